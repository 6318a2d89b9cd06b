from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest

from corroborate.account import Policy
from corroborate.canonical import digest
from corroborate.errors import InputError
from corroborate.link.incidents import incidents
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import (
    Changes,
    Departed,
    Edition,
    Figures,
    Former,
    Latest,
    Log,
    carried_on,
    former,
    log_json,
)
from corroborate.publish.gate import gate
from corroborate.publish.release import Release
from corroborate.reconcile import account
from corroborate.values import Count
from stories import CASE, coast
from told import claim, linked, report

MARCH, APRIL, MAY = "2031-03-20T08:00:00Z", "2031-04-20T08:00:00Z", "2031-05-20T08:00:00Z"
FIRST = report("Shelling in Jubata killed 9 people, medics said.", publisher="Wire", published="2031-03-09")
LATER = report("In all 14 people died in Jubata, medics said.", publisher="Post", published="2031-03-10")
OTHER = report("In Halwan 40 people died, police said.", publisher="Mail", published="2031-03-10")
NINE = claim(FIRST, "9 people", 9, says="medics", places=["Jubata"], running=True)
FOURTEEN = claim(LATER, "14 people", 14, says="medics", places=["Jubata"], running=True)
FORTY = claim(OTHER, "40 people", 40, says="police", places=["Halwan"])
PLACES = {"Jubata": "place", "Halwan": "place"}


class Numbers:
    """Numbers as a case hands them out, once and for ever."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int] = {}

    def __call__(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        for id in ids:
            self.known.setdefault((kind, id), 1 + sum(k == kind for k, _ in self.known))
        return {id: self.known[kind, id] for id in ids}


def _release(
    numbers: Numbers,
    said: Collection,
    *,
    policy: Policy | None = None,
    together: Collection = (),
    also: Collection = (),
) -> Release:
    sources = [one for one in (FIRST, LATER, OTHER, *also) if any(s.text == one.text.id for s in said)]
    known = linked(sources, said, precision=PLACES)
    found = list(incidents(known))
    if together:
        met = [one for one in found if set(one.statements) & {s.id for s in together}]
        whole = replace(met[0], statements=tuple(sorted(id for one in met for id in one.statements)))
        found = [replace(whole, key=min(whole.statements)), *(one for one in found if one not in met)]
    return gate(account(CASE, policy or Policy(), sources, known, found, []), numbers)


def _sum(release: Release) -> str:
    return digest(account_json(release).encode())


def _former(release: Release, log: Log | None = None) -> Former:
    return former(account_json(release).encode(), log_json(log).encode() if log else None)


def _next(release: Release, log: Log, then: Release, at: str = APRIL, **told) -> Log:
    return carried_on(then, _sum(then), at, _former(release, log), **told)


def _log(release: Release, at: str = MARCH) -> Log:
    return carried_on(release, _sum(release), at)


@pytest.fixture
def numbers() -> Numbers:
    return Numbers()


def test_a_first_release_is_edition_one_and_tells_of_no_changes() -> None:
    log = _log(coast())
    assert log == Log((Changes(Edition(1, _sum(coast()), MARCH)),))


def test_the_same_again_changes_nothing_whatever_the_time() -> None:
    log = _log(coast())
    assert _next(coast(), log, coast(), MAY) == log


def test_a_log_comes_back_from_its_file(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE, FORTY]), _release(numbers, [NINE, FOURTEEN])
    log = _next(one, _log(one), two)
    assert _former(two, log).log == log
    assert json.loads(log_json(log))["schema"] == "changes/1"
    assert [c.edition.number for c in log.changes] == [2, 1]
    assert log.latest.since == log.changes[1].edition


def test_a_new_report_that_raises_a_figure(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE]), _release(numbers, [NINE, FOURTEEN])
    made = _next(one, _log(one), two).latest
    (report_id,), (claim_id,) = made.of("R"), made.of("C")
    assert next(c.figure for c in two.claims if c.id == claim_id) == "14 people"
    assert report_id == next(c.report for c in two.claims if c.id == claim_id)
    (change,) = made.tolls
    assert [(x.before, x.after, x.claims, x.left) for x in change.series] == [
        (Count(9, 9), Count(14, 14), (claim_id,), ())
    ]
    assert not change.corrections
    assert not made.gone or {one.why for one in made.gone} == {"renumbered"}


def test_a_figure_that_goes_is_a_correction_with_its_reason(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE, FOURTEEN, FORTY]), _release(numbers, [NINE, FORTY])
    gone = next(c.id for c in one.claims if c.figure == "14 people")
    its_report = next(c.report for c in one.claims if c.id == gone)
    made = _next(one, _log(one), two, why={its_report: "withdrawn"}).latest
    assert made.departed("C") == (Departed(gone, "withdrawn"),)
    assert made.departed("R") == (Departed(its_report, "withdrawn"),)
    (change,) = made.tolls
    (latest,) = change.corrections
    assert (latest.before, latest.after, latest.left) == (Count(14, 14), Count(9, 9), (gone,))
    unknown = _next(one, _log(one), two).latest
    assert {one.why for one in unknown.departed("C")} == {"not told"}


def test_what_the_case_knows_of_a_statement_goes_before_its_report(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE, FORTY]), _release(numbers, [NINE])
    gone = next(c.id for c in one.claims if c.figure == "40 people")
    made = _next(one, _log(one), two, why={gone: "rejected"}).latest
    assert {(d.id[0], d.why) for d in made.gone} == {
        ("R", "not told"), ("C", "rejected"), ("I", "rejected"), ("T", "rejected"), ("K", "not used"), ("L", "not used"),
    }  # fmt: skip


def test_incidents_that_are_joined_lead_to_the_one_that_holds_them(numbers: Numbers) -> None:
    one = _release(numbers, [NINE, FORTY])
    two = _release(numbers, [NINE, FORTY], together=[NINE, FORTY])
    log = _next(one, _log(one), two)
    (stays,) = (i.id for i in two.incidents)
    (went,) = {i.id for i in one.incidents} - {stays}
    assert log.latest.departed("I") == (Departed(went, "merged", (stays,)),)
    assert log.redirects()[went] == (stays,)
    assert log.latest.of("I") == ()
    apart = _next(two, log, one, MAY)
    assert apart.redirects() == {}, "what came back is no longer gone"
    assert [(m.before, m.after) for m in apart.latest.moved] == [(stays, went)]


def test_an_incident_with_an_earlier_statement_goes_by_another_number(numbers: Numbers) -> None:
    totals = (report(f"In all {n} people died in Jubata, medics said.", published="2031-03-11") for n in range(15, 99))
    claims = ((source, f"{n} people", n) for n, source in enumerate(totals, 15))
    found = (
        (source, claim(source, words, n, says="medics", places=["Jubata"], running=True)) for source, words, n in claims
    )
    source, smaller = next((source, made) for source, made in found if made.id < NINE.id)
    one, two = _release(numbers, [NINE]), _release(numbers, [NINE, smaller], also=[source])
    made = _next(one, _log(one), two).latest
    (old,), (new,) = (i.id for i in one.incidents), (i.id for i in two.incidents)
    assert made.departed("I") == (Departed(old, "renumbered", (new,)),)
    assert made.of("I") == made.of("T") == ()
    (change,) = made.tolls
    assert (change.was, change.toll) == (one.tolls[0].id, two.tolls[0].id)
    assert change.before == Figures("one counter", None, None)


def test_redirects_lead_on_over_several_editions(numbers: Numbers) -> None:
    ones = sorted((NINE, FOURTEEN, FORTY), key=lambda s: s.id, reverse=True)
    releases = [_release(numbers, ones[:n], together=ones[:n]) for n in (1, 2, 3)]
    log = _log(releases[0])
    log = _next(releases[0], log, releases[1])
    log = _next(releases[1], log, releases[2], MAY)
    last = releases[2].incidents[0].id
    assert {id: into for id, into in log.redirects().items() if id[0] == "I"} == {"I1": (last,), "I2": (last,)}
    assert [edition.number for departed, edition in log.deletions() if departed.id[0] == "I"] == [2, 3]


def test_a_statement_with_nowhere_to_go_takes_its_incident_along(numbers: Numbers) -> None:
    one = _release(numbers, [NINE, FORTY])
    two = _release(numbers, [NINE])
    log = _next(one, _log(one), two)
    gone = {departed.id for departed, _ in log.deletions()}
    assert gone == {
        *(r.id for r in one.reports), *(c.id for c in one.claims), *(i.id for i in one.incidents),
        *(t.id for t in one.tolls), *(k.id for k in one.counters), *(p.id for p in one.places),
    } - {
        *(r.id for r in two.reports), *(c.id for c in two.claims), *(i.id for i in two.incidents),
        *(t.id for t in two.tolls), *(k.id for k in two.counters), *(p.id for p in two.places),
    }  # fmt: skip


def test_other_rules_and_other_programs_are_told(numbers: Numbers) -> None:
    one = _release(numbers, [NINE])
    two = _release(numbers, [NINE], policy=Policy(stale_days=3))
    assert _next(one, _log(one), two).latest.rules
    same = replace(one, versions=(*one.versions, *coast().versions))
    made = _next(one, _log(one), same).latest
    assert (made.rules, made.programs) == (False, True)


def test_what_was_provisional_and_is_confirmed_is_told_under_its_new_number_too(numbers: Numbers) -> None:
    one = _release(numbers, [NINE, FORTY])
    sure = replace(one, incidents=tuple(replace(incident, confirmed=True) for incident in one.incidents))
    made = _next(one, _log(one), sure).latest
    assert (made.confirmed, made.provisional) == (tuple(incident.id for incident in one.incidents), ())
    back = _next(sure, _log(sure), one).latest
    assert (back.confirmed, back.provisional) == ((), made.confirmed)
    merged = _release(numbers, [NINE, FORTY], together=[NINE, FORTY])
    whole = replace(merged, incidents=tuple(replace(incident, confirmed=True) for incident in merged.incidents))
    assert _next(one, _log(one), whole).latest.confirmed == tuple(incident.id for incident in whole.incidents)
    assert _next(sure, _log(sure), whole).latest.confirmed == ()


def test_no_word_of_the_former_release_is_said_again(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE, FORTY]), _release(numbers, [NINE])
    said = log_json(_next(one, _log(one), two))
    for word in ("Halwan", "police", "Mail", "40 people"):
        assert word in account_json(one)
        assert word not in said


def test_a_release_from_before_there_were_logs_is_edition_one(numbers: Numbers) -> None:
    one, two = _release(numbers, [NINE]), _release(numbers, [NINE, FOURTEEN])
    log = carried_on(two, _sum(two), APRIL, _former(one))
    assert [(c.edition.number, c.edition.digest) for c in log.changes] == [(2, _sum(two)), (1, _sum(one))]


def test_keys_that_were_added_since_do_not_change_the_rules(numbers: Numbers) -> None:
    release = _release(numbers, [NINE])
    older = json.loads(account_json(release))
    del older["policy"]["context_sentences"]
    then = former(json.dumps(older).encode())
    assert not carried_on(release, _sum(release), APRIL, then).latest.rules


@pytest.mark.parametrize(
    ("account_", "log", "words"),
    [
        (b"{", None, "account.json: it is no account of a release"),
        (b'{"schema": "account/7"}', None, "account.json: it is no account of a release"),
        (account_json(coast()).replace('"C1"', '"<script>"').encode(), None, "'<script>' is no id of a release"),
        (account_json(coast()).encode(), b"[]", "data/changes.json: it is no log of changes"),
        (account_json(coast()).encode(), log_json(_log(coast(more=2))).encode(), "the log of another release"),
    ],
)
def test_what_is_no_former_release_is_refused(account_: bytes, log: bytes | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        former(account_, log)


@pytest.mark.parametrize(
    "edition", [(0, "ab" * 32, MARCH), (1, "ab", MARCH), (1, "ab" * 32, "yesterday"), (1, "ab" * 32, "2031-03-20")]
)
def test_an_edition_is_numbered_hashed_and_dated(edition) -> None:
    with pytest.raises(ValueError, match="no such edition"):
        Edition(*edition)


def test_a_log_misses_no_edition() -> None:
    with pytest.raises(ValueError, match="every edition once"):
        Log((Changes(Edition(3, "ab" * 32, MARCH)), Changes(Edition(1, "ab" * 32, MARCH))))


def test_a_figure_without_a_number_is_neither_higher_nor_lower() -> None:
    assert not Latest("K1", Count(900, None), Count(None, None, vague="dozens"), (), ()).lowered
    assert not Latest("K1", None, Count(1, 1), (), ()).lowered

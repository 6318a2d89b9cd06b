from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from corroborate.account import Policy
from corroborate.publish.account_json import account_json
from corroborate.publish.gate import gate
from corroborate.publish.release import NAME_WITHHELD, WORDS_WITHHELD, Excerpt, Release, Segment, plain
from corroborate.vocabulary import SENSITIVE_WORDS
from stories import MONITOR, POLICY, coast, coast_account, number
from told import quote


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


def _claim(release: Release, figure: str):
    (found,) = [claim for claim in release.claims if claim.figure == figure]
    return found


def _excerpts(release: Release) -> Iterator[Excerpt]:
    yield from (statement.excerpt for statement in release.statements)


def test_no_hash_leaves_but_that_of_each_reports_bytes(release: Release) -> None:
    account = coast_account()
    hashes = set(re.findall(r"[0-9a-f]{12,}", account_json(release)))
    assert hashes == {source.report.sha256 for source in account.sources}


@pytest.mark.parametrize("name", ["Amina", "Darwish", "DARWISH", "Saleh", "saleh", "ليلى", "حداد", "mona", "list of"])
def test_withheld_names_are_nowhere_in_a_release(release: Release, name: str) -> None:
    assert name in str(coast_account())
    assert name not in account_json(release)


def test_a_name_goes_from_neighbouring_sentences_slots_and_other_reports(release: Release) -> None:
    teacher = next(claim for claim in release.claims if claim.victims.sorts == ("women",))
    assert (teacher.figure, teacher.victims.words) == (NAME_WITHHELD, NAME_WITHHELD)
    assert plain(_claim(release, "At least 745").excerpt.after).startswith(
        f"Among the dead was {NAME_WITHHELD}, a teacher"
    )
    assert plain(_claim(release, "Over 1,383").excerpt.sentence).endswith(f"and {NAME_WITHHELD} is one of them.")
    baker = next(a for a in release.accusations if a.actor.name == "government factions")
    assert [voice.name for voice in baker.speakers] == [NAME_WITHHELD]
    assert next(c.name for c in release.counters if c.kind == "person") == NAME_WITHHELD


def test_a_policy_that_withholds_nothing_shows_what_was_said() -> None:
    shown = account_json(coast(Policy(leaves=tuple(SENSITIVE_WORDS))))
    assert "Amina Darwish" in shown
    assert "Omar Saleh" in shown
    assert "list of darwish.pdf" in shown


def test_segments_say_which_slot_they_state(release: Release) -> None:
    toll = _claim(release, "At least 745")
    slots = [(s.words, s.slots) for s in toll.excerpt.sentence if s.slots]
    assert slots == [("At least 745", ("figure",)), ("civilians", ("victims",))]
    assert (toll.excerpt.number, toll.excerpt.of) == (1, 7)
    assert toll.excerpt.before == ()


def test_marks_stand_on_the_right_words_after_blotting(release: Release) -> None:
    everything = "\n".join(source.text.content for source in coast_account().sources if source.text)
    for open_, shut in zip(coast(Policy(leaves=tuple(SENSITIVE_WORDS))).claims, release.claims, strict=True):
        marked = [s.words for s in open_.excerpt.sentence if "figure" in s.slots]
        assert marked == [open_.figure]
        assert [s.words for s in shut.excerpt.sentence if "figure" in s.slots] == [shut.figure]
    for excerpt in _excerpts(release):
        assert all(segment.withheld or segment.words in everything for segment in excerpt.sentence)


def test_words_elsewhere_in_the_report_come_along() -> None:
    account = coast_account(Policy(context_sentences=0))
    source = next(s for s in account.sources if s.text and "Videos" in s.text.content)
    statement = next(s for s in account.statements.values() if s.kind == "evidence")
    far = replace(statement, shows=quote(source, "twenty years"))
    seen = gate(replace(account, statements={**account.statements, far.id: far}), number)
    found = next(e.excerpt for e in seen.evidence if e.shows == "twenty years")
    assert found.after == ()
    assert [plain(passage) for passage in found.elsewhere] == [f"{NAME_WITHHELD} had taught for twenty years."]
    assert Segment("twenty years", ("shows",)) in found.elsewhere[0]


def test_more_neighbours_when_the_policy_asks(release: Release) -> None:
    wide = coast(replace(POLICY, context_sentences=3))
    more = _claim(wide, "Thousands").excerpt
    assert len(plain(more.before)) > len(plain(_claim(release, "Thousands").excerpt.before)) > 0


def test_only_web_addresses_become_links_and_none_that_names_a_person() -> None:
    account = coast_account()

    def shown(address: str):
        sources = [replace(s, captures=tuple(replace(c, address=address) for c in s.captures)) for s in account.sources]
        found = gate(replace(account, sources=tuple(sources)), number).reports[0]
        return found.address, found.link

    assert shown("https://u:p@a.example/x") == ("https://a.example/x", "https://a.example/x")
    assert shown("javascript:alert(1)") == ("javascript:alert(1)", None)
    assert shown("https://a.example/\u202ex") == ("https://a.example/\u202ex", None)
    assert shown('https://a.example/"><script>')[1] is None
    assert shown("/home/mona/report.html") == (None, None)
    assert shown("file:///home/mona/report.html") == (None, None)
    assert shown("https://a.example/%41mina_Darwish")[0] == "[address withheld: it holds a name]"


def test_the_counters_series_and_the_whole_of_a_claim(release: Release) -> None:
    killed = release.tolls[0]
    assert next(c.name for c in release.counters if c.id == killed.series[0].counter) == MONITOR
    assert [str(step.count) for step in killed.series[0].steps] == ["at least 745", "1,383"]
    claims = {claim.id: claim for claim in release.claims}
    assert all(claims[id].toll == killed.id for step in killed.series[0].steps for id in step.claims)


def test_every_reference_leads_to_something(release: Release) -> None:
    known = {item.id for group in (release.reports, release.statements, release.places, release.parties, release.counters,
                                   release.incidents, release.tolls, release.questions) for item in group}  # fmt: skip
    used = set(re.findall(r"(?<![\w ])[CABERITPKLQ]\d+(?!\w)", account_json(release)))
    assert known == used
    assert len(known) == sum(map(len, (release.reports, release.statements, release.places, release.parties,
                                       release.counters, release.incidents, release.tolls, release.questions)))  # fmt: skip


def test_the_same_release_whatever_the_order_of_arrival(release: Release) -> None:
    account = coast_account()
    turned = replace(
        account,
        sources=account.sources[::-1],
        statements=dict(reversed(account.statements.items())),
    )
    assert gate(turned, number) == release


def test_a_release_is_the_same_however_its_making_is_shared_out(release: Release) -> None:
    several: list[int] = []

    def one_by_one(function, things):
        several.append(len(things))
        return [made for thing in things for made in function([thing])]

    assert gate(coast_account(), number, one_by_one) == release
    assert several == [len({said.text for said in coast_account().statements.values()}), len(release.findings)]
    assert release.withheld.names


def test_numbers_are_those_that_the_case_keeps() -> None:
    asked: list[str] = []

    def kept(kind: str, ids):
        asked.append(kind)
        return {id: 100 + place for place, id in enumerate(ids)}

    assert {c.id for c in gate(coast_account(), kept).claims} == {f"C{100 + i}" for i in range(10)}
    assert sorted(asked) == sorted("CABERITPKLQ")


def test_a_report_without_words_is_listed(release: Release) -> None:
    account = coast_account()
    empty = replace(account.sources[-1], text=None, voice="x", reader="")
    bare = replace(empty, report=replace(empty.report, size=1))
    with_bare = gate(replace(account, sources=(*account.sources, bare)), number)
    assert len(with_bare.reports) == len(release.reports) + 1
    assert sum(not report.text for report in with_bare.reports) == 1


def test_a_sentence_without_end_is_cut() -> None:
    account = coast_account()
    longest = max(len(plain(e.sentence)) for e in _excerpts(gate(account, number)))
    assert longest < 400
    source = next(s for s in account.sources if s.text and "Videos" in s.text.content)
    assert source.text is not None
    long = replace(source.text, content=source.text.content + " x" * 5000, sentences=())
    assert long.id != source.text.id
    statements = {
        s.id: s
        for s in (
            dataclasses.replace(s, text=long.id) if s.text == source.text.id else s for s in account.statements.values()
        )
    }
    sources = tuple(replace(s, text=long) if s is source else s for s in account.sources)
    bare = replace(account, statements=statements, sources=sources, incidents=(), findings=(), questions=())
    shown = gate(bare, number)
    assert all(len(plain(e.sentence)) < 2500 for e in _excerpts(shown))
    assert shown.claims[0].incident is None


def test_an_open_name_keeps_the_sides_it_may_mean() -> None:
    account = coast_account()
    parties = tuple(
        p if p.side else replace(p, could=("the new government", "the former government")) for p in account.parties
    )
    shown = gate(replace(account, parties=parties), number).parties
    assert {p.could for p in shown if p.side is None} == {("the former government", "the new government")}
    assert {p.could for p in shown if p.side} == {()}


def test_a_person_taken_for_a_place_is_withheld_all_the_same() -> None:
    account = coast_account()
    wrong = replace(
        account.places[0], names=("Amina Darwish",), where=replace(account.places[0].where, name="Amina Darwish")
    )
    shown = gate(replace(account, places=(wrong, *account.places[1:])), number).places[0]
    assert (shown.where.name, shown.names) == (NAME_WITHHELD, (NAME_WITHHELD,))


def test_a_counter_who_is_a_person_is_withheld_under_every_spelling() -> None:
    account = coast_account()
    counters = tuple(replace(c, names=("Umar Salih",)) if c.kind == "person" else c for c in account.counters)
    finding = replace(account.findings[0], words="Umar Salih gives 12.")
    shown = gate(replace(account, counters=counters, findings=(finding,)), number)
    assert "Salih" not in account_json(shown)


def _unread(figure: str = "30", address: str = "") -> Release:
    """The coast's account, its Arabic report read by nobody; a person wrote down the claim in it, with `figure`."""
    account = coast_account()
    source = next(s for s in account.sources if s.text and "المرصد" in s.text.content)
    told = {
        id: replace(said, figure=quote(source, figure)) if said.text == source.text.id else said
        for id, said in account.statements.items()
    }
    captures = tuple(replace(c, address=address or c.address) for c in source.captures)
    bare = replace(source, reader="", private=(), captures=captures)
    sources = tuple(bare if s is source else s for s in account.sources)
    told = {said.id: said for said in told.values()}
    return gate(replace(account, sources=sources, statements=told, incidents=(), findings=(), questions=()), number)


def test_of_a_text_that_nobody_read_nothing_leaves_but_the_figure() -> None:
    shown = _unread()
    (claim,) = [c for c in shown.claims if c.figure == "30"]
    assert plain(claim.excerpt.sentence) == f"{WORDS_WITHHELD}30{WORDS_WITHHELD}"
    assert (claim.excerpt.before, claim.excerpt.after, claim.excerpt.elsewhere) == ((), (), ())
    assert (claim.victims.words, claim.speakers[0].name) == (None, "المرصد الكيلاري")
    for word in ("ليلى", "حداد", "مدنيا", "بلدة"):
        assert word not in account_json(shown)
    assert [one.number for one in shown.withheld.held if "no reader" in one.what] == [1]


def test_the_figure_of_a_text_that_nobody_read_is_no_name() -> None:
    assert "ليلى" not in account_json(_unread("ليلى حداد"))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("arabic/news/2031/3/9/c55k2.html", "arabic/news/2031/3/9/c55k2.html"),
        ("arabic/funeral-of-layla", "[rest withheld: nobody read the text]"),
        ("?id=7&title=Layla", "[rest withheld: nobody read the text]"),
        ("%D9%84%D9%8A%D9%84%D9%89", None),
    ],
)
def test_of_the_address_of_a_text_that_nobody_read_no_word_leaves_that_may_be_a_name(
    path: str, shown: str | None
) -> None:
    made = _unread(address=f"https://post.example/{path}")
    carriers = [c for report in made.reports for c in report.carriers if "post.example/" in (c.address or "")]
    assert [c.address for c in carriers] == ([f"https://post.example/{shown}"] if shown else [])
    assert "ayla" not in account_json(made)


def test_words_in_another_script_are_withheld_though_much_of_the_text_is_in_it() -> None:
    account = coast_account()
    source = next(s for s in account.sources if s.text and "المرصد" in s.text.content)
    sources = tuple(
        replace(s, reader="grammar/2 for no day", private=()) if s is source else s for s in account.sources
    )
    assert "ليلى" not in account_json(gate(replace(account, sources=sources), number))

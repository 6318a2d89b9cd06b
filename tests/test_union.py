"""Order and union: the same account to the byte, whatever came first and however it was split; and what people decide."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corroborate import desk, outlet, read
from corroborate.errors import NoSuchId, UseError
from corroborate.values import Count, Quote

AT = "2031-03-09T12:00:00Z"
PILE = {
    "a.txt": ("""Shelling of Jableh

Shelling killed 112 people in Jableh on March 6, the Syrian Observatory for Human Rights said. Residents blamed government
forces for the shelling.
""", 'published = "2031-03-07"\npublisher = "Example Daily"'),
    "b.txt": ("""Toll of Jableh rises

The Syrian Observatory for Human Rights said the shelling of Jableh on March 6 had killed 131 people, 40 of them women.
""", 'published = "2031-03-08"\npublisher = "Example Wire"'),
    "c.txt": ("""Another count of Jableh

At least 98 people were killed in Jableh on March 6, the Syrian Network for Human Rights said. The Defense Ministry denied
that its forces had shelled the town.
""", 'published = "2031-03-08"\npublisher = "Example Radio"'),
    "d.txt": ("""A blast in Homs

A car bomb killed 12 people and injured 30 in Homs on March 7, a doctor said.
""", 'published = "2031-03-07"'),
    "e.txt": ("""Une explosion à Homs

Une voiture piégée a tué douze personnes à Homs vendredi, a indiqué un médecin de la ville à nos journalistes sur place.
""", 'published = "2031-03-07"'),
    "g.txt": ("""Two weeks in the province

From March 1 to March 14 some 412 people were killed in Latakia province, the Syrian Observatory for Human Rights said. It had
counted 218 wounded, and 57 missing.
""", 'published = "2031-03-15"\npublisher = "Example Weekly"'),
    "h.txt": ("""Deux semaines dans la province

Du 1er au 14 mars, quelque 412 personnes ont été tuées dans la province de Latakia, en Syrie, selon le Syrian Observatory for
Human Rights. Il a compté 218 blessés et 57 disparus.
""", 'published = "2031-03-16"\npublisher = "Exemple Hebdo"\nlanguage = "fr"'),
    "f.pdf": ("%PDF-1.4 and then nothing that a PDF has", ""),
    "again/a.txt": ("", 'published = "2031-03-09"\npublisher = "Example Digest"'),
    "again/d.txt": ("", 'publisher = "Example Digest"'),
}  # fmt: skip


def _silent(done: int, failed: int, total: int) -> None:
    pass


def _pile(folder: Path) -> list[Path]:
    made = []
    for name, (words, known) in PILE.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(words or PILE[path.name][0], "utf-8")
        path.with_name(path.name + ".toml").write_text(known, "utf-8")
        made.append(path)
    return made


def _filled(case: Path, paths: list[Path], at: str = AT) -> None:
    with desk.opened(case, make=True, at=at) as work:
        for path in paths:
            work.add([path], _silent)
        work.read(0, _silent)


def _account(case: Path) -> str:
    with desk.opened(case, at=AT) as work:
        work.read(0, _silent)
        assert work.verify()[1] == ()
        return outlet.as_json(work.release())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], str]:
    folder = tmp_path_factory.mktemp("whole")
    paths = _pile(folder / "in")
    _filled(folder / "case", paths)
    return paths, _account(folder / "case")


def test_the_pile_says_something(whole: tuple[list[Path], str]) -> None:
    made = json.loads(whole[1])
    assert len(made["reports"]) == 8
    assert any(incident["within"] for incident in made["incidents"])
    assert any("two languages" in finding["words"] for finding in made["findings"] if finding["kind"] == "copy")
    assert len(made["incidents"]) >= 2
    assert {"supersession", "answer"} <= {finding["kind"] for finding in made["findings"]}
    assert len(made["failures"]) == 1


@settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(len(PILE))), split=st.integers(1, 2 ** len(PILE) - 2), back=st.booleans())
def test_any_order_and_any_split_give_the_same_account(
    whole: tuple[list[Path], str], order: list[int], split: int, back: bool
) -> None:
    paths, account = whole
    with tempfile.TemporaryDirectory() as name:
        cases = [Path(name) / "one", Path(name) / "other"]
        for side, case in enumerate(cases):
            _filled(case, [paths[i] for i in order if split >> i & 1 == side], f"2031-03-1{side}T12:00:00Z")
        into, source = reversed(cases) if back else cases
        with desk.opened(into, at=AT) as work:
            assert work.merge(source).new > 0
            assert work.merge(source) == (0, 0)
        assert _account(into) == account
        with desk.opened(source, at=AT) as work:
            work.merge(into)
        assert _account(source) == account


@contextlib.contextmanager
def _work(case: Path) -> Iterator[desk.Work]:
    with desk.opened(case, at="2031-03-10T12:00:00Z") as work:
        yield work


def _claim(made: dict, words: str) -> str:
    return next(claim["id"] for claim in made["claims"] if claim["figure"] == words)


def _released(work: desk.Work) -> dict:
    return json.loads(outlet.as_json(work.release()))


@pytest.fixture
def case(tmp_path: Path, whole: tuple[list[Path], str]) -> Path:
    _filled(tmp_path / "case", [path for path in whole[0] if path.name in ("a.txt", "b.txt", "d.txt")])
    return tmp_path / "case"


def _incident_of(made: dict, claim: str) -> str:
    return next(found["incident"] for found in made["claims"] if found["id"] == claim)


@pytest.mark.parametrize("verdict", ["rejected", "different", "same"])
def test_a_decision_changes_the_account_and_can_be_taken_back(case: Path, verdict: str) -> None:
    with _work(case) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        first, second, far = (_claim(made, words) for words in ("112", "131", "12"))
        ids = {"rejected": [first], "different": [first, second], "same": [first, far]}[verdict]
        work.decide(verdict, ids, "the map shows it", "N. N.")
        after = _released(work)
        assert {
            "rejected": first not in {claim["id"] for claim in after["claims"]},
            "different": verdict == "different" and _incident_of(after, first) != _incident_of(after, second),
            "same": verdict == "same" and _incident_of(after, first) == _incident_of(after, far),
        }[verdict]
        assert _incident_of(made, first) == _incident_of(made, second) != _incident_of(made, far)
        work.decide("unsure", ids, "the map was an old one", "N. N.")
        assert outlet.as_json(work.release()) == before
        assert [(d.verdict, sorted(names)) for d, names in work.decisions()] == [
            (verdict, sorted(ids)),
            ("unsure", sorted(ids)),
        ]
        assert work.verify()[1] == ()


def test_decisions_outlive_a_new_reader(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _work(case) as work:
        made = _released(work)
        first, second, far = (_claim(made, words) for words in ("112", "131", "12"))
        work.decide("different", [first, second], "two towns of one name")
        work.decide("rejected", [far], "of another year")
        before, reader = outlet.as_json(work.release()), read.READER
        monkeypatch.setattr(read, "READER", "another/9")
        assert work.read(0, _silent).read == 3
        after = outlet.as_json(work.release())
    assert reader in before
    assert before.replace(reader, "another/9") == after


def test_what_a_newer_reader_loses_is_kept_where_accepted_and_asked_about_where_judged(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _work(case) as work:
        made = _released(work)
        first, second, far = (_claim(made, words) for words in ("112", "131", "12"))
        work.decide("accepted", [first], "it stands there")
        work.decide("same", [second, far], "one attack")
        monkeypatch.setattr(read, "READER", "another/9")
        monkeypatch.setattr(read, "read", lambda *_: read.Readout(()))
        work.read(0, _silent)
        after = _released(work)
    assert [claim["id"] for claim in after["claims"]] == [first]
    lost = [question for question in after["questions"] if question["kind"] == "lost statement"]
    assert len(lost) == 2
    assert {id[0] for question in lost for id in question["about"]} == {"R"}


def _revoked(work: desk.Work) -> None:
    """Take the last decision back."""
    decision, _ = work.decisions()[-1]
    work.decide("revoked", [decision.id], "it was a slip", "N. N.")


def test_a_place_is_told_and_outlives_reader_and_extractor(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _work(case) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        reports = [report["id"] for report in made["reports"] if "C" not in report["id"]]
        for value, wanted in (
            ("gn:169577@SY", (169577, "place")),
            ("SY:region:tartus", (None, "region")),
            ("33.5,36.3", (None, "district")),
        ):
            work.decide("placed", reports, "residents say so", "N. N.", name="JABLEH", value=value)
            here = next(p for p in _released(work)["places"] if "Jableh" in p["names"])["where"]
            assert (here["geonames"], here["precision"]) == wanted
        assert (here["lat"], here["lon"], here["precision"]) == (33.5, 36.3, "district")
        monkeypatch.setattr(read, "READER", "another/9")
        work.read(0, _silent)
        assert next(p for p in _released(work)["places"] if "Jableh" in p["names"])["where"] == here
        monkeypatch.undo()
        work.read(0, _silent)
        for _ in range(3):
            work.decide("revoked", [work.standing()[-1].id], "it was another town", "N. N.")
        assert outlet.as_json(work.release()) == before


def test_a_claim_is_corrected_from_its_own_text_and_outlives_a_new_reader(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _work(case) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        old = work.statement(_claim(made, "131"))
        text = work.text_of(old.text)
        women = text.quote(text.content.index("40 of them"), text.content.index("40 of them") + 2)
        new = dataclasses.replace(old, figure=women, count=Count(40, 40), stance="doubted")
        work.code(new, "the figure is of women", "N. N.", instead_of=old.id)
        for reader in ("", "another/9"):
            if reader:
                monkeypatch.setattr(read, "READER", reader)
                monkeypatch.setattr(read, "read", lambda *_: read.Readout(()))
                work.read(0, _silent)
            after = _released(work)
            assert "131" not in {claim["figure"] for claim in after["claims"]}
            assert "doubted" in {claim["stance"] for claim in after["claims"] if claim["figure"] == "40"}
        monkeypatch.undo()
        work.read(0, _silent)
        _revoked(work)
        assert outlet.as_json(work.release()) == before
        with pytest.raises(UseError, match="nothing is corrected"):
            work.code(old, "why", instead_of=old.id)
        with pytest.raises(UseError, match="from its own text"):
            work.code(new, "why", instead_of=_claim(made, "112"))
        elsewhere = dataclasses.replace(new, figure=Quote(women.start + 1, women.end + 1, women.words))
        with pytest.raises(UseError, match="does not stand"):
            work.code(elsewhere, "why")
        assert work.verify()[1] == ()


def test_a_claim_is_coded_by_hand_and_taken_back(case: Path) -> None:
    with _work(case) as work:
        before = outlet.as_json(work.release())
        old = work.statement(_claim(json.loads(before), "12"))
        text = work.text_of(old.text)
        at = text.content.index("30")
        work.code(
            dataclasses.replace(old, figure=text.quote(at, at + 2), count=Count(30, 30), harm="missing"), "so it says"
        )
        assert "missing" in {claim["harm"] for claim in _released(work)["claims"]}
        _revoked(work)
        assert outlet.as_json(work.release()) == before


def test_two_reports_are_told_to_be_one_voice_or_two(case: Path, whole: tuple[list[Path], str]) -> None:
    with _work(case) as work:
        made = _released(work)
        first, second, third = (report["id"] for report in made["reports"])
        work.decide("same", [first, second], "one is a translation of the other")
        assert [f["kind"] for f in _released(work)["findings"]].count("copy") == 1
        work.decide("different", [first, second], "they only share a source")
        assert _released(work)["findings"] == made["findings"]
        with pytest.raises(UseError, match="two statements, or two reports"):
            work.decide("same", [third, _claim(made, "12")], "why")


def test_a_contradiction_is_explained_and_a_question_noted(tmp_path: Path) -> None:
    for name, figure, who in (("a", 41, "the Sarim Monitor"), ("b", 63, "the Coast Council")):
        words = (
            f"Shelling killed {figure} people in Jableh on March 6, {who} said on Friday. Gunmen killed 7 in Qasmarun."
        )
        (tmp_path / f"{name}.txt").write_text(words)
        (tmp_path / f"{name}.txt.toml").write_text('published = "2031-03-07"')
    case = tmp_path / "case"
    _filled(case, [tmp_path / "a.txt", tmp_path / "b.txt"])
    with _work(case) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        (clash,) = [f for f in made["findings"] if f["kind"] == "contradiction"]
        sides = [*clash["holds"], *clash["disputes"]]
        work.decide("explained", sides, "one of them counts the camp too", "N. N.", value="place")
        after = _released(work)
        (told,) = [f for f in after["findings"] if set(f["holds"]) == set(clash["holds"]) and f["disputes"]]
        assert (told["kind"], told["reason"]) == ("difference", "place")
        assert "the camp" not in json.dumps(after)
        _revoked(work)
        assert outlet.as_json(work.release()) == before
        with pytest.raises(UseError, match="no reason"):
            work.decide("explained", sides, "why", value="weather")
        kept = work.account()
        for question in kept.questions:
            work.decide("noted", question.about, "nothing more can be found out", name=question.kind)
        assert kept.questions
        assert work.account().questions == ()
        work.decide("unsure", kept.questions[0].about, "somebody may know", name=kept.questions[0].kind)
        assert work.account().questions == kept.questions[:1]


def _outlives(work: desk.Work, monkeypatch: pytest.MonkeyPatch) -> dict:
    """What the account comes to once another reader, which finds the same, has read everything."""
    monkeypatch.setattr(read, "READER", "another/9")
    work.read(0, _silent)
    after = _released(work)
    monkeypatch.undo()
    work.read(0, _silent)
    return after


@pytest.fixture
def counted(tmp_path: Path, whole: tuple[list[Path], str]) -> Path:
    """Two counters of one event."""
    _filled(tmp_path / "case", [path for path in whole[0] if path.name in ["a.txt", "b.txt", "c.txt"]])
    return tmp_path / "case"


def _toll_of(made: dict, claim: str) -> dict:
    id = next(found["toll"] for found in made["claims"] if found["id"] == claim)
    return next(toll for toll in made["tolls"] if toll["id"] == id)


def test_counters_are_told_to_be_independent_or_to_rest_on_one_another(
    counted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _work(counted) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        fewer, more = _claim(made, "At least 98"), _claim(made, "131")
        toll = _toll_of(made, more)
        assert (toll["verdict"], toll["low"], toll["high"], toll["ties"]) == ("range", 98, 131, [])
        work.decide("independent", [fewer, more], "each has its own people there", "N. N.")
        (tie,) = _toll_of(_released(work), more)["ties"]
        assert (tie["independent"], tie["why"]) == (True, "a person judged so")
        work.decide("dependent", [more, fewer], "it says so itself", "N. N.")
        for after in (_released(work), _outlives(work, monkeypatch)):
            toll = _toll_of(after, more)
            assert (toll["verdict"], toll["low"]) == ("one counter", None)
            assert [one["why"] for one in toll["outside"]] == ["dependent"]
            counter = next(c["counter"] for c in after["claims"] if c["id"] == more)
            assert [one["counter"] for one in toll["outside"]] == [counter]
            assert [one["verdict"] for one in after["judgements"]] == ["dependent"]
        assert "tied, or untied" in outlet.as_summary(work.release(), 100)
        work.decide("unsure", [more, fewer], "it was another network", "N. N.")
        assert outlet.as_json(work.release()) == before


def test_claims_are_told_to_count_the_same_or_not(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _work(counted) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        women, all_, other = (_claim(made, words) for words in ("40", "131", "At least 98"))
        assert _toll_of(made, women)["id"] != _toll_of(made, all_)["id"] == _toll_of(made, other)["id"]
        work.decide("comparable", [women, other], "the forty are all that it knows of", "N. N.")
        work.decide("incomparable", [all_, other], "it counts the port too", "N. N.")
        for after in (_released(work), _outlives(work, monkeypatch)):
            assert _toll_of(after, women)["id"] == _toll_of(after, other)["id"] != _toll_of(after, all_)["id"]
        _revoked(work)
        work.decide("unsure", [women, other], "who knows", "N. N.")
        assert outlet.as_json(work.release()) == before


def test_a_name_is_told_to_be_a_body_or_a_side(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _work(counted) as work:
        before = outlet.as_json(work.release())
        made = json.loads(before)
        reports = [report["id"] for report in made["reports"]]
        network = "Syrian Network for Human Rights"
        work.decide("identified", reports, "they mean the port's guards", name="Government Forces", value="port guards")
        work.decide("identified", reports, "a slip", name="the Syrian Observatory for Human Rights", value=network)
        for after in (_released(work), _outlives(work, monkeypatch)):
            (party,) = [party for party in after["parties"] if "government forces" in party["names"]]
            assert (party["side"], party["why"]) == ("port guards", "a person decided so")
            (counter,) = [counter for counter in after["counters"] if counter["kind"] == "organisation"]
            assert counter["name"] == network
            assert len(after["judgements"]) == 2
        work.decide("unsure", reports, "nobody knows", name="government forces")
        (party,) = [party for party in _released(work)["parties"] if "government forces" in party["names"]]
        assert party["side"] != "port guards"
        for decision in work.standing():
            work.decide("revoked", [decision.id], "a slip", "N. N.")
        assert outlet.as_json(work.release()) == before


def test_what_was_judged_without_a_connection_does_not_overrule_what_was_judged_since(case: Path) -> None:
    with _work(case) as work:
        first = _claim(_released(work), "112")
        work.decide("accepted", [first], "it stands there", "N. N.")
        late = work.decide("rejected", [first], "of another year", "M. M.", at="2031-03-10T11:00:00Z")
        assert late.at == "2031-03-10T11:00:00Z"
        assert first in {claim["id"] for claim in _released(work)["claims"]}
        with pytest.raises(UseError, match="no place"):
            work.decide("placed", ["R1"], "why", name="Jableh", value="gn:0")
        with pytest.raises(UseError, match="needs the name"):
            work.decide("placed", ["R1"], "why", value="33.5,36.3")


def test_decisions_of_two_offices_meet(case: Path, tmp_path: Path) -> None:
    with _work(case) as work:
        made = _released(work)
        work.decide("rejected", [_claim(made, "12")], "of another year", "N. N.")
    with desk.opened(tmp_path / "other", make=True, at=AT) as other:
        other.merge(case)
        assert "12" not in {claim["figure"] for claim in _released(other)["claims"]}
        assert [d.why for d, _ in other.decisions()] == ["of another year"]


def test_what_cannot_be_decided(case: Path) -> None:
    with _work(case) as work:
        made = _released(work)
        first, second = _claim(made, "112"), _claim(made, "131")
        for verdict, ids, why in (
            ("rejected", [first], "  "), ("rejected", [first, second], "why"), ("same", [first], "why"),
            ("same", [first, first], "why"), ("unsure", [], "why"),
        ):  # fmt: skip
            with pytest.raises(UseError):
                work.decide(verdict, ids, why)
        for id in (made["incidents"][0]["id"], "R1", "C999", "nonsense"):
            with pytest.raises(NoSuchId):
                work.decide("rejected", [id], "why")
        assert work.decisions() == ()

"""What a policy lets leave, from a case to its release: review states, grades, places, confirmed incidents, counted."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from corroborate import desk
from corroborate.account import Policy
from corroborate.errors import UseError
from corroborate.publish.release import PLACE_WITHHELD, Release
from corroborate.store.settings import policy_file
from corroborate.vocabulary import CONFIRM_WORDS, FINEST_WORDS, REVIEWED_WORDS, SENSITIVE_WORDS

AT = "2031-03-09T12:00:00Z"
REPORTS = [
    {
        "id": "one",
        "publisher": "Gulf Courier",
        "published": "2031-03-07",
        "text": "Shelling killed 14 people in Jableh, Syria, on 6 March 2031, the Syrian Observatory for Human Rights said. "
        "The Syrian army denied it.",
    },
    {
        "id": "two",
        "publisher": "Northern Daily",
        "published": "2031-03-08",
        "text": "Shelling killed 16 people in Jableh, Syria, on 6 March 2031, the Syrian Network for Human Rights said. "
        "A bomb killed three soldiers in Aleppo, Syria, on 2 March 2031, police said.",
    },
]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    pile = tmp_path / "reports.jsonl"
    pile.write_text("\n".join(map(json.dumps, REPORTS)) + "\n", "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        work.read(0, lambda *_: None, work.add([pile], lambda *_: None).reports)
        work.release()
    return tmp_path / "case"


def _released(case: Path, policy: str = "") -> Release:
    file = case.parent / "policy.toml"
    file.write_text(f"[policy]\n{policy}\n", "utf-8")
    with desk.opened(case, at=AT, policy_file=file) as work:
        return work.release()


def _decide(case: Path, *decisions: tuple[str, str]) -> None:
    with desk.opened(case, at="2031-03-10T09:00:00Z", by="N. N.") as work:
        for verdict, id in decisions:
            work.decide(verdict, [id], "looked at")  # type: ignore[arg-type]


def _id(release: Release, figure: str) -> str:
    return next(claim.id for claim in release.claims if claim.figure.startswith(figure))


def _told(release: Release) -> dict[str, int]:
    return {one.what: one.number for one in release.withheld.held}


def test_only_what_people_accepted_leaves_and_the_range_is_made_of_that(case: Path) -> None:
    whole = _released(case)
    lead = whole.tolls[0]
    assert (lead.verdict, lead.low, lead.high) == ("range", 14, 16)
    _decide(case, ("accepted", _id(whole, "14")), ("rejected", _id(whole, "three")))
    few = _released(case, 'states = ["accepted"]')
    assert [claim.figure for claim in few.claims] == ["14"]
    assert few.claims[0].reviewed
    assert (few.tolls[0].verdict, few.tolls[0].low) == ("one counter", None)
    assert _told(few)["statements that a person rejected"] == 1
    assert _told(few)["statements that nobody reviewed"] == len(whole.statements) - 2
    assert not few.answers
    assert len(few.tolls) == 1


def test_what_a_person_rejected_never_leaves(case: Path) -> None:
    gone = _id(_released(case), "16")
    _decide(case, ("rejected", gone))
    left = _released(case)
    assert gone not in {statement.id for statement in left.statements}
    assert _told(left)["statements that a person rejected"] == 1


def test_the_review_board_sees_what_does_not_leave(case: Path) -> None:
    file = case.parent / "policy.toml"
    file.write_text('[policy]\nstates = ["accepted"]\n', "utf-8")
    with desk.opened(case, at=AT, policy_file=file) as work:
        assert work.account().statements
        assert not work.release().statements


def test_an_incident_is_confirmed_when_each_leading_figure_was_accepted(case: Path) -> None:
    whole = _released(case)
    assert not any(incident.confirmed for incident in whole.incidents)
    assert "2 of 2 leading figures" in whole.incidents[0].lacks
    _decide(case, ("accepted", _id(whole, "14")))
    assert not _released(case).incidents[0].confirmed
    _decide(case, ("accepted", _id(whole, "16")))
    made = _released(case)
    assert (made.incidents[0].confirmed, made.incidents[0].lacks) == (True, "")
    assert not made.incidents[1].confirmed
    assert not _released(case, 'confirmed = "none/1"').incidents[0].confirmed


def test_a_rule_may_ask_for_all_tolls(case: Path) -> None:
    made = _released(case, 'confirmed = "reviewed-all/1"')
    assert made.policy.confirmed == "reviewed-all/1"
    assert made.incidents[0].lacks


def test_the_least_grade_holds_back_tolls_with_all_that_is_about_them(case: Path) -> None:
    policy = 'name = "airwars-like/1"\nleast_grade = "fair"'
    whole, made = _released(case, 'name = "airwars-like/1"'), _released(case, policy)
    assert {toll.grade for toll in whole.tolls} > {"fair"}
    assert [toll.grade for toll in made.tolls] == ["fair"]
    assert len(made.incidents) < len(whole.incidents)
    assert not any(claim.figure == "three" for claim in made.claims)
    members = {id for incident in made.incidents for id in incident.statements}
    assert {statement.id for statement in made.statements} == members
    assert _told(made)["tolls below the least grade"] == len(whole.tolls) - 1
    assert {place.where.name for place in made.places} < {place.where.name for place in whole.places}
    assert all(set(finding.holds) <= members for finding in made.findings if finding.kind != "copy")


def test_a_least_grade_needs_a_policy_that_grades(case: Path) -> None:
    with pytest.raises(UseError, match=r"grades nothing.*airwars-like"):
        _released(case, 'least_grade = "fair"')


def test_a_place_leaves_no_finer_than_the_policy_says(case: Path) -> None:
    whole, made = _released(case), _released(case, 'places = "region"')
    assert "Jableh" in {place.where.name for place in whole.places}
    everything = str(made)
    assert "Jableh" not in everything
    assert PLACE_WITHHELD in everything
    hidden = [place for place in made.places if place.where.precision == "withheld"]
    assert all((place.where.lat, place.where.lon, place.where.geonames) == (None, None, None) for place in hidden)
    assert {place.where.parents[-1] for place in hidden if place.where.parents} == {"Syria"}
    assert PLACE_WITHHELD in made.incidents[0].title
    assert _told(made)["places finer than the policy lets leave"] == len(hidden)
    country = _released(case, 'places = "country"')
    assert "Latakia" not in str(country)
    assert "Syria" in {place.where.name for place in country.places}


def test_a_release_prints_its_rules_and_how_much_it_holds_back(case: Path, tmp_path: Path) -> None:
    file = case.parent / "policy.toml"
    file.write_text('[policy]\nstates = ["accepted"]\nplaces = "district"\n', "utf-8")
    with desk.opened(case, at=AT, policy_file=file) as work:
        work.publish(work.release(), tmp_path / "out")
    for name in ("README.txt", "method.html"):
        told = " ".join((tmp_path / "out" / name).read_text("utf-8").split())
        assert "An incident is confirmed (reviewed/1) where" in told
        assert "finer than a district" in told
        assert "statements that nobody reviewed" in told
        assert "what a person rejected never does" in told


def test_a_policy_of_its_own_file_is_checked_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('[policy]\nleaves = ["names"]\n', "utf-8")
    for name, says in (
        ("p.toml", r'p.toml, line 2: leaves: "names" may not stand here'),
        ("none.toml", "cannot be read"),
    ):
        with (
            pytest.raises(UseError, match=says),
            desk.opened(tmp_path / "case", make=True, policy_file=tmp_path / name),
        ):
            pass
        assert not (tmp_path / "case").exists()


def test_the_page_about_policies_knows_every_key_and_word() -> None:
    page = Path(__file__).parent.parent.joinpath("docs", "policy.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    written = policy_file(example, "docs/policy.md")
    assert (written.leaves, written.states, written.places) == (Policy().leaves, Policy().states, Policy().places)
    for field in dataclasses.fields(Policy):
        assert not field.init or f"{field.name} = " in example
    for table in (SENSITIVE_WORDS, FINEST_WORDS, REVIEWED_WORDS, CONFIRM_WORDS):
        assert not [word for word in table if word not in page]
    defaults = {
        line.split("|")[1].strip(" `"): line.split("|")[2].strip() for line in page.splitlines() if line[:3] == "| `"
    }
    assert {word for word, says in defaults.items() if says == "leaves"} == set(Policy().leaves)
    assert {word for word, says in defaults.items() if says == "stays"} == set(Policy().withhold)

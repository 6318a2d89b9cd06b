"""Entities are read by followthemoney itself where it is there (requirements-readers.lock)."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corroborate.account import Policy
from corroborate.publish.entities import entities
from corroborate.publish.release import NAME_WITHHELD, Release
from corroborate.vocabulary import SENSITIVE_WORDS
from stories import MONITOR, coast, several


def _made(release: Release) -> dict[str, dict]:
    lines = [json.loads(line) for line in entities(release).splitlines()]
    assert len({one["id"] for one in lines}) == len(lines)
    return {one["id"]: one for one in lines}


@pytest.mark.parametrize(
    "release",
    [coast(more=5), coast(Policy(leaves=tuple(SENSITIVE_WORDS))), several()],
    ids=["coast", "open", "several"],
)
def test_followthemoney_takes_every_entity_as_it_is(release: Release) -> None:
    model = pytest.importorskip("followthemoney").model
    made = _made(release)
    for one in made.values():
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        proxy = model.get_proxy(one, cleaned=False)
        for name, values in one["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), f"{one['id']}.{name}"
            if schema.get(name).type.name == "entity":
                kinds = {model.get(made[value]["schema"]) for value in values}
                assert all(kind.is_a(schema.get(name).range) for kind in kinds), f"{one['id']}.{name}"


def test_every_incident_is_an_event_with_its_days_places_figures_and_reports() -> None:
    release = coast()
    halwan = next(one for one in release.incidents if one.title == "Halwan")
    told = _made(release)[halwan.id]
    assert told["schema"] == "Event"
    assert told["properties"]["startDate"] == told["properties"]["endDate"] == ["2031-05-02"]
    assert told["properties"]["addressEntity"] == list(halwan.places)
    assert told["properties"]["summary"] == ["Killed: one counter"]
    assert told["properties"]["proof"] == [next(c.report for c in release.claims if c.figure == "14")]
    assert "involved" not in told["properties"]


def test_an_accusation_is_a_link_that_says_so() -> None:
    release = coast()
    said = next(a for a in release.accusations if a.actor.name.startswith("Forces aligned"))
    link = _made(release)[said.id]
    assert link["schema"] == "UnknownLink"
    assert link["properties"]["role"] == ["accused: did"]
    assert link["properties"]["subject"] == [said.actor.id]
    assert link["properties"]["object"] == [said.incident]
    party = _made(release)[said.actor.id]
    assert party["properties"]["summary"] == ["accused in reports; no finding"]


def test_a_claim_is_a_note_on_its_incident_and_its_counter() -> None:
    release = coast()
    claim = next(claim for claim in release.claims if claim.figure == "At least 745")
    note = _made(release)[claim.id]
    assert note["properties"]["entity"] == [claim.incident, claim.counter]
    assert note["properties"]["description"][0].startswith("At least 745 civilians")
    assert note["properties"]["notes"] == [f"according to {MONITOR}"]


def test_no_withheld_person_and_nobody_unnamed_is_an_entity() -> None:
    release = coast()
    made = _made(release)
    hidden = [counter.id for counter in release.counters if counter.name == NAME_WITHHELD or counter.kind == "unnamed"]
    assert hidden
    assert not set(hidden) & set(made)
    persons = replace(release, parties=tuple(replace(party, name=NAME_WITHHELD) for party in release.parties))
    assert not [one for one in _made(persons).values() if NAME_WITHHELD in one["properties"].get("name", [])]


def test_a_day_without_a_year_is_no_date() -> None:
    release = coast()
    yearless = replace(release, reports=tuple(replace(report, published="--03-09") for report in release.reports))
    assert not [one for one in _made(yearless).values() if "publishedAt" in one["properties"]]

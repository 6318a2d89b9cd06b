"""The reader on prose unlike the annotated articles: brackets, asides, bullets, typographic quotes, other wars.

Every sentence is invented. Each case: sentence, figure, and the slots that must come out (dots for those left open).
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import pytest

from corroborate import texts
from corroborate.actors import Actors
from corroborate.gazetteer import Gazetteer
from corroborate.language import Language
from corroborate.read import read
from corroborate.records import Claim, Text

DATA = resources.files("corroborate") / "data"


@cache
def known():
    tables = {f.name.removesuffix(".toml"): f.read_text("utf-8") for f in (DATA / "languages" / "en").iterdir()}
    return (
        Language.parse("en", tables),
        Gazetteer.load(lambda name: (DATA / "gazetteer" / name).read_bytes()),
        Actors.from_toml((DATA / "actors.toml").read_text("utf-8")),
        texts.abbreviations((DATA / "abbreviations.txt").read_text("utf-8")),
    )


def claims(words: str, published: str | None = "2025-03-14") -> dict[str, Claim]:
    language, gazetteer, actors, short = known()
    paragraphs, sentences = texts.segment(words, short)
    text = Text("r", words, language="en", paragraphs=paragraphs, sentences=sentences)
    found = read(text, published, language, gazetteer, actors).statements
    return {claim.figure.words: claim for claim in found if isinstance(claim, Claim)}


def _said(claim: Claim) -> dict[str, object]:
    return {
        "harm": claim.harm,
        "victims": claim.victims.quote.words if claim.victims.quote else "",
        "status": claim.victims.status,
        "community": claim.victims.community,
        "root": claim.speakers[-1].name if claim.speakers else "",
        "said": str(claim.said.when) if claim.said else "",
        "running": claim.running,
        "stance": claim.stance,
        "places": [place.name for place in claim.places],
        "destination": [place.name for place in claim.destination],
        "accused": [actor.name for actor in claim.accused],
        "part_of": claim.part_of.words if claim.part_of else "",
    }


CASES = [
    (
        "The Syrian Network for Human Rights (SNHR), a UK-registered monitor, reported on March 11 that the killings have reached 1,024 victims.",
        "1,024",
        {"harm": "killed", "root": "The Syrian Network for Human Rights", "said": "2025-03-11", "running": True},
    ),
    (
        "- The Syrian Network for Human Rights (SNHR) reports over 1,024 civilians killed on the coast.",
        "over 1,024",
        {"harm": "killed", "status": "civilian", "root": "The Syrian Network for Human Rights"},
    ),
    (
        "The UN human rights office (OHCHR) said on Tuesday that at least 40 civilians were killed in Kharkiv.",
        "at least 40",
        {"root": "The UN human rights office", "places": ["Kharkiv"], "status": "civilian"},
    ),
    (
        "The death toll from attacks by the new army on Druze civilians in Sweida has risen to 620, according to reports from the Syrian Observatory for Human Rights.",
        "620",
        {
            "harm": "killed",
            "status": "civilian",
            "community": "Druze",
            "running": True,
            "root": "the Syrian Observatory for Human Rights",
            "places": ["Sweida"],
        },
    ),
    (
        "The civilian death toll has surged past 1,300 as more bodies are found.",
        "past 1,300",
        {"status": "civilian", "running": True},
    ),
    ("The number of dead has climbed to 212.", "212", {"harm": "killed", "running": True}),
    (
        "Thousands of Druze villagers, a religious minority, have fled to Jordan since the violence began.",
        "Thousands",
        {"harm": "displaced", "community": "Druze", "destination": ["Jordan"], "places": [], "stance": "asserted"},
    ),
    (
        "The raids set off an exodus from Sweida, with thousands crossing the border into northern Jordan in recent days.",
        "thousands",
        {"harm": "displaced", "places": ["Sweida"], "destination": ["northern Jordan"], "stance": "asserted"},
    ),
    (
        "Gaza’s health ministry said the number of Palestinians killed since 7 October 2023 had passed 40,000, most of them women and children.",
        "40,000",
        {"harm": "killed", "running": True, "root": "Gaza’s health ministry", "places": ["Gaza"]},
    ),
    (
        "Russian missiles killed 12 people, including three children, in Kharkiv on Monday, Ukraine’s emergency service said.",
        "three",
        {
            "status": "civilian",
            "part_of": "12",
            "root": "Ukraine’s emergency service",
            "places": ["Kharkiv"],
            "accused": ["Russian"],
        },
    ),
    (
        "“At least 23 people were shot dead at the market,” a nurse at the hospital in El Fasher told Reuters.",
        "At least 23",
        {"harm": "killed", "root": "a nurse at the hospital in El Fasher"},
    ),
    (
        "Fighters of the Rapid Support Forces killed more than 100 villagers in Gezira state, the emergency lawyers’ group said in a statement.",
        "more than 100",
        {
            "status": "civilian",
            "accused": ["Fighters of the Rapid Support Forces"],
            "root": "the emergency lawyers’ group",
        },
    ),
    (
        "Myanmar’s military carried out an airstrike on a school in Sagaing, killing 17 pupils and two teachers, residents said.",
        "17",
        {"harm": "killed", "status": "civilian", "root": "residents", "places": ["Sagaing"]},
    ),
    (
        "Between 30 and 40 worshippers were abducted from a church in Kaduna on Sunday, the diocese said.",
        "Between 30 and 40",
        {"harm": "detained", "status": "civilian", "places": ["Kaduna"]},
    ),
]


@pytest.mark.parametrize(("words", "figure", "slots"), CASES, ids=[f"{case[0][:40]}-{case[1]}" for case in CASES])
def test_prose(words: str, figure: str, slots: dict[str, object]) -> None:
    found = claims(words)
    assert figure in found, sorted(found)
    said = _said(found[figure])
    assert {slot: said[slot] for slot in slots} == slots


def test_a_day_without_a_year_in_an_undated_report_keeps_its_year_open() -> None:
    (found,) = claims("The monitor said on March 12 that 31 people had been killed.", None).values()
    assert found.said is not None
    assert found.said.when.end == "--03-12"

"""The reader on the words of many wars: how people say who was harmed, and what is no harm of violence. All sentences are invented."""

from __future__ import annotations

import pytest

from english import claims


def _told(words: str) -> list[tuple[str, str]]:
    return [(claim.figure.words, str(claim.harm)) for claim in claims(words, "2025-03-14")]


@pytest.mark.parametrize(("words", "told"), [
    ("The raiders slit the throats of at least nine rice farmers near Odalo.", [("at least nine", "killed")]),
    ("Gunmen killed a district administrator and two tax officials in Odalo.", [("a", "killed"), ("two", "killed")]),
    ("Six herdsmen died on the spot, while two others gave up the ghost at the hospital.", [("Six", "killed"), ("two", "killed")]),
    ("The bandits whisked away the bride, her three sisters and 20 guests.", [("the bride", "detained"), ("three", "detained"), ("20", "detained")]),
    ("Her daughter-in-law lost an arm on Friday.", [("Her daughter-in-law", "injured")]),
    ("Hundreds remain in captivity across the state.", [("Hundreds", "detained")]),
    ("In one of the encounters a soldier paid the supreme price.", [("a", "killed")]),
    ("Orsolya Brandt, 58, was killed on the spot.", [("Orsolya Brandt", "killed")]),
    ("Karam's youngest son, Bilal, was detained at a checkpoint.", [("Karam's youngest son", "detained")]),
    ("Since May 70 people have been killed.", [("70", "killed")]),
])  # fmt: skip
def test_words_for_harm_and_for_people(words: str, told: list[tuple[str, str]]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(("words", "told"), [
    ("Clinics have recorded 14 deaths from cholera since late November.", []),
    ("Twelve people died of measles in the camp.", []),
    ("Some 80 cholera deaths were recorded.", []),
    ("Troops neutralise 40 terrorists, rescue 25 hostages", [("40", "killed")]),
    ("Rescuers saved 12 wounded people from the rubble.", [("12", "injured")]),
    ("They bound their hands and killed them one after the other.", []),
    ("A woman of 47 was killed in Odalo.", [("A", "killed")]),
    ("One aid worker, a nurse with a national NGO, was killed.", [("One", "killed")]),
    ("A nurse, a doctor and a driver were killed.", [("A", "killed"), ("a", "killed"), ("a", "killed")]),
    ("Warplanes launched five raids and three children were killed.", [("three", "killed")]),
])  # fmt: skip
def test_what_counts_nobody_harmed(words: str, told: list[tuple[str, str]]) -> None:
    assert _told(words) == told

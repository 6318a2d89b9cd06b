"""Who is convicted of harm to others is no victim, and did it; who is jailed for what they said is one."""

from __future__ import annotations

import pytest

from english import claims, only

CONVICTED = [
    ("A judge sentenced five sailors to 12 years in jail for the murder of three nurses.", ["sailors"]),
    ("A tribunal convicted nine insurgents of killing 30 herders.", ["insurgents"]),
    ("A colonel was sentenced to life for the massacre of 200 farmers.", ["colonel"]),
    ("Two policemen were jailed for shooting a student.", ["policemen"]),
    ("Two wardens were handed life terms for the killing of nine nurses.", ["wardens"]),
    ("Four officers were found guilty of their part in the murder of a nurse.", ["officers"]),
]
PUNISHED = [
    "The court sentenced five students to two years in prison for a song.",
    "Five students were jailed for a vigil in Odalo.",
    "Police detained five students in Odalo.",
]


@pytest.mark.parametrize(("words", "who"), CONVICTED)
def test_the_convicted_did_what_they_are_convicted_of(words: str, who: list[str]) -> None:
    assert [mention.name for mention in only(words).accused] == who


@pytest.mark.parametrize("words", PUNISHED)
def test_prison_terms_for_dissent_are_detentions(words: str) -> None:
    claim = only(words)
    assert (claim.count.low, claim.harm) == (5, "detained")


def test_who_is_convicted_of_murder_and_executed_is_killed() -> None:
    four, *more = claims("Four men were convicted of murder and executed on Monday.")
    assert (four.count.low, four.harm, more) == (4, "killed", [])


def test_jailed_for_protesting_against_a_killing_is_no_conviction_of_it() -> None:
    ten, two = claims("Ten students were jailed for protesting against the killing of two nurses.")
    assert (ten.harm, two.harm, two.accused) == ("detained", "killed", ())

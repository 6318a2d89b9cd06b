"""Who is hurt by where they are brought or by which limb they lost, who is held by whose hands they are in, and who did a thing
rather than suffered it. Every sentence is invented.
"""

from __future__ import annotations

import pytest

from english import claims, only

DAY = "2031-03-11"

TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    # brought to care
    ("Nine people were rushed to Al-Amal hospital.", [("Nine", "injured")]),
    ("Seven of the wounded had to be transferred to Belo.", [("Seven", "injured")]),
    ("The army has flown 40 wounded soldiers out of the town.", [("40", "injured")]),
    ("Boats carried nine people to the nearest field hospital.", [("nine", "injured")]),
    ("Nine soldiers were flown to Belo for surgery.", [("Nine", "injured")]),
    ("The clinic run by volunteers has received 23 people.", [("23", "injured")]),
    ("Twelve patients, four of them children, arrived at the hospital.", [("Twelve", "injured"), ("four", "injured")]),
    ("Nine died at the market and three at the port, and 13 people were taken to the clinic.",
     [("Nine", "killed"), ("three", "killed"), ("13", "injured")]),
    ("The bodies of nine villagers were taken to the hospital.", [("nine", "killed")]),
    ("Of the dead, 11 were brought to the hospital from Odalo.", [("11", "killed")]),
    ("Thirty nurses were sent to the hospital in Belo.", []),
    ("Nine people were taken to a school near the hospital.", []),
    ("The minister and two aides arrived at the clinic on Friday.", []),
    ("Shells struck the hospital, killing nine patients.", [("nine", "killed")]),
    # limbs
    ("A boy lost his left eye.", [("A", "injured")]),
    ("A nurse was likely to lose both legs.", [("A", "injured")]),
    ("Two miners had their feet amputated.", [("Two", "injured")]),
    ("We pulled out a woman with crushed legs.", [("a", "injured")]),
    ("A driver was shot in the right knee.", [("A", "injured")]),
    ("A teacher lost his job.", []),
    # in somebody's hands
    ("Seven of its fighters were in the brigade's hands.", [("Seven", "detained")]),
    ("We have lost five men and are holding eleven of theirs.", [("five", "killed"), ("eleven", "detained")]),
    # who did it
    ("Nine mothers buried their sons.", []),
    ("Dozens of fighters captured the town.", []),
    ("Hundreds of soldiers have left their base.", []),
    ("A dozen men killed his father in 2019.", [("his father", "killed")]),
    ("Three of them killed my brother.", [("my brother", "killed")]),
    ("Soldiers shot her father before five of them raped her.", [("her father", "killed")]),
    ("Nine people killed the day before were buried.", [("Nine", "killed")]),
    ("Five children killed their mother told reporters.", [("Five", "killed")]),
    ("Militants, 20 of them killed in the raid, fled.", [("20", "killed")]),
    # what headlines and prose tell in other words
    ("Rebels kill 9, seize nurse, dozens of pupils in Odalo raid", [("9", "killed"), ("nurse", "detained"), ("dozens", "detained")]),
    ("Soldiers shoot dead student in Odalo", [("student", "killed")]),
    ("The soldiers tied a farmer to a tree and set him alight.", [("a", "killed")]),
    ("The patrol raped at least six women.", [("at least six", "injured")]),
    ("The other five were found with bullet wounds in Odalo.", [("five", "killed")]),
    ("Rescuers dug for about eight people believed to be beneath the concrete.", [("about eight", "missing")]),
    ("Since Friday 220 families, some 900 people, have abandoned the hamlets.", [("220", "displaced"), ("some 900", "displaced")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), TOLD)
def test_what_befell_whom(words: str, told: list[tuple[str, str]]) -> None:
    assert [(claim.figure.words, claim.harm) for claim in claims(words, DAY)] == told


PLACES: list[tuple[str, list[str]]] = [
    ("Shells fell on Odalo on Monday. Nine soldiers were flown to Belo with burns.", ["Odalo"]),
    ("Shells fell on Odalo on Monday. A woman died on the way to Belo.", ["Odalo"]),
    ("Rebels attacked Odalo on Monday. They marched nine men off to Belo.", ["Odalo"]),
    ("Nine guards died in Odalo, the bloodiest day since talks opened in Belo.", ["Odalo"]),
    ("Nine people died in Odalo, the director said on Radio Tarn.", ["Odalo"]),
    ("The Centre on Justice in Africa said nine people died in Odalo.", ["Odalo"]),
    ("Nine people were killed in San Lucas del Rey.", ["San Lucas del Rey"]),
]


@pytest.mark.parametrize(("words", "places"), PLACES)
def test_where_somebody_was_brought_or_spoke_is_not_where_it_was(words: str, places: list[str]) -> None:
    assert [place.name for place in claims(words, DAY)[0].places] == places


NOBODY = [
    "A report last month by the Karovian Rights Commission cited the killing of 62 people in Odalo.",
    "A video posted by the rebels showed the killing of nine soldiers.",
    "Enemy losses amounted to 60 killed.",
    "The rebels, nine of whom were killed, withdrew to Odalo.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_who_writes_of_it_or_lost_men_is_not_accused(words: str) -> None:
    assert [actor.name for actor in claims(words, DAY)[0].accused] == []


def test_who_is_named_by_a_deed_is_accused_beside_a_report() -> None:
    told = claims("A report on a raid last month by the army put the dead at nine.", DAY)
    assert [actor.name for actor in told[0].accused] == ["army"]


STATUSES: list[tuple[str, str]] = [
    ("Four blue helmets from Karovia were killed.", "combatant"),
    ("Two Karovian prisoners of war were executed.", "combatant"),
    ("Five captured Russian soldiers were executed.", "combatant"),
    ("The strike wounded 15, all of them women and children.", "civilian"),
    ("Some 8,430 families were displaced.", "unknown"),
    ("Some 8,430 civilian families were displaced.", "civilian"),
    ("Three patients are in a critical condition.", "unknown"),
    ("Three patients were killed in the ward.", "civilian"),
    ("Two young men were shot at a garage.", "unknown"),
    ("Five young siblings were killed.", "civilian"),
]


@pytest.mark.parametrize(("words", "status"), STATUSES)
def test_who_they_are(words: str, status: str) -> None:
    assert [claim.victims.status for claim in claims(words, DAY)] == [status]


def test_who_is_picked_up_at_sea_is_saved_and_who_is_interviewed_is_unharmed() -> None:
    sea = "Nine people drowned on Sunday. The ship picked up 88 people, including 31 from Karovia, from a dinghy."
    assert [(claim.figure.words, claim.harm) for claim in claims(sea, DAY)] == [("Nine", "killed")]
    heard = "The group interviewed by telephone 18 people, among them six witnesses, about the killing of nine men."
    assert [(claim.figure.words, claim.harm) for claim in claims(heard, DAY)] == [("nine", "killed")]
    assert [claim.harm for claim in claims("Police picked up 88 people.", DAY)] == ["detained"]


def test_members_of_a_family_are_people() -> None:
    assert only("Nine of one family were killed in Odalo.").unit == "people"
    assert only("Dozens of families fled Odalo.").unit == "families"

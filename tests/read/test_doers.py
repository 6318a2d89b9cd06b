"""Who did it without being a force, who is named before a deed of another, and who cannot have done it. Every sentence is invented."""

from __future__ import annotations

import pytest

from english import claims

DAY = "2031-03-11"

TOLD: list[tuple[str, list[str]]] = [
    # no force, and the subject of the deed
    ("At Odalo, residents lynched two men.", ["residents"]),
    ("Palestinians killed one settler near Odalo.", ["Palestinians"]),
    ("He said villagers had then killed nine bandits.", ["villagers"]),
    ("The Revolutionary Court of Belo sentenced five protesters.", ["Revolutionary Court of Belo"]),
    ("A military court jailed nine activists.", ["military court"]),
    ("A nurse was seized by the assailants.", ["assailants"]),
    ("Cattle rustlers killed nine in Odalo.", ["Cattle rustlers"]),
    ("Dinka youths killed nine Nuer herders.", ["Dinka youths"]),
    # … and no subject, or of no harm
    ("An attack on villagers killed nine farmers.", []),
    ("Residents buried nine people.", []),
    ("Palestinians buried nine children.", []),
    ("Twelve villagers killed nine wounded in Odalo.", []),
    ("Farmers lost nine relatives.", []),
    ("Residents said soldiers killed nine farmers.", ["soldiers"]),
    ("The army buried nine people in Odalo.", []),
    ("The army evacuated 500 families from Odalo.", []),
    # a force whose deed no list holds
    ("Rebels buried nine villagers alive.", ["Rebels"]),
    ("Police took nine men away.", ["Police"]),
    # a name behind what its bearers are
    ("The extremist group Islamic State killed four villagers.", ["extremist group Islamic State"]),
    ("The terrorist Rapid Support militia killed 48 people.", ["terrorist Rapid Support militia"]),
    # who cannot have done it
    ("The rebels shelled Odalo on Monday. Three of the attackers were killed.", []),
    ("Troops stormed Odalo on Monday. A soldier was wounded in the leg.", []),
    ("The BLF attacked a post in Odalo. Four BLF fighters were killed.", []),
    ("Rebels tried to storm Odalo on Monday, over 60 eliminated.", []),
    ("Police in Odalo have recovered the bodies of 17 people.", []),
    ("A sergeant of the civil police was shot dead in Odalo.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "accused"), TOLD)
def test_who_did_it(words: str, accused: list[str]) -> None:
    assert [actor.name for actor in claims(words, DAY)[-1].accused] == accused


def test_who_did_a_deed_by_his_own_bomb_is_not_among_those_harmed() -> None:
    assert [claim.figure.words for claim in claims("A suicide bomber killed nine.", DAY)] == ["nine"]


FREED: list[tuple[str, list[tuple[str, list[str]]]]] = [
    ("The president called the killings an act of war and sent 500 soldiers to the province.", []),
    ("After the killing of nine officers the government deployed 2,000 troops.", [("nine", [])]),
    ("Police arrested a woman accused of smuggling the rifle that killed the guard.", [("a", ["Police"]), ("the guard", [])]),
    ("The rebels claimed the attack that killed nine.", [("nine", ["rebels"])]),
    ("Two guards who had been held hostage were freed unharmed at dawn.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), FREED)
def test_who_is_sent_or_freed_suffered_nothing(words: str, told: list[tuple[str, list[str]]]) -> None:
    assert [(claim.figure.words, [actor.name for actor in claim.accused]) for claim in claims(words, DAY)] == told


def test_who_stands_before_the_deed_did_it_whoever_else_is_named() -> None:
    before = "Since 2021 the junta's forces have killed 6,800 civilians. "
    told = claims(before + 'State television said security forces had "neutralised 17 terrorists" in Odalo.', DAY)
    assert [actor.name for actor in told[-1].accused] == ["security forces"]
    told = claims(
        "Some 900 villagers fled to Belo, where police last week detained 12 of them for having no papers.", DAY
    )
    assert [[actor.name for actor in claim.accused] for claim in told] == [[], ["police"]]
    assert [claim.victims.status for claim in told] == ["civilian", "civilian"]
    told = claims("Rebels ambushed a convoy near Odalo, killing five soldiers. One of its men was hurt.", DAY)
    assert [[actor.name for actor in claim.accused] for claim in told] == [["Rebels"], []]
    told = claims("Raiders entered Odalo and massacred the residents, killing 14 of them.", DAY)
    assert [actor.name for actor in told[-1].accused] == ["Raiders"]

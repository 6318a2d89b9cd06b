"""Who fights, told by a text's own words."""

from __future__ import annotations

import pytest

from english import claims, only, reading


def accused(words: str) -> list[str]:
    return [mention.name for mention in claims(words)[-1].accused]


def who(words: str) -> list[tuple[str, str]]:
    """Whose naming each actor of a text is, and what sort of force."""
    found = reading(words)
    return [found.who(line, agent) for line in found.lines for agent in found.agents(line)]


@pytest.mark.parametrize("words", [
    "The Tolba Defence Union (TDU) holds the hills. The TDU killed 12 people in Anar.",
    "The hills are held by Ormat militants. On Sunday Ormat killed 12 people in Anar.",
])  # fmt: skip
def test_a_name_that_the_text_explains_is_known_from_there_on(words: str) -> None:
    assert accused(words) in (["TDU"], ["Ormat"])


def test_a_ministry_or_a_charity_in_brackets_fights_nobody() -> None:
    words = "The Anar Civil Defence Office (ACDO) sent ambulances. ACDO killed time."
    assert ("acdo", "irregular") not in who(words)


def test_all_forces_of_one_state_are_one() -> None:
    names = {
        name
        for name, sort in who("Sudan is at war. Sudanese soldiers fled. Government troops came.")
        if sort == "state"
    }
    assert len(names) == 1


@pytest.mark.parametrize("words", [
    "The Islamic State said its fighters had killed 12 soldiers near Anar.",
    "The Islamic State said it had killed 12 soldiers near Anar.",
])  # fmt: skip
def test_what_its_own_did_is_the_groups_doing(words: str) -> None:
    assert accused(words) == ["Islamic State"]


def test_people_who_are_no_force_are_accused_behind_by_alone() -> None:
    assert accused("Two armed men were lynched by angry villagers in Anar on Sunday.") == ["villagers"]
    assert accused("Two men were killed in Anar, and villagers buried them.") == []


@pytest.mark.parametrize("words", [
    "Twelve people were killed in an attack carried out by the Kuluna Sons.",
    "The Kuluna Sons claimed responsibility for the blast, which killed 12 people.",
    "Twelve people died in an attack blamed on the Kuluna Sons.",
    "The Kuluna Sons killed 12 people in Anar.",
    "The governor blamed the Kuluna Sons for the deaths of 12 people.",
    "Twelve people were killed in Anar by the Kuluna Sons.",
])  # fmt: skip
def test_a_group_that_no_list_has_is_told_by_what_is_said_of_it(words: str) -> None:
    assert accused(words) == ["Kuluna Sons"]


@pytest.mark.parametrize("words", [
    "Twelve people were killed in Anar, and the Kuluna Relief Office sent doctors.",
    "The Kuluna Sons lost 12 men in Anar.",
    "The governor accused the Kuluna Sons. Twelve people died in a fire.",
    "Gunfire killed 34 people in Anar. The Anar Rights Monitor, a local group, has the names of 34 dead.",
])  # fmt: skip
def test_who_did_nothing_is_not_accused(words: str) -> None:
    assert accused(words) == []


@pytest.mark.parametrize(("words", "who"), [
    ("Armed men shot dead four farmers in Anar.", ["Armed men"]),
    ("Nine youths were led away by men in army uniform.", ["men in army uniform"]),
    ("Nine inmates were beaten to death by guards.", ["guards"]),
    ("Guards beat nine inmates to death.", ["Guards"]),
    ("Twelve people were killed in a raid that officials attributed to the Kuluna Brigade.", ["Kuluna Brigade"]),
])  # fmt: skip
def test_hands_are_told_by_what_they_wear_whom_they_serve_and_who_blames_them(words: str, who: list[str]) -> None:
    assert accused(words) == who


def test_what_sort_of_group_it_is_stands_before_its_name():
    claim = only("The ministry blamed the rebel Free Hills Front for the shelling of a depot that left 19 people dead.")
    assert [actor.name for actor in claim.accused] == ["rebel Free Hills Front"]


def test_a_town_whose_bombing_is_claimed_does_not_fight():
    told = claims(
        "Kessa bombing claimed by little-known group\nTuesday's bombings in the city of Kessa killed 27 people."
    )
    assert [mention.name for mention in told[-1].accused] == []
    assert [mention.name for mention in told[-1].places] == ["Kessa"]


def test_a_name_of_those_who_fight_may_have_of_the_in_it():
    told = claims("A bomb killed nine people in Odalo. The authorities blamed the Sons of the Valley.")
    assert [mention.name for mention in told[0].accused] == ["Sons of the Valley"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (
            "Raiders overran a post of the Tolba Defence Union (TDU). About 40 people died, including 26 TDUs.",
            "combatant",
        ),
        ("The Tolba Defence Union (TDU) holds the hills. On Monday 26 TDU were killed.", "combatant"),
        ("The Tolba Relief Union (TRU) works in the hills. On Monday 26 TRU were killed.", "unknown"),
    ],
)
def test_who_is_told_of_by_the_name_of_a_force_alone_fights(words: str, status: str) -> None:
    assert claims(words)[-1].victims.status == status

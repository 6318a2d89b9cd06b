"""Accusations that are told only to be thrown out, and names that stand beside a deed and did not do it."""

from __future__ import annotations

import pytest

from english import claims
from knowing import accusations, answers


def accused(words: str) -> list[list[str]]:
    """Whom each claim of a text accuses."""
    return [[mention.name for mention in claim.accused] for claim in claims(words)]


def blamed(words: str) -> list[tuple[str, str, str]]:
    """Each accusation of a text: against whom, in which degree, and its stance."""
    return [(a.actor.name, a.degree, a.stance) for a in accusations(words)]


def stances(words: str) -> list[str]:
    return [claim.stance for claim in claims(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Red Sash fighters hold Odalo. “They told us to kneel, and then they opened fire,” said a 38-year-old baker. Nine men died.",
        'Red Sash fighters hold Odalo. "They told us to kneel, and then they opened fire," said a baker. Nine men died.',
    ],
)
def test_a_witness_who_tells_what_others_did_admits_nothing_for_them(words: str) -> None:
    assert answers(words) == []


def test_who_denies_in_the_words_of_another_still_does() -> None:
    (answer,) = answers('The rebels hold Odalo. "They deny the killings," said their lawyer. Nine men died.')
    assert answer.reply == "denies"


@pytest.mark.parametrize("called", ["“propaganda”", "a fabrication", "fake news"])
def test_what_is_called_a_lie_is_denied(called: str) -> None:
    words = f"The governor called a report that soldiers had killed 12 farmers in Odalo {called}."
    assert stances(words) == ["denied"]
    assert blamed(words) == [("soldiers", "did", "denied")]
    assert [speaker.name for speaker in claims(words)[0].speakers] == ["a report"]


def test_what_is_called_something_else_is_not_denied() -> None:
    words = "The union called a report that police had killed six miners in Odalo a sign of the times."
    assert stances(words) == ["asserted"]


@pytest.mark.parametrize("none", ["There is no evidence that", "There was no sign that", "The judge saw no proof that"])
def test_what_nothing_shows_is_doubted(none: str) -> None:
    assert stances(f"{none} soldiers shot nine villagers in Odalo.") == ["doubted"]


@pytest.mark.parametrize(
    "words",
    [
        "Investigators found no evidence that the nine villagers who died in Odalo were shot by soldiers.",
        "There was no sign that the fire, which killed nine people in Odalo, had been set by the army.",
    ],
)
def test_who_is_not_shown_to_have_done_it_is_not_accused(words: str) -> None:
    assert accused(words) == [[]]
    assert stances(words) == ["asserted"]


def test_who_is_denied_to_have_done_it_is_not_accused() -> None:
    words = "Nine villagers died in an attack in Odalo which the ministry denied was carried out by the army."
    assert accused(words) == [[]]
    assert accused("The ministry denied that nine villagers had been killed by the army.") == [["army"]]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("A massacre in Odalo left 21 dead. Of the 21, thirteen belonged to Los Lirios and five to Los Cardos.", [[]] * 4),
        ("Soldiers killed nine men in Odalo who belonged to the rebels.", [["Soldiers"]]),
    ],
)  # fmt: skip
def test_to_whom_the_dead_belonged_did_not_kill_them(words: str, whom: list[list[str]]) -> None:
    assert accused(words) == whom


def test_to_whom_the_attackers_belonged_did_it() -> None:
    assert blamed("The attack killed 12 in Odalo; the attackers belonged to the rebels.")[0][0] == "rebels"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Rebels who joined the army killed nine villagers in Odalo.", "Rebels"),
        ("Rebels who had fled the army killed nine villagers in Odalo.", "Rebels"),
        ("Herders who support the militia shot nine villagers in Odalo.", "Herders"),
        ("Soldiers who arrived after the rebels killed nine villagers in Odalo buried them.", "rebels"),
        ("Residents who had fled said the army killed nine men in Odalo.", "army"),
        ("Villagers who saw soldiers kill nine men in Odalo fled.", "soldiers"),
    ],
)
def test_what_stands_behind_a_clause_was_done_by_those_it_tells_of(words: str, who: str) -> None:
    assert accused(words) == [[who]]
    assert [actor for actor, _, _ in blamed(words)] == [who]

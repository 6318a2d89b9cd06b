"""Who must not be blamed by a slip of grammar: monitors, witnesses, those harmed, those who only say that it was another."""

from __future__ import annotations

import pytest

from english import claims
from knowing import accusations, answers


def accused(words: str) -> list[list[str]]:
    """Whom each claim of a text accuses."""
    return [[mention.name for mention in claim.accused] for claim in claims(words)]


def blamed(words: str) -> list[tuple[str, list[str], str]]:
    """Each accusation of a text: against whom, who says so, and its stance."""
    return [(a.actor.name, [s.name for s in a.speakers], a.stance) for a in accusations(words)]


def replies(words: str) -> list[tuple[str, str]]:
    return [(answer.actor.name, answer.reply) for answer in answers(words)]


@pytest.mark.parametrize("monitor", ["MSF", "Oxfam", "The Odalo Rights Committee", "The Harun Monitor", "Reuters"])
def test_who_has_no_fighters_tells_of_those_of_another(monitor: str) -> None:
    words = f"The RSF entered Odalo. {monitor} said its fighters killed nine people there."
    assert accused(words) == [["RSF"]]
    assert [(actor, said) for actor, said, _ in blamed(words)] == [("RSF", [monitor])]
    assert answers(words) == []


def test_a_group_that_no_list_has_tells_of_its_own_fighters() -> None:
    words = "The army entered Odalo. The Free Valley Union said its fighters killed nine soldiers there."
    assert accused(words) == [["Free Valley Union"]]
    assert replies(words) == [("Free Valley Union", "admits")]

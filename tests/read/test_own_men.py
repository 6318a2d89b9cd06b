from __future__ import annotations

import pytest

from english import claims


@pytest.mark.parametrize(
    "words",
    [
        "The rebels claimed to have lost twelve men in taking Hadra.",
        "The army itself has lost over 200 men in Hadra, diplomats believe.",
        "The police chief said two of his men were killed in Hadra.",
        "Al-Shabaab said nine of its men were killed in Hadra.",
    ],
)
def test_the_men_of_a_force_are_combatants(words):
    assert claims(words)[0].victims.status == "combatant"


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said two of his men were killed in Hadra.",
        "The Red Crescent said two of its men were killed in Hadra.",
        "The civil defence said two of its men were killed in a raid by the army in Hadra.",
        "Marenia has lost 237 people to such raids in Hadra.",
        "Residents said nine men were killed in Hadra.",
    ],
)
def test_the_men_of_others_are_none_for_that(words):
    assert claims(words)[0].victims.status != "combatant"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("A nurse said four of the dead in Hadra were children.", "civilian"),
        ("Four of those killed in the strike on Hadra were policemen.", "combatant"),
        ("Four of those killed in Hadra were hit by soldiers.", "unknown"),
        ("Four of the wounded in Hadra were in a coma.", "unknown"),
    ],
)
def test_who_some_of_the_dead_were_is_told_behind_where_they_died(words, status):
    assert claims(words)[0].victims.status == status

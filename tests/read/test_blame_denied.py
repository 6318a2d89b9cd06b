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


def told_by(words: str) -> list[list[str]]:
    """Who is cited for each claim of a text."""
    return [[speaker.name for speaker in claim.speakers] for claim in claims(words)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The strike, which the army says was carried out by rebels, killed 12 people in Odalo.", []),
        ("Relatives accused the guards of opening the doors for the attackers in Odalo, where 15 inmates were killed.", []),
        ("The raid, which the army said killed nine in Odalo, was filmed.", ["the army"]),
        ("Residents accused the army of shelling a school in Odalo, killing nine pupils.", ["Residents"]),
    ],
)  # fmt: skip
def test_who_says_who_did_it_does_not_tell_the_toll(words: str, who: list[str]) -> None:
    assert told_by(words) == [who]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The commander is alleged to have ordered the raid in Odalo in which nine people died, a claim he rejected.", "asserted"),
        ("It is alleged that nine people died in Odalo, a claim that the army rejected.", "denied"),
    ],
)  # fmt: skip
def test_the_dead_are_not_denied_with_who_ordered_it(words: str, stance: str) -> None:
    assert stances(words) == [stance]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Relatives accused the guards of opening the doors for the attackers in Odalo, where 15 inmates were killed.", ("guards", "allowed")),
        ('The mayor blamed "river-pirates" for the riot in Odalo, which left 15 dead.', ("river-pirates", "did")),
        ("The leader of Los Lirios is alleged to have ordered the attack in Odalo in which 15 inmates died.", ("leader of Los Lirios", "suspected")),
        ("A police chief is suspected of ordering the killing of nine villagers in Odalo.", ("A police chief", "suspected")),
        ("The army lost three men while killing 20 rebels in Odalo.", ("army", "did")),
    ],
)  # fmt: skip
def test_who_is_accused_in_few_words(words: str, who: tuple[str, str]) -> None:
    assert [(actor, degree) for actor, degree, _ in blamed(words)] == [who]


def test_who_is_blamed_for_what_harms_nobody_is_not_accused() -> None:
    assert blamed("The mayor blamed the rebels for the delay in Odalo, where nine people died.") == []


def test_a_charge_in_a_clause_and_one_in_return() -> None:
    words = "The governor, whom the rebels accuse of ordering the killing of nine monks in Odalo, said the rebels had killed them."
    assert [(a.actor.name, a.degree, a.speakers[0].name) for a in accusations(words)] == [
        ("governor", "ordered", "the rebels"),
        ("rebels", "did", "The governor"),
    ]
    assert told_by(words) == [["the rebels"]]


def test_where_each_side_says_the_fire_came_from() -> None:
    words = "The rebels said the shells that killed six in Odalo came from army lines; the army said they came from rebel lines."
    assert [(a.actor.name, a.speakers[0].name) for a in accusations(words)] == [
        ("army", "The rebels"),
        ("rebel", "the army"),
    ]
    assert blamed("Nine men were killed in Odalo. The army said they came from rebel areas.") == []


@pytest.mark.parametrize(
    ("words", "harm"),
    [
        ("Twelve inmates were killed in Odalo. Relatives say police shot them.", "killed"),
        ("Twelve inmates were wounded in Odalo. Relatives say police shot them.", "injured"),
    ],
)
def test_to_shoot_the_dead_is_to_kill_them(words: str, harm: str) -> None:
    assert [accusation.harm for accusation in accusations(words)] == [harm]


def test_who_was_killed_by_their_own_side_was_killed_by_no_enemy() -> None:
    words = "The claim that rebels fired on Odalo is false, the police said: the three guards had been killed by their own side's mortar."
    assert accused(words) == [[]]
    assert stances(words) == ["asserted"]


def test_an_arrest_on_suspicion_is_no_deed_of_rebels() -> None:
    words = "The rebels raided Odalo on Monday, killing nine. Three men were arrested on suspicion of helping the attackers."
    assert accused(words) == [["rebels"], []]
    kept = "The rebels raided Odalo on Monday, killing nine. They took three men away."
    assert accused(kept)[0] == ["rebels"]


def test_who_lost_men_while_killing_others_killed_those() -> None:
    assert accused("The army lost three men while killing 20 rebels in Odalo.") == [[], ["army"]]


@pytest.mark.parametrize(
    "false",
    ["are propaganda", "turned out to be a fabrication", "were quickly rejected", "were called a hoax by the mayor"],
)
def test_claims_that_are_called_false_behind_are_denied(false: str) -> None:
    words = f"Claims that soldiers had killed nine villagers in Odalo {false}."
    assert stances(words) == ["denied"]
    assert blamed(words) == [("soldiers", "did", "denied")]


def test_who_calls_claims_false_answers_in_its_own_voice() -> None:
    (answer,) = answers("Reports that nine villagers had died in Odalo were untrue, the army said.")
    assert (answer.actor.name, answer.reply, answer.speakers) == ("army", "denies", ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Villagers doubted that rebels had shot nine herders in Odalo.", (["rebels"], "doubted")),
        ("There is no doubt that rebels shot nine herders in Odalo.", (["rebels"], "asserted")),
        ("Residents doubt that the rebels killed the nine men found in Odalo.", ([], "asserted")),
        ("A farmer said he did not know whether rebels or soldiers had shot nine men in Odalo.", ([], "asserted")),
        ("The mayor asked whether the army had killed nine herders in Odalo.", ([], "asserted")),
    ],
)
def test_what_is_doubted_or_only_asked(words: str, told: tuple[list[str], str]) -> None:
    assert (accused(words)[0], stances(words)[0]) == told


@pytest.mark.parametrize("clause", ["which the ministry opposes", "which few had heard of"])
def test_a_name_that_no_list_has_did_what_stands_behind_a_clause_about_it(clause: str) -> None:
    words = f"The Red Sash, {clause}, killed nine villagers in Odalo."
    assert accused(words) == [["Red Sash"]]
    assert [actor for actor, _, _ in blamed(words)] == ["Red Sash"]
    assert blamed("The Red Sash, which the army attacked, lost nine men in Odalo.") == []


@pytest.mark.parametrize(
    "words",
    [
        "The court cleared the police of killing nine protesters in Odalo.",
        "An inquiry cleared soldiers of blame for the deaths of nine villagers in Odalo.",
        "Two soldiers were acquitted of killing nine protesters in Odalo.",
    ],
)
def test_who_was_cleared_is_not_accused(words: str) -> None:
    assert accused(words) == [[]]
    assert blamed(words) == []


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The ministry said rebels had dressed as soldiers and killed nine in Odalo.", "rebels"),
        ("Gunmen dressed as soldiers killed nine in Odalo.", "Gunmen"),
        ("Gunmen posing as police officers killed nine in Odalo.", "Gunmen"),
        ("Rebels acquitted themselves well and killed nine in Odalo.", "Rebels"),
    ],
)
def test_who_only_looked_like_soldiers_is_no_soldier(words: str, who: str) -> None:
    assert accused(words) == [[who]]
    assert [actor for actor, _, _ in blamed(words)] == [who]


def test_of_the_dead_shot_by_somebody_is_killed() -> None:
    words = "The army said the nine dead in Odalo were rebels; relatives said they were farmers shot by soldiers."
    assert [(a.actor.name, a.harm) for a in accusations(words)] == [("soldiers", "killed")]


def test_who_spoke_a_language_tells_nothing() -> None:
    words = "Residents said the men who killed nine herders in Odalo spoke the language of the northern hills."
    assert told_by(words) == [["Residents"]]


def test_who_only_wanted_the_dead_is_not_accused() -> None:
    assert accused("Nine men wanted by the army were found dead in Odalo.") == [[]]
    assert accused("Nine men sought by police were killed by rebels in Odalo.") == [["rebels"]]

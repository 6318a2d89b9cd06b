"""Who must not be blamed by a slip of grammar: monitors, witnesses, those harmed, those who only say that it was another."""

from __future__ import annotations

import pytest

from corroborate.read.choices import actor_choices
from corroborate.read.claims import drafts_of, settle
from english import claims, reading
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


@pytest.mark.parametrize(
    "words",
    [
        "In Odalo, 23 villagers whom the army described as terrorists were shot dead.",
        "Nine men described by the ministry as militants were shot dead in Odalo.",
        "Four farmers whom the RSF called spies were executed in Odalo.",
        "Nine herders accused by the army of helping rebels were found dead in Odalo.",
    ],
)
def test_neither_who_calls_the_dead_something_nor_what_they_are_called_killed_them(words: str) -> None:
    assert accused(words) == [[]]
    assert [claim.speakers for claim in claims(words)] == [()]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Six pupils were killed by what residents called government rockets.", "government"),
        ("Nine herders were shot dead by what witnesses described as army snipers.", "army snipers"),
        ("Police shot dead nine men whom they accused of helping the rebels.", "Police"),
        ("Hezbollah, which the ministry describes as terrorists, killed nine herders.", "Hezbollah"),
        ("The army killed nine herders whom it described as militants.", "army"),
    ],
)
def test_who_did_it_may_be_called_something(words: str, who: str) -> None:
    assert accused(words) == [[who]]


def test_who_calls_it_somebodys_blames_them() -> None:
    words = "Six pupils were killed by what residents called government rockets."
    assert [(actor, said) for actor, said, _ in blamed(words)] == [("government", ["residents"])]


@pytest.mark.parametrize(
    "words",
    [
        "Soldiers shot dead 23 men in Odalo, the Harun Monitor said. The government said the army had killed 23 terrorists in Odalo.",
        "Soldiers executed 23 men in Odalo, the Harun Monitor said. The government said the army had killed 23 terrorists in Odalo.",
    ],
)
def test_the_word_of_who_killed_them_makes_nobody_a_fighter(words: str) -> None:
    assert [claim.victims.status for claim in claims(words)] == ["unknown", "combatant"]


def test_fighters_told_of_by_one_voice_stay_fighters() -> None:
    words = "The army killed 23 terrorists in Odalo, it said. The 23 were shot on a hill."
    assert {claim.victims.status for claim in claims(words)} == {"combatant"}


def test_what_no_evidence_supports_is_doubted_and_told_by_who_claims_it() -> None:
    words = "No evidence supports the ministry's statement that rebels killed nine herders in Odalo."
    (nine,) = claims(words)
    assert (nine.stance, [speaker.name for speaker in nine.speakers]) == ("doubted", ["the ministry"])
    assert blamed(words) == [("rebels", ["the ministry"], "denied")]
    assert claims("No evidence was given for the killing of nine herders in Odalo.")[0].stance == "asserted"


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Survivors rejected the army's claim that the 12 dead in Odalo were fighters.", "asserted"),
        ("Nothing supports the ministry's claim that the nine herders killed in Odalo were rebels.", "asserted"),
        ("The army denied that 12 fighters were killed in Odalo.", "denied"),
        ("The army denied that the 12 herders were killed by soldiers in Odalo.", "denied"),
    ],
)
def test_that_the_dead_were_fighters_may_be_denied_and_not_that_they_died(words: str, stance: str) -> None:
    assert [claim.stance for claim in claims(words)] == [stance]


@pytest.mark.parametrize(
    "words",
    [
        "The RSF said the army had killed nine herders in Odalo, a charge the army rejected, saying the RSF had killed them.",
        "The RSF said the army had killed nine herders in Odalo, a claim the army denied, insisting that the RSF had shot them.",
    ],
)
def test_who_rejects_a_charge_says_what_follows(words: str) -> None:
    assert [
        (actor, [name.removeprefix("The ").removeprefix("the ") for name in said]) for actor, said, _ in blamed(words)
    ] == [
        ("army", ["RSF"]),
        ("RSF", ["army"]),
    ]


@pytest.mark.parametrize(
    ("words", "actor", "speaker"),
    [
        ("The army, which the opposition accuses of killing nine herders in Odalo, said it had fought rebels.", "army", "the opposition"),
        ("The army, which residents blame for the deaths of nine herders in Odalo, said rebels had fired.", "army", "residents"),
        ("The army, accused by residents of killing nine herders in Odalo, said it had fought rebels.", "army", "residents"),
    ],
)  # fmt: skip
def test_who_is_accused_in_an_aside_did_not_count_the_dead_nor_did_those_whom_it_fought(
    words: str, actor: str, speaker: str
) -> None:
    (nine,) = claims(words)
    assert ([m.name for m in nine.accused], [s.name for s in nine.speakers]) == ([actor], [speaker])
    assert (actor, [speaker], "asserted") in blamed(words)


def test_who_is_accused_of_something_else_may_tell_of_the_dead() -> None:
    words = "The RSF, which the army accuses of abuses, said the army killed nine herders in Odalo."
    (nine,) = claims(words)
    assert ([m.name for m in nine.accused], [s.name for s in nine.speakers]) == (["army"], ["The RSF"])


def test_neither_of_two_said_it_or_did_it() -> None:
    words = "Neither the army nor the rebels have admitted killing nine herders in Odalo."
    (nine,) = claims(words)
    assert (nine.accused, nine.speakers) == ((), ())


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The army shelled Odalo, killing 12, after RSF fighters had killed four soldiers there.", [["army"], ["RSF fighters"]]),
        ("Nine people died in Odalo after soldiers opened fire, wounding 30.", [["soldiers"], ["soldiers"]]),
        ("Gunmen killed a guard and two of the gunmen were shot dead in Odalo.", [["Gunmen"], []]),
        ("Raiders killed a guard in Odalo, and two of the raiders were shot by villagers.", [["Raiders"], ["villagers"]]),
        ("Rebels killed nine of the soldiers in Odalo.", [["Rebels"]]),
    ],
)  # fmt: skip
def test_who_did_the_one_deed_did_not_do_the_other(words: str, who: list[list[str]]) -> None:
    assert accused(words) == who


@pytest.mark.parametrize(
    ("words", "blame"),
    [
        ("Israel said it was not responsible for the deaths of nine people and blamed a Hamas rocket.", [("Hamas", ["Israel"])]),
        ("Nine herders died in Odalo. The mayor blamed an army drone.", [("army", ["The mayor"])]),
        ("The mayor blamed the Sanja Front for the deaths of nine pupils; the Front blamed the army.", [("Sanja Front", ["The mayor"]), ("army", ["the Front"])]),
        ("The mayor opened a fair and blamed the army.", []),
    ],
)  # fmt: skip
def test_a_verb_of_blame_lays_the_dead_on_somebody(words: str, blame: list[tuple[str, list[str]]]) -> None:
    assert [(actor, said) for actor, said, _ in blamed(words)] == blame


def test_fighters_of_another_state_were_not_killed_by_their_own() -> None:
    words = (
        "Up to 30 Ukrainian mercenaries were wiped out by a rocket strike on a base in Odalo, the Russian army said on Saturday.\n\n"
        "Five civilians died there as a result of the fall of a Ukrainian missile. "
        "In Tarn, two civilians died when the Ukrainian armed forces fired rockets."
    )
    assert accused(words) == [[], ["Ukrainian"], ["Ukrainian armed forces"]]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Nine people were killed in Odalo by members of the security forces.", "security forces"),
        ("A court jailed five men over the killing of nine villagers in Odalo by soldiers.", "soldiers"),
        ("A court jailed five soldiers over the killing of nine villagers in Odalo.", "soldiers"),
    ],
)
def test_who_is_named_behind_by_did_it(words: str, who: str) -> None:
    assert accused(words) == [[who]]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The strike, which was not carried out by the army, killed nine in Odalo.", []),
        ("Nine herders were killed in Odalo not by the army but by rebels.", ["rebels"]),
        ("Nine herders who could not flee were killed by soldiers in Odalo.", ["soldiers"]),
    ],
)
def test_who_did_not_do_it_is_not_accused(words: str, who: list[str]) -> None:
    assert accused(words) == [who]
    assert "army" not in [actor for actor, _, _ in blamed(words)]


def test_a_deed_stands_before_the_clause_that_says_whose_it_is() -> None:
    words = "The raid, which residents say was carried out by soldiers, left nine dead in Odalo."
    assert [(actor, said) for actor, said, _ in blamed(words)] == [("soldiers", ["residents"])]
    assert blamed("The raid, which the ministry denied was carried out by soldiers, left nine dead in Odalo.") == []


@pytest.mark.parametrize(
    "words",
    [
        "General Ivo Marn approved a motion on the killings of nine farmers in Belo.",
        "General Ivo Marn approved a pay rise after the killing of nine farmers in Belo.",
        "General Ivo Marn approved an inquiry into the killing of nine farmers in Belo.",
    ],
)
def test_who_approves_what_only_deals_with_a_deed_ordered_none(words: str) -> None:
    assert blamed(words) == []


def test_what_a_denier_counts_is_not_laid_on_the_denier() -> None:
    blames = "Residents blamed the army for the blast in Belo."
    assert accused(f"{blames} The army rejected that and said a parked truck had blown up, killing six farmers.") == [
        []
    ]
    assert accused(f"{blames} Six farmers died in it. The army denied it.") == [["army"]]


def weighed(words: str) -> list[set[str]]:
    """Who is weighed at all for having done what each figure of a text counts."""
    told = reading(words, "2024-09-04")
    settled = [actor_choices(told, draft) for _, draft in settle(told, drafts_of(told), until="accused")]
    return [{mention.name for one in choice.candidates for mention in one.value} for choice in settled]


def test_who_only_tells_what_a_line_says_is_not_behind_the_next() -> None:
    words = "The sister of a judge was kidnapped from her home in Odalo, police said. Her bodyguard was shot dead."
    assert weighed(words)[-1] == set()
    assert weighed("Police opened fire in Belo, witnesses said. Nine people were killed.") == [{"Police"}]


def test_what_the_dead_are_presumed_to_be_killed_none_of_them() -> None:
    words = (
        "Troops found the bodies of four men, presumably members of the ELN, who died in fighting with the Lal Brigade."
    )
    assert not any("ELN" in name for names in weighed(words) for name in names)


def test_who_nobody_belonged_to_is_behind_nothing() -> None:
    words = "None of the five belonged to an armed group. In Tarn 46 people were killed."
    assert weighed(words) == [set()]
    assert accused("The gunmen, who belonged to the Red Sash, killed nine people in Belo.") == [["gunmen"]]


def test_who_fought_only_in_a_version_that_is_rejected_is_behind_nothing() -> None:
    version = "the claim of the mayor that the victims were killed in clashes between the ELN and rebels."
    assert weighed(f"We reject {version} In Tarn 46 people were killed.")[-1] == set()

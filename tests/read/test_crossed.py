"""Several parties in one breath: who did which of it, who only tells or denies it, and whom nobody accuses.

Every sentence is invented. Each case gives the accused of its figures, who is blamed (with the degree) and by whom, and who
answers what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from corroborate.records import Accusation, Answer, Claim
from knowing import said

DAY = "2031-03-11"  # a Tuesday


def _read(words: str) -> tuple[dict[str, list[str]], list[tuple[str, str, list[str]]], list[tuple[str, str]]]:
    told = said(words, DAY)
    return (
        {one.figure.words: [who.name for who in one.accused] for one in told if isinstance(one, Claim)},
        [
            (one.actor.name, one.degree, [who.name for who in one.speakers])
            for one in told
            if isinstance(one, Accusation) and one.stance == "asserted"
        ],
        [(one.actor.name, one.reply) for one in told if isinstance(one, Answer)],
    )


NOBODY: list[str] = [
    # what was done to nobody
    "The wardens said their men shot nobody in the yard.",
    "The army said its planes had bombed no homes and killed not a single farmer in Tarn.",
    "The ministry said its guards killed no prisoners in Odalo.",
    "The army said it had carried out no strikes on Tarn, where nine farmers died.",
    "The army said it had not bombed Tarn, where nine farmers died on Monday.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_nobody_is_accused(words: str) -> None:
    figures, blamed, _ = _read(words)
    assert not blamed
    assert not any(figures.values())


TOLD: list[tuple[str, Mapping[str, Sequence[str]], Sequence[tuple[str, str, list[str]]] | None]] = [
    ("The rebels killed no fewer than nine drivers in Tarn.",
     {"no fewer than nine": ["rebels"]}, [("rebels", "did", [])]),
    # each its own
    ("Rebels killed nine drivers in Tarn and soldiers shot six men in Odalo.",
     {"nine": ["Rebels"], "six": ["soldiers"]}, [("Rebels", "did", []), ("soldiers", "did", [])]),
    ("Gunmen killed nine drivers in Tarn on Monday, and soldiers who reached the village on Tuesday executed six men.",
     {"nine": ["Gunmen"], "six": ["soldiers"]}, [("Gunmen", "did", []), ("soldiers", "did", [])]),
    ("Rebels killed at least 12 drivers and five guards in Tarn on 3 March, and soldiers who came later shot at least eight herders.",
     {"at least 12": ["Rebels"], "five": ["Rebels"], "at least eight": ["soldiers"]}, None),
    ("The envoy found that rebels were behind the killing of nine drivers in Tarn and that soldiers had killed six in Odalo.",
     {"nine": ["rebels"], "six": ["soldiers"]},
     [("rebels", "did", ["The envoy"]), ("soldiers", "did", ["The envoy"])]),
    ("The inquiry found that police were responsible for the killing of 12 students in Tarn and that rebels had shot 20 in Odalo.",
     {"12": ["police"], "20": ["rebels"]}, None),
    ("Of these, 210 were killed in attacks by the militia and 90 in raids attributed to the army.",
     {"210": ["militia"], "90": ["army"]}, [("militia", "did", []), ("army", "did", [])]),
    ("The envoy counted 80 deaths in May: 30 in raids by rebels and 50 in shelling by the army.",
     {"80": [], "30": ["rebels"], "50": ["army"]}, None),
    ("Soldiers who came to help shot two thieves in Tarn.", {"two": ["Soldiers"]}, [("Soldiers", "did", [])]),
    ("Soldiers who fled after rebels killed nine men in Tarn were hungry.", {"nine": ["rebels"]}, [("rebels", "did", [])]),
    # whose dead they are
    ("Chad has reported three dead, a guard and two residents. Sudan accused Chad of shelling the village of Odalo.",
     {"three": [], "a": [], "two": []}, [("Chad", "did", ["Sudan"])]),
    ("Thailand said nine of its soldiers were killed. Cambodia accused Thailand of launching an air strike on Odalo.",
     {"nine": []}, [("Thailand", "did", ["Cambodia"])]),
    ("Chad has reported three dead. It accused Sudan of shelling the village of Odalo.",
     {"three": ["Sudan"]}, None),
    ("Israel said 20 men were killed in Gaza. Residents accused Israel of bombing a school in Gaza.",
     {"20": ["Israel"]}, [("Israel", "did", ["Residents"])]),
    # who killed by hand need not have struck from the air, and who only claims it did not do it
    ("A drone strike on a market in Tarn killed 31 people. The militia later beheaded two men for spying.",
     {"31": [], "two": ["militia"]}, [("militia", "did", [])]),
    ("Shelling killed 22 people in Tarn, medics said. The envoy also counted the execution of two men by rebels in the town.",
     {"22": [], "two": ["rebels"]}, None),
    ("An air strike in Tarn killed 30 people. Residents blamed the army.", {"30": ["army"]}, [("army", "did", ["Residents"])]),
    ("The army rejected claims by the Red Dawn militia that planes had bombed Tarn. Medics said 12 of the injured had died.",
     {"12": []}, []),
    # who opened the gates did not kill
    ("Relatives accused the guards of opening the gates to the gunmen who killed 15 inmates in Tarn.", {"15": ["gunmen"]}, None),
    ("Relatives accused the guards of opening the doors to a mob in Tarn, where 15 inmates were killed.", {"15": []}, None),
    ("Residents accused the guards of opening fire on a crowd in Tarn, where nine people were killed.", {"nine": ["guards"]}, None),
    # not he, but another
    ("The militia did not stop there and killed six herders in Tarn.", {"six": ["militia"]}, []),
    ("The army, not the rebels, killed nine drivers in Tarn.", {"nine": []}, []),
    ("Nine drivers were killed not by rebels but by the army.", {"Nine": ["army"]}, []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "accused", "blamed"), TOLD)
def test_who_did_what(
    words: str, accused: Mapping[str, Sequence[str]], blamed: Sequence[tuple[str, str, list[str]]] | None
) -> None:
    figures, accusations, _ = _read(words)
    assert {figure: figures.get(figure) for figure in accused} == accused
    assert blamed is None or accusations == list(blamed)


def test_a_word_that_rejects_a_claim_is_not_that_of_who_claims() -> None:
    _, _, answers = _read(
        'The army rejected as "fabrication" claims by the militia that it had shelled Tarn, insisting rebels had.'
    )
    assert answers == [("army", "denies")]


def test_no_fewer_than_so_many_denies_nothing() -> None:
    _, _, answers = _read("The militia killed no less than 14 farmers in Tarn, police said.")
    assert not answers


@pytest.mark.parametrize(
    ("words", "speakers", "answers"),
    [
        (
            "Nine herders died in Tarn, some reportedly shot by army drones, which the army denies.",
            [],
            [("army", "denies")],
        ),
        ("Nine herders were shot by soldiers in Tarn, which the army denied on Monday.", [], [("army", "denies")]),
        ("Nine herders were shot by soldiers in Tarn, something the army has denied.", [], [("army", "denies")]),
        ("Police shot nine men, residents said, which the ministry denies.", ["residents"], [("ministry", "denies")]),
        ("Nine people were killed in Tarn, which the army says was a rebel base.", [], [("army", "explains")]),
        ("Nine people died in the raid on Tarn, which the army confirmed.", ["the army"], []),
    ],
)
def test_who_only_denies_or_explains_it_does_not_say_so(
    words: str, speakers: list[str], answers: list[tuple[str, str]]
) -> None:
    claim = next(one for one in said(words, DAY) if isinstance(one, Claim))
    assert [who.name for who in claim.speakers] == speakers
    _, _, answered = _read(words)
    assert [(who, reply) for who, reply in answered if reply in ("denies", "explains")] == answers


@pytest.mark.parametrize(
    ("words", "blamed", "answers"),
    [
        # a denier gives its own version, and blames nobody by what others want
        ("The army rejected claims by the rebels that its jets had bombed farmers in Tarn, insisting the militia had shelled them.",
         [("militia", "did", ["The army"])], [("army", "denies")]),
        ("The army dismissed as lies claims by rebels that it bombed a market in Tarn, saying the militia had killed the farmers.",
         [("militia", "did", ["The army"])], [("army", "denies")]),
        ("The militia shelled the farmers itself in order to blame the army, the mayor said.",
         [("militia", "did", ["the mayor"])], []),
        ("Rebels had killed the farmers in a bid to blame the militia.", [("Rebels", "did", [])], []),
        ("The mayor blamed the militia for the killing of the farmers.", [("militia", "did", ["The mayor"])], []),
    ],
)  # fmt: skip
def test_who_blames_whom_in_denying_it(
    words: str, blamed: list[tuple[str, str, list[str]]], answers: list[tuple[str, str]]
) -> None:
    _, accusations, answered = _read(words)
    assert accusations == blamed
    assert answered == answers

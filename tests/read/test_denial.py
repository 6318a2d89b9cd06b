"""Figures that are told in order to be denied, and denials that deny no figure."""

from __future__ import annotations

import pytest

from english import claims, only

DENIED = [
    "The governor denied that twelve people had died.",
    "The governor denied on Monday that twelve people had died.",
    "The governor dismissed reports that twelve people had died.",
    "The army rejected claims by residents that its strike had killed twelve civilians.",
    'The army dismissed as "a lie" a claim of the Front, carried by some channels, that jets had killed twelve civilians.',
    "Residents said twelve people died, a figure the governor called false.",
    "Residents said twelve people died, a claim that the army denied.",
    "The rebels falsely claimed to have killed twelve soldiers.",
    "The rebels claimed to have killed twelve soldiers, which the ministry termed a fabrication.",
    "It is entirely false that our men shot twelve farmers, the colonel said.",
    "It was a lie that jets had bombed the clinic, killing twelve people, the governor said.",
    "Some channels are spreading fabricated news that twelve farmers were killed.",
    "The ministry said that reports that guards had shelled a school, killing twelve pupils, were fabricated.",
    "The claim that guards had killed twelve farmers was a lie, the ministry said.",
]
ASSERTED = [
    "It is not false that our men shot twelve farmers, the colonel said.",
    "The report said that twelve farmers were killed and that the army's story was a fabrication.",
    "The ministry said that a claim that rebels had killed twelve farmers was not false.",
    "The army rejected the claims and said twelve militants were killed.",
    "The army denied the attack, saying twelve of its soldiers had been killed.",
    "The army denied killing twelve people.",
    "The army denied responsibility for the strike that killed twelve people.",
    "The army denied that its jets had carried out the strike, which killed twelve people.",
    "Residents said twelve people died; the army denied that its jets were there.",
    "The governor rejected the plan and said that twelve people had died.",
]


@pytest.mark.parametrize("words", DENIED)
def test_a_figure_told_to_be_denied(words: str) -> None:
    assert only(words).stance == "denied"


@pytest.mark.parametrize("words", ASSERTED)
def test_who_denies_a_deed_denies_no_figure(words: str) -> None:
    assert only(words).stance == "asserted"


def test_of_two_figures_only_the_denied_one_is_denied() -> None:
    told = {
        claim.count.low: claim.stance
        for claim in claims("The police put the dead at four and denied that 30 people had died.")
    }
    assert told == {4: "asserted", 30: "denied"}


def test_who_disputes_a_figure_has_not_given_it() -> None:
    (claim,) = claims("The death toll in Odalo rises to twelve, army disputes figure")
    assert (claim.count.low, [speaker.name for speaker in claim.speakers]) == (12, [])

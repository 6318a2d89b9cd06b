"""What one party tells of another's claim in order to deny it: the accuser is who claimed it, and never who denies it."""

from __future__ import annotations

import pytest

from english import claims, only
from knowing import accusations

REPORTED = [
    ("The garrison rejected a report that its guards had shot 21 herders.", ["a report"]),
    ("The ministry dismissed a report by the Hill Network that troops had shot 21 herders.", ["the Hill Network"]),
    ("The ministry rejects the allegations of a farmers' union according to which 21 herders were shot by troops.", ["a farmers' union"]),
    ("The ministry rejects the findings of the Hill Network according to which troops shot 21 herders.", ["the Hill Network"]),
    ("Marines refuted accusations from residents that soldiers had shot 21 herders.", ["residents"]),
    ("A spokesman for the navy denied the Hill Network's claim that sailors had shot 21 herders.", ["the Hill Network"]),
    ("A report by the Hill Network that soldiers had shot 21 herders was rejected by the navy.", ["the Hill Network"]),
    ("A claim from residents that soldiers had shot 21 herders was firmly denied by the mayor.", ["residents"]),
    ("The militia dismissed accusations that its fighters had shot 21 herders.", ["accusations"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "accusers"), REPORTED)
def test_who_denies_a_report_does_not_accuse(words: str, accusers: list[str]) -> None:
    (accusation,) = accusations(words)
    assert [speaker.name for speaker in accusation.speakers] == accusers
    assert accusation.stance == "denied"


@pytest.mark.parametrize(("words", "accusers"), REPORTED)
def test_a_denied_figure_is_of_who_claimed_it(words: str, accusers: list[str]) -> None:
    claim = only(words)
    assert [speaker.name for speaker in claim.speakers] == accusers
    assert claim.stance == "denied"


def test_who_denies_a_report_and_says_more_says_that_alone() -> None:
    denied, said = claims(
        "The navy rejected a report by the Hill Network that it shelled Tarn, killing 21 herders, and said nine rebels had died."
    )
    assert [speaker.name for speaker in denied.speakers] == ["the Hill Network"]
    assert ([speaker.name for speaker in said.speakers], said.stance) == (["The navy"], "asserted")


def test_who_claims_what_others_deny_did_not_do_it() -> None:
    claim = only("Police refuted a claim by the opposition that officers had shot three students.")
    assert "opposition" not in [mention.name for mention in claim.accused]
    claim = only("The rebels rejected the navy's claim that they had shot nine herders.")
    assert [mention.name for mention in claim.accused] == ["rebels"]


def test_what_is_said_behind_a_rejection_is_of_who_rejects() -> None:
    (accusation,) = accusations("The mayor rejected the navy's version, saying that sailors had shot nine herders.")
    assert accusation.stance == "asserted"


def test_who_rejects_a_report_in_a_clause_denies_no_figure_of_its_own() -> None:
    text = "Two bakers died in Tarn, according to the army, which rejected a report by the Hill Network that its soldiers had shot seven nurses."
    own, theirs = claims(text)
    assert ([speaker.name for speaker in own.speakers], own.stance) == (["the army"], "asserted")
    assert ([speaker.name for speaker in theirs.speakers], theirs.stance) == (["the Hill Network"], "denied")
    (accusation,) = accusations(text)
    assert accusation.actor.name == "army"


def test_who_rejects_a_claim_between_commas_says_the_rest() -> None:
    denied, said = claims("The mayor, who denied a claim by the rebels that they held nine guards, said two had died.")
    assert ([speaker.name for speaker in denied.speakers], denied.stance) == (["the rebels"], "denied")
    assert ([speaker.name for speaker in said.speakers], said.stance) == (["The mayor"], "asserted")


def test_those_who_claim_did_nothing() -> None:
    assert only("Claims by residents that forty people had been killed were false.").accused == ()
    assert only("Residents said that its soldiers had shot nine herders.").accused[0].name == "its soldiers"
    assert len(only("Residents said that its soldiers had shot nine herders.").accused) == 1


def test_a_figure_denied_in_the_passive() -> None:
    assert only("The League said that nine people had died, which was denied by the army.").stance == "denied"
    assert only("Reports that 12 people had died were denied.").stance == "denied"
    assert only("A report that 12 people had died was read out.").stance == "asserted"

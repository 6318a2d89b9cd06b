"""Who is cited by words of citing that name no usual verb, by an office before a name, and in the rows of a list. All invented."""

from __future__ import annotations

import pytest

from english import claims

DAY = "2031-03-11"

TOLD: list[tuple[str, list[str]]] = [
    ("Conflict Watch has recorded 87 killings in Odalo.", ["Conflict Watch"]),
    ("Nine people were killed in Odalo, it was learned from a local judge, Amal Sati.", ["Amal Sati"]),
    ("According to the commander of the third brigade, Gen. Amal Sati, nine soldiers died.", ["Gen. Amal Sati"]),
    ("A police spokesman identified the slain militants as Amal Sati and Karam Odeh.", ["A police spokesman"]),
    ("Hillside separatists blamed the army and put the toll at nine.", ["Hillside separatists"]),
    ("The ministry updated its estimate of rebel losses: 71 soldiers killed on Friday.", ["The ministry"]),
    ("Raiders killed some 120 people, by Karovian tallies.", ["Karovian tallies"]),
    ("A toll of nine dead was announced by the governor.", ["the governor"]),
    ("14:20 Monitor: nine killed in Odalo", ["Monitor"]),
    ("The Observatoire des Libertés du Sud (OLS) said nine people were killed.", ["The Observatoire des Libertés du Sud"]),
    ("Nine people were killed, the Comité para la Verdad said.", ["the Comité para la Verdad"]),
    # no citing
    ("QUESTION: There are reports that 90 people died in Odalo.", []),
    ("In this photo provided by the Hill Directorate nine people lie dead.", []),
    ("The army blamed the rebels and put up a roadblock after nine people died.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "speakers"), TOLD)
def test_who_is_cited(words: str, speakers: list[str]) -> None:
    told = claims(words, DAY)
    assert [[speaker.name for speaker in claim.speakers] for claim in told] == [speakers]


def test_rows_of_a_list_speak_for_who_is_cited_before_it() -> None:
    rows = "The Odalo Monitor documented attacks in May:\n\n• Air strikes: 2 people killed in Belo.\n\n• Shelling: 9 people killed."
    told = claims(f"{rows}\n\nNine people were wounded in Tarn.", DAY)
    names = [[speaker.name for speaker in claim.speakers] for claim in told]
    assert names == [["The Odalo Monitor"], ["The Odalo Monitor"], []]


def test_who_is_quoted_stands_behind_the_closing_mark() -> None:
    words = '"We read for my uncle, who was shot by militiamen last week," said Amal Sati, 34, who lost two cousins.'
    told = claims(words, DAY)
    assert [speaker.name for speaker in told[0].speakers] == ["Amal Sati"]
    assert told[1].speakers == ()


def test_who_only_says_what_a_source_is_speaks_as_that_source() -> None:
    words = "The dead included seven women, according to the Hill Rooms, a volunteer group, which published a list. Five bodies were burned, it said."
    assert {speaker.name for claim in claims(words, DAY) for speaker in claim.speakers} == {"the Hill Rooms"}

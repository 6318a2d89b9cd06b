from __future__ import annotations

import pytest

from english import claims

LAST = {  # who is cited for the last figure of each text
    '"I counted nine bodies in the yard," said Karam Odeh, a baker. "My uncle was one. Two girls are missing."': [
        "Karam Odeh"
    ],
    '"It was dawn," the mayor of Hadra, Karam Odeh, told the radio. "Five fell here. Three gave up." He said 12 people were hurt.': [
        "Karam Odeh"
    ],
    '"Four of the dead are clerks. The porter who shut the gate saved many," said police spokesman Karam Odeh.': [
        "police spokesman Karam Odeh"
    ],
    "The guide, a Vardan, was beaten with a belt, said Colonel Karam Odeh, police chief of Hadra. Two sisters were killed, he said.": [
        "Colonel Karam Odeh"
    ],
    "Shells hit the mill and, a nurse told Radio Hadra, 12 people were hurt. Nine died, she said.": ["a nurse"],
    '"I have two girls here, both shot," said Dr. Karam Odeh. Three boys died, he added.': ["Dr. Karam Odeh"],
    "A drone killed four people, the health ministry of the internationally backed government said.": [
        "the health ministry of the internationally backed government"
    ],
    "The mayor said five people had died. Residents spoke of seven dead. He said two children were hurt.": [
        "The mayor"
    ],
    "The Front said the army had not explained how a farmer was shot dead.": ["The Front"],
    "The army has not said how 12 people were killed in Hadra.": [],
    "An army spokesman in Hadra repeated that nine soldiers were killed.": ["An army spokesman in Hadra"],
    "A Front commander, Karam Odeh, charged that twelve prisoners had been killed in Hadra.": ["Karam Odeh"],
    "The raid killed four, activists said on Monday, while a mine near Hadra left nine dead, according to state radio.": [
        "state radio"
    ],
    "The raid killed four, activists said on Monday, while nine people died in Hadra.": [],
    "A resident of nearby Hadra, whose uncle was hurt, said nine people had died.": ["A resident of nearby Hadra"],
    "Nine inmates were killed in Hadra, the NSA prison authority said Tuesday.": ["the NSA prison authority"],
    "Nine people were killed in Hadra, a nurse at the local hospital and two residents said.": [
        "a nurse at the local hospital and two residents"
    ],
    "Nine people were killed in Hadra, security and tribal sources said.": ["security and tribal sources"],
    "Nine people were killed in Hadra, according to a nurse and two residents.": ["a nurse and two residents"],
    "According to medics and residents 12 people were killed in Hadra.": ["medics and residents"],
    "Nine men were later killed by the army, which denied it.": [],
    "Nine people died in Hadra in a raid, which the army denies.": [],
    "The guards denied it, saying that nine of them had been killed.": ["The guards"],
    "The Vardan side said ten soldiers had died. Lima rejected the assertion that ten soldiers had died.": [
        "The Vardan side"
    ],
    "The Vardan side spoke. Lima rejected a report that ten soldiers had died.": ["a report"],
    '"My neighbour saw nine soldiers dead in the road," said Karam Odeh.': ["Karam Odeh"],
    "Our correspondent saw nine soldiers dead in the road.": ["Our correspondent"],
    "The army claimed more than nine rebels were killed in Hadra.": ["The army"],
    "The human rights office of the diocese on Tuesday accused the Red Battalion of killing at least 63 farmers.": [
        "The human rights office of the diocese"
    ],
    "The mayor said five people had died. The farmers' union jeered at the figure. It said nine had died.": [
        "The farmers' union"
    ],
    "The union said five people had died. The square is empty now. It said nine were hurt.": ["The union"],
    "The union said five people had died. The ministry, in Hadra, was shut. It said nine were hurt.": ["The union"],
}


@pytest.mark.parametrize(("words", "speakers"), LAST.items())
def test_who_is_cited_for_the_last_figure(words, speakers):
    assert [speaker.name for speaker in claims(words)[-1].speakers] == speakers


def test_a_citing_in_a_relative_clause_is_of_what_stands_in_it():
    sons, told = claims("Karam Odeh lost two sons in the raid on Hadra, which the Front says killed 51 people.")
    assert ([s.name for s in sons.speakers], [s.name for s in told.speakers]) == ([], ["the Front"])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The fighting killed 46 people, 30 of them soldiers, according to Bishkek.", "organisation"),
        ("Moscow says nine soldiers were killed.", "organisation"),
        ("MoD says nine soldiers were killed.", "organisation"),
        ("The fighting killed 46 people, according to Odeh.", "person"),
        ("The fighting killed 46 people, according to Karam Odeh.", "person"),
    ],
)
def test_the_seat_of_a_state_and_a_short_form_are_no_persons(words, kind):
    assert {speaker.kind for claim in claims(words) for speaker in claim.speakers} == {kind}

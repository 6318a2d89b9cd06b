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
}


@pytest.mark.parametrize(("words", "speakers"), LAST.items())
def test_who_is_cited_for_the_last_figure(words, speakers):
    assert [speaker.name for speaker in claims(words)[-1].speakers] == speakers


def test_a_citing_in_a_relative_clause_is_of_what_stands_in_it():
    sons, told = claims("Karam Odeh lost two sons in the raid on Hadra, which the Front says killed 51 people.")
    assert ([s.name for s in sons.speakers], [s.name for s in told.speakers]) == ([], ["the Front"])

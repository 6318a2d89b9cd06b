"""Who speaks, and who is counted, in texts that lost their commas: what is told runs on into who tells it."""

from __future__ import annotations

import pytest

from english import claims, only

SPEAKERS = [
    ("Two militants were killed in a gunbattle in Odalos Tarn district police said on Wednesday", "police"),
    ("Thirty people were shot dead when gunmen raided four villages over the weekend witnesses said", "witnesses"),
    ("Nine people were killed in clashes in eastern Odalo police and hospital sources said", "police and hospital sources"),
    ("Nine people were killed in strikes across Odalo officials said on Tuesday", "officials"),
    ("A missile hit a block killing nine people and their neighbours daughter Mayor Karam Odeh said", "Mayor Karam Odeh"),
    ("A roadside bomb killed six people as they drove to a wedding police said.", "police"),
    ("The army killed 44 people after tracing the movements of rebel fighters survivors told the group.", "survivors"),
    ("The army killed 22 civilians in two villages on 25 February Human Rights Watch said.", "Human Rights Watch"),
    ("Fourteen miners were killed in Odalo state local media reported.", "local media"),
    ("A bomb killed nine people in the central city of Odalo state television reported.", "state television"),
    ("A bomb killed nine people near the city of Odalo SANA news agency reported.", "SANA news agency"),
    ("A bomb killed nine people a monitor and rebels said.", "a monitor and rebels"),
    ("A bomb killed nine people an official from the ministry said.", "an official from the ministry"),
    ("Nine people were killed in Odalo the Syrian Observatory for Human Rights said.", "the Syrian Observatory for Human Rights"),
    ("Nine people were killed, said a 61-year-old woman.", "a 61-year-old woman"),
    ("A 30-year-old shopkeeper said nine people were killed.", "A 30-year-old shopkeeper"),
    ("Jets hit a weekly market in North Odalo, a rights group said, killing nine people.", "a rights group"),
    ("The Front, which is linked to the Red Sash, said nine soldiers had died.", "The Front"),
    ("Peacekeepers stationed nearby said they had counted 38 bodies.", "Peacekeepers stationed nearby"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "source"), SPEAKERS)
def test_who_speaks_behind_what_is_told(words: str, source: str) -> None:
    told = only(words).speakers[-1].name
    assert told == source or (told and source.startswith(told))


def test_who_speaks_is_not_among_those_counted() -> None:
    nine = only("A car bomb exploded in Odalo killing at least nine people police said.")
    assert nine.victims.quote is not None
    assert (nine.victims.quote.words, nine.victims.status) == ("people", "unknown")
    hurt = claims("A bomber attacked a centre killing 57 people and wounding 119 officials said.")[1]
    assert (hurt.count.low, hurt.victims.quote) == (119, None)
    assert [c.count.low for c in claims("Shells hit a house killing four civilians two residents said.")] == [4]


def test_a_week_is_no_label_of_a_number() -> None:
    assert only("Earlier this week four civilians were shot dead in Odalo.").count.low == 4
    assert only("Last year 300 people were killed in Odalo.").count.low == 300
    assert claims("Week 4 of the strike in Odalo.") == []


def test_a_name_right_behind_one_counted_says_who_it_is() -> None:
    assert only("The army said one of its officers Captain Karam Odeh was killed.").figure.words == "one"
    assert only("Two of our fighters Comrade Dilan and Comrade Roj attained martyrdom.").figure.words == "Two"
    captured = only("At least 177 of its captured soldiers have been executed.")
    assert captured.victims.status == "combatant"

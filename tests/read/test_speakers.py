from __future__ import annotations

import pytest

from english import claims, only

CASES = {
    "Shelling killed 12 people, according to the Hadra Media Centre.": ["the Hadra Media Centre"],
    "The Hadra Media Centre said shelling killed 12 people.": ["The Hadra Media Centre"],
    "Shelling killed 12 people, a monitoring group said.": ["a monitoring group"],
    "Shelling killed 12 people, said Karam Aswadi, director of the centre.": ["Karam Aswadi"],
    "A medical source told AFP that shelling killed 12 people.": ["A medical source"],
    "Shelling killed 12 people.": [],
}


@pytest.mark.parametrize(("words", "chain"), CASES.items(), ids=CASES)
def test_the_chain_that_holds_at_a_figure(words, chain):
    assert [speaker.name for speaker in only(words).speakers] == chain


def test_one_agency_citing_a_source_is_a_chain_outermost_first():
    claim = only("The SANA news agency reported, citing a source at the hospital, that shelling killed 12 people.")
    assert [speaker.kind for speaker in claim.speakers][-1] == "unnamed"
    assert len(claim.speakers) == 2


def test_a_bare_anaphor_takes_the_name_before_it():
    words = "The Hadra Media Centre said shells hit a market. It added that 12 people were killed."
    assert [speaker.name for speaker in only(words).speakers] == ["The Hadra Media Centre"]


def test_the_next_sentence_is_the_reports_own_voice_again():
    words = "The Hadra Media Centre said raids killed 12 people. Shells wounded 5 others in Sulm."
    assert [len(claim.speakers) for claim in claims(words)] == [1, 0]


def test_every_speaker_is_quoted_as_it_stands():
    claim = only("Twelve people were killed, Hadra’s health ministry said.")
    quote = claim.speakers[0].quote
    assert quote is not None
    assert "health ministry" in quote.words

from __future__ import annotations

from corroborate.read import read
from english import actors, english, text


def private(words):
    return [quote.words for quote in read(text(words), "2024-05-16", english(), None, actors()).private]


def test_a_named_victim_is_private_wherever_the_name_stands():
    words = "Karam Aswadi, a baker, was killed on Monday. Neighbours said Aswadi had four children."
    assert private(words) == ["Karam Aswadi", "Aswadi"]


def test_a_named_witness_is_private():
    assert "Hassan Idris" in private("Shells killed 12 people, a resident, Hassan Idris, said.")


def test_who_speaks_for_an_office_is_not():
    assert private("Shells killed 12 people, the governor, Oleh Marchenko, said.") == []
    assert private("Shells killed 12 people, said Karam Aswadi, director of the Hadra centre.") == []

from __future__ import annotations

from corroborate.read import read
from english import actors, english, gazetteer, text


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


def test_a_relative_of_several_is_private():
    assert private("Fatma's two brothers died on Monday.") == ["Fatma"]
    assert private("Hadra's two schools were hit on Monday.") == []


def test_who_is_told_to_be_a_resident_is_private_although_a_town_bears_the_name():
    words = "According to Hosn, a resident of Hadra, two more bodies were found."
    found = read(text(words), "2024-05-16", english(), gazetteer(), actors()).private
    assert "Hosn" in [quote.words for quote in found]


def test_a_district_is_no_surname():
    assert private("Nine people died in the region's Clare Township on Monday, residents said.") == []
    assert private("Clare Ward, 30, was killed on Monday.") == ["Clare Ward"]

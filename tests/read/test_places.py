"""Where places are found in a line, and which of them a figure is of. The texts are invented."""

from __future__ import annotations

import pytest

from english import claims, only, reading


def spots(words: str) -> dict[str, object]:
    """The places of one sentence by name."""
    told = reading(words)
    return {told.mention(line, s.start, s.end).name: s for line in told.lines for s in told.places(line)}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The raid hit the valley town of Wadi Sarn on Monday.", ["Wadi Sarn"]),
        ("Shells fell near the eastern Syrian city of Tal Marn.", ["Tal Marn"]),
        ("Bombs struck the seaside towns of Marna and Belhas.", ["Marna", "Belhas"]),
        ("Clashes broke out in the northern Sudanese province of Kesra.", ["Kesra"]),
        ("Shells struck a bus depot in the Karovian city of Sorvan on Tuesday.", ["Sorvan"]),
    ],
)
def test_a_name_behind_a_kind_of_place_is_a_place(words, names):
    found = spots(words)
    assert [name for name in found if found[name].strong] == names


def test_a_name_some_miles_off_is_nobodys_origin():
    assert not spots("The shelter stood ten miles from Marna.")["Marna"].origin
    assert spots("A driver from Marna was hurt.")["Marna"].origin


def test_a_place_within_who_is_cited_is_found_and_is_known_for_that():
    found = spots("A doctor at a hospital in Marna said 12 people were killed.")
    assert found["Marna"].cited
    assert [mention.name for mention in only("A doctor at a hospital in Marna said 12 people were killed.").places] == [
        "Marna"
    ]


def test_a_part_is_where_its_own_words_say_and_the_whole_is_not():
    whole, first, second = claims("In Kesra province 400 people were killed, 131 of them in Marna and 96 in Belhas.")
    assert [mention.name for mention in first.places] == ["Marna"]
    assert [mention.name for mention in second.places] == ["Belhas"]
    assert [mention.name for mention in whole.places] == ["Kesra"]


def test_where_the_wounded_are_brought_is_not_where_it_was():
    claim, *_ = claims("Nine people were killed in Marun and seven wounded were taken to a hospital in Sarova.")
    assert [place.name for place in claim.places] == ["Marun"]
    words = "Five people died in Marun. Doctors at the hospital in Sarova said they had received nine wounded."
    assert [[place.name for place in claim.places] for claim in claims(words)] == [["Marun"], ["Marun"]]


def test_a_country_that_only_a_towns_name_tells_is_no_place():
    """A town called Belo lies in several countries; a text that names none of them is about none."""
    assert all(
        place.name != "Colombia"
        for claim in claims("The mayor of Belo, Karam Odeh, was gunned down.")
        for place in claim.places
    )


def test_the_suburb_of_a_town_is_named_behind_it():
    (claim,) = claims("Nine people were killed in the Odalo suburb of Tarn.")
    assert [place.name for place in claim.places] == ["Tarn"]
    (claim,) = claims("Nine people were killed in the Tarn area of Odalo.")
    assert claim.places[0].name == "Tarn"


@pytest.mark.parametrize(
    "words",
    [
        "Published by the Belo Centre for Documentation. Twelve people were killed in Marun.",
        "The Belo Centre for Documentation later put the number of dead in Marun at twelve.",
    ],
)
def test_what_a_body_is_for_is_no_place(words):
    assert "Documentation" not in spots(words)
    assert [place.name for place in only(words).places] == ["Marun"]


def test_a_name_heads_a_paragraph_as_others_do_that_are_places():
    words = (
        "Report of the day\n\nBelo town: A missile hit a house. Five men died.\n\nLower Tarn: A drone hit a bus. Two men died."
        "\n\nSarvan: Shells killed a woman.\n\nCasualties: Nothing more was told of casualties."
    )
    assert [[place.name for place in claim.places] for claim in claims(words)] == [["Belo"], ["Lower Tarn"], ["Sarvan"]]
    assert "Casualties" not in spots(words)


TURNS = [
    ("Two men were killed in Odalo and a woman died of her injuries in Tarn.", ["Odalo", "Tarn"]),
    ("A girl died of burns in Odalo, and four men were killed in Tarn.", ["Odalo", "Tarn"]),
    ("Nine people were killed in Odalo and 300 fled to Tarn.", ["Odalo", "Odalo"]),
    ("Twelve people were killed and nine wounded in Odalo.", ["Odalo", "Odalo"]),
]


@pytest.mark.parametrize(("words", "wanted"), TURNS)
def test_places_told_in_turn(words: str, wanted: list[str]) -> None:
    assert [place.name for claim in claims(words) for place in claim.places] == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Volunteers in the Wadi Sarn Emergency Room put the dead at twelve.", ["Wadi Sarn"]),
        ("Twelve inmates died in the Ecuadoran port city of Belhas.", ["Belhas"]),
        ("Twelve people died in the Tibetan county of Belhas.", ["Belhas"]),
        ("Twelve people died in Karen villages near Belhas.", ["Belhas"]),
        ("Twelve bodies were found in Pavilion 9 of the prison in Belhas.", ["Belhas"]),
        ("Twelve people died on the Abkhaz-Georgian border.", []),
    ],
)
def test_peoples_and_rooms_are_no_places(words: str, wanted: list[str]) -> None:
    assert [place.name for claim in claims(words) for place in claim.places] == wanted


def test_no_weapon_detains_anybody() -> None:
    (claim,) = claims("Police detained 41 people in raids across Belhas province.")
    assert claim.means is None
    (claim,) = claims("Air raids on Belhas killed 41 people.")
    assert claim.means == "airstrike"

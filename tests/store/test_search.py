"""Texts are found again as people type them, in English and in Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.store.search import Asked, Index, folded, words

TEXTS = {
    "en": "The Coast Monitor’s count: 1,383 civilians dead in Tartūs; the U.S.-led coalition denied it. Café",
    "ar": "قالَ المَرْصَد السوري لحقوق الإنسان إنّ ١٬٣٨٣ مدنياً قُتلوا في اللاذقية، وبالساحل أيضاً",
}


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    assert made.add((name, f"text {name}", said) for name, said in TEXTS.items()) == 2
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("monitor", {"en"}), ("MONITORS", {"en"}), ("tartus", {"en"}), ("Tartūs", {"en"}), ("cafe", {"en"}), ("tart", {"en"}),
        ("1383", {"en", "ar"}), ("1,383", {"en", "ar"}), ("١٣٨٣", {"en", "ar"}), ('"coast monitors count"', {"en"}),
        ('"monitors coast"', set()), ("مرصد", {"ar"}), ("المرصد", {"ar"}), ("والمرصد", {"ar"}), ("لاذقية", {"ar"}),
        ("اللاذقيه", {"ar"}), ("الساحل", {"ar"}), ("الانسان", {"ar"}), ("قتلوا مدنيا", {"ar"}), ("monitor مرصد", set()),
        ("nowhere", set()), ("", set()), ('"', set()), ("* OR NOT AND NEAR(", set()), ("dead -civilians", {"en"}),
    ],
)  # fmt: skip
def test_what_is_found(index: Index, asked: str, found: set[str]) -> None:
    assert set(index.find(Asked.of(asked))) == found


def test_the_places_of_a_find_are_marked_in_the_text_as_it_stands() -> None:
    for asked, name, wanted in (("مرصد 1383", "ar", ["المَرْصَد", "١٬٣٨٣"]), ("tartus dead", "en", ["dead", "Tartūs"])):
        spots = Asked.of(asked).spots(TEXTS[name])
        assert [TEXTS[name][a:b] for a, b in spots] == wanted


def test_a_newer_text_takes_the_place_of_the_older() -> None:
    made = Index()
    made.add([("r", "one", "an old word")])
    assert made.knows("r", "one")
    assert made.add([("r", "one", "an old word")]) == 0
    assert made.add([("r", "two", "a new word")]) == 1
    assert made.find(Asked.of("old")) == []
    assert made.find(Asked.of("new")) == ["r"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_question_fails_and_a_text_is_found_by_its_words(said: str, asked: str) -> None:
    made = Index()
    made.add([("r", "t", said)])
    made.find(Asked.of(asked))
    for word, start, end in words(said):
        assert folded(said[start:end]) == word
        assert made.find(Asked(((word,),))) == ["r"]

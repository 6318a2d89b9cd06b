"""The records: an id hangs on everything that is said and on nothing else; a quote is the text's own words."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.records import (
    Accusation,
    Answer,
    Capture,
    Claim,
    Decision,
    Evidence,
    Mention,
    Part,
    Period,
    Picture,
    Reading,
    Report,
    Span,
    Speaker,
    Text,
    Victims,
    content,
    marks,
)
from corroborate.values import Count, Quote, When

WORDS = "At dawn two nurses were killed in Tell Amal by the Guards, residents said; the Guards denied it."
TEXT = Text("r" * 64, WORDS, sentences=(Span(0, len(WORDS)),))


def quote(words: str) -> Quote:
    start = WORDS.index(words)
    return TEXT.quote(start, start + len(words))


WHOLE, OTHER = TEXT.quote(0, len(WORDS)), TEXT.quote(0, 7)
PEOPLE = Victims(quote("nurses"), "civilian", ("women",), "a community", (quote("nurses"),))
PLACE, DAY = (Mention("Tell Amal", quote("Tell Amal")),), Period(When.day("2024-05-06"), quote("At dawn"))
SAID = (Speaker("residents", "unnamed", quote("residents")),)
GUARDS = Mention("the Guards", quote("the Guards"))

EVERY: dict[type, tuple[dict[str, Any], dict[str, Any]]] = {
    Report: ({"sha256": "a" * 64, "media": "text/plain", "size": 3}, {"sha256": "b" * 64, "media": "x/y", "size": 4}),
    Capture: (
        {"report": "a"},
        {"report": "b", "publisher": "p", "address": "x:", "published": "2024", "language": "en", "key": "k", "how": "h"},
    ),
    Part: (
        {"whole": "a", "report": "b", "place": 0},
        {"whole": "c", "report": "d", "place": 1, "path": "a.txt", "how": "zip", "notes": ("It is dated 2024.",)},
    ),
    Picture: (
        {"report": "a"},
        {"report": "b", "width": 4, "height": 3, "length": 9, "hash": "0" * 16, "facts": (("taken", "2024"),),
         "frames": ((500, "0" * 16),)},
    ),
    Claim: (
        {"text": "a", "quote": WHOLE, "figure": quote("two"), "count": Count(2, 2), "harm": "killed"},
        {"text": "b", "quote": OTHER, "figure": quote("dawn"), "count": Count(3, 3), "harm": "injured", "unit": "bodies",
         "victims": PEOPLE, "places": PLACE, "destination": PLACE, "when": DAY, "running": True, "speakers": SAID,
         "said": DAY, "accused": (GUARDS,), "means": "gunfire", "stance": "denied", "part_of": OTHER},
    ),
    Accusation: (
        {"text": "a", "quote": WHOLE, "actor": GUARDS, "act": quote("killed")},
        {"text": "b", "quote": OTHER, "actor": Mention("they"), "act": OTHER, "degree": "ordered", "harm": "killed",
         "victims": PEOPLE, "places": PLACE, "when": DAY, "speakers": SAID, "said": DAY, "stance": "doubted"},
    ),
    Answer: (
        {"text": "a", "quote": WHOLE, "actor": GUARDS, "reply": "denies", "words": quote("denied it")},
        {"text": "b", "quote": OTHER, "actor": Mention("they"), "reply": "admits", "words": OTHER, "speakers": SAID,
         "said": DAY},
    ),
    Evidence: (
        {"text": "a", "quote": WHOLE, "sort": "witness", "words": quote("residents")},
        {"text": "b", "quote": OTHER, "sort": "video", "words": OTHER, "shows": OTHER, "places": PLACE, "speakers": SAID},
    ),
    Reading: ({"text": "a", "reader": "en/1", "statements": ()}, {"text": "b", "reader": "en/2", "statements": ("s",),
              "private": (OTHER,)}),
    Decision: (
        {"verdict": "same", "about": ("a", "b"), "by": "x", "at": "2024-05-06T00:00:00Z", "why": "w"},
        {"verdict": "unsure", "about": ("a",), "by": "y", "at": "2024-05-07T00:00:00Z", "why": "v",
         "name": "n", "value": "v"},
    ),
}  # fmt: skip
CASES = [(kind, name) for kind, (_, others) in EVERY.items() for name in others]


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_an_id_hangs_on_every_field_that_is_said(kind: Any, name: str) -> None:
    least, others = EVERY[kind]
    assert kind(**least).id != kind(**(least | {name: others[name]})).id


@pytest.mark.parametrize("kind", EVERY)
def test_no_field_is_left_out_of_these_tests(kind: Any) -> None:
    said = {field.name for field in dataclasses.fields(kind) if field.compare and field.name != "kind"}
    assert said == set(EVERY[kind][1])


@pytest.mark.parametrize("kind", EVERY)
def test_an_id_is_the_same_wherever_the_record_is_made(kind: Any) -> None:
    record = kind(**(EVERY[kind][0] | EVERY[kind][1]))
    for again in (kind(**(EVERY[kind][0] | EVERY[kind][1])), copy.copy(record), pickle.loads(pickle.dumps(record))):
        assert again == record
        assert again.id == record.id
    assert len(record.id) == 64


def test_a_field_that_a_kind_was_given_later_changes_no_older_id() -> None:
    kept = Picture("a", 4, 3, 9, "0" * 16, (("taken", "2024"),))
    assert kept.id == "d6a6e32ff7d34a3c61488b8945884c10f04057a1309d83cee355ff586c8b3e7e"
    assert "frames" not in content(kept)


def test_kinds_with_the_same_content_differ() -> None:
    assert len({kind(**least).id for kind, (least, _) in EVERY.items()}) == len(EVERY)


def test_provenance_is_carried_and_not_said() -> None:
    plain, named = Capture("a"), Capture("a", name="toll.txt", at="2024-05-06T00:00:00Z")
    assert (plain.id, plain) == (named.id, named)
    made = Text("r", "Two fell.", "text/1", "en", "A title", (Span(0, 9),), (Span(0, 9),))
    assert (made.id, made) == (Text("r", "Two fell.").id, Text("r", "Two fell."))


def test_a_text_is_its_report_and_its_characters() -> None:
    ids = {Text(report, words).id for report in "ab" for words in ("Two fell.", "Two fell. ", "É", "E\u0301")}
    assert len(ids) == 8


@given(st.text(max_size=30), st.integers(-5, 35), st.integers(-5, 35))
def test_a_quote_is_a_slice_of_its_text(words: str, start: int, end: int) -> None:
    text = Text("r", words)
    if 0 <= start < end <= len(words):
        assert text.quote(start, end) == Quote(start, end, words[start:end])
        return
    with pytest.raises(ValueError, match="outside a text"):
        text.quote(start, end)


@given(st.lists(st.integers(1, 9), max_size=8), st.integers(0, 80))
def test_the_sentence_at_a_place_is_the_last_that_begins_before_it(lengths: list[int], position: int) -> None:
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    text = Text("r", "", sentences=tuple(Span(start, start + 1) for start in starts))
    expected = max((index for index, start in enumerate(starts) if start <= position), default=0)
    assert text.sentence(position) == expected


def test_marks_are_the_slots_in_the_order_of_the_text() -> None:
    least, others = EVERY[Claim]
    found = list(marks(Claim(**(least | others))))
    assert [place for _, place in found] == sorted(place for _, place in found)
    assert {slot for slot, _ in found} == {
        "figure", "victims", "places", "destination", "when", "speakers", "said", "accused"
    }  # fmt: skip
    assert list(marks(Claim(**least))) == [("figure", quote("two"))]


@pytest.mark.parametrize("thing", [1.5, {"a": 1}, [1], b"a", object()])
def test_what_has_no_place_in_a_record_is_refused(thing: object) -> None:
    with pytest.raises(TypeError, match="no place in a record"):
        content(thing)


def test_a_capture_is_published_on_a_day_that_exists() -> None:
    with pytest.raises(ValueError, match=r"."):
        Capture("a", published="2024-02-31")

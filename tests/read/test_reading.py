"""A text being read: what its lines are told from the whole of it, and what is left of it when it has been read."""

from __future__ import annotations

import gc

import pytest

import english
from corroborate.read import read

TEXTS = (
    "The Syrian Democratic Forces killed 12 people in Karam, said the Syrian Observatory for Human Rights.",
    "They wanted to be Syrian. Democratic Forces of that name fled; Hezbollah killed three. IS killed four.",
    "Rapid Support\n\nForces of the army killed five people (RSF) in Karam.\n\nHAMAS AND IS KILL SIX",
)


@pytest.mark.parametrize("content", TEXTS)
def test_a_line_is_told_the_bodies_that_it_would_find_by_itself(content: str) -> None:
    told = [line for line in english.reading(content).lines if line.bodies is not None]
    for line in told:
        own = english.actors().spot(content[line.start : line.end], local=True)
        here = [(line.start + spot.start, line.start + spot.end, spot.body) for spot in own]
        assert [(spot.start, spot.end, spot.body) for spot in line.bodies or ()] == here
    assert told or "IS" in content or "(" in content


def test_a_name_that_runs_over_the_end_of_a_line_is_no_body_of_the_line() -> None:
    first, second = english.reading("They were Syrian. Democratic Forces fled.").lines
    assert all(spot.end <= first.end for spot in first.bodies or ())
    assert all(spot.start >= second.start for spot in second.bodies or ())


def test_a_text_that_has_been_read_leaves_no_garbage() -> None:
    text = english.text(
        "Two soldiers and three children were killed in Karam on Monday. One of them was a nurse.\n" * 4
    )
    told = (english.english(), english.gazetteer(), english.actors())
    assert read(text, "2031-05-06", *told).statements
    gc.collect()
    gc.disable()
    try:
        read(text, "2031-05-06", *told)
        assert gc.collect() == 0  # else every reader waits for the search, and memory grows until it comes
    finally:
        gc.enable()

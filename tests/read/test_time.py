"""The time that a text takes grows with its length, whatever is repeated in it."""

from __future__ import annotations

import gc
import time

import pytest

from corroborate import texts
from corroborate.knowledge import knowledge
from corroborate.read import read
from corroborate.records import Text

SHORT, LONG = 15_000, 90_000  # characters: six times as many take six times as long, and 36 times where it is squared


def _took(content: str) -> float:
    known = knowledge()
    gc.disable()  # a search through what the other tests left would take longer than the text
    try:
        began = time.process_time()
        paragraphs, sentences = texts.segment(content, known.abbreviations)
        text = Text(report="", content=content, paragraphs=paragraphs, sentences=sentences)
        read(text, "2031-05-06", known.language, known.gazetteer, known.actors)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "phrase",
    [
        "U.S. ",
        "12 ",
        "12 people ",
        '" ',
        "“said ",
        "Karam ",
        "Karam Said, ",
        "and ",
        "killed by ",
        "( ",
        "a-",
        "twelve people were killed in the town and ",
        "Twelve people were killed in Karam on Monday. ",
        "Karam\n\n",
    ],
)
def test_time_grows_with_the_length(phrase: str) -> None:
    short, long = ((phrase * size)[:size] for size in (SHORT, LONG))
    _took(short)
    fastest = min(_took(short) for _ in range(3))
    assert _took(long) < 14 * fastest + 0.05

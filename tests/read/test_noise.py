"""Reports with anything in them: the reader never fails, and every quote stands in the text where it says."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from corroborate import texts
from corroborate.knowledge import knowledge
from corroborate.read import read
from corroborate.records import Text, marks

REPORTS = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[2] / "examples/coast2025/reports.jsonl").read_text("utf-8").splitlines()
]
MARKS = "()[]\"“”«»‘’'-–—,.;:!?0123456789%$&/\\*\u200b\u202e\u00adé\n\t A"


def _noisy(chance: random.Random) -> str:
    words = chance.choice(REPORTS)
    start = chance.randrange(len(words))
    letters = list(words[start : start + 400])
    for _ in range(chance.randrange(1, 30)):
        place = chance.randrange(len(letters) + 1)
        if chance.random() < 0.6 or not letters[place : place + 1]:
            letters.insert(place, chance.choice(MARKS))
        else:
            del letters[place]
    return "".join(letters)


@pytest.mark.parametrize("seed", range(8))
def test_noise(seed: int) -> None:
    known = knowledge()
    chance = random.Random(seed)
    for _ in range(25):
        words = _noisy(chance)
        if not words.strip():
            continue
        paragraphs, sentences = texts.segment(words, known.abbreviations)
        text = Text("r", words, language="en", paragraphs=paragraphs, sentences=sentences)
        for statement in read(text, "2025-03-14", known.language, known.gazetteer, known.actors).statements:
            for _, quote in [("whole", statement.quote), *marks(statement)]:
                assert words[quote.start : quote.end] == quote.words


@pytest.mark.parametrize(
    "words", ["** said 5 were killed", "\u200b\u200b", "5", "(((", "“", "killed killed killed 5 5 5", "the " * 50]
)
def test_odd_texts(words: str) -> None:
    known = knowledge()
    paragraphs, sentences = texts.segment(words, known.abbreviations)
    read(
        Text("r", words, language="en", paragraphs=paragraphs, sentences=sentences),
        None,
        known.language,
        known.gazetteer,
        known.actors,
    )

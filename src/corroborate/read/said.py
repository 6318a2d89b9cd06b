"""A text being read in, all that it says besides counts out: accusations, answers and evidence, in the order of the text.

The three readers see the same lines as the reader of claims, and are told by it who is cited, where and when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from corroborate.actors import Actors
from corroborate.language import Language
from corroborate.read.accuse import Accusing
from corroborate.read.answers import Answering
from corroborate.read.claims import Grammar, Reading
from corroborate.read.evidence import Evident
from corroborate.read.namings import Around
from corroborate.read.parties import Parties
from corroborate.records import Mention, Period, Statement

_LONGEST: Final = 400  # words; longer "sentences" are tables or broken files, and would take quadratic time


class Saying:
    """What one language's three readers know, with the actors of the world. Made once, used for every text."""

    def __init__(self, language: Language, actors: Actors, grammar: Grammar) -> None:
        self.language, self._actors = language, actors
        self._accusing = Accusing(language, actors, grammar.people, grammar.denials)
        self._parties = Parties(language, self._accusing.deeds, grammar.armed)
        self._answering = Answering(language, actors, self._accusing.namings)
        self._evident = Evident(language)

    def find(self, reading: Reading, published: str | None) -> list[Statement]:
        """Accusations, answers and evidence of a text."""
        lines = [line for line in reading.lines if len(line) <= _LONGEST]
        around = _around(reading, self._parties.find(lines, [reading.armed(line) for line in lines]))
        found: list[Statement] = [
            *self._accusing.find(reading.text, lines, around, published),
            *self._answering.find(reading.text, lines, around),
            *self._evident.find(reading.text, lines, around),
        ]
        self._accusing.namings.forget()
        return sorted(found, key=lambda statement: statement.quote.start)


def _around(reading: Reading, parties: Mapping[int, Sequence[tuple[int, int]]]) -> Around:
    def places(index: int, word: int) -> tuple[Mention, ...]:
        line = reading.lines[index]
        return tuple(reading.mention(line, s.start, s.end) for s in reading.places(line) if s.strong and not s.around)

    def when(index: int, word: int) -> Period | None:
        line = reading.lines[index]
        relative = reading.grammar.relative  # "blamed the front, which has fought since 2019"
        stated = [s for s in reading.times(line) if not s.said and relative.isdisjoint(line.low[word : s.start])]
        stated = [s for s in stated if not reading.grammar.times.is_aside(line, s.start)]
        if not stated:
            return None
        near = min(stated, key=lambda s: (abs(s.start - word), s.start))
        return Period(near.when, reading.quote(line, near.start, near.end))

    def said(index: int, word: int) -> Period | None:
        line = reading.lines[index]
        stated = next((s for s in reading.times(line) if s.said), None)
        return Period(stated.when, reading.quote(line, stated.start, stated.end)) if stated else None

    return Around(reading.voices.chain_at, places, when, said, parties.__getitem__)

"""A text in, the statements it makes out, each with its exact words.

Pure: a reader is told the language, the places and the actors of the world as values, and asks nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from corroborate.actors import Actors
from corroborate.language import Language
from corroborate.read.claims import Grammar, Reading, claims_of
from corroborate.read.guidelines import as_guidelines
from corroborate.read.private import private_names
from corroborate.read.said import Saying
from corroborate.records import Statement, Text
from corroborate.values import Quote

READER: Final = "grammar/1"
_SAYINGS: WeakKeyDictionary[Actors, Saying] = WeakKeyDictionary()
_GRAMMARS: WeakKeyDictionary[Language, Grammar] = WeakKeyDictionary()

__all__ = ["READER", "Readout", "as_guidelines", "read"]


@dataclass(frozen=True, slots=True)
class Readout:
    """What a reader found: the statements in the order of the text, and the names of private persons in it."""

    statements: tuple[Statement, ...]
    private: tuple[Quote, ...] = ()


def read(text: Text, published: str | None, language: Language, gazetteer: object, actors: Actors | None) -> Readout:
    """The statements of `text`; `published` is the day of publication as a partial ISO date, None where unknown."""
    grammar = _GRAMMARS.get(language)
    if grammar is None:
        grammar = _GRAMMARS[language] = Grammar(language)
    reading = Reading(text, published, grammar, actors)
    claims = claims_of(reading)
    found: list[Statement] = list(claims)
    if actors is not None:
        found += _saying(language, actors, grammar).find(reading, published)
    private = private_names(reading, claims, actors)
    return Readout(tuple(sorted(found, key=lambda statement: statement.quote.start)), private)


def _saying(language: Language, actors: Actors, grammar: Grammar) -> Saying:
    saying = _SAYINGS.get(actors)
    if saying is None or saying.language is not language:
        saying = _SAYINGS[actors] = Saying(language, actors, grammar)
    return saying

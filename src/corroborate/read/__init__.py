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
from corroborate.records import Statement, Text
from corroborate.values import Quote

READER: Final = "grammar/1"
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
    return Readout(tuple(claims_of(Reading(text, published, grammar, actors))))

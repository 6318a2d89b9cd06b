"""A text in, the statements it makes out, each with its exact words.

Pure: a reader is told the language, the places and the actors of the world as values, and asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from corroborate.actors import Actors
from corroborate.errors import UseError
from corroborate.gazetteer import Gazetteer
from corroborate.language import Language
from corroborate.read.claims import Grammar, Reading, claims_of
from corroborate.read.guidelines import as_guidelines
from corroborate.read.persons import Naming
from corroborate.read.said import Saying
from corroborate.records import Claim, Span, Statement, Text
from corroborate.values import Quote, first_day

READER: Final = "grammar/11"
_NOBODY: Final = Actors(())
_SAYINGS: WeakKeyDictionary[Actors, Saying] = WeakKeyDictionary()
_NAMINGS: WeakKeyDictionary[Actors, Naming] = WeakKeyDictionary()
_GRAMMARS: WeakKeyDictionary[Language, Grammar] = WeakKeyDictionary()

__all__ = ["READER", "Readout", "as_guidelines", "people", "read"]


@dataclass(frozen=True, slots=True)
class Readout:
    """What a reader found: the statements in the order of the text, and the names of private persons in it, with where
    they live.
    """

    statements: tuple[Statement, ...]
    private: tuple[Quote, ...] = ()


def read(text: Text, published: str | None, language: Language, gazetteer: Gazetteer, actors: Actors | None) -> Readout:
    """The statements of `text`; `published` is the day of publication as a partial ISO date, None where unknown.

    Raises `UseError` where `published` is no such date.
    """
    _check(published)
    grammar = _grammar(language)
    reading = Reading(text, published, grammar, actors, gazetteer)
    claims = claims_of(reading)
    found: list[Statement] = list(claims)
    if actors is not None:
        found += _saying(language, actors, grammar).find(reading, published)
    ordered = tuple(sorted(found, key=lambda statement: statement.quote.start))
    naming = _naming(language, actors or _NOBODY)
    persons = naming.find(reading, _figures(claims))
    towns = [Span(start, end) for start, end in reading.land.towns]
    persons = persons.beside(towns)
    private = {*persons.private, *naming.traces.find(text, towns, persons.private)}
    return Readout(tuple(map(persons.settle, ordered)), tuple(sorted(private)))


def people(field: str, language: Language, gazetteer: Gazetteer | None, actors: Actors | None) -> tuple[str, ...]:
    """The private persons that the field of a publisher names, as far as it tells that they are persons: `X Y, reporter`.
    An outlet that bears a person's name is an outlet.
    """
    text = Text("", field, sentences=(Span(0, len(field)),))
    reading = Reading(text, None, _grammar(language), actors, gazetteer)
    persons = _naming(language, actors or _NOBODY).find(reading)
    return tuple(quote.words for quote in persons.beside(Span(start, end) for start, end in reading.land.towns).private)


def _check(published: str | None) -> None:
    if published is None:
        return
    try:
        first_day(published)
    except ValueError as error:
        do = "write the day of publication as 2025-03-12, 2025-03 or 2025, or give none"
        raise UseError(f"{published!r} is no date", where="published", do=do) from error


def _figures(claims: Iterable[Claim]) -> list[Quote]:
    """The figures of claims, and the names that stand for one."""
    return [quote for claim in claims for quote in (claim.figure, *claim.victims.names)]


def _grammar(language: Language) -> Grammar:
    grammar = _GRAMMARS.get(language)
    if grammar is None:
        grammar = _GRAMMARS[language] = Grammar(language)
    return grammar


def _naming(language: Language, actors: Actors) -> Naming:
    naming = _NAMINGS.get(actors)
    if naming is None or naming.language is not language:
        naming = _NAMINGS[actors] = Naming(language, actors)
    return naming


def _saying(language: Language, actors: Actors, grammar: Grammar) -> Saying:
    saying = _SAYINGS.get(actors)
    if saying is None or saying.language is not language:
        saying = _SAYINGS[actors] = Saying(language, actors, grammar)
    return saying

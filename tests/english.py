"""The English language and the actors as they ship, and texts cut as the desk cuts them, for the tests of reading."""

from __future__ import annotations

import functools
from importlib import resources

from corroborate import texts
from corroborate.actors import Actors
from corroborate.gazetteer import Gazetteer
from corroborate.knowledge import knowledge
from corroborate.language import Language
from corroborate.read.claims import claims_of
from corroborate.read.lines import Line, lines
from corroborate.read.reading import Grammar, Reading
from corroborate.records import Claim, Text

DATA = resources.files("corroborate") / "data"


def english() -> Language:
    return knowledge().language


def actors() -> Actors:
    return knowledge().actors


def gazetteer() -> Gazetteer:
    return knowledge().gazetteer


@functools.cache
def grammar() -> Grammar:
    return Grammar(english())


def text(content: str) -> Text:
    paragraphs, sentences = texts.segment(content, knowledge().abbreviations)
    return Text(report="r", content=content, language="en", paragraphs=paragraphs, sentences=sentences)


def reading(content: str, published: str | None = "2024-05-16") -> Reading:
    """2024-05-16 is a Thursday."""
    return Reading(text(content), published, grammar(), actors(), gazetteer())


def line(content: str) -> Line:
    return lines(text(content), grammar().cuts)[0]


def claims(content: str, published: str | None = "2024-05-16") -> list[Claim]:
    return claims_of(reading(content, published))


def only(content: str, published: str | None = "2024-05-16") -> Claim:
    found = claims(content, published)
    assert len(found) == 1, [claim.figure.words for claim in found]
    return found[0]

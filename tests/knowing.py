"""What the tests of reading know: the English word lists and the actors that ship, and a text read as a report is."""

from __future__ import annotations

import functools
from importlib import resources

from corroborate import texts
from corroborate.actors import Actors
from corroborate.language import Language
from corroborate.read import read
from corroborate.records import Accusation, Answer, Evidence, Report, Statement, Text

DATA = resources.files("corroborate") / "data"


@functools.cache
def english() -> Language:
    files = [item for item in (DATA / "languages" / "en").iterdir() if item.name.endswith(".toml")]
    return Language.parse("en", {item.name.removesuffix(".toml"): item.read_text("utf-8") for item in files})


@functools.cache
def actors() -> Actors:
    return Actors.from_toml((DATA / "actors.toml").read_text("utf-8"))


def text(words: str, key: str = "") -> Text:
    """`key` makes two reports of the same words two."""
    report = Report((key or "0") * 64, "text/plain", len(words))
    abbreviations = texts.abbreviations((DATA / "abbreviations.txt").read_text("utf-8"))
    return texts.make(report, words.encode(), abbreviations)[0]


def said(words: str, published: str | None = None) -> tuple[Statement, ...]:
    return read(text(words), published, english(), None, actors()).statements


def accusations(words: str, published: str | None = None) -> list[Accusation]:
    return [one for one in said(words, published) if isinstance(one, Accusation)]


def answers(words: str) -> list[Answer]:
    return [one for one in said(words) if isinstance(one, Answer)]


def evidence(words: str) -> list[Evidence]:
    return [one for one in said(words) if isinstance(one, Evidence)]

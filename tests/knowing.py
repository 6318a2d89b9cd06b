"""What the tests of reading know: the English word lists and the actors that ship, and a text read as a report is."""

from __future__ import annotations

from corroborate import texts
from corroborate.knowledge import knowledge
from corroborate.read import read
from corroborate.records import Accusation, Answer, Evidence, Report, Statement, Text


def text(words: str, key: str = "") -> Text:
    """`key` makes two reports of the same words two."""
    report = Report((key or "0") * 64, "text/plain", len(words))
    return texts.make(report, words.encode(), knowledge().abbreviations)[0]


def said(words: str, published: str | None = None) -> tuple[Statement, ...]:
    return read(text(words), published, knowledge().language, None, knowledge().actors).statements


def accusations(words: str, published: str | None = None) -> list[Accusation]:
    return [one for one in said(words, published) if isinstance(one, Accusation)]


def answers(words: str) -> list[Answer]:
    return [one for one in said(words) if isinstance(one, Answer)]


def evidence(words: str) -> list[Evidence]:
    return [one for one in said(words) if isinstance(one, Evidence)]

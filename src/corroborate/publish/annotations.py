"""A release in, its quotes out as W3C Web Annotations (JSON-LD): each statement on the words of its report that it stands on.

A quote is selected by its words (TextQuoteSelector), never by its place: how far a statement is from the beginning tells the length
of what is withheld before it. What is withheld is in no selector. Where a sentence holds a withheld name, the longest stretch
beside the names is selected, which still stands in the text word for word.
"""

from __future__ import annotations

import base64
import json
from typing import Final

from corroborate.canonical import Json
from corroborate.publish.release import (
    Passage,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicReport,
    PublicStatement,
    Release,
    plain,
)
from corroborate.publish.words import Book

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
NAME: Final = "annotations.jsonld"
_SIDE: Final = 48  # characters beside a figure that tell it from others of its sentence
_LEAST: Final = 12  # characters of a stretch that can be found again


def web_annotations(release: Release) -> str:
    """An AnnotationCollection with one page; an annotation's id ends in that of its statement."""
    book = Book.of(release)
    items: list[Json] = [_annotation(said, book) for said in release.statements]
    made: Json = {
        "@context": CONTEXT, "id": NAME, "type": "AnnotationCollection", "label": release.case.name or "Quotes of a release",
        "total": len(items),
        "first": {"id": f"{NAME}#page", "type": "AnnotationPage", "partOf": NAME, "startIndex": 0, "items": items},
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _annotation(said: PublicStatement, book: Book) -> Json:
    report = book.reports[said.report]
    selector = _selector(said)
    target: dict[str, Json] = {"source": _source(report)}
    if selector:
        target["selector"] = selector
    return {
        "id": f"{NAME}#{said.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [_body(value, purpose) for value, purpose in _told(said)],
        "target": target,
    }


def _body(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value}


def _told(said: PublicStatement) -> list[tuple[str, str]]:
    """What an annotation says: the sort of statement and what it was read as, and the incident it was put to."""
    match said:
        case PublicClaim():
            words = ["claim", said.harm, said.stance, *([said.means] if said.means else [])]
            read = f"{said.harm}: {said.count} ({said.unit}, {said.victims.status})"
        case PublicAccusation():
            words, read = ["accusation", said.degree, said.stance], f"{said.actor.name}: {said.act}"
        case PublicAnswer():
            words, read = ["answer", said.reply], f"{said.actor.name}: {said.words}"
        case _:
            words, read = ["evidence", said.sort], said.words
    tags = [(said.incident, "tagging")] if said.incident else []
    return [*((word, "classifying") for word in words), (read, "describing"), *tags]


def _source(report: PublicReport) -> Json:
    """The report: where it stood, if that may be told, and the hash of its kept bytes as a name (RFC 6920)."""
    named = _hash_name(report.sha256) if report.sha256 else None
    made: dict[str, Json] = {
        "id": report.link or named or f"urn:x-corroborate:{report.id}",
        "type": "Text",
        "format": report.media,
    }
    if report.language:
        made["language"] = report.language
    if report.link and named:
        made["canonical"] = named
    return made


def _hash_name(sha256: str) -> str:
    """A SHA-256 as an IRI.

    >>> _hash_name("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")


def _selector(said: PublicStatement) -> dict[str, Json] | None:
    """The statement's sentence by its words; of a claim, within it, the figure with what stands beside it."""
    stretch = _stretch(said.excerpt.sentence)
    words = plain(stretch)
    if len(words) < _LEAST:
        return None
    made: dict[str, Json] = {"type": "TextQuoteSelector", "exact": words}
    figure = _figure(stretch) if isinstance(said, PublicClaim) else None
    if figure:
        start, end = figure
        made["refinedBy"] = {
            "type": "TextQuoteSelector", "exact": words[start:end], "prefix": words[max(0, start - _SIDE) : start],
            "suffix": words[end : end + _SIDE],
        }  # fmt: skip
    return made


def _stretch(passage: Passage) -> Passage:
    """The longest stretch of a passage in which nothing is withheld; the first of several; one with the figure before all."""
    if not any(segment.withheld for segment in passage):
        return passage
    stretches: list[Passage] = [()]
    for segment in passage:
        if segment.withheld:
            stretches.append(())
        else:
            stretches[-1] = (*stretches[-1], segment)
    return max(stretches, key=lambda one: (any("figure" in s.slots for s in one), len(plain(one))))


def _figure(passage: Passage) -> tuple[int, int] | None:
    """Where the words of the figure are in a passage."""
    at, found = 0, []
    for segment in passage:
        if "figure" in segment.slots:
            found.append((at, at + len(segment.words)))
        at += len(segment.words)
    return (found[0][0], found[-1][1]) if found else None

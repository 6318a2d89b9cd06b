"""The bytes of a report go in; out comes its `Text`: characters, language, paragraphs and sentences.

This is where hostile bytes meet parsers, so the room is called inside a bounded process (`engine.each` with
`isolate`). Its parsers are imported when a file needs them: a plain text starts without.
"""

from __future__ import annotations

import re
from typing import Final

from corroborate.records import Report, Text
from corroborate.texts.extract import LARGEST, MEDIA, extract
from corroborate.texts.extracted import Extracted, squeeze
from corroborate.texts.language import tell
from corroborate.texts.sentences import abbreviations, segment

__all__ = ["LARGEST", "MEDIA", "Extracted", "abbreviations", "extract", "make", "segment", "tell"]

_TITLE: Final = 200  # characters of a first line that can be a headline


def make(report: Report, data: bytes, abbreviations: frozenset[str]) -> tuple[Text, Extracted]:
    r"""The text of `report`, whose bytes are `data`, and what the file says about itself.

    `abbreviations` are the entries of `data/abbreviations.txt`. The title is the file's own, or else a first line that
    stands by itself and is short enough for a headline.

    >>> from corroborate.canonical import digest
    >>> words = b"Toll rises in the valley\n\nTwo people were killed on Monday, residents said. One fled."
    >>> text, _ = make(Report(digest(words), "text/plain", len(words)), words, frozenset())
    >>> text.title, text.language, len(text.sentences)
    ('Toll rises in the valley', 'en', 3)

    Raises:
        InputError: the file gives no text; the error says why and what to do.

    """
    found = extract(data, report.media)
    paragraphs, sentences = segment(found.content, abbreviations)
    first = found.content[paragraphs[0].start : paragraphs[0].end]
    text = Text(
        report.id,
        found.content,
        maker=found.maker,
        language=tell(found.content, found.language),
        title=found.title or (squeeze(first) if _headline(first, len(paragraphs)) else ""),
        paragraphs=paragraphs,
        sentences=sentences,
    )
    return text, found


def _headline(first: str, paragraphs: int) -> bool:
    return paragraphs > 1 and len(first) <= _TITLE and not re.search(r"[.؟?!:…\-–—]\W*\Z|\A[-*•]", first.strip())

"""The bytes of a report go in; out comes its `Text`: characters, language, paragraphs and sentences.

This is where hostile bytes meet parsers, so the room is called inside a bounded process (`engine.each` with
`isolate`). Its parsers are imported when a file needs them: a plain text starts without.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from corroborate.records import Report, Text
from corroborate.texts.encoding import decode
from corroborate.texts.extract import LARGEST, MEDIA, extract
from corroborate.texts.extracted import Extracted, squeeze
from corroborate.texts.language import tell
from corroborate.texts.page import listed
from corroborate.texts.picture import Seen, look
from corroborate.texts.sentences import abbreviations, segment

__all__ = [
    "LARGEST", "MEDIA", "Extracted", "Seen", "abbreviations", "extract", "holds", "look", "make", "of_caption", "segment",
    "tell",
]  # fmt: skip

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
    return _text(report, found, abbreviations), found


def of_caption(report: Report, caption: str, maker: str, abbreviations: frozenset[str]) -> tuple[Text, Extracted]:
    """The text of a picture that says something in words: its caption."""
    found = Extracted(caption, maker=maker)
    return _text(report, found, abbreviations), found


def _text(report: Report, found: Extracted, abbreviations: frozenset[str]) -> Text:
    paragraphs, sentences = segment(found.content, abbreviations)
    first = found.content[paragraphs[0].start : paragraphs[0].end]
    return Text(
        report.id,
        found.content,
        maker=found.maker,
        language=tell(found.content, found.language),
        title=found.title or (squeeze(first) if _headline(first, len(paragraphs)) else ""),
        paragraphs=paragraphs,
        sentences=sentences,
        notes=found.notes,
    )


def holds(data: bytes, media: str, words: str) -> bool:
    """Whether `words` stand anywhere in what a file says: in its title, its text, or what its page shows besides.

    >>> holds(b"<p>Two  fell at the <b>Old</b> Mill.", "text/html", "the old mill")
    True

    Raises:
        InputError: the file gives no text.

    """
    found = extract(data, media)
    shown = " ".join(listed(decode(data)[0])) if media == "text/html" else ""
    return any(_folded(words) in _folded(part) for part in (found.title, found.content, shown))


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _headline(first: str, paragraphs: int) -> bool:
    return paragraphs > 1 and len(first) <= _TITLE and not re.search(r"[.؟?!:…\-–—]\W*\Z|\A[-*•]", first.strip())

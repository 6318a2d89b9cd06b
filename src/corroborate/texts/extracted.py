"""What every reader of a file format hands back, and how it joins words into a text.

An extracted text is a list of paragraphs with a blank line between them, whatever the format was, so that the rest of
the house knows one layout only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corroborate.values import When

_SPACE: Final = re.compile(r"(?:[^\S \u2028\u2029]| [^\S\u2028\u2029])[^\S\u2028\u2029]*")  # but for one plain space
_DAY: Final = re.compile(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file and what the file says about itself; None where it says nothing.

    `published` is a partial ISO date, `language` a primary subtag ("ar"). `notes` are sentences for people about what
    was done to the bytes or may be wrong; `maker` names the program and version that took the text out.

    >>> Extracted("Two fell.", maker="text/1").notes
    ()
    """

    content: str
    title: str = ""
    language: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()
    maker: str = ""


def squeeze(words: str) -> str:
    r"""`words` with each run of white space as one space, and none at the ends.

    >>> squeeze("  two \n\t fell ")
    'two fell'
    """
    return _SPACE.sub(" ", words).strip()


def join(paragraphs: Iterable[str]) -> str:
    r"""Paragraphs as one text, a blank line between them; empty ones are left out.

    >>> join(["Two fell. ", "", "  One  fled."])
    'Two fell.\n\nOne fled.'
    """
    return "\n\n".join(filter(None, map(squeeze, paragraphs)))


def day(words: str | None) -> str | None:
    """The partial ISO date that `words` begin with, None where they do not or where there is no such day.

    >>> day("2025-03-09T23:30:00-05:00"), day("9 March"), day("2025-02-30")
    ('2025-03-09', None, None)
    """
    found = _DAY.match(words or "")
    try:
        return When.day(found[1]).start if found else None
    except ValueError:
        return None


def subtag(words: str | None) -> str | None:
    """The primary language subtag of a BCP 47 tag.

    >>> subtag("en-GB"), subtag("AR_sy"), subtag("")
    ('en', 'ar', None)
    """
    found = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", words or "")
    return found[1].lower() if found else None

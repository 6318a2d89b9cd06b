"""What this room hands out: a report as it came (`Taken`), what is known about it (`Known`), what could not be taken
(`Refused`), what was not meant to be (`Passed`), and how much of what a whole held (`Counted`).

Names and words from outside may hold what no UTF-8 can (a file name in an older encoding, half of a surrogate pair);
they are made plain here, since all that is kept is UTF-8. A report's own bytes are never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from corroborate.canonical import Fingerprint
from corroborate.values import When

META: Final = ("publisher", "address", "published", "language")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_CLOCK: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about reports from outside of them; None where nothing is."""

    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    language: str | None = None

    def filled(self, other: Known) -> Known:
        """Itself, with what is missing taken from `other`.

        >>> Known("Daily News").filled(Known("Other", published="2031-03-08")).published
        '2031-03-08'
        """
        return Known(*(getattr(self, name) or getattr(other, name) for name in META))


@dataclass(frozen=True, slots=True)
class Taken:
    """One report as it came: its bytes, what they are, and what is known about it. `name` is never an absolute path.

    `at` is when it was captured (ISO 8601, UTC), "" for now. `wrong` says why it will not be read, though it is kept. Of
    what lies in another report, `name` is its path in there, and `notes` are what was found when it was taken out. `seen`
    is the fingerprint of the bytes, where they come from outside: taken before anything looked at them.
    """

    data: bytes
    media: str
    known: Known
    name: str
    key: str | None = None
    how: str = "file"
    at: str = ""
    wrong: str = ""
    notes: tuple[str, ...] = ()
    seen: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """What lay among the reports and is none, and why: a hidden file, or one that describes another."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of each sort a whole held, as its last word, where not each of them is an item of its own.

    >>> Counted((("document", 1), ("request", 2))).words
    '3 records: 1 document, 2 requests'
    """

    sorts: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """For people; the numbers add up to the first."""
        told = ", ".join(_many(number, sort) for sort, number in self.sorts)
        return f"{_many(sum(number for _, number in self.sorts), 'record')}: {told}"


def _many(number: int, sort: str) -> str:
    return f"{number:,} {sort}{'' if number == 1 else 's'}"


Found: TypeAlias = Taken | Refused | Passed
Inside: TypeAlias = Found | Counted  # what comes out of a whole


def plain(words: str) -> str:
    r"""Words that UTF-8 can hold; anything else in them becomes U+FFFD.

    >>> plain("caf\udce9.txt")
    'caf�.txt'
    """
    return _HALVES.sub("\ufffd", words)


def checked(known: Known) -> Known:
    """The same in words that can be kept: trimmed, a clock time cut from its day; ValueError where there is no such day.

    >>> checked(Known(" Daily News ", published="2031-03-08T10:00:00Z"))
    Known(publisher='Daily News', address=None, published='2031-03-08', language=None)
    """
    words = {key: plain(getattr(known, key) or "").strip() or None for key in META}
    published = words["published"]
    if published is not None:
        found = _CLOCK.match(published)
        words["published"] = When.day(found[1] if found else published).start
    return Known(**words)


def day(words: object) -> str | None:
    """The ISO day that `words` begin with; None where they do not.

    >>> day("2031-03-08T10:00:00Z"), day("soon"), day("2031-02-30")
    ('2031-03-08', None, None)
    """
    try:
        return When.day(str(words)[:10]).start
    except ValueError:
        return None

"""The small frozen values that statements are made of. They refuse nonsense when made, so nobody checks again."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corroborate.vocabulary import Basis, Precision

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_YEARLESS: Final = re.compile(r"--(\d{2})-(\d{2})\Z")


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as far as the words say: bounds (inclusive, None where open), `about`, or a vague word.

    >>> str(Count(43, None)), str(Count(12, 15)), str(Count(None, None, vague="dozens"))
    ('at least 43', '12 to 15', 'dozens')

    Raises:
        ValueError: a negative bound, low above high, a vague word beside bounds, or nothing at all.

    """

    low: int | None
    high: int | None
    about: bool = False
    vague: str | None = None

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if any(bound < 0 for bound in bounds):
            raise ValueError(f"a count cannot be negative: {self.low}, {self.high}")
        if len(bounds) == 2 and bounds[0] > bounds[1]:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if (self.vague is None) == (not bounds):
            raise ValueError("a count has bounds or a vague word, and not both")

    @property
    def exact(self) -> bool:
        """True for one plain number, without a qualifier."""
        return self.low is not None and self.low == self.high and not self.about

    def admits(self, number: int) -> bool:
        """Whether `number` is possible under these words; vague words admit anything, `about` a tenth either way.

        >>> Count(1384, None).admits(1383), Count(1000, 1000, about=True).admits(1018)
        (False, True)
        """
        low, high = self.low, self.high
        if self.about:
            low, high = (None if low is None else low - low // 10), (None if high is None else high + high // 10)
        return (low is None or number >= low) and (high is None or number <= high)

    def __str__(self) -> str:
        if self.vague is not None:
            return self.vague
        if self.low is not None and self.low == self.high:
            return f"about {self.low:,}" if self.about else f"{self.low:,}"
        if self.high is None:
            return f"at least {self.low:,}"
        if self.low is None:
            return f"up to {self.high:,}"
        return f"{self.low:,} to {self.high:,}"


@lru_cache(maxsize=4096)
def first_day(partial: str) -> dt.date:
    """The first day of a partial ISO date.

    >>> first_day("2025-03")
    datetime.date(2025, 3, 1)
    """
    year, month, day = _split(partial)
    return dt.date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def last_day(partial: str) -> dt.date:
    """The last day of a partial ISO date.

    >>> last_day("2025-02")
    datetime.date(2025, 2, 28)
    """
    year, month, day = _split(partial)
    month = month or 12
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def _split(partial: str) -> tuple[int, int | None, int | None]:
    found = _PARTIAL.match(partial)
    if not found:
        raise ValueError(f"{partial!r} is no ISO date; write 2025, 2025-03 or 2025-03-12")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    dt.date(year, month or 1, day or 1)
    return year, month, day


def _yearless(partial: str) -> bool:
    if partial[:2] != "--":  # as nearly all are
        return False
    found = _YEARLESS.match(partial)
    if found:
        dt.date(2000, int(found[1]), int(found[2]))  # a leap year: 29 February is a day too
    return found is not None


def _dated(partial: str | None, known: Basis, year: int) -> tuple[str | None, Basis]:
    if partial is None or not _yearless(partial):
        return partial, known
    return f"{year:04}-{partial[2:]}", "inferred"


@dataclass(frozen=True, slots=True)
class When:
    """A period between two partial ISO dates (inclusive), each end with how it is known; None is an open end.

    A day whose year nobody states ("on March 12") is written `--03-12`, as XML Schema's gMonthDay does; it has no first
    and no last day until somebody infers the year.

    >>> When("2025-03-06", None, "stated", "unknown").start
    '2025-03-06'
    >>> When.day("--03-12").first is None, When.day("--03-12").in_year(2025).end_known
    (True, 'inferred')

    Raises:
        ValueError: an impossible date, an end before its start, or a basis that does not fit its end.

    """

    start: str | None
    end: str | None
    start_known: Basis = "stated"
    end_known: Basis = "stated"

    def __post_init__(self) -> None:
        for end, known in ((self.start, self.start_known), (self.end, self.end_known)):
            if end is None and known != "unknown":
                raise ValueError("an open end is known as 'unknown'")
            if end is not None and not _yearless(end):
                _split(end)
        if self.start != self.end and self.first and self.last and self.first > self.last:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def day(cls, partial: str, known: Basis = "stated") -> When:
        """The period that one partial date is.

        >>> When.day("2025-03").first, When.day("2025-03").last
        (datetime.date(2025, 3, 1), datetime.date(2025, 3, 31))
        """
        return cls(partial, partial, known, known)

    @property
    def first(self) -> dt.date | None:
        """The first day covered, None where open or without a year."""
        return first_day(self.start) if self.start and not _yearless(self.start) else None

    @property
    def last(self) -> dt.date | None:
        """The last day covered, None where open or without a year."""
        return last_day(self.end) if self.end and not _yearless(self.end) else None

    @property
    def yearless(self) -> bool:
        """Whether an end is a day without a year."""
        return any(end is not None and _yearless(end) for end in (self.start, self.end))

    def in_year(self, year: int) -> When:
        """The same period with `year` put in where none was stated, marked as inferred."""
        start, start_known = _dated(self.start, self.start_known, year)
        end, end_known = _dated(self.end, self.end_known, year)
        return When(start, end, start_known, end_known)

    def __str__(self) -> str:
        if self.start == self.end:
            return self.start or "undated"
        return f"{self.start or '…'} to {self.end or '…'}"


@dataclass(frozen=True, slots=True)
class Where:
    """A place name as far as the gazetteer knows it.

    `lat` and `lon` are WGS 84 degrees, None for an unresolved name and for a place that is withheld; `parents` are the names around it, nearest
    first. For an unresolved name the first parent is the nearest place that could be resolved.

    Raises:
        ValueError: one coordinate without the other, or one out of bounds.

    """

    name: str
    lat: float | None
    lon: float | None
    precision: Precision
    parents: tuple[str, ...] = ()
    geonames: int | None = None

    def __post_init__(self) -> None:
        nowhere = self.precision in ("unresolved", "withheld")
        if (self.lat is None) != (self.lon is None) or (self.lat is None) != nowhere:
            raise ValueError(f"{self.name}: a resolved place has two coordinates, an unresolved or withheld one none")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.name}: {self.lat}, {self.lon} lies on no map")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Exact words of a text: code points [start, end) and what stands there. Made by `Text.quote`, nowhere else."""

    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.words) != self.end - self.start:
            raise ValueError(f"no such quote: [{self.start}, {self.end}) {self.words!r}")

    def covers(self, other: Quote) -> bool:
        """Whether `other` lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

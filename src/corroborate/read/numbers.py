"""A line of words in, the count expressions in it out: their spans with qualifiers, and what they say as a `Count`.

A grammar of its own, because libraries give wrong or span-less answers here ("between 30 and 40" becomes 35, "two killed
and three injured" becomes 5). Bounds follow the reading guidelines: `more than 40` is at least 41, `up to 15` at most 15,
`nearly 100` about 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, TypeAlias

from corroborate.language import Language
from corroborate.read.phrases import Cues, Phrases
from corroborate.values import Count

_DIGITS: Final = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+|\d+)(\.\d+)?(k)?(\+)?\Z")
_GROUP: Final = re.compile(r"[1-9]\d{0,2}\Z")  # digits that others may follow behind a space
_GROUP_ON: Final = re.compile(r"\d{3}\Z")
_YEAR: Final = 4  # digits
_LONGEST: Final = 14  # digits and separators of the longest number that can be of people
_THOUSAND: Final = 1000
_CHANGE: Final = 4  # words from a verb of change to by how much
_MOST: Final = 10_000_000_000
Bound = Literal["least", "more", "most", "less", "about"]


LAST_DAY: Final = 31  # of any month: a number behind it that is larger counts something


@dataclass(frozen=True, slots=True)
class Number:
    """A count expression over words [start, end): its bare number begins at `core`."""

    start: int
    core: int
    end: int
    count: Count
    year: bool = False  # digits that may as well be a year


def _may_be_year(value: int) -> bool:
    return 1900 <= value <= 2100


Found: TypeAlias = tuple[int, int, str]  # where a number ends, its value, how its own words bound it


class Numbers:
    """The count grammar of one language."""

    def __init__(self, language: Language) -> None:
        section = partial(language.section, "counts")
        self._values = Phrases({int(key): words for key, words in section("values").items()})
        self._scales = {word: int(key) for key, words in section("scales").items() for word in words}
        self._before: Phrases[str] = Phrases(section("before"))
        self._after: Phrases[str] = Phrases(section("after"))
        self._vague: Phrases[str] = Phrases(section("vague"))
        opens = self._values.firsts | self._vague.firsts
        self._cues = Cues(lambda word: word in opens or word[0].isdigit() or "-" in word)
        self._powers = frozenset(self._scales.values())
        self._half: Phrases[str] = Phrases({"half": language.words("counts", "halves")})
        self._tails = {word: bound for bound, words in section("tails").items() for word in words}
        self._not_vague = language.known("counts", "unit", "not_vague")
        self._many = language.known("counts", "unit", "many")
        self._number_of = language.known("harms", "number")
        self._the = language.known("harms", "number", "before")
        self._months = language.every("times", "months")
        self._changed, self._from = (
            language.known("counts", "range", "changed"),
            language.known("counts", "range", "since"),
        )
        self._open = frozenset(section("range").get("open", ()))
        self._join = frozenset(section("range").get("join", ()))
        self._wide = frozenset(section("range").get("wide", ()))
        self._spans = self._join | {"-", "–"}

    def find(self, low: list[str]) -> Iterator[Number]:
        """All count expressions of a line, in order, none overlapping another."""
        floor = 0
        for i in self._cues.places(low):
            found = self._count(low, i, floor) if i >= floor else None
            if found is not None:
                yield found
                floor = found.end

    def _count(self, low: list[str], i: int, floor: int) -> Number | None:
        word = low[i]
        if word[0].isdigit() and self._dated(low, i):
            return None
        number = self._number(low, i)
        if number is not None:
            return self._bounded(low, i, *number, floor)
        vague = self._vague.at(low, i)
        if vague is None or self._number(low, vague[0]) is not None or self._no_count(low, i):
            return None
        return Number(i, i, vague[0], Count(None, None, vague=vague[1]))

    def _dated(self, low: list[str], i: int) -> bool:
        """`Oct. 7`: the number of a day."""
        if i > 1 and low[i - 1] in "-–/" and len(low[i - 2]) == _YEAR and low[i - 2].isdigit() and len(low[i]) < _YEAR:
            return True  # "the war of 2008-09"
        before = i - 2 if i > 1 and low[i - 1] == "." else i - 1
        if before > 1 and low[before] in self._spans and low[before - 1].isdigit():
            before -= 2  # "from September 6 to 12"
        if before < 0 or low[before] not in self._months or len(low[i]) > 2:
            return False
        return not low[i].isdigit() or int(low[i]) <= LAST_DAY

    def _no_count(self, low: list[str], i: int) -> bool:
        """`how many`, `the number of`: words of quantity that count nothing."""
        if i == 0:
            return False
        if i > 1 and low[i - 1] == "a" and low[i - 2] == "such":
            return True  # "not aware of such a | number of casualties"
        if low[i - 1] == "," and low[i : i + 2] == ["a", "number"]:
            return low[i + 2 : i + 3] != ["of"]  # "29 soldiers, a number the staff does not confirm"
        return (low[i - 1] in self._not_vague and low[i] in self._many) or (
            low[i] in self._number_of and low[i - 1] in self._the
        )

    def _number(self, low: list[str], i: int) -> Found | None:
        """A number that begins at word `i`: (index after it, value, what its own end says of its bounds: `30+`, `twenty-odd`)."""
        if i >= len(low):
            return None
        tail = self._tailed(low[i])
        if tail is not None:
            inner = self._number([tail[0]], 0)
            return (i + 1, inner[1], tail[1]) if inner is not None else None
        digits = _DIGITS.match(low[i]) if low[i][0].isdigit() else None
        if digits and len(digits[1]) <= _LONGEST:
            end, written = i + 1, digits[1].translate(_SEPARATORS) + (digits[2] or "")
            if _GROUP.match(low[i]):
                while end < len(low) and _GROUP_ON.match(low[end]):  # "4 500"
                    end, written = end + 1, written + low[end]
            value = float(written) * (_THOUSAND if digits[3] else 1)  # "10k"
            return self._scaled(low, end, value, "least" if digits[4] else "")
        found = self._values.at(low, i)
        if found is not None:
            end, value = self._compound(low, *found)
            return self._scaled(low, *self._with_half(low, end, value), scaled=value in self._powers and end > i + 1)
        return self._hyphened(low, i)

    def _tailed(self, word: str) -> tuple[str, str] | None:
        """A number as one word with what bounds it: `twenty-odd`, `100-plus`."""
        base, dash, tail = word.rpartition("-")
        bound = self._tails.get(tail)
        return (base, bound) if dash and base and bound is not None else None

    def _with_half(self, low: list[str], i: int, value: float) -> tuple[int, float]:
        """`one | and a half | million`."""
        half = self._half.at(low, i) if i < len(low) else None
        if half is not None and low[half[0] : half[0] + 1] and low[half[0]] in self._scales:
            return half[0], value + 0.5
        return i, value

    def _hyphened(self, low: list[str], i: int) -> Found | None:
        """`forty-three` as one word."""
        whole, halved, rest = low[i].partition("-and-a-half")
        inner = self._number([whole], 0) if halved and not rest else None
        if inner is not None:
            return self._scaled(low, i + 1, inner[1] + 0.5)
        parts = low[i].split("-")
        if len(parts) < 2 or not all(self._values.starts(part) or part in self._scales for part in parts):
            return None
        inner = self._number(parts, 0)
        return (i + 1, inner[1], "") if inner and inner[0] == len(parts) else None

    def _compound(self, low: list[str], i: int, value: int) -> tuple[int, float]:
        """`forty three` as two words."""
        if 20 <= value < 100 and value % 10 == 0 and i < len(low):
            unit = self._values.at(low, i)
            if unit and 0 < unit[1] < 10 and unit[0] == i + 1:
                return unit[0], value + unit[1]
        return i, value

    def _scaled(self, low: list[str], i: int, value: float, bound: str = "", *, scaled: bool = False) -> Found | None:
        """`2.5 million`, `two hundred and fifty`, `one thousand three hundred`, `a hundred and twenty`, `a million and a half`."""
        while i < len(low):
            tail = self._tailed(low[i])
            scale = self._scales.get(low[i] if tail is None else tail[0])
            if scale is None:
                break
            value *= scale
            i, scaled, bound = i + 1, True, bound if tail is None else tail[1]
        half = self._half.at(low, i) if scaled and i < len(low) else None
        if half is not None:
            i, value = half[0], value * 1.5
        if scaled and i + 1 < len(low):
            rest = self._behind_comma(low, i, value) or self._number(low, i + 1 if low[i] == "and" else i)
            if rest and 0 < rest[1] < value and value % 100 == 0 and not low[i].isdigit() and not low[i + 1].isdigit():
                return rest[0], int(value) + rest[1], rest[2]
        return (i, int(value), bound) if value == int(value) and value <= _MOST else None

    def _behind_comma(self, low: list[str], i: int, value: float) -> Found | None:
        """The hundreds of a number in words that a comma parts from its thousands: `one thousand, | two hundred and six`."""
        if low[i] != "," or value % _THOUSAND or low[i + 1][0].isdigit():
            return None
        rest = self._number(low, i + 1)
        whole = rest is not None and rest[1] >= 100 and low[rest[0] : rest[0] + 1] != ["of"]
        return rest if whole else None

    def _bounded(self, low: list[str], i: int, end: int, value: int, own: str, floor: int) -> Number | None:
        ranged = self._range(low, i, end, value, floor)
        if ranged is not None:
            return ranged
        start, bound = self._qualified(low, i, floor)
        after = self._after.at(low, end) if end < len(low) else None
        if after is not None and not bound and self._number(low, after[0]) is None:
            end, bound = after[0], after[1]
        bound = bound or own
        year = not bound and end == i + 1 and len(low[i]) == 4 and _may_be_year(value)
        return Number(start, i, end, _count(value, bound), year)

    def _qualified(self, low: list[str], i: int, floor: int) -> tuple[int, str]:
        """The qualifiers before word `i`: (index of the first, what they mean)."""
        start, bound = i, ""
        for _ in range(2):
            skip = 1 if start > 0 and low[start - 1] in ("a", "an") and bound == "" and start - 1 >= floor else 0
            before = self._before.before(low, start - skip)
            if (
                before is None
                or before[0] < floor
                or (skip and before[1] == "about" and low[start - 1 - skip] == "some")
            ):
                break
            start, bound = before[0], bound or before[1]
        return start, bound

    def _range(self, low: list[str], i: int, end: int, value: int, floor: int) -> Number | None:
        """`12 to 15`, `between 12 and 15`, `from 10,000 to more than 30,000`."""
        if end + 1 >= len(low) or low[end] not in (*self._join, "-", "–"):
            return None
        if low[end] in "-–" and low[i][0].isdigit() != low[end + 1][0].isdigit():
            return None  # "Update 2 - Twenty-three dead"
        opened = i > floor and low[i - 1] in self._open
        core = self._before.at(low, end + 1)
        if low[end] == "to" and i > floor and (self._grew(low, i) or self._is_since(low, i)):
            return None  # "rose by 12 to 340", "since Oct. 7, 2023 to 68,412"
        high = self._number(low, core[0] if core else end + 1)
        if high is None or high[1] <= value or (low[end] == "and" and not opened) or (low[end] == "or" and core):
            return None
        wide = i > 1 and low[i - 2] in self._wide  # "anywhere from 20 to 30"
        if low[end] == "to" and i > floor and low[i - 1] == "from" and core is None and i > 1 and not wide:
            return None  # "rose from 12 to 15" is two totals
        value = self._shared(low, end, value, core[0] if core else end + 1)
        start = i - 1 if opened else self._qualified(low, i, floor)[0]
        top = None if core and core[1] in ("more", "least") else high[1]
        years = core is None and len(low[i]) == 4 and _may_be_year(value) and _may_be_year(high[1])
        return Number(start, i, high[0], Count(value, top), years)

    def _grew(self, low: list[str], i: int) -> bool:
        """Whether word `i` says by how much something rose or fell."""
        return low[i - 1] == "by" and not self._changed.isdisjoint(low[max(0, i - _CHANGE) : i - 1])

    def _is_since(self, low: list[str], i: int) -> bool:
        """Whether word `i` is the year of a date: `Oct. 7, | 2023`, `since | 2022`."""
        if not (low[i].isdigit() and len(low[i]) == _YEAR and low[i][:2] in ("19", "20")):
            return False
        dated = low[i - 1] == "," and i > 1 and low[i - 2].isdigit() and int(low[i - 2]) <= LAST_DAY
        return dated or low[i - 1] in self._months or low[i - 1] in self._from

    def _shared(self, low: list[str], end: int, value: int, i: int) -> int:
        """The lower number with the scale that only the higher one has: `two | or three hundred`, `20 | to 30 thousand`."""
        if low[end - 1] in self._scales:
            return value
        after, first = (i + 1, int(low[i])) if low[i].isdigit() else self._values.at(low, i) or (i + 1, 0)
        scale = self._scales.get(low[after]) if after < len(low) else None
        return value * scale if scale is not None and value < first else value


_SEPARATORS: Final = {ord(mark): None for mark in ",\u00a0\u202f\u2009 "}


def _count(value: int, bound: str) -> Count:
    match bound:
        case "least":
            return Count(value, None)
        case "more":
            return Count(value + 1, None)
        case "most":
            return Count(None, value)
        case "less":
            return Count(None, max(value - 1, 0))
        case "about":
            return Count(value, value, about=True)
        case _:
            return Count(value, value)

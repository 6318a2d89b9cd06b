"""A line in, the words of it that tell of another event than its sentence out: what a deed answered, or how long before or
after another deed it came.

`The raid, in reprisal for the 4 May killing of two guards in Odalo, left nine dead in Tarn`: the day and Odalo are those of the
two guards, and none of the nine. `The army struck Tarn three days after rebels killed 30 in Odalo`: the 30 died three days before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.numbers import Numbers
from corroborate.read.phrases import Phrases

_DAYS: Final = {"day": 1, "week": 7}
_FAR: Final = 100  # days or weeks between two events that a text tells together
_NAMED: Final = 4  # words of the district of a place, between commas
_ENDS: Final = frozenset(",;:()–—")


@dataclass(frozen=True, slots=True)
class Aside:
    """Words [start, end) that tell of another event. `shift` is how many days that lies behind the event of the sentence, None
    where it is not told; `answered` marks what a deed answered, which is another event even where nobody is counted in it.
    """

    start: int
    end: int
    shift: int | None = None
    answered: bool = False


class Asides:
    """What tells of another event, in one language."""

    def __init__(self, language: Language, numbers: Numbers) -> None:
        self._numbers = numbers
        words = language.known
        self._answers: Phrases[str] = Phrases({"answers": language.words("times", "asides")})
        self._acting = words("times", "asides", "acting")
        self._after, self._before = words("times", "asides", "after"), words("times", "asides", "before")
        self._units = {word: unit for unit, found in language.section("times", "span").items() for word in found}
        self._relative, self._link = words("times", "asides", "relative"), words("times", "asides", "in")
        self._led = words("times", "prepositions", "day") - words("counts", "one", "article") - {"the"}
        self._led |= words("places", "before")
        self._passive = words("times", "asides", "passive")
        verbs = language.every("harms", "does", "left") - words("agents", "attack")
        self._verbs = frozenset(word for word in verbs if not word.endswith(("ing", "s")))

    def find(self, line: Line) -> list[Aside]:
        """The asides of a line, in order; none lies within another."""
        found: list[Aside] = []
        for aside in sorted([*self._answered(line), *self._apart(line)], key=lambda one: one.start):
            if not found or aside.start >= found[-1].end:
                found.append(aside)
        return found

    def _answered(self, line: Line) -> Iterator[Aside]:
        """`in retaliation for …`, `a response to …`, `launched after the …`: what a deed answered."""
        low = line.low
        for i in self._answers.places(low):
            hit = self._answers.at(low, i)
            if hit is not None:
                yield Aside(i, self._end(line, i, hit[0]), answered=True)
        for i, (before, word) in enumerate(pairwise(low), 1):
            if word in self._after and before in self._acting:
                yield Aside(i, self._end(line, i, i + 1), answered=True)

    def _apart(self, line: Line) -> Iterator[Aside]:
        """`three days after rebels had killed 30`: another event, so many days before or behind."""
        low = line.low
        if self._after.isdisjoint(low) and self._before.isdisjoint(low):
            return
        for i in range(1, len(low)):
            sign = -1 if low[i] in self._after else 1 if low[i] in self._before else 0
            unit = self._units.get(low[i - 1]) if sign else None
            if unit is None or not self._opens_clause(low[i + 1 : i + 2]):
                continue
            start, count = self._number(low, i - 1) or (i - 1, 0)
            days = 0 if unit == "hour" else min(count, _FAR) * _DAYS.get(unit, 0) or None
            yield Aside(start, self._clause_end(line, i + 1), days if days is None else sign * days)

    def _opens_clause(self, ahead: list[str]) -> bool:
        """Whether the next word may open a clause or what was done: not in `two weeks before, …`, `the day before in Odalo`."""
        return bool(ahead) and ahead[0][0].isalnum() and ahead[0] not in self._led

    def _number(self, low: list[str], end: int) -> tuple[int, int] | None:
        """The number that ends at word `end`, and where it begins; `a day` and `the day` are one."""
        for start in range(max(0, end - 2), end):
            number = next(self._numbers.find(low[start:end]), None)
            if number is not None and (number.start, number.end) == (0, end - start) and number.count.low:
                return start, number.count.low
        return (end - 1, 1) if low[end - 1] in ("a", "one", "the") else None

    def _clause_end(self, line: Line, i: int) -> int:
        """Where a clause ends; what it left behind belongs to it: `before the post was attacked, | leaving 30 dead`."""
        low, end = line.low, self._close(line, i)
        passive = not self._passive.isdisjoint(low[max(i, end - 2) : end])
        ahead = low[end + 1 : end + 2]
        return self._close(line, end + 1) if passive and ahead and ahead[0].endswith("ing") else end

    def _close(self, line: Line, i: int) -> int:
        """The next mark behind word `i` that closes a clause: not one before what still describes its last noun."""
        low = line.low
        end = next((j for j in range(i, len(low)) if low[j] in _ENDS), len(low))
        ahead = end + 1 + (low[end + 1 : end + 2] != [] and low[end + 1] in self._link)
        if low[end : end + 1] != [","] or ahead >= len(low):
            return end
        district = line.written[end + 1] and "," in low[end + 2 : end + 2 + _NAMED]
        return self._close(line, end + 1) if low[ahead] in self._relative or district else end

    def _end(self, line: Line, opened: int, i: int) -> int:
        """Where a noun phrase ends: at a mark, or at the verb whose subject it is a part of (`The raid in reprisal for the
        killing of two guards | left nine dead`).
        """
        low, close = line.low, self._close(line, i)
        waits = self._verbs.isdisjoint(low[:opened])
        for j in range(i, close):
            if low[j] in self._relative:
                break
            also = low[j - 1] == "and"
            if low[j] in self._verbs and (also or waits):
                return j - also
        return close

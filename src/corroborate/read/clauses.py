"""A line and a name in it in, whether the name is only told of in a clause that says who others are: `Rebels who joined | the
army | killed nine villagers`. What the verb behind the clause tells was done by those others.
"""

from __future__ import annotations

from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line

_ASIDE: Final = 14  # words of a clause between commas
_CLAUSE: Final = 7  # words from "who" to a name


class Clauses:
    """What one language opens such a clause with, and what opens another within it."""

    def __init__(self, language: Language) -> None:
        self._who, self._articles = language.known("agents", "bar", "who"), language.known("agents", "by", "dets")
        self._relative = language.known("speakers", "aside", "relative")
        self._parting = language.known("agents", "bar", "parting") | language.known("speakers", "verbs", "say")
        self._parting |= language.known("agents", "bar", "turns") | language.known("agents", "bar", "contrasts")
        self._parting |= language.known("speakers", "verbs", "accuse") | self._who

    def behind(self, line: Line, end: int) -> int:
        """Index behind a clause between commas that opens behind a name: `The Red Sash, | which the ministry opposes, | killed nine`;
        `end` itself where none does.
        """
        low = line.low
        if low[end : end + 1] != [","] or low[end + 1 : end + 2] == [] or low[end + 1] not in self._relative:
            return end
        return next((i + 1 for i in range(end + 2, min(end + _ASIDE, len(low))) if low[i] == ","), end)

    def opened(self, line: Line, start: int, end: int) -> int:
        """The word that opens the clause, 0 where the name at words [start, end) stands in none, or is not its last word."""
        low, i = line.low, start
        if self._who.isdisjoint(low[:start]) or not low[end : end + 1] or not low[end][0].isalpha():
            return 0
        while i > 0 and low[i - 1] in self._articles:
            i -= 1
        if i < 3 or low[i - 1] in self._who:
            return 0  # "the men who | the army | killed"
        for j in range(i - 1, max(0, i - _CLAUSE), -1):
            if low[j] in self._who:
                return j if low[j - 1][0].isalpha() else 0
            if not low[j][0].isalnum() or low[j] in self._parting:
                return 0
        return 0

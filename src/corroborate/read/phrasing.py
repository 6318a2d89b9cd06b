"""A line in, the noun phrase that begins or ends at a word of it out, by the small words that bound it and no list of nouns.

Whoever speaks may be called anything: `two former cellmates`, `a zonal health official`, `Elders in the nearby hamlet of
Belo`. What bounds such a phrase are few words: verbs, pronouns, conjunctions, marks. Inside it stand nouns and adjectives of
any sort, tied by prepositions.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line

_LONG: Final = 16  # words of the longest phrase
_MARKS: Final = frozenset("\"“”«»'’")
_PAUSES: Final = frozenset({",", ";", ":", "–", "—", "-", ".", ")", "]"})


class Phrasing:
    """What bounds the noun phrases of one language; `sources` are the words that name who speaks."""

    def __init__(self, language: Language, sources: Container[str]) -> None:
        words = language.known
        deeds = language.every("harms", "does")
        self._dates = language.every("times", "months", "weekdays")
        self._ties, self._openers = words("speakers", "phrase", "ties"), words("speakers", "phrase", "openers")
        self._aged = language.words("people", "singular", "aged")
        self._bounds = words("speakers", "phrase", "bounds")
        articles = words("counts", "one", "article") | {"the"}
        self._articles = articles | words("counts", "one", "owning")
        stops = words("people", "stop") | words("speakers", "verbs", "say") | deeds | words("speakers", "phrase")
        self._never = words("speakers", "phrase")
        self._stops = (stops - words("speakers", "phrase", "nouns")) | self._articles | self._ties
        self._sources = sources

    def _is_inner(self, line: Line, i: int) -> bool:
        """Whether a word may stand inside a phrase: a noun, an adjective, a name."""
        word = line.low[i]
        if word in self._dates or word in self._never or not (word[0].isalpha() or word.endswith(self._aged)):
            return False
        if line.capital(i) and i:
            return True
        done = word.endswith("ed") and i > 0 and not (self._opens(line, i - 1) or line.low[i - 1] in self._ties)
        return word not in self._stops and not done

    def _opens(self, line: Line, i: int) -> bool:
        return line.low[i] in self._articles or line.low[i] in self._openers

    def ahead(self, line: Line, i: int) -> int:
        """The index after the phrase that begins at word `i`; `i` where none does."""
        low, size = line.low, min(len(line), i + _LONG)
        j = i + (i < size and self._opens(line, i))
        begun = j
        while j < size:
            if self._is_inner(line, j):
                j += 1
            elif j > begun and low[j] in self._ties and j + 1 < size:
                k = j + 1 + (low[j + 1] in self._articles)
                if k >= size or not self._is_inner(line, k):
                    break
                j = k + 1
            else:
                break
        return j if j > begun else i

    def behind(self, line: Line, end: int, least: int) -> int:
        """Where the phrase begins that ends before word `end`, back to word `least`; `end` where none does.

        It must open its clause: behind a mark, a conjunction or nothing.
        """
        low, j = line.low, end
        first = max(least, end - _LONG)
        while j > first:
            if self._is_inner(line, j - 1):
                j -= 1
                continue
            opens = j < end and self._opens(line, j - 1)
            tied = j - 1 - opens
            if j < end and tied - 1 >= first and low[tied] in self._ties and self._is_inner(line, tied - 1):
                j = tied
                continue
            j -= opens
            break
        if j >= end or self._opens(line, end - 1):
            return end
        opened = j == 0 or low[j - 1] in _PAUSES or low[j - 1] in self._bounds or line.raw[j - 1] in _MARKS
        return j if opened and self._is_somebody(line, j, end) else end

    def _is_somebody(self, line: Line, start: int, end: int) -> bool:
        """Whether a phrase may be who speaks: it is opened, or has a name, several of a sort, or a known sort."""
        return (
            self._opens(line, start)
            or any(line.capital(i) for i in range(start + (start == 0), end))
            or any(word in self._sources for word in line.low[start:end])
            or line.low[end - 1].endswith("s")
        )

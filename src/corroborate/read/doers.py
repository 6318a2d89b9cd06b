"""A line in, who did harm in it though they are no force out: the subjects of verbs of harm.

Villagers lynch, courts sentence, a mob beats somebody to death. Such words name those who are harmed far more often than those
who harm, so that only grammar tells: they stand as the subject of the verb, uncounted, with people for its object.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases
from corroborate.read.singles import harm_lists

_LONGEST: Final = 3  # words that describe who did it: `angry young | villagers`
_NAME: Final = 4  # words of a name behind an "of": `the Court of | San Lucas`
_OBJECT: Final = 4  # words from a verb to whom it harms: `killed | at least nine young | farmers`


class Doers:
    """What one language knows of people who do harm and are no force."""

    def __init__(self, language: Language, nations: Nations) -> None:
        words = partial(language.known, "agents", "crowd")
        self._does = Phrases(harm_lists(language, "does"))
        self._heads = words("subjects") | frozenset(word for word in nations.people if word not in nations.adjectives)
        self._sorts = words("sorts") | nations.adjectives | language.known("people", "community")
        self._articles = language.known("agents", "by", "dets")
        self._passive = language.known("harms", "passive")
        self._perfect = language.known("harms", "aux", "perfect") | words("then")
        self._manner = tuple(language.words("harms", "aux", "manner"))
        self._bounds = language.known("speakers", "phrase", "bounds") | language.known("speakers", "verbs", "say")
        self._bounds = (self._bounds | language.known("speakers", "parts", "adverbs") | words("bounds")) - words("led")
        self._bounds -= language.known("places", "before")
        self._people = language.every("people", "status") - language.known("people", "others")
        self._numbers = Phrases(language.section("counts", "values")).firsts | words("numbers")
        self._going = language.words("harms", "aux", "going")
        self._kind = language.known("harms", "kind")
        self._elides = language.known("harms", "elides")
        self._determined = language.known("counts", "one", "article") | language.known("counts", "one", "definite")

    def find(self, line: Line) -> Iterator[tuple[int, int]]:
        """The words [start, end) of each."""
        low = line.low
        if line.title or self._heads.isdisjoint(low):
            return
        past = 0
        for verb in self._does.places(low):
            hit = self._does.at(low, verb) if verb >= past else None
            if hit is None or verb == 0:
                continue
            past = hit[0]
            finite = low[verb] not in self._kind and not low[verb].endswith(self._going)
            harms = finite and self._harms_somebody(low, hit[0])
            named = self._subject(line, verb) if harms else None
            if named is not None:
                yield named

    def _subject(self, line: Line, verb: int) -> tuple[int, int] | None:
        """Where the subject of a verb stands: `the angry | villagers | had then lynched`."""
        low, end = line.low, verb
        while end > 0 and (low[end - 1] in self._perfect or low[end - 1].endswith(self._manner)):
            end -= 1
        if end == 0 or low[end - 1] in self._passive:
            return None
        head = end - 1
        if low[head] not in self._heads and line.capital(head):  # "the Revolutionary Court | of Belo"
            first = head
            while first > max(0, head - _NAME) and line.capital(first - 1):
                first -= 1
            head = first - 2 if first > 1 and low[first - 1] == "of" else head
        if low[head] not in self._heads:
            return None
        start = head
        while start > max(0, head - _LONGEST) and (low[start - 1] in self._sorts or self._is_named(line, start - 1)):
            start -= 1
        before = low[start - 1] if start else ""
        if before in self._articles:
            before = low[start - 2] if start > 1 else ""
        if before[:1].isalnum() and before not in self._bounds:
            return None  # "an attack on villagers | killed nine", "twelve villagers | killed nine wounded"
        return start, end

    def _is_named(self, line: Line, i: int) -> bool:
        return i > 0 and line.capital(i) and line.low[i] not in self._articles

    def _harms_somebody(self, low: list[str], i: int) -> bool:
        """Whether people are the object of a verb that ends before word `i`: `killed | nine farmers`, `lynched | a thief`."""
        if i >= len(low):
            return False
        counted = low[i] in self._numbers or low[i][0].isdigit()
        ahead = low[i + 1 : i + 1 + _OBJECT]
        if counted and (not ahead or not ahead[0][0].isalnum() or ahead[0] in self._elides or ahead[0] == "of"):
            return True  # "cattle rustlers killed | nine in Belo", "… two of them"
        return (counted or low[i] in self._determined) and any(word in self._people for word in ahead)

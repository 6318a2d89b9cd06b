"""Word lists in, a matcher of phrases out: the longest phrase that begins (or ends) at a word, and what it means.

Phrases are kept by their first word, longest first, so that looking costs one dictionary access for nearly every word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from typing import Final, Generic, TypeVar

V = TypeVar("V")
_MANY: Final = 1 << 13  # words of which is remembered what they are; more than texts of one war hold


class Cues(dict[str, bool]):
    """Which words may open what a grammar looks for, as a test tells: asked once for each word, however often it is met.

    >>> numbers = Cues(lambda word: word[0].isdigit())
    >>> numbers.places(["on", "12", "and", "13", "March"])
    [1, 3]
    """

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MANY:
            self.clear()
        opens = self[word] = self._test(word)
        return opens

    def places(self, low: Sequence[str]) -> list[int]:
        """The words of a line that are cues, in order."""
        return list(compress(range(len(low)), map(self.__getitem__, low)))


class Phrases(Generic[V]):
    """Phrases and their meanings.

    >>> toll = Phrases({"killed": ["death toll", "toll"]})
    >>> toll.at(["the", "death", "toll"], 1), toll.at(["toll"], 0), toll.at(["tolls"], 0)
    ((3, 'killed'), (1, 'killed'), None)
    >>> toll.before(["the", "death", "toll"], 3)
    (1, 'killed')
    """

    __slots__ = ("_ahead", "_back")

    def __init__(self, lists: Mapping[V, Iterable[str]]) -> None:
        self._ahead: dict[str, list[tuple[int, list[str], V]]] = {}
        self._back: dict[str, list[tuple[int, list[str], V]]] = {}
        for meaning, phrases in lists.items():
            for phrase in phrases:
                words = phrase.split()
                self._ahead.setdefault(words[0], []).append((len(words), words, meaning))
                self._back.setdefault(words[-1], []).append((len(words), words, meaning))
        for side in (self._ahead, self._back):
            for known in side.values():
                known.sort(key=lambda entry: -entry[0])

    def at(self, low: list[str], i: int) -> tuple[int, V] | None:
        """The longest phrase that begins at word `i`: (index after it, meaning)."""
        known = self._ahead.get(low[i])
        if known is None:
            return None
        for size, words, meaning in known:
            if size == 1 or low[i : i + size] == words:
                return i + size, meaning
        return None

    def before(self, low: list[str], i: int) -> tuple[int, V] | None:
        """The longest phrase that ends before word `i`: (index of its first word, meaning)."""
        if i <= 0:
            return None
        known = self._back.get(low[i - 1])
        if known is None:
            return None
        for size, words, meaning in known:
            if size == 1 or (size <= i and low[i - size : i] == words):
                return i - size, meaning
        return None

    def places(self, low: Sequence[str]) -> list[int]:
        """The words at which a phrase may begin, in order; a set test, so that a line without any costs nothing.

        >>> Phrases({"killed": ["death toll"]}).places(["no", "death", "or", "death", "toll"])
        [1, 3]
        """
        ahead = self._ahead
        return [] if ahead.keys().isdisjoint(low) else [i for i, word in enumerate(low) if word in ahead]

    def within(self, low: list[str]) -> bool:
        """Whether some phrase stands among the words."""
        return any(self.at(low, i) is not None for i in self.places(low))

    @property
    def firsts(self) -> AbstractSet[str]:
        """The words that phrases begin with."""
        return self._ahead.keys()

    @property
    def lasts(self) -> AbstractSet[str]:
        """The words that phrases end with."""
        return self._back.keys()

    def starts(self, word: str) -> bool:
        """Whether some phrase begins with `word`."""
        return word in self._ahead


class Reaching:
    """Phrases that count only with one of some words shortly behind, and nothing between that parts the two.

    >>> downing = Reaching(["shot down"], {"drones"}, 8, {"with"})
    >>> downing.at(["shot", "down", "41", "of", "57", "drones"], 0), downing.at("shot down men with drones".split(), 0)
    (True, False)
    """

    def __init__(self, phrases: Iterable[str], goals: AbstractSet[str], reach: int, apart: AbstractSet[str]) -> None:
        self._phrases: Phrases[str] = Phrases({"": phrases})
        self._goals, self._reach, self._apart = goals, reach, apart

    def at(self, low: list[str], i: int) -> bool:
        """Whether such a phrase begins at word `i`."""
        hit = self._phrases.at(low, i)
        if hit is None or self._goals.isdisjoint(low):
            return False
        ahead = low[hit[0] : hit[0] + self._reach]
        return next((word in self._goals for word in ahead if word in self._goals or word in self._apart), False)

"""Texts in, the voice of each out: reports that repeat one another almost word for word are one voice.

A text is a set of word shingles. Candidates meet through a fixed sample of their shingles (those whose checksum falls
in one class in eight, Broder's "mod p" sketch, 1997), so that no pair without common words is ever compared; then the
whole sets decide. Copying is not symmetric (a digest may hold a whole agency report), so containment in the longer text
counts as well as likeness.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from corroborate.records import Text

_WORD: Final = re.compile(r"\w+")
_SHINGLE: Final = 5
_SKETCH: Final = 8
_LIKE: Final = 0.6
_CONTAINED: Final = 0.85
_SHORTEST: Final = 12  # shingles; below, two reports of one sentence could be alike by chance


def shingles(content: str) -> frozenset[int]:
    """Checksums of every run of five words, case and punctuation aside.

    >>> len(shingles("five words make one shingle")), len(shingles("too short"))
    (1, 0)
    """
    words = _WORD.findall(content.casefold())
    return frozenset(zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(len(words) - _SHINGLE + 1))


def voices(
    texts: Iterable[Text],
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    translated: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """For each report id the voice it belongs to: the smallest report id among its near copies and translations.

    Joining is transitive; the order of `texts` does not matter. What a person told comes first: `same` are pairs of
    reports that are one voice, and nothing joins those of `different`. `translated` are pairs in two languages that are
    one text (`translations`).
    """
    sets = {text.report: shingles(text.content) for text in texts}
    joined = Told(sets, different)
    for one, other in same:
        joined.join(one, other)
    for one, other in sorted(_candidates(sets)):
        if _alike(sets[one], sets[other]):
            joined.join(one, other)
    for one, other in sorted(translated):
        joined.join(one, other)
    return {report: joined.smallest(report) for report in sets}


def _candidates(sets: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for report in sorted(sets):
        if len(sets[report]) >= _SHORTEST:
            for mark in sets[report]:
                if mark % _SKETCH == 0:
                    holders[mark].append(report)
    return {(held[0], other) for held in holders.values() for other in held[1:]} | {
        pair for held in holders.values() for pair in itertools.pairwise(held)
    }


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    common = len(one & other)
    shorter = min(len(one), len(other))
    return common >= _LIKE * (len(one) + len(other) - common) or common >= _CONTAINED * shorter


class Groups:
    """Disjoint groups that only grow (union-find); a group is named by its smallest member.

    >>> groups = Groups("abc"); groups.join("c", "b"), groups.smallest("c"), groups.smallest("a")
    (True, 'b', 'a')
    """

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}

    def smallest(self, member: str) -> str:
        """The name of the group of `member`."""
        root = member
        while self._above[root] != root:
            root = self._above[root]
        while self._above[member] != root:
            self._above[member], member = root, self._above[member]
        return root

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two members one; whether they are one now."""
        low, high = sorted((self.smallest(one), self.smallest(other)))
        self._above[high] = low
        return True

    def all(self) -> dict[str, list[str]]:
        """Every group by its name, members sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member in sorted(self._above):
            found[self.smallest(member)].append(member)
        return dict(found)


class Told(Groups):
    """Groups that never grow over a pair that is told apart.

    >>> groups = Told("abc", [("a", "c")]); groups.join("a", "b"), groups.join("c", "b"), groups.smallest("c")
    (True, False, 'c')
    """

    def __init__(self, members: Iterable[str], different: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(members)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in different:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two members one, and say so; False, and nothing, where that joins what is told apart."""
        low, high = sorted((self.smallest(one), self.smallest(other)))
        if low == high:
            return True
        if high in self._apart.get(low, ()):
            return False
        for against in self._apart.pop(high, ()):
            self._apart[against].remove(high)
            self._apart[against].add(low)
            self._apart[low].add(against)
        return super().join(low, high)

"""One language's names of nations in, which nation words mean out: `Syria`, `Syrian`, `Gaza`.

The table (`nations.toml`) has the names and the peoples of every nation by ISO 3166 code, so that a reader knows as much of
one war as of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases


class Nations:
    """The nations as one language names them."""

    def __init__(self, language: Language) -> None:
        names, lands = language.section("nations", "names"), language.section("nations", "lands")
        people = language.section("nations", "people")
        self.names = frozenset(word for found in names.values() for word in found)
        self.people = frozenset(word for found in people.values() for word in found)
        self.adjectives = frozenset(
            word for word in self.people if not (word.endswith("s") and word[:-1] in self.people)
        )
        self.words = self.names.union(self.people, *lands.values())
        self._acting = language.known("agents", "nouns") | language.known("agents", "attack")
        self._afar = language.known("nations", "afar")
        codes = names.keys() | people.keys()
        self._called: Phrases[tuple[str, bool]] = Phrases(
            {(code, True): (*names.get(code, ()), *lands.get(code, ())) for code in sorted(codes)}
            | {(code, False): people.get(code, ()) for code in sorted(codes)}
        )

        self._firsts = self._called.firsts

    def within(self, line: Line, start: int, end: int) -> str:
        """The code of the first nation that words [start, end) name, "" for none."""
        found = (self._called.at(line.low, i) for i in range(start, end))
        return next((hit[1][0] for hit in found if hit is not None and hit[0] <= end), "")

    def called(self, name: str) -> str:
        """The code of the first nation in a name, "" for none: `the Russian army`."""
        words = name.lower().split()
        return next((hit[1][0] for i in range(len(words)) if (hit := self._called.at(words, i)) is not None), "")

    def told_of(
        self, lines: Iterable[Line], towns: Mapping[str, int] = MappingProxyType({})
    ) -> tuple[str, tuple[Line, int, int] | None] | None:
        """The nation that lines tell of, and where they first name it by the name they use most.

        That is the one they name most often, by its names or its people's or its towns (`towns` has how often these), but
        for those that are named everywhere and no town of theirs.
        """
        counts, calls, first = (
            Counter[str](),
            Counter[tuple[str, str]](),
            dict[tuple[str, str], tuple[Line, int, int]](),
        )
        for line, i, end, code, by_name in self._spoken(lines):
            if not by_name and not self._acting.isdisjoint(line.low[end : end + 2]):
                continue  # "Israeli air strikes": who did it, and not where
            counts[code] += 1
            if by_name:
                call = code, " ".join(line.low[i:end])
                calls[call] += 1
                first.setdefault(call, (line, i, end))
        for code in towns:
            counts[code] += towns[code]
        told = min(
            counts, key=lambda code: (code in self._afar and not towns.get(code), -counts[code], code), default=None
        )
        if told is None:
            return None
        called = sorted((-count, call) for call, count in calls.items() if call[0] == told)
        return told, first[called[0][1]] if called else None

    def spoken_of(self, lines: Iterable[Line]) -> frozenset[str]:
        """The codes of all nations that lines name, by its name or its people's."""
        return frozenset(code for _, _, _, code, _ in self._spoken(lines))

    def _spoken(self, lines: Iterable[Line]) -> Iterator[tuple[Line, int, int, str, bool]]:
        """Each naming of a nation: its line and words [start, end), the code, and whether it is the nation's own name."""
        for line in lines:
            for i in dict.fromkeys((0, *line.capitals)):
                found = self._called.at(line.low, i) if line.low[i] in self._firsts else None
                if found is not None:
                    yield line, i, found[0], *found[1]

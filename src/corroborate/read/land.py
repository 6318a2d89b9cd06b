"""A text and the gazetteer in, what the gazetteer knows of the names in the text out: what sort of place each is, and how
two of them lie to each other.

A report speaks of one or two countries, and a name is looked up in those that it speaks of most. What is found here
chooses no place and settles no claim: it is what a name's candidates are compared by.
"""

from __future__ import annotations

import functools
import weakref
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from corroborate.gazetteer import Entry, Gazetteer

_COUNTRIES: Final = 2  # whose places a report is asked for
_CITY, _TOWN = 100_000, 10_000  # inhabitants


class _Lying(dict[str, str]):
    """How places lie to one, each compared when it is first asked for."""

    def __init__(self, land: Land, other: str) -> None:
        super().__init__()
        self._land: Land = weakref.proxy(land)  # which holds this one
        self._other = other

    def __missing__(self, name: str) -> str:
        lies = self[name] = self._land.compare(name, self._other)
        return lies


class Land:
    """The places of one text, as the gazetteer knows them; without one, every name is unknown."""

    def __init__(self, gazetteer: Gazetteer | None, content: str) -> None:
        self._gazetteer, self._content = gazetteer, content
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._sorts: dict[str, str] = {}
        self._lying: dict[str, _Lying] = {}

    @functools.cached_property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166 codes of the countries that the text names most often."""
        return self._gazetteer.countries_in(self._content)[:_COUNTRIES] if self._gazetteer is not None else ()

    @functools.cached_property
    def votes(self) -> Mapping[str, int]:
        """How often the text names big towns and regions of each country."""
        return self._gazetteer.towns_in(self._content) if self._gazetteer is not None else {}

    def called(self, code: str) -> str:
        """A country's name by its ISO 3166 code; the code itself where the gazetteer has none."""
        entry = self._gazetteer.country(code) if self._gazetteer is not None else None
        return code if entry is None else entry.name

    @functools.cached_property
    def towns(self) -> tuple[tuple[int, int], ...]:
        """Where names of these countries' places stand in the text: code points [start, end)."""
        return self._gazetteer.names_in(self._content, self.countries) if self._gazetteer is not None else ()

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The known names that stand wholly in code points [start, end) of the text."""
        first = bisect_left(self.towns, (start, 0))
        last = bisect_left(self.towns, (end, 0))
        return tuple(town for town in self.towns[first:last] if town[1] <= end)

    def sort(self, name: str) -> str:
        """What sort of place a name is, by its likeliest meaning: country, region, area, district, city, town, village, or unknown."""
        if name not in self._sorts:
            self._sorts[name] = self._sort(name)
        return self._sorts[name]

    def _sort(self, name: str) -> str:
        entries = self._entries(name)
        if not entries:
            return "unknown"
        first = entries[0]
        if first.country not in self.countries:
            return "country" if first.kind == "country" else "abroad"
        if first.kind != "place":
            return first.kind
        return "city" if first.population >= _CITY else "town" if first.population >= _TOWN else "village"

    def lies(self, name: str, other: str) -> str:
        """How a place lies to another: same, inside, around, beside (in one region), abroad, apart, or unknown."""
        return self.lying(other)[name]

    def lying(self, other: str) -> Mapping[str, str]:
        """How each place that is asked for lies to another."""
        if other not in self._lying:
            self._lying[other] = _Lying(self, other)
        return self._lying[other]

    def compare(self, name: str, other: str) -> str:
        """What `lies` tells, worked out anew."""
        one, two = self._entries(name), self._entries(other)
        if not one or not two:
            return "unknown"
        ours, theirs = {entry.key.rstrip("~") for entry in one}, {entry.key.rstrip("~") for entry in two}
        if one[0].key.rstrip("~") == two[0].key.rstrip("~"):
            return "same"
        if theirs & self._surroundings(name):
            return "inside"
        if ours & self._surroundings(other):
            return "around"
        if one[0].country != two[0].country:
            return "abroad"
        return "beside" if one[0].admin1 and one[0].admin1 == two[0].admin1 else "apart"

    def _entries(self, name: str) -> tuple[Entry, ...]:
        if name not in self._known:
            self._known[name] = self._gazetteer.find(name, self.countries) if self._gazetteer is not None else ()
        return self._known[name]

    def _surroundings(self, name: str) -> frozenset[str]:
        """Keys of all that encloses what the name most likely means."""
        if name not in self._around:
            entries = self._entries(name)
            around = self._gazetteer.around(entries[0]) if entries and self._gazetteer is not None else ()
            self._around[name] = frozenset(entry.key.rstrip("~") for entry in around) - {entries[0].key.rstrip("~")}
        return self._around[name]

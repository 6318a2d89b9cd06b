"""Compressed tables of places in (as bytes, by name of file), a `Gazetteer` out: which places a name may mean.

The tables are GeoNames' towns and villages, one file a country, beside hand-made regions, districts and areas (see
`tools/build_gazetteer.py`). A country is read only when it is asked for: a report speaks of one or two, and a name looked
up in the whole world finds sixteen times as many false places. Names are compared folded (`fold`), and the tables hold
them folded already, so that loading is splitting lines. Words for kinds of places ("province", "city of") and words that
look like places and are none are data too.
"""

from __future__ import annotations

import functools
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["country", "region", "district", "area", "place"]
Read: TypeAlias = Callable[[str], bytes]

_KINDS: Final[Mapping[str, Kind]] = {"c": "country", "r": "region", "d": "district", "a": "area", "p": "place"}
# What a word beside the name makes of it: the kinds it may mean, the likeliest first. "o" is for words such as
# "countryside": a province's where the name has no district of its own.
_ORDER: Final[Mapping[str, str]] = {"": "pcrad", "p": "pdarc", "d": "dprac", "r": "radpc", "o": "rdapc", "c": "crapd"}
_LONGEST: Final = 5  # words of a name
_TABLES: Final = 64  # countries whose places are held at a time
_MEMORY: Final = 1 << 12  # names and places whose answers are remembered
_MANY, _SHORT = 1 << 14, 80  # runs of words that are remembered, and characters of one that is
_BONES: Final = 4  # consonants that two spellings must share
_LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n"}
    | {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ګ": "گ", "ې": "ي", "ۀ": "ه"}
    | dict.fromkeys("'’‘ʿʾʻʼ`´ˈ׳״\"“”ـ·.\u200c\u200d\u200e\u200f", "")
)
_COMPASS: Final = {"north": "nord", "south": "sud", "east": "est", "west": "ouest"}
_QUARTERS: Final = frozenset(_COMPASS.values())
_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "ad",
        "adh",
        "ar",
        "ash",
        "as",
        "at",
        "ath",
        "an",
        "az",
        "the",
        "ed",
        "edh",
        "er",
        "es",
        "esh",
        "et",
        "eth",
        "ez",
        "en",
        "il",
        "ul",
        "ur",
        "us",
        "ush",
        "ut",
        "uz",
        "un",
        "ud",
        "l",
    ]
)
_BIG: Final = "A-ZÀ-ÖØ-ÞĀ-ſƏḀ-ỿЀ-Я"
_CAPITAL: Final = re.compile(f"[{_BIG}]")
_TOKEN: Final = rf"(?:\b[A-Za-z]{{1,3}}[-'’‘])?[{_BIG}][\w'’‘ʿʾʻ]*"
_SMALL: Final = r"(?:(?:al|el|ad|ar|as|ash|at|an|az|es|ez|ed|er|de|del|la|of|and|the|da|do|dos) )?"
_RUN: Final = re.compile(rf"(?<!\w){_TOKEN}(?:[ \u00a0-]{_SMALL}{_TOKEN})*(?: [a-z]{{4,9}}\b)?")
_LIST: Final = re.compile(rf"((?:,? (?:\w{{1,3}} )?{_TOKEN}){{1,6}}) (\w+)")
_HEADED: Final = re.compile(rf"(\w+)((?:,? (?:\w{{1,3}} )?{_TOKEN}){{1,6}},?(?: \w{{1,3}})? )$")
_ARABIC: Final = re.compile(
    r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+(?: [\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+)*"
)
_PREFIXES: Final = "وبلفك"
_PIECE: Final = re.compile(r"[\w'’‘ʿʾʻ]+")
_BEFORE: Final = re.compile(r"([\w-]+) $")
_BEHIND: Final = re.compile(r"(?:['’]s)? ([\w-]+)")
_OWNER: Final = re.compile(r"['’]s\b")
_VOWELS: Final = re.compile(r"[aeiouyw]+")
_DIGRAPH: Final = re.compile(r"(?<=[cdgkstz])h")
_DOUBLE: Final = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """A name as names are compared: without case, marks, apostrophes, hyphens and articles.

    >>> fold("Dayr az-Zawr"), fold("Al-Qaryatayn"), fold("Ţarţūs"), fold("اللاذقية") == fold("لاذقية")
    ('dayr zawr', 'qaryatayn', 'tartus', True)
    """
    plain = _OWNER.sub("", name).casefold().translate(_LETTERS)
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain).casefold().translate(_LETTERS)
        plain = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    words = [_without_article(word) for word in _WORD.findall(plain.replace("_", " "))]
    kept = [word for word in words if word not in _ARTICLES]
    return " ".join(kept or words)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _skeleton(folded: str) -> str:
    """What transliterations of one Arabic name have in common: its consonants, each once in a row, without articles and
    the silent h at the end.

    >>> _skeleton("khan shaykhun") == _skeleton("khan sheikhoun"), _skeleton("alnouman") == _skeleton("numan")
    (True, True)
    """
    words = (word[2:] if word.startswith("al") and len(word) > 5 else word for word in folded.split())
    joined = "".join(words)
    return _DOUBLE.sub(r"\1", joined[:1] + _VOWELS.sub("", joined[1:])).replace("q", "k").rstrip("h")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `lat` and `lon` are WGS 84 degrees: a region's are its seat's, a country's its capital's.

    `key` is stable over builds: `gn:` and the GeoNames number, or country, kind and name for what GeoNames' towns do not
    hold. `admin1` is GeoNames' code of the first-level region ("" where unknown); `members` are keys of what lies inside,
    `inside` of what it lies in.
    """

    key: str
    name: str
    kind: Kind
    lat: float
    lon: float
    country: str
    admin1: str = ""
    population: int = 0
    members: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def geonames(self) -> int | None:
        """The GeoNames number, for what has one."""
        return int(self.key[3:].rstrip("~")) if self.key.startswith("gn:") else None


class _Table:
    """Rows as they stand in one file, and which of them bear a name. A row is made an `Entry` when it is asked for."""

    def __init__(self, rows: Iterable[str]) -> None:
        self.rows: list[str] = []
        self.index: dict[str, tuple[int, ...]] = {}
        self.bare: set[tuple[str, int]] = set()
        for number, row in enumerate(rows):
            head, _, names = row.rpartition("\t")
            self.rows.append(head)
            for name in names.split("|"):
                self._add(name, number)

    def _add(self, name: str, number: int) -> None:
        if name[:1] == "=":  # what the bare name means, although a town bears it too
            name = name[1:]
            self.bare.add((name, number))
        self.index[name] = (*self.index[name], number) if name in self.index else (number,)

    def entry(self, number: int) -> Entry:
        key, kind, name, country, lat, lon, population, admin1, inner, outer = self.rows[number].split("\t")
        point, inside = (float(lat), float(lon)), tuple(outer.split())
        return Entry(key, name, _KINDS[kind], *point, country, admin1, int(population), tuple(inner.split()), inside)

    @functools.cached_property
    def numbered(self) -> Mapping[str, int]:
        """Key → row."""
        return {row.partition("\t")[0]: number for number, row in enumerate(self.rows)}

    @functools.cached_property
    def regions(self) -> Mapping[str, int]:
        """GeoNames' code of a first-level region → its row."""
        found = (self.entry(number) for number, row in enumerate(self.rows) if row.split("\t", 2)[1] == "r")
        return {entry.admin1: self.numbered[entry.key] for entry in found if entry.admin1}

    @functools.cached_property
    def holders(self) -> Mapping[str, tuple[int, ...]]:
        """Key → the rows that name it among their members."""
        found: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(self.rows):
            for key in row.split("\t")[8].split():
                found[key] = (*found.get(key, ()), number)
        return found

    @functools.cached_property
    def skeletons(self) -> Mapping[str, tuple[int, ...]]:
        """Consonants of a Latin name → the rows that bear such a name."""
        found: dict[str, dict[int, None]] = {}
        for name, numbers in self.index.items():
            if name.isascii():
                found.setdefault(_skeleton(name), {}).update(dict.fromkeys(numbers))
        return {bone: tuple(numbers) for bone, numbers in found.items()}

    def among(self, name: str) -> Iterator[tuple[Entry, bool]]:
        """The entries of a folded name, each with whether the bare name means it."""
        for number in self.index.get(name, ()):
            yield self.entry(number), (name, number) in self.bare


class Gazetteer:
    """Which places a name may mean, which countries a text speaks of, and where known names stand in it.

    >>> from importlib import resources
    >>> folder = resources.files("corroborate") / "data" / "gazetteer"
    >>> gazetteer = Gazetteer.load(lambda name: (folder / name).read_bytes())
    >>> [(entry.name, entry.kind) for entry in gazetteer.find("Deir ez-Zor province", ["SY"])][:1]
    [('Deir Ezzor', 'region')]
    >>> gazetteer.countries_in("Syrian towns near the border with Iraq; Syria closed it")
    ('SY', 'IQ')
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._table = functools.lru_cache(maxsize=_TABLES)(self._opened)
        self._found = functools.lru_cache(maxsize=_MEMORY)(self._find)
        self._enclosing = functools.lru_cache(maxsize=_MEMORY)(self._around)
        self._big = functools.lru_cache(maxsize=_MEMORY)(self._biggest)
        self._seen: dict[tuple[tuple[str, ...], str], tuple[tuple[int, int, str], ...]] = {}

    @classmethod
    def load(cls, read: Read) -> Gazetteer:
        """A gazetteer over the files of one folder: `read` gives the bytes of a file by its name, when they are needed."""
        return cls(read)

    def find(self, name: str, countries: Sequence[str] = ()) -> tuple[Entry, ...]:
        """Every place that `name` may mean, the likeliest first; empty for an unknown name.

        Looks in `countries` (ISO 3166 codes, the likelier first), then among countries, regions and big towns of the
        world. A word for the kind beside the name decides between kinds ("Latakia province", "the city of Homs").
        Without one a town comes before its province. Where the spelling is unknown, names of `countries` with the same
        consonants are given.
        """
        return self._found(name, tuple(countries))

    def _find(self, name: str, countries: tuple[str, ...]) -> tuple[Entry, ...]:
        tables = [*(self._table(code) for code in countries), self._world]
        core, hint = "", ""
        words = fold(name).split()
        first, *stripped = self._cores(words)
        for core, hint in (first, *self._turned(words), *stripped):
            if found := [pair for table in tables for pair in table.among(core)]:
                return self._ranked(found, hint, countries)
        bare = _known(core.split(), [table.index for table in tables])  # an Arabic name behind "and", "in", "to"
        found = [pair for table in tables for pair in table.among(bare)]
        return self._ranked(found, hint, countries) if found else self._respelled(core, hint, countries)

    def around(self, entry: Entry) -> tuple[Entry, ...]:
        """What encloses a place, the narrowest first: town, district, region, area, country; never the place itself."""
        return self._enclosing(entry)

    def _around(self, entry: Entry) -> tuple[Entry, ...]:
        found: dict[str, Entry] = {}
        queue = [entry]
        while queue:
            for outer in self._holders(queue.pop()):
                if outer.key != entry.key and outer.key not in found:
                    found[outer.key] = outer
                    queue.append(outer)
        return tuple(sorted(found.values(), key=lambda outer: ("pdrac".index(outer.kind[0]), outer.key)))

    def entry(self, key: str, countries: Sequence[str] = ()) -> Entry | None:
        """The entry of a key: in the table that the key itself names, else in `countries`, the world's, and then any.

        >>> from importlib import resources
        >>> folder = resources.files("corroborate") / "data" / "gazetteer"
        >>> gazetteer = Gazetteer.load(lambda name: (folder / name).read_bytes())
        >>> homs = gazetteer.find("Homs", ["SY"])[0]
        >>> gazetteer.entry(homs.key, ["SY"]) == homs, gazetteer.entry("gn:0", ["SY"])
        (True, None)
        """
        bare, land = key.rstrip("~"), key[:2] if key[2:3] == ":" or len(key) == 2 else ""
        for table in (*map(self._table, countries), *([self._table(land)] if land else []), self._world):
            if bare in table.numbered:
                found = table.entry(table.numbered[bare])
                return _surroundings(found) if key != bare else found
        return None

    def within(self, box: tuple[float, float, float, float], countries: Sequence[str], most: int) -> tuple[Entry, ...]:
        """The biggest towns of some countries in a box (west, south, east, north, in degrees), no more than `most`."""
        west, south, east, north = box
        found: list[Entry] = []
        for table in map(self._table, countries):
            for number, row in enumerate(table.rows):
                _, kind, _, _, lat, lon, people, *_ = row.split("\t")
                if kind == "p" and people != "0" and south <= float(lat) <= north and west <= float(lon) <= east:
                    found.append(table.entry(number))
        return tuple(sorted(found, key=lambda entry: (-entry.population, entry.key))[:most])

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166 code."""
        number = self._world.numbered.get(code)
        return None if number is None else self._world.entry(number)

    def nations(self) -> dict[str, tuple[str, ...]]:
        """Every country's name by ISO 3166 code, then its other names and those of its people."""
        return {code: (*names, *people) for code, names, people in self._table_of_nations}

    def countries_in(self, text: str) -> tuple[str, ...]:
        """ISO 3166 codes of the countries that `text` names, by name or nationality, the most frequent first."""
        return tuple(code for code, _ in self.nations_in(text).most_common())

    def nations_in(self, text: str) -> Counter[str]:
        """How often `text` names each country (ISO 3166 code), by name or nationality."""
        spots = self._spots(text, ("nations",), [self._nations], frozenset())
        return Counter(self._nations[name] for _, _, name in spots)

    def towns_in(self, text: str) -> Counter[str]:
        """How often `text` names big towns and regions of each country (ISO 3166 code).

        A name that several countries have counts for the biggest town of that name; a nation's name counts for none.
        """
        spots = self._spots(text, ("towns",), [self._world.index], self._stop)
        return Counter(self._big(name) for _, _, name in spots if name not in self._nations)

    def _biggest(self, name: str) -> str:
        """The country of the biggest of the world's towns and regions that a folded name means."""
        return max(
            (entry for entry, _ in self._world.among(name)), key=lambda entry: (entry.population, entry.key)
        ).country

    def names_in(self, text: str, countries: Sequence[str] = ()) -> tuple[tuple[int, int], ...]:
        """Where names of places stand in `text`: code points [start, end), in order, never overlapping, the longest first.

        With `countries` their places and every country's name count, else the big towns and regions of the world. In
        scripts with capitals a name begins with one; words of the stop list are no places when they stand alone.
        """
        indexes: list[Mapping[str, object]] = [self._table(code).index for code in countries]
        indexes.append(self._states if countries else self._world.index)
        return tuple((start, end) for start, end, _ in self._spots(text, ("names", *countries), indexes, self._stop))

    def phrase(self, text: str, start: int, end: int) -> str:
        """The name at [start, end) with the words for kinds of places beside it: what `find` should be asked.

        "the countryside of Jableh" where "Jableh" is the name; without such words the name as it stands.
        """
        while (word := _BEFORE.search(text[max(0, start - 30) : start])) and fold(word[1]) in self._kinds:
            start -= len(word[0])
        if (word := _BEHIND.match(text, end)) and self._kinds.get(fold(word[1]), "-") != "-":
            return text[start : word.end(1)]
        shared = _LIST.match(text, end)  # "Latakia, Tartus and Homs provinces"
        if shared and fold(shared[2]) in self._plurals and _joined(shared[1]) <= self._joiners:
            return f"{text[start:end]} {shared[2]}"
        before = text[max(0, start - 120) : start]
        if not (before[-1:] == " " and _CAPITAL.search("".join(before.split(" ")[-3:-1]))):
            return text[start:end]  # no other name stands right before it, told at a glance
        headed = _HEADED.search(before)  # "the provinces of Latakia, Tartus and Homs"
        if headed and fold(headed[1]) in self._plurals and _joined(headed[2]) <= self._joiners:
            return f"{text[start:end]} {headed[1]}"
        return text[start:end]

    def _opened(self, code: str) -> _Table:
        """A country's places; empty for a code of no country."""
        known = code in self._world.numbered
        return _Table(_lines(self._read(f"{code}.tsv.xz")) if known else ())

    @functools.cached_property
    def _world(self) -> _Table:
        return _Table(_lines(self._read("world.tsv.xz")))

    @functools.cached_property
    def _nations(self) -> Mapping[str, str]:
        """Folded name or nationality → country; `_states` holds the names alone."""
        return {fold(name): code for code, names, people in self._table_of_nations for name in (*names, *people)}

    @functools.cached_property
    def _states(self) -> Mapping[str, str]:
        return {fold(name): code for code, names, _ in self._table_of_nations for name in names}

    @functools.cached_property
    def _table_of_nations(self) -> tuple[tuple[str, list[str], list[str]], ...]:
        rows = [row.split("\t") for row in _rows(self._read("countries.tsv"))]
        return tuple((code, _split(name) + _split(names), _split(people)) for code, name, names, people in rows)

    @functools.cached_property
    def _kinds(self) -> Mapping[str, str]:
        """Folded word for a kind of place → its code in `_ORDER`, or "-" for words that tell no kind."""
        return {fold(word): code[0] for code, words in self._kind_lists for word in words if code != "&"}

    @functools.cached_property
    def _plurals(self) -> frozenset[str]:
        return frozenset(fold(word) for code, words in self._kind_lists for word in words if code.endswith("*"))

    @functools.cached_property
    def _joiners(self) -> frozenset[str]:
        return frozenset(word for code, words in self._kind_lists for word in words if code == "&")

    @functools.cached_property
    def _kind_lists(self) -> tuple[tuple[str, list[str]], ...]:
        rows = [row.split() for row in _rows(self._read("kinds.txt"))]
        return tuple((row[0], row[1:]) for row in rows)

    @functools.cached_property
    def _stop(self) -> frozenset[str]:
        return frozenset(fold(word) for row in _rows(self._read("stop.txt")) for word in row.split())

    def _cores(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The name whole, then without the words for kinds behind it, then without those before it, with what they tell."""
        start, end, hint = 0, len(words), ""
        yield " ".join(words), hint
        while end - start > 1 and (words[end - 1] in self._kinds or words[start] in self._kinds):
            behind = words[end - 1] in self._kinds
            code = self._kinds[words[end - 1] if behind else words[start]]
            start, end = (start, end - 1) if behind else (start + 1, end)
            hint = hint or code.strip("-")
            yield " ".join(words[start:end]), hint

    def _turned(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The name with its quarter of the sky in French, as many regions are called at home: `Centre-North`."""
        turned = [_COMPASS.get(word, word) for word in words]
        if len(words) > 1 and turned != list(words):
            yield from (core for core in self._cores(turned) if not _QUARTERS.isdisjoint(core[0].split()))

    def _ranked(self, found: Iterable[tuple[Entry, bool]], hint: str, countries: Sequence[str]) -> tuple[Entry, ...]:
        """Candidates by country (in the order given), by kind (as the hint has it) and by size."""
        places = {code: number for number, code in reversed(list(enumerate(countries)))}
        order = _ORDER[hint]

        def rank(pair: tuple[Entry, bool]) -> tuple[int, int, int, str]:
            entry, bare = pair
            state = entry.kind == "country" and hint in ("", "c")
            kind = -1 if bare and not hint else order.index(entry.kind[0])
            return (-1 if state else places.get(entry.country, len(places)), kind, -entry.population, entry.key)

        entries = [
            _surroundings(e) if hint in ("d", "o") and e.kind == "place" else e for e, _ in sorted(found, key=rank)
        ]
        return tuple({entry.key: entry for entry in entries}.values())

    def _respelled(self, core: str, hint: str, countries: Sequence[str]) -> tuple[Entry, ...]:
        bone = _skeleton(core)
        if len(_DIGRAPH.sub("", bone)) < _BONES or not core.isascii():
            return ()
        tables = [self._table(code) for code in countries]
        return self._ranked(
            [(t.entry(number), False) for t in tables for number in t.skeletons.get(bone, ())], hint, countries
        )

    def _holders(self, entry: Entry) -> Iterator[Entry]:
        """What directly encloses an entry, as far as the tables tell."""
        if entry.kind == "country":
            return
        if entry.kind == "place":
            yield _surroundings(entry)
        table = self._table(entry.country)
        own = entry.key.rstrip("~")
        for number in table.holders.get(own, ()):
            yield table.entry(number)
        for key in entry.inside:
            if key in table.numbered:
                yield table.entry(table.numbered[key])
        if entry.kind != "region" and entry.admin1 and entry.admin1 in table.regions:
            yield table.entry(table.regions[entry.admin1])
        if country := self.country(entry.country):
            yield country

    def _spots(
        self, text: str, asked: tuple[str, ...], indexes: Sequence[Mapping[str, object]], stop: frozenset[str]
    ) -> Iterator[tuple[int, int, str]]:
        """Known names in runs of capitalised words, and in Arabic words: (start, end, folded name).

        What runs hold is remembered under what was `asked`, since reports name the same few places again and again.
        """
        seen = self._seen
        for start, run in _runs(text):
            found = seen.get((asked, run))
            if found is None:
                pieces = [(m.start(), m.end(), _piece(m[0])) for m in _PIECE.finditer(run)]
                found = tuple(_longest(run, pieces, indexes, stop))
                if len(seen) > _MANY:
                    seen.clear()
                if len(run) < _SHORT:
                    seen[asked, run] = found
            for begin, end, name in found:
                yield start + begin, start + end, name


@functools.lru_cache(maxsize=1)  # a text is asked for its countries, and then for its places
def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """The runs of words in which names may stand, each with where it begins."""
    runs = [(run.start(), run[0]) for run in _RUN.finditer(text)]
    if not text.isascii():
        runs += [(run.start(), run[0]) for run in _ARABIC.finditer(text)]
    return tuple(runs)


def _longest(
    text: str, pieces: Sequence[tuple[int, int, str]], indexes: Sequence[Mapping[str, object]], stop: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """The known names in a run of words, from the left, the longest first."""
    i = 0
    while i < len(pieces):
        for j in range(min(len(pieces), i + _LONGEST), i, -1):
            name = _known([piece[2] for piece in pieces[i:j] if piece[2]], indexes)
            if name and name not in stop and _is_name(text[pieces[i][0] : pieces[j - 1][1]], name):
                end = pieces[j - 1][1]
                yield pieces[i][0], end - 2 if text[end - 2 : end] in ("'s", "’s") else end, name
                i = j
                break
        else:
            i += 1


def _known(words: Sequence[str], indexes: Sequence[Mapping[str, object]]) -> str:
    """The name that the words are, "" for none. An Arabic name may bear the letters for and, in, to, so, as."""
    name = " ".join(words)
    if any(name in index for index in indexes):
        return name
    if name and name[0] in _PREFIXES:
        for bare in (name[1:], name[2:] if name[1:2] in _PREFIXES else ""):
            core = _without_article("ا" + bare) if name[0] == "ل" and bare.startswith("ل") else _without_article(bare)
            if len(core) > 2 and any(core in index for index in indexes):
                return core
    return ""


def _is_name(words: str, name: str) -> bool:
    """Whether it begins as a name does: with a capital, or with an article before one; in Arabic, three letters long."""
    return words[0].isupper() or (not words[0].islower() and len(name) > 2) or (" " in words or "-" in words)


@functools.lru_cache(maxsize=_MANY >> 1)
def _piece(word: str) -> str:
    return "" if word.casefold() in _ARTICLES else fold(word)


def _surroundings(entry: Entry) -> Entry:
    """The land around a town, for which the gazetteer has no name of its own."""
    return replace(entry, key=f"{entry.key}~", kind="district", members=(entry.key,))


def _joined(names: str) -> set[str]:
    """The small words between the names of a list."""
    return {word for word in re.findall(r"\w+", names) if word.islower() and word not in _ARTICLES}


def _lines(packed: bytes) -> list[str]:
    return lzma.decompress(packed).decode("utf-8").splitlines()


def _rows(data: bytes) -> list[str]:
    return [line for line in data.decode("utf-8").splitlines() if line and not line.startswith("#")]


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]

"""Names of bodies in, bodies and sides out: who monitors, agencies, armies and armed groups are, and whose side they are on.

What is known stands in `data/actors.toml`; this module only looks it up. Names are compared as folded words (no case,
accents or punctuation), so "U.S.-led", "US-led" and "us led" are one name; abbreviations that are also plain words (IS)
are compared letter for letter.

A side holds for a period: the same "Syrian army" is one party before December 2024 and its opponent after. So a name is
resolved by its own words first ("remnants of", "interim"), then by the day, then by the country, and stays open where
these leave two sides possible. A wrong side is worse than an open one.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

from corroborate.errors import UseError
from corroborate.values import When, first_day, last_day
from corroborate.vocabulary import PROOF_WORDS, Proof, SpeakerKind

BodyKind: TypeAlias = Literal[
    "monitor", "agency", "outlet", "ministry", "state force", "armed group", "office", "alliance"
]
SPEAKER_KIND: Final[Mapping[BodyKind, SpeakerKind]] = {
    "monitor": "organisation",
    "agency": "outlet",
    "outlet": "outlet",
    "ministry": "organisation",
    "state force": "organisation",
    "armed group": "organisation",
    "office": "official",
    "alliance": "organisation",
}
_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r"[\s.'’‘ʻ`´\-‐‑–&/]{0,3}\Z")
_NAMES: Final = 4096  # what is remembered of them
_LONG: Final = 200  # characters: a text, and no name
_ADJECTIVAL: Final = ("an", "ans", "ish", "i", "is", "ese", "ch", "ine", "ino", "be", "s")
_IS: Final = ("IS",)
_GOVERNMENT: Final = re.compile(
    r"(?P<before>(?:\b[A-Z][\w'’.-]*\s+)+)?Government\b(?!\s+[A-Z])(?:\s+of\s+(?:the\s+)?(?P<of>[A-Z][\w'’ -]*))?"
)
_Bearers: TypeAlias = (
    "dict[tuple[str, ...], list[tuple[tuple[str, ...], Body]]]"  # folded words → exact ones or (), body
)
_ARABIC: Final = str.maketrans("ٱىة", "ايه", "ـ")  # what no decomposition makes one letter


@dataclass(frozen=True, slots=True)
class Tenure:
    """A side and the period (inclusive, partial ISO dates, None where open) in which it holds.

    `marks` are names that only reports of that period use, so that an undated report can tell it too.
    """

    side: str
    since: str | None = None
    until: str | None = None
    marks: tuple[str, ...] = ()

    def meets(self, days: tuple[dt.date, dt.date] | None) -> bool:
        """Whether any of `days` falls into the period; no days at all meet every period."""
        if days is None:
            return True
        early = self.since is not None and days[1] < first_day(self.since)
        late = self.until is not None and days[0] > last_day(self.until)
        return not early and not late


@dataclass(frozen=True, slots=True)
class Body:
    """A body known by name. `key` is stable for all its names; `countries` are ISO 3166 codes where it acts.

    `voices` are public persons who speak for it; `described` are descriptions that mean it once its country is clear
    ("a Britain-based war monitor"). `sides` is empty for those who take no part in the violence. A `local` body bears a
    name that others bear elsewhere ("General Security"), so only a report about its country means it. `office_of` are the
    keys of the bodies that it is a part of, the nearest first: a mission, its office, the United Nations. By its
    own published method it counts only what has that `proof`, and takes its figures from those in `relies_on`.
    """

    key: str
    name: str
    kind: BodyKind
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sides: tuple[Tenure, ...] = ()
    local: bool = False
    office_of: tuple[str, ...] = ()
    proof: Proof | None = None
    relies_on: tuple[str, ...] = ()

    @property
    def speaker(self) -> SpeakerKind:
        """What it is as a speaker."""
        return SPEAKER_KIND[self.kind]

    @property
    def speaks(self) -> bool:
        """Whether it reports on others rather than fights: a monitor, an agency or an outlet."""
        return self.kind in ("monitor", "agency", "outlet")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text names a body: code points [start, end)."""

    start: int
    end: int
    body: Body


@dataclass(frozen=True, slots=True)
class Side:
    """Which side a name means, None while open; `why` says in plain words how that was told.

    `could` are the sides that an open name may mean, sorted; empty where nothing is known of it.
    """

    side: str | None
    why: str
    body: Body | None = None
    could: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words that decide a side by themselves, in a country or anywhere; `dated` ones only in a report whose time is told."""

    side: str
    pattern: re.Pattern[str]
    countries: tuple[str, ...]
    tenure: Tenure
    dated: bool


@dataclass(frozen=True, slots=True)
class _Role:
    """Generic words for one role in a country ("the army" for its government)."""

    role: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a role in a country, and for how long; `open` are words that nobody can resolve in that time."""

    country: str
    role: str
    tenure: Tenure
    open: frozenset[str]


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as folded words, joined by spaces: what names are compared by.

    >>> fold("the U.S.-led Coalition"), fold("Jabhat al-Nuṣra’s")
    ('the u s led coalition', 'jabhat al nusra s')
    """
    return " ".join(_words(name))


def _words(text: str) -> list[str]:
    return list(_told(text)) if len(text) > _LONG else _split(text)


def _split(text: str) -> list[str]:
    plain = list(map(_plain, _WORD.findall(text)))
    return [word for word in plain if word] if "" in plain else plain  # words of nothing but marks are no words


@lru_cache(maxsize=2)  # one text is asked about for several things, one after another
def _told(text: str) -> tuple[str, ...]:
    return tuple(_split(text))


@lru_cache(maxsize=12288)
def _plain(word: str) -> str:
    if word.isascii():
        return word.casefold()
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(_ARABIC).casefold()
    return "".join(c for c in bare if c.isalnum())


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the folded words of a text stand: code points [start, end)."""
    if text.isascii():
        return list(map(re.Match.span, _WORD.finditer(text)))
    return [found.span() for found in _WORD.finditer(text) if _plain(found[0])]


class Actors:
    """What is known about bodies and sides. Made once from data, never changed.

    >>> known = Actors.from_toml('''
    ... [countries]
    ... XA = ["Ruva", "Ruvan"]
    ... [roles]
    ... government = ["army"]
    ... [[holder]]
    ... country = "XA"
    ... role = "government"
    ... side = "old government"
    ... until = "2020"
    ... [[holder]]
    ... country = "XA"
    ... role = "government"
    ... side = "new government"
    ... since = "2021"
    ... [[body]]
    ... name = "Ruvan Watch"
    ... kind = "monitor"
    ... cased = ["RW"]''')
    >>> [body.name for body in known.find("the Ruvan Watch")], [spot.start for spot in known.spot("It is RW.")]
    (['Ruvan Watch'], [6])
    >>> known.resolve("the Ruvan army", when=When.day("2019-05")).side
    'old government'
    >>> known.resolve("the Ruvan army").why
    'the report is undated, and both sides are called that: new government, old government'
    """

    def __init__(
        self,
        bodies: Sequence[Body],
        *,
        rules: Sequence[_Rule] = (),
        roles: Sequence[_Role] = (),
        holders: Sequence[_Holder] = (),
        countries: Mapping[str, Sequence[str]] | None = None,
        states: Mapping[str, str] | None = None,
        against: Sequence[str] = (),
        backing: Sequence[str] = (),
        anaphors: Mapping[str, Sequence[str]] | None = None,
        own: Sequence[str] = (),
        plain: Sequence[str] = (),
        capitals: Mapping[str, Sequence[str]] | None = None,
        persons: Sequence[str] = (),
        shared: Sequence[str] = (),
        regions: Sequence[str] = (),
        titles: Sequence[str] = (),
        institutions: Sequence[str] = (),
        soldiery: Sequence[str] = (),
    ) -> None:
        self.bodies = tuple(bodies)
        self._rules, self._roles, self._holders = tuple(rules), tuple(roles), tuple(holders)
        self._countries = {fold(word): code for code, words in (countries or {}).items() for word in words}
        self._two = frozenset(name.partition(" ")[0] for name in self._countries if " " in name)
        self._states = states or {}
        names = {fold(words[0]) for words in (countries or {}).values() if words}
        self._adjectives = frozenset(w for w in self._countries if w not in names and w.endswith(_ADJECTIVAL))
        self._own = frozenset(map(fold, own))
        self._plain, self._called = frozenset(map(fold, plain)), frozenset(names) - set(map(fold, persons))
        self._shared, self._regions = frozenset(shared), frozenset(map(fold, regions))
        self._titles = frozenset(map(fold, titles))
        self._institutions, self._soldiery = frozenset(map(fold, institutions)), frozenset(map(fold, soldiery))
        self._capitals = {fold(town): code for code, towns in (capitals or {}).items() for town in towns}
        self._against, self._backing = frozenset(map(fold, against)), frozenset(map(fold, backing))
        self._anaphors = {kind: frozenset(map(fold, words)) for kind, words in (anaphors or {}).items()}
        marks = {fold(mark) for body in bodies for tenure in body.sides for mark in tenure.marks}
        self._marks = tuple(sorted(marks))
        self._descriptions: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        for body in bodies:
            for words in body.described:
                self._descriptions[fold(words)][body.key] = body
        self._found = lru_cache(maxsize=_NAMES)(self._find)  # a case names the same bodies over and over
        self._names = self._index()
        self._seconds = {first: _second_words(tables) for first, tables in self._names.items()}

    @classmethod
    def from_toml(cls, text: str, nations: Mapping[str, Sequence[str]] | None = None) -> Actors:
        """The actors that a TOML document describes (form: the head of `data/actors.toml`).

        `nations` are those of the world, by ISO 3166 code: name, other names, names of the people. The document's
        countries come before them.

        Raises:
            UseError: the document is no TOML, or an entry lacks its name, kind or side.

        """
        try:
            return _read(tomllib.loads(text), nations or {})
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
            raise UseError(
                f"cannot use this list of actors ({error})", do="compare it with the one that ships"
            ) from error

    def find(self, name: str) -> tuple[Body, ...]:
        """Every body that bears `name` (articles and a bracketed abbreviation aside); empty for an unknown one."""
        return self._found(name)

    def _find(self, name: str) -> tuple[Body, ...]:
        found = {
            spot.body.key: spot.body
            for whole in (_bare(name), name)
            for spot in self.spot(whole, local=True)
            if fold(whole[spot.start : spot.end]) == fold(whole)
        }
        return tuple(found[key] for key in sorted(found))

    def body(self, name: str) -> Body | None:
        """The one body of that key, or that alone bears that name; None where none or several do."""
        by_key = next((body for body in self.bodies if body.key == name), None)
        found = self.find(name)
        return by_key or (found[0] if len(found) == 1 else None)

    def spot(self, text: str, *, local: bool = False) -> tuple[Spot, ...]:
        """Where `text` names known bodies; the longest name wins, and a name that several bear is a spot for each.

        `local` asks for bodies too whose names other bodies bear elsewhere.
        """
        plain, begins = self._look(text)
        places = _spans(text) if begins else []  # most texts name few bodies, and most lines none
        found, after = list[Spot](), 0
        for at in begins:
            length, bodies = self._longest(text, plain, places, at) if at >= after else (0, [])
            if length:
                after = at + length
                start, end = places[at][0], places[after - 1][1]
                found += [Spot(start, end, body) for body in bodies if local or not body.local]
        return tuple(found)

    def _look(self, text: str) -> tuple[list[str], list[int]]:
        """The folded words of a text, and which of them begin a name, however its words are joined."""
        plain = _words(text)
        if self._seconds.keys().isdisjoint(plain):
            return [], []
        plain.append("")  # behind the last word
        begins = []
        for at in [i for i, word in enumerate(plain) if word in self._seconds]:
            following, tables = self._seconds[plain[at]], self._names[plain[at]]
            goes_on = not following or plain[at + 1] in following
            if goes_on and any(tuple(plain[at : at + size]) in bearers for size, bearers in tables):
                begins.append(at)
        return plain, begins

    def speaker(self, name: str, *, countries: Iterable[str] = (), named: Iterable[Body] = ()) -> Body | None:
        """The body that a speaker's naming means: by name, by its spokesman, by description, or by what was named before.

        `countries` are those the report is about; `named` are bodies that the same report names.
        """
        direct = self.find(name) or tuple(
            dict.fromkeys(s.body for s in self.spot(name) if s.body.speaks and _ends(name, s) and self._begins(name, s))
        )
        if len(direct) == 1:
            return direct[0]
        return self._described(_bare(name), set(countries), tuple(named))

    def resolve(
        self, name: str, *, when: When | None = None, countries: Iterable[str] = (), context: Iterable[str] = ()
    ) -> Side:
        """The side that an actor's naming means on the days of `when`, or an open one with the reason.

        `countries` (ISO 3166 codes) are those the report is about, `context` what `marks_in` finds in it.
        """
        whole, days = _bare(name), _days(when)
        name = self._unbacked(whole)
        here = self._countries_said(name) or tuple(sorted(set(countries)))
        return (
            self._by_rule(whole, days, here, dated=days is not None or bool(tuple(context)))
            or self._by_body(name, days, here, tuple(context))
            or self._by_role(name, days, here)
            or Side(None, "no known body bears this name")
        )

    def _unbacked(self, name: str) -> str:
        """A name without those who are only said to back whom it means: "militias | armed by the Ruvan army"."""
        words = [(found.start(), fold(found[0])) for found in _WORD.finditer(name)]
        backed = (at for (at, one), (_, two) in itertools.pairwise(words) if two == "by" and one in self._backing)
        return name[: next(backed, 0)].rstrip() or name

    def countries_in(self, text: str) -> tuple[str, ...]:
        """Codes of the countries that `text` names, by name or adjective ("Syrian"), sorted."""
        words, found = fold(text).split(), set[str]()
        while words:
            size = next((n for n in (2, 1) if " ".join(words[:n]) in self._countries), 0)
            if size:
                found.add(self._countries[" ".join(words[:size])])
            words = words[size or 1 :]
        return tuple(sorted(found))

    def _countries_said(self, name: str) -> tuple[str, ...]:
        """The countries that an actor's naming tells: of a capital that stands for its government, that one."""
        capital = self._capitals.get(fold(_bare(name)))
        return (capital,) if capital else self.countries_in(name)

    def country(self, words: str) -> str | None:
        """The code of the country that words are the name of, and nothing else."""
        folded = fold(words)
        return None if folded in self._adjectives else self._countries.get(folded)

    def adjective(self, word: str) -> bool:
        """Whether a word is a country's adjective or its people's name ("Syrian"), and not the country's own name."""
        return fold(word) in self._adjectives

    def countries_of(self, text: str) -> tuple[str, ...]:
        """The countries that a text is about: those it names at least half as often as the one it names most.

        A body's name counts for the countries in which it acts ("the US-led coalition" for Syria), and for no other.
        """
        spots = self.spot(text, local=True)
        counted: Counter[str] = Counter(code for spot in spots for code in spot.body.countries[:1])
        place = 0
        for spot in (*spots, Spot(len(text), len(text), self.bodies[0])) if self.bodies else ():
            words = _words(text[place : spot.start])
            pairs = [f"{one} {two}" for one, two in itertools.pairwise(words) if one in self._two]
            counted.update([self._countries[word] for word in (*words, *pairs) if word in self._countries])
            place = max(place, spot.end)
        most = max(counted.values(), default=0)
        return tuple(sorted(code for code, count in counted.items() if 2 * count >= most))

    def marks_in(self, text: str) -> tuple[str, ...]:
        """The names in `text` that only reports of one period use (folded, sorted); the `context` for `resolve`."""
        folded = f" {' '.join(_words(text))} "
        return tuple(mark for mark in self._marks if f" {mark} " in folded)

    def owned(self, name: str) -> bool:
        """Whether a name means somebody's own ("its fighters"), so that only the owner tells who is meant."""
        return fold(name).partition(" ")[0] in self._own

    def forces_in(self, text: str, like: str) -> tuple[str, ...]:
        """The states' forces that a text names ("Syrian troops") and that `like` ("the soldiers") can mean again.

        An army goes on as "the army" or "the military"; its soldiers are meant by any of its names.
        """
        folded = fold(_bare(like))
        if folded in self._institutions:
            heads = self._institutions
        elif folded in self._soldiery:
            heads = self._institutions | self._soldiery
        else:
            return ()
        places, plain = _spans(text), _words(text)
        states = ((spot.start, spot.end) for spot in self.spot(text) if spot.body.kind == "state force")
        starts = {end: start for start, end in sorted((*self._lands(text), *states), reverse=True)}  # the longest name
        found = []
        for k, (_, end) in enumerate(places):
            for size in (2, 1):
                if k >= size and " ".join(plain[k - size + 1 : k + 1]) in heads:
                    start = starts.get(end, starts.get(places[k - size][1]))
                    found += [text[start:end]] if start is not None else []
        return tuple(dict.fromkeys(found))

    def _lands(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text names countries or their peoples, a genitive ending with them."""
        places, plain = _spans(text), _words(text)
        for k, (start, _) in enumerate(places):
            size = next((n for n in (2, 1) if " ".join(plain[k : k + n]) in self._countries), 0)
            if size:
                last = k + size - (plain[k + size : k + size + 1] != ["s"])
                yield start, places[last][1]

    def generic(self, name: str) -> str | None:
        """The role that a name's generic words stand for ("government" for "the army"), None where it has none.

        A government with a name of its own is no state's: "National Unity Government", "the interim government of Tigray".
        """
        if self._is_own_government(name):
            return None
        folded = f" {fold(name)} "
        hits = [(len(w), role.role) for role in self._roles for w in role.words if f" {w} " in folded]
        return max(hits)[1] if hits else None

    def _is_own_government(self, name: str) -> bool:
        """Whether a name is that of a region's or a rival's government, and not general words for the state's."""
        if not self._regions.isdisjoint(fold(name).split()):
            return True
        found = _GOVERNMENT.search(name)
        if found is None:
            return False
        before, behind = found["before"] or "", found["of"] or ""
        own = [word for word in before.split() if not self.countries_in(word) and fold(word) not in self._titles]
        named = self._titles.isdisjoint(fold(behind).split()) and not self.countries_in(behind)
        return bool(own) or bool(behind and named)

    # --- how a side is told ---

    def _by_rule(
        self, name: str, days: tuple[dt.date, dt.date] | None, here: Sequence[str], *, dated: bool
    ) -> Side | None:
        """By its own words, unless it names a body that was never on that side (`remnants of ISIS`)."""
        folded = fold(name)
        spots = [spot for spot in self.spot(name) if spot.body.sides and not self._opposed(name, spot.start)]
        for rule in self._rules:
            fits = (not rule.countries or set(rule.countries) & set(here)) and (dated or not rule.dated)
            if fits and rule.tenure.meets(days) and rule.pattern.search(folded):
                if all(any(t.side == rule.side for t in spot.body.sides) for spot in spots):
                    return Side(rule.side, "its own words say which side")
                return None
        return None

    def _by_body(
        self, name: str, days: tuple[dt.date, dt.date] | None, here: Sequence[str], context: Sequence[str]
    ) -> Side | None:
        spots = self._meant(name, self.spot(name, local=True))
        if not spots:
            return None
        bodies = dict.fromkeys(s.body for s in spots if _acts(s.body, here))
        sides = {tenure.side: body for body in bodies for tenure in _tenures(body, days, context)}
        if len(sides) == 1:
            side, body = next(iter(sides.items()))
            return Side(side, f"known as {body.name}", body)
        if not sides:
            return None
        why = "the report is undated, and the name has meant different sides" if days is None else "it names two sides"
        return Side(None, f"{why}: {', '.join(sorted(sides))}", could=tuple(sorted(sides)))

    def _by_role(self, name: str, days: tuple[dt.date, dt.date] | None, here: Sequence[str]) -> Side | None:
        role = self.generic(name) or ("government" if self._is_the_states(fold(name)) else None)
        if role is None:
            return None
        if len(here) != 1:
            return Side(None, "a general name, and the report does not make clear of which country")
        held = [h for h in self._holders if h.country == here[0] and h.role == role and h.tenure.meets(days)]
        folded = f" {fold(name)} "
        if any(f" {word} " in folded for holder in held for word in holder.open):
            return Side(None, "the name has been used for opposite sides at this time")
        sides = sorted({holder.tenure.side for holder in held})
        if len(sides) == 1:
            return Side(sides[0], "a general name, told by the country and the day")
        if not sides and role == "government" and here[0] in self._states and not self._is_held(here[0]):
            return Side(f"government of {self._states[here[0]]}", "a general name, told by the country")
        if not sides:
            return Side(None, "a general name that no known party bears alone")
        why = "the report is undated" if days is None else "the days cover a change of power"
        return Side(None, f"{why}, and both sides are called that: {', '.join(sides)}", could=tuple(sides))

    def _is_the_states(self, folded: str) -> bool:
        """Whether a name is a country's own, its capital's, or plain words behind its own or its people's: `Tajik forces`."""
        if folded in self._capitals or folded in self._called:
            return True
        words = folded.split()
        heads = (" ".join(words[:n]) for n in (1, 2) if " ".join(words[n:]).removeprefix("s ") in self._plain)
        return any(self._countries.get(head, "") not in {"", *self._shared} for head in heads)

    def _is_held(self, country: str) -> bool:
        """Whether the list says who governs a country: then nobody else is taken to."""
        return any(holder.country == country and holder.role == "government" for holder in self._holders)

    def _opposed(self, name: str, start: int) -> bool:
        """Whether the words before say that the named body is the enemy: "anti-X", "opposed to X"."""
        before = f" {fold(name[:start])}"
        return any(before.endswith(f" {words}") for words in self._against)

    def _meant(self, name: str, spots: Sequence[Spot]) -> list[Spot]:
        """The bodies with a side that a name means, and neither opposes nor tells the backers of: "Iran-backed X" is X."""
        sided = [spot for spot in spots if spot.body.sides and not self._opposed(name, spot.start)]
        itself = [spot for spot in sided if fold(name[spot.end :]).partition(" ")[0] not in self._backing]
        return itself or [spot for spot in sided if spot.body.kind != "state force"]

    def _begins(self, name: str, spot: Spot) -> bool:
        """Whether a body's name is not the end of another's: "Red Cross" in "the Lebanese Red Cross"."""
        before = _WORD.findall(name[: spot.start])[-1:]
        return (
            not before
            or not self.adjective(before[0])
            or not set(self.countries_in(before[0])).isdisjoint(spot.body.countries)
        )

    def describes(self, name: str) -> bool:
        """Whether a name only says what sort of body it is ("the rights body"), and so names nobody."""
        folded = fold(_bare(name))
        return any(folded in words for words in self._anaphors.values())

    def _described(self, name: str, countries: set[str], named: Sequence[Body]) -> Body | None:
        folded = fold(name)
        hits = [b for b in self._descriptions.get(folded, {}).values() if not countries.isdisjoint(b.countries)]
        if len(hits) == 1:
            return hits[0]
        kinds = {kind for kind, words in self._anaphors.items() if folded in words}
        back = [body for body in dict.fromkeys(named) if body.kind in kinds]
        called = [body for body in back if folded.split()[-1:] and folded.split()[-1] in fold(body.name).split()]
        return (called or back)[0] if len(called or back) == 1 else None

    # --- the index of names ---

    def _index(self) -> dict[str, list[tuple[int, _Bearers]]]:
        """By first folded word the tables of its names, one for each number of words, longest first."""
        index: defaultdict[str, defaultdict[int, _Bearers]] = defaultdict(lambda: defaultdict(dict))
        for body in sorted(self.bodies, key=lambda body: body.key):
            for alias, cased in _aliases(body):
                words = tuple(fold(alias).split())
                exact = tuple(_WORD.findall(alias)) if cased else ()
                index[words[0]][len(words)].setdefault(words, []).append((exact, body))
        return {first: sorted(tables.items(), key=lambda table: -table[0]) for first, tables in index.items()}

    def _longest(
        self, text: str, plain: Sequence[str], places: Sequence[tuple[int, int]], at: int
    ) -> tuple[int, list[Body]]:
        for size, bearers in self._names[plain[at]]:
            bearing = bearers.get(tuple(plain[at : at + size]))
            if bearing and _is_one(text, here := places[at : at + size]):
                bodies = dict.fromkeys(body for exact, body in bearing if _is_exact(text, here, exact))
                if bodies:
                    return size, list(bodies)
        return 0, []


def _second_words(tables: Sequence[tuple[int, _Bearers]]) -> frozenset[str]:
    """The second words of names that begin with one word; empty where that word alone is a name."""
    names = [words for _, bearers in tables for words in bearers]
    return frozenset(words[1] for words in names) if all(len(words) > 1 for words in names) else frozenset()


def _ends(name: str, spot: Spot) -> bool:
    """Whether a body's name is not the beginning of a longer one: "The National" in "the National Unity Government"."""
    behind = _WORD.search(name, spot.end)
    return behind is None or not behind[0][0].isupper() or not name[spot.end : behind.start()].isspace()


def _acts(body: Body, here: Sequence[str]) -> bool:
    return not body.local or bool(set(body.countries) & set(here))


def _tenures(body: Body, days: tuple[dt.date, dt.date] | None, context: Sequence[str]) -> Sequence[Tenure]:
    """The sides it may be on: those of the days, or for an undated report those that its other names tell."""
    if days is not None:
        return [tenure for tenure in body.sides if tenure.meets(days)]
    told = [tenure for tenure in body.sides if set(map(fold, tenure.marks)) & set(context)]
    return told if len(told) == 1 else body.sides


def _aliases(body: Body) -> Iterator[tuple[str, bool]]:
    yield from dict.fromkeys((alias, False) for alias in (body.name, *body.aliases, *body.voices))
    yield from ((alias, True) for alias in body.cased)


def _is_one(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing stands between words but what may stand inside a name."""
    return all(_GAP.match(text[one[1] : other[0]]) for one, other in itertools.pairwise(words))


def _is_exact(text: str, words: Sequence[tuple[int, int]], exact: Sequence[str]) -> bool:
    """Whether words are written as a name that is compared letter for letter is; any other name stands as it is."""
    if exact and any(text[start:end] != want for (start, end), want in zip(words, exact, strict=True)):
        return False
    return exact != _IS or not _shouted(text, *words[0])


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are capitals too, so that capitals mark no abbreviation: "WHAT IS NEXT"."""
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return any(len(word) > 1 for word in _WORD.findall(around)) and around.upper() == around


def _bare(name: str) -> str:
    """The name without its article, a bracketed abbreviation and a possessive ending."""
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
    bare = re.sub(r"(?i)\A(?:the|a|an)\s+", "", bare)
    return re.sub(r"[’']s?\Z", "", bare)


def _days(when: When | None) -> tuple[dt.date, dt.date] | None:
    """The days that count: all of a period, an open end reaching on, an open start only its last."""
    if when is None or (when.first is None and when.last is None):
        return None
    first, last = when.first or when.last, when.last or dt.date.max
    return (first or last), last


# --- from data ---


def _read(data: Mapping[str, Any], nations: Mapping[str, Sequence[str]]) -> Actors:
    bodies = tuple(_body(entry) for entry in data.get("body", ()))
    keys = [body.key for body in bodies]
    if len(set(keys)) != len(keys):
        raise ValueError(f"two bodies bear one key: {sorted({key for key in keys if keys.count(key) > 1})}")
    above = {body.key: body.office_of[0] for body in bodies if body.office_of}
    bodies = tuple(replace(body, office_of=tuple(_above(body.key, above, keys))) for body in bodies)
    return Actors(
        bodies,
        rules=tuple(_rule(entry) for entry in data.get("rule", ())),
        roles=tuple(_Role(name, frozenset(map(fold, words))) for name, words in data.get("roles", {}).items()),
        holders=tuple(_holder(entry) for entry in data.get("holder", ())),
        countries={**nations, **data.get("countries", {})},
        states={code: names[0] for code, names in nations.items()},
        against=data.get("against", ()),
        backing=data.get("backing", ()),
        anaphors=data.get("anaphors", {}),
        own=data.get("own", ()),
        plain=data.get("plain", ()),
        capitals=data.get("capitals", {}),
        persons=data.get("persons", ()),
        shared=data.get("shared", ()),
        regions=data.get("regions", ()),
        titles=data.get("titles", ()),
        institutions=data.get("institutions", ()),
        soldiery=data.get("soldiery", ()),
    )


def _above(key: str, above: Mapping[str, str], known: Sequence[str]) -> Iterator[str]:
    """The bodies that one is an office of, the nearest first."""
    seen = {key}
    while (found := above.get(key)) is not None:
        if found in seen or found not in known:
            raise ValueError(f"{key}: it is an office of {found}, which is no other body of the list")
        seen.add(found)
        yield found
        key = found


def _body(entry: Mapping[str, Any]) -> Body:
    kind: BodyKind = entry["kind"]
    if kind not in SPEAKER_KIND:
        raise ValueError(f"{entry['name']}: no such kind of body: {kind}")
    names = ("aliases", "cased", "voices", "described", "countries", "relies_on")
    listed = {name: tuple(entry.get(name, ())) for name in names}
    proof: Proof | None = entry.get("proof")
    if proof is not None and proof not in PROOF_WORDS:
        raise ValueError(f"{entry['name']}: no such proof: {proof}")
    sides = tuple(_tenure(side) for side in entry.get("sides", ()))
    key = entry.get("key") or fold(entry["name"]).replace(" ", "-")
    office = (entry["office_of"],) if "office_of" in entry else ()
    return Body(
        key=key,
        name=entry["name"],
        kind=kind,
        sides=sides,
        local=entry.get("local", False),
        office_of=office,
        proof=proof,
        **listed,
    )


def _tenure(entry: Mapping[str, Any] | str) -> Tenure:
    if isinstance(entry, str):
        return Tenure(entry)
    tenure = Tenure(entry["side"], entry.get("since"), entry.get("until"), tuple(entry.get("marks", ())))
    for day in (tenure.since, tenure.until):
        if day is not None:
            first_day(day)
    return tenure


def _rule(entry: Mapping[str, Any]) -> _Rule:
    pattern, countries = re.compile(entry["words"]), tuple(entry.get("countries", ()))
    return _Rule(entry["side"], pattern, countries, _tenure(entry), entry.get("dated", False))


def _holder(entry: Mapping[str, Any]) -> _Holder:
    return _Holder(entry["country"], entry["role"], _tenure(entry), frozenset(map(fold, entry.get("open", ()))))

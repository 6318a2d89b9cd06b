"""Statements and their texts in, places out: which place each name of each report means, or a question where none can be told.

A name is resolved beside the others of its report, never alone: in the countries that the report speaks of, with the words
beside it ("province", "the countryside of"), and of several places of one name the one nearest to what its sentence, its
statements or its text name besides. Size decides where one dwarfs the others: a city at once, a town where nothing else
tells. A name that no table holds stays open, beside the nearest place around it that could be resolved: one named right
behind it ("Sanubir in the Jableh countryside"), else in its sentence, else the region or country that the report is about.
A report of which nothing tells where its name lies means by it what all others mean that know it; no report changes more
than that in another. So the order in which they arrive changes nothing.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final, TypeAlias

from corroborate.account import Place, Question
from corroborate.gazetteer import Entry, Gazetteer, fold
from corroborate.records import Answer, Claim, Mention, Span, Statement, Text
from corroborate.values import Where
from corroborate.vocabulary import Precision

_COUNTRIES: Final = 3  # how many of a report's countries are searched
_APART: Final = 20.0  # km between two places of one name, from which on it matters which is meant
_DWARFS: Final = 10  # how many times bigger a town must be to be meant without any context
_CITY: Final = 100_000  # people of a town that its small namesakes never outweigh
_KNOWN: Final = 500_000  # people of a town that is meant although the report names other countries only
_ALIKE: Final = 0.5  # how much a name is like the one that a far town goes by
_BEHIND: Final = 60  # code points behind an open name within which the place around it is named
_MOSTLY: Final = 0.6  # share of a report's known places that make a region the report's own
_SMALL: Final = frozenset({"place", "district"})
_NEAR: Final = 100.0  # km within which a town beyond a border is meant although the report is about another country
_AFAR: Final = 200.0  # km from what is named right behind a village from which on another village of that name is meant
_HEADING: Final = 40  # code points of a country's name that stands by itself as a heading
_AGED: Final = re.compile(
    r"(?: [A-ZÀ-Þ][\w'’-]*){1,3}(?:, | \()\d{1,2}(?=[,;.)])"
)  # what follows a given name: `Odeh, 24,`
_DEGREES: Final = re.compile(r"(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)")
_Spot: TypeAlias = tuple[int, int, Entry]


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of an account, which name in which text means it, and what lies in what.

    A key is the gazetteer's for a resolved place; for an open name `?`, the folded name and the key of what it lies in.
    `around` gives for each key the keys of the account's places that enclose it. `placed` gives for each statement that
    names places the keys of those where its harm took place, in its order; a name may mean a town in one statement and
    its province in another. Where the displaced went is a place of the account, and not in `placed`.
    """

    places: tuple[Place, ...]
    questions: tuple[Question, ...]
    keys: Mapping[tuple[str, str], str]
    around: Mapping[str, frozenset[str]]
    placed: Mapping[str, tuple[str, ...]]

    def key(self, text: str, name: str) -> str:
        """The key of the place that `name` means in the text of that id; of several, the one meant most often.

        Raises:
            KeyError: no statement of the text names it.

        """
        return self.keys[text, fold(name)]

    def within(self, inner: str, outer: str) -> bool:
        """Whether the place of one key lies within that of another; a place is not within itself."""
        return outer in self.around.get(inner, frozenset())


@dataclass(frozen=True, slots=True, order=True)
class _Use:
    """One naming of a place: by which statement, as its which place, where (-1: understood), and how it is spelt."""

    statement: str
    order: int
    at: int
    name: str
    harmed: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """One name in one report with the same words beside it: its uses, and what it may mean, the likeliest first."""

    uses: tuple[_Use, ...]
    found: tuple[Entry, ...]

    @property
    def at(self) -> tuple[int, ...]:
        """Where it stands."""
        return tuple(sorted({use.at for use in self.uses if use.at >= 0}))


@dataclass(frozen=True, slots=True)
class _Meant:
    """A name with the entry it was taken for, or with the nearest one around it and what it could be."""

    uses: tuple[_Use, ...]
    entry: Entry | None
    parent: Entry | None = None
    could: tuple[Entry, ...] = ()

    @property
    def spelt(self) -> Counter[str]:
        """How often it is spelt how, each stretch of the text once."""
        return Counter(name for name, _ in {(use.name, use.at) for use in self.uses})

    @property
    def statements(self) -> frozenset[str]:
        """Whose statements name it."""
        return frozenset(use.statement for use in self.uses)

    @property
    def key(self) -> str:
        """The place's key in the account."""
        if self.entry is not None:
            return self.entry.key
        return f"?{fold(min(self.spelt))}@{self.parent.key if self.parent else ''}"


def resolve(
    statements: Mapping[str, Sequence[Statement]],
    texts: Mapping[str, Text],
    gazetteer: Gazetteer,
    told: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Places:
    """Every place that statements name; both mappings are keyed by text id, and their order does not matter.

    A text without statements may be missing from `statements`; a text of a statement may not be missing from `texts`.
    `told` is what people decided that a folded name means in a report (by its id), which overrules everything else: an
    entry's key, with its country where it does not tell that ("gn:169577@SY"), or degrees ("35.3612,35.9266").
    """
    said = [
        (text, folded, one)
        for text in sorted(statements)
        for folded, one in _report(statements[text], texts[text], gazetteer, told)
    ]
    meant = list(_agreed(said, gazetteer))
    groups: defaultdict[str, list[_Meant]] = defaultdict(list)
    for _, _, one in meant:
        groups[one.key].append(one)
    entries = {e.key: e for _, _, one in meant for e in (one.entry, one.parent) if e is not None}
    keys = sorted(entries.keys() | groups.keys())
    places = tuple(_place(key, groups.get(key, []), entries, gazetteer) for key in keys)
    around = {key: frozenset(_enclosing(key, groups, entries, gazetteer)) & set(keys) for key in keys}
    return Places(places, tuple(_questions(groups)), _by_name(meant), around, _placed(meant))


def _agreed(said: Sequence[tuple[str, str, _Meant]], gazetteer: Gazetteer) -> Iterator[tuple[str, str, _Meant]]:
    """Open names as one place where one report only says more narrowly than another what lies around it, and as the known
    place where a report says nothing of that at all.

    Where two reports put a name in different surroundings, each keeps its own.
    """
    known: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    around: defaultdict[str, dict[str, Entry | None]] = defaultdict(dict)
    for _, folded, one in said:
        if one.entry is None:
            around[folded][one.parent.key if one.parent else ""] = one.parent
        else:
            known[folded][one.entry.key] = one.entry
    for text, folded, one in said:
        if _bare(one) and (meant := _only(known[folded].values(), around[folded].values(), gazetteer)):
            yield text, folded, replace(one, entry=meant)
            continue
        inner = (
            [p for p in around[folded].values() if p and _narrower(p, one.parent, gazetteer)] if not one.entry else []
        )
        most = next((p for p in inner if all(p.key == q.key or _narrower(p, q, gazetteer) for q in inner)), None)
        yield text, folded, replace(one, parent=most) if most else one


def _bare(one: _Meant) -> bool:
    """Whether a report tells nothing of where its open name lies, and the tables alone offer nothing for it."""
    return one.entry is None and one.parent is None and not one.could


def _only(known: Iterable[Entry], around: Iterable[Entry | None], gazetteer: Gazetteer) -> Entry | None:
    """The one place that a name is known to mean, where no report puts it in other surroundings."""
    found = tuple(known)
    if len(found) != 1 or not all(parent is None or _narrower(found[0], parent, gazetteer) for parent in around):
        return None
    return found[0]


def _narrower(inner: Entry, outer: Entry | None, gazetteer: Gazetteer) -> bool:
    return outer is None or any(entry.key == outer.key for entry in gazetteer.around(inner))


def _by_name(meant: Iterable[tuple[str, str, _Meant]]) -> dict[tuple[str, str], str]:
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text, folded, one in meant:
        votes[text, folded][one.key] += len(one.uses)
    return {at: min(keys, key=lambda key: (-keys[key], key)) for at, keys in votes.items()}


def _placed(meant: Iterable[tuple[str, str, _Meant]]) -> dict[str, tuple[str, ...]]:
    keys: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for _, _, one in meant:
        for use in one.uses:
            if use.harmed:
                keys[use.statement].append((use.order, one.key))
    return {id: tuple(dict.fromkeys(key for _, key in sorted(keys[id]))) for id in sorted(keys)}


def _report(
    statements: Sequence[Statement], text: Text, gazetteer: Gazetteer, told: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, _Meant]]:
    """What the names of one report mean, by folded name."""
    persons = _persons(statements)
    countries, others = _countries(statements, text, gazetteer, persons)
    named = _names(statements, text, countries, gazetteer)
    context = _Context(text, countries, others, gazetteer, tuple(named.values()), persons)
    chosen = {asked: _near_what_follows(one, _chosen(one, context), context) for asked, one in named.items()}
    for folded, asked in chosen:
        if entry := _told(told.get((text.report, folded), ""), folded, context):
            chosen[folded, asked] = entry, ()
    for (folded, asked), one in named.items():
        entry, could = chosen[folded, asked]
        everywhere = [at for key, other in named.items() if key[0] == folded and not chosen[key][0] for at in other.at]
        parent = None if entry else _parent(sorted(everywhere), folded, context)
        yield folded, _Meant(one.uses, entry, parent, could)


def _persons(statements: Iterable[Statement]) -> tuple[Span, ...]:
    """Where persons are named, whose names may be those of places too: `Farah` is one of the dead and a province."""
    quotes = [speaker.quote for one in statements for speaker in one.speakers if speaker.kind == "person"]
    quotes += [name for one in statements if isinstance(one, Claim) for name in one.victims.names]
    return tuple(Span(quote.start, quote.end) for quote in quotes if quote is not None)


def _is_person(text: Text, start: int, end: int, persons: Sequence[Span]) -> bool:
    """Whether a name at code points [start, end) is a person's, or its first word: `Farah Odeh, 24`."""
    inside = any(span.start <= start and end <= span.end for span in persons)
    return inside or _AGED.match(text.content, end) is not None


def _countries(
    statements: Sequence[Statement], text: Text, gazetteer: Gazetteer, persons: Sequence[Span]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries that a report speaks of, the one it names most and those whose known places it names; and others it names.

    Others are named for their armies or diplomats ("Russian air strikes"), and their villages would be false finds, but
    for those close by.
    """
    words = text.content
    spans = [words[sentence.start : sentence.end] for sentence in text.sentences] or [words]
    votes = Counter(code for span in spans for code in gazetteer.countries_in(span))
    stated = {mention.name for statement in statements for mention in _mentions(statement)}
    placed: set[str] = set()
    known = {words[at:end] for at, end in gazetteer.names_in(words) if not _is_person(text, at, end, persons)}
    for name in sorted(stated | known):
        found = gazetteer.find(name)
        codes = {entry.country for entry in found}
        odd = bool(found) and found[0].population >= _KNOWN and not _is_like(name, found[0])
        if len(codes) == 1 and not odd and not found[0].key.endswith("~"):  # "Hail oilfield" lies anywhere
            placed |= codes if name in stated else set()
            votes.update(dict.fromkeys(codes, 2 if name in stated else 1))
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    enough = {code for code in ranked if 2 * votes[code] >= votes[ranked[0]]}
    own = tuple(code for code in ranked if code in enough | placed)[:_COUNTRIES]
    return own, tuple(code for code in ranked if code not in own)[:_COUNTRIES]


def _names(
    statements: Sequence[Statement], text: Text, countries: Sequence[str], gazetteer: Gazetteer
) -> dict[tuple[str, str], _Named]:
    """By folded name and folded name with the words beside it, in order."""
    uses: defaultdict[tuple[str, str], set[_Use]] = defaultdict(set)
    for statement in statements:
        harmed = 0 if isinstance(statement, Answer) else len(statement.places)
        for order, mention in enumerate(_mentions(statement)):
            quote, name = mention.quote, mention.name
            asked = gazetteer.phrase(text.content, quote.start, quote.end) if quote else name
            use = _Use(statement.id, order, quote.start if quote else -1, name, order < harmed)
            uses[fold(name), fold(asked)].add(use)
    return {
        (folded, asked): _Named(
            tuple(sorted(group)), gazetteer.find(asked, countries) or gazetteer.find(folded, countries)
        )
        for (folded, asked), group in sorted(uses.items())
    }


def _mentions(statement: Statement) -> tuple[Mention, ...]:
    if isinstance(statement, Claim):
        return (*statement.places, *statement.destination)
    return () if isinstance(statement, Answer) else statement.places


class _Context:
    """What a report tells about where its names lie: places that can be only one, nearest words first."""

    def __init__(
        self,
        text: Text,
        countries: Sequence[str],
        others: Sequence[str],
        gazetteer: Gazetteer,
        named: Sequence[_Named],
        persons: Sequence[Span],
    ) -> None:
        self.text, self.countries, self.others, self.gazetteer = text, countries, others, gazetteer
        self._named, self._persons = named, persons
        self._spots: tuple[_Spot, ...] | None = None

    @property
    def spots(self) -> tuple[_Spot, ...]:
        """Every known name in the text with the likeliest place."""
        if self._spots is None:
            self._spots = tuple(self._spotted())
        return self._spots

    def _spotted(self) -> Iterator[_Spot]:
        known: dict[str, tuple[Entry, ...]] = {}
        words = self.text.content
        for start, end in self.gazetteer.names_in(words, self.countries):
            if _is_person(self.text, start, end, self._persons):
                continue
            phrase = self.gazetteer.phrase(words, start, end)
            if phrase not in known:
                known[phrase] = self.gazetteer.find(phrase, self.countries)
            if known[phrase] and not _rivals(known[phrase], self.countries):
                yield start, end, known[phrase][0]

    def sentence(self, position: int) -> Span:
        """The sentence at a position; the whole text where there are none."""
        text = self.text
        return text.sentences[text.sentence(position)] if text.sentences else Span(0, len(text.content))

    def beside(self, one: _Named) -> Iterator[list[Entry]]:
        """Places that a name may be near: of its sentences, of the report's other statements, of the whole text."""
        inside = [self.sentence(at) for at in one.at]
        yield [e for start, _, e in self.spots if any(s.start <= start < s.end for s in inside)]
        others = [other.found for other in self._named if other is not one]
        yield [found[0] for found in others if found and not _rivals(found, self.countries)]
        yield [e for _, _, e in self.spots]

    def land(self, at: int) -> Entry | None:
        """The country that the words at a position are about: that of the heading over them, or the last one named before."""
        headings = [entry for entry, start in self._headings if start < at]
        if headings:
            return headings[-1]
        before = [entry for start, _, entry in self.spots if entry.kind == "country" and start < at]
        return before[-1] if before else None

    @functools.cached_property
    def _headings(self) -> tuple[tuple[Entry, int], ...]:
        """The countries whose names stand by themselves as a paragraph, and where."""
        words = ((span.start, self.text.content[span.start : span.end].strip(" .:#*")) for span in self.text.paragraphs)
        found = ((self.gazetteer.find(name), start) for start, name in words if 0 < len(name) < _HEADING)
        return tuple((entries[0], start) for entries, start in found if entries and entries[0].kind == "country")

    def across(self, one: _Named) -> Entry | None:
        """The town close beyond a border that a name means which no table of the report's own countries holds."""
        local = [entry for _, _, entry in self.spots if entry.kind in _SMALL]
        names = sorted({use.name for use in one.uses}) if self.others and local else []
        found = (entry for name in names for entry in self.gazetteer.find(name, self.others) if _is_like(name, entry))
        near = [e for e in found if e.kind == "place" and e.country in self.others and _nearest(e, local) <= _NEAR]
        return min(near, key=lambda entry: (_nearest(entry, local), entry.key), default=None)

    def is_afar(self, one: _Named, entry: Entry) -> bool:
        """Whether what is named right behind a name, in its sentence, lies far from an entry, and does not hold it."""
        around = {outer.key for outer in self.gazetteer.around(entry)}
        for at in one.at:
            last = min(at + _BEHIND, self.sentence(at).end)
            behind = [
                e for start, _, e in self.spots if at < start <= last and e.kind != "country" and e.key != entry.key
            ]
            if behind and all(e.key not in around and _km(entry, e) > _AFAR for e in behind):
                return True
        return False

    def is_headed_elsewhere(self, one: _Named, entry: Entry) -> bool:
        """Whether a name stands under the heading of another country alone."""
        lands = {land.country for at in one.at if self._headings and (land := self.land(at)) is not None}
        return bool(lands) and entry.country not in lands

    def own_region(self) -> Entry | None:
        """The region that most of the report's known places lie in, if one is."""
        local = [entry for _, _, entry in self.spots if entry.kind != "country"]
        around = [
            outer for entry in local for outer in (entry, *self.gazetteer.around(entry)) if outer.kind == "region"
        ]
        held = Counter(outer.key for outer in around)
        found = min(around, key=lambda outer: (-held[outer.key], outer.key), default=None)
        return found if found and held[found.key] >= _MOSTLY * len(local) else None


def _rivals(found: Sequence[Entry], countries: Sequence[str]) -> tuple[Entry, ...]:
    """What else than the first a name may mean, somewhere else: as fine as the first, in the report's countries."""
    first = found[0]
    if first.kind == "country":
        return ()
    fine = _SMALL if first.kind in _SMALL else {first.kind}
    within = set(countries) if first.country in countries else {entry.country for entry in found}
    return tuple(e for e in found[1:] if e.kind in fine and e.country in within and _km(first, e) > _APART)


def _is_like(name: str, entry: Entry) -> bool:
    """Whether a name is much like the one that a place goes by: `Kiev` for Kyiv, and not `Al Kum` for Qom."""
    return SequenceMatcher(None, name.casefold(), entry.name.casefold()).ratio() >= _ALIKE


def _chosen(one: _Named, context: _Context) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The entry meant, or None with those that it could be."""
    one = replace(one, found=tuple(e for e in one.found if not context.is_headed_elsewhere(one, e)) or one.found)
    if not one.found:
        return context.across(one), ()
    first, rivals = one.found[0], _rivals(one.found, context.countries)
    if context.countries and first.country not in context.countries and first.kind in _SMALL:
        known = (
            first.kind == "place" and first.population >= _KNOWN and any(_is_like(use.name, first) for use in one.uses)
        )
        return (first, ()) if known else (None, (first, *rivals))
    if not rivals:
        return first, ()
    candidates = (first, *rivals)
    biggest = max(candidates, key=lambda e: (e.population, e.key))
    dwarfs = all(biggest.population > _DWARFS * e.population for e in candidates if e is not biggest)
    if dwarfs and biggest.population >= _CITY:
        return biggest, ()
    for near in context.beside(one):
        local = [e for e in near if e.kind != "country" and e.key not in {c.key for c in candidates}]
        if local:
            return min(candidates, key=lambda e: (_nearest(e, local), -e.population, e.key)), ()
    return (biggest, ()) if dwarfs and biggest.population else (None, candidates)


def _near_what_follows(
    one: _Named, chosen: tuple[Entry | None, tuple[Entry, ...]], context: _Context
) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The entry meant, but for a village far from what is named right behind it: `Pauk, a village in Khin-U` is no other Pauk."""
    entry, could = chosen
    if entry is None or entry.kind != "place" or entry.population >= _CITY or not context.is_afar(one, entry):
        return chosen
    return None, could or (entry,)


def is_place(value: str, gazetteer: Gazetteer) -> bool:
    """Whether these words of a person mean a place: a key of the gazetteer, or degrees on the globe."""
    if found := _DEGREES.fullmatch(value):
        return abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180
    key, _, land = value.partition("@")
    return gazetteer.entry(key, [land] if land else []) is not None


def _told(value: str, folded: str, context: _Context) -> Entry | None:
    """The entry that a person's words mean: a key of the gazetteer, or degrees; None where they mean none (any more)."""
    if found := _DEGREES.fullmatch(value):
        country = context.countries[0] if context.countries else ""
        return Entry(f"told:{folded}@{value}", folded.title(), "place", float(found[1]), float(found[2]), country)
    key, _, land = value.partition("@")
    return context.gazetteer.entry(key, (*([land] if land else []), *context.countries)) if key else None


def _nearest(entry: Entry, others: Iterable[Entry]) -> float:
    return min(_km(entry, other) for other in others)


def _parent(positions: Sequence[int], folded: str, context: _Context) -> Entry | None:
    """The nearest known place around an open name: right behind it, else before it, else in its sentence.

    A country counts only where nothing finer is named, and the region that the report is about is finer.
    """
    coarse: Entry | None = None
    for at in positions:
        sentence = context.sentence(at)
        spots = [
            (start, entry)
            for start, end, entry in context.spots
            if sentence.start <= start < sentence.end and fold(context.text.content[start:end]) != folded
        ]
        behind = [spot for spot in spots if at < spot[0] <= at + _BEHIND]
        before = [spot for spot in reversed(spots) if spot[0] < at]
        for _, entry in (*behind, *before, *spots):
            if entry.kind != "country":
                return entry
            coarse = coarse or entry
    coarse = coarse or next((land for at in positions if (land := context.land(at)) is not None), None)
    own = context.own_region()
    if own is not None and (coarse is None or coarse.key == own.country):
        return own
    if coarse is None and context.countries:
        return context.gazetteer.country(context.countries[0])
    return coarse


def _enclosing(
    key: str, groups: Mapping[str, Sequence[_Meant]], entries: Mapping[str, Entry], gazetteer: Gazetteer
) -> Iterator[str]:
    inner = entries.get(key)
    if inner is None:
        inner = groups[key][0].parent
        if inner is not None:
            yield inner.key
    if inner is not None:
        yield from (outer.key for outer in gazetteer.around(inner))


def _place(key: str, group: Sequence[_Meant], entries: Mapping[str, Entry], gazetteer: Gazetteer) -> Place:
    """One place with every name it goes by. What only encloses an open name is a place too, without statements."""
    spelt: Counter[str] = Counter()
    for one in group:
        spelt.update(one.spelt)
    statements = tuple(sorted({id for one in group for id in one.statements}))
    entry = entries.get(key)
    if entry is not None:
        names = tuple(sorted(spelt)) or (entry.name,)
        parents = _parents(entry, gazetteer)
        where = Where(_name(entry, spelt), entry.lat, entry.lon, _precision(entry), parents, entry.geonames)
    else:
        parent = group[0].parent
        parents = tuple(dict.fromkeys((parent.name, *_parents(parent, gazetteer)))) if parent else ()
        names = tuple(sorted(spelt))
        where = Where(_commonest(spelt), None, None, "unresolved", parents)
    return Place(key, names, where, statements, _namesake(entry, gazetteer) if entry else None)


def _namesake(entry: Entry, gazetteer: Gazetteer) -> str | None:
    """The key of the region around a town that is called as the town is: Homs in Homs, Kharkiv in Kharkiv Oblast."""
    if entry.kind not in _SMALL:
        return None
    called = {one.key for one in gazetteer.find(entry.name, (entry.country,)) if one.kind == "region"}
    return next((outer.key for outer in gazetteer.around(entry) if outer.key in called), None)


def _precision(entry: Entry) -> Precision:
    """A village that was put into the tables by hand may stand kilometres off: it is known to within a district."""
    return "district" if entry.kind == "place" and entry.geonames is None else entry.kind


def _parents(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.name for e in gazetteer.around(entry) if fold(e.name) != fold(entry.name)))


def _name(entry: Entry, spelt: Mapping[str, int]) -> str:
    """A town or district as reports most often write it; what is greater as the gazetteer does."""
    written = {name: times for name, times in spelt.items() if not name.isupper() and not name.islower()}
    return _commonest(written) if written and entry.kind in _SMALL else entry.name


def _commonest(spelt: Mapping[str, int]) -> str:
    return min(spelt, key=lambda name: (-spelt[name], name))


def _questions(groups: Mapping[str, Sequence[_Meant]]) -> Iterator[Question]:
    """One question for each open name, about every statement that uses it."""
    for _, group in sorted(groups.items()):
        if group[0].entry is not None:
            continue
        spelt: Counter[str] = Counter()
        for one in group:
            spelt.update(one.spelt)
        about = tuple(sorted({id for one in group for id in one.statements}))
        could = tuple({e.key: e for one in group for e in one.could}.values())
        yield Question("unresolved place", about, f"Where is “{_commonest(spelt)}”?", _hint(could, group[0].parent))


def _hint(could: Sequence[Entry], parent: Entry | None) -> str:
    if could:
        return "it could be " + "; ".join(f"{e.name} ({e.country}, {e.lat:.2f}, {e.lon:.2f})" for e in could[:5])
    if parent:
        return f"the nearest known place around it is {parent.name}"
    return "nothing around it is known"


def _km(one: Entry, other: Entry) -> float:
    """Great-circle distance (haversine, mean Earth radius 6371 km)."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))

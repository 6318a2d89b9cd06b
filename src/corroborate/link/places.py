"""Place names in, places out: which place each name of each report means, or a question where that cannot be told.

A name is resolved beside the others of its report: in the countries that the report names most, and of two places of one
name the one near to the report's others. A name that no table holds is left open, with the nearest place around it that
could be resolved: one named in the same sentence right behind it ("Sanubir in the Jableh countryside"), else in the same
sentence, else the region or country of the report. An open name is a place of its own beside its parent.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.account import Place, Question
from corroborate.gazetteer import Entry, Gazetteer, fold
from corroborate.records import Answer, Claim, Mention, Statement, Text
from corroborate.values import Where
from corroborate.vocabulary import Precision

_COUNTRIES: Final = 3  # how many of a report's countries are searched
_APART: Final = 60.0  # km between two places of one name, from which on it matters which is meant
_KINDS: Final[Mapping[str, Precision]] = {
    "place": "place", "district": "district", "region": "region", "area": "area", "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of an account, which name in which text means it, and what lies in what."""

    places: tuple[Place, ...]
    questions: tuple[Question, ...]
    keys: Mapping[tuple[str, str], str]
    around: Mapping[str, frozenset[str]]

    def key(self, text: str, name: str) -> str:
        """The key of the place that `name` means in a text."""
        return self.keys[text, fold(name)]

    def within(self, one: str, other: str) -> bool:
        """Whether place `one` lies within place `other`."""
        return other in self.around[one]


@dataclass(frozen=True, slots=True)
class _Named:
    """One name in one report: how it is spelt there, where it stands, and what it may mean, the likeliest first."""

    name: str
    mentions: tuple[Mention, ...]
    statements: tuple[str, ...]
    found: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A name with the entry it was taken for; without one, the nearest around it, and the other candidates."""

    name: str
    statements: tuple[str, ...]
    entry: Entry | None
    parent: Entry | None = None
    others: tuple[Entry, ...] = ()


def resolve(statements: Mapping[str, Sequence[Statement]], texts: Mapping[str, Text], gazetteer: Gazetteer) -> Places:
    """Every place that statements name; both mappings are keyed by text id, and their order does not matter."""
    found: dict[tuple[str, str], _Resolved] = {}
    for text in sorted(statements):
        for folded, resolved in _report(statements[text], texts[text], gazetteer):
            found[text, folded] = resolved
    keys = {at: _key(resolved) for at, resolved in found.items()}
    entries = {_key(r): r.entry for r in found.values() if r.entry} | {
        r.parent.key: r.parent for r in found.values() if r.parent
    }
    outer = {key: [e.key for e in gazetteer.around(entry)] for key, entry in entries.items()}
    around = {key: frozenset(_around(found[at], outer)) & entries.keys() for at, key in keys.items()}
    around |= {key: frozenset(outer[key]) & entries.keys() for key in entries}
    return Places(tuple(_places(found, keys, gazetteer)), tuple(_questions(found)), keys, around)


def _report(statements: Sequence[Statement], text: Text, gazetteer: Gazetteer) -> Iterator[tuple[str, _Resolved]]:
    countries = gazetteer.countries_in(text.content)[:_COUNTRIES]
    named = _names(statements, text, countries, gazetteer)
    sure = [one.found[0] for one in named.values() if one.found and one.found[0].kind != "country"]
    for folded, one in sorted(named.items()):
        entry, others = _chosen(one.found, sure, countries)
        if entry is not None:
            yield folded, _Resolved(one.name, one.statements, entry)
        else:
            yield (
                folded,
                _Resolved(one.name, one.statements, None, _parent(one, named, text, countries, gazetteer), others),
            )


def _names(
    statements: Sequence[Statement], text: Text, countries: Sequence[str], gazetteer: Gazetteer
) -> dict[str, _Named]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    users: defaultdict[str, list[str]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        for mention in _mentions(statement):
            mentions[fold(mention.name)].append(mention)
            users[fold(mention.name)].append(statement.id)
    made = {}
    for folded, group in mentions.items():
        spelt = Counter(mention.name for mention in group)
        name = min(spelt, key=lambda spelling: (-spelt[spelling], spelling))
        said = next((m.quote for m in group if m.quote), None)
        asked = gazetteer.phrase(text.content, said.start, said.end) if said else name
        found = gazetteer.find(asked, countries) or gazetteer.find(name, countries)
        made[folded] = _Named(name, tuple(group), tuple(dict.fromkeys(users[folded])), found)
    return made


def _mentions(statement: Statement) -> tuple[Mention, ...]:
    if isinstance(statement, Claim):
        return (*statement.places, *statement.destination)
    return () if isinstance(statement, Answer) else statement.places


def _chosen(
    found: Sequence[Entry], sure: Sequence[Entry], countries: Sequence[str]
) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The entry meant. Far-apart candidates of one kind in one country are told by the report's other places; where
    nothing tells, nothing is chosen.
    """
    if not found:
        return None, ()
    first = found[0]
    rivals = tuple(
        e for e in found[1:] if e.kind == first.kind and e.country == first.country and _km(first, e) > _APART
    )
    if first.country not in countries and countries and first.kind == "place":
        return (first, ()) if first.population >= 500_000 else (None, tuple(found))
    if not rivals or first.kind == "country":
        return first, ()
    others = [e for e in sure if e.key != first.key and all(e.key != rival.key for rival in rivals)]
    if others:
        return min((first, *rivals), key=lambda e: (min(_km(e, other) for other in others), e.key)), ()
    if first.population > 10 * max(rival.population for rival in rivals):
        return first, ()
    return None, (first, *rivals)


def _parent(
    one: _Named, named: Mapping[str, _Named], text: Text, countries: Sequence[str], gazetteer: Gazetteer
) -> Entry | None:
    """The nearest known place around an open name: named right behind it, else in its sentence; else the country."""
    for mention in one.mentions:
        if mention.quote is None:
            continue
        span = text.sentences[text.sentence(mention.quote.start)] if text.sentences else None
        if span is None:
            continue
        for start, end in (
            *(
                (a + mention.quote.end, b + mention.quote.end)
                for a, b in gazetteer.names_in(text.content[mention.quote.end : span.end], countries)
            ),
            *(
                (a + span.start, b + span.start)
                for a, b in gazetteer.names_in(text.content[span.start : mention.quote.start], countries)
            ),
        ):
            found = gazetteer.find(gazetteer.phrase(text.content, start, end), countries)
            if found:
                return found[0]
    return gazetteer.country(countries[0]) if countries else None


def _key(resolved: _Resolved) -> str:
    if resolved.entry is not None:
        return resolved.entry.key
    return f"?{fold(resolved.name)}@{resolved.parent.key if resolved.parent else ''}"


def _around(resolved: _Resolved, outer: Mapping[str, Sequence[str]]) -> Iterator[str]:
    inner = resolved.entry or resolved.parent
    if inner is not None:
        yield from outer[inner.key]
        if resolved.entry is None:
            yield inner.key


def _places(
    found: Mapping[tuple[str, str], _Resolved], keys: Mapping[tuple[str, str], str], gazetteer: Gazetteer
) -> Iterator[Place]:
    """One place a key, with every name it goes by; and the parents of open names, which no statement names."""
    groups: defaultdict[str, list[_Resolved]] = defaultdict(list)
    for at in sorted(found):
        groups[keys[at]].append(found[at])
    parents = {r.parent.key: r.parent for r in found.values() if r.parent}
    for key in sorted(groups.keys() | parents.keys()):
        group = groups.get(key, [])
        entry = group[0].entry if group else parents[key]
        names = tuple(sorted({one.name for one in group})) or ((entry.name,) if entry else ())
        statements = tuple(sorted({statement for one in group for statement in one.statements}))
        yield Place(key, names, _where(group[0] if group else None, entry, gazetteer), statements)


def _where(resolved: _Resolved | None, entry: Entry | None, gazetteer: Gazetteer) -> Where:
    if entry is not None:
        parents = tuple(dict.fromkeys(outer.name for outer in gazetteer.around(entry) if outer.name != entry.name))
        return Where(entry.name, entry.lat, entry.lon, _KINDS[entry.kind], parents, entry.geonames)
    assert resolved is not None
    parent = resolved.parent
    parents = (parent.name, *(outer.name for outer in gazetteer.around(parent))) if parent else ()
    return Where(resolved.name, None, None, "unresolved", tuple(dict.fromkeys(parents)))


def _questions(found: Mapping[tuple[str, str], _Resolved]) -> Iterator[Question]:
    groups: defaultdict[str, list[_Resolved]] = defaultdict(list)
    for at in sorted(found):
        if found[at].entry is None:
            groups[_key(found[at])].append(found[at])
    for key in sorted(groups):
        group = groups[key]
        parent, others = group[0].parent, group[0].others
        near = f"the nearest known place around it is {parent.name}" if parent else "nothing around it is known"
        hint = "it could be " + "; ".join(_candidate(e) for e in others[:5]) if others else near
        statements = tuple(sorted({s for one in group for s in one.statements}))
        yield Question("unresolved place", statements, f"Where is “{group[0].name}”?", hint)


def _candidate(entry: Entry) -> str:
    return f"{entry.name} ({entry.country}, {entry.lat:.2f}, {entry.lon:.2f})"


def _km(one: Entry, other: Entry) -> float:
    """Great-circle distance (haversine, mean Earth radius 6371 km)."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))

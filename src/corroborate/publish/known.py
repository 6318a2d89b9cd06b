"""An account in; its public ids, and what every part of the gate looks up by private ones, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from corroborate.account import Account, Counter, Party, Place, Policy, Question, Source
from corroborate.canonical import identify
from corroborate.publish.withheld import Withholding
from corroborate.records import Accusation, Answer, Claim, Evidence, Statement, content

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")
Number: TypeAlias = Callable[[str, Sequence[str]], Mapping[str, int]]
_LETTERS: Final = {Claim: "C", Accusation: "A", Answer: "B", Evidence: "E"}


@dataclass(frozen=True, slots=True)
class Ids:
    """Public ids by private ones. Apart by kind: an incident's key is also the id of a statement in it."""

    statement: Mapping[str, str]
    report: Mapping[str, str]
    incident: Mapping[str, str]
    toll: Mapping[str, str]
    party: Mapping[str, str]
    counter: Mapping[str, str]
    place: Mapping[str, str]
    question: Mapping[str, str]

    def any(self, id: str) -> str | None:
        """Whatever an id names; None where it names nothing that is published."""
        tables = (self.statement, self.report, self.place, self.party, self.counter)
        return next((table[id] for table in tables if id in table), None)

    def all(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The public ids of those that have one, in natural order."""
        return tuple(sorted({found for id in ids if (found := self.any(id))}, key=_natural))


@dataclass(frozen=True, slots=True)
class Known:
    """What every part of the gate has to look up."""

    policy: Policy
    ids: Ids
    sources: tuple[Source, ...]
    source: Mapping[str, Source]
    voices: Mapping[str, frozenset[str]]
    counters: tuple[Counter, ...]
    withheld: Withholding
    accepted: frozenset[str]
    incident_of: Mapping[str, str]
    toll_of: Mapping[str, tuple[str, str]]
    places_of: Mapping[str, tuple[Place, ...]]
    places_called: Mapping[str, tuple[Place, ...]]
    parties_of: Mapping[str, tuple[Party, ...]]
    claim_at: Mapping[tuple[str, int, int], tuple[Claim, ...]]


def known(account: Account, number: Number) -> Known:
    """Everything to look up; `number` hands out the public numbers: see `gate.gate`."""
    sources = tuple(sorted(account.sources, key=lambda s: (s.published or "9999", s.report.id)))
    counters = _counters(account)
    return Known(
        policy=account.policy,
        ids=_ids(account, sources, counters, number),
        sources=sources,
        source={s.text.id: s for s in sources if s.text},
        voices={voice: frozenset(ids) for voice, ids in _grouped((s.report.id, [s.voice]) for s in sources).items()},
        counters=counters,
        withheld=Withholding.of(account, counters),
        accepted=account.accepted,
        incident_of={key: i.key for i in reversed(account.incidents) for key in i.statements},
        toll_of=_toll_of(account),
        places_of=_grouped((p, p.statements) for p in account.places),
        places_called=_grouped((p, {name.casefold() for name in p.names}) for p in account.places),
        parties_of=_grouped((p, p.statements) for p in account.parties),
        claim_at=_grouped((c, [(c.text, c.figure.start, c.figure.end)]) for c in _claims(account)),
    )


def in_order(account: Account, sources: Sequence[Source]) -> list[Statement]:
    """The statements as they are numbered and printed: by day and report, then as they stand in it."""
    rank = {s.text.id: i for i, s in enumerate(sources) if s.text}
    return sorted(account.statements.values(), key=lambda s: (rank[s.text], s.quote.start, s.quote.end, s.id))


def question_key(question: Question) -> str:
    """What a question is numbered by."""
    return identify("question", content(question))


def _natural(id: str) -> tuple[str, int]:
    return id[:1], int(id[1:])


def _grouped(pairs: Iterable[tuple[_Thing, Iterable[_Key]]]) -> dict[_Key, tuple[_Thing, ...]]:
    """The things under each of their keys, in the order given."""
    found: defaultdict[_Key, list[_Thing]] = defaultdict(list)
    for thing, keys in pairs:
        for key in keys:
            found[key].append(thing)
    return {key: tuple(things) for key, things in found.items()}


def _claims(account: Account) -> list[Claim]:
    return [said for _, said in sorted(account.statements.items()) if isinstance(said, Claim)]


def _counters(account: Account) -> tuple[Counter, ...]:
    """Every counter of a series, those that the account lists first; one for each key."""
    found = {counter.key: counter for counter in account.counters}
    for incident in account.incidents:
        for toll in incident.tolls:
            for series in toll.series:
                found.setdefault(series.counter.key, series.counter)
    return tuple(found.values())


def _toll_of(account: Account) -> dict[str, tuple[str, str]]:
    """By claim id: the toll and the counter that it is reckoned under."""
    found: dict[str, tuple[str, str]] = {}
    for toll in (toll for incident in account.incidents for toll in incident.tolls):
        for series in toll.series:
            for claim in (claim for step in series.steps for claim in step.claims):
                found.setdefault(claim, (toll.key, series.counter.key))
    return found


def _ids(account: Account, sources: Sequence[Source], counters: Sequence[Counter], number: Number) -> Ids:
    def numbered(letter: str, keys: Iterable[str]) -> dict[str, str]:
        ids = list(dict.fromkeys(keys))
        numbers = number(letter, ids)
        return {id: f"{letter}{numbers[id]}" for id in ids}

    ordered = in_order(account, sources)
    statement: dict[str, str] = {}
    for kind, letter in _LETTERS.items():
        statement |= numbered(letter, (s.id for s in ordered if isinstance(s, kind)))
    return Ids(
        statement=statement,
        report=numbered("R", (s.report.id for s in sources)),
        incident=numbered("I", (i.key for i in account.incidents)),
        toll=numbered("T", (t.key for i in account.incidents for t in i.tolls)),
        party=numbered("P", (p.key for p in account.parties)),
        counter=numbered("K", (c.key for c in counters)),
        place=numbered("L", (p.key for p in account.places)),
        question=numbered("Q", map(question_key, account.questions)),
    )

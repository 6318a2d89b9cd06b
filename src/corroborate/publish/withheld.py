"""An account in; which of its words are withheld, in each report and in what was worked out, out.

Names of victims and private persons come from the statements and from what the reader saw in each text. Where the policy
lets no place leave that is finer than a district, a region or a country, the names of finer places are withheld like those
of persons, and what lies around a place is named in its stead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corroborate.account import Account, Counter, Place, Policy, Source
from corroborate.publish.blot import Blot, FileNames, Hidden, is_capitalised, small_words
from corroborate.publish.release import PLACE_WITHHELD
from corroborate.records import Accusation, Claim, Evidence, Mention, Span, Speaker, Statement, Text, Victims
from corroborate.values import Quote, Where
from corroborate.vocabulary import Finest, Precision

_NICKNAME: Final = re.compile(r"""\s["“‘'(][^"”’')]*["”’')]\s""")  # `Amina “Mina” Darwish` is Amina Darwish elsewhere
_STREET: Final = re.compile(r"\A\d+(?:-?[A-Za-z])?,? ([^\d,]+ [^\d,]+)\Z")  # `14 Almond Street` is no place either
_GRAMMAR: Final = "grammar/"  # the reader that knows languages with capitals alone
_NONE: Final[frozenset[str]] = frozenset()
_COARSER: Final[Mapping[Finest, tuple[frozenset[Precision], int]]] = {
    "district": (frozenset({"district", "region", "area", "country"}), 3),
    "region": (frozenset({"region", "area", "country"}), 2),
    "country": (frozenset({"country"}), 1),
}  # what leaves as it is, and how many of the names around a finer place do: the outermost is its country


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is withheld: `blot` by report id, in what was worked out `derived`; by text id the spans that its reader found.
    Of the texts in `unread` (their ids) nothing leaves but figures: no reader looked for names in them.

    What was looked through once is remembered: a case says the same words many times, and many statements stand in one text.
    """

    policy: Policy
    blot: Mapping[str, Blot]
    derived: Blot
    private: Mapping[str, tuple[Span, ...]]
    files: FileNames | None
    unread: frozenset[str] = frozenset()
    _said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _hidden: dict[str, tuple[Hidden, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, account: Account, counters: Sequence[Counter]) -> Withholding:
        """What the account's policy withholds; `counters` are all of its counters."""
        names = _names(account)
        everywhere = sorted({name for here in names.values() for name in here} | _people(counters, account.policy))
        # what is small only tells names from words
        small = {s.report.id: small_words(s.text.content) for s in account.sources if everywhere and s.text}
        private = _private(account)
        blot = Blot.of(everywhere, _public_names(account, counters, private), _fine_places(account))
        return cls(
            account.policy,
            {
                s.report.id: blot.within(names[_text(s)], small.get(s.report.id, _NONE), foreign=_foreign(s, account))
                for s in account.sources
            },
            blot.within(everywhere, frozenset[str]().union(*small.values())),
            private,
            FileNames.of(_files(account)) if "file names" in account.policy.withhold else None,
            frozenset(s.text.id for s in account.sources if s.text and _unread(s, account)),
        )

    def said(self, words: str) -> str:
        """Words that were worked out, with everything withheld blotted."""
        if words not in self._said:
            self._said[words] = self.derived.words(self.files.without(words) if self.files else words)
        return self._said[words]

    def hidden(self, report: str, text: Text) -> tuple[Hidden, ...]:
        """The stretches of a report's text to blot: sorted, none touching."""
        if text.id not in self._hidden:
            self._hidden[text.id] = self.blot[report].hidden(text.content, self.private.get(text.id, ()))
        return self._hidden[text.id]

    def where(self, where: Where) -> Where:
        """A place as exactly as the policy lets it leave, its names blotted; what is finer has no point on a map."""
        parents = tuple(map(self.said, where.parents))
        if not finer(where, self.policy):
            return replace(where, name=self.said(where.name), parents=parents)
        around = parents[-_COARSER[self.policy.places][1] :] if self.policy.places != "place" else parents
        return Where(around[0] if around else PLACE_WITHHELD, None, None, "withheld", around[1:])


def _text(source: Source) -> str:
    return source.text.id if source.text else ""


def _unread(source: Source, account: Account) -> bool:
    """Whether nobody looked for the names in a text, and names are withheld."""
    return not source.reader and (
        "private persons" in account.policy.withhold or "victim names" in account.policy.withhold
    )


def _foreign(source: Source, account: Account) -> bool:
    """Whether words in a script without capitals would stand in a report as nobody read them: the grammar reads none, and
    of another reader's text they are only where it is in a script that has capitals.
    """
    if "private persons" not in account.policy.withhold or source.text is None:
        return False
    return not source.reader or source.reader.startswith(_GRAMMAR) or is_capitalised(source.text.content)


def finer(where: Where, policy: Policy) -> bool:
    """Whether a place is finer than what may leave. What is in no gazetteer may be a house, and is finer than a district."""
    return policy.places != "place" and where.precision not in _COARSER[policy.places][0]


def coarser(policy: Policy) -> frozenset[Precision] | None:
    """The kinds of places that leave as they are; None where all do."""
    return None if policy.places == "place" else _COARSER[policy.places][0]


def _fine_places(account: Account) -> Iterator[str]:
    """Every name of the places that are withheld, but for those that name what lies around one and may leave."""
    if account.policy.places == "place":
        return
    keep = _COARSER[account.policy.places][1]
    shown = {place.where.name for place in account.places if not finer(place.where, account.policy)}
    shown |= {name for place in account.places for name in place.where.parents[-keep:]}
    kept = {name.casefold() for name in shown}
    yield from (name for name in account.fine if name.casefold() not in kept)
    for place in account.places:
        if finer(place.where, account.policy):
            names = (*place.names, place.where.name, *place.where.parents[:-keep])
            yield from (name for name in names if name.casefold() not in kept)


def _victims(statement: Statement) -> Victims:
    return statement.victims if isinstance(statement, Claim | Accusation) else Victims()


def _private(account: Account) -> dict[str, tuple[Span, ...]]:
    """By text id, the spans that the policy withholds there, as its reader found them."""
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for text, quote in _named_quotes(account):
        found[text].add(Span(quote.start, quote.end))
    return {text: tuple(sorted(spans)) for text, spans in found.items()}


def _named_quotes(account: Account) -> Iterator[tuple[str, Quote]]:
    withhold = account.policy.withhold
    if "private persons" in withhold:
        for source in account.sources:
            if source.text:
                yield from ((source.text.id, quote) for quote in source.private)
    for statement in account.statements.values():
        if "victim names" in withhold:
            yield from ((statement.text, quote) for quote in _victims(statement).names)
        if "private persons" in withhold:
            yield from ((statement.text, s.quote) for s in statement.speakers if s.kind == "person" and s.quote)


def _names(account: Account) -> Mapping[str, set[str]]:
    """By text id, the names that the policy withholds; a speaker's name stands here though no words give it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text, quote in _named_quotes(account):
        found[text] |= {quote.words, _NICKNAME.sub(" ", quote.words), *_STREET.findall(quote.words)}
    if "private persons" in account.policy.withhold:
        for statement in account.statements.values():
            found[statement.text] |= {s.name for s in statement.speakers if s.kind == "person"}
        for source in account.sources if account.people else ():
            found[_text(source)].update(
                name for capture in source.captures for name in account.people.get(capture.publisher or "", ())
            )
    return found


def _people(counters: Iterable[Counter], policy: Policy) -> set[str]:
    """The names of counters who are private persons, as linking spells them."""
    withheld = (c for c in counters if c.kind == "person" and "private persons" in policy.withhold)
    return {name for counter in withheld for name in (counter.name, *counter.names)}


def _public_names(account: Account, counters: Iterable[Counter], private: Mapping[str, Sequence[Span]]) -> set[str]:
    """Names that stay readable even where one word of them is also a withheld person's.

    A naming whose own words are withheld somewhere (`Karam's house`, taken for a place) is none of them.
    """
    return _namings(account, counters) - {name.name for name in _withheld_namings(account, private)}


def _withheld_namings(account: Account, private: Mapping[str, Sequence[Span]]) -> Iterator[Mention | Speaker]:
    for statement in account.statements.values():
        spans = private.get(statement.text, ())
        for name in _all_named(statement):
            quote = name.quote
            if quote is not None and any(s.start < quote.end and quote.start < s.end for s in spans):
                yield name


def _all_named(statement: Statement) -> Iterator[Mention | Speaker]:
    """Whatever a statement names: speakers, places, the accused."""
    yield from statement.speakers
    if isinstance(statement, Claim):
        yield from (*statement.places, *statement.destination, *statement.accused)
    elif isinstance(statement, Accusation):
        yield from (*statement.places, statement.actor)
    elif isinstance(statement, Evidence):
        yield from statement.places
    else:
        yield statement.actor


def _places(places: Collection[Place]) -> set[str]:
    return {name for place in places for name in (*place.names, place.where.name, *place.where.parents)}


def _namings(account: Account, counters: Iterable[Counter]) -> set[str]:
    found = _places(account.places)
    found |= {name for party in account.parties for name in (party.name, *party.names)}
    found |= {name for c in counters if c.kind != "person" for name in (c.name, *c.names)}
    found |= {s.name for said in account.statements.values() for s in said.speakers if s.kind != "person"}
    published = {capture.publisher for s in account.sources for capture in s.captures if capture.publisher}
    return found | published.difference(account.people)


def _files(account: Account) -> frozenset[str]:
    """File names as they may stand in a reason or a question: with and without their folders."""
    names = {capture.name for source in account.sources for capture in source.captures}
    names |= {name for name, _ in account.failures}
    return frozenset(names | {re.split(r"[/\\]", name)[-1] for name in names})

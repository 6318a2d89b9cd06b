"""An account in, a release out: the only way on which anything leaves a case.

Three things happen here, and nowhere else. Every id becomes an ordinal (`number` hands it out, and the case keeps it),
because a hash of withheld words lets anybody test a guess. Every statement gets the sentences that it stands on, cut
into segments that say which slot they state. And what the policy withholds is blotted in each of these words, in the
neighbouring sentences, in slots, in addresses and in what was worked out, always by the same mark; since a passage is a
list of segments and carries no offsets, nothing has to be counted again afterwards, and no length gives a name away.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, TypeVar

from corroborate.account import (
    Account,
    Counter,
    Finding,
    Incident,
    Party,
    Place,
    Policy,
    Question,
    Scope,
    Series,
    Source,
    Toll,
)
from corroborate.canonical import identify
from corroborate.publish.blot import Blot, replaced, small_words, without_files
from corroborate.publish.release import (
    NAME_WITHHELD,
    Carrier,
    Excerpt,
    Failure,
    Passage,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicCounter,
    PublicEvidence,
    PublicFinding,
    PublicIncident,
    PublicJudgement,
    PublicParty,
    PublicPlace,
    PublicQuestion,
    PublicReport,
    PublicScope,
    PublicSeries,
    PublicStatement,
    PublicStep,
    PublicTie,
    PublicToll,
    PublicUncounted,
    Release,
    Segment,
    Timed,
    Used,
    Version,
    Voice,
    Whom,
    Withheld,
)
from corroborate.records import (
    Accusation,
    Answer,
    Capture,
    Claim,
    Evidence,
    Mention,
    Period,
    Span,
    Speaker,
    Statement,
    Text,
    Victims,
    content,
    marks,
)
from corroborate.values import Quote

__all__ = ["Number", "Release", "gate"]

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")
Number: TypeAlias = Callable[[str, Sequence[str]], Mapping[str, int]]
_LETTERS: Final = {Claim: "C", Accusation: "A", Answer: "B", Evidence: "E"}
_MARGIN: Final = 80  # code points beside a passage in which a name may begin or end
_LONG: Final = 900  # code points of a sentence shown on each side of a statement's words
_SIDE: Final = 400  # code points shown of a neighbouring sentence
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}]+\Z", re.IGNORECASE)
_NONE: Final[frozenset[str]] = frozenset()
_SCHEME: Final = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_LOGIN: Final = re.compile(r"(?i)\A(https?://)[^/?#@]*@")
_ADDRESS_WITHHELD: Final = "[address withheld: it holds a name]"


def gate(account: Account, number: Number) -> Release:
    """The release of an account under its own policy.

    `number(kind, ids)` gives each id its public number; kinds are single letters (C A B E R I T P K L Q). It is called
    once a kind, with the ids in an order that depends on the account alone.
    """
    known = _know(account, number)
    statements = [(s, _Cutter(known, s)) for s in _in_order(account, known.sources)]
    cut = [_statement(said, cutter, known) for said, cutter in statements]
    return Release(
        schema="account/1",
        case=account.case,
        policy=account.policy,
        reports=tuple(_report(source, known) for source in known.sources),
        claims=tuple(s for s in cut if isinstance(s, PublicClaim)),
        accusations=tuple(s for s in cut if isinstance(s, PublicAccusation)),
        answers=tuple(s for s in cut if isinstance(s, PublicAnswer)),
        evidence=tuple(s for s in cut if isinstance(s, PublicEvidence)),
        places=tuple(_place(place, known) for place in account.places),
        parties=tuple(_party(party, known) for party in account.parties),
        counters=tuple(_counter(counter, known) for counter in known.counters),
        incidents=tuple(_incident(incident, known) for incident in account.incidents),
        tolls=tuple(_toll(toll, known) for incident in account.incidents for toll in incident.tolls),
        findings=tuple(_finding(finding, known) for finding in account.findings),
        questions=tuple(_question(question, known) for question in account.questions),
        failures=_failures(account, known),
        versions=tuple(Version(name, version) for name, version in sorted(account.versions)),
        withheld=Withheld(
            len({(s.text, span) for s, cutter in statements for span in cutter.blotted}),
            sum(bool(cutter.blotted) for _, cutter in statements),
        ),
        judgements=tuple(
            PublicJudgement(one.verdict, known.ids.all(one.about), known.ids.all(one.reports), one.at)
            for one in account.judgements
        ),
    )


@dataclass(frozen=True, slots=True)
class _Ids:
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
class _Known:
    """What every part of the gate has to look up."""

    policy: Policy
    ids: _Ids
    sources: tuple[Source, ...]
    source: Mapping[str, Source]
    voices: Mapping[str, frozenset[str]]
    counters: tuple[Counter, ...]
    private: Mapping[str, tuple[Span, ...]]
    blot: Mapping[str, Blot]
    derived: Blot
    files: frozenset[str]
    incident_of: Mapping[str, str]
    toll_of: Mapping[str, tuple[str, str]]
    places_of: Mapping[str, tuple[Place, ...]]
    places_called: Mapping[str, tuple[Place, ...]]
    parties_of: Mapping[str, tuple[Party, ...]]
    claim_at: Mapping[tuple[str, int, int], tuple[Claim, ...]]

    def said(self, words: str) -> str:
        """Words that were worked out, with names and file names blotted."""
        return self.derived.words(without_files(words, self.files) if self.files else words)


def _natural(id: str) -> tuple[str, int]:
    return id[:1], int(id[1:])


def _know(account: Account, number: Number) -> _Known:
    sources = tuple(sorted(account.sources, key=lambda s: (s.published or "9999", s.report.id)))
    counters = _counters(account)
    names = _names(account)
    everywhere = sorted({name for here in names.values() for name in here} | _people(counters, account.policy))
    private, small = _private(account), {s.report.id: small_words(s.text.content) if s.text else _NONE for s in sources}
    blot = Blot.of(everywhere, _public_names(account, counters, private))
    return _Known(
        policy=account.policy,
        ids=_ids(account, sources, counters, number),
        sources=sources,
        source={s.text.id: s for s in sources if s.text},
        voices={voice: frozenset(ids) for voice, ids in _grouped((s.report.id, [s.voice]) for s in sources).items()},
        counters=counters,
        private=private,
        blot={s.report.id: blot.within(names[s.text.id if s.text else ""], small[s.report.id]) for s in sources},
        derived=blot.within(everywhere, frozenset[str]().union(*small.values())),
        files=_files(account) if "file names" in account.policy.withhold else frozenset(),
        incident_of={key: i.key for i in reversed(account.incidents) for key in i.statements},
        toll_of=_toll_of(account),
        places_of=_grouped((p, p.statements) for p in account.places),
        places_called=_grouped((p, {name.casefold() for name in p.names}) for p in account.places),
        parties_of=_grouped((p, p.statements) for p in account.parties),
        claim_at=_grouped((c, [(c.text, c.figure.start, c.figure.end)]) for c in _claims(account)),
    )


def _grouped(pairs: Iterable[tuple[_Thing, Iterable[_Key]]]) -> dict[_Key, tuple[_Thing, ...]]:
    """The things under each of their keys, in the order given."""
    found: defaultdict[_Key, list[_Thing]] = defaultdict(list)
    for thing, keys in pairs:
        for key in keys:
            found[key].append(thing)
    return {key: tuple(things) for key, things in found.items()}


def _claims(account: Account) -> list[Claim]:
    return [said for _, said in sorted(account.statements.items()) if isinstance(said, Claim)]


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
        found[text].add(quote.words)
    if "private persons" in account.policy.withhold:
        for statement in account.statements.values():
            found[statement.text] |= {s.name for s in statement.speakers if s.kind == "person"}
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


def _namings(account: Account, counters: Iterable[Counter]) -> set[str]:
    found = {name for place in account.places for name in (*place.names, place.where.name, *place.where.parents)}
    found |= {name for party in account.parties for name in (party.name, *party.names)}
    found |= {name for c in counters if c.kind != "person" for name in (c.name, *c.names)}
    found |= {s.name for said in account.statements.values() for s in said.speakers if s.kind != "person"}
    return found | {capture.publisher for s in account.sources for capture in s.captures if capture.publisher}


def _files(account: Account) -> frozenset[str]:
    """File names as they may stand in a reason or a question: with and without their folders."""
    names = {capture.name for source in account.sources for capture in source.captures}
    names |= {name for name, _ in account.failures}
    return frozenset(names | {re.split(r"[/\\]", name)[-1] for name in names})


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


def _ids(account: Account, sources: Sequence[Source], counters: Sequence[Counter], number: Number) -> _Ids:
    def numbered(letter: str, keys: Iterable[str]) -> dict[str, str]:
        ids = list(dict.fromkeys(keys))
        numbers = number(letter, ids)
        return {id: f"{letter}{numbers[id]}" for id in ids}

    ordered = _in_order(account, sources)
    statement: dict[str, str] = {}
    for kind, letter in _LETTERS.items():
        statement |= numbered(letter, (s.id for s in ordered if isinstance(s, kind)))
    return _Ids(
        statement=statement,
        report=numbered("R", (s.report.id for s in sources)),
        incident=numbered("I", (i.key for i in account.incidents)),
        toll=numbered("T", (t.key for i in account.incidents for t in i.tolls)),
        party=numbered("P", (p.key for p in account.parties)),
        counter=numbered("K", (c.key for c in counters)),
        place=numbered("L", (p.key for p in account.places)),
        question=numbered("Q", map(_question_key, account.questions)),
    )


def _question_key(question: Question) -> str:
    return identify("question", content(question))


def _in_order(account: Account, sources: Sequence[Source]) -> list[Statement]:
    """The statements as they are numbered and printed: by day and report, then as they stand in it."""
    rank = {s.text.id: i for i, s in enumerate(sources) if s.text}
    return sorted(account.statements.values(), key=lambda s: (rank[s.text], s.quote.start, s.quote.end, s.id))


# Words: from a text to segments


class _Cutter:
    """Cuts one statement's words out of its text, blotted, and remembers what it blotted."""

    def __init__(self, known: _Known, statement: Statement) -> None:
        source = known.source[statement.text]
        assert source.text is not None
        self.text: Text = source.text
        self.blot = known.blot[source.report.id]
        self.private = known.private.get(statement.text, ())
        self.marks = tuple(marks(statement))
        self.blotted: set[Span] = set()

    def excerpt(self, quote: Quote, sides: int) -> Excerpt:
        """The sentences of `quote`, `sides` neighbours before and after, and the sentences of marks elsewhere."""
        sentences = self.text.sentences
        if not sentences:
            whole = self._clipped(Span(0, len(self.text.content)), quote)
            return Excerpt((), self.passage(whole), ())
        first, last = self.text.sentence(quote.start), self.text.sentence(quote.end - 1)
        core = Span(min(sentences[first].start, quote.start), max(sentences[last].end, quote.end))
        before, after = sentences[max(0, first - sides) : first], sentences[last + 1 : last + 1 + sides]
        start, end = (before[0].start if before else core.start), (after[-1].end if after else core.end)
        return Excerpt(
            before=self.passage(Span(max(start, core.start - _SIDE), core.start)) if before else (),
            sentence=self.passage(self._clipped(core, quote)),
            after=self.passage(Span(core.end, min(end, core.end + _SIDE))) if after else (),
            elsewhere=tuple(self._elsewhere(Span(start, end))),
            number=first + 1,
            of=len(sentences),
        )

    def _clipped(self, span: Span, quote: Quote) -> Span:
        """`span`, but no more of it than a reader can take in around the statement's own words."""
        inside = [m for _, m in self.marks if span.start <= m.start and m.end <= span.end] or [quote]
        start = inside[0].start
        end = max((m.end for m in inside if m.end - start <= _LONG), default=inside[0].end)
        return Span(max(span.start, start - _LONG), min(span.end, end + _LONG))

    def _elsewhere(self, shown: Span) -> Iterator[Passage]:
        found: dict[int, Quote] = {}
        for _, mark in self.marks:
            if mark.start < shown.start or mark.end > shown.end:
                found.setdefault(self.text.sentence(mark.start), mark)
        for index, mark in sorted(found.items()):
            span = self.text.sentences[index]
            start, end = max(span.start, mark.start - _SIDE), max(mark.end, min(span.end, mark.end + _SIDE))
            yield self.passage(Span(start, end))

    def passage(self, span: Span) -> Passage:
        """The text of `span` in segments, without white space at its ends."""
        words = self.text.content[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        span = Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))
        hidden = self._hidden(span)
        self.blotted.update(hidden)
        edges = {span.start, span.end}
        edges |= {edge for _, m in self.marks for edge in (m.start, m.end)} | {
            e for h in hidden for e in (h.start, h.end)
        }
        inside = sorted(edge for edge in edges if span.start <= edge <= span.end)
        return _joined(self._segment(a, b, hidden) for a, b in itertools.pairwise(inside))

    def words(self, quote: Quote | None) -> str | None:
        """A slot's words, blotted."""
        if quote is None:
            return None
        hidden = self._hidden(Span(quote.start, quote.end))
        inside = [Span(h.start - quote.start, h.end - quote.start) for h in hidden]
        return replaced(quote.words, inside, NAME_WITHHELD)

    def _hidden(self, span: Span) -> tuple[Span, ...]:
        """What is withheld inside `span`; a name may begin or end beside it, and is then withheld as far as it reaches."""
        start, end = max(0, span.start - _MARGIN), min(len(self.text.content), span.end + _MARGIN)
        own = [
            Span(max(s.start, start) - start, min(s.end, end) - start)
            for s in self.private
            if s.start < end and s.end > start
        ]
        found = self.blot.spans(self.text.content[start:end], own)
        moved = (Span(max(s.start + start, span.start), min(s.end + start, span.end)) for s in found)
        return tuple(s for s in moved if s.start < s.end)

    def _segment(self, start: int, end: int, hidden: Sequence[Span]) -> Segment:
        held = next((h for h in hidden if h.start <= start and end <= h.end), None)
        a, b = (held.start, held.end) if held else (start, end)
        slots = tuple(dict.fromkeys(slot for slot, m in self.marks if m.start < b and a < m.end))
        return Segment(NAME_WITHHELD if held else self.text.content[start:end], slots, held is not None)


def _joined(segments: Iterable[Segment]) -> Passage:
    """Segments without repetition: a withheld name is one, however many marks cut through it."""
    made: list[Segment] = []
    for segment in segments:
        if not (made and segment.withheld and made[-1].withheld):
            made.append(segment)
    return tuple(made)


# Statements


def _statement(said: Statement, cut: _Cutter, known: _Known) -> PublicStatement:
    match said:
        case Claim():
            return _claim(said, cut, known)
        case Accusation():
            return _accusation(said, cut, known)
        case Answer():
            return _answer(said, cut, known)
        case Evidence():
            return _evidence(said, cut, known)


def _claim(said: Claim, cut: _Cutter, known: _Known) -> PublicClaim:
    toll, counter = known.toll_of.get(said.id, (None, None))
    return PublicClaim(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        said=_timed(said.said, cut),
        figure=cut.words(said.figure) or "",
        count=said.count,
        harm=said.harm,
        unit=said.unit,
        victims=_whom(said.victims, cut),
        places=_places(said.places, said, cut, known),
        destination=_places(said.destination, said, cut, known),
        when=_timed(said.when, cut),
        running=said.running,
        accused=_accused(said.accused, said, cut, known),
        means=said.means,
        stance=said.stance,
        part_of=_whole(said, known),
        counter=known.ids.counter[counter] if counter else None,
        toll=known.ids.toll[toll] if toll else None,
    )


def _accusation(said: Accusation, cut: _Cutter, known: _Known) -> PublicAccusation:
    return PublicAccusation(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        said=_timed(said.said, cut),
        actor=_accused((said.actor,), said, cut, known)[0],
        act=cut.words(said.act) or "",
        degree=said.degree,
        harm=said.harm,
        victims=_whom(said.victims, cut),
        places=_places(said.places, said, cut, known),
        when=_timed(said.when, cut),
        stance=said.stance,
    )


def _answer(said: Answer, cut: _Cutter, known: _Known) -> PublicAnswer:
    return PublicAnswer(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        said=_timed(said.said, cut),
        actor=_accused((said.actor,), said, cut, known)[0],
        reply=said.reply,
        words=cut.words(said.words) or "",
    )


def _evidence(said: Evidence, cut: _Cutter, known: _Known) -> PublicEvidence:
    return PublicEvidence(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        sort=said.sort,
        words=cut.words(said.words) or "",
        shows=cut.words(said.shows),
        places=_places(said.places, said, cut, known),
    )


def _report_of(said: Statement, known: _Known) -> str:
    return known.ids.report[known.source[said.text].report.id]


def _incident_of(said: Statement, known: _Known) -> str | None:
    key = known.incident_of.get(said.id)
    return known.ids.incident[key] if key else None


def _voices(speakers: Iterable[Speaker], cut: _Cutter, known: _Known) -> tuple[Voice, ...]:
    return tuple(Voice(_voice(s, cut, known), s.kind) for s in speakers)


def _voice(speaker: Speaker, cut: _Cutter, known: _Known) -> str:
    if speaker.kind == "person" and "private persons" in known.policy.withhold:
        return NAME_WITHHELD
    return cut.blot.words(speaker.name)


def _timed(period: Period | None, cut: _Cutter) -> Timed | None:
    return Timed(period.when, cut.words(period.quote)) if period else None


def _whom(victims: Victims, cut: _Cutter) -> Whom:
    return Whom(cut.words(victims.quote), victims.status, victims.sorts, victims.community)


def _places(mentions: Sequence[Mention], said: Statement, cut: _Cutter, known: _Known) -> tuple[Used, ...]:
    here = known.places_of.get(said.id, ())
    return tuple(Used(_mentioned(m, cut), _place_id(m.name, here, known)) for m in mentions)


def _place_id(name: str, here: Sequence[Place], known: _Known) -> str | None:
    """The place a name of this statement was taken for; by its name alone where only one place is called so."""
    called = known.places_called.get(name.casefold(), ())
    found = [place for place in called if place in here] or (called if len(called) == 1 else ())
    return known.ids.place[found[0].key] if found else None


def _accused(mentions: Sequence[Mention], said: Statement, cut: _Cutter, known: _Known) -> tuple[Used, ...]:
    here = known.parties_of.get(said.id, ())
    only = len(mentions) == 1
    return tuple(Used(_mentioned(m, cut), _party_id(m.name, here, only, known), _stated(m, said)) for m in mentions)


def _stated(mention: Mention, said: Statement) -> bool:
    return mention.quote is None or said.quote.covers(mention.quote)


def _party_id(name: str, here: Sequence[Party], only: bool, known: _Known) -> str | None:
    folded = name.casefold()
    found = [p for p in here if folded in (p.name.casefold(), *(n.casefold() for n in p.names))]
    if not found and only and len(here) == 1:
        found = list(here)
    return known.ids.party[found[0].key] if found else None


def _mentioned(mention: Mention, cut: _Cutter) -> str:
    """A mention's name; where its own span is withheld, so is the name, however the reader spelt it."""
    shown = cut.words(mention.quote)
    if shown is not None and mention.quote is not None and shown != mention.quote.words:
        return shown
    return cut.blot.words(mention.name)


def _whole(said: Claim, known: _Known) -> str | None:
    """The claim whose figure includes this one: the one at that place in the text, of the same harm if there are two."""
    if said.part_of is None:
        return None
    at = known.claim_at.get((said.text, said.part_of.start, said.part_of.end), ())
    found = sorted((c for c in at if c.id != said.id), key=lambda c: (c.harm != said.harm, c.id))
    return known.ids.statement[found[0].id] if found else None


# Everything else


def _report(source: Source, known: _Known) -> PublicReport:
    carriers = tuple(_carriers(source, known))
    return PublicReport(
        id=known.ids.report[source.report.id],
        publisher=next((c.publisher for c in carriers if c.publisher), None),
        address=next((c.address for c in carriers if c.address), None),
        link=next((c.link for c in carriers if c.link), None),
        published=source.published,
        language=(source.text.language if source.text else None) or _language(source),
        sha256=source.report.sha256,
        media=source.report.media,
        size=source.report.size,
        carriers=carriers,
        voice=known.ids.report.get(source.voice, known.ids.report[source.report.id]),
        copies=known.ids.all(known.voices[source.voice] - {source.report.id}),
        reader=source.reader,
        text=source.text is not None,
        sentences=len(source.text.sentences) if source.text else 0,
    )


def _language(source: Source) -> str | None:
    return next((c.language for c in sorted(source.captures, key=lambda c: c.id) if c.language), None)


def _carriers(source: Source, known: _Known) -> Iterator[Carrier]:
    blot = known.blot[source.report.id]

    def order(capture: Capture) -> tuple[str, str, str]:
        return capture.published or "9999", capture.publisher or "\uffff", capture.address or "\uffff"

    made: dict[Carrier, None] = {}
    for capture in sorted(source.captures, key=order):
        address, link = _address(capture.address, blot, known.policy)
        publisher = blot.words(capture.publisher) if capture.publisher else None
        made[Carrier(publisher, address, link, capture.published)] = None
    yield from made


def _address(address: str | None, blot: Blot, policy: Policy) -> tuple[str | None, str | None]:
    """What is shown of an address, and where a link may lead. Paths are file names; a slug can hold a victim's name."""
    if not address or ("file names" in policy.withhold and not _SCHEME.match(address)):
        return None, None
    shown = _LOGIN.sub(r"\1", address)
    if blot.spans(_decoded(shown)):
        return _ADDRESS_WITHHELD, None
    return shown, shown if _ADDRESS.match(shown) and shown.isprintable() else None


def _decoded(address: str) -> str:
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), address.encode())
    return raw.decode("utf-8", "replace").replace("_", "-")


def _place(place: Place, known: _Known) -> PublicPlace:
    names = tuple(known.said(name) for name in place.names)
    parents = tuple(known.said(name) for name in place.where.parents)
    where = replace(place.where, name=known.said(place.where.name), parents=parents)
    return PublicPlace(known.ids.place[place.key], names, where, known.ids.all(place.statements))


def _party(party: Party, known: _Known) -> PublicParty:
    return PublicParty(
        id=known.ids.party[party.key],
        name=known.said(party.name),
        side=party.side,
        could=tuple(sorted(party.could)),
        names=tuple(dict.fromkeys(known.said(name) for name in party.names)),
        why=known.said(party.why),
        statements=known.ids.all(party.statements),
    )


def _counter(counter: Counter, known: _Known) -> PublicCounter:
    if counter.kind == "person" and "private persons" in known.policy.withhold:
        return PublicCounter(known.ids.counter[counter.key], NAME_WITHHELD, counter.kind, (), (), None)
    names = tuple(sorted({known.said(name) for name in counter.names}))
    above = tuple(known.ids.counter[key] for key in counter.office_of if key in known.ids.counter)
    return PublicCounter(
        known.ids.counter[counter.key], known.said(counter.name), counter.kind, names, above, counter.proof
    )


def _incident(incident: Incident, known: _Known) -> PublicIncident:
    return PublicIncident(
        id=known.ids.incident[incident.key],
        title=known.said(incident.title),
        places=tuple(known.ids.place[key] for key in incident.places if key in known.ids.place),
        when=incident.when,
        parties=tuple(known.ids.party[key] for key in incident.parties if key in known.ids.party),
        statements=known.ids.all(incident.statements),
        tolls=tuple(known.ids.toll[toll.key] for toll in incident.tolls),
        within=known.ids.incident.get(incident.within) if incident.within else None,
        background=incident.background,
        doubts=tuple(known.said(doubt) for doubt in incident.doubts),
    )


def _toll(toll: Toll, known: _Known) -> PublicToll:
    return PublicToll(
        id=known.ids.toll[toll.key],
        incident=known.ids.incident[toll.incident],
        scope=_scope(toll.scope, known),
        series=tuple(_series(series, known) for series in toll.series),
        verdict=toll.verdict,
        low=toll.low,
        high=toll.high,
        stale=tuple(known.ids.counter[key] for key in toll.stale if key in known.ids.counter),
        reports=toll.reports,
        best=toll.best,
        grade=toll.grade,
        outside=tuple(PublicUncounted(known.ids.counter[one.counter], one.why) for one in toll.outside),
        points=toll.points,
        voices=toll.voices,
        ties=tuple(
            PublicTie(known.ids.counter[tie.one], known.ids.counter[tie.other], tie.independent, known.said(tie.why))
            for tie in toll.ties
        ),
    )


def _scope(scope: Scope, known: _Known) -> PublicScope:
    places = tuple(known.ids.place[key] for key in scope.places if key in known.ids.place)
    victims, community = known.said(scope.victims), scope.community
    return PublicScope(scope.harm, scope.unit, scope.status, victims, community, places, scope.when, scope.side)


def _series(series: Series, known: _Known) -> PublicSeries:
    steps = tuple(
        PublicStep(
            step.count, tuple(known.ids.statement[key] for key in step.claims), step.said, step.ordered, step.change
        )
        for step in series.steps
    )
    return PublicSeries(
        known.ids.counter[series.counter.key], steps, tuple(known.said(doubt) for doubt in series.doubts)
    )


def _finding(finding: Finding, known: _Known) -> PublicFinding:
    return PublicFinding(
        kind=finding.kind,
        field=finding.field,
        value=known.ids.any(finding.value) or known.said(finding.value),
        holds=known.ids.all(finding.holds),
        disputes=known.ids.all(finding.disputes),
        as_of=finding.as_of,
        reason=finding.reason,
        words=known.said(finding.words),
        incident=known.ids.incident[finding.incident] if finding.incident else None,
    )


def _question(question: Question, known: _Known) -> PublicQuestion:
    return PublicQuestion(
        id=known.ids.question[_question_key(question)],
        kind=question.kind,
        about=known.ids.all(question.about),
        words=known.said(question.words),
        hint=known.said(question.hint),
    )


def _failures(account: Account, known: _Known) -> tuple[Failure, ...]:
    named = "file names" not in account.policy.withhold
    found = (Failure(name if named else None, known.said(reason)) for name, reason in account.failures)
    return tuple(sorted(found, key=lambda f: (f.name or "", f.reason)))

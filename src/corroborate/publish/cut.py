"""A statement and its text in, the public statement out: its sentences cut into segments, everything withheld blotted.

A passage is a list of segments and carries no offsets, so nothing has to be counted again after blotting, and the mark is
always the same, so no length gives a name away. A name may begin or end beside what is shown, and is found there.
"""

from __future__ import annotations

import itertools
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from corroborate.account import Party, Place
from corroborate.publish.blot import Hidden, replaced
from corroborate.publish.known import Known
from corroborate.publish.release import (
    NAME_WITHHELD,
    WORDS_WITHHELD,
    Excerpt,
    Passage,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicEvidence,
    PublicStatement,
    Segment,
    Timed,
    Used,
    Voice,
    Whom,
)
from corroborate.records import (
    Accusation,
    Answer,
    Claim,
    Evidence,
    Mention,
    Period,
    Span,
    Speaker,
    Statement,
    Text,
    Victims,
    marks,
)
from corroborate.values import Quote

_LONG: Final = 900  # code points of a sentence shown on each side of a statement's words
_SIDE: Final = 400  # code points shown of a neighbouring sentence


class Cutter:
    """Cuts one statement's words out of its text, blotted, and remembers what it blotted."""

    def __init__(self, known: Known, statement: Statement) -> None:
        source = known.source[statement.text]
        assert source.text is not None
        self.text: Text = source.text
        self.unread = self.text.id in known.withheld.unread
        self.blot = known.withheld.blot[source.report.id]
        self._private = known.withheld.private.get(self.text.id, ())
        self.hidden = known.withheld.hidden(source.report.id, self.text)
        self.marks = tuple(marks(statement))
        self.blotted: set[Hidden] = set()

    def excerpt(self, quote: Quote, sides: int) -> Excerpt:
        """The sentences of `quote`, `sides` neighbours before and after, and the sentences of marks elsewhere."""
        sentences = self.text.sentences
        if self.unread:
            number = self.text.sentence(quote.start) + 1 if sentences else 0
            return Excerpt((), self._unread(), (), number=number, of=len(sentences))
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
        words = words.strip()
        span = Span(start, start + len(words))
        hidden = self._hidden(span)
        near = [(slot, m) for slot, m in self.marks if m.start < span.end and span.start < m.end]
        if not hidden and not near:  # as most neighbours are
            return (Segment(words),) if words else ()
        self.blotted.update(hidden)
        edges = {span.start, span.end}
        edges |= {edge for _, m in near for edge in (m.start, m.end)} | {e for h in hidden for e in (h.start, h.end)}
        inside = sorted(edge for edge in edges if span.start <= edge <= span.end)
        return _joined(self._segment(a, b, near, hidden) for a, b in itertools.pairwise(inside))

    def _unread(self) -> Passage:
        """What is shown of a sentence that no reader read: the figure's words, and a mark for all others."""
        rest = Segment(WORDS_WITHHELD, (), withheld=True)
        figure = next((mark for slot, mark in self.marks if slot == "figure"), None)
        shown = self.figure(figure) if figure else WORDS_WITHHELD
        return (rest,) if shown == WORDS_WITHHELD else (rest, Segment(shown, ("figure",)), rest)

    def figure(self, quote: Quote) -> str:
        """The figure's words, blotted. Of a text that no reader read they are shown where they are no name, as far as one
        who cannot read it can tell: with a digit in them, or a single word.
        """
        if not self.unread:
            return self._blotted(quote)
        number = any(map(str.isdigit, quote.words)) or len(quote.words.split()) == 1
        return quote.words if number and not self._named(quote) else WORDS_WITHHELD

    def _named(self, quote: Quote) -> bool:
        """Whether a person who wrote a claim down, or another report, names somebody in these words."""
        own = any(span.start < quote.end and quote.start < span.end for span in self._private)
        return own or bool(replace(self.blot, foreign=False).hidden(quote.words))

    def words(self, quote: Quote | None) -> str | None:
        """A slot's words, blotted; none of a text that no reader read."""
        return None if quote is None or self.unread else self._blotted(quote)

    def _blotted(self, quote: Quote) -> str:
        hidden = self._hidden(Span(quote.start, quote.end))
        return replaced(quote.words, [h.moved(-quote.start) for h in hidden])

    def _hidden(self, span: Span) -> tuple[Hidden, ...]:
        """What is withheld inside `span`; a name may begin or end beside it, and is then withheld as far as it reaches."""
        if not self.hidden:
            return ()
        first = bisect(self.hidden, span.start, key=attrgetter("end"))
        last = bisect_left(self.hidden, span.end, key=attrgetter("start"))
        moved = (h.within(span.start, span.end) for h in self.hidden[first:last])
        return tuple(h for h in moved if h.start < h.end)

    def _segment(self, start: int, end: int, near: Iterable[tuple[str, Quote]], hidden: Sequence[Hidden]) -> Segment:
        held = next((h for h in hidden if h.start <= start and end <= h.end), None) if hidden else None
        a, b = (held.start, held.end) if held else (start, end)
        slots = tuple(dict.fromkeys([slot for slot, m in near if m.start < b and a < m.end]))
        return Segment(held.mark if held else self.text.content[start:end], slots, held is not None)


def _joined(segments: Iterable[Segment]) -> Passage:
    """Segments without repetition: a withheld name is one, however many marks cut through it."""
    made: list[Segment] = []
    for segment in segments:
        if not (made and segment.withheld and made[-1].withheld and made[-1].words == segment.words):
            made.append(segment)
    return tuple(made)


def public(said: Statement, cut: Cutter, known: Known) -> PublicStatement:
    """The statement as it may leave."""
    match said:
        case Claim():
            return _claim(said, cut, known)
        case Accusation():
            return _accusation(said, cut, known)
        case Answer():
            return _answer(said, cut, known)
        case Evidence():
            return _evidence(said, cut, known)


def _claim(said: Claim, cut: Cutter, known: Known) -> PublicClaim:
    toll, counter = known.toll_of.get(said.id, (None, None))
    return PublicClaim(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        reviewed=said.id in known.accepted,
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        said=_timed(said.said, cut),
        figure=cut.figure(said.figure),
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


def _accusation(said: Accusation, cut: Cutter, known: Known) -> PublicAccusation:
    return PublicAccusation(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        reviewed=said.id in known.accepted,
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


def _answer(said: Answer, cut: Cutter, known: Known) -> PublicAnswer:
    return PublicAnswer(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        reviewed=said.id in known.accepted,
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        said=_timed(said.said, cut),
        actor=_accused((said.actor,), said, cut, known)[0],
        reply=said.reply,
        words=cut.words(said.words) or "",
    )


def _evidence(said: Evidence, cut: Cutter, known: Known) -> PublicEvidence:
    return PublicEvidence(
        id=known.ids.statement[said.id],
        report=_report_of(said, known),
        incident=_incident_of(said, known),
        reviewed=said.id in known.accepted,
        excerpt=cut.excerpt(said.quote, known.policy.context_sentences),
        speakers=_voices(said.speakers, cut, known),
        sort=said.sort,
        words=cut.words(said.words) or "",
        shows=cut.words(said.shows),
        places=_places(said.places, said, cut, known),
    )


def _report_of(said: Statement, known: Known) -> str:
    return known.ids.report[known.source[said.text].report.id]


def _incident_of(said: Statement, known: Known) -> str | None:
    key = known.incident_of.get(said.id)
    return known.ids.incident[key] if key else None


def _voices(speakers: Iterable[Speaker], cut: Cutter, known: Known) -> tuple[Voice, ...]:
    return tuple(Voice(_voice(s, cut, known), s.kind) for s in speakers)


def _voice(speaker: Speaker, cut: Cutter, known: Known) -> str:
    if speaker.kind == "person" and "private persons" in known.policy.withhold:
        return NAME_WITHHELD
    return cut.blot.words(speaker.name)


def _timed(period: Period | None, cut: Cutter) -> Timed | None:
    return Timed(period.when, cut.words(period.quote)) if period else None


def _whom(victims: Victims, cut: Cutter) -> Whom:
    return Whom(cut.words(victims.quote), victims.status, victims.sorts, victims.community)


def _places(mentions: Sequence[Mention], said: Statement, cut: Cutter, known: Known) -> tuple[Used, ...]:
    here = known.places_of.get(said.id, ())
    return tuple(Used(_mentioned(m, cut), _place_id(m.name, here, known)) for m in mentions)


def _place_id(name: str, here: Sequence[Place], known: Known) -> str | None:
    """The place a name of this statement was taken for; by its name alone where only one place is called so."""
    called = known.places_called.get(name.casefold(), ())
    found = [place for place in called if place in here] or (called if len(called) == 1 else ())
    return known.ids.place[found[0].key] if found else None


def _accused(mentions: Sequence[Mention], said: Statement, cut: Cutter, known: Known) -> tuple[Used, ...]:
    here = known.parties_of.get(said.id, ())
    only = len(mentions) == 1
    return tuple(Used(_mentioned(m, cut), _party_id(m.name, here, only, known), _stated(m, said)) for m in mentions)


def _stated(mention: Mention, said: Statement) -> bool:
    return mention.quote is None or said.quote.covers(mention.quote)


def _party_id(name: str, here: Sequence[Party], only: bool, known: Known) -> str | None:
    folded = name.casefold()
    found = [p for p in here if folded in (p.name.casefold(), *(n.casefold() for n in p.names))]
    if not found and only and len(here) == 1:
        found = list(here)
    return known.ids.party[found[0].key] if found else None


def _mentioned(mention: Mention, cut: Cutter) -> str:
    """A mention's name; where its own span is withheld, so is the name, however the reader spelt it."""
    shown = cut.words(mention.quote)
    if shown is not None and mention.quote is not None and shown != mention.quote.words:
        return shown
    return cut.blot.words(mention.name)


def _whole(said: Claim, known: Known) -> str | None:
    """The claim whose figure includes this one: the one at that place in the text, of the same harm if there are two."""
    if said.part_of is None:
        return None
    at = known.claim_at.get((said.text, said.part_of.start, said.part_of.end), ())
    found = sorted((c for c in at if c.id != said.id), key=lambda c: (c.harm != said.harm, c.id))
    return known.ids.statement[found[0].id] if found else None

"""Invented reports and what is said in them, for tests: a report from its words, a claim from the words of its figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corroborate.account import Counter, Linked, Party, Place, Source
from corroborate.canonical import digest
from corroborate.records import (
    Accusation,
    Answer,
    Capture,
    Claim,
    Evidence,
    Mention,
    Period,
    Report,
    Span,
    Speaker,
    Statement,
    Text,
    Victims,
)  # fmt: skip
from corroborate.values import Count, Where


def report(words: str, *, publisher: str | None = None, published: str | None = None, voice: str = "") -> Source:
    data = words.encode()
    kept = Report(digest(data), "text/plain", len(data))
    capture = Capture(kept.id, publisher, None, published)
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.\n]+\.?", words) if m.group().strip())
    text = Text(kept.id, words, "test", "en", "", (Span(0, len(words)),), spans)
    return Source(kept, (capture,), text, voice or kept.id, "test")


def quote(source: Source, words: str):
    assert source.text is not None
    start = source.text.content.index(words)
    return source.text.quote(start, start + len(words))


def sentence(source: Source, words: str):
    assert source.text is not None
    span = source.text.sentences[source.text.sentence(source.text.content.index(words))]
    return source.text.quote(span.start, span.end)


def claim(source: Source, figure: str, count: Count | int, *, says: str | None = None, victims: str = "", status="unknown",
          sorts=(), community=None, places: Sequence[str] = (), said=None, when=None, accused: Sequence[str] = (),
          part_of: str | None = None, **slots) -> Claim:  # fmt: skip
    assert source.text is not None
    return Claim(
        text=source.text.id,
        quote=sentence(source, figure),
        figure=quote(source, figure),
        count=Count(count, count) if isinstance(count, int) else count,
        harm=slots.pop("harm", "killed"),
        victims=Victims(quote(source, victims) if victims else None, status, tuple(sorts), community),
        places=tuple(Mention(name) for name in places),
        said=Period(said) if said else None,
        when=Period(when) if when else None,
        speakers=(Speaker(says, "organisation"),) if says else (),
        accused=tuple(Mention(name) for name in accused),
        part_of=quote(source, part_of) if part_of else None,
        **slots,
    )


def accusation(
    source: Source, actor: str, act: str, *, says: str | None = None, places: Sequence[str] = (), **slots
) -> Accusation:
    assert source.text is not None
    return Accusation(
        text=source.text.id,
        quote=sentence(source, act),
        actor=Mention(actor, quote(source, actor)),
        act=quote(source, act),
        speakers=(Speaker(says, slots.pop("sort", "organisation")),) if says else (),
        places=tuple(Mention(name) for name in places),
        **slots,
    )


def answer(source: Source, actor: str, words: str, reply="denies") -> Answer:
    assert source.text is not None
    return Answer(
        text=source.text.id,
        quote=sentence(source, words),
        actor=Mention(actor),
        reply=reply,
        words=quote(source, words),
    )


def linked(
    sources: Sequence[Source],
    statements: Sequence[Statement],
    *,
    sides: Mapping[str, str] | None = None,
    precision: Mapping[str, str] | None = None,
    around: Mapping[str, Sequence[str]] | None = None,
) -> Linked:
    """Names link by their words; an actor without a given side is open, one party a report."""
    source = {s.text.id: s for s in sources if s.text}
    places: dict[str, Place] = {}
    parties: dict[str, Party] = {}
    place_of, party_of, counter = {}, {}, {}
    for said in statements:
        named = () if isinstance(said, Answer) else tuple(m.name for m in said.places)
        for name in named:
            kind = (precision or {}).get(name, "place")
            where = Where(name, None, None, "unresolved") if kind == "unresolved" else Where(name, 35.0, 36.0, kind)
            places[name] = Place(name, (name,), where, ())
        place_of[said.id] = named
        actors = _actors(said)
        for actor in actors:
            key = _party(actor, said.text, sides)
            parties[key] = Party(key, actor, (sides or {}).get(actor), (actor,), (said.id,), "")
        party_of[said.id] = tuple(_party(actor, said.text, sides) for actor in actors)
        if isinstance(said, Claim):
            counter[said.id] = _counter(said, source[said.text])
    for name, others in (around or {}).items():
        for place in (name, *others):
            places.setdefault(
                place, Place(place, (place,), Where(place, 35.0, 36.0, (precision or {}).get(place, "place")), ())
            )
    around_of = {key: frozenset((around or {}).get(key, ())) for key in places}
    return Linked({s.id: s for s in statements}, source, counter, party_of, place_of, parties, places, around_of)


def _actors(said: Statement) -> tuple[str, ...]:
    if isinstance(said, Claim):
        return tuple(m.name for m in said.accused)
    return () if isinstance(said, Evidence) else (said.actor.name,)


def _party(actor: str, text: str, sides: Mapping[str, str] | None) -> str:
    return actor if actor in (sides or {}) else f"{actor} in {text}"


def _counter(said: Claim, source: Source) -> Counter:
    if said.speakers:
        return Counter(said.speakers[-1].name.casefold(), said.speakers[-1].name, said.speakers[-1].kind)
    return Counter(f"own:{source.voice}", source.publisher or "the report itself", "unnamed")

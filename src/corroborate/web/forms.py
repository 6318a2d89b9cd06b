"""What a person wrote into the form for a claim in, the claim out; whatever does not stand in the text is refused.

Every slot that quotes is given as words, and as where they stand where somebody marked them in the text. Words without a
position are looked for: the place nearest to the claim counts. So whoever cannot mark with a pointer can type or paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast, get_args

from pydantic import BaseModel, ConfigDict, Field

from corroborate.errors import UseError
from corroborate.records import Claim, Mention, Period, Speaker, Text, Victims
from corroborate.values import Count, Quote, When
from corroborate.vocabulary import Harm, Means, SpeakerKind, Stance, Status, Unit

_MOST: Final = 40
VAGUE: Final = (
    "a few",
    "several",
    "many",
    "numerous",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of thousands",
)


class Words(BaseModel):
    """Words of the text. `start` counts code points; None where nobody marked them. `kind` is a speaker's."""

    model_config = ConfigDict(extra="forbid", strict=True)

    words: str = Field(default="", max_length=5000)
    start: int | None = Field(default=None, ge=0)
    kind: str = Field(default="", max_length=40)


class Coded(BaseModel):
    """The form, as it is sent. Days are partial ISO dates; `low` and `high` bound the count, empty where it is open."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(max_length=64)
    harm: str = Field(max_length=40)
    unit: str = Field(default="people", max_length=40)
    figure: Words
    quote: Words = Words()
    low: int | None = Field(default=None, ge=0, le=10_000_000_000)
    high: int | None = Field(default=None, ge=0, le=10_000_000_000)
    about: bool = False
    vague: str = Field(default="", max_length=40)
    whom: Words = Words()
    status: str = Field(default="unknown", max_length=40)
    sorts: list[str] = Field(default_factory=list, max_length=_MOST)
    community: str = Field(default="", max_length=200)
    places: list[Words] = Field(default_factory=list, max_length=_MOST)
    destination: list[Words] = Field(default_factory=list, max_length=_MOST)
    start: str = Field(default="", max_length=10)
    end: str = Field(default="", max_length=10)
    when: Words = Words()
    running: bool = False
    speakers: list[Words] = Field(default_factory=list, max_length=_MOST)
    said_on: str = Field(default="", max_length=10)
    said_until: str = Field(default="", max_length=10)
    said: Words = Words()
    accused: list[Words] = Field(default_factory=list, max_length=_MOST)
    means: str = Field(default="", max_length=40)
    stance: str = Field(default="asserted", max_length=40)
    part_of: Words = Words()


def claim(coded: Coded, text: Text, old: Claim | None = None) -> Claim:
    """The claim that a form says. `old` is the claim that it corrects, whose private names stay known.

    Raises:
        UseError: a slot's words do not stand in the text, a word is none of the known ones, or a day is none.

    """
    near = old.quote.start if old else 0
    figure = _required(coded.figure, text, near, "figure")
    near = figure.start
    quote = _quote(coded.quote, text, near, "sentence") or _sentence(text, figure)
    if not quote.covers(figure):
        raise UseError("the sentence does not hold the figure", where="sentence", do="mark both anew")
    return Claim(
        text=text.id,
        quote=quote,
        figure=figure,
        count=_count(coded),
        harm=cast("Harm", _one_of(coded.harm, get_args(Harm), "harm")),
        unit=cast("Unit", _one_of(coded.unit, get_args(Unit), "unit")),
        victims=_victims(coded, text, near, old),
        places=tuple(_mentions(coded.places, text, near, old.places if old else ())),
        destination=tuple(_mentions(coded.destination, text, near, old.destination if old else ())),
        when=_period(coded.start, coded.end, _quote(coded.when, text, near, "when"), "when", old.when if old else None),
        running=coded.running,
        speakers=tuple(_speakers(coded.speakers, text, near, old.speakers if old else ())),
        said=_period(
            coded.said_on,
            coded.said_until,
            _quote(coded.said, text, near, "said on"),
            "said on",
            old.said if old else None,
        ),
        accused=tuple(_mentions(coded.accused, text, near, old.accused if old else ())),
        means=cast("Means", _one_of(coded.means, get_args(Means), "means")) if coded.means else None,
        stance=cast("Stance", _one_of(coded.stance, get_args(Stance), "stance")),
        part_of=_quote(coded.part_of, text, near, "part of"),
    )


def filled(claim: Claim) -> dict[str, Any]:
    """The form, filled with what a claim says: what is sent back unchanged gives the claim again."""
    when, said, victims, found = claim.when, claim.said, claim.victims, claim.count
    return Coded(
        text=claim.text, harm=claim.harm, unit=claim.unit, figure=_words(claim.figure), quote=_words(claim.quote),
        low=found.low, high=found.high, about=found.about, vague=found.vague or "",
        whom=_words(victims.quote), status=victims.status, sorts=list(victims.sorts), community=victims.community or "",
        places=[_named(m) for m in claim.places], destination=[_named(m) for m in claim.destination],
        start=(when and when.when.start) or "", end=(when and when.when.end) or "", when=_words(when.quote if when else None),
        running=claim.running,
        speakers=[_named(s).model_copy(update={"kind": s.kind}) for s in claim.speakers],
        said_on=(said and said.when.start) or "", said_until=(said and said.when.end) or "", said=_words(said.quote if said else None),
        accused=[_named(m) for m in claim.accused], means=claim.means or "", stance=claim.stance,
        part_of=_words(claim.part_of),
    ).model_dump()  # fmt: skip


def _words(quote: Quote | None) -> Words:
    return Words(words=quote.words, start=quote.start) if quote else Words()


def _named(name: Mention | Speaker) -> Words:
    """A name as the report gives it; where it is another than the words it stands on, it is understood."""
    same = name.quote is not None and name.quote.words == name.name
    return Words(words=name.name, start=name.quote.start if same and name.quote else None)


def _count(coded: Coded) -> Count:
    low, high = coded.low, coded.high
    try:
        if coded.vague:
            return Count(None, None, vague=_one_of(coded.vague, VAGUE, "count"))
        return Count(low, high, coded.about)
    except ValueError as error:
        raise UseError(str(error), where="count", do="give the least, the most, or a vague word") from error


def _one_of(word: str, known: Sequence[str], where: str) -> str:
    if word not in known:
        raise UseError(f"{word!r} is none of the known words", where=where, do=f"known are {', '.join(known)}")
    return word


def _required(given: Words, text: Text, near: int, where: str) -> Quote:
    found = _quote(given, text, near, where)
    if found is None:
        raise UseError("no words are given", where=where, do="mark them in the text")
    return found


def _quote(given: Words, text: Text, near: int, where: str) -> Quote | None:
    """The words in the text, where they were marked, else nearest to the claim."""
    words = given.words.strip()
    if not words:
        return None
    if given.start is not None and text.content[given.start : given.start + len(given.words)] == given.words:
        lead = len(given.words) - len(given.words.lstrip())
        return text.quote(given.start + lead, given.start + lead + len(words))
    spans = list(_standing(words, text.content))
    if not spans:
        raise UseError(f"“{words[:60]}” does not stand in the text", where=where, do="mark or copy it from the text")
    start, end = min(spans, key=lambda span: (abs(span[0] - near), span))
    return text.quote(start, end)


def _standing(words: str, content: str) -> Iterator[tuple[int, int]]:
    """Where words stand, whatever the white space between them."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    yield from (found.span() for found in re.finditer(pattern, content))


def _sentence(text: Text, figure: Quote) -> Quote:
    if not text.sentences:
        return figure
    span = text.sentences[text.sentence(figure.start)]
    return text.quote(min(span.start, figure.start), max(span.end, figure.end))


def _victims(coded: Coded, text: Text, near: int, old: Claim | None) -> Victims:
    quote = _quote(coded.whom, text, near, "whom")
    names = tuple(name for name in old.victims.names if quote and quote.covers(name)) if old else ()
    status = cast("Status", _one_of(coded.status, get_args(Status), "status"))
    sorts = tuple(dict.fromkeys(word.strip() for word in coded.sorts if word.strip()))
    return Victims(quote, status, sorts, coded.community.strip() or None, names)


def _mentions(given: Sequence[Words], text: Text, near: int, old: Sequence[Mention]) -> Iterator[Mention]:
    """Names; one that was there before keeps the words it stands on, which may be others."""
    before = {mention.name: mention for mention in old}
    for one in given:
        if name := one.words.strip():
            kept = before.get(name) if one.start is None else None
            yield kept or Mention(name, _understood(one, text, near))


def _understood(one: Words, text: Text, near: int) -> Quote | None:
    """Where a name stands; a name need not: a report may only imply it."""
    try:
        return _quote(one, text, near, "")
    except UseError:
        return None


def _speakers(given: Sequence[Words], text: Text, near: int, old: Sequence[Speaker]) -> Iterator[Speaker]:
    kinds, before = get_args(SpeakerKind), {(speaker.name, speaker.kind): speaker for speaker in old}
    for one in given:
        if name := one.words.strip():
            kind = cast("SpeakerKind", _one_of(one.kind or "organisation", kinds, "according to"))
            kept = before.get((name, kind)) if one.start is None else None
            yield kept or Speaker(name, kind, _understood(one, text, near))


def _period(start: str, end: str, quote: Quote | None, where: str, old: Period | None) -> Period | None:
    """Days; where they were left as they were, how they are known stays too."""
    first, last = start.strip() or None, end.strip() or None
    if first is None and last is None:
        return None
    if old is not None and (old.when.start, old.when.end) == (first, last):
        return Period(old.when, quote)
    try:
        when = When(first, last, "stated" if first else "unknown", "stated" if last else "unknown")
    except ValueError as error:
        raise UseError(
            str(error), where=where, do="write 2025, 2025-03, 2025-03-12, or --03-12 without a year"
        ) from error
    return Period(when, quote)


def options() -> Mapping[str, Sequence[str]]:
    """The words that the form chooses from."""
    return {
        "harm": get_args(Harm), "unit": get_args(Unit), "status": get_args(Status), "means": get_args(Means),
        "stance": get_args(Stance), "speaker": get_args(SpeakerKind), "vague": VAGUE,
    }  # fmt: skip

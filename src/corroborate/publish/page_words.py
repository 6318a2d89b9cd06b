"""Statements in, the pages' quotes, references and cards out: how any words of a report are shown, with their source.

A passage is shown with the words that state a slot marked and what is withheld as a dark bar that reads "name withheld". A
card is where every link to a figure or an accusation ends: the sentence, its neighbours, the slots, and a citation with the
report, its address and its SHA-256. Every statement has one card, on one page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

from corroborate.publish.markup import Child, Html, el, joined, sentence, shape, text
from corroborate.publish.release import (
    NAME_WITHHELD,
    PLACE_WITHHELD,
    WORDS_WITHHELD,
    Passage,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicEvidence,
    PublicReport,
    PublicStatement,
    PublicStep,
    Timed,
    Used,
)
from corroborate.publish.words import (
    COUNTING,
    Book,
    counter_words,
    day,
    figures_of,
    grouped,
    period,
    step_words,
    voice_words,
)
from corroborate.vocabulary import DEGREE_WORDS, REPLY_WORDS

ROWS = 400  # rows of any long table
FIRST = 12  # things written out one below the other; the rest unfold
QUOTES = 6  # quotes beside one another; the rest are references
REFS = 12  # references in one cell
ROOM = 60_000  # bytes for a list of things that are written out on a page
_SHORT = 60  # letters of words that are remembered

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page is made from: the release by its ids, the file of the site on which each id stands, and this page's own.

    `links` are those to ids that were made for it already: most come several times.
    """

    book: Book
    where: Mapping[str, str]
    here: str
    links: dict[str, Html] = field(default_factory=dict, compare=False, repr=False)

    def path(self, name: str) -> str:
        """The way from this page to a file of the release."""
        return "../" * self.here.count("/") + name

    def href(self, id: str) -> str:
        """The way to where an id stands."""
        at = self.where[id]
        place = "" if id[0] == "I" else f"#{id}"
        return place if at == self.here and place else self.path(at) + place

    def near(self, id: str) -> bool:
        """Whether an id stands on this page."""
        return self.where.get(id) == self.here


def size(*words: str | None) -> int:
    """How many bytes words take on a page.

    >>> size("a < b", None, "المرصد")
    20
    """
    made = text("".join([part for part in words if part]))
    return len(made) if made.isascii() else len(made.encode("utf-8", "replace"))


def chunks(items: Iterable[_Item], weight: Callable[[_Item], int], most: int, first: int = 0) -> list[list[_Item]]:
    """Things in their order, in parts that each weigh no more than `most` bytes (the first of `first`, if that is given)."""
    parts: list[list[_Item]] = []
    room = 0
    for item in items:
        heavy = weight(item)
        if not parts or (heavy > room and parts[-1]):
            room = most if parts or not first else first
            parts.append([])
        parts[-1].append(item)
        room -= heavy
    return parts


def bdi(words: str, **attributes: str | None) -> Html:
    """Words that run in their own direction, with what is withheld in them as a bar."""
    return el("bdi", _barred(words), **attributes) if attributes or len(words) > _SHORT else _known_bdi(words)


def ours(words: str) -> Html:
    """A sentence of ours, with what runs from the right in it turned by itself, and what is withheld as a bar."""
    return el("bdi", _barred(words, sentence), dir="ltr")


def listed(words: Iterable[str]) -> Html:
    """Names, each of which runs in its own direction."""
    return joined(map(bdi, dict.fromkeys(words)), ", ")


def _barred(words: str, told: Callable[[str], Html] = text) -> Html:
    return joined(_held(part) if i % 2 else told(part) for i, part in enumerate(_MARK.split(words)))


@lru_cache(maxsize=1 << 14)  # names and figures come again and again
def _known_bdi(words: str) -> Html:
    return el("bdi", _barred(words))


def _held(mark: str) -> Html:
    return el("span", mark.strip("[]"), cls="held")


_MARK: Final = re.compile("|".join(map(re.escape, (NAME_WITHHELD, PLACE_WITHHELD, WORDS_WITHHELD))).join("()"))


def figure(shown: Shown, step: PublicStep) -> Html:
    words = bdi(step_words(step, shown.book))
    return ref(shown, step.claims[0], words) if step.claims else words


def part(id: str, title: Child, *children: Child) -> Html:
    return _PART(id, f"{id}-h", _TITLE(f"{id}-h", title), *children)


_PART: Final = shape("section", id=..., cls="part", aria_labelledby=...)
_TITLE: Final = shape("h2", id=...)


def table(caption: str, heads: Sequence[str], rows: Iterable[Html], id: str | None = None) -> Html:
    return _SCROLL(caption, el("table", _CAPTION(_SPAN(caption)), _head(tuple(heads)), _ROWS(*rows), id=id))


@lru_cache(maxsize=256)
def _head(names: tuple[str, ...]) -> Html:
    return el("thead", el("tr", *(el("th", name, scope="col") for name in names)))


_SCROLL: Final = shape("div", cls="scroll", role="region", aria_label=..., tabindex=0)
_CAPTION, _SPAN, _ROWS = shape("caption"), shape("span"), shape("tbody")


def cut(shown: int, whole: int, what: str, where: str) -> Html | None:
    """What a page says when it does not show everything."""
    if whole <= shown:
        return None
    return el("p", f"Shown here: the first {shown:,} of {whole:,} {what}. All of them are in {where}.", cls="meta")


def fold(items: Sequence[_Item], write: Callable[[_Item], Html], what: str, room: int = ROOM) -> Html:
    """The first of many things, the others to be unfolded as far as there is room for them, and a word about those that
    only the data files hold.
    """
    made: list[Html] = []
    for item in items[:ROWS]:
        made.append(write(item))
        room -= len(made[-1]) if made[-1].isascii() else len(made[-1].encode("utf-8", "replace"))
        if room < 0:
            break
    first, rest = made[:FIRST], made[FIRST:]
    unfolded = el("details", el("summary", figures_of(len(rest), f"more {what}")), *rest) if rest else None
    return joined([*first, unfolded, cut(len(made), len(items), f"{what}s", "account.json")])


# References and quotes


def ref(shown: Shown, id: str, label: Child = None) -> Html:
    """A link to a statement's card, a report's row, an incident's page; the id alone where that has none."""
    if label:
        return _REF(shown.href(id), label) if id in shown.where else _SPAN(label)
    made = shown.links.get(id)
    if made is None:
        made = shown.links[id] = _REF_ID(shown.href(id), id) if id in shown.where else _ID(id)
    return made


_REF, _REF_ID, _ID = shape("a", href=..., cls="ref"), shape("a", href=..., cls="ref id"), shape("span", cls="id")


def refs(shown: Shown, ids: Sequence[str]) -> Html:
    more = f" and {len(ids) - REFS:,} more" if len(ids) > REFS else ""
    return joined([joined((ref(shown, id) for id in ids[:REFS]), " "), more])


def marked(words: Passage) -> Html:
    return joined(_segment(segment.words, segment.slots, withheld=segment.withheld) for segment in words)


def _segment(words: str, slots: tuple[str, ...], *, withheld: bool) -> Html:
    shown = _held(words) if withheld else text(words)
    return _mark(slots)(shown) if slots else shown


@lru_cache(maxsize=1 << 8)
def _mark(slots: tuple[str, ...]) -> Callable[..., Html]:
    return shape("mark", cls=slots[0], title=", ".join(slots))


def _said(statement: PublicStatement, shown: Shown) -> Html:
    return el("p", marked(statement.excerpt.sentence), dir="auto", lang=_lang(shown.book.reports[statement.report]))


def _lang(report: PublicReport) -> str | None:
    return report.language if report.language and re.fullmatch(r"[a-z]{2,3}", report.language) else None


def quote(statement: PublicStatement, shown: Shown, others: Sequence[str] = ()) -> Html:
    report = shown.book.reports[statement.report]
    degree = (
        DEGREE_WORDS[statement.degree] if isinstance(statement, PublicAccusation) and statement.degree != "did" else ""
    )
    stance = statement.stance if isinstance(statement, PublicAccusation | PublicClaim) else "asserted"
    who = joined(
        [
            voiced(statement, report),
            f"; {degree}" if degree else None,
            f"; {stance}" if stance != "asserted" else None,
            "; ",
            titled(report) if statement.speakers else day(report.published),
            " (",
            joined([ref(shown, id) for id in (statement.id, *others)], " "),
            ", ",
            ref(shown, report.id),
            ")",
        ]
    )
    return el("blockquote", _said(statement, shown) if statement.excerpt.sentence else None, el("p", who, cls="who"))


def voiced(statement: PublicStatement, report: PublicReport) -> Html:
    """Whose word a statement is, each name running in its own direction."""
    if not statement.speakers:
        return (
            joined([bdi(report.publisher), ", in its own voice"])
            if report.publisher
            else text("The report’s own voice")
        )
    return joined((bdi(voice_words([voice])) for voice in reversed(statement.speakers)), ", through ")


def titled(report: PublicReport) -> Html:
    """A report's publisher and day."""
    return _titled(report.publisher or "publisher not stated", report.published)


@lru_cache(maxsize=1 << 12)
def _titled(publisher: str, published: str | None) -> Html:
    return joined([bdi(publisher), f", {day(published)}"])


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def quotes(ids: Sequence[str], shown: Shown) -> Iterator[Html]:
    """The first quotes, one a sentence, and references to the rest."""
    statements = [shown.book.statements[id] for id in ids if id in shown.book.statements]
    by_sentence = list(grouped(statements, lambda s: f"{s.report}:{s.excerpt.number or s.id}").values())
    for said in by_sentence[:QUOTES]:
        yield quote(said[0], shown, [s.id for s in said[1:]])
    rest = [s.id for said in by_sentence[QUOTES:] for s in said]
    if rest:
        yield el("p", "Also: ", refs(shown, rest), cls="meta")


def names(used: Sequence[Used]) -> str:
    return ", ".join(one.name for one in used)


# Cards


def weight(statement: PublicStatement) -> int:
    """About how many bytes a card takes."""
    excerpt = statement.excerpt
    passages = (excerpt.before, excerpt.sentence, excerpt.after, *excerpt.elsewhere)
    segments = [segment for passage in passages for segment in passage]
    marks = 70 * sum(1 for segment in segments if segment.slots)
    words = size(*(segment.words for segment in segments))
    return 1_900 + marks + words + 3 * size(*(voice.name for voice in statement.speakers))


_REVIEWED: Final = {True: "reviewed by a person", False: "as a program read it"}
_NO_WORDS: Final = "The policy keeps the report’s words back."


def card(statement: PublicStatement, shown: Shown) -> Html:
    """A statement's card."""
    excerpt, report = statement.excerpt, shown.book.reports[statement.report]
    lang = _lang(report)
    around = [
        _AROUND(marked(excerpt.before)) if excerpt.before else None,
        _QUOTED(marked(excerpt.sentence)),
        _AROUND(marked(excerpt.after)) if excerpt.after else None,
    ]
    elsewhere = [
        el("p", "Elsewhere in the report: ", marked(passage), cls="around", dir="auto", lang=lang)
        for passage in excerpt.elsewhere
    ]
    position = f"sentence {excerpt.number} of {excerpt.of}" if excerpt.of else None
    name = _name(statement)
    head = _HEADER(_CALLED(bdi(name)), _LABEL(joined([statement.id, position, _REVIEWED[statement.reviewed]], " · ")))
    return _CARD(
        statement.id,
        f"{statement.id}: {name}".replace(NAME_WITHHELD, NAME_WITHHELD.strip("[]")),
        head,
        el("p", joined(around, " "), cls="said", dir="auto", lang=lang)
        if excerpt.sentence
        else el("p", _NO_WORDS, cls="meta"),
        *elsewhere,
        _SLOTS(*_slots(statement, shown)),
        _citation(statement, report, shown),
    )


_CARD: Final = shape("article", id=..., cls="card", aria_label=...)
_HEADER, _CALLED, _LABEL = shape("header"), shape("span", cls="title"), shape("span", cls="label")
_AROUND, _QUOTED = shape("span", cls="around"), shape("span", cls="quoted")
_SLOTS, _SLOT, _SAYS = shape("dl"), shape("dt"), shape("dd")
_CITED, _HASH = shape("p", cls="cite"), shape("span", cls="hash")


def _citation(statement: PublicStatement, report: PublicReport, shown: Shown) -> Html:
    """Where the words stood, how the report is kept, and where in this account they are: what a footnote needs."""
    where = address(report)
    kept = joined([", SHA-256 ", _HASH(report.sha256)]) if report.sha256 else None
    return _CITED(
        titled(report),
        joined([", ", where]) if where else None,
        ". Kept as report ",
        ref(shown, report.id),
        kept,
        f". Here: {shown.here}#{statement.id}.",
    )


def _name(statement: PublicStatement) -> str:
    match statement:
        case PublicClaim():
            return f"{capital(statement.harm)}: {statement.figure or statement.count}"
        case PublicAccusation():
            return f"Accused: {statement.actor.name}"
        case PublicAnswer():
            return f"Answer of {statement.actor.name}"
        case PublicEvidence():
            return f"Evidence mentioned: {statement.sort}"


def _slots(statement: PublicStatement, shown: Shown) -> Iterator[Html]:
    """The statement's slots as they were read, those that say something."""
    for name, value in _slot_words(statement, shown):
        if value:
            yield _SLOT(name)
            yield _SAYS(value if isinstance(value, Html) else bdi(value))


def _slot_words(statement: PublicStatement, shown: Shown) -> Iterator[tuple[str, Child]]:
    yield "Whose word", voiced(statement, shown.book.reports[statement.report])
    match statement:
        case PublicClaim():
            yield from _claim_slots(statement, shown)
        case PublicAccusation():
            yield "What was done", statement.act
            yield "Tie to it", DEGREE_WORDS[statement.degree]
            yield "Harm", statement.harm
            yield "Victims", _whom(statement)
            yield "Where", names(statement.places)
            yield "When", _time(statement.when)
            yield "Stance", statement.stance
        case PublicAnswer():
            yield "Reply", REPLY_WORDS[statement.reply]
            yield "Said on", _time(statement.said)
        case PublicEvidence():
            yield "Shows", statement.shows
            yield "Where", names(statement.places)


def _claim_slots(claim: PublicClaim, shown: Shown) -> Iterator[tuple[str, Child]]:
    counter = shown.book.counters.get(claim.counter or "")
    yield "Counter", (counter_words(counter) if counter.kind in COUNTING else "nobody is named") if counter else None
    yield "Read as", f"{claim.count}{' families' if claim.unit == 'families' else ''}"
    yield "Victims", _whom(claim)
    yield "Where", names(claim.places)
    yield "To", names(claim.destination)
    yield "When", _time(claim.when)
    yield "Said on", _time(claim.said)
    yield "Total", "a running total" if claim.running else None
    yield "Accused", names(claim.accused)
    yield "Means", claim.means
    yield "Stance", claim.stance if claim.stance != "asserted" else None
    yield "Part of", ref(shown, claim.part_of) if claim.part_of else None
    yield "Reckoned in", ref(shown, claim.toll) if claim.toll else None


def _whom(statement: PublicClaim | PublicAccusation) -> Html | None:
    victims = statement.victims
    status = victims.status if victims.status != "unknown" else None
    read = ", ".join(dict.fromkeys(word for word in (status, *victims.sorts, victims.community) if word))
    words = bdi(victims.words) if victims.words else None
    return joined([words, f"({read})" if words and read else read], " ") or None


def _time(timed: Timed | None) -> str | None:
    if timed is None:
        return None
    known = {timed.when.start_known, timed.when.end_known} & {"inferred", "assumed", "dateline"}
    notes = [{"dateline": "from the report’s date"}.get(basis, basis) for basis in sorted(known)]
    return period(timed.when) + (f" ({', '.join(notes)})" if notes else "")


def address(report: PublicReport) -> Html | None:
    """A report's address, and a link only where the gate gave one."""
    if not report.address:
        return None
    shown = bdi(report.address, dir="ltr")
    return el("a", shown, href=report.link, rel="noreferrer noopener") if report.link else shown

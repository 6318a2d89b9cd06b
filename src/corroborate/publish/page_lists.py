"""A release in, its lists out: every claim, report, counter, place and question, in pages of bounded weight; nothing is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from corroborate.publish.markup import Html, el, joined, shape
from corroborate.publish.page_incident import CELL, claim_cells
from corroborate.publish.page_words import (
    Shown,
    address,
    bdi,
    capital,
    chunks,
    cut,
    listed,
    ours,
    part,
    ref,
    refs,
    size,
    table,
    titled,
)
from corroborate.publish.release import (
    PublicClaim,
    PublicCounter,
    PublicPlace,
    PublicQuestion,
    PublicReport,
    PublicTie,
    Release,
)
from corroborate.publish.words import COUNTING, Book, counter_words, day, figures_of, grouped
from corroborate.vocabulary import PRECISION_WORDS, PROOF_WORDS, QUESTION_WORDS, SPEAKER_WORDS, language_words

_ROOM: Final = 500_000  # bytes of rows on one page
_VOICES: Final = 120  # groups of copies that are written out
_TIES: Final = 12
_ROW: Final = shape("tr")


@dataclass(frozen=True, slots=True)
class List:
    """One list of the release: the name of its pages, its title, its items, what one weighs, how a page of it is made."""

    name: str
    title: str
    items: Sequence[Any]
    weight: Callable[[Any], int]
    write: Callable[[Sequence[Any], Shown, bool], Html]

    def pages(self) -> list[tuple[str, Sequence[Any]]]:
        """(file name, items) of every page; one at least."""
        parts = chunks(self.items, self.weight, _ROOM)
        return [(numbered(self.name, n), items) for n, items in enumerate(parts or [[]], 1)]


def numbered(name: str, number: int) -> str:
    """The name of a list's page.

    >>> numbered("claims", 1), numbered("incidents/I1", 2)
    ('claims.html', 'incidents/I1-2.html')
    """
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def lists(book: Book) -> tuple[List, ...]:
    """The lists of a release, in the order in which a page names them."""
    release = book.release
    used = sorted(release.places, key=lambda p: (-len(p.statements), int(p.id[1:])))
    asked = [q for group in grouped(release.questions, lambda q: q.kind).values() for q in group]
    return (
        List("claims", "Claims", release.claims, _claim_weight, _claims),
        List("sources", "Sources", release.reports, _report_weight, _sources(book)),
        List("counters", "Counters", release.counters, _counter_weight, _counters(book)),
        List("places", "Places", used, _place_weight, _places),
        List("questions", "Questions", asked, _question_weight, _questions),
    )


# Claims


def _claim_weight(claim: PublicClaim) -> int:
    used = (name.name for name in claim.places)
    return 650 + size(claim.figure, claim.victims.words, *used, *(voice.name for voice in claim.speakers))


def _claims(claims: Sequence[PublicClaim], shown: Shown, first: bool) -> Html:
    note = (
        "Each row is one counted harm as one report states it. Its id leads to the words. All of them, with every slot, are "
        "in data/claims.csv."
    )
    heads = ("Claim", "Harm", "Figure", "Who", "Where", "When", "According to", "Report", "Incident")
    rows = (
        _ROW(*claim_cells(claim, shown), CELL(ref(shown, claim.incident) if claim.incident else "–"))
        for claim in claims
    )
    made = table("Every claim, in the order of the reports", heads, rows, "claims-table")
    return part("claims", "Every claim", el("p", note, cls="meta"), made)


# Sources


def _report_weight(report: PublicReport) -> int:
    carried = (words for c in report.carriers for words in (c.publisher, c.address))
    return 1_500 + 2 * size(report.publisher, report.address, report.address, *carried) + 80 * len(report.carriers)


def _sources(book: Book) -> Callable[[Sequence[PublicReport], Shown, bool], Html]:
    said = {id: [s.id for s in told] for id, told in grouped(book.release.statements, lambda s: s.report).items()}

    def write(reports: Sequence[PublicReport], shown: Shown, first: bool) -> Html:
        heads = ("Report", "Publisher and date", "Voice", "Statements", "Address and SHA-256")
        rows = [_source(report, said.get(report.id, ()), shown) for report in reports]
        note = "The SHA-256 is that of the kept bytes: whoever holds the file can check that it is the same."
        every = part(
            "reports",
            "Every report",
            el("p", note, cls="meta"),
            table("The reports by day, with what stands in each", heads, rows),
        )
        return joined([_voices(shown), every, _failed(shown.book.release)]) if first else every

    return write


def _voices(shown: Shown) -> Html:
    """Which reports copy one another, so that nobody takes an echo for another witness."""
    reports = shown.book.release.reports
    groups = [group for group in grouped(reports, lambda report: report.voice).values() if len(group) > 1]
    voices = len({report.voice for report in reports})
    told = (
        f"{capital(figures_of(len(reports), 'report'))}, {figures_of(voices, 'voice')}. Reports that copy one another almost "
        "word for word are one voice: what they say counts once, however many carry it. Whose own counts the figures are is "
        "another matter, told under "
    )
    words = el("p", told, el("a", "Counters", href=shown.path("counters.html")), ".")
    if not groups:
        return part("voices", "Who copies whom", words, el("p", "No two reports are copies."))
    heads = ("Voice", "The reports that copy one another")
    rows = [
        el("tr", el("th", group[0].voice, scope="row"), el("td", joined([_named(r, shown) for r in group[:12]], "; "), _more(group)))
        for group in groups[:_VOICES]
    ]  # fmt: skip
    made = table("Reports that are one voice", heads, rows)
    return part("voices", "Who copies whom", words, made, cut(_VOICES, len(groups), "voices", "account.json"))


def _named(report: PublicReport, shown: Shown) -> Html:
    return joined([titled(report), " (", ref(shown, report.id), ")"])


def _more(group: Sequence[PublicReport]) -> str:
    return f" and {len(group) - 12:,} more" if len(group) > 12 else ""


def _source(report: PublicReport, statements: Sequence[str], shown: Shown) -> Html:
    carriers = [
        el("p", "Also carried by ", bdi(c.publisher or "an unnamed publisher"), f", {day(c.published)}", cls="meta")
        for c in report.carriers[1:]
    ]
    return el(
        "tr",
        el("th", report.id, scope="row", id=report.id),
        el("td", bdi(report.publisher or "not stated"), el("br"), day(report.published), *carriers, cls="wide"),
        el("td", joined(["one voice with ", refs(shown, report.copies)]) if report.copies else "its own", cls="wide"),
        el("td", _readability(report, statements, shown), cls="wide"),
        el("td", address(report), el("span", report.sha256, cls="hash"), cls="far"),
    )


def _readability(report: PublicReport, statements: Sequence[str], shown: Shown) -> Html | str:
    if not report.text:
        return "gave no text"
    if not report.reader:
        return f"no reader for {language_words(report.language)}"
    return refs(shown, statements) if statements else "none"


def _failed(release: Release) -> Html | None:
    if not release.failures:
        return None
    items = [el("li", bdi(f.name or "A file"), ": ", ours(f.reason)) for f in release.failures[:_VOICES]]
    return part(
        "failures",
        "What could not be taken or read",
        el("ul", *items),
        cut(_VOICES, len(release.failures), "failures", "account.json"),
    )


# Counters


def _counter_weight(counter: PublicCounter) -> int:
    return 900 + 600 * _TIES // 4 + size(counter.name, *counter.names[:_TIES])


def _counters(book: Book) -> Callable[[Sequence[PublicCounter], Shown, bool], Html]:
    claims = {k: [c.id for c in told] for k, told in grouped(book.release.claims, lambda c: c.counter or "").items()}
    ties = _ties(book)

    def write(counters: Sequence[PublicCounter], shown: Shown, first: bool) -> Html:
        note = (
            "A counter is whose own count a figure is; whoever passes it on is a carrier. Separate counters are separate. "
            "Whether they counted independently of one another is not known, unless it says so here."
        )
        heads = ("Counter", "What it is", "Office of", "Independence", "Its claims")
        rows = [_counter(c, claims.get(c.id, ()), ties.get(c.id, ()), shown) for c in counters]
        return part("counters", "Every counter", el("p", note), table("Whose own counts the figures are", heads, rows))

    return write


def _ties(book: Book) -> Mapping[str, Sequence[PublicTie]]:
    """What is known of each counter's independence, each once."""
    found: defaultdict[str, dict[PublicTie, None]] = defaultdict(dict)
    for toll in book.release.tolls:
        for tie in toll.ties:
            found[tie.one][tie] = found[tie.other][tie] = None
    return {id: tuple(ties) for id, ties in found.items()}


def _counter(counter: PublicCounter, claims: Sequence[str], ties: Sequence[PublicTie], shown: Shown) -> Html:
    others = [name for name in counter.names if name != counter.name]
    also = el("p", "Also: ", listed(others[:_TIES]), cls="meta") if others else None
    nobody = counter.kind not in COUNTING
    what = "a report that names nobody whose count it is" if nobody else SPEAKER_WORDS[counter.kind]
    return el(
        "tr",
        el("th", bdi(counter_words(counter)), " ", el("span", counter.id, cls="label"), also, scope="row", id=counter.id, cls="wide"),
        el("td", what, el("p", capital(PROOF_WORDS[counter.proof]), ".", cls="meta") if counter.proof else None, cls="wide"),
        el("td", joined((_whose(id, shown) for id in counter.office_of), ", ") or "–"),
        el("td", *(_tie(tie, counter.id, shown) for tie in ties[:_TIES]) if ties else ("not known",), cls="wide"),
        el("td", refs(shown, claims)),
    )  # fmt: skip


def _whose(id: str, shown: Shown) -> Html:
    other = shown.book.counters.get(id)
    return ref(shown, id, bdi(counter_words(other))) if other else ref(shown, id)


def _tie(tie: PublicTie, id: str, shown: Shown) -> Html:
    other = _whose(tie.other if tie.one == id else tie.one, shown)
    if tie.independent:
        said = joined(["independent of ", other])
    else:
        said = joined(["rests on ", other]) if tie.one == id else joined([other, " rests on it"])
    return el("p", said, f": {tie.why}." if tie.why else ".", cls="meta")


# Places


def _place_weight(place: PublicPlace) -> int:
    return 900 + size(place.where.name, *place.names, *place.where.parents)


def _places(places: Sequence[PublicPlace], shown: Shown, first: bool) -> Html:
    note = "Coordinates are WGS 84 degrees. How precise each point is stands beside it; an open place is a question."
    heads = ("Place", "Coordinates", "Precision", "Lies in", "Statements")
    rows = [_place(place, shown) for place in places]
    made = table("Places that the reports name, most used first", heads, rows)
    return part("places", "Every place", el("p", note, cls="meta"), made)


def _place(place: PublicPlace, shown: Shown) -> Html:
    return el(
        "tr",
        el("th", listed((place.where.name, *place.names)), scope="row", id=place.id),
        el("td", _point(place.where.lat, place.where.lon)),
        el("td", PRECISION_WORDS[place.where.precision], cls="wide"),
        el("td", listed(place.where.parents) or "–"),
        el("td", refs(shown, place.statements)),
    )


def _point(lat: float | None, lon: float | None) -> Html | str:
    if lat is None or lon is None:
        return el("span", "open", cls="tag")
    return el("bdi", f"{lat:.3f}, {lon:.3f}", dir="ltr", cls="day")


# Questions


def _question_weight(question: PublicQuestion) -> int:
    return 1_100 + size(question.words, question.hint)


def _questions(questions: Sequence[PublicQuestion], shown: Shown, first: bool) -> Html:
    whole = {kind: len(asked) for kind, asked in grouped(shown.book.release.questions, lambda q: q.kind).items()}
    note = (
        "What a program could not decide. Nothing was dropped; each waits for a person." if whole else "None is open."
    )
    return part("questions", "What is open", el("p", note), *_kinds(questions, whole, shown))


def _kinds(questions: Sequence[PublicQuestion], whole: Mapping[str, int], shown: Shown) -> Iterator[Html]:
    for group in grouped(questions, lambda q: q.kind).values():
        kind = group[0].kind
        yield el("h3", f"{capital(QUESTION_WORDS[kind])} ({whole[kind]:,})")
        alike = grouped(group, lambda q: f"{q.words}\n{q.hint}").values()
        yield el("ul", *(_asked(some, shown) for some in alike))


def _asked(alike: Sequence[PublicQuestion], shown: Shown) -> Html:
    """One question, asked about several things, with what it is about under the number of each."""
    first = alike[0]
    hint = joined([" ", el("span", ours(first.hint), cls="meta")]) if first.hint else None
    about = (el("span", refs(shown, one.about), id=one.id) for one in alike)
    return el("li", ours(first.words), hint, " ", joined(about, " "))

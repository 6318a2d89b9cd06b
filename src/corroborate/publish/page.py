"""A release in, one self-contained HTML page out: the account for people, on a screen, a phone or paper.

The page asks for nothing from anywhere: its content security policy forbids every request and names its own style and
script by their hashes, so that no words from a report could ever run. Everything works without the script: each figure
and each accusation is a link to a card with its sentence, the neighbouring ones, the words marked, the report, its address
and its SHA-256. An account of thousands of claims stays a page: it shows so many incidents, rows and cards and says what
it leaves to the tables; what it shows always has its card.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from corroborate.publish.markup import Child, Html, el, joined, raw
from corroborate.publish.method import method
from corroborate.publish.page_incident import incident_part
from corroborate.publish.page_words import (
    QUOTES,
    ROWS,
    Shown,
    address,
    bdi,
    capital,
    card,
    cut,
    figure,
    names,
    part,
    ref,
    refs,
    table,
    titled,
    voiced,
)
from corroborate.publish.release import (
    PublicClaim,
    PublicIncident,
    PublicPlace,
    PublicReport,
    PublicStatement,
    Release,
)
from corroborate.publish.style import SCRIPT, STYLE
from corroborate.publish.words import (
    CONTRADICTIONS,
    DRIFT,
    FLOOR,
    Book,
    answers_to,
    blamed,
    counter_words,
    day,
    figures_of,
    first_counted,
    grouped,
    headline,
    period,
    scope_words,
    steps_words,
    verdict_words,
)
from corroborate.vocabulary import PRECISION_WORDS, QUESTION_WORDS

_FULL = 30  # incidents written out; of the others a row each
_NAMED = 8  # incidents in the contents
_CARDS = 800  # cards, unless more of them are needed for what is shown
_LEAVES: Final = ("Places", "Claims", "Words", "Sources", "Questions", "Method")


def page(release: Release) -> str:
    """The whole page, as text to be written in UTF-8."""
    shown = _page(Book.of(release))
    body = el(
        "body",
        el("a", "To the account", href="#account", cls="skip"),
        el("div", _top(shown), _contents(shown), el("main", *_parts(shown), id="account"), _foot(), cls="wrap"),
        el("script", raw(SCRIPT)),
    )
    return f"<!doctype html>\n{el('html', _head(shown), body, lang='en')}\n"


def _page(book: Book) -> Shown:
    incidents = sorted(book.release.incidents, key=lambda i: i.background)
    full, more = tuple(incidents[:_FULL]), tuple(incidents[_FULL:])
    needed = dict.fromkeys(id for incident in full for id in _needed(incident, book))
    needed |= dict.fromkeys(id for incident in more[:ROWS] for id in _first_claims(incident, book)[:1])
    needed |= dict.fromkeys(claim.id for claim in book.release.claims[:ROWS])
    rest = (statement.id for statement in book.release.statements if statement.id not in needed)
    filled = [id for id, _ in zip(rest, range(max(0, _CARDS - len(needed))), strict=False)]
    return Shown(book, full, more, frozenset([*needed, *filled]))


def _first_claims(incident: PublicIncident, book: Book) -> list[str]:
    return [step.claims[0] for t in book.tolls_of(incident) for s in t.series for step in s.steps if step.claims]


def _needed(incident: PublicIncident, book: Book) -> Iterator[str]:
    """The statements that this page must be able to show when it writes an incident out."""
    yield from _first_claims(incident, book)
    for one in blamed(book, incident)[:ROWS]:
        yield from (s.id for s in one.statements[:QUOTES])
    yield from (answer.id for answer, _ in list(answers_to(book, incident))[:ROWS])
    for finding in book.findings(CONTRADICTIONS | DRIFT, incident.id)[:ROWS]:
        yield from (*finding.holds[:QUOTES], *finding.disputes[:QUOTES])


def _head(shown: Shown) -> Html:
    policy = (
        f"default-src 'none'; style-src '{_sha(STYLE)}'; script-src '{_sha(SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{_title(shown)}: {headline(shown.book)}"),
        el("style", raw(STYLE)),
    )


def _sha(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


def _title(shown: Shown) -> str:
    lead = shown.book.lead()
    return shown.book.release.case.name or (shown.book.incidents[lead.incident].title if lead else "Account")


def _top(shown: Shown) -> Html:
    case = shown.book.release.case
    kept = f"Account of recorded casualties{', ' + case.office if case.office else ''}"
    return el(
        "header",
        el("p", kept, cls="kicker"),
        el("h1", _title(shown)),
        el("p", headline(shown.book), cls="headline"),
        _lead(shown),
        el("p", FLOOR, cls="floor"),
        cls="top",
    )


def _lead(shown: Shown) -> Html | None:
    """The main toll, each of its figures a link to its words."""
    toll = shown.book.lead()
    if toll is None:
        return None
    where = f"{scope_words(toll.scope, shown.book)}, {shown.book.incidents[toll.incident].title}: "
    if toll.verdict == "range":
        return el("p", el("strong", where), f"{verdict_words(toll, shown.book)}.", cls="headline")
    series = first_counted(toll)
    short = len(series.steps) <= QUOTES
    figures = (
        joined([figure(shown, step) for step in series.steps], ", then ") if short else steps_words(series, shown.book)
    )
    whose = f", counted by {counter_words(shown.book.counters[series.counter])}"
    known = toll.verdict != "no named counter"
    return el("p", el("strong", where), figures, whose if known else ", with no named counter", ".", cls="headline")


def _contents(shown: Shown) -> Html:
    titles: dict[str, str] = {}
    for incident in shown.full[:_NAMED]:
        titles.setdefault(incident.title, incident.id)
    links = [(id, title) for title, id in titles.items()]
    links += [(name.lower(), name) for name in _LEAVES]
    return el(
        "nav",
        el("ul", *(el("li", el("a", bdi(name), href=f"#{id}")) for id, name in links)),
        cls="toc",
        aria_label="Contents",
    )


def _parts(shown: Shown) -> Iterator[Html | None]:
    for incident in shown.full:
        yield incident_part(incident, shown)
    yield _more(shown)
    yield _places(shown)
    yield _claims(shown)
    yield _words(shown)
    yield _sources(shown)
    yield _questions(shown)
    yield method(shown.book)


def _foot() -> Html:
    return el("footer", el("p", FLOOR), el("p", "Made with corroborate. This page asks for nothing from anywhere."))


def _more(shown: Shown) -> Html | None:
    if not shown.more:
        return None
    rows = [_row(incident, shown) for incident in shown.more[:ROWS]]
    return part(
        "more",
        "More incidents",
        table("One row for each further incident", ("Incident", "When", "Main figure", "Reports"), rows),
        cut(ROWS, len(shown.more), "further incidents", "account.csv and account.json"),
    )


def _row(incident: PublicIncident, shown: Shown) -> Html:
    tolls = shown.book.tolls_of(incident)
    reports = list(dict.fromkeys(shown.book.statements[id].report for id in incident.statements))
    main: Child = None
    if tolls and tolls[0].series:
        main = joined([scope_words(tolls[0].scope, shown.book), ": ", figure(shown, tolls[0].series[0].steps[-1])])
    return el(
        "tr",
        el("th", bdi(incident.title), " ", el("span", incident.id, cls="label"), scope="row", id=incident.id),
        el("td", period(incident.when) if incident.when else "no day stated"),
        el("td", main),
        el("td", refs(shown, reports)),
    )


# Places, claims, words, sources, questions


def _places(shown: Shown) -> Html:
    places = shown.book.release.places
    used = sorted(places, key=lambda p: (-len(p.statements), int(p.id[1:])))
    note = "Coordinates are WGS 84 degrees. How precise each point is stands beside it; an open place is a question."
    heads = ("Place", "Coordinates", "Precision", "Lies in", "Statements")
    rows = [_place(place, shown) for place in used[:ROWS]]
    rows_of = table("Places that the reports name, most used first", heads, rows)
    return part("places", "Places", el("p", note, cls="meta"), rows_of, cut(ROWS, len(used), "places", "account.json"))


def _place(place: PublicPlace, shown: Shown) -> Html:
    return el(
        "tr",
        el("th", bdi(", ".join(dict.fromkeys((place.where.name, *place.names)))), scope="row", id=place.id),
        el("td", _point(place.where.lat, place.where.lon)),
        el("td", PRECISION_WORDS[place.where.precision], cls="wide"),
        el("td", bdi(", ".join(place.where.parents) or "–")),
        el("td", refs(shown, place.statements)),
    )


def _point(lat: float | None, lon: float | None) -> Html | str:
    if lat is None or lon is None:
        return el("span", "open", cls="tag")
    return el("bdi", f"{lat:.3f}, {lon:.3f}", dir="ltr", cls="day")


def _claims(shown: Shown) -> Html:
    claims = shown.book.release.claims
    heads = ("Claim", "Harm", "Figure", "Who", "Where", "When", "According to", "Accused", "Report")
    rows_of = table(
        "Every claim, in the order of the reports", heads, (_claim(c, shown) for c in claims[:ROWS]), "claims-table"
    )
    note = "Each row is one counted harm as one report states it. Its id leads to the words."
    return part("claims", "Claims", el("p", note, cls="meta"), cut(ROWS, len(claims), "claims", "claims.csv"), rows_of)


def _claim(claim: PublicClaim, shown: Shown) -> Html:
    stance = el("span", claim.stance, cls="tag") if claim.stance != "asserted" else None
    whom = claim.victims.words if claim.victims.words != claim.figure else None
    return el(
        "tr",
        el("td", ref(shown, claim.id)),
        el("td", claim.harm, stance and raw("<br>"), stance),
        el("td", bdi(claim.figure), cls="fig"),
        el("td", bdi(whom) if whom else claim.victims.status),
        el("td", bdi(names(claim.places)) if claim.places else "–"),
        el("td", period(claim.when.when) if claim.when else "–"),
        el("td", voiced(claim, shown.book.reports[claim.report]), cls="wide"),
        el("td", bdi(names(claim.accused)) if claim.accused else "–"),
        el("td", ref(shown, claim.report)),
    )


def _words(shown: Shown) -> Html:
    """The cards: every statement shown anywhere, under its report."""
    statements = [s for s in shown.book.release.statements if s.id in shown.cards]
    by_report = grouped(statements, lambda s: s.report)
    groups = [
        _report_words(shown.book.reports[id], by_report[id], shown) for id in shown.book.reports if id in by_report
    ]
    note = "Each statement with its sentence and the neighbouring ones; the words it rests on are marked."
    whole = len(shown.book.release.statements)
    return part(
        "words",
        "The words",
        el("p", note, cls="meta"),
        cut(len(statements), whole, "statements", "account.json"),
        *groups,
    )


def _report_words(report: PublicReport, statements: Sequence[PublicStatement], shown: Shown) -> Html:
    summary = joined([titled(report), f" ({report.id}): {figures_of(len(statements), 'statement')}"])
    cards = el("div", *(card(statement, report, shown) for statement in statements), cls="cards")
    return el("details", el("summary", summary), cards, open=len(shown.cards) <= 60)


def _sources(shown: Shown) -> Html:
    release = shown.book.release
    heads = ("Report", "Publisher and date", "Voice", "Statements", "Address and SHA-256")
    counts = {id: len(said) for id, said in grouped(release.statements, lambda s: s.report).items()}
    rows = [_source(report, counts.get(report.id, 0), shown) for report in release.reports[: ROWS * 2]]
    failed = [el("li", bdi(f.name or "A file"), ": ", bdi(f.reason)) for f in release.failures[:ROWS]]
    return part(
        "sources",
        "Sources",
        el(
            "p",
            "The SHA-256 is that of the kept bytes: whoever holds the file can check that it is the same.",
            cls="meta",
        ),
        table("Every report", heads, rows),
        cut(ROWS * 2, len(release.reports), "reports", "account.json"),
        joined([el("h3", "What could not be taken or read"), el("ul", *failed)]) if failed else None,
    )


def _source(report: PublicReport, statements: int, shown: Shown) -> Html:
    carriers = [
        el(
            "p",
            "Also carried by ",
            bdi(c.publisher or "an unnamed publisher"),
            f", {day(c.published)}",
            cls="meta",
        )
        for c in report.carriers[1:]
    ]
    return el(
        "tr",
        el("th", report.id, scope="row", id=report.id),
        el("td", bdi(report.publisher or "not stated"), el("br"), day(report.published), *carriers, cls="wide"),
        el("td", joined(["one voice with ", refs(shown, report.copies)]) if report.copies else "its own", cls="wide"),
        el("td", _readability(report, statements)),
        el("td", address(report), el("span", report.sha256, cls="hash")),
    )


def _readability(report: PublicReport, statements: int) -> str:
    if not report.text:
        return "gave no text"
    if not report.reader:
        return f"no reader for its language{' (' + report.language + ')' if report.language else ''}"
    return f"{statements:,}"


def _questions(shown: Shown) -> Html:
    found = grouped(shown.book.release.questions, lambda question: question.kind)
    parts: list[Html] = []
    for group in found.values():
        items = (
            el(
                "li",
                bdi(q.words),
                " ",
                el("span", bdi(q.hint), cls="meta") if q.hint else None,
                " ",
                refs(shown, q.about),
                id=q.id,
            )
            for q in group[:ROWS]
        )
        parts += [el("h3", f"{capital(QUESTION_WORDS[group[0].kind])} ({len(group):,})"), el("ul", *items)]
        parts += [rest] if (rest := cut(ROWS, len(group), "questions", "account.json")) else []
    note = (
        "What a program could not decide. Nothing was dropped; each waits for a person." if found else "None is open."
    )
    return part("questions", "Open questions", el("p", note, cls="meta"), *parts)

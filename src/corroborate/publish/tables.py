"""A release in, two tables out: every claim with all its slots, and every step of every series.

For spreadsheets: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would take for a formula (OWASP,
"CSV Injection"). Nothing is left out, however many rows there are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corroborate.publish.release import (
    PublicClaim,
    PublicIncident,
    PublicSeries,
    PublicStep,
    PublicToll,
    Release,
    plain,
)
from corroborate.publish.words import Book, step_marks, why_not
from corroborate.values import Count, When

_FORMULA: Final = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BOM: Final = "\ufeff"
_COUNT: Final = ("low", "high", "about", "vague")
CLAIM_COLUMNS: Final = (
    "claim", "report", "publisher", "published", "address", "sha256", "incident", "incident_title", "toll", "harm", "figure",
    *_COUNT, "unit", "victims", "status", "sorts", "community", "places", "destination", "from", "from_known", "to",
    "to_known", "running", "speakers", "counter", "said", "said_known", "accused", "means", "stance", "part_of", "sentence",
)  # fmt: skip
ACCOUNT_COLUMNS: Final = (
    "incident", "incident_title", "background", "toll", "harm", "unit", "status", "victims", "community", "places", "verdict",
    "range_low", "range_high", "best", "grade", "counter", "counter_name", "counter_kind", "not_counted", "stale", "step",
    "figure", *_COUNT, "said", "said_known", "ordered", "change", "marks", "doubts", "claims", "reports",
)  # fmt: skip


def claims_csv(release: Release) -> str:
    """One row for each claim; lists within a cell are separated by "; ", chains of speakers by " > "."""
    book = Book.of(release)
    return _table(CLAIM_COLUMNS, (_claim(claim, book) for claim in release.claims))


def account_csv(release: Release) -> str:
    """One row for each step of each counter's series."""
    book = Book.of(release)
    return _table(ACCOUNT_COLUMNS, _steps(book))


def cell(value: object) -> str:
    r"""One cell: empty for None, and never a formula.

    >>> cell("=1+1"), cell(None), cell(True), cell(745), cell(" \t@x")
    ("'=1+1", '', 'true', '745', "' \t@x")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    words = _CONTROL.sub("\ufffd", str(value))
    return f"'{words}" if _FORMULA.match(words) else words


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return _BOM + out.getvalue()


def _listed(words: Iterable[str | None]) -> str:
    return "; ".join(word for word in words if word)


def _count(count: Count) -> tuple[object, ...]:
    return count.low, count.high, count.about, count.vague


def _ends(when: When | None) -> tuple[object, ...]:
    return (when.start, when.start_known, when.end, when.end_known) if when else (None, None, None, None)


def _said(when: When | None) -> tuple[object, ...]:
    return (str(when), when.end_known) if when else (None, None)


def _claim(claim: PublicClaim, book: Book) -> tuple[object, ...]:
    report = book.reports[claim.report]
    incident = book.incidents[claim.incident].title if claim.incident else None
    return (
        claim.id, report.id, report.publisher, report.published, report.address, report.sha256, claim.incident, incident,
        claim.toll, claim.harm, claim.figure, *_count(claim.count), claim.unit, claim.victims.words, claim.victims.status,
        _listed(claim.victims.sorts), claim.victims.community, _listed(p.name for p in claim.places),
        _listed(p.name for p in claim.destination), *_ends(claim.when.when if claim.when else None), claim.running,
        " > ".join(voice.name for voice in claim.speakers), claim.counter, *_said(claim.said.when if claim.said else None),
        _listed(a.name for a in claim.accused), claim.means, claim.stance, claim.part_of, plain(claim.excerpt.sentence),
    )  # fmt: skip


def _steps(book: Book) -> Iterator[tuple[object, ...]]:
    for incident in book.release.incidents:
        for toll in book.tolls_of(incident):
            for series in toll.series:
                for number, step in enumerate(series.steps, 1):
                    yield _step(incident, toll, series, number, step, book)


def _step(
    incident: PublicIncident, toll: PublicToll, series: PublicSeries, number: int, step: PublicStep, book: Book
) -> tuple[object, ...]:
    scope, counter = toll.scope, book.counters[series.counter]
    places = _listed(book.places[id].where.name for id in scope.places if id in book.places)
    reports = dict.fromkeys(book.statements[id].report for id in step.claims)
    return (
        incident.id, incident.title, incident.background, toll.id, scope.harm, scope.unit, scope.status, scope.victims,
        scope.community, places, toll.verdict, toll.low, toll.high, toll.best, toll.grade, counter.id,
        counter.name, counter.kind, why_not(series, toll), counter.id in toll.stale, number, str(step.count), *_count(step.count), *_said(step.said), step.ordered, step.change,
        _listed(step_marks(step, series, book)), _listed(series.doubts), _listed(step.claims), _listed(reports),
    )  # fmt: skip

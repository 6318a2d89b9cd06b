"""One incident as its page shows it: tolls and how they were known on each day, claims, who is accused, what does not fit,
and where it was, all tied to one another by the statements that they rest on.

Each thing on the page names the statements it stands on by the beginnings of their ids, so that a selection means the same
in the chart, in the tables and on the map, and stays the same in an address.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from corroborate import knowledge
from corroborate.account import Incident
from corroborate.errors import UseError
from corroborate.publish.atlas import RADIUS
from corroborate.publish.chart import chart, charted
from corroborate.publish.land import Box
from corroborate.publish.markup import Html
from corroborate.publish.release import PublicPlace, PublicStep, PublicToll, Release
from corroborate.publish.words import (
    Book,
    added_words,
    answers_to,
    blamed,
    counter_words,
    day,
    known_words,
    period,
    scope_words,
    step_words,
    verdict_words,
)
from corroborate.records import Accusation, Claim, Evidence, Statement
from corroborate.review import Board, Review
from corroborate.values import When
from corroborate.vocabulary import FINDING_WORDS, PRECISION_WORDS, REASON_WORDS
from corroborate.web import pages
from corroborate.web.ties import MOST, pairs

SHORT: Final = 12
_TOLLS: Final = 6  # tolls that are drawn; the table has all of them
_CLAIMS: Final = 600
_CHECKS: Final = ("parts", "increment")
_DIFFER: Final = ("contradiction", "self-contradiction", "difference", "drift")
_WIDEST: Final = 60.0  # degrees of a map


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of incidents."""

    key: str
    title: str
    when: str
    figure: str
    reports: int
    statements: int
    background: bool
    doubts: int


def lines(board: Board) -> Iterator[Line]:
    """Every incident, weightiest first."""
    for incident in board.account.incidents:
        best = max(incident.tolls, key=lambda t: t.reports, default=None)
        figure = f"{best.series[0].latest.count} {best.scope.harm}" if best and best.series else ""
        reports = len({board.account.statements[id].text for id in incident.statements})
        yield Line(
            incident.key, incident.title, period(incident.when) if incident.when else "no day stated", figure, reports,
            len(incident.statements), incident.background, len(incident.joins),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TollView:
    """A toll: its words, its chart, its figures in order."""

    id: str
    words: str
    verdict: str
    drawing: Any
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A figure of a series: whose, how many, when it was given, on which statements it stands."""

    counter: str
    words: str
    said: str
    day: str
    ids: str
    token: str
    change: str
    kind: str
    series: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim's line in the table of claims. `day` is the day on which it became known, as far as that is told."""

    id: str
    short: str
    kind: str
    words: Html
    voice: Html
    where: str
    when: str
    day: str
    report: str
    publisher: Html
    state: str
    stance: str


@dataclass(frozen=True, slots=True)
class Blame:
    """A party, and each statement that accuses it."""

    side: str
    names: str
    why: str
    statements: tuple[Claimed, ...]
    ids: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: its words, and the statements for and against."""

    kind: str
    meaning: str
    words: str
    reason: str
    holds: tuple[Claimed, ...]
    disputes: tuple[Claimed, ...]
    ids: str
    key: str


def view(review: Review, board: Board, incident: Incident) -> dict[str, Any]:
    """Everything that the page shows."""
    release, private = review.release(board, incident)
    book = Book.of(release)
    public = next(iter(release.incidents))
    tolls = [_toll(toll, book, private, drawn=n < _TOLLS) for n, toll in enumerate(book.tolls_of(public))]
    told = {id: _claimed(review, board, board.account.statements[id]) for id in incident.statements}
    places = _places(release, private)
    claims = [told[id] for id in incident.statements if isinstance(board.account.statements[id], Claim)]
    claims.sort(key=lambda claim: (claim.day or "9999", claim.id))
    tied = pairs(incident, review.work.standing())
    days = sorted({step.day for toll in tolls for step in toll.steps if step.day} | {c.day for c in claims if c.day})
    return {
        "incident": incident, "when": period(incident.when) if incident.when else "no day stated", "tolls": tolls,
        "plain": [toll for toll in tolls if not toll.drawing],
        "claims": claims[:_CLAIMS], "claims_left": max(0, len(claims) - _CLAIMS), "blame": _blame(release, book, private, told),
        "answers": [told[private[a.id]] for a, _ in answers_to(book, public) if private[a.id] in told],
        "checks": [_found(f, private, told) for f in release.findings if f.kind in _CHECKS],
        "differ": [_found(f, private, told) for f in release.findings if f.kind in _DIFFER],
        "other": [_found(f, private, told) for f in release.findings if f.kind not in (*_CHECKS, *_DIFFER, "answer")],
        "places": places, "map": _map(release.places), "days": days,
        "series": [_series(toll, book) for toll in book.tolls_of(public)],
        "questions": [board.item[key] for key in dict.fromkeys(k for id in incident.statements for k in board.asked.get(id, ()))][:40],
        "ties": tied[:MOST], "ties_left": max(0, len(tied) - MOST), "confirmed": incident.confirmed, "lacks": incident.lacks,
        "joins": incident.joins, "day": day, "reports": len({c.report for c in told.values()}),
    }  # fmt: skip


def _short(ids: Sequence[str]) -> str:
    return " ".join(id[:SHORT] for id in ids)


def _toll(toll: PublicToll, book: Book, private: Mapping[str, str], *, drawn: bool) -> TollView:
    def links(step: PublicStep) -> dict[str, str]:
        ids = [private[id] for id in step.claims]
        return {"data_ids": _short(ids), "data_day": _known_on(step.said), "data_token": _token(ids), "tabindex": "-1"}

    drawing = chart(toll, book, links) if drawn and charted(toll) else None
    steps = tuple(
        StepView(
            counter_words(book.counters[series.counter]), step_words(step, book), day(step.said.end or step.said.start)
            if step.said else "day not stated", _known_on(step.said), _short([private[id] for id in step.claims]),
            _token([private[id] for id in step.claims]), step.change, step.ordered, number,
            added_words(step, book),
        )
        for number, series in enumerate(toll.series) for step in series.steps
    )  # fmt: skip
    return TollView(toll.id, scope_words(toll.scope, book), verdict_words(toll, book), drawing, steps)


def _token(ids: Sequence[str]) -> str:
    return f"c-{min(ids)[:SHORT]}" if ids else ""


def _known_on(said: When | None) -> str:
    """The day by which a figure was known; "" where no day with a year is told."""
    last = (said.last or said.first) if said else None
    return last.isoformat() if last else ""


def _series(toll: PublicToll, book: Book) -> dict[str, Any]:
    """A toll for the slider: what is said of it, and what would have been said of it on each day."""
    known = [
        {"day": day, "words": words, "low": low, "high": high} for day, words, low, high in known_words(toll, book)
    ]
    return {"toll": toll.id, "words": verdict_words(toll, book), "low": toll.low, "high": toll.high, "known": known}


def _claimed(review: Review, board: Board, statement: Statement) -> Claimed:
    source = board.source[board.report_of[statement.text]]
    said = None if isinstance(statement, Evidence) or statement.said is None else statement.said.when
    published = source.published
    known = _known_on(said) or (_known_on(When.day(published)) if published else "")
    counts = review.answers()[1].counts(statement.id)
    when = statement.when.when if isinstance(statement, Claim | Accusation) and statement.when else None
    where = pages.names(statement.places) if isinstance(statement, Claim | Accusation) else ""
    return Claimed(
        statement.id, statement.id[:SHORT], pages.kind_of(statement), pages.title(statement), pages.voice(statement), where,
        period(when) if when else "", known, source.report.id, pages.publisher(source),
        {None: "open", True: "counts", False: "left out"}[counts], getattr(statement, "stance", "asserted"),
    )  # fmt: skip


def _blame(release: Release, book: Book, private: Mapping[str, str], told: Mapping[str, Claimed]) -> list[Blame]:
    made = []
    for one in blamed(book, next(iter(release.incidents))):
        ids = [private[s.id] for s in one.statements]
        said = tuple(told[id] for id in ids if id in told)
        made.append(Blame(one.side or "side open", one.name, one.why, said, _short(ids)))
    return made


def _found(finding: Any, private: Mapping[str, str], told: Mapping[str, Claimed]) -> Found:
    holds, disputes = (
        [private[id] for id in side if private.get(id) in told] for side in (finding.holds, finding.disputes)
    )
    reason = f"{finding.reason}: {REASON_WORDS[finding.reason]}" if finding.reason else ""
    return Found(
        finding.kind, FINDING_WORDS[finding.kind], finding.words, reason, tuple(told[id] for id in holds),
        tuple(told[id] for id in disputes), _short([*holds, *disputes]), "",
    )  # fmt: skip


def _places(release: Release, private: Mapping[str, str]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for place in sorted(release.places, key=lambda p: (-len(p.statements), p.where.name)):
        ids = [private[id] for id in place.statements]
        if not ids:
            continue
        where = place.where
        made.append({
            "name": where.name, "names": ", ".join(place.names), "lat": where.lat, "lon": where.lon,
            "precision": where.precision, "meaning": PRECISION_WORDS[where.precision], "inside": ", ".join(where.parents),
            "radius": RADIUS.get(where.precision, 0), "ids": _short(ids), "many": len(ids), "token": f"p-{min(ids)[:SHORT]}-{len(made)}",
        })  # fmt: skip
    return made


def _map(places: Sequence[PublicPlace]) -> dict[str, Any] | None:
    """Where the map begins and ends, with the towns that say where one is; None where no place is known."""
    view = knowledge.atlas().view(places)
    return asdict(view) if view else None


def land(review: Review, box: Box) -> str:
    """The ground under a map, as GeoJSON.

    Raises:
        UseError: the box is none, or too wide for a page.

    """
    west, south, east, north = box
    if not all(map(math.isfinite, box)) or west >= east or south >= north or east - west > 4 * _WIDEST:
        raise UseError("this is no stretch of the world", do="give west, south, east and north in degrees")
    return knowledge.atlas().land(
        (math.floor(west), max(-85, math.floor(south)), math.ceil(east), min(85, math.ceil(north)))
    )


def today() -> str:
    """The day, for the slider's last stop."""
    return dt.datetime.now(dt.UTC).date().isoformat()

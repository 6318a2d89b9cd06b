"""A release in, lines for a terminal out: the short account, the lists of the step verbs, and a text with its words marked.

Nothing is ever wider than `width` columns, whatever the script (combining marks take no column, wide characters two), and
nothing that a report says can steer the terminal: control characters and bidirectional overrides are shown as U+FFFD.
The views of a single statement or report take the private `Source`; they are for the case's owner alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corroborate.account import Source
from corroborate.publish.release import PublicAnswer, PublicClaim, PublicIncident, PublicToll, Release
from corroborate.publish.words import (
    CONTRADICTIONS,
    COUNTING,
    DRIFT,
    FLOOR_SHORT,
    SUMS,
    YEARLESS,
    Blamed,
    Book,
    answers_to,
    blamed,
    count_of,
    counter_words,
    day,
    figures_of,
    headline,
    judged_words,
    lead_words,
    period,
    policy_line,
    report_words,
    scope_words,
    series_marks,
    step_marks,
    step_words,
    steps_words,
    verdict_words,
    voice_words,
    voices_of,
    why_not,
)
from corroborate.records import Span, Statement, marks
from corroborate.vocabulary import REPLY_WORDS

_INCIDENTS = 5
_TOLLS = 6
_SERIES = 3
_VOICES = 3
_SIDES = 8
_ANSWERS = 4
_STEERING: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_ON, _OFF = "\x01", "\x02"  # where emphasis begins and ends, while lines are still to be broken
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def summary(release: Release, width: int = 80) -> str:
    """The short account: what was read, the main toll, then each incident; at most five incidents are written out."""
    book = Book.of(release)
    fresh = [i for i in release.incidents if not i.background]
    old = len(release.incidents) - len(fresh)
    lines = [headline(book), lead_words(book), ""]
    for incident in fresh[:_INCIDENTS]:
        lines += [*_incident(incident, book), ""]
    lines += _rest(len(fresh) - _INCIDENTS, old)
    if release.questions:
        lines.append(f"{figures_of(len(release.questions), 'question')} for a person.")
    lines += [told] if (told := judged_words(release)) else []
    lines += [f"Not read: {failure.name or 'a file'}: {failure.reason}" for failure in release.failures]
    lines += [policy_line(release.policy)] if release.tolls else []
    return _page([*lines, FLOOR_SHORT], width)


def _rest(more: int, old: int) -> Iterator[str]:
    if more > 0:
        yield f"{figures_of(more, 'more incident')}, in the tables and on the page."
    if old > 0:
        yield f"{figures_of(old, 'older or other event')} mentioned as background."


def _incident(incident: PublicIncident, book: Book) -> Iterator[str]:
    reports = {book.statements[id].report for id in incident.statements}
    when = f", {period(incident.when)}" if incident.when else ""
    inside = f"; within {incident.within}" if incident.within else ""
    sure = "confirmed" if incident.confirmed else "provisional"
    yield f"{incident.title}{when} ({incident.id}; {sure}; {figures_of(len(reports), 'report')}{inside})"
    tolls = book.tolls_of(incident)
    for toll in tolls[:_TOLLS]:
        yield from _toll(toll, book)
    if len(tolls) > _TOLLS:
        yield f"  … {figures_of(len(tolls) - _TOLLS, 'more toll')}"
    yield from _blame(blamed(book, incident), book)
    yield from _some([f"  Answer: {_answer(answer)}" for answer, _ in answers_to(book, incident)], "answer")
    clashes = book.findings(CONTRADICTIONS, incident.id)
    yield from _some([f"  Contradiction: {finding.words}" for finding in clashes], "contradiction")
    changed = book.findings(DRIFT, incident.id)
    yield from _some([f"  Changed from report to report: {finding.words}" for finding in changed], "change")
    sums = sorted(book.findings(SUMS, incident.id), key=lambda finding: finding.value == "holds")
    yield from _some([f"  Sum ({finding.value}): {finding.words}" for finding in sums], "check")


def _some(lines: Sequence[str], what: str) -> Iterator[str]:
    yield from lines[:_ANSWERS]
    if len(lines) > _ANSWERS:
        yield f"  … {figures_of(len(lines) - _ANSWERS, f'more {what}')}"


def _toll(toll: PublicToll, book: Book) -> Iterator[str]:
    told = toll.verdict in ("range", "no figure counted") or toll.best is not None or toll.grade
    shown = verdict_words(toll, book) if told else ""
    yield f"  {scope_words(toll.scope, book)}{_goals(toll, book)}{': ' + shown if shown else ''}"
    for series in toll.series[:_SERIES]:
        whose = counter_words(book.counters[series.counter])
        doubts = series_marks(series, book)
        why = why_not(series, toll)
        counts = book.counters[series.counter].kind in COUNTING
        only = ["one counter"] if toll.verdict == "one counter" and why is None else []
        outside = ["no named counter"] if not counts else [why] if why else only
        notes = "; ".join([*outside, *doubts])
        yield f"    {steps_words(series, book, ' → ')}  {whose}{f' ({notes})' if notes else ''}"
    if len(toll.series) > _SERIES:
        yield f"    … {figures_of(len(toll.series) - _SERIES, 'more series', 'more series')}"


def _goals(toll: PublicToll, book: Book) -> str:
    """Where the displaced went, as the reports name it."""
    claims = (book.statements[id] for series in toll.series for step in series.steps for id in step.claims)
    named = (place.name for claim in claims if isinstance(claim, PublicClaim) for place in claim.destination)
    goals = list(dict.fromkeys(named))
    return f", to {' and '.join(goals)}" if goals else ""


def _blame(found: Sequence[Blamed], book: Book) -> Iterator[str]:
    if found:
        yield "  Accused"
    for one in found[:_SIDES]:
        side = one.side or "side open"
        yield f"    {one.name}{'' if side == one.name else f' [{side}]'}, by {_voices(one, book)}"
    if len(found) > _SIDES:
        yield f"    … {figures_of(len(found) - _SIDES, 'more name')}"


def _voices(one: Blamed, book: Book) -> str:
    said = voices_of(one.statements, book)
    more = len(said) - _VOICES
    return "; ".join(said[:_VOICES]) + (f"; and {count_of(more, 'other')}" if more > 0 else "")


def _answer(answer: PublicAnswer) -> str:
    return f"{answer.actor.name} {REPLY_WORDS[answer.reply]}: “{answer.words}”"


# The lists of the step verbs


def claim_lines(release: Release, width: int = 80) -> str:
    """Every claim: id, harm, figure, who, where, when, whose word, which report."""
    book = Book.of(release)
    return _page((line for claim in release.claims for line in _claim(claim, book)), width)


def _claim(claim: PublicClaim, book: Book) -> Iterator[str]:
    report = book.reports[claim.report]
    whom = f" {claim.victims.words}" if claim.victims.words and claim.victims.words != claim.figure else ""
    places = ", ".join(place.name for place in claim.places)
    stance = "" if claim.stance == "asserted" else f" [{claim.stance}]"
    yield f"{claim.id}  {claim.harm} {claim.figure}{whom}{stance}"
    where = [places, period(claim.when.when) if claim.when else "", voice_words(claim.speakers, report)]
    yield f"    {'; '.join(part for part in where if part)} ({report.id}, {report_words(report)})"


def incident_lines(release: Release, width: int = 80) -> str:
    """Every incident with its tolls, the accused and the contradictions."""
    book = Book.of(release)
    lines = (line for incident in release.incidents for line in (*_incident(incident, book), ""))
    return _page(lines, width)


def toll_lines(release: Release, width: int = 80) -> str:
    """Every toll with every step of every series and the claims it rests on."""
    book = Book.of(release)
    lines = [line for toll in release.tolls for line in (*_whole_toll(toll, book), "")]
    return _page([*lines, policy_line(release.policy)], width)


def _whole_toll(toll: PublicToll, book: Book) -> Iterator[str]:
    title = book.incidents[toll.incident].title
    yield f"{toll.id}  {title}: {scope_words(toll.scope, book)} ({verdict_words(toll, book)})"
    for series in toll.series:
        why = why_not(series, toll)
        yield f"    {counter_words(book.counters[series.counter])}{f', {why}' if why else ''}"
        for step in series.steps:
            marks = [mark for mark in step_marks(step, series, book) if mark not in ("undated", YEARLESS)]
            notes = "; ".join([*marks, *(["correction"] if step.change == "correction" else [])])
            said = day(step.said.end) if step.said else "undated"
            yield f"      {said}: {step_words(step, book)}{f' ({notes})' if notes else ''}  {' '.join(step.claims)}"
        for doubt in series.doubts:
            yield f"      doubt: {doubt}"


# One text, for the case's owner


def statement_view(source: Source, statement: Statement, width: int = 80, *, color: bool = False) -> str:
    """A statement's slots, then the whole text it stands in with its words marked: [[so]], or bold with `color`."""
    slots = [f"  {slot}: {quote.words}" for slot, quote in marks(statement)]
    whose = " < ".join(speaker.name for speaker in reversed(statement.speakers))
    head = [f"{statement.kind} {statement.id}", *slots, f"  whose word: {whose or 'the report’s own voice'}"]
    return _view(source, head, [statement], width, color=color)


def report_view(
    source: Source, statements: Sequence[Statement], width: int = 80, *, notes: Sequence[str] = (), color: bool = False
) -> str:
    """A report's whole text with the words of all its statements marked. `notes` are on how it lay in what held it."""
    kinds = sorted({s.kind for s in statements})
    counted = (f"{kind}: {sum(s.kind == kind for s in statements)}" for kind in kinds)
    return _view(
        source,
        [f"report {source.report.id}", f"  {', '.join(counted) or 'no statements'}"],
        statements,
        width,
        notes=notes,
        color=color,
    )


def _view(
    source: Source,
    head: Sequence[str],
    statements: Sequence[Statement],
    width: int,
    *,
    notes: Sequence[str] = (),
    color: bool,
) -> str:
    lines = [*head, *_origin(source), *(f"  note: {note}" for note in notes), ""]
    if source.text is None:
        return _page([*lines, "This report gave no text."], width)
    spans = _merged(Span(quote.start, quote.end) for s in statements for _, quote in marks(s))
    on, off = (_ON, _OFF) if color else ("[[", "]]")
    shown = _page([*lines, *_marked(source.text.content, spans, on, off).split("\n")], width)
    return shown.replace(_ON, _BOLD).replace(_OFF, _PLAIN)


def _origin(source: Source) -> Iterator[str]:
    for capture in source.captures:
        said = [capture.publisher or "publisher not stated", capture.published or "undated", capture.address or ""]
        yield f"  {', '.join(part for part in said if part)}"
        yield f"  file: {capture.name or 'without a name'}"
    yield f"  SHA-256: {source.report.sha256}"
    yield f"  {source.report.media}, {source.report.size:,} bytes"
    yield from (f"  note: {note}" for note in (source.text.notes if source.text else ()))


def _merged(spans: Iterable[Span]) -> list[Span]:
    made: list[Span] = []
    for span in sorted(set(spans)):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def _marked(words: str, spans: Sequence[Span], on: str, off: str) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [_shown(words[at : span.start]), on, _shown(words[span.start : span.end]), off]
        at = span.end
    return "".join([*parts, _shown(words[at:])])


# Lines


def _page(lines: Iterable[str], width: int) -> str:
    wrapped = [
        piece for line in lines for part in _shown(line, keep=_ON + _OFF).split("\n") for piece in _wrapped(part, width)
    ]
    while wrapped and not wrapped[-1]:
        wrapped.pop()
    shown: list[str] = []
    for line in wrapped:
        if line or (shown and shown[-1]):
            shown.append(line)
    return "\n".join(shown) + "\n"


def _shown(words: str, keep: str = "") -> str:
    """`words` with everything that could steer a terminal made visible."""
    return _STEERING.sub(
        lambda m: m.group() if m.group() in keep and keep else "\ufffd", words.replace("\r\n", "\n").expandtabs(4)
    )


def columns(words: str) -> int:
    """How many columns a terminal needs for `words`.

    >>> columns("abc"), columns("بَ"), columns("死者")
    (3, 1, 4)
    """
    if words.isascii():
        return len(words) - words.count(_ON) - words.count(_OFF)
    return sum(map(_column, words))


def _column(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _wrapped(line: str, width: int) -> Iterator[str]:
    """A line broken at spaces; what follows is indented two columns deeper than its beginning."""
    indent = len(line) - len(line.lstrip(" "))
    hanging = " " * min(indent + 2 if indent else 0, width // 2)
    now = line[:indent] if indent < width else ""
    used, empty = len(now), True
    for word in _pieces(line[indent:], max(1, width - max(len(hanging), len(now)))):
        size = columns(word)
        if not empty and used + size > width:
            yield now.rstrip(" ")
            now, used, empty = hanging, len(hanging), True
        if empty and word == " ":
            continue
        now, used, empty = now + word, used + size, False
    yield now.rstrip(" ")


def _pieces(words: str, width: int) -> Iterator[str]:
    """Words and single spaces, and words too long for a line in parts."""
    for piece in re.findall(r" |[^ ]+", words):
        while columns(piece) > width:
            cut = _fitting(piece, width)
            yield piece[:cut]
            piece = piece[cut:]  # noqa: PLW2901 - what is left of it
        yield piece


def _fitting(word: str, width: int) -> int:
    """How many characters of a word fit: at least one."""
    used = 0
    for place, char in enumerate(word):
        used += _column(char)
        if used > width:
            return max(1, place)
    return len(word)

"""One incident's tolls in, findings about figures out: what supersedes what, which wordings are one total, where
counters agree or differ and why, and whether parts keep within their whole.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from corroborate.account import Finding, Incident, Linked, Series, Step, Toll
from corroborate.reconcile.tolls import COUNTING, same_figure
from corroborate.records import Claim
from corroborate.vocabulary import FindingKind, Reason


def findings(incident: Incident, tolls: tuple[Toll, ...], linked: Linked) -> Iterator[Finding]:
    """All findings about the figures of one incident."""
    for toll in tolls:
        for series in toll.series:
            yield from _wordings(series, incident, linked)
            yield from _succession(series, incident)
            yield from _doubts(series, incident)
        yield from _between(toll, incident)
    yield from _parts(incident, linked)


def _ids(step: Step) -> tuple[str, ...]:
    return tuple(sorted(step.claims))


def _wordings(series: Series, incident: Incident, linked: Linked) -> Iterator[Finding]:
    """`over 1,383` beside 1,383: one total."""
    for step in series.steps:
        claims = [linked.statements[key] for key in step.claims]
        figures = sorted(
            {claim.figure.words for claim in claims if isinstance(claim, Claim)}, key=lambda f: (f.casefold(), f)
        )
        if len(figures) > 1:
            said = ", ".join(f"“{figure}”" for figure in figures)
            words = f"{said} are taken as one total of {series.counter.name}: {step.count}."
            yield Finding(
                "same total",
                series.scope.harm,
                str(step.count),
                _ids(step),
                (),
                _as_of(step),
                "wording",
                words,
                incident.key,
            )


def _succession(series: Series, incident: Incident) -> Iterator[Finding]:
    for before, after in itertools.pairwise(series.steps):
        if after.change == "unchanged":
            continue
        kind: FindingKind = "supersession" if after.change == "rise" else "correction"
        assumed = "assumed" in (before.ordered, after.ordered)
        order = " Their order is assumed, because a day is missing." if assumed else ""
        verb = "replaces" if kind == "supersession" else "corrects, with a lower figure,"
        words = f"{series.counter.name}: {after.count} {verb} its earlier {before.count}.{order}"
        yield Finding(
            kind,
            series.scope.harm,
            str(after.count),
            _ids(after),
            _ids(before),
            _as_of(after),
            "date",
            words,
            incident.key,
        )


def _as_of(step: Step) -> str | None:
    return step.said.end if step.said else None


def _doubts(series: Series, incident: Incident) -> Iterator[Finding]:
    for doubt in series.doubts:
        claims = tuple(sorted(key for step in series.steps for key in step.claims))
        words = f"{series.counter.name}'s figures are joined in one series, with a doubt: {doubt}."
        yield Finding(
            "doubt", series.scope.harm, str(series.latest.count), claims, (), None, "victims", words, incident.key
        )


def _between(toll: Toll, incident: Incident) -> Iterator[Finding]:
    """Two counters' latest figures for one scope: agreement, or a difference and the reason that can be told."""
    for one, other in itertools.combinations([s for s in toll.series if s.counter.kind in COUNTING], 2):
        first, second = one.latest, other.latest
        if first.count == second.count or same_figure(first.count, second.count):
            words = f"{one.counter.name} and {other.counter.name} give the same figure; whether they counted independently is not known."
            yield Finding(
                "agreement",
                toll.scope.harm,
                str(first.count),
                _ids(first),
                _ids(second),
                None,
                None,
                words,
                incident.key,
            )
            continue
        reason, why = _why(one, other)
        words = f"{one.counter.name} gives {first.count}, {other.counter.name} gives {second.count}: {why}."
        yield Finding(
            "contradiction",
            toll.scope.harm,
            str(first.count),
            _ids(first),
            _ids(second),
            None,
            reason,
            words,
            incident.key,
        )


def _why(one: Series, other: Series) -> tuple[Reason, str]:
    first, second = one.latest.said, other.latest.said
    if first and second and first.end and second.end and first.end != second.end:
        return "date", f"one was given on {first.end}, the other on {second.end}"
    if one.scope.community != other.scope.community:
        return "victims", "the victims are worded differently"
    if first is None or second is None:
        return "undetermined", "one of them has no date, and the reports do not tell why they differ"
    return "counter", "two counters with methods of their own"


def _parts(incident: Incident, linked: Linked) -> Iterator[Finding]:
    """Parts of a figure, of one harm, must not exceed it; that they sum to it exactly is worth saying too."""
    claims = [s for key in incident.statements if isinstance(s := linked.statements[key], Claim)]
    whole = {(claim.text, claim.figure.start, claim.harm): claim for claim in claims}
    parts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        parent = whole.get((claim.text, claim.part_of.start, claim.harm)) if claim.part_of else None
        if parent is not None and parent.id != claim.id:
            parts[parent.id].append(claim)
    for key in sorted(parts):
        yield from _balance(next(c for c in claims if c.id == key), parts[key], incident)


def _balance(parent: Claim, parts: list[Claim], incident: Incident) -> Iterator[Finding]:
    numbers = [part.count.low for part in parts]
    if parent.count.high is None or parent.count.about or any(n is None for n in numbers):
        return
    total, ids = sum(n for n in numbers if n is not None), tuple(sorted(part.id for part in parts))
    shown = " + ".join(str(part.count) for part in sorted(parts, key=lambda p: (p.figure.start, p.id)))
    if len(parts) > 1 and total == parent.count.high:
        words = f"{shown} = {parent.count}: the parts sum to the whole."
        yield Finding("parts", parent.harm, "holds", (parent.id, *ids), (), None, None, words, incident.key)
    elif max(n for n in numbers if n is not None) > parent.count.high:
        words = f"A part of {parent.count} is larger than the whole: {shown}."
        yield Finding("parts", parent.harm, "impossible", (parent.id,), ids, None, "undetermined", words, incident.key)

"""One incident's tolls in, findings about figures out: what supersedes what, which wordings are one total, where
counters agree or differ and why, what adds up (`checks`), and what changed from report to report (`drift`).

Two counters' figures contradict each other only where nothing tells why they differ. Where the day, the people counted or
the standard of proof tells it, the finding is a difference, with that reason.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from corroborate.account import Finding, Incident, Linked, Series, Step, Toll
from corroborate.reconcile.checks import checks
from corroborate.reconcile.drift import drift
from corroborate.reconcile.figures import Cues
from corroborate.reconcile.tolls import COUNTING, same_figure
from corroborate.records import Claim
from corroborate.vocabulary import FindingKind, Reason


def findings(
    incident: Incident, tolls: tuple[Toll, ...], linked: Linked, cues: Mapping[str, Cues]
) -> Iterator[Finding]:
    """All findings about the figures of one incident; `cues` by language code."""
    for toll in tolls:
        for series in toll.series:
            yield from _wordings(series, incident, linked)
            yield from _succession(series, incident)
            yield from _doubts(series, incident)
        yield from _between(toll, incident)
    yield from checks(incident, linked, cues)
    yield from drift(incident, linked)


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
    """Counters' latest figures for one scope, each against the next in size: agreement, or a difference with what can
    be told about why.
    """
    counting = [one for one in toll.series if one.counter.kind in COUNTING]
    ordered = sorted(counting, key=lambda one: (_size(one.latest), one.counter.key))
    for one, other in itertools.pairwise(ordered):
        kind, reason, words = _set_against(other, one)
        higher, lower = other.latest, one.latest
        yield Finding(
            kind, toll.scope.harm, str(higher.count), _ids(higher), _ids(lower), None, reason, words, incident.key
        )


def _size(step: Step) -> int:
    return next((bound for bound in (step.count.low, step.count.high) if bound is not None), 0)


def _set_against(one: Series, other: Series) -> tuple[FindingKind, Reason | None, str]:
    first, second, names = one.latest, other.latest, f"{one.counter.name} and {other.counter.name}"
    if first.count == second.count or same_figure(first.count, second.count):
        return "agreement", None, f"{names} give the same figure; whether they counted independently is not known."
    reason, why = _why(one, other)
    kind: FindingKind = "contradiction" if reason in ("dispute", "undetermined") else "difference"
    return (
        kind,
        reason,
        f"{one.counter.name} gives {first.count}, {other.counter.name} gives {second.count}: {why}.",
    )


def _why(one: Series, other: Series) -> tuple[Reason, str]:
    first, second = one.latest.said, other.latest.said
    if first and second and first.end and second.end and first.end != second.end:
        return "date", f"one was given on {first.end}, the other on {second.end}"
    if one.scope.community != other.scope.community:
        return "victims", "the victims are worded differently"
    if first is None or second is None:
        return "undetermined", "one of them has no date, and the reports do not tell why they differ"
    return "dispute", "same day, same scope, and the reports do not tell why they differ"

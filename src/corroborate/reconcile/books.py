"""One incident's tolls in, findings about figures out: what supersedes what, which wordings are one total, where
counters agree or differ and why, what adds up (`checks`), and what changed from report to report (`drift`).

Two counters' figures contradict each other only where nothing tells why they differ. Where the standard of proof, a slip
in copying or adding, the day or the people counted tells it, the finding is a difference, with that reason; and so it is
where they are of different scope (`scopes`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corroborate.account import Finding, Incident, Linked, Series, Step, Toll
from corroborate.reconcile.checks import checks
from corroborate.reconcile.drift import drift
from corroborate.reconcile.figures import Cues
from corroborate.reconcile.scopes import differences
from corroborate.reconcile.tolls import COUNTING, same_figure
from corroborate.records import Claim
from corroborate.vocabulary import FindingKind, Proof, Reason


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells why two counters differ, by claim id: the standard of proof, a number that a report's own parts gainsay,
    one that an echo got wrong.
    """

    proof: Mapping[str, Proof]
    misadded: frozenset[str]
    miscopied: frozenset[str]

    def proof_of(self, series: Series) -> Proof | None:
        """By what its latest figure is said to be proven, or by its counter's own method."""
        said = {self.proof[claim] for claim in series.latest.claims if claim in self.proof}
        return "named" if "named" in said else "verified" if said else series.counter.proof


def findings(
    incident: Incident,
    tolls: tuple[Toll, ...],
    linked: Linked,
    cues: Mapping[str, Cues],
    proof: Mapping[str, Proof] = MappingProxyType({}),
) -> Iterator[Finding]:
    """All findings about the figures of one incident; `cues` by language code, `proof` by claim id (`proofs`)."""
    sums, changes = list(checks(incident, linked, cues)), list(drift(incident, linked))
    told = _Told(
        proof,
        frozenset(id for f in sums if f.kind == "parts" and f.value.startswith("off") for id in f.holds),
        frozenset(id for f in changes if f.field == "count" and f.reason == "copying" for id in f.disputes),
    )
    for toll in tolls:
        for series in toll.series:
            yield from _wordings(series, incident, linked)
            yield from _succession(series, incident)
            yield from _doubts(series, incident)
        yield from _between(toll, incident, told)
    yield from differences(incident, tolls)
    yield from sums
    yield from changes


def _ids(step: Step) -> tuple[str, ...]:
    return tuple(sorted(step.claims))


def _wordings(series: Series, incident: Incident, linked: Linked) -> Iterator[Finding]:
    """`over 1,383` beside 1,383: one total; and what nobody but this program added up."""
    for step in series.steps:
        claims = [linked.statements[key] for key in step.claims]
        figures = sorted(
            {claim.figure.words for claim in claims if isinstance(claim, Claim)}, key=lambda f: (f.casefold(), f)
        )
        if len(figures) > 1:
            said = ", ".join(f"“{figure}”" for figure in figures)
            words = f"{said} are taken as one total of {series.counter.name}: {step.count}."
            if step.added:
                words = f"{series.counter.name} tells of {said} side by side: {step.count} in all."
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


def _between(toll: Toll, incident: Incident, told: _Told) -> Iterator[Finding]:
    """Counters' latest figures for one scope, each against the next in size: agreement, or a difference with what can
    be told about why.
    """
    counting = [one for one in toll.series if one.counter.kind in COUNTING]
    ordered = sorted(counting, key=lambda one: (_size(one.latest), one.counter.key))
    for one, other in itertools.pairwise(ordered):
        kind, reason, words = _set_against(other, one, toll, told)
        higher, lower = other.latest, one.latest
        yield Finding(
            kind, toll.scope.harm, str(higher.count), _ids(higher), _ids(lower), None, reason, words, incident.key
        )


def _size(step: Step) -> int:
    return next((bound for bound in (step.count.low, step.count.high) if bound is not None), 0)


def _set_against(one: Series, other: Series, toll: Toll, told: _Told) -> tuple[FindingKind, Reason | None, str]:
    first, second, names = one.latest, other.latest, f"{one.counter.name} and {other.counter.name}"
    if first.count == second.count or same_figure(first.count, second.count):
        return "agreement", None, f"{names} give the same figure; {_independence(one, other, toll)}."
    given = f"{one.counter.name} gives {first.count}, {other.counter.name} gives {second.count}"
    whys = list(_whys(one, other, told))
    reason, why = whys[0] if whys else _unexplained(first, second)
    also = f"; also, {whys[1][1]}" if len(whys) > 1 else ""
    return "difference" if whys else "contradiction", reason, f"{given}: {why}{also}."


def _independence(one: Series, other: Series, toll: Toll) -> str:
    pair = {one.counter.key, other.counter.key}
    tie = next((tie for tie in toll.ties if {tie.one, tie.other} == pair), None)
    if tie is None:
        return "whether they counted independently is not known"
    return "they counted independently" if tie.independent else "they did not count independently"


def _whys(one: Series, other: Series, told: _Told) -> Iterator[tuple[Reason, str]]:
    """Whatever dissolves a contradiction of two counters, what says most first."""
    yield from _proven(one, other, told)
    for series, known, reason, words in (
        (one, told.miscopied, "copying", "miswritten on the way"),
        (other, told.miscopied, "copying", "miswritten on the way"),
        (one, told.misadded, "arithmetic", "not what its own parts make"),
        (other, told.misadded, "arithmetic", "not what its own parts make"),
    ):
        if not known.isdisjoint(series.latest.claims):
            yield ("copying" if reason == "copying" else "arithmetic"), f"{series.latest.count} is {words}"
    first, second = one.latest.said, other.latest.said
    if first and second and first.end and second.end and first.end != second.end:
        yield "date", f"one was given on {first.end}, the other on {second.end}"
    if one.scope.community != other.scope.community:
        yield "victims", "the victims are worded differently"


def _proven(one: Series, other: Series, told: _Told) -> Iterator[tuple[Reason, str]]:
    proofs = [(told.proof_of(series), series.counter.name) for series in (one, other)]
    if proofs[0][0] == proofs[1][0]:
        return
    stricter = next(((proof, name) for proof, name in proofs if proof == "named"), None) or next(
        (proof, name) for proof, name in proofs if proof
    )
    reason: Reason = "named" if stricter[0] == "named" else "proof"
    only = "people who are known by name" if reason == "named" else "what was verified or documented"
    yield reason, f"{stricter[1]} counts only {only}"


def _unexplained(first: Step, second: Step) -> tuple[Reason, str]:
    if first.said is None or second.said is None:
        return "undetermined", "one of them has no date, and the reports do not tell why they differ"
    return "dispute", "same day, same scope, and the reports do not tell why they differ"

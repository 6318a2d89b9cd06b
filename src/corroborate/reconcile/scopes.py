"""Tolls of different scope in, findings out: what covers what, and why figures of different scope need not agree.

Figures are compared only within one scope. But a scope that covers another (a province its village, all the dead the
women, a campaign one of its days) bounds it from above: a counter whose later figure for the whole is smaller than its own
for a part has told something impossible. And two counters whose figures look as if they contradicted each other, because
they count different people, places, days or units, are told to differ for that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corroborate.account import Finding, Incident, Linked, Scope, Series, Step, Toll
from corroborate.reconcile.tolls import COUNTING, same_figure
from corroborate.vocabulary import Reason

_SHARE = 20  # that a figure keeps within more than so many times itself is not worth saying


def differences(incident: Incident, tolls: Sequence[Toll]) -> Iterator[Finding]:
    """For each toll beside the main one of its harm: the counters' figures, and why they need not be the same."""
    main: dict[str, Toll] = {}
    for toll in tolls:
        if _named(toll):
            main.setdefault(toll.scope.harm, toll)
    for toll in tolls:
        whole = main.get(toll.scope.harm)
        pair = _pair(whole, toll) if whole is not None and whole is not toll else None
        told = _why(whole.scope, toll.scope) if whole is not None and pair else None
        if pair and told:
            one, other = pair
            words = f"{one.counter.name} gives {one.latest.count}, {other.counter.name} gives {other.latest.count}: {told[1]}."
            yield Finding(
                "difference", toll.scope.harm, str(one.latest.count), _ids(one.latest), _ids(other.latest), None, told[0],
                words, incident.key,
            )  # fmt: skip


def _named(toll: Toll) -> list[Series]:
    return [one for one in toll.series if one.counter.kind in COUNTING]


def _pair(whole: Toll, toll: Toll) -> tuple[Series, Series] | None:
    """The largest named figure of a toll, and that of another counter in the main toll which comes nearest to it."""
    here = max(_named(toll), key=lambda one: (_size(one.latest), one.counter.key), default=None)
    if here is None:
        return None
    others = [one for one in _named(whole) if one.counter.key != here.counter.key]
    there = min(others, key=lambda one: (abs(_size(one.latest) - _size(here.latest)), one.counter.key), default=None)
    if there is None or same_figure(there.latest.count, here.latest.count):
        return None
    return there, here


def _why(one: Scope, other: Scope) -> tuple[Reason, str] | None:
    """The first thing that tells two scopes of one harm apart; None for a part of the same people."""
    if any(words in f"{one.victims} {other.victims}" for words in ("some of them", "of more than this")):
        return None
    if one.unit != other.unit:
        return "unit", f"the one counts {one.unit}, the other {other.unit}"
    if _whom(one) != _whom(other):
        return "victims", f"the one counts {_whom(one)}, the other {_whom(other)}"
    if one.places != other.places:
        return "place", "the one covers a part of where it happened, the other more of it"
    if one.when != other.when:
        single = next((scope.when for scope in (one, other) if scope.when and scope.when.end), None)
        if single is not None:
            return "running", f"the one is of {single} alone, the other is not"
        return "period", "the one has counted for longer than the other"
    return None


def _whom(scope: Scope) -> str:
    named = {"civilian": "civilians", "combatant": "fighters", "mixed": "all of them", "unknown": "all of them"}
    side = f" of {scope.side}" if scope.side else ""
    return ", ".join(part for part in (named[scope.status] + side, scope.victims, scope.community) if part)


def bounds(incidents: Sequence[Incident], linked: Linked) -> Iterator[Finding]:
    """Each counter's figure for a part (a place, a sort of people, an incident inside another) against its figure for the
    whole that was given no earlier: it cannot be, or it keeps within that, which is told where no report says it by itself.
    """
    known = {incident.key: incident for incident in incidents}
    for incident in incidents:
        yield from _places(incident, linked)
        outer = known.get(incident.within or "")
        if outer is not None and _covers(outer, incident):
            yield from _inside(incident, outer, linked)


def _covers(outer: Incident, inner: Incident) -> bool:
    """Whether the days of an incident hold those of another, as far as both are known."""
    if outer.when is None or inner.when is None or outer.when.first is None or inner.when.first is None:
        return False
    return outer.when.first <= inner.when.first


def _places(incident: Incident, linked: Linked) -> Iterator[Finding]:
    whole = {_kind(toll.scope): toll for toll in incident.tolls if not (toll.scope.places or toll.scope.when)}
    for toll in incident.tolls:
        around = whole.get(_kind(toll.scope))
        if toll.scope.places and not toll.scope.when and around is not None:
            yield from _bounded(toll, around, incident, "in a part of where it happened", linked)


def _inside(incident: Incident, outer: Incident, linked: Linked) -> Iterator[Finding]:
    whole = {_kind(toll.scope): toll for toll in outer.tolls if not (toll.scope.places or toll.scope.when)}
    for toll in incident.tolls:
        around = whole.get(_kind(toll.scope))
        if around is not None and not (toll.scope.places or toll.scope.when):
            yield from _bounded(toll, around, incident, f"in {incident.title}", linked)


def _kind(scope: Scope) -> tuple[object, ...]:
    return scope.harm, scope.unit, scope.status, scope.victims, scope.side


def _bounded(part: Toll, whole: Toll, incident: Incident, where: str, linked: Linked) -> Iterator[Finding]:
    around: Mapping[str, Series] = {one.counter.key: one for one in whole.series if one.counter.kind in COUNTING}
    for one in part.series:
        over = around.get(one.counter.key)
        if over is None or not _no_earlier(over.latest, one.latest):
            continue
        least, most = one.latest.count.low or 0, over.latest.count.high
        named = f"{one.counter.name}: {one.latest.count} {where}"
        if most is not None and not over.latest.count.about and least > most:
            words = f"{named}, and {over.latest.count} for the whole on no earlier day: more than there can be."
            yield _finding("impossible", part, over, one, words, incident)
        elif (
            most is not None
            and least < most <= _SHARE * least
            and not _reported(over.latest, linked) & _reported(one.latest, linked)
        ):
            yield _finding(
                "holds", part, over, one, f"{named} keep within {over.latest.count} for the whole.", incident
            )


def _finding(value: str, part: Toll, over: Series, one: Series, words: str, incident: Incident) -> Finding:
    against = _ids(one.latest) if value != "holds" else ()
    held = _ids(over.latest) if against else tuple(sorted({*_ids(over.latest), *_ids(one.latest)}))
    reason: Reason | None = "undetermined" if against else None
    return Finding("parts", part.scope.harm, value, held, against, _end(over.latest), reason, words, incident.key)


def _no_earlier(one: Step, other: Step) -> bool:
    """Whether the one was given for certain on no earlier day than the other; both must be dated to the day."""
    first, second = one.said, other.said
    return (
        first is not None
        and second is not None
        and "assumed" not in (one.ordered, other.ordered)
        and first.first is not None
        and second.last is not None
        and first.first >= second.last
    )


def _reported(step: Step, linked: Linked) -> frozenset[str]:
    return frozenset(linked.statements[claim].text for claim in step.claims)


def _end(step: Step) -> str | None:
    return step.said.end if step.said else None


def _size(step: Step) -> int:
    return next((bound for bound in (step.count.low, step.count.high) if bound is not None), 0)


def _ids(step: Step) -> tuple[str, ...]:
    return tuple(sorted(step.claims))

"""One incident's claims in, its tolls out: every counter's series, scope by scope, and the range under a policy.

The way goes from mentions to totals (`over 1,383` and `past 1,300` beside the same counter's 1,383 are one total), from
totals to series (a counter's later total replaces its earlier one), from series to tolls (several counters, one scope).
Figures of different scope (harm, unit, civilians or all, children, a village or the whole, a day or the whole) are never
compared. Where words differ for nearly the same scope the figures join, and the series says so as a doubt.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections import Counter as Counts
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from corroborate.account import Counter, Incident, Linked, Policy, Scope, Series, Step, Tie, Toll, Uncounted
from corroborate.canonical import canonical, digest
from corroborate.reconcile.answered import Told
from corroborate.reconcile.policies import Judged, Sides, grade, judged, sides, worth
from corroborate.records import Claim
from corroborate.values import Count, Quote, When, first_day, last_day
from corroborate.vocabulary import HARM_WORDS, Harm, Status, Unit

_Slot = TypeVar("_Slot")
_OWN_METHOD: Final = "by its own method it gives that count"
_ROUNDED: Final = 1.15  # "past 1,300" beside 1,383: a headline's round number stays within this of what it rounds
_ROUND: Final = 100  # smaller figures are not rounded to tens
_OLDER: Final = dt.timedelta(days=60)  # a total since long before the incident is of more than the incident
SINCE: Final = dt.timedelta(days=2)  # totals that count since days no further apart count the same
_BEYOND: Final = 5  # a country's total more than so many times what is told of a place is of more than the place
_NEAR: Final = dt.timedelta(days=3)  # a rounded repetition of a running total lags no further behind it
COUNTING: Final = frozenset({"organisation", "official", "person"})  # who counts; outlets and unnamed sources pass on


class Marked(NamedTuple):
    """Claims by what their report's words say of their standing beside others: they come `on_top` of others and are no
    total, their counter gave them `earlier` and has another since, they count who was brought to one hospital's door, or
    somebody's own `kin`, or they take `again` up who was told of before beside more.
    """

    on_top: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    at_a_door: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


class _Comparable(NamedTuple):
    """What must be equal for two figures to be compared. `partly`: of some of the same people, beside a
    figure for all, and in which words; or of more than the incident.
    """

    harm: Harm
    unit: Unit
    status: Status
    sorts: tuple[str, ...]
    places: tuple[str, ...]
    period: str
    side: str = ""
    partly: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True)
class _Total:
    """One figure of one counter, with every claim of one report that states it."""

    scope: _Comparable
    counter: Counter
    count: Count
    claims: tuple[Claim, ...]
    said: When | None
    whole: str = ""  # the name of the body that was named, where its office is taken to be meant
    added: tuple[tuple[str, ...], ...] = ()  # its claims that nobody added up but this program (`joint`)
    before: bool = False  # its counter has replaced it since, as the report says itself

    @property
    def size(self) -> int:
        return next((bound for bound in (self.count.low, self.count.high) if bound is not None), 0)


@dataclass(frozen=True, slots=True)
class _Event:
    """What decides whether a figure is about the whole incident: its main place, its first day, whether it was brief."""

    main: str | None
    first: dt.date | None
    since: dt.date | None  # the day since which most totals to date count
    brief: bool
    country: str | None  # that it lies in
    local: Mapping[Harm, int]  # the largest figure that is told of its place, or since its first day


def tolls(
    incident: Incident,
    linked: Linked,
    policy: Policy,
    verified: frozenset[str] = frozenset(),
    slips: Collection[str] = (),
    told: Told = Told(),  # noqa: B008 - frozen
    added: Sequence[tuple[str, ...]] = (),
    marked: Marked = Marked(),  # noqa: B008 - frozen
) -> tuple[Toll, ...]:
    """The tolls of an incident, in the order of the vocabulary's harms, then widest scope first, told by most reports, the largest.

    `verified`: the claims that are said to rest on deaths verified one by one, for policies that ask. `slips`: claims
    whose number a copy got wrong, which are in no series (`drift.slips`). `told` is what people decided of figures. `added`:
    groups of claims that are told side by side and make one figure (`joint.joint`). `marked` is
    what the reports' words say of their standing beside others (`joint.marked`).
    """
    claims = [c for c in _claims(incident, linked) if c.stance in ("asserted", "background") and c.id not in slips]
    event = _event(claims, incident, linked)
    group = {claim: ids for ids in added for claim in ids}
    reported = (_added(_totals(report, event, linked, group), group) for report in _by_report(claims))
    totals = _one_status([total for report in reported for total in _apart(_partly(_replaced(report, marked), marked))])
    totals = _decided(_offices(totals), told)
    groups: defaultdict[_Comparable, list[Series]] = defaultdict(list)
    for one, scope in _series(totals):
        groups[scope].append(one)
    said = sides(incident, linked)
    made = [_toll(group, incident, linked, policy, verified, said, told) for group in groups.values()]
    order = list(HARM_WORDS)
    return tuple(sorted(made, key=lambda t: (order.index(t.scope.harm), _narrow(t), -t.reports, -_largest(t), t.key)))


def _narrow(toll: Toll) -> int:
    found = toll.scope.unit == "bodies"  # those of the dead whose bodies were found
    return bool(toll.scope.places) + bool(toll.scope.when) + bool(toll.scope.victims) + found


def _largest(toll: Toll) -> int:
    """The largest of the counters' latest figures, by what they say at the least."""
    return max((one.latest.count.low or 0 for one in toll.series), default=0)


def _claims(incident: Incident, linked: Linked) -> Iterator[Claim]:
    for key in incident.statements:
        statement = linked.statements[key]
        if isinstance(statement, Claim):
            yield statement


def _event(claims: Sequence[Claim], incident: Incident, linked: Linked) -> _Event:
    span = incident.when
    days = [day for c in claims for day in _spoken(c, linked)]
    brief = not days or max(days) - min(days) <= _NEAR or not any(_lasting(c) for c in claims)
    begun = (span.first or span.last) if span else None
    main = _main_place(incident, linked)
    lands = (
        sorted(key for key in linked.around[main] if linked.places[key].where.precision == "country") if main else []
    )
    sizes: dict[Harm, int] = {}
    for claim in claims:
        if not _countrywide(claim, begun, linked):
            sizes[claim.harm] = max(sizes.get(claim.harm, 0), claim.count.low or 0)
    starts = Counts(w.first for c in claims if c.running and c.when and (w := c.when.when).first)
    since = min(starts, key=lambda day: (-starts[day], day), default=begun)
    return _Event(main, begun, since, brief, lands[0] if lands else None, sizes)


def _spoken(claim: Claim, linked: Linked) -> Iterator[dt.date]:
    """The first and the last day that a figure is told to be of; a total since a day is of all days until it was given."""
    when = claim.when.when if claim.when else None
    if when is None or when.first is None:
        return
    given = said_on(claim, linked) if claim.running else None
    yield when.first
    yield max(when.first, when.last or (given.last if given and given.last else when.first))


def _since(claim: Claim, day: dt.date) -> bool:
    """Whether a total to date may count since a day: the start that it tells lies near it, or is a month that holds it."""
    start = claim.when.when.start if claim.when else None
    return start is None or first_day(start) - SINCE <= day <= last_day(start) + SINCE


def _lasting(claim: Claim) -> bool:
    """Whether a figure is told to be of several days; where none is, days that differ are days on which it was told."""
    first, last = (claim.when.when.first, claim.when.when.last) if claim.when else (None, None)
    return first is not None and (claim.running if last is None else last - first > _NEAR)


def _countrywide(claim: Claim, begun: dt.date | None, linked: Linked) -> bool:
    """Whether nothing ties a total to date to less than a country and all its war: it tells no beginning of its own, and
    names no place in it, or is told as background.
    """
    first = claim.when.when.first if claim.when else None
    local = any(linked.places[key].where.precision != "country" for key in linked.place[claim.id])
    loose = not local or claim.stance == "background"
    return claim.running and loose and (first is None or (begun is not None and begun - first > _OLDER))


def _beyond(claim: Claim, event: _Event, linked: Linked) -> bool:
    """Whether a total that nothing ties to the incident is too large to be of it."""
    known = event.local.get(claim.harm, 0)
    return bool(known) and (claim.count.low or 0) > _BEYOND * known and _countrywide(claim, event.first, linked)


def _by_report(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.text].append(claim)
    return [sorted(found[text], key=lambda c: (c.figure.start, c.id)) for text in sorted(found)]


def _totals(
    claims: Sequence[Claim], event: _Event, linked: Linked, group: Mapping[str, tuple[str, ...]]
) -> list[_Total]:
    """The totals of one report: claims of one scope and one counter that are wordings of one figure are one total.

    An unattributed figure that an attributed one in the same report implies is that counter's. Those told side by side are
    of different people.
    """
    made: list[_Total] = []
    ordered = sorted(
        claims, key=lambda c: (not c.count.exact, not c.speakers, _is_round(c.count), c.figure.start, c.id)
    )
    for claim in ordered:
        total = _as_total(claim, event, linked)
        for place, known in enumerate(made):
            beside = group.get(claim.id, ())
            if _one_figure(known, total) and not any(one.id in beside for one in known.claims):
                made[place] = _joined(known, total)
                break
        else:
            made.append(total)
    return made


def _added(totals: Sequence[_Total], group: Mapping[str, tuple[str, ...]]) -> list[_Total]:
    """One report's totals, with a total for each group of figures that are told side by side: at least so many, for all
    that is told of them together. It stands for those of its figures that nothing sets apart from the others.
    """
    members: dict[tuple[str, ...], list[_Total]] = {}
    for total in totals:
        for ids in dict.fromkeys(group[claim.id] for claim in total.claims if claim.id in group):
            members.setdefault(ids, []).append(total)
    made = list(totals)
    for ids, parts in members.items():
        scopes = {total.scope for total in parts}
        if any(scope.partly or scope.alone for scope in scopes):
            continue
        whole = _together(scopes)
        claims = sorted((c for t in parts for c in t.claims if c.id in ids), key=lambda c: (c.figure.start, c.id))
        count = Count(sum(_least(claim.count) for claim in claims), None)
        made = [t for t in made if t.scope != whole or not all(claim.id in ids for claim in t.claims)]
        made.append(replace(parts[0], scope=whole, count=count, claims=tuple(claims), added=(ids,)))
    return made


def _least(count: Count) -> int:
    """The least that a count says; one with an upper bound alone says nothing."""
    return count.low or 0


def _together(scopes: Collection[_Comparable]) -> _Comparable:
    """The scope of all of them: what is told of each, and nothing else."""
    first = min(scopes)

    def common(of: Callable[[_Comparable], _Slot], other: _Slot) -> _Slot:
        return of(first) if len({of(scope) for scope in scopes}) == 1 else other

    return first._replace(
        status=common(lambda s: s.status, "unknown"),
        sorts=common(lambda s: s.sorts, ()),
        places=common(lambda s: s.places, ()),
        period=common(lambda s: s.period, ""),
        side=common(lambda s: s.side, ""),
    )


def _replaced(totals: Iterable[_Total], marked: Marked) -> list[_Total]:
    """One report's totals, those that are told to have been given earlier by the day of the report, and before the others."""
    return [
        replace(t, before=True, said=_by(t.said)) if all(c.id in marked.earlier for c in t.claims) else t
        for t in totals
    ]


def _by(said: When | None) -> When | None:
    return When(None, said.end, "unknown", said.end_known) if said else None


def _partly(totals: Sequence[_Total], marked: Marked) -> Iterator[_Total]:
    """One report's totals, each figure for some of the people that another of its counter and scope is for marked so:
    what it calls a part of that, what comes on top of others, and a smaller figure that was given with it (`bringing it to
    nine`); and who was brought to one hospital, where another counter has more, somebody's own, and those who
    were told of before beside more.
    Fighters of whom nothing tells the side are those that they are called: two soldiers are no earlier count of the
    twelve rebels.
    """
    groups: defaultdict[tuple[_Comparable, str], list[_Total]] = defaultdict(list)
    told: defaultdict[tuple[_Comparable, str], set[Quote]] = defaultdict(set)  # on whatever days
    for total in totals:
        groups[total.scope, total.counter.key].append(total)
        told[total.scope._replace(period=""), total.counter.key].update(claim.figure for claim in total.claims)
    for (scope, counter), found in groups.items():
        figures = told[scope._replace(period=""), counter]
        top = max(found, key=lambda t: (not t.before, t.size, t.claims[0].id))
        for total in found:
            if total.scope.partly or total.before:
                yield total
                continue
            if not scope.side and any(not _same_fighters(total, other) for other in found):
                yield replace(total, scope=scope._replace(sorts=(*scope.sorts, *_wordings(total))))
                continue
            linked_part = any(claim.part_of in figures for claim in total.claims)
            linked_part = linked_part or all(
                claim.id in marked.on_top or _of_the_hurt(claim, totals) for claim in total.claims
            )
            linked_part = linked_part or _at_a_door(total, totals, marked)
            linked_part = linked_part or all(claim.id in marked.again for claim in total.claims)
            linked_part = linked_part or (total.size < top.size and all(c.id in marked.kin for c in total.claims))
            smaller = total.size < top.size and total.said == top.said and _same_fighters(total, top)
            to_date = [any(claim.running for claim in one.claims) for one in (total, top)]
            passing = smaller and (not to_date[0] or to_date[1])
            yield replace(total, scope=scope._replace(partly=_some_of_them(total))) if linked_part or passing else total


def _at_a_door(total: _Total, totals: Sequence[_Total], marked: Marked) -> bool:
    """Whether a total is of those brought to one hospital, and another counter of the report has a larger one of its scope."""
    if not all(claim.id in marked.at_a_door for claim in total.claims):
        return False
    return any(
        other.scope == total.scope
        and other.size > total.size
        and other.counter.kind in COUNTING
        and not any(claim.id in marked.at_a_door for claim in other.claims)
        for other in totals
    )


def _apart(totals: Iterable[_Total]) -> list[_Total]:
    """One report's totals, several figures for some of the people each in a scope of its own: none replaces another."""
    told = list(totals)
    many = Counts((total.scope, total.counter.key) for total in told if total.scope.partly)
    return [
        replace(t, scope=t.scope._replace(alone=t.claims[0].id)) if many[t.scope, t.counter.key] > 1 else t
        for t in told
    ]


def _of_the_hurt(claim: Claim, totals: Sequence[_Total]) -> bool:
    """Whether a report that counts more dead tells that some of the wounded died: `of 19 wounded, two died in hospital`."""
    if claim.part_of is None or claim.harm != "killed":
        return False
    hurt = any(c.figure == claim.part_of for t in totals if t.scope.harm == "injured" for c in t.claims)
    return hurt and any(t.scope.harm == "killed" and t.size > (claim.count.low or 0) for t in totals)


def _some_of_them(total: _Total) -> str:
    return ", ".join(["some of them", *_wordings(total)])


def _wordings(total: _Total) -> list[str]:
    """What those counted are called, where nobody is called by name."""
    quoted = (c.victims for c in total.claims if not c.victims.names)
    return sorted({victims.quote.words.casefold() for victims in quoted if victims.quote})


def _same_fighters(one: _Total, other: _Total) -> bool:
    """Whether nothing tells two figures for fighters apart: soldiers are no part of the rebels beside them."""
    words = [{c.victims.quote.words.casefold() for c in total.claims if c.victims.quote} for total in (one, other)]
    return one.scope.status != "combatant" or not all(words) or not words[0].isdisjoint(words[1])


def _offices(totals: Sequence[_Total]) -> list[_Total]:
    """A body's figure is its office's where one office alone counts the same harm: "the UN" is its human rights office."""
    counting: defaultdict[Harm, dict[str, Counter]] = defaultdict(dict)
    for total in totals:
        counting[total.scope.harm][total.counter.key] = total.counter

    def meant(total: _Total) -> _Total:
        found = counting[total.scope.harm]
        below = {key: one for key, one in found.items() if total.counter.key in one.office_of}
        lowest = [one for one in below.values() if not any(one.key in other.office_of for other in below.values())]
        return replace(total, counter=lowest[0], whole=total.counter.name) if len(lowest) == 1 else total

    return [meant(total) for total in totals]


def _decided(totals: Sequence[_Total], told: Told) -> list[_Total]:
    """The totals in the scopes that people told them to have; one that is set against no other has a scope of its own."""
    scope = {claim.id: total.scope for total in totals for claim in total.claims}

    def moved(total: _Total) -> _Total:
        ids = sorted(claim.id for claim in total.claims)
        if alone := [id for id in ids if id in told.alone]:
            return replace(total, scope=total.scope._replace(alone=alone[0]))
        like = [told.scope_of[id] for id in ids if told.scope_of.get(id) in scope]
        return replace(total, scope=scope[like[0]]) if like else total

    return [moved(total) for total in totals] if told.alone or told.scope_of else list(totals)


def _is_round(count: Count) -> bool:
    return count.low is not None and count.low % 10 == 0


def _as_total(claim: Claim, event: _Event, linked: Linked) -> _Total:
    scope = _Comparable(
        claim.harm, claim.unit, _class(claim), claim.victims.sorts,
        _extent(claim, event, linked), _period(claim, event), linked.fighters.get(claim.id, ""),
        "of more than this" if _beyond(claim, event, linked) else "",
    )  # fmt: skip
    return _Total(scope, linked.counter[claim.id], claim.count, (claim,), said_on(claim, linked))


def _class(claim: Claim) -> Status:
    status = claim.victims.status
    return status if status in ("civilian", "combatant") else "unknown"


def said_on(claim: Claim, linked: Linked) -> When | None:
    """When the figure was given: in the report's words, else the day on which the report was published."""
    if claim.said is not None:
        return claim.said.when
    published = linked.source[claim.text].published
    return _dateline(published) if published else None


@lru_cache(maxsize=4096)
def _dateline(day: str) -> When:
    return When.day(day, "dateline")


def _extent(claim: Claim, event: _Event, linked: Linked) -> tuple[str, ...]:
    """Empty for a figure about the whole incident, else the places of the part it is about."""
    local = [key for key in linked.place[claim.id] if linked.places[key].where.precision != "country"]
    main = event.main
    if _beyond(claim, event, linked):
        return (event.country,) if event.country else ()
    if not local or main is None or main in local or len(set(local)) > 1:
        return ()
    if event.brief and local[0] in linked.around[main]:
        return ()
    wide = linked.places[local[0]].where.precision in ("region", "area")
    if claim.running and (wide or main in linked.around[local[0]]) and claim.part_of is None:
        return ()
    return tuple(sorted(set(local)))


def _main_place(incident: Incident, linked: Linked) -> str | None:
    local = [key for key in incident.places if linked.places[key].where.precision != "country"]
    return next((key for key in local if linked.places[key].where.name == incident.title), local[0] if local else None)


def _period(claim: Claim, event: _Event) -> str:
    """Empty for a figure about the whole incident; else the one day it is about, `2023-10-07/` for all since then where most
    totals count since another day, or `2031-11-01/2031-11-30` for a stretch that began later than the incident.
    """
    first, last = (claim.when.when.first, claim.when.when.last) if claim.when else (None, None)
    if claim.running:
        return f"{first}/" if first is not None and event.since is not None and not _since(claim, event.since) else ""
    if first is None or last is None or event.brief:
        return ""
    if first == last:
        return first.isoformat()
    later = event.first is not None and first - event.first > _NEAR and last - first > _NEAR
    return f"{first}/{last}" if later else ""


def _spell(period: str) -> When | None:
    if not period:
        return None
    first, since, last = period.partition("/")
    if last:
        return When(first, last)
    return When(first, None, "stated", "unknown") if since else When.day(first)


def _one_figure(known: _Total, new: _Total) -> bool:
    """Whether two totals of one report are wordings of one figure of one counter."""
    if known.scope._replace(status="unknown") != new.scope._replace(status="unknown"):
        return False
    if "unknown" not in (known.scope.status, new.scope.status) and known.scope.status != new.scope.status:
        return False
    if known.counter.key != new.counter.key and all(claim.speakers for claim in new.claims):
        return False
    return same_figure(known.count, new.count) or _rounds(known.count, new.count)


def _rounds(one: Count, other: Count) -> bool:
    """Whether, within one report, one plain figure is the other one rounded: 750 beside 745."""
    if not (one.exact and other.exact) or one.low is None or other.low is None:
        return False
    low, high = sorted((one.low, other.low))
    return low >= _ROUND and (low % 10 == 0) != (high % 10 == 0) and (high - low) * 100 <= high


def same_figure(one: Count, other: Count) -> bool:
    """Whether two counts can be wordings of one figure: equal, `over N` beside N, or a round number below N.

    >>> same_figure(Count(1383, 1383), Count(1384, None)), same_figure(Count(1383, 1383), Count(1301, None))
    (True, True)
    >>> same_figure(Count(1383, 1383), Count(745, 745)), same_figure(Count(1383, 1383), Count(1225, None))
    (False, False)
    """
    if one == other:
        return True
    exact, loose = (one, other) if one.exact else (other, one)
    if not exact.exact or loose.exact or exact.low is None:
        return False
    if loose.low is not None and loose.high is None:
        named = loose.low <= exact.low + 1 and exact.low <= loose.low
        return named or (loose.low <= exact.low <= loose.low * _ROUNDED and _is_rounded(loose.low, exact.low))
    return loose.about and loose.admits(exact.low)


def _is_rounded(low: int, exact: int) -> bool:
    """Whether a bound (`over 1,300` is read as 1,301) is a round number, for figures of the size of `exact`."""
    unit = 10 ** max(len(str(exact)) - 2, 0) if exact >= _ROUND else 5
    return low % unit == 0 or (low - 1) % unit == 0


def _joined(known: _Total, new: _Total) -> _Total:
    status = new.scope.status if known.scope.status == "unknown" else known.scope.status
    return replace(
        known,
        scope=known.scope._replace(status=status),
        claims=tuple(sorted((*known.claims, *new.claims), key=lambda c: (c.figure.start, c.id))),
        said=known.said if _surer(known.said, new.said) else new.said,
    )


def _surer(one: When | None, other: When | None) -> bool:
    """Whether `one` says as surely as `other` when a figure was given; words beat datelines."""
    rank = {"stated": 0, "inferred": 1, "dateline": 2}
    return rank.get(one.end_known if one else "", 3) <= rank.get(other.end_known if other else "", 3)


def _one_status(totals: Sequence[_Total]) -> list[_Total]:
    """A counter's figure for people not described counts as civilians where the same counter's same figure does, unless
    more reports describe nobody, or as many did so first: then those that say civilians changed it (`drift`), and it is of all.
    """
    said: defaultdict[tuple[_Comparable, str, int | None], dict[Status, list[_Total]]] = defaultdict(dict)
    for total in totals:
        if total.count.exact and total.scope.status in ("civilian", "unknown"):
            key = total.scope._replace(status="unknown"), total.counter.key, total.count.low
            said[key].setdefault(total.scope.status, []).append(total)

    def weight(found: Sequence[_Total]) -> tuple[int, dt.date]:
        return -len({claim.text for one in found for claim in one.claims}), min(
            _day(t.said) or dt.date.max for t in found
        )

    def settled(total: _Total) -> _Total:
        found = said.get((total.scope._replace(status="unknown"), total.counter.key, total.count.low), {})
        if len(found) < 2 or total.scope.status not in found:
            return total
        status: Status = "civilian" if weight(found["civilian"]) <= weight(found["unknown"]) else "unknown"
        return replace(total, scope=total.scope._replace(status=status))

    return [settled(total) for total in totals]


def _series(totals: Sequence[_Total]) -> Iterator[tuple[Series, _Comparable]]:
    groups: defaultdict[tuple[_Comparable, str], list[_Total]] = defaultdict(list)
    for total in totals:
        groups[total.scope, total.counter.key].append(total)
    for scope, counter in sorted(groups):
        yield _one_series(scope, groups[scope, counter]), scope


def _one_series(scope: _Comparable, totals: Sequence[_Total]) -> Series:
    steps = _steps(totals)
    claims = sorted((claim for total in totals for claim in total.claims), key=lambda c: c.id)
    communities = {claim.victims.community for claim in claims}
    kept = Scope(
        harm=scope.harm,
        unit=scope.unit,
        status=scope.status,
        victims=", ".join((*scope.sorts, *([scope.partly] if scope.partly else []))),
        community=communities.pop() if len(communities) == 1 else None,
        places=scope.places,
        when=_spell(scope.period),
        side=scope.side or None,
    )
    wholes = sorted({total.whole for total in totals} - {""})
    worded = sorted({claim for total in totals if not total.added for claim in total.claims}, key=lambda c: c.id)
    doubts = [*_doubts(worded), *(f"“{whole}” is taken for its {totals[0].counter.name}" for whole in wholes)]
    return Series(_named(totals), kept, steps, tuple(doubts))


def _named(totals: Sequence[_Total]) -> Counter:
    return min((total.counter for total in totals), key=lambda c: (-len(c.name), c.name))


def _steps(totals: Sequence[_Total]) -> tuple[Step, ...]:
    """Equal figures are one step, said when first said; the dated in order of days, the undated by size."""
    merged = _merged(totals)
    dated = sorted(
        (t for t in merged if _moment(t.said)), key=lambda t: (_moment(t.said), not t.before, t.size, t.claims[0].id)
    )
    for total in sorted((t for t in merged if not _moment(t.said)), key=lambda t: (t.size, t.claims[0].id)):
        place = next((i for i, other in enumerate(dated) if other.size > total.size), len(dated))
        dated.insert(place, total)
    return tuple(_step(total, dated[i - 1] if i else None) for i, total in enumerate(dated))


def _merged(totals: Sequence[_Total]) -> list[_Total]:
    """Wordings of one figure as one total: equal ones, and a bound or a rounded one beside the plain one of its days.

    Plain figures come first, so that what rounds one is looked for among those of about its size alone.
    """
    found: dict[Count, _Total] = {}
    sizes: list[int] = []
    for total in sorted(totals, key=lambda t: (not t.count.exact, _day(t.said) or dt.date.max, t.claims[0].id)):
        known = found.get(total.count)
        if known is None and total.added:
            known = found.get(Count(total.size, total.size))
        elif known is None and not total.count.exact:
            sizes = sizes or sorted(one.size for one in found.values())
            low, high = int(total.size / _ROUNDED) - 1, int(total.size * _ROUNDED) + 1
            near = sizes[bisect.bisect_left(sizes, low) : bisect.bisect_right(sizes, high)]
            like = (found[Count(size, size)] for size in near if Count(size, size) in found)
            fit = [t for t in like if same_figure(t.count, total.count) and _close(t.said, total.said)]
            known = min(fit, key=lambda t: (_day(t.said) or dt.date.max, t.claims[0].id), default=None)
        key = known.count if known else total.count
        found[key] = _carried(known, total) if known else total
    return list(found.values())


def _moment(said: When | None) -> str:
    """A sort key for a day; a day without a year sorts by month and day, which is right within one incident."""
    return "" if said is None or said.end is None else said.end.removeprefix("-")


def _day(said: When | None) -> dt.date | None:
    return said.last if said else None


def _close(one: When | None, other: When | None) -> bool:
    first, second = _day(one), _day(other)
    return first is None or second is None or abs(first - second) <= _NEAR


def _carried(known: _Total, later: _Total) -> _Total:
    """The same figure passed on once more: it was said when it was first said."""
    first, second = _day(known.said), _day(later.said)
    earlier = later.said if known.said is None or (first and second and second < first) else known.said
    added = tuple(dict.fromkeys((*known.added, *later.added)))
    before = known.before or later.before
    return replace(known, claims=known.claims + later.claims, said=earlier, added=added, before=before)


def _step(total: _Total, before: _Total | None) -> Step:
    if before is None:
        change = "first"
    elif total.size == before.size:
        change = "unchanged"
    else:
        change = "rise" if total.size > before.size else "correction"
    ordered = "dated" if _moment(total.said) else "assumed"
    ids = tuple(dict.fromkeys(c.id for c in total.claims))
    summed = {id for group in total.added for id in group}
    return Step(total.count, ids, total.said, ordered, change, total.added if summed.issuperset(ids) else ())


def _doubts(claims: Sequence[Claim]) -> Iterator[str]:
    """Why the claims of a series may not be of one scope: other words for the victims or their community."""
    worded: dict[tuple[str, str | None], str] = {}
    for claim in claims:
        said = claim.victims.quote.words if claim.victims.quote else "no word for them"
        worded.setdefault((claim.victims.status, claim.victims.people), said)
    if len(worded) > 1:
        yield "victims worded differently: " + ", ".join(f"“{words}”" for words in sorted(set(worded.values())))


def _toll(
    series: Sequence[Series],
    incident: Incident,
    linked: Linked,
    policy: Policy,
    verified: frozenset[str],
    said: Sides,
    told: Told,
) -> Toll:
    ordered = sorted(
        series, key=lambda s: (s.counter.kind not in COUNTING, -worth(s.latest.count, policy), s.counter.key)
    )
    claims = sorted(claim for one in ordered for step in one.steps for claim in step.claims)
    above = {key for one in ordered for key in one.counter.office_of}
    parents = [one for one in ordered if one.counter.key in above]
    ties = _ties(ordered, told)
    resting = _resting(ties)
    named = [one for one in ordered if one.counter.kind in COUNTING and one.counter.key not in above | resting]
    made = judged(named or ordered, policy, verified)
    unnamed = [
        Uncounted(one.counter.key, "no counter") for one in ordered if named and one.counter.kind not in COUNTING
    ]
    unnamed += [Uncounted(one.counter.key, "parent body") for one in parents]
    unnamed += [Uncounted(key, "dependent") for key in sorted(resting - above)]
    sources = [linked.source[_text(claim, linked)] for claim in claims]
    return Toll(
        key=_key(claims, ordered),
        incident=incident.key,
        scope=replace(ordered[0].scope, community=_common({one.scope.community for one in ordered})),
        series=tuple(ordered),
        verdict=_verdict(made, named),
        low=made.range.low if made.range and named else None,
        high=made.range.high if made.range and named else None,
        stale=tuple(one.counter for one in made.outside if one.why == "stale"),
        reports=len({source.report.id for source in sources}),
        voices=len({source.voice for source in sources}),
        ties=ties,
        best=made.best,
        grade=grade(policy, ordered[0].scope.status, len(named or ordered), said),
        outside=(*made.outside, *unnamed),
        points=made.points,
    )


def _key(claims: Sequence[str], series: Sequence[Series]) -> str:
    """The smallest claim id, which a toll that adds figures up would share with one of theirs."""
    summed = {claim for one in series for step in one.steps for group in step.added for claim in group}
    return digest(canonical(list(claims))) if claims[0] in summed else claims[0]


def _ties(series: Sequence[Series], told: Told) -> tuple[Tie, ...]:
    """What is known of the independence of these counters: as people decided, else by their own methods."""
    here = {one.counter.key for one in series}
    decided = {frozenset((tie.one, tie.other)): tie for tie in told.ties if {tie.one, tie.other} <= here}
    for one in series:
        for key in one.counter.relies_on:
            if key in here:
                decided.setdefault(frozenset((one.counter.key, key)), Tie(one.counter.key, key, False, _OWN_METHOD))
    return tuple(sorted(decided.values(), key=lambda tie: (tie.one, tie.other)))


def _resting(ties: Sequence[Tie]) -> set[str]:
    """The counters that rest on another one; of two that rest on each other, one still counts."""
    found: set[str] = set()
    for tie in ties:
        if not tie.independent and tie.other not in found:
            found.add(tie.one)
    return found


def _verdict(made: Judged, named: Sequence[Series]) -> str:
    if not named:
        return "no named counter"
    if made.range is not None:
        return "range"
    alone = len(named) == 1 and not any(one.why == "not verified" for one in made.outside)
    return "one counter" if made.counting or alone else "no figure counted"


def _text(claim: str, linked: Linked) -> str:
    return linked.statements[claim].text


def _common(words: set[str | None]) -> str | None:
    return next(iter(words)) if len(words) == 1 else None

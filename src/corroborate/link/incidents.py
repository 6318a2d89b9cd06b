"""Linked statements in, incidents out: which statements, within and across reports, are about one event.

First the statements of one report are put into groups (`groups`). Then groups of different reports are joined, on one
scale: an event at a small place, a course of weeks there, or what happened over wide land. Groups join when place and days
agree. Where a report leaves one of the two out, or gives a later day because it was written later, something else must
speak for it (the same figure, the same counter's total of like size, the same community of victims, the same sides
accused), and the join is marked as doubtful. Such a group goes to the one event for which most speaks, and never makes
two events one. Places that are apart are never joined, but a camp *near* a town may be what a report calls the town.

Scales are not mixed: the shelling of a village lies `within` the province's month (`nested`), and is no part of it. A few
days of a province, though, in which one event alone is known that agrees with them, are that event.

What a person judged comes first (`judged`): two statements told to be of one event are joined before anything else is,
and nothing joins two that are told apart. Then joins can refuse one another, so their order counts, and it is one of
ids and never of arrival: all groups that nobody told apart join as they would without the others, and only then those,
by key, each with what it meets. So of two that are told apart the rest stays with the one of the smaller key, and the
other stands alone with what speaks for it only. An incident's key is its smallest statement id.
"""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from corroborate.account import Incident, Join, Linked
from corroborate.link.groups import (
    COURSE,
    LONG,
    NEAR,
    WIDE,
    Days,
    Group,
    Scale,
    Scaled,
    beside,
    groups,
    local,
    narrowest,
    overlap,
    touching,
)
from corroborate.link.judged import Judged
from corroborate.records import Accusation, Claim, Statement
from corroborate.values import When

_LATER: Final = 90  # days after which a report is not thought to speak of the same event without naming its days
_FOLLOWED: Final = 14  # days within which a report about the same small place may follow up an earlier one
_NEXT: Final = 40  # groups met in the order of days where only a name or a figure speaks for one event
_LIKE: Final = 2  # two totals are of like size within this factor
_BRIEF: Final = 7  # days; what is told of wide land over no more of them may be one event of a small place
_SAME: Final = dt.timedelta(days=3)  # what is counted since a day is of what happened no further from it
_CLOSE: Final = 1.1  # and only where figures of at least so many dead, or hurt, are within this factor
_SOME: Final = 10
_OTHER_DAY: Final = "the reports give other days for the same figure"
_LARGE: Final = 500  # a figure of this size, and not round, is met twice by chance no more
_BACK: Final = 8  # incidents at one place, begun before another, that are asked whether they hold it


def incidents(linked: Linked, judged: Judged = Judged()) -> tuple[Incident, ...]:  # noqa: B008 - frozen
    """Every statement in exactly one incident; incidents sorted by key, without tolls yet."""
    joined = Scaled(linked.statements, judged.different)
    for pair in judged.same:
        joined.join(*pair)
    by_text: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in linked.statements.values():
        by_text[statement.text].append(statement)
    every = [group for text in sorted(by_text) for group in groups(by_text[text], linked, joined)]
    for group in every:
        joined.mark(group.key, group.scale)
    for one, other in _meeting(every, judged, linked):
        joined.join(one.key, other.key)
    offers = []
    for offer in _offers(every, linked):
        if offer.doubt:
            offers.append(offer)
        else:
            joined.join(offer.one.key, offer.other.key)
    joins = (*_coarse(every, joined, linked), *_taken(every, offers, joined))
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted(every, key=lambda g: g.key):
        found[joined.smallest(group.key)].append(group)
    doubtful: defaultdict[str, list[Join]] = defaultdict(list)
    for join in joins:
        doubtful[join.one].append(join)
    made = [(_incident(found[name], doubtful, joined.scale(name), linked), found[name]) for name in sorted(found)]
    return _nested(made, joined, linked)


def _meeting(every: Sequence[Group], judged: Judged, linked: Linked) -> Iterator[tuple[Group, Group]]:
    """Pairs that join where place and days agree; those with a statement that a person told apart come last."""
    told = {id for pair in judged.different for id in pair}
    apart = [group for group in every if not told.isdisjoint(group.members)]
    yield from _met([group for group in every if told.isdisjoint(group.members)], linked)
    at = _at(every, linked) if apart else {}
    for one in sorted(apart, key=lambda g: g.key):
        for other in {other.key: other for key in _reach(one.here, linked) for other in at.get(key, ())}.values():
            at_once = one.days and other.days and overlap(one.days, other.days)
            if at_once and one is not other and one.scale == other.scale and touching(one.here, other.here, linked):
                yield one, other


def _reach(here: frozenset[str], linked: Linked) -> frozenset[str]:
    """Places and what is around them, below a country."""
    return here | local((outer for place in here for outer in linked.around[place]), linked)


def _at(every: Iterable[Group], linked: Linked) -> dict[str, list[Group]]:
    """The groups at each place or inside it."""
    at: defaultdict[str, list[Group]] = defaultdict(list)
    for group in every:
        for key in _reach(group.here, linked):
            at[key].append(group)
    return at


def _met(every: Sequence[Group], linked: Linked) -> Iterator[tuple[Group, Group]]:
    """Pairs enough to join all groups of one scale that share a place, or lie one in the other, on a common day.

    For each place one sweep over the days, so that a place reported on for years costs no more than its reports.
    """
    at: defaultdict[tuple[str, Scale], list[tuple[Group, bool]]] = defaultdict(list)
    for group in every:
        if group.days:
            for key in _reach(group.here, linked):
                at[key, group.scale].append((group, key in group.here))
    for cell in sorted(at):
        if any(here for _, here in at[cell]):
            yield from _sweep(at[cell])


def _sweep(found: Sequence[tuple[Group, bool]]) -> Iterator[tuple[Group, Group]]:
    """Groups at a place join where their days overlap; groups inside it join those at it, and not one another."""
    last_here: Group | None = None
    last: Group | None = None
    waiting: list[Group] = []
    for group, here in sorted(found, key=lambda pair: (_days(pair[0]), not pair[1], pair[0].key)):
        first = _days(group)[0]
        if here:
            waiting = [other for other in waiting if _days(other)[1] >= first]
            yield from ((other, group) for other in waiting)
            last = max([other for other in (last, *waiting) if other], key=_end, default=None)
            if last is not None and _days(last)[1] >= first:
                yield last, group
            waiting = []
            last_here = max([other for other in (last_here, group) if other], key=_end)
            last = max([other for other in (last, group) if other], key=_end)
        elif last_here is not None and _days(last_here)[1] >= first:
            yield last_here, group
            last = max([other for other in (last, group) if other], key=_end)
        else:
            waiting.append(group)


def _days(group: Group) -> Days:
    assert group.days is not None
    return group.days


def _end(group: Group) -> tuple[dt.date, str]:
    return _days(group)[1], group.key


class _Offer(NamedTuple):
    """Two groups that may be of one event: the doubt about it ("" where there is none), and how much speaks for it."""

    one: Group
    other: Group
    doubt: str
    speaks: int

    @property
    def across(self) -> bool:
        """Whether one is of wide land, and the other of a town that bears its name."""
        return bool(self.one.scale and self.other.scale and self.one.scale != self.other.scale)

    @property
    def lacking(self) -> Group:
        """The one that leaves place or day out, or was written later: it goes to the other's event."""
        if self.across:
            return self.one if self.one.either else self.other
        return max(self.one, self.other, key=lambda g: (not g.here, not g.days, g.days or (dt.date.min,) * 2, g.key))

    @property
    def asked(self) -> Group:
        """The one whose event it may be."""
        return self.other if self.lacking is self.one else self.one

    @property
    def gap(self) -> int:
        """Days between the two, 0 where they overlap or nobody knows."""
        return _gap(self.one.days, self.other.days) if self.one.days and self.other.days else 0


def _offers(every: Sequence[Group], linked: Linked) -> Iterator[_Offer]:
    """Pairs for which something besides place and day may speak: a figure, a counter's total, a community.

    Each meets the next few in the order of days, and the undated ones; a long series is met link by link.
    """
    cells: defaultdict[str, list[int]] = defaultdict(list)
    ordered = sorted(every, key=lambda g: (g.days or (dt.date.min, dt.date.min), g.key))
    for place, group in enumerate(ordered):
        words = {*group.communities, *group.counters, *(who for who, _, _ in group.totals)}
        reach = _reach(group.here, linked)
        words |= {f"{harm} {figure}" for harm, figure in group.figures}
        days = {f"{day} @ {key}" for day in (*group.yearless, *_begun(group)) for key in reach}
        near = {f"at {key}" for key in reach if linked.places[key].where.precision not in WIDE}
        for cell in {*near, *days, *_squares(group, linked), *words, *(f"{w} @ {key}" for w in words for key in reach)}:
            cells[cell].append(place)
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for word in sorted(cells):
        held = cells[word]
        for at, place in enumerate(held):
            one, met = ordered[place], seen[place]
            for further in held[at + 1 : at + 1 + _NEXT]:
                if further not in met:
                    other = ordered[further]
                    if one.days and other.days and (other.days[0] - one.days[1]).days > _LATER:
                        break  # and all that follow begin later still
                    met.add(further)
                    offer = _offer(one, other, linked) if one.text != other.text else None
                    if offer is not None:
                        yield offer


def _begun(group: Group) -> tuple[str, ...]:
    """The first day as one without a year is written."""
    return (f"-{group.days[0].isoformat()[4:]}",) if group.days else ()


def _offer(one: Group, other: Group, linked: Linked) -> _Offer | None:
    """None: two events."""
    if _strange(one, other):
        return None  # most pairs, at a glance
    across = bool(one.scale and other.scale and one.scale != other.scale)
    if across and not (one.either or other.either):
        return None
    lacking, agree, echo = ["the town and its province bear one name"] if across else [], 0, False
    if not (one.here and other.here):
        if _abroad(one, other, linked) or _of_more(one, other) or _of_more(other, one):
            return None
        lacking.append("one of the reports names no place for it")
    elif not touching(one.here, other.here, linked):
        if not _near(one, other, linked):
            return None
        lacking.append("the reports name two places that lie near one another")
        agree = 1
    if not (one.days and other.days):
        lacking.append("one of the reports names no day for it")
    elif not overlap(one.days, other.days):
        if _gap(one.days, other.days) > _LATER:
            return None
        dated = one.dated and other.dated
        echo = dated and _echoed(one, other, linked)
        if dated and not echo and _in_common(one, other) < 2:
            return None
        lacking.append(_OTHER_DAY if echo else "one of the reports was written later and names no day for it")
    if not lacking:
        return _Offer(one, other, "", 0)
    if (one.background != other.background and not echo) or (
        speaks := agree + echo + _speaks(one, other, linked)
    ) < len(lacking):
        return None
    return _Offer(one, other, ", and ".join(lacking), speaks)


def _strange(one: Group, other: Group) -> bool:
    """Whether both tell their days, which lie apart, and have no figure in common: then nothing makes them one event."""
    if not (one.dated and other.dated and one.days and other.days) or overlap(one.days, other.days):
        return False
    return one.sizes.isdisjoint(other.sizes) and one.figures.isdisjoint(other.figures)


def _taken(every: Sequence[Group], offers: Sequence[_Offer], joined: Scaled) -> Iterator[Join]:
    """Join each group that lacks something with the one event for which most speaks, then the nearest in time.

    What the events are is settled before: so no such group can make two of them one.
    """
    event = {group.key: joined.smallest(group.key) for group in every}
    settled: defaultdict[str, set[str]] = defaultdict(set)
    for group in every:
        if group.here and group.dated and not group.runs:
            settled[event[group.key]].add(group.key)
    found: defaultdict[str, list[_Offer]] = defaultdict(list)
    for offer in offers:
        own = event[offer.lacking.key]
        if (
            offer.across or offer.doubt == _OTHER_DAY or settled.get(own, set()) <= {offer.lacking.key}
        ):  # else place and day have given it an event
            found[own].append(offer)
    for own in sorted(found):
        others = [o for o in found[own] if event[o.asked.key] != own]
        best = min(others, key=lambda o: (-o.speaks, o.gap, event[o.asked.key]), default=None)
        for offer in others:
            if not best or event[offer.asked.key] != event[best.asked.key]:
                continue
            fresh = joined.smallest(offer.one.key) != joined.smallest(offer.other.key)
            if fresh and joined.join(offer.one.key, offer.other.key, "wide" if offer.across else None):
                yield Join(offer.one.key, offer.other.key, offer.doubt)


def _speaks(one: Group, other: Group, linked: Linked) -> int:
    """How much besides place and day speaks for one event, point by point."""
    sides = bool(one.sides & other.sides) and bool(one.figures or one.communities or one.totals)
    told = _in_common(one, other) + bool(one.communities & other.communities)
    return told + sides + _counted(one, other) + _followed(one, other, linked) + _on_one_day(one, other)


def _in_common(one: Group, other: Group) -> int:
    """What telling figures in common speak: a large one for two points, as two do; one of some hundreds for one, for among
    many figures two are soon alike.
    """
    return min(2, sum(2 if size >= _LARGE else 1 for _, size in one.figures & other.figures))


def _on_one_day(one: Group, other: Group) -> bool:
    """Whether one names a day without its year that is the other's too."""
    days = {*one.yearless, *_begun(one)} & {*other.yearless, *_begun(other)}
    return bool(days) and not (one.days and other.days)


def _followed(one: Group, other: Group, linked: Linked) -> bool:
    """Whether one may follow the other up: about the same small place within days, and one of them tells no day or
    gives a total to date.
    """
    small = {key for key in one.places & other.places if linked.places[key].where.precision not in WIDE}
    near = one.days is not None and other.days is not None and _gap(one.days, other.days) <= _FOLLOWED
    return bool(small) and near and (one.runs or other.runs or not (one.dated and other.dated))


def _echoed(one: Group, other: Group, linked: Linked) -> bool:
    """Whether two reports give one figure of one small place within days: one of them has the day wrong."""
    if not one.sizes & other.sizes:
        return False  # most pairs, at a glance
    small = {key for key in one.here & other.here if linked.places[key].where.precision not in WIDE}
    same = any(size >= _SOME for _, size in one.sizes & other.sizes)
    return (
        bool(small)
        and same
        and one.days is not None
        and other.days is not None
        and _gap(one.days, other.days) <= _FOLLOWED
    )


def _counted(one: Group, other: Group) -> bool:
    """Whether one counter gave totals of both: running ones, or, where the days do not meet, ones of like size."""
    if one.counters & other.counters and not (one.days and other.days):
        return True
    return any(
        who == whose and harm == hurt and low <= _LIKE * high and high <= _LIKE * low
        for who, harm, low in one.totals
        for whose, hurt, high in other.totals
    )


def _gap(one: Days, other: Days) -> int:
    """Days between two periods that do not overlap."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def _abroad(one: Group, other: Group, linked: Linked) -> bool:
    """Whether the two are told to be in different countries."""
    here, there = _countries(one, linked), _countries(other, linked)
    return bool(here and there and not here & there)


def _countries(group: Group, linked: Linked) -> frozenset[str]:
    keys = {outer for key in group.places for outer in (key, *linked.around[key])}
    return frozenset(key for key in keys if linked.places[key].where.precision == "country")


def _of_more(one: Group, other: Group) -> bool:
    """Whether one, which names no place, is told of years, or of weeks where the other is of one event."""
    if one.here or other.days is None:
        return False
    return one.lasting > LONG or (other.scale == "event" and one.lasting > COURSE)


def _near(one: Group, other: Group, linked: Linked) -> bool:
    """Whether two small places lie so near that one report may call the one what another calls the other, and both tell of
    like many on the same days.
    """
    if not (one.scale == other.scale == "event" and one.days and other.days and overlap(one.days, other.days)):
        return False
    return _figures_agree(one, other, _CLOSE, _SOME) and any(
        beside(here, there, linked) for here in one.here for there in other.here
    )


def _squares(group: Group, linked: Linked) -> Iterator[str]:
    """Names of squares of land such that two small places no further apart than `NEAR` are in one of them together."""
    for place in group.here if group.scale == "event" else ():
        where = linked.places[place].where
        if where.lat is not None and where.lon is not None:
            band = 111.2 * where.lat / NEAR
            line = 111.2 * where.lon * math.cos(math.radians(round(where.lat))) / NEAR
            for north in (0, 1):
                for east in (0, 1):
                    yield f"near {(math.floor(band) + north) // 2} {(math.floor(line) + east) // 2} {north}{east}"


def _figures_agree(one: Group, other: Group, factor: float = _LIKE, least: int = 1) -> bool:
    """Whether the two give figures of one harm, no smaller than `least`, that are within a factor of one another."""
    return any(
        harm == hurt and min(low, high) >= least and max(low, high) <= factor * min(low, high)
        for harm, low in one.sizes
        for hurt, high in other.sizes
    )


# ---------------------------------------------------------------------- from one scale to another


@dataclass(frozen=True, slots=True)
class _Known:
    """An event that is known by place and day: its groups' first and last day, its figures' sizes by harm in order, and the
    group that stands for it.
    """

    name: str
    days: Days
    sizes: Mapping[str, Sequence[int]]
    group: Group


def _coarse(every: Sequence[Group], joined: Scaled, linked: Linked) -> Iterator[Join]:
    """Join what is counted since an event with it, and what is told coarsely (a province's few days, a town's whole month)
    with an event, where it agrees with one event alone.
    """
    coarse: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted(every, key=lambda g: g.key):
        if group.scale in ("course", "wide"):
            coarse[joined.smallest(group.key)].append(group)
    if not coarse:
        return
    at = _events(every, joined, linked)
    for group in (group for name in sorted(coarse) for group in coarse[name]):
        begun = _beginning(group, at)
        if begun is not None:
            joined.join(group.key, begun.group.key, "course")
    at = _events(every, joined, linked)
    for name in sorted(coarse):
        pair = _only(coarse[name], at)
        fresh = pair is not None and joined.smallest(pair[0].key) != joined.smallest(pair[1].key)
        if pair and fresh and joined.scale(name) != "event" and joined.join(pair[0].key, pair[1].key, "event"):
            yield Join(pair[0].key, pair[1].key, "one of the reports tells place or days only roughly")


def _events(every: Sequence[Group], joined: Scaled, linked: Linked) -> dict[str, list[_Known]]:
    """The events at each place, or inside it, by their first days."""
    members: defaultdict[str, list[Group]] = defaultdict(list)
    for group in every:
        if group.scale == "event" and group.days and not group.background:
            members[joined.smallest(group.key)].append(group)
    at: defaultdict[str, list[_Known]] = defaultdict(list)
    for name in sorted(members):
        found = sorted(members[name], key=lambda g: (_days(g), g.key))
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for harm, size in (pair for group in found for pair in group.sizes):
            sizes[harm].add(size)
        days = _days(found[0])[0], max(_days(group)[1] for group in found)
        known = _Known(name, days, {harm: sorted(several) for harm, several in sizes.items()}, found[0])
        for key in sorted(_reach(frozenset[str]().union(*(group.here for group in found)), linked)):
            at[key].append(known)
    for several in at.values():
        several.sort(key=lambda known: (known.days, known.name))
    return at


def _beginning(course: Group, at: Mapping[str, Sequence[_Known]]) -> _Known | None:
    """The event with which a course begins, where one does: what is counted since then is counted of it."""
    if course.scale != "course" or not course.days or course.background:
        return None
    first, found = course.days[0], list[_Known]()
    for key in sorted(course.here):
        begin = bisect.bisect_left(at.get(key, []), first - _SAME, key=lambda known: known.days[0])
        end = bisect.bisect_right(at.get(key, []), first + _SAME, key=lambda known: known.days[0])
        found += at.get(key, [])[begin:end]
    return min(found, key=lambda known: (abs(known.days[0] - first), known.name), default=None)


def _only(coarse: Sequence[Group], at: Mapping[str, Sequence[_Known]]) -> tuple[Group, Group] | None:
    """A coarse group and the event, if all that they are told together with is one event, and figures agree."""
    if not all(_roughly(group) for group in coarse):
        return None
    met: dict[str, list[tuple[Group, _Known]]] = {}
    for group in coarse:
        first, last = _days(group)
        for key in sorted(group.here):
            found = at.get(key, [])
            begin = bisect.bisect_left(found, first - dt.timedelta(days=_LATER), key=lambda known: known.days[0])
            end = bisect.bisect_right(found, last, key=lambda known: known.days[0])
            for known in found[begin:end]:
                if overlap(_days(group), known.days):
                    met.setdefault(known.name, []).append((group, known))
                if len(met) > 1:
                    return None
    pairs = [(group, known.group) for found in met.values() for group, known in found if _agrees(group, known)]
    return min(pairs, key=lambda pair: (pair[0].key, pair[1].key), default=None)


def _agrees(group: Group, known: _Known) -> bool:
    """Whether a group gives a figure of like size as one of an event."""
    for harm, size in group.sizes:
        sizes = known.sizes.get(harm, ())
        place = bisect.bisect_left(sizes, size / _LIKE)
        if place < len(sizes) and sizes[place] <= size * _LIKE:
            return True
    return False


def _roughly(group: Group) -> bool:
    """Whether a coarse group may be about one event: some days of wide land, or a month of a small place, named as such."""
    if group.days is None or group.background:
        return False
    length = (group.days[1] - group.days[0]).days
    return length <= (_BRIEF if group.scale == "wide" else 31) and not (group.scale == "course" and group.runs)


def _nested(made: Sequence[tuple[Incident, list[Group]]], joined: Scaled, linked: Linked) -> tuple[Incident, ...]:
    """The incidents with what lies around them: a course at the same place, else what is told of the land around."""
    holders: defaultdict[str, list[tuple[Days, Scale, Incident]]] = defaultdict(list)
    spans = {incident.key: _span(members) for incident, members in made}
    for incident, members in made:
        scale, days = joined.scale(incident.key), spans[incident.key]
        if scale in ("course", "wide") and days and not incident.background:
            for key in {key for group in members for key in group.here}:
                holders[key].append((days, scale, incident))
    for found in holders.values():
        found.sort(key=lambda holder: (holder[0], holder[2].key))
    holding = Counter(outer for around in linked.around.values() for outer in around)
    nested = []
    for incident, members in made:
        scale, days = joined.scale(incident.key), spans[incident.key]
        here = frozenset[str]().union(*(group.here for group in members))
        if scale in ("event", "course") and days and not incident.background:
            nested.append(replace(incident, within=_around(scale, days, here, holders, holding, linked)))
        else:
            nested.append(incident)
    return tuple(nested)


def _span(members: Sequence[Group]) -> Days | None:
    days = [group.days for group in members if group.days]
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else None


def _around(
    scale: Scale,
    days: Days,
    here: frozenset[str],
    holders: dict[str, list[tuple[Days, Scale, Incident]]],
    holding: Mapping[str, int],
    linked: Linked,
) -> str | None:
    """The key of the incident around one of that scale, days and places: a course before wide land, one that lasts as long
    before one that does not, the narrower before the wider.
    """
    met = []
    for key in sorted(_reach(here, linked)):
        found = holders.get(key, [])
        end = bisect.bisect_right(found, days[1], key=lambda holder: holder[0][0])
        for period, wider, incident in found[max(0, end - _BACK) : end]:
            if overlap(period, days) and (wider == "wide" or (scale == "event" and period[0] < days[0])):
                lasts = period[0] <= days[0] and days[1] <= period[1]
                met.append((wider == "wide", not lasts, holding[key], incident.key))
    return min(met)[3] if met else None


def _incident(found: Sequence[Group], doubtful: Mapping[str, Sequence[Join]], scale: Scale, linked: Linked) -> Incident:
    """The incident of some groups; `doubtful` are all joins that are in doubt, by the group that was joined to another."""
    members = tuple(sorted(m for group in found for m in group.members))
    joins = (join for key in {group.key for group in found} for join in doubtful.get(key, ()))
    places = _by_use(members, linked)
    return Incident(
        key=members[0],
        title=_title(members, places, scale, linked),
        places=places,
        when=_told(members, linked),
        parties=tuple(sorted({key for m in members for key in linked.party[m]})),
        statements=members,
        background=all(group.background for group in found),
        joins=tuple(sorted(joins, key=lambda join: (join.one, join.other))),
    )


def _told(members: Sequence[str], linked: Linked) -> When | None:
    """From the first day that a statement tells to the last; without a first, only up to when. Wars are left out."""
    periods = [
        statement.when.when
        for member in members
        if isinstance(statement := linked.statements[member], Claim | Accusation) and statement.when is not None
    ]
    latest = max((end for p in periods if (end := p.last or p.first)), default=dt.date.max)
    short = [p for p in periods if not p.first or ((p.last or latest) - p.first).days <= LONG]
    firsts = [p.first for p in short if p.first]
    ends = firsts + [p.last for p in short if p.last]
    if not ends:
        return None
    last = max(ends).isoformat()
    if not firsts:
        return When(None, last, "unknown", "inferred")
    return When(min(*firsts, max(ends)).isoformat(), last, "inferred", "inferred")


def _by_use(members: Sequence[str], linked: Linked) -> tuple[str, ...]:
    """Place keys, most used first, ties by key."""
    uses: defaultdict[str, int] = defaultdict(int)
    for member in members:
        if isinstance(linked.statements[member], Claim | Accusation):
            for key in linked.place[member]:
                uses[key] += 1
    return tuple(sorted(uses, key=lambda key: (-uses[key], key)))


def _title(members: Sequence[str], places: Sequence[str], scale: Scale, linked: Linked) -> str:
    """Where the reports say it happened: the small place that most of them name; for what happened over wide land, the
    widest named place below a country that others of the incident lie in.
    """
    if scale in ("event", "course"):
        uses: defaultdict[str, int] = defaultdict(int)
        for member in members:
            for key in narrowest(linked.place[member], linked):
                uses[key] += linked.places[key].where.precision not in WIDE
        small = [key for key in uses if uses[key]]
        if small:
            return linked.places[min(small, key=lambda key: (-uses[key], key))].where.name
    found = [key for key in places if linked.places[key].where.precision not in ("country", "unresolved")] or list(
        places
    )
    if not found:
        return "Place not stated"
    holding = {key: sum(key in linked.around[other] for other in found) for key in found}
    return linked.places[max(found, key=lambda key: (holding[key], -found.index(key)))].where.name

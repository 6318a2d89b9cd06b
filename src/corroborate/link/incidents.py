"""Linked statements in, incidents out: which statements, within and across reports, are about one event.

First the statements of one report are put into groups: what happened at compatible places on overlapping days belongs
together, so do the parts of one total that a sentence lists by place, and a statement that names neither place nor day
stands with the one before it. Then groups of different reports are joined when place and days agree. Where a report
leaves one of the two out, or gives a later day because it was written later, something else must speak for it (the same
figure, the same counter's total of like size, the same community of victims, the same sides accused), and the join is
marked as doubtful. Places that are apart are never joined. Joining is transitive and symmetric, so the order of arrival
cannot matter. An incident's key is its smallest statement id.

What a person judged comes first (`judged`): two statements told to be of one event are joined before anything else is,
and nothing joins two that are told apart. Then joins can refuse one another, so their order counts, and it is one of
ids and never of arrival: all groups that nobody told apart join as they would without the others, and only then those,
by key, each with what it meets. So of two that are told apart the rest stays with the one of the smaller key, and the
other stands alone with what speaks for it only.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.account import Incident, Join, Linked
from corroborate.link.copies import Told
from corroborate.link.judged import Judged
from corroborate.records import Accusation, Claim, Statement
from corroborate.values import When

_FRESH: Final = dt.timedelta(days=2)  # undated news is about the last days before its dateline
_LONG: Final = 400  # days; a total over a longer time is about a war, not about an incident
_LATER: Final = 90  # days after which a report is not thought to speak of the same event without naming its days
_FOLLOWED: Final = 14  # days within which a report about the same small place may follow up an earlier one
_WIDE: Final = frozenset({"country", "region", "area"})
_TELLING: Final = 100  # a plain figure of this size, and not round, is hardly met twice by chance
_NEXT: Final = 40  # groups met in the order of days where only a name or a figure speaks for one event
_LIKE: Final = 2  # two totals of one counter are of like size within this factor

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class _Group:
    """Statements of one report about one event, and what they say in common."""

    key: str
    text: str
    members: tuple[str, ...]
    places: frozenset[str]
    days: Days | None
    runs: bool  # a figure is a total to date
    dated: bool  # a statement tells its first day; else the days are those before the report
    communities: frozenset[str]
    sides: frozenset[str]
    figures: frozenset[tuple[str, int]]
    totals: tuple[tuple[str, str, int], ...]
    counters: frozenset[str]
    background: bool


def incidents(linked: Linked, judged: Judged = Judged()) -> tuple[Incident, ...]:  # noqa: B008 - frozen
    """Every statement in exactly one incident; incidents sorted by key, without tolls yet."""
    joined = Told(linked.statements, judged.different)
    for pair in judged.same:
        joined.join(*pair)
    by_text: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in linked.statements.values():
        by_text[statement.text].append(statement)
    groups = [group for text in sorted(by_text) for group in _within(by_text[text], linked, joined)]
    for one, other in _meeting(groups, judged, linked):
        joined.join(one.key, other.key)
    joins = tuple(_joins(groups, linked, joined))
    found: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: g.key):
        found[joined.smallest(group.key)].append(group)
    return tuple(_incident(found[name], joins, linked) for name in sorted(found))


def _joins(groups: Sequence[_Group], linked: Linked, joined: Told) -> Iterator[Join]:
    """Joins groups for which something besides place and day speaks; where only that does, and nothing else did, says so."""
    doubtful: list[tuple[_Group, _Group, str]] = []
    for one, other in _alike(groups, linked):
        doubt = _same(one, other, linked)
        if doubt == "":
            joined.join(one.key, other.key)
        elif doubt:
            doubtful.append((one, other, doubt))
    for one, other, doubt in doubtful:
        fresh = joined.smallest(one.key) != joined.smallest(other.key)
        if joined.join(one.key, other.key) and fresh:
            yield Join(one.key, other.key, doubt)


def days_of(statement: Statement, published: str | None) -> Days | None:
    """The days a claim or accusation is about, as (first, last); None where nothing tells.

    Fresh news without a first day begins two days before its last.
    """
    when = statement.when if isinstance(statement, Claim | Accusation) else None
    period = when.when if when else None
    first, last = (period.first, period.last) if period else (None, None)
    dateline = When.day(published).last if published else None
    if first is None and last is None:
        return None
    running = isinstance(statement, Claim) and statement.running
    if first is not None:
        return first, max(first, last or dateline or first)
    assert last is not None
    return last - (_FRESH * 3 if running else _FRESH), last


def _is_background(statement: Statement) -> bool:
    return isinstance(statement, Claim | Accusation) and statement.stance == "background"


def _within(statements: Sequence[Statement], linked: Linked, joined: Told) -> Iterator[_Group]:
    """Groups of one report's statements, by the smallest id of each; joins them in `joined`."""
    ordered = sorted(statements, key=lambda s: (s.quote.start, s.quote.end, s.id))
    published = linked.source[ordered[0].text].published
    placed = [s for s in ordered if _tells(s, linked, published)]
    for one, other in itertools.combinations(placed, 2):
        if _is_background(one) == _is_background(other) and _together(one, other, linked, published):
            joined.join(one.id, other.id)
    for listed in _lists(ordered):
        for claim in listed[1:]:
            joined.join(listed[0].id, claim.id)
    for statement in ordered:
        anchor = _anchor(statement, placed, ordered)
        if anchor is not None:
            joined.join(statement.id, anchor.id)
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(ordered, key=lambda s: s.id):
        groups[joined.smallest(statement.id)].append(statement)
    for members in groups.values():
        yield _group(members, linked, published)


def _lists(ordered: Sequence[Statement]) -> Iterator[list[Claim]]:
    """Figures of one harm and one source that a sentence lists: parts of one total, whatever their places.

    Three make a list; two do where one is told to be a part.
    """
    lists: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in ordered:
        if isinstance(claim, Claim):
            root = claim.speakers[-1].name if claim.speakers else ""
            lists[claim.quote, claim.harm, root, claim.stance == "background"].append(claim)
    for listed in lists.values():
        if len(listed) > 2 or (len(listed) == 2 and any(claim.part_of for claim in listed)):
            yield listed


def _tells(statement: Statement, linked: Linked, published: str | None) -> bool:
    """Whether a statement says by itself where or when it belongs."""
    counted = isinstance(statement, Claim | Accusation)
    return counted and (bool(_local(linked.place[statement.id], linked)) or _dated(statement))


def _dated(statement: Statement) -> bool:
    when = statement.when if isinstance(statement, Claim | Accusation) else None
    return when is not None and when.when.first is not None


def _anchor(statement: Statement, placed: Sequence[Statement], ordered: Sequence[Statement]) -> Statement | None:
    """The statement that one without place and day stands with: the nearest before it, else the first after it."""
    if statement in placed:
        return None
    kind = _is_background(statement)
    if kind:
        return None
    near = [s for s in placed if not _is_background(s)]
    before = [s for s in near if s.quote.start <= statement.quote.start]
    if before:
        return before[-1]
    rest = near or [s for s in ordered if not _is_background(s)]
    return rest[0] if rest and rest[0] is not statement else None


def _local(places: Sequence[str], linked: Linked) -> frozenset[str]:
    """Places finer than a country: a country's name alone says too little about where."""
    return frozenset(key for key in places if linked.places[key].where.precision != "country")


def _together(one: Statement, other: Statement, linked: Linked, published: str | None) -> bool:
    here, there = _local(linked.place[one.id], linked), _local(linked.place[other.id], linked)
    if here and there and not touching(here, there, linked):
        return False
    days, others = days_of(one, published), days_of(other, published)
    return days is None or others is None or _overlap(days, others)


def touching(here: frozenset[str], there: frozenset[str], linked: Linked) -> bool:
    """Whether two sets of places share one, or one lies within the other."""
    return (
        bool(here & there) or any(linked.around[a] & there for a in here) or any(linked.around[b] & here for b in there)
    )


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _group(members: Sequence[Statement], linked: Linked, published: str | None) -> _Group:
    days = [found for s in members if (found := days_of(s, published)) and (found[1] - found[0]).days <= _LONG]
    claims = [s for s in members if isinstance(s, Claim)]
    victims = [s.victims for s in members if isinstance(s, Claim | Accusation)]
    sides = (linked.parties[key].side for s in members for key in linked.party[s.id])
    return _Group(
        key=min(s.id for s in members),
        text=members[0].text,
        members=tuple(sorted(s.id for s in members)),
        places=frozenset(key for s in members if isinstance(s, Claim | Accusation) for key in linked.place[s.id]),
        days=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        runs=any(claim.running and claim.stance == "asserted" for claim in claims),
        dated=any(_dated(s) for s in members),
        communities=frozenset(v.people for v in victims if v.people),
        sides=frozenset(side for side in sides if side),
        figures=frozenset(
            (c.harm, c.count.low) for c in claims if c.count.exact and c.count.low and _telling(c.count.low)
        ),
        totals=tuple(
            sorted(
                {(linked.counter[c.id].key, c.harm, low) for c in claims if (low := c.count.low) and _counts(c, linked)}
            )
        ),
        counters=frozenset(
            linked.counter[c.id].key for c in claims if c.running and linked.counter[c.id].kind != "unnamed"
        ),
        background=all(_is_background(s) for s in members if isinstance(s, Claim | Accusation)),
    )


def _telling(figure: int) -> bool:
    return figure >= _TELLING and figure % 100 != 0


def _counts(claim: Claim, linked: Linked) -> bool:
    """Whether a claim is a total of a counter that counts, large enough to tell by."""
    return linked.counter[claim.id].kind in ("organisation", "official") and (claim.count.low or 0) >= _TELLING


def _meeting(groups: Sequence[_Group], judged: Judged, linked: Linked) -> Iterator[tuple[_Group, _Group]]:
    """Pairs that join where place and days agree; those with a statement that a person told apart come last."""
    told = {id for pair in judged.different for id in pair}
    apart = [group for group in groups if not told.isdisjoint(group.members)]
    yield from _met([group for group in groups if told.isdisjoint(group.members)], linked)
    for one in sorted(apart, key=lambda g: g.key):
        for other in groups:
            at_once = one.days and other.days and _overlap(one.days, other.days)
            if at_once and one is not other and _same(one, other, linked) == "":
                yield one, other


def _met(groups: Sequence[_Group], linked: Linked) -> Iterator[tuple[_Group, _Group]]:
    """Pairs enough to join all groups of different reports that share a place, or lie one in the other, on a common day.

    For each place one sweep over the days, so that a place reported on for years costs no more than its reports.
    """
    at: defaultdict[str, list[tuple[_Group, bool]]] = defaultdict(list)
    for group in groups:
        local = _local(tuple(group.places), linked) if group.days else frozenset[str]()
        around = frozenset(key for place in local for key in _local(tuple(linked.around[place]), linked)) - local
        for keys, here in ((local, True), (around, False)):
            for key in keys:
                at[key].append((group, here))
    for key in sorted(at):
        if any(here for _, here in at[key]):
            yield from _sweep(at[key])


def _sweep(found: Sequence[tuple[_Group, bool]]) -> Iterator[tuple[_Group, _Group]]:
    """Groups at a place join where their days overlap; groups inside it join those at it, and not one another."""
    last_here: _Group | None = None
    last: _Group | None = None
    waiting: list[_Group] = []
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


def _days(group: _Group) -> Days:
    assert group.days is not None
    return group.days


def _end(group: _Group) -> tuple[dt.date, str]:
    return _days(group)[1], group.key


def _alike(groups: Sequence[_Group], linked: Linked) -> Iterator[tuple[_Group, _Group]]:
    """Pairs for which something besides place and day may speak: a figure, a counter's total, a community.

    Each meets the next few in the order of days, and the undated ones; a long series is met link by link.
    """
    cells: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        words = {*group.communities, *group.counters, *(who for who, _, _ in group.totals)}
        local = _local(tuple(group.places), linked)
        local |= {key for place in local for key in _local(tuple(linked.around[place]), linked)}
        words |= {f"at {key}" for key in local if linked.places[key].where.precision not in _WIDE}
        for word in sorted(words | {f"{harm} {figure}" for harm, figure in group.figures}):
            for cell in (word, *(f"{word} @ {key}" for key in local)):
                cells[cell].append(group)
    seen: set[tuple[str, str]] = set()
    for word in sorted(cells):
        ordered = sorted(cells[word], key=lambda g: (g.days or (dt.date.min, dt.date.min), g.key))
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _NEXT]:
                if one.text != other.text and (one.key, other.key) not in seen:
                    seen.add((one.key, other.key))
                    yield one, other


def _same(one: _Group, other: _Group, linked: Linked) -> str | None:
    """None: two events. Empty: one event. Words: one event, with that doubt."""
    here, there = _local(tuple(one.places), linked), _local(tuple(other.places), linked)
    if (here and there and not touching(here, there, linked)) or _abroad(one, other, linked):
        return None
    lacking = []
    if not (here and there):
        lacking.append("one of the reports names no place for it")
    if not (one.days and other.days):
        lacking.append("one of the reports names no day for it")
    elif not _overlap(one.days, other.days):
        if _gap(one.days, other.days) > _LATER:
            return None
        lacking.append("one of the reports was written later and names no day for it")
    if not lacking:
        return ""
    if one.background != other.background or _speaks(one, other, linked) < len(lacking):
        return None
    return ", and ".join(lacking)


def _speaks(one: _Group, other: _Group, linked: Linked) -> int:
    """How much besides place and day speaks for one event: a telling figure in common for two, anything else for one."""
    sides = bool(one.sides & other.sides) and bool(one.figures or one.communities or one.totals)
    told = 2 * bool(one.figures & other.figures) + bool(one.communities & other.communities)
    return told + sides + _counted(one, other) + _followed(one, other, linked)


def _followed(one: _Group, other: _Group, linked: Linked) -> bool:
    """Whether one may follow the other up: about the same small place within days, and one of them tells no day or
    gives a total to date.
    """
    small = {key for key in one.places & other.places if linked.places[key].where.precision not in _WIDE}
    near = one.days is not None and other.days is not None and _gap(one.days, other.days) <= _FOLLOWED
    return bool(small) and near and (one.runs or other.runs or not (one.dated and other.dated))


def _counted(one: _Group, other: _Group) -> bool:
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


def _abroad(one: _Group, other: _Group, linked: Linked) -> bool:
    """Whether the two are told to be in different countries."""
    here, there = _countries(one, linked), _countries(other, linked)
    return bool(here and there and not here & there)


def _countries(group: _Group, linked: Linked) -> frozenset[str]:
    keys = {outer for key in group.places for outer in (key, *linked.around[key])}
    return frozenset(key for key in keys if linked.places[key].where.precision == "country")


def _incident(groups: Sequence[_Group], joins: Sequence[Join], linked: Linked) -> Incident:
    members = tuple(sorted(m for group in groups for m in group.members))
    keys = {group.key for group in groups}
    places = _by_use(members, linked)
    return Incident(
        key=members[0],
        title=_title(places, linked),
        places=places,
        when=_told(members, linked),
        parties=tuple(sorted({key for m in members for key in linked.party[m]})),
        statements=members,
        background=all(group.background for group in groups),
        joins=tuple(sorted((join for join in joins if join.one in keys), key=lambda join: (join.one, join.other))),
    )


def _told(members: Sequence[str], linked: Linked) -> When | None:
    """From the first day that a statement tells to the last; without a first, only up to when. Wars are left out."""
    periods = [
        statement.when.when
        for member in members
        if isinstance(statement := linked.statements[member], Claim | Accusation) and statement.when is not None
    ]
    latest = max((end for p in periods if (end := p.last or p.first)), default=dt.date.max)
    short = [p for p in periods if not p.first or ((p.last or latest) - p.first).days <= _LONG]
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


def _title(places: Sequence[str], linked: Linked) -> str:
    """The widest named place below a country that others of the incident lie in, else the most used one."""
    local = [key for key in places if linked.places[key].where.precision not in ("country", "unresolved")] or list(
        places
    )
    if not local:
        return "Place not stated"
    holding = {key: sum(key in linked.around[other] for other in local) for key in local}
    return linked.places[max(local, key=lambda key: (holding[key], -local.index(key)))].where.name

"""One report's statements in, its groups out: what of one report is about one event, and on what scale.

What happened at compatible places on overlapping days, on one scale, belongs together, and so do the parts of one total
that a sentence lists by place. A statement that names no place stands with the nearest one that does and whose days allow
it: were it joined with all of them, a week's digest would be one event. What is told of a year, or of many, is of no event
and stands by itself. There are three scales, since a village, the siege
of a town and a province are told of by the same words: an *event* at a small place, a *course* of weeks there, and what
happened over *wide* land. A statement's narrowest places count: `El Fasher, North Darfur` is in El Fasher.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from corroborate.account import Counter, Linked
from corroborate.actors import fold
from corroborate.link.copies import Told
from corroborate.records import Accusation, Answer, Claim, Evidence, Statement
from corroborate.values import When

Scale: TypeAlias = Literal["", "event", "course", "wide"]
SCALES: Final[tuple[Scale, ...]] = ("", "event", "course", "wide")
Days: TypeAlias = tuple[dt.date, dt.date]
_FRESH: Final = dt.timedelta(days=2)  # undated news is about the last days before its dateline
LONG: Final = 400  # days; a total over a longer time is about a war, not about an incident
COURSE: Final = 14  # days; what takes longer at a small place is a course of events
WIDE: Final = frozenset({"country", "region", "area"})
NEAR: Final = 15.0  # km; what lies no further apart may be one place in two reports' words
_SPREAD: Final = 40.0  # km between places that are not one event's
_NOWHERE: Final[frozenset[str]] = frozenset()
_ACCUSED: Final = frozenset(
    {"denies", "admits", "explains"}
)  # replies of who is accused; anybody may promise an inquiry
_TELLING: Final = 100  # a plain figure of this size, and not round, is hardly met twice by chance


class Scaled(Told):
    """Groups that never grow over a pair that is told apart, nor from one scale to another: a village's day is no part of
    the group of its province's month, whatever stands between them.

    >>> groups = Scaled("ab"); groups.mark("a", "event"); groups.mark("b", "wide"); groups.join("a", "b")
    False
    >>> groups.join("a", "b", "event"), groups.scale("b")
    (True, 'event')
    """

    def __init__(self, members: Iterable[str], different: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(members, different)
        self._scale: dict[str, Scale] = {}

    def mark(self, member: str, scale: Scale) -> None:
        """Say on what scale the group of a member is; what persons joined is on the widest of its scales."""
        root = self.smallest(member)
        self._scale[root] = max(self._scale.get(root, ""), scale, key=SCALES.index)

    def scale(self, member: str) -> Scale:
        """On what scale the group of a member is; "" where nothing says."""
        return self._scale.get(self.smallest(member), "")

    def join(self, one: str, other: str, scale: Scale | None = None) -> bool:
        """Make the groups of two members one, and say so; False, and nothing, where that joins what is told apart, or
        two scales. `scale` joins these too, and is what they are from then on.
        """
        here, there = self.scale(one), self.scale(other)
        if here and there and here != there and scale is None:
            return False
        if not super().join(one, other):
            return False
        self._scale[self.smallest(one)] = scale or here or there
        return True


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one report about one event, and what they say in common. `here` are the narrowest places below a
    country, `places` all of them; `sizes` are its figures of any size, `figures` the telling ones.
    """

    key: str
    text: str
    members: tuple[str, ...]
    scale: Scale
    here: frozenset[str]
    places: frozenset[str]
    days: Days | None
    yearless: tuple[str, ...]  # first days whose year nobody states, `--03-06`
    runs: bool  # a figure is a total to date
    dated: bool  # a statement tells its first day; else the days are those before the report
    communities: frozenset[str]
    sides: frozenset[str]
    figures: frozenset[tuple[str, int]]
    sizes: frozenset[tuple[str, int]]
    totals: tuple[tuple[str, str, int], ...]
    counters: frozenset[str]
    background: bool
    either: bool  # its towns bear their provinces' names
    lasting: int  # the days of its longest time; totals that still rise have none


@dataclass(frozen=True, slots=True)
class _Said:
    """What one statement says about where and when it belongs."""

    statement: Statement
    here: frozenset[str]
    days: Days | None
    scale: Scale
    background: bool
    either: bool = False

    @property
    def start(self) -> int:
        return self.statement.quote.start

    @property
    def runs(self) -> bool:
        return isinstance(self.statement, Claim) and self.statement.running

    @property
    def lasting(self) -> int:
        """Over how many days it is told; of a total that still rises 0, for it is given wherever it has just risen."""
        said = self.statement
        rises = isinstance(said, Claim) and said.running and (said.when is None or said.when.when.last is None)
        return 0 if rises or self.days is None else _length(self.days)

    @property
    def understood(self) -> bool:
        """Whether it names its places itself; else they are those that the report speaks of thereabouts."""
        said = self.statement
        places = () if isinstance(said, Answer | Evidence) else said.places
        return not any(m.quote and said.quote.start <= m.quote.start < said.quote.end for m in places)


def groups(statements: Sequence[Statement], linked: Linked, joined: Scaled) -> Iterator[Group]:
    """Groups of one report's statements, by the smallest id of each; joins them in `joined`."""
    ordered = sorted(statements, key=lambda s: (s.quote.start, s.quote.end, s.id))
    published = linked.source[ordered[0].text].published
    lists = list(_lists(ordered))
    said = _scaled([_said(statement, linked, published) for statement in ordered], lists, linked)
    placed = [one for one in said if one.here]
    for one, other in itertools.combinations(placed, 2):
        if _together(one, other, linked):
            joined.join(one.statement.id, other.statement.id)
    for other in placed[1:]:
        if _told_again(placed[0], other, linked):
            joined.join(placed[0].statement.id, other.statement.id)
    for listed in lists:
        for claim in listed[1:]:
            joined.join(listed[0].id, claim.id)
    _anchor([one for one in said if not one.here], placed, joined, linked)
    found: defaultdict[str, list[_Said]] = defaultdict(list)
    for one in sorted(said, key=lambda one: one.statement.id):
        found[joined.smallest(one.statement.id)].append(one)
    for members in found.values():
        yield _group(members, linked)


def _scaled(said: Sequence[_Said], lists: Sequence[Sequence[Claim]], linked: Linked) -> list[_Said]:
    """A report's statements on the scale that the whole report gives them: where it tells of wide land, a list over places
    apart is of wide land, so is a town that bears its province's name, and a total to date that names no place has none.
    """
    by_id = {one.statement.id: one for one in said}
    named = {key for one in said for key in linked.place[one.statement.id]}
    for listed in lists:
        if spread(frozenset[str]().union(*(by_id[claim.id].here for claim in listed)), linked):
            by_id |= {claim.id: replace(by_id[claim.id], scale="wide") for claim in listed if by_id[claim.id].here}
    scaled = [by_id[one.statement.id] for one in said]
    if not any(one.scale == "wide" for one in scaled):
        return [replace(one, either=True) if _either(one, named, linked) else one for one in scaled]
    made = []
    for one in scaled:
        if one.scale != "wide" and one.runs and one.understood:
            made.append(replace(one, here=_NOWHERE, scale=""))
        elif _either(one, named, linked):
            made.append(replace(one, scale="wide"))
        else:
            made.append(one)
    return made


def _either(one: _Said, named: Collection[str], linked: Linked) -> bool:
    """Whether it may be about the province as well: its towns bear their provinces' names, and the report names none of
    these by itself.
    """
    namesakes = [linked.places[key].namesake for key in one.here]
    return bool(namesakes) and all(key and key not in named for key in namesakes)


def days_of(statement: Statement, published: str | None) -> Days | None:
    """The days a claim or accusation is about, as (first, last); None where nothing tells.

    Fresh news without a first day begins two days before its last.
    """
    when = statement.when if isinstance(statement, Claim | Accusation) else None
    period = when.when if when else None
    first, last = (period.first, period.last) if period else (None, None)
    if first is None and last is None:
        return None
    running = isinstance(statement, Claim) and statement.running
    if first is not None:
        dateline = When.day(published).last if published else None
        return first, max(first, last or dateline or first)
    assert last is not None
    return last - (_FRESH * 3 if running else _FRESH), last


def overlap(one: Days, other: Days) -> bool:
    """Whether two periods have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def local(places: Iterable[str], linked: Linked) -> frozenset[str]:
    """Places finer than a country: a country's name alone says too little about where."""
    return frozenset(key for key in places if linked.places[key].where.precision != "country")


def narrowest(places: Iterable[str], linked: Linked) -> frozenset[str]:
    """The small places among those named, without those that enclose another; all that are finer than a country where
    none is small.
    """
    found = local(places, linked)
    small = frozenset(key for key in found if linked.places[key].where.precision not in WIDE)
    if len(small) < 2:
        return small or found
    return small - frozenset(outer for key in small for outer in linked.around[key] if outer != key)


def touching(here: frozenset[str], there: frozenset[str], linked: Linked) -> bool:
    """Whether two sets of places share one, or one lies within the other."""
    return (
        bool(here & there) or any(linked.around[a] & there for a in here) or any(linked.around[b] & here for b in there)
    )


def apart(here: str, there: str, linked: Linked) -> float:
    """Kilometres between two places, on a sphere cut flat; 0 where one is not on the map."""
    one, other = linked.places[here].where, linked.places[there].where
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, east)


def beside(here: str, there: str, linked: Linked) -> bool:
    """Whether two places on the map lie so near one another that they may be one place in other words."""
    known = linked.places[here].where.lat is not None and linked.places[there].where.lat is not None
    return known and apart(here, there, linked) <= NEAR


def spread(here: frozenset[str], linked: Linked) -> bool:
    """Whether places lie so far apart that together they are wide land."""
    first, *rest = sorted(here) or [""]
    return any(apart(first, other, linked) > _SPREAD for other in rest)


def _said(statement: Statement, linked: Linked, published: str | None) -> _Said:
    counted = isinstance(statement, Claim | Accusation)
    here = narrowest(linked.place[statement.id], linked) if counted else frozenset[str]()
    days = days_of(statement, published)
    return _Said(statement, here, days, _scale(here, days, linked), _is_background(statement))


def _scale(here: frozenset[str], days: Days | None, linked: Linked) -> Scale:
    if not here:
        return ""
    if all(linked.places[key].where.precision in WIDE for key in here) or spread(here, linked):
        return "wide"
    return "course" if days and _length(days) > COURSE else "event"


def _is_background(statement: Statement) -> bool:
    return isinstance(statement, Claim | Accusation) and statement.stance == "background"


def _together(one: _Said, other: _Said, linked: Linked) -> bool:
    alike = one.background == other.background and one.scale == other.scale
    return alike and _at_once(one, other) and touching(one.here, other.here, linked)


def _told_again(head: _Said, other: _Said, linked: Linked) -> bool:
    """Whether a figure is the headline's over again: `11 killed in Kharkiv`, and then 11 in a quarter of it that no table
    knows to lie there.
    """
    first, then = head.statement, other.statement
    if not (isinstance(first, Claim) and isinstance(then, Claim) and head.scale == other.scale == "event"):
        return False
    same = (
        first.harm == then.harm
        and first.count == then.count
        and first.count.exact
        and head.background == other.background
    )
    return same and _at_once(head, other) and any(beside(a, b, linked) for a in head.here for b in other.here)


def _at_once(one: _Said, other: _Said) -> bool:
    return one.days is None or other.days is None or overlap(one.days, other.days)


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
    figures = {claim.figure: claim for claim in ordered if isinstance(claim, Claim)}
    for claim in figures.values():
        whole = figures.get(claim.part_of) if claim.part_of else None
        if whole is not None and whole.id != claim.id and whole.quote != claim.quote:
            yield [whole, claim]


def _anchor(bare: Sequence[_Said], placed: Sequence[_Said], joined: Scaled, linked: Linked) -> None:
    """Join what names no place with what it stands with: the nearest before it whose days allow it, else the first after
    it; an answer looks among what happened where its words say, or what its side is blamed for, first. A total to date looks among totals of wide land and long courses first.
    """
    alone: list[_Said] = []
    for one in bare:
        if one.background and one.days is None:
            continue
        fit = [other for other in placed if other.background == one.background and _at_once(one, other)]
        fit = [other for other in fit if not _outlasts(one, other)]
        if one.runs:
            fit = [other for other in fit if other.scale in ("wide", "course")] or fit
        if not fit:
            fit = [other for other in alone if other.background == one.background and _at_once(one, other)]
            fit = [other for other in fit if not (_outlasts(one, other) or _outlasts(other, one))]
            alone.append(one)
        if isinstance(one.statement, Answer):
            fit = _answered(one, one.statement, fit, linked) or fit
        before = [other for other in fit if other.start <= one.start]
        if fit:
            joined.join(one.statement.id, (before[-1] if before else fit[0]).statement.id)


def _answered(one: _Said, answer: Answer, fit: Sequence[_Said], linked: Linked) -> list[_Said]:
    """What an answer is about by its words ("has not commented on the raid on Jubata"), or by whom it comes from: what was
    told before and is laid to that side. Empty where neither tells it.
    """
    words = f" {fold(answer.quote.words)} "
    there = [other for other in fit if any(f" {fold(name)} " in words for name in _places(other.statement))]
    if there or answer.reply not in _ACCUSED:
        return there
    sides = _sides(answer, linked)
    return [other for other in fit if other.start < one.start and sides & _sides(other.statement, linked)]


def _places(statement: Statement) -> list[str]:
    return [] if isinstance(statement, Answer) else [place.name for place in statement.places]


def _sides(statement: Statement, linked: Linked) -> set[str]:
    return {side for party in linked.party[statement.id] if (side := linked.parties[party].side)}


def _outlasts(one: _Said, other: _Said) -> bool:
    """Whether what names no place below a country is told of so long a time that it cannot be about another statement's
    event, or its weeks: a country's dead of some years are none of a village's day.
    """
    length = one.lasting
    brief = other.days is not None and _length(other.days) <= LONG
    return (brief and length > LONG) or (other.scale == "event" and length > COURSE)


def _length(days: Days) -> int:
    return (days[1] - days[0]).days


def _group(said: Sequence[_Said], linked: Linked) -> Group:
    members = [one.statement for one in said]
    days = [one.days for one in said if one.days and _length(one.days) <= LONG]
    claims = [s for s in members if isinstance(s, Claim)]
    victims = [s.victims for s in members if isinstance(s, Claim | Accusation)]
    sides = (linked.parties[key].side for s in members for key in linked.party[s.id])
    return Group(
        key=min(s.id for s in members),
        text=members[0].text,
        members=tuple(sorted(s.id for s in members)),
        scale=max((one.scale for one in said), key=SCALES.index),
        here=frozenset[str]().union(*(one.here for one in said)),
        places=frozenset(key for s in members if isinstance(s, Claim | Accusation) for key in linked.place[s.id]),
        days=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        yearless=tuple(sorted({start for s in members if (start := _yearless(s))})),
        runs=any(claim.running and claim.stance == "asserted" for claim in claims),
        dated=any(_dated(s) for s in members),
        communities=frozenset(v.people for v in victims if v.people),
        sides=frozenset(side for side in sides if side),
        figures=frozenset(
            (c.harm, c.count.low) for c in claims if c.count.exact and c.count.low and _telling(c.count.low)
        ),
        sizes=frozenset((c.harm, c.count.low) for c in claims if c.count.low and c.part_of is None),
        totals=tuple(
            sorted(
                {(linked.counter[c.id].key, c.harm, low) for c in claims if (low := c.count.low) and _counts(c, linked)}
            )
        ),
        counters=frozenset(
            linked.counter[c.id].key
            for c in claims
            if c.running and linked.counter[c.id].kind != "unnamed" and _own_name(linked.counter[c.id])
        ),
        background=all(_is_background(s) for s in members if isinstance(s, Claim | Accusation)),
        either=all(one.either for one in said if one.here) and any(one.here for one in said),
        lasting=max(one.lasting for one in said),
    )


def _dated(statement: Statement) -> bool:
    when = statement.when if isinstance(statement, Claim | Accusation) else None
    return when is not None and when.when.first is not None


def _yearless(statement: Statement) -> str | None:
    when = statement.when.when if isinstance(statement, Claim | Accusation) and statement.when else None
    return when.start if when and when.start and when.yearless else None


def _telling(figure: int) -> bool:
    return figure >= _TELLING and figure % 100 != 0


def _counts(claim: Claim, linked: Linked) -> bool:
    """Whether a claim is a total of a counter that counts, large enough to tell by."""
    counter = linked.counter[claim.id]
    large = (claim.count.low or 0) >= _TELLING
    return counter.kind in ("organisation", "official") and large and _own_name(counter)


def _own_name(counter: Counter) -> bool:
    """Whether a counter bears a name of its own: there are many mayors and committees."""
    return not counter.key.startswith("name:") or counter.name != counter.name.lower()

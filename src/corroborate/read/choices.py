"""A draft and its text in, what its slots may hold out: the candidates for place, actor and day, each with its features.

A feature is a plain observation with a name (`here`, `back 2`, `gap 3 before`, `fine 3`, `twin`); what it is worth is
learned (`ranks`). Features of kinds of figures (in the lead or in the body, running or not) are kept apart, because a
headline takes its place from the text below it, and a figure in the body from its own line.

A lone feature is written as its name, `"spread"`. Where a name is put together from something seen, it is not spelt out
here, but observed as a function and its arguments, `(_gap_names, 3, "before")`, that the ranks call for the names when
they first meet these; the arguments are numbers and words of which there are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from corroborate.read.agents import Agent, Agents
from corroborate.read.alibis import SEASON, cannot_have, is_long
from corroborate.read.lines import Line
from corroborate.read.places import Spot
from corroborate.read.ranks import Candidate, Choice, Observed
from corroborate.read.reading import (
    Dated,
    Draft,
    Group,
    Near,
    Offer,
    Reading,
    Sight,
    Window,
    aside_of,
    between,
    follows,
    is_of_another_event,
    may_date,
    same_figure,
)
from corroborate.read.victims import QUOTES
from corroborate.records import Mention, Period
from corroborate.values import When

_BACK, _AHEAD, _LEAD = 9, 5, 4
_THEM = 2  # words between a part's figure and its place: `24 | of them | in Rafah`
_SHORT = 8  # words of a line that says who wrote from where
_PARAGRAPHS = 4  # with fewer, a text is not parted by what it tells of
_CROWD = 200  # people whom one village's figure seldom counts
_SMALL = 2  # how fine a place is that is a town or a village
_SURE = ("by", "blame", "attack", "act", "clash", "other", "target")  # roles, the surest first
_MANY = 1 << 13  # answers that are remembered
Named: TypeAlias = tuple[Mention, ...]
Names: TypeAlias = tuple[str, ...]


def _window(reading: Reading, here: Line) -> Window:
    """What the lines hold in which a slot's words may stand, the nearest first, those before ahead of those behind."""
    window = reading.windows.get(here.index)
    if window is None:
        around = (i for i in _near(here.index, len(reading.lines)) if not reading.are_apart(here.index, i))
        near = [_seen_from(reading, here, i) for i in around]
        window = reading.windows[here.index] = Window(
            [one for one in near if one.offer.places],
            [one for one in near if one.offer.actors],
            [one for one in near if one.offer.days],
        )
    return window


def _seen_from(reading: Reading, here: Line, index: int) -> Near:
    """What a line holds, seen from another."""
    line, far = reading.lines[index], index - here.index
    resumes = line is not here and reading.resumes(line)
    beside = _paragraph(reading, here, line) if line is not here else ""
    return Near(_offered(reading, index), at_lines(far), line is here, resumes, beside)


def _offered(reading: Reading, index: int) -> Offer:
    """What a line holds for any figure, made when it is first asked for."""
    return reading.offers[index] or _offer(reading, index)


def _offer(reading: Reading, index: int) -> Offer:
    line = reading.lines[index]
    groups = reading.groups(line)
    short = 0 < line.index <= _LEAD and len(line) <= _SHORT
    places = [_place(reading, group, short) for group in groups]
    places += [_place(reading, group, short, label) for label, group in _together(reading, line)]
    named = frozenset([name for group in groups for name in group.names])
    actors = [_actor(reading, line, group) for group in reading.parties(line)]
    means = [found for _, found in reading.means(line)]
    offer = reading.offers[index] = Offer(line, places, named, actors, means, list(_days(reading, line)))
    return offer


def dated_in(reading: Reading, line: Line) -> Sequence[Dated]:
    """The periods that a line states, in their order."""
    return _offered(reading, line.index).days


def _near(here: int, size: int) -> list[int]:
    near = {*range(max(0, here - _BACK), min(size, here + _AHEAD + 1)), *range(min(_LEAD, size))}
    return sorted(near, key=lambda i: (abs(i - here), i > here))


@lru_cache(maxsize=_MANY)
def at_lines(far: int) -> str:
    """How many lines ahead, or back, in words of which there are few."""
    if far == 0:
        return "here"
    side, steps = ("back", -far) if far < 0 else ("ahead", far)
    return f"{side} {steps if steps <= 3 else 5 if steps <= 5 else 9}"


@lru_cache(maxsize=_MANY)
def bucket(gap: int) -> int:
    """A number of words or days, rounded up to one of few."""
    return next((top for top in (0, 2, 5, 9, 14, 20, 30) if gap <= top), 99)


def kind_of(reading: Reading, draft: Draft) -> str:
    """What sort of figure it is: a feature may weigh otherwise there, and in a text that lost its commas."""
    told = "war"
    if not draft.war:
        lead = "lead" if draft.line.title or draft.line.index <= 2 else "body"
        told = f"{lead} {'total' if draft.running else 'older' if draft.stance == 'background' else 'news'}"
    return told if reading.punctuated else f"{told} stripped"


@dataclass(slots=True)
class _View:
    """What the candidates of one draft are seen against."""

    reading: Reading
    draft: Draft
    kind: str
    twins: frozenset[int]  # lines that give the same figure
    telling: frozenset[int]  # lines that give another figure of the same harm
    before: Draft | None
    rule: Mapping[str, str] | None = None  # how places lie to what the rules hold
    home: Mapping[str, str] | None = None  # and to the place named nearest in the draft's own line
    finest: int = -1  # how fine a place its own line names
    own: str = ""  # the same, and whether the line leaves one unnamed
    role: str = ""  # the surest role that an actor of the draft's own line has
    meant: int = -1  # how fine a place its own line only points to


def _view(reading: Reading, draft: Draft, kind: str) -> _View:
    if draft.others is None:
        draft.others = _others(draft)
    return _View(reading, draft, kind, *draft.others)


def _others(draft: Draft) -> tuple[frozenset[int], frozenset[int], Draft | None]:
    """The lines that give the same figure, those that give another one of the same harm, and the claim before."""
    others = [d for d in draft.near if d.line is not draft.line and d.harmed.harm == draft.harmed.harm]
    twins = frozenset(d.line.index for d in others if same_figure(d, draft))
    before = next(
        (d for d in reversed(draft.near) if d.harmed.start < draft.harmed.start and d.line is draft.line), None
    )
    before = before or next((d for d in reversed(draft.near) if d.line.index < draft.line.index), None)
    return twins, frozenset(d.line.index for d in others) - twins, before


def _context(view: _View, near: Near) -> list[Observed]:
    """What a candidate's line says of the figure."""
    line, resumes, beside = near.offer.line, near.resumes, near.beside
    index = line.index
    told = "twin" if index in view.twins else "telling" if index in view.telling else ""
    before = view.before is not None and line is view.before.line
    if not (told or resumes or before or beside):
        return []
    return [(_context_names, near.where, told, resumes, before, beside)]


def _paragraph(reading: Reading, here: Line, line: Line) -> str:
    """Whether a line stands in the paragraph of the figure's own, or opens it; "" in a text that has none."""
    lines = reading.lines
    if lines[-1].paragraph - lines[0].paragraph < _PARAGRAPHS:
        return ""
    if line.paragraph != here.paragraph:
        return "other paragraph"
    return (
        "same paragraph" if line.index and lines[line.index - 1].paragraph == line.paragraph else "opens the paragraph"
    )


def _context_names(where: str, told: str, resumes: bool, before: bool, beside: str) -> Iterator[str]:
    if beside:
        yield from (beside, f"{beside} {where}")
    if told:
        yield told if told == "twin" else f"{told} {where}"
    if resumes:
        yield from ("resumes", f"resumes {where}")
    if before:
        yield "line of the claim before"


# ---------------------------------------------------------------------- places


def place_choices(reading: Reading, draft: Draft) -> Choice[Named]:
    """Where: every list of places named around, the country, or nowhere."""
    view = _view(reading, draft, kind_of(reading, draft))
    _look_around(view)
    wide = _wide(reading, draft)
    events = _event_places(reading, draft)
    goals = {goal.name for d in (draft, *draft.near) for goal in d.destination}
    gone = {d.line.index for d in draft.near if d.destination}
    fled = draft.harmed.harm == "displaced"
    elsewhere = _is_placed_aside(reading, draft)
    seen: dict[Names, list[Observed]] = {}
    values: dict[Names, Named] = {}
    finer: list[Names] = []  # finer places than the draft's own line names
    for near in _window(reading, draft.line).places:
        offer, where, here = near.offer, near.where, near.here
        context = _context(view, near)
        for rank, sight in enumerate(_nearest(draft, offer.places) if here else offer.places):
            called, mentions = sight.names, sight.group.mentions
            goal = bool(goals) and _is_goal(reading, goals, mentions)
            if (
                called in seen
                or (goal and (fled or (not here and offer.line.index in gone)))
                or sight.first.brought
                or (not here and reading.is_land_abroad(offer.line, sight.first))
                or (here and not sight.label and is_parts(draft, sight.first))
                or (not here and elsewhere)
                or (here and is_of_another_event(reading, draft, sight.first.start))
                or (here and sight.label and is_of_another_event(reading, draft, sight.last.start))
                or (wide and not here and _is_narrow(wide, called))
                or (not here and called and events.issuperset(called))
            ):
                continue
            values[called] = mentions
            observed = seen[called] = _place_observed(view, where, sight, here=here)
            if here:
                observed += _place_beside(view, sight, rank)
            elif _is_finer(view, sight):
                finer.append(called)
            observed += context
            if goal:
                observed.append((_goal_names, where))
    _order(view, seen, values, finer)
    for label, mentions in (
        ("country", tuple(reading.country())),
        ("rule only", draft.rule_places),
        ("of the parts", _of_parts(draft)),
        ("none", ()),
    ):
        called = tuple([mention.name for mention in mentions])
        if label == "rule only" and not draft.own_place and _is_narrow(wide, called):
            continue
        if label == "rule only" and not draft.own_place and called and events.issuperset(called):
            continue
        if (
            label in ("country", "rule only")
            and (fled or not draft.own_place)
            and goals
            and _is_goal(reading, goals, mentions)
        ) or (label == "of the parts" and (not called or draft.own_place)):
            continue
        values.setdefault(called, mentions)
        seen.setdefault(called, []).append(label if called or label == "none" else "nothing")
    for part in draft.parts:  # where some of them died is not where all did
        called = tuple([mention.name for mention in _own(part)])
        if called in seen and called != draft.place_names:
            seen[called].append("a part's place")
    _by_rule(seen, draft.place_names, view.before.place_names if view.before else ())
    _shares(draft, seen, attrgetter("place_names"), silent=False)
    return Choice(view.kind, [Candidate(values[called], observed) for called, observed in seen.items()])


def _is_placed_aside(reading: Reading, draft: Draft) -> bool:
    """Whether the words about another event in which a figure stands name where that was: `days after nine died | in Odalo`."""
    aside = aside_of(reading, draft)
    return aside is not None and any(aside.start <= spot.start < aside.end for spot in reading.places(draft.line))


def _look_around(view: _View) -> None:
    """What the places of its own line, and of the rules, tell about a draft."""
    reading, draft, line = view.reading, view.draft, view.draft.line
    own = _offered(reading, line.index).places
    nearest = next((sight for sight in _nearest(draft, own) if not sight.label and not sight.first.around), None)
    view.home = reading.land.lying(nearest.names[0]) if nearest is not None else None
    view.rule = reading.land.lying(draft.place_names[0]) if draft.place_names else None
    finest = max([spot.fine for spot in reading.places(line) if not spot.around], default=-1)
    view.finest, view.own = finest, f"{finest} unnamed" if reading.unnamed(line) else f"{finest}"
    view.meant = reading.said_the(line)


def _place(reading: Reading, group: Group[Spot], short: bool, label: str = "") -> Sight[Spot]:
    first, name = group.parts[0], group.names[0]
    fine, bare = (
        max([spot.fine for spot in group.parts]),
        ("first" if first.start == 0 else "later") if first.bare else "",
    )
    seen = (fine, min(len(group.parts), 3), first.around, first.strong, bare, first.origin, first.cited, short)
    told = (reading.land.sort(name), min(reading.place_count(name), 4))
    return Sight(group, group.names, first, group.parts[-1], (seen, told), label)


def _paired_names(label: str, where: str) -> Iterator[str]:
    yield from (label, f"{label}, {where}")


def _together(reading: Reading, line: Line) -> Iterator[tuple[str, Group[Spot]]]:
    """Places of one line that may both be meant: a quarter with its town, a site with the town named most, `in X and in Y`."""
    groups = reading.groups(line)
    for one, other in pairwise(groups):
        first, second = one.parts[-1], other.parts[0]
        if first.around or (second.around and len(other.parts) > 1):
            continue
        gap = line.low[first.end : second.start]
        if second.around and len(one.parts) == 1:
            label = f"with its surroundings {first.fine}"
        elif not second.around and "and" in gap and len(gap) <= 6:
            label = "and in"
        else:
            continue
        yield label, Group([*one.parts, *other.parts], one.mentions + other.mentions, one.names + other.names)
    town = reading.seat()
    if town is None:
        return
    for group in groups:
        if group.parts[0].fine == 4 and len(group.parts) == 1 and town.name not in group.names:
            yield "with the seat", Group(group.parts, (*group.mentions, town), (*group.names, town.name))


def _event_places(reading: Reading, draft: Draft) -> frozenset[str]:
    """The villages and towns of the events told around a figure that counts over a long time: it is not of them."""
    if draft.own_place or not is_long(reading, draft):
        return frozenset()
    others = [d for d in draft.near if d is not draft and d.own_place and d.fine >= _SMALL]
    long = {name for d in others if is_long(reading, d) for name in d.place_names}
    return frozenset(name for d in others for name in d.place_names) - long


def _wide(reading: Reading, draft: Draft) -> list[Mapping[str, str]]:
    """How places lie to those that the large figures around a total name themselves, its own rule's among them.

    Nothing for a small figure.
    """
    if not is_many(draft):
        return []
    told = [draft, *(d for d in draft.near if d is not draft and d.own_place and is_many(d))]
    return [reading.land.lying(name) for name in dict.fromkeys(d.place_names[0] for d in told if d.place_names)]


def is_many(draft: Draft) -> bool:
    """Whether a figure is too large, or over too many events, for the finer place that the next lines name."""
    return draft.running or (draft.harmed.count.low or draft.harmed.count.high or 0) >= _CROWD


def _is_narrow(wide: Sequence[Mapping[str, str]], names: Names) -> bool:
    """Whether places lie within what the totals of a text are told of: the dead of a coast are not a village's."""
    return any(lies[name] == "inside" for name in names for lies in wide)


def is_parts(draft: Draft, spot: Spot) -> bool:
    """Whether a place is where a part of a figure was: `61 in the strip, 24 of them in Rafah`."""
    return any(
        p.line is draft.line and p.harmed.start > draft.harmed.start and 0 <= spot.lead - p.harmed.end <= _THEM
        for p in draft.parts
    )


def _of_parts(draft: Draft) -> Named:
    """The places of a figure's parts together, where there are several."""
    found = {mention.name: mention for part in draft.parts for mention in _own(part)}
    return tuple(found.values()) if len(found) > 1 else ()


def _own(part: Draft) -> Named:
    """The places of a part in its own words."""
    return (part.listed,) if part.listed is not None else part.rule_places if part.own_place else ()


def _is_goal(reading: Reading, goals: set[str], mentions: Named) -> bool:
    """Whether the displaced went there: then it is not where they fled, and seldom where others of the text were harmed."""
    names = [mention.name for mention in mentions] if goals else []
    return any(goal.endswith(name) or reading.land.lies(goal, name) == "inside" for goal in goals for name in names)


def _nearest(draft: Draft, sights: list[Sight[Spot]]) -> list[Sight[Spot]]:
    """The places of a draft's own line, those ahead that stand nearest to its words; two together come last."""
    if len(sights) < 2:
        return sights
    return sorted(
        sights,
        key=lambda sight: (
            bool(sight.label),
            0 if sight.label else len(between(draft, sight.first.start, sight.last.end)),
        ),
    )


def _by_rule(seen: Mapping[Names, list[Observed]], rule: Names, before: Names) -> None:
    for label, called in (("rule", rule), ("rule of the claim before", before)):
        if called in seen:
            seen[called].append(label)


def _order(
    view: _View, seen: Mapping[Names, list[Observed]], values: Mapping[Names, Named], finer: Sequence[Names]
) -> None:
    """Marks the first finer place behind the figure and before it, and the one that the text names most often."""
    here = view.draft.line
    placed = [(mention.quote.start, called) for called in finer for mention in values[called][:1] if mention.quote]
    behind = [pair for pair in placed if pair[0] >= here.end]
    ahead = [pair for pair in placed if pair[0] < here.start]
    if behind:
        seen[min(behind)[1]].append((_own_names, "first finer behind", view.own))
    if ahead:
        seen[max(ahead)[1]].append((_own_names, "last finer before", view.own))
    count = view.reading.place_count
    most = max(values, key=lambda called: (count(called[0]), called), default=None)
    if most is not None:
        seen[most].append((_own_names, "most named", view.own))


def _own_names(label: str, own: str) -> Iterator[str]:
    yield f"{label}, own {own}"


def _is_finer(view: _View, sight: Sight[Spot]) -> bool:
    """Whether a place of another line is finer than what the draft's own line names."""
    fine = sight.traits[0][0]
    assert isinstance(fine, int)
    return fine > 1 and fine > view.finest and sight.first.strong and not sight.first.around


def _place_observed(view: _View, where: str, sight: Sight[Spot], *, here: bool) -> list[Observed]:
    name, (seen, (sort, times)) = sight.names[0], sight.traits
    rule = view.rule[name] if view.rule is not None else ""
    home = view.home[name] if view.home is not None else ""
    observed: list[Observed] = [
        (_sight_names, where, f"{view.draft.harmed.harm}", *seen),
        (_land_names, where, sort, view.own, rule, home),
    ]
    if sight.label:
        observed.append((_paired_names, sight.label, where))
    if here:
        return observed
    if view.meant >= 2:
        observed.append((_meant_names, where, view.meant, seen[0], sort))
    inside = not view.reading.inside(name).isdisjoint(view.draft.place_names)
    observed.append((_elsewhere_names, where, seen[0], view.own, _is_finer(view, sight), inside, times))
    return observed


def _place_beside(view: _View, sight: Sight[Spot], rank: int) -> Iterator[Observed]:
    """How a place of the draft's own line stands to it, and to the other figures of the line."""
    draft, line, first = view.draft, view.draft.line, sight.first
    yield from _beside(view.reading, draft, first.start, sight.last.end, first.lead)
    yield _here_names, sight.traits[0][0], view.own, 0 if sight.label else min(rank, 2)
    for other in draft.near:  # "120 in Latakia" is where the 120 were, and not the 225 before them
        if other.line is line and other is not draft and follows(view.reading, other, first.lead):
            yield "behind a part" if other in draft.parts else "behind another figure"
            break
    if first.lead > 0 and line.low[first.lead - 1] in view.reading.grammar.spread:
        yield "spread"


def _sight_names(
    where: str,
    harm: str,
    fine: int,
    size: int,
    around: bool,
    strong: bool,
    bare: str,
    origin: bool,
    cited: bool,
    short: bool,
) -> Iterator[str]:
    """`short` is whether it stands in a short line below the headline: `From our correspondent in Belo`."""
    yield from (where, f"fine {fine}", f"{where} fine {fine}", f"names {size}")
    if around:
        yield f"around {where}"
    if short:
        yield from ("short", f"short {where}", f"short fine {fine}")
    if not strong:
        yield f"weak {where}"
    if bare:
        yield from ("bare", f"bare {where}", f"bare {bare}", f"bare {bare} {where}")
    if origin:
        yield f"origin {harm}"
    if cited:
        yield from ("cited", f"cited {where}")


def _goal_names(where: str) -> Iterator[str]:
    """For a place that the displaced of the text went to."""
    yield from ("goal", f"goal {where}")


def _meant_names(where: str, meant: int, fine: int, sort: str) -> Iterator[str]:
    """For a figure whose own line only points to a place: `in the city`."""
    yield from (f"the {meant} is fine {fine}", f"the {meant} is {sort}", f"the {meant} {where}")


def _here_names(fine: int, own: str, rank: int) -> Iterator[str]:
    yield from (f"nearest {rank}", f"here fine {fine}, own {own}")


def _elsewhere_names(where: str, fine: int, own: str, finer: bool, inside: bool, times: int) -> Iterator[str]:
    yield f"own {own}, {where} fine {fine}"
    if finer:
        yield "finer"
    if inside:
        yield "inside the rule's"
    yield f"named {times} times"


def _land_names(where: str, sort: str, own: str, rule: str, home: str) -> Iterator[str]:
    """What the gazetteer knows of a place, and of how it lies to what the rules hold and to what its own line names."""
    yield from (f"is {sort}", f"{where} is {sort}", f"own {own}, is {sort}")
    for lies, to in ((rule, "rule"), (home, "own")):
        if lies:
            yield from (f"{lies} {to}", f"{lies} {to} {where}", f"{lies} {to}, is {sort}")


def _beside(reading: Reading, draft: Draft, start: int, end: int, lead: int) -> Iterator[Observed]:
    """How words [start, end) of a draft's own line stand to it."""
    harmed = draft.harmed
    verb = harmed.verb or (harmed.start, harmed.end)
    words, breaks = between(draft, start, end), reading.grammar.breaks
    parted = 0 if breaks.isdisjoint(words) else sum([word in breaks for word in words])
    side = "before" if end <= min(harmed.start, verb[0]) else "behind"
    manner = "does" if verb[0] < harmed.start else "suffers"
    yield _beside_names, bucket(len(words)), min(parted, 2), side, manner, harmed.how
    if follows(reading, draft, lead):
        yield "right behind the figure"
        yield _right_names, harmed.how
    if lead == verb[1]:
        yield "right behind the verb"


def _beside_names(gap: int, breaks: int, side: str, manner: str, how: str) -> Iterator[str]:
    yield from (f"gap {gap} {side}", f"breaks {breaks} {side}", f"{side} of {manner}", f"{how} {side} {gap}")


def _right_names(how: str) -> Iterator[str]:
    yield f"right behind the {how} figure"


# ---------------------------------------------------------------------- actors


def actor_choices(reading: Reading, draft: Draft) -> Choice[Named]:
    """Who is accused: every actor named around who may have done it, or nobody."""
    view = _view(reading, draft, f"{kind_of(reading, draft)} {draft.means}")
    view.role = _own_role(view)
    seen: dict[Names, list[Observed]] = {}
    values: dict[Names, Named] = {}
    barred: set[Names] = set()
    harmed: dict[int, list[range]] = {}  # the words of each line that are those harmed
    for d in draft.near:
        harmed.setdefault(d.line.index, []).append(range(d.harmed.start, d.harmed.noun.end))
        if d.harmed.target is not None:  # "the number of soldiers killed"
            harmed[d.line.index].append(range(d.harmed.target.start, d.harmed.target.end))
    places = {mention.name for mention in draft.places}
    theirs = reading.grammar.agents.are_doers(
        draft.line, draft.harmed.noun, draft.harmed.end
    )  # what is told of is their own deed
    speaking = {word for speaker in draft.speakers for word in speaker.name.lower().split()}
    for near in _window(reading, draft.line).actors:
        offer, where, here = near.offer, near.where, near.here
        line = offer.line
        if theirs and not here:
            continue
        context = [*_shared(draft, offer, places), *_context(view, near)]
        hurt = harmed.get(line.index, ())
        for told in offer.actors:
            sight = _as_doer(reading, draft, told) if here else told
            called = sight.names
            if cannot_have(reading, draft, line, sight, theirs=theirs):
                barred.add(called)
                continue
            if called not in seen and not (hurt and any(sight.first.start in words for words in hurt)):
                values[called] = sight.group.mentions
                observed = seen[called] = _actor_observed(view, where, sight, line.low[sight.last.end - 1], speaking)
                if here:
                    observed += _actor_beside(view, sight)
                observed += context
    means, harm, doers = f"{draft.means}", f"{draft.harmed.harm}", min(len(reading.doers()), 3)
    sorts = (means, view.role, doers, harm, f"{draft.status}", draft.part is not None, bool(draft.rule_accused))
    for label, mentions in (("rule only", draft.rule_accused), ("none", ())):
        called = draft.actor_names if mentions else ()
        if called not in seen and called not in barred:
            values[called], seen[called] = mentions, [(_unnamed_names, label, *sorts)]
    _by_rule(seen, draft.actor_names, view.before.actor_names if view.before else ())
    _shares(draft, seen, attrgetter("actor_names"))
    same = partial(_same, reading.grammar.agents)
    return Choice(view.kind, [Candidate(values[called], observed) for called, observed in seen.items()], same)


def _same(agents: Agents, one: Named, other: Named) -> bool:
    """Whether two lists name the same actors, one to one."""
    if len(one) != len(other):
        return False
    left = [mention.name for mention in other]
    for mention in one:
        hit = next((i for i, there in enumerate(left) if _are_one(agents, mention.name, there)), None)
        if hit is None:
            return False
        del left[hit]
    return True


def _are_one(agents: Agents, one: str, other: str) -> bool:
    """Whether two names are alike, and not those of a state's force and of none: `Israeli settlers`, `Israeli military`."""
    if not alike(one, other):
        return False
    ours, theirs = (agents.sort(name.split()[-1].lower(), sure=True) for name in (one, other))
    return ours == theirs or not ours or not theirs


@lru_cache(maxsize=_MANY >> 2)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


@lru_cache(maxsize=_MANY)
def alike(one: str, other: str) -> bool:
    """Whether two names share half of the words of the shorter, and a quarter of the longer."""
    ours, theirs = _words(one), _words(other)
    common = len(ours & theirs)
    return 2 * common >= min(len(ours), len(theirs)) and 4 * common >= max(len(ours), len(theirs))


def _unnamed_names(
    label: str, means: str, role: str, doers: int, harm: str, status: str, part: bool, rule: bool
) -> Iterator[str]:
    """What sort of figure it is, for those answers that no name speaks for."""
    sorts = (f"means {means}", f"own {role}", f"doers {doers}", harm, status, f"part {part}", f"rule {rule}")
    yield from (label, *(f"{label}, {sort}" for sort in sorts))


def _own_role(view: _View) -> str:
    """The surest role that an actor of the draft's own line has."""
    roles = {agent.role for agent in view.reading.agents(view.draft.line)}
    return next((role for role in _SURE if role in roles), "no")


def _shares(
    draft: Draft, seen: Mapping[Names, list[Observed]], answers: Callable[[Draft], Names], *, silent: bool = True
) -> None:
    """Marks the answers that the claims around have, each with how many of them have it, in quarters.

    Without `silent`, claims that have none speak for none.
    """
    if draft.circles is None:
        draft.circles = list(_circles(draft))
    for label, told in draft.circles:
        counts: dict[Names, int] = {}
        for called in map(answers, told):
            counts[called] = counts.get(called, 0) + 1
        for called, count in counts.items():
            if called in seen and (called or silent):
                seen[called].append((_share_names, label, 4 * count // len(told)))


def _circles(draft: Draft) -> Iterator[tuple[str, list[Draft]]]:
    """The claims around that may have the same answer, by what makes that likely."""
    near = [d for d in draft.near if d is not draft and d.war == draft.war]
    yield "fellow", near
    yield "news", [d for d in near if d.stance == draft.stance and d.running == draft.running]
    yield "same figure", [d for d in near if d.figure == draft.figure]
    yield "claim after", [d for d in near if d.line.index > draft.line.index][:1]
    yield "own line", [d for d in near if d.line is draft.line]


def _share_names(label: str, quarters: int) -> Iterator[str]:
    yield f"{label} share {quarters}"


def _actor(reading: Reading, line: Line, group: Group[Agent]) -> Sight[Agent]:
    """How an actor is named, and what the rest of the text says of it."""
    first, last, agents = group.parts[0], group.parts[-1], reading.grammar.agents
    head, doers, role = line.low[last.end - 1], reading.doers(), first.role
    who, sort = reading.who(line, last)
    rank = min(doers.index(who), 2) if who in doers else "no"
    form = "adjective" if agents.is_adjective((head,)) else "name" if line.capital(last.end - 1) else "noun"
    if agents.is_unknown(line.low[first.start : last.end]):
        form = "unknown"
    named = (role, min(len(group.parts), 3), min(reading.roles()[who].total(), 4), head in agents.bare)
    told = (role, tuple(reading.roles()[who]), rank, form, sort)
    return Sight(group, group.names, first, last, (named, told, (sort, min(last.end - first.start, 4))))


def doer(reading: Reading, draft: Draft) -> Named:
    """Who is the subject of the verb that tells what was done to those counted: `Police | took nine men away`; else nobody."""
    harmed, line = draft.harmed, draft.line
    behind = harmed.verb[1] if harmed.verb is not None else harmed.start
    later = [a for a in reading.agents(line) if a.role == "act" and behind <= a.start < harmed.start]
    if later and harmed.side == "left":
        return (reading.actor(line, later[-1]),)  # "the killing of nine and that | rebels | had shot six"
    verdict = reading.grammar.verdicts.find(line)
    if verdict is not None and verdict.deed < harmed.start:
        agents = reading.named_agents(line)
        laid = next((agent for agent in agents if agent.role == "by" and agent.start >= harmed.end), None)
        who = reading.mention(line, verdict.start, verdict.end) if laid is None else reading.actor(line, laid)
        return (who,)  # and of "over the killing of nine | by soldiers" these
    if harmed.verb is None or harmed.side != "left" or harmed.toll or harmed.linked:
        return ()
    verb, low = harmed.verb[0], line.low
    if low[verb].endswith(reading.grammar.going) and low[verb - 1] in reading.grammar.shared:
        loser = [a for a in reading.agents(line) if a.end < verb and reading.grammar.agents.loses(line, a.end)]
        if loser:  # "The army | lost three men while | killing | 20 rebels"
            return (reading.actor(line, loser[-1]),)
    theirs = reading.grammar.agents.are_doers(line, harmed.noun, harmed.end)
    for told in _offered(reading, line.index).actors:
        sight = _as_doer(reading, draft, told)
        does = sight.first.role == "act" and _is_subject(reading, draft, sight) and _stands_free(reading, draft, sight)
        if does and not cannot_have(reading, draft, line, sight, theirs=theirs):
            return sight.group.mentions
    return ()


def _stands_free(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor is led by nothing, and is none of several: not `fire from | the army`, nor `the army and | the militia`; but
    `Rebels killed nine men and | soldiers | shot six`.
    """
    low, start = draft.line.low, sight.first.start
    start -= start > 0 and low[start - 1] in reading.grammar.articles
    before = low[start - 1] if start else ""
    if before == "and" and any(_is_clause(d, draft, start - 1) for d in draft.near):
        return True
    return before not in reading.grammar.led and before not in QUOTES and not before[:1].isdigit()


def _is_clause(d: Draft, draft: Draft, end: int) -> bool:
    """Whether a figure with a verb of its own stands before word `end` of a draft's line: `Rebels | killed nine men | and …`."""
    harmed = d.harmed
    return d.line is draft.line and harmed.verb is not None and harmed.verb[0] < harmed.start < end - 1


def _is_subject(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether a draft's verb follows right behind an actor, and is none of telling: `Police | put the number at nine`."""
    verb, low = draft.harmed.verb, draft.line.low
    if verb is None or not sight.last.end <= verb[0] < draft.harmed.start or low[verb[0]] in reading.grammar.telling:
        return False
    if low[verb[0]].endswith(reading.grammar.going):
        return False  # "among the residents, | killing nine"
    between = [word for word in low[sight.last.end : verb[0]] if word not in QUOTES]
    return reading.grammar.auxiliary.issuperset(between) or _is_relative(reading, draft, sight, between)


def _is_relative(reading: Reading, draft: Draft, sight: Sight[Agent], between: Sequence[str]) -> bool:
    """Whether words between an actor and a draft's verb only tell who the actor is: `soldiers | who reached the town later | shot
    six`; nobody else is told of there.
    """
    grammar = reading.grammar
    if between[:1] == [] or between[0] not in grammar.who or not all(word.isalnum() for word in between):
        return False
    if not grammar.clauses.isdisjoint(between) or grammar.led.intersection(between[-1:]):
        return False
    acts = any(word.endswith(grammar.past) or word in grammar.went for word in between[1:])
    last, verb = sight.last.end, draft.harmed.verb or (0, 0)
    others = any(last <= a.start < verb[0] for a in reading.agents(draft.line))
    return (
        acts and not others and not any(d.line is draft.line and last <= d.harmed.start < verb[0] for d in draft.near)
    )


def _as_doer(reading: Reading, draft: Draft, sight: Sight[Agent]) -> Sight[Agent]:
    """An actor of a draft's own line, as who did it where the draft's verb follows right behind."""
    if sight.first.role != "other" or not _is_subject(reading, draft, sight):
        return sight
    parts = [replace(part, role="act") for part in sight.group.parts]
    return _actor(reading, draft.line, Group(parts, sight.group.mentions, sight.names))


def _actor_observed(view: _View, where: str, sight: Sight[Agent], head: str, speaking: set[str]) -> list[Observed]:
    """How an actor is named, what the rest of the text says of it, and what sort of actor harms whom by what."""
    draft, harmed, (named, told, sort) = view.draft, view.draft.harmed, sight.traits
    observed: list[Observed] = [
        (_named_names, where, *named),
        (_told_names, where, *told),
        (_sort_names, f"{draft.means}", f"{draft.status}", _hurt(view), *sort),
        (_role_names, f"{harmed.harm}", sight.first.role, view.role, where, draft.part is not None),
    ]
    if head in speaking:
        observed.append("speaker")
        observed.append((_speaker_names, sight.first.role))
    if head in draft.line.low[harmed.noun.start : harmed.noun.end]:
        observed.append("same word as the victims")
    return observed


def _speaker_names(role: str) -> Iterator[str]:
    yield f"speaker {role}"


def _actor_beside(view: _View, sight: Sight[Agent]) -> Iterator[Observed]:
    """How an actor of the draft's own line stands to it."""
    harmed, start = view.draft.harmed, sight.first.start
    yield "victim" if harmed.start <= start < max(harmed.noun.end, harmed.end) else "no victim"
    yield from _beside(view.reading, view.draft, start, sight.last.end, -1)


def _named_names(where: str, role: str, size: int, times: int, bare: bool) -> Iterator[str]:
    yield from (where, f"role {role}", f"{where} role {role}", f"names {size}", f"named {times} times")
    yield f"bare {bare} {role}"


def _told_names(where: str, role: str, roles: Names, rank: int | str, form: str, sort: str) -> Iterator[str]:
    """`roles` are those that the text gives the actor anywhere, `rank` its place among those who did something."""
    yield from (f"ever {told}" for told in roles)
    if not set(roles) - {"other", "target"}:
        yield from ("only other", f"only other {where}")
    yield from (f"doer {rank}", f"doer {rank} {role}")
    yield from (f"form {form}", f"form {form} {role}", f"form {form} {sort}", f"{sort} {role}")


def _hurt(view: _View) -> str:
    """What sort of force those harmed are: `five soldiers` are a state's."""
    noun = view.draft.harmed.noun
    return view.reading.grammar.agents.sort(view.draft.line.low[noun.head]) if noun.end > noun.start else ""


def _sort_names(means: str, status: str, hurt: str, sort: str, size: int) -> Iterator[str]:
    yield from (
        f"victims {status} {sort}",
        f"victims of {hurt} {sort}",
        f"{sort} means {means}",
        f"{sort} {status} {means}",
        f"words {size}",
    )


def _role_names(harm: str, role: str, own: str, where: str, part: bool) -> Iterator[str]:
    yield from (f"{harm} {role}", f"own {own}, {where}", f"own {own}, {where} role {role}")
    if part:
        yield f"part {where}"


def _shared(draft: Draft, offer: Offer, places: set[str]) -> Iterator[Observed]:
    """What a line has in common with the draft: means and place."""
    means = offer.means
    yield "same means" if draft.means in means else "other means" if means and draft.means else "no means"
    if not places.isdisjoint(offer.named):
        yield "same place"


# ---------------------------------------------------------------------- days


def day_choices(reading: Reading, draft: Draft) -> Choice[Period | None]:
    """When: every period stated around, or some time up to the day of the report."""
    view = _view(reading, draft, kind_of(reading, draft))
    own = any(not stated.said for stated in reading.times(draft.line))
    places, toll = {mention.name for mention in draft.places}, draft.harmed.toll
    still = reading.grammar.times.goes_on(draft.line, reading.times(draft.line))
    untold = still and reading.grammar.times.since_untold(draft.line)
    seen: dict[str, list[Observed]] = {}
    values: dict[str, Period | None] = {}
    for near in _window(reading, draft.line).days:
        offer, where, here = near.offer, near.where, near.here
        context = _context(view, near)
        for dated in offer.days:
            counted = draft.harmed.start, draft.harmed.end
            times = reading.grammar.times
            if here and times.is_of_others(draft.line, dated.stated, *counted):
                continue
            if here and own and dated.stated.said and times.is_of_a_rise(draft.line, dated.stated.start):
                continue  # "rose to nine on | Sunday | after Friday's attack"
            if here and times.is_of_another_harm(draft.line, dated.stated, draft.harmed.verb):
                continue
            if not here and times.is_afterwards(offer.line, dated.stated):
                continue
            if not may_date(reading, draft, offer.line, dated.stated):
                continue
            if dated.stated.lasting and _is_beside(reading, offer.line, draft, dated.stated.start):
                continue
            if dated.spelt not in seen and (here or not untold or dated.stated.lasting):
                values[dated.spelt] = dated.period
                observed = seen[dated.spelt] = [(_day_names, where, here, own, toll, *dated.traits), *context]
                observed.append((_near_day_names, where, bool(places), not places.isdisjoint(offer.named)))
                if here:
                    start = dated.stated.start
                    observed += _beside(reading, draft, start, dated.stated.end, start - 1)
            since = _since(dated) if still and not (untold and _is_fresh(reading, dated)) else None
            if since is not None and (key := spelt(since.when)) not in seen:
                values[key], seen[key] = since, [(_since_names, where, *dated.traits), *context]
    for label, period in (("now", reading.up_to_now()), ("war", reading.war_period()), ("rule only", draft.rule_when)):
        if period is not None or label == "now":
            key = spelt(period.when) if period else ""
            values.setdefault(key, period)
            seen.setdefault(key, []).append((_answer_names, label, own))
    for label, rule in (
        ("rule", draft.rule_when),
        ("rule of the claim before", view.before.rule_when if view.before else None),
    ):
        if rule is not None and spelt(rule.when) in seen:
            seen[spelt(rule.when)].append(label)
    return Choice(view.kind, [Candidate(values[key], observed) for key, observed in seen.items()])


def _is_beside(reading: Reading, line: Line, draft: Draft, i: int) -> bool:
    """Whether what lasts since the day at word `i` is of somebody told of beside: `Odalo, a town that has been besieged | since 2028`."""
    times = reading.grammar.times
    return times.is_about(line, i) and not (line is draft.line and times.is_about(line, draft.harmed.start))


@lru_cache(maxsize=_MANY)
def spelt(when: When) -> str:
    """A period in words, the same for equal ones."""
    return str(when)


def _is_fresh(reading: Reading, dated: Dated) -> bool:
    """Whether a day is of the news: what a text counts from (`since the coup`) was long before."""
    first = dated.stated.when.first
    return first is not None and reading.anchor is not None and (reading.anchor - first).days < SEASON


def _since(dated: Dated) -> Period | None:
    """From a day, month or year told elsewhere on: `has since killed 40`; nothing for what lasts."""
    stated = dated.stated
    if stated.lasting or stated.said or stated.when.start is None:
        return None
    return Period(When(stated.when.start, None, "inferred", "unknown"), dated.period.quote)


def _since_names(where: str, sort: str, size: int, old: int) -> Iterator[str]:
    yield from ("since", f"since {where}", f"since {sort} to {size}", f"since {old} days")


def _answer_names(label: str, own: bool) -> Iterator[str]:
    yield from (label, f"{label}, own {own}")


def _days(reading: Reading, line: Line) -> Iterator[Dated]:
    """The periods that a line states."""
    for stated in reading.times(line):
        when, anchor = stated.when, reading.anchor
        sort = "lasting" if stated.lasting else "said" if stated.said else "event"
        last = when.last if anchor is not None else None
        old = bucket(abs((anchor - last).days)) if anchor is not None and last is not None else -1
        until = stated.said and when.end is not None  # said then, so it happened by then
        words = f"… to {when.end}" if until else spelt(when)
        period = When(None, when.end, "unknown", when.end_known) if until else when
        quote = reading.quote(line, stated.start, stated.end)
        yield Dated(stated, Period(period, quote), words, (sort, len(when.start or ""), old))


def _near_day_names(where: str, placed: bool, shared: bool) -> Iterator[str]:
    """Whether a day stands in a line that names the figure's place too."""
    if placed:
        yield from (f"same place {shared}", f"same place {shared} {where}")


def _day_names(where: str, here: bool, own: bool, toll: bool, sort: str, size: int, old: int) -> Iterator[str]:
    yield from (f"{where} {sort}", f"{sort} to {size}", f"toll {toll} {where} {sort}")
    if old >= 0:
        yield f"{old} days old"
    if not here:
        yield f"own {own}, {where} {sort}"

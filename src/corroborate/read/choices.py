"""A draft and its text in, what its slots may hold out: the candidates for place, actor and day, each with its features.

A feature is a plain observation with a name (`here`, `back 2`, `gap 3 before`, `fine 3`, `twin`); what it is worth is
learned (`ranks`). Features of kinds of figures (in the lead or in the body, running or not) are kept apart, because a
headline takes its place from the text below it, and a figure in the body from its own line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corroborate.read.agents import Agent
from corroborate.read.lines import Line
from corroborate.read.places import Spot
from corroborate.read.ranks import Candidate, Choice
from corroborate.read.reading import Draft, Group, Reading, between, same_figure
from corroborate.read.times import Stated
from corroborate.records import Mention, Period
from corroborate.values import When

_BACK, _AHEAD, _LEAD = 9, 5, 4
_CROWD = 200  # people whom one village's figure seldom counts
_SURE = ("by", "blame", "attack", "act", "clash", "other", "target")  # roles, the surest first
_MANY = 1 << 14  # sets of features that are remembered: most are had by many candidates
Named = tuple[Mention, ...]


def _window(reading: Reading, draft: Draft) -> list[Line]:
    """The lines in which a slot's words may stand, the nearest first, those before ahead of those behind."""
    return [reading.lines[i] for i in _near(draft.line.index, len(reading.lines))]


@lru_cache(maxsize=_MANY)
def _near(here: int, size: int) -> tuple[int, ...]:
    near = {*range(max(0, here - _BACK), min(size, here + _AHEAD + 1)), *range(min(_LEAD, size))}
    return tuple(sorted(near, key=lambda i: (abs(i - here), i > here)))


def _where(draft: Draft, line: Line) -> str:
    return _at(line.index - draft.line.index)


@lru_cache(maxsize=_MANY)
def _at(far: int) -> str:
    if far == 0:
        return "here"
    side, steps = ("back", -far) if far < 0 else ("ahead", far)
    return f"{side} {steps if steps <= 3 else 5 if steps <= 5 else 9}"


@lru_cache(maxsize=_MANY)
def _bucket(gap: int) -> int:
    return next((top for top in (0, 2, 5, 9, 14, 20, 30) if gap <= top), 99)


def _kind(draft: Draft) -> str:
    if draft.war:
        return "war"
    lead = "lead" if draft.line.title or draft.line.index <= 2 else "body"
    return f"{lead} {'total' if draft.running else 'older' if draft.stance == 'background' else 'news'}"


@dataclass(frozen=True, slots=True)
class _View:
    """What the candidates of one draft are seen against."""

    reading: Reading
    draft: Draft
    kind: str
    twins: frozenset[int]  # lines that give the same figure
    telling: frozenset[int]  # lines that give another figure of the same harm
    before: Draft | None
    home: str = ""
    role: str = ""  # the surest role that an actor of the draft's own line has


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


def _context(view: _View, line: Line) -> Iterator[str]:
    """What a candidate's line says of the figure."""
    if line.index in view.twins:
        yield "twin"
    if line.index in view.telling:
        yield f"telling {_where(view.draft, line)}"
    if line is not view.draft.line and view.reading.resumes(line):
        yield from ("resumes", f"resumes {_where(view.draft, line)}")
    if view.before is not None and line is view.before.line:
        yield "line of the claim before"


# ---------------------------------------------------------------------- places


def place_choices(reading: Reading, draft: Draft) -> Choice[Named]:
    """Where: every list of places named around, the country, or nowhere."""
    view = _view(reading, draft, _kind(draft))
    groups = [group for group in _nearest(draft, draft.line, reading.groups(draft.line)) if not group.parts[0].around]
    view = replace(view, home=groups[0].names[0] if groups else "")
    finest = max((spot.fine for spot in reading.places(draft.line) if not spot.around), default=-1)
    own = f"{finest} unnamed" if reading.unnamed(draft.line) else f"{finest}"
    wide = _wide(draft)
    goals = {goal.name for d in draft.near for goal in d.destination}
    seen: dict[tuple[str, ...], list[str]] = {}
    values: dict[tuple[str, ...], Named] = {}
    for line in _window(reading, draft):
        for rank, group in enumerate(_nearest(draft, line, reading.groups(line))):
            if (
                group.names not in seen
                and not _is_goal(reading, goals, group.mentions)
                and not _is_home(draft, group.parts[0])
                and (line is draft.line or not _is_narrow(reading, wide, group.names))
            ):
                values[group.names] = group.mentions
                seen[group.names] = [*_place_features(view, line, group, own, rank), *_context(view, line)]
        if line.index not in reading.paired:
            reading.paired[line.index] = list(_together(reading, line))
        for label, group in reading.paired[line.index]:
            names = group.names
            known = names in seen or (line is not draft.line and _is_narrow(reading, wide, names))
            if not known and not _is_goal(reading, goals, group.mentions):
                values[names] = group.mentions
                features = [*_place_features(view, line, group, own, 0), *_context(view, line)]
                seen[names] = [*features, label, *(f"{label}, {feature}" for feature in features[:1])]
    _order(view, seen, values, own)
    for label, mentions in (
        ("country", tuple(reading.country())),
        ("rule only", tuple(draft.rule_places)),
        ("of the parts", _of_parts(draft)),
        ("none", ()),
    ):
        names = tuple(mention.name for mention in mentions)
        if label == "rule only" and not draft.own_place and _is_narrow(reading, wide, names):
            continue
        if (label == "country" and _is_goal(reading, goals, mentions)) or (label == "of the parts" and not names):
            continue
        values.setdefault(names, mentions)
        seen.setdefault(names, []).append(label if names or label == "none" else "nothing")
    for part in draft.parts:  # where some of them died is not where all did
        names = tuple(mention.name for mention in _own(part))
        if names in seen and names != tuple(mention.name for mention in draft.rule_places):
            seen[names].append("a part's place")
    _by_rule(seen, draft.rule_places, view.before.rule_places if view.before else ())
    _shares(draft, seen, {id(d): d.place_names for d in draft.near}, silent=False)
    return Choice(view.kind, [Candidate(values[names], features) for names, features in seen.items()])


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


def _wide(draft: Draft) -> list[str]:
    """The places that the large figures around a total name themselves, its own rule's among them; none for a small figure."""
    if not is_many(draft):
        return []
    told = [draft, *(d for d in draft.near if d is not draft and d.own_place and is_many(d))]
    return [mentions[0].name for d in told if (mentions := d.rule_places)]


def is_many(draft: Draft) -> bool:
    """Whether a figure is too large, or over too many events, for the finer place that the next lines name."""
    return draft.running or (draft.harmed.count.low or draft.harmed.count.high or 0) >= _CROWD


def _is_narrow(reading: Reading, wide: Sequence[str], names: Sequence[str]) -> bool:
    """Whether places lie within what the totals of a text are told of: the dead of a coast are not a village's."""
    return any(reading.land.lies(name, other) == "inside" for name in names for other in wide)


def _is_home(draft: Draft, spot: Spot) -> bool:
    """Whether a place only says where somebody came from: `a soldier from Ghana was hurt`."""
    return spot.origin and draft.harmed.harm in ("killed", "injured", "casualties")


def _of_parts(draft: Draft) -> Named:
    """The places of a figure's parts together, where there are several."""
    found = {mention.name: mention for part in draft.parts for mention in _own(part)}
    return tuple(found.values()) if len(found) > 1 else ()


def _own(part: Draft) -> Named:
    """The places of a part in its own words."""
    return (part.listed,) if part.listed is not None else part.rule_places if part.own_place else ()


def _is_goal(reading: Reading, goals: set[str], mentions: Named) -> bool:
    """Whether the displaced went there: then it is not where they fled, nor where others of the same text were harmed."""
    names = [mention.name for mention in mentions] if goals else []
    return any(goal.endswith(name) or reading.land.lies(goal, name) == "inside" for goal in goals for name in names)


def _nearest(draft: Draft, line: Line, groups: list[Group[Spot]]) -> list[Group[Spot]]:
    if line is not draft.line:
        return groups
    return sorted(groups, key=lambda group: len(between(draft, group.parts[0].start, group.parts[-1].end)))


def _by_rule(seen: dict[tuple[str, ...], list[str]], rule: Sequence[Mention], before: Sequence[Mention]) -> None:
    for label, mentions in (("rule", rule), ("rule of the claim before", before)):
        features = seen.get(tuple(mention.name for mention in mentions))
        if features is not None:
            features.append(label)


def _order(view: _View, seen: dict[tuple[str, ...], list[str]], values: dict[tuple[str, ...], Named], own: str) -> None:
    """Marks the first finer place behind the figure and before it, and the one that the text names most often."""
    here = view.draft.line
    finer = [names for names in values if "finer" in seen[names]]
    placed = [(mention.quote.start, names) for names in finer for mention in values[names][:1] if mention.quote]
    behind = [pair for pair in placed if pair[0] >= here.end]
    ahead = [pair for pair in placed if pair[0] < here.start]
    for label, pairs in (("first finer behind", sorted(behind)), ("last finer before", sorted(ahead, reverse=True))):
        if pairs:
            seen[pairs[0][1]].append(f"{label}, own {own}")
    most = max(values, key=lambda names: (view.reading.place_count(names[0]), names), default=None)
    if most is not None:
        seen[most].append(f"most named, own {own}")


def _place_features(view: _View, line: Line, group: Group[Spot], own: str, rank: int) -> Iterator[str]:
    draft, first, last = view.draft, group.parts[0], group.parts[-1]
    fine = max(spot.fine for spot in group.parts)
    where = _where(draft, line)
    yield from _fine_words(where, fine, min(len(group.parts), 3))
    if first.around:
        yield f"around {where}"
    meant = view.reading.said_the(draft.line)
    if meant >= 2 and line is not draft.line:
        yield from (
            f"the {meant} is fine {fine}",
            f"the {meant} is {view.reading.land.sort(group.names[0])}",
            f"the {meant} {where}",
        )
    if not first.strong:
        yield f"weak {where}"
    if first.bare:
        head = "first" if first.start == 0 else "later"
        yield from ("bare", f"bare {where}", f"bare {head}", f"bare {head} {where}")
    if first.origin:
        yield "origin displaced" if draft.harmed.harm == "displaced" else "origin"
    if line is draft.line:
        yield from _land_features(view, where, group.names[0], own)
        yield from _beside(view.reading, draft, first.start, last.end, first.lead)
        yield f"nearest {min(rank, 2)}"
        yield f"here fine {fine}, own {own}"
        for other in draft.near:  # "120 in Latakia" is where the 120 were, and not the 225 before them
            if other is not draft and other.line is line and first.lead in (other.harmed.end, other.harmed.noun.end):
                yield "behind a part" if other in draft.parts else "behind another figure"
                break
        if first.lead > 0 and line.low[first.lead - 1] in view.reading.grammar.spread:
            yield "spread"
        return
    yield f"own {own}, {where} fine {fine}"
    if fine > int(own.split(maxsplit=1)[0]) and first.strong and not first.around and fine > 1:
        yield "finer"
    name = group.names[0]
    yield from _land_features(view, where, name, own)
    if view.reading.inside(name) & {m.name for m in draft.rule_places}:
        yield "inside the rule's"
    yield f"named {min(view.reading.place_count(name), 4)} times"


@lru_cache(maxsize=_MANY)
def _fine_words(where: str, fine: int, size: int) -> tuple[str, ...]:
    return where, f"fine {fine}", f"{where} fine {fine}", f"names {size}"


def _land_features(view: _View, where: str, name: str, own: str) -> Iterator[str]:
    """What the gazetteer knows of a place, and of how it lies to what the rules hold."""
    land = view.reading.land
    sort = land.sort(name)
    yield from (f"is {sort}", f"{where} is {sort}", f"own {own}, is {sort}")
    if view.draft.rule_places:
        yield from _lying_words(land.lies(name, view.draft.rule_places[0].name), "rule", where, sort)
    if view.home:
        yield from _lying_words(land.lies(name, view.home), "own", where, sort)


@lru_cache(maxsize=_MANY)
def _lying_words(lies: str, to: str, where: str, sort: str) -> tuple[str, ...]:
    return f"{lies} {to}", f"{lies} {to} {where}", f"{lies} {to}, is {sort}"


def _beside(reading: Reading, draft: Draft, start: int, end: int, lead: int) -> Iterator[str]:
    """How words [start, end) of a draft's own line stand to it."""
    harmed = draft.harmed
    verb = harmed.verb or (harmed.start, harmed.end)
    words = between(draft, start, end)
    breaks = sum([word in reading.grammar.breaks for word in words])
    side = "before" if end <= min(harmed.start, verb[0]) else "behind"
    manner = "does" if verb[0] < harmed.start else "suffers"
    yield from _beside_words(_bucket(len(words)), min(breaks, 2), side, manner, harmed.how)
    if lead in (harmed.end, harmed.noun.end):
        yield from ("right behind the figure", f"right behind the {harmed.how} figure")
    if lead == verb[1]:
        yield "right behind the verb"


@lru_cache(maxsize=_MANY)
def _beside_words(gap: int, breaks: int, side: str, manner: str, how: str) -> tuple[str, ...]:
    return f"gap {gap} {side}", f"breaks {breaks} {side}", f"{side} of {manner}", f"{how} {side} {gap}"


# ---------------------------------------------------------------------- actors


def actor_choices(reading: Reading, draft: Draft) -> Choice[Named]:
    """Who is accused: every actor named around who may have done it, or nobody."""
    view = _view(reading, draft, f"{_kind(draft)} {draft.means}")
    view = replace(view, role=_own_role(view))
    seen: dict[tuple[str, ...], list[str]] = {}
    values: dict[tuple[str, ...], Named] = {}
    harmed = {(d.line.index, i) for d in draft.near for i in range(d.harmed.start, d.harmed.noun.end)}
    for line in _window(reading, draft):
        for group in reading.parties(line):
            if group.names not in seen and (line.index, group.parts[0].start) not in harmed:
                values[group.names] = group.mentions
                seen[group.names] = [
                    *_actor_features(view, line, group),
                    *_context(view, line),
                    *_record(view, line, group),
                ]
    for label, mentions in (("rule only", tuple(draft.rule_accused)), ("none", ())):
        names = tuple(mention.name.lower() for mention in mentions)
        if names not in seen:
            values[names], seen[names] = mentions, [label, *(f"{label}, {sort}" for sort in _sorts(view))]
    before = view.before.rule_accused if view.before else ()
    for label, rule in (("rule", draft.rule_accused), ("rule of the claim before", before)):
        features = seen.get(tuple(mention.name.lower() for mention in rule))
        if features is not None:
            features.append(label)
    _shares(draft, seen, {id(d): d.actor_names for d in draft.near})
    return Choice(view.kind, [Candidate(values[names], features) for names, features in seen.items()], _same)


def _same(one: Named, other: Named) -> bool:
    """Whether two lists name the same actors: one to one, each pair with half of the shorter name's words in common."""
    if len(one) != len(other):
        return False
    if len(one) == 1:
        return _alike(one[0].name, other[0].name)
    left = [mention.name for mention in other]
    for mention in one:
        hit = next((i for i, there in enumerate(left) if _alike(mention.name, there)), None)
        if hit is None:
            return False
        del left[hit]
    return True


@lru_cache(maxsize=_MANY)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


@lru_cache(maxsize=4 * _MANY)
def _alike(one: str, other: str) -> bool:
    ours, theirs = _words(one), _words(other)
    common = len(ours & theirs)
    return 2 * common >= min(len(ours), len(theirs)) and 4 * common >= max(len(ours), len(theirs))


def _sorts(view: _View) -> Iterator[str]:
    """What sort of figure it is, for those answers that no name speaks for."""
    draft = view.draft
    yield f"means {draft.means}"
    yield f"own {view.role}"
    yield f"doers {min(len(view.reading.doers()), 3)}"
    yield f"{draft.harmed.harm}"
    yield f"{draft.status}"
    yield f"part {draft.part is not None}"
    yield f"rule {bool(draft.rule_accused)}"


def _own_role(view: _View) -> str:
    """The surest role that an actor of the draft's own line has."""
    roles = {agent.role for agent in view.reading.agents(view.draft.line)}
    return next((role for role in _SURE if role in roles), "no")


def _shares(
    draft: Draft,
    seen: Mapping[tuple[str, ...], list[str]],
    answers: Mapping[int, tuple[str, ...]],
    *,
    silent: bool = True,
) -> None:
    """Marks the answers that the claims around have, each with how many of them have it, in quarters.

    Without `silent`, claims that have none speak for none.
    """
    near = [d for d in draft.near if d is not draft and d.war == draft.war]
    circles = {
        "fellow": near,
        "news": [d for d in near if (d.stance, d.running) == (draft.stance, draft.running)],
        "same figure": [d for d in near if same_figure(d, draft)],
        "claim after": [d for d in near if d.line.index > draft.line.index][:1],
        "own line": [d for d in near if d.line is draft.line],
    }
    for label, drafts in circles.items():
        counts: dict[tuple[str, ...], int] = {}
        for d in drafts:
            names = answers[id(d)]
            counts[names] = counts.get(names, 0) + 1
        for names, count in counts.items():
            if names in seen and (names or silent):
                seen[names].append(f"{label} share {4 * count // len(drafts)}")


def _record(view: _View, line: Line, group: Group[Agent]) -> Iterator[str]:
    """What the rest of the text says of an actor, how it is named, and what sort of actor harms whom by what."""
    draft, reading, first, last = view.draft, view.reading, group.parts[0], group.parts[-1]
    where, head = _where(draft, line), line.low[last.end - 1]
    agents, roles, doers = reading.grammar.agents, reading.roles()[head], reading.doers()
    sort = agents.sort(head)
    rank = min(doers.index(head), 2) if head in doers else "no"
    form = "adjective" if agents.is_adjective((head,)) else "name" if line.capital(last.end - 1) else "noun"
    yield from _told_words(tuple(roles), where, f"{rank}", form, sort, first.role)
    yield from _sort_words(sort, f"{draft.means}", f"{draft.status}", min(last.end - first.start, 4))
    if any(head in speaker.name.lower().split() for speaker in draft.speakers):
        yield "speaker"
    yield from _role_words(f"{draft.harmed.harm}", first.role, view.role, where)
    if draft.part is not None:
        yield f"part {where}"


@lru_cache(maxsize=_MANY)
def _told_words(roles: tuple[str, ...], where: str, rank: str, form: str, sort: str, role: str) -> tuple[str, ...]:
    ever = [f"ever {told}" for told in roles]
    only = ["only other", f"only other {where}"] if not set(roles) - {"other", "target"} else []
    doer = (f"doer {rank}", f"doer {rank} {role}")
    return (*ever, *only, *doer, f"form {form}", f"form {form} {role}", f"form {form} {sort}", f"{sort} {role}")


@lru_cache(maxsize=_MANY)
def _sort_words(sort: str, means: str, status: str, size: int) -> tuple[str, ...]:
    return f"{sort} means {means}", f"{sort} {status} {means}", f"words {size}"


@lru_cache(maxsize=_MANY)
def _role_words(harm: str, role: str, own: str, where: str) -> tuple[str, ...]:
    return f"{harm} {role}", f"own {own}, {where}", f"own {own}, {where} role {role}"


def _actor_features(view: _View, line: Line, group: Group[Agent]) -> Iterator[str]:
    draft, reading, first, last = view.draft, view.reading, group.parts[0], group.parts[-1]
    where, head = _where(draft, line), line.low[last.end - 1]
    yield from _named_words(where, first.role, min(len(group.parts), 3), min(reading.agent_count(line, first), 4))
    yield f"victims {draft.status} {reading.grammar.agents.sort(head)}"
    yield f"bare {head in reading.grammar.agents.bare} {first.role}"
    if line is draft.line:
        noun = range(draft.harmed.start, max(draft.harmed.noun.end, draft.harmed.end))
        yield "victim" if first.start in noun else "no victim"
        yield from _beside(reading, draft, first.start, last.end, -1)
    yield from _shared(view, line, head)


@lru_cache(maxsize=_MANY)
def _named_words(where: str, role: str, size: int, times: int) -> tuple[str, ...]:
    return where, f"role {role}", f"{where} role {role}", f"names {size}", f"named {times} times"


def _shared(view: _View, line: Line, head: str) -> Iterator[str]:
    """What an actor's line has in common with the draft: means, place, the word for the victims."""
    draft, reading = view.draft, view.reading
    means = [found for _, found in reading.means(line)]
    yield "same means" if draft.means in means else "other means" if means and draft.means else "no means"
    places = {mention.name for mention in draft.places}
    if any(name in places for group in reading.groups(line) for name in group.names):
        yield "same place"
    if head in draft.line.low[draft.harmed.noun.start : draft.harmed.noun.end]:
        yield "same word as the victims"


# ---------------------------------------------------------------------- days


def day_choices(reading: Reading, draft: Draft) -> Choice[Period | None]:
    """When: every period stated around, or some time up to the day of the report."""
    view = _view(reading, draft, _kind(draft))
    own = any(not stated.said for stated in reading.times(draft.line))
    seen: dict[str, list[str]] = {}
    values: dict[str, Period | None] = {}
    for line in _window(reading, draft):
        for stated in reading.times(line):
            until = stated.said and stated.when.end is not None  # said then, so it happened by then
            key = f"… to {stated.when.end}" if until else _spelt(stated.when)
            if key not in seen:
                when = When(None, stated.when.end, "unknown", stated.when.end_known) if until else stated.when
                values[key] = Period(when, reading.quote(line, stated.start, stated.end))
                seen[key] = [*_day_features(view, line, stated, own), *_context(view, line)]
    for label, period in (("now", reading.up_to_now()), ("war", reading.war_period()), ("rule only", draft.rule_when)):
        if period is not None or label == "now":
            key = _spelt(period.when) if period else ""
            values.setdefault(key, period)
            seen.setdefault(key, []).extend((label, f"{label}, own {own}"))
    for label, rule in (
        ("rule", draft.rule_when),
        ("rule of the claim before", view.before.rule_when if view.before else None),
    ):
        if rule is not None and _spelt(rule.when) in seen:
            seen[_spelt(rule.when)].append(label)
    return Choice(view.kind, [Candidate(values[key], features) for key, features in seen.items()])


@lru_cache(maxsize=_MANY)
def _spelt(when: When) -> str:
    return str(when)


def _day_features(view: _View, line: Line, stated: Stated, own: bool) -> Iterator[str]:
    where = _where(view.draft, line)
    sort = "lasting" if stated.lasting else "said" if stated.said else "event"
    yield f"{where} {sort}"
    yield f"{sort} to {len(stated.when.start or '')}"
    if view.reading.anchor is not None and stated.when.last is not None:
        yield f"{_bucket(abs((view.reading.anchor - stated.when.last).days))} days old"
    if line is view.draft.line:
        yield from _beside(view.reading, view.draft, stated.start, stated.end, stated.start - 1)
    else:
        yield f"own {own}, {where} {sort}"


# ---------------------------------------------------------------------- standing


def stance_choices(reading: Reading, draft: Draft) -> Choice[bool]:
    """Whether a figure is of an older event than the report's own (True), by what its line and its place in the text say."""
    return _standing(reading, draft, f"stance {draft.stance}")


def running_choices(reading: Reading, draft: Draft) -> Choice[bool]:
    """Whether a figure is a total that is still open (True), by what its line and its place in the text say."""
    return _standing(reading, draft, f"running {draft.running}")


def _standing(reading: Reading, draft: Draft, rule: str) -> Choice[bool]:
    told = list(_standing_features(reading, draft))
    features = [rule, *(f"{rule}, {feature}" for feature in told), *told]
    return Choice(_kind(draft), [Candidate(False, ()), Candidate(True, features)])


def _standing_features(reading: Reading, draft: Draft) -> Iterator[str]:
    line, harmed = draft.line, draft.harmed
    own = "own" if draft.own_when else "other"
    when = draft.when.when if draft.when is not None else None
    if when is not None and reading.anchor is not None and when.last is not None:
        yield f"{own} day {_bucket(abs((reading.anchor - when.last).days))} old"
    if when is not None and reading.anchor is not None and when.first is not None:
        yield f"{own} since {_bucket(abs((reading.anchor - when.first).days))} days"
    yield from (
        f"lasting {draft.lasting}",
        f"toll {harmed.toll}",
        f"harm {harmed.harm}",
        f"part {draft.part is not None}",
    )
    yield f"tenth {10 * line.index // max(len(reading.lines), 1)}"
    yield f"size {len(str(harmed.count.low or harmed.count.high or 0))} vague {harmed.count.vague is not None}"
    others = [d for d in draft.near if d is not draft]
    before = [d for d in others if (d.line.index, d.harmed.start) < (line.index, harmed.start)]
    yield f"{len(before[:3])} before"
    if before:
        where = "here" if before[-1].line is line else "before"
        yield f"{where} {before[-1].stance} {before[-1].running}"
    if any(same_figure(d, draft) and d.line.index <= _LEAD for d in others):
        yield "twin of the lead"
    lead = next((d for d in [*before, draft] if not d.war), draft)
    mine, first = draft.rule_places[:1], lead.rule_places[:1]
    if mine and first and lead is not draft:
        yield f"place {reading.land.lies(mine[0].name, first[0].name)} lead"
    yield f"accused as the lead {draft.rule_accused == lead.rule_accused}"
    for word in sorted(reading.grammar.standing.intersection(line.low)):
        yield f"says {word}"
    if line.low[0] in reading.grammar.standing:
        yield f"begins {line.low[0]}"
    verb = harmed.verb
    if verb is not None and verb[0] > 0:
        yield f"verb behind {line.low[verb[0] - 1] if line.low[verb[0] - 1] in reading.grammar.standing else 'other'}"

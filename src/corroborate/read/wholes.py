"""A draft and those before it in, of which of them it may be a part out, each with its features.

Where a figure's own sentence says of what it is a part, the grammar of harms has told so. Here are the others: `Five
children were among the dead.`, and the towns of a day whose dead a headline adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corroborate.read.choices import alike, at_lines, kind_of, spelt
from corroborate.read.ranks import Candidate, Choice, Observed
from corroborate.read.reading import Draft, Reading, same_figure

_NEAR = 5  # lines within which some of them are some of those told before
_RUN = 9  # figures that may add up to one
_BESIDE = 6  # words on each side of a figure that may tell whether it is a part
_SHARES = (5, 15, 30, 50, 70, 90)  # hundredths of a whole
_JOINS = (["and"], [","], [",", "and"])
_APPOSED = ([","], [":"], ["-"], ["–"], ["—"], ["("])  # between a figure and those that it is made up of
_AFAR = ("airstrike", "shelling", "bombing")  # means that put nobody to death
_CUE = 5  # words beside a figure in which it may be told to be some of others


def whole_choices(reading: Reading, draft: Draft) -> Choice[Draft | None]:
    """Of which figure told before this one is a part, where its own words do not say: `Five children were among the dead.`"""
    here = (draft.line.index, draft.harmed.start)
    before = [d for d in draft.near if (d.line.index, d.harmed.start) < here and _may_hold(reading, d, draft)]
    told, of_whom = _part_words(reading, draft), _says_of_whom(reading, draft)
    if not of_whom and reading.says(draft.line, reading.grammar.separate):
        before = [d for d in before if d.line is draft.line]  # "Separately, four people …": some of none before
    near = [d for d in before if draft.line.index - d.line.index <= _NEAR and d.harmed.harm == draft.harmed.harm]
    candidates: list[Candidate[Draft | None]] = []
    if near and of_whom:
        before = near  # it is told to be some of others, and only of whom is open
    else:
        candidates.append(Candidate(None, ["none", (_no_part_names, *told)]))
    if of_whom and _opens(reading, draft) and (tops := [d for d in before if d.harmed.whole is None]):
        before = tops  # "Among the dead were 12 students": some of all, and not of those among them
    most = max([_size(d) for d in before], default=0)
    for rank, whole in enumerate(reversed(before)):
        near_by, largest = min(rank, 4), _size(whole) == most
        observed = [*_whole_observed(reading, draft, whole, near_by, largest=largest), (_part_names, *told)]
        if of_whom:
            observed.append((_of_whom_names, near_by, draft.harmed.harm == whole.harmed.harm, largest))
        candidates.append(Candidate(whole, observed))
    return Choice(kind_of(reading, draft), candidates)


def broken_down(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """By the `id` of a draft, the one before it in its line that it and its fellows make up: `three civilians, a woman and
    two | girls, died`.
    """
    found: dict[int, Draft] = {}
    for _, group in groupby(drafts, key=lambda draft: draft.line.index):
        told = [draft for draft in group if draft.part is None]
        for place, whole in enumerate(told):
            added = _added(reading, whole, told[place + 1 :])
            found.update((id(part), whole) for part in added)
            rest = _list_behind(told[place:])
            alike = whole.told != "combatant" or all(part.told == "combatant" for part in rest)
            if len(rest) > 1 and sum(map(_size, rest)) == _size(whole) and alike and not _is_sorted(reading, whole):
                found.update((id(part), whole) for part in rest)
    return found


def _added(reading: Reading, whole: Draft, behind: Sequence[Draft]) -> list[Draft]:
    """The drafts by which a toll is told to have grown: `rose to seven after | two | bodies were found and | a woman | died`."""
    low, verb, grown = whole.line.low, whole.harmed.verb, reading.grammar.changed | reading.grammar.risen
    rises = whole.harmed.toll and verb is not None and not grown.isdisjoint(low[verb[1] : whole.harmed.start])
    if not rises or not behind or "after" not in low[whole.harmed.end : behind[0].harmed.start]:
        return []
    added = [draft for draft in behind if draft.harmed.harm == whole.harmed.harm]
    return added if sum(map(_size, added)) < _size(whole) else []


def _list_behind(told: Sequence[Draft]) -> list[Draft]:
    """The drafts in a list right behind the first, up to the one behind its `and`."""
    made: list[Draft] = []
    for one, other in pairwise(told):
        gap = one.line.low[max(one.harmed.end, one.harmed.noun.end) : other.harmed.start]
        if other.harmed.harm != told[0].harmed.harm or gap not in (_JOINS if made else _APPOSED):
            break
        made.append(other)
        if "and" in gap:
            return made
    return []


def _opens(reading: Reading, draft: Draft) -> bool:
    """Whether a line begins with those of whom it tells some: `Among the dead were …`, `The dead included …`."""
    low = draft.line.low
    first = low[0] == "the" and len(low) > 1
    return low[0] in reading.grammar.holding or (first and low[1] in reading.grammar.held)


def _is_sorted(reading: Reading, draft: Draft) -> bool:
    """Whether it is told which people were counted: no nurses are made up of a man and a boy."""
    return bool(reading.grammar.people.sorts(draft.line, draft.harmed.noun))


def _size(draft: Draft) -> int:
    return draft.harmed.count.low or draft.harmed.count.high or 0


def _may_hold(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether a figure is no smaller, of the same harm or of all casualties, and no total of a war."""
    count, harm = whole.harmed.count, whole.harmed.harm
    if whole.war or part.war or harm not in (part.harmed.harm, "casualties") or same_figure(whole, part):
        return False
    if {whole.told, part.told} == {"civilian", "combatant"}:
        return False  # no soldiers are some of five civilians
    if whole.line is part.line and _are_others(reading, whole, part):
        return False
    if reading.grammar.people.are_ours(part.line, part.harmed.end):
        return False  # "Rebels killed 30 guards. Twelve of their own died"
    if reading.is_withdrawn(whole) or _are_opposed(reading, whole, part):
        return False
    apart = whole.line is not part.line and not _says_of_whom(reading, part)
    if apart and (_is_another(reading, whole, part) or _is_otherwise(reading, whole, part)):
        return False
    return _size(whole) > _size(part) or (count.low is None and count.high is None)


def _are_opposed(reading: Reading, one: Draft, other: Draft) -> bool:
    """Whether those are of two sides that fight: no soldiers are some of nine insurgents."""
    agents, heads = (
        reading.grammar.agents,
        [
            draft.line.low[draft.harmed.noun.head]
            for draft in (one, other)
            if draft.harmed.noun.end > draft.harmed.noun.start
        ],
    )
    sides = {(agents.are_hunted(head), agents.serves(head)) for head in heads}
    return sides == {(True, False), (False, True)}


def _is_another(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether a figure of another line is of another event, or another's toll of the same: `Police put the death toll at | 11`."""
    ours, theirs = ({speaker.name for speaker in draft.speakers} for draft in (part, whole))
    if part.harmed.toll and ours and theirs and ours.isdisjoint(theirs):
        return True
    some = part.line.low[part.harmed.end : part.harmed.end + 1] == ["of"]
    return not some and part.own_place and whole.own_place and _lying(reading, part, whole) == "abroad"


def _is_otherwise(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether who was put to death is told of apart from whom a strike killed: no executed men are some of its dead."""
    begin, end = part.harmed.verb or (0, 0)
    told = any(means == "execution" and begin <= i < end for i, means in reading.means(part.line))
    return told and whole.means in _AFAR


def _are_others(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether a line tells of two figures as of different people."""
    return (
        _beside(reading, whole, part)  # "14 children and four women", "two children, a teacher and | an imam"
        or _comes_on_top(reading, part)  # "eleven bodies, and | three more"
        or _is_elsewhere(reading, whole, part)  # "40 in Kessa, | 15 in Tarsk"
        or (whole.listed is not None and part.listed is not None)  # "Belo 24 killed, Anar | 19"
        or (part.harmed.noun.kind == "bare" and _is_fellow(reading, whole, part))  # "33 deaths to the army, | 15 to …"
    )


def _is_fellow(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether a number alone is told of as the one before it is: some of the same, behind the same preposition, or laid to
    others.
    """
    low = part.line.low
    ours, theirs = low[part.harmed.end : part.harmed.end + 1], low[whole.harmed.noun.end : whole.harmed.noun.end + 1]
    led = ours == theirs and ours != [] and ours[0] in (*reading.grammar.leading, *reading.grammar.laid)
    mine, others = {who.name for who in part.accused}, {who.name for who in whole.accused}
    led = led or bool(mine and others and mine.isdisjoint(others))
    return (led or _says_of_whom(reading, whole)) and not _says_of_whom(reading, part)


def _comes_on_top(reading: Reading, part: Draft) -> bool:
    """Whether a figure is told to come on top of others: `three more`, `another three`."""
    low, harmed, (before, behind) = part.line.low, part.harmed, reading.grammar.on_top
    led = not before.isdisjoint(low[max(0, harmed.start - 1) : harmed.end])
    return led or not behind.isdisjoint(low[harmed.end : harmed.end + 1])


def _is_elsewhere(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether two figures of one line are of two places, neither of which is told to lie in the other."""
    if not (whole.own_place and part.own_place and len(whole.rule_places) == len(part.rule_places) == 1):
        return False
    land, there, here = reading.land, whole.rule_places[0].name, part.rule_places[0].name
    wide = land.sort(there) in ("country", "region", "area", "district")
    return there != here and not wide and land.lies(here, there) not in ("inside", "same")


def _beside(reading: Reading, one: Draft, other: Draft) -> bool:
    """Whether two figures of one line stand in one list, the first of which is not what the others are of."""
    first, last = one.harmed.start, other.harmed.start
    listed = [
        d for d in other.near if d.line is other.line and first <= d.harmed.start <= last and d.harmed.whole is None
    ]
    chain = sorted(listed, key=lambda d: d.harmed.start)
    if (
        len(chain) > 2
        and not _is_sorted(reading, one)
        and one.told != "combatant"
        and _size(one) >= sum(map(_size, chain[1:]))
    ):
        return False  # "30 people, 12 women and 9 children"
    gaps = [one.line.low[max(a.harmed.end, a.harmed.noun.end) : b.harmed.start] for a, b in pairwise(chain)]
    return bool(gaps) and all(gap in _JOINS for gap in gaps)


def _part_words(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """What a part's own line says of its being one: the words beside it, and what sort of figure it is."""
    low, harmed, known = draft.line.low, draft.harmed, reading.grammar.parting
    near = known.intersection(low[max(0, harmed.start - _BESIDE) : harmed.end + _BESIDE])
    behind = low[harmed.start - 1] if harmed.start else ""
    before = low[harmed.end] if harmed.end < len(low) else ""
    return (
        " ".join(sorted(near)),
        behind if behind in known else "other",
        before if before in known else "other",
        low[0] if low[0] in known else "other",
        f"toll {harmed.toll}",
        f"harm {harmed.harm}",
        f"status {draft.status}",
        f"how {harmed.how}",
    )


def _part_names(near: str, behind: str, before: str, first: str, *sorts: str) -> Iterator[str]:
    yield from (f"says {word}" for word in near.split())
    yield from (f"behind {behind}", f"before {before}", f"begins {first}", *sorts)


def _no_part_names(*told: str) -> Iterator[str]:
    yield from (f"none, {name}" for name in _part_names(*told))


def _says_of_whom(reading: Reading, draft: Draft) -> bool:
    """Whether a figure is told to be some of others: `among the dead`, `five of the wounded`, `those killed included`."""
    low, harmed, grammar = draft.line.low, draft.harmed, reading.grammar
    end = max(harmed.end, harmed.noun.end)
    for i in range(max(0, harmed.start - _CUE), min(len(low), end + _CUE)):
        if low[i] in grammar.holding and (low[i] != "of" or i in (0, harmed.end, end)):
            j = (
                i
                + 1
                + (
                    low[i + 1 : i + 2] in (["the"], ["those"], ["all"])
                    or not grammar.whose.isdisjoint(low[i + 1 : i + 2])
                )
            )
            if j < len(low) and low[j] in grammar.held:
                return True
        if low[i] in grammar.counting_in and i < harmed.start and not grammar.held.isdisjoint(low[max(0, i - 2) : i]):
            return True
    return False


def _whole_observed(reading: Reading, draft: Draft, whole: Draft, rank: int, *, largest: bool) -> Iterator[Observed]:
    """Where a whole stands, whose and of what it is, and whether figures add up to it."""
    where = at_lines(whole.line.index - draft.line.index)
    lead = "title" if whole.line.title else "lead" if whole.line.index <= 2 else "body"
    count, size = whole.harmed.count, _size(whole)
    ratio = 100 * _size(draft) // size if size else 0
    yield (
        *(_size_names, where, lead, rank, next((top for top in _SHARES if ratio < top), 100), largest),
        *(whole.part is not None, count.vague is not None, whole.harmed.harm == draft.harmed.harm),
    )
    mine, theirs = draft.speakers[-1:], whole.speakers[-1:]
    voice = "none" if not mine or not theirs else "same" if alike(mine[0].name, theirs[0].name) else "other"
    lies, held = _lying(reading, draft, whole), draft.stance == whole.stance
    one, other = draft.when, whole.when
    day = "none" if one is None or other is None else "same" if spelt(one.when) == spelt(other.when) else "other"
    firm = count.exact or lead != "body"
    yield _agreeing_names, where, lead, voice, lies, day, draft.own_place, draft.own_when, held, largest, firm
    yield _standing_names, held, draft.running, whole.running, draft.means == whole.means, whole.means is None
    yield _kin_names, f"{draft.status}", f"{whole.status}", draft.actor_names == whole.actor_names
    yield _sums_names, _sums(draft, whole), lead


def _of_whom_names(rank: int, kin: bool, largest: bool) -> Iterator[str]:
    yield from (f"of whom, rank {rank}", f"of whom, {kin}", f"of whom, largest {largest}")


def _size_names(
    where: str, lead: str, rank: int, share: int, largest: bool, part: bool, vague: bool, same: bool
) -> Iterator[str]:
    yield from (where, lead, f"{lead} {where}", f"rank {rank}", f"share {share}", f"largest {largest}")
    yield from (f"whole is part {part}, vague {vague}", f"harm of whole {same}")


def _agreeing_names(
    where: str,
    lead: str,
    voice: str,
    lies: str,
    day: str,
    own_place: bool,
    own_day: bool,
    alike: bool,
    largest: bool,
    firm: bool,
) -> Iterator[str]:
    yield from (f"voice {voice}", f"voice {voice} {where}", f"voice {voice}, standing {alike}, {lies}")
    yield from (f"place {lies}", f"place {lies} {lead}", f"own place {own_place} {lies}")
    yield from (f"day {day}", f"own day {own_day} {day}")
    if firm:
        yield from (f"place {lies}, day {day}", f"{lead} place {lies}, day {day}", f"{lead} largest {largest}, {lies}")


def _standing_names(alike: bool, running: bool, to_date: bool, means: bool, none: bool) -> Iterator[str]:
    yield from (f"standing {alike} {running} {to_date}", f"means {means}, whole's {none}")


def _kin_names(status: str, around: str, accused: bool) -> Iterator[str]:
    yield from (f"status {status} in {around}", f"accused {accused}")


def _sums_names(sums: str, lead: str) -> Iterator[str]:
    yield from (f"sums {sums}", f"sums {sums} {lead}")


def _lying(reading: Reading, draft: Draft, whole: Draft) -> str:
    if not draft.places or not whole.places:
        return "none"
    one, other = {place.name for place in draft.places}, {place.name for place in whole.places}
    if one == other:
        return "same"
    if one & other:
        return "shared"
    return reading.land.lies(draft.places[0].name, whole.places[0].name)


def _sums(draft: Draft, whole: Draft) -> str:
    """Whether the figures of one harm that follow a whole add up to it, this one among them, or some of them may."""
    goal = _size(whole)
    after = [
        d
        for d in draft.near
        if (d.line.index, d.harmed.start) > (whole.line.index, whole.harmed.start)
        and d.harmed.harm == draft.harmed.harm
        and d.figure != whole.figure
        and (d.part is None or d.line.index == whole.line.index or d is draft)
    ]
    for begin in range(min(len(after), 2 * _RUN)):
        total, run, among = 0, set[object](), False
        for d in after[begin : begin + _RUN]:
            if d.figure in run:
                continue
            total += _size(d)
            run.add(d.figure)
            among = among or d is draft
            if total == goal and len(run) > 1 and among:
                return f"of {min(len(run), 4)}"
            if total > goal:
                break
    return "some" if _may_sum(goal, _size(draft), [_size(d) for d in after if d is not draft]) else "no"


def _may_sum(goal: int, own: int, others: Sequence[int]) -> bool:
    """Whether a figure and some of the others, each size once, are together a goal."""
    reached = {own}
    for size in dict.fromkeys(others[: 2 * _RUN]):
        reached |= {total + size for total in reached if total + size <= goal}
    return goal in reached - {own}

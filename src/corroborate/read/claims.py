"""A text in, its counted harms out: the grammars of this room joined, and what one part of a text tells about another.

A line gives a claim its figure, harm and people, and often more. The rest is told elsewhere: the headline's place is in
the body, the attacker in the lead, the day in the dateline. So claims are drafted line by line and then completed from the
claims that speak of the same thing, nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from corroborate.read.choices import (
    actor_choices,
    day_choices,
    doer,
    is_parts,
    place_choices,
)
from corroborate.read.completing import blamed, blamed_behind, complete, counts_since, is_them, own_event
from corroborate.read.harms import Harmed, past_who
from corroborate.read.lines import Line
from corroborate.read.numbers import Number
from corroborate.read.places import Spot
from corroborate.read.ranks import Choice
from corroborate.read.reading import (
    Draft,
    Grammar,
    Reading,
    apart,
    aside_of,
    follows,
    is_of_another_event,
    named,
    same_figure,
)
from corroborate.read.sources import Naming
from corroborate.read.speakers import Cue
from corroborate.read.standing import running_choices, stance_choices, tells_status, weighed_status
from corroborate.read.times import Stated
from corroborate.read.turns import actors_in_turn, days_in_turn, places_in_turn
from corroborate.read.victims import Noun
from corroborate.read.wholes import broken_down, whole_choices
from corroborate.records import Claim, Mention, Period, Victims
from corroborate.values import When
from corroborate.vocabulary import Harm, Means, Stance, Unit

__all__ = ["Grammar", "Reading", "claims_of", "drafts_of", "settle"]

_Told = TypeVar("_Told")
_NEAR, _FIRST = 40, 12  # drafts around one, and at the head of the text, that may tell about it
_NEWS: Final = 6  # days after which an event is no news
_MEASURED: Final = 4  # words from such a figure to its period: "in the whole of"
_OWN_LOSS: Final = 9  # words from "its own" to the figure
_OLD: Final = 7  # days after which a day that a line states is of an event of its own
_YEAR: Final = 365
_ROLES: Final = {"by": 0, "blame": 0, "act": 4, "attack": 2, "clash": 8}  # how sure a role is, in words of distance
_REFUTED: Final = 8  # words in which a sentence takes back the one before
_OLDEST: Final = 120  # years of age
_SEPARATED: Final = 4  # words between a name and its figure: "Belo district alone: 81"
_TABLE: Final = 4  # lines between a total and the list that breaks it down
_LONG_AGO: Final = 90  # days after which what goes on may be a war
_VAST: Final = 100_000  # a figure that no single event has
_WAR: Final = 5000  # a figure that only a war has
_SPREAD: Final = 8  # words around a figure in which it is told to be of the whole country
_UNHARMED: Final = ("missing", "displaced")  # harms that no bullet does
_BY_HAND: Final = ("gunfire", "execution", "torture")
_DATED: Final = 3  # words from a part to its own day: "five of them on Monday"
_UNARMED: Final = ("detained", "displaced")  # by no weapon: `detained nine in raids` is no air strike


# ---------------------------------------------------------------------- drafting


def claims_of(reading: Reading) -> list[Claim]:
    """The claims of a text, in the order of their figures."""
    drafts = drafts_of(reading)
    for _ in settle(reading, drafts):
        pass
    own_event(reading, drafts)
    _fled_from(drafts)
    _with_wholes(reading, drafts)
    for draft in drafts:
        shared = draft.part is not None and drafts[draft.part].means == draft.means
        if draft.means is not None and not _comes_of(reading, draft, draft.means, shared=shared):
            draft.means = None
    claims = [_claim(reading, draft, drafts) for draft in drafts]
    for draft in drafts:
        draft.let_go()
    return claims


def _fled_from(drafts: Sequence[Draft]) -> None:
    """A headline's displaced fled from where the body's same figure says; a ranking knows only where harm was done."""
    displaced = [draft for draft in drafts if draft.harmed.harm == "displaced"]
    for draft in displaced:
        twins = [other for other in displaced if other.line.index > draft.line.index and same_figure(other, draft)]
        if twins and not draft.own_place:
            draft.places = list(twins[0].places)


def _with_wholes(reading: Reading, drafts: Sequence[Draft]) -> None:
    """A part that its whole's own line tells of was harmed when the whole was, unless a day stands right behind it."""
    for draft in drafts:
        whole = drafts[draft.part] if draft.part is not None else None
        if whole is None or whole.line is not draft.line or whole.when is None:
            continue
        own = _right_behind(reading, draft)
        if own is not None:
            draft.when = Period(own.when, reading.quote(draft.line, own.start, own.end))
            continue
        end = max(draft.harmed.end, draft.harmed.noun.end)
        if not any(end <= stated.start <= end + _DATED for stated in reading.times(draft.line) if not stated.said):
            draft.when = whole.when


def _comes_of(reading: Reading, draft: Draft, means: Means, *, shared: bool) -> bool:
    """Whether a harm can come of the means that a draft has, most of all where it has them from another: nobody is held by an air
    strike; who died in a strike was not executed as others were; and where some were shot, not all were who died elsewhere.
    """
    harm, line = draft.harmed.harm, draft.line
    if harm == "detained" or (harm in _UNHARMED and means in _BY_HAND) or (harm == "injured" and means == "execution"):
        return False
    if shared or means not in _BY_HAND or line.title or _names(reading, line, means):
        return True
    before = reading.lines[line.index - 1] if line.index else line
    afar = means == "execution" and not reading.grammar.afar.isdisjoint(line.low)
    return not afar and before.paragraph == line.paragraph and _names(reading, before, means)


def _names(reading: Reading, line: Line, means: Means) -> bool:
    return any(told == means for _, told in reading.means(line))


def _right_behind(reading: Reading, draft: Draft) -> Stated | None:
    """The time right behind a number alone, which is its own: `2,400 deaths, 803 of them | this year`, `including 90 in | May`."""
    low, harmed, them = draft.line.low, draft.harmed, is_them(draft.line, draft.harmed)
    end = harmed.end + 2 * them
    if harmed.how or (harmed.noun.kind != "bare" and not them) or end >= len(low):
        return None
    starts = (end, end + (low[end] in reading.grammar.timing))
    return next((stated for stated in reading.times(draft.line) if stated.start in starts and not stated.said), None)


def drafts_of(reading: Reading) -> list[Draft]:
    """The drafts of a text, settled by rule."""
    drafts = _with_tables(reading, list(_drafts(reading)))
    for draft in drafts:
        if draft.part is not None:
            drafts[draft.part].parts.append(draft)
    for k, draft in enumerate(drafts):
        draft.near = [*drafts[: min(_FIRST, max(k - _NEAR, 0))], *drafts[max(k - _NEAR, 0) : k + _NEAR]]
    for draft in drafts:
        _localise(reading, draft)
    if drafts:
        complete(reading, drafts)
    for draft in drafts:
        draft.rule_places, draft.rule_accused, draft.rule_when = tuple(draft.places), tuple(draft.accused), draft.when
        draft.place_names = tuple(mention.name for mention in draft.places)
        draft.actor_names = tuple(mention.name.lower() for mention in draft.accused)
    return drafts


def settle(reading: Reading, drafts: list[Draft], until: str = "") -> Iterator[tuple[int, Draft]]:
    """Settles places, actors, days and wholes by their ranks, one slot after the other, and stops before the slot `until`.

    Yields (index, draft) as they stand then; learning looks at them there.
    """
    grammar = reading.grammar
    place = {id(draft): k for k, draft in enumerate(drafts)}
    for slot in ("stance", "running", "status", "places", "accused", "when", "part_of"):
        if slot == until:
            break
        if slot in ("stance", "running"):
            _stand(reading, drafts, slot)
            continue
        turns = days_in_turn(reading, drafts) if slot == "when" else {}
        laid = actors_in_turn(reading, drafts) if slot == "accused" else {}
        sites = places_in_turn(reading, drafts) if slot == "places" else {}
        wholes = broken_down(reading, drafts) if slot == "part_of" else {}
        for draft in drafts:
            if slot == "status" and _of_fighters(reading, drafts, draft):
                draft.status = "combatant"
            elif slot == "status":
                if grammar.status_ranks.known and not tells_status(draft):
                    draft.status = weighed_status(reading, draft)
            elif slot == "places" and (listed := _listed(reading, draft)):
                draft.places = listed
            elif slot == "places" and id(draft) in sites:
                draft.places = list(sites[id(draft)])
            elif slot == "places" and not draft.own_place and _is_nationwide(reading, draft):
                draft.places = reading.country()
            elif slot == "places" and grammar.place_ranks.known:
                places = grammar.place_ranks.best(place_choices(reading, draft))
                draft.places = _at_home(reading, draft, list(places or ()))
            elif slot == "accused" and (who := _of_whole(laid, drafts, draft)) is not None:
                draft.accused = list(who)
            elif slot == "accused" and (sure := doer(reading, draft)):
                draft.accused = list(sure)
            elif slot == "accused" and grammar.actor_ranks.known:
                accused = grammar.actor_ranks.best(actor_choices(reading, draft))
                draft.accused = list(accused or blamed_behind(reading, draft))
            elif slot == "when" and draft.listed is not None and draft.part is not None:
                draft.when = drafts[draft.part].when
            elif slot == "when" and (dated := _of_whole(turns, drafts, draft)) is not None:
                draft.when = dated.period
            elif slot == "when" and (beside := _listed_beside(reading, draft)) is not None:
                draft.when = beside.when
            elif slot == "when" and (draft.on_that_day or _age(reading, draft) > _OLD):
                draft.when = draft.rule_when  # a day of its own words, and none of this week's news
            elif slot == "when" and grammar.day_ranks.known:
                draft.when = grammar.day_ranks.best(day_choices(reading, draft))
            elif slot == "part_of" and id(draft) in wholes:
                draft.part = place[id(wholes[id(draft)])]
            elif (
                slot == "part_of"
                and draft.part is None
                and grammar.whole_ranks.known
                and not _is_measure(reading, draft)
            ):
                whole = grammar.whole_ranks.best(whole_choices(reading, draft))
                draft.part = place[id(whole)] if whole is not None else None
    yield from enumerate(drafts)


def _listed_beside(reading: Reading, draft: Draft) -> Draft | None:
    """The figure before one in a list with one verb, where no day stands between: `412 guards and | 9 rebels | were killed`."""
    line, harmed = draft.line, draft.harmed
    if not harmed.linked or harmed.verb is None:
        return None
    here = [d for d in draft.near if d.line is line and d.harmed.start < harmed.start]
    before = max(here, key=lambda d: d.harmed.start, default=None)
    if before is None or before.harmed.verb != harmed.verb or before.harmed.harm != harmed.harm:
        return None
    days = (stated.start for stated in reading.times(line))
    return None if any(before.harmed.end <= day <= max(harmed.end, harmed.noun.end) + 1 for day in days) else before


def _of_whole(told: Mapping[int, _Told], drafts: Sequence[Draft], draft: Draft) -> _Told | None:
    """What is told in turn with a figure, or with the one that it is a part of."""
    own = told.get(id(draft))
    return own if own is not None or draft.part is None else told.get(id(drafts[draft.part]))


def _is_measure(reading: Reading, draft: Draft) -> bool:
    """Whether a figure is what another is measured by: `212 civilians, up from | 97 in the year before`."""
    return reading.grammar.measures.before(draft.line.low, draft.harmed.start) is not None


def _of_fighters(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether those are told of fighters in one line by their sex or age alone: `Seven guerrillas, including two | women`."""
    whole, noun = drafts[draft.part] if draft.part is not None else None, draft.harmed.noun
    if whole is None or whole.line is not draft.line or whole.told != "combatant" or noun.end != noun.start + 1:
        return False
    return draft.line.low[noun.head] in reading.grammar.sexes


def _age(reading: Reading, draft: Draft) -> int:
    """How many days before the report the one day lies that a draft's own line states, or the end of the one year, where it states
    nothing else; -1 where it states none.
    """
    when = draft.rule_when.when if draft.own_when and draft.rule_when is not None else None
    if when is None or reading.anchor is None or when.last is None or when.start != when.end:
        return -1
    alone = len(when.start or "") == len("2031") and sum(not s.said for s in reading.times(draft.line)) == 1
    one = when.first == when.last or alone
    return (reading.anchor - when.last).days if one else -1


def _stand(reading: Reading, drafts: Sequence[Draft], slot: str) -> None:
    """Settles which figures are of older events, or are totals that are still open; what the rules said is a feature."""
    grammar = reading.grammar
    if slot == "stance" and grammar.stance_ranks.known:
        told = [grammar.stance_ranks.best(stance_choices(reading, draft)) for draft in drafts]
        for draft, older in zip(drafts, told, strict=True):
            if draft.stance in ("asserted", "background") and not draft.war:
                past = _age(reading, draft) > _YEAR and any(0 <= _age(reading, d) <= _OLD for d in draft.near)
                draft.stance = "background" if older or past else "asserted"
    elif slot == "running" and grammar.running_ranks.known:
        open_ = [grammar.running_ranks.best(running_choices(reading, draft)) for draft in drafts]
        for draft, running in zip(drafts, open_, strict=True):
            since = draft.lasting and draft.when is not None and draft.when.when.end is None
            risen = _has_risen(grammar, draft) or (
                draft.lasting and draft.when is not None and not draft.when.when.start
            )
            sure = (
                draft.part is not None
                or since
                or draft.war
                or risen
                or draft.on_that_day
                or counts_since(reading, draft)
            )  # a listed part is no total; "since" makes one
            draft.running = draft.running if sure else bool(running)


def _listed(reading: Reading, draft: Draft) -> list[Mention]:
    """The place that a list gives a figure: `Hama 171`, or `49 in Tartus, 25 in Latakia`, where it needs no weighing.

    A total that a list breaks down by place, and that names none itself, is of all of them.
    """
    if draft.listed is not None:
        return [draft.listed]
    if spread := _spread(reading, draft):
        return spread
    if len(draft.parts) > 1 and not draft.own_place and (found := [p.listed for p in draft.parts if p.listed]):
        return found
    if draft.harmed.how or draft.harmed.noun.kind != "bare":
        return []
    end = draft.harmed.end + 2 * is_them(draft.line, draft.harmed)  # "131 of them in Sulm"
    end = past_who(draft.line.low, end)
    right = (s for s in reading.places(draft.line) if s.lead == end and s.strong and not s.around)
    chosen = next(right, None)
    return named(reading, draft.line, chosen) if chosen is not None else []


def _is_nationwide(reading: Reading, draft: Draft) -> bool:
    """Whether a figure is told to be of the whole country: `36 were killed | across the country`."""
    low, end = draft.line.low, max(draft.harmed.end, draft.harmed.noun.end)
    told = reading.grammar.nationwide
    return any(
        told.at(low, i) is not None for i in told.places(low) if i >= draft.harmed.start - _SPREAD and i < end + _SPREAD
    )


def _at_home(reading: Reading, draft: Draft, places: list[Mention]) -> list[Mention]:
    """Places, unless they lie abroad from what stands right behind those counted: `killed 1,200 people | in Israel`."""
    if draft.destination:
        return places  # "900 Sudanese refugees | in Chad" fled Sudan
    behind = {draft.harmed.end, draft.harmed.noun.end}
    right = next((s for s in reading.places(draft.line) if s.lead in behind and s.strong and not s.around), None)
    own = named(reading, draft.line, right) if right is not None and places else []
    abroad = any(reading.land.lies(place.name, own[0].name) == "abroad" for place in places) if own else False
    return own if abroad else places


def _spread(reading: Reading, draft: Draft) -> list[Mention]:
    """The land over which a figure's own words, or those that give it over again, say that it is spread: `across the strip`."""
    same = [draft, *(d for d in draft.near if d is not draft and same_figure(d, draft) and d.stance == draft.stance)]
    over = (d for d in same if d.own_place and d.part is None and len(d.rule_places) == 1)
    return next((list(d.rule_places) for d in over if reading.spreads(d.line, d.rule_places[0])), [])


def _drafts(reading: Reading) -> Iterator[Draft]:
    count, held = 0, False
    for line, found, _ in _counted(reading):
        kept = [place for place, harmed in enumerate(found) if not _is_source(reading, line, harmed)]
        if held:  # "Twelve of the girls escaped"
            kept = [place for place in kept if not reading.grammar.harms.breaks_out(line, found[place])]
        held = held or any(harmed.harm == "detained" for harmed in found)
        index = {place: count + number for number, place in enumerate(kept)}
        for place in kept:
            whole = found[place].whole
            yield Draft(line, found[place], None if whole is None else index.get(whole))
        count += len(kept)


def harm_choices(reading: Reading) -> Iterator[tuple[Line, Harmed, Choice[Harm | None]]]:
    """Every count of people, by rule with a harm or not, with the harms that may have befallen it; for learning."""
    for line, _, told in _counted(reading):
        for harmed, choice in reading.grammar.harms.choices(line, *told):
            if not _is_source(reading, line, harmed):
                yield line, harmed, choice


def _counted(reading: Reading) -> Iterator[tuple[Line, list[Harmed], tuple[list[int], Harm | None, Harm | None]]]:
    """Each line with the counted harms in it, and what the lines before tell about it."""
    last, harm = -_TABLE, None
    dead: dict[str, int] = {}  # by what noun one was told of who died, and in which line
    for line in reading.lines:
        counts = reading.grammar.counts if line.index - last <= _TABLE else frozenset()
        counting = [cue.verb for cue in reading.voices.cues(line.index) if 0 <= cue.verb < len(line)]
        counting = [verb for verb in counting if line.low[verb] in counts]
        told = counting, harm if line.index - last <= _TABLE else None, harm if line.index == last + 1 else None
        found = reading.grammar.harms.find(line, *told)
        if found and line.index + 1 < len(reading.lines):
            reading.grammar.harms.follow(found, line, reading.lines[line.index + 1])
        found += reading.grammar.harms.again(line, found, dead)
        yield line, found, told
        dead |= dict.fromkeys(reading.grammar.harms.dead(line, found), line.index)
        if found:
            last, harm = line.index, found[0].harm


def _with_tables(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that a list of names and figures adds: `By province: Latakia 658, Tartus 384`."""
    told: dict[int, list[int]] = {}
    for k, draft in enumerate(drafts):
        told.setdefault(draft.line.index, []).append(k)
    made = list(drafts)
    for line, row, shortly in _listing(reading, told):
        inner = reading.lines[line.index].low  # "Belo (Coro alone, 29)": what stands in brackets is counted already
        total = sum(number.count.low or 0 for number, name in row if not name or inner[name - 1] != "(")
        holding = (k for k in shortly if (drafts[k].harmed.count.low or 0) >= total)
        whole = next(holding, None)
        for number, name in row if whole is not None else ():
            place = reading.mention(line, name, number.start)
            made.append(_in_list(line, number, place, drafts[whole or 0].harmed.harm, whole))
    for k, row in _bracketed(reading, told, drafts):
        line, before = drafts[k].line, drafts[k]
        total = sum(number.count.low or 0 for number, _ in row)
        if total > (before.harmed.count.low or total):
            continue  # "two sisters, Amal Odeh (19) and Mina Odeh (16)": ages
        whole = k if _announces(reading, before, row[0][1]) and (before.harmed.count.low or 0) >= total else before.part
        for number, name in row:
            place = reading.mention(line, name, number.start - 1)
            made.append(_in_list(line, number, place, before.harmed.harm, whole))
    for k, first, row in _going_on(reading, told, drafts):
        line, head = drafts[k].line, drafts[k]
        total = sum(number.count.low or 0 for number, _ in row) + (head.harmed.count.low or 0)
        alike = [k for k in _told_before(told, line) if drafts[k].harmed.harm == head.harmed.harm]
        wide = [k for k in alike if (drafts[k].harmed.count.low or 0) >= total]
        whole = head.part
        if whole is None and wide:
            whole = next((k for k in wide if drafts[k].harmed.count.low == total), wide[0])  # the one that comes out
        head.part, head.listed = whole, reading.mention(line, first, head.harmed.start)
        for number, name in row:
            place = reading.mention(line, name, number.start)
            made.append(_in_list(line, number, place, head.harmed.harm, whole))
    order = sorted(range(len(made)), key=lambda k: (made[k].line.index, made[k].harmed.start))
    moved = {old: new for new, old in enumerate(order)}
    for draft in made:
        draft.part = moved[draft.part] if draft.part is not None else None
    return [made[k] for k in order]


def _in_list(line: Line, number: Number, place: Mention, harm: Harm | None, whole: int | None) -> Draft:
    """A figure that a list gives beside the name of a place."""
    bare = Noun(number.end, number.end, number.end, "bare")
    harmed = Harmed(number.start, number.end, number.count, bare, harm, how="listed")
    return Draft(line, harmed, whole, listed=place)


def _listing(
    reading: Reading, told: dict[int, list[int]]
) -> Iterator[tuple[Line, list[tuple[Number, int]], list[int]]]:
    """The lines of a list of names and figures, each with its rows and the drafts shortly before the list."""
    last, before = -_TABLE - 1, list[int]()
    for line in reading.lines if told else ():
        if line.index in told:
            last, before = line.index, []
        elif line.index - last <= _TABLE and (row := _rows(reading, line)):
            before = before or _told_before(told, line)
            last = line.index
            yield line, row, before


def _rows(reading: Reading, line: Line) -> list[tuple[Number, int]]:
    """The figures of a line that each stand behind a name and before a comma or the end, with where the name begins.

    One is a row by itself where its line opens with the name and a colon: `Belo: 43.`
    """
    rows: list[tuple[Number, int]] = []
    between, alone = reading.grammar.harms.rows, False
    for number in reading.grammar.numbers.find(line.low):
        end = number.start
        while end > 0 and number.start - end < _SEPARATED and line.low[end - 1] in between:
            end -= 1
        name = _name_before(reading, line, end)
        ends = number.end >= len(line) or line.low[number.end] in (",", ".", ";", "and", ")", "(")
        aged = (
            end == number.start - 1
            and line.low[end] == ","
            and line.low[number.core].isdigit()
            and (number.count.low or 0) <= _OLDEST
        )
        if name == end or number.year or number.count.low is None or not ends or aged:
            return rows if alone and len(rows) == 1 else []
        if not reading.grammar.people.status.keys().isdisjoint(line.low[name:end]):
            return []  # "Soldiers: 43"
        parted = line.index > 0 and reading.lines[line.index - 1].low[-1] == ";" and line.low[number.start - 1] == ","
        alone = alone or (not rows and name <= 1 and (line.low[number.start - 1] == ":" or parted))
        rows.append((number, name))
    return rows if len(rows) > 1 or alone else []


def _bracketed(
    reading: Reading, told: dict[int, list[int]], drafts: Sequence[Draft]
) -> Iterator[tuple[int, list[tuple[Number, int]]]]:
    """The figures in brackets, each behind a name, that go on from a draft: `128 deaths, followed by Anar (31) and Bel (22)`."""
    for index, found in told.items():
        line = reading.lines[index]
        if "(" not in line.low:
            continue
        taken = {drafts[k].harmed.start for k in found}
        row: list[tuple[Number, int]] = []
        for number in reading.grammar.numbers.find(line.low):
            name = _name_before(reading, line, number.start - 1)
            closed = line.low[number.start - 1 : number.start] == ["("] and line.low[number.end : number.end + 1] == [
                ")"
            ]
            if (
                closed
                and name < number.start - 1
                and number.start not in taken
                and number.count.low
                and not number.year
            ):
                row.append((number, name))
        before = [k for k in found if row and drafts[k].harmed.start < row[0][0].start]
        listed = len(row) > 1 or any(line.low[name - 1] in ("and", ",") for _, name in row)
        if listed and before:
            yield before[-1], row


def _going_on(
    reading: Reading, told: dict[int, list[int]], drafts: Sequence[Draft]
) -> Iterator[tuple[int, int, list[tuple[Number, int]]]]:
    """The names and figures that go on from a draft behind a name of its own, where that begins, and they:
    `Belo 24 killed, Old Coro 19, Anar 7`.
    """
    for index, found in told.items():
        line, head = reading.lines[index], drafts[found[0]]
        first = _name_before(reading, line, head.harmed.start)
        behind = [number for number in reading.grammar.numbers.find(line.low) if number.start >= head.harmed.end]
        if len(found) > 1 or first == head.harmed.start or len(behind) < 2 or head.harmed.count.low is None:
            continue
        if any(first < stated.end and stated.start < head.harmed.start for stated in reading.times(line)):
            continue  # "On Monday 24 were killed"
        row = [(number, _name_before(reading, line, number.start)) for number in behind]
        parted = all(line.low[name - 1] in (",", ";", "and") and name < number.start for number, name in row)
        plain = all(number.count.low and not number.year for number in behind)
        people = reading.grammar.people.status.keys()
        if parted and plain and all(people.isdisjoint(line.low[name : number.start]) for number, name in row):
            yield found[0], first, row


def _name_before(reading: Reading, line: Line, end: int) -> int:
    """Where the name begins that stands right before word `end`; `end` where none does: in `Block | 12` nothing is counted."""
    name = end
    if end > 0 and line.low[end - 1] in reading.grammar.labels:
        return end
    while name > 0 and line.capital(name - 1) and line.raw[name - 1][0].isalpha():
        name -= 1
    return name


def _announces(reading: Reading, draft: Draft, name: int) -> bool:
    """Whether what follows a draft up to the word `name` breaks it down: `128 deaths: …`, `128 deaths, including …`."""
    gap = draft.line.low[draft.harmed.noun.end : name]
    return ":" in gap or not reading.grammar.including.isdisjoint(gap)


def _told_before(told: dict[int, list[int]], line: Line) -> list[int]:
    """The drafts of the lines shortly before a line, the nearest first."""
    return [k for index in range(line.index - 1, line.index - 1 - _TABLE, -1) for k in reversed(told.get(index, ()))]


def _opens(cue: Cue, naming: Naming) -> int:
    """Where the words begin that name a source, its office among them: `according to | the mayor of Odalo, Amal Sati`."""
    if cue.verb < 0 and naming is cue.chain[0]:
        return min(cue.start, naming.start)
    return naming.opens if naming.opens >= 0 else naming.start


def _is_source(reading: Reading, line: Line, harmed: Harmed) -> bool:
    """Whether a person is named as a source and not as a victim: `12 people were killed, a doctor said`."""
    verb = harmed.verb
    alone = harmed.count.high == 1 or harmed.side in ("", "likely")
    ends = max(harmed.end, harmed.noun.end)
    return any(
        (
            alone or cue.verb < 0 or cue.verb == naming.end == ends
        )  # "killed, according to two cellmates", "two sources said"
        and naming.line == line.index
        and _opens(cue, naming) <= harmed.start < naming.end
        and not (verb and naming.start <= verb[0] < naming.end)
        for cue in reading.voices.cues(line.index)
        for naming in cue.chain
    )


def _localise(reading: Reading, draft: Draft) -> None:
    """What the line itself says."""
    line, harmed, grammar = draft.line, draft.harmed, reading.grammar
    draft.speakers = reading.voices.chain_at(line.index, harmed.start)
    draft.status = grammar.people.told(line, harmed.noun)
    if grammar.people.may_be_anybody(line, harmed.noun, harmed.harm):
        draft.status = None
    if draft.status is None:
        draft.status = grammar.people.all_are(line, max(harmed.end, harmed.noun.end))
    if draft.status is None and harmed.target is not None:
        draft.status = grammar.people.told(line, harmed.target)
    if harmed.count.high == 1 and draft.status != "combatant":
        draft.status = grammar.people.apposed(line, harmed.noun) or draft.status
    draft.own_loss = _is_own_loss(reading, draft)
    if draft.status is None and (draft.own_loss or reading.are_armed(line, harmed)):
        draft.status = "combatant"
    draft.told = draft.status
    if harmed.harm == "displaced":
        draft.destination = _goals(reading, draft)
    _place(reading, draft)
    _accuse(reading, draft)
    _date(reading, draft)
    draft.means = _means(reading, draft)
    draft.war = not draft.on_that_day and _is_war(reading, draft)
    draft.running = not draft.on_that_day and _is_running(reading, draft)
    draft.stance = _stance(reading, draft)


def _is_own_loss(reading: Reading, draft: Draft) -> bool:
    """Whether a force tells of its own: `The army put its own losses at nine`, `"We lost nine men," the commander said`."""
    line, harmed, verb = draft.line, draft.harmed, draft.harmed.verb
    people, start = reading.grammar.people, harmed.start
    own = any(people.are_own(line, i) for i in range(start - 1, max(0, start - _OWN_LOSS), -1))
    who = people.loser(line, verb[0]) if verb is not None and verb[1] <= start else None
    men = people.whose_men(line, harmed.end, harmed.noun) if harmed.harm != "displaced" else ""
    if men and (_speaks_as_force(reading, draft) or (people.is_of_body(men) and _is_of_force(reading, draft))):
        return True
    if not (own or who is not None) or harmed.harm == "displaced":
        return False
    if who is not None and not people.speaks_for_own(line, who):
        plain = men or harmed.noun.kind != "person" or people.are_men(line, harmed.noun)
        named = plain and any(agent.start <= who < agent.end for agent in reading.named_agents(line))
        told = any(cue.verb == who for cue in reading.voices.cues(line.index))  # "The rebels admitted to having lost"
        return named or reading.grammar.agents.is_noun(line.low[who]) or (told and _speaks_as_force(reading, draft))
    if who is None and any(agent.end <= start for agent in reading.agents(line)):
        return True
    return _speaks_as_force(reading, draft)


def _is_of_force(reading: Reading, draft: Draft) -> bool:
    """Whether an armed party is named before a figure: `The Tigers said nine of its men were killed`."""
    return any(start < draft.harmed.start for start, _ in reading.armed(draft.line))


def _speaks_as_force(reading: Reading, draft: Draft) -> bool:
    """Whether who is cited for a figure is of a force: `the army spokesman`, `a rebel commander`."""
    status, agents = reading.grammar.people.status, reading.grammar.agents
    said = {word for speaker in draft.speakers for word in speaker.name.lower().split()}
    return any(status.get(word) == "combatant" or agents.is_noun(word) for word in said)


def _place(reading: Reading, draft: Draft) -> None:
    line, harmed = draft.line, draft.harmed
    displaced = harmed.harm == "displaced"
    goals = {goal.name for goal in draft.destination}
    told = [s for s in reading.places(line) if not goals or _directed(reading, line, s).name not in goals]
    told = [s for s in told if not is_of_another_event(reading, draft, s.start)]
    spots = [s for s in told if not s.around and (s.origin if displaced else s.strong)]
    if displaced and not spots:
        home = reading.nation_of(line, harmed.noun.start, harmed.noun.end) if goals else None
        if home is not None:
            draft.places, draft.fine, draft.own_place = [home], 0, True
            return
        spots = [s for s in told if not s.around and s.strong]
    spots = [spot for spot in spots if not spot.brought and not is_parts(draft, spot)]
    fine = [spot for spot in spots if spot.fine > 0] or spots
    if not fine:
        draft.places, draft.fine = _meant(reading, line)
        draft.own_place = bool(draft.places)
        return
    chosen = min(fine, key=lambda spot: (_far(reading, draft, spot), spot.start))
    draft.places = named(reading, line, chosen)
    draft.fine = chosen.fine
    draft.own_place = True


def _goals(reading: Reading, draft: Draft) -> list[Mention]:
    """Where the displaced went: `fled to Jordan`, `have reached northern Jordan`, `sought refuge in the hills of Jordan`; and
    where people of another nation are (`Syrian refugees in Jordan`).
    """
    line, grammar, noun = draft.line, reading.grammar, draft.harmed.noun
    begin = max(draft.harmed.start, draft.harmed.verb[0] if draft.harmed.verb else 0)
    edge = min((d.harmed.start for d in draft.near if d.line is line and d.harmed.start > begin), default=len(line))
    home = reading.nation_of(line, noun.start, noun.end)
    spots = [
        s
        for s in reading.places(line)
        if begin <= s.lead < edge
        and not s.origin
        and (grammar.leads_away(line, s.lead) or (home is not None and _is_abroad(reading, line, s, home)))
    ]
    found = [
        s for s in reading.places(line) if any(s is goal or (s.adjacent and s.lead == goal.lead) for goal in spots)
    ]
    return [_directed(reading, line, s) for s in found if s in spots or not s.around]


def _directed(reading: Reading, line: Line, spot: Spot) -> Mention:
    """A place with the part of it that is meant: `northern Jordan`."""
    return reading.mention(line, reading.grammar.direction(line, spot.start), spot.end)


def _is_abroad(reading: Reading, line: Line, spot: Spot, home: Mention) -> bool:
    """Whether a place lies in another country than the one called `home`."""
    return spot.strong and reading.land.lies(reading.mention(line, spot.start, spot.end).name, home.name) == "abroad"


def _far(reading: Reading, draft: Draft, spot: Spot) -> int:
    """How far a place is from a claim: less for a finer place, least for one right behind the figure or the verb."""
    harmed = draft.harmed
    right = spot.lead in (harmed.end, harmed.noun.end, harmed.verb[1] if harmed.verb else -2)
    right = right or follows(reading, draft, spot.lead)
    return apart(reading, draft, spot.start, spot.end) - 4 * spot.fine - (20 if right else 0)


def _meant(reading: Reading, line: Line) -> tuple[list[Mention], int]:
    """`in the village`, `the same neighbourhood`: the last place that was called so."""
    for i in range(1, len(line)):
        level = reading.grammar.places.level(line.low[i])
        if level >= 2 and line.low[i - 1] in reading.grammar.anaphors:
            for index in range(line.index - 1, max(-1, line.index - 9), -1):
                for spot in reversed(reading.places(reading.lines[index])):
                    if spot.fine == level and not spot.around:
                        return named(reading, reading.lines[index], spot), spot.fine
    return [], -1


def _accuse(reading: Reading, draft: Draft) -> None:
    line, _harmed = draft.line, draft.harmed
    nouns = {
        i for d in draft.near if d.line is line for i in range(d.harmed.start, max(d.harmed.noun.end, d.harmed.end))
    }
    agents = [a for a in reading.named_agents(line) if a.start not in nouns and a.role not in ("other", "target")]
    agents = [a for a in agents if not is_of_another_event(reading, draft, a.start)]
    if not agents:
        return
    best = min(agents, key=lambda a: (_ROLES[a.role] + apart(reading, draft, a.start, a.end), a.start))
    draft.accused = blamed(reading, line, agents, best)
    draft.own_accused = True


def _date(reading: Reading, draft: Draft) -> None:
    line, harmed = draft.line, draft.harmed
    grammar, stated = reading.grammar, reading.times(line)
    counted = harmed.start, harmed.end
    stated = [s for s in stated if not is_of_another_event(reading, draft, s.start)]
    if (day := _day_aside(reading, draft, stated)) is not None:
        draft.when = Period(day.when, reading.quote(line, day.start, day.end))
        draft.own_when = draft.on_that_day = True
        return
    events = [s for s in stated if not s.said and not grammar.times.is_of_others(line, s, *counted)]
    events = [s for s in events if not grammar.times.is_of_another_harm(line, s, harmed.verb)]
    spoken = [s for s in stated if s.said]
    if spoken:
        draft.said = Period(spoken[0].when, reading.quote(line, spoken[0].start, spoken[0].end))
    than = grammar.times.compared(line, reading.anchor)
    if than is not None and than.when.start is not None and grammar.times.in_when(line, than, harmed.start):
        quote = reading.quote(line, than.start, than.end)
        draft.when = Period(When.day(than.when.start, than.when.start_known), quote)
        draft.own_when = draft.on_that_day = True
        return
    behind = max(harmed.end, harmed.noun.end)
    measured = [s for s in events if 0 <= s.start - behind <= _MEASURED]
    if measured and _is_measure(reading, draft):  # "up from 97 in 2030"
        draft.when = Period(measured[0].when, reading.quote(line, measured[0].start, measured[0].end))
        draft.own_when = draft.on_that_day = True
        return
    if not events:
        return
    plain = [
        s for s in events if not grammar.times.is_aside(line, s.start) or grammar.times.is_aside(line, harmed.start)
    ]
    events = plain or [s for s in events if not s.lasting or not grammar.times.is_about(line, s.start)]
    if not events:
        return
    centre = harmed.verb[0] if harmed.verb else harmed.start
    best = min(events, key=lambda s: (abs(s.start - centre) + (4 if s.end <= harmed.start else 0), s.start))
    draft.when = Period(best.when, reading.quote(line, best.start, best.end))
    draft.lasting = best.lasting
    draft.own_when = True
    began = best.when.start
    if best.lasting and began is not None and grammar.times.in_when(line, best, harmed.start):
        draft.when, draft.lasting = Period(When.day(began, best.when.start_known), draft.when.quote), False
        draft.on_that_day = True


def _day_aside(reading: Reading, draft: Draft, own: Sequence[Stated]) -> Stated | None:
    """The day of a figure that stands in words about another event: the one they name, or by which they tell how far off it is."""
    aside = aside_of(reading, draft)
    if aside is None:
        return None
    named = next((s for s in own if s.when.first is not None and not s.lasting and not s.said), None)
    return named or reading.day_aside(draft.line, aside)


def _means(reading: Reading, draft: Draft) -> Means | None:
    line, harmed = draft.line, draft.harmed
    found = reading.means(line)
    if not found:
        return None
    centre = harmed.verb[0] if harmed.verb else harmed.start
    return min(found, key=lambda m: (abs(m[0] - centre), m[0]))[1]


def _is_running(reading: Reading, draft: Draft) -> bool:
    line = draft.line
    if draft.part is not None or draft.harmed.whole is not None or draft.harmed.how in ("single", "definite", "name"):
        return False
    if draft.lasting or draft.war:
        return True
    campaign = draft.harmed.toll and any(word in reading.grammar.campaign for word in line.low)
    return campaign or _has_risen(reading.grammar, draft) or reading.says(line, reading.grammar.total)


def _has_risen(grammar: Grammar, draft: Draft) -> bool:
    """`the death toll has climbed to 212`: a toll in the perfect tense is one to date, unless it is of one attack."""
    harmed, low = draft.harmed, draft.line.low
    if not harmed.toll or harmed.verb is None or harmed.verb[1] > harmed.start:
        return False
    way = low[harmed.verb[1] : harmed.start + 1]
    perfect = any(way[i] in grammar.perfect and grammar.risen & set(way[i : i + 4]) for i in range(len(way)))
    return perfect and not grammar.single & set(low[: harmed.start])


def _is_war(reading: Reading, draft: Draft) -> bool:
    """Whether the figure is a total of a whole war: `more than 300,000 have been killed since the conflict began`."""
    count = draft.harmed.count
    number = max(count.low or 0, count.high or 0)
    if number >= _VAST or (count.vague or "") in reading.grammar.vast:
        return True
    large = number >= _WAR or (count.vague or "") in reading.grammar.masses
    if large and any(word in reading.grammar.long for word in draft.line.low):
        return True
    before = reading.lines[draft.line.index - 1] if draft.line.index else draft.line
    long = draft.lasting and _is_long(reading, draft)
    return large and (
        long or reading.says(draft.line, reading.grammar.war) or reading.says(before, reading.grammar.war)
    )


def _is_refuted(reading: Reading, line: Line) -> bool:
    """Whether the next words take the line back: `…; this was false`."""
    if line.index + 1 >= len(reading.lines):
        return False
    after = reading.lines[line.index + 1].low[:_REFUTED]
    refuted = reading.grammar.refuted
    return after[0] in reading.grammar.anaphors and refuted.within(after)


def _is_corrected(reading: Reading, draft: Draft) -> bool:
    """Whether a figure is the one that is taken back: the 52 of `corrected from 52 to 47`."""
    low, start, end = draft.line.low, draft.harmed.start, draft.harmed.end
    corrected = reading.grammar.corrected
    if not corrected & set(low[:start]):
        return False
    return low[start - 1 : start] == ["from"] and ("to" in low[end : end + 3] or "to" in low[max(0, start - 4) : start])


def _is_long(reading: Reading, draft: Draft) -> bool:
    """Whether what lasts began so long ago that it may be a war: `in recent days` is none."""
    when = draft.when.when if draft.when else None
    if when is not None and when.start is None and when.end is not None:
        return False
    first = when.first if when is not None else None
    return first is None or reading.anchor is None or (reading.anchor - first).days > _LONG_AGO


def _stance(reading: Reading, draft: Draft) -> Stance:
    grammar, line = reading.grammar, draft.line
    if draft.war or (reading.says(line, grammar.war) and draft.running):
        return "background"
    low, first = line.low, max(0, draft.harmed.start - 12)
    near = low[first : draft.harmed.end + 12]
    for i in sorted(first + i for cues in (grammar.project, grammar.doubt) for i in cues.places(near)):
        told = grammar.project.at(low, i) or grammar.doubt.at(low, i)
        parted = not {":", ";"}.isdisjoint(
            low[i : draft.harmed.start]
        )  # "this is false, the army said: | nine had died"
        if told is not None and not parted and not _is_others(draft, i):
            return "projected" if told[1] == "projected" else "doubted"
    if grammar.denials.is_denied(line, draft.harmed.start, draft.harmed.end):
        return "denied"
    unsupported = grammar.denials.is_unsupported(line, draft.harmed.start, draft.harmed.end)
    if unsupported or _is_refuted(reading, line) or _is_corrected(reading, draft):
        return "doubted"
    if reading.says(line, grammar.older):
        return "background"
    last = draft.when.when.last if draft.when else None
    old = last is not None and reading.anchor is not None and (reading.anchor - last).days > _NEWS
    return "background" if old else "asserted"


def _is_others(draft: Draft, cue: int) -> bool:
    """Whether words that doubt stand at another figure of the line: `14 were feared killed and | 30 others | abducted`."""
    here = draft.harmed.start
    beside = [d.harmed.start for d in draft.near if d.line is draft.line and d is not draft]
    return any(start < cue < here for start in beside) and not any(cue < start < here for start in beside)


def _aimed(grammar: Grammar, draft: Draft) -> tuple[int, int] | None:
    """The community that a toll's own words name: `the killings, which targeted the Druze minority, have reached 200`."""
    harmed = draft.harmed
    if not harmed.toll or harmed.verb is None:
        return None
    return grammar.people.community(draft.line, Noun(harmed.verb[1], harmed.start, harmed.start, "person"))


def _unit(grammar: Grammar, draft: Draft) -> Unit:
    """What is counted; a number alone counts what the one before it does: `eleven bodies before dawn and | three more`."""
    line, harmed = draft.line, draft.harmed
    if harmed.noun.kind == "bare" and not harmed.toll and not harmed.how:
        told = (d.harmed for d in draft.near if d.line is line and d.harmed.harm == harmed.harm)
        before = [one for one in told if one.end <= harmed.start and one.noun.kind != "bare"]
        if before:
            return grammar.people.unit(line, max(before, key=lambda one: one.start).noun)
    return grammar.people.unit(line, harmed.noun)


def _claim(reading: Reading, draft: Draft, drafts: list[Draft]) -> Claim:
    line, harmed = draft.line, draft.harmed
    grammar, noun = reading.grammar, harmed.noun
    whom = noun if noun.end > noun.start or harmed.target is None else harmed.target
    first = next((i for i in range(whom.start, whom.end) if line.low[i] not in grammar.partitive), whom.end)
    first = whom.end if whom.kind == "open" and first > whom.start else first  # "three of them seriously"
    words = reading.quote(line, first, whom.end) if whom.end > first else None
    community = grammar.people.community(line, noun) or _aimed(grammar, draft)
    part = drafts[draft.part] if draft.part is not None else None
    name = grammar.harms.names(line, harmed)
    return Claim(
        text=reading.text.id,
        quote=reading.text.quote(line.start, line.end),
        figure=reading.quote(line, harmed.start, harmed.end),
        count=harmed.count,
        harm=harmed.harm or "killed",
        unit=_unit(grammar, draft),
        victims=Victims(
            words,
            draft.status or "unknown",
            grammar.people.sorts(line, whom),
            reading.quote(line, *community).words if community else None,
            (reading.quote(line, *name),) if name else (),
        ),
        places=tuple(draft.places),
        destination=tuple(draft.destination),
        when=draft.when,
        running=draft.running,
        speakers=draft.speakers,
        said=draft.said
        or reading.spoke,  # the text's own dateline, where nothing else tells when the report was published
        accused=tuple(draft.accused),
        means=None if harmed.harm in _UNARMED else draft.means,
        stance=draft.stance,
        part_of=reading.quote(part.line, part.harmed.start, part.harmed.end) if part else None,
    )

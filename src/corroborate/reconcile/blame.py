"""One incident's accusations and answers in, findings out: who is blamed by whom, where reports blame opposite sides,
where a report contradicts itself, and who answers.

Two accusations contradict each other when they give different sides the blame for harm that may be the same: no
different victims, no different places, and not one speaker who holds both to blame. Nobody resolves it: both stand in one
finding, as `holds` and `disputes`. A name that could mean either side ("security forces") supports nobody across reports.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corroborate.account import Finding, Incident, Linked
from corroborate.records import Accusation, Answer, Claim
from corroborate.vocabulary import REPLY_WORDS, Reason

_MANY: Final = 50  # of what the other side is said to have done with one number, that is looked at for each


class Blame(NamedTuple):
    """One party blamed in one statement. `root` is the speaker whose word it is, "" for the report's own voice."""

    statement: Accusation | Claim
    party: str
    side: str | None
    root: str
    report: str
    voice: str


def blames(incident: Incident, linked: Linked) -> tuple[Blame, ...]:
    """Every party blamed in the incident's accusations, and in claims whose own sentence names the accused.

    Whom a report means elsewhere is the reader's understanding and not the word of the claim's speaker.
    """
    found = []
    for key in incident.statements:
        statement = linked.statements[key]
        if (
            isinstance(statement, Accusation | Claim)
            and statement.stance in ("asserted", "doubted")
            and _own(statement)
        ):
            source = linked.source[statement.text]
            root = statement.speakers[-1].name.casefold() if statement.speakers else ""
            for party in linked.party[key]:
                side = linked.parties[party].side
                found.append(Blame(statement, party, side, root, source.report.id, source.voice))
    return tuple(sorted(found, key=lambda b: (b.report, b.statement.quote.start, b.party, b.statement.id)))


def _own(statement: Accusation | Claim) -> bool:
    actors = statement.accused if isinstance(statement, Claim) else ()
    return all(actor.quote is None or statement.quote.covers(actor.quote) for actor in actors)


def findings(incident: Incident, linked: Linked) -> Iterator[Finding]:
    """Contradictions between reports and within one, and answers."""
    every = blames(incident, linked)
    yield from _within(every, incident, linked)
    yield from _between(every, incident, linked)
    yield from _answers(every, incident, linked)


def _within(every: Sequence[Blame], incident: Incident, linked: Linked) -> Iterator[Finding]:
    """A report that blames two parties for what may be the same harm, in the words of different speakers."""
    by_report: defaultdict[str, list[Blame]] = defaultdict(list)
    for blame in every:
        by_report[blame.report].append(blame)
    for report in sorted(by_report):
        group, told = by_report[report], set[str]()
        for side in sorted({blame.side for blame in group if blame.side}):
            one = [blame for blame in group if blame.side == side]
            others = [blame for blame in group if blame.side != side and blame.side not in told]
            pairs = [(a, b) for a in one for b in others if _clash(a, b, linked) and _opposed(a, b, linked)]
            told.add(side)
            if pairs:
                yield _finding("self-contradiction", [a for a, _ in pairs], [b for _, b in pairs], incident, linked)


def _opposed(one: Blame, other: Blame, linked: Linked) -> bool:
    """Whether two names cannot mean one side: an open one is opposed to a side that it is not known to mean."""
    if one.side and other.side:
        return one.side != other.side
    if not one.side and not other.side:
        return False
    known, unclear = (one, other) if one.side else (other, one)
    could = linked.parties[unclear.party].could
    return bool(could) and known.side not in could


class _Profile(NamedTuple):
    """What of a blame decides what it clashes with; many reports say the same."""

    counted: tuple[str, int | None, int | None] | None
    status: str
    people: str | None
    places: tuple[str, ...]
    root: str


def _between(every: Sequence[Blame], incident: Incident, linked: Linked) -> Iterator[Finding]:
    """Reports of different voices that blame different sides."""
    sides: defaultdict[str, defaultdict[_Profile, list[Blame]]] = defaultdict(lambda: defaultdict(list))
    for blame in every:
        if blame.side:
            sides[blame.side][_profile(blame, linked)].append(blame)
    for one, other in itertools.combinations(sorted(sides), 2):
        against = _clashing(sides[one], sides[other], linked)
        holds, disputes = (_with_others(sides[side], against[side == other]) for side in (one, other))
        if holds and disputes:
            yield _finding("contradiction", holds, disputes, incident, linked)


def _profile(blame: Blame, linked: Linked) -> _Profile:
    said = blame.statement
    counted = (said.harm, said.count.low, said.count.high) if isinstance(said, Claim) else None
    return _Profile(counted, said.victims.status, said.victims.people, linked.place[said.id], blame.root)


def _clashing(
    one: Mapping[_Profile, Sequence[Blame]], other: Mapping[_Profile, Sequence[Blame]], linked: Linked
) -> tuple[dict[_Profile, set[str]], dict[_Profile, set[str]]]:
    """For each side what of it clashes with the other side, and in which voices that is said (two of them are enough).

    Reports that say the same are looked at once, so the work grows with what different things are said.
    """
    by_number: defaultdict[object, list[_Profile]] = defaultdict(list)
    for profile in sorted(other, key=repr):
        by_number[profile.counted].append(profile)
    every = [profile for number in sorted(by_number, key=repr) for profile in by_number[number]]
    found: tuple[dict[_Profile, set[str]], dict[_Profile, set[str]]] = {}, {}
    for profile in sorted(one, key=repr):
        near = [*by_number.get(None, ()), *by_number.get(profile.counted, ())] if profile.counted else every
        for against in near[:_MANY]:
            pair = _of_two_voices(one[profile], other[against])
            if pair and _clash(*pair, linked):
                found[0].setdefault(profile, set()).update(_some_voices(other[against]))
                found[1].setdefault(against, set()).update(_some_voices(one[profile]))
    return found


def _of_two_voices(one: Sequence[Blame], other: Sequence[Blame]) -> tuple[Blame, Blame] | None:
    first = one[0]
    for blame in other:
        if blame.voice != first.voice:
            return first, blame
    return next(((blame, other[0]) for blame in one if blame.voice != other[0].voice), None)


def _some_voices(blames: Sequence[Blame]) -> set[str]:
    found: set[str] = set()
    for blame in blames:
        found.add(blame.voice)
        if len(found) == 2:
            break
    return found


def _with_others(side: Mapping[_Profile, Sequence[Blame]], against: Mapping[_Profile, set[str]]) -> list[Blame]:
    """The blames of a side that another voice gainsays."""
    return [blame for profile, voices in against.items() for blame in side[profile] if voices - {blame.voice}]


def _clash(one: Blame, other: Blame, linked: Linked) -> bool:
    """Whether both cannot be the whole truth about one harm."""
    first, second = one.statement, other.statement
    if (
        first.id == second.id
        or (one.root == other.root and one.root)
        or (one.report == other.report and one.root == other.root)
    ):
        return False
    if _counted(first) and _counted(second) and first.id != second.id:
        return _same_people(first, second) and _same_number(first, second)
    return _same_people(first, second) and _may_meet(linked.place[first.id], linked.place[second.id], linked)


def _counted(statement: Accusation | Claim) -> bool:
    return isinstance(statement, Claim)


def _same_number(one: Accusation | Claim, other: Accusation | Claim) -> bool:
    if not isinstance(one, Claim) or not isinstance(other, Claim):
        return True
    return one.harm == other.harm and one.count.low == other.count.low and one.count.high == other.count.high


def _same_people(one: Accusation | Claim, other: Accusation | Claim) -> bool:
    """Whether the victims may be the same: neither status nor community say otherwise."""
    sure = {"civilian", "combatant"}
    if {one.victims.status, other.victims.status} == sure:
        return False
    communities = (one.victims.people, other.victims.people)
    return None in communities or communities[0] == communities[1]


def _may_meet(here: Sequence[str], there: Sequence[str], linked: Linked) -> bool:
    if not here or not there:
        return True
    wide = {key for key in (*here, *there) if linked.places[key].where.precision in ("country", "area", "unresolved")}
    return bool(wide) or any(a == b or b in linked.around[a] or a in linked.around[b] for a in here for b in there)


def _finding(kind: str, one: Sequence[Blame], other: Sequence[Blame], incident: Incident, linked: Linked) -> Finding:
    holds, disputes = (tuple(sorted({blame.statement.id for blame in side})) for side in (one, other))
    named = [
        " and ".join(
            dict.fromkeys(_named(b, linked) for b in sorted(side, key=lambda b: (b.report, b.party, b.statement.id)))
        )
        for side in (one, other)
    ]
    reason: Reason = "actors" if any(not blame.side for blame in (*one, *other)) else "dispute"
    if kind == "contradiction":
        words = f"Reports blame opposite sides: {named[0]}; {named[1]}. Nothing here resolves it."
        return Finding("contradiction", "accused", named[0], holds, disputes, None, "dispute", words, incident.key)
    words = f"One report blames more than one side for it: {named[0]}; {named[1]}."
    return Finding("self-contradiction", "accused", named[0], holds, disputes, None, reason, words, incident.key)


def _named(blame: Blame, linked: Linked) -> str:
    party = linked.parties[blame.party]
    return party.side or f"“{party.name}” (side not clear)"


def _answers(every: Sequence[Blame], incident: Incident, linked: Linked) -> Iterator[Finding]:
    """Each answer with the accusations against the side of the one who answers."""
    against: dict[frozenset[str], tuple[str, ...]] = {}
    for key in incident.statements:
        answer = linked.statements[key]
        if not isinstance(answer, Answer):
            continue
        sides = frozenset(side for party in linked.party[key] if (side := linked.parties[party].side))
        if sides not in against:
            against[sides] = tuple(sorted({blame.statement.id for blame in every if blame.side in sides}))
        words = f"{answer.actor.name} {REPLY_WORDS[answer.reply]}."
        yield Finding("answer", "answer", answer.reply, (key,), against[sides], None, None, words, incident.key)

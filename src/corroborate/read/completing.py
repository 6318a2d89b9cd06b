"""Drafts in, drafts in which what a line leaves open is filled from what speaks of the same thing out: by rule.

The headline's place is in the body, the attacker in the lead, the day in the dateline. A figure takes what it lacks from the same
figure elsewhere, from the claims of the same event, the nearest first, and from the lines around. What is left to choose is then
weighed (`choices`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corroborate.read.agents import Agent
from corroborate.read.alibis import told_its_own
from corroborate.read.choices import is_many
from corroborate.read.harms import Harmed
from corroborate.read.lines import Line
from corroborate.read.reading import (
    Draft,
    Reading,
    is_of_another_event,
    is_told_alone,
    joined,
    may_date,
    named,
    same_figure,
)
from corroborate.records import Mention, Period
from corroborate.values import When
from corroborate.vocabulary import Means, Status

_NEWS: Final = 6  # days after which an event is no news
_BLAMES: Final = 3  # lines within which the blame may be said
_SUBJECT: Final = 16  # words in which a sentence that blames has its verb
_HEAD: Final = 6  # lines in which a dateline may stand


def complete(reading: Reading, drafts: list[Draft]) -> None:
    """Fills what a line leaves open from the claims that speak of the same thing."""
    for draft in drafts:
        _inherit_whole(draft, drafts)
    _settle_statuses(reading, drafts)
    for draft in drafts:
        _settle_place(reading, draft)
    for draft in drafts:
        source = _twin(draft)
        if source is not None:
            _fill(draft, source)
    for draft in drafts:
        if not draft.accused and not draft.war:
            draft.accused = _blamed_near(reading, draft)
        for other in _by_distance(draft):
            if draft.places and draft.accused and draft.means is not None:
                break
            if not _are_apart(reading, draft, other) and not draft.war and not other.war and _one_event(draft, other):
                _fill(draft, other)
    told = {draft.line.index for draft in drafts}
    for draft in drafts:
        if draft.means is None and draft.harmed.harm != "displaced" and not draft.war:
            draft.means = _means_before(reading, draft, told)
        if draft.when is None:
            draft.when = _period(reading, draft)


def own_event(reading: Reading, drafts: list[Draft]) -> None:
    """A report of a past event is about that event: what it opens with is no background to it, however old."""
    grammar = reading.grammar
    past = [d for d in drafts if d.stance == "background" and not d.war and not reading.says(d.line, grammar.older)]
    lead = next((d for d in drafts if not d.war), None)
    if lead is None or lead not in past or lead.when is None or lead.when.when.last is None:
        return
    for draft in past:
        last = draft.when.when.last if draft.when else None
        if last is not None and (lead.when.when.last - last).days <= _NEWS:
            draft.stance = "asserted"


def _means_before(reading: Reading, draft: Draft, told: set[int]) -> Means | None:
    """The means of the line before, where it tells of the attack and counts nobody: `Shells hit a queue. Six died.`"""
    index = draft.line.index - 1
    if index < 0 or index in told or reading.lines[index].paragraph != draft.line.paragraph:
        return None
    means = reading.means(reading.lines[index])
    return means[0][1] if means else None


def _by_distance(draft: Draft) -> list[Draft]:
    """The drafts around one: those before it, the nearest first, then those behind it."""
    k = draft.near.index(draft)
    return [*reversed(draft.near[:k]), *draft.near[k + 1 :]]


def _period(reading: Reading, draft: Draft) -> Period | None:
    """When, for a claim whose line does not say: as its twin, the claim before, the lead; else up to the dateline."""
    if draft.war or counts_since(reading, draft):
        return reading.war_period()
    own = (d for d in draft.near if not _are_apart(reading, draft, d) and _shares_day(reading, draft, d))
    dated = [d for d in own if d.own_when and not d.war and not d.lasting]
    twins = [d for d in dated if same_figure(d, draft)]
    before = [d for d in dated if d.line.index < draft.line.index]
    chosen = (twins or before[-1:] or dated)[:1]
    if chosen:
        return chosen[0].when
    for line in reading.lines[max(0, draft.line.index - _HEAD) : max(_HEAD, draft.line.index + 1)]:
        told = [s for s in reading.times(line) if not s.said and not s.lasting]
        events = [s for s in told if may_date(reading, draft, line, s)]
        if events and abs(line.index - draft.line.index) <= _HEAD:
            return Period(events[0].when, reading.quote(line, events[0].start, events[0].end))
    if draft.said is not None and draft.said.when.end is not None:
        return Period(When(None, draft.said.when.end, "unknown", draft.said.when.end_known), draft.said.quote)
    return reading.up_to_now()


def counts_since(reading: Reading, draft: Draft) -> bool:
    """Whether a toll counts from something whose day is not told: `bringing the number of deaths | since the truce | to 40`."""
    harmed, times = draft.harmed, reading.grammar.times
    if not harmed.toll or harmed.verb is None:
        return False
    return times.counts_since(draft.line.low, harmed.verb[0], harmed.start) and not draft.own_when


def _are_apart(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether two claims are of different items of a list, or of two events that one line tells of."""
    if other.line is draft.line:
        return is_of_another_event(reading, draft, other.harmed.start)
    if is_told_alone(reading, draft, other.line):
        return True
    return reading.are_apart(draft.line.index, other.line.index)


def _shares_day(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether the day that another claim's own words tell may be a claim's too."""
    if other.line is draft.line or not other.own_when or other.when is None or other.when.quote is None:
        return True
    at = other.when.quote.start
    return all(
        may_date(reading, draft, other.line, s) for s in reading.times(other.line) if other.line.at[s.start] == at
    )


def _one_event(draft: Draft, other: Draft) -> bool:
    """Whether two claims may speak of one event: same standing, no different places, no different means."""
    if draft.stance != other.stance or draft.running != other.running:
        return False
    if draft.means is not None and other.means is not None and draft.means != other.means:
        return False
    if abs(draft.line.index - other.line.index) <= 1:
        return True
    mine, theirs = {m.name for m in draft.places}, {m.name for m in other.places}
    return not mine or not theirs or bool(mine & theirs)


def blamed_behind(reading: Reading, draft: Draft) -> Sequence[Mention]:
    """Whom the next sentence blames, if it does nothing else: `It blamed the army.`"""
    if draft.stance != "asserted" or draft.war:
        return ()
    told = {other.line.index for other in draft.near}
    for line in reading.lines[draft.line.index + 1 : draft.line.index + 1 + _BLAMES]:
        if line.index not in told and reading.grammar.blaming & set(line.low[:_SUBJECT]):
            agents = reading.grammar.agents
            blamed = (group for group in reading.parties(line) if group.parts[0].role == "blame")
            blamed = (group for group in blamed if not told_its_own(reading, draft, line, group.parts[-1]))
            return next((g.mentions for g in blamed if not agents.only_helps(line, g.parts[0], g.parts[-1].end)), ())
    return ()


def _blamed_near(reading: Reading, draft: Draft) -> list[Mention]:
    """Who the lines around blame for the attack: the next ones, then the one before."""
    here = draft.line.index
    for index in (*range(here + 1, min(here + 4, len(reading.lines))), *range(here - 1, max(-1, here - 3), -1)):
        line = reading.lines[index]
        if reading.are_apart(here, index) or is_told_alone(reading, draft, line):
            continue
        agents = reading.named_agents(line)
        sure = [a for a in agents if a.role == "blame" or (a.role in ("by", "attack") and index != here)]
        if sure:
            return blamed(reading, line, agents, sure[0])
    return []


def _settle_place(reading: Reading, draft: Draft) -> None:
    """A claim's place: the country for a war's total; else its own, as fine as the text tells near it; else the last one."""
    if draft.war:
        if not (draft.own_place and draft.fine > 1):
            draft.places = reading.country()
        return
    if draft.own_place and draft.fine >= 2 and not (draft.line.title or draft.line.index <= 2):
        return
    if draft.own_place:
        finer = _finer(reading, draft)
        if finer is not None:
            draft.places, draft.fine = finer
            return
        return
    back = reading.place_before(draft.line)
    if back is not None:
        draft.places, draft.fine = back


def _finer(reading: Reading, draft: Draft) -> tuple[list[Mention], int] | None:
    """The finer place that the next lines give for what was said to be in a country, a region or a city."""
    own = {mention.name for mention in draft.places}
    if len(own) > 1 or is_many(draft) or reading.spreads(draft.line, draft.places[0]):
        return None
    twins = [d for d in draft.near if d.line.index > draft.line.index and same_figure(d, draft) and d.own_place]
    for twin in twins:
        if twin.fine > draft.fine:
            return twin.places, twin.fine
    if _is_sum(draft):
        return None
    for line in reading.lines[draft.line.index + 1 : draft.line.index + 5]:
        for spot in reading.places(line):
            if spot.around or not spot.strong or spot.fine <= max(draft.fine, 1):
                continue
            around = reading.around(line, spot)
            apart = bool(around) and draft.fine == 2 and not around & own
            lead = draft.line.title or draft.line.index <= 3
            if (
                draft.fine == 0
                or around & own
                or (draft.fine == 1 and not around)
                or (lead and not apart and draft.fine < 2)
            ):
                return named(reading, line, spot), spot.fine
    return None


def _is_sum(draft: Draft) -> bool:
    """Whether smaller figures at different finer places follow: then this one is their sum, and keeps the wide place."""
    low = draft.harmed.count.low or 0
    later = [d for d in draft.near if 0 < d.line.index - draft.line.index <= 8 and d.harmed.harm == draft.harmed.harm]
    finer = {
        tuple(m.name for m in d.places)
        for d in later
        if d.own_place and d.fine > draft.fine and (d.harmed.count.low or 0) < low
    }
    return len(finer) > 1


def _settle_statuses(reading: Reading, drafts: list[Draft]) -> None:
    """The status of those whose noun tells none: `others` and bare figures take it from the count before them."""
    for k, draft in enumerate(drafts):
        if draft.status is None:
            draft.status = _aside_status(reading, draft)
        parts = {part.status for part in draft.near if part.part == k}
        if draft.status is None and "combatant" in parts:
            draft.status = "mixed"
    for k, draft in enumerate(drafts):
        if draft.status is None and not draft.war:
            draft.status = _status_near(reading, drafts, k)
    for draft in drafts:
        if draft.status is None and not draft.war:
            twins = [d for d in draft.near if d is not draft and same_figure(d, draft) and d.status is not None]
            twins = [d for d in twins if not _is_a_label(reading, draft, d)]
            draft.status = twins[0].status if twins else None


def _is_a_label(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether another voice calls the dead what states call those whom they hunt: that makes them no fighters for this one."""
    noun = other.harmed.noun
    hunted = noun.end > noun.start and reading.grammar.agents.are_hunted(other.line.low[noun.head])
    voices = [{speaker.name.lower() for speaker in one.speakers} for one in (draft, other)]
    return hunted and all(voices) and voices[0].isdisjoint(voices[1])


def _aside_status(reading: Reading, draft: Draft) -> Status | None:
    """`people, mostly civilians`: some are, so all together are mixed."""
    line, end = draft.line, max(draft.harmed.noun.end, draft.harmed.end)
    ahead = line.low[end : end + 7]
    if not (reading.grammar.mostly & set(ahead[:2])):
        return None
    told = {reading.grammar.people.status.get(word) for word in ahead} & {"civilian", "combatant"}
    named = bool({"civilian", "civilians"} & set(ahead)) or "combatant" in told
    return "mixed" if named else None


def _status_near(reading: Reading, drafts: list[Draft], k: int) -> Status | None:
    """What the whole, or the count before in the same line, says of others and of figures without a noun."""
    draft = drafts[k]
    if draft.part is not None and drafts[draft.part].status in ("civilian", "combatant"):
        return drafts[draft.part].status
    noun, line = draft.harmed.noun, draft.line
    if is_them(line, draft.harmed):
        acting = {
            i for agent in reading.named_agents(line) if agent.role == "act" for i in range(agent.start, agent.end)
        }
        return reading.grammar.people.last_told(line, draft.harmed.start, acting)
    other = noun.kind == "bare" or line.low[noun.head] in reading.grammar.others
    if not other or k == 0:
        return None
    before = drafts[k - 1]
    near = before.line is line or (before.line.index == line.index - 1 and draft.harmed.start < 3)
    return before.status if near and not before.war and not _are_apart(reading, draft, before) else None


def is_them(line: Line, harmed: Harmed) -> bool:
    return line.low[harmed.end : harmed.end + 2] in (["of", "them"], ["of", "whom"], ["of", "its"], ["of", "their"])


def _inherit_whole(draft: Draft, drafts: list[Draft]) -> None:
    if draft.part is not None:
        whole = drafts[draft.part]
        if not draft.speakers:
            draft.speakers = whole.speakers


def _twin(draft: Draft) -> Draft | None:
    """The claim elsewhere with the same figure and harm."""
    same = [
        d
        for d in draft.near
        if d is not draft
        and d.harmed.harm == draft.harmed.harm
        and d.harmed.count.low == draft.harmed.count.low
        and d.harmed.count.vague == draft.harmed.count.vague
        and d.line is not draft.line
    ]
    return max(same, key=lambda d: d.fine, default=None)


def _fill(draft: Draft, other: Draft) -> None:
    if not draft.places:
        draft.places = other.places
        draft.fine = other.fine
    if "displaced" in (draft.harmed.harm, other.harmed.harm) and draft.harmed.harm != other.harmed.harm:
        return
    if not draft.accused:
        draft.accused = other.accused
    if draft.means is None:
        draft.means = other.means


def blamed(reading: Reading, line: Line, agents: Sequence[Agent], best: Agent) -> list[Mention]:
    chosen = [a for a in agents if a.role == best.role and joined(reading, line, a, best)]
    return [reading.actor(line, a) for a in chosen]

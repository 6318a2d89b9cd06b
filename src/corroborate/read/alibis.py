"""A draft and an actor that its text names in, whether that actor cannot have done it out.

Whom a ranking weighs for a figure is whoever is named around it. Some of these did something else, or did nothing: who tells
of it, who lost the men that died, who came to arrest the killers, who struck another town, in another country or on another
day, and whoever did what happened on one day where a figure counts the dead of a war. To accuse one of them is worse than to
accuse nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corroborate.read.agents import Agent
from corroborate.read.lines import Line
from corroborate.read.reading import Draft, Reading, Sight, aside_of, is_of_another_event, is_told_alone
from corroborate.read.victims import Noun

_TOWN: Final = 2  # how fine a place is that is a town or a village
SEASON: Final = 60  # days in which something was that is told of by no day: more than `in May`
_LASTING: Final = 20  # days since which a figure is counted that is not of one event
_AFAR: Final = frozenset({"airstrike", "shelling"})
_BY_HAND: Final = frozenset({"execution", "gunfire", "torture"})
_WHO: Final = 4  # words from `who` to its verb: `who had also killed`
_FINDS: Final = 6  # words from who found the dead to the verb: `Police in the Odalo district have | found`
_OPENS: Final = 2  # words before a figure that opens its line: `Only | one | of its men was hurt`
_WORN: Final = 8  # words from a uniform to whose it is: `the uniform of the 22nd Brigade of | the army`
_OWN: Final = 10  # words from a figure to the "by their own"
_TOLD: Final = 4  # words from a verb of reporting to its figure: `reported | at least | nine dead`
_DENIES: Final = 2  # words from who denies to the verb: `The army | has flatly | rejected`
_LED: Final = 3  # words between a preposition and whom it leads to


def cannot_have(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent], *, theirs: bool) -> bool:
    """Whether an actor cannot have done it: an air strike detains nobody, and attackers were not shot by their own."""
    if draft.harmed.harm == "detained" and sight.first.role == "attack":
        return True
    agents = reading.grammar.agents
    if (
        line is not draft.line
        and agents.is_arrest(draft.line, draft.harmed.verb)
        and not agents.may_arrest(line, sight.last)
    ):
        return True
    if agents.is_of_them(line, sight.first) or agents.only_helps(line, sight.first, sight.last.end):
        return True
    if line is draft.line and (
        is_of_another_event(reading, draft, sight.first.start) or _is_of_a_clause_before(reading, draft, sight)
    ):
        return True
    if line is draft.line and (_did_not(reading, draft, sight) or _is_anothers(reading, draft, sight)):
        return True
    if line is not draft.line and (_is_elsewhere(reading, draft, line) or _only_claims(reading, line, sight)):
        return True
    if line is not draft.line and (
        _is_denied_by(reading, draft, line, sight) or _only_tells(reading, draft, line, sight)
    ):
        return True
    if told_its_own(reading, draft, line, sight.last):
        return True
    sort = agents.sort(line.low[sight.last.end - 1])
    irregular = sort == "irregular" or (theirs and reading.who(line, sight.last)[1] == "irregular")
    if line is not draft.line and sort == "state" and _tells_of_its_own(reading, draft, line, sight):
        return True
    if len(sight.group.mentions) == 1 and agents.is_one_side(line, sight.first):
        return True
    if irregular and (theirs or _is_said_of_hunted(reading, draft)):
        return True
    if irregular and line is not draft.line and _fight_a_state(reading, draft):
        return True
    return _are_its_own(reading, draft, line, sight)


def _is_elsewhere(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether another line's actors did something else: an event, elsewhere or on another day, or each what is laid to him; and of
    "Ukraine said Russia had lost 40 soldiers" no other line says who did it.
    """
    if is_told_alone(reading, draft, line) or _was_lost(reading, draft) or _is_far_off(reading, draft, line):
        return True
    if _was_done_otherwise(reading, draft, line):
        return True
    return _shares_out(reading, draft, line) or _is_event(reading, draft, line)


def _did_not(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether a figure's own line names an actor as who tells of it, who was hit, or who came after the attackers."""
    agents, line, harmed = reading.grammar.agents, draft.line, draft.harmed
    worn = line.low[max(0, sight.first.start - _WORN) : sight.first.start]
    if "of" in worn and not reading.grammar.dress.isdisjoint(worn):
        return True  # "some wearing the uniform of | the army"
    if _is_victims_force(reading, draft, sight) or _only_finds(reading, draft, sight):
        return True
    if _only_claims(reading, line, sight):
        return True
    if _was_by_their_own(reading, draft):
        return True
    if agents.is_of_clause(line, sight.last):
        return True  # "Rebels who joined | the army | killed nine"
    if reading.grammar.denials.clears(line, harmed.start, harmed.end, sight.first.start):
        return True
    if harmed.verb is not None and sight.last.end <= harmed.verb[0] < harmed.start and _is_kind(reading, draft):
        return True
    hunted = harmed.noun.end > harmed.noun.start and agents.are_hunted(line.low[harmed.noun.head])
    if sight.first.role == "other" and not hunted and _only_speaks(reading, line, sight):
        return True  # but a force that tells of militants may tell that it killed them
    if agents.is_hit(line, sight.first) or agents.is_holder(line, sight.first):
        return True
    owns_up = (agents.owns_up(line, cue.verb) for cue in reading.voices.cues(line.index))
    if agents.is_account(line, sight.last.end) and not any(owns_up):
        return True
    if harmed.verb is None or not harmed.verb[0] < harmed.start < sight.first.start:
        return False
    return agents.is_doers_deed(
        line.low, harmed.verb[0]
    )  # "the attackers killed nine before | soldiers shot two of them"


def _was_by_their_own(reading: Reading, draft: Draft) -> bool:
    """Whether those harmed were harmed by their own side: `nine guards had been killed | by their own | mortar`."""
    low, end = draft.line.low, draft.harmed.end
    by = next((i for i in range(end, min(end + _OWN, len(low) - 2)) if low[i] == "by"), 0)
    return by > 0 and low[by + 1] in reading.grammar.their and low[by + 2] == "own"


def _is_victims_force(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor only says to whom those harmed belong: `a sergeant of the | civil police | was shot`."""
    noun = draft.harmed.noun
    between = draft.line.low[noun.end : sight.first.start] if noun.start < noun.end <= sight.first.start else []
    return between[:1] == ["of"] and reading.grammar.articles.issuperset(between[1:])


def _only_finds(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor only found the dead or the hurt: `Police in Odalo have | recovered nine bodies`."""
    low, edge = draft.line.low, draft.harmed.start
    ahead = low[sight.last.end : min(edge, sight.last.end + _FINDS)]
    return not reading.grammar.finding.isdisjoint(ahead) and sight.first.role != "by"


def _is_kind(reading: Reading, draft: Draft) -> bool:
    """Whether a figure's own verb is what is done to the dead and the hurt by who did them no harm: `residents | buried nine`."""
    grammar, low, harmed = reading.grammar, draft.line.low, draft.harmed
    if harmed.harm == "detained" or harmed.verb is None or low[harmed.verb[0]] not in grammar.kind:
        return False
    return grammar.unkind.isdisjoint(low[harmed.end : harmed.noun.end + 2])


def _is_anothers(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor of a figure's own line did what another figure of it tells: who arrests for a deed did not do it, who
    loses men did not kill them, and whoever a part or another clause is laid to did that alone.
    """
    agents, line, harmed, first = reading.grammar.agents, draft.line, draft.harmed, sight.first
    verb = harmed.verb or (harmed.start, harmed.end)
    before = first.end <= min(verb[0], harmed.start)
    if before and _was_lost(reading, draft) and first.role != "clash":
        return True  # "the rebels killed 12 soldiers and | lost three fighters"
    does = first.role in ("act", "other")
    if before and does and _is_of_another(reading, line, sight.last.end, verb[0]):
        return True
    others = [d for d in draft.near if d.line is line and d is not draft]
    if before and agents.is_charge(line, verb[0], harmed.start):
        return any(
            first.end <= d.harmed.start < verb[0] for d in others
        )  # "police arrested nine over | the killing of two"
    behind = harmed.end <= first.start and max(verb) <= first.start
    if not behind:
        return False
    if any(p.line is line and max(harmed.end, verb[1]) <= p.harmed.start < first.start for p in draft.parts):
        return True  # "seven died, five of them at the hands of | the army"
    if harmed.harm == "displaced" and not reading.grammar.whither.isdisjoint(line.low[verb[1] : first.start]):
        return True  # "some 900 fled to Belo, where | police | held twelve"
    doers = (
        agent for agent in reading.named_agents(line) if agent.end <= harmed.start and agent.role in ("act", "attack")
    )
    parting = agents.opens_clause(line, harmed.end, first, answers=any(doers))
    if parting >= 0 and any(d.harmed.start > parting for d in others):
        return True
    return _has_a_deed_of_its_own(reading, draft, sight)


def _has_a_deed_of_its_own(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor behind a figure, whose verb stands before it, opens another clause with a verb and a figure of its own: `the
    killing of nine men and that | soldiers | had shot six`.
    """
    low, verb, first = draft.line.low, draft.harmed.verb, sight.first
    joint = first.start - 1 - (low[first.start - 1] in (*reading.grammar.articles, "the", "that"))
    if verb is None or verb[0] >= draft.harmed.start or first.role != "act" or low[joint] != "and":
        return False
    return any(d.line is draft.line and d.harmed.start > sight.last.end for d in draft.near)


def _is_of_another(reading: Reading, line: Line, end: int, verb: int) -> bool:
    """Whether what a verb tells is said of somebody named behind an actor: `police | arrested a rebel | who had killed nine`."""
    behind = range(verb - 1, max(end, verb - _WHO), -1)
    who = next((j for j in behind if line.low[j] in reading.grammar.who), end)
    grammar = reading.grammar
    thing = next((j for j in behind if line.low[j] in grammar.thing), end)
    struck = thing > end and line.low[thing - 1] in grammar.agents.attack  # "claimed the attack that killed nine"
    if thing > end and not struck and grammar.auxiliary.issuperset(line.low[thing + 1 : verb]):
        return True  # "police | seized the rifle | that killed the guard"
    bound = not reading.grammar.bound.isdisjoint(line.low[end : end + 1])
    return not bound and any(word in reading.grammar.people.status for word in line.low[end:who])


def told_its_own(reading: Reading, draft: Draft, line: Line, agent: Agent) -> bool:
    """Whether a figure's own line has a country tell of its own dead, which it did not kill: `Chad | has reported | nine dead`,
    `Chad said nine of | its soldiers | had died`.
    """
    nations, low = reading.grammar.nations, draft.line.low
    nation = nations.within(line, agent.start, agent.end)
    if not nation:
        return False
    first = min(d.harmed.start for d in draft.near if d.line is draft.line)
    verb = next((i for i in range(first - 1, max(0, first - _TOLD), -1) if low[i] in reading.grammar.reporting), 0)
    noun = draft.harmed.noun
    its = noun.end > noun.start and not reading.grammar.whose.isdisjoint(low[noun.start : noun.start + 2])
    if not verb and its:
        verb = next((i for i in range(1, noun.start) if low[i] in reading.grammar.telling), 0)
    subject = verb - (low[verb - 1] in reading.grammar.perfect)
    return verb > 0 and not draft.own_place and nations.within(draft.line, max(0, subject - 1), subject) == nation


def _tells_of_its_own(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether a state's force tells that soldiers died, and of no other state: they were not killed by forces of its own."""
    agents, nations, noun = reading.grammar.agents, reading.grammar.nations, draft.harmed.noun
    if noun.end <= noun.start or not agents.serves(draft.line.low[noun.head]):
        return False
    said = [word for speaker in draft.speakers for word in speaker.name.lower().split()]
    if not any(agents.sort(word) == "state" for word in said[-1:]):
        return False
    theirs = nations.within(line, sight.last.start, sight.last.end)
    return not theirs or not nations.within(draft.line, noun.start, noun.end)


def _is_of_a_clause_before(reading: Reading, draft: Draft, sight: Sight[Agent]) -> bool:
    """Whether an actor did what a clause before tells, and a figure's own clause has a subject, a day and a place of its own: `Army
    shells killed nine in Tarn on Monday and | a mine killed three in Odalo on Friday`.
    """
    harmed, line = draft.harmed, draft.line
    if harmed.verb is None or harmed.side != "left" or not (draft.own_place and draft.own_when):
        return False
    before = [d for d in draft.near if d.line is line and sight.last.end <= d.harmed.start < harmed.verb[0]]
    last = max(before, key=lambda d: d.harmed.start, default=None)
    if last is None or last.harmed.verb == harmed.verb or not (last.own_place and last.own_when):
        return False
    joint = line.low[harmed.verb[0] - 1] in reading.grammar.breaks or not line.low[harmed.verb[0] - 1][0].isalnum()
    same = last.place_names == draft.place_names or last.rule_when == draft.rule_when
    return not joint and not same


def _was_lost(reading: Reading, draft: Draft) -> bool:
    """Whether a force tells of its own dead, or another of them: `lost 40 soldiers`; and not `lost their lives`."""
    harmed, verb = draft.harmed, draft.harmed.verb
    own = verb is not None and verb[0] < harmed.start and draft.told == "combatant"
    return own and verb is not None and reading.grammar.agents.loses(draft.line, verb[0])


def _is_far_off(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether a figure's own words place it in another country than all that the actor's line tells of."""
    if not draft.own_place:
        return False
    there = {m.name for d in draft.near if d.line is line and d.own_place for m in d.rule_places}
    lies = [reading.land.lies(name, here.name) for name in there for here in draft.rule_places]
    return bool(lies) and all(one == "abroad" for one in lies)


def _was_done_otherwise(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether a line's figures tell of other means, and in other towns: a bomb in Odalo is not of who shelled Tarn. One of the two
    alone says little, for who shells one town often strikes the next; but who kills by hand need not have struck from afar.
    """
    told = [d for d in draft.near if d.line is line]
    if not told or not draft.means or any(d.means in (None, draft.means) for d in told):
        return False
    from_afar = draft.means in _AFAR and any(means == draft.means for _, means in reading.means(draft.line))
    by_hand = any(means in _BY_HAND for _, means in reading.means(line)) and aside_of(reading, draft) is None
    if from_afar and by_hand and all(d.means in _BY_HAND and d not in draft.parts for d in told):
        return True  # "An air strike killed nine. | The militia | beheaded two men"
    placed = all(d.own_place and d.fine >= _TOWN for d in (draft, *told))
    return placed and not any(
        _lie_together(reading, here, there) for here in draft.place_names for there in _places(told)
    )


def _places(drafts: Sequence[Draft]) -> set[str]:
    return {name for draft in drafts for name in draft.place_names}


def _lie_together(reading: Reading, one: str, other: str) -> bool:
    """Whether two places are one, or one lies in the other, as the text tells or the gazetteer knows."""
    told = one == other or other in reading.inside(one) or one in reading.inside(other)
    return told or reading.land.lies(one, other) in ("same", "inside", "around")


def _is_event(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether a line tells of one event and a figure counts over a long time: who did the one did not do all the other counts."""
    told = [d for d in draft.near if d.line is line]
    if told and is_long(reading, draft) and not any(is_long(reading, d) for d in told):
        return True
    return _is_other_day(reading, draft, line)


def _is_other_day(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether a figure's own words and all days that the line tells are of different days."""
    when = draft.rule_when.when if draft.own_when and draft.rule_when is not None else None
    if when is None or when.first is None or when.first != when.last:
        return False
    days = [s.when for s in reading.times(line) if not s.said]
    if not days or any(s.lasting for s in reading.times(line)):
        return False
    return all(
        day.first is not None and day.last is not None and not day.first <= when.first <= day.last for day in days
    )


def _shares_out(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether a line lays some of its figures to one actor and some to another: then neither is that of other lines' figures."""
    if sum(d.line is line for d in draft.near) < 2:
        return False
    grammar = reading.grammar
    leads = {*grammar.leading, *grammar.laid}
    near = (
        (group, line.low[max(0, group.parts[0].start - _LED) : group.parts[0].start]) for group in reading.parties(line)
    )
    return len({group.names for group, before in near if not leads.isdisjoint(before)}) > 1


def _only_speaks(reading: Reading, line: Line, sight: Sight[Agent]) -> bool:
    """Whether an actor of a line is named as who tells it, and no word ties the deed to it: `…, | police said`."""
    for cue in reading.voices.cues(line.index):
        told = any(n.start <= sight.first.start and sight.last.end <= n.end for n in cue.chain if n.line == line.index)
        told = told or any(_explains(reading, line, n.end, sight) for n in cue.chain if n.line == line.index)
        if told and not reading.grammar.agents.owns_up(line, cue.verb):
            return True
    return False


def _only_tells(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether another line names an actor only as who tells it, or as who found the dead: `…, | police | said. His guard was shot dead.`"""
    noun, agents = draft.harmed.noun, reading.grammar.agents
    if sight.first.role not in ("other", "clash") or (
        noun.end > noun.start and agents.are_hunted(draft.line.low[noun.head])
    ):
        return False
    if reading.grammar.denials.is_told_to_deny(line, sight.first.start):
        return True  # "We reject his claim that the victims died in a clash with | rebels"
    ahead = line.low[sight.last.end : sight.last.end + 1]
    return not reading.grammar.finding.isdisjoint(ahead) or _only_speaks(reading, line, sight)


def _is_denied_by(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether an actor that another line blames denies it in a figure's own line, and gives the figure: `The army | rejected that
    and said a mine had gone off, killing nine.`
    """
    low, grammar = draft.line.low, reading.grammar
    denials = (i for i in range(1, draft.harmed.start) if low[i] in grammar.denials.verbs)
    denied = next(denials, 0)
    if not denied or grammar.telling.isdisjoint(low[denied : draft.harmed.start]):
        return False
    deniers = (a for a in reading.named_agents(draft.line) if a.end <= denied <= a.end + _DENIES)
    return any(reading.who(draft.line, a) == reading.who(line, sight.last) for a in deniers)


def _only_claims(reading: Reading, line: Line, sight: Sight[Agent]) -> bool:
    """Whether an actor is only who claims what another denies: `police rejected a claim by | the opposition | that …`."""
    denied = (cue for cue in reading.voices.cues(line.index) if 0 <= cue.verb < cue.start)
    namings = (n for cue in denied for n in cue.chain if n.line == line.index)
    return any(n.start <= sight.first.start and sight.last.end <= n.end for n in namings)


def _explains(reading: Reading, line: Line, end: int, sight: Sight[Agent]) -> bool:
    """Whether an actor only says what a speaker is: `according to the committee, | a volunteer group`."""
    behind = line.low[end : end + 2]
    close = line.low[sight.last.end : sight.last.end + 1]
    apposed = behind[:1] == [","] and sight.first.start == end + 2 and behind[1] in reading.grammar.articles
    return apposed and (not close or not close[0].isalnum())


def _fight_a_state(reading: Reading, draft: Draft) -> bool:
    """Whether militants are harmed in a text in which a state does so: only their own line tells that others of their sort did."""
    noun = draft.harmed.noun
    hunted = noun.end > noun.start and reading.grammar.agents.are_hunted(draft.line.low[noun.head])
    return hunted and any(who.endswith(" state") for who in reading.doers())


def _are_its_own(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether those harmed are an actor's own: `The RSF said three of | its guards`, `an Israeli officer` and Israel's army."""
    noun, grammar = _whom(draft), reading.grammar
    if draft.own_loss and line is draft.line and sight.last.end <= draft.harmed.start:
        return True  # "The army put its own losses at nine"
    ours = grammar.people.are_ours(draft.line, draft.harmed.end)
    if ours and (line is not draft.line or sight.last.end <= draft.harmed.start):
        return True  # "Rebels stormed the post. Twelve of their own died"
    if line is draft.line and grammar.people.whose_losses(line, sight.last.end):
        return True  # "rebel losses stood at 50"
    parted = draft.line.low[sight.last.end : draft.harmed.start] == [","] and line is draft.line
    if parted and draft.line.low[draft.harmed.end : draft.harmed.end + 1] == ["of"]:
        return True  # "militants, nine of whom were killed"
    if noun is None:
        return False
    if not grammar.whose.isdisjoint(draft.line.low[noun.start : noun.start + 2]):  # "three of | its guards"
        before = [agent for agent in reading.named_agents(draft.line) if agent.end <= draft.harmed.start]
        told = [agent for agent in before if agent is before[-1] and agent.role == "target"]
        told += [agent for agent in before if grammar.agents.tells(draft.line, agent.end)]
        whose, (who, sort) = [reading.who(draft.line, agent) for agent in told], reading.who(line, sight.last)
        opens = draft.harmed.start <= _OPENS
        if opens and not told and line.index == draft.line.index - 1 and sight.first.role in ("act", "by", "attack"):
            return True  # "Rebels attacked Odalo. One of | their men | was hurt"
        return any(who == one or (sort == kind == "state" and one.startswith(" ")) for one, kind in whose)
    if (
        _bear_its_name(reading, draft, line, sight)
        or _are_taken_up(draft, line, sight)
        or _are_apposed(draft, line, sight)
    ):
        return True
    if _are_hunted_by_another(reading, draft, line, sight):
        return True
    serves = grammar.agents.serves(draft.line.low[noun.head])
    nation = grammar.nations.within(draft.line, noun.start, noun.end) if serves else ""
    who, sort = reading.who(line, sight.last)
    if serves and not nation and line is draft.line and sort == "state":
        return sight.last.end - sight.first.start == 1 and grammar.agents.is_force(line, sight.last)
    if serves and not nation and sort == "state":
        return reading.is_own_state(who)  # "a soldier was hurt", and troops of no other state in the lines before
    if not nation:
        return False
    return sort == "state" and nation in (
        who.split()[0],
        grammar.nations.within(line, sight.last.start, sight.last.end),
    )


def _is_said_of_hunted(reading: Reading, draft: Draft) -> bool:
    """Whether a state tells it of those whom it hunts: `over 60 | eliminated`; but `the militia | eliminated 45 soldiers`."""
    verb, low = draft.harmed.verb, draft.line.low
    return (
        verb is not None
        and verb[0] > draft.harmed.start
        and any(reading.grammar.agents.is_said_of_hunted(word) for word in low[slice(*verb)])
    )


def _whom(draft: Draft) -> Noun | None:
    """The noun of those harmed, as a toll or the figure before tells it: `the number of soldiers killed`, `four soldiers died and
    | nine | were wounded`.
    """
    noun = draft.harmed.noun
    if noun.end > noun.start:
        return noun
    if draft.harmed.target is not None:
        return draft.harmed.target
    if draft.status != "combatant":
        return None
    here = [d for d in draft.near if d.line is draft.line and d.harmed.start < draft.harmed.start]
    named = [d.harmed.noun for d in here if d.harmed.noun.end > d.harmed.noun.start]
    return named[-1] if named else None


def _bear_its_name(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether those harmed are called by an actor's name: `four BLF fighters`, and the BLF."""
    noun, grammar = draft.harmed.noun, reading.grammar
    called = {draft.line.low[i] for i in range(noun.start, noun.end) if draft.line.capital(i)}
    if draft.line.title or not called:
        return False
    own = {line.low[i] for i in range(sight.first.start, sight.last.end) if line.capital(i)}
    return not (called & own - grammar.nations.adjectives).issubset(grammar.people.status)


def _are_hunted_by_another(reading: Reading, draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether one state tells of fighters of another who died, and an actor of another line is of theirs: `45 Odalan mercenaries were
    wiped out, the Tarnian army said. An | Odalan | missile hit a school.`
    """
    nations, noun = reading.grammar.nations, draft.harmed.noun
    theirs = (
        nations.within(draft.line, noun.start, noun.end) if line is not draft.line and draft.told == "combatant" else ""
    )
    if not theirs or nations.within(line, sight.first.start, sight.last.end) != theirs:
        return False
    return any(nations.called(speaker.name) not in ("", theirs) for speaker in draft.speakers)


def _are_taken_up(draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether those harmed are an actor of their line, taken up by its noun: `Raiders killed a guard, and two of | the raiders | were
    shot`.
    """
    noun = draft.harmed.noun
    behind = line is draft.line and sight.last.end <= noun.start < noun.end
    again = behind and line.low[noun.head] == line.low[sight.last.end - 1]
    return again and "the" in draft.line.low[max(0, noun.start - 1) : noun.head]


def _are_apposed(draft: Draft, line: Line, sight: Sight[Agent]) -> bool:
    """Whether an actor is what those harmed are presumed to be: `nine men, presumably members of | the Front | , were found`."""
    noun, first = draft.harmed.noun, sight.first.start
    if line is not draft.line or not noun.start < noun.end < first or line.low[noun.end] != ",":
        return False
    between = line.low[noun.end + 1 : first]
    return bool(between) and between[0].endswith("ly") and len(between) <= _LED and all(w[0].isalnum() for w in between)


def is_long(reading: Reading, draft: Draft) -> bool:
    """Whether a figure's own words count over weeks or years: `in 2030`, `since January`, `since the coup`."""
    if reading.grammar.times.since_untold(draft.line) and not any(s.lasting for s in reading.times(draft.line)):
        return True
    when = draft.rule_when.when if draft.own_when and draft.rule_when is not None else None
    first, last = (when.first, when.last or reading.anchor) if when is not None else (None, None)
    return first is not None and last is not None and (last - first).days >= (_LASTING if draft.lasting else SEASON)

"""A draft and its text in, how its figure stands out: whether it is older news, a total still open, and who those harmed were.

No word tells any of them for sure: a figure with no noun takes its people from the one before it, from the same figure elsewhere,
from what the whole text counts; what the rules made of it is one feature among others. What each is worth is learned (`ranks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corroborate.read.choices import bucket, kind_of
from corroborate.read.ranks import Candidate, Choice, Observed, names
from corroborate.read.reading import Draft, Reading, same_figure
from corroborate.vocabulary import Status

_LEAD: Final = 4
_STATUSES: Final[tuple[Status, ...]] = ("unknown", "civilian", "combatant", "mixed")
_FAR_AHEAD: Final = 1_500  # thousandths: by cross-validation, three of four such statuses are then as annotated
_SAID: Final = ("civilian", "combatant")
_BESIDE: Final = 12  # words on each side of a figure that may tell who they were


# ---------------------------------------------------------------------- news and totals


def stance_choices(reading: Reading, draft: Draft) -> Choice[bool]:
    """Whether a figure is of an older event than the report's own (True), by what its line and its place in the text say."""
    return _standing(reading, draft, f"stance {draft.stance}")


def running_choices(reading: Reading, draft: Draft) -> Choice[bool]:
    """Whether a figure is a total that is still open (True), by what its line and its place in the text say."""
    return _standing(reading, draft, f"running {draft.running}")


def _standing(reading: Reading, draft: Draft, rule: str) -> Choice[bool]:
    if draft.standing is None:
        draft.standing = list(_standing_observed(reading, draft))
    observed = [*draft.standing, _next_to(draft)]
    told: list[Observed] = [(_ruled_names, rule, one) for one in observed]
    return Choice(kind_of(reading, draft), [Candidate(False, ()), Candidate(True, [rule, *told])])


def _ruled_names(rule: str, observed: Observed) -> Iterator[str]:
    """Features by themselves, and for what the rules say of the figure."""
    for name in names(observed):
        yield from (name, f"{rule}, {name}")


def _before(draft: Draft) -> list[Draft]:
    """The drafts before one."""
    here = (draft.line.index, draft.harmed.start)
    return [d for d in draft.near if (d.line.index, d.harmed.start) < here]


def _next_to(draft: Draft) -> Observed:
    """How the figure before one stands, as far as that is settled."""
    before = _before(draft)
    next_to = before[-1] if before else draft
    where = "" if next_to is draft else "here" if next_to.line is draft.line else "before"
    return _before_names, len(before[:3]), where, next_to.stance, next_to.running


def _standing_observed(reading: Reading, draft: Draft) -> Iterator[Observed]:
    """What of a figure tells how it stands, and what does not change while that is settled."""
    line, harmed, anchor = draft.line, draft.harmed, reading.anchor
    when = draft.when.when if draft.when is not None and anchor is not None else None
    if when is not None and anchor is not None:
        last, first = (-1 if day is None else bucket(abs((anchor - day).days)) for day in (when.last, when.first))
        yield _dated_names, "own" if draft.own_when else "other", last, first
    yield _figure_names, draft.lasting, harmed.toll, f"{harmed.harm}", draft.part is not None
    yield _tenth_names, 10 * line.index // max(len(reading.lines), 1)
    yield _size_names, len(str(harmed.count.low or harmed.count.high or 0)), harmed.count.vague is not None
    if any(d.line.index <= _LEAD and d.figure == draft.figure and d is not draft for d in draft.near):
        yield "twin of the lead"
    lead = next((d for d in _before(draft) if not d.war), draft)
    mine, theirs = draft.place_names, lead.place_names
    lies = reading.land.lies(mine[0], theirs[0]) if mine and theirs and lead is not draft else ""
    yield _lead_names, lies, draft.rule_accused == lead.rule_accused
    telling = reading.grammar.standing
    for word in sorted(telling.intersection(line.low)):
        yield _word_names, "says", word
    if line.low[0] in telling:
        yield _word_names, "begins", line.low[0]
    if harmed.verb is not None and harmed.verb[0] > 0:
        word = line.low[harmed.verb[0] - 1]
        yield _word_names, "verb behind", word if word in telling else "other"


def _dated_names(own: str, last: int, first: int) -> Iterator[str]:
    if last >= 0:
        yield f"{own} day {last} old"
    if first >= 0:
        yield f"{own} since {first} days"


def _figure_names(lasting: bool, toll: bool, harm: str, part: bool) -> Iterator[str]:
    yield from (f"lasting {lasting}", f"toll {toll}", f"harm {harm}", f"part {part}")


def _tenth_names(tenth: int) -> Iterator[str]:
    yield f"tenth {tenth}"


def _size_names(digits: int, vague: bool) -> Iterator[str]:
    yield f"size {digits} vague {vague}"


def _before_names(count: int, where: str, stance: str, running: bool) -> Iterator[str]:
    yield f"{count} before"
    if where:
        yield f"{where} {stance} {running}"


def _lead_names(lies: str, same: bool) -> Iterator[str]:
    if lies:
        yield f"place {lies} lead"
    yield f"accused as the lead {same}"


def _word_names(label: str, word: str) -> Iterator[str]:
    yield f"{label} {word}"


# ---------------------------------------------------------------------- civilians and fighters


def tells_status(draft: Draft) -> bool:
    """Whether a figure's own words say it (`civilians`, `soldiers`), or those of what it is a part of, where it has none."""
    if draft.told in _SAID:
        return True
    bare = draft.part is not None and draft.harmed.noun.kind == "bare"
    return bare and any(whole.told in _SAID and draft in whole.parts for whole in draft.near)


def weighed_status(reading: Reading, draft: Draft) -> Status | None:
    """Who those harmed were by weighing, where the figure's own words do not say.

    That they were civilians, or fighters, is said only where that is far ahead of all else: nobody's words say it.
    """
    status, ahead = reading.grammar.status_ranks.ahead(status_choices(reading, draft))
    status = draft.status if status in _SAID and ahead < _FAR_AHEAD else status
    doubtful = _only_a_part_serves(reading, draft) or _were_put_to_death(reading, draft)
    doubtful = doubtful or _died_beside_a_bomber(reading, draft)
    return "unknown" if status == "combatant" and doubtful else status


def _were_put_to_death(reading: Reading, draft: Draft) -> bool:
    """Whether a figure's line tells that people were put to death, and its noun tells of no fighters: who executes villagers calls
    them such, and that alone makes nobody one.
    """
    noun = draft.harmed.noun
    told = noun.end > noun.start and noun.kind == "person" and draft.harmed.harm == "killed"
    return told and any(means == "execution" for _, means in reading.means(draft.line))


def _died_beside_a_bomber(reading: Reading, draft: Draft) -> bool:
    """Whether the one fighter told of beside some others is who blew them up: `killed himself and four others in a tent`."""
    low, noun, people = draft.line.low, draft.harmed.noun, reading.grammar.people
    armed = {word for word in low if people.status.get(word) == "combatant"}
    others = noun.end > noun.start and noun.kind == "person" and people.status.get(low[noun.head]) == "unknown"
    return others and bool(armed) and armed <= reading.grammar.harms.bombers


def _only_a_part_serves(reading: Reading, draft: Draft) -> bool:
    """Whether all that tells of fighters beside a figure is some of the people, who serve a state: `eight dead, including one
    policeman, and 52 injured`.
    """
    line, known, serves = draft.line, reading.grammar.people.status, reading.grammar.agents.serves
    armed = [i for i, word in enumerate(line.low) if known.get(word) == "combatant"]
    parts = [d.harmed for d in draft.near if d.line is line and d.harmed.whole is not None and d is not draft]
    of_parts = [one for one in parts if one.noun.end > one.noun.start and serves(line.low[one.noun.head])]
    return bool(armed) and all(any(one.noun.start <= i < one.noun.end for one in of_parts) for i in armed)


def status_choices(reading: Reading, draft: Draft) -> Choice[Status | None]:
    """Whether those harmed were civilians, fighters, both or unknown, where their own words do not say: by what is told around."""
    observed = list(_status_observed(reading, draft))
    rule = draft.status or "unknown"
    made: list[Candidate[Status | None]] = []
    for status in _STATUSES:
        seen: list[Observed] = [f"is {status}", (_status_names, status, *observed)]
        if status == rule:
            seen.append((_agreed_names, status, draft.told or "nothing"))
        made.append(Candidate(status, seen))
    return Choice(kind_of(reading, draft), made)


def _status_names(status: str, *observed: str) -> Iterator[str]:
    yield from (f"{status}, {one}" for one in observed)


def _agreed_names(status: str, told: str) -> Iterator[str]:
    yield from ("rule", f"rule {status}", f"rule {status} of {told}")


def _status_observed(reading: Reading, draft: Draft) -> Iterator[str]:
    line, harmed, people = draft.line, draft.harmed, reading.grammar.people
    noun, telling = harmed.noun, reading.grammar.sorting
    head = line.low[noun.head] if noun.end > noun.start and noun.kind != "bare" else "bare"
    sort = head if head in telling or head == "bare" else f"{people.status.get(head, 'new')} noun"
    told = draft.told or "nothing"
    yield f"told {told}"
    yield f"noun {sort}"
    yield f"noun {sort} told {told}"
    yield f"kind {noun.kind} {harmed.how}"
    yield f"harm {harmed.harm} means {draft.means}"
    yield f"one {harmed.count.high == 1} harm {harmed.harm}"
    yield f"running {draft.running} war {draft.war}"
    same = [d for d in draft.near if d is not draft and same_figure(d, draft)]
    yield f"twins {_all_told(same)}"
    here = (line.index, harmed.start)
    before = [d for d in draft.near if (d.line.index, d.harmed.start) < here]
    behind = [d for d in draft.near if (d.line.index, d.harmed.start) > here]
    for label, near in (("before", before[-1:]), ("behind", behind[:1])):
        for other in near:
            where = "here" if other.line is line else "near" if abs(other.line.index - line.index) <= 1 else "far"
            alike = other.harmed.harm == harmed.harm
            yield f"{label} {where} {other.told or 'nothing'}"
            yield f"{label} {where} {other.told or 'nothing'} {alike} noun {sort}"
            yield f"{label} {where} rule {other.status} told {told}"
    if draft.part is not None:
        whole = next((d for d in before if draft in d.parts), None)
        yield f"whole {whole.told if whole is not None else 'gone'} told {told}"
    yield f"parts {_all_told(draft.parts)} told {told}"
    news = [d for d in draft.near if d.stance == draft.stance and d.running == draft.running and not d.war]
    yield f"news {_all_told(news)} told {told}"
    yield f"lead {_all_told([d for d in draft.near if d.line.index <= _LEAD])} told {told}"
    own = {status for d in draft.near if d.line is line and d is not draft for status in [d.told]}
    yield f"line {_mixed(own)} told {told}"
    beside = line.low[max(0, harmed.start - _BESIDE) : harmed.end + _BESIDE]
    yield f"beside {_mixed({people.status.get(word) for word in beside})} told {told}"
    yield f"accused {_accused_sort(reading, draft)} told {told}"
    for word in sorted(telling.intersection(beside)):
        yield f"says {word}"


def _all_told(drafts: list[Draft]) -> str:
    return _mixed({d.told for d in drafts})


def _mixed(told: set[Status | None]) -> str:
    """What several say together: "civilian", "combatant", "both" or "none"."""
    known = told & set(_SAID)
    return "both" if len(known) > 1 else str(next(iter(known), "mixed" if "mixed" in told else "none"))


def _accused_sort(reading: Reading, draft: Draft) -> str:
    """What sort of force did it, by the rules."""
    agents = reading.grammar.agents
    sorts = {agents.sort(mention.name.lower().split()[-1]) for mention in draft.rule_accused}
    return next(iter(sorts)) or "other" if len(sorts) == 1 else "none" if not sorts else "several"

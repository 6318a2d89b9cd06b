"""The counters of an incident, two by two: who counted independently, who rests on whom, of whom nothing is known, and why.

Nobody's independence is taken for granted. What a person decided holds first, as the log has it now; then what a body's own
method tells; of all others nothing is known, and that is what the page says. A decision is about two claims, one of each
counter, and holds wherever these two count.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.account import Counter, Incident
from corroborate.records import Decision
from corroborate.vocabulary import Verdict

MOST: Final = 45  # pairs that a page shows: those of ten counters
_COUNTING: Final = ("organisation", "official", "person")
_SAID: Final = ("independent", "dependent", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be decided of two counters: the words on its button, and the claims it is about, in their order."""

    words: str
    verdict: Verdict
    about: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counters: `state` is independent, dependent or unknown. `after` is when it was decided last ("" for never)."""

    one: str
    other: str
    state: str
    words: str
    why: str
    after: str
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """Names the pair on its page."""
        return f"t-{self.choices[0].about[0][:12]}-{self.choices[0].about[1][:12]}"


def pairs(incident: Incident, standing: Sequence[Decision]) -> list[Pair]:
    """Every two counters who give figures for one toll of an incident; `standing` are the decisions, the oldest first."""
    counters, claims, together = _counters(incident)
    counter_of = {claim: key for key, found in claims.items() for claim in found}
    decided = _decided(standing, counter_of)
    by_method = {frozenset((tie.one, tie.other)): tie for toll in incident.tolls for tie in toll.ties}
    made = []
    for one, other in together:
        pair = frozenset((one, other))
        decision = decided.get(pair)
        names, about = (counters[one].name, counters[other].name), (min(claims[one]), min(claims[other]))
        if decision is not None and decision.verdict in ("independent", "dependent"):
            first = counters[counter_of[decision.about[0]]].name
            second = names[0] if first == names[1] else names[1]
            words = _words(decision.verdict, first, second)
            made.append(_pair(names, about, decision.verdict, words, _who(decision), decision))
        elif (tie := by_method.get(pair)) is not None and tie.why != "a person judged so":
            state: Verdict = "independent" if tie.independent else "dependent"
            words = _words(state, counters[tie.one].name, counters[tie.other].name)
            made.append(_pair(names, about, state, words, tie.why, decision))
        else:
            made.append(_pair(names, about, "unknown", "nothing is known", _open(decision), decision))
    return made


def _counters(
    incident: Incident,
) -> tuple[Mapping[str, Counter], Mapping[str, set[str]], list[tuple[str, str]]]:
    """The counters by key, their claims, and which two of them stand in one toll, as the tolls have them."""
    counters: dict[str, Counter] = {}
    claims: dict[str, set[str]] = {}
    together: dict[tuple[str, str], None] = {}
    for toll in incident.tolls:
        named = [series for series in toll.series if series.counter.kind in _COUNTING]
        for series in named:
            counters.setdefault(series.counter.key, series.counter)
            claims.setdefault(series.counter.key, set()).update(id for step in series.steps for id in step.claims)
        keys = sorted({series.counter.key for series in named})
        together |= dict.fromkeys(itertools.combinations(keys, 2))
    return counters, claims, list(together)


def _decided(standing: Sequence[Decision], counter_of: Mapping[str, str]) -> dict[frozenset[str], Decision]:
    """The last decision about each two counters."""
    found: dict[frozenset[str], Decision] = {}
    for decision in standing:
        keys = frozenset(counter_of[id] for id in decision.about if id in counter_of)
        if decision.verdict in _SAID and len(decision.about) == len(keys) == 2 and not decision.name:
            found[keys] = decision
    return found


def _pair(
    names: tuple[str, str], about: tuple[str, str], state: str, words: str, why: str, decision: Decision | None
) -> Pair:
    choices = tuple(_choices(names, about, held=decision is not None and decision.verdict in _SAID[:2]))
    return Pair(*names, state, words, why, decision.at if decision else "", choices)


def _choices(names: tuple[str, str], about: tuple[str, str], *, held: bool) -> Iterator[Choice]:
    yield Choice("Independent", "independent", about)
    yield Choice(f"{names[0]} rests on {names[1]}", "dependent", about)
    yield Choice(f"{names[1]} rests on {names[0]}", "dependent", (about[1], about[0]))
    if held:
        yield Choice("Nobody can tell", "unsure", about)


def _words(verdict: str, one: str, other: str) -> str:
    if verdict == "independent":
        return "counted independently of one another"
    return f"{one} rests on {other}, and is shown and not counted beside it"


def _who(decision: Decision) -> str:
    return f"{decision.by or 'somebody'} decided so on {decision.at[:10]}: {decision.why}"


def _open(decision: Decision | None) -> str:
    if decision is None:
        return "no report and no method of theirs tells, and nobody decided"
    return f"{decision.by or 'somebody'} left it open on {decision.at[:10]}: {decision.why}"

"""What people decided in, what linking must keep to out: statements left out, pairs that are one event, pairs that are not,
reports that are one voice or two, and what a name of a place or an actor means.

Of several decisions about the same statement, or the same two, the last counts; "unsure" and "withdrawn" leave things as
if nothing had been said, and what was "revoked" was never said. So every decision can be taken back, and nothing but the
decisions is ever changed by one.

Two statements that a person told apart are never in one incident, whatever else speaks for it. Decisions can contradict
each other in a round: A is B, B is C, A is not C. Then what is told apart stays apart, the joins hold from the newest to
the oldest as far as they leave it so, and a question says which one does not. Programs' joins come after persons'
(`Told.join`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from corroborate import actors
from corroborate.account import Question
from corroborate.gazetteer import fold
from corroborate.link.copies import Told
from corroborate.records import Decision, counts, standing, verdicts

Pair: TypeAlias = tuple[str, str]
_OPEN: Final = ("unsure", "withdrawn")
_LOST: Final = "A person decided about a statement that the newest reading no longer finds. Is it still to be counted?"
_ROUND: Final = (
    "What people decided contradicts itself: these are told to be one event, and by way of others to be two."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds of people's decisions: statement ids left out, pairs joined (newest first) and pairs kept apart.

    `placed` gives for a report and a folded name of a place what the name means there: a key of the gazetteer, or degrees;
    `identified` for a name of who speaks or is accused which body or side.
    """

    rejected: frozenset[str] = frozenset()
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    questions: tuple[Question, ...] = ()
    placed: tuple[tuple[str, str, str], ...] = ()
    identified: tuple[tuple[str, str, str], ...] = ()

    @property
    def places(self) -> Mapping[tuple[str, str], str]:
        """`placed` by report and folded name."""
        return {(report, name): value for report, name, value in self.placed}

    @property
    def actors(self) -> Mapping[tuple[str, str], str]:
        """`identified` by report and folded name."""
        return {(report, name): value for report, name, value in self.identified}


def judged(decisions: Iterable[Decision], live: Collection[str], report_of: Mapping[str, str]) -> Judged:
    """What the decisions come to for the statements in `live`.

    `report_of` gives the report of every statement that is decided about and of a report of the account, read or not. A
    decision about one that no reading finds any more is a question, unless it was to leave the statement out.

    >>> no = Decision("rejected", ("a",), "N. N.", "2031-03-09", "it is the day's weather")
    >>> yes = Decision("withdrawn", ("a",), "N. N.", "2031-03-10", "it was not")
    >>> judged([no], ["a"], {}).rejected, judged([yes, no], ["a"], {}).rejected
    (frozenset({'a'}), frozenset())
    """
    made = tuple(decisions)
    of_one = verdicts(made)
    rejected = frozenset(id for id, decision in of_one.items() if not counts(id, decision))
    last = _last(made, ("same", "different", *_OPEN))
    pairs = [d for d in last if all(id in live and id not in rejected for id in d.about)]
    different = tuple(_pair(d) for d in pairs if d.verdict == "different")
    groups = Told({id for d in pairs for id in d.about}, different)
    held: list[Pair] = []
    refused: list[Pair] = []
    for pair in (_pair(d) for d in pairs if d.verdict == "same"):
        (held if groups.join(*pair) else refused).append(pair)
    rounds = [Question("doubtful join", pair, _ROUND, "they are kept apart") for pair in sorted(refused)]
    wanted = [(id, d) for id, d in of_one.items() if counts(id, d)] + [(id, d) for d in last for id in d.about]
    return Judged(
        rejected, tuple(held), different, (*rounds, *_lost(wanted, live, report_of)),
        tuple(sorted(_meant(made, "placed", fold))), tuple(sorted(_meant(made, "identified", actors.fold))),
    )  # fmt: skip


def voices(decisions: Iterable[Decision], reports: Collection[str]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs of reports that people told to be one voice (newest first), and those that they told to be two."""
    last = [d for d in _last(decisions, ("same", "different", *_OPEN)) if all(id in reports for id in d.about)]
    one, two = ([_pair(d) for d in last if d.verdict == verdict] for verdict in ("same", "different"))
    return tuple(one), tuple(two)


def _meant(decisions: Iterable[Decision], verdict: str, folded: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Names are folded as those who ask for them do: a place's like the gazetteer's, an actor's like those of the list."""
    told: dict[tuple[str, str], str] = {}
    for decision in standing(decisions):
        if decision.name and (decision.verdict == verdict or decision.verdict in _OPEN):
            told |= {(id, folded(decision.name)): decision.value for id in decision.about}
    yield from ((report, name, value) for (report, name), value in told.items() if value)


def _last(decisions: Iterable[Decision], verdicts: Collection[str]) -> list[Decision]:
    """Of decisions about two things, those that stand, newest first."""
    last: dict[frozenset[str], Decision] = {}
    for decision in standing(decisions):
        if decision.verdict in verdicts and len(set(decision.about)) == 2 and not decision.name:
            last[frozenset(decision.about)] = decision
    return sorted((d for d in last.values() if d.verdict not in _OPEN), key=_age, reverse=True)


def _age(decision: Decision) -> tuple[str, str]:
    return decision.at, decision.id


def _pair(decision: Decision) -> Pair:
    one, other = sorted(decision.about)
    return one, other


def _lost(
    wanted: Iterable[tuple[str, Decision]], live: Collection[str], report_of: Mapping[str, str]
) -> Iterator[Question]:
    """One question a statement that was decided to count; its report is named, since a lost one is in no account."""
    about: defaultdict[str, set[str]] = defaultdict(set)
    for id, decision in wanted:
        if id in report_of and id not in live and id != report_of[id]:
            about[id].add(decision.verdict)
    for id in sorted(about):
        hint = "it was decided to be " + ", ".join(sorted(about[id]))
        yield Question("lost statement", (id, report_of[id]), _LOST, hint)

"""What people decided in, what linking must keep to out: statements left out, pairs that are one event, pairs that are not.

Of several decisions about the same statement, or the same two, the last counts; "unsure" and "withdrawn" leave things as
if nothing had been said. So every decision can be taken back, and nothing but the decisions is ever changed by one.

Two statements that a person told apart are never in one incident, whatever else speaks for it. Decisions can contradict
each other in a round: A is B, B is C, A is not C. Then what is told apart stays apart, the joins hold from the newest to
the oldest as far as they leave it so, and a question says which one does not. Programs' joins come after persons'
(`Told.join`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from corroborate.account import Question
from corroborate.link.copies import Groups
from corroborate.records import Decision

Pair: TypeAlias = tuple[str, str]
_OPEN: Final = ("unsure", "withdrawn")
_LOST: Final = "A person decided about a statement that the newest reading no longer finds. Is it still to be counted?"
_ROUND: Final = (
    "What people decided contradicts itself: these are told to be one event, and by way of others to be two."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds of people's decisions: statement ids left out, pairs joined (newest first) and pairs kept apart."""

    rejected: frozenset[str] = frozenset()
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    questions: tuple[Question, ...] = ()


class Told(Groups):
    """Groups that never grow over a pair that is told apart.

    >>> groups = Told("abc", [("a", "c")]); groups.join("a", "b"), groups.join("c", "b"), groups.smallest("c")
    (True, False, 'c')
    """

    def __init__(self, members: Iterable[str], different: Iterable[Pair] = ()) -> None:
        super().__init__(members)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in different:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two members one, and say so; False, and nothing, where that joins what is told apart."""
        low, high = sorted((self.smallest(one), self.smallest(other)))
        if low == high:
            return True
        if high in self._apart.get(low, ()):
            return False
        for against in self._apart.pop(high, ()):
            self._apart[against].remove(high)
            self._apart[against].add(low)
            self._apart[low].add(against)
        return super().join(low, high)


def judged(decisions: Iterable[Decision], live: Collection[str], report_of: Mapping[str, str]) -> Judged:
    """What the decisions come to for the statements in `live`.

    `report_of` gives the report of every statement that is decided about and of a report of the account, read or not. A
    decision about one that no reading finds any more is a question, unless it was to leave the statement out.

    >>> no = Decision("rejected", ("a",), "N. N.", "2031-03-09", "it is the day's weather")
    >>> yes = Decision("withdrawn", ("a",), "N. N.", "2031-03-10", "it was not")
    >>> judged([no], ["a"], {}).rejected, judged([yes, no], ["a"], {}).rejected
    (frozenset({'a'}), frozenset())
    """
    last = _last(decisions)
    rejected = frozenset(d.about[0] for d in last if d.verdict == "rejected" and len(d.about) == 1)
    pairs = [d for d in last if len(d.about) == 2 and all(id in live and id not in rejected for id in d.about)]
    different = tuple(_pair(d) for d in pairs if d.verdict == "different")
    groups = Told({id for d in pairs for id in d.about}, different)
    held: list[Pair] = []
    refused: list[Pair] = []
    for pair in (_pair(d) for d in pairs if d.verdict == "same"):
        (held if groups.join(*pair) else refused).append(pair)
    rounds = [Question("doubtful join", pair, _ROUND, "they are kept apart") for pair in sorted(refused)]
    return Judged(rejected, tuple(held), different, (*rounds, *_lost(last, live, report_of)))


def _last(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand, newest first."""
    standing: dict[frozenset[str], Decision] = {}
    for decision in sorted(decisions, key=_age):
        standing[frozenset(decision.about)] = decision
    return sorted((d for d in standing.values() if d.verdict not in _OPEN), key=_age, reverse=True)


def _age(decision: Decision) -> tuple[str, str]:
    return decision.at, decision.id


def _pair(decision: Decision) -> Pair:
    one, other = sorted(decision.about)
    return one, other


def _lost(last: Sequence[Decision], live: Collection[str], report_of: Mapping[str, str]) -> Iterator[Question]:
    """One question a statement; its report is named, since a lost statement is in no account."""
    about: defaultdict[str, set[str]] = defaultdict(set)
    for decision in last:
        if decision.verdict != "rejected":
            for id in decision.about:
                if id in report_of and id not in live:
                    about[id].add(decision.verdict)
    for id in sorted(about):
        hint = "it was decided to be " + ", ".join(sorted(about[id]))
        yield Question("lost statement", (id, report_of[id]), _LOST, hint)

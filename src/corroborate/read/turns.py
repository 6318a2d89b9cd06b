"""The drafts of a line in, the days and the actors out that the line tells in turn with them: `12 died on Sunday, nine on
Monday`, `40 by the army and 12 by the rebels`.

Where each figure is followed by a day or an actor of its own, or each is led by one, no weighing is needed: they go with the
figures as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeVar

from corroborate.read.agents import Agent
from corroborate.read.choices import dated_in
from corroborate.read.lines import Line
from corroborate.read.reading import Dated, Draft, Group, Reading

_Beside = TypeVar("_Beside")
_LED: Final = 3  # words between a preposition and whom it leads to: "by | the many | rebels"


def days_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Dated]:
    """By the `id` of a draft, the day that its line tells in turn with it; nothing for lines that tell no days in turn."""
    found: dict[int, Dated] = {}
    for line, told in _lines(drafts):
        days = [(dated.stated.start, dated) for dated in dated_in(reading, line) if _is_day(dated)]
        if len({dated.spelt for _, dated in days}) > 1:
            found.update(_in_turn(told, days))
    return found


def actors_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Group[Agent]]:
    """By the `id` of a draft, the actors to whom its line lays so many: `33 deaths to the army, 15 to the rebels`."""
    found: dict[int, Group[Agent]] = {}
    for line, told in _lines(drafts):
        grammar, named = reading.grammar, [(group.parts[0].start, group) for group in reading.parties(line)]
        for before in (*grammar.leading, *(() if grammar.laying.isdisjoint(line.low) else grammar.laid)):
            laid = [(start, group) for start, group in named if _leads(line, start, before)]
            if len({group.names for _, group in laid}) > 1 and told[0].harmed.start < laid[0][0]:
                found.update(_in_turn(told, laid))
    return found


def _lines(drafts: Sequence[Draft]) -> Iterator[tuple[Line, list[Draft]]]:
    """The lines with several figures of which none is a part of another."""
    for _, group in groupby(drafts, key=lambda draft: draft.line.index):
        told = [draft for draft in group if draft.harmed.whole is None]
        if len(told) > 1:
            yield told[0].line, told


def _in_turn(told: Sequence[Draft], beside: Sequence[tuple[int, _Beside]]) -> Iterator[tuple[int, _Beside]]:
    """Each figure with what stands behind it, or before it, where the two take turns."""
    figures: list[tuple[int, Draft | None, _Beside | None]] = [(draft.harmed.start, draft, None) for draft in told]
    marks = sorted([*figures, *((start, None, one) for start, one in beside)], key=lambda mark: mark[0])
    aside = any(one[1] is None and other[1] is None for one, other in pairwise(marks))
    if aside or (marks[0][1] is None) == (marks[-1][1] is None):
        return
    if marks[-1][1] is None:
        marks.reverse()  # each figure goes with what is behind it
    last: _Beside | None = None
    for _, draft, one in marks:
        if draft is None:
            last = one
        elif last is not None:
            yield id(draft), last


def _is_day(dated: Dated) -> bool:
    """Whether it is one day on which something happened, and not one on which it was told."""
    stated = dated.stated
    return (
        not stated.said
        and not stated.lasting
        and stated.when.first is not None
        and stated.when.first == stated.when.last
    )


def _leads(line: Line, start: int, before: str) -> bool:
    """Whether a preposition leads to the actor at word `start`, over no other name and no comma."""
    for i in range(start - 1, max(-1, start - 1 - _LED), -1):
        if line.low[i] == before:
            return True
        if not line.low[i].isalpha():
            return False
    return False

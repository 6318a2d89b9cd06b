"""The drafts of a line in, the days out that the line tells in turn with them: `12 died on Sunday, nine on Monday`.

Where each figure is followed by a day of its own, or each is led by one, no weighing is needed: the days go with the
figures as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corroborate.read.choices import dated_in
from corroborate.read.reading import Dated, Draft, Reading


def days_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Dated]:
    """By the `id` of a draft, the day that its line tells in turn with it; nothing for lines that tell no days in turn."""
    found: dict[int, Dated] = {}
    for _, group in groupby(drafts, key=lambda draft: draft.line.index):
        told = [draft for draft in group if draft.part is None]
        if len(told) > 1:
            found.update(_in_turn(reading, told))
    return found


def _in_turn(reading: Reading, told: Sequence[Draft]) -> Iterator[tuple[int, Dated]]:
    days = [dated for dated in dated_in(reading, told[0].line) if _is_day(dated)]
    if len({dated.spelt for dated in days}) < 2 or len(days) > len(told):
        return
    marks: list[tuple[int, Draft | Dated]] = [(draft.harmed.start, draft) for draft in told]
    marks += [(dated.stated.start, dated) for dated in days]
    stand = [mark for _, mark in sorted(marks, key=lambda mark: mark[0])]
    aside = any(isinstance(one, Dated) and isinstance(other, Dated) for one, other in pairwise(stand))
    if aside or isinstance(stand[0], Dated) == isinstance(stand[-1], Dated):
        return
    if isinstance(stand[-1], Dated):
        stand.reverse()  # each figure goes with the day behind it
    day: Dated | None = None
    for mark in stand:
        if isinstance(mark, Dated):
            day = mark
        elif day is not None:
            yield id(mark), day


def _is_day(dated: Dated) -> bool:
    """Whether it is one day on which something happened, and not one on which it was told."""
    stated = dated.stated
    return (
        not stated.said
        and not stated.lasting
        and stated.when.first is not None
        and stated.when.first == stated.when.last
    )

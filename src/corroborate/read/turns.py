"""The drafts of a line in, the days and the actors out that the line tells in turn with them: `12 died on Sunday, nine on
Monday`, `40 by the army and 12 by the rebels`.

Where each figure is followed by a day or an actor of its own, or each is led by one, no weighing is needed: they go with the
figures as they stand.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeVar

from corroborate.read.choices import dated_in
from corroborate.read.lines import Line
from corroborate.read.reading import Dated, Draft, Reading
from corroborate.records import Mention

_Beside = TypeVar("_Beside")
_LED: Final = 4  # words between a preposition and whom it leads to: "by | the many | rebels"


def days_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Dated]:
    """By the `id` of a draft, the day that its line tells in turn with it; nothing for lines that tell no days in turn."""
    found: dict[int, Dated] = {}
    for line, told in _lines(drafts):
        days = [(dated.stated.start, dated) for dated in dated_in(reading, line) if _is_day(dated)]
        if len({dated.spelt for _, dated in days}) > 1 and not reading.asides(line):
            found.update(_in_turn(told, days))
    return found


def places_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, tuple[Mention, ...]]:
    """By the `id` of a draft, the place that its line tells in turn with it: `Two men were killed in Odalo and a woman died of her
    wounds in Tarn`.
    """
    found: dict[int, tuple[Mention, ...]] = {}
    for line, told in _lines(drafts):
        groups = reading.groups(line)
        places = [(group.parts[0].start, group.mentions) for group in groups if not group.parts[0].around]
        sure = all(g.parts[0].strong and not g.parts[0].brought for g in groups if not g.parts[0].around)
        stayed = all(draft.harmed.harm != "displaced" for draft in told)
        if sure and stayed and len({mentions for _, mentions in places}) > 1 and not reading.asides(line):
            found.update(_in_turn(told, places))
    return found


def actors_in_turn(reading: Reading, drafts: Sequence[Draft]) -> dict[int, tuple[Mention, ...]]:
    """By the `id` of a draft, the actors to whom its line lays so many: `33 deaths to the army, 15 to the rebels`; none where
    it lays them to nobody who is known: `… and three by unknown gunmen`.
    """
    found: dict[int, tuple[Mention, ...]] = {}
    for line, told in (*_lines(drafts), *_parts(drafts)):
        for laid in _laid(reading, line):
            behind = told[0].harmed.start < laid[0][0] if laid else False
            if len({who for _, who in laid}) > 1 and (behind or len(laid) == len(told)):
                found.update(_in_turn(told if behind else told[-len(laid) :], laid))
    return found


def _laid(reading: Reading, line: Line) -> Iterator[list[tuple[int, tuple[Mention, ...]]]]:
    """Whom a line lays figures to, each with where it stands, by the word that leads to them, or behind them to the figure."""
    grammar, low = reading.grammar, line.low
    named = [(group.parts[0].start, group.parts[-1].end, group.mentions) for group in reading.parties(line)]
    leading = frozenset(grammar.leading)
    for before in (
        leading,
        *([] if grammar.laying.isdisjoint(low) else map(frozenset, zip(grammar.laid, strict=True))),
    ):
        done = (
            grammar.splits if before is leading else frozenset[tuple[str, ...]]()
        )  # "… and 15 in raids | attributed to"
        laid = [(start, who) for start, _, who in named if _leads(line, start, before, done)]
        known = {start for start, _ in laid}
        laid += [  # "and three by | unknown parties"
            (i + 1, ())
            for i, word in enumerate(low[:-1])
            if (word in before or low[i - 1] in before)
            and grammar.agents.is_unknown(low[i + 1 : i + 2])
            and known.isdisjoint(range(i, i + 1 + _LED))
        ]
        yield sorted(laid, key=lambda one: one[0])
    if not grammar.guilty.isdisjoint(low):  # "The army was responsible for 40 deaths and the rebels for nine"
        yield [(start, who) for start, end, who in named if grammar.answers_for(line, end)]


def _lines(drafts: Sequence[Draft]) -> Iterator[tuple[Line, list[Draft]]]:
    """The lines with several figures of which none is a part of another."""
    for _, group in groupby(drafts, key=lambda draft: draft.line.index):
        every = list(group)
        opened = _is_of_them(every[0])
        told = [draft for draft in every[opened:] if opened or draft.harmed.whole is None]
        if len(told) > 1:
            yield told[0].line, told


def _parts(drafts: Sequence[Draft]) -> Iterator[tuple[Line, list[Draft]]]:
    """The lines with several parts of one figure: `80 deaths, | 30 by rebels and 50 by the army`."""
    for _, group in groupby(drafts, key=lambda draft: (draft.line.index, draft.harmed.whole)):
        parts = list(group)
        if len(parts) > 1 and parts[0].harmed.whole is not None:
            yield parts[0].line, parts


def _is_of_them(draft: Draft) -> bool:
    """Whether a figure is the one of which others are told: `Of the | 65 killed, 40 died …`."""
    return draft.line.low[max(0, draft.harmed.start - 2) : draft.harmed.start] in (["of", "the"], ["of", "these"])


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
    """Whether it is one day, month or year in which something happened, and not one on which it was told."""
    stated, when = dated.stated, dated.stated.when
    return not stated.said and not stated.lasting and when.first is not None and when.start == when.end


def _leads(line: Line, start: int, before: Container[str], done: Container[tuple[str, ...]]) -> bool:
    """Whether a preposition leads to the actor at word `start`, over no other name and no comma, or the two words of what was
    laid to him do: `attributed to`.
    """
    for i in range(start - 1, max(-1, start - 1 - _LED), -1):
        if line.low[i] in before or tuple(line.low[max(0, i - 1) : i + 1]) in done:
            return True
        if not line.low[i].isalpha():
            return False
    return False

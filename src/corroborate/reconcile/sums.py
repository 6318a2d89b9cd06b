"""The figures of one text in, its sums out: which figures are the parts of which total, and how they come out.

Parts are what a report links to a total, and what it lists beside one of the same counter. A sum that comes out is taken
wherever it is met, because exact sums of distinct parts hardly happen by chance. One that does not is told only where the
report's words or punctuation say that the parts are all of them, and no number stands among them that nobody could read:
a missing part is no error. Bounds keep their meaning: `639 or more` and 213 and 231 agree with 1,084. People, families and
bodies are never added up.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from corroborate.reconcile.figures import Figure, Page, among, size_of
from corroborate.values import Count

_REACH: Final = 3  # sentences between a total and the list that breaks it down
_LONGEST: Final = 40  # parts of one sum
_SMALL: Final = 10  # below, a sum may come out by chance
_CLOSE: Final = 0.15  # an open bound agrees with a sum this far beyond it at most; further off it says nothing
_SLIP: Final = 0.2  # punctuation alone tells a list that is meant to be complete when the sum misses by no more
_SPLIT: Final = re.compile(r"[:(（：–—]")
_DIGITS: Final = re.compile(r"\d[\d,.\u00a0]*")
Outcome: TypeAlias = Literal["holds", "bounds", "open", "off"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts, how they came out, and by how much the parts exceed the whole (negative: fall short)."""

    whole: Figure
    parts: tuple[Figure, ...]
    outcome: Outcome
    off: int = 0


def breakdowns(page: Page) -> Iterator[Breakdown]:
    """Each whole of a text with the parts that make it up; a part serves one whole, a whole may be broken down twice."""
    nested, used = _nested(page), set[str]()
    summing = (Breakdown(w, parts, "holds") for w, parts in _summing(page, nested))
    for found in itertools.chain(summing, _declared(page, nested)):
        parts = {part.claim.id for part in found.parts}
        if not parts & used:
            used |= parts
            yield found


def _nested(page: Page) -> dict[str, str]:
    """For each figure inside another's part of a list the one it belongs to: as linked, or in brackets behind it."""
    inside = {figure.claim.id: figure.parent for figure in page.figures if figure.parent}
    before: Figure | None = None
    for figure in page.figures:
        opened = _opened(figure, page)
        if opened is None:
            before = figure
        elif before and before.end <= opened and before.sentence == figure.sentence:
            inside.setdefault(figure.claim.id, before.claim.id)
    return inside


def _opened(figure: Figure, page: Page) -> int | None:
    """Where the bracket opens that a figure stands in."""
    start = page.starts(figure.sentence)
    lead = page.between(start, figure.start)
    opened = max(lead.rfind("("), lead.rfind("（"))
    return start + opened if opened > max(lead.rfind(")"), lead.rfind("）")) else None


def _summing(page: Page, nested: Mapping[str, str]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Wholes with the runs of figures beside them that sum to them exactly, the nearest first."""
    for place, whole in enumerate(page.figures):
        if not whole.plain:
            continue
        behind = page.figures[place + 1 : place + 1 + 2 * _LONGEST]
        before = page.figures[max(0, place - _LONGEST) : place][::-1]
        for near, reach in ((behind, _REACH), (before, 1)):
            close = [f for f in near if abs(f.sentence - whole.sentence) <= reach]
            run = _eligible(close, whole, nested)
            for first in range(len(run)):
                found = _run(run[first : first + _LONGEST], whole)
                if found and _belong(found, whole) and not _strange(found, whole):
                    yield whole, tuple(sorted(found, key=lambda f: (f.start, f.claim.id)))


def _eligible(figures: Sequence[Figure], whole: Figure, nested: Mapping[str, str]) -> list[Figure]:
    """Figures that could be parts of `whole`: smaller, of its counter, and not inside another part."""
    return [
        f
        for f in figures
        if f.size < whole.size and among(f, whole) and nested.get(f.claim.id, whole.claim.id) == whole.claim.id
    ]


def _run(figures: Sequence[Figure], whole: Figure) -> list[Figure]:
    """The figures from the first on that sum to the whole, or none."""
    total = 0
    for place, figure in enumerate(figures):
        if not figure.plain:
            return []
        total += figure.size
        if total >= whole.size:
            return list(figures[: place + 1]) if total == whole.size and place else []
    return []


def _belong(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether parts that sum up are told to be parts, or are too telling for chance."""
    if all(part.parent == whole.claim.id for part in parts):
        return True
    together, large = len({part.sentence for part in parts}) == 1, whole.size >= _SMALL**2
    if not _distinct(parts):
        return together and large and len(parts) > 2
    return large or (together and whole.size >= _SMALL and not any(_elsewhere(part, whole) for part in parts))


def _strange(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether the whole is itself a part, and they stand in another sentence, not told to be any of it: then it is chance."""
    return whole.parent is not None and any(
        part.parent != whole.claim.id and part.sentence != whole.sentence for part in parts
    )


def _elsewhere(part: Figure, whole: Figure) -> bool:
    """Whether a part is told in another sentence, and of another place, than its whole."""
    apart = part.places and whole.places and set(part.places).isdisjoint(whole.places)
    return part.sentence != whole.sentence and bool(apart)


def _distinct(parts: Sequence[Figure]) -> bool:
    """Whether something tells every part from every other: place, side, who they were."""
    return len({part.share for part in parts}) == len(parts)


def _declared(page: Page, nested: Mapping[str, str]) -> Iterator[Breakdown]:
    """Lists that words or punctuation call complete, with the total that they belong to."""
    by_sentence: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        by_sentence[figure.sentence].append(figure)
    for sentence in sorted(by_sentence):
        for whole, parts, worded in _lists(by_sentence[sentence], page, nested):
            outcome, off = judge(whole.count, [part.count for part in parts])
            if outcome in ("holds", "bounds"):
                yield Breakdown(whole, parts, outcome)
            elif outcome == "off" and (worded or abs(off) <= _SLIP * whole.size) and not _unread(parts, page):
                yield Breakdown(whole, parts, outcome, off)


def _lists(
    figures: Sequence[Figure], page: Page, nested: Mapping[str, str]
) -> Iterator[tuple[Figure, tuple[Figure, ...], bool]]:
    """(whole, parts, whether words call them complete) for the lists of one sentence."""
    parts: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures[1:]:
        parts[nested.get(figure.claim.id, figures[0].claim.id)].append(figure)
    for whole in figures:
        own = parts[whole.claim.id]
        marked = _marked(page, whole.end, own) if len(own) > 1 and _parts_of(whole, own) else None
        linked = all(part.parent == whole.claim.id for part in own)
        if marked or (marked is not None and (linked or _distinct(own))):
            yield whole, tuple(own), marked
    here = {figure.claim.id for figure in figures}
    outer = [f for f in figures if nested.get(f.claim.id) not in here]
    lead = page.between(page.starts(figures[0].sentence), figures[0].start)
    if len(outer) > 1 and page.cues.complete.search(lead) and not page.cues.partial.search(lead):
        above = _above(outer, page, nested)
        if above:
            yield above, tuple(outer), True


def _marked(page: Page, start: int, parts: Sequence[Figure]) -> bool | None:
    """Whether a list is called complete: by words (True), by a colon, bracket or dash before it (False), or not."""
    whole = page.between(start, parts[-1].end)
    if page.cues.partial.search(whole):
        return None
    if page.cues.complete.search(whole):
        return True
    return False if _SPLIT.search(page.between(start, parts[0].start)) else None


def _parts_of(whole: Figure, parts: Sequence[Figure]) -> bool:
    return (
        all(part.size < whole.size and among(part, whole) for part in parts)
        and len({part.running for part in parts}) == 1
    )


def _above(parts: Sequence[Figure], page: Page, nested: Mapping[str, str]) -> Figure | None:
    """The total in the sentences before a list that it is linked to, else the one that its sum comes nearest to."""
    first, total = parts[0], sum(part.size for part in parts)
    near = [f for f in page.within(first.sentence - _REACH, first.sentence - 1) if _parts_of(f, parts)]
    linked = [f for f in near if f.claim.id in {part.parent for part in parts}]
    free = linked or [f for f in near if f.claim.id not in nested]
    return min(free, key=lambda f: (abs(f.size - total), f.start, f.claim.id), default=None)


def _unread(parts: Sequence[Figure], page: Page) -> bool:
    """Whether a number stands among the parts, or behind them in their sentence, that is no figure of the page."""
    end = max(page.ends(parts[-1].sentence), parts[-1].end)
    read = [(f.start, f.end) for f in page.within(parts[0].sentence, parts[-1].sentence)]
    numbers = _DIGITS.finditer(page.text.content, parts[0].start, end)
    return any(not any(a <= number.start() < b for a, b in read) for number in numbers)


def judge(whole: Count, parts: Sequence[Count]) -> tuple[Outcome, int]:
    """How the sum of some parts stands to their whole, and by how much it is off.

    "bounds": no exact sum, but none of the words is broken (an open bound within 15 %, `about` within a tenth). "open":
    none is broken either, and the sum is too far from the number for that to say anything.

    >>> judge(Count(1084, 1084), [Count(639, None), Count(213, 213), Count(231, 231)])
    ('bounds', 0)
    >>> judge(Count(50, 50), [Count(30, 30), Count(18, 18)])
    ('off', -2)
    """
    sizes = [size_of(part) or 0 for part in parts]
    target = size_of(whole) or 0
    off = sum(sizes) - target
    if off == 0:
        return "holds", 0
    low = sum(part.low or 0 for part in parts)
    highs = [part.high for part in parts]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    slack = sum(size // 10 for size, part in zip(sizes, parts, strict=True) if part.about)
    slack += target // 10 if whole.about else 0
    fits = (whole.high is None or low - slack <= whole.high) and (
        whole.low is None or high is None or high + slack >= whole.low
    )
    if fits:
        return ("bounds" if abs(off) <= _CLOSE * target else "open"), 0
    return "off", off

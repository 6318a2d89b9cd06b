"""The figures of one text in, those out that are told side by side of different people and never added up there: `two
soldiers and three policemen` are five dead, though nobody wrote five.

They stand in one sentence with nothing but a conjunction, a comma, an age or a place between them, are of one harm, one
counter and one time, and none is a part of another. Where the counter gives a total that covers them in the same report,
that is the total, and nothing is added up.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, Literal

from corroborate.account import Linked
from corroborate.reconcile.figures import Figure, Page, among
from corroborate.reconcile.tolls import Marked
from corroborate.vocabulary import Harm

_GAP: Final = 160  # code points between two figures told side by side


def joint(pages: Iterable[Page], linked: Linked, slips: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """The claims of an incident's `pages` that are to be added up, each group in the order of its text.

    `slips` are in no group (`drift.slips`).
    """
    return tuple(
        tuple(figure.claim.id for figure in group)
        for page in pages
        for group in _groups(page, linked)
        if not _covered(group, page) and not any(figure.claim.id in slips for figure in group)
    )


def marked(pages: Sequence[Page], linked: Linked) -> Marked:
    """What the reports' words say of their figures' standing beside others."""
    figures = [(page, figure) for page in pages for figure in page.figures]
    return Marked(
        on_top=on_top(pages),
        earlier=frozenset(f.claim.id for page, f in figures if page.replaced(f)),
        at_a_door=frozenset(
            f.claim.id for page, f in figures if page.cues.facility.search(linked.counter[f.claim.id].name)
        ),
        again=frozenset(f.claim.id for page, f in figures if page.taken_up(f)),
        kin=frozenset(f.claim.id for page, f in figures if page.owned(f)),
    )


def on_top(pages: Iterable[Page]) -> frozenset[str]:
    """The claims whose words say that they come on top of others that the report tells of before: `three more`, `a further
    three`, `three later died` behind a larger figure. Each is of so many, and none is a total.
    """
    told: defaultdict[tuple[str, Harm, bool], list[tuple[Page, Figure]]] = defaultdict(list)
    for page in pages:
        for figure in page.figures:
            told[page.text.id, figure.kind.harm, figure.kind.older].append((page, figure))
    return frozenset(
        figure.claim.id
        for figures in told.values()
        for page, figure in figures
        if not figure.running and _comes_on_top(figure, page, [f for _, f in figures if f.start < figure.start])
    )


def _comes_on_top(figure: Figure, page: Page, before: Sequence[Figure]) -> bool:
    """Whether a figure comes on top of one of those before it."""
    if page.tops(figure):
        return bool(before)
    return page.follows(figure) and any(other.size > figure.size for other in before)


def _groups(page: Page, linked: Linked) -> Iterator[list[Figure]]:
    """Runs of figures told side by side whose last is joined by a conjunction, and whose first is not all of the others."""
    parents = {figure.parent for figure in page.figures}
    free = [figure for figure in page.figures if figure.parent is None and figure.claim.id not in parents]
    group: list[Figure] = free[:1]
    closed = False
    for one, other in itertools.pairwise(free):
        tie = _tie(one, other, page, linked)
        if not tie:
            if closed:
                yield group
            group, closed = [other], False
            continue
        group, closed = [*group, other], tie == "and"
    if closed:
        yield group


def _tie(one: Figure, other: Figure, page: Page, linked: Linked) -> Literal["and", "comma", ""]:
    """How two figures of one time are told side by side; what comes on top of the one (`and three more on Monday`) may be of
    another.
    """
    here, there = one.claim, other.claim
    counter = linked.counter[here.id].key == linked.counter[there.id].key
    if one.sentence != other.sentence or not counter or (here.stance, here.running) != (there.stance, there.running):
        return ""
    if other.start - _end(one) > _GAP:
        return ""
    gap = page.between(_end(one), other.start)
    if page.tops(other) and page.cues.closing.search(gap):
        return "and"
    joined = page.cues.joining.fullmatch(gap)
    if joined is None or (here.when and here.when.when) != (there.when and there.when.when):
        return ""
    return "and" if joined["and"] else "comma" if joined["comma"] else ""


def _end(figure: Figure) -> int:
    """Where the words for those counted end, which begin with the figure or stand behind it."""
    quote = figure.claim.victims.quote
    return max(figure.end, quote.end) if quote and quote.start >= figure.start else figure.end


def _covered(group: Sequence[Figure], page: Page) -> bool:
    """Whether the report has a total for them: another figure of the counter, or the first of the group itself (`30 people,
    12 women and 9 children`), that is as large as all of them and may count every one.
    """
    known = {figure.claim.id for figure in group}
    size = sum(figure.size for figure in group)
    first, rest = group[0], group[1:]
    if first.size >= size - first.size and len(rest) > 1 and all(among(one, first) for one in rest):
        return True
    return any(
        figure.size >= size
        and figure.claim.id not in known
        and figure.counter == group[0].counter
        and not figure.claim.victims.sorts
        and all(among(one, figure) for one in group)
        for figure in page.figures
    )

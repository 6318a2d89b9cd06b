"""One incident's claims in, findings out about whether its figures add up: each check holds, is off by a number, or is
impossible, and names the claims that it used.

Three checks. Parts are set against their whole (`sums`). A counter's total and what came on top of it are set against its
next total, across reports too. A figure for fewer people (civilians, children) must keep within the same counter's figure
for all of them on the same day. A rise that a counter's reports do not explain is no error: days go unreported. It is one
only where a report says that so many more make such a total. Figures without a day stay out of what is checked across
reports.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from corroborate.account import Finding, Incident, Linked
from corroborate.reconcile.figures import Cues, Figure, Kind, Page, alike, pages
from corroborate.reconcile.sums import Breakdown, breakdowns
from corroborate.vocabulary import FindingKind

_SMALL: Final = 10  # below, a sum across reports may come out by chance
_PAIRS: Final = 400  # a counter with more totals in one day than make these pairs has no total of the whole
_FAR: Final = 2  # a figure for some of them beyond so many times that for all is of other people
_SHARE: Final = 20  # that a figure keeps within more than so many times itself is not worth saying


def checks(incident: Incident, linked: Linked, cues: Mapping[str, Cues]) -> Iterator[Finding]:
    """Every check on the figures of one incident; `cues` by language code (a language without any is read by its
    punctuation alone).
    """
    texts = list(pages(incident, linked, cues))
    books = _Books(incident, [found for page in texts for found in breakdowns(page)])
    figures = [figure for page in texts for figure in page.figures]
    yield from books.sums()
    yield from _excesses(texts, incident)
    yield from _increments(figures, books, incident)
    yield from _jumps(texts, figures, incident)
    yield from _bounds(figures, incident)


# ---------------------------------------------------------------------- findings about sums


def _finding(
    kind: FindingKind,
    value: str,
    holds: Iterable[Figure],
    words: str,
    incident: Incident,
    disputes: Iterable[Figure] = (),
) -> Finding:
    held = sorted(holds, key=lambda f: f.claim.id)
    against = tuple(sorted({f.claim.id for f in disputes}))
    days = sorted({f.day.isoformat() for f in held if f.day})
    return Finding(
        kind=kind,
        field=held[0].kind.harm,
        value=value,
        holds=tuple(dict.fromkeys(f.claim.id for f in held)),
        disputes=against,
        as_of=days[-1] if days else None,
        reason=None if value == "holds" else "undetermined",
        words=words,
        incident=incident.key,
    )


def _plus(figures: Iterable[Figure]) -> str:
    return " + ".join(str(figure.count) for figure in figures)


@dataclass(frozen=True, slots=True)
class _Books:
    """The breakdowns of an incident; the same one in many reports is one."""

    incident: Incident
    found: Sequence[Breakdown]
    by_whole: dict[tuple[Kind, str, int], list[Breakdown]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.found:
            self.by_whole.setdefault((one.whole.kind, one.whole.counter, one.whole.size), []).append(one)

    def parts(self) -> frozenset[str]:
        """Ids of all claims that are parts."""
        return frozenset(part.claim.id for one in self.found for part in one.parts)

    def wholes(self) -> frozenset[str]:
        """Ids of all claims that are wholes."""
        return frozenset(one.whole.claim.id for one in self.found)

    def sums(self) -> Iterator[Finding]:
        """One finding for each sum, whatever the number of reports that print it; the largest first."""
        groups: defaultdict[tuple[object, ...], list[Breakdown]] = defaultdict(list)
        for one in self.found:
            groups[(*one.whole.kind, one.whole.counter, one.whole.size, one.outcome, _sizes(one))].append(one)
        for key in sorted(groups, key=lambda key: (-groups[key][0].whole.size, repr(key))):
            yield self._sum(sorted(groups[key], key=lambda one: one.whole.claim.id))

    def _sum(self, same: Sequence[Breakdown]) -> Finding:
        one = same[0]
        wholes, parts = [b.whole for b in same], [part for b in same for part in b.parts]
        shown = _plus(one.parts)
        if one.outcome == "off":
            words = f"{shown} = {sum(p.size for p in one.parts):,}, and the report gives {one.whole.count}: off by {abs(one.off):,}."
            return _finding("parts", f"off by {abs(one.off)}", wholes, words, self.incident, parts)
        told = "the parts sum to the whole" if one.outcome == "holds" else "the parts agree with it within their bounds"
        sign = "=" if one.outcome == "holds" else "beside"
        return _finding(
            "parts", "holds", [*wholes, *parts], f"{shown} {sign} {one.whole.count}: {told}.", self.incident
        )

    def shares(self, kind: Kind, counter: str, size: int) -> dict[str, Figure]:
        """The parts of a total by their one place, where a breakdown by place holds."""
        for one in self.by_whole.get((kind, counter, size), ()):
            placed = {part.places[0]: part for part in one.parts if len(part.places) == 1}
            if one.outcome == "holds" and len(placed) == len(one.parts):
                return placed
        return {}


def _sizes(one: Breakdown) -> tuple[int, ...]:
    return tuple(sorted(part.size for part in one.parts))


def _excesses(texts: Sequence[Page], incident: Incident) -> Iterator[Finding]:
    """Parts that a report links and that are larger than their whole."""
    for page in texts:
        known = {figure.claim.id: figure for figure in page.figures}
        for part in page.figures:
            whole = known.get(part.parent or "")
            if whole and whole.count.high is not None and not whole.count.about and (part.count.low or 0) > whole.size:
                words = f"{part.count} is given as a part of {whole.count}, and is more than the whole."
                yield _finding("parts", "impossible", [whole], words, incident, [part])


# ---------------------------------------------------------------------- totals and what comes on top


class _Account(NamedTuple):
    """Whose running totals are compared with one another."""

    kind: Kind
    counter: str


def _increments(figures: Sequence[Figure], books: _Books, incident: Incident) -> Iterator[Finding]:
    """Where a counter's total, and its figure for what came since, make its next total."""
    parts, wholes = books.parts(), books.wholes()
    totals = {figure.claim.id for figure in figures if figure.running}
    accounts: defaultdict[_Account, list[Figure]] = defaultdict(list)
    for figure in figures:
        # what a day brought lies within the total to date, and is no part of what the total is broken down into
        alone = figure.parent is None or (figure.parent in totals and not figure.running)
        if figure.day is not None and figure.claim.id not in parts and alone and figure.plain:
            accounts[_Account(figure.kind, figure.counter)].append(figure)
    for account in sorted(accounts):
        yield from _sequence(account, accounts[account], wholes, books, incident)


def _sequence(
    account: _Account, figures: Sequence[Figure], wholes: frozenset[str], books: _Books, incident: Incident
) -> Iterator[Finding]:
    daily: defaultdict[dt.date, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.day:
            daily[figure.day].append(figure)
    days = sorted(daily)
    totals = {day: found for day in days if (found := _totals(daily[day], wholes))}
    for earlier, later in itertools.pairwise(sorted(totals)):
        between = days[bisect.bisect_right(days, earlier) : bisect.bisect_right(days, later)]
        fresh = [f for day in between for f in daily[day] if not f.running]
        for old, more, new in _steps(totals[earlier], fresh, totals[later]):
            yield _increment(old, more, new, incident)
            yield from _each_place(old[0], more[0], new[0], account, books, incident)


def _totals(figures: Sequence[Figure], wholes: frozenset[str]) -> dict[int, list[Figure]]:
    """A day's figures that are totals: those called running, and the largest one if it is broken down."""
    top = max(figure.size for figure in figures)
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.running or (figure.claim.id in wholes and figure.size == top):
            found.setdefault(figure.size, []).append(figure)
    return found


def _steps(
    old: Mapping[int, list[Figure]], fresh: Sequence[Figure], new: Mapping[int, list[Figure]]
) -> Iterator[tuple[list[Figure], list[Figure], list[Figure]]]:
    """(earlier total, what came on top, later total) wherever the sum comes out."""
    if len(old) * len(new) > _PAIRS:
        return
    by_size: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in fresh:
        by_size[figure.size].append(figure)
    for size in sorted(new):
        for before in sorted(old):
            more = [f for f in by_size.get(size - before, ()) if _on_top(f, old[before], new[size])]
            if more and before > 0:
                yield old[before], more, new[size]


def _on_top(more: Figure, old: Sequence[Figure], new: Sequence[Figure]) -> bool:
    """Whether a figure can be what came between two totals: the same sort of people, and no chance hit."""
    beside = any(f.claim.text == more.claim.text and f.claim.id != more.claim.id for f in new)
    same = all(alike(more, other) for other in (*old, *new))
    return same and (beside or more.size >= _SMALL)


def _increment(old: Sequence[Figure], more: Sequence[Figure], new: Sequence[Figure], incident: Incident) -> Finding:
    words = (
        f"{old[0].size:,} + {more[0].size:,} = {new[0].size:,}: a total and what came on top of it make the next total."
    )
    return _finding("increment", "holds", [*old, *more, *new], words, incident)


def _each_place(
    old: Figure, more: Figure, new: Figure, account: _Account, books: _Books, incident: Incident
) -> Iterator[Finding]:
    """Where all three are broken down by place: the same sum, place by place."""
    before, added, after = (books.shares(*account, figure.size) for figure in (old, more, new))
    if not (before and added and after):
        return
    for place in sorted(after.keys() & before.keys()):
        rise = added[place].size if place in added else 0
        off = before[place].size + rise - after[place].size
        used = [before[place], after[place], *([added[place]] if place in added else [])]
        name = next((m.name for m in after[place].claim.places), place)
        sum_ = f"{name}: {before[place].size:,} + {rise:,}"
        if off == 0 and rise:
            yield _finding("increment", "holds", used, f"{sum_} = {after[place].size:,}.", incident)
        elif off:
            words = f"{sum_} = {before[place].size + rise:,}, and the next figure is {after[place].size:,}: off by {abs(off):,}."
            yield _finding("increment", f"off by {abs(off)}", used[:1], words, incident, used[1:])


def _jumps(texts: Sequence[Page], figures: Sequence[Figure], incident: Incident) -> Iterator[Finding]:
    """Where a sentence says that so many more bring the total to N, and the counter's total of the day before says
    otherwise.
    """
    totals: defaultdict[tuple[_Account, dt.date], dict[int, Figure]] = defaultdict(dict)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.running and figure.day and figure.count.exact:
            totals[_Account(figure.kind, figure.counter), figure.day].setdefault(figure.size, figure)
    for page in texts:
        for more, new in page.brought():
            if new.day is None or not (more.count.exact and new.count.exact):
                continue
            before = totals.get((_Account(new.kind, new.counter), new.day - dt.timedelta(days=1)), {})
            fit = [figure for figure in before.values() if alike(figure, new)]
            old = max(fit, key=lambda figure: figure.size, default=None)
            if old and old.size + more.size != new.size:
                off = abs(old.size + more.size - new.size)
                words = f"{old.size:,} + {more.size:,} = {old.size + more.size:,}, and the next total is {new.size:,}: off by {off:,}."
                yield _finding("increment", f"off by {off}", [old, more], words, incident, [new])


# ---------------------------------------------------------------------- fewer people within more people


class _Same(NamedTuple):
    """One counter's running figures of one day and place."""

    kind: Kind
    counter: str
    day: dt.date
    places: tuple[str, ...]


def _bounds(figures: Sequence[Figure], incident: Incident) -> Iterator[Finding]:
    """A counter's figure for civilians, fighters, women or children against its figure for all, on one day."""
    groups: defaultdict[_Same, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.day and figure.running and figure.parent is None and figure.claim.victims.community is None:
            groups[_Same(figure.kind, figure.counter, figure.day, figure.places)].append(figure)
    for same in sorted(groups):
        yield from _within(groups[same], incident)


def _within(figures: Sequence[Figure], incident: Incident) -> Iterator[Finding]:
    everyone = [f for f in figures if _all_of_them(f)]
    some = [f for f in figures if not _all_of_them(f)]
    top = max(everyone, key=lambda f: (f.size, f.claim.id), default=None)
    if top is None or not some:
        return
    closed = top.count.high is not None and not top.count.about
    over = [f for f in some if closed and top.size < (f.count.low or 0) <= _FAR * top.size]
    under = [f for f in some if closed and top.size <= _SHARE * f.size < _SHARE * top.size]
    if over:
        words = f"{_said(over)} on the same day as {top.count} for all of them: more than there can be."
        yield _finding("parts", "impossible", [top], words, incident, over)
    elif under:
        yield _finding("parts", "holds", [top, *under], f"{_said(under)} keep within {top.count} for all.", incident)


def _all_of_them(figure: Figure) -> bool:
    return figure.claim.victims.status in ("unknown", "mixed") and not figure.claim.victims.sorts


def _said(figures: Sequence[Figure]) -> str:
    shown = (
        f"{f.count} {f.claim.victims.quote.words if f.claim.victims.quote else f.claim.victims.status}" for f in figures
    )
    return ", ".join(dict.fromkeys(shown))

"""One toll in, its chart out: time along the bottom, each counter's figures as steps, in two widths (page and phone).

A step holds until the counter's next figure replaces it. What is not certain is drawn so: hollow and dashed where a day is
missing or the place in the order is assumed. There is a band only where the policy makes a documented range. The table
beside it holds the same figures; the chart adds nothing that cannot be read there.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeAlias

from corroborate.publish.markup import Html, el, joined
from corroborate.publish.page_words import bdi
from corroborate.publish.release import PublicSeries, PublicStep, PublicToll
from corroborate.publish.words import (
    COUNTING,
    Book,
    counter_words,
    day,
    scope_words,
    step_marks,
    step_words,
    steps_words,
    verdict_words,
)
from corroborate.values import When

Links: TypeAlias = Callable[[PublicStep], Mapping[str, str]]
_SERIES = 8  # more counters than this make no picture; the table has them all
_LABELS = 10  # more figures than this cannot all be written into the picture
_WIDE: Final = (860, 320)
_NARROW: Final = (340, 260)
_TOP, _RIGHT, _BOTTOM, _LEFT = 52, 20, 34, 56
_INSET = 0.08  # share of the width kept free on both sides, for the figures at the first and the last point
_ROOM = 12.0  # for each of several marks on one spot
_BESIDE = 0.14  # share of the time shown, put beside it for a step without a day


@dataclass(frozen=True, slots=True)
class _Point:
    """A step on the sheet: days (as an ordinal, a fraction where placed between), its value, whether it is sure, and else why not.

    `more` are attributes of its mark, `beside` is how far the mark stands beside its spot, where others stand on the same.
    """

    at: float
    low: int
    high: int
    sure: bool
    note: str
    words: str
    step: PublicStep
    more: Mapping[str, str]
    beside: float = 0.0

    @property
    def day(self) -> Mapping[str, str]:
        """Of the attributes of its mark that which tells since when it is known, for all that is drawn with it."""
        return {name: words for name, words in self.more.items() if name == "data_day"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The scales of one drawing."""

    width: int
    height: int
    first: float
    last: float
    top: int

    def x(self, at: float) -> float:
        share = (at - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        room = self.width - _LEFT - _RIGHT
        return round(_LEFT + room * (_INSET + share * (1 - 2 * _INSET)), 1)

    def y(self, value: float) -> float:
        return round(self.height - _BOTTOM - value / self.top * (self.height - _TOP - _BOTTOM), 1)


def figures(toll: PublicToll) -> int:
    """How many figures a toll has, of all its counters."""
    return sum(len(series.steps) for series in toll.series)


def charted(toll: PublicToll) -> bool:
    """Whether a toll has a course that can be seen: one counter's second figure, or three figures of several."""
    return figures(toll) > 2 or any(len(series.steps) > 1 for series in toll.series)


def chart(toll: PublicToll, book: Book, links: Links | None = None) -> Html:
    """The figure of a toll: two drawings of which a page shows one, a legend, and a caption that says how to read it.

    `links` gives each figure's mark attributes of its own, for a page whose script ties the mark to other things; the
    drawings then also tell where on them a day lies.
    """
    shown = toll.series[:_SERIES]
    lines = [line for series in shown if (line := _points(series, toll, book, links))]
    drawings = [_drawing(lines, toll, book, size, linked=links is not None) for size in (_WIDE, _NARROW)]
    return el("figure", *drawings, _legend(shown, book), el("figcaption", _caption(toll, lines, book)))


@dataclass(frozen=True, slots=True)
class Plot:
    """A toll drawn for a picture that stands alone: its marks, what each counter's mark is, and how all of it is read.

    `keys` are pairs of a mark (32 by 16 units) and the counter's name, for the counters that are drawn.
    """

    marks: Html
    keys: tuple[tuple[Html, str], ...]
    reads: str
    described: str


def plot(toll: PublicToll, book: Book, width: int, height: int) -> Plot:
    """A toll's drawing of a size; one figure alone is a point."""
    shown = toll.series[:_SERIES]
    lines = [line for series in shown if (line := _points(series, toll, book))]
    keys = tuple((_swatch(i), counter_words(book.counters[series.counter])) for i, series in enumerate(shown))
    _, marks = _marks(lines, toll, (width, height), 6, notes=True)
    return Plot(marks, keys, _caption(toll, lines, book), _described(toll, book))


def _points(series: PublicSeries, toll: PublicToll, book: Book, links: Links | None = None) -> list[_Point]:
    known = [_ordinal(step.said, toll) for step in series.steps]
    every = [at for other in toll.series for step in other.steps if (at := _ordinal(step.said, toll)) is not None]
    worth = dict(book.release.policy.vague)
    placed = zip(series.steps, _placed(known, every), strict=True)
    return [
        _Point(
            at,
            *_bounds(step, worth),
            _sure(step),
            next(iter(step_marks(step, series, book)), ""),
            step_words(step, book),
            step,
            links(step) if links else {},
        )
        for step, at in placed
    ]


def _sure(step: PublicStep) -> bool:
    return step.ordered != "assumed" and step.said is not None and step.said.end_known in ("stated", "dateline")


def _bounds(step: PublicStep, worth: dict[str, int]) -> tuple[int, int]:
    count = step.count
    least = worth.get(count.vague, 2) if count.vague else 0
    low = count.low if count.low is not None else count.high if count.high is not None else least
    return low, count.high if count.high is not None else low


def _ordinal(said: When | None, toll: PublicToll) -> int | None:
    """The day a figure was given; a day without a year is drawn in the year of the toll's other figures."""
    if said is None:
        return None
    if said.last is not None:
        return said.last.toordinal()
    years = sorted(last.year for s in toll.series for t in s.steps if t.said and (last := t.said.last))
    dated = said.in_year(years[len(years) // 2]) if years and said.yearless else said
    return dated.last.toordinal() if dated.last else None


def _placed(known: Sequence[int | None], every: Sequence[int]) -> list[float]:
    """A place in time for every step; one without a day stands between its neighbours, or beside all that is dated."""
    if not every:
        return [float(i) for i in range(len(known))]
    beside = max(1.0, (max(every) - min(every)) * _BESIDE)
    placed: list[float] = []
    for i, at in enumerate(known):
        later = next((other for other in known[i + 1 :] if other is not None), None)
        before = placed[-1] if placed else None
        if at is not None:
            placed.append(float(at))
        elif before is None:
            placed.append((later if later is not None else max(every) + 2 * beside) - beside)
        else:
            placed.append((before + later) / 2 if later is not None else max(before, float(max(every))) + beside)
    return placed


# Drawing


def _drawing(
    lines: Sequence[Sequence[_Point]], toll: PublicToll, book: Book, size: tuple[int, int], *, linked: bool
) -> Html:
    narrow = size == _NARROW
    named = f"{toll.id}-{'narrow' if narrow else 'wide'}"
    sheet, marks = _marks(lines, toll, size, 3 if narrow else 6, notes=not narrow)
    return el(
        "svg",
        el("title", f"{scope_words(toll.scope, book)}, {book.incidents[toll.incident].title}", id=f"{named}-t"),
        el("desc", _described(toll, book), id=f"{named}-d"),
        marks,
        viewBox=f"0 0 {size[0]} {size[1]}",
        cls="chart narrow" if narrow else "chart",
        role="img",
        aria_labelledby=f"{named}-t",
        aria_describedby=f"{named}-d",
        **(_scale(sheet) if linked else {}),
    )


def _marks(
    lines: Sequence[Sequence[_Point]],
    toll: PublicToll,
    size: tuple[int, int],
    days: int,
    *,
    notes: bool,
) -> tuple[_Sheet, Html]:
    """What is drawn: the scales, the band, `days` days at most, every line, and as many figures as there is room for."""
    points = [point for line in lines for point in line]
    top = _round_up(max([p.high for p in points] + [toll.high or 0]) or 1)
    sheet = _Sheet(*size, min(p.at for p in points), max(p.at for p in points), top)
    parts = [*_grid(sheet), _band(sheet, toll), *_days(sheet, points, days)]
    parts += [part for i, line in enumerate(_apart(sheet, lines)) for part in _line(sheet, line, i)]
    parts += _labels(sheet, points, notes=notes)
    return sheet, joined(parts)


def _apart(sheet: _Sheet, lines: Sequence[Sequence[_Point]]) -> list[list[_Point]]:
    """The lines with marks that would cover one another set side by side, in the order of their counters."""

    def spot(point: _Point) -> tuple[float, float]:
        return sheet.x(point.at), sheet.y(point.low)

    many = Tally(spot(point) for line in lines for point in line)
    stand: Tally[tuple[float, float]] = Tally()
    made = []
    for line in lines:
        made.append([replace(p, beside=_ROOM * (stand[spot(p)] - (many[spot(p)] - 1) / 2)) for p in line])
        stand.update(map(spot, line))
    return made


def _scale(sheet: _Sheet) -> dict[str, str]:
    """Two days (as ordinals) and where they lie on a drawing, and its upper and lower edge."""
    first, last = sheet.first, max(sheet.last, sheet.first + 1)
    ends = {
        "data_x0": str(sheet.x(first)),
        "data_x1": str(sheet.x(last)),
        "data_day0": str(first),
        "data_day1": str(last),
    }
    return ends | {"data_top": "0", "data_bottom": str(sheet.height - _BOTTOM)}


def _described(toll: PublicToll, book: Book) -> str:
    each = (f"{counter_words(book.counters[s.counter])}: {steps_words(s, book)}" for s in toll.series[:_SERIES])
    return f"{'; '.join(each)}. {verdict_words(toll, book)}."


def _round_up(value: int) -> int:
    """The next number above `value` that an axis can well end with."""
    power = 10 ** int(math.log10(max(value, 1)))
    return next(int(n * power) or 1 for n in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if n * power >= value)


def _grid(sheet: _Sheet) -> Iterator[Html]:
    ticks = [sheet.top, sheet.top // 2, 0] if sheet.top % 2 == 0 else [sheet.top, 0]
    for tick in ticks:
        y = sheet.y(tick)
        kind = "grid" if tick else "base"
        yield el("line", x1=_LEFT, x2=sheet.width - _RIGHT, y1=str(y), y2=str(y), cls=kind)
        yield el("text", f"{tick:,}", x=_LEFT - 10, y=str(y + 4.5), text_anchor="end")


def _band(sheet: _Sheet, toll: PublicToll) -> Html | None:
    if toll.verdict != "range" or toll.low is None or toll.high is None:
        return None
    top, bottom = sheet.y(toll.high), sheet.y(toll.low)
    height = max(2.0, round(bottom - top, 1))
    return el("rect", x=_LEFT, y=str(top), width=sheet.width - _LEFT - _RIGHT, height=str(height), cls="band")


def _days(sheet: _Sheet, points: Sequence[_Point], most: int) -> Iterator[Html]:
    """Days under the base line: those on which figures were given, as many as there is room for."""
    days = sorted({int(p.at) for p in points if p.step.said is not None and p.at > 1})
    room = (sheet.width - _LEFT - _RIGHT) / most
    last = -math.inf
    for place, ordinal in enumerate(days):
        x = sheet.x(ordinal)
        if x - last >= room or place == 0:
            last = x
            shown = day(dt.date.fromordinal(ordinal).isoformat()).split()
            words = f"{shown[0]} {shown[1][:3]}" + (f" {shown[2]}" if place == 0 else "")
            yield el("text", words, x=str(x), y=sheet.height - 10, text_anchor="middle")


def _line(sheet: _Sheet, line: Sequence[_Point], number: int) -> Iterator[Html]:
    colour = f"s{number % 4}"
    for one, other in itertools.pairwise(line):
        path = f"M{sheet.x(one.at)} {sheet.y(one.low)}H{sheet.x(other.at)}V{sheet.y(other.low)}"
        yield el("path", d=path, cls=f"step {colour}{'' if one.sure and other.sure else ' assumed'}", **other.day)
    for point in line:
        if point.high > point.low:
            x, low, high = sheet.x(point.at), sheet.y(point.low), sheet.y(point.high)
            yield el("path", d=f"M{x} {low}V{high}M{x - 4} {high}H{x + 4}", cls=f"step {colour}", **point.day)
        yield _dot(round(sheet.x(point.at) + point.beside, 1), sheet.y(point.low), number, point.more, sure=point.sure)


def _dot(x: float, y: float, number: int, more: Mapping[str, str] = MappingProxyType({}), *, sure: bool) -> Html:
    cls = f"dot s{number % 4}{'' if sure else ' hollow'}"
    shape = (number + number // 4) % 4  # eight pairs of colour and shape
    if shape == 0:
        return el("circle", cx=str(x), cy=str(y), r=5, cls=cls, **more)
    corners = [[(-5, -5), (5, -5), (5, 5), (-5, 5)], [(0, -6), (6, 0), (0, 6), (-6, 0)], [(0, -6), (6, 5), (-6, 5)]]
    at = " ".join(f"{round(x + a, 1)},{round(y + b, 1)}" for a, b in corners[shape - 1])
    return el("polygon", points=at, cls=cls, **more)


def _labels(sheet: _Sheet, points: Sequence[_Point], *, notes: bool) -> Iterator[Html]:
    """Figures above (or else below) their points, where one does not cover another; the highest first."""
    taken = [(sheet.x(point.at), sheet.y(point.low) + 5, 6.0) for point in points]  # no label on another point
    once = {(point.at, point.low, point.words): point for point in reversed(points)}.values()  # the first of a spot's
    for point in sorted(once, key=lambda p: (-p.high, p.at))[:_LABELS]:
        lines = [point.words, *([point.note] if notes and not point.sure else [])]
        half = max(map(len, lines)) * 4.3
        x = min(max(sheet.x(point.at), half), sheet.width - half)
        above, below = sheet.y(point.high) - 14 - 17 * (len(lines) - 1), sheet.y(point.low) + 24
        for y in (above, below):
            ys = [y + 17 * i for i in range(len(lines))]
            inside = ys[-1] < sheet.height - _BOTTOM
            if inside and not any(abs(v - b) < 17 and abs(x - a) < half + c for v in ys for a, b, c in taken):
                taken += [(x, v, half) for v in ys]
                yield from _written(lines, x, ys, point.day)
                break


def _written(lines: Sequence[str], x: float, ys: Sequence[float], more: Mapping[str, str]) -> Iterator[Html]:
    for i, (words, y) in enumerate(zip(lines, ys, strict=True)):
        at = {"x": str(round(x, 1)), "y": str(round(y, 1)), "cls": None if i else "value"}
        yield el("text", words, text_anchor="middle", **at, **more)


def _legend(shown: Sequence[PublicSeries], book: Book) -> Html | None:
    if len(shown) < 2:
        return None
    return el("ul", *(_entry(series, i, book) for i, series in enumerate(shown)), cls="legend")


def _entry(series: PublicSeries, number: int, book: Book) -> Html:
    swatch = el("svg", _swatch(number), viewBox="0 0 32 16", aria_hidden="true")
    return el("li", swatch, bdi(counter_words(book.counters[series.counter])))


def _swatch(number: int) -> Html:
    return joined([el("line", x1=0, x2=32, y1=8, y2=8, cls=f"step s{number % 4}"), _dot(16, 8, number, sure=True)])


def _caption(toll: PublicToll, lines: Sequence[Sequence[_Point]], book: Book) -> Html:
    sentences = ["Each step is a figure as its counter gave it; it holds until the counter’s next."]
    if any(not point.sure for line in lines for point in line):
        sentences.append("Hollow and dashed: the day is not stated, or the place in the order is assumed.")
    if all(point.at < 10_000 for line in lines for point in line):
        sentences.append("No day is known: the figures stand in their assumed order.")
    if toll.verdict == "range":
        sentences.append("The band is the documented range; it is no confidence interval.")
    if len(toll.series) > _SERIES:
        sentences.append(f"The first {_SERIES} of {len(toll.series)} counters are drawn.")
    if len([s for s in toll.series if book.counters[s.counter].kind in COUNTING]) == 1 and len(toll.series) == 1:
        sentences.insert(0, f"Counted by {counter_words(book.counters[toll.series[0].counter])}.")
    return joined(sentences, " ")

"""A release in, one picture out that an editor can print: a toll over time, or the map of an incident or of all of them.

A picture leaves its page, so it carries what the page would say around it: what is counted, according to whom, as of which
day, under which policy, confirmed or provisional, and that recorded counts are a floor. It is an SVG of its own, on light
ground, with its description in words for those who do not see it; the same release makes the same bytes.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from corroborate.errors import NoSuchId, UseError
from corroborate.publish.atlas import RADIUS, Atlas, View, sheet
from corroborate.publish.chart import plot
from corroborate.publish.land import Box
from corroborate.publish.markup import Child, Html, el, joined
from corroborate.publish.release import PublicIncident, PublicPlace, PublicToll, Release
from corroborate.publish.words import (
    FLOOR,
    Book,
    confirmed_words,
    count_of,
    counter_words,
    day,
    figures_of,
    first_counted,
    period,
    policy_words,
    scope_words,
    steps_words,
    verdict_words,
)

_WIDTH: Final = 1000
_SIDE: Final = 40
_PLOT: Final = 440  # the height of a chart's drawing
_MAP: Final = 560  # of a map
_NAMED: Final = 6  # counters that a source line names
_LABELLED: Final = 14  # markers with a label, at most
_POINT: Final = 6.0
_FRAME: Final = "url(#frame)"
_LEAST: Final = 2.5  # between two points of a coast, for a map in a page
_TOWNS: Final = 12  # that a map in a page names, beside its own places
_METRES: Final = 111_200.0  # to a degree of latitude
_FONT: Final = "'Noto Sans','DejaVu Sans','Liberation Sans',Arial,sans-serif"
_ARABIC: Final = re.compile(
    r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)"
)
_STYLE: Final = f"""
text{{font-family:{_FONT};fill:#22262a}}.ar{{font-family:'Noto Sans Arabic','Noto Naskh Arabic','Geeza Pro',{_FONT}}}
.beside{{font-family:'DejaVu Sans','Segoe UI',Tahoma,Arial,{_FONT}}}
.title{{font-size:26px;font-weight:700}}.about{{font-size:17px}}.small{{font-size:13px;fill:#4a5157}}
.marks text{{font-size:13px;fill:#4a5157;stroke:#fff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}}
.marks .value{{font-size:15px;font-weight:600;fill:#22262a}}
.grid{{stroke:#dedad1;stroke-width:1}}.base{{stroke:#4a5157;stroke-width:1}}.band{{fill:#e8eff2}}
.step{{fill:none;stroke-width:2}}.assumed{{stroke-dasharray:2 5;stroke-linecap:round}}.dot{{stroke-width:2}}
.s0{{stroke:#2b5a70;fill:#2b5a70}}.s1{{stroke:#8a5a2b;fill:#8a5a2b}}.s2{{stroke:#5d4a78;fill:#5d4a78}}.s3{{stroke:#4b6b4a;fill:#4b6b4a}}
.step.s0,.step.s1,.step.s2,.step.s3{{fill:none}}.dot.hollow{{fill:#fff}}
.sea{{fill:#eef3f6}}.land{{fill:#fbfaf7;stroke:#b8b2a6;stroke-width:1}}
.spot{{fill:#8a2b2b;stroke:#fff;stroke-width:1.5}}.vague{{fill:#8a2b2b;fill-opacity:.16;stroke:#8a2b2b;stroke-dasharray:4 4}}
.town{{fill:#7a8085}}.marks .town-name{{font-size:12px;fill:#6a7075}}
"""
_Point: TypeAlias = tuple[float, float]


def chart_picture(release: Release, toll: str | None = None) -> str:
    """A toll over time, each counter's series with the range under the policy; the main toll unless another (T1) is named.

    Raises:
        UseError: the release has no figure.
        NoSuchId: it has no such toll.

    """
    book = Book.of(release)
    lead = book.lead()
    if lead is None:
        raise UseError("the release holds no figure, so there is nothing to draw", do="read reports that give one")
    if toll is not None and toll not in book.tolls:
        raise NoSuchId("the release has no such toll", where=toll, do="`corroborate toll` lists them")
    shown = book.tolls[toll] if toll else lead
    incident = book.incidents[shown.incident]
    drawn = plot(shown, book, _WIDTH - 2 * _SIDE, _PLOT)
    keys = list(_legend(drawn.keys))
    return _page(
        f"{scope_words(shown.scope, book)}, {incident.title}",
        [_verdict(shown, book), confirmed_words(incident)],
        [_Part(el("g", drawn.marks, cls="marks"), _PLOT), *keys],
        [drawn.reads, _according([s.counter for s in shown.series], shown.reports, book)],
        release,
        drawn.described,
    )


def map_picture(release: Release, atlas: Atlas, incident: str | None = None) -> str:
    """Where it was: the places of an incident (I1), or the main place of every incident that is no background.

    Raises:
        UseError: no place is known, or none may leave so exactly.
        NoSuchId: the release has no such incident.

    """
    book = Book.of(release)
    if incident is not None and incident not in book.incidents:
        raise NoSuchId("the release has no such incident", where=incident, do="`corroborate incidents` lists them")
    chosen = [book.incidents[incident]] if incident else [i for i in release.incidents if not i.background]
    spots, lost = _spots(chosen, book, alone=incident is not None)
    view = atlas.view([spot.place for spot in spots])
    if view is None:
        do = "place the names (`corroborate review`), or see whether the policy withholds places"
        raise UseError("no place of it is known, so there is no map to draw", do=do)
    ground = _Ground.of(view.box)
    towns = [(town.name, ground.at(town.lat, town.lon)) for town in view.towns]
    drawn = joined([_land(atlas, ground, sheet(ground.box)), *_marks(spots, towns, ground)])
    counters = dict.fromkeys(
        series.counter for one in chosen for toll in book.tolls_of(one)[:1] for series in toll.series
    )
    title = chosen[0].title if incident else release.case.name or "Where people were harmed"
    about = [period(chosen[0].when), confirmed_words(chosen[0])] if incident else [_together(chosen)]
    return _page(
        title, about, [_Part(drawn, _MAP)],
        [_reads(spots, lost), _according(list(counters), _reports(chosen, book), book)], release,
        "; ".join(f"{spot.place.where.name}: {spot.words}" for spot in spots) + ".",
    )  # fmt: skip


def plan(atlas: Atlas, view: View, spots: Sequence[tuple[PublicPlace, str]]) -> Html | None:
    """A map to be looked at where no script draws one, in the colours of the page that it stands in: places, each with what
    is said of it. None where no more than a country is known.
    """
    marked = [_Spot(place, words, 0) for place, words in spots if _drawable(place)]
    if not marked:
        return None
    ground = _Ground.of(view.box)
    towns = [(town.name, ground.at(town.lat, town.lon)) for town in view.towns[:_TOWNS]]
    return el(
        "svg",
        _land(atlas, ground, ground.box, _LEAST, None),  # it ends where the box does
        *_marks(marked, towns, ground, None),
        viewBox=f"0 0 {_WIDTH - 2 * _SIDE} {_MAP}", role="img", cls="plan",
        aria_label="; ".join(f"{place.where.name}: {words}" for place, words in spots),
    )  # fmt: skip


# The page around a drawing


@dataclass(frozen=True, slots=True)
class _Part:
    """Something drawn, and how high it is."""

    drawn: Html
    height: float


def _page(
    title: str, about: Sequence[str], parts: Sequence[_Part], notes: Sequence[str], release: Release, described: str
) -> str:
    """Everything one below another: title, what it says, the drawings, how to read them, whose it is, the rules."""
    wide = _WIDTH - 2 * _SIDE
    head = [*_lines([title], 26, wide, "title"), *_lines(about, 17, wide, "about")]
    policy = f"Policy {release.policy.name}: {policy_words(release.policy)}."
    foot = _lines([*notes, f"{_as_of(release)} {FLOOR}", policy], 13, wide, "small")
    y, made = 18.0, list[Html]()
    for words, size, kind in head:
        y += size * 1.35
        made.append(_written(words, _SIDE, y, kind))
    y += 14
    for part in parts:
        made.append(el("g", part.drawn, transform=f"translate({_SIDE} {round(y, 1)})"))
        y += part.height
    y += 8
    for words, size, kind in foot:
        y += size * 1.45
        made.append(_written(words, _SIDE, y, kind))
    height = math.ceil(y + 24)
    svg = el(
        "svg",
        el("title", title, id="t"),
        el("desc", " ".join([*about, described, *notes, FLOOR]), id="d"),
        el("style", Html(_STYLE)),
        el("rect", width=_WIDTH, height=height, fill="#ffffff"),
        *made,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {height}", width=_WIDTH, height=height, role="img",
        aria_labelledby="t", aria_describedby="d",
    )  # fmt: skip
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


def _written(words: str, x: float, y: float, kind: str, anchor: str = "start") -> Html:
    # A renderer may take another typeface, of another weight, for all words of a line of which one lacks a letter in theirs:
    # so Arabic has its own, and what stands beside it one that has both.
    runs = _ARABIC.split(words)
    mixed = (el("tspan", run, cls="ar" if i % 2 else "beside") for i, run in enumerate(runs) if run)
    parts: Iterable[Child] = mixed if len(runs) > 1 else (words,)
    return el("text", *parts, x=str(round(x, 1)), y=str(round(y, 1)), cls=kind, text_anchor=anchor)


def _lines(texts: Iterable[str], size: int, wide: float, kind: str) -> list[tuple[str, int, str]]:
    """Texts broken into lines that fit, each with its size and kind; a word too long for a line is cut through."""
    made = []
    for text in texts:
        line = ""
        for word in (piece for whole in text.split() for piece in _pieces(whole, size, wide)):
            if line and _width(f"{line} {word}", size) > wide:
                made.append((line, size, kind))
                line = ""
            line = f"{line} {word}" if line else word
        made += [(line, size, kind)] if line else []
    return made


def _pieces(word: str, size: int, wide: float) -> Iterator[str]:
    most = max(1, int(wide / (size * 0.62)))
    yield from (word[i : i + most] for i in range(0, len(word), most)) if _width(word, size) > wide else (word,)


def _width(words: str, size: float) -> float:
    """About how wide words are in a plain typeface; rather too wide than too narrow."""
    return sum(_wide_of(c) for c in words) * size


def _wide_of(c: str) -> float:
    if unicodedata.category(c) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.0
    return 0.32 if c in " .,:;'’|ijl!()[]" else 0.78 if c.isupper() or c in "mwMW—…" else 0.58


def _verdict(toll: PublicToll, book: Book) -> str:
    """The range, or with one counter its figures in their order."""
    words = verdict_words(toll, book)
    if toll.verdict == "range":
        return f"{words[:1].upper()}{words[1:]}"
    series = first_counted(toll)
    return f"{steps_words(series, book)} ({words})"


def _according(counters: Sequence[str], reports: int, book: Book) -> str:
    known = [book.counters[id] for id in counters if id in book.counters]
    names = list(dict.fromkeys(counter_words(one) for one in known))
    if not names:
        return f"According to {figures_of(reports, 'report')} that name nobody."
    more = f" and {count_of(len(names) - _NAMED, 'more', 'more')}" if len(names) > _NAMED else ""
    return f"According to {', '.join(names[:_NAMED])}{more}, in {figures_of(reports, 'report')}."


def _as_of(release: Release) -> str:
    """Until when reports were heard: the newest day that one bears."""
    days = [report.published for report in release.reports if report.published and report.published[:1] != "-"]
    return f"As of {day(max(days))}, the day of the newest report." if days else "The reports bear no day."


# A chart's legend


def _legend(keys: Sequence[tuple[Html, str]]) -> Iterator[_Part]:
    """Every mark with its name, as many in a row as there is room for."""
    room = _WIDTH - 2 * _SIDE
    row: list[Child] = []
    x = 0.0
    for mark, name in keys:
        words = _shortened(name, 14, room - 40)
        wide = 40 + _width(words, 14)
        if row and x + wide > room:
            yield _Part(joined(row), 28)
            row, x = [], 0.0
        row += [el("g", mark, transform=f"translate({round(x, 1)} 4)"), _written(words, x + 40, 17, "small")]
        x += wide + 24
    if row:
        yield _Part(joined(row), 28)


def _shortened(words: str, size: float, wide: float) -> str:
    while len(words) > 1 and _width(words, size) > wide:
        words = words[:-2].rstrip() + "…"
    return words


# Maps


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place to be marked and what is said of it."""

    place: PublicPlace
    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class _Ground:
    """The stretch of the world that a map shows, as wide as its sheet is."""

    box: Box
    scale: float  # units to a degree of latitude
    narrow: float  # how much narrower a degree of longitude is

    @classmethod
    def of(cls, box: Box) -> _Ground:
        west, south, east, north = box
        narrow = max(0.2, math.cos(math.radians((south + north) / 2)))
        wide = _WIDTH - 2 * _SIDE
        scale = min(wide / ((east - west) * narrow), _MAP / (north - south))
        half_x, half_y = wide / (2 * scale * narrow), _MAP / (2 * scale)
        x, y = (west + east) / 2, (south + north) / 2
        return cls((x - half_x, y - half_y, x + half_x, y + half_y), scale, narrow)

    def at(self, lat: float, lon: float) -> _Point:
        west, _, _, north = self.box
        return round((lon - west) * self.narrow * self.scale, 1), round((north - lat) * self.scale, 1)


def _spots(incidents: Sequence[PublicIncident], book: Book, *, alone: bool) -> tuple[list[_Spot], int]:
    """What is marked, the weightiest first; and how many incidents (or, of one alone, places) have no point.

    A country's point is only for orientation, and is no place where something happened.
    """
    told: dict[str, list[PublicIncident]] = {}
    lost = 0
    for incident in incidents:
        known = [id for id in incident.places if id in book.places and _drawable(book.places[id])]
        lost += len(incident.places) - len(known) if alone else not known
        for id in known if alone else known[:1]:
            told.setdefault(id, []).append(incident)
    spots = [
        _Spot(book.places[id], "" if alone else _said(found, book), sum(len(i.statements) for i in found))
        for id, found in told.items()
    ]
    if alone:
        spots = [
            _Spot(s.place, figures_of(len(s.place.statements), "statement"), len(s.place.statements)) for s in spots
        ]
    return sorted(spots, key=lambda s: (-s.weight, s.place.id)), lost


def _drawable(place: PublicPlace) -> bool:
    return place.where.lat is not None and place.where.precision != "country"


def _said(incidents: Sequence[PublicIncident], book: Book) -> str:
    """What is said of the incidents at a place: of one its main figure, of several how many they are."""
    if len(incidents) > 1:
        return count_of(len(incidents), "incident")
    toll = next(iter(book.tolls_of(incidents[0])), None)
    if toll is None:
        return "no figure"
    if toll.low is not None and toll.high is not None:
        figure = f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"
        return f"{figure} {toll.scope.harm}"
    return f"{steps_words(first_counted(toll), book).split(', then ')[-1]} {toll.scope.harm}"


def _together(incidents: Sequence[PublicIncident]) -> str:
    sure = sum(incident.confirmed for incident in incidents)
    return f"{figures_of(len(incidents), 'incident')}: {sure} confirmed by review, {len(incidents) - sure} provisional"


def _reports(incidents: Sequence[PublicIncident], book: Book) -> int:
    return len({book.statements[id].report for incident in incidents for id in incident.statements})


def _reads(spots: Sequence[_Spot], lost: int) -> str:
    words = ["A dot is the middle of a town or village; a shaded circle says how far from its point a place may lie."]
    if len(spots) > _LABELLED:
        words.append(f"The {_LABELLED} weightiest of {len(spots)} places are labelled, where there is room.")
    if lost:
        words.append(f"Not drawn, since no point is known or may leave: {lost}.")
    return " ".join([*words, "Outlines: Natural Earth. Towns: GeoNames."])


@lru_cache(maxsize=256)  # incidents near one another are shown on the same ground
def _land(atlas: Atlas, ground: _Ground, box: Box, least: float = 0, frame: str | None = _FRAME) -> Html:
    """The countries under the markers, as far as a box goes, in a frame; points closer than `least` are left out."""
    wide = _WIDTH - 2 * _SIDE
    lands = json.loads(atlas.land(box))["features"]
    shapes = []
    for land in lands:
        rings = (ring for polygon in land["geometry"]["coordinates"] for ring in polygon)
        path = "".join(
            "M" + "L".join(f"{x} {y}" for x, y in _seen((ground.at(lat, lon) for lon, lat in ring), least)) + "Z"
            for ring in rings
        )
        shapes.append(el("path", d=path, cls="land"))
    return joined([
        el("clipPath", el("rect", width=wide, height=_MAP), id="frame") if frame else None,
        el("rect", width=wide, height=_MAP, cls="sea"),
        el("g", *shapes, clip_path=frame),
    ])  # fmt: skip


def _seen(points: Iterable[_Point], least: float) -> Iterator[_Point]:
    """The points of a line that an eye can tell from the one before."""
    last: _Point | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= least:
            yield x, y
            last = x, y


def _marks(
    spots: Sequence[_Spot], towns: Sequence[tuple[str, _Point]], ground: _Ground, frame: str | None = _FRAME
) -> Iterator[Html]:
    """Markers, then labels where they cover nothing; the towns that say where one is come last."""
    placed = [(spot, ground.at(spot.place.where.lat or 0.0, spot.place.where.lon or 0.0)) for spot in spots]
    for spot, (x, y) in reversed(placed):
        if spot.place.where.precision != "place":
            radius = RADIUS[spot.place.where.precision] / _METRES * ground.scale
            yield el("circle", cx=str(x), cy=str(y), r=str(round(max(radius, 9), 1)), cls="vague", clip_path=frame)
    for spot, (x, y) in reversed(placed):
        if spot.place.where.precision == "place":
            yield el("circle", cx=str(x), cy=str(y), r=str(_POINT), cls="spot")
    taken = [(x - 8, y - 8, x + 8, y + 8) for _, (x, y) in placed]
    labels: list[Html] = []
    for spot, at in placed[:_LABELLED]:
        labels += _label([(spot.place.where.name, "value"), (spot.words, "")], at, taken)
    for name, at in towns:
        if written := list(_label([(name, "town-name")], at, taken)):
            labels += [el("circle", cx=str(at[0]), cy=str(at[1]), r=2, cls="town"), *written]
    yield el("g", *labels, cls="marks")


def _label(
    lines: Sequence[tuple[str, str]], at: _Point, taken: list[tuple[float, float, float, float]]
) -> Iterator[Html]:
    """Lines beside a point, on the right or else the left, above or below, where nothing else stands; or nowhere."""
    high = 17.0 * len(lines)
    wide = max(_width(words, 15 if kind == "value" else 13) for words, kind in lines)
    x, y = at
    for left, top, anchor in (
        (x + 11, y - high / 2, "start"),
        (x - 11 - wide, y - high / 2, "end"),
        (x - wide / 2, y - high - 10, "middle"),
        (x - wide / 2, y + 10, "middle"),
    ):
        box = (left, top, left + wide, top + high)
        inside = left >= 4 and top >= 4 and box[2] <= _WIDTH - 2 * _SIDE - 4 and box[3] <= _MAP - 4
        if inside and not any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken):
            taken.append(box)
            edge = {"start": left, "end": left + wide, "middle": x}[anchor]
            yield from (_written(words, edge, top + 13 + 17 * i, kind, anchor) for i, (words, kind) in enumerate(lines))
            return

"""A release in, its incidents out as rows in the manner of two known event data sets: ACLED's and UCDP's.

The columns are theirs, by name and order: the 31 of ACLED's codebook (2023, with the words of 2024 for actors' types) and
the 49 of UCDP GED 25.1. What stands in them is this release's, under its own policy: no figure, no code and no date of either body.
A column whose meaning nobody here can know is there and empty; a code stands only where what is known carries it. So these
files fit into what people have written for those data sets, and cannot be mistaken for them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.publish.changes import Log
from corroborate.publish.release import (
    PublicClaim,
    PublicIncident,
    PublicPlace,
    PublicReport,
    PublicToll,
    Release,
)
from corroborate.publish.tables import Cell, Column, Row, Table, country, main_place
from corroborate.publish.words import Book, answers_to, blamed, counter_words, scope_words, verdict_words, why_not
from corroborate.values import When
from corroborate.vocabulary import Means, Precision

_FINE: Final = frozenset({"place", "district"})
_NEAR: Final = 25.0  # kilometres: GED's code 2 is for what happened within so far of a place
_EARTH: Final = 6371.0
_GRID: Final = 2  # cells of PRIO-GRID to a degree
_GED_WHERE: Final[dict[Precision, int]] = {"place": 1, "district": 3, "region": 4, "area": 5, "country": 6}
_ACLED_WHERE: Final[dict[Precision, int]] = {"place": 1, "district": 2, "region": 3, "area": 3}
_REMOTE: Final = "Explosions/Remote violence"
_AGAINST: Final = "Violence against civilians"
_TYPES: Final[dict[Means, tuple[str, str | None]]] = {
    "airstrike": (_REMOTE, "Air/drone strike"),
    "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
    "bombing": (_REMOTE, None),
    "chemical": (_REMOTE, "Chemical weapon"),
    "execution": (_AGAINST, "Attack"),
    "torture": (_AGAINST, "Attack"),
}


def _columns(*told: tuple[str, str]) -> tuple[Column, ...]:
    """Columns from a name and what stands in it; a `#` before the meaning is a whole number, a `%` one with a fraction."""
    kinds = {"#": "integer", "%": "number"}
    return tuple(
        Column(name, kinds.get(meaning[:1], "string"), meaning.lstrip("#%"))  # type: ignore[arg-type]
        for name, meaning in told
    )


ACLED: Final = _columns(
    ("event_id_cnty", "the incident's id in this release (I…), not ACLED's"),
    ("event_date", "the first day, where it is known to within a month"),
    ("year", "#the year, where both ends lie in one"),
    ("time_precision", "#1 a day, 2 up to a week, 3 up to a month; empty beyond"),
    ("disorder_type", "`Political violence` where there is an event type"),
    (
        "event_type",
        "from the means that all claims of the incident name; for executions and torture, where all victims are civilians",
    ),
    ("sub_event_type", "the same; empty for bombings, which may be a suicide's, a mine or a grenade"),
    ("actor1", "the side that alone is accused, where none of the accusations is doubted and nobody denies it"),
    ("assoc_actor_1", "empty: not known"),
    ("inter1", "empty: sides are not sorted into ACLED's types"),
    ("actor2", "`Civilians (country)` for violence against civilians, else empty"),
    ("assoc_actor_2", "empty: not known"),
    ("inter2", "`Civilians` for violence against civilians, else empty"),
    ("interaction", "empty: it rests on both types"),
    (
        "civilian_targeting",
        "`Civilian targeting` for violence against civilians; of other events nobody can tell what was aimed at",
    ),
    ("iso", "#empty: the release has countries by name"),
    ("region", "empty: ACLED's regions are its own"),
    ("country", "the country, where the gazetteer tells it"),
    ("admin1", "the province, where the place or one around it is a province of the release"),
    ("admin2", "empty: not told apart"),
    ("admin3", "empty: not told apart"),
    ("location", "the main place"),
    ("latitude", "%degrees north of it; empty for a country and while unresolved"),
    ("longitude", "%degrees east of it"),
    (
        "geo_precision",
        "#1 a town, 2 a district or several places within 25 km, 3 a region, an area or places further apart",
    ),
    ("source", "who published the reports"),
    ("source_scale", "empty: not known"),
    ("notes", "what is counted, and what the policy makes of it"),
    (
        "fatalities",
        "#the figure that leads under a policy that has one; else the figure, where low and high are one; else empty",
    ),
    (
        "tags",
        "`within=I…` for a part of another incident, whose figure may be in the other's; `background` for an older event",
    ),
    ("timestamp", "#when this edition was first published, in seconds since 1970"),
)
GED: Final = _columns(
    ("id", "#the number of the incident's id in this release, not UCDP's"),
    ("relid", "the incident's id after those of the incidents around it (I1/I3): figures of a part may be in the whole's"),
    ("year", "#the year, where both ends lie in one"),
    ("active_year", "#empty: it rests on UCDP's thresholds"),
    ("code_status", "empty: UCDP's checks were not made"),
    ("type_of_violence", "#empty: it rests on who fought whom"),
    ("conflict_dset_id", "empty: UCDP's"), ("conflict_new_id", "#empty: UCDP's"), ("conflict_name", "empty: UCDP's"),
    ("dyad_dset_id", "empty: UCDP's"), ("dyad_new_id", "#empty: UCDP's"), ("dyad_name", "empty: UCDP's"),
    ("side_a_dset_id", "empty: UCDP's"), ("side_a_new_id", "#empty: UCDP's"),
    ("side_a", "the side that alone is accused, where none of the accusations is doubted and nobody denies it"),
    ("side_b_dset_id", "empty: UCDP's"), ("side_b_new_id", "#empty: UCDP's"), ("side_b", "empty: not known"),
    ("number_of_sources", "#how many reports tell of it"),
    ("source_article", "publisher, day and address of each report, in `; `"),
    ("source_office", "who published the reports"),
    ("source_date", "the days that they bear"),
    ("source_headline", "empty: headlines are not published"),
    ("source_original", "whose counts the figures of deaths are"),
    ("where_prec", "#1 a town, 2 several places within 25 km, 3 a district, 4 a province, 5 an area or places further apart, 6 a country"),
    ("where_coordinates", "the place that the point stands for"),
    ("where_description", "the places as the reports name them"),
    ("adm_1", "the province, where the place or one around it is a province of the release"),
    ("adm_2", "empty: not told apart"),
    ("latitude", "%degrees north, WGS 84; empty while unresolved"),
    ("longitude", "%degrees east"),
    ("geom_wkt", "the point as well-known text"),
    ("priogrid_gid", "#the cell of PRIO-GRID, where the point stands for a town or district"),
    ("country", "the country, where the gazetteer tells it"),
    ("country_id", "#empty: Gleditsch and Ward's numbers are not kept here"),
    ("region", "empty: UCDP's regions are its own"),
    ("event_clarity", "#1 one day and no other incident within, 2 else; empty where no day is known"),
    ("date_prec", "#1 a day, 2 two to six, 3 a week, 4 up to a month, 5 up to a year; empty beyond, and while an end is open"),
    ("date_start", "the first day it may have begun"),
    ("date_end", "the last day it may have ended"),
    ("deaths_a", "#empty: no side is told to be A"), ("deaths_b", "#empty: no side is told to be B"),
    ("deaths_civilians", "#as `best`, of the toll of civilians"),
    ("deaths_unknown", "#as `best`, where no toll tells civilians or fighters apart"),
    ("best", "#the figure that leads under a policy that has one; else the figure, where low and high are one; else empty"),
    ("high", "#high end of the range, or of the only counter's latest figure"),
    ("low", "#low end of the same"),
    ("gwnoa", "#empty: see country_id"), ("gwnob", "#empty: see country_id"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Deaths:
    """The tolls of an incident's dead: of all of them as far as one toll tells, and of the civilians; and whether any toll is
    of civilians or fighters `apart`.
    """

    all: PublicToll | None
    civilians: PublicToll | None
    apart: bool


@dataclass(frozen=True, slots=True)
class _Event:
    """An incident with what both files tell of it."""

    incident: PublicIncident
    place: PublicPlace | None
    reports: tuple[PublicReport, ...]
    deaths: _Deaths
    accused: str | None
    spread: float


def events(release: Release, log: Log) -> tuple[Table, Table]:
    """One row for each incident, in ACLED's columns and in UCDP GED's."""
    book, at = Book.of(release), int(dt.datetime.fromisoformat(log.edition.at).timestamp())
    found, provinces = list(_events(book)), _provinces(release)
    around = {incident.within for incident in release.incidents}
    acled = [_acled(event, book, provinces, at) for event in found]
    ged = [_ged(event, book, provinces, whole=event.incident.id in around) for event in found]
    return (
        Table("events-acled-style", "every incident in the columns of ACLED, and not ACLED's data", ACLED, acled, ("event_id_cnty",)),
        Table("events-ucdp-ged-style", "every incident in the columns of UCDP GED, and not UCDP's data", GED, ged, ("id",)),
    )  # fmt: skip


def _events(book: Book) -> Iterator[_Event]:
    for incident in book.release.incidents:
        reports = dict.fromkeys(book.statements[id].report for id in incident.statements)
        yield _Event(
            incident,
            main_place(incident, book),
            tuple(book.reports[id] for id in sorted(reports, key=lambda one: int(one[1:]))),
            _deaths(incident, book),
            _accused(incident, book),
            _spread(incident, book),
        )


# Figures


def _deaths(incident: PublicIncident, book: Book) -> _Deaths:
    """Tolls of people killed in the whole incident: not of some places, days, communities or sorts of people."""
    whole = [toll for toll in book.tolls_of(incident) if _whole(toll)]
    everybody = [toll for toll in whole if toll.scope.status in ("unknown", "mixed")]
    civilians = [toll for toll in whole if toll.scope.status == "civilian"]
    some = [toll for toll in whole if toll.scope.status in ("civilian", "combatant")]
    only = everybody[:1] or (some if len(some) == 1 else [])
    if only and civilians and _more(civilians[0], only[0]):
        return _Deaths(None, None, apart=True)
    return _Deaths(only[0] if only else None, civilians[0] if civilians else None, bool(some))


def _more(part: PublicToll, whole: PublicToll) -> bool:
    """Whether more are counted in a part than in the whole: then no row can say how many died."""
    (low, _), (_, high) = _bounds(part), _bounds(whole)
    return low is not None and high is not None and low > high


def _whole(toll: PublicToll) -> bool:
    scope = toll.scope
    plain = not (scope.places or scope.when or scope.victims or scope.community)
    return plain and scope.harm == "killed" and scope.unit == "people"


def _bounds(toll: PublicToll | None) -> tuple[int | None, int | None]:
    """The ends of a range; of a toll with one counter those of its latest figure, where its words are no `about`."""
    if toll is None or toll.verdict == "no figure counted":
        return None, None
    if toll.verdict == "range":
        return toll.low, toll.high
    counted = [series for series in toll.series if why_not(series, toll) is None] or list(toll.series)
    latest = counted[0].steps[-1].count
    return (latest.low, latest.high) if len(counted) == 1 and not latest.about else (None, None)


def _one(toll: PublicToll | None) -> int | None:
    """The one figure of a toll, where there is one without choosing: the policy's, or low and high alike."""
    if toll is not None and toll.best is not None:
        return toll.best
    low, high = _bounds(toll)
    return low if low == high else None


# Who


def _accused(incident: PublicIncident, book: Book) -> str | None:
    """The side that alone is accused, undoubted and undenied."""
    named = blamed(book, incident)
    sides = {one.side for one in named}
    doubted = any(said.stance != "asserted" for one in named for said in one.statements)
    denied = any(answer.reply in ("denies", "explains") for answer, _ in answers_to(book, incident))
    return None if len(sides) != 1 or doubted or denied else sides.pop()


# Where


def _provinces(release: Release) -> dict[str, str]:
    """The provinces of a release: by the name of each, its name."""
    return {place.where.name: place.where.name for place in release.places if place.where.precision == "region"}


def _province(place: PublicPlace | None, provinces: dict[str, str]) -> str | None:
    names = (place.where.name, *place.where.parents) if place and place.where.precision != "country" else ()
    if place and place.where.precision in _FINE:
        names = place.where.parents
    return next((provinces[name] for name in names if name in provinces), None)


def _spread(incident: PublicIncident, book: Book) -> float:
    """Kilometres from the main place to the farthest town or district of an incident."""
    main = main_place(incident, book)
    others = [
        book.places[id] for id in incident.places if id in book.places and book.places[id].where.precision in _FINE
    ]
    return max((_distance(main, other) for other in others), default=0.0) if main else 0.0


def _distance(one: PublicPlace, other: PublicPlace) -> float:
    """Great-circle distance in kilometres (haversine); 0 where one is unresolved."""
    if one.where.lat is None or one.where.lon is None or other.where.lat is None or other.where.lon is None:
        return 0.0
    a, b = math.radians(one.where.lat), math.radians(other.where.lat)
    h = math.sin((b - a) / 2) ** 2
    h += math.cos(a) * math.cos(b) * math.sin(math.radians(other.where.lon - one.where.lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(h))


def _several(event: _Event, book: Book) -> bool:
    """Whether an incident happened at more than one point that the release knows."""
    places = [book.places[id].where for id in event.incident.places if id in book.places]
    return len({(where.lat, where.lon) for where in places if where.precision in _FINE}) > 1


def _ged_where(event: _Event, book: Book) -> int | None:
    precision = event.place.where.precision if event.place else "unresolved"
    if precision not in _FINE or not _several(event, book):
        return _GED_WHERE.get(precision)
    return max(2, _GED_WHERE[precision]) if event.spread <= _NEAR else 5


def _acled_where(event: _Event, book: Book) -> int | None:
    precision = event.place.where.precision if event.place else "unresolved"
    if precision not in _FINE or not _several(event, book):
        return _ACLED_WHERE.get(precision)
    return 2 if event.spread <= _NEAR else 3


def cell_of(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID that a point lies in: half a degree, counted from the south-west (Tollefsen, Strand and Buhaug,
    "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49(2), 2012).

    >>> cell_of(-90, -180), cell_of(-90, -179.5), cell_of(-89.5, -180)
    (1, 2, 721)
    """
    row = min(math.floor((lat + 90) * _GRID), 180 * _GRID - 1)
    column = min(math.floor((lon + 180) * _GRID), 360 * _GRID - 1)
    return row * 360 * _GRID + column + 1


# When


def _days(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day, as far as they are told and not only assumed."""
    if when is None:
        return None, None
    return (None if when.start_known == "assumed" else when.first), (None if when.end_known == "assumed" else when.last)


def _length(when: When | None) -> int | None:
    first, last = _days(when)
    return (last - first).days + 1 if first and last else None


def _year(when: When | None) -> int | None:
    first, last = _days(when)
    return first.year if first and last and first.year == last.year else None


def _coded(length: int | None, codes: Sequence[tuple[int, int]]) -> int | None:
    """The code of a stretch of days: that of the first limit it keeps to."""
    return next((code for limit, code in codes if length is not None and length <= limit), None)


_ACLED_TIME: Final = ((1, 1), (7, 2), (31, 3))
_GED_TIME: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


# Rows


def _type(event: _Event, book: Book) -> tuple[str | None, str | None]:
    """ACLED's event type and sub-event type, where what the claims say carries them."""
    said = [book.statements[id] for id in event.incident.statements]
    claims = [one for one in said if isinstance(one, PublicClaim) and one.stance == "asserted"]
    named = {claim.means for claim in claims if claim.means}
    if len(named) != 1:
        return None, None
    found = _TYPES.get(named.pop(), (None, None))
    civilians = all(claim.victims.status == "civilian" for claim in claims)
    return found if found[0] != _AGAINST or civilians else (None, None)


def _acled(event: _Event, book: Book, provinces: dict[str, str], at: int) -> Row:
    incident, place, toll = event.incident, event.place, event.deaths.all
    where = place.where if place and place.where.precision != "country" else None
    sort, finer = _type(event, book)
    against, land = sort == _AGAINST, country(place) if place else None
    length = _length(incident.when)
    precision = _coded(length, _ACLED_TIME)
    first, _ = _days(incident.when)
    tags = [f"within={incident.within}" if incident.within else "", "background" if incident.background else ""]
    return (
        incident.id, first.isoformat() if first and precision else None, _year(incident.when), precision,
        "Political violence" if sort else None, sort, finer, event.accused, None, None,
        (f"Civilians ({land})" if land else "Civilians") if against else None, None, "Civilians" if against else None, None,
        "Civilian targeting" if against else None, None, None, land, _province(place, provinces), None, None,
        place.where.name if place else None, where.lat if where else None, where.lon if where else None, _acled_where(event, book),
        _joined(report.publisher for report in event.reports), None,
        f"{scope_words(toll.scope, book)}: {verdict_words(toll, book)}." if toll else None, _one(toll),
        _joined(tags), at,
    )  # fmt: skip


def _ged(event: _Event, book: Book, provinces: dict[str, str], *, whole: bool) -> Row:
    incident, place, deaths = event.incident, event.place, event.deaths
    where = place.where if place else None
    lat, lon = (where.lat, where.lon) if where else (None, None)
    first, last = _days(incident.when)
    length = _length(incident.when)
    low, high = _bounds(deaths.all)
    told = lat is not None and lon is not None
    return (
        int(incident.id[1:]), _path(incident, book), _year(incident.when), *(None,) * 11, event.accused, None, None, None,
        len(event.reports), _joined(map(_article, event.reports)), _joined(report.publisher for report in event.reports),
        _joined(report.published for report in event.reports), None, _counted(deaths.all, book),
        _ged_where(event, book), where.name if where and told else None, _described(incident, book), _province(place, provinces), None,
        lat, lon, f"POINT ({lon} {lat})" if told else None,
        cell_of(lat, lon) if lat is not None and lon is not None and where and where.precision in _FINE else None,
        country(place) if place else None, None, None,
        None if first is None else 1 if length == 1 and not whole else 2, _coded(length, _GED_TIME),
        first.isoformat() if first else None, last.isoformat() if last else None, None, None,
        _one(deaths.civilians), None if deaths.apart else _one(deaths.all), _one(deaths.all), high, low, None, None,
    )  # fmt: skip


def _joined(words: Iterator[str | None] | Sequence[str | None] | map[str]) -> Cell:
    return "; ".join(dict.fromkeys(word for word in words if word)) or None


def _article(report: PublicReport) -> str:
    return ", ".join(word for word in (report.publisher, report.published, report.link) if word)


def _counted(toll: PublicToll | None, book: Book) -> Cell:
    return _joined([counter_words(book.counters[series.counter]) for series in toll.series]) if toll else None


def _described(incident: PublicIncident, book: Book) -> Cell:
    places = (book.places[id] for id in incident.places if id in book.places)
    return _joined([", ".join(place.names) or place.where.name for place in places])


def _path(incident: PublicIncident, book: Book) -> str:
    path, outer = [incident.id], incident.within
    while outer and outer not in path:
        path.append(outer)
        outer = book.incidents[outer].within
    return "/".join(reversed(path))

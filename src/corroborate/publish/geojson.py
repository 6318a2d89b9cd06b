"""A release in, its map out as GeoJSON (RFC 7946): every incident whose main place is known, then every place that is known.

A point is as the release has it, and no more precise than `precision` says. RFC 7946 wants the right-hand rule and WGS 84, and
says longitude first; points need no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from corroborate.canonical import Json
from corroborate.publish.release import PublicIncident, PublicPlace, PublicToll, Release
from corroborate.publish.tables import main_place
from corroborate.publish.words import Book, scope_words, verdict_words
from corroborate.values import When


def geojson(release: Release) -> str:
    """A FeatureCollection; a feature's `kind` is "incident" or "place", its id that of the release."""
    book = Book.of(release)
    features = [*_incidents(book), *(_place(place) for place in release.places if place.where.lat is not None)]
    made: Json = {"type": "FeatureCollection", "features": features}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def _feature(id: str, place: PublicPlace, properties: dict[str, Json]) -> Json:
    assert place.where.lat is not None
    assert place.where.lon is not None
    return {
        "type": "Feature",
        "id": id,
        "geometry": {"type": "Point", "coordinates": [place.where.lon, place.where.lat]},
        "properties": {**properties, "precision": place.where.precision},
    }


def _incidents(book: Book) -> Iterator[Json]:
    for incident in book.release.incidents:
        place = main_place(incident, book)
        if place and place.where.lat is not None:
            yield _feature(incident.id, place, _told(incident, place, book))


def _told(incident: PublicIncident, place: PublicPlace, book: Book) -> dict[str, Json]:
    return {
        "kind": "incident", "title": incident.title, **_period(incident.when), "place": place.id, "place_name": place.where.name,
        "within": incident.within, "background": incident.background, "confirmed": incident.confirmed,
        "statements": len(incident.statements),
        "tolls": [_toll(toll, book) for toll in book.tolls_of(incident)],
    }  # fmt: skip


def _period(when: When | None) -> dict[str, Json]:
    return {"from": when.start if when else None, "to": when.end if when else None}


def _toll(toll: PublicToll, book: Book) -> Json:
    return {
        "id": toll.id, "scope": scope_words(toll.scope, book), "harm": toll.scope.harm, "verdict": toll.verdict, "low": toll.low,
        "high": toll.high, "best": toll.best, "grade": toll.grade, "words": verdict_words(toll, book),
    }  # fmt: skip


def _place(place: PublicPlace) -> Json:
    where = place.where
    return _feature(place.id, place, {
        "kind": "place", "title": where.name, "names": list(place.names), "around": list(where.parents), "geonames": where.geonames,
        "statements": len(place.statements),
    })  # fmt: skip

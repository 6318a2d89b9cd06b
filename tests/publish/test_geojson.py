"""GeoJSON is read by geojson-pydantic, which refuses what RFC 7946 forbids."""

from __future__ import annotations

import json

from geojson_pydantic import FeatureCollection

from corroborate.publish.geojson import geojson
from stories import coast


def _read() -> FeatureCollection:
    return FeatureCollection.model_validate_json(geojson(coast()))


def test_every_known_place_and_every_incident_at_one_is_a_point() -> None:
    release = coast()
    known = {place.id: place.where for place in release.places if place.where.lat is not None}
    read = _read()
    places = {f.id: f.geometry.coordinates for f in read.features if f.properties["kind"] == "place"}
    assert {id: (c.longitude, c.latitude) for id, c in places.items()} == {
        id: (where.lon, where.lat) for id, where in known.items()
    }
    incidents = {f.id: f.properties for f in read.features if f.properties["kind"] == "incident"}
    assert set(incidents) == {one.id for one in release.incidents if one.places and one.places[0] in known}
    assert all(known[told["place"]].precision == told["precision"] for told in incidents.values())


def test_an_incident_has_its_days_and_what_the_policy_makes_of_its_tolls() -> None:
    told = next(f.properties for f in _read().features if f.properties["title"] == "Halwan" and "tolls" in f.properties)
    assert (told["from"], told["to"], told["background"], told["within"]) == ("2031-05-02", "2031-05-02", False, None)
    assert [(toll["harm"], toll["verdict"], toll["low"]) for toll in told["tolls"]] == [("killed", "one counter", None)]


def test_degrees_are_as_the_release_has_them_and_longitude_comes_first() -> None:
    jubata = next(f for f in json.loads(geojson(coast()))["features"] if f["properties"]["title"] == "Jubata")
    assert jubata["geometry"] == {"type": "Point", "coordinates": [35.9266, 35.3612]}


def test_what_is_unresolved_is_on_no_map() -> None:
    assert "Nahr Sanin" not in [f["properties"]["title"] for f in json.loads(geojson(coast()))["features"]]

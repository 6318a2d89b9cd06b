from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from corroborate.publish.changes import Changes, Edition, Log
from corroborate.publish.events import ACLED, GED, cell_of, events
from corroborate.publish.release import Release
from corroborate.publish.tables import Table, as_csv
from corroborate.reconcile.policies import named
from corroborate.values import Count, When, Where
from stories import AT, coast, several

LOG = Log((Changes(Edition(1, "ab" * 32, AT)),))


def _rows(table: Table) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(as_csv(table).removeprefix("\ufeff"), newline=""))
    return {row.get("event_id_cnty") or row["relid"].rpartition("/")[2]: row for row in rows}


def _ged(release: Release, title: str = "Halwan") -> dict[str, str]:
    return _rows(events(release, LOG)[1])[next(one.id for one in release.incidents if one.title == title)]


def _acled(release: Release, title: str = "Halwan") -> dict[str, str]:
    return _rows(events(release, LOG)[0])[next(one.id for one in release.incidents if one.title == title)]


def _changed(release: Release, title: str = "Halwan", **fields) -> Release:
    return replace(
        release, incidents=tuple(replace(one, **fields) if one.title == title else one for one in release.incidents)
    )


def _placed(release: Release, *wheres: Where) -> Release:
    """The story with Halwan's bomb at other places."""
    (halwan,) = [place for place in release.places if place.where.name == "Halwan"]
    made = tuple(replace(halwan, id=f"L{90 + n}", where=where) for n, where in enumerate(wheres))
    return _changed(replace(release, places=(*release.places, *made)), places=tuple(place.id for place in made))


def _tolled(release: Release, *tolls: tuple[str, Count, dict]) -> Release:
    """The story with other tolls of Halwan: the status of those counted, the only counter's figure, other fields."""
    incident = next(one for one in release.incidents if one.title == "Halwan")
    (kept,) = [toll for toll in release.tolls if toll.id in incident.tolls]
    made = []
    for n, (status, count, fields) in enumerate(tolls):
        scope = replace(kept.scope, status=status, **fields.pop("scope", {}))
        series = tuple(replace(s, steps=tuple(replace(step, count=count) for step in s.steps)) for s in kept.series)
        made.append(replace(kept, id=f"T{90 + n}", scope=scope, series=series, **fields))
    release = replace(release, tolls=(*release.tolls, *made))
    return _changed(release, tolls=tuple(toll.id for toll in made))


def test_the_columns_are_those_of_the_codebooks() -> None:
    assert (len(ACLED), len(GED)) == (31, 49)
    assert [column.name for column in ACLED][:5] == [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type",
    ]  # fmt: skip
    assert [column.name for column in GED][-5:] == ["best", "high", "low", "gwnoa", "gwnob"]


def test_a_bomb_on_a_day_in_a_town() -> None:
    release = coast()
    row = _acled(release)
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2031-05-02", "2031", "1")
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        "Political violence", "Explosions/Remote violence", "",
    )  # fmt: skip
    assert (row["location"], row["latitude"], row["longitude"], row["geo_precision"]) == (
        "Halwan",
        "36.2",
        "37.16",
        "1",
    )
    assert (row["country"], row["admin1"], row["fatalities"], row["source"]) == ("Kelara", "", "14", "Evening Wire")
    assert row["timestamp"] == "1937030400"
    row = _ged(release)
    assert (row["date_start"], row["date_end"], row["date_prec"], row["event_clarity"]) == (
        "2031-05-02", "2031-05-02", "1", "1",
    )  # fmt: skip
    assert (row["where_prec"], row["geom_wkt"], row["country"]) == ("1", "POINT (37.16 36.2)", "Kelara")
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("14", "14", "14", "14")
    assert (row["number_of_sources"], row["source_original"]) == ("1", "police")
    assert (row["source_article"], row["source_date"]) == ("Evening Wire, 2031-05-03", "2031-05-03")


def test_what_nobody_here_can_know_is_empty() -> None:
    release = coast(more=20)
    for table, empty in (
        (events(release, LOG)[1], ["active_year", "code_status", "type_of_violence", "conflict_name", "dyad_name", "side_b", "deaths_a",
                        "deaths_b", "country_id", "region", "gwnoa", "gwnob", "source_headline", "adm_2"]),
        (events(release, LOG)[0], ["iso", "region", "inter1", "interaction", "admin2", "admin3", "source_scale", "assoc_actor_1"]),
    ):  # fmt: skip
        rows = _rows(table).values()
        assert len(rows) == len(release.incidents)
        assert {row[name] for row in rows for name in empty} == {""}


def test_a_range_has_no_best_but_under_a_policy_that_has_one() -> None:
    row = _ged(several(), several().incidents[0].title)
    assert (row["low"], row["best"], row["high"]) == ("24", "", "745")
    leads = several(named("ucdp-like/1"))
    row = _ged(leads, leads.incidents[0].title)
    assert (row["low"], row["best"], row["high"]) == ("24", "745", "745")
    row = _acled(several(named("acled-like/1")), several().incidents[0].title)
    assert row["fatalities"] == "12"
    assert "documented range 12 to 745" in row["notes"]


@pytest.mark.parametrize(
    ("count", "low", "best", "high"),
    [
        (Count(12, None), "12", "", ""),
        (Count(12, 15), "12", "", "15"),
        (Count(None, 15), "", "", "15"),
        (Count(12, 12, about=True), "", "", ""),
        (Count(None, None, vague="dozens"), "", "", ""),
    ],
)
def test_one_counters_words_are_not_made_more_exact(count: Count, low: str, best: str, high: str) -> None:
    row = _ged(_tolled(coast(), ("unknown", count, {})))
    assert (row["low"], row["best"], row["high"]) == (low, best, high)


def test_figures_are_those_of_everybody_in_the_whole_incident() -> None:
    both = _tolled(coast(), ("civilian", Count(9, 9), {}), ("unknown", Count(14, 14), {}))
    row = _ged(both)
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("14", "9", "")
    civilians = _ged(_tolled(coast(), ("civilian", Count(9, 9), {})))
    assert (civilians["best"], civilians["deaths_civilians"]) == ("9", "9")
    apart = _ged(_tolled(coast(), ("civilian", Count(9, 9), {}), ("combatant", Count(5, 5), {})))
    assert (apart["best"], apart["deaths_civilians"]) == ("", "9"), "nobody adds up what no report adds up"
    for scope in ({"places": ("L1",)}, {"community": "Merites"}, {"victims": "children"}, {"harm": "injured"},
                  {"unit": "families"}, {"when": When.day("2031-05-02")}):  # fmt: skip
        row = _ged(_tolled(coast(), ("unknown", Count(14, 14), {"scope": scope})))
        assert (row["low"], row["best"], row["high"]) == ("", "", ""), scope


def test_more_civilians_than_people_give_no_figure() -> None:
    row = _ged(_tolled(coast(), ("civilian", Count(90, 90), {}), ("unknown", Count(14, 14), {})))
    assert {row[name] for name in ("low", "best", "high", "deaths_civilians", "deaths_unknown")} == {""}


def test_a_toll_that_counts_nothing_has_no_figure() -> None:
    row = _ged(_tolled(coast(), ("unknown", Count(14, 14), {"verdict": "no figure counted"})))
    assert (row["low"], row["best"], row["high"]) == ("", "", "")


@pytest.mark.parametrize(
    ("when", "acled_code", "ged_code", "day"),
    [
        (When.day("2031-05-02"), "1", "1", "2031-05-02"),
        (When("2031-05-02", "2031-05-04"), "2", "2", "2031-05-02"),
        (When("2031-05-02", "2031-05-08"), "2", "3", "2031-05-02"),
        (When.day("2031-05"), "3", "4", "2031-05-01"),
        (When("2031-02", "2031-05"), "", "5", ""),
        (When("2029", "2031"), "", "", ""),
        (When("2031-05-02", None, "stated", "unknown"), "", "", ""),
        (When.day("--05-02"), "", "", ""),
        (When.day("2031-05-02", "assumed"), "", "", ""),
        (None, "", "", ""),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(when: When | None, acled_code: str, ged_code: str, day: str) -> None:
    release = _changed(coast(), when=when)
    row = _acled(release)
    assert (row["time_precision"], row["event_date"]) == (acled_code, day)
    assert _ged(release)["date_prec"] == ged_code


TOWN = Where("Halwan", 36.2, 37.16, "place", ("Halwan Province", "Kelara"))
NEAR = Where("Nurab", 36.3, 37.2, "place", ("Halwan Province", "Kelara"))
FAR = Where("Sarim", 34.9, 35.9, "place", ("Kelara",))


@pytest.mark.parametrize(
    ("wheres", "acled_code", "ged_code", "latitude"),
    [
        ([TOWN], "1", "1", "36.2"),
        ([replace(TOWN, precision="district")], "2", "3", "36.2"),
        ([replace(TOWN, precision="region")], "3", "4", "36.2"),
        ([replace(TOWN, precision="area")], "3", "5", "36.2"),
        ([TOWN, NEAR], "2", "2", "36.2"),
        ([TOWN, FAR], "3", "5", "36.2"),
        ([TOWN, replace(FAR, precision="area")], "1", "1", "36.2"),
        ([Where("Halwan", None, None, "unresolved", ("Kelara",))], "", "", ""),
        ([], "", "", ""),
    ],
)
def test_a_place_is_as_exact_as_it_is_known(wheres, acled_code: str, ged_code: str, latitude: str) -> None:
    release = _placed(coast(), *wheres)
    row = _acled(release)
    assert (row["geo_precision"], row["latitude"]) == (acled_code, latitude)
    assert (_ged(release)["where_prec"], _ged(release)["latitude"]) == (ged_code, latitude)


def test_a_country_has_a_point_where_the_codebook_has_a_code_for_it() -> None:
    release = _placed(coast(), Where("Kelara", 36.0, 37.0, "country"))
    assert (_acled(release)["country"], _acled(release)["latitude"], _acled(release)["geo_precision"]) == (
        "Kelara",
        "",
        "",
    )
    row = _ged(release)
    assert (row["country"], row["latitude"], row["where_prec"], row["priogrid_gid"]) == ("Kelara", "36.0", "6", "")


def test_a_province_is_named_where_the_release_knows_it_for_one() -> None:
    province = Where("Halwan Province", 36.0, 37.0, "region", ("Kelara",))
    release = _placed(coast(), TOWN, province)
    assert (_acled(release)["admin1"], _ged(release)["adm_1"]) == ("Halwan Province", "Halwan Province")


def test_a_cell_of_the_grid() -> None:
    assert cell_of(36.2, 37.16) == 252 * 720 + 434 + 1
    assert cell_of(90, 180) == 360 * 720


def test_a_side_is_named_where_it_alone_is_accused_and_nobody_denies() -> None:
    release = coast()
    nahr = next(one.title for one in release.incidents if "Nahr Sanin" in one.title)
    assert (_acled(release, nahr)["actor1"], _ged(release, nahr)["side_a"]) == ("the new government",) * 2
    shores = next(one.title for one in release.incidents if "coast" in one.title)
    assert (_acled(release, shores)["actor1"], _ged(release, shores)["side_a"]) == ("", ""), "two sides are accused"
    doubted = tuple(replace(one, stance="doubted") for one in release.accusations)
    assert _acled(replace(release, accusations=doubted), nahr)["actor1"] == ""


def test_an_execution_is_against_civilians_where_they_were_civilians() -> None:
    release = coast()
    nahr = next(one.title for one in release.incidents if "Nahr Sanin" in one.title)
    assert _acled(release, nahr)["event_type"] == ""
    civil = tuple(replace(c, victims=replace(c.victims, status="civilian")) for c in release.claims)
    row = _acled(replace(release, claims=civil), nahr)
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["actor2"], row["inter2"], row["civilian_targeting"]) == (
        "Civilians (Kelara)", "Civilians", "Civilian targeting",
    )  # fmt: skip


def test_what_lies_within_another_says_so() -> None:
    release = coast()
    outer = next(one for one in release.incidents if one.title != "Halwan")
    inner = _changed(release, within=outer.id, background=True)
    assert _acled(inner)["tags"] == f"within={outer.id}; background"
    halwan = next(one.id for one in release.incidents if one.title == "Halwan")
    assert _ged(inner)["relid"] == f"{outer.id}/{halwan}"
    assert _ged(inner, outer.title)["event_clarity"] in ("", "2")

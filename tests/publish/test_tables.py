from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.publish.changes import Changes, Departed, Edition, Log
from corroborate.publish.release import Release
from corroborate.publish.tables import Table, as_csv, cell, tables
from stories import AT, MONITOR, coast

DAY = re.compile(r"'?(\d{4}(-\d\d){0,2}|--\d\d-\d\d)\Z")
LOG = Log(
    (
        Changes(
            Edition(2, "cd" * 32, AT), Edition(1, "ab" * 32, AT),
            gone=(Departed("C99", "rejected"), Departed("I98", "merged", ("I1", "I2"))),
        ),
        Changes(Edition(1, "ab" * 32, AT)),
    )
)  # fmt: skip


def _tables(release: Release) -> dict[str, Table]:
    return {table.name: table for table in tables(release, LOG)}


@pytest.fixture(scope="module")
def release() -> Release:
    return coast(more=60)


@pytest.fixture(scope="module")
def made(release: Release) -> dict[str, Table]:
    return _tables(release)


def _rows(table: Table) -> list[dict[str, str]]:
    text = as_csv(table)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_claim_is_a_row_with_its_slots_and_source(release: Release, made: dict[str, Table]) -> None:
    rows = _rows(made["claims"])
    assert [row["claim"] for row in rows] == [claim.id for claim in release.claims]
    row = next(row for row in rows if row["figure"] == "At least 745")
    assert (row["low"], row["high"], row["harm"], row["running"]) == ("745", "", "killed", "true")
    assert row["speakers"] == MONITOR
    assert len(row["sha256"]) == 64
    assert row["sentence"].startswith("At least 745 civilians")


def test_every_step_of_every_series_is_a_row(release: Release, made: dict[str, Table]) -> None:
    rows = _rows(made["account"])
    assert len(rows) == sum(len(series.steps) for toll in release.tolls for series in toll.series)
    second = next(row for row in rows if row["figure"] == "1,383")
    assert (second["step"], second["change"], second["said"]) == ("2", "rise", "2031-03-12")
    assert second["claims"].count("C") == 2


def test_an_incident_has_its_main_place_its_country_and_how_much_speaks_of_it(made: dict[str, Table]) -> None:
    rows = {row["title"]: row for row in _rows(made["incidents"])}
    halwan = rows["Halwan"]
    assert (halwan["latitude"], halwan["longitude"], halwan["precision"], halwan["country"]) == (
        "36.2", "37.16", "place", "Kelara",
    )  # fmt: skip
    assert (halwan["from"], halwan["to"], halwan["claims"], halwan["reports"]) == ("2031-05-02", "2031-05-02", "1", "1")
    assert halwan["killed"] == "one counter"


def test_a_source_says_how_much_stands_in_it_and_who_copies_it(made: dict[str, Table]) -> None:
    rows = _rows(made["sources"])
    assert sum(int(row["claims"]) for row in rows) == len(made["claims"].rows)
    (copy,) = [row for row in rows if row["publisher"] == "Morning Wire"]
    assert copy["voice"] in (row["report"] for row in rows if row["publisher"] == "Evening Wire")


def test_what_went_is_listed_by_id_alone(made: dict[str, Table]) -> None:
    assert _rows(made["deletions"]) == [
        {"id": "C99", "why": "rejected", "into": "", "edition": "2", "at": AT},
        {"id": "I98", "why": "merged", "into": "I1; I2", "edition": "2", "at": AT},
    ]


def test_every_row_keeps_to_its_table(made: dict[str, Table]) -> None:
    keys = {(table.name, row[0]) for table in made.values() for row in table.rows}
    kinds = {"string": str, "integer": int, "number": float, "boolean": bool, "day": str, "time": str}
    for table in made.values():
        assert table.rows or table.name == "places"
        for row in table.rows:
            assert len(row) == len(table.columns), table.name
            for column, value in zip(table.columns, row, strict=True):
                at = f"{table.name}.{column.name}"
                assert value is not None or not column.required, at
                assert value is None or type(value) is kinds[column.kind], at
                assert value is None or not column.words or value in column.words, at
                assert value is None or not column.refers or (column.refers, value) in keys, at
                assert column.kind != "day" or value is None or DAY.match(str(value)), at
        where = [[column.name for column in table.columns].index(name) for name in table.key]
        assert len({tuple(row[n] for n in where) for row in table.rows}) == len(table.rows), table.name


def test_lines_end_as_spreadsheets_expect(made: dict[str, Table]) -> None:
    for table in made.values():
        text = as_csv(table)
        assert text.count("\n") == text.count("\r\n")


@given(st.sampled_from("=+-@\t\r＝"), st.text(max_size=10))
def test_no_cell_is_a_formula(sign: str, rest: str) -> None:
    assert cell(sign + rest).startswith("'")


def test_hostile_words_stay_in_their_cell(release: Release) -> None:
    evil = replace(release.claims[0], figure='=cmd|"/c calc"!A0\r\n,\x00')
    rows = _rows(_tables(replace(release, claims=(evil, *release.claims[1:])))["claims"])
    assert len(rows) == len(release.claims)
    assert rows[0]["figure"].startswith("'=cmd")
    assert "\x00" not in rows[0]["figure"]

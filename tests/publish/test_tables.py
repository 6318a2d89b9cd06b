from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.publish.release import Release
from corroborate.publish.tables import account_csv, cell, claims_csv
from stories import MONITOR, coast


@pytest.fixture(scope="module")
def release() -> Release:
    return coast(more=60)


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_claim_is_a_row_with_its_slots_and_source(release: Release) -> None:
    rows = _rows(claims_csv(release))
    assert [row["claim"] for row in rows] == [claim.id for claim in release.claims]
    row = next(row for row in rows if row["figure"] == "At least 745")
    assert (row["low"], row["high"], row["harm"], row["running"]) == ("745", "", "killed", "true")
    assert row["speakers"] == MONITOR
    assert len(row["sha256"]) == 64
    assert row["sentence"].startswith("At least 745 civilians")


def test_every_step_of_every_series_is_a_row(release: Release) -> None:
    rows = _rows(account_csv(release))
    assert len(rows) == sum(len(series.steps) for toll in release.tolls for series in toll.series)
    second = next(row for row in rows if row["figure"] == "1,383")
    assert (second["step"], second["change"], second["said"]) == ("2", "rise", "2031-03-12")
    assert second["claims"].count("C") == 2


def test_lines_end_as_spreadsheets_expect(release: Release) -> None:
    text = account_csv(release)
    assert text.count("\n") == text.count("\r\n")


@given(st.sampled_from("=+-@\t\r＝"), st.text(max_size=10))
def test_no_cell_is_a_formula(sign: str, rest: str) -> None:
    assert cell(sign + rest).startswith("'")


def test_hostile_words_stay_in_their_cell(release: Release) -> None:
    evil = replace(release.claims[0], figure='=cmd|"/c calc"!A0\r\n,\x00')
    rows = _rows(claims_csv(replace(release, claims=(evil,))))
    assert len(rows) == 1
    assert rows[0]["figure"].startswith("'=cmd")
    assert "\x00" not in rows[0]["figure"]

"""The database is read by SQLite itself, and by Datasette where it is there (requirements-readers.lock)."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corroborate.publish.changes import Changes, Edition, Log
from corroborate.publish.database import database, metadata
from corroborate.publish.tables import Table, tables
from stories import AT, coast

LOG = Log((Changes(Edition(1, "ab" * 32, AT)),))


def _tables() -> tuple[Table, ...]:
    return tables(coast(more=5), LOG)


def _opened(data: bytes) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.deserialize(data)
    made.row_factory = sqlite3.Row
    return made


def test_every_table_is_there_whole_and_its_references_hold() -> None:
    every = _tables()
    read = _opened(database(every))
    assert read.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert read.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in every:
        rows = read.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert sorted(map(tuple, rows), key=repr) == sorted(table.rows, key=repr)
    references = {row["table"] for row in read.execute("PRAGMA foreign_key_list(claims)")}
    assert references == {"sources", "incidents", "tolls", "counters", "claims"}


def test_what_is_told_of_the_killed_can_be_asked_for_at_once() -> None:
    (row,) = _opened(database(_tables())).execute("SELECT * FROM killed WHERE title = 'Halwan'").fetchall()
    assert (row["from"], row["country"], row["verdict"], row["low"]) == ("2031-05-02", "Kelara", "one counter", None)


def test_a_word_outside_its_list_is_refused() -> None:
    read = _opened(database(_tables()))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        read.execute("UPDATE claims SET harm = 'hurt'")


def test_the_same_tables_are_the_same_bytes_and_tell_no_version() -> None:
    data = database(_tables())
    assert data == database(_tables())
    assert data[:16] == b"SQLite format 3\x00"
    assert data[96:100] == bytes(4)


def test_hostile_words_stay_words() -> None:
    table = next(table for table in _tables() if table.name == "places")
    evil = "'); DROP TABLE places; --\x00\udcff"
    made = replace(table, rows=[(row[0], evil, *row[2:]) for row in table.rows])
    names = [row["name"] for row in _opened(database([made])).execute("SELECT name FROM places")]
    assert len(names) == len(table.rows)
    assert set(names) == {"'); DROP TABLE places; --\ufffd?"}


def test_datasette_opens_it_with_its_descriptions(tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    every = _tables()
    (tmp_path / "account.sqlite").write_bytes(database(every))
    (tmp_path / "datasette.json").write_text(metadata("The coast", ["a floor"], every))

    def asked(path: str) -> str:
        command = [sys.executable, "-m", "datasette", "account.sqlite", "-m", "datasette.json", "--get", path]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    found = json.loads(asked("/account/claims.json?_shape=objects&_size=max"))
    assert len(found["rows"]) == len(coast(more=5).claims)
    page = asked("/account/claims")
    assert "every claim, with the sentence it stands on" in page
    assert "whose count it is" in page

"""Tables in, one SQLite file out, as it opens in Datasette: keys, references and checks from the same columns as everywhere.

The database is made in memory and handed over as bytes: nothing of the world is touched (docs/design.md says why this one file of
the room may import sqlite3). The bytes depend on the rows alone; what SQLite writes of its own version into the head
is overwritten, since it says nothing about what is in the file (https://www.sqlite.org/fileformat2.html, offset 96).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from corroborate.publish.tables import KEYS, Column, Row, Table, legible

_SORTS: Final = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "day": "TEXT",
    "time": "TEXT",
}
_VERSION: Final = slice(96, 100)
_SETTINGS: Final = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA journal_mode = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",  # they are for whoever writes into it later; a test holds the rows against them
)


def database(tables: Sequence[Table]) -> bytes:
    """The tables, with a view `killed` of what the policy makes of each toll of the killed, and indexes on what refers."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for setting in _SETTINGS:
            made.execute(setting)
        made.execute("BEGIN")
        for table in tables:
            made.execute(_table(table))
            slots = ", ".join("?" * len(table.columns))
            made.executemany(f"INSERT INTO {_name(table.name)} VALUES ({slots})", map(_row, table.rows))  # noqa: S608 - our names
            for column in table.columns:
                if column.refers:
                    made.execute(
                        f"CREATE INDEX {_name(table.name, column.name)} ON {_name(table.name)} ({_name(column.name)})"
                    )
        made.execute(_KILLED)
        made.execute("COMMIT")
        data = made.serialize()
    finally:
        made.close()
    return b"".join([data[: _VERSION.start], bytes(4), memoryview(data)[_VERSION.stop :]])


_KILLED: Final = """CREATE VIEW killed AS SELECT incidents.incident, incidents.title, incidents."from", incidents."to",
incidents.country, tolls.toll, tolls.status, tolls.victims, tolls.community, tolls.places, tolls.verdict, tolls.low, tolls.high,
tolls.best, tolls.grade, tolls.counters, tolls.voices
FROM tolls JOIN incidents ON incidents.incident = tolls.incident WHERE tolls.harm = 'killed'"""


def _name(*words: str) -> str:
    return '"' + "_".join(words).replace('"', '""') + '"'


def _table(table: Table) -> str:
    columns = [_column(column) for column in table.columns]
    keys = [f"PRIMARY KEY ({', '.join(map(_name, table.key))})"]
    keys += [
        f"FOREIGN KEY ({_name(one.name)}) REFERENCES {_name(one.refers)} ({_name(KEYS[one.refers])})"
        for one in table.columns
        if one.refers
    ]
    inside = ",\n  ".join([*columns, *keys])
    return f"CREATE TABLE {_name(table.name)} (\n  {inside}\n)"


def _column(column: Column) -> str:
    needed = " NOT NULL" if column.required else ""
    words = ", ".join("'" + word.replace("'", "''") + "'" for word in column.words)
    return f"{_name(column.name)} {_SORTS[column.kind]}{needed}{f' CHECK ({_name(column.name)} IN ({words}))' if words else ''}"


def _row(row: Row) -> Row:
    """A row as SQLite takes it: no text with half a character, none with a zero byte."""
    if "".join([value for value in row if type(value) is str]).isprintable():
        return row  # as nearly all are
    return tuple([_clean(value) if isinstance(value, str) and not value.isprintable() else value for value in row])


def _clean(words: str) -> str:
    return legible(words).encode("utf-8", "replace").decode()


def metadata(title: str, told: Iterable[str], tables: Iterable[Table]) -> str:
    """What Datasette shows beside the tables (its metadata.json): what each is, and what each column holds."""
    made = {
        "title": title,
        "description": " ".join(told),
        "databases": {
            "account": {
                "tables": {
                    table.name: {
                        "description": table.meaning,
                        "columns": {column.name: column.meaning for column in table.columns},
                    }
                    for table in tables
                }
            }
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"

"""Writes docs/open-data.md: the columns from the code, what is said about them from tools/open_data.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corroborate.publish import events, tables
from corroborate.publish.tables import Column

HERE = Path(__file__).parent
LISTS: tuple[tuple[str, tuple[Column, ...]], ...] = (
    ("sources", tables.SOURCES),
    ("claims", tables.CLAIMS),
    ("incidents", tables.INCIDENTS),
    ("tolls", tables.TOLLS),
    ("account", tables.ACCOUNT),
    ("accusations", tables.ACCUSATIONS),
    ("answers", tables.ANSWERS),
    ("evidence", tables.EVIDENCE),
    ("places", tables.PLACES),
    ("parties", tables.PARTIES),
    ("counters", tables.COUNTERS),
    ("deletions", tables.DELETIONS),
)


def open_data() -> str:
    """The whole page as Markdown.

    >>> open_data().startswith("# Open data")
    True
    """
    words = (HERE / "open_data.md").read_text("utf-8")
    parts = {
        "TABLES": "\n".join(f"### {name}.csv\n\n{_rows(columns)}" for name, columns in LISTS),
        "ACLED": _rows(events.ACLED),
        "GED": _rows(events.GED),
    }
    for name, made in parts.items():
        words = words.replace(f"{{{{{name}}}}}", made.rstrip("\n"))
    return words


def _rows(columns: Iterable[Column]) -> str:
    rows = "".join(f"| `{one.name}` | {_kind(one)} | {one.meaning} |\n" for one in columns)
    return f"| column | holds | meaning |\n|---|---|---|\n{rows}"


def _kind(column: Column) -> str:
    if column.refers:
        return f"a key of [{column.refers}](#{column.refers}csv)"
    return ", ".join(column.words) if column.words else column.kind


if __name__ == "__main__":
    (HERE.parent / "docs" / "open-data.md").write_text(open_data(), "utf-8")

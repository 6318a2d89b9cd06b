"""The tables of a ledger of version 2 in, the acts of version 3 that tell the same out: one of each report with all that
stands on it, and one of each other record.

A version 2 kept its records beside a log of ids; here they become what acts tell, once, when such a case is first opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from corroborate.store.log import Row

Query: TypeAlias = Callable[..., Iterable[tuple[Any, ...]]]
INDEXES: Final = (
    "CREATE INDEX older_by_parent ON record_2 (parent)",
    "CREATE INDEX older_by_record ON log_2 (kind, id)",
)
"""What makes the work as long as the ledger, and no longer; they go with the tables."""
_LIVE: Final = """SELECT live_2.seq, reading FROM live_2 LEFT JOIN log_2 ON log_2.kind = 'reading' AND log_2.id = reading
    AND act = 'read' AND log_2.office = live_2.office AND mark = report || ' ' || live_2.seq
  WHERE report = ? ORDER BY live_2.seq DESC, at DESC, reading DESC LIMIT 1"""
_FAILED: Final = "SELECT seq, reason FROM failure_2 WHERE report = ? ORDER BY seq DESC, reason DESC LIMIT 1"


class Brought(NamedTuple):
    """One act: records, each with what else offices carried beside it, and of a report its live reading and last failure
    as (report, seq, reading) and (report, seq, reason).
    """

    rows: tuple[tuple[Row, tuple[str, ...]], ...]
    live: tuple[tuple[str, int, str], ...] = ()
    failures: tuple[tuple[str, int, str], ...] = ()


def acts(query: Query) -> Iterator[Brought]:
    """The acts, in the order of the ids; `query` asks the ledger, and may be asked while acts are written."""
    for (report,) in list(query("SELECT id FROM record_2 WHERE kind = 'report' ORDER BY id")):
        rows = [*_rows(query, "id = ?", report)]
        for row in _rows(query, "parent = ?", report):
            rows += [row, *_rows(query, "parent = ?", row[0].id)]
        live = tuple((str(report), seq, reading) for seq, reading in list(query(_LIVE, report)))
        failures = tuple((str(report), seq, reason) for seq, reason in list(query(_FAILED, report)))
        yield Brought(tuple(rows), live, failures)
    for found in list(_rows(query, "parent = '' AND kind <> 'report'")):
        yield Brought((found,))


def _rows(query: Query, where: str, *values: object) -> Iterator[tuple[Row, tuple[str, ...]]]:
    found = list(query(f"SELECT id, kind, parent, body, extra FROM record_2 WHERE {where} ORDER BY id", *values))  # noqa: S608
    for row in (Row(*map(str, one)) for one in found):
        beside = list(query("SELECT extra FROM also_2 WHERE id = ? ORDER BY extra", row.id))
        yield row, tuple(str(extra) for (extra,) in beside)

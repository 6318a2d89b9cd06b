"""What lies in what, and what it is called, goes in; out come the captures that would still tell the name of a whole that is
to be forgotten, each with what it is to be called instead.

What lay in an archive is called after it ("letters.zip/a.txt"). Where the archive goes and a part stays, because it also
lies elsewhere, the part's name must not tell of the archive any more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from corroborate.store.log import Row, text

Words: TypeAlias = Mapping[str, Any]


class Held(NamedTuple):
    """That `report` lies in `whole` under `path`."""

    whole: str
    report: str
    path: str


class Renamed(NamedTuple):
    """What becomes of a capture that was called `old`: it is called `new`, or dropped where that is None."""

    capture: str
    old: str
    new: str | None


def renamed(doomed: Collection[str], parts: Iterable[Row], captures: Iterable[tuple[Row, str]]) -> list[Renamed]:
    """The captures whose names tell of a report in `doomed`; `captures` are given once for each name that they carry."""
    held = [Held(row.parent, str(json.loads(row.body)["report"]), str(json.loads(row.body)["path"])) for row in parts]
    names = [(row, name) for row, name in captures if name]
    lost = {f"{name}/" for row, name in names if row.parent in doomed}
    below = _below(set(doomed), held) - set(doomed)
    stale = {
        (row.id, name): row.parent
        for row, name in names
        if row.parent in below and any(name.startswith(start) for start in lost)
    }
    good: dict[str, list[str]] = {}
    for row, name in names:
        if row.parent not in doomed and (row.id, name) not in stale:
            good.setdefault(row.parent, []).append(name)
    return [
        Renamed(capture, name, _called(report, doomed, held, good, 0))
        for (capture, name), report in sorted(stale.items())
    ]


def _below(wholes: set[str], held: Collection[Held]) -> set[str]:
    """All that lies in some reports, however deep, and they."""
    found = set(wholes)
    while more := {one.report for one in held if one.whole in found} - found:
        found |= more
    return found


def _called(
    report: str, doomed: Collection[str], held: Collection[Held], good: Mapping[str, list[str]], depth: int
) -> str | None:
    """What a report is called where it lies in something that stays; None where it does not, and has a name of its own."""
    for one in sorted(held):
        if one.report == report and one.whole not in doomed and depth < 10:
            above = min(good.get(one.whole, ()), default=None) or _called(one.whole, doomed, held, good, depth + 1)
            return f"{above}/{one.path}" if above else one.path
    return None if good.get(report) else ""


def anew(words: Words, doomed: Collection[str], names: Collection[Renamed]) -> dict[str, list[Any]]:
    """What of an act still stands: its records under their new names, without what is doomed or stands on it."""
    new = {(one.capture, one.old): one.new for one in names}
    gone = set(doomed)
    records = []
    for told in words.get("records", ()):
        on = {told["parent"], *told["body"].get("about", ()), told["body"].get("report", "")}
        key = (told["id"], told.get("beside", {}).get("name", ""))
        if told["id"] in gone or on & gone or (key in new and new[key] is None):
            gone.add(told["id"])
        elif key in new:
            records.append({**told, "beside": {**told["beside"], "name": new[key]}})
        else:
            records.append(told)
    kept = {name: [one for one in words.get(name, ()) if one[0] not in gone] for name in ("live", "failures")}
    return {"records": records, **kept}


def row_of(told: Words) -> Row:
    """The row of a record as an act tells it."""
    return Row(told["id"], told["kind"], told["parent"], text(told["body"]), text(told.get("beside", {})))

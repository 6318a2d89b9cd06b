"""The tables of a release in, their description out: a Frictionless Data Package (version 1, https://specs.frictionlessdata.io).

`datapackage.json` says of every CSV file beside it which columns it has, of which type, what may stand in them, which refer to
which, and its length and hash; so a program can check the whole without knowing us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final

from corroborate.canonical import Json, digest
from corroborate.publish.changes import Log
from corroborate.publish.release import Release
from corroborate.publish.tables import KEYS, Column, Table

NAME: Final = "datapackage.json"
_DAY: Final = r"'?(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}-\d{2})"
_TIME: Final = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"
_ADDRESS: Final = re.compile(r"https?://\S+\Z")
_SHORT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*\Z")
_TYPES: Final = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "day": "string",
    "time": "string",
}
_PATTERNS: Final = {"day": _DAY, "time": _TIME}


def package(release: Release, log: Log, told: Sequence[str], tables: Iterable[tuple[Table, bytes]]) -> str:
    """The descriptor of some tables and the bytes of their CSV files."""
    made: dict[str, Json] = {
        "profile": "tabular-data-package",
        "name": "account",
        "id": f"ni-sha-256-{log.edition.digest}",
        "title": told[0],
        "description": "\n\n".join(told[1:]),
        "version": f"{log.edition.number}.0.0",
        "created": log.edition.at,
        "keywords": ["casualty recording", *release.case.harms],
        "sources": _sources(release),
        "resources": [_resource(table, data) for table, data in tables],
    }
    if release.case.office:
        made["contributors"] = [{"title": release.case.office, "role": "publisher"}]
    if release.case.licence:
        made["licenses"] = [_licence(release.case.licence)]
    return json.dumps({key: value for key, value in made.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _licence(words: str) -> Json:
    """A licence by its short name (SPDX, Open Definition), by its address, or in words."""
    if _ADDRESS.match(words):
        return {"path": words}
    return {"name": words} if _SHORT.match(words) else {"name": "other", "title": words}


def _sources(release: Release) -> Json:
    """Who published the reports: each with the address of its first report, where that may be told."""
    found: dict[str, str | None] = {}
    for report in release.reports:
        if report.publisher and not found.get(report.publisher):
            found[report.publisher] = report.link
    return [{"title": title, **({"path": link} if link else {})} for title, link in sorted(found.items())]


def _resource(table: Table, data: bytes) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{digest(data)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> Json:
    made: dict[str, Json] = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [_foreign(column, table) for column in table.columns if column.refers]
    return {**made, "foreignKeys": keys} if keys else made


def _field(column: Column, table: Table) -> Json:
    made: dict[str, Json] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    limits: dict[str, Json] = {}
    if column.required:
        limits["required"] = True
    if (column.name,) == table.key:
        limits["unique"] = True
    if column.words:
        limits["enum"] = list(column.words)
    if column.kind in _PATTERNS:
        limits["pattern"] = _PATTERNS[column.kind]
    return {**made, "constraints": limits} if limits else made


def _foreign(column: Column, table: Table) -> Json:
    resource = "" if column.refers == table.name else column.refers
    return {"fields": column.name, "reference": {"resource": resource, "fields": KEYS[column.refers]}}

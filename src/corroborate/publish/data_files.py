"""A release in, its files for other programs out: everything in the folder `data/`, as docs/open-data.md describes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corroborate.publish import events
from corroborate.publish.changes import Log, log_json
from corroborate.publish.geojson import geojson
from corroborate.publish.release import Release
from corroborate.publish.tables import as_csv, tables
from corroborate.publish.words import FLOOR, Book, headline, lead_words, policy_line
from corroborate.publish.workbook import workbook

FOLDER: Final = "data/"
CHANGES: Final = f"{FOLDER}changes.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a release: its name, with its folder; what it is, in a few words; its bytes."""

    name: str
    meaning: str
    data: bytes


def data_files(release: Release, log: Log) -> tuple[DataFile, ...]:
    """Every file of the folder, in the order in which people are told of them."""
    return tuple(DataFile(FOLDER + name, meaning, data) for name, meaning, data in _made(release, log))


def _made(release: Release, log: Log) -> Iterator[tuple[str, str, bytes]]:
    every = tables(release, log)
    for table in every:
        yield f"{table.name}.csv", table.meaning, encoded(as_csv(table))
    yield "tables.xlsx", "these tables as one workbook", workbook(every, _told(release, log))
    yield "places.geojson", "incidents and places as a map (GeoJSON)", encoded(geojson(release))
    for table in (events.acled(release, log), events.ged(release)):
        yield f"{table.name}.csv", table.meaning, encoded(as_csv(table))
    yield "changes.json", "every edition, and what is different in each", encoded(log_json(log))


def encoded(words: str) -> bytes:
    """Words as UTF-8. A file's name may hold half a character; it is shown as "?", and the rest is as it should be."""
    return words.encode("utf-8", "replace")


def _told(release: Release, log: Log) -> tuple[str, ...]:
    """What stands above every description of the data."""
    book = Book.of(release)
    title = release.case.name or "An account of recorded casualties"
    lines = (title, f"Edition {log.edition.name}, {log.edition.at[:10]}", headline(book), lead_words(book), FLOOR)
    return (*(line for line in lines if line), policy_line(release.policy))

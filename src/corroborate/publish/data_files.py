"""A release in, its files for other programs out: everything in the folder `data/`, as docs/open-data.md describes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corroborate.publish.annotations import NAME as ANNOTATIONS
from corroborate.publish.annotations import web_annotations
from corroborate.publish.changes import Log, log_json
from corroborate.publish.database import database, metadata
from corroborate.publish.entities import entities
from corroborate.publish.events import events
from corroborate.publish.feed import NAME as FEED
from corroborate.publish.feed import feed
from corroborate.publish.geojson import geojson
from corroborate.publish.package import NAME as PACKAGE
from corroborate.publish.package import package
from corroborate.publish.release import Release
from corroborate.publish.tables import Table, as_csv, tables
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


def data_files(release: Release, log: Log) -> Iterator[DataFile]:
    """Every file of the folder, one after the other, in the order in which people are told of them."""
    return (DataFile(FOLDER + name, meaning, data) for name, meaning, data in _made(release, log))


def _made(release: Release, log: Log) -> Iterator[tuple[str, str, bytes]]:
    every = tables(release, log)
    told = _told(release, log)
    sheets: list[tuple[Table, bytes]] = []
    for table in (*every, *events(release, log)):
        sheets.append((table, encoded(as_csv(table))))
        yield f"{table.name}.csv", table.meaning, sheets[-1][1]
    yield PACKAGE, "what each column of these holds (Data Package)", encoded(package(release, log, told, sheets))
    yield "tables.xlsx", "these tables as one workbook", workbook(every, told)
    yield "account.sqlite", "these tables as a database (SQLite; opens in Datasette)", database(every)
    yield "datasette.json", "what Datasette shows beside it", encoded(metadata(told[0], told[1:], every))
    yield "places.geojson", "incidents and places as a map (GeoJSON)", encoded(geojson(release))
    yield ANNOTATIONS, "every quote as a Web Annotation", encoded(web_annotations(release))
    yield "entities.ftm.jsonl", "entities and what is said of them (FollowTheMoney)", encoded(entities(release))
    yield "changes.json", "every edition, and what is different in each", encoded(log_json(log))
    yield FEED, "the same as a feed (Atom)", encoded(feed(release.case, log))


def encoded(words: str) -> bytes:
    """Words as UTF-8. A file's name may hold half a character; it is shown as "?", and the rest is as it should be."""
    return words.encode("utf-8", "replace")


def _told(release: Release, log: Log) -> tuple[str, ...]:
    """What stands above every description of the data."""
    book = Book.of(release)
    title = release.case.name or "An account of recorded casualties"
    lines = (title, f"Edition {log.edition.name}, {log.edition.at[:10]}", headline(book), lead_words(book), FLOOR)
    return (*(line for line in lines if line), policy_line(release.policy))

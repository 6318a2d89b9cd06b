"""A release in, its files for other programs out: everything in the folder `data/`, as docs/open-data.md describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
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
    """A file of a release: its name, with its folder; what it is, in a few words; what makes it.

    `apart`: it tells of no edition, and so can be made before the account has its hash (`data_files_apart`).
    """

    name: str
    meaning: str
    make: Callable[[], bytes]
    apart: bool = False

    @property
    def data(self) -> bytes:
        return self.make()


def data_files(release: Release, log: Log) -> Iterator[DataFile]:
    """Every file of the folder, one after the other, in the order in which people are told of them."""
    for name, meaning, data in _tables(release, log):
        yield DataFile(FOLDER + name, meaning, partial(bytes, data))
    yield from data_files_apart(release)
    yield DataFile(CHANGES, "every edition, and what is different in each", lambda: encoded(log_json(log)))
    yield DataFile(FOLDER + FEED, "the same as a feed (Atom)", lambda: encoded(feed(release.case, log)))


def data_files_apart(release: Release) -> Iterator[DataFile]:
    """Those of these files that tell of no edition."""
    for name, meaning, words in _APART:
        yield DataFile(FOLDER + name, meaning, partial(_encoded, words, release), apart=True)


def _tables(release: Release, log: Log) -> Iterator[tuple[str, str, bytes]]:
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


_APART: Final = (
    ("places.geojson", "incidents and places as a map (GeoJSON)", geojson),
    (ANNOTATIONS, "every quote as a Web Annotation", web_annotations),
    ("entities.ftm.jsonl", "entities and what is said of them (FollowTheMoney)", entities),
)


def _encoded(words: Callable[[Release], str], release: Release) -> bytes:
    return encoded(words(release))


def encoded(words: str) -> bytes:
    """Words as UTF-8. A file's name may hold half a character; it is shown as "?", and the rest is as it should be."""
    return words.encode("utf-8", "replace")


def _told(release: Release, log: Log) -> tuple[str, ...]:
    """What stands above every description of the data."""
    book = Book.of(release)
    title = release.case.name or "An account of recorded casualties"
    lines = (title, f"Edition {log.edition.name}, {log.edition.at[:10]}", headline(book), lead_words(book), FLOOR)
    return (*(line for line in lines if line), policy_line(release.policy))

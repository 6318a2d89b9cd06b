"""What a case keeps, found again: reports with all that is known of them, statements by name, decisions in their order.

Nothing here writes. What is handed out is made of the ledger's rows and the archive's bytes, and each record must give its
id again, so nobody is handed what was changed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from corroborate.errors import NoSuchId, StoreError
from corroborate.records import (
    STATEMENT_KINDS,
    Capture,
    Decision,
    Part,
    Picture,
    Reading,
    Report,
    Statement,
    Text,
    counts,
    verdicts,
)
from corroborate.store.archive import Archive
from corroborate.store.ledger import Gone, Ledger, Records
from corroborate.store.log import Entry, Row, Words, read
from corroborate.store.rows import decode, made, words_of

_PUBLIC: Final = re.compile(r"([A-Z])([1-9]\d*)\Z")


class Kept(NamedTuple):
    """One report with everything that is known about it.

    `reading` is the newest, and `text` the one it is of. `statements` are the live ones of that text: those of the
    reading in its order, then those that a person accepted, by id. `failure` says why the last try gave nothing.
    """

    report: Report
    captures: tuple[Capture, ...]
    text: Text | None
    reading: Reading | None
    statements: tuple[Statement, ...]
    failure: str | None


class Shelf:
    """The reading side of an open case."""

    def __init__(self, ledger: Ledger, archive: Archive) -> None:
        self._ledger, self._archive = ledger, archive

    def head(self) -> str:
        """Names what is kept; another act, by whichever program, gives another head."""
        return self._ledger.head()

    def origin(self) -> str:
        """Names the case for as long as it lives, wherever it lies."""
        return self._ledger.origin()

    def data(self, report: Report) -> bytes:
        """A report's bytes."""
        return self._archive.get(report.sha256)

    def absent(self) -> frozenset[str]:
        """The SHA-256 of what a package that was imported did not bring along, and that is not here either."""
        return self._archive.lacking(self._ledger.missing("withheld"))

    def is_absent(self, report: Report) -> bool:
        """Whether a package that was imported told of a report and did not bring its bytes along, and they are not here either."""
        return not self._archive.holds(report.sha256) and report.sha256 in self._ledger.missing("withheld")

    def place(self, report: Report) -> Path | bytes:
        """Where a report's bytes lie, for who need not hold them whole; the bytes where the case is encrypted."""
        return self._archive.place(report.sha256)

    def reports(self, only: Collection[str] | None = None) -> Iterator[Kept]:
        """Every report, or those of the ids in `only`, sorted by id. The case may be written to meanwhile.

        Raises:
            StoreError: something is no longer what was kept.

        """
        failures, accepted = self._ledger.failures(), self._accepted()
        records: Records = self._ledger if only is not None else self._ledger.at_hand()
        for id in self._ledger.ids("report") if only is None else sorted(only):
            row = records.row(id)
            if row is not None and row.kind == "report":
                yield self._kept(row, failures.get(id), accepted, records)

    def statement(self, id: str) -> Statement:
        """The statement of an id, a published number, or the beginning of an id.

        Raises:
            NoSuchId: nothing, or more than one thing, is called so.

        """
        row = self._ledger.row(self.resolve(id))
        if row is None or row.kind not in STATEMENT_KINDS:
            raise NoSuchId("it is no statement", where=id, do="`corroborate claims` lists them")
        found: Statement = decode(row)
        return found

    def resolve(self, id: str) -> str:
        """The whole id that a published number or the beginning of an id means."""
        public = _PUBLIC.match(id)
        if public:
            found = self._ledger.numbered(public[1], int(public[2]))
            if found is None:
                raise NoSuchId(
                    "nothing was ever published under this number", where=id, do="`corroborate claims` lists them"
                )
            return found
        if not re.fullmatch(r"[0-9a-f]{4,64}", id):
            raise NoSuchId("this is no id", where=id, do="give C1, A1, R1 or at least four hex digits of an id")
        found_ids = self._ledger.like(id)
        if len(found_ids) != 1:
            raise NoSuchId(
                "no record has this id" if not found_ids else "more than one id begins so",
                where=id,
                do="give more of it",
            )
        return found_ids[0]

    def of_text(self, text: str) -> Kept:
        """The report that a text is of.

        Raises:
            NoSuchId: no such text is kept.

        """
        row = self._ledger.row(text)
        report = self._ledger.row(row.parent) if row else None
        if report is None:
            raise NoSuchId("no such text is kept", where=text[:12])
        return self._kept(report, self._ledger.failures().get(report.id), self._accepted(), self._ledger, row)

    def report_of(self, id: str) -> str:
        """The id of the report that a statement, a reading, a text, or a report itself is of; "" where there is none."""
        row = self._ledger.row(id)
        while row is not None and row.kind != "report":
            row = self._ledger.row(row.parent)
        return row.id if row else ""

    def called(self, id: str) -> str:
        """What a statement or report is called in releases (C1, A1, R1), else the beginning of its id."""
        numbers = ((kind, self._ledger.number_of(kind, id)) for kind in "CABER")
        return next((f"{kind}{number}" for kind, number in numbers if number is not None), id[:12])

    def kind(self, id: str) -> str:
        """What kind of record an id names."""
        row = self._ledger.row(id)
        if row is None:
            raise NoSuchId("no such record is kept", where=id[:12])
        return row.kind

    def has(self, id: str) -> bool:
        """Whether a record of exactly this id is kept."""
        return self._ledger.row(id) is not None

    def texts(self, report: str) -> tuple[Text, ...]:
        """Every text of a report, sorted by id."""
        return tuple(self._text(row) for row in self._ledger.under(report, "text"))

    def parts(self, whole: str) -> tuple[Part, ...]:
        """What lies in a report, in its order (ties by id)."""
        found: list[Part] = [decode(row) for row in self._ledger.under(whole, "part")]
        return tuple(sorted(found, key=lambda part: (part.place, part.id)))

    def places(self, report: str) -> tuple[Part, ...]:
        """Where a report lies in others, sorted by id. All parts are gone through."""
        found: list[Part] = [decode(row) for row in self._ledger.rows("part")]
        return tuple(sorted((part for part in found if part.report == report), key=lambda part: part.id))

    def log(self) -> Iterator[tuple[Entry, Words | None]]:
        """Every act, sorted by office and place, with what it tells; None where that is not here."""
        for link in self._ledger.entries():
            data = self._ledger.words(link.told)
            yield link, None if data is None else read(data)

    def counted(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """How many records of each sort a report held, by its id, where not each of them is a part: as last counted."""
        found = {}
        for words in self._ledger.acts("counted"):
            with contextlib.suppress(KeyError, TypeError, ValueError):  # a stranger's act may tell anything
                found[str(words["whole"])] = tuple((str(sort), int(number)) for sort, number in words["sorts"])
        return found

    def wholes(self) -> dict[str, tuple[Part, ...]]:
        """In what a report lies, by the report's id: each of its places in any other."""
        found: dict[str, list[Part]] = {}
        for row in self._ledger.rows("part"):
            part: Part = decode(row)
            found.setdefault(part.report, []).append(part)
        return {id: tuple(parts) for id, parts in sorted(found.items())}

    def pictures(self) -> tuple[Picture, ...]:
        """What every image and video shows of itself, sorted by report and id."""
        return tuple(map(decode, self._ledger.rows("picture")))

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made (ties by id)."""
        found: list[Decision] = [decode(row) for row in self._ledger.rows("decision")]
        return tuple(sorted(found, key=lambda decision: (decision.at, decision.id)))

    def decisions_since(self, place: int, most: int) -> tuple[tuple[int, Decision], ...]:
        """The decisions that reached the log after a place in it, in that order, each with its place; of `most` acts."""
        found = [(at, self._ledger.row(id)) for at, id in self._ledger.since("decision", place, most)]
        return tuple((at, decode(row)) for at, row in found if row is not None)

    def failures(self) -> Mapping[str, str]:
        """Why reports gave nothing, by report id, sorted."""
        return self._ledger.failures()

    def withdrawn(self) -> tuple[tuple[str, Gone], ...]:
        """The SHA-256 of all bytes that are withdrawn, each with when, by whom and why."""
        found = ((sha256, self._ledger.gone(sha256)) for sha256 in self._ledger.banned())
        return tuple((sha256, gone) for sha256, gone in found if gone)

    def _accepted(self) -> frozenset[str]:
        """The statements that a person accepted or wrote down, unless a later decision on the same one says otherwise."""
        return frozenset(id for id, decision in verdicts(self.decisions()).items() if counts(id, decision))

    def _kept(
        self, row: Row, failure: str | None, accepted: frozenset[str], records: Records, text: Row | None = None
    ) -> Kept:
        captures = tuple(map(decode, records.under(row.id, "capture")))
        live = records.live(row.id)
        reading_row = records.row(live) if live else None
        reading: Reading | None = decode(reading_row) if reading_row else None
        if text is not None and (reading is None or reading.text != text.id):
            reading = None  # an older text of the report was asked for
        elif text is None:
            text = _text_row(row.id, reading, records)
        told = _live(text.id, reading, accepted, records) if text else ()
        return Kept(decode(row), captures, self._text(text) if text else None, reading, told, failure)

    def _text(self, row: Row) -> Text:
        found: Text = made(row, {"report": row.parent, "content": words_of(self._archive, row)})
        return found


def _text_row(report: str, reading: Reading | None, records: Records) -> Row | None:
    if reading is not None:
        return records.row(reading.text)
    return next(iter(records.under(report, "text")), None)


def _live(text: str, reading: Reading | None, accepted: frozenset[str], records: Records) -> tuple[Statement, ...]:
    rows = {row.id: row for row in records.under(text, *STATEMENT_KINDS)}
    read = reading.statements if reading else ()
    wanted = dict.fromkeys((*read, *sorted(accepted & rows.keys())))
    if not rows.keys() >= wanted.keys():
        gone = min(wanted.keys() - rows.keys())
        raise StoreError("a statement of the reading is gone", where=gone[:12], do="restore the case from a copy")
    return tuple(decode(rows[id]) for id in wanted)

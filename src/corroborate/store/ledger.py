"""Records in, for ever: an append-only SQLite file whose log is a chain of hashes.

Every record that is kept gets an entry in the log: when, which act, which kind and id, and a mark over what is carried
beside it. Each entry's hash covers the entry before it, so nothing can be taken out, changed or put in between without
breaking the chain. The log holds acts and ids, never words.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final, NamedTuple

from corroborate.canonical import canonical, digest
from corroborate.errors import NotACase, StoreError

VERSION: Final = 1
_APPLICATION: Final = 0x636F7272  # "corr"
_FIRST: Final = "0" * 64


class Row(NamedTuple):
    """One record as the ledger holds it: canonical JSON of what it says, and of what is carried beside it."""

    id: str
    kind: str
    parent: str
    body: str
    extra: str


class Ledger:
    """The open ledger of one case. Use it in a `with batch():` to make several acts one."""

    def __init__(self, path: Path, *, make: bool = False) -> None:
        if not make and not path.is_file():
            raise NotACase("no case lies here", where=str(path.parent), do="make one with `corroborate init`")
        self.path = path
        with self._explained():
            self._db = _connect(path, make=make)
            self._migrate()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._db.close()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All acts inside become one: all of them are kept, or none."""
        if self._db.in_transaction:
            yield
            return
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def keep(self, row: Row, *, office: str, at: str, act: str = "keep") -> bool:
        """Write a record down, with its entry in the log; False where it was there already."""
        with self.batch():
            if self._one("SELECT 1 FROM record WHERE id = ?", row.id):
                return False
            self._db.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", row)
            self.log(office=office, at=at, act=act, kind=row.kind, id=row.id, mark=digest(row.extra.encode()))
        return True

    def log(self, *, office: str, at: str, act: str, kind: str, id: str, mark: str = "") -> None:
        """Add an entry to the office's chain."""
        last = self._one("SELECT seq, hash FROM log WHERE office = ? ORDER BY seq DESC LIMIT 1", office)
        seq, previous = (int(last[0]) + 1, str(last[1])) if last else (1, _FIRST)
        entry = (office, seq, at, act, kind, id, mark, previous)
        self._db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*entry, link(*entry)))

    def rows(self, kind: str, parent: str | None = None) -> Iterator[Row]:
        """Records of a kind, sorted by id; of one parent, if one is named."""
        query = "SELECT id, kind, parent, body, extra FROM record WHERE kind = ?"
        found = (
            self._db.execute(query + " ORDER BY id", (kind,))
            if parent is None
            else self._db.execute(query + " AND parent = ? ORDER BY id", (kind, parent))
        )
        return map(Row._make, found)

    def row(self, id: str) -> Row | None:
        """The record of exactly this id."""
        found = self._one("SELECT id, kind, parent, body, extra FROM record WHERE id = ?", id)
        return Row._make(found) if found else None

    def like(self, prefix: str) -> list[str]:
        """At most two ids that begin with `prefix`: enough to know whether it names one."""
        end = prefix + "g"  # beyond every hex digit
        query = "SELECT id FROM record WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        return [str(row[0]) for row in self._db.execute(query, (prefix, end))]

    def read_as(self, text: str, reading: str, *, office: str, at: str) -> None:
        """Make `reading` the live one of `text`, unless it is."""
        with self.batch():
            last = self.live(text)
            if last == reading:
                return
            seq = self._one("SELECT coalesce(max(seq), 0) + 1 FROM live WHERE text = ?", text)
            self._db.execute("INSERT INTO live VALUES (?, ?, ?)", (text, seq[0] if seq else 1, reading))
            self.log(office=office, at=at, act="read", kind="reading", id=reading, mark=text)

    def live(self, text: str) -> str | None:
        """The id of the live reading of `text`."""
        found = self._one("SELECT reading FROM live WHERE text = ? ORDER BY seq DESC LIMIT 1", text)
        return str(found[0]) if found else None

    def number(self, kind: str, id: str, *, office: str, at: str) -> int:
        """The number under which a record is published; a new one gets the next, for ever."""
        found = self._one("SELECT number FROM published WHERE kind = ? AND id = ?", kind, id)
        if found:
            return int(found[0])
        with self.batch():
            top = self._one("SELECT coalesce(max(number), 0) + 1 FROM published WHERE kind = ?", kind)
            number = int(top[0]) if top else 1
            self._db.execute("INSERT INTO published VALUES (?, ?, ?)", (kind, number, id))
            self.log(office=office, at=at, act="number", kind=kind, id=id, mark=str(number))
        return number

    def numbered(self, kind: str, number: int) -> str | None:
        """The id that is published under a number."""
        found = self._one("SELECT id FROM published WHERE kind = ? AND number = ?", kind, number)
        return str(found[0]) if found else None

    def fail(self, report: str, reason: str | None) -> None:
        """Note why a report gave no text; None takes the note away."""
        with self.batch():
            self._db.execute("DELETE FROM failure WHERE report = ?", (report,))
            if reason is not None:
                self._db.execute("INSERT INTO failure VALUES (?, ?)", (report, reason))

    def failures(self) -> dict[str, str]:
        """Why reports gave no text, by report id, sorted."""
        return {str(report): str(why) for report, why in self._db.execute("SELECT * FROM failure ORDER BY report")}

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is broken in the file, the chain, the marks and the numbers, as (where, what)."""
        try:
            yield from self._broken()
        except sqlite3.DatabaseError as error:
            yield str(self.path), f"the ledger cannot be read through ({error})"

    def _broken(self) -> Iterator[tuple[str, str]]:
        for (words,) in self._db.execute("PRAGMA integrity_check(20)"):
            if words != "ok":
                yield str(self.path), f"SQLite finds damage: {words}"
        logged = {}
        previous: dict[str, tuple[int, str]] = {}
        for entry in self._db.execute("SELECT * FROM log ORDER BY office, seq"):
            office, seq, _, act, kind, id, mark, before, hash = entry
            last_seq, last_hash = previous.get(office, (0, _FIRST))
            if seq != last_seq + 1 or before != last_hash:
                yield f"log {office} {seq}", "the chain is broken before this entry"
            if link(*entry[:-1]) != hash:
                yield f"log {office} {seq}", "the entry was changed"
            previous[office] = (seq, hash)
            logged[act, kind, id, mark] = seq
        yield from self._unlogged(set(logged))

    def _unlogged(self, logged: set[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
        present = set()
        for id, kind, extra in self._db.execute("SELECT id, kind, extra FROM record ORDER BY id"):
            present.add(id)
            if ("keep", kind, id, digest(extra.encode())) not in logged:
                yield f"{kind} {id[:12]}", "the log does not know it as it stands here"
        for act, kind, id, _ in sorted(logged):
            if act == "keep" and id not in present:
                yield f"{kind} {id[:12]}", "the log knows it, and it is gone"
        seen = {
            ("read", "reading", reading, text) for text, reading in self._db.execute("SELECT text, reading FROM live")
        }
        seen |= {("number", k, i, str(n)) for k, n, i in self._db.execute("SELECT kind, number, id FROM published")}
        for act, kind, id, _ in sorted(seen ^ {entry for entry in logged if entry[0] != "keep"}):
            yield f"{kind} {id[:12]}", f"the log and the table of the act '{act}' do not agree"

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return found

    def _migrate(self) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if application == 0 and version == 0:
            script = (resources.files("corroborate.store") / "schema.sql").read_text("utf-8")
            head = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {VERSION};"
            self._db.executescript(f"BEGIN IMMEDIATE; {script} {head} COMMIT;")
        elif application != _APPLICATION:
            raise NotACase("this file is no ledger of ours", where=str(self.path), do="name another folder")
        elif version > VERSION:
            do = "use a newer corroborate"
            raise NotACase(
                f"the case is of version {version}, this program knows {VERSION}", where=str(self.path), do=do
            )

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            do = "free some space" if "full" in str(error) else "check the folder, or restore it from a copy"
            raise StoreError(f"the ledger cannot be used ({error})", where=str(self.path), do=do) from error


def link(*entry: object) -> str:
    """The hash of a log entry: SHA-256 over the canonical JSON of its fields, the last entry's hash among them."""
    return digest(canonical([value if isinstance(value, int) else str(value) for value in entry]))


def _connect(path: Path, *, make: bool) -> sqlite3.Connection:
    if make and not path.exists():
        path.touch(mode=0o600)
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db

"""Records in, for ever: an append-only SQLite file whose log is a chain of hashes.

Every record that is kept gets an entry in the log: when, which act, which kind and id, and a mark over what is carried
beside it. Each entry's hash covers the entry before it, so nothing can be taken out, changed or put in between without
breaking the chain. The log holds acts and ids, never words. Every row of every other table has its entry, so a change
anywhere shows; only the end of the log and what it tells of can be cut off together, which a copy elsewhere would show.

Each office has a chain of its own, so that two ledgers become one by putting their chains side by side (`merge`): what
stands in either stands in both, whichever was merged into which. Every row but a record's belongs to one office, and the
order of what several offices did to one report is told by a count that none of them can set back (Lamport, "Time, clocks,
and the ordering of events", 1978), since no two clocks agree. Numbers are of one case, and never merged.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final, NamedTuple

from corroborate.canonical import canonical, digest
from corroborate.errors import NotACase, StoreError

_MIGRATIONS: Final = (
    "schema.sql",
    "schema-2.sql",
)  # the n-th makes version n from the one before; none is ever changed
VERSION: Final = len(_MIGRATIONS)
_APPLICATION: Final = 0x636F7272  # "corr"
_FIRST: Final = "0" * 64
_FORK: Final = """SELECT log.office, log.seq FROM log JOIN other.log AS theirs USING (office, seq)
  WHERE log.hash <> theirs.hash ORDER BY office, seq LIMIT 1"""
_UNION: Final = """
  INSERT OR IGNORE INTO record SELECT * FROM other.record;
  INSERT OR IGNORE INTO also SELECT id, theirs.extra FROM record JOIN other.record AS theirs USING (id)
    WHERE theirs.extra <> record.extra;
  INSERT OR IGNORE INTO also SELECT id, theirs.extra FROM record JOIN other.also AS theirs USING (id)
    WHERE theirs.extra <> record.extra;
  INSERT OR IGNORE INTO live SELECT * FROM other.live;
  INSERT OR IGNORE INTO failure SELECT * FROM other.failure;
  INSERT OR IGNORE INTO published SELECT kind, number, id FROM other.published JOIN other.log AS told USING (kind, id)
    WHERE told.act = 'number' AND told.office IN (SELECT office FROM own);  -- of this very case, in a newer copy of it
  INSERT OR IGNORE INTO log SELECT * FROM other.log
"""
_LIVE: Final = """SELECT reading FROM live LEFT JOIN log ON log.kind = 'reading' AND log.id = live.reading
    AND log.act = 'read' AND log.office = live.office AND log.mark = live.report || ' ' || live.seq
  WHERE report = ? ORDER BY live.seq DESC, at DESC, reading DESC LIMIT 1"""
_FAILURES: Final = """SELECT report, reason FROM failure WHERE report BETWEEN ? AND ? AND NOT EXISTS (
    SELECT 1 FROM live WHERE live.report = failure.report
      AND (live.seq > failure.seq OR (live.seq = failure.seq AND live.office <> failure.office))
  ) ORDER BY report, seq, reason"""
_NEXT: Final = """SELECT max(seq) FROM (
    SELECT seq FROM live WHERE report = ? UNION ALL SELECT seq FROM failure WHERE report = ?
  )"""


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
        with self._explained(UnicodeDecodeError):
            self._db = _connect(path, make=make)
            try:
                self._migrate()
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._db.close()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All acts inside become one: all of them are kept, or none. A batch in a batch can fail alone."""
        begin, end, back = (
            ("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner; RELEASE inner")
            if self._db.in_transaction
            else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        )
        with self._explained():
            self._db.execute(begin)
            try:
                yield
                self._db.execute(end)
            except BaseException:
                if self._db.in_transaction:  # SQLite itself takes everything back when the disk is full
                    for command in back.split("; "):
                        self._db.execute(command)
                raise

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

    def rows(self, kind: str) -> Iterator[Row]:
        """Records of a kind, sorted by parent and id. Nothing may be kept before the last one is taken."""
        query = "SELECT id, kind, parent, body, extra FROM kept WHERE kind = ? ORDER BY parent, id"
        with self._explained(UnicodeDecodeError):
            yield from map(_row, self._db.execute(query, (kind,)))

    def under(self, parent: str, *kinds: str) -> list[Row]:
        """Records of some kinds that have one parent, sorted by id."""
        query = "SELECT id, kind, parent, body, extra FROM kept WHERE kind = ? AND parent = ?"
        with self._explained(UnicodeDecodeError):
            return sorted(_row(values) for kind in kinds for values in self._db.execute(query, (kind, parent)))

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, sorted."""
        with self._explained(UnicodeDecodeError):
            return [str(id) for (id,) in self._db.execute("SELECT id FROM record WHERE kind = ? ORDER BY id", (kind,))]

    def row(self, id: str) -> Row | None:
        """The record of exactly this id."""
        found = self._one("SELECT id, kind, parent, body, extra FROM kept WHERE id = ?", id)
        return _row(found) if found else None

    def like(self, prefix: str) -> list[str]:
        """At most two ids that begin with `prefix`: enough to know whether it names one."""
        end = prefix + "g"  # beyond every hex digit
        query = "SELECT id FROM record WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        with self._explained(UnicodeDecodeError):
            return [str(row[0]) for row in self._db.execute(query, (prefix, end))]

    def read_as(self, report: str, reading: str, *, office: str, at: str) -> None:
        """Make `reading` the live one of `report`, unless it is."""
        with self.batch():
            if self.live(report) == reading:
                return
            seq = self._next(_NEXT, report, report)
            self._db.execute("INSERT INTO live VALUES (?, ?, ?, ?)", (office, report, seq, reading))
            self.log(office=office, at=at, act="read", kind="reading", id=reading, mark=f"{report} {seq}")

    def live(self, report: str) -> str | None:
        """The id of the live reading of `report`: the last; of two by offices that did not know of one another, the later."""
        found = self._one(_LIVE, report)
        return str(found[0]) if found else None

    def number(self, kind: str, id: str, *, office: str, at: str) -> int:
        """The number under which a record is published; a new one gets the next, for ever."""
        found = self.number_of(kind, id)
        if found is not None:
            return found
        with self.batch():
            number = self._next("SELECT max(number) FROM published WHERE kind = ?", kind)
            self._db.execute("INSERT INTO published VALUES (?, ?, ?)", (kind, number, id))
            self.log(office=office, at=at, act="number", kind=kind, id=id, mark=str(number))
        return number

    def numbered(self, kind: str, number: int) -> str | None:
        """The id that is published under a number."""
        found = self._one("SELECT id FROM published WHERE kind = ? AND number = ?", kind, number)
        return str(found[0]) if found else None

    def fail(self, report: str, reason: str, *, office: str, at: str) -> None:
        """Note why a report gave nothing; "" when it does again."""
        with self.batch():
            if self.failures(report).get(report, "") == reason:
                return
            seq = self._next(_NEXT, report, report)
            self._db.execute("INSERT INTO failure VALUES (?, ?, ?, ?)", (office, report, seq, reason))
            self.log(office=office, at=at, act="fail", kind="report", id=report, mark=_failed(seq, reason))

    def number_of(self, kind: str, id: str) -> int | None:
        """The number under which a record is published, if it is."""
        found = self._one("SELECT number FROM published WHERE kind = ? AND id = ?", kind, id)
        return int(found[0]) if found else None

    def failures(self, only: str | None = None) -> dict[str, str]:
        """Why reports gave nothing, by report id, sorted; of one report where `only` names it.

        What was read after it failed, or by another office meanwhile, did give something.
        """
        with self._explained(UnicodeDecodeError):
            found = self._db.execute(_FAILURES, (only or "", only or "g")).fetchall()  # "g" is beyond every hex digit
        return {report: why for report, why in dict(found).items() if why}

    def own(self) -> str:
        """The office under whose name this case writes its log: made by chance, and told in no publication."""
        found = self._one("SELECT office FROM own ORDER BY place DESC LIMIT 1")
        if found is None:
            raise StoreError("it does not know whose it is", where=str(self.path), do="restore it from a copy")
        return str(found[0])

    def merge(self, other: Ledger, bring: Callable[[], object]) -> int:
        """Add all that another ledger holds, each office's chain beside the others, or nothing; how many records were new.

        `bring` is called when nothing speaks against it, before anything is written, to fetch what the records tell of.

        Raises:
            StoreError: both hold a chain of one office, and neither is the beginning of the other.

        """
        with self._explained():
            self._db.execute("ATTACH ? AS other", (str(other.path),))
            try:
                return self._unite(bring)
            finally:
                self._db.execute("DETACH other")

    def _unite(self, bring: Callable[[], object]) -> int:
        with self.batch():
            fork = self._one(_FORK)
            if fork:
                what = f"both cases went on writing one office's log, and it forks at entry {fork[1]} of {fork[0]!r}"
                do = "one is a copy of the other that was worked in; keep one, and add to it what the other was given"
                raise StoreError(what, where=str(self.path), do=do)
            bring()
            new, *_ = [self._db.execute(command).rowcount for command in _UNION.split(";")]
        return new

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is broken in the file, its guards, the chain, the marks and the tables, as (where, what)."""
        try:
            yield from self._broken()
        except (sqlite3.Error, ValueError, TypeError, AttributeError) as error:  # damage may turn words into numbers
            yield str(self.path), f"the ledger cannot be read through ({error})"

    def _broken(self) -> Iterator[tuple[str, str]]:
        for (words,) in self._db.execute("PRAGMA integrity_check(20)"):
            if words != "ok":
                yield str(self.path), f"SQLite finds damage: {words}"
        if _shape(self._db) != _wanted():
            yield str(self.path), "its tables or the guards on them were changed"
        own = {str(office) for (office,) in self._db.execute("SELECT office FROM own")}
        logged: set[tuple[str, ...]] = set()
        previous: dict[str, tuple[int, str]] = {}
        for entry in self._db.execute("SELECT * FROM log ORDER BY office, seq"):
            office, seq, _, act, kind, id, mark, before, hash = entry
            last_seq, last_hash = previous.get(office, (0, _FIRST))
            if seq != last_seq + 1 or before != last_hash:
                yield f"log {office} {seq}", "the chain is broken before this entry"
            if link(*entry[:-1]) != hash:
                yield f"log {office} {seq}", "the entry was changed"
            previous[office] = (seq, hash)
            if act != "number" or office in own:
                logged.add((act, kind, id, mark, office if act in ("read", "fail") else ""))
        present = set(self._acts())
        for act, kind, id, *_ in sorted(logged - present):
            yield f"{kind} {id[:12]}", f"the log tells of the act '{act}', and what it made is gone or was changed"
        for act, kind, id, *_ in sorted(present - logged):
            yield f"{kind} {id[:12]}", f"it stands here, and the log tells of no such act '{act}'"

    def _acts(self) -> Iterator[tuple[str, ...]]:
        """What the log must tell, and nothing else, for the tables to be what they are."""
        beside = (
            "SELECT id, kind, extra FROM record UNION ALL SELECT id, kind, also.extra FROM also JOIN record USING (id)"
        )
        for id, kind, extra in self._db.execute(beside):
            yield "keep", kind, id, digest(extra.encode()), ""
        for office, report, seq, reading in self._db.execute("SELECT office, report, seq, reading FROM live"):
            yield "read", "reading", reading, f"{report} {seq}", office
        for kind, number, id in self._db.execute("SELECT kind, number, id FROM published"):
            yield "number", kind, id, str(number), ""
        for office, report, seq, reason in self._db.execute("SELECT office, report, seq, reason FROM failure"):
            yield "fail", "report", report, _failed(seq, reason), office

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._explained(UnicodeDecodeError):
            found: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return found

    def _next(self, query: str, *values: object) -> int:
        found = self._one(query, *values)
        return 1 + int((found and found[0]) or 0)

    def _migrate(self) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if application != _APPLICATION and (application or version or _shape(self._db)):
            raise NotACase("this file is no ledger of ours", where=str(self.path), do="name another folder")
        if version > VERSION:
            do = "use a newer corroborate"
            raise NotACase(
                f"the case is of version {version}, this program knows {VERSION}", where=str(self.path), do=do
            )
        _raise_to_now(self._db, version)

    @contextlib.contextmanager
    def _explained(self, also: type[Exception] = sqlite3.Error) -> Iterator[None]:
        """SQLite's errors as ours; what is read from a damaged file may also be no UTF-8."""
        try:
            yield
        except (sqlite3.Error, also) as error:
            what, do = f"the ledger cannot be used ({error})", "check the folder, or restore it from a copy"
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                what, do = "another program is writing to this case", "let it finish, and run this again"
            elif code == sqlite3.SQLITE_FULL:
                do = "free some space and run it again"
            raise StoreError(what, where=str(self.path), do=do) from error


def _row(values: Iterable[object]) -> Row:
    return Row(*map(str, values))  # in a damaged file they may be anything


def _failed(seq: int, reason: str) -> str:
    return f"{seq} {digest(reason.encode())}"  # a reason may hold words of the report


def _raise_to_now(db: sqlite3.Connection, version: int) -> None:
    for number, name in enumerate(_MIGRATIONS, 1):
        if number > version:
            script = (resources.files("corroborate.store") / name).read_text("utf-8")
            head = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {number};"
            db.executescript(f"BEGIN IMMEDIATE; {script} {head} COMMIT;")


def _shape(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()


def _wanted() -> list[tuple[str, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        _raise_to_now(db, 0)
        return _shape(db)


def link(*entry: object) -> str:
    """The hash of a log entry: SHA-256 over the canonical JSON of its fields, the last entry's hash among them."""
    return digest(canonical([value if isinstance(value, int) else str(value) for value in entry]))


def _locked_away(path: Path) -> bool:
    """Whether the folder is write-protected, as evidence should be: then nobody writes, and it is read as it lies.

    Not where acts still wait in a write-ahead log beside the file: reading past them would show an older case.
    """
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _connect(path: Path, *, make: bool) -> sqlite3.Connection:
    if make and not path.exists():
        path.touch(mode=0o600)
    if not make and _locked_away(path):
        return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
            db.execute(f"PRAGMA {pragma}")
    except BaseException:
        db.close()
        raise
    return db

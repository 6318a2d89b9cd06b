"""A file's path in, an open SQLite ledger of the newest version out: who may write, what an error means, which tables.

It knows nothing of acts and records. A transaction waits for its turn (`turn.py`) and is kept whole or not at all; what is
deleted is written over; a ledger in a write-protected folder is read as it lies; an encrypted one is opened by SQLCipher.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final

from corroborate.errors import NotACase, StoreError, UseError
from corroborate.store.turn import Turn

_MIGRATIONS: Final = (
    "schema.sql",
    "schema-2.sql",
    "schema-3.sql",
    "schema-4.sql",
)  # the n-th makes version n from the one before; none is ever changed
VERSION: Final = len(_MIGRATIONS)
OLD: Final = ("log_2", "record_2", "also_2", "live_2", "failure_2", "published_2")
"""The tables of version 2, until `older.py` has brought over what they hold."""
_APPLICATION: Final = 0x636F7272  # "corr"
_PATIENCE: Final = 60.0  # seconds
_PRAGMAS: Final = (
    "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON", "secure_delete = ON"
)  # fmt: skip


class Database:
    """The open file of one ledger.

    Raises:
        NotACase: it is not there, is another program's, or a newer version made it.
        StoreError: it cannot be used.

    """

    def __init__(self, path: Path, *, make: bool = False, key: str | None = None) -> None:
        if not make and not path.is_file():
            raise NotACase("no case lies here", where=str(path.parent), do="make one with `corroborate init`")
        self.path, self.patience = path, _PATIENCE
        self._errors = (sqlite3.Error, *((_module(key).Error,) if key else ()))
        self._turn = Turn(path)
        try:
            if make and not path.exists():
                self._turn.begin()
            with self._explained(UnicodeDecodeError):
                self._db = _connect(path, make=make, key=key)
                try:
                    self._migrate()
                except BaseException:
                    self._db.close()
                    raise
        except BaseException:
            self._turn.closed(well=False)
            raise

    @property
    def fixed(self) -> bool:
        """Whether the folder is write-protected, so that nothing can be added."""
        return _locked_away(self.path)

    def close(self, *, well: bool = True) -> None:
        """Close the file; what was committed stays. It is sealed unless it was not closed `well`."""
        self._db.close()
        self._turn.closed(well=well)  # after the file: a seal is of what lies on the disk

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing. A batch in a batch can fail alone.

        Raises:
            StoreError: another program writes and does not end; or the file is not what it was when it was closed.

        """
        if self._db.in_transaction:
            with self._transaction("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner; RELEASE inner"):
                yield
            return
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(self._turn.taken(self.patience))
                self._turn.changing()
            except OSError as error:
                if isinstance(error, StoreError):
                    raise
                raise StoreError(f"cannot write ({error.strerror})", where=str(self.path.parent)) from error
            with self._transaction("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"):
                yield

    @contextlib.contextmanager
    def _transaction(self, begin: str, end: str, back: str) -> Iterator[None]:
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

    def query(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives, one after another."""
        with self._explained(UnicodeDecodeError):
            yield from self._db.execute(query, values)

    def _insert(self, table: str, values: Iterable[object]) -> None:
        given = tuple(values)
        self._db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(given))})", given)  # noqa: S608

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
        if version < VERSION:
            with self._turn.taken(self.patience):
                self._turn.changing()
                self._turn.lost = False  # the first versions set none
                _raise_to_now(self._db)

    def damage(self) -> Iterator[str]:
        """What is broken in the file itself, in words: its pages, its tables, the guards on them."""
        for (words,) in self._db.execute("PRAGMA integrity_check(20)"):
            if words != "ok":
                yield f"SQLite finds damage: {words}"
        if _shape(self._db) != _wanted():
            yield "its tables or the guards on them were changed"

    def vacuum(self) -> None:
        """After something was deleted: no unused page and no write-ahead log keeps it.

        Raises:
            StoreError: another program has the case open.

        """
        self._db.execute("VACUUM")
        busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            do = "let other programs end, and run `corroborate verify`, which finishes it"
            raise StoreError("deleted words may still lie in the write-ahead log", where=str(self.path), do=do)

    def seal(self) -> None:
        """Seal the file when it is closed, though nothing was written: after a crash, when all was found well."""
        if not _locked_away(self.path):
            self._turn.changed()

    def unsealed(self) -> bool:
        """Whether its seal is gone."""
        return self._turn.gone()

    def left_open(self) -> bool:
        """Whether it stands open, and not because of this process: another writes, or was cut off."""
        return self._turn.left_open()

    @contextlib.contextmanager
    def _explained(self, *also: type[Exception]) -> Iterator[None]:
        """SQLite's errors as ours; what is read from a damaged file may also be no UTF-8."""
        try:
            yield
        except (*self._errors, *also) as error:
            what, do = f"the ledger cannot be used ({error})", "check the folder, or restore it from a copy"
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                what, do = "another program is writing to this case", "let it finish, and run this again"
            elif code == sqlite3.SQLITE_FULL:
                do = "free some space and run it again"
            elif code == sqlite3.SQLITE_IOERR:  # a full disk has no room for the index of the write-ahead log
                do = "check whether the disk is full; if it is not, restore the folder from a copy"
            raise StoreError(what, where=str(self.path), do=do) from error


def _raise_to_now(db: sqlite3.Connection) -> None:
    """Make the tables of the newest version of those that are there, in one act; who comes second finds it done."""
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        for number, name in enumerate(_MIGRATIONS, 1):
            if number > version:
                for command in _commands((resources.files("corroborate.store") / name).read_text("utf-8")):
                    db.execute(command)
                db.execute(f"PRAGMA application_id = {_APPLICATION}")
                db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _commands(script: str) -> Iterator[str]:
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


def _shape(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()


@functools.cache
def _wanted() -> list[tuple[str, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        _raise_to_now(db)
        for table in OLD:
            db.execute(f"DROP TABLE {table}")
        return _shape(db)


def _locked_away(path: Path) -> bool:
    """Whether the folder is write-protected, as evidence should be: then nobody writes, and it is read as it lies.

    Not where acts still wait in a write-ahead log beside the file: reading past them would show an older case.
    """
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _module(key: str | None) -> Any:
    """What opens the file: SQLite, or SQLCipher where there is a key; both speak the same (PEP 249)."""
    if key is None:
        return sqlite3
    try:
        import sqlcipher3.dbapi2  # noqa: PLC0415 - an extra
    except ImportError as error:
        what = "an encrypted case needs the extra `encrypt`"
        raise UseError(what, do="install it: pip install 'corroborate[encrypt]'") from error
    return sqlcipher3.dbapi2


def _log_ahead(db: sqlite3.Connection) -> None:
    """Have changes written ahead; a file that is not kept so would change whenever it is opened."""
    if db.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise sqlite3.OperationalError("no write-ahead log can be kept here; put the case on a local disk")


def _connect(path: Path, *, make: bool, key: str | None) -> sqlite3.Connection:
    if make and not path.exists():
        path.touch(mode=0o600)
    module = _module(key)
    if not make and _locked_away(path):
        db = module.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
    else:
        db = module.connect(path, isolation_level=None, timeout=30)
    try:
        if key:
            db.execute(f"PRAGMA key = \"x'{key}'\"")
            db.execute("PRAGMA cipher_log_level = NONE")  # what is wrong is told by us
            db.execute("PRAGMA temp_store = MEMORY")  # nothing of it in a temporary file
        if make or not _locked_away(path):
            _log_ahead(db)
            for pragma in _PRAGMAS:
                db.execute(f"PRAGMA {pragma}")
    except BaseException:
        db.close()
        raise
    return db  # type: ignore[no-any-return]

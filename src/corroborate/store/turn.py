"""Who writes next, and whether a file is still what it was when it was last closed.

SQLite alone decides who may write, and lets nobody in between; but it is not fair: who has just written may come first
again, for as long as it likes. So writers line up at two locks. The *door* is held by the one that is next, the *turn* by
the one that writes; who leaves stands at the door again like everybody else.

A *seal* is the SHA-256 of the whole ledger file, beside it. It says that the file is open before the first act is written,
and what its hash is when the last program has closed it; then it must hold, to the last unused byte. After a crash it still
says that the file is open, and what the file tells is checked all the same. So there always is one, from before there is a
ledger: one that is gone was taken away, or lost in copying, and the next act tells of that.

A file that SQLite holds open is never closed here: POSIX drops all locks of a process on a file when any of its handles is
closed (https://sqlite.org/howtocorrupt.html, 2.2), so handles wait until the last ledger on it is closed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corroborate.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: SQLite's own waiting has to do
    fcntl = None  # type: ignore[assignment]

_OPEN: Final = b"open\n"
_POLL: Final = (0.0005, 0.002)  # seconds between two looks at a lock
_BLOCK: Final = 1 << 20  # bytes


@dataclass
class _Shared:
    """What all ledgers of this process on one file have in common."""

    count: int = 0
    changed: bool = False
    handles: list[int] = field(default_factory=list)


_SHARED: dict[str, _Shared] = {}
_GUARD = threading.RLock()


class Turn:
    """The place of one ledger in the line before its file, and the file's seal."""

    def __init__(self, path: Path) -> None:
        self._path, self._key = path, os.path.realpath(path)
        self.seal, self._lock = path.with_suffix(".seal"), path.with_suffix(".lock")
        self._trusted = self._left = False
        self.lost = False  # whether the seal was gone when the file was changed, and no act has told of it yet
        with _GUARD:
            _SHARED.setdefault(self._key, _Shared()).count += 1

    @contextlib.contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """The turn to write, after those who came before.

        Raises:
            StoreError: it did not come within `patience` seconds.

        """
        with contextlib.ExitStack() as held:
            if fcntl is not None:
                until = time.monotonic() + patience
                door = held.enter_context(_handle(self._path.parent))
                turn = held.enter_context(_handle(self._lock))
                self._wait(door, until)
                self._wait(turn, until)
                fcntl.flock(door, fcntl.LOCK_UN)
            yield

    def _wait(self, handle: int, until: float) -> None:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    do = "let it finish, and run this again"
                    raise StoreError("another program is writing to this case", where=str(self._path), do=do) from None
                time.sleep(random.uniform(*_POLL))  # noqa: S311 - so that those who wait do not knock in step
            except OSError:
                return  # a file system without such locks; SQLite still lets one in at a time
            else:
                return

    def begin(self) -> None:
        """Say that the file is open, before there is one."""
        write_whole(self.seal, _OPEN)

    def changing(self) -> None:
        """Have the seal say that the file is open, before something is written: called by who has the turn.

        Raises:
            StoreError: the file is not what it was when it was closed.

        """
        said = self._said()
        if self._trusted and said == _OPEN:
            return
        if not self.holds():
            what, do = "the ledger is not what it was when it was last closed", "`corroborate verify` says more"
            raise StoreError(what, where=str(self._path), do=do)
        _SHARED[self._key].changed = self._trusted = True
        self.lost = self.lost or said is None
        if said != _OPEN:
            self.begin()

    def changed(self) -> None:
        """Have the file sealed when the last ledger of this process on it is closed."""
        _SHARED[self._key].changed = True

    def holds(self) -> bool:
        """Whether the seal, where there is one, holds."""
        said = self._said()
        return said in (None, _OPEN) or said == self._now() or said != self._said()  # meanwhile somebody writes

    def gone(self) -> bool:
        """Whether there is no seal."""
        return self._said() is None

    def left_open(self) -> bool:
        """Whether the seal says that the file is open, and nobody in this process has changed it."""
        return self._said() == _OPEN and not _SHARED[self._key].changed

    def closed(self, *, well: bool = True) -> None:
        """Leave the line; the last ledger of the process on a changed file seals it."""
        if self._left:
            return
        self._left = True
        with _GUARD:
            shared = _SHARED[self._key]
            shared.count -= 1
            if shared.count:
                return
            del _SHARED[self._key]
            for handle in shared.handles:
                os.close(handle)
        if shared.changed and well:
            self.set_again()

    def set_again(self) -> None:
        """Set the seal, unless somebody has the file open for writing or something waits in a log beside it."""
        with contextlib.suppress(StoreError, OSError), self.taken(0.0):
            waiting = (self._path.with_name(self._path.name + end) for end in ("-wal", "-journal"))
            if self._said() not in (None, _OPEN) or any(path.exists() and path.stat().st_size for path in waiting):
                return
            with _GUARD:
                data = self._now()
            write_whole(self.seal, data)

    def _said(self) -> bytes | None:
        try:
            return self.seal.read_bytes()
        except FileNotFoundError:
            return None

    def _now(self) -> bytes:
        with _GUARD:
            shared = _SHARED.get(self._key)
            handle = os.open(self._path, os.O_RDONLY)
            if shared is not None:
                shared.handles.append(handle)
            try:
                return _sum(handle)
            finally:
                if shared is None:
                    os.close(handle)


def _sum(handle: int) -> bytes:
    found, size = hashlib.sha256(), 0
    while block := os.read(handle, _BLOCK):
        found.update(block)
        size += len(block)
    return f"sha256 {found.hexdigest()} {size}\n".encode()


@contextlib.contextmanager
def _handle(path: Path) -> Iterator[int]:
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT
    handle = os.open(path, flags, 0o600)
    try:
        yield handle
    finally:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_UN)  # a forked worker may hold the same handle a little longer
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, where the platform can (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in its place, whole, its owner's alone and on the disk, or leave what was there."""
    aside = path.with_name(f"new-{path.name}")
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    sync_folder(path.parent)

"""Bytes in, their SHA-256 out, and the same bytes back for ever: the folder where reports and texts lie.

An object is written to a temporary file in the same folder, forced to the disk, and renamed to its hash, so that a
crash at any moment leaves either the whole object or none. A name that exists is hashed again and never trusted: good
bytes in hand replace damaged ones.

Objects come before the act that tells of them. Until it is told, their names stand in a *list* beside them, which is on the
disk before they are, so that a withdrawal finds what a program put here that was cut off, and touches nothing else that no
record needs.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from corroborate.canonical import digest
from corroborate.errors import StoreError
from corroborate.store.secret import Keys
from corroborate.store.turn import sync_folder

_TEMPORARY: Final = "new-"
_STALE: Final = 3600  # seconds
_NAME: Final = re.compile(r"[0-9a-f]{64}\Z")


class Archive:
    """Bytes by their SHA-256, in `folder`/ab/cdef…; owner-only where the platform has owners. With `keys`, encrypted, under
    names that only they give.
    """

    def __init__(self, folder: Path, keys: Keys | None = None) -> None:
        self.folder, self._keys = folder, keys
        self._list: Path | None = None
        self._doubted = False  # whether something on the list was put here by what failed

    def put(self, data: bytes) -> str:
        """Keep `data` and give its SHA-256; keeping the same bytes again writes nothing.

        Raises:
            StoreError: the disk is full, or the folder cannot be written; nothing half-written stays.

        """
        name = digest(data)
        place = self._place(name)
        if not self._whole(place, name):
            with _explained(place):
                self._listed(place)
                self._write(place, self._hidden(place, data))
        return name

    def _listed(self, place: Path) -> None:
        """Have the list name an object before it lies in its place, and on the disk, so that no loss of power leaves it unnamed."""
        if self._list is None or not self._list.exists():
            self._list = self._begun()
        with self._list.open("a", encoding="ascii") as file:
            file.write(f"\n{place.parent.name}{place.name}\n")  # a line of its own, whatever a full disk cut off before
            file.flush()
            os.fsync(file.fileno())

    def _begun(self) -> Path:
        _folder(self.folder)
        path = self.folder / f"{_TEMPORARY}{secrets.token_hex(8)}"
        path.touch(mode=0o600)
        sync_folder(self.folder)
        return path

    def told(self, *, well: bool) -> None:
        """Of what was put here since the last time, an act has told; or, where it did not end `well`, of some of it none did."""
        if not well:
            self._doubted = self._list is not None
            return
        done, doubted = self._list, self._doubted
        self._list, self._doubted = None, False
        if done and not doubted:
            with contextlib.suppress(OSError):  # a list of objects that are needed does no harm
                done.unlink(missing_ok=True)

    def clear(self, needed: Collection[str]) -> int:
        """Destroy what was put here by who was cut off before an act told of it, unless it is `needed`, and what was only half
        written; how many objects. To be called by the only one that writes.

        Raises:
            StoreError: one cannot be written over or removed.

        """
        wanted, found = {self._place(name) for name in needed}, set[Path]()
        lists = [path for path in self.folder.glob(f"{_TEMPORARY}*") if path != self._list]
        for path in lists:
            names = (line for line in path.read_text("ascii", "replace").splitlines() if _NAME.match(line))
            found |= {self.folder / name[:2] / name[2:] for name in names} - wanted
        stray = sorted(place for place in found if place.is_file())
        for place in (*stray, *self._halves()):
            self._destroy(place)
        for path in lists:
            with _explained(path):
                path.unlink(missing_ok=True)
        return len(stray)

    def get(self, name: str) -> bytes:
        """The bytes whose SHA-256 is `name`.

        Raises:
            StoreError: they are gone, or are no longer what was kept.

        """
        place = self._place(name)
        try:
            data = self._shown(place)
        except OSError as error:
            raise StoreError(
                "an object is missing or cannot be read", where=str(place), do="restore it from a copy"
            ) from error
        except ValueError:
            data = b""  # not what was sealed
        if digest(data) != name:
            raise StoreError("an object's bytes were changed", where=str(place), do="restore it from a copy")
        return data

    def place(self, name: str) -> Path | bytes:
        """The file in which the bytes lie whose SHA-256 is `name`, hashed without being held in memory; of an encrypted
        archive, in which no file is as it came, the bytes.

        Raises:
            StoreError: they are gone, or are no longer what was kept.

        """
        place = self._place(name)
        if self._keys is not None or not place.is_file():
            return self.get(name)
        try:
            with place.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return self.get(name)  # which says what is wrong
        if found != name:
            raise StoreError("an object's bytes were changed", where=str(place), do="restore it from a copy")
        return place

    def holds(self, name: str) -> bool:
        """Whether something lies under this name; `get` says whether it is what it should be."""
        return self._place(name).is_file()

    def lacking(self, names: Iterable[str]) -> frozenset[str]:
        """Those of some names under which nothing lies."""
        return frozenset(name for name in names if not self.holds(name))

    def sound(self, name: str) -> bool:
        """Whether the bytes under this name are those that it says."""
        return self._whole(self._place(name), name)

    def destroy(self, name: str) -> None:
        """Write over an object and remove it; one that is gone already is no error.

        What lies under it on the disk is the disk's: flash storage, snapshots and copies may keep it.

        Raises:
            StoreError: it cannot be written over or removed.

        """
        self._destroy(self._place(name))

    def _destroy(self, place: Path) -> None:
        with _explained(place):
            try:
                with place.open("r+b") as file:
                    file.write(bytes(place.stat().st_size))
                    file.flush()
                    os.fsync(file.fileno())
                place.unlink()
            except FileNotFoundError:
                return
            sync_folder(place.parent)

    def count(self) -> int:
        """How many objects there are; what a crash left half-written is no object."""
        return sum(1 for _ in self._places())

    def names(self) -> Iterator[str]:
        """The SHA-256 of every object, sorted; of an encrypted archive those that can be opened."""
        if self._keys is None:
            yield from (place.parent.name + place.name for place in self._places())
            return
        found = []
        for place in self._places():
            with contextlib.suppress(OSError, ValueError):
                found.append(digest(self._shown(place)))
        yield from sorted(found)

    def _places(self) -> Iterator[Path]:
        if not self.folder.is_dir():
            return
        for shelf in sorted(item for item in self.folder.iterdir() if item.is_dir()):
            for item in sorted(shelf.iterdir()):
                if not item.name.startswith(_TEMPORARY):
                    yield item

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each object that is not what its name says, as (path, what is wrong)."""
        for place in self._places():
            try:
                if self._place(digest(self._shown(place))) != place:
                    yield str(place), "its bytes were changed"
            except ValueError:
                yield str(place), "its bytes were changed"
            except OSError as error:
                yield str(place), f"it cannot be read ({error.strerror})"

    def sweep(self) -> None:
        """Destroy what a crash left half-written an hour ago or earlier. What is younger may be another program's, at work."""
        for item in self._halves():
            with contextlib.suppress(OSError):
                if time.time() - item.stat().st_mtime >= _STALE:
                    self._destroy(item)

    def _halves(self) -> Iterator[Path]:
        return self.folder.glob(f"*/{_TEMPORARY}*")

    def _place(self, name: str) -> Path:
        shown = self._keys.names.name(name) if self._keys else name
        return self.folder / shown[:2] / shown[2:]

    def _hidden(self, place: Path, data: bytes) -> bytes:
        return self._keys.objects.seal(data, place.parent.name + place.name) if self._keys else data

    def _shown(self, place: Path) -> bytes:
        data = place.read_bytes()
        return self._keys.objects.open(data, place.parent.name + place.name) if self._keys else data

    def _whole(self, place: Path, name: str) -> bool:
        try:
            return digest(self._shown(place)) == name
        except (OSError, ValueError):
            return False

    def _write(self, place: Path, data: bytes) -> None:
        _folder(self.folder)
        _folder(place.parent)
        handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=place.parent)  # made readable by its owner alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(place)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
        sync_folder(place.parent)


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


@contextlib.contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        do = "free some space and run it again" if full else "check who owns the case folder"
        raise StoreError(f"cannot write ({error.strerror})", where=str(place.parent), do=do) from error

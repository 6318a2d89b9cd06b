"""An archive's bytes go in (ZIP, TAR, gzip, bzip2, xz); out come its members, in their order, each bounded.

A member's name is words: it may lead out of any folder, hold line ends or turn the writing direction, and is kept so.
Links, devices and pipes are named and left; what is locked, damaged, doubled or made to explode is refused with a reason.
"""

from __future__ import annotations

import bz2
import contextlib
import io
import itertools
import lzma
import mmap
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, Any, Final, TypeAlias

from corroborate.capture.bags import SIGNS, Listed
from corroborate.capture.found import Found, Known, Refused, Taken, plain
from corroborate.capture.kinds import told
from corroborate.errors import InputError

Data: TypeAlias = bytes | mmap.mmap
"""The bytes of a whole, in memory or as they lie in a file."""
LARGEST_PART: Final = 100_000_000  # bytes of one part
MOST: Final = 10_000  # parts of one whole
TOGETHER: Final = 1_000_000_000  # bytes of all parts of one whole
_FREE: Final = 10_000_000  # bytes that may come out of however few
_RATIO: Final = 200  # how many times larger than what it came from a part may be beyond that
_CHUNK: Final = 1 << 16  # bytes that go in at a time
_OUT: Final = 1 << 20  # bytes that come out at a time
_HEAD: Final = b"PK\3\4"  # how a member of a ZIP archive begins
_LONGEST_NAME: Final = 1_000  # characters of a member's name that are kept
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError)


class _Window(io.RawIOBase):
    """Bytes that lie in a file, read as a stream without being held."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = max(0, offset + (0, self._at, len(self._data))[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        piece = self._data[self._at : self._at + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def stream(data: Data) -> IO[bytes]:
    """The bytes of a whole as a file."""
    return io.BytesIO(data) if isinstance(data, bytes) else io.BufferedReader(_Window(data))


class Budget:
    """How much may still come out of a whole; raises InputError when it is used up."""

    def __init__(self, together: int = TOGETHER, most: int = MOST) -> None:
        self._bytes, self._parts, self._together, self._most = 0, 0, together, most

    def part(self) -> None:
        """Count one part."""
        self._parts += 1
        if self._parts > self._most:
            raise InputError(f"it holds more than {self._most:,} parts", do="split it and give the pieces")

    def spend(self, count: int) -> None:
        """Count bytes that came out."""
        self._bytes += count
        if self._bytes > self._together:
            what = f"what it holds is more than {self._together // 1_000_000:,} MB when unpacked"
            raise InputError(what, do="split it and give the pieces")


class Exploding(InputError):
    """A part that unpacks to far more than it came from, or than is taken."""


def check_size(out: int, packed: int, most: int | None = None) -> None:
    """Refuse what came out of so little, or is so much, that it was made to explode; `most` is what one part may have, unless told.

    Raises:
        Exploding: it is.

    """
    most = LARGEST_PART if most is None else most
    if out > most:
        raise Exploding(f"it unpacks to more than {most // 1_000_000:,} MB")
    if out > _FREE and out > _RATIO * max(packed, 1):
        raise Exploding(f"it unpacks to more than {_RATIO} times its size, as only what is made to explode does")


def drained(stream: IO[bytes], packed: int, budget: Budget) -> bytes:
    """All that a stream unpacks to, watched while it comes."""
    out = bytearray()
    while chunk := stream.read(_CHUNK):
        out += chunk
        budget.spend(len(chunk))
        check_size(len(out), packed)
    return bytes(out)


def zipped(data: Data, name: str) -> Iterator[Found]:
    """The members of a ZIP archive.

    Raises:
        InputError: it is damaged, its members share bytes, or they are too many or too much.

    """
    try:
        archive = zipfile.ZipFile(stream(data))
    except (*_DAMAGED, RuntimeError) as error:
        raise InputError(f"the archive is damaged ({_said(error)})", do="get a whole copy of it") from error
    members = [info for info in archive.infolist() if info.file_size or not info.filename.endswith("/")]
    if len(members) > MOST:
        raise InputError(f"it holds {len(members):,} parts, more than {MOST:,}", do="split it and give the pieces")
    _refuse_shared(members)
    if not members:
        raise InputError("the archive is empty")
    budget, listed = Budget(), Listed({_spelled(info): info for info in members}, archive.open)
    for info in members:
        yield _member(archive, info, budget, listed)
    yield from (Refused("", problem) for problem in listed.problems())
    _doubt_unlisted(data, archive)


def _spelled(info: zipfile.ZipInfo) -> str:
    """A member's name as it was meant: many programs write UTF-8 and do not say so."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _doubt_unlisted(data: Data, archive: zipfile.ZipFile) -> None:
    """Say where more lies in an archive than its list names: another program may find other members in it."""
    place = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        start = info.header_offset
        if data.find(_HEAD, place, start) >= 0:
            break
        own = data[start + 26 : start + 30]  # how long the name and what else stands in the member's head are
        place = max(place, start + 30 + int.from_bytes(own[:2], "little") + int.from_bytes(own[2:], "little"))
        place += info.compress_size
    else:
        if data.find(_HEAD, place, archive.start_dir) < 0 and _HEAD not in archive.comment:
            return
    raise InputError("a member lies in it that its list does not name", do="look at it with several programs")


def _refuse_shared(members: list[zipfile.ZipInfo]) -> None:
    """Members that lie on top of one another make a small file explode, and show two readers two different things."""
    placed = sorted(members, key=lambda info: info.header_offset)
    for first, second in pairwise(placed):
        if first.header_offset + 30 + first.compress_size > second.header_offset:
            raise InputError("its members share the same bytes, as only what is made to deceive does")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, listed: Listed) -> Found:
    name, notes = _called(info.orig_filename)
    listed.passes(_spelled(info))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refused(name, "it is a link to somewhere else, and not followed")
    if info.flag_bits & 1:
        return Refused(name, "it is locked with a password; unpack it and give what is inside")
    try:
        check_size(info.file_size, info.compress_size)
        with archive.open(info) as held:
            data = drained(held, info.compress_size, budget)
    except Exploding as error:
        return Refused(name, error.what)
    except InputError:
        raise
    except (*_DAMAGED, RuntimeError) as error:
        return Refused(name, f"it is damaged ({_said(error)})")
    return _taken(data, name, "zip", (*_dated(info), *notes, *listed.notes(_spelled(info), data)))


def _called(words: str) -> tuple[str, tuple[str, ...]]:
    """A member's name as it is kept, and a note where that is not all of it."""
    name = plain(words)
    if len(name) <= _LONGEST_NAME:
        return name, ()
    return f"{name[:_LONGEST_NAME]}…", (
        f"Its name has {len(name):,} characters; the first {_LONGEST_NAME:,} are kept.",
    )


def _dated(info: zipfile.ZipInfo) -> tuple[str, ...]:
    year, month, day, hour, minute, second = info.date_time
    return (
        f"The archive dates it {year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}, by an unknown clock.",
    )


def _taken(data: bytes, name: str, how: str, notes: tuple[str, ...] = ()) -> Found:
    if not data.strip():
        return Refused(name, "the file is empty")
    return Taken(data, told(data, name), Known(), name, how=how, notes=notes)


def tarred(data: Data, name: str) -> Iterator[Found]:
    """The plain files of a TAR archive.

    Raises:
        InputError: it is damaged, or its members are too many or too much.

    """
    budget, found, listed = Budget(), False, _listed(data)
    try:
        with tarfile.open(fileobj=stream(data), mode="r:") as archive:
            for info in archive:
                found = True
                budget.part()
                if not info.isdir():
                    yield _of_tar(archive, info, budget, listed)
    except (tarfile.TarError, *_DAMAGED) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"the archive is damaged ({_said(error)})", do="get a whole copy of it") from error
    except RecursionError as error:
        raise InputError("the archive is damaged (heads without files)", do="get a whole copy of it") from error
    if not found:
        raise InputError("the archive is empty")
    yield from (Refused("", problem) for problem in listed.problems())


def _listed(data: Data) -> Listed:
    """What bags and objects in a TAR archive list; its heads are gone through before for it where there may be any."""
    if any(data.find(sign) >= 0 for sign in SIGNS):
        with (
            contextlib.suppress(tarfile.TarError, RecursionError, *_DAMAGED),  # told of when its files are taken
            tarfile.open(fileobj=stream(data), mode="r:") as archive,
        ):
            names = {info.name: info for info in itertools.islice(archive, MOST) if info.isreg()}
            return Listed(names, archive.extractfile)
    return Listed({}, io.BytesIO)


def _of_tar(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget, listed: Listed) -> Found:
    name, notes = _called(info.name)
    listed.passes(info.name)
    if not info.isreg():
        what = "a link to somewhere else" if info.issym() or info.islnk() else "a device or a pipe"
        return Refused(name, f"it is {what}, and no file")
    if info.size > LARGEST_PART or info.sparse is not None:
        return Refused(name, f"it has holes in it, or more than {LARGEST_PART // 1_000_000} MB")
    held = archive.extractfile(info)
    assert held is not None
    data = drained(held, info.size, budget)
    if len(data) != info.size:
        return Refused(name, "it is cut off")
    return _taken(data, name, "tar", (*notes, *listed.notes(info.name, data)))


def packed(data: Data, name: str) -> Iterator[Found]:
    """The one file in a gzip, bzip2 or xz file.

    Raises:
        InputError: it is damaged.

    """
    inner = plain(name.rsplit("/", 1)[-1])
    for end, other in ((".tgz", ".tar"), (".gz", ""), (".bz2", ""), (".xz", "")):
        if inner.lower().endswith(end):
            inner = inner[: -len(end)] + other
            break
    try:
        out = b"".join(inflated(data))
    except Exploding as error:
        yield Refused(inner, error.what)
    else:
        yield _taken(out, inner, "gzip" if data[:2] == b"\x1f\x8b" else "packed")


def inflated(data: Data, most: int | None = None) -> Iterator[bytes]:
    """What a gzip, zlib, bzip2 or xz stream unpacks to, member by member, chunk by chunk, watched while it comes.

    `most` is what it may come to where it holds many parts, each of which is bounded by itself.

    Raises:
        Exploding: it unpacks to too much.
        InputError: it is damaged or cut off.

    """
    place, out = 0, 0
    while data[place : place + 16].strip(b"\0"):  # tapes are filled up with zeros
        machine = _machine(data[place : place + 8])
        while not machine.eof:
            piece = data[place : place + _CHUNK]
            place += len(piece)
            if not piece:
                raise InputError("it is cut off", do="get a whole copy of it")
            for chunk in _pressed(machine, piece):
                out += len(chunk)
                check_size(out, len(data), most)
                yield chunk
        place -= len(machine.unused_data)


def _pressed(machine: Any, piece: bytes) -> Iterator[bytes]:
    """What comes of a piece, no more than a chunk at a time, however much that is."""
    while True:
        try:
            chunk = bytes(machine.decompress(piece, _OUT))
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
            raise InputError(f"it is damaged ({_said(error)})", do="get a whole copy of it") from error
        yield chunk
        piece = getattr(machine, "unconsumed_tail", b"")
        if machine.eof or not chunk or (not piece and len(chunk) < _OUT):
            return


def _machine(data: bytes) -> Any:
    if data.startswith(b"BZh"):
        return bz2.BZ2Decompressor()
    if data.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=128 * 1024 * 1024)
    if data.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(31)
    raise InputError("something else follows what is packed", do="get a whole copy of it")


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__

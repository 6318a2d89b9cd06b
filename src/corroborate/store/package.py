"""A case in, one file out that a court's expert can verify alone; and back again into any case.

A package is a BagIt bag (RFC 8493) in a ZIP archive of stored files, with RO-Crate 1.1 metadata. It holds the log, what
the acts tell, texts and originals, a checkpoint, and `verify.py`, which is `store/expert.py` to the byte: what an expert
runs is what reads a package here too. Everything in it follows from what is packed, every byte of the archive included,
so that any changed byte shows.

What is withheld is named by its hash alone: an original or a text, or what an act told. The chain verifies all the same.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, Final

from corroborate.canonical import canonical
from corroborate.errors import StoreError, UseError
from corroborate.store import expert
from corroborate.store.log import Entry
from corroborate.store.turn import sync_folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_README: Final = """This is a package of corroborate: reports as they came in, what was read from them, and the log of
every act, so that each can be checked. It is PRIVATE: it holds whole reports, names and sources.

To verify it, run `python3 verify.py` in this folder, or on the ZIP file; better with a copy of verify.py that you got
elsewhere. It needs nothing but Python. Its head says what it checks. `openssl ts` verifies time stamps.

data/log.jsonl       every act: office, place in its chain, time, act, SHA-256 of what it told, hash before, hash
data/told.jsonl      what the acts told, one line each
data/originals/      bytes as they came in, by SHA-256
data/texts/          the words of a report, by SHA-256
data/checkpoint.txt  where every chain stood, signed
data/withheld.json   what is not here, by hash
"""


_OPENING: Final = f"{expert.FOLDER}/data/".encode()  # the name of the first file in a package begins so


def write(
    out: Path,
    leaves: Callable[[Path], object],
    *,
    entries: Iterable[Entry],
    words: Callable[[str], bytes | None],
    objects: Iterable[tuple[str, bytes]],
    checkpoint: bytes,
    withheld: dict[str, list[str]],
    at: str,
    name: str,
) -> None:
    """Write a package to `out`, whole or not at all. `objects` are (path below data/, bytes). `leaves` is called with the file
    when it verified, before it lies where it can be taken from.

    Raises:
        StoreError: it cannot be written, or what was written does not verify.

    """
    aside = out.with_name(f".{out.name}.new")
    try:
        aside.unlink(missing_ok=True)  # what was left by who was killed
        handle, place = _begun(aside)
        with os.fdopen(handle, "w+b") as file:
            _alone(handle)
            _write(file, _files(list(entries), words, objects, checkpoint, withheld), at, name)
            file.flush()
            os.fsync(file.fileno())
            expert.check(str(place))
            leaves(place)
            lies = aside if place == aside else _linked(place, aside, out)
        if lies != out:
            lies.replace(out)
        sync_folder(out.resolve().parent)
    except expert.Broken as error:
        raise StoreError(f"the package did not verify when it was read back ({error})", where=str(out)) from error
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        do = "free some space, or name another file"
        raise StoreError(f"cannot write the package ({error.strerror})", where=str(out), do=do) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()


def cleared(folder: Path) -> tuple[str, ...]:
    """Remove what exports that were killed left in a folder, since it holds whole reports and nobody sees it; its names. What
    an export is writing just now stays.
    """
    return tuple(sorted(path.name for path in folder.glob(".?*.new") if _left(path)))


def _left(path: Path) -> bool:
    """Whether a file was left by an export; then it is gone."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if file.read(30 + len(_OPENING))[30:] == _OPENING and _alone(file.fileno()):
                path.unlink()
                return True
    return False


def _alone(handle: int) -> bool:
    """Take a file for this process, as an export does with what it writes; whether no other one has it."""
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _begun(aside: Path) -> tuple[int, Path]:
    """A new file in the folder of `aside`, open, and the path by which it is read: it has no name where the system can do that
    (Linux, open(2), O_TMPFILE), so that who is killed leaves nothing, and lies at `aside` where it cannot.
    """
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(aside.parent, os.O_RDWR | os.O_TMPFILE, 0o600)
        if (place := Path(f"/proc/self/fd/{handle}")).exists():
            return handle, place
        os.close(handle)
    return os.open(aside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), aside


def _linked(place: Path, aside: Path, out: Path) -> Path:
    """Give a file without a name the name `out`, or that of `aside` where a former package lies there; which."""
    folder = os.open(out.parent, os.O_RDONLY)  # with its handle, what `place` leads to gets the name, and not `place`
    try:
        os.link(place, out.name, dst_dir_fd=folder)
    except FileExistsError:
        os.link(place, aside.name, dst_dir_fd=folder)
        return aside
    finally:
        os.close(folder)
    return out


def _files(
    entries: list[Entry],
    words: Callable[[str], bytes | None],
    objects: Iterable[tuple[str, bytes]],
    checkpoint: bytes,
    withheld: dict[str, list[str]],
) -> Iterator[tuple[str, bytes]]:
    away = {hash for hashes in withheld.values() for hash in hashes}
    yield "data/checkpoint.txt", checkpoint
    yield "data/log.jsonl", b"".join(canonical(list(link)) + b"\n" for link in entries)
    told = (words(link.told) for link in entries if link.told not in away)
    yield "data/told.jsonl", b"".join(data + b"\n" for data in told if data is not None)
    yield "data/withheld.json", canonical(withheld) + b"\n"
    for path, data in objects:
        yield f"data/{path}", data


class _Writer:
    def __init__(self, file: BinaryIO) -> None:
        self._file, self._directory = file, [b""]
        self.sums: dict[str, tuple[str, str, int]] = {}

    def add(self, name: str, data: bytes) -> None:
        offset, whole, crc = self._file.tell(), f"{expert.FOLDER}/{name}".encode(), zlib.crc32(data)
        self._file.write(expert.local_header(whole, crc, len(data)))
        self._file.write(data)
        self._directory.append(expert.central_header(whole, crc, len(data), offset))
        self.sums[name] = expert.sums([data])

    def end(self) -> None:
        offset, whole = self._file.tell(), b"".join(self._directory)
        self._file.write(whole + expert.end_of_archive(len(self._directory) - 1, len(whole), offset))


def _write(file: BinaryIO, files: Iterator[tuple[str, bytes]], at: str, name: str) -> None:
    to = _Writer(file)
    for path, data in files:
        to.add(path, data)
    to.add("data/ro-crate-metadata.json", _crate(to.sums, at, name))
    payload = list(to.sums)
    size = sum(to.sums[path][2] for path in payload)
    to.add("bagit.txt", expert.BAGIT)
    info = f"Bag-Software-Agent: corroborate\nBagging-Date: {at[:10]}\nPayload-Oxum: {size}.{len(payload)}\n"
    to.add("bag-info.txt", info.encode())
    to.add("README.txt", _README.encode())
    to.add("verify.py", (resources.files("corroborate.store") / "expert.py").read_bytes())
    for place, algorithm in enumerate(("sha256", "sha512")):
        to.add(f"manifest-{algorithm}.txt", expert.manifest_of(payload, to.sums, place).encode())
    tags = [path for path in to.sums if path not in set(payload)]
    for place, algorithm in enumerate(("sha256", "sha512")):
        to.add(f"tagmanifest-{algorithm}.txt", expert.manifest_of(tags, to.sums, place).encode())
    to.end()


def _crate(sums: dict[str, tuple[str, str, int]], at: str, name: str) -> bytes:
    """RO-Crate 1.1 metadata: the payload as a data set, each file with its length and hash."""
    kinds = {".jsonl": "application/jsonl", ".json": "application/json", ".txt": "text/plain"}
    files: list[dict[str, Any]] = [
        {
            "@id": path.removeprefix("data/"), "@type": "File", "contentSize": str(size), "sha256": short,
            "encodingFormat": kinds.get(Path(path).suffix, "application/octet-stream"),
        }
        for path, (short, _, size) in sorted(sums.items())
    ]  # fmt: skip
    root = {
        "@id": "./", "@type": "Dataset", "name": name or "A case of corroborate", "datePublished": at,
        "description": "Reports as they came in, what was read from them, and the log of every act.",
        "license": "Private. Not to be published or passed on without the office that made it.",
        "hasPart": [{"@id": file["@id"]} for file in files],
    }  # fmt: skip
    descriptor = {
        "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }  # fmt: skip
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [descriptor, root, *files]}
    return json.dumps(crate, ensure_ascii=False, indent=1).encode() + b"\n"


class Package:
    """A package that verified, as another case's chains and objects. Close it after use.

    Raises:
        StoreError: something in it does not hold, or it is no package.

    """

    def __init__(self, path: Path) -> None:
        try:
            expert.check(str(path))
            self._bag: expert.Zip | expert.Folder = expert.Folder(str(path)) if path.is_dir() else expert.Zip(str(path))
        except FileNotFoundError as error:
            raise UseError("no such file", where=str(path), do="name a package") from error
        except (expert.Broken, OSError) as error:
            what = f"it is no package that verifies ({error})"
            raise StoreError(what, where=str(path), do="ask who sent it for a good copy") from error
        self._told = {expert.digest(line): line for line in expert.lines(self._bag, "data/told.jsonl")}

    def close(self) -> None:
        """Close the file."""
        self._bag.close()

    def entries(self) -> Iterator[Entry]:
        """Every entry of every chain, sorted by office and place."""
        for line in expert.lines(self._bag, "data/log.jsonl"):
            yield Entry(*json.loads(line))

    def words(self, told: str) -> bytes | None:
        """What an act tells, by its hash; None where it was destroyed or is withheld."""
        return self._told.get(told)

    def withheld(self) -> dict[str, list[str]]:
        """The hashes of what is not in it: "objects", "acts", and the acts that were "emptied"."""
        found: dict[str, list[str]] = json.loads(expert.content(self._bag, "data/withheld.json"))
        return found

    def get(self, sha256: str) -> bytes:
        """An original or a text.

        Raises:
            StoreError: it is not in the package.

        """
        for path in (f"data/originals/{sha256}", f"data/texts/{sha256}"):
            if path in self._bag.files:
                return expert.content(self._bag, path)
        raise StoreError("an object is not in the package", where=sha256[:12])

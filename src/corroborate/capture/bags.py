r"""The names of what lies in an archive go in, with a way to read them; out comes what the manifests among them say of the rest.

Who hands over evidence packs it as a BagIt bag (RFC 8493) or an OCFL object (1.0, 1.1), which lists its files with their
digests. Such a list is a promise, and it is checked as that of a WACZ is: each file that is listed and is another, is missing,
or lies where only listed files may, is told. Nothing is left out for it: what came is what there is.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import posixpath
import re
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Final, TypeVar

from corroborate.capture.found import plain

SIGNS: Final = (b"bagit.txt", b"0=ocfl_object_")
"""How the name of a file that declares a bag or an object begins."""
_LENGTHS: Final[Mapping[str, int]] = {"sha512": 128, "sha384": 96, "sha256": 64, "sha224": 56, "sha1": 40, "md5": 32}
_MANIFEST: Final = re.compile(r"(tag)?manifest-([a-z0-9-]+)\.txt\Z", re.IGNORECASE)
_SIDECAR: Final = re.compile(r"inventory\.json\.([a-z0-9-]+)\Z")
_LINE: Final = re.compile(rb"([0-9A-Fa-f]+)[ \t]+\*?(\S.*)\Z", re.DOTALL)
_ESCAPE: Final = re.compile(r"%(0[Aa]|0[Dd]|25)")
_LARGEST: Final = 10_000_000  # bytes of all manifests of one archive
_MOST: Final = 50_000  # digests that they may state
_EACH: Final = 50  # digests that they may state of one file
_DEEP: Final = 50  # folders in folders in which a bag is looked for
_TOLD: Final = 50  # problems that are told one by one
_DAMAGED: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError,
    LookupError, AttributeError, TypeError,
)  # fmt: skip
_Member = TypeVar("_Member")


class _BeyondError(Exception):
    """The manifests are more than is looked at."""


class Listed:
    """What the manifests in an archive say of its files: it is told of each file as it passes, and says at the end what is wrong.

    `names` gives each member by its name, `read` opens one. What no bag holds and no manifest lists is nothing to it.
    """

    def __init__(self, names: Mapping[str, _Member], read: Callable[[_Member], IO[bytes] | None]) -> None:
        self._stated: dict[str, dict[tuple[str, str], str]] = {}  # by path, then by manifest and algorithm: the digest
        self._closed: dict[str, re.Pattern[str]] = {}  # by root: below it, where nothing may lie that is on no list
        self._seen = set[str]()
        self._wrong: list[str] = []
        self._bytes = self._count = 0
        members = {_key(name): member for name, member in names.items()}
        folders = {posixpath.split(name): name for name in members}
        try:
            for (root, base), name in folders.items():
                if base == "bagit.txt":
                    self._closed[root] = re.compile("data/")
                elif base.startswith("0=ocfl_object_"):
                    inventory = posixpath.join(root, "inventory.json")
                    self._inventory(root, inventory, lambda name: self._held(read(members[name])))
            bags = {root for root, base in folders if base == "bagit.txt"}
            for (root, base), name in folders.items():
                found = (_MANIFEST.match(base) if root in bags else None) or _SIDECAR.match(base)
                if found:
                    self._lines(root, name, found[found.re.groups], lambda name: self._held(read(members[name])))
        except _BeyondError:
            self._closed.clear()  # what is on no list cannot be told
            self._wrong.append("the lists of the files in it are too long to be checked")

    def passes(self, name: str) -> None:
        """Told of every file that is there, whether or not it can be taken."""
        self._seen.add(_key(name))

    def notes(self, name: str, data: bytes) -> tuple[str, ...]:
        """What is to be noted of a file with these bytes."""
        key, notes, made = _key(name), list[str](), dict[str, str]()
        for (manifest, algorithm), digest in self._stated.get(key, {}).items():
            if algorithm not in made:
                made[algorithm] = hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
            if made[algorithm] == digest:
                notes.append(f"It is the file that {manifest} lists ({algorithm}).")
            else:
                self._wrong.append(f"{_shown(key)} is not the file that {manifest} lists ({algorithm})")
                notes.append(f"It is not the file that {manifest} lists ({algorithm}).")
        if not notes and self._is_closed(key):
            self._wrong.append(f"{_shown(key)} is in it and on no list")
            notes.append("It lies among files that are listed, and is on no list.")
        return tuple(notes)

    def problems(self) -> Iterator[str]:
        """What is wrong, once all files have passed."""
        lacking = {key: stated for key, stated in self._stated.items() if key not in self._seen}
        missing = [
            f"{_shown(key)} is listed in {next(iter(stated))[0]} and not in it" for key, stated in lacking.items()
        ]
        wrong = [*self._wrong, *missing]
        yield from wrong[:_TOLD]
        if len(wrong) > _TOLD:
            yield f"{len(wrong) - _TOLD:,} more of its files are not as they are listed"

    def _is_closed(self, key: str) -> bool:
        """Whether a file lies where only listed files may."""
        root, rest = "", key
        for _ in range(_DEEP):
            if root in self._closed and self._closed[root].match(rest):
                return True
            folder, slash, rest = rest.partition("/")
            if not slash:
                break
            root = posixpath.join(root, folder)
        return False

    def _held(self, file: IO[bytes] | None) -> bytes:
        if file is None:
            return b""
        with file:
            data = file.read(_LARGEST - self._bytes + 1)
        self._bytes += len(data)
        if self._bytes > _LARGEST:
            raise _BeyondError
        return data

    def _lines(self, root: str, name: str, algorithm: str, held: Callable[[str], bytes]) -> None:
        """The digests of a manifest that has a file on each line."""
        algorithm = algorithm.lower().replace("-", "")
        if not self._is_known(name, algorithm):
            return
        try:
            data = held(name)
        except _DAMAGED as error:
            self._wrong.append(f"{_shown(name)} cannot be read ({type(error).__name__})")
            return
        for line in io.BytesIO(data.removeprefix(b"\xef\xbb\xbf")):
            found = _LINE.match(line.rstrip(b"\r\n"))
            if found and len(found[1]) == _LENGTHS[algorithm]:
                path = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[2].decode("utf-8", "replace"))
                self._state(root, path, name, algorithm, found[1].decode("ascii"))
            elif line.strip():
                self._wrong.append(f"{_shown(name)} has a line that states no digest")
                return

    def _inventory(self, root: str, name: str, held: Callable[[str], bytes]) -> None:
        """The digests of the inventory of an object."""
        try:
            said = json.loads(held(name))
            kinds = [(str(said["digestAlgorithm"]), said["manifest"]), *said.get("fixity", {}).items()]
            content = str(said.get("contentDirectory", "content"))
            stated = [
                (kind, [(str(digest), str(path)) for digest, paths in one.items() for path in paths])
                for kind, one in kinds
            ]
        except _DAMAGED as error:
            self._wrong.append(f"{_shown(name)} cannot be read ({type(error).__name__})")
            return
        self._closed[root] = re.compile(rf"v\d+/{re.escape(content)}/")
        for kind, files in stated:
            if self._is_known(name, kind):
                for digest, path in files:
                    self._state(root, path, name, kind, digest)

    def _is_known(self, manifest: str, algorithm: str) -> bool:
        """Whether digests of this kind can be checked; it is told where they cannot."""
        if algorithm in _LENGTHS:
            return True
        self._wrong.append(f"{_shown(manifest)} states digests of a kind that is not checked ({_shown(algorithm)})")
        return False

    def _state(self, root: str, path: str, manifest: str, algorithm: str, digest: str) -> None:
        self._count += 1
        key, manifest, digest = _key(posixpath.join(root, path)), _shown(manifest), digest.lower()
        if not key.startswith(f"{root}/") if root else key.startswith("../"):
            self._wrong.append(f"{manifest} lists what lies outside of its folder ({_shown(path)})")
            return
        stated = self._stated.setdefault(key, {})
        if stated.setdefault((manifest, algorithm), digest) != digest:
            self._wrong.append(f"{manifest} lists {_shown(key)} as two files")
        if self._count > _MOST or len(stated) > _EACH:
            raise _BeyondError


def _key(name: str) -> str:
    """A member's name as it is compared: programs write one name in several ways (with `./`, marks apart from letters)."""
    return unicodedata.normalize("NFC", posixpath.normpath(plain(name)).lstrip("/"))


def _shown(name: str) -> str:
    return plain(name)[:100]

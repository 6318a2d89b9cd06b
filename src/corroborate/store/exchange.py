"""What leaves a case, and what comes from others: signed checkpoints, packages, and the union with another case.

A union takes both logs as they are, each office's chain beside the others (`Ledger.unite`), and the bytes that the records
need; everything is looked through again before any of it counts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corroborate.errors import StoreError
from corroborate.store import checkpoint as checkpoints
from corroborate.store import expert, log, package
from corroborate.store.archive import Archive
from corroborate.store.inspection import Inspection
from corroborate.store.ledger import Chains, Ledger
from corroborate.store.secret import Box


class Brought(NamedTuple):
    """What a union brought: how many records were new, and how many damaged or missing objects it mended."""

    new: int
    mended: int


class Exchange:
    """The door of one case to others. `box` encrypts its signing key, where the case is encrypted."""

    def __init__(self, folder: Path, ledger: Ledger, archive: Archive, box: Box | None) -> None:
        self._folder, self._ledger, self._archive, self._box = folder, ledger, archive, box

    def key(self) -> tuple[str, bytes, str]:
        """The key that signs this case's checkpoints: its name, its 32 bytes, its verifier key. Made when first needed.

        Raises:
            StoreError: it is not the one that the log tells of.

        """
        path = self._folder / checkpoints.KEY_FILE
        with self._ledger.batch():
            known = self._verifiers(own=True)
            if not known:  # until the log tells of one, the next that is made takes its place
                name, seed = self._new_key()
                checkpoints.write_key(path, seed, name, self._box)
                self._tell_of_key(name, seed)
                known = self._verifiers(own=True)
            seed, name = checkpoints.read_key(path, self._box)
            vkey = checkpoints.verifier(seed, name)
            if vkey not in known:
                raise StoreError("the signing key is not the one that the log tells of", where=str(path))
            return name, seed, vkey

    def renew_key(self) -> bool:
        """Make another signing key where the one that the log tells of is gone; whether it was."""
        path = self._folder / checkpoints.KEY_FILE
        with self._ledger.batch():
            gone = bool(self._verifiers(own=True)) and not path.exists()
            if gone:
                name, seed = self._new_key()
                self._tell_of_key(name, seed)
        if gone:  # who is cut off here finds it gone again; a key there that the log does not tell of would stay
            checkpoints.write_key(path, seed, name, self._box)
        return gone

    def _new_key(self) -> tuple[str, bytes]:
        return f"corroborate-{self._ledger.own()[:12]}", checkpoints.new_key()

    def _tell_of_key(self, name: str, seed: bytes) -> None:
        with self._ledger.act("key made", vkey=checkpoints.verifier(seed, name), always=True):
            pass

    def _verifier(self) -> str:
        return checkpoints.verifier(*checkpoints.read_key(self._folder / checkpoints.KEY_FILE, self._box))

    def _verifiers(self, *, own: bool = False) -> list[str]:
        """The verifier keys that the log tells of: of all offices, or of this case."""
        office, found = self._ledger.own(), []
        for link in self._ledger.entries():
            if link.act == "key made" and (not own or link.office == office):
                data = self._ledger.words(link.told)
                found += [log.read(data)["vkey"]] if data else []
        return found

    def key_trouble(self) -> str:
        """Why the signing key is not the one that the log tells of; "" where it is, or none was ever needed."""
        known = self._verifiers(own=True)
        try:
            return "it is not the key that the log tells of" if known and self._verifier() not in known else ""
        except StoreError as error:
            return error.what

    def since(self, checkpoint: bytes, key: str | None = None) -> tuple[str, ...]:
        """What is wrong with a log that a checkpoint was taken of earlier: nothing, or one line.

        `key` is the verifier key of who signed it, where it is none that the log tells of.
        """
        try:
            heads, _ = expert.checkpoint(checkpoint, [key] if key else self._verifiers())
            expert.check_prefix(heads, {(link.office, link.seq): link.hash for link in self._ledger.entries()})
        except expert.Broken as error:
            return (str(error),)
        return ()

    def checkpoint(self) -> bytes:
        """Where every chain stands now, as a signed note for somebody else to keep."""
        name, seed, _ = self.key()
        return checkpoints.make(self._ledger.heads(), seed, name)

    def pack(self, out: Path, away: Collection[str], name: str, *, originals: bool) -> str:
        """Write a package of the case called `name` to `out`, without the reports in `away`, or without any original; its SHA-256.

        It was read back and verified when this returns.

        Raises:
            StoreError: something is not as it was kept, or the package cannot be written.

        """
        acts = self._ledger.telling_of(away) | self._ledger.numbering() if away else set[str]()
        held = self._objects(away, originals=originals)
        emptied = self._ledger.missing("emptied")
        absent = {hash for hash in self._ledger.missing("withheld") if self._ledger.words(hash) is None}
        links = {link.told for link in self._ledger.entries()}
        withheld = {
            "acts": sorted(((acts | absent) & links) - emptied), "emptied": sorted(emptied),
            "objects": sorted(self._needed_without(away) - set(held)),
        }  # fmt: skip
        signer, seed, _ = self.key()
        entries, sha256 = list(self._ledger.entries()), ""

        def leaves(file: Path) -> None:
            nonlocal sha256
            sha256 = _sha256(file)
            told = {"package": sha256, "withheld_reports": sorted(away), "originals": originals}
            with self._ledger.act("exported", always=True, **told):
                pass

        package.write(
            out, leaves, entries=entries, words=self._ledger.words, withheld=withheld, at=self._ledger.at, name=name,
            objects=((f"{kind}/{sha256}", self._archive.get(sha256)) for sha256, kind in sorted(held.items())),
            checkpoint=checkpoints.make(self._ledger.heads(), seed, signer),
        )  # fmt: skip
        return sha256

    def _needed_without(self, away: Collection[str]) -> set[str]:
        reports = (row for row in self._ledger.rows("report") if row.id not in away)
        texts = (row for row in self._ledger.rows("text") if row.parent not in away)
        return {json.loads(row.body)["sha256"] for row in reports} | {json.loads(row.body)["content"] for row in texts}

    def _objects(self, away: Collection[str], *, originals: bool) -> dict[str, str]:
        """The SHA-256 of what goes into a package, each with the folder it goes to."""
        found = {}
        for row in self._ledger.rows("text"):
            if row.parent not in away:
                found[str(json.loads(row.body)["content"])] = "texts"
        for row in self._ledger.rows("report") if originals else ():
            if row.id not in away:
                found[str(json.loads(row.body)["sha256"])] = "originals"
        absent = self._archive.lacking(self._ledger.missing("withheld"))
        return {sha256: kind for sha256, kind in found.items() if sha256 not in absent}

    def unpack(self, path: Path) -> Brought:
        """Add all that a package holds, once it verified; what that brought. It is a union, like `merge`.

        Raises:
            StoreError: something in it does not hold, or it went another way than a chain that is here.

        """
        with contextlib.closing(package.Package(path)) as theirs:
            away = theirs.withheld()
            hashes = sorted({*away["objects"], *away["acts"]})
            return self.unite(theirs, theirs.get, "imported", withheld=hashes, package=_sha256(path))

    def unite(self, chains: Chains, get: Callable[[str], bytes], name: str, **told: Any) -> Brought:
        """Add all that other chains tell, with the objects that `get` gives, see `Ledger.unite`. An object that was here and
        is damaged or gone is put in its place again, by its hash; the log tells of it.

        Raises:
            StoreError: it does not hold together, or both went on writing one chain.

        """
        before, mended = self._ledger.needed(), list[str]()

        def bring(names: Collection[str]) -> None:
            mended.extend(name for name in self._taken(names, get) if name in before)
            if mended:
                with self._ledger.act("mended", always=True, objects=mended):
                    pass
            wrong = next(Inspection(self._ledger, self._archive).wrong(), None)
            if wrong:
                raise StoreError(f"{wrong[1]}", where=wrong[0], do="ask who sent it for a good copy")

        return Brought(self._ledger.unite(chains, bring, name, **told), len(mended))

    def _taken(self, names: Iterable[str], get: Callable[[str], bytes]) -> Iterator[str]:
        """Take the objects that are not here, or damaged; those that were taken."""
        away = self._ledger.missing("withheld")
        for name in sorted(names):
            here = self._archive.holds(name)
            if not (here and self._archive.sound(name)):
                with contextlib.suppress(
                    *([StoreError] if here or name in away else [])
                ):  # what stays damaged is named
                    self._archive.put(get(name))
                    yield name


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

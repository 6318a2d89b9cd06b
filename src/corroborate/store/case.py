"""A case folder in, its records out: reports, texts, statements and decisions, kept for ever and found again.

The folder is private. It holds `case.toml` (what the case counts, and its policy), `objects/` (bytes by hash) and
`ledger.sqlite` (records and the log). Everything else about a case is worked out.

Bytes go to the archive before the ledger tells of them, so a crash in between leaves at worst an object that nothing
needs. A statement whose quote does not stand in its text is refused when it would be kept, and found by `verify`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from corroborate.account import Case, Policy
from corroborate.canonical import Fingerprint, canonical, digest, fingerprint, identify
from corroborate.errors import CorroborateError, InputError, NoSuchId, NotACase, StoreError, UseError
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
    content,
    counts,
    verdicts,
)
from corroborate.store import checkpoint as checkpoints
from corroborate.store import expert, log, package, secret
from corroborate.store.archive import Archive
from corroborate.store.ledger import Chains, Gone, Ledger
from corroborate.store.log import Row
from corroborate.store.secret import Keys
from corroborate.store.turn import sync_folder, write_whole

_NOTE: Final = """This folder is a case of corroborate. It is PRIVATE: it holds whole reports, names and sources.
Never give it away and never publish from it by hand; `corroborate publish` makes what may leave.
"""
_PUBLIC: Final = re.compile(r"([A-Z])([1-9]\d*)\Z")
_LEDGER: Final = "ledger.sqlite"
_PARENTS: Final = {
    "capture": "report", "text": "report", "reading": "text", "part": "whole", "picture": "report"
} | dict.fromkeys(STATEMENT_KINDS, "text")  # fmt: skip


_BESIDE: Final[Mapping[str, Sequence[str]]] = {
    "capture": ("name", "at"), "picture": ("maker",), "report": ("sha512",)
}  # fmt: skip
OWN_FILES: Final = ("case.toml", "README.txt", ".gitignore")


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


class Forgotten(NamedTuple):
    """What was destroyed: the ids of the reports, and how many objects of the archive."""

    reports: tuple[str, ...]
    objects: int


class Store:
    """An open case. `at` (ISO 8601, UTC) and what `told` says (by whom, with which program) go into the log with each act."""

    def __init__(self, folder: Path, ledger: Ledger, case: Case, policy: Policy, keys: Keys | None = None) -> None:
        self.folder, self.case, self.policy = folder, case, policy
        self._ledger = ledger
        self._archive = Archive(folder / "objects", keys)
        self._box = keys.objects if keys else None
        self._last = ("", "")  # the text looked into last, with its words

    @property
    def at(self) -> str:
        """The time that goes into the log with each act."""
        return self._ledger.at

    @at.setter
    def at(self, at: str) -> None:
        self._ledger.at = at

    @classmethod
    def create(
        cls,
        folder: Path,
        case: Case,
        *,
        at: str = "",
        told: Mapping[str, Any] | None = None,
        passphrase: str | None = None,
    ) -> Store:
        """Make a case folder and open it. With a `passphrase`, what holds words is encrypted: see `secret.py`.

        Raises:
            UseError: a case, or something else, lies there already.
            StoreError: the folder cannot be written.

        """
        files = {"README.txt": _NOTE.encode(), ".gitignore": b"*\n", "case.toml": _as_toml(case, folder)}
        made: list[Path] = []
        try:
            _refuse_taken(folder, files)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)  # it may have been there, open to everybody
            for name, data in files.items():
                made.append(folder / name)
                write_whole(folder / name, data)
            made += [
                folder / name for name in (secret.KEY_FILE, "ledger.lock", "ledger.seal", _LEDGER)
            ]  # last: a folder without it is no case
            keys = secret.make(folder, passphrase) if passphrase is not None else None
            Ledger(folder / _LEDGER, make=True, key=keys.ledger if keys else None).close()
            sync_folder(folder)
        except (OSError, StoreError, UseError) as error:
            _remove(made)
            if isinstance(error, CorroborateError):
                raise
            raise _unwritable(folder, error) from error
        return cls.open(folder, at=at, told=told, passphrase=lambda _: passphrase or "")

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        at: str = "",
        told: Mapping[str, Any] | None = None,
        passphrase: Callable[[Path], str] | None = None,
    ) -> Store:
        """Open a case folder. What a crash cut off is finished or swept away. `passphrase` is asked where it is encrypted.

        Raises:
            UseError: the case is encrypted, and the passphrase wrong or not given.
            NotACase: no case lies there, or a newer version made it.
            UseError: its `case.toml` holds something unknown.

        """
        if not (folder / _LEDGER).is_file():
            raise NotACase(
                "no case lies here", where=str(folder), do="make one with `corroborate init`, or name it with --case"
            )
        case, policy = _from_toml(folder / "case.toml")
        keys = _unlocked(folder, passphrase)
        ledger = Ledger(folder / _LEDGER, at=at, told=told, key=keys.ledger if keys else None)
        store = cls(folder, ledger, case, policy, keys)
        try:
            store._mend()
        except BaseException:
            store.close()
            raise
        return store

    def _mend(self) -> None:
        """Finish what was cut off: a half-written object, a withdrawal, the first act of a case."""
        self._archive.sweep()
        if self._ledger.fixed:
            return
        if not self._ledger.files():
            self.configure("made")
        if self._ledger.todo():
            with contextlib.suppress(StoreError):  # another program has it open; `verify` tells
                self._clean()

    def close(self) -> None:
        """Close the case."""
        self._ledger.close()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All that is kept inside is kept at once, or not at all."""
        with self._ledger.batch():
            yield

    @contextlib.contextmanager
    def act(self, name: str, **told: object) -> Iterator[None]:
        """All that is kept inside is one act in the log, called `name`; what it `told` is not empty goes in with it."""
        with self._ledger.act(name, **told):
            yield

    def configure(self, name: str = "configured") -> tuple[str, ...]:
        """Write into the log what the case's own files are now; the names of those that differ from what it said."""
        now, before = self._own_files(), self._ledger.files()
        changed = tuple(sorted(name for name, sha256 in now.items() if before.get(name) != sha256))
        if changed:
            settings = (self.folder / "case.toml").read_text("utf-8") if "case.toml" in changed else ""
            with self.act(name, case=settings):
                self._ledger.note("files", [[name, now[name]] for name in changed])
        return changed

    def _own_files(self) -> dict[str, str]:
        found = {name: self.folder / name for name in OWN_FILES}
        return {name: digest(path.read_bytes()) if path.is_file() else "" for name, path in found.items()}

    def keep(
        self, data: bytes, media: str, capture: Capture, seen: Fingerprint | None = None
    ) -> tuple[Report, Capture, bool]:
        """Keep a report's bytes and one capture of it (whose `report` is filled in here); True where either is new.

        `seen` is the fingerprint that was taken when the bytes came in, before anything looked at them.

        Raises:
            InputError: these bytes were withdrawn.
            StoreError: they are no longer those that came in; or they cannot be kept.

        """
        found = fingerprint(data)
        if seen is not None and seen != found:
            raise StoreError("bytes changed between their coming in and their keeping", where=capture.name)
        report = Report(found.sha256, media, found.size, found.sha512)
        taken = dataclasses.replace(capture, report=report.id, at=capture.at or self.at)
        with self.act("captured"):
            self._refuse_withdrawn(found.sha256)
            self._archive.put(data)
            fresh = self._keep("report", report)
            fresh = self._keep("capture", taken) or fresh
        return report, taken, fresh

    def _refuse_withdrawn(self, sha256: str) -> None:
        gone = self._ledger.gone(sha256)
        if gone is not None:
            what = f"these bytes were withdrawn on {gone.at}{f' by {gone.by}' if gone.by else ''} ({gone.why})"
            raise InputError(what, do=f"`corroborate allow {sha256} --why ...` lets them in again")

    def forget(self, reports: Iterable[str], why: str) -> Forgotten:
        """Destroy reports, all that lies in them and all that was read or decided from them, under a decision in the log.

        What is destroyed: their bytes and texts, the records that stand on them, and the words of every act that tells
        of one. The chain still verifies. The same bytes are refused from then on, whoever brings them, until `allow`.

        Raises:
            NoSuchId: one is no report.
            UseError: one lies in a report that is to stay.
            StoreError: another program has the case open; opening the case again finishes what is left.

        """
        with self.act("withdrawn", why=why):
            doomed = self.falling(reports)
            names = {id: json.loads(row.body)["sha256"] for id in doomed if (row := self._ledger.row(id))}
            for sha256 in sorted(set(names.values())):
                self._ledger.withdraw(sha256, gone=True)
            self._ledger.empty(doomed)
        objects = self._clean()
        return Forgotten(tuple(sorted(doomed)), objects)

    def falling(self, reports: Iterable[str]) -> set[str]:
        """What is forgotten with some reports: they, those of the same bytes, and what lies in them and nowhere else.

        Raises:
            NoSuchId: one is no report.
            UseError: one lies in a report that is to stay.

        """
        wholes, doomed = self.wholes(), set[str]()
        same: dict[str, set[str]] = {}
        for row in self._ledger.rows("report"):
            same.setdefault(json.loads(row.body)["sha256"], set()).add(row.id)
        twins = {id: ids for ids in same.values() for id in ids}
        left = [id for id in reports if self.kind(id) == "report" or _no_report(id)]
        while left:
            id = left.pop()
            doomed |= twins[id]
            held = {part.report for twin in twins[id] for part in self.parts(twin)}
            left += [part for part in held - doomed if {p.whole for p in wholes[part]} <= doomed]
        for id in sorted(doomed):
            outside = sorted({part.whole for part in wholes.get(id, ())} - doomed)
            if outside:
                what = f"its bytes also lie in {', '.join(map(self.called, outside))}, which would keep them"
                raise UseError(
                    what, where=self.called(id), do="name that too; all that lies in it is forgotten with it"
                )
        return doomed

    def _clean(self) -> int:
        """Do what a withdrawal left to do; how many objects were destroyed."""
        with self.batch():
            needed = self._ledger.needed()
            names = [
                name for what, _, name in (item.partition(" ") for item in self._ledger.todo()) if what == "object"
            ]
            for name in names:
                if name not in needed:
                    self._archive.destroy(name)
            self._archive.sweep(older=-60)  # nobody else writes now, and words may lie in what a crash left
        self._ledger.cleaned()
        self._last = ("", "")
        return len(names)

    def allow(self, sha256: str, why: str) -> str:
        """Let bytes that were withdrawn in again, under a decision in the log; their whole SHA-256.

        Raises:
            NoSuchId: no withdrawn bytes are called so.

        """
        found = [name for name in self._ledger.banned() if name.startswith(sha256)]
        if len(found) != 1 or len(sha256) < 4:
            raise NoSuchId(
                "no withdrawn bytes have this SHA-256", where=sha256, do="`corroborate withdrawn` lists them"
            )
        with self.act("allowed", why=why):
            self._ledger.withdraw(found[0], gone=False)
        return found[0]

    def withdrawn(self) -> tuple[tuple[str, Gone], ...]:
        """The SHA-256 of all bytes that are withdrawn, each with when, by whom and why."""
        found = ((sha256, self._ledger.gone(sha256)) for sha256 in self._ledger.banned())
        return tuple((sha256, gone) for sha256, gone in found if gone)

    def key(self) -> tuple[str, bytes, str]:
        """The key that signs this case's checkpoints: its name, its 32 bytes, its verifier key. Made when first needed.

        Raises:
            StoreError: it is not the one that the log tells of.

        """
        path = self.folder / checkpoints.KEY_FILE
        with self.batch():
            known = self._verifiers(own=True)
            if not known:
                name, seed = f"corroborate-{self._ledger.own()[:12]}", checkpoints.new_key()
                checkpoints.write_key(path, seed, name, self._box)
                with self.act("key made", vkey=checkpoints.verifier(seed, name), always=True):
                    pass
                known = self._verifiers(own=True)
            seed, name = checkpoints.read_key(path, self._box)
            vkey = checkpoints.verifier(seed, name)
            if vkey not in known:
                raise StoreError("the signing key is not the one that the log tells of", where=str(path))
            return name, seed, vkey

    def _verifier(self) -> str:
        return checkpoints.verifier(*checkpoints.read_key(self.folder / checkpoints.KEY_FILE, self._box))

    def _verifiers(self, *, own: bool = False) -> list[str]:
        """The verifier keys that the log tells of: of all offices, or of this case."""
        office, found = self._ledger.own(), []
        for link in self._ledger.entries():
            if link.act == "key made" and (not own or link.office == office):
                data = self._ledger.words(link.told)
                found += [log.read(data)["vkey"]] if data else []
        return found

    def checkpoint(self) -> bytes:
        """Where every chain stands now, as a signed note for somebody else to keep."""
        name, seed, _ = self.key()
        return checkpoints.make(self._ledger.heads(), seed, name)

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

    def pack(self, out: Path, withhold: Collection[str] = (), *, originals: bool = True) -> str:
        """Write a package of the case to `out`, without the reports in `withhold`, or without any original; its SHA-256.

        It was read back and verified when this returns.

        Raises:
            StoreError: something is not as it was kept, or the package cannot be written.
            NoSuchId: one to be withheld is no report.

        """
        away = self.falling(withhold)
        acts = self._ledger.telling_of(away) if away else set[str]()
        held = self._objects(away, originals=originals)
        emptied = self._ledger.missing("emptied")
        absent = {hash for hash in self._ledger.missing("withheld") if self._ledger.words(hash) is None}
        links = {link.told for link in self._ledger.entries()}
        withheld = {
            "acts": sorted(((acts | absent) & links) - emptied), "emptied": sorted(emptied),
            "objects": sorted(self._needed_without(away) - set(held)),
        }  # fmt: skip
        name, seed, _ = self.key()
        entries = list(self._ledger.entries())
        package.write(
            out, entries=entries, words=self._ledger.words, withheld=withheld, at=self.at, name=self.case.name,
            objects=((f"{kind}/{sha256}", self._archive.get(sha256)) for sha256, kind in sorted(held.items())),
            checkpoint=checkpoints.make(self._ledger.heads(), seed, name),
        )  # fmt: skip
        with out.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with self.act("exported", always=True, package=sha256, withheld_reports=sorted(away), originals=originals):
            pass
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
        absent = {sha256 for sha256 in self._ledger.missing("withheld") if not self._archive.holds(sha256)}
        return {sha256: kind for sha256, kind in found.items() if sha256 not in absent}

    def unpack(self, path: Path) -> int:
        """Add all that a package holds, once it verified; how many records were new. It is a union, like `merge`.

        Raises:
            StoreError: something in it does not hold, or it went another way than a chain that is here.

        """
        with contextlib.closing(package.Package(path)) as theirs:
            away = theirs.withheld()
            hashes = sorted({*away["objects"], *away["acts"]})
            return self._unite(theirs, theirs.get, "imported", withheld=hashes)

    def keep_capture(self, capture: Capture) -> None:
        """Keep what a report says about itself as a capture of its own."""
        self._keep("capture", dataclasses.replace(capture, at=capture.at or self.at))

    def keep_part(self, part: Part) -> bool:
        """Keep that one report lies in another; True where it is new."""
        return self._keep("part", part)

    def parts(self, whole: str) -> tuple[Part, ...]:
        """What lies in a report, in its order (ties by id)."""
        found: list[Part] = [_decode(row) for row in self._ledger.under(whole, "part")]
        return tuple(sorted(found, key=lambda part: (part.place, part.id)))

    def wholes(self) -> dict[str, tuple[Part, ...]]:
        """In what a report lies, by the report's id: each of its places in any other."""
        found: dict[str, list[Part]] = {}
        for row in self._ledger.rows("part"):
            part: Part = _decode(row)
            found.setdefault(part.report, []).append(part)
        return {id: tuple(parts) for id, parts in sorted(found.items())}

    def keep_picture(self, picture: Picture) -> None:
        """Keep what an image or a video shows of itself. A failure noted for the report is over."""
        with self.act("looked at"):
            self._keep("picture", picture)
            self.fail(picture.report, "")

    def pictures(self) -> tuple[Picture, ...]:
        """What every image and video shows of itself, sorted by report and id."""
        return tuple(map(_decode, self._ledger.rows("picture")))

    def texts(self, report: str) -> tuple[Text, ...]:
        """Every text of a report, sorted by id."""
        return tuple(self._text(row) for row in self._ledger.under(report, "text"))

    def keep_text(self, text: Text) -> None:
        """Keep a report's text; its words go to the archive. A failure noted for the report is over."""
        name = self._archive.put(text.content.encode("utf-8"))
        body = {"report": text.report, "content": name}
        extra = _content_of(text, ("maker", "language", "title", "paragraphs", "sentences", "notes"))
        with self.act("read"):
            self._write(Row(text.id, "text", text.report, _json(body), _json(extra)))
            self.fail(text.report, "")

    def keep_reading(self, reading: Reading, statements: Iterable[Statement]) -> None:
        """Keep a reading with its statements, and make it the live one of its text's report.

        Raises:
            NoSuchId: its text is not kept.
            UseError: a statement is of another text or quotes what does not stand there, or the reading lists others.

        """
        told = tuple(statements)
        row = self._ledger.row(reading.text)
        if row is None or row.kind != "text":
            raise NoSuchId("no such text is kept", where=reading.text[:12], do="keep the text before its reading")
        if tuple(statement.id for statement in told) != reading.statements:
            raise UseError("the statements are not those that the reading lists", where=reading.reader)
        words = self._words_of(row)
        for record in (reading, *told):
            if record.text != reading.text or not _stand(content(record), words):
                what = "a quote does not stand in its text"
                raise UseError(what, where=f"{reading.reader}, {record.id[:12]}", do="mend the reader")
        with self.act("read"):
            for statement in told:
                self._keep(statement.kind, statement)
            self._keep("reading", reading)
            self._ledger.read_as(row.parent, reading.id)

    def decide(self, decision: Decision) -> bool:
        """Keep what a person judged; True where it is new.

        Raises:
            NoSuchId: it is about a record that is not kept.

        """
        for id in decision.about:
            self.kind(id)
        with self.act("decided", by=decision.by):
            return self._keep("decision", decision)

    def code(self, statement: Statement, decision: Decision) -> bool:
        """Keep a statement that a person wrote down, with the decision that lets it count; True where that is new.

        Raises:
            NoSuchId: its text is not kept, or the decision is about something else that is not.
            UseError: it quotes what does not stand there.

        """
        row = self._ledger.row(statement.text)
        if row is None or row.kind != "text":
            raise NoSuchId("no such text is kept", where=statement.text[:12])
        if not _stand(content(statement), self._words_of(row)):
            raise UseError("a quote does not stand in its text", where=statement.id[:12], do="mark its words anew")
        with self.act("decided", by=decision.by):
            self._keep(statement.kind, statement)
            return self.decide(decision)

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made (ties by id)."""
        found: list[Decision] = [_decode(row) for row in self._ledger.rows("decision")]
        return tuple(sorted(found, key=lambda decision: (decision.at, decision.id)))

    def decisions_since(self, place: int, most: int) -> tuple[tuple[int, Decision], ...]:
        """The decisions that reached the log after a place in it, in that order, each with its place; of `most` acts."""
        found = [(at, self._ledger.row(id)) for at, id in self._ledger.since("decision", place, most)]
        return tuple((at, _decode(row)) for at, row in found if row is not None)

    def merge(self, other: Store) -> int:
        """Add all that another case holds, its log under its own office; how many records were new. Its numbers stay there.

        Whichever case is merged into which, and however often, the same is kept.

        Raises:
            UseError: it is this case.
            StoreError: the other case is damaged, or one is a copy of the other and both were worked in.

        """
        if self.folder.resolve() == other.folder.resolve():
            raise UseError("this is the same case", where=str(other.folder), do="name another one")
        wrong = other.verify()[1]
        if wrong:
            do = f"`corroborate verify --case {other.folder}` says more"
            raise StoreError(f"it is not as it was kept ({wrong[0]})", where=str(other.folder), do=do)
        return self._unite(other._ledger, other._archive.get, "merged")

    def _unite(self, chains: Chains, get: Callable[[str], bytes], name: str, **told: Any) -> int:
        def bring(names: Collection[str]) -> None:
            self._take(names, get)
            wrong = next(self._all_wrong(), None)
            if wrong:
                raise StoreError(f"{wrong[1]}", where=wrong[0], do="ask who sent it for a good copy")

        new = self._ledger.unite(chains, bring, name, **told)
        if self._ledger.todo():
            self._clean()
        return new

    def _take(self, names: Iterable[str], get: Callable[[str], bytes]) -> None:
        away = self._ledger.missing("withheld")
        for name in sorted(names):
            if not self._archive.holds(name):
                with contextlib.suppress(*([StoreError] if name in away else [])):
                    self._archive.put(get(name))

    def head(self) -> str:
        """Names what is kept; another act, by whichever program, gives another head."""
        return self._ledger.head()

    def failures(self) -> Mapping[str, str]:
        """Why reports gave nothing, by report id, sorted."""
        return self._ledger.failures()

    def fail(self, report: str, reason: str) -> None:
        """Note why a report gave nothing; keeping its text takes the note away."""
        self._ledger.fail(report, reason)

    def data(self, report: Report) -> bytes:
        """A report's bytes."""
        return self._archive.get(report.sha256)

    def reports(self, only: Collection[str] | None = None) -> Iterator[Kept]:
        """Every report, or those of the ids in `only`, sorted by id. The case may be written to meanwhile.

        Raises:
            StoreError: something is no longer what was kept.

        """
        failures, accepted = self._ledger.failures(), self._accepted()
        for id in self._ledger.ids("report") if only is None else sorted(only):
            row = self._ledger.row(id)
            if row is not None and row.kind == "report":
                yield self._kept(row, failures.get(id), accepted)

    def statement(self, id: str) -> Statement:
        """The statement of an id, a published number, or the beginning of an id.

        Raises:
            NoSuchId: nothing, or more than one thing, is called so.

        """
        row = self._ledger.row(self.resolve(id))
        if row is None or row.kind not in STATEMENT_KINDS:
            raise NoSuchId("it is no statement", where=id, do="`corroborate claims` lists them")
        found: Statement = _decode(row)
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
        return self._kept(report, self._ledger.failures().get(report.id), self._accepted(), row)

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

    def number(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        """The numbers under which things are published; new ones get the next numbers, in the order given."""
        with self.act("numbered"):
            return {id: self._ledger.number(kind, id) for id in ids}

    def verify(self) -> tuple[str, tuple[str, ...]]:
        """Hash everything again: (what was checked, in words; what is wrong, one line each).

        A ledger that a crash left open is sealed again where all is well.
        """
        found = [*self._archive.problems(), *self._ledger.problems(), *self._changed_files()]
        try:
            found += self._all_wrong()
        except CorroborateError as error:
            found.append((error.where, error.what))
        checked = self._ledger.count()
        objects = self._archive.count()
        lines = tuple(f"{where}: {what}; restore it from a copy" for where, what in dict.fromkeys(found))
        if not lines and not self._ledger.fixed:
            self._ledger.seal()
        return f"{objects} objects and {checked} records hashed, the chain walked", lines

    def _all_wrong(self) -> Iterator[tuple[str, str]]:
        away = self._ledger.missing("withheld")
        for kind in ("report", "capture", "part", "picture", "text", *STATEMENT_KINDS, "reading", "decision"):
            for row in self._ledger.rows(kind):
                yield from ((f"{kind} {row.id[:12]}", words) for words in self._wrong(row, away))

    def _changed_files(self) -> Iterator[tuple[str, str]]:
        said = self._ledger.files()
        for name, sha256 in self._own_files().items():
            if said and said.get(name) != sha256:
                meant = "if that was meant, `corroborate configure` says so"
                yield name, f"it was changed since the log told of it ({meant})"
        known = self._verifiers(own=True)
        try:
            if known and self._verifier() not in known:
                yield checkpoints.KEY_FILE, "it is not the key that the log tells of"
        except StoreError as error:
            yield checkpoints.KEY_FILE, error.what

    def _wrong(self, row: Row, away: Collection[str]) -> Iterator[str]:
        """What is wrong with one record; rows come sorted by parent, so that a text is fetched once."""
        try:
            body = json.loads(row.body)
            if identify(row.kind, body) != row.id or _json(body) != row.body:
                yield "its words do not give its id"
            if row.parent != body.get(_PARENTS.get(row.kind, ""), ""):
                yield "it is filed under another record"
            if row.kind == "report" and (body["sha256"] not in away or self._archive.holds(body["sha256"])):
                yield from self._other_bytes(row, body)
            if row.kind == "text":
                self._text(row)
            if row.kind in (*STATEMENT_KINDS, "reading") and not _stand(body, self._words(row.parent)):
                yield "a quote does not stand in its text"
            if row.kind != "text":
                _decode(row)
        except CorroborateError as error:
            yield error.what
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            yield f"it cannot be made out ({type(error).__name__})"

    def _other_bytes(self, row: Row, body: dict[str, Any]) -> Iterator[str]:
        found = fingerprint(self._archive.get(body["sha256"]))
        if found.size != body["size"]:
            yield "its bytes have another length"
        if found.sha512 != json.loads(row.extra).get("sha512", found.sha512):
            yield "its bytes have another SHA-512"

    def _words(self, text: str) -> str:
        if self._last[0] != text:
            row = self._ledger.row(text)
            if row is None:
                raise StoreError("its text is gone", where=text[:12])
            self._last = (text, self._words_of(row))
        return self._last[1]

    def _words_of(self, row: Row) -> str:
        try:
            return self._archive.get(str(json.loads(row.body)["content"])).decode("utf-8")
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(row) from error

    def _keep(self, kind: str, record: Report | Capture | Part | Picture | Reading | Statement | Decision) -> bool:
        body = content(record)
        assert isinstance(body, dict)
        extra = _content_of(record, _BESIDE.get(kind, ()))
        return self._write(Row(record.id, kind, str(body.get(_PARENTS.get(kind, ""), "")), _json(body), _json(extra)))

    def _write(self, row: Row) -> bool:
        return self._ledger.keep(row)

    def _accepted(self) -> frozenset[str]:
        """The statements that a person accepted or wrote down, unless a later decision on the same one says otherwise."""
        return frozenset(id for id, decision in verdicts(self.decisions()).items() if counts(id, decision))

    def _kept(self, row: Row, failure: str | None, accepted: frozenset[str], text: Row | None = None) -> Kept:
        captures = tuple(map(_decode, self._ledger.under(row.id, "capture")))
        live = self._ledger.live(row.id)
        reading_row = self._ledger.row(live) if live else None
        reading: Reading | None = _decode(reading_row) if reading_row else None
        if text is not None and (reading is None or reading.text != text.id):
            reading = None  # an older text of the report was asked for
        elif text is None:
            text = self._text_row(row.id, reading)
        told = self._live(text.id, reading, accepted) if text else ()
        return Kept(_decode(row), captures, self._text(text) if text else None, reading, told, failure)

    def _text_row(self, report: str, reading: Reading | None) -> Row | None:
        if reading is not None:
            return self._ledger.row(reading.text)
        return next(iter(self._ledger.under(report, "text")), None)

    def _text(self, row: Row) -> Text:
        found: Text = _made(row, {"report": row.parent, "content": self._words_of(row)})
        return found

    def _live(self, text: str, reading: Reading | None, accepted: frozenset[str]) -> tuple[Statement, ...]:
        rows = {row.id: row for row in self._ledger.under(text, *STATEMENT_KINDS)}
        read = reading.statements if reading else ()
        wanted = dict.fromkeys((*read, *sorted(accepted & rows.keys())))
        if not rows.keys() >= wanted.keys():
            gone = min(wanted.keys() - rows.keys())
            raise StoreError("a statement of the reading is gone", where=gone[:12], do="restore the case from a copy")
        return tuple(_decode(rows[id]) for id in wanted)


def _unlocked(folder: Path, passphrase: Callable[[Path], str] | None) -> Keys | None:
    if not (folder / secret.KEY_FILE).exists():
        return None
    if passphrase is None:
        raise UseError("this case is encrypted", where=str(folder), do="give its passphrase")
    return secret.unlock(folder, passphrase(folder))


def _no_report(id: str) -> bool:
    raise NoSuchId("it is no report", where=id[:12], do="`corroborate reports` lists them")


def _content_of(record: object, fields: Sequence[str]) -> dict[str, Any]:
    return {name: content(getattr(record, name)) for name in fields}


def _json(value: Any) -> str:
    return canonical(value).decode("utf-8")


@cache
def _adapter(kind: str) -> Any:
    from pydantic import Field, TypeAdapter  # noqa: PLC0415 - half of the start-up time of commands that read no case

    kinds = {
        "report": Report, "capture": Capture, "part": Part, "picture": Picture, "text": Text, "reading": Reading,
        "decision": Decision,
    }  # fmt: skip
    return TypeAdapter(kinds.get(kind, Annotated[Statement, Field(discriminator="kind")]))


def _decode(row: Row) -> Any:
    """The record that a row holds; what it says must give its id again."""
    if row.extra == "{}":  # nearly all rows, and twice as fast as by way of Python's values
        try:
            return _same(_adapter(row.kind).validate_json(row.body), row)
        except ValueError as error:
            raise _damaged(row) from error
    try:
        body = json.loads(row.body)
    except ValueError as error:
        raise _damaged(row) from error
    return _made(row, body)


def _made(row: Row, body: dict[str, Any]) -> Any:
    try:
        return _same(_adapter(row.kind).validate_python(body | json.loads(row.extra)), row)
    except (ValueError, TypeError) as error:
        raise _damaged(row) from error


def _same(record: Any, row: Row) -> Any:
    if record.id != row.id:
        raise _damaged(row)
    return record


def _damaged(row: Row) -> StoreError:
    return StoreError(
        "a record is no longer what was kept", where=f"{row.kind} {row.id[:12]}", do="`corroborate verify` says more"
    )


def _stand(body: Any, words: str) -> bool:
    return all(words[quote["start"] : quote["end"]] == quote["words"] for quote in _quotes(body))


def _quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "words"}:
            yield value
        for item in value.values():
            yield from _quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item)


def _refuse_taken(folder: Path, ours: Collection[str]) -> None:
    """Refuse a folder that holds more than a making of a case that was cut off would have left."""
    if folder.exists() and not folder.is_dir():
        raise UseError("a file lies here", where=str(folder), do="name another folder")
    held = {item.name for item in folder.iterdir()} if folder.exists() else set()
    if _LEDGER in held:
        raise UseError("a case lies here already", where=str(folder), do="name another folder")
    left = {*ours, secret.KEY_FILE, "ledger.lock", "ledger.seal"}
    if not held <= left | {f"new-{name}" for name in left}:
        raise UseError("the folder is not empty", where=str(folder), do="name another folder")


def _remove(made: Iterable[Path]) -> None:
    for path in made:
        for name in (path.name, path.name + "-wal", path.name + "-shm"):
            with contextlib.suppress(OSError):
                path.with_name(name).unlink(missing_ok=True)


def _as_toml(case: Case, folder: Path) -> bytes:
    lines = ["# What this case counts. Every publication prints it.", "[case]"]
    for field in dataclasses.fields(case):
        value = getattr(case, field.name)
        lines.append(
            f"{field.name} = {json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)}"
        )
    lines += [
        "",
        "# How figures are set against one another: see docs/design.md. Leave out what is to stay as it is.",
        "[policy]",
    ]
    try:
        return "\n".join([*lines, f'name = "{Policy().name}"', ""]).replace("\x7f", "\\u007f").encode()
    except UnicodeEncodeError as error:
        raise UseError("the case's own words are no text", where=str(folder), do="write them as UTF-8") from error


def _from_toml(path: Path) -> tuple[Case, Policy]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Case(), Policy()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UseError(f"this case file cannot be read ({error})", where=str(path), do="mend it") from error
    unknown = sorted(set(found) - {"case", "policy"})
    if unknown:
        raise UseError(f"unknown section [{unknown[0]}]", where=str(path), do="known are [case] and [policy]")
    return _typed(Case, found.get("case", {}), path), _typed(Policy, found.get("policy", {}), path)


def _typed(kind: type[Any], table: dict[str, Any], path: Path) -> Any:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - see _adapter

    known = [field.name for field in dataclasses.fields(kind)]
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise UseError(f"unknown key {unknown[0]!r}", where=str(path), do=f"known are {', '.join(known)}")
    try:
        return TypeAdapter(kind).validate_python(table)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise UseError(faults, where=str(path), do="mend it") from error


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot write the case ({error.strerror or os.strerror(error.errno or 0)})",
        where=str(folder),
        do="name another folder, or free some space",
    )

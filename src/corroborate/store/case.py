"""A case folder in, its records out: reports, texts, statements and decisions, kept for ever and found again.

The folder is private. It holds `case.toml` (what the case counts, and its policy), `objects/` (bytes by hash) and
`ledger.sqlite` (records and the log). Everything else about a case is worked out.

Bytes go to the archive before the ledger tells of them, so a crash in between leaves at worst an object that nothing
needs. A statement whose quote does not stand in its text is refused when it would be kept, and found by `verify`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corroborate.account import Case, Policy
from corroborate.canonical import Fingerprint, digest, fingerprint
from corroborate.errors import CorroborateError, InputError, NoSuchId, StoreError, UseError
from corroborate.records import Capture, Decision, Part, Picture, Reading, Report, Statement, Text, content
from corroborate.store import checkpoint as checkpoints
from corroborate.store import folder as folders
from corroborate.store import secret
from corroborate.store.archive import Archive
from corroborate.store.exchange import Brought, Exchange
from corroborate.store.inspection import Inspection
from corroborate.store.ledger import Ledger
from corroborate.store.log import GIVEN
from corroborate.store.rows import Record, row_of, row_of_text, stand, words_of
from corroborate.store.secret import Keys
from corroborate.store.shelf import Kept, Shelf
from corroborate.store.turn import write_whole

__all__ = ("Forgotten", "Kept", "Store")


class Forgotten(NamedTuple):
    """What was destroyed: the ids of the reports, and how many objects of the archive."""

    reports: tuple[str, ...]
    objects: int


class Store(Shelf):
    """An open case. `at` (ISO 8601, UTC) and what `told` says (by whom, with which program) go into the log with each act."""

    def __init__(self, folder: Path, ledger: Ledger, case: Case, policy: Policy, keys: Keys | None = None) -> None:
        super().__init__(ledger, Archive(folder / "objects", keys))
        self.folder, self.case, self.policy = folder, case, policy
        self._keys = keys
        ledger.ended = lambda well: self._archive.told(well=well)
        self._exchange = Exchange(folder, ledger, self._archive, keys.objects if keys else None)

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
        folders.make(folder, case, passphrase)
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
        case, policy = folders.settings(folder)
        ledger, keys = folders.ledger_of(folder, passphrase, at=at, told=dict(told or {}))
        store = cls(folder, ledger, case, policy, keys)
        try:
            store._mend()
        except BaseException:
            store.close()
            raise
        return store

    def _mend(self) -> None:
        """Finish what was cut off: a half-written object, a withdrawal, the first act of a case, the telling of a passphrase."""
        self._archive.sweep()
        if self._ledger.fixed:
            return
        if not self._ledger.files():
            self.configure("made")
        with contextlib.suppress(StoreError):  # another program has it open; `verify` tells
            if self._ledger.todo():
                self._clean()
        with contextlib.suppress(StoreError):
            self._tell_of_passphrase()

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
        """Write into the log what the case's own files are now; the names of those that differ from what it said, or are gone.
        A signing key that is gone gives way to another.
        """
        now, before = folders.own_files(self.folder), self._ledger.files()
        changed = tuple(sorted(name for name, sha256 in now.items() if before.get(name) != sha256))
        unsealed = self._ledger.unsealed()
        if changed or unsealed:
            settings = (self.folder / "case.toml").read_text("utf-8") if "case.toml" in changed else ""
            with self.act(name, case=settings, always=unsealed):
                self._ledger.note("files", [[name, now[name]] for name in changed])
        renewed = self._exchange.renew_key()
        return (*changed, *(["ledger.seal"] if unsealed else []), *(["signing.key"] if renewed else []))

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

    def keep_capture(self, capture: Capture) -> None:
        """Keep what a report says about itself as a capture of its own."""
        self._keep("capture", dataclasses.replace(capture, at=capture.at or self.at))

    def keep_part(self, part: Part) -> bool:
        """Keep that one report lies in another; True where it is new."""
        return self._keep("part", part)

    def count(self, whole: str, sorts: Sequence[tuple[str, int]]) -> None:
        """Note how many records of each sort a report held, where not each of them is a part or was named."""
        with self.act("counted", always=True, whole=whole, sorts=[list(sort) for sort in sorts]):
            self._ledger.stands(whole)

    def keep_picture(self, picture: Picture) -> None:
        """Keep what an image or a video shows of itself. A failure noted for the report is over."""
        with self.act("looked at"):
            self._keep("picture", picture)
            self.fail(picture.report, "")

    def keep_text(self, text: Text) -> None:
        """Keep a report's text; its words go to the archive. A failure noted for the report is over.

        Raises:
            NoSuchId: the report is not kept, or was forgotten since it was read.

        """
        with self.act("read"):
            self._ledger.stands(text.report)
            self._ledger.keep(row_of_text(text, self._archive.put(text.content.encode("utf-8"))))
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
        words = words_of(self._archive, row)
        for record in (reading, *told):
            if record.text != reading.text or not stand(content(record), words):
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
        with self.act("decided", by=decision.by):
            for id in decision.about:
                self._ledger.stands(id)
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
        if not stand(content(statement), words_of(self._archive, row)):
            raise UseError("a quote does not stand in its text", where=statement.id[:12], do="mark its words anew")
        with self.act("decided", by=decision.by):
            self._keep(statement.kind, statement)
            return self.decide(decision)

    def number(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        """The numbers under which things are published; new ones get the next numbers, in the order given."""
        numbers = self._ledger.numbers(kind, ids)
        return {id: numbers[id] for id in ids}

    def fail(self, report: str, reason: str) -> None:
        """Note why a report gave nothing; keeping its text takes the note away."""
        self._ledger.fail(report, reason)

    def forget(self, reports: Iterable[str], why: str) -> Forgotten:
        """Destroy reports, all that lies in them and all that was read or decided from them, under a decision in the log.

        What is destroyed: their bytes and texts, the records that stand on them, and the words of every act that tells
        of one, or names one: a part that stays is not called after its archive any more. The chain still verifies. The same bytes are refused from then on, whoever brings them, until `allow`.

        Raises:
            NoSuchId: one is no report.
            UseError: one lies in a report that is to stay.
            StoreError: another program has the case open; opening the case again finishes what is left.

        """
        with self.batch():
            with self.act("withdrawn", why=why):
                doomed = self.falling(reports)
                names = {id: json.loads(row.body)["sha256"] for id in doomed if (row := self._ledger.row(id))}
                for sha256 in sorted(set(names.values())):
                    self._ledger.withdraw(sha256, gone=True)
                left = self._ledger.empty(doomed)
            self._ledger.tell_anew(left)
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
            stray = self._archive.clear(needed)
        self._ledger.cleaned()
        return len(names) + stray

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

    def rekey(self, old: str, new: str) -> None:
        """Put the keys of an encrypted case under another passphrase; the log tells that it was done, and nothing of either.
        Who is cut off between the two leaves it to be told when the case is opened next.

        Raises:
            UseError: the old one is wrong, or the new one is too short.
            StoreError: it cannot be written; then the old one holds.

        """
        path = self.folder / secret.KEY_FILE
        before = path.read_bytes()
        try:
            with self.act("rekeyed", always=True):
                self._ledger.note("files", [[path.name, secret.change(self.folder, old, new, self._ledger.frame)]])
        except BaseException:
            if path.read_bytes() != before:
                write_whole(path, before)
            raise

    def _untold(self) -> tuple[str, dict[str, str]] | None:
        """The SHA-256 of `case.key` and what is known of its change, where the log does not tell of it."""
        found = secret.changed(self.folder, self._keys) if self._keys else None
        return found if found and not self._ledger.meant(secret.KEY_FILE, found[0]) else None

    def _tell_of_passphrase(self) -> None:
        """Tell of a passphrase that was changed by a program that was cut off before it could."""
        if self._untold():
            with self.batch():
                untold = self._untold()  # whoever changed it may have told of it meanwhile
                if untold:
                    with self.act("rekeyed", begun=untold[1]):
                        self._ledger.note("files", [[secret.KEY_FILE, untold[0]]])

    def key(self) -> tuple[str, bytes, str]:
        """The key that signs this case's checkpoints: its name, its 32 bytes, its verifier key. Made when first needed.

        Raises:
            StoreError: it is not the one that the log tells of.

        """
        return self._exchange.key()

    def checkpoint(self) -> bytes:
        """Where every chain stands now, as a signed note for somebody else to keep."""
        return self._exchange.checkpoint()

    def since(self, checkpoint: bytes, key: str | None = None) -> tuple[str, ...]:
        """What is wrong with a log that a checkpoint was taken of earlier: nothing, or one line.

        `key` is the verifier key of who signed it, where it is none that the log tells of.
        """
        return self._exchange.since(checkpoint, key)

    def pack(self, out: Path, withhold: Collection[str] = (), *, originals: bool = True) -> str:
        """Write a package of the case to `out`, without the reports in `withhold`, or without any original; its SHA-256.

        It was read back and verified when this returns.

        Raises:
            StoreError: something is not as it was kept, or the package cannot be written.
            NoSuchId: one to be withheld is no report.

        """
        return self._exchange.pack(out, self.falling(withhold), self.case.name, originals=originals)

    def unpack(self, path: Path) -> Brought:
        """Add all that a package holds, once it verified; what that brought. It is a union, like `merge`.

        Raises:
            StoreError: something in it does not hold, or it went another way than a chain that is here.

        """
        brought = self._exchange.unpack(path)
        self._finish()
        return brought

    def merge(self, other: Store) -> Brought:
        """Add all that another case holds, its log under its own office; what that brought. Its numbers stay there.

        Whichever case is merged into which, and however often, the same is kept. What was damaged here and is whole there is
        mended.

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
        brought = self._exchange.unite(other._ledger, other._archive.get, "merged")
        self._finish()
        return brought

    def _finish(self) -> None:
        """Destroy what a merged withdrawal left to destroy."""
        if self._ledger.todo():
            self._clean()

    def verify(self) -> tuple[str, tuple[str, ...]]:
        """Hash everything again: (what was checked, in words; what is wrong, one line each).

        A ledger that a crash left open is sealed again where all is well.
        """
        open = "; the ledger stood open: a program writes to it, or was cut off" if self._ledger.left_open() else ""
        found = [*self._archive.problems(), *self._ledger.problems(), *self._changed_files()]
        try:
            found += Inspection(self._ledger, self._archive).wrong()
        except CorroborateError as error:
            found.append((error.where, error.what))
        checked = self._ledger.count()
        objects = self._archive.count()
        do = "restore it from a copy; `corroborate import` and `merge` mend what a package or another case has whole"
        lines = tuple(f"{where}: {what}; {do}" for where, what in dict.fromkeys(found))
        if not lines and not self._ledger.fixed:
            self._ledger.seal()
        return f"{objects} objects and {checked} records hashed, the chain walked{self._given()}{open}", lines

    def _given(self) -> str:
        """How many acts tell that their time was given by hand, in words."""
        try:
            number = sum((words or {}).get("time") == GIVEN for _, words in self.log())
        except (StoreError, ValueError):  # what is damaged is named
            return ""
        return f"; {number} acts with a time that was given, not the clock's" if number else ""

    def _changed_files(self) -> Iterator[tuple[str, str]]:
        said = self._ledger.files()
        for name, sha256 in folders.own_files(self.folder).items():
            if said and said.get(name) != sha256:
                meant = "if that was meant, `corroborate configure` says so"
                yield name, f"it was changed since the log told of it ({meant})"
        if self._untold():
            what = "the passphrase was changed, and the log does not tell of it"
            yield secret.KEY_FILE, f"{what} (opening the case where it can be written does)"
        elif (
            self._keys and said.get(secret.KEY_FILE, now := digest((self.folder / secret.KEY_FILE).read_bytes())) != now
        ):
            yield (
                secret.KEY_FILE,
                "it is older than the log tells: a former passphrase holds again (`corroborate rekey`)",
            )
        trouble = self._exchange.key_trouble()
        if trouble:
            yield checkpoints.KEY_FILE, trouble

    def _keep(self, kind: str, record: Record) -> bool:
        return self._ledger.keep(row_of(kind, record))


def _no_report(id: str) -> bool:
    raise NoSuchId("it is no report", where=id[:12], do="`corroborate reports` lists them")

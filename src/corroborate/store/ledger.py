"""Acts in, for ever: a SQLite file that holds the chains of acts, what they tell, and the tables that follow from it.

Nothing is written but by an act (`act`), which adds an entry to the office's chain, its words, and the rows that they
make, all at once or not at all. The rules of the log are in `log.py`. Each entry's hash covers the entry before it, so
nothing can be taken out, changed or put in between without breaking the chain; the tables hold what the acts tell and
nothing else, so a change anywhere shows; only the end of a chain and what it tells of can be cut off together, which a
checkpoint kept elsewhere shows.

Each office has a chain of its own, so that two ledgers become one by putting their chains side by side (`unite`): what
stands in either stands in both, whichever was merged into which. The order of what several offices did to one report is
told by a count that none of them can set back (Lamport, "Time, clocks, and the ordering of events", 1978), since no two
clocks agree. Numbers are of one case, and never merged. What was withdrawn stays so, whatever is merged.
"""

from __future__ import annotations

import contextlib
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from corroborate.canonical import digest
from corroborate.errors import NoSuchId, StoreError
from corroborate.store import log, names, older, proof
from corroborate.store.database import OLD, Database
from corroborate.store.log import Entry, Row

_ACTS: Final = {
    "report": "captured", "capture": "captured", "part": "captured", "picture": "looked at", "decision": "decided"
}  # what is done when a record of a kind is kept alone  # fmt: skip
_KEYS: Final[Mapping[str, int]] = {"record": 1, "beside": 2, "live": 3, "failure": 3, "published": 2}
_LIVE: Final = "SELECT reading FROM live WHERE report = ? ORDER BY seq DESC, at DESC, reading DESC LIMIT 1"
_LIVES: Final = "SELECT report, reading FROM live ORDER BY report, seq, at, reading"  # of each report the last stands
_HEX: Final = re.compile(r"[0-9a-f]{64}\Z")
_PUBLISHED: Final = "SELECT id, number FROM published WHERE kind = ?"
_FAILURES: Final = """SELECT report, reason FROM failure WHERE report BETWEEN ? AND ? AND NOT EXISTS (
    SELECT 1 FROM live WHERE live.report = failure.report
      AND (live.seq > failure.seq OR (live.seq = failure.seq AND live.office <> failure.office))
  ) ORDER BY report, seq, reason"""
_NEXT: Final = """SELECT max(seq) FROM (
    SELECT seq FROM live WHERE report = ? UNION ALL SELECT seq FROM failure WHERE report = ?
  )"""
_GONE: Final = """SELECT at, log.office, told FROM withdrawal JOIN log ON log.hash = withdrawal.act
  WHERE sha256 = ? AND withdrawal.seq = (SELECT max(seq) FROM withdrawal WHERE sha256 = ?) AND gone = 1
  ORDER BY at, told LIMIT 1"""
_BANNED: Final = """SELECT sha256 FROM withdrawal AS mine WHERE gone = 1 AND seq =
  (SELECT max(seq) FROM withdrawal AS any WHERE any.sha256 = mine.sha256) GROUP BY sha256 ORDER BY sha256"""


class Records(Protocol):
    """What can be asked for records, one after another."""

    def row(self, id: str, /) -> Row | None:
        """The record of exactly this id."""

    def under(self, parent: str, /, *kinds: str) -> list[Row]:
        """Records of some kinds that have one parent, sorted by id."""

    def live(self, report: str, /) -> str | None:
        """The id of the live reading of a report."""


class AtHand:
    """The records of a ledger in memory, taken in the order in which they lie in the file. Asked for one by one they are found
    all over it, which takes a great case several times as long.
    """

    def __init__(self, rows: Iterable[Row], live: Mapping[str, str]) -> None:
        self._live, self._rows = live, dict[str, Row]()
        self._under: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row.id] = row
            self._under[row.parent].append(row)

    def row(self, id: str) -> Row | None:
        return self._rows.get(id)

    def under(self, parent: str, *kinds: str) -> list[Row]:
        return sorted(row for row in self._under.get(parent, ()) if row.kind in kinds)

    def live(self, report: str) -> str | None:
        return self._live.get(report)


class Chains(Protocol):
    """What one ledger can be given by another, or by a package: its chains, and what the acts tell."""

    def entries(self) -> Iterable[Entry]:
        """Every entry of every chain, sorted by office and place."""

    def words(self, told: str) -> bytes | None:
        """What an act tells, by its hash; None where it was destroyed or is withheld."""


class Gone(NamedTuple):
    """That some bytes were withdrawn: when, by which office, by whom and why."""

    at: str
    office: str
    by: str
    why: str


@dataclass
class _Draft:
    """An act that is being written."""

    name: str
    told: dict[str, Any]
    lists: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in log.LISTS})

    def sizes(self) -> dict[str, int]:
        return {name: len(items) for name, items in self.lists.items()}

    def cut(self, sizes: Mapping[str, int]) -> None:
        for name, size in sizes.items():
            del self.lists[name][size:]


class Ledger(Database):
    """The open ledger of one case. `at` (ISO 8601, UTC) and `told` (who, which program …) go into every act's words."""

    def __init__(
        self,
        path: Path,
        *,
        make: bool = False,
        at: str = "",
        told: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__(path, make=make, key=key)
        self.at, self._told = at, dict(told or {})
        self._draft: _Draft | None = None
        self.ended: Callable[[bool], object] = lambda _: None
        """Is told when a batch failed, and when one that lies in no other was kept (True)."""
        try:
            self._bring_over()
        except BaseException:
            self.close(well=False)
            raise

    @property
    def frame(self) -> dict[str, str]:
        """What every act tells of itself: when, by whom, with which program."""
        return {**self._told, "at": self.at}

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All acts inside are kept, or none. A batch in a batch can fail alone.

        Raises:
            StoreError: another program writes and does not end; or the file is not what it was when it was closed.

        """
        draft = self._draft
        sizes = draft.sizes() if draft else {}
        try:
            with super().batch():
                yield
        except BaseException:
            if draft:
                draft.cut(sizes)
            self.ended(False)
            raise
        if not self._db.in_transaction:
            self._turn.lost = False
            self.ended(True)

    @contextlib.contextmanager
    def act(self, name: str, **told: object) -> Iterator[None]:
        """Everything that is written inside is one act, called `name`, which also tells `told`; within another act it is a
        part of that one. An act that writes nothing leaves no entry, unless it tells something.
        """
        outer = self._draft
        with self.batch():
            self._draft = draft = outer or _Draft(name, {key: value for key, value in told.items() if value})
            try:
                yield
                if outer is None and (draft.told.get("always") or any(draft.lists.values())):
                    self._enter(draft)
            finally:
                self._draft = outer

    def _enter(self, draft: _Draft) -> None:
        """Write an act down: its words, its entry, and what is not in the tables yet of what it makes."""
        office = self.own()
        told = {key: value for key, value in draft.told.items() if key != "always"}
        lists = {name: items for name, items in draft.lists.items() if items}
        seal = {"seal": "gone"} if self._turn.lost else {}
        hash, data = log.written({**self._told, **seal, **told, **lists, "act": draft.name, "at": self.at})
        last = self._one("SELECT seq, hash FROM log WHERE office = ? ORDER BY seq DESC LIMIT 1", office)
        seq, previous = (int(last[0]) + 1, str(last[1])) if last else (1, log.FIRST)
        link = log.entry(office, seq, self.at, draft.name, hash, previous)
        self._db.execute("INSERT INTO told VALUES (?, ?)", (hash, zlib.compress(data)))
        self._insert("log", link)
        for name in ("withdrawals", "emptied", "withheld", "files"):
            if name in lists:
                self._apply(link, {name: lists[name]})

    def _apply(self, link: Entry, words: log.Words) -> None:
        for table, values in log.effects(link, words, self.offices()):
            self._insert(table, values)

    def keep(self, row: Row) -> bool:
        """Write a record down; False where it was there already.

        Raises:
            NoSuchId: what it is of is not kept.

        """
        with self.act(_ACTS.get(row.kind, "read")):
            if self._one("SELECT 1 FROM record WHERE id = ?", row.id):
                return False
            if row.parent:
                self.stands(row.parent)
            told = {"id": row.id, "kind": row.kind, "parent": row.parent, "body": json.loads(row.body)}
            beside = json.loads(row.extra)
            self._drafted("records", {**told, "beside": beside} if beside else told)
            self._insert("record", row[:4])
            if beside:
                self._insert("beside", (row.id, row.extra))
        return True

    def stands(self, id: str) -> None:
        """Refuse what is about a record that is not kept. Asked within the act: another program may have forgotten it just now.

        Raises:
            NoSuchId: it is not kept.

        """
        if not self._one("SELECT 1 FROM record WHERE id = ?", id):
            raise NoSuchId("no such record is kept, or no longer", where=id[:12], do="`corroborate reports` lists them")

    def beside(self, row: Row) -> None:
        """Carry something else beside a record that is kept, within an act that keeps it too."""
        beside = json.loads(row.extra)
        told = {"id": row.id, "kind": row.kind, "parent": row.parent, "body": json.loads(row.body), "beside": beside}
        self._drafted("records", told)
        self._insert("beside", (row.id, row.extra))

    def _drafted(self, name: str, item: object) -> None:
        assert self._draft is not None
        self._draft.lists[name].append(item)

    def note(self, name: str, items: Iterable[object]) -> None:
        """Add to what the act that is being written tells: withheld hashes, or the case's own files."""
        for item in items:
            self._drafted(name, item)

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

    def at_hand(self) -> AtHand:
        """All records and live readings, for who asks for nearly all of them, as they are now."""
        with self._explained(UnicodeDecodeError):
            live = {str(report): str(reading) for report, reading in self._db.execute(_LIVES)}
            return AtHand(
                map(_row, self._db.execute("SELECT id, kind, parent, body, extra FROM kept ORDER BY id")), live
            )

    def count(self) -> int:
        """How many records there are."""
        return int((self._one("SELECT count(*) FROM record") or (0,))[0])

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

    def read_as(self, report: str, reading: str) -> None:
        """Make `reading` the live one of `report`, unless it is."""
        with self.act("read"):
            if self.live(report) == reading:
                return
            seq = self._next(_NEXT, report, report)
            self._insert("live", (self.own(), report, seq, reading, self.at))
            self._drafted("live", [report, seq, reading])

    def live(self, report: str) -> str | None:
        """The id of the live reading of `report`: the last; of two by offices that did not know of one another, the later."""
        found = self._one(_LIVE, report)
        return str(found[0]) if found else None

    def numbers(self, kind: str, ids: Iterable[str]) -> dict[str, int]:
        """The numbers under which records are published; new ones get the next, in the order given, for ever."""
        with self.act("numbered"):
            known = {str(id): int(number) for id, number in self.query(_PUBLISHED, kind)}
            new = [id for id in dict.fromkeys(ids) if id not in known]
            for number, id in enumerate(new, max(known.values(), default=0) + 1):
                self._insert("published", (kind, number, id))
                self._drafted("numbers", [kind, number, id])
                known[id] = number
        return known

    def numbered(self, kind: str, number: int) -> str | None:
        """The id that is published under a number."""
        found = self._one("SELECT id FROM published WHERE kind = ? AND number = ?", kind, number)
        return str(found[0]) if found else None

    def fail(self, report: str, reason: str) -> None:
        """Note why a report gave nothing; "" when it does again.

        Raises:
            NoSuchId: it is not kept.

        """
        with self.act("failed" if reason else "read"):
            self.stands(report)
            if self.failures(report).get(report, "") == reason:
                return
            seq = self._next(_NEXT, report, report)
            self._insert("failure", (self.own(), report, seq, reason))
            self._drafted("failures", [report, seq, reason])

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

    def head(self) -> str:
        """Names what the ledger holds: another act, of whichever office, gives another head."""
        found = self._one("SELECT rowid, hash FROM log ORDER BY rowid DESC LIMIT 1")
        return f"{found[0]} {found[1]}" if found else ""

    def since(self, kind: str, place: int, most: int) -> list[tuple[int, str]]:
        """The ids of records of a kind that were kept alone after a place in the log, in the order in which they reached it,
        each with its place; those of no more than `most` acts.
        """
        query = "SELECT rowid, told FROM log WHERE rowid > ? AND act = ? ORDER BY rowid LIMIT ?"
        with self._explained(UnicodeDecodeError):
            acts = self._db.execute(query, (place, _ACTS[kind], most)).fetchall()
        said = [(int(at), log.read(words)) for at, told in acts if (words := self.words(told)) is not None]
        return [(at, row["id"]) for at, words in said for row in words.get("records", ()) if row["kind"] == kind]

    def acts(self, name: str) -> Iterator[dict[str, Any]]:
        """What the acts of a name tell, sorted by office and place; without those whose words are not here."""
        for (told,) in self.query("SELECT told FROM log WHERE act = ? ORDER BY office, seq", name):
            if (data := self.words(told)) is not None:
                yield log.read(data)

    def own(self) -> str:
        """The office under whose name this case writes its log: made by chance, and told in no publication."""
        found = self._one("SELECT office FROM own ORDER BY place DESC LIMIT 1")
        if found is None:
            raise StoreError("it does not know whose it is", where=str(self.path), do="restore it from a copy")
        return str(found[0])

    def origin(self) -> str:
        """Names the case for as long as it lives, wherever it lies: by a hash of whose it was first, which is itself told to nobody."""
        found = self._one("SELECT office FROM own ORDER BY place LIMIT 1")
        return digest(str(found[0]).encode("ascii"))[:16] if found else ""

    def offices(self) -> frozenset[str]:
        """The offices under whose names this case wrote, and so those whose numbers are its own."""
        with self._explained():
            return frozenset(str(office) for (office,) in self._db.execute("SELECT office FROM own"))

    def files(self) -> dict[str, str]:
        """The SHA-256 of the case's own files, as they were last said to be meant."""
        query = """SELECT name, sha256 FROM file JOIN own USING (office) ORDER BY place, seq"""
        with self._explained():
            return {str(name): str(sha256) for name, sha256 in self._db.execute(query)}

    def meant(self, name: str, sha256: str) -> bool:
        """Whether one of the case's own files was ever said to be meant with these bytes."""
        query = "SELECT 1 FROM file JOIN own USING (office) WHERE name = ? AND sha256 = ?"
        return self._one(query, name, sha256) is not None

    def entries(self) -> Iterator[Entry]:
        """Every entry of every chain, sorted by office and place."""
        with self._explained(UnicodeDecodeError):
            for values in self._db.execute("SELECT * FROM log ORDER BY office, seq"):
                yield Entry(*values)

    def heads(self) -> list[Entry]:
        """The last entry of each chain, sorted by office."""
        query = "SELECT * FROM log WHERE (office, seq) IN (SELECT office, max(seq) FROM log GROUP BY office) ORDER BY office"
        with self._explained(UnicodeDecodeError):
            return [Entry(*values) for values in self._db.execute(query)]

    def entry(self, office: str, seq: int) -> Entry | None:
        """One entry."""
        found = self._one("SELECT * FROM log WHERE office = ? AND seq = ?", office, seq)
        return Entry(*found) if found else None

    def words(self, told: str) -> bytes | None:
        """What an act tells, by its hash; None where it was destroyed or is withheld.

        Raises:
            StoreError: it is not what it was.

        """
        found = self._one("SELECT words FROM told WHERE hash = ?", told)
        if found is None:
            return None
        with contextlib.suppress(zlib.error, TypeError):
            data = zlib.decompress(found[0])
            if digest(data) == told:
                return data
        raise StoreError("what an act tells was changed", where=f"act {told[:12]}", do="restore it from a copy")

    def missing(self, table: str) -> frozenset[str]:
        """The hashes in `emptied` or `withheld`: what is not here, and rightly so."""
        with self._explained():
            return frozenset(str(hash) for (hash,) in self._db.execute(f"SELECT hash FROM {table}"))  # noqa: S608

    def gone(self, sha256: str) -> Gone | None:
        """Whether these bytes were withdrawn, and not allowed again since."""
        found = self._one(_GONE, sha256, sha256)
        if not found:
            return None
        data = self.words(str(found[2]))
        words = log.read(data) if data else {}
        return Gone(str(found[0]), str(found[1]), str(words.get("by", "")), str(words.get("why", "")))

    def banned(self) -> list[str]:
        """The SHA-256 of all bytes that are withdrawn, sorted."""
        with self._explained():
            return [str(sha256) for (sha256,) in self._db.execute(_BANNED)]

    def withdraw(self, sha256: str, *, gone: bool) -> None:
        """Note that bytes may not be here, or may again. Within an act; what tells of them is destroyed by `empty`."""
        seq = self._next("SELECT max(seq) FROM withdrawal WHERE sha256 = ?", sha256)
        self._drafted("withdrawals", [sha256, seq, gone])

    def todo(self) -> list[str]:
        """What a withdrawal still has to do."""
        with self._explained():
            return [str(what) for (what,) in self._db.execute("SELECT what FROM todo ORDER BY what")]

    def empty(self, reports: Iterable[str]) -> list[dict[str, list[Any]]]:
        """Destroy all that tells of some reports, within an act, which names what it emptied, and what a merged
        withdrawal named; what `tell_anew` is to tell again. `cleaned` does the rest, once it is committed.
        """
        self._insert("todo", ("vacuum",))
        before, doomed = self.needed(), set(reports)
        stale = names.renamed(doomed, self.rows("part"), self._called())
        acts = self._carrying(stale)
        left = [names.anew(words, doomed, stale) for words in acts.values()]
        left.append({"numbers": [_unnamed(*row) for row in self.query("SELECT kind, number, id FROM published")]})
        for told in sorted(self.telling_of(doomed) | acts.keys() | self.numbering()):
            self._db.execute("DELETE FROM told WHERE hash = ?", (told,))
            self._drafted("emptied", told)
        self._db.execute("DELETE FROM told WHERE hash IN (SELECT hash FROM emptied)")
        self._sweep()
        for name in sorted(before - self.needed()):
            self._insert("todo", (f"object {name}",))
        return left

    def _called(self) -> Iterator[tuple[Row, str]]:
        """Every capture with each name that is carried beside it."""
        query = """SELECT record.id, kind, parent, body, beside.extra FROM record JOIN beside USING (id)
          WHERE kind = 'capture' ORDER BY record.id, beside.extra"""
        for row in map(_row, self.query(query)):
            yield row, str(json.loads(row.extra).get("name", ""))

    def _carrying(self, stale: Collection[names.Renamed]) -> dict[str, dict[str, Any]]:
        """The words of the acts that tell of captures by some names, by their hash."""
        wanted, found = {(one.capture, one.old) for one in stale}, {}
        for link in self.entries() if wanted else ():
            data = self.words(link.told)
            words = log.read(data) if data else {}
            keys = {(told["id"], told.get("beside", {}).get("name", "")) for told in words.get("records", ())}
            if keys & wanted:
                found[link.told] = words
        return found

    def tell_anew(self, left: Iterable[Mapping[str, list[Any]]]) -> None:
        """Tell again, each as an act of its own, what still stands of acts that were emptied for a name in them."""
        for words in left:
            with self.act("told anew"):
                for told in words.get("records", ()):
                    self.keep(names.row_of(told))
                for report, seq, reading in words.get("live", ()):
                    self._insert("live", (self.own(), report, seq, reading, self.at))
                    self._drafted("live", [report, seq, reading])
                for report, seq, reason in words.get("failures", ()):
                    self._insert("failure", (self.own(), report, seq, reason))
                    self._drafted("failures", [report, seq, reason])
                for row in words.get("numbers", ()):
                    self._insert("published", row)
                    self._drafted("numbers", list(row))

    def numbering(self) -> set[str]:
        """The acts that tell of public numbers and of nothing else, as the hashes of their words.

        What is numbered by the name that it has in reports (a counter, a party, a place) is named in them.
        """
        acts = (link.told for link in self.entries() if link.act in ("numbered", "told anew"))
        told = ((hash, self.words(hash)) for hash in acts)
        return {
            hash for hash, data in told if data is not None and log.read(data).keys() & set(log.LISTS) == {"numbers"}
        }

    def telling_of(self, reports: Iterable[str]) -> set[str]:
        """The acts that tell of a report or of anything that stands on it, as the hashes of their words."""
        told = ((link.told, self.words(link.told)) for link in self.entries())
        return log.standing_on(
            reports, ((hash, list(log.about(log.read(data)))) for hash, data in told if data is not None)
        )

    def needed(self) -> frozenset[str]:
        """The SHA-256 of every object that a record needs."""
        query = "SELECT coalesce(json_extract(body, '$.sha256'), json_extract(body, '$.content')) FROM record"
        with self._explained():
            found = self._db.execute(f"{query} WHERE kind IN ('report', 'text')")
            return frozenset(str(name) for (name,) in found)

    def _sweep(self) -> None:
        """Delete the rows that no act tells any more."""
        expected = proof.expected(self)
        for table, length in _KEYS.items():
            cursor = self._db.execute(f"SELECT * FROM {table}")  # noqa: S608
            where = " AND ".join(f"{name} = ?" for name, *_ in cursor.description[:length])
            for row in cursor.fetchall():
                if proof.mark(table, row) not in expected:
                    self._db.execute(f"DELETE FROM {table} WHERE {where}", row[:length])  # noqa: S608

    def cleaned(self) -> None:
        """After a withdrawal: no unused page and no write-ahead log keeps what was deleted.

        Raises:
            StoreError: another program has the case open.

        """
        with self._turn.taken(self.patience), self._explained():
            self._turn.changing()
            self.vacuum()
            self._db.execute("DELETE FROM todo")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def unite(
        self, other: Chains, bring: Callable[[Collection[str]], object], name: str,
        *, withheld: Sequence[str] = (), **told: object,
    ) -> int:  # fmt: skip
        """Add all that other chains tell, each office's beside the others, or nothing; how many records were new.

        `bring` is called with the SHA-256 of the objects that are needed then, before anything counts. `withheld` are
        the hashes of objects and acts that the others did not bring along. What is withdrawn in either is destroyed in
        this one. The act is called `name`; where nothing was new that is not this case's own, there is none.

        Raises:
            StoreError: both hold a chain of one office, and neither is the beginning of the other.

        """
        with self.batch():
            before = set(self._every())
            new = list(self._new(other))
            lost = self.missing("emptied")
            for link in new:
                self._insert("log", link)
            for link in other.entries():
                data = None if link.told in lost else other.words(link.told)
                if data is not None and not self._one("SELECT 1 FROM told WHERE hash = ?", link.told):
                    self._db.execute("INSERT INTO told VALUES (?, ?)", (link.told, zlib.compress(data)))
                    self._apply(link, log.read(data))
            offices = sorted({link.office for link in new} - self.offices())
            if offices or (withheld and new):
                with self.act(name, always=True, offices=offices, **told):
                    self.note("withheld", withheld)
            self._enforce()
            bring(self.needed())
            return len(set(self._every()) - before)

    def _every(self) -> Iterator[str]:
        return (str(id) for (id,) in self._db.execute("SELECT id FROM record"))

    def _new(self, other: Chains) -> Iterator[Entry]:
        for link in other.entries():
            mine = self.entry(link.office, link.seq)
            if mine is None:
                yield link
            elif mine.hash != link.hash:
                what = (
                    f"both cases went on writing one office's log, and it forks at entry {link.seq} of {link.office!r}"
                )
                do = "one is a copy of the other that was worked in; keep one, and add to it what the other was given"
                raise StoreError(what, where=str(self.path), do=do)

    def _enforce(self) -> None:
        """Destroy what is withdrawn and came in with a merge, or was here when a merged withdrawal came."""
        banned = set(self.banned())
        here = [row.id for row in self.rows("report") if json.loads(row.body)["sha256"] in banned] if banned else []
        if here or self._one("SELECT 1 FROM told JOIN emptied USING (hash)"):
            with self.act("withdrawn", why="a withdrawal was merged, or something older than one"):
                left = self.empty(here)
            self.tell_anew(left)

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is broken in the file, its guards, the chains, what the acts tell and the tables, as (where, what)."""
        if not self._turn.holds():
            yield str(self.path), "its bytes are not those that it was closed with"
        if self.unsealed():
            what = "its seal is gone, so that a byte that tells nothing may have changed"
            yield str(self.path), f"{what} (`corroborate configure` notes that, and has it sealed again)"
        try:
            yield from self._broken()
        except StoreError as error:
            yield error.where, error.what
        except (
            *self._errors,
            ValueError,
            TypeError,
            AttributeError,
            KeyError,
        ) as error:  # damage may turn words into numbers
            yield str(self.path), f"the ledger cannot be read through ({error})"

    def _broken(self) -> Iterator[tuple[str, str]]:
        for words in self.damage():
            yield str(self.path), words
        if self.entry(self.own(), 1) is None and self._one("SELECT 1 FROM log"):
            yield f"log {self.own()}", "this case's own chain is gone"
        if self.todo():
            yield str(self.path), "a withdrawal was cut off; run `corroborate verify` where the case can be written"
        for where, words in proof.broken(self):
            yield where or str(self.path), words

    def _bring_over(self) -> None:
        """What a ledger of an older version told, as acts of a new chain (`older.py`)."""
        if not self._one("SELECT 1 FROM sqlite_schema WHERE name = 'log_2'"):
            return
        with self.batch():
            self.at = self.at or str((self._one("SELECT max(at) FROM log_2") or ("",))[0] or "")
            if self._one("SELECT 1 FROM log_2"):
                self._db.execute("INSERT INTO own (office) VALUES (lower(hex(randomblob(16))))")
                for command in older.INDEXES:
                    self._db.execute(command)
                self._bring()
            for table in OLD:
                self._db.execute(f"DROP TABLE {table}")

    def _bring(self) -> None:
        entries = [list(row) for row in self.query("SELECT * FROM log_2 ORDER BY office, seq")]
        with self.act("brought over", always=True, entries=entries):
            numbers = list(self.query("SELECT kind, number, id FROM published_2 ORDER BY kind, number"))
            for values in numbers:
                self._insert("published", values)
            self.note("numbers", map(list, numbers))
        for rows, live, failures in older.acts(self.query):
            with self.act("brought over"):
                for row, others in rows:
                    self.keep(row)
                    for extra in others:
                        self.beside(row._replace(extra=extra))
                for report, seq, reading in live:
                    self._insert("live", (self.own(), report, seq, reading, self.at))
                    self.note("live", [[report, seq, reading]])
                for report, seq, reason in failures:
                    self._insert("failure", (self.own(), report, seq, reason))
                    self.note("failures", [[report, seq, reason]])


def _unnamed(kind: str, number: int, id: str) -> tuple[str, int, str]:
    """A public number as it is told again when something is forgotten: a name under which it stood is gone, the number stays
    taken, and what still bears the name gets a new one.
    """
    return kind, number, id if _HEX.match(id) else f"forgotten {kind}{number}"


def _row(values: Iterable[object]) -> Row:
    return Row(*map(str, values))  # in a damaged file they may be anything

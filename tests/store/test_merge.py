"""Two cases become one: whichever way, the same is kept; what cannot be one is refused."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from importlib import resources
from pathlib import Path

import pytest

from corroborate.account import Case
from corroborate.errors import StoreError, UseError
from corroborate.records import Capture, Decision, Reading, Statement
from corroborate.store import older
from corroborate.store.case import Kept, Store
from corroborate.store.database import VERSION
from corroborate.store.ledger import Row
from told import claim, report

EARLY, LATE = "2031-03-09T12:00:00Z", "2031-03-10T12:00:00Z"
WORDS = "The Monitor says 745 died in Jubata."
OTHER = "A doctor says 12 died in Marun."


@pytest.fixture
def cases(tmp_path: Path):
    with contextlib.ExitStack() as stack:

        def made(name: str, at: str = EARLY) -> Store:
            folder = tmp_path / name
            there = folder.exists()
            store = Store.open(folder, at=at) if there else Store.create(folder, Case(office="Jubata office"), at=at)
            stack.callback(store.close)
            return store

        yield made


def _fill(store: Store, words: str, figure: str, name: str, reader: str = "test/1") -> Statement:
    source = report(words)
    assert source.text is not None
    store.keep(words.encode(), "text/plain", Capture("", "Daily News", name=name))
    told = claim(source, figure, int(figure))
    store.keep_text(source.text)
    store.keep_reading(Reading(source.text.id, reader, (told.id,)), [told])
    return told


def _all(store: Store) -> list[tuple[Kept, list[tuple[str, str]]]]:
    assert store.verify()[1] == ()
    return [(kept, [(c.name, c.at) for c in kept.captures]) for kept in store.reports()]


def test_either_way_and_twice_the_same_is_kept(cases) -> None:
    one, other = cases("one"), cases("other", LATE)
    _fill(one, WORDS, "745", "a.txt")
    _fill(other, WORDS, "745", "b.txt", "test/2")
    told = _fill(other, OTHER, "12", "c.txt")
    other.decide(Decision("accepted", (told.id,), "N. N.", LATE, "it stands there"))
    third, fourth = cases("third"), cases("fourth")
    new = 7  # a reading, and a report with its capture, text, claim, reading and decision
    assert [one.merge(other).new, one.merge(other).new] == [new, 0]
    assert other.merge(one).new == 1
    assert third.merge(other).new > 0
    assert [fourth.merge(store).new > 0 for store in (third, one)] == [True, False]
    found = [_all(store) for store in (one, other, third, fourth)]
    assert found[0] == found[1] == found[2] == found[3]
    (captured,) = [names for kept, names in found[0] if kept.text and kept.text.content == WORDS]
    assert captured == [("a.txt", EARLY)]
    (reading,) = [kept.reading for kept, _ in found[0] if kept.text and kept.text.content == WORDS]
    assert reading is not None
    assert reading.reader == "test/2"
    assert [d.why for d in fourth.decisions()] == ["it stands there"]


def test_each_case_keeps_its_own_numbers(cases) -> None:
    one, other = cases("one"), cases("other")
    mine, theirs = _fill(one, WORDS, "745", "a.txt"), _fill(other, OTHER, "12", "b.txt")
    one.number("C", [mine.id])
    other.number("C", [theirs.id])
    one.merge(other)
    assert one.resolve("C1") == mine.id
    assert one.called(theirs.id) == theirs.id[:12]
    assert one.number("C", [theirs.id, mine.id]) == {theirs.id: 2, mine.id: 1}
    assert (one.called(theirs.id), one.report_of(theirs.id)) == ("C2", one.of_text(theirs.text).report.id)
    assert one.verify()[1] == ()


def test_what_is_done_after_a_merge_comes_after_it_whatever_the_clocks_say(cases) -> None:
    one, other = cases("one", EARLY), cases("other", LATE)
    _fill(one, WORDS, "745", "a.txt")
    for reader in ("test/2", "test/3"):
        _fill(other, WORDS, "745", "b.txt", reader)
    one.merge(other)
    _fill(one, WORDS, "745", "a.txt", "test/4")
    assert [kept.reading.reader for kept in one.reports() if kept.reading] == ["test/4"]
    assert one.verify()[1] == ()


def test_what_failed_here_and_was_read_there_did_not_fail(cases) -> None:
    one, other = cases("one"), cases("other")
    kept, _, _ = one.keep(WORDS.encode(), "text/plain", Capture("", "Daily News"))
    one.fail(kept.id, "it took too long")
    _fill(other, WORDS, "745", "b.txt")
    one.merge(other)
    other.merge(one)
    assert [[kept.failure for kept in store.reports()] for store in (one, other)] == [[None], [None]]
    one.fail(kept.id, "it took too long")
    assert [kept.failure for kept in one.reports()] == ["it took too long"]
    assert one.verify()[1] == ()


def test_a_newer_copy_of_a_case_is_caught_up_with(cases, tmp_path: Path) -> None:
    one = cases("one")
    _fill(one, WORDS, "745", "a.txt")
    one.close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    copy, one = cases("copy"), cases("one")
    told = _fill(copy, OTHER, "12", "b.txt")
    copy.number("C", [told.id])
    assert one.merge(copy).new > 0
    assert one.resolve("C1") == told.id
    assert _all(one) == _all(copy)


def test_a_fork_is_refused_and_leaves_nothing(cases, tmp_path: Path) -> None:
    cases("one").close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    copy, one = cases("copy"), cases("one")
    _fill(copy, OTHER, "12", "b.txt")
    _fill(one, WORDS, "745", "a.txt")
    before = _all(one), sorted(one._archive.names())
    with pytest.raises(StoreError, match="forks at entry 2"):
        one.merge(copy)
    assert (_all(one), sorted(one._archive.names())) == before


def test_a_damaged_case_and_the_case_itself_are_refused(cases, tmp_path: Path) -> None:
    one, other = cases("one"), cases("other")
    _fill(other, WORDS, "745", "b.txt")
    with pytest.raises(UseError, match="same case"):
        one.merge(one)
    kept = next(item for item in (tmp_path / "other" / "objects").rglob("*") if item.is_file())
    kept.write_bytes(b"other words")
    with pytest.raises(StoreError, match="not as it was kept"):
        one.merge(other)
    assert list(one.reports()) == []


def test_what_another_office_carries_is_under_the_log_too(cases, tmp_path: Path) -> None:
    one, other = cases("one"), cases("other", LATE)
    for store, name in ((one, "a.txt"), (other, "b.txt")):
        _fill(store, WORDS, "745", name)
    one.merge(other)
    with contextlib.closing(sqlite3.connect(tmp_path / "one" / "ledger.sqlite")) as db:
        (guard,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'beside_keeps'").fetchone()
        db.execute("DROP TRIGGER beside_keeps")
        assert (
            db.execute("UPDATE beside SET extra = replace(extra, 'b.txt', 'z.txt') WHERE extra LIKE '%b.txt%'").rowcount
            == 1
        )
        db.execute(guard)
        db.commit()
    assert one.verify()[1]


def test_a_case_of_the_first_version_goes_on(cases, tmp_path: Path) -> None:
    """As version 1 left it: its log under the name in its case file, and two readings, a number and a failure in it."""
    store = cases("one")
    told = _fill(store, WORDS, "745", "a.txt")
    held = {kind: list(store._ledger.rows(kind)) for kind in ("report", "capture", "text", "claim", "reading")}
    report_id = store.report_of(told.id)
    store.close()
    path = tmp_path / "one" / "ledger.sqlite"
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.seal"):
        path.with_name(name).unlink(missing_ok=True)
    _write_version_1(path, [row for rows in held.values() for row in rows], report_id, held["reading"][0].id, told.id)
    old = cases("one", LATE)
    assert old.verify()[1] == ()
    (kept,) = old.reports()
    assert (kept.reading and kept.reading.id, kept.failure) == (held["reading"][0].id, "it took too long")
    assert old.resolve("C1") == told.id
    _fill(old, OTHER, "12", "b.txt")
    newer = cases("newer")
    newer.merge(old)
    assert old.verify()[1] == newer.verify()[1] == ()
    assert _all(newer) == _all(old)
    assert old._ledger._db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_what_a_case_of_an_older_version_takes_grows_as_it_does(cases, tmp_path: Path) -> None:
    """Twice as many reports, and no more than a little over twice the steps of the database that ask for what was there."""
    steps = []
    for count in (60, 120):
        with contextlib.closing(sqlite3.connect(tmp_path / str(count))) as db:
            for name in ("schema.sql", "schema-2.sql", "schema-3.sql"):
                db.executescript((resources.files("corroborate.store") / name).read_text("utf-8"))
            for number in range(count):
                db.execute("INSERT INTO record_2 VALUES (?, 'report', '', '{}', '{}')", (f"r{number}",))
                db.execute("INSERT INTO record_2 VALUES (?, 'text', ?, '{}', '{}')", (f"t{number}", f"r{number}"))
                db.execute("INSERT INTO record_2 VALUES (?, 'reading', ?, '{}', '{}')", (f"s{number}", f"t{number}"))
                db.execute("INSERT INTO live_2 VALUES ('one', ?, 1, ?)", (f"r{number}", f"s{number}"))
                entry = ("one", number, EARLY, "read", "reading", f"s{number}", f"r{number} 1", "", str(number))
                db.execute("INSERT INTO log_2 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
            for command in older.INDEXES:
                db.execute(command)
            made = 0

            def count_one() -> int:
                nonlocal made
                made += 1
                return 0

            db.set_progress_handler(count_one, 10)
            acts = list(older.acts(lambda query, *values, db=db: db.execute(query, values)))
            assert [len(act.rows) for act in acts] == [3] * count
            steps.append(made)
    assert steps[1] < 2.5 * steps[0]


def _write_version_1(path: Path, rows: list, report_id: str, reading: str, number: str) -> None:
    from corroborate.canonical import canonical, digest
    from corroborate.store import database

    script = (resources.files("corroborate.store") / "schema.sql").read_text("utf-8")
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(f"{script} PRAGMA application_id = {database._APPLICATION}; PRAGMA user_version = 1;")
        db.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("INSERT INTO live VALUES (?, 1, ?)", (report_id, reading))
        db.execute("INSERT INTO published VALUES ('C', 1, ?)", (number,))
        db.execute("INSERT INTO failure VALUES (?, 1, 'it took too long')", (report_id,))
        acts = [("keep", row.kind, row.id, digest(row.extra.encode())) for row in rows]
        acts += [("read", "reading", reading, f"{report_id} 1"), ("number", "C", number, "1")]
        acts += [("fail", "report", report_id, f"1 {digest(b'it took too long')}")]
        previous = "0" * 64
        for seq, act in enumerate(acts, 1):
            entry = ("Jubata office", seq, EARLY, *act, previous)
            previous = digest(canonical(list(entry)))
            db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*entry, previous))
        db.commit()


def test_a_case_whose_texts_cannot_be_made_out_is_refused(cases) -> None:
    """What another office carries beside our own record may come to stand for it, so it is looked into first."""
    one, other = cases("one"), cases("other")
    _fill(one, WORDS, "745", "a.txt")
    source = report(WORDS)
    assert source.text is not None
    other.keep(WORDS.encode(), "text/plain", Capture("", "Daily News"))
    body = next(one._ledger.rows("text")).body
    other._ledger.keep(Row(source.text.id, "text", source.report.id, body, '{"sentences":"none"}'))
    other._archive.put(WORDS.encode())
    with pytest.raises(StoreError, match="not as it was kept"):
        one.merge(other)

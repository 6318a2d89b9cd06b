from __future__ import annotations

import contextlib
import dataclasses
import errno
import itertools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.account import Case
from corroborate.errors import CorroborateError, NoSuchId, NotACase, StoreError, UseError
from corroborate.records import (
    Answer,
    Capture,
    Decision,
    Evidence,
    Mention,
    Part,
    Period,
    Picture,
    Reading,
    Speaker,
    Statement,
    Text,
)
from corroborate.store import checkpoint as checkpoint_module
from corroborate.store import folder as folder_module
from corroborate.store import turn
from corroborate.store.case import Store
from corroborate.store.ledger import Ledger
from corroborate.values import Quote, When
from told import accusation, claim, quote, report

AT = "2031-03-09T12:00:00Z"


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test opens is closed when it ends, as Python 3.13 wants it."""
    opened: list[Ledger] = []
    begin = Ledger.__init__

    def note(self: Ledger, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        opened.append(self)

    monkeypatch.setattr(Ledger, "__init__", note)
    yield
    for ledger in opened:
        ledger.close()


def _store(folder: Path) -> Store:
    return Store.create(folder / "case", Case(name="Jubata", office="office"), at=AT)


def _filled(folder: Path) -> tuple[Store, list[Statement]]:
    store = _store(folder)
    source = report(
        "The Monitor says 745 died in Jubata. They were killed by the new army. The army denies it, and a film shows graves.",
        published="2031-03-08",
    )
    assert source.text is not None
    kept, _, _ = store.keep(source.text.content.encode(), "text/plain", Capture("", "Daily News", name="a.txt"))
    assert kept == source.report
    told: list[Statement] = [
        claim(source, "745", 745, says="The Monitor"),
        accusation(source, "the new army", "killed"),
        Answer(
            text=source.text.id,
            quote=quote(source, "The army denies it"),
            actor=Mention("The army", quote(source, "The army")),
            reply="denies",
            words=quote(source, "denies it"),
            said=Period(When("2031-03-08", None, "dateline", "unknown")),
        ),
        Evidence(
            text=source.text.id,
            quote=quote(source, "a film shows graves"),
            sort="video",
            words=quote(source, "a film"),
            shows=quote(source, "graves"),
            speakers=(Speaker("residents", "unnamed"),),
        ),
    ]
    store.keep_text(source.text)
    store.keep_reading(Reading(source.text.id, "test/1", tuple(s.id for s in told), (source.text.quote(4, 11),)), told)
    return store, told


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    (kept,) = store.reports()
    assert list(kept.statements) == told
    assert [s.id for s in kept.statements] == [s.id for s in told]
    assert kept.text is not None
    assert kept.text.sentences[0].end == kept.text.content.index(".") + 1
    assert (kept.captures[0].publisher, kept.captures[0].name, kept.captures[0].at) == ("Daily News", "a.txt", AT)
    assert kept.reading is not None
    assert kept.reading.private[0].words == "Monitor"
    assert store.data(kept.report).decode() == kept.text.content


def test_the_same_capture_twice_adds_nothing(tmp_path: Path) -> None:
    store = _store(tmp_path)
    news = [store.keep(b"words", "text/plain", Capture("", "Daily News", name=name))[2] for name in ("a.txt", "b.txt")]
    other = store.keep(b"words", "text/plain", Capture("", "Evening News"))[2]
    assert [*news, other] == [True, False, True]
    (kept,) = store.reports()
    assert len(kept.captures) == 2


def test_two_carriers_in_any_order_are_the_same_case(tmp_path: Path) -> None:
    captures = [
        Capture("", "Daily News"),
        Capture("", "Evening News"),
        Capture("", "Daily News", published="2031-03-08"),
    ]
    found = set()
    for place, order in enumerate(itertools.permutations(captures)):
        store = _store(tmp_path / str(place))
        for capture in order:
            store.keep(b"words", "text/plain", capture)
        found.add(tuple(store.reports()))
    assert len(found) == 1


def test_a_newer_reading_is_the_live_one(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    store.keep_reading(Reading(told[0].text, "test/2", (told[0].id,)), told[:1])
    (kept,) = store.reports()
    assert list(kept.statements) == told[:1]
    assert store.statement(told[1].id) == told[1]


def test_numbers_are_handed_out_once_and_kept(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    first, second, *_ = (statement.id for statement in told)
    assert store.number("C", [first]) == {first: 1}
    assert store.number("C", [second, first]) == {first: 1, second: 2}
    store.close()
    again = Store.open(tmp_path / "case", at=AT)
    assert again.number("C", [second]) == {second: 2}
    assert again.resolve("C1") == first == again.resolve(first[:10])


@pytest.mark.parametrize("id", ["C9", "what", "ab", "0000000000"])
def test_an_id_that_names_nothing_is_an_error(tmp_path: Path, id: str) -> None:
    store, _ = _filled(tmp_path)
    with pytest.raises(NoSuchId):
        store.statement(id)


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    store = _store(tmp_path)

    def killed() -> None:
        with store.batch():
            store.keep(b"words", "text/plain", Capture(""))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    assert list(store.reports()) == []
    assert store.verify()[1] == ()


def test_an_untouched_case_verifies(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    store.number("C", [told[0].id])
    checked, wrong = store.verify()
    assert wrong == ()
    assert checked.startswith("1 objects and 8 records")


TABLES = {
    "log": ("office", "seq", "at", "act", "told", "previous", "hash"),
    "told": ("hash", "words"),
    "record": ("id", "kind", "parent", "body"),
    "beside": ("id", "extra"),
    "live": ("office", "report", "seq", "reading", "at"),
    "published": ("kind", "number", "id"),
    "failure": ("office", "report", "seq", "reason"),
    "withdrawal": ("office", "sha256", "seq", "gone", "act"),
    "emptied": ("hash",),
    "file": ("office", "seq", "name", "sha256"),
    "own": ("place", "office"),
}


@contextlib.contextmanager
def _unguarded(folder: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of a filled case without its guards, which are put back as they were."""
    store, told = _filled(folder)
    store.number("C", [told[0].id])
    store.fail(store.of_text(told[0].text).report.id, "it took too long")
    assert store.verify()[1] == ()
    store.forget([store.keep(b"Three fell.", "text/plain", Capture(""))[0].id], "they asked for it")
    store.close()
    (folder / "case" / "ledger.seal").write_bytes(b"open\n")  # who changes a ledger can say that it was left open
    with contextlib.closing(sqlite3.connect(folder / "case" / "ledger.sqlite")) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, guard in guards:
            db.execute(guard)
        db.commit()


def _wrong(folder: Path) -> tuple[str, ...]:
    try:
        with contextlib.closing(Store.open(folder / "case")) as store:
            return store.verify()[1]
    except StoreError as error:  # a case that does not open is noticed
        return (str(error),)


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, column) for table, columns in TABLES.items() for column in columns if column != "place"],  # only an order
)
def test_any_change_in_any_table_is_noticed(tmp_path: Path, table: str, column: str) -> None:
    with _unguarded(tmp_path) as db:
        number = column in ("seq", "number", "place", "gone")
        change = f"{column} + 1000" if number else f"CAST('x' || {column} AS {'BLOB' if column == 'words' else 'TEXT'})"
        key = f"(SELECT max({column}) FROM {table})"
        assert db.execute(f"UPDATE {table} SET {column} = {change} WHERE {column} = {key}").rowcount
    assert _wrong(tmp_path)


@pytest.mark.parametrize("table", TABLES)
def test_what_is_taken_out_is_noticed(tmp_path: Path, table: str) -> None:
    with _unguarded(tmp_path) as db:
        last = " WHERE seq = (SELECT max(seq) FROM log)" if table == "log" else ""
        assert db.execute(f"DELETE FROM {table}{last}").rowcount
    assert _wrong(tmp_path)


def test_another_reading_made_the_live_one_is_noticed(tmp_path: Path) -> None:
    with _unguarded(tmp_path) as db:
        (report,) = db.execute("SELECT report FROM live").fetchone()
        other = "SELECT office, ?, 2, reading, at FROM live WHERE report = ?"
        db.execute(f"INSERT INTO live {other}", (report, report))
    assert _wrong(tmp_path)


def test_guards_taken_off_are_noticed(tmp_path: Path) -> None:
    with _unguarded(tmp_path):
        pass
    assert _wrong(tmp_path) == ()
    with contextlib.closing(sqlite3.connect(tmp_path / "case" / "ledger.sqlite")) as db:
        db.execute("DROP TRIGGER log_stays")
    assert "guards" in _wrong(tmp_path)[0]


@pytest.mark.parametrize("table", TABLES)
def test_the_file_itself_refuses_what_does_not_grow_it(tmp_path: Path, table: str) -> None:
    store, told = _filled(tmp_path)
    store.number("C", [told[0].id])
    store.fail(store.of_text(told[0].text).report.id, "it took too long")
    db = store._ledger._db
    store.forget([store.keep(b"Three fell.", "text/plain", Capture(""))[0].id], "they asked for it")
    before = db.execute(f"SELECT * FROM {table}").fetchall()
    columns = TABLES[table]
    for command in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET {columns[-1]} = {columns[-1]}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="grow"):
            db.execute(command)
    assert before
    assert db.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flips")
    with _unguarded(folder):
        pass
    (folder / "whole").write_bytes((folder / "case" / "ledger.sqlite").read_bytes())
    return folder


def test_a_seal_that_is_gone_is_a_problem_until_an_act_has_told_of_it(tmp_path: Path) -> None:
    store, _ = _filled(tmp_path)
    store.close()
    seal = tmp_path / "case" / "ledger.seal"
    assert seal.read_bytes().startswith(b"sha256 ")
    seal.unlink()
    for _ in range(2):
        (problem,) = _wrong(tmp_path)
        assert "its seal is gone" in problem
    with contextlib.closing(Store.open(tmp_path / "case")) as store:
        assert store.configure() == ("ledger.seal",)
        assert store.configure() == ()
        store.keep(b"Three fell.", "text/plain", Capture(""))
        told = [(link.act, words["seal"]) for link, words in store.log() if words and "seal" in words]
    assert told == [("configured", "gone")]
    assert _wrong(tmp_path) == ()
    assert seal.read_bytes().startswith(b"sha256 ")


def test_a_ledger_that_stands_open_is_told_and_sealed_again(tmp_path: Path) -> None:
    store, _ = _filled(tmp_path)
    assert "stood open" not in store.verify()[0], "this program itself writes to it"
    held = (tmp_path / "case" / "ledger.seal").read_bytes()
    store.close()
    assert held == b"open\n"
    (tmp_path / "case" / "ledger.seal").write_bytes(held)  # as a crash leaves it
    for words in ("stood open", "the chain walked"):
        with contextlib.closing(Store.open(tmp_path / "case")) as store:
            checked, wrong = store.verify()
        assert (checked.endswith("was cut off"), wrong) == (words == "stood open", ())
    (tmp_path / "case" / "ledger.seal").write_bytes(b"opened\n")
    assert "not those that it was closed with" in _wrong(tmp_path)[0]


@pytest.mark.parametrize(
    ("code", "do"),
    [(sqlite3.SQLITE_IOERR_SHMSIZE, "whether the disk is full"), (sqlite3.SQLITE_FULL, "free some space")],
)
def test_an_error_of_the_disk_says_what_to_do(tmp_path: Path, code: int, do: str) -> None:
    store, _ = _filled(tmp_path)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError, match=do), store._ledger._explained():
        raise error


def _put(ledger: Path, data: bytes) -> None:
    for left in ("ledger.sqlite-wal", "ledger.sqlite-shm"):
        ledger.with_name(left).unlink(missing_ok=True)
    ledger.write_bytes(data)


def _held(ledger: Path) -> list[list[tuple[object, ...]]] | None:
    try:
        with contextlib.closing(sqlite3.connect(ledger)) as db:
            return [db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


@settings(deadline=None)
@given(place=st.integers(0, 2**20), bit=st.integers(0, 7))
def test_a_flipped_bit_in_the_file_changes_nothing_or_is_noticed(kept_case: Path, place: int, bit: int) -> None:
    whole, ledger = (kept_case / "whole").read_bytes(), kept_case / "case" / "ledger.sqlite"
    _put(ledger, whole)
    before = _held(ledger)
    flipped = bytearray(whole)
    flipped[place % len(whole)] ^= 1 << bit
    _put(ledger, flipped)
    after = _held(ledger)
    try:
        noticed = bool(_wrong(kept_case))
    except CorroborateError:
        noticed = True
    assert before is not None
    assert noticed or after == before


def test_an_object_that_is_gone_is_noticed_and_named(tmp_path: Path) -> None:
    store, _ = _filled(tmp_path)
    for item in (tmp_path / "case" / "objects").rglob("*"):
        if item.is_file():
            item.unlink()
    assert any("missing" in line for line in store.verify()[1])
    with pytest.raises(StoreError, match="missing"):
        list(store.reports())


@pytest.mark.parametrize("column", ["body", "extra"])
def test_a_changed_record_is_not_handed_out(tmp_path: Path, column: str) -> None:
    with _unguarded(tmp_path) as db:
        if column == "body":
            db.execute("UPDATE record SET body = replace(body, 'Daily News', 'Evening News') WHERE kind = 'capture'")
            db.execute("UPDATE record SET body = '[' WHERE kind = 'text'")
        else:
            db.execute("UPDATE beside SET extra = '['")
    with contextlib.closing(Store.open(tmp_path / "case")) as store, pytest.raises(StoreError, match="no longer"):
        list(store.reports())


def test_a_statement_whose_quote_does_not_stand_there_is_refused(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    wrong = dataclasses.replace(told[0], figure=Quote(0, 3, "999"))
    with pytest.raises(UseError, match="quote"):
        store.keep_reading(Reading(wrong.text, "test/2", (wrong.id,)), [wrong])
    with pytest.raises(UseError, match="quote"):
        store.keep_reading(Reading(wrong.text, "test/2", (), (Quote(0, 3, "999"),)), [])
    with pytest.raises(UseError, match="not those"):
        store.keep_reading(Reading(wrong.text, "test/2", ()), told)
    with pytest.raises(NoSuchId, match="no such text"):
        store.keep_reading(Reading("0" * 64, "test/2", ()), [])
    (kept,) = store.reports()
    assert list(kept.statements) == told
    assert store.verify()[1] == ()


def test_what_a_person_accepted_stays_until_they_say_otherwise(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    store.keep_reading(Reading(told[0].text, "test/2", ()), [])

    def live() -> list[Statement]:
        (kept,) = store.reports()
        return list(kept.statements)

    accepted = Decision("accepted", (told[1].id,), "N. N.", "2031-03-10", "it stands there")
    assert [store.decide(accepted), store.decide(accepted)] == [True, False]
    assert live() == [told[1]]
    store.decide(Decision("unsure", (told[0].id, told[1].id), "N. N.", "2031-03-11", "two halves of one"))
    assert live() == [told[1]]
    store.decide(Decision("withdrawn", (told[1].id,), "N. N.", "2031-03-12", "it was a slip"))
    assert live() == []
    assert [decision.verdict for decision in store.decisions()] == ["accepted", "unsure", "withdrawn"]
    assert store.verify()[1] == ()
    with pytest.raises(NoSuchId):
        store.decide(Decision("rejected", ("0" * 64,), "N. N.", "2031-03-12", "there is none"))


def test_the_newest_reading_says_which_text_is_the_live_one(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    (kept,) = store.reports()
    assert kept.text is not None
    newer = Text(kept.report.id, "745 died in Jubata.", "test/10")
    store.keep_text(newer)
    assert next(store.reports()).text == kept.text
    store.keep_reading(Reading(newer.id, "test/2", ()), [])
    assert next(store.reports()).text == newer
    assert store.of_text(told[0].text).text == kept.text
    store.keep_reading(kept.reading, told)
    (again,) = store.reports()
    assert (again.text, list(again.statements)) == (kept.text, told)
    assert store.verify()[1] == ()


def test_a_failure_is_noted_once_replaced_and_over_when_there_is_a_text(tmp_path: Path) -> None:
    store = _store(tmp_path)
    report, _, _ = store.keep(b"Two fell.", "text/plain", Capture(""))
    for reason in ("it took too long", "it took too long", "no text in it"):
        store.fail(report.id, reason)
    assert [kept.failure for kept in store.reports()] == ["no text in it"]
    store.keep_text(Text(report.id, "Two fell."))
    assert [kept.failure for kept in store.reports()] == [None]
    acts = [link.act for link in store._ledger.entries()]
    assert acts == ["made", "captured", "failed", "failed", "read"]
    assert store.verify()[1] == ()


def test_the_log_holds_no_words(tmp_path: Path) -> None:
    store, told = _filled(tmp_path)
    store.fail(store.of_text(told[0].text).report.id, "the line 'Jubata' is broken")
    held = str(store._ledger._db.execute("SELECT * FROM log").fetchall())
    assert not any(word in held for word in ("Jubata", "Monitor", "Daily", "a.txt", "killed"))


def test_a_batch_in_a_batch_can_fail_alone(tmp_path: Path) -> None:
    store = _store(tmp_path)
    with store.batch():
        store.keep(b"one", "text/plain", Capture(""))
        with contextlib.suppress(ZeroDivisionError), store.batch():
            store.keep(b"two", "text/plain", Capture(""))
            raise ZeroDivisionError
        store.keep(b"three", "text/plain", Capture(""))
    assert sorted(kept.report.size for kept in store.reports()) == [3, 5]
    assert store.verify()[1] == ()


def test_reports_can_be_walked_while_the_case_is_written_to(tmp_path: Path) -> None:
    store = _store(tmp_path)
    for words in (b"one", b"two", b"three"):
        store.keep(words, "text/plain", Capture(""))
    walked = [store.keep(b"more" + kept.report.id.encode(), "text/plain", Capture(""))[2] for kept in store.reports()]
    assert walked == [True] * 3
    assert len(list(store.reports())) == 6


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.keep(b"first", "text/plain", Capture(""))
    store._ledger._db.execute("PRAGMA max_page_count = 24")

    def fill() -> None:
        with store.batch():
            for place in range(200):
                store.keep(b"%d" % place, "text/plain", Capture("", "Daily News " * 20))

    with pytest.raises(StoreError, match="free some space"):
        fill()
    assert len(list(store.reports())) == 1
    assert store.verify()[1] == ()


def test_two_who_write_at_once_do_not_collide(tmp_path: Path) -> None:
    one = _store(tmp_path)
    other = Store.open(tmp_path / "case")
    other._ledger.patience = 0.2
    with one.batch():
        one.keep(b"one", "text/plain", Capture(""))
        with pytest.raises(StoreError, match="another program"):
            other.keep(b"two", "text/plain", Capture(""))
        assert list(other.reports()) == []
    other.keep(b"two", "text/plain", Capture(""))
    assert len(list(one.reports())) == 2
    assert one.verify()[1] == ()


@pytest.mark.skipif(os.name == "nt", reason="no owners to speak of")
def test_a_case_is_its_owners_alone_even_in_a_folder_that_was_open(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir(mode=0o755)
    store, _ = _filled(tmp_path)
    assert [item.name for item in (tmp_path / "case").rglob("*") if item.stat().st_mode & 0o077] == []
    assert (tmp_path / "case").stat().st_mode & 0o777 == 0o700
    assert "PRIVATE" in (tmp_path / "case" / "README.txt").read_text()
    store.close()


@pytest.mark.parametrize(("number", "says"), [(errno.ENOSPC, "No space"), (errno.EACCES, "Permission")])
def test_a_case_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    write = turn.write_whole

    def refuse(path: Path, data: bytes) -> None:
        if path.name == "case.toml":
            raise OSError(number, os.strerror(number))
        write(path, data)

    monkeypatch.setattr(folder_module, "write_whole", refuse)
    with pytest.raises(StoreError, match=says):
        _store(tmp_path)
    assert list((tmp_path / "case").iterdir()) == []
    monkeypatch.undo()
    (tmp_path / "case" / "README.txt").write_text("cut off by a crash")
    (tmp_path / "case" / "ledger.sqlite-journal").write_bytes(b"")
    assert _store(tmp_path).verify()[1] == ()


def test_a_lock_that_is_gone_is_nothing_to_remark_and_made_anew(tmp_path: Path) -> None:
    _store(tmp_path).close()
    lock = tmp_path / "case" / "ledger.lock"
    assert lock.read_bytes() == b""
    lock.unlink()
    with contextlib.closing(Store.open(tmp_path / "case", at=AT)) as store:
        assert store.verify()[1] == ()
        store.keep(b"x", "text/plain", Capture("", "Daily News", name="x.txt"))
        assert lock.read_bytes() == b""


def test_a_signing_key_that_cannot_be_written_is_said_clearly_and_made_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(checkpoint_module, "write_whole", refuse)
    with pytest.raises(StoreError, match="signing key"):
        store.checkpoint()
    monkeypatch.undo()
    assert store.since(store.checkpoint()) == ()


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    _store(tmp_path).close()
    ledger = tmp_path / "case" / "ledger.sqlite"
    ledger.unlink()
    with contextlib.closing(sqlite3.connect(ledger)) as db:
        db.execute("CREATE TABLE mine (words TEXT)")
    with pytest.raises(NotACase, match="no ledger of ours"):
        Store.open(tmp_path / "case")
    with contextlib.closing(sqlite3.connect(ledger)) as db:
        assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    store, _ = _filled(tmp_path)
    store.close()
    ledger = tmp_path / "case" / "ledger.sqlite"
    ledger.write_bytes(b"no database at all, whatever its name says")
    with pytest.raises(StoreError, match="ledger"):
        Store.open(tmp_path / "case")


def test_a_folder_that_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="init"):
        Store.open(tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UseError, match="not empty"):
        Store.create(tmp_path, Case())


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    _store(tmp_path).close()
    with contextlib.closing(sqlite3.connect(tmp_path / "case" / "ledger.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NotACase, match="newer"):
        Store.open(tmp_path / "case")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("[case]\ncolour = 1\n", "colour"),
        ("[policy]\nstale_days = 'soon'\n", "stale_days"),
        ("[else]\n", "else"),
        ("[case", "mend"),
    ],
)
def test_a_case_file_with_something_unknown_says_what(tmp_path: Path, words: str, says: str) -> None:
    _store(tmp_path).close()
    (tmp_path / "case" / "case.toml").write_text(words)
    with pytest.raises(UseError, match=says):
        Store.open(tmp_path / "case")


def test_the_case_file_is_read_back(tmp_path: Path) -> None:
    assert _store(tmp_path).case == Case(name="Jubata", office="office")


def test_what_lies_in_a_report_is_told_from_both_sides(tmp_path: Path) -> None:
    store = _store(tmp_path)
    whole, _, _ = store.keep(b"PK...", "application/zip", Capture("", name="a.zip"))
    inner = [store.keep(words, "text/plain", Capture("", name="b"))[0] for words in (b"Two fell.", b"Three fell.")]
    parts = [Part(whole.id, inner[place].id, place, f"{place}.txt", "zip") for place in (1, 0)]
    assert [store.keep_part(part) for part in (*parts, parts[0])] == [True, True, False]
    assert [part.path for part in store.parts(whole.id)] == ["0.txt", "1.txt"]
    assert store.wholes() == {part.report: (part,) for part in parts}
    assert store.verify()[1] == ()


def test_what_a_picture_shows_of_itself_is_kept_and_ends_its_failure(tmp_path: Path) -> None:
    store = _store(tmp_path)
    image, _, _ = store.keep(b"GIF89a", "image/gif", Capture("", name="a.gif"))
    store.fail(image.id, "took too long")
    picture = Picture(image.id, 4, 3, hash="0" * 16, facts=(("taken", "2031-03-08"),), maker="picture/1")
    store.keep_picture(picture)
    (found,) = store.pictures()
    assert (found, found.maker) == (picture, "picture/1")
    assert next(iter(store.reports())).failure is None
    assert store.verify()[1] == ()

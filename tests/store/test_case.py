from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest

from corroborate.account import Case
from corroborate.errors import NoSuchId, NotACase, StoreError, UseError
from corroborate.records import Capture, Reading, Statement
from corroborate.store.case import Store
from told import accusation, claim, report

AT = "2031-03-09T12:00:00Z"


def _store(folder: Path) -> Store:
    return Store.create(folder / "case", Case(name="Jubata", office="office"), at=AT)


def _filled(folder: Path) -> tuple[Store, list[Statement]]:
    store = _store(folder)
    source = report("The Monitor says 745 died in Jubata. They were killed by the new army.", published="2031-03-08")
    assert source.text is not None
    kept, _, _ = store.keep(source.text.content.encode(), "text/plain", Capture("", "Daily News", name="a.txt"))
    assert kept == source.report
    told: list[Statement] = [
        claim(source, "745", 745, says="The Monitor"),
        accusation(source, "the new army", "killed"),
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
    first, second = (statement.id for statement in told)
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
    assert checked.startswith("1 objects and 6 records")


TABLES = {
    "log": ("at", "act", "kind", "id", "mark", "previous", "hash"),
    "record": ("kind", "parent", "body", "extra"),
    "live": ("text", "reading"),
    "published": ("kind", "id"),
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in TABLES.items() for column in columns]
)
def test_any_change_in_any_table_is_noticed(tmp_path: Path, table: str, column: str) -> None:
    store, told = _filled(tmp_path)
    store.number("C", [told[0].id])
    store.close()
    db = sqlite3.connect(tmp_path / "case" / "ledger.sqlite")
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert rows
    key = f"(SELECT {column} FROM {table} ORDER BY {column} DESC LIMIT 1)"
    db.execute(f"UPDATE {table} SET {column} = 'x' || {column} WHERE {column} = {key}")
    assert db.total_changes
    db.commit()
    db.close()
    assert Store.open(tmp_path / "case").verify()[1]


@pytest.mark.parametrize("table", ["log", "record", "live", "published"])
def test_what_is_taken_out_is_noticed_and_the_file_refuses_to_let_it_go(tmp_path: Path, table: str) -> None:
    store, told = _filled(tmp_path)
    store.number("C", [told[0].id])
    store.close()
    db = sqlite3.connect(tmp_path / "case" / "ledger.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="only grow"):
        db.execute(f"DELETE FROM {table}")
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    last = "(SELECT max(rowid) FROM log)" if table == "log" else "0"
    db.execute(f"DELETE FROM {table} WHERE rowid = {last}" if table == "log" else f"DELETE FROM {table}")
    db.commit()
    db.close()
    assert Store.open(tmp_path / "case").verify()[1]


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
    db = sqlite3.connect(tmp_path / "case" / "ledger.sqlite")
    db.execute("PRAGMA user_version = 99")
    db.close()
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

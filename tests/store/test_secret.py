"""An encrypted case: whole, private to the byte, and as safe against damage as any other."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import random
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corroborate import desk
from corroborate.account import Case
from corroborate.canonical import digest
from corroborate.errors import CorroborateError, NotACase, StoreError, UseError
from corroborate.records import Capture, Reading
from corroborate.store import secret
from corroborate.store.case import Store
from told import claim, report

AT = "2031-03-09T12:00:00Z"
PASS = "seven small words nobody guesses"
WORDS = "The Monitor says 745 died in Quarzdorf."


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret, "_COST", {"lanes": 1, "memory": 64, "passes": 1})


@contextlib.contextmanager
def _case(folder: Path, passphrase: str | None = PASS) -> Iterator[Store]:
    new = not folder.exists()
    store = (
        Store.create(folder, Case(), at=AT, passphrase=passphrase)
        if new
        else Store.open(folder, at=AT, passphrase=lambda _: passphrase or "")
    )
    with contextlib.closing(store):
        yield store


def _fill(store: Store) -> None:
    source = report(WORDS)
    assert source.text is not None
    store.keep(WORDS.encode(), "text/plain", Capture("", "Daily News", name="secret-file.txt"))
    told = claim(source, "745", 745)
    store.keep_text(source.text)
    store.keep_reading(Reading(source.text.id, "test/1", (told.id,)), [told])


def _bytes(folder: Path) -> bytes:
    return b"".join(str(path).encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_file_holds_words_names_or_hashes(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store:
        _fill(store)
        store.checkpoint()
        held = _bytes(tmp_path / "case")  # with acts in the write-ahead log
        (kept,) = store.reports()
    after = _bytes(tmp_path / "case")
    sha256 = digest(WORDS.encode())
    told = ("Quarzdorf", "Daily News", "secret-file", sha256, sha256[2:], kept.report.id, "captured", "PRIVATE+KEY")
    assert not [words for words in told for data in (held, after) if words.encode() in data]
    assert b"SQLite format" not in after
    with _case(tmp_path / "case") as store:
        assert store.verify()[1] == ()
        assert [one.statements for one in store.reports()] == [kept.statements]
        assert store.data(kept.report) == WORDS.encode()


def test_only_the_passphrase_opens_it_and_it_can_be_changed(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store:
        _fill(store)
    for wrong in ("", "seven small words nobody guessed", PASS + " "):
        with pytest.raises(UseError, match="passphrase is wrong"), _case(tmp_path / "case", wrong):
            pass
    with pytest.raises(UseError, match="encrypted"):
        Store.open(tmp_path / "case")
    with pytest.raises(UseError, match="characters"):
        secret.change(tmp_path / "case", PASS, "short", {})
    secret.change(tmp_path / "case", PASS, PASS[::-1], {})
    with pytest.raises(UseError, match="wrong"), _case(tmp_path / "case"):
        pass
    with _case(tmp_path / "case", PASS[::-1]) as store:
        assert store.verify()[1] == ()
    with pytest.raises(UseError, match="characters"):
        Store.create(tmp_path / "other", Case(), passphrase="short")
    assert list((tmp_path / "other").iterdir()) == []


def test_any_changed_byte_is_noticed(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store:
        _fill(store)
        store.checkpoint()
    chance = random.Random(7)
    for path in sorted((tmp_path / "case").rglob("*")):
        whole = path.read_bytes() if path.is_file() else b""
        for place in chance.sample(range(len(whole)), min(len(whole), 12)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ chance.randrange(1, 256)]) + whole[place + 1 :])
            try:
                with _case(tmp_path / "case") as store:
                    wrong = bool(store.verify()[1])
            except CorroborateError:
                wrong = True
            assert wrong, (path, place)
        if whole:
            path.write_bytes(whole)
    with _case(tmp_path / "case") as store:
        assert store.verify()[1] == ()


def test_two_objects_cannot_change_places(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store:
        for words in (b"one", b"two"):
            store.keep(words, "text/plain", Capture(""))
        first, second = store._archive._places()
        held = first.read_bytes()
        first.write_bytes(second.read_bytes())
        second.write_bytes(held)
        assert len(store.verify()[1]) >= 2


def test_it_merges_packs_and_forgets_like_any_other(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store, _case(tmp_path / "plain", None) as plain, _case(tmp_path / "new") as new:
        _fill(plain)
        assert store.merge(plain).new == 5
        store.pack(tmp_path / "p.zip")
        assert new.unpack(tmp_path / "p.zip").new == 5
        assert list(new.reports()) == list(plain.reports())
        assert plain.merge(new).new == 0
        store.forget([report(WORDS).report.id], "they asked for it")
        assert list(store.reports()) == []
        for one in (store, plain, new):
            assert one.verify()[1] == ()


def test_a_copy_taken_in_the_middle_of_the_work_is_whole(tmp_path: Path) -> None:
    with _case(tmp_path / "case") as store:
        _fill(store)
        shutil.copytree(tmp_path / "case", tmp_path / "copy")  # as a crash would leave it
    with _case(tmp_path / "copy") as store:
        assert store.verify()[1] == ()
        assert len(list(store.reports())) == 1


def test_a_key_that_is_gone_or_broken_is_named(tmp_path: Path) -> None:
    with _case(tmp_path / "case"):
        pass
    key = tmp_path / "case" / "case.key"
    whole = key.read_bytes()
    key.write_bytes(b"words")
    with pytest.raises(StoreError, match="key cannot be read"), _case(tmp_path / "case"):
        pass
    key.unlink()
    with pytest.raises((NotACase, StoreError)):
        Store.open(tmp_path / "case")
    key.write_bytes(whole)
    with _case(tmp_path / "case") as store:
        assert store.verify()[1] == ()


def test_the_desk_takes_the_passphrase_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORROBORATE_PASSPHRASE", PASS)
    desk.init(tmp_path / "case", name="Jubata", office="", place="", period="", whose="", at=AT, encrypt=True)
    with desk.opened(tmp_path / "case", at=AT) as work:
        assert work.verify()[1] == ()
    monkeypatch.setenv("CORROBORATE_NEW_PASSPHRASE", PASS[::-1])
    desk.rekey(tmp_path / "case", at=AT, by="N. N.")
    with _case(tmp_path / "case", PASS[::-1]) as store:
        (told,) = store._ledger.acts("rekeyed")
        assert {name: told[name] for name in told if name not in ("chance", "program", "files")} == {
            "act": "rekeyed", "at": AT, "by": "N. N.", "time": "given"
        }, "who and when, and nothing of either passphrase"  # fmt: skip
        assert store.verify()[1] == ()
    with pytest.raises(UseError), desk.opened(tmp_path / "case", at=AT):
        pass
    monkeypatch.delenv("CORROBORATE_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(UseError, match="terminal"), desk.opened(tmp_path / "case", at=AT):
        pass


def test_verify_tells_where_a_former_key_file_was_put_back(tmp_path: Path) -> None:
    key = tmp_path / "case" / "case.key"
    with _case(tmp_path / "case") as store:
        former = key.read_bytes()
        store.rekey(PASS, PASS[::-1])
        assert store.verify()[1] == ()
    latter = key.read_bytes()
    key.write_bytes(former)
    with _case(tmp_path / "case") as store:
        (told,) = store.verify()[1]
        assert "case.key: it is older than the log tells" in told
    key.write_bytes(latter)
    with _case(tmp_path / "case", PASS[::-1]) as store:
        assert store.verify()[1] == ()


def test_where_the_passphrase_cannot_be_changed_the_old_one_holds_and_no_act_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _case(tmp_path / "case") as store:
        with pytest.raises(UseError, match="characters"):
            store.rekey(PASS, "short")
        with monkeypatch.context() as patched:
            patched.setattr(type(store._ledger), "_enter", _full)
            with pytest.raises(StoreError, match="no space"):
                store.rekey(PASS, PASS[::-1])
        assert list(store._ledger.acts("rekeyed")) == []
    with _case(tmp_path / "case") as store:
        assert store.verify()[1] == ()


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("where", ["before the key", "beside the key", "behind the key", "behind the act"])
def test_whenever_who_changes_the_passphrase_is_killed_one_of_the_two_holds_and_the_log_tells_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with _case(tmp_path / "case") as store:
        _fill(store)

    def killed(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def rekeying() -> None:
        with contextlib.closing(
            Store.open(tmp_path / "case", at=AT, told={"by": "N. N."}, passphrase=lambda _: PASS)
        ) as store:
            match where:
                case "before the key":
                    monkeypatch.setattr(secret, "write_whole", killed)
                case "beside the key":
                    monkeypatch.setattr(Path, "replace", lambda path, _: killed() if "case.key" in path.name else None)
                case "behind the key":
                    monkeypatch.setattr(store._ledger, "_enter", killed)
            store.rekey(PASS, PASS[::-1])
            killed()

    child = multiprocessing.get_context("fork").Process(target=rekeying)
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    changed = where in ("behind the key", "behind the act")
    holds, other = (PASS[::-1], PASS) if changed else (PASS, PASS[::-1])
    with pytest.raises(UseError, match="passphrase"):
        Store.open(tmp_path / "case", passphrase=lambda _: other)
    for _ in range(2):
        with _case(tmp_path / "case", holds) as store:
            assert store.verify()[1] == ()
            told = list(store._ledger.acts("rekeyed"))
            assert len(told) == changed, "once, however often it is opened"
            assert [one.get("begun", one)["by"] for one in told] == ["N. N."] * changed
            assert [one["begun"]["at"] for one in told if "begun" in one] == [AT] * (where == "behind the key")
            assert store.data(next(store.reports()).report) == WORDS.encode()


def test_where_nothing_can_be_written_verify_tells_of_an_untold_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _case(tmp_path / "case"):
        pass
    secret.change(tmp_path / "case", PASS, PASS[::-1], {"at": AT})
    with monkeypatch.context() as patched:
        patched.setattr(Store, "_tell_of_passphrase", _full)
        with _case(tmp_path / "case", PASS[::-1]) as store:
            assert [line for line in store.verify()[1] if "passphrase was changed" in line]
    with _case(tmp_path / "case", PASS[::-1]) as store:
        assert store.verify()[1] == ()


def _full(*_: object) -> None:
    raise StoreError("no space left")

"""What is withdrawn: no file of the case holds its words, the chain still verifies, and nothing brings it back unasked."""

from __future__ import annotations

import contextlib
import dataclasses
import multiprocessing
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corroborate import desk
from corroborate.account import Case
from corroborate.canonical import digest
from corroborate.errors import InputError, NoSuchId, StoreError, UseError
from corroborate.records import Capture, Decision, Part, Picture, Reading, Report, Statement
from corroborate.store import secret
from corroborate.store.case import Store
from told import claim, report

AT = "2031-03-09T12:00:00Z"
SECRET = "The Monitor says 745 died in Quarzdorf, and the baker Zyxwert saw it."
OTHER = "A doctor says 12 died in Marun."
TOLD = (
    b"Quarzdorf",
    b"Zyxwert",
    b"zyxwert",
    b"quarzdorf",
    b"745 died",
    b"secret-file",
    b"tattler.example",
    b"whispered",
)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator:
    with contextlib.ExitStack() as stack:

        def made(name: str) -> Store:
            folder = tmp_path / name
            new = not folder.exists()
            store = Store.create(folder, Case(), at=AT) if new else Store.open(folder, at=AT, told={"by": "N. N."})
            stack.callback(store.close)
            return store

        yield made


def _fill(store: Store, words: str, figure: str, name: str) -> Statement:
    source = report(words)
    address = f"https://{'tattler' if words == SECRET else 'daily'}.example/{name}"
    assert source.text is not None
    store.keep(words.encode(), "text/plain", Capture("", "Daily", address, name=name))
    told = claim(source, figure, int(figure))
    store.keep_text(source.text)
    store.keep_reading(Reading(source.text.id, "test/1", (told.id,), (source.text.quote(4, 11),)), [told])
    return told


def _whole(store: Store) -> Statement:
    """A case with a report that is to go: read, judged, failed, numbered; and one that is to stay."""
    told = _fill(store, SECRET, "745", "secret-file.txt")
    other = _fill(store, OTHER, "12", "b.txt")
    store.decide(Decision("same", tuple(sorted((told.id, other.id))), "N. N.", AT, "the one was whispered to me"))
    store.decide(Decision("accepted", (other.id,), "N. N.", AT, "it stands there"))
    store.number("C", [told.id, other.id])
    store.number("K", ["name:baker zyxwert", "name:doctor"])
    store.number("L", ["?quarzdorf@XX"])
    kept = report(SECRET).report
    store.fail(kept.id, "stumbled over Zyxwert")
    store.keep_picture(Picture(kept.id, 10, 10, facts=(("where", "Quarzdorf"),)))
    return told


def _holding(folder: Path) -> list[tuple[str, bytes]]:
    """Every file whose bytes, name or deflated acts hold any of the words."""
    found = [
        (str(path.relative_to(folder)), words)
        for path in folder.rglob("*")
        if path.is_file()
        for words in TOLD
        if words in path.read_bytes() or words in str(path).encode()
    ]
    with contextlib.closing(Store.open(folder)) as store:
        acts = [store._ledger.words(link.told) or b"" for link in store._ledger.entries()]
    return found + [("an act", words) for data in acts for words in TOLD if words in data]


def test_no_file_of_the_case_holds_the_words_and_the_chain_says_so(stores, tmp_path: Path) -> None:
    store = stores("one")
    told = _whole(store)
    before = list(store._ledger.entries())
    assert _holding(tmp_path / "one")
    done = store.forget([report(SECRET).report.id], "she asked for it")
    assert done.reports == (report(SECRET).report.id,)
    assert done.objects == 1
    assert _holding(tmp_path / "one") == []  # with the case still open
    assert store.verify()[1] == ()
    assert list(store._ledger.entries())[: len(before)] == before
    store.close()
    assert _holding(tmp_path / "one") == []
    again = stores("one")
    assert again.verify()[1] == ()
    ((sha256, gone),) = again.withdrawn()
    assert (sha256, gone.at, gone.why) == (digest(SECRET.encode()), AT, "she asked for it")
    assert [kept.report.id for kept in again.reports()] == [report(OTHER).report.id]
    assert [decision.why for decision in again.decisions()] == ["it stands there"]
    assert again.resolve("C1") == told.id  # the number is never given to another
    with pytest.raises(NoSuchId):
        again.statement("C1")


def test_a_number_that_stood_under_a_name_stays_taken_and_the_name_is_gone(stores, tmp_path: Path) -> None:
    store = stores("one")
    told = _whole(store)
    store.forget([report(SECRET).report.id], "she asked for it")
    assert store.number("K", ["name:doctor", "name:nurse"]) == {"name:doctor": 3, "name:nurse": 4}
    assert store.number("C", [told.id]) == {told.id: 1}
    assert store.verify()[1] == ()


def test_a_package_without_a_report_names_nobody_whom_only_numbers_name(stores, tmp_path: Path) -> None:
    store = stores("one")
    _whole(store)
    store.pack(tmp_path / "out.zip", [report(SECRET).report.id])
    with zipfile.ZipFile(tmp_path / "out.zip") as package:
        held = [package.read(name) for name in package.namelist()]
    assert not [words for words in TOLD for data in held if words in data]
    store.close()
    store = stores("two")
    store.unpack(tmp_path / "out.zip")
    assert store.verify()[1] == ()


def test_the_same_bytes_come_in_again_only_when_somebody_says_so(stores, tmp_path: Path) -> None:
    store = stores("one")
    _whole(store)
    store.close()
    store = stores("one")
    store.forget([report(SECRET).report.id], "she asked for it")
    with pytest.raises(InputError, match=r"withdrawn on .* by N\. N\. \(she asked for it\)"):
        store.keep(SECRET.encode(), "text/plain", Capture(""))
    with pytest.raises(InputError, match="withdrawn"):
        store.keep(SECRET.encode(), "text/html", Capture(""))
    assert _holding(tmp_path / "one") == []
    for wrong in ("abc", "0" * 64):
        with pytest.raises(NoSuchId):
            store.allow(wrong, "she agreed")
    store.allow(digest(SECRET.encode())[:12], "she agreed")
    _fill(store, SECRET, "745", "secret-file.txt")
    assert store.verify()[1] == ()
    assert len(list(store.reports())) == 2
    store.forget([report(SECRET).report.id], "she changed her mind")
    assert _holding(tmp_path / "one") == []
    assert [gone.why for _, gone in store.withdrawn()] == ["she changed her mind"]


def test_no_older_copy_brings_it_back_and_it_goes_from_other_offices_too(stores, tmp_path: Path) -> None:
    store = stores("one")
    _whole(store)
    store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    other = stores("other")
    _fill(other, SECRET, "745", "secret-file.txt")
    store, copy = stores("one"), stores("copy")
    store.forget([report(SECRET).report.id], "she asked for it")
    for older in (copy, other):
        store.merge(older)
        assert store.verify()[1] == ()
        assert _holding(tmp_path / "one") == []
    other.merge(store)
    copy.merge(other)
    for merged, name in ((other, "other"), (copy, "copy")):
        assert merged.verify()[1] == ()
        assert _holding(tmp_path / name) == []
        assert [kept.report.id for kept in merged.reports()] == [report(OTHER).report.id]
    store.allow(digest(SECRET.encode()), "she agreed")
    _fill(store, SECRET, "745", "secret-file.txt")
    other.merge(store)
    store.merge(other)
    assert [len(list(one.reports())) for one in (store, other)] == [2, 2]
    assert [one.verify()[1] for one in (store, other)] == [(), ()]


def test_what_lies_in_a_report_goes_with_it_and_not_without_it(stores, tmp_path: Path) -> None:
    store = stores("one")
    whole, _, _ = store.keep(b"a box with " + SECRET.encode(), "application/zip", Capture(""))
    inner, _, _ = store.keep(SECRET.encode(), "text/plain", Capture(whole.id, how="zip"))
    shared, _, _ = store.keep(OTHER.encode(), "text/plain", Capture(whole.id, how="zip"))
    second, _, _ = store.keep(b"another box", "application/zip", Capture(""))
    for place, (box, part) in enumerate(((whole, inner), (whole, shared), (second, shared))):
        store.keep_part(Part(box.id, part.id, place, f"secret-file-{place}.txt", "zip"))
    with pytest.raises(UseError, match="would keep them"):
        store.forget([inner.id], "she asked for it")
    assert store.verify()[1] == ()
    done = store.forget([whole.id], "she asked for it")
    assert set(done.reports) == {whole.id, inner.id}
    assert {kept.report.id for kept in store.reports()} == {shared.id, second.id}
    assert [part.path for part in store.parts(second.id)] == ["secret-file-2.txt"]
    assert {words for _, words in _holding(tmp_path / "one")} == {b"secret-file"}
    assert store.verify()[1] == ()


def test_what_was_cut_off_is_finished_when_the_case_is_opened_again(
    stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores("one")
    _whole(store)

    def cut(self: Store) -> int:
        raise StoreError("the power failed")

    monkeypatch.setattr(Store, "_clean", cut)
    with pytest.raises(StoreError):
        store.forget([report(SECRET).report.id], "she asked for it")
    assert any("cut off" in line for line in store.verify()[1])
    store.close()
    monkeypatch.undo()
    assert stores("one").verify()[1] == ()
    assert _holding(tmp_path / "one") == []


def test_only_reports_are_forgotten(stores) -> None:
    store = stores("one")
    told = _whole(store)
    for wrong in (told.id, "0" * 64):
        with pytest.raises(NoSuchId):
            store.forget([wrong], "she asked for it")
    assert store.verify()[1] == ()


def test_nothing_that_another_program_has_in_hand_brings_it_back(stores, tmp_path: Path) -> None:
    store = stores("one")
    source = report(SECRET)
    assert source.text is not None
    store.keep(SECRET.encode(), "text/plain", Capture("", "Daily News", name="secret-file.txt"))
    reading, forgetting = stores("one"), stores("one")
    claimed = claim(source, "745", 745)
    forgetting.forget([source.report.id], "she asked for it")
    forgetting.close()
    late = (
        lambda: reading.keep_text(source.text),
        lambda: reading.keep_capture(Capture(source.report.id, "whispered", how="in the report")),
        lambda: reading.keep_picture(Picture(source.report.id, 1, 1)),
        lambda: reading.keep_part(Part(source.report.id, source.report.id, 0, "secret-file.txt", "zip")),
        lambda: reading.count(source.report.id, [("whispered", 1)]),
        lambda: reading.fail(source.report.id, "whispered"),
        lambda: reading.keep_reading(Reading(source.text.id, "test/1", (claimed.id,)), [claimed]),
        lambda: reading.decide(Decision("accepted", (claimed.id,), "N. N.", AT, "whispered")),
    )
    for keep in late:
        with pytest.raises(NoSuchId):
            keep()
    reading.close()
    store.close()
    assert _holding(tmp_path / "one") == []
    assert stores("one").verify()[1] == ()


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("passphrase", ["", "seven small words nobody guesses"])
@pytest.mark.parametrize("end", ["killed", "failed"])
def test_the_words_that_a_program_left_when_it_was_cut_off_go_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str, end: str
) -> None:
    monkeypatch.setattr(secret, "_COST", {"lanes": 1, "memory": 64, "passes": 1})
    page, other = f"<p>{SECRET}</p>".encode(), OTHER.encode()
    kept = Report(digest(page), "text/html", len(page))
    text = dataclasses.replace(report(SECRET).text, report=kept.id)
    objects = tmp_path / "one" / "objects"

    def count() -> int:
        return sum(path.is_file() and path.parent != objects for path in objects.rglob("*"))

    def cut_off(*_: object) -> None:
        if end == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise StoreError("no space left")

    def reading() -> None:
        with contextlib.closing(Store.open(tmp_path / "one", at=AT, passphrase=lambda _: passphrase)) as store:
            monkeypatch.setattr(store._ledger, "_enter", cut_off)
            with contextlib.suppress(StoreError):
                store.keep_text(text)
            monkeypatch.undo()
            monkeypatch.setattr(secret, "_COST", {"lanes": 1, "memory": 64, "passes": 1})
            store.keep(other, "text/plain", Capture("", "Daily News", name="b.txt"))

    Store.create(tmp_path / "one", Case(), at=AT, passphrase=passphrase or None).close()
    with contextlib.closing(Store.open(tmp_path / "one", at=AT, passphrase=lambda _: passphrase)) as store:
        store.keep(page, "text/html", Capture("", "Daily News", name="a.html"))
    child = multiprocessing.get_context("fork").Process(target=reading)
    child.start()
    child.join(60)
    assert child.exitcode == (-signal.SIGKILL if end == "killed" else 0)
    with contextlib.closing(Store.open(tmp_path / "one", at=AT, passphrase=lambda _: passphrase)) as store:
        store.keep(other, "text/plain", Capture("", "Daily News", name="b.txt"))
        assert count() == 3, "the words, which no record needs, lie there"
        assert store.forget([kept.id], "she asked for it").objects == 2
        assert store.verify()[1] == ()
    assert [path for path in objects.iterdir() if path.is_file()] == []
    assert count() == 1, "and what is needed stays"


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_what_an_act_that_never_ended_left_in_the_logs_goes_too(tmp_path: Path) -> None:
    def killed() -> None:
        store = Store.open(tmp_path / "one", at=AT)
        store._ledger._db.execute("PRAGMA cache_size = 1")  # so that it is written ahead before the act ends
        with store.act("captured"):
            for number in range(200):
                store.keep(f"{SECRET} {number}".encode(), "text/plain", Capture("", name=f"secret-file-{number}.txt"))
            os.kill(os.getpid(), signal.SIGKILL)

    Store.create(tmp_path / "one", Case(), at=AT).close()
    with contextlib.closing(Store.open(tmp_path / "one", at=AT)) as store:
        kept, _, _ = store.keep(SECRET.encode(), "text/plain", Capture("", "Daily News", name="secret-file.txt"))
    child = multiprocessing.get_context("fork").Process(target=killed)
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert b"secret-file-100" in (tmp_path / "one" / "ledger.sqlite-wal").read_bytes()
    with contextlib.closing(Store.open(tmp_path / "one", at=AT)) as store:
        assert store.forget([kept.id], "she asked for it").objects == 201
        assert store.verify()[1] == ()
    assert _holding(tmp_path / "one") == []


def test_what_stands_on_a_report_that_is_gone_is_named(stores, monkeypatch: pytest.MonkeyPatch) -> None:
    store, source = stores("one"), report(SECRET)
    assert source.text is not None
    monkeypatch.setattr(store._ledger, "stands", lambda _: None)  # as older versions let a program that was reading
    store.keep_text(source.text)
    assert [line for line in store.verify()[1] if "the report that it is of is gone" in line]


def test_a_report_that_is_forgotten_while_it_is_read_stops_no_other(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Shelling killed 112 people in {name.upper()}town on March 6.")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        work.add([tmp_path], lambda *_: None)
        last, name = max((state.report.id, state.name) for state in work.states())

        def forgetting(done: int, *_: int) -> None:
            if done == 1:
                with desk.opened(tmp_path / "case", at=AT) as other:
                    other.forget([last], "she asked for it")

        work.read(1, forgetting)
        assert [state.state for state in work.states()] == ["read", "read"]
        assert work.verify()[1] == ()
    town = f"{name[0].upper()}town".encode()
    assert not any(town in path.read_bytes() for path in (tmp_path / "case").rglob("*") if path.is_file())


def test_the_desk_says_what_stays_and_needs_a_reason(tmp_path: Path) -> None:
    words = "Shelling killed 112 people in Jableh on March 6, the Monitor said. Residents blamed the army for it. " * 3
    for name, more in (("a.txt", ""), ("b.txt", "And that was all.")):
        (tmp_path / name).write_text(words + more)
    with desk.opened(tmp_path / "case", make=True, at=AT, by="N. N.") as work:
        taken = work.add([tmp_path / "a.txt", tmp_path / "b.txt"], lambda *_: None)
        work.read(0, lambda *_: None)
        assert {state.state for state in work.states()} == {"read"}
        with pytest.raises(UseError, match="why"):
            work.forget(taken.reports[:1], " ")
        done = work.forget(taken.reports[:1], "they asked for it")
        assert (len(done.reports), len(done.alike)) == (1, 1)
        again = work.add([tmp_path / "a.txt", tmp_path / "b.txt"], lambda *_: None)
        assert len(again.failed) == 1
        assert "withdrawn" in again.failed[0][1]
        ((sha256, told),) = work.withdrawn()
        assert "N. N.: they asked for it" in told
        with pytest.raises(UseError, match="why"):
            work.allow(sha256, "")
        work.allow(sha256, "they agreed")
        assert work.add([tmp_path / "a.txt", tmp_path / "b.txt"], lambda *_: None).failed == ()
        assert work.verify()[1] == ()


def test_a_part_that_stays_is_not_called_after_the_archive_that_went(stores, tmp_path: Path) -> None:
    """The archive's name goes with it, also where its parts lie elsewhere too, and in what lies in them."""
    store = stores("one")
    first, _, _ = store.keep(b"first archive", "application/zip", Capture("", name="secret-file.zip"))
    second, _, _ = store.keep(b"second archive", "application/zip", Capture("", name="open.zip"))
    inner, _, _ = store.keep(
        b"inner archive", "application/zip", Capture("", how="zip", name="secret-file.zip/inner.zip")
    )
    words, _, _ = store.keep(
        OTHER.encode(), "text/plain", Capture("", how="zip", name="secret-file.zip/inner.zip/b.txt")
    )
    alone, _, _ = store.keep(b"By itself.", "text/plain", Capture("", how="zip", name="secret-file.zip/c.txt"))
    store.keep(b"By itself.", "text/plain", Capture("", name="c.txt"))
    for whole, part, path in (
        (first, inner, "inner.zip"), (second, inner, "inner.zip"), (inner, words, "b.txt"), (second, alone, "d.txt"),
    ):  # fmt: skip
        store.keep_part(Part(whole.id, part.id, 0, path, "zip"))
    store.keep_part(Part(first.id, alone.id, 1, "c.txt", "zip"))
    told = _fill(store, OTHER, "12", "b.txt")
    before = {one.report.id for one in store.reports()}
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    done = store.forget([first.id], "it names her")
    assert done.reports == (first.id,)
    assert {one.report.id for one in store.reports()} == before - {first.id}
    assert _holding(tmp_path / "one") == []
    assert store.verify()[1] == ()
    called = {one.report.id: sorted(capture.name for capture in one.captures) for one in store.reports()}
    assert called[inner.id] == ["open.zip/inner.zip"]
    assert called[words.id] == ["b.txt", "open.zip/inner.zip/b.txt"]
    assert called[alone.id] == ["c.txt", "open.zip/d.txt"]
    assert [s.id for one in store.reports({words.id}) for s in one.statements] == [told.id]
    copy = stores("copy")
    store.merge(copy)
    assert _holding(tmp_path / "one") == []
    assert store.verify()[1] == ()
    copy.merge(store)
    assert copy.verify()[1] == ()
    copy.close()
    assert _holding(tmp_path / "copy") == []
    store.forget([second.id], "that too")
    assert store.verify()[1] == ()
    assert [gone.why for _, gone in store.withdrawn()].count("it names her") == 1, "what was withdrawn stays so"

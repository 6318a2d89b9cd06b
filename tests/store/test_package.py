"""Packages and checkpoints: what an expert can verify alone, what is withheld, and that any changed byte is refused."""

from __future__ import annotations

import base64
import contextlib
import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest

from corroborate import desk
from corroborate.account import Case
from corroborate.canonical import digest
from corroborate.errors import StoreError, UseError
from corroborate.records import Capture, Reading, Statement
from corroborate.store import checkpoint, expert, package
from corroborate.store.case import Store
from corroborate.store.ledger import Ledger
from told import claim, report

AT = "2031-03-09T12:00:00Z"
WORDS = "The Monitor says 745 died in Jubata."
OTHER = "A doctor says 12 died in Marun."


@pytest.fixture
def stores(tmp_path: Path) -> Iterator:
    with contextlib.ExitStack() as stack:

        def made(name: str) -> Store:
            folder = tmp_path / name
            store = Store.open(folder, at=AT) if folder.exists() else Store.create(folder, Case(name="Jubata"), at=AT)
            stack.callback(store.close)
            return store

        yield made


def _fill(store: Store, words: str, figure: str) -> Statement:
    source = report(words)
    assert source.text is not None
    store.keep(b"<p>" + words.encode(), "text/html", Capture("", "Daily News", name=f"{figure}.html"))
    kept = next(one.report for one in store.reports() if one.text is None)
    text = source.text
    mine = type(text)(kept.id, text.content, "test", "en", "", text.paragraphs, text.sentences)
    told = claim(type(source)(kept, (), mine, kept.id), figure, int(figure))
    store.keep_text(mine)
    store.keep_reading(Reading(mine.id, "test/1", (told.id,)), [told])
    return told


def _filled(store: Store) -> tuple[Statement, Statement]:
    return _fill(store, WORDS, "745"), _fill(store, OTHER, "12")


def _kept(store: Store) -> list:
    assert store.verify()[1] == ()
    return list(store.reports())


def test_a_package_brings_all_of_a_case_into_another(stores, tmp_path: Path) -> None:
    store, other = stores("one"), stores("other")
    _filled(store)
    store.pack(tmp_path / "p.zip")
    assert other.unpack(tmp_path / "p.zip").new == 10
    assert other.unpack(tmp_path / "p.zip") == (0, 0)
    assert _kept(other) == _kept(store)
    merged = stores("merged")
    merged.merge(store)
    assert _kept(merged) == _kept(other)
    assert [link.act for link in store._ledger.entries()][-1] == "exported"


@pytest.mark.parametrize("by", ["package", "case"])
def test_what_is_damaged_here_and_whole_there_is_mended(stores, tmp_path: Path, by: str) -> None:
    """By its hash, from a package or another case; the log says so, and what nobody has whole stays named."""
    store, other = stores("one"), stores("other")
    _filled(store)
    other.merge(store)
    store.pack(tmp_path / "p.zip")
    before = _kept(store)
    changed, gone = sorted(path for path in (tmp_path / "one" / "objects").rglob("*") if path.is_file())[:2]
    whole = changed.read_bytes()
    changed.write_bytes(whole[:-1] + b"!")
    gone.unlink()
    assert len(store.verify()[1]) >= 2
    brought = store.unpack(tmp_path / "p.zip") if by == "package" else store.merge(other)
    assert brought.mended == 2
    assert _kept(store) == before
    assert changed.read_bytes() == whole
    acts = {link.act: store._ledger.words(link.told) for link in store._ledger.entries()}
    assert changed.parent.name + changed.name in (acts["mended"] or b"").decode()
    alone = _fill(store, "A nurse says 3 died in Ouran.", "3")
    (place,) = [
        path
        for path in (tmp_path / "one" / "objects").rglob("*")
        if path.is_file() and b"<p>A nurse" in path.read_bytes()
    ]
    place.write_bytes(b"other words")
    with pytest.raises(StoreError, match="changed"):
        store.unpack(tmp_path / "p.zip")
    assert any("changed" in line for line in store.verify()[1])
    assert store.statement(alone.id) == alone


def test_of_a_package_that_nobody_signed_it_is_not_said_that_everything_holds(
    stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = package._files
    monkeypatch.setattr(package, "_files", lambda *given: (one for one in files(*given) if "checkpoint" not in one[0]))
    store = stores("one")
    _filled(store)
    (tmp_path / "cp.txt").write_bytes(store.checkpoint())
    store.pack(tmp_path / "p.zip")
    command = [sys.executable, "-I", expert.__file__, str(tmp_path / "p.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (3, "All that is here holds, and nobody signed it.")
    held = subprocess.run([*command, "--checkpoint", tmp_path / "cp.txt"], capture_output=True, text=True, check=False)
    assert (held.returncode, held.stdout.splitlines()[-1]) == (0, "Everything holds.")


def test_an_expert_verifies_it_with_python_alone_and_so_does_bagit(stores, tmp_path: Path) -> None:
    store = stores("one")
    _filled(store)
    (tmp_path / "early.txt").write_bytes(store.checkpoint())
    _fill(store, "A third one says 7 died.", "7")
    store.pack(tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as file:
        assert file.testzip() is None
        file.extractall(tmp_path)
    folder = tmp_path / expert.FOLDER
    bagit.Bag(str(folder)).validate()
    (tmp_path / "elsewhere").mkdir()
    for target in (folder, tmp_path / "p.zip"):
        command = [sys.executable, "-I", "-S", folder / "verify.py", target, "--checkpoint", tmp_path / "early.txt"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "elsewhere", env={}, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("Everything holds.\n")
        assert "nothing before the checkpoint given was changed" in done.stdout
    (folder / "data" / "more.txt").write_text("put in")
    done = subprocess.run([sys.executable, folder / "verify.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "DOES NOT HOLD" in done.stdout


def test_any_changed_byte_of_a_package_is_noticed(stores, tmp_path: Path) -> None:
    store = stores("one")
    _filled(store)
    store.pack(tmp_path / "p.zip")
    whole = (tmp_path / "p.zip").read_bytes()
    chance = random.Random(7)
    for place in chance.sample(range(len(whole)), 400):
        data = bytearray(whole)
        data[place] ^= chance.randrange(1, 256)
        (tmp_path / "q.zip").write_bytes(data)
        with pytest.raises(expert.Broken):
            expert.check(str(tmp_path / "q.zip"))
    for data in (whole[:-1], whole + b"\0", b"", whole[:100], b"PK\x03\x04" + whole[:60]):
        (tmp_path / "q.zip").write_bytes(data)
        with pytest.raises(StoreError, match="no package that verifies"):
            store.unpack(tmp_path / "q.zip")


def test_any_changed_byte_of_an_unpacked_package_is_noticed(stores, tmp_path: Path) -> None:
    store = stores("one")
    _fill(store, WORDS, "745")
    store.pack(tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as file:
        file.extractall(tmp_path)
    chance = random.Random(7)
    for path in sorted((tmp_path / expert.FOLDER).rglob("*")):
        if path.is_file():
            whole = path.read_bytes()
            for place in chance.sample(range(len(whole)), min(len(whole), 8)):
                path.write_bytes(whole[:place] + bytes([whole[place] ^ chance.randrange(1, 256)]) + whole[place + 1 :])
                with pytest.raises(expert.Broken):
                    expert.check(str(tmp_path))
            path.unlink()
            with pytest.raises(expert.Broken):
                expert.check(str(tmp_path))
            path.write_bytes(whole)
    expert.check(str(tmp_path))


def test_what_is_withheld_is_not_in_it_and_a_case_can_live_without(stores, tmp_path: Path) -> None:
    store, other = stores("one"), stores("other")
    told, _ = _filled(store)
    gone = store.of_text(told.text).report
    store.pack(tmp_path / "p.zip", [gone.id])
    raw = (tmp_path / "p.zip").read_bytes()
    assert not any(words in raw for words in (b"745 died", b"745.html", gone.id.encode(), gone.sha256.encode()))
    assert b"12 died" in raw
    other.unpack(tmp_path / "p.zip")
    assert len(_kept(other)) == 1
    store.pack(tmp_path / "q.zip", originals=False)
    assert b"<p>" not in (tmp_path / "q.zip").read_bytes()
    other.unpack(tmp_path / "q.zip")
    assert [kept.text for kept in _kept(other)] == [kept.text for kept in _kept(store)]
    with pytest.raises(StoreError, match="missing"):
        other.data(gone)
    other.pack(tmp_path / "again.zip")
    store.pack(tmp_path / "r.zip")
    other.unpack(tmp_path / "r.zip")
    assert other.data(gone) == b"<p>" + WORDS.encode()
    assert other.verify()[1] == ()


def test_a_package_does_not_bring_back_what_was_withdrawn(stores, tmp_path: Path) -> None:
    store, other = stores("one"), stores("other")
    told, _ = _filled(store)
    gone = store.of_text(told.text).report
    store.pack(tmp_path / "old.zip")
    other.unpack(tmp_path / "old.zip")
    store.forget([gone.id], "they asked for it")
    store.pack(tmp_path / "new.zip")
    assert b"745 died" not in (tmp_path / "new.zip").read_bytes()
    store.unpack(tmp_path / "old.zip")
    assert len(_kept(store)) == 1
    other.unpack(tmp_path / "new.zip")
    assert len(_kept(other)) == 1
    assert b"745 died" not in b"".join(path.read_bytes() for path in (tmp_path / "other").rglob("*") if path.is_file())


def test_damage_is_not_called_withheld(stores, tmp_path: Path) -> None:
    store = stores("one")
    told, _ = _filled(store)
    store._archive.destroy(store.of_text(told.text).report.sha256)
    with pytest.raises(StoreError, match="missing"):
        store.pack(tmp_path / "p.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one"]


def test_a_package_whose_records_are_nonsense_is_refused(stores, tmp_path: Path, monkeypatch) -> None:
    store, other = stores("one"), stores("other")
    _filled(store)
    monkeypatch.setattr(store._ledger, "stands", lambda _: None)
    from corroborate.canonical import identify
    from corroborate.store.log import Row

    body = '{"text":"x"}'
    store._ledger.keep(Row(identify("claim", {"text": "x"}), "claim", "x", body, "{}"))
    store.pack(tmp_path / "p.zip")
    with pytest.raises(StoreError):
        other.unpack(tmp_path / "p.zip")
    assert _kept(other) == []


def test_no_package_leaves_that_the_log_does_not_tell_of(stores, tmp_path: Path) -> None:
    store = stores("one")
    _filled(store)
    store.checkpoint()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store._ledger, "_enter", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            store.pack(tmp_path / "p.zip")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    sha256 = store.pack(tmp_path / "p.zip")
    (told,) = store._ledger.acts("exported")
    assert told["package"] == sha256 == digest((tmp_path / "p.zip").read_bytes())


def _no_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file system that knows only files with names."""
    opened = os.open

    def refusing(path, flags: int, *more, **named) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refusing)


def _killed_exporting(case: Path, out: Path) -> None:
    """A process that is killed when it has written a package, and before that lies in its place."""

    def killed() -> None:
        with contextlib.closing(Store.open(case, at=AT)) as store:
            store._ledger.act = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
            store.pack(out)

    child = multiprocessing.get_context("fork").Process(target=killed)
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and makes files without a name")
@pytest.mark.parametrize("former", [True, False])
def test_who_is_killed_while_exporting_leaves_nothing_unencrypted(stores, tmp_path: Path, *, former: bool) -> None:
    store = stores("one")
    _filled(store)
    store.key()
    (tmp_path / "out").mkdir()
    if former:
        store.pack(tmp_path / "out" / "p.zip")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    _killed_exporting(tmp_path / "one", tmp_path / "out" / "p.zip")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    sha256 = store.pack(tmp_path / "out" / "p.zip")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["p.zip"]
    assert digest((tmp_path / "out" / "p.zip").read_bytes()) == sha256
    assert (tmp_path / "out" / "p.zip").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_where_files_have_names_the_next_export_removes_what_was_left(
    stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores("one")
    _filled(store)
    store.key()
    (tmp_path / "out").mkdir()
    _no_unnamed(monkeypatch)
    _killed_exporting(tmp_path / "one", tmp_path / "out" / "p.zip")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".p.zip.new"]
    monkeypatch.undo()
    sha256 = store.pack(tmp_path / "out" / "p.zip")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["p.zip"]
    assert digest((tmp_path / "out" / "p.zip").read_bytes()) == sha256


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_what_was_left_by_an_export_is_named_and_removed_and_nothing_else(
    stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    store, out = stores("one"), tmp_path / "out"
    _filled(store)
    store.key()
    out.mkdir()
    with monkeypatch.context() as patch:
        _no_unnamed(patch)
        _killed_exporting(tmp_path / "one", out / "p.zip")
    others = {".other.new": b"somebody's own", ".empty.new": b"", "q.zip.new": (out / ".p.zip.new").read_bytes()}
    for name, data in others.items():
        (out / name).write_bytes(data)
    with (out / ".p.zip.new").open("rb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        assert package.cleared(out) == (), "an export is writing it"
    assert package.cleared(out) == (".p.zip.new",)
    assert sorted(path.name for path in out.iterdir()) == sorted(others)
    assert package.cleared(out) == ()


def test_an_export_holds_what_it_writes(stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = stores("one")
    _filled(store)
    _no_unnamed(monkeypatch)
    seen: list[tuple[str, ...]] = []
    check = expert.check
    monkeypatch.setattr(expert, "check", lambda *given: (seen.append(package.cleared(tmp_path)), check(*given))[1])
    store.pack(tmp_path / "p.zip")
    assert seen == [()]


def test_a_checkpoint_holds_for_what_came_after_it(stores, tmp_path: Path) -> None:
    store, other = stores("one"), stores("other")
    _filled(store)
    _fill(other, "A third one says 7 died.", "7")
    store.merge(other)
    early = store.checkpoint()
    assert early.decode().splitlines()[0] == "corroborate/checkpoint/1"
    assert len(expert.opened(early)[0].splitlines()) == 5  # two offices
    _fill(store, "A fourth one says 9 died.", "9")
    assert store.since(early) == ()
    assert store.since(store.checkpoint()) == ()
    assert "key" in other.since(early)[0]
    assert "shorter than the checkpoint" in other.since(early, store.key()[2])[0]
    for wrong in (b"", b"words", early[:-10], early.replace(b"1\n", b"2\n", 1), early + b"more\n"):
        assert store.since(wrong)


def test_a_log_that_was_cut_off_or_written_anew_is_not_the_one_of_the_checkpoint(stores, tmp_path: Path) -> None:
    store = stores("one")
    _fill(store, WORDS, "745")
    store.checkpoint()
    store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "anew")
    shutil.copytree(tmp_path / "one", tmp_path / "shorter")
    store = stores("one")
    _fill(store, OTHER, "12")
    late = store.checkpoint()
    anew, shorter = stores("anew"), stores("shorter")
    _fill(anew, "A third one says 7 died. And more.", "7")
    _fill(anew, "A fourth one says 9 died.", "9")
    assert [one.verify()[1] for one in (anew, shorter)] == [(), ()]  # whole in themselves
    assert "not the one that the checkpoint is of" in anew.since(late)[0]
    assert "shorter" in shorter.since(late)[0]


def test_an_older_copy_that_caught_up_gets_a_key_of_its_own(stores, tmp_path: Path) -> None:
    store = stores("one")
    _filled(store)
    store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    store, copy = stores("one"), stores("copy")
    early = store.checkpoint()
    store.pack(tmp_path / "p.zip")
    copy.unpack(tmp_path / "p.zip")
    assert "signing key is gone" in copy.verify()[1][0]
    with pytest.raises(StoreError, match="configure"):
        copy.checkpoint()
    assert copy.configure() == ("signing.key",)
    assert copy.configure() == ()
    assert copy.verify()[1] == copy.since(early) == copy.since(copy.checkpoint()) == ()
    copy.pack(tmp_path / "q.zip")
    (tmp_path / "copy" / "signing.key").write_bytes(b"another")
    assert copy.configure() == (), "what lies there may be the right one, damaged"
    assert copy.verify()[1]


@pytest.mark.parametrize("where", [(Ledger, "_enter"), (checkpoint, "write_whole")])
def test_a_new_signing_key_that_was_cut_off_is_made_the_next_time(stores, tmp_path: Path, where) -> None:
    store = stores("one")
    early = store.checkpoint()
    (tmp_path / "one" / "signing.key").unlink()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(*where, _cut_off)
        with pytest.raises(KeyboardInterrupt):
            store.configure()
    assert "signing key is gone" in store.verify()[1][0]
    assert store.configure() == ("signing.key",)
    assert store.verify()[1] == store.since(early) == store.since(store.checkpoint()) == ()


def _cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_another_key_than_the_logs_is_noticed(stores, tmp_path: Path) -> None:
    store, other = stores("one"), stores("other")
    note = store.checkpoint()
    other.checkpoint()
    shutil.copy(tmp_path / "other" / "signing.key", tmp_path / "one" / "signing.key")
    assert any("signing.key" in line for line in store.verify()[1])
    with pytest.raises(StoreError, match="not the one"):
        store.checkpoint()
    (tmp_path / "one" / "signing.key").unlink()
    assert any("signing.key" in line for line in store.verify()[1])
    assert store.since(note) == ()
    assert (tmp_path / "other" / "signing.key").stat().st_mode & 0o077 == 0


VECTORS = (  # RFC 8032, 7.1: public key, message, signature
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
)  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_experts_ed25519_holds_for_the_vectors_of_the_rfc(public: str, message: str, signature: str) -> None:
    key, words, signed = map(bytes.fromhex, (public, message, signature))
    assert expert.ed25519_verify(key, words, signed)
    for place in range(0, 64, 5):
        wrong = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert not expert.ed25519_verify(key, words, wrong)
    assert not expert.ed25519_verify(key, words + b"x", signed)
    assert not expert.ed25519_verify(key[:31], words, signed)
    order = 2**252 + 27742317777372353535851937790883648493
    more = int.from_bytes(signed[32:], "little") + order  # the same signature written otherwise is refused (5.1.7)
    assert not expert.ed25519_verify(key, words, signed[:32] + more.to_bytes(32, "little"))


def test_the_experts_ed25519_agrees_with_a_library() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    for number in range(10):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        signed = key.sign(b"words" * number)
        assert expert.ed25519_verify(key.public_key().public_bytes_raw(), b"words" * number, signed)


def test_the_form_of_a_verifier_key() -> None:
    raw = base64.b64encode(b"\x01" + bytes(32)).decode()
    good = f"n+{expert.key_id('n', bytes(32))}+{raw}"
    assert expert.key_of(good)[2] == bytes(32)
    for wrong in ("", "n+1+2", good.replace("n+", "m+", 1), "n+00000000+" + raw):
        with pytest.raises(expert.Broken):
            expert.key_of(wrong)


def test_large_archives_have_the_headers_of_zip64() -> None:
    size, many = 5 << 30, 70_000
    local = expert.local_header(b"corroborate-package/a", 7, size)
    assert local[18:26] == b"\xff" * 8
    assert local.endswith(size.to_bytes(8, "little") * 2)
    assert expert.central_header(b"a", 7, 3, size).endswith(size.to_bytes(8, "little"))
    assert expert.end_of_archive(many, 10, 20).startswith(b"PK\x06\x06")
    assert many.to_bytes(8, "little") in expert.end_of_archive(many, 10, 20)


def test_the_desk_says_what_is_wrong_with_its_files(tmp_path: Path) -> None:
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        assert work.checkpoint(tmp_path / "cp.txt") == (tmp_path / "cp.txt",)
        assert work.verify(tmp_path / "cp.txt")[1] == ()
        with pytest.raises(UseError, match="cannot be read"):
            work.verify(tmp_path / "nowhere.txt")
        with pytest.raises(UseError, match="roots"):
            work.verify(tmp_path / "cp.txt", stamp=tmp_path / "cp.txt")
        with pytest.raises(StoreError, match="cannot write"):
            work.checkpoint(tmp_path / "no folder" / "cp.txt")
        with pytest.raises(UseError, match="no such file"):
            work.take_in(tmp_path / "nowhere.zip")
        with pytest.raises(StoreError, match="cannot write"):
            work.export(tmp_path / "no folder" / "p.zip")
        work.export(tmp_path / "p.zip")
        for again in (lambda: work.export(tmp_path / "p.zip"), lambda: work.checkpoint(tmp_path / "cp.txt")):
            with pytest.raises(UseError, match="there is such a file already"):
                again()  # an older checkpoint is what a newer log is held against
    lines, wrong, signed = desk.verify_package(tmp_path / "p.zip", tmp_path / "cp.txt")
    assert (len(lines), wrong, signed) == (6, "", True)
    (tmp_path / "p.zip").write_bytes(b"PK")
    assert desk.verify_package(tmp_path / "p.zip")[1]

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.canonical import digest
from corroborate.errors import StoreError
from corroborate.store.archive import Archive


def _objects(folder: Path) -> list[Path]:
    return [item for item in folder.rglob("??/*") if item.is_file()]


def test_the_same_bytes_are_kept_once_and_come_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")
    assert archive.put(b"words") == archive.put(b"words") == digest(b"words")
    assert archive.get(digest(b"words")) == b"words"
    assert list(archive.names()) == [digest(b"words")]


@pytest.mark.skipif(os.name == "nt", reason="no owners to speak of")
def test_objects_are_their_owners_alone(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")
    archive.put(b"words")
    (kept,) = _objects(tmp_path)
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.parent.stat().st_mode & 0o077 == 0


@given(st.binary(min_size=1, max_size=40), st.data())
def test_any_changed_byte_is_noticed_and_mended_by_the_good_bytes(
    tmp_path_factory, words: bytes, data: st.DataObject
) -> None:
    archive = Archive(tmp_path_factory.mktemp("case") / "objects")
    name = archive.put(words)
    (kept,) = _objects(archive.folder)
    place = data.draw(st.integers(0, len(words) - 1))
    kept.chmod(0o600)
    kept.write_bytes(words[:place] + bytes([words[place] ^ data.draw(st.integers(1, 255))]) + words[place + 1 :])
    with pytest.raises(StoreError, match="changed"):
        archive.get(name)
    with pytest.raises(StoreError, match="changed"):
        archive.place(name)
    assert len(list(archive.problems())) == 1
    archive.put(words)
    assert archive.get(name) == words


@pytest.mark.parametrize("at", ["fsync", "replace"])
def test_a_crash_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    archive = Archive(tmp_path / "objects")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash) if at == "fsync" else monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        archive.put(b"words")
    monkeypatch.undo()
    assert list(archive.names()) == []
    assert archive.put(b"words") in archive.names()


def test_what_a_killed_process_left_is_no_object_and_is_swept(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")
    archive.put(b"words")
    (kept,) = _objects(tmp_path)
    for name, age in (("new-abc", 7200), ("new-def", 60)):
        (kept.parent / name).write_bytes(b"wor")
        then = time.time() - age
        os.utime(kept.parent / name, (then, then))
    assert list(archive.names()) == [digest(b"words")]
    assert list(archive.problems()) == []
    archive.sweep()
    assert sorted(item.name for item in _objects(tmp_path)) == [kept.name, "new-def"]  # that one may be at work


@pytest.mark.parametrize(("number", "advice"), [(errno.ENOSPC, "free some space"), (errno.EACCES, "who owns")])
def test_a_full_disk_and_a_closed_folder_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    archive = Archive(tmp_path / "objects")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=advice):
        archive.put(b"words")
    monkeypatch.undo()
    assert _objects(tmp_path) == []


def test_the_list_of_what_no_act_told_of_stays_until_it_is_cleared(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")

    def lists() -> int:
        return sum(item.is_file() for item in archive.folder.iterdir())

    first = archive.put(b"first")
    assert lists() == 1
    archive.told(well=True)
    assert lists() == 0
    second = archive.put(b"second")
    archive.told(well=False)  # within an act that goes on
    third = archive.put(b"third")
    archive.told(well=True)
    archive.put(b"fourth")
    archive.told(well=True)
    assert lists() == 1
    assert archive.clear({first, third}) == 1
    assert (archive.holds(second), archive.holds(third), archive.count(), lists()) == (False, True, 3, 0)


@pytest.mark.skipif(os.name == "nt", reason="names cannot be forced to the disk there")
def test_no_loss_of_power_leaves_an_object_that_nothing_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, sync, synced = Archive(tmp_path / "objects"), os.fsync, dict[int, set[str]]()
    sizes: dict[int, int] = {}

    def syncing(handle: int) -> None:
        sync(handle)
        found = os.fstat(handle)
        sizes[found.st_ino] = found.st_size
        synced[found.st_ino] = set(os.listdir(handle)) if stat.S_ISDIR(found.st_mode) else set()

    monkeypatch.setattr(os, "fsync", syncing)
    archive.put(b"kept")
    archive.put(b"whispered")
    monkeypatch.undo()
    for path in [
        path for path in archive.folder.rglob("*") if path.is_file()
    ]:  # what was not forced to the disk is lost
        there = path.name in synced.get(path.parent.stat().st_ino, ())
        os.truncate(path, sizes.get(path.stat().st_ino, 0)) if there else path.unlink()
    assert Archive(archive.folder).clear({digest(b"kept")}) == 1
    assert [path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()] == [b"kept"]


def test_what_is_half_written_is_cleared_however_new_it_says_it_is(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")
    name = archive.put(b"kept")
    archive.told(well=True)
    for number, age in enumerate((7200, 0, -7200)):  # the clock was set back meanwhile
        half = archive.folder / name[:2] / f"new-{number}"
        half.write_bytes(b"whisp")
        os.utime(half, (time.time() - age,) * 2)
    assert archive.clear({name}) == 0
    assert [path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()] == [b"kept"]


def test_a_name_that_a_full_disk_cut_off_hides_none_after_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "objects")
    archive.put(b"kept")
    (named,) = (path for path in archive.folder.iterdir() if path.is_file())
    with named.open("a") as file:
        file.write("0123abc")
    archive.put(b"whispered")
    assert Archive(archive.folder).clear({digest(b"kept")}) == 1

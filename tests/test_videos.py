"""Videos the whole way: kept, looked at, near copies and passages told; without the extra, what is missing is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commanded import commanded
from corroborate import desk
from corroborate.texts import frames
from filmed import film

ONE = film(1, 9)
PILE = {
    "one.mp4": ONE,
    "copy.webm": film(1, 9, kind="webm", code="VP80", size=(160, 90), rate=15),
    "clip.mp4": film(1, 3, since=3),
    "other.mp4": film(2, 9),
    "cut.mp4": ONE[:-3_000],
    "empty.mp4": ONE[:40] + bytes(len(ONE) - 40 - len(ONE[ONE.rindex(b"moov") - 4 :])) + ONE[ONE.rindex(b"moov") - 4 :],
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, data in PILE.items():
        (pile / name).write_bytes(data)
    with desk.opened(tmp_path / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        work.add([pile], lambda *_: None)
    return tmp_path / "case"


def test_near_copies_and_passages_are_told_and_what_failed_is_named(
    case: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = commanded(capfd, monkeypatch, "read", "--case", case)
    assert (code, out) == (1, "5 reports read, 0 read before or without words, 0 statements\n")
    assert "cut.mp4: the video is damaged: nothing in it says how long it is" in err
    assert "empty.mp4: none of the video's frames can be decoded" in err
    _, out, _ = commanded(capfd, monkeypatch, "pictures", "--case", case)
    listed = {line.split("  ")[4]: line for line in out.splitlines() if "looks like" not in line}
    assert listed.keys() == PILE.keys() - {"cut.mp4"}
    assert [name for name, line in listed.items() if "near copies 1  18 hashes" in line] == ["copy.webm", "one.mp4"]
    assert "no hash  320 × 180, 9 s  empty.mp4  frames: none could be decoded" in listed["empty.mp4"]
    ids = {name: line[:12] for name, line in listed.items()}
    shared = [line for line in out.splitlines() if "looks like" in line]
    assert len(shared) == 2
    assert all(ids["clip.mp4"] in line and " s looks like " in line for line in shared)
    assert not any(ids["other.mp4"] in line for line in shared)
    with desk.opened(case) as work:
        assert {one.name: one.state for one in work.states()} == {
            name: "failed" if name in ("cut.mp4", "empty.mp4") else "looked at" for name in PILE
        }
        assert work.verify()[1] == ()
        assert len(work.release().failures) == 2


def test_without_the_extra_videos_are_kept_as_before_and_looked_at_when_it_comes(
    case: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(frames, "ready", lambda: False)
        code, _, err = commanded(capfd, without, "read", "--case", case)
        assert (code, err.count("failed:"), "cut.mp4" in err) == (1, 1, True)
        _, out, _ = commanded(capfd, without, "pictures", "--case", case)
        assert out.count("frames: not looked at; that needs the extra `videos`") == 5
        assert "videos whose frames were not looked at: 5; `corroborate read --again`" in out
        assert "pip install 'corroborate[videos]'" in out
        commanded(capfd, without, "read", "--case", case, "--again")
    commanded(capfd, monkeypatch, "read", "--case", case)
    _, out, _ = commanded(capfd, monkeypatch, "pictures", "--case", case)
    assert out.count("not looked at; that needs") == 5
    commanded(capfd, monkeypatch, "read", "--case", case, "--again")
    _, out, _ = commanded(capfd, monkeypatch, "pictures", "--case", case)
    assert "not looked at" not in out
    assert out.count("near copies 1") == 2
    assert len([line for line in out.splitlines() if "looks like" not in line]) == 5


def test_what_decodes_videos_is_not_loaded_where_the_case_is_open() -> None:
    """Nothing of the desk's loads it, not even to ask whether it is there."""
    import subprocess

    asked = "import corroborate.desk, corroborate.texts.frames as f, sys; f.ready(); print('cv2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"

"""The command line: exit codes, what goes to stdout and what to stderr, bad input, widths."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commanded import commanded
from corroborate import __version__

WORDS = "The monitor said on 8 March 2031 that 31 people had been killed in Latakia. Forces of the new army shot them, residents said."


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: commanded(capfd, monkeypatch, *arguments)


def test_help_answers_at_once() -> None:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "corroborate", "--help"], capture_output=True, text=True, check=True
        )
        times.append(time.perf_counter() - began)
    assert "account" in done.stdout
    assert min(times) < 0.5


def test_account_prints_the_account_and_nothing_else(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    code, out, err = run("account", "a.txt")
    assert (code, err) == (0, "")
    assert out.startswith("1 report")
    assert "Recorded counts are a floor" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
    assert (tmp_path / "corroborate-case").is_dir()


@pytest.mark.parametrize("width", [40, 60, 120])
def test_the_account_keeps_to_the_width(run, tmp_path: Path, width: int) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    _, out, _ = run("account", "a.txt", "--width", width)
    assert max(map(len, out.splitlines())) <= width


def test_json_is_the_schema(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    code, out, _ = run("account", "a.txt", "--json")
    assert code == 0
    assert json.loads(out)["schema"] == "account/1"


def test_out_and_case_lie_apart(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    code, _, err = run("account", "a.txt", "--out", "release")
    assert code == 0
    assert "release" in err
    assert (tmp_path / "release" / "index.html").is_file()
    assert (tmp_path / "release-case" / "ledger.sqlite").is_file()
    assert run("account", "a.txt", "--out", "x", "--case", "x/case")[0] == 2


def test_bad_input_is_named_and_the_rest_goes_on(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "x.pdf").write_text("no PDF")
    (tmp_path / "broken.txt").write_bytes(b"The monitor said 31 people died in the caf\xe9 on Monday \x81.")
    code, out, err = run("account", "a.txt", "empty.txt", "x.pdf", "gone.txt", "broken.txt")
    assert code == 1
    assert "failed: empty.txt" in err
    assert "failed: x.pdf" in err
    assert "gone.txt" in err
    assert "31" in out


def test_a_folder_without_reports(run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    code, _, err = run("account", "nothing")
    assert code == 1
    assert "no reports" in err


@pytest.mark.parametrize(
    "arguments",
    [("account",), ("account", "a.txt", "--published", "soon"), ("what",), ("claims", "--case", "nowhere"), ("show", "C1"),
     ("init", "--at", "soon"), ("account", "a.txt", "--at", "soon")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_2(run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk_or_a_closed_folder_is_one_line(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a.txt").write_text(WORDS)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    code, out, err = run("account", "a.txt", "--out", "release")
    assert (code, out) == (1, "")
    assert os.strerror(number) in err
    assert "Traceback" not in err
    assert not (tmp_path / "release").exists()


def test_step_by_step_is_the_same_work(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    assert run("init", "--case", "c", "--name", "The coast")[0] == 0
    assert run("add", "a.txt", "--case", "c", "--publisher", "Example Daily")[1] == "1 items: 1 new; 1 reports\n"
    assert (
        run("add", "a.txt", "--case", "c", "--publisher", "Example Daily")[1] == "1 items: 1 kept before; 1 reports\n"
    )
    assert run("read", "--case", "c")[1].startswith("1 reports read, 0 read before")
    assert run("read", "--case", "c")[1].startswith("0 reports read, 1 read before")
    assert "31" in run("claims", "--case", "c")[1]
    assert json.loads(run("claims", "--case", "c", "--json")[1])[0]["count"]["low"] == 31
    assert "31" in run("incidents", "--case", "c")[1]
    assert "31" in run("toll", "--case", "c")[1]
    shown = run("show", "C1", "--case", "c")[1]
    assert "a.txt" in shown
    assert "31" in shown
    assert "index.html" in run("publish", "--case", "c", "--out", "r")[1]
    assert run("verify", "--case", "c")[0] == 0
    assert "The coast" in (tmp_path / "r" / "index.html").read_text("utf-8")


def test_a_policy_is_asked_for_by_its_name(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    code, out, err = run("account", "a.txt", "--policy", "average/1", "--case", "c")
    assert (code, out) == (2, "")
    assert "documented-range/1" in err
    assert "acled-like/1" in err
    assert not (tmp_path / "c").exists()
    code, out, _ = run("account", "a.txt", "--policy", "acled-like/1", "--case", "c")
    assert code == 0
    assert "Policy acled-like/1" in out
    for policy, graded in (("airwars-like/1", True), ("documented-range/1", False)):
        out = run("toll", "--case", "c", "--policy", policy)[1]
        assert f"Policy {policy}" in out
        assert ("graded" in out) is graded
    assert run("publish", "--case", "c", "--out", "r", "--policy", "most-cautious/1")[0] == 0
    made = json.loads((tmp_path / "r" / "account.json").read_text("utf-8"))
    assert made["policy"]["name"] == "most-cautious/1"
    assert "most-cautious/1" in (tmp_path / "r" / "index.html").read_text("utf-8")
    assert "Policy documented-range/1" in run("toll", "--case", "c")[1], "the case keeps its own"


def test_a_policy_of_a_file_is_taken_for_one_release_and_pictures_are_drawn(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    run("account", "a.txt", "--case", "c")
    (tmp_path / "p.toml").write_text('[policy]\nleaves = []\nconfirmed = "none/1"\n')
    assert run("publish", "--case", "c", "--out", "r", "--policy-file", "p.toml")[0] == 0
    made = json.loads((tmp_path / "r" / "account.json").read_text("utf-8"))
    assert (made["policy"]["leaves"], made["policy"]["confirmed"]) == ([], "none/1")
    assert made["claims"][0]["excerpt"]["sentence"] == []
    assert run("chart", "toll.svg", "--case", "c", "--policy-file", "p.toml")[0] == 0
    assert (tmp_path / "toll.svg").read_text("utf-8").startswith("<?xml")
    code, _, err = run("chart", "toll.gif", "--case", "c")
    assert (code, ".svg or .png" in err) == (2, True)
    code, _, err = run("map", "map.svg", "--case", "c", "--incident", "I99")
    assert (code, "I99" in err) == (2, True)
    (tmp_path / "p.toml").write_text("[policy]\nleaves = ['names']\n")
    code, _, err = run("publish", "--case", "c", "--out", "r", "--policy-file", "p.toml")
    assert (code, "p.toml, line 2" in err, '"victim names"' in err) == (2, True, True)


def test_a_case_with_an_unknown_policy_says_where(run, tmp_path: Path) -> None:
    run("init", "--case", "c")
    (tmp_path / "c" / "case.toml").write_text('[policy]\nname = "mine/1"\n')
    code, _, err = run("toll", "--case", "c")
    assert code == 2
    assert "mine/1" in err
    assert "case.toml" in err
    assert run("toll", "--case", "c", "--policy", "documented-range/1")[0] == 0


def test_decisions_are_made_listed_and_taken_back(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    run("account", "a.txt", "--case", "c")
    listed = run("claims", "--case", "c")[1]
    assert run("decide", "rejected", "C1", "--why", "of another\x1b[2J year", "--by", "N. N.", "--case", "c")[0] == 0
    assert run("claims", "--case", "c")[1] != listed
    assert run("decide", "unsure", "C1", "--why", "it was this year", "--case", "c")[0] == 0
    assert run("claims", "--case", "c")[1] == listed
    first, second = run("decisions", "--case", "c")[1].splitlines()
    assert "rejected C1" in first
    assert "N. N.: of another [2J year" in first
    assert "unsure C1" in second
    assert run("decide", "rejected", "C1", "--case", "c")[0] == 2
    assert run("decide", "rejected", "C1", "--why", "", "--case", "c")[0] == 2
    assert run("decide", "perhaps", "C1", "--why", "why", "--case", "c")[0] == 2


def test_a_case_is_merged_and_a_copy_that_went_its_own_way_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WORDS.replace("31", "45"))
    run("account", "a.txt", "--case", "c")
    run("account", "b.txt", "--case", "d")
    shutil.copytree("c", "copy")
    assert run("merge", "copy", "--case", "c")[1] == "0 new records\n"
    assert run("merge", "d", "--case", "c")[1] != "0 new records\n"
    assert run("merge", "d", "--case", "c")[1] == "0 new records\n"
    assert "45" in run("claims", "--case", "c")[1]
    run("add", "b.txt", "--case", "copy")
    code, out, err = run("merge", "copy", "--case", "c")
    assert (code, out) == (1, "")
    assert "forks" in err
    assert run("merge", "nowhere", "--case", "c")[0] == 2
    assert run("merge", "c", "--case", "c")[0] == 2


def test_verify_of_a_changed_case_is_1(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    run("account", "a.txt", "--case", "c")
    kept = next(item for item in (tmp_path / "c" / "objects").rglob("*") if item.is_file())
    kept.chmod(0o600)
    kept.write_bytes(b"other words")
    code, out, err = run("verify", "--case", "c")
    assert code == 1
    assert "changed" in err
    assert "problems" in out


def test_a_time_that_was_given_is_told_from_the_clocks(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    run("init", "--case", "c", "--by", "N. N.")
    assert "given" not in run("verify", "--case", "c")[1] + run("log", "--case", "c")[1]
    run("add", "a.txt", "--case", "c", "--at", "2031-03-09T12:00:00Z", "--by", "N. N.")
    assert "; 1 acts with a time that was given, not the clock's; all" in run("verify", "--case", "c")[1]
    made, captured = run("log", "--case", "c")[1].splitlines()
    assert "  made  N. N.  corroborate " in made
    assert "2031-03-09T12:00:00Z, a time that was given  captured  N. N.  corroborate " in captured
    assert captured.endswith("  1 capture, 1 report")
    sha256 = run("export", "--package", "p.zip", "--case", "c")[1].rpartition(" ")[2].strip()
    assert f"  originals: True  package: {sha256}\n" in run("log", "--case", "c")[1]
    run("init", "--case", "d")
    run("import", "p.zip", "--case", "d")
    assert (
        f"  imported  not said by whom  corroborate {__version__}  offices: {made[:8]}" in run("log", "--case", "d")[1]
    )
    assert f"package: {sha256}" in run("log", "--case", "d")[1], "from where it came"
    assert "a time given by hand, not the clock's: 1 acts" in run("verify", "--package", "p.zip")[1]
    for again in (("verify", "--package", "p.zip"), ("export", "--package", "q.zip", "--case", "c")):
        Path(".p.zip.new").write_bytes(Path("p.zip").read_bytes()[:200])
        assert "an export that was cut off left it" in run(*again)[2]
        assert not Path(".p.zip.new").exists()
    run(
        "forget",
        json.loads(run("reports", "--case", "c", "--json")[1])["reports"][0]["id"],
        "--why",
        "x",
        "--case",
        "c",
    )
    assert "captured  (what it told was withdrawn, or is withheld)" in run("log", "--case", "c")[1]


def test_the_pipe(tmp_path: Path) -> None:
    lines = b'{"id": 7, "date": "2031-03-08", "text": "Shelling killed 12 people."}\nnot json\n'
    done = subprocess.run(
        [sys.executable, "-m", "corroborate", "read", "--pipe"],
        input=lines,
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["claims"][0]["low"] == 12
    assert b"line 2" in done.stderr
    assert list(tmp_path.iterdir()) == []

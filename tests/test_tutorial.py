"""The tutorial's commands do what it says, in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial.md"
COMMANDS = re.findall(r"^\$ (.+)$", TUTORIAL.read_text("utf-8"), re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="written for a POSIX shell")
def test_the_tutorial_runs(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = {}
    for command in COMMANDS:
        wanted = 1 if "exits with 1" in command else 0
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == wanted, (command, done.stdout, done.stderr)
        said[command] = done
    account = " ".join(said["corroborate account in --case case --out release"].stdout.split())
    assert account.startswith("2 reports, one counter")
    assert "745" in account
    assert "1,383" in account
    assert "order assumed" in account
    assert "C1" in said["corroborate claims --case mine"].stdout
    assert (
        "0 problems" in said["corroborate verify --case mine"].stdout
        or "as it was kept" in said["corroborate verify --case mine"].stdout
    )
    assert {"index.html", "data", "account.json"} <= {item.name for item in (tmp_path / "release").iterdir()}
    assert '"claims"' in next(done.stdout for command, done in said.items() if "--pipe" in command)
    failed = said["corroborate account in --case case  # exits with 1"].stderr
    assert "empty.txt" in failed

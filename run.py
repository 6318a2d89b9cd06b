#!/usr/bin/env python3
"""Two commands on a fresh machine: `python3 run.py demo` and `python3 run.py test`.

Makes `.venv` beside this file from `requirements.lock` (with `uv` where it is present, else with `pip`), never touches
the system's Python, and says what it does. Needs Python 3.11 or later and nothing else; after the first run everything
works offline.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
BROWSER = HERE / "requirements-browser.lock"
READERS = HERE / "requirements-readers.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "made-from"
USAGE = """usage: python3 run.py demo          work out the example case and name the report it made
       python3 run.py test [...]    run the tests (anything after `test` goes to pytest)
       python3 run.py setup         only make .venv
"""


def say(words: str) -> None:
    """Tell the user, at once."""
    print(words, file=sys.stderr, flush=True)


def run(*command: str | Path) -> None:
    """Run a command; its failure is ours."""
    done = subprocess.run([str(part) for part in command], cwd=HERE, check=False)
    if done.returncode:
        say(f"run.py: {Path(command[0]).name} failed with exit code {done.returncode}")
        raise SystemExit(done.returncode)


def fingerprint() -> str:
    """What the environment was made from; another lock or Python makes another environment."""
    made_from = hashlib.sha256(LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes())
    return f"{sys.version_info.major}.{sys.version_info.minor} {made_from.hexdigest()}"


def setup() -> None:
    """Make `.venv` from the lock, unless it is there already."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == fingerprint():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    say(f"run.py: making {VENV} from requirements.lock with {'uv' if uv else 'pip'} (once; a minute or two)")
    if uv:
        run(uv, "venv", "-q", "--python", sys.executable, VENV)
        install = [uv, "pip", "install", "-q", "--python", str(PYTHON)]
    else:
        run(sys.executable, "-m", "venv", VENV)
        install = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    run(*install, "--require-hashes", "-r", LOCK)
    run(*install, "--no-deps", "--no-build-isolation", "-e", HERE)
    STAMP.write_text(fingerprint(), "utf-8")


def further(lock: Path, there: bool, words: str) -> None:
    """What some tests need beside the lock, where the machine has what it rests on; without it they are skipped."""
    made_from = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"made-from-{lock.stem.removeprefix('requirements-')}"
    if not there or (stamp.exists() and stamp.read_text("utf-8") == made_from):
        return
    say(f"run.py: {words} (once)")
    if uv := shutil.which("uv"):
        run(uv, "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", lock)
    else:
        run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock)
    stamp.write_text(made_from, "utf-8")


def builds_icu() -> bool:
    """Whether a binding to ICU can be built here, which FollowTheMoney rests on."""
    asked = shutil.which("pkg-config")
    if asked is None or shutil.which("g++") is None:
        return False
    return subprocess.run([asked, "--exists", "icu-i18n"], check=False).returncode == 0


def demo() -> None:
    """Work out the example case; the release lands in `demo/`, its case beside it."""
    out, case = HERE / "demo" / "release", HERE / "demo" / "case"
    say("run.py: corroborate account examples/coast2025 --case demo/case --out demo/release")
    run(PYTHON, "-m", "corroborate", "account", HERE / "examples" / "coast2025", "--case", case, "--out", out)
    print(f"\nThe report: {out / 'index.html'}")


def main(arguments: list[str]) -> int:
    """Set up, then do what was asked."""
    if sys.version_info < (3, 11):
        say(f"run.py: corroborate needs Python 3.11 or later; this is {sys.version.split()[0]}")
        return 2
    match arguments:
        case ["setup"]:
            setup()
        case ["demo"]:
            setup()
            demo()
        case ["test", *rest]:
            setup()
            further(
                BROWSER,
                shutil.which("chromium") is not None,
                "Chromium is here; installing what drives it in the tests",
            )
            further(
                READERS, builds_icu(), "ICU is here; installing programs of others that read a release in the tests"
            )
            run(PYTHON, "-m", "pytest", *rest)
        case _:
            say(USAGE)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

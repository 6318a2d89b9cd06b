"""Hostile files, one after another, each beside a good report: how long it took, how much memory, and what became of it.

    python benchmarks/hostile.py FOLDER
    python benchmarks/hostile.py --own [NAME...]     # what benchmarks/harm.py and ruses.py make

Each file of the folder is given to a program of its own, with a case of its own, together with a good report. A line is
printed for each: seconds by the clock and of a processor, megabytes (of all processes together, at their highest), what
became of it, and why. It is wrong where it took more than 25 s of a processor (other work on the machine then changes
nothing), six times as long by the clock, or 1 GB, where its bytes are not in the case to the byte, where the good report
was not read, where the case does not verify, or where anything was written beside the case.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from corroborate import desk
from corroborate.canonical import digest

SECONDS, MEGABYTES = 25.0, 1_000.0
GOOD: Final = "Good.\n\nThree people were killed in Jubata on Monday, the Valley Monitor said. Nobody was accused.\n"
_LEFT_OUT: Final = frozenset({"index.json", "README.md"})  # what describes the samples


class Outcome(NamedTuple):
    """What became of one file; `wrong` says what must not be, "" for nothing."""

    seconds: float  # by the clock
    worked: float  # seconds of a processor
    megabytes: float
    became: str
    why: str
    wrong: str


def tried(sample: Path, seconds: float = SECONDS, megabytes: float = MEGABYTES) -> Outcome:
    """Take one file in, beside a good report, and look at what is there afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "good.txt").write_text(GOOD, "utf-8")
        began, before = time.monotonic(), _worked()
        code, most = _run(["account", str(sample), "good.txt", "--case", "case"], folder, 6 * seconds)
        took, worked = time.monotonic() - began, _worked() - before
        became, why, wrong = _looked(folder, sample, code)
    if worked > seconds:
        wrong = wrong or f"it took more than {seconds:g} s of a processor"
    if most > megabytes:
        wrong = wrong or f"it took more than {megabytes:g} MB"
    return Outcome(took, worked, most, became, why, wrong)


def _worked() -> float:
    """The seconds of a processor that programs which have ended took, and the processes that they waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(arguments: Sequence[str], folder: Path, limit: float) -> tuple[int | None, float]:
    """The program's exit code (None where it had to be ended), and the most memory that it and its processes held, in MB."""
    program = subprocess.Popen(
        [sys.executable, "-m", "corroborate", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most, until = 0.0, time.monotonic() + limit
    while program.poll() is None:
        most = max(most, _held(program.pid) / 1e6)
        if time.monotonic() > until:
            program.kill()
            program.wait()
            return None, most
        time.sleep(0.02)
    return program.returncode, most


def _held(pid: int) -> int:
    """The bytes of memory that a process and its children hold; what they share counts once for each."""
    try:
        held = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except (OSError, IndexError):
        return 0
    return held + sum(_held(int(child)) for child in children)


def _looked(folder: Path, sample: Path, code: int | None) -> tuple[str, str, str]:
    if code not in (0, 1):
        return "no answer", "", f"the program ended with {code}"
    beside = {item.name for item in folder.iterdir()} - {"good.txt", "case"}
    if beside:
        return "", "", f"written beside the case: {sorted(beside)}"
    with desk.opened(folder / "case") as work:
        states, problems = work.states(), work.verify()[1]
        kept = [state for state in states if state.report.sha256 == digest(sample.read_bytes())]
        lines = [state for state in states if state.name.startswith(f"{sample.name}:")]
        good = [state for state in states if state.name == "good.txt" and state.state == "read"]
    if problems:
        return "", "", f"the case does not verify: {problems[0]}"
    if not good:
        return "", "", "the good report was not read"
    if lines and not kept:  # JSON lines: each line is a report
        counts = Counter(state.state for state in lines)
        whole = sorted(line.strip(b"\r") for line in sample.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"))
        if sorted(state.report.sha256 for state in lines) != sorted({digest(line) for line in whole if line.strip()}):
            return "", "", "a line is not kept"
        return ", ".join(f"{number} {state}" for state, number in sorted(counts.items())), "", ""
    if not kept:
        return "", "", "its bytes are not kept"
    return kept[0].state, kept[0].why.split("\n")[0], "" if kept[0].state != "waiting" else "it has no state"


def main(args: Sequence[str]) -> int:
    """Try every file of a folder; 1 where anything is wrong."""
    if args[:1] == ["--own"]:
        from harm import HARM  # noqa: PLC0415 - they lie beside this, and only then are they needed
        from ruses import RUSES  # noqa: PLC0415

        made = {**HARM, **RUSES}
        with tempfile.TemporaryDirectory() as name:
            for wanted in args[1:] or made:
                (Path(name) / wanted).write_bytes(made[wanted]())
            return _all(Path(name))
    if len(args) != 1:
        print(__doc__)
        return 2
    return _all(Path(args[0]).resolve())


def _all(root: Path) -> int:
    samples = sorted(path for path in root.rglob("*") if path.is_file() and path.name not in _LEFT_OUT)
    if not samples:
        print(f"no files lie in {root}")
        return 2
    print(f"{'s':>6} {'CPU s':>6} {'MB':>6}  what became of it")
    found = []
    for sample in samples:
        one = tried(sample)
        found.append(one)
        state = f"WRONG: {one.wrong}" if one.wrong else one.became
        why = f" ({one.why})" if one.why else ""
        print(
            f"{one.seconds:6.1f} {one.worked:6.1f} {one.megabytes:6.0f}  {state:<16} {sample.relative_to(root)}{why}"[
                :240
            ],
            flush=True,
        )
    wrong = sum(bool(one.wrong) for one in found)
    states = Counter(one.became for one in found)
    print(f"{len(found)} files: {', '.join(f'{number} {state}' for state, number in sorted(states.items()))}")
    print(
        f"slowest {max(one.seconds for one in found):.1f} s by the clock, {max(one.worked for one in found):.1f} s of a processor, most memory {max(one.megabytes for one in found):.0f} MB; "
        f"{wrong} wrong"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

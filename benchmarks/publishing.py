"""How long `corroborate publish --out DIR` takes, as people wait for it; and what each file of the release takes of that.

    python benchmarks/publishing.py                  an invented case of 10,000 reports of ten claims each, read first
    python benchmarks/publishing.py --reports 1000   fewer
    python benchmarks/publishing.py --case DIR       a case that is there already
    python benchmarks/publishing.py --files          besides, each file and each sort of page by itself, in one process

Prints for each step of the way its seconds by the clock, those of this process and those of the processes that it started:
the account worked out from nothing, the gate, the release written in shares, the same again over the release that lies there
by then (which it tells its changes from); and the memory held. What else the machine did in the meantime makes the clock
slower, and the processors' seconds hardly, so both are told, and how many processors there are.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from corroborate import desk
from corroborate.canonical import digest
from corroborate.knowledge import atlas
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import carried_on
from corroborate.publish.data_files import data_files, encoded
from corroborate.publish.release import Release
from corroborate.publish.release_files import shares
from corroborate.publish.site import once
from pages import filled, invented

AT: Final = "2031-03-20T08:00:00Z"
_T = TypeVar("_T")


def timed(what: str, make: Callable[[], _T]) -> _T:
    """What was made; a line says what it took, by the clock, in this process and in those that it started."""
    began, own, others = time.perf_counter(), time.process_time(), _others()
    made = make()
    took = time.perf_counter() - began
    print(f"{what:44} {took:7.1f} {time.process_time() - own:7.1f} {_others() - others:7.1f}", flush=True)
    return made


def _others() -> float:
    """Seconds of the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _held(who: int) -> str:
    return f"{resource.getrusage(who).ru_maxrss / 1024:,.0f} MB"


def published(case: Path, out: Path) -> Release:
    """Print what a release of a case takes, from nothing and from what is worked out."""
    print(f"{'seconds':44} {'clock':>7} {'here':>7} {'started':>7}")
    began = time.perf_counter()
    with desk.opened(case, at=AT) as work:
        release = timed("account worked out, and gate", work.release)
        worked_out = time.perf_counter()
        names = timed("release written", lambda: work.publish(release, out))
        whole = time.perf_counter()
        timed("the same over it, with its changes", lambda: work.publish(release, out))
    sizes = [(out / name).stat().st_size for name in names]
    print(f"\n{len(release.reports):,} reports, {len(release.claims):,} claims, {len(release.incidents):,} incidents, "
          f"{len(release.tolls):,} tolls; {len(names):,} files of {sum(sizes) / 1e6:,.0f} MB\n"
          f"`corroborate publish`: {whole - worked_out:.1f} s where the account is worked out, {whole - began:.1f} s from "
          f"nothing, with {os.cpu_count()} processors\n"
          f"Memory held at most: {_held(resource.RUSAGE_SELF)} here, {_held(resource.RUSAGE_CHILDREN)} in a process of a "
          "share, most of it common to both")  # fmt: skip
    return release


def steps(make: Iterable[_T]) -> Iterator[tuple[_T, float]]:
    """Each thing that an iterator makes, with the seconds of one processor that it took."""
    began = time.process_time()
    for made in make:
        yield made, time.process_time() - began
        began = time.process_time()


def by_file(release: Release) -> None:
    """Print what each file for other programs, and each sort of page, takes of one processor."""
    print(f"\n{'one process':44} {'MB':>7} {'s':>7}")
    for file, seconds in steps(data_files(release, carried_on(release, digest(encoded(account_json(release))), AT))):
        print(f"{file.name:44} {len(file.data) / 1e6:7.1f} {seconds:7.1f}", flush=True)
    size, number = Counter[str](), Counter[str]()
    took = defaultdict[str, float](float)
    _, *pages = shares(release, atlas(), AT)
    for (name, data), seconds in steps(once(pages)):
        sort = name.partition("/")[0].partition(".")[0].rstrip("0123456789").rstrip("-")
        size[sort] += len(data)
        took[sort] += seconds
        number[sort] += 1
    for sort in sorted(size):
        print(f"{f'{sort} ({number[sort]:,} files)':44} {size[sort] / 1e6:7.1f} {took[sort]:7.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000, help="reports of the invented case, ten claims each")
    parser.add_argument("--case", type=Path, help="a case that is there already")
    parser.add_argument("--files", action="store_true", help="each file by itself, too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = asked.case
        if case is None:
            source = Path(folder) / "invented.jsonl"
            invented(asked.reports, source)
            case = filled(Path(folder) / "case", source)
        release = published(case, Path(folder) / "release")
        if asked.files:
            by_file(release)


if __name__ == "__main__":
    main()

"""How long a release takes to be written, and how large each of its files is.

    python benchmarks/publishing.py                  10,000 reports of ten claims each, made by repeating some that were read
    python benchmarks/publishing.py --reports 1000   fewer
    python benchmarks/publishing.py --case DIR       the release of a case that is there already

Prints for each file for other programs its bytes and the seconds of one processor that it took, then the same for the pages together, for the
comparison with a former release, and for the whole as `corroborate publish` writes it, from the account on; and the memory held.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from corroborate import desk
from corroborate.canonical import digest
from corroborate.knowledge import atlas
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import carried_on, former, log_json
from corroborate.publish.data_files import data_files, encoded
from corroborate.publish.release import Release
from corroborate.publish.release_files import files
from corroborate.publish.site import site
from pages import filled, invented

READ: Final = 40  # reports that are read; the others repeat them under other numbers
AT, LATER = "2031-03-20T08:00:00Z", "2031-04-20T08:00:00Z"
_ID: Final = re.compile(r"([RCABEITKPLQ])(\d+)\Z")
_T = TypeVar("_T")


def repeated(release: Release, times: int) -> Release:
    """A release with everything in it so many times, each time under numbers of its own."""
    kinds = (
        "reports",
        "claims",
        "accusations",
        "answers",
        "evidence",
        "places",
        "parties",
        "counters",
        "incidents",
        "tolls",
        "questions",
    )
    most = 1 + max(int(one.id[1:]) for kind in kinds for one in getattr(release, kind))
    lists: dict[str, tuple[Any, ...]] = {
        field: tuple(itertools.chain.from_iterable(_moved(getattr(release, field), most * n) for n in range(times)))
        for field in (*kinds, "findings", "judgements")
    }  # fmt: skip
    return dataclasses.replace(release, **lists)  # type: ignore[arg-type]


def _moved(value: Any, by: int) -> Any:
    """A value of a release with every id moved on."""
    if isinstance(value, str):
        found = _ID.match(value)
        return f"{found[1]}{int(found[2]) + by}" if found else value
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (field.name for field in dataclasses.fields(value) if field.init)
        return dataclasses.replace(value, **{name: _moved(getattr(value, name), by) for name in fields})
    return value


def timed(make: Callable[[], _T]) -> tuple[_T, float]:
    """What was made, and the seconds of one processor that it took."""
    began = time.process_time()
    made = make()
    return made, time.process_time() - began


def steps(make: Iterator[_T]) -> Iterator[tuple[_T, float]]:
    """Each thing that an iterator makes, with the seconds of one processor that it took."""
    while True:
        began = time.process_time()
        try:
            made = next(make)
        except StopIteration:
            return
        yield made, time.process_time() - began


def line(what: str, size: int, seconds: float) -> None:
    """One line of the table."""
    print(f"{what:28} {size / 1e6:9.2f} {seconds:7.2f}", flush=True)


def measured(release: Release) -> None:
    """Print the table of a release."""
    print(f"{len(release.reports):,} reports, {len(release.claims):,} claims, {len(release.incidents):,} incidents, "
          f"{len(release.tolls):,} tolls\n\n{'':28} {'MB':>9} {'CPU s':>7}")  # fmt: skip
    account, seconds = timed(lambda: encoded(account_json(release)))
    line("account.json", len(account), seconds)
    log = carried_on(release, digest(account), AT)
    size, took = 0, 0.0
    for file, seconds in steps(iter(data_files(release, log))):
        line(file.name, len(file.data), seconds)
        size, took = size + len(file.data), took + seconds
    line("data/, in all", size, took)
    world, _ = timed(atlas)
    sizes, seconds = timed(lambda: [len(data) for _, data in site(release, world, log, {})])
    line(f"pages ({len(sizes):,} files)", sum(sizes), seconds)
    fewer = dataclasses.replace(release, claims=release.claims[:-1])
    earlier, seconds = timed(lambda: former(account, encoded(log_json(log))))
    line("a former release, read", len(account), seconds)
    after, seconds = timed(lambda: carried_on(fewer, "0" * 64, LATER, earlier))
    line("changes since it", len(log_json(after)), seconds)
    sizes, seconds = timed(lambda: [len(data) for _, data in files(release, world, AT)])
    line(f"the whole ({len(sizes):,} files)", sum(sizes), seconds)
    print(f"\nMemory held at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000, help="reports of the release, ten claims each")
    parser.add_argument("--case", type=Path, help="a case that is there already")
    asked = parser.parse_args()
    if asked.case:
        with desk.opened(asked.case) as work:
            measured(work.release())
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "invented.jsonl"
        invented(READ, source)
        with desk.opened(filled(Path(folder) / "case", source)) as work:
            release = work.release()
    measured(repeated(release, -(-asked.reports // len(release.reports))))


if __name__ == "__main__":
    main()

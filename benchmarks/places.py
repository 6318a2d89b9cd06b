"""How many place names of annotated reports the gazetteer knows, how exactly, and what loading it costs.

Takes a folder with `*.gold.jsonl` and `*.texts.jsonl` (`id`, `date`, `text`; `claims` with `places`, as the annotation
guidelines have them). A name is asked for beside the words around it, in the countries its report names. Prints the
share of distinct names (one a report) by precision; with `--misses` the names that stay open, those used most first.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from corroborate.gazetteer import Gazetteer
from corroborate.link.places import resolve
from corroborate.records import Claim, Mention, Span, Text
from corroborate.values import Count

BENCH = Path(__file__).parents[2] / "shared" / "bench"


def gazetteer() -> Gazetteer:
    folder = resources.files("corroborate") / "data" / "gazetteer"
    return Gazetteer.load(lambda name: (folder / name).read_bytes())


def documents(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Each annotated report with its text."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        texts = gold.with_name(gold.name.replace(".gold.", ".texts."))
        known = {row["id"]: row["text"] for row in map(json.loads, texts.read_text("utf-8").splitlines())}
        for row in map(json.loads, gold.read_text("utf-8").splitlines()):
            yield row, known[row["id"]]


def claims(row: dict[str, Any], text: Text) -> list[Claim]:
    """The annotated claims, as far as places need them."""
    return [
        Claim(
            text=text.id, quote=text.quote(c["start"], c["end"]), figure=text.quote(c["start"], c["end"]),
            count=Count(1, None), harm=c["harm"],
            places=tuple(mention(name, c["start"], text) for name in c["places"]),
        )
        for c in row["claims"]
    ]  # fmt: skip


def mention(name: str, near: int, text: Text) -> Mention:
    """A name where it stands nearest to the figure, as a reader would give it."""
    starts = [i for i in range(len(text.content)) if text.content.startswith(name, i)]
    if not starts:
        return Mention(name)
    start = min(starts, key=lambda i: abs(i - near))
    return Mention(name, text.quote(start, start + len(name)))


def sentences(content: str) -> tuple[Span, ...]:
    """Rough sentences; good enough for what stands beside what."""
    ends = [i + 1 for i, c in enumerate(content) if c in ".\n" and content[i + 1 : i + 2] in ("", " ", "\n")]
    bounds = [0, *ends] if ends and ends[-1] == len(content) else [0, *ends, len(content)]
    return tuple(Span(a, b) for a, b in itertools.pairwise(bounds) if a < b)


def quality(folder: Path, *, misses: bool) -> None:
    known, kinds, open_names = gazetteer(), Counter[str](), Counter[str]()
    began, reports = time.perf_counter(), 0
    for row, content in documents(folder):
        text = Text("r", content, sentences=sentences(content))
        found = resolve({text.id: claims(row, text)}, {text.id: text}, known)
        reports += 1
        for place in found.places:
            if place.statements:
                kinds[place.where.precision] += 1
                open_names[place.names[0]] += place.where.precision == "unresolved"
    total = sum(kinds.values())
    print(f"{reports} reports, {total} names of places (each counted once a report)")
    for kind, number in kinds.most_common():
        print(f"  {kind:<11}{number:>6}  {100 * number / max(total, 1):5.1f} %")
    print(f"  {(time.perf_counter() - began) / max(reports, 1) * 1000:.1f} ms a report")
    for name, number in open_names.most_common() if misses else ():
        if number:
            print(f"  {number:>3} {name}")


def spotting(folder: Path) -> None:
    """Characters a second for finding names in running text."""
    known = gazetteer()
    content = "\n".join(text for _, text in documents(folder))
    known.names_in(content[:1000], ["SY", "IQ"])
    began = time.perf_counter()
    spots = known.names_in(content, ["SY", "IQ"])
    print(f"spotting: {len(content) / (time.perf_counter() - began) / 1e6:.1f} M characters/s, {len(spots)} names")


def loading() -> None:
    """Time and memory of the world table and two countries, in a fresh process."""
    print(
        subprocess.run([sys.executable, __file__, "--load"], check=True, capture_output=True, text=True).stdout, end=""
    )


def load() -> None:
    before, began = _megabytes(), time.perf_counter()
    known = gazetteer()
    known.find("Homs", ["SY", "LB"])
    known.countries_in("Syria")
    print(f"loading: {(time.perf_counter() - began) * 1000:.0f} ms, {_megabytes() - before:.0f} MB")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH)
    parser.add_argument("--misses", action="store_true", help="print the names that stay open")
    parser.add_argument("--load", action="store_true", help="only load the tables, and say what that costs")
    given = parser.parse_args()
    if given.load:
        load()
        return
    loading()
    spotting(given.folder)
    quality(given.folder, misses=given.misses)


if __name__ == "__main__":
    main()

"""Prints how fast the default reader is, beside others in the same run, and whether its memory stays flat.

    python benchmarks/speed.py [--texts F] [--rounds N] [--reports N] [--shapes]

Each line of the table is CPU time on one core over the same articles (those of `../shared/bench`, or of F, JSON lines with
`text` and perhaps `date`), the best of N rounds: our reader from text to statements, sentences and ids included, a blank
spaCy tokenizer with 50 patterns, quantulum3 (which finds quantities alone; on a tenth of the articles, since it is slow)
and a bare regular expression. The others are no part of the project; what is not installed is left out with a line:

    pip install spacy quantulum3

`--reports N` reads N reports, no two alike, and prints the memory held after each tenth, and by how much it grew over the
last half. `--shapes` reads texts of one
repeated phrase at a quarter of a size and at the whole, which should take four times as long.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corroborate import read, texts
from corroborate.records import Text
from reading import BENCH, known

PATTERNS = 50
SHAPES = {
    "abbreviations": "U.S. ",
    "numbers": "12 ",
    "counts": "12 people ",
    "quotes": '" ',
    "opened quotes": "“said ",
    "capitals": "Karam ",
    "names in a list": "Karam Said, ",
    "and": "and ",
    "by": "killed by ",
    "brackets": "( ",
    "hyphens": "a-",
    "no stops": "twelve people were killed in the town and ",
    "sentences": "Twelve people were killed in Karam on Monday. ",
    "blank lines": "Karam\n\n",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, nargs="*")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--reports", type=int, default=0)
    options.add_argument("--shapes", action="store_true")
    chosen = options.parse_args()
    files = chosen.texts or [BENCH / "dev.texts.jsonl", BENCH / "train.texts.jsonl"]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    articles = [(str(row["text"]), row.get("date")) for row in rows]
    if chosen.reports:
        flat(articles, chosen.reports)
    elif chosen.shapes:
        shapes()
    else:
        table(articles, chosen.rounds)


def ours(article: tuple[str, str | None]) -> None:
    """One article, from its text to its statements."""
    told = known()
    content, published = article
    paragraphs, sentences = texts.segment(content, told.abbreviations)
    text = Text(report="", content=content, paragraphs=paragraphs, sentences=sentences)
    read.read(text, published, told.language, told.gazetteer, told.actors)


def table(articles: Sequence[tuple[str, str | None]], rounds: int) -> None:
    """Words a second for each reader that is there, and its ratio to ours."""
    plain = [text for text, _ in articles]
    measured = measure(ours, articles, [text for text, _ in articles], rounds)
    rows: list[tuple[str, float | None]] = [("corroborate, text to statements", measured)]
    for name, make, sample in (
        (f"spaCy blank, {PATTERNS} patterns", _spacy, plain),
        ("quantulum3, quantities only", _quantulum, plain[::10]),
        ("bare regular expression", _bare, plain),
    ):
        reader = make()
        rows.append((name, None if reader is None else measure(reader, sample, sample, rounds)))
    words = sum(len(text.split()) for text in plain)
    print(f"{len(plain)} articles, {words:,} words, best of {rounds} rounds, CPU time")
    for name, speed in rows:
        if speed is None:
            print(f"{name:34} not installed: pip install spacy quantulum3")
        else:
            print(f"{name:34} {speed:12,.0f} words a second  {measured / speed:8.3f} is ours to it")


def measure(reader: Callable[[Any], object], things: Sequence[Any], plain: Sequence[str], rounds: int) -> float:
    """Words a second, the best round of several."""
    for thing in things[:3]:
        reader(thing)
    took = []
    for _ in range(rounds):
        began = time.process_time()
        for thing in things:
            reader(thing)
        took.append(time.process_time() - began)
    return sum(len(text.split()) for text in plain) / min(took)


def _bare() -> Callable[[str], object]:
    return re.compile(r"\w+|[^\w\s]").findall


def _spacy() -> Callable[[str], object] | None:
    try:
        import spacy  # noqa: PLC0415 - not a part of the project
        from spacy.matcher import Matcher  # noqa: PLC0415
    except ImportError:
        return None
    tokenizer = spacy.blank("en")
    matcher = Matcher(tokenizer.vocab)
    told = known().language
    verbs = sorted({words for found in told.section("harms", "suffers").values() for words in found})[:PATTERNS]
    for number, phrase in enumerate(verbs):
        pattern = [{"IS_DIGIT": True}, {"IS_ALPHA": True, "OP": "?"}, *({"LOWER": word} for word in phrase.split())]
        matcher.add(str(number), [pattern])
    return lambda text: matcher(tokenizer(text))


def _quantulum() -> Callable[[str], object] | None:
    warnings.simplefilter("ignore")
    try:
        from quantulum3 import parser  # noqa: PLC0415 - not a part of the project
    except ImportError:
        return None
    parse: Callable[[str], object] = parser.parse
    return parse


def flat(articles: Sequence[tuple[str, str | None]], reports: int) -> None:
    """The memory held after each tenth of many reports, and by how much it grew over the last half of them."""
    held: list[int] = []
    for number, article in enumerate(_endless(articles)):
        if number % max(reports // 10, 1) == 0:
            held.append(_resident())
            print(f"after {number:7,} reports  {held[-1] / 2**20:7.1f} MB", flush=True)
        if number >= reports:
            break
        ours(article)
    half = held[len(held) // 2]
    print(f"over the last half of them it grew by {100 * (held[-1] - half) / half:.2f} %")


def _endless(articles: Sequence[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """The articles again and again, each time with names and figures that no other has."""
    number = 0
    while True:
        for text, published in articles:
            number += 1
            name = "".join(chr(97 + int(digit)) for digit in str(number))
            yield (
                f"{text}\n\nIn Ka{name}, {number} people were killed by Re{name} forces, said Sa{name} Wa{name}.",
                published,
            )


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096


def shapes(size: int = 200_000) -> None:
    """How long texts of one repeated phrase take, and how that grows."""
    ours(("Two people were killed in Homs.", None))
    for name, phrase in SHAPES.items():
        took = []
        for length in (size // 4, size):
            began = time.process_time()
            ours(((phrase * (length // len(phrase) + 1))[:length], None))
            took.append(time.process_time() - began)
        print(f"{name:16} {took[1]:7.2f} s for {size:,} characters, {took[1] / took[0]:5.1f} times a quarter")


if __name__ == "__main__":
    main()

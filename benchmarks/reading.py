"""Scores the English reader on annotated articles, and prints its commonest kinds of error and its speed.

    python benchmarks/reading.py [--texts F --gold F] [--split dev|train|learn|looked|exam] [--errors N]

`learn.py --folds 4` scores by cross-validation what is learned; `speed.py` compares the speed with other readers'.
Without files it takes `<split>.texts.jsonl` and `<split>.gold.jsonl`: `dev` and `train` from `../shared/bench` (see GUIDELINES.md
there), articles on one war; `learn`, `looked` and `exam` from `benchmarks/abroad`, invented articles on many. Nothing is
learned from `dev`, `looked` and `exam`, and nobody who writes rules looks at `exam`. The scorer is that of `../shared/bench`.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from corroborate import read, texts
from corroborate.knowledge import Knowledge, knowledge, word_lists
from corroborate.language import Language
from corroborate.records import Text

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT.parent / "shared" / "bench"
ABROAD = ROOT / "benchmarks" / "abroad"
DATA = ROOT / "src" / "corroborate" / "data"
_COMMONEST = 10


@dataclass(frozen=True)
class Article:
    key: str
    date: str
    text: Text
    gold: list[dict[str, Any]] = field(default_factory=list)
    invented: bool = False


def articles(split: str = "dev", of: Path | None = None, gold: Path | None = None) -> list[Article]:
    """The articles of a split, segmented, with their annotations."""
    folder = ABROAD if split in ("learn", "looked", "exam") else BENCH
    marked = {row["id"]: row["claims"] for row in _rows(gold or folder / f"{split}.gold.jsonl")}
    rows = _rows(of or folder / f"{split}.texts.jsonl")
    invented = folder == ABROAD
    return [Article(row["id"], row["date"], _text(row), marked.get(row["id"], []), invented) for row in rows]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _text(row: Mapping[str, Any]) -> Text:
    paragraphs, sentences = texts.segment(row["text"], known().abbreviations)
    return Text(report=row["id"], content=row["text"], paragraphs=paragraphs, sentences=sentences)


def known(files: Mapping[str, str] | None = None) -> Knowledge:
    """What the reader is told; `files` replace lists of the language (name without suffix → TOML)."""
    told = knowledge()
    return replace(told, language=Language.parse("en", {**word_lists("en"), **files})) if files else told


def predicted(data: Sequence[Article], language: Language | None = None) -> dict[str, list[Any]]:
    """The reader's claims by article, in the guidelines' form."""
    told = known()
    made: dict[str, list[Any]] = {}
    for article in data:
        out = read.read(article.text, article.date, language or told.language, told.gazetteer, told.actors)
        made[article.key] = list(read.as_guidelines(article.key, out.statements)["claims"])  # type: ignore[arg-type]
    return made


@functools.cache
def scorer() -> ModuleType:
    """`score.py` of the bench, as a module."""
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--split", default="dev", choices=("dev", "train", "learn", "looked", "exam"))
    options.add_argument("--texts", type=Path)
    options.add_argument("--gold", type=Path)
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    data = articles(chosen.split, chosen.texts, chosen.gold)
    predicted(data[:3])  # compiles the language
    began = time.process_time()
    made = predicted(data)
    took = time.process_time() - began
    errors: list[tuple[Any, ...]] | None = [] if chosen.errors else None
    result = scorer().score({a.key: a.gold for a in data}, made, errors)
    _print(result)
    print("errors  the ten commonest kinds")
    for kind, count in error_kinds(data, made).most_common(_COMMONEST):
        print(f"  {count:5}  {kind}")
    _print_speed(data, took)
    for row in (errors or [])[: chosen.errors]:
        print("  ", *row, sep="\t")


def error_kinds(data: Sequence[Article], made: Mapping[str, Sequence[Any]]) -> Counter[str]:
    """Kinds of error, by how many claims have them: missed, made up, and for matched ones what a slot should hold and does."""
    kinds: Counter[str] = Counter()
    for article in data:
        gold, read_ = article.gold, made[article.key]
        pairs = scorer().match(gold, read_)
        kinds["claim missed"] += len(gold) - len(pairs)
        kinds["claim made up"] += len(read_) - len(pairs)
        for i, j in pairs:
            kinds.update(_differences(gold[i], read_[j]))
    return +kinds


def _differences(gold: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[str]:
    for slot in ("status", "running", "stance", "means", "unit"):
        if gold[slot] != told[slot]:
            yield f"{slot}: {gold[slot]}, read as {told[slot]}"
    if (gold["low"], gold["high"], gold["vague"]) != (told["low"], told["high"], told["vague"]):
        yield "value"
    if (gold["part_of"] is None) != (told["part_of"] is None):
        yield f"part_of: {'a whole' if gold['part_of'] is None else 'a part'}, read as the other"
    if not scorer().same_time(gold["when"], told["when"]):
        yield "when: other days"
    for slot in ("places", "accused", "speakers"):
        names, found = (gold[slot][-1:], told[slot][-1:]) if slot == "speakers" else (gold[slot], told[slot])
        common = scorer().paired(names, found)
        if not common == len(names) == len(found):
            yield f"{slot}: {_amount(names)}, read as {_amount(found)}{' of them' if common else ' other' if names and found else ''}"


def _amount(names: Sequence[str]) -> str:
    return ("none", "one", "several")[min(len(names), 2)]


def _print(result: Mapping[str, Any]) -> None:
    print(f"claims  annotated {result['claims']['gold']}, found {result['claims']['predicted']}")
    for name in ("found", "value", "whole"):
        print(f"{name:7} " + "  ".join(f"{key} {value:.3f}" for key, value in result[name].items()))
    print("slots   " + "  ".join(f"{key} {value:.3f}" for key, value in result["slots"].items() if value is not None))


def _print_speed(data: Sequence[Article], took: float) -> None:
    """The reader's speed beside a bare tokenizer's of the same run, since machines differ and their ratio less so."""
    words = sum(len(article.text.content.split()) for article in data)
    began = time.process_time()
    for article in data:
        re.findall(r"\w+|[^\w\s]", article.text.content)
    bare = time.process_time() - began
    print(
        f"speed   reader {words / took:,.0f} words a second, bare tokenizer {words / bare:,.0f}: ratio {took / bare:.0f}"
    )


if __name__ == "__main__":
    main()

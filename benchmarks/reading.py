"""Scores the English reader on annotated articles and prints its speed.

    python benchmarks/reading.py [--texts F --gold F] [--split dev|train] [--errors N]

Without files it takes `../shared/bench/<split>.texts.jsonl` and `.gold.jsonl` (see GUIDELINES.md there) and its scorer.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from corroborate import read, texts
from corroborate.actors import Actors
from corroborate.gazetteer import Gazetteer
from corroborate.language import Language
from corroborate.records import Text

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT.parent / "shared" / "bench"
DATA = ROOT / "src" / "corroborate" / "data"


@dataclass(frozen=True)
class Article:
    key: str
    date: str
    text: Text
    gold: list[dict[str, Any]] = field(default_factory=list)


def articles(split: str = "dev", of: Path | None = None, gold: Path | None = None) -> list[Article]:
    """The articles of a split, segmented, with their annotations."""
    marked = {row["id"]: row["claims"] for row in _rows(gold or BENCH / f"{split}.gold.jsonl")}
    rows = _rows(of or BENCH / f"{split}.texts.jsonl")
    return [Article(row["id"], row["date"], _text(row), marked.get(row["id"], [])) for row in rows]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _text(row: Mapping[str, Any]) -> Text:
    paragraphs, sentences = texts.segment(row["text"], known().abbreviations)
    return Text(report=row["id"], content=row["text"], paragraphs=paragraphs, sentences=sentences)


@dataclass(frozen=True)
class Told:
    """What the reader is told about the world."""

    language: Language
    gazetteer: Gazetteer
    actors: Actors
    abbreviations: frozenset[str]


def known(files: Mapping[str, str] | None = None) -> Told:
    """What the reader is told; `files` replace lists of the language (name without suffix → TOML)."""
    told = _known()
    if not files:
        return told
    return Told(Language.parse("en", {**_lists(), **files}), told.gazetteer, told.actors, told.abbreviations)


@functools.cache
def _known() -> Told:
    actors = Actors.from_toml((DATA / "actors.toml").read_text("utf-8"))
    gazetteer = Gazetteer.load(lambda name: (DATA / "gazetteer" / name).read_bytes())
    abbreviations = texts.abbreviations((DATA / "abbreviations.txt").read_text("utf-8"))
    return Told(Language.parse("en", _lists()), gazetteer, actors, abbreviations)


def _lists() -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in sorted((DATA / "languages" / "en").glob("*.toml"))}


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
    options.add_argument("--split", default="dev", choices=("dev", "train"))
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
    _print_speed(data, took)
    for row in (errors or [])[: chosen.errors]:
        print("  ", *row, sep="\t")


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

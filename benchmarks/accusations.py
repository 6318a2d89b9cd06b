"""How well accusations, answers and evidence are read: precision and recall on invented passages.

An accusation is right where its actor, degree and root speaker are; an answer where its actor and kind are; evidence where
its kind is. `accused` counts the actors of accusations alone, right where they share half of the words of the annotated ones. Prints one line for each, and with `--misses` every passage that was read otherwise.

    python benchmarks/accusations.py                                   the passages that the rules were written for
    python benchmarks/accusations.py benchmarks/abroad/blame.exam.jsonl     passages by others, of which nobody looked at one
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from corroborate import knowledge, texts
from corroborate.read import read
from corroborate.read.choices import alike
from corroborate.records import Accusation, Answer, Evidence, Report, Statement

GOLD = Path(__file__).parent.parent / "tests" / "golden" / "accusations.jsonl"
KINDS = ("accusations", "answers", "evidence")
ACTORS = "accused"  # of the accusations, the actors alone, by names that are alike
Found = Mapping[str, Counter[tuple[str, ...]]]


def expected(passage: Mapping[str, object]) -> Found:
    """What a passage's annotation says, name by name without case and article."""
    rows: dict[str, Counter[tuple[str, ...]]] = {}
    for kind in KINDS:
        values = passage.get(kind, [])
        assert isinstance(values, list)
        rows[kind] = Counter(tuple(map(plain, [row] if isinstance(row, str) else row)) for row in values)
    return rows


def found(statements: Iterable[Statement]) -> Found:
    """What the reader says, in the same form."""
    rows: dict[str, Counter[tuple[str, ...]]] = {kind: Counter() for kind in KINDS}
    for said in statements:
        match said:
            case Accusation():
                root = said.speakers[-1].name if said.speakers else ""
                rows["accusations"][plain(said.actor.name), said.degree, plain(root)] += 1
            case Answer():
                rows["answers"][plain(said.actor.name), said.reply] += 1
            case Evidence():
                rows["evidence"][(said.sort,)] += 1
            case _:
                pass
    return rows


def plain(name: str) -> str:
    """A name without case and article."""
    return name.lower().removeprefix("the ").removeprefix("an ").removeprefix("a ")


def statements_of(passage: Mapping[str, object]) -> tuple[Statement, ...]:
    """What the reader finds in a passage."""
    words = str(passage["text"]).encode()
    known = knowledge.knowledge()
    text, _ = texts.make(Report("", "text/plain", len(words)), words, known.abbreviations)
    day = str(passage["published"]) if passage.get("published") else None
    return read(text, day, known.language, known.gazetteer, known.actors).statements


def score(path: Path) -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """For each kind: (right, found, expected); and the passages that were read otherwise."""
    sums = {kind: [0, 0, 0] for kind in (*KINDS, ACTORS)}
    misses = []
    for line in path.read_text("utf-8").splitlines():
        passage = json.loads(line)
        want, got = expected(passage), found(statements_of(passage))
        for kind in KINDS:
            right = sum((want[kind] & got[kind]).values())
            for place, number in enumerate((right, sum(got[kind].values()), sum(want[kind].values()))):
                sums[kind][place] += number
        for place, number in enumerate(_actors(want["accusations"], got["accusations"])):
            sums[ACTORS][place] += number
        misses += [
            f"{passage['id']}: {kind}: {list(want[kind])} read as {list(got[kind])}"
            for kind in KINDS
            if want[kind] != got[kind]
        ]
    return {kind: (a, b, c) for kind, (a, b, c) in sums.items()}, misses


def _actors(want: Counter[tuple[str, ...]], got: Counter[tuple[str, ...]]) -> tuple[int, int, int]:
    """How many accused are named alike in both, how many were read, how many there are."""
    left, right = [row[0] for row in got.elements()], 0
    for row in want.elements():
        hit = next((name for name in left if alike(row[0], name)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right, got.total(), want.total()


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    sums, misses = score(given.gold)
    for kind, (right, read_as, wanted) in sums.items():
        if wanted:
            print(
                f"{kind:12} precision {right / max(read_as, 1):.2f}  recall {right / max(wanted, 1):.2f}  of {wanted}"
            )
    if given.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()

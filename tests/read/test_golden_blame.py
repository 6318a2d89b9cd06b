"""The golden passages on blame keep their quality; the floor was set for exactly these passages."""

from __future__ import annotations

from pathlib import Path

import pytest

import benches
from corroborate.canonical import digest

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "golden" / "accusations.jsonl"
EXAM = "f1f46829db0e8bb9"


def test_the_exam_is_the_one_the_floor_was_set_for() -> None:
    assert digest(GOLD.read_bytes())[:16] == EXAM


@pytest.mark.parametrize(
    ("kind", "precision", "recall"), [("accusations", 0.88, 0.88), ("answers", 0.97, 0.97), ("evidence", 0.97, 0.93)]
)
def test_precision_and_recall_hold(kind: str, precision: float, recall: float) -> None:
    sums, misses = benches.bench("accusations").score(GOLD)
    right, found, wanted = sums[kind]
    assert right >= precision * found, misses
    assert right >= recall * wanted, misses

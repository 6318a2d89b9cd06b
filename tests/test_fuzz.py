"""A little of `benchmarks/fuzz.py` on each run: no broken input crashes a parser."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

FUZZ = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "fuzz.py"))


@pytest.mark.parametrize("name", FUZZ["PARSERS"])
def test_broken_inputs_are_answered_or_refused(name: str) -> None:
    count, wrong = FUZZ["tried"](name, 60, 7, 40)
    assert (count, wrong) == (40, [])


def test_the_same_seed_makes_the_same_input() -> None:
    seeds = FUZZ["PARSERS"]["tell"][2]
    made = [FUZZ["broken"](seeds, 7, number) for number in range(30)]
    assert made == [FUZZ["broken"](seeds, 7, number) for number in range(30)]
    assert len(set(made)) > 25

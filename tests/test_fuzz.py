"""A little of `benchmarks/fuzz.py` on each run: no broken input crashes a parser."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from corroborate.capture.found import Known, Refused, Taken
from corroborate.capture.opened import Whole, parts
from corroborate.texts import extract

FUZZ = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "fuzz.py"))


@pytest.mark.parametrize("name", FUZZ["PARSERS"])
def test_broken_inputs_are_answered_or_refused(name: str) -> None:
    count, wrong = FUZZ["tried"](name, 60, 7, 40)
    assert (count, wrong) == (40, [])


@pytest.mark.parametrize(
    ("media", "seed"), [(media, seed) for media, seeds in FUZZ["_PARTS"].items() for seed in seeds]
)
def test_what_is_broken_to_be_opened_was_whole(media: str, seed: bytes) -> None:
    found = list(parts(Whole(seed, media, "x", Known())))
    assert any(isinstance(one, Taken) for one in found)
    assert not [one for one in found if isinstance(one, Refused)]


@pytest.mark.parametrize(
    ("media", "seed"), [(media, seed) for media, seeds in FUZZ["_TEXTS"].items() for seed in seeds]
)
def test_what_is_broken_to_be_read_was_whole(media: str, seed: bytes) -> None:
    assert extract(seed, media).content


def test_the_same_seed_makes_the_same_input() -> None:
    seeds = FUZZ["PARSERS"]["tell"][2]
    made = [FUZZ["broken"](seeds, 7, number) for number in range(30)]
    assert made == [FUZZ["broken"](seeds, 7, number) for number in range(30)]
    assert len(set(made)) > 25

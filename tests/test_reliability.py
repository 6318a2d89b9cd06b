"""A small sample of `benchmarks/reliability.py`: what it finds wrong is nothing, and it finds what is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "reliability.py"
PARTS = {"kills": 5, "flips": 250, "clean": 4, "writers": 2, "writes": 10, "power": 12}


@pytest.mark.skipif(sys.platform != "linux", reason="it kills and preloads as Linux does")
@pytest.mark.parametrize("part", PARTS)
def test_a_small_sample_of_each_part_finds_nothing_wrong(part: str) -> None:
    if part in ("writes", "power") and not shutil.which("cc"):
        pytest.skip("it needs a C compiler")
    command = [sys.executable, BENCHMARK, part, "--times", str(PARTS[part]), "--seed", "11"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "; 0 wrong" in done.stdout

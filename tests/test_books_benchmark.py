"""A small sample of the books' benchmark: what is planted is found, and hardly anything that is not."""

from __future__ import annotations

import benches

FOUND, FALSE = 0.9, 0.1  # of what was planted at least; alarms, as a share of what was planted, at most


def test_planted_errors_are_found_and_others_are_not() -> None:
    bench = benches.bench("books")
    made = bench.world(9_000, seed=7)
    scores = bench.scores(made, bench.kept(made))
    planted, found, false = (sum(getattr(s, name) for s in scores.values()) for name in ("planted", "found", "false"))
    assert planted > 30
    assert found >= FOUND * planted
    assert false <= FALSE * planted


def test_a_smaller_world_begins_a_larger_one() -> None:
    bench = benches.bench("books")
    small, large = bench.world(500), bench.world(6_000)
    assert large.key[: len(small.key)] == small.key
    assert small.statements.keys() <= large.statements.keys()

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corroborate.reconcile.sums import judge
from corroborate.values import Count


@given(st.lists(st.integers(1, 900), min_size=2, max_size=6), st.integers(-40, 40))
def test_a_sum_is_off_by_what_was_added_to_it(parts, slip) -> None:
    whole = sum(parts) - slip
    if whole > 0:
        outcome, off = judge(Count(whole, whole), [Count(part, part) for part in parts])
        assert (outcome, off) == (("off", slip) if slip else ("holds", 0))


@given(st.lists(st.integers(1, 900), min_size=2, max_size=6), st.integers(0, 5))
def test_an_open_part_never_makes_a_sum_fall_short(parts, more) -> None:
    whole = sum(parts) + min(more, sum(parts) // 10)
    counts = [Count(parts[0], None), *(Count(part, part) for part in parts[1:])]
    assert judge(Count(whole, whole), counts)[0] in ("holds", "bounds")


def test_words_that_leave_room_are_not_broken() -> None:
    def told(whole, *parts):
        return judge(whole, [Count(part, part) for part in parts])

    assert told(Count(100, 100, about=True), 60, 34) == ("bounds", 0)
    assert told(Count(100, 100, about=True), 60, 24) == ("off", -16)
    assert told(Count(100, None), 60, 48) == ("bounds", 0)
    assert told(Count(100, None), 160, 48) == ("open", 0)
    assert told(Count(100, None), 60, 38) == ("off", -2)
    assert told(Count(None, 100), 60, 48) == ("off", 8)

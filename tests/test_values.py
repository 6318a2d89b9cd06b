"""The small values: they refuse nonsense when made, and say what they mean."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.values import Count, Quote, When, Where, first_day, last_day

NUMBERS = st.integers(0, 10**7)
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def partial(day: dt.date, length: int) -> str:
    return day.isoformat()[:length]


PARTIALS = st.builds(partial, DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    "bounds",
    [
        {"low": -1, "high": 3},
        {"low": 0, "high": -1},
        {"low": 4, "high": 3},
        {"low": None, "high": None},
        {"low": 3, "high": None, "vague": "dozens"},
    ],
)
def test_a_count_refuses_nonsense(bounds: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"count|above"):
        Count(**bounds)


@given(NUMBERS, NUMBERS, st.booleans(), NUMBERS)
def test_a_count_admits_what_lies_between_its_bounds(one: int, other: int, about: bool, number: int) -> None:
    low, high = sorted((one, other))
    count = Count(low, high, about=about)
    assert count.admits(low)
    assert count.admits(high)
    if not about:
        assert count.admits(number) == (low <= number <= high)
    assert Count(low, None).admits(number) == (number >= low)
    assert Count(None, high).admits(number) == (number <= high)
    assert Count(None, None, vague="dozens").admits(number)
    assert count.exact == (low == high and not about)


@given(NUMBERS)
def test_about_is_a_tenth_either_way(number: int) -> None:
    about = Count(number, number, about=True)
    tenth = number // 10
    assert about.admits(number - tenth)
    assert about.admits(number + tenth)
    assert not about.admits(number + tenth + 1)


def test_a_count_reads_as_people_write_it() -> None:
    counts = [Count(1383, 1383), Count(1000, 1000, about=True), Count(None, 15), Count(1201, None), Count(1, 2000)]
    assert list(map(str, counts)) == ["1,383", "about 1,000", "up to 15", "at least 1,201", "1 to 2,000"]


@given(PARTIALS)
def test_a_partial_date_is_a_period(day: str) -> None:
    first, last = first_day(day), last_day(day)
    assert first <= last
    assert first.isoformat().startswith(day)
    assert last.isoformat().startswith(day)
    if last < dt.date.max:
        assert not (last + dt.timedelta(1)).isoformat().startswith(day)
    assert (When.day(day).first, When.day(day).last) == (first, last)
    assert str(When.day(day)) == day


@given(DAYS, DAYS)
def test_a_period_does_not_end_before_it_starts(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one.isoformat(), other.isoformat()))
    assert When(start, end).first == dt.date.fromisoformat(start)
    if start != end:
        with pytest.raises(ValueError, match="before it starts"):
            When(end, start)


@pytest.mark.parametrize(
    "day", ["2025-13", "2025-02-30", "25", "2025-3-1", "March", "", "2025-03-01T00:00", "--02-30", "--3"]
)
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        When.day(day)


def test_an_open_end_is_known_as_unknown() -> None:
    with pytest.raises(ValueError, match="open end"):
        When(None, "2025", "stated", "stated")
    assert str(When(None, "2025", "unknown")) == "… to 2025"
    assert str(When(None, None, "unknown", "unknown")) == "undated"


@given(DAYS, st.integers(1, 9999))
def test_a_day_without_a_year_waits_for_one(day: dt.date, year: int) -> None:
    when = When.day(f"--{day:%m-%d}")
    assert (when.yearless, when.first, when.last) == (True, None, None)
    try:
        expected = day.replace(year=year)
    except ValueError:
        return
    dated = when.in_year(year)
    assert (dated.first, dated.last, dated.yearless, dated.start_known) == (expected, expected, False, "inferred")
    assert When.day("2025").in_year(year) == When.day("2025")


@pytest.mark.parametrize(
    ("lat", "lon", "precision"),
    [(1.0, None, "place"), (None, 1.0, "place"), (None, None, "place"), (1.0, 1.0, "unresolved"), (91.0, 0.0, "place"),
     (0.0, -181.0, "place")],
)  # fmt: skip
def test_a_place_has_both_coordinates_on_the_map_or_none(lat: Any, lon: Any, precision: Any) -> None:
    with pytest.raises(ValueError, match="Tell Amal"):
        Where("Tell Amal", lat, lon, precision)


@given(st.integers(-3, 9), st.integers(-3, 9), st.text(max_size=9))
def test_a_quote_is_as_long_as_its_words(start: int, end: int, words: str) -> None:
    if 0 <= start < end and len(words) == end - start:
        assert Quote(start, end, words).covers(Quote(start, end, words))
        return
    with pytest.raises(ValueError, match="no such quote"):
        Quote(start, end, words)


def test_a_quote_covers_what_lies_wholly_in_it() -> None:
    whole = Quote(2, 6, "abcd")
    assert whole.covers(Quote(3, 6, "bcd"))
    assert not whole.covers(Quote(1, 3, "xa"))
    assert not whole.covers(Quote(5, 7, "dx"))

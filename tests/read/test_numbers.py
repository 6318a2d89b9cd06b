from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.values import Count
from english import grammar, line

CASES = {
    "1,383": Count(1383, 1383),
    "1\u00a0383": Count(1383, 1383),
    "1 383": Count(1383, 1383),
    "between 1 200 and 1 500": Count(1200, 1500),
    "forty-three": Count(43, 43),
    "forty three": Count(43, 43),
    "two hundred and fifty": Count(250, 250),
    "2.5 million": Count(2_500_000, 2_500_000),
    "5 thousand": Count(5000, 5000),
    "a dozen": Count(12, 12),
    "half a dozen": Count(6, 6),
    "a quarter of a million": Count(250_000, 250_000),
    "at least 43": Count(43, None),
    "no fewer than 13": Count(13, None),
    "more than 40": Count(41, None),
    "well over 1,000": Count(1001, None),
    "up to 15": Count(None, 15),
    "as high as 350": Count(None, 350),
    "fewer than 20": Count(None, 19),
    "nearly 100": Count(100, 100, about=True),
    "some 150": Count(150, 150, about=True),
    "an estimated 900": Count(900, 900, about=True),
    "between 12 and 15": Count(12, 15),
    "12 to 15": Count(12, 15),
    "12-15": Count(12, 15),
    "from 10,000 to more than 30,000": Count(10_000, None),
    "35+": Count(35, None),
    "a hundred and twenty": Count(120, 120),
    "a thousand and one": Count(1001, 1001),
    "two thousand, four hundred and nine": Count(2409, 2409),
    "at least three million, two hundred thousand": Count(3_200_000, None),
    "more than one and a half million": Count(1_500_001, None),
    "two-and-a-half thousand": Count(2500, 2500),
    "a dozen and a half": Count(18, 18),
    "10k": Count(10_000, 10_000),
    "twenty-odd": Count(20, 20, about=True),
    "six hundred-odd": Count(600, 600, about=True),
    "100-plus": Count(100, None),
    "between two and three dozen": Count(24, 36),
    "20 to 30 thousand": Count(20_000, 30_000),
    "between 900 and 1,200": Count(900, 1200),
    "٤٣": Count(43, 43),
    "dozens": Count(None, None, vague="dozens"),
    "tens of thousands": Count(None, None, vague="tens of thousands"),
    "several hundred": Count(None, None, vague="several hundred"),
}


@pytest.mark.parametrize(("words", "count"), CASES.items(), ids=CASES)
def test_a_count_expression_is_read_whole(words, count):
    made = line(f"Shelling killed {words} people there.")
    found = list(grammar().numbers.find(made.low))
    assert [number.count for number in found] == [count]
    start, end = made.at[found[0].start], made.till[found[0].end - 1]
    assert f"Shelling killed {words} people there."[start:end] == words


@pytest.mark.parametrize("words", ["how many people", "as many were hurt", "the number of people", "Oct. 7", "May 12"])
def test_what_counts_nothing_is_left(words):
    assert not [
        n for n in grammar().numbers.find(line(f"It is unclear {words}.").low) if n.count.vague or n.count.exact
    ]


def test_a_number_too_long_for_people_is_none():
    assert not list(grammar().numbers.find(["9" * 400, "people"]))


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_with_separators_mean_what_they_mean_without(value):
    found = [next(grammar().numbers.find([word])).count for word in (str(value), f"{value:,}")]
    assert found == [Count(value, value)] * 2

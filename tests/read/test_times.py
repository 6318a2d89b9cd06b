from __future__ import annotations

import datetime as dt

import pytest

from english import claims, grammar, line, only, reading

ANCHOR = dt.date(2024, 5, 16)  # a Thursday
CASES = {
    "on 12 March 2024": ("2024-03-12", "2024-03-12"),
    "on March 12, 2024": ("2024-03-12", "2024-03-12"),
    "on March 12": ("2024-03-12", "2024-03-12"),
    "on December 3": ("2023-12-03", "2023-12-03"),
    "on Monday": ("2024-05-13", "2024-05-13"),
    "yesterday": ("2024-05-15", "2024-05-15"),
    "overnight": ("2024-05-15", "2024-05-16"),
    "since March 6": ("2024-03-06", None),
    "since the conflict began in March 2011": ("2011-03", None),
    "since the 2021 coup": ("2021", None),
    "in the past four days": ("2024-05-12", "2024-05-16"),
    "last month": ("2024-04", "2024-04"),
    "two days ago": ("2024-05-14", "2024-05-14"),
    "in 2013": ("2013", "2013"),
    "on 24.07.2016": ("2016-07-24", "2016-07-24"),
    "at the weekend": ("2024-05-11", "2024-05-12"),
    "since the weekend": ("2024-05-11", None),
    "during the night of Tuesday to Wednesday": ("2024-05-14", "2024-05-15"),
    "overnight on Tuesday": ("2024-05-13", "2024-05-14"),
    "late on Monday and early on Tuesday": ("2024-05-13", "2024-05-14"),
    "this year": ("2024", None),
    "in May last year": ("2023-05", "2023-05"),
    "between November and January 2022": ("2021-11", "2022-01"),
    "from 17 to 25 May": ("2023-05-17", "2023-05-25"),
    "from 1 February 2023 up to 31 March this year": ("2023-02-01", "2024-03-31"),
    "last May": ("2023-05", "2023-05"),
    "last February": ("2024-02", "2024-02"),
    "over the last day": ("2024-05-15", "2024-05-16"),
    "in recent weeks": (None, "2024-05-16"),
    "since the beginning of the month": ("2024-05", None),
    "since the start of the year": ("2024", None),
    "in the six-year-old insurgency": ("2018", None),
    "in a decade-long war": ("2014", None),
    "after three years of fighting": ("2021", None),
    "in the 19-day siege": ("2024-04-27", None),
    "in the week to 12 May": ("2024-05-06", "2024-05-12"),
    "in the week ending May 12": ("2024-05-06", "2024-05-12"),
    "in the ten days to 12 May": ("2024-05-03", "2024-05-12"),
    "in the day to 12 May": ("2024-05-12", "2024-05-12"),
    "in the war, which began when the army seized the northern capital, Sarona, in late 2014,": ("2014", None),
}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Shells killed nine people on Monday. The next day, two men died.", "2024-05-14"),
        ("Shells killed nine people on Monday. The same day, two men died.", "2024-05-13"),
        ("Shells killed nine people on 1 May. Five days later, two men died of wounds.", "2024-05-06"),
        ("Shells killed nine people on 12 May. Two weeks earlier two men had died.", "2024-04-28"),
        ("Shells killed nine people on Wednesday. Two men were killed the day before.", "2024-05-14"),
    ],
)
def test_a_day_told_from_the_one_before(words, day):
    found = reading(words)
    (pointed,) = found.times(found.lines[1])
    assert (pointed.when.start, pointed.when.end) == (day, day)


@pytest.mark.parametrize(("words", "ends"), CASES.items(), ids=CASES)
def test_a_period_is_read_against_the_day_of_the_report(words, ends):
    found = grammar().times.find(line(f"Twelve people were killed {words} in Hadra."), ANCHOR)
    assert [(stated.when.start, stated.when.end) for stated in found] == [ends]


def test_what_is_inferred_is_marked():
    stated, inferred = (
        grammar().times.find(line(f"Shells fell {words} there."), ANCHOR)[0].when
        for words in ("on 3 May 2024", "on May 3")
    )
    assert (stated.start_known, inferred.start_known) == ("stated", "inferred")


def test_a_day_without_a_year_stays_without_where_nothing_tells_it():
    found = grammar().times.find(line("Shells fell on March 12 there."), None)
    assert found[0].when.start == "--03-12"


def test_the_day_of_saying_is_not_the_day_of_the_deed():
    claim = only("Shelling killed 12 people in Hadra, the governor said on Wednesday.")
    assert claim.said is not None
    assert claim.said.when.start == "2024-05-15"
    assert claim.when is not None
    assert claim.when.when.start is None


def test_a_dateline_beats_the_day_of_publication():
    claim = only("HADRA, 3 May 2024 - Shelling killed 12 people on Thursday.", "2024-05-16")
    assert claim.when is not None
    assert claim.when.when.start == "2024-05-02"


@pytest.mark.parametrize(
    "words",
    [
        "The ministry said on 12 January that 12 people were killed.",
        "The ministry said in a statement on 12 January that 12 people were killed.",
        "The minister told reporters in Geneva on 12 January that 12 people were killed.",
        "In a statement released on 12 January, the ministry said 12 people were killed.",
        "Twelve people were killed, the ministry announced late on 12 January.",
    ],
)
def test_the_day_on_which_it_was_said_is_not_the_day_on_which_it_happened(words):
    claim = only(words)
    assert claim.said is not None
    assert claim.said.when.end == "2024-01-12"
    assert claim.when is None or claim.when.when.start is None


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("The army on Saturday announced the death of two men in Belo.", (None, "2024-05-11")),
        ("Later on Monday the ministry confirmed the deaths of two men in Belo.", (None, "2024-05-13")),
        ("On Monday the army announced a truce. Two men had been killed on Sunday.", ("2024-05-12", "2024-05-12")),
    ],
)
def test_who_died_before_it_was_announced(words, span):
    when = only(words).when
    assert (when.when.start, when.when.end) == span


def test_a_child_of_six_is_no_war_of_six_years():
    found = reading("A six-year-old girl was killed in the war. He was given a 10-year sentence.")
    assert [found.times(line) for line in found.lines] == [[], []]


def test_since_tells_of_a_day_before():
    found = reading("The offensive began on 4 April. It has since killed 80 people. It has killed 9 since Monday.")
    goes_on = found.grammar.times.goes_on
    assert [goes_on(line, found.times(line)) for line in found.lines] == [False, True, False]


@pytest.mark.parametrize(
    ("words", "end", "said"),
    [
        (
            "The ministry on Wednesday blamed the rebels for a raid that left 19 people dead.",
            "2024-05-15",
            "2024-05-15",
        ),
        ("Gunmen killed 12 people on Wednesday, activists said.", "2024-05-15", None),
    ],
)
def test_the_day_before_a_verb_of_telling_is_of_who_tells(words: str, end: str, said: str | None) -> None:
    claim = only(words)
    assert claim.when is not None
    assert (claim.when.when.start is None) == (said is not None)
    assert claim.when.when.end == end
    assert (claim.said.when.end if claim.said else None) == said


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Five men died on Monday and seven on Tuesday.", [13, 14]),
        ("Shells killed three men in Hadra on Monday and four in Sulm on Tuesday.", [13, 14]),
        ("On Monday 12 men died, on Tuesday nine.", [13, 14]),
        ("Five men died on Monday and seven, and ten on Tuesday.", [13, 14, 14]),
    ],
)
def test_days_told_in_turn_go_with_the_figures_beside_them(words: str, days: list[int]) -> None:
    assert [claim.when.when.first.day for claim in claims(words)] == days


def test_two_days_behind_one_figure_are_not_told_in_turn() -> None:
    five, seven = claims("Five men died on Monday, the mayor said on Tuesday, and seven were hurt.")
    assert [claim.when.when.first.day for claim in (five, seven)] == [13, 13]


@pytest.mark.parametrize(
    "words",
    [
        "The coordinator, Amal Odeh, today strongly condemned an attack in which five workers died.",
        "The minister on Tuesday deplored a raid that killed nine farmers.",
    ],
)
def test_the_day_of_condemning_is_not_that_of_the_deed(words: str) -> None:
    assert only(words).when.when.start is None

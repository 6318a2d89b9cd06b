"""Every policy, on invented series: what counts, what range it makes, how that stood from day to day, and the grades."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.account import Account, Case, Counter, Point, Policy, Scope, Series, Step, Toll, Uncounted
from corroborate.errors import UseError
from corroborate.language import Language
from corroborate.link.incidents import incidents
from corroborate.reconcile import account
from corroborate.reconcile.policies import RULES, Sides, grade, judged, named, rule, verified
from corroborate.values import Count, When
from corroborate.vocabulary import GRADE_WORDS, POLICY_WORDS
from told import accusation, answer, claim, linked, report

FILE = Path(__file__).parents[2] / "src/corroborate/data/languages/en/verified.toml"
ENGLISH = Language.parse("en", {"verified": FILE.read_text("utf-8")})
VAGUE = Count(None, None, vague="dozens")


def _series(name: str, *figures: tuple[str | None, int | Count, str]) -> Series:
    """One counter's figures: the day, the count, the id of the claim."""
    steps = tuple(
        Step(Count(n, n) if isinstance(n, int) else n, (id,), When.day(day) if day else None,
             "dated" if day else "assumed", "first")
        for day, n, id in figures
    )  # fmt: skip
    return Series(Counter(name, name, "organisation"), Scope("killed"), steps)


RISING = _series("monitor", ("2031-03-08", 60, "a"), ("2031-03-10", 90, "b"))
STEADY = _series("network", ("2031-03-09", 71, "c"))
LOOSE = _series("council", ("2031-03-09", Count(300, 320), "d"))
WORDY = _series("league", ("2031-03-09", VAGUE, "e"))
MANY = _series("ministry", ("2031-03-09", Count(None, None, vague="many"), "f"))
OLD = _series("office", ("2031-01-09", 400, "g"))


def _range(name: str, *series: Series, sure: Sequence[str] = ()) -> tuple[int | None, ...]:
    made = judged(series, named(name), frozenset(sure))
    return (made.range.low, made.range.high, made.best) if made.range else (None, None, made.best)


def test_each_policy_that_is_named_has_a_rule() -> None:
    assert set(RULES) == set(POLICY_WORDS)
    assert Policy().name in RULES


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UseError) as refused:
        named("average/1")
    assert "average/1" in refused.value.what
    assert all(name in refused.value.do for name in RULES)


def test_a_named_policy_keeps_what_the_case_says() -> None:
    case = Policy(stale_days=3, leaves=("quotes",), vague=(("dozens", 30),))
    made = named("acled-like/1", case)
    assert (made.stale_days, made.leaves, made.vague) == (3, ("quotes",), (("dozens", 30),))
    assert named("documented-range/1") == Policy()


def test_the_documented_range_is_of_the_latest_figures() -> None:
    assert _range("documented-range/1", RISING, STEADY, LOOSE) == (71, 320, None)


@pytest.mark.parametrize("name", RULES)
def test_with_one_counter_there_is_no_range(name: str) -> None:
    made = judged([RISING], named(name), frozenset("b"))
    assert (made.range, made.counting, made.points) == (None, ("monitor",), ())


@pytest.mark.parametrize("name", RULES)
def test_a_stale_figure_is_shown_and_sets_no_end(name: str) -> None:
    made = judged([OLD, RISING, STEADY], named(name), frozenset("bcg"))
    assert made.range is not None
    assert made.range.high == (71 if name == "most-cautious/1" else 90)
    assert Uncounted("office", "stale") in made.outside


def test_a_figure_of_a_month_makes_none_stale_that_may_be_as_new() -> None:
    march = _series("monitor", ("2031-03-10", 90, "b"))
    april, may = _series("network", ("2031-04", 71, "c")), _series("network", ("2031-05", 71, "c"))
    assert judged([march, april], Policy()).outside == ()
    assert judged([march, may], Policy()).outside == (Uncounted("monitor", "stale"),)


def test_a_word_without_a_number_is_outside() -> None:
    made = judged([RISING, STEADY, MANY], Policy())
    assert made.outside == (Uncounted("ministry", "vague"),)
    assert made.counting == ("monitor", "network")


def test_only_what_is_said_to_be_verified_counts() -> None:
    assert _range("verified-only/1", RISING, STEADY, LOOSE, sure="bc") == (71, 90, None)
    made = judged([RISING, STEADY, LOOSE], named("verified-only/1"), frozenset("ac"))
    assert made.range is not None
    assert (made.range.low, made.range.high) == (60, 71), "the monitor's last verified figure is its first"
    assert made.outside == (Uncounted("council", "not verified"),)
    assert [(p.low, p.high) for p in made.points] == [(None, None), (60, 71), (60, 71)]


def test_most_cautious_needs_two_for_the_high() -> None:
    assert _range("most-cautious/1", RISING, STEADY, LOOSE) == (71, 90, None)
    assert _range("most-cautious/1", RISING, STEADY) == (71, 71, None)


def test_like_ucdp_the_verified_lead_then_plain_numbers_and_of_those_the_lowest() -> None:
    assert _range("ucdp-like/1", RISING, STEADY, WORDY, sure="b") == (24, 90, 90)
    assert _range("ucdp-like/1", RISING, STEADY, WORDY) == (24, 90, 71)
    assert _range("ucdp-like/1", LOOSE, WORDY) == (24, 320, 24)


def test_like_acled_the_lowest_leads_and_vague_words_are_worth_little() -> None:
    assert _range("acled-like/1", RISING, WORDY) == (12, 90, 12)
    assert _range("acled-like/1", WORDY) == (None, None, 12)


def test_the_range_day_by_day() -> None:
    undated = _series("league", (None, 5, "h"))
    points = judged([RISING, STEADY, LOOSE, undated], Policy()).points
    assert points == (
        Point("2031-03-08", None, None, 1),
        Point("2031-03-09", 60, 320, 3),
        Point("2031-03-10", 71, 320, 3),
    )


def test_what_was_fresh_on_its_day_counts_on_its_day() -> None:
    first = _series("network", ("2031-01-05", 40, "i"))
    points = judged([OLD, first, RISING, STEADY], Policy()).points
    assert points[1] == Point("2031-01-09", 40, 400, 2)
    assert points[-1] == Point("2031-03-10", 71, 90, 2)


@pytest.mark.parametrize("name", RULES)
def test_the_order_of_counters_does_not_matter(name: str) -> None:
    policy = named(name)
    made = {
        judged(order, policy, frozenset("bce")) for order in itertools.permutations([RISING, STEADY, LOOSE, WORDY, OLD])
    }
    assert len(made) == 1


_FIGURES = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 2000)), min_size=1, max_size=4)


@given(st.lists(_FIGURES, min_size=2, max_size=6), st.sampled_from(sorted(RULES)))
def test_every_end_of_a_range_was_given_by_a_counter(counters: list[list[tuple[int, int]]], name: str) -> None:
    series = [
        _series(f"c{i}", *((f"2031-03-{day:02}", n, f"{i}.{j}") for j, (day, n) in enumerate(sorted(figures))))
        for i, figures in enumerate(counters)
    ]
    sure = frozenset(step.claims[0] for one in series for step in one.steps)
    made = judged(series, named(name), sure)
    given = {one.latest.count.low for one in series}
    assert made.range is not None
    assert {made.range.low, made.range.high} <= given
    assert made.range.low == min(given)
    assert made.range.low <= (made.range.best or made.range.low) <= made.range.high
    assert all(p.low is None or (p.low <= p.high and p.counters > 1) for p in made.points if p.high is not None)


@pytest.mark.parametrize(
    ("words", "figure", "says"),
    [
        ("The Network has documented the killing of at least 71 people in Jubata.", "at least 71", True),
        ("At least 71 people were verified as killed in Jubata, the mission said.", "At least 71", True),
        ("In Jubata 71 people were killed, whose names are known to the Network.", "71", True),
        ("The Network identified by name 71 dead in Jubata.", "71", True),
        ("The Network says 71 people were killed in Jubata.", "71", False),
        ("The Network could not verify that 71 people were killed in Jubata.", "71", False),
        ("In Jubata 71 people were killed, a figure that has not been verified.", "71", False),
        ("An undocumented 71 people were killed in Jubata.", "71", False),
        ("The Network documented 12 raids, in which 71 people died in Jubata.", "71", False),
        ("In Jubata 71 people were killed, and the Network documented looting.", "71", False),
        ("The Network documented looting. In Jubata 71 people were killed.", "71", False),
        ("The governor confirmed that 71 people were killed in Jubata.", "71", False),
    ],
)
def test_what_a_sentence_says_to_be_verified(words: str, figure: str, says: bool) -> None:
    one = report(words, published="2031-03-08")
    said = claim(one, figure, 71, says="The Network", places=["Jubata"])
    known = linked([one], [said])
    assert (said.id in verified(known, named("verified-only/1"), [ENGLISH])) is says
    assert verified(known, Policy(), [ENGLISH]) == frozenset(), "a policy that does not ask"
    assert verified(known, named("verified-only/1"), []) == frozenset(), "no words of the language"


@pytest.mark.parametrize(
    ("status", "counters", "said", "found"),
    [
        ("civilian", 2, Sides(1, admitted=False), "fair"),
        ("civilian", 2, Sides(0, admitted=False), "fair"),
        ("unknown", 1, Sides(1, admitted=False), "weak"),
        ("civilian", 3, Sides(2, admitted=False), "contested"),
        ("civilian", 1, Sides(2, admitted=True), "confirmed"),
        ("combatant", 3, Sides(1, admitted=True), "discounted"),
    ],
)
def test_grades(status, counters, said, found) -> None:
    assert grade(named("airwars-like/1"), status, counters, said) == found
    assert found in GRADE_WORDS
    assert grade(Policy(), status, counters, said) is None


def _told(name: str, *, reply: str = "denies", second: str | None = None) -> tuple[Account, Toll]:
    """Two counters, one accused side or two, and an answer, reconciled under a policy."""
    slots = {"places": ["Jubata"], "when": When(None, "2031-03-08", "unknown", "dateline"), "running": True}
    one = report(
        "The Network documented 71 dead in Jubata. The army shelled it. The army answered.", published="2031-03-08"
    )
    two = report(f"The Monitor says 60 died in Jubata. {second or 'The army'} fired on it.", published="2031-03-08")
    said = [
        claim(one, "71", 71, says="The Network", **slots),
        claim(two, "60", 60, says="The Monitor", **slots),
        accusation(one, "The army", "shelled it", says="The Network", places=["Jubata"], harm="killed"),
        accusation(two, second or "The army", "fired on it", says="The Monitor", places=["Jubata"], harm="killed"),
        answer(one, "The army", "The army answered", reply),
    ]
    known = linked([one, two], said, sides={"The army": "the government", "The front": "the front"})
    made = account(Case(), named(name), [one, two], known, incidents(known), languages=[ENGLISH])
    return made, next(toll for incident in made.incidents for toll in incident.tolls)


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({}, "fair"),
        ({"second": "The front"}, "contested"),
        ({"reply": "admits"}, "confirmed"),
        ({"reply": "admits", "second": "The front"}, "confirmed"),
    ],
)
def test_grades_from_who_is_accused_and_what_they_answer(how, found) -> None:
    made, toll = _told("airwars-like/1", **how)
    assert made.policy.name == "airwars-like/1"
    assert (toll.low, toll.high, toll.grade) == (60, 71, found)


def test_an_account_under_verified_only() -> None:
    _, toll = _told("verified-only/1")
    assert (toll.verdict, toll.low) == ("one counter", None)
    assert toll.outside == (Uncounted("the monitor", "not verified"),)


def test_an_account_asks_for_a_known_policy() -> None:
    with pytest.raises(UseError):
        rule("documented-range/2")
    with pytest.raises(UseError):
        account(Case(), Policy("documented-range/2"), [], linked([], []), [])

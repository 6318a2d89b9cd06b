from __future__ import annotations

import itertools

import pytest

from corroborate.account import Policy
from corroborate.link.incidents import incidents
from corroborate.reconcile.tolls import same_figure, tolls
from corroborate.values import Count, When
from told import claim, linked, report

MONITOR = "The Monitor"
NETWORK = "The Network"


def _tolls(sources, claims, **how):
    known = linked(sources, claims, **how)
    return [toll for incident in incidents(known) for toll in tolls(incident, known, Policy())]


def _day(day: str, **slots):
    return dict(places=["Jubata"], when=When(None, day, "unknown", "dateline"), running=True, **slots)


def test_a_running_total_replaces_its_counters_earlier_one() -> None:
    first = report("The Monitor says 745 died in Jubata.", published="2031-03-08")
    second = report("The Monitor says 1,383 died in Jubata.", published="2031-03-10")
    claims = [
        claim(first, "745", 745, says=MONITOR, **_day("2031-03-08")),
        claim(second, "1,383", 1383, says=MONITOR, **_day("2031-03-10")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert toll.verdict == "one counter"
    assert (toll.low, toll.high, toll.reports) == (None, None, 2)
    assert [(s.count.low, s.change, s.ordered) for s in toll.series[0].steps] == [
        (745, "first", "dated"),
        (1383, "rise", "dated"),
    ]


def test_a_lower_later_figure_is_a_correction_and_a_late_repetition_is_none() -> None:
    days = ("2031-03-08", "2031-03-09", "2031-03-11")
    sources = [
        report(f"The Monitor says {n} died in Jubata by {day}.", published=day)
        for n, day in zip((50, 42, 50), days, strict=True)
    ]
    claims = [
        claim(s, w, int(w), says=MONITOR, **_day(d)) for s, w, d in zip(sources, ("50", "42", "50"), days, strict=True)
    ]
    (toll,) = _tolls(sources, claims)
    assert [(s.count.low, s.change, len(s.claims)) for s in toll.series[0].steps] == [
        (50, "first", 2),
        (42, "correction", 1),
    ]


def test_an_undated_total_is_placed_by_its_size_and_marked() -> None:
    first = report("The Monitor says 745 died in Jubata.")
    second = report("The Monitor said on 12 March that 1,383 died in Jubata.", published="2031-03-13")
    claims = [
        claim(first, "745", 745, says=MONITOR, places=["Jubata"], running=True),
        claim(second, "1,383", 1383, says=MONITOR, said=When.day("2031-03-12", "inferred"), **_day("2031-03-13")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert [(s.count.low, s.ordered, str(s.said)) for s in toll.series[0].steps] == [
        (745, "assumed", "None"),
        (1383, "dated", "2031-03-12"),
    ]


def test_wordings_of_one_total_are_one_step_and_an_unattributed_one_is_its_counters() -> None:
    one = report(
        "The toll surged past 1,300. The Monitor reports over 1,383 dead. It counted 1,383 victims.",
        published="2031-03-13",
    )
    words = [
        ("past 1,300", Count(1301, None), None),
        ("over 1,383", Count(1384, None), MONITOR),
        ("1,383 victims", Count(1383, 1383), MONITOR),
    ]
    claims = [claim(one, figure, count, says=says, **_day("2031-03-13")) for figure, count, says in words]
    (toll,) = _tolls([one], claims)
    (series,) = toll.series
    assert series.counter.name == MONITOR
    assert [(str(s.count), len(s.claims)) for s in series.steps] == [("1,383", 3)]


def test_a_rounded_figure_beside_the_plain_one_in_a_report_is_that_figure() -> None:
    one = report("Some 750 died, a monitor said. The Monitor counts 745 in Jubata.", published="2031-03-08")
    claims = [
        claim(one, "750", 750, says=MONITOR, **_day("2031-03-08")),
        claim(one, "745", 745, says=MONITOR, **_day("2031-03-08")),
    ]
    (toll,) = _tolls([one], claims)
    assert [(step.count.low, len(step.claims)) for step in toll.series[0].steps] == [(745, 2)]


def test_civilians_and_all_the_dead_are_not_compared() -> None:
    one = report("The Monitor says 1,018 died in Jubata, among them 745 civilians.", published="2031-03-08")
    claims = [
        claim(one, "1,018", 1018, says=MONITOR, **_day("2031-03-08")),
        claim(
            one, "745", 745, says=MONITOR, victims="civilians", status="civilian", part_of="1,018", **_day("2031-03-08")
        ),
    ]
    assert sorted(t.scope.status for t in _tolls([one], claims)) == ["civilian", "unknown"]


def test_victims_worded_differently_are_one_series_with_a_doubt() -> None:
    first = report("The Monitor says 745 hill people died in Jubata.", published="2031-03-08")
    second = report("The Monitor says 1,383 civilians died in Jubata.", published="2031-03-10")
    claims = [
        claim(
            first,
            "745",
            745,
            says=MONITOR,
            victims="hill people",
            status="civilian",
            community="hill people",
            **_day("2031-03-08"),
        ),
        claim(second, "1,383", 1383, says=MONITOR, victims="civilians", status="civilian", **_day("2031-03-10")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert toll.series[0].doubts == ("victims worded differently: “civilians”, “hill people”",)


def test_the_range_is_of_counters_latest_figures_and_a_stale_one_does_not_set_the_low() -> None:
    words = [(NETWORK, 300, "2031-01-08"), (MONITOR, 745, "2031-03-08"), ("The Council", 803, "2031-03-09")]
    sources = [report(f"{who} says {n} died in Jubata.", published=day) for who, n, day in words]
    span = When("2031-01-01", None, "stated", "unknown")
    claims = [
        claim(s, str(n), n, says=who, places=["Jubata"], when=span, running=True)
        for s, (who, n, _) in zip(sources, words, strict=True)
    ]
    (toll,) = _tolls(sources, claims)
    assert (toll.verdict, toll.low, toll.high) == ("range", 745, 803)
    assert toll.stale == (NETWORK.casefold(),)


def test_a_first_count_and_a_later_total_of_one_short_event_are_one_series() -> None:
    first = report("The Monitor says 23 died in Jubata on 3 June.", published="2031-06-03")
    second = report("The toll of Jubata has risen to 31, the Monitor says.", published="2031-06-04")
    claims = [
        claim(first, "23", 23, says=MONITOR, places=["Jubata"], when=When.day("2031-06-03")),
        claim(second, "31", 31, says=MONITOR, **_day("2031-06-04")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert [step.count.low for step in toll.series[0].steps] == [23, 31]


def test_a_total_since_long_before_is_of_another_scope() -> None:
    one = report("The Monitor says 71 died on Monday, and 61,200 since October 2029.", published="2031-06-03")
    claims = [
        claim(one, "71", 71, says=MONITOR, places=["Jubata"], when=When.day("2031-06-02")),
        claim(
            one,
            "61,200",
            61200,
            says=MONITOR,
            places=["Jubata"],
            running=True,
            when=When("2029-10", None, "stated", "unknown"),
        ),
    ]
    assert sorted(len(toll.series[0].steps) for toll in _tolls([one], claims)) == [1, 1]


def test_voices_without_a_counter_make_no_range() -> None:
    first, second = (
        report("24 died in Jubata.", published="2031-03-08"),
        report("42 died in Jubata.", published="2031-03-08"),
    )
    claims = [claim(first, "24", 24, **_day("2031-03-08")), claim(second, "42", 42, **_day("2031-03-08"))]
    (toll,) = _tolls([first, second], claims)
    assert (toll.verdict, toll.low, toll.high) == ("no named counter", None, None)


def test_a_vague_word_that_the_policy_gives_no_worth_sets_no_range() -> None:
    first = report("The Monitor says 745 died in Jubata.", published="2031-03-08")
    second = report("The Network says many died in Jubata.", published="2031-03-08")
    claims = [
        claim(first, "745", 745, says=MONITOR, **_day("2031-03-08")),
        claim(second, "many", Count(None, None, vague="many"), says=NETWORK, **_day("2031-03-08")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert (toll.verdict, toll.low, len(toll.series)) == ("one counter", None, 2)


def test_an_outlets_own_voice_is_no_counter_beside_a_named_one() -> None:
    first = report("The Monitor says 745 died in Jubata.", published="2031-03-08")
    second = report("More than 900 died in Jubata.", published="2031-03-08", publisher="Daily News")
    claims = [
        claim(first, "745", 745, says=MONITOR, **_day("2031-03-08")),
        claim(second, "More than 900", Count(901, None), **_day("2031-03-08")),
    ]
    (toll,) = _tolls([first, second], claims)
    assert (toll.verdict, len(toll.series)) == ("one counter", 2)


def test_a_village_is_a_part_and_stands_apart_from_the_whole() -> None:
    one = report("The Monitor says 745 died on the coast, 31 of them in Jubata.", published="2031-03-08")
    slots = {"when": When(None, "2031-03-08", "unknown", "dateline"), "says": MONITOR}
    claims = [
        claim(one, "745", 745, places=["the coast"], running=True, **slots),
        claim(one, "31", 31, places=["Jubata"], part_of="745", **slots),
    ]
    found = _tolls([one], claims, around={"Jubata": ["the coast"], "the coast": []}, precision={"the coast": "area"})
    assert [(t.scope.places, t.series[0].latest.count.low) for t in found] == [((), 745), (("Jubata",), 31)]


def test_the_order_of_arrival_does_not_matter() -> None:
    words = [
        (MONITOR, "745", "2031-03-08"),
        (MONITOR, "1,383", "2031-03-10"),
        (NETWORK, "803", "2031-03-09"),
        (MONITOR, "745", "2031-03-09"),
    ]
    sources = [report(f"{who} says {n} died in Jubata {day}.", published=day) for who, n, day in words]
    claims = [
        claim(s, n, int(n.replace(",", "")), says=who, **_day(day))
        for s, (who, n, day) in zip(sources, words, strict=True)
    ]
    assert (
        len(
            {
                tuple(_tolls(order_s, order))
                for order_s, order in zip(itertools.permutations(sources), itertools.permutations(claims), strict=True)
            }
        )
        == 1
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Count(1383, 1383), Count(1384, None), True),
        (Count(1383, 1383), Count(1301, None), True),
        (Count(1383, 1383), Count(1001, None), False),
        (Count(1383, 1383), Count(1400, 1400, about=True), True),
        (Count(12, 12), Count(15, 15), False),
        (Count(None, None, vague="dozens"), Count(30, 30), False),
    ],
)
def test_same_figure(one: Count, other: Count, same: bool) -> None:
    assert same_figure(one, other) is same is same_figure(other, one)

from __future__ import annotations

import itertools
from dataclasses import replace

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


def test_of_tolls_told_by_as_many_reports_the_larger_comes_first() -> None:
    one = report("The Monitor says 7 people died in Jubata, 2 of them civilians.", published="2031-03-08")
    claims = [
        claim(one, "7", 7, says=MONITOR, **_day("2031-03-08")),
        claim(one, "2", 2, says=MONITOR, status="civilian", **_day("2031-03-08")),
    ]
    assert [toll.series[0].latest.count.low for toll in _tolls([one], claims)] == [7, 2]


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


def test_a_figure_for_some_of_them_is_no_step_of_the_series() -> None:
    one = report("Three more bodies lay there, which brings the toll to 9, the Monitor says.", published="2031-03-08")
    day = When.day("2031-03-07")
    claims = [
        claim(one, "Three", 3, says=MONITOR, places=["Jubata"], when=day),
        claim(one, "9", 9, says=MONITOR, places=["Jubata"], when=day),
    ]
    found = {toll.scope.victims: toll.series[0].latest.count.low for toll in _tolls([one], claims)}
    assert found == {"": 9, "some of them": 3}


def test_fighters_of_two_sides_are_two_scopes() -> None:
    one = report("The Monitor says 125 soldiers and 148 rebels died in Jubata.", published="2031-03-08")
    slots = {"says": MONITOR, "status": "combatant", "places": ["Jubata"], "when": When.day("2031-03-07")}
    claims = [claim(one, "125", 125, victims="soldiers", **slots), claim(one, "148", 148, victims="rebels", **slots)]
    known = replace(linked([one], claims), fighters={claims[0].id: "the army", claims[1].id: "the rebels"})
    found = [toll for incident in incidents(known) for toll in tolls(incident, known, Policy())]
    assert {(toll.scope.side, toll.series[0].latest.count.low) for toll in found} == {
        ("the army", 125),
        ("the rebels", 148),
    }


def test_fighters_whose_side_nothing_tells_are_what_they_are_called() -> None:
    one = report("The army says 12 rebels and two soldiers died in Jubata.", published="2031-03-08")
    slots = {"says": MONITOR, "status": "combatant", "places": ["Jubata"], "when": When.day("2031-03-07")}
    claims = [claim(one, "12", 12, victims="rebels", **slots), claim(one, "two", 2, victims="soldiers", **slots)]
    found = {toll.scope.victims: [step.count.low for step in toll.series[0].steps] for toll in _tolls([one], claims)}
    assert found == {"rebels": [12], "soldiers": [2]}


def test_a_part_of_a_toll_is_one_on_whatever_day_it_is_told() -> None:
    one = report("The toll of Friday's raid on Jubata rose to 34 after seven more died.", published="2031-03-10")
    whole = claim(one, "34", 34, says=MONITOR, places=["Jubata"], when=When.day("2031-03-07"))
    some = replace(claim(one, "seven", 7, says=MONITOR, places=["Jubata"]), part_of=whole.figure)
    found = {toll.scope.victims: toll.series[0].latest.count.low for toll in _tolls([one], [whole, some])}
    assert found == {"": 34, "some of them": 7}


def test_a_wars_total_without_its_beginning_is_not_the_days() -> None:
    one = report("52 died in Jubata on Monday. The war in Kelara has killed 150,000.", published="2031-03-04")
    claims = [
        claim(one, "52", 52, says=MONITOR, places=["Jubata"], when=When.day("2031-03-03")),
        claim(one, "150,000", 150_000, says=MONITOR, places=["Kelara"], running=True),
    ]
    how = {"around": {"Jubata": ["Kelara"], "Kelara": []}, "precision": {"Kelara": "country"}}
    found = {toll.scope.places: toll.series[0].latest.count.low for toll in _tolls([one], claims, **how)}
    assert found == {(): 52, ("Kelara",): 150_000}


def test_totals_since_other_days_are_not_compared() -> None:
    words = [(NETWORK, "203", "2031-03-06"), (MONITOR, "225", "2031-03-06"), ("The Council", "131", "2031-03-15")]
    sources = [report(f"{who} says {n} died since {day}.", published="2031-03-22") for who, n, day in words]
    claims = [
        claim(s, n, int(n), says=who, places=["the coast"], running=True, when=When(day, None, "stated", "unknown"))
        for s, (who, n, day) in zip(sources, words, strict=True)
    ]
    found = _tolls(sources, claims, precision={"the coast": "area"})
    assert [(str(toll.scope.when), toll.low, toll.high) for toll in found] == [
        ("None", 203, 225), ("2031-03-15 to …", None, None),
    ]  # fmt: skip


def _bodies(*told: tuple[str, int]):
    """The toll of figures of some bodies, where the Office and the Agency are offices of the Union."""
    sources = [report(f"{who} says {n} died in Jubata.", published="2031-03-08") for who, n in told]
    claims = [
        claim(s, str(n), n, says=who, places=["Jubata"], when=When.day("2031-03-07"))
        for s, (who, n) in zip(sources, told, strict=True)
    ]
    known = linked(sources, claims)
    counter = {
        id: replace(one, office_of=("the union",)) if one.name in ("The Office", "The Agency") else one
        for id, one in known.counter.items()
    }
    known = replace(known, counter=counter)
    (toll,) = [toll for incident in incidents(known) for toll in tolls(incident, known, Policy())]
    return toll


def test_a_bodys_figure_is_its_one_offices() -> None:
    toll = _bodies(("The Union", 52), ("The Office", 52), ("The Monitor", 60))
    assert sorted(one.counter.name for one in toll.series) == ["The Monitor", "The Office"]
    assert (toll.low, toll.high) == (52, 60)
    (office,) = [one for one in toll.series if one.counter.name == "The Office"]
    assert office.doubts == ("“The Union” is taken for its The Office",)


def test_a_body_with_several_offices_counts_beside_none_of_them() -> None:
    toll = _bodies(("The Union", 90), ("The Office", 52), ("The Agency", 60))
    assert [(one.counter, one.why) for one in toll.outside] == [("the union", "parent body")]
    assert (toll.low, toll.high) == (52, 60)
    assert _bodies(("The Union", 90), ("The Monitor", 60)).high == 90

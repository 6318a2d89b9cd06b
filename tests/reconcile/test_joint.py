from __future__ import annotations

import pytest

from corroborate.account import Case, Policy
from corroborate.knowledge import knowledge
from corroborate.link.incidents import incidents
from corroborate.reconcile import account
from corroborate.reconcile.figures import Cues, pages
from corroborate.reconcile.joint import joint, marked
from corroborate.reconcile.tolls import tolls
from corroborate.values import Count, When
from told import claim, linked, report

MONITOR = "The Monitor"
CUES = {"en": Cues.of(knowledge().language)}


def _case(words: str, *told, **slots):
    """One report by one counter, with `told`: figure, number, victims and further slots."""
    source = report(words, published="2031-03-08")
    claims = [
        claim(source, figure, n, says=MONITOR, victims=who, places=["Jubata"], **{**slots, **more})
        for figure, n, who, more in told
    ]
    known = linked([source], claims)
    return known, incidents(known), [claim.id for claim in claims]


def _tolls(words: str, *told, **slots):
    known, found, _ = _case(words, *told, **slots)
    return {
        (toll.scope.status, toll.scope.victims): toll.series[0].latest
        for one in found
        for toll in tolls(
            one,
            known,
            Policy(),
            added=joint(pages(one, known, CUES), known),
            marked=marked(tuple(pages(one, known, CUES)), known),
        )
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Two soldiers and three policemen died in Jubata.", [("Two", 2, "soldiers"), ("three", 3, "policemen")]),
        ("A farmer, 54, and his wife died in Jubata.", [("A", 1, "farmer"), ("wife", 1, "")]),
        ("A nurse, a clerk and four boys died.", [("A", 1, "nurse"), ("a clerk", 1, "clerk"), ("four", 4, "boys")]),
        ("Two men in the market and three boys died.", [("Two", 2, "men"), ("three", 3, "boys")]),
        ("Nine fighters, including a chief, and six guards died.", [("Nine", 9, "fighters"), ("six", 6, "guards")]),
        ("A driver as well as two nurses died.", [("A", 1, "driver"), ("two", 2, "nurses")]),
    ],
)
def test_figures_told_side_by_side_are_added_up(words: str, told: list[tuple[str, int, str]]) -> None:
    known, found, ids = _case(words, *((*one, {}) for one in told))
    assert [group for one in found for group in joint(pages(one, known, CUES), known)] == [tuple(ids)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Two soldiers died. Three policemen died.", [("Two", 2, "soldiers"), ("Three", 3, "policemen")]),
        ("Two soldiers died before three policemen fled.", [("Two", 2, "soldiers"), ("three", 3, "policemen")]),
        ("The blast killed two soldiers, three policemen.", [("two", 2, "soldiers"), ("three", 3, "policemen")]),
        ("30 people, 12 women and 9 boys died.", [("30", 30, "people"), ("12", 12, "women"), ("9", 9, "boys")]),
        ("Seven died: two soldiers and three clerks.", [("Seven", 7, ""), ("two", 2, "soldiers"), ("three", 3, "clerks")]),
    ],
)  # fmt: skip
def test_what_is_told_apart_or_has_a_total_is_not(words: str, told: list[tuple[str, int, str]]) -> None:
    known, found, _ = _case(words, *((*one, {}) for one in told))
    assert [group for one in found for group in joint(pages(one, known, CUES), known)] == []


def test_parts_of_another_figure_and_slips_are_not_added_up() -> None:
    words = "Of the 12, two soldiers and three policemen died."
    source = report(words)
    whole = claim(source, "12", 12, places=["Jubata"])
    parts = [
        claim(source, figure, n, places=["Jubata"], victims=who, part_of="12")
        for figure, n, who in (("two", 2, "soldiers"), ("three", 3, "policemen"))
    ]
    known = linked([source], [whole, *parts])
    assert [joint(pages(one, known, CUES), known) for one in incidents(known)] == [()]
    free = [claim(source, f, n, places=["Jubata"], victims=v) for f, n, v in (("two", 2, "soldiers"), ("three", 3, "policemen"))]  # fmt: skip
    known = linked([source], free)
    (one,) = incidents(known)
    assert len(joint(pages(one, known, CUES), known)) == 1
    assert joint(pages(one, known, CUES), known, {free[0].id}) == ()


def test_two_people_of_one_sort_are_two_and_not_one_figure_told_twice() -> None:
    told = _tolls("A driver and a passenger died.", ("A", 1, "driver", {}), ("a passenger", 1, "passenger", {}))
    ((scope, latest),) = told.items()
    assert scope == ("unknown", "")
    assert (latest.count, len(latest.claims), len(latest.added)) == (Count(2, None), 2, 1)


def test_the_sum_is_of_what_its_parts_have_in_common_and_those_set_apart_keep_their_own_row() -> None:
    told = _tolls(
        "Four children and at least two women died.",
        ("Four", 4, "children", {"sorts": ("children",)}),
        ("at least two", Count(2, None), "women", {"sorts": ("women",)}),
        status="civilian",
    )
    assert {scope: latest.count for scope, latest in told.items()} == {
        ("civilian", ""): Count(6, None),
        ("civilian", "children"): Count(4, 4),
        ("civilian", "women"): Count(2, None),
    }


def test_a_sum_that_a_total_states_is_one_figure_with_it() -> None:
    sources = [
        report("A clerk and two nurses died.", published="2031-03-08"),
        report("Three people died.", published="2031-03-09"),
    ]
    claims = [
        claim(source, figure, n, says=MONITOR, victims=who, places=["Jubata"], when=When.day("2031-03-07"))
        for source, figure, n, who in (
            (sources[0], "A", 1, "clerk"), (sources[0], "two", 2, "nurses"), (sources[1], "Three", 3, "people"),
        )
    ]  # fmt: skip
    known = linked(sources, claims)
    (one,) = incidents(known)
    (toll,) = tolls(one, known, Policy(), added=joint(pages(one, known, CUES), known))
    (step,) = toll.series[0].steps
    assert (step.count, len(step.claims), step.added) == (Count(3, 3), 3, ())


def test_each_toll_has_a_key_of_its_own_in_the_account() -> None:
    source = report("Four children and two women died.", published="2031-03-08")
    claims = [
        claim(source, "Four", 4, says=MONITOR, victims="children", sorts=("children",), places=["Jubata"]),
        claim(source, "two", 2, says=MONITOR, victims="women", sorts=("women",), places=["Jubata"]),
    ]
    known = linked([source], claims)
    made = account(Case(), Policy(), [source], known, incidents(known), languages=[knowledge().language])
    keys = [toll.key for one in made.incidents for toll in one.tolls]
    assert len(keys) == len(set(keys)) == 3


def test_what_comes_on_top_of_others_is_added_to_them_and_is_no_total() -> None:
    told = _tolls("Eleven died before dawn and three more later.", ("Eleven", 11, "", {}), ("three", 3, "", {}))
    assert [(victims, latest.count) for (_, victims), latest in told.items()] == [("", Count(14, None))]
    apart = _tolls(
        "Eleven soldiers died. A further three people died later.",
        ("Eleven", 11, "soldiers", {}),
        ("three", 3, "people", {}),
    )
    assert [(victims, latest.count) for (_, victims), latest in apart.items()] == [
        ("", Count(11, 11)),
        ("some of them, people", Count(3, 3)),
    ]


def test_the_first_figure_of_a_report_may_come_on_top_of_another_reports() -> None:
    told = _tolls("Three more people died in Jubata.", ("Three", 3, "people", {}))
    assert [victims for _, victims in told] == [""]


def test_those_of_the_wounded_who_died_are_not_all_the_dead() -> None:
    source = report("Nine died and 19 were wounded, of whom two died later.", published="2031-03-08")
    claims = [
        claim(source, "Nine", 9, says=MONITOR, places=["Jubata"]),
        claim(source, "19", 19, says=MONITOR, places=["Jubata"], harm="injured"),
        claim(source, "two", 2, says=MONITOR, places=["Jubata"], part_of="19"),
    ]
    known = linked([source], claims)
    found = [toll for one in incidents(known) for toll in tolls(one, known, Policy()) if toll.scope.harm == "killed"]
    assert [(toll.scope.victims, toll.series[0].latest.count) for toll in found] == [
        ("", Count(9, 9)),
        ("some of them", Count(2, 2)),
    ]


def test_several_figures_for_some_of_the_people_replace_one_another_in_nothing() -> None:
    source = report("Nine died, two of fire, three of wounds.", published="2031-03-08")
    nine = claim(source, "Nine", 9, says=MONITOR, places=["Jubata"])
    some = [
        claim(source, words, n, says=MONITOR, places=["Jubata"], part_of="Nine")
        for words, n in (("two", 2), ("three", 3))
    ]
    known = linked([source], [nine, *some])
    found = [
        [step.count.low for step in toll.series[0].steps]
        for one in incidents(known)
        for toll in tolls(one, known, Policy())
    ]
    assert sorted(found) == [[2], [3], [9]]


def _marked(words: str, *told: tuple[str, int, str, bool]) -> dict[tuple[str, str], list[int | None]]:
    """By scope and counter the figures of a report's series; `told`: figure, number, counter, whether it is a total to date."""
    source = report(words, published="2031-03-08")
    claims = [
        claim(
            source, figure, n, says=who, victims="people", places=["Jubata"], when=When.day("2031-03-07"), running=runs
        )
        for figure, n, who, runs in told
    ]
    known = linked([source], claims)
    return {
        (toll.scope.victims.partition(",")[0], series.counter.name): [step.count.low for step in series.steps]
        for one in incidents(known)
        for toll in tolls(one, known, Policy(), marked=marked(tuple(pages(one, known, CUES)), known))
        for series in toll.series
    }


@pytest.mark.parametrize(
    "words",
    [
        "The toll of people has reached 31, the Union said, revising an earlier figure of 26.",
        "The Union now counts 31 people, up from 26.",
        "The Union has 31 people on its list; a preliminary death toll of 26 is out of date.",
    ],
)
def test_a_figure_that_its_counter_revised_is_its_earlier_one(words: str) -> None:
    told = ("31", 31, "the Union", True), ("26", 26, "the Union", False)
    assert _marked(words, *told) == {("", "the Union"): [26, 31]}


def test_a_larger_earlier_figure_is_corrected_and_its_successor_no_part_of_it() -> None:
    told = ("31", 31, "the Union", False), ("44", 44, "the Union", False)
    words = "Shells killed 31 people, the Union said, correcting an earlier toll of 44."
    assert _marked(words, *told) == {("", "the Union"): [44, 31]}
    plain = "Shells killed 31 people, the Union said, in an earlier fight 44."
    assert _marked(plain, *told) == {("some of them", "the Union"): [31], ("", "the Union"): [44]}


def test_who_was_brought_to_one_hospital_is_some_of_what_another_counts() -> None:
    words = "Hospitals count 52 people in Jubata. Old Mill Hospital has received 18 people."
    told = [("52", 52, "Hospitals", False), ("18", 18, "Old Mill Hospital", False)]
    assert _marked(words, *told) == {("", "Hospitals"): [52], ("some of them", "Old Mill Hospital"): [18]}
    more = [("52", 52, "Old Mill Hospital in Jubata", False), ("18", 18, "Hospitals", False)]
    assert {victims for victims, _ in _marked(words, *more)} == {""}
    rivals = [("52", 52, "the Union", False), ("18", 18, "the Hospital Workers", False)]
    assert {victims for victims, _ in _marked(words, *rivals)} == {""}


def test_those_who_were_told_of_before_beside_more_are_no_rival_toll() -> None:
    words = (
        "Bombs killed 57 people, the Union said. Guards shot 4 people, it said. A mob killed the 4, the guards said."
    )
    told = [("57", 57, "the Union", False), ("4", 4, "the Union", False), ("4, the", 4, "the guards", False)]
    assert ("", "the guards") not in _marked(words, *told)
    assert ("", "the guards") in _marked(words.replace("the 4, the", "4, the"), *told)
    alone = [("4", 4, "the Union", False), ("4, the", 4, "the guards", False)]
    assert {
        victims for victims, _ in _marked("Guards shot 4 people. A mob killed the 4, the guards said.", *alone)
    } == {""}


@pytest.mark.parametrize(
    ("words", "figure", "steps"),
    [
        ("Amal lost her two brothers in Jubata on Monday. Raiders killed 58 people, the Monitor said.", "two", [58]),
        ("Two people were killed in Jubata. Raiders killed 58 people, the Monitor said.", "Two", [2, 58]),
    ],
)
def test_the_kin_of_a_witness_are_no_earlier_toll(words: str, figure: str, steps: list[int]) -> None:
    first, last = When.day("2031-03-06"), When.day("2031-03-07")
    slots = {"when": When.day("2031-03-05"), "status": "civilian"}
    known, found, _ = _case(words, (figure, 2, "", {"said": first}), ("58", 58, "people", {"said": last}), **slots)
    told = [
        [step.count.low for step in toll.series[0].steps]
        for one in found
        for toll in tolls(one, known, Policy(), marked=marked(tuple(pages(one, known, CUES)), known))
        if not toll.scope.victims
    ]
    assert told == [steps]


@pytest.mark.parametrize(
    ("later", "apart"),
    [
        ("6 people later died in a clinic", True),
        ("6 of the wounded people have since died", True),
        ("6 people were killed, and later buried", False),
    ],
)
def test_who_died_later_of_a_larger_toll_comes_on_top(later: str, apart: bool) -> None:
    words = f"Gunmen killed 35 people in Jubata, the Union said. {later}, the mayor said."
    told = ("35", 35, "the Union", False), ("6", 6, "the mayor", False)
    assert (("some of them", "the mayor") in _marked(words, *told)) is apart
    first = f"Gunmen killed 2 people in Jubata, the Union said. {later}, the mayor said."
    assert {victims for victims, _ in _marked(first, ("2", 2, "the Union", False), told[1])} == {""}


@pytest.mark.parametrize(
    ("between", "steps"),
    [
        ("UPD. The toll has risen to 9, the Union said.", {("", "the Union"): [4, 9]}),
        ("16:40 The toll has risen to 9, the Union said.", {("", "the Union"): [4, 9]}),
        (
            "In all the toll has risen to 9, the Union said.",
            {("some of them", "the Union"): [4], ("", "the Union"): [9]},
        ),
    ],
)
def test_totals_of_a_report_that_goes_on_being_written_are_stages(between: str, steps: dict) -> None:
    words = f"A shell killed 4 people in Jubata, the Union said. {between}"
    assert _marked(words, ("4", 4, "the Union", False), ("9", 9, "the Union", True)) == steps

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.account import Incident
from corroborate.link.incidents import incidents
from corroborate.reconcile.checks import checks
from corroborate.reconcile.figures import Cues
from corroborate.values import Count, When
from english import english
from told import claim, linked, report

MONITOR = "The Monitor"
CUES = {"en": Cues.of(english())}


def _checks(sources, claims, **how):
    known = linked(sources, claims, **how)
    return [finding for incident in incidents(known) for finding in checks(incident, known, CUES)]


def _one_incident(sources, claims):
    """The checks when everything is taken to be about one event, whatever its places and days."""
    known = linked(sources, claims)
    return list(checks(Incident("k", "", (), None, (), tuple(sorted(c.id for c in claims))), known, CUES))


def _values(found):
    return sorted(f.value for f in found)


def _listed(words, figures, published="2031-03-08", **slots):
    """A report and its claims: (figure words, count, slots) each, of one counter unless they say otherwise."""
    one = report(words, published=published)
    made = [
        claim(one, figure, count, **{"says": MONITOR, "places": ["Kelara"], **slots, **more})
        for figure, count, more in figures
    ]
    return one, made


def _wrapped(words, figures):
    one, made = _listed(words, figures)
    return [one], made


def _at(place, **more):
    return {"places": [place], **more}


PROVINCES = "The Monitor counts 60 dead since Monday. It names no one. By province: Sarim 31, Halwan 20, Odra {last}."


def _provinces(last: int, words: str = PROVINCES):
    return _listed(
        words.format(last=last),
        [
            ("60", 60, {"running": True}),
            ("31", 31, _at("Sarim")),
            ("20", 20, _at("Halwan")),
            (str(last), last, _at("Odra")),
        ],
        when=When("2031-03-01", "2031-03-08"),
    )


AROUND = {"around": {"Sarim": ["Kelara"], "Halwan": ["Kelara"], "Odra": ["Kelara"], "Kelara": []}}
AROUND["precision"] = {"Kelara": "area", "Sarim": "region", "Halwan": "region", "Odra": "region"}


def test_provinces_that_sum_to_the_total_some_sentences_before_hold() -> None:
    one, made = _provinces(9)
    (found,) = _checks([one], made, **AROUND)
    assert (found.kind, found.value) == ("parts", "holds")
    assert found.words.startswith("31 + 20 + 9 = 60:")
    assert set(found.holds) == {c.id for c in made}
    assert found.as_of == "2031-03-08"


def test_a_list_called_complete_that_does_not_sum_up_is_off() -> None:
    one, made = _provinces(7)
    (found,) = _checks([one], made, **AROUND)
    assert (found.value, found.reason) == ("off by 2", "undetermined")
    assert found.words == "31 + 20 + 7 = 58, and the report gives 60: off by 2."
    assert found.holds == (made[0].id,)
    assert set(found.disputes) == {c.id for c in made[1:]}


def test_a_list_that_is_linked_to_a_total_some_sentences_before_is_off_too() -> None:
    words = PROVINCES.format(last=7)
    told = [("31", 31, _at("Sarim")), ("20", 20, _at("Halwan")), ("7", 7, _at("Odra"))]
    parts = [(figure, size, {**more, "part_of": "60"}) for figure, size, more in told]
    one, made = _listed(words, [("60", 60, {"running": True}), *parts], when=When("2031-03-01", "2031-03-08"))
    assert _values(_checks([one], made, **AROUND)) == ["off by 2"]


def test_a_number_among_the_parts_that_nobody_could_read_keeps_the_check_silent() -> None:
    words = "The Monitor counts 60 dead since Monday. By province: Sarim 31, Halwan 20, Nahr 4, Odra {last}."
    one, made = _provinces(5, words)
    assert _checks([one], made, **AROUND) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Monitor counts 60 dead, including: Sarim 31, Halwan 20, Odra 7.",
        "The Monitor counts 60 dead. Most died in Sarim, 31, Halwan, 20, and Odra, 7.",
        "The Monitor counts 60 dead, 31 in Sarim, 20 in Halwan and 7 in Odra.",
    ],
)
def test_parts_that_nobody_calls_complete_are_no_error(words: str) -> None:
    one, made = _listed(
        words,
        [("60", 60, {}), ("31", 31, _at("Sarim")), ("20", 20, _at("Halwan")), ("7", 7, _at("Odra"))],
        when=When.day("2031-03-08"),
    )
    assert _checks([one], made, **AROUND) == []


def test_a_list_after_a_colon_is_off_only_when_it_nearly_sums_up() -> None:
    figures = [("60", 60, {}), ("31", 31, _at("Sarim")), ("20", 20, _at("Halwan"))]
    one, made = _listed("The Monitor counts 60 dead: Sarim 31, Halwan 20.", figures)
    assert _values(_checks([one], made, **AROUND)) == ["off by 9"]
    figures = [("90", 90, {}), *figures[1:]]
    one, made = _listed("The Monitor counts 90 dead: Sarim 31, Halwan 20.", figures)
    assert _checks([one], made, **AROUND) == []


def test_perpetrators_within_open_bounds_hold() -> None:
    one, made = _listed(
        "The Network gives 1,084 dead: 639 or more killed by loyalists, 213 guards and 231 villagers by rebels.",
        [
            ("1,084", 1084, {}),
            ("639 or more", Count(639, None), {"accused": ["loyalists"]}),
            ("213", 213, {"accused": ["rebels"], "status": "combatant"}),
            ("231", 231, {"accused": ["rebels"], "status": "civilian"}),
        ],
    )
    (found,) = _checks([one], made, sides={"loyalists": "A", "rebels": "B"})
    assert (found.value, len(found.holds)) == ("holds", 4)
    assert "bounds" in found.words


def test_linked_parts_go_on_in_the_next_sentence() -> None:
    one, made = _listed(
        "The toll is 1,018, of them 745 civilians. Of the rest, 125 were soldiers and 148 gunmen.",
        [
            ("1,018", 1018, {}),
            ("745", 745, {"status": "civilian", "part_of": "1,018"}),
            ("125", 125, {"status": "combatant", "victims": "soldiers"}),
            ("148", 148, {"status": "combatant", "victims": "gunmen"}),
        ],
    )
    assert [f.words.split(":")[0] for f in _checks([one], made)] == ["745 + 125 + 148 = 1,018"]


def test_parts_of_parts_in_brackets_have_sums_of_their_own() -> None:
    one, made = _listed(
        "The Monitor counts 74 dead: Sarim 49 (Jubata 15, Halba 34) and Odra 25 (five of them monks).",
        [
            ("74", 74, {}),
            ("49", 49, _at("Sarim")),
            ("15", 15, _at("Jubata")),
            ("34", 34, _at("Halba")),
            ("25", 25, _at("Odra")),
            ("five", 5, _at("Odra", victims="monks")),
        ],
    )
    found = _checks([one], made)
    assert sorted(f.words.split(":")[0] for f in found) == ["15 + 34 = 49", "49 + 25 = 74"]


def test_the_total_may_stand_behind_its_parts_and_people_are_not_added_to_families() -> None:
    figures = [
        ("16", 16, {"status": "combatant", "victims": "guards"}),
        ("28", 28, {"status": "combatant", "victims": "rebels"}),
        ("44", 44, {}),
    ]
    one, made = _listed("It counts 16 guards and 28 rebels, 44 dead in all.", figures)
    assert _values(_checks([one], made)) == ["holds"]
    figures[1] = ("28", 28, {"unit": "families", "victims": "rebels"})
    one, made = _listed("It counts 16 guards and 28 rebels, 44 dead in all.", figures)
    assert _checks([one], made) == []


def test_two_counters_are_not_added_up() -> None:
    one, made = _listed(
        "Sixty died, 60 in all. The Monitor counts 40 in Sarim. The Network counts 20 in Odra.",
        [("60", 60, {}), ("40", 40, _at("Sarim")), ("20", 20, _at("Odra", says="The Network"))],
    )
    assert _checks([one], made) == []


def test_a_part_larger_than_its_whole_is_impossible_and_a_bound_allows_it() -> None:
    figures = [("40", 40, {}), ("50", 50, {"sorts": ["women"], "part_of": "40"})]
    one, made = _listed("The Monitor says 40 died, 50 of them women.", figures)
    (found,) = _checks([one], made)
    assert (found.value, found.holds, found.disputes) == ("impossible", (made[0].id,), (made[1].id,))
    figures = [("at least 40", Count(40, None), {}), ("50", 50, {"sorts": ["women"], "part_of": "at least 40"})]
    one, made = _listed("The Monitor says at least 40 died, 50 of them women.", figures)
    assert _checks([one], made) == []


def test_the_same_sum_in_two_reports_is_one_finding() -> None:
    one, made = _provinces(9)
    other, more = _provinces(9, PROVINCES.replace("It names no one", "It saw no one"))
    (found,) = _checks([one, other], [*made, *more], **AROUND)
    assert len(found.holds) == 8


def test_a_sum_met_by_chance_is_no_sum() -> None:
    figures = [
        ("at least 10", Count(10, None), _at("Odra")),
        ("A woman", 1, _at("Halba", sorts=["women"])),
        ("nine", 9, _at("Halba", sorts=["children"])),
    ]
    one, made = _listed("In Odra at least 10 died. A woman and nine children died in Halba.", figures)
    assert _one_incident([one], made) == []
    here = [(figure, count, {**more, **_at("Odra")}) for figure, count, more in figures]
    assert _values(
        _one_incident(*_wrapped("In Odra at least 10 died. A woman and nine children died in Halba.", here))
    ) == ["holds"]
    figures = [
        ("10", 10, {"sorts": ["children"]}),
        ("six", 6, {"sorts": ["women"]}),
        ("four", 4, {"status": "combatant", "sorts": ["women"]}),
    ]
    one, made = _listed("10 children died, six women and four women in arms.", figures)
    assert _checks([one], made) == []


def test_two_figures_that_nothing_tells_apart_are_no_parts() -> None:
    words = "The Monitor counts 105 dead. It saw 60 and then 45."
    alike = [("105", 105, {}), ("60", 60, {}), ("45", 45, {})]
    assert _checks(*_wrapped(words, alike)) == []
    apart = [("105", 105, {}), ("60", 60, _at("Sarim")), ("45", 45, _at("Odra"))]
    assert _values(_one_incident(*_wrapped(words, apart))) == ["holds"]


def test_a_bound_that_a_list_goes_far_beyond_is_not_broken() -> None:
    words = "The Monitor counts at least 20 dead. By province: Sarim 31, Odra 19."
    figures = [("at least 20", Count(20, None), {}), ("31", 31, _at("Sarim")), ("19", 19, _at("Odra"))]
    assert _one_incident(*_wrapped(words, figures)) == []


# ---------------------------------------------------------------------- totals and what came on top


def _day_after(rise: str, total: int, *, words="A further {rise} died on Tuesday. The toll is now {total}.", **how):
    """Two reports of a counter: 225 on the 4th, and a day's figure with a new total on the 5th."""
    since = {"when": When("2031-03-01", None, "stated", "unknown"), "running": True, **how}
    first, before = _listed("The Monitor's toll is 225.", [("225", 225, since)], "2031-03-04")
    day = {"when": When.day("2031-03-05"), "running": False, **how}
    second, after = _listed(
        words.format(rise=rise, total=total), [(rise, int(rise), day), (str(total), total, since)], "2031-03-05"
    )
    return [first, second], [*before, *after]


def test_yesterdays_total_and_todays_dead_make_todays_total_across_reports() -> None:
    sources, made = _day_after("158", 383)
    (found,) = _checks(sources, made)
    assert (found.kind, found.value, found.as_of) == ("increment", "holds", "2031-03-05")
    assert found.words.startswith("225 + 158 = 383")
    assert len(found.holds) == 3


def test_a_total_that_grew_by_more_than_the_days_figure_is_no_error() -> None:
    assert _checks(*_day_after("150", 383)) == []


def test_what_is_said_to_bring_the_total_to_a_number_must() -> None:
    words = "A further {rise} died on Tuesday, bringing the toll to {total}."
    (found,) = _checks(*_day_after("150", 383, words=words))
    assert (found.kind, found.value) == ("increment", "off by 8")
    assert "225 + 150 = 375" in found.words
    assert _values(_checks(*_day_after("158", 383, words=words))) == ["holds"]


def test_a_part_is_made_up_of_nothing_told_elsewhere_by_chance() -> None:
    words = "Of the 61 dead, 38 were men. Shelling killed 29 people and mines 9."
    one, found = _listed(words, [("61", 61, {}), ("38", 38, {}), ("29", 29, {"victims": "people"}), ("9", 9, {})])
    whole, men, *others = found
    men = claim(one, "38", 38, says=MONITOR, places=["Kelara"], part_of="61")
    assert _values(_checks([one], [whole, men, *others])) == []
    assert _values(_checks([one], [whole, *found[1:]])) == ["holds"]


def test_a_small_figure_of_another_report_makes_a_total_only_by_chance() -> None:
    sources, made = _day_after("8", 233)
    assert _values(_checks(sources, made)) == ["holds"]
    small = _listed("Eight, 8, died on Tuesday.", [("8", 8, {"when": When.day("2031-03-05")})], "2031-03-05")
    total = _listed("The toll is now 233.", [("233", 233, {"running": True})], "2031-03-05")
    others = [sources[0], small[0], total[0]]
    assert _one_incident(others, [made[0], *small[1], *total[1]]) == []


def test_an_undated_total_is_left_out() -> None:
    sources, made = _day_after("158", 383)
    undated, before = _listed("The Monitor's toll is 225.", [("225", 225, {"running": True})], None)
    assert _checks([undated, sources[1]], [*before, *made[1:]]) == []


def test_fighters_on_top_of_civilians_make_no_sum() -> None:
    sources, made = _day_after("158", 383, status="civilian")
    second = sources[1]
    day = {"when": When.day("2031-03-05"), "status": "combatant", "says": MONITOR, "places": ["Kelara"]}
    made[1] = claim(second, "158", 158, **day)
    assert _checks(sources, made) == []


def _daily(**last):
    """Totals of two days and a day's figure, each by province."""
    since, day = When("2031-03-01", None, "stated", "unknown"), When.day("2031-03-05")
    shares = {"old": (120, 85), "rise": (40, 15), "new": (160, 100)} | last
    found = []
    for name, total, published, slots in (
        ("old", 205, "2031-03-04", {"when": since, "running": True}),
        ("rise", 55, "2031-03-05", {"when": day}),
        ("new", 260, "2031-03-05", {"when": since, "running": True}),
    ):
        here, there = shares[name]
        words = f"{name}: {total} dead. By province: Sarim {here}, Odra {there}."
        figures = [(str(total), total, slots), (f"{here}", here, _at("Sarim")), (f"{there}", there, _at("Odra"))]
        found.append(_listed(words, figures, published, when=slots["when"]))
    return [source for source, _ in found], [c for _, made in found for c in made]


def test_the_sum_is_made_place_by_place_too() -> None:
    found = [f for f in _checks(*_daily(), **AROUND) if f.kind == "increment"]
    assert sorted(f.words.split(":")[0] for f in found) == ["205 + 55 = 260", "Odra", "Sarim"]
    assert _values(found) == ["holds"] * 3
    found = [f for f in _checks(*_daily(new=(150, 110)), **AROUND) if f.kind == "increment"]
    assert _values(found) == ["holds", "off by 10", "off by 10"]


# ---------------------------------------------------------------------- fewer people within more


def _together(civilians: int, everyone: Count | int, **how):
    since = {"when": When("2031-03-01", None, "stated", "unknown"), "running": True}
    one, made = _listed(f"The toll is {everyone}.", [(str(everyone), everyone, since)])
    other, more = _listed(
        f"It counts {civilians} civilians.",
        [(str(civilians), civilians, {**since, "status": "civilian", "victims": "civilians", **how})],
    )
    return [one, other], [*made, *more]


def test_civilians_keep_within_the_same_counters_figure_for_all_on_one_day() -> None:
    (found,) = _checks(*_together(745, 1018))
    assert (found.kind, found.value) == ("parts", "holds")
    (found,) = _checks(*_together(1045, 1018))
    assert (found.value, len(found.disputes)) == ("impossible", 1)
    assert _checks(*_together(1045, Count(1018, None))) == []
    assert _checks(*_together(1045, 1018, says="The Network")) == []
    assert _checks(*_together(1045, 1018, community="Hill people")) == []
    # so many more are of another scope, and so many less go without saying
    assert _checks(*_together(5045, 1018)) == []
    assert _checks(*_together(45, 1018)) == []


# ---------------------------------------------------------------------- properties


def _story():
    pieces = [_provinces(9), _provinces(7, PROVINCES.replace("no one", "none"))]
    sources, made = [s for s, _ in pieces], [c for _, cs in pieces for c in cs]
    for more in (_day_after("158", 383), _together(1045, 1018), _daily()):
        sources, made = sources + more[0], made + more[1]
    return sources, made


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(chance) -> None:
    sources, made = _story()
    expected = _checks(sources, made, **AROUND)
    chance.shuffle(sources)
    chance.shuffle(made)
    assert _checks(sources, made, **AROUND) == expected
    assert len(expected) > 4

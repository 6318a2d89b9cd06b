from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.account import Incident
from corroborate.link.incidents import incidents
from corroborate.reconcile.drift import drift, number_in, slip
from corroborate.records import Mention, Period
from corroborate.values import Count, When
from told import accusation, claim, linked, quote, report

MONITOR = "The Monitor"
SIDES = {"the guards": "government", "loyalist bands": "government", "hill rebels": "rebels"}


def _drift(sources, statements, **how):
    known = linked(sources, statements, **{"sides": SIDES, **how})
    return [finding for incident in incidents(known) for finding in drift(incident, known)]


def _said(words, figure, count, day="2031-03-08", *, voice="", **slots):
    """A report of one day with one claim."""
    one = report(words, published=day, voice=voice)
    slots = {"says": MONITOR, "places": ["Jubata"], "running": True, **slots}
    return one, claim(one, figure, count, **slots)


SOURCE = ("The Monitor counted 1,383 dead in Jubata.", "1,383", 1383)
ECHO = ("In Jubata 1,383 have died, The Monitor says.", "1,383", 1383)


def _pair(before, after, **how):
    return _drift([before[0], after[0]], [before[1], after[1]], **how)


def _one(before, after, **how):
    """The only finding: field, reason; it holds the source's claim and disputes the echo's."""
    (found,) = _pair(before, after, **how)
    assert (found.kind, found.holds, found.disputes) == ("drift", (before[1].id,), (after[1].id,))
    assert found.words.endswith(".")
    return found


def test_the_same_in_other_words_has_not_drifted() -> None:
    assert _pair(_said(*SOURCE), _said(*ECHO, day="2031-03-09")) == []


def test_victims_become_killed() -> None:
    found = _one(_said(*SOURCE, harm="casualties"), _said(*ECHO, day="2031-03-09"))
    assert (found.field, found.reason) == ("harm", "victims")
    assert "casualties became killed" in found.words


def test_a_report_that_says_both_has_changed_neither() -> None:
    before = _said(*SOURCE, harm="casualties")
    echo = report("In Jubata 1,383 fell, The Monitor says; 1,383 dead or hurt.", published="2031-03-09")
    slots = {"says": MONITOR, "places": ["Jubata"], "running": True}
    both = [claim(echo, "1,383", 1383, **slots), claim(echo, "1,383", 1383, harm="casualties", **slots)]
    assert _drift([before[0], echo], [before[1], *both]) == []


def test_a_total_becomes_civilians() -> None:
    words = "The Monitor counted 1,383 dead in Jubata, 745 of them civilians."
    source = report(words, published="2031-03-08")
    slots = {"says": MONITOR, "places": ["Jubata"], "running": True}
    total = claim(source, "1,383", 1383, **slots)
    part = claim(source, "745", 745, status="civilian", part_of="1,383", **slots)
    echo = _said(*ECHO, day="2031-03-09", status="civilian")
    (found,) = _drift([source, echo[0]], [total, part, echo[1]])
    assert (found.field, found.holds, found.disputes) == ("victims", (total.id,), (echo[1].id,))
    assert "all the victims became civilians" in found.words
    # a source that does not say who they were has not been changed
    assert _pair(_said(*SOURCE), echo) == []


def test_one_community_becomes_another() -> None:
    found = _one(_said(*SOURCE, community="Marsh people"), _said(*ECHO, day="2031-03-09", community="Hill people"))
    assert "Marsh people, became Hill people" in found.words
    assert _pair(_said(*SOURCE, community="Alpinist"), _said(*ECHO, day="2031-03-09", community="alpinists")) == []


def test_the_blame_goes_from_one_side_to_another() -> None:
    before = _said(*SOURCE, accused=["the guards"])
    found = _one(before, _said(*ECHO, day="2031-03-09", accused=["hill rebels"]))
    assert (found.field, found.reason) == ("accused", "actors")
    assert "laid to government, then to rebels" in found.words
    for accused in (["loyalist bands"], ["gunmen"], ["the guards", "hill rebels"], []):
        assert _pair(before, _said(*ECHO, day="2031-03-09", accused=accused)) == []


def test_whom_a_report_blames_in_other_sentences_is_no_change_of_this_figure() -> None:
    before = _said(*SOURCE, accused=["the guards"])
    words = "In Jubata 1,383 have died, The Monitor says. It was hill rebels who came."
    echo, told = _said(words, "1,383", 1383, "2031-03-09")
    here = Mention("hill rebels", quote(echo, "hill rebels"))
    told = dataclasses.replace(told, accused=(here,))
    assert _pair(before, (echo, told)) == []
    sentence = dataclasses.replace(told, quote=quote(echo, words[:-1]))
    assert [f.field for f in _pair(before, (echo, sentence))] == ["accused"]


def test_more_than_is_lost_and_added() -> None:
    over = ("The Monitor counted over 1,383 dead in Jubata.", "over 1,383", Count(1384, None))
    found = _one(_said(*over), _said(*ECHO, day="2031-03-09"))
    assert (found.field, found.reason) == ("count", "wording")
    assert "“over 1,383” became “1,383”" in found.words
    found = _one(_said(*SOURCE), _said(*over, day="2031-03-09"))
    assert "“1,383” became “over 1,383”" in found.words


def test_a_day_is_shifted() -> None:
    one, other = ({"when": When.day(day), "running": False} for day in ("2031-03-06", "2031-03-07"))
    found = _one(_said(*SOURCE, **one), _said(*ECHO, day="2031-03-09", **other))
    assert (found.field, found.reason) == ("when", "date")
    assert "2031-03-06 became 2031-03-07" in found.words
    # a weekday of another week is another day
    written = _said("On Friday 1,383 died in Jubata, The Monitor says.", "1,383", 1383, day="2031-03-15")
    friday = Period(When.day("2031-03-14", "inferred"), quote(written[0], "Friday"))
    echo = dataclasses.replace(written[1], when=friday, running=False)
    assert _pair(_said(*SOURCE, **one), (written[0], echo)) == []
    # days that nobody stated, and running totals, are of no day
    loose = {"when": When.day("2031-03-07", "dateline"), "running": False}
    assert _pair(_said(*SOURCE, **one), _said(*ECHO, day="2031-03-09", **loose)) == []
    assert _pair(_said(*SOURCE, **one), _said(*ECHO, day="2031-03-09", when=When.day("2031-03-07"))) == []


def test_an_allegation_turns_into_a_fact() -> None:
    bare = ("In Jubata 1,383 have died.", "1,383", 1383)
    found = _one(_said(*SOURCE), _said(*bare, day="2031-03-09", says=None))
    assert (found.field, found.value) == ("speakers", "nobody")
    assert "The Monitor's 1,383 is given as a fact by a report that names nobody" in found.words
    # who said it first owes it to nobody
    assert _pair(_said(*SOURCE), _said(*bare, day="2031-03-07", says=None)) == []


def _other(number: str, **slots):
    """An echo of the same count, published a day later, with another number."""
    words = ECHO[0].replace("1,383", number)
    return _said(words, number, int(number.replace(",", "")), "2031-03-09", said=When.day("2031-03-08"), **slots)


@pytest.mark.parametrize(
    ("number", "drifted"),
    [("1,338", True), ("13,830", True), ("1,363", True), ("1,225", False), ("1,483", False), ("1,384", False)],
)
def test_a_digit_changes_between_two_reports_of_one_count(number: str, drifted: bool) -> None:
    if drifted:
        assert _one(_said(*SOURCE), _other(number)).value == number.replace(",", "")
    else:
        assert _pair(_said(*SOURCE), _other(number)) == []
    # of fighters it is another count
    assert _pair(_said(*SOURCE), _other(number, status="combatant")) == []


def test_on_another_day_it_is_another_count_unless_only_its_digits_changed_about() -> None:
    def later(number: str, day: str):
        return _said(ECHO[0].replace("1,383", number), number, int(number.replace(",", "")), day)

    assert _pair(_said(*SOURCE), later("1,363", "2031-03-09")) == []
    assert "changed about" in _one(_said(*SOURCE), later("1,338", "2031-03-09")).words
    assert _pair(_said(*SOURCE), later("1,338", "2031-03-19")) == []
    again = _said("The Monitor still gives 1,338 for Jubata.", "1,338", 1338, "2031-03-10")
    three = [_said(*SOURCE), later("1,338", "2031-03-09"), again]
    assert _drift([source for source, _ in three], [told for _, told in three]) == []


def test_a_higher_number_is_a_slip_where_the_counter_says_less_later_and_none_where_it_says_it_again() -> None:
    first, high = _said(*SOURCE), _other("1,983")
    less = _said("On the tenth The Monitor counts 1,500 in Jubata.", "1,500", 1500, day="2031-03-10")
    again = _said("On the tenth The Monitor counts 1,983 in Jubata.", "1,983", 1983, day="2031-03-10")
    (found,) = _drift([first[0], high[0], less[0]], [first[1], high[1], less[1]])
    assert (found.holds, found.disputes) == ((first[1].id,), (high[1].id,))
    assert _drift([first[0], high[0], again[0]], [first[1], high[1], again[1]]) == []


# ---------------------------------------------------------------------- copies


def _copies(before, after):
    """Two reports of one voice."""
    one = report(before, published="2031-03-08")
    return one, report(after, published="2031-03-09", voice=one.report.id)


FRIDAY = {"places": ["Jubata"], "when": When.day("2031-03-07")}
FRIDAY_TOO = {"places": ["Jubata"], "when": Period(When.day("2031-03-07"))}
TEXT = "Gunmen entered the village of Jubata before dawn on Friday and killed {n} people in their houses, The Monitor says."


def test_a_copy_changes_a_number() -> None:
    one, other = _copies(TEXT.format(n=43), TEXT.format(n=48))
    slots = {"says": MONITOR, **FRIDAY}
    made = [claim(one, "43", 43, **slots), claim(other, "48", 48, **slots)]
    (found,) = _drift([one, other], made)
    assert (found.holds, found.disputes, found.reason) == ((made[0].id,), (made[1].id,), "copying")
    assert found.words == "43 became 48 in a copy of the same text."
    apart = report(TEXT.format(n=48), published="2031-03-09")
    assert _drift([one, apart], [made[0], claim(apart, "48", 48, **slots)]) == []


def test_a_number_that_only_one_copy_has_is_no_change() -> None:
    one, other = _copies(TEXT.format(n=43), TEXT.format(n=43) + " In Halba, 12 were hurt by a mine.")
    slots = {"says": MONITOR, **FRIDAY}
    made = [claim(one, "43", 43, **slots), claim(other, "43", 43, **slots), claim(other, "12", 12, **slots)]
    assert _drift([one, other], made) == []


def test_two_sentences_that_only_one_copy_has_each_are_no_change() -> None:
    one, other = _copies(
        TEXT.format(n=43) + " A mine hurt 12 in Halba.", TEXT.format(n=43) + " Later 17 fell at the bridge."
    )
    slots = {"says": MONITOR, **FRIDAY}
    made = [claim(one, "43", 43, **slots), claim(other, "43", 43, **slots)]
    made += [claim(one, "12", 12, **slots), claim(other, "17", 17, **slots)]
    assert _drift([one, other], made) == []


def test_a_copy_loses_the_speaker() -> None:
    one, other = _copies(TEXT.format(n=43), TEXT.format(n=43).replace(", The Monitor says", ""))
    made = [claim(one, "43", 43, says=MONITOR, **FRIDAY), claim(other, "43", 43, **FRIDAY)]
    (found,) = _drift([one, other], made)
    assert (found.field, found.value, found.disputes) == ("speakers", "nobody", (made[1].id,))


def test_what_was_feared_or_unconfirmed_becomes_fact_in_a_copy() -> None:
    words = TEXT.format(n=43).replace("killed", "are feared to have killed")
    one, other = _copies(words, TEXT.format(n=43))
    slots = {"says": MONITOR, **FRIDAY}
    for stance, shown in (("projected", "feared or expected"), ("doubted", "called unconfirmed")):
        made = [claim(one, "43", 43, stance=stance, **slots), claim(other, "43", 43, **slots)]
        (found,) = _drift([one, other], made)
        assert (found.field, found.holds, found.disputes) == ("stance", (made[0].id,), (made[1].id,))
        assert f"{shown}, then stated as fact" in found.words
    apart = report(TEXT.format(n=43), published="2031-03-09")
    assert _drift([one, apart], [made[0], claim(apart, "43", 43, **slots)]) == []


def test_a_copy_names_another_group_and_states_what_was_alleged() -> None:
    words = "{who} stormed the market of Jubata on Friday and shot traders and porters, {says}."
    one, other = _copies(
        words.format(who="The guards", says="The Monitor says"),
        words.format(who="Hill rebels", says="The Monitor says"),
    )
    made = [
        accusation(one, "The guards", "shot traders", says=MONITOR, **FRIDAY_TOO),
        accusation(other, "Hill rebels", "shot traders", says=MONITOR, **FRIDAY_TOO),
    ]
    (found,) = _drift([one, other], made)
    assert (found.field, found.reason) == ("accused", "actors")
    assert found.words == "“The guards” became “Hill rebels” in a copy of the same text."
    one, other = _copies(
        words.format(who="The guards", says="The Monitor says"), words.format(who="The guards", says="it is known")
    )
    made = [
        accusation(one, "The guards", "shot traders", says=MONITOR, **FRIDAY_TOO),
        accusation(other, "The guards", "shot traders", **FRIDAY_TOO),
    ]
    (found,) = _drift([one, other], made)
    assert (found.field, found.value) == ("speakers", "nobody")


# ---------------------------------------------------------------------- chance, order


def test_a_small_number_met_twice_is_no_echo_unless_place_and_day_agree() -> None:
    words = ("The Monitor counted 43 dead in Jubata.", "43", 43)
    day = {"when": When.day("2031-03-07"), "running": False}
    before = _said(*words, harm="casualties", **day)
    same = ("In Jubata 43 died, The Monitor says.", "43", 43)
    assert [f.field for f in _pair(before, _said(*same, day="2031-03-09", **day))] == ["harm"]
    assert _pair(before, _said(*same, day="2031-03-09", running=False)) == []


def _one_incident(*told):
    known = linked([source for source, _ in told], [one for _, one in told], sides=SIDES)
    return list(drift(Incident("k", "", (), None, (), tuple(sorted(one.id for _, one in told))), known))


def test_a_small_number_without_a_day_is_no_echo_and_a_telling_one_is() -> None:
    for number, drifted in (("43", []), ("300", []), ("143", ["harm"])):
        before = _said(f"The Monitor counted {number} dead.", number, int(number), harm="casualties")
        after = _said(f"In Jubata {number} died, The Monitor says.", number, int(number), "2031-03-09")
        assert [f.field for f in _one_incident(before, after)] == drifted


def test_a_report_that_names_the_counter_elsewhere_has_not_hidden_it() -> None:
    words = "In Jubata 1,383 have died. The Monitor also counts 12 in Halba."
    echo = report(words, published="2031-03-09")
    bare = claim(echo, "1,383", 1383, places=["Jubata"], running=True)
    cited = claim(echo, "12", 12, says=MONITOR, places=["Halba"])
    assert [f.field for f in _one_incident(_said(*SOURCE), (echo, bare))] == ["speakers"]
    assert _one_incident(_said(*SOURCE), (echo, bare), (echo, cited)) == []


def test_an_older_figure_passed_on_is_no_slip() -> None:
    older = _said("The day before The Monitor had 1,338 in Jubata.", "1,338", 1338, "2031-03-07")
    assert _drift(*map(list, zip(_said(*SOURCE), _other("1,338"), older, strict=True))) == []


def test_figures_of_places_apart_are_not_echoes() -> None:
    before = _said(*SOURCE, harm="casualties")
    after = _said(*ECHO, day="2031-03-09", places=["Halba"])
    known = linked([before[0], after[0]], [before[1], after[1]], sides=SIDES)
    assert len(incidents(known)) == 2
    assert _one_incident(before, after) == []


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(chance) -> None:
    told = [
        _said(*SOURCE, harm="casualties", accused=["the guards"]),
        _said(*ECHO, day="2031-03-09", accused=["hill rebels"]),
        _said(ECHO[0].replace("1,383", "over 1,383"), "over 1,383", Count(1384, None), "2031-03-10"),
        _said(ECHO[0].replace("1,383", "1,338"), "1,338", 1338, "2031-03-09", said=When.day("2031-03-08")),
    ]
    expected = _drift([source for source, _ in told], [one for _, one in told])
    chance.shuffle(told)
    sources = [source for source, _ in told]
    chance.shuffle(told)
    assert _drift(sources, [one for _, one in told]) == expected
    assert {f.field for f in expected} == {"harm", "accused", "count"}


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_slip_goes_both_ways(one: int, other: int) -> None:
    assert slip(one, other) == slip(other, one)
    assert slip(one, one * 10)
    assert not slip(one, one)


@pytest.mark.parametrize(
    ("words", "count", "number"),
    [
        ("over 745", Count(746, None), 745),
        ("43", Count(43, 43), 43),
        ("dozens", Count(None, None, vague="dozens"), 0),
        ("1.5 million", Count(1500000, 1500000), 1500000),
        ("seventy", Count(70, 70), 70),
    ],
)
def test_the_number_in_the_words(words: str, count: Count, number: int) -> None:
    assert number_in(_said(f"It is {words} there.", words, count)[1]) == number

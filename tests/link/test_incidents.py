from __future__ import annotations

import itertools

from corroborate.link.incidents import incidents
from corroborate.values import When
from told import claim, linked, report

AROUND = {"Jubata": ["the coast"], "Marun": ["the coast"], "the coast": []}
PRECISION = {"the coast": "area", "Land": "country"}


def _groups(sources, claims, **how) -> list[set[str]]:
    found = incidents(linked(sources, claims, **how))
    words = {c.id: c.figure.words for c in claims}
    return sorted(({words[s] for s in i.statements} for i in found), key=sorted)


def test_two_places_apart_are_two_incidents_within_one_report() -> None:
    one = report("Shells killed 12 in Jubata. In Qasra a bomb killed 7.")
    claims = [claim(one, "12", 12, places=["Jubata"]), claim(one, "7", 7, places=["Qasra"])]
    assert _groups([one], claims) == [{"12"}, {"7"}]


def test_a_figure_without_place_stands_with_the_one_before_it() -> None:
    one = report("Shells killed 12 in Jubata. Another 30 were hurt. In Qasra a bomb killed 7.")
    claims = [
        claim(one, "12", 12, places=["Jubata"]),
        claim(one, "30", 30, harm="injured"),
        claim(one, "7", 7, places=["Qasra"]),
    ]
    assert _groups([one], claims) == [{"12", "30"}, {"7"}]


def test_reports_meet_where_place_and_days_agree_and_not_on_other_days() -> None:
    first = report("On Monday 12 died in Jubata.", published="2031-03-03")
    second = report("A day on, 15 are known dead in Jubata.", published="2031-03-04")
    third = report("In June 9 died in Jubata.", published="2031-06-04")
    claims = [
        claim(first, "12", 12, places=["Jubata"], when=When.day("2031-03-03")),
        claim(second, "15", 15, places=["Jubata"], when=When(None, "2031-03-04", "unknown", "dateline")),
        claim(third, "9", 9, places=["Jubata"], when=When.day("2031-06-04")),
    ]
    assert _groups([first, second, third], claims) == [{"12", "15"}, {"9"}]


def test_a_village_joins_the_stretch_of_land_around_it() -> None:
    first, second = (
        report("12 died in Jubata.", published="2031-03-03"),
        report("Since Monday 45 died on the coast.", published="2031-03-03"),
    )
    day = When.day("2031-03-03")
    claims = [
        claim(first, "12", 12, places=["Jubata"], when=day),
        claim(second, "45", 45, places=["the coast"], when=day),
    ]
    assert _groups([first, second], claims, around=AROUND, precision=PRECISION) == [{"12", "45"}]


def test_an_undated_report_joins_only_where_something_else_speaks_for_it_and_says_so() -> None:
    first, second = (
        report("The toll rose to 12 in Jubata."),
        report("The toll rose to 45 in Jubata.", published="2031-03-03"),
    )
    day = When(None, "2031-03-03", "unknown", "dateline")
    claims = [
        claim(first, "12", 12, says="The Monitor", running=True, places=["Jubata"]),
        claim(second, "45", 45, says="The Monitor", running=True, places=["Jubata"], when=day),
    ]
    (joined,) = incidents(linked([first, second], claims))
    assert joined.doubts == ("one of the reports names no day for it",)
    stranger = claim(second, "45", 45, says="Another Body", running=True, places=["Jubata"], when=day)
    assert len(incidents(linked([first, second], [claims[0], stranger]))) == 2


def test_an_undated_follow_up_of_a_small_place_joins_with_a_doubt_and_a_dated_event_of_its_own_does_not() -> None:
    first = report("On 2 April 12 died in Jubata.", published="2031-04-03")
    later = report("Now 15 are known to have died in Jubata.", published="2031-04-08")
    other = report("On 8 April 9 died in Jubata.", published="2031-04-09")
    claims = [
        claim(first, "12", 12, places=["Jubata"], when=When.day("2031-04-02")),
        claim(later, "15", 15, places=["Jubata"], when=When(None, "2031-04-08", "unknown", "dateline")),
        claim(other, "9", 9, places=["Jubata"], when=When.day("2031-04-08")),
    ]
    (joined,) = incidents(linked([first, later], claims[:2]))
    assert joined.doubts == ("one of the reports was written later and names no day for it",)
    assert len(incidents(linked([first, other], [claims[0], claims[2]]))) == 2


def test_background_is_not_mixed_in() -> None:
    one = report("On Monday 12 died in Jubata. In 2019 a raid on Jubata killed 80.", published="2031-03-03")
    claims = [
        claim(one, "12", 12, places=["Jubata"], when=When.day("2031-03-03")),
        claim(one, "80", 80, places=["Jubata"], when=When.day("2019"), stance="background"),
    ]
    assert _groups([one], claims) == [{"12"}, {"80"}]


def test_the_order_of_arrival_does_not_matter() -> None:
    sources = [
        report(f"On Monday {n} died in {where}.", published="2031-03-03")
        for n, where in ((3, "Jubata"), (4, "Marun"), (9, "the coast"))
    ]
    claims = [
        claim(s, str(n), n, places=[where], when=When.day("2031-03-03"))
        for s, n, where in zip(sources, (3, 4, 9), ("Jubata", "Marun", "the coast"), strict=True)
    ]
    found = {
        incidents(linked(sources, order, around=AROUND, precision=PRECISION))
        for order in itertools.permutations(claims)
    }
    assert len(found) == 1
    assert [len(i.statements) for i in found.pop()] == [3]

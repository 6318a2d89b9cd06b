from __future__ import annotations

import datetime as dt
import itertools
import random

from corroborate.link import incidents as module
from corroborate.link.groups import Scaled, groups
from corroborate.link.incidents import incidents
from corroborate.values import When
from told import answer, claim, linked, report

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


def test_the_dead_of_years_are_not_those_of_a_villages_day() -> None:
    words = "Soldiers shot 17 in Jubata. Nationwide 640 died in those years. That year 212 died. So far 900 died."
    one = report(words, published="2031-03-10")
    day = When.day("2031-03-03")
    claims = [
        claim(one, "17", 17, places=["Jubata"], when=day),
        claim(one, "640", 640, when=When("2028-01-01", "2032-12-31")),
        claim(one, "212", 212, when=When.day("2031")),
        claim(one, "900", 900, running=True, when=When("2031-01-01", None, "stated", "unknown")),
    ]
    assert _groups([one], claims) == [{"17", "900"}, {"212"}, {"640"}]
    closed = [claims[0], claim(one, "640", 640, running=True, when=When("2028-01-01", "2032-12-31"))]
    assert _groups([one], closed) == [{"17"}, {"640"}]


def test_a_year_of_another_report_is_no_follow_up_of_a_villages_day() -> None:
    one, other = report("Soldiers shot 117 in Jubata."), report("Soldiers shot 117 there that year.")
    claims = [
        claim(one, "117", 117, places=["Jubata"], when=When.day("2031-03-03")),
        claim(other, "117", 117, when=When.day("2031")),
    ]
    assert _groups([one, other], claims) == [{"117"}, {"117"}]
    same_day = [claims[0], claim(other, "117", 117, when=When.day("2031-03-03"))]
    assert _groups([one, other], same_day) == [{"117"}]


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


def _within(sources, claims, **how) -> dict[str, str | None]:
    """By the figures of each incident those of the one around it."""
    known = linked(sources, claims, **how)
    found = {i.key: i for i in incidents(known)}
    words = {c.id: c.figure.words for c in claims}

    def figures(key: str) -> str:
        return " ".join(sorted(words[s] for s in found[key].statements))

    return {figures(i.key): figures(i.within) if i.within else None for i in found.values()}


def test_a_village_lies_within_the_land_around_it_and_is_no_part_of_its_figures() -> None:
    day, week = When.day("2031-03-03"), When("2031-03-01", "2031-03-12", "stated", "stated")
    first, second, digest = (
        report("12 died in Jubata.", published="2031-03-03"),
        report("A bomb killed 7 in Marun.", published="2031-03-03"),
        report("Since Saturday 45 died on the coast. 12 of them in Jubata. 7 in Marun.", published="2031-03-12"),
    )
    claims = [
        claim(first, "12", 12, places=["Jubata"], when=day),
        claim(second, "7", 7, places=["Marun"], when=day),
        claim(digest, "45", 45, places=["the coast"], when=week, running=True),
        claim(digest, "12", 12, places=["Jubata"], when=day),
        claim(digest, "7", 7, places=["Marun"], when=day),
    ]
    told = _within([first, second, digest], claims, around=AROUND, precision=PRECISION)
    assert told == {"12 12": "45", "7 7": "45", "45": None}


def test_the_narrowest_place_counts() -> None:
    first = report("12 died in Jubata on the coast.", published="2031-03-03")
    other = report("9 died in Marun on the coast.", published="2031-03-03")
    claims = [
        claim(first, "12", 12, places=["Jubata", "the coast"], when=When.day("2031-03-03")),
        claim(other, "9", 9, places=["Marun", "the coast"], when=When.day("2031-03-03")),
    ]
    assert _groups([first, other], claims, around=AROUND, precision=PRECISION) == [{"12"}, {"9"}]


def test_a_provinces_one_day_is_the_one_event_that_agrees_with_it() -> None:
    day = When.day("2031-03-03")
    first, other, coarse = (
        report("12 died in Jubata.", published="2031-03-03"),
        report("60 died in Marun.", published="2031-03-03"),
        report("14 died on the coast on Monday.", published="2031-03-04"),
    )
    claims = [
        claim(first, "12", 12, places=["Jubata"], when=day),
        claim(coarse, "14", 14, places=["the coast"], when=day),
        claim(other, "60", 60, places=["Marun"], when=day),
    ]
    how = {"around": AROUND, "precision": PRECISION}
    (joined,) = incidents(linked([first, coarse], claims[:2], **how))
    assert joined.title == "Jubata"
    assert joined.doubts == ("one of the reports tells place or days only roughly",)
    assert _groups([other, coarse], claims[1:], **how) == [{"14"}, {"60"}]
    assert len(_groups([first, other, coarse], claims, **how)) == 3


def test_a_day_lies_within_the_siege_of_its_town() -> None:
    siege = report("Since January 900 have died in Jubata.", published="2031-03-20")
    raid = report("A raid on Jubata killed 12 on Monday.", published="2031-03-03")
    claims = [
        claim(siege, "900", 900, places=["Jubata"], running=True, when=When("2031-01-01", None, "stated", "unknown")),
        claim(raid, "12", 12, places=["Jubata"], when=When.day("2031-03-03")),
    ]
    assert _within([siege, raid], claims) == {"12": "900", "900": None}


def test_a_follow_up_goes_to_one_of_two_events_at_one_place_and_does_not_join_them() -> None:
    sources = [
        report("On 2 April 12 died in Jubata.", published="2031-04-03"),
        report("On 9 April 30 died in Jubata.", published="2031-04-09"),
        report("Now 33 are known to have died in Jubata.", published="2031-04-12"),
    ]
    claims = [
        claim(sources[0], "12", 12, places=["Jubata"], when=When.day("2031-04-02")),
        claim(sources[1], "30", 30, places=["Jubata"], when=When.day("2031-04-09")),
        claim(
            sources[2], "33", 33, places=["Jubata"], when=When(None, "2031-04-12", "unknown", "dateline"), running=True
        ),
    ]
    assert _groups(sources, claims) == [{"12"}, {"30", "33"}]


def test_a_digest_of_two_events_does_not_join_them() -> None:
    day = When.day("2031-03-03")
    one = report("Shells killed 12 in Jubata on Monday. That day 20 people died in all. A bomb killed 7 in Qasra.")
    claims = [
        claim(one, "12", 12, places=["Jubata"], when=day),
        claim(one, "20", 20, when=day),
        claim(one, "7", 7, places=["Qasra"], when=day),
    ]
    assert _groups([one], claims) == [{"12", "20"}, {"7"}]


def test_a_camp_near_a_town_is_what_another_report_calls_the_town_where_figures_agree() -> None:
    day = When.day("2031-03-03")
    camp, town, far = (
        report("Gunmen killed 41 in the camp of Old Mill.", published="2031-03-03"),
        report("Gunmen killed 43 near Jubata.", published="2031-03-04"),
        report("Gunmen killed 4 near Jubata.", published="2031-03-04"),
    )
    at_camp = claim(camp, "41", 41, places=["Old Mill"], when=day)
    at_town = claim(town, "43", 43, places=["Jubata"], when=day)
    fewer = claim(far, "4", 4, places=["Jubata"], when=day)
    (joined,) = incidents(linked([camp, town], [at_camp, at_town]))  # all of these lie at one point
    assert joined.doubts == ("the reports name two places that lie near one another",)
    assert len(incidents(linked([camp, far], [at_camp, fewer]))) == 2


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
    made = found.pop()
    assert sorted(bool(i.within) for i in made) == [False, True, True]


def test_the_headlines_figure_over_again_in_a_quarter_of_its_town_is_one_event() -> None:
    one = report("11 killed in Marun. In Upper Marun eleven died overnight. Shells killed 9 in Lower Marun.")
    day = When.day("2031-03-03")
    claims = [
        claim(one, "11", 11, places=["Marun"], when=day),
        claim(one, "eleven", 11, places=["Upper Marun"], when=day),
        claim(one, "9", 9, places=["Lower Marun"], when=day),
    ]
    assert _groups([one], claims) == [{"11", "eleven"}, {"9"}]
    later = [claims[0], claim(one, "eleven", 11, places=["Upper Marun"], when=When.day("2031-03-09"))]
    assert _groups([one], later) == [{"11"}, {"eleven"}]


def test_pairs_that_are_passed_over_at_a_glance_are_two_events_when_looked_at_closely(monkeypatch) -> None:
    chance = random.Random(3)
    sources, claims = [], []
    for number in range(60):
        day = dt.date(2031, 1, 1) + dt.timedelta(chance.randrange(150))
        figure = chance.choice((12, 15, 640, 1383, 20 + number))
        source = report(f"Report {number}: {figure} died.", published=day.isoformat())
        told = When.day(day.isoformat()) if chance.random() < 0.8 else None
        claims.append(claim(source, str(figure), figure, places=chance.sample(["Jubata", "Marun"], 1), when=told))
        sources.append(source)
    known = linked(sources, claims, around=AROUND, precision=PRECISION)
    every = [group for one in claims for group in groups([one], known, Scaled([one.id]))]
    pairs = list(itertools.permutations(every, 2))
    glanced = [pair for pair in pairs if module._strange(*pair)]
    monkeypatch.setattr(module, "_strange", lambda one, other: False)
    assert 100 < len(glanced) < len(pairs)
    assert not any(module._offer(*pair, known) for pair in glanced)
    found = {(o.one.key, o.other.key) for o in module._offers(every, known)}
    offered = {(one.key, other.key) for one, other in pairs if module._offer(one, other, known)}
    assert found
    assert offered == found | {(other, one) for one, other in found}


def test_an_answer_stands_with_what_its_words_name_or_its_side_is_blamed_for() -> None:
    words = (
        "Jets of the Ruvan army killed 12 in Jubata. Rebels killed 7 in Qasra. The army denied it. "
        "The rebels did not comment. The army has not commented on the raid on Jubata. The mayor denied it."
    )
    one = report(words)
    jubata = claim(one, "12", 12, places=["Jubata"], accused=["Ruvan army"])
    qasra = claim(one, "7", 7, places=["Qasra"], accused=["rebels"])
    denied = answer(one, "army", "The army denied it")
    silent = answer(one, "rebels", "The rebels did not comment", "declines")
    named = answer(one, "army", "has not commented on the raid", "declines")
    other = answer(one, "mayor", "The mayor denied it")
    sides = {"Ruvan army": "Ruva", "army": "Ruva", "rebels": "the rebels"}
    found = incidents(linked([one], [jubata, qasra, denied, silent, named, other], sides=sides))
    of = {key: incident for incident in found for key in incident.statements}
    assert of[denied.id] == of[named.id] == of[jubata.id]
    assert of[silent.id] == of[other.id] == of[qasra.id]

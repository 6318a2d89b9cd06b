"""What people decided: the last counts, what is apart stays apart, what contradicts itself is a question."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate import actors, gazetteer
from corroborate.link.copies import Told
from corroborate.link.incidents import incidents
from corroborate.link.judged import Judged, judged
from corroborate.records import Decision
from corroborate.values import When
from told import claim, linked, report


def _said(verdict: str, *about: str, at: str = "2031-03-09") -> Decision:
    return Decision(verdict, about, "N. N.", at, "because")


def test_the_last_decision_about_the_same_counts_whatever_the_order_of_arrival() -> None:
    made = [
        _said("same", "a", "b", at="2031-03-09"),
        _said("different", "b", "a", at="2031-03-10"),
        _said("rejected", "c", at="2031-03-09"),
        _said("accepted", "c", at="2031-03-11"),
        _said("rejected", "d", at="2031-03-09"),
    ]
    found = {judged(order, "abcd", {}) for order in itertools.permutations(made)}
    assert found == {Judged(frozenset("d"), (), (("a", "b"),))}


def test_names_are_folded_as_those_who_look_them_up_do() -> None:
    name = "the Government's forces tied to the coast"
    said = [
        Decision("identified", ("r",), "N. N.", "2031-03-09", "because", name, "the old guard"),
        Decision("placed", ("r",), "N. N.", "2031-03-09", "because", "the Al-Marun", "gn:1"),
    ]
    found = judged(said, "", {})
    assert found.identified == (("r", actors.fold(name), "the old guard"),)
    assert found.placed == (("r", gazetteer.fold("Marun"), "gn:1"),)


def test_unsure_takes_back() -> None:
    for verdict in ("unsure", "withdrawn"):
        later = [_said(verdict, "b", "a", at="2031-03-10"), _said(verdict, "c", at="2031-03-10")]
        assert judged([_said("same", "a", "b"), _said("rejected", "c"), *later], "abc", {}) == Judged()


def test_a_round_of_decisions_is_a_question_and_the_oldest_join_gives_way() -> None:
    made = [
        _said("same", "a", "b", at="2031-03-09"),
        _said("same", "b", "c", at="2031-03-10"),
        _said("different", "a", "c", at="2031-03-08"),
    ]
    found = judged(made, "abc", {})
    assert (found.same, found.different) == ((("b", "c"),), (("a", "c"),))
    assert [(q.kind, q.about) for q in found.questions] == [("doubtful join", ("a", "b"))]


def test_a_lost_statement_is_a_question_unless_it_was_to_be_lost() -> None:
    made = [_said("same", "a", "b"), _said("different", "a", "c"), _said("rejected", "d"), _said("same", "a", "x")]
    found = judged(made, "bc", dict.fromkeys("abcd", "report"))
    assert [(q.kind, q.about) for q in found.questions] == [("lost statement", ("a", "report"))]
    assert "different, same" in found.questions[0].hint
    assert (found.same, found.different) == ((), ())


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda p: p[0] != p[1]))


@given(PAIRS, PAIRS)
def test_groups_never_hold_what_is_told_apart_and_refuse_only_that(joins, apart) -> None:
    groups = Told("abcdefg", apart)
    for one, other in joins:
        would = {m for m in "abcdefg" if groups.smallest(m) in (groups.smallest(one), groups.smallest(other))}
        clash = any({a, b} <= would for a, b in apart)
        assert groups.join(one, other) is not clash
    assert not any(groups.smallest(a) == groups.smallest(b) for a, b in apart)


DAY = When.day("2031-03-03")


def _four():
    """Three reports of one place and day, and one of another place."""
    sources = [report(f"On Monday {n} died in {where}.", published="2031-03-03")
               for n, where in ((3, "Jubata"), (4, "Jubata"), (5, "Jubata"), (9, "Qasra"))]  # fmt: skip
    claims = [
        claim(s, str(n), n, places=[where], when=DAY)
        for s, n, where in zip(sources, (3, 4, 5, 9), ("Jubata", "Jubata", "Jubata", "Qasra"), strict=True)
    ]
    return sources, claims


def _sets(sources, claims, decided: Judged) -> list[list[int]]:
    found = incidents(linked(sources, claims), decided)
    number = {c.id: c.count.low or 0 for c in claims}
    return sorted(sorted(number[s] for s in incident.statements) for incident in found)


def _pair(one, other):
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def test_two_told_apart_are_two_incidents_and_the_rest_stays_with_one() -> None:
    sources, claims = _four()
    assert _sets(sources, claims, Judged()) == [[3, 4, 5], [9]]
    for one, other in itertools.combinations(claims[:3], 2):
        apart = Judged(different=(_pair(one, other),))
        found = _sets(sources, claims, apart)
        assert sorted(map(len, found)) == [1, 1, 2]
        for order in itertools.permutations(claims):
            assert _sets(sources, order, apart) == found


def test_two_told_the_same_join_whatever_the_places() -> None:
    sources, claims = _four()
    assert _sets(sources, claims, Judged(same=(_pair(claims[0], claims[3]),))) == [[3, 4, 5, 9]]


def test_a_person_overrules_what_one_report_puts_together() -> None:
    one = report("On Monday 12 died in Jubata. Another 30 were hurt.", published="2031-03-03")
    other = report("On Monday 30 were hurt in Qasra.", published="2031-03-03")
    first = claim(one, "12", 12, places=["Jubata"], when=DAY)
    second = claim(one, "30", 30, harm="injured")
    third = claim(other, "30", 90, harm="injured", places=["Qasra"], when=DAY)
    both = [one, other], [first, second, third]
    assert _sets(*both, Judged()) == [[12, 30], [90]]
    decided = Judged(same=(_pair(second, third),), different=(_pair(first, third),))
    assert _sets(*both, decided) == [[12], [30, 90]]


def test_a_doubt_that_a_person_settled_is_no_doubt() -> None:
    first, second = (
        report("The toll rose to 12 in Jubata."),
        report("The toll rose to 45 in Jubata.", published="2031-03-03"),
    )
    claims = [
        claim(first, "12", 12, says="The Monitor", running=True, places=["Jubata"]),
        claim(second, "45", 45, says="The Monitor", running=True, places=["Jubata"], when=DAY),
    ]
    known = linked([first, second], claims)
    assert [bool(i.doubts) for i in incidents(known)] == [True]
    assert [i.doubts for i in incidents(known, Judged(same=(_pair(*claims),)))] == [()]
    assert [i.doubts for i in incidents(known, Judged(different=(_pair(*claims),)))] == [(), ()]


SOURCES = [
    report(f"On Monday {n} died in {where}. Another {n + 50} were hurt.", published=f"2031-03-0{3 + n % 3}")
    for n, where in enumerate(("Jubata", "Jubata", "Marun", "the coast", "Qasra", "Jubata"), 3)
]
CLAIMS = [
    made
    for s, n, where in zip(SOURCES, range(3, 9), ("Jubata", "Jubata", "Marun", "the coast", "Qasra", "Jubata"), strict=True)
    for made in (
        claim(s, str(n), n, places=[where], when=When.day(f"2031-03-0{3 + n % 3}")),
        claim(s, str(n + 50), n + 50, harm="injured"),
    )
]  # fmt: skip
TWO = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] != p[1])
MADE = st.lists(st.tuples(st.sampled_from(["same", "different", "unsure"]), TWO, st.integers(1, 9)), max_size=8)


@settings(deadline=None)
@given(MADE, st.randoms(use_true_random=False))
def test_whatever_people_decide_each_statement_is_in_one_incident_and_order_never_counts(made, chance) -> None:
    decisions = [_said(v, CLAIMS[a].id, CLAIMS[b].id, at=f"2031-03-0{day}") for v, (a, b), day in made]
    order, arrived = list(CLAIMS), list(decisions)
    chance.shuffle(order)
    chance.shuffle(arrived)
    around = {"Jubata": ["the coast"], "Marun": ["the coast"], "the coast": []}
    decided = judged(decisions, {c.id for c in CLAIMS}, {})
    found = incidents(linked(SOURCES, CLAIMS, around=around), decided)
    assert judged(arrived, {c.id for c in CLAIMS}, {}) == decided
    assert incidents(linked(SOURCES, order, around=around), decided) == found
    assert sorted(s for i in found for s in i.statements) == sorted(c.id for c in CLAIMS)
    incident = {s: i.key for i in found for s in i.statements}
    assert all(incident[a] != incident[b] for a, b in decided.different)
    assert all(incident[a] == incident[b] for a, b in decided.same)
    last = {frozenset(d.about): d for d in sorted(decisions, key=lambda d: (d.at, d.id))}.values()
    asked = {q.about for q in decided.questions}
    wanted = {tuple(sorted(d.about)) for d in last if d.verdict == "same"}
    assert wanted == set(decided.same) | asked

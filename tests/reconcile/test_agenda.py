"""What waits for a person, the most consequential first, and how it is answered."""

from __future__ import annotations

import dataclasses
import itertools

from hypothesis import given
from hypothesis import strategies as st

from corroborate.reconcile.agenda import Answers, agenda, statement_key
from corroborate.records import Claim, Decision
from stories import coast_account as story


def _items(**more):
    account = story()
    return account, agenda(account, **more)


def test_every_statement_and_every_question_waits_once_and_keys_are_stable() -> None:
    account, items = _items(failures={"f" * 64: "it is no PDF"})
    assert {i.about[0] for i in items if i.sort == "statement"} == set(account.statements)
    asked = [i for i in items if i.asked and i.sort != "failure"]
    assert len(asked) >= len(
        {(q.kind, q.about) for q in account.questions if q.kind not in ("no reader", "unread file")}
    )
    assert len({i.key for i in items}) == len(items)
    assert [i.key for i in agenda(account, {"f" * 64: "it is no PDF"})] == [i.key for i in items]
    stakes = [i.stake for i in items]
    assert stakes == sorted(stakes, reverse=True)
    failure = next(i for i in items if i.sort == "failure" and i.about == ("f" * 64,))
    claims = sorted(
        i.stake for i in items if i.sort == "statement" and isinstance(account.statements[i.about[0]], Claim)
    )
    assert 0 < failure.stake <= claims[-1]


def test_a_figure_that_others_hold_stakes_less_than_one_that_stands_alone() -> None:
    account, items = _items()
    by_id = {i.about[0]: i.stake for i in items if i.sort == "statement"}
    series = [s for incident in account.incidents for t in incident.tolls if t.scope.harm == "killed" for s in t.series]
    shared = [step for s in series for step in s.steps if len(step.claims) > 1]
    replaced = [(s.steps[0], s.latest) for s in series if len(s.steps) > 1]
    assert replaced
    for step in shared:
        low = step.count.low or step.count.high or 0
        assert all(by_id[id] <= low / len(step.claims) + 1 for id in step.claims)
    for first, last in replaced:
        assert max(by_id[id] for id in first.claims) < max(by_id[id] for id in last.claims)


def _said(verdict: str, *about: str, at: int = 1, **more: str) -> Decision:
    return Decision(verdict, about, "N. N.", f"2031-03-{at:02}T00:00:00Z", "because", **more)


def test_what_answers_what() -> None:
    account, items = _items()
    one = {sort: next((i for i in items if i.sort == sort), None) for sort in ("statement", "place", "actor", "copy")}
    statement, place, actor = one["statement"], one["place"], one["actor"]
    assert statement
    assert place
    assert actor
    assert place.about != place.shown
    assert set(place.shown) <= set(account.statements)
    cases = [
        (statement, _said("accepted", *statement.about), "done"),
        (statement, _said("unsure", *statement.about), "unsure"),
        (statement, _said("withdrawn", *statement.about), "open"),
        (statement, _said("corrected", statement.about[0], "f" * 64), "done"),
        (place, _said("placed", *place.about, name=place.name.upper(), value="gn:1"), "done"),
        (place, _said("placed", *place.about, name="Elsewhere", value="gn:1"), "open"),
        (place, _said("noted", *place.shown, name=place.asked), "done"),
        (place, _said("unsure", *place.shown, name=place.asked), "unsure"),
        (actor, _said("identified", *actor.about, name=actor.name, value="the guard"), "done"),
        (actor, _said("noted", *actor.shown, name="undated"), "open"),
    ]
    for item, decision, state in cases:
        assert Answers([decision]).state(item) == state, (item.sort, decision.verdict)
        back = Decision("revoked", (decision.id,), "N. N.", "2031-03-09T00:00:00Z", "a slip")
        assert Answers([back, decision]).state(item) == "open"


def test_of_several_decisions_about_the_same_the_last_of_its_sort_holds_and_overrules_the_others() -> None:
    yes, no, words = _said("accepted", "a"), _said("rejected", "a", at=2), _said("corrected", "a", "b", at=3)
    one, other = (
        _said("placed", "r", "s", name="Sarim", value="gn:1"),
        _said("placed", "s", name="SARIM", value="gn:2", at=2),
    )
    why, tie = _said("explained", "a", "c", value="date"), _said("independent", "c", "a", at=2)
    answers = Answers([yes, no, words, one, other, why, tie])
    assert [answers.overruled(d) for d in (yes, no, words, one, other, why, tie)] == [True, True, *[False] * 5]
    opened = _said("unsure", "a", "c", at=4)
    both = Answers([why, tie, opened, _said("placed", "r", name="Sarim", value="gn:3", at=4), one, other])
    assert [both.overruled(d) for d in (why, tie, opened, one, other)] == [True, True, False, True, False]
    assert not Answers([opened, _said("same", "a", "c", at=5)]).overruled(_said("same", "a", "c", at=5))


def test_an_accepted_statement_counts_and_a_corrected_one_does_not() -> None:
    answers = Answers([_said("accepted", "a"), _said("corrected", "b", "c"), _said("rejected", "d")])
    assert [answers.counts(id) for id in "abcde"] == [True, False, True, False, None]
    assert statement_key("a" * 64) == "s" + "a" * 15


@given(
    st.lists(st.tuples(st.sampled_from(["accepted", "rejected", "unsure", "revoked"]), st.integers(0, 3)), max_size=8)
)
def test_the_order_of_arrival_does_not_matter(said) -> None:
    made: list[Decision] = []
    for at, (verdict, which) in enumerate(said, 1):
        about = (made[which % len(made)].id,) if verdict == "revoked" and made else ("abcd"[which],)
        if verdict != "revoked" or made:
            made.append(_said(verdict, *about, at=at))
    states = {
        tuple(Answers(order).counts(id) for id in "abcd")
        for order in itertools.islice(itertools.permutations(made), 24)
    }
    assert len(states) == 1


def test_nothing_waits_in_an_empty_account() -> None:
    account = dataclasses.replace(
        story(), statements={}, incidents=(), findings=(), questions=(), parties=(), places=()
    )
    assert agenda(account) == ()

"""Who counted independently, on an incident's page: what is known, from whom, and what a decision makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed import Pages, made, plain, visit

from corroborate.account import Counter, Incident, Scope, Series, Step, Tie, Toll
from corroborate.records import Decision
from corroborate.values import Count
from corroborate.web.ties import pairs

ONE = Counter("one", "Kelaran Rights Monitor", "organisation")
TWO = Counter("two", "Doctors' League", "organisation")
NOBODY = Counter("own:x", "Coast Dispatch", "unnamed")


def _series(counter: Counter, *claims: str) -> Series:
    return Series(counter, Scope("killed"), (Step(Count(3, 3), claims, None, "dated", "first"),))


def _incident(*ties: Tie) -> Incident:
    series = (_series(ONE, "a1", "a2"), _series(TWO, "b1"), _series(NOBODY, "c1"))
    toll = Toll("t", "i", Scope("killed"), series, "range", ties=ties)
    return Incident("i", "The coast", (), None, (), ("a1", "a2", "b1", "c1"), (toll,))


def _decision(verdict, *about: str, at: str = "2031-03-10T09:00:00Z") -> Decision:
    return Decision(verdict, about, "N. N.", at, "they share an office")


def test_of_two_counters_nothing_is_known_until_somebody_says_so() -> None:
    (pair,) = pairs(_incident(), ())
    assert (pair.one, pair.other, pair.state, pair.after) == (ONE.name, TWO.name, "unknown", "")
    assert [(c.verdict, c.about) for c in pair.choices] == [
        ("independent", ("a1", "b1")),
        ("dependent", ("a1", "b1")),
        ("dependent", ("b1", "a1")),
    ]


def test_a_method_tells_and_a_decision_overrules_it() -> None:
    own = Tie("two", "one", independent=False, why="its own method says so")
    (pair,) = pairs(_incident(own), ())
    assert (pair.state, pair.why) == ("dependent", "its own method says so")
    assert pair.words.startswith("Doctors' League rests on Kelaran Rights Monitor")
    (pair,) = pairs(_incident(own), (_decision("independent", "b1", "a2"),))
    assert (pair.state, pair.after) == ("independent", "2031-03-10T09:00:00Z")
    assert pair.why == "N. N. decided so on 2031-03-10: they share an office"
    assert pair.choices[-1].verdict == "unsure"


@pytest.mark.parametrize(("about", "words"), [(("a2", "b1"), ONE.name), (("b1", "a1"), TWO.name)])
def test_the_first_rests_on_the_second(about: tuple[str, str], words: str) -> None:
    (pair,) = pairs(_incident(), (_decision("dependent", *about),))
    assert pair.words.startswith(f"{words} rests on")


def test_the_last_decision_counts_and_others_are_about_something_else() -> None:
    later = "2031-03-11T09:00:00Z"
    (pair,) = pairs(_incident(), (_decision("independent", "a1", "b1"), _decision("unsure", "a1", "b1", at=later)))
    assert (pair.state, pair.after) == ("unknown", later)
    assert "left it open" in pair.why
    for verdict, about in (("same", ("a1", "b1")), ("independent", ("a1", "a2")), ("independent", ("a1", "z9"))):
        assert pairs(_incident(), (_decision(verdict, *about),))[0].state == "unknown"


def test_a_tie_that_a_person_judged_is_told_by_the_log_and_not_by_the_board() -> None:
    judged = Tie("one", "two", independent=True, why="a person judged so")
    assert pairs(_incident(judged), ())[0].state == "unknown"


def test_the_page_shows_the_counters_and_keeps_what_is_decided(tmp_path: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        incident = next(i for i in board.account.incidents if pairs(i, ()))
        before = await pages.words(f"/incident/{incident.key}")
        assert 'data-tie="unknown"' in before
        assert "Syrian Network for Human Rights rests on Syrian Observatory for Human Rights" in plain(before)
        (pair,) = pairs(incident, ())
        choice = next(c for c in pair.choices if c.verdict == "independent")
        assert f"[&#34;{choice.about[0]}" in before or choice.about[0] in before
        answer = await pages.decide("independent", list(choice.about), why="two offices, two lists")
        assert answer.status_code == 200
        after = await pages.words(f"/incident/{incident.key}")
        assert 'data-tie="independent"' in after
        assert "N. N. decided so on 2031-03-10: two offices, two lists" in plain(after)
        await pages.decide("dependent", [choice.about[1], choice.about[0]], why="one list after all")
        assert 'data-tie="dependent"' in await pages.words(f"/incident/{incident.key}")

    visit(made(tmp_path), act)

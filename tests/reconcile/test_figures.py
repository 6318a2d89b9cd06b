from __future__ import annotations

import itertools

from corroborate.account import Incident
from corroborate.reconcile.figures import Cues, among, pages
from corroborate.values import Count, When
from english import english
from told import claim, linked, report


def test_cues_of_no_language_find_nothing() -> None:
    none = Cues.of(None)
    patterns = (none.complete, none.partial, none.before, none.behind, none.bringing)
    assert not any(p.search(words) for p, words in itertools.product(patterns, ("", "by province", "more")))


def test_cues_stand_beside_a_figure_as_whole_words() -> None:
    cues = Cues.of(english())
    assert cues.before.search("It counts a further ")
    assert not cues.before.search("a further day of fire killed ")
    assert cues.behind.search(" more died")
    assert not cues.behind.search(" died, and more were hurt")
    assert not cues.partial.search("as chiefs died")


def _figures(words, *told, **how):
    one = report(words, published=how.pop("published", "2031-03-08"))
    claims = [claim(one, figure, count, **{**how, **more}) for figure, count, more in told]
    known = linked([one], claims)
    incident = Incident("k", "", (), None, (), tuple(sorted(c.id for c in claims)))
    return [figure for page in pages(incident, known, {}) for figure in page.figures]


def test_figures_stand_in_the_order_of_the_text_and_claims_without_a_number_are_none() -> None:
    vague = Count(None, None, vague="dozens")
    found = _figures("Dozens fell: 12 here, 30 there.", ("30", 30, {}), ("Dozens", vague, {}), ("12", 12, {}))
    assert [f.size for f in found] == [12, 30]


def test_an_unattributed_figure_is_the_one_counters_that_the_report_cites() -> None:
    words = "The Monitor counts 60 dead. In Odra 12 died. The Network saw 9."
    told = [("60", 60, {"says": "The Monitor"}), ("12", 12, {})]
    assert {f.counter for f in _figures(words, *told)} == {"the monitor"}
    assert len({f.counter for f in _figures(words, *told, ("9", 9, {"says": "The Network"}))}) == 3


def test_a_day_is_one_that_is_known_to_the_day_and_not_assumed() -> None:
    def day(**how):
        return _figures("The toll is 12.", ("12", 12, {}), **how)[0].day

    assert str(day()) == "2031-03-08"
    assert str(day(said=When.day("2031-03-07"))) == "2031-03-07"
    assert day(published=None) is None
    assert day(published="2031-03") is None
    assert day(said=When.day("2031-03-07", "assumed")) is None


def test_who_can_be_among_whom() -> None:
    words = "It counts 60 and 12."

    def fits(part, whole):
        one, other = _figures(words, ("60", 60, whole), ("12", 12, part))
        return among(other, one)

    assert fits({"status": "combatant"}, {})
    assert not fits({"status": "combatant"}, {"status": "civilian"})
    assert fits({"sorts": ["women"]}, {"status": "unknown"})
    assert not fits({"sorts": ["women"]}, {"sorts": ["children"]})
    assert not fits({"says": "The Network"}, {"says": "The Monitor"})

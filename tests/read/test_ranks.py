from __future__ import annotations

from corroborate.language import Language
from corroborate.read.ranks import Candidate, Choice, Ranks

RANKS = Ranks(
    Language.parse("xx", {"ranks": '[places]\n"here" = "500"\n"lead: here" = "-900"\n"fine" = "100"'}), "places"
)


def test_the_largest_sum_wins_and_a_kind_of_figure_may_weigh_otherwise():
    candidates = [Candidate("near", ["here"]), Candidate("fine", ["fine"])]
    assert RANKS.best(Choice("body", candidates)) == "near"
    assert RANKS.best(Choice("lead", candidates)) == "fine"


def test_the_first_of_equals_wins_and_nothing_of_none():
    assert RANKS.best(Choice("body", [Candidate("a", []), Candidate("b", ["unheard of"])])) == "a"
    assert RANKS.best(Choice("body", [])) is None


def test_a_slot_without_weights_is_not_known():
    assert RANKS.known
    assert not Ranks(Language.parse("xx", {}), "places").known


def test_values_that_name_the_same_are_stronger_together_and_the_likelier_of_them_is_given():
    ranks = Ranks(Language.parse("xx", {"ranks": '[accused]\n"a" = "1000"\n"b" = "900"\n"c" = "800"'}), "accused")
    found = [Candidate("army", ["a"]), Candidate("rebel fighters", ["c"]), Candidate("rebels", ["b"])]
    assert ranks.best(Choice("body", found)) == "army"
    assert ranks.best(Choice("body", found, lambda one, other: one[:5] == other[:5])) == "rebels"


def test_how_far_the_likeliest_is_ahead_of_the_next():
    candidates = [Candidate("fine", ["fine"]), Candidate("near", ["here"])]
    assert RANKS.ahead(Choice("body", candidates)) == ("near", 400)
    assert RANKS.ahead(Choice("body", candidates[:1])) == ("fine", 0)
    assert RANKS.ahead(Choice("body", [])) == (None, 0)

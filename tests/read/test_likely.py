from __future__ import annotations

from collections.abc import Iterator

import pytest

from corroborate.knowledge import word_lists
from corroborate.language import Language
from corroborate.read.reading import Grammar
from corroborate.vocabulary import Harm
from english import line

LEARNED = """[harm]
"told" = "400"
"left nearest True" = "600"
"left nearest False" = "-600"
"speaks" = "2000"
"of thing" = "2000"
"no cue left" = "-300"
"""


def grammar(ranks: str) -> Grammar:
    return Grammar(Language.parse("en", {**word_lists("en"), "ranks": ranks}))


@pytest.fixture(scope="module")
def learned() -> Grammar:
    return grammar(LEARNED)


def found(knowing: Grammar, words: str, told: Harm | None = None) -> Iterator[tuple[str, Harm | None]]:
    here = line(words)
    return ((" ".join(here.raw[one.start : one.end]), one.harm) for one in knowing.harms.find(here, told=told))


LEFT_OVER = "Rebels killed the mayor and paraded seven farmers through Belo."


def test_a_count_that_no_rule_knows_suffers_what_is_told_beside_it(learned: Grammar) -> None:
    assert ("seven", "killed") in list(found(learned, LEFT_OVER))


def test_nothing_is_likely_where_nothing_was_learned() -> None:
    assert "seven" not in dict(found(grammar(""), LEFT_OVER))


def test_the_nearest_harm_is_the_likeliest(learned: Grammar) -> None:
    words = "Rebels killed the mayor, abducted his guard and paraded seven farmers through Belo."
    assert dict(found(learned, words))["seven"] == "detained"


def test_who_was_told_of_right_before_may_be_gone_on_about(learned: Grammar) -> None:
    words = "Nine farmers lay in the yard."
    assert dict(found(learned, words, "killed")) == {"Nine": "killed"}
    assert dict(found(learned, words)) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Rebels killed the mayor, seven farmers said.",
        "Rebels killed the mayor and seven of 31 lorries were gone.",
        "Rebels killed the mayor, and nine clerks wrote seven testimonies.",
        "Rebels killed the mayor; a judge heard 12 testimonies (seven on arson).",
        "Rebels killed the mayor, and seven farmers were rescued.",
        "In a lorry seven farmers were murdering two guards.",
        "Rebels killed the mayor. Belo seven, Coro two.",
    ],
)
def test_whoever_speaks_and_things_are_not_harmed(learned: Grammar, words: str) -> None:
    assert "seven" not in dict(found(learned, words))


@pytest.mark.parametrize(
    "words",
    [
        "Rebels killed the mayor in Belo, where many people wept.",
        "Rebels killed the mayor in Belo, so one must ask why.",
    ],
)
def test_many_and_one_are_harmed_only_where_a_rule_tells_it(learned: Grammar, words: str) -> None:
    assert list(dict(found(learned, words))) == ["the mayor"]


def test_every_count_can_be_learned_from_with_none_as_its_first_answer(learned: Grammar) -> None:
    choices = [choice for _, choice in learned.harms.choices(line("Rebels killed two men and paraded seven farmers."))]
    assert [[candidate.value for candidate in choice.candidates] for choice in choices] == [[None, "killed"]] * 2

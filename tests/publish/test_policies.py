"""What a policy made of a toll, wherever it is published: the table, the JSON, the page, the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from corroborate.account import Policy
from corroborate.publish.account_json import account_json
from corroborate.publish.release import Release
from corroborate.publish.tables import account_table, as_csv
from corroborate.publish.terminal import summary, toll_lines
from corroborate.publish.words import Book
from corroborate.reconcile.policies import named
from corroborate.vocabulary import OUTSIDE_WORDS, POLICY_WORDS
from sited import words_of
from stories import MONITOR, several


def _csv(release: Release) -> str:
    return as_csv(account_table(release, Book.of(release)))


def test_the_range_its_course_and_who_stands_outside_are_in_the_json() -> None:
    (toll,) = json.loads(account_json(several()))["tolls"]
    assert (toll["verdict"], toll["low"], toll["high"], toll["best"], toll["grade"]) == ("range", 24, 745, None, None)
    assert sorted(one["why"] for one in toll["outside"]) == ["no counter", "stale"]
    assert toll["points"] == [
        {"day": "2031-01-20", "low": None, "high": None, "counters": 1},
        {"day": "2031-03-09", "low": None, "high": None, "counters": 1},
        {"day": "2031-03-10", "low": 24, "high": 745, "counters": 2},
    ]


def test_the_table_says_what_is_not_counted() -> None:
    rows = list(csv.DictReader(io.StringIO(_csv(several(named("ucdp-like/1"))).removeprefix("\ufeff"))))
    assert {row["figure"]: row["not_counted"] for row in rows} == {
        "745": "", "dozens": "", "300": "stale", "900": "no counter"
    }  # fmt: skip
    assert {(row["range_low"], row["range_high"], row["best"], row["grade"]) for row in rows} == {
        ("24", "745", "745", "")
    }


def test_the_page_says_how_the_range_was_made_and_what_stands_outside() -> None:
    words = words_of(several())
    assert f"Documented range 24 to 745, two counters: {POLICY_WORDS['documented-range/1']}." in words
    assert "no figure leads" in words
    assert f"one counter ({OUTSIDE_WORDS['stale']}); one voice ({OUTSIDE_WORDS['no counter']})" in words


def test_the_page_shows_the_range_day_by_day_where_it_changed() -> None:
    assert "The range day by day" not in words_of(several()), "there was a range on one day alone"
    words = words_of(several(Policy(stale_days=400)))
    assert "The range day by day" in words
    assert re.search(r"9 March 2031 300 745 2 10 March 2031 24 745 3", words)
    ranged = several(Policy(stale_days=400))
    unnamed = tuple(replace(toll, verdict="no named counter") for toll in ranged.tolls)
    assert "The range day by day" not in words_of(replace(ranged, tolls=unnamed)), "nobody is named who counted"


@pytest.mark.parametrize("name", POLICY_WORDS)
def test_every_publication_names_its_policy_and_what_it_means(name: str) -> None:
    release = several(named(name))
    assert json.loads(account_json(release))["policy"]["name"] == name
    for shown in (words_of(release), " ".join(summary(release).split()), " ".join(toll_lines(release).split())):
        assert name in shown
        assert POLICY_WORDS[name] in shown


def test_a_figure_that_leads_and_a_grade_are_said() -> None:
    best = several(named("acled-like/1"))
    assert "documented range 12 to 745, two counters, best figure 12" in " ".join(toll_lines(best).split())
    assert "no figure leads" not in words_of(best)
    assert "two counters, graded fair" in " ".join(summary(several(named("airwars-like/1"))).split())


def test_where_nothing_counts_nobody_is_said_to_be_the_counter() -> None:
    release = several(named("verified-only/1"))
    assert release.tolls[0].verdict == "no figure counted", "no words of a language were given"
    assert "No figure counted under the policy verified-only/1" in words_of(release)
    assert f"{MONITOR} (not verified)" in " ".join(summary(release).split())

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from corroborate.account import Point, Uncounted
from corroborate.publish.release import PublicSeries, PublicStep, Release, Voice
from corroborate.publish.words import (
    Book,
    blamed,
    headline,
    known_words,
    lead_words,
    series_marks,
    step_marks,
    steps_words,
    verdict_words,
    voice_words,
)
from corroborate.values import Count, When
from stories import MONITOR, coast


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


def _series(*numbers: int, said: When | None = None, ordered: str = "dated") -> PublicSeries:
    steps = tuple(PublicStep(Count(n, n), (), said, ordered, "rise") for n in numbers)
    return PublicSeries("K1", steps, ())


def test_two_reports_of_one_counter(release: Release) -> None:
    keep = {"Coast Dispatch", "Harbour Post"}
    two = replace(
        release,
        reports=tuple(r for r in release.reports if r.publisher in keep),
        counters=tuple(c for c in release.counters if c.name == MONITOR),
        tolls=release.tolls[:1],
        incidents=(replace(release.incidents[0], tolls=release.tolls[0:1] and (release.tolls[0].id,)),),
    )
    assert headline(Book.of(two)) == "2 reports, one counter."
    assert lead_words(Book.of(two)) == f"Killed, civilians, Sarim coast: at least 745, then 1,383 ({MONITOR})."


def test_a_range_is_given_with_its_counters(release: Release) -> None:
    toll = replace(release.tolls[0], verdict="range", low=700, high=1383)
    assert verdict_words(toll, Book.of(release)) == "documented range 700 to 1,383, one counter"
    even = replace(toll, low=12, high=12)
    assert verdict_words(even, Book.of(release)).startswith("documented range 12, ")


def _on(counter: str, *days: str) -> PublicSeries:
    steps = tuple(PublicStep(Count(148, 148), (), When.day(day), "dated", "rise") for day in days)
    return PublicSeries(counter, steps, ())


def test_what_was_known_on_a_day_follows_the_rule_of_the_verdict(release: Release) -> None:
    first, second = replace(release.counters[0], id="K1", kind="organisation"), replace(release.counters[0], id="K2")
    third = replace(first, id="K3", kind="unnamed")
    book = Book.of(replace(release, counters=(first, second, third)))
    named, unnamed, other = _on("K1", "2031-03-08"), _on("K3", "2031-03-07", "2031-03-09"), _on("K2", "2031-03-10")
    outside = (Uncounted("K3", "no counter"),)
    one = replace(release.tolls[0], series=(named, unnamed), verdict="one counter", outside=outside, points=())
    assert [(day[-2:], words) for day, words, _, _ in known_words(one, book)] == [
        ("07", "no named counter"), ("08", "one counter"), ("09", "one counter")]  # fmt: skip
    points = (Point("2031-03-08", None, None, 1), Point("2031-03-10", 148, 160, 2))
    two = replace(one, series=(named, unnamed, other), verdict="range", low=148, high=160, points=points)
    assert [known[1:] for known in known_words(two, book)][1:] == [
        ("one counter", None, None), ("one counter", None, None), (verdict_words(two, book), 148, 160)]  # fmt: skip
    nobody = replace(one, series=(unnamed,), verdict="no named counter", outside=())
    assert {words for _, words, _, _ in known_words(nobody, book)} == {"no named counter"}
    vague = replace(two, points=(Point("2031-03-08", None, None, 0),), verdict="no figure counted")
    assert known_words(vague, book)[-1][1] == "no figure counted"


def test_marks_say_what_is_not_certain(release: Release) -> None:
    book = Book.of(release)
    undated = _series(1, 2, ordered="assumed")
    assert step_marks(undated.steps[0], undated, book) == ("order assumed", "undated")
    alone = _series(1, ordered="assumed")
    assert step_marks(alone.steps[0], alone, book) == ("undated",)
    yearless = _series(1, 2, said=When.day("--03-12"))
    assert step_marks(yearless.steps[0], yearless, book) == ("year not stated",)
    assert series_marks(undated, book) == ("order assumed", "undated")


def test_a_day_whose_year_was_worked_out_is_called_so(release: Release) -> None:
    book = Book.of(release)
    series = release.tolls[0].series[0]
    assert step_marks(series.steps[1], series, book) == ("date inferred",)
    said = {
        claim.id: replace(claim, said=claim.said and replace(claim.said, words="March 12")) for claim in release.claims
    }
    worded = Book.of(replace(release, claims=tuple(said.values())))
    assert step_marks(series.steps[1], series, worded) == ("year inferred",)


def test_a_long_series_is_given_by_its_ends() -> None:
    assert steps_words(_series(*range(1, 10)), SimpleNamespace(statements={}), " → ") == "1 → … → 7 → 8 → 9 (9 figures)"


def test_the_accused_stand_by_sides_and_open_names_last(release: Release) -> None:
    everything = replace(release.incidents[0], statements=tuple(s.id for s in release.statements))
    found = blamed(Book.of(release), everything)
    assert [one.side for one in found] == ["the new government", "the new government", "the former government", None]
    assert found[0].name == "government factions"
    assert {s.id[0] for s in found[0].statements} == {"A", "C"}


def test_a_chain_of_voices_is_given_from_the_inside(release: Release) -> None:
    assert voice_words((), release.reports[0]) == "Coast Dispatch, in its own voice"
    assert voice_words((Voice("Wire", "outlet"), Voice("[name withheld]", "person"))) == (
        "a private person [name withheld], through Wire"
    )

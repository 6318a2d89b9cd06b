from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.account import Case
from corroborate.publish.release import Release
from corroborate.publish.terminal import (
    claim_lines,
    columns,
    incident_lines,
    report_view,
    statement_view,
    summary,
    toll_lines,
)
from stories import MONITOR, coast, coast_account

VIEWS = [summary, claim_lines, incident_lines, toll_lines]


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


@pytest.fixture(scope="module")
def many() -> Release:
    return coast(more=40)


def test_it_begins_with_reports_and_counters_and_ends_with_the_floor(release: Release) -> None:
    lines = summary(release).splitlines()
    assert lines[0].startswith("6 reports, 5 voices, one counter.")
    assert "at least 745, then 1,383" in lines[1]
    assert lines[-1] == "Recorded counts are a floor."


def test_it_says_who_is_accused_by_whom_what_is_answered_and_what_contradicts(release: Release) -> None:
    shown = " ".join(summary(release).split())
    assert f"at least 745 → 1,383 {MONITOR} (one counter; date inferred; victims worded differently" in shown
    assert "remnants of the old guard [the former government], by reports" in shown
    assert "security forces [side open], by Local sources" in shown
    assert "Answer: Tarek Amal declines to say" in shown
    assert "Contradiction: Reports blame opposite sides" in shown
    assert "8 questions for a person." in shown
    assert "Not read: a file: [file name withheld]: no text in it" in shown


def test_only_the_first_incidents_are_written_out_and_the_rest_is_counted(many: Release) -> None:
    shown = summary(many)
    assert shown.count("Accused") <= 5
    assert f"{len(many.incidents) - 5} more incidents" in shown


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_nothing_is_wider_than_asked(view, width: int, release: Release) -> None:
    assert max(map(columns, view(release, width).splitlines())) <= width


def test_every_list_is_whole(many: Release) -> None:
    assert claim_lines(many).count("\nC") + 1 == len(many.claims)
    assert all(f"({incident.id};" in incident_lines(many) for incident in many.incidents)
    assert all(toll_lines(many).count(f"{toll.id}  ") == 1 for toll in many.tolls)


def test_a_release_without_anything_is_still_an_account(release: Release) -> None:
    empty = replace(release, **dict.fromkeys(
        ("reports", "claims", "accusations", "answers", "evidence", "places", "parties", "counters", "incidents", "tolls",
         "findings", "questions", "failures"), ()), case=Case())  # fmt: skip
    assert summary(empty) == "0 reports, no figures.\n\nRecorded counts are a floor.\n"
    assert claim_lines(empty) == "\n"


def test_words_cannot_steer_the_terminal(release: Release) -> None:
    evil = tuple(replace(claim, figure="\x1b[2J745\u202e\x9b\x00") for claim in release.claims)
    shown = claim_lines(replace(release, claims=evil))
    assert not set(shown) & set("\x1b\u202e\x9b\x00")
    assert "745\ufffd\ufffd\ufffd" in shown


def test_a_statements_text_is_shown_with_its_words_marked() -> None:
    account = coast_account()
    source = account.sources[0]
    statement = next(s for s in account.statements.values() if s.kind == "evidence")
    shown = statement_view(source, statement)
    assert "[[Videos]] showed\n[[bodies in a mass grave]]" in shown
    assert source.report.sha256 in shown
    assert "file: /home/mona/darwish.html" in shown
    assert "Amina Darwish" in shown
    assert "\x1b" not in shown
    bold = statement_view(source, statement, color=True)
    assert "\x1b[1mVideos\x1b[0m showed" in bold
    assert max(map(columns, shown.splitlines())) <= 80


def test_a_report_is_shown_with_all_that_it_states() -> None:
    account = coast_account()
    source = account.sources[0]
    assert source.text is not None
    statements = [s for s in account.statements.values() if s.text == source.text.id]
    shown = report_view(source, statements, 200)
    assert "accusation: 2, claim: 3, evidence: 1" in shown
    assert shown.count("[[") == shown.count("]]") > 8
    assert "gave no text" in report_view(replace(source, text=None), [], 80)


@given(st.text(max_size=200), st.integers(4, 60))
def test_any_words_fit_any_width(words: str, width: int) -> None:
    release = coast_release()
    shown = summary(replace(release, failures=(replace(release.failures[0], reason=words),)), width)
    assert all(columns(line) <= width for line in shown.split("\n"))


_RELEASE: list[Release] = []


def coast_release() -> Release:
    if not _RELEASE:
        _RELEASE.append(coast())
    return _RELEASE[0]

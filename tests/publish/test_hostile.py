"""Whatever a report says, its words stay words: on the page, in the tables and on the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from corroborate.account import Case
from corroborate.link.incidents import incidents
from corroborate.publish.gate import gate
from corroborate.publish.release import Release
from corroborate.publish.release_files import files
from corroborate.publish.terminal import claim_lines, columns, incident_lines, summary, toll_lines
from corroborate.reconcile import account
from stories import AT, POLICY, number
from told import accusation, answer, claim, linked, report

EVIL = (
    "<script>alert(1)</script>", "]]><!--", "'\" onmouseover='x'", "</style></title><img src=x onerror=alert(1)>",
    "&lt;b&gt;&#x3C;i&#x3E;", "javascript:alert(1)", "\u202egnp.exe", "\x00\x1b[2J\x07", "=cmd|' /C calc'!A1",
)  # fmt: skip
OVERRIDES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class _Reader(HTMLParser):
    """Every element with its attributes, and the words in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data) -> None:
        if self.inside not in ("script", "style"):
            self.words.append(data)

    def handle_endtag(self, tag) -> None:
        self.inside = ""


@pytest.fixture(scope="module")
def release() -> Release:
    sources, told = [], []
    for i, evil in enumerate(EVIL):
        source = report(
            f"The {evil} militia killed {i + 20} people in {evil} Town, {evil} Monitor said. {evil}. "
            f"The {evil} militia denies it.",
            publisher=f"{evil} Times",
            published="2031-03-09",
        )
        capture = replace(
            source.captures[0], address=f"javascript:alert('{evil}')" if i % 2 else f"https://x.example/{evil}"
        )
        sources.append(replace(source, captures=(capture,)))
        told += [
            claim(sources[-1], str(i + 20), i + 20, says=f"{evil} Monitor", victims="people", places=[f"{evil} Town"],
                  accused=[f"{evil} militia"]),
            accusation(sources[-1], f"{evil} militia", "killed", says=f"{evil} Monitor", places=[f"{evil} Town"]),
            answer(sources[-1], f"{evil} militia", "denies it", "denies"),
        ]  # fmt: skip
    case = Case(*(EVIL[i] for i in range(4)), whose=EVIL[3])
    known = linked(sources, told)
    failed = [(evil, f"{evil}: no text") for evil in EVIL]
    policy = replace(POLICY, withhold=())
    made = account(case, policy, sources, known, incidents(known), versions=[(EVIL[0], EVIL[1])], failures=failed)
    return gate(made, number)


@pytest.fixture(scope="module")
def html(release: Release) -> str:
    return dict(files(release, AT))["index.html"].decode()


@pytest.fixture(scope="module")
def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_the_page_has_one_script_and_none_of_it_is_a_reports(html: str, read: _Reader) -> None:
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert html.count("<script>alert") == 0
    assert not [
        tag for tag, _ in read.elements if tag in ("img", "iframe", "object", "embed", "link", "form", "base", "i")
    ]


def test_no_attribute_runs_or_fetches_anything(read: _Reader) -> None:
    for tag, attributes in read.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style", "action")
        ]
        if "href" in attributes:
            assert re.match(r"#|https?://", attributes["href"] or ""), (tag, attributes)


def test_links_that_leave_the_page_tell_nobody_where_from(read: _Reader) -> None:
    leaving = [a for _, a in read.elements if (a.get("href") or "").startswith("http")]
    assert all(a["rel"] == "noreferrer noopener" for a in leaving)


def test_every_link_within_the_page_leads_somewhere(read: _Reader) -> None:
    ids = [a["id"] for _, a in read.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for _, a in read.elements if (a.get("href") or "").startswith("#")}
    assert targets <= set(ids)


def test_the_evil_words_are_shown_as_words(read: _Reader) -> None:
    words = "".join(read.words)
    assert all(evil in words for evil in EVIL if not OVERRIDES.search(evil))


def test_nothing_turns_the_text_around(html: str) -> None:
    assert not OVERRIDES.search(html)


def test_the_page_asks_for_nothing(html: str) -> None:
    assert re.search(r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;", html)
    assert "url(" not in html
    assert "@import" not in html


def test_no_cell_is_a_formula(release: Release) -> None:
    made = dict(files(release, AT))
    for name in (name for name in made if name.endswith(".csv")):
        rows = list(csv.reader(io.StringIO(made[name].decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_the_json_is_json_and_keeps_the_words(release: Release) -> None:
    kept = json.loads(dict(files(release, AT))["account.json"])
    assert {party["name"] for party in kept["parties"]} >= {f"{evil} militia" for evil in EVIL[:4]}


@pytest.mark.parametrize("view", [summary, claim_lines, incident_lines, toll_lines])
@pytest.mark.parametrize("width", [40, 80])
def test_no_report_steers_the_terminal(release: Release, view, width: int) -> None:
    shown = view(release, width)
    assert not OVERRIDES.search(shown.replace("\n", ""))
    assert max(map(columns, shown.splitlines())) <= width

"""Whatever a report says, its words stay words: on the page, in the tables and on the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from corroborate.account import Case
from corroborate.knowledge import atlas
from corroborate.link.incidents import incidents
from corroborate.publish.gate import gate
from corroborate.publish.release import Release
from corroborate.publish.release_files import files
from corroborate.publish.terminal import claim_lines, columns, incident_lines, summary, toll_lines
from corroborate.reconcile import account
from corroborate.vocabulary import SENSITIVE_WORDS
from sited import FETCHING, Page, astray
from stories import AT, POLICY, number
from told import accusation, answer, claim, linked, report

EVIL = (
    "<script>alert(1)</script>", "]]><!--", "'\" onmouseover='x'", "</style></title><img src=x onerror=alert(1)>",
    "&lt;b&gt;&#x3C;i&#x3E;", "javascript:alert(1)", "\u202egnp.exe", "\x00\x1b[2J\x07", "=cmd|' /C calc'!A1",
)  # fmt: skip
OVERRIDES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


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
    policy = replace(POLICY, leaves=tuple(SENSITIVE_WORDS))
    made = account(case, policy, sources, known, incidents(known), versions=[(EVIL[0], EVIL[1])], failures=failed)
    return gate(made, number)


@pytest.fixture(scope="module")
def made(release: Release) -> dict[str, bytes]:
    return dict(files(release, atlas(), AT))


@pytest.fixture(scope="module")
def html(made: dict[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in made.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def read(html: dict[str, str]) -> list[Page]:
    return list(map(Page, html.values()))


def test_a_page_has_one_script_and_its_data_and_none_of_it_is_a_reports(html: dict[str, str], read: list[Page]) -> None:
    for page in read:
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        assert [one for one in scripts if one != {"type": "application/json", "id": "ground"}] == [{}]
        assert not page.tags & {*FETCHING, "i"}
    assert not [name for name, page in html.items() if "<script>alert" in page]


def test_no_attribute_runs_or_fetches_anything(read: list[Page]) -> None:
    for tag, attributes in (element for page in read for element in page.elements):
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style", "action")
        ]
        if "href" in attributes:
            assert re.match(r"#|https?://|(\.\./)?[\w/.-]+(#\w[\w-]*)?$", attributes["href"] or ""), (tag, attributes)


def test_links_that_leave_the_page_tell_nobody_where_from(read: list[Page]) -> None:
    leaving = [a for page in read for _, a in page.elements if (a.get("href") or "").startswith("http")]
    assert leaving
    assert all(a["rel"] == "noreferrer noopener" for a in leaving)


def test_every_link_within_the_site_leads_somewhere(html: dict[str, str], made: dict[str, bytes]) -> None:
    assert all(len(page.ids) == len(set(page.ids)) for page in map(Page, html.values()))
    assert astray(html, made) == []


def test_the_evil_words_are_shown_as_words(read: list[Page]) -> None:
    words = "".join(said for page in read for said in page.said)
    assert all(evil in words for evil in EVIL if not OVERRIDES.search(evil))


def test_nothing_turns_the_text_around(made: dict[str, bytes]) -> None:
    assert not [
        name for name, data in made.items() if name.endswith((".html", ".js")) and OVERRIDES.search(data.decode())
    ]


def test_what_a_map_is_drawn_from_cannot_end_its_block(html: dict[str, str]) -> None:
    grounds = [found[1] for page in html.values() if (found := re.search(r'id="ground">(.*?)</script>', page))]
    assert all("<" not in ground and json.loads(ground)["land"] for ground in grounds)


def test_no_page_asks_for_anything(html: dict[str, str]) -> None:
    for page in html.values():
        assert re.search(r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;", page)
        assert "url(" not in page
        assert "@import" not in page


def test_no_cell_is_a_formula(made: dict[str, bytes]) -> None:
    for name in (name for name in made if name.endswith(".csv")):
        rows = list(csv.reader(io.StringIO(made[name].decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_the_json_is_json_and_keeps_the_words(made: dict[str, bytes]) -> None:
    kept = json.loads(made["account.json"])
    assert {party["name"] for party in kept["parties"]} >= {f"{evil} militia" for evil in EVIL[:4]}


@pytest.mark.parametrize("view", [summary, claim_lines, incident_lines, toll_lines])
@pytest.mark.parametrize("width", [40, 80])
def test_no_report_steers_the_terminal(release: Release, view, width: int) -> None:
    shown = view(release, width)
    assert not OVERRIDES.search(shown.replace("\n", ""))
    assert max(map(columns, shown.splitlines())) <= width

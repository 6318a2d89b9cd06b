from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from corroborate.account import Case, Policy
from corroborate.canonical import digest
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import Changes, Departed, Edition, Log, carried_on, former, log_json
from corroborate.publish.chart import chart
from corroborate.publish.release import PublicSeries, PublicStep, Release, Segment, Timed
from corroborate.publish.style import LOADER, STYLE
from corroborate.publish.words import Book, figures_of
from corroborate.values import Count, When
from directions import Directions
from sited import FETCHING, Page, astray, files_of, pages_of, words_of
from stories import AT, MONITOR, coast, several


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


@pytest.fixture(scope="module")
def made(release: Release) -> dict[str, bytes]:
    return files_of(release)


@pytest.fixture(scope="module")
def pages(made: Mapping[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in made.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def main(pages: Mapping[str, str]) -> str:
    return pages["incidents/I1.html"]


def test_the_site_has_an_overview_a_page_for_each_incident_the_lists_and_the_method(
    pages: Mapping[str, str], release: Release
) -> None:
    lists = ["claims", "sources", "counters", "places", "questions", "changes", "method", "index"]
    assert set(pages) == {*(f"{name}.html" for name in lists), *(f"incidents/{i.id}.html" for i in release.incidents)}
    rows = Page(pages["index.html"]).words
    assert all(f"{incident.title} {incident.id}" in rows for incident in release.incidents)


def test_the_first_lines_say_reports_counters_and_the_main_toll(pages: Mapping[str, str]) -> None:
    words = Page(pages["index.html"]).words
    start = words.index("6 reports, 5 voices, one counter.")
    assert start < 500
    assert words.index(f"Killed, civilians, Sarim coast: at least 745, then 1,383, counted by {MONITOR}") < 700
    assert "As of 3 May 2031, the day of the newest report. Policy documented-range/1." in words
    assert "There is one counter, and so no range" in words
    assert "2 reports give these figures, in 2 voices, with one named counter." in words


def test_every_page_says_that_counts_are_a_floor_and_not_the_pattern_of_violence(pages: Mapping[str, str]) -> None:
    for html in pages.values():
        words = Page(html).words
        assert words.index("Recorded counts are a floor") < 200
        assert "not the pattern of violence" in words


def test_every_tag_is_closed_every_id_is_one_and_every_link_of_the_site_leads_somewhere(
    pages: Mapping[str, str],
) -> None:
    for html in pages.values():
        seen = Page(html)
        assert seen.open == []
        assert len(seen.ids) == len(set(seen.ids))
    assert astray(pages) == []


def test_every_page_is_reached_from_the_overview(pages: Mapping[str, str]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        hrefs = {(link["href"] or "").partition("#")[0].removeprefix("../") for link in Page(pages[name]).links}
        waiting += [href for href in hrefs if href in pages and href not in reached]
    assert reached == set(pages)


def test_headings_go_down_one_by_one(pages: Mapping[str, str]) -> None:
    for name, html in pages.items():
        headings = Page(html).headings
        assert headings[0] == 1, name
        assert headings.count(1) == 1, name
        assert all(below <= above + 1 for above, below in itertools.pairwise(headings)), name


def test_a_page_asks_only_for_the_style_and_the_scripts_beside_it(made: Mapping[str, bytes], release: Release) -> None:
    for name, data in made.items():
        if not name.endswith(".html"):
            continue
        seen = Page(data.decode())
        assert not seen.tags & FETCHING
        assert not {word for word in seen.names if word.startswith("on")} | (
            seen.names & {"src", "srcset", "style", "action"}
        )
        up = "../" if "/" in name else ""
        asked = [a["href"] for tag, a in seen.elements if tag == "link"]
        asked += next(a["data-scripts"] for tag, a in seen.elements if tag == "html").split()
        asked += re.findall(r'"land": "([^"]*)"', data.decode())
        assert asked
        assert all(one.startswith(f"{up}assets/") and one.removeprefix(up) in made for one in asked), name
    assert "url(" not in made["assets/site.css"].decode() + made["assets/linked.css"].decode()
    assert "@import" not in made["assets/site.css"].decode() + made["assets/linked.css"].decode()


def test_links_that_leave_the_site_are_those_of_the_reports_and_tell_nobody_where_from(
    pages: Mapping[str, str], release: Release
) -> None:
    leaving = [a for html in pages.values() for a in Page(html).links if re.match("[a-z]+:", a["href"] or "")]
    assert {link["href"] for link in leaving} == {report.link for report in release.reports if report.link}
    assert all(link["rel"] == "noreferrer noopener" for link in leaving)


def test_the_policy_names_the_one_line_of_script_and_nothing_else_can_run(pages: Mapping[str, str]) -> None:
    for html in pages.values():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy is not None
        said = policy[1].replace("&#39;", "'")
        assert said.startswith("default-src 'none'; style-src 'self' file:; script-src 'sha256-")
        assert re.findall(r"<script>(.*?)</script>", html) == [LOADER]
        hashed = base64.b64encode(hashlib.sha256(LOADER.encode()).digest()).decode()
        assert f"script-src 'sha256-{hashed}' 'strict-dynamic';" in said


def _cards(pages: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """(page, card) by the statement's id; each once."""
    found = [
        (match[1], (name, match[0]))
        for name, html in pages.items()
        for match in re.finditer(r'<article id="(\w+)".*?</article>', html, re.DOTALL)
    ]
    assert len(found) == len(dict(found))
    return dict(found)


def test_each_figure_and_accusation_is_one_click_from_its_words_and_source(
    pages: Mapping[str, str], release: Release
) -> None:
    cards = _cards(pages)
    assert set(cards) == {statement.id for statement in release.statements}
    for statement in release.statements:
        name, card = cards[statement.id]
        report = next(r for r in release.reports if r.id == statement.report)
        assert name == (f"incidents/{statement.incident}.html" if statement.incident else "statements.html")
        assert report.sha256 in card
        assert report.link is None or f'href="{report.link}"' in card
        assert "<mark" in card
        assert f"Here: {name}#{statement.id}." in card, "the citation names the place"
        assert f'href="#{statement.id}"' in pages[name].replace(card, "")


def test_withheld_names_are_dark_bars_that_can_be_read_aloud(pages: Mapping[str, str]) -> None:
    html = "".join(pages.values())
    assert html.count('<span class="held">name withheld</span>') > 5
    assert "[name withheld]" not in html
    assert "Darwish" not in html


def test_the_accused_their_answers_and_both_sides_of_a_contradiction(main: str, release: Release) -> None:
    words = words_of(release)
    assert "Its answer Tarek Amal declines to say" in words
    words = Page(main).words
    assert re.search(r"On the one side .*remnants of the old guard.* On the other .*carried out the killings", words)
    assert "Resolved by nobody." in words
    assert "Not clear which side is meant security forces" in words_of(release)


def test_places_displaced_evidence_and_what_was_not_read(pages: Mapping[str, str], main: str) -> None:
    assert "Thousands, from Sarim coast, to Norland" in Page(main).words
    assert "Video: “Videos”, showing “bodies in a mass grave”" in " ".join(Page(html).words for html in pages.values())
    assert "35.361, 35.927" in Page(pages["places.html"]).words
    assert "not found in the gazetteer" in Page(pages["places.html"]).words
    sources = Page(pages["sources.html"]).words
    assert "no text in it; scan it again" in sources
    assert "one voice with" in sources


def test_the_sources_say_who_copies_whom_and_the_counters_who_is_whose_office(release: Release) -> None:
    wire = next(counter for counter in release.counters if counter.name == "Doctors' League")
    counters = tuple(
        replace(c, office_of=(wire.id,), proof="verified") if c.name == MONITOR else c for c in release.counters
    )
    pages = pages_of(replace(release, counters=counters))
    copied = r"Evening Wire, 14 March 2031 \( R\d \); Morning Wire, 14 March 2031 \( R\d \)"
    assert re.search(copied, Page(pages["sources.html"]).words)
    words = Page(pages["counters.html"]).words
    assert re.search(rf"{MONITOR} K\d .*It counts only what was verified[^.]*\. Doctors' League not known", words)
    tied = Page(pages_of(several())["counters.html"]).words
    assert f"independent of {MONITOR}" in tied
    assert "independent of Doctors' League" in tied


def test_words_of_another_script_run_their_own_way(pages: Mapping[str, str]) -> None:
    html = "".join(pages.values())
    assert re.search(r'<p class="said" dir="auto"[^>]*>.*?مدنيا', html)
    assert "<bdi>المرصد الكيلاري</bdi>" in html


def test_no_name_that_runs_from_the_right_turns_what_stands_beside_it(release: Release) -> None:
    places = tuple(replace(place, names=(place.where.name, "جبلة")) for place in release.places)
    counters = tuple(replace(counter, names=(counter.name, "المرصد")) for counter in release.counters)
    findings = tuple(replace(finding, words="المرصد: 12 killed; 15 injured.") for finding in release.findings)
    questions = tuple(replace(question, words="الساحل: 12 or 15?") for question in release.questions)
    incidents = tuple(replace(incident, title="جبلة") for incident in release.incidents)
    told = replace(
        release, places=places, counters=counters, findings=findings, questions=questions, incidents=incidents
    )
    for name, page in pages_of(told).items():
        assert Directions(page).turned == [], name


def test_the_method_is_told_in_plain_words(pages: Mapping[str, str], release: Release) -> None:
    words = Page(pages["method.html"]).words
    assert "It is no confidence interval" in words
    assert release.policy.name in words
    assert "corroborate 0.1.0" in words
    assert "this is withheld: victim names (" in words


def test_the_chart_has_a_name_a_description_and_marks_what_is_assumed(main: str) -> None:
    charts = re.findall(r"<svg[^>]*aria-labelledby.*?</svg>", main, re.DOTALL)
    assert len(charts) == 2
    assert all('role="img"' in chart and "<title" in chart and "<desc" in chart for chart in charts)
    assert all("hollow" in chart and "assumed" in chart for chart in charts)
    assert all("band" not in chart for chart in charts)


def test_chart_table_and_map_name_the_statements_that_they_rest_on(main: str, release: Release) -> None:
    seen = Page(main)
    incident = release.incidents[0]
    ids = [(tag, a["data-ids"].split()) for tag, a in seen.elements if a.get("data-ids")]
    assert {tag for tag, _ in ids} >= {"tr", "circle", "div"}
    assert {id for _, named in ids for id in named} <= set(incident.statements)
    assert '"precision": "area"' in main
    assert '"towns": [' in main


def test_what_is_asked_of_several_things_is_asked_once_and_each_keeps_its_number(release: Release) -> None:
    one = replace(release.questions[0], words="No reader for Arabic.", hint="")
    asked = [replace(one, id=f"Q{900 + n}", about=(report.id,)) for n, report in enumerate(release.reports[:3])]
    page = Page(pages_of(replace(release, questions=(*release.questions, *asked)))["questions.html"])
    assert page.words.count("No reader for Arabic.") == 1
    assert [id for id in page.ids if id.startswith("Q9")] == ["Q900", "Q901", "Q902"]
    assert "No reader for Arabic. " + " ".join(r.id for r in release.reports[:3]) in page.words


def test_a_range_has_a_band_and_a_sentence_against_misreading(release: Release) -> None:
    toll = release.tolls[0]
    other = replace(toll.series[0], counter=release.tolls[1].series[0].counter)
    ranged = replace(toll, verdict="range", low=745, high=1383, series=(toll.series[0], other))
    pages = pages_of(replace(release, tolls=(ranged, *release.tolls[1:])))
    html = pages[f"incidents/{toll.incident}.html"]
    assert html.count('class="band"') == 2
    assert "Documented range 745 to 1,383, two counters" in Page(html).words
    assert 'class="legend"' in html
    assert "Killed, civilians: 745 to 1,383 two counters" in Page(pages["index.html"]).words


def test_marks_on_one_spot_stand_side_by_side_and_what_is_drawn_says_since_when_it_is_known(release: Release) -> None:
    toll = release.tolls[0]
    other = replace(toll.series[0], counter=release.tolls[1].series[0].counter)
    both, book = replace(toll, series=(toll.series[0], other)), Book.of(release)
    html = str(chart(both, book, lambda step: {"data_day": step.said.last.isoformat() if step.said else ""}))
    wide = html.partition("</svg>")[0]
    round_, square = re.findall(r'<circle cx="([0-9.]+)"', wide), re.findall(r'<polygon points="([0-9.]+),', wide)
    assert len(round_) == len(square) == len(toll.series[0].steps)
    assert all(float(b) + 5 - float(a) == pytest.approx(12) for a, b in zip(round_, square, strict=True))
    drawn = re.findall(r'<(?:path|circle|polygon|text)[^>]*class="(?:step|dot|value)[^>]*>', wide)
    assert len(drawn) > 3 * len(round_)
    assert all("data-day=" in mark for mark in drawn)
    values = re.findall(r'class="value"[^>]*>([^<]*)', wide)
    assert len(set(values)) == len(values)


def test_a_series_without_any_day_is_still_drawn(release: Release) -> None:
    toll = release.tolls[0]
    counts = (Count(2, 5), Count(None, None, vague="dozens"), Count(None, 90))
    steps = tuple(PublicStep(count, toll.series[0].steps[0].claims, None, "assumed", "rise") for count in counts)
    undated = replace(toll, series=(PublicSeries(toll.series[0].counter, steps, ()),))
    assert "No day is known" in words_of(replace(release, tolls=(undated, *release.tolls[1:])))
    yearless = replace(steps[0], said=When.day("--03-12"))
    mixed = replace(toll, series=(replace(toll.series[0], steps=(yearless, *toll.series[0].steps)),))
    assert "year not stated" in words_of(replace(release, tolls=(mixed, *release.tolls[1:])))


def test_a_day_without_a_year_says_so_wherever_it_stands(release: Release) -> None:
    spoken = Timed(When.day("--03-12"), "on March 12")
    toll = next(t for t in release.tolls if sum(len(s.steps) for s in t.series) == 1 and t.scope.harm == "killed")
    (series,) = toll.series
    step = replace(series.steps[0], said=spoken.when)
    claims = tuple(replace(c, said=spoken) if c.id in step.claims else c for c in release.claims)
    alone = replace(toll, series=(replace(series, steps=(step,)),))
    tolls = tuple(alone if t.id == toll.id else t for t in release.tolls)
    words = words_of(replace(release, tolls=tolls, claims=claims))
    assert re.findall(r"12 March(?! 2031)(?!, year not stated)", words) == []
    assert words.count("12 March, year not stated") >= 1 + len(step.claims)


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "]]>--></style>", '"><img src=x onerror=alert(1)>', "\x00\u202e'&amp;"]
)
def test_hostile_words_stay_words(release: Release, evil: str) -> None:
    def spoilt(claim):
        excerpt = replace(claim.excerpt, sentence=(Segment(evil, ("figure",)), Segment(evil, (), withheld=False)))
        return replace(claim, excerpt=excerpt, figure=evil, victims=replace(claim.victims, words=evil))

    hostile = replace(
        release,
        case=Case(evil, evil, evil, evil, (), evil),
        claims=tuple(map(spoilt, release.claims)),
        reports=tuple(replace(r, publisher=evil, address=evil, language=evil) for r in release.reports),
        counters=tuple(replace(c, name=evil) for c in release.counters),
        incidents=tuple(replace(i, title=evil) for i in release.incidents),
        parties=tuple(replace(p, name=evil, side=evil) for p in release.parties),
        findings=tuple(replace(f, words=evil) for f in release.findings),
        questions=tuple(replace(q, words=evil, hint=evil) for q in release.questions),
        failures=tuple(replace(f, reason=evil) for f in release.failures),
    )
    for html in pages_of(hostile).values():
        seen = Page(html)
        assert seen.open == []
        assert not seen.tags & FETCHING
        assert html.count("<script>") == 1
        assert not {name for name in seen.names if name.startswith("on")}
        assert not set(html) & set("\x00\u202e")


def test_a_case_of_many_claims_stays_pages_that_leave_no_statement_out() -> None:
    many = coast(more=900)
    made = files_of(many)
    pages = {name: data.decode() for name, data in made.items() if name.endswith(".html")}
    assert max(len(data) for name, data in made.items() if name.endswith(".html")) < 1_000_000
    assert {statement.id for statement in many.statements} == set(_cards(pages))
    assert astray(pages) == []
    assert {"claims-2.html", "sources-2.html", "incidents.html"} <= set(pages)
    rows = re.findall(r'<tr><td><a href="[^"]*#(C\d+)"', "".join(pages[n] for n in pages if n.startswith("claims")))
    assert rows == [claim.id for claim in many.claims]
    listed = "".join(html for name, html in pages.items() if name.startswith(("index", "incidents.", "incidents-")))
    assert all(f'href="incidents/{incident.id}.html"' in listed for incident in many.incidents)


def test_an_incident_of_many_statements_goes_on_over_further_pages(release: Release) -> None:
    claim = release.claims[0]
    more = tuple(replace(claim, id=f"C{1000 + i}") for i in range(900))
    incident = replace(release.incidents[0], statements=(*release.incidents[0].statements, *(c.id for c in more)))
    pages = pages_of(replace(release, claims=(*release.claims, *more), incidents=(incident, *release.incidents[1:])))
    assert {"incidents/I1.html", "incidents/I1-2.html", "incidents/I1-3.html"} <= set(pages)
    assert max(map(len, pages.values())) < 1_000_000
    assert {c.id for c in more} <= set(_cards(pages))
    assert astray(pages) == []
    assert "Back to Sarim coast" in Page(pages["incidents/I1-2.html"]).words
    assert 'rel="next"' in pages["incidents/I1.html"]


def test_nothing_at_all_is_still_a_site(release: Release) -> None:
    empty = replace(release, **dict.fromkeys(
        ("reports", "claims", "accusations", "answers", "evidence", "places", "parties", "counters", "incidents", "tolls",
         "findings", "questions", "failures", "versions"), ()), case=Case())  # fmt: skip
    pages = pages_of(empty)
    assert "0 reports, no figures." in pages["index.html"]
    assert astray(pages) == []


def test_a_policy_that_keeps_the_words_back_leaves_a_site_without_any() -> None:
    release = coast(Policy(leaves=()))
    pages = pages_of(release)
    html = "".join(pages.values())
    assert set(_cards(pages)) == {statement.id for statement in release.statements}
    assert "The policy keeps the report’s words back." in html
    assert "SHA-256 <" not in html
    assert not re.search('“”|<blockquote><p[^>]*></p>|<td class="fig"><bdi></bdi>', html)
    assert "Killed: at least 745" in html
    assert astray(pages) == []


def test_the_overview_and_the_page_say_whether_an_incident_is_confirmed(release: Release) -> None:
    pages = pages_of(release)
    assert "is provisional" in Page(pages["index.html"]).words
    assert release.incidents[0].lacks in Page(pages["incidents/I1.html"]).words
    sure = replace(release, incidents=tuple(replace(i, confirmed=True, lacks="") for i in release.incidents))
    words = Page(pages_of(sure)["index.html"]).words
    assert "is confirmed by review" in words
    assert "provisional" not in words


def test_the_same_release_makes_the_same_bytes(made: Mapping[str, bytes]) -> None:
    assert files_of(coast()) == made


def test_an_incident_under_another_number_is_found_under_its_old_one(release: Release) -> None:
    one, two = Edition(1, "a" * 64, AT), Edition(2, digest(account_json(release).encode()), AT)
    gone = (
        Departed("I70", "renumbered", ("I1",)), Departed("I71", "divided", ("I2", "I3")), Departed("I72", "rejected"),
        Departed("C70", "rejected"),
    )  # fmt: skip
    log = Log((Changes(two, one, gone=gone), Changes(one)))
    pages = pages_of(release, log)
    assert 'http-equiv="refresh" content="0; url=../incidents/I1.html"' in pages["incidents/I70.html"]
    assert 'http-equiv="refresh"' not in pages["incidents/I71.html"] + pages["incidents/I72.html"]
    assert "In their place stand" not in pages["incidents/I72.html"]
    assert {link["href"] for link in Page(pages["incidents/I71.html"]).links} >= {
        "../incidents/I2.html",
        "../incidents/I3.html",
    }
    assert "a person judged that" in Page(pages["incidents/I72.html"]).words
    assert astray(pages) == []


def test_the_changes_since_the_release_before_are_told(release: Release) -> None:
    was = replace(release, claims=release.claims[:-1], incidents=release.incidents[:-1], tolls=release.tolls[:-1])
    before = account_json(was).encode()
    first = carried_on(was, digest(before), "2031-03-20T08:00:00Z")
    log = carried_on(release, digest(account_json(release).encode()), AT, former(before, log_json(first).encode()))
    words = Page(pages_of(release, log)["changes.html"]).words
    assert "Edition 2, 20 May 2031, this one" in words
    assert "New: 1 claim, 1 incident, 1 toll." in words
    assert "Edition 1, 20 March 2031 " in words
    assert "The first edition." in words


def _light(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "card", "wash", "note"])
def test_words_stand_out_from_their_ground_as_wcag_aa_asks(scheme: int, ink: str, ground: str) -> None:
    colours = re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)[scheme]
    named = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", colours))
    one, other = sorted((_light(named[ink]), _light(named[ground])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_tolls_beyond_the_first_unfold_and_keep_their_anchors(release: Release) -> None:
    first = release.tolls[0]
    more = tuple(replace(first, id=f"T{100 + i}") for i in range(8))
    incident = replace(release.incidents[0], tolls=tuple(t.id for t in (*release.tolls[:6], *more)))
    pages = pages_of(replace(release, tolls=(*release.tolls, *more), incidents=(incident, *release.incidents[1:])))
    html = pages["incidents/I1.html"]
    assert "5 more tolls" in Page(html).words
    assert all(f'id="T{100 + i}"' in html for i in range(8))


def test_hundreds_of_contradictions_and_accused_unfold_as_far_as_there_is_room(release: Release) -> None:
    clash = next(f for f in release.findings if f.kind == "contradiction")
    accusation = release.accusations[0]
    more = tuple(
        replace(accusation, id=f"A{100 + i}", actor=replace(accusation.actor, name=f"Unit {i}", id=None), incident="I1")
        for i in range(450)
    )
    incident = replace(release.incidents[0], statements=(*release.incidents[0].statements, *(a.id for a in more)))
    pages = pages_of(replace(
        release, findings=(clash,) * 420, accusations=(*release.accusations, *more), incidents=(incident, *release.incidents[1:])
    ))  # fmt: skip
    words = Page(pages["incidents/I1.html"]).words
    assert re.search(r"\d+ more contradictions", words)
    assert re.search(r"the first \d+ of 420 contradictions. All of them are in account.json", words)
    assert re.search(r"\d+ more names", words)
    assert max(map(len, pages.values())) < 1_000_000
    assert {a.id for a in more} <= set(_cards(pages))
    assert all(Page(html).open == [] for html in pages.values())


def test_incidents_of_the_same_places_have_a_still_map_each_with_its_own_words(release: Release) -> None:
    whole = release.incidents[0]
    part = replace(whole, id="I99", statements=whole.statements[:2], tolls=())
    made = replace(release, incidents=(*release.incidents, part))
    pages, book = pages_of(made), Book.of(made)
    for incident in (whole, part):
        (drawn,) = [a for tag, a in Page(pages[f"incidents/{incident.id}.html"]).elements if a.get("class") == "plan"]
        told = [f"{p.where.name}: {figures_of(len(ids), 'statement')}" for p, ids in book.places_of(incident) if ids]
        assert drawn["aria-label"] == "; ".join(told)
    assert len(book.places_of(whole)) == len(book.places_of(part))

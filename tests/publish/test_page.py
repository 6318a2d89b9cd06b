from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from corroborate.account import Case
from corroborate.publish.page import page
from corroborate.publish.release import PublicSeries, PublicStep, Release, Segment, Timed
from corroborate.publish.style import STYLE
from corroborate.values import Count, When
from stories import MONITOR, coast

VOID = {"meta", "br", "line", "path", "rect", "circle", "polygon"}


class Page(HTMLParser):
    """What is on a page: ids, links, headings, words, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named] if tag == "a" else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


@pytest.fixture(scope="module")
def html(release: Release) -> str:
    return page(release)


def _words(html: str) -> str:
    return re.sub(r" ([,.;:])", r"\1", " ".join(" ".join(Page(html).words).split()))


def test_the_first_lines_say_reports_counters_and_the_main_toll(html: str) -> None:
    words = _words(html)
    start = words.index("6 reports, 5 voices, one counter.")
    assert start < 200
    assert words.index(f"Killed, civilians, Sarim coast: at least 745, then 1,383, counted by {MONITOR}") < 400
    assert words.index("Recorded counts are a floor") < 600


def test_every_tag_is_closed_every_id_is_one_and_every_link_leads_there(html: str) -> None:
    seen = Page(html)
    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    inner = [link["href"][1:] for link in seen.links if link["href"].startswith("#")]
    assert inner
    assert set(inner) <= set(seen.ids)


def test_headings_go_down_one_by_one(html: str) -> None:
    headings = Page(html).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(headings))


def test_it_asks_for_nothing_from_anywhere(html: str, release: Release) -> None:
    seen = Page(html)
    assert not seen.tags & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "form",
        "base",
        "image",
        "use",
    }
    assert not {name for name in seen.names if name.startswith("on")} | (
        seen.names & {"src", "srcset", "style", "action"}
    )
    outside = [link for link in seen.links if not link["href"].startswith("#")]
    assert {link["href"] for link in outside} == {report.link for report in release.reports if report.link}
    assert all(link["rel"] == "noreferrer noopener" for link in outside)
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_names_the_style_and_the_script_and_nothing_else(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    assert said.startswith("default-src 'none'")
    for tag, kind in (("style", "style-src"), ("script", "script-src")):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside is not None
        hashed = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{kind} 'sha256-{hashed}'" in said


def test_each_figure_and_accusation_is_one_click_from_its_words_and_source(html: str, release: Release) -> None:
    for statement in release.statements:
        card = re.search(rf'<article id="{statement.id}".*?</article>', html, re.DOTALL)
        assert card is not None
        report = next(r for r in release.reports if r.id == statement.report)
        assert report.sha256 in card[0]
        assert report.link is None or f'href="{report.link}"' in card[0]
        assert "<mark" in card[0]
        assert f'href="#{statement.id}"' in html.replace(card[0], "")


def test_withheld_names_are_dark_bars_that_can_be_read_aloud(html: str) -> None:
    assert html.count('<span class="held">name withheld</span>') > 5
    assert "[name withheld]" not in html
    assert "Darwish" not in html


def test_the_accused_their_answers_and_both_sides_of_a_contradiction(html: str) -> None:
    words = _words(html)
    assert "Its answer Tarek Amal declines to say" in words
    assert re.search(r"On the one side .*remnants of the old guard.* On the other .*carried out the killings", words)
    assert "Resolved by nobody." in words
    assert "Not clear which side is meant security forces" in words


def test_places_displaced_evidence_and_what_was_not_read(html: str) -> None:
    words = _words(html)
    assert "Thousands, from Sarim coast, to Norland" in words
    assert "35.361, 35.927" in words
    assert "not found in the gazetteer" in words
    assert "Video: “Videos”, showing “bodies in a mass grave”" in words
    assert "no text in it; scan it again" in words
    assert "one voice with" in words


def test_words_of_another_script_run_their_own_way(html: str) -> None:
    assert re.search(r'<p class="said" dir="auto"[^>]*>.*?مدنيا', html)
    assert "<bdi>المرصد الكيلاري</bdi>" in html


def test_the_method_is_told_in_plain_words(html: str, release: Release) -> None:
    words = _words(html)
    assert "It is no confidence interval" in words
    assert release.policy.name in words
    assert "corroborate 0.1.0" in words
    assert "No publication shows: victim names, private persons, file names" in words


def test_the_chart_has_a_name_a_description_and_marks_what_is_assumed(html: str) -> None:
    charts = re.findall(r"<svg[^>]*aria-labelledby.*?</svg>", html, re.DOTALL)
    assert len(charts) == 2
    assert all('role="img"' in chart and "<title" in chart and "<desc" in chart for chart in charts)
    assert all("hollow" in chart and "assumed" in chart for chart in charts)
    assert all("band" not in chart for chart in charts)


def test_a_range_has_a_band_and_a_sentence_against_misreading(release: Release) -> None:
    toll = release.tolls[0]
    other = replace(toll.series[0], counter=release.tolls[1].series[0].counter)
    ranged = replace(toll, verdict="range", low=745, high=1383, series=(toll.series[0], other))
    html = page(replace(release, tolls=(ranged, *release.tolls[1:])))
    assert html.count('class="band"') == 2
    assert "Documented range 745 to 1,383, two counters" in _words(html)
    assert 'class="legend"' in html


def test_a_series_without_any_day_is_still_drawn(release: Release) -> None:
    toll = release.tolls[0]
    counts = (Count(2, 5), Count(None, None, vague="dozens"), Count(None, 90))
    steps = tuple(PublicStep(count, toll.series[0].steps[0].claims, None, "assumed", "rise") for count in counts)
    undated = replace(toll, series=(PublicSeries(toll.series[0].counter, steps, ()),))
    html = page(replace(release, tolls=(undated, *release.tolls[1:])))
    assert "No day is known" in html
    yearless = replace(steps[0], said=When.day("--03-12"))
    mixed = replace(toll, series=(replace(toll.series[0], steps=(yearless, *toll.series[0].steps)),))
    assert "year not stated" in page(replace(release, tolls=(mixed, *release.tolls[1:])))


def test_a_day_without_a_year_says_so_wherever_it_stands(release: Release) -> None:
    spoken = Timed(When.day("--03-12"), "on March 12")
    toll = next(t for t in release.tolls if sum(len(s.steps) for s in t.series) == 1 and t.scope.harm == "killed")
    (series,) = toll.series
    step = replace(series.steps[0], said=spoken.when)
    claims = tuple(replace(c, said=spoken) if c.id in step.claims else c for c in release.claims)
    alone = replace(toll, series=(replace(series, steps=(step,)),))
    tolls = tuple(alone if t.id == toll.id else t for t in release.tolls)
    words = _words(page(replace(release, tolls=tolls, claims=claims)))
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
    html = page(hostile)
    seen = Page(html)
    assert seen.open == []
    assert not seen.tags & {"img"}
    assert html.count("<script") == 1
    assert html.count("<style") == 1
    assert not {name for name in seen.names if name.startswith("on")}
    assert not set(html) & set("\x00\u202e")


def test_thousands_of_claims_stay_a_page_that_says_what_it_leaves_out() -> None:
    many = coast(more=700)
    html = page(many)
    assert len(html) < 5_000_000
    seen = Page(html)
    assert seen.open == []
    assert {link["href"][1:] for link in seen.links if link["href"].startswith("#")} <= set(seen.ids)
    assert f"the first 400 of {len(many.claims):,} claims. All of them are in claims.csv" in html
    assert all(f'href="#{step.claims[0]}"' in html for toll in many.tolls[:20] for s in toll.series for step in s.steps)


def test_nothing_at_all_is_still_a_page(release: Release) -> None:
    empty = replace(release, **dict.fromkeys(
        ("reports", "claims", "accusations", "answers", "evidence", "places", "parties", "counters", "incidents", "tolls",
         "findings", "questions", "failures", "versions"), ()), case=Case())  # fmt: skip
    assert "0 reports, no figures." in page(empty)


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
    html = page(replace(release, tolls=(*release.tolls, *more), incidents=(incident, *release.incidents[1:])))
    assert "5 more tolls" in _words(html)
    assert all(f'id="T{100 + i}"' in html for i in range(8))


def test_hundreds_of_contradictions_and_accused_unfold(release: Release) -> None:
    clash = next(f for f in release.findings if f.kind == "contradiction")
    accusation = release.accusations[0]
    more = tuple(
        replace(accusation, id=f"A{100 + i}", actor=replace(accusation.actor, name=f"Unit {i}", id=None))
        for i in range(450)
    )
    incident = replace(release.incidents[0], statements=(*release.incidents[0].statements, *(a.id for a in more)))
    html = page(replace(
        release, findings=(clash,) * 420, accusations=(*release.accusations, *more), incidents=(incident, *release.incidents[1:])
    ))  # fmt: skip
    words = _words(html)
    assert "388 more contradictions" in words
    assert "the first 400 of 420 contradictions. All of them are in account.json" in words
    assert "388 more names" in words
    assert Page(html).open == []

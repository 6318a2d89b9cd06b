"""The published site in Chromium, opened from a disk with the network off: nothing is asked for, nothing is in the way of
anybody, one selection ties chart, table and map together, and without scripts all of it can still be read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import NEEDED, axe, browser
from sited import files_of
from stories import MONITOR, coast

pytestmark = NEEDED
__all__ = ["browser"]  # a fixture
LOOKS = {
    "light": {"viewport": {"width": 1200, "height": 900}},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 800}},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, data in files_of(coast()).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


class Reader:
    """Somebody who was given the folder. What a page complains about, or asks of others, is remembered."""

    def __init__(self, browser: Any, site: Path, **more: Any) -> None:
        self.site, self.wrong = site, []
        self.context = browser.new_context(offline=True, **more)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        path = Path(url.removeprefix("file://").partition("#")[0])
        if not (url.startswith("file://") and path.is_relative_to(self.site) and path.exists()):
            self.wrong.append(f"asked for {url}")

    def go(self, path: str) -> None:
        self.page.goto(f"file://{self.site}/{path}")
        self.page.wait_for_load_state("load")
        if self.page.locator("#map").count() and self.context.browser and self.scripts:
            self.page.wait_for_selector("#map[data-ready]")

    @property
    def scripts(self) -> bool:
        return bool(self.page.locator("button.copy").count() or self.page.locator("dialog").count())

    def is_open(self) -> Iterator[str]:
        """What is amiss with the page: rules of accessibility, what hangs over the edge."""
        found = axe.Axe().run(self.page, options={"preload": False})
        if found.violations_count:
            yield found.generate_report()
        if self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
            yield "it scrolls sideways"


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_opens_from_a_disk_without_a_network_and_is_in_nobodys_way(
    browser: Any, site: Path, look: str
) -> None:
    reader = Reader(browser, site, **LOOKS[look])
    some = ["index.html", "incidents/I1.html", "sources.html", "claims.html", "changes.html"]
    names = [str(path.relative_to(site)) for path in sorted(site.rglob("*.html"))]
    for name in names if look == "light" else some:
        reader.go(name)
        assert list(reader.is_open()) == [], (look, name)
        assert "not the pattern of violence" in reader.page.locator("aside").inner_text()
    assert reader.wrong == []


def test_one_selection_ties_table_chart_and_map_together_and_stays_in_the_address(browser: Any, site: Path) -> None:
    reader = Reader(browser, site)
    reader.go("incidents/I1.html")
    page = reader.page
    page.locator("#tolls tr[data-ids]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#claims tr.on").count() == 1
    assert page.locator("svg.chart:not(.narrow) .dot.on").count() == 1
    assert page.locator("path.spot.on").count() == 1
    address = page.url
    assert "#c-C" in address
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#map[data-ready]")
    assert page.locator("#claims tr.on").count() == 1
    page.locator("tr[data-token^='p-'] th").first.click()
    assert page.locator("#claims tr.on").count() > 1
    assert reader.wrong == []


def test_a_figure_shows_its_words_and_they_can_be_copied_with_their_source(browser: Any, site: Path) -> None:
    reader = Reader(browser, site)
    reader.go("index.html")
    page = reader.page
    page.locator("header a.ref", has_text="at least 745").click()
    assert page.url.endswith("incidents/I1.html#C1")
    assert page.locator("#C1 mark.figure").inner_text() == "At least 745"
    page.locator("#tolls td.fig a").first.click()
    assert page.locator("dialog .card").is_visible()
    page.locator("dialog button.copy").click()
    page.wait_for_selector("dialog button.copy:text('Copied')")
    page.keyboard.press("Escape")
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    copied = page.locator("#paste").input_value()
    quoted, source, case = copied.split("\n")
    assert quoted.startswith("“At least 745 civilians were killed")
    assert source.startswith("Coast Dispatch, 9 March 2031, https://coast.example/2031/745-killed. Kept as report R")
    assert source.endswith("Here: incidents/I1.html#C1.")
    assert case.startswith("“Sarim coast” (I1, provisional), in: “The Sarim coast”, Desk for the Missing")
    assert reader.wrong == []


def test_claims_are_looked_for_by_their_words(browser: Any, site: Path) -> None:
    reader = Reader(browser, site)
    reader.go("claims.html")
    reader.page.locator("input[type=search]").fill("halwan")
    assert reader.page.locator("#claims-table tbody tr:visible").count() == 1
    assert "1 of " in reader.page.locator("[role=status]").inner_text()


def test_on_a_telephone_a_row_is_a_list_that_is_still_told_to_be_a_row(browser: Any, site: Path) -> None:
    reader = Reader(browser, site, **LOOKS["phone"])
    reader.go("claims.html")
    page = reader.page
    row = page.get_by_role("row").nth(1)
    cells = row.get_by_role("cell")
    assert [cell.get_attribute("data-head") for cell in cells.all()] == page.locator(
        "#claims-table th"
    ).all_inner_texts()
    edges = [cell.bounding_box() for cell in cells.all()]
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in itertools.pairwise(edges))
    assert all(edge["x"] + edge["width"] <= 390 for edge in edges)
    page.set_viewport_size({"width": 1200, "height": 900})
    assert len({cell.bounding_box()["y"] for cell in cells.all()}) == 1
    assert reader.wrong == []


def test_without_scripts_every_figure_still_leads_to_its_words(browser: Any, site: Path) -> None:
    reader = Reader(browser, site, java_script_enabled=False)
    reader.go("index.html")
    page = reader.page
    page.locator("#who th a", has_text=MONITOR).click()
    assert "counters.html#K" in page.url
    reader.go("incidents/I1.html")
    page.locator("#tolls td.fig a").first.click()
    assert page.url.endswith("#C1")
    assert page.locator("#C1").is_visible()
    assert page.locator("#C1 .cite").is_visible()
    assert not page.locator("#map").is_visible()
    assert page.locator("#where svg.plan circle").first.is_visible(), "drawn when it was published"
    assert page.locator("#where table").is_visible()


def test_on_paper_everything_is_there_and_nothing_to_press(browser: Any, site: Path) -> None:
    reader = Reader(browser, site)
    reader.go("method.html")
    page = reader.page
    page.emulate_media(media="print")
    assert not page.locator("nav.toc").is_visible()
    assert page.locator("details dl").first.is_visible(), "what is folded is printed"
    assert page.locator("aside").is_visible()
    reader.go("incidents/I1.html")
    assert not page.locator("button.copy").first.is_visible()


def test_arabic_runs_from_the_right_and_its_figures_in_their_own_direction(browser: Any, site: Path) -> None:
    reader = Reader(browser, site)
    name = next(path for path in sorted((site / "incidents").iterdir()) if "المرصد" in path.read_text("utf-8"))
    reader.go(str(name.relative_to(site)))
    direction = "n => getComputedStyle(n).direction"
    assert reader.page.locator(".card .said", has_text="المرصد").evaluate(direction) == "rtl"
    assert reader.page.locator("html").evaluate(direction) == "ltr"
    named = reader.page.locator("#tolls td bdi", has_text="المرصد")
    assert named.evaluate(direction) == "rtl"
    assert named.evaluate("n => getComputedStyle(n).unicodeBidi") == "isolate"

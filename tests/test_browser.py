"""A whole review by keyboard, in Chromium: every sort of question, correcting, undoing, a lost connection, two people; no page
breaks a rule of accessibility, and none asks another host for anything.

Skipped where there is no Chromium, or no playwright to drive it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reviewed import made

from chromium import NEEDED, axe, browser, sync_api
from corroborate import desk

pytestmark = NEEDED
__all__ = ["browser"]  # a fixture
DEMO = Path(__file__).parent.parent / "examples" / "coast2025"


class Server:
    """`corroborate review`, as people start it; it can be stopped and started again at the same address."""

    def __init__(self, case: Path) -> None:
        self.case, self.port = case, 0
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "corroborate", "review", "--case", str(self.case), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        line = ""
        while "http://" not in line:
            line = self.process.stderr.readline()
            assert line or self.process.poll() is None
        self.address = line.strip()
        self.base = self.address.partition("?")[0]
        self.port = int(re.search(r":(\d+)/", self.base)[1])

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("browser") / "case"
    with desk.opened(case, make=True, at="2031-03-09T12:00:00Z") as work:
        work.add([DEMO], lambda *_: None)
        work.read(0, lambda *_: None)
    return case


@pytest.fixture
def server(demo: Path, tmp_path: Path) -> Iterator[Server]:
    started = Server(Path(shutil.copytree(demo, tmp_path / "case")))
    yield started
    started.stop()


class Person:
    """Somebody at a browser of their own. What the page complains about, or asks of others, is remembered."""

    def __init__(self, browser: Any, server: Server, name: str, **more: Any) -> None:
        self.context = browser.new_context(**more)
        self.page = self.context.new_page()
        self.server, self.name = server, name
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))
        self.page.goto(server.address)
        self.page.wait_for_selector("#item", timeout=60_000)
        self.wrong.clear()  # while the account was worked out, the page said so
        self.page.fill("#by", name)
        self.page.keyboard.press("Tab")
        self.page.locator("#item-h").focus()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.server.base, "data:")):
            self.wrong.append(f"asked of another host: {url}")

    def go(self, path: str) -> None:
        self.page.goto(self.server.base + path)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def key(self) -> str:
        return str(self.page.locator("#item").get_attribute("data-key"))

    def until(self, function: str, arg: Any = None, seconds: float = 15.0) -> None:
        """Wait until a function of the page is true; playwright's own way of it needs `eval`, which these pages forbid."""
        end = time.monotonic() + seconds
        while not self._is(function, arg):
            assert time.monotonic() < end, (function, arg, self.page.locator("#toast").inner_text())
            self.page.wait_for_timeout(40)

    def _is(self, function: str, arg: Any) -> bool:
        try:
            return bool(self.page.evaluate(function, arg))
        except sync_api.Error:  # it was going to another page
            return False

    def decided(self, *keys: str) -> str:
        """Press keys that decide, and wait until the next item is there; the key of the one that was decided."""
        before = self.key
        self.press(*keys)
        self.until("key => document.getElementById('item')?.dataset.key !== key", before)
        return before

    def kept(self) -> None:
        """Wait until nothing waits in the outbox."""
        self.until("() => !Object.keys(localStorage).some(name => name.startsWith('corroborate-order:'))")


def _decisions(server: Server) -> list[Any]:
    with desk.opened(server.case) as work:
        return [decision for _, decision in work.made_since(0, 10_000)]


def test_a_whole_review_by_keyboard(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    one.page.locator("#item-h").focus()
    accepted = one.decided("a")
    one.press("j", "j", "k", "k")  # faster than pages come
    one.press("3")
    one.until("() => document.getElementById('why').value === 'it says again what another statement says'")
    one.press("a", "b", "x", "Escape")  # in a field keys are letters
    assert one.page.locator("#why").input_value().endswith("abx")
    rejected = one.decided("x")
    skipped = one.decided("Space")
    unsure = one.decided("h")
    assert len({accepted, rejected, skipped, unsure}) == 4
    one.press("k", "k")
    one.until("key => document.getElementById('item').dataset.key === key", skipped)
    one.press("j")
    one.until("key => document.getElementById('item').dataset.key === key", unsure)
    one.press("u")
    one.kept()
    state = "key => document.querySelector(`a[data-key='${key}']`).dataset.state"
    assert [one.page.evaluate(state, key) for key in (accepted, rejected, skipped, unsure)] == [
        "done",
        "done",
        "open",
        "open",
    ]
    for kind, keys in (("contradiction", "1"), ("incident", "y"), ("incident", "n"), ("figures", "y"), ("actor", "1"),
                       ("failure", "n"), ("loose end", "n")):  # fmt: skip
        one.go(f"?kind={kind}")
        one.page.locator("#item-h").focus()
        one.decided(keys)
    one.go("?kind=place")
    one.page.fill("#placing input", "35.55,36.02")
    one.press("Enter")
    one.page.wait_for_selector("#looked button")
    one.press("Enter")
    one.kept()
    made_now = [(d.verdict, d.by) for d in _decisions(server)]
    wanted = ["accepted", "rejected", "unsure", "revoked", "explained", "same", "different", "noted", "identified", "noted",
              "noted", "placed"]  # fmt: skip
    assert made_now == [(verdict, "N. N.") for verdict in wanted]
    assert _decisions(server)[1].why == "it says again what another statement saysabx"
    one.press("?")
    assert one.page.locator("#help").is_visible()
    one.press("Escape")
    one.press("/")
    one.page.wait_for_url("**/search")
    assert one.wrong == []


def test_a_claim_is_corrected_by_marking_other_words_and_one_coded_in_arabic(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    while "killed" not in one.page.locator(".card header b").first.inner_text():
        one.decided("Space")
    one.page.locator("#item-h").focus()
    one.press("e")
    one.page.wait_for_selector("#code")
    one.page.locator("#f-whom").focus()
    words = one.page.evaluate(
        """() => { const spans = [...document.querySelectorAll('#text [data-o]')];
            const span = spans.find(s => s.textContent.trim().length > 6), r = document.createRange();
            r.setStart(span.firstChild, 0); r.setEnd(span.firstChild, 6); getSelection().removeAllRanges();
            getSelection().addRange(r); document.getElementById('text').dispatchEvent(new MouseEvent('mouseup'));
            return r.toString() || span.textContent.slice(0, 6); }"""
    )
    assert one.page.locator("#f-whom").input_value() == words.strip()
    one.page.select_option("#f-status", "civilian")
    one.press("Control+Enter")
    one.page.wait_for_url("**/?*at=*")
    one.page.locator("#item-h").focus()
    one.go("search?q=المرصد")
    one.page.locator(".hit h2 a").first.click()
    assert one.page.locator("#text").get_attribute("dir") == "rtl"
    one.page.click("text=Write a claim down")
    figure = one.page.evaluate("() => document.getElementById('text').textContent.match(/[0-9]{2,}/)[0]")
    one.page.fill("#f-figure", figure)
    one.press("Tab")
    one.until("figure => document.getElementById('f-low').value === figure", figure)
    one.page.fill("#f-quote", "مذبحة ليست في النص")
    one.press("Control+Enter")
    one.page.wait_for_selector("#code-problem:not(:empty)")
    assert "does not stand in the text" in one.page.locator("#code-problem").inner_text()
    one.page.fill("#f-quote", "")
    one.press("Control+Enter")
    one.page.wait_for_selector("#told li")
    corrected, coded = _decisions(server)
    assert (corrected.verdict, coded.verdict) == ("corrected", "coded")
    with desk.opened(server.case) as work:
        new, hand = work.statement(corrected.about[1]), work.statement(coded.about[0])
    assert (new.victims.quote.words, new.victims.status) == (words.strip(), "civilian")
    assert (hand.figure.words, hand.count.low) == (figure, int(figure))
    assert [words for words in one.wrong if "409" not in words] == []  # what does not stand in the text was refused


def test_a_lost_connection_loses_no_decision_and_doubles_none(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    one.page.locator("#item-h").focus()
    one.decided("a")
    one.kept()
    keys = one.page.eval_on_selector_all("#rows a", "all => all.slice(1, 4).map(a => a.dataset.key)")
    server.stop()
    one.page.locator("#item-h").focus()
    one.press("a")
    one.page.wait_for_selector("#offline:not([hidden])")
    assert "1 decision waits" in one.page.locator("#offline").inner_text()
    assert one.page.locator(f"a[data-key='{keys[0]}']").get_attribute("data-state") == "done"
    token = server.address
    server.start()
    assert server.address != token
    one.until("() => /started anew.* 1 decision waits/.test(document.getElementById('offline').textContent)")
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    one.page.wait_for_timeout(5000)
    assert asked == []  # who is not let in does not knock again and again
    other = one.context.new_page()
    other.goto(server.address)  # the same browser, let in anew; what waits there is sent
    one.kept()
    one.page.wait_for_selector("#offline", state="hidden")
    assert [d.verdict for d in _decisions(server)] == ["accepted", "accepted"]


def test_what_was_decided_in_another_case_waits_for_that_case(browser: Any, server: Server, tmp_path: Path) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    one.page.locator("#item-h").focus()
    one.page.wait_for_load_state("networkidle")
    server.stop()
    one.press("a")
    one.page.wait_for_selector("#offline:not([hidden])")
    first, server.case = server.case, made(tmp_path / "other")
    (server.case / "case.toml").write_text('[case]\nname = "The other"\n', "utf-8")
    server.start()  # another case at the same address
    one.page.goto(server.address)
    one.page.wait_for_selector("#item", timeout=60_000)
    one.until("() => !document.getElementById('elsewhere').hidden")
    assert "1 decision waits" in one.page.locator("#elsewhere").inner_text()
    one.page.wait_for_timeout(3000)
    assert _waiting(one.page) == ["accepted"]
    assert not one.page.locator("#offline, #trouble").locator("visible=true").count()
    one.page.locator("#item-h").focus()
    one.press("u")
    one.until("() => /Nothing to undo/.test(document.getElementById('toast').textContent)")
    assert _decisions(server) == []
    server.stop()
    server.case = first
    server.start()
    one.page.goto(server.address)
    one.page.wait_for_selector("#item", timeout=60_000)
    one.kept()
    one.page.wait_for_selector("#elsewhere", state="hidden")
    assert [d.verdict for d in _decisions(server)] == ["accepted"]


def _waiting(page: Any) -> list[str]:
    """The verdicts that wait in a browser, in their order."""
    return page.evaluate(
        """() => Object.entries(localStorage).filter(([name]) => name.startsWith('corroborate-order:'))
            .map(([, words]) => JSON.parse(words)).sort((a, b) => a.at - b.at).map(one => one.body.verdict)"""
    )


def test_two_tabs_of_one_browser_drop_no_order_of_each_other(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    first, second = one.page, one.context.new_page()
    for page in (first, second):
        page.goto(f"{server.base}?kind=statement")
        page.locator("#item-h").focus()
    held: list[Any] = []
    first.route("**/api/decide", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks what it is given
    second.route("**/api/decide", lambda route: route.abort())
    first.keyboard.press("a")
    first.wait_for_timeout(300)
    second.keyboard.press("j")
    second.keyboard.press("j")
    second.keyboard.press("x")
    second.wait_for_selector("#offline:not([hidden])")
    assert _waiting(first) == ["accepted", "rejected"]
    held.pop().abort()  # the request of the first fails
    first.wait_for_selector("#offline:not([hidden])")
    assert _waiting(second) == ["accepted", "rejected"]
    first.wait_for_timeout(2500)  # it tries again, and is still on its way when the second is let through with both
    second.unroute("**/api/decide")
    one.kept()
    for route in held:
        route.abort()
    first.keyboard.press("h")
    first.unroute("**/api/decide")
    one.kept()
    first.wait_for_selector("#offline", state="hidden")
    second.wait_for_selector("#offline", state="hidden")
    assert [d.verdict for d in _decisions(server)] == ["accepted", "rejected", "unsure"]
    assert len({d.about for d in _decisions(server)}) == 3


def test_keys_that_were_meant_for_an_item_that_does_not_come_touch_no_other(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    one.page.locator("#item-h").focus()
    one.page.wait_for_load_state("networkidle")
    keys = one.page.eval_on_selector_all("#rows a", "all => all.map(a => a.dataset.key)")
    one.context.set_offline(True)
    one.decided("a")  # the next one was fetched ahead
    one.press("a", "x")
    one.until("() => /cannot be fetched|is decided/.test(document.getElementById('toast').textContent)")
    one.press("x", "x")
    assert one.key == keys[1]
    assert _waiting(one.page) == ["accepted", "accepted"]
    assert one.page.locator(".acts button[data-order]").first.is_disabled()
    one.context.set_offline(False)
    one.kept()
    one.page.route(f"**/queue/item/{keys[3]}", lambda route: route.fulfill(status=404, body="gone"))
    one.go(f"?kind=statement&show=all&at={keys[2]}")
    one.page.locator("#item-h").focus()
    one.press("j")
    one.until("key => document.getElementById('item').dataset.key === key", keys[4])
    assert one.page.locator(f"a[data-key='{keys[3]}']").get_attribute("data-state") == "gone"
    one.press("k")
    one.until("key => document.getElementById('item').dataset.key === key", keys[2])
    assert [d.verdict for d in _decisions(server)] == ["accepted", "accepted"]


def test_a_decision_that_is_refused_comes_back_and_one_that_is_taken_back_says_so(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    one.page.locator("#item-h").focus()
    refusal = {"problem": "no such statement"}
    one.page.route("**/api/decide", lambda route: (time.sleep(0.5), route.fulfill(status=409, json=refusal)))
    refused = one.decided("a")
    one.until("key => document.getElementById('item').dataset.key === key", refused)
    one.page.wait_for_selector("#item [role=alert]")
    assert "Not kept: accepted (no such statement)" in one.page.locator("#item [role=alert]").inner_text()
    assert one.page.locator(f"a[data-key='{refused}']").get_attribute("data-state") == "open"
    one.page.unroute("**/api/decide")
    one.go("?kind=place")
    one.page.fill("#placing input", "95.1,200.2")
    one.press("Enter")
    assert "No place has these degrees" in one.page.locator("#looked").inner_text()
    assert one.page.locator("#looked button").count() == 0
    placed = one.key
    one.page.fill("#placing input", "35.55,36.02")
    one.press("Enter", "Enter")
    one.kept()
    one.page.locator("body").press("Escape")
    one.until("() => document.getElementById('stale').hidden", seconds=40)
    one.page.wait_for_timeout(3000)
    one.press("u")
    one.kept()
    one.page.wait_for_timeout(500)
    assert one.page.locator("#toast").inner_text() == "Taken back."
    assert one.page.locator(f"a[data-key='{placed}']").get_attribute("data-state") == "open"
    assert [d.verdict for d in _decisions(server)] == ["placed", "revoked"]


@pytest.mark.parametrize(("key", "code", "shift"), [("ش", "KeyA", False), ("ф", "KeyA", False), ("A", "KeyA", True)])
def test_keys_work_on_other_keyboards_and_with_capitals(
    browser: Any, server: Server, key: str, code: str, shift: bool
) -> None:
    one = Person(browser, server, "N. N.")
    one.go("?kind=statement")
    before = one.key
    one.page.evaluate(
        "said => document.body.dispatchEvent(new KeyboardEvent('keydown', said))",
        {"key": key, "code": code, "shiftKey": shift, "bubbles": True},
    )
    one.until("key => document.getElementById('item').dataset.key !== key", before)
    one.kept()
    assert [d.verdict for d in _decisions(server)] == ["accepted"]


def test_two_people_see_each_other(browser: Any, server: Server) -> None:
    one, other = Person(browser, server, "N. N."), Person(browser, server, "M. M.")
    for person in (one, other):
        person.go("?kind=statement")
        person.page.locator("#item-h").focus()
    key = one.decided("x")
    other.page.wait_for_selector(f"a[data-key='{key}'][data-state=done]", timeout=15_000)
    assert "N. N. rejected" in other.page.locator("#toast").inner_text()
    other.page.wait_for_selector("#item .decided")
    assert other.page.locator("#item .decided").inner_text().startswith("rejected by N. N.")
    other.decided("Space")
    other.press("a")
    one.until("() => /M\\. M\\. accepted/.test(document.getElementById('toast').textContent)")
    assert [(d.by, d.verdict) for d in _decisions(server)] == [("N. N.", "rejected"), ("M. M.", "accepted")]
    one.go("decisions")
    assert one.page.locator("#main tbody tr").count() == 2
    one.page.locator("button.revoke").first.click()
    one.until("() => document.querySelectorAll('#main tbody tr').length === 3")
    assert one.wrong == other.wrong == []


def test_one_selection_in_chart_tables_and_map_and_what_was_known_on_a_day(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.", viewport={"width": 1300, "height": 900})
    one.go("incidents")
    one.page.locator("tbody a").first.click()
    one.page.wait_for_selector("#map[data-ready]")
    row = one.page.locator(".toll tr[data-ids]").first
    row.focus()
    one.press("Enter")
    ids = str(row.get_attribute("data-ids")).split()
    assert one.page.locator("#claims tr.on").count() >= len(ids)
    assert one.page.locator("svg.chart .dot.on").count() >= 1
    link = one.page.url
    assert "#c-" in link
    one.page.locator("tr[data-token^='p-'] th").first.click()
    assert one.page.locator("path.spot.on").count() >= 1
    one.page.goto("about:blank")
    one.page.goto(link)
    one.page.wait_for_selector("#map[data-ready]")
    assert one.page.locator(".toll tr.on").count() >= 1
    words = one.page.locator("[data-verdict]").first.inner_text()
    one.page.locator("#asof").focus()
    one.press("Home")
    assert one.page.locator("#claims tr.later").count() > 0
    assert one.page.locator("[data-verdict]").first.inner_text() != words
    drawn = "svg.chart :is(.dot, .step, .value)[data-day]"
    days = one.page.evaluate("JSON.parse(document.getElementById('series').textContent).days")
    kinds = r"nothing was known yet|no named counter|one counter|no figure counted|documented range [\d,]+( to [\d,]+)?, \S+ counters"
    for day in days[:-1]:
        assert one.page.locator(drawn).count() > 0
        faded = (
            "(all, day) => all.every(n => n.classList.contains('later') === (!n.dataset.day || n.dataset.day > day))"
        )
        assert one.page.eval_on_selector_all(drawn, faded, day)
        assert all(re.fullmatch(kinds, said) for said in one.page.locator("[data-verdict]").all_inner_texts())
        one.press("ArrowRight")
    assert one.page.locator("#claims tr.later, svg .later").count() == 0
    assert one.page.locator("[data-verdict]").first.inner_text() == words
    assert one.wrong == []


def test_who_counted_independently_is_decided_beside_the_figures(browser: Any, server: Server) -> None:
    one = Person(browser, server, "N. N.", viewport={"width": 1300, "height": 900})
    one.go("incidents")
    incidents = [str(a.get_attribute("href")) for a in one.page.locator("tbody a").all()]
    for path in incidents:
        one.go(path[1:])
        if one.page.locator("#tied tr").count():
            break
    row = one.page.locator("#tied tr").first
    assert row.get_attribute("data-tie") == "unknown"
    one.page.locator("body").press("w")
    one.page.keyboard.type("two offices, two lists")
    row.locator("button").first.focus()
    one.press("Enter")
    one.until("() => document.querySelector('#tied tr').dataset.tie === 'independent'")
    one.kept()
    assert [(d.verdict, d.why, len(d.about)) for d in _decisions(server)] == [
        ("independent", "two offices, two lists", 2)
    ]
    one.go(one.page.url.removeprefix(server.base))
    assert row.get_attribute("data-tie") == "independent"
    assert "two offices, two lists" in row.inner_text()
    row.locator("button", has_text="Nobody can tell").click()
    one.until("() => document.querySelector('#tied tr').dataset.tie === 'unknown'")
    one.kept()
    assert [d.verdict for d in _decisions(server)] == ["independent", "unsure"]
    assert one.wrong == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_broken_in_two_and_what_stands_in_a_row_stands_in_line(
    browser: Any, server: Server, width: int
) -> None:
    one = Person(browser, server, "N. N.", viewport={"width": width, "height": 900})
    high = "all => all.map(part => part.getBoundingClientRect().height / parseFloat(getComputedStyle(part).lineHeight))"
    lines = one.page.eval_on_selector_all("#progress span:has(> [data-p])", high)
    assert len(lines) == 2
    assert all(line < 1.5 for line in lines)
    right = "all => all.map(part => Math.round(part.getBoundingClientRect().right))"
    edges = one.page.eval_on_selector_all("#work, .acts", right)
    assert edges == [width, width]  # no strip of another colour beside what is decided with
    inner = "list => list.clientLeft + list.clientWidth === list.querySelector('#rows li').offsetWidth"
    assert one.page.eval_on_selector("#list", inner)
    one.go("search")
    boxes = one.page.eval_on_selector_all(
        "form.find input, form.find select, form.find button",
        "all => all.map(part => part.getBoundingClientRect()).map(box => [Math.round(box.top), Math.round(box.bottom)])",
    )
    rows = dict(boxes)
    assert sorted(rows.items()) == sorted({tuple(box) for box in boxes})
    assert all(
        above < below for above, below in itertools.pairwise(sorted(edge for row in rows.items() for edge in row))
    )


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_every_page_keeps_the_rules_of_accessibility(browser: Any, demo: Path, tmp_path: Path, look: str) -> None:
    server = Server(Path(shutil.copytree(demo, tmp_path / "case")) if look == "light" else made(tmp_path))
    try:
        more: dict[str, Any] = {"color_scheme": "dark" if look == "dark" else "light"}
        more["viewport"] = {"width": 390, "height": 800} if look == "phone" else {"width": 1280, "height": 850}
        one = Person(browser, server, "N. N.", **more)
        one.go("?kind=statement")
        one.page.locator("#item-h").focus()
        one.decided("a")
        one.decided("x")
        one.kept()
        one.press("u")
        one.kept()
        for path in _paths(one):
            one.go(path)
            one.page.wait_for_load_state("load")
            found = axe.Axe().run(one.page)
            assert found.violations_count == 0, (look, path, found.generate_report())
            wide = one.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (look, path)
            cut = "names => names.some(name => name.scrollWidth > name.clientWidth)"
            assert not one.page.eval_on_selector_all("#bar .name", cut), (look, path)
        assert [words for words in one.wrong if "404" not in words] == []  # of the page that there is none
    finally:
        server.stop()


def _paths(one: Person) -> list[str]:
    kinds = ("", "statement", "contradiction", "incident", "place", "actor", "copy", "figures", "failure", "loose end")
    one.go("incidents")
    incident = one.page.locator("tbody a").first.get_attribute("href")[1:]
    found = [*(f"?kind={kind}" for kind in kinds), "?show=all", "incidents", incident, "decisions", "search",
             "search?harm=killed", "nothing"]  # fmt: skip
    for asked in ("killed", "المرصد"):
        one.go(f"search?q={asked}")
        report = one.page.locator(".hit h2 a").first.get_attribute("href")[1:]
        found += [report, f"{report}?edit=new"]
    one.go("search?harm=killed")
    claim = one.page.locator(".hit .meta a").first.get_attribute("href")[1:]
    return [*found, claim, claim.replace("?at=", "?edit=")]

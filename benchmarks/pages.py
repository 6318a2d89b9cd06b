"""How heavy, how fast and how accessible the pages of a review and of a release are, and whether they ask anybody else for
anything.

    python benchmarks/pages.py                         the demo case in Chromium, then an invented case of 10,000 reports
    python benchmarks/pages.py --reports 1000          a smaller invented case
    python benchmarks/pages.py --case DIR --reports 0  a case that is there already, instead of an invented one
    python benchmarks/pages.py --publish               of all this only what concerns the release

For every page of the demo case: bytes that came over the wire (what all pages share came before), milliseconds until it was loaded, violations of accessibility
(axe), requests to other hosts. For the invented case: seconds until its account is there, then the queue page, the text page,
an item and a search, in milliseconds at the server's own address, median and slowest of 20; again while a decision has made
the account to be worked out anew; and the time that a decision takes.

For every sort of page of the demo case's release, opened from a disk with the network off: bytes of the page and of all that
it loads, milliseconds until it was loaded (its map drawn), violations of accessibility, requests for anything but files of the
release. For the invented case: the seconds that publishing takes, how many files it writes, and the heaviest page.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

import httpx

from corroborate import desk
from corroborate.web.render import STATIC

HERE: Final = Path(__file__).resolve().parent
DEMO: Final = HERE.parent / "examples" / "coast2025"
TIMES: Final = 20
_PATIENCE: Final = 600.0  # seconds for one report, so that a busy machine leaves none out
TOWNS: Final = (
    "Jableh",
    "Homs",
    "Hama",
    "Idlib",
    "Aleppo",
    "Tartus",
    "Latakia",
    "Palmyra",
    "Manbij",
    "Raqqa",
    "Afrin",
    "Kobani",
)
COUNTERS: Final = ("the Syrian Observatory for Human Rights", "the Syrian Network for Human Rights", "the Sarim Monitor",
                   "the Coast Council", "a hospital director", "the Health Ministry", "local officials")  # fmt: skip
MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December")  # fmt: skip


def invented(reports: int, path: Path) -> None:
    """Write reports of ten claims each as JSON lines; the same ones every time."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    with path.open("w", encoding="utf-8") as file:
        for number in range(reports):
            town, month, day = chance.choice(TOWNS), chance.randrange(12), chance.randrange(3, 28)
            said = [f"Violence in {town}.\n"]
            for _ in range(10):
                where = town if chance.random() < 0.7 else chance.choice(TOWNS)
                how = chance.choice(("Shelling", "An air strike", "A car bomb", "Gunfire"))
                count = f"{chance.choice(('', 'at least ', 'more than ', 'about '))}{chance.randrange(2, 400)}"
                whom = chance.choice(("people", "civilians", "fighters"))
                what = chance.choice(("killed", "injured", "displaced"))
                when = f"{MONTHS[month]} {day - chance.randrange(3)}"
                said.append(f"{how} {what} {count} {whom} in {where} on {when}, {chance.choice(COUNTERS)} said.")
            published = f"{chance.randrange(2012, 2020)}-{month + 1:02}-{day:02}"
            told = {"publisher": f"Outlet {chance.randrange(80)}", "published": published, "text": " ".join(said)}
            file.write(json.dumps({"id": f"invented-{number}", **told}) + "\n")


def filled(case: Path, source: Path, at: str | None = None) -> Path:
    """A case with what stands in a file, read."""
    with desk.opened(case, make=True, at=at) as work:
        work.add([source], lambda *_: None, patience=_PATIENCE)
        work.read(1, lambda *_: None, patience=_PATIENCE)
    return case


class Pages:
    """`corroborate review`, started as people start it."""

    def __init__(self, case: Path, by: str = "benchmark") -> None:
        command = [
            sys.executable,
            "-m",
            "corroborate",
            "review",
            "--case",
            str(case),
            "--port",
            "0",
            "--by",
            by,
        ]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        said = next(line for line in self.process.stderr if "http://" in line)
        self.address = said.strip()
        self.base = self.address.partition("?")[0]
        self.client = httpx.Client(base_url=self.base, timeout=600, follow_redirects=True)

    def __enter__(self) -> Self:
        began = time.perf_counter()
        while self.client.get(self.address).status_code != 200:
            time.sleep(0.5)
        self.seconds = time.perf_counter() - began
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self.process.terminate()
        self.process.communicate()

    def words(self, path: str) -> str:
        answer = self.client.get(path)
        answer.raise_for_status()
        return answer.text


def timed(act: Callable[[], object]) -> str:
    """Milliseconds, median and slowest of some times."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(took):7.0f} {max(took):7.0f}"


def demo() -> None:
    """The demo case in Chromium."""
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - another lock
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ModuleNotFoundError:
        print("No playwright: the pages of the demo case are not measured (requirements-browser.lock)")
        return
    with tempfile.TemporaryDirectory() as folder, Pages(filled(Path(folder) / "case", DEMO)) as pages:
        print(
            f"Demo case: account after {pages.seconds:.1f} s\n{'page':22} {'KB':>7} {'ready ms':>9} {'axe':>4} {'elsewhere':>9}"
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for name, path in shown(pages):
                context = browser.new_context()
                page = context.new_page()
                page.goto(pages.address)
                asked: list[Any] = []
                page.on("requestfinished", partial(list.append, asked))
                page.goto(pages.base + path, wait_until="load")
                page.wait_for_timeout(300)
                ready = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                violations = Axe().run(page).violations_count
                weight = sum(one.sizes()["responseBodySize"] for one in asked) / 1024
                elsewhere = sum(not one.url.startswith(pages.base) for one in asked)
                print(f"{name:22} {weight:7.0f} {ready:9.0f} {violations:4} {elsewhere:9}")
                context.close()
            browser.close()
        once = {name: len(pages.client.get(f"static/{name}").content) / 1024 for name in STATIC}
        print(f"Besides, once: {', '.join(f'{name} {size:.0f} KB' for name, size in sorted(once.items()))}")


def released(folder: Path) -> None:
    """The release of the demo case in Chromium, from a disk."""
    case, out = filled(folder / "case", DEMO), folder / "release"
    with desk.opened(case) as work:
        work.publish(work.release(), out)
    sizes = {str(path.relative_to(out)): path.stat().st_size for path in sorted(out.rglob("*.html"))}
    print(f"\nRelease of the demo case: {len(sizes)} pages, {heaviest(sizes)}")
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - another lock
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ModuleNotFoundError:
        print("No playwright: they are not opened (requirements-browser.lock)")
        return
    print(f"{'page':22} {'KB':>7} {'with all':>8} {'ready ms':>9} {'axe':>4} {'elsewhere':>9}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name in (name for name in sizes if "/" not in name or name.endswith(("/I1.html", "/I2.html"))):
            page = browser.new_context(offline=True).new_page()
            asked: list[Any] = []
            page.on("request", partial(list.append, asked))  # the browser marks what it calls
            page.goto(f"file://{out}/{name}", wait_until="load")
            if page.locator("#map").count():
                page.wait_for_selector("#map[data-ready]")
            ready = page.evaluate("performance.now()")
            urls = [one.url.partition("#")[0] for one in asked]
            elsewhere = [url for url in urls if not url.startswith(f"file://{out}/")]
            whole = sum(Path(url.removeprefix("file://")).stat().st_size for url in urls if url not in elsewhere)
            violations = Axe().run(page, options={"preload": False}).violations_count
            print(
                f"{name:22} {sizes[name] / 1024:7.0f} {whole / 1024:8.0f} {ready:9.0f} {violations:4} {len(elsewhere):9}"
            )
            page.context.close()
        browser.close()


def heaviest(sizes: Mapping[str, int]) -> str:
    """The heaviest of some pages."""
    name = max(sizes, key=lambda name: (sizes[name], name))
    return f"the heaviest {name} with {sizes[name] / 1024:.0f} KB"


def published(case: Path, out: Path) -> None:
    """How long a release of a great case takes."""
    with desk.opened(case) as work:
        began = time.perf_counter()
        release = work.release()
        gated = time.perf_counter()
        names = work.publish(release, out)
        written = time.perf_counter()
    sizes = {name: (out / name).stat().st_size for name in names}
    pages = {name: size for name, size in sizes.items() if name.endswith(".html")}
    print(f"\nRelease of {len(release.reports):,} reports, {len(release.claims):,} claims: account and gate "
          f"{gated - began:.1f} s, files {written - gated:.1f} s; {len(names):,} files of {sum(sizes.values()) / 1e6:.0f} MB, "
          f"{len(pages):,} of them pages, {heaviest(pages)}")  # fmt: skip


def shown(pages: Pages) -> Iterator[tuple[str, str]]:
    """Every sort of page, by name, with its address."""
    yield from (("queue", ""), ("incidents", "incidents"), ("decisions", "decisions"), ("search", "search?q=1383"))
    for kind in ("contradiction", "incident", "place", "actor", "failure"):
        yield f"queue, {kind}", f"?kind={kind}"
    incident = found(r'href="/(incident/\w+)"', pages.words("incidents"))
    yield "incident", incident
    english, arabic = (found(r'<h2><a href="/(report/\w+)"', pages.words(f"search?q={q}")) for q in ("1383", "المرصد"))
    yield from (("text", english), ("text, Arabic", arabic), ("a claim by hand", f"{english}?edit=new"))


def found(pattern: str, page: str) -> str:
    """What a page says at a pattern."""
    match = re.search(pattern, page)
    assert match, pattern
    return match[1]


def large(case: Path) -> None:
    """The times of a great case."""
    with Pages(case) as pages:
        page = pages.words("")
        statements = found(r'data-p="statements">(\d+)', page)
        print(f"\nGreat case: {statements} statements, account after {pages.seconds:.0f} s")
        item = found(r'data-key="(\w+)" data-state', page)
        text = found(r'href="/(report/\w+)', pages.words("?kind=statement"))
        asked: dict[str, Callable[[], Any]] = {
            "queue": lambda: pages.words(""), "text": lambda: pages.words(text),
            "item": lambda: pages.words(f"queue/item/{item}"), "search": lambda: pages.words("search?q=Manbij+shelling"),
        }  # fmt: skip
        print(f"{'ms':34} {'median':>7} {'slowest':>7}")
        for name, act in asked.items():
            print(f"{name:34} {timed(act)}")
        ids = re.findall(r'data-key="s(\w+)"', pages.words("?kind=statement"))
        whole = iter([order for id in ids if (order := decided(pages, id))])
        print(f"{'a decision':34} {timed(lambda: kept(pages, next(whole)))}")
        for name, act in asked.items():
            print(f"{name + ', while it is worked out anew':34} {timed(act)}")


def decided(pages: Pages, key: str) -> dict[str, Any] | None:
    """What a page would send to accept a statement."""
    page = pages.words(f"queue/item/s{key}")
    match = re.search(r"&#34;accepted&#34;, &#34;about&#34;: \[&#34;(\w+)", page)
    return (
        {"key": f"benchmark-{key}", "verdict": "accepted", "about": [match[1]], "by": "benchmark", "why": "timed"}
        if match
        else None
    )


def kept(pages: Pages, order: dict[str, Any], path: str = "api/decide") -> str:
    """Send a decision; its id."""
    headers = {"origin": pages.base.rstrip("/"), "sec-fetch-site": "same-origin"}
    answer = pages.client.post(path, json=order, headers=headers)
    answer.raise_for_status()
    return str(answer.json()["id"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000, help="reports of the invented case, ten claims each")
    parser.add_argument("--case", type=Path, help="a case that is there already")
    parser.add_argument("--no-demo", action="store_true", help="only the great case")
    parser.add_argument("--publish", action="store_true", help="only the release, not the review")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not asked.no_demo:
            if not asked.publish:
                demo()
            released(Path(folder))
        case = asked.case
        if case is None and asked.reports:
            source = Path(folder) / "invented.jsonl"
            invented(asked.reports, source)
            case = filled(Path(folder) / "invented", source)
        if case:
            if not asked.publish:
                large(case)
            published(case, Path(folder) / "great")


if __name__ == "__main__":
    main()

"""Every picture that the documents show, as docs/pages has them: pages of the review and of the published site, a chart, a map.

    python benchmarks/shots.py [FOLDER]     docs/pages where it is left out

Most are of the example case; those of Arabic, and of a name that is withheld, of two invented reports. A picture is what a
window shows, in 256 colours. Needs the browser's lock (`requirements-browser.lock`), Chromium at /usr/bin/chromium, the extra
`charts`, and typefaces that have Arabic letters.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from corroborate import desk, outlet
from pages import DEMO, Pages, filled, found, kept

DOCS: Final = Path(__file__).parent.parent / "docs" / "pages"
AT: Final = "2026-01-15T09:00:00Z"
WINDOW: Final[Mapping[str, Any]] = {"viewport": {"width": 1280, "height": 900}}
MARGIN: Final = 57  # 15 mm of a sheet at 96 dots an inch
FORMS: Final[Mapping[str, Mapping[str, Any]]] = {
    "": WINDOW,
    "dark": {**WINDOW, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True},
    "paper": {"viewport": {"width": 794 - 2 * MARGIN, "height": 1123 - 2 * MARGIN}},
    "plain": {**WINDOW, "java_script_enabled": False},
}
LEAVES: Final = ("quotes", "addresses", "file hashes", "questions", "failures", "decisions")
INVENTED: Final = (
    {
        "id": "invented-1", "publisher": "Coast Dispatch", "published": "2031-03-08", "language": "en",
        "address": "https://dispatch.example/jableh-shelling",
        "text": "Shelling killed 12 civilians in Jableh on March 6, the Coast Rights Monitor said. Among the dead was Samira "
                "Qalandar, a teacher. Residents blamed the Harbour Brigade for the shelling. The Harbour Brigade denied that "
                "its fighters had shelled the town. A doctor said 30 people were injured.",
    },
    {
        "id": "invented-2", "publisher": "صدى الميناء", "published": "2031-03-09", "language": "ar",
        "address": "https://sada.example/qasf",
        "text": "قال مرصد الساحل للحقوق إن القصف على جبلة يوم 6 آذار أدى إلى مقتل 15 مدنيا وإصابة 34 آخرين. وقالت ليلى النجار، "
                "وهي طبيبة في المدينة، إن ١٢ امرأة كنّ بين القتلى. واتهم الأهالي لواء الميناء (Harbour Brigade) بالقصف.",
    },
)  # fmt: skip
CODED: Final = (
    ("killed", "15", "مدنيا", 15, "civilian"), ("injured", "34", "آخرين", 34, "unknown"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, in which form, and which part of the page is brought up."""

    name: str
    path: str
    form: str = ""
    part: str = ""


SITE: Final = (
    Shot("site-index", "index.html"), Shot("site-index-phone", "index.html", "phone"),
    Shot("site-map", "index.html", part="#map"),
    Shot("site-incident", "incidents/I1.html", part="#tolls"), Shot("site-incident-map-dark", "incidents/I1.html", "dark", "#where"),
    Shot("site-incident-accused", "incidents/I1.html", part="#accused"),
    Shot("site-incident-print", "incidents/I1.html", "paper"), Shot("site-still-map", "incidents/I1.html", "plain", "#where"),
    Shot("site-claims", "claims.html"), Shot("site-claims-phone", "claims.html", "phone", "table"),
    Shot("site-sources", "sources.html"), Shot("site-counters", "counters.html"), Shot("site-places", "places.html"),
    Shot("site-questions", "questions.html"), Shot("site-changes", "changes.html"), Shot("site-method", "method.html"),
)  # fmt: skip


def main(out: Path) -> None:
    """Make them all."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        camera = Camera(browser, out)
        case = made(folder / "case", "Syrian coast, March 2025", DEMO)
        published(camera, case, folder / "release")
        reviewed(camera, case)
        (folder / "invented.jsonl").write_text("\n".join(map(json.dumps, INVENTED)), "utf-8")
        invented(camera, made(folder / "invented", "An invented coast", folder / "invented.jsonl"), folder / "told")
        browser.close()


def made(case: Path, name: str, source: Path) -> Path:
    """A case with a name, and what stands in a file, read."""
    desk.init(case, name=name, office="", place="", period="", whose="", at=AT)
    return filled(case, source, at=AT)


class Camera:
    """A browser that takes pictures into a folder."""

    def __init__(self, browser: Any, out: Path) -> None:
        self.browser, self.out = browser, out

    def take(self, shot: Shot, base: str, first: str = "") -> None:
        """One picture of a page below `base`; `first` is the address that lets a browser in."""
        with self._page(shot.form, first) as page:
            page.goto(base + shot.path, wait_until="load")
            if page.locator("#map").count() and shot.form != "plain":
                page.wait_for_selector("#map[data-ready]")
            if shot.form == "paper":
                page.emulate_media(media="print")
            if shot.part:
                for _ in range(3):  # what lies above takes its room only when it comes near
                    page.locator(shot.part).first.evaluate("part => part.scrollIntoView({ block: 'start' })")
                    page.wait_for_timeout(200)
            page.wait_for_timeout(300)
            self.keep(page.screenshot(), shot.name, MARGIN if shot.form == "paper" else 0)

    @contextlib.contextmanager
    def _page(self, form: str, first: str) -> Iterator[Any]:
        context = self.browser.new_context(**FORMS[form])
        page = context.new_page()
        if first:
            page.goto(first)
        yield page
        context.close()

    def keep(self, data: bytes, name: str, margin: int = 0) -> None:
        """Write a picture down in few colours; with the margin that a sheet of paper has."""
        target = self.out / f"{name}.png"
        with Image.open(io.BytesIO(data)) as image:
            sheet = ImageOps.expand(image.convert("RGB"), margin, "white")
        sheet.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
        print(f"{target.name:36} {target.stat().st_size / 1024:5.0f} KB", flush=True)


def reviewed(camera: Camera, case: Path) -> None:
    """The review of the example case: as it begins, then with some of it decided."""
    with Pages(case, by="N. N.") as pages:
        shots = [
            Shot("review-queue", ""), Shot("review-queue-dark", "", "dark"), Shot("review-queue-phone", "?kind=statement", "phone"),
            *(Shot(f"review-{kind}", f"?kind={kind}") for kind in ("contradiction", "incident", "figures", "place", "actor", "failure")),
            Shot("review-incidents", "incidents"), Shot("review-incident-page", found(r'href="/(incident/\w+)"', pages.words("incidents"))),
            Shot("review-search", "search?q=1383"), Shot("review-text", _report(pages, "1383") + "?at=" + _claim(pages, "1383")),
            Shot("review-claim-by-hand", _report(pages, "1383") + "?edit=" + _claim(pages, "1383")),
        ]  # fmt: skip
        for shot in shots:
            camera.take(shot, pages.base, pages.address)
        decided(pages)
        settled(pages)
        camera.take(Shot("review-decisions", "decisions"), pages.base, pages.address)


def settled(pages: Pages) -> None:
    """Wait until the account has what was decided."""
    while pages.client.get("api/news").json()["stale"]:
        time.sleep(0.5)


def _report(pages: Pages, words: str) -> str:
    """The first report that a search finds."""
    return found(r'<h2><a href="/(report/\w+)"', pages.words(f"search?q={words}"))


def _claim(pages: Pages, words: str) -> str:
    """The weightiest claim of that report."""
    return found(r'\?at=(\w+)">killed: <bdi>at least', pages.words(f"search?q={words}"))


def decided(pages: Pages) -> None:
    """Some decisions of each sort, one of them taken back."""
    orders = [
        ("statement", "accepted", "read beside its sentence"), ("statement", "rejected", "it is of another event"),
        ("contradiction", "explained", "read side by side"), ("incident", "same", "place, day and what happened agree"),
        ("statement", "accepted", "read beside its sentence"), ("copy", "different", "each speaks for itself"),
        ("actor", "identified", "told from its sentences"), ("statement", "unsure", "it cannot be told from the reports"),
    ]  # fmt: skip
    last = ""
    for number, (kind, verdict, why) in enumerate(orders):
        order = next(_orders(pages, kind, verdict, number), None)
        if order:
            last = kept(pages, {**order, "key": f"picture-{number}", "by": "N. N.", "why": why})
    kept(
        pages,
        {"key": "picture-back", "verdict": "revoked", "about": [last], "by": "N. N.", "why": "taken back at once"},
    )


def _orders(pages: Pages, kind: str, verdict: str, skip: int) -> Iterator[dict[str, Any]]:
    """What the buttons of the queue's items would send."""
    for key in re.findall(r'data-key="(\w+)" data-state', pages.words(f"?kind={kind}"))[skip:]:
        for words in re.findall(r'data-order="([^"]*)"', pages.words(f"queue/item/{key}")):
            order = json.loads(words.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&"))
            if order["verdict"] == verdict:
                yield order


def published(camera: Camera, case: Path, release: Path) -> None:
    """The site of the example case, and its pictures for print."""
    with desk.opened(case, at=AT) as work:
        work.publish(work.release(), release)
        for name, drawn in (("chart", work.chart()), ("map", work.map())):
            outlet.picture(drawn, release.parent / f"{name}.png")
            camera.keep((release.parent / f"{name}.png").read_bytes(), name)
    for shot in SITE:
        camera.take(shot, f"file://{release}/")


def invented(camera: Camera, case: Path, release: Path) -> None:
    """A report in Arabic whose claims a person wrote down, and how both reports are published."""
    with Pages(case, by="N. N.") as pages:
        report = _report(pages, "القصف")
        text = found(r'data-text="(\w+)"', pages.words(report))
        for number, claim in enumerate(CODED):
            kept(
                pages,
                {
                    "key": f"picture-{number}",
                    "by": "N. N.",
                    "why": "the reader has no Arabic",
                    "claim": _coded(text, *claim),
                },
                "api/code",
            )
        settled(pages)
        camera.take(Shot("review-text-arabic", report), pages.base, pages.address)
    said = release.with_name("policy.toml")  # what no reader read leaves no word, unless names of persons may leave
    said.write_text(f"[policy]\nleaves = {json.dumps([*LEAVES, 'victim names', 'private persons'])}\n", "utf-8")
    for name, policy, part in (
        ("site-withheld", None, "#words"),
        ("site-arabic", said, "article.card:has([lang=ar])"),
    ):
        with desk.opened(case, at=AT, policy_file=policy) as work:
            work.publish(work.release(), release / name)
        camera.take(Shot(name, "incidents/I1.html", part=part), f"file://{release}/{name}/")


def _coded(text: str, harm: str, figure: str, whom: str, count: int, status: str) -> dict[str, Any]:
    """A claim as the form sends it, each slot with where its words stand."""
    said = str(INVENTED[1]["text"])

    def words(told: str, kind: str = "") -> dict[str, Any]:
        return {"words": told, "start": said.index(told), "kind": kind}

    quote = said[: said.index(".") + 1]
    return {"text": text, "harm": harm, "figure": words(figure), "low": count, "high": count, "whom": words(whom), "status": status,
            "quote": words(quote), "places": [words("جبلة")], "speakers": [words("مرصد الساحل للحقوق", "organisation")],
            "when": words("يوم 6 آذار"), "start": "2031-03-06", "end": "2031-03-06"}  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else DOCS)

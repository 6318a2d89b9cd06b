"""Pictures of each page of the review and of the published site, of the example case, as they stand in docs/pages.

    python benchmarks/shots.py [FOLDER]     docs/pages where it is left out

Needs the browser's lock (`requirements-browser.lock`) and Chromium at /usr/bin/chromium. A picture is what a window of
1280 by 900 shows, in 64 colours; in the dark and on a telephone as `FORMS` has it.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import sync_playwright

from corroborate import desk
from pages import DEMO, Pages, filled, shown

DOCS: Final = Path(__file__).parent.parent / "docs" / "pages"
COLOURS: Final = 64
FORMS: Final[dict[str, dict[str, Any]]] = {
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
}


def main(out: Path) -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        case = filled(folder / "case", DEMO)
        with desk.opened(case) as work:
            work.publish(work.release(), folder / "release")
        for made in sorted((folder / "release").glob("*.html")):
            taken(browser, f"file://{made}", out / f"site-{made.stem}.png")
        for form, how in FORMS.items():
            taken(browser, f"file://{folder}/release/claims.html", out / f"site-claims-{form}.png", **how)
        with Pages(case) as pages:
            for sort, path in shown(pages):
                target = out / f"review-{re.sub(r'[^a-z]+', '-', sort.lower())}.png"
                taken(browser, pages.base + path, target, first=pages.address)
            taken(browser, pages.base, out / "review-queue-dark.png", first=pages.address, **FORMS["dark"])
        browser.close()


def taken(browser: Any, address: str, target: Path, first: str = "", **how: Any) -> None:
    """One picture; `first` is the address that lets a browser in."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})
    page = context.new_page()
    if first:
        page.goto(first)
    page.goto(address, wait_until="load")
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-ready]")
    page.wait_for_timeout(300)
    with Image.open(io.BytesIO(page.screenshot())) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target.name:44} {target.stat().st_size / 1024:5.0f} KB")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else DOCS)

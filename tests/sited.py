"""A release's site for tests: its pages by name, what stands on one, and whether every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from corroborate import knowledge
from corroborate.canonical import digest
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import Log, carried_on
from corroborate.publish.release import Release
from corroborate.publish.site import site
from stories import AT

VOID = {"meta", "br", "link", "line", "path", "rect", "circle", "polygon"}
FETCHING = {"img", "iframe", "object", "embed", "audio", "video", "form", "base", "image", "use"}


class Page(HTMLParser):
    """What is on a page: elements, ids, links, headings, words, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()
        self.tags = {tag for tag, _ in self.elements}
        self.names = {name for _, attributes in self.elements for name in attributes}
        self.ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]
        self.links = [attributes for tag, attributes in self.elements if tag == "a"]
        self.words = re.sub(r" ([,.;:])", r"\1", " ".join(" ".join(self.said).split()))

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.said.append(data)


def files_of(release: Release, log: Log | None = None) -> dict[str, bytes]:
    """Every file of the site by name."""
    first = carried_on(release, digest(account_json(release).encode("utf-8", "replace")), AT)
    return dict(site(release, knowledge.atlas(), log or first, {}))


def pages_of(release: Release, log: Log | None = None) -> dict[str, str]:
    """Every page of the site by name."""
    return {name: data.decode() for name, data in files_of(release, log).items() if name.endswith(".html")}


def words_of(release: Release) -> str:
    """The words of all pages in a row."""
    return " ".join(Page(html).words for html in pages_of(release).values())


def astray(pages: Mapping[str, str], others: Mapping[str, object] = {}) -> list[tuple[str, str]]:
    """Links (page, href) that lead nowhere: to no page, no file, no id on it."""
    ids = {name: set(Page(html).ids) for name, html in pages.items()}
    lost = []
    for name, html in pages.items():
        for link in Page(html).links:
            href = link["href"] or ""
            path, _, place = href.partition("#")
            at = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            known = at in others or (at in ids and (not place or place in ids[at]))
            if not (re.match("https?://", href) or known):
                lost.append((name, href))
    return lost

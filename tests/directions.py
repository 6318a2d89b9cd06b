"""What a page shows in one element whose direction follows from its words: names that run from the right, and anything else of
ours or of another script beside them, which they would turn round.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"meta", "br", "link", "input", "line", "path", "rect", "circle", "polygon"}
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile("[A-Za-z]")


class Directions(HTMLParser):
    """`turned` holds the words of every `bdi` in which both stand, without those of the `bdi` within."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.turned: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        _, said = self._open.pop()
        words = "".join(said)
        if tag != "bdi" and self._open:
            self._open[-1][1].append(words)
        elif tag == "bdi" and _RIGHT.search(words) and _OTHER.search(words):
            self.turned.append(words)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

"""A text goes in; out come the exact spans of its paragraphs and of the sentences in them.

Every quote of the project stands in a sentence, so the spans must be exact, cover every visible character once, and
never depend on anything but the text and the list of abbreviations. Reports arrive in two layouts, one paragraph a
line and paragraphs wrapped over many lines: which one a block of lines has is told from the widths of its lines, since
a wrapped line is broken only where the next word would not have fitted. A stop is judged by what stands on both sides
of it, within a bounded distance, so the time grows with the length of the text and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corroborate.records import Span

_BREAK: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_BULLET: Final = re.compile(r"[-*•‣◦▪●–—·]\s")
_STOP: Final = re.compile(r"[.!?…؟۔。！？]+(?:»|[ \u00a0\u202f]»(?!\w)|[«“](?=\s|\Z)|[\"'”’›)\]}]|\[\d{1,3}\])*")
_ENDS: Final = re.compile(r"[.!?…؟۔。！？:][\"'”’»›)\]]*\Z")
_WORD: Final = re.compile(r"\w")
_OPENERS: Final = "\"'“”‘’«‹([{¿¡„‚"
_LOOK: Final = 40  # no abbreviation and no sentence's first word is longer
_NARROW, _WIDE = 40, 160  # the widths at which people and programs wrap lines


def abbreviations(listing: str) -> frozenset[str]:
    r"""The entries of a list of abbreviations (its form stands at the head of `data/abbreviations.txt`).

    >>> sorted(abbreviations("# ranks\nLt.\nno.#\n^the\n"))
    ['Lt.', '^the', 'no.#']
    """
    lines = (line.strip() for line in listing.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def segment(content: str, abbreviations: frozenset[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    r"""Paragraph and sentence spans of `content`: ordered, disjoint, without white space at their ends.

    Together they cover every character that is no white space, and every sentence lies inside one paragraph.
    `abbreviations` are the entries of `data/abbreviations.txt`. Time and memory are linear in the text.

    >>> paragraphs, sentences = segment("Toll rises\nLt. Karam said 2.5 tons fell. Two died.", frozenset({"Lt."}))
    >>> len(paragraphs), [(s.start, s.end) for s in sentences]
    (2, [(0, 10), (11, 40), (41, 50)])
    """
    paragraphs = tuple(_paragraphs(content))
    sentences = tuple(span for paragraph in paragraphs for span in _sentences(content, paragraph, abbreviations))
    return paragraphs, sentences


# Paragraphs: blocks of lines between blank lines, each block wrapped or one paragraph a line.


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        return self.end - self.start + self.indent


def _paragraphs(content: str) -> Iterator[Span]:
    blocks = list(_blocks(content))
    widths = [_wrapped_at(content, block) for block in blocks]
    usual = max((width for width in widths if width), default=0)
    for block, width in zip(blocks, widths, strict=True):
        yield from _unwrap(content, block, width or _as_usual(content, block, usual))


def _as_usual(content: str, block: list[_Line], usual: int) -> int:
    """The width of a block that is too short to show one but is laid out as its neighbours are; else 0."""
    width = max(usual, *(line.width for line in block))
    return width if usual and 10 * width <= 11 * usual and _fits(content, block, width) else 0


def _blocks(content: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for start, end in _lines(content):
        first, last = _trim(content, start, end)
        if first < last:
            block.append(_Line(first, last, first - start))
        if block and (first == last or content[end : end + 1] == "\x0c"):
            yield block
            block = []
    if block:
        yield block


def _lines(content: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(content):
        yield start, found.start()
        start = found.end()
    yield start, len(content)


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return start, end


def _unwrap(content: str, block: list[_Line], width: int) -> Iterator[Span]:
    start = block[0].start
    for line, after in pairwise(block):
        if not width or _parts(content, line, after) or (_short(content, line, after, width) and _ends(content, line)):
            yield Span(start, line.end)
            start = after.start
    yield Span(start, block[-1].end)


def _wrapped_at(content: str, block: list[_Line]) -> int:
    """The width at which a block's lines are wrapped, 0 where its own lines do not show that they are.

    Shown is it by lines that go on in small letters; in a script without them, by three lines or more that do not end
    where sentences do.
    """
    width = max(line.width for line in block)
    breaks = [pair for pair in pairwise(block) if not _parts(content, *pair)]
    if not breaks or not _NARROW <= width <= _WIDE or not _fits(content, block, width):
        return 0
    onward = sum(content[after.start].islower() for _, after in breaks)
    uncased = sum(content[after.start].isalpha() and not _cased(content[after.start]) for _, after in breaks)
    unended = sum(not _ends(content, line) for line, _ in breaks)
    shown = 4 * onward >= len(breaks) or (
        uncased >= 2 and 2 * uncased >= len(breaks) and 4 * unended >= 3 * len(breaks)
    )
    return width if shown else 0


def _fits(content: str, block: list[_Line], width: int) -> bool:
    """Whether lines wrapped at `width` could look like this: nine in ten are full or end a sentence."""
    breaks = [pair for pair in pairwise(block) if not _parts(content, *pair)]
    odd = sum(_short(content, line, after, width) and not _ends(content, line) for line, after in breaks)
    return 10 * odd <= len(breaks)


def _short(content: str, line: _Line, after: _Line, width: int) -> bool:
    word = content[after.start : min(after.end, after.start + width)].split(None, 1)[0]
    return line.width + 1 + len(word) <= width


def _parts(content: str, line: _Line, after: _Line) -> bool:
    if _BULLET.match(content, after.start):
        return True
    return after.indent >= line.indent + 2 and not _BULLET.match(content, line.start)


def _ends(content: str, line: _Line) -> bool:
    return _ENDS.search(content, max(line.start, line.end - 4), line.end) is not None


def _cased(character: str) -> bool:
    return character.lower() != character.upper()


# Sentences: every stop of a paragraph is a candidate, judged by its two sides.


def _sentences(content: str, paragraph: Span, abbreviations: frozenset[str]) -> Iterator[Span]:
    small = content[paragraph.start : paragraph.end].islower()  # a text that has lost its capitals
    start, word = paragraph.start, -1
    for stop in _STOP.finditer(content, paragraph.start, paragraph.end):
        if word < start:
            found = _WORD.search(content, start, paragraph.end)
            word = found.start() if found else paragraph.end
        after, _ = _trim(content, stop.end(), paragraph.end)
        if word < stop.start() and after < paragraph.end and _parted(content, start, stop, after, small, abbreviations):
            yield Span(start, stop.end())
            start = after
    yield Span(start, paragraph.end)


def _parted(
    content: str, start: int, stop: re.Match[str], after: int, small: bool, abbreviations: frozenset[str]
) -> bool:
    """Whether a sentence ends with `stop`, when the next visible character stands at `after`."""
    token = _token(content, start, stop.start())
    following = content[after : after + _LOOK]
    if token.endswith(("[", "(")):  # […] stands for words left out
        return False
    if content[stop.start()] in "。！？":
        return True
    if after == stop.end():
        return _closed_up(token, stop.group(), following)
    if not _opens(following, small):
        return False
    return (
        stop.group()[0] != "."
        or stop.group()[:2] == ".."
        or not _abbreviated(token, start, stop, following, small, abbreviations)
    )


def _token(content: str, start: int, end: int) -> str:
    """The characters before a stop, back to white space, an opening mark kept only where nothing else is left."""
    words = content[max(start, end - _LOOK) : end].split()
    if not words or content[end - 1].isspace():
        return ""
    return words[-1].lstrip(_OPENERS) or words[-1][-1]


def _opens(following: str, small: bool) -> bool:
    """Whether a sentence may begin so: no small letter, unless all are small or a name begins so (al-Hasan)."""
    words = following.lstrip(_OPENERS + "-–—*•. …\u00a0")
    if not words or small or not words[0].islower():
        return True
    article, hyphen, name = words.partition("-")
    return bool(hyphen) and len(article) <= 3 and name[:1].isupper()


def _closed_up(token: str, stop: str, following: str) -> bool:
    """Whether a stop without white space after it ends a sentence: "scores.- The", "died.The", never "2.5" or "a.org"."""
    if following[0] in "-–—" and len(following) > 1 and following[1].isspace():
        return bool(following[1:].strip())
    if any(mark in token for mark in "/@") or token.split(".", 1)[0] == "www":
        return False
    left = token.rpartition(".")[2]
    words = following.lstrip(_OPENERS)
    if len(left) < 2 or not words[:1].isalpha() or not (left.isalpha() or left.isdecimal()):
        return False
    if _cased(words[0]):
        second = words[1:2]
        return (
            words[0].isupper() and (second.islower() or second.isspace()) and (left[-1].islower() or left.isdecimal())
        )
    return left.isalpha() and len(words) > 1 and words[1].isalpha()


def _abbreviated(
    token: str, start: int, stop: re.Match[str], following: str, small: bool, abbreviations: frozenset[str]
) -> bool:
    """Whether a single stop, with white space and a possible opening after it, belongs to its word alone."""
    if token.isdecimal() and stop.start() - start <= len(token):  # "1. The army": the number of a list
        return True
    if len(stop.group()) > 1:
        return False
    last = token.rpartition("-")[2] if token else ""
    first = _first_word(following)
    for word in _spellings(token, last, small):
        if word in abbreviations or (f"{word}#" in abbreviations and first[:1].isdecimal()):
            return True
        if f"{word}*" in abbreviations:
            return f"^{first.lower()}" not in abbreviations
    initial = len(last) == 1 and last.isalpha()
    dotted = len(token) >= 3 and all(len(part) == 1 and part.isalpha() for part in token.split("."))
    return (initial or dotted) and f"^{first.lower()}" not in abbreviations


def _spellings(token: str, last: str, small: bool) -> Iterator[str]:
    for word in (token, last):
        yield f"{word}."
        yield f"{word}.".capitalize() if small else f"{word}.".lower()


def _first_word(following: str) -> str:
    words = following.lstrip(_OPENERS).split(None, 1)
    return words[0].rstrip(".,;:!?") if words else ""

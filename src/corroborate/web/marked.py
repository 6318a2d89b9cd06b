"""A text and its statements in, the text in stretches out: what each stretch states, so that marks may lie over another.

Marks of several statements overlap, and slots lie within slots. So a text is cut wherever a mark begins or ends, each
stretch says all that it states, and each mark keeps one of a few levels below the line for its whole length, so that two
marks over the same words are two lines. Figures are another sort of mark, a wash, and each is one piece that runs in its
own direction: "12–15" must not become "15–12" in an Arabic sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from corroborate.records import Span, Statement, Text, marks
from corroborate.values import Quote

Slot: TypeAlias = Literal["figure", "who", "where", "when", "voice", "blame", "act"]
SLOT_WORDS: Final[dict[Slot, str]] = {
    "figure": "the figure", "who": "who was harmed", "where": "where", "when": "when it was, and when it was said",
    "voice": "according to whom", "blame": "who is accused or answers", "act": "the deed, the words of an answer, evidence",
}  # fmt: skip
_SLOTS: Final[dict[str, Slot]] = {
    "figure": "figure", "victims": "who", "places": "where", "destination": "where", "when": "when", "said": "when",
    "speakers": "voice", "accused": "blame", "actor": "blame", "act": "act", "words": "act", "shows": "act",
}  # fmt: skip
LEVELS: Final = 4
_NUMBER: Final = re.compile(r"[\d٠-٩۰-۹][\d٠-٩۰-۹.,٬٫/:–—\-]*[\d٠-٩۰-۹]")
_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_PARAGRAPH: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that state one slot; `numbers` are the places, among those that are marked, of the statements whose slot it is."""

    start: int
    end: int
    slot: Slot
    numbers: tuple[int, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two edges of marks. `marks` are those that lie over it, without figures; `within` are the statements
    whose sentence it is in.
    """

    start: int
    words: str
    marks: tuple[Mark, ...]
    within: tuple[int, ...]

    @property
    def css(self) -> str:
        """The classes that draw its marks."""
        return " ".join(f"{mark.slot}{mark.level}" for mark in self.marks)

    @property
    def whose(self) -> str:
        """Its classes, each with the statements that it is drawn for, for a page that shows one statement's alone."""
        return " ".join(f"{mark.slot}{mark.level}:{','.join(map(str, mark.numbers))}" for mark in self.marks)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The statements whose slots it states."""
        return tuple(dict.fromkeys(number for mark in self.marks for number in mark.numbers))


@dataclass(frozen=True, slots=True)
class Piece:
    """Stretches that run together in one direction; `figure` are the statements whose figure they are."""

    stretches: tuple[Stretch, ...]
    figure: tuple[int, ...]
    isolated: bool
    direction: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, as pieces."""

    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: Text, statements: Sequence[Statement], within: Span | None = None) -> Iterator[Paragraph]:
    """The paragraphs of a text, or of the part of it that is `within`, with all marks of the statements."""
    every = _levelled(sorted(_marks(statements), key=lambda m: (m.start, -m.end, m.numbers, m.slot)))
    whole = within or Span(0, len(text.content))
    for found in _PARAGRAPH.finditer(text.content, whole.start, whole.end):
        start, end = found.span()
        here = [mark for mark in every if mark.start < end and start < mark.end]
        quotes = [(n, s.quote) for n, s in enumerate(statements) if s.quote.start < end and start < s.quote.end]
        yield Paragraph(start, tuple(_pieces(text.content, start, end, here, quotes)))


def shown(words: str) -> str:
    """Words as they are shown: what cannot be seen, or turns the direction of others, one for one as a box."""
    return _HIDDEN.sub("\ufffd", words)


def _marks(statements: Sequence[Statement]) -> Iterator[Mark]:
    """What several statements state with the same words is one mark."""
    found: dict[tuple[int, int, Slot], dict[int, None]] = {}
    for number, statement in enumerate(statements):
        for name, quote in marks(statement):
            found.setdefault((quote.start, quote.end, _SLOTS[name]), {})[number] = None
    for (start, end, slot), numbers in found.items():
        yield Mark(start, end, slot, tuple(numbers))


def _levelled(found: Iterable[Mark]) -> list[Mark]:
    """Each mark on the first level that is free from its beginning to its end; beyond the last they share one."""
    free = [0] * LEVELS
    made = []
    for mark in found:
        if mark.slot == "figure":
            made.append(mark)
            continue
        level = next((n for n, end in enumerate(free) if end <= mark.start), LEVELS - 1)
        free[level] = max(free[level], mark.end)
        made.append(replace(mark, level=level))
    return made


def _pieces(
    content: str, start: int, end: int, here: Sequence[Mark], quotes: Sequence[tuple[int, Quote]]
) -> Iterator[Piece]:
    at = start
    for first, last, figure in _atoms(content, start, end, here):
        if at < first:
            yield Piece(tuple(_stretches(content, at, first, here, quotes)), (), isolated=False, direction="")
        words = content[first:last]
        direction = "ltr" if _NUMBER.fullmatch(words) else "auto"
        yield Piece(tuple(_stretches(content, first, last, here, quotes)), figure, isolated=True, direction=direction)
        at = last
    if at < end:
        yield Piece(tuple(_stretches(content, at, end, here, quotes)), (), isolated=False, direction="")


def _atoms(content: str, start: int, end: int, here: Sequence[Mark]) -> list[tuple[int, int, tuple[int, ...]]]:
    """Figures, and in right-to-left paragraphs every number with a sign in it, as (start, end, whose), never overlapping."""
    found = [(max(m.start, start), min(m.end, end)) for m in here if m.slot == "figure"]
    if _RIGHT.search(content, start, end):
        found += [m.span() for m in _NUMBER.finditer(content, start, end) if not m[0].isdecimal()]
    atoms: list[tuple[int, int, tuple[int, ...]]] = []
    for first, last in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if atoms and first < atoms[-1][1]:
            continue
        whose = tuple(
            dict.fromkeys(n for m in here if m.slot == "figure" and first <= m.start < last for n in m.numbers)
        )
        atoms.append((first, last, whose))
    return atoms


def _stretches(
    content: str, start: int, end: int, here: Sequence[Mark], quotes: Sequence[tuple[int, Quote]]
) -> Iterator[Stretch]:
    spans = [(mark.start, mark.end) for mark in here] + [(quote.start, quote.end) for _, quote in quotes]
    ordered = sorted({start, end, *(edge for span in spans for edge in span if start < edge < end)})
    for first, last in itertools.pairwise(ordered):
        over = tuple(m for m in here if m.start <= first and last <= m.end and m.slot != "figure")
        within = tuple(n for n, quote in quotes if quote.start <= first and last <= quote.end)
        yield Stretch(first, shown(content[first:last]), over, within)


def around(text: Text, statement: Statement, sentences: int = 1) -> Span:
    """The sentences that a statement stands in, with some beside them, as far as they are of the same paragraphs' text."""
    if not text.sentences:
        return Span(max(0, statement.quote.start - 300), min(len(text.content), statement.quote.end + 300))
    first = max(0, text.sentence(statement.quote.start) - sentences)
    last = min(len(text.sentences) - 1, text.sentence(max(statement.quote.end - 1, 0)) + sentences)
    start = min(text.sentences[first].start, statement.quote.start)
    end = max(text.sentences[last].end, statement.quote.end)
    return Span(max(start, statement.quote.start - 1200), min(end, statement.quote.end + 1200))


def right_to_left(text: Text | None) -> bool:
    """Whether most letters of a text run from right to left."""
    if text is None:
        return False
    sample = text.content[:4000]
    return 2 * len(_RIGHT.findall(sample)) > sum(map(str.isalpha, sample))

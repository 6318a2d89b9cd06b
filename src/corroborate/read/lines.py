"""A text in, its lines out: sentences cut into words, normalised for reading while every word keeps its place.

Reading looks at words in lower case without soft hyphens, zero-width marks, ligatures, asterisks or possessive endings
(`kil*led` is `killed`, `ﬁve` is `five`, `Syria's` is `syria`); quotes are cut from the untouched text by position. The
length of a word may change under normalisation; the positions never do.

A line is a sentence, or less: news texts glue headline, dateline and first sentence together, and a list has a line for
each bullet.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import Final

from corroborate.actors import Spot
from corroborate.language import Language
from corroborate.records import Span, Text

_LONGEST: Final = 240  # words of a line
_HIDDEN: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INNER: Final = "'’`*-‐‑"  # apostrophes, evasions, hyphens
_TOKEN: Final = re.compile(
    r"[A-Z]?[a-z]+(?=[\s,.;:)])"  # what most words are, first for speed; the last but one would take it alike
    rf"|\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)"  # 1 383
    r"|\d{1,4}([-/.])\d{1,2}\1\d{2,4}"  # 28-05-2016
    rf"|\d+(?:[.,:/]\d+)*\+?(?:[-‐‑][^\W\d_][\w{_HIDDEN}]*(?:[-‐‑]\w+)*|[^\W\d_]+)?"  # 1,383  24.07.2016  6-year-old  600am
    rf"|(?:[A-Z]\.){{2,}}"  # U.S.
    rf"|[\w{_HIDDEN}]+(?:[{re.escape(_INNER)}]+[\w{_HIDDEN}]+)*(?:(?<=s)['’](?=\s+\w)|\+)?"  # lawyers’ group
    r"|[^\w\s]"
)
BULLETS: Final = frozenset("•-–—*·▪◦")  # what an item of a list opens with
_SMALL: Final = 5  # letters of the longest word that a headline may leave small
_KNOWN: Final = 12288  # words that are remembered as they are normalised
_PLAIN: Final = re.compile(r"[a-z]+\Z")
_DROP: Final = {ord(mark): None for mark in _HIDDEN + "*"}
_CLITIC: Final = ("'s", "’s", "`s")
_OWNING: Final = frozenset({*_CLITIC, "s'", "s’"})
_SHORT: Final = re.compile(r"\((?=[^()\s]*[A-Z])[A-Z][\w.&/-]{1,9}\)(?![\w-])")


@dataclass(slots=True, eq=False)
class Line:
    """One line: `low` are its normalised words, `raw` the words as they stand, at [`at`, `till`) in the text.

    `title` says that it is set as a headline is: most words with a capital.
    """

    low: list[str]
    raw: list[str]
    at: Sequence[int]
    till: Sequence[int]
    title: bool = False
    index: int = 0
    paragraph: int = 0
    whole: bool = True  # no short form was left out of it
    bodies: Sequence[Spot] | None = None  # the known bodies that it names, where that is told already
    owners: set[int] = field(default_factory=set)  # words that are possessives: Syria's, or Syrias where it was lost
    written: list[bool] = field(
        default_factory=list
    )  # which words are written with a capital; filled in when it is made
    capitals: list[int] = field(default_factory=list)  # those words, in order

    def __post_init__(self) -> None:
        self.written = list(map(_is_capital, self.raw))
        self.capitals = list(compress(range(len(self.raw)), self.written))

    @property
    def start(self) -> int:
        """Where the line begins in the text."""
        return self.at[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.till[-1]

    def capital(self, i: int) -> bool:
        """Whether word `i` is written with a capital (or as a name like al-Bab)."""
        return self.written[i]

    def __len__(self) -> int:
        return len(self.low)

    def comma_before(self, i: int, reach: int) -> int | None:
        """The last comma before word `i`, at most so many words back."""
        return next((j for j in range(i - 1, max(-1, i - reach), -1) if self.low[j] == ","), None)


@lru_cache(maxsize=_KNOWN)
def _is_capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word[2:3] in "-‐‑" and word[3].isupper())


@lru_cache(maxsize=_KNOWN)
def normal(word: str) -> str:
    """A word as the lists hold it.

    >>> normal("Kil*led"), normal("Syria’s"), normal("ﬁve"), normal("١٢")
    ('killed', 'syria', 'five', '12')
    """
    low = word.lower()
    if _PLAIN.match(low):
        return low
    if not low.isascii():
        low = unicodedata.normalize("NFKC", low.translate(_DROP)).replace("’", "'").replace("‐", "-").replace("‑", "-")
        low = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in low)
    elif "*" in low and len(low) > 1:
        low = low.replace("*", "")
    if not low:  # nothing but marks that nobody sees
        return word
    if low.endswith(_CLITIC) and len(low) > 2:
        return low[:-2]
    return low[:-1] if low[-1] in "'’" and len(low) > 2 else low


def lines(text: Text, cuts: Cuts) -> list[Line]:
    """The lines of a text, in order; a text without sentence spans is cut at its line ends."""
    found: list[Line] = []
    content = text.content
    starts = [span.start for span in text.paragraphs]
    for span in text.sentences or _rows(content):
        for line in _cut(_line(content, span, cuts), cuts):
            line.index = len(found)
            line.paragraph = bisect_right(starts, line.at[0])
            found.append(line)
    _own(found)
    return found


def items(found: Sequence[Line], content: str) -> list[int]:
    """Of which item of a list each line is, counted from 1; 0 for what stands in none. An item ends where its own lines do.

    A text with one mark of a list alone has none: `- Belo, Sunday`.
    """
    of: list[int] = []
    count = 0
    for k, line in enumerate(found):
        opens = k == 0 or "\n" in content[found[k - 1].end : line.start]
        marked = opens and line.low[0] in BULLETS
        count += marked
        of.append(count if marked else of[-1] if not opens else 0)
    return of if count > 1 else [0] * len(found)


def small_words(found: Sequence[Line]) -> frozenset[str]:
    """The words that a text writes without a capital, headlines aside."""
    return frozenset(filter(str.islower, set[str]().union(*(line.raw for line in found if not line.title))))


def punctuated(found: Sequence[Line]) -> bool:
    """Whether a text kept its commas and apostrophes, which some collections strip."""
    if any("," in line.raw for line in found):
        return True
    return any(f"{clitic} " in f"{' '.join(line.raw)} " for line in found for clitic in _CLITIC)


def _own(found: Sequence[Line]) -> None:
    """Marks possessives, those that lost their apostrophe too: the same name stands without its s elsewhere."""
    kept = punctuated(found)
    names = set() if kept else _named(found)
    for line in found:
        written = " ".join(line.raw)
        if "'" in written or "’" in written or "`" in written:
            line.owners.update([i for i, word in enumerate(line.raw) if word[-2:] in _OWNING])
        for i in line.capitals if names else ():
            word = line.raw[i]
            if len(word) > 4 and word[-1] == "s" and word[0].isupper() and word[:-1] in names and i not in line.owners:
                line.owners.add(i)
                line.low[i] = line.low[i].removesuffix("s")


def _named(found: Sequence[Line]) -> set[str]:
    """The longer words that begin with a capital."""
    words = set[str]().union(*([line.raw[i] for i in line.capitals] for line in found))
    return {word for word in words if len(word) > 3 and word[0].isupper()}


def _rows(content: str) -> Iterator[Span]:
    for row in re.finditer(r"[^\n]+", content):
        yield Span(row.start(), row.end())


def _line(content: str, span: Span, cuts: Cuts) -> Line:
    found = list(map(re.Match.span, _TOKEN.finditer(content, span.start, span.end)))
    short = _short_forms(content, span, cuts.agencies)
    if short:
        found = [token for token in found if not any(start <= token[0] < end for start, end in short)]
    raw = [content[start:end] for start, end in found]
    low = [word if word in cuts.acronyms else normal(word) for word in raw]
    at, till = zip(*found, strict=True) if found else ((), ())
    return Line(low, raw, at, till, whole=not short)


def _short_forms(content: str, span: Span, agencies: frozenset[str]) -> list[tuple[int, int]]:
    """Bracketed abbreviations behind the name they stand for, `Human Rights (HR)`: they name nothing new, and part much.

    One that closes the sentence and is an agency's is its source: `9,000 people have fled (OCHA).`
    """
    found: list[tuple[int, int]] = []
    for short in _SHORT.finditer(content, span.start, span.end):
        before = content[span.start : short.start()].split()
        inner = short[0].strip("()")
        cited = inner.lower() in agencies and content[short.end() : span.end].strip() in ("", ".")
        if not cited and before and before[-1][0].isalpha() and sum(letter.isupper() for letter in inner) > 1:
            found.append(short.span())
    return found


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a sentence is cut: after a dateline, and before the words that open a lead (`At least …`, `Dozens …`)."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    openers: frozenset[str]
    keep: frozenset[str]  # words after which a date belongs to the sentence: on, since, in …
    agencies: frozenset[str]
    acronyms: frozenset[str]  # capitals that would be mistaken for small words: IS, US, WHO


def _cut(line: Line, cuts: Cuts) -> Iterator[Line]:
    if not line.low:
        return
    begin = 0
    for i in [*_cut_places(line, cuts), len(line)]:
        while i - begin > _LONGEST:  # no grammar reaches further, and nothing may take the square of a text's length
            yield _part(line, begin, begin + _LONGEST)
            begin += _LONGEST
        if i > begin:
            part = line if begin == 0 and i == len(line) else _part(line, begin, i)
            part.title = _is_title(part)
            yield part
            begin = i


def _part(line: Line, begin: int, end: int) -> Line:
    return Line(line.low[begin:end], line.raw[begin:end], line.at[begin:end], line.till[begin:end], whole=line.whole)


def _cut_places(line: Line, cuts: Cuts) -> Iterator[int]:
    low = line.low
    raw = line.raw
    places = [i for i in line.capitals if i > 0 and raw[i][0].isupper()]
    if ";" in low:
        places = sorted({*places, *(i + 1 for i in range(len(low) - 1) if low[i] == ";")})
    for i in [*places, len(low)]:
        capital = i == len(low) or raw[i][0].isupper()
        begin = _dateline(line, i, cuts) if capital else None
        if begin is not None:
            yield from (begin, i)
        elif i < len(low) and (low[i - 1] == ";" or (low[i] in cuts.openers and capital and _opens(line, i, cuts))):
            yield i


def _dateline(line: Line, i: int, cuts: Cuts) -> int | None:
    """Where the dateline begins that ends before word `i`: a date with its year, by itself, behind day and agency."""
    low = line.low
    if i < 3 or not (len(low[i - 1]) == 4 and low[i - 1].startswith(("19", "20")) and low[i - 1].isdigit()):
        return None
    if low[i - 2] not in cuts.months and low[i - 3] not in cuts.months:
        return None
    first = i - 3
    while first > 0 and (low[first - 1] in cuts.weekdays or low[first - 1] == "," or low[first - 1] in cuts.agencies):
        first -= 1
    return first if first == 0 or low[first - 1] not in cuts.keep else None


def particles_of(language: Language) -> frozenset[str]:
    """The small words that stand within names and mean nothing else."""
    return language.known("persons", "particles") - language.known("people", "stop")


def is_tie(line: Line, i: int, particles: Container[str]) -> bool:
    """Whether word `i` is one of the small words within a name: `Marta | de | la Serna`, `Omar | bin | Hadad`."""

    def small(j: int) -> bool:
        return line.low[j] in particles and not line.capital(j)

    if not small(i):
        return False
    first = last = i
    while first > 0 and small(first - 1):
        first -= 1
    while last + 1 < len(line) and small(last + 1):
        last += 1
    return first > 0 and line.capital(first - 1) and last + 1 < len(line) and line.capital(last + 1)


def _opens(line: Line, i: int, cuts: Cuts) -> bool:
    """A capital opener in the middle of a sentence, followed by small words and not after an opening quote."""
    if i + 1 >= len(line) or not line.raw[i + 1][0].islower() or not line.raw[i - 1][-1].isalnum():
        return False
    return line.low[i - 1] not in cuts.keep


def _is_title(line: Line) -> bool:
    if line.raw[-1:] == ["."] and ("," in line.low or any(word.islower() and len(word) > _SMALL for word in line.raw)):
        return False  # "It named the dead as Karam Odeh, Sami Said and Amal Odeh."
    long = list(filter(None, map(_leaning, line.raw)))
    return len(long) > 2 and sum(long) > 0


@lru_cache(maxsize=_KNOWN)
def _leaning(word: str) -> int:
    """What a word adds to its line's being a headline, of which more than seven in ten long words have a capital."""
    if len(word) <= 3 or not word[0].isalpha():
        return 0
    return 3 if word[0].isupper() or word[:3].lower() == "al-" else -7

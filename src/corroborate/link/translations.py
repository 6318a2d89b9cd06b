"""Texts in several languages in, the pairs of them out that are one text: a translation, or a digest in another language.

No dictionary is asked. What a translator leaves as it is tells: figures, in their order, and the places and bodies that are
named, as far as the gazetteer and the list of actors know them in both languages. Two reports about one event share some
figures by chance or through one counter; so nearly all of them must be shared, in one order, and they must weigh enough: a
round or small number, or a day of a month, weighs little. Numbers in words are not seen, and days and years are no figures.
Where too little is shared to tell, two texts stay two voices.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.actors import Actors
from corroborate.gazetteer import Gazetteer
from corroborate.records import Text

_NUMBER: Final = re.compile(
    r"(?<![\d.,/:-])\d{1,3}(?:[.,'’٬\u00a0\u202f ]\d{3})+(?!\d)|(?<![\d.,/:-])\d+(?![.,]?\d|[/:-])"
)
_LEAST: Final = 10  # smaller numbers are written as words in one language, and as digits in another
_DAY: Final = 31
_TELLING: Final = 100
_YEARS: Final = range(1900, 2101)
_LIKE: Final = 0.8  # share of the longer one's figures that a translation has, in their order
_CONTAINED: Final = 0.9  # share of a digest's figures that the longer text has, in their order
_NAMES: Final = 0.5  # share of the names of the one that names fewer
_WEIGHS: Final = 8  # what the shared figures and names of a translation weigh at least, and two more of a digest
_LONGEST: Final = 300  # figures of a text that are compared


@dataclass(frozen=True, slots=True)
class _Marks:
    """What no translation changes: figures in the order in which they first stand, and the keys of places and bodies."""

    report: str
    language: str
    figures: tuple[int, ...]
    names: frozenset[str]


def translated(texts: Iterable[Text], gazetteer: Gazetteer, actors: Actors) -> tuple[tuple[str, str], ...]:
    """Pairs of report ids whose texts, in two languages, are one text or a text and its digest; sorted.

    The order of `texts` does not matter. A text whose language is not known is compared with none.
    """
    known = sorted((text for text in texts if text.language), key=lambda text: text.report)
    if len({text.language for text in known}) < 2:
        return ()
    marks = {text.report: one for text in known if len((one := _marks(text, gazetteer, actors)).figures) > 2}
    return tuple(pair for pair in sorted(_meeting(marks)) if _one_text(*(marks[report] for report in pair)))


def _marks(text: Text, gazetteer: Gazetteer, actors: Actors) -> _Marks:
    figures = tuple(itertools.islice(dict.fromkeys(_figures(text.content)), _LONGEST))
    countries = gazetteer.countries_in(text.content)[:2]
    words = {text.content[start:end] for start, end in gazetteer.names_in(text.content, countries)}
    found = (gazetteer.find(word, countries) for word in sorted(words))
    places = {entries[0].key for entries in found if entries}
    return _Marks(
        text.report, text.language, figures, frozenset(places | {s.body.key for s in actors.spot(text.content)})
    )


def _figures(content: str) -> Iterator[int]:
    """The numbers of a text that are neither small nor years, in any script's digits.

    >>> list(_figures("On 12.03.2025, of 1,383 (1 383, ١٬٣٨٣) in 2025, 7 and 43"))
    [1383, 1383, 1383, 43]
    """
    for found in _NUMBER.finditer(content):
        digits = "".join(str(unicodedata.digit(sign)) for sign in found[0] if sign.isdigit())
        plain = len(digits) == len(found[0])
        number = int(digits)
        if number >= _LEAST and not (plain and number in _YEARS):
            yield number


def _meeting(marks: Mapping[str, _Marks]) -> set[tuple[str, str]]:
    """Pairs in two languages that have two figures in a row in common, enough of them to join all that belong together."""
    holders: defaultdict[tuple[int, int], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in sorted(marks):
        for pair in set(itertools.pairwise(marks[report].figures)):
            holders[pair][marks[report].language].append(report)
    met: set[tuple[str, str]] = set()
    for held in holders.values():
        for one, other in itertools.combinations(sorted(held), 2):
            met |= {_pair(held[one][0], report) for report in held[other]}
            met |= {_pair(held[other][0], report) for report in held[one]}
    return met


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _one_text(one: _Marks, other: _Marks) -> bool:
    shorter, longer = sorted((one, other), key=lambda marks: (len(marks.figures), marks.report))
    shared = _common(shorter.figures, longer.figures)
    names = shorter.names & longer.names
    fewer = min(len(shorter.names), len(longer.names))
    if not names or len(names) < _NAMES * fewer:
        return False
    weight = sum(map(_weight, set(shared))) + len(names)
    whole = len(shared) >= _LIKE * len(longer.figures) and weight >= _WEIGHS
    return whole or (len(shared) >= _CONTAINED * len(shorter.figures) and weight >= _WEIGHS + 2)


def _weight(figure: int) -> int:
    if figure <= _DAY or figure % _TELLING == 0:
        return 1
    return 2 if figure < _TELLING else 3


def _common(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The longest run of figures, not all in a row, that stands in both in one order.

    >>> _common([52, 19, 40], [12, 52, 19, 33, 40, 7])
    [52, 19, 40]
    """
    best: list[list[int]] = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, j in itertools.product(range(len(one) - 1, -1, -1), range(len(other) - 1, -1, -1)):
        best[i][j] = 1 + best[i + 1][j + 1] if one[i] == other[j] else max(best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append(one[i])
            i, j = i + 1, j + 1
        elif best[i + 1][j] > best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found

"""A text's lines in, the same lines out as names are looked for in them: plainly written, whatever their setting.

A line in capitals is written as sentences are, a word that a line's end parts is put together again, and a title with a
point (`Sgt.`) does not end its sentence. All words keep their places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from corroborate.read.lines import Line, normal

_PARTED: Final = re.compile(r"[^\W\d_][-‐]\s+[^\W\d_]")
_HYPHENS: Final = ("-", "‐")
_LEAST: Final = 3  # words of a line that can be told to be in capitals
_NEARLY: Final = 0.8  # of them in capitals


def plainly(
    found: Sequence[Line], content: str, known: Collection[str], titles: Collection[str], acts: AbstractSet[str]
) -> list[Line]:
    """The lines, those that are set otherwise written anew; `known` are words that are no names, `titles` those that may
    end with a point before one, `acts` tell what somebody did or bore.
    """
    made = [_small(line, known) if _shouts(line) else _untitled(line, acts) for line in found]
    parted = _PARTED.search(content) is not None
    whole: list[Line] = []
    for line in made:
        last = whole[-1] if whole else None
        if last and (_titled(last, titles) or (parted and _goes_on(last, line))):
            whole[-1] = _merged(last, line)
        else:
            whole.append(line)
    return [_put_together(line, content, known) for line in whole] if parted else whole


def _shouts(line: Line) -> bool:
    """Whether a line is written in capitals."""
    if len(line.capitals) * 2 < len(line):
        return False
    words = [word for word in line.raw if len(word) > 1 and word[0].isalpha()]
    return len(words) >= _LEAST and sum(map(str.isupper, words)) > _NEARLY * len(words)


def _small(line: Line, known: Collection[str]) -> Line:
    """A line in capitals, its known words small, and all others as names are written."""
    raw = [_as_written(word, low, known) for word, low in zip(line.raw, line.low, strict=True)]
    made = _like(line, [low.lower() for low in line.low], raw, line.at, line.till, set(line.owners))
    made.title = False
    return made


def _untitled(line: Line, acts: AbstractSet[str]) -> Line:
    """The line, no headline where it ends with a point and tells in small letters what was done: `Rasmina Okpo was shot.`"""
    if not line.title or line.raw[-1] != "." or acts.isdisjoint(line.raw):
        return line
    made = _like(line, line.low, line.raw, line.at, line.till, line.owners)
    made.title = False
    return made


def _as_written(word: str, low: str, known: Collection[str]) -> str:
    if low.lower() in known:
        return word.lower()
    return re.sub(r"(['’])S\Z", r"\1s", word.title()) if len(word) > 1 and word.isupper() else word


def _titled(line: Line, titles: Collection[str]) -> bool:
    return len(line) > 1 and line.raw[-1] == "." and line.capital(len(line) - 2) and line.low[-2] in titles


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line's last word goes on in the next line."""
    return len(line) > 1 and _is_front(line, len(line) - 2) and following.raw[0][0].islower()


def _is_front(line: Line, i: int) -> bool:
    """Whether word `i` is a capital word with a hyphen right behind it."""
    return (
        line.capital(i) and line.raw[i][-1].isalpha() and line.raw[i + 1] in _HYPHENS and line.till[i] == line.at[i + 1]
    )


def _merged(line: Line, following: Line) -> Line:
    owners = line.owners | {i + len(line) for i in following.owners}
    at, till = (*line.at, *following.at), (*line.till, *following.till)
    return _like(line, line.low + following.low, line.raw + following.raw, at, till, owners)


def _put_together(line: Line, content: str, known: Collection[str]) -> Line:
    """The line with each name whole that a hyphen and a line's end part."""
    if not any(hyphen in line.raw for hyphen in _HYPHENS):
        return line
    raw, at, till, owners = list[str](), list[int](), list[int](), set[int]()
    i, size = 0, len(line)
    while i < size:
        parted = i + 2 < size and _is_front(line, i) and _is_rest(line, i + 2, content, known)
        last = i + 2 if parted else i
        if last in line.owners:
            owners.add(len(raw))
        raw.append(line.raw[i] + line.raw[last] if parted else line.raw[i])
        at.append(line.at[i])
        till.append(line.till[last])
        i = last + 1
    if len(raw) == size:
        return line
    return _like(line, [normal(word) for word in raw], raw, at, till, owners)


def _is_rest(line: Line, i: int, content: str, known: Collection[str]) -> bool:
    """Whether word `i` goes on with what stands before a hyphen: on the next line, or where a line's end has become a blank."""
    between = content[line.till[i - 1] : line.at[i]]
    return line.raw[i][0].islower() and ("\n" in between or (between.isspace() and line.low[i] not in known))


def _like(line: Line, low: list[str], raw: list[str], at: Sequence[int], till: Sequence[int], owners: set[int]) -> Line:
    return Line(low, raw, at, till, line.title, line.index, line.paragraph, line.whole, owners=owners)

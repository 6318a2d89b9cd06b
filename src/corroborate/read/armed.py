"""A text in, the names in it that are known to be of those who fight out: by the list of actors, or by the text's own words.

A text tells of groups that no list has: `the Tolba Defence Union (TDU)`, `fighters of Ormat`, `Ormat militants`. From
there on the bare name stands for the group in this text, and in no other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.actors import BodyKind, Spot
from corroborate.language import Language
from corroborate.read.clauses import Clauses
from corroborate.read.land import Land
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases

_FIGHTS: Final[dict[BodyKind, str]] = {"armed group": "irregular", "state force": "state", "alliance": ""}
_LONG: Final = 9  # words of a name that a short form stands behind
_SHORT: Final = re.compile(r"\(([A-Z][\w.&/-]{1,9})\)")
_WORD: Final = re.compile(r"[^\W_][\w'’./-]*")
_BEFORE: Final = 160  # characters in which such a name stands
_DONE: Final = 6  # words from what was done to "by"
_NEAR: Final = 4  # words behind such a name in which it shows that it did it
_LEAST: Final = 3  # letters of a name that is learned from words beside it


@dataclass(frozen=True, slots=True)
class Known:
    """A known name at code points [start, end): whose it is, the same for all names of one actor, and what sort fights."""

    start: int
    end: int
    who: str
    sort: str


class Authors:
    """How who did a thing says so: `said it was behind the blast`, `said that they had carried out the raid`."""

    def __init__(self, language: Language) -> None:
        self._say, self._itself = language.known("speakers", "verbs", "say"), language.known("agents", "own", "itself")
        self._authored: Phrases[str] = Phrases({"did": language.words("agents", "by", "authored")})
        self._attacks = language.known("agents", "attack")
        self._articles = language.known("counts", "one", "article") | language.known("counts", "one", "definite")

    def own_up(self, low: list[str], verb: int) -> bool:
        """Whether the verb at word `verb` opens such a clause."""
        own = verb + 1 + (low[verb + 1 : verb + 2] == ["that"])
        if own + 1 >= len(low) or low[verb] not in self._say or low[own] not in self._itself:
            return False
        did = self._authored.at(low, own + 1)
        told = low[did[0] : did[0] + _NEAR] if did is not None else []
        return not self._articles.isdisjoint(told[:1]) and not self._attacks.isdisjoint(
            told
        )  # "carried out no strikes"


class Armed:
    """How one language names those who fight."""

    def __init__(self, language: Language, nations: Nations) -> None:
        words, self._clauses = language.known, Clauses(language)
        self._authors = Authors(language)
        self._arms, self._links = words("agents", "named", "arms"), words("agents", "named", "links")
        self._civil, self._heads = words("agents", "named", "civil"), words("agents", "named", "heads")
        self._unarmed = words("agents", "named", "unarmed")
        self._of, self._kinds = words("agents", "after", "of"), words("agents", "parts") | words("agents", "nouns")
        self._kinds -= words("counts", "one", "article") | {"the"}
        ahead = words("accusations", "clause", "ahead") | words("accusations", "modifiers")
        self._describing = self._kinds | ahead - words("counts", "one", "article") - {"the"}
        self._not = nations.words | words("people", "community") | words("people", "stop") | words("places", "not")
        self._not |= language.every("counts", "values")
        self._not |= words("agents", "parts") | words("agents", "nouns") | words("agents", "attack")
        self._not |= words("accusations", "aux", "none")  # "Nobody has claimed responsibility"
        self._for, self._names = words("agents", "named", "for"), self._links - words("agents", "named", "apart")
        self._blame: Phrases[str] = Phrases({"blame": language.words("agents", "by", "blame")})
        self._bare = words("accusations", "blame", "bare")
        self._accuses, self._claim = words("agents", "named", "accuses"), words("agents", "by", "claim")
        self._attacks = words("agents", "attack")
        self._owns, self._acts = words("agents", "named", "claimed"), words("agents", "acts")
        self._members = words("agents", "after", "members") | self._heads
        self._others = language.every("times", "months", "weekdays")  # words that name no group that fights
        self._others |= (
            words("speakers", "nouns", "official") | words("persons", "titles") | self._civil | nations.names
        )

    def find(self, content: str, lines: Sequence[Line], spots: Sequence[Spot], land: Land) -> list[Known]:
        """The known names of a text, in order; `spots` are the bodies that the list knows in it, local ones among them."""
        plain = [spot for spot in spots if not spot.body.local]
        found = {(spot.start, spot.end): _known(spot) for spot in reversed(plain) if spot.body.kind in _FIGHTS}
        taken = sorted((spot.start, spot.end) for spot in plain)
        learned = dict(self._acting(content, lines)) | dict(self._beside(lines))
        learned |= dict(self._short(content, list(found.values())))
        for name, (who, sort) in sorted(learned.items()):
            if land.sort(name) not in ("unknown", "abroad"):
                continue  # "Aleppo rebels"
            for hit in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", content):
                if not _overlaps(taken, hit.start(), hit.end()):
                    found.setdefault((hit.start(), hit.end()), Known(hit.start(), hit.end(), who, sort))
        return sorted(found.values(), key=lambda known: (known.start, known.end))

    def only_reports(self, line: Line, start: int, end: int) -> bool:
        """Whether a name is of one who tells of others and has no fighters of its own: a monitor, a charity, an outlet."""
        if not self._unarmed.isdisjoint(line.low[start:end]):
            return True
        first, last = line.at[start], line.till[end - 1]
        return any(spot.body.speaks and spot.start < last and first < spot.end for spot in line.bodies or ())

    def _short(self, content: str, known: Sequence[Known]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Short forms in brackets behind the name of one who fights, known or told by its words."""
        ends = {one.end: one for one in known}
        for hit in _SHORT.finditer(content):
            end = hit.start()
            while end and content[end - 1].isspace():
                end -= 1
            body = ends.get(end)
            if body is not None:
                yield hit[1], (body.who, body.sort)
                continue
            name = self._name_before(content[max(0, end - _BEFORE) : end])
            low = [word.lower() for word in name]
            if not self._arms.isdisjoint(low) and self._civil.isdisjoint(low):
                yield hit[1], (" ".join(low), "irregular")

    def _name_before(self, before: str) -> list[str]:
        """The name that ends a stretch of text: its capitals, and the small words that join them."""
        words = _WORD.findall(before)[-_LONG:]
        start = len(words)
        while start and (words[start - 1][0].isupper() or (words[start - 1] in self._links and start > 1)):
            start -= 1
        while start < len(words) and not words[start][0].isupper():
            start += 1
        return words[start:]

    def _acting(self, content: str, lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Names that no list has, of those whom a text says did it: `an attack claimed by Ormat`, `The Ormat Sons killed nine`."""
        for line in lines:
            if line.title:
                continue
            last = 0
            for i in line.capitals:
                opens = i >= last and (i > 0 or line.low[i] not in self._not)
                end = self._run(line, i) if opens else i
                if end > i:
                    last = end
                    if self._is_doer(line, i, end):
                        name = content[line.at[i] : line.till[end - 1]]
                        yield name.removesuffix("'s").removesuffix("’s"), (" ".join(line.low[i:end]), "irregular")

    def _run(self, line: Line, i: int) -> int:
        """Index after the name that begins at word `i`: capitals, and the small words that join them; `i` where it is none."""
        low, end = line.low, i
        joins = range(len(low) - 1)
        while end < len(low) and (
            line.capital(end)
            or (end in joins and low[end] in self._names and line.capital(end + 1))
            or self._is_of_the(line, i, end)
        ):
            end += 1
        words = low[i:end]
        if not words or len(words) > _LONG or not self._others.isdisjoint(words) or self._not.issuperset(words):
            return i
        return end if len(words) > 1 or (words[0] not in self._not and len(line.raw[i]) >= _LEAST) else i

    def _is_of_the(self, line: Line, first: int, i: int) -> bool:
        """Whether words `i` and on join a name: `the Sons | of the | Valley`."""
        low = line.low
        opens = i if low[i] == "of" else i - 1
        told = low[opens : opens + 2] == ["of", "the"] and first < opens and opens + 2 < len(low)
        return told and line.capital(opens - 1) and line.capital(opens + 2)

    def _is_doer(self, line: Line, i: int, end: int) -> bool:
        low = line.low
        before = i
        while before > 0 and low[before - 1] in self._describing and not line.capital(before - 1):
            before -= 1  # "blamed the | rebel | Ormat Sons for …"
        article = before > 0 and low[before - 1] == "the"
        before -= article
        ahead = low[end : end + _NEAR]
        if before > 1 and low[before - 1] in self._of and low[before - 2] in self._members:
            return True  # "members of the Ormat Sons"
        blamed = self._blame.before(low, before)
        if (
            before > 1
            and low[before - 1] == "on"
            and not self._accuses.isdisjoint(low[max(0, before - _NEAR - 2) : before])
        ):
            return True  # "He blamed the raid on the Ormat Sons"
        if blamed is not None:
            closed = low[end : end + 1] == [","]  # "He blamed the Ormat Sons, a rebel group …"
            closed = closed or (low[before - 1] in self._bare and low[end : end + 1] in ([], ["."]))
            return low[before - 1] not in self._accuses or closed or not self._for.isdisjoint(ahead)
        claims = ahead[:2] if ahead and ahead[0] not in self._attacks else []  # no "Odalo bombing claimed by X"
        if not self._claim.isdisjoint(claims) and not self._owns.isdisjoint(ahead):
            return True  # "The Ormat Sons have claimed responsibility"
        if self._authors.own_up(low, end):
            return True  # "The Ormat Sons said they were behind the raid"
        group = article or line.raw[i].isupper() or (i == 1 and low[0] == "the")
        if not group or before < 0:
            return False
        by = (
            before > 1
            and low[before - 1] == "by"
            and not self._acts.isdisjoint(low[max(0, before - _DONE) : before - 1])
        )
        verb = self._clauses.behind(line, end)
        does = before == 0 and low[verb : verb + 1] != [] and low[verb] in self._acts and end - i > 1
        return by or does

    def _beside(self, lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Names before or behind the word for those who fight: `Ormat militants`, `members of Ormat`."""
        for line in lines:
            if line.title:
                continue
            low, raw = line.low, line.raw
            for i in line.capitals:
                if (
                    i + 1 < len(low) and low[i + 1] in self._heads and not line.capital(i + 1) and i not in line.owners
                ) or (i > 1 and low[i - 1] in self._of and low[i - 2] in self._heads and raw[i].isupper()):
                    name = raw[i]
                else:
                    continue
                single = i == 0 or not line.capital(i - 1) or i == 1
                plain = low[i] not in self._not and "-" not in name and len(name) >= _LEAST
                if single and plain and name[0].isupper() and (i > 0 or name.isupper()):
                    yield name, (low[i], "irregular")


def _known(spot: Spot) -> Known:
    """A body named in a text; all forces of one state are one."""
    body, sort = spot.body, _FIGHTS[spot.body.kind]
    who = f"{body.countries[0]} state" if sort == "state" and body.countries else body.key
    return Known(spot.start, spot.end, who, sort)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (end, 0))
    return place > 0 and taken[place - 1][1] > start

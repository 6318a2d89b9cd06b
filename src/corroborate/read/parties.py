"""The lines of a text in, the names that it makes parties out: who is blamed, who claims, who denies, who fights by its name.

No list has all who are accused, and few of those of a war that begins tomorrow. A text tells itself that a name is a party's:
by the verb whose object it is (`blamed the Lions of Tavan for …`), by what it does (`Qorvan denied …`), by the words of the
name (`the Reed Battalion`), by what it is called (`the Town Watch, a neighbourhood force`). From there on the name stands for
a party wherever the text says it, and in this text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from corroborate.language import Language
from corroborate.read.armed import Armed
from corroborate.read.clauses import Clauses
from corroborate.read.deeds import Deeds
from corroborate.read.lines import Line, small_words
from corroborate.read.namings import ARTICLES
from corroborate.read.phrases import Phrases

_TABLE: Final = "accusations"
_LONG: Final = 7  # words of a name
_DONE: Final = 6  # words from what was done to "by"
_ASIDE: Final = 12  # words in which an aside says what a name is
_MARKS: Final = frozenset("\"“”‘’'")
_NTH: Final = ("st", "nd", "rd", "th")
Span = tuple[int, int]  # words [start, end) of a line


class Parties:
    """How one language makes a name a party's."""

    def __init__(self, language: Language, deeds: Deeds, armed: Armed) -> None:
        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(_TABLE, section, key)

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key) for key in keys})

        self._deeds, self._armed, self._clauses = deeds, armed, Clauses(language)
        self._say = language.known("speakers", "verbs", "say")
        self._blame = phrases("blame", "accuse", "blame", "finger", "suspect")
        self._joints = words("blame", "of") | words("blame", "for")
        self._onto, self._origin = phrases("by", "onto", "culprits", "hallmarks"), phrases("by", "origin")
        self._split = [
            (pair.split(" … ")[0], pair.split(" … ")[1]) for pair in language.words(_TABLE, "blame", "split")
        ]
        self._people = language.known("people", "status") | language.known("speakers", "nouns")
        self._by, self._behind = (
            words("by"),
            Phrases({"behind": (*language.words(_TABLE, "party", "behind"), *language.words(_TABLE, "tied", "it"))}),
        )
        self._answers = Phrases(
            {"": (*language.words(_TABLE, "party", "answers"), *language.words("answers", "parties"))}
        )
        self._heads, self._kinds, self._called = (
            words("party", "heads"),
            words("party", "kinds"),
            phrases("party", "called"),
        )
        self._none, self._describing = words("aux", "none"), words("clause", "ahead") | words("modifiers")
        self._members = words("heads", "of") | words("party", "members")
        self._bearers = words("heads", "strong") | self._kinds
        self._titles, self._before = titles(language), words("clause", "prepositions")
        self._skip = words("aux", "have") | words("party", "skip")
        self._dates = language.every("times", "months", "weekdays")
        self._stop = language.known("people", "stop") | language.known("places", "not") | words("evidence", "openers")
        self._stop |= words("aux", "unsure") | language.known("agents", "unknown")  # "Suspected rebels"
        self._stop |= language.every("counts", "values")  # "Five soldiers"
        self._civil = language.known("agents", "named", "civil")

    def find(self, lines: Sequence[Line], armed: Sequence[Sequence[Span]]) -> dict[int, list[Span]]:
        """The words of each line that name a party no list has; `armed` are those that are known to name who fights."""
        inner = {line.low[i] for line in lines if not line.title for i in line.capitals if i}
        small = small_words(lines) | self._people
        names: dict[tuple[str, ...], None] = {}
        for line in lines:
            if not line.title:
                for start, end in self._told(line, inner, small):
                    names[tuple(line.low[start:end])] = None
                    names.update(dict.fromkeys(self._shorter(line, start, end)))
        opening: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            opening.setdefault(name[0], []).append(name)
        return {
            line.index: list(self._spans(line, opening, known))
            for line, known in zip(lines, armed, strict=True)
        }  # fmt: skip

    def _shorter(self, line: Line, start: int, end: int) -> Iterator[tuple[str, ...]]:
        """What a text calls whom it named in full: `Gen. Karam Odeh`, then `Odeh`; `the Northern Front`, then `the Front`."""
        if end - start > 1 and (line.low[start] in self._titles or line.low[end - 1] in self._heads):
            yield (line.low[end - 1],)

    def _spans(
        self, line: Line, opening: Mapping[str, Sequence[tuple[str, ...]]], known: Sequence[Span]
    ) -> Iterator[Span]:
        """The words that name a party; `opening` are the names by their first word, the longest first."""
        yield from known
        taken = {i for start, end in known for i in range(start, end)}
        for i in line.capitals:
            for name in opening.get(line.low[i], ()):
                end = i + len(name)
                if tuple(line.low[i:end]) == name and taken.isdisjoint(range(i, end)):
                    taken.update(range(i, end))
                    yield i, end
                    break

    def _told(self, line: Line, inner: AbstractSet[str], small: AbstractSet[str]) -> Iterator[Span]:
        """The names that a line makes a party's."""
        low = line.low
        for phrases, sure in ((self._blame, False), (self._onto, True), (self._origin, True)):
            for i in phrases.places(low):
                hit = phrases.at(low, i)
                if hit is not None and (span := self._behind_verb(line, hit[0], sure=sure)) is not None:
                    yield span
        for first, last in self._split:
            if first in low and last in low[low.index(first) :]:
                for i in range(low.index(first) + 1, len(low) - 1):
                    if low[i] == last and (span := self._behind_verb(line, i + 1, sure=True)) is not None:
                        yield span
        for i in self._by_places(low):
            span = self._name(line, self._opened(line, i + 1))
            if span is not None and (low[i + 1] == "the" or span[1] - span[0] > 1) and self._is_done(line, i):
                yield span
        for i in line.capitals:
            if i and line.capital(i - 1) and low[i - 1] not in ARTICLES:
                continue
            span = self._name(line, i)
            if span is None:
                continue
            start, end = span
            lone = end - start == 1 and (start == 0 or low[start - 1] not in ARTICLES)
            if lone and start == 0 and low[start] not in inner and (low[start] in small or low[start].endswith("s")):
                continue  # "Villagers denied …"
            if start == 0 and (low[0] in small or low[0] in self._none):
                continue  # "Residents of Old Marun accused …", "Nobody has claimed …"
            if (
                self._is_named_so(line, start, end)
                or self._is_titled(line, start, end)
                or self._is_called(line, start, end)
                or self._harms(line, start, end)
                or self._replies(line, start, end)
            ):
                yield span

    def _by_places(self, low: Sequence[str]) -> list[int]:
        return [i for i, word in enumerate(low) if word in self._by and 0 < i < len(low) - 1]

    def _is_done(self, line: Line, by: int) -> bool:
        """Whether a deed stands before `by`, or one that a deed was done with: `a mine laid by`."""
        low = line.low
        first = max(0, by - _DONE)
        return any(first <= deed.start < by for deed in self._deeds.find(line)) or any(
            self._deeds.light.at(low, i) is not None for i in range(first, by)
        )

    def _behind_verb(self, line: Line, i: int, *, sure: bool) -> Span | None:
        """The name that is blamed behind a verb of blame: what for follows, or nothing."""
        span = self._name(line, self._opened(line, i))
        if span is None:
            return None
        end = span[1]
        while end < len(line) and line.raw[end] in _MARKS:
            end += 1
        closed = end >= len(line) or not line.low[end][0].isalnum() or line.low[end] in ("and", "when")
        return span if sure or closed or line.low[end] in self._joints else None

    def _opened(self, line: Line, i: int) -> int:
        """Over an article, quotes and members before a name: `the`, `“`, `members of the`."""
        while i < len(line) - 1 and (line.raw[i] in _MARKS or line.low[i] in ARTICLES or self._only_describes(line, i)):
            i += 1
        if i + 1 < len(line) and line.low[i] in self._members and line.low[i + 1] == "of":
            return self._opened(line, i + 2)
        return i

    def _only_describes(self, line: Line, i: int) -> bool:
        """Whether a word before a name says what sort of group bears it: `the | outlawed | Sons of Dawn`."""
        described = line.low[i] in self._describing or ("-" in line.raw[i] and line.raw[i][0].isalpha())
        return described and not line.capital(i) and line.raw[i + 1][0].isalpha()

    def _name(self, line: Line, i: int) -> Span | None:
        """The name that begins at word `i`: capitals, and the small words that join them; None where there is none."""
        low, size = line.low, len(line)
        start = i + (i < size and low[i] == "the")
        end = start
        while end < size and end - start < _LONG and self._goes_on(line, start, end):
            end += 1
            if line.raw[end - 1].endswith(("'s", "’s")) and not (end < size and line.capital(end)):
                break
        while end > start and (low[end - 1] in ("of", "for", "the", ".") or low[end - 1] in self._dates):
            end -= 1
        words = low[start:end]
        if not words or self._stop.issuperset(words) or not self._dates.isdisjoint(words):
            return None
        return start, end

    def _goes_on(self, line: Line, start: int, i: int) -> bool:
        if line.capital(i):
            return line.raw[i][0].isalpha()
        if i == start or i + 1 >= len(line):
            return self._is_numbered(line, i)
        if self._is_numbered(line, i):
            return True
        if line.low[i] == ".":
            return line.low[i - 1] in self._titles and line.capital(i + 1)
        if line.low[i] in ("of", "for"):
            return line.capital(i + 1) or (line.low[i + 1] == "the" and i + 2 < len(line) and line.capital(i + 2))
        return line.low[i] == "the" and line.low[i - 1] == "of" and line.capital(i + 1)

    def _is_numbered(self, line: Line, i: int) -> bool:
        """Whether an ordinal stands in a name: `the | 9th | Regiment`."""
        return line.raw[i][0].isdigit() and line.low[i].endswith(_NTH) and line.written[i + 1 : i + 2] == [True]

    def _is_named_so(self, line: Line, start: int, end: int) -> bool:
        """Whether a name says itself that it is of those who bear arms: `the Reed Battalion`."""
        words = line.low[start:end]
        return len(words) > 1 and not self._heads.isdisjoint(words) and self._civil.isdisjoint(words)

    def _is_called(self, line: Line, start: int, end: int) -> bool:
        """Whether the text says what it is: `a group calling itself the …`, `the Town Watch, a neighbourhood force`, `Ormat fighters`."""
        low = line.low
        before = start - (start > 0 and low[start - 1] in ARTICLES)
        if self._called.before(low, before) is not None or (
            before > 1 and low[before - 1] == "of" and low[before - 2] in self._members
        ):
            return True
        if low[end : end + 1] and low[end] in self._bearers and not line.capital(end) and start not in line.owners:
            return True
        if low[end : end + 1] != [","] or low[end + 1 : end + 2] not in (["a"], ["an"], ["the"], ["which"], ["whose"]):
            return False
        if before > 0 and low[before - 1] in self._before and low[before - 1] not in ("by", "from", "of"):
            return False  # "near Belo, the army's press wing said"
        close = next(
            (j for j in range(end + 2, min(end + _ASIDE, len(low))) if low[j] == ","), min(end + _ASIDE, len(low))
        )
        return any(low[i] in self._kinds and not line.capital(i) for i in range(end + 1, close))

    def _harms(self, line: Line, start: int, end: int) -> bool:
        """Whether it does what harms people: `The Highlands Council killed three road workers`."""
        if end - start < 2 and (start == 0 or line.low[start - 1] != "the"):
            return False
        verb = self._clauses.behind(line, end)
        deed = next((deed for deed in self._deeds.find(line) if deed.start == verb and not deed.noun), None)
        return deed is not None and not deed.weak and self._deeds.has_object(line, deed)

    def _is_titled(self, line: Line, start: int, end: int) -> bool:
        """Whether it is somebody who bears an office: `Admiral Karam Odeh`."""
        return end - start > 1 and line.low[start] in self._titles and line.low[end - 1] not in self._titles

    def _replies(self, line: Line, start: int, end: int) -> bool:
        """Whether it claims, denies or admits: `Qorvan denied …`, `The Crimson Dawn claimed the kidnapping`."""
        low, i = line.low, end
        before = start - 1 - (start > 0 and low[start - 1] in ARTICLES)
        if before >= 0 and low[before] in self._before:
            return False  # "villagers of Belo denied …"
        if low[i : i + 1] == [","] and low[i + 1 : i + 2] in (["which"], ["who"]) and self._answered(line, i + 2):
            return True
        if low[i : i + 1] == [","]:
            i = next((j + 1 for j in range(i + 1, min(i + _ASIDE, len(low))) if low[j] == ","), i)
        told = self._say.intersection(low[i : i + 1]) and self._armed.only_reports(line, start, end)
        return not told and self._answered(line, i)  # "The Odalo Monitor said its fighters …": another's

    def _answered(self, line: Line, i: int) -> bool:
        """Whether a verb of a party stands at word `i`, or behind small words: `has also | denied`."""
        low = line.low
        while i < len(low) and (low[i] in self._skip or low[i].endswith("ly")):
            i += 1
        return i < len(low) and (self._answers.at(low, i) is not None or self._behind.at(low, i) is not None)


def titles(language: Language) -> frozenset[str]:
    """Words before the name of who bears an office: `Gen.`, `Admiral`, `governor`."""
    known = language.known("persons", "titles") | language.known("persons", "titles", "abbreviations")
    return known | language.known(_TABLE, "heads", "persons") | language.known(_TABLE, "heads", "offices")

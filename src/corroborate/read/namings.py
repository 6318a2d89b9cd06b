"""A line in, the namings of armed or governing actors in it out: who could be blamed, or could answer.

A naming is a noun phrase with a head that fights or governs (`Syrian security forces`), or a body known by name. It keeps
the words that decide whose side is meant (`remnants of his security forces`, `fighters loyal to the deposed ruler`) and
leaves out the article. Namings are found by shape alone; what they did is for others to read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corroborate.actors import Actors, Body
from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Cues, Phrases
from corroborate.records import Mention, Period, Speaker, Text

_REACH: Final = 12  # words that a naming may hold on one side of its head
_TABLE: Final = "accusations"
_BETWEEN: Final = frozenset({",", "by", "the", "a", "an", "reportedly", "allegedly", "some", "of", "other", "from"})
_GLUE: Final = frozenset("()-‐‑/")
ARTICLES: Final = frozenset({"the", "a", "an"})


@dataclass(slots=True)  # not frozen, as `ranks.Candidate`
class Naming:
    """An actor named at words [start, end) of a line. `head` is the deciding word, `body` who it is if known by name.

    `adjective` says that it is a people's or country's name that only a deed behind it makes an actor (`Russian raids`);
    `office` that a person who speaks for it is named (`an army spokesman`).
    """

    start: int
    end: int
    head: int
    body: Body | None = None
    adjective: bool = False
    office: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What other readers know of a word: asked by index of its line and of the word in it."""

    speakers: Callable[[int, int], tuple[Speaker, ...]]
    places: Callable[[int, int], tuple[Mention, ...]]
    when: Callable[[int, int], Period | None]
    said: Callable[[int, int], Period | None]
    armed: Callable[
        [int], Sequence[tuple[int, int]]
    ]  # the words of a line that name a group by what the text tells of it


def mention(text: Text, line: Line, start: int, end: int) -> Mention:
    """The words [start, end) of a line as a name, without a possessive ending."""
    first, last = line.at[start], line.till[end - 1]
    if line.raw[end - 1].endswith(("'s", "’s", "`s")):
        last -= 2
    quote = text.quote(first, max(last, first + 1))
    return Mention(" ".join(quote.words.split()), quote)


def is_day(line: Line, i: int, weekdays: Collection[str]) -> bool:
    """Whether word `i` only says on which day: `accused the guard | on Tuesday | of …`."""
    low = line.low
    return low[i] in weekdays or (low[i] == "on" and i + 1 < len(low) and low[i + 1] in weekdays)


class Namings:
    """The grammar of namings in one language."""

    def __init__(self, language: Language, actors: Actors) -> None:
        self.actors = actors
        self._found: dict[Line, list[Naming]] = {}  # a line is asked about many times
        self._bodies: dict[Line, list[Naming]] = {}

        def words(section: str, key: str = "words") -> frozenset[str]:
            return frozenset(language.words(_TABLE, section, key))

        self._strong, self._weak, self._of = words("heads", "strong"), words("heads", "weak"), words("heads", "of")
        self._heads = self._strong | self._weak
        self._cues = Cues(lambda word: word in self._heads or word.endswith("-led"))
        self._before_participle = words("heads", "before")
        self._offices, self._dress = words("heads", "offices"), words("heads", "dress")
        self._persons = words("heads", "persons")
        self._apart, self._modifiers = words("heads", "apart"), words("modifiers")
        self._own, self._trim = words("modifiers", "own"), words("aux", "unsure") | {"and", "the"}
        self._links: Phrases[str] = Phrases({"link": language.words(_TABLE, "modifiers", "links")})
        self._joins: Phrases[str] = Phrases({"join": language.words(_TABLE, "modifiers", "joins")})
        self._including = words("modifiers", "including")
        self._stop = language.known("people", "stop") | _verbs(language)
        self._stop |= language.every("counts", "values") | language.known("speakers", "parts", "adverbs")
        self._dates = language.every("times", "months", "weekdays")
        self._fires, self._peoples = words("modifiers", "fires"), language.every("nations", "people")
        self._made, self._tied = language.words("agents", "parts", "made"), language.words("agents", "after", "tied")

    def find(self, line: Line) -> list[Naming]:
        """The namings of a line, in order, none inside another."""
        found = self._found.get(line)
        if found is None:
            found = self._found[line] = self._find(line)
        return found

    def is_maker(self, line: Line, end: int) -> bool:
        """Whether a naming up to word `end` tells only who made a weapon: `a Russian-made | missile`."""
        return line.low[end - 1].endswith(self._made)

    def is_tied(self, line: Line, end: int) -> bool:
        """Whether a name up to word `end` tells only who is behind another: `the al-Qaeda-linked | channel`."""
        return line.low[end - 1].endswith(self._tied)

    def forget(self) -> None:
        """Forgets the lines of a text that has been read."""
        self._found.clear()
        self._bodies.clear()

    def _find(self, line: Line) -> list[Naming]:
        known = self._known(line)
        closed = {i for naming in known if naming.body and naming.body.speaks for i in range(naming.start, naming.end)}
        named = {i: naming for naming in reversed(known) for i in range(naming.start, naming.end) if i not in closed}
        found: list[Naming] = []
        after = 0
        cued = self._cues.places(line.low)
        for i in sorted(named.keys() | cued) if named else cued:
            naming = self._at(line, i, named.get(i), found) if i >= after and i not in closed else None
            if naming is not None:
                found.append(naming)
                after = naming.end
        found = [naming for naming in found if not self.is_maker(line, naming.end)]
        return _merged(line, [naming for naming in found if not (naming.body and naming.body.speaks)])

    def beyond_name(self, line: Line, naming: Naming) -> int:
        """Index after the personal name of a leader; it belongs to the person, and never to the naming of an actor."""
        end = naming.end
        while end < min(naming.end + 4, len(line)) and line.low[naming.head] in self._persons and line.capital(end):
            end += 1
        return end

    def joined(self, line: Line, one: Naming, other: Naming) -> bool:
        """Whether only `and`, a comma, an article, or a second `by` stands between two namings."""
        i, low, linked = one.end, line.low, False
        while i < other.start:
            join = self._joins.at(low, i)
            if join is not None:
                i, linked = join[0], True
            elif low[i] == "," and low[i + 1 : i + 2] in (["a"], ["an"]):
                return False  # "X, a rebel group": who X is
            elif low[i] in _BETWEEN:
                linked = linked or low[i] == ","
                i += 1
            elif low[i] == "(" and ")" in low[i : other.start]:
                i = low.index(")", i) + 1
            else:
                return False
        return linked and i == other.start

    def reach(self, line: Line, i: int) -> int:
        """How far the words go on from word `i` that may stand between joined namings: none behind it is `joined`."""
        low = line.low
        while i < len(low):
            join = self._joins.at(low, i)
            if join is not None:
                i = join[0]
            elif low[i] in _BETWEEN:
                i += 1
            elif low[i] == "(" and ")" in low[i:]:
                i = low.index(")", i) + 1
            else:
                break
        return i

    # ------------------------------------------------------------------ one naming

    def _known(self, line: Line) -> list[Naming]:
        """Bodies known by name, as words of the line."""
        known = self._bodies.get(line)
        if known is None:
            known = self._bodies[line] = self._spotted(line)
        return known

    def _spotted(self, line: Line) -> list[Naming]:
        spots, first = line.bodies, 0
        if spots is None:
            spots, first = self.actors.spot(_spoken(line), local=True), line.at[0]
        found = []
        for spot in spots:
            start, end = _words(line, first + spot.start, first + spot.end)
            if spot.body.sides or spot.body.speaks or spot.body.kind == "office":
                plain = end - start == 1 and self.actors.adjective(line.raw[start])
                plain = plain or self.is_tied(line, end)
                found.append(Naming(start, end, end - 1, spot.body, adjective=plain))
        taken = {i for naming in found for i in range(naming.start, naming.end)}
        found += [Naming(i, i + 1, i, adjective=True) for i in self._firing(line) if i not in taken]
        return found

    def fires(self, line: Line, i: int) -> bool:
        """Whether word `i` is a weapon, or its fire."""
        return not self._fires.isdisjoint(line.low[i : i + 1])

    def _firing(self, line: Line) -> list[int]:
        """Any nation's adjectives before what it fires: `a | Laotian | mortar round`."""
        if self._fires.isdisjoint(line.low):
            return []
        return [
            i
            for i in line.capitals
            if line.low[i] in self._peoples and not self._fires.isdisjoint(line.low[i + 1 : i + 2])
        ]

    def _at(self, line: Line, i: int, body: Naming | None, found: Sequence[Naming]) -> Naming | None:
        """The naming whose head is at word `i`, or the known `body` that is named there if it begins there."""
        floor = found[-1].end if found else 0
        if body is not None:
            return self._bodied(line, body, floor) if i == max(body.start, floor) else None
        head = self._head(line, i)
        if head is None:
            led = line.low[i].rpartition("-")
            return Naming(i, i + 1, i, adjective=True) if led[0] in self._strong and led[2] == "led" else None
        start = self._left(line, i, floor)
        end = self._right(line, head)
        strong = any(line.low[j] in self._strong for j in range(i, head)) or end > head
        if (not strong and not self._modified(line, start, i)) or set(line.low[start:head]) & self._apart:
            return None
        return self._officed(line, Naming(start, end, head - 1))

    def _bodied(self, line: Line, body: Naming, floor: int) -> Naming | None:
        """A known body with what belongs to it: `Hamas fighters`, `the HTS-led government`, `former Taliban commander`."""
        if body.body and body.body.speaks:
            return body
        head = self._onward(line, body.end)
        start = self._left(line, body.start, floor)
        if head is None:
            end = self._bracketed(line, body.end)
            return self._officed(line, Naming(start, end, body.head, body.body, body.adjective))
        return self._officed(line, Naming(start, self._right(line, head), head - 1, body.body))

    def _officed(self, line: Line, naming: Naming) -> Naming:
        """Takes in who speaks for it: `the army's spokesman`, `a government official`."""
        end = naming.end
        while end < len(line) and line.low[end] in self._offices:
            end += 1
        return replace(naming, end=end, office=True, adjective=False) if end > naming.end else naming

    def _onward(self, line: Line, i: int) -> int | None:
        """Index after the head that a name stands before: `Assad’s former intelligence forces`."""
        i = self._bracketed(line, i)
        for j in range(i, min(i + 5, len(line))):
            head = self._head(line, j)
            if head is not None:
                return head
            glued = line.raw[j] in _GLUE or line.low[j] in self._modifiers or "-" in line.raw[j] or line.low[j] == "led"
            if not (glued and self._near(line, j)):
                return None
        return None

    def _bracketed(self, line: Line, i: int) -> int:
        """Index after an abbreviation in brackets that stands at `i`: `… (ISIL)`."""
        bracketed = i + 2 < len(line) and line.raw[i] == "(" and line.raw[i + 2] == ")" and line.raw[i + 1][0].isupper()
        return i + 3 if bracketed else i

    def _near(self, line: Line, j: int) -> bool:
        """A bracket or hyphen belongs to the name only if it touches it, or encloses an abbreviation."""
        if line.raw[j] not in _GLUE:
            return True
        if line.raw[j] == "(":
            return j + 2 < len(line) and line.raw[j + 2] == ")"
        return line.at[j] == line.till[j - 1]

    def _head(self, line: Line, i: int) -> int | None:
        """Index after a run of heads that begins at `i` (`security forces`, `army units`), None if there is none."""
        j = i
        while j < len(line) and line.low[j] in self._heads:
            if line.low[j] in ("air", "state", "party", "war") and not (
                j + 1 < len(line) and line.low[j + 1] in self._heads
            ):
                break
            j += 1
            if _possessive(line.raw[j - 1]):
                break
        if j == i:
            return None
        if (
            j + 1 < len(line)
            and line.raw[j] in "'’"
            and line.at[j] == line.till[j - 1]
            and line.low[j - 1].endswith("s")
        ):
            return self._onward(line, j + 1) or j
        return (self._onward(line, j) or j) if _possessive(line.raw[j - 1]) else j

    def _modified(self, line: Line, start: int, i: int) -> bool:
        return any(line.low[j] in self._modifiers or "-" in line.raw[j] or line.capital(j) for j in range(start, i))

    def _left(self, line: Line, i: int, floor: int) -> int:
        """How far back the naming reaches: over modifiers, capitals and possessives, to an article or any other word."""
        start = i
        while start > max(floor, i - _REACH) and self._modifies(line, start - 1):
            start -= 1
            if line.low[start] in self._own:
                break
        while start < i and (line.low[start] in self._trim or line.raw[start] in _GLUE):
            start += 1
        if start > floor and line.low[start - 1] in ("a", "an") and not (start == i and self._adjective(line, start)):
            start -= 1
        return start

    def _adjective(self, line: Line, i: int) -> bool:
        """Whether a lone adjective of a country stands at `i`, whose article is the deed's (`an Israeli raid`)."""
        alone = i + 1 == len(line) or (
            self._head(line, i + 1) is None and line.low[i + 1] not in self._offices | {"of"}
        )
        return alone and (bool(self.actors.countries_in(line.raw[i])) or line.low[i] in self._strong)

    def _modifies(self, line: Line, j: int) -> bool:
        low, raw = line.low[j], line.raw[j]
        if low in self._own or low in self._modifiers:
            return True
        if low.endswith("ed") and low not in self._stop and j > 0 and line.low[j - 1] in self._before_participle:
            return not line.title
        if low in self._stop or low in self._dates or not raw[0].isalnum():
            return raw in _GLUE and raw not in "()" and j > 0 and line.at[j] == line.till[j - 1]
        if raw.endswith(("'s", "’s")) or j in line.owners or ("-" in raw and not raw[0].isdigit()):
            return True
        if j == 0 and low.endswith("ly"):
            return False
        if raw[0].isdigit() and low.endswith(("st", "nd", "rd", "th")):
            return True
        return line.capital(j) and (j > 0 or len(line) > 1) and not (line.title and low.endswith(("ed", "ing")))

    def _right(self, line: Line, end: int) -> int:
        """What follows the head and decides the side: `of his security forces`, `loyal to …`, `, including …`."""
        low, size = line.low, len(line)
        reach = self._dressed(line, end)
        while reach < size and not line.raw[reach - 1].endswith(("'s", "’s")):
            after = self._extended(line, reach, end)
            if after is None:
                break
            reach = after
        if reach + 1 < size and low[reach] == "," and low[reach + 1] in self._including:
            return self._included(line, reach + 2) or reach
        if reach < size and low[reach] in self._including:
            return self._included(line, reach + 1) or reach
        return reach

    def _dressed(self, line: Line, end: int) -> int:
        """`men in army uniforms`: what they wear is all that is known of them."""
        if end < len(line) and line.low[end] in ("in", "wearing"):
            return next((j + 1 for j in range(end + 1, min(end + 5, len(line))) if line.low[j] in self._dress), end)
        return end

    def _extended(self, line: Line, i: int, head: int) -> int | None:
        low = line.low
        link = self._links.at(low, i)
        if link is not None:
            return self._phrase(line, link[0], loose=True)
        if low[i] == "of" and (
            low[i - 1] in self._of or (low[i - 1] in self._strong and line.written[i + 1 : i + 2] == [True])
        ):
            return self._phrase(line, i + 1, loose=False)
        if low[i] == "from" and i == head:
            return self._phrase(line, i + 1, loose=False)
        return None

    def _phrase(self, line: Line, i: int, *, loose: bool) -> int | None:
        """Index after a noun phrase that begins at `i`: to its head, or, where `loose`, to where a plain one ends."""
        low, size = line.low, len(line)
        known = {naming.start: naming.end for naming in self._known(line) if not naming.adjective}
        start = i = i + (i < size and line.raw[i] in '"“‘')
        if start >= size:
            return None  # a text may break off
        while i < min(start + _REACH, size):
            head = self._head(line, i)
            if head is not None:
                return head
            if i in known:
                return self._onward(line, known[i]) or self._bracketed(line, known[i])
            article = low[i] in ("the", "a", "an", "what", "some", "other", "various") and i == start
            plain = (
                loose
                and low[i] not in self._stop
                and not low[i].endswith("ly")
                and line.raw[i][0].isalpha()
                and i < start + 4
            )
            if article or plain or self._inside(line, i):
                i += 1
            else:
                break
        spoken = [j for j in range(start, i) if line.capital(j)]
        if loose:
            return i if i > start + (low[start] in ("the", "a", "an")) else None
        return spoken[-1] + 1 if spoken and self._names(line, spoken[0], spoken[-1] + 1) else None

    def _names(self, line: Line, start: int, end: int) -> bool:
        """Whether capitals name a body that acts (and not a town)."""
        words = _spoken(line)[line.at[start] - line.at[0] : line.till[end - 1] - line.at[0]]
        return any(spot.body.sides for spot in self.actors.spot(words, local=True))

    def _inside(self, line: Line, i: int) -> bool:
        if line.raw[i] in "()":
            return self._abbreviation(line, i)
        return (
            self._modifies(line, i)
            or line.raw[i] in "-‐‑"
            or (line.raw[i - 1] in "-‐‑" and line.at[i] == line.till[i - 1])
        )

    def _abbreviation(self, line: Line, i: int) -> bool:
        near = line.raw[i + 1 : i + 3] if line.raw[i] == "(" else line.raw[i - 1 : i]
        return bool(near) and near[0].isupper()

    def _included(self, line: Line, i: int) -> int | None:
        head = next((j for j in range(i, min(i + 4, len(line))) if self._head(line, j) is not None), None)
        if head is None or any(not self._modifies(line, j) for j in range(i, head)):
            return None
        return self._head(line, head)


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _spoken(line: Line) -> str:
    """The line's words at their own distances, so that offsets agree with the text."""
    parts, place = [], line.at[0]
    for raw, at in zip(line.raw, line.at, strict=True):
        parts.append(" " * (at - place) + raw)
        place = at + len(raw)
    return "".join(parts)


def _words(line: Line, start: int, end: int) -> tuple[int, int]:
    """The words that characters [start, end) of the text touch."""
    return bisect_right(line.till, start), bisect_left(line.at, end)


def _verbs(language: Language) -> frozenset[str]:
    """Words that end a noun phrase because they are verbs: of deeds, blame and saying."""
    sections = ("verbs", "light", "blame", "tied")
    lists = [words for name in sections for words in language.section(_TABLE, name).values()]
    said = language.words("speakers", "verbs", "say")
    return frozenset(phrase.split()[0] for words in [*lists, said] for phrase in words) - {"security"}


def _merged(line: Line, found: Sequence[Naming]) -> list[Naming]:
    """One naming of a force and of what belongs to it: `the army's | 5th Brigade`."""
    merged: list[Naming] = []
    for naming in found:
        last = merged[-1] if merged else None
        gap = line.low[last.end : naming.start] if last is not None and not last.office else None
        whose = gap == [] and last is not None and _possessive(line.raw[last.end - 1])
        if last is not None and (whose or (gap in (["of"], ["of", "the"]) and last.end - 1 == last.head)):
            merged[-1] = replace(naming, start=last.start)
        else:
            merged.append(naming)
    return merged

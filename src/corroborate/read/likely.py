"""A line and its counts in, the harm that likely befell each count that no rule gives one out, or none.

Harm is told in more ways than a grammar knows. Where a count of people is left over in a line that tells of harm, or that
goes on about those told of before, each harm told there is weighed against none: how far its words stand, on which side,
what stands between, what sort of count it is, what the counts beside it suffered. What that is worth is learned (`ranks`)
from all counts of annotated articles, those that the rules know among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases
from corroborate.read.predicates import Predicates
from corroborate.read.ranks import Candidate, Choice, Observed, Ranks
from corroborate.read.singles import HARMS, Harmed, harm_lists
from corroborate.read.victims import People
from corroborate.vocabulary import Harm

_MANY: Final = 1 << 10  # answers that are remembered
_SORTS: Final = ("does", "both", "suffers", "noun", "toll", "those")  # how words tell of harm
_AT_ONCE: Final = 3  # words behind a count within which who is counted speaks
_HEARD: Final = 4  # and before it, within which they are only spoken to: `interviewed by telephone | 18 people`
_ASIDE: Final = 6  # and behind it, within which they are said to attack: `two men on a motorcycle | fired`
_SPARED: Final = 8  # and within which they are said to be safe
_OPENS: Final = frozenset("(:–-")
_JOINS: Final = frozenset({",", ";", ":", "and", "but", "were", "was"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words [start, end) that tell of a harm, and how they do."""

    start: int
    end: int
    harm: Harm
    sort: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """A line with its counts, in order, and what tells of harm around them."""

    line: Line
    found: Sequence[Harmed]
    cues: Sequence[_Cue]
    told: Harm | None  # what those in the line before suffered
    near: Harm | None  # what those a few lines before did


class Likely:
    """What one language has learned of the harm of counts."""

    def __init__(self, language: Language, people: People, predicates: Predicates) -> None:
        words = partial(language.known, "harms")
        lists = {(harm, sort): told for sort in _SORTS for harm, told in harm_lists(language, sort).items()}
        lists.pop(("missing", "does"), None)  # "police are looking for three men"
        lists |= {
            (harm, "harmed"): told for harm in HARMS if (told := language.section("people", "harmed").get(harm, ()))
        }
        self._people = people
        self._cues = Phrases(lists)
        self._breaks = words("bar") | {",", ";", ":", "and", "but"}
        self._small = language.known("people", "stop") | words("between") | words("aux", "be") | words("aux", "have")
        self._pairs = words("of") | language.known("counts", "one", "definite")
        self._says = words("says")
        self._weak, self._predicates = words("weak"), predicates
        self._spared = words("recount", "spared") | words("released") | words("released", "saved")
        self._owning = language.known("counts", "one", "owning")
        self._mourns, self._opens = words("weak", "mourns"), words("weak", "opens")
        self._heard = words("heard", "asked")
        self._attacks = Phrases(
            {kind: language.words("accusations", "verbs", kind) for kind in ("attack", "injured", "killed")}
        )
        self._determined = language.known("counts", "one", "article") | language.known("counts", "one", "definite")
        self._passive = words("passive")
        self._sends = words("moves", "sends")
        self._busy = words("moves", "busy")
        self._ranks = Ranks(language, "harm")

    def give(self, line: Line, found: Sequence[Harmed], told: Harm | None, near: Harm | None) -> None:
        """Gives the counts of a line that have no harm the likeliest. `told` is that of the line before, `near` of one a few
        lines before.
        """
        if not self._ranks.known or all(this.harm is not None or not _is_counted(this) for this in found):
            return
        scene = self._scene(line, found, told, near)
        for k, this in enumerate(found):
            if this.harm is not None or not _is_counted(this) or not self._is_open(scene, k):
                continue
            best = self._ranks.best(self._choice(scene, k))
            if best is not None:
                cue = self._nearest(scene, this, best)
                this.harm, this.side = best, "likely"
                this.verb = (cue.start, cue.end) if cue is not None else None

    def choices(
        self, line: Line, found: Sequence[Harmed], told: Harm | None, near: Harm | None
    ) -> Iterator[tuple[Harmed, Choice[Harm | None]]]:
        """Each count of a line with the harms that may have befallen it, none of them first."""
        scene = self._scene(line, found, told, near)
        return ((this, self._choice(scene, k)) for k, this in enumerate(found) if _is_counted(this))

    def _is_open(self, scene: _Scene, k: int) -> bool:
        """Whether nothing rules out that those counted were harmed."""
        this = scene.found[k]
        loose = _is_loose(this) or _of_unknown(scene, k) or _is_row(scene.line, this)
        end = max(this.end, this.noun.end)
        ahead = scene.line.low[end : end + 2]
        mourns = not self._mourns.isdisjoint(ahead[:1])  # "nine widows | wept at the graves"
        mourns = mourns or (
            ahead[:1] == ["lost"] and not self._owning.isdisjoint(ahead)
        )  # "nine children | lost their parents"
        return not (
            loose
            or mourns
            or not self._heard.isdisjoint(scene.line.low[max(0, this.start - _HEARD) : this.start])
            or this.acts
            or self._is_sent(scene.line.low, this)
            or self._is_spared(scene, k)
            or (this.whole is not None and self._is_spared(scene, this.whole))
            or _acts(scene, this)
            or self._strikes(scene, this)
            or self._only_some(scene, k)
            or self._befalls_others(scene, k)
        )

    def _is_sent(self, low: list[str], this: Harmed) -> bool:
        """Whether fighters are only sent somewhere: `called it an act of war and sent | 500 soldiers`."""
        fight = _is_named(this) and self._people.status.get(low[this.noun.head]) == "combatant"
        return fight and not self._sends.isdisjoint(low[max(0, this.start - _AT_ONCE) : this.start])

    def _strikes(self, scene: _Scene, this: Harmed) -> bool:
        """Whether those counted are who attacked: `Two gunmen | opened fire | on the crowd`, `five rebels on foot | stormed | the hotel`,
        `he was killed by | two men`.
        """
        line, low, end = scene.line, scene.line.low, max(this.end, this.noun.end)
        if not _is_named(this):
            return False
        if low[this.start - 1 : this.start] == ["by"] and any(cue.end == this.start - 1 for cue in scene.cues):
            return True
        for i in range(end, min(end + _ASIDE, len(low))):
            if low[i] in _JOINS or low[i] in self._passive:
                return False
            hit = self._attacks.at(low, i)
            if hit is not None and hit[0] < len(low):
                whom = low[hit[0]] in self._determined or line.capital(hit[0]) or low[hit[0]][0].isdigit()
                active = not low[i].endswith("ing") and (whom or hit[0] > i + 1 or low[hit[0]] == "at")
                return active and not self._falls_too(low, hit[0])
        return False

    def _falls_too(self, low: list[str], begin: int) -> bool:
        """Whether a fate follows for those told of before: `militants attacked the post | and were killed`."""
        return any(low[i] == "and" and low[i + 1] in self._passive for i in range(begin, len(low) - 1))

    def _befalls_others(self, scene: _Scene, k: int) -> bool:
        """Whether all that a line tells of harm befell others, in a clause of their own: `sent 300 soldiers to the town where nine
        people were killed`.
        """
        low, this = scene.line.low, scene.found[k]
        end = max(this.end, this.noun.end)
        behind = [other for other in scene.found[k + 1 :] if other.harm in ("killed", "injured") and other.whole != k]
        told = {i for other in behind if other.verb is not None for i in range(*other.verb)}
        if not told or any(cue.start not in told for cue in scene.cues):
            return False
        return not self._opens.isdisjoint(low[end : behind[0].start])

    def _only_some(self, scene: _Scene, k: int) -> bool:
        """Whether all that a line tells of harm befell some of those counted: `a boat with 40 people, eleven of whom drowned`."""
        part = scene.found[k + 1] if k + 1 < len(scene.found) else None
        if part is None or part.verb is None or not self._predicates.befalls_some(scene.line, part):
            return False
        return all(part.verb[0] <= cue.start < part.verb[1] for cue in scene.cues)

    def _is_spared(self, scene: _Scene, k: int) -> bool:
        """Whether those counted are said to be safe: `20 people were rescued`."""
        low, this = scene.line.low, scene.found[k]
        before = scene.found[k - 1].end if k else 0
        if self._predicates.falls_not(low, max(this.end, this.noun.end)):
            return True
        if any(self._predicates.saves(low, i) for i in range(before + 1, this.start + 1)):
            return True
        edge = scene.found[k + 1].start if k + 1 < len(scene.found) else len(low)
        behind = low[this.end : min(edge, max(this.end, this.noun.end) + _SPARED)]
        return not self._spared.isdisjoint([*low[max(0, this.start - _AT_ONCE) : this.start], *behind])

    def _scene(self, line: Line, found: Sequence[Harmed], told: Harm | None, near: Harm | None) -> _Scene:
        nouns = [range(this.noun.start, this.noun.end) for this in found]
        cues = [cue for cue in self._told_in(line.low) if not any(cue.start in noun for noun in nouns)]
        return _Scene(line, found, cues, told, near)

    def _told_in(self, low: list[str]) -> Iterator[_Cue]:
        """The words of a line that tell of a harm."""
        past = 0
        for i in self._cues.places(low):
            hit = self._cues.at(low, i) if i >= past else None
            if hit is not None and not self._predicates.is_averted(low, i):  # else told of, and not done
                past, (harm, sort) = hit
                if harm == "detained" and self._predicates.saves(low, past):
                    continue
                yield _Cue(i, past, harm, sort)

    def _choice(self, scene: _Scene, k: int) -> Choice[Harm | None]:
        this, around = scene.found[k], _beside(scene, k)
        harms = [cue.harm for cue in scene.cues] + [other.harm for other in around if other is not None and other.harm]
        harms += [harm for harm in (scene.told, scene.near) if harm is not None]
        made: list[Candidate[Harm | None]] = [Candidate(None, list(self._against(scene, this)))]
        made += [Candidate(harm, list(self._for(scene, k, harm))) for harm in self._may(scene.line, this, harms)]
        return Choice(this.noun.kind, made)

    def _may(self, line: Line, this: Harmed, harms: Sequence[Harm]) -> Iterator[Harm]:
        """The harms that may befall people of a sort, each once: soldiers march, and a family is seldom harmed as one."""
        head = line.low[this.noun.head] if _is_named(this) else ""
        travels = self._people.status.get(head) == "combatant" or head in self._busy
        families = _is_named(this) and self._people.unit(line, this.noun) == "families"
        for harm in dict.fromkeys(harms):
            if not (travels if harm == "displaced" else families):
                yield harm

    def _against(self, scene: _Scene, this: Harmed) -> Iterator[Observed]:
        """What a count looks like by itself, which tells whether any harm is told of it at all."""
        line, low, kind, end = scene.line, scene.line.low, this.noun.kind, max(this.end, this.noun.end)
        ahead, behind = self._sort(line, this.start - 1), self._sort(line, end)
        yield _count_names, kind, ahead, behind, _size(this), line.title
        around = (scene.told is not None) + (scene.near is not None and scene.near != scene.told)
        yield _line_names, kind, min(len(scene.cues), 3), min(len(scene.found), 4), around, "," in low
        before = low[this.start - 1] if this.start else "edge"
        if before in self._pairs and this.start > 1:
            before = f"{low[this.start - 2]} {before}"
        yield _words_names, before, low[end] if end < len(low) else "edge"
        if _is_named(this):
            yield _word_names, "noun", low[this.noun.head]
        if low[this.end : this.end + 1] == ["of"]:
            yield _of_names, kind, self._whose(line, this.end + 1)
        if not self._says.isdisjoint(low[end : end + _AT_ONCE]):
            yield _speaks_names, kind

    def _for(self, scene: _Scene, k: int, harm: Harm) -> Iterator[Observed]:
        """How a harm that is told around stands to a count."""
        this = scene.found[k]
        before, behind = (
            "" if other is None else "none" if other.harm is None else f"{other.harm == harm}"
            for other in _beside(scene, k)
        )
        yield _harm_names, f"{harm}", this.noun.kind, harm == scene.told, harm == scene.near
        yield _list_names, before, behind, self._sort(scene.line, this.start - 1), this.linked
        for side, cue in (("left", _left(scene, this, harm)), ("right", _right(scene, this, harm))):
            if cue is None:
                yield _word_names, "no cue", side
            else:
                yield from self._by_cue(scene, this, cue, side)

    def _by_cue(self, scene: _Scene, this: Harmed, cue: _Cue, side: str) -> Iterator[Observed]:
        """How words that tell of a harm stand to a count."""
        low = scene.line.low
        gap = range(cue.end, this.start) if side == "left" else range(this.end, cue.start)
        parted = min(sum(low[i] in self._breaks for i in gap), 3)
        others = [other for other in scene.found if other is not this]
        between = min(sum(other.start in gap for other in others), 2)
        taken = next(
            (
                "left" if other.start < cue.start else "right"
                for other in others
                if other.verb is not None and other.verb[0] < cue.end and cue.start < other.verb[1]
            ),
            "no",
        )
        nearest = not any(other.harm != cue.harm and other.start in gap for other in scene.cues)
        yield _cue_names, side, cue.sort, _bucket(len(gap)), parted, this.noun.kind
        yield _between_names, side, cue.sort, between, taken, nearest
        if low[cue.start] in self._weak:
            yield _weak_names, side, this.noun.kind
        beside = self._sort(scene.line, cue.end if side == "left" else cue.start - 1)
        yield _cue_word_names, side, low[cue.end - 1], beside

    def _nearest(self, scene: _Scene, this: Harmed, harm: Harm) -> _Cue | None:
        """The words that tell of a harm nearest to a count."""
        found = [cue for cue in (_left(scene, this, harm), _right(scene, this, harm)) if cue is not None]
        return min(found, key=lambda cue: max(this.start - cue.end, cue.start - this.end), default=None)

    def _whose(self, line: Line, i: int) -> str:
        """Of what a count is: `three of | them`, `18 of | 31 vehicles`."""
        if i >= len(line):
            return "edge"
        return line.low[i] if line.low[i] in self._small else self._people.noun(line, i).kind

    def _sort(self, line: Line, i: int) -> str:
        """What sort of word stands at an index: itself where it is a small one."""
        if not 0 <= i < len(line):
            return "edge"
        word = line.low[i]
        if word in self._small or not word[0].isalnum():
            return word
        if word[0].isdigit():
            return "number"
        if line.capital(i) and i:
            return "name"
        return next((f"…{end}" for end in ("ing", "ed", "ly", "s") if word.endswith(end)), "other")


def _is_counted(this: Harmed) -> bool:
    """Whether it is a count of people, and nobody who is told of one by one."""
    return this.how not in ("single", "definite", "name")


def _is_named(this: Harmed) -> bool:
    """Whether a count has a noun."""
    return this.noun.end > this.noun.start


def _beside(scene: _Scene, k: int) -> tuple[Harmed | None, Harmed | None]:
    """The counts right before one and right behind."""
    found = scene.found
    return found[k - 1] if k else None, found[k + 1] if k + 1 < len(found) else None


def _is_loose(this: Harmed) -> bool:
    """Whether a count says little: `many of whom seek to flee`, `one must ask`; then only a rule tells that they were harmed."""
    return this.count.vague is not None or (this.noun.kind == "bare" and this.count.high == 1)


def _of_unknown(scene: _Scene, k: int) -> bool:
    """Whether a count has a noun that no list knows, or is of those of one: `938 testimonies (452 on killings)`."""
    named = next((other for other in reversed(scene.found[: k + 1]) if other.noun.kind != "bare"), None)
    return named is not None and named.noun.kind == "open" and named.harm is None


def _is_row(line: Line, this: Harmed) -> bool:
    """Whether a figure is one of a list by place, which is read as a whole: `Belo 658, Coro 384`, `in Belo (12)`."""
    low, i, end = line.low, this.start, this.end
    closes = end >= len(low) or not low[end][0].isalnum() or low[end] == "and"
    return this.noun.kind == "bare" and i > 0 and closes and (line.capital(i - 1) or low[i - 1] in _OPENS)


def _acts(scene: _Scene, this: Harmed) -> bool:
    """Whether those counted are who did it: `two bombers in a lorry killed 30 men`."""
    low, end = scene.line.low, max(this.end, this.noun.end)
    return any(
        other.side == "left"
        and other.verb is not None
        and other.verb[0] >= end
        and _JOINS.isdisjoint(low[end : other.verb[0]])
        and not any(end <= between.start < other.verb[0] for between in scene.found)
        for other in scene.found
    )


def _left(scene: _Scene, this: Harmed, harm: Harm) -> _Cue | None:
    return next((cue for cue in reversed(scene.cues) if cue.harm == harm and cue.end <= this.start), None)


def _right(scene: _Scene, this: Harmed, harm: Harm) -> _Cue | None:
    return next((cue for cue in scene.cues if cue.harm == harm and cue.start >= this.end), None)


@lru_cache(maxsize=_MANY)
def _bucket(gap: int) -> int:
    return next((top for top in (0, 1, 2, 4, 7, 12, 20) if gap <= top), 99)


def _size(this: Harmed) -> str:
    count = this.count.low or this.count.high
    if count is None or this.count.vague:
        return "vague"
    return "one" if count == 1 else "few" if count < 10 else "tens" if count < 100 else "many"


# ---------------------------------------------------------------------- names of what was observed


def _count_names(kind: str, ahead: str, behind: str, size: str, title: bool) -> Iterator[str]:
    yield from ("none", f"none, {kind}", f"behind {ahead}", f"before {behind}", f"size {size}", f"{kind}, size {size}")
    yield from (f"{kind}, behind {ahead}", f"{kind}, before {behind}")
    if title:
        yield from ("title", f"title, {kind}")


def _line_names(kind: str, cues: int, counts: int, around: int, commas: bool) -> Iterator[str]:
    yield from (f"{cues} cues", f"{kind}, {cues} cues", f"{counts} counts", f"{around} around")
    yield f"{around} around, {cues} cues"
    if not commas:
        yield from ("no comma", f"no comma, {kind}")


def _words_names(before: str, behind: str) -> Iterator[str]:
    yield from (f"word before {before}", f"word behind {behind}")


def _word_names(label: str, word: str) -> Iterator[str]:
    yield f"{label} {word}"


def _of_names(kind: str, whose: str) -> Iterator[str]:
    yield from (f"of {whose}", f"{kind}, of {whose}")


def _speaks_names(kind: str) -> Iterator[str]:
    yield from ("speaks", f"speaks, {kind}")


def _harm_names(harm: str, kind: str, told: bool, near: bool) -> Iterator[str]:
    yield f"is {harm}"
    if told:
        yield from ("told", f"told, {kind}")
    if near:
        yield "near"


def _list_names(before: str, behind: str, ahead: str, linked: bool) -> Iterator[str]:
    """Whether the counts beside one suffered the same harm, and how it follows the one before."""
    yield from (f"count before {before}", f"count behind {behind}")
    if before:
        yield f"count before {before}, behind {ahead}"
    if linked:
        yield f"linked, count before {before}"


def _cue_names(side: str, sort: str, gap: int, parted: int, kind: str) -> Iterator[str]:
    yield from (f"{side} {sort}", f"{side} gap {gap}", f"{side} {sort} gap {gap}", f"{side} parted {parted}")
    yield from (f"{side} gap {gap} {kind}", f"{side} gap {gap} parted {parted}")


def _between_names(side: str, sort: str, between: int, taken: str, nearest: bool) -> Iterator[str]:
    """`taken` is on which side of the words the count stands whose harm they tell by rule."""
    yield from (f"{side} between {between}", f"{side} taken {taken}", f"{side} nearest {nearest}")
    yield f"{side} {sort} between {between} taken {taken}"


def _weak_names(side: str, kind: str) -> Iterator[str]:
    """For words that do harm to things as well."""
    yield from (f"{side} weak", f"{side} weak, {kind}")


def _cue_word_names(side: str, word: str, beside: str) -> Iterator[str]:
    yield from (f"{side} {word}", f"{side} cue by {beside}")

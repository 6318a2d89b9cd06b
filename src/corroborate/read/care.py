"""A line and a count in, whether those counted are brought to care out: who is taken to a hospital is hurt.

That is told of the place rather than of the harm, in more ways than a list of phrases could hold: `were rushed to the nearest
field hospital`, `Al-Amal Hospital has received 12 people`, `four arrived at the clinic`, `flew nine soldiers to Belo for treatment`.
Who goes there to work, and the dead who are brought there, are no wounded.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases
from corroborate.read.singles import Harmed
from corroborate.read.victims import People

_TO: Final = 3  # words from the verb to the way: `were taken | by boat | to`
_WAY: Final = 7  # words from there to the place: `to the nearest | field | hospital`
_SUBJECT: Final = 7  # words from who is counted to what is done to them: `of the wounded | had to be | transferred`
_ASIDE: Final = 9  # words of an aside between them
_HOUSE: Final = 8  # words from the name of a hospital to what it does
_DASHES: Final = frozenset({",", ";", ":", "(", ")", ".", "–", "—", "-"})


class Care:
    """What one language knows of hospitals, and of those who are brought there."""

    def __init__(self, language: Language, people: People) -> None:
        words = partial(language.known, "harms", "care")
        self._people = people
        self._moved, self._moves, self._arrives = words("moved"), words("moves"), words("arrives")
        self._receives: Phrases[str] = Phrases({"": language.words("harms", "care", "receives")})
        self._places: Phrases[str] = Phrases({"": language.words("harms", "care", "places")})
        self._why: Phrases[str] = Phrases({"": language.words("harms", "care", "why")})
        self._lies = words("lies")
        self._way, self._patients, self._staff = words("way"), words("patients"), words("staff")
        self._hurt = frozenset(language.section("people", "harmed").get("injured", ()))
        self._bar = language.known("harms", "bar") - words("through")
        self._beside, self._grounds = words("beside"), words("grounds")
        self._passive = language.known("harms", "passive")
        self._between = language.known("harms", "between")
        self._subject = (
            language.known("harms", "aux", "be")
            | language.known("harms", "aux", "have")
            | language.known("people", "stop", "partitive")
            | language.known("counts", "one", "definite")
            | self._hurt
        )
        self._manner = tuple(language.words("harms", "aux", "manner"))
        self._firsts = self._moved | self._moves | self._arrives | self._receives.lasts

    def find(self, line: Line, this: Harmed, floor: int, edge: int) -> tuple[int, int] | None:
        """Where the words [begin, end) stand that bring those counted to care, between those of the counts beside; or None."""
        lies = not (self._lies.isdisjoint(line.low) or self._places.lasts.isdisjoint(line.low))
        if not lies and self._firsts.isdisjoint(line.low):
            return None
        if this.noun.kind == "thing" or self._works(line, this):
            return None
        return (
            self._brought(line, this, edge) or self._led(line, this, floor, edge) or self._received(line, this, floor)
        )

    def _works(self, line: Line, this: Harmed) -> bool:
        """Whether they are no patients: `30 nurses were sent to the clinic`, `15 bodies were taken to the hospital`."""
        told = line.low[this.start : this.noun.end]
        return not self._staff.isdisjoint(told) or self._people.unit(line, this.noun) == "bodies"

    def _brought(self, line: Line, this: Harmed, edge: int) -> tuple[int, int] | None:
        """`Nine people | were rushed to the clinic`, `Seven of the wounded | had to be transferred to Belo`."""
        low, first = line.low, max(this.end, this.noun.end)
        hurt = self._are_hurt(line, this, first)
        if low[first : first + 1] == [","]:  # "Nine patients, four of them children, | arrived at the clinic"
            first = next((j + 1 for j in range(first + 2, min(first + _ASIDE, len(low))) if low[j] == ","), first)
            edge = len(low) if first >= edge else edge
        for i in range(first, min(first + _SUBJECT, edge)):
            if low[i] in self._moved and low[i - 1] in self._passive:
                return (i, i + 1) if hurt or self._leads(low, i + 1, edge) else None
            if low[i] in self._arrives and self._may_be_patients(line, this):
                return (i, i + 1) if self._leads(low, i + 1, edge) else None
            if low[i] == "in" and low[i - 1] in self._lies and self._to_place(low, i + 1, edge):
                return i, i + 1  # "A corporal is | in Odalo Hospital | with burns"
            if low[i] not in self._subject and not low[i].endswith(self._manner):
                return None
        return None

    def _are_hurt(self, line: Line, this: Harmed, first: int) -> bool:
        """Whether they are called wounded: `nine wounded soldiers`, `seven of the injured`."""
        ends = first + (3 if line.low[first : first + 2] == ["of", "the"] else 1)
        return not self._hurt.isdisjoint(line.low[this.end : ends])

    def _may_be_patients(self, line: Line, this: Harmed) -> bool:
        """Whether people come to a hospital because of what befell them: `four children arrived at the clinic`."""
        return not self._patients.isdisjoint(line.low[this.start : this.noun.end]) and this.count.high != 1

    def _led(self, line: Line, this: Harmed, floor: int, edge: int) -> tuple[int, int] | None:
        """`Ambulances | took nine people | to the hospital`, `has flown 40 wounded soldiers out`."""
        low, i = line.low, self._back(line.low, this.start, floor)
        if i <= floor or low[i - 1] not in self._moves or (i > 1 and low[i - 2] in self._passive):
            return None
        end = max(this.end, this.noun.end)
        led = self._are_hurt(line, this, end) or self._leads(low, end, edge)
        return (i - 1, i) if led else None

    def _leads(self, low: list[str], first: int, edge: int) -> bool:
        """Whether words from `first` on lead to a hospital, or give such a reason."""
        for i in range(first, min(first + _TO + _WAY, edge)):
            if self._why.at(low, i) is not None:
                return True
            if self._parts(low[i]):
                return False
            if low[i] in self._way:
                return self._to_place(low, i + 1, edge) or self._for_care(low, i + 1, edge)
        return False

    def _to_place(self, low: list[str], first: int, edge: int) -> bool:
        """`to | the nearest field hospital`; but not `to | a school near the hospital`, nor `to | the hospital grounds`."""
        for i in range(first, min(first + _WAY, edge)):
            hit = self._places.at(low, i)
            if hit is not None:
                return self._grounds.isdisjoint(low[hit[0] : hit[0] + 1])
            if self._parts(low[i]) or low[i] in self._beside:
                return False
        return False

    def _for_care(self, low: list[str], first: int, edge: int) -> bool:
        """`flown to | Belo for treatment`."""
        for i in range(first, min(first + _WAY, edge)):
            if self._why.at(low, i) is not None:
                return True
            if self._parts(low[i]):
                return False
        return False

    def _parts(self, word: str) -> bool:
        """Whether a word parts what stands before it from what stands behind."""
        return word in self._bar or word in _DASHES

    def _back(self, low: list[str], i: int, floor: int) -> int:
        """Where the words begin that lead on from a verb to a count at word `i`: `received | at least another | 12`."""
        while i - 1 > floor and low[i - 1] in self._between:
            i -= 1
        return i

    def _received(self, line: Line, this: Harmed, floor: int) -> tuple[int, int] | None:
        """`The hospital | has received 12 people`."""
        low, i = line.low, self._back(line.low, this.start, floor)
        verb = self._receives.before(low, i) if i > floor else None
        if verb is None or verb[0] < floor or this.noun.kind != "person":
            return None
        for j in range(verb[0] - 1, max(floor, verb[0] - _HOUSE) - 1, -1):
            hit = self._places.at(low, j)
            if hit is not None and hit[0] <= verb[0]:
                return verb[0], i
            if self._parts(low[j]):
                return None
        return None


class Limbs:
    """What one language knows of wounds by where they are: `lost his left eye`, `had both legs blown off`, `shot in the knee`."""

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "harms", "limbs")
        self._limbs, self._between, self._may = words(), words("between"), words("may")
        self._lose, self._had, self._off = words("lose"), words("had"), words("off")
        self._with, self._harmed, self._hit = words("with"), words("harmed"), words("hit")

    def find(self, line: Line, first: int, edge: int) -> tuple[int, int] | None:
        """Where words [begin, end) tell of a limb that is lost or hurt, for those counted before word `first`; or None."""
        low = line.low
        if self._limbs.isdisjoint(low[first:edge]):
            return None
        i = first
        while i < edge and low[i] in self._may and low[i + 1 : i + 2] != [] and low[i] not in self._had:
            i += 1
        if i + 1 < edge and low[i] in self._had and low[i + 1] in self._lose:
            i += 1
        if i >= edge:
            return None
        if low[i] in self._lose:
            end = self._limb(low, i + 1, edge)
            return None if end is None else (i, end)
        if low[i] in self._had:
            end = self._limb(low, i + 1, edge)
            return (i, end + 1) if end is not None and end < len(low) and low[end] in self._off else None
        if low[i] in self._with and i + 1 < edge:
            j = i + 1 + (low[i + 1] in self._between)
            end = self._limb(low, j + 1, edge) if j < edge and low[j] in self._harmed else None
            return None if end is None else (i, end)
        if low[i] in self._hit and i > first and low[i + 1 : i + 2] == ["in"]:
            end = self._limb(low, i + 2, edge)
            return None if end is None else (i, end)
        return None

    def wounds(self, low: list[str], verb: int, i: int) -> bool:
        """Whether the deed at word `verb` only wounds whom the words before word `i` tell of: `shot him | in the leg`."""
        return low[verb] in self._hit and low[i : i + 1] == ["in"] and self._limb(low, i + 1, len(low)) is not None

    def _limb(self, low: list[str], first: int, edge: int) -> int | None:
        """Index after the limb that a phrase names from word `first` on: `his left | eye`."""
        i = first
        while i < edge and low[i] in self._between:
            i += 1
        if i > first and low[i - 1] in self._limbs:
            return i  # "losing her sight"; but "the sight of his left eye"
        return i + 1 if i < edge and low[i] in self._limbs else None

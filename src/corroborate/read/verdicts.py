"""A line in, who is punished in it for harm done to others out: `the court sentenced four | soldiers | for the murder of two peasants`.

Whoever is convicted of killing is no victim of repression, as those are who are jailed for what they said: they are the ones
that the court holds to have done it. The court did no harm by that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases

_WHO: Final = 6  # words between a verb and whom it punishes
_FOR: Final = 16  # words from there to what for: "to 38 years in prison | for"
_DEED: Final = 5  # words from "for" to the deed: "for | their part in the murder"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who is convicted, at words [start, end) of a line, and the word by which their deed is told."""

    start: int
    end: int
    deed: int


class Verdicts:
    """How one language tells of convictions."""

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "agents", "verdict")
        self._punished: Phrases[str] = Phrases({"punished": language.words("agents", "verdict")})
        self._for, self._deeds, self._between = words("for"), words("deeds"), words("between")
        self._be = language.known("harms", "passive")
        self._people = language.every("people", "status") | words("officers")

    def find(self, line: Line) -> Verdict | None:
        """The first conviction of a line for harm to others, if there is one."""
        low = line.low
        for verb in self._punished.places(low):
            hit = self._punished.at(low, verb)
            if hit is None:
                continue
            before, behind = range(verb - 1, max(-1, verb - _WHO), -1), range(hit[0], min(hit[0] + _WHO, len(low)))
            passive = not self._be.isdisjoint(low[max(0, verb - 2) : verb])
            who = next((i for i in (before if passive else behind) if low[i] in self._people), None)
            deed = self._charged(low, max(hit[0], 0 if who is None else who + 1))
            if who is not None and deed is not None:
                return Verdict(who, who + 1, deed)
        return None

    def _charged(self, low: list[str], first: int) -> int | None:
        """The word for a deed that somebody is punished for: `to life for the | massacre`, `of | killing`."""
        for i in range(first, min(first + _FOR, len(low))):
            if low[i] in (".", ";", "and", "but"):
                return None
            if low[i] not in self._for:
                continue
            for j in range(i + 1, min(i + 1 + _DEED, len(low))):
                if low[j] in self._deeds:
                    return j
                if low[j] not in self._between:
                    break
        return None

"""A counted noun of people in, whether its own clause tells that harm befell others: who did it, looked on or is only met.

`stabbed by | three men`, `as | his two sons | watched`, `recognised | one of the gunmen`: such counts stand beside a death and
are nobody's.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.numbers import Number
from corroborate.read.phrases import Phrases
from corroborate.read.singles import harm_lists
from corroborate.read.victims import QUOTES, Noun
from corroborate.vocabulary import Harm

_DEED: Final = 10  # words from a deed to the "by" of who did it: `killed in his house in Odalo on Sunday | by`
_BAND: Final = 3  # words of a band: `by | a large angry mob | of 40`
_LIST: Final = 6  # words of a list of those who looked on: `in front of | his wife and | two sons`
_CLAUSE: Final = 8  # words of a clause
_SHOTS: Final = 14  # words from who comes in to their shots


class Unharmed:
    """What one language knows of people beside a harm whom it did not befall."""

    def __init__(self, language: Language) -> None:
        words, known = partial(language.known, "harms", "unharmed"), partial(language.known, "harms")
        self._does: Phrases[Harm] = Phrases(harm_lists(language, "does"))
        self._suffers: Phrases[Harm] = Phrases(harm_lists(language, "suffers"))
        self._passive, self._who = known("passive"), known("bar", "who")
        self._plural = known("aux", "plural")
        self._attacks = language.known("agents", "attack")
        self._acts = language.known("agents", "acts")
        self._armed = language.known("agents", "nouns") | words("doers")
        self._bands, self._partitive = words("bands"), known("weak", "shares") | language.every("counts", "values")
        self._determiners = language.known("counts", "one", "definite") | language.known("counts", "one", "owning")
        self._dets = language.known("agents", "by", "dets") | self._determiners
        self._all = language.known("people", "stop", "partitive") | words("all")
        self._changed = language.known("counts", "range", "changed") | words("changed")
        self._watching: Phrases[str] = Phrases({"watching": language.words("harms", "watching")})
        self._watched: Phrases[str] = Phrases({"watched": language.words("harms", "unharmed", "watched")})
        self._onlooking: Phrases[str] = Phrases({"onlooking": language.words("harms", "unharmed", "onlooking")})
        self._fires: Phrases[str] = Phrases({"fires": language.words("harms", "unharmed", "fires")})
        self._met, self._paid, self._then = words("met"), words("paid"), words("then")
        self._them = known("pronouns") - language.known("counts", "one", "owning")
        self._stops, self._clauses = {",", ";", ".", ":", "and", "or"} | self._who, words("clauses")

    def are(self, line: Line, number: Number, noun: Noun) -> bool:
        """Whether those counted are told to have done, seen or survived what befell others."""
        low = line.low
        if noun.kind == "person" and self._saw(low, number, noun):
            return True
        if noun.kind != "person" or line.title:
            return False
        if noun.end >= len(low) or self.are_hit(low, noun.end):
            return False
        return (
            self._did(low, number, noun)
            or self._look_on(low, number, noun)
            or self._fire(low, noun)
            or self._are_met(low, number, noun)
        )

    def _saw(self, low: list[str], number: Number, noun: Noun) -> bool:
        """`shot a teacher in front of her | two children`; unless a clause tells more of them."""
        start = number.start - (number.start > 0 and low[number.start - 1] in self._determiners)
        return self._watching.before(low, start) is not None and not self.are_hit(low, noun.end)

    def are_hit(self, low: list[str], end: int) -> bool:
        """Whether what befell them is told right behind: `12 rebels | who were killed`, `| , all of whom died`, `| killed there`."""
        ahead = low[end : end + 2]
        if not ahead:
            return False
        if ahead[0] in self._passive or self._suffers.at(low, end) is not None:
            return True
        clause = ahead[0] in self._who or (ahead[0] == "," and not (self._all | self._who).isdisjoint(ahead[1:]))
        aside = ahead[0] == "," and ahead[1:] != [] and self._does.at(low, end + 1) is not None
        harmed = any(self._suffers.at(low, i) is not None for i in range(end, min(end + _CLAUSE, len(low))))
        return (clause and harmed) or (aside and not self._all.isdisjoint(low[end + 2 : end + 4]))

    def _did(self, low: list[str], number: Number, noun: Noun) -> bool:
        """`stabbed by | three men`, `hacked to death by a mob of | 200 people`, `an attack by one of | two gunmen`."""
        i = number.start
        if i > 1 and low[i - 1] == "of":
            band = low[i - 2] in self._bands or low[i - 2] in self._partitive
            first = next((j for j in range(i - 2, max(0, i - 3 - _BAND), -1) if low[j - 1] == "by"), i)
            i = first if band else i
        i -= i > 1 and low[i - 1] in self._dets
        if i < 2 or low[i - 1] != "by" or low[noun.end : noun.end + 1] == ["to"]:
            return False
        for j in range(i - 2, max(-1, i - 2 - _DEED), -1):
            word = low[j]
            if word in self._changed:
                return False
            passive = word.endswith("ed") and j > 0 and low[j - 1] in self._passive
            if passive or word in self._attacks or word in self._acts:
                return True
            if self._suffers.before(low, j + 1) is not None or self._does.before(low, j + 1) is not None:
                return True
            if word in self._stops and word not in QUOTES:
                return False
        return False

    def _look_on(self, low: list[str], number: Number, noun: Noun) -> bool:
        """`in front of his wife and | two sons`, `as | 30 neighbours watched`, `with | 30 villagers looking on`."""
        if self._watched.at(low, noun.end) is not None:
            return True
        start, end = number.start, noun.end
        seen = self._onlooking.at(low, end)
        if seen is not None and "with" in low[max(0, start - _LIST) : start]:
            return seen[0] >= len(low) or not low[seen[0]][0].isalnum() or low[seen[0]] == "from"
        if start < 2 or low[start - 1] != "and":
            return False
        for i in range(start - 2, max(0, start - 2 - _LIST), -1):
            if low[i] in self._stops or low[i] in self._passive or self._suffers.at(low, i) is not None:
                return False
            if self._watching.before(low, i) is not None:
                return True
        return False

    def _fire(self, low: list[str], noun: Noun) -> bool:
        """`Two men | came in and opened fire, killing a waiter`; unless they are told to have been killed for it."""
        end = noun.end
        if self._fires.firsts.isdisjoint(low[end : end + _SHOTS]):
            return False
        for i in range(end, min(end + _SHOTS, len(low))):
            hit = self._fires.at(low, i)
            if hit is not None:
                own = i == end or low[i - 1] in self._then
                rest = range(hit[0], len(low) - 1)
                return own and not any(
                    low[j] in self._plural and self._suffers.at(low, j + 1) is not None for j in rest
                )
            if low[i] in self._clauses or low[i] in self._passive or self._suffers.at(low, i) is not None:
                return False
        return False

    def _are_met(self, low: list[str], number: Number, noun: Noun) -> bool:
        """`recognised | one of the gunmen`, `refusing to pay | 12 militiamen`."""
        before = low[number.start - 1] if number.start else ""
        if before in self._met:
            ahead = (j for j in range(noun.end + 1, len(low)) if low[j] in self._them)
            return low[noun.head] in self._armed and not any(self._does.before(low, j) for j in ahead)
        return before in self._paid

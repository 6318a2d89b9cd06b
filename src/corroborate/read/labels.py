"""A line in, what somebody is called in it, and by whom, out: `23 villagers whom | the army | described as | terrorists`.

Neither who calls somebody something nor what they are called did what the sentence tells of them. But where a word that brings
in the doer stands before (`killed by men whom witnesses called soldiers`, `hit by what residents called army shells`), the
label says who did it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line

_CALLER: Final = 8  # words of who calls somebody something
_LABEL: Final = 7  # words of what they are called
_HEAD: Final = 4  # words of who is called so, behind "by"


@dataclass(frozen=True, slots=True)
class Label:
    """Words [start, verb) name who calls those named before word `head` so, words [verb, end) say what. `doer` marks that it is who
    did it that is called so, `charge` that they are accused of something.
    """

    head: int
    start: int
    verb: int
    end: int
    doer: bool
    charge: bool


class Labels:
    """How one language tells what others call somebody."""

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "agents", "called")
        self._calls, self._charges = words("calls"), words("charges")
        self._whom, self._what, self._as = words("whom"), words("what"), words("as")
        self._of = words("of")
        self._doer = words("doer")
        self._auxiliary = language.known("scope", "denial", "passive") | language.known("scope", "risen", "perfect")
        self._auxiliary |= language.known("accusations", "aux", "skip")
        self._ends = self._auxiliary | self._whom
        self._verbs = self._calls | self._charges

    def find(self, line: Line) -> Iterator[Label]:
        """The labels of a line, in order."""
        low = line.low
        if self._verbs.isdisjoint(low):
            return
        for i in range(1, len(low) - 1):
            if low[i] in self._calls or (low[i] in self._charges and (low[i + 1] in self._of or low[i + 1] == "by")):
                label = self._by_whom(low, i) or self._whom_they_call(low, i)
                if label is not None:
                    yield label

    def _whom_they_call(self, low: list[str], verb: int) -> Label | None:
        """`whom | the army | called spies`, `what | residents | called army shells`."""
        opened = next((j for j in range(verb - 1, max(-1, verb - _CALLER), -1) if low[j] in self._whom), -1)
        caller = low[opened + 1 : verb]
        if (
            low[verb + 1] == "by"
            or opened < 1
            or not caller
            or not all(word[0].isalnum() for word in caller)
            or self._auxiliary.issuperset(caller)
        ):
            return None
        head = opened - (low[opened - 1] == ",")
        doer, charge = self._is_doer(low, opened), low[verb] in self._charges
        return Label(head, opened + 1, verb, self._end(low, verb + 1), doer, charge)

    def _by_whom(self, low: list[str], verb: int) -> Label | None:
        """`nine men | described | by the ministry | as militants`."""
        if low[verb + 1] != "by":
            return None
        links = self._as if low[verb] in self._calls else self._of
        link = next((j for j in range(verb + 2, min(verb + _CALLER, len(low))) if low[j] in links), -1)
        if link < 0 or not all(word[0].isalnum() for word in low[verb + 2 : link]):
            return None
        head = verb
        while head > 0 and (low[head - 1] in self._auxiliary or low[head - 1] in self._whom or low[head - 1] == ","):
            head -= 1
        doer, charge = self._is_doer(low, head), low[verb] in self._charges
        return Label(head, verb + 2, link, self._end(low, link + 1), doer, charge)

    def _end(self, low: list[str], i: int) -> int:
        """Index after what somebody is called: before the next verb or mark."""
        end = i
        while end < min(i + _LABEL, len(low)) and low[end][0].isalnum() and low[end] not in self._ends:
            end += 1
        return end

    def _is_doer(self, low: list[str], end: int) -> bool:
        """Whether those called so, named before word `end`, are brought in as who did it: `killed by | men`."""
        if low[end] in self._what and low[end - 1] in self._doer:
            return True
        first = end - 1 - (low[end - 1] == ",")
        return any(low[j] in self._doer for j in range(first, max(-1, first - _HEAD), -1))

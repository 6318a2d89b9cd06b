"""A line and a figure in, whether it is told there only to be denied out: `rejected reports that | 12 people had died`.

Who denies having done something does not deny a figure, and nor does who denies one and then gives another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases

_REACH: Final = 40  # words between a denial and the figure
_THAT: Final = 6  # words from a verb of denial to what is denied: "denied on Monday that"
_TOLD: Final = (
    14  # words from a word for claims to what they claim: "a claim of the militia, carried by some channels, that"
)
_BEHIND: Final = 26  # words from a figure to the denial behind it
_BY: Final = 14  # words from "a claim" to who rejects it
_CLAIMED: Final = 12  # words from a verb of denial to the word for claims: "dismissed as a lie a claim"
_NOT: Final = 3  # words from "not" to the word for false: "it is not at all | false that"
_SORT: Final = 4  # words from "were" to what the dead were: "were | all armed fighters"


@dataclass(frozen=True, slots=True)
class Denied:
    """What is told in order to be denied: the verb of denial, the word for the claim, and the words [link, end) that open what
    was claimed.
    """

    verb: int
    claim: int
    link: int
    end: int


class Denials:
    """What one language denies a figure with."""

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "scope")
        self.verbs, self._plain = words("denial", "verbs"), words("denial", "plain")
        self._opening: Phrases[str] = Phrases({"opens": language.words("scope", "denial", "opening")})
        self._claims, self._links = words("denial", "claims"), words("denial", "links")
        self._false: Phrases[str] = Phrases({"false": language.words("scope", "denial", "false")})
        self._calls, self._names = (
            words("denial", "calls"),
            Phrases({"false": language.words("scope", "denial", "called")}),
        )
        self._unshown = Phrases({"unshown": language.words("scope", "denial", "unshown")})
        self._asked = Phrases({"asked": language.words("scope", "denial", "asked")})
        self._no = language.known("accusations", "aux", "not")
        self._unsupported = Phrases({"unsupported": language.words("scope", "denial", "unsupported")})
        self.opens = self.verbs | self._unsupported.firsts
        self._relative, self._articles = words("denial", "relative"), language.known("counts", "one", "article")
        self._passive, self._perfect = words("denial", "passive"), language.known("harms", "aux", "perfect")
        self._when = language.every("times", "months", "weekdays") | words("denial", "when")
        self._definite, self._sorts = language.known("counts", "one", "definite"), language.every("people", "status")
        self._say = language.known("speakers", "verbs", "say")
        self._charged, self._where = words("denial", "charged"), language.known("speakers", "aside", "where")
        self._not = language.known("accusations", "aux", "not")

    def is_denied(self, line: Line, start: int, end: int) -> bool:
        """Whether the figure at words [start, end) of a line is told in order to be denied."""
        if self._is_of_them(line.low, start, end):
            return False
        if self._is_of_charge(line.low, start):
            return False
        return self.is_told_to_deny(line, start) or self._behind(line.low, end) or self.is_thrown_out(line, start, end)

    def telling(self, line: Line, verb: int) -> Denied | None:
        """What the verb of denial at word `verb` denies, where somebody has claimed it: `rejected | a report by residents that`; and
        what words at it say that nothing bears out: `no evidence supports | a report by residents that`.
        """
        low, unsupported = line.low, self._unsupported.at(line.low, verb)
        if low[verb] not in self.verbs and unsupported is None:
            return None
        verb = verb if unsupported is None else unsupported[0] - 1
        for claim in range(verb + 1, min(verb + _CLAIMED, len(low))):
            if low[claim] in (".", ";", "and", "but", "that"):
                return None
            if low[claim] not in self._claims:
                continue
            link = self._link(low, claim)
            if link is not None:
                return Denied(verb, claim, *link)
        return None

    def _link(self, low: list[str], claim: int) -> tuple[int, int] | None:
        """The words [link, end) that open what a word for claims claims: `a report by residents | that`."""
        for link in range(claim + 1, min(claim + _TOLD, len(low))):
            opens = self._opening.at(low, link)
            if opens is not None:
                return link, opens[0]
            ends = low[link] in self.verbs or low[link] in self._claims or low[link] in (".", ";", "and", "but")
            ends = ends or low[link] in self._say  # "the report | said that": it is not the report that was claimed
            if ends or (low[link] == "," and self._say.intersection(low[link + 1 : link + 2])):
                return None  # "rejected the army's version, | saying that": who rejects it says so
        return None

    def _thrown(self, low: list[str], first: int) -> int:
        """Where what stands from `first` on is denied behind: `… was later | rejected`, `… were | fabricated`; 0 where it is not."""
        for i in range(first, min(first + _REACH, len(low) - 1)):
            if low[i] in (";", "but") or low[i] in self._say or low[i] in self._relative:
                return 0
            verb = i + 1 + low[i + 1].endswith("ly")
            if low[i] in self._passive and verb < len(low) and low[verb] in self.verbs:
                return verb
            if low[i] in self._passive and self._names.at(low, verb) is not None:
                return i  # "claims that 12 had died | are propaganda"
            called = low[i] in self._passive and verb < len(low) and low[verb] in self._calls
            if called and self._names.within(low[verb + 1 : verb + _THAT]):
                return i  # "a claim that 12 had died | was called a lie"
        return 0

    def _is_of_them(self, low: list[str], start: int, end: int) -> bool:
        """Whether what is denied is only what the dead were, and not that they died: `rejected the claim that the | 12 | dead in
        Odalo were fighters`.
        """
        if start == 0 or low[start - 1] not in self._definite:
            return False
        be = next((i for i in range(end, min(end + _BEHIND, len(low) - 1)) if low[i] in self._passive), 0)
        plain = be > 0 and all(word[0].isalnum() and word not in self._say for word in low[end:be])
        sort = next((i for i in range(be + 1, min(be + _SORT, len(low))) if low[i] in self._sorts), 0) if plain else 0
        return sort > 0 and "by" not in low[be:sort]  # and not "were killed by | soldiers"

    def _is_of_charge(self, low: list[str], start: int) -> bool:
        """Whether a figure only says what the deed led to that somebody is said to have done: `is alleged to have ordered the raid in
        which | nine | died, a claim that he rejected`.
        """
        if self._charged.isdisjoint(low[:start]):
            return False
        opened = next((i for i in range(start - 1, 0, -1) if low[i] in self._where or low[i] in (",", ";")), 0)
        return low[opened] in self._where and not self._charged.isdisjoint(low[:opened])

    def is_unsupported(self, line: Line, start: int, end: int) -> bool:
        """Whether nothing bears out a claim that tells a figure: `no evidence supports the claim that | 12 | had died`."""
        low = line.low
        if self._is_of_them(low, start, end):
            return False
        for i in self._unsupported.places(low[:start]):
            told = self.telling(line, i) if self._unsupported.at(low, i) is not None else None
            if told is not None and told.end <= start and self._goes_through(low, told.end, start):
                return True
        known = start > 0 and low[start - 1] in self._definite  # "no evidence that the | nine were shot by soldiers"
        unshown = self._is_unshown(low, start) if not known else 0
        return unshown > 0 and self._goes_through(low, unshown, start)

    def clears(self, line: Line, start: int, end: int, who: int) -> bool:
        """Whether nothing shows that who is named at word `who` did it, though those at words [start, end) died: `no evidence that the
        | nine | were shot by | soldiers`.
        """
        if self._is_asked(line.low, who):
            return True
        return self._is_unshown(line.low, who) > 0 and not self.is_unsupported(line, start, end)

    def is_unshown(self, line: Line, word: int) -> bool:
        """Whether a word stands in a clause that nothing bears out."""
        return self._is_unshown(line.low, word) > 0

    def _is_asked(self, low: list[str], who: int) -> bool:
        """Whether it is only asked whether who is named at word `who` did it: `did not know whether rebels or | soldiers | had`."""
        opened = next((i for i in range(who - 1, max(-1, who - _THAT), -1) if low[i] == "whether"), 0)
        return opened > 0 and self._asked.before(low, opened + 1) is not None

    def _is_unshown(self, low: list[str], i: int) -> int:
        """Where the clause opens that holds word `i` and that nothing bears out: `there is no evidence that | …`; 0 where none does."""
        for first in self._unshown.places(low[:i]):
            hit = self._unshown.at(low, first)
            sure = first > 0 and low[first - 1] in self._no  # "there is no doubt that …"
            if hit is not None and not sure and hit[0] <= i and not {";", "but"}.intersection(low[hit[0] : i]):
                return hit[0]
        return 0

    def is_thrown_out(self, line: Line, start: int, end: int) -> bool:
        """`a report that police had killed | 12 | was rejected`, `called a report that police had killed | 12 | a lie`."""
        low = line.low
        for claim in range(max(0, start - _REACH), start):
            if low[claim] in self._claims and (link := self._link(low, claim)) is not None and link[1] <= start:
                thrown = bool(self._thrown(low, end)) or self._is_called_false(low, claim, end)
                return thrown and ";" not in low[link[1] : start]
        return False

    def _is_called_false(self, low: list[str], claim: int, end: int) -> bool:
        """Whether who calls a claim something before word `claim` says behind word `end` that it is false: `called | a report that …
        "propaganda"`.
        """
        first = max(0, claim - _THAT)
        calls = any(low[i] in self._calls and low[i] not in self.verbs for i in range(first, claim))
        ahead = range(end, min(end + _BEHIND, len(low)))
        return calls and any(self._names.at(low, i) is not None for i in ahead)

    def thrown_out(self, line: Line, claim: int) -> Denied | None:
        """What the word for claims at word `claim` opens, where it is denied behind: `a report by residents that … | was rejected`,
        `called | a report that … a lie`.
        """
        low = line.low
        link = self._link(low, claim)
        if link is None:
            return None
        verb = self._thrown(low, link[1]) or (claim - 1 if self._is_called_false(low, claim, link[1]) else 0)
        return Denied(verb, claim, *link) if verb else None

    def is_told_to_deny(self, line: Line, start: int) -> bool:
        """`denied that | 12 …`, `rejected reports by residents that | 12 …`, `falsely claimed to have killed | 12`."""
        low = line.low
        for i in range(start - 1, max(-1, start - _REACH), -1):
            if low[i] == ";" or (i + 1 < start and low[i] in ("but", "and") and low[i + 1] in self._say):
                return False
            false = self._false.at(low, i)
            if false is not None and false[0] <= start:
                return True
            if 0 < self._falsehood(low, i) <= start and self._goes_through(low, i, start):
                return True
            if low[i] not in self.verbs:
                continue
            if low[i] in self._plain and (that := self._that(low, i + 1)) and that < start:
                return self._goes_through(low, that, start)
            claim = next((j for j in range(i + 1, start) if low[j] in self._claims), None)
            if claim is None or not self._goes_through(low, i + 1, start):
                return False
            return not self._links.isdisjoint(low[claim + 1 : min(claim + _TOLD, start)])
        return False

    def _falsehood(self, low: list[str], i: int) -> int:
        """Where what a word at `i` calls false begins: `it is | false | that`, `spread | fabricated | news that`; 0 where none does."""
        hit = self._names.at(low, i)
        if hit is None or not self._not.isdisjoint(low[max(0, i - _NOT) : i]):
            return 0
        if low[hit[0] : hit[0] + 1] == ["that"]:
            be = i - 1
            while be > 0 and (low[be].endswith("ly") or low[be] in self._articles):
                be -= 1
            return hit[0] + 1 if be >= 0 and low[be] in self._passive else 0
        told = hit[0] < len(low) and low[hit[0]] in self._claims
        link = self._link(low, hit[0]) if told else None
        return link[1] if link is not None else 0

    def _that(self, low: list[str], i: int) -> int:
        """Where a clause opens behind a verb of denial, over when and how: `denied | on Monday that`; 0 where none does."""
        end = i
        while end < min(i + _THAT, len(low)) and low[end] != "that":
            if low[end] not in self._when and not low[end].endswith("ly"):
                return 0
            end += 1
        return end if low[end : end + 1] == ["that"] else 0

    def _goes_through(self, low: list[str], first: int, start: int) -> bool:
        """Whether nothing new is said between a denial and a figure: not `denied it and said | 12`, `the raid, which killed | 12`."""
        return not any(
            (low[j] in self._say and low[j - 1] in ("and", "but", ","))
            or (low[j] in self._relative and low[j - 1] == ",")
            for j in range(first + 1, start)
        )

    def _behind(self, low: list[str], end: int) -> bool:
        """`12 …, a claim that the army rejected`, `12 …, which it termed false`, `reports of 12 dead were denied by …`."""
        for i in range(end, min(end + _BEHIND, len(low) - 1)):
            if low[i] in (";", "but"):
                return False
            if low[i] == "," and self._is_taken_up(low, i + 1):
                return True
        return False

    def _is_taken_up(self, low: list[str], i: int) -> bool:
        """Whether words from `i` on take up what was told and deny it: `a figure the ministry called false`."""
        noun = low[i] in self._articles and i + 1 < len(low) and low[i + 1] in self._claims
        if not noun and low[i] not in self._relative:
            return False
        for j in range(i + 1, min(i + _BY, len(low))):
            if low[j] in self.verbs:
                theirs = low[j - 1] in self._relative | self._perfect  # "the army, which has | rejected a report …"
                return noun or low[j - 1] in self._passive or (low[j] not in self._plain and not theirs)
            if low[j] in self._calls:
                return self._names.within(low[j + 1 : j + _THAT])
            if low[j] in (",", ";"):
                return False
        return False

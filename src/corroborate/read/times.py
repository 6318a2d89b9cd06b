"""A line and the day the report is anchored to in, the periods it states out.

Dates in any order, months, years, weekdays, `yesterday`, `overnight`, `since March 6`, `in the past four days`. What the
words leave open is taken from the anchor (the dateline in the text, else the day of publication) and marked as inferred.
A weekday is the last one up to the anchor. A day right behind a reporting verb (`the ministry said on Friday`) says when
it was said.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.numbers import Numbers
from corroborate.read.phrases import Cues, Phrases
from corroborate.values import When
from corroborate.vocabulary import Basis

_PUNCTUATION: Final = (",", ".")

_DAYS: Final[Mapping[str, int]] = {"day": 1, "week": 7}
_DASHES: Final = ("-", "–", "—")
_PLACED: Final = 7  # words of the place before the day of a dateline, and of the agency behind it
_ARTICLES: Final = frozenset({"a", "an", "the"})
_CALLED: Final = 8  # words of what somebody is called, before a clause about them
_FAR_ASIDE: Final = 15  # words of a relative clause between commas
_PERIOD: Final = 5  # words from "from the same period" to its year
_BURIED: Final = 2  # words in which a burial stands before its day
_MONTH: Final = 7  # characters of a month
_MONTHS: Final = 12
_WHOLE: Final = 10  # characters of a whole date
_CLAUSE: Final = 12  # words of a clause before the day
_DEED: Final = 3  # words from a year to the deed that it is told of: "a 2022 government air strike"
_BIRTH: Final = 2  # words from the word for birth to its day or year
_RISEN: Final = 6  # words from the rise of a toll to its day, and from its verb to where it rose to
_ANNOUNCED: Final = 6  # words from a day to the verb of who told of something then
_FAR: Final = 100  # days or weeks between two events that a text tells together
_COMPARED: Final = 8  # words between a superlative and its `since`


@dataclass(frozen=True, slots=True)
class Stated:
    """A period that words [start, end) state. `lasting` marks one that is no single day or event: since, past weeks."""

    start: int
    end: int
    when: When
    lasting: bool = False
    said: bool = False
    clear: bool = True  # has its year in its words


@dataclass(frozen=True, slots=True)
class _Date:
    """A partial date over words [start, end): ISO text, and whether its year is stated."""

    start: int
    end: int
    iso: str
    known: Basis


def _numbered(section: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    return {word: int(key) for key, words in section.items() for word in words}


class Times:
    """The time grammar of one language."""

    def __init__(self, language: Language, numbers: Numbers, say: frozenset[str]) -> None:
        section = partial(language.section, "times")
        words = partial(language.known, "times")
        self.months, self.weekdays = _numbered(section("months")), _numbered(section("weekdays"))
        self._relative = Phrases({int(key): found for key, found in section("relative").items()})
        self._night: Phrases[str] = Phrases({"night": language.words("times", "night")})
        self._spans = {word: unit for unit, found in section("span").items() for word in found}
        self._several = words("past", "several")
        self._nth = {word: int(nth) for nth, found in section("nth").items() for word in found}
        self._shares = {word: int(months) for months, found in section("share").items() for word in found}
        self._past, self._ago, self._last = words("past"), words("past", "ago"), words("past", "last")
        self._this = words("past", "this")
        self._began, self._bar = words("since", "began"), words("since", "bar")
        self._during = words("since", "during")
        self._when, self._perfect = words("since", "when"), language.known("scope", "risen", "perfect")
        self._since, self._join = words("since", "from"), words("since", "join")
        self._opened, self._which = words("since", "opened"), words("since", "which")
        self._most = words("since", "most")
        self._before = words("prepositions", "day")
        self._future = words("future")
        self._stating, self._issued = words("stating"), words("stating", "issued")
        self._tells = words("stating", "tells")
        self._deeds = language.every("harms", "does", "suffers")
        self._announces, self._told_of = words("stating", "announces"), words("stating", "told_of")
        self._birth = words("birth")
        self._until = words("since", "until")
        self._numbers, self._say = numbers, say
        self._late = words("since", "late")
        self._weekend, self._part, self._goes_on = words("weekend"), words("part"), words("part", "goes_on")
        self._opening, self._befell = words("apart", "opening"), words("birth", "befell")
        self._periods, self._than = words("compared", "periods"), words("compared")
        self._clauses = [[word] for word in self._goes_on]  # "the day before the raid"
        self._pointing = Phrases({int(key): found for key, found in section("pointing").items()})
        self._bringing = language.known("scope", "risen", "bringing")
        self._burials = words("birth", "burials")
        self._asides = language.known("speakers", "aside", "relative")
        self._about = self._asides | {"that"}
        self._same: Phrases[str] = Phrases({"same": language.words("times", "same")})
        self._worst = words("since", "worst")
        self._attacks = language.known("agents", "attack") | words("aged") | words("stating", "told_of")
        self._not_its = words("years", "not")
        self._changed = language.known("counts", "range", "changed")
        self._tolls, self._puts = words("stating", "tolls"), words("stating", "puts")
        self._wars, self._aged, self._of = words("aged"), words("aged", "endings"), words("aged", "of")
        self._start, self._alone = words("since", "start"), words("since", "alone")
        self._later, self._sooner = words("apart", "later"), words("apart", "sooner")
        self._apart = Cues(lambda word: word in self._later or word in self._sooner)
        opens = (
            frozenset(self.months)
            | frozenset(self.weekdays)
            | self._past
            | self._ago
            | frozenset(
                phrase.split()[0]
                for found in (*section("relative").values(), *section("night").values())
                for phrase in found
            )
            | self._this
            | self._weekend
            | frozenset(self._spans)
            | frozenset(self._shares)
        )
        self._cues = Cues(lambda word: word in opens or word[0].isdigit() or "-" in word)

    def pointed(self, line: Line) -> list[tuple[int, int, int]]:
        """Words [start, end) that tell a day from the last one told, and how many days it lies behind that."""
        found = []
        for i in self._pointing.places(line.low):
            hit = self._pointing.at(line.low, i)
            ahead = line.low[hit[0] : hit[0] + 1] if hit is not None else []
            clause = hit is not None and abs(hit[1]) == 1 and ahead in self._clauses  # "the day before | the raid"
            free = hit is not None and clause and ahead[0] in _ARTICLES and line.low[hit[0] - 1] not in self._opening
            if hit is not None and (free or not clause):
                found.append((i, *hit))
        taken = {end for _, end, _ in found}
        counted = (self._counted(line, i) for i in self._apart.places(line.low) if i + 1 not in taken)
        found = sorted([*found, *(hit for hit in counted if hit is not None)])
        return [hit for k, hit in enumerate(found) if not k or hit[0] >= found[k - 1][1]]

    def same(self, line: Line) -> list[tuple[int, int]]:
        """Words [start, end) that point to a longer period told before: `in the same period`."""
        hits = ((i, self._same.at(line.low, i)) for i in self._same.places(line.low))
        return [(i, hit[0]) for i, hit in hits if hit is not None]

    def _counted(self, line: Line, i: int) -> tuple[int, int, int] | None:
        """`five days later`, `two weeks earlier`: words [start, end), and how many days; nothing before a clause."""
        low = line.low
        unit = self._spans.get(low[i - 1]) if i >= 2 else None
        if (
            unit is None
            or unit not in _DAYS
            or (i + 1 < len(low) and (low[i + 1] in self._goes_on or line.capital(i + 1)))
        ):
            return None
        for start in (i - 2, i - 3):
            number = next(self._numbers.find(low[start : i - 1]), None) if start >= 0 else None
            if number is not None and number.start == 0 and number.end == i - 1 - start:
                days = min(number.count.low or 0, _FAR) * _DAYS[unit]
                return (start, i + 1, days if low[i] in self._later else -days) if days else None
        return None

    def goes_on(self, line: Line, stated: Sequence[Stated]) -> bool:
        """Whether a line says `since` of a time told elsewhere: `The fighting has since killed 40`."""
        taken = [range(one.start, one.end) for one in stated]
        return any(word in self._alone and not any(i in words for words in taken) for i, word in enumerate(line.low))

    def since_untold(self, line: Line) -> bool:
        """Whether a line counts from something whose day it does not tell: `have been killed since | the invasion`."""
        low = line.low
        for i, word in enumerate(low[:-1]):
            whole = word in self._alone and not (i and low[i - 1] in self._perfect)
            if whole and low[i + 1][0].isalpha() and low[i + 1] != "then":
                return True
        return False

    def counts_since(self, low: list[str], start: int, end: int) -> bool:
        """Whether words [start, end) say since what they count."""
        return not self._alone.isdisjoint(low[start:end])

    def find(self, line: Line, anchor: dt.date | None) -> list[Stated]:
        """The periods of a line, in order. Without an anchor, what needs one is left out."""
        found: list[Stated] = []
        after = 0
        for i in self._cues.places(line.low):
            stated = self._at(line, i, anchor) if i >= after else None
            if stated is not None:
                if not self._compares(line, stated) and not self._is_birth(line.low, stated.start):
                    found.append(stated)
                after = stated.end
        return found

    def is_counted(self, line: Line, stated: Stated) -> bool:
        """Whether a day is told by how far it is from another: `ten days earlier`."""
        last = line.low[stated.end - 1]
        return stated.end > stated.start + 1 and (last in self._sooner or last in self._later)

    def plainest(self, line: Line, found: list[Stated]) -> list[Stated]:
        """The periods of a line without those that are spelt out right behind: `two months earlier, | on 3 October`."""
        clear = []
        for stated, ahead in zip_longest(found, found[1:]):
            gap = line.low[stated.end : ahead.start] if ahead is not None else []
            counted = self.is_counted(line, stated) or line.low[stated.end - 1] in self._ago
            if not (counted and gap in ([",", "on"], ["on"], [","])):
                clear.append(stated)
        return clear

    def compared(self, line: Line, anchor: dt.date | None) -> Stated | None:
        """The day or month of what a line compares with: `the worst violence since the protests of October 2019, in which …`."""
        if self._most.isdisjoint(line.low) or self._since.isdisjoint(line.low):
            return None
        stated = (self._at(line, i, anchor) for i in self._cues.places(line.low))
        return next((one for one in stated if one is not None and one.lasting and self._compares(line, one)), None)

    def dateline(self, line: Line, anchor: dt.date | None) -> tuple[int, dt.date] | None:
        """The full date that stands in a line by itself, without a preposition, and at which word: `AFP Friday 24 Oct 2014`.

        A day without its year is one in front of a dash: `BELO, March 8 (Reuters) -`.
        """
        for i in self._cues.places(line.low):
            date = self._date(line, i, anchor)
            if (
                date is None
                or len(date.iso) != _WHOLE
                or not (date.known == "stated" or self._heads(line, i, date.end))
            ):
                continue
            before = i - 1
            while before >= 0 and (line.low[before] in self.weekdays or line.low[before] == ","):
                before -= 1
            if before < 0 or line.low[before] not in self._before or "publication" in line.low[max(0, i - 3) : i]:
                return i, dt.date.fromisoformat(date.iso)
        return None

    def _heads(self, line: Line, start: int, end: int) -> bool:
        """Whether words [start, end) belong to the place and day that a report opens with, up to a dash."""
        low = line.low
        dash = next((i for i in range(end, min(end + _PLACED, len(low))) if low[i] in _DASHES), None)
        opening = (
            0 < start < _PLACED and line.capital(0) and all(line.capital(i) or low[i] in ",.()" for i in range(start))
        )
        if dash is None or not opening or (dash != end and low[end] != "("):
            return False
        return dash + 1 < len(low) and not low[dash + 1][0].isdigit()  # "WEEKLY DIGEST, March 7-13"

    def is_aside(self, line: Line, i: int) -> bool:
        """Whether word `i` stands in a clause about somebody, behind a comma: `the group, which swore allegiance | in 2019, killed`."""
        opened = line.comma_before(i - 1, _FAR_ASIDE)
        if opened is None:
            return False
        closed = line.low[opened + 1] in self._asides and "," in line.low[i : i + _FAR_ASIDE + 1]
        return closed or self.is_about(line, i)

    def is_about(self, line: Line, i: int) -> bool:
        """Whether word `i` stands in what somebody is called: `the Red Sash, a group that has fought the army | since 2019`."""
        low, opened = line.low, line.comma_before(i - 1, _FAR_ASIDE)
        if opened is None or low[opened + 1] not in _ARTICLES:
            return False
        ahead = range(opened + 2, min(opened + _CALLED, i))
        return any(low[j] in self._about and low[j + 1] in self._perfect for j in ahead)

    def is_afterwards(self, line: Line, stated: Stated) -> bool:
        """Whether a day is of what came after all harm: `were buried | on Saturday`, `was freed | on Friday`."""
        return not self._burials.isdisjoint(line.low[max(0, stated.start - _BURIED) : stated.start])

    def is_of_another_harm(self, line: Line, stated: Stated, verb: tuple[int, int] | None) -> bool:
        """Whether a day is of what befell somebody before the harm of the verb: `an activist arrested | in November | died`."""
        i = stated.start - 1
        i -= i > 0 and line.low[i] in self._before
        return verb is not None and 0 < i < verb[0] and line.low[i] in self._befell

    def is_of_others(self, line: Line, stated: Stated, start: int, end: int) -> bool:
        """Whether a day is not of the figure at words [start, end): of a burial (`… were buried | on Saturday`); behind it, of a
        total that the line goes on to (`Two died, bringing to 40 the number of dead | since May`); before it, of those who made it a
        new total (`A girl died | on Monday, bringing the toll to 15`).
        """
        low = line.low
        if self.is_afterwards(line, stated):
            return True
        if not self._bringing.isdisjoint(low[end : stated.start]):
            return True
        near = low[max(0, stated.start - _PERIOD) : stated.start]
        if "same" in near and not self._periods.isdisjoint(near) and not self._than.isdisjoint(near):
            return start < stated.start - _PERIOD - 1  # "85 died, up 39 per cent from the same period | last year"
        return not stated.lasting and not self._bringing.isdisjoint(low[stated.end : start])

    def in_when(self, line: Line, stated: Stated, i: int) -> bool:
        """Whether word `i` tells of the day that something began on: `since 7 October, when gunmen killed | 30, … has killed`."""
        low, opened = line.low, stated.end
        opened += low[opened : opened + 1] == [","]
        if opened < len(low) and low[opened] in self._during and low[opened + 1 : opened + 2] == ["which"]:
            opened += 1  # "the protests of October 2019, in which …"
        elif not opened < i or low[opened] not in self._when:
            return False
        commas = [j for j in range(opened, len(low)) if low[j] == ","]
        perfect = next((j for j in range(opened, len(low)) if low[j] in self._perfect), 0)
        closed = max((j for j in commas if j < perfect), default=len(low))
        return i < closed

    # ------------------------------------------------------------------ one period

    def _at(self, line: Line, i: int, anchor: dt.date | None) -> Stated | None:
        days = self._days(line, i, anchor)
        if days is not None:
            return days
        date = self._date(line, i, anchor)
        if date is not None:
            return self._dated(line, date, anchor)
        if anchor is None:
            return None
        return (
            self._weekday(line, i, anchor)
            or self._word(line, i, anchor)
            or self._stretch(line, i, anchor)
            or self._share_of(line, i, anchor)
            or self._age(line, i, anchor)
        )

    def _days(self, line: Line, i: int, anchor: dt.date | None) -> Stated | None:
        """Days of one month: `8 and 9 March`, `between 6 and 12 March`, `March 8-9`."""
        low = line.low
        begin = i + 1 if low[i] in self.months and line.raw[i][0].isupper() else i
        if begin + 2 >= len(low) or low[begin + 1] not in (*self._join, "-", "–"):
            return None
        first, last = _day(low[begin]), _day(low[begin + 2])
        month = self.months.get(low[i] if begin > i else low[begin + 3] if begin + 3 < len(low) else "")
        if first is None or last is None or first >= last or month is None:
            return None
        end, year = self._year_behind(low, begin + 3 + (begin == i), anchor)
        one, other = (_complete(i, end, year, month, day, anchor) for day in (first, last))
        if one is not None and other is not None and one.iso > other.iso:  # the last of them tells the year
            one = _iso(i, end, int(other.iso[:4]), month, first, one.known)
        if one is None or other is None:
            return None
        return Stated(i, end, When(one.iso, other.iso, one.known, other.known))

    def _dated(self, line: Line, date: _Date, anchor: dt.date | None) -> Stated:
        first = self._since_before(line, date.start)
        if first is not None:
            return Stated(first, date.end, When(date.iso, None, date.known, "unknown"), lasting=True)
        if (until := self._span_to(line, date)) is not None:
            return until
        low, join = line.low, date.end
        if low[join : join + 1] == ["up"]:
            join += 1
        if join < len(line) and low[join] in (*self._join, "-", "–"):
            other = self._date(line, join + 1, anchor) or self._weekday_date(line, join + 1, anchor)
            told = other is not None and (other.known == "stated" or other.iso < date.iso)
            if other is not None and told and date.known == "inferred" and len(date.iso) > 4:
                year = int(other.iso[:4])  # "between November and January 2022", "between January and June"
                date = _Date(
                    date.start, date.end, f"{year - (date.iso[5:] > other.iso[5:]):04}{date.iso[4:]}", "inferred"
                )
            if other is not None and len(other.iso) == len(date.iso) and other.iso > date.iso:
                return Stated(date.start, other.end, When(date.iso, other.iso, date.known, other.known), lasting=True)
        if low[max(0, date.start - 2) : date.start] == ["as", "of"]:
            when = When(None, date.iso, "unknown", date.known)
            return Stated(date.start - 2, date.end, when, lasting=True)
        return Stated(date.start, date.end, When.day(date.iso, date.known), said=self._is_said(line, date.start))

    def _span_to(self, line: Line, date: _Date) -> Stated | None:
        """`the week to 13 May`, `the ten days ending 13 May`: so many days, the last of them named."""
        low, i = line.low, date.start - 2
        last = When.day(date.iso).last if len(date.iso) == _WHOLE else None
        unit = _DAYS.get(self._spans.get(low[i], "")) if i > 0 and low[i + 1] in self._until else None
        if last is None or unit is None:
            return None
        number = next(self._numbers.find(low[i - 1 : i]), None)
        days = unit * min((number.count.low or 1) if number is not None else 1, _FAR)
        if days == 1:
            return None
        first = (last - dt.timedelta(days - 1)).isoformat()
        return Stated(i - (number is not None), date.end, When(first, date.iso, "inferred", date.known), lasting=True)

    def _compares(self, line: Line, stated: Stated) -> bool:
        """Whether a stretch only compares: `one of the deadliest attacks since the fall of the town`, `the worst this year`."""
        low, start = line.low, stated.start
        if not stated.lasting:
            return False
        most = self._most if low[start] in self._since else self._worst
        return any(word in most for word in low[max(0, start - _COMPARED) : start])

    def _since_before(self, line: Line, i: int, far: int = 18) -> int | None:
        """Where a `since` stands that the date at word `i` belongs to, also `since the conflict began in March 2011`."""
        low = line.low
        for j in range(i - 1, max(-1, i - far), -1):
            if low[j] in self._since:
                return j
            if low[j] in self._bar or low[j][0].isdigit() or low[j] in self.weekdays:
                break
        near = low[max(0, i - 4) : i]
        began = any(word in self._began for word in near) or any(
            low[j] in self._opened and (i - j < 10 or low[j - 1] in self._which) for j in range(max(0, i - 16), i)
        )
        return i if began and not any(word in self._since for word in low[i:]) else None

    def is_of_a_rise(self, line: Line, i: int) -> bool:
        """Whether a toll rose on the day at word `i`: `the death toll from the raid climbed to nine dead on | Sunday`."""
        low, end = line.low, self._unled(line.low, i)
        if i in line.owners:
            return False  # "rose to nine following | Sunday's | shelling"
        for to in range(end - 2, max(0, end - _RISEN), -1):
            if low[to] == "to":
                rose = not self._changed.isdisjoint(low[max(0, to - _RISEN) : to])
                number = next(self._numbers.find(low[to + 1 : end]), None) if rose else None
                return number is not None and number.start == 0 and self._tells_a_toll(low[:to])
            if low[to] in self._before:
                break  # "rose to nine after the shelling on | Sunday"
        return False

    def _tells_a_toll(self, low: list[str]) -> bool:
        """Whether words tell of a toll, and not of `the number | of attacks`."""
        tolls = (i for i, word in enumerate(low) if word in self._tolls)
        return any(low[i + 1 : i + 2] != ["of"] or self._attacks.isdisjoint(low[i + 2 : i + 3]) for i in tolls)

    def _unled(self, low: list[str], i: int) -> int:
        """Where the words begin that lead to a day: `| on Friday`, `| late Friday`."""
        return i - (i > 0 and low[i - 1] in ("on", "late", "early", "by"))

    def _is_said(self, line: Line, i: int) -> bool:
        """Whether a day follows a reporting verb, or is that of a count: `said Friday`, `told the agency on Friday`."""
        j = i - 1
        if j >= 0 and line.low[j] in ("on", "late", "early"):
            j -= 1
        if j >= 0 and line.low[j] in self._say:
            return True
        if self._is_announced(line, i) or self._is_teller_s(line, i) or self.is_of_a_rise(line, i):
            return True
        if j > 0 and line.low[j] == "of" and line.low[j - 1] in self._issued:
            return True  # "in our statement of | March 4"
        while j >= 0 and (line.low[j] in self._stating or (line.capital(j) and line.low[j] not in self.weekdays)):
            if line.low[j] in self._issued and line.low[j + 1] in self._before:
                return True
            j -= 1
        return j >= 0 and line.low[j] in self._say

    def _is_teller_s(self, line: Line, i: int) -> bool:
        """Whether the day is of who tells: `the ministry on | Wednesday blamed …`; no deed stands before it in its clause."""
        low, verb = line.low, i + 1
        while verb < len(low) and low[verb].endswith("ly"):
            verb += 1  # "today strongly condemned"
        if low[verb : verb + 1] == [] or low[verb] not in self._tells or not low[i][0].isalpha():
            return False
        first = next(
            (j + 1 for j in range(i - 1, max(-1, i - _CLAUSE), -1) if not low[j][0].isalnum()), max(0, i - _CLAUSE)
        )
        before = low[first:i]
        if not before:
            return i > 1 and low[i - 1] == ","  # "the coordinator, Amal Odeh, | today condemned …"
        return not any(word.endswith("ed") or word in self._deeds for word in before)

    def _is_birth(self, low: list[str], i: int) -> bool:
        """Whether what stands from word `i` tells when somebody was born: `a man born | in 1967`, `born on | 4 May 1967`."""
        return not self._birth.isdisjoint(low[max(0, i - _BIRTH) : i])

    def _is_announced(self, line: Line, i: int) -> bool:
        """Whether somebody told that day of what had happened: `on | Friday the army announced the death of two men`, `on | Friday,
        medics had put the toll at nine`.
        """
        low = line.low
        for j in range(i + 1, min(i + _ANNOUNCED, len(low) - 2)):
            if low[j] in self._announces:
                return not self._told_of.isdisjoint(low[j + 1 : j + 4])
            if low[j] in self._puts:
                return not self._tolls.isdisjoint(low[j + 1 : j + 4])
            if not low[j][0].isalnum() and (low[j] != "," or not line.low[j - 1][0].isalnum() or j > i + 2):
                return False
        return False

    # ------------------------------------------------------------------ dates

    def _date(self, line: Line, i: int, anchor: dt.date | None) -> _Date | None:
        if i >= len(line):
            return None
        low = line.low
        word = low[i]
        if word[0].isdigit():
            return self._numeric(word, i) or self._day_month(low, i, anchor) or self._year(low, i)
        if word.startswith(("mid-", "early-", "late-")):
            word = word.split("-", 1)[1]
        if (word in self.months and line.raw[i][0].isupper()) or (word in self.months and word != low[i]):
            return self._month_day(line, i, self.months[word], anchor)
        return None

    def _numeric(self, word: str, i: int) -> _Date | None:
        for mark in "-./":
            parts = word.split(mark)
            if len(parts) == 3 and all(part.isdigit() for part in parts):
                a, b, c = map(int, parts)
                if len(parts[0]) == 4:
                    return _iso(i, i + 1, a, b, c)
                if len(parts[2]) == 4 or len(parts[2]) == 2:
                    year = c if c > 99 else 2000 + c
                    return _iso(i, i + 1, year, b, a) or _iso(i, i + 1, year, a, b)
        return None

    def _day_month(self, low: list[str], i: int, anchor: dt.date | None) -> _Date | None:
        day = _day(low[i])
        j = i + 1
        if day and j < len(low) and low[j] == "of":
            j += 1
        if not day or j >= len(low) or low[j] not in self.months:
            return None
        end, year = self._year_behind(low, j + 1, anchor)
        return _complete(i, end, year, self.months[low[j]], day, anchor)

    def _month_day(self, line: Line, i: int, month: int, anchor: dt.date | None) -> _Date | None:
        low, j = line.low, i + 1
        if j < len(low) and low[j] == ".":
            j += 1
        day = _day(low[j]) if j < len(low) else None
        glued = (
            low[j]
            if j < len(low) and len(low[j]) in (5, 6) and low[j].isdigit() and low[j][-4:].startswith("20")
            else ""
        )
        if glued:  # "Apr 232017": a comma was lost
            return _iso(i, j + 1, int(glued[-4:]), month, int(glued[:-4]))
        if day:
            end, year = self._year_behind(low, j + 1, anchor)
            return _complete(i, end, year, month, day, anchor)
        end, year = self._year_behind(low, j, anchor)
        if year:
            return _Date(i, end, f"{year:04}-{month:02}", "stated")
        if anchor is None or (month == 5 and (i == 0 or low[i - 1] not in self._before)):
            return None
        last = month == anchor.month and i > 0 and low[i - 1] in self._last
        year = anchor.year if month <= anchor.month and not last else anchor.year - 1
        return _Date(i, i + 1, f"{year:04}-{month:02}", "inferred")

    def _year_behind(self, low: list[str], i: int, anchor: dt.date | None = None) -> tuple[int, int | None]:
        j = i + 1 if i < len(low) and low[i] in (",", "of") else i
        if j < len(low) and len(low[j]) == 4 and low[j].isdigit() and 1900 <= int(low[j]) <= 2100:
            return j + 1, int(low[j])
        if anchor is not None and j + 1 < len(low) and self._spans.get(low[j + 1]) == "year":
            if low[j] in self._this:
                return j + 2, anchor.year
            if low[j] in self._last:
                return j + 2, anchor.year - 1
        return i, None

    def _year(self, low: list[str], i: int) -> _Date | None:
        word = low[i]
        if len(word) != 4 or not word.isdigit() or not 1900 <= int(word) <= 2100 or i == 0:
            return None
        if low[i - 1] in ("the", "a") and i > 1 and low[i - 2] in self._since:
            return _Date(i, i + 1, word, "stated")  # "since the 2021 coup"
        if low[i - 1] in _ARTICLES:
            return _Date(i, i + 1, word, "stated") if self._is_deed_s(low, i) else None
        if low[i - 1] not in (
            "in",
            "since",
            "of",
            "until",
            "from",
            "between",
            "and",
            "to",
            "early",
            "late",
            "mid",
            "by",
            "during",
        ):
            return None
        return _Date(i, i + 1, word, "stated")

    def _is_deed_s(self, low: list[str], i: int) -> bool:
        """Whether a year behind an article is of the deed that the line tells: `a 2022 raid`; but `survivors of the 2022 raid`."""
        if i > 1 and low[i - 2] in self._not_its:
            return False
        noun = next((j for j in range(i + 1, min(i + 1 + _DEED, len(low))) if low[j] in self._attacks), None)
        return noun is not None and self._before.isdisjoint(low[i + 1 : noun])

    # ------------------------------------------------------------------ days and stretches from the anchor

    def _weekday(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        word = line.low[i]
        number = self.weekdays.get(word)
        if number is None and word.endswith("s"):
            number = self.weekdays.get(word[:-1])  # "Thursdays raids", its apostrophe lost
        if number is None or not line.raw[i][0].isupper() or (len(word) <= 3 and not line.raw[i].istitle()):
            return None
        before = line.low[i - 1] if i else ""
        if before in self._future:
            return None
        back = (anchor.weekday() - number) % 7
        week = line.low[i + 1 : i + 3]
        if len(week) == 2 and week[0] in self._last and self._spans.get(week[1]) == "week":
            back = anchor.weekday() + 7 - number  # "on Sunday last week" is not yesterday
            back += 7 if back < 2 else 0
        if before in self._last and back == 0:
            back = 7
        day = (anchor - dt.timedelta(days=back)).isoformat()
        first = self._since_before(line, i, 6)
        if first is not None:
            return Stated(first, i + 1, When(day, None, "inferred", "unknown"), lasting=True)
        pair = self._other_weekday(line, i + 1)
        if pair is not None:
            end, other = pair
            last = (anchor.weekday() - other) % 7
            first_day = anchor - dt.timedelta(days=last + (other - number) % 7)
            end_day = anchor - dt.timedelta(days=last)
            return Stated(i, end, When(first_day.isoformat(), end_day.isoformat(), "inferred", "inferred"))
        if i and before in ("late", "early") and self._night_at(line, i + 1):
            return Stated(i, i + 1, When.day(day, "inferred"))
        return Stated(i, i + 1, When.day(day, "inferred"), said=self._is_said(line, i))

    def _weekday_date(self, line: Line, i: int, anchor: dt.date | None) -> _Date | None:
        """A weekday that ends a period: `between 6 March and Monday`."""
        found = self._weekday(line, i, anchor) if anchor is not None and i < len(line) else None
        if found is None or found.lasting or found.when.end is None:
            return None
        return _Date(found.start, found.end, found.when.end, "inferred")

    def _other_weekday(self, line: Line, i: int) -> tuple[int, int] | None:
        """The second of two weekdays, and where it ends: `on Friday and Saturday`, `late Friday and early on Saturday`."""
        low, size = line.low, len(line)
        if i < size and low[i] in self._part:
            i += 1
        if i >= size or low[i] not in self._join:
            return None
        i += 1
        while i < size and (low[i] in self._late or low[i] == "on"):
            i += 1
        other = self.weekdays.get(low[i]) if i < size and line.raw[i][0].isupper() else None
        return None if other is None else (i + 1, other)

    def _night_at(self, line: Line, i: int) -> bool:
        return i < len(line) and self._night.at(line.low, i) is not None

    def _word(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        if line.low[i] in self._weekend:
            return self._weekend_at(line, i, anchor)
        night = self._night.at(line.low, i)
        if night is not None:
            behind = self._behind(line, night[0])
            if behind < len(line) and line.low[behind] in self.weekdays:
                return self._night_of(line, i, behind, anchor)
            return Stated(
                i,
                night[0],
                When((anchor - dt.timedelta(days=1)).isoformat(), anchor.isoformat(), "inferred", "inferred"),
            )
        found = self._relative.at(line.low, i)
        if found is None:
            return None
        day = (anchor - dt.timedelta(days=found[1])).isoformat()
        return Stated(i, found[0], When.day(day, "inferred"), said=self._is_said(line, i))

    def _behind(self, line: Line, i: int) -> int:
        """Index of the day behind a night: `overnight on Tuesday`, `during the night of Tuesday to Wednesday`."""
        return i + 1 if i + 1 < len(line) and line.low[i] in self._goes_on else i

    def _night_of(self, line: Line, i: int, day: int, anchor: dt.date) -> Stated | None:
        """A night before or between the weekdays that follow it."""
        found = self._weekday(line, day, anchor)
        if found is None or found.when.start is None or found.when.start != found.when.end:
            return found and Stated(i, found.end, found.when)
        first = dt.date.fromisoformat(found.when.start)
        if line.low[day - 1] != "of":
            first -= dt.timedelta(days=1)
        last = min(first + dt.timedelta(days=1), anchor)
        return Stated(i, found.end, When(first.isoformat(), last.isoformat(), "inferred", "inferred"))

    def _weekend_at(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """The last weekend that has begun."""
        if i and line.low[i - 1] in self._future:
            return None
        saturday = anchor - dt.timedelta(days=(anchor.weekday() - 5) % 7)
        first, last = saturday.isoformat(), min(saturday + dt.timedelta(days=1), anchor).isoformat()
        since = self._since_before(line, i, 6)
        if since is not None:
            return Stated(since, i + 1, When(first, None, "inferred", "unknown"), lasting=True)
        return Stated(i, i + 1, When(first, last, "inferred", "inferred"))

    def _stretch(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """`in the past four days`, `last month`, `this week`, `two days ago`."""
        low, size = line.low, len(line)
        if low[i] in self._ago and i >= 2:
            return self._back(line, i, anchor)
        if (low[i] not in self._past and low[i] not in self._this) or i + 1 >= size:
            return None
        unit = self._spans.get(low[i + 1])
        if unit is not None and unit not in ("day", "hour") and low[i] not in ("past", "recent"):
            whole = self._calendar(low[i] in self._this, unit, i, i + 2, anchor)
            since = self._since_before(line, i) if whole is not None and low[i] in self._past else None
            if whole is not None and since is not None and whole.when.start is not None and low[since] in self._since:
                return self._since_then(since, i + 2, whole.when.start)  # "since the offensive began last month"
            sooner = whole is not None and whole.when.end is None and i > 0 and low[i - 1] in self._sooner
            if whole is not None and whole.when.start is not None and sooner:  # "earlier this month" is over
                said = not self._say.isdisjoint(low[i + 2 : i + 2 + _CLAUSE])  # "Earlier this month the army said …"
                return Stated(i - 1, i + 2, When.day(whole.when.start, "inferred"), said=said)
            return whole
        if low[i] in self._this:
            return None
        count, end = self._count(line, i + 1)
        unit = self._spans.get(low[end]) if end < size else None
        if unit is None or count is None:
            return None
        if end == i + 1 and low[end] in self._several:  # "in recent days"
            return Stated(i, end + 1, When(None, anchor.isoformat(), "unknown", "inferred"), lasting=True)
        start = _earlier(anchor, unit, count)
        lasting = count > 48 if unit == "hour" else (unit, count) != ("day", 1)
        return Stated(
            i, end + 1, When(start, anchor.isoformat()[: len(start)], "inferred", "inferred"), lasting=lasting
        )

    def _share_of(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """`the first three months of this year`, `the second half of 2030`, `the first two weeks of March`."""
        low, unit, count, j = line.low, self._spans.get(line.low[i]), self._shares.get(line.low[i], 1), i - 1
        if low[i + 1 : i + 2] != ["of"] or i + 2 >= len(low):
            return None
        if low[i] in self._shares:
            unit = "month"
        elif j > 0 and (number := next(self._numbers.find(low[j:i]), None)) is not None and number.count.low:
            count, j = min(number.count.low, _FAR), j - 1
        final = j >= 0 and low[j] in self._last
        nth = _MONTHS // count - 1 if final else self._nth.get(low[j]) if j >= 0 else None
        month = self._date(line, i + 2, anchor)
        if nth is None or unit not in ("day", "week", "month"):
            return None
        if unit != "month":
            if month is None or len(month.iso) != _MONTH:
                return None
            first = dt.date.fromisoformat(f"{month.iso}-01") + dt.timedelta(nth * count * _DAYS[unit])
            last = first + dt.timedelta(count * _DAYS[unit] - 1)
            return Stated(j, month.end, When(first.isoformat(), last.isoformat(), "inferred", "inferred"), lasting=True)
        year, end = self._year_named(low, i + 2, anchor)
        if year is None or (nth + 1) * count > _MONTHS:
            return None
        start, stop = f"{year:04}-{nth * count + 1:02}", f"{year:04}-{(nth + 1) * count:02}"
        return Stated(j, end, When(start, stop, "inferred", "inferred"), lasting=True)

    def _year_named(self, low: list[str], i: int, anchor: dt.date) -> tuple[int | None, int]:
        """The year that is named at word `i` (`this year`, `the year`, `last year`, `2030`), and where its words end."""
        if len(low[i]) == len("2030") and low[i].isdigit():
            return int(low[i]), i + 1
        if low[i + 1 : i + 2] and self._spans.get(low[i + 1]) == "year":
            if low[i] in self._this or low[i] == "the":
                return anchor.year, i + 2
            if low[i] in self._last:
                return anchor.year - 1, i + 2
        return None, i

    def _age(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """How long a war has gone on: `the six-year insurgency`, `after three years of war`, `since the start of the month`."""
        low = line.low
        unit = self._spans.get(low[i])
        if unit is None:
            return self._war_age(line, i, anchor)
        if low[i + 1 : i + 2] and low[i + 1] in self._of and not self._wars.isdisjoint(low[i + 2 : i + 5]):
            number = next(
                (n for j in (i - 1, i - 2) if j >= 0 for n in self._numbers.find(low[j:i]) if n.end == i - j), None
            )
            if number is not None and number.count.low and not self._is_dated(low, anchor):
                return self._since_then(number.start + i - 1, i + 1, _earlier(anchor, unit, number.count.low))
        since = next((j for j in range(i - 1, max(-1, i - 7), -1) if low[j] in self._since), None)
        if since is None or self._start.isdisjoint(low[since:i]) or unit not in ("week", "month", "year"):
            return None
        whole = self._calendar(this=True, unit=unit, i=since, end=i + 1, anchor=anchor)
        return whole and self._since_then(since, i + 1, whole.when.start or "")

    def _is_dated(self, low: list[str], anchor: dt.date) -> bool:
        """Whether a line names a year gone by, so that `in four days of fighting` are not the last four: `in September 2022`."""
        years = (int(word) for word in low if len(word) == len("2022") and word.isdigit())
        return any(1900 <= year < anchor.year for year in years)

    def _war_age(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """`the six-year-old war`, `the decade-long conflict`."""
        first, *parts = line.low[i].split("-")
        unit = self._spans.get(parts[0]) if parts else None
        if unit is None and parts and parts[0] in self._aged:
            count, unit = 10 if first == "decade" else 0, "year"
        elif unit is not None and (len(parts) == 1 or parts[1] in self._aged):
            number = next(self._numbers.find([first]), None)
            count = number.count.low or 0 if number is not None else 0
        else:
            return None
        if not count or unit is None or self._wars.isdisjoint(line.low[i + 1 : i + 5]):
            return None
        return self._since_then(i, i + 1, _earlier(anchor, unit, count))

    def _since_then(self, start: int, end: int, day: str) -> Stated:
        return Stated(start, end, When(day, None, "inferred", "unknown"), lasting=True)

    def _count(self, line: Line, i: int) -> tuple[int | None, int]:
        number = next(self._numbers.find(line.low[i : i + 4]), None)
        if number is not None and number.start == 0 and number.count.low is not None:
            return number.count.low, i + number.end
        return (None, i) if number is not None and number.start == 0 else (1, i)

    def _calendar(self, this: bool, unit: str, i: int, end: int, anchor: dt.date) -> Stated | None:
        """A named week, month or year as a whole."""
        back = 0 if this else 1
        match unit:
            case "month":
                iso = _months_back(anchor, back)
            case "year":
                iso = f"{anchor.year - back:04}"
            case "week":
                first = anchor - dt.timedelta(days=anchor.weekday() + 7 * back)
                last = first + dt.timedelta(days=6)
                return Stated(
                    i, end, When(first.isoformat(), min(last, anchor).isoformat(), "inferred", "inferred"), lasting=True
                )
            case _:
                return None
        if this:
            return Stated(i, end, When(iso, None, "inferred", "unknown"), lasting=True)
        return Stated(i, end, When.day(iso, "inferred"), lasting=True)

    def _back(self, line: Line, i: int, anchor: dt.date) -> Stated | None:
        """`two days ago`, `a week earlier`."""
        unit = self._spans.get(line.low[i - 1])
        if unit is None:
            return None
        for start in (i - 2, i - 3):
            if start >= 0:
                number = next(self._numbers.find(line.low[start : i - 1]), None)
                count = (
                    number.count.low
                    if number is not None and number.start == 0
                    else 1
                    if line.low[start] in ("a", "one")
                    else None
                )
                if count:
                    day = _earlier(anchor, unit, count)
                    return Stated(start, i + 1, When.day(day, "inferred"))
        return None


def _day(word: str) -> int | None:
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    return int(digits) if digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _iso(start: int, end: int, year: int, month: int, day: int, known: Basis = "stated") -> _Date | None:
    try:
        return _Date(start, end, dt.date(year, month, day).isoformat(), known)
    except ValueError:
        return None


def _complete(start: int, end: int, year: int | None, month: int, day: int, anchor: dt.date | None) -> _Date | None:
    """A day and a month with their year: the stated one, else the newest that does not lie after the anchor."""
    if year is not None:
        return _iso(start, end, year, month, day)
    if anchor is None:
        return (
            _Date(start, end, f"--{month:02}-{day:02}", "stated")
            if day <= calendar.monthrange(2000, month)[1]
            else None
        )
    found = _iso(start, end, anchor.year, month, day, "inferred")
    if found is not None and dt.date.fromisoformat(found.iso) > anchor + dt.timedelta(days=2):
        return _iso(start, end, anchor.year - 1, month, day, "inferred")
    return found


def _months_back(anchor: dt.date, back: int) -> str:
    months = anchor.year * 12 + anchor.month - 1 - back
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _earlier(anchor: dt.date, unit: str, count: int) -> str:
    match unit:
        case "hour":
            return (anchor - dt.timedelta(days=min((count + 23) // 24, 4000))).isoformat()
        case "day":
            return (anchor - dt.timedelta(days=min(count, 40000))).isoformat()
        case "week":
            return (anchor - dt.timedelta(days=min(7 * count, 40000))).isoformat()
        case "month":
            return _months_back(anchor, min(count, 1200))
        case _:
            return f"{max(anchor.year - count, 1):04}"

"""A number and the noun behind it in, whether it counts people who were harmed out: no days, ages, prices, nor the freed.

What is told here is told by the number's own neighbours; which harm befell those counted is for the grammar of harms.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.numbers import LAST_DAY, Number
from corroborate.read.phrases import Phrases
from corroborate.read.singles import Harmed, Singles, harm_lists
from corroborate.read.unharmed import Unharmed
from corroborate.read.victims import QUOTES, Noun, People
from corroborate.vocabulary import Harm

_CAUSED: Final = 6  # words from a cause to what it did
_ALIVE: Final = 14  # words from those who are told of to that they live
_KIN: Final = 8  # words from who leaves a wife to how many children
_CAUSE: Final = 4  # words from a death to the illness that it was of
_AFTER_AGE: Final = frozenset(".,;)")
_CHANGE: Final = 5  # words from a verb of change to by how much
_HELD: Final = 3  # words for those who are held
_WHOSE: Final = 7  # words of whom some were freed
_DOZEN: Final = 12  # hours of a clock
_OF_AGE: Final = 21  # years below which somebody is told to be young
_OLDEST: Final = 120  # years of age
_DIALLED: Final = frozenset("+-–()/")  # between the digits of a number to call
_TO_CALL: Final = 6  # the fewest digits of a number to call
_PARTS: Final = 2  # groups of digits that a count may be written in


class Counted:
    """What one language knows of numbers that count no people, and of harm that no violence did."""

    def __init__(self, language: Language, people: People, singles: Singles) -> None:
        words = partial(language.known, "harms")
        self._people, self._singles, self._unharmed = people, singles, Unharmed(language)
        self._suffers: Phrases[Harm] = Phrases(harm_lists(language, "suffers"))
        self._be, self._have, self._neg = words("aux", "be"), words("aux", "have"), words("aux", "neg")
        self._passive, self._perfect = words("passive"), words("aux", "perfect")
        self._spared = words("recount", "spared") - words("aux", "be") - {"alive", "safe", "free", "survivors"}
        self._released, self._saved = words("released"), words("released", "saved")
        self._freed: Phrases[str] = Phrases({"freed": language.words("harms", "released", "freed")})
        self._units, self._money = language.known("counts", "unit", "not"), language.known("counts", "unit", "currency")
        self._ago = language.known("times", "past") | language.known("times", "past", "this")
        self._labels = language.known("counts", "unit", "labels")
        age = partial(language.known, "counts", "age")
        self._aged, self._ageing, self._limits, self._years = age("before"), age("who"), age("limits"), age("years")
        self._shares: Phrases[str] = Phrases({"share": language.words("counts", "unit", "shares")})
        self._numbered = language.known("counts", "unit", "numbered")
        self._each = language.known("counts", "unit", "each")
        values = language.section("counts", "values").values()
        self._numerals = frozenset(word for found in values for word in found)
        self._clock: Phrases[str] = Phrases({"clock": language.words("counts", "unit", "clock")})
        self._hours: Phrases[str] = Phrases({"hour": language.words("counts", "unit", "hours")})
        self._about = language.known("counts", "unit", "about")
        self._say = language.known("speakers", "verbs", "say")
        self._who, self._selves = words("bar", "who"), language.known("counts", "age", "selves")
        self._does = language.every("harms", "does", "left") | {"and"}
        self._numbering, self._now = (
            language.known("counts", "unit", "numbering"),
            language.known("counts", "unit", "now"),
        )
        self._alive = language.known("counts", "unit", "alive")
        self._lone = language.known("counts", "unit", "lone")
        self._forces = language.known("counts", "unit", "forces")
        self._carrying = language.known("counts", "unit", "carrying")
        self._parents = language.known("counts", "age", "parents")
        self._apiece, self._of_them = age("apiece"), age("of_them")
        one = partial(language.known, "counts", "one")
        self._determiners = one("definite") | one("owning")
        self._idioms: Phrases[str] = Phrases({"idiom": language.words("counts", "unit", "idioms")})
        self._stops = language.known("people", "stop")
        self._captives = language.known("people", "harmed", "detained")
        self._settled = language.known("places", "nouns", "place") | language.known("places", "nouns", "district")
        self._months = language.every("times", "months")
        self._join = language.known("times", "since", "join") | {"-", "–", ","}
        self._causes: Phrases[str] = Phrases({"cause": language.words("harms", "unviolent")})
        self._owing = words("unviolent", "owing")
        self._found, self._twice, self._tallied = (words("unviolent", key) for key in ("found", "twice", "tallied"))
        self._attempts, self._escaped = words("unviolent", "attempts"), words("weak", "escapes")
        self._asked = words("heard", "asked")
        self._changed = language.known("counts", "range", "changed")
        self._difference, self._differs, self._against = (
            language.known("counts", "difference", key) for key in ("nouns", "words", "against")
        )
        self._bereft, self._survived, self._left, self._partners, self._orphaned = (
            words("bereaved", key) for key in ("kin", "survived", "left", "partners", "orphaned")
        )
        self._numbered_kin = self._numerals | self._bereft | self._partners | words("bereaved", "between")
        self._moved, self._kept = words("released", "moved"), words("released", "kept") | self._captives
        self._cradling, self._meanwhile = words("unharmed", "cradling"), words("unharmed", "meanwhile")
        self._held, self._traded = words("released", "held"), words("released", "traded")
        self._events, self._during = (
            language.known("agents", "attack") | words("released", "events"),
            words("released", "during"),
        )

    def are_people(self, line: Line, number: Number, noun: Noun) -> bool:
        """Whether a number may count people who were harmed."""
        low, end = line.low, number.end
        if number.start > 0 and (low[number.start - 1] in self._neg or low[number.start - 1] in self._asked):
            return False  # "interviewed | 30 relatives of the dead"
        if noun.kind == "thing" or (end < len(low) and low[end] in self._units) or self._is_idiom(low, number.start):
            return False
        if end < len(low) and self._clock.at(low, end) is not None:
            return False
        if (
            end < len(low)
            and self._people.speaks(line, end)
            and not (number.start and low[number.start - 1] in self._does)
        ):
            return False  # "killing nine, two | residents said"; but "wounding 119 | officials said"
        if number.start > 1 and low[number.start - 1] == "of" and low[number.start - 2] in self._parents:
            return False  # "a father of four"
        if number.start > 0 and low[number.start - 1] in self._about and end < len(low) and self._hours.at(low, end):
            return False  # "at two in the morning"
        if self._is_hour(low, number) or self._is_named_by(line, number) or self._is_doers(low, number.start):
            return False
        if self._is_share(low, number) or (number.start > 0 and low[number.start - 1] in self._each):
            return False
        if number.core > 1 and low[number.core - 1] == "." and low[number.core - 2] in self._numbered:
            return False  # "School No. 14"
        if number.start == 0 and low[end : end + 1] == ["."] and low[0].isdigit():
            return False  # "3. In the same month …"
        if number.core > 0 and (
            (low[number.core - 1] in self._labels and not self._tells_how_many(low, number.core - 1))
            or low[number.core - 1] in self._money
            or self._is_of_month(line, number)
        ):
            return False
        if end < len(low) and low[end] in self._months and not self._is_modal(line, end, number):
            return False
        if self._is_day_beside(low, number):
            return False
        if number.core > 0 and self._are_freed_before(line, number, noun):
            return False
        if self._is_difference(low, number, noun):
            return False
        by = low[number.start - 1 : number.start] == ["by"] and low[end : end + 1] == ["to"]
        if by and not self._changed.isdisjoint(low[max(0, number.start - _CHANGE) : number.start]):
            return False  # "rose by | 12 to 340"
        if number.start > 2 and low[number.start - 3] == "in" and low[number.start - 2] in self._traded:
            return False  # "in exchange for | three hostages"
        during = noun.kind != "person" and number.start > 0 and low[number.start - 1] in self._during
        if during and not self._events.isdisjoint(low[end : max(noun.end, end + 2)]):
            return False  # "nine deaths in | two earlier strikes"
        freed = self._are_freed(low, max(end, noun.end)) or self._are_freed(low, end)
        held = end
        while held < min(end + _HELD, len(low)) and low[held] in self._held:
            held += 1  # "four | missing persons | were released"
        freed = freed or (held > end and self._are_freed(low, held))
        if held > end and held + 1 < len(low) and low[held] in self._passive and low[held + 1] in self._saved:
            return False  # "eight hostages | were rescued"
        if freed or (end < len(low) and low[end] in self._spared):
            return False
        if number.start > 1 and low[number.start - 1] == "of" and low[number.start - 2] in self._settled:
            return False  # "a village of several thousand"
        if noun.kind == "bare" and low[end : end + 1] == ["of"] and self._are_things(line, end + 1):
            return False
        if self._singles.of_families(line, number.start, noun):
            return False
        if noun.kind == "person" and self._are_bereaved(low, number, noun):
            return False
        if self._unharmed.are(line, number, noun):
            return False
        if noun.kind == "open" and low[end - 1] in self._lone:
            return False  # "killed 200 in a single clash"
        of = noun.kind == "open" and end < len(low) and low[number.start - 1 : number.start] == ["of"]
        if of and (line.capital(end) or (number.count.high == 1 and low[end] != "of")):
            return False  # "a corporal of 9 Frontier Rifles", "members of a single wedding party"
        if number.year and noun.kind != "person":
            if number.core > 0 and low[number.core - 1] in self._stops:
                return False
            return end < len(low) and line.raw[end][0].islower() and self._suffers.at(low, end) is not None
        return True

    def _are_bereaved(self, low: list[str], number: Number, noun: Noun) -> bool:
        """Whether those counted live on without who died: `leaves a wife and | three children`, `left | two sons | orphaned`."""
        if low[noun.head] not in self._bereft or (low[noun.end : noun.end + 1] and self._suffers.at(low, noun.end)):
            return False
        i, kin = number.start, False
        while i > max(0, number.start - _KIN) and (low[i - 1] in self._numbered_kin or low[i - 1] in self._determiners):
            i -= 1
            kin = kin or low[i] in self._partners
        before = low[i - 1] if i else ""
        orphaned = not self._orphaned.isdisjoint(low[noun.end : noun.end + 1])
        behind = before == "behind" and i > 1 and low[i - 2] in self._left
        survived = before == "by" and i > 1 and low[i - 2] in self._survived
        return survived or behind or (before in self._left and (kin or orphaned))

    def _is_difference(self, low: list[str], number: Number, noun: Noun) -> bool:
        """`a rise of | 45 on April`, `down | 45 from April`, `45 more | than in April`: by how much two figures differ."""
        if noun.kind == "person" or number.start == 0:
            return False
        before, behind = low[max(0, number.start - 2) : number.start], low[number.end : number.end + 2]
        if behind[:1] == ["than"] or (behind[1:] == ["than"] and behind[0] in ("more", "fewer", "less")):
            return True
        grown = before[-1] in self._differs or (before[-1] == "of" and before[0] in self._difference)
        return grown and bool(behind) and (behind[0] in self._against or not behind[0][0].isalnum())

    def _is_hour(self, low: list[str], number: Number) -> bool:
        """`At six | the volunteers came`: the hour of a day."""
        small = number.start == number.core and (number.count.high or _DOZEN + 1) <= _DOZEN
        ahead = low[number.end : number.end + 1]
        return (
            small
            and number.start > 0
            and low[number.start - 1] == "at"
            and bool(ahead)
            and ahead[0] in self._determiners
        )

    def _is_named_by(self, line: Line, number: Number) -> bool:
        """Whether a number is in a force's name: `57 | Division troops`."""
        i = number.end
        return i < len(line) and line.low[i] in self._forces and line.capital(i) and line.low[number.core].isdigit()

    def _is_doers(self, low: list[str], i: int) -> bool:
        """Whether a number behind `by` counts who did it, over the quotes of what they did: `“killed and wounded” by | one of its men`."""
        if i < 2 or low[i - 1] != "by" or low[i - 2] not in QUOTES:
            return False
        done = next((low[j] for j in range(i - 2, -1, -1) if low[j] not in QUOTES), "")
        return done in self._does or self._suffers.before(low, i - 2) is not None

    def _tells_how_many(self, low: list[str], i: int) -> bool:
        """Whether a word that may label a number is none there: `last | week four people died`, `the victims now | number 64`."""
        before = low[i - 1] if i else ""
        return before in self._ago or (low[i] in self._numbering and (before in self._now or before.endswith("s")))

    def are_aboard(self, line: Line, harmed: Harmed) -> bool:
        """Whether people are only said to be on board: `a boat | carrying about 50 migrants | sank`; they may be evacuated."""
        if harmed.harm in ("killed", "missing") and line.low[harmed.noun.head : harmed.noun.head + 1] != []:
            alive = harmed.noun.kind != "bare" and line.low[harmed.noun.head] in self._alive
            if alive:
                return True  # "thirty-four survivors"
        return harmed.harm != "displaced" and harmed.start > 0 and line.low[harmed.start - 1] in self._carrying

    def _is_day_beside(self, low: list[str], number: Number) -> bool:
        """Whether a number is the first of several days of a month: `on 7 | and 8 March`, `from 6 | to 12 March`."""
        days, months = low[number.end + 1 : number.end + 2], low[number.end + 2 : number.end + 3]
        small = (number.count.high or 0) <= LAST_DAY and number.count.vague is None
        joined = low[number.end : number.end + 1] != [] and low[number.end] in self._join
        return small and joined and bool(days and months) and days[0].isdigit() and months[0] in self._months

    def _are_things(self, line: Line, i: int) -> bool:
        """`18 of | 31 lorries`, `seven of | the houses`."""
        while i < len(line) and (line.low[i] in self._determiners or self._is_number(line.low[i])):
            i += 1
        return i < len(line) and self._people.noun(line, i).kind == "thing"

    def _is_share(self, low: list[str], number: Number) -> bool:
        """Either number of `four in ten of the dead`, `one out of three`."""
        share, end = self._shares.at(low, number.end) if number.end < len(low) else None, number.end
        if share is not None and share[0] < len(low) and self._is_number(low[share[0]]):
            after = low[share[0] + 1 : share[0] + 2]
            return after == ["of"] or bool(after and after[0] in self._passive)  # "four in five were women"
        before = self._shares.before(low, number.start)
        return (
            before is not None
            and before[0] > 0
            and self._is_number(low[before[0] - 1])
            and low[end : end + 1] == ["of"]
        )

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self._numerals

    def is_unviolent(self, line: Line, harmed: Harmed) -> bool:
        """Whether a harm is said to come of illness or mishap: `14 deaths from cholera`, `12 died of measles`."""
        low = line.low
        verb, verb_end = harmed.verb or (harmed.end, harmed.end)
        if harmed.side == "left" and any(self._did_it(low, i, verb) for i in range(max(0, verb - _CAUSED), verb)):
            return True  # "lightning killed four herders"
        if harmed.noun.kind == "person" and any(
            self._causes.at(low, i) is not None for i in range(harmed.noun.start, harmed.noun.head)
        ):
            return True  # "80 cholera deaths"
        for end in {verb_end, harmed.noun.end}:
            if end < len(low) and low[end] in self._owing:
                ahead = range(end + 1, min(end + 1 + _CAUSE, len(low)))
                if any(self._causes.at(low, i) is not None for i in ahead if low[i] not in self._stops):
                    return True
        return False

    def _did_it(self, low: list[str], i: int, verb: int) -> bool:
        """Whether a cause that is no violence begins at word `i` and is the subject of the verb: `Cholera has | killed`, `The quake
        in March | killed`.
        """
        hit = self._causes.at(low, i)
        if hit is None or hit[0] > verb:
            return False
        gap = low[hit[0] : verb]
        if not gap:
            return True
        placed = gap[0] in ("in", "on", "of", "that") or gap[0] in self._have
        return placed and {",", "and", ";"}.isdisjoint(gap)

    def lives(self, line: Line, harmed: Harmed) -> bool:
        """Whether those of whom harm is told are told to live, to be only moved, or to have been counted by mistake: `Seven people reported killed
        | are alive`, `some bodies | had been counted twice`.
        """
        low = line.low
        if harmed.harm == "displaced" and harmed.verb is not None:
            begin, end = harmed.verb
            head = low[harmed.noun.head] if harmed.noun.kind == "person" else ""
            if low[begin] in self._moved and (head in self._kept or low[harmed.end : harmed.end + 1] == ["of"]):
                return (
                    True  # "ten inmates | were transferred to the capital": they live elsewhere, but fled from nothing
                )
            if not self._attempts.isdisjoint(low[end : end + 2]) and low[begin] in self._escaped:
                return True  # "another | escaped an attempt on his life"
        if harmed.harm == "detained" and harmed.verb is not None and harmed.how == "definite":
            begin, end = harmed.verb
            if end == begin + 1 and low[begin] in self._cradling and low[begin - 1] in self._meanwhile:
                return True  # "shot dead while holding | his baby son"
        for j in range(harmed.noun.end, min(harmed.noun.end + _ALIVE, len(low))):
            if low[j] in (",", ";", ".", "and"):
                return False
            if low[j] == "alive" and (low[j - 1] in self._be or low[j - 1] in self._found):
                return True
            if low[j] in self._twice and low[j - 1] in self._tallied:
                return True
        return False

    def _is_idiom(self, low: list[str], i: int) -> bool:
        """`one after the other`, `one by one`."""
        return self._idioms.at(low, i) is not None

    def _is_of_month(self, line: Line, number: Number) -> bool:
        """`May 20`, `May 2014`; but `since May 700 people`, of which no month has so many."""
        day_or_year = number.year or (number.count.low or 0) <= LAST_DAY
        return day_or_year and line.low[number.core - 1] in self._months

    def _is_modal(self, line: Line, i: int, number: Number) -> bool:
        """Whether a month's name is a verb there: `20 may have died`, not `on 20 May`, `since 19 May have fled`."""
        behind = line.low[i + 1 : i + 2]
        dated = line.raw[i].istitle() and not line.title and (number.count.high or 0) <= LAST_DAY
        if dated and number.start == number.core and number.start > 0:
            return False
        small = line.raw[i][0].islower() or not behind or behind[0] in self._have or behind[0] in self._be
        return line.low[i] == "may" and (small or behind[0] in self._neg)

    def _are_freed_before(self, line: Line, number: Number, noun: Noun) -> bool:
        """`freed 12`, `rescues 253 hostages`; but not `rescued 12 wounded`."""
        before = {line.low[number.core - 1], line.low[number.start - 1]}
        captive = noun.kind == "person" and not self._captives.isdisjoint(line.low[noun.start : noun.head + 1])
        captive = captive or (line.low[number.end : number.end + 1] != [] and line.low[number.end] in self._captives)
        return not before.isdisjoint(self._released) or (captive and not before.isdisjoint(self._saved))

    def _are_freed(self, low: list[str], i: int) -> bool:
        """`30 detainees were freed`, `200 have been released`, `three of the kidnapped nuns were freed`."""
        if low[i : i + 1] == ["of"]:
            i = next((j for j in range(i + 1, min(i + _WHOSE, len(low))) if low[j] in self._passive | self._perfect), i)
        for j in range(i, min(i + 3, len(low))):
            if self._freed.at(low, j) is not None:
                return True
            if low[j] in self._released:
                return j > i
            if low[j] not in self._passive and low[j] not in self._perfect:
                return False
        return False

    def _is_of_one(self, line: Line, i: int) -> bool:
        """Whether word `i` is said of one person told right before: `the youngest, Karam, was | four`."""
        low, start = line.low, i - 2
        if i < 4 or low[i - 1] not in self._passive or low[start] != ",":
            return False
        while start > 0 and line.capital(start - 1):
            start -= 1
        return 0 < start < i - 2 and low[start - 1] == "," and not line.capital(start - 2)

    def _is_speakers(self, line: Line, i: int) -> bool:
        """Whether word `i` stands behind the one name of who speaks or of one person: `said Karam, | 20.`, `her son Karam, | 4`."""
        low = line.low
        if i < 3 or low[i - 1] != "," or not line.capital(i - 2):
            return False
        return low[i - 3] in self._say or self._people.singular(low[i - 3])

    def is_years_old(self, low: list[str], number: Number) -> bool:
        """`a | 9 | year old girl`, `a | nine | yr-old`: it describes who is told of."""
        ahead = low[number.end : number.end + 2]
        return len(ahead) == 2 and ahead[0] in self._units and ahead[1] == "old"

    def is_dialled(self, low: list[str], number: Number, noun: Noun) -> bool:
        """Whether a number is part of one to call: `her telephone is | 028-5550-1993`, `call | +44 28 5550 1993`."""
        start, end = number.core, number.core + 1
        if not low[start].isdigit() or noun.kind == "person":
            return False
        while start > 0 and (low[start - 1].isdigit() or low[start - 1] in _DIALLED):
            start -= 1
        while end < len(low) and (low[end].isdigit() or low[end] in _DIALLED):
            end += 1
        groups = [word for word in low[start:end] if word.isdigit()]
        opened = "+" in low[start:end] or (groups[0][0] == "0" and len(groups[0]) > 1)
        return sum(map(len, groups)) >= _TO_CALL and (opened or len(groups) > _PARTS)

    def _are_ages(self, low: list[str], i: int) -> bool:
        """Whether word `i` is one of the ages between commas of those told right before: `two boys, | 9 | and 11, were killed`."""
        start, end = i, i + 1
        while start > 0 and (low[start - 1] in (",", "and") or low[start - 1].isdigit()):
            start -= 1
        while end < len(low) and (low[end] in (",", "and") or low[end].isdigit()):
            end += 1
        ages = [int(word) for word in low[start:end] if word.isdigit()]
        who = low[start - 1] if start else ""
        enclosed = low[start] == "," and low[end - 1] == "," and end < len(low) and "and" in low[start:end]
        return (
            enclosed
            and len(ages) > 1
            and max(ages) <= _OLDEST
            and who.endswith(("s", "n"))
            and who in self._people.status
        )

    def is_age(self, line: Line, number: Number, noun: Noun) -> bool:
        """A number between commas behind a name (`Karam Said, 34, a farmer`), or behind those who are so old (`a woman of
        47`, `boys of 13`, `girls under 12`, `men aged between 18 and 34`).
        """
        low, i, end = line.low, number.start, number.end
        if i == 0:
            return False
        if low[i - 1] in self._aged or (low[i - 1] == "of" and i > 1 and low[i - 2] in self._years):
            return True
        if low[i].isdigit() and self._are_ages(low, i):
            return True
        young = (number.count.low or number.count.high or 0) <= _OLDEST and number.count.vague is None
        if i > 1 and young and noun.kind != "person" and (low[i - 1] == "of" or i < number.core):
            who = low[i - 2] if low[i - 1] == "of" else low[i - 1]
            limit = low[i - 1] != "of" and low[i] in self._limits and low[end : end + 1] != ["of"]
            if low[i - 1] == "of" and self._people.singular(who):
                return number.count.low == number.count.high
            if (low[i - 1] == "of" or limit) and who in self._ageing:
                return True
        alone = end >= len(low) or low[end] in _AFTER_AGE
        of_age = (number.count.low or number.count.high or 0) <= _OF_AGE and number.count.vague is None
        if alone and of_age and i > 0 and low[i] in self._limits and low[i - 1] in self._passive:
            return True  # "nine of those killed were under 18"
        if alone and young and (low[i - 1] in self._apiece or (low[i] in self._limits and low[i - 1] in self._of_them)):
            return True  # "the two, both 34, were killed", "most of them under 30"
        if alone and young and (self._is_of_one(line, i) or self._is_speakers(line, i)):
            return True
        if alone and young and i > 1 and low[i - 1] in self._passive and low[i - 2] in self._who:
            return True  # "says Odeh, who is 41."
        if alone and young and i > 1 and low[i - 1] == "," and low[i - 2] in self._selves:
            return True  # "the colonel himself, 66, said"
        short = i > 3 and low[i - 2] == "." and len(low[i - 3]) == 1  # "Karam O., 24"
        named = self._singles.is_named_before(line, i - 1 - short)
        aside = alone and young and low[i].isdigit() and i > 4 and low[i - 1] == low[i - 3] == ","
        if aside and line.capital(i - 2) and self._people.singular(low[i - 4]):
            return True  # "her daughter, Mina, 15."
        if named and low[i - 1] == "(" and low[end : end + 1] == [")"]:
            return young and low[i].isdigit()
        if named and low[i - 1] == "," and low[i].isdigit() and young and (end >= len(low) or low[end] in _AFTER_AGE):
            return True  # "Karam Odeh, 24, and Sami Said, 19."
        return (
            i > 1
            and end < len(low)
            and low[i - 1] == ","
            and low[end] in (",", ";")
            and (line.capital(i - 2) or (young and self._people.singular(low[i - 2])))
        )

"""The words beside a count in, who they are out: the noun phrase, its head, and the status, sorts and community it tells.

Status is kept as reported. A noun says it (`children`, `soldiers`), or a modifier before it (`aid workers`,
`security personnel`); `people` and `others` say nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases
from corroborate.vocabulary import Harm, Status, Unit

_BEHIND_SAID: Final = ("to", "the")  # "18 said to be pilots", "1,102 people said the Observatory"
_REACH: Final = 8  # words between a count and its noun
Kind = Literal["person", "thing", "open", "bare"]


@dataclass(slots=True)  # not frozen, as `ranks.Candidate`
class Noun:
    """The noun phrase at words [start, end) with its head; `bare` when the count has no noun of its own.

    `open` is a noun that no list knows: a victim only where a predicate of harm governs it directly.
    """

    start: int
    head: int
    end: int
    kind: Kind
    one: bool = False


QUOTES: Final = frozenset("\"“”‘’'")


class People:
    """What one language's lists know of people."""

    def __init__(self, language: Language, nations: Nations) -> None:
        status = language.section("people", "status")
        self.status: dict[str, Status] = {}
        for known in ("civilian", "combatant", "unknown"):
            self.status |= dict.fromkeys(status.get(known, ()), known)
        for word in language.words("people", "community"):
            if word.endswith("s") or word in ("druze", "rohingya"):
                self.status.setdefault(word, "unknown")
        for word in nations.people - nations.adjectives:
            self.status.setdefault(word, "unknown")
        self._men, self._bodied = (
            language.known("people", "civilian", "men"),
            language.known("people", "civilian", "body"),
        )
        self._civil = language.known("people", "civilian", "yes")
        self._armed = language.known("people", "civilian", "no")
        self._rivals, self._soft, self._followed = (
            language.known("people", "civilian", key) for key in ("rivals", "soft", "followed")
        )
        irregular = frozenset(language.section("agents", "sort").get("irregular", ()))
        self._bands = irregular & language.known("agents", "countries")
        self._loses = language.known("harms", "weak", "loses")
        self._losses = language.every("people", "harmed") | language.known("speakers", "verbs", "figured")
        self._fallen = language.known("harms", "weak", "fallen")
        self._us, self._lost = language.known("harms", "weak", "we"), language.known("harms", "weak", "lost")
        self._adjectives = nations.adjectives
        self._sorts = {key: frozenset(words) for key, words in language.section("people", "sorts").items()}
        self._community = language.known("people", "community")
        self.things, self.events = language.known("people", "things"), language.known("people", "things", "before")
        self._stop = language.known("people", "stop")
        self._hedges = language.known("people", "stop", "hedges")
        self._loose = language.known("people", "stop", "loose")
        self._inward = language.known("people", "stop", "inward")
        self._of = language.known("people", "stop", "of")
        self._tellers = language.every("speakers", "nouns")
        self._say = language.known("speakers", "verbs", "sure")
        self._dates = language.every("times", "months", "weekdays")
        self._plural = language.known("people", "singular", "plural")
        self._owning = language.known("counts", "one", "owning")
        self._new = language.known("counts", "one", "article")
        self._articles = self._new | language.known("counts", "one", "definite")
        self._past = tuple(language.words("harms", "aux", "past"))
        self._going = language.words("harms", "aux", "going")
        self._callings = language.words("people", "singular", "callings")
        self._people_only = language.known("people", "civilian", "only")
        self._aged = language.words("people", "singular", "aged")
        self._terms = language.known("counts", "unit", "not")
        self._patients, self._homes = (
            language.known("people", "civilian", "patients"),
            language.known("people", "civilian", "homes"),
        )
        self._all, self._them = (
            language.known("people", "civilian", "all"),
            language.known("people", "stop", "partitive"),
        )
        self._held = language.known("people", "civilian", "held")
        self._units: dict[str, Unit] = {}
        self._remains = language.known("people", "unit", "verbs")
        for unit in ("bodies", "families"):
            self._units |= dict.fromkeys(language.words("people", "unit", unit), unit)
        suffers = [phrase for found in language.section("harms", "suffers").values() for phrase in found]
        self._suffered = frozenset(phrase for phrase in suffers if " " not in phrase)
        self._harms = frozenset(phrase.split()[0] for phrase in suffers)
        self._suffers: Phrases[str] = Phrases({"suffers": [phrase for phrase in suffers if " " in phrase]})
        self._does = frozenset(w for words in language.section("harms", "does").values() for w in words if " " not in w)

    def noun(self, line: Line, i: int) -> Noun:
        """The noun phrase that begins at word `i`, behind a count."""
        low, size = line.low, len(line.low)
        i += i < size and low[i] in QUOTES  # 14 "criminals"
        first, thing = i, False
        if size > i + 3 and low[i + 2] == "old" and low[i + 1] in self._terms:
            i += 3  # "a | 9 year old | girl"
        i += i < size and low[i] in self._owning  # "a number of | its soldiers"
        while i < min(first + 4, size) and (
            low[i] in (self._inward if low[first] == "of" else self._loose) or (i > first and low[i] in QUOTES)
        ):
            if low[i] == "other" and not self._goes_on(line, i + 1):
                break
            i += 1
        aside = 0
        for j in range(i, min(i + _REACH, size)):
            word = low[j]
            if j < aside or (word == "and" and i < j and self._joins(line, j, thing)):
                continue
            if word == "(" and j > i:
                aside = self._past_brackets(line, j)
                if aside > j:
                    continue
            if word in self.status and not (self._is_harm(low, j) and not self._heads(line, j)):
                return self._described(line, i, j) if self.speaks(line, j) else self._headed(line, first, j)
            behind = low[j + 1 : j + 2 + (not self._stop.issuperset(low[j + 1 : j + 2]))]
            if word.endswith(self._aged) and self.status.keys().isdisjoint(behind):
                return Noun(first, j, j + 1, "thing" if thing else "person", one=not word.endswith("s"))
            if thing and word.endswith(self._going) and low[j - 1] in self.things:
                return Noun(first, j - 1, j, "thing")  # "200 vehicles bringing pilgrims"
            thing = thing or word in self.things
            if word == "and" and j > i and not thing and self._coordinates(line, j):
                continue
            if j == i > first and low[j - 1] in self._owning and word.endswith("ed") and self._heads(line, j):
                continue  # "177 of its captured soldiers"
            if j == i == first and word in self._held and i > 0 and self._heads_on(line, j):
                continue  # "five captured Ukrainian soldiers"
            told = j == i > 0 and low[j - 1] in self._new and word in self._suffered and not line.title
            if told and self._heads(line, j):
                continue  # "a detained student"
            if self._ends(line, j):
                return Noun(first, j - 1, j, "thing") if thing else self._described(line, i, j)
        return Noun(first, i, i + 1, "thing") if thing else self._described(line, i, min(i + _REACH, size))

    def _described(self, line: Line, i: int, j: int) -> Noun:
        """A noun that no list knows, but what stands before it or its ending does: `nine unarmed Odalans`, `six oboists`."""
        last = line.low[j - 1] if j > i else ""
        if j == i + 1 and last in self._hedges:
            return Noun(i, i, i, "bare")  # "nine died, some | reportedly | hit by shells"
        if j == i + 1 and last.endswith("ed") and last not in self._people_only and not line.capital(i):
            return Noun(i, i, i, "bare")  # "Thousands | marched and 12 people were killed"
        told = last.endswith(self._callings) or (last.endswith("s") and not self._people_only.isdisjoint(line.low[i:j]))
        return Noun(i, j - 1, j, "person") if told and last not in self.things else _open(i, j)

    def _joins(self, line: Line, j: int, thing: bool) -> bool:
        """Whether the `and` at word `j` joins two modifiers of one noun: `70 regime and rebel fighters`."""
        low = line.low
        if thing or low[j - 1] in self._harms:
            return False
        for k in range(j + 1, min(j + 4, len(low))):
            if self._ends(line, k):
                return False
            if low[k] in self.status:
                return k > j + 1 or self._heads(line, k)
        return False

    def _past_brackets(self, line: Line, j: int) -> int:
        """Index after brackets that open at word `j` within a noun phrase: `120 Daesh (banned in Russia) militants`."""
        for k in range(j + 1, min(j + _REACH, len(line) - 1)):
            if line.low[k] == ")":
                return k + 1 if line.low[k + 1] in self.status else j
        return j

    def _is_harm(self, low: list[str], j: int) -> bool:
        """Whether word `j` begins what somebody suffers."""
        return low[j] in self._suffered or self._suffers.at(low, j) is not None

    def _ends(self, line: Line, j: int) -> bool:
        """Whether a noun phrase cannot hold word `j`."""
        word = line.low[j]
        if word in self._stop or word in self._owning or not word[0].isalnum() or self._is_harm(line.low, j):
            return True
        return (word[0].isdigit() and "-" not in word) or word in self._does

    def _coordinates(self, line: Line, j: int) -> bool:
        """Whether an `and` joins two words before one noun: `30 regime and allied fighters`."""
        ahead = line.low[j + 1 : j + 4]
        noun = next((k for k, word in enumerate(ahead) if word in self.status and word not in self._harms), None)
        return noun is not None and noun > 0 and not any(self._ends(line, j + 1 + k) for k in range(noun))

    def _goes_on(self, line: Line, i: int) -> bool:
        return (
            i < len(line)
            and line.low[i] not in self._stop
            and line.low[i] not in self._harms
            and line.low[i][0].isalpha()
        )

    def _heads(self, line: Line, j: int) -> bool:
        """Whether a noun stands behind word `j`, or the word is one itself: `a hostage`, but `18 people hostage`."""
        low = line.low
        alone = j and low[j - 1] in self._articles and self.singular(low[j]) and not low[j].endswith(self._past)
        return bool(alone) or (j + 1 < len(low) and low[j + 1] in self.status)

    def _heads_on(self, line: Line, j: int) -> bool:
        """Whether a noun of people stands behind a participle, and what says of which country: `captured | Karovian | soldiers`."""
        ahead = j + 1
        while ahead < min(j + 3, len(line)) and line.low[ahead] in self._adjectives:
            ahead += 1
        return ahead < len(line) and line.low[ahead] in self.status and not self._is_harm(line.low, ahead)

    def _headed(self, line: Line, first: int, j: int) -> Noun:
        low, size = line.low, len(line)
        while (
            j + 1 < size
            and (low[j + 1] in self.status or low[j + 1] in self.things)
            and not self._is_harm(low, j + 1)
            and not self.speaks(line, j + 1)
            and not (low[j + 1] in self._remains and self.singular(low[j]))  # "one driver | remains missing"
            and not (
                line.capital(j + 1) and not line.capital(j) and self.singular(low[j + 1])
            )  # "officers | Captain …"
        ):
            j += 1
        if low[j] in self.things or (j > first and low[j - 1] in self.events):
            return Noun(first, j, j + 1, "thing")
        return Noun(first, j, self._after(line, j + 1), "person", one=self.singular(low[j]))

    def speaks(self, line: Line, j: int) -> bool:
        """Whether word `j` is who says it, with no comma before: `wounding 119 | officials said`, `nine people | police said`."""
        low, said = line.low, j + 1
        if low[j] not in self._tellers or low[said : said + 1] == [] or low[said] not in self._say:
            return False
        after = low[said + 1] if said + 1 < len(low) else ""
        named = (
            after != "" and line.capital(said + 1) and after not in self._dates
        )  # "… were children | said Father Amal"
        return after not in _BEHIND_SAID and not named

    def _after(self, line: Line, end: int) -> int:
        """Takes in `of …` and `from …` behind a head that asks for it: `members of the brigade`."""
        low, size = line.low, len(line)
        if end + 1 >= size or low[end] not in ("of", "from", "belonging", "loyal", "affiliated"):
            return end
        if low[end] == "of" and low[end - 1] not in self._of:
            return end
        j = end + 1
        if low[j] in self._inward and low[j] != "of":
            j += 1
        while (
            j < min(end + 10, size)
            and (low[j] not in self._stop or low[j] == "to")
            and low[j][0].isalnum()
            and low[j] not in self._harms
        ):
            j += 1
        return j if j > end + 1 else end

    def singular(self, word: str) -> bool:
        """Whether a noun names one person."""
        return word in self.status and word not in self._plural and not (word.endswith("s") and not word.endswith("ss"))

    def unit(self, line: Line, noun: Noun) -> Unit:
        """What is counted: people, families or bodies."""
        low, head = line.low, noun.head
        if noun.kind != "person" or (not low[head].endswith("s") and "of" in low[max(0, noun.start - 1) : head]):
            return "people"  # "nine of one | family"
        return self._units.get(low[head], "people")

    def told(self, line: Line, noun: Noun) -> Status | None:
        """The status that the phrase itself tells; None where it tells none (`people`, `others`, no noun)."""
        if noun.kind in ("bare", "thing"):
            return None
        words = line.low[noun.start : noun.end]
        if "and" in words and {"civilian", "combatant"} <= {self.status.get(word) for word in words}:
            return "mixed"
        head = self.status.get(line.low[noun.head])
        if ["of", "war"] in (line.low[noun.end : noun.end + 2], line.low[noun.head + 1 : noun.head + 3]):
            return "combatant"  # "two prisoners | of war"
        before = set(line.low[noun.start : noun.head])
        if head == "unknown":
            before |= {part for word in before if "-" in word for part in word.split("-")[:1]}
        armed = before & self._armed - (self._rivals if head == "civilian" else frozenset())
        if armed and head != "combatant":
            return "combatant"  # "rebel medics"; but "an opposition activist" bears no arms
        if line.low[noun.head] in self._soft and not armed and before & self._followed:
            return "civilian"  # "social leaders", "medical personnel"
        if "of" in words and not self._bands.isdisjoint(words[words.index("of") :]) and head != "civilian":
            return "combatant"  # "eleven members of the SDF"
        if head == "civilian" or (head == "combatant" and not before & {"civilian", "civilians"}):
            return head
        if before & self._civil:
            return "civilian"
        known = {self.status.get(word) for word in words} | ({"combatant"} if set(words) & self._armed else set())
        return next((status for status in ("combatant", "civilian") if status in known), None)

    def may_be_anybody(self, line: Line, noun: Noun, harm: Harm | None) -> bool:
        """Whether a noun of civilians says no more than what befell them: displaced families, patients who are hurt."""
        if noun.kind != "person" or self.status.get(line.low[noun.head]) != "civilian":
            return False
        if not self._civil.isdisjoint(line.low[noun.start : noun.head]):
            return False  # "civilian families"
        return line.low[noun.head] in (
            self._patients if harm == "injured" else self._homes if harm == "displaced" else ()
        )

    def apposed(self, line: Line, noun: Noun) -> Status | None:
        """What one person is said to be between commas: `a man, | a soldier on leave, | was killed`; nothing in a list."""
        low, i = line.low, noun.end
        if low[i : i + 1] != [","] or i + 2 >= len(low) or low[i + 1] not in self._new:
            return None
        other = self.noun(line, i + 2)
        close = next((j for j in range(other.end, min(other.end + _REACH, len(low))) if low[j] in (",", "and")), 0)
        closes = bool(close) and low[close] == "," and low[close + 1 : close + 2] != ["and"]
        owned = not line.owners.isdisjoint(range(i + 2, other.end + 1))  # "a soldier's wife"
        if other.kind != "person" or not closes or owned or low[other.end] in self._say:
            return None
        status = self.told(line, other)
        return status if status in ("civilian", "combatant") else None

    def all_are(self, line: Line, i: int) -> Status | None:
        """The status of those of whom all are said to be of one sort, at word `i`: `wounded 15 | , all of them women and children`."""
        low = line.low
        if i + 4 >= len(low) or low[i] != "," or low[i + 1] not in self._all or low[i + 2] != "of":
            return None
        return self.told(line, self.noun(line, i + 4)) if low[i + 3] in self._them else None

    def describes(self, word: str) -> bool:
        """Whether a word before a toll says whose it is: `civilian deaths`, `army casualties`."""
        return self.status.get(word) in ("civilian", "combatant") or word in self._armed

    def are_own(self, line: Line, i: int) -> bool:
        """Whether somebody's own losses are told of at word `i`: `its | own | dead`."""
        told = line.low[i] == "own" and i > 0 and line.low[i - 1] in self._owning
        return told and not self._losses.isdisjoint(line.low[i + 1 : i + 4])  # "his own unit's dead"

    def are_ours(self, line: Line, end: int) -> bool:
        """Whether those counted up to word `end` are of who is told of: `twelve | of their own`, `eleven | of our own men`."""
        low = line.low
        return low[end : end + 1] == ["of"] and low[end + 2 : end + 3] == ["own"] and low[end + 1] in self._owning

    def are_men(self, line: Line, noun: Noun) -> bool:
        """Whether those counted are men or comrades, as a force calls its own."""
        return noun.kind == "person" and line.low[noun.head] in self._men

    def whose_men(self, line: Line, end: int, noun: Noun) -> str:
        """Whose men those counted up to word `end` are: `nine of | its | men`; "" where nobody's, or no men."""
        if not self.are_men(line, noun):
            return ""
        owning = (i for i in range(end, noun.head) if line.low[i] in self._owning)
        return next((line.low[i] for i in owning), "")

    def is_of_body(self, owning: str) -> bool:
        """Whether what owns men by that word is a body and no person: `its men` are those of a force."""
        return owning in self._bodied

    def whose_losses(self, line: Line, i: int) -> bool:
        """Whether the word at `i` makes what stands before it those who lost: `enemy | casualties`."""
        return line.low[i : i + 1] != [] and line.low[i] in self._fallen

    def loser(self, line: Line, verb: int) -> int | None:
        """Where the last word stands for who lost people by the verb at word `verb`: `the | army | has lost`; None for other verbs."""
        if line.low[verb] not in self._loses:
            return None
        i = verb - 1
        while i > 0 and line.low[i] in self._lost:
            i -= 1
        return i if i >= 0 else None

    def speaks_for_own(self, line: Line, i: int) -> bool:
        """Whether who speaks is among those at word `i`: `we`."""
        return line.low[i] in self._us

    def last_told(self, line: Line, before: int, acting: Collection[int] = ()) -> Status | None:
        """The status of the last people named before a word who have one, and do nothing to others: whom `them` means."""
        for i in range(before - 1, max(-1, before - 40), -1):
            if i in acting:
                continue  # "villagers fled to Belo, where police held twelve of them"
            status = self.status.get(line.low[i])
            if status == "combatant" and i > 0 and line.low[i - 1] in self._civil:
                return "civilian"  # "a health officer"
            if status in ("civilian", "combatant"):
                return status
        return None

    def sorts(self, line: Line, noun: Noun) -> tuple[str, ...]:
        """Women, children, medics …, as far as the phrase names them."""
        words = set(line.low[noun.start : noun.end])
        return tuple(sort for sort, known in self._sorts.items() if words & known)

    def community(self, line: Line, noun: Noun) -> tuple[int, int] | None:
        """Where the phrase names a community: (first, last + 1)."""
        for i in range(noun.start, noun.end):
            if line.low[i] in self._community and line.raw[i][0].isupper():
                return i, i + 1
        return None


def _open(i: int, j: int) -> Noun:
    return Noun(i, j - 1, j, "open") if j > i else Noun(i, i, i, "bare")

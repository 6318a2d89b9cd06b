"""A line in, the places it names out: the names, how fine they are, and which are only the country around another.

Names are told by grammar first (capitals behind `in`, `near`, `the town of`, or before `city`, `neighbourhood`), because no
gazetteer knows every village; words that can be no place are a list. In `the village of A in the north of B` B is around A.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases

_FINE: Final = {"site": 4, "place": 3, "district": 2, "region": 1, "country": 0}
_LONGEST: Final = 5  # words of one name
_CARRIED: Final = 10  # words from "taken" to the hospital where somebody was brought
_LINKS: Final = frozenset(
    ("al", "el", "ez", "as", "de", "la", "bin", "ibn", "bint", "du", "da", "do", "dos", "das", "del", "des", "di")
)
_LEADING: Final = frozenset(("of", "to", "into", "from", "on", "for"))  # "the streets of", "the road to"
_DASHES: Final = "-‐‑"


@dataclass(slots=True)  # not frozen, as `ranks.Candidate`
class Spot:
    """A place named at words [start, end). `fine` runs from 0 (country) to 3 (village, neighbourhood) and 4 (a site in one), 2 unknown."""

    start: int
    end: int
    fine: int
    around: bool = False  # only says where the name before it lies
    strong: bool = True  # stands behind a word that says where
    lead: int = -1  # the preposition it stands behind
    origin: bool = False  # where somebody comes from
    adjacent: bool = False  # goes on a list with the name before it
    bare: bool = False  # no word says that it is a place: only the gazetteer does
    spoken: bool = False  # where somebody said it, or no place: `told reporters in Geneva`, `in Africa`
    cited: bool = False  # says where somebody is who is cited: `a hospital in …`
    brought: bool = False  # where they were brought, or were going: `were flown to Belo`, `on the way to Belo`


class Places:
    """The place grammar of one language."""

    def __init__(self, language: Language, nations: Nations) -> None:
        words = partial(language.known, "places")
        self._before, self._strong, self._inside, self._not = (
            words("before"),
            words("before", "strong"),
            words("inside"),
            words("not"),
        )
        self._fine = {word: fine for key, fine in _FINE.items() for word in words("nouns", key)}
        self._suffix = tuple(words("inside", "suffix"))
        self._adjectives = language.known("agents", "adjectives") | nations.adjectives | words("not", "broad")
        self._adjectives |= words("not", "peoples")
        self._agents = language.known("agents", "nouns") | language.known("agents", "attack")
        self._attack = language.known("agents", "attack")
        self._people = language.every("people", "status")
        self._home, self._spots = words("before", "home"), words("before", "spots")
        self._bearing = words("nouns", "bearing")
        self._parts_of_land = words("nouns", "land")
        self._origin, self._resting = words("before", "origin"), words("before", "resting")
        self._care, self._brought = words("before", "care"), words("before", "brought")
        self._received, self._going = words("before", "received"), words("before", "going")
        self._bodies, self._other, self._wider = words("not", "on"), words("not", "behind"), words("not", "wider")
        self._spoken, self._told = words("before", "spoken"), words("before", "told")
        self._burials = language.known("times", "birth", "burials")
        self._isles = words("nouns", "isles")
        self._waters = words("nouns", "waters")
        self._compounds = words("nouns", "compounds")
        self._units = words("before", "units")
        self._parties = words("before", "parties")
        self._example, self._share = words("before", "example"), words("before", "share")
        self._verbs = frozenset(
            word
            for section in ("does", "left", "both")
            for found in language.section("harms", section).values()
            for word in found
        )
        times = (language.section("times", "months"), language.section("times", "weekdays"))
        self._numbers = Phrases(language.section("counts", "values")).firsts
        self._directions = words("goal", "directions")
        self._wide = frozenset(
            word for key in ("district", "region") for word in words("nouns", key) if not word.endswith("s")
        )
        self._short = language.known("persons", "titles", "abbreviations")
        self._weekdays = frozenset(word for found in times[1].values() for word in found)
        self._not |= {word for section in times for found in section.values() for word in found}
        self._communities, self._personal = language.known("people", "community"), words("before", "personal")
        self._stops = language.known("people", "stop")
        self._ends = self._not | self._stops
        self._countries = nations.names
        joined = sorted(name for name in nations.names if not {"of", "and"}.isdisjoint(name.split()))
        self._joined: Phrases[str] = Phrases({"country": joined})
        self._organised = language.known("speakers", "nouns", "organisation")
        self._regions, self._owned_towns = words("region"), words("region", "owned")

    def find(self, line: Line, barred: Collection[int], small: Collection[str]) -> list[Spot]:
        """The places of a line, in order.

        `barred` are words that name somebody (actors, speakers); `small` are the text's words without capitals: what
        stands in them is no name where a headline gives every word a capital.
        """
        if line.title:
            barred = {*barred, *(i for i, word in enumerate(line.low) if word in small and word not in self._fine)}
        found: list[Spot] = []
        after, capitals, size = 0, set(line.capitals), len(line.low)
        for i in sorted({*capitals, *[i for i, word in enumerate(line.low) if word in self._before]}):
            if i < after:
                continue
            named_day = line.low[i] == "on" and i + 2 < size and line.low[i + 2] in self._weekdays  # "on Palm Sunday"
            if i + 1 < size and line.low[i] in self._before and not (named_day or self._to_somebody(line, i)):
                behind = list(self._behind(line, i, barred))
                if behind:
                    found.extend(behind)
                    after = behind[-1].end
            elif i in capitals and i not in barred:
                noun = self._named(line, i, barred)
                if noun is not None:
                    found.append(noun)
                    after = noun.end
                else:
                    after = self._name_end(line, i, barred)  # the rest of the name ends where it does
        return self._nested(line, found)

    def _to_somebody(self, line: Line, i: int) -> bool:
        """Whether the preposition at word `i` leads to a person or a party, or goes on with the name of a body: `loyal to`,
        `supporters of`, `the Bel Centre for Documentation`.
        """
        if i == 0:
            return False
        if line.low[i] in self._bodies and line.capital(i - 1) and line.low[i - 1] in self._organised:
            return True
        return line.low[i] not in self._strong and line.low[i - 1] in self._personal

    def is_care(self, line: Line, spot: Spot) -> bool:
        """Whether a place is where the wounded are cared for: `The Belo regional hospital received nine bodies`."""
        return not self._care.isdisjoint(line.low[spot.start : spot.end + 2])

    def is_country(self, words: Sequence[str]) -> bool:
        """Whether words name a country, which is a place first, and an actor only by what it does."""
        return " ".join(words) in self._countries

    def level(self, word: str) -> int:
        """How fine the places are that a noun names; -1 where it names none."""
        return self._fine.get(word, -1)

    def _behind(self, line: Line, i: int, barred: Collection[int]) -> Iterator[Spot]:
        """The names behind a preposition, a list of them included."""
        low = line.low
        j, fine = self._first(line, i + 1, barred)
        if j == len(line.low):
            return
        away = i > 0 and line.low[i - 1] in self._units  # "a few miles from …"
        origin = line.low[i] in self._origin and not away
        origin = origin or (i > 0 and line.low[i] == "of" and line.low[i - 1] in self._home)
        resting = (
            i > 0 and line.low[i - 1] in self._resting
        )  # "fighters based in …" says where they are, not where it was
        resting = resting or self._tended(low, i) or (i > 0 and low[i - 1] in self._burials)  # "were buried in …"
        if fine < 0:
            fine = self._kind_before(line, i)
        hit = line.low[i : i + 2][-1] == "of" and line.low[i] in self._attack  # "shelling of …"
        hit = hit or (i > 0 and line.low[i] == "of" and line.low[i - 1] in self._attack)
        hit = hit or (i > 0 and low[i] in _LEADING and low[i - 1] in self._spots)
        sure = line.low[i] in self._strong or hit or fine >= 0 or self._lies_between(line, i)
        strong, listed = sure and not origin and not resting, False
        while j < len(line):
            end = self._name_end(line, j, barred)
            if end > j and self._features(line, j, end):
                yield Spot(j, end + 1, 1, strong=strong, lead=i, origin=origin, adjacent=listed)
                return
            if end <= j or (fine < 0 and self._is_adjective(line, j, end)):
                return
            noun = self._noun_fine(line, end)
            inner = self._quarter(line, end, barred) if noun >= 0 else end
            if inner > end:
                yield Spot(end + 2, inner, noun, strong=strong or not (origin or resting), lead=i, origin=origin)
                return
            level = noun if noun >= 0 else fine if fine >= 0 else self._own_fine(line, j, end)
            spoken = self._said_there(line, i, end) or self._is_no_place(line, j, end)
            brought = self._is_way(low, i)
            for start, stop in self._split(line, j, end):
                firm = strong or (noun >= 0 and not origin and not resting)
                spot = Spot(start, stop, level, strong=firm, lead=i, origin=origin, adjacent=listed)
                spot.spoken, spot.brought = spoken, brought
                yield spot
                listed = True
            j = self._next(line, end, barred)
            if j < len(line) and level > 0 and self._only_around(line, j, barred):
                outer = self._name_end(line, j, barred)
                if low[outer : outer + 1] and low[outer] in self._wide:
                    yield Spot(j, outer, 1, around=True, strong=strong, lead=i)  # "in Belo, Menz district"
                return

    def _tended(self, low: list[str], i: int) -> bool:
        """`the wounded were taken to a hospital | in …`, `a hospital | in … received 29 patients`: where they were brought, and
        not where it was.
        """
        if i == 0 or low[i - 1] not in self._care:
            return False
        behind = low[i + 1 : i + 2 * _CARRIED]
        return not self._brought.isdisjoint(low[max(0, i - _CARRIED) : i]) or not self._received.isdisjoint(behind)

    def _is_way(self, low: list[str], i: int) -> bool:
        """`were flown | to Belo`, `on their way | to Belo`, `in hospital | in Belo`: where somebody was going, or was brought."""
        if i > 1 and low[i - 1] in self._care and low[i - 2] == "in":
            return True
        if low[i] not in self._going or i == 0:
            return False
        by = i > 2 and low[i - 2] == "by" and low[i - 3] in self._brought  # "were taken by truck | to Belo"
        return by or low[i - 1] in self._brought or low[i - 1] in self._going

    def _is_no_place(self, line: Line, begin: int, end: int) -> bool:
        """`from Tarawih | prayers`, `in | Africa`: what is no place, or too wide a one."""
        wide = end == begin + 1 and line.low[begin] in self._wider
        return wide or (end < len(line) and line.low[end] in self._other)

    def _lies_between(self, line: Line, i: int) -> bool:
        """`on the road between A and B`, and not `fighting between A and B`."""
        low = line.low
        return low[i] == "between" and i > 0 and self._parties.isdisjoint(low[max(0, i - 2) : i])

    def _said_there(self, line: Line, i: int, end: int) -> bool:
        """Whether a name up to word `end`, behind the preposition at `i`, is where somebody spoke: `told reporters in Geneva`,
        `… , she said in Geneva on Tuesday.` What is said of a place goes on behind it: `said in Idlib 12 had died`.
        """
        if line.low[i] not in ("in", "from", "at") or i == 0:
            return False
        if line.low[i - 1] in self._spoken:
            return True  # "told reporters | in Geneva"
        rest = line.low[end : end + 3]
        if rest[:1] == ["on"] and rest[1:2] and rest[1] in self._weekdays:
            rest = rest[2:]
        return line.low[i - 1] in self._told and (not rest or not rest[0][0].isalnum())

    def _kind_before(self, line: Line, i: int) -> int:
        """How fine the place behind an `of` is by the noun before it: `the seaside cities of`; -1 where none is meant."""
        if i == 0 or line.low[i] != "of" or line.capital(i - 1):
            return -1
        fine = self._fine.get(line.low[i - 1], -1)
        return fine if fine < _FINE["site"] else -1

    def _only_around(self, line: Line, j: int, barred: Collection[int]) -> bool:
        """Whether the name at word `j` is the country or the district of the one before it, and no more of a list: `near Wau,
        South Sudan`, `in Toumour, Diffa region`.
        """
        end = self._name_end(line, j, barred)
        if line.low[j - 1] != "," or end == j:
            return False
        wide = end < len(line) and line.low[end] in self._wide
        if line.low[j] in self._directions and end > j + 1:
            return line.low[end : end + 1] != ["and"]  # "in Kutum, North Darfur"
        if not wide and line.low[end - 1] not in self._wide and " ".join(line.low[j:end]) not in self._countries:
            return False
        end += wide
        return line.low[end : end + 1] != ["and"] or not line.low[end + 1 : end + 2] or not line.capital(end + 1)

    def _first(self, line: Line, i: int, barred: Collection[int]) -> tuple[int, int]:
        """Where the first name behind a preposition begins, over `the northern city of` and `Syria's`; and how fine it is."""
        low, size, fine = line.low, len(line.low), -1
        for j in range(i, min(i + 9, size)):
            word = low[j]
            named = line.written[j] and not self._describes(line, j) and not self._of_a_country(line, j)
            end = self._name_end(line, j, barred) if named else j
            if end > j and not (j in line.owners and self._leads_on(line, j + 1, barred)):
                return j, fine
            if word in self._fine:
                fine = max(fine, self._fine[word])
            elif (
                (word in self._example and fine >= 0)
                or self._lists_behind(line, j, barred)
                or self._of_a_country(line, j)
                or (word in self._share and low[j + 1 : j + 2] == ["of"])
            ):
                continue
            elif not (
                word in self._inside or word.endswith(self._suffix) or word in self._adjectives or j in line.owners
            ):
                ahead = low[j + 1] if j + 1 < size else ""
                if line.written[j] or not word.isalpha() or ahead not in self._fine or word in self._stops:
                    break  # but "the weekly market of …"
        return size, fine

    def _lists_behind(self, line: Line, j: int, barred: Collection[int]) -> bool:
        """Whether the comma at word `j` opens the name of what was told, or a list of what was counted: `in three villages, |
        Belo, Anar and Coro, by …`.
        """
        low = line.low
        if low[j] != "," or j + 1 >= len(low) or not (low[j - 1] in self._fine or low[j - 1] in self._bearing):
            return False
        end = self._name_end(line, j + 1, barred)
        if low[j - 1] in self._bearing and j + 1 < end and (end >= len(low) or low[end] not in self._told):
            return True  # "in the Somali capital, | Mogadishu"
        if not low[j - 1].endswith("s"):
            return False
        return end > j + 1 and low[end : end + 1] in ([","], ["and"]) and line.written[end + 1 : end + 2] == [True]

    def _of_a_country(self, line: Line, j: int) -> bool:
        """`near the Syrian city of …`: a country's adjective before what leads on to a finer name, or whatever stands there."""
        if self._stands_before(line, j):
            return True
        ahead = line.low[j + 1] if line.low[j] in self._adjectives and j + 1 < len(line) else ""
        return (ahead in self._fine or ahead in self._inside) and ahead not in self._parts_of_land

    def _stands_before(self, line: Line, j: int) -> bool:
        """`the Karovian town of | Belo`: any capital between an article and a sort of place whose name follows."""
        low, noun = line.low, j + 1
        if j == 0 or line.title or not line.written[j]:
            return False
        while noun < j + 3 and line.written[noun : noun + 1] == [True]:
            noun += 1
        if noun + 1 < len(low) and low[noun] not in self._bearing and low[noun + 1] in self._bearing:
            noun += low[noun].isalpha()  # "the Karovian port city of"
        opened = low[j - 1] == "the" or (line.written[j - 1] and low[j - 2 : j - 1] == ["the"])
        sort = low[noun : noun + 1] and low[noun] in self._bearing
        return bool(
            opened and sort and low[noun + 1 : noun + 2] == ["of"] and line.written[noun + 2 : noun + 3] == [True]
        )

    def _describes(self, line: Line, j: int) -> bool:
        """A capital that is still no name: `Southern City of …`, `the Southwestern parts`."""
        word = line.low[j]
        if word not in self._inside and word not in self._fine:
            return False
        if line.title:
            return True
        ahead = line.low[j + 1] if j + 1 < len(line) else ""
        return (ahead in self._inside or ahead in self._fine) and not line.capital(j + 1)

    def _leads_on(self, line: Line, i: int, barred: Collection[int]) -> bool:
        """Whether another name follows a possessive: `Syria's rebel-held Idlib`."""
        for j in range(i, min(i + 5, len(line))):
            if line.capital(j) and self._name_end(line, j, barred) > j:
                return True
            leads = line.low[j] in self._inside or line.low[j] in self._fine or line.low[j].endswith(self._suffix)
            if not (leads or self._lists_behind(line, j, barred)):
                return False  # "Karovia's second-largest city, Belo"
        return False

    def _next(self, line: Line, end: int, barred: Collection[int]) -> int:
        """Where a list of names goes on: after `and`, a comma, or the noun of the last one."""
        low, size, j = line.low, len(line), end
        while j < size and low[j] in self._fine and j < end + 2:
            j += 1
        if j < size and low[j] in ("and", ",", "or", "&"):
            j += 1
            if j < size and low[j] in ("and", "the"):
                j += 1
            if low[j + 1 : j + 2] == ["of"] and (low[j] in self._fine or low[j] in self._share):
                j += 2
            titled = low[j + 1 : j + 2] == ["."] and low[j] in self._short  # "in Belo town, Maj. Karam Odeh said"
            if j < size and line.capital(j) and j not in barred and not titled:
                return j
        return size

    def _name_end(self, line: Line, j: int, barred: Collection[int]) -> int:
        """Index after the name that begins at word `j`; `j` where none does."""
        low, raw, written = line.low, line.raw, line.written
        country = self._joined.at(low, j) if j < len(low) and written[j] and j not in barred else None
        if country is not None:
            return country[0]  # "the Democratic Republic of the Congo"
        end, size = j, len(low)
        while end < size and written[end] and end < j + 2 * _LONGEST and end not in barred:
            word = low[end]
            if (
                len(raw[end]) == 1
                or word in self._ends
                or word.endswith(self._suffix)
                or (word in self._people and not raw[end][0].isdigit())
            ):
                break
            if line.title and (word in self._verbs or (end > j and (word in self._agents or word in self._adjectives))):
                break
            end += 1
            if end - 1 in line.owners:
                break
            tied = end + 1 < size and written[end + 1] and (low[end] in _LINKS or self._is_of_waters(low, end))
            if tied:
                end += 1
        return end

    def _is_of_waters(self, low: list[str], i: int) -> bool:
        """Whether an `of` at word `i` stands in a name: `the Gulf | of Belo`, `the Line | of Control`."""
        return low[i] == "of" and low[i - 1] in self._waters

    def _features(self, line: Line, begin: int, end: int) -> bool:
        """`the Syrian coast`, `Syria's coast`: a part of a country that is named by the country."""
        if end >= len(line) or line.low[end] not in self._parts_of_land:
            return False
        return " ".join(line.low[begin:end]) in self._countries or line.low[end - 1] in self._adjectives

    def _is_adjective(self, line: Line, begin: int, end: int) -> bool:
        """`in Russian air strikes`: an adjective before a small word that is no kind of place."""
        if " ".join(line.low[begin:end]) in self._adjectives:
            return True
        if end == begin + 1 and "-" in line.low[begin] and self._adjectives.issuperset(line.low[begin].split("-")):
            return True  # "the Abkhaz-Georgian border"
        if all(line.low[i] in self._communities for i in range(begin, end)) and self._noun_fine(line, end) < 0:
            return True
        if end >= len(line) or line.low[end] not in self._agents or line.low[end] in self._fine:
            return False
        return not (line.low[end] in self._verbs and self._has_object(line, end + 1))

    def _has_object(self, line: Line, i: int) -> bool:
        """Whether whom a verb hits comes next: `in Palmyra killing around 70`, and not `the Palmyra killing of …`."""
        return i < len(line) and (line.low[i][0].isalnum() and line.low[i] not in self._before)

    def _quarter(self, line: Line, end: int, barred: Collection[int]) -> int:
        """Where the name ends that stands behind whose it is: `the Belo | suburb of Tarn`, not `the Tarn | area of Belo`; else
        `end`.
        """
        named = line.low[end] in self._owned_towns and line.low[end + 1 : end + 2] == ["of"]
        if not named or end + 2 >= len(line) or not line.capital(end + 2):
            return end
        return max(end, self._name_end(line, end + 2, barred))

    def _noun_fine(self, line: Line, end: int) -> int:
        """How fine the nouns behind a name make it: `Atme border crossing`, `the Shaar gas field`; -1 where there is none."""
        if end < len(line) and line.low[end] in self._compounds:
            end += 1
            return self._fine.get(line.low[end], -1) if end < len(line) else -1
        fine = self._fine.get(line.low[end], -1) if end < len(line) else -1
        return max(fine, self._fine.get(line.low[end + 1], -1)) if fine >= 0 and end + 1 < len(line) else fine

    def _own_fine(self, line: Line, begin: int, end: int) -> int:
        for i in range(begin, end):
            if line.low[i] in self._fine:
                return self._fine[line.low[i]]
        name = " ".join(line.low[begin:end])
        return (
            0 if name in self._countries or name.rstrip("s") in self._countries else 1 if name in self._regions else 2
        )

    def _split(self, line: Line, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """`al-Midan al-Faid`, `al-Sukkari New Aleppo`, `Hama Aleppo`: names between which a comma was lost."""
        start = begin
        for i in range(begin + 1, end):
            parted = _article(line.raw[i - 1]) and not _article_alone(line.raw[i - 1])
            if parted and (_article(line.raw[i]) or line.low[i] not in self._fine):
                yield start, i
                start = i
        yield start, end

    def _named(self, line: Line, i: int, barred: Collection[int]) -> Spot | None:
        """A name without preposition, before its kind or with it: `Sukari district`, `left the Sahaba Mosque`."""
        end = self._name_end(line, i, barred)
        if end <= i:
            return None
        housed = i > 0 and line.low[i - 1][0].isdigit()  # "14 Almond Street": where a person lives
        if end > i + 1 and self._fine.get(line.low[end - 1]) == _FINE["site"] and not line.title and not housed:
            return Spot(i, end, _FINE["site"])
        fine = self._noun_fine(line, end)
        if fine < 0 or self._is_adjective(line, i, end):
            return None
        inner = self._quarter(line, end, barred)
        return Spot(end + 2, inner, fine) if inner > end else Spot(i, end, fine)

    def _nested(self, line: Line, found: list[Spot]) -> list[Spot]:
        """Marks the names that only say where the finer name before them lies."""
        marked: list[Spot] = []
        for spot in found:
            before = marked[-1] if marked else None
            gap = line.low[before.end : spot.start] if before else []
            inner = spot.around or (
                before is not None
                and not spot.adjacent
                and len(gap) <= 9
                and (
                    spot.fine <= max(before.fine, 1)
                    or self._is_area_in(line, gap, spot)
                    or self._is_isle(line, gap, spot)
                )
                and self._connects(gap)
            )
            marked.append(spot if inner == spot.around else replace(spot, around=inner))
        return marked

    def _is_area_in(self, line: Line, gap: list[str], spot: Spot) -> bool:
        """`the Anar area in Belo district`: an area that lies in a district is the finer."""
        wide = line.low[spot.end : spot.end + 1]
        return (
            len(gap) > 1 and gap[0] in self._wide and gap[-1] in ("in", "of") and bool(wide) and wide[0] in self._wide
        )

    def _is_isle(self, line: Line, gap: list[str], spot: Spot) -> bool:
        """`in Anar on Belo island`: where an island is meant, the town on it is the finer."""
        on = gap[:1] == ["on"] and len(gap) <= 1 + (gap[-1] == "the")
        return on and not self._isles.isdisjoint(line.low[spot.start : spot.end + 1])

    def _undescribed(self, gap: list[str]) -> list[str]:
        """The words between two names without one that only describes a town: `in the | port | city of`."""
        noun = next((j for j in range(len(gap) - 1, 2, -1) if gap[j] in self._fine), 0)
        described = (
            noun > 2
            and gap[noun - 2] in ("a", "an", "the")
            and gap[noun - 3] in ("in", "of")
            and gap[noun - 1].isalpha()
        )
        return [*gap[: noun - 1], *gap[noun:]] if described else gap

    def _connects(self, gap: list[str]) -> bool:
        if any(
            word in self._before and (before in self._numbers or before.isdigit()) for before, word in pairwise(gap)
        ):
            return False  # "four died in Anar, two in Belo"
        known = ("in", "of", "the", ",", "on", "near", "a", "from", "to", "outside", "at", "and", "by", "east", "south")
        gap = self._undescribed(gap)
        return (
            all(
                word in known or word in self._fine or word in self._inside or word.endswith(self._suffix)
                for word in gap
            )
            and gap not in (["and"], [","], [])
        ) or (bool(gap) and gap[0] in self._fine and len(gap) == 1)


def _article(word: str) -> bool:
    return (
        len(word) > 3
        and word[2] in _DASHES
        and word[:2].lower() in ("al", "el", "as", "ar", "ad", "an", "at", "az", "ez", "ed", "er", "es")
    )


def split_known(spots: list[Spot], line: Line, known: Collection[str]) -> list[Spot]:
    """Parts a run of names where the text elsewhere has its parts as names of their own, and never the whole."""
    found: list[Spot] = []
    for spot in spots:
        words = line.low[spot.start : spot.end]
        cut = next((k for k in range(1, len(words)) if _parts(words, k, known)), 0) if len(words) > 1 else 0
        if not cut:
            found.append(spot)
            continue
        found.append(replace(spot, end=spot.start + cut))
        found.append(replace(spot, start=spot.start + cut, adjacent=True, around=False))
    return found


def _parts(words: list[str], k: int, known: Collection[str]) -> bool:
    return " ".join(words) not in known and " ".join(words[:k]) in known and " ".join(words[k:]) in known


def _article_alone(word: str) -> bool:
    return word[-1] in _DASHES

"""A line with its counts in, counted harms out: which harm befalls which count, and what part of which it is.

A small grammar of predicates: what does harm stands before its object (`killing 12 people`), what suffers it behind its
subject (`12 people were killed`), and some words do both, so a word that one count has taken is not taken by the next
(`12 killed 30 wounded`, which is how headlines and comma-less texts write). Nouns govern counts too (`the deaths of 12`,
`the toll rose to 745`). What has no predicate of its own takes part in a list or in a whole (`including 3 children`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.counted import Counted
from corroborate.read.lines import Line
from corroborate.read.numbers import Number, Numbers
from corroborate.read.phrases import Phrases
from corroborate.read.singles import HARMS, Harmed, Singles, harm_lists
from corroborate.read.victims import QUOTES, Noun, People
from corroborate.vocabulary import Harm

__all__ = ["Harmed", "Harms"]

_TOLL: Final = 34  # words between a toll and its figure
_FAR: Final = 22  # words between a subject and its verb
_TARGET: Final = 14  # words between a toll and whom it counts
_FEW: Final = 100  # victims whom one event may have: those of the event told of right before
_NAMED: Final = 3  # words of a name behind who bears it, and a comma
_SOUGHT: Final = 4  # words from a reward to the arrest that it is for
_SUM: Final = 3  # the smallest count whose parts are told by adding up
_CROWD: Final = 20  # people who have not just gone on an errand
_BY: Final = 6  # words of "the officer said" between commas
_ASIDE: Final = 12  # words of an aside between them
_TWICE: Final = ({"detained", "killed"}, {"detained", "injured"})  # what is no single harm
_GRAVER: Final = {  # what may befall those whom an earlier harm only describes: `Eleven displaced people were killed`
    "displaced": ("killed", "injured", "detained", "missing"),
    "detained": ("killed", "injured"),
    "missing": ("killed", "injured"),
    "injured": ("killed",),
}
_ALSO: Final = (",", "and", "or")
_AMONG_THEM: Final = (["among", "them"], ["among", "those"], ["amongst", "them"])
_CLOSES_LINE: Final = (".", ",", ";")
_OF_THEM: Final = (["of", "them"], ["of", "those"], ["of", "these"])
_CLOSES: Final = {",": ",", "–": "–", "—": "—", "(": ")", "-": "-"}


@dataclass(frozen=True, slots=True)
class _Reach:
    """Where one count may look: the words between the counts on both sides, and what is taken already."""

    line: Line
    low: list[str]
    floor: int
    edge: int
    taken: set[int]
    after: Harmed | None = None  # the next count
    told: bool = False  # a part whose whole has its harm
    people: bool = False  # those counted before were people


class Harms:
    """The predicates of one language."""

    def __init__(self, language: Language, numbers: Numbers, people: People) -> None:
        self._numbers, self._people = numbers, people
        self._does = Phrases(harm_lists(language, "does"))
        self._both = Phrases(harm_lists(language, "both"))
        self._suffers = Phrases(harm_lists(language, "suffers"))
        self._noun = Phrases(harm_lists(language, "noun"))
        self._toll = Phrases(harm_lists(language, "toll"))
        self._those = Phrases(harm_lists(language, "those"))
        self._harmed = Phrases(
            {harm: words for harm, words in language.section("people", "harmed").items() if harm in HARMS}
        )
        words = partial(language.known, "harms")
        self._weak, self._between, self._link = words("weak"), words("between"), words("toll_link")
        self._stops = language.known("people", "stop")
        self._be, self._have, self._across = words("aux", "be"), words("aux", "have"), words("across")
        self._part: Phrases[str] = Phrases({"part": language.words("harms", "including", "part")})
        self._list: Phrases[str] = Phrases({"list": language.words("harms", "list")})
        self._bar, self._aside = words("bar"), words("aside")
        self._aside_bar = self._bar - {"which", "that"}  # "12 people, which …": a relative clause may stand aside
        self._articles = language.known("counts", "one", "article")
        self._definite = language.known("counts", "one", "definite")
        self._kin = language.known("persons", "kin")
        self._owning, self._definite_of = language.known("counts", "one", "owning"), words("of")
        self._manner, self._going = tuple(words("aux", "manner")), tuple(words("aux", "going"))
        self._timed, self._listing = words("elides", "timed"), words("elides", "listing")
        self._elides, self._circumstances = words("elides"), words("elides", "circumstances")
        self._amid = words("amid")
        self._family = frozenset(
            word for word in language.words("people", "unit", "families") if not word.endswith("s")
        )
        self._moves = words("moves")
        self._saying = [[word] for word in language.words("harms", "says")]
        self._bombers = words("bombers")
        self._wrecks = words("weak", "wrecks")
        self._averted, self._sought = words("averted"), words("averted", "sought")
        self._fatal = words("those", "fatal")
        self._loses, self._losers = words("weak", "loses"), words("weak", "own")
        self._takes, self._victims = words("weak", "takes"), words("those", "victims")
        self._perfect = words("aux", "perfect")
        self._subjects, self._leaving, self._whither = words("subjects"), words("leaving"), words("leaving", "whither")
        self._then, self._pronouns = words("then"), words("pronouns")
        self._recount: Phrases[str] = Phrases({"recount": language.words("harms", "recount")})
        self._recount_words = self._recount.firsts
        self._crowds = words("leaving", "crowds")
        self._inner, self._captives = words("recount", "inner"), language.known("people", "harmed", "detained")
        self._shots = words("weak", "shots")
        self._includes = words("including", "verbs")
        self._escapes = words("weak", "escapes")
        self._tallies = words("recount", "far")
        self._spared, self._opening = words("recount", "spared"), words("recount", "opening")
        self._more = language.known("people", "others")
        self._trying = words("released", "trying")
        self._them_first = words("those", "pronouns")
        self._known, self._partitive = words("bar", "known"), language.known("people", "stop", "partitive")
        self._around: dict[str, list[tuple[Harm, list[str]]]] = {}
        for harm, phrases in harm_lists(language, "around").items():
            for verb, rest in (phrase.split(" … ") for phrase in phrases):
                self._around.setdefault(verb, []).append((harm, rest.split()))
        self._number = words("number")
        self._the_number = words("number", "before")
        self._near_only = words("near")
        self._heard = words("heard")
        self._upon = words("target")
        self._passive, self._finite = words("passive"), words("finite")
        self._cues = frozenset(_first_words(language))
        self._singles = Singles(language, people, self._cues)
        self._counted = Counted(language, people, self._singles)
        self.names = self._singles.names
        self.rows = words("rows")

    def find(
        self, line: Line, counting: Collection[int] = (), harm: Harm | None = None, told: Harm | None = None
    ) -> list[Harmed]:
        """The counted harms of a line, in order of their figures.

        `counting` are verbs by which a counter counts, `harm` is what was counted before: `the monitor counted 745 civilians`.
        `told` is the harm of those in the line right before, of whom this one may go on: `12 of them were children`.
        """
        counted_on = harm is not None and not self._recount_words.isdisjoint(line.low)
        crowd = not self._leaving.isdisjoint(line.low) and not self._crowds.isdisjoint(line.low)
        if not counting and told is None and not counted_on and not crowd and self._cues.isdisjoint(line.low):
            return []
        found = list(self._candidates(line))
        if not found:
            return []
        self._link_parts(line, found)
        self._predicates(line, found)
        for this in found:
            if (
                harm
                and this.harm is None
                and this.start - 1 in counting
                and (this.noun.kind == "person" or line.low[this.end : this.end + 1] == ["more"])
                and not this.how
            ):
                _set(this, harm, this.start - 1, this.start, "left")
            if told and this.harm is None and self._tells_of_them(line, this):
                _set(this, told, this.end, this.noun.end, "right")
        self._both_told(line, found)
        self._recounted(line, found, harm)
        self._summed(found)
        self._inherit(line, found, harm)
        for this in found:
            if not this.how.startswith(("single", "definite", "name", "toll")):
                this.noun = self._called(line, this)
        return self._kept(line, self._twice(line, found))

    def _summed(self, found: list[Harmed]) -> None:
        """Makes those that add up to the count before them its parts: `eleven people died, six women, four men and a boy`."""
        for k, whole in enumerate(found[:-2]):
            size = whole.count.low
            if whole.harm is None or size is None or size != whole.count.high or size < _SUM:
                continue
            rest, parts = size, list[Harmed]()
            for this in found[k + 1 :]:
                if (
                    this.harm is not None
                    or this.count.low is None
                    or this.count.low > rest
                    or this.noun.kind == "thing"
                ):
                    break
                rest -= this.count.low
                parts.append(this)
                if rest == 0:
                    break
            if rest == 0 and len(parts) > 1:
                for part in parts:
                    part.whole = k
                    _take(part, whole)

    def _both_told(self, line: Line, found: list[Harmed]) -> None:
        """`lost nearly 90 men in a day, "killed and wounded alike"`: an aside that names both harms of one figure."""
        low = line.low
        for k, this in enumerate(found):
            if this.harm not in ("killed", "injured") or this.side not in ("left", "toll") or this.verb is None:
                continue
            edge = found[k + 1].start if k + 1 < len(found) else len(low)
            ahead = range(max(this.end, this.noun.end) + 1, min(this.noun.end + _ASIDE, edge))
            for j in (*ahead, *range(this.verb[1] + 1, this.start)):
                hit = self._suffers.at(low, j) if low[j - 1] == "," or low[j - 1] in QUOTES else None
                if hit is not None and hit[1] == "casualties" and low[j + 1 : j + 2] in (["and"], ["or"]):
                    this.harm = "casualties"

    def _recount_of(self, line: Line, this: Harmed) -> int | None:
        """Where the words begin by which a count is set against one told before: `spoke of nine`, `a tally … stood at 72`."""
        low, start = line.low, this.start - (line.low[this.start - 1] in QUOTES)
        while start > 1 and low[start - 1] in self._more:
            start -= 1  # "snipers accounted for another four"
        cue = self._recount.before(low, start)
        said = start > 0 and [low[start - 1]] in self._saying and this.noun.kind == "bare"
        if said and (this.end >= len(low) or low[this.end] in _CLOSES_LINE):
            return start - 1  # "Six people died; the opposition says 11."
        if cue is not None:
            return cue[0] if self._spared.isdisjoint(low[this.end : this.end + _FAR]) else None
        if start > 1 and low[start - 1] in self._link and low[start - 1] != "of" and this.noun.kind == "bare":
            for i in range(start - 1, max(0, start - _FAR), -1):
                if low[i - 1] in self._tallies:
                    return i - 1
        return None

    def _named_of(self, line: Line, this: Harmed) -> Harm | None:
        """The harm of those whose names are told: `identified the dead as …`, `the victims were named as …`."""
        for i in range(this.start - 1, max(0, this.start - _BY), -1):
            hit = self._those.before(line.low, i)
            if hit is not None:
                return "killed" if hit[1] == "casualties" else hit[1]
        return None

    def _tells_of_them(self, line: Line, this: Harmed) -> bool:
        """Whether a line goes on about those told of right before: `12 of them were children`, `They include two doctors`."""
        if not this.how and self._called(line, this) is not this.noun:
            return True
        low, part = line.low, self._part.before(line.low, this.start)
        if part is not None and part[0] <= 1 and low[0] in self._them_first and this.noun.kind == "person":
            return True
        end = this.noun.end
        among = this.noun.kind == "person" and low[end + 1 : end + 3] in _AMONG_THEM
        if among and low[end] in self._passive:
            return True  # "Two deacons and a farmer were among them"
        if this.how or this.noun.kind == "thing" or not self._spared.isdisjoint(low[this.end : this.end + _ASIDE]):
            return False
        if this.start > 2 and low[0] == "of" and low[1] in self._partitive:
            return low[2 : this.start] == [","]  # "Of these, 41 …"
        first = this.start <= 1 and (this.start == 0 or low[0] in self._opening)
        return first and (low[this.end : this.end + 2] in _OF_THEM or low[this.end : this.end + 1] == ["more"])

    def _recounted(self, line: Line, found: list[Harmed], harm: Harm | None) -> None:
        """Gives counts that somebody sets against one told before the harm of that one: `the nurses spoke of nine`."""
        told = harm
        for this in found:
            if this.listed and this.harm is None:
                of = self._named_of(line, this) or told
                if of is not None:
                    _set(this, of, this.start - 1, this.start, "left")
            if this.harm is None and told and not this.how and this.noun.kind in ("bare", "person"):
                cue = self._recount_of(line, this)
                if cue is not None and not self._on_its_own(line, this):
                    _set(this, told, cue, this.start, "left")
            told = this.harm if this.harm is not None else told

    # ------------------------------------------------------------------ counts

    def _candidates(self, line: Line) -> Iterator[Harmed]:
        taken, aged, named = 0, -1, 0
        last: Harmed | None = None
        numbers = [*self._numbers.find(line.low)]
        starts = {number.start for number in numbers}
        for number in [*numbers, None]:
            edge = number.start if number else len(line)
            for one in self._singles.find(line, taken, edge):
                if one.how == "name" and (one.start < named or self._singles.is_called(line, last, one)):
                    named = max(named, one.end)
                    continue
                named, last = max(named, one.end), one
                yield one
            if number is None:
                return
            taken = number.end
            beside = number.end + 1 in starts and line.low[number.end] in self._definite_of
            if beside and number.count.high == 1 and number.start and line.low[number.start - 1] in self._passive:
                continue  # "he was one of six teachers killed": he is counted already
            owned = number.start > 1 and line.low[number.start - 1] in self._owning
            if owned and last is not None and last.end == number.start - 2 and line.low[last.end] in self._definite_of:
                continue  # "three of her five children"
            whose = last is not None and last.how in ("single", "definite", "name")
            if whose and last is not None and self._is_said_again(line, last, number):
                continue  # "his brother Karam, one of the drivers, was killed"
            after_age = number.start == aged + 1 and line.low[aged] in _ALSO
            noun = self._people.noun(line, number.end)
            if after_age or self._counted.is_age(line, number, noun):
                aged = number.end
                continue  # "two brothers aged 15 and 17"
            if (
                number.end < len(line)
                and line.low[number.end][0].isdigit()
                and line.low[number.end + 1 : number.end + 2] != ["%"]
            ):
                continue  # "016 85 12 dead": rests of a page, no figures
            if self._counted.are_people(line, number, noun):
                last = Harmed(number.start, number.end, number.count, noun, year=number.year)
                yield last

    def _is_said_again(self, line: Line, last: Harmed, number: Number) -> bool:
        """Whether `one of the …` between commas is the one before."""
        low, start = line.low, number.start
        alone = number.count.low == number.count.high == 1 and low[number.end : number.end + 1] == ["of"]
        near = 0 < start - max(last.end, last.noun.head + 1) <= _NAMED and low[start - 1] == ","
        return alone and near and low[number.end + 1 : number.end + 2] != ["them"]

    # ------------------------------------------------------------------ lists and parts

    def _link_parts(self, line: Line, found: list[Harmed]) -> None:
        listing: int | None = None  # the count that a colon breaks down: "48 died: 16 men, 28 women and four boys"
        for k in range(1, len(found)):
            before, this = found[k - 1], found[k]
            said = this.noun.kind == "person" and line.low[this.noun.end : this.noun.end + 1] in self._saying
            if said and line.low[this.start - 1] != "and":
                continue  # "killed four people two residents said"
            gap = self._gap(line, before, this)
            if gap and gap[-1] == ":" and _fits(this, before):
                listing = k - 1 if before.whole is None else before.whole
            elif self._parted(line, before, this, gap) and not self._has_parts(line, found, k):
                this.whole = k - 1 if before.whole is None or not self._goes_on_listing(gap) else before.whole
                continue
            elif gap[-1:] == ["to"] and len(gap) <= 2 and line.low[before.start - 1 : before.start] == ["from"]:
                this.linked = True  # "the toll was corrected from 52 to 47"
                continue
            elif listing is not None and not self._lists_on(gap):
                listing = None
            if listing is not None and _fits(this, found[listing]):
                this.whole, this.linked = listing, True
                continue
            part = self._part.before(line.low, self._lead(line, this.start))
            if self._within(line, before, this, gap):
                this.whole = k - 1
            elif self._among(line, before, this):
                self._whole_of(found, k)
            elif part is not None and part[0] >= before.end and self._near_whole(line, before, this):
                this.whole = self._top(found, k - 1)
            elif gap[-2:] in ([",", '"'], [",", "”"], [",", "’"]):
                continue  # "four bodies," a shopkeeper said
            elif self._divided(line, before) and len(gap) <= 2 and _fits(this, before):
                this.whole, this.noun = k - 1, self._called(line, this)
            elif line.low[this.start] == "whose":
                continue
            elif self._another(line, before, this, gap) or self._recounts(line, before, this):
                this.linked = True
            elif gap[-1:] == ["with"] and len(gap) <= 3 and self._are_people(line, this) and _fits(this, before):
                this.whole = k - 1  # "34 killed, with 6 children and 8 women"
            elif gap == ["("] and before.noun.kind == "person" and _fits(this, before):
                this.whole = k - 1
            elif (
                before.whole is not None
                and gap[:1]
                and (gap[0] in self._elides or gap[0] in self._definite_of)
                and self._lists_on(gap)
            ):
                this.whole, this.linked = before.whole, True  # "of which 732 in Latakia, 276 in Tartus"
            elif gap[:1] == [","] and len(gap) <= _ASIDE and self._lists_on(gap) and this.noun.kind == "person":
                this.linked = True  # "745 civilians, mostly in massacres, and 148 militants"
            elif len(gap) <= 5 and (
                all(word in self._between or word in (",", "and", "plus", "-") for word in gap)
                or self._list.before(line.low, this.start)
            ):
                this.linked = True
                if before.whole is not None and before.how != "definite":
                    this.whole = before.whole

    def _gap(self, line: Line, before: Harmed, this: Harmed) -> list[str]:
        """The words between two counts, without an age: `Karam Odeh, 24, | and his | three sons`."""
        start = self._singles.past_age(line.low, before.end) if before.how == "name" else before.end
        start = max(start, self._called(line, before).end)
        if (
            before.how == "definite"
            and line.low[before.start] in self._owning
            and line.low[start + 1 : start + 2] == ["and"]
        ):
            start += line.capital(start)  # "my husband Karam | and our neighbour"
        gap = line.low[start : this.start]
        return gap[:-1] if gap[-2:-1] in ([","], ["and"]) and gap[-1] in self._owning else gap

    def _another(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`19 people outside the city and another 23 people`: a list that goes on behind a place or whom they belong to."""
        if not gap or len(gap) > _FAR or this.noun.kind != "person" or before.noun.kind == "open":
            return False
        if len(gap) > 5 and self._list.before(line.low, this.start):
            return True
        if len(gap) > _TARGET or self._bar & set(gap) or (gap[0] not in self._elides and gap[0] != "of"):
            return False
        return (gap[-2:-1] == ["and"] and gap[-1] in self._more) or (gap[-1] == "and" and before.whole is None)

    def _recounts(self, line: Line, before: Harmed, this: Harmed) -> bool:
        """`hundreds, and by some accounts as many as 2,000, were killed`: a second count of the same people."""
        cue = self._recount.before(line.low, this.start)
        if cue is None and this.start > 0 and line.low[this.start - 1] in self._inner:
            cue = this.start - 1, "inner"
        return (
            cue is not None
            and max(before.end, before.noun.end) <= cue[0] <= max(before.end, before.noun.end) + 2
            and line.low[cue[0]] in self._inner
        )

    def _lists_on(self, gap: list[str]) -> bool:
        """Whether a list goes on over the words between two counts: `28 gunmen loyal to the old rulers and four boys`."""
        return len(gap) <= _FAR and gap[-1:] in ([","], ["and"]) and not (self._bar & set(gap))

    def _are_people(self, line: Line, this: Harmed) -> bool:
        """Whether a count only says who is in a whole: a noun of people and no predicate of its own behind it."""
        return this.noun.kind == "person" and not self._singles.goes_on(line.low, this.noun.end)

    def _divided(self, line: Line, before: Harmed) -> bool:
        """`Of the 70 dead, 19 were children`."""
        low, i = line.low, before.start
        while i > 0 and low[i - 1] in self._articles | self._definite | self._definite_of:
            i -= 1
            if low[i] in self._definite_of:
                return i == 0 or not low[i - 1][0].isalnum()
        return False

    def _goes_on_listing(self, gap: list[str]) -> bool:
        """Whether a count comes after another part: `131 of them in Sulm and 96 of them in Tarn`."""
        return gap[:1] != [","] and gap[-1:] in (["and"], [","])

    def _called(self, line: Line, this: Harmed) -> Noun:
        """The noun of a count that its verb parts from it: `19 were children`, `12 of the dead were women`."""
        low, i = line.low, this.end
        if low[i : i + 1] == ["of"]:
            i = next((j for j in range(i + 1, min(i + 5, len(low))) if low[j] in self._passive), i)
        if low[i : i + 1] and low[i] in self._passive:
            i += low[i + 1 : i + 2] != [] and low[i + 1] in self._articles
            noun = self._people.noun(line, i + 1)
            if noun.kind == "person" and noun.start == i + 1 and not self._singles.goes_on(low, noun.end):
                return noun
        return this.noun

    def _whole_of(self, found: list[Harmed], k: int) -> None:
        """Makes a count the whole of those listed before it."""
        first = k - 1
        while first > 0 and found[first].linked:
            first -= 1
        top = found[first].whole if found[first].whole is not None and found[first].whole != k else first
        found[top if top is not None else first].whole = k
        for other in found[first:k]:
            other.whole = k if other.whole is None else other.whole

    def _among(self, line: Line, before: Harmed, this: Harmed) -> bool:
        """`two women were among eight people killed`."""
        gap = line.low[max(before.end, before.noun.end) : this.start]
        return 0 < len(gap) <= 3 and gap[-1] == "among" and (len(gap) == 1 or gap[0] in self._passive)

    def _parted(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`three people, two of them children`; `some of them critically`; behind places and days too."""
        if len(gap) > 3 and (len(gap) > _FAR or self._bar & set(gap) or not self._tells_who(line, this.end + 2)):
            return False
        after = line.low[this.end : this.end + 2]
        if line.low[this.noun.end : this.noun.end + 2] == ["among", "them"]:
            return before.noun.kind != "thing"
        return (
            after[:1] == ["of"]
            and after[1:] in (["them"], ["whom"], ["these"], ["those"])
            and before.noun.kind != "thing"
        )

    def _near_whole(self, line: Line, before: Harmed, this: Harmed) -> bool:
        """Whether what a part is of stands near: `190 people had been killed in the strip since May 7, including 61 boys`."""
        start = max(before.end, before.noun.end)
        gap = line.low[start : this.start]
        return len(gap) <= 9 or (len(gap) <= _FAR and this.noun.kind == "person" and not self._bar & set(gap))

    def _has_parts(self, line: Line, found: list[Harmed], k: int) -> bool:
        """`another 23 people, among them 10 children`: the next count is the part."""
        end = found[k].noun.end
        return k + 1 < len(found) and found[k + 1].start == end + 2 and line.low[end : end + 1] == ["among"]

    def _within(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`among the 23 killed was a family of 10 people`."""
        start = before.start - (before.start > 0 and line.low[before.start - 1] in self._definite)
        inside = start > 0 and line.low[start - 1] in self._amid and len(gap) <= _ASIDE
        return inside and bool(self._passive & set(gap)) and not self._bar & set(gap) and _fits(this, before)

    def _tells_who(self, line: Line, i: int) -> bool:
        """Whether people, what they suffered, where or how stands at word `i`: `seven of them | children`, `24 of them | in
        Rafah`, `21 of them | as they fled`.
        """
        if i >= len(line):
            return False
        if (line.low[i] in self._elides or line.low[i] in self._circumstances) and i + 1 < len(line):
            return True
        i += line.low[i] in self._articles and i + 1 < len(line)
        noun = self._people.noun(line, i)
        return (noun.kind == "person" and noun.start == i) or self._suffers.at(line.low, i) is not None

    def _top(self, found: list[Harmed], k: int) -> int:
        return k if found[k].whole is None or not found[k].linked else self._top(found, k - 1)

    # ------------------------------------------------------------------ predicates

    def _predicates(self, line: Line, found: list[Harmed]) -> None:
        taken: set[int] = set()
        steps = (
            self._brought,
            self._apart,
            self._left,
            self._inside,
            self._right,
            self._included,
            self._fronted,
            self._alongside,
            self._tolled,
            self._own,
            self._far_right,
            self._far_left,
            self._whom,
            self._taken,
            self._departed,
        )
        for k, this in enumerate(found):
            if this.listed and k:
                continue  # "Five farmers, identified as …, were killed": the names have it from the five
            following = next((other for other in found[k + 1 :] if not other.listed), None)
            edge = following.start if following is not None else len(line)
            floor = max(found[k - 1].end, found[k - 1].noun.end) if k else 0
            told = this.whole is not None and this.whole < k and found[this.whole].harm is not None
            people = k > 0 and (found[k - 1].noun.kind == "person" or found[k - 1].harm is not None)
            reach = _Reach(line, line.low, floor, edge, taken, following, told, people)
            any(step(this, reach) for step in steps)

    def _left(self, this: Harmed, at: _Reach) -> bool:
        """The predicate stands right before the count: `killing 12`, `the deaths of another 12`."""
        i = self._lead(at.line, this.start)
        if this.how == "name" and this.noun.start < i:
            i = this.noun.start  # "killing the Imam Karam Said"
        for _ in range(4):
            hit = self._doing(this, at, i)
            if hit is not None:
                weak = i - hit[0] == 1 and at.low[hit[0]] in self._weak
                if weak and not self._is_loss(this, at) and self._right(this, at):
                    return True
                return _set(this, hit[1], hit[0], i, "left")
            if i - 1 < at.floor or at.low[i - 1] not in self._between:
                return False
            i -= 1
        return False

    def _lead(self, line: Line, i: int) -> int:
        """Where the phrase begins that counts a family by its members: `a Kurdish family of | four`."""
        if i < 2 or line.low[i - 1] != "of" or line.low[i - 2] not in self._family:
            return i
        first = i - 2
        while first > max(0, i - 5) and line.low[first] not in self._articles:
            first -= 1
        return first if line.low[first] in self._articles else i - 2

    def _is_loss(self, this: Harmed, at: _Reach) -> bool:
        """`claimed hundreds of lives`: the noun bears the verb out."""
        return this.noun.kind == "person" and self._harmed.at(at.low, this.noun.head) is not None

    def _doing(self, this: Harmed, at: _Reach, i: int) -> tuple[int, Harm] | None:
        for phrases in (self._both, self._does, self._noun):
            hit = phrases.before(at.low, i)
            if (
                hit is None
                or hit[0] < at.floor
                or self._is_averted(at, hit[0])
                or (phrases is not self._noun and not self._active(at, hit[0], i))
            ):
                continue
            if hit[1] == "missing" and phrases is self._does and at.low[this.noun.head] not in self._kin:
                continue  # "police are looking for three men"
            if (
                hit[1] == "detained"
                and this.noun.kind == "person"
                and self._people.unit(at.line, this.noun) == "bodies"
            ):
                continue  # "seized six bodies"
            if this.noun.kind == "person" or at.low[i - 1] not in self._weak or self._captures(this, at, i):
                return hit
        return None

    def _captures(self, this: Harmed, at: _Reach, i: int) -> bool:
        """`killed six soldiers and captured one`, `capturing 17 alive`: a word for towns too, and people by those before."""
        ahead = at.low[this.end : this.end + 1]
        bare = this.noun.kind == "bare" or ahead == ["alive"]
        if bare and i > 1 and at.low[i - 1] in self._loses:
            return at.low[i - 2] in self._losers or at.people  # "We lost nine"
        if at.low[i - 1] in self._shots and at.low[this.end : this.end + 2] in _OF_THEM:
            return True  # "lined up the passengers and shot eleven of them"
        return bare and at.people and at.low[i - 1] in self._takes

    def _is_averted(self, at: _Reach, i: int) -> bool:
        """`prevented the killing of 12`."""
        near, ahead = at.low[max(0, i - 2) : i], at.low[max(0, i - _SOUGHT) : i]
        return not self._averted.isdisjoint(near) or not self._sought.isdisjoint(ahead)

    def _active(self, at: _Reach, begin: int, end: int) -> bool:
        """Whether the words [begin, end) are doing harm: not a passive, and not what the count before suffered."""
        if any(i in at.taken for i in range(begin, end)):
            return False
        going = at.low[end - 1].endswith(self._going)  # "are holding 30 villagers"
        return begin == 0 or going or at.low[begin - 1] not in self._passive

    def _right(self, this: Harmed, at: _Reach) -> bool:
        """The predicate stands right behind: `12 people were killed`, `12 dead`."""
        ends = self._subject_end(this, at)
        if this.noun.kind == "person":
            this.noun = replace(this.noun, end=max(ends, this.noun.end))
        first = self._past_aside(at, ends)
        if first == ends and at.floor and (self._closes_aside(at, ends, this)):
            first += 1
        for i in range(first, min(first + 7, len(at.low))):
            hit = self._suffers.at(at.low, i)
            if hit is not None and (i < max(at.edge, this.end + 1) or first > ends):
                begin = i
                if self._acts(this, at, i, hit[0]):
                    return True
                if i == ends and not at.line.title:
                    hit, begin = self._finite_after(at, i, hit)
                if at.low[this.end : this.end + 1] == ["of"]:
                    hit, begin = self._later(at, i, hit)
                return self._suffer(this, at, hit[1], begin, hit[0], "right")
            if at.low[i] in self._aside:
                return self._behind(this, at, i)
            if not self._carries(at.low[i]):
                return False
        return False

    def _subject_end(self, this: Harmed, at: _Reach) -> int:
        """Index after those counted: `four of whom | died`, `12 civilians and soldiers | dead`."""
        low, end = at.low, max(this.end, this.noun.end)
        if low[this.end : this.end + 1] == ["of"] and low[this.end + 1 : this.end + 2][:1] != []:
            end = max(end, this.end + 2) if low[this.end + 1] in self._partitive else end
        while this.noun.kind == "person" and not this.noun.one and end + 1 < at.edge and low[end] == "and":
            more = self._people.noun(at.line, end + 1)
            if more.kind != "person" or more.start != end + 1 or more.one:
                break
            end = more.end
        return end

    def _finite_after(self, at: _Reach, i: int, hit: tuple[int, Harm]) -> tuple[tuple[int, Harm], int]:
        """`a man wounded in the raid has died`, `five patients in intensive care were killed`: what the verb says, and not
        the words that only say which people they were.
        """
        low = at.low
        for j in range(hit[0], min(hit[0] + _FAR, at.edge)):
            if low[j] in self._bar or low[j] == "and":
                break
            later = self._suffers.at(low, j)
            if later is not None and (
                low[j] in self._finite or low[j - 1] in self._passive or low[j - 1] in self._perfect
            ):
                return later, j
        return hit, i

    def _apart(self, this: Harmed, at: _Reach) -> bool:
        """The predicate stands on both sides of those counted: `burned 12 people alive`, `took his two sons away`."""
        i, ends = self._lead(at.line, this.start), {self._subject_end(this, at), this.noun.head + 1, this.end}
        while i - 1 >= at.floor and at.low[i - 1] in self._between:
            i -= 1
        for harm, rest in self._around.get(at.low[i - 1], ()) if i > at.floor else ():
            near = any(at.low[end : end + len(rest)] == rest for end in ends)
            if (near or (len(rest) > 1 and self._apart_far(this, at, rest))) and self._active(at, i - 1, i):
                return _set(this, harm, i - 1, i, "left")
        return False

    def _apart_far(self, this: Harmed, at: _Reach, rest: list[str]) -> bool:
        """Whether the second half of a predicate stands behind where it was done: `forced 900 people | across Odalo to flee`."""
        first = max(this.end, this.noun.end)
        for i in range(first, min(first + _BY, at.edge)):
            if at.low[i : i + len(rest)] == rest:
                return True
            if at.low[i] in self._bar or at.low[i] in (",", "and"):
                return False
        return False

    def _taken(self, this: Harmed, at: _Reach) -> bool:
        """Those counted stand before both halves of a predicate: `Four men were taken to the camp for questioning`."""
        low, i = at.low, max(this.end, this.noun.end)
        while i < at.edge and self._carries(low[i]) and low[i] not in self._around:
            i += 1
        if i >= at.edge or low[i - 1] not in self._passive:
            return False
        for harm, rest in self._around.get(low[i], ()):
            for j in range(i + 1, min(i + _TARGET, len(low))):
                if low[j : j + len(rest)] == rest and (len(rest) > 1 or j == i + 1):
                    return self._suffer(this, at, harm, i, i + 1, "right")
                if low[j] in self._bar or low[j] == ",":
                    break
        return False

    def _carries(self, word: str) -> bool:
        """Whether a word may stand between a subject and its participle: `were "mercilessly" killed`."""
        return word in self._be or word in self._have or word in QUOTES or word.endswith(self._manner)

    def _acts(self, this: Harmed, at: _Reach, begin: int, end: int) -> bool:
        """Whether the verb at [begin, end) is what they did: `A bomber killed 16 people`, `gunmen have killed 30 people`."""
        after, low = at.after, at.low
        named = this.noun.kind == "bare" and this.start > 0 and at.line.capital(this.start - 1) and not at.line.title
        if (
            after is None
            or not (this.noun.kind == "person" or named)
            or not end <= after.start <= end + 4
            or after.whole is not None
        ):
            return False
        if self._does.at(low, begin) is None or not self._between.issuperset(low[end : after.start]):
            return False
        if low[begin - 1] in self._have:
            return low[begin] not in self._finite
        if begin > max(this.end, this.noun.end) and low[begin - 1] in self._be:
            return False
        single = this.how in ("single", "definite") and not at.line.title
        if not single and not named and self._people.status.get(low[this.noun.head]) != "combatant":
            return False
        return after.noun.kind == "person" and not self._singles.goes_on(low, after.noun.end)

    def _included(self, this: Harmed, at: _Reach) -> bool:
        """`those killed in two attacks include 14 children`; `killing civilians including 3 children`."""
        low, start = at.low, this.start
        whole = self._all_of(at, start)
        if whole is not None and this.noun.kind != "thing":
            return _set(this, whole[1], whole[0], start, "left")
        part = self._part.before(low, start) or self._inverted(at, start)
        if part is None or this.noun.kind == "thing" or this.how == "name":
            return False
        for i in range(part[0], max(at.floor, start - _TARGET), -1):
            if i < part[0] and low[i] in self._bar and not self._is_said_aside(at, i):
                return False
            told = self._those.before(low, i)
            if told is not None and told[0] >= at.floor:
                return _set(this, told[1], told[0], i, "left")
            does = self._does.before(low, i)
            if (
                does is not None
                and does[0] >= at.floor
                and low[i - 1] not in self._weak
                and self._active(at, does[0], i)
            ):
                noun = self._people.noun(at.line, i)
                return noun.kind == "person" and noun.end <= start and _set(this, does[1], does[0], i, "left")
        return False

    def _fronted(self, this: Harmed, at: _Reach) -> bool:
        """The participle opens the line and the verb stands before those counted: `Killed in the raid were two guards`."""
        low, start = at.low, this.start
        if not 1 < start <= _TARGET or low[start - 1] not in self._passive or at.line.title:
            return False
        first = 1 if low[0] in self._then else 0
        hit = self._suffers.at(low, first)
        if hit is None or hit[0] >= start or not (self._bar | {","}).isdisjoint(low[hit[0] : start]):
            return False
        return hit[1] in ("killed", "injured", "detained", "missing") and _set(this, hit[1], first, hit[0], "left")

    def _is_said_aside(self, at: _Reach, i: int) -> bool:
        """Whether word `i` only says between two commas who said it: `Among the dead, he said, were …`."""
        low = at.low
        first = next((j for j in range(i, max(at.floor, i - _BY), -1) if low[j] == ","), None)
        last = next((j for j in range(i, min(i + _BY, len(low))) if low[j] == ","), None)
        return first is not None and last is not None and any([word] in self._saying for word in low[first:last])

    def _alongside(self, this: Harmed, at: _Reach) -> bool:
        """`He was killed along with his wife and three children`: beside someone who is not counted."""
        low = at.low
        beside = self._list.before(low, this.start)
        if beside is None or this.linked:
            return False
        for i in range(beside[0], max(at.floor, beside[0] - _ASIDE), -1):
            hit = self._suffers.before(low, i)
            if hit is not None and hit[0] > at.floor and low[hit[0] - 1] in self._passive:
                return _set(this, hit[1], hit[0], i, "left")
            if low[i - 1] in self._bar:
                return False
        return False

    def _all_of(self, at: _Reach, start: int) -> tuple[int, Harm] | None:
        """`Of the dead, 14 were women`; `The victims were a man and his two daughters`."""
        if start < 2 or not (at.low[start - 1] in (",", ":") or at.low[start - 1] in self._passive | self._includes):
            return None
        told = self._those.before(at.low, start - 1)
        if told is None or told[0] < at.floor:
            return None
        if at.low[start - 1] != ",":
            return told
        return told if told[0] and at.low[told[0] - 1] in self._definite_of | self._amid else None

    def _inverted(self, at: _Reach, start: int) -> tuple[int, str] | None:
        """`among the dead was a nurse`: the verb before a count that stands behind the whole."""
        low = at.low
        if start == 0 or low[start - 1] not in self._passive:
            return None
        inside = any(low[i] in self._amid for i in range(max(at.floor, start - _TARGET), start - 1))
        return (start - 1, "part") if inside else None

    def _later(self, at: _Reach, i: int, hit: tuple[int, Harm]) -> tuple[tuple[int, Harm], int]:
        """`ten of the wounded died`: the wounded are who, and death is what."""
        for j in range(hit[0], min(hit[0] + 4, at.edge) if hit[1] != "killed" else hit[0]):
            later = self._suffers.at(at.low, j)
            if later is not None:
                return later, j
            if at.low[j] not in self._be and at.low[j] not in self._have:
                break
        return hit, i

    def _closes_aside(self, at: _Reach, i: int, this: Harmed) -> bool:
        """Whether the comma at word `i` ends an aside: `hundreds, by some accounts 2,000, were killed`."""
        low = at.low
        if low[i : i + 1] != [","] or i + 1 >= len(low) or (low[at.floor] != "," and this.whole is None):
            return False
        return low[i + 1] in self._be or low[i + 1] in self._have or low[i + 1] in self._finite

    def _past_aside(self, at: _Reach, i: int) -> int:
        """Index after an aside that stands at word `i`: `Thousands of villagers, a small minority, have fled`."""
        low = at.low
        close = _CLOSES.get(low[i]) if i < len(low) else None
        if close is None:
            return i
        said = close == "," and any([word] in self._saying for word in low[i + 1 : i + _BY])
        for j in range(i + 1, min(i + _TARGET, len(low))):
            if low[j] == close:
                after = low[j + 1 : j + 2]
                goes_on = self._suffers.at(low, j + 1) if after else None
                return j + 1 if goes_on or (after and (after[0] in self._be or after[0] in self._have)) else i
            known = low[j] == "as" and low[j - 1] in self._known
            if (low[j] in self._aside_bar and not said and not known) or self._suffers.at(low, j) is not None:
                return i
        return i

    def _behind(self, this: Harmed, at: _Reach, first: int) -> bool:
        """`10 people, mostly schoolchildren, killed`: the participle behind an aside."""
        for i in range(first, min(first + 9, at.edge)):
            hit = self._suffers.at(at.low, i)
            if hit is not None:
                return self._suffer(this, at, hit[1], i, hit[0], "right")
            if at.low[i] in self._bar:
                return False
        return False

    def _inside(self, this: Harmed, at: _Reach) -> bool:
        """The participle stands before its noun: `140 injured people`."""
        if this.noun.kind != "person":
            return False
        for i in range(this.noun.start, this.noun.head):
            hit = self._suffers.at(at.low, i)
            if hit is not None and hit[0] <= this.noun.head:
                after, begin = self._finite_after(at, this.noun.end, (this.noun.end, hit[1]))
                if after[1] in _GRAVER.get(hit[1], ()):
                    return self._suffer(this, at, after[1], begin, after[0], "right")
                return _set(this, hit[1], i, hit[0], "own")
        return False

    def _own(self, this: Harmed, at: _Reach) -> bool:
        """The noun itself names the harm: `12 deaths`, `8 bodies`, `15 victims`, `80 hostages`."""
        single = this.how in ("single", "definite", "name")
        if any(word in self._heard for word in at.low[max(at.floor, this.start - 2) : this.start]):
            return False
        hit = self._harmed.at(at.low, this.noun.head) if this.noun.kind == "person" and not single else None
        if hit is None:
            return False
        fatal = hit[1] == "casualties" and not self._fatal.isdisjoint(at.low[this.noun.start : this.noun.head])
        return _set(this, "killed" if fatal else hit[1], this.noun.head, hit[0], "own")

    def _tolled(self, this: Harmed, at: _Reach) -> bool:
        """`the death toll in the blast has risen to 70`."""
        low, start = at.low, this.start
        linked = start > 0 and (
            low[start - 1] in self._link
            or low[start] in self._link
            or low[start - 1] in self._the_number
            or low[start - 1] in self._number
        )
        if not linked or this.how:
            return False
        for i in range(start, max(at.floor, start - _TOLL), -1):
            hit = self._toll.before(low, i)
            near = start - i <= 3 or low[i] in self._amid  # "casualties among civilians have reached 400"
            put = this.noun.kind == "bare" and low[start - 1] in ("at", "to")  # "put the dead in the protests at 25"
            near = near or (put and hit is not None and low[hit[0] - 1] in self._definite)
            if hit is not None and (near or low[hit[0]] not in self._near_only or i - hit[0] > 1):
                return self._toll_of(this, at, hit[1], hit[0], i)
            if low[i - 1] in self._number and low[i : i + 1] == ["of"]:
                return self._number_of(this, at, i)
        return False

    def _number_of(self, this: Harmed, at: _Reach, i: int) -> bool:
        """`the number of residents abducted in three days stands at 220`."""
        for j in range(i + 1, this.start - 1):
            hit = self._suffers.at(at.low, j) or self._harmed.at(at.low, j)
            if hit is not None:
                return self._toll_of(this, at, hit[1], j, hit[0])
        return False

    def _brought(self, this: Harmed, at: _Reach) -> bool:
        """`brought to 49 the number of people killed`; `put at 13 the soldiers killed`."""
        low, i = at.low, this.end
        if this.how or low[i : i + 1] != ["the"] or i + 1 >= len(low):
            return False
        if low[i + 1] not in self._number:
            noun = self._people.noun(at.line, i + 1)
            put = this.start > 0 and low[this.start - 1] in ("at", "to") and noun.kind == "person" and not noun.one
            hit = self._suffers.at(low, noun.end) if put and noun.end < len(low) else None
            return hit is not None and self._toll_of(this, at, hit[1], noun.start, hit[0])
        for j in range(i + 1, min(i + _TARGET, len(low))):
            hit = self._toll.at(low, j) or self._suffers.at(low, j)
            if hit is not None:
                return self._toll_of(this, at, hit[1], j, hit[0])
        return False

    def _toll_of(self, this: Harmed, at: _Reach, harm: Harm, begin: int, end: int) -> bool:
        this.toll = True
        this.target = self._targeted(this, at, begin, end)
        if this.noun.kind == "open":
            this.noun = Noun(this.end, this.end, this.end, "bare")
        return _set(this, harm, begin, end, "toll")

    def _targeted(self, this: Harmed, at: _Reach, begin: int, end: int) -> Noun | None:
        """Whom the toll at words [begin, end) counts, as its own words say: behind `against`, `of`, `among`, or before it."""
        low = at.low
        for i in range(begin - 1, min(this.start, end + _TARGET)):
            if i >= 0 and low[i] in self._upon:
                noun = self._people.noun(at.line, i + 1)
                if noun.kind == "person" and noun.end <= this.start and self._harmed.at(low, noun.head) is None:
                    return noun
        for i in range(end - 1, max(begin - 2, at.floor - 1, -1), -1):
            if self._people.describes(low[i]):
                return Noun(i, i, i + 1, "person")
        return None

    def _far_right(self, this: Harmed, at: _Reach) -> bool:
        """The verb stands behind a longer phrase: `86 members of the forces and their allies - … - were killed`."""
        low, first = at.low, max(this.end, this.noun.end)
        if this.noun.kind != "person" or at.told:
            return False
        for i in range(first, min(first + _FAR, at.edge)):
            if low[i] in self._bar and not (low[i] == "as" and low[i - 1] in self._known):
                return False
            hit = self._suffers.at(low, i)
            also = low[i - 1] == "and" and not self._passive.isdisjoint(low[first:i])  # "was taken away and shot"
            also = also and not (hit and low[hit[0] : hit[0] + 1] and low[hit[0]] in self._articles | self._definite)
            if hit is not None and (
                low[i - 1] in self._be or low[i - 1] in self._have or low[i] in self._finite or also
            ):
                if self._acts(this, at, i, hit[0]):
                    return True
                return self._suffer(this, at, hit[1], i, hit[0], "far")
        return False

    def _far_left(self, this: Harmed, at: _Reach) -> bool:
        """`killed in the strikes at least 12 people`."""
        low = at.low
        if this.noun.kind == "thing" or this.how == "definite":
            return False
        for i in range(this.start - 1, max(at.floor, this.start - 9), -1):
            hit = self._does.before(low, i)
            if hit is not None and low[i] in self._across and self._active(at, hit[0], i):
                return _set(this, hit[1], hit[0], i, "far")
            if low[i] in self._bar or low[i] in (",", "and"):
                return False
        return False

    def _whom(self, this: Harmed, at: _Reach) -> bool:
        """The verb of a clause without `whom`: `the names of 16 | they slaughtered`, `a soldier | the rebels had captured`."""
        low, first = at.low, max(this.end, this.noun.end)
        if this.noun.kind not in ("person", "bare") or first >= at.edge or low[first] not in self._subjects:
            return False
        i = first + 1
        while i < at.edge and (low[i] in self._have or low[i] in self._be or low[i].endswith(self._manner)):
            i += 1
        hit = self._does.at(low, i) if i < at.edge else None
        if hit is None or (at.after is not None and at.after.start <= hit[0] + 1):
            return False
        if low[i] in self._weak and this.noun.kind != "person":
            return False
        at.taken.update(range(i, hit[0]))
        return _set(this, hit[1], i, hit[0], "right")

    def _departed(self, this: Harmed, at: _Reach) -> bool:
        """A crowd that is gone from its place: `Some 9,000 families have left Odalo for Belo`."""
        low, i = at.low, max(this.end, this.noun.end)
        if this.noun.kind not in ("person", "bare") or this.count.high == 1 or this.how or at.line.title:
            return False
        lead = low[this.start - 1] if this.start else ""
        if lead in self._across or lead in self._elides or lead == "for":
            return False  # "aid for 40,000 people entered the town"
        crowd = this.count.vague is not None or (this.count.low or 0) >= _CROWD
        if not crowd or self._people.told(at.line, this.noun) == "combatant":
            return False
        while i < at.edge and low[i] not in self._leaving and self._carries(low[i]):
            i += 1
        if i + 1 >= min(at.edge, len(low)) or low[i] not in self._leaving or low[i - 1] == "to":
            return False
        if not (at.line.capital(i + 1) or low[i + 1] in self._whither or low[i + 1] in self._pronouns):
            return False
        return self._suffer(this, at, "displaced", i, i + 1, "right")

    def _suffer(self, this: Harmed, at: _Reach, harm: Harm, begin: int, end: int, how: str) -> bool:
        if harm == "displaced" and (
            (begin > 1 and at.low[begin - 2] in self._trying) or self._travels(this, at, begin)
        ):
            return False
        said = at.low[this.end : end]
        if harm == "displaced" and not (self._captives.isdisjoint(said) or self._escapes.isdisjoint(said)):
            return False  # "three of the hostages escaped"
        if at.low[begin] in self._wrecks and (this.noun.kind != "person" or how == "far"):
            return False  # "five excavators destroyed"
        if harm in ("displaced", "injured", "detained") and self._is_dead(this, at):
            return False  # "22 bodies were taken to hospital"
        if harm == "injured" and self._died_of_it(at, end):
            harm = "killed"
        at.taken.update(range(begin, end))
        return _set(this, harm, begin, end, how)

    def _died_of_it(self, at: _Reach, i: int) -> bool:
        """`received a bullet in the chest | and later died`."""
        low = at.low
        for j in range(i, min(i + _ASIDE, at.edge)):
            if low[j] in self._bar:
                return False
            if low[j] == "and":
                k = next((k for k in range(j, at.edge) if low[k] not in self._then), at.edge)
                hit = self._suffers.at(low, k) if k < at.edge else None
                return hit is not None and hit[1] == "killed" and low[k] in self._finite
        return False

    def _is_dead(self, this: Harmed, at: _Reach) -> bool:
        """Whether those counted are called dead, or hurt: `22 bodies`, `92 martyrs and 128 injuries`."""
        told = self._harmed.at(at.low, this.noun.head) if this.noun.kind == "person" else None
        single = this.how in ("single", "definite", "name")
        return told is not None and told[1] in ("killed", "injured") and not single

    def _travels(self, this: Harmed, at: _Reach, begin: int) -> bool:
        """`the envoy arrived in the capital`, `200 soldiers arrived`: only crowds of others flee by arriving."""
        alone = this.how in ("single", "definite", "name")
        return at.low[begin] in self._moves and (alone or self._people.told(at.line, this.noun) == "combatant")

    # ------------------------------------------------------------------ inheritance

    def _inherit(self, line: Line, found: list[Harmed], told: Harm | None) -> None:
        self._from_behind(found)
        self._from_before(line, found)
        self._as_told(line, found, told)

    def _as_told(self, line: Line, found: list[Harmed], harm: Harm | None) -> None:
        """`34 died in the north, where two nurses were among the victims`: victims are whom the figures before them counted."""
        told, here = harm, False
        for this in found:
            words = set(line.low[slice(*this.verb)]) if this.verb is not None else set()
            itself = this.noun.kind == "person" and self._harmed.at(line.low, this.noun.head) is not None
            called = bool(words & self._victims) and not itself
            few = harm == "killed" and not words & self._amid and (this.count.low or _FEW) < _FEW
            few = few and (this.whole is None or found[this.whole].harm == "killed")
            if this.harm == "casualties" and told is not None and called and (few or (here and words & self._amid)):
                this.harm = told
            told, here = (this.harm, True) if this.harm in ("killed", "injured") else (told, here)

    def _from_behind(self, found: list[Harmed]) -> None:
        for k in range(len(found) - 2, -1, -1):
            after = found[k + 1]
            if (
                found[k].harm is None
                and not self._waits(found, k)
                and after.harm is not None
                and after.side in ("right", "far")
            ) and (after.linked or after.whole == k):
                _take(found[k], after)

    def _from_before(self, line: Line, found: list[Harmed]) -> None:
        for k, this in enumerate(found):
            if this.harm is not None:
                continue
            if this.whole is not None:
                _take(this, found[this.whole])
            elif (
                k
                and not self._on_its_own(line, this)
                and (this.linked or self._elided(line, found[k - 1], this) or self._totals(line, this))
            ):
                _take(this, found[k - 1])

    def _twice(self, line: Line, found: list[Harmed]) -> list[Harmed]:
        """With each count that a sentence harms twice, once more for its other harm: `abducted and later killed 12`."""
        more: list[Harmed] = []
        for k, this in enumerate(found):
            edge = found[k + 1].start if k + 1 < len(found) else len(line)
            other = self._other_harm(line, this, edge) if this.verb and not this.toll and not this.linked else None
            if other is not None and {this.harm, other[1]} in _TWICE:
                verb = (other[0], other[0] + 1)
                more.append(replace(this, harm=other[1], verb=verb, whole=None))
        return [*found, *more]

    def _other_harm(self, line: Line, this: Harmed, edge: int) -> tuple[int, Harm] | None:
        """Where the second predicate of a count stands: beside the first, or before a pronoun that means them."""
        low = line.low
        begin, end = this.verb or (0, 0)
        if this.side == "left" and end <= this.start:
            i = begin
            while i > 0 and low[i - 1] in self._then:
                i -= 1
            hit = self._does.before(low, i) if i < begin else None
            if hit is not None:
                return hit
        elif this.side in ("right", "far"):
            i = end
            while i < len(low) and (low[i] in self._then or (i > end and low[i] in self._be)):
                i += 1
            after = self._suffers.at(low, i) if end < i < len(low) else None
            if after is not None:
                return i, after[1]
        for i in range(max(end, this.end), min(edge, len(low))):
            if low[i] in self._pronouns:
                hit = self._does.before(low, i)
                around = self._does.at(low, i - 1)  # "taking them captive"
                if hit is not None and hit[0] >= end:
                    return hit
                if around is not None and around[0] > i:
                    return i - 1, around[1]
        return None

    def _totals(self, line: Line, this: Harmed) -> bool:
        """`Two more died, bringing the total to 44`."""
        low, i = line.low, this.start
        return i > 2 and low[i - 1] == "to" and low[i - 2] in self._number and low[i - 3] in self._definite

    def _on_its_own(self, line: Line, this: Harmed) -> bool:
        """`… and 20 people were rescued`: a sentence of its own that tells no harm takes none from the count before.

        Unless it only says who they were: `four of the dead were women and one was a boy`.
        """
        i = max(this.end, this.noun.end)
        if self._called(line, this) is not this.noun:
            return False
        return not this.how and i < len(line) and (line.low[i] in self._passive or line.low[i] in self._perfect)

    def _waits(self, found: list[Harmed], k: int) -> bool:
        """A part whose whole has its harm takes it from there."""
        whole = found[k].whole
        return whole is not None and found[whole].harm is not None

    def _elided(self, line: Line, before: Harmed, this: Harmed) -> bool:
        """`49 died in Tartus, 25 in Latakia`."""
        end = past_who(line.low, this.end)
        after = line.low[end : end + 1]
        if this.noun.kind != "bare" or before.harm is None or not after:
            return False
        if self._parallel(line, before, this):
            return True
        lists = line.low[this.start - 1] in self._listing and before.how not in ("single", "definite", "name")
        return after[0] in self._elides or (lists and after[0] in self._timed)

    def _parallel(self, line: Line, before: Harmed, this: Harmed) -> bool:
        """`The rebels were responsible for 41, the army for nine`; `five died in Belo, and in Coro one`."""
        low, start = line.low, this.start
        if before.how in ("single", "definite", "name") or start < 3:
            return False
        gap = low[before.end : start]
        if low[start - 1] == low[before.start - 1] == "for":
            return "," in gap or "and" in gap
        if "," not in gap:
            return False
        ends = this.end >= len(low) or not low[this.end][0].isalnum() or low[this.end] == "and"
        first = start - 1
        while first > before.end and line.capital(first):
            first -= 1
        return ends and first < start - 1 and low[first] in self._elides and low[first - 1] in _ALSO

    def _is_bomber(self, line: Line, this: Harmed) -> bool:
        """`killed nine, including the bomber`: whose own death is no harm done."""
        return this.how == "definite" and this.whole is not None and line.low[this.noun.head] in self._bombers

    def _kept(self, line: Line, found: list[Harmed]) -> list[Harmed]:
        """Those with a harm; parts keep pointing at their wholes."""
        kept = [
            this
            for this in found
            if this.harm is not None
            and not self._counted.is_unviolent(line, this)
            and not (this.year and this.noun.kind != "person" and this.side not in ("left", "right"))
        ]
        kept.sort(key=lambda this: this.start)
        kept = [this for this in kept if not self._is_bomber(line, this)]
        place = {id(this): k for k, this in enumerate(kept)}
        for this in kept:
            if this.whole is not None:
                whole = found[this.whole]
                apart = this.linked and whole.harm not in (
                    this.harm,
                    "casualties",
                )  # "4 dead, 3 of them boys, and 9 hurt"
                this.whole = None if apart else place.get(id(whole))
        return kept


def past_who(low: list[str], end: int) -> int:
    """Index after the words between commas that say who a count of one is: `five died in Um and one, a midwife, | in Ban`."""
    if low[end : end + 2] not in ([",", "a"], [",", "an"]):
        return end
    return next((j + 1 for j in range(end + 2, min(end + _ASIDE, len(low))) if low[j] == ","), end)


def _fits(part: Harmed, whole: Harmed) -> bool:
    """Whether a count may be part of another: it is no larger."""
    size, most = part.count.low, whole.count.low
    return size is None or most is None or size <= most


def _set(this: Harmed, harm: Harm, begin: int, end: int, how: str) -> bool:
    this.harm, this.verb = harm, (begin, end)
    if this.how not in ("definite", "single", "name"):
        this.how = how
    this.side = how
    return True


def _take(this: Harmed, other: Harmed) -> None:
    this.harm, this.verb = other.harm, other.verb
    this.side = other.side
    this.toll = False


def _first_words(language: Language) -> Iterable[str]:
    for section in ("does", "both", "suffers", "noun", "toll"):
        for phrases in language.section("harms", section).values():
            yield from (word for phrase in phrases for word in phrase.split()[:1])
    for phrases in language.section("people", "harmed").values():
        yield from (word for phrase in phrases for word in phrase.split()[:1])

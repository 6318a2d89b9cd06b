"""A line with its counts in, counted harms out: which harm befalls which count, and what part of which it is.

Predicates say what befalls whom (`predicates`). What has none of its own takes part in a list or in a whole (`including 3
children`), goes on from the count before it, or from the line before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile
from typing import Final

from corroborate.language import Language
from corroborate.read.counted import Counted
from corroborate.read.likely import Likely
from corroborate.read.lines import Line
from corroborate.read.numbers import Number, Numbers
from corroborate.read.phrases import Phrases
from corroborate.read.predicates import Predicates, suffer
from corroborate.read.ranks import Choice
from corroborate.read.singles import Harmed, Singles
from corroborate.read.verdicts import Verdict, Verdicts
from corroborate.read.victims import QUOTES, Noun, People
from corroborate.values import Count
from corroborate.vocabulary import Harm

__all__ = ["Harmed", "Harms"]

_CALLED: Final = 12  # words from "of the dead" to "were women"
_FAR: Final = 22  # words between a subject and its verb
_TARGET: Final = 14  # words between a toll and whom it counts
_FEW: Final = 100  # victims whom one event may have: those of the event told of right before
_THIRD: Final = 3  # words of "Among them were"
_NAMED: Final = 3  # words of a name behind who bears it, and a comma
_SUM: Final = 3  # the smallest count whose parts are told by adding up
_BY: Final = 6  # words of "the officer said" between commas
_ASIDE: Final = 12  # words of an aside between them
_TWICE: Final = ({"detained", "killed"}, {"detained", "injured"})  # what is no single harm
_ALSO: Final = (",", "and", "or")
_AMONG_THEM: Final = (["among", "them"], ["among", "those"], ["among", "these"], ["amongst", "them"])
_CLOSES_LINE: Final = (".", ",", ";")
_SPREADING: Final = ("left", "right", "far", "likely")  # where what befell some may be taken to have befallen all
_OF_THEM: Final = (["of", "them"], ["of", "those"], ["of", "these"])


class Harms:
    """The counted harms of one language."""

    def __init__(self, language: Language, numbers: Numbers, people: People, verdicts: Verdicts) -> None:
        self._numbers, self._numerals = numbers, language.every("counts", "values")
        self._people = people
        words = partial(language.known, "harms")
        self._between = words("between")
        self._link = words("toll_link")
        self._be = words("aux", "be")
        self._bar = words("bar")
        self._articles = language.known("counts", "one", "article")
        self._definite = language.known("counts", "one", "definite")
        self._owning = language.known("counts", "one", "owning")
        self._definite_of = words("of")
        self._timed = words("elides", "timed")
        self._listing = words("elides", "listing")
        self._elides, self._across = words("elides"), words("between", "across") | words("between", "behind")
        self._circumstances = words("elides", "circumstances")
        self._amid = words("amid")
        self._years = tuple(language.words("people", "singular", "aged"))
        self._saying = [[word] for word in language.words("harms", "says")]
        self.bombers = words("bombers")
        self._victims = words("those", "victims")
        self._perfect, self._manner = words("aux", "perfect"), tuple(words("aux", "manner"))
        self._leaving = words("leaving")
        self._then = words("then")
        self._during = words("released", "during") | words("elides")
        self._out, self._shots = words("weak", "out"), words("weak", "shots")
        self._some_words = words("weak", "shares")
        self._who, self._clauses = words("bar", "who"), words("bar") | words("weak", "opens") | {",", "and"}
        self._save: Phrases[str] = Phrases({"save": language.words("harms", "weak", "save")})
        self._so, self._did = words("so"), words("so", "did")
        self._pronouns = words("pronouns")
        self._corpses, self._dead = language.known("people", "unit", "bodies"), words("those", "fallen")
        self._persons, self._several = words("pronouns", "persons"), words("pronouns", "several")
        self._objects = self._pronouns - self._owning
        self._recount: Phrases[str] = Phrases({"recount": language.words("harms", "recount")})
        self._verbal, self._plural = words("passive") | words("aux", "perfect"), words("aux", "plural")
        self._recount_words = self._recount.firsts
        self._crowds = words("leaving", "crowds")
        self._inner = words("recount", "inner")
        self._tallies = words("recount", "far")
        self._spared = words("recount", "spared")
        self._opening = words("recount", "opening")
        self._more = language.known("people", "others")
        self._them_first = words("those", "pronouns")
        self._partitive = language.known("people", "stop", "partitive")
        self._number = words("number")
        self._passive = words("passive")
        self._cues = frozenset(_first_words(language))
        self._singles = Singles(language, people, self._cues)
        self._counted = Counted(language, people, self._singles)
        self.names = self._singles.names
        self.rows = words("rows")
        self._predicates = Predicates(language, people, self._singles)
        self._verdicts = verdicts
        self._likely = Likely(language, people, self._predicates)

    def find(
        self, line: Line, counting: Collection[int] = (), harm: Harm | None = None, told: Harm | None = None
    ) -> list[Harmed]:
        """The counted harms of a line, in order of their figures.

        `counting` are verbs by which a counter counts, `harm` is what was counted before: `the monitor counted 745 civilians`.
        `told` is the harm of those in the line right before, of whom this one may go on: `12 of them were children`.
        """
        found = self._ruled(line, counting, harm, told)
        if not found:
            return []
        self._likely.give(line, found, told, harm)
        self._from_before(line, found)
        self._some_of_them(line, found)
        self._came_through(line, found)
        for this in found:
            if not this.how.startswith(("single", "definite", "name", "toll")):
                this.noun = self._called(line, this)
        return self._kept(line, self._twice(line, found))

    def choices(
        self, line: Line, counting: Collection[int] = (), harm: Harm | None = None, told: Harm | None = None
    ) -> Iterator[tuple[Harmed, Choice[Harm | None]]]:
        """The counts of a line, by rule with a harm or not, each with the harms that may have befallen it; for learning."""
        return self._likely.choices(line, self._ruled(line, counting, harm, told), told, harm)

    def _ruled(self, line: Line, counting: Collection[int], harm: Harm | None, told: Harm | None) -> list[Harmed]:
        """All counts of a line, those with a harm to which the rules give one."""
        counted_on = harm is not None and not self._recount_words.isdisjoint(line.low)
        crowd = not self._leaving.isdisjoint(line.low) and not self._crowds.isdisjoint(line.low)
        if not counting and told is None and not counted_on and not crowd and self._cues.isdisjoint(line.low):
            return []
        found = list(self._candidates(line))
        if not found:
            return []
        self._link_parts(line, found)
        self._predicates.give(line, found)
        self._kin_of_the_dead(line, found)
        for this in found:
            if (
                harm
                and this.harm is None
                and this.start - 1 in counting
                and (this.noun.kind == "person" or line.low[this.end : this.end + 1] == ["more"])
                and not this.how
            ):
                suffer(this, harm, this.start - 1, this.start, "left")
            before = (other.harm for other in reversed(found) if other.start < this.start)
            here = next((harm for harm in before if harm in ("killed", "injured")), told)
            if told and here and this.harm is None and self._tells_of_them(line, this):
                suffer(this, here, this.end, this.noun.end, "right")
        self._of_who(line, found)
        self._died_so(line, found)
        self._done_to_them(line, found)
        self._both_told(line, found)
        self._recounted(line, found, harm)
        self._summed(found)
        self._inherit(line, found, harm)
        self._not_all_fatal(line, found)
        return found

    def _some_of_them(self, line: Line, found: list[Harmed]) -> None:
        """`nine of the 40 hostages were killed`, `half of the 40`: what befell some of them befell no more than those. Whom a
        participle tells of (`two of the nine | wounded on Friday | have died`) keep what it tells.
        """
        low = line.low
        for k, whole in enumerate(found):
            if self._save.before(low, whole.start) is not None:
                whole.harm = None  # "all but | nine were killed"
            of = low[found[k - 1].end : whole.start] if k else []
            counted = of in (["of"], ["of", "the"]) and found[k - 1].harm == whole.harm
            shared = whole.start > 2 and low[whole.start - 2 : whole.start] == ["of", "the"]
            shared = shared and low[whole.start - 3] in self._some_words
            if whole.side not in _SPREADING or not (counted or shared):
                continue
            end = whole.noun.end
            hit = self._predicates.suffers.at(low, end) if end < len(low) else None
            whole.harm = hit[1] if hit is not None and not self._predicates.is_verb(low[end]) else None

    def _kin_of_the_dead(self, line: Line, found: list[Harmed]) -> None:
        """`The dead man's mother | is ill`, `The slain guard's wife | was hurt`: what befell whose kin they are befell them not."""
        low = line.low
        for this in found:
            if this.harm is None or this.verb is None or this.how not in ("single", "definite") or not line.owners:
                continue
            begin, end = this.verb
            led = begin > 0 and low[begin - 1] in self._definite
            told = this.side == "own" or (this.side == "left" and end == this.start and led)
            if not told or line.owners.isdisjoint(range(end, this.noun.head)):
                continue
            i = past_aside(low, this.noun.end)
            while i < len(low) and (low[i] in self._passive or low[i] in self._then):
                i += 1
            hit = self._predicates.suffers.at(low, i) if i < len(low) else None
            if hit is not None:
                suffer(this, hit[1], i, hit[0], "right")
            else:
                this.harm, this.verb = None, None
                this.acts = low[this.noun.end : this.noun.end + 1] != ["and"]

    def _came_through(self, line: Line, found: list[Harmed]) -> None:
        """`A convoy of | 40 soldiers | was attacked, and 12 were killed`: no more of them were than are told to have been."""
        low = line.low
        for this, other in pairwise(found):
            fewer = other.noun.kind == "bare" and (other.count.low or 0) < (this.count.low or 0)
            after = other.verb is not None and other.verb[0] <= other.end + 1 and other.side == "right"
            parted = low[other.start - 1] in ("and", "but", ";")
            if this.side == "likely" and this.harm == other.harm and fewer and after and parted:
                this.harm = None

    def _not_all_fatal(self, line: Line, found: list[Harmed]) -> None:
        """`shot nine men, four of whom died`: those who were shot did not all die where some are told to have."""
        for k, whole in enumerate(found):
            if (
                whole.harm != "killed"
                or whole.side != "left"
                or whole.verb is None
                or whole.verb[1] - whole.verb[0] > 1
            ):
                continue
            rest = (
                other for other in found[k + 1 :] if other.harm == "killed" and other.verb not in (None, whole.verb)
            )
            some = any(other.whole == k or self._kills(line, whole, other) for other in rest)
            some = some or any(self._died_of_them(line, whole, other) for other in found[k + 1 :])
            if some and line.low[whole.verb[0]] in self._shots:
                whole.harm = "casualties"

    def _died_so(self, line: Line, found: list[Harmed]) -> None:
        """`12 bodies, nine | with bullets in the head`: what is told of some of the dead is how they died."""
        for k, this in enumerate(found):
            if this.whole != k - 1 or this.harm != "injured" or this.verb is None or this.verb[0] != this.end:
                continue
            whole = found[k - 1]
            if whole.harm == "killed" and self._are_some(line, whole, this, line.low[whole.end : this.start]):
                this.harm = "killed"

    def _died_of_them(self, line: Line, whole: Harmed, other: Harmed) -> bool:
        """Whether a number alone tells that fewer died: `shot 11 customers; | nine | died`."""
        verb, size = other.verb, whole.count.low or 0
        alone = other.noun.kind == "bare" and not other.how.startswith(("single", "definite", "name", "toll"))
        died = other.harm == "killed" and other.side == "right" and verb is not None and verb[0] == other.end
        parted = line.low[other.start - 1] in (";", ",", "and")
        return alone and died and parted and (other.count.low or size) < size

    def _kills(self, line: Line, whole: Harmed, other: Harmed) -> bool:
        """Whether the deed told of the one is told to have killed the other: `shot nine men, | killing four`."""
        verb, size = other.verb, whole.count.low or 0
        gerund = verb is not None and other.side == "left" and line.low[verb[0]].endswith("ing")
        return gerund and verb is not None and line.low[verb[0] - 1] == "," and (other.count.low or size) < size

    def _of_who(self, line: Line, found: list[Harmed]) -> None:
        """`A rider who carried a judge | was shot`: the verb behind a relative clause is that of whom the clause tells about."""
        low = line.low
        for k, (this, other) in enumerate(pairwise(found)):
            first = max(this.end, this.noun.end)
            if low[first : first + 1] == [] or low[first] not in self._who or other.verb is None:
                continue
            if other.whole == k or other.start == first:
                continue  # "a man whose son was killed"
            own = this.harm is not None and this.verb != other.verb
            verb = max(other.end, other.noun.end)
            if own or other.side != "right" or other.verb[0] > verb + 1 or low[verb] not in self._verbal:
                continue
            clause = low[first + 1 : other.start]
            if not self._clauses.isdisjoint(clause) or any([word] in self._saying for word in clause):
                continue  # "a nurse who said a boy was shot", "a man who fled when his son was killed"
            several = low[verb] in self._plural
            if (this.count.high != 1) == several:
                suffer(this, other.harm or "killed", *other.verb, "right")
                this.linked, other.harm, other.verb, other.acts = False, None, None, True

    def _done_to_them(self, line: Line, found: list[Harmed]) -> None:
        """`dragged a chief out of his house and shot him`: the harm of one named before, told of a pronoun."""
        low = line.low
        for k, this in enumerate(found):
            if this.harm is not None or this.how not in ("single", "definite", "name") or this.whole is not None:
                continue
            end, edge = max(this.end, this.noun.end), found[k + 1].start if k + 1 < len(found) else len(low)
            for j in range(end + 1, edge):
                if low[j] == ";" or [low[j]] in self._saying:
                    break
                hit = self._predicates.does.before(low, j) if low[j] in self._objects else None
                hit = hit or (self._predicates.done_around(low, j) if low[j] in self._pronouns else None)
                if hit is not None and hit[0] >= end:
                    wounds = self._predicates.limbs.wounds(low, hit[0], j + 1)
                    suffer(this, "injured" if wounds else hit[1], hit[0], j, "left")
                    break

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
                hit = self._predicates.suffers.at(low, j) if low[j - 1] == "," or low[j - 1] in QUOTES else None
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
            hit = self._predicates.those.before(line.low, i)
            hit = hit or self._predicates.harmed.before(line.low, i) or self._predicates.suffers.before(line.low, i)
            if hit is not None:
                return "killed" if hit[1] == "casualties" else hit[1]
        return None

    def _tells_of_them(self, line: Line, this: Harmed) -> bool:
        """Whether a line goes on about those told of right before: `12 of them were children`, `They include two doctors`."""
        if not this.how and this.whole is None and self._called(line, this) is not this.noun:
            return True
        if low_among(line.low, this.start, self._amid, self._partitive, self._be):
            return this.noun.kind == "person"  # "Among them were | 12 doctors"
        if self._so_too(line, this):
            return True
        low, part = line.low, self._predicates.part.before(line.low, this.start)
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
                of = self._named_of(line, this) or (
                    told if line.low[this.start - 1] != ":" or this is not found[0] else None
                )
                if of is not None:
                    suffer(this, of, this.start - 1, this.start, "left")
            if this.harm is None and told and not this.how and this.noun.kind in ("bare", "person"):
                cue = self._recount_of(line, this)
                if cue is not None and not self._on_its_own(line, this):
                    suffer(this, told, cue, this.start, "left")
            told = this.harm if this.harm is not None else told

    def dead(self, line: Line, found: list[Harmed]) -> Iterator[str]:
        """The nouns by which a line tells of one who died: `A nun was shot`."""
        for this in found:
            if this.harm == "killed" and this.how in ("single", "definite") and this.noun.head < len(line):
                yield line.low[this.noun.head]

    def again(self, line: Line, found: list[Harmed], dead: Mapping[str, int]) -> Iterator[Harmed]:
        """The one told dead shortly before, where a sentence goes on about them: `A nun was shot. | The nun | had been here for years.`"""
        low, first = line.low, line.low[0] in QUOTES
        after = low[first + 2 : first + 3]
        if not dead or not after or low[first] != "the" or line.index - dead.get(low[first + 1], -_FAR) > _THIRD:
            return
        if after[0] in self._verbal and not any(this.start <= first + 1 for this in found):
            noun = Noun(first + 1, first + 1, first + 2, "person", one=True)
            verb = (first + 1, first + 2)
            yield Harmed(first, first + 2, Count(1, 1), noun, "killed", verb, how="definite", side="own")

    def follow(self, found: list[Harmed], here: Line, line: Line) -> None:
        """Adds to the counts of a line what the next one tells of the last of them: `A man was stabbed. | He died at once.`

        Who was hurt is killed; who was held was held, and killed.
        """
        low = line.low
        self._some_died(found, here, line)
        last = found[-1] if found and low[0] in self._persons | self._several else None
        if last is None or last.side not in ("right", "far") or last.linked or last.toll or last.harm == "displaced":
            return
        bodies = low[0] in self._owning and low[1:2] != [] and low[1] in self._corpses  # "Their bodies were found"
        if (low[0] in self._several) != (last.count.high != 1):
            return
        if not bodies and self._predicates.ends(low, 1) != "killed":
            return
        if last.harm == "detained":
            found.append(replace(last, harm="killed", whole=None))
        elif last.harm in ("injured", "missing"):
            last.harm = "killed"

    def _some_died(self, found: list[Harmed], here: Line, line: Line) -> None:
        """`Gunmen shot nine customers; | six died.`: those who were shot did not all die."""
        last, low = (found[-1] if found else None), line.low
        number = next(iter(self._numbers.find(low)), None)
        if last is None or last.harm != "killed" or last.side != "left" or last.verb is None or number is None:
            return
        shot = last.verb[1] - last.verb[0] == 1 and here.low[last.verb[0]] in self._shots
        fewer = number.start == 0 and (number.count.low or 0) < (last.count.low or 0)
        hit = self._predicates.suffers.at(low, number.end) if shot and fewer and number.end < len(low) else None
        if hit is not None and hit[1] == "killed" and self._predicates.is_verb(low[number.end]):
            last.harm = "casualties"

    def breaks_out(self, line: Line, this: Harmed) -> bool:
        """Whether those who are counted got away from who held them: `Twelve of the girls | escaped`."""
        return this.harm == "displaced" and this.verb is not None and line.low[this.verb[0]] in self._out

    # ------------------------------------------------------------------ counts

    def _candidates(self, line: Line) -> Iterator[Harmed]:
        taken, aged, named = 0, -1, 0
        last: Harmed | None = None
        numbers = [
            number for number in self._numbers.find(line.low) if not self._counted.is_years_old(line.low, number)
        ]
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
            if last is not None and not last.how and last.end == number.start - 2 and self._is_meant(line, number):
                continue  # "two of the nine were farmers": the nine are told of before
            led = number.start > 0 and line.low[number.start - 1] in self._during
            if led and line.low[number.end : number.end + 2] in _OF_THEM:
                continue  # "raids, and during one of them a woman died"
            whose = last is not None and last.how in ("single", "definite", "name")
            if whose and last is not None and self._is_said_again(line, last, number):
                continue  # "his brother Karam, one of the drivers, was killed"
            after_age = number.start == aged + 1 and line.low[aged] in _ALSO
            noun = self._people.noun(line, number.end)
            if self._counted.is_dialled(line.low, number, noun):
                continue
            if after_age or self._counted.is_age(line, number, noun):
                aged = number.end
                continue  # "two brothers aged 15 and 17"
            if (
                number.end < len(line)
                and line.low[number.end][0].isdigit()
                and line.low[number.end + 1 : number.end + 2] != ["%"]
                and not line.low[number.end].endswith(self._years)
            ):
                continue  # "016 85 12 dead": rests of a page, no figures
            if self._counted.are_people(line, number, noun):
                last = Harmed(number.start, number.end, number.count, noun, year=number.year)
                yield last

    def _is_meant(self, line: Line, number: Number) -> bool:
        """Whether a number only says of whom the one before it is: `two | of the nine | were farmers`."""
        low, end = line.low, number.end
        after = low[end] if end < len(low) else "."
        whose = low[number.start - 2] in self._definite_of and low[number.start - 1] in self._definite
        return whose and (not after[0].isalnum() or after in self._passive or after in self._perfect)

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
            if line.low[this.start - 1] != "and" and self._speaks(line, this):
                continue
            gap = self._gap(line, before, this)
            if line.low[before.end : this.start] == ["of", "the"] and not before.how and _fits(before, this):
                before.whole = k if before.whole is None else before.whole  # "61 | of the 94 dead were civilians"
                continue
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
            part = self._predicates.part.before(line.low, self._predicates.lead(line, self._opens(line, this)))
            if self._within(line, before, this, gap):
                this.whole = k - 1
            elif self._among(line, before, this):
                self._whole_of(found, k)
            elif part is not None and part[0] >= before.end and self._near_whole(line, before, this):
                this.whole = self._top(found, k - 1)
            elif gap[-2:] in ([",", '"'], [",", "”"], [",", "’"]):
                continue  # "four bodies," a shopkeeper said
            elif self._divided(line, before) and (len(gap) <= 2 or self._sets_off(gap)) and _fits(this, before):
                this.whole, this.noun = k - 1, self._called(line, this)
            elif self._are_some(line, before, this, gap):
                this.whole = k - 1
            elif line.low[this.start] == "whose":
                continue
            elif (
                self._another(line, before, this, gap)
                or self._shares(line, before, this, gap)
                or self._recounts(line, before, this)
            ):
                this.linked = True
            elif gap[-1:] == ["with"] and len(gap) <= 3 and self._are_people(line, this) and _fits(this, before):
                this.whole = k - 1  # "34 killed, with 6 children and 8 women"
            elif gap == ["("] and before.noun.kind == "person" and _fits(this, before):
                this.whole = k - 1
            elif (
                before.whole is not None
                and gap[:1]
                and (gap[0] in self._elides or gap[0] in self._definite_of or gap[0] in self._across)
                and self._lists_on(gap)
            ):
                this.whole, this.linked = before.whole, True  # "of which 732 in Latakia, 276 in Tartus"
            elif gap[:1] == [","] and len(gap) <= _ASIDE and self._lists_on(gap) and this.noun.kind == "person":
                this.linked = True  # "745 civilians, mostly in massacres, and 148 militants"
            elif len(gap) <= 5 and (
                all(word in self._between or word in (",", "and", "plus", "-") for word in gap)
                or self._predicates.list.before(line.low, this.start)
            ):
                this.linked = True
                if before.whole is not None and before.how != "definite":
                    this.whole = before.whole

    def _sets_off(self, gap: list[str]) -> bool:
        """Whether a clause that says whom one speaks of ends before a part of them: `of the 94 dead | it has counted, | 61 were farmers`."""
        return gap[-1] == "," and gap.count(",") == 1 and len(gap) <= _TARGET

    def _speaks(self, line: Line, this: Harmed) -> bool:
        """Who speaks: `killed four people two residents said`, `wounding 14, the mayor of Belor, Karam Odeh, told reporters`."""
        if this.noun.kind != "person":
            return False
        low, i, asides = line.low, this.noun.end, 0
        if low[i : i + 1] in self._saying:
            return True
        for j in range(i, min(i + _FAR, len(low) - 1)):
            if low[j] == ",":
                asides += 1
                if asides > 1 and [low[j + 1]] in self._saying:
                    return low[j + 2 : j + 3] == [] or not self._names_speaker(line, j + 2)
            elif self._singles.goes_on(low, j) or (asides == 0 and low[j] in self._cues) or low[j] == "and":
                return False
        return False

    def _names_speaker(self, line: Line, i: int) -> bool:
        """Whether a speaker stands behind the verb: `killing a farmer, Karam Odeh, said | the mayor`."""
        return line.low[i] in self._articles | self._definite or line.capital(i)

    def _opens(self, line: Line, this: Harmed) -> int:
        """Where the naming of those counted begins: `among them | the commander Karam Odeh`."""
        if this.how != "name" or this.noun.kind != "person" or not this.noun.start < this.start:
            return this.start
        start = this.noun.start
        return start - (start > 0 and line.low[start - 1] in self._definite | self._articles)

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
        gap = line.low[start : self._opens(line, this)]
        return gap[:-1] if gap[-2:-1] in ([","], ["and"]) and gap[-1] in self._owning else gap

    def _another(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`19 people outside the city and another 23 people`: a list that goes on behind a place or whom they belong to."""
        if not gap or len(gap) > _FAR or this.noun.kind != "person" or before.noun.kind == "open":
            return False
        if len(gap) > 5 and self._predicates.list.before(line.low, this.start):
            return True
        if len(gap) > _TARGET or self._bar & set(gap) or (gap[0] not in self._elides and gap[0] != "of"):
            return False
        return (gap[-2:-1] == ["and"] and gap[-1] in self._more) or (gap[-1] == "and" and before.whole is None)

    def _shares(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`A woman who was fetching water and her daughter | were killed`: the verb of one person is that of several."""
        one = before.count.high == this.count.high == 1 and before.how != "" and this.how != ""
        if not one or gap[-1:] != ["and"] or len(gap) > _FAR:
            return False
        for word in line.low[this.end : this.end + _FAR]:
            if word in self._verbal or word in ("and", ";"):
                return word in self._plural
        return False

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
        """The noun of a count that its verb parts from it: `19 were children`, `12 of the dead in the raid on Sulm were women`."""
        low, i = line.low, this.end
        if low[i : i + 1] == ["of"]:
            ahead = takewhile(lambda j: low[j][0].isalnum(), range(i + 1, min(i + _CALLED, len(low))))
            i = next((j for j in ahead if low[j] in self._passive), i)
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
        gap = self._without_speaker(gap)
        whose = gap[-1:] == [","] and line.low[this.end : this.end + 2] == ["of", "whom"]
        if len(gap) > 3 and (
            len(gap) > _FAR or self._bar & set(gap) or not (whose or self._tells_who(line, this.end + 2))
        ):
            return False
        after = line.low[this.end : this.end + 2]
        end = self._past_years(line.low, this)
        if line.low[end : end + 2] == ["among", "them"]:
            return before.noun.kind != "thing"
        return (
            after[:1] == ["of"]
            and after[1:] in (["them"], ["whom"], ["these"], ["those"])
            and before.noun.kind != "thing"
        )

    def _past_years(self, low: list[str], this: Harmed) -> int:
        """Index after the noun of one person and an age behind it: `a boy | of four`."""
        end = this.noun.end
        aged = this.how == "single" and low[end : end + 1] == ["of"] and end + 1 < len(low)
        return end + 2 * (aged and (low[end + 1].isdigit() or low[end + 1] in self._numerals))

    def _without_speaker(self, gap: list[str]) -> list[str]:
        """A gap without who says so between its last commas: `63 people in Gaza | , the ministry said, | 24 of them …`."""
        if gap[-1:] != [","] or gap[-2:-1] not in self._saying:
            return gap
        opened = next((j for j in range(len(gap) - 2, max(-1, len(gap) - _BY - 2), -1) if gap[j] == ","), None)
        return gap if opened is None else [*gap[:opened], ","]

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
        Rafah`, `21 of them | as they fled`, `803 of them | this year`.
        """
        if i >= len(line):
            return False
        if i + 1 < len(line) and (
            line.low[i] in self._elides
            or line.low[i] in self._circumstances
            or (line.low[i] in self._timed and line.low[i][0].isalpha())
        ):
            return True
        i += line.low[i] in self._articles and i + 1 < len(line)
        noun = self._people.noun(line, i)
        return (noun.kind == "person" and noun.start == i) or self._predicates.suffers.at(line.low, i) is not None

    def _are_some(self, line: Line, before: Harmed, this: Harmed, gap: list[str]) -> bool:
        """`12 bodies, nine | with bullets in the head`, `nine dead here, seven | shot in the back`: how some of the dead died."""
        low, end = line.low, this.end
        one = this.how in ("single", "definite", "name") or this.noun.kind == "person"
        if one or gap[-1:] != [","] or not _fits(this, before) or end + 1 >= len(low):
            return False
        head = low[before.noun.head if before.noun.kind == "person" else before.end]
        dead = head in self._corpses or (head in self._dead and low[end] in self._shots)
        return (
            dead and len(gap) <= _FAR and (low[end] == "with" or low[end] in self._shots) and not self._bar & set(gap)
        )

    def _top(self, found: list[Harmed], k: int) -> int:
        return k if found[k].whole is None or not found[k].linked else self._top(found, k - 1)

    # ------------------------------------------------------------------ inheritance

    def _inherit(self, line: Line, found: list[Harmed], told: Harm | None) -> None:
        self._from_behind(line, found)
        self._from_before(line, found)
        self._as_told(line, found, told)

    def _as_told(self, line: Line, found: list[Harmed], harm: Harm | None) -> None:
        """`34 died in the north, where two nurses were among the victims`: victims are whom the figures before them counted."""
        told, here = harm, False
        for this in found:
            words = set(line.low[slice(*this.verb)]) if this.verb is not None else set()
            itself = this.noun.kind == "person" and self._predicates.harmed.at(line.low, this.noun.head) is not None
            back = line.low[this.end : this.end + 2] == ["of", "the"]  # "Two of the victims were brothers"
            called = bool(words & self._victims) and (not itself or back)
            few = harm == "killed" and (this.count.low or _FEW) < _FEW
            few = few and (this.whole is None or found[this.whole].harm == "killed")
            if this.harm == "casualties" and told is not None and called and (few or (here and words & self._amid)):
                this.harm = told
            told, here = (this.harm, True) if this.harm in ("killed", "injured") else (told, here)

    def _from_behind(self, line: Line, found: list[Harmed]) -> None:
        for k in range(len(found) - 2, -1, -1):
            after = found[k + 1]
            if after.whole == k and self._predicates.befalls_some(line, after):
                continue
            if k and found[k - 1].harm is not None and self._elided(line, found[k - 1], found[k]):
                continue  # "nine died at the market and three | at the port, and 13 were taken to the clinic"
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
            elif (k and this.linked and self._of_bodies(line, found[k - 1])) or (
                k
                and not self._on_its_own(line, this)
                and (
                    this.linked
                    or self._elided(line, found[k - 1], this)
                    or self._totals(line, this)
                    or self._so_too(line, this)
                )
            ):
                _take(this, found[k - 1])

    def _so_too(self, line: Line, this: Harmed) -> bool:
        """`Five guards died, and so did | the driver`: what befell those before befell these."""
        low, start = line.low, this.start
        return start > 1 and low[start - 2] in self._so and (low[start - 1] in self._did or low[start - 1] in self._be)

    def _of_bodies(self, line: Line, this: Harmed) -> bool:
        """`The bodies of Karam Odeh, a baker, | and his two sons were found`: what is found of the first is of the next."""
        return this.verb is not None and self._predicates.are_bodies(line, this.verb)

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
            hit = self._predicates.does.before(low, i) if i < begin else None
            if hit is not None:
                return hit
        elif this.side in ("right", "far"):
            i = end
            while i < len(low) and (low[i] in self._then or (i > end and low[i] in self._be)):
                i += 1
            after = self._predicates.suffers.at(low, i) if end < i < len(low) else None
            if after is not None:
                return i, after[1]
            joined = self._joined(line, end, edge)
            if joined is not None:
                return joined
        for i in range(max(end, this.end), min(edge, len(low))):
            if low[i] in self._pronouns:
                hit = self._predicates.does.before(low, i)
                around = self._predicates.does.at(low, i - 1)  # "taking them captive"
                if hit is not None and hit[0] >= end:
                    return hit
                if around is not None and around[0] > i:
                    return i - 1, around[1]
        return None

    def _joined(self, line: Line, i: int, edge: int) -> tuple[int, Harm] | None:
        """`were dragged | from their stalls and hanged`: the second participle of one subject."""
        low = line.low
        for j in range(i, min(i + _BY, edge - 1)):
            if low[j] == "and":
                k = next((k for k in range(j + 1, edge) if low[k] not in self._then and low[k] not in self._be), edge)
                hit = self._predicates.suffers.at(low, k) if k < edge else None
                return None if hit is None or not self._articles.isdisjoint(low[hit[0] : hit[0] + 1]) else (k, hit[1])
            if not low[j][0].isalnum() or low[j] in self._bar:
                return None
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
        if this.noun.kind == "person" and before.harm is not None and before.side in ("right", "far"):
            gap = line.low[before.end : this.start]
            behind = next(
                (j for j in range(this.noun.end, min(this.noun.end + _NAMED, len(line))) if line.low[j] == "by"), 0
            )
            return "by" in gap and gap[-1] in _ALSO and bool(behind) and not self._on_its_own(line, this)
        how = bool(after) and after[0].endswith(self._manner)  # "two seriously"
        if not (this.noun.kind == "bare" or (how and this.noun.kind == "open")) or before.harm is None or not after:
            return False
        if self._parallel(line, before, this):
            return True
        lists = line.low[this.start - 1] in self._listing and before.how not in ("single", "definite", "name")
        return after[0] in self._elides or (lists and (how or after[0] in self._timed))

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
        return this.how == "definite" and this.whole is not None and line.low[this.noun.head] in self.bombers

    @staticmethod
    def _is_convicted(verdict: Verdict | None, this: Harmed) -> bool:
        """Whether those counted are convicted of harm to others: `sentenced | four soldiers | for the murder of two peasants`."""
        if verdict is None or not this.start <= verdict.start <= max(this.noun.end, this.end):
            return False
        return (
            this.harm == "detained"
            or this.side == "likely"
            or this.verb is None
            or this.verb[0] <= verdict.deed < this.verb[1]
        )

    def _kept(self, line: Line, found: list[Harmed]) -> list[Harmed]:
        """Those with a harm; parts keep pointing at their wholes."""
        verdict = self._verdicts.find(line)
        kept = [
            this
            for this in found
            if this.harm is not None
            and not this.acts
            and not self._is_convicted(verdict, this)
            and not self._counted.is_unviolent(line, this)
            and not self._counted.are_aboard(line, this)
            and not self._counted.lives(line, this)
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


def low_among(low: list[str], start: int, amid: Collection[str], whom: Collection[str], be: Collection[str]) -> bool:
    """Whether a line begins with who was among those told of before, and word `start` counts them: `Among them were | 12 doctors`."""
    return start == _THIRD and low[0] in amid and low[1] in whom and low[2] in be


def past_who(low: list[str], end: int) -> int:
    """Index after the words between commas that say who a count of one is: `five died in Um and one, a midwife, | in Ban`."""
    if low[end : end + 2] not in ([",", "a"], [",", "an"]):
        return end
    return next((j + 1 for j in range(end + 2, min(end + _ASIDE, len(low))) if low[j] == ","), end)


def past_aside(low: list[str], end: int) -> int:
    """Index after a few words between commas, or `end`: `his wife | , 31, | was hurt`."""
    if low[end : end + 1] != [","]:
        return end
    return next((j + 1 for j in range(end + 1, min(end + _ASIDE, len(low))) if low[j] == ","), end)


def _fits(part: Harmed, whole: Harmed) -> bool:
    """Whether a count may be part of another: it is no larger."""
    size, most = part.count.low, whole.count.low
    return size is None or most is None or size <= most


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

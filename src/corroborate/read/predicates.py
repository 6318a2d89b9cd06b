"""A line and its counts in, the harm that befalls each count out: a small grammar of predicates.

What does harm stands before its object (`killing 12 people`), what suffers it behind its subject (`12 people were
killed`), and some words do both, so a word that one count has taken is not taken by the next (`12 killed 30 wounded`,
which is how headlines and comma-less texts write). Nouns govern counts too (`the deaths of 12`, `the toll rose to 745`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.care import Care, Limbs
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases
from corroborate.read.singles import HARMS, Harmed, Singles, harm_lists
from corroborate.read.victims import QUOTES, Noun, People
from corroborate.vocabulary import Harm

_TOLL: Final = 34  # words between a toll and its figure
_FAR: Final = 22  # words between a subject and its verb
_TAKEN_BY: Final = 9  # words from who was taken to the "by" of who took them
_ARMED: Final = 4  # words of who took them
_TARGET: Final = 14  # words between a toll and whom it counts
_SOUGHT: Final = 4  # words from a reward to the arrest that it is for
_CROWD: Final = 20  # people who have not just gone on an errand
_BY: Final = 6  # words of "the officer said" between commas
_ASIDE: Final = 12  # words of an aside between them
_OBJECT: Final = 9  # words behind a verb within which it would be told who says so
_GRAVER: Final = {  # what may befall those whom an earlier harm only describes: `Eleven displaced people were killed`
    "displaced": ("killed", "injured", "detained", "missing"),
    "detained": ("killed", "injured"),
    "missing": ("killed", "injured"),
    "injured": ("killed",),
}
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
    bodies: bool = False  # a list whose first are told of as bodies
    dead: bool = False  # the rest of the dead of whom some are counted before


class Predicates:
    """The predicates of harm of one language."""

    def __init__(self, language: Language, people: People, singles: Singles) -> None:
        self._people = people
        self.does = Phrases(harm_lists(language, "does"))
        self._both = Phrases(harm_lists(language, "both"))
        self.suffers = Phrases(harm_lists(language, "suffers"))
        self._noun = Phrases(harm_lists(language, "noun"))
        nouns = ((harm, phrase.split()) for harm, told in harm_lists(language, "noun").items() for phrase in told)
        self._deed_nouns = {deed[0]: harm for harm, deed in nouns if deed[1:] == ["of"]}
        self._before_of = language.known("harms", "noun", "front")
        self._toll = Phrases(harm_lists(language, "toll"))
        self.those = Phrases(harm_lists(language, "those"))
        self.harmed = Phrases(
            {harm: words for harm, words in language.section("people", "harmed").items() if harm in HARMS}
        )
        words = partial(language.known, "harms")
        self._weak = words("weak")
        self._between = words("between")
        self._link = words("toll_link")
        self._be = words("aux", "be")
        self._have = words("aux", "have")
        self._across = words("between", "across")
        self.part: Phrases[str] = Phrases({"part": language.words("harms", "including", "part")})
        self.list: Phrases[str] = Phrases({"list": language.words("harms", "list")})
        self._bar = words("bar")
        self._aside, self._who = words("aside"), words("bar", "who")
        self._aside_bar = (
            self._bar - {"which", "that"} - self._who
        )  # "12 people, which …": a relative clause may stand aside
        self._articles = language.known("counts", "one", "article")
        self._definite = language.known("counts", "one", "definite")
        self._kin = language.known("persons", "kin")
        self._owning = language.known("counts", "one", "owning")
        self._times = words("weak", "times")
        self._objects = (self._articles | self._definite | self._owning) - words("weak", "pointing")
        self._definite_of = words("of")
        self._manner = tuple(words("aux", "manner"))
        self._going = tuple(words("aux", "going"))
        self._elides = words("elides")
        self._settings = self._elides | words("elides", "circumstances") | words("elides", "beside")
        self._amid = words("amid")
        self._family = frozenset(
            word for word in language.words("people", "unit", "families") if not word.endswith("s")
        )
        self._moves, self._busy, self._bodies = (
            words("moves"),
            words("moves", "busy"),
            language.known("people", "unit", "bodies"),
        )
        self._saying = [[word] for word in language.words("harms", "says")]
        self._wrecks = words("weak", "wrecks")
        self._burns, self._confines = words("weak", "burns"), words("weak", "confines")
        self._averted = words("averted")
        self._sooner = words("finite", "sooner")
        self._falls, self._falling = words("finite", "falls"), words("finite", "falling")
        self._sought = words("averted", "sought")
        self._fatal = words("those", "fatal")
        self._loses = words("weak", "loses")
        self._losers = words("weak", "own")
        self._takes = words("weak", "takes")
        self._armed = language.known("agents", "nouns") | words("weak", "takers")
        self._takings, self._whereto = words("weak", "taken"), words("weak", "whereto")
        self._takers, self._haunts = words("weak", "taking"), words("weak", "haunts")
        self._as_bearers = [phrase.split() for phrase in language.words("harms", "weak", "bearers")]
        self._perfect = words("aux", "perfect")
        self._subjects = words("subjects")
        self._leaving = words("leaving")
        self._whither, self._visiting = words("leaving", "whither"), words("leaving", "visiting")
        self._then = words("then")
        self._other, self._rest, self._blamed = words("bar", "other"), words("bar", "rest"), words("weak", "blamed")
        self._pronouns, self._persons = words("pronouns"), words("pronouns", "persons")
        self._whom_else = words("pronouns", "objects")
        self._captives = language.known("people", "harmed", "detained") | words("weak", "inmates")
        self._shots = words("weak", "shots")
        self._includes = words("including", "verbs")
        self._escapes = words("weak", "escapes")
        self._trying, self._freed = words("released", "trying"), words("released") | words("released", "saved")
        self._known = words("bar", "known")
        self._partitive = language.known("people", "stop", "partitive")
        self._around: dict[str, list[tuple[Harm, list[str]]]] = {}
        for harm, phrases in harm_lists(language, "around").items():
            for verb, rest in (phrase.split(" … ") for phrase in phrases):
                self._around.setdefault(verb, []).append((harm, rest.split()))
        self._number = words("number")
        self._the_number = words("number", "before")
        self._near_only = words("near")
        self._heard, self._afloat = words("heard"), words("heard", "afloat")
        self._lifts: Phrases[str] = Phrases({"": language.words("harms", "heard", "lifts")})
        self._upon = words("target")
        self._passive = words("passive")
        self._finite = words("finite")
        self._singles = singles
        self._care, self.limbs = Care(language, people), Limbs(language)
        self._hands, self._holds, self._ours = words("hands"), words("hands", "hold"), words("hands", "ours")

    def give(self, line: Line, found: list[Harmed]) -> None:
        taken: set[int] = set()
        steps = (
            self._of_the_dead,
            self._brought,
            self._bereft,
            self._cared_for,
            self._apart,
            self._taken_from,
            self._left,
            self._inside,
            self._maimed,
            self._fell,
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
            self._in_hands,
            self._seized,
            self._departed,
        )
        for k, this in enumerate(found):
            if this.listed and k:
                continue  # "Five farmers, identified as …, were killed": the names have it from the five
            following = next((other for other in found[k + 1 :] if not other.listed), None)
            edge = following.start if following is not None else len(line)
            floor = max(found[k - 1].end, found[k - 1].noun.end) if k else 0
            told = this.whole is not None and this.whole < k and found[this.whole].harm is not None
            if told and line.low[this.noun.end : this.noun.end + 2] == ["among", "them"]:
                continue  # "killed 47 men, two bomb-makers among them, and captured five"
            before = found[k - 1] if k else None
            people = before is not None and (
                before.noun.kind == "person" or before.harm is not None or before.whole is not None
            )
            verb = found[k - 1].verb if k and this.linked else None
            bodies = verb is not None and self.are_bodies(line, verb)
            dead = (
                before is not None
                and self._is_rest(line, this.start)
                and self._among_dead(line, before.end) is not None
            )
            reach = _Reach(line, line.low, floor, edge, taken, following, told, people, bodies, dead)
            any(step(this, reach) for step in steps)

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb of its own, and no participle: `died`, `were`; not `wounded`."""
        return word in self._finite or word in self._be or word in self._passive

    def befalls_some(self, line: Line, part: Harmed) -> bool:
        """Whether what is told of a part is told of it alone: `a boat with 40 people, eleven of whom | drowned`; but `40 people,
        eleven of them women, drowned`.
        """
        low, verb = line.low, part.verb
        if verb is None or verb[0] <= part.end + 1 or low[part.end] != "of" or low[part.end + 1] not in self._partitive:
            return False
        return self._people.status.keys().isdisjoint(low[part.end + 2 : verb[0]])

    def are_bodies(self, line: Line, verb: tuple[int, int]) -> bool:
        """Whether words tell of bodies and whose: `the bodies of`."""
        told = line.low[slice(*verb)]
        return not self._definite_of.isdisjoint(told[-1:]) and not self._bodies.isdisjoint(told)

    def _of_the_dead(self, this: Harmed, at: _Reach) -> bool:
        """`Ten of the dead | were stabbed; the other two | had bullet wounds`, `Of the dead, | ten …`: whatever is told of them, they are dead."""
        told = self._among_dead(at.line, this.end)
        if told is not None:
            return suffer(this, "killed", this.end + 1, told, "right")
        whole = self._all_of(at, this.start) if this.start > 1 and at.low[this.start - 1] == "," else None
        if whole is not None and whole[1] == "killed":
            return suffer(this, "killed", whole[0], this.start, "left")
        return at.dead and suffer(this, "killed", this.start - 1, this.start, "left")

    def _among_dead(self, line: Line, end: int) -> int | None:
        """Where the words for the dead end behind a count of some of them: `ten | of the dead`."""
        those = self.those.at(line.low, end + 1) if line.low[end : end + 1] == ["of"] else None
        return those[0] if those is not None and those[1] == "killed" else None

    def _is_rest(self, line: Line, start: int) -> bool:
        """Whether a count is of all the others: `the other | two`."""
        return start > 1 and line.low[start - 1] in self._other and line.low[start - 2] in self._definite

    def _left(self, this: Harmed, at: _Reach) -> bool:
        """The predicate stands right before the count: `killing 12`, `the deaths of another 12`."""
        i = self.lead(at.line, this.start)
        if this.how == "name" and this.noun.start < i:
            i = this.noun.start  # "killing the Imam Karam Said"
        for _ in range(4):
            hit = self._doing(this, at, i) or self._deed_of(at, i)
            if hit is not None:
                weak = i - hit[0] == 1 and at.low[hit[0]] in self._weak
                if weak and not self._is_loss(this, at) and self._right(this, at):
                    return True
                burnt = hit[1] == "injured" and self._burns_within(at.low, hit[0], max(this.end, this.noun.end))
                return suffer(this, "killed" if burnt else hit[1], hit[0], i, "left")
            beside = self._beside_another(this, at, i)
            if i - 1 < at.floor or not (beside or at.low[i - 1] in self._between):
                return False
            i -= 1 + beside
        return False

    def _beside_another(self, this: Harmed, at: _Reach, i: int) -> bool:
        """Whether a pronoun stands before those at word `i` to whom it is done as well: `shot him and | his cousin`; but `shot him and
        | his cousin fled`.
        """
        end = max(this.end, this.noun.end)
        if i - 3 < at.floor or at.low[i - 1] != "and" or at.low[i - 2] not in self._whom_else:
            return False
        return end >= len(at.low) or at.low[end] in self._settings or not at.low[end][0].isalnum()

    def lead(self, line: Line, i: int) -> int:
        """Where the phrase begins that counts a family by its members: `a Kurdish family of | four`."""
        if i < 2 or line.low[i - 1] != "of" or line.low[i - 2] not in self._family:
            return i
        first = i - 2
        while first > max(0, i - 5) and line.low[first] not in self._articles:
            first -= 1
        return first if line.low[first] in self._articles else i - 2

    def _is_loss(self, this: Harmed, at: _Reach) -> bool:
        """`claimed hundreds of lives`: the noun bears the verb out."""
        return this.noun.kind == "person" and self.harmed.at(at.low, this.noun.head) is not None

    def _doing(self, this: Harmed, at: _Reach, i: int) -> tuple[int, Harm] | None:
        for phrases in (self._both, self.does, self._noun):
            hit = phrases.before(at.low, i)
            if (
                hit is None
                or hit[0] < at.floor
                or self.is_averted(at.low, hit[0])
                or (phrases is not self._noun and not self._active(at, hit[0], i))
            ):
                continue
            if hit[1] == "detained" and self.saves(at.low, i):
                continue
            if hit[1] == "detained" and not self._blamed.isdisjoint(at.low[this.noun.end : this.noun.end + 2]):
                continue  # "holding the guard responsible"
            if hit[1] == "missing" and phrases is self.does and at.low[this.noun.head] not in self._kin:
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

    def _deed_of(self, at: _Reach, i: int) -> tuple[int, Harm] | None:
        """The noun of a deed that a place or a day parts from whom it was done to: `the murder on Friday of | a judge`."""
        low = at.low
        if i - 3 < at.floor or low[i - 1] != "of" or low[i - 2] in self._before_of:
            return None
        for j in range(i - 3, max(at.floor, i - _ASIDE) - 1, -1):
            harm = self._deed_nouns.get(low[j])
            if harm is not None:
                return (j, harm) if low[j + 1] in self._elides and not self.is_averted(low, j) else None
            if low[j] in self._bar or low[j] == "and" or not low[j][0].isalnum():
                return None
        return None

    def _captures(self, this: Harmed, at: _Reach, i: int) -> bool:
        """`killed six soldiers and captured one`, `capturing 17 alive`: a word for towns too, and people by those before."""
        ahead = at.low[this.end : this.end + 1]
        bare = this.noun.kind == "bare" or ahead == ["alive"]
        if bare and i > 1 and at.low[i - 1] in self._loses:
            return at.low[i - 2] in self._losers or at.people  # "We lost nine"
        own = at.low[this.end : this.end + 3]
        if i and at.low[i - 1] in self._loses and own[:1] == ["of"] and own[2:] == ["own"]:
            return True  # "lost nine of their own"
        if at.low[i - 1] in self._shots and at.low[this.end : this.end + 2] in _OF_THEM:
            return True  # "lined up the passengers and shot eleven of them"
        return bare and at.people and at.low[i - 1] in self._takes

    def saves(self, low: list[str], i: int) -> bool:
        """Whether a verb of taking that ends before word `i` is a rescue: `The ship picked up | 88 people from a dinghy`."""
        return self._lifts.before(low, i) is not None and not self._afloat.isdisjoint(low)

    def is_averted(self, low: list[str], i: int) -> bool:
        """Whether what is told at word `i` was not done: `prevented the killing of 12`, `information leading to the arrest`."""
        near, ahead = low[max(0, i - 2) : i], low[max(0, i - _SOUGHT) : i]
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
        if this.noun.kind == "person" and this.how != "name":
            this.noun = replace(this.noun, end=max(ends, this.noun.end))
        first = self._past_aside(at, ends)
        if first == ends and at.floor and (self._closes_aside(at, ends, this)):
            first += 1
        for i in range(first, min(first + 7, len(at.low))):
            hit = self.suffers.at(at.low, i)
            if hit is not None and (i < max(at.edge, this.end + 1) or first > ends):
                begin = i
                alone = i == ends and this.how in ("single", "definite", "name") and not at.line.title
                if alone and self.does.at(at.low, i) and not self._articles.isdisjoint(at.low[hit[0] : hit[0] + 1]):
                    return False  # "the governor burned a village"
                if self._acts(this, at, i, hit[0]) or self._has_object(this, at, i, hit[0]):
                    this.acts = True
                    return True
                if i == ends and not at.line.title:
                    hit, begin = self._finite_after(at, i, hit)
                if at.low[this.end : this.end + 1] == ["of"]:
                    hit, begin = self._later(at, i, hit)
                return self._suffer(this, at, hit[1], begin, hit[0], "right")
            if (
                i == ends
                and this.how in ("single", "definite", "name")
                and (told := self._told_aside(at, i)) is not None
            ):
                end, harm, begin = self._main(at, i, told[0], told[1:])
                return self._suffer(this, at, harm, begin, end, "right")
            if at.low[i] in self._aside:
                return self._behind(this, at, i)
            if not self._carries(at.low[i]):
                return False
        return False

    def _told_aside(self, at: _Reach, i: int) -> tuple[int, int, Harm] | None:
        """`The surgeon Karam Odeh, wounded in the raid, remains …`: what befell someone stands between commas behind them."""
        low = at.low
        if low[i : i + 1] in (["from"], ["of"]):  # "a woman from Odalo, hit by a bullet, …"
            i = next((j for j in range(i + 1, min(i + _BY, at.edge)) if not at.line.capital(j)), i)
        hit = self.suffers.at(low, i + 1) if low[i : i + 1] == [","] and i + 1 < at.edge else None
        if hit is None or low[i + 1] in self._finite or low[hit[0] : hit[0] + 1] in ([], ["and"]):
            return None
        if self.does.at(low, i + 1) is not None and low[hit[0]] in self._articles | self._definite:
            return None  # "the army, killed the mayor"
        return i + 1, hit[0], hit[1]

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
        if hit[1] == "killed" and (not self._finite.isdisjoint(low[i : i + 1]) or low[i - 1] in self._partitive):
            return hit, i  # "died of wounds suffered on Sunday", "militants, 20 of them killed, fled"
        for j in range(hit[0], min(hit[0] + _FAR, at.edge)):
            if low[j] in self._bar or low[j] in ("and", "or"):
                break
            later = self.suffers.at(low, j)
            if later is not None and (
                low[j] in self._finite
                or low[j - 1] in self._passive
                or low[j - 1] in self._perfect
                or (low[j - 1] in self._be and low[j - 2] in self._passive)  # "were later executed"
            ):
                return later, j
        return hit, i

    def _apart(self, this: Harmed, at: _Reach) -> bool:
        """The predicate stands on both sides of those counted: `burned 12 people alive`, `took his two sons away`."""
        i, ends = self.lead(at.line, this.start), {self._subject_end(this, at), this.noun.head + 1, this.end}
        while i - 1 >= at.floor and at.low[i - 1] in self._between:
            i -= 1
        for harm, rest in self._around.get(at.low[i - 1], ()) if i > at.floor else ():
            near = any(at.low[end : end + len(rest)] == rest for end in ends)
            if (near or (len(rest) > 1 and self._apart_far(this, at, rest))) and self._active(at, i - 1, i):
                return suffer(this, harm, i - 1, i, "left")
        return False

    def done_around(self, low: list[str], j: int) -> tuple[int, Harm] | None:
        """What is done on both sides of a pronoun at word `j`: `set | him | alight`, `slit | his | throat`."""
        around = self._around.get(low[j - 1], ()) if j else ()
        return next(((j - 1, harm) for harm, rest in around if low[j + 1 : j + 1 + len(rest)] == rest), None)

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
        if (
            i < at.edge and low[i - 1] in self._passive and low[i] not in self._around
        ):  # "were stopped and | taken to prison"
            ahead = range(i, min(i + _BY, at.edge - 1))
            joins = next((j for j in ahead if low[j] == "and" or low[j] in self._bar or low[j] == ","), i)
            i = joins + 1 if low[joins] == "and" else i
        elif i >= at.edge or low[i - 1] not in self._passive:
            return False
        for harm, rest in self._around.get(low[i], ()) if i < at.edge else ():
            for j in range(i + 1, min(i + _TARGET, len(low))):
                if low[j : j + len(rest)] == rest and (len(rest) > 1 or j == i + 1):
                    return self._suffer(this, at, harm, i, i + 1, "right")
                if low[j] in self._bar or low[j] == ",":
                    break
        return False

    def _seized(self, this: Harmed, at: _Reach) -> bool:
        """`25 people had been taken, among them …`, `her aunt was taken by soldiers`: nothing says that it was for care."""
        low, i = at.low, max(this.end, this.noun.end)
        while i < at.edge and self._carries(low[i]):
            i += 1
        if i >= at.edge or low[i - 1] not in self._passive or low[i] not in self._takings:
            return False
        by = next((j for j in range(i + 1, min(i + _TAKEN_BY, len(low) - 2)) if low[j] == "by"), None)
        armed = by is not None and not self._armed.isdisjoint(low[by + 1 : by + _ARMED])
        if i + 1 < len(low) and low[i + 1] in self._whereto and not (low[i + 1] == "from" and armed):
            return False
        return this.noun.kind != "thing" and self._suffer(this, at, "detained", i, i + 1, "right")

    def _taken_from(self, this: Harmed, at: _Reach) -> bool:
        """`Rebels raided Odalo, taking nine pupils from a school`, `took six farmers to carry loads`."""
        low, i, end = at.low, self.lead(at.line, this.start), max(this.end, this.noun.end)
        while i - 1 >= at.floor and low[i - 1] in self._between:
            i -= 1
        if this.noun.kind != "person" or i <= at.floor or low[i - 1] not in self._takers:
            return False
        if low[end : end + 2] in self._as_bearers:
            return suffer(this, "detained", i - 1, i, "left")
        where = self._haunts.isdisjoint(low[end + 1 : end + _BY]) or self._armed.isdisjoint(low[:i])
        if low[end : end + 1] != ["from"] or where or not {"to", ","}.isdisjoint(low[end + 1 : end + _BY]):
            return False
        return suffer(this, "detained", i - 1, i, "left")

    def _cared_for(self, this: Harmed, at: _Reach) -> bool:
        """`Nine people were rushed to the clinic`, `The hospital has received 12 patients`: who is brought to care is hurt."""
        where = self._care.find(at.line, this, at.floor, at.edge)
        if where is None or self._doing(this, at, self.lead(at.line, this.start)) is not None:
            return False  # "the bodies of nine villagers were taken to the clinic"
        of = self.those.before(at.low, this.start - 1) if this.start > 1 and at.low[this.start - 1] == "," else None
        if of is not None and of[1] == "killed":
            return False  # "Of the dead, 11 were brought to the hospital"
        return self._suffer(this, at, "injured", where[0], where[1], "left" if where[0] < this.start else "right")

    def _bereft(self, this: Harmed, at: _Reach) -> bool:
        """`the lawmaker's death`, `Mr. Odeh's murder`, `the guide's body was found`: whose end is told of is dead."""
        single = this.how in ("definite", "name") and this.end - 1 in at.line.owners
        dead = single and self._singles.is_bereft(at.line, this.end - 1)
        return dead and suffer(this, "killed", this.end, this.end + 1, "right")

    def _fell(self, this: Harmed, at: _Reach) -> bool:
        """`Two of its soldiers fell first`, `Four militiamen fall in Odalo ambush`: fighters who fall are dead."""
        low, i = at.low, max(this.end, this.noun.end)
        if this.noun.kind != "person" or self._falls.isdisjoint(low[i : i + 1]) or self.falls_not(low, i):
            return False
        told = self._people.told(at.line, this.noun) == "combatant"
        after = low[i + 1] if i + 1 < len(low) else "."
        closes = after in self._settings or after in self._sooner or not after[0].isalnum()
        return told and closes and self._suffer(this, at, "killed", i, i + 1, "right")

    def _maimed(self, this: Harmed, at: _Reach) -> bool:
        """`A boy lost his left eye`, `a woman with crushed legs`, `was shot in both knees`."""
        told = None if this.noun.kind == "thing" else self.limbs.find(at.line, max(this.end, this.noun.end), at.edge)
        return told is not None and self._suffer(this, at, "injured", *told, "right")

    def _in_hands(self, this: Harmed, at: _Reach) -> bool:
        """`Seven of its fighters were in the brigade's hands`, `We hold eleven of theirs`."""
        low, first = at.low, max(this.end, this.noun.end)
        held = this.start > 0 and low[this.start - 1] in self._holds and low[this.end : this.end + 1] == ["of"]
        if held and not self._ours.isdisjoint(low[this.end + 1 : this.end + 2]):
            return suffer(this, "detained", this.start - 1, this.start, "left")
        if self._hands.isdisjoint(low[first : at.edge]):
            return False
        for i in range(first, min(first + _BY, at.edge - 1)):
            if low[i] == "in" and low[i - 1] in self._be:
                whose = range(i + 1, min(i + _BY, at.edge))
                end = next((j for j in whose if low[j] in self._hands and j - 1 in at.line.owners), None)
                return end is not None and self._suffer(this, at, "detained", i, end + 1, "right")
            if low[i] in self._bar:
                return False
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
            or not (this.noun.kind == "person" or named or self._subject_end(this, at) > this.end)
            or not end <= after.start <= end + 4
            or after.whole is not None
        ):
            return False
        if self.does.at(low, begin) is None or not self._between.issuperset(low[end : after.start]):
            return False
        if low[begin - 1] in self._have:
            return low[begin] not in self._finite
        if begin > max(this.end, this.noun.end) and low[begin - 1] in self._be:
            return False
        single = this.how in ("single", "definite") and not at.line.title
        one = after.how in ("single", "definite") and ("," in low or low[after.start] in self._owning)
        one = one and not at.line.title  # "Twelve men killed a farmer, …"
        if not (single or named or one) and self._people.status.get(low[this.noun.head]) != "combatant":
            return False
        alone = after.noun.kind == "bare" and single and self._people.status.get(low[this.noun.head]) == "combatant"
        if alone and (after.end >= len(low) or not low[after.end][0].isalnum() or low[after.end] in self._elides):
            return True  # "A bomber killed | nine"
        return after.noun.kind == "person" and not self._singles.goes_on(low, after.noun.end)

    def _has_object(self, this: Harmed, at: _Reach, begin: int, end: int) -> bool:
        """Whether the verb at [begin, end) has an object of its own: `Nine mothers buried | their sons`, `Dozens of fighters have
        captured | the town`; but not `nine people killed the day before`, nor `12 killed the ministry said`.
        """
        low, ahead = at.low, at.low[end : end + _OBJECT]
        perfect = low[begin - 1] in self._perfect
        whom = self._subject_end(this, at)
        bare = this.noun.kind != "person" and whom == this.end
        if self.does.at(low, begin) is None or at.line.title or bare or len(ahead) < 2:
            return False
        if low[begin] in self._finite or not (perfect or begin == whom):
            return False
        if at.after is not None and end <= at.after.start <= end + 1:
            return False  # "twelve killed a child among them", in a text that lost its commas
        if ahead[0] == "at" and begin == whom and self._people.noun(at.line, end + 1).kind == "person":
            return True  # "Two officers shot | at protesters"
        if ahead[0] in self._pronouns - self._owning or (ahead[0] in self._pronouns and not ahead[1][0].isalnum()):
            return True  # "five of them raped her"
        if ahead[0] not in self._objects or ahead[1] in self._times:
            return False  # "six teachers killed this term"
        clause = ahead[: next((k for k, word in enumerate(ahead) if not word[0].isalnum()), len(ahead))]
        said = any([word] in self._saying for word in clause)
        return not said and (perfect or self._passive.isdisjoint(clause))

    def _included(self, this: Harmed, at: _Reach) -> bool:
        """`those killed in two attacks include 14 children`; `killing civilians including 3 children`."""
        low, start = at.low, this.start
        whole = self._all_of(at, start)
        if whole is not None and this.noun.kind != "thing":
            return suffer(this, whole[1], whole[0], start, "left")
        part = self.part.before(low, start) or self._inverted(at, start)
        if part is None or this.noun.kind == "thing" or this.how == "name":
            return False
        for i in range(part[0], max(at.floor, start - _TARGET), -1):
            if i < part[0] and low[i] in self._bar and not self._is_said_aside(at, i):
                return False
            told = self.those.before(low, i)
            if told is not None and told[0] >= at.floor:
                return suffer(this, told[1], told[0], i, "left")
            does = self.does.before(low, i)
            if (
                does is not None
                and does[0] >= at.floor
                and low[i - 1] not in self._weak
                and self._active(at, does[0], i)
            ):
                noun = self._people.noun(at.line, i)
                return noun.kind == "person" and noun.end <= start and suffer(this, does[1], does[0], i, "left")
        return False

    def _fronted(self, this: Harmed, at: _Reach) -> bool:
        """The participle opens the line and the verb stands before those counted: `Killed in the raid were two guards`."""
        low, start = at.low, this.start
        if not 1 < start <= _TARGET or low[start - 1] not in self._passive or at.line.title:
            return False
        first = 1 if low[0] in self._then else 0
        hit = self.suffers.at(low, first)
        if hit is None or hit[0] >= start or not (self._bar | {","}).isdisjoint(low[hit[0] : start]):
            return False
        return hit[1] in ("killed", "injured", "detained", "missing") and suffer(this, hit[1], first, hit[0], "left")

    def _is_said_aside(self, at: _Reach, i: int) -> bool:
        """Whether word `i` only says between two commas who said it: `Among the dead, he said, were …`."""
        low = at.low
        first = next((j for j in range(i, max(at.floor, i - _BY), -1) if low[j] == ","), None)
        last = next((j for j in range(i, min(i + _BY, len(low))) if low[j] == ","), None)
        return first is not None and last is not None and any([word] in self._saying for word in low[first:last])

    def _alongside(self, this: Harmed, at: _Reach) -> bool:
        """`He was killed along with his wife and three children`: beside someone who is not counted."""
        low = at.low
        beside = self.list.before(low, this.start)
        if beside is None or this.linked:
            return False
        for i in range(beside[0], max(at.floor, beside[0] - _ASIDE), -1):
            hit = self.suffers.before(low, i)
            if hit is not None and hit[0] > at.floor and low[hit[0] - 1] in self._passive:
                return suffer(this, hit[1], hit[0], i, "left")
            if low[i - 1] in self._bar:
                return False
        return False

    def _all_of(self, at: _Reach, start: int) -> tuple[int, Harm] | None:
        """`Of the dead, 14 were women`; `The victims were a man and his two daughters`."""
        if start < 2 or not (at.low[start - 1] in (",", ":") or at.low[start - 1] in self._passive | self._includes):
            return None
        told = self.those.before(at.low, start - 1)
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
            later = self.suffers.at(at.low, j)
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
            if low[j] == close and low[j + 2 : j + 3] == [close] and low[j + 1].isdigit():
                continue  # "a third, Karam Odeh, 19, was wounded"
            if low[j] == close:
                after = low[j + 1 : j + 2]
                goes_on = self.suffers.at(low, j + 1) if after else None
                if goes_on or (after and (after[0] in self._be or after[0] in self._have)):
                    return j + 1
                if not at.line.capital(i + 1):
                    return i
                continue  # "the remaining one, Karam Odeh, a rickshaw puller, died"
            known = low[j] == "as" and low[j - 1] in self._known
            if (low[j] in self._aside_bar and not said and not known) or self.suffers.at(low, j) is not None:
                return i
        return i

    def _behind(self, this: Harmed, at: _Reach, first: int) -> bool:
        """`10 people, mostly schoolchildren, killed`: the participle behind an aside."""
        for i in range(first, min(first + 9, at.edge)):
            hit = self.suffers.at(at.low, i)
            if hit is not None and at.low[i - 1] in self._definite and at.low[i - 2] in self._definite_of:
                return False  # "41 people, among them relatives of the | dead"
            if hit is not None:
                end, harm, begin = self._main(at, first, i, hit)
                return self._suffer(this, at, harm, begin, end, "right")
            if at.low[i] in self._bar:
                return False
        return False

    def _main(self, at: _Reach, first: int, i: int, hit: tuple[int, Harm]) -> tuple[int, Harm, int]:
        """Where the verb of a sentence ends, its harm and where it begins, if a relative clause only says who they were:
        `nine people who had fled Sulm | were killed`, `a soldier, captured in May, | was shot`.
        """
        last = next((j for j in range(i, first, -1) if at.low[j] == ","), first)  # "…, Karam Odeh, who was hit, died"
        between = at.low[first] == "," and (last + 1 == i or at.low[last + 1] in self._who)
        if between or at.low[first] in self._who:
            later, begin = self._finite_after(at, i, hit)
            if later[1] in _GRAVER.get(hit[1], ()):
                return *later, begin
        return *hit, i

    def _inside(self, this: Harmed, at: _Reach) -> bool:
        """The participle stands before its noun: `140 injured people`."""
        if this.noun.kind != "person":
            return False
        for i in range(this.noun.start, this.noun.head):
            hit = self.suffers.at(at.low, i)
            if hit is not None and hit[0] <= this.noun.head:
                after, begin = self._finite_after(at, this.noun.end, (this.noun.end, hit[1]))
                if begin == this.noun.end and begin < len(at.low):
                    after = self.suffers.at(at.low, begin) or after  # "left nine displaced people | dead"
                if after[1] in _GRAVER.get(hit[1], ()):
                    return self._suffer(this, at, after[1], begin, after[0], "right")
                return suffer(this, hit[1], i, hit[0], "own")
        return False

    def _own(self, this: Harmed, at: _Reach) -> bool:
        """The noun itself names the harm: `12 deaths`, `8 bodies`, `15 victims`, `80 hostages`."""
        single = this.how in ("single", "definite", "name")
        if any(word in self._heard for word in at.low[max(at.floor, this.start - 2) : this.start]):
            return False
        hit = self.harmed.at(at.low, this.noun.head) if this.noun.kind == "person" and not single else None
        if hit is None:
            return False
        after, begin = self._finite_after(at, this.noun.end, (this.noun.end, hit[1]))
        if after[1] in _GRAVER.get(hit[1], ()) and not at.told:
            return self._suffer(this, at, after[1], begin, after[0], "right")
        fatal = hit[1] == "casualties" and not self._fatal.isdisjoint(at.low[this.noun.start : this.noun.head])
        return suffer(this, "killed" if fatal else hit[1], this.noun.head, hit[0], "own")

    def _tolled(self, this: Harmed, at: _Reach) -> bool:
        """`the death toll in the blast has risen to 70`."""
        low, start = at.low, this.start
        linked = start > 0 and (
            low[start - 1] in self._link
            or low[start] in self._link
            or low[start - 1] in self._the_number
            or low[start - 1] in self._number
        )
        if not linked or this.how or (low[start - 1] == "by" and this.noun.kind == "person"):
            return False  # "he was killed by two gunmen"
        for i in range(start, max(at.floor, start - _TOLL), -1):
            hit = self._toll.before(low, i)
            near = start - i <= 3 or low[i] in self._amid  # "casualties among civilians have reached 400"
            put = this.noun.kind == "bare" and low[start - 1] in ("at", "to")  # "put the dead in the protests at 25"
            near = near or (
                put and hit is not None and (low[hit[0] - 1] in self._definite or hit[0] - 1 in at.line.owners)
            )
            if hit is not None and (near or low[hit[0]] not in self._near_only or i - hit[0] > 1):
                return self._toll_of(this, at, hit[1], hit[0], i)
            if low[i - 1] in self._number and low[i : i + 1] == ["of"]:
                return self._number_of(this, at, i)
        return False

    def _number_of(self, this: Harmed, at: _Reach, i: int) -> bool:
        """`the number of residents abducted in three days stands at 220`."""
        for j in range(i + 1, this.start - 1):
            hit = self.suffers.at(at.low, j) or self.harmed.at(at.low, j)
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
            hit = self.suffers.at(low, noun.end) if put and noun.end < len(low) else None
            return hit is not None and self._toll_of(this, at, hit[1], noun.start, hit[0])
        for j in range(i + 1, min(i + _TARGET, len(low))):
            hit = self._toll.at(low, j) or self.suffers.at(low, j)
            if hit is not None:
                return self._toll_of(this, at, hit[1], j, hit[0])
        return False

    def _toll_of(self, this: Harmed, at: _Reach, harm: Harm, begin: int, end: int) -> bool:
        this.toll = True
        this.target = self._targeted(this, at, begin, end)
        if this.noun.kind == "open":
            this.noun = Noun(this.end, this.end, this.end, "bare")
        return suffer(this, harm, begin, end, "toll")

    def _targeted(self, this: Harmed, at: _Reach, begin: int, end: int) -> Noun | None:
        """Whom the toll at words [begin, end) counts, as its own words say: behind `against`, `of`, `among`, or before it."""
        low = at.low
        for i in range(begin - 1, min(this.start, end + _TARGET)):
            if i >= 0 and low[i] in self._upon:
                noun = self._people.noun(at.line, i + 1)
                if noun.kind == "person" and noun.end <= this.start and self.harmed.at(low, noun.head) is None:
                    return noun
        for i in range(end - 1, max(begin - 2, at.floor - 1, -1), -1):
            if self._people.describes(low[i]):
                return Noun(i, i, i + 1, "person")
        return None

    def _far_right(self, this: Harmed, at: _Reach) -> bool:
        """The verb stands behind a longer phrase: `86 members of the forces and their allies - … - were killed`."""
        low, first = at.low, max(this.end, this.noun.end)
        where = (
            this.noun.kind == "bare"
            and not this.how
            and low[this.end : this.end + 1] != []
            and low[this.end] in self._elides
        )
        if (this.noun.kind != "person" and not where) or at.told:
            return False
        for i in range(first, min(first + (_BY if where else _FAR), at.edge)):  # "All five | on board died"
            if where and (low[i] in (",", "and") or not low[i][0].isalnum()):
                return False
            if low[i] == "who" and "and" in low[first:i]:
                return False  # "killed … and five guards, and soldiers | who came later shot nine"
            if low[i] in self._rest and low[i - 1] == "the":
                return False  # "Fifty-four were rescued and the rest are missing"
            hit = self.suffers.at(low, i)
            known = low[i] == "as" and low[i - 1] in self._known
            if low[i] in self._bar and not known and not (hit is not None and low[i - 1] in self._passive):
                return False
            also = low[i - 1] == "and" and not self._passive.isdisjoint(low[first:i])  # "was taken away and shot"
            also = also and not (hit and low[hit[0] : hit[0] + 1] and low[hit[0]] in self._articles | self._definite)
            if hit is not None and (
                low[i - 1] in self._be or low[i - 1] in self._have or low[i] in self._finite or also
            ):
                if self._acts(this, at, i, hit[0]) or self._has_object(this, at, i, hit[0]):
                    this.acts = True
                    return True
                end, harm, begin = self._main(at, first, i, hit)
                return self._suffer(this, at, harm, begin, end, "far")
        return False

    def _far_left(self, this: Harmed, at: _Reach) -> bool:
        """`killed in the strikes at least 12 people`."""
        low = at.low
        if this.noun.kind == "thing" or this.how == "definite":
            return False
        for i in range(this.start - 1, max(at.floor, this.start - 9), -1):
            hit = self.does.before(low, i)
            weak = low[i - 1] in self._weak and this.noun.kind != "person"
            sure = not weak and not self.is_averted(at.low, hit[0] if hit is not None else i)
            if hit is not None and sure and low[i] in self._across and self._active(at, hit[0], i):
                return suffer(this, hit[1], hit[0], i, "far")
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
        hit = self.does.at(low, i) if i < at.edge else None
        if hit is None or (at.after is not None and at.after.start <= hit[0] + 1):
            return False
        if low[i] in self._weak and this.noun.kind != "person":
            return False
        at.taken.update(range(i, hit[0]))
        return suffer(this, hit[1], i, hit[0], "right")

    def _departed(self, this: Harmed, at: _Reach) -> bool:
        """A crowd that is gone from its place: `Some 9,000 families have left Odalo for Belo`."""
        low, i = at.low, max(this.end, this.noun.end)
        if this.noun.kind not in ("person", "bare") or this.count.high == 1 or this.how or at.line.title:
            return False
        edge = at.edge
        if low[i : i + 1] == [","]:  # "Some 700 people, mostly women, | have abandoned Odalo"
            close = next((j for j in range(i + 1, min(i + _ASIDE, len(low))) if low[j] == ","), i - 1)
            i, edge = close + 1, max(edge, min(close + _FAR, len(low)))
        lead = low[this.start - 1] if this.start else ""
        if lead in self._across or lead in self._elides or lead == "for":
            return False  # "aid for 40,000 people entered the town"
        crowd = this.count.vague is not None or (this.count.low or 0) >= _CROWD
        if not crowd or self._people.told(at.line, this.noun) == "combatant":
            return False
        while i < edge and low[i] not in self._leaving and self._carries(low[i]):
            i += 1
        if i + 1 >= min(edge, len(low)) or low[i] not in self._leaving or low[i - 1] == "to":
            return False
        named = at.line.capital(i + 1)
        if not (named or low[i + 1] in self._whither or low[i + 1] in self._pronouns):
            return False
        if low[i] in self._visiting and not named:
            return False  # "dozens of civilians had entered the village"
        return self._suffer(this, at, "displaced", i, i + 1, "right")

    def falls_not(self, low: list[str], i: int) -> bool:
        """Whether a verb of falling at word `i` kills nobody: `the two forces | fell out`."""
        return (
            low[i : i + 1] != [] and low[i] in self._falls and low[i + 1 : i + 2] != [] and low[i + 1] in self._falling
        )

    def _suffer(self, this: Harmed, at: _Reach, harm: Harm, begin: int, end: int, how: str) -> bool:
        if harm == "displaced" and (
            (begin > 1 and at.low[begin - 2] in self._trying) or self._travels(this, at, begin)
        ):
            return False
        if harm == "detained" and at.low[end : end + 1] in (["that"], ["it"]):
            return False  # "the judges held that …", "held it proven that …"
        if harm == "detained" and self._are_freed(this, at, begin, end):
            return False
        if self.falls_not(at.low, begin):
            return False
        said = at.low[this.end : end]
        if harm == "displaced" and not (self._captives.isdisjoint(said) or self._escapes.isdisjoint(said)):
            return False  # "three of the hostages escaped", "nine inmates were transferred"
        if at.low[begin] in self._wrecks and (this.noun.kind != "person" or how == "far"):
            return False  # "five excavators destroyed"
        if harm == "missing" and this.noun.kind == "person" and self._people.unit(at.line, this.noun) == "bodies":
            harm = "killed"  # "found ten bodies under the rubble"
        if harm in ("displaced", "injured", "detained") and (at.bodies or self._is_dead(this, at)):
            return False  # "22 bodies were taken to hospital"
        if harm == "injured" and self._burns_within(at.low, begin, begin + 1):
            harm = "killed"
        if harm == "killed" and self._or_hurt(at, begin, end):
            harm = "casualties"
        elif harm == "casualties" and end == at.edge and at.after is not None and end == begin + 2:
            harm, end = "killed", begin + 1  # "Nine killed | wounded dozens"
        if harm in ("injured", "casualties") and self._died_of_it(at, end):
            harm = "killed"
        at.taken.update(range(begin, end))
        return suffer(this, harm, begin, end, how)

    def _burns_within(self, low: list[str], verb: int, i: int) -> bool:
        """Whether the verb at word `verb` is of burning, and word `i` begins where they could not get out: `burned | in her bed`."""
        inside = low[verb] in self._burns and low[i : i + 1] != [] and low[i] in ("in", "inside")
        return inside and not self._confines.isdisjoint(low[i + 2 : i + _ARMED])

    def _are_freed(self, this: Harmed, at: _Reach, begin: int, end: int) -> bool:
        """Whether a relative clause only tells from what they are freed: `two guards who had been held hostage | were freed`."""
        low = at.low
        if self._who.isdisjoint(low[this.end : begin]):
            return False
        ahead = range(end, min(end + _BY, at.edge - 1))
        return any(low[j] in self._passive and low[j + 1] in self._freed for j in ahead)

    def _or_hurt(self, at: _Reach, begin: int, i: int) -> bool:
        """Whether a headline tells both harms of the same people: `Over 1,000 people killed, | wounded in May`."""
        if at.low[i : i + 1] != [","] or i + 1 >= len(at.low) or at.low[begin - 1] in self._passive:
            return False
        hit = self.suffers.at(at.low, i + 1)
        return hit is not None and hit[1] == "injured" and hit[0] != at.edge and at.low[hit[0]][0].isalpha()

    def _died_of_it(self, at: _Reach, i: int) -> bool:
        """`received a bullet in the chest | and later died`, `was taken to the hospital, where she died`."""
        low = at.low
        for j in range(i, min(i + _ASIDE, at.edge)):
            if low[j] == "where" and low[j + 1 : j + 2] != [] and low[j + 1] in self._persons:
                return self.ends(low, j + 2) == "killed"
            if low[j] in self._bar:
                return False
            if low[j] == "and":
                k = next((k for k in range(j, at.edge) if low[k] not in self._then), at.edge)
                hit = self.suffers.at(low, k) if k < at.edge else None
                if hit is not None and hit[1] == "killed":
                    return low[k] in self._finite
        return False

    def ends(self, low: list[str], i: int) -> Harm | None:
        """What befalls somebody by the predicate at word `i`: `later died`, `were found dead`."""
        acted = False
        while i < len(low) and (low[i] in self._then or low[i] in self._be or low[i] in self._have):
            acted, i = acted or low[i] in self._passive, i + 1
        hit = self.suffers.at(low, i) if i < len(low) else None
        return hit[1] if hit is not None and (acted or low[i] in self._finite) else None

    def _is_dead(self, this: Harmed, at: _Reach) -> bool:
        """Whether those counted are called dead, or hurt: `22 bodies`, `92 martyrs and 128 injuries`."""
        told = self.harmed.at(at.low, this.noun.head) if this.noun.kind == "person" else None
        single = this.how in ("single", "definite", "name")
        return told is not None and told[1] in ("killed", "injured") and not single

    def _travels(self, this: Harmed, at: _Reach, begin: int) -> bool:
        """`the envoy arrived in the capital`, `200 soldiers arrived`: only crowds of others flee by arriving."""
        alone = this.how in ("single", "definite", "name")
        if at.low[begin] not in self._moves or this.noun.end == this.noun.start:
            return alone and at.low[begin] in self._moves
        busy = at.low[this.noun.head] in self._busy
        return alone or busy or self._people.told(at.line, this.noun) == "combatant"


def suffer(this: Harmed, harm: Harm, begin: int, end: int, how: str) -> bool:
    """Gives a count its harm, which words [begin, end) tell."""
    this.harm, this.verb = harm, (begin, end)
    if this.how not in ("definite", "single", "name"):
        this.how = how
    this.side = how
    return True

"""The lines of a text in, its accusations out: who is said to have done harm, in which words, in whose voice.

Harm needs no count here ("massacres committed by X"). An actor is blamed where it is the agent of a deed: behind `by`, as
the subject of a verb of harm, before a noun of harm ("the army's shelling"), or as the object of a verb of blame. Deeds
that need not hurt anybody (an attack, a raid) count only where the sentence tells of harmed people.

A false accusation is worse than a missed one. So fighting in which two sides meet blames nobody, what is feared, asked or
threatened is left out, and what is denied keeps its accusation with the stance `denied`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corroborate.actors import Actors
from corroborate.language import Language
from corroborate.read.accusers import Accusers
from corroborate.read.deeds import FAR, Deed, Deeds
from corroborate.read.lines import Line
from corroborate.read.namings import Around, Naming, Namings, mention
from corroborate.read.phrases import Phrases
from corroborate.read.victims import People
from corroborate.records import Accusation, Mention, Speaker, Text, Victims
from corroborate.vocabulary import Degree, Harm, Stance

_TABLE: Final = "accusations"
_TIED: Final[dict[str, Degree]] = {
    "took part": "took part",
    "suspected": "suspected",
    "did": "did",
    "ordered": "ordered",
    "allowed": "allowed",
}
_QUOTES: Final = frozenset("\"“”‘’'")
_OWNERS: Final = ("'s", "’s")  # `Sudan's paramilitary …`
_REMEMBERED: Final = 4  # lines for which a text goes on about the harm it told of
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class _Blame:
    """One actor tied to one deed: words [start, end) of the line say the deed, `verb` who blames, where a verb does."""

    actor: Naming
    start: int
    end: int
    degree: Degree
    harm: Harm | None
    via: str = ""
    verb: int = -1


class Accusing:
    """How one language blames."""

    def __init__(self, language: Language, actors: Actors, people: People) -> None:
        self.namings = Namings(language, actors)
        self._people, self._accusers = people, Accusers(language, self.namings)
        self._deeds, self._say = Deeds(language), language.known("speakers", "verbs", "say")

        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(_TABLE, section, key)

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key) for key in keys})

        # an actor behind `by`, or blamed by a verb
        self._by, self._onto = phrases("by", "words", "hands"), phrases("by", "onto")
        self._states, self._none, self._ahead = words("by", "states"), words("aux", "none"), words("clause", "ahead")
        self._blame, self._blaming = phrases("blame", "accuse", "blame", "suspected"), words("blame", "bare")
        self._of, self._for, self._why = words("blame", "of"), words("blame", "for"), words("blame", "why")
        # an actor as subject, or tied to a deed
        self._it = phrases("tied", "it")
        self._tied, self._bare_part = phrases("tied", *_TIED), words("tied", "bare")
        self._have, self._be, self._skip = words("aux", "have") | {"will"}, words("aux", "be"), words("aux", "skip")
        self._rivals, self._loaded = phrases("clash", "between"), words("clause", "loaded")
        self._places, self._town = words("clause", "places"), words("clause", "town")
        self._relative, self._asides = words("clause", "relative"), words("clause", "asides")
        self._breaks, self._went = words("clause", "breaks"), words("clause", "went")
        self._prepositions, self._conjunctions = words("clause", "prepositions"), words("clause", "conjunctions")
        self._these, self._they = phrases("anaphors", "these"), words("anaphors", "pronouns")
        self._these_heads = words("anaphors", "heads")
        self._definite, self._dead = words("anaphors", "definite"), words("anaphors", "dead")
        # how sure, and whether at all
        self._unsure, self._modal, self._not = words("aux", "unsure"), words("aux", "modal"), words("aux", "not")
        self._open, self._deny, self._doubt = phrases("aux", "open"), phrases("aux", "deny"), phrases("aux", "doubt")
        self._past, self._before = phrases("background", "words"), words("victims", "before")
        self._against, self._counts = words("victims", "against"), words("victims", "counts")

    def find(
        self, text: Text, lines: Sequence[Line], around: Around, published: str | None = None
    ) -> tuple[Accusation, ...]:
        """The accusations of a text, in order of their words; one for each actor and clause."""
        found: list[Accusation] = []
        before: list[Accusation] = []
        year, grave, told = _year(lines, published), False, -_REMEMBERED
        anaphors = [*map(self._anaphor, lines), 0]
        for k, (line, after) in enumerate(itertools.zip_longest(lines, lines[1:])):
            worse = after is not None and anaphors[k + 1] > 0 and self._deeds.cruel(after)
            blames = [
                b
                for b in self._blames(line, hurt=worse, told=line.index - told < _REMEMBERED)
                if b.via != "part" or grave
            ]
            here = [self._accusation(text, line, blame, around, year) for blame in blames]
            end = anaphors[k]
            if end and not any(blame.actor.start >= end for blame in blames):
                here = self._anaphoric(text, line, [a for a in before if a.stance == "asserted"], around, year)
            found += here
            grave = grave or self._deeds.cruel(line)
            told = line.index if self._tells_of_harm(line) else told
            before = here or (before if line.raw[0] in "“\"'-•*" else [])
        self._deeds.forget()
        return tuple(dict.fromkeys(found))

    def _tells_of_harm(self, line: Line) -> bool:
        """Whether a line tells of people who were harmed."""
        return any(deed.harm is not None for deed in self._deeds.find(line)) or not self._dead.isdisjoint(line.low)

    # ------------------------------------------------------------------ who is blamed in a line

    def _blames(self, line: Line, *, hurt: bool, told: bool) -> list[_Blame]:
        """Who is blamed in a line; `hurt` says that the next one tells what its deeds did to people.

        `told` says that one shortly before tells of harm: then `It blamed X.` says who did it, and `the strike` is the one
        that did it.
        """
        deeds = self._deeds.find(line)
        alone = told and not deeds and not self._blaming.isdisjoint(line.low)
        if line.low[-1] == "?" or not (deeds or alone or self._blames_bare(line)):
            return []
        named = self.namings.find(line)
        if not named:
            return []
        if hurt or (told and any(deed.noun and line.low[deed.start - 1] in self._definite for deed in deeds)):
            deeds = [replace(deed, weak=False) for deed in deeds]
        blames: dict[tuple[int, int], _Blame] = {}
        for place, naming in enumerate(named):
            if naming.office:
                continue
            blame = self._blame_of(line, naming, named[max(place - 1, 0) : place], deeds, blames)
            if blame is None and alone:
                blame = self._alone(line, naming)
            if blame is not None and not self._unreal(line, blame):
                blames[naming.start, naming.end] = blame
        return list(blames.values())

    def _blames_bare(self, line: Line) -> bool:
        """Whether a line may blame without a deed: `X took part`, `it was X who did this`, `died at the hands of X`."""
        low = line.low
        bare = "responsible" in low or self._tied.within(low) or self._it.within(low)
        return bare or bool(self._deeds.fates(line))

    def _blame_of(
        self, line: Line, naming: Naming, earlier: Sequence[Naming], deeds: Sequence[Deed],
        blames: dict[tuple[int, int], _Blame],
    ) -> _Blame | None:  # fmt: skip
        direct = (
            self._agent(line, naming, deeds)
            or self._object(line, naming, deeds)
            or self._possessor(line, naming, deeds)
            or self._subject(line, naming, deeds)
        )
        if direct is not None:
            return direct
        if earlier and self.namings.joined(line, earlier[-1], naming):
            shared = blames.get((earlier[-1].start, earlier[-1].end))
            return replace(shared, actor=naming) if shared and shared.via != "own" else None
        return None

    def _agent(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> _Blame | None:
        """`massacres committed by X`, `killed by X`, `attacks by X`, `blamed on X`."""
        i = self._over(line, naming.start)
        onto = self._onto.before(line.low, i)
        if onto is not None:
            deed = self._deeds.near(line, onto[0], deeds)
            return _Blame(naming, deed.start, i, "did", deed.harm, "by") if deed else None
        by = self._by.before(line.low, i)
        if by is None or naming.adjective:
            return None
        deed, end = self._governs(line, by[0], [*deeds, *self._deeds.fates(line)] if by[1] == "hands" else deeds)
        if deed is None or (deed.weak and not self._deeds.hurt(line, deed, naming)):
            return None
        if any(word in self._none for word in line.low[max(0, deed.start - 5) : deed.start]):
            return None
        end = end if deed.end < end <= deed.end + 6 and line.low[end - 1][0].isalnum() else deed.end
        return _Blame(naming, deed.start, end, self._degree(line, deed.start, naming.start), deed.harm, "by")

    def _over(self, line: Line, i: int) -> int:
        """Back over articles, adverbs and counts before a naming."""
        while i > 0 and (
            line.low[i - 1] in self._ahead
            or line.low[i - 1] in self._unsure
            or (line.low[i - 1].isdigit() and not _YEAR.match(line.low[i - 1]))
            or (line.raw[i - 1].endswith(_OWNERS) and line.capital(i - 1))
            or line.raw[i - 1] in _QUOTES
        ):
            i -= 1
        return i

    def _governs(self, line: Line, by: int, deeds: Sequence[Deed]) -> tuple[Deed | None, int]:
        """The deed whose agent stands behind `by`, and where its words end; None if another verb comes between."""
        low, back = line.low, self._before_aside(line, by)
        for i in range(back - 1, max(-1, back - FAR), -1):
            deed = next((deed for deed in deeds if deed.start <= i < deed.end), None)
            if deed is not None:
                return (deed, by) if deed.noun or self._deeds.passive(line, deed) else (None, by)
            light = self._deeds.light.before(low, i + 1)
            if light is not None:
                return self._deeds.near(line, light[0], deeds), by
            if low[i] in self._deeds.clauses or (
                low[i].endswith(("ed", "ing")) and low[i] not in self._deeds.harmed and not self._list(line, i, by)
            ):
                return None, by
        return None, by

    def _before_aside(self, line: Line, by: int) -> int:
        """Index of the comma that opens `…, witnesses said, by …`, or `by` itself."""
        if line.low[by - 1 : by] != [","]:
            return by
        comma = next((j for j in range(by - 2, max(-1, by - 8), -1) if line.low[j] == ","), by)
        return comma if any(word in self._say for word in line.low[comma:by]) else by

    def _list(self, line: Line, i: int, by: int) -> bool:
        """Whether a comma stands between, so that the agent belongs to an earlier verb (`…, by A, and by B`)."""
        return "," in line.low[i:by]

    def _object(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> _Blame | None:
        """`accused X of …`, `blamed X for …`, `implicated X in …`; and `involvement of X in …`."""
        low, i = line.low, self._over(line, naming.start)
        verb = self._blame.before(low, i)
        if verb is None or verb[1] == "suspected" or self._deeds.suffers(line, verb[0]):
            return None
        end = self._list_end(line, naming)
        if self._bare(line, verb[0], end):
            deed = self._deeds.near(line, verb[0], deeds)
            return _Blame(naming, verb[0], verb[0] + 1, "did", deed.harm, "blame", verb[0]) if deed else None
        joint = self._of if verb[1] == "accuse" else self._for
        if end >= len(line) or low[end] not in joint:
            return None
        deed = self._deeds.after(line, end + 1, 8, [*deeds, *self._deeds.fates(line)])
        if deed is None and low[end] == "responsible":
            return _Blame(naming, verb[0], end + 1, "did", None, "blame", verb[0])
        return (
            _Blame(naming, end + 1, self._deeds.till(line, deed.end), "did", deed.harm, "blame", verb[0])
            if deed
            else None
        )

    def _bare(self, line: Line, verb: int, end: int) -> bool:
        """`…, and residents blamed X.`: for what, the clause before has said."""
        closed = end >= len(line) or line.low[end] in ".,;"
        return line.low[verb] in self._blaming and (closed or not self._why & set(line.low[end:]))

    def _alone(self, line: Line, naming: Naming) -> _Blame | None:
        """`It blamed X.`, in a sentence of its own behind the deed."""
        verb = self._blame.before(line.low, self._over(line, naming.start))
        if (
            verb is None
            or self._deeds.suffers(line, verb[0])
            or not self._bare(line, verb[0], self._list_end(line, naming))
        ):
            return None
        return _Blame(naming, verb[0], verb[0] + 1, "did", None, "blame", verb[0])

    def _list_end(self, line: Line, naming: Naming) -> int:
        """Index after the list of actors that `naming` begins."""
        named, last = self.namings.find(line), naming
        reach = self.namings.reach(line, last.end)
        for place in range(bisect_right(named, naming.start, key=_start), len(named)):
            other = named[place]
            if other.start > reach:
                break
            if self.namings.joined(line, last, other):
                last, reach = other, self.namings.reach(line, other.end)
        return last.end

    def _possessor(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> _Blame | None:
        """`the army's shelling of …`, `Russian air strikes`, `Assad's war crimes`."""
        i, starts = naming.end, {deed.start: deed for deed in deeds if deed.noun}
        while i not in starts and i < min(len(line), naming.end + 2) and self._loads(line.low[i]):
            i += 1
        deed = starts.get(i)
        if deed is None or (deed.weak and not self._deeds.hurt(line, deed, naming)):
            return None
        possessive = line.raw[naming.end - 1].endswith(("'s", "’s", "s'", "s’")) or naming.adjective
        if not possessive and (i > naming.end or line.low[deed.end : deed.end + 1] == ["in"]):
            return None
        if line.low[self._over(line, naming.start) - 1 : naming.start] and self._rivals.before(line.low, naming.start):
            return None
        return _Blame(
            naming,
            deed.start,
            self._deeds.till(line, deed.end),
            self._degree(line, naming.start, deed.start),
            deed.harm,
            "own",
        )

    def _loads(self, word: str) -> bool:
        return word.endswith(("ly", "al", "led")) or word in self._loaded

    # ------------------------------------------------------------------ subjects

    def _subject(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> _Blame | None:
        """`X killed …`, `X carried out raids …, executing …`, `X took part in …`, `X is accused of …`."""
        if naming.adjective or self._governed(line, naming):
            return None
        end = self._list_end(line, naming)
        who = end + (line.low[end : end + 1] == [","])
        it = self._it.at(line.low, who + 1) if who + 1 < len(line) and line.low[who] in self._relative else None
        if it is not None:
            return _Blame(naming, who + 1, it[0], "did", None, "part")  # it was X who did this: the text has said what
        if line.low[end : end + 2] in ([",", "who"], [",", "which"]):
            verb = self._verb_from(line, end + 2)
            told = self._does(line, naming, verb, deeds) if verb < len(line) else None
            if told is not None:
                return told
        i = self._predicate(line, naming)
        if i is None:
            return None
        return (
            self._does(line, naming, i, deeds)
            or self._is_tied(line, naming, i, deeds)
            or self._goes_on(line, naming, i, deeds)
        )

    def _governed(self, line: Line, naming: Naming) -> bool:
        """Whether a preposition before makes it no subject (`clashes with X`), unless a relative clause opens behind."""
        i = self._over(line, naming.start)
        behind = line.low[naming.end : naming.end + 2]
        if i == 0 or (
            behind and (behind[0] in self._relative or (behind[0] == "," and behind[-1] in ("who", "which")))
        ):
            return False
        return line.low[i - 1] in self._prepositions - self._conjunctions or (
            line.low[i - 1] == "and" and self._between(line, i - 1)
        )

    def _between(self, line: Line, i: int) -> bool:
        return any(self._rivals.at(line.low, j) is not None for j in range(max(0, i - 10), i))

    def _predicate(self, line: Line, naming: Naming) -> int | None:
        """Index of the word that the predicate begins with: over other conjuncts, asides, places and auxiliaries."""
        i = max(self._list_end(line, naming), self.namings.beyond_name(line, naming))
        low, size = line.low, len(line)
        if i < size and low[i] == ",":
            i = self._aside(line, i) or (i + 1 if i > naming.end else i)
        if i < size and low[i] in self._places:
            i = self._beyond_place(line, i) if self._beyond_place(line, i) > i else self._beyond_phrase(line, i)
        i = self._verb_from(line, i)
        return i if i < size and (low[i] not in self._prepositions or self._tied.at(low, i)) else None

    def _verb_from(self, line: Line, i: int) -> int:
        """Over auxiliaries, adverbs and marks to the verb."""
        while i < len(line) and (self._slides(line.low[i]) or line.raw[i] in "()" or line.raw[i] in _QUOTES):
            i += 1
        return i

    def _slides(self, word: str) -> bool:
        return word in self._skip or word.endswith("ly")

    def _aside(self, line: Line, i: int) -> int | None:
        """Index after an aside between two commas that opens at `i`; None where what follows is no aside."""
        end = next((j for j in range(i + 1, min(i + 24, len(line))) if line.low[j] == ","), None)
        if end is None or line.low[i + 1] not in self._relative | self._asides:
            return None
        return end + 1

    def _beyond_phrase(self, line: Line, i: int) -> int:
        """Over a short phrase that ends at a verb of harm: `bandits on motorcycles raided …`."""
        for j in range(i + 2, min(i + 5, len(line))):
            if line.low[j] in self._deeds.ends or not line.raw[j][0].isalnum():
                return i
            if self._deeds.verb.at(line.low, j) is not None or self._deeds.light.at(line.low, j) is not None:
                return j
        return i

    def _beyond_place(self, line: Line, i: int) -> int:
        j = i + 1
        while j < min(i + 6, len(line)) and (line.capital(j) or line.low[j] in self._town):
            j += 1
        return j if j > i + 1 else i

    def _does(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> _Blame | None:
        """A verb of harm with its object, or a light verb with a noun of harm."""
        before = line.low[naming.end : i]
        passive = any(word in self._be for word in before)
        deed = next((deed for deed in deeds if deed.start == i and not deed.noun), None)
        if deed is not None:
            ing = line.low[i].endswith("ing")
            active = ing if passive else self._deeds.has_object(line, deed)
            if not active or (deed.weak and not self._deeds.hurt(line, deed, naming)):
                return None
            if ing and not passive and self._comma(line, i):
                return None
            return self._acted(line, naming, i, deed, deeds)
        light = self._deeds.light.at(line.low, i)
        if light is None or passive:
            return None
        noun = self._deeds.after(line, light[0], 8, deeds)
        if noun is None or (noun.weak and not self._deeds.hurt(line, noun, naming)):
            return None
        return self._acted(line, naming, i, noun, deeds)

    def _comma(self, line: Line, i: int) -> bool:
        return line.low[i - 1] == ","

    def _acted(self, line: Line, naming: Naming, start: int, deed: Deed, deeds: Sequence[Deed]) -> _Blame:
        """The deed with what follows in one breath (`carried out raids …, executing …`): harm of the gravest."""
        end, harm = self._deeds.till(line, deed.end), deed.harm
        for other in deeds:
            chained = (
                other.start > end and line.low[other.start - 1] in (",", "and", "then") and other.start - end <= FAR
            )
            if chained and line.low[other.start].endswith("ing") and not other.noun:
                end, harm = self._deeds.till(line, other.end), harm or other.harm
        return _Blame(naming, start, end, self._degree(line, naming.start, deed.start), harm, "subject")

    def _is_tied(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> _Blame | None:
        """`took part in`, `is implicated in`, `was behind`, `is accused of`, `ordered`, `allowed`."""
        suspected = self._blame.at(line.low, i)
        if suspected is not None and suspected[1] == "suspected":
            deed = self._deeds.after(line, suspected[0], 6, deeds)
            return _Blame(naming, i, self._deeds.till(line, deed.end), "suspected", deed.harm, "tied") if deed else None
        tie = self._tied.at(line.low, i)
        if tie is None:
            return None
        end, degree = tie
        deed = self._deeds.after(line, end, 8, deeds)
        if deed is None and degree == "allowed":
            deed = next((one for one in deeds if end < one.start <= end + 8), None)
        if deed is not None and deed.weak and not self._deeds.hurt(line, deed, naming):
            return None
        if deed is None or (
            degree in ("ordered", "allowed") and any(w in self._breaks for w in line.low[end : deed.start])
        ):
            return self._part_of_it(line, naming, i, end, degree)
        unsure: Degree = "suspected" if degree == "did" and self._hedged(line, naming.end, i) else _TIED[degree]
        via = "claims" if line.low[i].startswith("claim") else "tied"
        return _Blame(naming, i, self._deeds.till(line, deed.end), unsure, deed.harm, via)

    def _part_of_it(self, line: Line, naming: Naming, i: int, end: int, degree: str) -> _Blame | None:
        """`… took part.`: what in, the text has said before."""
        closed = end == len(line) or line.low[end] in '.,;”"’'
        bare = degree == "took part" and closed and line.low[i] in self._bare_part
        return _Blame(naming, i, end, "took part", None, "part") if bare else None

    def _goes_on(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> _Blame | None:
        """Another verb first, then the deed: `X went from farm to farm, shooting …`, `X stormed the town and killed …`."""
        if not (line.low[i].endswith("ed") or line.low[i] in self._went):
            return None
        tied = self._tied_behind(line, naming, i, deeds)
        if tied is not None:
            return tied
        for deed in deeds:
            if not i < deed.start <= i + FAR or deed.noun:
                continue
            joined = line.low[deed.start - 1] in ("and", "then") or self._then(line, deed)
            joined = joined and (
                deed.start - 2 == i or line.low[deed.start - 2] not in self._states
            )  # dead and wounded
            between = [n for n in self.namings.find(line) if i < n.start < deed.start]
            if joined and not any(self._stands_free(line, n) for n in between) and self._deeds.has_object(line, deed):
                hurts = not deed.weak or self._deeds.hurt(line, deed, naming)
                return (
                    self._acted(line, naming, i, deed, deeds)
                    if hurts and not self._new_subject(line, i, deed.start - 1)
                    else None
                )
        return None

    def _tied_behind(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> _Blame | None:
        """`X fought beside Y and took part in …`."""
        for j in range(i + 1, min(i + FAR, len(line) - 1)):
            if line.low[j] in self._breaks and line.low[j] not in self._have:
                return None
            verb = self._verb_from(line, j + 1)
            if line.low[j] == "and" and verb < len(line) and self._tied.at(line.low, verb) is not None:
                return self._is_tied(line, naming, verb, deeds)
        return None

    def _then(self, line: Line, deed: Deed) -> bool:
        """`…, shooting them`, `… before shooting them`: a participle that shares the subject."""
        return line.low[deed.start - 1] in (",", "before", "after", "while") and line.low[deed.start].endswith("ing")

    def _stands_free(self, line: Line, naming: Naming) -> bool:
        return naming.start > 0 and line.low[naming.start - 1] in ("and", ",", "but", "while")

    def _new_subject(self, line: Line, i: int, j: int) -> bool:
        return any(word in self._breaks for word in line.low[i:j])

    # ------------------------------------------------------------------ how sure it is

    def _degree(self, line: Line, start: int, end: int) -> Degree:
        modal = any(word in self._modal for word in line.low[max(0, start - 5) : start])
        return "suspected" if modal or self._hedged(line, max(0, start - 1), end) else "did"

    def _hedged(self, line: Line, start: int, end: int) -> bool:
        return any(word in self._unsure for word in line.low[start:end])

    def _unreal(self, line: Line, blame: _Blame) -> bool:
        """Whether the deed is feared, asked about, threatened or to be prevented."""
        low = line.low
        first = min(blame.start, blame.actor.start)
        window = range(max(0, first - 5), max(blame.start, blame.actor.end))
        return any(i not in range(blame.actor.start, blame.actor.end) and self._open.at(low, i) for i in window)

    # ------------------------------------------------------------------ the statement

    def _anaphor(self, line: Line) -> int:
        """Index after words at the start of a line that take up the actors before it; 0 where there are none."""
        these = self._these.at(line.low, 0)
        if these is None:
            return int(line.low[0] in self._they)
        near = range(these[0], min(these[0] + 4, len(line)))
        return next((i + 1 for i in near if line.low[i] in self._these_heads), 0)

    def _anaphoric(
        self, text: Text, line: Line, before: Sequence[Accusation], around: Around, year: int | None
    ) -> list[Accusation]:
        """`These men went from farm to farm, shooting …`: the actors of the sentence before."""
        end = self._anaphor(line)
        if not end or not before:
            return []
        naming = Naming(0, end, end - 1)
        i = self._predicate(line, naming)
        deeds = self._deeds.find(line)
        blame = None if i is None else self._does(line, naming, i, deeds) or self._goes_on(line, naming, i, deeds)
        if blame is None or self._unreal(line, blame):
            return []
        names = dict.fromkeys(accusation.actor.name for accusation in before)
        made = self._accusation(text, line, blame, around, year)
        voice = made.speakers or before[0].speakers
        return [replace(made, actor=Mention(name), speakers=voice) for name in names]

    def _accusation(self, text: Text, line: Line, blame: _Blame, around: Around, year: int | None) -> Accusation:
        return Accusation(
            text=text.id,
            quote=text.quote(line.start, line.end),
            actor=_named(text, line, blame.actor),
            act=text.quote(line.at[blame.start], line.till[blame.end - 1]),
            degree=blame.degree,
            harm=blame.harm,
            victims=self._victims(text, line, blame),
            places=tuple(
                place for place in around.places(line.index, blame.start) if not _inside(place, line, blame.actor)
            ),
            when=around.when(line.index, blame.start),
            said=around.said(line.index, blame.start),
            speakers=self._speakers(text, line, blame, around),
            stance=self._stance(line, blame, year),
        )

    def _speakers(self, text: Text, line: Line, blame: _Blame, around: Around) -> tuple[Speaker, ...]:
        if blame.via == "claims":
            return self._accusers.own(text, line, blame.actor)
        first = min(blame.start, blame.actor.start)
        return self._accusers.of(text, line, blame.actor, first, around, verb=blame.verb)

    def _stance(self, line: Line, blame: _Blame, year: int | None) -> Stance:
        low, first = line.low, min(blame.start, blame.actor.start)
        aux = range(min(blame.actor.end, blame.start), blame.start)
        if any(low[i] in self._not for i in aux) or any(
            self._deny.at(low, i) for i in range(self._reach(line, blame, first), first)
        ):
            return "denied"
        if any(self._deny.at(low, i) for i in aux):
            return "denied"
        if self._past.within(low) or _older(line, year):
            return "background"
        return "doubted" if self._doubt.within(low) else "asserted"

    def _reach(self, line: Line, blame: _Blame, first: int) -> int:
        """Where a denial may stand that reaches the blame; not before `denied it and accused X of …`."""
        begin = max(0, first - 12)
        joints = [i for i in range(begin, blame.verb) if line.low[i] in ("and", "but")] if blame.via == "blame" else []
        return max([begin, *joints])

    def _victims(self, text: Text, line: Line, blame: _Blame) -> Victims:
        """The people behind the deed (`against …`, `executing …`), with the status that their words tell."""
        for i in self._before_victims(line, blame):
            noun = self._people.noun(line, i)
            if noun.kind == "person" and noun.end > i and not blame.actor.start <= noun.start < blame.actor.end:
                group = self._people.community(line, noun)
                return Victims(
                    quote=text.quote(line.at[noun.start], line.till[noun.end - 1]),
                    status=self._people.told(line, noun) or "unknown",
                    sorts=self._people.sorts(line, noun),
                    community=" ".join(line.raw[group[0] : group[1]]) if group else None,
                )
        return Victims()

    def _before_victims(self, line: Line, blame: _Blame) -> Iterator[int]:
        """Words at which victims may be named: behind a verb, behind `killing of`, and behind `against`."""
        last = max(blame.end, blame.actor.end)
        for deed in self._deeds.find(line):
            if blame.start <= deed.start < last:
                behind = line.low[deed.end : deed.end + 1]
                if not deed.noun and self._deeds.has_object(line, deed):
                    yield self._counted(line, deed.end)
                elif deed.noun and behind and behind[0] in self._before:
                    yield self._counted(line, deed.end + 1)
        against = (i for i in range(blame.start, min(last + 6, len(line))) if line.low[i] in self._against)
        yield from (self._counted(line, i + 1) for i in against)

    def _counted(self, line: Line, i: int) -> int:
        """Over a count before people: `at least 15`."""
        while i < len(line) and (line.low[i] in self._counts or line.low[i][0].isdigit()):
            i += 1
        return min(i, len(line) - 1)


def _start(naming: Naming) -> int:
    return naming.start


def _named(text: Text, line: Line, actor: Naming) -> Mention:
    """The actor's name; of `government-led` only who led."""
    led = line.raw[actor.start].lower().removesuffix("-led")
    if actor.body is None and actor.adjective and len(led) < len(line.raw[actor.start]):
        quote = text.quote(line.at[actor.start], line.at[actor.start] + len(led))
        return Mention(quote.words, quote)
    return mention(text, line, actor.start, actor.end)


def _inside(place: Mention, line: Line, actor: Naming) -> bool:
    """Whether a place stands in the actor's naming (`fighters from …`), where it says nothing of the deed."""
    return place.quote is not None and line.at[actor.start] <= place.quote.start < line.till[actor.end - 1]


def _year(lines: Sequence[Line], published: str | None) -> int | None:
    """The year the report speaks from: of its publication, else the latest it names."""
    if published is not None:
        return int(published[:4])
    return max((int(word) for line in lines for word in line.low if _YEAR.match(word)), default=None)


def _older(line: Line, year: int | None) -> bool:
    """Whether every year that the line names is over by more than one."""
    named = [int(word) for word in line.low if _YEAR.match(word)]
    return bool(named) and year is not None and max(named) < year - 1

"""A line and who it names in, who is blamed in it and for which of its deeds out.

An actor is blamed where it is the agent of a deed: behind `by`, as the subject of a verb of harm, before a noun of harm (`the
army's shelling`), or as the object of a verb of blame. Deeds that need not hurt anybody (an attack, a raid) count only where
the line tells of harmed people. Fighting in which two sides meet blames nobody; what is feared, asked or threatened is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corroborate.language import Language
from corroborate.read.clauses import Clauses
from corroborate.read.deeds import FAR, Deed, Deeds
from corroborate.read.labels import Labels
from corroborate.read.lines import Line
from corroborate.read.namings import ARTICLES, Around, Naming, Namings, is_day
from corroborate.read.parties import titles
from corroborate.read.phrases import Phrases
from corroborate.vocabulary import Degree, Harm

TABLE: Final = "accusations"
YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_TIED: Final[dict[str, Degree]] = {
    "took part": "took part",
    "suspected": "suspected",
    "claims": "did",
    "did": "did",
    "ordered": "ordered",
    "allowed": "allowed",
}
_QUOTES: Final = frozenset("\"“”‘’'")
_OWNERS: Final = ("'s", "’s")  # `Sudan's paramilitary …`
_NAME: Final = 7  # words of a name between commas
_SPEECH: Final = 12  # words from "said" to "it had …"
_OBJECT: Final = 3  # words from a deed to the noun of whom it was done to: `wounded | a bank guard`
_RELATIVE: Final = 10  # words of a relative clause before who is blamed in it


@dataclass(frozen=True, slots=True)
class Blame:
    """One actor tied to one deed: words [start, end) of the line say the deed, `verb` who blames, where a verb does."""

    actor: Naming
    start: int
    end: int
    degree: Degree
    harm: Harm | None
    via: str = ""
    verb: int = -1
    by: Naming | None = None  # who blames, where two blame each other


class Blames:
    """How one language ties an actor to a deed."""

    def __init__(self, language: Language, namings: Namings) -> None:
        self._clauses, self._labels = Clauses(language), Labels(language)
        self.namings, self.deeds, self._say = namings, Deeds(language), language.known("speakers", "verbs", "say")

        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(TABLE, section, key)

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(TABLE, section, key) for key in keys})

        # an actor behind `by`, or blamed by a verb
        self._by, self._onto = phrases("by", "words", "hands"), phrases("by", "onto")
        self._states, self._none, self._ahead = words("by", "states"), words("aux", "none"), words("clause", "ahead")
        self._blame, self._blaming = (
            phrases("blame", "accuse", "blame", "finger", "suspect", "suspected"),
            words("blame", "bare"),
        )
        self._suspecting, self._wanted = words("blame", "suspecting"), phrases("blame", "wanted")
        self._charging = language.known("agents", "called", "charges")
        self._finger, self._mutual = phrases("blame", "finger"), phrases("blame", "mutual")
        self._idly, self._about = words("by", "idle"), words("clause", "about")
        self._origin, self._sites = phrases("by", "origin"), words("by", "sites")
        self._of, self._for, self._why = words("blame", "of"), words("blame", "for"), words("blame", "why")
        self._posing = language.known("agents", "by", "posing")
        self._over_what, self._abetting = (
            words("blame", "riots"),
            Phrases({"abetting": language.words("agents", "by", "abetting")}),
        )
        self._groups = words("anaphors", "groups")
        self._days, self._months = language.every("times", "weekdays"), language.every("times", "months")
        self._members, self._titles = words("party", "members") | words("heads", "strong"), titles(language)
        self._bearers = words("heads", "strong") | words("party", "kinds")
        self._lays = words("blame", "lays")
        self._not_named = (
            words("anaphors", "objects") | words("clause", "prepositions") | words("clause", "conjunctions")
        )
        self._not_named |= self._of | self._for
        self._guilty, self._split = words("blame", "guilty"), _pairs(language.words(TABLE, "blame", "split"))
        self._culprits, self._kinds = phrases("by", "culprits", "hallmarks"), phrases("party", "called")
        # an actor as subject, or tied to a deed
        self._it = phrases("tied", "it")
        self._tied, self._bare_part = phrases("tied", *_TIED), words("tied", "bare")
        self._approved = words("tied", "approved")
        self._have, self._be, self._skip = words("aux", "have") | {"will"}, words("aux", "be"), words("aux", "skip")
        self._rivals, self._loaded = phrases("clash", "between"), words("clause", "loaded")
        self._places, self._town = words("clause", "places"), words("clause", "town")
        self._relative, self._asides = words("clause", "relative"), words("clause", "asides")
        self._breaks, self._went = words("clause", "breaks"), words("clause", "went")
        self._prepositions, self._conjunctions = words("clause", "prepositions"), words("clause", "conjunctions")
        self._they = words("anaphors", "pronouns")
        self._guns = ARTICLES | words("heads", "guns")
        self._fired = (words("heads", "guns") | words("nouns", "attack")) - ARTICLES
        self._their, self._owns_up = words("modifiers", "own"), phrases("tied", "owns up")
        self._ends, self._idle = words("clause", "ends"), words("tied", "idle")
        self._definite, self._dead = words("anaphors", "definite"), words("anaphors", "dead")
        # how sure, and whether at all
        self._unsure, self._modal, self._not = words("aux", "unsure"), words("aux", "modal"), words("aux", "not")
        self._open, self._refused = phrases("aux", "open"), self._not | language.known("scope", "denial", "verbs")

    def find(self, line: Line, named: Sequence[Naming], *, hurt: bool, told: bool) -> list[Blame]:
        """Who is blamed in a line; `hurt` says that the next one tells what its deeds did to people.

        `told` says that one shortly before tells of harm: then `It blamed X.` says who did it, and `the strike` is the one
        that did it.
        """
        deeds = self.deeds.find(line)
        alone = told and not deeds and (not self._blaming.isdisjoint(line.low) or self._finger.within(line.low))
        harms = told or self._dead.intersection(line.low) or any(deed.harm is not None for deed in deeds)
        acts = self.deeds.accused_of(line) if harms else []
        bare = self._blames_bare(line) or (told and self._origin.within(line.low))
        if not named or line.low[-1] == "?" or not (deeds or alone or acts or bare):
            return []
        if acts:
            deeds = sorted([*deeds, *acts], key=lambda deed: deed.start)
        if hurt or (told and any(deed.noun and line.low[deed.start - 1] in self._definite for deed in deeds)):
            deeds = [replace(deed, weak=False) for deed in deeds]
        blames: dict[tuple[int, int], Blame] = {}
        for place, naming in enumerate(named):
            again = self._only_says_what(line, naming) or self._is_named_next(line, naming, named[place + 1 :])
            if again or self._is_nobody(line, naming) or self._guns.issuperset(line.low[naming.start : naming.end]):
                continue
            if naming.office:  # who speaks for others does nothing by that, but may be accused
                blame = self._object(line, naming, deeds) or self._charged(line, naming, deeds)
            else:
                blame = self._blame_of(line, naming, named[max(place - 1, 0) : place], deeds, blames)
            if blame is None and alone:
                blame = self._alone(line, naming)
            if blame is not None and not self._unreal(line, blame):
                blames[naming.start, naming.end] = blame
        # "X said its men had killed …": X says it
        owned = {blame.end for blame in blames.values() if blame.via == "claims"}
        once = [b for b in blames.values() if b.end not in owned or line.low[b.actor.start] not in self._their]
        return [*once, *self._each_other(line, named, deeds, told=told)]

    def named(self, line: Line, around: Around) -> list[Naming]:
        """The actors that a line names, and those names in it that the text makes a party's."""
        named = self.namings.find(line)
        taken = {i for naming in named for i in range(naming.start, naming.end)}
        told = [span for span in around.armed(line.index) if taken.isdisjoint(range(*span))]
        told = [(start, end) for start, end in told if not self.namings.is_maker(line, end)]
        told += [
            (i, i + 1)
            for i, word in enumerate(line.low)
            if word in self._groups and i and line.low[i - 1] == "the" and i not in taken
        ]
        covered = taken.union(i for span in told for i in range(*span))
        leaders = [
            span for span in self._objects(line) if "of" in line.low[slice(*span)]
        ]  # "the | leader of Los Lirios"
        told = [span for span in told if all(span[1] <= start or end <= span[0] for start, end in leaders)] + leaders
        covered -= {i for span in leaders for i in range(*span)}
        told += [span for span in self._objects(line) if covered.isdisjoint(range(*span)) and span not in leaders]
        if not told:
            return named
        more = [self._whole(line, start, end) for start, end in told]
        covered = {i for naming in more for i in range(naming.start, naming.end)}
        return sorted([*more, *(naming for naming in named if naming.start not in covered)], key=_start)

    def _objects(self, line: Line) -> Iterator[tuple[int, int]]:
        """Whoever is accused by a verb of blame, by any noun: `accused the interior minister of ordering the shooting`."""
        low = line.low
        for i in self._blame.places(low):
            hit = self._blame.at(low, i)
            if hit is not None and hit[1] == "suspected" and (named := self._charged_person(line, i)) is not None:
                yield named
            if hit is None or self.deeds.suffers(line, i):
                continue
            start = hit[0] + (low[hit[0] : hit[0] + 1] != [] and low[hit[0]] in ARTICLES)
            quoted = line.raw[start : start + 1] != [] and line.raw[start] in _QUOTES
            start = end = start + quoted
            while end < min(start + _NAME, len(low)) and low[end][0].isalpha() and low[end] not in self._not_named:
                end += 1
            quoted = quoted and end < len(low) and line.raw[end] in _QUOTES
            joint = end + quoted < len(low) - 1 and low[end + quoted] in self._of | self._for
            if low[start:end] == ["other"]:
                continue  # "Both sides accused the other of …"
            if start < end and joint and (quoted or low[end + 1].endswith("ing")):
                yield start, end
        for label in self._labels.find(line):  # "The governor, | whom residents accuse of ordering the killing of nine"
            if label.charge:
                start = label.head - 1
                while start > 0 and low[start - 1][0].isalpha() and low[start - 1] not in self._not_named:
                    start -= 1
                start += low[start] in ARTICLES
                if start < label.head:
                    yield start, label.head

    def _charged_person(self, line: Line, verb: int) -> tuple[int, int] | None:
        """Whom somebody is by what they lead, where they are said to have done something: `the | leader of Los Lirios | is | alleged
        to have ordered it`.
        """
        low, end = line.low, verb
        while end > 0 and (low[end - 1] in self._be or low[end - 1] in self._skip):
            end -= 1
        start = end
        while start > max(0, end - _NAME) and low[start - 1][0].isalpha() and low[start - 1] not in ARTICLES:
            start -= 1
        opened = start == 0 or (start == 1 and low[0] in ARTICLES)
        person = not self._titles.isdisjoint(low[start:end])
        return (start, end) if opened and person and end < verb else None

    def _whole(self, line: Line, start: int, end: int) -> Naming:
        """A party's name with what it says of whose they are: `members of the | Ashen Hand`, `Red Sash | militia`."""
        while (
            end < len(line) and line.low[end] in self._bearers and not line.capital(end) and end - 1 not in line.owners
        ):
            end += 1
        return Naming(self._of_them(line, start), end, end - 1)

    def is_the_group(self, line: Line, naming: Naming) -> bool:
        """Whether a naming only takes up the group named before: `the group`, `the separatist group`."""
        led = "the" in line.low[max(naming.start - 1, 0) : naming.head]
        return (
            led
            and naming.body is None
            and line.low[naming.head] in self._groups
            and not any(line.capital(i) for i in range(max(naming.start, 1), naming.end))
        )

    def _is_nobody(self, line: Line, naming: Naming) -> bool:
        """`No group has claimed the attack`."""
        return line.low[naming.start] in self._none or (naming.start > 0 and line.low[naming.start - 1] in self._none)

    def _only_says_what(self, line: Line, naming: Naming) -> bool:
        """Whether a naming only says who one is that has a name: `The Tigers, | a group close to the army, | said …`."""
        start = naming.start
        beside = start > 1 and line.low[start - 1] == "," and line.capital(start - 2)
        return beside and line.low[start] in ARTICLES and line.low[naming.end : naming.end + 1] == [","]

    def _is_named_next(self, line: Line, naming: Naming, later: Sequence[Naming]) -> bool:
        """Whether a name right behind says who is meant: `A little-known group, | the Tide Brigades, claimed …`."""
        if not later or line.low[naming.head] not in self._groups or line.low[naming.end] != ",":
            return False
        return later[0].start - naming.end - 1 == (line.low[naming.end + 1] in ARTICLES)

    def _of_them(self, line: Line, start: int) -> int:
        """Back over whose name it is: `members of the | Ashen Hand`."""
        i = start - (start > 0 and line.low[start - 1] == "the")
        if i > 1 and line.low[i - 1] in ("of", "from") and line.low[i - 2] in self._members:
            return i - 2
        return start

    def _each_other(self, line: Line, named: Sequence[Naming], deeds: Sequence[Deed], *, told: bool) -> Iterator[Blame]:
        """`The army and the rebels traded blame for the attack`: each of the two blames the other."""
        for i in self._mutual.places(line.low):
            hit = self._mutual.at(line.low, i)
            before = [naming for naming in named if naming.end <= i and not naming.adjective]
            if hit is None or len(before) < 2 or not self.namings.joined(line, before[-2], before[-1]):
                continue
            deed = self.deeds.after(line, hit[0] + 1, 8, deeds) or self.deeds.near(line, before[-2].start, deeds)
            if deed is None and not told:
                continue
            start, end = (deed.start, self.deeds.till(line, deed.end)) if deed else (i, hit[0])
            harm = deed.harm if deed else None
            for one, other in (before[-2:], before[:-3:-1]):
                yield Blame(one, start, end, "did", harm, "mutual", i, other)

    def _blames_bare(self, line: Line) -> bool:
        """Whether a line may blame without a deed: `X took part`, `it was X who did this`, `died at the hands of X`."""
        low = line.low
        bare = (
            "responsible" in low
            or self._culprits.within(low)
            or self._tied.within(low)
            or self._it.within(low)
            or self._mutual.within(low)
        )
        return bare or bool(self.deeds.fates(line))

    def _blame_of(
        self, line: Line, naming: Naming, earlier: Sequence[Naming], deeds: Sequence[Deed],
        blames: dict[tuple[int, int], Blame],
    ) -> Blame | None:  # fmt: skip
        direct = (
            self._agent(line, naming, deeds)
            or self._object(line, naming, deeds)
            or self._possessor(line, naming, deeds)
            or self._subject(line, naming, deeds)
        )
        if direct is not None:
            return direct
        if earlier and self.namings.joined(line, earlier[-1], naming) and not self._speaks(line, earlier[-1], naming):
            shared = blames.get((earlier[-1].start, earlier[-1].end))
            return replace(shared, actor=naming) if shared and shared.via != "own" else None
        return None

    def _charged(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`The governor, whom residents accuse of ordering the killing`, `The commander is alleged to have ordered the killing`."""
        blamed = self._whom(line, naming, naming.end, deeds)
        i = self._predicate(line, naming) if blamed is None else None
        suspected = self._blame.at(line.low, i) if i is not None else None
        told = suspected is not None and suspected[1] == "suspected" and i is not None
        return self._is_tied(line, naming, i, deeds) if told and i is not None else blamed

    def _speaks(self, line: Line, before: Naming, naming: Naming) -> bool:
        """Whether who stands behind a comma is who says so, and not the next of a list: `were killed by gunmen, | the army | said`."""
        listed = {"and", "or"}.intersection(line.low[before.end : naming.start])
        return not listed and not self._say.isdisjoint(line.low[naming.end : naming.end + 2])

    def _agent(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`massacres committed by X`, `killed by X`, `attacks by X`, `blamed on X`."""
        i = self._over(line, naming.start)
        onto = self._onto.before(line.low, i)
        if onto is not None:
            opened = self._before_relative(line, onto[0])
            deed = self.deeds.near(line, opened, deeds)
            verb = onto[0] if opened < onto[0] and not self.deeds.suffers(line, onto[0]) else -1
            return Blame(naming, deed.start, i, "did", deed.harm, "by", verb) if deed else None
        origin = self._origin.before(line.low, i)
        if origin is not None and (
            origin[0] < i - 2 or not self._sites.isdisjoint(line.low[naming.end : naming.end + 2])
        ):
            deed = self.deeds.near(line, origin[0], deeds) or self.deeds.near(
                line, self._before_relative(line, origin[0]), deeds
            )
            if deed is None and line.low[origin[0] - 1] in self._they | {"it"}:
                return Blame(naming, origin[0], i, "did", None, "origin")  # "the army said they came from rebel lines"
            if deed is not None and (not deed.weak or self.deeds.hurt(line, deed, naming)):
                return Blame(naming, deed.start, i, self._degree(line, deed.start, naming.start), deed.harm, "by")
        told_so = self._parted(line, naming, i, deeds)
        if told_so is not None:
            return told_so
        by = self._by.before(line.low, i)
        wields = not naming.adjective or self.namings.fires(line, naming.end)
        wields = wields or any(deed.noun and deed.start == naming.end for deed in deeds)
        if by is None or not wields or line.low[by[0] - 1] in self._idly | self._not:
            return None  # "a school used | by X", "killed not | by X"
        deed, end = self._governs(line, by[0], [*deeds, *self.deeds.fates(line)] if by[1] == "hands" else deeds)
        if deed is None or (deed.weak and not self.deeds.hurt(line, deed, naming)):
            return None
        if any(word in self._none for word in line.low[max(0, deed.start - 5) : deed.start]):
            return None
        end = end if deed.end < end <= deed.end + 6 and line.low[end - 1][0].isalnum() else deed.end
        return Blame(naming, deed.start, end, self._degree(line, deed.start, naming.start), deed.harm, "by")

    def tells_origin(self, line: Line) -> bool:
        """Whether a line tells where fire came from: `the shells | came from | army lines`."""
        return self._origin.within(line.low)

    def _parted(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
        """`laid the blame for the raid on X`, `attributed 36 of the deaths to X`; `the killers came from X`, `Perpetrator: X`."""
        low = line.low
        first = next((j for j in range(i - 2, max(0, i - FAR), -1) if (low[j], low[i - 1]) in self._split), None)
        laid = first is not None and not self._lays.isdisjoint(low[max(0, first - 2) : first + 1])
        if first is not None and low[first] != "blame" and not self._why.isdisjoint(low[first:i]):
            laid = False  # "blamed the rebels for an attack on X"
        if first is not None and laid:  # and not "took the blame for an attack on X"
            deed = next((d for d in [*deeds, *self.deeds.fates(line)] if first < d.start < i - 1), None)
            verb = first - (line.low[first - 1] in ARTICLES) - (low[first] == "blame")
            if deed is None:  # "attributed most of them to X"
                return Blame(naming, first, i, "did", None, "part", verb)
            return Blame(naming, deed.start, deed.end, "did", deed.harm, "by", verb)
        culprits = self._culprits.before(low, i)
        if culprits is None:
            return None
        deed = self.deeds.near(line, culprits[0], deeds)
        degree: Degree = "suspected" if culprits[1] == "hallmarks" else "did"
        return Blame(naming, culprits[0], i, degree, deed.harm if deed else None, "part")

    def _before_relative(self, line: Line, i: int) -> int:
        """Where a relative clause opens that word `i` stands in (`a raid | that residents blamed on X`), or `i` itself."""
        first = max(0, i - _RELATIVE)
        opened = next((j for j in range(i - 1, first, -1) if line.low[j] in self._relative), None)
        return i if opened is None else opened - (line.low[opened - 1] == ",")

    def _over(self, line: Line, i: int) -> int:
        """Back over articles, adverbs and counts before a naming."""
        while i > 0 and (
            line.low[i - 1] in self._ahead
            or line.low[i - 1] in self._unsure
            or (line.low[i - 1].isdigit() and not YEAR.match(line.low[i - 1]))
            or (line.raw[i - 1].endswith(_OWNERS) and line.capital(i - 1))
            or line.raw[i - 1] in _QUOTES
        ):
            i -= 1
        kind = self._kinds.before(line.low, i)  # "by the | security firm | X"
        return i if kind is None else self._over(line, kind[0])

    def _governs(self, line: Line, by: int, deeds: Sequence[Deed]) -> tuple[Deed | None, int]:
        """The deed whose agent stands behind `by`, and where its words end; None if another verb comes between."""
        low, back = line.low, self._before_aside(line, by)
        for i in range(back - 1, max(-1, back - FAR), -1):
            deed = next((deed for deed in deeds if deed.start <= i < deed.end), None)
            if deed is not None:
                return (deed, by) if deed.noun or self.deeds.passive(line, deed) else (None, by)
            light = self.deeds.light.before(low, i + 1)
            if light is not None:
                said = self._before_said(line, light[0])
                relative = self._before_relative(
                    line, said
                )  # "The raid, which residents say was carried out | by soldiers"
                if not self._refused.isdisjoint(low[relative:by]):
                    return None, by
                return self.deeds.near(line, said, deeds) or self.deeds.near(line, relative, deeds), by
            if low[i] in self.deeds.clauses or (
                low[i].endswith(("ed", "ing")) and low[i] not in self.deeds.harmed and not self._list(line, i, by)
            ):
                return None, by
        return None, by

    def _before_aside(self, line: Line, by: int) -> int:
        """Index of the comma that opens `…, witnesses said, by …`, or `by` itself."""
        if line.low[by - 1 : by] != [","]:
            return by
        comma = next((j for j in range(by - 2, max(-1, by - 8), -1) if line.low[j] == ","), by)
        return comma if any(word in self._say for word in line.low[comma:by]) else by

    def _before_said(self, line: Line, i: int) -> int:
        """Where an aside opens before a verb with its auxiliaries: `The rocket, | he added, had been fired`; or `i` itself."""
        first = i
        while first > 0 and (line.low[first - 1] in self._be or line.low[first - 1] in self._have):
            first -= 1
        aside = self._before_aside(line, first)
        return aside if aside < first else i

    def _list(self, line: Line, i: int, by: int) -> bool:
        """Whether a comma stands between, so that the agent belongs to an earlier verb (`…, by A, and by B`)."""
        return "," in line.low[i:by]

    def _object(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`accused X of …`, `blamed X for …`, `implicated X in …`; and `involvement of X in …`."""
        low, i = line.low, self._over(line, naming.start)
        verb = self._blame.before(low, i)
        if verb is None or verb[1] == "suspected" or self.deeds.suffers(line, verb[0]):
            return None
        if self._wanted.before(low, verb[0]) is not None:
            return None
        end = self._behind(line, self._list_end(line, naming))
        if self._bare(line, verb[0], end):
            deed = self.deeds.near(line, verb[0], deeds)
            sure: Degree = "suspected" if verb[1] == "suspect" else "did"
            if deed is None:
                return Blame(naming, verb[0], verb[0] + 1, sure, None, "part", verb[0])
            return Blame(naming, verb[0], verb[0] + 1, sure, deed.harm, "blame", verb[0])
        joint = self._of if verb[1] in ("accuse", "suspect") else self._for
        if end >= len(line) or low[end] not in joint:
            return None
        first = end + 1 + (low[end] in self._guilty and low[end + 1 : end + 2] in (["for"], ["of"]))
        tied = self._tied.at(low, first) if first < len(low) else None
        if tied is None and first < len(low) and (helped := self._abetting.at(low, first)) is not None:
            return Blame(naming, first, self.deeds.till(line, helped[0]), "allowed", None, "blame", verb[0])
        if verb[1] == "blame" and (riot := self._riot(line, first)):
            return Blame(naming, first, self.deeds.till(line, riot), "did", None, "blame", verb[0])
        degree, deed = self._charge(line, first, deeds, suspects=verb[1] == "suspect")
        if deed is None and (low[end] in self._guilty or verb[1] == "suspect" or degree == "allowed"):
            return Blame(naming, verb[0], end + 1 if tied is None else tied[0], degree, None, "blame", verb[0])
        return (
            Blame(naming, first, self.deeds.till(line, deed.end), degree, deed.harm, "blame", verb[0]) if deed else None
        )

    def _charge(self, line: Line, first: int, deeds: Sequence[Deed], *, suspects: bool) -> tuple[Degree, Deed | None]:
        """What somebody is accused of by the words from `first` on, and in which degree: `accused of | ordering the killing`."""
        tie = self._tied.at(line.low, first) if first < len(line) else None
        degree: Degree = "suspected" if suspects else "did" if tie is None else _TIED[tie[1]]
        return degree, self.deeds.after(line, first if tie is None else tie[0], 8, [*deeds, *self.deeds.fates(line)])

    def _riot(self, line: Line, i: int) -> int:
        """Index after what somebody is blamed for that harms by what comes of it: `blamed gangs for | the riot`; 0 for nothing."""
        low = line.low
        while i < len(low) and (low[i] in ARTICLES or low[i] in self._loaded):
            i += 1
        return i + 1 if low[i : i + 1] != [] and low[i] in self._over_what else 0

    def _behind(self, line: Line, i: int) -> int:
        """Over what may stand behind the accused: what it fired (`blamed a rebel | rocket`), closing quotes, and how much it is to
        blame (`held X fully responsible`).
        """
        while i < len(line) and line.low[i] in self._fired:
            i += 1
        while i < len(line) and (line.raw[i] in _QUOTES or line.low[i].endswith("ly") or is_day(line, i, self._days)):
            i += 1
        joints = self._of | self._for
        if line.low[i : i + 1] != [","] or i + 1 >= len(line):
            return i
        if line.written[i + 1]:  # "the commander, Karam Odeh, of letting …"
            return self._past_aside(line, i, _NAME, joints)
        told = line.low[i + 1] in ARTICLES or line.low[i + 1] in self._relative
        return self._past_aside(line, i, FAR, joints) if told else i  # "the Red Sash, a group that …, for the raid"

    @staticmethod
    def _past_aside(line: Line, i: int, reach: int, joints: frozenset[str]) -> int:
        """Index behind the aside that the comma at word `i` opens, if what ties a deed follows, else `i`."""
        closes = (j for j in range(i + 2, min(i + reach, len(line) - 1)) if line.low[j] == ",")
        return next((j + 1 for j in closes if line.low[j + 1] in joints), i)

    def _bare(self, line: Line, verb: int, end: int) -> bool:
        """`…, and residents blamed X.`, `…, but officials suspect X.`: for what, the clause before has said."""
        closed = end >= len(line) or line.low[end] in ".,;"
        if line.low[verb] in self._suspecting:
            return closed
        bare = line.low[verb] in self._blaming or self._finger.at(line.low, verb) is not None
        return bare and (closed or not self._why & set(line.low[end:]))

    def _alone(self, line: Line, naming: Naming) -> Blame | None:
        """`It blamed X.`, in a sentence of its own behind the deed."""
        verb = self._blame.before(line.low, self._over(line, naming.start))
        if (
            verb is None
            or self.deeds.suffers(line, verb[0])
            or self._wanted.before(line.low, verb[0]) is not None
            or not self._bare(line, verb[0], self._list_end(line, naming))
        ):
            return None
        return Blame(naming, verb[0], verb[0] + 1, "did", None, "blame", verb[0])

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

    def _possessor(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`the army's shelling of …`, `Russian air strikes`, `Assad's war crimes`."""
        i, starts = naming.end, {deed.start: deed for deed in deeds if deed.noun}
        while i not in starts and i < min(len(line), naming.end + 2) and self._loads(line.low[i]):
            i += 1
        deed = starts.get(i)
        if deed is None or (deed.weak and not self.deeds.hurt(line, deed, naming)):
            return None
        possessive = line.raw[naming.end - 1].endswith(("'s", "’s", "s'", "s’")) or naming.adjective
        if not possessive and (i > naming.end or line.low[deed.end : deed.end + 1] == ["in"]):
            return None
        if line.low[self._over(line, naming.start) - 1 : naming.start] and self._rivals.before(line.low, naming.start):
            return None
        return Blame(
            naming,
            deed.start,
            self.deeds.till(line, deed.end),
            self._degree(line, naming.start, deed.start),
            deed.harm,
            "own",
        )

    def _loads(self, word: str) -> bool:
        return word.endswith(("ly", "al", "led")) or word in self._loaded

    def _subject(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`X killed …`, `X carried out raids …, executing …`, `X took part in …`, `X is accused of …`."""
        if naming.adjective:
            return None
        if (whom := self._whom_it_took(line, naming, deeds)) is not None:
            return whom
        if self._governed(line, naming):
            return None
        end = self._list_end(line, naming)
        who = end + (line.low[end : end + 1] == [","])
        it = self._it.at(line.low, who + 1) if who + 1 < len(line) and line.low[who] in self._relative else None
        if it is not None:
            return Blame(naming, who + 1, it[0], "did", None, "part")  # it was X who did this: the text has said what
        if (blamed := self._whom(line, naming, end, deeds)) is not None:
            return blamed
        if line.low[end : end + 2] in ([",", "who"], [",", "which"]):
            verb = self._verb_from(line, end + 2)
            told = self._does(line, naming, verb, deeds) if verb < len(line) else None
            if told is not None:
                return told
        if (told := self._behind_clause(line, naming, end, deeds)) is not None:
            return told
        i = self._predicate(line, naming)
        if i is None or (line.low[i - 1] == "and" and self._is_hurt(line, naming, deeds)):
            return None
        it = self._it.at(line.low, i)
        if it is not None:
            return Blame(naming, i, it[0], "did", None, "part")
        return (
            self._does(line, naming, i, deeds)
            or self._is_tied(line, naming, i, deeds)
            or self._says_so(line, naming, i, deeds)
            or self._goes_on(line, naming, i, deeds)
        )

    def _behind_clause(self, line: Line, naming: Naming, end: int, deeds: Sequence[Deed]) -> Blame | None:
        """`Soldiers | who reached the town later | shot six men`: the deed behind a clause that only says who they are."""
        low = line.low
        if low[end : end + 1] != ["who"]:
            return None
        deed = next((deed for deed in deeds if deed.start > end and not deed.noun), None)
        between = low[end + 1 : deed.start] if deed is not None else []
        if deed is None or not between or low[deed.end - 1].endswith("ing") or not all(map(str.isalnum, between)):
            return None
        acts = any(word.endswith("ed") or word in self._went for word in between)
        parted = any(word in self.deeds.clauses | {"and", "or"} for word in between)
        led = between[-1] in self._prepositions | self._be | self._have | ARTICLES or between[-1] == "to"
        others = [n for n in self.namings.find(line) if end < n.start < deed.start]
        # "Rebels | who joined the army | killed nine"
        last = bool(others) and others[-1].end == deed.start
        if not (last and self._clauses.opened(line, others[-1].start, deed.start) == end) and (
            not acts or parted or led or others
        ):
            return None
        if not self.deeds.has_object(line, deed):
            return None
        hurts = not deed.weak or self.deeds.hurt(line, deed, naming)
        return self._acted(line, naming, deed.start, deed, deeds) if hurts else None

    def _is_hurt(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> bool:
        """Whether a party is whom a deed was done to: `gunmen | wounded | a bank guard | in Belo and fled`."""
        return any(
            not deed.noun
            and deed.end <= naming.start <= deed.end + _OBJECT
            and all(map(str.isalpha, line.low[deed.end : naming.start]))
            for deed in deeds
        )

    def _whom_it_took(self, line: Line, naming: Naming, deeds: Sequence[Deed]) -> Blame | None:
        """`Ten miners whom X seized last week`: the people stand before."""
        before = naming.start - 1 - (naming.start > 0 and line.low[naming.start - 1] in ARTICLES)
        verb = self._verb_from(line, naming.end)
        if (
            before < 1
            or line.low[before] not in ("whom", "who", "that")
            or line.low[before - 1] not in self.deeds.people
        ):
            return None
        deed = next((deed for deed in deeds if deed.start == verb and not deed.noun), None)
        return self._acted(line, naming, verb, deed, deeds) if deed is not None else None

    def _says_so(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
        """`X said it had planted the mine`, `X acknowledged that its forces had killed …`: the deed in its own words."""
        low = line.low
        if self._owns_up.at(low, i) is None or low[naming.start] in self._titles:
            return None
        for j in range(i + 1, min(i + _SPEECH, len(low) - 1)):
            if low[j] in self._they or low[j] == "it":
                first = j + 1
            elif low[j] in self._their:
                first = j + 2
            elif low[j] in self._breaks - {"that"}:
                return None
            else:
                continue
            verb = self._verb_from(line, first)
            if verb >= len(line) or any(low[k] in self._not for k in range(first, verb)):
                return None
            told = self._does(line, naming, verb, deeds)
            return replace(told, via="claims") if told is not None else None
        return None

    def _whom(self, line: Line, naming: Naming, end: int, deeds: Sequence[Deed]) -> Blame | None:
        """`X, which the government blames for the murder …`; `X, whose officers shot dead …`."""
        low = line.low
        i = end + (low[end : end + 1] == [","])
        if i + 2 >= len(low):
            return None
        if low[i] == "whose":
            verb = self._verb_from(line, i + 2)
            return self._does(line, naming, verb, deeds) if verb < len(line) else None
        if low[i + 1] == "by" and low[i] in self._charging:  # "the army, accused by residents of killing nine"
            ties = (
                j for j in range(i + 2, min(i + _RELATIVE, len(low) - 1)) if low[j] in self._of or low[j] in self._for
            )
            joint = next(ties, 0)
            deed = self.deeds.after(line, joint + 1, 8, [*deeds, *self.deeds.fates(line)]) if joint else None
            return (
                Blame(naming, deed.start, self.deeds.till(line, deed.end), "did", deed.harm, "blame", joint)
                if deed
                else None
            )
        if low[i] not in ("which", "whom", "who", "that"):
            return None
        for j in range(i + 1, min(i + _RELATIVE, len(low) - 1)):
            verb_of = self._blame.at(low, j)
            if verb_of is not None and verb_of[1] in ("accuse", "blame", "suspect") and j > i + 1:
                joint = verb_of[0]
                if low[joint : joint + 1] == [] or (low[joint] not in self._of and low[joint] not in self._for):
                    return None
                degree, deed = self._charge(line, joint + 1, deeds, suspects=verb_of[1] == "suspect")
                return (
                    Blame(naming, deed.start, self.deeds.till(line, deed.end), degree, deed.harm, "blame", j)
                    if deed
                    else None
                )
        return None

    def _governed(self, line: Line, naming: Naming) -> bool:
        """Whether a preposition before makes it no subject (`clashes with X`), unless a relative clause opens behind."""
        i = self._over(line, naming.start)
        if self._clauses.opened(line, naming.start, naming.end) or (
            i > 1 and line.low[i - 1] == "as" and line.low[i - 2] in self._posing
        ):
            return True
        behind = line.low[naming.end : naming.end + 2]
        if i > 0 and behind == [",", "which"] and line.low[i - 1] in self._places:
            return True  # "the attack on | Donetsk, which wounded seven": the attack did
        if i == 0 or (
            behind and (behind[0] in self._relative or (behind[0] == "," and behind[-1] in ("who", "which")))
        ):
            return False
        return line.low[i - 1] in self._about.union(self._prepositions) - self._conjunctions or (
            line.low[i - 1] == "and" and self._between(line, i - 1)
        )

    def _between(self, line: Line, i: int) -> bool:
        return any(self._rivals.at(line.low, j) is not None for j in range(max(0, i - 10), i))

    def _predicate(self, line: Line, naming: Naming) -> int | None:
        """Index of the word that the predicate begins with: over other conjuncts, asides, places and auxiliaries."""
        i = max(self._list_end(line, naming), self.namings.beyond_name(line, naming))
        low, size = line.low, len(line)
        if i < size and low[i] == ",":
            opened = naming.start - 1 - (naming.start > 0 and low[naming.start - 1] in ARTICLES)
            closes = i > naming.end or (
                opened > 0 and low[opened] == ","
            )  # "A little-known group, the Tide Brigades, …"
            i = self._aside(line, i) or (i + 1 if closes else i)
        if i < size and low[i] in self._places:
            i = self._beyond_place(line, i) if self._beyond_place(line, i) > i else self._beyond_phrase(line, i)
        if i < size and low[i] == "of":  # "Colonel Odeh of the Western militia ordered …"
            i = next((n.end for n in self.namings.find(line) if i < n.start <= i + 2), i)
        if i + 2 < size and low[i] in self._posing and low[i + 1] == "as":  # "Gunmen dressed as soldiers | killed nine"
            i = next((n.end for n in self.namings.find(line) if i < n.start <= i + 2 + (low[i + 2] in ARTICLES)), i)
        i = self._verb_from(line, i)
        return i if i < size and (low[i] not in self._prepositions or self._tied.at(low, i)) else None

    def _verb_from(self, line: Line, i: int) -> int:
        """Over auxiliaries, adverbs, dates and marks to the verb."""
        while i < len(line) and (
            self._slides(line.low[i]) or line.raw[i] in "()" or line.raw[i] in _QUOTES or self._is_date(line.low, i)
        ):
            i += 1
        return i

    def _is_date(self, low: Sequence[str], i: int) -> bool:
        """Whether word `i` is a month or the number beside it: `on | 18 May | shelled`."""
        beside = low[max(0, i - 1) : i + 2]
        return low[i] in self._months or (low[i][0].isdigit() and not self._months.isdisjoint(beside))

    def _slides(self, word: str) -> bool:
        return word in self._skip or word.endswith("ly")

    def _aside(self, line: Line, i: int) -> int | None:
        """Index after an aside between two commas that opens at `i`; None where what follows is no aside."""
        end = next((j for j in range(i + 1, min(i + 24, len(line))) if line.low[j] == ","), None)
        if end is None or line.low[i + 1] not in self._relative | self._asides | self._titles | ARTICLES:
            return None
        return end + 1

    def _beyond_phrase(self, line: Line, i: int) -> int:
        """Over a short phrase that ends at a verb of harm: `bandits on motorcycles raided …`."""
        for j in range(i + 2, min(i + 5, len(line))):
            if line.low[j] in self.deeds.ends or not line.raw[j][0].isalnum():
                return i
            if self.deeds.verb.at(line.low, j) is not None or self.deeds.light.at(line.low, j) is not None:
                return j
        return i

    def _beyond_place(self, line: Line, i: int) -> int:
        j = i + 1
        while j < min(i + 6, len(line)) and (line.capital(j) or line.low[j] in self._town):
            j += 1
        return j if j > i + 1 else i

    def _does(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
        """A verb of harm with its object, or a light verb with a noun of harm."""
        before = line.low[naming.end : i]
        passive = any(word in self._be for word in before)
        deed = next((deed for deed in deeds if deed.start <= i < deed.end and not deed.noun), None)
        if deed is not None:
            ing = line.low[i].endswith("ing")
            active = ing if passive else self.deeds.has_object(line, deed)
            if not active or (deed.weak and not self.deeds.hurt(line, deed, naming)):
                return None
            if ing and not passive and self._comma(line, i):
                return None
            return self._acted(line, naming, i, deed, deeds)
        light = self.deeds.light.at(line.low, i)
        if light is None or passive or self.deeds.spares(line.low, light[0]):
            return None
        noun = self.deeds.after(line, light[0], 8, deeds)
        if noun is None or (noun.weak and not self.deeds.hurt(line, noun, naming)):
            return None
        return self._acted(line, naming, i, noun, deeds)

    def _comma(self, line: Line, i: int) -> bool:
        return line.low[i - 1] == ","

    def _acted(self, line: Line, naming: Naming, start: int, deed: Deed, deeds: Sequence[Deed]) -> Blame:
        """The deed with what follows in one breath (`carried out raids …, executing …`): harm of the gravest."""
        end, harm = self.deeds.till(line, deed.end), deed.harm
        for other in deeds:
            chained = (
                other.start > end and line.low[other.start - 1] in (",", "and", "then") and other.start - end <= FAR
            )
            if chained and line.low[other.start].endswith("ing") and not other.noun:
                end, harm = self.deeds.till(line, other.end), harm or other.harm
        return Blame(naming, start, end, self._degree(line, naming.start, deed.start), harm, "subject")

    def _is_tied(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
        """`took part in`, `is implicated in`, `was behind`, `is accused of`, `ordered`, `allowed`."""
        suspected = self._blame.at(line.low, i)
        if suspected is not None and suspected[1] == "suspected":
            tie = self._tied.at(line.low, suspected[0]) if suspected[0] < len(line) else None
            deed = self.deeds.after(line, suspected[0] if tie is None else tie[0], 6, deeds)
            return Blame(naming, i, self.deeds.till(line, deed.end), "suspected", deed.harm, "tied") if deed else None
        tie = self._tied.at(line.low, i)
        if tie is None:
            return None
        end, degree = tie
        first = self._past_day(line, end) if degree == "claims" else end
        deed = self.deeds.after(line, first, 8, deeds)
        if deed is None and degree == "allowed":
            deed = next((one for one in deeds if end < one.start <= end + 8), None)
        if deed is not None and deed.weak and not self.deeds.hurt(line, deed, naming):
            return None
        if line.low[i] in self._approved and (deed is None or not deed.noun or self._is_about(line, end, deed)):
            return None
        if deed is None or (
            degree in ("ordered", "allowed") and any(w in self._breaks for w in line.low[end : deed.start])
        ):
            return self._part_of_it(line, naming, i, end, degree)
        unsure: Degree = "suspected" if degree == "did" and self._hedged(line, naming.end, i) else _TIED[degree]
        via = "claims" if degree == "claims" else "tied"
        return Blame(naming, i, self.deeds.till(line, deed.end), unsure, deed.harm, via)

    def _is_about(self, line: Line, first: int, deed: Deed) -> bool:
        """Whether what stands from `first` on only deals with a deed: `a motion | on the killings`, `a raid | inquiry`."""
        beyond = line.low[deed.end : deed.end + 1]
        return not self._prepositions.isdisjoint(line.low[first : deed.start]) or beyond in (["inquiry"], ["probe"])

    def _past_day(self, line: Line, i: int) -> int:
        """Over when somebody claimed, to what: `claimed responsibility | on Tuesday for | an attack`."""
        low, first = line.low, i
        for j in range(i, min(i + _RELATIVE, len(low))):
            if low[j] == "for":
                return j + 1
            if low[j] in ("that", "and", ",") or self._say.intersection(low[j : j + 1]):
                break
        return first

    def _part_of_it(self, line: Line, naming: Naming, i: int, end: int, degree: str) -> Blame | None:
        """`… took part.`: what in, the text has said before."""
        if degree == "allowed" and line.low[i] in self._idle:
            return Blame(naming, i, end, "allowed", None, "part")  # "Residents said soldiers stood by"
        closed = end == len(line) or line.low[end] in '.,;”"’' or line.low[end] in self._ends
        if closed and degree == "took part" and line.low[i] in self._bare_part:
            return Blame(naming, i, end, "took part", None, "part")
        if closed and degree == "did" and line.low[i] == "responsible":
            return Blame(naming, i, end, "did", None, "part")
        return Blame(naming, i, end, "did", None, "own part") if closed and degree == "claims" else None

    def _goes_on(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
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
            if joined and not any(self._stands_free(line, n) for n in between) and self.deeds.has_object(line, deed):
                hurts = not deed.weak or self.deeds.hurt(line, deed, naming)
                return (
                    self._acted(line, naming, i, deed, deeds)
                    if hurts and not self._new_subject(line, i, deed.start - 1)
                    else None
                )
        return None

    def _tied_behind(self, line: Line, naming: Naming, i: int, deeds: Sequence[Deed]) -> Blame | None:
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

    def _degree(self, line: Line, start: int, end: int) -> Degree:
        near = range(max(0, start - 5), start)
        modal = any(line.low[i] in self._modal and not line.capital(i) for i in near)  # and not "since May 2030"
        return "suspected" if modal or self._hedged(line, max(0, start - 1), end) else "did"

    def _hedged(self, line: Line, start: int, end: int) -> bool:
        return any(
            line.low[i] in self._unsure and not (i and line.capital(i)) for i in range(start, min(end, len(line)))
        )

    def _unreal(self, line: Line, blame: Blame) -> bool:
        """Whether the deed is feared, asked about, threatened or to be prevented."""
        low = line.low
        first = min(blame.start, blame.actor.start)
        window = range(max(0, first - 5), max(blame.start, blame.actor.end))
        return any(i not in range(blame.actor.start, blame.actor.end) and self._open.at(low, i) for i in window)

    def goes_on_about(self, line: Line, naming: Naming) -> Blame | None:
        """What a line says that those did whom it takes up from the line before."""
        i, deeds = self._predicate(line, naming), self.deeds.find(line)
        blame = None if i is None else self._does(line, naming, i, deeds) or self._goes_on(line, naming, i, deeds)
        return None if blame is None or self._unreal(line, blame) else blame


def _pairs(phrases: Iterable[str]) -> frozenset[tuple[str, str]]:
    """`blame … on` as its two words."""
    return frozenset((first, last) for first, last in (phrase.split(" … ") for phrase in phrases))


def _start(naming: Naming) -> int:
    return naming.start

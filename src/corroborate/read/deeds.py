"""A line in, the deeds of harm in it out: what kills, hurts, takes or drives away, and the words that say it.

A deed is a noun (`massacre`, `the shelling of`) or a verb in some form; many English words are both, and are told apart by
what stands around them. Deeds that need not hurt anybody (an attack, a raid) are `weak`: whoever asks must see people harmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.language import Language
from corroborate.read.agents import downing
from corroborate.read.lines import Line
from corroborate.read.namings import Naming
from corroborate.read.phrases import Phrases
from corroborate.vocabulary import Harm

_TABLE: Final = "accusations"
_HARMS: Final[tuple[Harm, ...]] = ("killed", "injured", "detained", "displaced")
FAR: Final = 22  # words between a deed and its agent
_IN: Final = frozenset({"in", "on", "or", "also", "at", "during"})


@dataclass(slots=True)  # not frozen, as `ranks.Candidate`
class Deed:
    """Words [start, end) that say a deed. `weak` ones need harmed people; `noun` or else a verb in some form."""

    start: int
    end: int
    harm: Harm | None
    weak: bool
    noun: bool


class Deeds:
    """The deeds of one language, and how they hold on to what stands around them."""

    def __init__(self, language: Language) -> None:
        self._found: dict[Line, list[Deed]] = {}  # a line is asked about several times

        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(_TABLE, section, key)

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key) for key in keys})

        kinds = (*_HARMS, "unsaid", "attack")
        # "took the lives of": what the reader of claims knows to be done to people
        done = language.section("harms", "does")
        told = {kind: [phrase for phrase in done.get(kind, ()) if " " in phrase] for kind in kinds}
        self._noun = phrases("nouns", *kinds)
        self.verb = Phrases({kind: (*language.words(_TABLE, "verbs", kind), *told[kind]) for kind in kinds})
        self._cues = self._noun.firsts | self.verb.firsts
        self.light, self._fate = phrases("light", "words"), words("by", "fates")
        self._downing = downing(language)
        self._articles, self._small = words("clause", "articles"), words("clause", "small")
        self.harmed = words("harmed") | language.known("people", "community")
        status = language.section("people", "status")
        self.people = self.harmed | frozenset(word for found in status.values() for word in found)
        self._cited, self._participles = words("harmed", "cited"), phrases("clause", "participles")
        self._quantity = phrases("clause", "quantity", "counted")
        people = language.every("nations", "people")
        self._peoples = frozenset(word for word in people if word[:-1] not in people)  # "Russian", not "Russians"
        self.ends = words("clause", "ends") | words("clause", "breaks")
        self._no_object = (
            words("clause", "prepositions")
            | words("aux", "skip")
            | self.ends
            | {"and", "or"}
            | words("clause", "adverbs")
        )
        self.clauses = words("clause", "clauses") | language.known("speakers", "verbs", "say")
        self._nobody, self._at_least = words("clause", "nobody"), words("clause", "at least")
        self._have, self._be = words("aux", "have") | {"will"}, words("aux", "be")
        self._outcome = phrases("blame", "outcome")
        self._accuse, self._acts, self._of = words("blame", "accuse"), phrases("blame", "acts"), words("blame", "of")

    def find(self, line: Line) -> list[Deed]:
        """Nouns and verbs of harm, in order, the longest first; a form that is both is a noun behind an article."""
        found = self._found.get(line)
        if found is None:
            found = self._found[line] = self._find(line)
        return found

    def forget(self) -> None:
        """Forgets the lines of a text that has been read."""
        self._found.clear()

    def _find(self, line: Line) -> list[Deed]:
        found, after = list[Deed](), 0
        for i in self._places(line.low):
            if i < after:
                continue
            noun, verb = self._noun.at(line.low, i), self.verb.at(line.low, i)
            is_noun = noun is not None and (verb is None or noun[0] > verb[0] or self._nominal(line, i, noun[0]))
            hit = noun if is_noun else verb
            if hit is not None and (is_noun or not (self._downing.at(line.low, i) or self.spares(line.low, hit[0]))):
                harm = next((harm for harm in _HARMS if harm == hit[1]), None)
                found.append(Deed(i, hit[0], harm, hit[1] == "attack", is_noun))
                after = hit[0]
        return found

    def _places(self, low: Sequence[str]) -> list[int]:
        """The words at which a deed may begin."""
        return [] if self._cues.isdisjoint(low) else [i for i, word in enumerate(low) if word in self._cues]

    def spares(self, low: Sequence[str], end: int) -> bool:
        """Whether a verb that ends before word `end` is done to nobody: `killed | no one`, `shot | not a single farmer`; but
        `killed | no fewer than nine`.
        """
        ahead = low[end : end + 2]
        return bool(ahead) and ahead[0] in self._nobody and self._at_least.isdisjoint(ahead)

    def _nominal(self, line: Line, i: int, end: int) -> bool:
        """Whether a form that is noun and verb (`killing`, `attack`, `raids`) is a noun here."""
        after = line.low[end : end + 1]
        before = line.low[i - 1 : i]
        possessed = i > 0 and line.raw[i - 1].endswith(("'s", "’s"))
        # "shelling killed two"
        acting = i > 0 and end < len(line) and self.verb.at(line.low, end) is not None
        return (
            possessed
            or acting
            or after in (["of"], ["by"], ["against"], ["on"])
            or bool(before and (before[0] in self._articles or before[0].endswith("-led")))
            or (i > 0 and line.written[i - 1] and before[0] in self._peoples)
        )

    def cruel(self, line: Line) -> bool:
        """Whether a line tells of a deed that harms people by itself."""
        return any(not deed.weak for deed in self.find(line))

    def accused_of(self, line: Line) -> list[Deed]:
        """What an actor is accused of that hurts nobody by its own words: `accused X of | firing from across the river`."""
        low, found = line.low, list[Deed]()
        for i in self._outcome.places(low) if not self._accuse.isdisjoint(low) else ():
            led = self._outcome.at(low, i)
            first = self._accused_act(low, i) if led is not None else 0
            if led is not None and first:
                found.append(Deed(first, led[0], "killed", weak=False, noun=False))
        for i in self._acts.places(low) if not self._accuse.isdisjoint(low) else ():
            act = self._acts.at(low, i)
            if (
                act is not None
                and i
                and low[i - 1] in self._of
                and not self._accuse.isdisjoint(low[max(0, i - FAR) : i])
            ):
                found.append(Deed(i, act[0], None, weak=False, noun=False))
        return found

    def _accused_act(self, low: Sequence[str], outcome: int) -> int:
        """What somebody is accused of that led to an outcome, 0 for nothing: `accused X of | blocking the road, causing the deaths of`."""
        comma = outcome - 1
        if low[comma] != ",":
            return 0
        first = next(
            (j for j in range(comma, max(0, comma - FAR), -1) if low[j] in self._of and low[j + 1].endswith("ing")), 0
        )
        accused = not self._accuse.isdisjoint(low[max(0, first - FAR) : first])
        return first + 1 if accused and not {".", ";", ","}.intersection(low[first:comma]) else 0

    def fates(self, line: Line) -> list[Deed]:
        """What people suffer `at the hands of` others: `died`, `the deaths of …`."""
        return [
            Deed(i, i + 1, "killed", weak=False, noun=True) for i, word in enumerate(line.low) if word in self._fate
        ]

    def hurt(self, line: Line, deed: Deed, naming: Naming) -> bool:
        """Whether the line tells of harmed people besides the deed and the actor."""
        own = set(range(deed.start, deed.end)) | set(range(naming.start, naming.end))
        cited = (line.low[i + 1 : i + 2] and line.low[i + 1] in self._cited for i in range(len(line)))
        return any(
            i not in own and word in self.harmed and not said
            for i, (word, said) in enumerate(zip(line.low, cited, strict=True))
        )

    def till(self, line: Line, end: int) -> int:
        """To the end of the people behind a deed, as far as a noun phrase goes: `executing entire families`."""
        i = end
        while i < min(end + 7, len(line)) and line.low[i] not in self.ends and line.raw[i][0].isalnum():
            if i > end and self.verb.at(line.low, i) is not None and line.low[i - 1] in self._small:
                break
            i += 1
        while i > end and line.low[i - 1] in self._small:
            i -= 1
        return i

    def has_object(self, line: Line, deed: Deed) -> bool:
        """Whether a form in -ed has people or things as its object, and is no participle (`fighters killed in …`)."""
        if deed.end >= len(line):
            return False
        word = line.low[deed.end]
        if not line.low[deed.start].endswith("ed") and self._participles.at(line.low, deed.start) is None:
            bare = line.low[deed.start].endswith("s") and word in self._no_object  # "struck military targets and …"
            return word[0].isalnum() and not bare
        quantity = self._quantity.at(line.low, deed.end)
        if quantity is not None:
            return quantity[1] == "quantity" or line.low[min(quantity[0], len(line) - 1)][0].isdigit()
        return word[0].isalnum() and word not in self._no_object

    def passive(self, line: Line, deed: Deed) -> bool:
        """Whether a verb is suffered, so that its agent may stand behind `by`."""
        if line.low[deed.start].endswith("ing"):
            return line.low[deed.start - 1 : deed.start] == ["being"]
        return self.suffers(line, deed.start) or not self.has_object(line, deed)

    def suffers(self, line: Line, verb: int) -> bool:
        """Whether a form of `be` stands right before a verb."""
        return any(word in self._be for word in line.low[max(0, verb - 2) : verb])

    def near(self, line: Line, i: int, deeds: Sequence[Deed]) -> Deed | None:
        """The last deed that ends before word `i`, within reach and in the clause."""
        near = [deed for deed in deeds if deed.end <= i and i - deed.end <= FAR]
        if not near:
            return None
        last = near[-1]
        if any(word in self.clauses - self._have for word in line.low[last.end : i]):
            return None
        nouns = [deed for deed in near if deed.noun]
        return nouns[-1] if nouns else last

    def after(self, line: Line, i: int, reach: int, deeds: Sequence[Deed]) -> Deed | None:
        """The deed that the words from `i` on lead to; another verb, a preposition or a comma between leads away."""
        deed = next((deed for deed in deeds if i <= deed.start <= i + reach), None)
        if deed is None or any(self._leads_away(line, j) for j in range(i, deed.start)):
            return None
        return deed

    def _leads_away(self, line: Line, j: int) -> bool:
        word = line.low[j]
        if self.light.at(line.low, j) is not None or (j and self.light.before(line.low, j + 1) is not None):
            return False
        return word in self.ends - _IN or word == "," or (word.endswith("ing") and word not in self.harmed)

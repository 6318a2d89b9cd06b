"""The lines of a text in, who is cited for any place in them out: the attribution chain, outermost first.

English cites before (`the Observatory said that …`), behind (`…, a monitor said`), by phrase (`according to …`), through
another (`SANA reported, citing a source at the hospital`) and at the end of a headline. A cue is one such citing; which
one holds at a word is judged by where it stands. Bare anaphors (`it`, `the group`) take the name before them, and a
quotation that runs over several sentences keeps its speaker. An empty chain is the report's own voice.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.denial import Denials, Denied
from corroborate.read.labels import Label, Labels
from corroborate.read.lines import BULLETS, Line
from corroborate.read.phrases import Phrases
from corroborate.read.singles import harm_lists
from corroborate.read.sources import Heard, Naming, Sources
from corroborate.records import Speaker, Text

_LONG: Final = 14  # words from `accused` to its `of`
_SHORT: Final = 6  # words behind a citation that are not yet a clause of their own
_LABEL: Final = 8  # words before the colon behind a source
_GROUNDS: Final = 6  # words from "found" to the "that" of what: "reasonable grounds to believe that"
_SPOKEN: Final = 3  # words from `spoke` to its `of`
_NAME: Final = 2  # capitals that make a person's name
_WHEN: Final = 7  # words from a verb to its `that`, with the day between
_ROWS: Final = 20  # rows of a list that speak in the name of who is cited before it
_MEMORY: Final = 6  # sources that an anaphor may mean
_DASHES: Final = (":", "-", "–", "—")
_ARTICLED: Final = frozenset({"the", "a", "an"})
_MARKS: Final = frozenset('"“')
_CLOSED: Final = frozenset({".", ";", '"', "”"})
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Cue:
    """One citing at words [start, end): `side` says whether what is cited stands before it, behind it, or on both."""

    start: int
    end: int
    chain: tuple[Naming, ...]
    side: str  # "before", "behind", "both"; "none" where somebody only denies what is told
    verb: int


class Voices:
    """The citings of one text. Made once for a text, asked for any word of it."""

    def __init__(self, text: Text, lines: Sequence[Line], grammar: Citing) -> None:
        self._text, self._lines, self._grammar = text, lines, grammar
        self._cues: dict[int, list[Cue]] = {}
        self._heard: Heard = ()
        self._known = -1
        self._held = _quotations(lines)

    def cues(self, index: int) -> list[Cue]:
        """The citings of a line, in order. Lines are read in order, because anaphors look back."""
        while self._known < index:
            self._known += 1
            self._cues[self._known] = self._read(self._lines[self._known])
        return self._cues[index]

    def _read(self, line: Line) -> list[Cue]:
        cues = self._grammar.cues(line, self._heard)
        named = self._grammar.subject(line, self._heard) if not cues else None
        self._heard = (*self._heard, named)[-_MEMORY:] if named else _hear(self._heard, cues)
        return cues

    def chain_at(self, index: int, word: int) -> tuple[Speaker, ...]:
        """The speakers cited for word `word` of line `index`, outermost first; empty for the report's own voice."""
        return tuple(self._speaker(naming) for naming in self._namings(index, word))

    def _namings(self, index: int, word: int) -> tuple[Naming, ...]:
        cue = self._holding(self.cues(index), self._lines[index], word)
        if cue is not None:
            return cue.chain
        held = self._held.get(index)
        if held is not None and _is_outside(self._lines[index], word):
            return ()  # `"They came twice," said Karam Odeh, who lost two sons.`
        if held is None and index > 1 and self._lines[index - 1].low[-1] in (";", ":"):
            return next((cue.chain for cue in reversed(self.cues(index - 1))), ())
        if held is None and (opens := self._opens_list(index)) is not None:
            return next((cue.chain for cue in reversed(self.cues(opens))), ())
        if held is None:
            return ()
        behind, before = range(index + 1, held[1] + 1), range(index - 1, held[0] - 1, -1)
        if index > held[0] and self._goes_on(index):
            return next((cue.chain for cue in reversed(self.cues(index - 1))), ())
        for other in (*behind, *before):
            cues = self.cues(other)
            if cues:
                return cues[-1].chain if other < index else cues[0].chain
        if held[0] and self._goes_on(held[0]):  # "I saw nine bodies. | Two boys are missing."
            return next((cue.chain for cue in reversed(self.cues(held[0] - 1))), ())
        return ()

    def _holding(self, cues: Sequence[Cue], line: Line, word: int) -> Cue | None:
        """The cue that cites word `word`: the nearest before it that looks ahead, else the nearest behind it."""
        ahead = [cue for cue in cues if cue.start <= word and cue.side in ("behind", "both")]
        ahead = [cue for cue in ahead if not self._grammar.leaves(line, cue, word)]
        back = [cue for cue in cues if cue.start > word and cue.side in ("before", "both")]
        if ahead and ahead[-1].side == "both" and self._grammar.parts_clause(line, ahead[-1].end, word):
            ahead = []  # "a strike killed nine, activists said, | while a bomb left four dead, according to the army"
        if ahead:  # "784,000 have fled, according to the UN, and 4,000 died, according to a monitor"
            phrases = back and ahead[-1].verb < 0 and back[0].verb < 0 and ahead[-1].start > 1
            return back[0] if phrases else ahead[-1]
        if back:
            return back[0]
        return cues[-1] if cues and cues[-1].start <= word and cues[-1].verb < 0 else None

    def _opens_list(self, index: int) -> int | None:
        """The line that opens the list in which a line is a row: `The network documented: | - 2 killed in Belo | - 3 in Anar`."""
        first = index
        while first > max(0, index - _ROWS) and self._lines[first].low[0] in BULLETS:
            first -= 1
        return first if first < index and self._lines[first].low[-1] == ":" else None

    def _goes_on(self, index: int) -> bool:
        """Whether a line quotes on who is quoted right before it, in one paragraph: `"…," said the baker. | "I saw nine bodies."`"""
        line, before = self._lines[index], self._lines[index - 1]
        one = line.paragraph == before.paragraph
        return (
            one
            and line.low[0] in _MARKS | _OPENING
            and any(cue.side in ("before", "both") for cue in self.cues(index - 1))
        )

    def _speaker(self, naming: Naming) -> Speaker:
        line = self._lines[naming.line]
        start, end = line.at[naming.start], line.till[naming.end - 1]
        if line.raw[naming.end - 1][-2:] in ("'s", "’s"):
            end -= 2
        quote = self._text.quote(start, end)
        name = " ".join(quote.words.split())
        state = naming.kind == "person" and self._grammar.is_seat(name)
        return Speaker(name, "organisation" if state else naming.kind, quote)


def _hear(heard: Heard, cues: Sequence[Cue]) -> Heard:
    return (*heard, *(cue.chain[-1] for cue in cues))[-_MEMORY:] if cues else heard


def _is_outside(line: Line, word: int) -> bool:
    """Whether a word stands behind a quotation that its line opens with."""
    marks = [mark for mark in line.low[:word] if mark in _MARKS or mark in _CLOSING]
    return line.low[0] in _MARKS and len(marks) > 1 and len(marks) % 2 == 0


def _quotations(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Lines that stand in one quotation: line → (first, last) line of the stretch in which its speaker is named."""
    held: dict[int, tuple[int, int]] = {}
    opened: int | None = None
    for line in lines:
        marks = [mark for mark in line.low if mark in ('"', "“", "”", "«", "»")]
        began = opened
        for mark in marks:
            if mark in _OPENING or (mark == '"' and opened is None):
                opened = line.index
            elif mark in _CLOSING or mark == '"':
                opened = None
        if began is not None and line.index - began <= 6:
            for index in range(began, line.index + 1):
                held[index] = (began, min(line.index + 1, len(lines) - 1) if opened is None else line.index)
        elif marks and line.low[0] in ('"', "“", "«"):
            held[line.index] = (max(line.index - 1, 0), min(line.index + 1, len(lines) - 1))
    return held


class Citing:
    """How one language cites."""

    def __init__(self, language: Language, denials: Denials) -> None:
        words = partial(language.known, "speakers")
        self._sources = found = Sources(language)
        self._verbs, self._kind, self._parts, self._adverbs = found.verbs, found.kind, found.parts, found.adverbs
        self._pronouns, self._of_article, self._owning = found.pronouns, found.of_article, found.owning
        self._in, self._nearby, self._dates = found.where, found.nearby, found.dates
        self._reports, self._numerals = found.reports, found.numerals
        self._weak, self._negated = words("verbs", "weak"), words("verbs", "negated")
        self._according: Phrases[str] = Phrases({"to": language.words("speakers", "according")})
        self._surely: Phrases[str] = Phrases({"to": language.words("speakers", "according", "sure")})
        self._events = language.known("agents", "attack")
        self._acted, self._grounds = (language.known("speakers", "verbs", key) for key in ("acted", "grounds"))
        self._through: Phrases[str] = Phrases({"citing": language.words("speakers", "according", "citing")})
        self._owned, self._be = words("where", "owned"), words("where", "be")
        self._headline, self._monitors = words("headline"), words("headline", "alone")
        self._nouns, self._adding = words("verbs", "nouns"), words("verbs", "adding")
        self._accuses, self._ends = words("verbs", "accuse"), words("verbs", "ends")
        self._tolls, self._toll = words("verbs", "tolls"), words("verbs", "toll")
        self._figures, self._figured = words("verbs", "figures"), words("verbs", "figured")
        self._naming, self._giving, self._sure = (
            words("verbs", "naming"),
            words("verbs", "giving"),
            words("verbs", "sure"),
        )
        self._that, self._sees = words("verbs", "that"), words("verbs", "sees")
        self._labels, self._reckoning = words("headline", "labels"), words("reckoning")
        self._speaks, self._quoting = words("verbs", "speaks"), words("verbs", "quoting")
        self._passive, self._towns = words("verbs", "passive"), words("verbs", "towns")
        self._where_it_was = words("aside", "where")
        self._hits = Phrases(harm_lists(language, "does")).firsts
        self._acting = language.known("harms", "aux", "perfect") | self._be
        self._about, self._telling = words("verbs", "about"), words("verbs", "telling")
        self._claiming, self._deeds = words("verbs", "claiming"), words("verbs", "deeds")
        self._posting, self._gaps = words("verbs", "posting"), words("verbs", "gaps")
        self._shows, self._showing = words("verbs", "shows"), words("verbs", "showing")
        self._dead = language.every("people", "harmed")
        self._denials, self._told_by = denials, words("reports", "told")
        self._denying, self._told_of = language.known("scope", "denial", "plain"), words("reports", "told of")
        self._denied, self._relative = language.known("scope", "denial", "claims"), words("aside", "relative")
        self._parting, self._seats = words("break", "parting"), words("seats")
        self._reporting = words("verbs", "reporting")
        self._pointing = words("reports", "pointing")
        self._agencies, self._whose = words("agencies"), words("aside", "whose")
        self._opens = self._verbs | self._according.firsts | self._through.firsts | {"by"} | self._quoting
        self._opens |= self._denials.opens | self._denied
        self._cues = self._verbs | frozenset(phrase.split()[0] for phrase in language.words("speakers", "according"))
        self._cues |= language.known("speakers", "according", "citing") | self._reckoning | self._quoting
        self._cues |= self._denials.opens | self._denied
        self._callings = Labels(language)

    def is_source(self, word: str) -> bool:
        """Whether a word says that who bears it is a source: `monitor`, `group`, `ministry`."""
        return word in self._kind

    def subject(self, line: Line, heard: Heard) -> Naming | None:
        """The body that a line without a citing begins with, whom `it` means behind it: `The Union jeered at the figure.`"""
        naming = self._sources.behind(line, 0, heard) if line.low[-1] in _CLOSED else None
        if naming is None or naming.line != line.index:
            return naming
        goes_on = naming.end < len(line) and line.low[naming.end][0].isalpha()
        body = naming.kind in ("organisation", "outlet") and not self._kind.keys().isdisjoint(naming.words)
        return naming if goes_on and body else None

    def is_seat(self, name: str) -> bool:
        """Whether a name is of the town from which a state is governed, and so of its government."""
        return name.lower() in self._seats

    def leaves(self, line: Line, cue: Cue, word: int) -> bool:
        """Whether word `word` stands behind the clause in which somebody is cited (`The raid, which | the army says | was ordered by
        rebels, killed | nine`), or in one that only says what happened where somebody is accused (`accused the guards of opening
        the doors in Odalo, where | nine | died`).
        """
        low = line.low
        comma = next((i for i in range(cue.end, word) if low[i] == ","), 0)
        if not comma or cue.verb < 0 or comma + 1 >= len(low):
            return False
        if low[cue.verb] in self._accuses and cue.end > cue.verb:
            opened = comma + 1 + (low[comma + 1] == "in")
            return low[opened] in self._where_it_was and not self._verbs.intersection(low[comma:word])
        inner = cue.start > 1 and low[cue.start - 1] in self._relative and low[cue.start - 2] == ","
        return inner and low[comma + 1] in self._hits and low[cue.end] in self._be

    def parts_clause(self, line: Line, start: int, word: int) -> bool:
        """Whether a clause of its own begins behind a comma in words [start, word): `…, activists said, | while a bomb`."""
        return any(line.low[i] in self._parting and line.low[i - 1] == "," for i in range(start + 1, word))

    def cues(self, line: Line, heard: Heard) -> list[Cue]:
        """The citings of a line, in order; `heard` are those cited before it."""
        found: list[Cue] = []
        if not self._cues.isdisjoint(line.low):
            taken = 0
            called = {label.verb: label for label in self._callings.find(line) if not label.doer}
            for i, word in enumerate(line.low):
                opens = i >= taken and word in self._opens
                cue = None
                if i in called:
                    cue = self._charged(line, called[i])
                elif opens:
                    cue = self._cue(line, i, taken, heard)
                if cue is not None and _is_neither(line, cue.chain[-1]):
                    cue = None
                if cue is None and i > taken and found and word in self._verbs and self._resumes(line, found[-1], i):
                    cue = self._goes_on(line, found[-1], i, heard)
                if cue is None and found and i > taken + 1 and word in self._gaps:
                    cue = self._gapped(line, found[-1], i, taken)
                if cue is not None and i not in called:
                    cue = self._past_charge(line, called.values(), cue)
                if cue is not None:
                    cue = self._of_apposed(line, found, cue)
                    if found and cue.start < found[-1].start and found[-1].verb in called:
                        cue = replace(cue, start=i)  # behind the clause that tells of the charge
                    found.append(cue)
                    taken = cue.end if i not in called else taken
                    heard = _hear(heard, [cue])
        if not found:
            found.extend(self._labelled(line) or self._in_brackets(line))
        if not found and (line.low[-1] not in (".", '"', "”") or line.low[-3:-2] == [":"]):
            found.extend(self._in_headline(line))
        return _nested(found)

    def _charged(self, line: Line, label: Label) -> Cue | None:
        """`the army, which | residents | accuse of killing nine, said …`: whose charge it is; who only calls others something tells
        nothing.
        """
        clause = label.charge and line.low[label.head] == ","
        if not clause:
            return None
        naming = self._sources.plainly(line, label.start, label.verb)
        return Cue(label.start, label.verb + 1, (naming,), "behind", label.verb)

    def _past_charge(self, line: Line, called: Iterable[Label], cue: Cue) -> Cue:
        """A citing behind a clause of what somebody is accused of, as one of whom it tells of: `The mayor, whom residents accuse of
        ordering the killing of nine men, | said`.
        """
        low, verb, named = line.low, cue.verb, cue.chain[0]
        if verb < 1 or low[verb - 1] != "," or named.line != line.index:
            return cue
        label = next((one for one in called if one.charge and one.verb <= named.start < verb), None)
        if label is None:
            return cue
        start, end = self._sources.any_subject(line, label.head, 0)
        return replace(cue, start=verb, chain=(self._sources.plainly(line, start, end),)) if start < end else cue

    def _of_apposed(self, line: Line, found: Sequence[Cue], cue: Cue) -> Cue:
        """A citing of who only says what the source cited before is, as one of that source: `according to the Hill Rooms, | a
        volunteer group, which published a list`.
        """
        before, named = found[-1].chain[-1] if found else None, cue.chain[0]
        if before is None or before.line != line.index or named.line != line.index or found[-1].verb >= 0:
            return cue
        apposed = named.start == before.end + 1 and line.low[before.end] == ","
        tells = apposed and line.low[named.start] in _ARTICLED and len(cue.chain) == 1
        return replace(cue, chain=found[-1].chain) if tells else cue

    def _labelled(self, line: Line) -> list[Cue]:
        """`The provincial health office: 67 dead`: a source before a colon."""
        low = line.low
        colon = low.index(":") if ":" in low[:_LABEL] else 0
        quoted = colon and low[colon + 1 : colon + 2] and low[colon + 1] in _MARKS | _OPENING
        if (
            colon
            and (low[0] in self._of_article or (quoted and not self._kind.keys().isdisjoint(low[:colon])))
            and self._counts(line, colon)
            and all(
                line.capital(i) or low[i] in self._parts or low[i] in self._kind or i in line.owners
                for i in range(colon)
            )
        ):
            return self._label_names(line, colon)
        return []

    def _label_names(self, line: Line, colon: int) -> list[Cue]:
        """Whom the label before a colon names, without its hour: `14:20 | Monitor: nine dead`."""
        hour = colon > 1 and line.low[0][0].isdigit()
        naming = self._sources.named(line, int(hour), colon, ())
        return [Cue(0, colon + 1, (naming,), "behind", colon)] if naming else []

    def _in_brackets(self, line: Line) -> list[Cue]:
        """`… have been displaced from Odalo (OCHA).`: a source in brackets that close the line."""
        low, close = line.low, len(line) - (line.low[-1] == ".") - 1
        start = next((i for i in range(close - 1, max(0, close - _LABEL), -1) if low[i] == "("), 0)
        if low[close] != ")" or not start or start + 1 == close:
            return []
        if low[start + 2 : start + 3] == [":"]:
            start += 2  # "(source: the ministry)"
        words = range(start + 1, close)
        named = all(line.capital(i) or low[i] in self._parts for i in words)
        named = named or low[start] == ":"
        if not named or not any(low[i] in self._kind or low[i] in self._agencies for i in words):
            return []
        naming = self._sources.named(line, start + 1, close, ())
        return [Cue(start, close + 1, (naming,), "before", start)] if naming else []

    def _gapped(self, line: Line, before: Cue, tie: int, taken: int) -> Cue | None:
        """`The rebels put the dead at nine, | the army at | four`: the verb of the citing before goes for this one too."""
        low = line.low
        figure = tie + 1 < len(line) and (low[tie + 1][0].isdigit() or low[tie + 1] in self._numerals)
        if not figure or before.verb < 0 or low[before.verb] not in self._giving:
            return None
        naming = self._sources.before(line, tie, taken, ())
        if naming is None or naming.line != line.index or low[naming.start - 1] not in (",", "and", "but", "while"):
            return None
        return Cue(naming.start, tie + 1, (naming,), "behind", before.verb)

    def _resumes(self, line: Line, before: Cue, verb: int) -> bool:
        """Whether the verb at word `verb` goes on: `denied it and | said`, `the army, which rejected a report that …, | said`, `rejected
        a report that …, | saying`.
        """
        if line.low[verb - 1] in ("and", "but") or (before.side == "none" and line.low[verb - 1] == ","):
            return True  # "The army denied it, saying that …"
        denies = 0 < before.verb < before.start and line.low[before.verb] in self._denials.verbs
        goes_on = line.low[before.verb - 1] in self._relative or line.low[verb].endswith("ing")
        return denies and line.low[verb - 1] == "," and goes_on

    def _goes_on(self, line: Line, before: Cue, verb: int, heard: Heard) -> Cue | None:
        """`… denied it and said that`: who was cited before says this too, and of `rejected a report that … and said` who rejected."""
        if 0 <= before.verb < before.start and line.low[before.verb] in self._denials.verbs:
            denier = self._sources.before(line, before.verb, 0, heard)
            return Cue(verb, verb + 1, (denier,), "behind", verb) if denier else None
        return (
            Cue(verb, verb + 1, before.chain, "behind", verb) if before.verb >= 0 and before.side != "before" else None
        )

    def _denied_cue(self, line: Line, told: Denied, floor: int, verb: int, heard: Heard) -> Cue:
        """`The army rejected | a report by the union that …`: the union says so, not the army; or a report, where nobody is named."""
        low, first = line.low, told.claim
        while first > floor and low[first - 1][0].isalpha():
            first -= 1
        owner = next((i for i in range(first, told.claim) if i in line.owners), -1)
        by = next((i for i in range(told.claim + 1, told.link) if low[i] in self._told_by), -1)
        named = self._sources.plainly(line, first, owner + 1) if owner >= first else None
        if named is None and by > 0 and by + 1 < told.link:
            named = self._sources.whole_phrase(line, by + 1, self._sources.behind(line, by + 1, ()))
        pointed = named is None and low[told.claim - 1] in self._pointing and low[told.claim] not in self._reports
        if pointed and heard and low[verb] in self._denials.verbs:
            return Cue(
                told.claim, told.end, (heard[-1],), "behind", verb
            )  # "They rejected the assertion that nine died"
        if named is None or named.end > told.link:
            first = told.claim - (low[told.claim - 1] in _ARTICLED)
            named = Naming(line.index, first, told.claim + 1, "unnamed", frozenset(low[first : told.claim + 1]))
        return Cue(min(named.start, told.claim), told.end, (named,), "behind", verb)

    def _cue(self, line: Line, i: int, taken: int, heard: Heard) -> Cue | None:
        low = line.low
        if low[i] in self._denials.opens and (denied := self._denials.telling(line, i)) is not None:
            return self._denied_cue(line, denied, denied.verb + 1, i, heard)
        if low[i] in self._denied and (denied := self._denials.thrown_out(line, i)) is not None:
            return self._denied_cue(line, denied, taken, -1, ())
        phrase = self._according.at(low, i)
        if phrase is not None and i and low[i - 1] in self._kind and self._is_participle(low[i]):
            return None  # "a raid that officials attributed to bandits"
        if phrase is not None:
            naming = self._sources.office_behind(line, phrase[0], heard)
            if self._surely.at(low, i) is not None:
                naming = self._sources.whole_phrase(line, phrase[0], naming)
            if naming is not None and low[naming.end : naming.end + 1] and low[naming.end] in self._events:
                return None  # "the toll from Orsk raid"
            return Cue(i, naming.end, (naming,), "behind" if i <= 1 else "both", -1) if naming else None
        citing = self._through.at(low, i)
        if citing is not None:
            naming = self._sources.office_behind(line, citing[0], heard)
            return Cue(i, naming.end, (naming,), "through", i) if naming else None
        if low[i] == "by":
            return self._reckoned(line, i)
        if low[i] in self._quoting and i > 1 and low[i - 2] in _MARKS | _CLOSING and low[i - 1] in self._pronouns:
            meant = self._sources.before(line, i, taken, heard)  # "…," he lamented
            return Cue(i - 1, i + 1, (meant,), "before", i) if meant else None
        if low[i] in self._quoting and i and low[i - 1] in _MARKS | _CLOSING:
            naming = self._sources.office_behind(line, i + 1)
            return Cue(i, naming.end, (naming,), "before", i) if naming else None
        if low[i] not in self._verbs or (i and line.capital(i) and not line.title):
            return None
        return self._rejoining(line, i, taken, heard) or self._reported(line, i, taken, heard)

    def _rejoining(self, line: Line, verb: int, taken: int, heard: Heard) -> Cue | None:
        """`…, a charge the army rejected, | saying rebels had shot them`: who rejects it says so."""
        low, denial = line.low, verb - 2
        if (
            denial <= taken
            or low[verb - 1] != ","
            or low[denial] not in self._denials.verbs
            or not low[verb].endswith("ing")
        ):
            return None
        clause = line.comma_before(denial, denial - taken)
        if clause is None or self._denied.isdisjoint(low[clause + 1 : denial]):
            return None
        naming = self._sources.before(line, denial, clause, heard)
        return Cue(verb, verb + 1, (naming,), "behind", verb) if naming else None

    def _reckoned(self, line: Line, by: int) -> Cue | None:
        """`by the municipality's count`: whose count it is."""
        for end in range(by + 2, min(by + 9, len(line))):
            whose = end - 1 in line.owners or (end == by + 2 and line.capital(by + 1))  # "by Karovian tallies"
            if line.low[end] in self._reckoning and whose:
                naming = self._sources.named(line, by + 1, end if end - 1 in line.owners else end + 1, ())
                return Cue(by, end + 1, (naming,), "behind" if by <= 1 else "both", -1) if naming else None
        return None

    def _reported(self, line: Line, verb: int, taken: int, heard: Heard) -> Cue | None:
        low = line.low
        end = verb + 1
        if (
            low[verb] == "said"
            and low[end : end + 1] == ["to"]
            and low[end + 1 : end + 2]
            and not self._sources.is_named_source(line, end + 1)
        ):
            return None  # "groups said to back the rebels"
        if low[verb] in self._nouns and (
            low[end : end + 1] in (["of"], ["from"], ["about"]) or not self._sure.isdisjoint(low[end : end + 1])
        ):
            return None  # "daily reports of attacks", "local reports say"
        if low[verb] in self._denying and not self._denied.isdisjoint(low[end : end + _SPOKEN]):
            return None  # "Toll rises to 12, army disputes figure": it is not the army's
        if low[verb] in self._denials.verbs and self._closes(line, end):
            return None  # "some shot by guards, which the ministry denies": others say so
        if not self._negated.isdisjoint(low[max(0, verb - 2) : verb]):
            return None  # "The army has not explained how nine came to die"
        if low[verb] in self._tolls and self._toll.isdisjoint(low[end : end + 4]):
            return None
        if low[verb] in self._giving | self._figures and low[end : end + 1] == ["as"]:
            return None  # "listed as a terrorist group by X"
        if not self._acted.isdisjoint(low[end : end + 1]):
            return None  # "the government declared | war"
        grounds = "that" in low[end : end + _GROUNDS] and not self._grounds.isdisjoint(low[end : end + 2])
        if low[verb] in self._figures and not grounds and not self._gives_figure(line, end):
            return None
        if low[verb] == "accused" and low[end : end + 1] == ["by"]:
            naming = self._sources.behind(line, end + 1, heard)
            return Cue(verb, naming.end, (naming,), "behind", verb) if naming else None
        if verb and low[verb - 1] in self._be and low[verb] not in self._passive and self._is_participle(low[verb]):
            return None
        if verb and low[verb] in self._posting and low[verb - 1] in self._showing:
            return None  # "in a statement posted on its website"
        language = low[end : end + 1] != [] and low[end] in _ARTICLED  # "spoke | the language of the north"
        if low[verb] in self._speaks and ("of" not in low[end : end + _SPOKEN] or language):
            return None
        if low[verb] in self._that and not self._opens_clause(line, verb, end):
            return self._anybody(line, verb, taken)
        if verb > 1 and low[verb - 1] in _MARKS | _CLOSING and self._sure_of(line, verb):
            naming = self._sources.office_behind(line, end)
            if naming is not None and naming.line == line.index:
                return Cue(verb, naming.end, (naming,), "before", verb)  # "… my uncle, who was shot," said Amal Sati
        if low[verb - 1] == "," and (sayer := self._inverted(line, verb)) is not None:
            return Cue(verb, sayer.end, (sayer,), "before", verb)
        subject = self._sources.before(line, verb, taken, heard) or self._leading(line, verb, taken, heard)
        if (
            subject is not None
            and low[verb] in self._towns
            and subject.kind == "person"
            and len(subject.words) == 1
            and not (self._seats.issuperset(subject.words) and low[verb] in self._reporting)
        ):
            # a town's "Sulm reports 12 dead"; but "the Kilusan ng Sulm reports that …"
            return self._anybody(line, verb, taken)
        if subject is not None and low[verb] == "told" and low[end : end + 1] == ["by"]:
            teller = self._sources.behind(line, end + 1, ())
            if teller is not None:
                start = subject.start if subject.line == line.index else max(verb - 2, taken)
                return Cue(start, teller.end, (subject, teller), "behind", verb)
        if subject is not None and taken and subject.line == line.index and low[subject.start] in self._owning:
            return None  # "The spokesman said that his office had counted …": it is he who says it
        reported = subject is not None and self._sources.comes_of_report(line, subject)
        if subject is not None and low[verb] in self._shows and not (subject.words & self._showing or reported):
            return None
        bodies = ("organisation", "official", "person") if low[verb] in self._naming else ("organisation", "official")
        if subject is not None and low[verb] in self._figures and subject.kind not in bodies:
            return None
        if subject is not None and low[verb] in self._sees and subject.kind not in ("outlet", "unnamed"):
            return None
        if subject is not None and low[verb] in self._sees and line.low[0] in _MARKS | _OPENING:
            return None  # `"My neighbour saw nine soldiers dead," said the baker`
        if subject is not None:
            quoted = self._sources.behind(line, end, ()) if low[verb] == "quoted" and end < len(low) else None
            if quoted is not None and "as" in low[quoted.end : quoted.end + 2]:  # "X quoted Y as saying"
                start = subject.start if subject.line == line.index else max(verb - 2, taken)
                return Cue(start, quoted.end, (subject, quoted), "behind", verb)
            if low[verb] == "told" and end < len(low):
                told = self._sources.behind(line, end, ())
                end = told.end if told else end
            opens = subject.opens if subject.opens >= 0 else subject.start
            start = opens if subject.line == line.index else max(verb - 2, taken)
            tied = 1 < start == subject.start and low[start - 1] in self._whose
            bare = low[end : end + 1] == [] or low[end] in self._told_of or not low[end][0].isalnum()
            side = "behind" if tied and not bare else self._side(line, start, end)
            side = "none" if low[verb] in self._denying and bare else side  # "…, which the army denies"
            return Cue(start, end, (subject,), side, verb)
        going = low[verb].endswith("ing") or low[verb] in ("added", "told")
        if low[verb] in self._weak or low[verb] in self._sees or going or not self._inverts(line, verb):
            return self._anybody(line, verb, taken)
        if not self._owning.isdisjoint(low[end : end + 1]) and low[verb - 1] != "," and low[verb - 1] not in _MARKS:
            return self._anybody(line, verb, taken)  # "The province said its fighters …"
        subject = self._sources.office_behind(line, end)
        joined = low[verb - 1] in ("and", "but")
        if subject is None or (joined and subject.end < len(low) and low[subject.end][0].isalnum()):
            return self._anybody(line, verb, taken)  # "The government condemned it and said police had killed nine"
        goes_on = not self._adding.isdisjoint(low[subject.end :]) or low[subject.end : subject.end + 2] == [
            ",",
            "and",
        ]  # "…, said the director, adding that …"
        return Cue(verb, subject.end, (subject,), "before" if verb > 2 and not goes_on else "both", verb)

    def _closes(self, line: Line, i: int) -> bool:
        """Whether nothing stands behind word `i` but the day, up to the end of the clause: `… denied | on Monday.`"""
        ahead = itertools.takewhile(lambda word: word[0].isalnum(), line.low[i:])
        return all(word in self._dates or word in self._nearby or word in self._in for word in ahead)

    def _sure_of(self, line: Line, verb: int) -> bool:
        """Whether a verb behind a closing mark has its subject behind it: `…," said | a baker`; and not `the "Front" said`."""
        low, mark = line.low, verb - 1
        ended = mark > 0 and not low[mark - 1][0].isalnum()
        behind = low[verb + 1 : verb + 2]
        if not ended or low[verb] not in self._sure or not behind:
            return False
        return line.capital(verb + 1) or behind[0] in _ARTICLED or behind[0] in self._kind or behind[0] in self._parts

    def _inverted(self, line: Line, verb: int) -> Naming | None:
        """Who stands behind a verb of saying and closes its clause: `The driver, a Vardan, was beaten, said | Colonel Amal Sati.`"""
        low = line.low
        if low[verb] not in self._sure or low[verb] in self._telling or "," not in low[: verb - 1]:
            return None
        naming = self._sources.office_behind(line, verb + 1)
        if naming is None or naming.line != line.index or naming.end - naming.start < _NAME:
            return None
        closed = naming.end >= len(low) or low[naming.end] in (",", ".")
        return naming if closed and all(line.capital(i) for i in range(naming.end - _NAME, naming.end)) else None

    def _anybody(self, line: Line, verb: int, taken: int) -> Cue | None:
        """A citing of whoever stands before a verb of saying: `Elders in the nearby hamlet of Belo said`."""
        low, after = line.low, verb + 1
        ahead = low[after : after + 2]
        if low[verb] == "said" and ahead and (self._is_participle(ahead[0]) or ahead[0] == "to"):
            return None  # "Five gunmen said killed"
        start, end = self._sources.any_subject(line, verb, taken)
        if start >= end:
            return None
        aside = start > 0 and low[start - 1] == "," and (not ahead or not ahead[0][0].isalnum())  # "…, they report, …"
        blames = low[verb] in self._accuses and self._opens_clause(line, verb, after)
        says = low[verb] in self._sure or blames or (ahead[:1] == ["that"] and ahead[1:] != ["of"]) or aside
        if not says and not (
            low[verb] in self._giving and self._gives_figure(line, after) and self._sources.is_told(line, start, end)
        ):
            return None
        naming = self._sources.plainly(line, start, end)
        if low[verb] in self._telling:
            told = self._sources.behind(line, after, ()) if after < len(low) else None
            after = told.end if told is not None and told.line == line.index else after
        return Cue(start, after, (naming,), self._side(line, start, after), verb)

    def _gives_figure(self, line: Line, i: int) -> bool:
        """Whether a figure stands at word `i`, or a word for one: `named | 345 members`, `placed | the number of dead at`."""
        low = line.low
        if i >= len(low):
            return False
        near = low[i : i + _SPOKEN]
        if self._names_dead(line, i):
            return True
        return any(word[0].isdigit() or word in self._numerals for word in near) or not self._figured.isdisjoint(near)

    def _names_dead(self, line: Line, i: int) -> bool:
        """Whether words from `i` on name who they were: `identified | the slain militants as Amal Sati and …`."""
        low = line.low
        named = next((j for j in range(i, min(i + _WHEN, len(low) - 1)) if low[j] == "as"), len(low))
        return named + 1 < len(low) and line.capital(named + 1) and not self._dead.isdisjoint(low[i:named])

    def _is_participle(self, word: str) -> bool:
        return word.endswith("ed") or word in self._sees or word in ("found", "given", "put", "shown")

    def _leading(self, line: Line, verb: int, taken: int, heard: Heard) -> Naming | None:
        """Who opens the sentence that goes on with `…, saying that`."""
        joined = line.low[verb - 1 : verb] == ["and"]
        joined = joined and (line.low[verb] not in self._weak or self._gives_toll(line, verb))
        if not joined and (line.low[verb] != "saying" or line.low[verb - 1 : verb] != [","]):
            return None
        if taken or (joined and not line.low[verb + 1 : verb + 2]):
            return None
        naming = self._sources.behind(line, 0, heard)
        return naming if naming is not None and naming.end < verb - 1 and naming.kind != "person" else None

    def _gives_toll(self, line: Line, verb: int) -> bool:
        """Whether a verb gives a toll: `… and put | the toll at nine`."""
        return line.low[verb] in self._giving and not self._toll.isdisjoint(line.low[verb + 1 : verb + 1 + _SPOKEN])

    def _opens_clause(self, line: Line, verb: int, end: int) -> bool:
        """Whether a verb that may take a plain object says something: `claimed that`, `accused X of`, `…, X claimed.`"""
        low = line.low
        if low[verb] in self._accuses:
            return "of" in low[end + 1 : end + _LONG] and low[end] != "of"  # "a farmer accused of spying" is no source
        if low[verb] in self._nouns and end < len(low) and low[verb - 1] not in self._of_article:
            named = line.capital(end) or low[end] in self._owned
            if named and self._is_someone(line, verb - 1) and not line.title:
                return True  # "Sheikh Amal claims IS has killed 500"
        first = end
        while first < len(low) - 1 and low[first] in self._about:
            first += 1
        counts = first < len(low) and (low[first][0].isdigit() or low[first] in self._numerals)
        one_of = low[end : end + 2] == ["one", "of"]
        did = low[verb] in self._claiming and (one_of or (low[end : end + 1] != [] and low[end] in self._owned))
        if did and not self._acting.isdisjoint(low[end:][:_LONG]) and self._is_someone(line, verb - 1):
            return True  # "He claimed his men had killed nine"
        claimed = low[verb] in self._claiming and low[end : end + 1] == ["the"]
        if claimed and low[end + 2 : end + 3] == ["of"] and low[end + 1] in self._deeds:
            return self._is_someone(line, verb - 1) or low[verb - 1] in self._adverbs  # "claimed the killing of nine"
        if counts and low[first + 1 : first + 2] in ([], ["."], [","], ["dead"]) and self._is_someone(line, verb - 1):
            return True  # "the rebels claimed nine."
        clause = counts and not self._be.isdisjoint(low[end : end + _LONG])
        if (
            low[verb] in self._nouns | self._claiming
            and clause
            and low[verb - 1] not in self._of_article
            and not line.title
        ):
            return True  # "The army claims twelve militants were killed"
        dated = end < len(low) and (low[end] in self._in or low[end] in self._nearby or low[end] in self._dates)
        said = next(
            (i for i in range(end, min(end + _WHEN, len(low))) if low[i] == "that" or low[i : i + 2] == ["to", "have"]),
            0,
        )
        if dated and said and "," not in low[end:said]:
            return True  # "claimed on the same day that", "claimed on Monday to have"
        closes = end == len(low) or low[end] == "," or low[end] in self._ends
        of = low[verb] in self._speaks and low[end : end + 1] == ["of"]
        return of or low[end : end + 1] in (["that"], ["to"]) or (verb > _SHORT and closes)

    def _is_someone(self, line: Line, i: int) -> bool:
        return line.capital(i) or line.low[i] in self._kind or line.low[i] in self._pronouns

    def _inverts(self, line: Line, verb: int) -> bool:
        """Whether the subject may stand behind the verb: `…, said the director`; a passive `was reported` does not."""
        return (
            verb > 0 and line.low[verb - 1] not in self._adverbs and line.low[verb - 1] not in ("be", "been", "being")
        )

    def _side(self, line: Line, start: int, end: int) -> str:
        words = (w for w in line.low[end:] if w[0].isalnum() and w not in self._dates and w not in self._adverbs)
        rest = list(itertools.islice(words, _SHORT + 1))
        if (start == 0 and rest) or line.low[end - 1] in self._accuses:
            return "behind"
        if rest and line.low[start - 1] in self._relative and line.low[end] in self._be:
            return "behind"  # "Nine died in Tarn, which | the army says | was a base"
        if (len(rest) <= 3 and not self._counts(line, end)) or (
            line.low[end : end + 1] == ["in"] and len(rest) <= _SHORT
        ):
            return "before"
        return "behind" if start <= 2 or line.low[end : end + 1] == ["that"] else "both"

    def _counts(self, line: Line, i: int) -> bool:
        """Whether a figure that is no day of a month follows."""
        low, size = line.low, len(line)
        return any(
            (low[j][0].isdigit() or low[j] in self._numerals)
            and not ({*low[j - 1 : j], *low[j + 1 : j + 2]} & self._dates)
            for j in range(i, size)
        )

    def _closed(self, line: Line) -> int:
        """Where a headline ends: before its ` - Region - World - Paper`."""
        for i in range(4, len(line)):
            if line.low[i] in ("-", "|", "–", "—") and self._is_source(line.low, i):
                return i
        return len(line) - (line.low[-1] == "." and len(line) > 1)

    def _is_source(self, low: list[str], end: int) -> bool:
        """Whether the word or the two words before `end` can close a headline as its source."""
        return low[end - 1] in self._headline or " ".join(low[end - 2 : end]) in self._headline

    def _in_headline(self, line: Line) -> list[Cue]:
        """`35 killed in clashes - monitor`, `Monitor: 35 killed`; a colon or dash may be missing."""
        low, size = line.low, self._closed(line)
        two = size > 3 and " ".join(low[size - 2 : size]) in self._headline
        two = two and (line.capital(size - 2) or low[size - 3] in _DASHES)
        alone = low[size - 1] in self._monitors and line.capital(size - 2)
        marked = size > 3 and (two or alone or line.capital(size - 1) or low[size - 2] in _DASHES)
        if marked and (self._is_source(low, size) or low[size - 1] in self._agencies):
            start = size - 1
            while (
                start > size - 4
                and low[start - 1] in self._parts
                and low[start - 1] not in ("the", "a", "an", "in", "of")
            ):
                start -= 1
            kind = self._kind.get(low[size - 1], "unnamed")
            return [Cue(start, size, (Naming(line.index, start, size, kind),), "before", size)]
        if size > 5 and low[0] in self._headline and line.capital(0) and not low[1].isalpha() and low[1] != ":":
            return [Cue(0, 1, (Naming(line.index, 0, 1, self._kind.get(low[0], "unnamed")),), "behind", 0)]
        colon = low.index(":") if ":" in low[:8] else 0
        if 0 < colon <= 2 and line.index <= 1 and line.raw[0].isupper() and 1 < len(low[0]) <= 6:
            short = low[0].isalpha() and not self._labels & set(low[:colon])
            if short:  # "HPG: 13 soldiers killed"
                return [Cue(0, colon + 1, (Naming(line.index, 0, colon, "organisation"),), "behind", colon)]
        figures = colon and low[colon - 1] in self._reports and not any(line.capital(i) for i in range(1, colon))
        if (
            colon
            and not figures
            and self._sources.is_named_source(line, colon - 1)
            and any(word in self._kind for word in low[:colon])
        ):
            return self._label_names(line, colon)
        return []


def _is_neither(line: Line, naming: Naming) -> bool:
    """Whether the last of two is named who both did not say it: `neither the army nor | the rebels | admitted that`."""
    return naming.line == line.index and "nor" in line.low[max(0, naming.start - 2) : naming.start + 1]


def _nested(cues: list[Cue]) -> list[Cue]:
    """Cues that cite one another become one chain: `SANA reported, citing …`; `a source said, SANA reported`."""
    joined: list[Cue] = []
    for cue in cues:
        before = joined[-1] if joined else None
        if cue.side == "through":
            if before is not None:
                joined[-1] = Cue(before.start, cue.end, (*before.chain, *cue.chain), before.side, before.verb)
            else:
                joined.append(Cue(cue.start, cue.end, cue.chain, "both", cue.verb))
        elif before is not None and before.start == 0 and cues[0].side == "through" and cue.start - before.end <= 1:
            joined[-1] = Cue(0, cue.end, (*cue.chain, *before.chain), "behind", cue.verb)  # "Citing X, Y said"
        elif (
            before is not None
            and before.side != "behind"
            and cue.start - before.end <= 4
            and cue.side == "before"
            and before.chain != cue.chain
        ):
            joined[-1] = Cue(before.start, cue.end, (*cue.chain, *before.chain), "before", before.verb)
        else:
            joined.append(cue)
    return joined

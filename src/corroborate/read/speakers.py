"""The lines of a text in, who is cited for any place in them out: the attribution chain, outermost first.

English cites before (`the Observatory said that …`), behind (`…, a monitor said`), by phrase (`according to …`), through
another (`SANA reported, citing a source at the hospital`) and at the end of a headline. A cue is one such citing; which
one holds at a word is judged by where it stands. Bare anaphors (`it`, `the group`) take the name before them, and a
quotation that runs over several sentences keeps its speaker. An empty chain is the report's own voice.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrasing import Phrasing
from corroborate.read.phrases import Phrases
from corroborate.records import Speaker, Text
from corroborate.vocabulary import SpeakerKind

_LONG: Final = 14  # words in the longest naming of a source
_SHORT: Final = 6  # words behind a citation that are not yet a clause of their own
_KINDS: Final[tuple[SpeakerKind, ...]] = ("outlet", "organisation", "official", "unnamed")
_BARE: Final = 2  # words of a naming that is no more than a noun: `monitoring group`
_LEADING: Final = 5  # words before `report`
_BEFORE: Final = 3  # words between an article and who is cited
_LABEL: Final = 8  # words before the colon behind a source
_SPOKEN: Final = 3  # words from `spoke` to its `of`
_WHEN: Final = 7  # words from a verb to its `that`, with the day between
_TITLES: Final = 9  # words of an office before who bears it
_MEMORY: Final = 6  # sources that an anaphor may mean
_ASIDE: Final = 18  # words of an aside between a source and its verb
_PAUSES: Final = (",", "–", "—", ")")
_DASHES: Final = (":", "-", "–", "—")
_MARKS: Final = frozenset('"“')
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Naming:
    """A source as it is named at words [start, end) of line `line`."""

    line: int
    start: int
    end: int
    kind: SpeakerKind
    words: frozenset[str] = frozenset()
    core: int = 0  # where the town or region begins in which the source is, else `end`
    opens: int = -1  # where the words about it begin, if before its name: `a lawmaker, Amal Sati`


Heard = tuple[Naming, ...]  # who was cited before, the last one at the end


@dataclass(frozen=True, slots=True)
class Cue:
    """One citing at words [start, end): `side` says whether what is cited stands before it, behind it, or on both."""

    start: int
    end: int
    chain: tuple[Naming, ...]
    side: str  # "before", "behind", "both"
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
        self._heard = _hear(self._heard, cues)
        return cues

    def chain_at(self, index: int, word: int) -> tuple[Speaker, ...]:
        """The speakers cited for word `word` of line `index`, outermost first; empty for the report's own voice."""
        return tuple(self._speaker(naming) for naming in self._namings(index, word))

    def _namings(self, index: int, word: int) -> tuple[Naming, ...]:
        cue = _holding(self.cues(index), word)
        if cue is not None:
            return cue.chain
        held = self._held.get(index)
        if held is None and index > 1 and self._lines[index - 1].low[-1] in (";", ":"):
            return next((cue.chain for cue in reversed(self.cues(index - 1))), ())
        if held is None:
            return ()
        for other in (*range(index + 1, held[1] + 1), *range(index - 1, held[0] - 1, -1)):
            cues = self.cues(other)
            if cues:
                return cues[-1].chain if other < index else cues[0].chain
        return ()

    def _speaker(self, naming: Naming) -> Speaker:
        line = self._lines[naming.line]
        start, end = line.at[naming.start], line.till[naming.end - 1]
        if line.raw[naming.end - 1][-2:] in ("'s", "’s"):
            end -= 2
        quote = self._text.quote(start, end)
        return Speaker(" ".join(quote.words.split()), naming.kind, quote)


def _hear(heard: Heard, cues: Sequence[Cue]) -> Heard:
    return (*heard, *(cue.chain[-1] for cue in cues))[-_MEMORY:] if cues else heard


def _holding(cues: Sequence[Cue], word: int) -> Cue | None:
    """The cue that cites word `word`: the nearest before it that looks ahead, else the nearest behind it."""
    ahead = [cue for cue in cues if cue.start <= word and cue.side != "before"]
    back = [cue for cue in cues if cue.start > word and cue.side != "behind"]
    if ahead:  # "784,000 have fled, according to the UN, and 4,000 died, according to a monitor"
        phrases = back and ahead[-1].verb < 0 and back[0].verb < 0 and ahead[-1].start > 1
        return back[0] if phrases else ahead[-1]
    if back:
        return back[0]
    return cues[-1] if cues and cues[-1].start <= word and cues[-1].verb < 0 else None


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

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "speakers")
        self._verbs, self._weak = words("verbs", "say"), words("verbs", "weak")
        self._according: Phrases[str] = Phrases({"to": language.words("speakers", "according")})
        self._events = language.known("agents", "attack")
        self._through: Phrases[str] = Phrases({"citing": language.words("speakers", "according", "citing")})
        self._kind: dict[str, SpeakerKind] = {}
        for kind in _KINDS:
            for word in words("nouns", kind):
                self._kind.setdefault(word, kind)
        self._parts, self._joins = words("parts") | frozenset(self._kind), words("parts", "joins")
        self._adverbs, self._break = words("parts", "adverbs"), words("break")
        self._either = words("nouns", "either")
        self._pronouns, self._anaphors = words("anaphor", "pronouns"), words("anaphor", "nouns")
        self._owned = words("where", "owned")
        self._strict, self._short = words("anaphor", "strict"), words("anaphor", "short")
        self._stands = {
            **dict.fromkeys(words("anaphor", "body"), ("organisation", "outlet")),
            **dict.fromkeys(words("anaphor", "person"), ("person", "official", "unnamed")),
        }
        self._headline, self._monitors = words("headline"), words("headline", "alone")
        self._nouns, self._adding = words("verbs", "nouns"), words("verbs", "adding")
        self._accuses, self._ends = words("verbs", "accuse"), words("verbs", "ends")
        self._tolls, self._toll = words("verbs", "tolls"), words("verbs", "toll")
        self._figures, self._figured = words("verbs", "figures"), words("verbs", "figured")
        self._naming = words("verbs", "naming")
        self._of_article = frozenset({"the", "a", "an"})
        self._settled, self._sites = words("break", "settled"), words("break", "sites")
        self._that, self._sees = words("verbs", "that"), words("verbs", "sees")
        self._relative, self._based = words("aside", "relative"), words("aside", "based")
        self._how, self._labels, self._reckoning = (
            words("aside", "how"),
            words("headline", "labels"),
            words("reckoning"),
        )
        self._speaks, self._quoting = words("verbs", "speaks"), words("verbs", "quoting")
        self._passive, self._towns = words("verbs", "passive"), words("verbs", "towns")
        self._in, self._nobody, self._be = words("where"), words("where", "nobody"), words("where", "be")
        self._posting = words("verbs", "posting")
        self._around = language.known("places", "inside")
        self._owning = language.known("counts", "one", "owning")
        self._shows, self._showing = words("verbs", "shows"), words("verbs", "showing")
        self._agencies = words("agencies")
        self._reports, self._compiled, self._of = words("reports"), words("reports", "made"), words("reports", "of")
        months = [*language.section("times", "months").values(), *language.section("times", "weekdays").values()]
        self._dates = frozenset(word for names in months for word in names)
        self._numerals = frozenset(
            word
            for found in language.section("counts", "values").values()
            for word in found
            if word not in ("one", "a")
        )
        self._spans, self._nearby = words("parts", "spans"), words("parts", "nearby")
        status = language.section("people", "status").values()
        hurt = [word for found in language.section("people", "harmed").values() for word in found]
        self._someone = frozenset(word for found in status for word in found if not word.endswith("s"))
        self._someone -= language.known("people", "singular", "plural") | self._break | frozenset(hurt)
        self._numbers = self._of_article | self._numerals
        self._stops = language.known("people", "stop")
        self._cues = self._verbs | frozenset(phrase.split()[0] for phrase in language.words("speakers", "according"))
        self._phrasing = Phrasing(language)
        self._giving = words("verbs", "giving")
        self._sure, self._surely = words("verbs", "sure"), Phrases({"to": language.words("speakers", "according", "sure")})
        self._opens = self._verbs | self._according.firsts | self._through.firsts | {"by"} | self._quoting
        self._cues |= language.known("speakers", "according", "citing") | self._reckoning | self._quoting

    def is_source(self, word: str) -> bool:
        """Whether a word says that who bears it is a source: `monitor`, `group`, `ministry`."""
        return word in self._kind

    def cues(self, line: Line, heard: Heard) -> list[Cue]:
        """The citings of a line, in order; `heard` are those cited before it."""
        found: list[Cue] = []
        if not self._cues.isdisjoint(line.low):
            taken = 0
            for i, word in enumerate(line.low):
                cue = self._cue(line, i, taken, heard) if i >= taken and word in self._opens else None
                if cue is None and i > taken and found and word in self._verbs and line.low[i - 1] in ("and", "but"):
                    cue = self._goes_on(found[-1], i)
                if cue is not None:
                    found.append(cue)
                    taken = cue.end
                    heard = _hear(heard, [cue])
        if not found:
            found.extend(self._labelled(line))
        if not found and (line.low[-1] not in (".", '"', "”") or line.low[-3:-2] == [":"]):
            found.extend(self._in_headline(line))
        return _nested(found)

    def _labelled(self, line: Line) -> list[Cue]:
        """`The provincial health office: 67 dead`: a source before a colon."""
        low = line.low
        colon = low.index(":") if ":" in low[:_LABEL] else 0
        if (
            colon
            and low[0] in self._of_article
            and self._counts(line, colon)
            and all(
                line.capital(i) or low[i] in self._parts or low[i] in self._kind or i in line.owners
                for i in range(colon)
            )
        ):
            naming = self._named(line, 0, colon, ())
            return [Cue(0, colon + 1, (naming,), "behind", colon)] if naming else []
        return []

    def _goes_on(self, before: Cue, verb: int) -> Cue | None:
        """`… denied it and said that`: who was cited before says this too."""
        return (
            Cue(verb, verb + 1, before.chain, "behind", verb) if before.verb >= 0 and before.side != "before" else None
        )

    def _cue(self, line: Line, i: int, taken: int, heard: Heard) -> Cue | None:
        low = line.low
        phrase = self._according.at(low, i)
        if phrase is not None and i and low[i - 1] in self._kind and self._is_participle(low[i]):
            return None  # "a raid that officials attributed to bandits"
        if phrase is not None:
            naming = self._behind(line, phrase[0], heard)
            if self._surely.at(low, i) is not None:
                naming = self._whole_phrase(line, phrase[0], naming)
            if naming is not None and low[naming.end : naming.end + 1] and low[naming.end] in self._events:
                return None  # "the toll from Orsk raid"
            return Cue(i, naming.end, (naming,), "behind" if i <= 1 else "both", -1) if naming else None
        citing = self._through.at(low, i)
        if citing is not None:
            naming = self._behind(line, citing[0], heard)
            return Cue(i, naming.end, (naming,), "through", i) if naming else None
        if low[i] == "by":
            return self._reckoned(line, i)
        if low[i] in self._quoting and i and low[i - 1] in _MARKS | _CLOSING:
            naming = self._behind(line, i + 1)
            return Cue(i, naming.end, (naming,), "before", i) if naming else None
        if low[i] not in self._verbs or (i and line.capital(i) and not line.title):
            return None
        return self._reported(line, i, taken, heard)

    def _behind(self, line: Line, i: int, heard: Heard = ()) -> Naming | None:
        """The source that begins at word `i`, or who bears its office: `the lawmaker, Amal Sati`."""
        naming = self._forward(line, i, heard)
        if naming is None or naming.line != line.index or not self._is_role(line, naming):
            return naming
        end = naming.end + 1
        while end < min(naming.end + 6, len(line)) and line.capital(end):
            end += 1
        closed = end >= len(line) or not line.low[end][0].isalnum()
        if line.low[naming.end : naming.end + 1] == [","] and naming.end + 2 < end and closed:
            return Naming(line.index, naming.end + 1, end, "person", frozenset(line.low[naming.end + 1 : end]), end)
        return naming

    def _reckoned(self, line: Line, by: int) -> Cue | None:
        """`by the municipality's count`: whose count it is."""
        for end in range(by + 2, min(by + 9, len(line))):
            if line.low[end] in self._reckoning and end - 1 in line.owners:
                naming = self._named(line, by + 1, end, ())
                return Cue(by, end + 1, (naming,), "behind" if by <= 1 else "both", -1) if naming else None
        return None

    def _reported(self, line: Line, verb: int, taken: int, heard: Heard) -> Cue | None:
        low = line.low
        end = verb + 1
        if (
            low[verb] == "said"
            and low[end : end + 1] == ["to"]
            and low[end + 1 : end + 2]
            and not self._source(line, end + 1)
        ):
            return None  # "groups said to back the rebels"
        if low[verb] in self._nouns and low[end : end + 1] in (["of"], ["from"], ["about"]):
            return None  # "daily reports of attacks"
        if low[verb] in self._tolls and self._toll.isdisjoint(low[end : end + 4]):
            return None
        if low[verb] in self._figures and not self._gives_figure(line, end):
            return None
        if low[verb] == "accused" and low[end : end + 1] == ["by"]:
            naming = self._forward(line, end + 1, heard)
            return Cue(verb, naming.end, (naming,), "behind", verb) if naming else None
        if verb and low[verb - 1] in self._be and low[verb] not in self._passive and self._is_participle(low[verb]):
            return None
        if verb and low[verb] in self._posting and low[verb - 1] in self._showing:
            return None  # "in a statement posted on its website"
        if low[verb] in self._speaks and "of" not in low[end : end + _SPOKEN]:
            return None
        if low[verb] in self._that and not self._opens_clause(line, verb, end):
            return self._anybody(line, verb, taken)
        subject = self._backward(line, verb, taken, heard) or self._leading(line, verb, taken, heard)
        if subject is not None and low[verb] in self._towns and subject.kind == "person" and len(subject.words) == 1:
            return None
        if subject is not None and low[verb] == "told" and low[end : end + 1] == ["by"]:
            teller = self._forward(line, end + 1, ())
            if teller is not None:
                start = subject.start if subject.line == line.index else max(verb - 2, taken)
                return Cue(start, teller.end, (subject, teller), "behind", verb)
        if subject is not None and taken and subject.line == line.index and low[subject.start] in self._owning:
            return None  # "The spokesman said that his office had counted …": it is he who says it
        if subject is not None and low[verb] in self._shows and not subject.words & self._showing:
            return None
        bodies = ("organisation", "official", "person") if low[verb] in self._naming else ("organisation", "official")
        if subject is not None and low[verb] in self._figures and subject.kind not in bodies:
            return None
        if subject is not None and low[verb] in self._sees and subject.kind not in ("outlet", "unnamed"):
            return None
        if subject is not None:
            quoted = self._forward(line, end, ()) if low[verb] == "quoted" and end < len(low) else None
            if quoted is not None and "as" in low[quoted.end : quoted.end + 2]:  # "X quoted Y as saying"
                start = subject.start if subject.line == line.index else max(verb - 2, taken)
                return Cue(start, quoted.end, (subject, quoted), "behind", verb)
            if low[verb] == "told" and end < len(low):
                told = self._forward(line, end, ())
                end = told.end if told else end
            opens = subject.opens if subject.opens >= 0 else subject.start
            start = opens if subject.line == line.index else max(verb - 2, taken)
            return Cue(start, end, (subject,), self._side(line, start, end), verb)
        if low[verb] in self._weak or low[verb] in ("saying", "added", "told") or not self._inverts(line, verb):
            return self._anybody(line, verb, taken)
        if not self._owning.isdisjoint(low[end : end + 1]) and low[verb - 1] != "," and low[verb - 1] not in _MARKS:
            return self._anybody(line, verb, taken)  # "The province said its fighters …"
        subject = self._behind(line, end)
        if subject is None:
            return self._anybody(line, verb, taken)
        goes_on = not self._adding.isdisjoint(low[subject.end :]) or low[subject.end : subject.end + 2] == [
            ",",
            "and",
        ]  # "…, said the director, adding that …"
        return Cue(verb, subject.end, (subject,), "before" if verb > 2 and not goes_on else "both", verb)

    def _whole_phrase(self, line: Line, i: int, naming: Naming | None) -> Naming | None:
        """The noun phrase that is cited at word `i` where no source is known to end there: `according to | two former cellmates`."""
        if naming is not None and (naming.line != line.index or self._source(line, naming.end - 1)):
            whole = naming.line != line.index or line.low[naming.end - 1] in self._kind
            if whole or self._phrasing.ahead(line, i) <= naming.end:
                return naming
        end = self._phrasing.ahead(line, i)
        return self._plainly(line, i, end) if end > i and self._reports.isdisjoint(line.low[i:end]) else naming

    def _anybody(self, line: Line, verb: int, taken: int) -> Cue | None:
        """A citing of whoever stands before a verb of saying: `Elders in the nearby hamlet of Belo said`."""
        low, after = line.low, verb + 1
        ahead = low[after : after + 2]
        if low[verb] == "said" and ahead and (self._is_participle(ahead[0]) or ahead[0] == "to"):
            return None  # "Five gunmen said killed"
        start, end = self._any_subject(line, verb, taken)
        if start >= end:
            return None
        aside = start > 0 and low[start - 1] == "," and (not ahead or not ahead[0][0].isalnum())  # "…, they report, …"
        says = low[verb] in self._sure or (ahead[:1] == ["that"] and ahead[1:] != ["of"]) or aside
        if not says and not (low[verb] in self._giving and self._gives_figure(line, after) and self._is_told(line, start, end)):
            return None
        naming = self._plainly(line, start, end)
        if low[verb] in ("told", "tells", "tell"):
            told = self._forward(line, after, ()) if after < len(low) else None
            after = told.end if told is not None and told.line == line.index else after
        return Cue(start, after, (naming,), self._side(line, start, after), verb)

    def _any_subject(self, line: Line, verb: int, taken: int) -> tuple[int, int]:
        """Words [start, end) of the noun phrase before a verb, over adverbs and an aside; none where start is end."""
        low, end = line.low, verb
        while end > taken + 1 and low[end - 1] in self._adverbs and not line.capital(end - 1):
            end -= 1
        if low[end - 1] in _PAUSES:
            opened = next((i for i in range(end - 2, max(taken, end - _ASIDE), -1) if low[i] in _PAUSES), taken)
            told = low[opened + 1] in self._relative or low[opened + 1] in self._in or low[opened + 1][0].isdigit()
            if opened == taken or not told:
                return verb, verb
            end = opened  # "Residents of Belo, in the north of the province, told …"
        return self._phrasing.behind(line, end, taken), end

    def _is_told(self, line: Line, start: int, end: int) -> bool:
        """Whether a phrase is somebody and no town: it has an article, or a known sort of source, or several of a sort."""
        words = line.low[start:end]
        several = words[-1].endswith("s") and not line.capital(end - 1)
        return words[0] in self._of_article or several or any(word in self._kind for word in words)

    def _plainly(self, line: Line, start: int, end: int) -> Naming:
        """Words [start, end) as a source, whatever they are."""
        known = self._named(line, start, end, ())
        low = frozenset(line.low[start:end])
        return known or Naming(line.index, start, end, "unnamed", low, end)

    def _gives_figure(self, line: Line, i: int) -> bool:
        """Whether a figure stands at word `i`, or a word for one: `named | 345 members`, `placed | the number of dead at`."""
        low = line.low
        if i >= len(low):
            return False
        near = low[i : i + _SPOKEN]
        return any(word[0].isdigit() or word in self._numerals for word in near) or not self._figured.isdisjoint(near)

    def _is_participle(self, word: str) -> bool:
        return word.endswith("ed") or word in self._sees or word in ("found", "given", "put", "shown")

    def _leading(self, line: Line, verb: int, taken: int, heard: Heard) -> Naming | None:
        """Who opens the sentence that goes on with `…, saying that`."""
        joined = line.low[verb - 1 : verb] == ["and"] and line.low[verb] not in self._weak
        if not joined and (line.low[verb] != "saying" or line.low[verb - 1 : verb] != [","]):
            return None
        if taken or (joined and not line.low[verb + 1 : verb + 2]):
            return None
        naming = self._forward(line, 0, heard)
        return naming if naming is not None and naming.end < verb - 1 and naming.kind != "person" else None

    def _opens_clause(self, line: Line, verb: int, end: int) -> bool:
        """Whether a verb that may take a plain object says something: `claimed that`, `accused X of`, `…, X claimed.`"""
        low = line.low
        if low[verb] in self._accuses:
            return "of" in low[end + 1 : end + _LONG] and low[end] != "of"  # "a farmer accused of spying" is no source
        if low[verb] in self._nouns and end < len(low) and low[verb - 1] not in self._of_article:
            who = line.capital(verb - 1) or low[verb - 1] in self._kind or low[verb - 1] in self._pronouns
            named = who and verb > 0 and (line.capital(end) or low[end] in self._owned)
            if named and not line.title:
                return True  # "Sheikh Amal claims IS has killed 500"
        dated = end < len(low) and (low[end] in self._in or low[end] in self._nearby or low[end] in self._dates)
        said = next((i for i in range(end, min(end + _WHEN, len(low))) if low[i] == "that" or low[i : i + 2] == ["to", "have"]), 0)
        if dated and said and "," not in low[end:said]:
            return True  # "claimed on the same day that", "claimed on Monday to have"
        closes = end == len(low) or low[end] == "," or low[end] in self._ends
        of = low[verb] in self._speaks and low[end : end + 1] == ["of"]
        return of or low[end : end + 1] in (["that"], ["to"]) or (verb > _SHORT and closes)

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

    # ------------------------------------------------------------------ naming a source

    def _backward(self, line: Line, verb: int, taken: int, heard: Heard) -> Naming | None:
        """The subject before a verb, over adverbs and dates: `the Observatory on Monday also said`."""
        low, end = line.low, verb
        while (
            end > taken
            and (
                (low[end - 1] in self._adverbs and not line.capital(end - 1))
                or low[end - 1] in self._dates
                or self._opens_date(low, end, verb)
                or self._lately(low, end, verb)
            )
            and low[end - 1] not in self._pronouns
        ) or (end > taken + 1 and end < verb and low[end - 1] in _MARKS):
            end -= 1
        if end <= taken:
            return None
        if low[end - 1] in self._pronouns:
            return self._meant(heard, low[end - 1])
        if low[max(taken, end - 3) : end] in (["one", "of", "them"], ["some", "of", "them"]):
            return self._meant(heard, low[end - 1])
        if low[end - 1] in _PAUSES:
            return self._before_aside(line, end - 1, taken, heard)
        found = self._ending(line, end, taken, heard)
        if found is None:
            return self._described(line, end, taken, heard)
        by = found.start - 1
        if found.line == line.index and by > taken + 1 and low[by] == "by" and low[by - 1] in self._based:
            return self._ending(line, by - 1, taken, heard) or found  # "residents contacted by the agency said"
        if found.line == line.index and by > taken + 1 and low[by] == "by" and low[by - 1] in self._reports:
            lead = by - 1 - (low[by - 2] in self._of_article)
            return replace(found, start=lead, words=found.words | {low[by - 1]})  # "a survey by the agency shows"
        outer = self._outer(line, found.start if found.line == line.index else end, end, taken, heard)
        return outer or found

    def _before_aside(self, line: Line, close: int, taken: int, heard: Heard) -> Naming | None:
        """The naming before or in an aside that closes at word `close`: `a monitor, the Observatory, said`.

        The one that has a name of its own is the source.
        """
        low = line.low
        if low[close] == ")" and "(" in low[max(taken, close - 4) : close]:
            return self._ending(line, close - 1 - low[max(taken, close - 4) : close][::-1].index("("), taken, heard)
        for i in range(close - 1, max(taken, close - _ASIDE), -1):
            if low[i] not in _PAUSES:
                continue
            skipped = low[i - 1] in self._adverbs and not line.capital(i - 1)
            outer = self._ending(line, i - skipped, taken, heard)
            inner = self._ending(line, close, i + 1, ())
            if outer is None:
                office = range(max(taken, i - _TITLES), i)
                if (
                    inner is not None
                    and self._is_person(line, inner)
                    and self._is_office(line, office.start, office.stop)
                ):
                    return inner  # "the director of emergencies, Amal Sati, said"
                continue
            if inner is not None and self._is_role(line, outer) and self._is_name(line, inner):
                return replace(inner, opens=outer.start)  # "the ministry's spokesman, Amal Sati, said"
            named = [naming for naming in (outer, inner) if naming is not None and self._has_name(line, naming)]
            return named[0] if named else outer
        return None

    def _is_role(self, line: Line, naming: Naming) -> bool:
        """Whether a naming says what somebody is, and bears no name of its own: `a U.N. agency`, `the army's spokesman`."""
        if naming.line != line.index:
            return False
        joins = (i for i in range(naming.start + 1, naming.end) if line.low[i] in self._joins and not line.capital(i))
        head = next(joins, naming.end) - 1
        return naming.kind in ("official", "unnamed") or not line.capital(head)

    def _is_name(self, line: Line, naming: Naming) -> bool:
        """Whether a naming is a name from end to end, but for an article, a title and what joins its words."""
        words = [i for i in range(naming.start, naming.end) if line.low[i] not in self._of_article]
        return (
            bool(words)
            and naming.line == line.index
            and all(line.capital(i) or line.low[i] in self._joins or not line.low[i][0].isalnum() for i in words)
        )

    def _has_name(self, line: Line, naming: Naming) -> bool:
        return naming.line != line.index or any(
            line.capital(i) for i in range(naming.start + (naming.start == 0), naming.end)
        )

    def _opens_date(self, low: list[str], end: int, verb: int) -> bool:
        """The `in` of `the office in August said`."""
        return end < verb and low[end - 1] in ("in", "on") and low[end] in self._dates

    def _lately(self, low: list[str], end: int, verb: int) -> bool:
        """The words of `the peacekeepers this week counted`."""
        return low[end - 1] in self._spans or (end < verb and low[end] in self._spans and low[end - 1] in self._nearby)

    def _ending(self, line: Line, end: int, taken: int, heard: Heard) -> Naming | None:
        where = self._where(line, end, taken)
        start = self._start(line, end if where is None else where, taken)
        naming = self._named(line, start, end, heard) if start < end else None
        if naming is None or naming.line != line.index:
            return naming
        if naming.kind == "person" and naming.start and line.low[naming.start - 1] in self._in:
            return self._settled_there(line, naming, taken, heard)
        return naming if where is None or line.low[end - 1] in self._sites else replace(naming, core=where)

    def _settled_there(self, line: Line, place: Naming, taken: int, heard: Heard) -> Naming | None:
        """Who is cited where a name is only where they are: `activists in the district of Sulm`; nobody: `in Sulm, a doctor`."""
        i, small = place.start, self._in | self._settled | self._of_article
        while i > taken and line.low[i - 1] in small:
            i -= 1
        found = self._ending(line, i, taken, heard) if i > taken else None
        if found is None or found.kind == "person" or found.line != line.index:
            return None
        return replace(found, end=place.end, core=i)

    def _where(self, line: Line, end: int, taken: int) -> int | None:
        """Where the place begins that a naming ends with: `activists in the town`, `a source at al-Noor (Field) Hospital`."""
        low, last = line.low, end - 1
        while last > taken + 1 and line.capital(last) and low[last] not in self._settled:
            last -= 1
        if last < end - 1 and low[last] == "of":
            last -= 1  # "in the town of Hadra"
        if low[last] not in self._settled or (line.capital(last) and last < end - 1):
            return None
        for i in range(last - 1, max(taken, end - _LONG), -1):
            if low[i] in self._joins and not line.capital(i):
                if low[i - 1] in self._kind:
                    return i if i + 1 < end else None
                if not (line.capital(i - 1) or low[i - 1] in self._settled or low[i - 1] in self._around):
                    return None  # "residents of the villages | east of Odalo say"
            elif not (
                line.capital(i)
                or low[i] in self._parts
                or low[i] in "()"
                or low[i] in self._settled
                or low[i] in self._around
                or "-" in low[i]
            ):
                return None
        return None

    def _is_person(self, line: Line, naming: Naming) -> bool:
        """Whether a naming is a person's name and nothing else: two to four capitals."""
        words = range(naming.start, naming.end)
        return naming.kind == "person" and 2 <= len(words) <= 4 and all(line.capital(i) for i in words)

    def _is_office(self, line: Line, start: int, end: int) -> bool:
        """Whether words say what a person is: `a spokesman for the network`, `the Observatory's director`."""
        return any(self._kind.get(word) in ("official", "unnamed") for word in line.low[start:end])

    def _outer(self, line: Line, start: int, end: int, taken: int, heard: Heard) -> Naming | None:
        """The naming that an apposition or an aside belongs to: `the Observatory, a monitor based in Britain, said`."""
        low = line.low
        for i in range(end - 1, max(taken, end - 24), -1):
            cut = i - 1 if low[i - 1] == "," else i
            aside = low[i] in self._relative or (low[i] in self._based and low[i + 1] in self._how)
            if cut > taken and (aside or (i == start and (cut < i or "," not in low) and low[i] in ("a", "an", "the"))):
                found = self._ending(line, cut, taken, heard)
                if (
                    found is not None
                    and not aside
                    and found.kind != "person"
                    and self._is_name(line, Naming(line.index, start, end, "person"))
                ):
                    return None  # "shells hit the centre, the Red Cross said"
                if found is not None and found.line != line.index:
                    return found
                told = found is not None and self._is_person(line, found) and self._is_office(line, start, end)
                if found is not None and (found.kind in ("organisation", "outlet") or told):
                    return found if any(line.capital(k) for k in range(found.start, found.end)) else None
                if aside:
                    return None
        return None

    def _described(self, line: Line, end: int, taken: int, heard: Heard) -> Naming | None:
        """The naming before a clause that ends at the verb: `workers operating in the areas say`, `X who leads it said`."""
        for i in range(end - 1, max(taken, end - 24), -1):
            if line.low[i] in self._relative or (line.low[i] in self._based and line.low[i + 1] in self._how):
                cut = i - 1 if line.low[i - 1] == "," else i
                return self._ending(line, cut, taken, heard) if cut > taken else None
        return None

    def _start(self, line: Line, end: int, taken: int) -> int:
        """How far back the naming reaches: articles open it, commas and other words end it."""
        low, i = line.low, end
        while i > max(taken, end - _LONG):
            word = low[i - 1]
            if i == 1 and word in self._in and line.capital(0):
                break  # "In Sulm the office said"
            if word in ("the", "a", "an", "another") and not (
                i - 2 >= taken and low[i - 2] in self._joins and self._source(line, i - 3)
            ):
                return i - 1
            breaks = word in self._break and not (
                self._inner(line, i - 1, end)
                or self._owns(line, i - 1, end)
                or (i - 1 in line.owners and i < end)
                or self._in_name(line, i - 1)
                or (i == end and self._are_people(line, i - 1))
            )
            if breaks or not (word[0].isalnum() or word in "().&"):
                break
            if word in self._joins and not line.capital(i - 1):
                ties = self._source(line, i - 2) or self._inner(line, i - 2, end)
                if i == end or not ties or i - 2 < taken:
                    break
            elif not (
                line.capital(i - 1)
                or word in self._parts
                or self._qualifies(line, i - 1, end)
                or (i == end and word in self._someone and self._led(line, i - 1, taken) < i - 1)
            ):
                break
            i -= 1
        i = self._led(line, i, taken) if i < end and not line.capital(i) else i
        while i < end and ((low[i] in self._joins and not line.capital(i)) or low[i] in ").&"):
            i += 1
        return i

    def _led(self, line: Line, i: int, taken: int) -> int:
        """Where the article or number stands that the words before word `i` begin with: `a retired | teacher`; else `i`."""
        low = line.low
        for j in range(i - 1, max(taken, i - _BEFORE) - 1, -1):
            if low[j] in self._numbers:
                return j
            plain = low[j].isalpha() and not line.capital(j) and low[j] not in self._stops and low[j] not in self._break
            if not plain or low[j] in self._verbs:
                return i
        return i

    def _inner(self, line: Line, i: int, end: int) -> bool:
        """Whether a word that mostly ends a naming goes on with it: `a war monitor`, `a nurse at the hospital in Nyala`."""
        low = line.low
        if low[i] in self._parts and i + 1 < end and low[i + 1] in self._kind:
            return True
        j = i - 1
        while j > 0 and (line.capital(j) or (low[j] in self._parts and low[j] not in self._kind)):
            j -= 1
        return low[i] in self._kind and j > 0 and low[j] in self._joins and low[j - 1] in self._kind

    def _are_people(self, line: Line, i: int) -> bool:
        """`local people`, which mostly are those harmed."""
        before = line.low[i - 1] if i else ""
        return line.low[i] in self._kind and before in self._parts and before not in self._of_article

    def _in_name(self, line: Line, i: int) -> bool:
        """Whether a word is one of several with a capital that make a name: `Armed Conflict Monitor`."""
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(line)]
        inside = line.capital(i) and not line.title and line.low[i] not in self._dates
        if (
            inside
            and i > 1
            and line.capital(i - 1)
            and line.capital(i - 2)
            and (i + 1 >= len(line) or line.low[i + 1] in self._verbs)
        ):
            return True  # "Islamic State West Africa Province (ISWAP)"
        return inside and len(beside) == 2 and all(line.capital(j) for j in beside)

    def _owns(self, line: Line, i: int, end: int) -> bool:
        """A capital possessive in a name: `People's Defence Force`, `Children's Fund`."""
        return i in line.owners and i + 1 < end and line.capital(i) and line.capital(i + 1)

    def _qualifies(self, line: Line, i: int, end: int) -> bool:
        """Whether a small word belongs to the naming behind it: `fact-finding committee`, `the lawyers’ group`."""
        if i + 1 >= end or not line.low[i][0].isalpha():
            return False
        led = i > 0 and line.low[i - 1] in self._of_article  # "a junta spokesman", "the shadow Unity Council"
        known = line.low[i + 1] in self._kind
        office = self._kind.get(line.low[i + 1]) == "official"
        marked = "-" in line.low[i] or i in line.owners
        return (marked and (known or (led and line.capital(i + 1)))) or (led and office and not line.capital(i))

    def _source(self, line: Line, i: int) -> bool:
        return 0 <= i < len(line) and (line.capital(i) or line.low[i] in self._kind) and line.low[i] not in self._break

    def _named(self, line: Line, start: int, end: int, heard: Heard) -> Naming | None:
        """The words as a source: None if nothing in them is one; an anaphor becomes what it stands for."""
        low = line.low[start:end]
        known = [self._kind[line.low[i]] for i in range(start, end) if self._tells(line, start, i)]
        names = [
            i
            for i in range(start, end)
            if line.capital(i)
            and line.low[i] not in self._dates
            and (line.low[i] in self._kind or line.low[i] not in self._parts)
        ]
        if set(low) <= self._nobody or low[-1] in self._nobody:
            return None
        bare = [
            n for n in reversed(heard) if low[0] in ("the", "this", "that") and len(low) == 2 and low[-1] in n.words
        ]
        if low[-1] in self._short and bare and len(bare[0].words) > _BARE:
            return bare[0]  # "the Mission"
        pointed = not names and low[0] in ("the", "this", "that") and low[-1] in self._anaphors and len(low) <= 3
        if heard and pointed and (low[-1] not in self._strict or any(low[-1] in n.words for n in heard)):
            return self._meant(heard, low[-1])
        somebody = low[0] in self._numbers and low[-1] in self._someone
        if not known and not names:
            return Naming(line.index, start, end, "unnamed", frozenset(low), end) if somebody else None
        if names and not known and names[-1] != end - 1 and not line.capital(end - 1):
            return None
        return Naming(line.index, start, end, self._sort(line, start, end, known, names), frozenset(low), end)

    def _tells(self, line: Line, start: int, i: int) -> bool:
        """Whether a word says what sort of source it is; within a name no person does: `the Association for Prisoners`."""
        word = line.low[i]
        inside = i > start and line.capital(i) and not line.title and any(line.capital(j) for j in range(start, i))
        return word in self._kind and not (inside and self._kind[word] == "unnamed")

    def _meant(self, heard: Heard, word: str) -> Naming | None:
        """Whom a pronoun or an anaphor means: the last one it can stand for, else the last one."""
        if not heard:
            return None
        kinds = self._stands.get(word) or (self._kind.get(word, "unnamed"),)
        told = [naming for naming in reversed(heard) if word in naming.words and len(naming.words) > _BARE]
        alike = [naming for naming in reversed(heard) if naming.kind in kinds and word in self._stands]
        return (told or alike or [heard[-1]])[0]

    def _sort(self, line: Line, start: int, end: int, known: list[SpeakerKind], names: list[int]) -> SpeakerKind:
        low = line.low[start:end]
        join = next(
            (k for k, word in enumerate(low) if k and word in self._joins and not line.capital(start + k)), len(low)
        )
        if join < len(low) and self._kind.get(low[join - 1]) == "unnamed" and not line.capital(start + join - 1):
            return "unnamed"  # "a nurse at the Odalo hospital"
        if "unnamed" in known and not (names and known[-1] != "unnamed"):
            return "unnamed"
        if "official" in known:
            return "official"
        if known:
            body = low[-1] in self._either and "organisation" in known  # "the civil defence agency" is no news agency
            return "organisation" if body else known[-1]
        return (
            "organisation"
            if any(line.raw[i].isupper() and len(line.raw[i]) > 1 for i in names) or "the" in low
            else "person"
        )

    def _forward(self, line: Line, i: int, heard: Heard) -> Naming | None:
        """The source that begins at word `i`: `a source at the Aleppo Police Command`."""
        low, size, start = line.low, len(line), self._through_reports(line, i)
        if heard and i + 1 < size and low[i] in self._owning and low[i + 1] in self._reports:
            return self._meant(heard, "they")  # "according to its figures"
        i = start
        while i < min(start + _LONG, size):
            word = low[i]
            if (
                (word in self._break and not self._ahead(line, i) and not self._in_name(line, i))
                or not (word[0].isalnum() or word in "(&.")
                or word in self._dates
            ):
                break
            if word in self._joins and not line.capital(i):
                ahead = i + 1 < size and low[i + 1] in ("the", "a")
                if i == start or not self._source(line, i + 1 + ahead):
                    break
            elif (
                (word in self._verbs and i > start)
                or not (line.capital(i) or word in self._parts or self._leads(line, start, i) or i in line.owners)
                or (word in ("the", "a", "an") and i > start and low[i - 1] not in self._joins)
            ):
                break
            i += 1
        while i > start and low[i - 1] in "(&.":
            i -= 1
        if i == start:
            return self._meant(heard, low[start]) if start < size and low[start] in ("it", "him", "them") else None
        return self._named(line, start, i, heard)

    def _leads(self, line: Line, start: int, i: int) -> bool:
        """Whether a small word stands between the article and a name: `according to the shadow Unity Government`."""
        opens = i == start + 1 and line.low[start] in self._of_article
        if not opens or i + 1 >= len(line) or line.low[i] in self._reports:
            return False
        one = line.low[i + 1] in self._kind and not line.low[i + 1].endswith("s")  # "a palace spokesman"
        return line.capital(i + 1) or (one and line.low[i] not in self._break)

    def _through_reports(self, line: Line, i: int) -> int:
        """Where the source itself begins in `reports from the Observatory`, `a tally compiled by the network`."""
        low, j = line.low, i
        while j < min(i + _LEADING, len(line)) and low[j] not in self._reports and self._is_plain(line, j):
            j += 1
        if j >= len(line) or low[j] not in self._reports:
            return i
        k = j + 1
        while k < len(line) and (low[k] in self._compiled or low[k] in self._dates or low[k] in self._adverbs):
            k += 1
        if k <= j + 1 or k >= len(line) or low[k - 1] not in self._of:
            return i
        return k if self._forward(line, k, ()) is not None else i

    def _is_plain(self, line: Line, j: int) -> bool:
        """Whether a word may stand before `report`: `a new report`, `the latest figures`, `a February report`."""
        word = line.low[j]
        return word in self._dates or (word[0].isalpha() and word not in self._break and not line.capital(j))

    def _ahead(self, line: Line, i: int) -> bool:
        """Whether a word that mostly ends a naming opens one: `according to a war monitor`."""
        return line.low[i] in self._parts and i + 1 < len(line) and line.low[i + 1] in self._kind

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
        if colon and not figures and self._source(line, colon - 1) and any(word in self._kind for word in low[:colon]):
            naming = self._named(line, 0, colon, ())
            return [Cue(0, colon + 1, (naming,), "behind", colon)] if naming else []
        return []


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

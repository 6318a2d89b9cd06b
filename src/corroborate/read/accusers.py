"""One accusation's place in a line in, whose word it is out: the chain of speakers, outermost first.

What the reader of speakers knows comes first. Beyond it, an accusation has voices of its own: pictures that show the deed
where nobody is cited, the subject of a verb of blame, a group that claims its own deed, whoever holds that something is so.
The accused never accuses itself, and a community that is harmed is no speaker. An empty chain is the report's own voice.
"""

from __future__ import annotations

from typing import Final

from corroborate.language import Language
from corroborate.read.labels import Label, Labels
from corroborate.read.lines import Line
from corroborate.read.namings import ARTICLES, Around, Naming, Namings, mention
from corroborate.read.phrases import Phrases
from corroborate.records import Speaker, Text
from corroborate.vocabulary import SpeakerKind

_TABLE: Final = "accusations"
_LONG: Final = 8  # words in a plain naming of a source
_ASIDE: Final = 24  # words of an aside between a source and its verb
_BACK: Final = 6  # lines in which the source of `it accused …` was named
_OF: Final = frozenset({"of", "in", "at", "from"})


class Accusers:
    """How one language says who blames."""

    def __init__(self, language: Language, namings: Namings) -> None:
        self._namings, self._labels = namings, Labels(language)
        self._pictures, self._show = (
            language.known(_TABLE, "evidence", "pictures"),
            language.known(_TABLE, "evidence", "show"),
        )
        self._holds, self._cited = (
            language.known(_TABLE, "evidence", "holds"),
            language.known(_TABLE, "harmed", "cited"),
        )
        self._openers = language.known(_TABLE, "evidence", "openers") | language.known(_TABLE, "clause", "prepositions")
        self._none = language.known(_TABLE, "aux", "none")
        self._speaking: Phrases[str] = Phrases({"to": language.words(_TABLE, "evidence", "speaking")})
        self._according: Phrases[str] = Phrases({"to": language.words(_TABLE, "evidence", "according")})
        self._onto: Phrases[str] = Phrases({"on": language.words(_TABLE, "by", "onto")})
        self._say, self._skip = language.known("speakers", "verbs", "say"), language.known(_TABLE, "aux", "skip")
        self._tellers = language.every("speakers", "nouns")
        self._community = language.known("people", "community")
        self._pronouns = language.known(_TABLE, "anaphors", "singular")
        self._wheres = language.known("speakers", "aside", "relative") | {"where"}
        self._called_else = language.known("speakers", "anaphor", "else")
        self._bare = language.known("speakers", "anaphor", "nouns")  # "the group", "the monitor"

    def of(
        self, text: Text, line: Line, actor: Naming, first: int, around: Around, *, verb: int = -1
    ) -> tuple[Speaker, ...]:
        """The speakers of an accusation against `actor` whose words begin at `first`; `verb` is a verb of blame."""
        told = around.speakers(line.index, actor.start)
        told = tuple(speaker for speaker in told if self._may_speak(line, actor, speaker))
        if verb > 0 and line.low[verb].endswith("ing") and line.low[verb - 1] == ",":
            told = told or around.speakers(line.index, 0)  # "…, the network said, holding the army responsible"
            if told:
                return told
        called = next((one for one in self._labels.find(line) if self._calls(one, actor, verb)), None)
        if called is not None:
            return (self._speaker(text, line, called.start, called.verb),)
        laid = self._laid_by(text, line, actor)
        if laid:
            return laid
        if verb > 0:
            return self._accused_by(told, self._blaming(text, line, verb, around, actor))
        return (
            self._passed_on(text, line, actor.start)
            or self._shown(text, line, actor.start, told)
            or told
            or self._citing(text, line, first, max(first, actor.end))
        )

    @staticmethod
    def _calls(label: Label, actor: Naming, verb: int) -> bool:
        """Whether it is somebody's word for the actor that blames it: `killed by what residents called | army | shells`, `the | army
        |, accused by residents of killing nine`.
        """
        named = label.doer and actor.start in range(label.verb, label.end)
        return named or (label.charge and actor.end == label.head and verb == label.verb)

    def _laid_by(self, text: Text, line: Line, actor: Naming) -> tuple[Speaker, ...]:
        """Who lays a deed on another in a clause without a pronoun: `an attack | the army | blamed on the rebels`."""
        start = actor.start - (actor.start > 0 and line.low[actor.start - 1] in ARTICLES)
        hit = self._onto.before(line.low, start) if start > 1 else None
        if hit is None or hit[0] == 0:
            return ()
        named = next((naming for naming in self._namings.find(line) if naming.end == hit[0]), None)
        return self.own(text, line, named) if named is not None and named.start > 0 else ()

    @staticmethod
    def _accused_by(told: tuple[Speaker, ...], blaming: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """The subject of the verb of blame, behind an outlet that is cited for it."""
        if not blaming or any(speaker.quote == blaming[-1].quote for speaker in told):
            return told or blaming
        outlets = tuple(speaker for speaker in told if speaker.kind == "outlet")
        return (*outlets, *blaming)

    def own(self, text: Text, line: Line, actor: Naming) -> tuple[Speaker, ...]:
        """The actor itself, where it claims the deed."""
        name = mention(text, line, actor.start, actor.end)
        return (Speaker(name.name, "organisation", name.quote),)

    def _may_speak(self, line: Line, actor: Naming, speaker: Speaker) -> bool:
        if speaker.quote is None:
            return True
        if speaker.name.lower().startswith("no "):
            return False
        own = speaker.quote.start < line.till[actor.end - 1] and line.at[actor.start] < speaker.quote.end
        own = own or any(
            line.at[naming.start] < speaker.quote.start < line.till[naming.end - 1] and not naming.office
            for naming in self._namings.find(line)
        )
        called = {word for word in speaker.name.lower().split() if word not in ARTICLES}
        own = own or called == set(line.low[actor.start : actor.end])
        return not own and speaker.name.split()[-1].lower() not in self._community

    def _passed_on(self, text: Text, line: Line, before: int) -> tuple[Speaker, ...]:
        """`Speaking to OUTLET, a resident said …`: the outlet carries what the resident says."""
        for i in range(before):
            hit = self._speaking.at(line.low, i)
            if hit is None or "," not in line.low[hit[0] + 1 : before]:
                continue
            comma = line.low.index(",", hit[0] + 1)
            if i > 1 and line.low[i - 1] == "," and line.low[comma + 1] in self._say:
                return self._between_commas(text, line, i - 1, hit[0], comma)
            verb = next((j for j in range(comma + 2, min(comma + _LONG, before)) if line.low[j] in self._say), 0)
            if verb:
                outlet = text.quote(line.at[hit[0]], line.till[comma - 1])
                return (Speaker(outlet.words, "outlet", outlet), self._speaker(text, line, comma + 1, verb))
        return ()

    def _between_commas(self, text: Text, line: Line, source: int, outlet: int, comma: int) -> tuple[Speaker, ...]:
        """`A resident, speaking to OUTLET, said …`."""
        end = next((j for j in range(1, source) if line.low[j] in self._openers), source)
        carrier = text.quote(line.at[outlet], line.till[comma - 1])
        return (Speaker(carrier.words, "outlet", carrier), self._speaker(text, line, 0, end))

    def _shown(self, text: Text, line: Line, before: int, told: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """`Videos show …`, `Reports indicate …`, unless somebody is cited for it before."""
        for i in range(before):
            absent = i > 0 and line.low[i - 1] in self._none  # "no | evidence | supports the claim that …"
            if line.low[i] in self._pictures and set(line.low[i + 1 : i + 9]) & self._show and not absent:
                cited = any(speaker.quote and line.start <= speaker.quote.start < line.at[i] for speaker in told)
                quote = text.quote(line.at[i], line.till[i])
                return () if cited else (Speaker(quote.words.lower(), "unnamed", quote),)
        return ()

    def _blaming(self, text: Text, line: Line, verb: int, around: Around, actor: Naming) -> tuple[Speaker, ...]:
        """The subject of a verb of blame: a body, an actor, or whom an earlier sentence cites (`It accused …`, `The group …`):
        never the accused, and for a noun one that bears it, or else a body that may be called so.
        """
        end = verb
        while end > 0 and (line.low[end - 1] in self._skip or line.low[end - 1].endswith("ly")):
            end -= 1
        if end > 1 and line.low[end - 1] in ("and", "but"):  # "The governor condemned the attack and blamed the Front"
            ahead = range(end - 2, max(0, end - 2 * _LONG), -1)
            first = next((i for i in ahead if line.low[i] in self._say and not self._is_aside(line, i)), 0)
            return self._subject(text, line, first) if first else ()
        pronoun = end > 0 and line.low[end - 1] in self._pronouns
        if pronoun or (end > 1 and line.low[end - 2] == "the" and line.low[end - 1] in self._bare):
            earlier = [around.speakers(index, 0) for index in range(line.index - 1, max(-1, line.index - _BACK), -1)]
            head, accused = line.low[end - 1], line.low[actor.end - 1]
            heads = [(told, told[-1].name.lower().split()[-1]) for told in earlier if told]
            fit = [(told, last) for told, last in heads if last != accused]
            bearing = [told for told, last in fit if last == head]
            bodies = [told for told, _ in fit if pronoun or self._may_be_group(told[-1])]
            meant = next(iter((*bearing, *bodies)), ())
            if meant or pronoun:
                return meant
        for spot in self._namings.actors.spot(text.content[line.start : line.till[max(end - 1, 0)]]):
            if line.start + spot.end >= line.till[end - 1] - 2:
                quote = text.quote(line.start + spot.start, line.start + spot.end)
                return (Speaker(" ".join(quote.words.split()), spot.body.speaker, quote),)
        named = next((naming for naming in self._namings.find(line) if naming.end == end), None)
        return self.own(text, line, named) if named else self._subject(text, line, end)

    def _is_aside(self, line: Line, i: int) -> bool:
        """Whether a verb stands in a clause about what is named before: `the market, where medics | say | nine died, and accused …`."""
        comma = line.comma_before(i, len(line))
        return comma is not None and line.low[comma + 1] in self._wheres

    def _may_be_group(self, speaker: Speaker) -> bool:
        """Whether a body may be called `the group`: no ministry and no army."""
        body = speaker.kind in ("organisation", "outlet")
        return body and self._called_else.isdisjoint(speaker.name.lower().split())

    def _citing(self, text: Text, line: Line, first: int, after: int) -> tuple[Speaker, ...]:
        """`Residents complain that …`, `…, the judge said.`, `…, according to the union`."""
        for i in range(1, first):
            if line.low[i] in self._holds and (line.low[i + 1] == "that" or line.low[i] in self._cited):
                return self._subject(text, line, i)
        for i in range(after, len(line)):
            hit = self._according.at(line.low, i)
            if hit is not None and hit[0] < len(line):
                return self._named(text, line, hit[0], self._till(line, hit[0]))
        for i in range(after + 1, len(line)):  # "…, the truce monitors said in their bulletin"
            comma = next((j for j in range(i - 1, max(after, i - _LONG) - 1, -1) if line.low[j] == ","), None)
            if (
                line.low[i] in self._cited
                and comma is not None
                and comma + 1 < i
                and line.low[comma + 1] not in self._openers
            ):
                return self._subject(text, line, i)
        last = len(line) - 1 - (not line.raw[-1][0].isalnum())
        if line.low[last] in self._cited | self._holds and "," in line.low[max(0, last - _LONG) : last]:
            return self._subject(text, line, last)
        return ()

    def _till(self, line: Line, i: int) -> int:
        end = i + 1
        while end < min(i + _LONG, len(line)) and line.raw[end][0].isalnum():
            end += 1
        return end

    def _named(self, text: Text, line: Line, start: int, end: int) -> tuple[Speaker, ...]:
        """The known body among the words (`a report by …`), else all of them."""
        words = text.content[line.at[start] : line.till[end - 1]]
        for spot in self._namings.actors.spot(words):
            quote = text.quote(line.at[start] + spot.start, line.at[start] + spot.end)
            return (Speaker(" ".join(quote.words.split()), spot.body.speaker, quote),)
        return (self._speaker(text, line, start, end),)

    def _subject(self, text: Text, line: Line, verb: int) -> tuple[Speaker, ...]:
        """The noun phrase before a verb, back to the article, comma or clause that opens it."""
        if verb > 1 and line.low[verb - 1] == ",":  # "Residents of Belo, in the north, said …"
            opened = next((j for j in range(verb - 2, max(0, verb - _ASIDE), -1) if line.low[j] == ","), 0)
            if opened:
                return self._subject(text, line, opened)
        start = verb
        while start > max(0, verb - _LONG) and self._belongs(line, start - 1):
            start -= 1
            if line.low[start] in ARTICLES:
                break
        while start < verb and not (start == 0 or self._opens(line, start, verb)):
            start += 1
        start = self._whose(line, start)
        return (self._speaker(text, line, start, verb),) if set(line.low[start:verb]) - ARTICLES else ()

    def _whose(self, line: Line, start: int) -> int:
        """Back to who is of, or at, what the words name: `Residents of | Old Marun accused …`, `Doctors at | Harra hospital`."""
        if start > 1 and line.low[start - 1] == "for" and line.capital(start - 2) and line.capital(start):
            start -= 2  # "The Forum | for Rights"
            while start > 0 and (line.capital(start - 1) or line.low[start - 1] in ARTICLES):
                start -= 1
        while start > 1 and line.low[start - 1 - (line.low[start - 1] == "the")] in _OF:
            head = start - 2 - (line.low[start - 1] == "the")
            if head < 0 or not line.raw[head][0].isalpha() or line.low[head] in self._openers:
                break
            start = head
            while start > 0 and self._belongs(line, start - 1) and line.low[start] not in ARTICLES:
                start -= 1
        return start

    def _belongs(self, line: Line, i: int) -> bool:
        apostrophe = line.raw[i] in "'’" and i > 0 and line.at[i] == line.till[i - 1]
        return apostrophe or (line.raw[i][0].isalnum() and line.low[i] not in self._openers)

    def _opens(self, line: Line, start: int, verb: int) -> bool:
        return line.low[start] in ARTICLES or line.capital(start) or line.low[verb - 1] in self._tellers

    def _speaker(self, text: Text, line: Line, start: int, end: int) -> Speaker:
        name = mention(text, line, start, end)
        named = any(line.capital(i) for i in range(start, end) if i > 0)
        kind: SpeakerKind = "unnamed"
        if named:
            known = {line.low[i] for i in range(start, end)} & self._tellers
            kind = "organisation" if known or line.low[start] in ARTICLES else "person"
        return Speaker(name.name, kind, name.quote)

"""The lines of a text in, its accusations out: who is said to have done harm, in which words, in whose voice.

Harm needs no count here ("massacres committed by X"). Who is blamed for what in a line is told by `blames`; here each
blame becomes a statement: with whom it names (`the group` is the one named last), who says so, whom it harmed, where and when.

A false accusation is worse than a missed one: what is denied keeps its accusation with the stance `denied`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from corroborate.actors import Actors
from corroborate.language import Language
from corroborate.read.accusers import Accusers
from corroborate.read.blames import TABLE, YEAR, Blame, Blames
from corroborate.read.denial import Denials
from corroborate.read.lines import Line
from corroborate.read.namings import ARTICLES, Around, Naming, Namings, mention
from corroborate.read.parties import titles
from corroborate.read.phrases import Phrases
from corroborate.read.victims import People
from corroborate.records import Accusation, Mention, Speaker, Text, Victims
from corroborate.vocabulary import Harm, Stance

_DENIER: Final = 3  # words from who denies to the verb: "the army, | which has | rejected"
_REMEMBERED: Final = 4  # lines for which a text goes on about the harm it told of


@dataclass(frozen=True, slots=True)
class _Last:
    """The party that was named last by its name, whose are `its fighters`, and the one of these that is no state's force,
    which `the group` means.
    """

    party: str | None = None
    group: str | None = None


class Accusing:
    """How one language blames."""

    def __init__(self, language: Language, actors: Actors, people: People, denials: Denials) -> None:
        self.namings = Namings(language, actors)
        self._people, self._accusers = people, Accusers(language, self.namings)
        self._blames = Blames(language, self.namings)
        self.deeds, self._say = self._blames.deeds, language.known("speakers", "verbs", "say")

        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(TABLE, section, key)

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(TABLE, section, key) for key in keys})

        self._blaming, self._relative = words("blame", "bare"), words("clause", "relative")
        # who a line takes up
        self._groups, self._titles = words("anaphors", "groups"), titles(language)
        self._these, self._they = phrases("anaphors", "these"), words("anaphors", "pronouns")
        self._objects, self._shot = words("anaphors", "objects"), words("anaphors", "shot")
        self._these_heads, self._dead = words("anaphors", "heads"), words("anaphors", "dead")
        self._own, self._states_own = language.known("agents", "own"), language.known("agents", "sort", "state")
        self._states_own -= language.known("agents", "nameless", "anybodys")
        # whether at all, and who was harmed
        self._not, self._deny, self._doubt = words("aux", "not"), phrases("aux", "deny"), phrases("aux", "doubt")
        self._denials = denials
        self._past, self._before = phrases("background", "words"), words("victims", "before")
        self._against, self._counts = words("victims", "against"), words("victims", "counts")

    def find(
        self, text: Text, lines: Sequence[Line], around: Around, published: str | None = None
    ) -> tuple[Accusation, ...]:
        """The accusations of a text, in order of their words; one for each actor and clause."""
        found: list[Accusation] = []
        before: list[Accusation] = []
        last = _Last()
        year, grave, told = _year(lines, published), False, -_REMEMBERED
        harms: set[Harm] = set()
        anaphors = [*map(self._anaphor, lines), 0]
        for k, (line, after) in enumerate(itertools.zip_longest(lines, lines[1:])):
            named = self._blames.named(line, around)
            worse = after is not None and anaphors[k + 1] > 0 and self.deeds.cruel(after)
            blames = [
                b
                for b in self._blames.find(line, named, hurt=worse, told=line.index - told < _REMEMBERED)
                if grave or b.via not in ("part", "own part") or self.deeds.cruel(line) or self._lays(line, b, told)
            ]
            blames = [b for b in blames if b.via != "origin" or (k and self._blames.tells_origin(lines[k - 1]))]
            blames = [self._of_the_dead(line, blame, harms) for blame in blames]
            here = [self._accusation(text, line, blame, around, year, last) for blame in blames]
            end = anaphors[k]
            if end and not any(blame.actor.start >= end for blame in blames):
                here = self._anaphoric(text, line, [a for a in before if a.stance == "asserted"], around, year)
            found += here
            grave = grave or self.deeds.cruel(line)
            told = line.index if self._tells_of_harm(line) else told
            told_of = [*self.deeds.find(line), *self.deeds.fates(line)]
            harms = {deed.harm for deed in told_of if deed.harm is not None} or harms
            before = here or (before if line.raw[0] in "“\"'-•*" else [])
            last = self._last_named(text, line, named, last)
        self.deeds.forget()
        return tuple(dict.fromkeys(found))

    def _of_the_dead(self, line: Line, blame: Blame, harms: AbstractSet[Harm]) -> Blame:
        """A blame for shooting those who were killed, as one for killing them: `Nine were killed. Residents say police | shot them`."""
        if harms != {"killed"} or blame.harm != "injured":
            return blame
        whom = line.low[blame.end - 1] in self._objects and line.low[blame.end - 2] in self._shot
        they = blame.via == "by" and line.low[blame.end - 1] in self._shot and not self._they.isdisjoint(line.low)
        return replace(blame, harm="killed") if whom or they else blame

    def _lays(self, line: Line, blame: Blame, told: int) -> bool:
        """Whether a verb of blame lays on somebody the deaths that its line, or one shortly before, tells of."""
        return blame.verb >= 0 and (line.index - told < _REMEMBERED or not self._dead.isdisjoint(line.low))

    def _tells_of_harm(self, line: Line) -> bool:
        """Whether a line tells of people who were harmed."""
        return any(deed.harm is not None for deed in self.deeds.find(line)) or not self._dead.isdisjoint(line.low)

    def _last_named(self, text: Text, line: Line, named: Sequence[Naming], last: _Last) -> _Last:
        """Who a line opens with or names last by its name; those before where it names none."""
        called = [naming for naming in named if _by_name(line, naming) and not self._blames.is_the_group(line, naming)]
        called = [n for n in called if self._titles.isdisjoint(line.low[n.start : n.end])]  # no person
        groups = [n for n in called if line.low[n.head] not in self._states_own and not _is_state(n)]
        party, group = (
            mention(text, line, meant.start, meant.end).name if meant is not None else None
            for meant in (_leading(called), _leading(groups))
        )
        return _Last(party or last.party, group or last.group)

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
        blame = self._blames.goes_on_about(line, Naming(0, end, end - 1))
        if blame is None:
            return []
        names = dict.fromkeys(accusation.actor.name for accusation in before)
        made = self._accusation(text, line, blame, around, year, _Last())
        voice = made.speakers or before[0].speakers
        return [replace(made, actor=Mention(name), speakers=voice) for name in names]

    def _accusation(
        self, text: Text, line: Line, blame: Blame, around: Around, year: int | None, last: _Last
    ) -> Accusation:
        actor = _named(text, line, blame.actor)
        if last.group is not None and self._takes_up(line, blame.actor):
            actor = replace(actor, name=last.group)
        elif line.low[blame.actor.start] in self._own and (owner := self._owner(text, line, blame.actor) or last.party):
            actor = replace(actor, name=owner)
        return Accusation(
            text=text.id,
            quote=text.quote(line.start, line.end),
            actor=actor,
            act=text.quote(line.at[blame.start], line.till[blame.end - 1]),
            degree=blame.degree,
            harm=blame.harm,
            victims=self._victims(text, line, blame),
            places=tuple(
                place for place in around.places(line.index, blame.start) if not _inside(place, line, blame.actor)
            ),
            when=around.when(line.index, blame.start),
            said=around.said(line.index, blame.start),
            speakers=tuple(
                replace(speaker, name=self._said_by(speaker, actor, last))
                for speaker in self._speakers(text, line, blame, around)
            ),
            stance=self._stance(line, blame, year),
        )

    def _takes_up(self, line: Line, actor: Naming) -> bool:
        """Whether an actor is the group named before, or its own: `the group`, `the group's | fighters`."""
        whose = actor.start in line.owners or line.raw[actor.start].endswith(("'s", "’s"))
        its = whose and line.low[actor.start - 1 : actor.start] == ["the"] and not line.capital(actor.start)
        owner = line.low[actor.start].removesuffix("'s").removesuffix("’s")
        return (its and owner in self._groups) or self._blames.is_the_group(line, actor)

    def _said_by(self, speaker: Speaker, actor: Mention, last: _Last) -> str:
        """The name of who blames; of `The group accused the army`, where nobody is cited before, that of the group named last."""
        if speaker.quote == actor.quote:
            return actor.name
        article, _, noun = speaker.name.lower().partition(" ")
        return last.group if last.group is not None and article == "the" and noun in self._groups else speaker.name

    def _owner(self, text: Text, line: Line, actor: Naming) -> str | None:
        """Whose fighters are called its own: who denies what they are said to have done, or the party named first in the line."""
        before = [naming for naming in self.namings.find(line) if naming.end <= actor.start]
        verbs = (i for i in range(actor.start - 1, 0, -1) if line.low[i] in self._denials.verbs)
        denied = next((i for i in verbs if self._denials.telling(line, i) is not None), 0)
        denier = (naming for naming in before if denied - _DENIER <= naming.end <= denied)
        named = next(denier, None) or next((naming for naming in before if _by_name(line, naming)), None)
        return mention(text, line, named.start, named.end).name if named is not None else None

    def _speakers(self, text: Text, line: Line, blame: Blame, around: Around) -> tuple[Speaker, ...]:
        if blame.via in ("claims", "own part") or blame.by is not None:
            return self._accusers.own(text, line, blame.by or blame.actor)
        first = min(blame.start, blame.actor.start)
        return self._accusers.of(text, line, blame.actor, first, around, verb=blame.verb)

    def _stance(self, line: Line, blame: Blame, year: int | None) -> Stance:
        low, first = line.low, min(blame.start, blame.actor.start)
        aux = range(min(blame.actor.end, blame.start), blame.start)
        if any(low[i] in self._not for i in aux) or any(
            self._deny.at(low, i) for i in range(self._reach(line, blame, first), first)
        ):
            return "denied"
        if any(self._deny.at(low, i) for i in aux):
            return "denied"
        deed = (
            blame.start if blame.via == "claims" else first
        )  # "the army said | the claim that its men had shot nine was false"
        told = self._denials.is_told_to_deny(line, deed) or self._denials.is_thrown_out(line, deed, blame.end)
        if blame.via != "blame" and told:
            return "denied"
        last = max(blame.end, blame.actor.end)  # and not "blamed the Front, which has raided villages in the past"
        past = [i for i in self._past.places(low) if self._past.at(low, i) is not None]
        if any(self._relative.isdisjoint(low[last:i]) for i in past) or _older(line, year):
            return "background"
        return "doubted" if self._doubt.within(low) or self._denials.is_unshown(line, first) else "asserted"

    def _reach(self, line: Line, blame: Blame, first: int) -> int:
        """Where a denial may stand that reaches the blame; not before `denied it and accused X of …`."""
        begin = max(0, first - 12)
        low, last = line.low, blame.verb if blame.via == "blame" else first
        said = (*self._say, *self._blaming) if blame.via != "blame" else ()  # "denied it and said rebels had …"
        joints = [i for i in range(begin, last) if low[i] in ("and", "but") and (not said or low[i + 1] in said)]
        joints += [
            i for i in range(begin, last) if low[i] == "," and low[i + 1] in self._say
        ]  # "denied it, saying rebels had …"
        return max([begin, *joints])

    def _victims(self, text: Text, line: Line, blame: Blame) -> Victims:
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

    def _before_victims(self, line: Line, blame: Blame) -> Iterator[int]:
        """Words at which victims may be named: behind a verb, behind `killing of`, and behind `against`."""
        last = max(blame.end, blame.actor.end)
        for deed in self.deeds.find(line):
            if blame.start <= deed.start < last:
                behind = line.low[deed.end : deed.end + 1]
                if not deed.noun and self.deeds.has_object(line, deed):
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


def _leading(named: Sequence[Naming]) -> Naming | None:
    """Who opens a line, else who is named last in it."""
    return None if not named else named[0] if named[0].start <= 1 else named[-1]


def _is_state(naming: Naming) -> bool:
    return naming.body is not None and naming.body.kind in ("state force", "ministry", "office")


def _by_name(line: Line, naming: Naming) -> bool:
    """Whether a body is called by a name of its own, and neither by an adjective nor by who speaks for it."""
    named = naming.body is not None or any(line.capital(i) for i in range(max(naming.start, 1), naming.end))
    return named and not (naming.adjective or naming.office)


def _named(text: Text, line: Line, actor: Naming) -> Mention:
    """The actor's name; of `government-led` only who led."""
    led = line.raw[actor.start].lower().removesuffix("-led")
    if actor.body is None and actor.adjective and len(led) < len(line.raw[actor.start]):
        quote = text.quote(line.at[actor.start], line.at[actor.start] + len(led))
        return Mention(quote.words, quote)
    article = actor.body is not None and line.low[actor.start] in ARTICLES  # "blamed | a Hamas | rocket"
    return mention(text, line, actor.start + (article and actor.end - actor.start > 1), actor.end)


def _inside(place: Mention, line: Line, actor: Naming) -> bool:
    """Whether a place stands in the actor's naming (`fighters from …`), where it says nothing of the deed."""
    return place.quote is not None and line.at[actor.start] <= place.quote.start < line.till[actor.end - 1]


def _year(lines: Sequence[Line], published: str | None) -> int | None:
    """The year the report speaks from: of its publication, else the latest it names."""
    if published is not None:
        return int(published[:4])
    return max((int(word) for line in lines for word in line.low if YEAR.match(word)), default=None)


def _older(line: Line, year: int | None) -> bool:
    """Whether every year that the line names is over by more than one."""
    named = [int(word) for word in line.low if YEAR.match(word)]
    return bool(named) and year is not None and max(named) < year - 1

"""A text in, the text being read out: its lines, and what each of them says, worked out where somebody asks for it.

A draft is a claim in the making. Drafts are made line by line, settled from the whole of the text, and then become claims.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, Generic, TypeVar

from corroborate.actors import Actors
from corroborate.actors import Spot as Named
from corroborate.gazetteer import Gazetteer
from corroborate.language import Language
from corroborate.read.agents import Agent, Agents
from corroborate.read.armed import Armed, Known
from corroborate.read.asides import Aside, Asides
from corroborate.read.denial import Denials
from corroborate.read.harms import Harmed, Harms
from corroborate.read.land import Land
from corroborate.read.lines import Cuts, Line, items, lines, punctuated, small_words
from corroborate.read.nations import Nations
from corroborate.read.numbers import Numbers
from corroborate.read.phrases import Phrases
from corroborate.read.places import Places, Spot, split_known
from corroborate.read.ranks import Ranks
from corroborate.read.sources import Naming
from corroborate.read.speakers import Citing, Cue, Voices
from corroborate.read.times import Stated, Times
from corroborate.read.verdicts import Verdicts
from corroborate.read.victims import People
from corroborate.records import Mention, Period, Speaker, Text
from corroborate.values import Quote, When, first_day
from corroborate.vocabulary import Harm, Means, Stance, Status

_HEADINGS: Final = 3  # paragraphs headed by a name that show how a text is ordered
_HEAD: Final = 6  # lines in which a dateline may stand
_REPLACED: Final = 5  # words before a figure that tell that it was replaced
_ANSWERS: Final = 4  # words from an actor to the `for` of what it answers for
_DOES: Final = ("by", "blame", "attack")  # roles of those who did it
_SITE: Final = 4  # how fine a site in a town is
_SMALL: Final = frozenset({"unknown", "village", "town", "city", "district"})  # what may lie in a region
_FINE: Final = {"country": 0, "region": 1, "area": 1, "district": 1, "village": 3}  # what the gazetteer calls a place
_BULLETS: Final = ("-", "–", "•", "*", "·")
_WITHIN: Final = ("for", "of")  # within a name: "the Centre for Documentation"
_SHORT: Final = 2  # letters
_BACK: Final = 8  # lines in which the day was told that `the same day` means
_APPOSED: Final = 3  # words from a naming to the noun of what is said of it
_OWNED: Final = 4  # lines in which the force was named whose fighters are `its fighters`
_PLAIN: Final = 40  # words of a sentence that may have no comma
_YEAR: Final = 300  # days after which something began long ago


class Grammar:
    """All that is compiled from one language."""

    def __init__(self, language: Language) -> None:
        words = language.known
        self.numbers = Numbers(language)
        self.nations = Nations(language)
        self.people = People(language, self.nations)
        self.denials, self.verdicts = Denials(language), Verdicts(language)
        self.harms = Harms(language, self.numbers, self.people, self.verdicts)
        self.citing = Citing(language, self.denials)
        self.times = Times(language, self.numbers, words("speakers", "verbs", "say"))
        self.asides = Asides(language, self.numbers)
        self.places = Places(language, self.nations)
        self.agents = Agents(language, self.nations)
        self.armed = Armed(language, self.nations)
        does = language.every("harms", "does")
        self.cuts = Cuts(
            self.times.months,
            self.times.weekdays,
            words("times", "cut", "openers"),
            words("times", "cut", "keep") | does,
            words("speakers", "agencies"),
            words("times", "cut", "acronyms"),
        )
        self.place_ranks = Ranks(language, "places")
        self.actor_ranks = Ranks(language, "accused")
        self.day_ranks, self.whole_ranks = Ranks(language, "when"), Ranks(language, "part_of")
        self.stance_ranks, self.running_ranks = Ranks(language, "stance"), Ranks(language, "running")
        self.status_ranks, self.sorting = Ranks(language, "status"), words("people", "sorting")
        self.doubt: Phrases[str] = Phrases({"doubted": language.words("scope", "stance", "doubted")})
        self.project: Phrases[str] = Phrases({"projected": language.words("scope", "stance", "projected")})
        self.blaming = language.known("accusations", "blame", "bare") | language.known("speakers", "verbs", "accuse")
        self.splits = frozenset(tuple(p.split(" … ")) for p in language.words("accusations", "blame", "split"))
        self.laying = frozenset(first for first, _ in self.splits)  # "attributed 33 deaths to …"
        self.leading = language.words("agents", "turns", "by")
        self.laid = language.words("agents", "turns", "laid")
        self.former, self.tallies = language.known("scope", "former"), language.known("harms", "recount", "far")
        self.guilty = language.known("agents", "by", "responsible")
        self.corrected = language.known("scope", "stance", "corrected")
        self.refuted: Phrases[str] = Phrases({"refuted": language.words("scope", "stance", "refuted")})
        self.campaign = language.known("scope", "campaign")
        self.perfect, self.risen = language.known("scope", "risen", "perfect"), language.known("scope", "risen")
        self.standing, self.parting = language.known("scope", "standing"), language.known("scope", "parting")
        self.holding, self.held = language.known("scope", "parting", "of"), language.known("scope", "parting", "whom")
        self.on_top = language.known("scope", "top", "before"), language.known("scope", "top", "behind")
        self.including = language.known("harms", "including")
        self.afar = language.known("agents", "means", "afar")
        self.changed = language.known("counts", "range", "changed")
        self.timing = language.known("times", "prepositions", "day")
        self.counting_in = language.known("scope", "parting", "include")
        self.whose = language.known("agents", "own")
        self.single = language.known("scope", "risen", "single")
        self._goal, self._refuge = language.known("places", "goal"), language.known("places", "goal", "refuge")
        self._directions = language.known("places", "goal", "directions")
        self.partitive = language.known("people", "stop", "partitive")
        self.articles, self.labels = (
            language.known("counts", "one", "article"),
            language.known("counts", "unit", "labels"),
        )
        self.counts = language.known("speakers", "verbs", "count")
        self.long, self.vast = language.known("scope", "long"), language.known("scope", "long", "vast")
        self.masses = language.known("scope", "masses")
        self.total: Phrases[str] = Phrases({"total": language.words("scope", "running")})
        self.war: Phrases[str] = Phrases({"war": language.words("scope", "war")})
        self.measures: Phrases[str] = Phrases({"measure": language.words("scope", "risen", "measures")})
        self.nationwide: Phrases[str] = Phrases({"nation": language.words("places", "spread", "nation")})
        self.separate: Phrases[str] = Phrases({"separate": language.words("scope", "separate")})
        self.older: Phrases[str] = Phrases({"older": language.words("scope", "background")})
        self.anaphors = language.known("places", "anaphor")
        self.indefinite = language.known("places", "spread", "indefinite")
        self.spread = language.known("places", "spread")
        self.them = language.known("places", "breaks", "them")
        self.breaks = language.known("places", "breaks")
        self.relative, self.who = (language.known("harms", "bar", key) for key in ("relative", "doing"))
        self.auxiliary = language.known("harms", "aux", "perfect") | language.known("agents", "crowd", "then")
        self.clauses = language.known("accusations", "clause", "clauses") | {"and", "or"}
        self.clauses -= self.auxiliary | self.who  # "soldiers | who had come …"
        self.past, self.went = (
            tuple(language.words("harms", "aux", "past")),
            language.known("accusations", "clause", "went"),
        )
        self.their = language.known("accusations", "modifiers", "own")
        self.shared = language.known("agents", "bar", "turns") | language.known("agents", "bar", "shared")
        self.dress = language.known("agents", "crowd", "dress")
        self.whither = language.known("harms", "bar", "whither")
        self.led = language.known("agents", "crowd", "led") | language.known("places", "before") | {"or"}
        self.led |= language.every("counts", "values")
        self.going = language.words("harms", "aux", "going")
        self.thing = language.known("harms", "bar", "thing")
        self.reporting = language.known("speakers", "verbs", "towns")
        self.telling = language.known("speakers", "verbs", "say")
        self.finding = language.known("harms", "kind", "finding")
        self.kind, self.unkind = language.known("harms", "kind"), language.known("harms", "kind", "not")
        self.bound = language.known("agents", "after", "of")  # "soldiers | of the Guard who …"
        self.mostly = language.known("people", "others", "mostly")
        self.others, self.sexes = language.known("people", "others"), language.known("people", "sexes")

    def leads_away(self, line: Line, lead: int) -> bool:
        """Whether the preposition at word `lead` says where somebody went: `to`, `into`, the `in` of `refuge in`."""
        low = line.low
        return low[lead] in self._goal or (lead > 0 and low[lead] == "in" and low[lead - 1] in self._refuge)

    def answers_for(self, line: Line, end: int) -> bool:
        """Whether an actor that ends at word `end` answers for what follows: `the army | was responsible for 40`, `and the rebels | for nine`."""
        ahead = line.low[end : end + _ANSWERS]
        return ahead[:1] == ["for"] or (not self.guilty.isdisjoint(ahead) and "for" in ahead)

    def direction(self, line: Line, i: int) -> int:
        """Where a place's naming begins with the part of it that is meant: `northern Jordan`."""
        return i - 1 if i > 0 and line.low[i - 1] in self._directions else i


@dataclass(slots=True, eq=False)
class Draft:
    """A claim in the making: what its line says, and what was found elsewhere."""

    line: Line
    harmed: Harmed
    part: int | None = None
    listed: Mention | None = None  # the name that a list gives the figure to: its place
    speakers: tuple[Speaker, ...] = ()
    places: list[Mention] = field(default_factory=list)
    fine: int = -1
    destination: list[Mention] = field(default_factory=list)
    accused: list[Mention] = field(default_factory=list)
    when: Period | None = None
    lasting: bool = False
    means: Means | None = None
    status: Status | None = None
    told: Status | None = None  # the status that its own words tell
    stance: Stance = "asserted"
    running: bool = False
    said: Period | None = None
    war: bool = False
    near: list[Draft] = field(default_factory=list, repr=False)  # the drafts that may tell about it, itself among them
    parts: list[Draft] = field(default_factory=list, repr=False)  # the drafts of which this one is the whole
    rule_places: tuple[Mention, ...] = ()  # what the rules alone make of the slot
    rule_accused: tuple[Mention, ...] = ()
    rule_when: Period | None = None
    place_names: tuple[str, ...] = ()
    actor_names: tuple[str, ...] = ()
    figure: tuple[Harm | None, int | None, str | None] = field(init=False)  # what two drafts share that give one figure
    circles: list[tuple[str, list[Draft]]] | None = field(
        default=None, repr=False
    )  # kept for `choices`, as `others` are
    others: tuple[frozenset[int], frozenset[int], Draft | None] | None = field(default=None, repr=False)
    standing: list[str | tuple[Hashable, ...]] | None = field(default=None, repr=False)
    own_place: bool = False
    own_accused: bool = False
    own_when: bool = False
    own_loss: bool = False  # a force tells of its own people: "The army put its losses at nine"
    on_that_day: bool = False  # in a clause that tells what happened on the day from which its line counts

    def __post_init__(self) -> None:
        self.figure = (self.harmed.harm, self.harmed.count.low, self.harmed.count.vague)

    def let_go(self) -> None:
        """Forgets the other drafts: those that know one another are freed only where somebody looks for garbage."""
        self.near, self.parts, self.circles, self.others = [], [], None, None


P = TypeVar("P", Spot, Agent)


@dataclass(slots=True, eq=False)
class Group(Generic[P]):
    """Places or actors that a line names in one breath, with their mentions and the names to compare them by."""

    parts: list[P]
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Sight(Generic[P]):
    """A group as any figure sees it: what is observed of it alone, worked out once for all figures of a text."""

    group: Group[P]
    names: tuple[str, ...]
    first: P
    last: P
    traits: tuple[tuple[str | int | bool | tuple[str, ...], ...], ...]  # the arguments of what `choices` observes
    label: str = ""  # how two groups belong together, where it is two


@dataclass(slots=True, eq=False)
class Dated:
    """A period that a line states, as any figure sees it: how it is spelt, which tells it from others, and its traits."""

    stated: Stated
    period: Period
    spelt: str
    traits: tuple[str | int, ...]


@dataclass(slots=True, eq=False)
class Offer:
    """What a line holds for the slots of any figure; made by `choices`, and kept here for all figures of a text."""

    line: Line
    places: list[Sight[Spot]]
    named: frozenset[str]  # all its places
    actors: list[Sight[Agent]]
    means: list[Means]
    days: list[Dated]


@dataclass(slots=True, eq=False)
class Near:
    """What a line near a figure's own holds, as every figure of the latter sees it: how far on, in which paragraph."""

    offer: Offer
    where: str
    here: bool
    resumes: bool
    beside: str


@dataclass(slots=True, eq=False)
class Window:
    """The lines in which a slot's words may stand for a figure of one line, the nearest first; made by `choices`."""

    places: list[Near]
    actors: list[Near]
    days: list[Near]


class Reading:
    """One text being read: its lines, and what each of them says, worked out where a claim asks for it."""

    def __init__(
        self,
        text: Text,
        published: str | None,
        grammar: Grammar,
        actors: Actors | None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.text, self.grammar = text, grammar
        self.land = Land(gazetteer, text.content)
        self.lines = lines(text, grammar.cuts)
        self.items = items(self.lines, text.content)
        self.voices = Voices(text, self.lines, grammar.citing)
        self.small, self.punctuated = small_words(self.lines), punctuated(self.lines)
        self.anchor, self.dated = self._anchored(published)
        own = self.anchor if self.dated and published is None else None
        self.spoke = Period(When.day(own.isoformat(), "dateline")) if own is not None else None
        spots = actors.spot(text.content, local=True) if actors is not None else ()
        self._armed = grammar.armed.find(text.content, self.lines, spots, self.land)
        self._armed_at = [known.start for known in self._armed]
        self._armed_lines: dict[int, list[tuple[int, int, Known]]] = {}
        if actors is not None:
            _tell_bodies(text, spots, self.lines)
        self._asides: dict[int, list[Aside]] = {}
        self._times: dict[int, list[Stated]] = {}
        self._told_times: dict[int, list[Stated]] = {}
        self._spots: dict[int, list[Spot]] = {}
        self._agents: dict[int, list[Agent]] = {}
        self._named_agents: dict[int, list[Agent]] = {}
        self._groups: dict[int, list[Group[Spot]]] = {}
        self._parties: dict[int, list[Group[Agent]]] = {}
        self._means: dict[int, list[tuple[int, Means]]] = {}
        self._counts: Counter[str] | None = None
        self._roles: dict[str, Counter[str]] | None = None
        self._doers: list[str] | None = None
        self._inside: dict[str, set[str]] | None = None
        self._says: dict[tuple[int, Phrases[str]], bool] = {}
        self._unnamed: dict[int, bool] = {}
        self._mentions: dict[tuple[int, int, int], Mention] = {}
        self._resumes: dict[int, bool] = {}
        self._who: dict[tuple[int, int], tuple[str, str]] = {}
        self._told: tuple[str, tuple[Line, int, int] | None] | None = None
        self._pointed: dict[int, int] = {}
        self.offers: list[Offer | None] = [None] * len(self.lines)
        self.windows: dict[int, Window] = {}
        self._war: tuple[Period | None, ...] = ()
        self._sure: frozenset[str] | None = None
        self._names: frozenset[str] | None = None
        self._country: list[Mention] | None = None
        self._seat: tuple[Mention | None, ...] = ()
        self._headed: int | None = None  # paragraphs headed by the name of a place

    def _anchored(self, published: str | None) -> tuple[dt.date | None, bool]:
        """The day the report speaks from: its dateline, else its day of publication."""
        day = first_day(published) if published is not None and len(published) == 10 else None
        for line in self.lines[:_HEAD]:
            found = self.grammar.times.dateline(line, day)
            if found is not None:
                return found[1], True
        return day, False

    def times(self, line: Line) -> list[Stated]:
        """The periods a line states, without its dateline."""
        if line.index not in self._times:
            told = self._told_days(line)
            opens = {aside.start for aside in self.asides(line)}  # "three days after | rebels had killed 30"
            words = (words for words in self.grammar.times.pointed(line) if words[0] not in opens)
            pointed = [self._after_told(line, *at) for at in words]
            pointed += [self._same_period(line, *words) for words in self.grammar.times.same(line)]
            taken = [stated for stated in pointed if stated is not None]
            if taken:
                clear = [s for s in told if not any(p.start < s.end and s.start < p.end for p in taken)]
                told = sorted([*clear, *taken], key=lambda stated: stated.start)
            self._times[line.index] = self.grammar.times.plainest(line, told)
        return self._times[line.index]

    def _told_days(self, line: Line) -> list[Stated]:
        """The periods that a line states in words of its own."""
        if line.index not in self._told_times:
            found = self.grammar.times.find(line, self.anchor)
            heads = self.grammar.times.dateline(line, self.anchor) if line.index < _HEAD else None
            if heads is not None and heads[1] == self.anchor:
                day = heads[1].isoformat()
                again = [s for s in found if s.when.start == s.when.end == day and s.when.start_known == "stated"]
                found = [s for s in found if not s.start <= heads[0] < s.end and s not in again]
            self._told_times[line.index] = found
        return self._told_times[line.index]

    def _after_told(self, line: Line, start: int, end: int, shift: int) -> Stated | None:
        """A day told from the last one that the text told before: `the same day`, `two days later`."""
        here = [s for s in self._told_days(line) if s.end <= start]
        lines = self.lines[max(0, line.index - _BACK) : line.index]
        before = (s for other in reversed(lines) for s in reversed(self._told_days(other)) if not s.said)
        base = next((_day(s) for s in (*reversed(here), *before) if _day(s)), None)
        if base is None and shift < 0:
            base = self.anchor
        if base is None or (self.anchor is not None and base + dt.timedelta(days=shift) > self.anchor):
            return None
        return Stated(start, end, When.day((base + dt.timedelta(days=shift)).isoformat(), "inferred"))

    def asides(self, line: Line) -> list[Aside]:
        """The words of a line that tell of another event than its sentence; none where a long one lost its commas."""
        if line.index not in self._asides:
            whole = self.punctuated or len(line) <= _PLAIN
            self._asides[line.index] = self.grammar.asides.find(line) if whole else []
        return self._asides[line.index]

    def day_aside(self, line: Line, aside: Aside) -> Stated | None:
        """The day of another event that is told by how long before or behind the sentence's own it was."""
        if aside.shift is None:
            return None
        own = [s for s in self._told_days(line) if not aside.start <= s.start < aside.end]
        lines = self.lines[max(0, line.index - _BACK) : line.index]
        before = (s for other in reversed(lines) for s in reversed(self._told_days(other)))
        base = next((_day(s) for s in (*own, *before) if not s.said and _day(s)), self.anchor)
        day = base + dt.timedelta(days=aside.shift) if base is not None else None
        if day is None or (self.anchor is not None and day > self.anchor):
            return None
        return Stated(aside.start, aside.end, When.day(day.isoformat(), "inferred"))

    def _same_period(self, line: Line, start: int, end: int) -> Stated | None:
        """The longer period that the text told of last: `in the same period`."""
        lines = self.lines[max(0, line.index - _BACK) : line.index + 1]
        told = (s for other in reversed(lines) for s in reversed(self._told_days(other)) if s.lasting)
        last = next((s for s in told), None)
        return replace(last, start=start, end=end) if last is not None else None

    def places(self, line: Line) -> list[Spot]:
        """The places a line names."""
        if line.index not in self._spots:
            armed = {i for start, end in self.armed(line) for i in range(start, end)}
            chains = [n for cue in self.voices.cues(line.index) for n in cue.chain if n.line == line.index]
            told = {i for n in chains for i in range(n.opens if n.opens >= 0 else n.start, n.core)}
            barred = armed | told
            found = self._parted(line, self.grammar.places.find(line, barred, self.small))
            found = self._enclosed(line, found)
            if told - armed:
                where = {i for naming in chains for i in range(naming.core, naming.end)}
                found = [replace(s, cited=True) if s.start in where else s for s in found]
                found = sorted([*found, *self._cited(line, told - armed)], key=lambda spot: spot.start)
            if line.title:
                found = split_known(found, line, self.names())
            found = self._with_heading(line, self._with_bare(line, found, barred), barred)
            self._spots[line.index] = [spot for spot in found if not spot.spoken]
        return self._spots[line.index]

    def _cited(self, line: Line, told: set[int]) -> Iterator[Spot]:
        """The places within who is cited: `a doctor at a hospital in …`; they say where somebody is, and seldom where it was."""
        if not any(line.written[i] for i in told):
            return  # no name without a capital
        barred = set(range(len(line))) - told
        for i in sorted(told & line.owners):  # "Belo's mayor said nine had died"
            spot = Spot(i, i + 1, 2, cited=True)
            if line.capital(i) and not self._leads(line, i) and self._known(line, spot):
                yield replace(spot, strong=False)
        for spot in self._parted(line, self.grammar.places.find(line, barred, self.small)):
            where = spot.lead >= 0 or self.grammar.places.is_care(line, spot)
            within = spot.lead > 0 and line.low[spot.lead] in _WITHIN and line.capital(spot.lead - 1)
            if where and spot.fine > 0 and ((spot.strong and not within) or self._known(line, spot)):
                yield replace(spot, strong=False, cited=True)

    def _with_bare(self, line: Line, found: list[Spot], barred: set[int]) -> list[Spot]:
        """Spots and the names beside them that only the gazetteer knows for places: `Homs Army units killed 12`."""
        taken = barred.union(i for spot in found for i in range(spot.start, spot.end))
        bare: list[Spot] = []
        for town in self.land.within(line.start, line.end):
            start, end = _words(line, *town)
            heads = line.title or self._stands_free(line, start, end)
            if heads and start < end and taken.isdisjoint(range(start, end)) and not self._leads(line, start):
                fine = _FINE.get(self.land.sort(self._name(line, start, end)), 2)
                bare.append(Spot(start, end, fine, strong=False, bare=True))
        return sorted([*found, *bare], key=lambda spot: spot.start) if bare else found

    def _with_heading(self, line: Line, found: list[Spot], barred: set[int]) -> list[Spot]:
        """Spots with the name that heads a paragraph or an item of a list: `Anar: …`, `- Bel, 27 April: …`."""
        low, (start, end) = line.low, _heading(line)
        if line.title or not start < end <= start + 3 or not barred.isdisjoint(range(start, end)):
            return found
        dated = end + 1 < len(line) and low[end] == "," and ":" in low[end + 1 : end + 8] and self.times(line)
        known = self._is_known(line, start, end) and low[end : end + 1] in ([":"], [], ["."])
        if not ((dated or known) and line.index >= _HEAD) and not self._heads_a_place(line, start, end):
            return found
        fine = _FINE.get(self.land.sort(self._name(line, start, end)), 2)
        return sorted([Spot(start, end, fine), *(s for s in found if s.start >= end)], key=lambda spot: spot.start)

    def _is_known(self, line: Line, start: int, end: int) -> bool:
        return self.land.sort(self._name(line, start, end)) not in ("unknown", "abroad")

    def _heads_a_place(self, line: Line, start: int, end: int) -> bool:
        """Whether a paragraph is headed by a name as others are by places: `Hama: …`, `Lower Ilm: …`."""
        if self._headed is None:
            headings = [(other, *_heading(other)) for other in self.lines]
            told = [(other, first, last) for other, first, last in headings if ":" in other.low[last : last + 2]]
            kinds = (self.grammar.places.level(other.low[last]) > 0 for other, _, last in told)  # "Bashar town: …"
            sure = any(kinds) or any(self._is_known(*heading) for heading in told)
            self._headed = len([1 for _, first, last in told if first < last]) if sure else 0
        words = line.low[start:end]
        if line.index == 0 or line.low[end : end + 1] != [":"] or self._headed < _HEADINGS:
            return False
        return self.small.isdisjoint(words) and self.grammar.people.status.keys().isdisjoint(words)

    def _stands_free(self, line: Line, start: int, end: int) -> bool:
        """Whether a known name is a place of its own there, and not a part of a longer name or of a body's: `Geneva briefing`."""
        if start == 0 or end == len(line):
            return end == len(line) or not line.capital(end) or self.grammar.agents.is_noun(line.low[end])
        agents, word = self.grammar.agents, line.low[end]
        if line.capital(end):
            return agents.is_noun(word) or not self.punctuated
        return (
            not self.punctuated or agents.is_noun(word) or word in agents.attack or self.grammar.places.level(word) >= 0
        )

    def _parted(self, line: Line, spots: list[Spot]) -> list[Spot]:
        """Spots with those parted that the gazetteer knows only in parts: `Hama Aleppo`, `Tal Abyad Raqqa`, `Syrias Idlib`."""
        found: list[Spot] = []
        for spot in spots:
            if spot.end - spot.start == 1:
                found.append(spot)
                continue
            known = [_words(line, *town) for town in self.land.within(line.at[spot.start], line.till[spot.end - 1])]
            found.extend(self._parts(line, spot, known))
        return found

    def _parts(self, line: Line, spot: Spot, known: list[tuple[int, int]]) -> list[Spot]:
        grammar, low, start = self.grammar.places, line.low, spot.start
        if known[:1] == [(spot.start, spot.end)]:
            return [spot]
        while start < spot.end and self._leads(line, start):
            start += 1  # "Syrias Idlib", "Syrian Palmyra", "Syrian Turkish"
        if start > spot.start and all(grammar.level(low[i]) >= 0 for i in range(start, spot.end)):
            return [] if start == spot.end or not self.land.countries else [spot]
        spot = replace(spot, start=start)
        known = [pair for pair in known if pair[0] >= start]
        rest = [i for i in range(spot.start, spot.end) if not any(a <= i < b for a, b in known)]
        if not known:
            return [spot]
        if rest:
            begin, end = known[0]
            plain = all(low[i] in self.small and grammar.level(low[i]) < 0 for i in rest)
            if begin == spot.start and plain:
                return [replace(spot, end=end)]
            return [spot]
        found = [replace(spot, start=known[0][0], end=known[0][1])]
        for begin, end in known[1:]:
            outer = self.land.lies(self._name(line, *known[0]), self._name(line, begin, end)) == "inside"
            if outer and len(known) == 2:
                found.append(replace(spot, start=begin, end=end, around=True, fine=min(spot.fine, 1)))
            else:
                found.append(replace(spot, start=begin, end=end, adjacent=True, around=False))
        return found

    def _enclosed(self, line: Line, spots: list[Spot]) -> list[Spot]:
        """Spots with those marked that the gazetteer knows for where the one before lies: `in Kutum, North Darfur`."""
        found: list[Spot] = []
        for spot in spots:
            before = found[-1] if found else None
            if before is not None and spot.adjacent and line.low[before.end : spot.start] == [","]:
                inner, outer = (self._name(line, one.start, one.end) for one in (before, spot))
                wide = self.land.sort(outer) in ("region", "country", "area") and self.land.sort(inner) in _SMALL
                if line.low[spot.end : spot.end + 1] != ["and"] and (wide or self.land.lies(inner, outer) == "inside"):
                    spot = replace(spot, around=True, adjacent=False, fine=min(spot.fine, 1))  # noqa: PLW2901 - the same spot
            found.append(spot)
        return found

    def _leads(self, line: Line, i: int) -> bool:
        """Whether a word is a country's name as it stands before a place in it: `Syrias`, `Syrian`."""
        nations = self.grammar.nations
        return line.low[i] in nations.words or line.low[i].rstrip("s") in nations.words

    def _name(self, line: Line, start: int, end: int) -> str:
        return " ".join(line.raw[start:end])

    def groups(self, line: Line) -> list[Group[Spot]]:
        """The places of a line, those of one list together; a site goes with the town it is in."""
        if line.index not in self._groups:
            found: list[list[Spot]] = []
            for spot in (s for s in self.places(line) if self._is_place(line, s)):
                if spot.adjacent and found and not spot.around:
                    found[-1].append(spot)
                    continue
                site = found and found[-1][0].fine == _SITE and len(found[-1]) == 1
                if spot.around and site and spot.fine in (2, 3):
                    found[-1].append(spot)
                found.append([spot])
            named = ([self.mention(line, spot.start, spot.end) for spot in spots] for spots in found)
            self._groups[line.index] = list(map(_group, found, named))
        return self._groups[line.index]

    def _is_place(self, line: Line, spot: Spot) -> bool:
        """Whether a name stands where places stand, here or elsewhere in the text: `the fall of X` may be a person's."""
        if self._sure is None:
            every = ((other, s) for other in self.lines for s in self.places(other) if s.strong)
            self._sure = frozenset(" ".join(other.low[s.start : s.end]) for other, s in every)
        return (
            spot.strong
            or spot.origin
            or spot.around
            or spot.bare
            or spot.cited
            or self._known(line, spot)
            or " ".join(line.low[spot.start : spot.end]) in self._sure
        )

    def _known(self, line: Line, spot: Spot) -> bool:
        """Whether the gazetteer knows a name in the countries that the text speaks of."""
        return self.land.sort(self.mention(line, spot.start, spot.end).name) not in ("unknown", "abroad")

    def parties(self, line: Line) -> list[Group[Agent]]:
        """The actors of a line, those joined by `and` in one role together; names in small letters."""
        if line.index not in self._parties:
            found: list[list[Agent]] = []
            for agent in self.named_agents(line):
                if found and agent.role == found[-1][-1].role and joined(self, line, agent, found[-1][-1]):
                    found[-1].append(agent)
                else:
                    found.append([agent])
            named = ([self.actor(line, agent) for agent in agents] for agents in found)
            self._parties[line.index] = [_group(*one, str.lower) for one in zip(found, named, strict=True)]
        return self._parties[line.index]

    def actor(self, line: Line, agent: Agent) -> Mention:
        """An actor by its name; of `its fighters`, by that of the group that the lines before name."""
        mention = self.mention(line, agent.start, agent.end)
        owner = self._owner(line, agent)
        return mention if owner is None else replace(mention, name=self.actor(*owner).name)

    def _owner(self, line: Line, agent: Agent) -> tuple[Line, Agent] | None:
        """Whom an actor takes up, or whose people it is: the force named last in the lines before."""
        if not self.grammar.agents.is_named_before(line, agent):
            return None
        agents, group = self.grammar.agents, agent.end == agent.start + 1  # "the group" is no army
        for before in reversed(self.lines[max(0, line.index - _OWNED * (1 + group)) : line.index]):
            named = [a for a in self.agents(before) if before.capital(a.end - 1) or agents.is_bare(before, a)]
            if group:
                named = [a for a in named if self.who(before, a)[1] != "state" and a.role != "target"]
            if named:
                return before, next((a for a in named if a.role != "other"), named[0])
        return None

    def _is_nobody(self, line: Line, agent: Agent) -> bool:
        """Whether a bare `the group` that is cited takes up no force that was named before: it is a monitor then."""
        taken_up = agent.end == agent.start + 1 and self.grammar.agents.is_named_before(line, agent)
        if not taken_up or self._owner(line, agent) is not None:
            return False
        cited = (naming for cue in self.voices.cues(line.index) for naming in cue.chain)
        return any(n.line == line.index and n.start <= agent.start < n.end for n in cited)

    def _is_cited(self, line: Line, agent: Agent) -> bool:
        """Whether an actor only says who is cited: `The committees, | volunteer groups | that bring aid, said …`."""
        for cue in self.voices.cues(line.index):
            n = cue.chain[-1]
            here = n.line == line.index and line.low[n.end : n.end + 1] == [","] and agent.end < cue.verb
            if here and n.end < agent.start <= n.end + _APPOSED and not line.capital(agent.start):
                return "," not in line.low[n.end + 1 : agent.start]
        return False

    def place_count(self, name: str) -> int:
        """How often the text names a place."""
        if self._counts is None:
            spots = ((line, spot) for line in self.lines for spot in self.places(line))
            self._counts = Counter(self.mention(line, spot.start, spot.end).name for line, spot in spots)
        return self._counts[name]

    def seat(self) -> Mention | None:
        """The city or town that the text names most often."""
        if not self._seat:
            counts: Counter[str] = Counter()
            first: dict[str, Mention] = {}
            for line in self.lines:
                for spot in self.places(line):
                    mention = self.mention(line, spot.start, spot.end)
                    if spot.fine in (1, 2) and self.land.sort(mention.name) in ("city", "town"):
                        counts[mention.name] += 1
                        first.setdefault(mention.name, mention)
            self._seat = (first[max(counts, key=lambda name: (counts[name], name))] if counts else None,)
        return self._seat[0]

    def resumes(self, line: Line) -> bool:
        """Whether a line goes on about an event told before: `the attack`, `the blast`."""
        if line.index not in self._resumes:
            attack, anaphors, low = self.grammar.agents.attack, self.grammar.anaphors, line.low
            found = not attack.isdisjoint(low) and any(b in attack and a in anaphors for a, b in pairwise(low))
            self._resumes[line.index] = found
        return self._resumes[line.index]

    def said_the(self, line: Line) -> int:
        """How fine a place is that a line only points to, -1 for none: `in the city`, `the same neighbourhood`."""
        if line.index not in self._pointed:
            places, anaphors, low = self.grammar.places, self.grammar.anaphors, line.low
            pointed = [i for i in range(1, len(low)) if low[i - 1] in anaphors and not line.capital(i)]
            self._pointed[line.index] = max([places.level(low[i]) for i in pointed], default=-1)
        return self._pointed[line.index]

    def inside(self, name: str) -> set[str]:
        """The names of the places that the text says a place lies in."""
        if self._inside is None:
            self._inside = {}
            for line in self.lines:
                for spot in self.places(line):
                    if not spot.around:
                        place = self.mention(line, spot.start, spot.end).name
                        self._inside.setdefault(place, set()).update(self.around(line, spot))
        return self._inside.get(name, set())

    def says(self, line: Line, phrases: Phrases[str]) -> bool:
        """Whether a phrase of a list stands in a line."""
        key = (line.index, phrases)
        if key not in self._says:
            self._says[key] = phrases.within(line.low)
        return self._says[key]

    def unnamed(self, line: Line) -> bool:
        """Whether a line speaks of a town or site that it does not name: `a residential neighbourhood of Homs`."""
        if line.index not in self._unnamed:
            self._unnamed[line.index] = self._leaves_unnamed(line)
        return self._unnamed[line.index]

    def _leaves_unnamed(self, line: Line) -> bool:
        taken = {i for spot in self.places(line) for i in range(spot.start - 1, spot.end + 1)}
        grammar = self.grammar
        for i in range(2, len(line)):
            place = grammar.places.level(line.low[i]) >= 2 and i not in taken and not line.capital(i)
            if place and any(word in grammar.indefinite for word in line.low[max(0, i - 4) : i]):
                return True
        return False

    def who(self, line: Line, agent: Agent) -> tuple[str, str]:
        """Who an actor is, the same for all its namings in the text, and what sort of force: state, irregular or "" for neither.

        All forces of one state are one; of the state that the text tells of, where they bear no nation's name.
        """
        key = (line.index, agent.start)
        if key not in self._who:
            self._who[key] = self._identified(line, agent)
        return self._who[key]

    def _identified(self, line: Line, agent: Agent) -> tuple[str, str]:
        owner = self._owner(line, agent)
        if owner is not None:
            return self.who(*owner)
        agents, head = self.grammar.agents, line.low[agent.end - 1]
        sort = agents.sort(head)
        known = [k for start, end, k in self._armed_in(line) if start < agent.end and end > agent.start]
        if known:
            return known[-1].who, known[-1].sort or sort
        if sort != "state":
            return head.removesuffix("s"), sort
        return f"{self.grammar.nations.within(line, agent.start, agent.end) or self._told_of()[0]} state", sort

    def roles(self) -> dict[str, Counter[str]]:
        """Actors in the order of the text: how often each has which role."""
        if self._roles is None:
            self._roles = {}
            for line in self.lines:
                for agent in self.agents(line):
                    self._roles.setdefault(self.who(line, agent)[0], Counter())[agent.role] += 1
        return self._roles

    def doers(self) -> list[str]:
        """The actors that the text most often says or alleges to have done something, the first ahead."""
        if self._doers is None:
            done = {who: sum(counts[role] for role in _DOES) for who, counts in self.roles().items()}
            self._doers = sorted((who for who in done if done[who]), key=lambda who: (-done[who], who))
        return self._doers

    def means(self, line: Line) -> list[tuple[int, Means]]:
        """The means that a line names."""
        if line.index not in self._means:
            self._means[line.index] = self.grammar.agents.means(line)
        return self._means[line.index]

    def names(self) -> frozenset[str]:
        """The names of places in the lines that are no headlines."""
        if self._names is None:
            body = [line for line in self.lines if not line.title]
            self._names = frozenset(" ".join(line.low[s.start : s.end]) for line in body for s in self.places(line))
        return self._names

    def agents(self, line: Line) -> list[Agent]:
        """The actors a line names."""
        if line.index not in self._agents:
            barred = {i for spot in self.places(line) for i in range(spot.start, spot.end)}
            armed = self.armed(line)
            for cue in self.voices.cues(line.index):
                for n in cue.chain:  # "according to the army", "a police spokesman said": a voice there, and no doer
                    if n.line == line.index and (
                        cue.verb < 0 or n.kind == "official" or self._only_tells(line, n, armed)
                    ):
                        barred.update(range(n.opens if n.opens >= 0 else n.start, n.end))
            found = self.grammar.agents.find(line, armed, barred)
            nobody = (self._only_says_what, self._is_nobody, self._is_cited)
            self._agents[line.index] = [agent for agent in found if not any(is_so(line, agent) for is_so in nobody)]
        return self._agents[line.index]

    def named_agents(self, line: Line) -> list[Agent]:
        """The actors of a line of whom more is told than their weapons."""
        if line.index not in self._named_agents:
            nameless = self.grammar.agents.is_nameless
            found = [agent for agent in self.agents(line) if not nameless(line.low[agent.start : agent.end])]
            self._named_agents[line.index] = found
        return self._named_agents[line.index]

    def _only_tells(self, line: Line, naming: Naming, armed: Sequence[tuple[int, int]]) -> bool:
        """Whether a body that is cited is none that fights, and has a name to be told by: `the Lawyers Group said`."""
        words = range(naming.start, naming.end)
        known = any(start in words or end - 1 in words for start, end in armed)
        named = any(line.capital(i) for i in words if i > 0)
        fights = any(self._fights(line.low[i]) for i in words)
        return naming.kind == "organisation" and named and not known and not fights

    def _only_says_what(self, line: Line, agent: Agent) -> bool:
        """Whether an actor only says what somebody is who has a name: `The Rights Monitor, | a local group, | has 34 names`."""
        low, i = line.low, agent.start
        beside = i > 2 and low[i - 2] == "," and low[i - 1] in self.grammar.articles and line.capital(i - 3)
        return beside and not any(self._fights(low[j]) or line.capital(j) for j in range(i, agent.end))

    def _fights(self, word: str) -> bool:
        """Whether a word makes who bears it one that fights; `group` may be anybody's."""
        sort = self.grammar.agents.sort(word)
        return sort == "state" or (sort == "irregular" and not self.grammar.citing.is_source(word))

    def armed(self, line: Line) -> list[tuple[int, int]]:
        """Words that are known names of armed actors."""
        places, agents = self.grammar.places, self.grammar.agents
        named = ((i, j, line.low[i:j]) for i, j, _ in self._armed_in(line))
        known = [(i, j) for i, j, low in named if not places.is_country(low) and not agents.is_adjective(low)]
        for cue in self.voices.cues(line.index):  # "The Tigers | said their men had killed nine"
            own = self._tells_of_own(line, cue)
            if own is not None and not any(i < own[1] and own[0] < j for i, j in known):
                known.append(own)
        return sorted(known)

    def are_armed(self, line: Line, harmed: Harmed) -> bool:
        """Whether those counted are told by nothing but the name of a force: `12 | PKK | died`, `including nine | VDPs`."""
        start, noun = harmed.end, harmed.noun
        if noun.kind not in ("open", "bare") or start >= len(line) or not line.capital(start):
            return False
        ends = (noun.end,) if noun.kind == "open" else range(start + 1, len(line))
        if any(i == start and j in ends for i, j, _ in self._armed_in(line)):
            return True
        word = line.raw[start]
        several = start + 1 in ends and word.endswith("s") and word[:-1].isupper() and len(word) > _SHORT
        return several and any(self.text.content[one.start : one.end] == word[:-1] for one in self._armed)

    def _tells_of_own(self, line: Line, cue: Cue) -> tuple[int, int] | None:
        """The words of a name whose bearer tells of a deed of its own: `The Tigers | said their men had killed nine`."""
        naming, agents = cue.chain[-1], self.grammar.agents
        if naming.line != line.index or not naming.start < naming.core <= cue.verb:
            return None
        led = line.low[naming.start] in ("the", *self.grammar.articles)
        start, head = naming.start + led, naming.core - 1
        named = line.capital(head) and (start < head or not agents.is_noun(line.low[head]))
        body = naming.kind == "organisation" or (led and naming.kind != "official")
        own = named and body and agents.tells_of_own(line, cue.verb)
        return (start, head + 1) if own and not self.grammar.armed.only_reports(line, start, head + 1) else None

    def _armed_in(self, line: Line) -> list[tuple[int, int, Known]]:
        if line.index not in self._armed_lines:
            first, last = bisect_left(self._armed_at, line.start), bisect_left(self._armed_at, line.end)
            near = [known for known in self._armed[first:last] if known.end <= line.end]
            found = [(*_words(line, known.start, known.end), known) for known in near]
            self._armed_lines[line.index] = [one for one in found if one[0] < one[1]]
        return self._armed_lines[line.index]

    def country(self) -> list[Mention]:
        """The country that the text is about: the one it names most often, as the text calls it; none that only towns tell."""
        if self._country is None:
            code, named = self._told_of()
            self._country = [self._call(code, named)] if code in self.grammar.nations.spoken_of(self.lines) else []
        return self._country

    def is_withdrawn(self, draft: Draft) -> bool:
        """Whether a figure is told to have been replaced: the 121 of `revised down to 96 from 121`, `an earlier toll of nine`."""
        low, start, grammar = draft.line.low, draft.harmed.start, self.grammar
        before = low[max(0, start - _REPLACED) : start]
        if before[-1:] == ["from"] and "to" in before and not grammar.corrected.isdisjoint(low[:start]):
            return True
        return not grammar.former.isdisjoint(before) and not grammar.tallies.isdisjoint(before)

    def nation_of(self, line: Line, start: int, end: int) -> Mention | None:
        """The country of the people that words [start, end) name: `Syrian families`."""
        code = self.grammar.nations.within(line, start, end)
        return Mention(self.land.called(code)) if code else None

    def _told_of(self) -> tuple[str, tuple[Line, int, int] | None]:
        """The code of the country that the text is about, "" for none, and where it names it."""
        if self._told is None:
            self._told = self.grammar.nations.told_of(self.lines, self.land.votes) or ("", None)
        return self._told

    def is_land_abroad(self, line: Line, spot: Spot) -> bool:
        """Whether a place is only the country in which another lies, and none that the text is about: `taken to Tine, in | Chad`."""
        if not spot.around or spot.fine > 0:
            return False
        return self.grammar.nations.within(line, spot.start, spot.end) not in ("", self._told_of()[0])

    def are_apart(self, here: int, there: int) -> bool:
        """Whether two lines are of different items of a list, each of which tells of itself."""
        return 0 != self.items[here] != self.items[there] != 0

    def is_own_state(self, who: str) -> bool:
        """Whether an actor, as `who` calls it, is the state that the text is about."""
        return who == f"{self._told_of()[0]} state"

    def _call(self, code: str, named: tuple[Line, int, int] | None) -> Mention:
        """A country by its name in the text, or else in the gazetteer."""
        if named is not None:
            return self.mention(*named)
        return Mention(self.land.called(code))

    def up_to_now(self) -> Period | None:
        """Fresh news without a day: some time up to the dateline."""
        if self.anchor is None:
            return None
        return Period(When(None, self.anchor.isoformat(), "unknown", "dateline"))

    def war_period(self) -> Period | None:
        """Since when the war is counted, as far as the text tells: `since the conflict began in March 2011`."""
        if not self._war:
            self._war = (next(self._war_periods(), self.up_to_now()),)
        return self._war[0]

    def _war_periods(self) -> Iterator[Period]:
        for line in self.lines:
            for stated in self.times(line):
                first = stated.when.first
                old = first is not None and self.anchor is not None and (self.anchor - first).days > _YEAR
                if stated.lasting and stated.when.end is None and old:
                    yield Period(stated.when, self.quote(line, stated.start, stated.end))

    def around(self, line: Line, spot: Spot) -> set[str]:
        """The names in the line that a place is said to lie in."""
        found: set[str] = set()
        spots = self.places(line)
        for other in spots[spots.index(spot) + 1 :]:
            if not other.around:
                break
            found.add(self.mention(line, other.start, other.end).name)
        if spot.start > 0 and spot.start - 1 in line.owners:
            found.add(self.mention(line, spot.start - 1, spot.start).name)
        return found

    def spreads(self, line: Line, place: Mention) -> bool:
        """Whether a place is named as the extent of many: `across Idlib province`."""
        for spot in self.places(line):
            if place.quote is not None and line.at[spot.start] == place.quote.start and spot.lead >= 0:
                return bool(self.grammar.spread & set(line.low[max(spot.lead - 1, 0) : spot.start]))
        return False

    def place_before(self, line: Line) -> tuple[list[Mention], int] | None:
        """The last place named before a line, as fine as the line that names it gives."""
        for index in range(line.index - 1, max(-1, line.index - 7), -1):
            spots = [s for s in self.places(self.lines[index]) if s.strong and not s.around and s.fine >= 2]
            if spots and not self.are_apart(line.index, index):
                best = max(spots, key=lambda spot: (spot.fine, -spot.start))
                return named(self, self.lines[index], best), best.fine
        return None

    def mention(self, line: Line, start: int, end: int) -> Mention:
        """Words [start, end) as a name with its quote, a possessive ending left out."""
        key = (line.index, start, end)
        if key not in self._mentions:
            quote = self.quote(line, start, end)
            self._mentions[key] = Mention(" ".join(quote.words.split()), quote)
        return self._mentions[key]

    def quote(self, line: Line, start: int, end: int) -> Quote:
        """The exact words [start, end) of a line."""
        last = line.till[end - 1]
        if end - 1 in line.owners:
            last -= 1 if line.raw[end - 1][-2:-1].isalnum() else 2
        return self.text.quote(line.at[start], max(last, line.at[start] + 1))


def _day(stated: Stated) -> dt.date | None:
    """The one day that a period is, None for a longer one; the last of two."""
    first, last = stated.when.first, stated.when.last
    return last if first is not None and last is not None and (last - first).days <= 1 and not stated.lasting else None


def _tell_bodies(text: Text, spots: Sequence[Named], found: Sequence[Line]) -> None:
    """Tells the lines which known bodies they name; not those by whose ends a name may be cut, or read otherwise."""
    content, starts = text.content, [spot.start for spot in spots]
    reach = max((spot.end - spot.start for spot in spots), default=0)
    for line in found:
        start, end = line.start, line.end
        inside = content[start - 1 : start].isalnum() or content[end : end + 1].isalnum()
        near = spots[bisect_left(starts, start - reach) : bisect_left(starts, end)]
        here = [spot for spot in near if spot.end > start]
        parted = any(spot.start < start or spot.end > end for spot in here)
        if (
            line.whole and not inside and not parted and "IS" not in line.raw
        ):  # an abbreviation by what stands around it
            line.bodies = here


def _heading(line: Line) -> tuple[int, int]:
    """The first and the last + 1 of the names that a line begins with, behind a bullet or none."""
    start = 0
    while start < len(line) and line.low[start] in _BULLETS:
        start += 1
    end = start
    while end < len(line) and line.written[end] and line.low[end].isalpha():
        end += 1
    return start, end


def _words(line: Line, start: int, end: int) -> tuple[int, int]:
    return bisect_right(line.till, start), bisect_left(line.at, end)


def _group(parts: list[P], mentions: Sequence[Mention], key: Callable[[str], str] = str) -> Group[P]:
    return Group(parts, tuple(mentions), tuple(key(mention.name) for mention in mentions))


def named(reading: Reading, line: Line, chosen: Spot) -> list[Mention]:
    """The list that a place belongs to, as names; a site goes with its town."""
    return list(next((group.mentions for group in reading.groups(line) if chosen in group.parts), ()))


def between(draft: Draft, start: int, end: int) -> list[str]:
    """The words between a draft's own (figure, noun, predicate) and words [start, end) of its line."""
    harmed, low = draft.harmed, draft.line.low
    verb = harmed.verb or (harmed.start, harmed.end)
    first, last = min(harmed.start, verb[0]), max(harmed.noun.end, harmed.end, verb[1])
    if start >= last:
        return low[last:start]
    return low[end:first] if end <= first else []


def follows(reading: Reading, draft: Draft, lead: int) -> bool:
    """Whether the preposition at word `lead` stands right behind a draft's figure: `120 killed in`, `131 of them in`."""
    harmed = draft.harmed
    ends = {harmed.end, harmed.noun.end}
    return any(
        end <= lead <= end + 2 and reading.grammar.them.issuperset(draft.line.low[end:lead])
        for end in ends
        if end >= harmed.end
    )


def apart(reading: Reading, draft: Draft, start: int, end: int) -> int:
    """How far words [start, end) stand from a draft's own: words between, and more for what parts them."""
    words = between(draft, start, end)
    harmed = draft.harmed
    away = len(words) + 12 * sum(word in reading.grammar.breaks for word in words)
    if start < harmed.start:
        return away + 3 if words else away
    left = harmed.verb is not None and harmed.verb[0] < harmed.start
    return away + (8 if left and "and" in words else 0)


def joined(reading: Reading, line: Line, a: Agent, b: Agent) -> bool:
    """Whether two actors are named in one breath: `the regime and its allies`."""
    if a is b:
        return True
    first, second = sorted((a, b), key=lambda x: x.start)
    return reading.grammar.agents.joins(line, first.end, second.start)


def aside_of(reading: Reading, draft: Draft) -> Aside | None:
    """The words about another event than its line's that a figure stands in."""
    return next((a for a in reading.asides(draft.line) if a.start <= draft.harmed.start < a.end), None)


def is_of_another_event(reading: Reading, draft: Draft, i: int) -> bool:
    """Whether word `i` of a figure's line tells of another event than the figure's own."""
    asides = reading.asides(draft.line)
    if not asides:
        return False
    own = aside_of(reading, draft)
    there = next((a for a in asides if a.start <= i < a.end), None)
    if own is there:
        return False
    return all(one is None or _tells_another(draft, one) for one in (own, there))


def is_told_alone(reading: Reading, draft: Draft, line: Line) -> bool:
    """Whether another line tells neither the day nor the doer of a figure, which stands in words about another event: but a line
    may that gives the same figure.
    """
    if line is draft.line or aside_of(reading, draft) is None:
        return False
    return not any(d.line is line and same_figure(d, draft) for d in draft.near)


def may_date(reading: Reading, draft: Draft, line: Line, stated: Stated) -> bool:
    """Whether a day that a line tells may be a figure's: not that of another event, nor one behind it that is counted from what was
    told before (`Shells killed nine. | Ten days earlier | a bomb …`).
    """
    if line is draft.line:
        return not is_of_another_event(reading, draft, stated.start)
    if any(d.line is line and same_figure(d, draft) for d in draft.near):
        return True
    if is_told_alone(reading, draft, line) or any(a.start <= stated.start < a.end for a in reading.asides(line)):
        return False
    return line.index < draft.line.index or not reading.grammar.times.is_counted(line, stated)


def _tells_another(draft: Draft, aside: Aside) -> bool:
    """Whether an aside is of an event of its own to a figure: a toll goes on with what it was told after, and people flee from
    what their flight answered.
    """
    if draft.harmed.harm == "displaced" or draft.harmed.toll:
        return aside.start <= draft.harmed.start < aside.end
    counted = (d.harmed.start for d in draft.near if d.line is draft.line)
    return aside.answered or any(aside.start <= start < aside.end for start in counted)


def same_figure(one: Draft, other: Draft) -> bool:
    """Whether two drafts give the same number for the same harm."""
    return one.figure == other.figure

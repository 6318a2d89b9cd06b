"""A text being read in, the names of its private persons out, and the statements with these names marked.

A release shows no private person's name, so both mistakes cost: a name that is missed can get somebody killed, and a
town or a body that is blotted makes an account unreadable. So whether words are a person's name is told by evidence
(a title, kin, a private role, an age, what only persons do, a first name), collected over the whole text for each name;
whether a person is public is told by an office or by a list, and where that is in doubt the name is withheld. A bare
surname belongs to the person who bore it last in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from corroborate.actors import Actors, fold
from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases
from corroborate.read.reading import Reading
from corroborate.read.traces import Traces
from corroborate.read.written import plainly
from corroborate.records import Accusation, Claim, Span, Speaker, Statement, Victims
from corroborate.values import Quote
from corroborate.vocabulary import SpeakerKind

_Sort: TypeAlias = Literal["private", "public", "thing", ""]
_CHAIN: Final = 9  # words between an office and the name that it stands before
_APPOSED: Final = 8  # words between a name and the head of what explains it
_OLDEST: Final = 110
_MANY: Final = 5  # words; behind a longer run of capitals stand several persons
_YEAR: Final = 4  # digits
_SEVERAL: Final = ("s", "children")
_BIRTH: Final = 4  # words from "born" to the year
_SIGNED: Final = 12  # words in a line that says who wrote it
_ACRONYM: Final = 5  # capitals
_GAP: Final = 4  # words between two names of one list
_PARTED: Final = 6  # words behind a verb in which his or hers is told
_NICKNAME: Final = 3  # words in quotes within a name
_SHORT: Final = 3  # a part of a name below this stands for nobody by itself
_NAMES: Final = 1 << 13  # names whose bodies are remembered
_ARTICLES: Final = ("al", "el")  # `al Khatib` and `al-Khatib` are one word
_AGED: Final = ("-year-old", "-month-old", "-years-old", "-day-old", "-week-old")
_NAMING: Final = frozenset({"nations", "places"})  # tables of names
_OF_NAMES: Final = frozenset({"given", "public", "particles"})  # and sections
_ONESELF: Final = frozenset(("i", "my", "me", "myself"))
_PAUSES: Final = frozenset(",–—(-:")
_OPENS: Final = frozenset("(\"“‘'")
_SHUTS: Final = frozenset(")\"”’'")
_ENDS_SPEECH: Final = frozenset("\"”’',»")
_CLOSES: Final = frozenset(",.–—);-:")


@dataclass(slots=True, eq=False)
class _Run:
    """A name at words [start, end) of its line; `outer` is where a title that opens names of places begins."""

    line: Line
    start: int
    end: int
    outer: int
    words: tuple[str, ...]
    sort: _Sort = ""
    weight: int = 0  # of the evidence that it is a person: 0 none, 1 weak, 2 plain, 3 strong
    place: bool = False
    likely: bool = False  # it does what hardly anything but a person does
    told: bool = False  # who it is is told right beside it: by a role, kin, a title, an age


@dataclass(frozen=True, slots=True)
class Persons:
    """Where a text names persons: `private` ones, whom no release shows, `public` ones, and `things` that are neither."""

    private: tuple[Quote, ...]
    public: tuple[Quote, ...]
    things: tuple[tuple[Quote, SpeakerKind], ...]
    lands: frozenset[str]
    reach: int  # characters of the longest of all these names
    kin: frozenset[int] = frozenset()  # where those begin of whom kin tells, who are nobody's town

    def settle(self, statement: Statement) -> Statement:
        """The statement with the private names among its victims' words, and its speakers as they are known now."""
        speakers = tuple(map(self._speaker, statement.speakers))
        if isinstance(statement, Claim | Accusation):
            victims = self._victims(statement)
            if victims != statement.victims or speakers != statement.speakers:
                return replace(statement, victims=victims, speakers=speakers)
        elif speakers != statement.speakers:
            return replace(statement, speakers=speakers)
        return statement

    def beside(self, towns: Iterable[Span]) -> Persons:
        """The same, without single words that name a known place ("the shelling of Kharkiv") and are no part of a
        private person's longer name.
        """
        known = {(town.start, town.end) for town in towns}
        parts = {part for quote in self.private if " " in quote.words for part in quote.words.split()}
        kept = tuple(
            q
            for q in self.private
            if (q.start, q.end) not in known or " " in q.words or q.words in parts or q.start in self.kin
        )
        lands = self.lands | {q.words.casefold() for q in set(self.private).difference(kept)}
        return replace(self, private=kept, lands=lands)

    def _victims(self, statement: Claim | Accusation) -> Victims:
        victims = statement.victims
        places = [victims.quote, statement.figure if isinstance(statement, Claim) else None]
        named = {name for quote in places if quote for name in self._meeting(self.private, quote)}
        kept = {name for name in victims.names if not self._meeting(self.public, name) and not self._things(name)}
        names = tuple(sorted({*named, *kept}))
        return victims if names == victims.names else replace(victims, names=names)

    def _meeting(self, names: Sequence[Quote], quote: Quote) -> list[Quote]:
        """Those of some names that a quote meets."""
        first = bisect_left(names, quote.start - self.reach, key=_start)
        last = bisect_left(names, quote.end, key=_start)
        return [name for name in names[first:last] if _meets(name, quote)]

    def _things(self, quote: Quote) -> list[SpeakerKind]:
        """What the names of things are that a quote meets."""
        first = bisect_left(self.things, quote.start - self.reach, key=_thing_start)
        last = bisect_left(self.things, quote.end, key=_thing_start)
        return [kind for name, kind in self.things[first:last] if _meets(name, quote)]

    def _speaker(self, speaker: Speaker) -> Speaker:
        if speaker.quote is None or speaker.kind in ("outlet", "organisation"):
            return speaker
        if self._meeting(self.private, speaker.quote):
            return replace(speaker, kind="person")
        if speaker.kind != "person":
            return speaker
        if self._meeting(self.public, speaker.quote):
            return replace(speaker, kind="official")
        if speaker.name.casefold() in self.lands:
            return replace(speaker, kind="organisation")
        kinds = self._things(speaker.quote)
        return replace(speaker, kind=kinds[0]) if kinds else speaker


def _index(line: Line) -> int:
    return line.index


def _start(quote: Quote) -> int:
    return quote.start


def _thing_start(thing: tuple[Quote, SpeakerKind]) -> int:
    return thing[0].start


def _meets(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


class Naming:
    """What one language knows of persons' names, and whom the world knows. Made once, used for every text."""

    def __init__(self, language: Language, actors: Actors) -> None:
        words, nations = partial(language.known, "persons"), Nations(language)
        self.language, self._actors = language, actors
        status = language.section("people", "status")
        people = {word for found in status.values() for word in found} - words("roles", "not")
        self._offices = words("offices")
        self._verbs, self._ties, self._inner = (words("offices", key) for key in ("verbs", "ties", "inner"))
        self._lesser, self._households = words("offices", "lesser"), words("offices", "households")
        self._ranks = words("offices", "ranks")
        self._fond = words("titles", "fond")
        self._titles, self._weak, self._short = (words("titles", key) for key in ("words", "weak", "abbreviations"))
        self._roles = (people | words("roles") | words("kin")) - self._offices
        kin = {word for word in words("kin") if not word.endswith(_SEVERAL)}
        self._children = kin | words("kin", "young")
        self._kin, self._houses, self._owned = words("kin"), words("kin", "houses"), words("kin", "owned")
        self._particles = words("particles")
        self._said, self._does, self._suffers, self._be = (
            words("predicates", key) for key in ("said", "does", "suffers", "be")
        )
        self._adverbs = words("predicates", "adverbs")
        self._wills, self._would = words("predicates", "wills"), words("predicates", "would")
        self._afoot, self._tended = words("predicates", "afoot"), words("predicates", "tended")
        self._lasting, self._spells = words("naming", "lasting"), words("naming", "spells")
        self._stands, self._eldest = words("naming", "stands"), words("naming", "eldest")
        self._epithets, self._beside = words("naming", "epithets"), words("naming", "beside")
        self._pets = tuple(language.words("persons", "naming", "pets"))
        self._fond_of = {pet: tuple(begun) for pet, begun in language.section("persons", "fond").items()}
        self._human, self._parted, self._states = (words("predicates", key) for key in ("alone", "parted", "states"))
        self._told: Phrases[str] = Phrases(
            {"sure": language.words("persons", "naming", "surely"), "told": language.words("persons", "naming")}
        )
        self._including, self._counted_ones = words("naming", "including"), words("naming", "counted")
        self._numerals = language.every("counts", "values")
        self._harmed, self._bodily = words("naming", "harmed"), words("naming", "bodily")
        self._headings, self._around = words("naming", "headings"), words("naming", "around")
        self._honours, self._asking = words("bearers", "honours"), words("naming", "asking")
        self._secret, self._known = words("naming", "secret"), words("naming", "known")
        self._halves: Phrases[str] = Phrases({"half": language.words("persons", "naming", "halves")})
        self._born, self._months_old = words("naming", "born"), words("naming", "spans")
        self._signs, self._whose = words("naming", "signs"), words("naming", "whose")
        self._lists: Phrases[str] = Phrases({"list": language.words("persons", "naming", "lists")})
        people_of_outlets = {word for found in status.values() for word in found}
        organised = language.known("speakers", "nouns", "organisation") | language.known("speakers", "nouns", "outlet")
        self._bearers = words("bearers") | (organised - people_of_outlets - self._offices)
        self._first, self._mute, self._shops = (words("bearers", key) for key in ("first", "mute", "shops"))
        self._at, self._articles = words("bearers", "places"), words("bearers", "articles")
        self._given = language.every("persons", "given")
        self._bones = frozenset(bones for word in self._given if len(bones := _bones(word)) >= _SHORT)
        self._suffixes = words("ordinary", "suffixes")
        names = (name for body in actors.bodies for name in (body.name, *body.aliases))
        self._of_bodies = {word for name in names for word in fold(name).split()} - self._given
        self._famous = frozenset(
            [tuple(fold(name).split()) for name in language.words("persons", "public", "names")]
            + [tuple(fold(name).split()) for body in actors.bodies for name in body.voices]
        )
        self._districts = words("districts")
        self._surnames = frozenset(words[-1] for words in self._famous if words)
        self._alone = frozenset(fold(name) for name in language.words("persons", "public", "alone"))
        self._ordinary = words("ordinary") | _dates(language) | language.known("speakers", "agencies")
        self._lands = nations.names | language.known("places", "region")
        self._capitals = words("ordinary", "capitals")
        self._peoples = language.known("people", "community") | language.known("agents", "adjectives")
        self._peoples |= nations.people | nations.names
        self._special = self._offices | self._titles | self._weak | self._roles | self._bearers
        self._bodies: dict[str, tuple[bool, SpeakerKind]] = {}
        self._acts = self._said | self._does | self._suffers | self._be
        self._deeds = self._acts | self._parted | self._afoot | self._tended | self._human
        self._tied, self._leading, self._several = (words("described", key) for key in ("ties", "leading", "several"))
        self._pointed = self._short & (self._titles | self._offices | self._short)
        self._words = _everything(language) - self._weak - self._particles - self._given
        self.traces = Traces(language, actors)

    def find(self, reading: Reading, figures: Iterable[Quote] = ()) -> Persons:
        """The persons of a text; `figures` are counts, and one that is a name is its victim's."""
        known = (self._words | reading.small) - self._bearers - self._first
        lines = plainly(reading.lines, reading.text.content, known, self._pointed, self._acts)
        runs = [run for line in lines for run in self._runs(line, reading.small)]
        self._weigh(lines, reading, runs, {quote.start for quote in figures if quote.words[:1].isupper()})
        self._join(runs)
        self._decide(runs)
        return self._persons(lines, reading, runs)

    # ------------------------------------------------------------------ runs of capitals

    def _runs(self, line: Line, small: frozenset[str]) -> Iterator[_Run]:
        after = 0
        for i in line.capitals:
            if i < after or not self._opens(line, i, small):
                continue
            end = i + 1
            while (following := self._goes_on(line, i, end, small)) > 0:
                end = following
            yield self._run(line, i, end)
            after = end

    def _opens(self, line: Line, i: int, small: frozenset[str]) -> bool:
        """Whether a name may begin at the capital word `i`; a particle that is a name's own front (`Abu`) opens one."""
        low = line.low[i]
        named = low in self._given and i + 1 < len(line) and (line.capital(i + 1) or line.low[i + 1] in (",", "and"))
        if (low in self._lands and not self._is_kins(line, i)) or self._is_acronym(line, i):
            return False
        if (low in self._ordinary and not (named and line.capital(i + 1))) or (low in self._peoples and not named):
            return False
        if low in self._special and low not in self._given:
            return low in self._bearers and self._is_titled(line, i)
        if "-" in low and (self._is_suffixed(low) or low.partition("-")[0] in self._ordinary):
            return False
        if (line.title or i == 0 or line.low[i - 1] in "\"“'‘") and low in small:
            return low in self._given and i + 1 < len(line) and line.capital(i + 1)
        return line.raw[i][0].isalpha()

    def _is_kins(self, line: Line, i: int) -> bool:
        """Whether a name at word `i` is a relative's or a child's, whatever else bears it: `her son | Israel`, `the boy | …`."""
        return i > 0 and line.low[i - 1] in self._children and i - 1 not in line.owners and line.capital(i)

    def _has_kin(self, run: _Run) -> bool:
        """`Salma's | brother`: no town has one, and a country has not either."""
        line, end = run.line, run.end
        owned = len(run.words) == 1 and end - 1 in line.owners and end < len(line)
        if not owned or run.words[0] in self._lands:
            return False
        if line.low[end] in self._several:
            return not self._kin.isdisjoint(line.low[end + 1 : end + 2])  # "Salma's two brothers"
        return line.low[end] in self._children and not line.low[end].endswith("s")

    def _is_told_so(self, run: _Run) -> bool:
        """Whether one word is told to be a person right behind it, whatever place bears it too: `According to | Hosn, | a resident`."""
        paused = len(run.words) == 1 and run.line.low[run.end : run.end + 1] == [","]
        return paused and self._apposed(run.line, run.end + 1, paused=True)[0] == "private"

    def _is_aged(self, run: _Run) -> bool:
        return run.end < len(run.line) and run.line.low[run.end] in _PAUSES and self._is_age(run.line, run.end)

    def _is_acronym(self, line: Line, i: int) -> bool:
        word = line.raw[i]
        return 1 < len(word) <= _ACRONYM and word.isupper() and line.low[i] not in self._given

    def _is_suffixed(self, word: str) -> bool:
        return "-" in word and word.rpartition("-")[2] in self._suffixes

    def _goes_on(self, line: Line, first: int, i: int, small: frozenset[str]) -> int:
        """Where the name goes on to from word `i`: behind particles and initials; 0 where it ends."""
        size, low = len(line), line.low
        if i - 1 in line.owners:
            return 0
        if i == first + 1 and self._is_epithet(line, first, i):
            return i + 2
        if i < size and low[i] == "." and len(low[i - 1]) == 1:
            i += 1
        if i + 3 < size and low[i] in _OPENS:
            i = self._behind_nickname(line, i)
        while i < size and low[i] in self._particles and not line.capital(i):
            i += 1
        if i >= size or not line.capital(i) or self._is_acronym(line, i) or self._is_suffixed(low[i]):
            return 0
        named = low[first] in self._given
        word = low[i]
        if word in self._ordinary or (line.title and word not in self._given and (word in small or word in self._acts)):
            return 0
        if word in self._special and word not in self._given and word not in self._weak:
            return i + 1 if word in self._bearers and not named else (i + 1 if named and i <= first + 2 else 0)
        if (word in self._peoples or word in self._lands) and not named:
            return 0
        return i + 1

    def _is_epithet(self, line: Line, first: int, i: int) -> bool:
        """`Osric | the Lame`, `Wilda | the Midwife`: by what a person is known beside a name."""
        if line.title or line.low[i : i + 1] != ["the"] or not (i + 1 < len(line) and line.capital(i + 1)):
            return False
        if first > 0 and line.low[first - 1] in self._at:
            return False
        ends = i + 2 >= len(line) or line.low[i + 2] in _CLOSES or line.low[i + 2] in self._deeds
        return ends and (line.low[i + 1] in self._epithets or line.low[i + 1] in self._roles)

    def _behind_nickname(self, line: Line, i: int) -> int:
        """Where a name goes on that has a nickname within it: `Amina “Mina” Darwish`, `Osric 'the Goat' Pym`."""
        most = 1 if line.low[i] == "(" else _NICKNAME
        for shut in range(i + 2, min(i + 2 + most, len(line) - 1)):
            if line.low[shut] in _SHUTS:
                return shut + 1 if line.capital(shut - 1) and line.capital(shut + 1) else i
        return i

    def _run(self, line: Line, start: int, end: int) -> _Run:
        outer = start
        while outer > 0 and line.low[outer - 1] in self._weak and line.capital(outer - 1):
            outer -= 1
        words: list[str] = []
        for i in range(start, end):
            word = fold(_bare(line, i))
            if words and words[-1] in _ARTICLES:
                words[-1] += f" {word}"
            elif word:
                words.append(word)
        return _Run(line, start, end, outer, tuple(words))

    # ------------------------------------------------------------------ evidence

    def _weigh(self, lines: Sequence[Line], reading: Reading, runs: Sequence[_Run], figures: set[int]) -> None:
        towns = set(reading.land.towns)
        headed = {row for line in lines if self._is_heading(line) for row in self._rows(lines, line)}
        listed: set[int] = set()
        cued = -1
        for run in runs:
            line = run.line
            kins = self._is_kins(line, run.start)
            young = kins and (len(run.words) == 1 or self._is_aged(run))
            famous = not young and self._is_famous(run)
            kins = (kins or self._has_kin(run)) and not famous
            if not famous and not kins and self._is_thing(run):
                run.sort = "thing"
                continue
            if line.index != cued and (self._lists.within(line.low) or line.index in headed):
                cued, listed = line.index, {line.index, *self._rows(lines, line)}
            before, after = self._before(run), self._after(run)
            if not before[1] and _span(run) not in towns:
                before = self._described(run)
            if famous or "public" in (before[0], after[0]):
                run.sort = "public" if famous or "private" not in (before[0], after[0]) else "private"
                run.weight = 3
                continue
            run.weight = max(before[1], after[1], self._by_name(run))
            if len(run.words) == 1 and before[1] and after[1] > 1:
                run.weight = 3  # "the funeral of | X, five, …"
            run.told = "private" in (before[0], after[0]) and self._cue(run) is None
            run.place, run.likely = self._at_place(run), self._is_likely(run)
            if run.likely:
                run.weight = max(run.weight, 2)
            leads = line.raw[run.start - 1] if run.start else ""
            signed = before[0] == "private" and (leads == ":" or (run.start == 1 and leads.casefold() in self._signs))
            plain = leads.islower() or signed or self._headlined(run, before)
            if line.title and not plain and line.low[run.start] not in self._given and after[1] < 3:
                run.weight = self._by_name(run)  # "Civilians Flee …": capitals tell nothing here
            several = len(run.words) > 1 or self._in_row(run)
            listing = line.index in listed and several and not self._counted(run)
            listing = listing and not (run.place or _span(run) in towns)
            if line.at[run.start] in figures or listing:
                run.weight = max(run.weight, 3 if listing and len(run.words) == 1 else 2)

    def _in_row(self, run: _Run) -> bool:
        """Whether a name of one word stands in a row of such behind a colon: `54 people: | X, Y and Z`."""
        line, i = run.line, run.start - 1
        while i > 0 and (line.capital(i) or line.low[i] in (",", "and")):
            i -= 1
        return i > 0 and line.low[i] == ":" and (self._closed(run) or self._paired(run))

    def _headlined(self, run: _Run, before: tuple[_Sort, int]) -> bool:
        """Whether a headline tells of a person: `Grocer Ambroz Tindell Shot Dead`."""
        behind = run.line.low[run.end : run.end + 1]
        told = not behind or behind[0] in self._suffers or behind[0] in self._said or behind[0] in _CLOSES
        leads = run.line.low[run.start - 1] if run.start else ""
        one = not leads.endswith("s") or leads.endswith("ss")
        return before == ("private", 3) and one and len(run.words) > 1 and (told or behind[0] in ("among", "in", "at"))

    def _counted(self, run: _Run) -> bool:
        """Whether a number stands beside a name that is no age: `The dead: Deir Sulan 12, Kafr Amra 9`."""
        behind = run.line.low[run.end : run.end + 2]
        return bool(behind) and (behind[0].isdigit() or (behind[0] == ":" and behind[-1].isdigit()))

    def _by_name(self, run: _Run) -> int:
        """1 where a run is made as names of persons are: a first name and more, or a title that places bear too."""
        low = run.line.low
        if run.outer < run.start:
            return 1
        if run.end - run.start < 2:
            return 0
        if self._is_epithet(run.line, run.start, run.start + 1):
            return 2
        known = low[run.start] in self._given or low[run.start].split("-")[0] in self._given
        second = low[run.start + 1] in self._given and low[run.start] not in self._of_bodies and not run.line.title
        return 1 if known or second or (_bones(low[run.start]) in self._bones and not run.line.title) else 0

    def _is_famous(self, run: _Run) -> bool:
        words = tuple(" ".join(run.words).split())
        if " ".join(words) in self._alone:
            return True
        famous = bool(words) and words[-1] in self._surnames
        return famous and any(words[i:] in self._famous for i in range(len(words) - 1))

    def _is_thing(self, run: _Run) -> bool:
        """Whether a run is, or stands in, the name of a body, a place or another thing."""
        line, low = run.line, run.line.low
        named = low[run.start] in self._given
        opens = low[run.start] in self._first and not named and not self._is_titled(line, run.start)
        if opens or (run.words[0] in self._capitals and len(run.words) == 1):
            return True
        if run.start > 0 and line.capital(run.start - 1) and run.start - 1 not in line.owners:
            before = low[run.start - 1]
            fond = before in self._fond and self._after(run)[1] > 1  # "Old | X sat …"
            opens = before in self._first and before not in self._offices  # and not "General | X Y"
            if not fond and (opens or (before in self._bearers and len(run.words) == 1)):
                return True
        inner = (i for i in range(run.start + 1, run.end) if line.capital(i) or low[i] not in self._particles)
        if any(low[i] in self._bearers for i in inner) and not self._is_surname(run):
            return True
        if run.end - 1 > run.start and low[run.end - 1] in self._districts:
            return True  # "the region's Khin Township"
        if run.end < len(line) and low[run.end] in self._bearers and run.end - 1 not in line.owners:
            return True
        known, _ = self._body(line, run)
        return known

    def _is_titled(self, line: Line, i: int) -> bool:
        """`Dr Hill`, `Mrs. Lake`: what stands behind a person's title is a person, though things are called so too."""
        i -= 1
        while i > 0 and line.low[i] == ".":
            i -= 1
        return i >= 0 and line.low[i] in self._titles and line.capital(i)

    def _is_surname(self, run: _Run) -> bool:
        """`Clare Hill`: a first name and one word behind it that things are called too; what is said of it shows it."""
        low = run.line.low
        if run.end - run.start != 2:
            return False
        if low[run.start] not in self._given:
            speaks = self._said.intersection(low[run.end : run.end + 1]) and low[run.start + 1] in self._mute
            return bool(speaks) and low[run.start] not in self._special and low[max(run.start - 1, 0)] != "the"
        before = low[run.start - 1] if run.start else ""
        if before in self._honours:
            return False  # "Martyr Bassel Square"
        return self._before(run)[0] == "private" or self._after(run)[1] > 1

    def _body(self, line: Line, run: _Run) -> tuple[bool, SpeakerKind]:
        shown = " ".join(line.raw[run.start : run.end])  # as it stands: some names are known by their capitals alone
        if shown not in self._bodies:
            if len(self._bodies) > _NAMES:
                self._bodies.clear()
            spots = [s for s in self._actors.spot(shown, local=True) if s.body.kind != "office"]
            self._bodies[shown] = (bool(spots), spots[0].body.speaker if spots else "organisation")
        return self._bodies[shown]

    def _at_place(self, run: _Run) -> bool:
        low, i = run.line.low, run.outer - 1
        while i >= 0 and (low[i] in self._articles or low[i] in self._peoples or self._is_suffixed(low[i])):
            i -= 1
        if i > 0 and low[i] == "of" and low[i - 1] in self._bearers and not self._is_owned(run.line, i - 1):
            return run.end - 1 not in run.line.owners
        listed = low[run.end : run.end + 1] == ["and"] and any(
            word in self._bearers for word in low[run.end + 2 : run.end + 4]
        )
        if listed and run.end + 1 < len(low) and run.line.capital(run.end + 1) and len(run.words) < _SHORT:
            return True  # "X and Y villages"
        return i >= 0 and low[i] in self._at and run.end - 1 not in run.line.owners

    def _is_owned(self, line: Line, i: int) -> bool:
        """`the house of | Abu X`, and not the House of Representatives."""
        return line.low[i] in self._owned and not line.capital(i)

    # ------------------------------------------------------------------ what stands before a name

    def _before(self, run: _Run) -> tuple[_Sort, int]:
        line, low, i = run.line, run.line.low, self._front(run) - 1
        single = len(run.words) == 1 and i == run.start - 1
        while i > 0 and low[i] in self._weak and low[i - 1] in self._titles and line.capital(i - 1):
            i -= 1  # "Sayadaw U | X"
        titled = False
        while i >= 0 and (
            (low[i] == "." and low[max(i - 1, 0)] in self._short)
            or low[i] in self._titles
            or (i and low[i] in self._short and line.raw[i].isupper() and low[i] not in self._offices)
        ):
            titled = titled or low[i] in self._titles
            i -= 1
        if i >= 0 and low[i] in '"“(' and not titled:
            i -= 1
        if i >= 0 and low[i] in self._offices and i not in line.owners:
            trade = titled and low[i] in self._ranks and low[i + 1] in self._roles  # "Head nurse | X"
            return self._office(line, i) if run.end - run.start <= _MANY and not trade else ("private", 3)
        if titled:
            return "private", 3
        if i >= 0 and (low[i] in self._roles or low[i].endswith(_AGED)) and i not in line.owners:
            return "private", 3
        if self._is_parent(run):
            return "private", 3
        if single and i > 1 and low[i] == "the" and self._is_household(run, i - 2):
            return "private", 3
        paused = i > 0 and low[i] in _PAUSES
        if paused and low[i - 1] in self._offices and self._closed(run):
            chained = self._chained(line, i)  # "the driver of the mayor, X"
            return chained if chained[0] == "private" else self._office(line, i - 1)
        named = not single or low[max(i - 1, 0)] in self._kin or self._closed(run) or self._paired(run)
        if paused and low[i - 1] in self._roles and named:
            return "private", 3 if not low[i - 1].endswith("s") else 2
        if i == 0 and low[0] in self._signs and not single and len(line) <= _SIGNED:
            return "private", 2
        if paused and self._halves.before(low, i) is not None:
            return "private", 3  # "by his first name, | X"
        if paused and i > 1 and low[i - 1][-1].isdigit() and low[i - 2] in self._roles and not single:
            return "private", 3  # "Witness P-041, | X Y, …"
        told = self._cue(run)
        if told is not None and not self._names_thing(line, told[0]) and not self._at_place(run):
            sure = told[1] == "sure" or i - told[0] > 1 or (told[0] > 0 and low[told[0] - 1] in self._roles)
            return "private", 2 if not single else 3 if sure else 1
        such = i > 1 and low[i - 1 : i + 1] == ["such", "as"] and low[i - 2] in self._counted_ones
        if such or (i > 0 and low[i] in self._including and low[i - 1] in self._counted_ones):
            return "private", 3 if single else 2  # "17 people including | X"
        if (
            i >= 0
            and low[i] in (self._bodily if single else self._harmed)
            and (self._closed(run) or self._and_more(run))
        ):
            return "private", 3 if single else 2
        if self._is_oneself(run):
            return "", 3
        if i > 0 and low[i] in self._said and low[i - 1] in _ENDS_SPEECH and self._closed(run):
            return "", 3 if single else 2  # `“He was kind,” recalled X Y.`
        if single and i >= 0 and low[i] in self._fond:
            return "", 1
        alone = single and not (low[run.start] in self._given and self._closed(run))
        return ("", 0) if alone else self._chained(line, i)

    def _is_oneself(self, run: _Run) -> bool:
        """`“I dug with my hands,” | X recalled`: who speaks as one person is no body."""
        low, i = run.line.low, run.start - 1
        told = i > 0 and low[i] in _SHUTS and low[i - 1] == "," and not _ONESELF.isdisjoint(low[:i])
        return told and not self._said.isdisjoint(low[run.end : run.end + 1])

    def _cue(self, run: _Run) -> tuple[int, str] | None:
        """What tells that a name comes: where it begins, and how surely it tells."""
        i = self._front(run) - 1
        if i >= 0 and run.line.low[i] in '"“(':
            i -= 1
        return self._told.before(run.line.low, i + 1)

    def _is_parent(self, run: _Run) -> bool:
        """`Poet and father of two | X was …`, `A mother of four, | X, was …`: who has so many children is nobody's town."""
        low, i = run.line.low, run.start - 1
        if i > 0 and low[i] == ",":
            i -= 1
            if not (self._acted(run) or self._is_aged(run)):
                return False
        counted = i > 1 and low[i - 1] == "of" and (low[i] in self._numerals or low[i].isdigit())
        return counted and low[i - 2] in self._kin and not low[i - 2].endswith(_SEVERAL)

    def _is_household(self, run: _Run, i: int) -> bool:
        """`neighbours of the Thornquists`: a family, by its name in the plural."""
        low = run.line.low
        return (
            low[i + 1] in self._ties and (low[i] in self._owned or low[i] in self._kin) and run.words[0].endswith("s")
        )

    def _described(self, run: _Run) -> tuple[_Sort, int]:
        """`A mother of three from Homs, X Y, was …`; `The 16-year-old, X Y, …`: who is described, and then named."""
        line, low = run.line, run.line.low
        i = self._front(run) - 1
        if i < 1 or low[i] not in _PAUSES or not self._closed(run):
            return "", 0
        for j in range(i - 1, max(-1, i - 1 - _CHAIN), -1):
            word = low[j]
            if word.endswith(_AGED):
                return "private", 3
            if word in self._roles and j not in line.owners and not (word.endswith("s") and not word.endswith("ss")):
                leads = j == 0 or any(w in self._leading for w in low[max(0, j - 3) : j])
                tied = low[j + 1] in self._tied and not self._is_said(low[j:i])
                if leads and tied and len(run.words) == 1 and low[i - 1] not in self._bearers and self._acted(run):
                    return "private", 3
                return ("private", 2) if leads and tied and len(run.words) > 1 else ("", 0)
            if not (word[0].isalnum() or word in "-’'") or word in self._said:
                return "", 0
        return "", 0

    def _acted(self, run: _Run) -> bool:
        """`…, X, was | among them`, `…, X, said`: what is said of the one whom a name between commas explains."""
        ahead = run.line.low[run.end : run.end + 2]
        return len(ahead) > 1 and ahead[0] == "," and ahead[1] in self._acts

    def _is_said(self, low: Sequence[str]) -> bool:
        return any(word in self._said or word in self._be for word in low)

    def _office(self, line: Line, i: int) -> tuple[_Sort, int]:
        lesser = i > 0 and line.low[i - 1] in self._lesser
        return ("private", 3) if lesser else ("public", 3)

    def _closed(self, run: _Run) -> bool:
        return run.end >= len(run.line) or run.line.low[run.end] in _CLOSES

    def _and_more(self, run: _Run) -> bool:
        """`killed X | and 16 others`, `killed X | and her son`."""
        low, i = run.line.low, run.end
        ahead = low[i + 1 : i + 2] if low[i : i + 1] == ["and"] else []
        return bool(ahead) and (ahead[0][0].isdigit() or ahead[0] in self._numerals or ahead[0] in self._whose)

    def _paired(self, run: _Run) -> bool:
        """`Two students, Maya and Jad, were …`: the first of two names that are closed as one is."""
        line, i = run.line, run.end
        pair = i + 1 < len(line) and line.low[i] == "and" and line.capital(i + 1)
        return pair and (i + 2 >= len(line) or line.low[i + 2] in _CLOSES)

    def _names_thing(self, line: Line, i: int) -> bool:
        """Whether what is `named` or `called` is a thing: `a village called …`."""
        before = line.low[max(0, i - 2) : i]
        return any(word in self._bearers for word in before)

    def _chained(self, line: Line, i: int) -> tuple[_Sort, int]:
        """`the spokesman for the ministry, X`; `wife of the mayor, X`: the first head of the phrase says who X is."""
        low, found = line.low, -1
        floor = max(-1, i - _CHAIN)
        if i >= 0 and low[i] == ",":
            i -= 1
        for j in range(i, floor, -1):
            word = low[j]
            head = (word in self._offices or word in self._roles) and j not in line.owners
            if head and j < i and low[j + 1] in self._ties:
                found = j
            elif not self._inside(line, j) and not (word in self._ties and j > 0):
                break
        if found < 0:
            return "", 0
        if low[found] in self._roles:
            singular = not low[found].endswith("s")
            return ("private", 2) if singular else ("", 0)
        household = any(word in self._households for word in low[found + 2 : found + 4])
        return ("private", 2) if household else self._office(line, found)

    def _inside(self, line: Line, j: int) -> bool:
        word = line.low[j]
        return (
            line.capital(j)
            or j in line.owners
            or word in self._inner
            or word in self._bearers
            or word in self._peoples
            or word in self._offices
            or word in self._roles
        )

    # ------------------------------------------------------------------ what stands behind it

    def _after(self, run: _Run) -> tuple[_Sort, int]:
        line, low, size, i = run.line, run.line.low, len(run.line), run.end
        if i >= size or i - 1 in line.owners:
            kin = i + (i + 1 < size and low[i] in self._several)  # "Salma's two brothers"
            return "", 3 if i < size and low[kin] in self._owned else 0
        paused, sure = low[i] in _PAUSES, len(run.words) > 1 or low[run.start] in self._given
        if low[i] in self._houses:
            return "private", 3
        if (sure or paused) and self._is_age(line, i):
            closed = low[i + 2 : i + 3] == [")"] and not self._acts.isdisjoint(low[i + 3 : i + 4])
            alone = run.start == 0 and (low[i] == "," or (low[i] == "(" and closed))
            # `Darwish, 34, …`, `Darwish (6) was …`: no town begins a sentence so
            return "private", 3 if sure or alone else 2
        none: tuple[_Sort, int] = ("", 0)
        if low[i] == "(" and not line.capital(min(i + 1, size - 1)) and ")" in low[i : i + _CHAIN]:
            behind = low.index(")", i) + 1
            if sure and behind < size and low[behind] in _PAUSES:
                explained = self._apposed(line, behind + 1, paused=True)
                if explained[0]:
                    return explained
        explained = self._apposed(line, i + paused, paused=paused) if sure or paused else none
        if paused and explained[0] and self._attributes(line, i + 1):
            explained = none
        if explained[0] and (paused or not self._at_place(run)):
            return explained
        j = i
        while j < size and (low[j] in self._adverbs or low[j] in self._be):
            j += 1
        if low[i] == "who" and i + 1 < size and low[i + 1] in self._verbs:
            return "public", 3
        if sure and not paused and not self._whose.isdisjoint(low[i + 1 : i + _GAP]) and low[i][0].isalpha():
            return "", 2  # `X holding her son`, `X and his wife`
        if len(run.words) == 1 and self._lives(run):
            return "", 3
        if paused and self._is_shown(line, i + 1):
            return "", 3 if len(run.words) == 1 else 2
        if paused and low[i + 1 : i + 2] == ["as"] and self._is_known_so(line, i + 2):
            return "private", 3
        if low[i] in self._asking and not self._secret.isdisjoint(low[i + 1 : i + _CHAIN]):
            return "private", 3  # "X asked not to be named"
        if low[i] == "(" and ")" in low[i:] and not self._secret.isdisjoint(low[i : low.index(")", i)]):
            return "private", 3  # "X (not her real name) said"
        if run.start == 0 and low[i] == ":" and low[i + 1 : i + 2] != [] and low[i + 1] in _OPENS:
            return "", 3  # `X: “They shot nine.”`
        if low[i + paused : i + paused + 2] in (["among", "them"], ["among", "those"]):
            return "private", 3  # "18 people, | X among them"
        if i < j < size and low[j] in self._suffers and any(w in self._be for w in low[i:j]):
            return "", 3 if low[j] in self._bodily and low[i] in self._be else 2  # a town may be hit, and is not killed
        if j < size and (low[j] in self._said or low[j] in self._does) and not line.capital(j):
            return "", 2
        return "", 2 if low[i] in ("who", "whose", "whom") else 0

    def _is_shown(self, line: Line, i: int) -> bool:
        """`X, | left, …`, `X (second from right)`: where in a picture somebody stands; `X, the eldest, …`: among whom."""
        low, j = line.low, i
        while low[j : j + 1] and low[j] in ("the", "in", "at", "on", "his", "her", "far", "from", *self._whose):
            j += 1
        if low[j : j + 1] and low[j] in self._eldest:
            return j > i and low[j + 1 : j + 2] != [] and low[j + 1] in _CLOSES
        while low[j : j + 1] and (low[j] in self._stands or low[j] in ("from", "the", "and")) and j < i + _APPOSED:
            j += 1
        return j > i and low[j - 1] in self._stands and (j == len(line) or low[j] in _CLOSES)

    def _lives(self, run: _Run) -> bool:
        """Whether a single name does what only persons do: `X woke`, `X was nine`, `X lost her son`, `X, who …`."""
        line, low, i = run.line, run.line.low, run.end
        ahead = low[i + 1 : i + _CHAIN]
        if low[i] == "," and ahead[:1] == ["who"]:
            return not self._acts.isdisjoint(ahead[1:2]) and ahead[1] not in ("are", "were")
        if low[i] == "," and ahead[:1] == ["whose"]:
            return any(word in self._owned or word in self._kin for word in low[i + 2 : i + 2 + _GAP])
        if low[i] in _PAUSES or self._at_place(run):
            return False
        while i < len(line) and low[i] in self._adverbs and low[i] != "who":
            i += 1
        if i + 1 >= len(line) or line.capital(i):
            return False
        following = low[i + 1 : i + _PARTED]
        if low[i] in self._human:
            return following[0] != "to"  # a town wakes to shelling
        if low[i] in self._be:
            aged = following[0].isdigit() and int(following[0][:4]) <= _OLDEST and run.start == 0
            aged = aged and following[1:2] != [] and following[1] in _CLOSES
            return aged or following[0] in self._states
        if low[i] in self._parted:
            kin = (word for j, word in enumerate(following) if j == 0 or _leads_up(following[:j]))
            return not self._whose.isdisjoint(following) or any(word in self._kin for word in kin)
        return False

    def _is_likely(self, run: _Run) -> bool:
        """Whether a single name does what a town does in a figure of speech at most: it is a person's where no place is
        called so. `Sheikh | X buried six`, `X | will not speak of it`, `For hours | X waited`.
        """
        line, i = run.line, run.end
        if len(run.words) > 1 or i >= len(line) or i - 1 in line.owners or self._at_place(run):
            return False
        tends = run.outer < run.start and line.low[i] in self._tended
        return tends or self._is_refusal(line, i) or (line.low[i] in self._afoot and self._is_fronted(run))

    def _is_refusal(self, line: Line, i: int) -> bool:
        """`X | will not speak of it`, `X | could no longer sleep`."""
        low, j = line.low, i
        while j < min(i + _GAP, len(line)) and low[j] in self._would:
            j += 1
        return i < j < len(line) and low[j] in self._wills

    def _is_fronted(self, run: _Run) -> bool:
        """`For two days | X waited`, `Beside | X lay …`: a clause that begins with how long, or with who was near."""
        low, i = run.line.low, run.start
        if 0 < i <= 2 and " ".join(low[:i]) in self._beside:
            return True
        return 1 < i <= _GAP and low[0] in self._lasting and low[i - 1] in self._spells

    def _is_known_so(self, line: Line, i: int) -> bool:
        """`X, as | he is known to the children`."""
        behind = line.low[i : i + _APPOSED]
        told = next((j for j, word in enumerate(behind) if word in self._known), len(behind))
        return told < len(behind) and self._bearers.isdisjoint(behind[:told]) and "it" not in behind[:told]

    def _is_age(self, line: Line, i: int) -> bool:
        """`, 34,`, `(12)`, `, aged nine`: years behind a name."""
        low, size = line.low, len(line)
        paused = low[i] in _PAUSES
        i += paused
        if i >= size:
            return False
        if low[i] in ("aged", "age"):
            return True
        if low[i] in self._born and any(len(word) == _YEAR and word.isdigit() for word in low[i + 1 : i + 1 + _BIRTH]):
            return True  # "(b. 1999)", "born in 1999"
        if paused and low[i].split("-")[0] in self._numerals and low[i + 1 : i + 2] != [] and low[i + 1] in _CLOSES:
            return True  # ", six, was killed"
        if not (low[i].isdigit() and int(low[i][:4]) <= _OLDEST):
            return low[i].endswith(("-year-old", "-month-old"))
        following = low[i + 1] if i + 1 < size else "."
        if following in self._months_old:
            return True  # ", 6 months,", ", 34 years old"
        return following in _CLOSES or (
            not paused and (following in self._said or following in ("from", "who", "and", "of", "was", "told"))
        )

    def _apposed(self, line: Line, i: int, *, paused: bool) -> tuple[_Sort, int]:
        """What the words behind a name say he or she is: `, a teacher from …`, `, the ministry's spokesman`."""
        low, known = line.low, True
        article = i < len(line) and low[i] in ("a", "an", "the", "his", "her", "their", "our", "my")
        if not paused and not article and not (self._heads(line, i) and low[i + 1 : i + 2] in (["of"], ["for"])):
            return "", 0
        for j in range(i, min(i + _APPOSED, len(line))):
            word = low[j]
            if word in self._said and not line.capital(j):
                return "", 0  # "the spokesman, Karam Odeh, | told reporters"
            if self._heads(line, j):
                return self._explained(line, j, known=known)
            if j == i and word in self._several:
                continue  # `, two sisters,`
            if not (word[0].isalnum() or word in "-’'") or word in self._ordinary - self._inner - {"a", "an"}:
                return "", 0
            if word.isdigit() or (word[0].isdigit() and not word.endswith("old")):
                return "", 0
            known = known and (self._inside(line, j) or word in ("a", "an") or word[0].isdigit())
        return "", 0

    def _attributes(self, line: Line, i: int) -> bool:
        """Whether what stands behind a comma says who told it, and not who somebody is: `…, two residents said.`"""
        low = line.low
        for j in range(i, min(i + _APPOSED, len(line))):
            if low[j] in self._said:
                return low[j - 1].endswith("s") and not low[j - 1].endswith("ss")
            if not low[j][0].isalnum():
                return False
        return False

    def _heads(self, line: Line, j: int) -> bool:
        if j >= len(line) or j in line.owners:
            return False
        compound = j + 1 < len(line) and (line.low[j + 1] in self._offices or line.low[j + 1] in self._roles)
        return not compound and (line.low[j] in self._offices or (line.low[j] in self._roles and not line.capital(j)))

    def _explained(self, line: Line, j: int, *, known: bool) -> tuple[_Sort, int]:
        low = line.low
        if low[j] in self._roles:
            return "private", 3
        household = low[j + 1 : j + 2] == ["of"] and any(word in self._households for word in low[j + 2 : j + 5])
        if household or (j > 0 and low[j - 1] in self._roles) or not known:
            return "private", 2
        return self._office(line, j)

    # ------------------------------------------------------------------ lists of names

    def _is_heading(self, line: Line) -> bool:
        """`Names of the dead`, alone in its line."""
        low = line.low[:-1] if line.low[-1] == ":" else line.low
        if not 0 < len(low) <= _APPOSED or self._headings.isdisjoint(low):
            return False
        return all(word in self._headings or word in self._around for word in low)

    def _rows(self, lines: Sequence[Line], line: Line) -> Iterator[int]:
        """The lines behind one that announces names, as long as they are short: a list has a line for each; and what
        semicolons part of its sentence.
        """
        rows, parted = line.low[-1] == ":" or self._is_heading(line), line.low[-1] == ";"
        for other in lines[bisect_left(lines, line.index + 1, key=_index) :]:
            if parted:
                yield other.index
                parted = other.low[-1] == ";"
            elif not rows or len(other) > 2 * _CHAIN or other.low[-1] in (".", "!", "?"):
                return
            else:
                yield other.index

    def _join(self, runs: Sequence[_Run]) -> None:
        """Names in one list with a private person's are persons' too: `his brothers Karim, Nael and Sami Haddad`."""
        for before, run in pairwise(runs):
            gap = run.line.low[before.end : run.start] if before.line is run.line else []
            if before.place and 0 < len(gap) <= 2 and {",", "and"}.issuperset(gap) and run.weight < 2:
                run.place = True  # "in Sheikh Maqsoud, Ashrafieh and Bani Zaid"
        places = {run.words for run in runs if run.place}
        for ordered in (runs, runs[::-1], runs):
            last: _Run | None = None
            for run in ordered:
                if last is not None and not run.sort and run.words not in places and self._leads(last, run):
                    given = run.line.low[run.start] in self._given or len(run.words) > 1
                    run.weight = max(run.weight, 2 if given else 3)
                last = run

    def _leads(self, last: _Run, run: _Run) -> bool:
        """Whether a name that is a person's makes the next one a person's: the two stand in one list."""
        person = last.weight > 1 or (last.weight == 1 and len(last.words) > 1)
        if last.sort not in ("", "private") or not person or last.line is not run.line:
            return False
        first, second = (last, run) if last.start < run.start else (run, last)
        gap = first.line.low[first.end : second.start]
        if not 0 < len(gap) <= _GAP or first.end - 1 in first.line.owners:
            return False
        if all(word in (",", "and", "&", "with", "his", "her") or word.isdigit() for word in gap):
            return True
        if len(gap) == _GAP and gap[0] == "(" and gap[1].isdigit() and gap[2] == ")" and gap[3] in (",", "and"):
            return True  # "X (14), | Y (9), …"
        return gap[0] in (",", "and") and len(run.words) > 1 and all(self._describes(word) for word in gap[1:])

    def _describes(self, word: str) -> bool:
        """Whether a small word may tell in a list who the next one is: `, trade unionist …`."""
        verbs = word in self._said or word in self._does or word in self._suffers or word in self._be
        return (
            word.isalpha() and not verbs and word not in self._at and word not in self._ordinary - {"and", "a", "his"}
        )

    # ------------------------------------------------------------------ judgement

    def _decide(self, runs: Sequence[_Run]) -> None:
        """Settles each name from all the places where it stands."""
        weights: dict[tuple[str, ...], int] = {}
        for run in runs:
            if run.sort in ("", "private"):
                weights[run.words] = max(weights.get(run.words, 0), run.weight)
        places = frozenset(run.words for run in runs if run.place)
        likely = frozenset(run.words for run in runs if run.likely)
        likely -= {run.words for run in runs if self._is_ruled(run)}
        publics = frozenset(run.words for run in runs if run.sort == "public")
        inner = {words[i:] for words in publics for i in range(1, len(words) - 1)}
        inner |= {words[:i] for words in publics for i in range(2, len(words))}
        undecided = [run for run in runs if not run.sort]
        for run in undecided:
            if len(run.words) > 1:
                known = run.words in publics or run.words in inner
                enough = weights[run.words] > (run.words in places)
                run.sort = "public" if known and run.weight < 3 else "private" if enough else ""
        named = [run for run in runs if len(run.words) > 1]
        private = {word for run in named if run.sort == "private" for word in run.words}
        public = {word for run in named if run.sort == "public" for word in run.words}
        for run in undecided:
            word = run.words[0]
            borne = word in public - private if run.weight > 2 else word in public | private
            if len(run.words) == 1 and not (borne and not (run.weight > 2 and run.told)):  # else its last bearer's
                known = run.line.low[run.start] in self._given or self._front(run) < run.start or run.words in likely
                enough = weights[run.words] >= 3 - (known and run.words not in places)
                run.sort = "private" if enough else "public" if run.words in publics else ""

        for run in undecided:
            if len(run.words) == 1 and not run.sort and not run.place and self._is_pet(run.words[0], private):
                run.sort = "private"

    def _is_ruled(self, run: _Run) -> bool:
        """`the mayor of | X`: a place or a body."""
        low, i = run.line.low, run.outer
        return i > 1 and low[i - 1] == "of" and low[i - 2] in self._offices

    def _is_pet(self, word: str, names: frozenset[str] | set[str]) -> bool:
        """Whether a word is how somebody of these names is called fondly: `Kostya` is Kostyantyn."""
        begun = next((begun for pet, begun in self._fond_of.items() if word.startswith(pet)), ())
        if begun and any(name.startswith(begun) for name in names):
            return True
        ending = next((e for e in self._pets if word.endswith(e) and len(word) - len(e) >= _SHORT), None)
        stem = word[: -len(ending)] if ending else ""
        return ending is not None and any(name.startswith(stem) and len(name) > len(word) for name in names)

    def _persons(self, lines: Sequence[Line], reading: Reading, runs: Sequence[_Run]) -> Persons:
        """The names as they stand in the text; a part of a name is its last bearer's, or the first one's to come."""
        bearers: dict[str, _Sort] = {}
        others = self._elsewhere(runs)
        for run in reversed(runs):
            for word in self._parts(run, others) if run.sort in ("private", "public") else ():
                bearers[word] = run.sort if run.sort == "private" else bearers.get(word, run.sort)
        private, public, things = set[Quote](), set[Quote](), set[tuple[Quote, SpeakerKind]]()
        taken = -1
        for at, whole, line, i in _in_order(lines, runs, frozenset(bearers)):
            if whole is None:
                if at >= taken and bearers.get(_part(line, i)) == "private" and not self._is_land(line, i):
                    private.add(reading.quote(line, i, i + 1))
                continue
            run = whole  # a name, whole
            owners = [i for i in _within(run) if bearers.get(_part(line, i)) == "private"] if self._is_shop(run) else []
            if owners:
                private.update(reading.quote(line, i, i + 1) for i in owners)
                continue
            sort = run.sort or (self._inherited(run, bearers) if len(run.words) < _SHORT else "")
            quote = reading.quote(line, self._front(run), run.end)
            if sort == "private":
                private.add(quote)
            elif sort == "public":
                public.add(quote)
            elif sort == "thing" or run.place:
                things.add((quote, self._body(line, run)[1]))
            taken = quote.end if sort else taken
            if run.sort in ("private", "public"):
                bearers.update(dict.fromkeys(self._parts(run, others), run.sort))
        every = (*private, *public, *(thing for thing, _ in things))
        reach = max((quote.end - quote.start for quote in every), default=0)
        surely = (
            run
            for run in runs
            if self._is_kins(run.line, run.start) or self._has_kin(run) or self._is_told_so(run) or self._is_parent(run)
        )
        kin = frozenset(run.line.at[run.start] for run in surely)
        return Persons(tuple(sorted(private)), tuple(sorted(public)), tuple(sorted(things)), self._lands, reach, kin)

    def _is_shop(self, run: _Run) -> bool:
        """`Tindell Bakery`, `Tindell's Pharmacy`: what is named after its owner."""
        line = run.line
        return any(
            line.low[i] in self._shops and line.capital(i) for i in range(run.start + 1, min(run.end + 1, len(line)))
        )

    def _front(self, run: _Run) -> int:
        """Where a name is withheld from: the `Abu` and `Umm` before it are part of it."""
        return run.outer if run.line.low[run.outer] in self._particles else run.start

    def _inherited(self, run: _Run, bearers: dict[str, _Sort]) -> _Sort:
        """Whose a name is that nothing else tells of: the last bearer's of its last word, or of any."""
        held = [bearers.get(_part(run.line, i), "") for i in range(run.start, run.end)]
        return "private" if "private" in held else held[-1]

    def _is_land(self, line: Line, i: int) -> bool:
        return line.low[i] in self._peoples or line.low[i] in self._lands

    def _elsewhere(self, runs: Sequence[_Run]) -> frozenset[str]:
        """Words that the text also uses for places and things, and for no person by themselves."""
        single = (run for run in runs if len(run.words) == 1 and run.sort != "thing" and not run.place)
        lone = {run.words[0] for run in single if run.weight > 1}
        things = (run for run in runs if (run.sort == "thing" or run.place) and not self._is_shop(run))
        named = {_part(run.line, i) for run in things for i in _within(run)}
        return frozenset(named - lone - self._given)

    def _parts(self, run: _Run, others: frozenset[str]) -> Iterator[str]:
        """The words of a name that stand for the person by themselves."""
        for i in _within(run):
            word = _part(run.line, i)
            if len(word) < _SHORT or word in self._particles or not run.line.capital(i) or word in self._special:
                continue
            if word not in others and word not in self._of_bodies and word not in self._ordinary:
                yield word


def _everything(language: Language) -> frozenset[str]:
    """Every word that a language's tables hold small, but for the names in them."""
    tables = (
        (name, section) for name, table in language.tables.items() if name not in _NAMING for section in table.items()
    )
    lists = (list for _, (name, section) in tables if name not in _OF_NAMES for list in section.values())
    return frozenset(word for list in lists for phrase in list for word in phrase.split() if phrase.islower())


def _dates(language: Language) -> frozenset[str]:
    times = (language.section("times", "months"), language.section("times", "weekdays"))
    return frozenset(word for section in times for found in section.values() for word in found)


def _leads_up(words: Sequence[str]) -> bool:
    """Whether words may stand between a verb and who is meant: `buried | two young | sons`."""
    return all(word.isalpha() for word in words) and len(words) < _SHORT


def _bare(line: Line, i: int) -> str:
    """A word without its possessive ending."""
    word = line.raw[i]
    if i in line.owners and word[-2:] in ("'s", "’s"):
        return word[:-2]
    return word[:-1] if i in line.owners and word[-1:] == "s" else word


def _part(line: Line, i: int) -> str:
    """A word of a name as it is looked for again: without an article before a hyphen."""
    word = line.low[i]
    return word[3:] if len(word) > 5 and word[2] in "-‐‑" else word


def _span(run: _Run) -> tuple[int, int]:
    return run.line.at[run.start], run.line.till[run.end - 1]


def _within(run: _Run) -> range:
    return range(run.start, run.end)


@lru_cache(maxsize=_NAMES >> 1)
def _bones(word: str) -> str:
    """A first name without vowels and doubled letters: what spellings of one name share."""
    kept = [letter for letter in word if letter.isalpha() and letter not in "aeiouyw"]
    return "".join(letter for i, letter in enumerate(kept) if i == 0 or kept[i - 1] != letter)


def _capitals(lines: Sequence[Line], parts: frozenset[str]) -> Iterator[tuple[Line, int]]:
    """Where the parts of names stand with a capital."""
    for line in lines if parts else ():
        for i in line.capitals:
            if line.raw[i][0].isalpha() and _part(line, i) in parts:
                yield line, i


def _in_order(
    lines: Sequence[Line], runs: Sequence[_Run], parts: frozenset[str]
) -> Iterator[tuple[int, _Run | None, Line, int]]:
    """The names of a text and the parts of names, as they stand: each with its place, a part without a run."""
    found: list[tuple[int, _Run | None, Line, int]] = [(r.line.at[r.start], r, r.line, r.start) for r in runs]
    found += [(line.at[i], None, line, i) for line, i in _capitals(lines, parts)]
    yield from sorted(found, key=lambda entry: (entry[0], entry[1] is None))

"""A line in, who it presents as doing harm and with what means out.

An actor is named by a noun (`regime forces`, `militants`), by a known name, or by an adjective before a word of attack
(`Russian air strikes`). It is accused where it stands as the doer: behind `by`, before an act of attack, before a word of
attack, or as the other side of clashes. A name behind `against` or `targeting` is a target and no doer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.armed import Authors
from corroborate.read.clauses import Clauses
from corroborate.read.doers import Doers
from corroborate.read.labels import Labels
from corroborate.read.lines import Line
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases, Reaching
from corroborate.read.victims import Noun
from corroborate.vocabulary import Means

_DEAD: Final = 4  # words from the dead to what they were
_LAID: Final = 6  # words from "were put at" to the "by" of who counted
_PAPER: Final = 6  # words from a report to the "by" of who wrote it
_DENIED: Final = 5  # words from an actor to what it is told not to have done
_DATELINE: Final = 14  # words of a dateline
_FOUND: Final = 8  # words from who was found to the "by" of who found them
_DEED: Final = 3  # words of a deed before its "by"
_DRESS: Final = 6  # words of what people wear
_DOWN: Final = 8  # words from a verb of shooting down to what was shot down
_ASIDE: Final = 14  # words of a relative clause between commas
_OBJECT: Final = 8  # words from a verb of attack to whose it is that was hit
_OWNED_UP: Final = 3  # words from a verb of telling to "having done" it
_REFUSED: Final = 6  # words from "not" to the "by" of who did not do it
_NONE: Final = 8  # words from "none" to "belonged to"
_LED: Final = 2  # words before who is named: `neither the | army`
_CALLED: Final = 9  # words of what somebody is called
_DASHES: Final = frozenset({"–", "—", "-"})
_INQUIRY: Final = 5  # words from "opened" to the inquiry
_LAWFUL: Final = 3  # words from "arrested" to why
_OWN: Final = 3  # words from one's own fighters to what they did
_SIDE: Final = 10  # words from "between" to the second of two sides
_REACH: Final = 14  # words between a doer and its act
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_LOOSE: Final = frozenset({"the", "its", "their", ","})
_DOES: Final = frozenset({"by", "act", "attack", "blame"})  # roles of those who did it
_JOINS: Final = _LOOSE | {"and", "or"}
_MEANS: Final[tuple[Means, ...]] = (
    "airstrike",
    "shelling",
    "bombing",
    "gunfire",
    "execution",
    "chemical",
    "torture",
    "siege",
)


@dataclass(frozen=True, slots=True)
class Agent:
    """An actor named at words [start, end); `role` says how it is tied to the harm: by, attack, act, clash, blame, other."""

    start: int
    end: int
    role: str


def downing(language: Language) -> Reaching:
    """What is done to weapons in the air, and harms nobody: `shot down 41 of 57 drones`."""
    known = partial(language.known, "agents", "acts")
    return Reaching(language.words("agents", "acts", "downs"), known("downed"), _DOWN, known("apart"))


class Agents:
    """The armed actors and means of one language."""

    def __init__(self, language: Language, nations: Nations) -> None:
        words = partial(language.known, "agents")
        self._sorts = {word: sort for sort, found in language.section("agents", "sort").items() for word in found}
        for word in nations.adjectives | nations.names:
            self._sorts.setdefault(word, "state")
        self._nouns, self.bare, self._adjectives = (
            words("nouns"),
            words("nouns", "bare"),
            words("adjectives") | nations.adjectives,
        )
        self._countries: Phrases[str] = Phrases(
            {"name": (*language.words("agents", "countries"), *sorted(nations.names))}
        )
        self._names = self._countries.firsts
        self._parts, self.attack, self._acts = words("parts"), words("attack"), words("acts")
        self._clash: Phrases[str] = Phrases({"clash": language.words("agents", "by", "clash")})
        self._blame: Phrases[str] = Phrases({"blame": language.words("agents", "by", "blame")})
        self._authors = Authors(language)
        self._by, self._dets, self._claim = words("by"), words("by", "dets"), words("by", "claim")
        self._stops = language.known("people", "stop") | language.known("places", "not")
        self._stops |= language.known("speakers", "parts", "adverbs")  # "Meanwhile | government raids"
        self._hits, self._mostly = words("target", "hits"), words("target", "mostly")
        self._dead = words("target", "dead")
        self._numbers = Phrases(language.section("counts", "values")).firsts
        self._helping, self._weapons = words("by", "helping"), words("by", "weapons")
        self._abetting: Phrases[str] = Phrases({"abetting": language.words("agents", "by", "abetting")})
        self._clearing, self._posing = words("by", "clearing"), words("by", "posing")
        self._charges, self._contrasts = words("by", "charges"), words("bar", "contrasts")
        self._denying = language.known("scope", "denial", "plain")
        self._finite = language.known("harms", "passive") - {"been", "being"}
        self._turns = words("bar", "turns")
        self._infinitive = words("own", "infinitive")
        self._target, self._nameless, self._unknown = words("target"), words("nameless"), words("unknown")
        self._passive = language.known("harms", "passive")
        self._accounts = words("by", "accounts")
        self._papers, self._issued = words("by", "papers"), words("by", "issued")
        self._past = tuple(language.words("harms", "aux", "past"))
        self._deeds = words("attack") | language.every("harms", "suffers") | language.every("harms", "noun")
        self._fates = self._deeds | self._acts | language.known("accusations", "anaphors", "dead")
        self._backing = words("by", "backing")
        self._held, self._holding = (
            words("by", "held") | self._backing,
            tuple(language.words("agents", "by", "holding")),
        )
        self._sites = frozenset(word for found in language.section("places", "nouns").values() for word in found)
        self._pairs, self._none = words("nameless", "pairs"), words("nameless", "none")
        self._counts, self._corps = words("parts", "counts"), words("parts", "corps")
        self._wards = self._corps - self.bare
        self._heading = words("parts", "heading")
        self._made, self._services = tuple(words("parts", "made")), words("parts", "services")
        self._arms, self._stores = words("attack", "arms"), words("attack", "stores")
        self._members = words("after", "members")
        self._together: Phrases[str] = Phrases({"with": language.words("agents", "nameless", "together")})
        self._gaps = tuple(tuple(words_.split()) for words_ in language.words("agents", "nameless", "together"))
        self._cues = (
            self._members | self._adjectives | self._nouns | self._parts
        )  # an actor's first word, if no capital
        self._others, self._labels, self._clauses = Doers(language, nations), Labels(language), Clauses(language)
        self._crowd, self._crowd_words = words("crowd"), words("crowd", "sorts")
        self._hands, self._dress = words("crowd", "hands"), words("crowd", "dress")
        self._loses = language.known("harms", "weak", "loses")
        self._cues |= self._crowd | self._hands
        self._itself, self._own = words("own", "itself"), words("own", "itself") | words("own")
        self._say = language.known("speakers", "verbs", "say") | {"that"}
        self._belonging, self._ties = words("after", "belonging"), words("after", "ties")
        self._of, self._lords = words("after", "of"), words("after", "lords")
        self._tied, self._inquiries = tuple(words("after", "tied")), words("acts", "inquiries")
        self._relative = language.known("speakers", "aside", "relative")
        self._figured, self._counting = (language.known("speakers", "verbs", key) for key in ("figured", "count"))
        self._groups = language.known("accusations", "anaphors", "groups")
        self._cues |= self._groups
        self._hunted, self._hunters = words("unknown", "hunted"), words("unknown", "hunters")
        self._serving, self._forces = words("unknown", "serving"), words("unknown", "forces")
        self._reckoned = words("by", "reckoned")
        self._finds, self._losses = words("by", "finds"), words("by", "losses")
        self._number = language.known("harms", "number")
        self._calling, self._responsible = words("by", "calling"), words("by", "responsible")
        self._perfect = language.known("scope", "risen", "perfect")
        self._describing = language.known("accusations", "clause", "described")
        self._suffers = words("target", "suffers")
        self._doers, self._arrests = words("unknown", "doers"), words("unknown", "arrests")
        self._suspicion = words("unknown", "suspicion")
        self._anybodys = words("nameless", "anybodys")
        self._nobody = language.known("accusations", "clause", "nobody")
        self._not = language.known("accusations", "aux", "not") - self._nobody | {"not"}
        self._at_least = language.known("accusations", "clause", "at least")
        self._bar, self._beside = words("bar"), words("target", "beside")
        self._downing = downing(language)
        self._means: Phrases[Means] = Phrases({means: language.words("agents", "means", means) for means in _MEANS})

    # ------------------------------------------------------------------ actors

    def find(self, line: Line, known: Collection[tuple[int, int]], places: Collection[int]) -> list[Agent]:
        """The actors of a line in order, each with its role; `known` are the words of names that are known to be armed."""
        found: list[Agent] = []
        after, ends = self._past_dateline(line), dict(known)
        led = not self._nouns.isdisjoint(line.low)  # else a capital opens an actor by a name alone
        capitals = line.capitals if led else [i for i in line.capitals if line.low[i] in self._names]
        cued = {*capitals, *ends, *[i for i, word in enumerate(line.low) if word in self._cues]}
        for i in sorted(cued):
            end, force = self._named(line, i, ends, places) if i >= after else (i, False)
            if end > i:
                if not (self._is_ruled_out(line, i) or self._is_cleared(line, i, end)):
                    found.append(Agent(i, end, self._role(line, i, end, force=force or i in ends)))
                after = end
            elif i >= after and self._people_behind_by(line, i):
                found.append(Agent(i, i + 1, "by"))
                after = i + 1
            elif i >= after and self._is_the_group(line, i):
                role = self._role(line, i, i + 1, force=True)
                if role in _DOES:
                    found.append(Agent(i, i + 1, role))
                    after = i + 1
        found = self._unlabelled(line, self._past_clauses(line, self._doing(line, found)))
        found = [agent for agent in found if not self._only_backs(line, agent.start)]
        return self._owning(line, _coordinated(self, line, _apposed(line, found)))

    def _only_backs(self, line: Line, start: int) -> bool:
        """Whether somebody is named behind fighters as who backs them: `militias armed and paid by | the junta | killed nine`."""
        low, i = line.low, self._led(line, start) - 1
        if i < 2 or low[i] != "by" or low[i - 1] not in self._backing:
            return False
        while i > 1 and (low[i - 1] in self._backing or low[i - 1] in self._pairs or low[i - 1] == ","):
            i -= 1
        return low[i - 1] in self._nouns or low[i - 1] in self._members

    def _unlabelled(self, line: Line, found: list[Agent]) -> list[Agent]:
        """Actors without those who only call others something, and without what those harmed are called; and whom they accuse of a deed
        in such a clause blamed: `the army, which residents accuse of killing nine, said …`.
        """
        for label in self._labels.find(line):
            told = range(label.start, label.verb if label.doer else label.end)
            found = [agent for agent in found if agent.start not in told]
            if label.charge and not self._fates.isdisjoint(line.low[label.verb : label.end]):
                found = [Agent(a.start, a.end, "blame") if a.end == label.head else a for a in found]
        spared = (
            self._is_neither(line, a.start)
            or self._is_refused(line, a.start)
            or self._did_not(line, a)
            or self._only_finds(line, a.start)
            for a in found
        )
        return [agent for agent, none in zip(found, spared, strict=True) if not none]

    def _is_neither(self, line: Line, start: int) -> bool:
        """Whether one of two is named who both did not: `neither | the army | nor | the rebels | admitted it`."""
        if not {"neither", "nor"}.issubset(line.low):
            return False
        before = line.low[max(0, start - _LED) : start]
        return bool(before) and not {"neither", "nor"}.isdisjoint(
            before[-2:] if before[-1] in self._dets else before[-1:]
        )

    def _past_dateline(self, line: Line) -> int:
        """Index after where and when a report was written, which names nobody who did anything: `BELO, Odalia, May 8 (Agency) - | …`."""
        dash = next((i for i, word in enumerate(line.low[:_DATELINE]) if word in _DASHES), 0)
        begins = line.raw[0].isupper() or (dash + 1 < len(line) and line.capital(dash + 1))
        opened = dash > 0 and begins and "," in line.low[:dash]
        opened = opened or (dash > 0 and ")" in line.low[:dash])
        told = (line.capital(i) or not line.low[i].isalpha() for i in range(1, dash))
        return dash + 1 if opened and all(told) else 0

    def _did_not(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is told not to have done it, or never to do it: `our | forces | never target civilians`."""
        ahead = line.low[agent.end : agent.end + _DENIED]
        deed = next((j for j, word in enumerate(ahead) if word in self._acts or word in self.attack), 0)
        return not self._not.isdisjoint(ahead[:deed]) and all(word[0].isalnum() for word in ahead[:deed])

    def _is_ruled_out(self, line: Line, i: int) -> bool:
        """Whether an actor is named to say that it was another: `the army, not the | rebels, killed nine`, `not by | rebels`."""
        low, before = line.low, self._led(line, i)
        if before > 1 and low[before - 1] == "as" and low[before - 2] in self._posing:
            return True  # "rebels dressed as | soldiers | killed nine"
        before -= before > 0 and low[before - 1] == "by"
        return before > 0 and (low[before - 1] in self._not or self._is_nobodys(low, before))

    def _is_nobodys(self, low: list[str], i: int) -> bool:
        """Whether an actor at word `i` is named to say that nobody was of it: `none of them belonged to any | armed group`."""
        i -= low[i - 1] == "any"
        tied = i > 1 and low[i - 1] in self._ties and low[i - 2] in self._belonging
        return tied and not (self._nobody | self._not).isdisjoint(low[max(0, i - _NONE) : i - 1])

    def _is_cleared(self, line: Line, i: int, end: int) -> bool:
        """Whether a court found that an actor did not do it: `cleared | the police | of killing nine`, `soldiers | were acquitted of`."""
        low = line.low
        if self._clearing.isdisjoint(low):
            return False
        before = self._led(line, i)
        while before > 0 and (low[before - 1] in self._numbers or low[before - 1][0].isdigit()):
            before -= 1
        verb = end
        while verb < len(low) and (low[verb] in self._passive or low[verb] in self._perfect):
            verb += 1
        object_ = before > 0 and low[before - 1] in self._clearing and low[end : end + 1] in (["of"], ["over"])
        suffers = end < verb < len(low) - 1 and low[verb] in self._clearing and low[verb + 1] in ("of", "over", "in")
        return object_ or suffers

    def _doing(self, line: Line, found: list[Agent]) -> list[Agent]:
        """Actors with those who are no force, and the subjects of what was done: `residents | lynched two men`."""
        for start, end in self._others.find(line):
            kept = [agent for agent in found if agent.end <= start or end <= agent.start]
            if all(start <= agent.start and agent.end < end for agent in found if agent not in kept):
                found = sorted([*kept, Agent(start, end, "act")], key=lambda agent: agent.start)
        return found

    def _past_clauses(self, line: Line, found: list[Agent]) -> list[Agent]:
        """Actors where what is told behind a clause was done by those whom it tells of: `Rebels | who joined the army | killed nine`."""
        for k, agent in enumerate(found):
            who = self._clauses.opened(line, agent.start, agent.end) if agent.role == "act" else 0
            if who:
                found[k] = Agent(agent.start, agent.end, "other")
                if k and found[k - 1].end == who:
                    found[k - 1] = Agent(found[k - 1].start, who, "act")
        return found

    def is_arrest(self, line: Line, verb: tuple[int, int] | None) -> bool:
        """Whether a verb is of those who hold somebody by law: `two guards were | arrested | on suspicion of helping them`."""
        if verb is None or self._arrests.isdisjoint(line.low[verb[0] : verb[1]]):
            return False
        return not self._suspicion.isdisjoint(line.low[verb[1] : verb[1] + _LAWFUL])

    def may_arrest(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is of a state, which alone arrests."""
        return any(self._sorts.get(word) == "state" for word in line.low[agent.start : agent.end])

    def is_of_clause(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is only told of in a clause that says who others are, who did what stands behind it."""
        return self._clauses.opened(line, agent.start, agent.end) > 0

    def _is_the_group(self, line: Line, i: int) -> bool:
        """Whether a word takes up a group that was named before: `the | group | killed nine`."""
        return i > 0 and line.low[i] in self._groups and line.low[i - 1] == "the" and not line.written[i]

    def _people_behind_by(self, line: Line, i: int) -> bool:
        """Whether people who are no force did it: `were lynched by angry villagers`."""
        low, by = line.low, i
        if low[i] not in self._crowd:
            return False
        while by > 0 and (low[by - 1] in self._crowd_words or low[by - 1] in self._dets or low[by - 1] in self._counts):
            by -= 1
        done = low[max(0, by - 1 - _DEED) : by - 1]  # "beaten to death | by guards"
        led = by > 1 and low[by - 1] == "by" and any(map(self._attack_or_act, done))
        return led and not self._is_paper(low, by - 2)

    def _attack_or_act(self, word: str) -> bool:
        return word in self._acts or word in self.attack

    def _owning(self, line: Line, found: list[Agent]) -> list[Agent]:
        """Actors with what their own did put on them: `X said its fighters had killed`, `X said it killed`."""
        low = line.low
        if self._own.isdisjoint(low):
            return found
        for i in [i for i in range(len(low) - 1) if low[i] in self._own]:
            end = self._behind_own(low, i)
            before = [
                k
                for k, agent in enumerate(found)
                if agent.end <= i
                and not self._closes_aside(line, agent.start, agent.end)
                and not (k and _beside(line, found[k - 1], agent))
            ]
            if (low[i] in self._itself) != (end == i + 1):
                continue
            if not before:
                if end > i + 1 and self._role(line, i + 1, end, force=True) == "act":
                    found = [Agent(i, end, "act"), *(agent for agent in found if agent.start >= end)]
                continue
            if low[i] in self._itself:
                does = low[i - 1] in self._say and self._acts_ahead(line, end, 3, owned=False)
            else:
                does = self._role(line, i + 1, end, force=True) in ("by", "act", "attack")
            last = found[before[-1]]
            if does and last.role in ("other", "blame"):
                found[before[-1]] = Agent(last.start, last.end, "act")
        return found

    def _behind_own(self, low: list[str], i: int) -> int:
        """Index after those who are somebody's own: `its | fighters and men | had`."""
        end = i + 1
        while end < len(low) and low[end] in self._cues:
            end += 1
        return end

    def tells_of_own(self, line: Line, verb: int) -> bool:
        """Whether who speaks by the verb at word `verb` tells of a deed of its own: `said | its fighters had killed nine`."""
        low, i = line.low, verb + 1
        if self._own.isdisjoint(low):
            return False
        i += low[i : i + 1] == ["that"]
        if low[i : i + 1] == [] or low[i] not in self._own:
            return False
        end = self._behind_own(low, i)
        return (low[i] in self._itself) == (end == i + 1) and self._acts_ahead(line, end, _OWN, owned=False)

    def owns_up(self, line: Line, verb: int) -> bool:
        """Whether who speaks by the verb at word `verb` tells of its own deed in an infinitive: `claimed | to have slain nine`."""
        behind = line.low[verb + 1 : verb + 1 + _OWNED_UP] if verb >= 0 else []
        return not self._infinitive.isdisjoint(behind)

    def _named(self, line: Line, i: int, known: dict[int, int], places: Collection[int]) -> tuple[int, bool]:
        """Index after the actor whose naming begins at word `i` (`i` for none), and whether its noun is a force."""
        low, size, j, proper, noun = line.low, len(line.low), i, False, False
        first = low[i]
        paired = first in self._adjectives and self._pair_ahead(line, i + 1)  # "Syrian or Russian aircraft"
        if first in _ARTICLES or first in self._counts or (i in places and not paired):
            return i, False
        if first in self._none or (i > 0 and low[i - 1] in self._none):
            return i, False  # "no group has claimed it"
        if first in self._crowd and low[i + 1 : i + 2] == ["in"]:
            worn = next((j for j in range(i + 2, min(i + _DRESS, size)) if low[j] in self._dress), None)
            if worn is not None:
                return worn + 1, True  # "men in army uniform"
        if first in self._members and (end := self._within(line, i + 1, known)) > i + 1:
            return end, True
        while j < min(i + 8, size):
            word = low[j]
            if word.endswith(self._made):
                break  # who made a weapon did not fire it
            country = self._countries.at(low, j) if line.written[j] and word in self._names else None
            if j in known:
                j, proper, noun = known[j], True, False
            elif country is not None and not (country[1] == "state" and noun):
                j, proper, noun = country[0], True, False
            elif word in self._adjectives and not noun:
                j, proper = j + 1, True
            elif noun and j > i and low[j - 1] in self._heading and self._leads(line, j, places):
                j, noun = j + 1, False  # "the terrorist | Rapid Support militia"
            elif word == "and" and j > i and low[j - 1] in self._corps and self._pairs_with(line, j + 1):
                j += 1  # "defence | and | security forces"
            elif word in self._crowd and j > i and low[j - 1] in self._hands:
                j, noun = j + 1, True  # "armed men"
            elif word in self._nouns:
                machine = j > i and word in self._nameless and not word.endswith("s")
                if machine and self.attack.issuperset(low[j + 1 : j + 2] or ("",)):
                    break  # "an Israeli | drone strike"
                heads = j + 1 < size and (low[j + 1] in self._nouns or self._opens_name(line, j + 1, known))
                if low[j - 1 : j] and noun and word in self._parts and not heads:
                    break
                j, noun = j + 1, True
            elif (
                not noun and not (j > i and word in _ARTICLES) and (word in self._parts or self._leads(line, j, places))
            ):
                j += 1
            else:
                break
        while (
            j > i
            and not noun
            and not (paired and j == i + 1)
            and low[j - 1] in self._parts
            and not low[j - 1].endswith("-led")
            and j not in known.values()
        ):
            j -= 1
        if j > i and not noun and low[j - 1].endswith(self._tied) and self.attack.isdisjoint(low[j : j + 1]):
            return i, False  # "a JNIM-linked | account"
        end = self._after(line, self._within(line, j, known)) if noun else j
        goes_on = noun and end < size and low[end - 1] in self._wards and line.capital(end - 1) and line.capital(end)
        if goes_on and not line.title:
            return (end + 1, True) if low[end] in self._services else (i, False)  # "the Kivu Security | Tracker"
        if noun and (j - i > 1 or low[i] in self.bare or end > j):
            return end, True
        return (j, noun) if proper else (i, False)

    def _opens_name(self, line: Line, j: int, known: dict[int, int]) -> bool:
        """Whether a name that acts stands at word `j`: `the extremist group | Islamic State`."""
        return j in known or (
            line.written[j] and line.low[j] in self._names and self._countries.at(line.low, j) is not None
        )

    def _pair_ahead(self, line: Line, j: int) -> bool:
        """Whether another adjective of a country follows, joined."""
        low = line.low
        return j + 1 < len(low) and low[j] in self._pairs and low[j + 1] in self._adjectives

    def _pairs_with(self, line: Line, j: int) -> bool:
        """Whether a second word goes with one before an `and` to name one force."""
        low = line.low
        return low[j : j + 1] != [] and low[j] in self._corps and j + 1 < len(low) and low[j + 1] in self._nouns

    def _within(self, line: Line, j: int, known: dict[int, int]) -> int:
        """Index after the known name that a noun of fighters is tied to: `fighters of the Northern Front`."""
        low = line.low
        if j + 1 >= len(line) or low[j] not in self._of:
            return j
        k = j + 2 if low[j + 1] == "the" else j + 1
        k += low[k : k + 1] != [] and low[k].endswith(self._tied)  # "the | Iran-linked | Northern Front"
        end = known.get(k, j)
        while j < end < len(line) and low[end] in self._nouns and not line.capital(end):
            end += 1  # "fighters from the | Northern Front militia"
        return end

    def _leads(self, line: Line, j: int, places: Collection[int]) -> bool:
        """A capital before the noun of an actor: `Free Army fighters`."""
        low, written = line.low, line.written
        word = low[j]
        if not written[j] or line.title or word in self.attack or j in places or word in self._stops:
            return False
        if word.endswith(self._made):
            return False
        for k in range(j + 1, min(j + 4, len(low))):
            if low[k] in self._nouns:
                return True
            if not written[k]:
                return False
        return False

    def _after(self, line: Line, j: int) -> int:
        """`forces loyal to the president`, `units of the army`, `group (ABC)`."""
        low, size = line.low, len(line)
        if j + 2 < size and low[j] == "(" and ")" in low[j + 1 : j + 6]:
            return low.index(")", j) + 1
        if (
            j + 2 < size
            and low[j] in ("loyal", "allied", "affiliated", "aligned", "linked")
            and low[j + 1] in ("to", "with")
        ):
            k = j + 2
            while k < min(j + 14, size) and (line.capital(k) or low[k] in self._lords or self._is_led(line, k)):
                k += 1
            return k if k > j + 2 else j
        return j

    def _is_led(self, line: Line, k: int) -> bool:
        """Words of a bracketed name that leads somebody: `(XYZ)-led government`."""
        low = line.low
        begin = next((i for i in range(k, max(k - 5, -1), -1) if low[i] == "("), None)
        if begin is None or ")" not in low[begin : begin + 4]:
            return False
        end = low.index(")", begin)
        return low[end + 1 : end + 3] in (["-", "led"], ["-", "backed"], ["-", "run"], ["-", "dominated"])

    def _role(self, line: Line, i: int, end: int, *, force: bool) -> str:
        low, before = line.low, self._led(line, i)
        inner = self._closes_aside(line, i, end)
        end = self._behind_aside(line, end)
        if self._blame.before(low, before) is not None or (not inner and self._claims(line, end)):
            return "blame"
        if self._clash.before(low, before) is not None or (before > 0 and low[before - 1] == "between"):
            return "clash"
        if before > 0 and low[before - 1] == "by":
            held = before > 1 and (
                low[before - 2] in self._held
                or self._is_called_so(low, before - 1)
                or not self._reckoned.isdisjoint(low[max(0, before - 1 - _LAID) : before - 1])
            )
            told = held or self.is_account(line, end) or self._is_paper(low, before - 2)
            return "other" if told else "by"
        if self._is_hit(low, before) or self._are_lost(line, before, end) or self._is_what_they_were(low, before, end):
            return "target"
        if not inner and self._attack_ahead(line, end):
            return "attack"
        if before > 0 and low[before - 1] in self._target:
            return "target"
        if not self._loses.isdisjoint(low[end : end + 2]) or not self._suffers.isdisjoint(low[end : end + 2]):
            return "target"  # "The army lost nine men"
        if before > 0 and low[before - 1] in self._beside and self._together.before(low, before) is None:
            return "target"
        if inner:
            return "other"  # "outside a hotel popular with government officials …, killing nine"
        if self._acts_ahead(line, end, _REACH if force else 2, owned=before > 0 and low[before - 1] == "of"):
            return "act"
        if before > 0 and low[before - 1] in self._by and self._attack_behind(line, before - 1):
            whose = low[before - 1] == "of" and end < len(low) and low[end].isalpha() and low[end] not in self._stops
            return "target" if whose and not line.capital(end) else "by"  # "the bombing of a rebel | camp"
        return "other"

    def _only_finds(self, line: Line, start: int) -> bool:
        """Whether an actor only found or named the dead: `was shot dead on Sunday and has been named by | police`."""
        low, by = line.low, self._led(line, start) - 1
        if by < 1 or low[by] != "by":
            return False
        for j in range(by - 1, max(by - _FOUND, -1), -1):
            if low[j] in self._finds:
                return True
            if low[j] in self._acts or low[j] in self.attack or not low[j][0].isalnum():
                return False
        return False

    def _are_lost(self, line: Line, before: int, end: int) -> bool:
        """Whether an actor is of those who were killed: `the number of | Odalan soldiers | killed`, `Odalia's | death toll`."""
        low = line.low
        counted = before > 1 and low[before - 1] == "of" and low[before - 2] in self._number
        counted = counted and self.attack.isdisjoint(low[end : end + 1])  # "the toll of the Odalan | aggression"
        return counted or (end - 1 in line.owners and not self._losses.isdisjoint(low[end : end + 1]))

    def _is_refused(self, line: Line, start: int) -> bool:
        """Whether an actor is named as who did not do it: `the raid, which was not carried out by | the army`, `not by | the army`,
        `the raid, which the ministry denied was carried out by | the army`.
        """
        low, by = line.low, self._led(line, start) - 1
        if by < 1 or low[by] != "by" or self._not.union(self._denying).isdisjoint(low):
            return False
        for i in range(by - 1, max(-1, by - _REFUSED), -1):
            denied = low[i] in self._passive and low[i - 1 - (low[i - 1] in self._perfect)] in self._denying
            if low[i] in self._not or denied:
                return True
            if not low[i][0].isalnum() or low[i] in self._contrasts or low[i] == "by" or low[i] in self._finite:
                return False
        return False

    def _led(self, line: Line, i: int) -> int:
        """Back over what stands before a naming: `the`, `the outlawed`, `members of the`."""
        low = line.low
        while i > 0:
            if low[i - 1] in self._dets or low[i - 1] in self._describing:
                i -= 1
            elif i > 1 and low[i - 1] in self._of and low[i - 2] in self._members:
                i -= 2
            else:
                break
        return i

    def is_one_side(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is one of two that meet: `clashes between | herders | and farmers`, `between herders and | farmers |`."""
        low, i = line.low, self._led(line, agent.start)
        if i > 0 and low[i - 1] == "between":
            return low[agent.end : agent.end + 1] == ["and"]
        opened = next((j for j in range(i - 2, max(0, i - _SIDE), -1) if low[j] == "between"), None)
        return opened is not None and low[i - 1] == "and" and self._acts.isdisjoint(low[opened:i])

    def _behind_aside(self, line: Line, end: int) -> int:
        """Index after a relative clause that opens behind a naming: `The Front, | which is close to X, | claimed …`."""
        low = line.low
        if low[end : end + 1] and low[end] in _DASHES:
            dash = next((j for j in range(end + 2, min(end + 2 * _ASIDE, len(low))) if low[j] in _DASHES), None)
            return end if dash is None or not self._acts.isdisjoint(low[end:dash]) else dash + 1
        first = end
        while low[end + 2 : end + 3] and low[end] in self._backing and low[end + 1] in (*self._pairs, ","):
            end += 2  # "trained | and armed by"
        if low[end : end + 1] and low[end] in self._held and low[end + 1 : end + 2] == ["by"]:
            ahead = range(end + 2, min(end + _ASIDE, len(low)))  # "police | backed by Kenyan officers | had killed"
            return next((j for j in ahead if low[j] in self._perfect or low[j] in self._acts), first)
        end = first
        if low[end : end + 1] != [","] or low[end + 1 : end + 2] == [] or low[end + 1] not in self._relative:
            return end
        close = next((j for j in range(end + 2, min(end + _ASIDE, len(low))) if low[j] == ","), None)
        inner = close is not None and any(self._acts.intersection(low[end:close]))
        return end if close is None or inner else close + 1

    def _closes_aside(self, line: Line, i: int, end: int) -> bool:
        """Whether a naming ends a relative clause that says who another is: `The Front, which is close to | X, | claimed …`."""
        low = line.low
        if low[end : end + 1] != [","]:
            return False
        opened = line.comma_before(i, _ASIDE)
        return opened is not None and low[opened + 1] in self._relative

    def _is_called_so(self, low: list[str], by: int) -> bool:
        """Whether `by` leads to who calls somebody something: `listed as a terrorist organization | by Türkiye`."""
        first = max(0, by - _CALLED)
        said = next((i for i in range(first, by) if low[i] in self._calling), None)
        return said is not None and "as" in low[said:by]

    def _is_hit(self, low: list[str], i: int) -> bool:
        """Whether what stands at word `i` is what a verb of attack is done to, or whose it is: `ambushed | an army convoy, killing
        …`, `hit a camp of | the rebels, killing …`.
        """
        if i > 1 and low[i - 1] in self._of:
            first = max(0, i - _OBJECT)
            i = next((j + 1 for j in range(i - 2, first, -1) if low[j] in self._hits or not low[j][0].isalpha()), first)
        before = low[i - 2] if i > 1 else ""  # "in an | ambush Syrian forces killed nine", "had been | shelled"
        return i > 0 and low[i - 1] in self._hits and before not in self._passive and before not in _ARTICLES

    def _is_what_they_were(self, low: list[str], i: int, end: int) -> bool:
        """Whether the dead are said to have been an actor's: `the four were | members of the Front | killed in combat`."""
        end += low[end : end + 1] != [] and low[end] in self._members
        were = i > 0 and low[i - 1] in self._passive and low[end : end + 1] != []
        return were and low[end] in self._acts and not low[end].endswith("ing")

    def is_hit(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is whom a verb of attack before it hits, or what those killed were."""
        low, before = line.low, self._led(line, agent.start)
        return agent.role == "target" and (self._is_hit(low, before) or self._is_what_they_were(low, before, agent.end))

    def is_of_them(self, line: Line, agent: Agent) -> bool:
        """Whether an actor's name only says who those harmed are: `most of them | Red Sash fighters`."""
        before = line.low[max(0, agent.start - 2) : agent.start]
        if (
            before[-1:] != []
            and before[-1] in self._passive
            and not self._dead.isdisjoint(line.low[: agent.start - 1][-_DEAD:])
        ):
            return True  # "the dead were | Red Sash fighters"
        if self._is_theirs(line, agent):
            return True
        return before == ["of", "them"] or (agent.role == "target" and before[-1:] != [] and before[-1] in self._mostly)

    def _is_theirs(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is only told of as whose the dead were: `thirteen belonged to | the Red Sash | and five to | the Ashen Hand`."""
        low, i = line.low, self._led(line, agent.start)
        if self._belonging.isdisjoint(low[:i]) or i < 1 or low[i - 1] != "to":
            return False
        told = next((j for j in range(i - 1, 0, -1) if low[j] in self._belonging), 0)
        apart = low[told + 1 : i] != ["to"] and (low[i - 2] not in self._numbers and not low[i - 2][0].isdigit())
        return told > 0 and not apart and low[told - 1] not in self._doers

    def only_helps(self, line: Line, agent: Agent, end: int) -> bool:
        """Whether an actor is accused of what hurts nobody by itself: `accused X | of arming the rebels who killed nine`."""
        if agent.role != "blame" or end + 1 >= len(line) or line.low[end] not in self._of:
            return False
        if self._abetting.at(line.low, end + 1) is not None:
            return True  # "accused the guards | of opening the gates to those who killed nine"
        weapon = self._weapons.isdisjoint(line.low[end + 2 : end + 5])
        return line.low[end + 1] in self._helping and weapon

    def loses(self, line: Line, verb: int) -> bool:
        """Whether the verb at word `verb` tells of one's own dead: `the army | lost nine men`."""
        return line.low[verb] in self._loses

    def is_charge(self, line: Line, verb: int, figure: int) -> bool:
        """Whether the verb or noun of harm at word `verb` only says what somebody is arrested or punished for: `over the | killing of`."""
        if verb >= figure:
            return False
        i = verb - (line.low[verb - 1] in _ARTICLES)
        return i > 1 and line.low[i - 1] in self._charges

    def opens_clause(self, line: Line, start: int, agent: Agent, *, answers: bool) -> int:
        """The word behind which an actor stands in another clause than what ends before word `start`, -1 where it does in none:
        `…, | while the army …`, `…, and the army | killed …`; and `…, | after rebels had killed …` where that one `answers` a deed
        of another's.
        """
        i = self._led(line, agent.start)
        parts = self._contrasts | self._turns if answers else self._contrasts
        parting = next((j for j in range(start, agent.start) if line.low[j] in parts), -1)
        acts = agent.role in ("act", "attack") and i > 1 and line.low[i - 2 : i] == [",", "and"]
        return parting if parting >= 0 or not acts else agent.start

    def _claims(self, line: Line, end: int) -> bool:
        """`… claimed responsibility`, `… claimed the attack`, `… said it was behind the blast`."""
        low, ahead = line.low, line.low[end : end + 5]
        if "responsibility" in ahead and self._claim & set(ahead):
            return True
        if low[end : end + 1] and low[end] in self._claim and low[end + 1 : end + 2] and low[end + 1] in _ARTICLES:
            return not self.attack.isdisjoint(low[end + 2 : end + 3])
        return self._authors.own_up(low, end)

    def _attack_ahead(self, line: Line, end: int) -> bool:
        for j in range(end, min(end + 3, len(line))):
            if line.low[j] in self.attack:
                if not self._stores.isdisjoint(line.low[j + 1 : j + 2]):
                    return False  # "a commander of the Front's rocket | unit"
                return not (line.low[j] in self._acts and j == end and not self._noun_like(line, j))
            joins = line.low[j] in self._parts or line.low[j] in self._arms or "-" in line.low[j][1:]
            if not joins:
                return False  # "…, Odalia - An air strike"
        return False

    def _noun_like(self, line: Line, j: int) -> bool:
        """`attack`, `fire`, `shelling` behind an actor are nouns unless what they hit follows."""
        return j + 1 >= len(line) or line.low[j + 1] not in ("a", "an", "the", "at", "several", "rocket", "dozens")

    def _acts_ahead(self, line: Line, end: int, reach: int, *, owned: bool) -> bool:
        """Whether a verb of attack follows; what is `owned` (`a base of mercenaries and killed`) is subject of the next one alone."""
        low, undone = line.low, False
        for j in range(end, min(end + reach, len(low))):
            if low[j] in self._responsible and low[j + 1 : j + 2] == ["for"]:
                return True
            if low[j] in self._acts and not self._inquiries.isdisjoint(low[j + 1 : j + _INQUIRY]):
                return False  # "police opened an inquiry into the killing of nine"
            if low[j] in self._acts and low[j - 1] in _ARTICLES and low[j + 1 : j + 2] == ["of"]:
                continue  # "police identified 30 suspects in | the killing of nine"
            if low[j] in self._counting or (low[j] in self._figured and self._is_of_dead(low, j + 1)):
                return False  # "authorities put the number of civilians | killed at nine", "counted nine civilians | killed"
            if low[j] in self._papers and low[j + 1 : j + 2] in (["that"], ["of"]):
                return False  # "Karovian | claims that nine had died"
            if low[j] in self._acts:
                if undone or self._spares(low, j):
                    return False  # "the army had not | bombed the town"
                return low[j - 1] not in self._passive and not self._downing.at(low, j)
            if low[j] in self._passive and not self._responsible.isdisjoint(low[j + 1 : j + 3]):
                continue  # "has been responsible for the deaths of …"
            if low[j] == "as" and low[j - 1] in self._posing:
                continue
            if low[j] in self._bar or low[j] in self._passive or (owned and low[j] == "and"):
                return False
            undone = low[j] in self._not or (undone and low[j] not in ("and", "but"))
        return False

    def _is_of_dead(self, low: list[str], i: int) -> bool:
        """Whether words from `i` on say whom a number counts: `put the number | of dead`, `put the toll | killed in Orsk at nine`."""
        return low[i : i + 1] == ["of"] or not self._acts.isdisjoint(low[i : i + 1])

    def _spares(self, low: list[str], verb: int) -> bool:
        """Whether nobody suffered what the verb at word `verb` tells: `killed | no one`, `carried out | no strikes`."""
        none = next((j for j in (verb + 1, verb + 2) if j < len(low) and low[j] in self._nobody), 0)
        return none > 0 and self._at_least.isdisjoint(low[none + 1 : none + 2])

    def _attack_behind(self, line: Line, i: int) -> bool:
        return any(word in self.attack for word in line.low[max(0, i - 3) : i])

    def are_doers(self, line: Line, noun: Noun, end: int) -> bool:
        """Whether those harmed, whose figure ends before word `end`, are who did what the text tells of: `three | attackers | were
        shot dead`, `three | of the attackers`.
        """
        head = line.low[noun.head : noun.head + 1] if noun.end > noun.start else line.low[end + 2 : end + 3]
        told = noun.end > noun.start or line.low[end : end + 2] == ["of", "the"]
        return told and not self._doers.isdisjoint(head)

    def is_said_of_hunted(self, word: str) -> bool:
        """Whether a verb is what states say of those whom they hunt: `over 60 | eliminated`."""
        return word in self._hunters

    def is_doers_deed(self, low: Sequence[str], verb: int) -> bool:
        """Whether nobody but those who did it did what the verb at word `verb` tells: `the attackers | killed nine`."""
        return verb > 0 and low[verb - 1] in self._doers

    def are_hunted(self, word: str) -> bool:
        """Whether a noun is of those whom states fight: `militants`."""
        return word in self._hunted

    def serves(self, word: str) -> bool:
        """Whether a noun is of those who serve a state: `soldiers`, `officer`."""
        return word in self._serving

    def is_account(self, line: Line, end: int) -> bool:
        """Whether an actor that ends before word `end` only says whose account it is: `by Israeli | tallies`."""
        return end < len(line) and line.low[end] in self._accounts and not line.capital(end)

    def _is_paper(self, low: list[str], i: int) -> bool:
        """Whether what stands up to word `i` was only told or issued by whom follows: `a report last month | by the army`."""
        for j in range(i, max(i - _PAPER, -1), -1):
            if low[j] in self._papers:
                return True
            done = low[j].endswith(self._past) and low[j] not in self._issued
            if done or low[j] in self._deeds or not low[j][0].isalnum():
                return False
        return False

    def is_holder(self, line: Line, agent: Agent) -> bool:
        """Whether an actor only holds where it happened: `shelled districts held by | gunmen`."""
        low, i = line.low, self._led(line, agent.start)
        if low[agent.end - 1].endswith(self._holding):
            return True
        return i > 2 and low[i - 1] == "by" and low[i - 2] in self._held and low[i - 3] in self._sites

    def is_force(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is a force of no named state: in `a soldier was hurt in the | army | raid`, that of the soldier."""
        return line.low[agent.end - 1] in self._forces

    def tells(self, line: Line, end: int) -> bool:
        """Whether a verb of saying stands behind a naming."""
        return not self._say.isdisjoint(line.low[end : end + 2])

    def is_bare(self, line: Line, agent: Agent) -> bool:
        """Whether an actor is called by a word that names one by itself: `the army`, `rebels`."""
        return line.low[agent.end - 1] in self.bare

    def is_named_before(self, line: Line, agent: Agent) -> bool:
        """Whether a naming only takes up who was named before: `the group`, or somebody's own, `its fighters`."""
        alone = agent.end == agent.start + 1 and self._is_the_group(line, agent.start)
        return alone or line.low[agent.start] in self._own

    def is_noun(self, word: str) -> bool:
        """Whether a word alone names a sort of actor: `army`, `units`."""
        return word in self._nouns

    def is_adjective(self, words: Sequence[str]) -> bool:
        """Whether words only describe: `Russian` is an actor before a word of attack, not before `city`."""
        return len(words) == 1 and words[0] in self._adjectives

    def sort(self, word: str, *, sure: bool = False) -> str:
        """What the last word of a naming makes of an actor: "state", "irregular" or "" for neither.

        With `sure`, a word that anybody's may bear makes nothing of it: `Hezbollah-led forces`.
        """
        return "" if sure and word in self._anybodys else self._sorts.get(word, "")

    def is_nameless(self, words: Sequence[str]) -> bool:
        """Whether a naming tells nothing of who it was: `two warplanes`, `unknown gunmen`."""
        return self._nameless.issuperset(words)

    def is_unknown(self, words: Sequence[str]) -> bool:
        """Whether a naming tells that somebody did it, and not who: `unidentified gunmen`."""
        return self._unknown.issuperset(words)

    def joins(self, line: Line, start: int, end: int, *, apart: bool = True) -> bool:
        """Whether words [start, end) join two actors in one breath: `and its`, `or`, `along with`; with `apart`, no word."""
        gap = line.low[start:end]
        if len(gap) <= 2 and all(word in _JOINS for word in gap):
            return bool(gap) or apart
        return tuple(word for word in gap if word not in _LOOSE) in self._gaps

    # ------------------------------------------------------------------ means

    def means(self, line: Line) -> list[tuple[int, Means]]:
        """The means a line names, in order: (word, means). The longest phrase wins."""
        found: list[tuple[int, Means]] = []
        after = 0
        for i in self._means.places(line.low):
            hit = self._means.at(line.low, i) if i >= after else None
            if hit is not None:
                found.append((i, hit[1]))
                after = hit[0]
        return found


def _apposed(line: Line, found: list[Agent]) -> list[Agent]:
    """Actors without what only says who one is that has a name: `the Tigers, | a group allied to the army, | killed …`."""
    kept: list[Agent] = []
    for agent in found:
        before = kept[-1] if kept else None
        closed = line.low[agent.end : agent.end + 1] == [","]
        if before is not None and closed and _beside(line, before, agent):
            role = agent.role if before.role == "other" else before.role
            kept[-1] = Agent(before.start, before.end, role)
        else:
            kept.append(agent)
    return kept


def _beside(line: Line, before: Agent, agent: Agent) -> bool:
    """Whether an actor begins to say who the one before is: `the Tigers, | a group …`, `JNIM, the | Qaeda affiliate`."""
    opened = agent.start - 2
    named = before.end == opened and line.capital(before.end - 1)
    return named and line.low[opened] == "," and line.low[opened + 1] in ("a", "an", "the")


def _coordinated(agents: Agents, line: Line, found: list[Agent]) -> list[Agent]:
    """`Russian and Syrian air strikes`: an actor joined to the next one shares its role, and a second to the first."""
    for k in range(len(found) - 2, -1, -1):
        this, after = found[k], found[k + 1]
        if line.low[this.end : after.start] in (["and"], ["or"], [","], ["and", "the"], []) and this.role in (
            "other",
            after.role,
        ):
            found[k] = Agent(this.start, this.end, after.role)
    for k in range(1, len(found)):
        this, before = found[k], found[k - 1]
        led = this.role == "other" or (this.role == "act" and before.role == "by")
        says = agents.tells(line, this.end) and not {"and", "or"} & set(line.low[before.end : this.start])
        if led and not says and agents.joins(line, before.end, this.start, apart=False):
            found[k] = Agent(this.start, this.end, before.role)
    return found

"""The lines of a text in, what the accused say to it out: they deny, admit, explain, promise or decline.

An answer is a party (or a person who speaks for one) as the subject of a verb of answering, with words that tell what is
answered: harm, an accusation, an inquiry. Which words reply is for `replies`; who gives the reply is told here. One sentence
may hold two answers ("conceded …, but declined to …"), and a pronoun takes the party named before it. Who passes an answer
on is its speaker; the party itself is its actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from corroborate.actors import Actors, fold
from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.namings import ARTICLES, Around, Naming, Namings, is_day, mention
from corroborate.read.phrases import Phrases
from corroborate.read.replies import Offer, Replies
from corroborate.records import Answer, Mention, Speaker, Text
from corroborate.vocabulary import Reply

_TABLE: Final = "answers"
_REPLIES: Final[tuple[Reply, ...]] = ("denies", "admits", "explains", "promises", "declines")
_MARKS: Final = frozenset('“”"')
_SMALL: Final = frozenset({"the", "of"})
_NOBODY: Final = frozenset({"no", "nobody", "neither"})
_OFFICE: Final = 7  # words of whose an office is, and of who bears it
_ASIDE: Final = 26  # words between who answers and a later verb
_REJECTED: Final = 4  # words from "rejected" to the claims
_TAIL: Final = 6  # words of where or whose somebody is: `authorities | in the capital | denied`


@dataclass(frozen=True, slots=True)
class _Party:
    """Who may answer, at words [start, end) of a line, as it was named in full (and where, if on this line)."""

    start: int
    end: int
    named: Mention
    person: bool = False


def _covered(parties: Sequence[_Party]) -> set[int]:
    """The words of a line that name parties."""
    return {i for party in parties for i in range(party.start, party.end)}


class Answering:
    """How one language answers."""

    def __init__(self, language: Language, actors: Actors, namings: Namings) -> None:
        self._actors, self._namings, self._replies = actors, namings, Replies(language)
        self._kin = language.known("persons", "kin") | language.known("answers", "parties", "kin")

        def words(section: str, key: str = "words") -> frozenset[str]:
            return language.known(_TABLE, section, key)

        self._nouns: Phrases[Reply] = Phrases({reply: language.words(_TABLE, "nouns", reply) for reply in _REPLIES})
        self._offices, self._groups = words("persons", "offices"), language.known("accusations", "anaphors", "groups")
        self._leaders, self._portfolios = words("persons", "leaders"), words("persons", "portfolios")
        self._officer: Phrases[str] = Phrases(
            {kind: language.words(_TABLE, "officers", kind) for kind in ("office", "capital", "bare", "accused")}
        )
        self._titles = language.known("accusations", "heads", "persons") | language.known(
            "accusations", "heads", "offices"
        )
        self._armies = language.known("accusations", "party", "heads")
        self._states, self._civil = words("persons", "states"), words("officers", "civil")
        self._police, self._tails = words("persons", "police"), words("persons", "tails")
        self._pronouns, self._possessive = words("persons", "pronouns"), words("persons", "possessive")
        self._speakers_own = words("persons", "own")
        self._personal, self._both = words("persons", "personal"), words("persons", "both")
        self._carriers: Phrases[str] = Phrases({"carriers": language.words(_TABLE, "carriers")})
        self._say = language.known("speakers", "verbs", "say")
        self._adverbs = language.known("speakers", "parts", "adverbs")
        self._prepositions = language.known(_TABLE, "small", "prepositions")
        self._lead = language.known(_TABLE, "small", "lead")
        self._statements = language.known(_TABLE, "small", "statements")
        self._issued = language.known(_TABLE, "small", "issued")
        self._between = (self._adverbs | language.known(_TABLE, "small", "slides")) - {"who"}
        self._claims = language.known(
            "scope", "denial", "claims"
        )  # "| claims | that 12 died are untrue, the army said"
        self._rejecting = language.known("scope", "denial", "verbs")
        self._days = language.every("times", "weekdays")

    def find(self, text: Text, lines: Sequence[Line], around: Around) -> tuple[Answer, ...]:
        """The answers of a text, in the order of their words."""
        found: list[Answer] = []
        last: tuple[_Party, ...] = ()
        surnames: dict[str, str] = {}
        bodies: dict[str, str] = {}
        before: Answer | None = None
        offered = [self._replies.find(line) for line in lines]
        for line, offers in zip(lines[: self._last(lines, offered)], offered, strict=False):
            parties = self._parties(text, line, surnames, bodies, last, around)
            here = self._answers(text, line, offers, parties, last, around)
            found += [self._carried(answer, before) for answer in here]
            before = found[-1] if here else (before if line.raw[0] in '“"' else None)
            if parties:
                last = (self._leading(line, parties), *parties)
        return tuple(dict.fromkeys(found))

    def _last(self, lines: Sequence[Line], offered: Sequence[Sequence[Offer]]) -> int:
        """How many lines there are up to the last one that may answer: behind it nobody needs to know who could."""
        may = (k for k in range(len(lines), 0, -1) if offered[k - 1] or self._nouns.within(lines[k - 1].low))
        return next(may, 0)

    def _carried(self, answer: Answer, before: Answer | None) -> Answer:
        """An interview goes on: the outlet that passed on the sentence before passes on this one too."""
        if before is None or answer.speakers or _last(before.actor) != _last(answer.actor):
            return answer
        return replace(answer, speakers=before.speakers)

    def _leading(self, line: Line, parties: Sequence[_Party]) -> _Party:
        """The party that a pronoun of the next sentence means: the one that speaks, else the first."""
        return next((party for party in parties if self._after(line, party.end) in self._say), parties[0])

    def _after(self, line: Line, i: int) -> str:
        while i < len(line) and line.low[i] in self._adverbs:
            i += 1
        return line.low[i] if i < len(line) else ""

    # ------------------------------------------------------------------ who answers

    def _parties(
        self,
        text: Text,
        line: Line,
        surnames: dict[str, str],
        bodies: dict[str, str],
        last: Sequence[_Party],
        around: Around,
    ) -> list[_Party]:
        """The parties of a line that could answer: offices, those who speak for them, known leaders, and armed groups.

        `surnames` are those of persons that the text named in full before; a surname alone then means that person. So do
        `bodies` for the last words of their names: `the Northern Front`, then `the Front`.
        """
        found = self._named(text, line)
        taken = _covered(found)
        for i, word in enumerate(line.low) if surnames else ():
            if word in surnames and i not in taken and line.capital(i):
                named = Mention(surnames[line.low[i]], mention(text, line, i, i + 1).quote)
                found.append(_Party(i, i + 1, named, person=True))
        taken = _covered(found)
        found += [
            _Party(start, end, mention(text, line, start, end), line.low[start] in self._leaders)
            for start, end in around.armed(line.index)
            if taken.isdisjoint(range(start, end)) and not self._namings.is_tied(line, end)
        ]
        found = [self._in_full(line, party, bodies) for party in self._speaking_for(text, line, found)]
        found = self._in_office(text, line, found)
        group = next((p.named for p in last if self._is_body(p)), None)
        if group is not None:
            irregular = next((p.named for p in last if self._is_body(p) and not self._is_state(p)), None)
            found += self._anaphors(text, line, irregular, _covered(found)) if irregular is not None else []
        found = [self._its(line, party, found, group) for party in found]
        full = ((self._full(line, p), p) for p in found if p.person)
        surnames |= {line.low[end - 1]: p.named.name for end, p in full if end}
        return sorted((party for party in found if not self._is_nobody(line, party)), key=lambda party: party.start)

    def _is_nobody(self, line: Line, party: _Party) -> bool:
        """`no | minister`, `nobody in the | government`: what nobody says is no answer, nor what a man's family says his:
        `Mr X's | family`, `relatives of | X`.
        """
        behind = line.low[party.end : party.end + 1] if party.end - 1 in line.owners else []
        if not self._kin.isdisjoint(behind) or (
            line.low[party.start] in self._kin and line.low[party.start + 1 : party.start + 2] == ["of"]
        ):
            return True
        before = line.low[max(0, party.start - 4) : party.start + 1]
        return not _NOBODY.isdisjoint(before[-2:]) or (
            "nobody" in before or "none" in before or before[:2] == ["no", "one"]
        )

    def _named(self, text: Text, line: Line) -> list[_Party]:
        """Those whom a line names by what they are: a force, an office, a leader; the longer of two that overlap."""
        spans = [
            (*self._titled(line, naming), naming)
            for naming in self._namings.find(line)
            if self._answers_for(line, naming)
        ]
        found = [
            (start, end, naming.office or end > naming.end or self._is_person(line, naming))
            for start, end, naming in spans
        ]
        for start, end, person in [*self._officers(line), *self._leading_persons(line)]:
            over = [
                one for one in found if one[0] < end and start < one[1] + (not one[2])
            ]  # "the police | commissioner"
            if all(one[1] < end for one in over):  # "the prime minister's | office"
                found = [one for one in found if one not in over]
                first = min([start, *(one[0] for one in over)])
                found.append((first + (line.low[first] in ARTICLES), end, person))
        found = [(start, self._portfolio(line, end), person) for start, end, person in found]
        return [_Party(start, end, mention(text, line, start, end), person) for start, end, person in found]

    def _portfolio(self, line: Line, end: int) -> int:
        """Index after what a minister or ministry is for: `Minister | of National Defence`, `Ministry | of the Interior`."""
        low, i = line.low, end + 1
        if low[end - 1] not in self._portfolios or low[end : end + 1] != ["of"]:
            return end
        i += low[i : i + 1] == ["the"]
        first = i
        while i < len(line) and (
            line.capital(i) or (low[i] == "and" and i > first and i + 1 < len(line) and line.capital(i + 1))
        ):
            i += 1
        if i == first:
            return end
        return self._bearer(line, i) if low[end - 1] in self._titles else i

    def _in_office(self, text: Text, line: Line, found: Sequence[_Party]) -> list[_Party]:
        """Joins a person with the office told behind the name: `Colonel Karam Odeh, | an army spokesman, | denied`."""
        joined = list(found)
        for named in found:
            low, i = line.low, named.end
            if not named.person or low[i : i + 1] != [","] or not line.capital(i - 1):
                continue
            opened = i + 1 + (low[i + 1 : i + 2] != [] and low[i + 1] in ARTICLES)
            told = next((p for p in joined if p.person and i < p.start <= opened), None)
            if told is not None and low[told.end : told.end + 1] == [","]:
                joined = [party for party in joined if party is not named and party is not told]
                joined.append(_Party(named.start, told.end, mention(text, line, named.start, told.end), person=True))
        return joined

    def _speaking_for(self, text: Text, line: Line, found: Sequence[_Party]) -> list[_Party]:
        """Joins who speaks with whom they speak for: `a spokesman | for the | Reed Battalion`."""
        joined = list(found)
        for voice in found:
            low, i = line.low, voice.end
            if not voice.person or (low[i : i + 1] not in (["for"], ["of"]) and low[i - 2 : i] != ["of", "the"]):
                continue
            reach = i + 3 if low[i - 2 : i] != ["of", "the"] else i  # "for the | logging company"
            near = (p for p in found if i <= p.start <= reach)
            whom = next((p for p in near if all(word.isalnum() for word in low[i : p.start])), None)
            if whom is not None:
                end = self._bearer(line, whom.end)
                joined = [
                    one
                    for one in joined
                    if one is not voice and one is not whom and not (voice.start <= one.start < end)
                ]
                joined.append(_Party(voice.start, end, mention(text, line, voice.start, end), person=True))
        return joined

    def _anaphors(self, text: Text, line: Line, group: Mention, taken: AbstractSet[int]) -> list[_Party]:
        """`the group`, `the militia`: the body named before."""
        return [
            _Party(i, i + 1, Mention(group.name, mention(text, line, i, i + 1).quote))
            for i, word in enumerate(line.low)
            if word in self._groups and i and i not in taken and "the" in line.low[max(0, i - 2) : i]
        ]

    def _its(self, line: Line, party: _Party, found: Sequence[_Party], group: Mention | None) -> _Party:
        """A party by the name of the body that it speaks for: `the army …, | its spokesman | said`."""
        if not self._is_its(line, party):
            return party
        before = next(
            (p.named for p in sorted(found, key=lambda p: -p.start) if p.end <= party.start and not p.person), group
        )
        return party if before is None else replace(party, named=Mention(before.name, party.named.quote))

    def _in_full(self, line: Line, party: _Party, bodies: dict[str, str]) -> _Party:
        """A body by the name that the text gave it before, where its last word stands for it."""
        last = line.low[party.end - 1]
        if party.person or not line.capital(party.end - 1):
            return party
        full = bodies.setdefault(last, party.named.name)
        short = party.named.name.removeprefix("the ").lower() == last and full.lower().endswith(f" {last}")
        return replace(party, named=Mention(full, party.named.quote)) if short else party

    def _is_its(self, line: Line, party: _Party) -> bool:
        """Whether somebody speaks for the body named before: `its spokesman, Karam Odeh`."""
        own = self._possessive - self._personal
        return party.person and (line.low[party.start] in own or (party.start > 0 and line.low[party.start - 1] in own))

    def _is_body(self, party: _Party) -> bool:
        """Whether a party is a body by a name of its own, and no person."""
        return not party.person and not self._is_group(party.named)

    def _is_state(self, party: _Party) -> bool:
        """Whether a body is an arm of the state, which nobody calls a group."""
        words = party.named.name.split()
        return any(word in self._states or word.lower() in self._states - self._armies for word in words)

    def _is_group(self, named: Mention) -> bool:
        words = named.name.split()
        named_so = any(word[0].isupper() for word in words[:-1] if word.lower() not in ARTICLES)
        return words[-1].lower() in self._groups and not named_so

    def _full(self, line: Line, party: _Party) -> int:
        """Index after a person's surname, behind title or office or before what office it is; 0 where there is none."""
        ends = [*(i for i in range(party.start + 2, party.end) if line.low[i] == ","), party.end]
        return next((i for i in ends if i - party.start > 1 and self._is_surname(line, i - 1)), 0)

    def _is_surname(self, line: Line, i: int) -> bool:
        return line.capital(i) and line.low[i] not in self._titles

    def _is_person(self, line: Line, naming: Naming) -> bool:
        """Whether a known body is named by its head of state or spokesman."""
        if naming.body is None:
            return False
        words = fold(" ".join(line.raw[naming.start : naming.end]))
        alone = naming.body.kind == "office" and not self._offices & set(line.low[naming.start : naming.end])
        return alone or any(fold(voice) in words for voice in naming.body.voices)

    def _officers(self, line: Line) -> list[tuple[int, int, bool]]:
        """Those who answer for a state by their office alone: `the interior minister`, `Moscow`, `the president`."""
        found = []
        for i in self._officer.places(line.low):
            office = self._officer.at(line.low, i)
            civil = not self._civil.isdisjoint(line.low[max(0, i - 2) : i])
            if office is not None and not civil and self._is_office(line, i, *office):
                start = i
                while start > max(0, i - _OFFICE) and self._whose_office(line, start - 1):
                    start -= 1
                end = office[0]
                if office[1] == "office":
                    end = self._bearer(line, end)
                found.append((start, end, office[1] in ("office", "accused")))
        return found

    def _is_office(self, line: Line, i: int, end: int, kind: str) -> bool:
        """Whether a capital is written as one, and a force that has no name is not."""
        return kind == "office" or (line.capital(i) if kind == "capital" else not line.capital(end - 1))

    def _leading_persons(self, line: Line) -> Iterator[tuple[int, int, bool]]:
        """Those whom a rank or an office before their names tells to lead: `Admiral Karam Odeh`."""
        for i, word in enumerate(line.low):
            if word in self._leaders and line.low[max(0, i - 1)] not in self._leaders - {word}:
                end = self._bearer(line, i + 1)
                if end > i + 1 and line.capital(end - 1) and line.low[i + 1] != ",":
                    yield i, end, True

    def _whose_office(self, line: Line, i: int) -> bool:
        """Whether a word says whose an office is: `the Town Watch's | captain`, `Customs | Director`."""
        if line.low[i] == "the":
            return False
        return (line.capital(i) and line.raw[i][0].isalpha()) or i in line.owners or line.raw[i].endswith(("'s", "’s"))

    def _bearer(self, line: Line, i: int) -> int:
        """Index after who bears the office that ends at word `i`: `spokesman Karam Odeh`, `captain, Karam Odeh, `."""
        start = i + (line.low[i : i + 1] == [","])
        end = start
        while end < min(start + _OFFICE, len(line)) and (
            line.capital(end) or (line.raw[end] == "." and line.capital(end - 1))
        ):
            end += 1
        while line.raw[end - 1] == ".":
            end -= 1
        closed = start == i or line.low[end : end + 1] == [","]
        return end if end > start and closed and not line.raw[start][0].isdigit() else i

    def _answers_for(self, line: Line, naming: Naming) -> bool:
        if naming.adjective:
            return False
        if naming.office or (naming.body is not None and bool(naming.body.sides)):
            return True
        named = line.low[naming.head] in self._leaders and self._namings.beyond_name(line, naming) > naming.end
        return named or line.low[naming.head] in self._offices

    def _titled(self, line: Line, naming: Naming) -> tuple[int, int]:
        """Takes in a spokesman's name: `army spokesman Col. …`."""
        return naming.start, self._bearer(line, naming.end) if naming.office else self._namings.beyond_name(
            line, naming
        )

    # ------------------------------------------------------------------ what they answer

    def _answers(
        self, text: Text, line: Line, offers: Sequence[Offer], parties: Sequence[_Party], last: Sequence[_Party],
        around: Around,
    ) -> list[Answer]:  # fmt: skip
        found: dict[tuple[Reply, str], Answer] = {}
        for offer in offers:
            actor = self._behind(offer, parties) if offer.behind else self._subject(line, offer.verb, parties, last)
            if offer.reply == "admits" and (self._tells_of_others(line, offer.verb) or self._is_rejected(line, offer)):
                continue
            for one in self._beside(line, actor, parties) if actor is not None else ():
                fought = offer.fought and offer.reply == "admits" and self._is_regular(one)
                if not (fought or (offer.daily and self._is_police(one))):
                    answer = self._answer(text, line, one, offer.reply, (offer.start, offer.end), around)
                    found.setdefault((offer.reply, one.name), answer)
        for answer in self._nominal(text, line, parties, last, around):
            if all(reply != answer.reply for reply, _ in found):
                found[answer.reply, answer.actor.name] = answer
        return list(found.values())

    def _tells_of_others(self, line: Line, verb: int) -> bool:
        """Whether somebody who is quoted tells what others did: `"They | told us to kneel and opened fire," said a baker`."""
        before = verb
        while before > 0 and self._slides(line, before - 1):
            before -= 1
        marks = [mark for mark in line.raw[:verb] if mark in _MARKS]
        quoted = bool(marks) and marks[-1] != "”" and (marks[-1] == "“" or len(marks) % 2 == 1)
        return quoted and before > 0 and line.low[before - 1] in self._pronouns

    def _is_rejected(self, line: Line, offer: Offer) -> bool:
        """Whether what is said only tells of claims that were rejected: `The army rejected claims that it shot nine, | the ministry said`."""
        low = line.low
        rejects = (i for i in range(offer.start, min(offer.end, len(low))) if low[i] in self._rejecting)
        return any(not self._claims.isdisjoint(low[i + 1 : i + _REJECTED]) for i in rejects)

    def _beside(self, line: Line, actor: Mention, parties: Sequence[_Party]) -> list[Mention]:
        """All who answer with one verb: `the army | and | the rebels | both denied`."""
        party = next((party for party in parties if party.named == actor), None)
        before = (
            None
            if party is None
            else next((p for p in parties if p.end < party.start and self._joined(line, p, party)), None)
        )
        return [actor] if before is None else [before.named, actor]

    def _joined(self, line: Line, one: _Party, other: _Party) -> bool:
        """Whether nothing but `and` and an article stands between two parties."""
        between = line.low[one.end : other.start]
        return between[:1] in (["and"], ["nor"]) and ARTICLES.issuperset(between[1:]) and len(between) < 3

    def _is_regular(self, actor: Mention) -> bool:
        """Whether soldiers are the enemies of another state for an actor: an army, a ministry."""
        return not self._states.isdisjoint(actor.name.lower().split())

    def _is_police(self, actor: Mention) -> bool:
        return not self._police.isdisjoint(actor.name.lower().split())

    def _behind(self, offer: Offer, parties: Sequence[_Party]) -> Mention | None:
        """`There was no immediate comment from | the army`, `claimed by | the Front`: who answers stands behind."""
        return next((p.named for p in parties if offer.verb <= p.start <= offer.verb + 2), None)

    def _subject(self, line: Line, i: int, parties: Sequence[_Party], last: Sequence[_Party]) -> Mention | None:
        """The party whose verb stands at `i`: just before it, or before an aside, or named first with no other between."""
        j = i
        while j > 0 and self._slides(line, j - 1):
            j -= 1
        if j > 1 and line.low[j - 1] in self._statements and line.low[i].endswith("ing"):
            j -= 1
            while j > 0 and line.low[j - 1] in self._issued:
                j -= 1
        if j > 1 and line.low[j - 1] in ("which", "who"):  # "the army, which denies …"
            j -= 1 + (line.low[j - 2] == ",")
        if j > 0 and line.low[j - 1] in self._speakers_own:
            return self._who_says(line, j, parties)
        if j > 0 and line.low[j - 1] in self._pronouns:
            return self._meant(line, j - 1, parties, last)
        goes_on = j > 1 and line.low[j - 1] in ("and", "but") and line.low[j - 2] == ","
        if goes_on and any(party.end == j - 2 and self._is_apposed(line, party) for party in parties):
            return None  # "identified the unit, the 12th Brigade of the army, and opened a case"
        near = next((party for party in parties if self._ends(line, party, j)), None)
        near = near or next((party for party in parties if self._tells(line, party, j)), None)
        if near is not None:
            return near.named
        inverted = next((party for party in parties if self._follows(line, i, party)), None)
        if inverted is not None and j and line.raw[j - 1] in ',”"':
            return inverted.named
        return self._opened(line, i, parties)

    def _who_says(self, line: Line, i: int, parties: Sequence[_Party]) -> Mention | None:
        """Whom `we` means at word `i`: the party that says so, behind its words or before them."""
        says = [p for p in parties if self._after(line, p.end) in self._say]
        behind = [j for j in range(i, len(line)) if line.low[j] in self._say]
        says += [p for p in parties if behind and self._follows(line, behind[0], p)]
        return says[0].named if says else None

    def _follows(self, line: Line, i: int, party: _Party) -> bool:
        """Whether a party stands behind its verb at `i`: `said | army spokesman`, `said Karam Odeh, a | spokesman`."""
        if party.start <= i or line.low[i] not in self._say:
            return False
        if party.start <= i + 3:
            return True
        between = range(i + 1, party.start)
        named = line.low[party.start - 2] == "," or line.low[party.start - 1] == ","
        return (
            named
            and len(between) <= 8
            and all(line.capital(j) or line.low[j] in ARTICLES | {",", "."} for j in between)
        )

    def _ends(self, line: Line, party: _Party, j: int) -> bool:
        """Whether a party stands just before word `j`, or where it is does: `authorities | in the capital`."""
        if party.end == j:
            return True
        after = party.end
        while after < j and line.low[after] in self._between:
            after += 1  # "the government has | for the first time | accepted"
        tail = line.low[after:j]
        if not tail or len(tail) > _TAIL or tail[0] not in self._tails:
            return False
        before = line.low[max(0, party.start - 2) : party.start]
        if before and (before[-1] if before[-1] not in ARTICLES else before[0]) in self._prepositions:
            return False
        parted = self._say | {"and", "but", "or", "to"}
        return all(word[0].isalnum() and word not in parted for word in tail) and len(tail) > 1

    def _opened(self, line: Line, i: int, parties: Sequence[_Party]) -> Mention | None:
        """`Denying the reports, | the army | said …`: who acts behind the clause that the verb opens."""
        if not line.low[i].endswith("ing") or i > 2 or any(party.end <= i for party in parties):
            return None
        comma = line.low.index(",") if "," in line.low else len(line)
        after = next((party for party in parties if comma < party.start <= comma + 2), None)
        return after.named if after is not None else None

    def _slides(self, line: Line, i: int) -> bool:
        """Whether a word may stand between who answers and the verb: `has`, `again`, `on Sunday`."""
        if is_day(line, i, self._days) or (line.low[i].endswith("ly") and not line.capital(i)):
            return True
        if line.low[i] in self._lead:
            return line.low[i + 1 : i + 2] == ["to"] or line.low[i] in self._between
        if line.low[i] == "to":
            return (
                i > 0 and line.low[i - 1] in self._lead
            )  # "was forced | to | admit", and not "urged the army to admit"
        return line.low[i] in self._between and line.low[i] not in self._pronouns

    def _meant(self, line: Line, i: int, parties: Sequence[_Party], last: Sequence[_Party]) -> Mention | None:
        """Whom the pronoun at word `i` means: a person or a body named before it, here or in the sentence before."""
        person = line.low[i] in self._personal
        before = [party for party in parties if party.end <= i]
        spoken = any(word in self._say for word in line.low[:i])
        fitting = [p for p in reversed(before) if p.person == person or line.low[i] in self._both]
        fitting = [p for p in fitting if not self._is_beside(line, p)] or fitting
        telling = [party for party in before if self._after(line, party.end) in self._say]
        if telling and line.low[i - 1] == "that" and telling[-1] in fitting:
            return telling[-1].named  # "Israel said the strike had killed a commander and that it regretted …"
        if before or spoken:
            return fitting[0].named if fitting else None
        return next((p.named for p in last if p.person == person or line.low[i] in self._both), None)

    def _is_beside(self, line: Line, party: _Party) -> bool:
        """Whether a party is only told of in a clause about another: `the army, which is fighting | the Front | in the north, said`."""
        comma = line.comma_before(party.start, len(line))
        told = comma is not None and comma + 2 < party.start
        return comma is not None and told and line.low[comma + 1] in ("which", "who", "whose")

    def _is_apposed(self, line: Line, party: _Party) -> bool:
        """Whether a party only says who another is: `the unit, | the 12th Brigade |, …`."""
        before = party.start - (party.start > 0 and line.low[party.start - 1] in ARTICLES)
        return before > 1 and line.low[before - 1] == ","

    def _tells(self, line: Line, party: _Party, j: int) -> bool:
        """Whether only an aside, or an earlier verb of the same subject, stands between a party and the verb."""
        end = party.end
        between = line.low[end:j]
        if line.low[party.start] in self._possessive and not party.person:
            return False  # "…, which denied that | its soldiers | were there, has not commented"
        if not between or len(between) > _ASIDE or not _MARKS.isdisjoint(between):
            return False  # what stands in quotation marks answers nothing behind them
        if between[0] == "," and between[-1] == ",":
            return len(between) > 1 or party.person  # "a source in the army, denied": not the army
        chained = between[-1] in (",", "and", "but", "then")
        later = self._namings.find(line)
        return chained and not any(end < n.start < j and line.low[n.start - 1] in (",", "and", "but") for n in later)

    def _nominal(
        self, text: Text, line: Line, parties: Sequence[_Party], last: Sequence[_Party], around: Around
    ) -> list[Answer]:
        """`his refusal to acknowledge …`, `the ministry's pledge to investigate …`, `the army's denial`."""
        found = []
        for i in self._nouns.places(line.low):
            hit = self._nouns.at(line.low, i) if i > 0 else None
            if hit is None or not self._replies.is_noun(line, hit[1], hit[0]):
                continue
            owner = next((party.named for party in parties if party.end == i), None)
            mine = line.low[i - 1] in self._possessive
            owner = owner or (self._meant(line, i - 1, parties, last) if mine else None)
            if owner is not None:
                found.append(self._answer(text, line, owner, hit[1], (i, self._replies.phrase(line, hit[0])), around))
        return found

    # ------------------------------------------------------------------ the statement

    def _answer(
        self, text: Text, line: Line, actor: Mention, reply: Reply, words: tuple[int, int], around: Around
    ) -> Answer:
        first = min(words[0], len(line) - 1)  # a text may break off: `Moscow denied`
        last = max(first, min(self._closed(line, *words), len(line)) - 1)
        return Answer(
            text=text.id,
            quote=text.quote(line.start, line.end),
            actor=actor,
            reply=reply,
            words=text.quote(line.at[first], line.till[last]),
            speakers=self._speakers(text, line, actor, around.speakers(line.index, first)),
            said=around.said(line.index, first),
        )

    def _closed(self, line: Line, start: int, end: int) -> int:
        """The end, behind the closing mark of a quotation that the words open."""
        opened = line.raw[start:end].count("“") > line.raw[start:end].count("”")
        return next((j + 1 for j in range(end, min(end + 2, len(line))) if opened and line.raw[j] == "”"), end)

    def _speakers(self, text: Text, line: Line, actor: Mention, told: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """Who passes it on: the outlet it was told to, else whom the report cites besides the party itself."""
        for i in self._carriers.places(line.low):
            hit = self._carriers.at(line.low, i)
            outlet = self._outlet(text, line, hit[0]) if hit else None
            if outlet is not None:
                return (outlet,)
        own = set(fold(actor.name).split()) - _SMALL
        words = ((speaker, fold(speaker.name).split()) for speaker in told)
        return tuple(
            one
            for one, name in words
            if own.isdisjoint(name) and not (one.kind == "unnamed" and name[-1] in self._claims)
        )

    def _outlet(self, text: Text, line: Line, i: int) -> Speaker | None:
        """The outlet that is named at word `i`, over an article and titles."""
        j = min(i + 6, len(line))
        if i >= j:
            return None
        for spot in self._actors.spot(text.content[line.at[i] : line.till[j - 1]]):
            if spot.body.kind in ("outlet", "agency"):
                quote = text.quote(line.at[i] + spot.start, line.at[i] + spot.end)
                return Speaker(" ".join(quote.words.split()), "outlet", quote)
        return None


def _last(name: Mention) -> str:
    return name.name.split()[-1].lower()

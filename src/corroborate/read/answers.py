"""The lines of a text in, what the accused say to it out: they deny, admit, explain, promise or decline.

An answer is a party (or a person who speaks for one) as the subject of a verb of answering, with words that tell what is
answered: harm, an accusation, an inquiry. One sentence may hold two answers ("conceded …, but declined to …"), and a
pronoun takes the party named before it. Who passes an answer on is its speaker; the party itself is its actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from corroborate.actors import Actors, fold
from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.namings import ARTICLES, Around, Naming, Namings, is_day, mention
from corroborate.read.phrases import Phrases
from corroborate.records import Answer, Mention, Speaker, Text
from corroborate.vocabulary import Reply

_TABLE: Final = "answers"
_REPLIES: Final[tuple[Reply, ...]] = ("denies", "admits", "explains", "promises", "declines")
_MARKS: Final = frozenset('“”"')
_NOBODY: Final = frozenset({"no", "nobody", "neither"})
_NOT: Final = frozenset({"not", "no", "never"})
_MATTER: Final = 4  # words behind a denial in which what is denied begins
_OFFICE: Final = 5  # words of whose an office is, and of who bears it
_REACH: Final = 24  # words behind the verb in which its matter is named


_Offer: TypeAlias = tuple[int, Reply, tuple[int, int]]  # the word of its verb, what it would be, its words


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
        self._actors, self._namings = actors, namings

        def words(section: str, key: str = "words") -> frozenset[str]:
            return frozenset(language.words(_TABLE, section, key))

        def phrases(section: str, key: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key)})

        self._verbs: dict[Reply, Phrases[str]] = {reply: phrases(reply, "verbs") for reply in _REPLIES}
        self._matter: dict[Reply, Phrases[str]] = {
            "denies": phrases("denies", "about"),
            "admits": phrases("admits", "about"),
            "explains": phrases("explains", "words"),
            "promises": phrases("promises", "words"),
            "declines": phrases("declines", "about"),
        }
        self._cues = frozenset(word for verbs in self._verbs.values() for word in verbs.firsts) | words(
            "admits", "reported"
        )
        self._refutes = phrases("denies", "said")
        self._first = words("promises", "first")
        self._refusal, self._promise = phrases("declines", "nouns"), phrases("nouns", "promises")
        self._before_party: dict[Reply, Phrases[str]] = {
            "declines": phrases("declines", "silence"),
            "admits": phrases("admits", "passive"),
        }
        self._attacks, self._under = language.known("agents", "attack"), words("promises", "under")
        self._offices, self._groups = words("persons", "offices"), language.known("accusations", "anaphors", "groups")
        self._officer: Phrases[str] = Phrases(
            {kind: language.words(_TABLE, "officers", kind) for kind in ("office", "capital")}
        )
        self._titles = language.known("accusations", "heads", "persons") | language.known(
            "accusations", "heads", "offices"
        )
        self._credit, self._small = words("admits", "credit"), words("denies", "small")
        self._reported, self._sorry = words("admits", "reported"), words("admits", "sorry")
        self._refused, self._did = phrases("denies", "of"), phrases("admits", "said")
        self._pronouns, self._possessive = words("persons", "pronouns"), words("persons", "possessive")
        self._personal, self._both = words("persons", "personal"), words("persons", "both")
        self._carriers = phrases("carriers", "words")
        self._say = frozenset(language.words("speakers", "verbs", "say"))
        self._adverbs = frozenset(language.words("speakers", "parts", "adverbs"))
        self._days = language.every("times", "weekdays")

    def find(self, text: Text, lines: Sequence[Line], around: Around) -> tuple[Answer, ...]:
        """The answers of a text, in the order of their words."""
        found: list[Answer] = []
        last: tuple[_Party, ...] = ()
        surnames: dict[str, str] = {}
        bodies: dict[str, str] = {}
        before: Answer | None = None
        offered = [self._offered(line) for line in lines]
        for line, offers in zip(lines[: self._last(lines, offered)], offered, strict=False):
            parties = self._parties(text, line, surnames, bodies, last, around)
            here = self._answers(text, line, offers, parties, last, around)
            found += [self._carried(answer, before) for answer in here]
            before = found[-1] if here else (before if line.raw[0] in '“"' else None)
            if parties:
                last = (self._leading(line, parties), *parties)
        return tuple(dict.fromkeys(found))

    def _last(self, lines: Sequence[Line], offered: Sequence[Sequence[_Offer]]) -> int:
        """How many lines there are up to the last one that may answer: behind it nobody needs to know who could."""
        may = (k for k in range(len(lines), 0, -1) if offered[k - 1] or self._names_answer(lines[k - 1]))
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
        found = []
        for naming in self._namings.find(line):
            if self._answers_for(line, naming):
                start, end = self._titled(line, naming)
                person = naming.office or end > naming.end or self._is_person(line, naming)
                found.append(_Party(start, end, mention(text, line, start, end), person))
        taken = _covered(found)
        found += [
            _Party(start, end, mention(text, line, start, end), person)
            for start, end, person in self._officers(line)
            if not taken & set(range(start, end))
        ]
        taken = _covered(found)
        for i, word in enumerate(line.low) if surnames else ():
            if word in surnames and i not in taken and line.capital(i):
                named = Mention(surnames[line.low[i]], mention(text, line, i, i + 1).quote)
                found.append(_Party(i, i + 1, named, person=True))
        taken = _covered(found)
        found += [
            _Party(start, end, mention(text, line, start, end))
            for start, end in around.armed(line.index)
            if taken.isdisjoint(range(start, end))
        ]
        found = [self._in_full(line, party, bodies) for party in found]
        taken = _covered(found)
        group = next((party.named for party in last if not party.person and not self._is_group(party.named)), None)
        for i, word in enumerate(line.low):
            if (
                group is not None
                and word in self._groups
                and i
                and i not in taken
                and "the" in line.low[max(0, i - 2) : i]
            ):
                found.append(_Party(i, i + 1, Mention(group.name, mention(text, line, i, i + 1).quote)))
        if group is not None:
            found = [
                replace(p, named=Mention(group.name, p.named.quote)) if self._is_its(line, p) else p for p in found
            ]
        surnames |= {line.low[p.end - 1]: p.named.name for p in found if p.person and self._is_full(line, p)}
        return sorted(found, key=lambda party: party.start)

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

    def _is_group(self, named: Mention) -> bool:
        words = named.name.split()
        named_so = any(word[0].isupper() for word in words[:-1] if word.lower() not in ARTICLES)
        return words[-1].lower() in self._groups and not named_so

    def _is_full(self, line: Line, party: _Party) -> bool:
        """Whether a person is named with title or office, and at the end by a surname."""
        return (
            party.end - party.start > 1 and line.capital(party.end - 1) and line.low[party.end - 1] not in self._titles
        )

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
            if office is not None and (line.capital(i) or office[1] == "office"):
                start = i
                while start > max(0, i - _OFFICE) and self._whose_office(line, start - 1):
                    start -= 1
                end = office[0]
                if office[1] == "office":
                    end = self._bearer(line, end)
                found.append((start, end, office[1] == "office"))
        return found

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
        closed = start == i or line.low[end : end + 1] == [","]
        return end if end > start and closed and not line.raw[start][0].isdigit() else i

    def _answers_for(self, line: Line, naming: Naming) -> bool:
        if naming.adjective or not _NOBODY.isdisjoint(line.low[max(naming.start - 1, 0) : naming.start + 1]):
            return False
        if naming.office or (naming.body is not None and bool(naming.body.sides)):
            return True
        return line.low[naming.head] in self._offices

    def _titled(self, line: Line, naming: Naming) -> tuple[int, int]:
        """Takes in a spokesman's name: `army spokesman Col. …`."""
        end = naming.end if naming.office else self._namings.beyond_name(line, naming)
        while naming.office and end < len(line) and (line.capital(end) or line.raw[end] == "."):
            end += 1
        while line.raw[end - 1] == ".":
            end -= 1
        return naming.start, end

    # ------------------------------------------------------------------ what they answer

    def _offered(self, line: Line) -> list[_Offer]:
        """What would be an answer in a line, if the subject of its verb is one who could give it."""
        low, found = line.low, list[_Offer]()
        if self._cues.isdisjoint(low):
            return found
        said = {reply: verbs for reply, verbs in self._verbs.items() if self._may_say(reply, low)}
        for i in [i for i, word in enumerate(low) if word in self._cues]:
            for reply, verbs in said.items():
                verb = verbs.at(low, i) or self._saying(line, i, reply)
                if verb is None or self._suffered(line, i, verb[0]) or (reply == "admits" and self._negated(line, i)):
                    continue
                words = self._words(line, reply, i, verb[0])
                if words is not None:
                    found.append((i, reply, words))
        return found

    def _may_say(self, reply: Reply, low: Sequence[str]) -> bool:
        """Whether a reply may stand among the words: what explains or promises names its matter."""
        return reply not in ("explains", "promises") or not self._matter[reply].firsts.isdisjoint(low)

    def _answers(
        self, text: Text, line: Line, offers: Sequence[_Offer], parties: Sequence[_Party], last: Sequence[_Party],
        around: Around,
    ) -> list[Answer]:  # fmt: skip
        found: list[Answer] = []
        taken: set[Reply] = set()
        for i, reply, words in offers:
            party = self._subject(line, i, parties, last) if reply not in taken else None
            if party is not None:
                taken.add(reply)
                found.append(self._answer(text, line, party, reply, words, around))
        found += [a for a in self._nominal(text, line, parties, last, around) if a.reply not in taken]
        found += [a for a in self._behind(text, line, parties, around) if a.reply not in taken]
        return found

    def _behind(self, text: Text, line: Line, parties: Sequence[_Party], around: Around) -> list[Answer]:
        """`There was no immediate comment from the army`, `The bombing was claimed by the Front`: who answers stands behind."""
        found: dict[tuple[Reply, int], Answer] = {}
        for reply, phrases in self._before_party.items():
            for i in phrases.places(line.low):
                hit = phrases.at(line.low, i)
                party = None if hit is None else next((p for p in parties if hit[0] <= p.start <= hit[0] + 2), None)
                if party is not None and (reply == "declines" or not self._attacks.isdisjoint(line.low[:i])):
                    answer = self._answer(text, line, party.named, reply, (i, party.end), around)
                    found.setdefault((reply, party.start), answer)
        return list(found.values())

    def _names_answer(self, line: Line) -> bool:
        """Whether a line has a noun for an answer: `his refusal to acknowledge …`."""
        nouns = self._refusal.places(line.low) or self._promise.places(line.low)
        return bool(nouns) or any(phrases.within(line.low) for phrases in self._before_party.values())

    def _suffered(self, line: Line, i: int, end: int) -> bool:
        """`was denied by …`: another denies."""
        return line.low[end : end + 1] == ["by"] or bool({"was", "were", "been"} & set(line.low[max(0, i - 2) : i]))

    def _saying(self, line: Line, i: int, reply: Reply) -> tuple[int, str] | None:
        """`said it had nothing to do with …`, `said it carried out …`: a denial or an admission in reported speech."""
        if line.low[i] not in self._reported or reply not in ("denies", "admits"):
            return None
        told = self._refutes if reply == "denies" else self._did
        if any(told.at(line.low, j) for j in range(i + 1, min(i + 9, len(line)))):
            return next((j, reply) for j in range(i + 1, min(i + 9, len(line))) if told.at(line.low, j))
        quoted = reply == "denies" and line.low[i] in self._say and self._quoted(line, i)
        return (i, reply) if quoted and self._speech(line, reply, i) is not None else None

    def _negated(self, line: Line, i: int) -> bool:
        return bool({"not", "never", "n't", "without"} & set(line.low[max(0, i - 3) : i]))

    def _subject(self, line: Line, i: int, parties: Sequence[_Party], last: Sequence[_Party]) -> Mention | None:
        """The party whose verb stands at `i`: just before it, or before an aside, or named first with no other between."""
        j = i
        while j > 0 and self._slides(line, j - 1):
            j -= 1
        if j > 0 and line.low[j - 1] in self._pronouns:
            return self._meant(line, j - 1, parties, last)
        near = next((party for party in parties if party.end == j or self._tells(line, party.end, j)), None)
        if near is not None:
            return near.named
        inverted = next((party for party in parties if i < party.start <= i + 3 and line.low[i] in self._say), None)
        if inverted is not None and j and line.raw[j - 1] in ',”"':
            return inverted.named
        return None

    def _slides(self, line: Line, i: int) -> bool:
        """Whether a word may stand between who answers and the verb: `has`, `again`, `on Sunday`."""
        return is_day(line, i, self._days) or (line.low[i] in self._adverbs and line.low[i] not in self._pronouns)

    def _meant(self, line: Line, i: int, parties: Sequence[_Party], last: Sequence[_Party]) -> Mention | None:
        """Whom the pronoun at word `i` means: a person or a body named before it, here or in the sentence before."""
        person = line.low[i] in self._personal
        before = [party for party in parties if party.end <= i]
        spoken = any(word in self._say for word in line.low[:i])
        fitting = [p for p in reversed(before) if p.person == person or line.low[i] in self._both]
        telling = [party for party in before if self._after(line, party.end) in self._say]
        if telling and line.low[i - 1] == "that" and telling[-1] in fitting:
            return telling[-1].named  # "Israel said the strike had killed a commander and that it regretted …"
        if before or spoken:
            return fitting[0].named if fitting else None
        return next((p.named for p in last if p.person == person or line.low[i] in self._both), None)

    def _tells(self, line: Line, end: int, j: int) -> bool:
        """Whether only an aside, or an earlier verb of the same subject, stands between a party and the verb."""
        between = line.low[end:j]
        if not between or len(between) > 26 or not _MARKS.isdisjoint(between):
            return False  # what stands in quotation marks answers nothing behind them
        if between[0] == "," and between[-1] == ",":
            return True
        chained = between[-1] in (",", "and", "but", "then")
        later = self._namings.find(line)
        return chained and not any(end < n.start < j and line.low[n.start - 1] in (",", "and", "but") for n in later)

    def _words(self, line: Line, reply: Reply, i: int, end: int) -> tuple[int, int] | None:
        """The words of the answer, if its matter stands near the verb; speech before the verb is looked through too."""
        taken = reply == "admits" and not self._credit.isdisjoint(line.low[i:end])
        if (
            (reply == "declines" and self._is_closed(line, end))
            or taken
            or (reply == "admits" and line.low[i] in self._sorry)
        ):
            return i, self._clause(line, end - 1)
        if line.low[i] in self._reported and reply in ("denies", "admits"):
            spoken = end == i  # “We do not target civilians,” said the army
            return self._speech(line, reply, i) if spoken else (i, self._clause(line, end))
        for j in range(end, min(end + _REACH, len(line))):
            if line.low[j] in ("but", "though", "although", "while", "whereas") and j > end:
                break
            small = reply == "denies" and j > end and line.low[j] in self._small  # "denied supporting the group"
            if not small and self._matter[reply].at(line.low, j) is not None and self._sure(line, reply, i, end, j):
                return i, self._clause(line, j)
            if reply == "denies" and j >= end + _MATTER:
                break
        if reply == "denies" and self._is_bare(line, i, end):
            return i, end
        if line.low[i] in self._say and self._quoted(line, i):
            return self._speech(line, reply, i)
        return None

    def _is_bare(self, line: Line, i: int, end: int) -> bool:
        """`…, an allegation that Moscow rejects`: what is denied stands before."""
        closed = end == len(line) or line.low[end] in ".,;"
        return closed and any(self._refused.at(line.low, j) for j in range(max(0, i - 6), i))

    def _is_closed(self, line: Line, end: int) -> bool:
        return line.low[end - 1] in (
            "comment",
            "respond",
            "commented",
            "responded",
            "reply",
            "silent",
            "available",
            "answer",
        )

    def _sure(self, line: Line, reply: Reply, i: int, end: int, j: int) -> bool:
        """A bare verb of saying makes no promise unless the party itself will act, and no admission at all."""
        if reply == "promises" and line.low[i] in self._say:
            return line.low[j - 1] in self._under or bool((self._first | self._pronouns) & set(line.low[end : j + 3]))
        if reply == "explains":
            return _NOT.isdisjoint(line.low[end:j])
        return True

    def _quoted(self, line: Line, i: int) -> bool:
        return any(mark in line.raw[:i] for mark in ("”", "“", '"')) or "," in line.low[max(0, i - 6) : i]

    def _speech(self, line: Line, reply: Reply, i: int) -> tuple[int, int] | None:
        """Words before the verb: `“We will punish them,” X said`."""
        matter = self._refutes if reply == "denies" else self._matter[reply]
        hits = [j for j in range(i) if matter.at(line.low, j) is not None]
        if not hits or reply in ("admits", "declines"):
            return None
        if reply == "promises" and not self._first & set(line.low[:i]):
            return None
        if reply == "explains" and not _NOT.isdisjoint(line.low[max(0, hits[0] - 3) : hits[0]]):
            return None  # "Schools are not military targets"
        end = max((j for j in range(i) if line.raw[j] in ("”", '"', ",")), default=i)
        start = next((j + 1 for j in range(hits[0], -1, -1) if line.raw[j] in ("“", '"')), 0)
        while end > start and not line.raw[end - 1][0].isalnum():
            end -= 1
        return start, max(end, hits[0] + 1)

    def _clause(self, line: Line, i: int) -> int:
        """Index after the clause that word `i` stands in."""
        j, open_quote = i + 1, line.raw[: i + 1].count("“") > line.raw[: i + 1].count("”")
        while j < len(line) and line.raw[j] not in (".", ";"):
            open_quote = (open_quote or line.raw[j] == "“") and line.raw[j] != "”"
            if not open_quote and line.low[j] in ("but", "though", "although", "while", "whereas"):
                break
            if (
                not open_quote
                and line.low[j] == ","
                and j + 1 < len(line)
                and line.low[j + 1] in ("but", "though", "although", "while")
            ):
                break
            j += 1
        while j > i + 1 and line.raw[j - 1] in ',”“"':
            j -= line.raw[j - 1] == ","
            if line.raw[j - 1] != ",":
                break
        return j

    def _nominal(
        self, text: Text, line: Line, parties: Sequence[_Party], last: Sequence[_Party], around: Around
    ) -> list[Answer]:
        """`his refusal to acknowledge …`, `the ministry's pledge to investigate …`."""
        found = []
        for reply, nouns in (("declines", self._refusal), ("promises", self._promise)):
            matter = self._matter["declines" if reply == "declines" else "promises"]
            for i in nouns.places(line.low):
                hit = nouns.at(line.low, i) if i > 0 else None
                if hit is None or not any(
                    matter.at(line.low, j) for j in range(hit[0] - 1, min(hit[0] + 5, len(line)))
                ):
                    continue
                owner = next((party.named for party in parties if party.end == i), None)
                mine = line.low[i - 1] in self._possessive
                owner = owner or (self._meant(line, i - 1, parties, last) if mine else None)
                if owner is not None:
                    kind: Reply = "declines" if reply == "declines" else "promises"
                    found.append(self._answer(text, line, owner, kind, (i, self._phrase(line, hit[0])), around))
        return found

    def _phrase(self, line: Line, i: int) -> int:
        while (
            i < len(line)
            and line.raw[i] not in (",", ".", ";")
            and line.low[i] not in ("ring", "rings", "but", "and", "raises")
        ):
            i += 1
        return i

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
        own = set(actor.name.lower().split())
        return tuple(speaker for speaker in told if not own & set(speaker.name.lower().split()) - {"the", "of"})

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

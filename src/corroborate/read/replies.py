"""A line in, what would answer an accusation in it out: denials, admissions, explanations, promises, silence.

A reply is a verb of answering with its matter (`denied | shelling the camp`, `launched an internal | inquiry`), or a verb of
saying with words behind it or before it that answer (`said | it had no troops there`; `“It was a mistake,” … said`): which do
is for `speech`. Who stands at the verb, and whether they are accused of anything, is for others to read; a few replies have
them behind (`The report was denied by …`, `There was no comment from …`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.namings import is_day
from corroborate.read.phrases import Phrases
from corroborate.read.speech import Speech
from corroborate.vocabulary import Reply

_TABLE: Final = "answers"
_CAME: Final[tuple[Reply, ...]] = ("denies", "admits", "promises")  # nouns of answers: `the denial came from`
_REACH: Final = 24  # words behind the verb in which its matter is named
_NEAR: Final = 6  # words between what is judged and the judgement, or between who did it and what
_MARKS: Final = frozenset('“”"')
_PARTING: Final = frozenset({"but", "though", "although", "whereas"})
_CLOSING: Final = frozenset('.,;:”"')


@dataclass(frozen=True, slots=True)
class Offer:
    """What words [start, end) of a line would be, if who stands before its verb (or `behind` it) could answer.

    `daily` says that the police do so whoever is to blame (`are investigating the murder`); `fought` that a deed is
    told of which a state does in every war, and need not admit (`said its men had killed nine soldiers`).
    """

    verb: int
    reply: Reply
    start: int
    end: int
    behind: bool = False
    daily: bool = False
    fought: bool = False


class _Chain:
    """Words of several lists, one behind the other, with a few small words between: `launched | an internal | inquiry`."""

    def __init__(
        self,
        parts: Sequence[Phrases[str]],
        gap: int,
        between: AbstractSet[str] = frozenset(),
        apart: AbstractSet[str] = frozenset(),
    ) -> None:
        self._parts, self._gap, self._between, self._apart = parts, gap, between, apart

    @property
    def firsts(self) -> AbstractSet[str]:
        """The words that it may begin with."""
        return self._parts[0].firsts

    def at(self, low: list[str], i: int) -> int | None:
        """Index after the chain that begins at word `i`."""
        hit = self._parts[0].at(low, i)
        for part in self._parts[1:]:
            hit = None if hit is None else self._next(low, hit[0], part)
        return None if hit is None else hit[0]

    def _next(self, low: list[str], i: int, part: Phrases[str]) -> tuple[int, str] | None:
        for j in range(i, min(i + self._gap + 1, len(low))):
            hit = part.at(low, j)
            if hit is not None:
                return hit
            if not self._passes(low[j]):
                return None
        return None

    def _passes(self, word: str) -> bool:
        """Whether a word may stand between: one of those that may, or (where none are told) any that parts nothing."""
        if self._between:
            return word in self._between or word.endswith("ly")
        return word not in self._apart and (word[0].isalnum() or word in _MARKS)


class Replies:
    """How one language replies."""

    def __init__(self, language: Language) -> None:
        def words(section: str, *keys: str) -> frozenset[str]:
            return frozenset(word for key in keys for word in language.words(_TABLE, section, key))

        def phrases(section: str, *keys: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key) for key in keys})

        self._adverbs = language.known("speakers", "parts", "adverbs")
        self._days = language.every("times", "weekdays")
        apart = words("small", "apart")

        def chain(section: str, *keys: str, gap: int, adverbs: bool = False, free: bool = False) -> _Chain:
            parts = [phrases(section, key) for key in keys]
            return _Chain(
                parts,
                gap,
                self._adverbs | words("small", "between") if adverbs else frozenset(),
                frozenset() if free else apart,
            )

        self._say = phrases("saying", "words")
        self._speech = Speech(language)
        self._matter = self._speech.matter
        self._people = language.known("accusations", "harmed") | language.known("people", "community")
        self._possessive, self._have, self._be = words("own", "possessive"), words("own", "have"), words("own", "be")
        self._unsaying, self._unreal = words("own", "unsaying"), words("own", "unreal")
        self._no_thing = words("own", "nothing")
        self._harmless = words("accusing", "harmless")
        self._judged, self._this = phrases("accusing", "judged"), words("accusing", "this")

        self._finite, self._after_it = words("denies", "finite"), words("denies", "ending")
        self._referred = words("denies", "referred")
        self._deny, self._clause_words = phrases("denies", "deny"), words("denies", "clause")
        self._denied, self._idle = phrases("denies", "matter"), words("denies", "harmless")
        self._withheld = words("denies", "withheld")
        self._reject = chain("denies", "reject", gap=0)
        self._rejects = _Chain([phrases("denies", "reject"), self._matter.accusing], 5, apart=apart)
        self._plays = chain("denies", "play", "event", gap=3)
        self._calls = _Chain([phrases("denies", "call"), self._matter.accusing], 4, apart=apart)

        self._admit, self._telling = phrases("admits", "admit"), words("admits", "telling")
        self._losses = words("admits", "losses")
        self._claim, self._determiners = phrases("admits", "claim"), words("admits", "determiners")
        self._takes = chain("admits", "take", "credit", gap=2)
        self._regret = chain("admits", "express", "regret", gap=2)
        self._sorry, self._wronged = phrases("admits", "sorry"), words("admits", "wronged")
        self._soldiers = words("admits", "soldiers")

        self._justified = chain("explains", "justify", "deeds", gap=4)
        self._caused = _Chain(
            [phrases("explains", "blame"), phrases("explains", "cause")], 8, apart=words("small", "relative")
        )

        self._inquiries = phrases("promises", "inquiry")
        self._inquiry = chain("promises", "start", "inquiry", gap=5)
        self._inquires = chain("promises", "busy", "inquire", gap=1, adverbs=True)
        self._probes = chain("promises", "probe", gap=0)
        self._cases, self._its_own = phrases("promises", "cases"), words("promises", "own")
        self._pledge, self._promised = phrases("promises", "pledge"), phrases("promises", "words")
        self._will = words("promises", "will")

        self._answerable, self._breaks = phrases("declines", "answerable"), words("small", "breaks")
        self._unanswered = phrases("declines", "unanswered")

        verbs: list[tuple[Reply, Iterable[str], Callable[[Line, int], int | None]]] = [
            ("denies", self._deny.firsts, self._is_denial),
            ("denies", self._reject.firsts, self._is_rejection),
            ("denies", self._calls.firsts, self._is_called),
            ("admits", self._admit.firsts, self._is_admission),
            ("admits", self._claim.firsts, self._is_claim),
            ("admits", self._takes.firsts, self._is_taken),
            ("admits", self._regret.firsts, self._is_regret),
            ("admits", self._sorry.firsts, self._is_apology),
            ("explains", self._justified.firsts, self._active(self._justified)),
            ("explains", self._caused.firsts, self._active(self._caused)),
            ("promises", self._inquiry.firsts, self._active(self._inquiry)),
            ("promises", self._pledge.firsts, self._is_pledge),
            ("promises", self._inquires.firsts, self._is_inquiry),
            ("promises", self._probes.firsts, self._is_inquiry),
        ]
        chains: list[tuple[Reply, _Chain]] = [
            ("denies", chain("denies", "whole", gap=0)),
            ("denies", chain("denies", "issue", "denials", gap=3)),
            ("admits", chain("admits", "whole", gap=0)),
            ("promises", chain("promises", "suspend", "officers", gap=3)),
            ("promises", chain("promises", "stand", "idle", gap=3)),
            ("declines", chain("declines", "wont", "speak", gap=3, adverbs=True)),
            ("declines", chain("declines", "refuse", "act", gap=1, adverbs=True)),
            ("declines", chain("declines", "wont", "return", "returned", gap=3)),
            ("declines", chain("declines", "wont", "silence", gap=3, adverbs=True)),
            ("declines", chain("declines", "hold", "none", "comment", gap=2)),
            ("declines", chain("declines", "fixed", gap=0)),
            ("declines", chain("declines", "ignore", "asked", gap=3)),
            ("declines", _Chain([phrases("declines", "leave"), phrases("declines", "without")], 5)),
            ("declines", chain("declines", "refer", "questions", "onto", gap=4)),
        ]
        verbs += [
            (reply, one.firsts, self._plain(one) if reply == "declines" else self._active(one)) for reply, one in chains
        ]
        self._at: dict[str, list[tuple[Reply, Callable[[Line, int], int | None]]]] = {}
        for reply, firsts, test in verbs:
            for word in sorted(firsts):
                self._at.setdefault(word, []).append((reply, test))
        came: list[tuple[Reply, _Chain]] = [
            *((reply, chain("came", reply, "came", "from", gap=3)) for reply in _CAME),
            *((reply, chain("came", reply, "from", gap=0)) for reply in _CAME),
        ]
        self._came = [one for _, one in came]
        self._behind: list[tuple[Reply, _Chain]] = [
            ("denies", chain("behind", "denied", "by", gap=6, free=True)),
            ("admits", chain("behind", "claimed", "by", gap=6, free=True)),
            ("promises", chain("behind", "opened", "by", gap=3, free=True)),
            ("declines", chain("declines", "quiet", "comment", "from", gap=3)),
            *came,
        ]
        self._behind_firsts = frozenset(word for _, one in self._behind for word in one.firsts)
        self._nor = phrases("declines", "nor")
        self._to = chain("declines", "calls", "to", gap=6, free=True)

    # ------------------------------------------------------------------ the offers of a line

    def find(self, line: Line) -> list[Offer]:
        """What would be an answer in a line, in the order of its verbs."""
        found = list[Offer]()
        low = line.low
        for i, word in enumerate(low):
            for reply, test in self._at.get(word, ()):
                end = test(line, i)
                if end is not None:
                    stop = self.clause(line, max(end - 1, i))
                    daily = reply == "promises" and self._its_own.isdisjoint(low[i:stop])
                    found.append(Offer(i, reply, i, stop, daily=daily))
            said = self._say.at(low, i)
            if word == "according" and said is not None:
                found += self._according(line, i, said[0])
            elif said is not None:
                found += self._spoken(line, i, said[0])
            elif word == ":" and i < _NEAR:  # "Army: we did not shell the camp"
                found += [Offer(i, reply, i + 1, len(low)) for reply, _ in self._speech.content(line, i + 1, len(low))]
            if word in self._nor.firsts and "nor" in low[:i] and "neither" in low[:i]:
                found.append(Offer(i, "declines", low.index("neither"), i + 1))
            if word in self._behind_firsts:
                found += self._backward(line, i)
            if word in self._to.firsts:
                found += self._called_up(line, i)
        return found

    def _backward(self, line: Line, i: int) -> list[Offer]:
        """`The attack was | claimed by | the Front`, `The | denial came from | the army`: who answers stands behind."""
        found = list[Offer]()
        for reply, chain in self._behind:
            end = chain.at(line.low, i)
            if end is not None and self._is_about(line, reply, i) and not self._rejects_of(line, reply, i, end):
                found.append(Offer(end, reply, i, end, behind=True))
        return found

    def _rejects_of(self, line: Line, reply: Reply, i: int, end: int) -> bool:
        """Whether who stands behind `by` only told or did what another denies: `dismissed | reports of abuses by | the army`."""
        return reply == "denies" and any(self._told_at(line.low, j) for j in range(i + 1, end - 1))

    def _is_about(self, line: Line, reply: Reply, i: int) -> bool:
        """Whether an accusation, a deed or an inquiry stands before: `The report | was denied by`."""
        low = line.low
        if reply == "declines" or self._is_noun(low, i):
            return True
        if reply == "promises":
            return any(self._inquiries.at(low, j) is not None for j in range(i))
        told = any(
            self._matter.nouns.at(low, j) is not None or self._matter.accusing.at(low, j) is not None for j in range(i)
        )
        return told or not self._this.isdisjoint(low[max(0, i - 3) : i])

    def _is_noun(self, low: list[str], i: int) -> bool:
        return any(chain.at(low, i) is not None for chain in self._came)

    def _called_up(self, line: Line, i: int) -> list[Offer]:
        """`Calls to | the ministry | went unanswered`."""
        end = self._to.at(line.low, i)
        silent = end is not None and any(
            self._unanswered.at(line.low, j) is not None for j in range(end, min(end + 14, len(line)))
        )
        return [Offer(end, "declines", i, self.clause(line, i), behind=True)] if end is not None and silent else []

    # ------------------------------------------------------------------ verbs of answering

    def _active(self, chain: _Chain) -> Callable[[Line, int], int | None]:
        """A test for a chain whose verb somebody does, and does do."""

        def test(line: Line, i: int) -> int | None:
            end = chain.at(line.low, i)
            return None if end is None or self._suffered(line, i, end) or self._negated(line, i) else end

        return test

    def _plain(self, chain: _Chain) -> Callable[[Line, int], int | None]:
        """A test for a chain that holds its negation itself."""

        def test(line: Line, i: int) -> int | None:
            end, low = chain.at(line.low, i), line.low
            if end is None:
                return None
            stop = min(end + _NEAR, self.clause(line, end - 1))
            mild = not self._harmless.isdisjoint(low[end:stop]) and not self._matter.tells_deed(low, end, stop)
            return None if mild else end  # "declined to comment on the talks"

        return test

    def _suffered(self, line: Line, i: int, end: int) -> bool:
        """`was denied by …`: another denies."""
        low = line.low
        return low[end : end + 1] == ["by"] or bool({"was", "were", "been", "being"} & set(low[max(0, i - 2) : i]))

    def _negated(self, line: Line, i: int) -> bool:
        low, before = line.low, line.low[max(0, i - 3) : i]
        return "neither" in low[:i] or not self._unsaying.isdisjoint(before) or self._unreal_at(low, i)

    def _unreal_at(self, low: list[str], i: int) -> bool:
        """Whether an answer is only thought of: `the army | may | deny it`, `if the army denies it`."""
        return not self._unreal.isdisjoint(low[max(0, i - 3) : i]) or "if" in low[max(0, i - _NEAR) : i]

    def _is_denial(self, line: Line, i: int) -> int | None:
        """`denied | shelling the camp`, and not `denied aid workers entry`."""
        hit, low = self._deny.at(line.low, i), line.low
        if hit is None or self._suffered(line, i, hit[0]) or self._negated(line, i):
            return None
        end = j = hit[0]
        while j < len(low) and (
            (low[j] in self._adverbs and low[j] not in self._clause_words) or low[j].endswith("ly") or low[j] in _MARKS
        ):
            j += 1
        while j < len(low) and is_day(line, j, self._days):
            j += 1
        if j >= len(low) or low[j] in _CLOSING:
            return self._is_bare(line, i, end)
        if low[j] in self._no_thing:
            return None
        stop = self.clause(line, j)
        mild = not self._harmless.isdisjoint(low[j:stop]) or not self._will.isdisjoint(low[j : j + _NEAR])
        if mild and not self._matter.tells_deed(low, j, stop):
            return None  # "denied that it would raise taxes"
        if "that" in low[j : min(j + 5, stop)]:
            return low.index("that", j) + 1
        if low[j].endswith("ing") and len(low[j]) > 5 and low[j] not in self._idle:
            return j + 1
        if not self._withheld.isdisjoint(low[j : min(j + 7, stop)]):
            return None
        return j + 1 if self._is_matter(line, j, stop) else None

    def _is_matter(self, line: Line, j: int, stop: int) -> bool:
        """Whether words from `j` on are what may be denied: a clause, a deed, an accusation."""
        low = line.low
        if low[j] in self._this and (j + 1 >= len(low) or not low[j + 1][0].isalnum() or low[j + 1] in self._after_it):
            return True
        near = range(j, min(j + _NEAR, stop))
        if low[j] in self._clause_words and low[j] not in self._possessive:
            following = low[j + 1 : j + 2]
            return bool(following) and following[0] not in self._idle
        if any(
            self._matter.nouns.at(low, k) or self._matter.accusing.at(low, k) or self._denied.at(low, k) for k in near
        ):
            return True
        return any(low[k] in self._finite for k in near if k > j)

    def _is_bare(self, line: Line, i: int, end: int) -> int | None:
        """`…, an allegation that Moscow rejects`: what is denied stands before."""
        before = range(max(0, i - 8), i)
        told = any(self._matter.accusing.at(line.low, j) is not None or line.low[j] in self._referred for j in before)
        return end if told else None

    def _is_rejection(self, line: Line, i: int) -> int | None:
        """`rejected the | claims`, `dismissed it as | propaganda`, `played down the | deaths`."""
        low = line.low
        verb = self._reject.at(low, i)
        if verb is None or self._suffered(line, i, verb) or self._negated(line, i):
            return None
        end = self._rejects.at(low, i) or self._plays.at(low, i)
        if end is not None:
            stop = self.clause(line, end - 1)
            harmless = not self._harmless.isdisjoint(low[end:stop]) and not self._matter.tells_deed(low, end, stop)
            return None if harmless else end
        if verb >= len(low) or not low[verb][0].isalnum():
            return self._is_bare(line, i, verb)
        if low[verb] in self._this:
            closed = verb + 1 >= len(low) or not low[verb + 1][0].isalnum() or low[verb + 1] in self._after_it
            return verb + 1 if closed else None
        if low[verb] == "as":
            return next(
                (hit[0] for k in range(verb, min(verb + 5, len(low))) if (hit := self._judged.at(low, k))), None
            )
        return None

    def _is_called(self, line: Line, i: int) -> int | None:
        """`called the | claims | a fabrication`, `described the report as | biased`."""
        end = self._calls.at(line.low, i)
        if end is None or self._suffered(line, i, end) or self._negated(line, i):
            return None
        judged = any(self._judged.at(line.low, j) or line.raw[j] in _MARKS for j in range(i, min(end + 9, len(line))))
        return end if judged else None

    def _is_admission(self, line: Line, i: int) -> int | None:
        """`admitted | that its men had | shot two boys`, `acknowledged | the deaths`; `confirmed` with its own deed alone."""
        hit, low = self._admit.at(line.low, i), line.low
        if hit is None or self._suffered(line, i, hit[0]) or self._negated(line, i) or self._takes.at(low, i):
            return None
        if (
            low[hit[0] : hit[0] + 1] and low[hit[0]] in _CLOSING and "," in low[:i]
        ):  # "Its men shot them, the army admitted."
            return hit[0] if self._matter.tells_deed(low, 0, i) and low[i] not in self._telling else None
        stop = min(self.clause(line, hit[0] - 1), hit[0] + _REACH)
        if low[i] in self._telling:
            own = self._speech.own_deed(line, hit[0], stop)
            return own[0] if own is not None else None
        for j in range(hit[0], stop):
            end = self._matter.harm_at(low, j)
            if end is not None and not (low[j] in self._losses and self._is_lost(low, end)):
                return end
        return None

    def _is_lost(self, low: list[str], end: int) -> bool:
        """Whether the dead are a party's own: `the deaths | of its commander`, `the loss | of eight soldiers`."""
        return low[end : end + 1] == ["of"] and not (self._possessive | self._soldiers).isdisjoint(
            low[end + 1 : end + 5]
        )

    def _is_claim(self, line: Line, i: int) -> int | None:
        """`claimed the | attack`, and not `claimed the attack was staged` nor `claimed 14 lives`."""
        low, j = line.low, i + 1
        if self._suffered(line, i, j) or self._negated(line, i):
            return None
        while j < len(low) and (low[j] in self._determiners or "-" in low[j] or (line.capital(j) and not line.title)):
            j += 1
        hit = self._matter.nouns.at(low, j) if j < len(low) else None
        if hit is None:
            return None
        end = hit[0]
        while end < len(low) and self._matter.nouns.at(low, end):
            end += 1
        after = low[end : end + 1]
        whole = not after or (after[0] not in self._finite | self._be and not self._matter.verbs.at(low, end))
        return end if whole else None

    def _is_taken(self, line: Line, i: int) -> int | None:
        """`took | responsibility`, `took the | blame | for the deaths`, and not `took responsibility for feeding them`."""
        end = self._takes.at(line.low, i)
        if end is None or self._suffered(line, i, end) or self._negated(line, i):
            return None
        if line.low[end : end + 1] != ["for"]:
            return end
        mild = (
            line.low[end + 1 : end + 2]
            and line.low[end + 1].endswith("ing")
            and not self._matter.tells_deed(line.low, end + 1, end + 2)
        )
        return end if not mild and self._wrongs(line, end) else None

    def _is_inquiry(self, line: Line, i: int) -> int | None:
        """`is | looking into | the reports`, and not `is examining the cause of the outbreak`."""
        end, low = self._inquires.at(line.low, i) or self._probes.at(line.low, i), line.low
        if end is None or self._negated(line, i):
            return None
        near = range(end, min(end + _NEAR, self.clause(line, end - 1)))
        closed = end >= len(low) or low[end] in _CLOSING
        return end if closed or any(self._cases.at(low, j) or self._told_at(low, j) for j in near) else None

    def _told_at(self, low: list[str], j: int) -> bool:
        """Whether a word at `j` tells of a deed or of an accusation."""
        return self._matter.nouns.at(low, j) is not None or self._matter.accusing.at(low, j) is not None

    def _is_regret(self, line: Line, i: int) -> int | None:
        """`expressed its deep | regret | over the deaths`."""
        end = self._regret.at(line.low, i)
        return end if end is not None and not self._negated(line, i) and self._wrongs(line, end) else None

    def _is_apology(self, line: Line, i: int) -> int | None:
        """`apologised`, `apologised to the | families`, `apologised for the | killings`."""
        hit = self._sorry.at(line.low, i)
        return hit[0] if hit and not self._negated(line, i) and self._wrongs(line, hit[0]) else None

    def _wrongs(self, line: Line, end: int) -> bool:
        """Whether what follows an apology is nothing, or harm, or those who were harmed."""
        low = line.low
        if end >= len(low) or low[end] in _CLOSING:
            return True
        near = range(end, min(end + 12, self.clause(line, end)))
        return any(low[j] in self._wronged or low[j] in self._people or self._matter.harm_at(low, j) for j in near)

    def _is_pledge(self, line: Line, i: int) -> int | None:
        """`vowed to | punish the killers`, `promised a full and independent | inquiry`."""
        hit, low = self._pledge.at(line.low, i), line.low
        if hit is None or self._suffered(line, i, hit[0]) or self._negated(line, i):
            return None
        stop = min(self.clause(line, hit[0] - 1), hit[0] + _REACH)
        return next((end[0] for j in range(hit[0], stop) if (end := self._promised.at(low, j)) is not None), None)

    # ------------------------------------------------------------------ speech

    def _spoken(self, line: Line, i: int, after: int) -> list[Offer]:
        """The speech of a verb of saying at word `i`, behind it or before it, where it answers."""
        low = line.low
        inverted = i > 0 and line.raw[i - 1] in ',”"' and not self._comes_behind(line, i)
        stop = self._until_denial(low, i, min(self.clause(line, i), i + 1 + _REACH))
        if (i > 0 and low[i - 1] in self._be and low[i - 1] not in self._have) or low[after : after + 1] == ["by"]:
            return []  # "the rebels are said to have …", 'rejected as "lies" | claims | by the rebels'
        if not inverted and not self._negated(line, i) and (told := self._speech.content(line, after, stop)):
            fought = not self._soldiers.isdisjoint(low[told[0][1] : told[0][1] + _NEAR])
            return [Offer(i, reply, i, self._ends(line, reply, end, stop), fought=fought) for reply, end in told]
        if not self._quoted(line, i) or low[i].endswith("ing"):
            return []  # "rejected claims that its jets had bombed it, | insisting | …"
        start, end = self._spoken_words(line, i)
        quoted = start > 0 and line.raw[start - 1] in _MARKS
        return [Offer(i, reply, start, end) for reply, _ in self._speech.content(line, start, end, quoted=quoted)]

    def _until_denial(self, low: list[str], i: int, stop: int) -> int:
        """Where speech from word `i` on ends that another verb of the speaker follows: `said nine had died | and denied that …`."""
        denials = self._deny.firsts | self._reject.firsts
        return next((j for j in range(i + 1, stop - 1) if low[j] in ("and", "but") and low[j + 1] in denials), stop)

    def _according(self, line: Line, i: int, after: int) -> list[Offer]:
        """`According to | the army, the dead were militants`, or the same turned round: who says so stands behind."""
        comma = next((j for j in range(after, min(after + 10, len(line))) if line.raw[j] == ","), None)
        start, stop = (comma + 1, self.clause(line, comma + 1)) if i < 2 and comma is not None else (0, i)
        return [Offer(after, reply, start, stop, behind=True) for reply, _ in self._speech.content(line, start, stop)]

    def _ends(self, line: Line, reply: Reply, end: int, stop: int) -> int:
        """Where the words of speech end that answers with the word before `end`."""
        return max(stop if reply == "denies" else self.clause(line, end - 1), end)

    def _comes_behind(self, line: Line, i: int) -> bool:
        """Whether speech stands behind a verb that follows an aside: `The army, in a statement, said it …`."""
        return line.raw[i - 1] == "," and not _MARKS & set(line.raw[:i])

    def _quoted(self, line: Line, i: int) -> bool:
        return not _MARKS.isdisjoint(line.raw[:i]) or "," in line.low[max(0, i - _NEAR) : i]

    def _spoken_words(self, line: Line, i: int) -> tuple[int, int]:
        """The words before a verb of saying that it says: those in quotation marks, or up to the last comma."""
        marks = [j for j in range(i) if line.raw[j] in _MARKS]
        if len(marks) > 1 and line.raw[marks[-1]] != "“":
            start, end = marks[-2] + 1, marks[-1]
        else:
            start = marks[-1] + 1 if marks and line.raw[marks[-1]] != "”" else 0
            end = max((j for j in range(start, i) if line.raw[j] in ("”", '"', ",")), default=i)
        while end > start and not line.raw[end - 1][0].isalnum():
            end -= 1
        return start, end

    # ------------------------------------------------------------------ nouns

    def is_noun(self, line: Line, reply: Reply, end: int) -> bool:
        """Whether what follows a noun of answering, up to word `end`, is an accusation's matter: `pledge to | investigate`."""
        low, near = line.low, range(end - 1, min(end + _NEAR, len(line)))
        if reply == "promises":
            return any(self._promised.at(low, j) for j in near)
        if reply == "declines":
            return any(self._answerable.at(low, j) for j in near)
        if low[end : end + 1] != ["of"]:
            return True
        return any(
            self._matter.harm_at(low, j) or self._matter.accusing.at(low, j) or self._denied.at(low, j) for j in near
        )

    def phrase(self, line: Line, i: int) -> int:
        """Index after the phrase that word `i` goes on with."""
        while i < len(line) and line.raw[i] not in (",", ".", ";") and line.low[i] not in self._breaks:
            i += 1
        return i

    # ------------------------------------------------------------------ where the words end

    def clause(self, line: Line, i: int) -> int:
        """Index after the clause that word `i` stands in."""
        j, open_quote = i + 1, line.raw[: i + 1].count("“") > line.raw[: i + 1].count("”")
        while j < len(line) and line.raw[j] not in (".", ";"):
            open_quote = (open_quote or line.raw[j] == "“") and line.raw[j] != "”"
            parted = line.low[j] in _PARTING or (
                line.low[j] == "," and line.low[j + 1 : j + 2] and line.low[j + 1] in _PARTING | {"while"}
            )
            if not open_quote and parted:
                break
            j += 1
        while j > i + 1 and line.raw[j - 1] in ',”“"':
            j -= line.raw[j - 1] == ","
            if line.raw[j - 1] != ",":
                break
        return min(j, len(line))

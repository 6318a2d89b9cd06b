"""Words of speech in, what they answer out: the party did not do it, did it, had reasons, will see to it, or cannot say.

What is said is told by what the speaker says of itself: a negated deed (`it had | not fired`), its own deed (`its men had |
shot`), a judgement on what it is told (`the reports | were false`), what the dead were (`they were | armed`), what will be
done (`those responsible would be | punished`). Who says so, and where the speech stands, is for `replies`.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.phrases import Phrases
from corroborate.vocabulary import Harm, Reply

_TABLE: Final = "answers"
_HARMS: Final[tuple[Harm, ...]] = ("killed", "injured", "detained", "displaced")
_NEAR: Final = 6  # words between what is judged and the judgement, or between who did it and what
_CLOSING: Final = frozenset('.,;:”"')

Said: TypeAlias = tuple[Reply, int]  # what words of speech answer, and the index after the word that tells it


class Matter:
    """What answers are about: deeds of harm, faults, accusations."""

    def __init__(self, language: Language) -> None:
        kinds = (*_HARMS, "unsaid", "attack")
        self.nouns = Phrases({kind: language.words("accusations", "nouns", kind) for kind in kinds})
        self.verbs = Phrases({kind: language.words("accusations", "verbs", kind) for kind in kinds})
        self.accusing = Phrases({"accusing": language.words(_TABLE, "accusing", "nouns")})
        self.admitted = Phrases({"admitted": language.words(_TABLE, "admits", "matter")})

    def harm_at(self, low: list[str], j: int) -> int | None:
        """Index after a word at `j` that tells of harm or fault."""
        hit = self.admitted.at(low, j) or self.nouns.at(low, j) or self.verbs.at(low, j)
        return None if hit is None else hit[0]

    def tells_deed(self, low: list[str], start: int, stop: int) -> bool:
        """Whether words [start, stop) tell of a deed of harm."""
        return any(self.nouns.at(low, j) or self.verbs.at(low, j) for j in range(start, stop))


class Speech:
    """How one language answers in speech."""

    def __init__(self, language: Language) -> None:
        def words(section: str, key: str) -> frozenset[str]:
            return language.known(_TABLE, section, key)

        def phrases(section: str, key: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key)})

        self.matter = self._matter = Matter(language)
        self._we, self._pronouns = words("persons", "own"), words("own", "pronouns")
        self._possessive, self._forces = words("own", "possessive"), words("own", "forces")
        self._own = self._pronouns | self._possessive | self._forces
        self._have, self._be = words("own", "have"), words("own", "be")
        self._not, self._nobody = words("own", "not"), words("own", "nobody")
        self._at_least = language.known("accusations", "clause", "at least")
        self._apart, self._led, self._whom = words("own", "apart"), words("own", "led"), words("own", "whom")
        self._groups = language.known("accusations", "anaphors", "groups")

        self._judged, self._lies = phrases("accusing", "judged"), phrases("accusing", "lies")
        self._lacking, self._finite = words("accusing", "lacking"), words("denies", "finite")
        self._undone, self._nothing = phrases("denies", "undone"), phrases("denies", "nothing")
        self._never, self._means = phrases("denies", "never"), words("denies", "means")
        self._unharmed, self._harmed = words("denies", "unharmed"), words("denies", "harmed")
        self._took, self._ours = words("denies", "took"), words("denies", "ours")

        self._done, self._faults = phrases("admits", "done"), phrases("admits", "faults")
        self._bid, self._slips = phrases("admits", "bid"), words("admits", "slips")
        self._enemies, self._mild = words("admits", "enemies"), words("admits", "mild")

        self._asking, self._struck = words("promises", "asking"), words("explains", "struck")
        self._explained, self._labels = phrases("explains", "words"), words("explains", "labels")
        self._suffers, self._because = phrases("explains", "suffered"), words("explains", "reasons")
        self._mishaps, self._strikers = words("explains", "mishaps"), words("explains", "strikers")
        self._small = words("small", "describing")

        self._promised, self._will = phrases("promises", "words"), words("promises", "will")
        self._first, self._under = words("promises", "first"), words("promises", "under")
        self._dealt, self._begun = words("promises", "dealt"), words("promises", "begun")
        self._sure, self._unsaid = words("promises", "sure"), phrases("declines", "unsaid")
        self._carried = (
            self._nothing.firsts
            | self._never.firsts
            | self._lies.firsts
            | self._judged.firsts
            | self._not
            | self._nobody,
            self._unsaid.firsts,
            self._promised.firsts,
            self._explained.firsts | self._suffers.firsts | self._labels,
            self._matter.verbs.firsts | self._done.firsts | self._faults.firsts | self._bid.firsts,
        )

    def content(self, line: Line, start: int, stop: int, *, quoted: bool = False) -> list[Said]:
        """What words of speech answer: one thing, and perhaps a promise behind it. `quoted` words say `we` of the party."""
        low = line.low
        here = set(low[start:stop])
        denial, unsaid, promise, reason, deed = (not cues.isdisjoint(here) for cues in self._carried)
        own = self.own_deed(line, start, stop, quoted=quoted) if deed else None
        first: Said | None = None
        if denial and (end := self._refutes(line, start, stop)) is not None:
            first = "denies", end
        elif unsaid and (end := _first(self._unsaid, low, start, stop)) is not None:
            first = "declines", end
        elif own is not None and own[1]:
            first = "admits", own[0]
        elif own is not None and not self._because.isdisjoint(low[own[0] : min(own[0] + _NEAR, stop)]):
            first = "explains", own[0]
        elif reason and self._mishaps.isdisjoint(here) and (end := self._reasons(low, start, stop)) is not None:
            first = "explains", end
        told = [] if first is None else [first]
        behind = start if first is None else first[1]
        if promise and (first is None or not self._will.isdisjoint(low[behind:stop])):
            end = self._pledges(low, behind, stop)
            told += [("promises", end)] if end is not None else []
        return told or ([("admits", own[0])] if own is not None else [])

    def _pledges(self, low: list[str], start: int, stop: int) -> int | None:
        """Speech promises where the party itself will act, or something is under way or will be done."""
        for j in range(start, stop):
            hit = self._promised.at(low, j)
            sure = low[j] in self._sure or low[j - 1] in self._under
            if hit is not None and not self._asking.isdisjoint(low[start:j]):
                continue  # "We call on the government to investigate"
            if hit is not None and (sure or not self._first.isdisjoint(low[start : j + 3])):
                return hit[0]
            begun = hit is not None and not self._begun.isdisjoint(low[hit[0] : min(hit[0] + 5, stop)])
            will = low[j] in self._dealt and not self._will.isdisjoint(low[max(start, j - 4) : j])
            if begun or (will and not self._be.isdisjoint(low[max(start, j - 3) : j])):
                return j + 1
        return None

    def _reasons(self, low: list[str], start: int, stop: int) -> int | None:
        """Speech explains by a phrase, or by what the dead are said to have been: `they were all | armed`."""
        for j in range(start, stop):
            hit = self._explained.at(low, j)
            if start == 0 and low[j] in self._struck and low[j - 1] not in self._have:
                hit = None  # "Rebels stormed a base, an army spokesman said": that is the news
            struck = self._strikers.isdisjoint(low[start:j])  # "the attacker was armed"
            if not self._not.isdisjoint(low[max(start, j - 4) : j]):
                continue
            if hit is not None and (struck or low[j] not in self._be):
                return hit[0]
            hurt = self._suffers.at(low, j)
            if hurt is not None and not self._own.isdisjoint(low[max(start, j - _NEAR) : j]):
                return hurt[0]
            if (
                low[j] in self._labels
                and self._is_being(low, start, j)
                and struck
                and low[j + 1 : j + 2] != ["killed"]
                and not self._matter.verbs.at(low, j - 1)
            ):
                return j + 1
        return None

    def _is_being(self, low: list[str], start: int, j: int) -> bool:
        """Whether somebody is said to be what stands at word `j`: `they were | all armed | terrorists`."""
        k = j
        while k > start and (low[k - 1] in self._small or low[k - 1].endswith("ly") or low[k - 1] in self._labels):
            k -= 1
        return k > start and (low[k - 1] in self._be or (k - 1 > start and low[k - 2] in self._be))

    # ------------------------------------------------------------------ speech that denies

    def _refutes(self, line: Line, start: int, stop: int) -> int | None:
        """Index after the word by which speech denies."""
        low = line.low
        for j in range(start, stop):
            own = not self._own.isdisjoint(low[max(start, j - 9) : j]) or (
                low[j] in self._not and self._named(line, start, j)
            )
            for phrases, free in ((self._nothing, own), (self._never, True), (self._lies, True)):
                hit = phrases.at(low, j)
                if hit is not None and free and self._not.isdisjoint(low[max(start, j - 3) : j]):
                    return hit[0]
            if low[j] in self._not and own and (j + 1 >= stop or low[j + 1] in _CLOSING):
                return j + 1  # "said they had not."
            end = self._undoes(low, j, stop) if low[j] in self._not else None
            if end is not None and (
                own or not self._possessive.isdisjoint(low[end - 2 : end])
            ):  # "the massacre was not its work"
                return end
            none = low[j] in self._nobody and self._at_least.isdisjoint(
                low[j + 1 : j + 2]
            )  # "killed | no | fewer than 9"
            if none and (end := self._none(low, start, j, stop)) is not None:
                return end
            judged = self._judged.at(low, j)
            if judged is not None and self._is_told_of(low, start, j):
                return judged[0]
        return None

    def _named(self, line: Line, start: int, j: int) -> bool:
        """Whether a name stands before a negation at `j`, and it did not suffer: `Tarvan had | not | shelled the town`."""
        k = j
        while k > start and line.low[k - 1] in self._have:
            k -= 1
        return (
            start < k < j
            and line.capital(k - 1)
            and (line.low[j + 1 : j + 2] != ["been"] or bool(self._undone.at(line.low, j + 1)))
        )

    def _undoes(self, low: list[str], j: int, stop: int) -> int | None:
        """`not | fired`: a deed behind a negation."""
        for k in range(j + 1, min(j + 5, stop)):
            if not low[k][0].isalnum():
                return None
            hit = self._undone.at(low, k) or self._matter.verbs.at(low, k)
            if hit is not None:
                return hit[0]
        return None

    def _is_told_of(self, low: list[str], start: int, j: int) -> bool:
        """Whether an accusation stands before a judgement: `the | reports | were false`."""
        if self._matter.accusing.before(low, j) is not None:
            return True  # "found the allegations | not credible"
        return any(self._matter.accusing.at(low, k) is not None for k in range(max(start, j - 2 * _NEAR), j)) and (
            not self._be.isdisjoint(low[max(start, j - 4) : j])
            or low[j] in self._lacking
            or "as" in low[max(start, j - 3) : j]
        )

    def _none(self, low: list[str], start: int, j: int, stop: int) -> int | None:
        """`had | no | troops there`, `there was | no | massacre`, `no | prisoner had been beaten`, `killed | nobody`."""
        before, after = low[max(start, j - 3) : j], low[j + 1 : min(j + 8, stop)]
        if before and before[-1] in self._finite and (not self._own.isdisjoint(before) or "there" in before):
            return next((j + 2 + k for k, word in enumerate(after[:4]) if word in self._means), None)
        hurt = j > start and low[j - 1] in self._harmed
        if (hurt or self._matter.verbs.before(low, j) or self._done.before(low, j)) and not self._own.isdisjoint(
            low[max(start, j - 6) : j]
        ):
            return j + 1
        if low[j] == "no" and not self._unharmed.isdisjoint(after[:2]):
            told = (k for k in range(j + 2, min(j + 8, stop)) if low[k] in self._harmed or self._matter.harm_at(low, k))
            return next((k + 1 for k in told), None)
        if (
            low[j] == "no"
            and after
            and after[0] not in self._groups
            and any(word in self._forces for word in after[:3])
        ):
            did = (
                hit[0]
                for k in range(j + 2, min(j + 8, stop))
                if (hit := self._undone.at(low, k) or self._matter.verbs.at(low, k))
            )
            return next(did, None)  # "no Vardan soldier had crossed the border"
        if low[j] == "no" and after and self._matter.nouns.at(low, j + 1) and not self._took.isdisjoint(after[1:4]):
            return j + 2
        if low[j] == "none" or after[:1] == ["one"] or low[j] == "nobody":
            harm = next((k for k in range(j + 1, min(j + 9, stop)) if self._matter.harm_at(low, k)), None)
            behind = low[j + 1 : min(j + 12, stop)]
            ours = not self._ours.isdisjoint(behind) or ("by" in behind and not self._forces.isdisjoint(behind))
            return harm + 1 if harm is not None and ours else None
        return None

    # ------------------------------------------------------------------ speech that admits

    def own_deed(self, line: Line, start: int, stop: int, *, quoted: bool = False) -> tuple[int, bool] | None:
        """Index after a deed that the party says is its own (`its men had | shot`), and whether that harms by itself."""
        low = line.low
        for j in range(start, stop):
            fault = self._faults.at(low, j)
            if fault is not None:
                return fault[0], True
            verb, done = self._matter.verbs.at(low, j), self._done.at(low, j)
            bid = self._bid.at(low, j)
            if bid is not None and self._is_own(line, start, j, quoted=quoted) and self._bids(low, bid[0], stop):
                return bid[0], True
            hit = done if done is not None and (verb is None or done[0] >= verb[0]) else verb
            hit = None if low[j] in self._mild else hit
            none = hit is not None and hit[0] < stop and low[hit[0]] in self._nobody  # "carried out no strikes"
            if (
                hit is None
                or none
                or not self._is_own(line, start, j, quoted=quoted)
                or self._is_won(low, hit[0], stop)
            ):
                continue
            harms = verb is not None and verb[1] in ("killed", "injured", "displaced")
            harms = harms or not self._slips.isdisjoint(low[max(start, j - 4) : min(j + 12, stop)])
            if harms or done is not None or (verb is not None and verb[1] == "detained"):
                return hit[0], harms
        return None

    def _is_own(self, line: Line, start: int, j: int, *, quoted: bool) -> bool:
        """Whether the party itself, or its own men, stand before a verb at `j`, with nothing but helping words between."""
        low, k = line.low, j
        while k > start and low[k - 1] in self._have:
            k -= 1
        between = low[k:j]
        passive = low[j] != "behind" and ("been" in between or "being" in between)
        if passive or not self._not.isdisjoint(between):
            return False
        if k == start:
            return k < j and low[k] in self._led  # "claimed | to | have killed …", "boasted | of | having …"
        before = low[max(start, k - 3) : k]
        if not self._not.isdisjoint(before) or before[:1] == ["no"]:
            return False
        if low[k - 1] in self._pronouns:
            if k - 2 >= start and low[k - 2] in self._whom:
                return False
            return not quoted or low[k - 1] in self._we
        return low[k - 1] in self._forces and self._is_mine(low, max(start, k - 4), k - 1)

    def _is_mine(self, low: list[str], first: int, i: int) -> bool:
        """Whether a possessive owns the word at `i`: `its own | men`, and not `told her that the | men`."""
        while i > first and low[i - 1] not in self._possessive:
            if low[i - 1] in self._apart:
                return False
            i -= 1
        return i > first

    def _bids(self, low: list[str], end: int, stop: int) -> bool:
        """Whether what was ordered is harm, and no inquiry: `had ordered | the execution of the captives`."""
        near = range(end, min(end + _NEAR, stop))
        return self._matter.tells_deed(low, end, near.stop) and not any(self._promised.at(low, j) for j in near)

    def _is_won(self, low: list[str], end: int, stop: int) -> bool:
        """Whether those who were harmed are enemies, which nobody need admit: `killed 31 | rebels`."""
        return not self._enemies.isdisjoint(low[end : min(end + _NEAR, stop)])


def _first(phrases: Phrases[str], low: list[str], start: int, stop: int) -> int | None:
    """Index after the first phrase among words [start, stop)."""
    return next((hit[0] for j in range(start, stop) if (hit := phrases.at(low, j)) is not None), None)

"""Claims in, the standard of proof out that their own sentences name: verified case by case, or known by name.

It is what the words say: whether it was done, and how well, no program can tell. A counter whose own method says that it
counts only what it verified (`Counter.proof`, from the list of actors) is told so too, whatever the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.account import Linked
from corroborate.language import Language
from corroborate.records import Claim
from corroborate.vocabulary import Proof

_GAP: Final = (
    r"[^.;:\d]{0,60}"  # words between a figure and what says that it was verified: no other figure, no new clause
)


def proofs(linked: Linked, languages: Sequence[Language]) -> dict[str, Proof]:
    """By claim id the standard of proof that its own sentence says its figure has; claims without one are left out."""
    words = {language.code: _Words.of(language) for language in languages}
    default = min(words, default="")  # a text too short to tell its language is tried
    found: dict[str, Proof] = {}
    for id, said in linked.statements.items():
        text = linked.source[said.text].text if isinstance(said, Claim) else None
        known = words.get(text.language or default) if text else None
        if isinstance(said, Claim) and known is not None and (proof := known.say(said)):
            found[id] = proof
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words for it, before the figure and behind it, those of them that speak of names, and those that
    take it back.
    """

    names: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    denied: re.Pattern[str]
    breaks: re.Pattern[str]

    @classmethod
    def of(cls, language: Language) -> _Words:
        def either(key: str) -> str:
            words = sorted(map(re.escape, language.words("verified", "verified", key)), key=lambda w: (-len(w), w))
            return rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if words else "(?!)"

        return cls(
            frozenset(word.casefold() for word in language.words("verified", "verified", "names")),
            re.compile(rf"(?P<lead>{either('before')})(?P<gap>{_GAP})\Z", re.IGNORECASE),
            re.compile(rf"(?P<gap>{_GAP}?)(?P<tail>{either('behind')})", re.IGNORECASE),
            re.compile(either("denied"), re.IGNORECASE),
            re.compile(either("breaks"), re.IGNORECASE),
        )

    def say(self, claim: Claim) -> Proof | None:
        """What the claim's sentence says of this figure."""
        sentence, start, end = (
            claim.quote.words,
            claim.figure.start - claim.quote.start,
            claim.figure.end - claim.quote.start,
        )
        ahead = self.before.search(sentence[max(0, start - 120) : start])
        if ahead and not self.breaks.search(ahead["gap"]):
            led = sentence[max(0, start - 120) : start][: ahead.start()]
            if not self.denied.search(led[-30:] + ahead["gap"]):
                return self._sort(ahead["lead"], self._behind(sentence, end))
        behind = self._behind(sentence, end)
        return self._sort(behind) if behind else None

    def _behind(self, sentence: str, end: int) -> str:
        found = self.behind.match(sentence, end)
        denied = found is None or self.breaks.search(found["gap"]) or self.denied.search(found["gap"])
        return "" if found is None or denied else found["tail"]

    def _sort(self, *words: str) -> Proof:
        return "named" if any(word.casefold() in self.names for word in words) else "verified"

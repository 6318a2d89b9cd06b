"""Candidates with what speaks for them in, the likeliest out: a linear model whose weights are a readable list.

Which of the places, actors or days that a text names belongs to a figure depends on many small things at once: how far the
name stands, on which side, what stands between, how fine it is. Each is a feature with a name; `ranks.toml` of the language
gives it a weight, learned from annotated articles by `benchmarks/learn.py` (a softmax over each figure's candidates). Sums
of weights are compared in thousandths, so that the order is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from corroborate.language import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """Something that a slot may hold, and the names of the features that it has."""

    value: T
    features: Sequence[str]


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The candidates for a slot of one figure. `kind` is what sort of figure it is: a feature may weigh otherwise there."""

    kind: str
    candidates: Sequence[Candidate[T]]


class Ranks:
    """The weights of one slot, in thousandths."""

    def __init__(self, language: Language, slot: str) -> None:
        self._weights = {name: int(words[0]) for name, words in language.section("ranks", slot).items()}
        self._kinds: dict[str, dict[str, int]] = {}
        for name, weight in self._weights.items():
            kind, colon, feature = name.partition(": ")
            if colon:
                self._kinds.setdefault(kind, {})[feature] = weight
        for kind, weights in self._kinds.items():
            plain = {name: weight for name, weight in self._weights.items() if ": " not in name}
            self._kinds[kind] = {name: plain.get(name, 0) + weights.get(name, 0) for name in {**plain, **weights}}

    @property
    def known(self) -> bool:
        """Whether anything was learned for this slot."""
        return bool(self._weights)

    def best(self, choice: Choice[T]) -> T | None:
        """The candidate with the largest sum of weights, the first of equals; None of none."""
        weights = self._kinds.get(choice.kind, self._weights)
        get = weights.get
        top, best = 0, None
        for candidate in choice.candidates:
            total = sum([get(name, 0) for name in candidate.features])
            if best is None or total > top:
                top, best = total, candidate
        return best.value if best is not None else None

"""Candidates with what speaks for them in, the likeliest out: a linear model whose weights are a readable list.

Which of the places, actors or days that a text names belongs to a figure depends on many small things at once: how far the
name stands, on which side, what stands between, how fine it is. Each is a feature with a name; `ranks.toml` of the language
gives it a weight, learned from annotated articles by `benchmarks/learn.py` (a softmax over each figure's candidates). Sums
of weights are compared in thousandths, so that the order is the same on every machine. Candidates that name the same thing
in other words (`rebels`, `rebel fighters`) share their likelihood: they split it among them, and would lose to a rival.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from corroborate.language import Language

T = TypeVar("T")
_LEADING = 12  # candidates that are compared with one another; the others are too unlikely to matter


@dataclass(slots=True)  # not frozen: a text makes thousands, and a frozen one takes three times as long to make
class Candidate(Generic[T]):
    """Something that a slot may hold, and the names of the features that it has."""

    value: T
    features: Sequence[str]


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The candidates for a slot of one figure. `kind` is what sort of figure it is: a feature may weigh otherwise there.

    `same` tells whether two values name the same thing; without it each stands for itself.
    """

    kind: str
    candidates: Sequence[Candidate[T]]
    same: Callable[[T, T], bool] | None = None


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
        """The likeliest candidate with all that name the same, the first of equals; None of none."""
        get = self._kinds.get(choice.kind, self._weights).get
        found = choice.candidates
        if not found:
            return None
        totals = [sum(map(get, candidate.features, repeat(0))) for candidate in found]
        if choice.same is not None:
            totals = _pooled(choice.same, [candidate.value for candidate in found], totals)
        return found[totals.index(max(totals))].value


def _pooled(same: Callable[[T, T], bool], values: Sequence[T], totals: Sequence[int]) -> list[int]:
    """How likely each of the leading values is together with those that name the same, in millionths of the likeliest."""
    top = max(totals)
    likely = [round(1e6 * math.exp((total - top) / 1000)) for total in totals]
    least = sorted(likely, reverse=True)[:_LEADING][-1]
    leading = [i for i, share in enumerate(likely) if share >= least]
    pooled = [0] * len(values)
    heavy = [(j, values[j], likely[j]) for j in leading if likely[j]]
    for i in leading:
        value = values[i]
        pooled[i] = sum([share for j, other, share in heavy if i == j or same(value, other)])
    best = max(pooled)
    return [share if pooled[i] == best else -1 for i, share in enumerate(likely)]

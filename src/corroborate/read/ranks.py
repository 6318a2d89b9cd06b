"""Candidates with what speaks for them in, the likeliest out: a linear model whose weights are a readable list.

Which of the places, actors or days that a text names belongs to a figure depends on many small things at once: how far the
name stands, on which side, what stands between, how fine it is. Each is a feature with a name; `ranks.toml` of the language
gives it a weight, learned from annotated articles by `benchmarks/learn.py` (a softmax over each figure's candidates). Sums
of weights are compared in thousandths, so that the order is the same on every machine. Candidates that name the same thing
in other words (`rebels`, `rebel fighters`) share their likelihood: they split it among them, and would lose to a rival.

Naming features costs more than all the rest of a choice. So features that come together may be observed together: as a
function with its arguments, which is called for their names when such an observation is met for the first time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar, cast

from corroborate.language import Language

T = TypeVar("T")
_LEADING: Final = 12  # candidates that are compared with one another; the others are too unlikely to matter
_MANY: Final = 1 << 13  # observations whose worth is remembered for one kind of figure
# the name of a feature, or what gives the names of several, with its arguments: `(_gap_names, 3, "before")`
Observed: TypeAlias = str | tuple[Hashable, ...]


def names(observed: Observed) -> Iterable[str]:
    """The names of the features that an observation stands for.

    >>> list(names("here")), list(names((lambda far, side: (f"gap {far}", f"gap {far} {side}"), 3, "before")))
    (['here'], ['gap 3', 'gap 3 before'])
    """
    if isinstance(observed, str):
        return (observed,)
    namer = cast("Callable[..., Iterable[str]]", observed[0])
    return namer(*observed[1:])


@dataclass(slots=True)  # not frozen: a text makes thousands, and a frozen one takes three times as long to make
class Candidate(Generic[T]):
    """Something that a slot may hold, and what was observed of it."""

    value: T
    observed: Sequence[Observed]

    @property
    def features(self) -> list[str]:
        """The names of all features that it has."""
        return [name for observed in self.observed for name in names(observed)]


@dataclass(slots=True)
class Choice(Generic[T]):
    """The candidates for a slot of one figure. `kind` is what sort of figure it is: a feature may weigh otherwise there.

    `same` tells whether two values name the same thing; without it each stands for itself.
    """

    kind: str
    candidates: Sequence[Candidate[T]]
    same: Callable[[T, T], bool] | None = None


class _Worth(dict[Observed, int]):
    """What observations are worth for one kind of figure, each summed up when it is first asked for."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, observed: Observed) -> int:
        if len(self) >= _MANY:
            self.clear()
        worth = self[observed] = sum(self._weights.get(name, 0) for name in names(observed))
        return worth


class Ranks:
    """The weights of one slot, in thousandths."""

    def __init__(self, language: Language, slot: str) -> None:
        weights = {name: int(words[0]) for name, words in language.section("ranks", slot).items()}
        plain = {name: weight for name, weight in weights.items() if ": " not in name}
        own: dict[str, dict[str, int]] = {}
        for name, weight in weights.items():
            kind, colon, feature = name.partition(": ")
            if colon:
                own.setdefault(kind, {})[feature] = weight
        self.known = bool(weights)  # whether anything was learned for this slot
        self._any = _Worth(plain)
        self._kinds = {
            kind: _Worth({name: plain.get(name, 0) + some.get(name, 0) for name in {**plain, **some}})
            for kind, some in own.items()
        }

    def ahead(self, choice: Choice[T]) -> tuple[T | None, int]:
        """The likeliest candidate by itself, and by how much, in thousandths, it is ahead of the next."""
        found, totals = choice.candidates, self._totals(choice)
        if not found:
            return None, 0
        top, *others = sorted(totals, reverse=True)
        return found[totals.index(top)].value, top - max(others, default=top)

    def _totals(self, choice: Choice[T]) -> list[int]:
        worth = self._kinds.get(choice.kind, self._any).__getitem__
        return [sum(map(worth, candidate.observed)) for candidate in choice.candidates]

    def best(self, choice: Choice[T]) -> T | None:
        """The likeliest candidate with all that name the same, the first of equals; None of none."""
        found = choice.candidates
        if not found:
            return None
        totals = self._totals(choice)
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
    first = totals.index(top)
    if 2 * likely[first] > sum([share for _, _, share in heavy]) and not any(
        same(values[i], values[first]) for i in leading if i != first
    ):
        return list(totals)  # the others would lose to it all together
    for i in leading:
        value = values[i]
        pooled[i] = sum([share for j, other, share in heavy if i == j or same(value, other)])
    best = max(pooled)
    return [share if pooled[i] == best else -1 for i, share in enumerate(likely)]

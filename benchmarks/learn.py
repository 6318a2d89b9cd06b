"""Learns what the features of the English reader's candidates are worth, and writes `ranks.toml`.

    python benchmarks/learn.py [--texts F --gold F] [--folds 4] [--write]

For each slot (harm, stance, running, places, accused, when, part_of) the candidates of every annotated figure that the reader finds go into a softmax; the
weights are those that make the annotated one likeliest, kept small by a quadratic penalty. `--folds` learns on the rest of
the articles and scores on each fold, which is how the gain is judged; `--write` learns on all and writes the weights, with
the digest of what they were learned from. Deterministic: no randomness, a fixed order, a fixed number of steps.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corroborate.language import Language
from corroborate.read.choices import (
    actor_choices,
    day_choices,
    place_choices,
)
from corroborate.read.claims import claims_of, drafts_of, harm_choices, settle
from corroborate.read.guidelines import as_guidelines
from corroborate.read.ranks import Candidate, Choice
from corroborate.read.reading import Draft, Grammar, Reading
from corroborate.read.standing import running_choices, stance_choices, status_choices, tells_status
from corroborate.read.wholes import whole_choices
from reading import ABROAD, BENCH, DATA, Article, articles, known, scorer

RATE = 0.2
LEFT_OVER = 3  # how often a count is learned from to which the rules give no harm
STEPS, PENALTY, OWN = (
    30,
    15.0,
    3.0,
)  # of the last: how much more a weight for one kind of figure is held back than one for all
HELD = {"status": (100, 5.0, 6.0)}  # the same where a slot has few answers and many figures, by cross-validation
LEAST = 0.02  # smaller weights are left out
Case = list[
    tuple[tuple[str, ...], bool]
]  # one figure: the features of each candidate, and whether it is the annotated one
Weights = dict[str, float]
CHOICES: dict[str, Callable[[Reading, Draft], Choice[Any]]] = {
    "stance": stance_choices,
    "running": running_choices,
    "status": status_choices,
    "places": place_choices,
    "accused": actor_choices,
    "when": day_choices,
    "part_of": whole_choices,
}


def right(slot: str, candidate: Candidate[Any], gold: Any) -> bool:
    """Whether a candidate is what the annotation holds, as the scorer sees it; of a whole, its number there is held."""
    score = scorer()
    if slot == "stance":  # what is doubted or projected is told by rule
        return gold in ("asserted", "background") and candidate.value == (gold == "background")
    if slot in ("running", "part_of", "status"):
        return bool(candidate.value == gold)
    if slot == "when":
        if candidate.value is None:
            return False
        when = candidate.value.when
        return bool(score.same_time(gold, [when.start, when.end]))
    names = [mention.name for mention in candidate.value]
    return bool(len(names) == len(gold) == score.paired(gold, names))


def harm_cases(article: Article, language: Language) -> list[Case]:
    """The counts of people in one article, each with the harms that may have befallen it, or none."""
    reading = Reading(article.text, article.date, grammar(language), known().actors, known().gazetteer)
    made: list[Case] = []
    for line, counted, choice in harm_choices(reading):
        start, end = line.at[counted.start], line.till[counted.end - 1]
        gold = {c["harm"] for c in article.gold if c["start"] < end and start < c["end"]} or {None}
        case = [(_doubled(c.features, choice.kind), c.value in gold) for c in choice.candidates]
        if any(good for _, good in case) and not all(good for _, good in case):
            made += [case] * (LEFT_OVER if counted.harm is None else 1)
    return made


def cases(slot: str, article: Article, language: Language) -> list[Case]:
    """The figures of one article with their candidates, settled up to this slot by the weights there are."""
    if slot == "harm":
        return harm_cases(article, language)
    reading = Reading(article.text, article.date, grammar(language), known().actors, known().gazetteer)
    drafts = drafts_of(reading)
    found = [
        {"start": d.line.at[d.harmed.start], "end": d.line.till[d.harmed.end - 1], "harm": d.harmed.harm}
        for d in drafts
    ]
    gold = {j: i for i, j in scorer().match(article.gold, found)}
    number = {id(drafts[k]): i for k, i in gold.items()}
    made: list[Case] = []
    for k, draft in settle(reading, drafts, until=slot):
        ruled = (slot == "part_of" and draft.part is not None) or (slot == "status" and tells_status(draft))
        if k in gold and not ruled:
            value = article.gold[gold[k]][slot]
            choice = CHOICES[slot](reading, draft)
            if slot == "part_of":
                choice = replace(choice, candidates=[_numbered(c, number) for c in choice.candidates])
            case = [(_doubled(c.features, choice.kind), right(slot, c, value)) for c in choice.candidates]
            if any(good for _, good in case) and not all(good for _, good in case):
                made.append(case)
    return made


def _numbered(candidate: Candidate[Any], number: Mapping[int, int]) -> Candidate[Any]:
    """A whole as the annotation names it: by its place among the claims there, -1 where it is none of them."""
    return Candidate(None if candidate.value is None else number.get(id(candidate.value), -1), candidate.observed)


def _doubled(features: Sequence[str], kind: str) -> tuple[str, ...]:
    """Each feature by itself and for its kind of figure."""
    return (*features, *(f"{kind}: {name}" for name in features))


_GRAMMARS: dict[int, Grammar] = {}


def grammar(language: Language) -> Grammar:
    return _GRAMMARS.setdefault(id(language), Grammar(language))


def learn(examples: Iterable[Case], steps: int = STEPS, penalty: float = PENALTY, own: float = OWN) -> Weights:
    """Weights by steepest ascent of the penalised likelihood with per-feature step sizes (Duchi et al. 2011, AdaGrad)."""
    number: dict[str, int] = {}
    rows = [[([number.setdefault(f, len(number)) for f in features], ok) for features, ok in case] for case in examples]
    data = _Cases.of(rows)
    held = np.array([penalty * (own if ": " in feature else 1.0) for feature in number])
    weights, squares = np.zeros(len(number)), np.full(len(number), 1e-3)
    for _ in range(steps):
        step = data.slope(weights) - held * weights
        squares += step * step
        weights += RATE * step / np.sqrt(squares)
    return {feature: w for feature, w in zip(number, weights.tolist(), strict=True) if abs(w) >= LEAST}


@dataclass(frozen=True)
class _Cases:
    """All figures at once: each feature's number and candidate, each candidate's figure, and which are annotated."""

    features: NDArray[np.intp]
    candidate: NDArray[np.intp]
    figure: NDArray[np.intp]
    good: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: Sequence[list[tuple[list[int], bool]]]) -> _Cases:
        flat = [(k, features, ok) for k, case in enumerate(rows) for features, ok in case]
        return cls(
            np.array([f for _, features, _ in flat for f in features], dtype=np.intp),
            np.array([i for i, (_, features, _) in enumerate(flat) for _ in features], dtype=np.intp),
            np.array([k for k, _, _ in flat], dtype=np.intp),
            np.array([ok for _, _, ok in flat], dtype=np.bool_),
        )

    def slope(self, weights: NDArray[np.float64]) -> Any:
        """The figures' pull on the weights: towards the annotated candidates, away from the others."""
        sums = np.bincount(self.candidate, weights[self.features], minlength=len(self.figure))
        top = np.full(self.figure[-1] + 1, -np.inf)
        np.maximum.at(top, self.figure, sums)
        likely = np.exp(sums - top[self.figure])
        total = np.bincount(self.figure, likely)
        annotated = np.bincount(self.figure, likely * self.good)
        pull = np.where(self.good, likely / annotated[self.figure], 0.0) - likely / total[self.figure]
        return np.bincount(self.features, pull[self.candidate], minlength=len(weights))


def table(learned: dict[str, Weights]) -> str:
    """The weights as a list that can be read, largest first in each slot."""
    rows = ["# What each feature of a candidate is worth, in thousandths. Written by benchmarks/learn.py; do not edit."]
    rows.append(f"# Learned from articles annotated by hand; SHA-256 of texts and annotations: {digest()}")
    for slot, weights in learned.items():
        rows.append(f"\n[{slot}]")
        rows += [
            f'{json.dumps(name, ensure_ascii=False)} = "{round(1000 * w)}"'
            for name, w in sorted(weights.items(), key=lambda x: (-abs(x[1]), x[0]))
        ]
    return "\n".join(rows) + "\n"


def digest() -> str:
    files = [*sorted(BENCH.glob("train.*.jsonl")), *sorted(ABROAD.glob("learn.*.jsonl"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def with_ranks(learned: dict[str, Weights]) -> Language:
    """The language with these weights in place of those that ship."""
    return known({"ranks": table(learned)}).language


def train(data: Sequence[Article]) -> dict[str, Weights]:
    """All slots, one after the other, each on what the ones before it settle."""
    learned: dict[str, Weights] = {}
    for slot in ("harm", *CHOICES):
        language = with_ranks(learned)
        learned[slot] = learn(_all_cases(slot, data, language), *HELD.get(slot, ()))
        print(slot, len(learned[slot]), "features", file=sys.stderr)
    return learned


def _all_cases(slot: str, data: Sequence[Article], language: Language) -> list[Case]:
    """The figures of all articles in their order, read beside one another."""
    find = functools.partial(_cases_of, slot)
    with get_context("fork").Pool(initializer=_WITH.__setitem__, initargs=("language", language)) as readers:
        return [case for found in readers.imap(find, data, chunksize=8) for case in found]


_WITH: dict[str, Language] = {}


def _cases_of(slot: str, article: Article) -> list[Case]:
    return cases(slot, article, _WITH["language"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    data = [*articles("train"), *articles("learn")]
    if chosen.folds:
        print(json.dumps(crossed(data, chosen.folds), indent=1))
    if chosen.write:
        (DATA / "languages" / "en" / "ranks.toml").write_text(table(train(data)), "utf-8")


def crossed(data: Sequence[Article], folds: int) -> dict[str, dict[str, Any]]:
    """The score on every fold by weights learned on the others: of the articles on one war, and of those on others."""
    made: dict[str, list[Any]] = {}
    for fold in range(folds):
        language = with_ranks(train([a for i, a in enumerate(data) if i % folds != fold]))
        for article in (a for i, a in enumerate(data) if i % folds == fold):
            found = claims_of(Reading(article.text, article.date, grammar(language), known().actors, known().gazetteer))
            made[article.key] = list(as_guidelines(article.key, found)["claims"])  # type: ignore[arg-type]
    sets = {name: {a.key: a.gold for a in articles(name)} for name in ("train", "learn")}
    return {name: dict(scorer().score(gold, made)) for name, gold in sets.items()}


if __name__ == "__main__":
    main()

"""What was worked out and people's decisions in, what their answers leave of it out.

A person may say why two statements differ, that a question is to stay as it is, that two claims count the same or do not,
and that those who counted them did so independently, or did not. All that is about statements and reports, never about
what was worked out from them, so it holds wherever the same differ, or are asked about, again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corroborate.account import Finding, Linked, Question, Tie
from corroborate.records import Decision, standing
from corroborate.vocabulary import REASON_WORDS, Reason

_DIFFER: Final = ("contradiction", "self-contradiction", "difference")
_REAL: Final = ("dispute", "undetermined")
_OPEN: Final = ("unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class Told:
    """What people decided about figures: claims with those whose scope is theirs too, claims that are set against no other,
    and what is known of two counters.
    """

    scope_of: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    ties: tuple[Tie, ...] = ()


def told(decisions: Iterable[Decision], linked: Linked) -> Told:
    """What the decisions that stand come to, for the claims that there are; the last about the same two counts.

    A decision about two claims' counters holds for them wherever they count.
    """
    scopes: dict[frozenset[str], Decision] = {}
    counters: dict[frozenset[str], Decision] = {}
    for decision in standing(decisions):
        pair = frozenset(decision.about)
        if len(pair) != 2 or decision.name or not all(id in linked.counter for id in pair):
            continue
        if decision.verdict in ("comparable", "incomparable", *_OPEN):
            scopes[pair] = decision
        if decision.verdict in ("independent", "dependent", *_OPEN):
            counters[frozenset(linked.counter[id].key for id in pair)] = decision
    return Told(
        {d.about[0]: d.about[1] for d in scopes.values() if d.verdict == "comparable"},
        frozenset(d.about[0] for d in scopes.values() if d.verdict == "incomparable"),
        tuple(_tie(d, linked) for pair, d in counters.items() if d.verdict not in _OPEN and len(pair) == 2),
    )


def _tie(decision: Decision, linked: Linked) -> Tie:
    one, other = (linked.counter[id].key for id in decision.about)
    return Tie(one, other, decision.verdict == "independent", "a person judged so")


def explained(findings: Iterable[Finding], decisions: Iterable[Decision]) -> Iterator[Finding]:
    """The findings, those that a person explained with that reason: what has a reason contradicts nothing.

    A decision explains a finding if it is about statements on both of its sides, or about two of a finding without
    sides. Who explained it, and in which words, stays in the case.
    """
    told = [d for d in standing(decisions) if d.verdict in ("explained", *_OPEN) and len(d.about) > 1 and not d.name]
    for finding in findings:
        said = [d for d in told if finding.kind in _DIFFER and _meets(d, finding)] if told else []
        yield _with_reason(finding, said[-1]) if said and said[-1].verdict == "explained" else finding


def _meets(decision: Decision, finding: Finding) -> bool:
    about = set(decision.about)
    if finding.disputes:
        return not about.isdisjoint(finding.holds) and not about.isdisjoint(finding.disputes)
    return len(about.intersection(finding.holds)) > 1


def _with_reason(finding: Finding, decision: Decision) -> Finding:
    known: dict[str, Reason] = {word: word for word in REASON_WORDS}
    reason = known[decision.value]
    kind = finding.kind if reason in _REAL or finding.kind == "self-contradiction" else "difference"
    words = f"{finding.words} A person judged why: {REASON_WORDS[reason]}."
    return replace(finding, kind=kind, reason=reason, words=words)


def unanswered(questions: Sequence[Question], decisions: Iterable[Decision]) -> tuple[Question, ...]:
    """The questions, without those that a person looked at and leaves as they are."""
    last: dict[tuple[str, frozenset[str]], str] = {}
    for decision in standing(decisions):
        if decision.verdict in ("noted", *_OPEN) and decision.name:
            last[decision.name, frozenset(decision.about)] = decision.verdict
    noted = {asked for asked, verdict in last.items() if verdict == "noted"}
    return tuple(q for q in questions if (q.kind, frozenset(q.about)) not in noted) if noted else tuple(questions)

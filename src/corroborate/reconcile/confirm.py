"""An incident with its tolls, what people accepted and what is open in; whether it is confirmed out, under a named rule.

Confirmed says that people looked, and no more: that a claim behind each leading figure stands in its report as it was
read, and that nothing about it waits for an answer. It does not say that the figure is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from corroborate.account import Incident, Linked, Policy, Question, Toll
from corroborate.vocabulary import ConfirmRule

Asked: TypeAlias = Mapping[str, Sequence[int]]
_Tolls: TypeAlias = Callable[[Sequence[Toll]], Sequence[Toll]]
_LOOKS_AT: Final[Mapping[ConfirmRule, _Tolls | None]] = MappingProxyType({
    "reviewed/1": lambda tolls: tolls[:1],
    "reviewed-all/1": lambda tolls: tolls,
    "none/1": None,
})  # fmt: skip


def asked_about(questions: Sequence[Question]) -> Asked:
    """The numbers of the questions about each record."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        for id in question.about:
            found[id].append(number)
    return found


def standing(incident: Incident, linked: Linked, accepted: frozenset[str], asked: Asked, policy: Policy) -> Incident:
    """The incident with whether it is confirmed under the policy's rule (`vocabulary.CONFIRM_WORDS`), and what it lacks.

    `accepted` are ids of statements, `asked` the questions that nobody answered: see `asked_about`.
    """
    looks_at = _LOOKS_AT[policy.confirmed]
    if looks_at is None:
        return replace(incident, confirmed=False, lacks="")
    leading = list(_leading(incident, looks_at(incident.tolls)))
    unseen = sum(accepted.isdisjoint(group) for group in leading)
    members = {id for group in leading for id in group}
    records = members | {linked.source[linked.statements[id].text].report.id for id in members}
    waiting = len({number for id in records for number in asked.get(id, ())})
    return replace(incident, confirmed=not (unseen or waiting), lacks=_words(unseen, len(leading), waiting))


def _leading(incident: Incident, tolls: Sequence[Toll]) -> Iterator[tuple[str, ...]]:
    """The statements behind each figure that leads: any one of a group is enough, and every group needs one."""
    if not tolls:
        yield from ((id,) for id in incident.statements)
    for toll in tolls:
        outside = {one.counter for one in toll.outside}
        counting = [series for series in toll.series if series.counter.key not in outside]
        yield from (series.latest.claims for series in counting or toll.series)


def _words(unseen: int, of: int, waiting: int) -> str:
    parts = [f"{unseen} of {of} leading figures not accepted by a person"] if unseen else []
    parts += [f"questions open about them: {waiting}"] if waiting else []
    return "; ".join(parts)

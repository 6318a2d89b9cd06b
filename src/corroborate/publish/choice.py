"""An account in, the part of it that its policy lets leave out: nothing below the least grade, nothing in a wrong state.

Statements that nobody reviewed stay out before anything is reckoned (the desk asks the policy), so that no figure rests
on one; here that is checked once more. A toll below the least grade goes with its claims and with all that was found
about them, and an incident without a toll left goes with all its statements. The other tolls do not rest on these claims,
so nothing has to be reckoned again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from corroborate.account import Account, Incident, Toll
from corroborate.publish.release import HeldBack
from corroborate.vocabulary import GRADE_WORDS

_RANK: Final = {grade: place for place, grade in enumerate(GRADE_WORDS)}  # the best one first


def chosen(account: Account) -> tuple[Account, tuple[HeldBack, ...]]:
    """What may leave, and how much may not.

    Raises:
        ValueError: the account holds a statement in a state that its policy does not let leave.

    """
    states = account.policy.states
    for id in account.statements:
        if ("accepted" if id in account.accepted else "unreviewed") not in states:
            raise ValueError(f"a statement that is not {' or '.join(states)} was reckoned with")
    held = [
        HeldBack("statements that a person rejected", account.left.rejected),
        HeldBack("statements that nobody reviewed", account.left.unreviewed),
    ]
    if account.policy.least_grade is None:
        return account, tuple(held)
    leaving = _graded(account, _RANK[account.policy.least_grade])
    held += [
        HeldBack("tolls below the least grade", _tolls(account) - _tolls(leaving)),
        HeldBack("incidents without a toll of that grade", len(account.incidents) - len(leaving.incidents)),
        HeldBack("statements of these tolls and incidents", len(account.statements) - len(leaving.statements)),
    ]
    return leaving, tuple(held)


def _tolls(account: Account) -> int:
    return sum(len(incident.tolls) for incident in account.incidents)


def _graded(account: Account, least: int) -> Account:
    """The account without the tolls below a grade, and without what is about them alone."""
    good = [
        (i, tuple(t for t in i.tolls if t.grade is not None and _RANK[t.grade] <= least)) for i in account.incidents
    ]
    dropped = {id for i, tolls in good for toll in i.tolls if toll not in tolls for id in _claims(toll)}
    incidents = [_without(incident, tolls, dropped) for incident, tolls in good if tolls]
    members = {id for incident in incidents for id in incident.statements}
    gone = account.statements.keys() - members
    counting = {series.counter.key for i in incidents for toll in i.tolls for series in toll.series}
    shown = {key for i in incidents for key in (*i.places, *i.parties)}
    shown |= {key for i in incidents for toll in i.tolls for key in toll.scope.places}
    kept_keys = {incident.key for incident in incidents}
    return replace(
        account,
        statements={id: said for id, said in account.statements.items() if id in members},
        places=tuple(
            replace(p, statements=_among(p.statements, members))
            for p in account.places
            if p.key in shown or not members.isdisjoint(p.statements)
        ),
        parties=tuple(
            replace(p, statements=_among(p.statements, members))
            for p in account.parties
            if p.key in shown or not members.isdisjoint(p.statements)
        ),
        counters=tuple(counter for counter in account.counters if counter.key in counting),
        incidents=tuple(incidents),
        findings=tuple(
            f for f in account.findings
            if gone.isdisjoint((*f.holds, *f.disputes, f.value)) and (f.incident is None or f.incident in kept_keys)
        ),
        questions=tuple(q for q in account.questions if gone.isdisjoint(q.about)),
    )  # fmt: skip


def _without(incident: Incident, tolls: tuple[Toll, ...], dropped: Collection[str]) -> Incident:
    """An incident with these tolls alone. A claim that one of them reckons with stays, wherever else it stood."""
    kept = {id for toll in tolls for id in _claims(toll)}
    statements = tuple(id for id in incident.statements if id in kept or id not in dropped)
    joins = tuple(join for join in incident.joins if {join.one, join.other} <= set(statements))
    return replace(incident, tolls=tolls, statements=statements, joins=joins)


def _claims(toll: Toll) -> Iterator[str]:
    return (id for series in toll.series for step in series.steps for id in step.claims)


def _among(ids: tuple[str, ...], members: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in members)

"""How sensitive each field is, of all that is kept, worked out and published; and a release with only what may leave.

This is the allow-list. `PUBLIC` names every field of everything that a release is made of: `plain` leaves always, the
other words are those of `vocabulary.SENSITIVE_WORDS`, and such a field leaves where the policy says so. A field that
stands on no list never leaves, so whoever adds one has to say here what it is; a test asks. `PRIVATE` says the same of
what the gate is given: where a field goes, or that it `stays`. Names in words (of victims, private persons, files, fine
places) are another matter: they are blotted where they stand, before this (`withheld`).
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

from corroborate import account as a
from corroborate import records as k
from corroborate.publish import release as r
from corroborate.values import Count, When, Where
from corroborate.vocabulary import Sensitive

Level: TypeAlias = Sensitive | Literal["plain", "stays"]


def _levels(**fields: str) -> Mapping[str, Level]:
    """By field its level; a level's own name is written with `_` for a space, its fields with spaces between them."""
    found = {name: level.replace("_", " ") for level, names in fields.items() for name in names.split()}
    return typing.cast("Mapping[str, Level]", found)


PUBLIC: Final[Mapping[type, Mapping[str, Level]]] = {
    r.Release: _levels(
        plain="schema case policy reports claims accusations answers evidence places parties counters incidents tolls "
        "findings versions withheld",
        questions="questions",
        failures="failures",
        decisions="judgements",
    ),
    a.Case: _levels(plain="name office place period harms whose licence"),
    a.Policy: _levels(
        plain="name stale_days same_scope vague context_sentences leaves places states least_grade confirmed withhold"
    ),
    r.PublicReport: _levels(
        plain="id publisher published language media size carriers voice copies reader text sentences",
        addresses="address link",
        file_hashes="sha256",
    ),
    r.Carrier: _levels(plain="publisher published", addresses="address link"),
    r.PublicClaim: _levels(
        plain="id report incident reviewed speakers said count harm unit victims places destination when running accused "
        "means stance part_of counter toll",
        quotes="excerpt figure",
    ),
    r.PublicAccusation: _levels(
        plain="id report incident reviewed speakers said actor degree harm victims places when stance",
        quotes="excerpt act",
    ),
    r.PublicAnswer: _levels(plain="id report incident reviewed speakers said actor reply", quotes="excerpt words"),
    r.PublicEvidence: _levels(plain="id report incident reviewed speakers sort places", quotes="excerpt words shows"),
    r.Excerpt: _levels(quotes="before sentence after elsewhere number of"),
    r.Segment: _levels(quotes="words slots withheld"),
    r.Voice: _levels(plain="name kind"),
    r.Used: _levels(plain="name id stated"),
    r.Whom: _levels(plain="status sorts community", quotes="words"),
    r.Timed: _levels(plain="when", quotes="words"),
    r.PublicPlace: _levels(plain="id names where statements"),
    r.PublicParty: _levels(plain="id name side could names why statements"),
    r.PublicCounter: _levels(plain="id name kind names office_of proof"),
    r.PublicIncident: _levels(
        plain="id title places when parties statements tolls within background doubts confirmed lacks"
    ),
    r.PublicToll: _levels(
        plain="id incident scope series verdict low high stale reports best grade outside points voices ties"
    ),
    r.PublicTie: _levels(plain="one other independent why"),
    r.PublicUncounted: _levels(plain="counter why"),
    a.Point: _levels(plain="day low high counters"),
    r.PublicScope: _levels(plain="harm unit status victims community places when side"),
    r.PublicSeries: _levels(plain="counter steps doubts"),
    r.PublicStep: _levels(plain="count claims said ordered change added"),
    r.PublicFinding: _levels(plain="kind field value holds disputes as_of reason words incident"),
    r.PublicQuestion: _levels(questions="id kind about words hint"),
    r.PublicJudgement: _levels(decisions="verdict about reports at"),
    r.Failure: _levels(file_names="name", failures="reason"),
    r.Version: _levels(plain="name version"),
    r.Withheld: _levels(plain="names statements held"),
    r.HeldBack: _levels(plain="what number"),
    Count: _levels(plain="low high about vague"),
    When: _levels(plain="start end start_known end_known"),
    Where: _levels(plain="name lat lon precision parents geonames"),
}

_STATEMENT: Final = "id kind"
PRIVATE: Final[Mapping[type, Mapping[str, Level]]] = {
    k.Report: _levels(file_hashes="sha256", plain="media size", stays="sha512 id"),
    k.Capture: _levels(
        plain="publisher published language", addresses="address", file_names="name", stays="report key how at id"
    ),
    k.Part: _levels(stays="whole report place path how notes id"),
    k.Picture: _levels(stays="report width height length hash facts frames maker id"),
    k.Span: _levels(stays="start end"),
    k.Text: _levels(plain="language sentences", quotes="content", stays="report maker title paragraphs notes id"),
    k.Mention: _levels(plain="name", quotes="quote"),
    k.Speaker: _levels(plain="kind", private_persons="name", quotes="quote"),
    k.Victims: _levels(plain="status sorts community", quotes="quote", victim_names="names"),
    k.Period: _levels(plain="when", quotes="quote"),
    k.Claim: _levels(
        plain="count harm unit victims places destination when running speakers said accused means stance part_of",
        quotes="quote figure",
        stays=f"text {_STATEMENT}",
    ),
    k.Accusation: _levels(
        plain="actor degree harm victims places when speakers said stance",
        quotes="quote act",
        stays=f"text {_STATEMENT}",
    ),
    k.Answer: _levels(plain="actor reply speakers said", quotes="quote words", stays=f"text {_STATEMENT}"),
    k.Evidence: _levels(plain="sort places speakers", quotes="quote words shows", stays=f"text {_STATEMENT}"),
    k.Reading: _levels(plain="reader", private_persons="private", stays="text statements id"),
    k.Decision: _levels(decisions="verdict about at", stays="by why name value id"),
    a.Source: _levels(plain="report captures text voice reader", private_persons="private"),
    a.Place: _levels(plain="names where statements", stays="key namesake"),
    a.Party: _levels(plain="name side names statements why could", stays="key"),
    a.Counter: _levels(plain="name kind names office_of proof", stays="key relies_on"),
    a.Scope: _levels(plain="harm unit status victims community places when side"),
    a.Step: _levels(plain="count claims said ordered change added"),
    a.Series: _levels(plain="counter steps doubts", stays="scope"),
    a.Uncounted: _levels(plain="counter why"),
    a.Tie: _levels(plain="one other independent why"),
    a.Toll: _levels(
        plain="incident scope series verdict low high stale reports best grade outside points voices ties", stays="key"
    ),
    a.Join: _levels(plain="doubt", stays="one other"),
    a.Incident: _levels(
        plain="title places when parties statements tolls within background joins confirmed lacks", stays="key"
    ),
    a.Finding: _levels(plain="kind field value holds disputes as_of reason words incident"),
    a.Question: _levels(questions="kind about words hint"),
    a.Judgement: _levels(decisions="verdict about reports at"),
    a.Left: _levels(plain="rejected unreviewed"),
    a.Account: _levels(
        plain="case policy sources statements places parties counters incidents findings versions accepted left",
        questions="questions",
        failures="failures",
        decisions="judgements",
        private_persons="people",
        stays="fine",
    ),
}
_COUNTED: Final[Mapping[Sensitive, str]] = {
    "quotes": "statements without their words",
    "addresses": "ways of reports to the case without their address",
    "file hashes": "reports without their SHA-256",
    "questions": "open questions",
    "failures": "failures of files",
    "decisions": "decisions",
    "file names": "names of files that gave nothing",
}


def sieved(release: r.Release, held: Iterable[r.HeldBack] = ()) -> r.Release:
    """The release without the fields that its policy does not let leave; what is held back by that is counted beside `held`.

    A field withheld is empty as its type can be: null, "" or []. Under a policy that lets all of them leave, the release
    is what it was.

    Raises:
        TypeError: a field stands on no list, and cannot be empty.

    """
    leaves = frozenset(release.policy.leaves)
    counted = [*held, *_counts(release, leaves)]
    made: r.Release = _passed(release, leaves)
    told = tuple(one for one in counted if one.number)
    return dataclasses.replace(made, withheld=dataclasses.replace(release.withheld, held=told))


def _counts(release: r.Release, leaves: Collection[Sensitive]) -> list[r.HeldBack]:
    numbers: Mapping[Sensitive, int] = {
        "quotes": len(release.statements),
        "addresses": sum(c.address is not None for report in release.reports for c in report.carriers),
        "file hashes": len(release.reports),
        "questions": len(release.questions),
        "failures": len(release.failures),
        "decisions": len(release.judgements),
        "file names": len(release.failures),
    }
    return [r.HeldBack(_COUNTED[kind], number) for kind, number in numbers.items() if kind not in leaves]


def _passed(value: Any, leaves: frozenset[Sensitive]) -> Any:
    """A value of a release with every field that may not leave emptied, in whatever it holds."""
    if isinstance(value, tuple):
        return tuple(_passed(item, leaves) for item in value)
    kind: Any = type(value)
    if not _is_record(value) or not _touched(kind, leaves):
        return value
    kept = {
        field.name: _passed(getattr(value, field.name), leaves)
        if _leaves(kind, field.name, leaves)
        else _nothing(kind, field.name)
        for field in dataclasses.fields(kind)
        if field.init
    }
    return dataclasses.replace(value, **kept)


def _is_record(value: Any) -> bool:
    return hasattr(value, "__dataclass_fields__")


def _leaves(kind: type, field: str, leaves: Collection[Sensitive]) -> bool:
    level = PUBLIC.get(kind, {}).get(field)
    return level == "plain" or level in leaves


@functools.cache
def _touched(kind: Any, leaves: frozenset[Sensitive]) -> bool:
    """Whether a type has a field that may not leave, in itself or in what it holds."""
    if not _is_record(kind):
        return False
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    if any(not _leaves(kind, name, leaves) for name in names):
        return True
    return any(_touched(inner, leaves) for name in names for inner in _inside(hints[name]) if inner is not kind)


def _inside(hint: Any) -> set[Any]:
    """The record types that a type is written with."""
    if _is_record(hint):
        return {hint}
    return {kind for part in typing.get_args(hint) for kind in _inside(part)}


@functools.cache
def _nothing(kind: Any, field: str) -> Any:
    hint = typing.get_type_hints(kind)[field]
    if isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint):
        return None
    empty: Mapping[Any, Any] = {str: "", tuple: (), r.Excerpt: r.Excerpt((), (), ())}
    found = empty.get(typing.get_origin(hint) or hint)
    if found is None:
        raise TypeError(f"{kind.__name__}.{field} stands on no list of what may leave, and cannot be empty")
    return found

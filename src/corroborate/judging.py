"""The desk's hand for decisions: what a person judged of what, checked and kept; and what of it a release says.

Of how many records of which kind each verdict is said stands here, once; what each means is in
`vocabulary.VERDICT_WORDS`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from corroborate.account import Judgement
from corroborate.errors import NoSuchId, UseError
from corroborate.knowledge import knowledge
from corroborate.link import places
from corroborate.records import STATEMENT_KINDS, Decision, Statement, standing
from corroborate.store.case import Store
from corroborate.vocabulary import REASON_WORDS, VERDICT_SORTS, Verdict

_STATEMENTS: Final = frozenset(STATEMENT_KINDS)
_REPORTS: Final = frozenset({"report"})
_CLAIMS: Final = frozenset({"claim"})
_ANY: Final = _STATEMENTS | _REPORTS
_MANY: Final = tuple(range(1, 2000))
_JUDGED: Final[Mapping[Verdict, tuple[tuple[int, ...], frozenset[str], str]]] = {
    "accepted": ((1,), _STATEMENTS, "one statement"),
    "rejected": ((1,), _STATEMENTS, "one statement"),
    "same": ((2,), _ANY, "two statements, or two reports"),
    "different": ((2,), _ANY, "two statements, or two reports"),
    "unsure": (_MANY, _ANY, "statements or reports"),
    "placed": (_MANY, _REPORTS, "reports"),
    "identified": (_MANY, _REPORTS, "reports"),
    "comparable": ((2,), _CLAIMS, "two claims"),
    "incomparable": ((2,), _CLAIMS, "two claims"),
    "independent": ((2,), _CLAIMS, "two claims"),
    "dependent": ((2,), _CLAIMS, "two claims"),
    "explained": (_MANY[1:], _STATEMENTS, "statements that contradict each other"),
    "noted": (_MANY, _ANY, "what a question is about"),
    "revoked": ((1,), frozenset({"decision"}), "one decision"),
}  # of how many records of which kind it is said
_NAMED: Final[Mapping[Verdict, str]] = {"placed": "the name", "identified": "the name", "noted": "the kind of question"}
_VALUED: Final[Mapping[Verdict, str]] = {
    "placed": "the place",
    "identified": "the body or side",
    "explained": "the reason",
}
_ORDERED: Final = frozenset({"comparable", "incomparable", "dependent"})  # the first is said something of the second
_SILENT: Final = frozenset({"accepted", "noted"})  # what changes no figure and no join
_CLOCK: Final = "%Y-%m-%dT%H:%M:%SZ"


def decide(
    store: Store,
    verdict: Verdict,
    ids: Sequence[str],
    why: str,
    by: str = "",
    *,
    name: str = "",
    value: str = "",
    at: str | None = None,
) -> Decision:
    """Keep what a person judged of statements, of reports, or of an earlier decision ("revoked"): what each verdict
    means is in `vocabulary.VERDICT_WORDS`. The last decision about the same counts; `ids` are as for `show`, or a
    decision's. `at` is when it was judged, if not now: then it stays before what was decided about the same since.

    Raises:
        UseError: no reason is given, or the verdict is of another number of records, or lacks its name or value.
        NoSuchId: one is no such record.

    """
    check_reason(why)
    numbers, kinds, what = _JUDGED[verdict]
    about = tuple(dict.fromkeys(_decidable(store, id, kinds) for id in ids))
    about = about if verdict in _ORDERED else tuple(sorted(about))
    if len(about) not in numbers or (len(numbers) < 3 and len({store.kind(id) == "report" for id in about}) > 1):
        raise UseError(
            f"“{verdict}” is said of {what}",
            where=" ".join(ids),
            do=f"name {what}, and decide about others in a command of their own",
        )
    for table, given in ((_NAMED, name), (_VALUED, value)):
        if verdict in table and not given.strip():
            raise UseError(f"“{verdict}” needs {table[verdict]}", do="give it with --name and --value")
    _check_value(verdict, value)
    when = moment(at) if at else _after(store, about)
    decision = Decision(verdict, about, by, when, why, name, value)
    store.decide(decision)
    return decision


def check_reason(why: str) -> None:
    """Refuse what is decided for no reason.

    Raises:
        UseError: none is given.

    """
    if not why.strip():
        raise UseError("a decision without a reason helps nobody later", do='say why: --why "..."')


def _check_value(verdict: Verdict, value: str) -> None:
    if verdict == "explained" and value not in REASON_WORDS:
        raise UseError(f"{value!r} is no reason", do=f"known are {', '.join(REASON_WORDS)}")
    if verdict == "placed" and not places.is_place(value, knowledge().gazetteer):
        do = "give a key of the gazetteer (gn:169577@SY), or degrees (35.36,35.92)"
        raise UseError(f"{value!r} is no place", do=do)


def code(
    store: Store, statement: Statement, why: str, by: str = "", *, instead_of: str | None = None, at: str | None = None
) -> Decision:
    """Keep a statement that a person wrote down from a text; `instead_of` is the statement that it corrects.

    Raises:
        UseError: no reason is given, or a quote does not stand in the text.
        NoSuchId: the text, or what is to be corrected, is not kept.

    """
    check_reason(why)
    old = _decidable(store, instead_of, _STATEMENTS) if instead_of else None
    if old and store.statement(old).text != statement.text:
        raise UseError("a statement is corrected from its own text", where=old[:12], do="write down a new one")
    if old == statement.id:
        raise UseError("this is what was read; nothing is corrected", where=old[:12], do="accept it")
    about = (old, statement.id) if old else (statement.id,)
    when = moment(at) if at else _after(store, about)
    decision = Decision("corrected" if old else "coded", about, by, when, why)
    store.code(statement, decision)
    return decision


def _decidable(store: Store, id: str, kinds: Collection[str]) -> str:
    """The whole id of what is decided about. An incident or a toll is worked out anew each time, so nothing is."""
    whole = store.resolve(id)
    if store.kind(whole) not in kinds:
        raise NoSuchId(f"it is no {' or '.join(sorted(kinds))}", where=id, do="name one of its statements")
    if id[:1].isupper() and store.called(whole) != id:
        raise NoSuchId("it is no statement", where=id, do="name one of its statements")
    return whole


def _after(store: Store, about: Sequence[str]) -> str:
    """The time, or a second after the last decision about any of these, which is known and is to be answered."""
    decisions = store.decisions()
    last = max((d.at for d in decisions if not {d.id, *d.about}.isdisjoint(about)), default="")
    if store.at > last:
        return store.at
    return (dt.datetime.fromisoformat(moment(last)) + dt.timedelta(seconds=1)).strftime(_CLOCK)


def judgements(store: Store, reports: Collection[str]) -> list[Judgement]:
    """What a release says of the decisions that it keeps to: the last of each sort about the same."""
    held: dict[tuple[frozenset[str], str], dict[str, Decision]] = {}
    for decision in standing(store.decisions()):
        about = held.setdefault((frozenset(decision.about), decision.name), {})
        if decision.verdict in ("unsure", "withdrawn"):
            about.clear()
        else:
            about[VERDICT_SORTS.get(decision.verdict, decision.verdict)] = decision
    found = []
    for decision in (one for about in held.values() for one in about.values() if one.verdict not in _SILENT):
        of = tuple(sorted({store.report_of(id) for id in decision.about} & set(reports)))
        found += [Judgement(decision.verdict, decision.about, of, decision.at)] if of else []
    return sorted(found, key=lambda one: (one.at, one.verdict, one.about))


def moment(at: str | None) -> str:
    """A time as the log writes it (ISO 8601, UTC, to the second), now where None.

    Raises:
        UseError: it is no time.

    """
    if at is None:
        return dt.datetime.now(dt.UTC).strftime(_CLOCK)
    try:
        return dt.datetime.fromisoformat(at).astimezone(dt.UTC).strftime(_CLOCK)
    except ValueError as error:
        raise UseError(f"{at!r} is no time", do="write it like 2025-03-12T09:00:00Z") from error

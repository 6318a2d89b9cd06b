"""The desk's hand for working out: a case's records in, their account out, and what became of each report."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate import __version__, engine, read, reconcile
from corroborate.account import Account, Case, Judgement, Left, Linked, Policy, Question, Source
from corroborate.capture.kinds import PICTURES, SILENT, WHOLES
from corroborate.intake import Failures, inside, reasons
from corroborate.intake import one_name as _name
from corroborate.judging import judgements
from corroborate.knowledge import Knowledge, knowledge
from corroborate.link import copies, incidents, judged, names, places, translations
from corroborate.publish.blot import decoded, small_words
from corroborate.publish.withheld import coarser
from corroborate.read import model as model_reader
from corroborate.records import Decision, Report, Statement, counts, verdicts
from corroborate.store.case import Kept, Store
from corroborate.vocabulary import Became

_MANY: Final = 2_000  # statements, from which on another process is worth its while
_COUNTRIES: Final = 3  # whose places are looked for where fine ones are withheld


@dataclass(frozen=True, slots=True)
class State:
    """What became of a report: what it is called, its state, its file's name, why it failed, if it did, and how many records it
    held, where not each of them is a report or was named.
    """

    called: str
    state: Became
    name: str
    report: Report
    why: str
    held: str = ""


def account(store: Store, policy: Policy, only: Collection[str] | None = None, failures: Failures = ()) -> Account:
    """Link and reconcile everything that was read, or what stands in the reports of `only`."""
    kept = sources_of(store, only)
    known = knowledge()
    one_voice, two = judged.voices(store.decisions(), {one.report.id for one in kept if one.text})
    words = [one.text for one in kept if one.text]
    voices = copies.voices(words, one_voice, two, translations.translated(words, known.gazetteer, known.actors))
    sources = [source(one, voices.get(one.report.id, one.report.id)) for one in kept if _a_source(store, one)]
    told = {s.id: s for one in kept for s in one.statements}
    decided = _judged(store, told, {one.report.id for one in kept})
    kept_in = {id: statement for id, statement in told.items() if id not in decided.rejected}
    statements = _reviewed(kept_in, store, policy)
    decided = replace(decided, same=_among(decided.same, statements), different=_among(decided.different, statements))
    noted = [found for one in kept if one.failure for found in reasons(_name(one), one.failure)]
    return worked_out(
        store.case, policy, sources, statements, known, decided, decisions=store.decisions(),
        judgements=judgements(store, {one.report.id for one in kept}),
        versions=[("corroborate", __version__), *(("reader", reader) for reader in _readers(sources))],
        failures=sorted({*noted, *failures}),
        left=Left(len(told) - len(kept_in), len(kept_in) - len(statements)),
    )  # fmt: skip


def _reviewed(statements: Mapping[str, Statement], store: Store, policy: Policy) -> Mapping[str, Statement]:
    """The statements in a state that the policy lets leave. What stays out is not reckoned with either, so that no figure
    of a release rests on a claim that is not in it.
    """
    if "unreviewed" in policy.states:
        return statements
    decided = verdicts(store.decisions())
    return {id: said for id, said in statements.items() if id in decided and counts(id, decided[id])}


def _among(pairs: Iterable[judged.Pair], statements: Collection[str]) -> tuple[judged.Pair, ...]:
    return tuple(pair for pair in pairs if pair[0] in statements and pair[1] in statements)


def _judged(store: Store, live: Collection[str], reports: Collection[str]) -> judged.Judged:
    """What people decided about statements of these reports, the lost ones among them."""
    decisions = store.decisions()
    of = {id: store.report_of(id) for decision in decisions for id in decision.about}
    return judged.judged(decisions, live, {id: report for id, report in of.items() if report in reports})


def _a_source(store: Store, one: Kept) -> bool:
    """Whether a report could say something in its own words: what only holds others, shows or sounds cannot."""
    media = one.report.media
    return bool(one.text) or not (media in WHOLES or media in SILENT or media in PICTURES or store.parts(one.report.id))


def sources_of(store: Store, only: Collection[str] | None) -> list[Kept]:
    """Every report, or those of `only`. A model's answers are kept as reports, and are sources of nothing."""
    return [one for one in store.reports(only) if one.report.media != model_reader.MEDIA]


def worked_out(
    case: Case,
    policy: Policy,
    sources: Sequence[Source],
    statements: Mapping[str, Statement],
    known: Knowledge,
    decided: judged.Judged = judged.Judged(),  # noqa: B008 - frozen
    *,
    decisions: Sequence[Decision] = (),
    judgements: Sequence[Judgement] = (),
    versions: Sequence[tuple[str, str]] = (),
    failures: Failures | Sequence[tuple[str, str]] = (),
    left: Left = Left(),  # noqa: B008 - frozen
) -> Account:
    """The account of some sources, whose voices are told, and of the live statements in them, by id."""
    by_text = {s.text.id: s for s in sources if s.text}
    linked, open_questions = _linked(statements, by_text, known, decided)
    made = reconcile.account(
        case, policy, sources, linked, incidents.incidents(linked, decided), (*open_questions, *decided.questions),
        languages=[known.language], versions=versions, failures=failures, decisions=decisions, judgements=judgements,
        left=left, share=engine.shared,
    )  # fmt: skip
    return replace(made, people=_people(sources, known), fine=_fine(sources, failures, policy, known))


def _fine(
    sources: Sequence[Source], failures: Iterable[tuple[str, str]], policy: Policy, known: Knowledge
) -> frozenset[str]:
    """The names, in whatever script, of places that stand in reports and addresses, those of captures that failed too,
    and are finer than the policy lets leave.
    What a text also writes small is a word there, and no place.
    """
    coarse = coarser(policy)
    if coarse is None:
        return frozenset()
    texts = [source.text.content for source in sources if source.text]
    nations = sum(map(known.gazetteer.nations_in, texts), start=Counter[str]())
    countries = tuple(code for code, _ in nations.most_common(_COUNTRIES))
    addresses = {capture.address for source in sources for capture in source.captures if capture.address}
    addresses |= {name for name, _ in failures if "://" in name}
    words = [*texts, *(re.sub(r"[\W_]+", " ", decoded(address)).title() for address in sorted(addresses))]
    found = {text[start:end] for text in words for start, end in known.gazetteer.names_in(text, countries)}
    small = frozenset[str]().union(*map(small_words, texts)) if found else frozenset[str]()
    entries = {name: known.gazetteer.find(name, countries) for name in found if name.casefold() not in small}
    return frozenset(name for name, held in entries.items() if held and coarse.isdisjoint(entry.kind for entry in held))


def _people(sources: Iterable[Source], known: Knowledge) -> dict[str, tuple[str, ...]]:
    """The private persons among the publishers, by the field that names them."""
    fields = sorted({capture.publisher for source in sources for capture in source.captures if capture.publisher})
    found = ((field, read.people(field, known.language, known.gazetteer, known.actors)) for field in fields)
    return {field: names for field, names in found if names}


def _linked(
    statements: Mapping[str, Statement], sources: Mapping[str, Source], known: Knowledge, decided: judged.Judged
) -> tuple[Linked, tuple[Question, ...]]:
    """What linking tells about the statements, in one value for reconciling; and what it could not tell."""
    by_text: dict[str, list[Statement]] = {}
    for statement in statements.values():
        by_text.setdefault(statement.text, []).append(statement)
    texts = {key: s.text for key, s in sources.items() if s.text}
    placing = partial(places.resolve, by_text, texts, known.gazetteer, decided.places)
    with engine.aside(placing) if len(statements) > _MANY else contextlib.nullcontext(placing) as placed:
        named = names.names(statements.values(), sources, known.actors, decided.actors)
        found = placed()
    return Linked(
        statements=statements,
        source=sources,
        counter=named.counter,
        party={id: named.party.get(id, ()) for id in statements},
        place={id: found.placed.get(id, ()) for id in statements},
        parties=named.parties,
        places={place.key: place for place in found.places},
        around=found.around,
        fighters=named.fighters,
    ), found.questions


def source(one: Kept, voice: str) -> Source:
    reading = one.reading
    read_by = reading.reader if reading and not reading.reader.startswith("none") else ""
    return Source(one.report, one.captures, one.text, voice, read_by, reading.private if reading else ())


def state(one: Kept, wholes: Collection[str], seen: Collection[str]) -> Became:
    """What became of a report, in one of the words of the glossary."""
    media, own = one.report.media, bool(one.failure and one.failure != inside(one.failure))
    if media == model_reader.MEDIA:
        return "answer of a model"
    if one.reading is not None:
        return "not in a language that is read" if one.reading.reader.startswith("none") else "read"
    if own or (one.failure and one.report.id not in wholes):
        return "failed"
    if one.report.id in wholes:
        return "opened in part" if one.failure else "opened"
    if one.report.id in seen:
        return "looked at"
    return "kept" if media in SILENT else "waiting"


def _readers(sources: Iterable[Source]) -> list[str]:
    """Who read the sources, without the days that they were read for."""
    return sorted({source.reader.rpartition(" for ")[0] for source in sources if source.reader}) or [read.READER]

"""The order of work, once: every verb a door may ask for, and the values that pass from room to room on the way.

The desk loads what the pure rooms need (languages, gazetteer, actors, the case's policy, the time), hands each room its
input, and writes what comes back. It judges nothing about casualties.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import getpass
import json
import lzma
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from corroborate import __version__, engine, read, reconcile, texts
from corroborate.account import Account, Case, Judgement, Linked, Policy, Question, Source
from corroborate.actors import Actors
from corroborate.canonical import Json
from corroborate.capture import models
from corroborate.capture.found import Known
from corroborate.capture.kinds import PICTURES, SILENT, WHOLES
from corroborate.capture.web import AGENT
from corroborate.errors import InputError, NoSuchId, StoreError, UseError
from corroborate.gazetteer import Gazetteer
from corroborate.intake import MEGABYTES, SECONDS, Failures, Intake, Progress, Taken, Web, allowed, inside, reasons
from corroborate.intake import one_name as _name
from corroborate.language import Language
from corroborate.link import copies, incidents, judged, names, pictures, places, translations
from corroborate.publish import terminal
from corroborate.publish.account_json import account_json
from corroborate.publish.gate import Release, gate
from corroborate.publish.land import World
from corroborate.publish.release_files import files
from corroborate.read import model as model_reader
from corroborate.reconcile import policies
from corroborate.records import (
    STATEMENT_KINDS,
    Capture,
    Claim,
    Decision,
    Picture,
    Reading,
    Report,
    Statement,
    Text,
    standing,
)
from corroborate.store import expert, secret, timestamp
from corroborate.store.case import Kept, Store
from corroborate.store.turn import write_whole
from corroborate.texts import picture
from corroborate.values import When
from corroborate.vocabulary import REASON_WORDS, Became, Verdict

_DATA: Final = resources.files("corroborate") / "data"
_READABLE: Final = frozenset({"en", ""})  # a text too short to tell its language is tried
_A_SECOND: Final = 2_000  # characters of a text for which reading is given a second more
_READ_AT_MOST: Final = 64_000_000  # bytes of a report whose words are read
_LONGEST: Final = 5_000_000  # characters of one text; a report is an article or a book, and no archive of them
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
_SORT: Final[Mapping[Verdict, str]] = {
    "accepted": "counts",
    "rejected": "counts",
    "coded": "counts",
    "corrected": "counts",
    "same": "joins",
    "different": "joins",
    "comparable": "scope",
    "incomparable": "scope",
    "independent": "ties",
    "dependent": "ties",
}  # of several of one sort about the same the last counts
_CLOCK: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the pure rooms are told about the world."""

    language: Language
    gazetteer: Gazetteer
    actors: Actors
    abbreviations: frozenset[str]


@functools.cache
def knowledge() -> Knowledge:
    """Everything in `data/`, loaded once a process."""
    return Knowledge(
        language=Language.parse("en", _folder(_DATA / "languages" / "en")),
        gazetteer=_gazetteer(),
        actors=Actors.from_toml((_DATA / "actors.toml").read_text("utf-8")),
        abbreviations=_abbreviations(),
    )


@functools.cache
def world() -> World:
    """The countries' outlines, loaded once a process."""
    packed = (_DATA / "natural_earth" / "countries-10m.json.xz").read_bytes()
    return World(json.loads(lzma.decompress(packed)))


def _abbreviations() -> frozenset[str]:
    return texts.abbreviations((_DATA / "abbreviations.txt").read_text("utf-8"))


def _folder(folder: Traversable) -> dict[str, str]:
    return {
        item.name.removesuffix(".toml"): item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }


def _gazetteer() -> Gazetteer:
    folder = _DATA / "gazetteer"
    return Gazetteer.load(lambda name: (folder / name).read_bytes())


@dataclass(frozen=True, slots=True)
class Done:
    """What `read` did."""

    read: int
    before: int
    statements: int
    failed: Failures


@dataclass(frozen=True, slots=True)
class Forgot:
    """What `forget` did: the ids of the reports, how many objects of the archive it destroyed, and what near copies stay."""

    reports: tuple[str, ...]
    objects: int
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What became of a report: what it is called, its state, its file's name, and why it failed, if it did."""

    called: str
    state: Became
    name: str
    report: Report
    why: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model that reads, behind the endpoint that the user named; `warn` is told before the first report leaves."""

    name: str
    endpoint: str
    warn: Callable[[str], object]

    @property
    def reader(self) -> str:
        """Who reads: the model gives the claims, and the grammar all other statements."""
        return f"{model_reader.reader(self.name)} with {read.READER}"


class _Answers:
    """What a model said: the answers that the case keeps, and new ones, kept before anybody looks into them."""

    def __init__(self, store: Store, model: Model) -> None:
        self._store, self._model, self._warned = store, model, False
        self._kept = {
            capture.key: one.report
            for one in store.reports()
            if one.report.media == model_reader.MEDIA
            for capture in one.captures
        }

    def heard(self, text: Text, published: str | None) -> model_reader.Heard:
        """What the model says of a text, as far as it holds; asked only where no answer is kept.

        Raises:
            InputError: it gave no answer that can be used.

        """
        key = model_reader.asked(text, published, self._model.name)
        data = self._store.data(self._kept[key]) if key in self._kept else self._asked(key, text, published)
        return model_reader.statements(data, text, published, knowledge().language)

    def _asked(self, key: str, text: Text, published: str | None) -> bytes:
        model, messages = self._model, model_reader.prompt(text, published)
        if not self._warned:
            model.warn(f"Whole reports go to {model.endpoint}, with every name in them: whoever runs it can read them.")
            self._warned = True
        data = models.ask(model.endpoint, model.name, messages, model_reader.schema())
        capture = Capture("", address=model.endpoint, key=key, how=f"model {model.name}")
        self._kept[key], _, _ = self._store.keep(data, model_reader.MEDIA, capture)
        return data


@dataclass(frozen=True, slots=True)
class _Job:
    """One report to be read, as a worker gets it."""

    report: Report
    data: bytes
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class _Worded:
    """A report's words, or what a picture shows of itself, or both; `job` is without the bytes."""

    job: _Job
    text: Text | None
    found: texts.Extracted
    seen: texts.Seen | None = None


@dataclass(frozen=True, slots=True)
class _Finished:
    """What a worker gives back: a text with what was read of it, or what a picture shows of itself, or both."""

    text: Text | None
    found: texts.Extracted
    readout: read.Readout | None
    seen: texts.Seen | None = None


def _words_of(job: _Job) -> _Worded:
    """A worker's first task, where hostile bytes meet parsers: bytes to text."""
    if not job.data:
        what = f"it has {job.report.size:,} bytes, and no more than {_READ_AT_MOST:,} are read as one report"
        raise InputError(what, do="it is kept; give its words in parts, one report each")
    bare, abbreviations = dataclasses.replace(job, data=b""), _abbreviations()
    if job.report.media not in PICTURES:
        text, found = texts.make(job.report, job.data, abbreviations)
        return _Worded(bare, text, found)
    seen = texts.look(job.data, job.report.media)
    if not seen.caption:
        return _Worded(bare, None, texts.Extracted(""), seen)
    return _Worded(bare, *texts.of_caption(job.report, seen.caption, picture.MAKER, abbreviations), seen)


def _read_out(worded: engine.Outcome[_Worded]) -> _Finished:
    """A worker's second task: text to statements. Pure but for loading the language's data."""
    if isinstance(worded, engine.Failed):
        raise InputError(worded.reason, do=worded.do)
    known, job, text, found = knowledge(), worded.value.job, worded.value.text, worded.value.found
    if text is None:
        return _Finished(None, found, None, worded.value.seen)
    if len(text.content) > _LONGEST:
        what = f"its text has {len(text.content):,} characters, and no more than {_LONGEST:,} are read as one report"
        raise InputError(what, do="give it in parts, one report each")
    if (job.language or text.language) not in _READABLE:
        return _Finished(text, found, None, worded.value.seen)
    published = job.published or found.published
    readout = read.read(text, published, known.language, known.gazetteer, known.actors)
    return _Finished(text, found, readout, worded.value.seen)


class Work:
    """An open case and the verbs on it."""

    def __init__(self, store: Store, policy: str | None = None) -> None:
        self._store = store
        self._policy = policies.named(policy or store.policy.name, store.policy, where=str(store.folder / "case.toml"))

    @property
    def case(self) -> Case:
        """What the case counts."""
        return self._store.case

    def add(
        self,
        items: Sequence[str | Path],
        progress: Progress,
        publisher: str | None = None,
        address: str | None = None,
        published: str | None = None,
        *,
        web: Web = Web(),
        patience: float = SECONDS,
    ) -> Taken:
        """Keep every report of the files, folders and web addresses in `items`, and all that lies in them; what cannot be
        taken is named with its reason, and the rest goes on.

        `publisher`, `address` and `published` are for reports that do not say it themselves. `web` says how addresses are
        captured, `patience` how many seconds one report may take to be taken apart.
        """
        return Intake(self._store, progress, patience).add(items, Known(publisher, address, published), web)

    def read(
        self,
        workers: int | None,
        progress: Progress,
        only: Collection[str] | None = None,
        model: Model | None = None,
        *,
        again: bool = False,
        patience: float = SECONDS,
    ) -> Done:
        """Read every report, or those in `only`, that this reader has not read yet with the day it is known to be of.

        What failed before is left until `again` asks for it; the grammar would fail again, and a model may not. `patience`
        is how many seconds one report may take. `model` gives the claims where it is named; what it gives that does not
        hold is among what failed.
        """
        reader, answers = (model.reader, _Answers(self._store, model)) if model else (read.READER, None)
        more = Intake(self._store, lambda *_: None, patience).reopen(again=again) if only is None or again else None
        kept = self._reports(only)
        seen = {picture.report for picture in self._store.pictures()}
        left = {one.report.id for one in kept if self._given_up(one, again=again or bool(model))}
        jobs = [(one, job) for one in kept if one.report.id not in left and (job := self._job(one, reader, seen))]
        failed: list[tuple[str, str]] = [*(more.failed if more else ())]
        failed += [found for one in kept if one.report.id in left for found in reasons(_name(one), one.failure or "")]
        noted: list[tuple[str, str]] = []
        statements = done = 0
        settings = {"reader": reader, "seconds": int(patience), "megabytes": MEGABYTES}
        worded = engine.each(
            _words_of, (self._loaded(job) for _, job in jobs), workers=_hands(workers, len(jobs)), isolate=True,
            timeout=lambda job: allowed(job.report.size, patience), memory=MEGABYTES * 1_000_000,
        )  # fmt: skip
        outcomes = engine.each(
            _read_out, worded, workers=_hands(workers, len(jobs)), isolate=True,
            timeout=lambda found: _for_reading(found, patience), memory=MEGABYTES * 1_000_000,
        )  # fmt: skip
        for place, ((one, _), outcome) in enumerate(zip(jobs, outcomes, strict=True), 1):
            try:
                made, note = self._write_down(one, _value(outcome), reader, answers, settings)
                statements += made
                done += 1
                noted += [(_name(one), note)] if note else []
            except InputError as error:
                with self._store.act("failed", settings=settings):
                    self._store.fail(one.report.id, "\n".join(filter(None, (inside(one.failure), str(error)))))
                failed.append((_name(one), str(error)))
            progress(done, place - done, len(jobs))
        before = len(kept) - len(jobs) - len(left)
        return Done(done, before, statements, tuple(dict.fromkeys((*failed, *noted))))

    @staticmethod
    def _given_up(one: Kept, *, again: bool) -> bool:
        """Whether a report's own words could not be read, and nobody asks to try again."""
        if again or not one.failure or one.reading:
            return False
        return one.failure != inside(one.failure) or one.report.media in WHOLES

    def _a_source(self, one: Kept) -> bool:
        """Whether a report could say something in its own words: what only holds others, shows or sounds cannot."""
        media = one.report.media
        return bool(one.text) or not (
            media in WHOLES or media in SILENT or media in PICTURES or self._store.parts(one.report.id)
        )

    def _loaded(self, job: _Job) -> _Job:
        """The job with the bytes; without, where they are more than a parser's memory could hold with all it makes of them."""
        large = job.report.size > _READ_AT_MOST and job.report.media not in PICTURES
        return job if large else dataclasses.replace(job, data=self._store.data(job.report))

    def _reports(self, only: Collection[str] | None) -> list[Kept]:
        """Every report, or those of `only`. A model's answers are kept as reports, and are sources of nothing."""
        return [one for one in self._store.reports(only) if one.report.media != model_reader.MEDIA]

    def _job(self, one: Kept, reader: str, seen: Collection[str]) -> _Job | None:
        """What is to be read of a report, without its bytes; None where it has no words of its own, is a picture that was
        looked at, or was read by this reader, for the day it is known to be of.
        """
        media = one.report.media
        if media in WHOLES or media in SILENT or (media == "application/json" and self._store.parts(one.report.id)):
            return None
        if media in PICTURES and one.report.id in seen and one.text is None:
            return None
        source = _source(one, one.report.id)
        if one.reading is not None and one.reading.reader == _for(reader, source.published):
            return None
        language = next((capture.language for capture in one.captures if capture.language), None)
        return _Job(one.report, b"", source.published, language)

    def _write_down(
        self, one: Kept, done: _Finished, reader: str, answers: _Answers | None, settings: Mapping[str, object]
    ) -> tuple[int, str]:
        """Keep a text, what the report says about itself, and what was read from it: how much, and what did not hold."""
        found, text, readout, note = done.found, done.text, done.readout, ""
        if done.seen:
            looked = done.seen
            self._store.keep_picture(
                Picture(
                    one.report.id, looked.width, looked.height, looked.length, looked.hash, looked.facts, picture.MAKER
                )
            )
        if text is None:
            return 0, ""
        published = _source(one, one.report.id).published or found.published
        if answers:
            heard = answers.heard(text, published)
            readout, note = _joined(heard, readout), heard.note
        with self._store.act("read", settings=settings):
            self._store.keep_text(text)
            if found.publisher or found.address or found.published:
                own = Capture(
                    one.report.id, found.publisher, found.address, found.published, found.language, how="in the report"
                )
                self._store.keep_capture(own)
            said = readout.statements if readout else ()
            by = _for(reader, published) if readout else f"none for {text.language or 'its language'}"
            reading = Reading(text.id, by, tuple(s.id for s in said), readout.private if readout else ())
            self._store.keep_reading(reading, said)
            self._store.fail(one.report.id, "\n".join(filter(None, (inside(one.failure), note))))
        return len(said), note

    def account(self, only: Collection[str] | None = None, failures: Failures = ()) -> Account:
        """Link and reconcile everything that was read, or what stands in the reports of `only`."""
        kept = self._reports(only)
        known = knowledge()
        one_voice, two = judged.voices(self._store.decisions(), {one.report.id for one in kept if one.text})
        words = [one.text for one in kept if one.text]
        voices = copies.voices(words, one_voice, two, translations.translated(words, known.gazetteer, known.actors))
        sources = [_source(one, voices.get(one.report.id, one.report.id)) for one in kept if self._a_source(one)]
        told = {s.id: s for one in kept for s in one.statements}
        decided = self._judged(told, {one.report.id for one in kept})
        statements = {id: statement for id, statement in told.items() if id not in decided.rejected}
        noted = [found for one in kept if one.failure for found in reasons(_name(one), one.failure)]
        return worked_out(
            self._store.case, self._policy, sources, statements, known, decided, decisions=self._store.decisions(),
            judgements=self._judgements({one.report.id for one in kept}),
            versions=[("corroborate", __version__), *(("reader", reader) for reader in _readers(sources))],
            failures=sorted({*noted, *failures}),
        )  # fmt: skip

    def _judged(self, live: Collection[str], reports: Collection[str]) -> judged.Judged:
        """What people decided about statements of these reports, the lost ones among them."""
        decisions = self._store.decisions()
        of = {id: self._store.report_of(id) for decision in decisions for id in decision.about}
        return judged.judged(decisions, live, {id: report for id, report in of.items() if report in reports})

    def _judgements(self, reports: Collection[str]) -> list[Judgement]:
        """What a release says of the decisions that it keeps to: the last of each sort about the same."""
        held: dict[tuple[frozenset[str], str], dict[str, Decision]] = {}
        for decision in self.standing():
            about = held.setdefault((frozenset(decision.about), decision.name), {})
            if decision.verdict in ("unsure", "withdrawn"):
                about.clear()
            else:
                about[_SORT.get(decision.verdict, decision.verdict)] = decision
        found = []
        for decision in (one for about in held.values() for one in about.values() if one.verdict not in _SILENT):
            of = tuple(sorted({self._store.report_of(id) for id in decision.about} & set(reports)))
            found += [Judgement(decision.verdict, decision.about, of, decision.at)] if of else []
        return sorted(found, key=lambda one: (one.at, one.verdict, one.about))

    def decide(
        self,
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
        if not why.strip():
            raise UseError("a decision without a reason helps nobody later", do='say why: --why "..."')
        numbers, kinds, what = _JUDGED[verdict]
        about = tuple(dict.fromkeys(self._decidable(id, kinds) for id in ids))
        about = about if verdict in _ORDERED else tuple(sorted(about))
        if len(about) not in numbers or (
            len(numbers) < 3 and len({self._store.kind(id) == "report" for id in about}) > 1
        ):
            raise UseError(f"“{verdict}” is said of {what}", where=" ".join(ids), do="name as many, each once")
        for table, given in ((_NAMED, name), (_VALUED, value)):
            if verdict in table and not given.strip():
                raise UseError(f"“{verdict}” needs {table[verdict]}", do="give it with --name and --value")
        self._check_value(verdict, value)
        when = _time(at) if at else self._after(about)
        decision = Decision(verdict, about, by, when, why, name, value)
        self._store.decide(decision)
        return decision

    @staticmethod
    def _check_value(verdict: Verdict, value: str) -> None:
        if verdict == "explained" and value not in REASON_WORDS:
            raise UseError(f"{value!r} is no reason", do=f"known are {', '.join(REASON_WORDS)}")
        if verdict == "placed" and not places.is_place(value, knowledge().gazetteer):
            do = "give a key of the gazetteer (gn:169577@SY), or degrees (35.36,35.92)"
            raise UseError(f"{value!r} is no place", do=do)

    def code(
        self, statement: Statement, why: str, by: str = "", *, instead_of: str | None = None, at: str | None = None
    ) -> Decision:
        """Keep a statement that a person wrote down from a text; `instead_of` is the statement that it corrects.

        Raises:
            UseError: no reason is given, or a quote does not stand in the text.
            NoSuchId: the text, or what is to be corrected, is not kept.

        """
        if not why.strip():
            raise UseError("a decision without a reason helps nobody later", do='say why: --why "..."')
        old = self._decidable(instead_of, _STATEMENTS) if instead_of else None
        if old and self._store.statement(old).text != statement.text:
            raise UseError("a statement is corrected from its own text", where=old[:12], do="write down a new one")
        if old == statement.id:
            raise UseError("this is what was read; nothing is corrected", where=old[:12], do="accept it")
        about = (old, statement.id) if old else (statement.id,)
        when = _time(at) if at else self._after(about)
        decision = Decision("corrected" if old else "coded", about, by, when, why)
        self._store.code(statement, decision)
        return decision

    def _decidable(self, id: str, kinds: Collection[str]) -> str:
        """The whole id of what is decided about. An incident or a toll is worked out anew each time, so nothing is."""
        whole = self._store.resolve(id)
        if self._store.kind(whole) not in kinds:
            raise NoSuchId(f"it is no {' or '.join(sorted(kinds))}", where=id, do="name one of its statements")
        if id[:1].isupper() and self._store.called(whole) != id:
            raise NoSuchId("it is no statement", where=id, do="name one of its statements")
        return whole

    def _after(self, about: Sequence[str]) -> str:
        """The time, or a second after the last decision about any of these, which is known and is to be answered."""
        decisions = self._store.decisions()
        last = max((d.at for d in decisions if not {d.id, *d.about}.isdisjoint(about)), default="")
        if self._store.at > last:
            return self._store.at
        return (dt.datetime.fromisoformat(_time(last)) + dt.timedelta(seconds=1)).strftime(_CLOCK)

    def decisions(self) -> tuple[tuple[Decision, tuple[str, ...]], ...]:
        """Every decision in the order in which they were made, each with what its statements are called in releases."""
        return tuple((d, tuple(map(self._store.called, d.about))) for d in self._store.decisions())

    def head(self) -> str:
        """Names what is kept; another act, by whichever program, gives another head."""
        return self._store.head()

    def tell(self, at: str) -> None:
        """The time (ISO 8601, UTC) for the log from now on, where a case stays open."""
        self._store.at = _time(at)

    def made(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made."""
        return self._store.decisions()

    def made_since(self, place: int, most: int) -> tuple[tuple[int, Decision], ...]:
        """The decisions that reached the log after a place in it, in that order, each with its place; of `most` acts."""
        return self._store.decisions_since(place, most)

    def failures(self) -> Mapping[str, str]:
        """Why reports gave nothing, by report id. A model's answers are kept as reports, and are sources of nothing."""
        return self._store.failures()

    def kept(self, report: str) -> Kept:
        """A report with everything that is known about it, by its id or the number under which it was published.

        Raises:
            NoSuchId: it is no report.

        """
        whole = self._store.resolve(report)
        found = next(iter(self._store.reports({whole})), None)
        if found is None or found.report.media == model_reader.MEDIA:
            raise NoSuchId("it is no report", where=report, do="give the id of a report")
        return found

    def kept_of(self, text: str) -> Kept:
        """The report that a text is of, with that text."""
        return self._store.of_text(text)

    def every(self) -> Iterator[Kept]:
        """Every report with everything that is known about it, sorted by id."""
        yield from self._reports(None)

    @staticmethod
    def source(kept: Kept) -> Source:
        """What a report's captures say of it, as a voice of its own."""
        return _source(kept, kept.report.id)

    def kind(self, id: str) -> str:
        """What kind of record an id names."""
        return self._store.kind(id)

    def called(self, id: str) -> str:
        """What a statement or report is called in releases (C1, A1, R1), else the beginning of its id."""
        return self._store.called(id)

    def standing(self) -> tuple[Decision, ...]:
        """The decisions that nobody took back, the oldest first."""
        return standing(self._store.decisions())

    def statement(self, id: str) -> Statement:
        """A statement by its published number or its id."""
        return self._store.statement(id)

    def text_of(self, id: str) -> Text:
        """A text by its id."""
        text = self._store.of_text(id).text
        assert text is not None
        return text

    def merge(self, other: Path) -> int:
        """Add all that another case holds; how many records were new. What it read otherwise, `read` reads again.

        What either case withdrew is gone from this one afterwards.
        """
        with contextlib.closing(Store.open(other, passphrase=passphrase)) as theirs:
            return self._store.merge(theirs)

    def forget(self, ids: Sequence[str], why: str) -> Forgot:
        """Destroy reports and all that tells of them, under a decision in the log: see `Store.forget`. What a model answered
        about them goes too. `ids` are as for `show`.

        Raises:
            UseError: no reason is given, or one lies in a report that is to stay.
            NoSuchId: one is no report.

        """
        if not why.strip():
            raise UseError("who destroys a report says why", do='say why: --why "..."')
        falling = self._store.falling(self._store.resolve(id) for id in ids)
        kept = self._reports(None)
        texts_of = [
            (one, text) for one in kept if one.report.id in falling for text in self._store.texts(one.report.id)
        ]
        answers = self._answers(texts_of)
        voices = copies.voices(one.text for one in kept if one.text)
        lost = {voices[id] for id in falling if id in voices}
        alike = [self._store.called(id) for id, voice in sorted(voices.items()) if voice in lost and id not in falling]
        return Forgot(*self._store.forget([*sorted(falling), *answers], why), tuple(alike))

    def _answers(self, told: Iterable[tuple[Kept, Text]]) -> list[str]:
        """The ids of the reports that hold what models answered about some texts."""
        texts_of = list(told)
        found = []
        for one in self._store.reports() if texts_of else ():
            for capture in one.captures if one.report.media == model_reader.MEDIA else ():
                name = capture.how.removeprefix("model ")
                days = ((of, text, day) for of, text in texts_of for day in {None, *(c.published for c in of.captures)})
                if any(model_reader.asked(text, day, name) == capture.key for _, text, day in days):
                    found.append(one.report.id)
        return found

    def allow(self, sha256: str, why: str) -> str:
        """Let bytes that were withdrawn in again; their SHA-256.

        Raises:
            UseError: no reason is given.
            NoSuchId: no withdrawn bytes are called so.

        """
        if not why.strip():
            raise UseError("a decision without a reason helps nobody later", do='say why: --why "..."')
        return self._store.allow(sha256, why)

    def withdrawn(self) -> tuple[tuple[str, str], ...]:
        """The SHA-256 of all bytes that are withdrawn, each with when, by whom and why, in words."""
        return tuple(
            (sha256, f"{gone.at}, {gone.by or f'office {gone.office[:8]}'}: {gone.why}")
            for sha256, gone in self._store.withdrawn()
        )

    def configure(self) -> tuple[str, ...]:
        """Write into the log that the case's own files (`case.toml` …) are meant to be as they are; those that were not."""
        return self._store.configure()

    def states(self) -> tuple[State, ...]:
        """Every report with what became of it, sorted by id; none is left out."""
        wholes = {part.whole for parts in self._store.wholes().values() for part in parts}
        seen = {picture.report for picture in self._store.pictures()}
        return tuple(
            State(
                self._store.called(one.report.id), _state(one, wholes, seen), _name(one), one.report, one.failure or ""
            )
            for one in self._store.reports()
        )

    def release(self, only: Collection[str] | None = None, failures: Failures = ()) -> Release:
        """The account after the gate: what may leave."""
        return gate(self.account(only, failures), self._store.number)

    def publish(self, release: Release, out: Path) -> tuple[str, ...]:
        """Write a release into the folder `out`, whole or not at all; the names of its files."""
        return _written(out, files(release))

    def show(self, id: str, width: int, *, color: bool) -> str:
        """The full text that a statement or report stands in, with its words marked, the file's name and its hash."""
        whole = self._store.resolve(id)
        kind = self._store.kind(whole)
        if kind in STATEMENT_KINDS:
            statement = self._store.statement(whole)
            return terminal.statement_view(
                _source(self._store.of_text(statement.text), ""), statement, width, color=color
            )
        if kind == "report":
            (kept,) = self._store.reports({whole})
            return terminal.report_view(_source(kept, ""), kept.statements, width, color=color)
        raise NoSuchId(f"it is a {kind}", where=id, do="give the id of a statement or a report")

    def pictures(self) -> tuple[tuple[Picture, str, int], ...]:
        """Every image and video with its name and the number of its group of near copies (from 1; 0 for none)."""
        found = self._store.pictures()
        group = {id: number for number, ids in enumerate(pictures.near(found), 1) for id in ids}
        called = {one.report.id: _name(one) for one in self._store.reports({shown.report for shown in found})}
        return tuple((shown, called[shown.report], group.get(shown.report, 0)) for shown in found)

    def verify(
        self,
        checkpoint: Path | None = None,
        key: str | None = None,
        stamp: Path | None = None,
        roots: Path | None = None,
    ) -> tuple[str, tuple[str, ...]]:
        """Hash everything again: what was checked, and what is not as it was kept.

        `checkpoint` is one that was given away earlier (`key`: the verifier key of who signed it, if the log tells of no
        such key): nothing before it may have been changed. `stamp` and `roots` are an authority's time stamp of it, and
        the certificates (PEM) of whom the user trusts.

        Raises:
            UseError: a file cannot be read, or a stamp is given without what it is of, or without roots.

        """
        checked, wrong = self._store.verify()
        if stamp and not (checkpoint and roots):
            raise UseError(
                "a time stamp is of a checkpoint, and verified against roots", do="name --checkpoint and --roots"
            )
        if checkpoint:
            note = _read(checkpoint)
            wrong += tuple(f"{checkpoint}: {words}" for words in self._store.since(note, key))
            checked += ", held against the checkpoint"
            if stamp and roots:
                try:
                    checked += f", which existed on {timestamp.holds(note, _read(stamp), _read(roots), str(stamp))}"
                except StoreError as error:
                    wrong += (str(error),)
        return checked, wrong

    def checkpoint(self, out: Path, authority: str | None = None) -> tuple[Path, ...]:
        """Write where every chain stands now, signed, for somebody else to keep; and what a time-stamping authority
        (RFC 3161, an address) says of it, beside it. The files written.

        Raises:
            StoreError: a file cannot be written, or the authority gives no stamp.

        """
        note = self._store.checkpoint()
        made = [(out, note)]
        if authority:
            made.append((out.with_name(out.name + ".tsr"), timestamp.stamp(note, authority)))
        for path, data in made:
            try:
                write_whole(path, data)
            except OSError as error:
                raise StoreError(f"cannot write ({error.strerror})", where=str(path), do="name another file") from error
        return tuple(path for path, _ in made)

    def export(self, out: Path, withhold: Sequence[str] = (), *, originals: bool = True) -> str:
        """Write a package that an expert can verify alone: see `Store.pack`. `withhold` are as for `show`; its SHA-256."""
        return self._store.pack(out, [self._store.resolve(id) for id in withhold], originals=originals)

    def take_in(self, path: Path) -> int:
        """Add all that a package holds; how many records were new."""
        return self._store.unpack(path)


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
) -> Account:
    """The account of some sources, whose voices are told, and of the live statements in them, by id."""
    by_text = {s.text.id: s for s in sources if s.text}
    linked, open_questions = _linked(statements, by_text, known, decided)
    return reconcile.account(
        case, policy, sources, linked, incidents.incidents(linked, decided), (*open_questions, *decided.questions),
        languages=[known.language], versions=versions, failures=failures, decisions=decisions, judgements=judgements,
    )  # fmt: skip


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UseError(f"cannot be read ({error.strerror})", where=str(path), do="name another file") from error


def verify_package(path: Path, checkpoint: Path | None = None, key: str | None = None) -> tuple[tuple[str, ...], str]:
    """What holds of a package, one line each, and what does not ("" where all holds)."""
    lines: list[str] = []
    try:
        expert.check(str(path), _read(checkpoint) if checkpoint else None, key, lines.append)
    except expert.Broken as error:
        return tuple(lines), str(error)
    except OSError as error:
        raise UseError(f"cannot be read ({error.strerror})", where=str(path), do="name another file") from error
    return tuple(lines), ""


def _linked(
    statements: Mapping[str, Statement], sources: Mapping[str, Source], known: Knowledge, decided: judged.Judged
) -> tuple[Linked, tuple[Question, ...]]:
    """What linking tells about the statements, in one value for reconciling; and what it could not tell."""
    by_text: dict[str, list[Statement]] = {}
    for statement in statements.values():
        by_text.setdefault(statement.text, []).append(statement)
    found = places.resolve(
        by_text, {key: s.text for key, s in sources.items() if s.text}, known.gazetteer, decided.places
    )
    named = names.names(statements.values(), sources, known.actors, decided.actors)
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


def _source(one: Kept, voice: str) -> Source:
    reading = one.reading
    read_by = reading.reader if reading and not reading.reader.startswith("none") else ""
    return Source(one.report, one.captures, one.text, voice, read_by, reading.private if reading else ())


def _state(one: Kept, wholes: Collection[str], seen: Collection[str]) -> Became:
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


def _for(reader: str, published: str | None) -> str:
    """Who reads, and what else than the text it goes by: another day of publication makes another reading."""
    return f"{reader} for {published or 'no day'}"


def _readers(sources: Iterable[Source]) -> list[str]:
    """Who read the sources, without the days that they were read for."""
    return sorted({source.reader.rpartition(" for ")[0] for source in sources if source.reader}) or [read.READER]


def _for_reading(worded: engine.Outcome[_Worded], patience: float) -> float:
    """The seconds that reading may take: in proportion to the text, since it is all prose by now."""
    text = worded.value.text if isinstance(worded, engine.Done) else None
    return patience / 2 + (len(text.content) / _A_SECOND if text else 0)


def _value(outcome: engine.Outcome[_Finished]) -> _Finished:
    if isinstance(outcome, engine.Failed):
        raise InputError(outcome.reason, do=outcome.do)
    return outcome.value


def _joined(heard: model_reader.Heard, readout: read.Readout | None) -> read.Readout:
    """A model's claims beside the grammar's other statements, and the private names that either saw."""
    others = [statement for statement in readout.statements if not isinstance(statement, Claim)] if readout else []
    private = {*heard.private, *(readout.private if readout else ())}
    ordered = sorted([*heard.claims, *others], key=lambda statement: statement.quote.start)
    return read.Readout(tuple(ordered), tuple(sorted(private)))


def _hands(workers: int | None, jobs: int) -> int:
    return min(workers if workers is not None else os.cpu_count() or 1, jobs)


def asked(reader: str, endpoint: str | None, name: str | None, warn: Callable[[str], object]) -> Model | None:
    """The model that the options name; None for the reader that asks nobody.

    Raises:
        UseError: one of the options lacks the others, or the endpoint cannot be asked.

    """
    if reader == "grammar":
        if endpoint or name:
            raise UseError("an endpoint or a model is named, and the reader asks none", do="add --reader model")
        return None
    if not endpoint or not name or not name.isprintable():
        raise UseError("a model reads behind an endpoint", do="name both: --endpoint URL --model NAME")
    models.check(endpoint)
    return Model(name, endpoint, warn)


def web(
    *,
    expect: str | None = None,
    once: bool = False,
    follow: bool = False,
    agent: str | None = None,
    allow: Collection[str] = (),
) -> Web:
    """How web addresses are to be captured.

    Raises:
        UseError: the words that are expected are none.

    """
    if expect is not None and not expect.strip():
        raise UseError("no words are expected", where="--expect", do="name some that stand on the page")
    return Web(expect, once, follow, agent or AGENT, tuple(allow))


def init(
    folder: Path,
    *,
    name: str,
    office: str,
    place: str,
    period: str,
    whose: str,
    at: str | None,
    by: str = "",
    encrypt: bool = False,
) -> None:
    """Make a case folder that says what it counts."""
    case = Case(name=name, office=office, place=place, period=period, whose=whose)
    words = passphrase(folder, new=True) if encrypt else None
    Store.create(folder, case, at=_time(at), told=_told(by), passphrase=words).close()


@contextlib.contextmanager
def opened(
    folder: Path,
    *,
    make: bool = False,
    at: str | None = None,
    policy: str | None = None,
    by: str = "",
    unlock: Callable[[Path], str] | None = None,
) -> Iterator[Work]:
    """An open case; `make` makes one where none lies. `at` is the time for the log, now where None, and `by` who works.
    `policy` names how ranges are formed, where that is not to be as the case says; `unlock` gives the passphrase of an
    encrypted case, `passphrase` where None.

    Raises:
        UseError: no policy is called so.

    """
    if policy is not None:
        policies.named(policy, where="--policy")  # before a case is made
    new = make and not (folder / "ledger.sqlite").exists()
    when, told = _time(at), _told(by)
    store = (
        Store.create(folder, Case(), at=when, told=told)
        if new
        else Store.open(folder, at=when, told=told, passphrase=unlock or passphrase)
    )
    try:
        yield Work(store, policy)
    finally:
        store.close()


def passphrase(folder: Path, *, new: bool = False) -> str:
    """The passphrase of an encrypted case: from the environment (CORROBORATE_PASSPHRASE), or from whoever sits there.

    Raises:
        UseError: nobody can be asked, or a new one was not given twice alike.

    """
    given = os.environ.get("CORROBORATE_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UseError("this case is encrypted", where=str(folder), do="set CORROBORATE_PASSPHRASE, or use a terminal")
    words = getpass.getpass(f"Passphrase of {folder}: ")
    if new and getpass.getpass("Again: ") != words:
        raise UseError("the two passphrases differ", do="try again")
    return words


def rekey(folder: Path) -> None:
    """Put the keys of an encrypted case under a new passphrase (CORROBORATE_NEW_PASSPHRASE, or asked for).

    Raises:
        UseError: the case is not encrypted, the old passphrase is wrong, or the new one too short.

    """
    if not (folder / secret.KEY_FILE).exists():
        raise UseError(
            "this case is not encrypted", where=str(folder), do="make one with --encrypt and merge this into it"
        )
    old = passphrase(folder)
    secret.change(folder, old, os.environ.get("CORROBORATE_NEW_PASSPHRASE") or getpass.getpass("New passphrase: "))


def _told(by: str) -> dict[str, str]:
    """What each act in the log tells of who did it."""
    return {"program": f"corroborate {__version__}", **({"by": by} if by else {})}


def _time(at: str | None) -> str:
    if at is None:
        return dt.datetime.now(dt.UTC).strftime(_CLOCK)
    try:
        return dt.datetime.fromisoformat(at).astimezone(dt.UTC).strftime(_CLOCK)
    except ValueError as error:
        raise UseError(f"{at!r} is no time", do="write it like 2025-03-12T09:00:00Z") from error


def case_beside(out: Path | None) -> Path:
    """Where the private case goes when nobody says: a folder of its own beside the release."""
    return Path("corroborate-case") if out is None else out.with_name(f"{out.resolve().name}-case")


def check_apart(case: Path, out: Path | None) -> None:
    """Refuse to put a release into the case, or the case into a release: the one is private, the other is given away.

    Raises:
        UseError: one lies in the other, or `out` is a file or holds something that no release left there.

    """
    if out is None:
        return
    private, public = case.resolve(), out.resolve()
    if private == public or private in public.parents or public in private.parents:
        raise UseError(
            "the case is private and the release is not; neither may lie in the other",
            where=str(out),
            do="name another folder",
        )
    if out.exists() and not out.is_dir():
        raise UseError("this is a file", where=str(out), do="name a folder for the release")
    if out.is_dir() and any(out.iterdir()) and not (out / "account.json").exists():
        raise UseError(
            "the folder holds something that is no release", where=str(out), do="name an empty or a new folder"
        )


def _written(out: Path, made: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
    """Write files into a new folder beside `out` and put it in its place, so that no release is ever half of one."""
    aside = out.with_name(f".{out.resolve().name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, data in made:
            (aside / name).write_bytes(data)
        out.mkdir(parents=True, exist_ok=True)
        for name, _ in made:
            (aside / name).replace(out / name)
    except OSError as error:
        do = "free some space, or name another folder"
        raise StoreError(f"cannot write the release ({error.strerror})", where=str(out), do=do) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(name for name, _ in made)


def as_json(release: Release, what: str | None = None) -> str:
    """The release as `account/1`, or one of its lists."""
    whole = account_json(release)
    if what is None:
        return whole
    return json.dumps(json.loads(whole)[what], ensure_ascii=False, indent=2) + "\n"


def as_summary(release: Release, width: int) -> str:
    """The short account for a terminal."""
    return terminal.summary(release, width)


def as_lines(release: Release, what: str, width: int) -> str:
    """One list of the release for a terminal: "claims", "incidents" or "tolls"."""
    views = {"claims": terminal.claim_lines, "incidents": terminal.incident_lines, "tolls": terminal.toll_lines}
    return views[what](release, width)


def pipe(lines: Iterable[bytes], say: Callable[[str], object]) -> Failures:
    """The pure filter: JSON lines `{"id", "date", "text"}` in, `{"id", "claims"}` out; what failed, with reasons."""
    known, failed = knowledge(), []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            say(json.dumps(_filtered(line, known), ensure_ascii=False) + "\n")
        except InputError as error:
            failed.append((f"line {number}", str(error)))
    return tuple(failed)


def _filtered(line: bytes, known: Knowledge) -> dict[str, Json]:
    try:
        item = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON ({error})", do="give one object a line") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or "id" not in item:
        raise InputError("no object with the keys 'id' and 'text'", do='give {"id", "date", "text"} on each line')
    published = item.get("date") or None
    try:
        When.day(published or "2000")
    except (ValueError, TypeError) as error:
        raise InputError(f"the date {published!r} is no day", do="write 2025-03-12, or leave it out") from error
    paragraphs, sentences = texts.segment(item["text"], known.abbreviations)
    text = Text("", item["text"], language="en", paragraphs=paragraphs, sentences=sentences)
    readout = read.read(text, published, known.language, known.gazetteer, known.actors)
    claims = [statement for statement in readout.statements if isinstance(statement, Claim)]
    return read.as_guidelines(item["id"], claims)

"""The desk's hand for reading: kept bytes to texts, texts to statements, in bounded processes; what failed is noted."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corroborate import engine, read, texts
from corroborate.canonical import Json
from corroborate.capture import models
from corroborate.capture.kinds import PICTURES, SILENT, WHOLES
from corroborate.errors import InputError, UseError
from corroborate.intake import (
    ABSENT,
    MEGABYTES,
    SECONDS,
    Failures,
    Intake,
    Progress,
    allowed,
    checked_patience,
    inside,
    reasons,
)
from corroborate.intake import one_name as _name
from corroborate.knowledge import Knowledge, abbreviations, knowledge
from corroborate.read import model as model_reader
from corroborate.records import Capture, Claim, Picture, Reading, Report, Text
from corroborate.store.case import Kept, Store
from corroborate.texts import frames, picture
from corroborate.values import When
from corroborate.workings import source, sources_of

_READABLE: Final = frozenset({"en", ""})  # a text too short to tell its language is tried
_A_SECOND: Final = 2_000  # characters of a text for which who asks again gives reading a second more
_READ_AT_MOST: Final = 64_000_000  # bytes of a report whose words are read
_LONGEST: Final = 5_000_000  # characters of one text; a report is an article or a book, and no archive of them


@dataclass(frozen=True, slots=True)
class Done:
    """What `read` did."""

    read: int
    before: int
    statements: int
    failed: Failures


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
    bare, short = dataclasses.replace(job, data=b""), abbreviations()
    if job.report.media not in PICTURES:
        text, found = texts.make(job.report, job.data, short)
        return _Worded(bare, text, found)
    seen = texts.look(job.data, job.report.media)
    if not seen.caption:
        return _Worded(bare, None, texts.Extracted(""), seen)
    return _Worded(bare, *texts.of_caption(job.report, seen.caption, picture.MAKER, short), seen)


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


class Readers:
    """Reads the reports of one case; `progress` is told how it goes, `patience` is how many seconds one report may take."""

    def __init__(self, store: Store, progress: Progress, patience: float = SECONDS) -> None:
        self._store, self._progress, self._patience = store, progress, checked_patience(patience)

    def read(
        self,
        workers: int | None,
        only: Collection[str] | None = None,
        model: Model | None = None,
        *,
        again: bool = False,
    ) -> Done:
        """Read every report, or those in `only`, that this reader has not read yet with the day it is known to be of.

        What failed before is left until `again` asks for it; the grammar would fail again, and a model may not. `model` gives the claims where it is named; what it gives that does not
        hold is among what failed.
        """
        reader, answers = (model.reader, _Answers(self._store, model)) if model else (read.READER, None)
        more = (
            Intake(self._store, lambda *_: None, self._patience).reopen(again=again) if only is None or again else None
        )
        kept = sources_of(self._store, only)
        seen = {shown.report for shown in self._store.pictures() if not (again and _could_be_watched(shown))}
        left = {one.report.id for one in kept if self._given_up(one, again=again or bool(model))}
        jobs = [(one, job) for one in kept if one.report.id not in left and (job := self._job(one, reader, seen))]
        absent = self._store.absent()
        failed: list[tuple[str, str]] = [*(more.failed if more else ())]
        failed += [(_name(one), ABSENT) for one, _ in jobs if one.report.sha256 in absent]
        jobs = [(one, job) for one, job in jobs if one.report.sha256 not in absent]
        failed += [found for one in kept if one.report.id in left for found in reasons(_name(one), one.failure or "")]
        noted: list[tuple[str, str]] = []
        statements = done = 0
        moving = any(job.report.media.startswith("video/") for _, job in jobs)
        megabytes = MEGABYTES + (frames.MEGABYTES if moving and frames.ready() else 0)
        settings = {"reader": reader, "seconds": int(self._patience), "megabytes": megabytes}
        worded = engine.each(
            _words_of, (self._loaded(job) for _, job in jobs), workers=_hands(workers, len(jobs)), isolate=True,
            timeout=lambda job: allowed(job.report, self._patience, again=again), memory=megabytes * 1_000_000,
        )  # fmt: skip
        outcomes = engine.each(
            _read_out, worded, workers=_hands(workers, len(jobs)), isolate=True,
            timeout=lambda found: _for_reading(found, self._patience, again=again), memory=MEGABYTES * 1_000_000,
        )  # fmt: skip
        for place, ((one, _), outcome) in enumerate(zip(jobs, outcomes, strict=True), 1):
            if not self._store.has(one.report.id):  # it was forgotten while it was read
                continue
            try:
                made, note = self._write_down(one, _value(outcome), reader, answers, settings)
                statements += made
                done += 1
                noted += [(_name(one), note)] if note else []
            except InputError as error:
                with self._store.act("failed", settings=settings):
                    self._store.fail(one.report.id, "\n".join(filter(None, (inside(one.failure), str(error)))))
                failed.append((_name(one), str(error)))
            self._progress(done, place - done, len(jobs))
        before = len(kept) - len(jobs) - len(left)
        return Done(done, before, statements, tuple(dict.fromkeys((*failed, *noted))))

    @staticmethod
    def _given_up(one: Kept, *, again: bool) -> bool:
        """Whether a report's own words could not be read, and nobody asks to try again."""
        if again or not one.failure or one.reading:
            return False
        return one.failure != inside(one.failure) or one.report.media in WHOLES

    def _loaded(self, job: _Job) -> _Job:
        """The job with the bytes; without, where they are more than a parser's memory could hold with all it makes of them, or
        were forgotten meanwhile.
        """
        large = job.report.size > _READ_AT_MOST and job.report.media not in PICTURES
        return (
            job
            if large or not self._store.has(job.report.id)
            else dataclasses.replace(job, data=self._store.data(job.report))
        )

    def _job(self, one: Kept, reader: str, seen: Collection[str]) -> _Job | None:
        """What is to be read of a report, without its bytes; None where it has no words of its own, is a picture that was
        looked at, or was read by this reader, for the day it is known to be of.
        """
        media = one.report.media
        if media in WHOLES or media in SILENT or (media == "application/json" and self._store.parts(one.report.id)):
            return None
        if media in PICTURES and one.report.id in seen and one.text is None:
            return None
        published = source(one, one.report.id).published
        done = {_for(reader, published), _none(one.text, reader, published) if one.text else ""}
        if one.reading is not None and one.reading.reader in done:
            return None
        language = next((capture.language for capture in one.captures if capture.language), None)
        return _Job(one.report, b"", published, language)

    def _write_down(
        self, one: Kept, done: _Finished, reader: str, answers: _Answers | None, settings: Mapping[str, object]
    ) -> tuple[int, str]:
        """Keep a text, what the report says about itself, and what was read from it: how much, and what did not hold."""
        found, text, readout, note = done.found, done.text, done.readout, ""
        if done.seen:
            looked = done.seen
            self._store.keep_picture(
                Picture(
                    one.report.id, looked.width, looked.height, looked.length, looked.hash, looked.facts, looked.frames,
                    picture.MAKER,
                )
            )  # fmt: skip
        if text is None:
            return 0, self._faulty(one, done.seen, settings)
        published = source(one, one.report.id).published or found.published
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
            by = _for(reader, published) if readout else _none(text, reader, published)
            reading = Reading(text.id, by, tuple(s.id for s in said), readout.private if readout else ())
            self._store.keep_reading(reading, said)
            self._store.fail(one.report.id, "\n".join(filter(None, (inside(one.failure), note))))
        return len(said), note

    def _faulty(self, one: Kept, seen: texts.Seen | None, settings: Mapping[str, object]) -> str:
        """Note what a video's frames failed on, beside all else that was seen of it."""
        if not seen or not seen.fault:
            return ""
        with self._store.act("failed", settings=settings):
            self._store.fail(one.report.id, seen.fault)
        return seen.fault


def _could_be_watched(shown: Picture) -> bool:
    """Whether none of a video's frames is known, and what decodes them is there."""
    return not shown.frames and any(name == "frames" for name, _ in shown.facts) and frames.ready()


def _for(reader: str, published: str | None) -> str:
    """Who reads, and what else than the text it goes by: another day of publication makes another reading."""
    return f"{reader} for {published or 'no day'}"


def _none(text: Text, reader: str, published: str | None) -> str:
    """Who could not read a text, since it is in another language: until there is another reader, that is done."""
    return f"none for {text.language or 'its language'} by {_for(reader, published)}"


def _for_reading(worded: engine.Outcome[_Worded], patience: float, *, again: bool) -> float:
    """The seconds that reading may take; who asks again gives a long text time in proportion to it."""
    text = worded.value.text if isinstance(worded, engine.Done) else None
    return patience / 2 + (len(text.content) / _A_SECOND if text and again else 0)


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


def answers_about(store: Store, told: Iterable[tuple[Kept, Text]]) -> list[str]:
    """The ids of the reports that hold what models answered about some texts."""
    texts_of = list(told)
    found = []
    for one in store.reports() if texts_of else ():
        for capture in one.captures if one.report.media == model_reader.MEDIA else ():
            name = capture.how.removeprefix("model ")
            days = ((of, text, day) for of, text in texts_of for day in {None, *(c.published for c in of.captures)})
            if any(model_reader.asked(text, day, name) == capture.key for _, text, day in days):
                found.append(one.report.id)
    return found


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

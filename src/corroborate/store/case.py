"""A case folder in, its records out: reports, texts, statements and decisions, kept for ever and found again.

The folder is private. It holds `case.toml` (what the case counts, and its policy), `objects/` (bytes by hash) and
`ledger.sqlite` (records and the log). Everything else about a case is worked out.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from corroborate.account import Case, Policy
from corroborate.canonical import canonical, identify
from corroborate.errors import CorroborateError, NoSuchId, NotACase, StoreError, UseError
from corroborate.records import STATEMENT_KINDS, Capture, Reading, Report, Statement, Text, content
from corroborate.store.archive import Archive, sync_folder
from corroborate.store.ledger import Ledger, Row

_NOTE: Final = """This folder is a case of corroborate. It is PRIVATE: it holds whole reports, names and sources.
Never give it away and never publish from it by hand; `corroborate publish` makes what may leave.
"""
_PUBLIC: Final = re.compile(r"([A-Z])([1-9]\d*)\Z")
_PARENTS: Final = {"capture": "report", "text": "report", "reading": "text"} | dict.fromkeys(STATEMENT_KINDS, "text")


class Kept(NamedTuple):
    """One report with everything that is known about it; `statements` are the live ones."""

    report: Report
    captures: tuple[Capture, ...]
    text: Text | None
    reading: Reading | None
    statements: tuple[Statement, ...]
    failure: str | None


class Store:
    """An open case. `at` (ISO 8601, UTC) is written into the log with each act."""

    def __init__(self, folder: Path, ledger: Ledger, case: Case, policy: Policy, at: str) -> None:
        self.folder, self.case, self.policy, self.at = folder, case, policy, at
        self._ledger = ledger
        self._archive = Archive(folder / "objects")

    @classmethod
    def create(cls, folder: Path, case: Case, *, at: str = "") -> Store:
        """Make a case folder and open it.

        Raises:
            UseError: a case, or something else, lies there already.
            StoreError: the folder cannot be written.

        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "a case lies here already" if (folder / "ledger.sqlite").exists() else "the folder is not empty"
            raise UseError(what, where=str(folder), do="name another folder")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / "README.txt").write_text(_NOTE, "utf-8")
            (folder / "case.toml").write_text(_as_toml(case), "utf-8")
            Ledger(folder / "ledger.sqlite", make=True).close()
            sync_folder(folder)
        except OSError as error:
            raise _unwritable(folder, error) from error
        return cls.open(folder, at=at)

    @classmethod
    def open(cls, folder: Path, *, at: str = "") -> Store:
        """Open a case folder.

        Raises:
            NotACase: no case lies there, or a newer version made it.
            UseError: its `case.toml` holds something unknown.

        """
        if not (folder / "ledger.sqlite").is_file():
            raise NotACase(
                "no case lies here", where=str(folder), do="make one with `corroborate init`, or name it with --case"
            )
        case, policy = _from_toml(folder / "case.toml")
        return cls(folder, Ledger(folder / "ledger.sqlite"), case, policy, at)

    def close(self) -> None:
        """Close the case."""
        self._ledger.close()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All that is kept inside is kept at once, or not at all."""
        with self._ledger.batch():
            yield

    def keep(self, data: bytes, media: str, capture: Capture) -> tuple[Report, Capture, bool]:
        """Keep a report's bytes and one capture of it (whose `report` is filled in here); True where either is new."""
        report = Report(self._archive.put(data), media, len(data))
        taken = dataclasses.replace(capture, report=report.id, at=capture.at or self.at)
        with self.batch():
            fresh = self._keep("report", report)
            fresh = self._keep("capture", taken) or fresh
        return report, taken, fresh

    def keep_capture(self, capture: Capture) -> None:
        """Keep what a report says about itself as a capture of its own."""
        self._keep("capture", dataclasses.replace(capture, at=capture.at or self.at))

    def keep_text(self, text: Text) -> None:
        """Keep a report's text; its words go to the archive."""
        name = self._archive.put(text.content.encode("utf-8"))
        body = {"report": text.report, "content": name}
        extra = content_of(text, ("maker", "language", "title", "paragraphs", "sentences"))
        row = Row(text.id, "text", text.report, _json(body), _json(extra))
        self._ledger.keep(row, office=self.case.office, at=self.at)
        self._ledger.fail(text.report, None)

    def keep_reading(self, reading: Reading, statements: Iterable[Statement]) -> None:
        """Keep a reading with its statements, and make it the live one of its text."""
        with self.batch():
            for statement in statements:
                self._keep(statement.kind, statement)
            self._keep("reading", reading)
            self._ledger.read_as(reading.text, reading.id, office=self.case.office, at=self.at)

    def fail(self, report: str, reason: str) -> None:
        """Note why a report gave no text."""
        self._ledger.fail(report, reason)

    def data(self, report: Report) -> bytes:
        """A report's bytes."""
        return self._archive.get(report.sha256)

    def reports(self, only: Collection[str] | None = None) -> Iterator[Kept]:
        """Every report, or those of the ids in `only`, sorted by id."""
        failures = self._ledger.failures()
        for row in self._ledger.rows("report"):
            if only is None or row.id in only:
                yield self._kept(_decode(row), failures.get(row.id))

    def statement(self, id: str) -> Statement:
        """The statement of an id, a published number, or the beginning of an id.

        Raises:
            NoSuchId: nothing, or more than one thing, is called so.

        """
        row = self._ledger.row(self.resolve(id))
        if row is None or row.kind not in STATEMENT_KINDS:
            raise NoSuchId("it is no statement", where=id, do="`corroborate claims` lists them")
        found: Statement = _decode(row)
        return found

    def resolve(self, id: str) -> str:
        """The whole id that a published number or the beginning of an id means."""
        public = _PUBLIC.match(id)
        if public:
            found = self._ledger.numbered(public[1], int(public[2]))
            if found is None:
                raise NoSuchId(
                    "nothing was ever published under this number", where=id, do="`corroborate claims` lists them"
                )
            return found
        if not re.fullmatch(r"[0-9a-f]{4,64}", id):
            raise NoSuchId("this is no id", where=id, do="give C1, A1, R1 or at least four hex digits of an id")
        found_ids = self._ledger.like(id)
        if len(found_ids) != 1:
            raise NoSuchId(
                "no record has this id" if not found_ids else "more than one id begins so",
                where=id,
                do="give more of it",
            )
        return found_ids[0]

    def of_text(self, text: str) -> Kept:
        """The report that a text is of.

        Raises:
            NoSuchId: no such text is kept.

        """
        row = self._ledger.row(text)
        report = self._ledger.row(row.parent) if row else None
        if report is None:
            raise NoSuchId("no such text is kept", where=text[:12])
        return self._kept(_decode(report), None)

    def kind(self, id: str) -> str:
        """What kind of record an id names."""
        row = self._ledger.row(id)
        if row is None:
            raise NoSuchId("no such record is kept", where=id[:12])
        return row.kind

    def number(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        """The numbers under which things are published; new ones get the next numbers, in the order given."""
        with self.batch():
            return {id: self._ledger.number(kind, id, office=self.case.office, at=self.at) for id in ids}

    def verify(self) -> tuple[str, tuple[str, ...]]:
        """Hash everything again: (what was checked, in words; what is wrong, one line each)."""
        found = [*self._archive.problems(), *self._ledger.problems()]
        checked = 0
        try:
            for kind in ("report", "capture", "text", *STATEMENT_KINDS, "reading", "decision"):
                for row in self._ledger.rows(kind):
                    checked += 1
                    found += [(f"{kind} {row.id[:12]}", words) for words in self._wrong(row)]
        except Exception as error:  # noqa: BLE001 - a damaged file may fail in any way; each is a finding
            found.append((str(self.folder), f"the ledger cannot be read through ({error})"))
        objects = sum(1 for _ in self._archive.names())
        lines = tuple(f"{where}: {what}; restore it from a copy" for where, what in dict.fromkeys(found))
        return f"{objects} objects and {checked} records hashed, the chain walked", lines

    def _wrong(self, row: Row) -> Iterator[str]:
        try:
            body = json.loads(row.body)
            if identify(row.kind, body) != row.id:
                yield "its words do not give its id"
            if row.parent != body.get(_PARENTS.get(row.kind, ""), ""):
                yield "it is filed under another record"
            if row.kind == "report" and len(self._archive.get(body["sha256"])) != body["size"]:
                yield "its bytes have another length"
            if row.kind == "text":
                self._archive.get(body["content"])
            if row.kind in STATEMENT_KINDS:
                words = self._words(row.parent)
                if any(words[q["start"] : q["end"]] != q["words"] for q in _quotes(body)):
                    yield "a quote does not stand in its text"
        except (CorroborateError, ValueError, KeyError, TypeError) as error:
            yield str(error)

    def _words(self, text: str) -> str:
        row = self._ledger.row(text)
        if row is None:
            raise StoreError("its text is gone", where=text[:12])
        return self._archive.get(json.loads(row.body)["content"]).decode("utf-8")

    def _keep(self, kind: str, record: Report | Capture | Reading | Statement) -> bool:
        body = content(record)
        assert isinstance(body, dict)
        extra = content_of(record, ("name", "at")) if isinstance(record, Capture) else {}
        parent = str(body.get(_PARENTS.get(kind, ""), ""))
        return self._ledger.keep(
            Row(record.id, kind, parent, _json(body), _json(extra)), office=self.case.office, at=self.at
        )

    def _kept(self, report: Report, failure: str | None) -> Kept:
        captures = tuple(_decode(row) for row in self._ledger.rows("capture", report.id))
        text = self._text(report)
        reading = self._reading(text) if text else None
        statements = tuple(self.statement(id) for id in reading.statements) if reading else ()
        return Kept(report, captures, text, reading, statements, failure)

    def _text(self, report: Report) -> Text | None:
        """The text of a report that was read last; a newer extractor makes a newer text."""
        rows = list(self._ledger.rows("text", report.id))
        if not rows:
            return None
        row = max(rows, key=lambda row: (json.loads(row.extra)["maker"], row.id))
        words = self._archive.get(json.loads(row.body)["content"]).decode("utf-8")
        found: Text = _adapter("text").validate_python({"report": report.id, "content": words} | json.loads(row.extra))
        return found

    def _reading(self, text: Text) -> Reading | None:
        live = self._ledger.live(text.id)
        row = self._ledger.row(live) if live else None
        return _decode(row) if row else None


def content_of(record: object, fields: Sequence[str]) -> dict[str, Any]:
    """The named fields of a record as plain JSON values."""
    return {name: content(getattr(record, name)) for name in fields}


def _json(value: Any) -> str:
    return canonical(value).decode("utf-8")


@cache
def _adapter(kind: str) -> Any:
    from pydantic import Field, TypeAdapter  # noqa: PLC0415 - half of the start-up time of commands that read no case

    kinds = {"report": Report, "capture": Capture, "text": Text, "reading": Reading}
    return TypeAdapter(kinds.get(kind, Annotated[Statement, Field(discriminator="kind")]))


def _decode(row: Row) -> Any:
    extra = json.loads(row.extra)
    return _adapter(row.kind).validate_python(json.loads(row.body) | extra)


def _quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "words"}:
            yield value
        for item in value.values():
            yield from _quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item)


def _as_toml(case: Case) -> str:
    lines = ["# What this case counts. Every publication prints it.", "[case]"]
    for field in dataclasses.fields(case):
        value = getattr(case, field.name)
        lines.append(
            f"{field.name} = {json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)}"
        )
    lines += [
        "",
        "# How figures are set against one another: see docs/design.md. Leave out what is to stay as it is.",
        "[policy]",
    ]
    return "\n".join([*lines, f'name = "{Policy().name}"', ""])


def _from_toml(path: Path) -> tuple[Case, Policy]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Case(), Policy()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UseError(f"this case file cannot be read ({error})", where=str(path), do="mend it") from error
    unknown = sorted(set(found) - {"case", "policy"})
    if unknown:
        raise UseError(f"unknown section [{unknown[0]}]", where=str(path), do="known are [case] and [policy]")
    return _typed(Case, found.get("case", {}), path), _typed(Policy, found.get("policy", {}), path)


def _typed(kind: type[Any], table: dict[str, Any], path: Path) -> Any:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - see _adapter

    known = [field.name for field in dataclasses.fields(kind)]
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise UseError(f"unknown key {unknown[0]!r}", where=str(path), do=f"known are {', '.join(known)}")
    try:
        return TypeAdapter(kind).validate_python(table)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise UseError(faults, where=str(path), do="mend it") from error


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot write the case ({error.strerror or os.strerror(error.errno or 0)})",
        where=str(folder),
        do="name another folder, or free some space",
    )

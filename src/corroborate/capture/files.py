"""Paths in, reports out: files, folders and JSON-lines files as they lie on a disk, each with what is known about it.

What publisher, address and day belong to a report is told, in this order, by the report itself (a JSON line's own
keys), by a side file beside it (`name.pdf.toml`), by `_reports.toml` in its folder, and by what the user gives for all.
Each only fills what is missing. A side file holds any of `publisher`, `address`, `published`, `language`.

What a file is, is told by its bytes first and by its name second. Nothing is dropped: what cannot be taken is a
`Refused`, with the reason. Files are visited in the order of their names, and links that lead in a circle once.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from corroborate.errors import InputError
from corroborate.values import When

LARGEST: Final = 200_000_000  # bytes of one file
JSON_REPORT: Final = "application/vnd.corroborate.report+json"
_PDF, _HTML = "application/pdf", "text/html"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NAMES: Final[Mapping[str, str]] = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown",
    ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".pdf": _PDF, ".docx": _DOCX,
    ".jsonl": "application/jsonl", ".ndjson": "application/jsonl",
}  # fmt: skip
_KNOWN: Final = "plain text, Markdown, HTML, PDF, DOCX and JSON lines (.txt .md .html .pdf .docx .jsonl) are read"
_META: Final = ("publisher", "address", "published", "language")
_FOLDER_FILE: Final = "_reports.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about reports from outside of them; None where nothing is."""

    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    language: str | None = None

    def filled(self, other: Known) -> Known:
        """Itself, with what is missing taken from `other`.

        >>> Known("Daily News").filled(Known("Other", published="2031-03-08")).published
        '2031-03-08'
        """
        return Known(*(getattr(self, name) or getattr(other, name) for name in _META))


@dataclass(frozen=True, slots=True)
class Taken:
    """One report as it came: its bytes, what they are, and what is known about it. `name` is never an absolute path."""

    data: bytes
    media: str
    known: Known
    name: str
    key: str | None = None
    how: str = "file"


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be taken, and why."""

    name: str
    reason: str


Found: TypeAlias = Taken | Refused


def gather(paths: Sequence[Path], given: Known = Known(), *, largest: int = LARGEST) -> Iterator[Found]:
    """Every report of the files and folders in `paths`.

    Raises:
        InputError: a day in `given` is no day.

    """
    _checked(given, "the options")
    for path in paths:
        if path.is_dir():
            yield from _folder(path, given, largest)
        elif path.exists():
            yield from _file(path, path.name, _beside(path, given), largest)
        else:
            yield Refused(str(path), "no such file or folder")


def _folder(root: Path, given: Known, largest: int) -> Iterator[Found]:
    found = False
    for path in _walk(root, set()):
        found = True
        name = path.relative_to(root).as_posix()
        try:
            known = _beside(path, given)
        except InputError as error:
            yield Refused(name, str(error))
        else:
            yield from _file(path, name, known, largest)
    if not found:
        yield Refused(root.name or str(root), f"no reports in this folder; {_KNOWN}")


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Files below a folder, by name; hidden ones, side files and case folders are no reports."""
    mark = (folder.stat().st_dev, folder.stat().st_ino)
    if mark in seen or (folder / "ledger.sqlite").exists():
        return
    seen.add(mark)
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.startswith(".") or item.name.endswith(".toml"):
            continue
        if item.is_dir():
            yield from _walk(item, seen)
        else:
            yield item


def _beside(path: Path, given: Known) -> Known:
    """What the side file and the folder's file say, and then the user."""
    own, shared = _side(path.with_name(path.name + ".toml")), _side(path.with_name(_FOLDER_FILE))
    return own.filled(shared).filled(given)


def _side(path: Path) -> Known:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Known()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"this side file cannot be read ({error})", where=path.name, do="mend it") from error
    unknown = sorted(set(found) - set(_META))
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r}", where=path.name, do=f"known are {', '.join(_META)}")
    return _checked(Known(**{key: str(value) for key, value in found.items()}), path.name)


def _checked(known: Known, where: str) -> Known:
    if known.published is not None:
        try:
            When.day(known.published)
        except ValueError as error:
            raise InputError(str(error), where=where) from error
    return known


def _file(path: Path, name: str, known: Known, largest: int) -> Iterator[Found]:
    try:
        if path.stat().st_size > largest:
            yield Refused(name, f"larger than {largest // 1_000_000} MB; split it")
            return
        data = path.read_bytes()
        media = told(data, path.name)
    except InputError as error:
        yield Refused(name, str(error))
        return
    except OSError as error:
        yield Refused(name, f"cannot be read ({error.strerror or os.strerror(error.errno or 0)})")
        return
    if media == "application/jsonl":
        yield from _lines(data, name, known)
    else:
        yield Taken(data, media, known, name)


def told(data: bytes, name: str) -> str:
    """The media type of a file, from its bytes first and its name second.

    >>> told(b"%PDF-1.7 ...", "report.txt"), told(b"Two fell.", "report")
    ('application/pdf', 'text/plain')

    Raises:
        InputError: it is empty, no kind of file that is read, or not what its name says.

    """
    if not data.strip():
        raise InputError("the file is empty", do="give one with text")
    named = _NAMES.get(Path(name).suffix.lower())
    seen = _by_bytes(data)
    if named in (_PDF, _DOCX) and seen != named:
        raise InputError(
            f"it is no {Path(name).suffix[1:].upper()} file, whatever its name says", do="check where it came from"
        )
    if seen is not None:
        return _HTML if seen == _HTML and named in (None, _HTML) else named if seen == _HTML and named else seen
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("it is no kind of file that is read", do=_KNOWN)
    if named is None and Path(name).suffix.lower() in _OTHERS:
        raise InputError("it is no kind of file that is read", do=_KNOWN)
    return named or "text/plain"


_OTHERS: Final = frozenset(
    {".csv", ".tsv", ".json", ".xml", ".py", ".js", ".css", ".yaml", ".yml", ".rtf", ".eml", ".log", ".sql"}
)  # words, but no reports


def _by_bytes(data: bytes) -> str | None:
    head = data[:1024].lstrip().lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _PDF
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return _DOCX
        raise InputError("it is a ZIP archive, and no Word document", do="unpack it and give what is inside")
    if head.startswith((b"<!doctype html", b"<html")):
        return _HTML
    return None


def _lines(data: bytes, name: str, known: Known) -> Iterator[Found]:
    """One report a line; each line's bytes are kept as they stand."""
    found = False
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        words = line.removesuffix(b"\r")
        if words.strip():
            found = True
            yield _line(words, f"{name}:{number}", known)
    if not found:
        yield Refused(name, "no line holds a report")


def _line(line: bytes, name: str, known: Known) -> Found:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refused(name, f"not JSON ({error})")
    if not isinstance(value, dict):
        return Refused(name, "not a JSON object; each line is one report")
    if not isinstance(value.get("text"), str) or not value["text"].strip():
        have = ", ".join(sorted(map(str, value))) or "none"
        return Refused(
            name,
            f"no key 'text' with words in it; a report has id, published, publisher, address, language, text (keys here: {have})",
        )
    try:
        said = _checked(Known(**{key: _word(value.get(key), key) for key in _META}), name)
        key = _word(value.get("id"), "id")
    except InputError as error:
        return Refused(name, f"{error.what}; mend the line")
    return Taken(line, JSON_REPORT, said.filled(replace(known)), name, key, "json lines")


def _word(value: object, key: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and key == "id":
        return str(value)
    raise InputError(f"the key {key!r} holds {type(value).__name__}, not words")

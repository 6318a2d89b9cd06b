"""Paths in, reports out: files, folders and JSON-lines files as they lie on a disk, each with what is known about it.

What publisher, address and day belong to a report is told, in this order, by the report itself (a JSON line's own
keys), by a side file beside it (`name.pdf.toml`), by `_reports.toml` in its folder, and by what the user gives for all.
Each only fills what is missing. A side file holds any of `publisher`, `address`, `published`, `language`.

What a file is, is told by its bytes first and by its name second. Nothing is dropped: what cannot be taken is a
`Refused`, with the reason, and the rest goes on. Only side files beside what they describe, hidden files and case
folders are passed over. Files are visited in the order of their names, and links that lead in a circle once.

Names and words from outside may hold what no UTF-8 can (a file name in an older encoding, half of a surrogate pair);
they are made plain here, since all that is kept is UTF-8. A report's own bytes are never touched.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from corroborate.errors import InputError, UseError
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
_HALVES: Final = re.compile("[\ud800-\udfff]")
_CLOCK: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]")
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


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
        UseError: a day in `given` is no day.

    """
    try:
        given = _checked(given)
    except ValueError as error:
        raise UseError(
            f"{given.published!r} is no day ({error})", where="--published", do="write 2025-03-12"
        ) from error
    for path in paths:
        yield from _path(path, given, largest)


def _path(path: Path, given: Known, largest: int) -> Iterator[Found]:
    name = _plain(path.name or path.resolve().name or "/")
    try:
        kind = path.stat().st_mode
        case = stat.S_ISDIR(kind) and (path / "ledger.sqlite").exists()
    except FileNotFoundError:
        yield Refused(name, "no such file or folder")
    except OSError as error:
        yield Refused(name, f"cannot be read ({_said(error)})")
    else:
        if case:
            yield Refused(name, "it is a case folder; give the reports that are to be added to a case")
        elif stat.S_ISDIR(kind):
            yield from _folder(path, name, given, largest)
        elif not _describes(path):
            yield from _file(path, name, given, largest)


def _folder(root: Path, name: str, given: Known, largest: int) -> Iterator[Found]:
    found = False
    for path, trouble in _walk(root, set()):
        found = True
        inner = _plain(path.relative_to(root).as_posix())
        if trouble:
            yield Refused(name if path == root else inner, trouble)
        else:
            yield from _file(path, inner, given, largest)
    if not found:
        yield Refused(name, f"no reports in this folder; {_KNOWN}")


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, str]]:
    """Files below a folder, by name, and folders that cannot be looked into, with the reason."""
    try:
        found = folder.stat()
        if (found.st_dev, found.st_ino) in seen or (folder / "ledger.sqlite").exists():
            return
        seen.add((found.st_dev, found.st_ino))
        items = [(item, item.is_dir()) for item in sorted(folder.iterdir(), key=lambda item: item.name)]
    except OSError as error:
        yield folder, f"cannot be looked into ({_said(error)})"
        return
    for item, inner in items:
        if inner and not item.name.startswith("."):
            yield from _walk(item, seen)
        elif not item.name.startswith(".") and not _describes(item):
            yield item, ""


def _describes(path: Path) -> bool:
    """Whether it is a side file, of a report that lies beside it or of its folder."""
    return path.name == _FOLDER_FILE or (path.suffix == ".toml" and path.with_suffix("").exists())


def _plain(words: str) -> str:
    """Words that UTF-8 can hold; anything else in them becomes U+FFFD."""
    return _HALVES.sub("\ufffd", words)


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


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
    try:
        return _checked(Known(**{key: _side_word(key, value) for key, value in found.items()}))
    except ValueError as error:
        raise InputError(str(error), where=path.name, do="mend it") from error


def _side_word(key: str, value: object) -> str:
    """TOML has days of its own (and a bare year is a number to it); otherwise words are wanted."""
    if isinstance(value, str) or (key == "published" and isinstance(value, dt.date | int) and value is not True):
        return str(value)
    raise ValueError(f"the key {key!r} holds {type(value).__name__}, not words")


def _checked(known: Known) -> Known:
    """The same in words that can be kept: trimmed, a clock time cut from its day; ValueError where there is no such day."""
    words = {key: _plain(getattr(known, key) or "").strip() or None for key in _META}
    published = words["published"]
    if published is not None:
        found = _CLOCK.match(published)
        words["published"] = When.day(found[1] if found else published).start
    return Known(**words)


def _file(path: Path, name: str, given: Known, largest: int) -> Iterator[Found]:
    try:
        data = _bytes(path, largest)
        media = told(data, path.name)
        known = _beside(path, given)
    except InputError as error:
        yield Refused(name, _plain(str(error)))
    except OSError as error:
        yield Refused(name, f"cannot be read ({_said(error)})")
    else:
        yield from _lines(data, name, known) if media == "application/jsonl" else [Taken(data, media, known, name)]


def _bytes(path: Path, largest: int) -> bytes:
    """A file's bytes; what is no plain file (a pipe, a device) might never end, and is not opened."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise InputError("it is no plain file", do="save what comes out of it as a file")
    if found.st_size > largest:
        raise InputError(f"it has {found.st_size:,} bytes, and {largest:,} are taken at most", do="split it")
    return path.read_bytes()


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
    if named == _PDF and seen is None and b"%PDF-" in data[:1024]:
        return _PDF  # mail and web servers leave lines before it, and every reader of PDF looks past them
    if named in (_PDF, _DOCX) and seen != named:
        raise InputError(
            f"it is no {Path(name).suffix[1:].upper()} file, whatever its name says", do="check where it came from"
        )
    if seen is not None:
        return seen
    if (named is None and Path(name).suffix.lower() in _OTHERS) or _binary(data[:4096]):
        raise InputError("it is no kind of file that is read", do=_KNOWN)
    return named or "text/plain"


_OTHERS: Final = frozenset(
    {".csv", ".tsv", ".json", ".xml", ".py", ".js", ".css", ".yaml", ".yml", ".toml", ".rtf", ".eml", ".log", ".sql"}
)  # words, but no reports


def _binary(head: bytes) -> bool:
    """Whether these bytes are no words in any encoding: control characters, beyond a stray one."""
    if head.startswith(_MARKS):
        return False
    return b"\0" in head or 50 * (len(head) - len(head.translate(None, _CONTROL))) > len(head)


def _by_bytes(data: bytes) -> str | None:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
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
    if data.startswith(_MARKS):
        yield Refused(name, "JSON lines are UTF-8, and this is UTF-16; save it as UTF-8")
        return
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
            f"no key 'text' with words in it; a report has id, published, publisher, address, language, text "
            f"(keys here: {_plain(have)})",
        )
    try:
        said = _checked(Known(**{key: _word(value.get(key), key) for key in _META}))
        key = _word(value.get("id"), "id")
    except ValueError as error:
        return Refused(name, f"{error}; mend the line")
    return Taken(line, JSON_REPORT, said.filled(known), name, key, "json lines")


def _word(value: object, key: str) -> str | None:
    if value is None or isinstance(value, str):
        return _plain(value or "").strip() or None
    if isinstance(value, int) and key == "id":
        return str(value)
    raise ValueError(f"the key {key!r} holds {type(value).__name__}, not words")

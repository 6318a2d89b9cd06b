"""Paths in, reports out: files, folders and JSON-lines files as they lie on a disk, each with what is known about it.

What publisher, address and day belong to a report is told, in this order, by the report itself (a JSON line's own
keys), by a side file beside it (`name.pdf.toml`), by `_reports.toml` in its folder, and by what the user gives for all.
Each only fills what is missing. A side file holds any of `publisher`, `address`, `published`, `language`.

Whatever a file is, its bytes are taken, and their fingerprint before anything looks at them; what it is, is told by them
first and by its name second. A line of JSON that
cannot be a report is taken with what is `wrong` about it. What cannot be taken at all (nothing in it, too large, not
readable) is a `Refused`, with the reason, and the rest goes on. Side files beside what they describe, hidden files and
folders, and case folders in others are `Passed` over; a link in a folder that leads out of it is not followed, since the
folder may be somebody else's. Files are visited in the order of their names, and folders once,
however many links lead to them. Nothing is left without a word.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import stat
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from corroborate.canonical import fingerprint
from corroborate.capture.found import META, Found, Known, Passed, Refused, Taken, checked, plain
from corroborate.capture.kinds import JSON_LINES, JSON_REPORT, told
from corroborate.errors import InputError, UseError

LARGEST: Final = 200_000_000  # bytes of one file
_FOLDER_FILE: Final = "_reports.toml"
_DESCRIBES: Final = "it describes others"
_UTF8: Final = b"\xef\xbb\xbf"  # how UTF-8 may begin
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


def gather(paths: Sequence[Path], given: Known = Known(), *, largest: int = LARGEST) -> Iterator[Found]:
    """Every report of the files and folders in `paths`.

    Raises:
        UseError: a day in `given` is no day.

    """
    try:
        given = checked(given)
    except ValueError as error:
        raise UseError(
            f"{given.published!r} is no day ({error})", where="--published", do="write 2025-03-12"
        ) from error
    for path in paths:
        yield from _path(path, given, largest)


def _path(path: Path, given: Known, largest: int) -> Iterator[Found]:
    name = plain(path.name or path.resolve().name or "/")
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
        elif _describes(path):
            yield Passed(name, _DESCRIBES)
        else:
            yield from _file(path, name, given, largest)


def _folder(root: Path, name: str, given: Known, largest: int) -> Iterator[Found]:
    found = False
    for path, trouble in _walk(root, set(), Path(os.path.realpath(root))):
        inner = plain(path.relative_to(root).as_posix())
        found = found or not isinstance(trouble, Passed)
        if isinstance(trouble, Passed):
            yield Passed(inner, trouble.reason)
        elif trouble:
            yield Refused(name if path == root else inner, trouble)
        else:
            yield from _file(path, inner, given, largest)
    if not found:
        yield Refused(name, "no reports in this folder")


def _walk(folder: Path, seen: set[tuple[int, int]], root: Path) -> Iterator[tuple[Path, str | Passed]]:
    """Files below a folder, by name, and what cannot be looked into or is passed over, with the reason."""
    try:
        found = folder.stat()
        if (found.st_dev, found.st_ino) in seen or (folder / "ledger.sqlite").exists():
            case = (folder / "ledger.sqlite").exists()
            yield folder, Passed("", "a case folder" if case else "a folder that was gone through already")
            return
        seen.add((found.st_dev, found.st_ino))
        items = [(item, item.is_dir()) for item in sorted(folder.iterdir(), key=lambda item: item.name)]
    except OSError as error:
        yield folder, f"cannot be looked into ({_said(error)})"
        return
    for item, inner in items:
        if item.name.startswith("."):
            yield item, Passed("", "a hidden folder" if inner else "a hidden file")
        elif item.is_symlink() and not Path(os.path.realpath(item)).is_relative_to(root):
            yield item, "it is a link that leads out of the folder, and not followed; give what it leads to"
        elif inner:
            yield from _walk(item, seen, root)
        else:
            yield item, Passed("", _DESCRIBES) if _describes(item) else ""


def _describes(path: Path) -> bool:
    """Whether it is a side file, of a report that lies beside it or of its folder."""
    return path.name == _FOLDER_FILE or (path.suffix == ".toml" and path.with_suffix("").exists())


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
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            return Known()  # no file beside it can be called so
        raise InputError(f"this side file cannot be read ({error})", where=path.name, do="mend it") from error
    unknown = sorted(set(found) - set(META))
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r}", where=path.name, do=f"known are {', '.join(META)}")
    try:
        return checked(Known(**{key: _side_word(key, value) for key, value in found.items()}))
    except ValueError as error:
        raise InputError(str(error), where=path.name, do="mend it") from error


def _side_word(key: str, value: object) -> str:
    """TOML has days of its own (and a bare year is a number to it); otherwise words are wanted."""
    if isinstance(value, str) or (key == "published" and isinstance(value, dt.date | int) and value is not True):
        return str(value)
    raise ValueError(f"the key {key!r} holds {type(value).__name__}, not words")


def _file(path: Path, name: str, given: Known, largest: int) -> Iterator[Found]:
    held = [_came(path, name, given, largest)]
    (found,) = held
    if isinstance(found, Taken) and found.media == JSON_LINES:
        yield from _lines(found.data, name, found.known)
        return
    del found  # it may be large, and is held here no longer than until it is taken
    yield held.pop()


def _came(path: Path, name: str, given: Known, largest: int) -> Found:
    try:
        data = _bytes(path, largest)
        seen = fingerprint(data)  # before anything looks at them
        if not data.removeprefix(_UTF8).strip():
            return Refused(name, "the file is empty; give one with something in it")
        return Taken(data, told(data, path.name), _beside(path, given), name, seen=seen)
    except InputError as error:
        return Refused(name, plain(str(error)))
    except OSError as error:
        return Refused(name, f"cannot be read ({_said(error)})")


def _bytes(path: Path, largest: int) -> bytes:
    """A file's bytes; what is no plain file (a pipe, a device) might never end, and is not opened."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise InputError("it is no plain file", do="save what comes out of it as a file")
    if found.st_size > largest:
        raise InputError(f"it has {found.st_size:,} bytes, and {largest:,} are taken at most", do="split it")
    return path.read_bytes()


def _lines(data: bytes, name: str, known: Known) -> Iterator[Found]:
    """One report a line; each line's bytes are kept as they stand."""
    if data.startswith(_MARKS):
        wrong = "JSON lines are UTF-8, and this is UTF-16; save it as UTF-8"
        yield Taken(data, JSON_LINES, known, name, wrong=wrong, seen=fingerprint(data))
        return
    for number, line in enumerate(data.removeprefix(_UTF8).split(b"\n"), 1):
        words = line.removesuffix(b"\r")
        if words.strip():
            yield _line(words, f"{name}:{number}", known)


def _line(line: bytes, name: str, known: Known) -> Found:
    how, seen = "json lines", fingerprint(line)
    try:
        value = _object(json.loads(line, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole))
        said = checked(Known(**{key: _word(value.get(key), key) for key in META}))
        key = _word(value.get("id"), "id")
    except json.JSONDecodeError as error:
        return Taken(line, JSON_REPORT, known, name, how=how, wrong=f"not JSON ({error})", seen=seen)
    except RecursionError:
        return Taken(line, JSON_REPORT, known, name, how=how, wrong="JSON that is nested too deeply", seen=seen)
    except ValueError as error:
        return Taken(line, JSON_REPORT, known, name, how=how, wrong=f"{plain(str(error))}; mend the line", seen=seen)
    return Taken(line, JSON_REPORT, said.filled(known), name, key, how, seen=seen)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not a JSON object; each line is one report")  # noqa: TRY004 - of the data, not of a caller
    if not isinstance(value.get("text"), str) or not value["text"].strip():
        have = ", ".join(key[:_SHOWN] for key in sorted(value)[:_SHOWN]) or "none"
        raise ValueError(f"no key 'text' with words in it; a report has id, {_KEYS}, text (keys here: {have})")
    return value


_DIGITS: Final = 1_000  # of a number; Python's own bound tells people what they cannot do
_SHOWN: Final = 50  # keys that are named, and characters of each
_KEYS: Final = "published, publisher, address, language"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that says two things under one key says nothing that could be relied on."""
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key {twice[:_SHOWN]!r} stands twice in one object")
    return made


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError(f"a number in it has {len(digits):,} digits, which no id has")
    return int(digits)


def _no_number(words: str) -> None:
    raise ValueError(f"not JSON ({words} is no value)")


def _word(value: object, key: str) -> str | None:
    if value is None or isinstance(value, str):
        return plain(value or "").strip() or None
    if isinstance(value, int) and key == "id":
        return str(value)
    raise ValueError(f"the key {key!r} holds {type(value).__name__}, not words")

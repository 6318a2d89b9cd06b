"""A case's folder: its own files made, its settings read. What it holds beside them is the archive's and the ledger's.

`case.toml` says what the case counts, and its policy; `README.txt` warns who comes upon the folder; `.gitignore` keeps it
out of what is shared by habit.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Final

from corroborate.account import Case, Policy
from corroborate.canonical import digest
from corroborate.errors import CorroborateError, NotACase, StoreError, UseError
from corroborate.store import secret
from corroborate.store.ledger import Ledger
from corroborate.store.secret import Keys
from corroborate.store.settings import case_file
from corroborate.store.turn import sync_folder, write_whole

_NOTE: Final = """This folder is a case of corroborate. It is PRIVATE: it holds whole reports, names and sources.
Never give it away and never publish from it by hand; `corroborate publish` makes what may leave.
"""
_LEDGER: Final = "ledger.sqlite"
_BESIDE_LEDGER: Final = ("-journal", "-wal", "-shm")  # what SQLite keeps beside it
_OWN_FILES: Final = ("case.toml", "README.txt", ".gitignore")


def make(folder: Path, case: Case, passphrase: str | None = None) -> None:
    """Make a case folder, or leave nothing of it. With a `passphrase`, what holds words is encrypted: see `secret.py`.

    Raises:
        UseError: a case, or something else, lies there already.
        StoreError: the folder cannot be written.

    """
    files = {"README.txt": _NOTE.encode(), ".gitignore": b"*\n", "case.toml": _as_toml(case, folder)}
    made: list[Path] = []
    try:
        _refuse_taken(folder, files)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)  # it may have been there, open to everybody
        for name, data in files.items():
            made.append(folder / name)
            write_whole(folder / name, data)
        made += [
            folder / name for name in (secret.KEY_FILE, "ledger.lock", "ledger.seal", _LEDGER)
        ]  # last: a folder without it is no case
        keys = secret.make(folder, passphrase) if passphrase is not None else None
        Ledger(folder / _LEDGER, make=True, key=keys.ledger if keys else None).close()
        sync_folder(folder)
    except (OSError, StoreError, UseError) as error:
        _remove(made)
        if isinstance(error, CorroborateError):
            raise
        raise _unwritable(folder, error) from error


def ledger_of(
    folder: Path, passphrase: Callable[[Path], str] | None, *, at: str, told: dict[str, Any]
) -> tuple[Ledger, Keys | None]:
    """The open ledger of a case, and the keys where it is encrypted.

    Raises:
        UseError: the case is encrypted, and the passphrase wrong or not given.
        NotACase: no case lies there, or a newer version made it.

    """
    keys = _unlocked(folder, passphrase)
    return Ledger(folder / _LEDGER, at=at, told=told, key=keys.ledger if keys else None), keys


def settings(folder: Path) -> tuple[Case, Policy]:
    """What the case counts, and its policy.

    Raises:
        NotACase: no case lies there.
        UseError: its `case.toml` holds something unknown.

    """
    if not (folder / _LEDGER).is_file():
        raise NotACase(
            "no case lies here", where=str(folder), do="make one with `corroborate init`, or name it with --case"
        )
    return _from_toml(folder / "case.toml")


def own_files(folder: Path) -> dict[str, str]:
    """The SHA-256 of the case's own files; "" where one is gone."""
    found = {name: folder / name for name in _OWN_FILES}
    return {name: digest(path.read_bytes()) if path.is_file() else "" for name, path in found.items()}


def _unlocked(folder: Path, passphrase: Callable[[Path], str] | None) -> Keys | None:
    if not (folder / secret.KEY_FILE).exists():
        return None
    if passphrase is None:
        raise UseError("this case is encrypted", where=str(folder), do="give its passphrase")
    return secret.unlock(folder, passphrase(folder))


def _refuse_taken(folder: Path, ours: Collection[str]) -> None:
    """Refuse a folder that holds more than a making of a case that was cut off would have left."""
    if folder.exists() and not folder.is_dir():
        raise UseError("a file lies here", where=str(folder), do="name another folder")
    held = {item.name for item in folder.iterdir()} if folder.exists() else set()
    if _LEDGER in held:
        raise UseError("a case lies here already", where=str(folder), do="name another folder")
    left = {*ours, secret.KEY_FILE, "ledger.lock", "ledger.seal", *(_LEDGER + end for end in _BESIDE_LEDGER)}
    if not held <= left | {f"new-{name}" for name in left}:
        raise UseError("the folder is not empty", where=str(folder), do="name another folder")


def _remove(made: Iterable[Path]) -> None:
    for path in made:
        for name in (path.name, *(path.name + end for end in _BESIDE_LEDGER)):
            with contextlib.suppress(OSError):
                path.with_name(name).unlink(missing_ok=True)


def _as_toml(case: Case, folder: Path) -> bytes:
    lines = ["# What this case counts. Every publication prints it.", "[case]"]
    for field in dataclasses.fields(case):
        value = getattr(case, field.name)
        lines.append(
            f"{field.name} = {json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)}"
        )
    lines += [
        "",
        "# How figures are set against one another, and what may leave: see docs/policy.md. Leave out what is to stay as it is.",
        "[policy]",
    ]
    try:
        return "\n".join([*lines, f'name = "{Policy().name}"', ""]).replace("\x7f", "\\u007f").encode()
    except UnicodeEncodeError as error:
        raise UseError("the case's own words are no text", where=str(folder), do="write them as UTF-8") from error


def _from_toml(path: Path) -> tuple[Case, Policy]:
    try:
        words = path.read_text("utf-8")
    except FileNotFoundError:
        return Case(), Policy()
    except (OSError, UnicodeDecodeError) as error:
        raise UseError(f"this case file cannot be read ({error})", where=str(path), do="mend it") from error
    return case_file(words, str(path))


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot write the case ({error.strerror or os.strerror(error.errno or 0)})",
        where=str(folder),
        do="name another folder, or free some space",
    )

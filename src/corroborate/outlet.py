"""The desk's hand for giving away: where a release may go, its files written whole or not at all, its lists printed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from corroborate.errors import StoreError, UseError
from corroborate.publish import terminal
from corroborate.publish.account_json import account_json
from corroborate.publish.gate import Release


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


def written(out: Path, made: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
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

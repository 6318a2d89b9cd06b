"""The desk's hand for giving away: where a release may go, its files written whole or not at all, its lists printed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from corroborate import engine
from corroborate.canonical import digest
from corroborate.errors import InputError, StoreError, UseError
from corroborate.intake import Ended, Taken
from corroborate.publish import terminal
from corroborate.publish.account_json import account_json
from corroborate.publish.changes import Former, former
from corroborate.publish.gate import Release
from corroborate.publish.release_files import CHANGES, SUMS
from corroborate.records import Decision, counts, verdicts
from corroborate.store.case import Store
from corroborate.store.log import GIVEN, LISTS, Entry, Words
from corroborate.store.turn import write_whole
from corroborate.vocabulary import Gone
from corroborate.workings import State

_PICTURES: Final = (".svg", ".png")
_FRAME: Final = frozenset({"act", "at", "by", "case", "chance", "entries", "program", "seal", "time", *LISTS})
"""What `act_line` tells in a way of its own, or not at all, since it is long (what stands in `case.toml`, an older log)."""
_LONG: Final = 200  # characters of what else an act tells
_REMARKS: Final = 50  # lines about items that are no report of their own


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
    if public == Path.cwd():
        raise UseError(
            "the release takes the place of this folder, and you stand in it",
            where=str(out),
            do="go up, and name the folder",
        )
    if out.exists() and not out.is_dir():
        raise UseError("this is a file", where=str(out), do="name a folder for the release")
    if out.is_dir() and any(out.iterdir()) and not (out / "account.json").exists():
        raise UseError(
            "the folder holds something that is no release", where=str(out), do="name an empty or a new folder"
        )


def written(
    out: Path,
    *shares: Iterable[tuple[str, bytes]],
    last: Callable[[Mapping[str, str]], tuple[str, bytes]] | None = None,
    leaves: Callable[[str], object] | None = None,
) -> tuple[str, ...]:
    """Write files into a new folder beside `out`, which then takes its place: a release is there whole or not at all, and never
    mixed with the one before. What that one listed and this one has no more is gone, since it may be withheld by now; what
    else lay in the folder stays.

    Each of the `shares` is made, and written, in a process of its own where that can be. The `last` file is made from the
    SHA-256 of all others, by name; `leaves` is called with its own, before anything lies where it can be taken from.
    """
    place = out.resolve()
    new, old = place.with_name(f".{place.name}.new"), _aside(place)
    try:
        _finish(place, old)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        digests = dict(pair for share in _shared(new, shares) for pair in share)
        if last:
            made = _put(new, [last(digests)])
            digests |= made
            if leaves:
                leaves(*made.values())
        if place.exists():
            shutil.copymode(place, new)
            place.rename(old)
        new.rename(place)
        _finish(place, old)
    except StoreError as error:
        raise StoreError(error.what, where=str(out), do=error.do) from error
    except OSError as error:
        do = "free some space, or name another folder"
        raise StoreError(f"cannot write the release ({error.strerror})", where=str(out), do=do) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return tuple(digests)


def _shared(folder: Path, shares: Sequence[Iterable[tuple[str, bytes]]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """What came of each share, in their order: (name, SHA-256) of its files."""
    if len(shares) < 2 or not engine.forks():
        yield from (tuple(_put(folder, share).items()) for share in shares)
        return

    def put(number: int) -> tuple[dict[str, str], str | None]:
        try:
            with engine.keeping_all():
                return _put(folder, shares[number]), None
        except OSError as error:
            return {}, error.strerror or str(error)

    for outcome in engine.each(put, range(len(shares)), confined=False):
        if isinstance(outcome, engine.Failed):
            raise StoreError(f"the release cannot be made ({outcome.reason})", do=outcome.do)
        made, failure = outcome.value
        if failure:
            raise OSError(0, failure)
        yield tuple(made.items())


def _put(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Write files, each beside those that are there; their SHA-256 by name."""
    digests: dict[str, str] = {}
    made: set[Path] = set()
    for name, data in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)
        digests[name] = digest(data)
    return digests


def _aside(place: Path) -> Path:
    """Where the former release lies while a new one takes its place."""
    return place.with_name(f".{place.name}.old")


def _finish(place: Path, old: Path) -> None:
    """Do away with the former release that a new one took the place of, now or before a crash; one that was only moved aside
    goes back.
    """
    if not old.exists():
        return
    if not place.exists():
        old.rename(place)
        return
    _carry(old, place, _listed(old), "")
    shutil.rmtree(old)


def _carry(old: Path, new: Path, listed: Collection[str], inside: str) -> None:
    """Move what no release left in a folder to where the new one lies."""
    for item in sorted((old / inside).iterdir()):
        name = f"{inside}{item.name}"
        if item.is_dir() and not item.is_symlink() and any(one.startswith(f"{name}/") for one in listed):
            _carry(old, new, listed, f"{name}/")
        elif name not in listed and not (new / name).exists():
            (new / name).parent.mkdir(exist_ok=True)
            item.rename(new / name)


def listing(names: Sequence[str]) -> tuple[str, ...]:
    """The files of a release for who sits at a terminal: those at the top by name, those in a folder by their number.

    >>> listing(("index.html", "incidents/I1.html", "incidents/I2.html"))
    ('index.html', 'incidents/ (2 files)')
    """
    inside = Counter(name.rpartition("/")[0] for name in names if "/" in name)
    folders = (f"{folder}/ ({number} file{'s' if number > 1 else ''})" for folder, number in sorted(inside.items()))
    return (*(name for name in names if "/" not in name), *folders)


def _listed(out: Path) -> set[str]:
    """The files of the release that lies in a folder, by its own list; only names that stay in the folder."""
    sums = out / SUMS
    lines = sums.read_text("utf-8").splitlines() if sums.is_file() else []
    names = {line.partition("  ")[2] for line in lines}
    return {SUMS} | {name for name in names if name and not Path(name).is_absolute() and ".." not in Path(name).parts}


def former_release(out: Path, since: Path | None = None) -> Former | None:
    """The release before: that in `since` (its folder, or its account.json), else what lies in `out`, if anything does.

    Raises:
        InputError: what lies there is no release of a schema that is known.
        UseError: `since` holds none, or a file cannot be read.
        StoreError: what a crash left of a former release beside `out` cannot be put in its place.

    """
    place = since or out
    if since is None:
        try:
            _finish(out.resolve(), _aside(out.resolve()))
        except OSError as error:
            raise StoreError(
                f"a former release cannot be put in order ({error.strerror})", where=str(out), do="name another folder"
            ) from error
    account = place if place.is_file() else place / "account.json"
    if not account.exists():
        if since:
            raise UseError(
                "there is no release here", where=str(since), do="name the folder of one, or its account.json"
            )
        return None
    log = account.parent / CHANGES
    try:
        return former(account.read_bytes(), log.read_bytes() if log.is_file() else None)
    except OSError as error:
        raise UseError(f"cannot be read ({error.strerror})", where=str(account), do="name another release") from error
    except InputError as error:
        raise InputError(error.what, where=str(account.parent / error.where), do=error.do) from error


def why_gone(store: Store, ids: Iterable[str]) -> dict[str, Gone]:
    """Why reports and statements (public ids) that were published once no longer are, as far as the case knows."""
    decided = verdicts(store.decisions())
    whole = {id: store.resolve(id) for id in ids if id[0] in "RCABE"}
    of = {key: store.report_of(key) for key in whole.values()}
    there = {of[key] for key in of} - {""}
    there |= {said.id for one in store.reports(there) for said in one.statements}
    return {id: _why_gone(key, of[key], there, decided) for id, key in whole.items()}


def _why_gone(key: str, report: str, there: Collection[str], decided: Mapping[str, Decision]) -> Gone:
    decision = decided.get(key)
    if not report:
        return "withdrawn"
    if decision is not None and not counts(key, decision):
        return "corrected" if decision.verdict == "corrected" else "rejected"
    return "kept back" if key in there else "read anew"


def check_picture(case: Path, out: Path) -> None:
    """Refuse to put a picture into the case, or to make one of a kind that nobody makes.

    Raises:
        UseError: as for `check_apart`; or the file is neither SVG nor PNG; or a PNG needs what is not installed.

    """
    private, public = case.resolve(), out.resolve()
    if private in public.parents:
        raise UseError("the case is private and the picture is not", where=str(out), do="name another folder")
    if out.suffix.lower() not in _PICTURES or out.is_dir():
        raise UseError("a picture is an SVG or a PNG", where=str(out), do="name a file that ends in .svg or .png")
    if out.suffix.lower() == ".png":
        _renderer()


def picture(svg: str, out: Path, zoom: float = 2.0) -> None:
    """Write a picture: as it is, or drawn as a PNG with the typefaces of this computer, `zoom` times its size.

    Raises:
        UseError: a PNG needs a package that is not installed.
        StoreError: the file cannot be written.

    """
    data = svg.encode() if out.suffix.lower() == ".svg" else bytes(_renderer()(svg_string=svg, zoom=zoom))
    try:
        write_whole(out, data)
    except OSError as error:
        raise StoreError(f"cannot write ({error.strerror})", where=str(out), do="name another file") from error


def _renderer() -> Callable[..., list[int] | bytes]:
    try:
        import resvg_py  # noqa: PLC0415 - of the extra `charts`
    except ModuleNotFoundError as error:
        do = 'install it with: pip install "corroborate[charts]", or name a file that ends in .svg'
        raise UseError("a PNG needs a package that is not installed (resvg-py)", do=do) from error
    drawn: Callable[..., list[int] | bytes] = resvg_py.svg_to_bytes
    return drawn


def as_json(release: Release, what: str | None = None) -> str:
    """The release as `account/1`, or one of its lists."""
    whole = account_json(release)
    if what is None:
        return whole
    return json.dumps(json.loads(whole)[what], ensure_ascii=False, indent=2) + "\n"


def added(taken: Taken) -> str:
    """What became of all that was given, in one line: the numbers add up to the first."""
    held = Counter(item.ended for item in taken.items)
    told = ", ".join(f"{held[ended]} {ended}" for ended in get_args(Ended) if held[ended])
    return f"{len(taken.items)} items{f': {told}' if told else ''}; {len(taken.reports)} reports\n"


def remarks(taken: Taken) -> tuple[str, ...]:
    """What is said of items that are no report of their own, and did not fail: one line each, and no more than a few."""
    found = [
        f"{item.ended}: {item.name}{f' ({item.why})' if item.why else ''}"
        for item in taken.items
        if item.ended in ("same as another", "passed over")
    ]
    found += [f"in {name}: {words}" for name, words in taken.held]
    return (
        (*found[:_REMARKS], f"and {len(found) - _REMARKS} more; --json lists all")
        if len(found) > _REMARKS
        else tuple(found)
    )


def added_json(taken: Taken) -> str:
    """What became of each item (schema added/1): its name, how it ended, its report's id and more words; with the counts,
    which add up.
    """
    held = Counter(item.ended for item in taken.items)
    items = [
        {"name": item.name, "ended": item.ended, "report": item.report or None, "why": item.why or None}
        for item in taken.items
    ]
    told = {
        "schema": "added/1", "items": items, "given": len(items), "counts": {ended: held[ended] for ended in get_args(Ended)},
        "reports": list(taken.reports), "failed": [{"name": name, "why": why} for name, why in taken.failed],
        "held": [{"name": name, "words": words} for name, words in taken.held],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def states_json(states: Sequence[State], withdrawn: int) -> str:
    """Every report with what became of it (schema reports/1), and the counts, which add up."""
    reports = [
        {
            "id": one.report.id, "called": one.called, "state": one.state, "name": one.name, "media": one.report.media,
            "size": one.report.size, "sha256": one.report.sha256, "sha512": one.report.sha512 or None, "why": one.why or None,
            "held": one.held or None,
        }
        for one in states
    ]  # fmt: skip
    held = Counter(one.state for one in states)
    told = {"schema": "reports/1", "reports": reports, "counts": dict(sorted(held.items())), "withdrawn": withdrawn}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def act_line(link: Entry, words: Words | None) -> str:
    """An act for a terminal: when (and whether that was given by hand), what, by whom, with what, and what it tells."""
    start = f"{link.office[:8]} {link.seq}  {link.at}"
    if words is None:
        return f"{start}  {link.act}  (what it told was withdrawn, or is withheld)"
    time = ", a time that was given" if words.get("time") == GIVEN else ""
    seal = "the ledger's seal was gone" if "seal" in words else ""
    records = Counter(str(told["kind"]) for told in words.get("records", ()))
    held = [f"{number} {kind}" for kind, number in sorted(records.items())]
    held += [f"{len(words[name])} {name}" for name in LISTS[1:] if words.get(name)]
    reasons = [str(told[2]) for told in words.get("failures", ()) if told[2]]
    more = [f"{name}: {_flat(value)[:_LONG]}" for name, value in sorted(words.items()) if name not in _FRAME]
    told = (
        link.act,
        words.get("by") or "not said by whom",
        words.get("program"),
        ", ".join(held),
        *reasons,
        *more,
        seal,
    )
    return "  ".join((f"{start}{time}", *(str(word) for word in told if word)))


def _flat(value: object) -> str:
    """What an act tells under one name, in a line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_flat(inner)}" for name, inner in sorted(value.items()))
    return ", ".join(map(_flat, value)) if isinstance(value, list) else str(value)


def as_summary(release: Release, width: int) -> str:
    """The short account for a terminal."""
    return terminal.summary(release, width)


def as_lines(release: Release, what: str, width: int) -> str:
    """One list of the release for a terminal: "claims", "incidents" or "tolls"."""
    views = {"claims": terminal.claim_lines, "incidents": terminal.incident_lines, "tolls": terminal.toll_lines}
    return views[what](release, width)

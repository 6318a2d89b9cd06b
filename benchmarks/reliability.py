"""What a case survives: kills, failing writes, a power loss, flipped bytes, many writers at once.

    python benchmarks/reliability.py                    # a small sample of each part, in a minute or two
    python benchmarks/reliability.py --full             # all of it, in hours
    python benchmarks/reliability.py kills power --times 500

Each part prints what it did and what went wrong, which is to be nothing; the exit code is 1 where anything did. It needs
Linux, and a C compiler for `writes` and `power` (benchmarks/faults.c is loaded before Python and stands between it and the
disk). The sentences of the reports are made up here, by chance from a seed.

- kills: a process adds files, folders and archives, reads them with the real readers, decides, imports, merges, forgets and
  exports, by the verbs of the desk, and says after each act that it is done. It is killed (SIGKILL; alone, or with all it
  started) at random points. The case must then verify, hold every act that was said to be done, and no half-written file;
  what is run again to its end must give the same records as what nobody killed.
- writes: each call that changes a file (write, sync, rename, create, truncate, remove) fails once, with EIO and ENOSPC.
- power: every such call is written down; then what a disk may hold after a power loss is made from it: what was not synced
  is there, or not, or torn at a sector, names as well as bytes. Forgetting all its reports must leave no words of any.
- flips: each byte of a case folder and of a package is changed, one at a time; `verify` must notice.
- clean: many cases that nothing happened to; `verify` must find nothing.
- writers: eight write and eight read at once; nobody is locked out, and the chain does not fork.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import gc
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from corroborate import desk, readers, texts
from corroborate.account import Case
from corroborate.canonical import digest
from corroborate.errors import CorroborateError
from corroborate.knowledge import knowledge
from corroborate.records import Capture, Claim, Decision, Reading, Report, Span, Text
from corroborate.store import expert
from corroborate.store.case import Store
from corroborate.store.turn import Turn
from corroborate.values import Count

AT: Final = "2031-03-09T12:00:00Z"
PARTS: Final = ("kills", "writes", "power", "flips", "clean", "writers")
SAMPLE: Final = {"kills": 60, "writes": 60, "power": 60, "flips": 1500, "clean": 20, "writers": 5}
FULL: Final = {"kills": 5000, "writes": 0, "power": 5000, "flips": 0, "clean": 1000, "writers": 60}  # 0: every one
SECTOR: Final = 512
TOWNS: Final = ("Jubata", "Marun", "Quarz", "Telbisa", "Ouran", "Hadir")


def sentence(number: int) -> tuple[str, str]:
    """An invented report and its figure."""
    chance = random.Random(number)
    figure = str(chance.randrange(2, 900))
    return f"The Monitor says {figure} people died in {chance.choice(TOWNS)} on day {number}.", figure


def kept(store: Store, number: int) -> None:
    """Add one invented report."""
    store.keep(sentence(number)[0].encode(), "text/plain", Capture("", "Daily News", name=f"{number}.txt"))


def read(store: Store, number: int) -> Claim:
    """Read one invented report."""
    words, figure = sentence(number)
    data = words.encode()
    text = Text(Report(digest(data), "text/plain", len(data)).id, words, "bench", "en", "", (), (Span(0, len(words)),))
    start = words.index(figure)
    claim = Claim(
        text=text.id, quote=text.quote(0, len(words)), figure=text.quote(start, start + len(figure)),
        count=Count(int(figure), int(figure)), harm="killed",
    )  # fmt: skip
    with store.act("read", settings={"reader": "bench"}):
        store.keep_text(text)
        store.keep_reading(Reading(text.id, "bench", (claim.id,)), [claim])
    return claim


def script(folder: Path, other: Path, done: Callable[[str], object]) -> None:
    """Every kind of act, each named when it is done. What was done before adds nothing."""
    case = folder / "case"
    store = Store.open(case, at=AT) if (case / "ledger.sqlite").exists() else Store.create(case, Case(), at=AT)
    with contextlib.closing(store):
        for number in range(5):
            if number == 4 and store.withdrawn():
                break
            kept(store, number)
            done(f"added {number}")
        for number in range(4):
            claim = read(store, number)
            done(f"read {number}")
            store.decide(Decision("accepted", (claim.id,), "N. N.", AT, "it stands there"))
            done(f"decided {number}")
        store.number("C", [claim.id])
        done("numbered")
        with contextlib.closing(Store.open(other, at=AT)) as theirs:
            store.merge(theirs)
        done("merged")
        store.unpack(other.with_name("other.zip"))
        done("imported")
        if not store.withdrawn():
            words = sentence(4)[0].encode()
            store.forget([Report(digest(words), "text/plain", len(words)).id], "they asked for it")
        done("forgotten")
        store.pack(folder / "package.zip")
        done("exported")
        store.checkpoint()


def handed_in(folder: Path) -> Path:
    """Files of several kinds to add: texts, a page, a letter, and an archive with more of them."""
    reports = folder / "reports"
    reports.mkdir()
    for number in range(3):
        (reports / f"{number}.txt").write_text(sentence(number)[0], "utf-8")
    page = f"<!doctype html><title>Toll</title><article><p>{sentence(10)[0]}</p><p>{sentence(11)[0]}</p></article>"
    (reports / "page.html").write_text(page, "utf-8")
    letter = f"From: a@b.example\nSubject: Toll\nDate: Sun, 09 Mar 2031 10:00:00 +0000\n\n{sentence(12)[0]}\n"
    (reports / "letter.eml").write_text(letter, "utf-8")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in (13, 14):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), sentence(number)[0])
    (reports / "more.zip").write_bytes(held.getvalue())
    (folder / "away.txt").write_text(sentence(4)[0], "utf-8")
    return reports


def by_desk(folder: Path, other: Path, done: Callable[[str], object]) -> None:
    """Every kind of act by the verbs of the desk, each named when it is done."""
    reports, package = other.with_name("reports"), other.with_name("other.zip")

    def reading(made: int, *_: int) -> None:
        if made:
            done(f"reading {made}")

    with desk.opened(folder / "case", make=True, at=AT) as work:
        for number in range(3):
            work.add([reports / f"{number}.txt"], _silent)
            done(f"added {number}")
        work.add([reports], _silent)
        for number in (13, 14):
            done(f"added {number}")
        if not work.withdrawn():
            work.add([other.with_name("away.txt")], _silent)
            done("added 4")
        work.take_in(package)
        done("imported")
        work.merge(other)
        done("merged")
        work.read(1, reading)
        for number in (0, 1, 2, 13, 14):
            done(f"read {number}")
        claims = sorted((s for one in work.every() for s in one.statements if s.kind == "claim"), key=lambda s: s.id)
        judged = {id for decision in work.made() for id in decision.about}
        for claim in [claim for claim in claims if work.kept_of(claim.text).captures[0].name in ("0.txt", "1.txt")]:
            if claim.id not in judged:
                work.decide("accepted", [claim.id], "it stands there", "N. N.", at=AT)
            done("judged")
        if not work.withdrawn():
            words = sentence(4)[0].encode()
            work.forget([Report(digest(words), "text/plain", len(words)).id], "they asked for it")
        done("forgotten")
        for name, write in (("package.zip", work.export), ("checkpoint.txt", work.checkpoint)):
            if not (folder / name).exists():  # what was written whole before a kill stands, and is checked
                write(folder / name)
            done("exported" if write == work.export else "signed")


def warm() -> None:
    """Load here, once for all, what each process that is killed would load first."""
    words, known = sentence(0)[0], knowledge()
    for media, data in (
        ("text/plain", words.encode()),
        ("text/html", f"<!doctype html><article><p>{words}</p></article>".encode()),
        ("message/rfc822", f"From: a@b.example\nSubject: x\n\n{words}".encode()),
    ):
        texts.make(Report(digest(data), media, len(data)), data, known.abbreviations)
    for _ in range(2):
        readers.pipe([json.dumps({"id": 1, "text": words}).encode()], lambda _: None)
    gc.collect()
    gc.freeze()  # so that a forked process shares it all


def _silent(*_: int) -> None:
    pass


def prepared(folder: Path) -> Path:
    """Another case, and its package, to merge and import."""
    other = folder / "other"
    with contextlib.closing(Store.create(other, Case(), at=AT)) as store:
        for number in (100, 101):
            kept(store, number)
            read(store, number)
        store.pack(folder / "other.zip")
    return other


def root(folder: Path) -> str:
    """A hash over what the case holds, whoever wrote it down in which order."""
    with contextlib.closing(Store.open(folder / "case", at=AT)) as store:
        held = [repr(one) for one in store.reports()] + [repr(decision) for decision in store.decisions()]
        held += [sha256 for sha256, _ in store.withdrawn()]
    return digest("\n".join(held).encode())


def wrong_after(folder: Path, acts: list[str]) -> list[str]:
    """What is wrong with a case after something happened, given the acts that were said to be done."""
    found: list[str] = []
    if not (folder / "case" / "ledger.sqlite").exists():
        return ["lost: a case with acts in it"] if acts else []
    try:
        with contextlib.closing(Store.open(folder / "case", at=AT)) as store:
            found += store.verify()[1]
            held = {json_of.sha256 for json_of in (one.report for one in store.reports())}
            readings = {one.report.sha256 for one in store.reports() if one.reading}
            decided = len(store.decisions())
            gone = {sha256 for sha256, _ in store.withdrawn()}
    except CorroborateError as error:
        return [f"does not open: {error}"]
    for act in acts:
        what, _, number = act.partition(" ")
        if what == "reading":
            found += [f"lost: {act}"] if len(readings | gone) < int(number) else []
            continue
        sha256 = digest(sentence(int(number))[0].encode()) if number else ""
        if what == "added" and sha256 not in held | gone:
            found.append(f"lost: {act}")
        if what == "read" and sha256 not in readings:
            found.append(f"lost: {act}")
        if what == "decided" and decided <= int(number):
            found.append(f"lost: {act}")
        if what == "judged" and not decided:
            found.append(f"lost: {act}")
        if what in ("merged", "imported") and digest(sentence(100)[0].encode()) not in held:
            found.append(f"lost: {act}")
        if what == "forgotten" and not gone:
            found.append(f"lost: {act}")
    found += forgotten(folder / "case") if "forgotten" in acts else []
    package = folder / "package.zip"
    if package.exists() or "exported" in acts:
        try:
            expert.check(str(package))
        except (expert.Broken, OSError) as error:
            found.append(f"torn: the package ({error})")
    return found


def given_away(folder: Path) -> list[str]:
    """What is wrong with a checkpoint that was given away, against the case as it is now."""
    note = folder / "checkpoint.txt"
    with contextlib.closing(Store.open(folder / "case", at=AT)) as store:
        return [f"the checkpoint: {line}" for line in store.since(note.read_bytes())] if note.exists() else []


def again(place: Path, other: Path, wanted: str) -> list[str]:
    """What goes wrong when everything is run again to its end."""
    try:
        script(place, other, lambda _: None)
        return [] if root(place) == wanted else ["another root after running it again"]
    except CorroborateError as error:
        return [f"cannot be run again: {error}"]


def forgotten(case: Path) -> list[str]:
    """Files that hold words which were forgotten."""
    words = sentence(4)[0].encode()
    return [f"not forgotten: {path.name}" for path in case.rglob("*") if path.is_file() and words in path.read_bytes()]


def outliving(case: Path) -> list[str]:
    """Files that hold words of any report after all that a case holds was forgotten, in a copy of it."""
    if not (case / "ledger.sqlite").exists():
        return []
    with workplace() as folder:
        shutil.copytree(case, folder / "case")
        with contextlib.closing(Store.open(folder / "case", at=AT)) as store:
            reports = [one.report.id for one in store.reports()]
            if reports:
                store.forget(reports, "they asked for it")
        words = [sentence(number)[0].encode() for number in (*range(5), 100, 101)] if reports else []
        files = [path for path in (folder / "case").rglob("*") if path.is_file()]
        return [f"not forgotten: {path.name}" for path in files if any(each in path.read_bytes() for each in words)]


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder for a part, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="reliability-"))
    try:
        yield folder.resolve()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def forked(work: Callable[[Callable[[str], object]], object]) -> tuple[int, int]:
    """A process that does some work and says what is done: (its id, the end of a pipe to listen at)."""
    listen, say = os.pipe()
    child = os.fork()
    if child:
        os.close(say)
        return child, listen
    status = 1
    try:
        os.setsid()
        os.close(listen)
        work(lambda words: os.write(say, f"{words}\n".encode()))
        status = 0
    except BaseException as error:  # noqa: BLE001 - told to who listens
        os.write(say, f"! {type(error).__name__}: {error}\n".replace("\n", " ").encode() + b"\n")
    finally:
        os._exit(status)


def heard(listen: int) -> list[str]:
    """All that a process said before it ended."""
    data = b""
    while block := os.read(listen, 65536):
        data += block
    os.close(listen)
    return data.decode().splitlines()


def kills(times: int, seed: int) -> tuple[str, list[str]]:
    """Kill at random points."""
    chance = random.Random(seed)
    bad: list[str] = []
    done: Counter[str] = Counter()
    cases = 0
    warm()
    with workplace() as folder:
        other = prepared(folder)
        handed_in(folder)
        (folder / "whole").mkdir()
        by_desk(folder / "whole", other, lambda _: None)
        shutil.rmtree(folder / "whole")
        began = time.monotonic()
        (folder / "whole").mkdir()
        by_desk(folder / "whole", other, lambda _: None)
        length, wanted = time.monotonic() - began, root(folder / "whole")
        place, acts = folder / "killed", list[str]()
        while sum(done.values()) < times:
            if not place.exists():
                place.mkdir()
                acts = []
            said, killed = struck(lambda say: by_desk(place, other, say), chance.uniform(0, length * 1.1), chance)
            bad += [line for line in said if line.startswith("!")]
            acts += [line for line in said if not line.startswith("!")]
            done[said[-1].partition(" ")[0] if said else "nothing"] += killed
            bad += wrong_after(place, acts)
            if killed and sum(done.values()) % 500 == 0:
                print(f"  {sum(done.values())} kills, {len(bad)} wrong so far", file=sys.stderr, flush=True)
            if not killed:
                cases += 1
                bad += given_away(place)
                if root(place) != wanted:
                    bad.append("another root after running it again")
                shutil.rmtree(place)
    return f"{sum(done.values())} kills, the last act done before: {dict(done)}; {cases} cases run to their end", bad


def struck(
    work: Callable[[Callable[[str], object]], object], seconds: float, chance: random.Random
) -> tuple[list[str], bool]:
    """Let some work run so long and kill it, alone or with all it started: what it said, and whether it was killed."""
    child, listen = forked(work)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        whole = os.getpgid(child) == child and chance.random() < 0.5
        os.killpg(child, signal.SIGKILL) if whole else os.kill(child, signal.SIGKILL)
    said = heard(listen)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it started and left, if anything still runs
    return said, os.WIFSIGNALED(status)


class Faults:
    """`faults.c`, loaded before this process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])

    def begin(self, folder: Path, at: int, error: int, trace: str = "") -> None:
        """Fail call number `at` (from 0; none where -1) on files below a folder; write calls down to `trace`."""
        self._library.faults_begin(str(folder).encode(), ctypes.c_long(at), error, trace.encode())

    def calls(self) -> int:
        """How many such calls there were."""
        return int(self._library.faults_calls())

    def mark(self, words: str) -> None:
        """Note in what is written down that an act is done."""
        self._library.faults_mark(words.encode())


def writes(times: int, seed: int) -> tuple[str, list[str]]:
    """Fail each call that changes a file once."""
    faults, chance, bad = Faults(), random.Random(seed), list[str]()
    with workplace() as folder:
        other = prepared(folder)
        count = folder / "count"
        count.mkdir()
        faults.begin(count, -1, 0)
        script(count, other, lambda _: None)
        calls, wanted = faults.calls(), root(count)
        faults.begin(Path("/nowhere"), -1, 0)
        jobs = [(at, code) for at in range(calls) for code in (errno.EIO, errno.ENOSPC)]
        if times:
            jobs = sorted(chance.sample(jobs, min(times, len(jobs))))
        said: Counter[str] = Counter()
        for at, code in jobs:
            place = folder / "failing"
            place.mkdir()

            def work(say: Callable[[str], object], place: Path = place, at: int = at, code: int = code) -> None:
                faults.begin(place, at, code)
                script(place, other, say)

            child, listen = forked(work)
            lines = heard(listen)
            os.waitpid(child, 0)
            ended = [line for line in lines if line.startswith("!")]
            said["went on" if not ended else "a clear message" if "StoreError" in ended[0] else ended[0][:120]] += 1
            found = wrong_after(place, [line for line in lines if not line.startswith("!")])
            found = found or again(place, other, wanted)
            bad += [f"call {at}, {errno.errorcode[code]}: {line}" for line in found]
            shutil.rmtree(place)
        strange = [line for line in said if line.startswith("!")]
        bad += [f"not a clear message: {line}" for line in strange]
    return f"{len(jobs)} failing calls of {calls} (each with EIO and ENOSPC): {dict(said)}", bad


def told(trace: Path) -> list[tuple[str, str, str, int, bytes]]:
    """What was written down: (kind, path, other path, offset, bytes), in order."""
    data, place, found = trace.read_bytes(), 0, []
    while place < len(data):
        end = data.index(b"\n", place)
        kind, path, other, offset, length = data[place:end].decode().split("\t")
        place = end + 1 + (int(length) if kind == "W" else 0)
        found.append((kind, path, other, int(offset), data[end + 1 : place]))
    return found


class Disk:
    """Files as a disk may have them after a power loss: what was synced is there, and the rest as chance has it."""

    def __init__(self) -> None:
        self._content: dict[int, bytearray] = {}
        self._waiting: dict[int, list[tuple[str, int, bytes]]] = {}
        self._now: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._moves: list[tuple[str, str, int | None]] = []  # (folder, path, the file it names then)

    def do(self, kind: str, path: str, other: str, offset: int, data: bytes) -> None:
        """One call."""
        if kind in "CN":  # "N" has no name until it is linked
            self._now[path] = number = len(self._content)
            self._content[number], self._waiting[number] = bytearray(), []
            if kind == "C":
                self._named(path, number)
        elif kind == "L":
            self._now[other] = self._now[path]
            self._named(other, self._now[other])
        elif kind in "WT" and path in self._now:
            self._waiting[self._now[path]].append((kind, offset, data))
        elif kind == "S" and path in self._now:
            self._settle(self._now[path])
        elif kind == "S":
            for move in [move for move in self._moves if move[0] == path]:
                self._apply(move)
                self._moves.remove(move)
        elif kind == "R" and path in self._now:
            self._now[other] = self._now.pop(path)
            self._named(other, self._now[other])
            self._named(path, None)
        elif kind == "U" and path in self._now:
            del self._now[path]
            self._named(path, None)

    def _named(self, path: str, number: int | None) -> None:
        self._moves.append((str(Path(path).parent), path, number))

    def _apply(self, move: tuple[str, str, int | None]) -> None:
        _, path, number = move
        if number is None:
            self._names.pop(path, None)
        else:
            self._names[path] = number

    def _settle(self, number: int) -> None:
        for change in self._waiting[number]:
            _changed(self._content[number], *change)
        self._waiting[number] = []

    def lose_power(self, chance: random.Random, old: str, new: str) -> None:
        """Write down below `new` what lay below `old`, as it may be after a loss of power now."""
        left = list(self._moves)
        for folder in sorted({move[0] for move in left}):  # a folder's own changes happen in their order, or not
            mine = [move for move in left if move[0] == folder]
            for move in mine[: chance.randrange(len(mine) + 1)]:
                self._apply(move)
        for path, number in self._names.items():
            content = bytearray(self._content[number])
            for kind, offset, data in self._waiting[number]:
                fate = chance.random()
                if fate < 0.4:
                    _changed(content, kind, offset, data)
                elif fate < 0.6 and kind == "W" and len(data) > SECTOR:
                    _changed(content, kind, offset, data[: chance.randrange(len(data) // SECTOR + 1) * SECTOR])
            if not path.endswith("-shm"):
                target = Path(path.replace(old, new, 1))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)


def _changed(content: bytearray, kind: str, offset: int, data: bytes) -> None:
    if kind == "T":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def power(times: int, seed: int) -> tuple[str, list[str]]:
    """Lose the power at random points."""
    faults, chance, bad = Faults(), random.Random(seed), list[str]()
    with workplace() as folder:
        other = prepared(folder)
        place, trace = folder / "traced", folder / "trace"
        place.mkdir()

        def work(say: Callable[[str], object]) -> None:
            faults.begin(place, -1, 0, str(trace))
            script(place, other, faults.mark)

        child, listen = forked(work)
        bad += heard(listen)
        os.waitpid(child, 0)
        calls, wanted = told(trace), root(place)
        lost = folder / "lost"
        for _ in range(times):
            end = chance.randrange(1, len(calls) + 1)
            disk, acts = Disk(), list[str]()
            for call in calls[:end]:
                acts += [call[1]] if call[0] == "A" else []
                disk.do(*call)
            lost.mkdir()
            disk.lose_power(chance, str(place), str(lost))
            found = wrong_after(lost, acts)
            found = found or outliving(lost / "case") or again(lost, other, wanted)
            bad += [f"after call {end} of {len(calls)}: {line}" for line in found]
            shutil.rmtree(lost)
    return f"{times} losses of power at random points of {len(calls)} calls and acts", bad


def noticed(case: Path) -> bool:
    """Whether `verify` notices something; the seal first, as it looks at it first."""
    turn = Turn(case / "ledger.sqlite")
    try:
        if not turn.holds():
            return True
    except OSError:
        return True
    finally:
        turn.closed()
    try:
        with contextlib.closing(Store.open(case, at=AT)) as store:
            return bool(store.verify()[1])
    except CorroborateError:
        return True


def flips(times: int, seed: int) -> tuple[str, list[str]]:
    """Change each byte of a case and of a package, one at a time."""
    chance, bad, numbers = random.Random(seed), list[str](), Counter[str]()
    with workplace() as folder:
        case = folder / "case"
        with contextlib.closing(Store.create(case, Case(), at=AT)) as store:
            kept(store, 0)
            read(store, 0)
            store.checkpoint()
            store.pack(folder / "package.zip")
        if noticed(case):
            bad.append("a whole case is not well")
        files = sorted(path for path in case.rglob("*") if path.is_file())
        places = [(path, at) for path in [*files, folder / "package.zip"] for at in range(path.stat().st_size)]
        for path, at in sorted(chance.sample(places, min(times or len(places), len(places)))):
            whole = path.read_bytes()
            change = bytes([whole[at] ^ chance.randrange(1, 256)])
            with path.open("r+b") as file:
                file.seek(at)
                file.write(change)
            kind = "package" if path.suffix == ".zip" else "case"
            numbers[f"{kind} flipped"] += 1
            if kind == "case":
                seen = noticed(case)
            else:
                seen = broken(path)
            numbers[f"{kind} noticed"] += seen
            if not seen:
                bad.append(f"not noticed: byte {at} of {path.relative_to(folder)}")
            for left in ("-wal", "-shm"):
                (case / f"ledger.sqlite{left}").unlink(missing_ok=True)
            path.write_bytes(whole)
        if noticed(case):
            bad.append("the case is not well after all was put back")
        numbers["of the case's bytes"] = sum(path.stat().st_size for path in files)
        numbers["of the package's bytes"] = (folder / "package.zip").stat().st_size
    return ", ".join(f"{number:,} {what}" for what, number in numbers.items()), bad


def broken(package: Path) -> bool:
    """Whether a package does not verify."""
    try:
        expert.check(str(package))
    except expert.Broken:
        return True
    return False


def clean(times: int, seed: int) -> tuple[str, list[str]]:
    """Cases that nothing happened to."""
    chance, bad, acts = random.Random(seed), list[str](), 0
    with workplace() as folder:
        for _ in range(times):
            case = folder / "case"
            with contextlib.closing(Store.create(case, Case(), at=AT)) as store:
                numbers = chance.sample(range(1000), chance.randrange(6))
                for number in numbers:
                    kept(store, number)
                    if chance.random() < 0.8:
                        claim = read(store, number)
                        store.decide(Decision("rejected", (claim.id,), "", AT, "why not"))
                if numbers and chance.random() < 0.3:
                    store.forget([next(store.reports()).report.id], "they asked for it")
                if chance.random() < 0.5:
                    store.pack(folder / "p.zip")
                    bad += ["a whole package does not verify"] if broken(folder / "p.zip") else []
            with contextlib.closing(Store.open(case, at=AT)) as store:
                bad += store.verify()[1]
                acts += sum(1 for _ in store._ledger.entries())  # noqa: SLF001 - to count them
            shutil.rmtree(case)
    return f"{times} clean cases with {acts:,} acts, {len(bad)} false alarms", bad


def writers(seconds: int, seed: int) -> tuple[str, list[str]]:
    """Eight write and eight read at once."""
    bad: list[str] = []
    with workplace() as folder:
        case = folder / "case"
        Store.create(case, Case(), at=AT).close()
        until = time.monotonic() + seconds

        def write(say: Callable[[str], object], name: int) -> None:
            done = 0
            with contextlib.closing(Store.open(case, at=AT)) as store:
                while time.monotonic() < until:
                    store.keep(f"{seed} {name} {done}".encode(), "text/plain", Capture(""))
                    done += 1
            say(f"wrote {done}")

        def look(say: Callable[[str], object]) -> None:
            looks = 0
            with contextlib.closing(Store.open(case, at=AT)) as store:
                while time.monotonic() < until:
                    seen = [(link.office, link.seq) for link in store._ledger.entries()]  # noqa: SLF001 - the chain
                    if [seq for _, seq in seen] != list(range(1, len(seen) + 1)):
                        say("! a fork or a gap in the chain")
                    looks += 1
            say(f"looked {looks}")

        children = [forked(lambda say, name=name: write(say, name)) for name in range(8)]  # type: ignore[misc]
        children += [forked(look) for _ in range(8)]
        said = [line for _, listen in children for line in heard(listen)]
        for child, _ in children:
            os.waitpid(child, 0)
        wrote = sorted(int(line.split()[1]) for line in said if line.startswith("wrote"))
        looked = sum(int(line.split()[1]) for line in said if line.startswith("looked"))
        bad += [line for line in said if line.startswith("!")]
        with contextlib.closing(Store.open(case, at=AT)) as store:
            bad += store.verify()[1]
            if sum(1 for _ in store.reports()) != sum(wrote):
                bad.append("lost: an act that was said to be done")
        share = wrote[0] / wrote[-1] if wrote and wrote[-1] else 0.0
        if len(wrote) != 8 or share < 0.25:
            bad.append(f"unfair: the slowest has {share:.2f} of the fastest's share")
    return f"{seconds} s, 8 writers wrote {wrote}, 8 readers looked {looked} times; slowest/fastest {share:.2f}", bad


def loaded(arguments: list[str]) -> None:
    """Begin again with `faults.c` in front of the C library, where a part needs it."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "faults.so"
        source = Path(__file__).with_name("faults.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)  # noqa: S607
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        raise SystemExit(subprocess.run([sys.executable, *arguments], env=environment, check=False).returncode)


def main(arguments: list[str]) -> int:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--full", action="store_true", help="everything, in hours")
    parser.add_argument("--times", type=int, help="how often, or for how many seconds")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    parts = given.parts or list(PARTS)
    if {"writes", "power"} & set(parts) and "LD_PRELOAD" not in os.environ:
        loaded([__file__, *arguments])
    sizes, failed = FULL if given.full else SAMPLE, False
    for part in parts:
        began = time.monotonic()
        words, bad = RUN[part](sizes[part] if given.times is None else given.times, given.seed)
        print(f"{part}: {words}; {len(bad)} wrong ({time.monotonic() - began:.0f} s)", flush=True)
        for line in bad[:20]:
            print(f"  {line}")
        failed = failed or bool(bad)
    return 1 if failed else 0


RUN: Final[dict[str, Callable[[int, int], tuple[str, list[str]]]]] = {
    "kills": kills, "writes": writes, "power": power, "flips": flips, "clean": clean, "writers": writers
}  # fmt: skip

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

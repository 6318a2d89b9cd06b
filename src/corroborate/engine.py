"""A function and things go in; its results come out, in order: on `each` thing, or on each group of things `grouped`.

Nearly all heavy work has one of these two shapes, so that the same functions can run here, in bounded processes, or on a
cluster, with the same results to the byte. A function that meets hostile bytes is called in a process of its own
(`isolate`): when it hangs, eats the memory or crashes, that one thing has failed, with a reason, and the rest goes on.
What holds many things is taken apart the same way, one after another (`flow`). Such a process can reach neither network
nor files (`confine`), and what it hands back is values of this library and nothing that could act when it is unpacked.
What meets nothing hostile and only takes long is made beside other work (`aside`, `shared`).

A thing's time is its own: the processor's, and what it sleeps or waits for something else. While it is ready and others have
the processor, no time of it passes (Linux tells of that for each process; elsewhere the clock counts), so that on a machine
under heavy load nothing is given up that would be done on an idle one. The clock bounds that too, a few times further out.

Processes are forked where that is safe (Linux, one thread), since a forked one starts in milliseconds, and spawned
elsewhere. Each waits on a pipe for one thing at a time; no more than a few things for each process are in flight, so
the memory does not grow with their number.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import io
import itertools
import math
import os
import pickle
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import connection, get_context
from operator import attrgetter
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from corroborate.confine import confine
from corroborate.errors import CorroborateError, UseError

Thing = TypeVar("Thing")
Result = TypeVar("Result")
_YOUNG: Final = 20_000  # objects made before garbage is looked for: a text of a few pages, or some megabytes
_AT_MOST: Final = 8  # times its own time that a thing may take by the clock, however busy the machine is
_AHEAD: Final = 4  # things in flight for each process, so that a slow one does not leave the others idle


class _Ordered(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=_Ordered)


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What the function made of the thing at `index`.

    >>> Done(0, "text").value
    'text'
    """

    index: int
    value: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing was made of the thing at `index`, in words for people; `do` is what they can do about it.

    `expected` is False where the function itself went wrong (an error outside the library's tree).

    >>> Failed(0, "took longer than 5 s").reason
    'took longer than 5 s'
    """

    index: int
    reason: str
    do: str = ""
    expected: bool = True


Outcome: TypeAlias = Done[Result] | Failed


class _Ended:
    """What stands after the last result of a flow."""


def each(
    function: Callable[[Thing], Result],
    things: Iterable[Thing],
    *,
    workers: int | None = None,
    timeout: float | Callable[[Thing], float] | None = None,
    memory: int | None = None,
    isolate: bool = False,
    progress: Callable[[int, int], None] | None = None,
    confined: bool = True,
) -> Iterator[Outcome[Result]]:
    """`function` of each thing, in the order of the things, whatever the number of processes.

    `function` is a pure function at the top of a module; it, the things and the results can be pickled. `workers` is
    the number of processes: None for one on each core, 0 or 1 for none at all, unless `isolate` asks for one. In
    processes a thing may take `timeout` seconds of its own time (a number, or what a function says of the thing) and `memory`
    bytes beyond what the process began with (held where the platform holds it: Linux). `progress` is told how many things are done, and of how many (0 where unknown). A process that
    meets nothing from outside, and writes files, is not `confined`.

    >>> [outcome.value for outcome in each(abs, [-1, 2, -3], workers=1) if isinstance(outcome, Done)]
    [1, 2, 3]

    Raises:
        UseError: a bound that is not above zero.

    """
    if any(isinstance(bound, int | float) and bound <= 0 for bound in (timeout, memory)):
        raise UseError("a bound of time or memory must be above zero")
    total = len(things) if isinstance(things, Sized) else 0
    count = _cores(total) if workers is None else workers
    if count > 1 or isolate:
        outcomes = _spread(function, things, max(count, 1), _Bounds(timeout, memory, confined))
    else:
        outcomes = (_attempt(function, index, thing) for index, thing in enumerate(things))
    return _told(outcomes, total, progress)


def flow(
    function: Callable[[Thing], Iterable[Result]],
    thing: Thing,
    *,
    timeout: float,
    memory: int,
    pause: float | None = None,
) -> Iterator[Outcome[Result]]:
    """What `function` makes of one thing, one result after another, out of a process of its own.

    Results are numbered from 0. No more than two of them are held at a time, however many there are. `timeout` (seconds of its own time)
    is for all of them together, not counting the time that the caller takes over each, and `pause` for each of them, so that
    what hangs is given up sooner than what is long; `memory` (bytes) as for `each`.
    Where it fails, the failure comes last, and what came before stands.

    >>> [outcome.value for outcome in flow(reversed, (1, 2, 3), timeout=20, memory=10**9) if isinstance(outcome, Done)]
    [3, 2, 1]

    Raises:
        UseError: a bound that is not above zero.

    """
    if timeout <= 0 or memory <= 0 or (pause is not None and pause <= 0):
        raise UseError("a bound of time or memory must be above zero")
    bounds = _Bounds(timeout, memory)
    worker = _begun(function, [], bounds, pours=True)
    worker.give(0, thing, timeout)
    del thing  # it may be large, and is no longer needed here
    left, count = timeout, 0
    try:
        while True:
            worker.begin(max(left, 0) if pause is None else min(max(left, 0), pause))
            spoken = worker.speaks()
            left -= worker.spent()
            worker.index = count
            outcome = _hear(worker, [worker], bounds) if spoken else bounds.late(count, timeout if left <= 0 else pause)
            if isinstance(outcome, Done) and isinstance(outcome.value, _Ended):
                return
            yield outcome
            if isinstance(outcome, Failed):
                return
            count += 1
    finally:
        worker.end()


def grouped(
    function: Callable[[tuple[Thing, ...]], Result], things: Iterable[Thing], key: Callable[[Thing], Key]
) -> Iterator[tuple[Key, Result]]:
    """`function` of each group of things that share a key, with the key, sorted by key.

    Within a group the things stand in their own order.

    >>> list(grouped(sum, [1, 2, 3, 4], lambda number: number % 2))
    [(0, 6), (1, 4)]
    """
    groups: dict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return ((shared, function(tuple(groups[shared]))) for shared in sorted(groups))


@contextlib.contextmanager
def aside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Something that is made in a process of its own while this one does something else; what is given asks for it, once.

    Where no process can be forked, or it fails, it is made here, when it is asked for: so its errors are what they were.

    >>> with aside(lambda: sum(range(10))) as made:
    ...     made()
    45
    """
    if not forks() or _cores(0) < 2:
        yield function
        return
    bounds = _Bounds(None, None, confined=False)
    worker = _begun(lambda _: function(), [], bounds)
    try:
        worker.give(0, None, None)
        yield lambda: outcome.value if isinstance(outcome := _hear(worker, [worker], bounds), Done) else function()
    finally:
        worker.end()


def shared(
    function: Callable[[Sequence[Thing]], list[Result]], things: Sequence[Thing], least: int = 500
) -> list[Result]:
    """What `function` makes of many things, one result of each: of a part of them here, and of the others in processes beside it.

    They are dealt out in turn, so that none waits for another where the heavy ones stand together (incidents by key: those of
    many statements have the small ones). No part is smaller than `least`, since what is made there has to be handed over.

    >>> shared(lambda numbers: [-number for number in numbers], [1, 2, 3], least=1)
    [-1, -2, -3]
    """
    count = max(1, min(_cores(0), len(things) // least))
    first, *others = (things[n::count] for n in range(count))
    with contextlib.ExitStack() as held:
        made = [held.enter_context(aside(partial(function, part))) for part in others]
        parts = [function(first), *(one() for one in made)]
    return [parts[n % count][n // count] for n in range(len(things))]


@contextlib.contextmanager
def keeping_all() -> Iterator[None]:
    """For a stretch of work that makes much and throws little away: nothing is looked through for garbage until it ends, which
    with some millions of values that stay would take a fifth of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _told(
    outcomes: Iterator[Outcome[Result]], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[Outcome[Result]]:
    for done, outcome in enumerate(outcomes, 1):
        if progress:
            progress(done, total)
        yield outcome


def _cores(total: int) -> int:
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, total) if total else allowed


def _attempt(function: Callable[[Thing], Result], index: int, thing: Thing) -> Outcome[Result]:
    try:
        return _tried(function, index, thing)
    except MemoryError:
        return Failed(index, "needed more memory than there is")


def _tried(function: Callable[[Thing], Result], index: int, thing: Thing) -> Outcome[Result]:
    try:
        return Done(index, function(thing))
    except MemoryError:
        raise
    except CorroborateError as error:
        return Failed(index, f"{error.where}: {error.what}" if error.where else error.what, error.do)
    except Exception as error:  # noqa: BLE001 - one thing's failure, named, must not stop the others
        return Failed(index, f"{type(error).__name__}: {error}", "please report this", expected=False)


# Here, in processes.


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a process keeps itself to."""

    memory: int | None
    confined: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    timeout: Any  # seconds, a function that tells them of a thing, or None
    memory: int | None
    confined: bool = True

    @property
    def kept(self) -> _Kept:
        """What is handed to a process, which the times of things are not."""
        return _Kept(self.memory, self.confined)

    def seconds(self, thing: object) -> float | None:
        found: float | None = self.timeout(thing) if callable(self.timeout) else self.timeout
        return found

    @staticmethod
    def late(index: int, seconds: float | None) -> Failed:
        return Failed(index, f"took longer than {seconds or 0:.3g} s")

    def full(self, index: int) -> Failed:
        if self.memory is None:
            return Failed(index, "needed more memory than there is")
        return Failed(index, f"needed more than {math.ceil(self.memory / 1024**2)} MB")


@dataclass(slots=True)
class _Worker:
    """One process, the pipe to it, and the thing it works on (None while it waits)."""

    process: Any
    pipe: connection.Connection
    index: int | None = None
    until: float = field(default=math.inf)
    seconds: float | None = None
    began: float = 0.0
    queued: tuple[float, float] = (0.0, 0.0)

    def give(self, index: int, thing: object, timeout: float | None) -> None:
        self.index = index
        self.begin(timeout)
        with contextlib.suppress(BrokenPipeError, ConnectionError):  # it has died: its death is seen when it is heard
            self.pipe.send((index, thing, timeout))

    def begin(self, seconds: float | None) -> None:
        """From now on it has so many seconds of its own time."""
        self.seconds, self.began, self.queued = seconds, time.monotonic(), self._queued()
        self.until = math.inf if seconds is None else self.began + seconds

    def spent(self) -> float:
        """Seconds since then, without those that it, or who waits for it here, was ready and had no processor."""
        waited = max(now - before for now, before in zip(self._queued(), self.queued, strict=True))
        return time.monotonic() - self.began - max(waited, 0.0)

    def late(self) -> bool:
        """Whether its time is up; where it had no processor for a while, it is up so much later."""
        if self.seconds is not None and time.monotonic() >= self.until:
            left = self.seconds - self.spent()
            self.until = min(time.monotonic() + left, self.began + _AT_MOST * self.seconds)
        return time.monotonic() >= self.until

    def speaks(self) -> bool:
        """Whether it says something before its time is up."""
        while not self.pipe.poll(max(self.until - time.monotonic(), 0)):
            if self.late():
                return False
        return True

    def _queued(self) -> tuple[float, float]:
        return _queued(str(self.process.pid)), _queued("thread-self")

    def end(self) -> None:
        if self.pipe.closed:
            return
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _queued(process: str) -> float:
    """Seconds that a process, by its number, was ready so far and had no processor (Linux, sched-stats.rst); 0 where nobody tells."""
    try:
        with open(f"/proc/{process}/schedstat", encoding="ascii") as told:  # noqa: PTH123
            return int(told.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _spread(
    function: Callable[[Thing], Result], things: Iterable[Thing], count: int, bounds: _Bounds
) -> Iterator[Outcome[Result]]:
    """The outcomes in order; those that are ahead of their turn wait, and no more begin until it comes."""
    waiting = enumerate(things)
    upcoming = next(waiting, None)
    workers: list[_Worker] = []
    ready: dict[int, Outcome[Result]] = {}
    taken = 0
    try:
        while upcoming or any(worker.index is not None for worker in workers) or ready:
            while (
                upcoming and upcoming[0] - taken < _AHEAD * count and (free := _idle(function, workers, count, bounds))
            ):
                free.give(*upcoming, bounds.seconds(upcoming[1]))
                upcoming = next(waiting, None)
            while taken in ready:
                yield ready.pop(taken)
                taken += 1
            ready.update((outcome.index, outcome) for outcome in _heard(workers, bounds))
    finally:
        for worker in workers:
            worker.end()


def _idle(function: Callable[[Any], Any], workers: list[_Worker], count: int, bounds: _Bounds) -> _Worker | None:
    free = next((worker for worker in workers if worker.index is None), None)
    if free is None and len(workers) < count:
        free = _begun(function, workers, bounds)
        workers.append(free)
    return free


def forks() -> bool:
    """Whether a process can be forked here and now, and then shares all that is in memory, without its being handed over."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begun(function: Callable[[Any], Any], workers: list[_Worker], bounds: _Bounds, *, pours: bool = False) -> _Worker:
    safe = forks()
    context: Any = get_context("fork" if safe else "spawn")
    ours, theirs = context.Pipe()
    inherited = [worker.pipe for worker in workers] + [ours] if safe else []
    task = _pour if pours else _work
    process = context.Process(target=task, args=(function, theirs, inherited, bounds.kept), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _heard(workers: list[_Worker], bounds: _Bounds) -> list[Outcome[Any]]:
    """What the working processes have to say by now; waits until one of them speaks, dies or is late."""
    working = [worker for worker in workers if worker.index is not None]
    if not working:
        return []
    soonest = min(worker.until for worker in working)
    wait = None if soonest == math.inf else max(soonest - time.monotonic(), 0)
    spoken = connection.wait([worker.pipe for worker in working], wait)
    outcomes: list[Outcome[Any]] = []
    for worker in working:
        if worker.pipe in spoken:
            outcomes.append(_hear(worker, workers, bounds))
        elif worker.late():
            assert worker.index is not None
            outcomes.append(bounds.late(worker.index, worker.seconds))
            _buried(worker, workers)
    return outcomes


def _hear(worker: _Worker, workers: list[_Worker], bounds: _Bounds) -> Outcome[Any]:
    index, worker.index = worker.index, None
    assert index is not None
    try:
        outcome: Outcome[Any] | None = _unpacked(worker.pipe.recv_bytes())
    except pickle.UnpicklingError:  # the process was made to say what no function of ours says
        _buried(worker, workers)
        return Failed(index, "the reader of this file was broken into, and was stopped", expected=False)
    except (EOFError, OSError):
        worker.process.join(5)
        code = worker.process.exitcode
        _buried(worker, workers)
        if worker.seconds and hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return bounds.late(index, worker.seconds)
        return Failed(index, "the reader of this file crashed", expected=False)
    if outcome is None:  # out of memory: what it still holds is in doubt
        _buried(worker, workers)
        return bounds.full(index)
    return outcome


class _Pickler(pickle.Pickler):
    """Hands frozen records over as what they are made from, which takes half of the time that their fields one by one would."""

    def reducer_override(self, thing: Any) -> Any:
        kind: Any = type(thing)
        take = _making(kind)
        return (kind, take(thing)) if take else NotImplemented


@functools.cache
def _making(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What takes from a record all that it is made from, in order; None where that is not all that it holds, or it is no record."""
    params = vars(kind).get("__dataclass_params__")
    if params is None or not params.frozen or kind.__reduce__ is not object.__reduce__:
        return None
    told = dataclasses.fields(kind)
    if len(told) < 2 or any(one.kw_only or not one.init for one in told):
        return None
    return attrgetter(*(one.name for one in told))


def _packed(thing: object) -> bytes:
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(thing)
    return out.getvalue()


class _Unpickler(pickle.Unpickler):
    """Makes values of this library and plain ones; whatever else is named in the bytes is refused unmade."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module.split(".", maxsplit=1)[0] == "corroborate" or (module, name) in _PLAIN):
            found = super().find_class(module, name)
            if isinstance(found, type) or (module, name) == ("corroborate.errors", "_rebuild"):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value that a function hands back")


_PLAIN: Final = frozenset(
    {("builtins", name) for name in ("set", "frozenset", "bytearray", "complex", "range")}
    | {("datetime", "date"), ("datetime", "datetime"), ("collections", "Counter")}
)


def _unpacked(data: bytes) -> Any:
    return _Unpickler(io.BytesIO(data)).load()


def _buried(worker: _Worker, workers: list[_Worker]) -> None:
    workers.remove(worker)
    worker.end()


# In the process: one thing after another, until the pipe closes.


def _work(
    function: Callable[[Any], Any],
    pipe: connection.Connection,
    inherited: list[connection.Connection],
    kept: _Kept,
) -> None:
    _prepare(inherited, kept)
    with contextlib.suppress(EOFError, OSError):
        while True:
            index, thing, seconds = pipe.recv()
            _hold_time(seconds)
            pipe.send_bytes(_answer(function, index, thing))


def _pour(
    function: Callable[[Any], Iterable[Any]], pipe: connection.Connection, inherited: list[connection.Connection],
    kept: _Kept,
) -> None:  # fmt: skip
    """One thing, and its results one by one; the pipe holds the process back while they are taken."""
    _prepare(inherited, kept)
    results: Iterator[Any] | None = None

    def following(thing: Any) -> Any:
        nonlocal results
        results = iter(function(thing)) if results is None else results
        return next(results, _Ended())

    with contextlib.suppress(EOFError, OSError):
        _, thing, seconds = pipe.recv()
        _hold_time(seconds)
        for index in itertools.count():
            pipe.send_bytes(_answer(following, index, thing))


def _prepare(inherited: list[connection.Connection], kept: _Kept) -> None:
    for other in inherited:  # a forked process holds its parent's ends too, and would keep them open
        other.close()
    _quiet()
    _hold_memory(kept.memory)
    gc.freeze()  # what was loaded before stays: to look through it for garbage again and again costs a tenth of a reader's time
    gc.set_threshold(_YOUNG)
    if kept.confined:
        confine()


def _answer(function: Callable[[Any], Any], index: int, thing: object) -> bytes:
    """The pickled outcome; a pickled None stands for memory that ran out."""
    try:
        return _packed(_tried(function, index, thing))
    except MemoryError:
        return pickle.dumps(None)
    except Exception as error:  # noqa: BLE001 - a result that cannot be handed back is that thing's failure
        return pickle.dumps(Failed(index, f"its result could not be handed back ({error})", expected=False))


def _quiet() -> None:
    """Nothing that a parser prints may reach the user's output; an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(nowhere, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for its whole life


def _hold_memory(memory: int | None) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no `resource`
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory is not None:
            with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123
                held = int(sizes.read().split()[0]) * resource.getpagesize()
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, (held + memory, hard))


def _hold_time(timeout: float | None) -> None:
    """A bound on computing time as well: it ends a process whose parent died and can no longer end it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        if timeout is not None:
            used = resource.getrusage(resource.RUSAGE_SELF)
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + timeout) + 1, hard))

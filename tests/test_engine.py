"""The engine: order, failure, and the bounds of the processes in which hostile bytes are met."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import platform
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate import engine
from corroborate.engine import Done, Failed, aside, each, flow, grouped, shared
from corroborate.errors import InputError, UseError

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks, and bounds memory")


def work(thing: Any) -> Any:
    """Does as it is told, so that one function can fail in every way among things that go well."""
    match thing:
        case "refuse":
            raise InputError("no text in it", where="a.txt", do="give one")
        case "err":
            raise KeyError("slot")
        case "die":
            os._exit(3)
        case "abort":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "grow":
            return len(bytearray(2 * 1024**3))
        case "unhandable":
            return lambda: None
        case "print":
            os.write(1, b"from a parser")
            sys.stderr.write("from a parser")
    return thing * 2


def outcomes(things: list[Any], **options: Any) -> list[Any]:
    return [one.value if isinstance(one, Done) else one.reason for one in each(work, things, **options)]


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_results_come_in_order(workers: int) -> None:
    assert outcomes(list(range(40)), workers=workers) == list(range(0, 80, 2))


@linux
def test_the_number_of_processes_changes_nothing() -> None:
    things = [1, "refuse", 2, "err", "x", [3]]
    inline = list(each(work, things, workers=1))
    assert list(each(work, things, workers=2)) == inline
    assert list(each(work, things, isolate=True, workers=1)) == inline
    assert list(each(work, iter(things))) == inline


def test_a_failure_is_named_and_the_rest_goes_on() -> None:
    done = list(each(work, [1, "refuse", "err", 2], workers=1))
    assert done[1] == Failed(1, "a.txt: no text in it", "give one")
    assert done[2] == Failed(2, "KeyError: 'slot'", "please report this", expected=False)
    assert (done[0], done[3]) == (Done(0, 2), Done(3, 4))


@linux
@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_loses_one_thing_only(workers: int) -> None:
    found = outcomes([1, "die", 2, "abort", 3, 4, 5], workers=workers, isolate=True)
    crashed = "the reader of this file crashed"
    assert found == [2, crashed, 4, crashed, 6, 8, 10]


@linux
@pytest.mark.parametrize("hanging", ["hang", "spin"])
def test_time_is_bounded(hanging: str) -> None:
    began = time.monotonic()
    assert outcomes([1, hanging, 2], isolate=True, workers=1, timeout=0.3) == [2, "took longer than 0.3 s", 4]
    assert time.monotonic() - began < 10


def toil(seconds: float) -> str:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    return "done"


def toiling(times: list[float]) -> Iterator[str]:
    yield from map(toil, times)


@contextlib.contextmanager
def crowded() -> Iterator[None]:
    """One processor for this process and for three others that never rest."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    others = [multiprocessing.get_context("fork").Process(target=toil, args=(60.0,), daemon=True) for _ in range(3)]
    for other in others:
        other.start()
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        for other in others:
            other.kill()
            other.join()


@pytest.mark.skipif(
    not Path("/proc/self/schedstat").exists(), reason="nobody tells how long a process had no processor"
)
def test_on_a_busy_machine_nothing_is_given_up_that_an_idle_one_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(seconds: float) -> list[Any]:
        (one,) = each(toil, [seconds], isolate=True, workers=1, timeout=0.4)
        return [one, *flow(toiling, [seconds] * 2, timeout=0.8, pause=0.4, memory=500_000_000)]

    with crowded():
        began = time.monotonic()
        assert both(0.2) == [Done(0, "done"), Done(0, "done"), Done(1, "done")]
        assert time.monotonic() - began > 1.2, "it was busy"
        assert [type(one) for one in both(5.0)] == [Failed, Failed], "who toils too long is late all the same"
        (sleeping,) = each(time.sleep, [60], isolate=True, workers=1, timeout=0.3)
        assert isinstance(sleeping, Failed)
        monkeypatch.setattr(engine, "_AT_MOST", 1)
        assert [one.reason for one in both(0.3) if isinstance(one, Failed)] == ["took longer than 0.4 s"] * 2


@linux
def test_memory_is_bounded() -> None:
    found = outcomes([1, "grow", 2], isolate=True, workers=1, memory=256 * 1024**2)
    assert found == [2, "needed more than 256 MB", 4]


@linux
def test_a_result_that_cannot_be_handed_back_is_a_failure() -> None:
    first, second = outcomes(["unhandable", 1], isolate=True, workers=1)
    assert first.startswith("its result could not be handed back")
    assert second == 2


@linux
def test_what_a_parser_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert outcomes(["print"], isolate=True, workers=1) == ["printprint"]
    assert capfd.readouterr() == ("", "")


@linux
def test_an_isolated_thing_meets_another_process() -> None:
    (one,) = each(_where, ["here"], isolate=True, workers=1)
    assert isinstance(one, Done)
    assert one.value != os.getpid()
    assert list(each(_where, ["here"], workers=1)) == [Done(0, os.getpid())]


def _where(_: str) -> int:
    return os.getpid()


@linux
def test_only_a_few_things_are_in_flight() -> None:
    taken: list[int] = []

    def things() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    found = each(work, things(), workers=2)
    for _ in range(10):
        next(found)
    assert len(taken) < 30
    found.close()  # type: ignore[attr-defined]


@linux
def test_leaving_early_leaves_no_process_behind() -> None:
    found = each(_where, [1, 2, 3, 4], workers=2)
    one = next(found)
    assert isinstance(one, Done)
    found.close()  # type: ignore[attr-defined]
    with contextlib.suppress(ProcessLookupError):
        os.kill(one.value, 0)
        pytest.fail("the process lives on")


@linux
def test_beside_a_thread_processes_are_spawned() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert list(each(abs, [-1, 2], isolate=True, workers=1, timeout=30)) == [Done(0, 1), Done(1, 2)]
    finally:
        stop.set()
        thread.join()


def test_progress_is_told_of_every_thing() -> None:
    heard: list[tuple[int, int]] = []
    list(each(work, [1, "err", 2], workers=1, progress=lambda done, total: heard.append((done, total))))
    list(each(work, iter([1]), workers=1, progress=lambda done, total: heard.append((done, total))))
    assert heard == [(1, 3), (2, 3), (3, 3), (1, 0)]


@pytest.mark.parametrize("bounds", [{"timeout": 0}, {"memory": -1}])
def test_bounds_are_above_zero(bounds: dict[str, Any]) -> None:
    with pytest.raises(UseError):
        each(work, [1], **bounds)


def test_nothing_makes_nothing() -> None:
    assert list(each(work, [], workers=2)) == []
    assert list(grouped(len, [], str)) == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers())))
def test_groups_are_whole_and_sorted(things: list[tuple[int, int]]) -> None:
    found = list(grouped(list, things, lambda thing: thing[0]))
    assert [key for key, _ in found] == sorted({key for key, _ in things})
    assert all(group == [thing for thing in things if thing[0] == key] for key, group in found)


# Out of a process that hostile bytes may have taken over.


def escape(way: Any) -> Any:
    """Tries what a parser that was taken over would try."""
    kind, target = way
    match kind:
        case "connect":
            import socket

            socket.create_connection(("127.0.0.1", target), 2).close()
        case "connect in C":
            import _socket

            _socket.socket().connect(("127.0.0.1", target))
        case "write":
            Path(target).write_text("x", encoding="utf-8")
        case "remove":
            os.unlink(target)  # noqa: PTH108 - the call itself
        case "run":
            import subprocess

            subprocess.run(["/bin/sh", "-c", f"echo x > {target}"], check=True)
        case "fork":
            os.fork()
        case "system call":
            import ctypes

            library = ctypes.CDLL(None, use_errno=True)
            if library.syscall(41, 2, 1, 0) < 0:
                raise OSError(ctypes.get_errno(), "refused by the kernel")
    return "escaped"


@linux
@pytest.mark.parametrize("way", ["connect", "connect in C", "write", "remove", "run", "fork", "system call"])
def test_a_process_that_parses_reaches_nothing_outside(tmp_path: Path, way: str) -> None:
    if way == "system call" and platform.machine() != "x86_64":
        pytest.skip("the number is another one here")
    there = tmp_path / "there.txt"
    if way == "remove":
        there.write_text("stays", encoding="utf-8")
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.setblocking(False)
        target = listener.getsockname()[1] if way.startswith("connect") else str(there)
        (outcome,) = each(escape, [(way, target)], isolate=True, workers=1, timeout=20)
        assert isinstance(outcome, Failed)
        assert "Permission" in outcome.reason or "refused" in outcome.reason
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert there.exists() == (way == "remove")


class Bomb:
    """Runs a function when it is unpacked."""

    def __reduce__(self) -> Any:
        return os.system, ("true",)


def bomb(_: Any) -> Any:
    return Bomb()


@linux
def test_what_would_act_when_it_is_unpacked_is_not() -> None:
    (outcome,) = each(bomb, [1], isolate=True, workers=1)
    assert isinstance(outcome, Failed)
    assert "broken into" in outcome.reason


def pour(things: list[Any]) -> Iterator[Any]:
    for thing in things:
        yield work(thing)


@linux
@pytest.mark.parametrize(
    ("thing", "reason"),
    [("refuse", "no text in it"), ("err", "KeyError"), ("die", "crashed"), ("hang", "longer"), ("grow", "more than")],
)
def test_what_flows_stands_until_something_goes_wrong(thing: str, reason: str) -> None:
    found = list(flow(pour, [1, "a", thing, 4], timeout=1.5, memory=500_000_000))
    assert [one.value for one in found[:-1] if isinstance(one, Done)] == [2, "aa"]
    assert isinstance(found[-1], Failed)
    assert reason in found[-1].reason
    assert found[-1].index == 2


@linux
def test_a_flow_waits_for_who_takes_from_it_and_may_be_left() -> None:
    taking = flow(pour, [bytes(1_000_000)] * 5, timeout=1, memory=500_000_000)
    next(taking)
    time.sleep(1.2)
    assert sum(1 for _ in taking) == 4
    left = flow(pour, [1, 2, 3], timeout=1, memory=500_000_000)
    next(left)
    left.close()


@linux
def test_what_is_made_aside_is_made_in_another_process_which_does_not_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_cores", lambda total: 2)
    with aside(os.getpid) as made:
        assert made() != os.getpid()
    with aside(lambda: time.sleep(60)):
        pass
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("order", ["die", "unhandable"])
def test_what_a_process_aside_cannot_do_is_done_here(order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_cores", lambda total: 2)
    here = os.getpid()

    def told() -> object:
        return work("refuse") if os.getpid() == here else work(order)

    with aside(told) as made, pytest.raises(InputError, match="no text in it"):
        made()


def test_beside_a_thread_nothing_is_made_aside() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    with aside(os.getpid) as made:
        assert made() == os.getpid()
    done.set()
    thread.join()


@pytest.mark.parametrize("least", [1, 3, 1000])
@pytest.mark.parametrize("many", [0, 1, 7, 40])
def test_what_is_shared_out_comes_back_in_order(many: int, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_cores", lambda total: 3)
    assert shared(lambda some: [(number, 2 * number) for number in some], range(many), least) == [
        (number, 2 * number) for number in range(many)
    ]


@linux
def test_what_is_heavy_together_is_dealt_out_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_cores", lambda total: 2)
    made_by = shared(lambda some: [os.getpid() for _ in some], range(9), least=1)
    assert set(made_by[::2]) == {os.getpid()}
    assert set(made_by[1::2]).isdisjoint(made_by[::2])

"""A process that is about to meet hostile bytes goes in; out comes one that can compute, read files and answer, no more.

From then on it opens no connection, starts no program or process, and writes, makes or removes no file, whatever a
parser in it is tricked into. On Linux (x86-64, ARM64) the kernel refuses (seccomp, "Secure Computing with filters",
kernel.org); everywhere Python refuses as well (audit hooks, PEP 578), which alone would not hold a broken C library.
What decodes video is told as well which kinds it may take, and that it may follow none of them to another file. Bounds of
memory and time are the engine's.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import struct
import sys
import tempfile
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

_FORBIDDEN: Final = frozenset(
    {"socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
     "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
     "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
     "shutil.rmtree", "shutil.move", "shutil.copyfile"}
)  # fmt: skip
_DECODERS: Final[Mapping[str, str]] = {
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": "format_whitelist;mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegvideo|"
    "protocol_whitelist;none",
    "OPENBLAS_NUM_THREADS": "1",  # each further thread takes tens of megabytes at once, and none computes here
}
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Machine(NamedTuple):
    """The kernel's numbers on one kind of machine: what is refused, and what is refused by an argument's bits."""

    audit: int
    refused: Iterable[int]
    opens: Mapping[int, int]  # which argument holds the flags
    clone: int


_MACHINES: Final[Mapping[str, _Machine]] = {
    "x86_64": _Machine(
        0xC000003E,
        # socket connect sendto sendmsg bind listen socketpair sendmmsg; fork vfork execve execveat ptrace
        # process_vm_readv process_vm_writev io_uring_setup; creat unlink unlinkat rename renameat renameat2 mkdir mkdirat
        # rmdir link linkat symlink symlinkat chmod fchmod fchmodat chown fchown lchown fchownat truncate ftruncate mknod
        # mknodat mount umount2 openat2
        (41, 42, 44, 46, 49, 50, 53, 307, 57, 58, 59, 322, 101, 310, 311, 425, 85, 87, 263, 82, 264, 316, 83, 258, 84, 86,
         265, 88, 266, 90, 91, 268, 92, 93, 94, 260, 76, 77, 133, 259, 165, 166, 437),
        {2: 1, 257: 2},
        56,
    ),
    "aarch64": _Machine(
        0xC00000B7,
        # the same, as far as this machine has them
        (198, 203, 206, 211, 200, 201, 199, 269, 221, 281, 117, 270, 271, 425, 35, 38, 276, 34, 37, 36, 52, 53, 54, 55,
         45, 46, 33, 40, 39, 437),
        {56: 2},
        220,
    ),
}  # fmt: skip
_CLONE3: Final = 435  # where it is unknown, the C library makes a thread as it used to
_THREAD: Final = 0x00010000
_LOAD, _JUMP_IF, _JUMP_SET, _JUMP_ABOVE, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2


def confine() -> None:
    """Give up, for the rest of this process's life, what a parser never needs. Nothing undoes it."""
    tempfile.gettempdir()  # is found by writing, which is refused from here on; libraries ask for it as they are imported
    if sys.platform == "linux" and platform.machine() in _MACHINES and sys.maxsize > 2**32:
        with contextlib.suppress(OSError, AttributeError):
            _by_kernel(_MACHINES[platform.machine()])
    os.environ.update(_DECODERS)
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(errno.EACCES, f"a parser may not do this ({event})")
    if event == "open" and len(args) > 2 and isinstance(args[2], int) and args[2] & _WRITES and args[0] != os.devnull:
        raise PermissionError(errno.EACCES, "a parser may not write files")


def _by_kernel(machine: _Machine) -> None:
    program = b"".join(_program(machine))
    held = ctypes.create_string_buffer(program, len(program))

    class _Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    given = _Program(len(program) // 8, ctypes.addressof(held))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))
    prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(given), ctypes.c_ulong(0), ctypes.c_ulong(0))


def _program(machine: _Machine) -> Iterable[bytes]:
    """The filter, instruction by instruction: struct sock_filter {code, jump if true, jump if false, constant}."""
    refuse = _step(_RETURN, _ERROR | errno.EACCES)
    yield _step(_LOAD, 4)  # the machine that the call is made for
    yield _step(_JUMP_IF, machine.audit, 1, 0)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, 0)  # the number of the call
    if machine.audit == 0xC000003E:
        yield _step(_JUMP_ABOVE, 0x40000000, 0, 1)  # the numbers of a second table of the same calls
        yield refuse
    for number in machine.refused:
        yield _step(_JUMP_IF, number, 0, 1)
        yield refuse
    yield _step(_JUMP_IF, _CLONE3, 0, 1)
    yield _step(_RETURN, _ERROR | errno.ENOSYS)
    for number, argument in machine.opens.items():
        yield _step(_JUMP_IF, number, 0, 4)
        yield _step(_LOAD, 16 + 8 * argument)
        yield _step(_JUMP_SET, _WRITES, 0, 1)
        yield refuse
        yield _step(_RETURN, _ALLOW)
    yield _step(_JUMP_IF, machine.clone, 0, 4)
    yield _step(_LOAD, 16)
    yield _step(_JUMP_SET, _THREAD, 1, 0)
    yield refuse
    yield _step(_RETURN, _ALLOW)
    yield _step(_RETURN, _ALLOW)


def _step(code: int, constant: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, constant)

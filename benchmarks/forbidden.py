"""Where captures must not go: each forbidden address asked for outright, as a redirect, and as a name server's answer.

    python benchmarks/forbidden.py [FILE]

Prints how many forms there are, and how many connections were made to them: counted at the system call that connects,
and by listeners on this machine. FILE holds addresses, one a line; the project's own list where it is left out.
"""

from __future__ import annotations

import contextlib
import errno
import http.server
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from corroborate.capture.web import Limits, Visitor

OWN: Final = Path(__file__).parent.parent / "tests" / "capture" / "forbidden.txt"
NUMBERS: Final = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.20.0.1", "192.168.3.4", "100.100.100.100", "169.254.169.254",  # noqa: S104
    "192.0.0.8", "192.0.2.9", "192.88.99.1", "198.19.0.1", "198.51.100.7", "203.0.113.8", "224.0.0.251", "240.1.1.1",
    "255.255.255.255", "::1", "::", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::1", "2001::1", "2001:db8::5", "fe80::1", "fe80::1%lo", "fec0::5", "fd12:3456::1", "ff05::2", "3fff::2",
    "100::9", "5f00::2", "::127.0.0.1", "2606:4700::5efe:a00:1",
)  # fmt: skip


def forms(path: Path = OWN) -> tuple[str, ...]:
    """The addresses of a list."""
    lines = path.read_text("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


class _Connections:
    """Every connection that this process tries to make, by where it leads."""

    def __init__(self) -> None:
        self.made: list[Any] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            self.made.append(args[1])


@contextlib.contextmanager
def listening() -> Iterator[list[Any]]:
    """Listeners on this machine's own addresses, on the web's ports where that is allowed; whoever comes is noted."""
    came: list[Any] = []
    open_now: list[socket.socket] = []
    for family, host in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):  # noqa: S104 - to see every knock
        for port in (80, 443):
            listener = socket.socket(family, socket.SOCK_STREAM)
            try:
                if family == socket.AF_INET6:
                    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                listener.bind((host, port))
                listener.listen()
            except OSError as error:
                listener.close()
                if error.errno not in (errno.EACCES, errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
                continue
            listener.setblocking(False)
            open_now.append(listener)
    try:
        yield came
        for listener in open_now:
            with contextlib.suppress(BlockingIOError):
                while True:
                    came.append(listener.accept()[1])
    finally:
        print(f"{len(open_now)} listeners on ports 80 and 443 of this machine")
        for listener in open_now:
            listener.close()


@contextlib.contextmanager
def redirecting() -> Iterator[tuple[str, dict[str, str]]]:
    """A server on loopback that sends each path on to where the dictionary says."""
    there: dict[str, str] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            target = there.get(self.path)
            self.send_response(302 if target else 404)
            if target:
                self.send_header("Location", target.encode("utf-8").decode("latin-1"))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}", there
    finally:
        server.shutdown()
        server.server_close()


def answers(host: str, port: int) -> Sequence[str]:
    """A name server's answers, invented: "n7.rebound.net" has the seventh forbidden number, and a public one before it."""
    label = host.split(".", maxsplit=1)[0]
    if label.startswith("n") and label[1:].isdigit():
        return ["93.184.216.34", NUMBERS[int(label[1:])]]
    if label.startswith("m") and label[1:].isdigit():
        return [NUMBERS[int(label[1:])]]
    raise OSError(errno.ENOENT, "no such name")


def main(args: Sequence[str]) -> int:
    """Ask for all of them; 1 where any connection was made that must not be."""
    listed = forms(Path(args[0])) if args else forms()
    quick = Limits(seconds=5, pause=0)
    with redirecting() as (site, there), listening() as came:
        connections = _Connections()
        direct = Visitor(limits=quick, resolve=answers)
        led = Visitor(limits=quick, resolve=answers, allow=(site,))
        refused = 0
        names = [f"http://{kind}{place}.rebound.net/" for kind in "nm" for place in range(len(NUMBERS))]
        for address in (*listed, *names):
            refused += _refused(direct, address)
        before = len(connections.made)
        for place, address in enumerate((*listed, *names)):
            there[f"/{place}"] = address
            refused += _refused(led, f"http://{site}/{place}")
    port = int(urlsplit(f"//{site}").port or 0)
    wrong = [where for where in connections.made if where != ("127.0.0.1", port)]
    asked = 2 * (len(listed) + len(names))
    print(
        f"{len(listed)} forms of addresses and {len(names)} answers of a name server, each outright and as a redirect"
    )
    print(
        f"{refused} of {asked} refused; {before} connections made outright, {len(wrong)} by redirects, {len(came)} heard"
    )
    return int(bool(wrong or came or before or refused != asked))


def _refused(visitor: Visitor, address: str) -> bool:
    if visitor.capture(address).wrong:
        return True
    print(f"not refused: {address!r}")
    return False


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""A case in, its pages on this computer until somebody stops them."""

from __future__ import annotations

import functools
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from corroborate import desk
from corroborate.errors import UseError
from corroborate.review import Review
from corroborate.web import application
from corroborate.web.guard import Door


def serve(
    case: Path,
    host: str,
    port: int,
    password_file: Path | None,
    by: str,
    policy: str | None,
    say: Callable[[str], object],
) -> None:
    """Serve the pages of a case; `say` is told the address to open.

    Raises:
        NotACase: no case lies there.
        UseError: the address cannot be listened on, or is of another computer than this and no password is given.

    """
    unlock = functools.cache(desk.passphrase)  # asked for once, here, and not from behind the pages
    with desk.opened(case, policy=policy, unlock=unlock):
        pass  # whatever is wrong with the case is said before anything listens
    password = _password(password_file) if password_file else ""
    listening = _listening(host, port)
    try:
        door = Door(host, listening.getsockname()[1], password)
        app = application(Review(case, policy, unlock=unlock), door, by=by)
        say(f"The review of {case.resolve().name} is open at\n\n  {door.address}\n\nThis address lets its bearer in: keep it to "
            "yourself. Press Ctrl+C to close it." if not password else f"The review is open at {door.address} for whoever "
            "knows the password. What is sent there is not encrypted. Press Ctrl+C to close it.")  # fmt: skip
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="on", server_header=False, date_header=False,
            proxy_headers=False, ws="none", timeout_graceful_shutdown=2, workers=1,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def _listening(host: str, port: int) -> socket.socket:
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - refused
        raise UseError("this is no single address", where=host, do="name the one by which others reach this computer")
    made = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)  # whoever opens the address at once waits, and is not refused
    except OSError as error:
        if made is not None:
            made.close()
        do = "name another with --port, or 0 for a free one"
        raise UseError(
            f"this address cannot be listened on ({error.strerror})", where=f"{host}:{port}", do=do
        ) from error
    return made


def _password(path: Path) -> str:
    try:
        found = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UseError("the password cannot be read", where=str(path), do="give a text file") from error
    password = found[0].strip() if found else ""
    if len(password) < 12:
        raise UseError("the password is too short", where=str(path), do="put 12 characters or more on its first line")
    return password

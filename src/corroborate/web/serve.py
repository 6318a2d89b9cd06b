"""A case in, its pages on this computer until somebody stops them."""

from __future__ import annotations

import functools
import socket
import ssl
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
    certificate: Path | None = None,
    key: Path | None = None,
) -> None:
    """Serve the pages of a case; `say` is told the address to open. With a `certificate` (PEM, with those that vouch for it)
    and its private `key` what is sent is encrypted (TLS 1.2 or newer); the key may stand in the certificate's file.

    Raises:
        NotACase: no case lies there.
        UseError: the address cannot be listened on, or is of another computer than this and no password is given; or the
            certificate and the key are none, or do not belong together.

    """
    unlock = functools.cache(desk.passphrase)  # asked for once, here, and not from behind the pages
    with desk.opened(case, policy=policy, unlock=unlock):
        pass  # whatever is wrong with the case is said before anything listens
    password = _password(password_file) if password_file else ""
    encrypted = _encrypting(certificate, key)
    listening = _listening(host, port)
    try:
        door = Door(host, listening.getsockname()[1], password, encrypted)
        app = application(Review(case, policy, unlock=unlock), door, by=by)
        say(f"The review of {case.resolve().name} is open at\n\n  {door.address}\n\nThis address lets its bearer in: keep it to "
            "yourself. Press Ctrl+C to close it." if not password else f"The review is open at {door.address} for whoever "
            f"knows the password. What is sent there is {'encrypted' if encrypted else 'not encrypted'}. Press Ctrl+C to close "
            "it.")  # fmt: skip
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="on", server_header=False, date_header=False,
            proxy_headers=False, ws="none", timeout_graceful_shutdown=2, workers=1,
            ssl_certfile=certificate, ssl_keyfile=key,
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


def _encrypting(certificate: Path | None, key: Path | None) -> bool:
    """Whether what is sent is encrypted; a certificate that does not serve is refused before anything listens."""
    if certificate is None:
        if key is not None:
            raise UseError("a key without a certificate encrypts nothing", where=str(key), do="give --certificate too")
        return False
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        do = "give a certificate and its private key, without a passphrase, both as PEM"
        raise UseError(f"this certificate cannot be used ({error})", where=str(certificate), do=do) from error
    return True


def _password(path: Path) -> str:
    try:
        found = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UseError("the password cannot be read", where=str(path), do="give a text file") from error
    password = found[0].strip() if found else ""
    if len(password) < 12:
        raise UseError("the password is too short", where=str(path), do="put 12 characters or more on its first line")
    return password

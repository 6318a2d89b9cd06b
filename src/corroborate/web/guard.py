"""Who may see the pages: every request in, passed on or refused.

A page in the same browser may ask any address, this one too. So a request must name this very host (or it comes by way of
a name that somebody pointed here: DNS rebinding), must bear the cookie that only the address with the token, or the
password, gives, and must come from one of these pages if it is to change anything. The cookie is `SameSite=Strict` and
unreadable to scripts; its name has the port in it, since browsers do not keep the ports of one host apart.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs, urlsplit

from corroborate.errors import UseError

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LARGEST: Final = 1_000_000  # bytes of a request
_PATIENCE: Final = 1.0  # seconds that a wrong password costs everybody, so that none can be guessed
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    ("content-security-policy", _POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


@dataclass
class Door:
    """Where the pages are opened from, and what opens them: a token in the address, or a password that people type."""

    host: str
    port: int
    password: str = ""
    encrypted: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _wrong: float = 0.0

    def __post_init__(self) -> None:
        if not is_local(self.host) and not self.password:
            what = "only this computer may open the pages without a password"
            raise UseError(what, where=self.host, do="give --password-file, or leave out --listen")

    @property
    def authority(self) -> str:
        """Host and port as an address has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """What people open."""
        return f"http{'s' if self.encrypted else ''}://{self.authority}/" + (
            "" if self.password else f"?token={self.token}"
        )

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"corroborate-{self.port}"

    @property
    def pass_(self) -> str:
        """What the cookie holds: not the token, which is in an address and may be seen."""
        return hmac.new(self._secret, b"opened", hashlib.sha256).hexdigest()

    def hosts(self) -> frozenset[str]:
        """The names by which these pages may be asked for."""
        own = {self.authority}
        if is_local(self.host):
            own |= {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        return frozenset(
            own | ({name.rpartition(":")[0] for name in own} if self.port == (443 if self.encrypted else 80) else set())
        )

    def opens(self, token: str) -> bool:
        """Whether a token is the one in the address."""
        return not self.password and hmac.compare_digest(token.encode(), self.token.encode())

    def admits(self, password: str) -> bool:
        """Whether it is the password. A wrong one is answered late, and so is everybody's next."""
        if not self.password or time.monotonic() - self._wrong < _PATIENCE:
            return False
        right = hmac.compare_digest(password.encode(), self.password.encode())
        self._wrong = 0.0 if right else time.monotonic()
        return right

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is one that this door gave."""
        return hmac.compare_digest(cookie.encode(), self.pass_.encode())


def is_local(host: str) -> bool:
    """Whether an address is of this computer alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """An ASGI application around another, which only sees what may pass."""

    def __init__(self, inner: Any, door: Door) -> None:
        self.inner, self._door, self._hosts = inner, door, door.hosts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there is nothing else to be had here
        refused = self._refused(scope)
        if refused is None:
            await self.inner(scope, _bounded(receive), _sealed(send))
        else:
            await _answer(_sealed(send), *refused)

    def _refused(self, scope: Scope) -> tuple[int, str, list[tuple[bytes, bytes]]] | None:
        headers = _headers(scope)
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "This is not the address of these pages.", []
        writes = scope["method"] not in ("GET", "HEAD")
        if writes and not self._own(headers):
            return 403, "This request comes from another page.", []
        if not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > LARGEST:
            return 413, "This request is too long.", []
        path = scope["path"]
        if path.startswith("/static/") or (self._door.password and path == "/enter"):
            return None
        if self._door.knows(_cookie(headers.get("cookie", ""), self._door.cookie)):
            return self._away(scope) if "token=" in scope["query_string"].decode("latin-1") and not writes else None
        return self._unknown(scope, writes=writes)

    def _unknown(self, scope: Scope, *, writes: bool) -> tuple[int, str, list[tuple[bytes, bytes]]] | None:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not writes and self._door.opens(asked):
            status, words, headers = self._away(scope)
            return status, words, [*headers, (b"set-cookie", self.cookie().encode("ascii"))]
        if self._door.password and not writes:
            return 303, "Enter the password.", [(b"location", b"/enter")]
        return 403, "Open the address that `corroborate review` printed; it holds a token that opens these pages.", []

    def _away(self, scope: Scope) -> tuple[int, str, list[tuple[bytes, bytes]]]:
        """To the same page without the token, so that it stays in no history."""
        path = "/" + scope["path"].lstrip("/")  # two slashes would lead to another host
        safe = "".join(c for c in path if c.isascii() and (c.isalnum() or c in "/-_.~"))
        return 303, "Come in.", [(b"location", safe.encode("ascii"))]

    def cookie(self) -> str:
        """The header that lets a browser in."""
        return f"{self._door.cookie}={self._door.pass_}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if self._door.encrypted else ''}"

    def _own(self, headers: dict[str, str]) -> bool:
        """Whether a request that changes something comes from one of these pages."""
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        if origin is None or site != "same-origin":
            return False
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.netloc.lower() == headers["host"].lower()


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _cookie(header: str, name: str) -> str:
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def _bounded(receive: Receive) -> Receive:
    """What comes in, cut off where it is longer than it says it is."""
    left = LARGEST

    async def bounded() -> MutableMapping[str, Any]:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return bounded


def _sealed(send: Send) -> Send:
    """What goes out, with the headers that keep it from doing harm."""

    async def sealed(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            held = [(name, value) for name, value in message.get("headers", []) if name.lower() != b"server"]
            named = {name.lower() for name, _ in held}
            extra = [(name.encode(), value.encode()) for name, value in HEADERS]
            if b"cache-control" not in named:
                extra.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*held, *extra]}
        await send(message)

    return sealed


async def _answer(send: Send, status: int, words: str, headers: list[tuple[bytes, bytes]]) -> None:
    body = f"{words}\n".encode()
    said = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*said, *headers]})
    await send({"type": "http.response.body", "body": body})

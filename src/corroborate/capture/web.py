"""A web address goes in; out comes its capture: all that went over the wire, as a web archive (WARC 1.1) of its own.

What a server sends is kept as it was sent, head and body, each redirect on the way too, with the time, the number it was
connected to and the certificate it showed; nothing is unpacked or looked into here, that is for a bounded process. Each
connection is guarded (`addresses`), and bounded in time and size from its first byte to its last, however slowly they come.
An attempt that fails is kept in the same form: what was asked for, all that was sent and came until then, and why it failed.
Servers are asked politely: one at a time, with pauses, by a name; what their robots.txt asks for is noted. It is not
obeyed without being asked: what is taken down tomorrow is the evidence that is needed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import io
import re
import socket
import ssl
import time
import urllib.robotparser
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urljoin

from corroborate.canonical import fingerprint
from corroborate.capture.addresses import LONGEST, Place, Resolve, numbers, place
from corroborate.capture.found import Known, Taken
from corroborate.capture.warc import FAILED
from corroborate.errors import InputError, UseError

AGENT: Final = "corroborate (casualty recording; captures single pages as evidence)"
_HOPS: Final = 10
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 503})
_PATIENCE: Final = 60.0  # seconds that a server may ask us to wait
_CONNECTING: Final = 15.0
_ROBOTS: Final = 500_000  # bytes
_CLOCK: Final = "%Y-%m-%dT%H:%M:%SZ"
_LOGIN: Final = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")
ATTEMPT: Final = "the capture failed: "
"""How the reason begins that is noted of an attempt: then the address is asked again, and never what is kept opened."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one capture may take: `seconds` for all of it, `largest` in bytes; `pause` seconds between two of one site."""

    seconds: float = 60.0
    largest: int = 50_000_000
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One question and its answer, byte for byte. `cut` says, in the words of a web archive, what cut the answer off."""

    where: Place
    number: str
    asked: bytes
    answered: bytes
    status: int
    headers: dict[str, str]
    at: str
    certificate: str
    cut: str = ""


@dataclass(slots=True)
class _Trail:
    """All that one capture went through, however it ended: what was asked and came, and the numbers that did not answer."""

    began: str = ""
    hops: list[_Exchange] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    redirects: int = 0

    @property
    def last_at(self) -> str:
        """When it was last asked."""
        return self.hops[-1].at if self.hops else self.began


@dataclass(slots=True)
class Visitor:
    """Who captures, for one run: remembers when it last asked each site, and what the site asks of visitors.

    `allow` names hosts with ports that are gone to although they are not of the public web ("127.0.0.1:8080"). `resolve`,
    `clock`, `now` (seconds) and `wait` stand in for the world in tests.
    """

    agent: str = AGENT
    limits: Limits = Limits()
    allow: Collection[str] = ()
    resolve: Resolve | None = None
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], object] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, tuple[str, urllib.robotparser.RobotFileParser | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (self.agent.strip() and self.agent.isascii() and self.agent.isprintable()):
            raise UseError("a visitor's name is plain words in one line", where="--agent", do="write another")

    def capture(self, address: str) -> Taken:
        """What stands at a web address now, as a web archive; what the server sent in error is kept as well.

        Where nobody goes there, nobody answers, or the answer is too slow, too large or broken, the attempt is kept, and
        `wrong` says why it failed. It names no address but the one that was asked for: that, and whatever came, is in the archive.
        """
        trail, asked, robots, failed = _Trail(self.clock().strftime(_CLOCK)), _in_line(address), "", None
        try:
            robots = self._asks(place(address, self.allow))
            self._follow(address, trail, self.now() + self.limits.seconds, self.limits.largest)
        except InputError as error:
            failed = error
        data = _archive(trail, self.agent, asked, robots, failed)
        return Taken(
            data, "application/warc", Known(address=asked), asked, how="web", at=trail.last_at,
            wrong=_why(failed, address, trail) if failed else "", seen=fingerprint(data),
        )  # fmt: skip

    def _follow(self, address: str, trail: _Trail, deadline: float, largest: int, most: int = _HOPS) -> _Exchange:
        """The answer at the end of all redirects; each on the way is written into the trail."""
        following = address
        while trail.redirects <= most:
            last = self._patient(place(following, self.allow), trail, deadline, largest)
            location = last.headers.get("location")
            if last.status not in _REDIRECTS or not location:
                return last
            following = urljoin(last.where.address, location)
            trail.redirects += 1
        raise InputError(f"it leads on more than {most} times", where=address, do="name the page itself")

    def _patient(self, where: Place, trail: _Trail, deadline: float, largest: int) -> _Exchange:
        """An answer; from a server that is busy the second one, if it does not ask for too much patience."""
        self._pause(where)
        found = self._exchange(where, trail, deadline, largest)
        asked = found.headers.get("retry-after", "")
        if found.status in _BUSY and asked.isdigit() and int(asked) <= min(_PATIENCE, deadline - self.now() - 1):
            self.wait(float(asked))
            return self._exchange(where, trail, deadline, largest)
        return found

    def _pause(self, where: Place) -> None:
        """Wait until the site's last request lies far enough back."""
        site = f"{where.scheme}://{where.site}"
        last = self._last.get(site)
        pause = max(self.limits.pause, self._delay(site))
        if last is not None and self.now() - last < pause:
            self.wait(pause - (self.now() - last))
        self._last[site] = self.now()

    def _delay(self, site: str) -> float:
        parser = self._robots.get(site, ("", None))[1]
        asked = parser.crawl_delay(self.agent) if parser else None
        return min(float(asked or 0), 30.0)

    def _asks(self, where: Place) -> str:
        """What a site's robots.txt says of this address; never a reason to stop."""
        site = f"{where.scheme}://{where.site}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        said, parser = self._robots[site]
        if parser is None:
            return said
        allowed = parser.can_fetch(self.agent, where.address)
        return "robots.txt allows it" if allowed else "robots.txt asks not to fetch it"

    def _read_robots(self, site: str) -> tuple[str, urllib.robotparser.RobotFileParser | None]:
        try:
            last = self._follow(f"{site}/robots.txt", _Trail(), self.now() + 15, _ROBOTS, 3)
        except InputError as error:
            return f"robots.txt could not be read ({error.what})", None
        if not 200 <= last.status < 300:
            return "there is no robots.txt", None
        parser = urllib.robotparser.RobotFileParser()
        _, _, body = last.answered.partition(b"\r\n\r\n")
        parser.parse(body.decode("utf-8", "replace").splitlines())
        return "", parser

    def _exchange(self, where: Place, trail: _Trail, deadline: float, largest: int) -> _Exchange:
        """One question and its answer, which goes into the trail as far as it came."""
        at = self.clock().strftime(_CLOCK)
        wire = self._connected(where, trail, deadline, largest)
        asked, certificate, status, length, cut = b"", "", 0, None, ""
        headers: dict[str, str] = {}
        try:
            certificate, asked = wire.certificate(), _request(where, self.agent)
            wire.sendall(asked)
            status, headers, length = _answer(wire)
        except TimeoutError as error:
            cut = "time"
            raise _failed(where, f"it took longer than {self.limits.seconds:g} s", "try again later") from error
        except (http.client.HTTPException, OSError, ValueError) as error:
            cut = "length" if isinstance(error, InputError) else "disconnect"
            if isinstance(error, InputError):
                raise InputError(error.what, where=where.address, do=error.do) from error
            raise _failed(where, f"the answer is broken ({_said(error)})", "try again later") from error
        finally:
            wire.close()
            found = _Exchange(
                where, wire.number, asked, bytes(wire.taken[:length]), status, headers, at, certificate, cut
            )
            trail.hops.append(found)
        return found

    def _connected(self, where: Place, trail: _Trail, deadline: float, largest: int) -> _Wire:
        """A connection to one of the numbers that were checked, and to nothing else."""
        trouble = "nobody answers"
        for number in numbers(where, self.resolve, self.allow):
            left = min(deadline - self.now(), _CONNECTING)
            if left <= 0:
                break
            family = socket.AF_INET6 if ":" in number else socket.AF_INET
            plain = socket.socket(family, socket.SOCK_STREAM)
            try:
                plain.settimeout(left)
                plain.connect((number, where.port))
                speaking = _encrypted(plain, where) if where.scheme == "https" else plain
            except OSError as error:
                plain.close()
                trouble = _said(error)
                trail.tried.append(f"{number} ({trouble})")
                continue
            return _Wire(speaking, number, deadline, largest, self.now)
        raise _failed(where, f"it cannot be reached ({trouble})", "check the network, and try again later")


def _encrypted(plain: socket.socket, where: Place) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=where.host)


def _failed(where: Place, what: str, do: str) -> InputError:
    return InputError(what, where=where.address, do=do)


def _said(error: BaseException) -> str:
    """What went wrong, in no words of a server: nobody looked for names in those."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate does not hold: " + re.sub("'[^']*'", "its host", error.verify_message)
    if isinstance(error, http.client.HTTPException | ValueError):
        return next((words for kind, words in _BROKEN.items() if isinstance(error, kind)), "it is no answer")
    words = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
    return words if words and words.isprintable() else type(error).__name__


_BROKEN: Final[Mapping[type[Exception], str]] = {
    http.client.BadStatusLine: "it begins as no answer does",
    http.client.IncompleteRead: "it ends before its end",
    http.client.LineTooLong: "a line of its head has no end",
}


class _Wire:
    """A connection that remembers every byte that came, and ends when there are too many or it takes too long."""

    def __init__(
        self, speaking: socket.socket, number: str, deadline: float, largest: int, now: Callable[[], float]
    ) -> None:
        self.number, self.taken = number, bytearray()
        self._socket, self._deadline, self._largest, self._now = speaking, deadline, largest, now

    def certificate(self) -> str:
        """The SHA-256 of the certificate that the server showed, "" where it showed none."""
        if not isinstance(self._socket, ssl.SSLSocket):
            return ""
        return hashlib.sha256(self._socket.getpeercert(binary_form=True) or b"").hexdigest()

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._left())
        self._socket.sendall(data)

    def _left(self) -> float:
        left = self._deadline - self._now()
        if left <= 0:
            raise TimeoutError
        return left

    def into(self, room: Any) -> int:
        self._socket.settimeout(self._left())
        count = self._socket.recv_into(room)
        self.taken += bytes(room[:count])
        if len(self.taken) > self._largest:
            what = f"it sends more than {self._largest // 1_000_000 or 1} MB"
            raise InputError(what, do="save it with another program and give the file")
        return count

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """What the library reads an answer from."""
        return io.BufferedReader(_Raw(self), 1 << 16)

    def close(self) -> None:
        self._socket.close()


class _Raw(io.RawIOBase):
    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        return self._wire.into(room)


def _request(where: Place, agent: str) -> bytes:
    lines = [
        f"GET {where.target} HTTP/1.1", f"Host: {where.site}", f"User-Agent: {agent}", "Accept: */*",
        "Accept-Encoding: identity", "Connection: close", "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode("ascii", "replace")


def _answer(wire: _Wire) -> tuple[int, dict[str, str], int]:
    """Its status, its header fields by their names in small letters, and how many of the bytes that came are its own."""
    response = http.client.HTTPResponse(wire, method="GET")  # type: ignore[arg-type]
    try:
        response.begin()
        length = response.length
        count = 0
        while chunk := response.read1(1 << 16):
            count += len(chunk)
        if length is not None and count < length:
            raise http.client.IncompleteRead(b"", length - count)
        headers = {name.lower(): value for name, value in response.getheaders()}
        end = wire.taken.find(b"\r\n\r\n")
        whole = len(wire.taken) if length is None or end < 0 else end + 4 + length
        return response.status, headers, whole
    finally:
        response.close()


def _in_line(address: str) -> str:
    r"""An address as it stands in a head: on one line, no longer than an address may be, without a name and a password.

    >>> _in_line("https://mona:hunter2@news.example.org/a\r\nb")
    'https://news.example.org/a%0D%0Ab'
    """
    plain = (
        c if c.isprintable() and not c.isspace() else quote(c, errors="replace") for c in _LOGIN.sub(r"\1", address)
    )
    return "".join(plain)[:LONGEST]


def _why(failed: InputError, address: str, trail: _Trail) -> str:
    led = "it leads on to another address: " if trail.redirects and failed.where != address else ""
    return f"{ATTEMPT}{led}{failed.what}" + (f"; {failed.do}" if failed.do else "")


def _archive(trail: _Trail, agent: str, asked: str, robots: str, failed: InputError | None) -> bytes:
    """The web archive of one capture: who made it, then each question with its answer, then what was noted."""
    info = (
        f"software: {agent.split(maxsplit=1)[0]}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {agent}\r\n"
    )
    info += f"{FAILED}\r\n" if failed else ""
    first = trail.hops[0].at if trail.hops else trail.began
    records = [_record("warcinfo", first, "application/warc-fields", info.encode("utf-8", "replace"))]
    for hop in trail.hops:
        more = {"WARC-Target-URI": hop.where.address, "WARC-IP-Address": hop.number}
        records.append(_record("request", hop.at, "application/http; msgtype=request", hop.asked, more))
        if hop.answered or not failed:
            more |= {"WARC-Truncated": hop.cut} if hop.cut else {}
            records.append(_record("response", hop.at, "application/http; msgtype=response", hop.answered, more))
    fields = "".join(f"{line}\r\n" for line in _noted(trail, asked, robots, failed)).encode("utf-8", "replace")
    target = {"WARC-Target-URI": trail.hops[-1].where.address if trail.hops else asked}
    records.append(_record("metadata", trail.last_at, "application/warc-fields", fields, target))
    return b"".join(records)


def _noted(trail: _Trail, asked: str, robots: str, failed: InputError | None) -> Iterator[str]:
    """What was noted of a capture, line by line."""
    if robots:
        yield f"robots: {robots}"
    yield f"redirects: {trail.redirects}"
    yield from (f"certificate-sha256: {hop.certificate} ({hop.where.host})" for hop in trail.hops if hop.certificate)
    yield from (f"tried: {number}" for number in trail.tried)
    if failed:
        yield from (f"asked-for: {asked}", f"failed-at: {_in_line(failed.where)}", f"failed: {failed.what}")


def _record(kind: str, at: str, media: str, block: bytes, more: dict[str, str] | None = None) -> bytes:
    """One record; its id is made from what it holds, so that nothing in an archive is left to chance."""
    digest = hashlib.sha256(block).hexdigest()
    more = more or {}
    own = uuid.uuid5(uuid.NAMESPACE_URL, " ".join((kind, at, digest, *more.values())))
    fields = {
        "WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{own}>", "WARC-Date": at, **more,
        "WARC-Block-Digest": f"sha256:{digest}", "Content-Type": media, "Content-Length": str(len(block)),
    }  # fmt: skip
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode("utf-8", "replace") + b"\r\n" + block + b"\r\n\r\n"

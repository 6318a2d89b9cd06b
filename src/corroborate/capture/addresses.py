"""A web address goes in; out comes where it leads, or why nobody goes there: the guard before every connection.

Whoever writes an address into a feed, a redirect or a name server decides where this machine connects to, so it could be
made to speak with what only it can reach: its own services, the office's network, a cloud's key server. So an address
must be plainly written and of http or https at its usual port; its name is resolved once; every number that comes back
must be a public one; and the connection goes to the very number that was checked, so that a name which answers otherwise
the next time (DNS rebinding) gains nothing. The tables are IANA's special-purpose registries (RFC 6890), read strictly.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote, urlsplit

from corroborate.errors import InputError

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
LONGEST: Final = 4_000  # characters of an address
_PORTS: Final = {"http": 80, "https": 443}
_LOCAL: Final = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|arpa|onion|test|invalid|example)\Z"
)
_NUMERIC: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\Z")
_NAME: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")
_CLOSED_4: Final = tuple(
    map(ipaddress.IPv4Network, (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    ))
)  # fmt: skip
_OPEN_6: Final = ipaddress.IPv6Network("2000::/3")  # all else is no public address of one machine
_CLOSED_6: Final = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"))
)
_CARRIED: Final = (0x00005EFE, 0x02005EFE)  # the middle of an address that carries an IPv4 one (ISATAP, RFC 5214)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: `host` as it is asked for by name, `target` as it stands in the request's first line."""

    address: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """The host as a request names it, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def place(address: str, allow: Collection[str] = ()) -> Place:
    """Where a web address leads, by its words alone; `allow` names what may be gone to all the same ("127.0.0.1:8080").

    >>> place("https://News.example.org/a?b#c").target
    '/a?b'
    >>> place("http://0x7f000001/")
    Traceback (most recent call last):
    corroborate.errors.InputError: http://0x7f000001/: its host is a number in an odd form; write a name, or a plain number

    Raises:
        InputError: it is no address of the web, or is written so that it could lead elsewhere than it seems to.

    """
    _refuse_odd(address)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _bad(address, "it is no address", "check how it is written") from error
    if parts.scheme.lower() not in _PORTS:
        raise _bad(address, "only http and https addresses are captured", "save what it shows as a file")
    if "@" in parts.netloc or not host:
        raise _bad(address, "it holds a name or a password, or no host", "write it without")
    scheme = parts.scheme.lower()
    host = _host(address, host)
    port = _PORTS[scheme] if port is None else port
    if f"{host}:{port}" not in allow:
        if port not in _PORTS.values():
            raise _bad(address, f"port {port} is none of the web's", "only 80 and 443 are gone to")
        _refuse_local(address, host)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?[]|")
    return Place(address, scheme, host, port, f"{path}?{query}" if query else path)


def _refuse_odd(address: str) -> None:
    if len(address) > LONGEST:
        raise _bad(address[:80] + "…", "it is longer than an address may be", "check where it ends")
    if "\\" in address or any(not char.isprintable() or char.isspace() for char in address):
        raise _bad(
            "".join(char if char.isprintable() else "\ufffd" for char in address),
            "it holds spaces, line ends, backslashes or invisible characters", "write it as a browser shows it",
        )  # fmt: skip


def _host(address: str, host: str) -> str:
    """The host in ASCII and small letters, as a resolver gets it."""
    if "%" in host:
        raise _bad(address, "its host holds a per cent sign", "write the host plainly")
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host).compressed
        except ValueError as error:
            raise _bad(address, "its host is no address", "check how it is written") from error
    folded = unicodedata.normalize("NFKC", host).lower().replace("。", ".")
    if folded != host and _NUMERIC.match(folded):
        raise _bad(address, "its host is a number in an odd form", "write a name, or a plain number")
    try:
        plain = folded.encode("idna").decode("ascii") if not folded.isascii() else folded
    except UnicodeError as error:
        raise _bad(address, "its host is no name", "check how it is written") from error
    plain = plain.removesuffix(".")
    if _NUMERIC.match(plain):
        return _number(address, plain)
    if len(plain) > 253 or not (_NAME.match(plain) or plain == "localhost"):
        raise _bad(address, "its host is no full name of a site", "write it with all its parts, as in news.example.org")
    return plain


def _number(address: str, host: str) -> str:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise _bad(address, "its host is a number in an odd form", "write a name, or a plain number") from error


def _refuse_local(address: str, host: str) -> None:
    numeric = _as_number(host)
    if numeric is None and _LOCAL.match(host):
        raise _bad(address, "its host is of a local network or of none", "captures go to the public web alone")
    if numeric is not None and (why := closed(host)):
        raise _bad(address, f"its host is {why}", "captures go to the public web alone")


def _as_number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def closed(number: str) -> str:
    """Why nobody may connect to a number ("no public address"), "" where they may.

    >>> closed("127.0.0.1"), closed("93.184.216.34"), closed("64:ff9b::7f00:1")
    ('no public address (127.0.0.1)', '', 'no public address (64:ff9b::7f00:1)')
    """
    try:
        found = ipaddress.ip_address(number)
    except ValueError:
        return f"no address ({number})"
    if isinstance(found, ipaddress.IPv4Address):
        public = not any(found in net for net in _CLOSED_4)
    else:
        carried = (int(found) >> 32) & 0xFFFFFFFF in _CARRIED
        public = found in _OPEN_6 and not any(found in net for net in _CLOSED_6) and not carried and not found.scope_id
    return "" if public and found.is_global else f"no public address ({number})"


def numbers(where: Place, resolve: Resolve | None = None, allow: Collection[str] = ()) -> tuple[str, ...]:
    """The numbers that a host has now, every one of them checked; connect to these and to no other.

    Raises:
        InputError: it has none, or one of them is not of the public web.

    """
    try:
        found = list(dict.fromkeys((resolve or resolved)(where.host, where.port)))
    except (OSError, UnicodeError) as error:
        raise _bad(
            where.address, "its host is not known to the name server", "check the name, and the network"
        ) from error
    if not found:
        raise _bad(where.address, "its host has no address", "check the name")
    for number in found:
        if f"{number}:{where.port}" not in allow and (why := closed(number)):
            raise _bad(where.address, f"its host leads to {why}", "captures go to the public web alone")
    return tuple(found)


def resolved(host: str, port: int) -> list[str]:
    """What this machine's resolver says of a host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _bad(address: str, what: str, do: str) -> InputError:
    return InputError(what, where=address, do=do)

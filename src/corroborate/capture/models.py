"""Messages and a JSON schema in, a language model's raw answer out, from the one endpoint that the user named.

Any server will do that speaks the chat completions of the OpenAI interface: one on this machine, in this office, or a
company's. What is sent holds whole reports, so there is no endpoint by default, none is taken from the environment, no
proxy or redirect is followed, and outside of the local network the way must be encrypted. What comes back is bounded in
size and time; the bytes are handed on as they came, to be kept before anybody looks into them.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import ipaddress
import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, Final
from urllib.parse import urlsplit

from corroborate.canonical import Json
from corroborate.errors import InputError, UseError

KEY: Final = "CORROBORATE_API_KEY"
LARGEST: Final = 10_000_000  # bytes of one answer
_TRIES: Final = 4
_PATIENCE: Final = 60.0  # seconds that a server may ask us to wait before the next try
_CONNECTING: Final = 10.0  # seconds after which nobody is taken to listen
_BUSY: Final = frozenset({429, 502, 503, 504})  # it may do better later
_WRONG: Final = {401: "the key", 403: "the key", 404: "the endpoint and the model's name", 405: "the endpoint"}
_LOCAL: Final = re.compile(r"(?:[^.]+|.+\.(?:local|localhost|internal|lan))\Z")


class _Busy(Exception):
    """Worth another try after `wait` seconds (None where the server does not say)."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def ask(
    endpoint: str,
    model: str,
    messages: Sequence[Mapping[str, str]],
    schema: Mapping[str, Json],
    *,
    timeout: float = 300.0,
    tries: int = _TRIES,
    largest: int = LARGEST,
    wait: Callable[[float], object] = time.sleep,
) -> bytes:
    """The raw answer of `model` behind `endpoint` (such as `http://localhost:11434/v1`), asked for JSON of `schema`.

    `timeout` (seconds) is for one try as a whole, and `largest` (bytes) for its answer. A server that is busy (429, 502,
    503, 504) is asked again, at most `tries` times in all, after the time that it names, up to a minute. The key of the
    environment variable CORROBORATE_API_KEY is sent where it is set.

    Raises:
        UseError: nobody listens there, the endpoint or key is wrong, or httpx is not installed; more asking is in vain.
        InputError: this answer failed: late, too large, broken, cut off, refused; the next may do better.

    """
    httpx = _httpx()
    url, headers = _url(endpoint), _headers()
    body = {
        "model": model,
        "messages": [dict(message) for message in messages],
        "temperature": 0,
        "seed": 0,
        "stream": False,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}},
    }
    sent = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    for number in range(tries):
        try:
            return _checked(_once(httpx, url, headers, sent, timeout, largest))
        except _Busy as busy:
            pause = busy.wait if busy.wait is not None else 2.0**number
            if number + 1 == tries or pause > _PATIENCE:
                asked = f", and asks to wait {pause:.0f} s" if pause > _PATIENCE else f" after {number + 1} tries"
                raise InputError(f"{busy}{asked}", do="read again later; nothing is asked twice") from None
            wait(pause)
    raise UseError("a model is asked at least once", do="give a number of tries above zero")


def check(endpoint: str) -> None:
    """Refuse what cannot be asked, before anything is worked out.

    >>> check("http://far.example/v1")
    Traceback (most recent call last):
    corroborate.errors.UseError: http://far.example/v1: reports may not cross the open network unencrypted; use its https address

    Raises:
        UseError: no web address, an unencrypted one outside the local network, one that holds a password, or httpx is
            not installed.

    """
    _url(endpoint)
    _headers()
    _httpx()


def _httpx() -> ModuleType:
    try:
        import httpx  # noqa: PLC0415 - an optional extra, and slow to import
    except ImportError as error:
        do = "install it: pip install 'corroborate[model]'"
        raise UseError("reading with a model needs the package httpx", do=do) from error
    return httpx


def _url(endpoint: str) -> str:
    do = "give the server's address, such as http://localhost:11434/v1"
    try:
        parts = urlsplit(endpoint)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UseError(f"this endpoint is no address ({error})", do=do) from error
    if parts.scheme not in ("http", "https") or not host or not endpoint.isascii() or not endpoint.isprintable():
        raise UseError("this endpoint is no web address", do=do)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UseError("an endpoint holds no password and no question", do=f"put a key into {KEY}")
    if parts.scheme == "http" and not _near(host):
        raise UseError("reports may not cross the open network unencrypted", where=endpoint, do="use its https address")
    return endpoint.rstrip("/") + "/chat/completions"


def _near(host: str) -> bool:
    """Whether a host is this machine or stands in the local network, as far as its name tells."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _LOCAL.match(host) is not None
    return address.is_loopback or address.is_private


def _headers() -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise UseError("the key holds what no key holds", where=KEY, do="set it again")
    return headers | ({"Authorization": f"Bearer {key}"} if key else {})


def _once(httpx: Any, url: str, headers: Mapping[str, str], sent: bytes, timeout: float, largest: int) -> bytes:
    """One try: the body of a good answer."""
    until, limits = time.monotonic() + timeout, httpx.Timeout(timeout, connect=min(timeout, _CONNECTING))
    try:
        # Nothing of the environment: no proxy, no password file.
        with (
            httpx.Client(timeout=limits, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", url, headers=headers, content=sent) as answer,
        ):
            if answer.status_code == 200:
                return _body(answer, largest, until, timeout)
            _refuse(url, answer.status_code, answer.headers, _excerpt(answer, until, timeout))
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        do = "start the server, or mend --endpoint; what was read is kept, and nothing is asked twice"
        raise UseError(
            f"nobody answers there ({_clean(str(error)) or type(error).__name__})", where=url, do=do
        ) from error
    except httpx.TimeoutException as error:
        raise _late(timeout) from error
    except httpx.HTTPError as error:
        raise _Busy(f"the connection broke off ({type(error).__name__})") from error
    raise AssertionError("a bad answer is refused")


def _body(answer: Any, largest: int, until: float, timeout: float) -> bytes:
    """All bytes, within size and time; a server that drips its answer byte by byte is late all the same."""
    data = bytearray()
    for chunk in answer.iter_raw():
        data += chunk
        if len(data) > largest:
            raise InputError(f"the model's answer has more than {largest:,} bytes", do="ask another model")
        if time.monotonic() > until:
            raise _late(timeout)
    return bytes(data)


def _late(timeout: float) -> InputError:
    return InputError(
        f"the model gave no answer within {timeout:g} s", do="give the report in parts, or a faster model"
    )


def _excerpt(answer: Any, until: float, timeout: float) -> str:
    """What the server says about its refusal, in a line."""
    try:
        data = _body(answer, 100_000, until, timeout)
        said = json.loads(data)
        error = said.get("error", said)
        words = error.get("message", "") if isinstance(error, dict) else error
    except (InputError, ValueError, AttributeError, RecursionError):
        return ""
    return _clean(words) if isinstance(words, str) else ""


def _clean(words: str) -> str:
    """A stranger's words as one short line that no terminal obeys."""
    return "".join(c if c.isprintable() else " " for c in words[:200]).strip()


def _refuse(url: str, status: int, headers: Mapping[str, str], said: str) -> None:
    words = f"the server answers {status}{f' ({said})' if said else ''}"
    if 300 <= status < 400:
        do = "nothing was sent there; name the right endpoint yourself if you trust it"
        raise UseError(f"the endpoint points to {_clean(headers.get('location', 'nowhere'))}", where=url, do=do)
    if status in _WRONG:
        raise UseError(words, where=url, do=f"check {_WRONG[status]} ({KEY} holds the key)")
    if status in _BUSY:
        raise _Busy(words, _pause(headers.get("retry-after")))
    raise InputError(words, do="see what the server's log says")


def _pause(after: str | None) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a day and time."""
    if after is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}\s*", after):
        return float(after)
    try:
        then = email.utils.parsedate_to_datetime(after)
    except (ValueError, TypeError):
        return None
    return max((then - dt.datetime.now(then.tzinfo)).total_seconds(), 0.0)


def _checked(data: bytes) -> bytes:
    """The bytes of a whole answer: a chat completion that was neither refused nor cut off."""
    try:
        choice = json.loads(data)["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        words, refusal = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        do = "check that the endpoint speaks chat completions"
        raise InputError("the server's answer is no chat completion", do=do) from error
    if refusal or ended == "content_filter":
        raise InputError("the model refused to read it", do="read it with another model, or without one")
    if ended == "length":
        raise InputError(
            "the model's answer was cut off", do="give the report in parts, or let the server answer longer"
        )
    if not isinstance(words, str) or not words.strip():
        raise InputError("the model's answer is empty", do="read it with another model, or without one")
    return data

"""Asking a model on a loopback server that misbehaves in every way a server can."""

from __future__ import annotations

import email.utils
import json
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from corroborate.capture import models
from corroborate.errors import InputError, UseError
from loopback import Server, completion, reply

pytest.importorskip("httpx")

MESSAGES = ({"role": "user", "content": "Two men were shot dead in Marwa, “residents” said."},)
SCHEMA = {"type": "object"}


GOOD = reply(completion())


def _asked(*answers: Callable[[BaseHTTPRequestHandler], None], **options: Any) -> tuple[bytes, Server, list[float]]:
    waited: list[float] = []
    with Server(*answers).running() as server:
        data = models.ask(server.endpoint, "some-model", MESSAGES, SCHEMA, wait=waited.append, **options)
    return data, server, waited


def _fails(
    kind: type[Exception], words: str, *answers: Callable[[BaseHTTPRequestHandler], None], **options: Any
) -> Server:
    with Server(*answers).running() as server, pytest.raises(kind, match=words):
        models.ask(server.endpoint, "some-model", MESSAGES, SCHEMA, wait=lambda seconds: None, **options)
    return server


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(models.KEY, raising=False)


def test_the_raw_bytes_come_back_and_the_question_is_as_it_should_be() -> None:
    odd = completion().replace(b'"id"', b' "id" ')
    data, server, _ = _asked(reply(odd))
    assert data == odd
    sent = json.loads(server.bodies[0])
    assert server.paths == ["/v1/chat/completions"]
    assert (sent["model"], sent["temperature"], sent["seed"], sent["stream"]) == ("some-model", 0, 0, False)
    assert sent["messages"] == list(MESSAGES)
    assert sent["response_format"]["json_schema"]["schema"] == SCHEMA
    assert "Authorization" not in server.headers[0]


def test_the_key_is_sent_only_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(models.KEY, "not-a-real-one")
    monkeypatch.setenv("OPENAI_API_KEY", "another")
    _, server, _ = _asked(GOOD)
    assert server.headers[0]["Authorization"] == "Bearer not-a-real-one"
    monkeypatch.setenv(models.KEY, "two\nlines")
    with pytest.raises(UseError, match="key"):
        models.check("http://localhost/v1")


def test_no_proxy_of_the_environment_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(GOOD).running() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        _, server, _ = _asked(GOOD)
    assert (len(server.bodies), proxy.bodies) == (1, [])


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_the_time_it_names(status: int) -> None:
    data, server, waited = _asked(reply(b"", status, Retry_After="7"), reply(b"", status), GOOD)
    assert (data, len(server.bodies), waited) == (completion(), 3, [7.0, 2.0])


def test_a_time_of_day_to_wait_for_is_understood() -> None:
    later = email.utils.formatdate(time.time() + 30, usegmt=True)
    _, _, (waited,) = _asked(reply(b"", 429, Retry_After=later), GOOD)
    assert 20 < waited <= 30
    _, _, waits = _asked(reply(b"", 429, Retry_After="soon"), GOOD)
    assert waits == [1.0]


def test_waiting_is_bounded() -> None:
    assert len(_fails(InputError, "429.*after 4 tries", reply(b"", 429)).bodies) == 4
    assert len(_fails(InputError, "asks to wait 3600 s", reply(b"", 429, Retry_After="3600"), GOOD).bodies) == 1


def test_another_fault_of_the_server_is_told_in_its_words_and_not_tried_again() -> None:
    said = json.dumps({"error": {"message": "the context\x1b[31m is full"}}).encode()
    with Server(reply(said, 500), GOOD).running() as server, pytest.raises(InputError) as caught:
        models.ask(server.endpoint, "m", MESSAGES, SCHEMA)
    assert "500 (the context [31m is full)" in str(caught.value)
    assert len(server.bodies) == 1
    _fails(InputError, "400;", reply(b"<html>", 400))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_wrong_key_or_endpoint_ends_the_run(status: int) -> None:
    _fails(UseError, str(status), reply(b"{}", status))


def test_a_redirect_is_not_followed() -> None:
    with Server(GOOD).running() as elsewhere:
        for status in (301, 302, 307, 308):
            away = reply(b"", status, Location=f"{elsewhere.endpoint}/chat/completions")
            _fails(UseError, f"points to http://127.0.0.1:{elsewhere.port}", away)
    assert elsewhere.bodies == []


def _slow(request: BaseHTTPRequestHandler) -> None:
    time.sleep(0.4)
    GOOD(request)


def _dripping(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for _ in range(8):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def _broken_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"choices": ')


@pytest.mark.parametrize("late", [_slow, _dripping])
def test_a_slow_answer_is_given_up(late: Callable[[BaseHTTPRequestHandler], None]) -> None:
    _fails(InputError, r"within 0\.2 s", late, timeout=0.2)


def test_a_connection_that_breaks_off_is_tried_again() -> None:
    data, server, _ = _asked(_broken_off, GOOD)
    assert (data, len(server.bodies)) == (completion(), 2)


def test_an_answer_without_end_is_not_taken_in() -> None:
    _fails(InputError, "more than 1,000 bytes", reply(completion("x" * 2000)), largest=1000)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no chat completion"),
        (b"<html>Welcome</html>", "no chat completion"),
        (b'{"choices": []}', "no chat completion"),
        (b'{"choices": [{"message": "hello"}]}', "no chat completion"),
        (b"[" * 100_000, "no chat completion"),
        (completion(None, refusal="I cannot help with that."), "refused"),
        (completion("", reason="content_filter"), "refused"),
        (completion('{"claims": [', reason="length"), "cut off"),
        (completion(None), "empty"),
    ],
)
def test_an_answer_that_is_none(data: bytes, words: str) -> None:
    assert len(_fails(InputError, words, reply(data)).bodies) == 1


def test_nobody_listening_ends_the_run() -> None:
    with Server(GOOD).running() as server:
        gone = server.endpoint
    with pytest.raises(UseError, match="nobody answers there"):
        models.ask(gone, "m", MESSAGES, SCHEMA)


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "localhost:11434",
        "ftp://localhost/v1",
        "http://",
        "http://[::1/v1",
        "http://localhost:99999/v1",
        "http://api.far.example/v1",
        "http://93.184.216.34/v1",
        "https://mira:secret@api.far.example/v1",
        "https://api.far.example/v1?key=secret",
        "http://local\nhost/v1",
    ],
)
def test_an_endpoint_that_cannot_be_asked(endpoint: str) -> None:
    with pytest.raises(UseError) as caught:
        models.check(endpoint)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "endpoint",
    ["http://localhost:11434/v1", "http://127.0.0.1/v1/", "http://[::1]:80/v1", "http://10.0.0.7/v1", "http://gpu.local/v1",
     "https://api.far.example/v1"],
)  # fmt: skip
def test_an_endpoint_that_can(endpoint: str) -> None:
    models.check(endpoint)


def test_without_httpx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(UseError, match=r"corroborate\[model\]"):
        models.ask("http://localhost/v1", "m", MESSAGES, SCHEMA)

"""Who is let in: nobody from another name, without the token, or from another page; and what every answer bears."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from reviewed import BASE, OWN, Pages, made, opened, visit

from corroborate.errors import UseError
from corroborate.web import serve
from corroborate.web.guard import HEADERS, LARGEST, Door, is_local


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("guard"))


def test_another_name_for_this_computer_is_refused(case: Path) -> None:
    async def act(pages: Pages) -> None:
        for host in (
            "evil.example",
            "evil.example:8351",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1.evil.example:8351",
            "",
        ):
            answer = await pages.get("/", headers={"host": host})
            assert answer.status_code == 421, host
            assert "Example" not in answer.text
        for host in ("127.0.0.1:8351", "localhost:8351", "LOCALHOST:8351", "[::1]:8351"):
            assert (await pages.get("/", headers={"host": host})).status_code == 200

    visit(case, act)


def test_without_the_token_nothing_is_shown_and_it_leaves_the_address(case: Path) -> None:
    async def run() -> None:
        async with opened(case) as pages:
            cookies = dict(pages.client.cookies)
            pages.client.cookies.clear()
            for path in ("/", "/decisions", "/api/news", "/report/ab", "/?token=", f"/?token={pages.door.token}x"):
                answer = await pages.get(path)
                assert answer.status_code == 403, path
                assert "set-cookie" not in answer.headers
            answer = await pages.get("/%2Fevil.example/a", params={"token": pages.door.token})
            assert answer.headers["location"] == "/evil.example/a"
            pages.client.cookies.clear()
            answer = await pages.get("/decisions", params={"token": pages.door.token})
            assert (answer.status_code, answer.headers["location"]) == (303, "/decisions")
            kept = answer.headers["set-cookie"]
            assert "HttpOnly" in kept
            assert "SameSite=Strict" in kept
            assert pages.door.token not in kept
            assert dict(pages.client.cookies) == cookies
            assert (await pages.get("/static/review.css")).status_code == 200

    asyncio.run(run())


def test_a_cookie_of_another_run_opens_nothing(case: Path) -> None:
    async def run() -> None:
        async with opened(case) as first:
            old = dict(first.client.cookies)
        async with opened(case) as second:
            second.client.cookies.clear()
            second.client.cookies.update(old)
            assert (await second.get("/")).status_code == 403

    asyncio.run(run())


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"{BASE}.evil.example"},
        {"origin": BASE.replace("8351", "8352")},
        {"origin": "file://"},
        {**OWN, "sec-fetch-site": "cross-site"},
        {**OWN, "sec-fetch-site": "same-site"},
    ],
)
def test_another_page_changes_nothing(case: Path, headers: dict[str, str]) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        said = {
            "key": "0" * 16,
            "verdict": "accepted",
            "about": [board.items[0].about[0]],
            "by": "M. M.",
            "why": "because",
        }
        answer = await pages.client.post("/api/decide", json=said, headers=headers)
        assert answer.status_code == 403
        assert pages.review.work.made() == ()

    visit(case, act)


def test_every_answer_is_sealed(case: Path) -> None:
    async def act(pages: Pages) -> None:
        for path in ("/", "/nothing", "/api/news", "/static/review.js", "/report/zz"):
            answer = await pages.get(path)
            assert {name: answer.headers.get(name) for name, _ in HEADERS} == dict(HEADERS), path
            assert "'unsafe" not in answer.headers["content-security-policy"]
            assert "server" not in answer.headers
        assert (await pages.get("/")).headers["cache-control"] == "no-store"
        for path in ("/docs", "/redoc", "/openapi.json", "/static/../guard.py", "/static/base.html"):
            assert (await pages.get(path)).status_code == 404

    visit(case, act)


def test_what_is_too_long_is_refused(case: Path) -> None:
    async def act(pages: Pages) -> None:
        answer = await pages.client.post("/api/decide", content=b"x" * (LARGEST + 1), headers=OWN)
        assert answer.status_code == 413

    visit(case, act)


def test_another_address_needs_a_password(case: Path) -> None:
    with pytest.raises(UseError, match="password"):
        Door("192.0.2.7", 8351)

    async def act(pages: Pages) -> None:
        own = {"origin": "http://192.0.2.7:8351", "sec-fetch-site": "same-origin"}
        assert (await pages.get("/", params={"token": pages.door.token})).headers["location"] == "/enter"
        assert (await pages.get("/", headers={"host": "127.0.0.1:8351"})).status_code == 421
        assert (await pages.get("/api/news")).status_code == 303
        assert (await pages.client.post("/api/decide", json={}, headers=own)).status_code == 403
        page = await pages.words("/enter")
        assert "Jableh" not in page
        wrong = await pages.client.post("/enter", data={"password": "open"}, headers=own)
        assert wrong.status_code == 403
        hasty = await pages.client.post("/enter", data={"password": "correct horse battery"}, headers=own)
        assert hasty.status_code == 403
        pages.door._wrong -= 2
        assert (await pages.client.post("/enter", data={"password": "correct horse battery"})).status_code == 403
        right = await pages.client.post("/enter", data={"password": "correct horse battery"}, headers=own)
        assert right.status_code == 303
        assert "Jableh" in await pages.words("/")

    visit(case, act, password="correct horse battery", host="192.0.2.7")


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.9.9.9", True), ("0.0.0.0", False), ("10.0.0.1", False),
     ("localhost.evil.example", False), ("", False)],
)  # fmt: skip
def test_what_is_this_computer(host: str, *, local: bool) -> None:
    assert is_local(host) is local


def test_what_cannot_be_listened_on(case: Path, tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", ""):
        with pytest.raises(UseError, match="no single address"):
            serve.serve(case, host, 0, None, "", None, print)
    with pytest.raises(UseError, match="cannot be listened on"):
        serve.serve(case, "192.0.2.1", 0, None, "", None, print)
    (tmp_path / "short").write_text("open\n")
    with pytest.raises(UseError, match="too short"):
        serve.serve(case, "127.0.0.1", 0, tmp_path / "short", "", None, print)
    with pytest.raises(UseError, match="cannot be read"):
        serve.serve(case, "127.0.0.1", 0, tmp_path / "none", "", None, print)
    with pytest.raises(UseError, match="no case"):
        serve.serve(tmp_path, "127.0.0.1", 0, None, "", None, print)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this computer, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("papers")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    command = ["openssl", *asked.split(), "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def test_with_a_certificate_what_is_sent_is_encrypted(case: Path, papers: tuple[Path, Path]) -> None:
    certificate, key = papers
    options = ["--case", str(case), "--port", "0", "--certificate", str(certificate), "--key", str(key)]
    command = [sys.executable, "-m", "corroborate", "review", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as pages:
        try:
            assert pages.stderr is not None
            address = next(line.strip() for line in pages.stderr if "://" in line)
            known = ssl.create_default_context(cafile=certificate)
            with httpx.Client(verify=known) as client:
                answer = client.get(address)
                assert "; Secure" in answer.headers["set-cookie"]
                assert client.get(address.partition("?")[0]).status_code in (200, 503), (
                    "let in, though there may be no account yet"
                )
            with pytest.raises(httpx.HTTPError), httpx.Client() as client:
                client.get(address)  # nobody vouches for it
        finally:
            pages.terminate()
    assert address.startswith("https://127.0.0.1:")


def test_papers_that_do_not_serve_are_refused(case: Path, papers: tuple[Path, Path], tmp_path: Path) -> None:
    certificate, key = papers
    locked = tmp_path / "locked.pem"
    asked = ["openssl", "ec", "-in", str(key), "-out", str(locked), "-aes256", "-passout", "pass:twelve letters"]
    subprocess.run(asked, check=True, capture_output=True)
    for one, other in ((certificate, None), (key, certificate), (tmp_path / "none", key), (certificate, locked)):
        with pytest.raises(UseError, match="cannot be used"):
            serve.serve(case, "127.0.0.1", 0, None, "", None, print, one, other)
    with pytest.raises(UseError, match="without a certificate"):
        serve.serve(case, "127.0.0.1", 0, None, "", None, print, None, key)

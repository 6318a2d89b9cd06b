"""Captures of web addresses: what is kept, how each is bounded, and how servers are asked."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from corroborate import desk
from corroborate.capture.found import Known, Refused, Taken
from corroborate.capture.opened import Whole, parts
from corroborate.capture.web import Limits, Visitor
from corroborate.errors import InputError, UseError
from corroborate.intake import Web
from loopback import Server, reply

PAGE = b"<!DOCTYPE html><html><head><title>Toll rises</title></head><body><p>Two people were killed in Jubata.</p></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]
WARC = "application/warc"
NOON = dt.datetime(2031, 3, 9, 12, tzinfo=dt.UTC)


class Site(Server):
    """Answers each path as told; anything else with 404."""

    def __init__(self, pages: dict[str, Answer]) -> None:
        super().__init__(self.page)
        self.pages = pages

    def page(self, request: BaseHTTPRequestHandler) -> None:
        self.pages.get(request.path, reply(b"no", 404))(request)

    @property
    def site(self) -> str:
        return f"127.0.0.1:{self.port}"

    def at(self, path: str) -> str:
        return f"http://{self.site}{path}"


def visitor(site: Site, **more: Any) -> Visitor:
    quick = {"limits": Limits(seconds=5, largest=100_000, pause=0), "allow": (site.site,), "clock": lambda: NOON}
    return Visitor(**(quick | more))


def documents(taken: Taken) -> list[Taken | Refused]:
    return list(parts(Whole(taken.data, taken.media, taken.name, Known())))


def test_a_page_is_kept_as_it_came_with_all_that_led_to_it() -> None:
    site = Site({"/a": reply(b"", 302, Location="/b?c"), "/b?c": reply(PAGE, Content_Type="text/html; charset=utf-8")})
    with site.running():
        taken = visitor(site).capture(site.at("/a"))
        again = visitor(site).capture(site.at("/a"))
    assert (taken.media, taken.how, taken.at, taken.known.address) == (
        "application/warc", "web", "2031-03-09T12:00:00Z", site.at("/a"),
    )  # fmt: skip
    (page,) = documents(taken)
    assert isinstance(page, Taken)
    assert (page.data, page.media, page.known.address) == (PAGE, "text/html", site.at("/b?c"))
    assert (page.at, page.key) != ("", None)
    words = taken.data.decode("latin-1")
    for said in ("HTTP/1.0 302", "Location: /b?c", "Server: BaseHTTP", "WARC-IP-Address: 127.0.0.1", "redirects: 1",
                 "robots: there is no robots.txt", "GET /b?c HTTP/1.1", "User-Agent: corroborate"):  # fmt: skip
        assert said in words
    assert len(again.data) == len(taken.data)
    assert site.paths[:3] == ["/robots.txt", "/a", "/b?c"]


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(100):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.1)


def drip_head(request: BaseHTTPRequestHandler) -> None:
    with contextlib.suppress(OSError):
        for _ in range(100):
            request.wfile.write(b"X")
            request.wfile.flush()
            time.sleep(0.1)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    with contextlib.suppress(OSError):
        while True:
            request.wfile.write(b"x" * 10_000)


def more_than_said(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "10")
    request.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(1000):
            request.wfile.write(b"0123456789" * 1000)


def less_than_said(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"Two fell.")


def no_answer(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")


def many_heads(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    for number in range(1000):
        request.send_header(f"X-{number}", "y")
    request.end_headers()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(drip, "longer than 1 s"), (drip_head, "longer than 1 s"), (endless, "more than"), (less_than_said, "broken"),
     (no_answer, "broken"), (many_heads, "broken")],
)  # fmt: skip
def test_an_answer_is_bounded_in_time_and_size_and_sound(answer: Answer, reason: str) -> None:
    site, began = Site({"/a": answer}), time.monotonic()
    with site.running(), pytest.raises(InputError, match=reason):
        visitor(site, limits=Limits(seconds=1, largest=100_000, pause=0)).capture(site.at("/a"))
    assert time.monotonic() - began < 12, "the server may go on, the capture does not"


def test_no_more_than_was_said_is_kept() -> None:
    site = Site({"/a": more_than_said})
    with site.running():
        (found,) = documents(visitor(site).capture(site.at("/a")))
    assert isinstance(found, Taken)
    assert found.data == b"0123456789"


def test_what_was_packed_to_explode_is_refused_when_it_is_opened() -> None:
    bomb = reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    site = Site({"/a": bomb, "/b": reply(gzip.compress(PAGE), Content_Encoding="gzip")})
    with site.running():
        visiting = visitor(site)
        first, second = (documents(visiting.capture(site.at(path))) for path in ("/a", "/b"))
    assert isinstance(first[0], Refused)
    assert "200 times" in first[0].reason
    assert isinstance(second[0], Taken)
    assert second[0].data == PAGE


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "file:///etc/passwd", "http://localhost/", "/a", "//[::1]/"])
def test_a_redirect_is_guarded_as_an_address_is(target: str) -> None:
    site = Site({"/a": reply(b"", 302, Location=target)})
    with site.running(), pytest.raises(InputError):
        visitor(site).capture(site.at("/a"))


def test_the_number_that_was_checked_is_the_one_that_is_connected_to() -> None:
    asked = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]

    site = Site({"/a": reply(PAGE), "/b": reply(b"", 302, Location="/a")})
    with site.running():
        allow = (site.site, f"news.example.org:{site.port}")
        visiting = visitor(site, resolve=changing, allow=allow)
        visiting.capture(f"http://news.example.org:{site.port}/a")
        assert len(asked) == 2, "once for robots.txt, once for the page, and never between check and connection"
        with pytest.raises(InputError, match="no public address"):
            visiting.capture(f"http://news.example.org:{site.port}/a")


def test_servers_are_asked_politely() -> None:
    robots = b"User-agent: *\nCrawl-delay: 3\nDisallow: /closed\n"
    waited: list[float] = []
    now = [0.0]

    def wait(seconds: float) -> None:
        waited.append(round(seconds, 1))
        now[0] += seconds

    busy = [reply(b"later", 503, Retry_After="2"), reply(PAGE)]

    def at_last(request: BaseHTTPRequestHandler) -> None:
        busy.pop(0)(request)

    site = Site({"/robots.txt": reply(robots), "/closed": reply(PAGE), "/busy": at_last})
    with site.running():
        visiting = visitor(site, now=lambda: now[0], wait=wait, limits=Limits(seconds=30, pause=1))
        closed = visiting.capture(site.at("/closed"))
        visiting.capture(site.at("/busy"))
    assert b"robots: robots.txt asks not to fetch it" in closed.data
    assert waited == [3.0, 3.0, 2.0]
    assert site.paths.count("/robots.txt") == 1
    assert {head["User-Agent"] for head in site.headers} == {visiting.agent}
    with pytest.raises(UseError):
        Visitor(agent="x\r\nY: z")


def _silent(*_: int) -> None:
    pass


def test_a_case_keeps_captures_and_says_what_is_no_evidence(tmp_path: Path) -> None:
    consent = b"<!DOCTYPE html><title>Before you go on</title><p>We value your privacy. Accept all cookies?</p>"
    site = Site({"/a": reply(PAGE), "/consent": reply(consent), "/gone": reply(b"gone", 410)})
    with site.running(), desk.opened(tmp_path / "case", make=True) as work:
        web = Web(expect="killed in  JUBATA", allow=(site.site,), limits=Limits(pause=0))
        first = work.add([site.at("/a")], _silent, web=web)
        second = work.add([site.at("/consent"), site.at("/gone"), "http://10.0.0.1/"], _silent, web=web)
        done = work.read(1, _silent)
        became = {(state.name, state.report.media): state.state for state in work.states()}
        account = work.account()
        once = work.add([site.at("/a")], _silent, web=Web(once=True, allow=(site.site,)))
        anew = work.add([site.at("/consent")], _silent, web=Web(once=True, allow=(site.site,), limits=Limits(pause=0)))
        assert [item.ended for item in anew.items if item.name == site.at("/consent")] != ["passed over"]
        more = work.add([site.at("/a")], _silent, web=Web(allow=(site.site,), limits=Limits(pause=0)))
        assert work.verify()[1] == ()
    assert (len(first.reports), first.failed) == (2, ())
    told = dict(second.failed)
    assert "words that were expected" in told[site.at("/consent")]
    assert "410" in told[site.at("/gone")]
    assert "no public address" in told["http://10.0.0.1/"]
    assert (done.read, became) == (
        1,
        {
            (site.at("/a"), "text/html"): "read",
            (site.at("/a"), WARC): "opened",
            (site.at("/consent"), "text/html"): "failed",
            (site.at("/consent"), WARC): "opened",
            (site.at("/gone"), WARC): "failed",
        },
    )
    assert {name for name, _ in account.failures} >= {site.at("/consent"), site.at("/gone")}
    assert {source.report.media for source in account.sources} == {"text/html"}
    assert once.reports == ()
    assert more.new >= 1, "the same address may be captured many times"


def test_the_pages_of_a_feed_are_followed(tmp_path: Path) -> None:
    site = Site({})
    with site.running(), desk.opened(tmp_path / "case", make=True) as work:
        feed = f"<?xml version='1.0'?><rss><channel><title>Daily News</title><item><title>Toll rises</title><link>{site.at('/1')}</link><pubDate>Sat, 08 Mar 2031 10:00:00 GMT</pubDate></item></channel></rss>"
        site.pages |= {"/feed": reply(feed.encode(), Content_Type="application/rss+xml"), "/1": reply(PAGE)}
        taken = work.add([site.at("/feed")], _silent, web=Web(follow=True, allow=(site.site,), limits=Limits(pause=0)))
        work.read(1, _silent)
        read = {(s.report.media, s.published) for s in work.account().sources if s.text}
    assert taken.failed == ()
    assert read == {("application/vnd.corroborate.feed-item+xml", "2031-03-08"), ("text/html", None)}
    assert [path for path in site.paths if path != "/robots.txt"] == ["/feed", "/1"]

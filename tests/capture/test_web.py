"""Captures of web addresses: what is kept, how each is bounded, and how servers are asked."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from corroborate import desk
from corroborate.capture.found import Counted, Known, Passed, Refused, Taken
from corroborate.capture.opened import Whole, parts
from corroborate.capture.web import Limits, Visitor
from corroborate.errors import UseError
from corroborate.intake import Web
from corroborate.store import expert
from loopback import Server, reply

PAGE = b"<!DOCTYPE html><html><head><title>Toll rises</title></head><body><p>Two people were killed in Jubata.</p></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]
WARC = "application/warc"
NO_DOCUMENT = "it was kept of a capture that failed, and is no page; capture the address again"
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
    found = parts(Whole(taken.data, taken.media, taken.name, Known()))
    return [one for one in found if not isinstance(one, Passed | Counted)]


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


def kept(taken: Taken) -> list[tuple[str, dict[str, str], bytes]]:
    """The records of a capture: kind, head, block."""
    found, rest = [], taken.data
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        version, *lines = head.decode().split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines)
        block, rest = rest[: int(fields["Content-Length"])], rest[int(fields["Content-Length"]) :]
        assert (version, rest[:4]) == ("WARC/1.1", b"\r\n\r\n")
        found.append((fields["WARC-Type"], fields, block))
        rest = rest[4:]
    return found


def cut_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"Laila was seen. ")


def test_of_a_capture_that_fails_all_that_went_over_the_wire_is_kept() -> None:
    site = Site({"/a": reply(b"", 302, Location="/laila?x"), "/laila?x": cut_off})
    with site.running():
        taken = visitor(site).capture(site.at("/a"))
        again = visitor(site).capture(site.at("/a"))
    assert (taken.media, taken.how, taken.at, taken.known.address) == (
        WARC,
        "web",
        "2031-03-09T12:00:00Z",
        site.at("/a"),
    )
    assert taken.wrong == (
        "the capture failed: it leads on to another address: the answer is broken (it ends before its end); try again later"
    )
    info, asked, led, asked_on, part, noted = kept(taken)
    assert (info[0], asked[0], led[0], asked_on[0], part[0], noted[0]) == (
        "warcinfo", "request", "response", "request", "response", "metadata",
    )  # fmt: skip
    assert b"outcome: failed" in info[2]
    assert b"Location: /laila?x" in led[2]
    assert b"GET /laila?x HTTP/1.1" in asked_on[2]
    assert part[2].endswith(b"\r\n\r\nLaila was seen. ")
    assert (part[1]["WARC-Truncated"], part[1]["WARC-Target-URI"]) == ("disconnect", site.at("/laila?x"))
    assert "WARC-Truncated" not in led[1]
    assert f"asked-for: {site.at('/a')}\r\nfailed-at: {site.at('/laila?x')}\r\n".encode() in noted[2]
    assert b"failed: the answer is broken (it ends before its end)" in noted[2]
    assert again.data == taken.data, "nothing in it is left to chance"


@pytest.mark.parametrize("word", ["time", "length"])
def test_it_is_told_what_cut_an_answer_off(word: str) -> None:
    site = Site({"/a": drip if word == "time" else endless})
    with site.running():
        taken = visitor(site, limits=Limits(seconds=1, largest=100_000, pause=0)).capture(site.at("/a"))
    assert kept(taken)[2][1]["WARC-Truncated"] == word


def test_where_nobody_answers_it_is_kept_that_nothing_was_sent_and_whom_it_was_tried_with() -> None:
    site = Site({})
    with site.running():
        pass
    taken = visitor(site).capture(site.at("/a"))
    assert "the capture failed: it cannot be reached (" in taken.wrong
    _, noted = kept(taken)
    assert b"tried: 127.0.0.1" in noted[2]
    assert f"asked-for: {site.at('/a')}".encode() in noted[2]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://10.0.0.1/a", "http://10.0.0.1/a"), ("https://mona:hunter2@news.example.org/", "https://news.example.org/"),
        ("http://news.example.org/a\r\nWARC-Type: response\r\n", "http://news.example.org/a%0D%0AWARC-Type:%20response%0D%0A"),
        ("javascript:alert(1)", "javascript:alert(1)"), ("http://a.example.org/" + "x" * 9_000, "http://a.example.org/" + "x" * 3_979),
    ],
)  # fmt: skip
def test_an_address_where_nobody_goes_is_kept_as_asked_for_and_nobody_was_asked(address: str, shown: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError

    taken = Visitor(resolve=never, clock=lambda: NOON).capture(address)
    info, noted = kept(taken)
    assert (info[1]["WARC-Date"], noted[1]["WARC-Target-URI"]) == ("2031-03-09T12:00:00Z", shown)
    assert (taken.known.address, taken.name) == (shown, shown)
    assert b"hunter2" not in taken.data
    assert b"failed: " in noted[2]
    assert b"robots" not in noted[2]


def test_the_words_of_a_server_are_no_reason() -> None:
    def says(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"Laila Haddad was here\r\n\r\n")

    site = Site({"/a": says, "/b": reply(b"no", 404)})
    with site.running():
        taken = visitor(site).capture(site.at("/a"))
    assert "it begins as no answer does" in taken.wrong
    assert "Laila" not in taken.wrong
    assert b"Laila Haddad was here" in taken.data


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
    with site.running():
        taken = visitor(site, limits=Limits(seconds=1, largest=100_000, pause=0)).capture(site.at("/a"))
    assert reason in taken.wrong
    assert documents(taken) == [Refused("", NO_DOCUMENT)], "what came is kept, and no page is read from it"
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
    with site.running():
        taken = visitor(site).capture(site.at("/a"))
    loops = target == "/a"
    assert taken.wrong.startswith(
        "the capture failed: " + ("it leads on more than 10 times" if loops else "it leads on to another address: ")
    )
    assert [kind for kind, _, _ in kept(taken)[1:-1]] == ["request", "response"] * (11 if loops else 1)
    assert set(site.paths) == {"/robots.txt", "/a"}


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
        assert "no public address" in visiting.capture(f"http://news.example.org:{site.port}/a").wrong


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
            ("http://10.0.0.1/", WARC): "failed",
        },
    )
    assert {name for name, _ in account.failures} >= {site.at("/consent"), site.at("/gone")}
    assert {source.report.media for source in account.sources} == {"text/html"}
    assert once.reports == ()
    assert more.new >= 1, "the same address may be captured many times"


def test_a_later_capture_of_which_nothing_is_expected_lets_the_page_be_read(tmp_path: Path) -> None:
    """Whichever of two captures came first: the page is read, and the one that it was doubted of says so."""
    site = Site({"/a": reply(PAGE)})
    with site.running(), desk.opened(tmp_path / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        web = Web(allow=(site.site,), limits=Limits(pause=0))
        first = work.add([site.at("/a")], _silent, web=dataclasses.replace(web, expect="fled to Marun"))
        assert work.read(1, _silent).read == 0
        time.sleep(1.1)  # so that the second is another one: a capture tells its second
        later = work.add([site.at("/a")], _silent, web=web)
        assert work.read(1, _silent).read == 1
        became = {state.report.id: (state.state, state.why) for state in work.states()}
        account = work.account()
        assert work.verify()[1] == ()
    (doubted,) = set(first.reports) - set(later.reports)
    assert became[doubted][0] == "opened in part"
    assert "does not hold the words that were expected (“fled to Marun”)" in became[doubted][1]
    assert sorted(became[id] for id in later.reports) == [("opened", ""), ("read", "")]
    assert account.statements
    assert [why for name, why in account.failures if name == site.at("/a") and "were expected" in why]


@pytest.mark.parametrize("read_first", [True, False])
def test_a_later_capture_that_lacks_what_was_expected_doubts_no_earlier_one(
    tmp_path: Path, *, read_first: bool
) -> None:
    """What is expected is of one capture: the claims of the same page, captured before, stay in the account."""
    site = Site({"/a": reply(PAGE)})
    with site.running(), desk.opened(tmp_path / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        web = Web(allow=(site.site,), limits=Limits(pause=0))
        first = work.add([site.at("/a")], _silent, web=web)
        if read_first:
            work.read(1, _silent)
        time.sleep(1.1)  # so that the second is another one: a capture tells its second
        later = work.add([site.at("/a")], _silent, web=dataclasses.replace(web, expect="fled to Marun"))
        work.read(1, _silent)
        became = {state.report.id: (state.state, state.why) for state in work.states()}
        account = work.account()
        once = work.add([site.at("/a")], _silent, web=dataclasses.replace(web, once=True))
        assert work.verify()[1] == ()
    assert [name for name, why in later.failed if "words that were expected" in why] == [site.at("/a")]
    (again,) = set(later.reports) - set(first.reports)
    assert became[again][0] == "opened in part"
    assert "does not hold the words that were expected (“fled to Marun”)" in became[again][1]
    assert sorted(became[id] for id in first.reports) == [("opened", ""), ("read", "")]
    assert account.statements
    assert [why for name, why in account.failures if name == site.at("/a") and "were expected" in why]
    assert once.reports == (), "the earlier capture is as good as it was"


def test_a_capture_that_failed_is_an_act_that_is_tried_again_and_no_source(tmp_path: Path) -> None:
    site, slow = Site({"/a": cut_off, "/b": reply(b"", 302, Location="http://10.0.0.1/laila-haddad")}), Limits(pause=0)
    with desk.opened(tmp_path / "case", make=True, by="N. N.") as work:
        with site.running():
            once = Web(once=True, allow=(site.site,), limits=slow)
            taken = work.add([site.at("/a"), site.at("/b"), "http://10.0.0.1/"], _silent, web=once)
            work.read(1, _silent)
            states = {one.name: (one.state, one.report.media, one.why) for one in work.states()}
            held = {one.report.id for one in work.states()}
            account = work.account()
            work.read(1, _silent, again=True)
            assert {one.name: (one.state, one.report.media, one.why) for one in work.states()} == states
            assert site.paths.count("/a") == 1, "reading again asks nobody"
            site.pages["/a"] = reply(PAGE, Content_Type="text/html")
            anew = work.add([site.at("/a")], _silent, web=once)
            assert work.add([site.at("/a")], _silent, web=once).items[0].ended == "passed over"
        assert work.verify()[1] == ()
        acts = list(work._store._ledger.query("SELECT act FROM log"))
    assert [(item.name, item.ended, item.report in held) for item in taken.items] == [
        (site.at("/a"), "refused", True), (site.at("/b"), "refused", True), ("http://10.0.0.1/", "refused", True),
    ]  # fmt: skip
    assert set(taken.reports) == held
    assert {name: (state, media) for name, (state, media, _) in states.items()} == dict.fromkeys(
        (site.at("/a"), site.at("/b"), "http://10.0.0.1/"), ("failed", WARC)
    )
    assert dict(account.failures) == {name: why for name, (_, _, why) in states.items()} == dict(taken.failed)
    assert "no public address" in states[site.at("/b")][2]
    assert "laila" not in states[site.at("/b")][2], (
        "an address may hold a name; it stands in what is kept, and in no reason"
    )
    assert account.sources == ()
    assert len(anew.reports) == 2
    assert acts.count(("failed",)) == 3


def test_a_capture_that_failed_goes_where_the_case_goes(tmp_path: Path) -> None:
    site = Site({"/a": reply(b"", 302, Location="/laila-haddad"), "/laila-haddad": cut_off})
    package = tmp_path / "case.zip"
    with desk.opened(tmp_path / "one", make=True) as one, desk.opened(tmp_path / "two", make=True) as two:
        with site.running():
            one.add([site.at("/a")], _silent, web=Web(allow=(site.site,)))
        one.export(package)
        assert expert.main([str(package)]) == 0
        (state,) = one.states()
        two.take_in(package)
        two.merge(tmp_path / "one")
        assert [(s.state, s.why, s.report) for s in two.states()] == [("failed", state.why, state.report)]
        assert [why for _, why in two.account().failures] == [state.why]
        two.forget([state.report.id], "she asked for it")
        assert two.verify()[1] == ()
        assert two.states() == ()
    for path in (tmp_path / "two").rglob("*"):
        assert not path.is_file() or b"laila-haddad" not in path.read_bytes(), path


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

"""Where captures go and where they do not: each forbidden form outright, as a redirect, and as a name server's answer."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.capture.addresses import closed, numbers, place
from corroborate.errors import InputError

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "forbidden.py"
FORMS = runpy.run_path(str(BENCHMARK))["forms"]()


def test_there_are_at_least_as_many_forms_as_promised() -> None:
    assert len(set(FORMS)) >= 58


@pytest.mark.parametrize("address", FORMS)
def test_a_forbidden_address_is_refused_before_anybody_is_asked_for_it(address: str) -> None:
    with pytest.raises(InputError):
        place(address)


def test_nothing_is_connected_to_outright_by_redirects_or_by_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert runpy.run_path(str(BENCHMARK))["main"]([]) == 0
    assert "0 connections made outright, 0 by redirects, 0 heard" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("address", "host", "target"),
    [
        ("http://News.Example.org", "news.example.org", "/"),
        ("https://news.example.org./a b".replace(" ", "%20"), "news.example.org", "/a%20b"),
        ("https://news.example.org:443/a?b=c&d#e", "news.example.org", "/a?b=c&d"),
        ("http://b\u00fccher.example.org/\u0633\u0648\u0631\u064a\u0627", "xn--bcher-kva.example.org", "/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"),
        ("http://example.org#@127.0.0.1/", "example.org", "/"),
        ("http://93.184.216.34/", "93.184.216.34", "/"),
        ("http://[2606:2800:220:1:248:1893:25c8:1946]/", "2606:2800:220:1:248:1893:25c8:1946", "/"),
    ],
)  # fmt: skip
def test_a_public_address_leads_where_it_says(address: str, host: str, target: str) -> None:
    found = place(address)
    assert (found.host, found.target) == (host, target)


def test_one_forbidden_number_among_public_ones_closes_a_name() -> None:
    where = place("http://news.example.org/")
    assert numbers(where, lambda *_: ["93.184.216.34"]) == ("93.184.216.34",)
    with pytest.raises(InputError, match="no public address"):
        numbers(where, lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(InputError, match="has no address"):
        numbers(where, lambda *_: [])


def test_an_allowance_opens_one_host_at_one_port() -> None:
    assert place("http://127.0.0.1:8080/", {"127.0.0.1:8080"}).port == 8080
    for other in ("http://127.0.0.1:8081/", "http://127.0.0.2:8080/", "http://localhost:8080/"):
        with pytest.raises(InputError):
            place(other, {"127.0.0.1:8080"})


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=6, network="fc00::/7"))
def test_no_private_number_is_open(number: object) -> None:
    assert closed(str(number))


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_are_refused(words: str) -> None:
    for address in (words, f"http://{words}/", f"http://news.example.org/{words}"):
        try:
            found = place(address)
        except InputError:
            continue
        assert found.target.isascii()
        assert found.host.isascii()
        assert not set(found.target + found.host) & set(" \r\n\\")

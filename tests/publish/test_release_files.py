from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from corroborate.account import Case
from corroborate.knowledge import atlas
from corroborate.publish.changes import former
from corroborate.publish.release import Failure, Release
from corroborate.publish.release_files import files
from legible import legible
from stories import AT, coast


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return dict(files(coast(), atlas(), AT))


def test_these_are_the_files_of_a_release(made: dict[str, bytes]) -> None:
    top = {name for name in made if "/" not in name and not name.endswith(".html")}
    assert top == {"account.json", "README.txt", "SHA256SUMS"}
    assert {name.partition("/")[0] for name in made if "/" in name} == {"incidents", "assets", "data"}
    assert made["index.html"].startswith(b"<!doctype html>")
    assert json.loads(made["account.json"])["schema"] == "account/1"
    assert made["data/claims.csv"].startswith(b"\xef\xbb\xbfclaim,")
    assert made["data/account.csv"].startswith(b"\xef\xbb\xbfincident,")


def test_the_sums_are_those_of_the_other_files(made: dict[str, bytes]) -> None:
    sums = dict(reversed(line.split("  ")) for line in made["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in made.items() if name != "SHA256SUMS"}


def test_the_readme_names_every_other_file_the_floor_and_what_is_withheld(made: dict[str, bytes]) -> None:
    words = " ".join(made["README.txt"].decode().split())
    pages = {name for name in made if name.startswith(("incidents/", "assets/")) or name.endswith(".html")}
    assert all(name.removeprefix("data/") in words for name in made if name not in {*pages, "README.txt"})
    assert all(name in words for name in ("index.html", "incidents/", "assets/"))
    assert "a floor" in words
    assert "victim names" in words
    assert max(map(len, made["README.txt"].decode().splitlines())) <= 100


def test_equal_releases_make_equal_bytes(made: dict[str, bytes]) -> None:
    assert dict(files(coast(), atlas(), AT)) == made


def test_the_same_release_again_has_the_bytes_it_had_whatever_the_time(made: dict[str, bytes]) -> None:
    earlier = former(made["account.json"], made["data/changes.json"])
    assert dict(files(coast(), atlas(), "2031-06-01T00:00:00Z", earlier)) == made
    fewer = replace(coast(), failures=())
    more = dict(files(fewer, atlas(), "2031-06-01T00:00:00Z", earlier))
    assert more["README.txt"].decode().count("Edition 2-") == 1
    assert more["README.txt"].decode().count("2031-06-01") == 1


def test_no_withheld_name_is_in_any_file(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        for secret in ("Darwish", "DARWISH", "Omar Saleh", "omar-saleh", "ليلى", "/home/mona", "mona"):
            assert secret not in legible(name, data), name


def test_half_a_character_stops_nothing() -> None:
    release = replace(coast(), failures=(Failure("bad\udcff.txt", "no text in it"),))
    assert "bad?.txt" in dict(files(release, atlas(), AT))["account.json"].decode()


def test_an_account_of_nothing_is_a_release_too() -> None:
    empty: Release = replace(
        coast(), case=Case(), reports=(), claims=(), accusations=(), answers=(), evidence=(), places=(), parties=(),
        counters=(), incidents=(), tolls=(), findings=(), questions=(), failures=(), versions=(),
    )  # fmt: skip
    made = dict(files(empty, atlas(), AT))
    assert "0 reports, no figures." in made["README.txt"].decode()
    assert "a floor" in made["index.html"].decode()

"""The feed is read by feedparser."""

from __future__ import annotations

import datetime as dt

import feedparser
import pytest
from lxml import etree

from corroborate.account import Case
from corroborate.publish.changes import Changes, Departed, Edition, Figures, Latest, Log, Moved, TollChange
from corroborate.publish.feed import LISTED, change_lines, feed
from corroborate.values import Count
from stories import CASE

ATOM = "{http://www.w3.org/2005/Atom}"
ONE, TWO = Edition(1, "ab" * 32, "2031-03-20T08:00:00Z"), Edition(2, "cd" * 32, "2031-04-20T08:00:00Z")
TOLL = TollChange(
    "T1", None, "I1", "killed", "people", "civilian", Figures("range", 111, 1300), Figures("range", 111, 1383, 1383, "fair"),
    (Latest("K1", Count(1300, 1300), Count(1383, 1383), ("C7",), ()), Latest("K2", Count(900, 900), Count(745, None), (), ("C3",))),
)  # fmt: skip
CHANGES = Changes(
    TWO, ONE, added=("R2", "C7", "C8"), gone=(Departed("C3", "rejected"), Departed("I4", "merged", ("I1",))),
    moved=(Moved("C5", "I4", "I1"),), tolls=(TOLL,), rules=True, confirmed=("I2", "I3"),
)  # fmt: skip
LOG = Log((CHANGES, Changes(ONE)))


def test_every_edition_is_an_entry_the_newest_first() -> None:
    read = feedparser.parse(feed(CASE, LOG).encode())
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.author) == (
        "atom10",
        "The Sarim coast: changes",
        "Desk for the Missing",
    )
    assert [entry.title for entry in read.entries] == ["Edition 2", "Edition 1"]
    assert dt.datetime(*read.entries[0].updated_parsed[:6], tzinfo=dt.UTC).isoformat() == "2031-04-20T08:00:00+00:00"
    assert read.entries[1].content[0].value == "The first edition."


def test_an_entry_tells_what_changed_by_ids_and_numbers() -> None:
    assert feedparser.parse(feed(CASE, LOG).encode()).entries[0].content[0].value.splitlines() == [
        "Added: 1 report, 2 claims.",
        "No longer there: 1 claim, 1 incident.",
        "In another incident than before: 1 statement.",
        "Confirmed now: I2, I3.",
        "The policy is another.",
        ("T1 (killed, civilian, I1): 111 to 1,300 → 111 to 1,383, best 1,383, fair; K1: 1,300 → 1,383 (C7); "
        "K2: 900 → at least 745, lower than before (without C3)"),
        "C3: rejected",
        "I4: merged, now I1",
    ]  # fmt: skip


def test_the_feed_has_what_rfc_4287_demands() -> None:
    root = etree.fromstring(feed(CASE, LOG).encode())
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(str(id).startswith("urn:uuid:") for id in ids)
    assert root.find(f"{ATOM}author/{ATOM}name") is not None


def test_ids_stay_when_the_log_grows() -> None:
    before, after = (etree.fromstring(feed(CASE, log).encode()) for log in (Log((Changes(ONE),)), LOG))
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert before.findtext(f"{ATOM}entry/{ATOM}id") == after.findall(f"{ATOM}entry")[1].findtext(f"{ATOM}id")


@pytest.mark.parametrize("name", ['<script>&"', "\x00\x0b", "half \udcff", ""])
def test_hostile_names_break_no_feed(name: str) -> None:
    made = feed(Case(name, name), LOG).encode("utf-8", "replace")
    assert etree.fromstring(made).findtext(f"{ATOM}title")
    assert not feedparser.parse(made).bozo


def test_an_entry_says_how_much_it_leaves_out() -> None:
    many = Changes(TWO, ONE, gone=tuple(Departed(f"C{n}", "read anew") for n in range(1, LISTED + 6)))
    assert list(change_lines(many))[-1] == "… and 5 more, in changes.json"
    assert list(change_lines(Changes(TWO, ONE))) == ["Nothing that is counted is different."]

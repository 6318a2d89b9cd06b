"""The door of the room: each media type, and the failures that are no empty success."""

from __future__ import annotations

import json
import sys

import pytest

from corroborate.canonical import digest
from corroborate.errors import InputError
from corroborate.records import Report
from corroborate.texts import MEDIA, extract, make

REPORT = "application/vnd.corroborate.report+json"


def report(**said: object) -> bytes:
    return json.dumps(said).encode()


def test_plain_text_stays_as_it_is() -> None:
    words = "Two  fell.\n\n  É\u0301t\u00e9 — ﬁn.\n"
    assert extract(words.encode(), "text/plain").content == words


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    words = (
        "---\ntitle: 'A raid'\ndate: 2024-05-06\nlang: en\nurl: https://post.example/raid\n---\n"
        "# Raid kills *two*\n\nIn [Tell Amal](http://a.example) **two**\nfell.<br>\n\n1. one\n2. two\n   - inner\n\n"
        "> said she\n\n```\nas it is\n```\n\n| place | dead |\n|---|---|\n| Tell | 2 |\n\n![a house](x.png)\n"
    )
    found = extract(words.encode(), "text/markdown")
    assert found.content.split("\n\n") == [
        "Raid kills two", "In Tell Amal two fell.", "1. one", "2. two", "- inner", "said she", "as it is",
        "place | dead", "Tell | 2", "a house",
    ]  # fmt: skip
    assert (found.title, found.published, found.language, found.address) == (
        "A raid",
        "2024-05-06",
        "en",
        "https://post.example/raid",
    )


def test_a_rule_at_the_top_is_no_head() -> None:
    assert extract(b"---\nTwo fell.\n\n---\n\nOne fled.", "text/markdown").content == "Two fell.\n\nOne fled."


def test_a_report_object_gives_its_text_and_what_it_says() -> None:
    found = extract(
        report(id="a", text="Two fell.\r\n", published="2024-05-06", publisher="Post", address="x:", language="AR-sy"),
        REPORT,
    )
    assert found.content == "Two fell.\n"
    assert (found.published, found.publisher, found.address, found.language) == ("2024-05-06", "Post", "x:", "ar")
    assert found.notes == ()


def test_what_a_report_object_gets_wrong_is_noted() -> None:
    found = extract(report(text="Two fell.\ud83d", published="May", publisher=7, other={}), REPORT)
    assert found.content == "Two fell.\ufffd"
    assert found.notes == (
        '"publisher" is no text and was left out',
        '"published" is no ISO date and was left out',
        "1 half characters stand as \ufffd",
    )


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", report(text=7), report(text=" \n"), b"[" * 100_000])
def test_a_report_object_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        extract(data, REPORT)


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("data", [b"", b" \n\t", b"\x00\x01\x02" * 40, b"%PDF-1.4 broken"])
def test_no_file_gives_an_empty_text(data: bytes, media: str) -> None:
    with pytest.raises(InputError) as refused:
        extract(data, media)
    assert refused.value.what
    assert refused.value.do


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InputError, match=r"kept and not read \(image/png\)"):
        extract(b"x", "image/png")


def test_a_text_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["corroborate.texts.extract"], "LARGEST", 5)
    with pytest.raises(InputError, match="more than 5 characters"):
        extract(b"Two fell.", "text/plain")


def test_invisible_characters_are_kept_and_noted() -> None:
    found = extract("Two\u202e fell\u200b.".encode(), "text/plain")
    assert found.content == "Two\u202e fell\u200b."
    assert found.notes == ("2 invisible characters stand in it (direction marks, zero-width spaces)",)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Raid kills two\n\nTwo people were killed on Monday, residents said.", "Raid kills two"),
        ("Two people were killed on Monday.\n\nOthers fled.", ""),
        ("- a point\n- another", ""),
        ("One line alone", ""),
    ],
)
def test_a_first_line_may_be_the_title(words: str, title: str) -> None:
    text, _ = make(Report(digest(words.encode()), "text/plain", len(words)), words.encode(), frozenset())
    assert text.title == title


def test_a_text_is_made_whole() -> None:
    words = "قتل شخصان في القرية يوم الاثنين. وقال السكان إن آخرين فروا."
    kept = Report(digest(words.encode()), "text/plain", len(words.encode()))
    text, found = make(kept, words.encode(), frozenset())
    assert (text.report, text.content, text.language, len(text.sentences)) == (kept.id, words, "ar", 2)
    assert text.maker == found.maker == "text/1"

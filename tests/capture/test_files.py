from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from corroborate.capture.files import JSON_REPORT, Known, Refused, Taken, gather
from corroborate.errors import InputError


def _one(path: Path, given: Known = Known()) -> Taken | Refused:
    (found,) = gather([path], given)
    return found


def _write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _zip(member: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", "Two fell.", "text/plain"),
        ("a", "Two fell.", "text/plain"),
        ("a.md", "# Two fell", "text/markdown"),
        ("a.html", "<p>Two fell", "text/html"),
        ("page", "<!DOCTYPE html><p>Two fell", "text/html"),
        ("a.txt", "%PDF-1.4", "application/pdf"),
        (
            "a.docx",
            _zip("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, data: bytes | str, media: str) -> None:
    found = _one(_write(tmp_path / name, data))
    assert isinstance(found, Taken)
    assert (found.media, found.name) == (media, name)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n ", "empty"),
        ("a.pdf", "Two fell.", "no PDF"),
        ("a.docx", "Two fell.", "no DOCX"),
        ("a.docx", _zip("xl/workbook.xml"), "ZIP"),
        ("a.txt", b"\x00\x01\x02two", "no kind of file"),
        ("a.csv", "a,b", "no kind of file"),
        ("a.jsonl", "\n\n", "empty"),
    ],
)
def test_what_cannot_be_taken_says_why(tmp_path: Path, name: str, data: bytes | str, reason: str) -> None:
    found = _one(_write(tmp_path / name, data))
    assert isinstance(found, Refused)
    assert reason in found.reason


def test_a_folder_is_walked_by_name_without_what_is_no_report(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "b.txt.toml", "case/ledger.sqlite", "case/objects/x"):
        _write(tmp_path / "in" / name, "" if name.endswith("toml") else f"Two fell at {name}.")
    (tmp_path / "in" / "a" / "round").symlink_to(tmp_path / "in")
    assert [found.name for found in gather([tmp_path / "in"])] == ["a/1.txt", "a/2.txt", "b.txt"]


def test_a_folder_without_reports_and_a_path_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    found = list(gather([tmp_path / "in", tmp_path / "gone"]))
    assert all(isinstance(one, Refused) for one in found)
    assert ["no reports" in found[0].reason, "no such" in found[1].reason] == [True, True]


def test_side_file_then_folder_file_then_options(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", "Two fell.")
    _write(tmp_path / "a.txt.toml", 'publisher = "Daily News"')
    _write(tmp_path / "_reports.toml", 'publisher = "Other"\npublished = "2031-03-08"')
    found = _one(path, Known("Given", "https://example.org/1", "2031-01-01"))
    assert isinstance(found, Taken)
    assert found.known == Known("Daily News", "https://example.org/1", "2031-03-08")


@pytest.mark.parametrize(
    ("words", "says"), [("colour = 1", "colour"), ("published = 'soon'", "soon"), ("x", "cannot be read")]
)
def test_a_side_file_with_something_wrong_is_named_and_the_rest_goes_on(tmp_path: Path, words: str, says: str) -> None:
    _write(tmp_path / "in" / "a.txt", "Two fell.")
    _write(tmp_path / "in" / "a.txt.toml", words)
    _write(tmp_path / "in" / "b.txt", "Three fell.")
    first, second = gather([tmp_path / "in"])
    assert isinstance(first, Refused)
    assert says in first.reason
    assert isinstance(second, Taken)


def test_options_with_a_day_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="2025-03-12"):
        list(gather([tmp_path], Known(published="soon")))


def test_each_json_line_is_a_report_and_each_bad_one_is_named(tmp_path: Path) -> None:
    good = {
        "id": "n-1",
        "published": "2031-03-08",
        "publisher": "Daily News",
        "address": "https://example.org/1",
        "language": "en",
        "text": "Two fell.",
        "else": 1,
    }
    lines = [
        json.dumps(good),
        "{broken",
        '{"id": "n-2"}',
        '["no object"]',
        json.dumps(good | {"published": "soon"}),
        '{"text": "Bare."}',
        json.dumps(good | {"publisher": 7}),
    ]
    path = _write(tmp_path / "in.jsonl", "\ufeff" + "\r\n".join(lines) + "\n")
    found = list(gather([path], Known("Given")))
    taken = [one for one in found if isinstance(one, Taken)]
    assert [(one.key, one.known.publisher, one.media) for one in taken] == [
        ("n-1", "Daily News", JSON_REPORT),
        (None, "Given", JSON_REPORT),
    ]
    assert taken[0].data == lines[0].encode()
    refused = {one.name: one.reason for one in found if isinstance(one, Refused)}
    assert sorted(refused) == [f"in.jsonl:{n}" for n in (2, 3, 4, 5, 7)]
    assert "keys here: id" in refused["in.jsonl:3"]
    assert "publisher" in refused["in.jsonl:7"]


def test_a_file_too_large_and_one_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path / "a.txt", "Two fell.")
    (found,) = gather([path], largest=3)
    assert isinstance(found, Refused)
    assert "larger" in found.reason

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    closed = _one(path)
    assert isinstance(closed, Refused)
    assert "ermission" in closed.reason

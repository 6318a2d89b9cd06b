from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corroborate.capture.files import gather
from corroborate.capture.found import Known, Passed, Refused, Taken
from corroborate.capture.kinds import JSON_REPORT
from corroborate.errors import UseError


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
        ("a.pdf", "\r\nreply\r\n%PDF-1.4", "application/pdf"),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>Two fell", "text/html"),
        ("a.txt", "Two fell.".encode("utf-16"), "text/plain"),
        ("a.txt", "Two\x07 fell near the old mill, and a third was carried home.", "text/plain"),
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
    ("name", "data", "media"),
    [
        ("a.pdf", "Two fell.", "application/pdf"),
        ("a.docx", "Two fell.", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.docx", _zip("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.docx", _zip("other.xml"), "application/zip"),
        ("a.txt", b"\x00\x01\x02two", "application/octet-stream"),
        ("a.txt", bytes(range(1, 200)), "application/octet-stream"),
        ("a.csv", "a,b", "text/csv"),
        ("a.toml", "publisher = 'Daily News'", "application/octet-stream"),
    ],
)
def test_what_may_not_be_readable_is_taken_all_the_same(
    tmp_path: Path, name: str, data: bytes | str, media: str
) -> None:
    found = _one(_write(tmp_path / name, data))
    assert isinstance(found, Taken)
    assert (found.media, found.data) == (media, data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize(("name", "data"), [("a.txt", ""), ("a.txt", " \n "), ("a.jsonl", "\n\n")])
def test_what_is_empty_is_refused(tmp_path: Path, name: str, data: bytes | str) -> None:
    found = _one(_write(tmp_path / name, data))
    assert isinstance(found, Refused)
    assert "empty" in found.reason


def test_a_folder_is_walked_by_name_without_what_is_no_report(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "b.txt.toml", "case/ledger.sqlite", "case/objects/x"):
        _write(tmp_path / "in" / name, "" if name.endswith("toml") else f"Two fell at {name}.")
    (tmp_path / "in" / "a" / "round").symlink_to(tmp_path / "in")
    found = list(gather([tmp_path / "in"]))
    assert [one.name for one in found if isinstance(one, Taken)] == ["a/1.txt", "a/2.txt", "b.txt"]
    assert {one.name: one.reason for one in found if isinstance(one, Passed)} == {
        ".hidden": "a hidden file", "b.txt.toml": "it describes others", "case": "a case folder",
        "a/round": "a folder that was gone through already",
    }  # fmt: skip


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
    ("words", "says"),
    [
        ("colour = 1", "colour"),
        ("published = 'soon'", "soon"),
        ("publisher = ['Daily News']", "not words"),
        ("x", "cannot be read"),
    ],
)
def test_a_side_file_with_something_wrong_is_named_and_the_rest_goes_on(tmp_path: Path, words: str, says: str) -> None:
    _write(tmp_path / "in" / "a.txt", "Two fell.")
    _write(tmp_path / "in" / "a.txt.toml", words)
    _write(tmp_path / "in" / "b.txt", "Three fell.")
    files = [tmp_path / "in" / name for name in ("a.txt", "b.txt")]
    for both in (gather([tmp_path / "in"]), gather(files)):
        first, second = (one for one in both if not isinstance(one, Passed))
        assert isinstance(first, Refused)
        assert says in first.reason
        assert isinstance(second, Taken)


def test_files_named_one_by_one_are_taken_as_the_folder_is(tmp_path: Path) -> None:
    for name in ("a.txt", "a.txt.toml", "b.txt", "_reports.toml"):
        _write(tmp_path / "in" / name, "" if name.endswith("toml") else f"Two fell at {name}.")
    assert list(gather(sorted((tmp_path / "in").iterdir()))) == list(gather([tmp_path / "in"]))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2031-03-08", "2031-03-08"),
        ('"2031-03-08T23:30:00-05:00"', "2031-03-08"),
        ("2031-03-08T10:00:00Z", "2031-03-08"),
        ("2031", "2031"),
        ('""', None),
    ],
)
def test_a_day_is_taken_from_what_a_side_file_says(tmp_path: Path, said: str, day: str | None) -> None:
    path = _write(tmp_path / "a.txt", "Two fell.")
    _write(tmp_path / "a.txt.toml", f"published = {said}")
    found = _one(path)
    assert isinstance(found, Taken)
    assert found.known.published == day


def test_options_with_a_day_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="2025-03-12"):
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
    taken = [one for one in found if isinstance(one, Taken) and not one.wrong]
    assert [(one.key, one.known.publisher, one.media) for one in taken] == [
        ("n-1", "Daily News", JSON_REPORT),
        (None, "Given", JSON_REPORT),
    ]
    assert taken[0].data == lines[0].encode()
    refused = {one.name: one.wrong for one in found if isinstance(one, Taken) and one.wrong}
    assert [one.data.decode() for one in found if isinstance(one, Taken)] == lines, "each is kept, to the byte"
    assert sorted(refused) == [f"in.jsonl:{n}" for n in (2, 3, 4, 5, 7)]
    assert "keys here: id" in refused["in.jsonl:3"]
    assert "publisher" in refused["in.jsonl:7"]


def test_a_json_line_with_a_very_long_number_or_very_many_keys_is_named_at_once(tmp_path: Path) -> None:
    many = "{" + ", ".join(f'"k{n}": 1' for n in range(30_000)) + ', "k29999": 2}'
    more = json.dumps({"k" * 10_000 + str(n): 1 for n in range(1_000)})
    path = _write(
        tmp_path / "in.jsonl", '{"text": "Two fell.", "id": ' + "9" * 5_000 + "}\n" + many + "\n" + more + "\n"
    )
    began = time.process_time()
    number, keys, *others = gather([path])
    assert time.process_time() - began < 2
    assert isinstance(number, Taken)
    assert number.wrong == "a number in it has 5,000 digits, which no id has; mend the line"
    assert isinstance(keys, Taken)
    assert "'k29999' stands twice" in keys.wrong
    assert [len(one.wrong) < 5_000 for one in others if isinstance(one, Taken)] == [True]


def test_a_file_too_large_and_one_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path / "a.txt", "Two fell.")
    (found,) = gather([path], largest=3)
    assert isinstance(found, Refused)
    assert "at most" in found.reason

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    closed = _one(path)
    assert isinstance(closed, Refused)
    assert "ermission" in closed.reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "pipe.txt")
    found = _one(tmp_path / "pipe.txt")
    assert isinstance(found, Refused)
    assert "no plain file" in found.reason


def test_a_folder_that_cannot_be_looked_into_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/1.txt", "b/1.txt"):
        _write(tmp_path / "in" / name, "Two fell.")
    look = Path.iterdir

    def refuse(folder: Path) -> object:
        if folder.name == "a":
            raise PermissionError(13, os.strerror(13))
        return look(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    first, second = gather([tmp_path / "in"])
    assert isinstance(first, Refused)
    assert (first.name, second.name) == ("a", "b/1.txt")
    assert "ermission" in first.reason


def test_links_that_lead_nowhere_or_to_themselves(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to("nowhere")
    (tmp_path / "in" / "b.txt").symlink_to("b.txt")
    assert [type(found) for found in gather([tmp_path / "in"])] == [Refused, Refused]


def test_a_case_folder_is_no_folder_of_reports(tmp_path: Path) -> None:
    _write(tmp_path / "case" / "ledger.sqlite", "")
    _write(tmp_path / "case" / "objects" / "aa" / "b", "Two fell.")
    found = _one(tmp_path / "case")
    assert isinstance(found, Refused)
    assert "case folder" in found.reason


def test_what_utf_8_cannot_hold_is_made_plain_and_the_bytes_stay(tmp_path: Path) -> None:
    try:
        _write(tmp_path / "in" / os.fsdecode(b"caf\xe9.txt"), "Two fell.")
    except OSError:
        pytest.skip("file names are Unicode here")
    line = b'{"id": "\\ud800", "publisher": " Daily \\udfff", "text": "Two fell."}'
    _write(tmp_path / "in" / "lines.jsonl", line)
    first, second = gather([tmp_path / "in"])
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert first.name == "caf\ufffd.txt"
    assert (second.key, second.known.publisher, second.data) == ("\ufffd", "Daily \ufffd", line)


def test_no_name_tells_where_the_files_lie(tmp_path: Path) -> None:
    _write(tmp_path / "in" / "a.txt", "Two fell.")
    _write(tmp_path / "in" / "b.csv", "Two fell.")
    found = gather([tmp_path / "in", tmp_path / "in" / "a.txt", tmp_path / "gone.txt"])
    assert [one.name for one in found] == ["a.txt", "b.csv", "a.txt", "gone.txt"]


@example(b"\xef\xbb\xbf", "a.jsonl")
@given(st.binary(max_size=80), st.sampled_from(["a.txt", "a.jsonl", "a.html", "a.pdf", "a.docx", "a", "a.md"]))
def test_any_bytes_are_taken_or_refused_with_a_reason(tmp_path_factory, data: bytes, name: str) -> None:
    found = list(gather([_write(tmp_path_factory.mktemp("in") / name, data)]))
    assert found
    for one in found:
        assert one.data in data if isinstance(one, Taken) else one.reason
        one.name.encode()


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """What was unpacked from somebody's archive could otherwise bring our own files into the case."""
    _write(tmp_path / "private.txt", "Our password.")
    _write(tmp_path / "away" / "b.txt", "Our letters.")
    _write(tmp_path / "in" / "a.txt", "Two fell.")
    for name, target in (
        ("out.txt", tmp_path / "private.txt"),
        ("folder", tmp_path / "away"),
        ("near.txt", Path("a.txt")),
    ):
        (tmp_path / "in" / name).symlink_to(target)
    found = {one.name: one for one in gather([tmp_path / "in"])}
    assert {name for name, one in found.items() if isinstance(one, Taken)} == {"a.txt", "near.txt"}
    for name in ("out.txt", "folder"):
        refused = found[name]
        assert isinstance(refused, Refused)
        assert "leads out" in refused.reason
    (given,) = gather([tmp_path / "in" / "out.txt"])
    assert isinstance(given, Taken), "what a person names is what they mean"


def test_a_file_with_the_longest_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / ("n" * 251 + ".txt")).write_text("Two people were killed in Jubata.")
    assert [type(found) for found in gather([tmp_path])] == [Taken]

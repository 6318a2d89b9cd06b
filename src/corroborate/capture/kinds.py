"""A file's bytes and name go in; out comes what kind of file it is (an IANA media type), and what can be done with it.

Bytes speak first, then the name; nothing is refused here, since everything is kept. Only the first bytes and the list of
an archive's members are looked at, with plain comparisons, because this happens outside the bounded processes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

JSON_REPORT: Final = "application/vnd.corroborate.report+json"
POST: Final = "application/vnd.corroborate.post+json"
FEED_ITEM: Final = "application/vnd.corroborate.feed-item+xml"
JSON_LINES: Final = "application/jsonl"
UNKNOWN: Final = "application/octet-stream"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_PDF, _HTML, _TEXT, _CSV, _JSON = "application/pdf", "text/html", "text/plain", "text/csv", "application/json"
_DOCX: Final = f"{_OFFICE}.wordprocessingml.document"
_XLSX: Final = f"{_OFFICE}.spreadsheetml.sheet"
_MAIL, _MHTML, _MBOX, _WARC, _WACZ, _ARC = (
    "message/rfc822", "multipart/related", "application/mbox", "application/warc", "application/wacz", "application/x-arc"
)  # fmt: skip
_ZIP, _TAR, _GZIP, _BZIP2, _XZ = (
    "application/zip", "application/x-tar", "application/gzip", "application/x-bzip2", "application/x-xz"
)  # fmt: skip
_RSS, _ATOM, _SVG = "application/rss+xml", "application/atom+xml", "image/svg+xml"

WHOLES: Final = frozenset({_ZIP, _TAR, _GZIP, _BZIP2, _XZ, _MBOX, _WARC, _WACZ, _ARC, _RSS, _ATOM})
"""What holds other reports and has no words of its own."""
BOTH: Final = frozenset({_MAIL, _MHTML, _JSON})
"""What has words of its own, and may hold other reports."""
PICTURES: Final = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/jp2", "image/heic",
     "image/avif", "video/mp4", "video/quicktime", "video/3gpp", "video/webm", "video/x-matroska", "video/x-msvideo",
     "video/mpeg"}
)  # fmt: skip
"""What is looked at as a picture: its size and what is written in it."""
SILENT: Final = frozenset(
    {"text/css", "text/javascript", "font/woff", "font/woff2", "font/ttf", "font/otf", "application/wasm",
     "image/x-icon", "image/svg+xml", "audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4", "audio/flac", "application/warc-fields"}
)  # fmt: skip
"""What is kept for what it belongs to, and holds no words: how a page looks, sounds."""

_NAMES: Final[Mapping[str, str]] = {
    ".txt": _TEXT, ".text": _TEXT, ".md": "text/markdown", ".markdown": "text/markdown",
    ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".pdf": _PDF, ".docx": _DOCX, ".xlsx": _XLSX, ".xlsm": _XLSX,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": _JSON, ".csv": _CSV, ".tsv": "text/tab-separated-values",
    ".eml": _MAIL, ".mht": _MHTML, ".mhtml": _MHTML, ".mbox": _MBOX, ".warc": _WARC, ".wacz": _WACZ, ".zip": _ZIP,
    ".tar": _TAR, ".rss": _RSS, ".atom": _ATOM, ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf", ".wasm": "application/wasm",
    ".svg": _SVG, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp", ".j2k": "image/jp2",
    ".jp2": "image/jp2", ".heic": "image/heic", ".avif": "image/avif", ".mp4": "video/mp4", ".m4v": "video/mp4",
    ".mov": "video/quicktime", ".3gp": "video/3gpp", ".webm": "video/webm", ".mkv": "video/x-matroska",
    ".avi": "video/x-msvideo", ".mpg": "video/mpeg", ".mpeg": "video/mpeg", ".mp3": "audio/mpeg", ".ogg": "audio/ogg",
    ".oga": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".m4a": "audio/mp4", ".flac": "audio/flac",
    ".gz": _GZIP, ".tgz": _GZIP, ".bz2": _BZIP2, ".xz": _XZ, ".dds": "image/vnd.ms-dds", ".fli": "video/x-fli",
    ".pcx": "image/x-pcx", ".sgi": "image/x-sgi", ".blp": "image/x-blp", ".ico": "image/x-icon",
}  # fmt: skip
_PROGRAMS: Final = frozenset(
    {".xml", ".py", ".yaml", ".yml", ".toml", ".rtf", ".log", ".sql", ".sh", ".ini", ".conf"}
)  # words, but no reports
_SIGNS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"), (b"II*\0", "image/tiff"), (b"MM\0*", "image/tiff"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"), (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"DDS ", "image/vnd.ms-dds"), (b"BLP1", "image/x-blp"), (b"BLP2", "image/x-blp"), (b"\x01\xda", "image/x-sgi"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"), (b"\0\0\x01\xba", "video/mpeg"), (b"\0\0\x01\xb3", "video/mpeg"),
    (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"fLaC", "audio/flac"), (b"\0\0\x01\0", "image/x-icon"),
    (b"wOFF", "font/woff"), (b"wOF2", "font/woff2"), (b"\0asm", "application/wasm"), (b"WARC/", _WARC),
    (b"\x1f\x8b", _GZIP), (b"BZh", _BZIP2), (b"\xfd7zXZ\0", _XZ), (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"), (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-elf"), (b"MZ", UNKNOWN), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"), (b"filedesc://", _ARC), (b"\x28\xb5\x2f\xfd", "application/zstd"),
)  # fmt: skip
_BRANDS: Final[Mapping[bytes, str]] = {
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"avif": "image/avif", b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4", b"3gp4": "video/3gpp", b"3gp5": "video/3gpp", b"3gp6": "video/3gpp",
}  # fmt: skip
_RIFF: Final[Mapping[bytes, str]] = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n")
_OF_MAIL: Final = re.compile(
    rb"(?im)^(?:from|to|subject|date|mime-version|message-id|return-path|received|delivered-to|content-type):"
)
_OF_MBOX: Final = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]{0,20}\r?\n[A-Za-z-]{2,60}:")
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


def told(data: bytes, name: str, said: str | None = None) -> str:
    """The media type of a file, from its bytes first, then from what a server `said` it is, then from its name.

    >>> told(b"%PDF-1.7 ...", "report.txt"), told(b"Two fell.", "report"), told(b"GIF89a", "report.pdf")
    ('application/pdf', 'text/plain', 'image/gif')
    """
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    named = _NAMES.get(suffix)
    seen = _by_bytes(data, suffix, named)
    if seen is not None:
        return seen
    stated = _said(said)
    if stated is not None:
        return stated
    binary = _binary(data[:4096])
    if named is not None and (not named.startswith("text/") or not binary):
        return named
    return UNKNOWN if binary or suffix in _PROGRAMS else _TEXT


def _said(said: str | None) -> str | None:
    """What a server says, as far as it is known here and says more than that it does not know."""
    media = (said or "").split(";")[0].strip().lower()
    media = {"application/xhtml+xml": _HTML, "application/javascript": "text/javascript"}.get(media, media)
    known = media in _NAMES.values() or media in SILENT
    return media if known and media not in (_TEXT, _JSON, _ZIP, _GZIP) else None


def _by_bytes(data: bytes, suffix: str, named: str | None) -> str | None:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
        return _PDF
    if head.startswith((b"<!doctype html", b"<html")):
        return _HTML
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, suffix)
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], UNKNOWN)
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], named if named in ("video/quicktime", "audio/mp4") else "video/mp4")
    if data[257:262] == b"ustar":
        return _TAR
    if data[4:6] in (b"\x11\xaf", b"\x12\xaf") and data[14:16] in (b"\x08\0", b"\0\0"):
        return "video/x-fli"
    found = next((media for sign, media in _SIGNS if data.startswith(sign)), None)
    if found == _GZIP:
        inner = _inflated(data)
        found = _WARC if inner.startswith(b"WARC/") else _ARC if inner.startswith(b"filedesc://") else found
    if found == UNKNOWN and not _binary(data[:4096]):
        found = None  # a text may begin with these two letters
    if found is None and named == _PDF and b"%PDF-" in data[:1024]:
        return _PDF  # mail and web servers leave lines before it, and every reader of PDF looks past them
    return found or _by_words(data, head)


def _by_words(data: bytes, head: bytes) -> str | None:
    """What texts of other kinds begin with."""
    opening = head[5:].partition(b"<")[2] if head.startswith(b"<?xml") else head.removeprefix(b"<")
    for tag, media in ((b"rss", _RSS), (b"feed", _ATOM), (b"rdf:rdf", _RSS), (b"svg", _SVG), (b"html", _HTML)):
        if head.startswith(b"<") and re.match(rb"(?:!--.{0,300}?-->\s*<)?" + tag + rb"[\s>]", opening, re.DOTALL):
            return media
    if head.startswith(b"<svg") or b"<!doctype svg" in head:
        return _SVG
    if _OF_MBOX.match(data):
        return _MBOX
    letter = data[:8192]
    if _HEADER.match(letter) and len(set(map(bytes.lower, _OF_MAIL.findall(letter.split(b"\n\n")[0])))) >= 2:
        return _MHTML if re.search(rb"(?i)content-type:\s*multipart/related", letter) else _MAIL
    if re.match(rb"\s*window\.YTD\.", letter):
        return _JSON
    return None


def _zipped(data: bytes, suffix: str) -> str:
    names = _members(data)
    if "word/document.xml" in names:
        return _DOCX
    if "xl/workbook.xml" in names:
        return _XLSX
    if "datapackage.json" in names and (suffix == ".wacz" or any(name.startswith("archive/") for name in names)):
        return _WACZ
    if suffix == ".docx" and not names:
        return _DOCX  # too damaged to list, and named for what it was
    return _XLSX if suffix == ".xlsx" and not names else _ZIP


def _members(data: bytes, most: int = 20_000) -> set[str]:
    """The names in a ZIP archive's list of members; empty where the list cannot be found."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        return set()
    size, start = struct.unpack("<LL", data[end + 12 : end + 20])
    place = min(start, max(end - size, 0)) if size <= end else start
    names: set[str] = set()
    while data[place : place + 4] == b"PK\x01\x02" and len(names) < most and place + 46 <= len(data):
        name, extra, comment = struct.unpack("<HHH", data[place + 28 : place + 34])
        names.add(data[place + 46 : place + 46 + name].decode("utf-8", "replace"))
        place += 46 + name + extra + comment
    return names


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data[:4096], 16)
    except zlib.error:
        return b""


def _binary(head: bytes) -> bool:
    """Whether these bytes are no words in any encoding: control characters, beyond a stray one."""
    if head.startswith(_MARKS):
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 > len(head) and min(even, odd) * 20 <= max(even, odd):
        return False  # UTF-16 without a mark
    return b"\0" in head or 50 * (len(head) - len(head.translate(None, _CONTROL))) > len(head)

"""All words in a file of a release, whatever its format, and in whatever it packs: as they stand, and as a reader decodes them.

A format that is not known here is still searched as bytes, so a new one cannot slip past unnoticed while it holds plain
words. What packs or encodes is known by its first bytes and not by its name.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import lzma
import re
import sqlite3
import struct
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing

_PNG = b"\x89PNG\r\n\x1a\n"


def legible(name: str, data: bytes) -> str:
    """The words of a file and of all that lies in it."""
    return "\n".join([name, *_views(data)])


def _views(data: bytes, deep: int = 0) -> Iterator[str]:
    words = data.decode("utf-8", "replace")
    yield words
    if deep > 4:
        return
    for inner in _inside(data):
        yield from _views(inner, deep + 1)
    if "\ufffd" not in words[:2000]:
        yield html.unescape(html.unescape(words))
        yield re.sub(r"<[^>]*>", "", html.unescape(words))  # words that tags cut through
        yield urllib.parse.unquote(words)
        yield from _json(words)


def _inside(data: bytes) -> Iterator[bytes]:
    """What is packed in some bytes, taken out."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.infolist():
                yield part.filename.encode() + b"\n" + part.comment
                yield parts.read(part)
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"\xfd7zXZ"):
        yield lzma.decompress(data)
    elif data.startswith(b"SQLite format 3"):
        yield from _tables(data)
    elif data.startswith(_PNG):
        yield from _chunks(data)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as parts:
            for part in parts:
                yield part.name.encode()
                if found := parts.extractfile(part):
                    yield found.read()


def _tables(data: bytes) -> Iterator[bytes]:
    """Every cell of every table; words that only stand in unused pages are in the bytes themselves."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        base.text_factory = bytes
        for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            quoted = table.decode().replace('"', '""')
            for row in base.execute(f'SELECT * FROM "{quoted}"'):
                for cell in row:
                    yield cell if isinstance(cell, bytes) else str(cell).encode()


def _chunks(data: bytes) -> Iterator[bytes]:
    """The words in a PNG: its text chunks, unpacked."""
    at = len(_PNG)
    while at + 8 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield body
            _, _, rest = body.partition(b"\x00")
            for start in range(min(len(rest), 64)):
                try:
                    yield zlib.decompress(rest[start:])
                    break
                except zlib.error:
                    continue
        at += size + 12


def _json(words: str) -> Iterator[str]:
    """The strings of JSON, or of JSON lines, with escapes undone."""
    try:
        whole = [json.loads(words)]
    except ValueError:
        whole = []
        for line in words.splitlines():
            try:
                whole.append(json.loads(line))
            except ValueError:
                return
    for value in whole:
        yield "\n".join(_strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)

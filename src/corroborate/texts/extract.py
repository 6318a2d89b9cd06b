"""A file's bytes and media type go in; out comes its text, or an `InputError` that says why there is none.

An empty text is never a success. Characters stay as the file has them: no composing, no folding, since a quote must
stand in the kept file as it stands here; only line ends, control characters and (in PDFs) shapes for print are undone.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from corroborate.errors import InputError
from corroborate.texts import docx, mail, markdown, page, pdf, posts, sheets
from corroborate.texts.encoding import clean, decode
from corroborate.texts.extracted import Extracted, day, subtag

LARGEST: Final = 100_000_000
"""The longest text that is taken, in characters; a reader needs a few hundred bytes for each sentence of it."""

_UNPACK: Final = "unpack it and give the folder"
_CLOSED: Final[Mapping[str, tuple[str, str]]] = {
    "application/x-7z-compressed": ("an archive of a kind that is kept and not opened", _UNPACK),
    "application/vnd.rar": ("an archive of a kind that is kept and not opened", _UNPACK),
    "application/zstd": ("an archive of a kind that is kept and not opened", _UNPACK),
    "application/x-ole-storage": (
        "a file of older office programs (.doc, .xls, .ppt, .msg), which is kept and not opened",
        "save it as .docx, .xlsx, PDF or .eml, and give that too",
    ),
    "application/rtf": ("a kind of file that is kept and not read", "save it as .docx or PDF, and give that too"),
    "application/vnd.sqlite3": ("a database, which is kept and not opened", "give its tables as CSV"),
}
"""What is kept and not opened, and what to do about it."""
_LIKE: Final[Mapping[str, str]] = {"image": "PNG", "video": "MP4"}
_UNSEEN: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def extract(data: bytes, media: str) -> Extracted:
    r"""The text of a file and what the file says about itself.

    `media` is one of `MEDIA`, without parameters.

    >>> extract(b"Two fell.\r\n", "text/plain").content
    'Two fell.\n'

    Raises:
        InputError: the file gives no text; the error says why and what to do.

    """
    reader = _READERS.get(media)
    if reader is None:
        what, do = _CLOSED.get(media, ("a kind of file that is kept and not read", _other(media)))
        raise InputError(f"{what} ({media})", do=do)
    found = reader(data)
    if len(found.content) > LARGEST:
        raise InputError(f"its text has more than {LARGEST:,} characters", do="give it in parts")
    if not found.content.strip():
        raise InputError("no text in it", do="give a file with words in it")
    unseen = len(_UNSEEN.findall(found.content))
    if unseen:
        note = f"{unseen} invisible characters stand in it (direction marks, zero-width spaces)"
        return dataclasses.replace(found, notes=(*found.notes, note))
    return found


def _other(media: str) -> str:
    """What to do about a kind that is not read: of a picture and a video, the same in a kind that is looked at."""
    kind = _LIKE.get(media.partition("/")[0])
    return f"save it as {kind}, and give that too" if kind else "give its words as text, HTML or PDF"


def _plain(data: bytes) -> Extracted:
    words, notes = decode(data)
    return Extracted(words, notes=notes, maker="text/1")


def _markdown(data: bytes) -> Extracted:
    words, notes = decode(data)
    found = markdown.read(words)
    return dataclasses.replace(found, notes=(*notes, *found.notes))


def _report(data: bytes) -> Extracted:
    """One object of a JSON-lines file of reports; its keys are `id, published, publisher, address, language, text`."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON ({error})", do="give one object a line") from error
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise InputError('the object has no "text"', do='give the report\'s words as the string "text"')
    notes = [f'"{key}" is no text and was left out' for key in _KEYS if not isinstance(said.get(key, ""), str | None)]
    published = day(_word(said, "published"))
    if _word(said, "published") and not published:
        notes.append('"published" is no ISO date and was left out')
    words, more = clean(said["text"])
    return Extracted(
        words,
        _word(said, "title") or "",
        subtag(_word(said, "language")),
        _word(said, "publisher"),
        _word(said, "address"),
        published,
        (*notes, *more),
        "report/1",
    )


_KEYS: Final = ("published", "publisher", "address", "language", "title")


def _word(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None if isinstance(value, str) else None


_READERS: Final[Mapping[str, Callable[[bytes], Extracted]]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "text/html": page.read,
    "application/pdf": pdf.read,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx.read,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": sheets.workbook,
    "text/csv": sheets.delimited,
    "text/tab-separated-values": sheets.delimited,
    "message/rfc822": mail.read,
    "multipart/related": mail.read,
    "application/json": posts.any_json,
    "application/vnd.corroborate.post+json": posts.post,
    "application/vnd.corroborate.feed-item+xml": posts.feed_item,
    "application/vnd.corroborate.report+json": _report,
}
MEDIA: Final = tuple(_READERS)
"""The media types that a text can be taken from."""

"""A report that holds others goes in; out come its parts, one after another, each as it came, or why it did not come.

Called inside a bounded process (`engine.flow`), since everything here meets hostile bytes. Nothing is ever written out:
what a part is called is kept as words and never used as a path. Bounds stand against what is made to explode: how large
one part may be, how many there may be, how much they may be together, and how many times larger than what it came from.
What one part does wrong does not stop the others; what makes the whole doubtful ends it, with the reason.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corroborate.capture import archives, exports, feeds, mail, warc
from corroborate.capture.archives import Data
from corroborate.capture.found import Inside, Known, Refused
from corroborate.errors import InputError

OPENER: Final = "opener/1"


@dataclass(frozen=True, slots=True)
class Whole:
    """A report that may hold others: its bytes or the file they lie in, media type, name, and what is known about it."""

    data: bytes | Path
    media: str
    name: str
    known: Known


def parts(whole: Whole) -> Iterator[Inside]:
    r"""What lies in a report, in its order. What makes the whole doubtful comes last, as a `Refused` without a name; how many
    records there were, where not each of them is named, just before it.

    >>> box = b"From a@b.example Mon Mar  8 10:00:00 2031\nSubject: x\n\nTwo fell."
    >>> [part.name for part in parts(Whole(box, "application/mbox", "m.mbox", Known()))]
    ['message 1']
    """
    try:
        if isinstance(whole.data, bytes):
            yield from _OPENERS[whole.media](whole.data, whole.name)
            return
        with whole.data.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield from _OPENERS[whole.media](data, whole.name)
    except InputError as error:
        yield Refused("", str(error))
    except RecursionError:
        yield Refused("", "it is nested too deeply")


_OPENERS: Final[Mapping[str, Callable[[Data, str], Iterator[Inside]]]] = {
    "application/zip": archives.zipped,
    "application/x-tar": archives.tarred,
    "application/gzip": archives.packed,
    "application/x-bzip2": archives.packed,
    "application/x-xz": archives.packed,
    "application/mbox": mail.mailbox,
    "message/rfc822": mail.attached,
    "multipart/related": mail.attached,
    "application/warc": warc.records,
    "application/wacz": warc.collection,
    "application/x-arc": warc.older,
    "application/rss+xml": feeds.items,
    "application/atom+xml": feeds.items,
    "application/json": exports.posts,
}

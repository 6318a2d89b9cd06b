"""A feed's bytes go in (RSS, Atom); out come its items, each to the byte as it stands there.

A feed is cut with plain comparisons and no XML parser: an item is what stands between its tags. What an item says is
read by `texts`, from exactly these bytes.
"""

from __future__ import annotations

import codecs
import email.utils
import html
import re
from collections.abc import Iterator
from typing import Final

from corroborate.capture.archives import Budget, Data
from corroborate.capture.found import Found, Known, Taken, day, plain
from corroborate.capture.kinds import FEED_ITEM
from corroborate.errors import InputError

_OPEN: Final = re.compile(rb"<(item|entry)(?=[\s>])")
_TAGS: Final = re.compile(r"<[^>]{0,10000}>")


def items(data: Data, name: str) -> Iterator[Found]:
    """The items of a feed, with the address, the day and the publisher that it gives them.

    Raises:
        InputError: there is none, or there are too many.

    """
    publisher, budget, number = _publisher(data), Budget(), 0
    found = _OPEN.search(data)
    while found:
        end = data.find(b"</" + found[1] + b">", found.end())
        if end < 0:
            raise InputError("its last item is cut off", do="get it again")
        end += len(found[1]) + 3
        number += 1
        budget.part()
        words = data[found.start() : end]
        known = Known(publisher, link(words), _published(words))
        yield Taken(words, FEED_ITEM, known, f"item {number}", key=_word(words, "guid", "id"), how="feed")
        found = _OPEN.search(data, end)
    if not number and data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise InputError("the feed is written in UTF-16, in which no items are looked for", do="save it as UTF-8")
    if not number:
        raise InputError("the feed has no items")


def link(item: bytes) -> str | None:
    """The web address of the page that an item is about.

    >>> link(b'<entry><link rel="self" href="https://a.example/f"/><link href="https://a.example/1"/></entry>')
    'https://a.example/1'
    """
    for tag in re.findall(rb"<link\b[^>]{0,2000}>", item):
        rel, href = _attribute(tag, "rel"), _attribute(tag, "href")
        if href and (rel or "alternate") == "alternate" and _web(href):
            return href
    return _web(_word(item, "link") or "")


def _attribute(tag: bytes, name: str) -> str | None:
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return html.unescape((found[1] or found[2] or b"").decode("utf-8", "replace")).strip() if found else None


def _web(words: str) -> str | None:
    return words if re.fullmatch(r"https?://[^\s/]+\S*", words) else None


def _word(item: bytes, *names: str) -> str | None:
    """The words of the first of these elements, without markup."""
    for name in names:
        tag = name.encode()
        begin = re.search(rb"<" + tag + rb"(?:\s[^>]{0,2000})?>", item)
        end = item.find(b"</" + tag + b">", begin.end()) if begin else -1
        if begin and end >= 0:
            words = item[begin.end() : end].decode("utf-8", "replace").replace("<![CDATA[", "").replace("]]>", "")
            return plain(" ".join(html.unescape(_TAGS.sub(" ", words)).split()))[:2000] or None
    return None


def _publisher(data: Data) -> str | None:
    """The feed's own title, which stands before its first item."""
    first = _OPEN.search(data)
    return _word(data[: first.start() if first else len(data)], "title")


def _published(item: bytes) -> str | None:
    words = _word(item, "pubDate", "published", "dc:date", "updated") or ""
    if day(words):
        return day(words)
    try:
        return email.utils.parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

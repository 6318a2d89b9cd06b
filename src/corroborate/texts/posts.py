"""JSON or an item of a feed goes in; out come its words: those of a post as it was published, or all words of other JSON."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from corroborate.errors import InputError
from corroborate.texts import page
from corroborate.texts.encoding import clean, decode
from corroborate.texts.extracted import Extracted, day, join, squeeze

_SAID: Final = ("text", "full_text", "message", "content", "caption", "body")
_SHOWN: Final = ("photo", "file", "media_type", "video", "image")
_DAYS: Final = ("date", "created_at", "published")
_AGAIN: Final = "save it as JSON in UTF-8"
_WORDS_AT_MOST: Final = 200_000


def post(data: bytes) -> Extracted:
    """The words of one post of a platform's export, what it passes on, and what it shows.

    Raises:
        InputError: it is no JSON object.

    """
    said, notes = _loaded(data)
    inner = said.get("tweet") if isinstance(said, dict) else None
    said = inner if isinstance(inner, dict) else said
    if not isinstance(said, dict):
        raise InputError("it is no post", do=_AGAIN)
    words = [_flat(said[name]) for name in _SAID if said.get(name)]
    passed = said.get("forwarded_from") or said.get("saved_from")
    head = [f"Forwarded from {squeeze(passed)}:"] if isinstance(passed, str) and passed.strip() else []
    shown = [f"({name}: {said[name]})" for name in _SHOWN if isinstance(said.get(name), str) and said[name]]
    poll = said.get("poll")
    asked = [_flat(poll["question"])] if isinstance(poll, dict) and poll.get("question") else []
    paragraphs = [part for whole in words + asked for part in whole.split("\n")]
    content, more = clean(join([*head, *paragraphs, *shown]) or "(a post without words)")
    published = next((found for name in _DAYS if isinstance(said.get(name), str) and (found := day(said[name]))), None)
    return Extracted(content, published=published, notes=(*notes, *more), maker="post/1")


def _flat(value: Any) -> str:
    """Words that may stand in pieces, each of them with its style."""
    if isinstance(value, list):
        return "".join(map(_flat, value))
    if isinstance(value, dict):
        return _flat(value.get("text") or "")
    return value if isinstance(value, str) else ""


def any_json(data: bytes) -> Extracted:
    """The words of JSON of no known kind: each string with the key that it stands under, in their order.

    Raises:
        InputError: it is no JSON, or holds no words.

    """
    said, notes = _loaded(data, float)  # however many digits a number has
    held = list(_walked(said))
    content, more = clean(join(held))
    count = held.count("")
    unread = (f"numbers in it were not read: {count}",) if count else ()
    return Extracted(content, notes=(*notes, *more, *unread), maker="json/1")


def _walked(value: Any) -> Iterator[str]:
    """Each string with its key, and "" for each number, which are no words."""
    left: list[tuple[str, Any]] = [("", value)]
    while left:
        key, found = left.pop()
        if isinstance(found, dict):
            left += reversed([(str(name), inner) for name, inner in found.items()])
        elif isinstance(found, list):
            left += [(key, inner) for inner in reversed(found)]
        elif isinstance(found, str) and found.strip():
            yield f"{key}: {found}" if key else found
        elif isinstance(found, float):
            yield ""


def _loaded(data: bytes, whole: Callable[[str], float] = int) -> tuple[Any, tuple[str, ...]]:
    words, notes = decode(data)
    words = re.sub(r"\A\s*window\.YTD\.[\w.]{1,80}\s*=\s*", "", words)
    try:
        return json.loads(words, parse_constant=_refused, parse_int=whole), notes
    except RecursionError as error:
        raise InputError("it is JSON that is nested too deeply", do="give the part that matters") from error
    except ValueError as error:
        raise InputError(f"it is no JSON ({error})", do=_AGAIN) from error


def _refused(words: str) -> None:
    raise ValueError(f"{words} is no value")


def feed_item(data: bytes) -> Extracted:
    """The title and the words of one item of a feed; those of its markup, as a page shows them.

    Raises:
        InputError: it is no text.

    """
    words, notes = decode(data)
    title = _element(words, "title")
    said = next(filter(None, (_element(words, name) for name in _BODIES)), "")
    content = join([title, *page.listed(said)])
    return Extracted(content, squeeze(title), published=_published(words), notes=notes, maker="feed/1")


_BODIES: Final = ("content:encoded", "content", "description", "summary", "media:description")


def _element(words: str, name: str) -> str:
    begin = re.search(rf"<{name}(?:\s[^>]{{0,2000}})?>", words)
    end = words.find(f"</{name}>", begin.end()) if begin else -1
    if not begin or end < 0:
        return ""
    held = words[begin.end() : end].strip()
    inner = re.fullmatch(r"<!\[CDATA\[(.*)\]\]>", held, re.DOTALL)
    return (inner[1] if inner else html.unescape(held))[:_WORDS_AT_MOST]


def _published(words: str) -> str | None:
    for name in ("pubDate", "published", "dc:date", "updated"):
        held = _element(words, name).strip()
        if day(held):
            return day(held)
        for form in ("%a, %d %b %Y", "%d %b %Y"):
            try:
                return dt.datetime.strptime(" ".join(held.split()[: len(form.split())]), form).date().isoformat()  # noqa: DTZ007 - a day
            except ValueError:
                continue
    return None

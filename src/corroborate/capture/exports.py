"""What a platform hands its users when they ask for their data goes in (JSON); out come the posts, each to the byte.

Known are the exports of Telegram (one chat or all of them) and of X/Twitter, and any list of posts under a common name.
A post is the very stretch of the file that holds it, so it can be found again there. What stands among posts and is none
(that somebody joined, or pinned something; a record without any field for words) is counted. Other JSON has no posts, and
is one report with words of its own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, Final, TypeAlias

from corroborate.capture.archives import MOST, Budget, Data
from corroborate.capture.found import Counted, Inside, Known, Taken, day, plain
from corroborate.capture.kinds import POST
from corroborate.errors import InputError

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_LISTS: Final = ("messages", "posts", "tweets", "statuses", "items")
_SORTS: Final = ("post", "service post", "wordless record")
_SAID: Final = ("text", "full_text", "message", "content", "caption", "body")
_DEEP: Final = 4
_PRIVATE: Final = ("personal", "private", "saved", "bot")  # Telegram's words for chats that are not open to all
_BY: Final = ("publisher", "from", "author", "username")
_DAYS: Final = ("date", "created_at", "published", "timestamp", "date_unixtime")
_MONTHS: Final = {name: number for number, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
)}  # fmt: skip
_LATE: Final = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) [\d:]{8} \S+ (\d{4})\Z")


def posts(data: Data, name: str) -> Iterator[Inside]:
    """The posts of an export, none where it is another kind of JSON; at the end, how many records of each sort there were,
    where not all are posts.

    Raises:
        InputError: there are too many.

    """
    try:
        words = str(data, "utf-8")
    except UnicodeDecodeError:
        return  # what it is instead is said where it is read
    start = re.match(r"\ufeff?\s*(?:window\.YTD\.[\w.]{1,80}\s*=\s*)?", words)
    assert start is not None
    budget, held = Budget(most=10 * MOST), Counter[str]()
    try:
        for channel, begin, end, post in _lists(words, start.end(), None, 0):
            sort = _sort(post)
            held[sort] += 1
            if sort == "post":
                budget.part()
                yield _post(words[begin:end], post, channel, held["post"])
        yield from _counted(held)
    except (ValueError, RecursionError, IndexError, StopIteration) as error:
        yield from _counted(held)
        if isinstance(error, InputError):
            raise
        if held["post"]:
            raise InputError(f"after post {held['post']} it is no sound JSON", do="export it again") from error
        # it is no JSON at all, which is said where it is read


def _counted(held: Mapping[str, int]) -> Iterator[Counted]:
    if held["post"] and len(held) > 1:
        yield Counted(tuple((sort, held[sort]) for sort in _SORTS if held[sort]))


def _post(words: str, post: Mapping[str, Any], channel: str | None, number: int) -> Taken:
    inner = post.get("tweet")
    said = inner if isinstance(inner, dict) else post
    key = said.get("id_str", said.get("id"))
    known = isinstance(key, str | int) and not isinstance(key, bool)
    path = plain(f"post {key}" if known else f"post {number}")
    by = channel if channel is not None else next((said[name] for name in _BY if isinstance(said.get(name), str)), None)
    address = next((said[name] for name in ("address", "url", "link") if isinstance(said.get(name), str)), None)
    published = next((found for name in _DAYS if (found := _day(said.get(name)))), None)
    about = Known(plain(by) if by else None, plain(address) if address else None, published)
    return Taken(words.encode("utf-8"), POST, about, path, key=plain(str(key)) if known else None, how="export")


def _day(value: object) -> str | None:
    if isinstance(value, str):
        late = _LATE.match(value)
        if late and late[1] in _MONTHS:
            return day(f"{late[3]}-{_MONTHS[late[1]]:02}-{late[2]}")
        return day(value)
    return None


_Post: TypeAlias = tuple[str | None, int, int, Any]


def _lists(words: str, place: int, channel: str | None, depth: int) -> Generator[_Post, None, int]:
    """Every record with its channel and where it stands: at the top, under a list's name, or so in each of the chats.

    One post is taken in at a time, since an export may be larger than what Python would make of it. What comes back at the
    end is where the value ends.
    """
    if words[place] == "[":
        return (yield from _posts_in(words, place, channel))
    if words[place] != "{":
        return _DECODER.raw_decode(words, place)[1]
    place = _past(words, place + 1)
    while words[place] != "}":
        key, end = scanstring(words, place + 1)
        start = _past(words, _past(words, end) + 1)
        if (key in _LISTS and words[start] == "[") or (key == "chats" and words[start] == "{" and depth < _DEEP):
            place = yield from _lists(words, start, channel, depth + 1)
        elif key == "list" and depth and words[start] == "[":
            place = yield from _chats(words, start, depth)
        else:
            value, place = _DECODER.raw_decode(words, start)
            channel = value if key == "name" and isinstance(value, str) else channel
            if key == "type" and str(value).startswith(_PRIVATE):
                channel = ""  # who speaks in a private chat publishes nothing, and is named as no publisher
        place = _next(words, place)
    return place + 1


def _posts_in(words: str, place: int, channel: str | None) -> Generator[_Post, None, int]:
    place = _past(words, place + 1)
    while words[place] != "]":
        value, end = _DECODER.raw_decode(words, place)
        yield channel, place, end, value
        place = _next(words, end)
    return place + 1


def _chats(words: str, place: int, depth: int) -> Generator[_Post, None, int]:
    place = _past(words, place + 1)
    while words[place] != "]":
        place = _next(
            words,
            (yield from _lists(words, place, None, depth + 1))
            if depth < _DEEP
            else _DECODER.raw_decode(words, place)[1],
        )
    return place + 1


def _next(words: str, place: int) -> int:
    """Where the next value, or the end of what holds it, begins."""
    place = _past(words, place)
    return _past(words, place + 1) if words[place] == "," else place


def _sort(value: object) -> str:
    """Of which sort a record of a list of posts is."""
    inner = value.get("tweet") if isinstance(value, dict) else None
    said = inner if isinstance(inner, dict) else value
    if isinstance(said, dict) and said.get("type", "message") == "service":
        return "service post"
    return "post" if isinstance(said, dict) and any(name in said for name in _SAID) else "wordless record"


_DECODER: Final = json.JSONDecoder()


def _past(words: str, place: int) -> int:
    found = _SPACE.match(words, place)
    assert found is not None
    return found.end()

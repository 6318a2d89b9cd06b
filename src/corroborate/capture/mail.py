"""A mailbox or a message goes in; out come its messages, or its attachments and what else lies in it.

A mailbox (mbox) is cut at its "From " lines, and each message is kept to the byte as it stands there. A message's own
words are read by `texts`; what comes out here is everything in it that is a file of its own: attachments, forwarded
messages, the pictures of a saved page (MHTML), and its frames, since they may be another's pages. What stays in it though
nobody reads it (the same words as HTML, style sheets, frames without words) is counted. The standard library's parser takes
a message apart.
"""

from __future__ import annotations

import binascii
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from email.message import EmailMessage, Message
from email.policy import compat32
from typing import Final

from corroborate.capture.archives import Budget, Data, check_size
from corroborate.capture.found import Counted, Found, Inside, Known, Refused, Taken, plain
from corroborate.capture.kinds import told
from corroborate.errors import InputError
from corroborate.letters import bodies
from corroborate.letters import letter as parsed

_FROM: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n")
# lines that may part one part from the next; a message has a few, and each part is an act of the log
_MARKS: Final = 4_000
_PARTS: Final = 1_000  # of one message, those that hold others too
_DEEP: Final = 20  # messages in messages, parts in parts
_MARKED: Final = re.compile(rb"(?:\A|<([^<>]*)>)([^<]*)")  # a mark of a page, and what stands behind it
_UNSHOWN: Final = (b"script", b"style", b"!--")
_BODIES: Final = ("text/plain", "text/html", "text/css")
_STAYING: Final = ("alternative form", "style sheet", "wordless frame")  # neither read nor a report of its own
_SORTS: Final = ("text", "part", "refused part", *_STAYING)


def mailbox(data: Data, name: str) -> Iterator[Found]:
    """The messages of a mailbox, each to the byte, without the line that parts it from the one before.

    Raises:
        InputError: there is no message in it, or there are too many.

    """
    marks = [(found.start(), found.end()) for found in _FROM.finditer(data)]
    if not marks:
        raise InputError("no message stands in this mailbox", do="save the messages one by one")
    budget = Budget()
    ends = [start for start, _ in marks[1:]] + [len(data)]
    for number, ((_, begin), end) in enumerate(zip(marks, ends, strict=True), 1):
        budget.part()
        words = data[begin:end].rstrip(b"\r\n") + b"\n"
        if words.strip():
            yield Taken(words, "message/rfc822", Known(), f"message {number}", how="mailbox")
        else:
            yield Refused(f"message {number}", "the message is empty")


def attached(whole: Data, name: str) -> Iterator[Inside]:
    """What lies in a message beside its own words; at the end, how many parts of each sort it had, where some are neither read
    nor reports of their own.

    Raises:
        InputError: it is nested too deeply, or holds too much.

    """
    budget, data = Budget(most=_PARTS), bytes(whole)
    if data.count(b"\n--") > _MARKS:
        raise InputError(f"it holds more than {_MARKS // 2:,} parts", do="give what is inside")
    letter = parsed(data)
    shown = _shown(letter)
    held = Counter[str]()
    try:
        for part in _leaves(letter, 0, budget):
            sort = _sort(part, shown)
            if sort == "part":
                found = _part(part, f"part {held['part'] + held['refused part'] + 1}", len(data), budget)
                sort = "part" if isinstance(found, Taken) else "refused part"
                yield found
            held[sort] += 1
    except InputError:
        yield from _counted(held)
        raise
    yield from _counted(held)


def _counted(held: Mapping[str, int]) -> Iterator[Counted]:
    if any(held[sort] for sort in _STAYING):
        yield Counted(tuple((sort, held[sort]) for sort in _SORTS if held[sort]))


def _shown(letter: Message) -> dict[int, str]:
    """Of which sort each part is that holds a message's own words, by its identity: of a saved page's, the first is the page."""
    shown = list(bodies(letter))
    if letter.get_content_type() != "multipart/related":
        return {id(part): "text" for part in shown}
    frames = {id(part): "part" if _worded(part) else "wordless frame" for part in shown[1:]}
    return {**{id(part): "text" for part in shown[:1]}, **frames}


def _sort(part: Message, shown: Mapping[int, str]) -> str:
    """Of which sort a part is."""
    media = part.get_content_type()
    if id(part) in shown:
        return shown[id(part)]
    if media not in _BODIES or part.get_content_disposition() == "attachment":
        return "part"
    return "style sheet" if media == "text/css" else "alternative form"


def _part(part: Message, number: str, size: int, budget: Budget) -> Found:
    """A part that is a file of its own, out of a message of so many bytes."""
    path, notes = _called(part) or number, tuple[str, ...]()
    if part.get_content_maintype() == "message" and part.is_multipart():
        held = [inner for inner in part.get_payload() if isinstance(inner, Message)]
        words = _packed(part, held) or b"\n".join(map(_written, held))
        notes = ("It was written out anew from the message that holds it.",)
    else:
        words = _decoded(part)
    if not words.strip():
        return Refused(path, "the attachment is empty")
    check_size(len(words), size)
    budget.spend(len(words))
    media = part.get_content_type()
    media = media if media == "message/rfc822" else told(words, path, media)
    return Taken(words, media, Known(address=_address(part)), path, how="message", notes=notes)


def _worded(part: Message) -> bool:
    """Whether anything in a frame stands outside of marks, scripts and styles; of those that a page loads, most are empty."""
    marked = _MARKED.finditer(_decoded(part))
    return any(found[2].strip() for found in marked if not (found[1] or b"").lower().startswith(_UNSHOWN))


def _leaves(part: Message, depth: int, budget: Budget) -> Iterator[Message]:
    """The parts that hold no others, in their order."""
    if depth > _DEEP:
        raise InputError("it is nested too deeply", do="give what is inside")
    budget.part()
    if part.get_content_maintype() != "multipart":
        yield part
    elif part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from _leaves(inner, depth + 1, budget)
    elif depth:
        yield part


def _packed(part: Message, held: list[Message]) -> bytes:
    """A message that lies in another in Base64, which the standard forbids and some programs do; b"" where it does not."""
    if str(part.get("Content-Transfer-Encoding") or "").strip().lower() != "base64" or len(held) != 1 or held[0].keys():
        return b""
    try:
        return binascii.a2b_base64(str(held[0].get_payload()))
    except ValueError:
        return b""


def _written(inner: Message) -> bytes:
    """A message that lies in another, with headers that no rule of today can fold left as they stand."""
    try:
        return inner.as_bytes()
    except ValueError:
        return inner.as_bytes(policy=compat32.clone(cte_type="8bit"))


def _decoded(part: Message) -> bytes:
    try:
        words = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        raise InputError(f"one of its parts cannot be decoded ({type(error).__name__})") from error
    return words if isinstance(words, bytes) else b""


def _called(part: Message) -> str:
    """What a part is called: words, never a path."""
    try:
        found = part.get_filename() or ""
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        found = ""
    if not found and isinstance(part, EmailMessage):
        found = str(part.get("Content-Location") or "").rsplit("/", 1)[-1].split("?")[0]
    return plain(" ".join(found.split()))[:500]


def _address(part: Message) -> str | None:
    found = plain(str(part.get("Content-Location") or "")).strip()
    return found if re.match(r"https?://[^\s/]+\S*\Z", found) else None

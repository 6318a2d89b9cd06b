"""A message's bytes go in (e-mail, or a page saved as MHTML); out come its own words, without what is attached to it.

Of a message that says the same as plain text and as HTML, the plain text is taken. Who wrote to whom is no part of the
text: a message is kept with all its headers, and private addresses need not be copied from it.
"""

from __future__ import annotations

import dataclasses
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

from corroborate.errors import InputError
from corroborate.letters import letter as parsed
from corroborate.texts import page
from corroborate.texts.encoding import decode
from corroborate.texts.extracted import Extracted, join, squeeze

_MARKS: Final = 20_000  # lines that may part one part from the next; a message has a few
_DEEP: Final = 20


def read(data: bytes) -> Extracted:
    """The subject and the words of a message, with its day; of a saved page its main text, and its address.

    Raises:
        InputError: it holds no words of its own, or is nested too deeply.

    """
    if data.count(b"\n--") > _MARKS:
        raise InputError(f"it holds more than {_MARKS // 2:,} parts", do="give what is inside")
    letter = parsed(data)
    bodies = list(_bodies(letter, 0))
    body = next((one for one in bodies if one.get_content_type() == "text/plain"), bodies[0] if bodies else None)
    if body is None:
        raise InputError("the message has no words of its own", do="what is attached to it is read by itself")
    found = _body(body)
    saved = _header(letter, "Snapshot-Content-Location") or _header(body, "Content-Location")
    if letter.get_content_type() == "multipart/related" and body.get_content_type() == "text/html":
        return dataclasses.replace(found, address=found.address or _web(saved), maker=f"mhtml/1 {found.maker}")
    subject = squeeze(_header(letter, "Subject"))
    content = found.content if not subject else join([subject]) + "\n\n" + found.content
    return Extracted(content, subject, published=_day(letter), notes=found.notes, maker=f"mail/1 {found.maker}")


def _bodies(part: Message, depth: int) -> Iterator[Message]:
    """The parts that hold the message's own words, in their order."""
    if depth > _DEEP:
        raise InputError("it is nested too deeply", do="give what is inside")
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from _bodies(inner, depth + 1)
    elif part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        yield part


def _body(part: Message) -> Extracted:
    try:
        words = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        raise InputError("its words cannot be decoded", do="save it anew") from error
    data = words if isinstance(words, bytes) else b""
    if part.get_content_type() == "text/html":
        return page.read(data)
    text, notes = decode(data, _charset(part))
    return Extracted(join(text.split("\n\n")), notes=notes, maker="text/1")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, AttributeError):
        return None


def _header(part: Message, name: str) -> str:
    """A header's words; "" where there is none, or none that can be made out."""
    try:
        return str(part.get(name) or "").encode("utf-8", "replace").decode("utf-8")
    except Exception:  # noqa: BLE001 - the library's header parsers fail in many ways, and a header is worth no failure
        return ""


def _web(words: str) -> str | None:
    found = words.strip()
    return found if re.match(r"https?://[^\s/]+\S*\Z", found, re.IGNORECASE) else None


def _day(letter: Message) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(_header(letter, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

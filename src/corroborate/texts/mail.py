"""A message's bytes go in (e-mail, or a page saved as MHTML); out come its own words, without what is attached to it.

All texts that a message shows are its words, one after another, as programs for mail show them; where it says the same as plain
text and as HTML, the plain text is taken, unless it is empty. Words before the first part, between or after them, which such programs
do not show, are left out, and noted. A page's frames are reports of their own (`capture/mail.py`). Who wrote to whom is no part of the
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
from corroborate.letters import bodies
from corroborate.letters import letter as parsed
from corroborate.texts import page
from corroborate.texts.encoding import decode
from corroborate.texts.extracted import Extracted, join, squeeze

_BEGIN: Final = 80  # characters of what is left out that a note tells
_MARKS: Final = 20_000  # lines that may part one part from the next; a message has a few


def read(data: bytes) -> Extracted:
    """The subject and the words of a message, with its day; of a saved page its main text, and its address.

    Raises:
        InputError: it holds no words of its own, or is nested too deeply.

    """
    if data.count(b"\n--") > _MARKS:
        raise InputError(f"it holds more than {_MARKS // 2:,} parts", do="give what is inside")
    letter = parsed(data)
    shown = list(bodies(letter))
    if not shown:
        hidden = ", but some outside of its parts, which are not shown" if _outside(letter) else ""
        raise InputError(f"the message has no words of its own{hidden}", do="what is attached to it is read by itself")
    if letter.get_content_type() == "multipart/related" and shown[0].get_content_type() == "text/html":
        found = _body(shown[0])
        saved = _header(letter, "Snapshot-Content-Location") or _header(shown[0], "Content-Location")
        return dataclasses.replace(
            found,
            address=found.address or _web(saved),
            notes=(*found.notes, *_outside(letter)),
            maker=f"mhtml/2 {found.maker}",
        )
    found = _together(shown)
    subject = squeeze(_header(letter, "Subject"))
    content = found.content if not subject else join([subject]) + "\n\n" + found.content
    notes = (*found.notes, *_outside(letter))
    return Extracted(content, subject, published=_day(letter), notes=notes, maker=f"mail/4 {found.maker}")


def _outside(letter: Message) -> tuple[str, ...]:
    """A note where words stand outside of the parts, which programs for mail do not show."""
    found = [(many, begin) for many, begin in map(_measured, _between(letter)) if many]
    if not found:
        return ()
    told = f"{sum(many for many, _ in found):,} characters"
    return (
        f"words outside of the message's parts, which are not shown, were left out ({told}), such as: {found[0][1]}",
    )


def _measured(words: str) -> tuple[int, str]:
    """How many characters words have when they are squeezed, and how they begin: line by line, since all their words at once
    take many times as much.
    """
    many, begin = 0, ""
    for line in re.finditer(r"[^\n]+", words):
        plain = squeeze(line[0])
        many += len(plain) + bool(many and plain)
        if len(begin) < _BEGIN:
            begin = squeeze(f"{begin} {plain}")[:_BEGIN]
    return many, begin


def _between(part: Message) -> Iterator[str]:
    """What stands before the first of a message's parts, and after the last, and so in parts of parts; attached messages are
    read by themselves.
    """
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return
    for words in (part.preamble, part.epilogue):
        try:
            yield decode((words or "").encode("utf-8", "surrogateescape"))[0]
        except InputError as error:
            yield f"({error.what})"
    for one in part.get_payload():
        yield from _between(one) if isinstance(one, Message) else ()


def _together(shown: list[Message]) -> Extracted:
    """The words of all texts of a message; one without words is noted, where another has some."""
    found, faults = list[Extracted](), list[InputError]()
    for part in shown:
        try:
            found.append(_body(part))
        except InputError as error:
            faults.append(error)
    if not found:
        raise faults[0]
    notes = [note for one in found for note in one.notes]
    notes += [f"One of its texts gave no words ({error.what})." for error in faults]
    content = "\n\n".join(one.content for one in found if one.content)
    return Extracted(
        content, notes=tuple(dict.fromkeys(notes)), maker=" ".join(dict.fromkeys(one.maker for one in found))
    )


def _body(part: Message) -> Extracted:
    try:
        words = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        raise InputError("its words cannot be decoded", do="save it anew") from error
    data = words if isinstance(words, bytes) else b""
    if part.get_content_type() == "text/html":
        return page.read(data)
    text, notes = decode(data, _charset(part))
    if part.get_content_maintype() == "multipart":
        notes = (*notes, "Its parts could not be told apart; all of it was read as one text.")
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

"""The bytes of a mail message go in; out come the message, however broken its headers are, and the parts that hold its words.

The standard library takes a message apart; where its grammar of one header fails (some headers that are cut off make it
fail with an error of its own), that header is kept as the words that stand there.
"""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.feedparser import BytesFeedParser
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage, Message
from typing import Any, Final, cast

from corroborate.errors import InputError

_PIECE: Final = 1 << 13  # bytes that the library's parser is fed at a time
_LINES: Final = 4_000_000  # each is held by itself for a while; an attachment of 100 MB has a third of that
_DEEP: Final = 20  # parts in parts
_SPACE: Final = b" \t\r\n\f\v\xc2\xa0"  # with the space that does not break, in Latin-1 and in UTF-8


class _Headers(HeaderRegistry):
    """Headers by their grammar, and as plain words where that cannot be had."""

    def __call__(self, name: str, value: str) -> Any:
        try:
            return super().__call__(name, value)
        except Exception:  # noqa: BLE001 - the grammar's failures have no type of their own: IndexError, AttributeError, …
            return type("_PlainHeader", (UnstructuredHeader, self.base_class), {})(name, value)


_POLICY = email.policy.EmailPolicy(header_factory=_Headers())


def letter(data: bytes) -> EmailMessage:
    r"""The message that bytes hold.

    >>> letter(b"Subject: Toll\nContent-Disposition: attachment; filename*\n\nTwo fell.")["Content-Disposition"]
    'attachment; filename*'

    Raises:
        InputError: it has more lines than any message.

    """
    if data.count(b"\n") > _LINES:
        raise InputError(f"it has more than {_LINES:,} lines", do="give what is inside")
    parser = BytesFeedParser(policy=_POLICY)
    for place in range(0, len(data), _PIECE):  # given as a whole it would be held six times over
        parser.feed(data[place : place + _PIECE])
    made: Any = parser.close()
    return cast("EmailMessage", made)


def bodies(part: Message, depth: int = 0) -> Iterator[Message]:
    r"""The parts that hold a message's own words, in their order; of those that say the same in several forms, the plain one,
    unless it is empty.

    >>> head = b"Content-Type: multipart/alternative; boundary=b\n\n"
    >>> both = head + b"--b\nContent-Type: text/html\n\n<p>Two fell.\n--b\n\nTwo fell.\n--b--"
    >>> [part.get_content_type() for part in bodies(letter(both))]
    ['text/plain']

    Raises:
        InputError: it is nested too deeply.

    """
    if depth > _DEEP:
        raise InputError("it is nested too deeply", do="give what is inside")
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        inner = (one for one in part.get_payload() if isinstance(one, Message))
        found = (body for one in inner for body in bodies(one, depth + 1))
        yield from _plainest(found) if part.get_content_type() == "multipart/alternative" else found
    elif part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        yield part
    elif (
        part.get_content_maintype() == "multipart" and not depth
    ):  # it says that it has parts, and none can be told apart
        yield part


def _plainest(found: Iterator[Message]) -> Iterator[Message]:
    ordered = sorted(found, key=lambda part: (_blank(part), part.get_content_type() != "text/plain"))
    yield from ordered[:1]


def _blank(part: Message) -> bool:
    """Whether nothing stands in a part: many programs send an empty plain text beside the words in HTML."""
    try:
        words = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return False
    return isinstance(words, bytes) and not words.strip(_SPACE)

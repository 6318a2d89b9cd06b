"""The bytes of a mail message go in, the message comes out, however broken its headers are.

The standard library takes a message apart; where its grammar of one header fails (some headers that are cut off make it
fail with an error of its own), that header is kept as the words that stand there.
"""

from __future__ import annotations

import email
import email.policy
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from typing import Any


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
    """
    return email.message_from_bytes(data, policy=_POLICY)

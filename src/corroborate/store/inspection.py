"""A case's records and bytes in, what is wrong with them out: each record hashed again, each quote looked for in its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corroborate.canonical import fingerprint, identify
from corroborate.errors import CorroborateError, StoreError
from corroborate.records import STATEMENT_KINDS
from corroborate.store.archive import Archive
from corroborate.store.ledger import Ledger
from corroborate.store.log import Row
from corroborate.store.rows import PARENTS, as_json, decode, made, stand, words_of


class Inspection:
    """One walk through all records of a case."""

    def __init__(self, ledger: Ledger, archive: Archive) -> None:
        self._ledger, self._archive = ledger, archive
        self._away = ledger.missing("withheld")
        self._last = ("", "")  # the text looked into last, with its words

    def wrong(self) -> Iterator[tuple[str, str]]:
        """What is wrong with records, and with the bytes that they tell of, as (where, what)."""
        for kind in ("report", "capture", "part", "picture", "text", *STATEMENT_KINDS, "reading", "decision"):
            for row in self._ledger.rows(kind):
                yield from ((f"{kind} {row.id[:12]}", words) for words in self._wrong(row))

    def _wrong(self, row: Row) -> Iterator[str]:
        """What is wrong with one record; rows come sorted by parent, so that a text is fetched once."""
        try:
            body = json.loads(row.body)
            if identify(row.kind, body) != row.id or as_json(body) != row.body:
                yield "its words do not give its id"
            if row.parent != body.get(PARENTS.get(row.kind, ""), ""):
                yield "it is filed under another record"
            if PARENTS.get(row.kind) in ("report", "whole") and self._ledger.row(row.parent) is None:
                yield "the report that it is of is gone"
            if row.kind == "report" and (body["sha256"] not in self._away or self._archive.holds(body["sha256"])):
                yield from self._other_bytes(row, body)
            if row.kind == "text":
                made(row, {"report": row.parent, "content": words_of(self._archive, row)})
            if row.kind in (*STATEMENT_KINDS, "reading") and not stand(body, self._words(row.parent)):
                yield "a quote does not stand in its text"
            if row.kind != "text":
                decode(row)
        except CorroborateError as error:
            yield error.what
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            yield f"it cannot be made out ({type(error).__name__})"

    def _other_bytes(self, row: Row, body: dict[str, Any]) -> Iterator[str]:
        found = fingerprint(self._archive.get(body["sha256"]))
        if found.size != body["size"]:
            yield "its bytes have another length"
        if found.sha512 != json.loads(row.extra).get("sha512", found.sha512):
            yield "its bytes have another SHA-512"

    def _words(self, text: str) -> str:
        if self._last[0] != text:
            row = self._ledger.row(text)
            if row is None:
                raise StoreError("its text is gone", where=text[:12])
            self._last = (text, words_of(self._archive, row))
        return self._last[1]

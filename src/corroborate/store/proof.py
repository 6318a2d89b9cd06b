"""A ledger in, what is broken in it out: its chains, what its acts tell, and the tables that follow from them.

Every row of every table is made again from what the acts tell (`log.effects`) and compared, so that a change shows
wherever it was made.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from corroborate.errors import StoreError
from corroborate.store import log
from corroborate.store.log import Entry


class Told(Protocol):
    """What this asks of a ledger."""

    def query(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Rows, one after another."""

    def entries(self) -> Iterator[Entry]:
        """Every entry of every chain, sorted by office and place."""

    def words(self, told: str) -> bytes | None:
        """What an act tells, by its hash; None where it is not here."""

    def missing(self, table: str) -> frozenset[str]:
        """The hashes of what is not here, and rightly so."""

    def offices(self) -> frozenset[str]:
        """The offices whose numbers are this case's."""


def broken(ledger: Told) -> Iterator[tuple[str, str]]:
    """What is wrong with the chains, the acts and the tables, as (where, what); where is "" for the whole file."""
    yield from _chained(ledger.entries())
    yield from _untold(ledger)
    yield from _unequal(ledger)


def expected(ledger: Told) -> set[bytes]:
    """Marks of all rows that the acts make."""
    own, found = ledger.offices(), set[bytes]()
    for link in ledger.entries():
        with contextlib.suppress(StoreError):  # named by `_untold`
            data = ledger.words(link.told)
            if data is not None:
                found.update(mark(*effect) for effect in log.effects(link, log.read(data), own))
    return found


def mark(table: str, row: Iterable[object]) -> bytes:
    """What tells a row of a table from all others."""
    return hashlib.sha256(repr((table, *row)).encode("utf-8", "surrogatepass")).digest()


def _chained(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Where the chains are broken, or an entry is not what its hash says."""
    last: dict[str, tuple[int, str]] = {}
    for link in entries:
        seq, hash = last.get(link.office, (0, log.FIRST))
        if link.seq != seq + 1 or link.previous != hash:
            yield f"log {link.office} {link.seq}", "the chain is broken before this entry"
        if not log.holds(link):
            yield f"log {link.office} {link.seq}", "the entry was changed"
        last[link.office] = (link.seq, link.hash)


def _untold(ledger: Told) -> Iterator[tuple[str, str]]:
    """Acts whose words are not here, or not those of their entry."""
    named = set()
    emptied = ledger.missing("emptied")
    away = emptied | ledger.missing("withheld")
    for link in ledger.entries():
        named.add(link.told)
        try:
            data = ledger.words(link.told)
            if data is None and link.told not in away:
                yield f"log {link.office} {link.seq}", "what this act tells is gone"
            if data is not None:
                words = log.read(data)
                if (words.get("at"), words.get("act")) != (link.at, link.act):
                    yield f"log {link.office} {link.seq}", "what this act tells is another act's"
                if link.told in emptied:
                    yield f"log {link.office} {link.seq}", "what this act tells was withdrawn, and is here"
        except (StoreError, ValueError) as error:
            yield f"log {link.office} {link.seq}", error.what if isinstance(error, StoreError) else str(error)
    for (hash,) in ledger.query("SELECT hash FROM told"):
        if hash not in named:
            yield f"act {str(hash)[:12]}", "the log tells of no such act"


def _unequal(ledger: Told) -> Iterator[tuple[str, str]]:
    """Where the tables are not what the acts make them."""
    left = expected(ledger)
    for table in log.TABLES:
        for row in ledger.query(f"SELECT * FROM {table}"):  # noqa: S608
            if mark(table, row) not in left:
                yield f"{table} {str(row[0])[:12]}", "it stands here, and no act in the log made it so"
            else:
                left.discard(mark(table, row))
    if left:
        yield "", f"{len(left)} rows that the log tells of are gone or were changed"

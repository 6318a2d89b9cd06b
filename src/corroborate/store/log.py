"""An act in, a link of a chain out, and what an act makes of the tables: the rules of the log, without a database.

An *act* is something that was done with the case (captured, read, decided, exported, withdrawn …). What it tells (who,
when, with which program and settings, from where, and the records that it made) is one canonical JSON object with a
chance number in it, the *words* of the act. Its entry in the log holds the SHA-256 of these words, and the hash of the
entry before. So the chain fixes every word and tells none: whoever holds the log alone can test no guess, since nobody
guesses the chance number; and the words of an act can be destroyed while the chain still verifies.

Every table of records is the union of what the acts tell (`effects`), whatever their order. That is how a ledger is
checked, rebuilt, packed and merged.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from corroborate.canonical import canonical, digest

FIRST: Final = "0" * 64
CHANCE: Final = 16  # bytes
GIVEN: Final = "given"
"""What an act tells of its `time` where somebody gave it by hand; where nothing is told, it was the clock's."""
LISTS: Final = ("records", "live", "failures", "numbers", "withdrawals", "emptied", "withheld", "files")
TABLES: Final = ("record", "beside", "live", "failure", "published", "withdrawal", "emptied", "withheld", "file")
Words: TypeAlias = Mapping[str, Any]
Effect: TypeAlias = tuple[str, tuple[str | int, ...]]


class Row(NamedTuple):
    """One record as the ledger holds it: canonical JSON of what it says, and of what is carried beside it."""

    id: str
    kind: str
    parent: str
    body: str
    extra: str


class Entry(NamedTuple):
    """One link of an office's chain: `told` is the SHA-256 of the act's words, `hash` covers all before it."""

    office: str
    seq: int
    at: str
    act: str
    told: str
    previous: str
    hash: str


def entry(office: str, seq: int, at: str, act: str, told: str, previous: str) -> Entry:
    """The link that follows `previous`: its hash is SHA-256 over the canonical JSON array of its other fields.

    >>> entry("a", 1, "2031-03-09T12:00:00Z", "made", FIRST, FIRST).hash[:12]
    'bf2a9d8d9753'
    """
    return Entry(office, seq, at, act, told, previous, digest(canonical([office, seq, at, act, told, previous])))


def holds(link: Entry) -> bool:
    """Whether the link's hash is that of its fields."""
    return entry(*link[:-1]).hash == link.hash


def written(words: Words) -> tuple[str, bytes]:
    """The words of an act as they are hashed, with a chance number of their own: (SHA-256, canonical JSON)."""
    data = canonical({**words, "chance": secrets.token_hex(CHANCE)})
    return digest(data), data


def read(data: bytes) -> dict[str, Any]:
    """The words of an act from their bytes.

    Raises:
        ValueError: they are not in their canonical form, or not an act's.

    """
    words = json.loads(data)
    if not isinstance(words, dict) or canonical(words) != data:
        raise ValueError("an act's words are not in their form")
    return words


def effects(link: Entry, words: Words, own: Collection[str]) -> Iterator[Effect]:
    """The rows that an act adds, as (table, values); `own` are the offices whose numbers are this case's."""
    office = link.office
    for told in words.get("records", ()):
        yield "record", (told["id"], told["kind"], told["parent"], text(told["body"]))
        if told.get("beside"):
            yield "beside", (told["id"], text(told["beside"]))
    for report, seq, reading in words.get("live", ()):
        yield "live", (office, report, seq, reading, link.at)
    for report, seq, reason in words.get("failures", ()):
        yield "failure", (office, report, seq, reason)
    for sha256, seq, gone, *_ in words.get("withdrawals", ()):
        yield "withdrawal", (office, sha256, seq, int(gone), link.hash)
    for table in ("emptied", "withheld"):
        for hash in words.get(table, ()):
            yield table, (hash,)
    if office in own:
        for kind, number, id in words.get("numbers", ()):
            yield "published", (kind, number, id)
        for name, sha256 in words.get("files", ()):
            yield "file", (office, link.seq, name, sha256)


def about(words: Words) -> Iterator[tuple[str, Sequence[str]]]:
    """The records that an act tells of, each with the ids that it stands on: (its id, ids)."""
    for told in words.get("records", ()):
        body = told["body"]
        whose = [told["parent"], *(body.get("about", ()) if told["kind"] == "decision" else ())]
        if told["kind"] == "part":
            whose.append(body["report"])
        yield told["id"], whose
    for report, _, reading in words.get("live", ()):
        yield reading, [report]
    for report, _, _ in words.get("failures", ()):
        yield report, [report]
    if "whole" in words:  # what was counted in it
        yield str(words["whole"]), [str(words["whole"])]


def standing_on(ids: Iterable[str], acts: Iterable[tuple[str, Sequence[tuple[str, Sequence[str]]]]]) -> set[str]:
    """Of acts, given as (hash, what `about` says of them), those that tell of one of `ids` or of what stands on it."""
    told, doomed, found = list(acts), set(ids), set[str]()
    while True:  # a statement stands on a text that stands on a report, and a decision on it
        grown = set(doomed)
        for hash, records in told:
            fallen = [id for id, on in records if id in doomed or not doomed.isdisjoint(on)]
            if fallen:
                found.add(hash)
                grown.update(fallen)
        if grown == doomed:
            return found
        doomed = grown


def text(value: Any) -> str:
    """Canonical JSON as a string."""
    return canonical(value).decode("utf-8")

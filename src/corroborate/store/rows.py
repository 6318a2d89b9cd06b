"""A record in, a row of the ledger out, and back; what a row says must give its id again.

A row holds canonical JSON of what the record says, and of what is carried beside it. A text's words lie in the archive: its
row names them by their hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, TypeAlias

from corroborate.canonical import canonical
from corroborate.errors import StoreError
from corroborate.records import (
    STATEMENT_KINDS,
    Capture,
    Decision,
    Part,
    Picture,
    Reading,
    Report,
    Statement,
    Text,
    content,
)
from corroborate.store.archive import Archive
from corroborate.store.log import Row

PARENTS: Final[Mapping[str, str]] = {
    "capture": "report", "text": "report", "reading": "text", "part": "whole", "picture": "report"
} | dict.fromkeys(STATEMENT_KINDS, "text")  # fmt: skip
"""Of which record a record of a kind is: the key that names it."""
_BESIDE: Final[Mapping[str, Sequence[str]]] = {
    "capture": ("name", "at"), "picture": ("maker",), "report": ("sha512",)
}  # fmt: skip
_OF_TEXT: Final = ("maker", "language", "title", "paragraphs", "sentences", "notes")
Record: TypeAlias = Report | Capture | Part | Picture | Reading | Statement | Decision


def row_of(kind: str, record: Record) -> Row:
    """The row of any record but a text."""
    body = content(record)
    assert isinstance(body, dict)
    extra = _content_of(record, _BESIDE.get(kind, ()))
    return Row(record.id, kind, str(body.get(PARENTS.get(kind, ""), "")), as_json(body), as_json(extra))


def row_of_text(text: Text, name: str) -> Row:
    """The row of a text whose words lie in the archive under `name`."""
    body = {"report": text.report, "content": name}
    return Row(text.id, "text", text.report, as_json(body), as_json(_content_of(text, _OF_TEXT)))


def _content_of(record: object, fields: Sequence[str]) -> dict[str, Any]:
    return {name: content(getattr(record, name)) for name in fields}


def as_json(value: Any) -> str:
    """Canonical JSON as a string."""
    return canonical(value).decode("utf-8")


@cache
def _adapter(kind: str) -> Any:
    from pydantic import Field, TypeAdapter  # noqa: PLC0415 - half of the start-up time of commands that read no case

    kinds = {
        "report": Report, "capture": Capture, "part": Part, "picture": Picture, "text": Text, "reading": Reading,
        "decision": Decision,
    }  # fmt: skip
    return TypeAdapter(kinds.get(kind, Annotated[Statement, Field(discriminator="kind")]))


def decode(row: Row) -> Any:
    """The record that a row holds; what it says must give its id again."""
    if row.extra == "{}":  # nearly all rows, and twice as fast as by way of Python's values
        try:
            return _same(_adapter(row.kind).validate_json(row.body), row)
        except ValueError as error:
            raise damaged(row) from error
    try:
        body = json.loads(row.body)
    except ValueError as error:
        raise damaged(row) from error
    return made(row, body)


def made(row: Row, body: dict[str, Any]) -> Any:
    """The record of a row, with `body` for what the row says: a text with its words.

    Raises:
        StoreError: it is not what was kept.

    """
    try:
        return _same(_adapter(row.kind).validate_python(body | json.loads(row.extra)), row)
    except (ValueError, TypeError) as error:
        raise damaged(row) from error


def _same(record: Any, row: Row) -> Any:
    if record.id != row.id:
        raise damaged(row)
    return record


def damaged(row: Row) -> StoreError:
    """What is said of a row that is not what was kept."""
    return StoreError(
        "a record is no longer what was kept", where=f"{row.kind} {row.id[:12]}", do="`corroborate verify` says more"
    )


def stand(body: Any, words: str) -> bool:
    """Whether every quote in what a record says stands in its text's words."""
    return all(words[quote["start"] : quote["end"]] == quote["words"] for quote in _quotes(body))


def _quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "words"}:
            yield value
        for item in value.values():
            yield from _quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item)


def words_of(archive: Archive, row: Row) -> str:
    """The words of a text, from its row.

    Raises:
        StoreError: they are gone, or not what was kept.

    """
    try:
        return archive.get(str(json.loads(row.body)["content"])).decode("utf-8")
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(row) from error

"""A release in, its JSON out: schema `account/1`, as docs/account.md describes it key by key.

The keys are the fields' names of the release, sorted, so that the document cannot drift from the types and two runs give
the same bytes. Each report, claim, toll … stands on a line of its own, so that two releases can be compared line by line. Text
stands as it is (no escapes but JSON's own). The only numbers with a fraction are degrees.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Final

from corroborate.canonical import Json
from corroborate.publish.release import Release

_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


def account_json(release: Release) -> str:
    """Everything that is in the release, as UTF-8-ready text ending in a newline."""
    return object_json((field.name, getattr(release, field.name)) for field in dataclasses.fields(release))


def object_json(fields: Iterable[tuple[str, object]]) -> str:
    """Named values as one JSON object, keys sorted, each item of a list on a line of its own.

    >>> print(object_json([("b", (1, 2)), ("a", None)]), end="")
    {
    "a": null,
    "b": [
    1,
    2
    ]
    }
    """
    made = itertools.chain.from_iterable(_member(name, value) for name, value in sorted(fields))
    return "".join(
        ["{", *itertools.islice(made, 1, None), "\n}\n"]
    )  # put together once: a great case has hundreds of megabytes


def _member(name: str, value: object) -> Iterator[str]:
    """A named value, behind a comma, in pieces: each item of a list is one."""
    yield ","
    yield f'\n"{name}": '
    if not isinstance(value, tuple | list) or not value:
        yield _line(value)
        return
    yield "["
    for number, item in enumerate(value):
        yield ",\n" if number else "\n"
        yield _line(item)
    yield "\n]"


def _line(value: object) -> str:
    return _ENCODER.encode(value)


def _in_order(value: object) -> Json:
    """A record's fields by name, sorted; whatever they hold, the encoder looks through by itself."""
    names, get = _sorted_fields(type(value))  # type: ignore[arg-type]
    return dict(zip(names, get(value), strict=True))


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, default=_in_order)


def plain_json(value: object) -> Json:
    """A frozen value of the release as plain JSON values.

    >>> from corroborate.values import Count
    >>> plain_json(Count(12, None))
    {'low': 12, 'high': None, 'about': False, 'vague': None}

    Raises:
        TypeError: something that has no place in a release.

    """
    kind = type(value)
    if kind in _PLAIN:
        return value  # type: ignore[return-value]
    if kind is tuple or kind is list or isinstance(value, Sequence):
        return [plain_json(item) for item in value]  # type: ignore[attr-defined]
    names, get = _fields(kind)  # type: ignore[arg-type]
    return dict(zip(names, map(plain_json, get(value)), strict=True))


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[object], Any]]:
    """The names of a record's fields, and what takes them all from one at once."""
    return _taking(_names(kind))


@cache
def _sorted_fields(kind: type) -> tuple[tuple[str, ...], Callable[[object], Any]]:
    return _taking(sorted(_names(kind)))


def _names(kind: type) -> list[str]:
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no place in a release")
    return [field.name for field in dataclasses.fields(kind)]


def _taking(fields: Iterable[str]) -> tuple[tuple[str, ...], Callable[[object], Any]]:
    names = tuple(fields)
    if len(names) == 1:
        return names, lambda value: (getattr(value, names[0]),)
    return names, attrgetter(*names)

"""A release in, its JSON out: schema `account/1`, as docs/account.md describes it key by key.

The keys are the fields' names of the release, sorted, so that the document cannot drift from the types and two runs give
the same bytes. Text stands as it is (no escapes but JSON's own). The only numbers with a fraction are degrees.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from corroborate.canonical import Json
from corroborate.publish.release import Release


def account_json(release: Release) -> str:
    """Everything that is in the release, as UTF-8-ready text ending in a newline: a line for each thing of a list."""
    whole = {f.name: plain_json(getattr(release, f.name)) for f in dataclasses.fields(release)}
    return "{\n" + ",\n".join(f"{_line(key)}: {_lines(value)}" for key, value in sorted(whole.items())) + "\n}\n"


def _lines(value: Json) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_line, value)) + "\n]"
    return _line(value)


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


def plain_json(value: object) -> Json:
    """A frozen value of the release as plain JSON values.

    >>> from corroborate.values import Count
    >>> plain_json(Count(12, None))
    {'low': 12, 'high': None, 'about': False, 'vague': None}

    Raises:
        TypeError: something that has no place in a release.

    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if dataclasses.is_dataclass(value):
        return {name: plain_json(getattr(value, name)) for name in _names(value.__class__)}
    if isinstance(value, Sequence):
        return [plain_json(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no place in a release")

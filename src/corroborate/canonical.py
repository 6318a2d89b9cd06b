"""Values in, one byte string out: the canonical JSON on which every id of the project stands.

RFC 8785 (JSON Canonicalization Scheme), narrowed to what our content holds: objects, arrays, strings,
booleans, null and integers within ±(2**53 - 1). Floats are refused, because their shortest form is
where implementations differ, and no identity here needs one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
_SAFE: Final = 2**53 - 1
quoted: Final = json.encoder.encode_basestring  # a string's form, as `json.JSONEncoder(ensure_ascii=False)` writes it
_MANY: Final = 1024  # shapes of objects whose order is remembered: records have few


def canonical(value: Json) -> bytes:
    r"""The RFC 8785 form of `value`, as UTF-8.

    Keys are ordered by UTF-16 code units, as the RFC demands.

    >>> canonical({"b": [1, True, None], "a": "é"})
    b'{"a":"\xc3\xa9","b":[1,true,null]}'

    Raises:
        ValueError: a float, an integer beyond ±(2**53 - 1), a lone surrogate, or a key that is no string.

    """
    return _write(value).encode("utf-8")  # a lone surrogate raises here, as a ValueError


def _write(value: Json) -> str:
    """The form of a value as a string. The plain types come first: nearly all of the time of an id is spent here."""
    kind = type(value)
    if kind is str:
        return quoted(value)  # type: ignore[arg-type]
    if kind is dict:
        return _object(value)  # type: ignore[arg-type]
    if kind is list:
        return "[" + ",".join([_write(item) for item in value]) + "]"  # type: ignore[union-attr]
    return _written(value)


def _written(value: Json) -> str:
    match value:
        case None | bool():
            return json.dumps(value)
        case int():
            if abs(value) > _SAFE:
                raise ValueError(f"integer {value} has no exact JSON form")
            return str(value)
        case str():
            return quoted(value)
        case Mapping():
            return _object(value)
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            return "[" + ",".join(map(_write, value)) + "]"
        case _:
            raise ValueError(f"{type(value).__name__} has no canonical form here")


def _object(value: Mapping[str, Json]) -> str:
    return "{" + ",".join([opened + _write(value[key]) for key, opened in _ordered(tuple(value))]) + "}"


@lru_cache(maxsize=_MANY)
def _ordered(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """The keys in their order, each with what it opens its member with."""
    return [(key, f"{quoted(key)}:") for key in sorted(keys, key=_units)]


def _units(key: object) -> bytes:
    if not isinstance(key, str):
        raise ValueError(f"a key is a string, not {key!r}")  # noqa: TRY004 - canonical() promises one kind of refusal
    return key.encode("utf-16-be", "surrogatepass")


def digest(data: bytes) -> str:
    """SHA-256 of `data` as 64 hex digits.

    >>> digest(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(data).hexdigest()


class Fingerprint(NamedTuple):
    """What tells some bytes from all others: two hashes of different make, as hex digits, and the length in bytes."""

    sha256: str
    sha512: str
    size: int


def fingerprint(data: bytes) -> Fingerprint:
    """The fingerprint of `data`: taken before anything else looks at bytes from outside.

    >>> fingerprint(b"").sha512[:12], fingerprint(b"Two fell.").size
    ('cf83e1357eef', 9)
    """
    return Fingerprint(digest(data), hashlib.sha512(data).hexdigest(), len(data))


def identify(kind: str, content: Json) -> str:
    """The id of `content`: SHA-256 over its kind tag, a zero byte and its canonical form (64 hex digits).

    >>> identify("claim", {"count": 1}) == identify("claim", {"count": 2})
    False
    """
    return identify_form(kind, _write(content))


def identify_form(kind: str, form: str) -> str:
    """The id of content whose canonical form is `form`."""
    return digest(f"{kind}\0{form}".encode())

"""The canonical form: RFC 8785 as far as our content goes, and one string for one value."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.canonical import canonical, digest, identify

WORDS = st.text(st.characters(codec="utf-8"))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=20)


@given(VALUES)
def test_the_form_says_the_same_as_the_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(WORDS, LEAVES), st.randoms())
def test_the_order_of_keys_in_the_value_changes_nothing(value: dict[str, Any], chance: Any) -> None:
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


@given(st.dictionaries(WORDS, st.none(), min_size=2))
def test_keys_stand_in_the_order_of_their_utf_16_units(value: dict[str, None]) -> None:
    keys = list(json.loads(canonical(value)))
    units = [key.encode("utf-16-be") for key in keys]
    assert units == sorted(units)


def test_utf_16_order_is_not_the_order_of_code_points() -> None:
    """The example of RFC 8785, 3.2.3."""
    value = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert list(json.loads(canonical(value)).values()) == [2, 4, 6, 7, 1, 5, 3]
    assert sorted(value) != list(json.loads(canonical(value)))


def test_strings_are_escaped_as_the_rfc_says() -> None:
    """The example of RFC 8785, 3.2.2.2."""
    assert canonical("\u20ac$\u000f\nA'\u0042\u0022\\\\\"/") == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()
    assert canonical("\x08\x0c\t\x7f\u2028") == '"\\b\\f\\t\x7f\u2028"'.encode()


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), "\ud800", {"\udc00": 1}, [0.5], {"a": {1}}, b"a"]
)
def test_what_has_no_exact_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


@pytest.mark.parametrize("value", [{1: "a"}, {None: "a"}])
def test_keys_are_strings(value: Any) -> None:
    with pytest.raises(ValueError, match="a key is a string"):
        canonical(value)


@given(VALUES, VALUES)
def test_ids_differ_where_content_or_kind_does(one: Any, other: Any) -> None:
    assert (identify("a", one) == identify("a", other)) == (canonical(one) == canonical(other))
    assert identify("a", one) != identify("b", one)


def test_a_digest_is_sha_256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert identify("a", None) == digest(b"a\0null")

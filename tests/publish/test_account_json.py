from __future__ import annotations

import json

import pytest

from corroborate.publish.account_json import account_json, plain_json
from stories import coast


def test_it_is_the_whole_release_with_sorted_keys_and_an_end() -> None:
    release = coast()
    text = account_json(release)
    assert text.endswith("}\n")
    read = json.loads(text)
    assert read == plain_json(release)
    assert list(read) == sorted(read)
    assert read["schema"] == "account/1"
    assert "المرصد" in text


def test_only_degrees_have_a_fraction() -> None:
    floats: set[str] = set()

    def walk(key: str, value: object) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(name, inner)
        elif isinstance(value, list):
            for inner in value:
                walk(key, inner)
        elif isinstance(value, float):
            floats.add(key)

    walk("", json.loads(account_json(coast())))
    assert floats == {"lat", "lon"}


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(TypeError):
        plain_json(object())

"""docs/account.md is what the code makes, names every key, and every account keeps to it."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

from corroborate.publish.account_json import account_json
from stories import coast, several

ROOT = Path(__file__).parent.parent.parent
DOC = ROOT / "docs" / "account.md"


@pytest.fixture(scope="module")
def tool() -> dict[str, object]:
    return runpy.run_path(str(ROOT / "tools" / "account_schema.py"))


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, str]]:
    """By heading of the document: the type of every key."""
    found: dict[str, dict[str, str]] = {}
    for part in DOC.read_text("utf-8").split("\n## ")[1:]:
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \| .+ \|$", part, re.MULTILINE)
        found[part.split("\n", 1)[0]] = dict(rows)
    return found


def test_the_document_is_made_from_the_code(tool) -> None:
    assert DOC.read_text("utf-8") == tool["schema"](), "run tools/account_schema.py"


def test_no_meaning_is_left_over_from_a_key_that_went(tool, tables) -> None:
    for shape, keys in tool["KEYS"].items():
        assert set(keys) <= set(tables[shape])
    named = {key for keys in tables.values() for key in keys}
    assert set(tool["SAME"]) <= named


def test_a_real_account_keeps_to_the_document(tables) -> None:
    met: set[str] = set()
    _check("account", json.loads(account_json(coast())), tables, met)
    _check("account", json.loads(account_json(several())), tables, met)
    assert met == {name for name, keys in tables.items() if keys}


def _check(shape: str, value: object, tables: dict[str, dict[str, str]], met: set[str]) -> None:
    met.add(shape)
    assert isinstance(value, dict), shape
    assert set(value) == set(tables[shape]), shape
    for key, inner in value.items():
        _kept(tables[shape][key], inner, f"{shape}.{key}", tables, met)


def _kept(kind: str, value: object, at: str, tables: dict[str, dict[str, str]], met: set[str]) -> None:
    """One value against one type of the document."""
    if value is None:
        assert kind.endswith("or null"), at
        return
    kind = kind.removesuffix(" or null")
    if kind.startswith("list of "):
        assert isinstance(value, list), at
        for item in value:
            _kept(kind.removeprefix("list of "), item, at, tables, met)
    elif kind in ("passage", "passages"):
        for segment in value:
            _check("segment", segment, tables, met)
    elif link := re.fullmatch(r"\[(\w+)\]\(#\1\)", kind):
        _check(link[1], value, tables, met)
    elif kind == "pair of string and whole number":
        assert [type(part) for part in value] == [str, int], at
    elif kind.startswith(("a word of", "`")):
        assert value in re.findall(r"[a-z][a-z/1 -]*", kind.partition("): ")[2] or kind), at
    else:
        wanted = {"string": str, "strings": str, "whole number": int, "number": float, "true or false": bool}
        assert type(value) is wanted[kind], at

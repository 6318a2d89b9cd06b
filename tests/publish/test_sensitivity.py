"""Every field of what is kept, worked out and published is on the list of what may leave, and leaves as the list says."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from dataclasses import dataclass, make_dataclass, replace
from typing import Any

import pytest

from corroborate import account, records
from corroborate.account import Policy
from corroborate.knowledge import atlas
from corroborate.publish import release as r
from corroborate.publish import sensitivity
from corroborate.publish.account_json import account_json
from corroborate.publish.gate import gate
from corroborate.publish.release_files import files
from corroborate.publish.sensitivity import PRIVATE, PUBLIC, sieved
from corroborate.vocabulary import SENSITIVE_WORDS
from stories import AT, coast, coast_account, number

EVERYTHING = Policy(leaves=tuple(SENSITIVE_WORDS))
NOT_OF_THE_GATE = {"Linked", "Case", "Policy", "Point"}  # what rooms hand one another, and what stands in PUBLIC


def _records(module: Any) -> Iterator[type]:
    for kind in vars(module).values():
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__:
            yield kind


def _fields(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize("kind", [*_records(records), *_records(account)], ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_says_how_sensitive_it_is(kind: type) -> None:
    if kind.__name__ not in NOT_OF_THE_GATE:
        assert set(PRIVATE[kind]) == _fields(kind), f"say in publish/sensitivity.py what may become of {kind.__name__}"


@pytest.mark.parametrize("kind", list(_records(r)), ids=lambda kind: kind.__name__)
def test_every_field_of_a_release_says_how_sensitive_it_is(kind: type) -> None:
    assert set(PUBLIC[kind]) == _fields(kind), f"say in publish/sensitivity.py what may become of {kind.__name__}"


@pytest.mark.parametrize("kind", [*PUBLIC, *PRIVATE], ids=lambda kind: kind.__name__)
def test_the_lists_name_levels_and_fields_that_there_are(kind: type) -> None:
    listed = {**PUBLIC, **PRIVATE}[kind]
    assert set(listed) == _fields(kind)
    assert set(listed.values()) <= {*SENSITIVE_WORDS, "plain", "stays"}
    assert "stays" not in set(PUBLIC.get(kind, {}).values())


def test_whatever_a_release_is_made_of_is_on_the_list() -> None:
    seen: set[type] = set()

    def walk(hint: Any) -> None:
        if dataclasses.is_dataclass(hint) and hint not in seen:
            seen.add(typing.cast("type", hint))
            for inner in typing.get_type_hints(hint).values():
                walk(inner)
        for part in typing.get_args(hint):
            walk(part)

    walk(r.Release)
    assert seen == set(PUBLIC)


def test_a_field_on_no_list_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    added = make_dataclass(
        "Version", [("name", str), ("version", str), ("home", str), ("who", "str | None"), ("notes", "tuple[str, ...]")],
        frozen=True, slots=True,
    )  # fmt: skip
    monkeypatch.setitem(PUBLIC, added, {"name": "plain", "version": "plain"})
    hints = {**typing.get_type_hints(r.Release), "versions": tuple[added, ...]}
    plain_hints = typing.get_type_hints
    monkeypatch.setattr(typing, "get_type_hints", lambda kind: hints if kind is r.Release else plain_hints(kind))
    sensitivity._touched.cache_clear()
    held = (added("reader", "1", "/home/mona", "Mona", ("a note",)),)
    made = sieved(replace(coast(), versions=held))
    sensitivity._touched.cache_clear()
    assert made.versions == (added("reader", "1", "", None, ()),)


def test_a_field_on_no_list_that_cannot_be_empty_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class Version:
        name: str
        age: int

    monkeypatch.setitem(PUBLIC, Version, {"name": "plain"})
    with pytest.raises(TypeError, match=r"Version\.age stands on no list"):
        sensitivity._passed(Version("reader", 3), frozenset())


def test_a_policy_that_lets_all_of_it_leave_changes_nothing() -> None:
    made = coast(EVERYTHING)
    assert sieved(made) == made


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("quotes", ["Among the dead", "in two days", "At least 745", "raided homes", "bodies in a mass grave"]),
        ("addresses", ["https://coast.example", "https://post.example"]),
        ("file hashes", [source.report.sha256 for source in coast_account().sources]),
        ("questions", ["Who is meant by", "unresolved actor"]),
        ("failures", ["no text layer"]),
        ("decisions", ["2031-03-20"]),
        ("file names", ["darwish.pdf"]),
        ("victim names", ["Amina"]),
        ("private persons", ["Omar Saleh"]),
    ],
)  # fmt: skip
def test_what_a_policy_does_not_name_is_in_no_file_and_is_counted(kind: str, words: list[str]) -> None:
    source = coast_account()
    judged = replace(
        source,
        judgements=(account.Judgement("rejected", (), (source.sources[0].report.id,), "2031-03-20T09:00:00Z"),),
        failures=(("list of darwish.pdf", "no text layer"),),
    )

    def told(policy: Policy) -> str:
        return account_json(gate(replace(judged, policy=policy), number)).split('"policy"')[0] + account_json(
            replace(gate(replace(judged, policy=policy), number), policy=Policy())
        )

    without = tuple(one for one in SENSITIVE_WORDS if one != kind)
    shown = [word for word in words if word in told(EVERYTHING)]
    assert shown, "nothing to withhold"
    assert not [word for word in words if word in told(replace(EVERYTHING, leaves=without))]
    held = gate(replace(judged, policy=replace(EVERYTHING, leaves=without)), number).withheld
    assert held.names or any(one.number for one in held.held)


def test_of_an_address_that_could_not_be_captured_no_more_leaves_than_of_others() -> None:
    asked, plain = "https://mona:x@coast.example/amina-darwish", "https://coast.example/4711"
    reason = "it leads on: http://news.example/amina (10.1.2.3), fe80::1%lo, //a.example/x: nobody goes there at 12:00"
    made = replace(coast_account(), failures=((asked, reason), (plain, reason)))

    def told(*kept_back: str) -> list[tuple[str | None, str]]:
        leaves = tuple(one for one in SENSITIVE_WORDS if one not in kept_back)
        return [
            (f.name, f.reason) for f in gate(replace(made, policy=replace(EVERYTHING, leaves=leaves)), number).failures
        ]

    held = "[address withheld]"
    said = f"it leads on: {held} ({held}), {held}, {held}: nobody goes there at 12:00"
    assert told() == [(plain, said), ("https://coast.example/amina-darwish", said)]
    assert told("victim names") == [("[address withheld: it holds a name]", said), (plain, said)]
    assert told("addresses") == [(None, said), (None, said)]
    assert told("file names") == [(None, said), (None, said)]


def test_figures_are_read_without_the_quotes() -> None:
    quiet = coast(Policy(leaves=()))
    made = {name: data.decode("utf-8", "replace") for name, data in files(quiet, atlas(), AT)}
    assert any("1,383" in words for name, words in made.items() if name.endswith(".html"))
    assert "Sarim coast" in made["README.txt"]
    assert not any("Among the dead" in words for words in made.values())

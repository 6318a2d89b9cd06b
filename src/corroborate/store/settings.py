"""The words of a case file, or of a policy's own file (TOML), in; what a case counts and its policy out.

A policy says what may leave, so a slip in it may cost somebody dearly: an unknown section, key or word is an error that
names the line and what may stand there, and nothing is guessed. What is left out stays as it is by default.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
import tomllib
import typing
from collections.abc import Iterable, Mapping
from typing import Any, Final

from corroborate.account import Case, Policy
from corroborate.errors import UseError

_GONE: Final = {"withhold": "a policy names what may leave, and withholds all else: see `leaves` in docs/policy.md"}


def case_file(words: str, where: str) -> tuple[Case, Policy]:
    """What a case counts, and its policy; `where` the file lies, for the error.

    Raises:
        UseError: a section, key or word is none of the known ones.

    """
    found = _sections(words, where, ("case", "policy"))
    return _typed(Case, found.get("case", {}), "case", words, where), _policy(found, words, where)


def policy_file(words: str, where: str) -> Policy:
    r"""The policy of a file that holds nothing else.

    >>> policy_file('[policy]\nleaves = ["addresses"]\n', "policy.toml").withhold[:2]
    ('quotes', 'file hashes')

    Raises:
        UseError: as for `case_file`.

    """
    return _policy(_sections(words, where, ("policy",)), words, where)


def _sections(words: str, where: str, known: Iterable[str]) -> dict[str, Any]:
    try:
        found = tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        raise UseError(f"this file cannot be read ({error})", where=where, do="mend it") from error
    for name, table in found.items():
        if name not in known:
            line = _line(words, name, name)
            raise UseError(f"unknown section [{name}]", where=f"{where}{line}", do=_known(name, known, "[{}]"))
        if not isinstance(table, dict):
            raise UseError(f"{name} is no section", where=where, do=f"write [{name}], and its keys below")
    return found


def _policy(found: Mapping[str, Any], words: str, where: str) -> Policy:
    made: Policy = _typed(Policy, found.get("policy", {}), "policy", words, where)
    return made


def _typed(kind: type[Any], table: Mapping[str, Any], section: str, words: str, where: str) -> Any:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - half of the start-up time of commands that read no case

    known = [field.name for field in dataclasses.fields(kind) if field.init]
    for key in table:
        if key not in known:
            do = _GONE.get(key) or _known(key, known, "{}")
            raise UseError(f"unknown key {key!r}", where=f"{where}{_line(words, section, key)}", do=do)
    try:
        return TypeAdapter(kind).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        fault = error.errors()[0]
        key = str(fault["loc"][0]) if fault["loc"] else ""
        line = _line(words, section, key)
        raise UseError(_fault(fault, key), where=f"{where}{line}", do=_may_stand(kind, key)) from error


def _fault(fault: Mapping[str, Any], key: str) -> str:
    given = fault.get("input")
    if not key:
        return str(fault["msg"]).removeprefix("Value error, ")
    told = json.dumps(given, ensure_ascii=False) if not isinstance(given, dict) else "this"
    return f"{key}: {told} may not stand here"


def _may_stand(kind: type[Any], key: str) -> str:
    """What may stand for a key, in words."""
    return f"write {_words(typing.get_type_hints(kind)[key])}" if key else "mend it"


def _words(hint: Any) -> str:
    inside = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal:
        return f"one of {', '.join(map(_quoted, inside))}"
    if typing.get_origin(hint) is tuple and inside[-1] is Ellipsis:
        of = typing.get_args(inside[0])
        if typing.get_origin(inside[0]) is typing.Literal:
            return f"a list, of any of {', '.join(map(_quoted, of))}"
        return 'a list of pairs, such as [["dozens", 24]]' if of else "a list of words"
    if type(None) in inside:
        return f"{_words(next(one for one in inside if one is not type(None)))}, or leave it out"
    simple = {int: "a whole number, 0 or more", bool: "true or false", str: "words in quotation marks"}
    return simple.get(hint, "it otherwise")


def _quoted(word: str) -> str:
    return f'"{word}"'


def _known(name: str, known: Iterable[str], form: str) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    meant = f"did you mean {form.format(near[0])}? " if near else ""
    return f"{meant}known are {', '.join(form.format(one) for one in known)}"


def _line(words: str, section: str, key: str) -> str:
    """Where a section, or a key in it, stands: `, line 7`; "" where it is written in some other way."""
    here = ""
    for number, line in enumerate(words.splitlines(), 1):
        if found := re.match(r"\s*\[\s*\"?([^\]\"]+?)\"?\s*\]", line):
            here = found[1]
            if here == section == key:
                return f", line {number}"
        elif here == section and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return f", line {number}"
    return ""

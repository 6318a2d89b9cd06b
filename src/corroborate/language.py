"""The word lists of one language in (as text), a `Language` out: all that a reader is told about a language.

A language is a folder of TOML files and no code, so that a second one is a folder and not a rewrite. The desk reads the
folder; this module touches no file. Each file is named by its stem, holds sections, and each section maps a key to words
(or phrases) separated by commas.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from corroborate.errors import UseError

Section: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Language:
    r"""One language's tables. Compared and hashed by identity, because what is compiled from it is kept beside it.

    >>> english = Language.parse("en", {"counts": '[vague]\ndozens = "dozens, dozens upon dozens"'})
    >>> english.section("counts", "vague")["dozens"]
    ('dozens', 'dozens upon dozens')
    >>> "dozens" in english.words("counts", "vague", "dozens")
    True
    """

    code: str
    tables: Mapping[str, Mapping[str, Section]]

    @classmethod
    def parse(cls, code: str, files: Mapping[str, str]) -> Language:
        """A language from its files: name without suffix → TOML text.

        Raises:
            UseError: a file is no TOML, or holds something else than sections of word lists.

        """
        return cls(code, {name: _parse(f"{code}/{name}", text) for name, text in sorted(files.items())})

    def section(self, table: str, section: str) -> Section:
        """All lists of one section, by key; empty where the language has none."""
        return self.tables.get(table, {}).get(section, {})

    def words(self, table: str, section: str, key: str = "words") -> tuple[str, ...]:
        """One list, in order; empty where the language has none."""
        return self.section(table, section).get(key, ())

    def known(self, table: str, section: str, key: str = "words") -> frozenset[str]:
        """One list, to ask for membership."""
        return frozenset(self.words(table, section, key))

    def every(self, table: str, *sections: str) -> frozenset[str]:
        """All words of all lists of some sections, to ask for membership."""
        return frozenset(
            word for section in sections for found in self.section(table, section).values() for word in found
        )


def _parse(name: str, text: str) -> Mapping[str, Section]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UseError(f"not TOML: {error}", where=name, do="restore the file of the language") from error
    return {
        section: {key: _words(name, key, value) for key, value in _lists(name, found, section)} for section in found
    }


def _lists(name: str, found: Mapping[str, object], section: str) -> list[tuple[str, object]]:
    lists = found[section]
    if not isinstance(lists, dict):
        raise UseError(f"{section!r} stands outside a section", where=name, do="put it under [section]")
    return list(lists.items())


def _words(name: str, key: str, value: object) -> tuple[str, ...]:
    """The words of one list, each once, in order. A comma as a word is a comma between blanks after a comma."""
    if isinstance(value, str):
        words = (" ".join(word.split()) for word in value.split(","))
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        words = (str(item) for item in value)
    else:
        raise UseError(f"{key!r} is no list of words", where=name, do="write words separated by commas")
    return tuple(dict.fromkeys(word for word in words if word))

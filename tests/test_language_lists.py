"""The lists of a language: what the reader asks for is there, so that no rule is silently without its words."""

from __future__ import annotations

import pytest

from corroborate.language import Language
from corroborate.read.reading import Grammar
from english import english


def test_every_list_that_the_reader_asks_for_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set[tuple[str, str, str]]()
    words = Language.words

    def noted(self: Language, table: str, section: str, key: str = "words") -> tuple[str, ...]:
        asked.add((table, section, key))
        return words(self, table, section, key)

    monkeypatch.setattr(Language, "words", noted)
    language = english()
    Grammar(language)
    assert len(asked) > 100
    assert not [one for one in sorted(asked) if not words(language, *one)]

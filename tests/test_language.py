from __future__ import annotations

import pytest

from corroborate.errors import UseError
from corroborate.language import Language
from corroborate.read.reading import Grammar
from english import english


def test_lists_are_split_at_commas_and_lines_and_hold_each_word_once():
    language = Language.parse("xx", {"a": '[s]\nwords = """one,  two\n three, one"""'})
    assert language.words("a", "s") == ("one", "two three")
    assert language.known("a", "s") == {"one", "two three"}


def test_what_is_not_there_is_empty():
    language = Language.parse("xx", {})
    assert language.words("a", "s") == ()
    assert language.section("a", "s") == {}


@pytest.mark.parametrize("text", ["[s", 'words = "a"', "[s]\nwords = 3", "[s]\nwords = [1]"])
def test_a_spoilt_file_is_refused_with_its_name(text):
    with pytest.raises(UseError, match="xx/a"):
        Language.parse("xx", {"a": text})


def test_the_english_lists_say_each_harm_and_no_empty_word():
    for table in english().tables.values():
        for section in table.values():
            assert all(word == " ".join(word.split()) and word for words in section.values() for word in words)
    assert set(english().section("harms", "does")) >= {"killed", "injured", "detained", "displaced"}


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

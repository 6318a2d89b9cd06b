"""The language of a text: script first, then a model that is never allowed to fetch anything."""

from __future__ import annotations

import socket

import pytest

from corroborate.texts import language
from corroborate.texts.language import tell


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Two people were killed in the village on Monday, residents said, and others fled.", "en"),
        ("قتل شخصان في القرية يوم الاثنين بحسب ما قاله السكان المحليون لمراسلنا.", "ar"),
        ("Deux personnes ont été tuées lundi dans le village, selon les habitants.", "fr"),
        ("İki kişi pazartesi günü köyde öldürüldü, köylüler söyledi.", "tr"),
        ("Два человека погибли в деревне в понедельник, сообщили местные жители.", "ru"),
        ("שני בני אדם נהרגו בכפר ביום שני", "he"),
        ("村で二人が亡くなりました", "ja"),
        ("1,383 — 745", ""),
        ("", ""),
    ],
)
def test_languages_are_told(content: str, expected: str) -> None:
    assert tell(content) == expected


def test_a_declared_language_counts_only_where_its_letters_stand() -> None:
    arabic = "قتل شخصان في القرية يوم الاثنين بحسب ما قاله السكان."
    assert tell(arabic, "en") == "ar"
    assert tell("Omar", "en") == "en"
    assert tell("عمر", "en") == ""


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    language._detector.cache_clear()
    assert tell("Two people were killed in the village on Monday, residents said.") == "en"


def test_without_the_model_a_text_is_still_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_detector", lambda: None)
    words = "Two people were killed in the village on Monday."
    assert (tell(words), tell(words, "en")) == ("", "en")

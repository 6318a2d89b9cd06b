"""Bytes to characters: nothing is replaced in silence, and what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.errors import InputError
from corroborate.texts.encoding import decode

ARABIC = "قتل شخصان في القرية يوم الاثنين، وقال السكان إن آخرين فروا."
RUSSIAN = "Два человека погибли в деревне, сообщили жители."
FRENCH = "Deux personnes ont été tuées à l’aube, près du marché."


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_comes_back_as_it_is(words: str) -> None:
    assert decode(b"\xef\xbb\xbf" + words.encode()) == (words.removeprefix("\ufeff"), ())


@pytest.mark.parametrize(
    ("words", "codec"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (FRENCH * 400, "cp1252")]
)
def test_legacy_encodings_are_told_and_noted(words: str, codec: str) -> None:
    assert decode(words.encode(codec)) == (words, (f"decoded as {codec}, which is a guess",))


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", [ARABIC, FRENCH])
def test_wide_encodings_are_told_with_a_mark_or_without(words: str, codec: str) -> None:
    assert decode(words.encode(codec))[0] == words


def test_a_declared_encoding_is_believed_only_where_it_can_be() -> None:
    assert decode(ARABIC.encode(), "windows-1252") == (
        ARABIC,
        ("it declares windows-1252 but is UTF-8, and was decoded so",),
    )
    assert decode("İki kişi öldü".encode("cp1254"), "iso-8859-9")[0] == "İki kişi öldü"
    assert decode(FRENCH.encode("cp1252"), "no-such-code")[0] == FRENCH
    assert decode(FRENCH.encode("cp1252"), "uu")[0] == FRENCH


def test_a_spoilt_utf_8_text_keeps_its_letters_and_says_what_was_lost() -> None:
    words, notes = decode(ARABIC.encode() + b"\xff" + ARABIC.encode()[:-1] + b"\xd8")
    assert words.count("\ufffd") == 2
    assert notes == ("2 places are no utf-8 and stand as \ufffd",)


def test_line_ends_and_control_characters_are_undone() -> None:
    assert decode(b"One\r\nTwo\rThree") == ("One\nTwo\nThree", ())
    assert decode(b"word " * 50 + b"\x00end") == ("word " * 50 + "end", ("1 control characters were left out",))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x89PNG\r\n", bytes(range(32)) * 20, b"\x00" * 100, b"\x1f\x8b\x08"]
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        decode(data)
    assert refused.value.do


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        words, _ = decode(data)
    except InputError:
        return
    words.encode("utf-8")
    assert "\r" not in words

"""Bytes go in; out come their characters and a note on how they were told, or an `InputError` for what is no text.

UTF-8 proves itself: hardly any other text is valid UTF-8 by chance. What is not is judged by which letters stand
beside which, since a wrong guess turns every name and some figures into others; whatever is guessed or lost is noted.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from corroborate.errors import InputError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text file"),
)
_WIDER: Final = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}  # what pages mean by these names (WHATWG Encoding)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_SAMPLE: Final = 200_000  # enough to judge letters by, however long the text


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""The characters of `data`, with line ends as "\n", and notes on what was guessed or left out.

    `declared` is the encoding that the file itself names; it is believed only where the bytes are no UTF-8.

    >>> decode(b"caf\xe9\r\n")
    ('café\n', ('decoded as cp1252, which is a guess',))

    Raises:
        InputError: the bytes are no text, or in no encoding that could be told.

    """
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind:
        raise InputError(f"its bytes are those of {kind}, not text", do="give the file the name its kind has")
    words, notes = _characters(data, declared)
    return clean(words, notes)


def _characters(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            words, notes = _strict(data[len(mark) :], codec)
            return words, notes
    wide = _wide(data)
    if wide:
        words, notes = _strict(data, wide)
        return words, (f"decoded as {wide}, told by its zero bytes", *notes)
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, _known(declared))
    return words, _contradicted(declared, words)


def _strict(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError:
        return _patched(data, codec)


def _patched(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    words = data.decode(codec, "replace")
    lost = words.count("\ufffd")
    if 20 * lost > len(words):
        raise InputError(f"its bytes are no {codec}", do="save it as UTF-8")
    return words, (f"{lost} places are no {codec} and stand as \ufffd",)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of text in most scripts' punctuation and spaces is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if len(sample) < 8 or max(even, odd) < max(half // 10, 2) or min(even, odd) > max(even, odd) // 20:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
        b"text".decode(name, "ignore")  # "uu" is a codec, and none of text
    except (LookupError, ValueError):
        return None
    return name


def _contradicted(declared: str | None, words: str) -> tuple[str, ...]:
    name = _known(declared)
    if name is None or name in ("utf-8", "ascii") or words.isascii():
        return ()
    return (f"it declares {declared} but is UTF-8, and was decoded so",)


def _legacy(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    sound = data[:_SAMPLE].decode("utf-8", "ignore")
    broken = data[:_SAMPLE].decode("utf-8", "replace").count("\ufffd")
    if sum(not character.isascii() for character in sound) >= 10 * broken:
        return _patched(data, "utf-8")  # a cut or spoilt UTF-8 text: its other letters say so
    if declared and declared not in ("utf-8", "ascii"):
        codec = _WIDER.get(declared, declared)
        words, notes = _strict(data, codec)
        return words, (f"decoded as {codec}, as it declares", *notes)
    codec = _guess(data[:_SAMPLE])
    try:
        return data.decode(codec), (f"decoded as {codec}, which is a guess",)
    except UnicodeDecodeError:
        raise InputError("its encoding could not be told", do="save it as UTF-8") from None


def _guess(sample: bytes) -> str:
    """An encoding of one byte a letter: accented letters stand alone among plain ones, those of other scripts together.

    A Cyrillic text taken for Arabic has accented Latin letters in the middle of its words; a real Arabic one has none.
    """
    high = sum(len(run) for run in re.findall(rb"[\xc0-\xff]+", sample))
    together = sum(len(run) for run in re.findall(rb"[\xc0-\xff]{2,}", sample))
    if 5 * together < 3 * high or not high:
        return "cp1252"
    letters = [letter for letter in sample.decode("cp1256") if letter.isalpha() and not letter.isascii()]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return "cp1256" if 20 * arabic >= 19 * len(letters) else "cp1251"


def clean(words: str, notes: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    r"""`words` with line ends as "\n" and without what no text holds, and `notes` with one on what was left out.

    >>> clean("Two fell.\r\n\ud83d It was dawn.")
    ('Two fell.\n� It was dawn.', ('1 half characters stand as �',))

    Raises:
        InputError: too much of it is no text.

    """
    words = words.removeprefix("\ufeff")
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    halves = len(_HALF.findall(words))
    if halves:
        words, notes = _HALF.sub("\ufffd", words), (*notes, f"{halves} half characters stand as \ufffd")
    controls = len(_CONTROL.findall(words))
    if 100 * controls > len(words):
        raise InputError("its bytes are no text", do="give the file the name its kind has")
    if controls:
        words, notes = _CONTROL.sub("", words), (*notes, f"{controls} control characters were left out")
    return words, notes

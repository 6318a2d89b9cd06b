"""Texts in, an index out that finds them again: English and Arabic, as people type them.

An FTS5 table in memory, made from the kept texts whenever a case is opened for review, so that no words lie anywhere but in
the archive. FTS5 folds no Arabic, so it is given a shadow of each text: words without case, accents, vowel marks and
tatweel, with one form for each letter that is written in several, Western digits, and without the article and what is
written together with it. The same is done with what is asked, and with each word of a text when the places of a find are
marked, so nothing has to be counted back.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LETTER: Final = r"(?:[^\W_][\u0300-\u036f\u0640\u064b-\u065f\u0670]*)+"  # with the marks above and below it
_WORD: Final = re.compile(rf"{_LETTER}(?:[.,٬٫'’]{_LETTER})*")
_LETTERS: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": "",
        "ı": "i",
    }
)
_JOINED: Final = re.compile(r"[وف]?(?:[بك]?ال|لل)(?=\w{3})")
_ASKED: Final = re.compile(r'"([^"]*)"|(\S+)')
_MOST: Final = 64  # words of a question


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """A word as words are compared.

    >>> folded("Latakia’s"), folded("Tartūs"), folded("والمَرْصَد") == folded("مرصد"), folded("١٬٣٨٣") == folded("1,383")
    ('latakias', 'tartus', True, True)
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if unicodedata.category(c)[0] in "LN")
    plain = "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in plain).translate(_LETTERS)
    return _JOINED.sub("", plain, count=1) if plain[:1] >= "\u0600" and _JOINED.match(plain) else plain


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a text, folded, with the code points [start, end) where it stands."""
    for found in _WORD.finditer(text):
        if plain := folded(found[0]):
            yield plain, found.start(), found.end()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: phrases of folded words that must all be there; the last word may go on.

    >>> Asked.of('"Coast Monitor" dead'), Asked.of("  ")
    (Asked(phrases=(('coast', 'monitor'), ('dead',))), Asked(phrases=()))
    """

    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, question: str) -> Asked:
        """What a question asks: quoted words stand beside one another, the others anywhere."""
        phrases: list[tuple[str, ...]] = []
        for quoted, plain in _ASKED.findall(question[:1000]):
            phrases.append(tuple(word for word, _, _ in words(quoted or plain)))
        return cls(tuple(phrase for phrase in phrases if phrase)[:_MOST])

    def query(self) -> str:
        """The question in FTS5's words, each of them quoted."""
        asked = ['"' + " ".join(phrase) + '"' for phrase in self.phrases]
        return " AND ".join([*asked[:-1], f"{asked[-1]} *"]) if asked else ""

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Where the words that were asked for stand in a text: code points [start, end), in order."""
        wanted = {word for phrase in self.phrases for word in phrase}
        last = self.phrases[-1][-1] if self.phrases else ""
        return [(start, end) for word, start, end in words(text) if word in wanted or (last and word.startswith(last))]


class Index:
    """The texts of a case, to be searched. One thread may use it."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE shadow USING fts5(report UNINDEXED, words, tokenize = 'ascii')")
        self._known: dict[str, int] = {}

    def add(self, texts: Iterable[tuple[str, str, str]]) -> int:
        """Put texts in, as (report, text id, words); how many were new. A report's newer text takes the older's place."""
        new = 0
        for report, text, said in texts:
            number = hash(text)
            if self._known.get(report) == number:
                continue
            if report in self._known:
                self._db.execute("DELETE FROM shadow WHERE report = ?", (report,))
            self._known[report] = number
            shadow = " ".join(word for word, _, _ in words(said))
            self._db.execute("INSERT INTO shadow VALUES (?, ?)", (report, shadow))
            new += 1
        return new

    def knows(self, report: str, text: str) -> bool:
        """Whether a report's text is in it already."""
        return self._known.get(report) == hash(text)

    def find(self, asked: Asked) -> list[str]:
        """The reports that hold what is asked for, best first (BM25; ties by id)."""
        query = asked.query()
        if not query:
            return []
        found = self._db.execute("SELECT report FROM shadow WHERE shadow MATCH ? ORDER BY rank, report", (query,))
        return [str(report) for (report,) in found]

"""The lines of a text in, the evidence it rests on or mentions out: pictures, graves, witnesses, records.

Things (videos, mass graves, satellite images) are evidence where the sentence tells of harm; people (witnesses, doctors)
only where the text lets them tell something, because "residents fled" rests on nobody's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line
from corroborate.read.namings import Around
from corroborate.read.phrases import Phrases
from corroborate.records import Evidence, Text
from corroborate.values import Quote
from corroborate.vocabulary import EvidenceKind

_TABLE: Final = "evidence"
_SORTS: Final[tuple[EvidenceKind, ...]] = (
    "video", "photograph", "mass grave", "witness", "medical", "official", "satellite", "document",
)  # fmt: skip
_PEOPLE: Final[frozenset[EvidenceKind]] = frozenset(("witness", "medical"))
_AUXILIARY: Final = frozenset(("who", "made", "seen", "held", "given", "have", "has", "had", "will", "“", "”", '"'))
_REACH: Final = 9  # words between the evidence and what it does


class Evident:
    """How one language speaks of evidence."""

    def __init__(self, language: Language) -> None:
        def phrases(section: str, key: str) -> Phrases[str]:
            return Phrases({key: language.words(_TABLE, section, key)})

        self._nouns: Phrases[EvidenceKind] = Phrases({sort: language.words(_TABLE, "nouns", sort) for sort in _SORTS})
        self._verbs, self._before = phrases("told", "verbs"), phrases("told", "before")
        self._show, self._of = phrases("show", "verbs"), phrases("show", "of")
        self._away = language.known(_TABLE, "show", "ends")
        self._not, self._apart = language.known(_TABLE, "show", "not"), language.known(_TABLE, "show", "apart")
        self._harm = language.known(_TABLE, "show", "harm")
        self._ends = language.known("accusations", "clause", "clauses") - _AUXILIARY

    def find(self, text: Text, lines: Sequence[Line], around: Around) -> tuple[Evidence, ...]:
        """The evidence of a text, in order; one of each sort for a line."""
        found = []
        for line in lines:
            seen: set[EvidenceKind] = set()
            after = 0
            for i in self._nouns.places(line.low):
                hit = self._nouns.at(line.low, i) if i >= after else None
                if hit is not None and hit[1] not in seen and self._counts(line, i, *hit):
                    seen.add(hit[1])
                    found.append(self._evidence(text, line, i, *hit, around))
                after = after if hit is None else hit[0]
        return tuple(found)

    def _counts(self, line: Line, start: int, end: int, sort: EvidenceKind) -> bool:
        """Whether the words are evidence here."""
        low = line.low
        if end < len(line) and low[end] in self._apart:
            return False
        if any(word in self._not for word in low[max(0, start - 2) : start]):
            return False
        if sort in _PEOPLE:
            return self._tells(line, start, end)
        if sort == "photograph" and not self._pictured(line, end):
            return False
        return sort == "mass grave" or any(word in self._harm for i, word in enumerate(low) if not start <= i < end)

    def _pictured(self, line: Line, end: int) -> bool:
        """Whether pictures show something, or are pictures `of` it."""
        ahead = range(end, min(end + _REACH, len(line)))
        return any(self._show.at(line.low, i) for i in ahead) or line.low[end : end + 1] == ["of"]

    def _tells(self, line: Line, start: int, end: int) -> bool:
        """Whether people tell: a verb of telling behind them, or words that cite them before."""
        before = start
        while (
            before > 0
            and before > start - 6
            and line.low[before - 1] not in self._ends
            and line.raw[before - 1][0].isalnum()
        ):
            if self._before.before(line.low, before) is not None:
                return True
            before -= 1
        for i in range(end, min(end + _REACH, len(line))):
            if self._verbs.at(line.low, i) is not None:
                return True
            if line.low[i] in self._ends | self._away or (line.raw[i] in ",.;" and i > end + 5):
                return False
        return False

    def _evidence(self, text: Text, line: Line, start: int, end: int, sort: EvidenceKind, around: Around) -> Evidence:
        shows = None if sort == "mass grave" else self._shows(text, line, end, people=sort in _PEOPLE)
        return Evidence(
            text=text.id,
            quote=text.quote(line.start, line.end),
            sort=sort,
            words=text.quote(line.at[start], line.till[end - 1]),
            shows=shows,
            places=around.places(line.index, start),
            speakers=tuple(
                s
                for s in around.speakers(line.index, start)
                if s.quote is None or not self._same(line, start, end, s.quote)
            ),
        )

    def _same(self, line: Line, start: int, end: int, quote: Quote) -> bool:
        """Whether a speaker is the evidence itself (`witnesses said`)."""
        return quote.start < line.till[end - 1] and line.at[start] < quote.end

    def _shows(self, text: Text, line: Line, end: int, *, people: bool) -> Quote | None:
        """What it is said to show: the words behind the verb, to the end of the clause."""
        for i in range(end, min(end + _REACH, len(line))):
            verb = self._show.at(line.low, i) or (None if people else self._of.at(line.low, i))
            if verb is None:
                if line.raw[i] in ";." or line.low[i] in self._ends - {"that"}:
                    return None
                continue
            near = range(verb[0], min(verb[0] + (5 if people else 1), len(line)))
            first = next((j + 1 for j in near if line.low[j] == "that"), verb[0])
            last = self._clause(line, first)
            return text.quote(line.at[first], line.till[last - 1]) if last > first else None
        return None

    def _clause(self, line: Line, i: int) -> int:
        j = i
        while j < len(line) and line.raw[j] not in ".;" and line.low[j] not in ("but", "while", "although", "though"):
            j += 1
        while j > i and not line.raw[j - 1][-1].isalnum():
            j -= 1
        return j

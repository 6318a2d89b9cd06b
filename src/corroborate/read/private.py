"""A text and its claims in, the names of private persons out, everywhere the text gives them.

Victims and witnesses can be hurt for being named, so when in doubt a name is private. Public are those whom the text itself
introduces by an office (`the governor, Oleh Marchenko`) or who are known to speak for a body. A surname alone is the same
name once the text has given it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corroborate.actors import Actors
from corroborate.read.lines import Line
from corroborate.read.reading import Reading
from corroborate.records import Claim
from corroborate.values import Quote

_NEAR, _SHORT = 5, 4  # words between a name and its office; letters of the shortest surname that is sought alone


def private_names(reading: Reading, claims: Iterable[Claim], actors: Actors | None) -> tuple[Quote, ...]:
    """Where the text names its private victims and witnesses, in order."""
    names = {tuple(quote.words.split()) for claim in claims for quote in claim.victims.names}
    for claim in claims:
        for speaker in claim.speakers:
            if speaker.kind in ("person", "unnamed"):
                names.update(_personal(reading, speaker.name))
    kept = {name for name in names if not _is_public(reading, name, actors)}
    return tuple(sorted(_everywhere(reading, kept)))


def _personal(reading: Reading, naming: str) -> Iterator[tuple[str, ...]]:
    """The personal name in the naming of a speaker: its run of two capitals or more, titles left out."""
    run: list[str] = []
    for word in [*naming.split(), ""]:
        if word[:1].isupper() and not reading.grammar.citing.is_role(word.lower()) and not word.isupper():
            run.append(word)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []


def _is_public(reading: Reading, name: Sequence[str], actors: Actors | None) -> bool:
    """Whether the text gives the person an office, or a body is known to speak through them."""
    if actors is not None and any(body.voices and " ".join(name) in body.voices for body in actors.bodies):
        return True
    for line, start, end in _places(reading.lines, name):
        around = line.low[max(0, start - _NEAR) : start] + line.low[end : end + _NEAR]
        if any(reading.grammar.citing.is_office(word) for word in around):
            return True
    return False


def _places(lines: Iterable[Line], name: Sequence[str]) -> Iterator[tuple[Line, int, int]]:
    size = len(name)
    low = [word.lower() for word in name]
    for line in lines:
        for i, word in enumerate(line.low):
            if word == low[0] and line.low[i : i + size] == low:
                yield line, i, i + size


def _everywhere(reading: Reading, names: Iterable[Sequence[str]]) -> set[Quote]:
    found: set[Quote] = set()
    for name in names:
        surname = name[-1:] if len(name[-1]) >= _SHORT and not reading.place_count(name[-1]) else ()
        for wanted in (name, surname):
            if wanted:
                found |= {reading.quote(line, i, j) for line, i, j in _places(reading.lines, wanted) if line.capital(i)}
    return _outermost(found)


def _outermost(found: Iterable[Quote]) -> set[Quote]:
    """The quotes that lie in no other."""
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda quote: (quote.start, -quote.end)):
        if not kept or not kept[-1].covers(quote):
            kept.append(quote)
    return set(kept)

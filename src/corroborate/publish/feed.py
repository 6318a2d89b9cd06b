"""A log of changes in, a feed of it out (Atom, RFC 4287): one entry for each edition, the newest first.

For whoever has to know that a figure which they printed is another now. An entry says what changed by ids and numbers; names
and titles of a former edition are not repeated, since they may be withheld by now.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from corroborate.account import Case
from corroborate.publish.changes import Changes, Departed, Edition, Figures, Latest, Log, TollChange
from corroborate.publish.tables import legible
from corroborate.publish.words import figures_of

NAME: Final = "changes.atom"
ENTRIES: Final = 100  # editions in the feed; changes.json has all of them
LISTED: Final = 200  # changes of one kind that an entry tells one by one
_NOUNS: Final = (
    ("R", "report", ""), ("C", "claim", ""), ("A", "accusation", ""), ("B", "answer", ""), ("E", "mention of evidence", "mentions of evidence"),
    ("I", "incident", ""), ("T", "toll", ""), ("K", "counter", ""), ("P", "party", "parties"), ("L", "place", ""),
)  # fmt: skip
_FIRST: Final = "The first edition."
_NONE: Final = "Nothing that is counted is different."
_CUT: Final = "… and {more:,} more, in changes.json"


def feed(case: Case, log: Log) -> str:
    """The feed. Its id, and those of its entries, are made from the digests of the editions: the same on every machine."""
    first = log.changes[-1].edition
    entries = "".join(_entry(changes) for changes in log.changes[:ENTRIES])
    title = case.name or "An account of recorded casualties"
    rights = f"<rights>{_text(case.licence)}</rights>\n" if case.licence else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_text(title)}: changes</title>\n<id>{_id('feed', first)}</id>\n<updated>{log.edition.at}</updated>\n"
        f"<author><name>{_text(case.office or title)}</name></author>\n{rights}"
        f'<link rel="self" href="{NAME}" type="application/atom+xml"/>\n<link rel="alternate" href="../index.html" type="text/html"/>\n'
        f"{entries}</feed>\n"
    )


def _entry(changes: Changes) -> str:
    edition = changes.edition
    return (
        f"<entry>\n<title>Edition {edition.number}</title>\n<id>{_id('edition', edition)}</id>\n<updated>{edition.at}</updated>\n"
        f'<link rel="alternate" href="../index.html" type="text/html"/>\n'
        f'<content type="text">{_text(chr(10).join(change_lines(changes)))}</content>\n</entry>\n'
    )


def _id(what: str, edition: Edition) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"corroborate {what} {edition.number} {edition.digest}").urn


def _text(words: str) -> str:
    return escape(legible(words))


def change_lines(changes: Changes) -> Iterator[str]:
    """What is different in an edition, one thing a line."""
    if changes.since is None:
        yield _FIRST
        return
    lines = [
        *_whole(changes),
        *_listed([_toll(toll) for toll in changes.tolls]),
        *_listed([_gone(one) for one in changes.gone]),
    ]
    yield from lines or [_NONE]


def _whole(changes: Changes) -> Iterator[str]:
    if changes.added:
        yield f"Added: {_kinds(changes.added)}."
    if changes.gone:
        yield f"No longer there: {_kinds(one.id for one in changes.gone)}."
    if changes.moved:
        yield f"In another incident than before: {figures_of(len(changes.moved), 'statement')}."
    if changes.confirmed:
        yield f"Confirmed now: {_some(changes.confirmed)}."
    if changes.provisional:
        yield f"Provisional again: {_some(changes.provisional)}."
    if changes.rules:
        yield "The policy is another."
    if changes.programs:
        yield "The programs are others, or of other versions."


def _kinds(ids: Iterable[str]) -> str:
    many = Counter(id[0] for id in ids)
    return ", ".join(figures_of(many[letter], one, more) for letter, one, more in _NOUNS if many[letter])


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - LISTED:,} more" if len(ids) > LISTED else ""
    return ", ".join(ids[:LISTED]) + more


def _listed(lines: list[str]) -> list[str]:
    more = len(lines) - LISTED
    return lines if more <= 0 else [*lines[:LISTED], _CUT.format(more=more)]


def _toll(change: TollChange) -> str:
    was = f", before {change.was}" if change.was else ""
    whose = "" if change.status == "unknown" else f", {change.status}"
    series = "; ".join(map(_latest, change.series))
    head = f"{change.toll}{was} ({change.harm}{whose}, {change.incident}): {_figures(change.before)} → {_figures(change.after)}"
    return f"{head}; {series}" if series else head


def _figures(figures: Figures | None) -> str:
    if figures is None:
        return "not there"
    ranged = (
        f"{figures.low:,} to {figures.high:,}"
        if figures.low is not None and figures.high is not None
        else figures.verdict
    )
    best = f", best {figures.best:,}" if figures.best is not None else ""
    return ranged + best + (f", {figures.grade}" if figures.grade else "")


def _latest(latest: Latest) -> str:
    before, after = (str(count) if count else "none" for count in (latest.before, latest.after))
    why = [*latest.claims, *(f"without {id}" for id in latest.left)]
    lowered = ", lower than before" if latest.lowered else ""
    return f"{latest.counter}: {before} → {after}{lowered}{' (' + ', '.join(why) + ')' if why else ''}"


def _gone(departed: Departed) -> str:
    into = f", now {', '.join(departed.into)}" if departed.into else ""
    return f"{departed.id}: {departed.why}{into}"

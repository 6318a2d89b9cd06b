"""The log of a row of releases in, what came, changed and went out, edition by edition; and where an older address leads."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from typing import Final

from corroborate.publish.changes import Changes, Departed, Figures, Latest, TollChange
from corroborate.publish.markup import Html, el, joined
from corroborate.publish.page_words import Shown, bdi, capital, cut, part, ref, refs, table
from corroborate.publish.words import count_of, counter_words, day, figures_of, scope_words
from corroborate.values import Count
from corroborate.vocabulary import GONE_WORDS

_TOLLS: Final = 120
_GONE: Final = 300
_KINDS: Final = (
    ("R", "report"), ("C", "claim"), ("A", "accusation"), ("B", "answer"), ("E", "mention of evidence"), ("I", "incident"),
    ("T", "toll"), ("P", "party"), ("K", "counter"), ("L", "place"),
)  # fmt: skip
_MANY: Final = {"mention of evidence": "mentions of evidence", "party": "parties"}
_DATA: Final = "data/changes.json"


def heavy(changes: Changes) -> int:
    """About how many bytes an edition takes on a page."""
    tolls, gone = min(_TOLLS, len(changes.tolls)), min(_GONE, len(changes.gone))
    return 1_500 + 900 * tolls + 450 * gone + 400 * sum(len(toll.series) for toll in changes.tolls[:_TOLLS])


def editions(changes: Sequence[Changes], shown: Shown, newest: bool) -> Html:
    """Some editions, the newest first; `newest` says whether this release's own is among them."""
    return joined(_edition(one, shown, now=newest and place == 0) for place, one in enumerate(changes))


def _edition(changes: Changes, shown: Shown, *, now: bool) -> Html:
    edition = changes.edition
    title = f"Edition {edition.number}, {day(edition.at[:10])}{', this one' if now else ''}"
    made = joined(
        ["Published ", edition.at, ". SHA-256 of its account.json: ", el("span", edition.digest, cls="hash"), "."]
    )
    parts = list(_told(changes, shown)) if changes.since else [el("p", "The first edition.")]
    none = el("p", "Nothing that is compared is different.") if not parts else None
    return part(f"edition-{edition.number}", title, el("p", made, cls="meta"), *parts, none)


def _told(changes: Changes, shown: Shown) -> Iterator[Html]:
    if came := _kinds(Tally(id[0] for id in changes.added)):
        yield el("p", f"New: {came}.")
    if went := _kinds(Tally(one.id[0] for one in changes.gone)):
        yield el("p", f"No longer there under their number: {went}.")
    if changes.rules:
        yield el("p", "The policy is another one: figures may differ for that alone.")
    if changes.programs:
        yield el("p", "The programs are others, or other versions: the same reports may be read otherwise.")
    for ids, said in ((changes.confirmed, "confirmed now"), (changes.provisional, "provisional again")):
        if ids:
            yield el("p", f"{capital(figures_of(len(ids), 'incident'))} {said}: ", refs(shown, ids), ".")
    yield from _corrections(changes, shown)
    yield from _figures(changes, shown)
    yield from _moved(changes, shown)
    yield from _departed(changes, shown)


def _kinds(many: Tally[str]) -> str:
    """How many of each kind, in words."""
    return ", ".join(figures_of(many[letter], one, _MANY.get(one, "")) for letter, one in _KINDS if many[letter])


def _corrections(changes: Changes, shown: Shown) -> Iterator[Html]:
    found = [(toll, latest) for toll in changes.tolls for latest in toll.corrections]
    if found:
        yield el("h3", "Figures that are lower than they were")
        yield el("ul", *(_correction(toll, latest, shown) for toll, latest in found[:_TOLLS]))
        if rest := cut(_TOLLS, len(found), "corrections", _DATA):
            yield rest


def _correction(toll: TollChange, latest: Latest, shown: Shown) -> Html:
    said = f"{_count(latest.before)} before, {_count(latest.after)} now"
    return el("li", _scope(toll, shown), ": ", _who(latest, shown), f", {said} ", refs(shown, latest.claims))


def _figures(changes: Changes, shown: Shown) -> Iterator[Html]:
    if not changes.tolls:
        return
    rows = [
        el("tr", el("th", _scope(toll, shown), " ", _called(toll, shown), scope="row", cls="wide"),
           el("td", _policy(toll.before)), el("td", _policy(toll.after)),
           el("td", joined((_step(latest, shown) for latest in toll.series), el("br")), cls="wide"))
        for toll in changes.tolls[:_TOLLS]
    ]  # fmt: skip
    yield el("h3", "Tolls that changed")
    yield table("Tolls that changed since the edition before", ("Toll", "Before", "After", "Latest figures"), rows)
    if rest := cut(_TOLLS, len(changes.tolls), "tolls", _DATA):
        yield rest


def _scope(toll: TollChange, shown: Shown) -> Html:
    now = shown.book.tolls.get(toll.toll)
    if now is not None:
        return joined([scope_words(now.scope, shown.book), ", ", bdi(shown.book.incidents[now.incident].title)])
    return joined([f"{capital(toll.harm)}{'' if toll.status == 'unknown' else ', ' + toll.status}"])


def _called(toll: TollChange, shown: Shown) -> Html:
    was = f" (before: {toll.was})" if toll.was else None
    return el("span", ref(shown, toll.toll), was, cls="label")


def _policy(figures: Figures | None) -> str:
    """What the policy made of a toll."""
    if figures is None:
        return "not there"
    ranged = figures.verdict == "range" and figures.low is not None and figures.high is not None
    told = f"{figures.low:,} to {figures.high:,}" if ranged else figures.verdict
    best = f", best figure {figures.best:,}" if figures.best is not None else ""
    return told + best + (f", graded {figures.grade}" if figures.grade else "")


def _step(latest: Latest, shown: Shown) -> Html:
    before, after = _count(latest.before), _count(latest.after)
    return joined([_who(latest, shown), f": {before} → {after}" if before != after else f": {after}"])


def _who(latest: Latest, shown: Shown) -> Html:
    counter = shown.book.counters.get(latest.counter)
    return bdi(counter_words(counter)) if counter else joined([latest.counter])


def _count(count: Count | None) -> str:
    return "none" if count is None else str(count)


def _moved(changes: Changes, shown: Shown) -> Iterator[Html]:
    if changes.moved:
        items = (
            el("li", ref(shown, m.id), ": from ", ref(shown, m.before) if m.before else "no incident", " to ",
               ref(shown, m.after) if m.after else "no incident")
            for m in changes.moved[:_GONE]
        )  # fmt: skip
        yield el("h3", "Statements that belong to another incident")
        yield el("ul", *items)
        if rest := cut(_GONE, len(changes.moved), "statements", _DATA):
            yield rest


def _departed(changes: Changes, shown: Shown) -> Iterator[Html]:
    if changes.gone:
        rows = [_row(one, shown) for one in changes.gone[:_GONE]]
        yield el("h3", "What is no longer there")
        yield table("What the edition before had and this one has not", ("Number", "Why", "In its place"), rows)
        if rest := cut(_GONE, len(changes.gone), "numbers", _DATA):
            yield rest


def _row(departed: Departed, shown: Shown) -> Html:
    return el(
        "tr",
        el("th", departed.id, scope="row"),
        el("td", capital(GONE_WORDS[departed.why]), cls="wide"),
        el("td", refs(shown, departed.into) if departed.into else "nothing"),
    )


def led_on(departed: Departed, into: Sequence[str], since: str, shown: Shown) -> Html:
    """What stands on the page of an incident that is published no longer: why, and what is there instead."""
    why = el("p", f"{departed.id} is not in this release, since edition {since}: {GONE_WORDS[departed.why]}.")
    if not into:
        return part("gone", "No longer there", why)
    here = (
        el("li", ref(shown, id, bdi(shown.book.incidents[id].title)), " ", el("span", id, cls="label")) for id in into
    )
    told = f"In its place {'stand' if len(into) > 1 else 'stands'} {count_of(len(into), 'incident')}:"
    return part("gone", "No longer there", why, el("p", told), el("ul", *here))

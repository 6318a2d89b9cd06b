"""One incident's claims in, findings out about whether its figures add up: each check holds, is off by a number, or is
impossible, and names the claims that it used.

Three checks. Parts are set against their whole: those that a report links, and those that it lists beside a total of the
same counter. A counter's total and what came on top of it are set against its next total, across reports too. A figure
for fewer people (a village, children) must keep within the same counter's figure for all of them on the same day.

A sum that comes out is told wherever it is met, because exact sums of distinct parts hardly happen by chance. A sum that
does not come out is told only where the report's words or punctuation say that the parts are all of them, and no number
stands among them that nobody could read: a missing part is no error. Bounds keep their meaning: `639 or more` and 213
and 231 agree with 1,084. People, families and bodies are never added up. Figures without a day stay out of what is
checked across reports.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from corroborate.account import Finding, Incident, Linked
from corroborate.language import Language
from corroborate.reconcile.tolls import COUNTING, said_on
from corroborate.records import Claim, Text
from corroborate.values import Count
from corroborate.vocabulary import FindingKind, Harm, Unit

_REACH: Final = 3  # sentences between a total and the list that breaks it down
_LONGEST: Final = 40  # parts of one sum
_SMALL: Final = 10  # below, a sum across sentences may come out by chance
_CLOSE: Final = 0.15  # an open bound agrees with a sum this far beyond it at most; further off it says nothing
_SLIP: Final = 0.2  # punctuation alone tells a list that is meant to be complete when the sum misses by no more
_SPLIT: Final = re.compile(r"[:(（：–—]")
_DIGITS: Final = re.compile(r"\d[\d,.\u00a0]*")
_PAIRS: Final = 400  # a counter with more totals in one day than make these pairs has no total of the whole
_FAR: Final = 2  # a figure for some of them beyond so many times that for all is of other people
_Outcome: TypeAlias = Literal["holds", "bounds", "off"]


@dataclass(frozen=True, slots=True)
class Cues:
    r"""The words of one language that say what figures have to do with one another; without a language, none.

    >>> cues = Cues.of(Language.parse("en", {"sums": '[list]\ncomplete = "by province"'}))
    >>> bool(cues.complete.search("By province: 3 here, 4 there")), bool(cues.partial.search("including 3"))
    (True, False)
    """

    complete: re.Pattern[str]
    partial: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    bringing: re.Pattern[str]

    @classmethod
    def of(cls, language: Language | None) -> Cues:
        """The cues of a language's `sums` table."""
        said = language.words if language else _silent
        return cls(
            complete=_phrases(said("sums", "list", "complete")),
            partial=_phrases(said("sums", "list", "partial")),
            before=_phrases(said("sums", "increment", "before"), end=r"\s*\Z"),
            behind=_phrases(said("sums", "increment", "behind"), start=r"\A\s*"),
            bringing=_phrases(said("sums", "increment", "bringing")),
        )


def _silent(table: str, section: str, key: str) -> tuple[str, ...]:
    return ()


def _phrases(words: Iterable[str], start: str = "", end: str = "") -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return re.compile(f"{start}(?<!\\w)(?:{either})(?!\\w){end}" if either else r"(?!)", re.IGNORECASE)


class _Kind(NamedTuple):
    """What figures must have in common to be added up. `older` keeps background apart from the report's own event."""

    harm: Harm
    unit: Unit
    older: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim with a number, and what the checks go by. `size` is the number in its words; `day` None where unsure."""

    claim: Claim
    kind: _Kind
    counter: str
    size: int
    sentence: int
    day: dt.date | None
    places: tuple[str, ...]
    sides: tuple[str, ...]
    parent: str | None = None

    @property
    def start(self) -> int:
        return self.claim.figure.start

    @property
    def end(self) -> int:
        return self.claim.figure.end

    @property
    def count(self) -> Count:
        return self.claim.count

    @property
    def plain(self) -> bool:
        """Whether its words name the number itself: `1,225` and `at least 1,225`, not `about`, `over` or `up to`."""
        return self.size > 0 and not self.count.about and self.count.low == self.size

    @property
    def share(self) -> tuple[object, ...]:
        """What tells this part from others of one whole."""
        victims = self.claim.victims
        words = victims.quote.words.casefold() if victims.quote else ""
        return self.places, self.sides, victims.status, victims.sorts, victims.community, words


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts, how they came out, and by how much the parts exceed the whole (negative: fall short)."""

    whole: _Figure
    parts: tuple[_Figure, ...]
    outcome: _Outcome
    off: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """The figures of one kind in one text, in order, with its words."""

    text: Text
    cues: Cues
    figures: tuple[_Figure, ...]

    def between(self, start: int, end: int) -> str:
        return self.text.content[start:end]

    def starts(self, sentence: int) -> int:
        return self.text.sentences[sentence].start if self.text.sentences else 0

    def ends(self, sentence: int) -> int:
        return self.text.sentences[sentence].end if self.text.sentences else 0


def checks(incident: Incident, linked: Linked, cues: Mapping[str, Cues]) -> Iterator[Finding]:
    """Every check on the figures of one incident; `cues` by language code (a language without any is read by its
    punctuation alone).
    """
    pages = list(_pages(incident, linked, cues))
    books = _Books(incident, [found for page in pages for found in _breakdowns(page)])
    figures = [figure for page in pages for figure in page.figures]
    yield from books.sums()
    yield from _excesses(pages, incident)
    yield from _increments(figures, books, incident)
    yield from _jumps(pages, figures, incident)
    yield from _bounds(figures, incident)


# ---------------------------------------------------------------------- figures


def _pages(incident: Incident, linked: Linked, cues: Mapping[str, Cues]) -> Iterator[_Page]:
    found: defaultdict[tuple[str, _Kind], list[Claim]] = defaultdict(list)
    for key in incident.statements:
        claim = linked.statements[key]
        if isinstance(claim, Claim) and claim.stance in ("asserted", "doubted", "background") and _size(claim.count):
            found[claim.text, _Kind(claim.harm, claim.unit, claim.stance == "background")].append(claim)
    none, default = Cues.of(None), min(cues, default="")  # a text too short to tell its language is tried
    for text, kind in sorted(found):
        words = linked.source[text].text
        if words is not None:
            claims = sorted(found[text, kind], key=lambda c: (c.figure.start, c.figure.end, c.id))
            figures = _figures(claims, kind, words, linked)
            yield _Page(words, cues.get(words.language or default, none), figures)


def _size(count: Count) -> int | None:
    """The number that the words name: `at least 43` and `43` name 43, `over 43` names 44, as the guidelines have it."""
    return count.low if count.low is not None else count.high


def _figures(claims: Sequence[Claim], kind: _Kind, text: Text, linked: Linked) -> tuple[_Figure, ...]:
    by_place = {claim.figure.start: claim.id for claim in claims}
    whose = _counters(claims, linked)
    made = []
    for claim in claims:
        size = _size(claim.count)
        assert size is not None
        parent = by_place.get(claim.part_of.start) if claim.part_of else None
        sides = sorted({linked.parties[key].side or key for key in linked.party[claim.id]})
        made.append(
            _Figure(
                claim, kind, whose[claim.id], size, text.sentence(claim.figure.start), _day(claim, linked),
                tuple(sorted(_local(claim, linked))), tuple(sides), parent if parent != claim.id else None,
            )
        )  # fmt: skip
    return tuple(made)


def _counters(claims: Sequence[Claim], linked: Linked) -> dict[str, str]:
    """Who counted: an unattributed figure is the one counter's that the report cites for this harm, if it is one."""
    known = {claim.id: linked.counter[claim.id] for claim in claims}
    cited = {known[c.id].key for c in claims if c.speakers and known[c.id].kind in COUNTING}
    only = next(iter(cited)) if len(cited) == 1 else None
    return {c.id: only if only and not c.speakers else known[c.id].key for c in claims}


def _day(claim: Claim, linked: Linked) -> dt.date | None:
    """The day on which a figure was given, None where it is not known to the day or only assumed."""
    said = said_on(claim, linked)
    if said is None or said.end_known == "assumed" or said.first != said.last:
        return None
    return said.last


def _local(claim: Claim, linked: Linked) -> set[str]:
    return {key for key in linked.place[claim.id] if linked.places[key].where.precision != "country"}


# ---------------------------------------------------------------------- parts and wholes


def _breakdowns(page: _Page) -> Iterator[Breakdown]:
    """Each whole of a text with the parts that make it up; a part serves one whole, a whole may be broken down twice."""
    nested, used = _nested(page), set[str]()
    summing = (Breakdown(w, parts, "holds") for w, parts in _summing(page, nested))
    for found in itertools.chain(summing, _declared(page, nested)):
        parts = {part.claim.id for part in found.parts}
        if not parts & used:
            used |= parts
            yield found


def _nested(page: _Page) -> dict[str, str]:
    """For each figure inside another's part of a list the one it belongs to: as linked, or in brackets behind it."""
    inside = {figure.claim.id: figure.parent for figure in page.figures if figure.parent}
    before: _Figure | None = None
    for figure in page.figures:
        opened = _opened(figure, page)
        if opened is None:
            before = figure
        elif before and before.end <= opened and before.sentence == figure.sentence:
            inside.setdefault(figure.claim.id, before.claim.id)
    return inside


def _opened(figure: _Figure, page: _Page) -> int | None:
    """Where the bracket opens that a figure stands in."""
    start = page.starts(figure.sentence)
    lead = page.between(start, figure.start)
    opened = max(lead.rfind("("), lead.rfind("（"))
    return start + opened if opened > max(lead.rfind(")"), lead.rfind("）")) else None


def _summing(page: _Page, nested: Mapping[str, str]) -> Iterator[tuple[_Figure, tuple[_Figure, ...]]]:
    """Wholes with the runs of figures beside them that sum to them exactly, the nearest first."""
    for place, whole in enumerate(page.figures):
        if not whole.plain:
            continue
        behind = page.figures[place + 1 : place + 1 + 2 * _LONGEST]
        before = page.figures[max(0, place - _LONGEST) : place][::-1]
        for near, reach in ((behind, _REACH), (before, 1)):
            close = [f for f in near if abs(f.sentence - whole.sentence) <= reach]
            run = _eligible(close, whole, nested)
            for first in range(len(run)):
                found = _run(run[first : first + _LONGEST], whole)
                if found and _belong(found, whole):
                    yield whole, tuple(sorted(found, key=lambda f: (f.start, f.claim.id)))


def _eligible(figures: Sequence[_Figure], whole: _Figure, nested: Mapping[str, str]) -> list[_Figure]:
    """Figures that could be parts of `whole`: smaller, of its counter, and not inside another part."""
    return [
        f
        for f in figures
        if f.size < whole.size and _one_voice(f, whole) and nested.get(f.claim.id, whole.claim.id) == whole.claim.id
    ]


def _one_voice(part: _Figure, whole: _Figure) -> bool:
    """Whether a part is its whole's counter's: a list goes on in the voice that it began in."""
    return part.counter == whole.counter or not part.claim.speakers


def _run(figures: Sequence[_Figure], whole: _Figure) -> list[_Figure]:
    """The figures from the first on that sum to the whole, or none."""
    total = 0
    for place, figure in enumerate(figures):
        if not figure.plain:
            return []
        total += figure.size
        if total >= whole.size:
            return list(figures[: place + 1]) if total == whole.size and place else []
    return []


def _belong(parts: Sequence[_Figure], whole: _Figure) -> bool:
    """Whether parts that sum up are told to be parts, or are too telling for chance."""
    if all(part.parent == whole.claim.id for part in parts):
        return True
    together, large = len({part.sentence for part in parts}) == 1, whole.size >= _SMALL**2
    if not _distinct(parts):
        return together and large and len(parts) > 2
    return large or (together and (whole.size >= _SMALL or parts[0].sentence == whole.sentence))


def _distinct(parts: Sequence[_Figure]) -> bool:
    """Whether something tells every part from every other: place, side, who they were."""
    return len({part.share for part in parts}) == len(parts)


def _declared(page: _Page, nested: Mapping[str, str]) -> Iterator[Breakdown]:
    """Lists that words or punctuation call complete, with the total that they belong to."""
    by_sentence: defaultdict[int, list[_Figure]] = defaultdict(list)
    for figure in page.figures:
        by_sentence[figure.sentence].append(figure)
    for sentence in sorted(by_sentence):
        for whole, parts, worded in _lists(by_sentence[sentence], page, nested):
            outcome, off = judge(whole.count, [part.count for part in parts])
            if outcome != "off":
                yield Breakdown(whole, parts, outcome)
            elif (worded or abs(off) <= _SLIP * whole.size) and not _unread(parts, page):
                yield Breakdown(whole, parts, outcome, off)


def _lists(
    figures: Sequence[_Figure], page: _Page, nested: Mapping[str, str]
) -> Iterator[tuple[_Figure, tuple[_Figure, ...], bool]]:
    """(whole, parts, whether words call them complete) for the lists of one sentence."""
    parts: defaultdict[str, list[_Figure]] = defaultdict(list)
    for figure in figures[1:]:
        parts[nested.get(figure.claim.id, figures[0].claim.id)].append(figure)
    for whole in figures:
        own = parts[whole.claim.id]
        marked = _marked(page, whole.end, own) if len(own) > 1 and _parts_of(whole, own) else None
        linked = all(part.parent == whole.claim.id for part in own)
        if marked or (marked is not None and (linked or _distinct(own))):
            yield whole, tuple(own), marked
    outer = [f for f in figures if f.claim.id not in nested]
    lead = page.between(page.starts(figures[0].sentence), figures[0].start)
    if len(outer) > 1 and page.cues.complete.search(lead) and (above := _above(outer, page, nested)):
        yield above, tuple(outer), True


def _marked(page: _Page, start: int, parts: Sequence[_Figure]) -> bool | None:
    """Whether a list is called complete: by words (True), by a colon, bracket or dash before it (False), or not."""
    whole = page.between(start, parts[-1].end)
    if page.cues.partial.search(whole):
        return None
    if page.cues.complete.search(whole):
        return True
    return False if _SPLIT.search(page.between(start, parts[0].start)) else None


def _parts_of(whole: _Figure, parts: Sequence[_Figure]) -> bool:
    return (
        all(part.size < whole.size and _one_voice(part, whole) for part in parts)
        and len({part.claim.running for part in parts}) == 1
    )


def _above(parts: Sequence[_Figure], page: _Page, nested: Mapping[str, str]) -> _Figure | None:
    """The total in the sentences before a list that its sum comes nearest to."""
    first, total = parts[0], sum(part.size for part in parts)
    near = [
        f
        for f in page.figures
        if 0 < first.sentence - f.sentence <= _REACH and f.claim.id not in nested and _parts_of(f, parts)
    ]
    return min(near, key=lambda f: (abs(f.size - total), f.start, f.claim.id), default=None)


def _unread(parts: Sequence[_Figure], page: _Page) -> bool:
    """Whether a number stands among the parts, or behind them in their sentence, that is no figure of the page."""
    end = max(page.ends(parts[-1].sentence), parts[-1].end)
    read = [(f.start, f.end) for f in page.figures]
    numbers = _DIGITS.finditer(page.text.content, parts[0].start, end)
    return any(not any(a <= number.start() < b for a, b in read) for number in numbers)


def judge(whole: Count, parts: Sequence[Count]) -> tuple[_Outcome, int]:
    """How the sum of some parts stands to their whole, and by how much it is off.

    "bounds": no exact sum, but none of the words is broken (an open bound within 15 %, `about` within a tenth).

    >>> judge(Count(1084, 1084), [Count(639, None), Count(213, 213), Count(231, 231)])
    ('bounds', 0)
    >>> judge(Count(50, 50), [Count(30, 30), Count(18, 18)])
    ('off', -2)
    """
    sizes = [_size(part) or 0 for part in parts]
    target = _size(whole) or 0
    off = sum(sizes) - target
    if off == 0:
        return "holds", 0
    low = sum(part.low or 0 for part in parts)
    highs = [part.high for part in parts]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    slack = sum(size // 10 for size, part in zip(sizes, parts, strict=True) if part.about)
    slack += target // 10 if whole.about else 0
    fits = (whole.high is None or low - slack <= whole.high) and (
        whole.low is None or high is None or high + slack >= whole.low
    )
    return ("bounds", 0) if fits and abs(off) <= _CLOSE * target else ("off", off)


# ---------------------------------------------------------------------- findings about sums


def _finding(
    kind: FindingKind,
    value: str,
    holds: Iterable[_Figure],
    words: str,
    incident: Incident,
    disputes: Iterable[_Figure] = (),
) -> Finding:
    held = sorted(holds, key=lambda f: f.claim.id)
    against = tuple(sorted({f.claim.id for f in disputes}))
    days = sorted({f.day.isoformat() for f in held if f.day})
    return Finding(
        kind=kind,
        field=held[0].kind.harm,
        value=value,
        holds=tuple(dict.fromkeys(f.claim.id for f in held)),
        disputes=against,
        as_of=days[-1] if days else None,
        reason=None if value == "holds" else "undetermined",
        words=words,
        incident=incident.key,
    )


def _plus(figures: Iterable[_Figure]) -> str:
    return " + ".join(str(figure.count) for figure in figures)


@dataclass(frozen=True, slots=True)
class _Books:
    """The breakdowns of an incident; the same one in many reports is one."""

    incident: Incident
    found: Sequence[Breakdown]
    by_whole: dict[tuple[_Kind, str, int], list[Breakdown]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.found:
            self.by_whole.setdefault((one.whole.kind, one.whole.counter, one.whole.size), []).append(one)

    def parts(self) -> frozenset[str]:
        """Ids of all claims that are parts."""
        return frozenset(part.claim.id for one in self.found for part in one.parts)

    def wholes(self) -> frozenset[str]:
        """Ids of all claims that are wholes."""
        return frozenset(one.whole.claim.id for one in self.found)

    def sums(self) -> Iterator[Finding]:
        """One finding for each sum, whatever the number of reports that print it."""
        groups: defaultdict[tuple[object, ...], list[Breakdown]] = defaultdict(list)
        for one in self.found:
            groups[(*one.whole.kind, one.whole.counter, one.whole.size, one.outcome, _sizes(one))].append(one)
        for key in sorted(groups, key=repr):
            yield self._sum(sorted(groups[key], key=lambda one: one.whole.claim.id))

    def _sum(self, alike: Sequence[Breakdown]) -> Finding:
        one = alike[0]
        wholes, parts = [b.whole for b in alike], [part for b in alike for part in b.parts]
        shown = _plus(one.parts)
        if one.outcome == "off":
            words = f"{shown} = {sum(p.size for p in one.parts):,}, and the report gives {one.whole.count}: off by {abs(one.off):,}."
            return _finding("parts", f"off by {abs(one.off)}", wholes, words, self.incident, parts)
        told = "the parts sum to the whole" if one.outcome == "holds" else "the parts agree with it within their bounds"
        sign = "=" if one.outcome == "holds" else "beside"
        return _finding(
            "parts", "holds", [*wholes, *parts], f"{shown} {sign} {one.whole.count}: {told}.", self.incident
        )

    def shares(self, kind: _Kind, counter: str, size: int) -> dict[str, _Figure]:
        """The parts of a total by their one place, where a breakdown by place holds."""
        for one in self.by_whole.get((kind, counter, size), ()):
            placed = {part.places[0]: part for part in one.parts if len(part.places) == 1}
            if one.outcome == "holds" and len(placed) == len(one.parts):
                return placed
        return {}


def _sizes(one: Breakdown) -> tuple[int, ...]:
    return tuple(sorted(part.size for part in one.parts))


def _excesses(pages: Sequence[_Page], incident: Incident) -> Iterator[Finding]:
    """Parts that a report links and that are larger than their whole."""
    for page in pages:
        known = {figure.claim.id: figure for figure in page.figures}
        for part in page.figures:
            whole = known.get(part.parent or "")
            if whole and whole.count.high is not None and not whole.count.about and (part.count.low or 0) > whole.size:
                words = f"{part.count} is given as a part of {whole.count}, and is more than the whole."
                yield _finding("parts", "impossible", [whole], words, incident, [part])


# ---------------------------------------------------------------------- totals and what comes on top


class _Account(NamedTuple):
    """Whose running totals are compared with one another."""

    kind: _Kind
    counter: str


def _increments(figures: Sequence[_Figure], books: _Books, incident: Incident) -> Iterator[Finding]:
    """Where a counter's total, and its figure for what came since, make its next total."""
    parts, wholes = books.parts(), books.wholes()
    accounts: defaultdict[_Account, list[_Figure]] = defaultdict(list)
    for figure in figures:
        if figure.day is not None and figure.claim.id not in parts and figure.parent is None and figure.plain:
            accounts[_Account(figure.kind, figure.counter)].append(figure)
    for account in sorted(accounts):
        yield from _sequence(account, accounts[account], wholes, books, incident)


def _sequence(
    account: _Account, figures: Sequence[_Figure], wholes: frozenset[str], books: _Books, incident: Incident
) -> Iterator[Finding]:
    daily: defaultdict[dt.date, list[_Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.day:
            daily[figure.day].append(figure)
    days = sorted(daily)
    totals = {day: found for day in days if (found := _totals(daily[day], wholes))}
    for earlier, later in itertools.pairwise(sorted(totals)):
        between = days[bisect.bisect_right(days, earlier) : bisect.bisect_right(days, later)]
        fresh = [f for day in between for f in daily[day] if not f.claim.running]
        for old, more, new in _steps(totals[earlier], fresh, totals[later]):
            yield _increment(old, more, new, incident)
            yield from _each_place(old[0], more[0], new[0], account, books, incident)


def _totals(figures: Sequence[_Figure], wholes: frozenset[str]) -> dict[int, list[_Figure]]:
    """A day's figures that are totals: those called running, and the largest one if it is broken down."""
    top = max(figure.size for figure in figures)
    found: dict[int, list[_Figure]] = {}
    for figure in figures:
        if figure.claim.running or (figure.claim.id in wholes and figure.size == top):
            found.setdefault(figure.size, []).append(figure)
    return found


def _steps(
    old: Mapping[int, list[_Figure]], fresh: Sequence[_Figure], new: Mapping[int, list[_Figure]]
) -> Iterator[tuple[list[_Figure], list[_Figure], list[_Figure]]]:
    """(earlier total, what came on top, later total) wherever the sum comes out."""
    if len(old) * len(new) > _PAIRS:
        return
    by_size: defaultdict[int, list[_Figure]] = defaultdict(list)
    for figure in fresh:
        by_size[figure.size].append(figure)
    for size in sorted(new):
        for before in sorted(old):
            more = [f for f in by_size.get(size - before, ()) if _on_top(f, old[before], new[size])]
            if more and before > 0:
                yield old[before], more, new[size]


def _on_top(more: _Figure, old: Sequence[_Figure], new: Sequence[_Figure]) -> bool:
    """Whether a figure can be what came between two totals: the same sort of people, and no chance hit."""
    beside = any(f.claim.text == more.claim.text and f.claim.id != more.claim.id for f in new)
    alike = all(_same_people(more, other) for other in (*old, *new))
    return alike and (beside or more.size >= _SMALL)


def _same_people(one: _Figure, other: _Figure) -> bool:
    statuses = {one.claim.victims.status, other.claim.victims.status} & {"civilian", "combatant"}
    sorts = {one.claim.victims.sorts, other.claim.victims.sorts} - {()}
    return len(statuses) < 2 and len(sorts) < 2


def _increment(old: Sequence[_Figure], more: Sequence[_Figure], new: Sequence[_Figure], incident: Incident) -> Finding:
    words = (
        f"{old[0].size:,} + {more[0].size:,} = {new[0].size:,}: a total and what came on top of it make the next total."
    )
    return _finding("increment", "holds", [*old, *more, *new], words, incident)


def _each_place(
    old: _Figure, more: _Figure, new: _Figure, account: _Account, books: _Books, incident: Incident
) -> Iterator[Finding]:
    """Where all three are broken down by place: the same sum, place by place."""
    before, added, after = (books.shares(*account, figure.size) for figure in (old, more, new))
    if not (before and added and after):
        return
    for place in sorted(after.keys() & before.keys()):
        rise = added[place].size if place in added else 0
        off = before[place].size + rise - after[place].size
        used = [before[place], after[place], *([added[place]] if place in added else [])]
        name = next((m.name for m in after[place].claim.places), place)
        sum_ = f"{name}: {before[place].size:,} + {rise:,}"
        if off == 0 and rise:
            yield _finding("increment", "holds", used, f"{sum_} = {after[place].size:,}.", incident)
        elif off:
            words = f"{sum_} = {before[place].size + rise:,}, and the next figure is {after[place].size:,}: off by {abs(off):,}."
            yield _finding("increment", f"off by {abs(off)}", used[:1], words, incident, used[1:])


def _jumps(pages: Sequence[_Page], figures: Sequence[_Figure], incident: Incident) -> Iterator[Finding]:
    """Where a sentence says that so many more bring the total to N, and the counter's total of the day before says
    otherwise.
    """
    totals: defaultdict[tuple[_Account, dt.date], dict[int, _Figure]] = defaultdict(dict)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.claim.running and figure.day and figure.count.exact:
            totals[_Account(figure.kind, figure.counter), figure.day].setdefault(figure.size, figure)
    for page in pages:
        for more, new in _brought(page):
            assert new.day is not None
            before = totals.get((_Account(new.kind, new.counter), new.day - dt.timedelta(days=1)), {})
            old = before[max(before)] if before else None
            if old and _same_people(old, new) and old.size + more.size != new.size:
                off = abs(old.size + more.size - new.size)
                words = f"{old.size:,} + {more.size:,} = {old.size + more.size:,}, and the next total is {new.size:,}: off by {off:,}."
                yield _finding("increment", f"off by {off}", [old, more], words, incident, [new])


def _brought(page: _Page) -> Iterator[tuple[_Figure, _Figure]]:
    """(what came on top, the total that it makes) as one sentence says it."""
    for one, other in itertools.pairwise(page.figures):
        if one.sentence == other.sentence and other.claim.running and not one.claim.running and other.day:
            lead, gap = page.between(max(0, one.start - 30), one.start), page.between(one.end, other.start)
            added = page.cues.before.search(lead) or page.cues.behind.search(gap)
            if added and page.cues.bringing.search(gap) and one.count.exact and other.count.exact:
                yield one, other


# ---------------------------------------------------------------------- fewer people within more people


class _Same(NamedTuple):
    """One counter's running figures of one day and place."""

    kind: _Kind
    counter: str
    day: dt.date
    places: tuple[str, ...]


def _bounds(figures: Sequence[_Figure], incident: Incident) -> Iterator[Finding]:
    """A counter's figure for civilians, fighters, women or children against its figure for all, on one day."""
    groups: defaultdict[_Same, list[_Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: f.claim.id):
        if figure.day and figure.claim.running and figure.parent is None and figure.claim.victims.community is None:
            groups[_Same(figure.kind, figure.counter, figure.day, figure.places)].append(figure)
    for same in sorted(groups):
        yield from _within(groups[same], incident)


def _within(figures: Sequence[_Figure], incident: Incident) -> Iterator[Finding]:
    everyone = [f for f in figures if _all_of_them(f)]
    some = [f for f in figures if not _all_of_them(f)]
    top = max(everyone, key=lambda f: (f.size, f.claim.id), default=None)
    if top is None or not some:
        return
    closed = top.count.high is not None and not top.count.about
    over = [f for f in some if closed and top.size < (f.count.low or 0) <= _FAR * top.size]
    under = [f for f in some if f.size < top.size]
    if over:
        words = f"{_said(over)} on the same day as {top.count} for all of them: more than there can be."
        yield _finding("parts", "impossible", [top], words, incident, over)
    elif under:
        yield _finding("parts", "holds", [top, *under], f"{_said(under)} keep within {top.count} for all.", incident)


def _all_of_them(figure: _Figure) -> bool:
    return figure.claim.victims.status in ("unknown", "mixed") and not figure.claim.victims.sorts


def _said(figures: Sequence[_Figure]) -> str:
    shown = (
        f"{f.count} {f.claim.victims.quote.words if f.claim.victims.quote else f.claim.victims.status}" for f in figures
    )
    return ", ".join(dict.fromkeys(shown))

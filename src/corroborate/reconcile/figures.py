"""Claims of one incident in, the figures that can be checked out: numbers in the order of each text, and what tells which
of them belong together.

Bookkeeping goes by little: the number in the words, whose count it is, which people, places and sides, the sentence, and
the day. A claim without a number is no figure; one that nothing dates to the day has no day.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from corroborate.account import Incident, Linked
from corroborate.language import Language
from corroborate.reconcile.tolls import COUNTING, SINCE, said_on
from corroborate.records import Claim, Text
from corroborate.values import Count
from corroborate.vocabulary import Harm, Unit


@dataclass(frozen=True, slots=True)
class Cues:
    r"""The words of one language that say what figures have to do with one another; without a language, none.

    >>> cues = Cues.of(Language.parse("en", {"sums": '[list]\ncomplete = "by province"'}))
    >>> bool(cues.complete.search("By province: 3 here, 4 there")), bool(cues.partial.search("including 3"))
    (True, False)

    `joining` matches all that stands between two figures told side by side: `, 54, and his`, ` in the market and`; `closing`
    the end of what stands before the second, where its own words say that it comes on top. `earlier` matches the end of what
    stands before a figure that was given up since: `revising an earlier toll of`; `updated` what stands between
    totals of one report that goes on being written; `facility` a name like `Old Mill Hospital`; `owning` whose kin is counted;
    `definite` the end of what stands before a number that was told before.
    """

    complete: re.Pattern[str]
    partial: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    bringing: re.Pattern[str]
    joining: re.Pattern[str]
    closing: re.Pattern[str]
    later: re.Pattern[str]
    earlier: re.Pattern[str]
    updated: re.Pattern[str]
    facility: re.Pattern[str]
    owning: re.Pattern[str]
    definite: re.Pattern[str]

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
            joining=_joining(said),
            closing=_phrases(said("sums", "joint", "and"), end=r"(?:\s+\w+){0,2}\s*\Z"),
            later=_phrases(said("sums", "increment", "later"), start=r"\A(?:\s+[\w'’-]+){0,4}?\s+"),
            earlier=_earlier(said),
            updated=_phrases(said("sums", "earlier", "updated")),
            facility=_facility(said),
            definite=_phrases(said("sums", "again", "definite"), end=r"\s*\Z"),
            owning=_phrases(said("sums", "kin", "owning"), end=r"(?=\s*\Z|\s+\w)"),
        )


def _silent(table: str, section: str, key: str) -> tuple[str, ...]:
    return ()


def _joining(said: Callable[[str, str, str], tuple[str, ...]]) -> re.Pattern[str]:
    both, whose, where, some = (
        _phrases(said("sums", *key)).pattern
        for key in (("joint", "and"), ("joint", "whose"), ("joint", "where"), ("list", "partial"))
    )
    aside = rf"(?:\s*,\s*\d{{1,3}}(?=\s*,)|\s+{where}\s[^,;:.()]{{1,60}}?|\s*[,(]\s*{some}[^,;:.()]{{1,80}}(?=[,)])\)?)"
    return re.compile(rf"{aside}?(?P<comma>\s*,)?\s*(?P<and>{both}\s*)?(?:{whose}\s*)*", re.IGNORECASE)


def _earlier(said: Callable[[str, str, str], tuple[str, ...]]) -> re.Pattern[str]:
    which, what, behind, before = (
        _phrases(said("sums", "earlier", key)).pattern for key in ("which", "what", "behind", "before")
    )
    return re.compile(rf"(?:{which}\s+{what}\s+{behind}|{before})\s*\Z", re.IGNORECASE)


def _facility(said: Callable[[str, str, str], tuple[str, ...]]) -> re.Pattern[str]:
    words, where = (_phrases(said("sums", "facility", key)).pattern for key in ("words", "where"))
    return re.compile(rf"{words}(?:\s+{where}\s.*)?\Z", re.IGNORECASE)


def _phrases(words: Iterable[str], start: str = "", end: str = "") -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return re.compile(f"{start}(?<!\\w)(?:{either})(?!\\w){end}" if either else r"(?!)", re.IGNORECASE)


_NONE: Final = Cues.of(None)
_HOUR: Final = re.compile(r"(?<![\w:.])\d{1,2}:\d{2}(?![\w:])")


class Kind(NamedTuple):
    """What figures must have in common to be added up. `older` keeps background apart from the report's own event."""

    harm: Harm
    unit: Unit
    older: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with a number, and what the checks go by. `size` is the number in its words; `day` None where unsure; `since`
    is the first day of a total to date, where it tells one.

    `running` is the claim's, or told by the sentence: what so many more bring a toll to is a total.
    """

    claim: Claim
    kind: Kind
    counter: str
    size: int
    sentence: int
    day: dt.date | None
    places: tuple[str, ...]
    sides: tuple[str, ...]
    running: bool
    parent: str | None = None
    since: dt.date | None = None

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
class Page:
    """The figures of one kind in one text, in order, with its words."""

    text: Text
    cues: Cues
    figures: tuple[Figure, ...]

    def between(self, start: int, end: int) -> str:
        return self.text.content[start:end]

    def starts(self, sentence: int) -> int:
        return self.text.sentences[sentence].start if self.text.sentences else 0

    def within(self, first: int, last: int) -> tuple[Figure, ...]:
        """The figures of the sentences from `first` to `last`."""
        low = bisect.bisect_left(self.figures, first, key=lambda f: f.sentence)
        return self.figures[low : bisect.bisect_right(self.figures, last, key=lambda f: f.sentence)]

    def brought(self) -> Iterator[tuple[Figure, Figure]]:
        """(what came on top, the total that it makes) wherever a sentence says so: `12 more died, bringing it to 40`."""
        for one, other in itertools.pairwise(self.figures):
            gap = self.between(one.end, other.start)
            growing = one.sentence == other.sentence and one.size < other.size
            if growing and self.cues.bringing.search(gap) and self.tops(one):
                yield one, other

    def tops(self, figure: Figure) -> bool:
        """Whether a figure's words say that it comes on top of others: `another three`, `three more`."""
        led = self.cues.before.search(self.between(max(0, figure.start - 30), figure.start))
        return bool(led or self.cues.behind.search(self.between(figure.end, figure.end + 30)))

    def follows(self, figure: Figure) -> bool:
        """Whether a figure's words say that those it counts died after others: `three of the wounded later died`."""
        return bool(self.cues.later.search(self.between(figure.end, self.ends(figure.sentence))))

    def owned(self, figure: Figure) -> bool:
        """Whether a figure counts somebody's own: `her husband`, `his | two sons`."""
        before = self.between(self.starts(figure.sentence), figure.start).rsplit(None, 1)[-1:]
        own = " ".join([*before, figure.claim.figure.words.split()[0]])
        return self.cues.owning.search(own) is not None

    def taken_up(self, figure: Figure) -> bool:
        """Whether a figure is of those that a smaller one told of before: `executed four men … | The four had been …`."""
        if figure.parent or not self.cues.definite.search(self.between(self.starts(figure.sentence), figure.start)):
            return False
        alike = [other for other in self.figures if other.kind == figure.kind and other is not figure]
        before = any(other.size == figure.size and other.start < figure.start for other in alike)
        return before and any(other.size > figure.size for other in alike)

    def replaced(self, figure: Figure) -> bool:
        """Whether a figure's words say that another has taken its place: `revising an earlier toll of 20`."""
        if self.cues.earlier.search(self.between(self.starts(figure.sentence), figure.start)):
            return True
        return any(self.updates(figure, later) for later in self.figures if later.start > figure.end)

    def updates(self, one: Figure, later: Figure) -> bool:
        """Whether a report that goes on being written (`UPD 14:20`) comes to a larger total of the counter's to date."""
        same = one.counter == later.counter and one.places == later.places and alike(one, later)
        if not (same and later.running and one.size < later.size and one.parent is None and not self.tops(one)):
            return False
        gap = self.between(one.end, later.start)
        return bool(self.cues.updated.search(gap) or _HOUR.search(gap))

    def ends(self, sentence: int) -> int:
        return self.text.sentences[sentence].end if self.text.sentences else 0


def pages(incident: Incident, linked: Linked, cues: Mapping[str, Cues]) -> Iterator[Page]:
    found: defaultdict[tuple[str, Kind], list[Claim]] = defaultdict(list)
    for key in incident.statements:
        claim = linked.statements[key]
        if isinstance(claim, Claim) and claim.stance in ("asserted", "doubted", "background") and size_of(claim.count):
            found[claim.text, Kind(claim.harm, claim.unit, claim.stance == "background")].append(claim)
    default = min(cues, default="")  # a text too short to tell its language is tried
    for text, kind in sorted(found):
        words = linked.source[text].text
        if words is not None:
            claims = sorted(found[text, kind], key=lambda c: (c.figure.start, c.figure.end, c.id))
            known = cues.get(words.language or default, _NONE)
            page = Page(words, known, _figures(claims, kind, words, linked))
            totals = frozenset(total.claim.id for _, total in page.brought())
            made = (replace(f, running=True) if f.claim.id in totals else f for f in page.figures)
            yield replace(page, figures=tuple(made))


def size_of(count: Count) -> int | None:
    """The number that the words name: `at least 43` and `43` name 43, `over 43` names 44, as the guidelines have it."""
    return count.low if count.low is not None else count.high


def _figures(claims: Sequence[Claim], kind: Kind, text: Text, linked: Linked) -> tuple[Figure, ...]:
    by_place = {claim.figure.start: claim.id for claim in claims}
    whose = _counters(claims, linked)
    made = []
    for claim in claims:
        size = size_of(claim.count)
        assert size is not None
        parent = by_place.get(claim.part_of.start) if claim.part_of else None
        sides = sorted({linked.parties[key].side or key for key in linked.party[claim.id]})
        made.append(
            Figure(
                claim, kind, whose[claim.id], size, text.sentence(claim.figure.start), _day(claim, linked),
                tuple(sorted(_local(claim, linked))), tuple(sides), claim.running,
                parent if parent != claim.id else None,
                claim.when.when.first if claim.running and claim.when else None,
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


def among(part: Figure, whole: Figure) -> bool:
    """Whether the one can be a part of the other: of its counter (a list goes on in the voice that it began in), and of
    its people (fighters are none of the civilians, women none of the children).
    """
    if part.counter != whole.counter and part.claim.speakers:
        return False
    here, there = part.claim.victims, whole.claim.victims
    status = there.status not in ("civilian", "combatant") or here.status in (there.status, "unknown")
    return status and (not there.sorts or not here.sorts or here.sorts == there.sorts)


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same people: nothing says that they are others, or counted since another day."""
    if one.since and other.since and abs(one.since - other.since) > SINCE:
        return False
    statuses = {one.claim.victims.status, other.claim.victims.status} & {"civilian", "combatant"}
    sorts = {one.claim.victims.sorts, other.claim.victims.sorts} - {()}
    return len(statuses) < 2 and len(sorts) < 2

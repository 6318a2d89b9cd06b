"""One incident's statements in, findings out about what changed from a source to its echo, or between two echoes.

Reports meet where they give the same number of the same counter, the same counter's figure of the same day, or where they
are copies of one another. The report that was published first is the source, those after it are echoes, and each is
compared with the source alone, so that the work grows with the number of statements. What is compared is what a report
says as a whole about the number: a report that says both "killed" and "wounded" of 43 has changed neither. Silence is no
change. Small and round numbers meet by chance; they are compared only between copies, or where place and day agree too.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter as Counts
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeVar

from corroborate.account import Counter, Finding, Incident, Linked, Source
from corroborate.reconcile.tolls import COUNTING, said_on
from corroborate.records import Accusation, Claim, Statement
from corroborate.values import Count, When, first_day
from corroborate.vocabulary import Reason

_TELLING: Final = 100  # a number of this size, and not round, is hardly met twice by chance
_LEAST: Final = 10  # a smaller one is met too often even at one place on one day
_ALIKE: Final = 0.6  # sentences of two copies that share this much are one sentence
_MANY: Final = 200  # changed sentences of one copy that are looked at
_WEEK: Final = dt.timedelta(days=6)
_LATE: Final = dt.timedelta(days=3)  # a figure passed on without its day is passed on within these
_FOUR_DIGITS: Final = 1000
_NUMBER: Final = re.compile(r"\d[\d,.\u00a0\u066c]*")
_WORD: Final = re.compile(r"[^\W\d]+")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with the number in its words and the report that it stands in. `split`: the report gives civilians, or
    fighters, as a part of it.
    """

    claim: Claim
    number: int
    counter: Counter
    source: Source
    places: frozenset[str]
    split: bool

    @property
    def report(self) -> str:
        return self.source.report.id


class _Meeting(NamedTuple):
    """Claims of different reports about one number: the source's first, then each echo's. `whose` is the counter's name,
    "" where they only share a text; `sure` where the number cannot be another one by chance.
    """

    whose: str
    number: int
    reports: tuple[tuple[_Told, ...], ...]
    sure: bool


class _Trait(NamedTuple):
    """One thing that an echo can change: what a report says about it (what is compared, and how it is shown), and how a
    change reads.
    """

    field: str
    reason: Reason
    values: Callable[[Sequence[_Told], Linked], Mapping[str, str]]
    words: str
    only: Literal["", "sure", "copies"] = ""

    def fits(self, meeting: _Meeting) -> bool:
        """Whether it is compared where reports meet like this."""
        return not self.only or (meeting.sure if self.only == "sure" else not meeting.whose)


def drift(incident: Incident, linked: Linked) -> Iterator[Finding]:
    """Every change between a source and its echoes in one incident, each once."""
    told = _all_told(incident, linked)
    accusations = [s for key in incident.statements if isinstance(s := linked.statements[key], Accusation)]
    copies = _copies(told, accusations, linked)
    found = itertools.chain(
        _traits(told, incident, linked),
        _slips(told, incident, linked),
        _unsourced(told, incident),
        _renumbered(copies, incident),
        _renamed(copies, incident, linked),
    )
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    for finding in found:
        if (key := (finding.field, finding.holds, finding.disputes)) not in seen:
            seen.add(key)
            yield finding


def slips(incident: Incident, linked: Linked) -> frozenset[str]:
    """The claims whose number one copy of a text got wrong: another copy gives the counter's figure of the same day
    otherwise. The number that other voices give too stands, else that of the copy that was published first.
    """
    told = _all_told(incident, linked)
    copied = Counts(voice for voice, _ in {(one.source.voice, one.report) for one in told})
    told = [one for one in told if copied[one.source.voice] > 1]
    if not told:
        return frozenset()
    return frozenset(id for finding in _slips(told, incident, linked) for id in _wrong(finding, incident, linked))


def _wrong(finding: Finding, incident: Incident, linked: Linked) -> Iterator[str]:
    held = [linked.statements[id] for id in finding.holds]
    echoes = [linked.statements[id] for id in finding.disputes]
    for echo in echoes:
        voice = linked.source[echo.text].voice
        originals = [said for said in held if linked.source[said.text].voice == voice]
        if not originals or not isinstance(echo, Claim):
            continue
        backed = _backed(echo, voice, incident, linked)
        if backed and not any(isinstance(one, Claim) and _backed(one, voice, incident, linked) for one in originals):
            yield from (one.id for one in originals)
        else:
            yield echo.id


def _backed(claim: Claim, voice: str, incident: Incident, linked: Linked) -> bool:
    """Whether another voice gives the counter's number too."""
    return any(
        isinstance(other, Claim)
        and (other.harm, other.count, linked.counter[other.id].key)
        == (claim.harm, claim.count, linked.counter[claim.id].key)
        and linked.source[other.text].voice != voice
        for other in map(linked.statements.__getitem__, incident.statements)
    )


def _all_told(incident: Incident, linked: Linked) -> list[_Told]:
    claims = [c for key in incident.statements if isinstance(c := linked.statements[key], Claim)]
    split = {(c.text, c.part_of.start) for c in claims if c.part_of and c.victims.status in ("civilian", "combatant")}
    made = []
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.stance != "denied" and (number := number_in(claim)):
            places = frozenset(k for k in linked.place[claim.id] if linked.places[k].where.precision != "country")
            parted = (claim.text, claim.figure.start) in split
            made.append(_Told(claim, number, linked.counter[claim.id], linked.source[claim.text], places, parted))
    return made


def number_in(claim: Claim) -> int:
    """The number that the figure's words give, before any qualifier is reckoned in: 745 for `over 745`; 0 for none."""
    numbers = _NUMBER.findall(claim.figure.words)
    bound = claim.count.low if claim.count.low is not None else claim.count.high
    if len(numbers) == 1:
        digits = re.sub(r"\D", "", numbers[0])
        if bound is not None and abs(int(digits) - bound) <= 1:
            return int(digits)
    return bound or 0


def _first(source: Source) -> tuple[str, str]:
    """Orders reports: what was published first; undated ones last."""
    return source.published or "9999", source.report.id


def _telling(number: int) -> bool:
    return number >= _TELLING and number % _TELLING != 0


# ---------------------------------------------------------------------- one number, many reports


def _traits(told: Sequence[_Told], incident: Incident, linked: Linked) -> Iterator[Finding]:
    for meeting in _meetings(told):
        source = meeting.reports[0]
        for trait in _TRAITS:
            if trait.fits(meeting):
                yield from _changes(trait, meeting, source, incident, linked)


def _meetings(told: Iterable[_Told]) -> Iterator[_Meeting]:
    """Where reports meet on a number: the same counter's, or in copies of one text."""
    groups: defaultdict[tuple[str, str, int, tuple[str, ...]], list[_Told]] = defaultdict(list)
    for one in told:
        sorts = one.claim.victims.sorts
        groups["counter", one.counter.key, one.number, sorts].append(one)
        groups["voice", one.source.voice, one.number, sorts].append(one)
    for key in sorted(groups):
        by_report: defaultdict[str, list[_Told]] = defaultdict(list)
        for one in groups[key]:
            by_report[one.report].append(one)
        if len(by_report) > 1:
            ordered = sorted(by_report.values(), key=lambda group: _first(group[0].source))
            whose = groups[key][0].counter.name if key[0] == "counter" else ""
            yield _Meeting(whose, key[2], tuple(map(tuple, ordered)), key[0] == "voice" or _telling(key[2]))


def _changes(
    trait: _Trait, meeting: _Meeting, source: Sequence[_Told], incident: Incident, linked: Linked
) -> Iterator[Finding]:
    """One finding for each other value that echoes give, with all the echoes that give it."""
    before = trait.values(source, linked)
    if not before:
        return
    echoes: defaultdict[tuple[str, ...], list[_Told]] = defaultdict(list)
    shown: dict[tuple[str, ...], str] = {}
    for echo in meeting.reports[1:]:
        after = trait.values(echo, linked)
        if trait.field == "when" and not _dates(source, echo):
            continue
        if (
            after
            and before.keys().isdisjoint(after)
            and (meeting.sure or _near(source, echo))
            and _meet(source, echo, linked)
        ):
            echoes[tuple(sorted(after))].extend(echo)
            shown.setdefault(tuple(sorted(after)), _or(after))
    for other in sorted(echoes):
        words = trait.words.format(whose=_called(meeting), before=_or(before), after=shown[other])
        yield _finding(
            trait.field, shown[other], source[0].source, (t.claim for t in source), (t.claim for t in echoes[other]),
            trait.reason, words, incident,
        )  # fmt: skip


def _called(meeting: _Meeting) -> str:
    return f"{meeting.whose}'s {meeting.number:,}" if meeting.whose else f"{meeting.number:,}, in copies of one text"


def _or(values: Mapping[str, str]) -> str:
    return " or ".join(sorted(set(values.values())))


def _same(values: Iterable[str]) -> Mapping[str, str]:
    """Values that are shown as they are compared."""
    return {value: value for value in values}


def _near(one: Sequence[_Told], other: Sequence[_Told]) -> bool:
    """Whether a small or round number is one figure: at one named place, on one stated day."""
    if one[0].number < _LEAST:
        return False
    places = frozenset[str]().union(*(t.places for t in one)) & frozenset[str]().union(*(t.places for t in other))
    return bool(places and _days(one) & _days(other))


def _sureness(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    """How far the reports stand behind the figure; where they do, and where they call it unconfirmed or feared."""
    named = {"asserted": "stated as fact", "doubted": "called unconfirmed", "projected": "feared or expected"}
    return _same(named[t.claim.stance] for t in told if t.claim.stance in named)


def _days(told: Iterable[_Told]) -> frozenset[str]:
    """The single days that claims say, in words of their own, that their figures are of."""
    periods = (t.claim.when for t in told if t.claim.when and not t.claim.running)
    spoken = (period.when for period in periods if period.quote or period.when.start_known == "stated")
    return frozenset(when.start for when in spoken if when.start and when.start == when.end and when.first == when.last)


def _dates(one: Sequence[_Told], other: Sequence[_Told]) -> bool:
    """Whether two reports' days can be compared: dates can; a weekday means another day in another week."""
    words = [t.claim.when.quote.words for t in (*one, *other) if t.claim.when and t.claim.when.quote]
    if all(_NUMBER.search(said) for said in words):
        return True
    here, there = (When.day(t.source.published).last if t.source.published else None for t in (one[0], other[0]))
    return here is not None and there is not None and abs(here - there) < _WEEK


def _meet(one: Sequence[_Told], other: Sequence[_Told], linked: Linked) -> bool:
    """Whether the places of two reports for a number may be one place."""
    here, there = (frozenset[str]().union(*(t.places for t in told)) for told in (one, other))
    return (
        not (here and there)
        or bool(here & there)
        or any(linked.around[place] & there for place in here)
        or any(linked.around[place] & here for place in there)
    )


def _harms(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    return _same(t.claim.harm for t in told if t.claim.harm in ("killed", "injured", "casualties"))


def _whose(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    """Civilians, fighters, or all: the last only where the report says so, or gives civilians or fighters as a part."""
    named = {"civilian": "civilians", "combatant": "fighters", "mixed": "all the victims", "unknown": ""}
    found = (named[t.claim.victims.status] or ("all the victims" if t.split else "") for t in told)
    return _same(who for who in found if who)


def _communities(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    found = (t.claim.victims.community for t in told)
    return {community.casefold().rstrip("s"): community for community in found if community}


def _sides(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    """The sides accused in the figure's own sentence (elsewhere it is for the reader to say whom the report means);
    nothing where one of the names is open, because it could be any of them.
    """
    close = (t for t in told if all(m.quote is None or t.claim.quote.covers(m.quote) for m in t.claim.accused))
    sides = [linked.parties[key].side for t in close for key in linked.party[t.claim.id]]
    return {} if None in sides else _same(side for side in sides if side)


def _bounds(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    """How the number is qualified, in the report's words where they have digits."""
    return {
        _bound(t.claim.count): f"“{t.claim.figure.words}”"
        if _NUMBER.search(t.claim.figure.words)
        else str(t.claim.count)
        for t in sorted(told, key=lambda t: (t.claim.figure.start, t.claim.id), reverse=True)
    }


def _bound(count: Count) -> str:
    if count.about:
        return "about"
    return "exact" if count.exact else "least" if count.high is None else "most" if count.low is None else "span"


def _dated(told: Sequence[_Told], linked: Linked) -> Mapping[str, str]:
    return _same(_days(told))


_TRAITS: Final = (
    _Trait("harm", "victims", _harms, "{whose}: {before} became {after}."),
    _Trait("victims", "victims", _whose, "{whose}: {before} became {after}."),
    _Trait("victims", "victims", _communities, "{whose}: the victims, {before}, became {after}."),
    _Trait("accused", "actors", _sides, "{whose}: laid to {before}, then to {after}."),
    _Trait("count", "wording", _bounds, "{whose}: {before} became {after}."),
    _Trait("when", "date", _dated, "{whose}: the day {before} became {after}.", only="sure"),
    _Trait("stance", "copying", _sureness, "{whose}: {before}, then {after}.", only="copies"),
)


def _finding(
    field: str,
    value: str,
    source: Source,
    holds: Iterable[Statement],
    disputes: Iterable[Statement],
    reason: Reason,
    words: str,
    incident: Incident,
) -> Finding:
    held, against = (tuple(sorted({s.id for s in said})) for said in (holds, disputes))
    return Finding("drift", field, value, held, against, source.published, reason, words, incident.key)


# ---------------------------------------------------------------------- one counter, one day, another number


class _Scope(NamedTuple):
    """Whose figures of which people and places are compared from day to day."""

    counter: str
    harm: str
    unit: str
    status: str
    sorts: tuple[str, ...]
    running: bool
    places: tuple[str, ...]


def _slips(told: Sequence[_Told], incident: Incident, linked: Linked) -> Iterator[Finding]:
    """A counter's plain figure of one day and scope that is in an echo one digit, or a nought, away from the source's.

    A later count of the same day looks like that too. So a figure that could be one (higher by a digit, and no higher than
    what the counter gave on later days) is passed over, and so is one that the counter gave on another day.
    """
    scopes: defaultdict[_Scope, defaultdict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for one in (t for t in told if t.claim.stance != "projected"):
        said, victims = said_on(one.claim, linked), one.claim.victims
        if one.claim.count.exact and one.number >= _LEAST and one.counter.kind in COUNTING and said and _sure(said.end):
            scope = _Scope(
                one.counter.key, one.claim.harm, one.claim.unit, victims.status, victims.sorts, one.claim.running,
                tuple(sorted(one.places)),
            )  # fmt: skip
            scopes[scope][said.end or ""].append(one)
    for scope in sorted(scopes):
        days, least = scopes[scope], None
        given = Counts(number for group in days.values() for number in {t.number for t in group})
        often = frozenset(number for number, times in given.items() if times > 1)
        yield from _later(days, often, incident)
        for day in sorted(days, reverse=True):
            yield from _slipped(days[day], often, least, incident)
            least = min(t.number for t in days[day]) if least is None else min(least, *(t.number for t in days[day]))


def _sure(day: str | None) -> bool:
    return day is not None and len(day) == len("2031-03-08")


def _slipped(group: Sequence[_Told], often: frozenset[int], least: int | None, incident: Incident) -> Iterator[Finding]:
    """`often` are the scope's figures of more days than one, `least` the smallest of later days."""
    by_report: defaultdict[str, list[_Told]] = defaultdict(list)
    voices: defaultdict[int, set[str]] = defaultdict(set)
    for one in group:
        by_report[one.report].append(one)
        voices[one.number].add(one.source.voice)

    def order(told: Sequence[_Told]) -> tuple[str, int, str]:
        published, report = _first(told[0].source)
        return published, -max(len(voices[one.number]) for one in told), report

    source, *echoes = sorted(by_report.values(), key=order)
    numbers = {one.number for one in source}
    wrong: defaultdict[tuple[int, int], list[_Told]] = defaultdict(list)
    for echo in echoes:
        later = _first(echo[0].source)[0] > _first(source[0].source)[0]
        if numbers.isdisjoint(one.number for one in echo):
            for before, one in itertools.product(sorted(numbers), echo):
                if one.number not in often and _slipped_from(before, one.number, least, later=later):
                    wrong[before, one.number].append(one)
    for before, after in sorted(wrong):
        name = source[0].counter.name
        words = f"{name}'s {before:,} became {after:,} on the same day: a slip, or another count that day."
        held = (one.claim for one in source if one.number == before)
        echoed = (one.claim for one in wrong[before, after])
        yield _finding("count", str(after), source[0].source, held, echoed, "copying", words, incident)


def _slipped_from(before: int, after: int, least: int | None, *, later: bool) -> bool:
    """Whether `after` is `before` miswritten, and can be no count of later that day."""
    if not slip(before, after):
        return False
    changed_about = sorted(str(before)) == sorted(str(after)) or str(before).rstrip("0") == str(after).rstrip("0")
    return changed_about or (later and after < before) or (least is not None and max(before, after) > least)


def _later(days: Mapping[str, Sequence[_Told]], often: frozenset[int], incident: Incident) -> Iterator[Finding]:
    """A large figure that comes back some days later with its digits changed about, and is given on no other day."""
    by_digits: defaultdict[str, list[tuple[str, _Told]]] = defaultdict(list)
    for day in sorted(days):
        for one in days[day]:
            if one.number >= _FOUR_DIGITS and one.number not in often:
                by_digits["".join(sorted(str(one.number).replace("0", "")))].append((day, one))
    for digits in sorted(by_digits):
        for (day, one), (other, echo) in itertools.pairwise(by_digits[digits]):
            late = first_day(other) - first_day(day)
            if (
                dt.timedelta() < late <= _LATE
                and one.source.voice != echo.source.voice
                and slip(one.number, echo.number)
            ):
                words = f"{one.counter.name}'s {one.number:,} came back as {echo.number:,}: digits changed about, or another count."
                yield _finding(
                    "count", str(echo.number), one.source, [one.claim], [echo.claim], "copying", words, incident
                )


def slip(one: int, other: int) -> bool:
    """Whether two numbers differ as slips of the pen do: one digit, two neighbours changed about, a nought too many.

    >>> slip(1383, 1338), slip(1383, 1883), slip(1383, 13830), slip(1383, 1225)
    (True, True, True, False)
    """
    first, second = str(one), str(other)
    if first != second and (first.rstrip("0") == second.rstrip("0")):
        return True
    if len(first) != len(second):
        return False
    apart = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) == 2 and apart[1] - apart[0] == 1:
        return first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]
    return len(apart) == 1


# ---------------------------------------------------------------------- somebody's figure as a report's own


def _unsourced(told: Sequence[_Told], incident: Incident) -> Iterator[Finding]:
    """A telling figure that the source lays to a counter and an echo states by itself, without naming that counter."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    groups: defaultdict[tuple[str, int], list[_Told]] = defaultdict(list)
    for one in told:
        cited[one.report].add(one.counter.key)
        if _telling(one.number):
            groups[one.claim.harm, one.number].append(one)
    for key in sorted(groups):
        named = [one for one in groups[key] if one.claim.speakers and one.counter.kind in COUNTING]
        if not named:
            continue
        source = min(named, key=lambda one: (_first(one.source), one.claim.figure.start, one.claim.id))
        counters = {one.counter.key for one in groups[key] if one.claim.speakers}
        own = [
            one
            for one in groups[key]
            if not one.claim.speakers
            and (one.source.published or "9999") >= (source.source.published or "9999")
            and counters.isdisjoint(cited[one.report])
        ]
        if own:
            name = source.counter.name
            words = f"{name}'s {source.number:,} is given as a fact by {_reports(own)} that names nobody for it."
            held = (one.claim for one in named if one.report == source.report)
            echoes = (one.claim for one in own)
            yield _finding("speakers", "nobody", source.source, held, echoes, "copying", words, incident)


def _reports(told: Sequence[_Told]) -> str:
    reports = len({one.report for one in told})
    return "a report" if reports == 1 else f"{reports} reports, each one"


# ---------------------------------------------------------------------- copies of one text


@dataclass(frozen=True, slots=True)
class _Copy:
    """A source and one copy of it, each with its claims and accusations in order."""

    source: Source
    claims: tuple[tuple[_Told, ...], tuple[_Told, ...]]
    accusations: tuple[tuple[Accusation, ...], tuple[Accusation, ...]]


def _copies(told: Iterable[_Told], accusations: Iterable[Accusation], linked: Linked) -> list[_Copy]:
    claims: defaultdict[str, list[_Told]] = defaultdict(list)
    blames: defaultdict[str, list[Accusation]] = defaultdict(list)
    for one in told:
        claims[one.claim.text].append(one)
    for accusation in accusations:
        blames[accusation.text].append(accusation)
    voices: defaultdict[str, list[str]] = defaultdict(list)
    for text in {*claims, *blames}:
        voices[linked.source[text].voice].append(text)
    found = []
    for voice in sorted(voices):
        first, *echoes = sorted(voices[voice], key=lambda text: _first(linked.source[text]))
        found += [_copy(first, echo, claims, blames, linked) for echo in echoes]
    return found


def _copy(
    first: str,
    echo: str,
    claims: Mapping[str, list[_Told]],
    blames: Mapping[str, list[Accusation]],
    linked: Linked,
) -> _Copy:
    def ordered(text: str) -> tuple[_Told, ...]:
        return tuple(sorted(claims.get(text, ()), key=lambda t: (t.claim.figure.start, t.claim.id)))

    def blamed(text: str) -> tuple[Accusation, ...]:
        return tuple(sorted(blames.get(text, ()), key=lambda a: (a.quote.start, a.actor.name, a.id)))

    return _Copy(linked.source[first], (ordered(first), ordered(echo)), (blamed(first), blamed(echo)))


def _renumbered(copies: Iterable[_Copy], incident: Incident) -> Iterator[Finding]:
    """A sentence of both copies whose number differs, and a figure whose speaker got lost on the way."""
    for copy in copies:
        before, after = copy.claims
        numbers = [{(one.claim.harm, one.number) for one in told} for told in copy.claims]
        lost = [t for t in before if (t.claim.harm, t.number) not in numbers[1]]
        new = [t for t in after if (t.claim.harm, t.number) not in numbers[0]]
        for one, other in _aligned(lost, new, lambda t: t.claim, lambda t: t.claim.figure.start):
            words = f"{one.number:,} became {other.number:,} in a copy of the same text."
            yield _finding(
                "count", str(other.number), copy.source, [one.claim], [other.claim], "copying", words, incident
            )
        yield from _unvoiced(copy, incident)


def _unvoiced(copy: _Copy, incident: Incident) -> Iterator[Finding]:
    """A figure that one copy lays to a speaker, and the other to nobody; of two of one day either may have lost it."""
    one, other = (_by_number(told) for told in copy.claims)
    for key in sorted(one.keys() & other.keys()):
        before, after = one[key], other[key]
        if _first(before[0].source)[0] == _first(after[0].source)[0] and not any(t.claim.speakers for t in before):
            before, after = after, before
        if all(t.claim.speakers for t in before) and not any(t.claim.speakers for t in after):
            name = before[0].counter.name
            words = f"{name}'s {key[1]:,} is given as a fact in a copy of the same text, which names nobody for it."
            held, echoes = ([t.claim for t in told] for told in (before, after))
            yield _finding("speakers", "nobody", before[0].source, held, echoes, "copying", words, incident)


def _by_number(told: Iterable[_Told]) -> dict[tuple[str, int, str, tuple[str, ...]], list[_Told]]:
    found: dict[tuple[str, int, str, tuple[str, ...]], list[_Told]] = {}
    for one in told:
        victims = one.claim.victims
        found.setdefault((one.claim.harm, one.number, victims.status, victims.sorts), []).append(one)
    return found


def _renamed(copies: Iterable[_Copy], incident: Incident, linked: Linked) -> Iterator[Finding]:
    """A sentence of both copies that accuses another name, or accuses in the copy's own voice."""
    for copy in copies:
        before, after = copy.accusations
        names = [{_name(a) for a in accusations} for accusations in copy.accusations]
        lost = [a for a in before if _name(a) not in names[1]]
        new = [a for a in after if _name(a) not in names[0]]
        for one, other in _aligned(lost, new, lambda a: a, lambda a: a.act.start):
            words = f"“{one.actor.name}” became “{other.actor.name}” in a copy of the same text."
            yield _finding("accused", other.actor.name, copy.source, [one], [other], "actors", words, incident)
        kept = [a for a in before if a.speakers and _name(a) in names[1]]
        own = [a for a in after if not a.speakers]
        for one, other in _aligned(kept, own, lambda a: a, lambda a: a.act.start):
            if _name(one) == _name(other):
                words = f"What {one.speakers[-1].name} says of “{one.actor.name}” is stated as a fact in a copy."
                yield _finding("speakers", "nobody", copy.source, [one], [other], "copying", words, incident)


def _name(accusation: Accusation) -> str:
    return accusation.actor.name.casefold()


def _aligned(
    before: Sequence[_T], after: Sequence[_T], statement: Callable[[_T], Statement], place: Callable[[_T], int]
) -> Iterator[tuple[_T, _T]]:
    """Pairs that stand in the same sentence of two copies, each one's nearest first, in the order of the text."""
    rest = list(before[:_MANY])
    sets = {id(item): _words(statement(item)) for item in (*rest, *after[:_MANY])}
    for item in sorted(after[:_MANY], key=place):
        if not rest:
            return
        best = max(rest, key=lambda other: (_likeness(sets[id(item)], sets[id(other)]), -place(other)))
        if _likeness(sets[id(item)], sets[id(best)]) >= _ALIKE:
            rest.remove(best)
            yield best, item


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(_WORD.findall(statement.quote.words.casefold()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))

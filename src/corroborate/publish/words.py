"""A release in, the sentences that every publication says about it out, so that page and terminal never disagree.

`Book` looks things up by their public ids. The functions put one thing each into plain words: no markup, no escaping, no
wrapping; those are the publishers' business.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol, TypeVar

from corroborate.account import Policy
from corroborate.publish.release import (
    NAME_WITHHELD,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicCounter,
    PublicFinding,
    PublicIncident,
    PublicParty,
    PublicPlace,
    PublicQuestion,
    PublicReport,
    PublicScope,
    PublicSeries,
    PublicStatement,
    PublicStep,
    PublicToll,
    Release,
    Used,
    Voice,
)
from corroborate.values import When
from corroborate.vocabulary import (
    CONFIRM_WORDS,
    FINEST_WORDS,
    OUTSIDE_WORDS,
    POLICY_WORDS,
    REVIEWED_WORDS,
    SENSITIVE_WORDS,
    Outside,
)

FLOOR: Final = "Recorded counts are a floor: nobody counts all the dead, and a figure that nobody gave is not zero."
YEARLESS: Final = "year not stated"
PATTERN: Final = (
    "They show what was reported, and not the pattern of violence: where few can report, few of the dead are counted."
)
FLOOR_SHORT: Final = "Recorded counts are a floor."
COUNTING: Final = frozenset({"organisation", "official", "person"})
CONTRADICTIONS: Final = frozenset({"contradiction", "self-contradiction"})
SUMS: Final = frozenset({"parts", "increment"})
DRIFT: Final = frozenset({"drift"})
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
STATUSES: Final = {"civilian": "civilians", "combatant": "combatants", "mixed": "civilians and combatants"}
_SHOWN = 6  # steps of a series that are written out; of a longer one the first and the last


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item")
_Thing = TypeVar("_Thing", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Book:
    """A release by its ids: `found` are the findings of each incident ("" for none), `asked` the questions about each id,
    `at` the places (L…) that each statement is about or uses.
    """

    release: Release
    reports: Mapping[str, PublicReport]
    statements: Mapping[str, PublicStatement]
    places: Mapping[str, PublicPlace]
    parties: Mapping[str, PublicParty]
    counters: Mapping[str, PublicCounter]
    incidents: Mapping[str, PublicIncident]
    tolls: Mapping[str, PublicToll]
    found: Mapping[str, Sequence[PublicFinding]]
    asked: Mapping[str, Sequence[PublicQuestion]]
    at: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, release: Release) -> Book:
        return cls(
            release,
            _by_id(release.reports),
            _by_id(release.statements),
            _by_id(release.places),
            _by_id(release.parties),
            _by_id(release.counters),
            _by_id(release.incidents),
            _by_id(release.tolls),
            grouped(release.findings, lambda finding: finding.incident or ""),
            _by_each(release.questions, lambda question: question.about),
            _by_each(release.places, lambda place: place.statements, lambda place: place.id),
        )

    def tolls_of(self, incident: PublicIncident) -> tuple[PublicToll, ...]:
        """An incident's tolls, in their order."""
        return tuple(self.tolls[id] for id in incident.tolls)

    def places_of(self, incident: PublicIncident) -> tuple[tuple[PublicPlace, Sequence[str]], ...]:
        """An incident's places, the main one first, each with those of its statements that are about it or use it."""
        used: defaultdict[str, list[str]] = defaultdict(list)
        for id in incident.statements:
            for place in self.at.get(id, ()):
                used[place].append(id)
        return tuple((self.places[id], used.get(id, ())) for id in incident.places if id in self.places)

    def lead(self) -> PublicToll | None:
        """The toll that is named first: of the weightiest incident in which a named counter counts all the killed (in a
        figure that counts for the range, if one does), else of the weightiest in which anybody does, else any. What is
        told of some of the places, the days or the people alone is named where nothing is told of all.
        """
        fresh = [i for i in self.release.incidents if not i.background] or list(self.release.incidents)
        tolls = [toll for incident in fresh for toll in self.tolls_of(incident)]
        killed = [toll for incident in fresh for toll in _of_all(self.tolls_of(incident))]
        counted = [toll for toll in killed if toll.verdict != "no named counter"]
        firm = [toll for toll in counted if len(toll.outside) < len(toll.series)]
        return next(iter((*firm, *counted, *killed, *tolls)), None)

    def findings(self, kinds: Iterable[str], incident: str | None = None) -> tuple[PublicFinding, ...]:
        """The findings of some kinds, of one incident or of all."""
        wanted = frozenset(kinds)
        among = self.release.findings if incident is None else self.found.get(incident, ())
        return tuple(finding for finding in among if finding.kind in wanted)


def _of_all(tolls: Sequence[PublicToll]) -> Sequence[PublicToll]:
    """The tolls of the killed of one incident: of all of them, or else of whomever there are."""
    killed = [toll for toll in tolls if toll.scope.harm == "killed"]
    return [t for t in killed if not (t.scope.places or t.scope.when or t.scope.victims)] or killed


def _by_id(things: Iterable[_Thing]) -> dict[str, _Thing]:
    return {thing.id: thing for thing in things}


def _by_each(
    things: Iterable[_Item], keys: Callable[[_Item], Iterable[str]], value: Callable[[_Item], Any] = lambda thing: thing
) -> dict[str, list[Any]]:
    """Things, or what stands for them, by each of their keys."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for thing in things:
        for key in keys(thing):
            found[key].append(value(thing))
    return found


# Numbers and days


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with its noun; small numbers as words.

    >>> count_of(1, "counter"), count_of(12, "report"), count_of(3, "party", "parties")
    ('one counter', '12 reports', 'three parties')
    """
    shown = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{shown} {one if number == 1 else many or one + 's'}"


def figures_of(number: int, one: str, many: str = "") -> str:
    """A number in digits with its noun.

    >>> figures_of(2, "report")
    '2 reports'
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@lru_cache(maxsize=1 << 12)
def day(partial: str | None) -> str:
    """A partial date as people write it.

    >>> day("2031-03-09"), day("2031-03"), day("--03-12"), day(None)
    ('9 March 2031', 'March 2031', '12 March, year not stated', 'undated')
    """
    if partial is None:
        return "undated"
    if partial.startswith("--"):
        return f"{int(partial[5:7])} {_MONTHS[int(partial[2:4]) - 1]}, {YEARLESS}"
    year, *rest = partial.split("-")
    named = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(part)) for part in rest[1:]), *named, year])


@lru_cache(maxsize=1 << 12)
def period(when: When | None) -> str:
    """A period in words.

    >>> period(When("2031-03-06", None, "stated", "unknown")), period(When.day("2031-03-06"))
    ('since 6 March 2031', '6 March 2031')
    >>> period(When("2031-03-06", "2031-03-08")), period(None)
    ('6 to 8 March 2031', 'undated')
    """
    if when is None or when.start == when.end:
        return day(when.start if when else None)
    if when.end is None:
        return f"since {day(when.start)}"
    if when.start is None:
        return f"until {day(when.end)}"
    start, end = day(when.start).split(), day(when.end).split()
    while len(start) > 1 and start[-1:] == end[-1:]:
        start.pop()
        end.pop()
    return f"{' '.join(start)} to {day(when.end)}"


# People and voices


def counter_words(counter: PublicCounter) -> str:
    """Whose count it is."""
    return f"a private person {NAME_WITHHELD}" if counter.name == NAME_WITHHELD else counter.name


def voice_words(speakers: Sequence[Voice], report: PublicReport | None = None) -> str:
    """Whose word it is, innermost first: who says it, and through whom.

    >>> voice_words([Voice("Daily News", "outlet"), Voice("the Monitor", "organisation")])
    'the Monitor, through Daily News'
    """
    if not speakers:
        return f"{report.publisher}, in its own voice" if report and report.publisher else "the report's own voice"
    named = [f"a private person {NAME_WITHHELD}" if s.name == NAME_WITHHELD else s.name for s in reversed(speakers)]
    return ", through ".join(named)


def report_words(report: PublicReport) -> str:
    """A report in a few words: who published it, and when."""
    return f"{report.publisher or 'publisher not stated'}, {day(report.published)}"


def newest(book: Book) -> str | None:
    """The day of the newest report that bears one (ISO 8601); None where none does."""
    days = [report.published for report in book.release.reports if report.published]
    return max((day for day in days if not day.startswith("--")), default=None)


# Tolls


def scope_words(scope: PublicScope, book: Book) -> str:
    """What a toll counts."""
    fought = f"{STATUSES.get(scope.status, '')} of {scope.side}" if scope.side else STATUSES.get(scope.status, "")
    whom = [fought, scope.victims, scope.community or ""]
    named = ", ".join(dict.fromkeys(word for word in whom if word))
    unit = {"people": "", "families": "families", "bodies": "bodies found"}[scope.unit]
    places = ", ".join(_place_words(book.places[id]) for id in scope.places if id in book.places)
    words = [scope.harm.capitalize(), *(part for part in (unit, named) if part)]
    when = f", {period(scope.when)}" if scope.when else ""
    return ", ".join(words) + (f" in {places}" if places else "") + when


def _place_words(place: PublicPlace) -> str:
    return place.where.name


def verdict_words(toll: PublicToll, book: Book) -> str:
    """One counter, a documented range, nobody named, or nothing that counts; and the best figure and the grade, if any."""
    best = f", best figure {toll.best:,}" if toll.best is not None else ""
    graded = f", graded {toll.grade}" if toll.grade else ""
    if toll.verdict == "range" and toll.low is not None and toll.high is not None:
        counted = [s for s in toll.series if why_not(s, toll) is None]
        counters = sum(book.counters[s.counter].kind in COUNTING for s in counted)
        return f"{range_words(toll.low, toll.high, counters or len(counted))}{best}{graded}"
    return f"{toll.verdict}{best}{graded}"


def range_words(low: int, high: int, counters: int) -> str:
    """A documented range, and of how many counters' figures it is formed."""
    between = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"documented range {between}, {count_of(counters, 'counter')}"


def known_words(toll: PublicToll, book: Book) -> tuple[tuple[str, str, int | None, int | None], ...]:
    """What would have been said of a toll at the end of each day (ISO 8601) on which a figure was given: words, low, high.

    It is the rule of the toll's own verdict: the range as the policy forms it on that day, and no figure that does not count.
    """
    counted = {s.counter for s in toll.series if why_not(s, toll) is None}
    counted |= {first_counted(toll).counter} if toll.verdict == "one counter" else set()
    given: defaultdict[str, list[str]] = defaultdict(list)
    for series in toll.series:
        for step in series.steps:
            if step.said and step.said.last:
                given[step.said.last.isoformat()].append(series.counter)
    points = {point.day: point for point in toll.points}
    heard: set[str] = set()
    known: list[tuple[str, str, int | None, int | None]] = []
    for on in sorted(given):
        heard.update(given[on])
        point = points.get(max((day for day in points if day <= on), default=""))
        if toll.verdict == "no named counter" or not any(book.counters[key].kind in COUNTING for key in heard):
            known.append((on, "no named counter", None, None))
        elif point and point.low is not None and point.high is not None:
            known.append((on, range_words(point.low, point.high, point.counters), point.low, point.high))
        elif point.counters if point else heard & counted:
            known.append((on, "one counter", None, None))
        else:
            known.append((on, "no figure counted", None, None))
    return tuple(known)


def why_not(series: PublicSeries, toll: PublicToll) -> Outside | None:
    """Why a counter's figures do not count for the range; None where they do."""
    return next((one.why for one in toll.outside if one.counter == series.counter), None)


def first_counted(toll: PublicToll) -> PublicSeries:
    """The first series that counts; the first of all where none does."""
    return next((series for series in toll.series if why_not(series, toll) is None), toll.series[0])


def uncounted_words(toll: PublicToll) -> str:
    """How many counters' figures are shown and not counted, and why, in a sentence; "" where all count."""
    parts = [
        f"{count_of(number, 'counter' if why != 'no counter' else 'voice')} ({meaning})"
        for why, meaning in OUTSIDE_WORDS.items()
        if (number := sum(one.why == why for one in toll.outside))
    ]
    return f"Shown and not counted: {'; '.join(parts)}." if parts else ""


def policy_words(policy: Policy) -> str:
    """How a policy forms a range, in words."""
    return next((words for name, words in POLICY_WORDS.items() if name == policy.name), "")


def policy_line(policy: Policy) -> str:
    """The policy in a sentence, for the end of what is printed."""
    return f"Policy {policy.name}: {policy_words(policy)}."


def policy_rules(policy: Policy) -> Iterator[str]:
    """Every rule of a policy, a sentence or two each: how figures are set against one another, and what may leave."""
    yield f"{policy.name}: a range is {policy_words(policy)}."
    yield (
        f"A counter’s figure given more than {figures_of(policy.stale_days, 'day')} before the newest is stale: it is shown "
        "and not counted."
    )
    if policy.same_scope:
        yield "Figures are compared only where they count the same people, in the same places, in the same period."
    worth = ", ".join(f"{word} {worth:,}" for word, worth in policy.vague)
    yield f"Vague words are worth, as lower bounds: {worth}."
    yield f"Beside each quoted sentence stand {count_of(policy.context_sentences, 'neighbouring sentence')} on each side."
    yield f"An incident is confirmed ({policy.confirmed}) where: {CONFIRM_WORDS[policy.confirmed]}. Else it is provisional."
    seen = " or ".join(f"“{state}” ({REVIEWED_WORDS[state]})" for state in policy.states)
    yield f"Statements leave that are {seen}; what a person rejected never does."
    if policy.least_grade:
        yield f"Tolls leave that are graded {policy.least_grade} or better; so do incidents that have one."
    if policy.places != "place":
        yield f"No place leaves that is finer than {FINEST_WORDS[policy.places]}; what lies around it is named instead."
    for doing, kinds in (("may leave", policy.leaves), ("is withheld", policy.withhold)):
        told = "; ".join(f"{kind} ({SENSITIVE_WORDS[kind]})" for kind in kinds)
        yield f"Of what is sensitive, this {doing}: {told or 'nothing'}."


def held_words(release: Release) -> str:
    """How much was held back, in a sentence or two, and never which."""
    names, told = release.withheld.names, release.withheld.statements
    blotted = (
        f"In what is published, {count_of(names, 'place')} where a withheld name stood {'is' if names == 1 else 'are'} "
        f"blotted out, in {count_of(told, 'statement')}."
    )
    held = ", ".join(f"{one.what} ({one.number:,})" for one in release.withheld.held)
    return f"{blotted} Held back besides: {held}." if held else blotted


def confirmed_words(incident: PublicIncident) -> str:
    """Whether an incident is confirmed, and what it lacks where it is not."""
    if incident.confirmed:
        return "confirmed by review"
    return f"provisional ({incident.lacks})" if incident.lacks else "provisional"


def step_words(step: PublicStep, book: Book) -> str:
    """A step's figure: a plain number as such, anything else in the words of the report that gives it.

    `over 1,383` is reckoned with as at least 1,384, and nobody said that.
    """
    said = [book.statements[id] for id in step.claims if id in book.statements]
    words = [c.figure for c in said if isinstance(c, PublicClaim) and c.count == step.count and c.figure]
    plain = step.count.vague is not None or (step.count.low == step.count.high and not step.count.about)
    return str(step.count) if plain or not words else words[0][:1].lower() + words[0][1:]


def steps_words(series: PublicSeries, book: Book, join: str = ", then ") -> str:
    """A series' figures in their order.

    A series of more than six steps is given by its first and its last three.
    """
    steps = [step_words(step, book) for step in series.steps]
    if len(steps) <= _SHOWN:
        return join.join(steps)
    return f"{steps[0]}{join}…{join}{join.join(steps[-3:])} ({len(steps)} figures)"


def step_marks(step: PublicStep, series: PublicSeries, book: Book) -> tuple[str, ...]:
    """What is not certain about a figure's day and its place in its series, and what was added up to make it."""
    marks = ["order assumed"] if step.ordered == "assumed" and len(series.steps) > 1 else []
    marks += added_words(step, book)
    if step.said is None:
        return (*marks, "undated")
    if step.said.yearless:
        return (*marks, YEARLESS)
    known = {"inferred": _inferred(step, book), "dateline": "the report’s date", "assumed": "date assumed"}
    return (*marks, *(word for basis, word in known.items() if step.said.end_known == basis))


def added_words(step: PublicStep, book: Book) -> tuple[str, ...]:
    """What is added up to a figure that no report gives: `added up: 2 + 3`."""
    groups = [[book.statements[id] for id in group if id in book.statements] for group in step.added]
    sums = ("added up: " + " + ".join(str(c.count) for c in group if isinstance(c, PublicClaim)) for group in groups)
    return tuple(dict.fromkeys(sums))


def _inferred(step: PublicStep, book: Book) -> str:
    """Whether the words gave the day and only the year had to be worked out."""
    said = [book.statements[id] for id in step.claims if id in book.statements]
    words = [s.said.words for s in said if isinstance(s, PublicClaim) and s.said and s.said.words]
    spelt = any(re.search(r"\d", word) and not re.search(r"\d{4}", word) for word in words)
    return "year inferred" if spelt else "date inferred"


def series_marks(series: PublicSeries, book: Book) -> tuple[str, ...]:
    """Every doubt about a series once: marks of its steps, then doubts about the joins."""
    marks = [mark for step in series.steps for mark in step_marks(step, series, book) if mark != "the report’s date"]
    added = [words for step in series.steps for words in added_words(step, book)]
    return tuple(dict.fromkeys([*(marks if len(series.steps) > 1 else added), *series.doubts]))


def headline(book: Book) -> str:
    """The first line of every publication: how many reports, how many voices, how many counters.

    Counters are those of the main toll; those who count something else are mentioned apart.
    """
    release, lead = book.release, book.lead()
    reports = figures_of(len(release.reports), "report")
    voices = len({report.voice for report in release.reports})
    copied = f", {figures_of(voices, 'voice')}" if voices < len(release.reports) else ""
    if lead is None:
        return f"{reports}{copied}, no figures."
    counting = {s.counter for s in lead.series if book.counters[s.counter].kind in COUNTING}
    others = {c.id for c in release.counters if c.kind in COUNTING} - counting
    named = count_of(len(counting), "counter") if counting else "no named counter"
    rest = (
        f" {_capital(count_of(len(others), 'more counter'))} {'gives' if len(others) == 1 else 'give'} other figures."
    )
    return f"{reports}{copied}, {named}.{rest if others else ''}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lead_words(book: Book) -> str:
    """The main toll in one sentence, "" where there is none.

    With one counter there is no range: its figures stand in their order.
    """
    lead = book.lead()
    if lead is None:
        return ""
    head = f"{scope_words(lead.scope, book)}, {book.incidents[lead.incident].title}"
    if lead.verdict == "range":
        return f"{head}: {verdict_words(lead, book)}."
    series = first_counted(lead)
    whose = counter_words(book.counters[series.counter])
    return f"{head}: {steps_words(series, book)} ({whose})."


def judged_words(release: Release) -> str:
    """What persons decided that this release keeps to: how much, and of what kind; "" where nobody decided anything."""
    kinds = {
        "left out": ("rejected",), "written down or corrected": ("coded", "corrected"), "joined": ("same",),
        "told apart": ("different",), "named": ("placed", "identified"),
        "set side by side, or apart": ("comparable", "incomparable"), "tied, or untied": ("independent", "dependent"),
        "explained": ("explained",),
    }  # fmt: skip
    counts = {word: sum(one.verdict in of for one in release.judgements) for word, of in kinds.items()}
    told = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return f"People decided: {told}." if told else ""


# Blame


@dataclass(frozen=True, slots=True)
class Blamed:
    """One accused name with the statements that accuse it; `side` is None while it is open."""

    name: str
    side: str | None
    why: str
    statements: tuple[PublicAccusation | PublicClaim, ...]


def blamed(book: Book, incident: PublicIncident) -> tuple[Blamed, ...]:
    """Who is accused in an incident, side by side: resolved sides first, those with most statements first."""
    found: defaultdict[tuple[str, str], list[PublicAccusation | PublicClaim]] = defaultdict(list)
    for id in incident.statements:
        statement = book.statements[id]
        for actor in _actors(statement):
            assert isinstance(statement, PublicAccusation | PublicClaim)
            found[_party_key(actor, statement)].append(statement)
    made = [_blamed(key, statements, book) for key, statements in found.items()]
    weight: defaultdict[str, int] = defaultdict(int)
    for one in made:
        weight[one.side or ""] += len(one.statements)
    return tuple(
        sorted(made, key=lambda b: (b.side is None, -weight[b.side or ""], b.side or "", -len(b.statements), b.name))
    )


def _actors(statement: PublicStatement) -> tuple[Used, ...]:
    if isinstance(statement, PublicAccusation):
        return (statement.actor,)
    named = statement.accused if isinstance(statement, PublicClaim) else ()
    return tuple(actor for actor in named if actor.stated)  # what is understood from elsewhere is nobody's accusation


def _party_key(actor: Used, statement: PublicStatement) -> tuple[str, str]:
    return (actor.id, "") if actor.id else (statement.report, actor.name.casefold())


def _blamed(key: tuple[str, str], statements: Sequence[PublicAccusation | PublicClaim], book: Book) -> Blamed:
    party = book.parties.get(key[0])
    once = tuple(dict.fromkeys(statements))
    if party is not None:
        return Blamed(party.name, party.side, party.why, once)
    actor = next(actor for actor in _actors(once[0]) if _party_key(actor, once[0]) == key)
    return Blamed(actor.name, None, "", once)


def voices_of(statements: Iterable[PublicStatement], book: Book) -> tuple[str, ...]:
    """Whose word a group of statements is, each voice once."""
    said = (voice_words(s.speakers, book.reports[s.report]) for s in statements)
    return tuple(dict.fromkeys(said))


def answers_to(book: Book, incident: PublicIncident) -> Iterator[tuple[PublicAnswer, str | None]]:
    """An incident's answers with the side of the party that answers."""
    for id in incident.statements:
        statement = book.statements[id]
        if isinstance(statement, PublicAnswer):
            party = book.parties.get(statement.actor.id or "")
            yield statement, party.side if party else None


def grouped(things: Iterable[_Item], key: Callable[[_Item], str]) -> dict[str, list[_Item]]:
    """Things by a word, in the order in which the words first come."""
    found: dict[str, list[_Item]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found

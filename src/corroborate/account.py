"""What is worked out from reports, statements and decisions: pure values, thrown away and made again at will.

They are the private account; `publish.gate` makes the release (and its `account/1` JSON) from it. Ids in here are
the full ids of statements, captures and reports; keys of derived things are the smallest statement id in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from corroborate.records import Capture, Report, Statement, Text
from corroborate.values import Count, Quote, When, Where
from corroborate.vocabulary import (
    SENSITIVE_WORDS,
    ConfirmRule,
    FindingKind,
    Finest,
    Grade,
    Harm,
    Outside,
    Proof,
    QuestionKind,
    Reason,
    Reviewed,
    Sensitive,
    SpeakerKind,
    Status,
    Unit,
    Verdict,
)

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


class Share(Protocol):
    """Calls a function on parts of many things, wherever it may, and puts together what it made, in their order."""

    def __call__(
        self, function: Callable[[Sequence[_Thing]], list[_Made]], things: Sequence[_Thing], /
    ) -> list[_Made]: ...


def alone(function: Callable[[Sequence[_Thing]], list[_Made]], things: Sequence[_Thing], /) -> list[_Made]:
    """All of it at once, here."""
    return function(things)


@dataclass(frozen=True, slots=True)
class Case:
    """What the case counts, in its users' words, and under which licence its releases stand; every publication prints it."""

    name: str = ""
    office: str = ""
    place: str = ""
    period: str = ""
    harms: tuple[Harm, ...] = ()
    whose: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How the documented range is formed, what is stale, and what may leave; printed in every publication.

    `name` is one of `vocabulary.POLICY_WORDS`; what each does stands in `reconcile.policies`.
    `stale_days`: a counter's figure said more days than this before the newest of the toll is shown and not counted.
    `vague`: what vague words are worth, as lower bounds; the default values are the least that the plural can mean, two
    of the measure ("dozens" 24, "hundreds" 200), and 3 for "several".
    `leaves`: which sensitive things may leave (`vocabulary.SENSITIVE_WORDS`); what is not named here is withheld, and so
    is whatever a later version knows and this list does not. `withhold` follows from it: all that is not named.
    `places`: the finest place that leaves. `states`: which statements leave. `least_grade`: the tolls that leave have this
    grade or a better one, under a policy that grades. `confirmed`: when an incident is confirmed, not provisional.

    Raises:
        ValueError: a number is negative, or not even what people accepted may leave.

    """

    name: str = "documented-range/1"
    stale_days: int = 30
    same_scope: bool = True
    vague: tuple[tuple[str, int], ...] = (
        ("a few", 3), ("several", 3), ("dozens", 24), ("scores", 40), ("hundreds", 200), ("thousands", 2000),
        ("tens of thousands", 20000), ("hundreds of thousands", 200000),
    )  # fmt: skip
    context_sentences: int = 1
    leaves: tuple[Sensitive, ...] = ("quotes", "addresses", "file hashes", "questions", "failures", "decisions")
    places: Finest = "place"
    states: tuple[Reviewed, ...] = ("accepted", "unreviewed")
    least_grade: Grade | None = None
    confirmed: ConfirmRule = "reviewed/1"
    withhold: tuple[Sensitive, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        if self.stale_days < 0 or self.context_sentences < 0 or any(worth < 0 for _, worth in self.vague):
            raise ValueError("stale_days, context_sentences and the worth of a vague word are 0 or more")
        if "accepted" not in self.states:
            raise ValueError(
                'states names "accepted" at least: what people accepted is not held back for what nobody saw'
            )
        object.__setattr__(self, "withhold", tuple(kind for kind in SENSITIVE_WORDS if kind not in self.leaves))


@dataclass(frozen=True, slots=True)
class Source:
    """One report of the account with what its captures say, and the voice it belongs to.

    `voice` is the smallest report id among the reports that are copies of one another: one voice.
    `published` is the earliest stated day.
    """

    report: Report
    captures: tuple[Capture, ...]
    text: Text | None
    voice: str
    reader: str = ""
    private: tuple[Quote, ...] = ()

    @property
    def published(self) -> str | None:
        return min((capture.published for capture in self.captures if capture.published), default=None)

    @property
    def publisher(self) -> str | None:
        return next((capture.publisher for capture in self.captures if capture.publisher), None)

    @property
    def address(self) -> str | None:
        return next((capture.address for capture in self.captures if capture.address), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A place name of the reports, resolved or left open, and the statements that use it. `namesake` is the key of the
    region around a town that bears the town's name, so that a report may mean either by it.
    """

    key: str
    names: tuple[str, ...]
    where: Where
    statements: tuple[str, ...]
    namesake: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One accused actor. `side` is None while the name is open (it could mean opposite sides); `why` says how it was
    told, and `could` which sides an open name may mean (empty: nobody knows). An open name is a party of its own in each
    report, so two reports never agree through it.
    """

    key: str
    name: str
    side: str | None
    names: tuple[str, ...]
    statements: tuple[str, ...]
    why: str = ""
    could: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """A speaker whose own count a figure is. `key` is stable for one body under all its names; `office_of` are the keys of
    the bodies that it is an office of, the nearest first. By its own method it counts only what has that `proof`, where one
    is known, and rests on the counts of those in `relies_on`.
    """

    key: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...] = ()
    office_of: tuple[str, ...] = ()
    proof: Proof | None = None
    relies_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking tells about live statements, handed from `link` to `reconcile`.

    `source` is keyed by text id; `counter` by claim id; `party` and `place` (keys of parties and places, in the order
    of the statement) by statement id. `around` gives for a place key every key that encloses it (never itself).
    `fighters` gives for claims whose victims are fighters of a known side that side.
    """

    statements: Mapping[str, Statement]
    source: Mapping[str, Source]
    counter: Mapping[str, Counter]
    party: Mapping[str, tuple[str, ...]]
    place: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, Party]
    places: Mapping[str, Place]
    around: Mapping[str, frozenset[str]]
    fighters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """What makes two figures comparable: harm, unit, whose, of which community, where, in which period; of fighters, of
    which side.
    """

    harm: Harm
    unit: Unit = "people"
    status: Status = "unknown"
    victims: str = ""
    community: str | None = None
    places: tuple[str, ...] = ()
    when: When | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a series, the claims that state it, and how sure its place in the order is.

    `said` is when it was said; `ordered` is "dated" (from dates) or "assumed" (a date is missing).
    `change` against the step before: "first", "rise", "correction" (lower) or "unchanged". `added` is there where no claim
    states the figure: groups of claims that one report tells side by side, each of which adds up to it.
    """

    count: Count
    claims: tuple[str, ...]
    said: When | None
    ordered: str
    change: str
    added: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One counter's running total over time, for one scope. `doubts` say in words why a join is not certain."""

    counter: Counter
    scope: Scope
    steps: tuple[Step, ...]
    doubts: tuple[str, ...] = ()

    @property
    def latest(self) -> Step:
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Point:
    """How a toll's range stood at the end of a day (ISO 8601) on which a figure was given.

    `counters`: how many separate counters' figures counted on that day. With fewer than two there is no low and no high.
    """

    day: str
    low: int | None
    high: int | None
    counters: int


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A counter (by key) whose figures are shown and do not count for the range, and why."""

    counter: str
    why: Outside


@dataclass(frozen=True, slots=True)
class Tie:
    """What is known of two counters (by key): whether they counted independently of one another, and who says so. Of two
    that did not, the first rests on the second. Of all others nothing is known.
    """

    one: str
    other: str
    independent: bool
    why: str


@dataclass(frozen=True, slots=True)
class Toll:
    """The figures of one scope of an incident, and what the policy makes of them.

    `verdict` is "range", "one counter", "no named counter" or "no figure counted"; a range has low and high, formed of the
    counters' latest figures as the policy says. It is no confidence interval. `best` is there only under a policy that
    lets one figure lead, `grade` only under one that grades. `outside` are the counters whose figures are shown and not
    counted, with the reason; `stale` those of them that are too old. `reports` give its figures, in so many `voices`; `ties`
    is what is known of the independence of its counters. `points` is the range over time, from dated figures, where there are several
    counters.
    """

    key: str
    incident: str
    scope: Scope
    series: tuple[Series, ...]
    verdict: str
    low: int | None = None
    high: int | None = None
    stale: tuple[str, ...] = ()
    reports: int = 0
    best: int | None = None
    grade: Grade | None = None
    outside: tuple[Uncounted, ...] = ()
    points: tuple[Point, ...] = ()
    voices: int = 0
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Two statements of different reports through which a program took their reports to be of one event, with a doubt."""

    one: str
    other: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Statements about one event: its places, days, parties, and tolls. `within` names the incident around it.

    `joins` are those on which the incident hangs although a day or a place is missing. `confirmed` is what the policy's
    rule makes of it, and `lacks` what it is short of, in words.
    """

    key: str
    title: str
    places: tuple[str, ...]
    when: When | None
    parties: tuple[str, ...]
    statements: tuple[str, ...]
    tolls: tuple[Toll, ...] = ()
    within: str | None = None
    background: bool = False
    joins: tuple[Join, ...] = ()
    confirmed: bool = False
    lacks: str = ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """In words, why statements of different reports were joined although a day or a place is missing."""
        return tuple(sorted({join.doubt for join in self.joins}))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worked out: `holds` and `disputes` are statement ids for and against `value` of `field`.

    `why` says why figures or accusations differ (`reason` is its word); `words` is the sentence for people.
    """

    kind: FindingKind
    field: str
    value: str
    holds: tuple[str, ...]
    disputes: tuple[str, ...] = ()
    as_of: str | None = None
    reason: Reason | None = None
    words: str = ""
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a program could not do, for a person: about which records, in words, with what there is to go by."""

    kind: QuestionKind
    about: tuple[str, ...]
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person that this account keeps to: its verdict, about which records, in which reports, and when (ISO
    8601, UTC). Who decided, and in which words, stays in the case.
    """

    verdict: Verdict
    about: tuple[str, ...]
    reports: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Left:
    """How many statements stayed out of an account: those that a person rejected, and those that nobody reviewed, where
    the policy asks for that.
    """

    rejected: int = 0
    unreviewed: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Everything worked out, for one set of reports, under one policy. `accepted` are the statements that a person accepted,
    wrote down or corrected. `people`: by the publisher that a report names, the private persons in it, where it is one.
    `fine`: names of places that stand in reports and their addresses and are finer than what the policy lets leave, whether
    a statement uses them or not.
    """

    case: Case
    policy: Policy
    sources: tuple[Source, ...]
    statements: Mapping[str, Statement]
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    counters: tuple[Counter, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    versions: tuple[tuple[str, str], ...] = ()
    failures: tuple[tuple[str, str], ...] = field(default=())
    judgements: tuple[Judgement, ...] = ()
    accepted: frozenset[str] = frozenset()
    left: Left = Left()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fine: frozenset[str] = frozenset()

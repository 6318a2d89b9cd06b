"""The public view of an account: frozen values that hold only what may leave. `gate.gate` alone makes them.

Everything is named by ordinals (C1 a claim, A1 an accusation, B1 an answer, E1 evidence, R1 a report, I1 an incident,
T1 a toll, P1 a party, K1 a counter, L1 a place, Q1 a question); the one hash in a release is the SHA-256 of each
report's kept bytes, so that whoever holds the file can check it. The fields' names are the keys of `account/1`
(docs/account.md), so a change here is a change of that schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from corroborate.account import Case, Point, Policy
from corroborate.values import Count, When, Where
from corroborate.vocabulary import (
    Degree,
    EvidenceKind,
    FindingKind,
    Grade,
    Harm,
    Means,
    Outside,
    Proof,
    QuestionKind,
    Reason,
    Reply,
    SpeakerKind,
    Stance,
    Status,
    Unit,
    Verdict,
)

SCHEMA: Final = "account/1"
NAME_WITHHELD: Final = "[name withheld]"
FILE_WITHHELD: Final = "[file name withheld]"
PLACE_WITHHELD: Final = "[place withheld]"
WORDS_WITHHELD: Final = "[words withheld]"  # of a text that no reader read


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of published words, the slots it states, and whether it stands in place of words that are withheld.

    >>> Segment("745", ("figure",)).withheld
    False
    """

    words: str
    slots: tuple[str, ...] = ()
    withheld: bool = False


Passage: TypeAlias = tuple[Segment, ...]


def plain(passage: Passage) -> str:
    """The words of a passage in a row.

    >>> plain((Segment("at least "), Segment("12", ("figure",))))
    'at least 12'
    """
    return "".join(segment.words for segment in passage)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that a statement stands on: its sentence (or sentences), the neighbours on each side, and sentences
    elsewhere in the report that give it a slot. `number` and `of` count sentences, from 1 (0 of 0: none were found).
    """

    before: Passage
    sentence: Passage
    after: Passage
    elsewhere: tuple[Passage, ...] = ()
    number: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of an attribution chain, outermost first."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Used:
    """A name as the report gives it, and the place (L…) or party (P…) that it was taken for.

    `stated` is false where the statement's own words do not hold the name, and it is understood from the report.
    """

    name: str
    id: str | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Whom:
    """Who was harmed, in the report's words (names withheld), and what that was read as."""

    words: str | None = None
    status: Status = "unknown"
    sorts: tuple[str, ...] = ()
    community: str | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """A period, and the words that say so (None where it was inferred)."""

    when: When
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicClaim:
    """A counted harm. `counter` (K…) is whose count it is; `toll` (T…) is where it is reckoned, None where nowhere.

    Of this as of all statements, `reviewed` says whether a person accepted it, wrote it down or corrected it.
    """

    id: str
    report: str
    incident: str | None
    reviewed: bool
    excerpt: Excerpt
    speakers: tuple[Voice, ...]
    said: Timed | None
    figure: str
    count: Count
    harm: Harm
    unit: Unit
    victims: Whom
    places: tuple[Used, ...]
    destination: tuple[Used, ...]
    when: Timed | None
    running: bool
    accused: tuple[Used, ...]
    means: Means | None
    stance: Stance
    part_of: str | None
    counter: str | None
    toll: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAccusation:
    """An actor is said to have done harm, counted or not."""

    id: str
    report: str
    incident: str | None
    reviewed: bool
    excerpt: Excerpt
    speakers: tuple[Voice, ...]
    said: Timed | None
    actor: Used
    act: str
    degree: Degree
    harm: Harm | None
    victims: Whom
    places: tuple[Used, ...]
    when: Timed | None
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnswer:
    """What an accused party says to it."""

    id: str
    report: str
    incident: str | None
    reviewed: bool
    excerpt: Excerpt
    speakers: tuple[Voice, ...]
    said: Timed | None
    actor: Used
    reply: Reply
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEvidence:
    """What a report rests on or mentions."""

    id: str
    report: str
    incident: str | None
    reviewed: bool
    excerpt: Excerpt
    speakers: tuple[Voice, ...]
    sort: EvidenceKind
    words: str
    shows: str | None
    places: tuple[Used, ...]


PublicStatement: TypeAlias = PublicClaim | PublicAccusation | PublicAnswer | PublicEvidence


@dataclass(frozen=True, slots=True)
class Carrier:
    """One way in which a report reached the case: who carried it, where it stood, which day it bears.

    `link` is the address where a browser may be sent there (http and https alone).
    """

    publisher: str | None
    address: str | None
    link: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class PublicReport:
    """One report. `copies` are the reports that repeat it or that it repeats: together they are one voice, `voice`.

    `reader` is empty for a report that no reader read; `text` says whether words could be had from it at all.
    """

    id: str
    publisher: str | None
    address: str | None
    link: str | None
    published: str | None
    language: str | None
    sha256: str
    media: str
    size: int
    carriers: tuple[Carrier, ...]
    voice: str
    copies: tuple[str, ...]
    reader: str
    text: bool
    sentences: int


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """A place name of the reports, resolved or open, and the statements that use it."""

    id: str
    names: tuple[str, ...]
    where: Where
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicParty:
    """One accused actor; `side` is None while the name is open, `could` the sides that an open name may mean."""

    id: str
    name: str
    side: str | None
    could: tuple[str, ...]
    names: tuple[str, ...]
    why: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicCounter:
    """A speaker whose own count a figure is, or the report itself where it names nobody. `office_of` (K…) are counters that
    it is an office of; `proof` is what it counts by its own method.
    """

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...]
    office_of: tuple[str, ...]
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class PublicScope:
    """What makes the figures of a toll comparable; `places` (L…) is empty for the whole incident."""

    harm: Harm
    unit: Unit
    status: Status
    victims: str
    community: str | None
    places: tuple[str, ...]
    when: When | None
    side: str | None


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One value of a series and the claims (C…) that state it; see `account.Step`."""

    count: Count
    claims: tuple[str, ...]
    said: When | None
    ordered: str
    change: str
    added: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicSeries:
    """One counter's figures for one scope, in the order in which they were given."""

    counter: str
    steps: tuple[PublicStep, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicUncounted:
    """A counter (K…) whose figures are shown and do not count for the range, and why."""

    counter: str
    why: Outside


@dataclass(frozen=True, slots=True)
class PublicTie:
    """What is known of two counters (K…): whether they counted independently, and who says so; see `account.Tie`."""

    one: str
    other: str
    independent: bool
    why: str


@dataclass(frozen=True, slots=True)
class PublicToll:
    """The figures of one scope of an incident, and what the policy makes of them.

    `outside` are the counters that do not count, with the reason; `stale` (K…) those of them that are too old.
    """

    id: str
    incident: str
    scope: PublicScope
    series: tuple[PublicSeries, ...]
    verdict: str
    low: int | None
    high: int | None
    stale: tuple[str, ...]
    reports: int
    best: int | None
    grade: Grade | None
    outside: tuple[PublicUncounted, ...]
    points: tuple[Point, ...]
    voices: int
    ties: tuple[PublicTie, ...]


@dataclass(frozen=True, slots=True)
class PublicIncident:
    """Statements about one event, with its tolls (T…); whether it is confirmed under the policy's rule, or provisional, and
    then what it lacks, in words.
    """

    id: str
    title: str
    places: tuple[str, ...]
    when: When | None
    parties: tuple[str, ...]
    statements: tuple[str, ...]
    tolls: tuple[str, ...]
    within: str | None
    background: bool
    doubts: tuple[str, ...]
    confirmed: bool
    lacks: str


@dataclass(frozen=True, slots=True)
class PublicFinding:
    """One thing worked out, with the statements (or, for copies, the reports) for and against it."""

    kind: FindingKind
    field: str
    value: str
    holds: tuple[str, ...]
    disputes: tuple[str, ...]
    as_of: str | None
    reason: Reason | None
    words: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """What a program could not do, for a person; `about` are public ids."""

    id: str
    kind: QuestionKind
    about: tuple[str, ...]
    words: str
    hint: str


@dataclass(frozen=True, slots=True)
class PublicJudgement:
    """That a person decided something which this release keeps to: the verdict, about which of what is published (what was
    left out is not), in which reports (R…), and when. Who decided, and why, stays in the case.
    """

    verdict: Verdict
    about: tuple[str, ...]
    reports: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken or read, and why. `name` is None where the policy withholds file names."""

    name: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """A program that had a part in the account."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """How many of one kind of thing stayed in the case; which ones is not said."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much the gate kept back. Of the published words: a place where a name stood is counted once, and so is a
    statement that holds one. `held`: everything else, by kind; what is none is left out.
    """

    names: int
    statements: int
    held: tuple[HeldBack, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """The whole account as it may leave."""

    schema: Literal["account/1"]
    case: Case
    policy: Policy
    reports: tuple[PublicReport, ...]
    claims: tuple[PublicClaim, ...]
    accusations: tuple[PublicAccusation, ...]
    answers: tuple[PublicAnswer, ...]
    evidence: tuple[PublicEvidence, ...]
    places: tuple[PublicPlace, ...]
    parties: tuple[PublicParty, ...]
    counters: tuple[PublicCounter, ...]
    incidents: tuple[PublicIncident, ...]
    tolls: tuple[PublicToll, ...]
    findings: tuple[PublicFinding, ...]
    questions: tuple[PublicQuestion, ...]
    failures: tuple[Failure, ...]
    versions: tuple[Version, ...]
    withheld: Withheld
    judgements: tuple[PublicJudgement, ...]

    @property
    def statements(self) -> tuple[PublicStatement, ...]:
        """Claims, accusations, answers and evidence, in that order."""
        return (*self.claims, *self.accusations, *self.answers, *self.evidence)

"""What is kept and never changed: reports and how they reached us, their texts, statements, readings, decisions.

Every record's id is a hash of what it says (`canonical.identify`), so writing one down twice adds nothing. Fields
marked `compare=False` are provenance: carried, never part of what is said.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias

from corroborate.canonical import Json, canonical, digest, identify, identify_form, quoted
from corroborate.values import Count, Quote, When
from corroborate.vocabulary import Degree, EvidenceKind, Harm, Means, Reply, SpeakerKind, Stance, Status, Unit, Verdict


def content(record: object) -> Json:
    """A record as plain JSON values, without its id and its provenance: what its id is a hash of."""
    if record is None or isinstance(record, (str, int)):  # bool is an int
        return record
    if isinstance(record, tuple):
        return [content(item) for item in record]
    return {name: content(getattr(record, name)) for name in _told(record)}


def _told(record: object) -> tuple[str, ...]:
    """The fields in which a record says something: all, but for those that its kind was given later and that are empty."""
    said, later = _said(type(record)), _later(type(record))  # type: ignore[arg-type]
    return tuple(name for name in said if name not in later or getattr(record, name)) if later else said


@functools.cache
def _said(kind: type) -> tuple[str, ...]:
    """The fields of a record that are part of what it says."""
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no place in a record")
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


@functools.cache
def _later(kind: Any) -> frozenset[str]:
    """Those that the kind was given when cases were kept already: where they are empty, no older id may change."""
    return frozenset(field.name for field in dataclasses.fields(kind) if field.metadata.get("later"))


def _form(record: object) -> str:
    """`canonical(content(record))`, written at once: a reader makes an id for every statement."""
    return _FORMS[type(record)](record)


def _quote_form(quote: Quote) -> str:
    return f'{{"end":{quote.end},"start":{quote.start},"words":{quoted(quote.words)}}}'


class _Forms(dict[type, Callable[[Any], str]]):
    """How values of each type are written; for a kind of record that is told when the first one is met."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if issubclass(kind, str | int):
            made: Callable[[Any], str] = lambda value: canonical(value).decode("utf-8")  # noqa: E731
        else:
            made = self._record(kind)
        self[kind] = made
        return made

    def _record(self, kind: type) -> Callable[[Any], str]:
        said = _said(kind)
        return (lambda record: self._filled(_told(record))(record)) if _later(kind) else self._filled(said)

    def _filled(self, fields: Iterable[str]) -> Callable[[Any], str]:
        """Fills the form of a record, with a hole for each field that is part of what it says."""
        names = sorted(fields)
        form = "{" + ",".join(f'"{name}":%s' for name in names) + "}"
        values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
        return lambda record: form % tuple([self[type(value)](value) for value in values(record)])


_FORMS: Final[_Forms] = _Forms(
    {
        type(None): lambda _: "null",
        str: quoted,
        bool: lambda value: "true" if value else "false",
        tuple: lambda values: (
            "[" + ",".join([_FORMS[type(value)](value) for value in values]) + "]" if values else "[]"
        ),
        Quote: _quote_form,  # most of a statement, and so written without asking for its fields
    }
)


class _Identified:
    """Gives a frozen record its id once, when it is made."""

    __slots__ = ()

    def _identify(self, kind: str) -> None:
        object.__setattr__(self, "id", identify_form(kind, _form(self)))


@dataclass(frozen=True, slots=True)
class Report(_Identified):
    """One document: a file's bytes, or one object of a JSON-lines file. `sha256` names its bytes in the archive.

    `media` (an IANA media type) belongs to what it is: the same bytes read as HTML and as plain text say different
    things. `size` is in bytes. `sha512`, a second hash of another make, is carried beside it ("" where it is not known).
    """

    sha256: str
    media: str
    size: int
    sha512: str = field(default="", compare=False)
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("report")


@dataclass(frozen=True, slots=True)
class Capture(_Identified):
    """One way in which a report reached us: who carried it, where it stood, when it was published.

    Two carriers of the same bytes are two captures. `published` is a partial ISO date. `how` says by which door
    ("file", "json lines"). `name` (the file's) and `at` (when it was taken, ISO 8601 UTC) are provenance: taking the
    same report again later, or under another name, adds nothing.
    """

    report: str
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    language: str | None = None
    key: str | None = None
    how: str = "file"
    name: str = field(default="", compare=False)
    at: str = field(default="", compare=False)
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        if self.published is not None:
            When.day(self.published)
        self._identify("capture")


@dataclass(frozen=True, slots=True)
class Part(_Identified):
    """One report lies in another: a member of an archive, a message of a mailbox, an attachment, a record of a web archive.

    `whole` is the id of the report that holds it, `report` the id of what it holds; `place` counts the parts of a whole
    from 0, in their order. `path` is what the part is called in there: words, and never a place on a disk. `how` says
    what kind of whole it is ("zip", "warc"). `notes` are facts about it that the whole states or that were found when it
    was taken out ("its digest holds: sha1 …"), one sentence each.
    """

    whole: str
    report: str
    place: int
    path: str = ""
    how: str = ""
    notes: tuple[str, ...] = ()
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("part")


@dataclass(frozen=True, slots=True)
class Picture(_Identified):
    """What an image or a video shows of itself without being shown: its size, and what is written in it.

    `width` and `height` are in pixels, `length` in milliseconds (0 for a still image). `hash` is an image's perceptual
    hash, 16 hex digits, "" where the pixels were not looked at; two pictures whose hashes differ in few bits look alike.
    `frames` are a video's: (milliseconds from its beginning, hash) pairs in their order, without those that show nothing.
    `facts` are (name, words) pairs that the file states about itself: anybody may have written them, and some, such as
    where it was taken, can endanger people. `maker` names the program that looked.
    """

    report: str
    width: int = 0
    height: int = 0
    length: int = 0
    hash: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    frames: tuple[tuple[int, str], ...] = field(default=(), metadata={"later": True})
    maker: str = field(default="", compare=False)
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("picture")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text(_Identified):
    """The words of a report, as one string, and where its paragraphs and sentences lie.

    Offsets everywhere count Unicode code points of `content`. The id covers the report and the content; `maker`,
    `title`, the spans and the `notes` (sentences on what was guessed, left out, or may not have been visible) are how we
    came by it.
    """

    report: str
    content: str
    maker: str = field(default="", compare=False)
    language: str = field(default="", compare=False)
    title: str = field(default="", compare=False)
    paragraphs: tuple[Span, ...] = field(default=(), compare=False)
    sentences: tuple[Span, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        words = {"report": self.report, "content": digest(self.content.encode("utf-8"))}
        object.__setattr__(self, "id", identify("text", words))

    def quote(self, start: int, end: int) -> Quote:
        """The exact words at [start, end); the one way to make a `Quote`.

        Raises:
            ValueError: the span is empty or outside the text.

        """
        if not 0 <= start < end <= len(self.content):
            raise ValueError(f"[{start}, {end}) lies outside a text of {len(self.content)} characters")
        return Quote(start, end, self.content[start:end])

    def sentence(self, position: int) -> int:
        """Index of the sentence at `position`, or of the last one that begins before it (0 for a text without any)."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= position:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the report gives it; `quote` is where it stands (None where it is understood from the report)."""

    name: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain. An empty chain is the report's own voice."""

    name: str
    kind: SpeakerKind
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """Who was harmed, as reported: the words beside the figure, their status, sorts (women, children, …), community.

    `names` are personal names among the quoted words; they never leave the case.
    """

    quote: Quote | None = None
    status: Status = "unknown"
    sorts: tuple[str, ...] = ()
    community: str | None = None
    names: tuple[Quote, ...] = ()

    @property
    def people(self) -> str | None:
        """The community as it is compared: "Alawites" and "Alawite" are one."""
        return self.community.casefold().rstrip("s") if self.community else None


@dataclass(frozen=True, slots=True)
class Period:
    """When, with the words that say so (None where it is inferred)."""

    when: When
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(_Identified):
    """A counted harm, as one report states it (bench guidelines, version 2, slot by slot).

    `quote` is the whole (the sentence, or the stretch of it the claim stands on), `figure` the count expression.
    `part_of` is the figure of the claim in the same text that includes this one. `destination` is where the displaced
    went. `said` is when the speaker said it, apart from `when`, the period that the figure covers.
    """

    text: str
    quote: Quote
    figure: Quote
    count: Count
    harm: Harm
    unit: Unit = "people"
    victims: Victims = Victims()
    places: tuple[Mention, ...] = ()
    destination: tuple[Mention, ...] = ()
    when: Period | None = None
    running: bool = False
    speakers: tuple[Speaker, ...] = ()
    said: Period | None = None
    accused: tuple[Mention, ...] = ()
    means: Means | None = None
    stance: Stance = "asserted"
    part_of: Quote | None = None
    kind: Literal["claim"] = "claim"
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation(_Identified):
    """An actor is said to have done harm: `act` holds the words for the deed, `degree` how the actor is tied to it."""

    text: str
    quote: Quote
    actor: Mention
    act: Quote
    degree: Degree = "did"
    harm: Harm | None = None
    victims: Victims = Victims()
    places: tuple[Mention, ...] = ()
    when: Period | None = None
    speakers: tuple[Speaker, ...] = ()
    said: Period | None = None
    stance: Stance = "asserted"
    kind: Literal["accusation"] = "accusation"
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("accusation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(_Identified):
    """What an accused party says to it. `actor` is who answers; `speakers` is who passes it on, outermost first."""

    text: str
    quote: Quote
    actor: Mention
    reply: Reply
    words: Quote
    speakers: tuple[Speaker, ...] = ()
    said: Period | None = None
    kind: Literal["answer"] = "answer"
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(_Identified):
    """What a report rests on or mentions: `words` name it, `shows` is what it is said to show."""

    text: str
    quote: Quote
    sort: EvidenceKind
    words: Quote
    shows: Quote | None = None
    places: tuple[Mention, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    kind: Literal["evidence"] = "evidence"
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("evidence")


Statement: TypeAlias = Claim | Accusation | Answer | Evidence
STATEMENT_KINDS: Final = ("claim", "accusation", "answer", "evidence")


def marks(statement: Statement) -> Iterator[tuple[str, Quote]]:
    """Every slot that the statement's text states, with its words, ordered by position.

    Yields (slot name, quote) pairs; the whole quote is left out.
    """
    found: list[tuple[str, Quote]] = []
    for name in _SLOTS[type(statement)]:
        value = getattr(statement, name)
        for one in value if type(value) is tuple else (value,):
            quote = one if type(one) is Quote else one.quote if type(one) in _QUOTING else None
            if quote is not None:
                found.append((name, quote))
    found.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
    yield from found


_QUOTING: Final = frozenset({Mention, Speaker, Period, Victims})
_SLOTS: Final = {
    kind: tuple(f.name for f in dataclasses.fields(kind) if f.name not in ("quote", "part_of"))
    for kind in (Claim, Accusation, Answer, Evidence)
}


@dataclass(frozen=True, slots=True)
class Reading(_Identified):
    """Who read what: a text, a reader and its version, and the statements it found.

    `private` are the names of private persons that the reader saw in the text; no publication shows them.
    """

    text: str
    reader: str
    statements: tuple[str, ...]
    private: tuple[Quote, ...] = ()
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("reading")


@dataclass(frozen=True, slots=True)
class Decision(_Identified):
    """What a person judged, about which records, and why. `at` is when they judged it (ISO 8601, UTC).

    `vocabulary.VERDICT_WORDS` says what each verdict means and what it is about. Where a verdict is about a name in the
    reports, `name` is that name; `value` is what a name, or a difference, is said to be.
    """

    verdict: Verdict
    about: tuple[str, ...]
    by: str
    at: str
    why: str
    name: str = ""
    value: str = ""
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        self._identify("decision")


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, the oldest first; a taking back can be taken back too.

    >>> no = Decision("rejected", ("a",), "N. N.", "2031-03-09", "it is the day's weather")
    >>> back = Decision("revoked", (no.id,), "N. N.", "2031-03-10", "it was not")
    >>> standing([back, no]), standing([Decision("revoked", (back.id,), "N. N.", "2031-03-11", "yes"), back, no]) == (no,)
    ((), True)
    """
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.id))
    gone: set[str] = set()
    held: list[Decision] = []
    for decision in reversed(ordered):
        if decision.id in gone:
            continue
        if decision.verdict == "revoked":
            gone.update(decision.about)
        else:
            held.append(decision)
    return tuple(reversed(held))


def verdicts(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By statement id the decision that holds for it, whether it is to count: the last of those that stand.

    A correction leaves the first statement that it is about out, and lets the second count.
    """
    last: dict[str, Decision] = {}
    for decision in standing(decisions):
        if decision.verdict == "corrected":
            last |= dict.fromkeys(decision.about, decision)
        elif decision.verdict in _OF_ONE and len(decision.about) == 1:
            last[decision.about[0]] = decision
    return {id: decision for id, decision in last.items() if decision.verdict not in ("unsure", "withdrawn")}


def counts(id: str, decision: Decision) -> bool:
    """Whether, under the decision that holds for it, a statement is to count whatever a reader finds; else it is left out."""
    return decision.about[-1] == id if decision.verdict == "corrected" else decision.verdict != "rejected"


_OF_ONE: Final = frozenset({"accepted", "rejected", "coded", "unsure", "withdrawn"})

"""What the review gives in, what the templates show out: plain values, in words; nothing is decided and nothing kept here."""

from __future__ import annotations

import itertools
import math
from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corroborate.account import Incident, Source
from corroborate.gazetteer import Entry
from corroborate.publish.markup import Html, bdi, joined, sentence
from corroborate.publish.words import day, period
from corroborate.reconcile.agenda import SORT_WORDS, Answers, Item, Sort, State
from corroborate.records import Accusation, Answer, Capture, Claim, Decision, Evidence, Mention, Speaker, Statement
from corroborate.review import Board, Hit, Review
from corroborate.values import Count
from corroborate.vocabulary import DEGREE_WORDS, REASON_WORDS, REPLY_WORDS, STANCE_WORDS, VERDICT_WORDS
from corroborate.web.marked import Paragraph, Slot, around, paragraphs, right_to_left, shown

ROWS: Final = 120  # of the list at once
_SNIPPETS: Final = 3
CARDS: Final = 12  # statements shown with a question
WHYS: Final = {
    "accepted": "read beside its sentence",
    "rejected": "its sentence does not say this",
    "unsure": "it cannot be told from the reports",
    "same": "place, day and what happened agree",
    "different": "place, day or what happened differ",
    "noted": "looked at; it stays as it is",
    "placed": "read beside its sentences",
    "explained": "read side by side",
    "identified": "told from its sentences",
    "incomparable": "it counts other people than the others",
    "revoked": "taken back at once",
    "coded": "the reader missed it",
    "corrected": "the reader took other words",
}  # what is logged as the reason where nobody types one
REJECTED: Final = (
    "its sentence does not say this",
    "it is of another event",
    "it says again what another statement says",
    "the figure is of something else",
    "it is no harm to people",
    "the text is garbled here",
)
_SAME: Final = "they count the same people"
_OFTEN: Final = ("date", "place", "victims", "period", "proof", "counter", "wording", "copying", "dispute")  # have keys
TABS: Final[tuple[tuple[str, str], ...]] = (
    ("", "All"),
    ("statement", "Statements"),
    ("contradiction", "Contradictions"),
    ("incident", "Same incident?"),
    ("figures", "Same people?"),
    ("copy", "Copies"),
    ("place", "Places"),
    ("actor", "Actors"),
    ("failure", "Failures"),
    ("loose end", "Loose ends"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue."""

    key: str
    sort: Sort
    stake: int
    kind: str
    title: Html
    under: Html
    state: State
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that can be decided: its key on the keyboard, its words, and what is sent when it is pressed."""

    key: str
    words: str
    verdict: str
    about: tuple[str, ...]
    name: str = ""
    value: str = ""
    hint: str = ""
    reason: str = ""
    sets: str = ""  # what it puts into the field for the reason, if it decides nothing
    href: str = ""

    @property
    def why(self) -> str:
        """The reason that is kept where nobody types one."""
        return self.reason or WHYS.get(self.verdict, "")


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with the sentences around it, its marks, its slots, and where it comes from."""

    id: str
    title: Html
    plain: str
    kind: str
    lines: tuple[Paragraph, ...]
    right: bool
    language: str
    slots: tuple[tuple[str, Slot | str, Html], ...]
    source: Source
    incident: Incident | None
    state: str
    questions: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """An item with all that a person needs to answer it."""

    item: Item
    kind: str
    state: State
    decision: Decision | None
    cards: tuple[Card, ...]
    sides: tuple[tuple[Html, tuple[Card, ...]], ...]
    more: int
    buttons: tuple[Button, ...]
    choices: tuple[Button, ...]
    reasons: tuple[Button, ...]
    sources: tuple[Source, ...]
    incident: Incident | None
    after: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may mean, with what lies around it."""

    entry: Entry
    inside: str

    @property
    def value(self) -> str:
        """What is kept of it."""
        key = self.entry.key
        return f"{key}@{self.entry.country}" if key.startswith("gn:") else key


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is. `answered` are questions that have an answer, those among them that are asked no more."""

    statements: int
    looked: int
    questions: int
    open: int
    unsure: int
    answered: int
    by_sort: Mapping[str, int] = field(default_factory=dict)

    @property
    def share(self) -> int:
        """How much is done, in hundredths, rounded down: all is only said when all is."""
        whole = self.statements + self.open + self.unsure + self.answered
        return math.floor(100 * (self.looked + self.answered) / whole) if whole else 100


def progress(review: Review, board: Board) -> Progress:
    """Counted anew from what was decided; a statement whose rejection was taken back counts before a board has it again."""
    states = review.states(board)
    items = [(board.item[key], state) for key, (state, _) in states.items()]
    looked = sum(item.sort == "statement" for item, state in items if state == "done")
    unsure = sum(item.sort != "statement" for item, state in items if state == "unsure")
    done = sum(item.sort != "statement" for item, state in items if state == "done")
    out = review.left_out(board)
    shown = board.many.get("statement", 0)
    statements = shown + len(out | board.left_out)
    questions = len(board.items) - shown
    by_sort = dict(board.many)
    for item, state in items:
        by_sort[item.sort] -= state == "done"
    answered = max(done, review.answers()[1].answered)
    return Progress(statements, looked + len(out), questions, questions - done - unsure, unsure, answered, by_sort)


def rows(review: Review, board: Board, sort: str, which: str, start: int) -> tuple[list[Row], int]:
    """Lines of the queue from a rank on, and the rank behind them (-1 at the end). `which`: "open", "unsure" or "all"."""
    states = review.states(board)
    found: list[Row] = []
    at = max(start, 0)
    while at < len(board.items) and len(found) < ROWS:
        item = board.items[at]
        state = states[item.key][0] if item.key in states else "open"
        if (not sort or item.sort == sort) and which in ("all", state):
            found.append(row(item, board, state, states[item.key][1].verdict if item.key in states else ""))
        at += 1
    return found, at if at < len(board.items) else -1


def row(item: Item, board: Board, state: State, verdict: str = "") -> Row:
    """An item's line."""
    if item.sort == "statement":
        statement = board.account.statements[item.about[0]]
        source = board.source[board.report_of[statement.text]]
        words = title(statement)
        return Row(item.key, item.sort, item.stake, kind_of(statement), words, publisher(source), state, verdict)
    words, incident = sentence(shown(item.words)), board.incident.get(item.incident or "")
    if item.sort in ("failure", "copy", "incident"):
        reports = [board.report_of.get(s.text, "") for id in item.about if (s := board.account.statements.get(id))]
        told = [publisher(board.source[id]) for id in (*item.about, *reports) if id in board.source]
        words, incident = joined(told, " and ") or words, None
    under = own(incident.title) if incident else sentence(shown(item.hint))
    return Row(item.key, item.sort, item.stake, kind_words(item), words, under, state, verdict)


def own(words: str) -> Html:
    """Words from outside, running in their own direction."""
    return bdi(shown(words))


def publisher(source: Source) -> Html:
    """Who published a report, and when: the name in its own direction, so that it does not turn the day round."""
    return joined([own(source.publisher or "publisher not stated"), f", {day(source.published)}"])


def kind_words(item: Item) -> str:
    """What sort of question an item is."""
    return item.asked if item.sort == "loose end" else item.sort


def kind_of(statement: Statement) -> str:
    """What sort of statement it is, in a word."""
    match statement:
        case Claim():
            return statement.harm
        case Accusation():
            return "accused"
        case Answer():
            return "answer"
        case Evidence():
            return "evidence"


def title(statement: Statement) -> Html:
    """A statement in a few of its own words, each thing in its own direction."""
    return joined(own(part) if n % 2 == 0 else part for n, part in enumerate(_titled(statement)))


def plain(statement: Statement) -> str:
    """The same for programs that read a page aloud, without markup."""
    return "".join(_titled(statement))


def _titled(statement: Statement) -> tuple[str, ...]:
    """By turns words of the report, and ours between them."""
    match statement:
        case Claim():
            whom = statement.victims.quote.words if statement.victims.quote else ""
            figure = statement.figure.words
            return (figure if not whom or whom in figure else whom if figure in whom else f"{figure} {whom}",)
        case Accusation():
            return statement.actor.name, ": ", statement.act.words
        case Answer():
            return statement.actor.name, f" {statement.reply}: ", statement.words.words
        case Evidence():
            return statement.sort, ": ", statement.words.words


def slots(statement: Statement) -> Iterator[tuple[str, Slot | str, Html]]:
    """What a statement says, slot by slot, as (name, colour, words); what it leaves open is left out."""
    for name, slot, words in _slots(statement):
        if words:
            yield name, slot, words if isinstance(words, Html) else own(words)


def _slots(statement: Statement) -> Iterator[tuple[str, Slot | str, str]]:
    yield "According to", "voice", voice(statement)
    match statement:
        case Claim():
            yield from _claim(statement)
        case Accusation():
            yield "Accused", "blame", statement.actor.name
            yield "Deed", "act", _read_as(statement.act.words, DEGREE_WORDS[statement.degree])
            yield "Harm", "", statement.harm or ""
            yield "Whom", "who", whom(statement)
            yield "Where", "where", names(statement.places)
            yield "When", "when", period(statement.when.when) if statement.when else ""
            yield "Stance", "", _stance(statement.stance)
        case Answer():
            yield "Who answers", "blame", statement.actor.name
            yield "Answer", "act", _read_as(statement.words.words, REPLY_WORDS[statement.reply])
        case Evidence():
            yield "Evidence", "act", _read_as(statement.words.words, statement.sort)
            yield "Shows", "act", statement.shows.words if statement.shows else ""
            yield "Where", "where", names(statement.places)


def _claim(claim: Claim) -> Iterator[tuple[str, Slot | str, str]]:
    unit = "" if claim.unit == "people" else f" {claim.unit}"
    yield "Figure", "figure", _read_as(claim.figure.words, f"read as {count(claim.count)}{unit} {claim.harm}")
    yield "Whom", "who", whom(claim)
    yield "Where", "where", names(claim.places)
    yield "To", "where", names(claim.destination)
    yield "When", "when", period(claim.when.when) if claim.when else ""
    yield "Said on", "when", period(claim.said.when) if claim.said else ""
    yield "Total", "", "a running total" if claim.running else ""
    yield "Accused", "blame", names(claim.accused)
    yield "Means", "", claim.means or ""
    yield "Stance", "", _stance(claim.stance)
    yield "Part of", "figure", claim.part_of.words if claim.part_of else ""


def _read_as(words: str, read: str) -> Html:
    """Words of the report, and how they are read."""
    return joined([own(words), f" ({read})"])


def _stance(stance: str) -> str:
    return "" if stance == "asserted" else f"{stance}: {STANCE_WORDS[stance]}"  # type: ignore[index]


def count(found: Count) -> str:
    """A count in words."""
    return str(found)


def whom(statement: Claim | Accusation) -> Html:
    """Who was harmed: the words, and how they are read where that says more."""
    victims = statement.victims
    words = victims.quote.words if victims.quote else ""
    status = victims.status if victims.status != "unknown" else ""
    read = [own(word) for word in (status, *victims.sorts, victims.community or "") if word and word != words]
    if not words:
        return joined(read, ", ")
    return joined([own(words), joined([" (", joined(read, ", "), ")"]) if read else None])


def names(mentions: Sequence[Mention]) -> str:
    """Names one after the other."""
    return ", ".join(mention.name for mention in mentions)


def voice(statement: Statement) -> Html:
    """Whose word it is, innermost first."""
    told: Sequence[Speaker] = statement.speakers
    return joined((own(speaker.name) for speaker in reversed(told)), ", through ") or Html("the report’s own voice")


def card(review: Review, board: Board, id: str, *, sentences: int = 1) -> Card:
    """A statement to be looked at."""
    statement = review.statement(id)
    report = board.report_of.get(statement.text)
    source = board.source[report] if report else review.work.source(review.work.kept_of(statement.text))
    assert source.text is not None
    lines = tuple(paragraphs(source.text, (statement,), around(source.text, statement, sentences)))
    counts = review.answers()[1].counts(id)
    incident = board.incident.get(board.incident_of.get(id, ""))
    told = tuple(slots(statement))
    return Card(
        id, title(statement), plain(statement), kind_of(statement), lines, right_to_left(source.text), source.text.language, told, source,
        incident, {None: "open", True: "counts", False: "left out"}[counts],
        tuple(board.item[key] for key in board.asked.get(id, ())),
    )  # fmt: skip


def detail(review: Review, board: Board, item: Item) -> Detail:
    """An item with what a person needs to answer it."""
    states = review.states(board)
    told = states.get(item.key)
    state: State = told[0] if told else "open"
    decision = told[1] if told else None
    ids = [] if item.sides else [id for id in _shown(item, board) if id in board.account.statements]
    sources = [board.source[id] for id in item.about if id in board.source]
    cards = tuple(card(review, board, id) for id in ids[:CARDS])
    sides = tuple(_side(review, board, item, side) for side in item.sides)
    candidates = tuple(places(review, board, item)) if item.sort == "place" else ()
    last = review.answers()[1].of(item)
    return Detail(
        item, kind_words(item), state, decision, cards, sides, max(0, len(ids) - CARDS),
        tuple(buttons(item, review, board)), tuple(choices(item, board, candidates)), tuple(reasons(item)),
        tuple(sources), board.incident.get(item.incident or ""), last.at if last else "", candidates,
    )  # fmt: skip


def _shown(item: Item, board: Board) -> Sequence[str]:
    return () if item.sort == "copy" else item.statements


def _side(review: Review, board: Board, item: Item, side: Sequence[str]) -> tuple[Html, tuple[Card, ...]]:
    """One of two sides: whose it is, and its statements; for an event what else the report tells of it."""
    ids = [other for id in side for other in (_beside(id, board) if item.sort == "incident" else [id])]
    cards = tuple(card(review, board, id) for id in ids[: CARDS // 2] if id in board.account.statements)
    voices = list(dict.fromkeys(publisher(one.source) for one in cards))
    return joined([joined(voices[:3], "; "), " and others" if len(voices) > 3 else None]), cards


def _beside(id: str, board: Board) -> list[str]:
    """A statement, and the weightiest others of its report in the same incident."""
    statement = board.account.statements.get(id)
    incident = board.incident.get(board.incident_of.get(id, ""))
    if statement is None or incident is None:
        return [id]
    told = board.told[board.report_of[statement.text]]
    members = set(incident.statements)
    others = [other for other in told if other in members and other != id]
    return [id, *others[:2]]


def places(review: Review, board: Board, item: Item) -> Iterator[Place]:
    """What an open name may mean."""
    for entry in review.candidates(item):
        yield place(review, entry)


def place(review: Review, entry: Entry) -> Place:
    """A place, with what lies around it."""
    inside = ", ".join(dict.fromkeys(outer.name for outer in review.around(entry) if outer.name != entry.name))
    return Place(entry, inside)


def buttons(item: Item, review: Review, board: Board) -> Iterator[Button]:
    """What can be decided about an item with one key."""
    about = item.about
    match item.sort:
        case "statement":
            yield Button("a", "Accept", "accepted", about, hint="it stands there as it was read")
            yield Button("x", "Reject", "rejected", about, hint="it is left out")
            if isinstance(board.account.statements.get(about[0]), Claim):
                report = board.report_of[board.account.statements[about[0]].text]
                yield Button("e", "Correct", "", about, href=f"/report/{report}?edit={about[0]}&back={item.key}")
            yield Button("h", "Unsure", "unsure", about)
        case "incident":
            yield Button("y", "Same", "same", about, hint="they tell of one event")
            yield Button("n", "Different", "different", about, hint="they tell of two events")
            yield Button("h", "Unsure", "unsure", about)
        case "copy":
            yield Button("y", "Same", "same", about, hint="one repeats the other: one voice")
            yield Button("n", "Different", "different", about, hint="each speaks for itself: two voices")
            yield Button("h", "Unsure", "unsure", about)
        case "figures":
            yield Button("y", "Same people", "noted", about, item.asked, hint="the doubt is settled", reason=_SAME)
            yield Button("h", "Unsure", "unsure", about, item.asked)
        case "place" | "actor" | "loose end" | "failure":
            yield Button("n", "Leave it", "noted", _noted(item, board), item.asked, hint="looked at; it stays as it is")
            yield Button("h", "Unsure", "unsure", _noted(item, board), item.asked)
        case "contradiction":
            yield Button("h", "Unsure", "unsure", about)


def _noted(item: Item, board: Board) -> tuple[str, ...]:
    """What a question is about, as the account has it: a place's is about statements, and its answer about reports."""
    return item.shown or item.about


def choices(item: Item, board: Board, candidates: Sequence[Place]) -> Iterator[Button]:
    """Answers to choose from, one key each."""
    numbers = iter("123456789")
    if item.sort == "place":
        for one, key in zip(candidates, numbers, strict=False):
            where = f"{one.entry.kind} in {one.inside}" if one.inside else one.entry.kind
            yield Button(key, one.entry.name, "placed", item.about, item.name, one.value, where)
    if item.sort == "contradiction":
        for word in sorted(REASON_WORDS, key=lambda word: word not in _OFTEN):
            yield Button(next(numbers, ""), word, "explained", item.about, "", word, REASON_WORDS[word])
    if item.sort == "actor":
        for side, key in zip(_sides(board, item), numbers, strict=False):
            yield Button(key, side, "identified", item.about, item.name, side)
    if item.sort == "figures" and 2 <= len(item.about) <= 9:
        for id, key in zip(item.about, numbers, strict=False):
            other = item.about[0] if id != item.about[0] else item.about[1]
            if isinstance(statement := board.account.statements.get(id), Claim):
                words = joined([title(statement), " counts other people"])
                yield Button(key, words, "incomparable", (id, other), hint="it is set against no other")


def _sides(board: Board, item: Item) -> list[str]:
    """Which sides an open name may mean: those that it could by its words, then those that the incident accuses."""
    party = next((p for p in board.account.parties if p.side is None and p.statements == item.shown), None)
    incident = board.incident.get(item.incident or "")
    accused = set(incident.parties) if incident else set()
    here = [p.side for p in board.account.parties if p.side and p.key in accused]
    anywhere = [side for side, _ in Tally(p.side for p in board.account.parties if p.side).most_common()]
    return list(dict.fromkeys([*(party.could if party else ()), *here, *anywhere]))


def reasons(item: Item) -> Iterator[Button]:
    """Ready reasons, one key each; they only fill the field."""
    if item.sort == "statement":
        for why, key in zip(REJECTED, "123456789", strict=False):
            yield Button(key, why, "", item.about, sets=why)


@dataclass(frozen=True, slots=True)
class Found:
    """A report that a search found: lines with the words marked, and its statements that pass."""

    source: Source
    lines: tuple[tuple[tuple[str, bool], ...], ...]
    statements: tuple[tuple[str, str, Html, str], ...]
    more: int
    right: bool
    title: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A way in which a report reached us: what is said of it, and when and by which doors it came so."""

    publisher: str
    address: str
    published: str
    doors: tuple[str, ...]
    names: tuple[str, ...]


def reached(source: Source) -> list[Reached]:
    """The ways in which a report reached us, each once: what the same page says of itself is no other way, nor is a capture
    that leaves open what another states.
    """
    ways: dict[tuple[str, str, str], list[Capture]] = {}
    for capture in sorted(source.captures, key=lambda c: (-sum(map(bool, _stated(c))), c.at)):
        said = _stated(capture)
        way = next((w for w in ways if all(a in ("", b) for a, b in zip(said, w, strict=True))), said)
        ways.setdefault(way, []).append(capture)
    return [Reached(*way, *map(tuple, map(dict.fromkeys, _doors(found)))) for way, found in ways.items()]


def _stated(capture: Capture) -> tuple[str, str, str]:
    return capture.publisher or "", capture.address or "", capture.published or ""


def _doors(captures: Sequence[Capture]) -> tuple[list[str], list[str]]:
    """When and how a report came in, then under which names; what it says of itself is none of these where it came in besides."""
    came = [c for c in captures if c.how != "in the report"] or captures
    times = [f"{c.at.replace('T', ' ').replace('Z', ' UTC') or 'time not kept'}, {c.how}" for c in came]
    return times, [c.name for c in captures if c.name]


@dataclass(frozen=True, slots=True)
class Past:
    """A decision in the history. `links` are what it is about, as (words, address); `ended` is why it holds no more."""

    decision: Decision
    links: tuple[tuple[Html, str], ...]
    meaning: str
    held: bool
    ended: str


def find(review: Review, board: Board | None, hit: Hit) -> Found:
    """What a search found in one report."""
    source = board.source.get(hit.report) if board else None
    source = source or review.sheet(hit.report).source
    text = source.text
    counts = review.answers()[1].counts
    states = {None: "open", True: "counts", False: "left out"}
    told = [board.account.statements[id] for id in hit.statements[:8]] if board else []
    said = tuple((s.id, kind_of(s), title(s), states[counts(s.id)]) for s in told)
    lines = tuple(_snippets(text.content, hit.spots)) if text else ()
    return Found(
        source,
        lines,
        said,
        max(0, len(hit.statements) - 8),
        right_to_left(text),
        text.title if text else "",
    )


def _snippets(content: str, spots: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[str, bool], ...]]:
    """Up to three stretches of a text around the words that were found, cut into what is marked and what is not."""
    at, made = -1, 0
    for start, _ in spots:
        if start < at or made == _SNIPPETS:
            continue
        begin = max(0, content.rfind(" ", 0, max(0, start - 70)) + 1)
        end = content.find(" ", start + 150)
        at = min(end if end >= 0 else len(content), start + 220, len(content))
        edges = [begin, *(edge for a, b in spots if begin <= a and b <= at for edge in (a, b)), at]
        pairs = enumerate(itertools.pairwise(edges))
        yield tuple((content[a:b].replace("\n", " "), n % 2 == 1) for n, (a, b) in pairs if a < b)
        made += 1


def past(review: Review, decision: Decision, answers: Answers) -> Past:
    """A decision as the history tells it."""
    links = [link for id in decision.about[:6] if (link := _link(review, id))]
    meaning = VERDICT_WORDS[decision.verdict].partition(": ")[2] or VERDICT_WORDS[decision.verdict]
    held = _revokes(review, decision) if decision.verdict == "revoked" else decision in answers.held
    anew = held and decision.verdict != "revoked" and answers.overruled(decision)
    return Past(decision, tuple(links), meaning, held, "decided anew" if anew else "" if held else "taken back")


def _revokes(review: Review, decision: Decision) -> bool:
    """Whether a taking back holds: nobody took it back in turn."""
    return not any(d.verdict == "revoked" and decision.id in d.about for d in review.answers()[0])


def _link(review: Review, id: str) -> tuple[Html, str]:
    """What a record is called in a list, and where it is to be seen."""
    board = review.board
    if board and id in board.source:
        return publisher(board.source[id]), f"/report/{id}"
    kind = review.work.kind(id)
    if kind == "decision":
        earlier = next((d for d in review.answers()[0] if d.id == id), None)
        said = [f"{earlier.verdict} by ", own(earlier.by or "nobody named")] if earlier else ["a decision"]
        return joined(said), f"/decisions#{id}"
    if kind == "report":
        return publisher(review.sheet(id).source), f"/report/{id}"
    statement = review.statement(id)
    report = board.report_of.get(statement.text, "") if board else ""
    report = report or review.work.kept_of(statement.text).report.id
    return joined([f"{kind_of(statement)}: ", title(statement)]), f"/report/{report}?at={id}"


def told(review: Review, decision: Decision) -> Html:
    """A decision in one line: who decided what about what."""
    more = f" and {len(decision.about) - 1} more" if len(decision.about) > 1 else None
    about = _link(review, decision.about[0])[0]
    return joined([own(decision.by or "Somebody"), f" {decision.verdict}: ", about, more])


def question_words(item: Item) -> str:
    """The question of an item's sort."""
    return SORT_WORDS[item.sort]


__all__ = ["Button", "Card", "Detail", "Place", "Progress", "Row", "shown"]

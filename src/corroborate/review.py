"""A case kept open for people: the desk's account as it stands, what waits for an answer, and the answers.

An account takes a moment, or for a great case minutes, and each decision changes it. So nothing here works it out while
somebody waits: a board is made beside the pages, named by the head of the log that it was made from, and made anew when
the log has grown. What people decide is read from the log itself, and so it is always as new as it can be.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import threading
import time
from collections import Counter as Tally
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corroborate import desk, knowledge
from corroborate.account import Account, Incident, Source
from corroborate.errors import CorroborateError, NoSuchId, UseError
from corroborate.gazetteer import Entry
from corroborate.publish.gate import gate
from corroborate.publish.release import Release
from corroborate.read.numbers import Numbers
from corroborate.reconcile.agenda import Answers, Item, State, agenda, statement_key
from corroborate.records import Claim, Decision, Statement, counts, verdicts
from corroborate.store.search import Asked, Index
from corroborate.values import Count, When
from corroborate.vocabulary import SENSITIVE_WORDS, Verdict

_CLOCK: Final = "%Y-%m-%dT%H:%M:%SZ"
_AT_ONCE: Final = 5  # seconds within which an order is one of now
_WAIT: Final = 0.4  # seconds between two looks at the log
_KEPT: Final = 20_000  # orders that are remembered, so that none is carried out twice
_FOUND: Final = 50  # reports that a search gives


def now() -> str:
    """The time, as it is written into the log."""
    return dt.datetime.now(dt.UTC).strftime(_CLOCK)


@dataclass(frozen=True, slots=True)
class Board:
    """An account, and where everything in it is: made once for one head of the log, and never changed.

    `asked` gives for a statement the keys of the questions that are shown with it, `answering` for a record the keys of
    the questions that are about it; `many` how many items there are of each sort. `seconds`: how long the account took.
    `left_out` are the statements that people had left out of it.
    """

    head: str
    account: Account
    items: tuple[Item, ...]
    seconds: float
    item: Mapping[str, Item]
    source: Mapping[str, Source]
    report_of: Mapping[str, str]
    incident: Mapping[str, Incident]
    incident_of: Mapping[str, str]
    told: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, tuple[str, ...]]
    answering: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    rank: Mapping[str, int]
    many: Mapping[str, int]
    left_out: frozenset[str]

    @classmethod
    def of(
        cls, head: str, account: Account, failures: Mapping[str, str], made: Iterable[Decision], seconds: float
    ) -> Board:
        """The board of an account, made with these decisions."""
        items = agenda(account, failures)
        report_of = {s.text.id: s.report.id for s in account.sources if s.text}
        told: dict[str, list[str]] = {}
        for statement in sorted(account.statements.values(), key=lambda s: (s.quote.start, s.quote.end, s.id)):
            told.setdefault(report_of[statement.text], []).append(statement.id)
        asked: dict[str, list[str]] = {}
        answering: dict[str, list[str]] = {}
        for item in items:
            if item.sort != "statement":
                for id in item.statements:
                    asked.setdefault(id, []).append(item.key)
                for id in {*item.about, *item.statements}:
                    answering.setdefault(id, []).append(item.key)
        return cls(
            head, account, items, seconds,
            item={item.key: item for item in items},
            source={s.report.id: s for s in account.sources},
            report_of=report_of,
            incident={i.key: i for i in account.incidents},
            incident_of={id: i.key for i in reversed(account.incidents) for id in i.statements},
            told={report: tuple(ids) for report, ids in told.items()},
            asked={id: tuple(keys) for id, keys in asked.items()},
            answering={id: tuple(keys) for id, keys in answering.items()},
            rank={item.key: place for place, item in enumerate(items)},
            many=Tally(item.sort for item in items),
            places=_places(account),
            left_out=_left_out(verdicts(made), account),
        )  # fmt: skip


def _left_out(verdicts: Mapping[str, Decision], account: Account) -> frozenset[str]:
    """The statements that people left out, and that an account therefore does not have."""
    return frozenset(id for id, made in verdicts.items() if not counts(id, made) and id not in account.statements)


def _places(account: Account) -> dict[str, tuple[str, ...]]:
    """By statement id, every name of the places that it names and of what lies around them."""
    found: dict[str, dict[str, None]] = {}
    for place in account.places:
        names = (place.where.name, *place.names, *place.where.parents)
        for id in place.statements:
            found.setdefault(id, {}).update(dict.fromkeys(names))
    return {id: tuple(names) for id, names in found.items()}


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody decides on a page. `key` is made there by chance, once for each act; `made` is when they decided, and
    `after` the time of the decision about the same that they saw (ISO 8601, UTC; "" for none).
    """

    key: str
    verdict: Verdict
    about: tuple[str, ...]
    by: str
    why: str
    name: str = ""
    value: str = ""
    made: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its text, as its page shows it. `left_out` are statements that a person rejected or corrected; `notes` tell
    what its text may hide, and how it lay in what held it.
    """

    source: Source
    size: int
    statements: tuple[Statement, ...]
    left_out: frozenset[str]
    failure: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search keeps to; an empty one lets everything through. `since` and `until` are partial ISO dates."""

    source: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    harm: str = ""
    state: str = ""

    @property
    def any(self) -> bool:
        """Whether it keeps to anything."""
        return any(getattr(self, f.name) for f in dataclasses.fields(self))


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found, where the words stand in it, and its statements that pass the filters."""

    report: str
    spots: tuple[tuple[int, int], ...]
    statements: tuple[str, ...]


@dataclass
class Review:
    """An open case and its board. One thread uses it; the board is made on another."""

    folder: Path
    policy: str | None = None
    clock: Callable[[], str] = now
    unlock: Callable[[Path], str] | None = None
    board: Board | None = None
    trouble: str = ""
    _work: desk.Work | None = None
    _stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    _stop: threading.Event = field(default_factory=threading.Event)
    _maker: threading.Thread | None = None
    _index: Index = field(default_factory=Index)
    _indexing: threading.Lock = field(default_factory=threading.Lock)
    _answers: tuple[str, tuple[Decision, ...], Answers] | None = None
    _states: tuple[str, str, Mapping[str, tuple[State, Decision]]] | None = None
    _done: OrderedDict[str, Decision] = field(default_factory=OrderedDict)
    _releases: OrderedDict[tuple[str, str], tuple[Release, Mapping[str, str]]] = field(default_factory=OrderedDict)

    def open(self, *, aside: bool = True) -> None:
        """Open the case; `aside` makes boards on a thread of its own, else `make` does when it is called."""
        self._work = self._stack.enter_context(desk.opened(self.folder, policy=self.policy, unlock=self.unlock))
        if aside:
            self._maker = threading.Thread(target=self._making, name="board", daemon=True)
            self._maker.start()

    def close(self) -> None:
        """Close the case. What was decided is kept already."""
        self._stop.set()
        if self._maker is not None and self._maker.is_alive():
            self._maker.join(timeout=1)
        self._stack.close()
        self._work = None

    @property
    def work(self) -> desk.Work:
        """The verbs on the case."""
        if self._work is None:
            raise UseError("the case is closed", where=str(self.folder), do="open it")
        return self._work

    def make(self) -> Board:
        """Work the account out now."""
        self._update_index(self.work)
        self.board = self._made(self.work)
        return self.board

    def _making(self) -> None:
        with desk.opened(self.folder, policy=self.policy, unlock=self.unlock) as work:
            while not self._stop.is_set():
                try:
                    if self.board is None or work.head() != self.board.head:
                        self._settle(work)
                        self._update_index(work)
                        self.board = self._made(work)
                    self.trouble = ""
                except CorroborateError as error:
                    self.trouble = str(error)
                pause = self.board.seconds if self.board and self.board.seconds < 5 else 5.0
                self._stop.wait(max(_WAIT, pause / 2) if not self.trouble else 5.0)

    def _settle(self, work: desk.Work) -> None:
        """Wait while decisions come one upon another, for no longer than the last account took."""
        patience = min(self.board.seconds, 20.0) if self.board else 0.0
        began, head = time.monotonic(), work.head()
        while time.monotonic() - began < patience and not self._stop.wait(min(1.0, patience)):
            if work.head() == head:
                return
            head = work.head()

    @staticmethod
    def _made(work: desk.Work) -> Board:
        head, began = work.head(), time.monotonic()
        account = work.account()
        return Board.of(head, account, work.failures(), work.made(), time.monotonic() - began)

    # ------------------------------------------------------------------ what people decided

    def answers(self) -> tuple[tuple[Decision, ...], Answers]:
        """Every decision in the order in which they were made, and what they answer."""
        head = self.work.head()
        if self._answers is None or self._answers[0] != head:
            made = self.work.made()
            self._answers = (head, made, Answers(made))
        return self._answers[1:]

    def states(self, board: Board) -> Mapping[str, tuple[State, Decision]]:
        """By key, the items of a board that somebody decided about, how each stands, and the decision."""
        head = self.work.head()
        if self._states is None or self._states[:2] != (board.head, head):
            _, answers = self.answers()
            keys = {key for decision in answers.held for key in self.touched(board, decision)}
            found = {key: (answers.state(item), made) for key in keys if (item := board.item.get(key)) and
                     (made := answers.of(item))}  # fmt: skip
            self._states = board.head, head, {key: pair for key, pair in found.items() if pair[0] != "open"}
        return self._states[2]

    def left_out(self, board: Board) -> frozenset[str]:
        """The statements that people leave out now, and that a board no longer has."""
        return _left_out(self.answers()[1].verdicts, board.account)

    @staticmethod
    def touched(board: Board, decision: Decision) -> Iterator[str]:
        """The keys of the items that a decision may answer."""
        for id in decision.about:
            yield statement_key(id)
            yield from board.answering.get(id, ())

    def decide(self, order: Order) -> Decision:
        """Keep what somebody decided. The same order again, or the same said again while it stands, adds nothing.

        Raises:
            UseError: it cannot be decided so.
            NoSuchId: it is about something that is not kept.

        """
        if order.key in self._done:
            return self._done[order.key]
        about = tuple(self._meant(id) for id in order.about)
        standing = self._standing(order, about)
        decision = standing or self._carried(
            lambda at: self.work.decide(
                order.verdict, about, order.why, order.by, name=order.name, value=order.value, at=at
            ),
            order,
        )
        return self._remember(order.key, decision)

    def code(self, claim: Claim, order: Order) -> Decision:
        """Keep a claim that somebody wrote down; where the order is about a statement, in its place.

        Raises:
            UseError: a quote does not stand in the text, or nothing was corrected.

        """
        if order.key in self._done:
            return self._done[order.key]
        old = order.about[0] if order.about else None
        made = lambda at: self.work.code(claim, order.why, order.by, instead_of=old, at=at)  # noqa: E731
        return self._remember(order.key, self._carried(made, order))

    def _meant(self, id: str) -> str:
        """What an order is about: an earlier order may be named by its key, if its answer got lost."""
        return self._done[id].id if id in self._done else id

    def _standing(self, order: Order, about: Collection[str]) -> Decision | None:
        said = (order.verdict, frozenset(about), order.by, order.why, order.name, order.value)
        same = [d for d in self.answers()[1].held if frozenset(d.about) == said[1] and d.name == order.name]
        last = same[-1] if same else None
        return last if last and (last.verdict, said[1], last.by, last.why, last.name, last.value) == said else None

    def _carried(self, act: Callable[[str | None], Decision], order: Order) -> Decision:
        """Carry an order out: behind all that was decided about the same, if it comes at once; with the time at which it
        was given, and behind what its giver had seen, if it was on its way for longer.
        """
        time_now = self.clock()
        self.work.tell(time_now)
        if not _is_time(order.made) or order.made >= _moved(time_now, -_AT_ONCE):
            return act(None)
        return act(max(order.made, _moved(order.after, 1) if _is_time(order.after) else ""))

    def _remember(self, key: str, decision: Decision) -> Decision:
        self._done[key] = decision
        while len(self._done) > _KEPT:
            self._done.popitem(last=False)
        return decision

    # ------------------------------------------------------------------ what is looked at

    def sheet(self, report: str) -> Sheet:
        """A report with its text and statements, as they are kept now.

        Raises:
            NoSuchId: no such report is kept.

        """
        kept = self.work.kept(report)
        board = self.board
        known = board.source.get(kept.report.id) if board else None
        source = known if known and known.text == kept.text else self.work.source(kept)
        _, answers = self.answers()
        out = frozenset(s.id for s in kept.statements if answers.counts(s.id) is False)
        ordered = sorted(kept.statements, key=lambda s: (s.quote.start, s.quote.end, s.id))
        notes = (*(kept.text.notes if kept.text else ()), *self.work.noted(kept.report.id))
        return Sheet(source, kept.report.size, tuple(ordered), out, kept.failure, notes)

    def statement(self, id: str) -> Statement:
        """A statement by its id or the number under which it was published."""
        board = self.board
        return board.account.statements[id] if board and id in board.account.statements else self.work.statement(id)

    def release(self, board: Board, incident: Incident) -> tuple[Release, Mapping[str, str]]:
        """One incident as publishers see it, with nothing withheld; and private ids by the public ones in it.

        Its public ids mean nothing outside of it: looking at a page hands out no numbers.
        """
        at = board.head, incident.key
        if at not in self._releases:
            private: dict[str, str] = {}

            def number(kind: str, ids: Sequence[str]) -> Mapping[str, int]:
                private.update({f"{kind}{place}": id for place, id in enumerate(ids, 1)})
                return {id: place for place, id in enumerate(ids, 1)}

            self._releases[at] = gate(_alone(board, incident), number), private
            while len(self._releases) > 30:
                self._releases.popitem(last=False)
        return self._releases[at]

    def candidates(self, item: Item) -> tuple[Entry, ...]:
        """What a place's name may mean, the likeliest first: in the countries of the reports, then anywhere."""
        known = knowledge.knowledge().gazetteer
        texts = [
            s.text.content for id in item.about if (board := self.board) and (s := board.source.get(id)) and s.text
        ]
        countries = list(dict.fromkeys(code for text in texts for code in known.countries_in(text)))[:4]
        found = known.find(item.name, countries)
        return found[:9]

    def gazetteer(self, name: str, countries: Sequence[str] = ()) -> tuple[Entry, ...]:
        """What a name that somebody typed may mean."""
        known = knowledge.knowledge().gazetteer
        return known.find(name[:80], [code for code in countries if known.country(code)])[:9]

    def around(self, entry: Entry) -> tuple[Entry, ...]:
        """What lies around a place."""
        return knowledge.knowledge().gazetteer.around(entry)

    def count(self, words: str) -> Count | None:
        """What a count expression says, as the reader would understand it."""
        low = (word.strip("“”\"'().;:") for word in words.casefold().replace("-", " ").split())
        found = next(iter(_numbers().find([word for word in low if word])), None)
        return found.count if found else None

    # ------------------------------------------------------------------ search

    def search(self, question: str, filters: Filters) -> tuple[list[Hit], int]:
        """The reports that hold what is asked for and pass the filters, best first; and how many there are."""
        asked = Asked.of(question)
        board = self.board
        with self._indexing:
            found = self._index.find(asked) if asked.phrases else self._every(board)
        hits: list[Hit] = []
        number = 0
        if not filters.any:
            number, found = len(found), found[:_FOUND]
        for report in found:
            told = self._passing(report, filters, board)
            if filters.any and told is None:
                continue
            number += filters.any
            if len(hits) < _FOUND:
                hits.append(Hit(report, (), told or ()))
        return [self._spotted(hit, asked) for hit in hits], number

    @staticmethod
    def _every(board: Board | None) -> list[str]:
        return [source.report.id for source in board.account.sources] if board else []

    def _spotted(self, hit: Hit, asked: Asked) -> Hit:
        source = self.board.source.get(hit.report) if self.board else None
        text = source.text if source else self.work.kept(hit.report).text
        return dataclasses.replace(hit, spots=tuple(asked.spots(text.content))) if text and asked.phrases else hit

    def _passing(self, report: str, filters: Filters, board: Board | None) -> tuple[str, ...] | None:
        """The statements of a report that pass; None where the report itself does not."""
        source = board.source.get(report) if board else None
        if board is None or source is None:
            return None
        carriers = " ".join(c.publisher or "" for c in source.captures).casefold()
        if filters.source and filters.source.casefold() not in carriers:
            return None
        if not _within(source.published, filters):
            return None
        told = [id for id in board.told.get(report, ()) if self._passes(board.account.statements[id], filters, board)]
        slots = filters.place or filters.harm or filters.state
        return tuple(told) if told or not slots else None

    def _passes(self, statement: Statement, filters: Filters, board: Board) -> bool:
        harm = getattr(statement, "harm", None)
        if filters.harm and harm != filters.harm:
            return False
        if filters.place:
            asked = filters.place.casefold()
            if not any(asked in name.casefold() for name in board.places.get(statement.id, ())):
                return False
        return not filters.state or self._state(statement.id) == filters.state

    def _state(self, id: str) -> str:
        counts = self.answers()[1].counts(id)
        return {None: "open", True: "accepted", False: "rejected"}[counts]

    def _update_index(self, work: desk.Work) -> None:
        """Put new texts in; the first time all of them."""
        for kept in work.every():
            if kept.text and not self._index.knows(kept.report.id, kept.text.id):
                with self._indexing:
                    self._index.add([(kept.report.id, kept.text.id, kept.text.content)])


def _alone(board: Board, incident: Incident) -> Account:
    """The part of an account that is about one incident, under a policy that withholds nothing."""
    whole, members = board.account, set(incident.statements)
    statements = {id: whole.statements[id] for id in incident.statements}
    reports = {board.report_of[s.text] for s in statements.values()}
    findings = [f for f in whole.findings if f.incident == incident.key]
    copies = [f for f in whole.findings if f.kind == "copy" and reports.issuperset((*f.holds, *f.disputes))]
    used = {id: place for place in whole.places if not members.isdisjoint(place.statements) for id in (place.key,)}
    return dataclasses.replace(
        whole,
        policy=dataclasses.replace(whole.policy, leaves=tuple(SENSITIVE_WORDS), places="place", least_grade=None),
        sources=tuple(s for s in whole.sources if s.report.id in reports),
        statements=statements,
        places=tuple(dataclasses.replace(p, statements=_of(p.statements, members)) for p in used.values()),
        parties=tuple(
            dataclasses.replace(p, statements=_of(p.statements, members))
            for p in whole.parties
            if not members.isdisjoint(p.statements)
        ),
        incidents=(incident,),
        findings=(*findings, *copies),
        questions=tuple(q for q in whole.questions if not members.isdisjoint(q.about)),
        failures=(),
    )


def _of(ids: Sequence[str], members: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in members)


def _numbers() -> Numbers:
    return Numbers(knowledge.knowledge().language)


def _moved(time: str, seconds: int) -> str:
    return (dt.datetime.fromisoformat(time) + dt.timedelta(seconds=seconds)).astimezone(dt.UTC).strftime(_CLOCK)


def _is_time(words: str) -> bool:
    try:
        return dt.datetime.strptime(words, _CLOCK).strftime(_CLOCK) == words  # noqa: DTZ007 - it ends with Z
    except ValueError:
        return False


def _within(published: str | None, filters: Filters) -> bool:
    """Whether a report's day can lie in the period that is asked for."""
    if not (filters.since or filters.until):
        return True
    if published is None:
        return False
    day = When.day(published)
    first, last = _day(filters.since), _day(filters.until)
    assert day.first is not None
    assert day.last is not None
    return (first is None or first.first is None or day.last >= first.first) and (
        last is None or last.last is None or day.first <= last.last
    )


def _day(partial: str) -> When | None:
    try:
        return When.day(partial) if partial else None
    except ValueError as error:
        raise UseError(f"{partial!r} is no day", do="write 2025, 2025-03 or 2025-03-12") from error


@contextlib.contextmanager
def opened(folder: Path, policy: str | None = None, *, aside: bool = True) -> Iterator[Review]:
    """A case open for review.

    Raises:
        NotACase: no case lies there.

    """
    review = Review(folder, policy)
    try:
        review.open(aside=aside)
        yield review
    finally:
        review.close()


__all__ = ["Board", "Filters", "Hit", "NoSuchId", "Order", "Review", "Sheet", "now", "opened"]

"""Files and addresses go in; what was kept of them comes out: the order of work of taking reports into a case, once.

Bytes are kept before anything looks into them. What holds other reports is then taken apart in a bounded process, part by
part, and each part is a report of its own, so that counts in equal counts out: whatever was given or lay in it is an
`Item` that ends in one state, and what is not kept is named with the reason. What goes wrong with one report is noted in the case's log and never stops the others.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from corroborate import engine, texts
from corroborate.canonical import Fingerprint, fingerprint
from corroborate.capture import opened
from corroborate.capture.feeds import link
from corroborate.capture.files import gather
from corroborate.capture.found import Counted, Found, Inside, Known, Passed, Refused, checked
from corroborate.capture.found import Taken as Came
from corroborate.capture.kinds import BOTH, FEED_ITEM, WHOLES
from corroborate.capture.web import AGENT, ATTEMPT, Limits, Visitor
from corroborate.errors import InputError, UseError
from corroborate.records import Capture, Part, Report
from corroborate.store.case import Kept, Store

Progress: TypeAlias = Callable[[int, int, int], None]
Failures: TypeAlias = tuple[tuple[str, str], ...]
SECONDS: Final = 16.0
"""What a report may take to give its next part, or its text, unless the user has more patience."""
_A_SECOND: Final = 200_000  # bytes beyond the first megabyte for which who asks again gives a second more
MEGABYTES: Final = 700
"""What one report may take of a process's memory beyond what it began with."""
_TOGETHER: Final = 200  # reports that are kept in one act
_HELD: Final = 16_000_000  # bytes of them that are held at a time
ABSENT: Final = "its bytes did not come with the package that tells of it; import one that holds them"
"""What is said of a report that is to be opened or read, and is not here."""
_DEEP: Final = 5  # wholes in wholes
_MOST: Final = 100_000  # parts of all that lies in one given report
_BYTES: Final = 4_000_000_000  # and their bytes
_NAMED: Final = 100  # parts that are named when they could not be taken
_LINKS: Final = 500  # pages of one feed that are followed
_WEB: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://|//|(?:data|javascript|jar|blob|view-source|mailto):", re.IGNORECASE
)
_INSIDE: Final = re.compile(r"in it(?:, “(.*)”)?: (.*)\Z", re.DOTALL)


Ended: TypeAlias = Literal["new", "known anew", "kept before", "same as another", "refused", "passed over"]
"""How an item ended. What the case held is known anew where another publisher, address or day was told of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was given, or that lay in one: what it is called, how it ended, its report's id ("" for none), and
    more words: why it was refused, or which other it is the same as, to the byte. The report of an address that was refused
    is what was kept of the attempt.
    """

    name: str
    ended: Ended
    report: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What `add` did: the ids of the reports it was handed, what failed, with reasons, and what became of each item.

    What lies in a report that was opened before is among the reports, and no item again. `held` says of what held records
    that are no items how many of each sort there were: (its name, words).
    """

    reports: tuple[str, ...]
    failed: Failures
    items: tuple[Item, ...]
    held: tuple[tuple[str, str], ...] = ()

    @property
    def new(self) -> int:
        """How many reports the case did not hold before."""
        return sum(item.ended == "new" for item in self.items)


@dataclass(frozen=True, slots=True)
class Web:
    """How web addresses are captured. `expect` are words that a page must hold to be what was meant. `once` passes over
    what the case holds already; `follow` captures the pages that a feed links to; `allow` names hosts with ports
    ("127.0.0.1:8080") that are gone to although they are not of the public web.
    """

    expect: str | None = None
    once: bool = False
    follow: bool = False
    agent: str = AGENT
    allow: Collection[str] = ()
    limits: Limits = Limits()


@dataclass(slots=True)
class _Tally:
    reports: dict[str, None] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)  # the name of the first item that gave a report, by its id
    new: set[str] = field(default_factory=set)  # the reports that the case did not hold before

    def kept(self, report: str, name: str, ended: Ended) -> None:
        """Note an item that is kept."""
        self.reports[report] = None
        self.new |= {report} if ended == "new" else set()
        if report in self.first:
            self.items.append(Item(name, "same as another", report, self.first[report]))
        else:
            self.first[report] = name
            self.items.append(Item(name, ended, report))

    def refused(self, name: str, why: str, report: str = "") -> None:
        """Note an item that is not kept; of an address there may be a report of the attempt."""
        self.reports.update({report: None} if report else {})
        self.items.append(Item(name, "refused", report, why))
        self.failed.append((name, why))

    def taken(self) -> Taken:
        failed, items = tuple(dict.fromkeys(self.failed)), tuple(self.items)
        return Taken(tuple(sorted(self.reports)), failed, items, tuple(self.held.items()))


@dataclass(slots=True)
class _Spent:
    """What all that lies in one given report has come to."""

    parts: int = 0
    size: int = 0

    def add(self, size: int) -> None:
        self.parts, self.size = self.parts + 1, self.size + size
        if self.parts > _MOST or self.size > _BYTES:
            raise InputError(
                "what lies in it, and in that, is more than is taken", do="unpack it, and give it in parts"
            )


def allowed(report: Report, patience: float, *, again: bool = False) -> float:
    """The seconds that a report may take to give its text. Who asks again, after it took too long, gives a large one time in
    proportion to its size. Of what both holds others and has words of its own, each of the two takes half.

    >>> large = Report("0" * 64, "application/pdf", 11_000_000)
    >>> allowed(large, 16), allowed(large, 16, again=True)
    (16, 66.0)
    """
    given = patience / 2 if report.media in BOTH and not again else patience
    return given + (_more(report) if again else 0)


def _more(report: Report) -> float:
    return max(0, report.size - 1_000_000) / _A_SECOND


def checked_patience(seconds: float) -> float:
    """How long a report may take, where it is a time at all.

    Raises:
        UseError: it is none.

    """
    if not 0 < seconds < math.inf:
        raise UseError("patience must be a number above zero", where="--patience", do="give a number of seconds")
    return seconds


class Intake:
    """Takes reports into an open case. `seconds` is what one of them may take of a process's time."""

    def __init__(self, store: Store, progress: Progress, seconds: float = SECONDS) -> None:
        self._store, self._progress, self._seconds = store, progress, checked_patience(seconds)
        self._tally = _Tally()

    @functools.cached_property
    def _counts(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """What was last counted in each report."""
        return self._store.counted()

    def add(self, items: Sequence[str | Path], given: Known, web: Web) -> Taken:
        """Keep every report of the files, folders and web addresses in `items`, and all that lies in them.

        Raises:
            UseError: a day in `given` is no day.

        """
        addresses = [item for item in items if isinstance(item, str) and _WEB.match(item)]
        paths = [Path(item) for item in items if item not in addresses]
        for group in _some(gather(paths, given)):
            wholes = self._kept(group)
            group.clear()  # it may be large
            for id in wholes:
                self._open(id)
        if web.expect:
            self._expect(self._tally.reports, web.expect)
        else:
            self._trust(self._tally.reports)
        self._visit(addresses, _checked(given) if addresses else given, web)
        return self._tally.taken()

    def reopen(self, *, again: bool) -> Taken:
        """Take apart what was kept and could not be taken apart before a crash; with `again`, what failed as well."""
        for one in list(self._store.reports()):
            if not _holds(one.report) or _an_attempt(one) or (one.report.media in BOTH and one.reading and not again):
                continue
            if (again and one.failure) or not (one.failure or self._store.parts(one.report.id)):
                self._open(one.report.id, again=again)
        return self._tally.taken()

    def _kept(self, group: Sequence[Found]) -> list[str]:
        """Keep a few reports as one act; the ids of those that may hold others."""
        wholes = []
        with self._store.batch():
            for found in group:
                if isinstance(found, Refused):
                    self._tally.refused(found.name, found.reason)
                elif isinstance(found, Passed):
                    self._tally.items.append(Item(found.name, "passed over", why=found.reason))
                elif report := self._let_in(found):
                    if found.wrong:
                        self._store.fail(report.id, found.wrong)
                        self._tally.failed.append((found.name, found.wrong))
                    elif _holds(report):
                        wholes.append(report.id)
                self._progress(len(self._tally.reports), len(self._tally.failed), 0)
        return wholes

    def _let_in(self, found: Came) -> Report | None:
        """Keep a report, unless its bytes were withdrawn, which is named."""
        try:
            return self._keep(found)
        except InputError as error:
            self._tally.refused(found.name, str(error))
            return None

    def _keep(self, found: Came) -> Report:
        seen = found.seen or fingerprint(found.data)
        before = self._store.has(Report(seen.sha256, found.media, seen.size).id)
        report, fresh = self._written(found, seen)
        self._tally.kept(report.id, found.name, ("known anew" if fresh else "kept before") if before else "new")
        return report

    def _written(self, found: Came, seen: Fingerprint) -> tuple[Report, bool]:
        """Write a report and its capture down; whether either is new."""
        known = found.known
        capture = Capture(
            "", known.publisher, known.address, known.published, known.language, found.key, found.how,
            name=found.name, at=found.at,
        )  # fmt: skip
        report, _, fresh = self._store.keep(found.data, found.media, capture, seen)
        return report, fresh

    # What lies in a report, and in that.

    def _open(self, id: str, above: tuple[str, ...] = (), spent: _Spent | None = None, *, again: bool = False) -> None:
        """Keep what lies in a report, and what lies in that; what was taken apart before is gone through and not again."""
        one = next(iter(self._store.reports({id})), None)
        if one is None:  # it was forgotten meanwhile
            return
        self._tally.reports[id] = None
        spent = spent or _Spent()
        before = self._store.parts(id)
        if (before or one.failure) and not (again and one.failure):
            parts, troubles = [part.report for part in before], (one.failure or "").splitlines()
        else:
            parts, troubles = self._taken_apart(one, above, spent, again=again)
        self._tally.failed += reasons(one_name(one), "\n".join(troubles))
        for part in dict.fromkeys(parts):
            self._tally.reports[part] = None
            for kept in self._store.reports({part}):
                if _holds(kept.report):
                    self._open(part, (*above, id), spent, again=again)

    def _taken_apart(
        self, one: Kept, above: tuple[str, ...], spent: _Spent, *, again: bool
    ) -> tuple[list[str], list[str]]:
        """The ids of a report's parts, and what could not be taken, as lines."""
        report, name = one.report, one_name(one)
        if len(above) >= _DEEP:
            trouble = "in it: it lies too deep in others to be opened; give what is inside"
            self._store.fail(report.id, trouble)
            return [], [trouble]
        if self._store.is_absent(report):
            return [], [ABSENT]
        whole = opened.Whole(b"", report.media, name, _known(one))
        ids: list[str] = []
        troubles: list[str] = []
        pause = allowed(report, self._seconds, again=again)
        with self._store.batch():  # an act tells of one report, so that one can be forgotten without the others
            flowing = engine.flow(
                opened.parts, dataclasses.replace(whole, data=self._store.place(report)), pause=pause,
                timeout=max(pause, self._seconds + _more(report)), memory=MEGABYTES * 1_000_000,
            )  # fmt: skip
            for place, outcome in enumerate(flowing):
                trouble = self._part(outcome, place, whole, (*above, report.id), spent, ids)
                if trouble:
                    troubles.append(trouble)
            troubles = _few(troubles)
            if troubles or one.failure:
                settings = {"opener": opened.OPENER, "seconds": int(pause), "megabytes": MEGABYTES}
                with self._store.act("failed", settings=settings):
                    self._store.fail(report.id, "\n".join(troubles))
        return ids, troubles

    def _part(
        self, outcome: engine.Outcome[Inside], place: int, whole: opened.Whole, above: tuple[str, ...], spent: _Spent,
        ids: list[str],
    ) -> str:  # fmt: skip
        """Keep one part; why it could not be, "" where it was."""
        if isinstance(outcome, engine.Failed):
            return f"in it: {outcome.reason}"
        found = outcome.value
        if isinstance(found, Counted):
            if self._counts.get(above[-1]) != found.sorts:  # what is looked at again adds nothing
                self._store.count(above[-1], found.sorts)
                self._counts[above[-1]] = found.sorts
            self._tally.held.update({} if whole.name == whole.known.address else {whole.name: found.words})
            return ""
        if isinstance(found, Passed):
            self._tally.items.append(Item(f"{whole.name}/{found.name}", "passed over", why=found.reason))
            return ""
        if isinstance(found, Came):
            found = dataclasses.replace(found, seen=fingerprint(found.data))  # before anything here looks at them
            try:
                report = self._let_part_in(found, whole, above, spent)
            except InputError as error:  # it holds itself, its bytes were withdrawn, or it is too much
                found = Refused(found.name, str(error))
        if not isinstance(found, Came):
            if found.name:  # without, it is the whole that is doubtful
                self._tally.items.append(Item(f"{whole.name}/{found.name}", "refused", why=found.reason))
            return _line(found.name, found.reason)
        settings = {"opener": opened.OPENER, "seconds": int(self._seconds), "megabytes": MEGABYTES}
        with self._store.act("opened", settings=settings):
            self._store.keep_part(Part(above[-1], report.id, place, found.name, found.how, found.notes))
        self._progress(len(self._tally.reports), len(self._tally.failed), 0)
        ids.append(report.id)
        return ""

    def _let_part_in(self, found: Came, whole: opened.Whole, above: tuple[str, ...], spent: _Spent) -> Report:
        assert found.seen is not None
        if Report(found.seen.sha256, found.media, found.seen.size).id in above:
            raise InputError("it holds itself")
        spent.add(found.seen.size)
        return self._keep(_named(found, whole))

    # The web.

    def _visit(self, addresses: Sequence[str], given: Known, web: Web) -> None:
        """Capture each address by itself, so that whatever stops the run stops nothing that is done."""
        if not addresses:
            return
        visitor = Visitor(agent=web.agent, limits=web.limits, allow=frozenset(web.allow))
        seen = self._captured() if web.once else set[str]()
        waiting = list(addresses)
        for address in waiting:
            if address in seen:
                self._tally.items.append(Item(address, "passed over", why="the case holds it"))
                continue
            if web.once:
                seen.add(address)
            for id in self._captured_now(visitor, address, given):
                self._open(id)
                if web.expect:
                    self._note_unexpected(id, address, web.expect)
                else:
                    self._trust(part.report for part in self._store.parts(id))
                if web.follow:
                    waiting += [found for found in self._links(id) if found not in waiting]

    def _captured_now(self, visitor: Visitor, address: str, given: Known) -> Iterator[str]:
        found = visitor.capture(address)
        found = dataclasses.replace(
            found, known=Known(given.publisher, found.known.address, given.published, given.language)
        )
        if found.wrong:
            self._attempted(found, visitor.limits)
            return
        with self._store.batch():
            report = self._let_in(found)
        if report:
            yield report.id

    def _attempted(self, found: Came, limits: Limits) -> None:
        """Keep what there is of a capture that failed, with the reason: it is no source, and is never opened."""
        settings = {"seconds": math.ceil(limits.seconds), "megabytes": math.ceil(limits.largest / 1_000_000)}
        with self._store.batch():
            try:
                report, _ = self._written(found, found.seen or fingerprint(found.data))
            except InputError as error:  # its bytes were withdrawn
                self._tally.refused(found.name, f"{found.wrong}; {error}")
                return
            with self._store.act("failed", settings=settings):
                self._store.fail(report.id, found.wrong)
        self._tally.refused(found.name, found.wrong, report.id)

    def _captured(self) -> set[str]:
        """The addresses of which the case holds a capture that gave something."""
        return {
            capture.address
            for one in self._store.reports()
            if not one.failure
            for capture in one.captures
            if capture.how == "web" and capture.address and not self._was_unexpected(one.report.id)
        }

    def _was_unexpected(self, id: str) -> bool:
        """Whether a capture's page did not hold the words that it was captured for."""
        parts = [one for part in self._store.parts(id) for one in self._store.reports({part.report})]
        return any((one.failure or "").startswith(_UNEXPECTED) for one in parts)

    def _links(self, id: str) -> Iterator[str]:
        """The pages that the items of a feed in this capture lead to."""
        found = 0
        for part in self._store.parts(id):
            (one,) = self._store.reports({part.report})
            if one.report.media == FEED_ITEM:
                address = link(self._store.data(one.report))
                if address and found < _LINKS:
                    found += 1
                    yield address
            elif _holds(one.report):
                yield from self._links(one.report.id)

    def _note_unexpected(self, id: str, address: str, words: str) -> None:
        """Note of one capture of an address what in it does not hold the words that were expected. What the case had before, by a
        capture of its own, stays what it was, and the note stands with this one.
        """
        paths = {part.report: part.path for part in self._store.parts(id)}
        lacking = self._expect(paths, words)
        lines = [_line("" if paths[part] == address else paths[part], reason) for part, reason in lacking.items()]
        if lines:
            self._doubt(id, _few(lines))

    def _doubt(self, whole: str, lines: Sequence[str]) -> None:
        """Note more of what lies in a report and cannot be relied on."""
        for one in self._store.reports({whole}):
            self._store.fail(whole, "\n".join([*filter(None, [one.failure]), *lines]))

    def _trust(self, ids: Iterable[str]) -> None:
        """Let be read what was once taken for words that it does not hold, and is given now without any. What was said of that
        capture stands with it from now on.
        """
        for one in (one for id in list(ids) for one in self._store.reports({id})):
            if (one.failure or "").startswith(_UNEXPECTED):
                named = {capture.address for capture in one.captures}
                for part in self._store.places(one.report.id):
                    if part.whole not in self._tally.reports:
                        self._doubt(part.whole, [_line("" if part.path in named else part.path, one.failure or "")])
                self._store.fail(one.report.id, "")

    def _expect(self, ids: Iterable[str], words: str) -> dict[str, str]:
        """Note which reports do not hold the words that they were taken for: then they are no evidence of them. What the case
        had before and nobody doubted is named, and not marked; these, with the reason.
        """
        kept = [one for id in ids for one in self._store.reports({id}) if not _holds(one.report)]
        jobs = ((self._store.data(one.report), one.report.media, words) for one in kept)  # not held together
        outcomes = engine.each(
            _holding, jobs, workers=1, isolate=True, timeout=self._seconds, memory=MEGABYTES * 1_000_000
        )
        before: dict[str, str] = {}
        for one, outcome in zip(kept, outcomes, strict=True):
            doubted = (one.failure or "").startswith(_UNEXPECTED)
            if isinstance(outcome, engine.Done) and outcome.value:
                if doubted:
                    self._store.fail(one.report.id, "")
                continue
            why = f": {outcome.reason}" if isinstance(outcome, engine.Failed) else ""
            reason = f"{_UNEXPECTED} (“{words}”){why}; look at what was sent, or capture it another way"
            if doubted or one.report.id in self._tally.new:
                self._store.fail(one.report.id, reason)
            else:
                before[one.report.id] = reason
            self._tally.failed.append((one_name(one), reason))
        return before


_UNEXPECTED: Final = "it does not hold the words that were expected"


def _holding(job: tuple[bytes, str, str]) -> bool:
    return texts.holds(*job)


def _holds(report: Report) -> bool:
    return report.media in WHOLES or report.media in BOTH


def _an_attempt(one: Kept) -> bool:
    """Whether a report is what was kept of a capture that failed."""
    return (one.failure or "").startswith(ATTEMPT)


def _known(one: Kept) -> Known:
    """What is known of a whole, and so of its parts where they do not say it themselves."""
    known = Known()
    for capture in one.captures:
        known = known.filled(Known(capture.publisher, capture.address, capture.published, capture.language))
    return known


def _named(found: Came, whole: opened.Whole) -> Came:
    """A part under its name in the whole, with what is known of the whole where it does not say it itself."""
    try:
        known = checked(found.known).filled(whole.known)
    except ValueError:
        known = whole.known
    name = found.name if found.name == found.known.address else f"{whole.name}/{found.name}"
    return dataclasses.replace(found, known=known, name=name)


def _line(name: str, reason: str) -> str:
    plain = " ".join(reason.split())
    return f"in it, “{' '.join(name.split())}”: {plain}" if name else f"in it: {plain}"


def _few(lines: list[str]) -> list[str]:
    more = len(lines) - _NAMED
    return [*lines[:_NAMED], f"in it: {more} more parts could not be taken"] if more > 0 else lines


def reasons(name: str, failure: str) -> Failures:
    """Why a report gave nothing, or what lay in it could not be taken: (name, reason) for each.

    >>> reasons("a.zip", "in it, “b.txt”: it is locked")
    (('a.zip/b.txt', 'it is locked'),)
    """
    found = []
    for line in failure.splitlines():
        inside = _INSIDE.match(line)
        if inside:
            found.append((f"{name}/{inside[1]}" if inside[1] else name, inside[2]))
        else:
            found.append((name, line))
    return tuple(found)


def inside(failure: str | None) -> str:
    """What of a failure is about the parts of a report, and not about its own words."""
    return "\n".join(line for line in (failure or "").splitlines() if _INSIDE.match(line))


def one_name(one: Kept) -> str:
    """What a report is called: its first capture's name, or the beginning of its id."""
    return next((capture.name for capture in one.captures if capture.name), one.report.id[:12])


def _checked(given: Known) -> Known:
    try:
        return checked(given)
    except ValueError as error:
        raise UseError(f"{given.published!r} is no day", where="--published", do="write 2025-03-12") from error


def _some(found: Iterable[Found]) -> Iterator[list[Found]]:
    """A few at a time, and few of what is large: each group is one act of the ledger, and a crash loses at most one."""
    group, size = list[Found](), 0
    for one in found:
        group.append(one)
        size += len(one.data) if isinstance(one, Came) else 0
        del one  # it may be large
        if len(group) == _TOGETHER or size > _HELD:
            yield group
            group, size = [], 0
    if group:
        yield group

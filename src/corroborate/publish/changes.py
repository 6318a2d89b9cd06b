"""A former release and this one in, what is different out; and the log of all that, which each release carries on.

Of the former release nothing is said again but ids, numbers and words of closed lists: what it said may be withheld by now.
A release that says what the former said adds nothing to the log, whatever the clock says, so that publishing the same
twice makes the same bytes. `at` is the time of publication (UTC), an argument like everything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from corroborate.canonical import Json, digest
from corroborate.errors import InputError
from corroborate.publish.account_json import object_json, plain_json
from corroborate.publish.release import PublicSeries, PublicToll, Release
from corroborate.values import Count
from corroborate.vocabulary import Gone, Grade, Harm, Status, Unit

SCHEMA: Final = "changes/1"
_ID: Final = re.compile(r"[RCABEITKPL][1-9]\d*\Z")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
_AT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
_NAME: Final = 12  # hex digits of the digest that are in an edition's name
_ORDER: Final = "RCABEITKPL"
_NOBODY: Final[Mapping[str, Gone]] = MappingProxyType({})


def _refuse_unless_ids(*ids: str | None) -> None:
    for id in ids:
        if id is not None and not _ID.match(id):
            raise ValueError(f"{id!r} is no id of a release")


@dataclass(frozen=True, slots=True)
class Edition:
    """One release in a row of releases: its number from 1, the SHA-256 of its account.json, when it was first published.

    >>> Edition(3, "ab" * 32, "2031-03-12T09:00:00Z").name
    '3-abababababab'

    Raises:
        ValueError: a number below 1, something that is no SHA-256, a time that is not written so.

    """

    number: int
    digest: str
    at: str

    def __post_init__(self) -> None:
        if self.number < 1 or not _DIGEST.match(self.digest) or not _AT.match(self.at):
            raise ValueError(f"no such edition: {self.number}, {self.digest!r}, {self.at!r}")

    @property
    def name(self) -> str:
        """What an edition is called: its number, and the beginning of its digest."""
        return f"{self.number}-{self.digest[:_NAME]}"


@dataclass(frozen=True, slots=True)
class Departed:
    """An id that was published and is no longer; `into` are those that stand in its place, the nearest first."""

    id: str
    why: Gone
    into: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _refuse_unless_ids(self.id, *self.into)


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement that belongs to another incident (I…) than before, although its former incident goes on."""

    id: str
    before: str | None
    after: str | None

    def __post_init__(self) -> None:
        _refuse_unless_ids(self.id, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the policy makes of a toll."""

    verdict: Literal["range", "one counter", "no named counter", "no figure counted"]
    low: int | None
    high: int | None
    best: int | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Latest:
    """A counter's (K…) latest figure of a toll, before and after; None where it has none.

    `claims` came into its series, `left` went out of it.
    """

    counter: str
    before: Count | None
    after: Count | None
    claims: tuple[str, ...]
    left: tuple[str, ...]

    def __post_init__(self) -> None:
        _refuse_unless_ids(self.counter, *self.claims, *self.left)

    @property
    def lowered(self) -> bool:
        """Whether the figure is lower than it was: a correction, by the counter or of this account.

        >>> Latest("K1", Count(900, 900), Count(745, None), ("C2",), ()).lowered
        True
        """
        before, after = _size(self.before), _size(self.after)
        return before is not None and after is not None and after < before


@dataclass(frozen=True, slots=True)
class TollChange:
    """A toll (T…) whose figures changed; `was` is its former id where it has another now.

    `before` is None for a new toll of an incident that was there, `after` for one that went while its incident (I…) stays.
    """

    toll: str
    was: str | None
    incident: str
    harm: Harm
    unit: Unit
    status: Status
    before: Figures | None
    after: Figures | None
    series: tuple[Latest, ...]

    def __post_init__(self) -> None:
        _refuse_unless_ids(self.toll, self.was, self.incident)

    @property
    def corrections(self) -> tuple[Latest, ...]:
        """The counters whose latest figure is lower than it was."""
        return tuple(latest for latest in self.series if latest.lowered)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in an edition from the one before, `since`; of a first edition nothing is told.

    `added` and `gone` are of every kind that has a letter but questions: R C A B E I T K P L, in this order. An incident or
    a toll that only goes by another number is in `gone`, and its new number is not in `added`. `confirmed` are incidents that
    were provisional, `provisional` those that were confirmed. `rules`: another policy; `programs`: other programs or versions.
    """

    edition: Edition
    since: Edition | None = None
    added: tuple[str, ...] = ()
    gone: tuple[Departed, ...] = ()
    moved: tuple[Moved, ...] = ()
    tolls: tuple[TollChange, ...] = ()
    rules: bool = False
    programs: bool = False
    confirmed: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _refuse_unless_ids(*self.added, *self.confirmed, *self.provisional)

    def of(self, letter: str) -> tuple[str, ...]:
        """Those that were added of one kind.

        >>> Changes(Edition(1, "0" * 64, "2031-03-12T09:00:00Z"), added=("R2", "C7", "C8")).of("C")
        ('C7', 'C8')
        """
        return tuple(id for id in self.added if id[0] == letter)

    def departed(self, letter: str) -> tuple[Departed, ...]:
        """Those that went, of one kind."""
        return tuple(one for one in self.gone if one.id[0] == letter)


@dataclass(frozen=True, slots=True)
class Log:
    """Every edition of a row of releases with its changes, the newest first."""

    changes: tuple[Changes, ...]
    schema: Literal["changes/1"] = SCHEMA

    def __post_init__(self) -> None:
        numbers = [one.edition.number for one in self.changes]
        if not numbers or numbers != list(range(len(numbers), 0, -1)):
            raise ValueError("a log has every edition once, the newest first")

    @property
    def latest(self) -> Changes:
        """The changes of this edition."""
        return self.changes[0]

    @property
    def edition(self) -> Edition:
        """The newest edition."""
        return self.changes[0].edition

    def deletions(self) -> tuple[tuple[Departed, Edition], ...]:
        """All that was published once and is no longer, with the edition that it is missing from; what came back is not."""
        found: dict[str, tuple[Departed, Edition]] = {}
        for one in reversed(self.changes):
            for id in one.added:
                found.pop(id, None)
            renewed = {id for departed in one.gone for id in departed.into}
            found = {id: gone for id, gone in found.items() if id not in renewed}
            found |= {departed.id: (departed, one.edition) for departed in one.gone}
        return tuple(found[id] for id in sorted(found, key=natural))

    def redirects(self) -> dict[str, tuple[str, ...]]:
        """By id that is published no longer: the ids of this edition that stand in its place; () where none does."""
        into = {departed.id: departed.into for departed, _ in self.deletions()}
        return {id: tuple(_led(id, into)) for id in into}


def _led(id: str, into: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Where an id leads to, step by step, each end once."""
    waiting, seen = list(into[id]), {id}
    while waiting:
        here = waiting.pop(0)
        if here not in seen:
            seen.add(here)
            if here in into:
                waiting = [*into[here], *waiting]
            else:
                yield here


def natural(id: str) -> tuple[int, int]:
    """The order of ids: reports, then claims and all that follows; of one kind by number."""
    return _ORDER.index(id[0]), int(id[1:])


# The former release


@dataclass(frozen=True, slots=True)
class _Numbered:
    id: str


@dataclass(frozen=True, slots=True)
class _Report:
    id: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class _Said:
    id: str
    report: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class _Scope:
    harm: Harm
    unit: Unit
    status: Status


@dataclass(frozen=True, slots=True)
class _Step:
    count: Count
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    counter: str
    steps: tuple[_Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Toll(Figures):
    id: str
    incident: str
    scope: _Scope
    series: tuple[_Series, ...]


@dataclass(frozen=True, slots=True)
class _Incident:
    id: str
    statements: tuple[str, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class _Version:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class _Before:
    """What is compared of a former release; its other keys are not looked at."""

    schema: Literal["account/1"]
    policy: dict[str, Any]
    reports: tuple[_Report, ...]
    claims: tuple[_Said, ...]
    accusations: tuple[_Said, ...]
    answers: tuple[_Said, ...]
    evidence: tuple[_Said, ...]
    places: tuple[_Numbered, ...]
    parties: tuple[_Numbered, ...]
    counters: tuple[_Numbered, ...]
    incidents: tuple[_Incident, ...]
    tolls: tuple[_Toll, ...]
    versions: tuple[_Version, ...]

    @property
    def statements(self) -> tuple[_Said, ...]:
        return (*self.claims, *self.accusations, *self.answers, *self.evidence)


_Side: TypeAlias = Release | _Before
_AnyToll: TypeAlias = PublicToll | _Toll
_AnySeries: TypeAlias = PublicSeries | _Series


@dataclass(frozen=True, slots=True)
class Former:
    """A former release, as far as this one is compared with it; made by `former` alone."""

    account: _Before
    digest: str
    log: Log | None

    def missing(self, release: Release) -> tuple[str, ...]:
        """The ids that are in the former release and not in this one.

        Raises:
            InputError: a report has another report's number, so that the former release is another case's.

        """
        sums = {report.id: report.sha256 for report in release.reports if report.sha256}
        other = [one.id for one in self.account.reports if one.sha256 and sums.get(one.id, one.sha256) != one.sha256]
        if other:
            raise InputError(f"it is the release of another case ({other[0]} is another report there)", do=_DO)
        new = _ids(release)
        return tuple(id for letter, ids in _ids(self.account).items() for id in ids if id not in new[letter])


def former(account: bytes, log: bytes | None = None) -> Former:
    """A former release from its account.json and its log (None where it was made before there was one).

    Raises:
        InputError: a file that is not what a release of `account/1` holds, or a log that is another release's.

    """
    before = _read("account.json", account)
    try:
        _refuse_unless_ids(*(id for ids in _ids(before).values() for id in ids))
    except ValueError as error:
        raise InputError(str(error), where="account.json", do=_DO) from error
    sum_ = digest(account)
    told = None if log is None else _read_log(log)
    if told is not None and told.edition.digest != sum_:
        raise InputError(
            "it is the log of another release than the account beside it", where="data/changes.json", do=_DO
        )
    return Former(before, sum_, told)


_DO: Final = "name a former release as it was published, or publish into a new folder"


def _read(where: str, data: bytes) -> _Before:
    from pydantic import ValidationError  # noqa: PLC0415 - half of the start-up time of commands that publish nothing

    try:
        made: _Before = _adapter(_Before).validate_json(data)
    except ValidationError as error:
        raise InputError(f"it is no account of a release ({_first(error)})", where=where, do=_DO) from error
    return made


def _read_log(data: bytes) -> Log:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        made: Log = _adapter(Log).validate_json(data)
    except ValidationError as error:
        raise InputError(f"it is no log of changes ({_first(error)})", where="data/changes.json", do=_DO) from error
    return made


@lru_cache
def _adapter(kind: type) -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(kind)


def _first(error: Any) -> str:
    told = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, told['loc'])) or 'the whole'}: {told['msg']}"


# The log


def carried_on(
    release: Release, sha256: str, at: str, former: Former | None = None, why: Mapping[str, Gone] = _NOBODY
) -> Log:
    """The log of a release whose account.json has this SHA-256.

    `why` says of ids that went why they did, as far as the case knows; for the others it is told from the two releases.

    Raises:
        InputError: the former release is another case's.

    """
    if former is None:
        return Log((Changes(Edition(1, sha256, at)),))
    former.missing(release)
    earlier = former.log or Log((Changes(Edition(1, former.digest, at)),))
    if former.digest == sha256:
        return earlier
    last = earlier.edition
    made = _changes(former.account, release, Edition(last.number + 1, sha256, at), last, why)
    return Log((made, *earlier.changes))


def log_json(log: Log) -> str:
    """A log as its file: the newest edition first, each on a line."""
    return object_json((field.name, getattr(log, field.name)) for field in fields(log))


def _changes(was: _Before, now: Release, edition: Edition, since: Edition, why: Mapping[str, Gone]) -> Changes:
    old, new = _ids(was), _ids(now)
    compared = _Compared(was, now, old, new, why)
    gone = compared.gone()
    renumbered = {id for one in gone if one.why == "renumbered" for id in one.into}
    return Changes(
        edition=edition,
        since=since,
        added=tuple(id for letter in _ORDER for id in new[letter] if id not in old[letter] and id not in renumbered),
        gone=gone,
        moved=tuple(compared.moved()),
        tolls=tuple(compared.tolls(gone)),
        rules=_differ(was.policy, plain_json(now.policy)),
        programs={(v.name, v.version) for v in was.versions} != {(v.name, v.version) for v in now.versions},
        confirmed=tuple(compared.settled(gone, confirmed=True)),
        provisional=tuple(compared.settled(gone, confirmed=False)),
    )


def _differ(was: Mapping[str, Any], now: Json) -> bool:
    """Whether two policies differ in anything that both have."""
    assert isinstance(now, Mapping)
    return any(was[key] != now[key] for key in was.keys() & now.keys())


def _ids(side: _Side) -> dict[str, dict[str, None]]:
    """By letter, the ids that are published, in natural order."""
    kinds = {
        "R": side.reports, "C": side.claims, "A": side.accusations, "B": side.answers, "E": side.evidence,
        "I": side.incidents, "T": side.tolls, "K": side.counters, "P": side.parties, "L": side.places,
    }  # fmt: skip
    ids = {letter: [one.id for one in things] for letter, things in kinds.items()}
    _refuse_unless_ids(*(id for here in ids.values() for id in here))
    return {letter: dict.fromkeys(sorted(here, key=natural)) for letter, here in ids.items()}


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two releases side by side."""

    was: _Before
    now: Release
    old: Mapping[str, Collection[str]]
    new: Mapping[str, Collection[str]]
    why: Mapping[str, Gone]
    incident_of: dict[str, str] = field(default_factory=dict)
    toll_of: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.incident_of.update({id: one.id for one in self.now.incidents for id in one.statements})
        self.toll_of.update({id: toll.id for toll in self.now.tolls for id in _claims(toll)})

    def gone(self) -> tuple[Departed, ...]:
        """Everything that was published and is no longer."""
        said = {one.id: self._why_said(one) for one in self.was.statements if one.id not in self.new[one.id[0]]}
        found = [Departed(id, self.why.get(id, "not told")) for id in self._lost("R")]
        found += [Departed(id, word) for id, word in said.items()]
        found += self._led("I", {one.id: one.statements for one in self.was.incidents}, self.incident_of, said)
        found += self._led("T", {toll.id: _claims(toll) for toll in self.was.tolls}, self.toll_of, said)
        found += [Departed(id, self.why.get(id, "not used")) for letter in "KPL" for id in self._lost(letter)]
        return tuple(sorted(found, key=lambda one: natural(one.id)))

    def _lost(self, letter: str) -> list[str]:
        return [id for id in self.old[letter] if id not in self.new[letter]]

    def _why_said(self, said: _Said) -> Gone:
        """Why a statement is no longer there: what the case knows of it, else of its report."""
        if said.report not in self.new["R"]:
            return self.why.get(said.id, self.why.get(said.report, "not told"))
        return self.why.get(said.id, "not told")

    def _led(
        self, letter: str, members: Mapping[str, Collection[str]], now: Mapping[str, str], said: Mapping[str, Gone]
    ) -> Iterator[Departed]:
        """What became of incidents, or of tolls, that are no longer there: told from where their statements are now."""
        led = {id: _places(members[id], now) for id in self._lost(letter)}
        heirs = Counter(into[0] for into in led.values() if len(into) == 1)
        for id, into in led.items():
            if len(into) > 1:
                yield Departed(id, "divided", into)
            elif into:
                whole = into[0] in self.old[letter] or heirs[into[0]] > 1
                yield Departed(id, "merged" if whole else "renumbered", into)
            else:
                words = {said.get(one, "not told") for one in members[id]}
                yield Departed(id, self.why.get(id, words.pop() if len(words) == 1 else "not told"))

    def moved(self) -> Iterator[Moved]:
        """Statements that went from one incident to another, where the former goes on."""
        for said in sorted(self.was.statements, key=lambda one: natural(one.id)):
            after = self.incident_of.get(said.id)
            kept = said.incident is None or said.incident in self.new["I"]
            if said.id in self.new[said.id[0]] and kept and after != said.incident:
                yield Moved(said.id, said.incident, after)

    def settled(self, gone: Iterable[Departed], *, confirmed: bool) -> Iterator[str]:
        """Incidents that are confirmed, or provisional, and were the other, in their order."""
        before: dict[str, set[bool]] = {one.id: {one.confirmed} for one in self.was.incidents}
        for one in gone:
            for heir in one.into if one.id[0] == "I" else ():
                before.setdefault(heir, set()).update(before[one.id])
        yield from (
            i.id for i in self.now.incidents if i.confirmed is confirmed and before.get(i.id) == {not confirmed}
        )

    def tolls(self, gone: Iterable[Departed]) -> Iterator[TollChange]:
        """Tolls whose figures are others than before, in the order of the incidents; then those that went."""
        into = {one.into[0]: one.id for one in gone if one.id[0] == "T" and one.why == "renumbered"}
        heirs = {id for one in gone if one.id[0] == "I" for id in one.into}
        before = {toll.id: toll for toll in self.was.tolls}
        for toll in self.now.tolls:
            former = before.get(toll.id) or before.get(into.get(toll.id, ""))
            there = toll.incident in self.old["I"] or toll.incident in heirs
            if former is None and there:
                yield _toll_change(toll, None, toll)
            elif former is not None and _told(former) != _told(toll):
                yield _toll_change(toll, former, toll)
        led = {one.id: one.into for one in gone}
        for lost in self.was.tolls:
            if lost.id in led and not led[lost.id] and (lost.incident in self.new["I"] or led.get(lost.incident)):
                yield _toll_change(lost, lost, None)


def _places(members: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Where members are now: those that hold most of them first."""
    held = Counter(now[id] for id in members if id in now)
    return tuple(sorted(held, key=lambda one: (-held[one], natural(one))))


def _claims(toll: _AnyToll) -> tuple[str, ...]:
    return tuple(id for series in toll.series for step in series.steps for id in step.claims)


def _figures(toll: _AnyToll) -> Figures:
    return Figures(toll.verdict, toll.low, toll.high, toll.best, toll.grade)  # type: ignore[arg-type]


def _told(toll: _AnyToll) -> tuple[Figures, dict[str, Count]]:
    return _figures(toll), {series.counter: series.steps[-1].count for series in toll.series}


def _toll_change(shown: _AnyToll, was: _AnyToll | None, now: _AnyToll | None) -> TollChange:
    old, new = (({one.counter: one for one in toll.series} if toll else {}) for toll in (was, now))
    latest = (_latest(id, old.get(id), new.get(id)) for id in sorted({*old, *new}, key=natural))
    return TollChange(
        toll=shown.id,
        was=was.id if was and was.id != shown.id else None,
        incident=shown.incident,
        harm=shown.scope.harm,
        unit=shown.scope.unit,
        status=shown.scope.status,
        before=_figures(was) if was else None,
        after=_figures(now) if now else None,
        series=tuple(one for one in latest if one.before != one.after),
    )


def _latest(counter: str, was: _AnySeries | None, now: _AnySeries | None) -> Latest:
    old, new = (dict.fromkeys(id for step in (one.steps if one else ()) for id in step.claims) for one in (was, now))
    return Latest(
        counter=counter,
        before=was.steps[-1].count if was else None,
        after=now.steps[-1].count if now else None,
        claims=tuple(id for id in new if id not in old),
        left=tuple(id for id in old if id not in new),
    )


def _size(count: Count | None) -> int | None:
    if count is None:
        return None
    return count.low if count.low is not None else count.high

"""A toll's series and a policy in; out, which figures count, what range they make, how it stood day by day, and a grade.

Each policy is a value with a name, and one rule for what its counted figures make. What they have in common is done once,
for all: a counter is heard once, with its latest figure (its later total replaced its earlier one); a figure that is too
old, or is a word worth no number, is shown and not counted; with one counter there is no range. No rule takes an average,
and none asks which counter spoke last.

Policies that are *like* a known codebook follow its rule as far as what we keep allows, and are not that body's figures.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TypeAlias

from corroborate.account import Incident, Linked, Point, Policy, Series, Step, Uncounted
from corroborate.errors import UseError
from corroborate.language import Language
from corroborate.reconcile.blame import blames
from corroborate.reconcile.proofs import proofs
from corroborate.records import Answer
from corroborate.values import Count, When
from corroborate.vocabulary import Grade, Outside, Status

_LEAST: Final = tuple(
    {
        "a few": 3, "several": 3, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
        "tens of thousands": 10000, "hundreds of thousands": 100000,
    }.items()
)  # fmt: skip


class Range(NamedTuple):
    """What a rule makes of the figures that count; `best` where one of them leads."""

    low: int
    high: int
    best: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure with which one counter is heard: its bounds, the first and the last day on which it may have been given,
    whether it is a plain number, and whether it is said to be verified.
    """

    counter: str
    low: int
    high: int
    days: tuple[dt.date, dt.date] | None
    plain: bool
    verified: bool


Form: TypeAlias = Callable[[Sequence[Figure]], Range]


def documented(figures: Sequence[Figure]) -> Range:
    """The lowest and the highest of the counters' latest figures.

    The project's own: what casualty recorders' standards ask, that a range be shown with its sources and not narrowed by
    choosing among them (Every Casualty Counts, Standards for Casualty Recording, 2016).

    >>> documented([Figure("a", 745, 745, None, True, False), Figure("b", 803, 820, None, False, False)])
    Range(low=745, high=820, best=None)
    """
    return Range(min(f.low for f in figures), max(f.high for f in figures))


def cautious(figures: Sequence[Figure]) -> Range:
    """The lowest latest figure; and the highest number that two separate counters reach, so that none sets the high alone.

    The project's own, after the habit of corroboration by two separate sources.

    >>> cautious([Figure(name, size, size, None, True, False) for name, size in (("a", 60), ("b", 71), ("c", 300))])
    Range(low=60, high=71, best=None)
    """
    highs = sorted(f.high for f in figures)
    return Range(min(f.low for f in figures), highs[-2] if len(highs) > 1 else highs[0])


def ucdp(figures: Sequence[Figure]) -> Range:
    """Low, best and high, like the Uppsala Conflict Data Program's.

    Its codebooks (Battle-Related Deaths; Georeferenced Event Dataset) rest the best estimate on the most reliable reports,
    and on the lower figure where none can be told to be more reliable. Who is reliable is no program's to say. All that
    can be told here is what the words say: figures said to be verified come first, then plain numbers, then all; of the
    first that there are, the lowest is best.

    >>> ucdp([Figure("a", 60, 60, None, False, False), Figure("b", 71, 71, None, True, False)])
    Range(low=60, high=71, best=71)
    """
    verified = [f for f in figures if f.verified]
    first = verified or [f for f in figures if f.plain] or figures
    low, high, _ = documented(figures)
    return Range(low, high, min(f.low for f in first))


def acled(figures: Sequence[Figure]) -> Range:
    """The most conservative figure leads, like ACLED's rule for reports that differ.

    Its codebook takes the most conservative number where sources differ, and counts vague words at the least measure that
    they name (dozens 12, hundreds 100); for other words without a number it takes 3 or, in some settings, 10, and here it
    is always 3. Scores and thousands are worth one measure by the same rule.

    >>> acled([Figure("a", 60, 60, None, False, False), Figure("b", 71, 71, None, True, False)])
    Range(low=60, high=71, best=60)
    """
    low, high, _ = documented(figures)
    return Range(low, high, low)


def airwars(figures: Sequence[Figure]) -> Range:
    """The least and the most that is claimed, like Airwars' two numbers for an event; the five grades are in `grade`.

    >>> airwars([Figure("a", 6, 9, None, False, False), Figure("b", 7, 7, None, True, False)])
    Range(low=6, high=9, best=None)
    """
    return documented(figures)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a policy's name means: what its figures make, and what else it asks.

    `verified`: it counts only figures said to be verified. `reads`: it asks whether they are. `grades`: it grades.
    `vague`: what vague words are worth to it, where the case does not say otherwise.
    """

    form: Form
    verified: bool = False
    reads: bool = False
    grades: bool = False
    vague: tuple[tuple[str, int], ...] | None = None


RULES: Final[Mapping[str, Rule]] = {
    "documented-range/1": Rule(documented),
    "verified-only/1": Rule(documented, verified=True, reads=True),
    "most-cautious/1": Rule(cautious),
    "ucdp-like/1": Rule(ucdp, reads=True),
    "acled-like/1": Rule(acled, vague=_LEAST),
    "airwars-like/1": Rule(airwars, grades=True),
}


def named(name: str, case: Policy | None = None, *, where: str = "") -> Policy:
    """The policy of a name, with all else as the case has it; `where` the name stands, for the error.

    >>> named("acled-like/1").name, dict(named("acled-like/1").vague)["dozens"]
    ('acled-like/1', 12)

    Raises:
        UseError: no policy has this name, or it asks for a least grade and grades nothing.

    """
    base = case or Policy()
    own = rule(name, where).vague
    if base.least_grade and not rule(name).grades:
        graded = ", ".join(known for known, asked in RULES.items() if asked.grades)
        what = f"least_grade is {base.least_grade}, and {name} grades nothing: nothing would leave"
        raise UseError(what, where=where, do=f"take a policy that grades ({graded}), or leave least_grade out")
    return replace(base, name=name, vague=own if own and base.vague == Policy().vague else base.vague)


def rule(name: str, where: str = "") -> Rule:
    """What a policy's name means.

    Raises:
        UseError: no policy has this name.

    """
    found = RULES.get(name)
    if found is None:
        raise UseError(f"no policy is called {name!r}", where=where, do=f"known are {', '.join(RULES)}")
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """What a policy makes of a toll: which counters count, which do not and why, the range, and its course."""

    counting: tuple[str, ...]
    outside: tuple[Uncounted, ...]
    range: Range | None
    best: int | None
    points: tuple[Point, ...]


def judged(series: Sequence[Series], policy: Policy, verified: frozenset[str] = frozenset()) -> Judged:
    """What the policy makes of separate counters' series; `verified` are claims said to rest on verified deaths."""
    asked = rule(policy.name)
    latest = [(one.counter.key, _heard(one, one.steps, policy, verified)) for one in series]
    counting, outside = _counted(latest, policy)
    made = asked.form(counting) if counting else None
    return Judged(
        tuple(sorted(figure.counter for figure in counting)),
        tuple(sorted(outside, key=lambda one: (one.counter, one.why))),
        made if len(counting) > 1 else None,
        made.best if made else None,
        tuple(_points(series, policy, verified)) if len(series) > 1 else (),
    )


def worth(count: Count, policy: Policy) -> int:
    """The least that a count says: its low bound, or what its vague word is worth under the policy, 0 if nothing."""
    if count.vague is not None:
        return dict(policy.vague).get(count.vague, 0)
    return count.low if count.low is not None else 0


def _heard(one: Series, steps: Sequence[Step], policy: Policy, verified: frozenset[str]) -> Figure | Outside:
    """The figure with which a counter is heard after these steps: the last, or the last that is said to be verified."""
    if rule(policy.name).verified:
        steps = [step for step in steps if verified.intersection(step.claims)]
        if not steps:
            return "not verified"
    last = steps[-1]
    least = worth(last.count, policy)
    if not least:
        return "vague"
    most = last.count.high if last.count.high is not None else least
    sure = bool(verified.intersection(last.claims))
    return Figure(one.counter.key, least, most, _days(last.said), last.count.exact, sure)


def _days(said: When | None) -> tuple[dt.date, dt.date] | None:
    return (said.first or said.last, said.last) if said and said.last else None


def _counted(latest: Sequence[tuple[str, Figure | Outside]], policy: Policy) -> tuple[list[Figure], list[Uncounted]]:
    """The figures that count, and the counters that do not."""
    heard = [figure for _, figure in latest if isinstance(figure, Figure)]
    outside = [Uncounted(key, figure) for key, figure in latest if not isinstance(figure, Figure)]
    stale = _stale(heard, policy)
    outside += [Uncounted(key, "stale") for key in stale]
    return [figure for figure in heard if figure.counter not in stale], outside


def _stale(heard: Sequence[Figure], policy: Policy) -> frozenset[str]:
    """The counters whose figures are too old for certain: a figure of April may be of its first day, and one without a
    day is never too old.
    """
    days = [(figure.counter, *figure.days) for figure in heard if figure.days]
    if not days:
        return frozenset()
    newest = max(first for _, first, _ in days)
    return frozenset(key for key, _, last in days if (newest - last).days > policy.stale_days)


def _points(series: Sequence[Series], policy: Policy, verified: frozenset[str]) -> Iterable[Point]:
    """The range at the end of each day on which a figure was given. What has no day, or only an assumed place, is left
    out, so the last point may differ from the toll's own range.
    """
    given: defaultdict[dt.date, list[tuple[Series, int]]] = defaultdict(list)
    for one in series:
        for place, step in enumerate(one.steps):
            if step.said and step.said.last and step.ordered == "dated":
                given[step.said.last].append((one, place))
    now: dict[str, tuple[int, Figure | Outside]] = {}
    for day in sorted(given):
        for one, place in given[day]:
            if place >= now.get(one.counter.key, (0, "vague"))[0]:
                now[one.counter.key] = place, _now(one, place, now, policy, verified)
        yield _point(day, [(key, figure) for key, (_, figure) in sorted(now.items())], policy)


def _now(
    one: Series,
    place: int,
    before: Mapping[str, tuple[int, Figure | Outside]],
    policy: Policy,
    verified: frozenset[str],
) -> Figure | Outside:
    """With what a counter is heard now; a step that is not verified leaves what was heard before."""
    figure = _heard(one, one.steps[place : place + 1], policy, verified)
    return before[one.counter.key][1] if figure == "not verified" and one.counter.key in before else figure


def _point(day: dt.date, latest: Sequence[tuple[str, Figure | Outside]], policy: Policy) -> Point:
    counting, _ = _counted(latest, policy)
    made = rule(policy.name).form(counting) if len(counting) > 1 else None
    return Point(day.isoformat(), made.low if made else None, made.high if made else None, len(counting))


# What is said to be verified


def verified(linked: Linked, policy: Policy, languages: Sequence[Language]) -> frozenset[str]:
    """The claims whose own sentence says that the figure was verified, documented or identified by name (`proofs`); none
    where the policy does not ask.
    """
    return frozenset(proofs(linked, languages)) if rule(policy.name).reads else frozenset()


# Grades


class Sides(NamedTuple):
    """How many sides are accused in an incident, and whether one of them admits it."""

    accused: int
    admitted: bool


def sides(incident: Incident, linked: Linked) -> Sides:
    """Who is accused. A name that could mean several sides is none, for it may be any of the others."""
    accused = {blame.side for blame in blames(incident, linked) if blame.side}
    answers = (linked.statements[key] for key in incident.statements)
    admitting = {
        linked.parties[party].side
        for answer in answers
        if isinstance(answer, Answer) and answer.reply == "admits"
        for party in linked.party[answer.id]
    }
    return Sides(len(accused), bool(accused & admitting))


def grade(policy: Policy, status: Status, counters: int, said: Sides) -> Grade | None:
    """One of five grades, None under a policy that does not grade.

    Like those of Airwars' published methodology (confirmed, fair, weak, contested, discounted), and not theirs: they weigh
    who is credible and whether strikes took place nearby. What is asked here is only: are the figures of fighters alone;
    does an accused party admit it, wholly or in part; is more than one side accused; do two separate counters give
    figures. A denial changes no grade: that nobody accused admits it is what most events have in common.

    >>> grade(named("airwars-like/1"), "civilian", 2, Sides(accused=1, admitted=False))
    'fair'
    """
    if not rule(policy.name).grades:
        return None
    if status == "combatant":
        return "discounted"
    if said.admitted:
        return "confirmed"
    if said.accused > 1:
        return "contested"
    return "fair" if counters > 1 else "weak"

"""An account in, its agenda out: everything that waits for a person, the most consequential first.

What is consequential is told in people, so that unlike things can be set in one order: the *stake* of an item is how many
people's recording would change if the program were wrong there. People who lost their homes are counted as a fiftieth, and
those who were injured or detained as a half, or figures of the displaced would bury all others.

- A claim stakes its figure, shared with the other claims that state the same step of its series: ten reports of one total
  hold each other. A step that a later one replaced stakes a tenth of that, and so does a figure that is shown and not
  counted; a claim outside every series stakes a twentieth.
- An accusation stakes half of the incident's largest latest figure, shared with the others that accuse the same side (or
  somebody open); answers and evidence a fiftieth.
- A contradiction stakes the distance between its figures; one report against itself, or sides that are accused, half of
  the incident's largest figure.
- A doubtful join stakes the largest figure of the smaller side; an unresolved place or actor the largest figure of the
  statements that name it; a figure without a day or a source three tenths of itself; a copy a fifth of the largest figure
  that it repeats.
- A report that was not read may hold anything: it stakes as much as the middle one of those that were read.
"""

from __future__ import annotations

import statistics
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from corroborate.account import Account, Finding, Incident, Question
from corroborate.canonical import identify
from corroborate.gazetteer import fold
from corroborate.records import Accusation, Claim, Decision, Statement, counts, standing, verdicts
from corroborate.values import Count
from corroborate.vocabulary import QUESTION_WORDS, VERDICT_SORTS, Harm

Sort: TypeAlias = Literal[
    "statement", "place", "actor", "incident", "figures", "copy", "contradiction", "failure", "loose end"
]
_More: TypeAlias = "str | tuple[str, ...] | tuple[tuple[str, ...], ...] | None"
State: TypeAlias = Literal["open", "done", "unsure"]
SORT_WORDS: Final[Mapping[Sort, str]] = {
    "statement": "Is it as the report says?",
    "place": "Which place is it?",
    "actor": "Who is it?",
    "incident": "Is it one event?",
    "figures": "Do the figures count the same people?",
    "copy": "Does one repeat the other?",
    "contradiction": "Why do they differ?",
    "failure": "It could not be read",
    "loose end": "What is missing",
}
_SORT: Final[Mapping[str, Sort]] = {
    "unresolved place": "place",
    "unresolved actor": "actor",
    "unread file": "failure",
    "no reader": "failure",
}
_DIFFER: Final = ("contradiction", "self-contradiction")
_TAKEN: Final = ("unsure", "withdrawn")
_WEIGHT: Final[Mapping[Harm, float]] = {"displaced": 0.02, "injured": 0.5, "detained": 0.5}
_OF_ONE: Final = ("accepted", "rejected", "coded", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing for a person. `key` is stable over accounts; `about` are the ids that an answer is about.

    `asked` is the kind of the question, "" where it is none; `name` the name that is asked about; `stake` counts people;
    `sides` are the statements that are set against one another.
    """

    key: str
    sort: Sort
    about: tuple[str, ...]
    stake: int
    words: str
    hint: str = ""
    asked: str = ""
    name: str = ""
    incident: str | None = None
    shown: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements to be shown for it."""
        return self.shown or self.about


def agenda(account: Account, failures: Mapping[str, str] | None = None) -> tuple[Item, ...]:
    """Everything that waits for a person, decided or not; `failures` give by report id why it could not be read."""
    stakes = _Stakes(account)
    found = [
        *_statements(account, stakes),
        *_questions(account, stakes),
        *_contradictions(account, stakes),
        *_copies(account, stakes),
        *_failures(failures or {}, stakes),
    ]
    return tuple(sorted({item.key: item for item in found}.values(), key=_rank))


def _rank(item: Item) -> tuple[int, bool, str]:
    return -item.stake, item.sort == "statement", item.key


class Answers:
    """People's decisions by what they answer."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.held = held = standing(decisions)
        self.verdicts = verdicts(held)
        self._one: dict[str, Decision] = {}
        self._named: dict[tuple[str, str], Decision] = {}
        self._scopes: list[Decision] = []
        self._other: dict[tuple[frozenset[str], str], Decision] = {}
        self._last: defaultdict[object, dict[str, Decision]] = defaultdict(dict)
        for decision in held:
            for said in _answered(decision):
                _put_last(self._last[said], decision)
            if decision.verdict == "corrected":
                self._one |= dict.fromkeys(decision.about, decision)
            elif decision.verdict in _OF_ONE and len(decision.about) == 1 and not decision.name:
                self._one[decision.about[0]] = decision
            if decision.verdict in ("placed", "identified") or (decision.name and decision.verdict in _TAKEN):
                self._named |= dict.fromkeys(((id, fold(decision.name)) for id in decision.about), decision)
            if decision.verdict in ("comparable", "incomparable"):
                self._scopes.append(decision)
            self._other[frozenset(decision.about), decision.name] = decision
        self.answered = sum(
            d.verdict not in (*_OF_ONE, "corrected") for d in self._other.values() if d.verdict not in _TAKEN
        )

    def of(self, item: Item) -> Decision | None:
        """The last decision that answers an item."""
        if item.sort == "statement":
            return self._one.get(item.about[0])
        about = {frozenset(item.about), frozenset(item.statements)}
        found = [self._other.get((ids, name)) for ids in about for name in {"", item.asked, item.name}]
        if item.sort in ("place", "actor"):
            found += [self._named.get((id, fold(item.name))) for id in item.about]
        if item.sort == "figures":
            found += [decision for decision in self._scopes if set(decision.about) <= set(item.about)]
        told = [decision for decision in found if decision is not None]
        return max(told, key=lambda decision: (decision.at, decision.id), default=None)

    def state(self, item: Item) -> State:
        """Whether an item is still open."""
        decision = self.of(item)
        if decision is None or decision.verdict == "withdrawn":
            return "open"
        return "unsure" if decision.verdict == "unsure" else "done"

    def overruled(self, decision: Decision) -> bool:
        """Whether everything that a decision answers was decided anew later, by whomever."""
        return not any(decision in self._last[said].values() for said in _answered(decision))

    def counts(self, statement: str) -> bool | None:
        """Whether a person said that a statement counts (True), or is left out (False); None where nobody said."""
        decision = self.verdicts.get(statement)
        return None if decision is None else counts(statement, decision)


def _answered(decision: Decision) -> Iterator[object]:
    """What a decision answers, thing by thing: statements, a name in each report, or several records taken together."""
    of_one = decision.verdict in _OF_ONE and len(decision.about) == 1 and not decision.name
    if of_one or decision.verdict == "corrected":
        yield from decision.about
    elif decision.verdict in ("placed", "identified") or (decision.name and decision.verdict in _TAKEN):
        yield from ((id, fold(decision.name)) for id in decision.about)
    else:
        yield frozenset(decision.about), decision.name


def _put_last(made: dict[str, Decision], decision: Decision) -> None:
    """Set a decision in the place of the last of its sort; one that opens all again stands in the place of all."""
    if decision.verdict in _TAKEN:
        made.clear()
    for taken in _TAKEN:
        made.pop(taken, None)
    made[VERDICT_SORTS.get(decision.verdict, decision.verdict)] = decision


class _Stakes:
    """How many people hang on what."""

    def __init__(self, account: Account) -> None:
        self._worth = dict(account.policy.vague)
        self.account = account
        self.incident_of = {id: i for i in reversed(account.incidents) for id in i.statements}
        self.largest = {i.key: self._largest(i) for i in account.incidents}
        self.claim: dict[str, int] = {}
        for incident in account.incidents:
            self._share(incident)
        self.sides: defaultdict[str, set[str]] = defaultdict(set)
        for party in account.parties:
            for id in party.statements:
                self.sides[id].add(party.side or "")
        self.accusing = Tally(
            (i.key, side) for id, sides in self.sides.items() for side in sides if (i := self.incident_of.get(id))
        )

    def people(self, count: Count, harm: Harm) -> float:
        """The least number of people that a count speaks of, weighed by what happened to them."""
        bound = next((bound for bound in (count.low, count.high) if bound is not None), 0)
        return (self._worth.get(count.vague, 2) if count.vague else bound) * _WEIGHT.get(harm, 1.0)

    def of(self, id: str) -> float:
        """The figure that hangs on a statement: a claim's own, else what it stakes."""
        statement = self.account.statements.get(id)
        if isinstance(statement, Claim):
            return self.people(statement.count, statement.harm)
        return self.statement(statement) if statement else 0

    def most(self, ids: Iterable[str]) -> float:
        """The largest figure that hangs on any of these."""
        return max(map(self.of, ids), default=0)

    def _largest(self, incident: Incident) -> float:
        return max((self.people(s.latest.count, t.scope.harm) for t in incident.tolls for s in t.series), default=0)

    def _share(self, incident: Incident) -> None:
        for toll in incident.tolls:
            outside = {one.counter for one in toll.outside}
            for series in toll.series:
                for step in series.steps:
                    counted = step is series.latest and series.counter.key not in outside and not incident.background
                    share = self.people(step.count, toll.scope.harm) / len(step.claims) * (1 if counted else 0.1)
                    for id in step.claims:
                        self.claim[id] = max(self.claim.get(id, 0), round(share))

    def statement(self, statement: Statement) -> int:
        """What hangs on whether a statement is as the report says."""
        if isinstance(statement, Claim):
            return self.claim.get(statement.id, round(self.people(statement.count, statement.harm) / 20))
        incident = self.incident_of.get(statement.id)
        if incident is None:
            return 0
        if isinstance(statement, Accusation):
            alike = max((self.accusing[incident.key, side] for side in self.sides[statement.id]), default=1)
            return round(self.largest[incident.key] / 2 / alike)
        return round(self.largest[incident.key] / 50)


def _item(sort: Sort, about: tuple[str, ...], stake: int, words: str, **more: _More) -> Item:
    name, asked = more.get("name") or "", more.get("asked") or ""
    key = identify("item", [sort, sorted(about), name, asked])[:16]
    return Item(key, sort, about, stake, words, **more)  # type: ignore[arg-type]


def statement_key(id: str) -> str:
    """The key of the item that a statement is."""
    return f"s{id[:15]}"


def _statements(account: Account, stakes: _Stakes) -> Iterator[Item]:
    for id, statement in account.statements.items():
        incident = stakes.incident_of.get(id)
        stake = stakes.statement(statement)
        key = incident.key if incident else None
        yield Item(statement_key(id), "statement", (id,), stake, statement.quote.words, asked="", incident=key)


def _questions(account: Account, stakes: _Stakes) -> Iterator[Item]:
    report = {source.text.id: source.report.id for source in account.sources if source.text}
    places = {p.statements: p.names for p in account.places if p.where.precision == "unresolved"}
    parties = {p.statements: (p.name,) for p in account.parties if p.side is None}
    for question in account.questions:
        said = [account.statements[id] for id in question.about if id in account.statements]
        sort = _SORT.get(question.kind) or _sort_of(question)
        more: dict[str, _More] = {"hint": question.hint, "asked": question.kind}
        incident = next((i for s in said if (i := stakes.incident_of.get(s.id))), None)
        more["incident"] = incident.key if incident else None
        about = question.about
        named = (
            places if question.kind == "unresolved place" else parties if question.kind == "unresolved actor" else {}
        )
        if names := named.get(question.about):
            more |= {"name": min(names, key=lambda n: (len(n), n)), "shown": question.about}
            about = tuple(sorted({report[s.text] for s in said}))
        if sort == "incident":
            more["sides"] = tuple((id,) for id in about)
        yield _item(sort, about, _stake_of(question, said, stakes), question.words, **more)


def _sort_of(question: Question) -> Sort:
    if question.kind != "doubtful join":
        return "loose end"
    return "incident" if "event" in question.words and len(question.about) == 2 else "figures"


def _stake_of(question: Question, said: list[Statement], stakes: _Stakes) -> int:
    if not said:
        return _middle(stakes)
    if question.kind in ("undated", "unclear source", "lost statement"):
        return round(stakes.most(s.id for s in said) * 0.3)
    if question.kind == "doubtful join" and len(said) == 2:
        return round(min(_beside(one, stakes) for one in said))
    return round(stakes.most(s.id for s in said))


def _beside(one: Statement, stakes: _Stakes) -> float:
    """The largest figure that one report gives for the incident of one of its statements."""
    incident = stakes.incident_of.get(one.id)
    members = incident.statements if incident else (one.id,)
    said = (stakes.account.statements[id] for id in members)
    alike = (s for s in said if isinstance(s, Claim) and s.text == one.text)
    return max((stakes.people(s.count, s.harm) for s in alike), default=1)


def _middle(stakes: _Stakes) -> int:
    by_text: defaultdict[str, int] = defaultdict(int)
    for id, stake in stakes.claim.items():
        text = stakes.account.statements[id].text
        by_text[text] = max(by_text[text], stake)
    return round(statistics.median(by_text.values())) if by_text else 1


def _contradictions(account: Account, stakes: _Stakes) -> Iterator[Item]:
    for finding in account.findings:
        if finding.kind in _DIFFER:
            about = (*finding.holds, *finding.disputes)
            words, key = finding.words, finding.incident
            sides = (finding.holds, finding.disputes) if finding.disputes else ()
            stake = _apart(finding, stakes)
            yield _item("contradiction", about, stake, words, hint=finding.field, incident=key, sides=sides)


def _apart(finding: Finding, stakes: _Stakes) -> int:
    one, other = ([s for id in side if isinstance(s := stakes.account.statements.get(id), Claim)] for side in
                  (finding.holds, finding.disputes))  # fmt: skip
    if finding.kind == "contradiction" and one and other:
        return round(abs(stakes.most(c.id for c in one) - stakes.most(c.id for c in other)))
    return round(stakes.largest.get(finding.incident or "", 0) / 2)


def _copies(account: Account, stakes: _Stakes) -> Iterator[Item]:
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    report = {source.text.id: source.report.id for source in account.sources if source.text}
    for id, statement in account.statements.items():
        by_report[report[statement.text]].append(id)
    for finding in account.findings:
        if finding.kind == "copy":
            about = (*finding.holds, *finding.disputes)
            stake = stakes.most(id for report_id in about for id in by_report[report_id])
            yield _item("copy", about, round(stake * 0.2), finding.words)


def _failures(failures: Mapping[str, str], stakes: _Stakes) -> Iterator[Item]:
    middle = _middle(stakes) if failures else 0
    for report, reason in failures.items():
        words = QUESTION_WORDS["unread file"].capitalize()
        yield _item("failure", (report,), middle, f"{words}.", hint=reason, asked="unread file")

"""An account's loose ends in, questions for a person out: nothing that a program could not do is dropped in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from corroborate.account import Incident, Linked, Question, Source
from corroborate.records import Claim
from corroborate.vocabulary import language_words

_WIDE: Final = ("country", "region", "area")
_FEW: Final = 3  # events at one place that a person can be asked about one by one
_KEPT: Final = "they name the same place, and one of them no day; they are kept apart until somebody tells"


def questions(sources: Sequence[Source], incidents: Sequence[Incident], linked: Linked) -> Iterator[Question]:
    """Questions about reports, about names, and about joins, in that order."""
    for source in sorted(sources, key=lambda s: s.report.id):
        yield from _about_report(source)
    for key in sorted(linked.parties):
        party = linked.parties[key]
        if party.side is None:
            yield Question("unresolved actor", party.statements, f"Who is meant by “{party.name}”?", party.why)
    for incident in incidents:
        yield from _about_incident(incident, linked)
    yield from _undated(incidents, linked)


def _about_report(source: Source) -> Iterator[Question]:
    if source.text is None:
        return
    if not source.reader:
        language = language_words(source.text.language)
        yield Question("no reader", (source.report.id,), f"No reader for {language}: the report is kept, and not read.")
    if source.published is None:
        yield Question(
            "undated",
            (source.report.id,),
            "When was this report published?",
            "no day came with it; whoever adds it can give one",
        )


def _undated(incidents: Sequence[Incident], linked: Linked) -> Iterator[Question]:
    """Events without a day that may be another one told of at the same small place, where these are few."""
    at: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if not incident.background and any(isinstance(linked.statements[id], Claim) for id in incident.statements):
            for place in incident.places:
                if linked.places[place].where.precision not in _WIDE:
                    at[place].append(incident)
    told: set[tuple[str, str]] = set()
    for place in sorted(at):
        dated = [incident for incident in at[place] if incident.when is not None]
        for one in (incident for incident in at[place] if incident.when is None):
            for other in dated if len(dated) <= _FEW else ():
                pair = _figure(one, linked), _figure(other, linked)
                if pair not in told and _reports(one, linked).isdisjoint(_reports(other, linked)):
                    told.add(pair)
                    yield Question("doubtful join", pair, "Are these reports about one event?", _KEPT)


def _figure(incident: Incident, linked: Linked) -> str:
    """The claim of an incident that stands for it."""
    return min(id for id in incident.statements if isinstance(linked.statements[id], Claim))


def _reports(incident: Incident, linked: Linked) -> set[str]:
    return {linked.statements[id].text for id in incident.statements}


def _about_incident(incident: Incident, linked: Linked) -> Iterator[Question]:
    for join in incident.joins:
        yield Question("doubtful join", (join.one, join.other), "Are these reports about one event?", join.doubt)
    for toll in incident.tolls:
        for series in toll.series:
            claims = tuple(sorted(key for step in series.steps for key in step.claims))
            for doubt in series.doubts:
                yield Question(
                    "doubtful join", claims, f"Do these figures of {series.counter.name} count the same people?", doubt
                )
            if any(step.ordered == "assumed" for step in series.steps) and len(series.steps) > 1:
                undated = tuple(
                    key for step in series.steps if step.ordered == "assumed" for key in sorted(step.claims)
                )
                yield Question(
                    "undated",
                    undated,
                    f"When did {series.counter.name} give this figure?",
                    "its place in the series is assumed",
                )
    yield from _sourceless(incident, linked)


def _sourceless(incident: Incident, linked: Linked) -> Iterator[Question]:
    """One question for each report, or each outlet's reports in its own voice, about all series that it names nobody for."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for series in (series for toll in incident.tolls for series in toll.series):
        claims = {key for step in series.steps for key in step.claims}
        if all(_unsaid(linked, key) for key in claims):
            told[series.counter.key] |= claims
    for counter in sorted(told):
        asked = "Whose count is this?" if len(told[counter]) == 1 else "Whose counts are these?"
        yield Question("unclear source", tuple(sorted(told[counter])), f"{asked} The report names nobody.")


def _unsaid(linked: Linked, key: str) -> bool:
    statement = linked.statements[key]
    return isinstance(statement, Claim) and not statement.speakers and linked.counter[key].kind in ("unnamed", "outlet")

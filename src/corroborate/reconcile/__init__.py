"""Linked statements and incidents in, the account out: tolls, findings and questions, under a policy.

Nothing here picks a truth. What a figure is compared with, what replaces it and what contradicts it is worked out; the
range is the policy's; everything else is shown with the statements for and against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corroborate.account import (
    Account,
    Case,
    Counter,
    Finding,
    Incident,
    Judgement,
    Left,
    Linked,
    Policy,
    Question,
    Share,
    Source,
    Toll,
    alone,
)
from corroborate.language import Language
from corroborate.reconcile import answered, blame, books, confirm, drift, policies
from corroborate.reconcile.figures import Cues, pages
from corroborate.reconcile.joint import joint, marked
from corroborate.reconcile.proofs import proofs
from corroborate.reconcile.questions import questions
from corroborate.reconcile.scopes import bounds
from corroborate.reconcile.tolls import COUNTING, tolls
from corroborate.records import Decision, counts, verdicts
from corroborate.vocabulary import Proof

_COPY: Final = "Two reports repeat one another almost word for word; they are one voice."
_TRANSLATION: Final = (
    "Two reports, in two languages, give the same figures, places and bodies in one order; they are one voice."
)


def account(
    case: Case,
    policy: Policy,
    sources: Sequence[Source],
    linked: Linked,
    incidents: Sequence[Incident],
    open_questions: Sequence[Question] = (),
    *,
    languages: Sequence[Language] = (),
    versions: Sequence[tuple[str, str]] = (),
    failures: Sequence[tuple[str, str]] = (),
    decisions: Sequence[Decision] = (),
    judgements: Sequence[Judgement] = (),
    left: Left = Left(),  # noqa: B008 - frozen
    share: Share = alone,
) -> Account:
    """The whole account of `sources`: incidents, weightiest first, each with its tolls; findings; questions.

    `open_questions` are those that linking could not answer (places). `languages` tell how the reports' words say that
    a list is complete, or that a figure comes on top of another. `decisions` answer questions, and say why figures
    differ, which of them count the same and who counted independently; `judgements` are what is told of decisions,
    `left` says how many statements stayed out. `share` may reckon the incidents in parts. The order of no input matters.

    Raises:
        UseError: the policy's name is none of the known ones.

    """
    cues = {language.code: Cues.of(language) for language in languages}
    verified = policies.verified(linked, policy, languages)
    told = answered.told(decisions, linked)
    proof = proofs(linked, languages)

    def counted(one: Incident) -> Incident:
        slips, read = drift.slips(one, linked), tuple(pages(one, linked, cues))
        added = joint(read, linked, slips)
        return replace(one, tolls=tolls(one, linked, policy, verified, slips, told, added, marked(read, linked)))

    def reckoned(some: Sequence[Incident]) -> list[tuple[tuple[Toll, ...], list[Finding]]]:
        return [(one.tolls, _findings(one, linked, cues, proof)) for one in map(counted, some)]

    made = zip(incidents, share(reckoned, incidents), strict=True)
    whole = sorted(
        ((replace(one, tolls=found), about) for one, (found, about) in made), key=lambda pair: _weight(pair[0])
    )
    ordered = [incident for incident, _ in whole]
    findings = [*(finding for _, about in whole for finding in about), *bounds(ordered, linked)]
    asked = answered.unanswered((*questions(sources, ordered, linked), *open_questions), decisions)
    about = confirm.asked_about(asked)
    accepted = frozenset(id for id, decision in verdicts(decisions).items() if counts(id, decision))
    return Account(
        case=case,
        policy=policy,
        sources=tuple(sorted(sources, key=lambda s: (s.published or "9999", s.report.id))),
        statements=dict(sorted(linked.statements.items())),
        places=tuple(linked.places[key] for key in sorted(linked.places)),
        parties=tuple(linked.parties[key] for key in sorted(linked.parties)),
        counters=_counters(linked),
        incidents=tuple(confirm.standing(incident, linked, accepted, about, policy) for incident in ordered),
        findings=tuple(answered.explained(findings + _copies(sources), decisions)),
        questions=asked,
        versions=tuple(sorted(versions)),
        failures=tuple(sorted(failures)),
        judgements=tuple(judgements),
        accepted=accepted.intersection(linked.statements),
        left=left,
    )


def _weight(incident: Incident) -> tuple[bool, int, int, str]:
    reports = max((toll.reports for toll in incident.tolls), default=0)
    return incident.background, -reports, -len(incident.statements), incident.key


def _findings(
    incident: Incident, linked: Linked, cues: Mapping[str, Cues], proof: Mapping[str, Proof]
) -> list[Finding]:
    return [*books.findings(incident, incident.tolls, linked, cues, proof), *blame.findings(incident, linked)]


def _counters(linked: Linked) -> tuple[Counter, ...]:
    """The counters by name: bodies and people whose own count a figure is, not those who only pass it on."""
    known: dict[str, Counter] = {}
    for key in sorted(linked.counter):
        counter = linked.counter[key]
        if counter.kind in COUNTING:
            known.setdefault(counter.key, counter)
    return tuple(known[key] for key in sorted(known))


def _copies(sources: Sequence[Source]) -> list[Finding]:
    found = []
    language = {source.report.id: source.text.language for source in sources if source.text}
    for source in sorted(sources, key=lambda s: s.report.id):
        if source.voice != source.report.id:
            one_language = language.get(source.voice, "") == language.get(source.report.id, "")
            words = _COPY if one_language else _TRANSLATION
            found.append(
                Finding("copy", "report", source.voice, (source.voice,), (source.report.id,), None, "copying", words)
            )
    return found

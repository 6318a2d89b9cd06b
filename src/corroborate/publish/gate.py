"""An account in, a release out: the only way on which anything leaves a case.

Four things happen here, and nowhere else. What may not leave at all under the policy stays behind (`choice`). Every id
becomes an ordinal (`number` hands it out, and the case keeps it), because a hash of withheld words lets anybody test a
guess. What is withheld is blotted wherever it stands (`withheld`, `cut`): in quotes, in the neighbouring sentences, in
slots, in addresses and in what was worked out. And of what was made, each field passes only if a list names it and the
policy lets its kind leave (`sensitivity`): a field that somebody adds stays in the case until it is put on that list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from corroborate.account import (
    Account,
    Counter,
    Finding,
    Incident,
    Party,
    Place,
    Policy,
    Question,
    Scope,
    Series,
    Share,
    Source,
    Toll,
    alone,
)
from corroborate.publish.blot import Blot, Hidden, decoded
from corroborate.publish.choice import chosen
from corroborate.publish.cut import Cutter, public
from corroborate.publish.known import Known, Number, in_order, known, question_key
from corroborate.publish.release import (
    NAME_WITHHELD,
    Carrier,
    Failure,
    HeldBack,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicCounter,
    PublicEvidence,
    PublicFinding,
    PublicIncident,
    PublicJudgement,
    PublicParty,
    PublicPlace,
    PublicQuestion,
    PublicReport,
    PublicScope,
    PublicSeries,
    PublicStatement,
    PublicStep,
    PublicTie,
    PublicToll,
    PublicUncounted,
    Release,
    Version,
    Withheld,
)
from corroborate.publish.sensitivity import sieved
from corroborate.publish.withheld import finer
from corroborate.records import Capture, Statement

__all__ = ["Number", "Release", "gate"]

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}]+\Z", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_LOGIN: Final = re.compile(r"(?i)\A(https?://)[^/?#@]*@")
_IN_WORDS: Final = re.compile(
    r"""(?:[a-z][a-z0-9+.-]*:)?//[^\s<>"“”()]+[^\s<>"“”().,;:]   # a web address
    | \b(?:\d{1,3}\.){3}\d{1,3}\b                              # the number of a host
    | (?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w+)?(?![\w:])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANY_WITHHELD: Final = "[address withheld]"
_ADDRESS_WITHHELD: Final = "[address withheld: it holds a name]"
_PATH_WITHHELD: Final = "[rest withheld: nobody read the text]"
_HOST: Final = re.compile(r"(?i)\A[a-z][a-z0-9+.-]+://[^/?#]+/?")
_SLUG: Final = re.compile(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")  # a word of an address
_FRAME: Final = frozenset((
    "arabic", "archive", "archives", "article", "articles", "aspx", "category", "content", "details", "english",
    "file", "home", "htm", "html", "index", "jsp", "latest", "local", "middleeast", "news", "node", "page", "pages",
    "php", "politics", "post", "posts", "read", "region", "section", "status", "stories", "story", "topic", "video",
    "videos", "view", "watch", "world", "www",
))  # words of addresses that name nobody  # fmt: skip


def gate(account: Account, number: Number, share: Share = alone) -> Release:
    """The release of an account under its own policy.

    `number(kind, ids)` gives each id its public number; kinds are single letters (C A B E R I T P K L Q). It is called
    once a kind, with the ids in an order that depends on the account alone. `share` may have the reports cut, and the findings
    looked through, in parts.
    """
    leaving, held = chosen(account)
    facts = known(leaving, number)
    by_text = [tuple(said) for _, said in groupby(in_order(leaving, facts.sources), key=attrgetter("text"))]
    pieces = [piece for report in share(partial(_pieces, facts), by_text) for piece in report]
    cut = [piece.public for piece in pieces]
    made = Release(
        schema="account/1",
        case=leaving.case,
        policy=leaving.policy,
        reports=tuple(_report(source, facts) for source in facts.sources),
        claims=tuple(s for s in cut if isinstance(s, PublicClaim)),
        accusations=tuple(s for s in cut if isinstance(s, PublicAccusation)),
        answers=tuple(s for s in cut if isinstance(s, PublicAnswer)),
        evidence=tuple(s for s in cut if isinstance(s, PublicEvidence)),
        places=tuple(_place(place, facts) for place in leaving.places),
        parties=tuple(_party(party, facts) for party in leaving.parties),
        counters=tuple(_counter(counter, facts) for counter in facts.counters),
        incidents=tuple(_incident(incident, facts) for incident in leaving.incidents),
        tolls=tuple(_toll(toll, facts) for incident in leaving.incidents for toll in incident.tolls),
        findings=tuple(share(partial(_findings, facts), leaving.findings)),
        questions=tuple(_question(question, facts) for question in leaving.questions),
        failures=_failures(leaving, facts),
        versions=tuple(Version(name, version) for name, version in sorted(leaving.versions)),
        withheld=Withheld(
            len({(piece.text, hidden) for piece in pieces for hidden in piece.blotted}),
            sum(bool(piece.blotted) for piece in pieces),
        ),
        judgements=tuple(
            PublicJudgement(one.verdict, facts.ids.all(one.about), facts.ids.all(one.reports), one.at)
            for one in leaving.judgements
        ),
    )
    return sieved(made, (*held, *_kept_back(leaving, made, facts.withheld.unread)))


class _Piece(NamedTuple):
    """A statement cut out of a text, by its id, as it may leave, and what was blotted of it."""

    text: str
    public: PublicStatement
    blotted: frozenset[Hidden]


def _pieces(facts: Known, reports: Iterable[Iterable[Statement]]) -> list[list[_Piece]]:
    """The statements of some reports, report by report."""
    return [[_piece(said, Cutter(facts, said), facts) for said in report] for report in reports]


def _piece(said: Statement, cutter: Cutter, facts: Known) -> _Piece:
    return _Piece(said.text, public(said, cutter, facts), frozenset(cutter.blotted))


def _kept_back(account: Account, made: Release, unread: Collection[str]) -> Iterator[HeldBack]:
    """How many places and addresses of the account are not in what was made of it."""
    carriers = [carrier for report in made.reports for carrier in report.carriers]
    yield HeldBack(
        "places finer than the policy lets leave", sum(finer(p.where, account.policy) for p in account.places)
    )
    yield HeldBack(
        "sentences of texts that no reader read", sum(said.text in unread for said in account.statements.values())
    )
    yield HeldBack("addresses that hold a name", sum(c.address == _ADDRESS_WITHHELD for c in carriers))


def _report(source: Source, facts: Known) -> PublicReport:
    carriers = tuple(_carriers(source, facts))
    return PublicReport(
        id=facts.ids.report[source.report.id],
        publisher=next((c.publisher for c in carriers if c.publisher), None),
        address=next((c.address for c in carriers if c.address), None),
        link=next((c.link for c in carriers if c.link), None),
        published=source.published,
        language=(source.text.language if source.text else None) or _language(source),
        sha256=source.report.sha256,
        media=source.report.media,
        size=source.report.size,
        carriers=carriers,
        voice=facts.ids.report.get(source.voice, facts.ids.report[source.report.id]),
        copies=facts.ids.all(facts.voices[source.voice] - {source.report.id}),
        reader=source.reader,
        text=source.text is not None,
        sentences=len(source.text.sentences) if source.text else 0,
    )


def _language(source: Source) -> str | None:
    return next((c.language for c in sorted(source.captures, key=lambda c: c.id) if c.language), None)


def _carriers(source: Source, facts: Known) -> Iterator[Carrier]:
    blot = facts.withheld.blot[source.report.id]

    def order(capture: Capture) -> tuple[str, str, str]:
        return capture.published or "9999", capture.publisher or "\uffff", capture.address or "\uffff"

    made: dict[Carrier, None] = {}
    for capture in sorted(source.captures, key=order):
        address, link = _address(capture.address, blot, facts.policy)
        if address and source.text and source.text.id in facts.withheld.unread:
            address, link = _unread_address(address, link)
        publisher = blot.words(capture.publisher) if capture.publisher else None
        made[Carrier(publisher, address, link, capture.published)] = None
    yield from made


def _address(address: str | None, blot: Blot, policy: Policy) -> tuple[str | None, str | None]:
    """What is shown of an address, and where a link may lead. Paths are file names; a slug can hold a victim's name."""
    if not address or ("file names" in policy.withhold and not _SCHEME.match(address)):
        return None, None
    shown = _LOGIN.sub(r"\1", address)
    if blot.names(decoded(shown)):
        return _ADDRESS_WITHHELD, None
    return shown, shown if _ADDRESS.match(shown) and shown.isprintable() else None


def _unread_address(address: str, link: str | None) -> tuple[str, str | None]:
    """What is shown of the address of a text whose names nobody looked for: any word behind its host may be one.

    >>> _unread_address("https://post.example/news/44.html", None), _unread_address("https://post.example/funeral-of-rima", None)
    (('https://post.example/news/44.html', None), ('https://post.example/[rest withheld: nobody read the text]', None))
    """
    host = _HOST.match(address)
    if host is None or all(word.casefold() in _FRAME for word in _SLUG.findall(decoded(address[host.end() :]))):
        return address, link
    return host[0] + _PATH_WITHHELD, None


def _place(place: Place, facts: Known) -> PublicPlace:
    names = tuple(facts.withheld.said(name) for name in place.names)
    where = facts.withheld.where(place.where)
    return PublicPlace(facts.ids.place[place.key], names, where, facts.ids.all(place.statements))


def _party(party: Party, facts: Known) -> PublicParty:
    return PublicParty(
        id=facts.ids.party[party.key],
        name=facts.withheld.said(party.name),
        side=party.side,
        could=tuple(sorted(party.could)),
        names=tuple(dict.fromkeys(facts.withheld.said(name) for name in party.names)),
        why=facts.withheld.said(party.why),
        statements=facts.ids.all(party.statements),
    )


def _counter(counter: Counter, facts: Known) -> PublicCounter:
    if counter.kind == "person" and "private persons" in facts.policy.withhold:
        return PublicCounter(facts.ids.counter[counter.key], NAME_WITHHELD, counter.kind, (), (), None)
    names = tuple(sorted({facts.withheld.said(name) for name in counter.names}))
    above = tuple(facts.ids.counter[key] for key in counter.office_of if key in facts.ids.counter)
    return PublicCounter(
        facts.ids.counter[counter.key], facts.withheld.said(counter.name), counter.kind, names, above, counter.proof
    )


def _incident(incident: Incident, facts: Known) -> PublicIncident:
    return PublicIncident(
        id=facts.ids.incident[incident.key],
        title=facts.withheld.said(incident.title),
        places=tuple(facts.ids.place[key] for key in incident.places if key in facts.ids.place),
        when=incident.when,
        parties=tuple(facts.ids.party[key] for key in incident.parties if key in facts.ids.party),
        statements=facts.ids.all(incident.statements),
        tolls=tuple(facts.ids.toll[toll.key] for toll in incident.tolls),
        within=facts.ids.incident.get(incident.within) if incident.within else None,
        background=incident.background,
        doubts=tuple(facts.withheld.said(doubt) for doubt in incident.doubts),
        confirmed=incident.confirmed,
        lacks=incident.lacks,
    )


def _toll(toll: Toll, facts: Known) -> PublicToll:
    return PublicToll(
        id=facts.ids.toll[toll.key],
        incident=facts.ids.incident[toll.incident],
        scope=_scope(toll.scope, facts),
        series=tuple(_series(series, facts) for series in toll.series),
        verdict=toll.verdict,
        low=toll.low,
        high=toll.high,
        stale=tuple(facts.ids.counter[key] for key in toll.stale if key in facts.ids.counter),
        reports=toll.reports,
        best=toll.best,
        grade=toll.grade,
        outside=tuple(PublicUncounted(facts.ids.counter[one.counter], one.why) for one in toll.outside),
        points=toll.points,
        voices=toll.voices,
        ties=tuple(
            PublicTie(
                facts.ids.counter[tie.one], facts.ids.counter[tie.other], tie.independent, facts.withheld.said(tie.why)
            )
            for tie in toll.ties
        ),
    )


def _scope(scope: Scope, facts: Known) -> PublicScope:
    places = tuple(facts.ids.place[key] for key in scope.places if key in facts.ids.place)
    victims, community = facts.withheld.said(scope.victims), scope.community
    return PublicScope(scope.harm, scope.unit, scope.status, victims, community, places, scope.when, scope.side)


def _published(ids: Iterable[str], facts: Known) -> tuple[str, ...]:
    return tuple(facts.ids.statement[key] for key in ids)


def _series(series: Series, facts: Known) -> PublicSeries:
    steps = tuple(
        PublicStep(
            step.count, _published(step.claims, facts), step.said, step.ordered, step.change,
            tuple(_published(group, facts) for group in step.added),
        )
        for step in series.steps
    )  # fmt: skip
    return PublicSeries(
        facts.ids.counter[series.counter.key], steps, tuple(facts.withheld.said(doubt) for doubt in series.doubts)
    )


def _findings(facts: Known, findings: Iterable[Finding]) -> list[PublicFinding]:
    return [_finding(finding, facts) for finding in findings]


def _finding(finding: Finding, facts: Known) -> PublicFinding:
    return PublicFinding(
        kind=finding.kind,
        field=finding.field,
        value=facts.ids.any(finding.value) or facts.withheld.said(finding.value),
        holds=facts.ids.all(finding.holds),
        disputes=facts.ids.all(finding.disputes),
        as_of=finding.as_of,
        reason=finding.reason,
        words=facts.withheld.said(finding.words),
        incident=facts.ids.incident[finding.incident] if finding.incident else None,
    )


def _question(question: Question, facts: Known) -> PublicQuestion:
    return PublicQuestion(
        id=facts.ids.question[question_key(question)],
        kind=question.kind,
        about=facts.ids.all(question.about),
        words=facts.withheld.said(question.words),
        hint=facts.withheld.said(question.hint),
    )


def _called(source: Source) -> list[str]:
    """What a report is called where its failure is told: by file name or address."""
    return [name for capture in source.captures for name in (capture.name, capture.address) if name]


def _failed(name: str, facts: Known) -> str | None:
    """What failed, by its file's name or address, as far as either may leave."""
    withhold = facts.policy.withhold
    if "file names" in withhold or (_SCHEME.match(name) and "addresses" in withhold):
        return None
    return _address(name, facts.withheld.derived, facts.policy)[0] if _SCHEME.match(name) else name


def _failures(account: Account, facts: Known) -> tuple[Failure, ...]:
    """What failed. A reason names no address: of what could not be captured, nobody looked for names in where it leads."""
    numbers = {name: facts.ids.report[s.report.id] for s in reversed(facts.sources) for name in _called(s)}
    found = (
        Failure(
            _failed(name, facts) or numbers.get(name.partition("/")[0], numbers.get(name)),
            facts.withheld.said(_IN_WORDS.sub(_ANY_WITHHELD, reason)),
        )
        for name, reason in account.failures
    )
    return tuple(sorted(found, key=lambda f: (f.name or "", f.reason)))

"""One incident in, its page out: tolls, places, the accused and their answers, contradictions, the displaced, evidence, how
its figures hang together, its claims, and the words of all of them.

What rests on the same statements names them, so that choosing a figure, a claim or a place marks it in the chart, in the
tables and on the map. Lists have their room, so that a page stays one; the words of every statement have a card all the same,
on this page or on those that carry it on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corroborate.publish.chart import chart, charted, figures
from corroborate.publish.markup import Child, Html, el, joined, raw, shape
from corroborate.publish.page_words import (
    QUOTES,
    ROWS,
    Shown,
    bdi,
    capital,
    card,
    cut,
    figure,
    fold,
    listed,
    names,
    ours,
    part,
    quote,
    quotes,
    ref,
    refs,
    table,
    titled,
    voiced,
)
from corroborate.publish.release import (
    PublicAnswer,
    PublicClaim,
    PublicCounter,
    PublicEvidence,
    PublicFinding,
    PublicIncident,
    PublicPlace,
    PublicSeries,
    PublicStatement,
    PublicStep,
    PublicToll,
)
from corroborate.publish.words import (
    CONTRADICTIONS,
    COUNTING,
    DRIFT,
    STATUSES,
    SUMS,
    YEARLESS,
    Blamed,
    Book,
    answers_to,
    blamed,
    confirmed_words,
    count_of,
    counter_words,
    day,
    figures_of,
    first_counted,
    grouped,
    period,
    policy_words,
    scope_words,
    step_marks,
    uncounted_words,
    verdict_words,
    why_not,
)
from corroborate.vocabulary import PRECISION_WORDS, REASON_WORDS, REPLY_WORDS

_CHARTS = 4  # tolls written out at once; the others unfold
_FIGURES = 240  # figures in the tables of tolls
_SINGLES = 120  # tolls of one figure
_ITEMS = 120  # lines of a list
_CLAIMS = 200  # rows of the table of claims
_PLACES = 60

_SIDES: Final = ("On the one side", "On the other")
_ELSEWHERE: Final = CONTRADICTIONS | SUMS | DRIFT | {"answer"}
_BESIDE_DAY: Final = frozenset({"undated", YEARLESS, "the report’s date"})


@dataclass(frozen=True, slots=True)
class Tolls:
    """An incident's tolls as its page shows them: those of several figures, those of one, how many it leaves to the tables."""

    several: tuple[PublicToll, ...]
    single: tuple[PublicToll, ...]
    left: int

    @classmethod
    def of(cls, tolls: Sequence[PublicToll]) -> Tolls:
        """The first tolls for whose figures there is room."""
        several, single = (tuple(t for t in tolls if (figures(t) > 1) == more) for more in (True, False))
        ends = list(itertools.accumulate(map(figures, several)))
        fit = max(1, sum(end <= _FIGURES for end in ends))
        shown = several[:fit], tuple(t for t in single if figures(t))[:_SINGLES]
        return cls(*shown, len(tolls) - sum(map(len, shown)))


def incident_parts(
    incident: PublicIncident, shown: Shown, ground: Html | None
) -> Iterator[tuple[str, str, Html | None]]:
    """The parts of an incident's page before the words: (id, title, content). `ground` is the map, where there is one."""
    yield "tolls", "Tolls", _tolls(Tolls.of(shown.book.tolls_of(incident)), shown)
    yield "where", "Where", _places(incident, shown, ground)
    yield "accused", "Who is accused, and by whom", _accused(incident, shown)
    yield "contradictions", "Contradictions", _contradictions(incident, shown)
    yield "drift", "What changed from report to report", _drifted(incident, shown)
    yield "displaced", "Displaced", _displaced(incident, shown)
    yield "evidence", "Evidence mentioned", _evidence(incident, shown)
    yield "sums", "What adds up", _sums(incident, shown)
    yield "together", "How the figures hang together", _together(incident, shown)
    yield "claims", "Claims", _claims(incident, shown)
    yield "asked", "Open questions about it", _asked(incident, shown)


def incident_top(incident: PublicIncident, shown: Shown) -> Html:
    """What an incident's page begins with, below its title."""
    return joined([el("p", _about(incident, shown), cls="meta"), _doubts(incident.doubts)])


def words(statements: Sequence[PublicStatement], shown: Shown) -> Html:
    """The cards of some statements, each under its report."""
    by_report = grouped(statements, lambda statement: statement.report)
    groups = [_report_words(id, said, shown, open=len(statements) <= _OPEN) for id, said in by_report.items()]
    note = "Each statement with its sentence and the neighbouring ones; the words it rests on are marked. Each can be cited."
    return part("words", "The words", el("p", note, cls="meta"), *groups)


_OPEN = 60  # cards that stand open


def _report_words(id: str, statements: Sequence[PublicStatement], shown: Shown, *, open: bool) -> Html:
    said = figures_of(len(statements), "statement")
    summary = joined([titled(shown.book.reports[id]), f" ({id}): {said}"])
    cards = el("div", *(card(statement, shown) for statement in statements), cls="cards")
    return el("details", el("summary", summary), cards, open=open)


CELL, WIDE = shape("td"), shape("td", cls="wide")
FIGURE, _DAY = shape("td", cls="fig"), shape("td", cls="day")
_ROW: Final = shape("tr", tabindex=0, data_ids=..., data_token=...)


def row(ids: Sequence[str], *cells: Child, token: str | None = None) -> Html:
    """A row that names the statements that it rests on."""
    return _ROW(*linked(ids, token).values(), *cells)


def linked(ids: Sequence[str], token: str | None = None) -> dict[str, str]:
    """The attributes by which a row or a mark names the statements that it rests on."""
    return {"data_ids": " ".join(ids), "data_token": token or (f"c-{ids[0]}" if ids else "")}


def _tolls(tolls: Tolls, shown: Shown) -> Html | None:
    made = [
        *(_toll(toll, shown) for toll in tolls.several[:_CHARTS]),
        _more_tolls(tolls.several[_CHARTS:], shown),
        _single(tolls.single, shown, more=bool(tolls.several)),
        el("p", f"{figures_of(tolls.left, 'further toll')} of this incident: in data/account.csv.", cls="meta") if tolls.left else None,
    ]  # fmt: skip
    return joined(made) or None


# Where


def _places(incident: PublicIncident, shown: Shown, ground: Html | None) -> Html | None:
    found = shown.book.places_of(incident)
    if not found:
        return None
    rows = [_place(place, ids, shown) for place, ids in found[:_PLACES]]
    note = (
        "A dot is a town or village; what is known only within a district or region is a circle, a country its outline."
    )
    return joined([
        el("p", note, cls="meta") if ground else None,
        ground,
        table("The places of this incident", ("Place", "Precision", "Lies in", "Statements"), rows),
        cut(_PLACES, len(found), "places", "account.json"),
    ])  # fmt: skip


def _place(place: PublicPlace, ids: Sequence[str], shown: Shown) -> Html:
    return row(
        ids,
        el("th", listed((place.where.name, *place.names)), " ", ref(shown, place.id), scope="row"),
        WIDE(PRECISION_WORDS[place.where.precision]),
        CELL(listed(place.where.parents) or "–"),
        CELL(refs(shown, ids)),
        token=f"p-{place.id}",
    )


# Claims


def _claims(incident: PublicIncident, shown: Shown) -> Html | None:
    found = [s for id in incident.statements if isinstance(s := shown.book.statements[id], PublicClaim)]
    if not found:
        return None
    heads = ("Claim", "Harm", "Figure", "Who", "Where", "When", "According to", "Report")
    return joined([
        table("Every claim of this incident, by report", heads, (_claim(c, shown) for c in found[:_CLAIMS]), "claims-table"),
        cut(_CLAIMS, len(found), "claims", "data/claims.csv; the words of each are below"),
    ])  # fmt: skip


def _claim(claim: PublicClaim, shown: Shown) -> Html:
    return row((claim.id,), *claim_cells(claim, shown))


def claim_cells(claim: PublicClaim, shown: Shown) -> tuple[Html, ...]:
    """What a row says of a claim: its id, harm, figure, who, where, when, whose word, which report."""
    stance = el("span", claim.stance, cls="tag") if claim.stance != "asserted" else None
    whom = claim.victims.words if claim.victims.words != claim.figure else None
    return (
        CELL(ref(shown, claim.id)),
        CELL(claim.harm, stance and raw("<br>"), stance),
        FIGURE(bdi(claim.figure or str(claim.count))),
        CELL(bdi(whom) if whom else STATUSES.get(claim.victims.status, "not stated")),
        CELL(bdi(names(claim.places)) if claim.places else "–"),
        CELL(period(claim.when.when) if claim.when else "–"),
        WIDE(voiced(claim, shown.book.reports[claim.report])),
        CELL(ref(shown, claim.report)),
    )


def _asked(incident: PublicIncident, shown: Shown) -> Html | None:
    own = {*incident.statements, *incident.places, incident.id}
    found = [q for id in sorted(own) for q in shown.book.asked.get(id, ())]
    asked = sorted({q.id: q for q in found}.values(), key=lambda q: int(q.id[1:]))
    if not asked:
        return None
    items = [el("li", ours(q.words), " ", ref(shown, q.id)) for q in asked[:_PLACES]]
    return joined([el("ul", *items), cut(_PLACES, len(asked), "questions", "account.json")])


def _about(incident: PublicIncident, shown: Shown) -> Html:
    reports = {shown.book.statements[id].report for id in incident.statements}
    within = shown.book.incidents.get(incident.within or "")
    parts: list[Child] = [
        period(incident.when) if incident.when else "No day stated",
        figures_of(len(reports), "report"),
        figures_of(len(incident.statements), "statement"),
        confirmed_words(incident),
        "mentioned as background" if incident.background else None,
        joined(["within ", ref(shown, within.id, bdi(within.title))]) if within else None,
    ]
    return joined(parts, " · ")


def _doubts(doubts: Sequence[str]) -> Html | None:
    said = list(dict.fromkeys(doubts))
    word = "a doubt" if len(said) == 1 else "doubts"
    return el("p", f"Joined with {word}: {'; '.join(said)}.", cls="meta") if said else None


def _toll(toll: PublicToll, shown: Shown) -> Html:
    """A toll of several figures: what it says, its chart where there is a course to see, and every figure."""
    book = shown.book
    rows = [_step(step, series, toll, shown) for series in toll.series for step in series.steps]
    return joined(
        [
            el("h3", scope_words(toll.scope, book), id=toll.id),
            el("p", _verdict(toll, book)),
            _doubts([doubt for series in toll.series for doubt in series.doubts]),
            chart(toll, book, lambda step: linked(step.claims)) if charted(toll) else None,
            _days(toll),
            table(
                f"{scope_words(toll.scope, book)}: every figure, counter by counter",
                ("Given on", "Figure", "Counter", "Claims", "Reports"),
                rows[:ROWS],
            ),
            cut(ROWS, len(rows), "figures", "data/account.csv"),
        ]
    )


def _more_tolls(tolls: Sequence[PublicToll], shown: Shown) -> Html | None:
    if not tolls:
        return None
    return el(
        "details", el("summary", f"{figures_of(len(tolls), 'more toll')}"), *(_toll(toll, shown) for toll in tolls)
    )


def _verdict(toll: PublicToll, book: Book) -> str:
    beside = f" {uncounted_words(toll)}" if toll.outside else ""
    shown = capital(verdict_words(toll, book))
    if toll.verdict == "range":
        leads = "" if toll.best is not None else ", and no figure leads"
        return f"{shown}: {policy_words(book.release.policy)}. It is no confidence interval{leads}.{beside}"
    if toll.verdict == "one counter":
        whose = counter_words(book.counters[first_counted(toll).counter])
        return f"{shown.replace('One counter', f'One counter, {whose}')}: there is no range, only its own figures in their order.{beside}"
    if toll.verdict == "no figure counted":
        return f"{shown} under the policy {book.release.policy.name}.{beside}"
    return "The reports name nobody whose count this is."


def _days(toll: PublicToll) -> Html | None:
    """How the range stood on each day on which a figure was given, to be unfolded."""
    ranged = [point for point in toll.points if point.low is not None and point.high is not None]
    if (
        len(ranged) < 2 or toll.verdict == "no named counter"
    ):  # of what nobody is named to have counted there is no range
        return None
    rows = [
        el("tr", el("td", day(p.day), cls="day"), *(el("td", f"{n:,}", cls="fig") for n in (p.low, p.high) if n is not None),
           el("td", f"{p.counters:,}"))
        for p in ranged
    ]  # fmt: skip
    heads = ("Day", "From", "To", "Counters")
    made = table("The documented range at the end of each day on which a figure was given", heads, rows[:ROWS])
    return el("details", el("summary", "The range day by day"), made, cut(ROWS, len(rows), "days", "account.json"))


def _step(step: PublicStep, series: PublicSeries, toll: PublicToll, shown: Shown) -> Html:
    counter = shown.book.counters[series.counter]
    return row(
        step.claims,
        _given(step, step_marks(step, series, shown.book)),
        _marked_figure(step, series, toll, shown),
        WIDE(ref(shown, counter.id, bdi(counter_words(counter))), *_unnamed(counter)),
        CELL(refs(shown, step.claims)),
        CELL(refs(shown, _reports(step, shown))),
    )


def _given(step: PublicStep, marks: Sequence[str]) -> Html:
    """The day on which a figure was given, and whether that is only the day of the report."""
    basis = el("span", " the report’s date", cls="label") if "the report’s date" in marks else None
    return _DAY(day(step.said.end) if step.said else "undated", basis and raw("<br>"), basis)


def _marked_figure(step: PublicStep, series: PublicSeries, toll: PublicToll, shown: Shown) -> Html:
    """A figure with a tag for all that is not certain about it, but for what stands beside its day."""
    marks = [mark for mark in step_marks(step, series, shown.book) if mark not in _BESIDE_DAY]
    marks += [why for why in (why_not(series, toll),) if why and why != "no counter"]
    marks += ["correction"] if step.change == "correction" else []
    tags = joined(el("span", mark, cls="tag") for mark in marks)
    return FIGURE(figure(shown, step), tags and raw("<br>"), tags)


def _reports(step: PublicStep, shown: Shown) -> list[str]:
    return list(dict.fromkeys(shown.book.statements[id].report for id in step.claims))


def _unnamed(counter: PublicCounter) -> tuple[Html, ...]:
    """A mark for a figure of which the report does not say whose count it is."""
    return () if counter.kind in COUNTING else (el("br"), el("span", "no named counter", cls="tag"))


def _single(tolls: Sequence[PublicToll], shown: Shown, *, more: bool) -> Html | None:
    """Tolls of one figure each, in one table."""
    rows = [_only(toll, shown) for toll in tolls if toll.scope.harm != "displaced"]
    if not rows:
        return None
    heads = ("What is counted", "Figure", "Counter", "Given on", "Claims", "Reports")
    title = "Other figures" if more else "Figures"
    return joined([el("h3", title), table(f"{title} of this incident, each of one counter", heads, rows)])


def _only(toll: PublicToll, shown: Shown) -> Html:
    series = toll.series[0]
    step, counter = series.steps[0], shown.book.counters[series.counter]
    return row(
        step.claims,
        el("th", scope_words(toll.scope, shown.book), scope="row", id=toll.id, cls="wide"),
        _marked_figure(step, series, toll, shown),
        WIDE(ref(shown, counter.id, bdi(counter_words(counter))), *_unnamed(counter)),
        _given(step, step_marks(step, series, shown.book)),
        CELL(refs(shown, step.claims)),
        CELL(refs(shown, _reports(step, shown))),
    )


def _accused(incident: PublicIncident, shown: Shown) -> Html | None:
    found = blamed(shown.book, incident)
    answers = list(answers_to(shown.book, incident))
    if not found and not answers:
        return None
    sides = grouped(found, lambda one: one.side or "")
    parts = [
        _side(side, group, [a for a, own in answers if own == side and side], shown) for side, group in sides.items()
    ]
    other = [answer for answer, side in answers if not side or side not in sides]
    return joined([*parts, _other_answers(other, shown)])


def _side(side: str, group: Sequence[Blamed], answers: Sequence[PublicAnswer], shown: Shown) -> Html:
    """The accusations against one side, with what it answers beside them."""
    accusations = el("div", fold(group, lambda one: _party(one, shown), "name"))
    beside = el("div", el("h4", "Its answer", cls="name"), _answers(answers, shown)) if answers else None
    title = capital(side) if side else "Not clear which side is meant"
    return joined([el("h3", bdi(title)), el("div", accusations, beside, cls="sides")])


def _party(one: Blamed, shown: Shown) -> Html:
    """One accused name: each accusation's words, once a sentence, claims that name it among them."""
    by_sentence = grouped(one.statements, lambda s: f"{s.report}:{s.excerpt.number or s.id}")
    first = list(by_sentence.values())[:QUOTES]
    more = [s.id for said in list(by_sentence.values())[QUOTES:] for s in said]
    rest = (
        el("p", f"{capital(count_of(len(more), 'more statement'))}: ", refs(shown, more), cls="meta") if more else None
    )
    why = el("p", one.why, cls="meta") if one.why else None
    return joined(
        [
            el("h4", bdi(one.name), cls="name"),
            why,
            *(quote(said[0], shown, [s.id for s in said[1:]]) for said in first),
            rest,
        ]
    )


def _answer(answer: PublicAnswer, shown: Shown) -> Html:
    head = el("p", bdi(answer.actor.name), f" {REPLY_WORDS[answer.reply]}.", cls="label")
    return joined([head, quote(answer, shown)])


def _other_answers(answers: Sequence[PublicAnswer], shown: Shown) -> Html | None:
    return joined([el("h3", "Answers"), _answers(answers, shown)]) if answers else None


def _answers(answers: Sequence[PublicAnswer], shown: Shown) -> Html:
    return fold(answers, lambda answer: _answer(answer, shown), "answer")


def _contradictions(incident: PublicIncident, shown: Shown) -> Html | None:
    found = shown.book.findings(CONTRADICTIONS, incident.id)
    if not found:
        return None
    return fold(found, lambda finding: _clash(finding, shown), "contradiction")


def _drifted(incident: PublicIncident, shown: Shown) -> Html | None:
    found = shown.book.findings(DRIFT, incident.id)
    if not found:
        return None
    sides = ("In the earlier report", "In the later one")
    return fold(found, lambda finding: _clash(finding, shown, sides), "change")


def _clash(finding: PublicFinding, shown: Shown, sides: tuple[str, str] = _SIDES) -> Html:
    """Both sides beside one another, why they differ, and that nobody resolved it."""
    why = f"Why they differ: {REASON_WORDS[finding.reason]}. " if finding.reason else ""
    return el(
        "div",
        el("h3", ours(finding.words)),
        el(
            "div",
            el("div", el("h4", sides[0], cls="name"), *quotes(finding.holds, shown)),
            el("div", el("h4", sides[1], cls="name"), *quotes(finding.disputes, shown)),
            cls="sides",
        ),
        el("p", f"{why}Resolved by nobody.", cls="meta"),
        cls="clash",
        **linked((*finding.holds, *finding.disputes)),
    )


def _displaced(incident: PublicIncident, shown: Shown) -> Html | None:
    claims = [s for id in incident.statements if isinstance(s := shown.book.statements[id], PublicClaim)]
    gone = [claim for claim in claims if claim.harm == "displaced"]
    alone = [toll.id for toll in Tolls.of(shown.book.tolls_of(incident)).single if toll.scope.harm == "displaced"]
    anchors = [el("span", id=id) for id in alone]
    return joined([*anchors, fold(gone, lambda claim: _gone(claim, shown), "figure")]) if gone else None


def _gone(claim: PublicClaim, shown: Shown) -> Html:
    """How many were displaced, from where, to where, and the words."""
    from_where = f", from {names(claim.places)}" if claim.places else ""
    to_where = f", to {names(claim.destination)}" if claim.destination else ""
    return joined(
        [el("p", el("strong", bdi(claim.figure or str(claim.count))), from_where, to_where), quote(claim, shown)]
    )


def _evidence(incident: PublicIncident, shown: Shown) -> Html | None:
    found = [s for id in incident.statements if isinstance(s := shown.book.statements[id], PublicEvidence)]
    if not found:
        return None
    note = el("p", "What the reports say they rest on. Nothing of it was seen or checked here.", cls="meta")
    items = [_mentioned(item, shown) for item in found[:_ITEMS]]
    return joined([note, el("ul", *items), cut(_ITEMS, len(found), "mentions", "account.json")])


def _mentioned(item: PublicEvidence, shown: Shown) -> Html:
    report = shown.book.reports[item.report]
    what = joined(
        [el("strong", capital(item.sort)), ": ", bdi(f"“{item.words}”")]
        if item.words
        else [el("strong", capital(item.sort))]
    )
    shows = joined([", showing ", bdi(f"“{item.shows}”")]) if item.shows else None
    whose = el("span", voiced(item, report), " ", ref(shown, item.id), cls="who")
    return el("li", what, shows, ". ", whose)


def _sums(incident: PublicIncident, shown: Shown) -> Html | None:
    """Which sums come out and which do not, those that do not first."""
    found = sorted(shown.book.findings(SUMS, incident.id), key=lambda f: f.value == "holds")
    if not found:
        return None
    items = [
        el("li", el("strong", capital(f.value)), ": ", ours(f.words), " ", refs(shown, (*f.holds, *f.disputes)))
        for f in found[:_ITEMS]
    ]
    return joined([el("ul", *items), cut(_ITEMS, len(found), "sums", "account.json")])


def _together(incident: PublicIncident, shown: Shown) -> Html | None:
    """What else was worked out about the figures: successions, wordings, doubts, differences."""
    found = [f for f in shown.book.found.get(incident.id, ()) if f.kind not in _ELSEWHERE]
    if not found:
        return None
    items = [el("li", ours(f.words), " ", refs(shown, (*f.holds, *f.disputes))) for f in found[:_ITEMS]]
    return joined([el("ul", *items), cut(_ITEMS, len(found), "findings", "account.json")])

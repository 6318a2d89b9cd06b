"""A release in, its tables out: what each column holds, and the rows; and any table as CSV.

One table is written down once, here, and is a CSV file, a sheet of the workbook, a table of the database and a schema of the
data package. CSV is for spreadsheets too: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would take for
a formula (OWASP, "CSV Injection"). Nothing is left out, however many rows there are.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from corroborate.publish.changes import Log
from corroborate.publish.release import (
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicEvidence,
    PublicIncident,
    PublicPlace,
    PublicReport,
    PublicSeries,
    PublicStep,
    PublicToll,
    Release,
    Timed,
    Used,
    Voice,
    plain,
)
from corroborate.publish.words import Book, step_marks, verdict_words, why_not
from corroborate.values import Count, When
from corroborate.vocabulary import (
    BASIS_WORDS,
    DEGREE_WORDS,
    EVIDENCE_WORDS,
    GONE_WORDS,
    GRADE_WORDS,
    HARM_WORDS,
    MEANS_WORDS,
    OUTSIDE_WORDS,
    PRECISION_WORDS,
    PROOF_WORDS,
    REPLY_WORDS,
    SPEAKER_WORDS,
    STANCE_WORDS,
    STATUS_WORDS,
    UNIT_WORDS,
)

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Cell, ...]
Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "day", "time"]
_FORMULA: Final = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BOM: Final = "\ufeff"
VERDICTS: Final = ("range", "one counter", "no named counter", "no figure counted")
ORDERED: Final = ("dated", "assumed")
STEPS: Final = ("first", "rise", "correction", "unchanged")


KEYS: Final = {
    "sources": "report", "places": "place", "parties": "party", "counters": "counter", "incidents": "incident", "tolls": "toll",
    "claims": "claim",
}  # fmt: skip  # what a column that refers to a table holds


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a `day` is as exact as the report (2031, 2031-03, 2031-03-09, or --03-09).

    `words` are all that may stand in it, where that is a closed list; `refers` names the table whose key it is.
    """

    name: str
    kind: Kind
    meaning: str
    words: tuple[str, ...] = ()
    refers: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name is that of its file; `key` are the columns by which a row is told from all others."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    key: tuple[str, ...]


def _column(
    name: str,
    meaning: str,
    kind: Kind = "string",
    words: Iterable[str] = (),
    refers: str = "",
    *,
    required: bool = False,
) -> Column:
    return Column(name, kind, meaning, tuple(words), refers, required)


def _key(name: str, meaning: str) -> Column:
    return _column(name, meaning, required=True)


def _known(name: str) -> Column:
    return _column(f"{name}_known", f"how `{name}` is known", words=BASIS_WORDS)


_PERIOD: Final = (
    _column("from", "first day; empty where open", "day"), _known("from"),
    _column("to", "last day; empty where open", "day"), _known("to"),
)  # fmt: skip
_COUNT: Final = (
    _column("low", "the least it may be; empty where open", "integer"),
    _column("high", "the most it may be; empty where open", "integer"),
    _column("about", "whether the words say about", "boolean", required=True),
    _column("vague", "the word, where it is no number (dozens)"),
)
_SAID: Final = (_column("said", "when it was said, in words of days"), _known("said"))
_REPORT: Final = _column("report", "the report that says it", refers="sources", required=True)
_INCIDENT: Final = _column("incident", "the incident it belongs to; empty for none", refers="incidents")
_HARM: Final = _column("harm", "which harm", words=HARM_WORDS)
_UNIT: Final = _column("unit", "what is counted", words=UNIT_WORDS, required=True)
_STATUS: Final = _column("status", "whether they are reported as civilians", words=STATUS_WORDS, required=True)
_COMMUNITY: Final = _column("community", "the community they are reported to belong to")
_PLACES: Final = _column("places", "where, as named")
_STANCE: Final = _column("stance", "how the report stands to it", words=STANCE_WORDS, required=True)
_SPEAKERS: Final = _column(
    "speakers", "the chain of attribution, outermost first, separated by ` > `; empty for the report's own voice"
)
_REVIEWED: Final = _column(
    "reviewed", "whether a person accepted it, wrote it down or corrected it", "boolean", required=True
)
_SENTENCE: Final = _column("sentence", "the sentence it stands on, with what is withheld blotted")
_VERDICT: Final = _column("verdict", "what the policy makes of the toll", words=VERDICTS, required=True)
_GRADE: Final = _column("grade", "the grade, under a policy that grades", words=GRADE_WORDS)
_NAMES: Final = _column("names", "every name it goes by in the reports")
_STATEMENTS: Final = _column("statements", "how many statements are about it", "integer", required=True)

CLAIMS: Final = (
    _key("claim", "its id"), _REPORT,
    _column("publisher", "who published the report"), _column("published", "the earliest day the report bears", "day"),
    _column("address", "where the report stood"), _column("sha256", "SHA-256 of the report's kept bytes; empty where withheld"),
    _INCIDENT, _column("incident_title", "the incident's heading"),
    _column("toll", "the toll it is reckoned in; empty for none", refers="tolls"),
    _column("harm", "which harm", words=HARM_WORDS, required=True), _column("figure", "the count in the report's words"), *_COUNT, _UNIT,
    _column("victims", "who was harmed, in the report's words"), _STATUS, _column("sorts", "women, children and other sorts named"),
    _COMMUNITY, _PLACES, _column("destination", "where the displaced went"), *_PERIOD,
    _column("running", "whether it is a running total and not a fresh figure", "boolean", required=True), _SPEAKERS,
    _column("counter", "whose count it is", refers="counters"), *_SAID, _column("accused", "who is named as having done it"),
    _column("means", "by which means", words=MEANS_WORDS), _STANCE,
    _column("part_of", "the claim of the same report whose figure includes this one", refers="claims"), _REVIEWED, _SENTENCE,
)  # fmt: skip
ACCOUNT: Final = (
    _column("incident", "the incident", refers="incidents", required=True), _column("incident_title", "its heading"),
    _column("background", "whether it is an older or other event that reports only mention", "boolean", required=True),
    _column("toll", "the toll", refers="tolls", required=True),
    _column("harm", "which harm", words=HARM_WORDS, required=True), _UNIT, _STATUS,
    _column("victims", "sorts of people, in words; empty for all"), _COMMUNITY,
    _column("places", "where; empty for the whole incident"), _VERDICT,
    _column("range_low", "low end of the toll's range", "integer"), _column("range_high", "its high end", "integer"),
    _column("best", "the figure that leads, under a policy that has one", "integer"), _GRADE,
    _column("counter", "whose figure", refers="counters", required=True), _column("counter_name", "the counter's name"),
    _column("counter_kind", "its kind", words=SPEAKER_WORDS, required=True),
    _column("not_counted", "why its figures do not count for the range; empty where they do", words=OUTSIDE_WORDS),
    _column("stale", "whether they are too old to count", "boolean", required=True),
    _column("step", "the figure's place in the counter's series, from 1", "integer", required=True),
    _column("figure", "the figure"), *_COUNT, *_SAID,
    _column("ordered", "whether its place in the series comes from dates", words=ORDERED, required=True),
    _column("change", "against the step before", words=STEPS, required=True),
    _column("marks", "what is not certain about its day and place"), _column("doubts", "why a join of the series is not certain"),
    _column("claims", "the claims that state it"), _column("reports", "the reports that they stand in"),
)  # fmt: skip
INCIDENTS: Final = (
    _key("incident", "its id"), _column("title", "a heading for people", required=True), *_PERIOD,
    _column("place", "the main place", refers="places"), _column("places", "its places by name, the main one first"),
    _column("latitude", "degrees north of the main place (WGS 84); empty while unresolved", "number"),
    _column("longitude", "degrees east of it", "number"),
    _column("precision", "what the point stands for", words=PRECISION_WORDS), _column("country", "the country, where the gazetteer tells it"),
    _column("parties", "who is accused, by name"),
    _column("within", "the incident around it", refers="incidents"),
    _column("background", "whether it is an older or other event that reports only mention", "boolean", required=True),
    _column("confirmed", "whether it is confirmed under the policy's rule, or provisional", "boolean", required=True),
    _column("lacks", "what a provisional one lacks"), _column("killed", "what its first toll of the killed comes to, in words"), _STATEMENTS,
    _column("claims", "how many of them are claims", "integer", required=True),
    _column("reports", "in how many reports", "integer", required=True),
    _column("voices", "in how many voices: reports that copy one another are one", "integer", required=True),
    _column("doubts", "why a join is not certain"),
)  # fmt: skip
SOURCES: Final = (
    _key("report", "its id"), _column("publisher", "who published it"), _column("published", "the earliest day it bears", "day"),
    _column("address", "where it stood; empty where withheld or not known"), _column("language", "its language, a primary subtag"),
    _column("sha256", "SHA-256 of its kept bytes; empty where withheld"), _column("media", "its media type", required=True),
    _column("size", "bytes", "integer", required=True),
    _column("carriers", "in how many ways it reached the case", "integer", required=True),
    _column("voice", "the report that stands for all that copy one another", refers="sources", required=True),
    _column("copies", "the other reports of the same voice"), _column("reader", "the program that read it; empty where none did"),
    _column("text", "whether words could be had from it", "boolean", required=True),
    _column("sentences", "how many sentences it has", "integer", required=True), _column("statements", "how many statements stand in it", "integer", required=True),
    _column("claims", "how many of them are claims", "integer", required=True),
)  # fmt: skip
TOLLS: Final = (
    _key("toll", "its id"), _column("incident", "the incident it belongs to", refers="incidents", required=True),
    _column("harm", "which harm", words=HARM_WORDS, required=True), _UNIT, _STATUS,
    _column("victims", "sorts of people, in words; empty for all"), _COMMUNITY,
    _column("side", "the side of the fighters counted"), _column("places", "where, by name; empty for the whole incident"), *_PERIOD,
    _VERDICT, _column("low", "low end of the range; empty unless a range", "integer"), _column("high", "its high end", "integer"),
    _column("best", "the figure that leads, under a policy that has one", "integer"), _GRADE,
    _column("counters", "how many counters give figures", "integer", required=True),
    _column("counted", "how many of them count for the range", "integer", required=True),
    _column("reports", "how many reports give its figures", "integer", required=True),
    _column("voices", "in how many voices", "integer", required=True),
)  # fmt: skip
_SAYS: Final = (_REPORT, _INCIDENT)
ACCUSATIONS: Final = (
    _key("accusation", "its id"), *_SAYS, _column("actor", "who is accused, as named", required=True),
    _column("party", "the party it was taken for", refers="parties"), _column("act", "the words for the deed"),
    _column("degree", "how the actor is tied to it", words=DEGREE_WORDS, required=True), _HARM,
    _column("victims", "who was harmed, in the report's words"), _STATUS, _PLACES, *_PERIOD, _SPEAKERS, *_SAID, _STANCE, _REVIEWED, _SENTENCE,
)  # fmt: skip
ANSWERS: Final = (
    _key("answer", "its id"), *_SAYS, _column("actor", "who answers, as named", required=True),
    _column("party", "the party it was taken for", refers="parties"),
    _column("reply", "what kind of answer", words=REPLY_WORDS, required=True), _column("words", "the words"), _SPEAKERS, *_SAID, _REVIEWED, _SENTENCE,
)  # fmt: skip
EVIDENCE: Final = (
    _key("evidence", "its id"), *_SAYS, _column("sort", "what kind", words=EVIDENCE_WORDS, required=True),
    _column("words", "the words that name it"), _column("shows", "what it is said to show"), _PLACES, _SPEAKERS,  _REVIEWED, _SENTENCE,
)  # fmt: skip
PLACES: Final = (
    _key("place", "its id"), _column("name", "the gazetteer's name; for an unresolved place the reports'", required=True), _NAMES,
    _column("latitude", "degrees north, WGS 84; empty while unresolved", "number"),
    _column("longitude", "degrees east; empty while unresolved", "number"),
    _column("precision", "what the point stands for", words=PRECISION_WORDS, required=True),
    _column("around", "the places around it, nearest first"), _column("geonames", "its number at GeoNames", "integer"), _STATEMENTS,
)  # fmt: skip
PARTIES: Final = (
    _key("party", "its id"), _column("name", "its name", required=True),
    _column("side", "the side it belongs to; empty while the name is open"), _column("could", "the sides that an open name may mean"),
    _NAMES, _column("why", "how it was told"), _STATEMENTS,
)  # fmt: skip
COUNTERS: Final = (
    _key("counter", "its id"), _column("name", "its name", required=True),
    _column("kind", "its kind", words=SPEAKER_WORDS, required=True), _NAMES,
    _column("office_of", "the counters that it is an office of, the nearest first"),
    _column("proof", "what it counts by its own method, where that is known", words=PROOF_WORDS),
)  # fmt: skip
DELETIONS: Final = (
    _key("id", "what was published and is no longer"), _column("why", "why", words=GONE_WORDS, required=True),
    _column("into", "what stands in its place"),
    _column("edition", "the number of the first edition without it", "integer", required=True),
    _column("at", "when that edition was first published (UTC)", "time", required=True),
)  # fmt: skip


def tables(release: Release, log: Log) -> tuple[Table, ...]:
    """Every table of a release; a table comes after those that it refers to, as far as they do not refer to each other."""
    book = Book.of(release)
    said = _said_in(book)
    return (
        Table("sources", "every report", SOURCES, [_source(report, said) for report in release.reports], ("report",)),
        Table("places", "every place", PLACES, [_place(place) for place in release.places], ("place",)),
        Table("parties", "every accused actor", PARTIES, list(_parties(release)), ("party",)),
        Table("counters", "every body or person whose own count a figure is", COUNTERS, list(_counters(release)), ("counter",)),
        Table("incidents", "every incident", INCIDENTS, [_incident(one, book) for one in release.incidents], ("incident",)),
        Table("tolls", "every toll: the figures of one scope of an incident", TOLLS, [_toll(t, book) for t in release.tolls], ("toll",)),
        claims_table(release, book),
        account_table(release, book),
        Table("accusations", "every accusation", ACCUSATIONS, [_accusation(a) for a in release.accusations], ("accusation",)),
        Table("answers", "every answer of an accused party", ANSWERS, [_answer(a) for a in release.answers], ("answer",)),
        Table("evidence", "all evidence mentioned", EVIDENCE, [_evidence(e) for e in release.evidence], ("evidence",)),
        Table("deletions", "what was published once and is no longer", DELETIONS, list(_deletions(log)), ("id",)),
    )  # fmt: skip


def claims_table(release: Release, book: Book) -> Table:
    """One row for each claim; lists within a cell are separated by "; ", chains of speakers by " > "."""
    rows = [_claim(claim, book) for claim in release.claims]
    return Table("claims", "every claim, with the sentence it stands on", CLAIMS, rows, ("claim",))


def account_table(release: Release, book: Book) -> Table:
    """One row for each step of each counter's series."""
    return Table("account", "every figure of every series", ACCOUNT, list(_steps(book)), ("toll", "counter", "step"))


def as_csv(table: Table) -> str:
    """A table as CSV."""
    return csv_of([column.name for column in table.columns], table.rows)


def csv_of(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under their head as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(
        [value if value is None or (type(value) is str and value.isprintable() and value[:1].isalnum()) else cell(value)
         for value in row]  # nearly every cell stands as it is: a letter or digit begins no formula
        for row in rows
    )  # fmt: skip
    return _BOM + out.getvalue()


def cell(value: object) -> str:
    r"""One cell: empty for None, and never a formula.

    >>> cell("=1+1"), cell(None), cell(True), cell(745), cell(" \t@x")
    ("'=1+1", '', 'true', '745', "' \t@x")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    words = legible(str(value))
    return f"'{words}" if formula(words) else words


def legible(words: str) -> str:
    """Words without control characters, of which no file of a release needs any."""
    return words if words.isprintable() else _CONTROL.sub("\ufffd", words)


def formula(words: str) -> bool:
    """Whether a spreadsheet would take words for a formula."""
    return _FORMULA.match(words) is not None


def _listed(words: Iterable[str | None]) -> str | None:
    return "; ".join(word for word in words if word) or None


def _count(count: Count) -> Row:
    return count.low, count.high, count.about, count.vague


def _ends(when: When | None) -> Row:
    return (when.start, when.start_known, when.end, when.end_known) if when else (None, None, None, None)


def _said(when: When | None) -> Row:
    return (str(when), when.end_known) if when else (None, None)


def _timed(timed: Timed | None) -> When | None:
    return timed.when if timed else None


def _named(used: Iterable[Used]) -> str | None:
    return _listed(one.name for one in used)


def _chain(speakers: Iterable[Voice]) -> str | None:
    return " > ".join(voice.name for voice in speakers) or None


def _claim(claim: PublicClaim, book: Book) -> Row:
    report = book.reports[claim.report]
    incident = book.incidents[claim.incident].title if claim.incident else None
    return (
        claim.id, report.id, report.publisher, report.published, report.address, report.sha256, claim.incident, incident,
        claim.toll, claim.harm, claim.figure, *_count(claim.count), claim.unit, claim.victims.words, claim.victims.status,
        _listed(claim.victims.sorts), claim.victims.community, _named(claim.places), _named(claim.destination),
        *_ends(_timed(claim.when)), claim.running, _chain(claim.speakers), claim.counter, *_said(_timed(claim.said)),
        _named(claim.accused), claim.means, claim.stance, claim.part_of, claim.reviewed, plain(claim.excerpt.sentence),
    )  # fmt: skip


def _steps(book: Book) -> Iterator[Row]:
    for incident in book.release.incidents:
        for toll in book.tolls_of(incident):
            for series in toll.series:
                for number, step in enumerate(series.steps, 1):
                    yield _step(incident, toll, series, number, step, book)


def _step(
    incident: PublicIncident, toll: PublicToll, series: PublicSeries, number: int, step: PublicStep, book: Book
) -> Row:
    scope, counter = toll.scope, book.counters[series.counter]
    reports = dict.fromkeys(book.statements[id].report for id in step.claims)
    return (
        incident.id, incident.title, incident.background, toll.id, scope.harm, scope.unit, scope.status, scope.victims or None,
        scope.community, _scope_places(toll, book), toll.verdict, toll.low, toll.high, toll.best, toll.grade, counter.id,
        counter.name, counter.kind, why_not(series, toll), counter.id in toll.stale, number, str(step.count), *_count(step.count),
        *_said(step.said), step.ordered, step.change,
        _listed(step_marks(step, series, book)), _listed(series.doubts), _listed(step.claims), _listed(reports),
    )  # fmt: skip


def _scope_places(toll: PublicToll, book: Book) -> str | None:
    return _listed(book.places[id].where.name for id in toll.scope.places if id in book.places)


def country(place: PublicPlace) -> str | None:
    """The country a place lies in: the outermost place around it, where the gazetteer gives one."""
    if place.where.precision == "country":
        return place.where.name
    return place.where.parents[-1] if place.where.parents else None


def main_place(incident: PublicIncident, book: Book) -> PublicPlace | None:
    """An incident's main place."""
    return next((book.places[id] for id in incident.places if id in book.places), None)


def _incident(incident: PublicIncident, book: Book) -> Row:
    place = main_place(incident, book)
    where = place.where if place else None
    said = [book.statements[id] for id in incident.statements]
    reports = {one.report for one in said}
    killed = next((toll for toll in book.tolls_of(incident) if toll.scope.harm == "killed"), None)
    return (
        incident.id, incident.title, *_ends(incident.when), place.id if place else None,
        _listed(book.places[id].where.name for id in incident.places if id in book.places),
        where.lat if where else None, where.lon if where else None, where.precision if where else None,
        country(place) if place else None, _listed(book.parties[id].name for id in incident.parties if id in book.parties),
        incident.within, incident.background, incident.confirmed, incident.lacks or None, verdict_words(killed, book) if killed else None, len(said),
        sum(isinstance(one, PublicClaim) for one in said), len(reports), len({book.reports[id].voice for id in reports}),
        _listed(incident.doubts),
    )  # fmt: skip


def _said_in(book: Book) -> Callable[[str], Row]:
    """How many statements a report makes, and how many of them are claims."""
    every = Counter(one.report for one in book.statements.values())
    claims = Counter(one.report for one in book.release.claims)
    return lambda report: (every[report], claims[report])


def _source(report: PublicReport, said: Callable[[str], Row]) -> Row:
    return (
        report.id, report.publisher, report.published, report.address, report.language, report.sha256, report.media, report.size,
        len(report.carriers), report.voice, _listed(report.copies), report.reader or None, report.text, report.sentences,
        *said(report.id),
    )  # fmt: skip


def _toll(toll: PublicToll, book: Book) -> Row:
    scope = toll.scope
    return (
        toll.id, toll.incident, scope.harm, scope.unit, scope.status, scope.victims or None, scope.community, scope.side,
        _scope_places(toll, book), *_ends(scope.when), toll.verdict, toll.low, toll.high, toll.best, toll.grade,
        len(toll.series), sum(why_not(series, toll) is None for series in toll.series), toll.reports, toll.voices,
    )  # fmt: skip


def _accusation(said: PublicAccusation) -> Row:
    return (
        said.id, said.report, said.incident, said.actor.name, said.actor.id, said.act, said.degree, said.harm, said.victims.words,
        said.victims.status, _named(said.places), *_ends(_timed(said.when)), _chain(said.speakers), *_said(_timed(said.said)),
        said.stance, said.reviewed, plain(said.excerpt.sentence),
    )  # fmt: skip


def _answer(said: PublicAnswer) -> Row:
    return (
        said.id, said.report, said.incident, said.actor.name, said.actor.id, said.reply, said.words, _chain(said.speakers),
        *_said(_timed(said.said)), said.reviewed, plain(said.excerpt.sentence),
    )  # fmt: skip


def _evidence(said: PublicEvidence) -> Row:
    return (
        said.id, said.report, said.incident, said.sort, said.words, said.shows, _named(said.places), _chain(said.speakers),
        said.reviewed, plain(said.excerpt.sentence),
    )  # fmt: skip


def _place(place: PublicPlace) -> Row:
    where = place.where
    return (
        place.id, where.name, _listed(place.names), where.lat, where.lon, where.precision, _listed(where.parents), where.geonames,
        len(place.statements),
    )  # fmt: skip


def _parties(release: Release) -> Iterator[Row]:
    for one in release.parties:
        yield one.id, one.name, one.side, _listed(one.could), _listed(one.names), one.why or None, len(one.statements)


def _counters(release: Release) -> Iterator[Row]:
    for one in release.counters:
        yield one.id, one.name, one.kind, _listed(one.names), _listed(one.office_of), one.proof


def _deletions(log: Log) -> Iterator[Row]:
    for gone, edition in log.deletions():
        yield gone.id, gone.why, _listed(gone.into), edition.number, edition.at

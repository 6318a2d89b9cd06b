"""A release in, its entities out as FollowTheMoney, one JSON object a line: for Aleph, OpenAleph and what reads the same.

Schemata of followthemoney 4 (its model, MIT). Who is accused is linked to an incident by what says so, and is never put down as
involved in it. Withheld persons are no entities, nor is anybody whom no report names. Ids are those of the release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from corroborate.publish.release import (
    NAME_WITHHELD,
    PublicAccusation,
    PublicAnswer,
    PublicClaim,
    PublicCounter,
    PublicEvidence,
    PublicIncident,
    PublicParty,
    PublicPlace,
    PublicReport,
    PublicStatement,
    Release,
    plain,
)
from corroborate.publish.words import FLOOR, Book, report_words, scope_words, verdict_words, voice_words
from corroborate.values import When
from corroborate.vocabulary import PRECISION_WORDS, SpeakerKind

_DATED: Final = re.compile(r"\d{4}(-\d\d){0,2}\Z")
_COUNTERS: Final[Mapping[SpeakerKind, str]] = {
    "organisation": "Organization",
    "outlet": "Organization",
    "official": "LegalEntity",
    "person": "Person",
}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True)
_LANGUAGES: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita", "ku": "kur",
    "my": "mya", "nl": "nld", "pt": "por", "ru": "rus", "so": "som", "tr": "tur", "uk": "ukr", "ur": "urd", "zh": "zho",
}  # fmt: skip  # ISO 639-1 to 639-3, of which FollowTheMoney takes the latter alone


def entities(release: Release) -> str:
    """JSON lines: reports, places, counters, parties, incidents, then what the statements say of them."""
    book = Book.of(release)
    return "".join(
        _ENCODER.encode({"id": id, "schema": schema, "properties": _filled(properties)}) + "\n"
        for id, schema, properties in _entities(book)
    )  # fmt: skip


_Properties = dict[str, Iterable[str | None]]
_Entity = tuple[str, str, _Properties]


def _filled(properties: _Properties) -> dict[str, list[str]]:
    made = {key: list(dict.fromkeys(value for value in values if value)) for key, values in properties.items()}
    return {key: values for key, values in made.items() if values}


def _entities(book: Book) -> Iterator[_Entity]:
    release = book.release
    yield from (_report(report) for report in release.reports)
    yield from (_place(place) for place in release.places)
    yield from (_counter(one) for one in release.counters if _named(one))
    yield from (_party(party) for party in release.parties if party.name != NAME_WITHHELD)
    yield from (_incident(incident, book) for incident in release.incidents)
    yield from (_said(statement, book) for statement in release.statements)


def _named(counter: PublicCounter) -> bool:
    return counter.kind in _COUNTERS and counter.name != NAME_WITHHELD


def _report(report: PublicReport) -> _Entity:
    return report.id, "Article", {
        "title": [report_words(report)], "publisher": [report.publisher], "publishedAt": _dates(report.published),
        "sourceUrl": [report.link], "language": [_LANGUAGES.get(report.language or "")], "mimeType": [report.media],
        "fileSize": [str(report.size)], "notes": [f"SHA-256 {report.sha256}" if report.sha256 else None],
    }  # fmt: skip


def _place(place: PublicPlace) -> _Entity:
    where = place.where
    return place.id, "Address", {
        "full": [", ".join([where.name, *where.parents])], "latitude": [_degrees(where.lat)], "longitude": [_degrees(where.lon)],
        "remarks": [f"{where.precision}: {PRECISION_WORDS[where.precision]}"],
    }  # fmt: skip


def _degrees(value: float | None) -> str | None:
    return None if value is None else str(value)


def _counter(counter: PublicCounter) -> _Entity:
    return counter.id, _COUNTERS[counter.kind], {
        "name": [counter.name], "alias": [name for name in counter.names if name != counter.name],
        "summary": ["whose own count a figure is"],
    }  # fmt: skip


def _party(party: PublicParty) -> _Entity:
    side = f"side: {party.side}" if party.side else "its name is open: it could mean more than one side"
    return party.id, "LegalEntity", {
        "name": [party.name], "alias": [name for name in party.names if name != party.name],
        "summary": ["accused in reports; no finding"], "description": [f"{side} ({party.why})" if party.why else side],
    }  # fmt: skip


def _incident(incident: PublicIncident, book: Book) -> _Entity:
    reports = (book.statements[id].report for id in incident.statements)
    tolls = (f"{scope_words(t.scope, book)}: {verdict_words(t, book)}" for t in book.tolls_of(incident))
    return incident.id, "Event", {
        "name": [incident.title], **_period(incident.when), "addressEntity": incident.places,
        "location": [book.places[id].where.name for id in incident.places if id in book.places],
        "summary": tolls, "notes": [FLOOR, "an older or other event that reports only mention" if incident.background else None],
        "proof": reports,
    }  # fmt: skip


def _period(when: When | None) -> _Properties:
    return {"startDate": _dates(when.start), "endDate": _dates(when.end)} if when else {}


def _dates(day: str | None) -> list[str]:
    """A day as FollowTheMoney takes it: as exact as it is, and never without a year."""
    return [day] if day and _DATED.match(day) else []


def _said(said: PublicStatement, book: Book) -> _Entity:
    """An accusation of a named party in an incident is a link of both; any other statement a note on what it is about."""
    properties: _Properties = {
        "summary": [_summary(said)], "description": [plain(said.excerpt.sentence)], "proof": [said.report],
        "publisher": [book.reports[said.report].publisher],
    }  # fmt: skip
    party = book.parties.get(said.actor.id or "") if isinstance(said, PublicAccusation | PublicAnswer) else None
    named = party if party and party.name != NAME_WITHHELD else None
    if isinstance(said, PublicAccusation) and named and said.incident:
        link: _Properties = {"subject": [named.id], "object": [said.incident], "role": [f"accused: {said.degree}"]}
        return said.id, "UnknownLink", {**properties, **link, "date": _dates(book.reports[said.report].published)}
    counter = book.counters.get(said.counter or "") if isinstance(said, PublicClaim) else None
    about = [said.incident, named.id if named else None, counter.id if counter and _named(counter) else None]
    whose = voice_words(said.speakers, book.reports[said.report])
    return said.id, "Note", {**properties, "entity": about, "notes": [f"according to {whose}"]}


def _summary(said: PublicStatement) -> str:
    match said:
        case PublicClaim():
            whom = f", {said.victims.words}" if said.victims.words else ""
            return f"claim, {said.stance}: {said.harm}, {said.count}{whom}"
        case PublicAccusation():
            return f"accusation, {said.stance}: {said.actor.name}, {said.degree}: {said.act}"
        case PublicAnswer():
            return f"answer: {said.actor.name} {said.reply}: {said.words}"
        case PublicEvidence():
            return f"evidence: {said.sort}, {said.words}"

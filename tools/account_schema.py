"""Writes docs/account.md from the types of a release, so that the document of the schema cannot drift from the schema.

The names, types and order come from the code; what each key means stands here, and a key without its meaning is an error.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corroborate import vocabulary
from corroborate.account import Case, Point, Policy
from corroborate.publish import release as r
from corroborate.values import Count, When, Where

HEAD = f"""# The account, schema `{r.SCHEMA}`

`account.json` of a release, and what `--json` prints: one JSON object, UTF-8, keys sorted, one line break at the end. Made
from the types by `tools/account_schema.py`; a test holds this page and a real account against each other.

- **Every key is always there.** What is not known is `null`; what is empty is `[]` or `""`.
- **Ids** are a letter and a number, which the case hands out once and keeps: C a claim, A an accusation, B an answer, E
  evidence, R a report, I an incident, T a toll, P a party, K a counter, L a place, Q a question. They say nothing about what
  was withheld. The only hash is each report's `sha256`: that of its kept bytes.
- **Withheld words** are replaced wherever they stood: `{r.NAME_WITHHELD}`, `{r.PLACE_WITHHELD}`, `{r.FILE_WITHHELD}`, `{r.WORDS_WITHHELD}`. A field
  that the policy does not let leave is empty: `null`, `""` or `[]`. In a passage the segment is
  marked `withheld`. Its length says nothing.
- **Days** are ISO 8601, as exact as the report: `2031`, `2031-03`, `2031-03-09`, and `--03-09` for a day whose year nobody
  states.
- **Numbers** are whole, but for `lat` and `lon`.
- **The version** changes its number when a key goes or changes its meaning. A new key alone does not change it, so readers
  ignore keys they do not know.
"""

SHAPES: tuple[tuple[str, type, str], ...] = (
    ("account", r.Release, "The whole of it."),
    ("case", Case, "What is counted, in its users' words."),
    ("policy", Policy, "Under which rules."),
    ("report", r.PublicReport, "One document."),
    ("carrier", r.Carrier, "One way in which a report reached the case."),
    ("claim", r.PublicClaim, "A counted harm, as one report states it."),
    ("accusation", r.PublicAccusation, "An actor is said to have done harm, counted or not."),
    ("answer", r.PublicAnswer, "What an accused party says to it."),
    ("evidence", r.PublicEvidence, "What a report rests on or mentions."),
    ("excerpt", r.Excerpt, "The words that a statement stands on."),
    ("segment", r.Segment, "A stretch of words. A *passage* is a list of segments; their words in a row are the text."),
    ("voice", r.Voice, "One link of a chain of attribution."),
    ("used", r.Used, "A name as the report gives it."),
    ("whom", r.Whom, "Who was harmed."),
    ("timed", r.Timed, "A period and its words."),
    ("place", r.PublicPlace, "A place name of the reports."),
    ("party", r.PublicParty, "One accused actor."),
    ("counter", r.PublicCounter, "Whose own count a figure is."),
    ("incident", r.PublicIncident, "Statements about one event."),
    ("toll", r.PublicToll, "The figures of one scope of an incident."),
    ("tie", r.PublicTie, "What is known of the independence of two counters; of all others nothing is known."),
    ("uncounted", r.PublicUncounted, "A counter whose figures are shown and do not count for the range."),
    ("point", Point, "How a range stood at the end of a day on which a figure was given."),
    ("scope", r.PublicScope, "What makes figures comparable."),
    ("series", r.PublicSeries, "One counter's figures of one scope, in their order."),
    ("step", r.PublicStep, "One figure of a series."),
    ("finding", r.PublicFinding, "One thing worked out, with the statements for and against it."),
    ("question", r.PublicQuestion, "What a program could not do, for a person."),
    (
        "judgement",
        r.PublicJudgement,
        "What a person decided, and the release keeps to. Who, and why, stays in the case.",
    ),
    ("failure", r.Failure, "A file that could not be taken or read."),
    ("version", r.Version, "A program that had a part in it."),
    ("withheld", r.Withheld, "How much was kept back."),
    ("held_back", r.HeldBack, "How many of one kind of thing stayed in the case; which ones is not said."),
    ("count", Count, "How many, as far as the words say."),
    ("when", When, "A period; both ends belong to it."),
    ("where", Where, "A place as far as the gazetteer knows it."),
)

SAME: Mapping[str, str] = {
    "id": "its id",
    "report": "the report (R…) that says it",
    "incident": "the incident (I…) it belongs to",
    "excerpt": "the words it stands on",
    "reviewed": "whether a person accepted it, wrote it down or corrected it",
    "speakers": "the chain of attribution, outermost first; empty for the report's own voice",
    "said": "when it was said, apart from when it happened",
    "statements": "the statements (C… A… B… E…) about it or that use it",
    "name": "its name",
    "names": "every name it goes by in the reports",
    "places": "the places it is about, as named",
    "victims": "who was harmed",
    "stance": "how the report stands to it",
    "harm": "which harm",
    "unit": "what is counted",
    "when": "when it happened",
    "status": "whether they are reported as civilians",
    "community": "the community they are reported to belong to",
    "doubts": "in words, why a join is not certain",
    "words": "the words",
    "publisher": "who published it",
    "address": "where it stood; `null` where withheld or not known",
    "link": "the address, where a browser may be sent there (http and https alone)",
    "published": "the day it bears",
    "kind": "its kind",
    "why": "in words, how it was told",
}

KEYS: Mapping[str, Mapping[str, str]] = {
    "account": {
        "schema": "the name and number of this schema",
        "case": "what is counted",
        "policy": "under which rules",
        "reports": "every report, by day",
        "claims": "every claim, by report and place in it",
        "accusations": "every accusation",
        "answers": "every answer",
        "evidence": "all evidence mentioned",
        "places": "every place",
        "parties": "every accused actor",
        "counters": "every body or person whose own figure stands in a series, and reports that name nobody",
        "incidents": "every incident: fresh ones first, the weightiest first",
        "tolls": "every toll, in the order of the incidents",
        "findings": "everything worked out",
        "questions": "everything left open",
        "failures": "every file that gave nothing",
        "versions": "the programs, by name",
        "judgements": "what people decided, as far as the release keeps to it",
        "withheld": "how much was kept back",
    },
    "case": {
        "office": "who keeps it",
        "place": "where",
        "period": "when",
        "harms": "which harms; empty for all",
        "whose": "whose deaths and injuries",
        "licence": "under which licence the release stands; empty where nobody said",
    },
    "policy": {
        "stale_days": "a figure given more days than this before the newest is shown and not counted",
        "same_scope": "whether only figures of one scope are compared",
        "vague": "what vague words are worth, as pairs of the word and its lower bound",
        "leaves": "which sensitive things leave",
        "places": "the finest place that leaves",
        "states": "which statements leave, by whether a person accepted them",
        "least_grade": "the grade that a toll must have to leave; `null` for all",
        "confirmed": "the rule by which an incident is confirmed",
        "withhold": "the sensitive things that do not leave: all that `leaves` does not name",
        "context_sentences": "neighbouring sentences published on each side of a statement's own",
    },
    "report": {
        "publisher": "who published it, by the first capture that says so",
        "published": "the earliest day it bears",
        "language": "its language, as a primary subtag",
        "sha256": "SHA-256 of its kept bytes, 64 hex digits",
        "media": "its media type",
        "size": "bytes",
        "carriers": "every way in which it reached the case",
        "voice": "the report (R…) that stands for all that copy one another",
        "copies": "the other reports (R…) of the same voice",
        "reader": "the program that read it; empty where none did",
        "text": "whether words could be had from it",
        "sentences": "how many sentences it has",
    },
    "claim": {
        "figure": "the count in the report's words",
        "count": "what that was read as",
        "places": "where, as named",
        "destination": "where the displaced went",
        "running": "whether it is a running total and not a fresh figure",
        "accused": "who is named as having done it",
        "means": "by which means",
        "part_of": "the claim (C…) of the same report whose figure includes this one",
        "counter": "whose count it is (K…)",
        "toll": "the toll (T…) it is reckoned in; `null` where it is in none",
    },
    "accusation": {
        "actor": "who is accused",
        "act": "the words for the deed",
        "degree": "how the actor is tied to it",
        "harm": "which harm, where the words say",
    },
    "answer": {"actor": "who answers", "reply": "what kind of answer"},
    "evidence": {"sort": "what kind", "words": "the words that name it", "shows": "what it is said to show"},
    "excerpt": {
        "before": "passage: the sentences before",
        "sentence": "passage: the sentence, or sentences, of the statement",
        "after": "passage: the sentences after",
        "elsewhere": "passages further away that give it a slot",
        "number": "which sentence of the report it is, from 1; 0 where none were found",
        "of": "how many there are",
    },
    "segment": {
        "slots": "which slots of the statement these words state",
        "withheld": "whether they stand in place of withheld words",
    },
    "voice": {"name": "as named, or the mark of a withheld name"},
    "used": {
        "name": "as named",
        "id": "the place (L…) or party (P…) it was taken for",
        "stated": "`false` where the statement's own words do not hold the name: it is understood from the report",
    },
    "whom": {"words": "in the report's words", "sorts": "women, children and other sorts named"},
    "timed": {"when": "the period", "words": "the words that say so; `null` where it was inferred"},
    "place": {"where": "what the gazetteer says"},
    "party": {
        "side": "the side it belongs to; `null` while the name is open",
        "could": "the sides that an open name may mean; empty where nobody knows",
    },
    "incident": {
        "title": "a heading for people",
        "places": "places (L…), the main one first",
        "parties": "parties (P…)",
        "tolls": "tolls (T…)",
        "within": "the incident (I…) around it",
        "background": "whether it is an older or other event that reports only mention",
        "confirmed": "whether it is confirmed under the policy's rule; else it is provisional",
        "lacks": "in words, what it is short of to be confirmed",
    },
    "toll": {
        "scope": "what is counted",
        "series": "each counter's figures",
        "verdict": "`range`, `one counter`, `no named counter` or `no figure counted`",
        "low": "the low end, as the policy says; `null` unless a range",
        "high": "the high end, as the policy says; `null` unless a range",
        "stale": "counters (K…) whose latest figure is too old to count",
        "best": "the figure that leads, under a policy that has one; else `null`",
        "grade": "the grade, under a policy that grades; else `null`",
        "outside": "counters that are shown and do not count for the range",
        "points": "the range day by day, from dated figures; empty with one counter",
        "reports": "how many reports give its figures",
        "voices": "in how many voices: reports that copy one another are one",
        "ties": "what is known of the independence of its counters",
    },
    "counter": {
        "office_of": "the counters (K…) that it is an office of, the nearest first",
        "proof": "what it counts by its own method: `verified` or `named` cases alone; `null` where that is not known",
    },
    "tie": {
        "one": "a counter (K…)",
        "other": "another (K…); where they are not independent, the one rests on it",
        "independent": "whether they counted independently",
        "why": "who says so",
    },
    "judgement": {
        "verdict": "what was judged",
        "about": "the statements and reports that it is about, as far as they are published",
        "reports": "the reports (R…) that it concerns",
        "at": "when (UTC)",
    },
    "uncounted": {"counter": "whose figures (K…)", "why": "why they do not count"},
    "point": {
        "day": "the day",
        "low": "the low end; `null` with fewer than two counters",
        "high": "the high end; `null` with fewer than two counters",
        "counters": "how many counters counted",
    },
    "scope": {
        "victims": "sorts of people, in words; empty for all",
        "places": "places (L…); empty for the whole incident",
        "when": "the one day it is about; `null` for the whole incident",
        "side": "the side of the fighters counted; `null` for others, and where it is not told",
    },
    "series": {"counter": "whose (K…)", "steps": "the figures, in the order in which they were given"},
    "step": {
        "count": "the figure",
        "claims": "the claims (C…) that state it",
        "said": "when it was given",
        "ordered": "`dated`, or `assumed` where a day is missing",
        "change": "against the step before: `first`, `rise`, `correction` (lower) or `unchanged`",
        "added": "where no claim states the figure: groups of claims that one report tells side by side and that add up to it",
    },
    "finding": {
        "field": "what it is about",
        "value": "what holds, if anything does",
        "holds": "statements for it; for copies, reports (R…)",
        "disputes": "statements against it",
        "as_of": "the day it is true of",
        "reason": "why they differ",
        "words": "the sentence for people",
    },
    "question": {
        "about": "what it is about, by id",
        "words": "the question for people",
        "hint": "what there is to go by",
    },
    "failure": {"name": "the file's name; `null` where withheld", "reason": "why, and what to do"},
    "version": {"version": "its version"},
    "withheld": {
        "names": "places in the published words where a withheld name stood",
        "statements": "statements so touched",
        "held": "everything else, by kind",
    },
    "held_back": {"what": "what they are", "number": "how many"},
    "count": {
        "low": "the least it may be; `null` where open",
        "high": "the most it may be; `null` where open",
        "about": "whether the words say about",
        "vague": "the word, where it is no number (dozens)",
    },
    "when": {
        "start": "the first day; `null` where open",
        "end": "the last day; `null` where open",
        "start_known": "how the first is known",
        "end_known": "how the last is known",
    },
    "where": {
        "name": "the gazetteer's name; for an unresolved place the reports', for a withheld one what lies around it",
        "lat": "degrees north, WGS 84; `null` while unresolved, or withheld",
        "lon": "degrees east, WGS 84; `null` while unresolved, or withheld",
        "precision": "what the point stands for",
        "parents": "the places around it, nearest first",
        "geonames": "its number at GeoNames",
    },
}

NAMES: Mapping[type, str] = {shape: name for name, shape, _ in SHAPES}
LISTS: tuple[tuple[str, Mapping[str, str]], ...] = tuple(
    (name.removesuffix("_WORDS"), getattr(vocabulary, name)) for name in dir(vocabulary) if name.endswith("_WORDS")
)


def schema() -> str:
    """The whole page as Markdown.

    >>> schema().startswith("# The account")
    True

    Raises:
        KeyError: a key of the schema that has no meaning written down here.

    """
    return HEAD + "".join(_shape(*shape) for shape in SHAPES) + _tables()


def _shape(name: str, shape: type, about: str) -> str:
    hints = typing.get_type_hints(shape)
    rows = "".join(
        f"| `{f.name}` | {_type(hints[f.name])} | {_meaning(name, f.name)} |\n" for f in dataclasses.fields(shape)
    )
    return f"\n## {name}\n{about}\n\n| key | type | meaning |\n|---|---|---|\n{rows}"


def _meaning(shape: str, key: str) -> str:
    own = KEYS.get(shape, {})
    return own[key] if key in own else SAME[key]


def _type(hint: Any) -> str:
    """A type in the words of JSON."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(map(_type, inside)))
    if origin is typing.Literal:
        return _words(inside)
    if hint == r.Passage:
        return "passage"
    if origin is tuple:
        whole = inside[-1] is Ellipsis
        return f"list of {_plural(_type(inside[0]))}" if whole else f"pair of {' and '.join(map(_type, inside))}"
    simple = {str: "string", int: "whole number", float: "number", bool: "true or false", type(None): "null"}
    return simple[hint] if hint in simple else f"[{NAMES[hint]}](#{NAMES[hint]})"


def _plural(words: str) -> str:
    return {"string": "strings", "passage": "passages"}.get(words, words)


def _words(inside: tuple[Any, ...]) -> str:
    """A closed list of words: where it stands in the glossary, or the words themselves."""
    for _, words in LISTS:
        if tuple(words) == inside:
            return f"a word of [the glossary](glossary.md): {', '.join(words)}"
    return ", ".join(f"`{word}`" for word in inside)


def _tables() -> str:
    return (
        "\n## The tables\nWhat spreadsheets, maps and other programs are given of the same is in `data/`, and described in "
        "[open data](open-data.md). The pages for people are described in [the site](site.md).\n"
    )


if __name__ == "__main__":
    Path(__file__).parent.parent.joinpath("docs", "account.md").write_text(schema(), "utf-8")

"""A release in, the page's section on method out: what was counted, under which rules, with which words, by which programs.

In plain words, made from the policy and from the vocabulary's tables, so that it says what the code does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from corroborate.account import Case
from corroborate.publish.markup import Child, Html, el, joined
from corroborate.publish.words import FLOOR, Book, held_words, judged_words, policy_rules
from corroborate.vocabulary import (
    BASIS_WORDS,
    DEGREE_WORDS,
    EVIDENCE_WORDS,
    FINDING_WORDS,
    GRADE_WORDS,
    HARM_WORDS,
    MEANS_WORDS,
    OUTSIDE_WORDS,
    POLICY_WORDS,
    PRECISION_WORDS,
    REASON_WORDS,
    REPLY_WORDS,
    SPEAKER_WORDS,
    STANCE_WORDS,
    STATUS_WORDS,
)

_TERMS: Final = {
    "Report": "one document as it was kept: a file, or one object of a list of reports.",
    "Claim": "a counted harm as one report states it, with the exact words it stands on.",
    "Counter": "the speaker whose own count a figure is. Whoever passes it on is a carrier: ten outlets that quote one "
    "monitor are one counter.",
    "Voice": "reports that copy one another almost word for word are one voice.",
    "Series": "one counter’s figures for the same people, in the order in which they were given. Its later total replaces its "
    "earlier one. Where a day is missing, the place in the order is assumed, and marked. What a report tells side by side and "
    "nowhere adds up is added up here, is at least so many, and says of which figures; what comes on top of others, or is of "
    "some of the people, is no total.",
    "Range": "made of the latest figures of separate counters for the same people, as the policy says. It is no confidence "
    "interval: the true number may lie outside it. With one counter there is no range. There is never an average.",
    "Incident": "what the statements of one or more reports say about one event.",
    "Contradiction": "two statements that cannot both hold. Both are shown, and nobody here resolves them.",
    "Open name": "a name such as “security forces” can mean different sides in different reports. It stays open unless the "
    "report’s day and words tell, and it never counts as agreement.",
}
_TABLES: Final[tuple[tuple[str, Mapping[Any, str]], ...]] = (
    ("Harms", HARM_WORDS),
    ("Status of victims", STATUS_WORDS),
    ("Means", MEANS_WORDS),
    ("Stances", STANCE_WORDS),
    ("How a date is known", BASIS_WORDS),
    ("Ties to the harm", DEGREE_WORDS),
    ("Answers", REPLY_WORDS),
    ("Evidence", EVIDENCE_WORDS),
    ("Speakers", SPEAKER_WORDS),
    ("Precision of a place", PRECISION_WORDS),
    ("What was worked out", FINDING_WORDS),
    ("Why figures differ", REASON_WORDS),
    ("Policies", POLICY_WORDS),
    ("Grades", GRADE_WORDS),
    ("Why a figure is not counted", OUTSIDE_WORDS),
)


def method(book: Book) -> Html:
    """The section, with its heading."""
    release = book.release
    return el(
        "section",
        el("h2", "Method", id="method-h"),
        el("p", "A program read the reports and kept each one as it was. It compares what they say and shows for every "
           "figure whose it is and where it stands. It does not decide what is true."),
        el("p", FLOOR),
        el("h3", "The case"),
        el("dl", *_case(release.case)),
        el("h3", "The policy"),
        el("ul", *(el("li", line) for line in policy_rules(release.policy))),
        el("h3", "What is withheld"),
        el("p", held_words(release)),
        el("h3", "What people decided"),
        el("p", judged_words(release) or "Nobody decided anything: all of this is as the program found it."),
        el("h3", "What the words mean"),
        el("dl", *(part for term, words in _TERMS.items() for part in (el("dt", term), el("dd", words)))),
        el("details", el("summary", "All lists of words, as the program uses them"), *_lists()),
        el("h3", "Programs"),
        el("p", ", ".join(f"{v.name} {v.version}" for v in release.versions) or "Not stated.", f" Schema {release.schema}."),
        id="method",
        cls="part",
        aria_labelledby="method-h",
    )  # fmt: skip


def _case(case: Case) -> Iterator[Child]:
    said = (
        ("Name", case.name),
        ("Kept by", case.office),
        ("Where", case.place),
        ("When", case.period),
        ("Harms", ", ".join(case.harms) or "all"),
        ("Whose", case.whose),
        ("Licence", case.licence),
    )
    for name, words in said:
        yield el("dt", name)
        yield el("dd", el("bdi", words or "not stated"))


def _lists() -> Iterator[Html]:
    for title, words in _TABLES:
        entries = (part for word, meaning in words.items() for part in (el("dt", word), el("dd", meaning)))
        yield joined([el("h4", title), el("dl", *entries)])

"""Writes docs/glossary.md from the vocabulary, so that the words of the documents are the words of the code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corroborate import vocabulary as v

HEAD = """# Glossary

One word for one concept, in the code, on the pages and here. Made from `vocabulary.py` by `tools/glossary.py`.

| word | what it means |
|---|---|
| report | one document: a file, or one object of a JSON-lines file |
| part | what lies in a report: a member of an archive, an attachment, a record of a web archive; a report of its own |
| picture | what an image or a video shows of itself without being shown |
| text | a report's words as one string, with its paragraphs and sentences |
| reader | the program that reads a text |
| statement | one thing that a report says: a claim, an accusation, an answer or evidence |
| claim | a counted harm, as one report states it |
| accusation | an actor is said to have done harm, counted or not |
| answer | what an accused party says to it |
| evidence | what a report rests on or mentions |
| quote | exact words of a text and where they stand |
| speaker | one link of a chain of attribution; an empty chain is the report's own voice |
| counter | the speaker whose own count a figure is: the innermost of the chain |
| carrier | who passes a figure on |
| voice | reports that copy one another almost word for word |
| party | an accused actor; open while its name could mean more than one side |
| incident | statements about one event |
| scope | what makes two figures comparable: harm, unit, whose, where, in which period |
| series | one counter's figures of one scope, in the order in which they were given |
| toll | the series of all counters for one scope of an incident |
| range | the lowest and highest of the counters' latest figures; no confidence interval |
| finding | something worked out, with the statements that hold and that dispute |
| question | what a program could not do, for a person |
| decision | what a person judged, and why |
| policy | how a range is formed, what is stale, what may leave, when an incident is confirmed |
| case | the private folder: everything that was kept |
| account | everything that was worked out |
| release | what may leave |
| edition | one release in a row of releases: its number and the hash of its account |
| change | what is different in an edition from the one before |
"""

TABLES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("Harms", v.HARM_WORDS),
    ("Units", v.UNIT_WORDS),
    ("Status of victims", v.STATUS_WORDS),
    ("Means", v.MEANS_WORDS),
    ("Stances", v.STANCE_WORDS),
    ("How a date is known", v.BASIS_WORDS),
    ("Degrees of an accusation", v.DEGREE_WORDS),
    ("Kinds of answer", v.REPLY_WORDS),
    ("Kinds of evidence", v.EVIDENCE_WORDS),
    ("Kinds of speaker", v.SPEAKER_WORDS),
    ("Precision of a place", v.PRECISION_WORDS),
    ("Kinds of finding", v.FINDING_WORDS),
    ("Reasons for a difference", v.REASON_WORDS),
    ("Kinds of question", v.QUESTION_WORDS),
    ("Verdicts of a decision", v.VERDICT_WORDS),
    ("Standards of proof", v.PROOF_WORDS),
    ("Policies", v.POLICY_WORDS),
    ("Grades", v.GRADE_WORDS),
    ("What is sensitive", v.SENSITIVE_WORDS),
    ("Review states", v.REVIEWED_WORDS),
    ("The finest place that leaves", v.FINEST_WORDS),
    ("When an incident is confirmed", v.CONFIRM_WORDS),
    ("Why a figure is not counted", v.OUTSIDE_WORDS),
    ("What became of a report", v.BECAME_WORDS),
    ("Why something is in a release no longer", v.GONE_WORDS),
)


def glossary() -> str:
    """The whole glossary as Markdown.

    >>> glossary().startswith("# Glossary")
    True
    """
    parts = [HEAD]
    for title, words in TABLES:
        rows = "".join(f"| {word} | {meaning} |\n" for word, meaning in words.items())
        parts.append(f"\n## {title}\n\n| word | what it means |\n|---|---|\n{rows}")
    return "".join(parts)


if __name__ == "__main__":
    Path(__file__).parent.parent.joinpath("docs", "glossary.md").write_text(glossary(), "utf-8")

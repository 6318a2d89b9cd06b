"""Claims in, the annotation guidelines' form out: one JSON object a text, as `read --pipe` prints and the scorer takes."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.canonical import Json
from corroborate.records import Claim, Statement


def as_guidelines(text_id: str, statements: Sequence[Statement]) -> dict[str, Json]:
    """`{"id": …, "claims": […]}`: the claims among the statements, in the order of their figures.

    `part_of` is an index into the list.
    """
    claims = [statement for statement in statements if isinstance(statement, Claim)]
    ordered = sorted(claims, key=lambda claim: (claim.figure.start, claim.figure.end, claim.harm, claim.id))
    first: dict[tuple[int, int], int] = {}
    for i, claim in enumerate(ordered):
        first.setdefault((claim.figure.start, claim.figure.end), i)
    return {"id": text_id, "claims": [_claim(claim, first) for claim in ordered]}


def _claim(claim: Claim, places: dict[tuple[int, int], int]) -> dict[str, Json]:
    part, when = claim.part_of, claim.when.when if claim.when else None
    return {
        "figure": claim.figure.words,
        "start": claim.figure.start,
        "end": claim.figure.end,
        "low": claim.count.low,
        "high": claim.count.high,
        "about": claim.count.about,
        "vague": claim.count.vague,
        "harm": claim.harm,
        "unit": claim.unit,
        "victims": claim.victims.quote.words if claim.victims.quote else "",
        "status": claim.victims.status,
        "places": [mention.name for mention in claim.places],
        "when": [when.start, when.end] if when else None,
        "running": claim.running,
        "speakers": [speaker.name for speaker in claim.speakers],
        "accused": [mention.name for mention in claim.accused],
        "means": claim.means,
        "stance": claim.stance,
        "part_of": places.get((part.start, part.end)) if part else None,
    }

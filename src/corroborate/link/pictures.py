"""Pictures in, groups of near copies out: those whose perceptual hashes differ in few bits.

A near copy is no proof that two pictures show one thing: it is a question for a person, who may look.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from corroborate.records import Picture

NEAR: Final = 10  # bits of 64; held by the tests with invented pictures


def near(pictures: Iterable[Picture]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more reports whose pictures look alike, each sorted, sorted by their first.

    A group is whatever hangs together by steps of near copies. Pictures of one plain colour have no marks to be told by
    (their hash is 0) and are in no group.

    >>> near([Picture("a", hash="00000000000000f0"), Picture("b", hash="00000000000000f1"), Picture("c", hash="ff" * 8)])
    (('a', 'b'),)
    """
    hashes = sorted({(int(p.hash, 16), p.report) for p in pictures if p.hash and int(p.hash, 16)})
    leader = {report: report for _, report in hashes}

    def lead(report: str) -> str:
        while leader[report] != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for place, (first, one) in enumerate(hashes):
        for second, other in hashes[place + 1 :]:
            if (first ^ second).bit_count() <= NEAR:
                low, high = sorted((lead(one), lead(other)))
                leader[high] = low
    groups: dict[str, set[str]] = {}
    for _, report in hashes:
        groups.setdefault(lead(report), set()).add(report)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))

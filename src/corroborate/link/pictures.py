"""Pictures in, near copies out: images, and videos, whose perceptual hashes differ in few bits; and what videos share.

A near copy is no proof that two pictures show one thing: it is a question for a person, who may look. Two videos are
near copies where most of each is the other, and share a passage where less is: a clip cut from a longer one, a scene in
two compilations, a still image among the frames. What a passage is told by is frames that look alike at one distance in
time, since a frame alone may look like any other.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from corroborate.records import Picture

NEAR: Final = 10  # bits of 64; held by the tests with invented pictures
_LEAST: Final = 4  # frames of a passage, two seconds; all there are where a video has fewer
_APART: Final = 500  # milliseconds, two of which the distance in time may differ by within a passage
_GAP: Final = 3_000  # milliseconds without a frame that looks alike, after which a passage has ended
_MOST: Final = (2, 3)  # of the frames of each, for two videos to be near copies
_PIECES: Final = 4  # pieces of a hash: of NEAR bits that differ, at least one piece has no more than NEAR // _PIECES
_BITS: Final = 64 // _PIECES
_TURNS: Final = tuple(
    sum(1 << bit for bit in bits)
    for number in range(NEAR // _PIECES + 1)
    for bits in itertools.combinations(range(_BITS), number)
)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """What two reports show both, and no near copies: from `at` in the one, from `other_at` in the other, for `length`.

    All in milliseconds, from the beginning of the video; an image has no time, and its `other_at` is None. `length` 0 is
    one frame.
    """

    one: str
    at: int
    other: str
    other_at: int | None
    length: int


class Alike(NamedTuple):
    """Groups of near copies, of two or more reports each, sorted by their first; and what others share, sorted."""

    groups: tuple[tuple[str, ...], ...]
    passages: tuple[Passage, ...]


class _Shown(NamedTuple):
    """One hash: of an image (`at` is None), or of a frame at so many milliseconds."""

    hash: int
    report: str
    at: int | None


class _Met(NamedTuple):
    """Two frames that look alike: when each is shown, in milliseconds, and the bits in which they differ."""

    at: int
    other: int
    apart: int


def near(pictures: Iterable[Picture]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more reports whose pictures look alike, each sorted, sorted by their first.

    >>> near([Picture("a", hash="00000000000000f0"), Picture("b", hash="00000000000000f1"), Picture("c", hash="ff" * 8)])
    (('a', 'b'),)
    """
    return alike(pictures).groups


def fullest(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Of several looks at one report the one that saw most, sorted by report: who looks may have learned to since.

    >>> [len(one.frames) for one in fullest([Picture("a", frames=((0, "f0" * 8),)), Picture("a", hash="")])]
    [1]
    """
    best: dict[str, Picture] = {}
    for one in sorted(pictures, key=lambda one: (one.report, len(one.frames), not unwatched(one), one.hash, one.id)):
        best[one.report] = one
    return tuple(best.values())


def unwatched(one: Picture) -> bool:
    """Whether it is a video whose frames nobody looked at.

    >>> unwatched(Picture("a", facts=(("frames", "not looked at"),))), unwatched(Picture("b"))
    (True, False)
    """
    return not one.frames and any(name == "frames" and words.startswith("not ") for name, words in one.facts)


def alike(pictures: Iterable[Picture]) -> Alike:
    """What looks alike. A group is whatever hangs together by steps of near copies; a passage joins nobody to a group.

    Pictures of one plain colour have no marks to be told by (their hash is 0) and are like no other.

    >>> film = [(f"{number * 0x0123456789abcdef % 2**64:016x}") for number in range(1, 21)]
    >>> long = Picture("a", frames=tuple((500 * place, hash) for place, hash in enumerate(film)))
    >>> clip = Picture("b", frames=tuple((500 * place, hash) for place, hash in enumerate(film[8:14])))
    >>> alike([long, clip, Picture("c", hash=film[3])]).passages
    (Passage(one='a', at=1500, other='c', other_at=None, length=0), Passage(one='a', at=4000, other='b', other_at=0, length=2500))
    """
    seen = fullest(pictures)
    shown = sorted(_shown(seen), key=lambda one: (one.report, one.at or 0, one.hash))
    times = {one.report: [at for at, hash in one.frames if int(hash, 16)] for one in seen}
    joined: set[tuple[str, str]] = set()
    stills: dict[tuple[str, str], tuple[int, int]] = {}
    votes: dict[tuple[str, str], list[_Met]] = defaultdict(list)
    for one, other, apart in _pairs(shown):
        pair = (one.report, other.report)
        if one.at is None and other.at is None:
            joined.add(pair)
        elif one.at is not None and other.at is not None:
            votes[pair].append(_Met(one.at, other.at, apart))
        else:
            film, still = (other, one) if one.at is None else (one, other)
            found, pair = (apart, film.at or 0), (film.report, still.report)
            stills[pair] = min(stills.get(pair, found), found)
    passages = [Passage(film, at, still, None, 0) for (film, still), (_, at) in stills.items()]
    for pair, met in votes.items():
        shared = _shared(met, times[pair[0]], times[pair[1]])
        if shared and _whole(shared, times[pair[0]], times[pair[1]]):
            joined.add(pair)
        else:
            passages += [Passage(pair[0], at, pair[1], other, length) for at, other, length in shared]
    return Alike(_groups(joined), tuple(sorted(passages)))


def _shown(pictures: Iterable[Picture]) -> Iterator[_Shown]:
    for one in pictures:
        if one.hash and (still := int(one.hash, 16)):
            yield _Shown(still, one.report, None)
        yield from (_Shown(frame, one.report, at) for at, hash in one.frames if (frame := int(hash, 16)))


def _pairs(shown: Sequence[_Shown]) -> Iterator[tuple[_Shown, _Shown, int]]:
    """Those of two reports that look alike, in the order of `shown`, each pair once, and the bits in which they differ.

    Looked up by their pieces and not one by one with all before (Norouzi, Punjani and Fleet, "Fast search in Hamming
    space with multi-index hashing", 2012): a case may hold a hundred thousand frames.
    """
    tables: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(_PIECES)]
    for place, one in enumerate(shown):
        pieces = [one.hash >> _BITS * number & 2**_BITS - 1 for number in range(_PIECES)]
        near = {
            before
            for table, piece in zip(tables, pieces, strict=True)
            for turn in _TURNS
            for before in table.get(piece ^ turn, ())
        }
        for before in sorted(near):
            other = shown[before]
            if other.report != one.report and (apart := (other.hash ^ one.hash).bit_count()) <= NEAR:
                yield other, one, apart
        for table, piece in zip(tables, pieces, strict=True):
            table[piece].append(place)


def _shared(met: Sequence[_Met], times: Sequence[int], others: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """The passages of two videos, from their frames that look alike: begin in each, and length.

    They are those at the distance in time at which most frames look most alike; of distances that are as good, the least.
    """
    steps: dict[int, dict[int, _Met]] = defaultdict(dict)
    for one in met:
        step = (one.other - one.at) // _APART
        for near in (step - 1, step):
            before = steps[near].get(one.at, one)
            steps[near][one.at] = one if one.apart < before.apart else before
    worth = {step: sum(NEAR + 1 - one.apart for one in found.values()) for step, found in steps.items()}
    best = min(steps, key=lambda step: (-worth[step], abs(step), step))
    least = min(_LEAST, len(times), len(others))
    runs = [run for run in _runs(sorted(steps[best])) if len(run) >= least]
    return tuple((run[0], steps[best][run[0]].other, run[-1] - run[0]) for run in runs)


def _runs(times: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in times:
        if run and at - run[-1] > _GAP:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _whole(shared: Sequence[tuple[int, int, int]], times: Sequence[int], others: Sequence[int]) -> bool:
    """Whether passages are most of either video, counted by the frames that show anything."""
    part, whole = _MOST
    ours = sum(any(begin <= at <= begin + length for begin, _, length in shared) for at in times)
    theirs = sum(any(begin - _APART <= at <= begin + length + _APART for _, begin, length in shared) for at in others)
    return ours * whole >= part * len(times) and theirs * whole >= part * len(others)


def _groups(joined: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    leader: dict[str, str] = {}

    def lead(report: str) -> str:
        while leader.setdefault(report, report) != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for one, other in joined:
        low, high = sorted((lead(one), lead(other)))
        leader[high] = low
    groups: dict[str, set[str]] = defaultdict(set)
    for report in leader:
        groups[lead(report)].add(report)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))

"""Near copies and shared passages, told from invented hashes: what hangs together, and what only meets."""

from __future__ import annotations

import random

import pytest

from corroborate.link.pictures import NEAR, Passage, _pairs, _Shown, alike, fullest, near, unwatched
from corroborate.records import Picture

CHANCE = random.Random(7)
FILM = [CHANCE.getrandbits(64) for _ in range(40)]
OTHER = [CHANCE.getrandbits(64) for _ in range(40)]


def video(report: str, hashes: list[int], since: int = 0) -> Picture:
    return Picture(report, frames=tuple((since + 500 * place, f"{hash:016x}") for place, hash in enumerate(hashes)))


def spoiled(hashes: list[int], bits: int) -> list[int]:
    """The same frames with so many bits of each turned."""
    chance = random.Random(bits)
    return [hash ^ sum(1 << bit for bit in chance.sample(range(64), bits)) for hash in hashes]


def test_pairs_are_all_those_that_differ_in_few_bits() -> None:
    seeds = [CHANCE.getrandbits(64) for _ in range(30)]
    shown = [_Shown(hash, f"r{place:03}", None) for place, hash in enumerate(seeds)]
    shown += [
        _Shown(spoiled([hash], bits)[0], f"s{bits}{place:03}", None)
        for place, hash in enumerate(seeds)
        for bits in (1, NEAR, NEAR + 1)
    ]
    found = {(one.report, other.report): apart for one, other, apart in _pairs(shown)}
    wanted = {
        (one.report, other.report): bits
        for place, other in enumerate(shown)
        for one in shown[:place]
        if (bits := (one.hash ^ other.hash).bit_count()) <= NEAR
    }
    assert found == wanted
    assert len(wanted) >= 60


@pytest.mark.parametrize("bits", [0, 4, NEAR])
def test_a_copy_of_a_video_is_near_and_another_video_is_not(bits: int) -> None:
    copy = video("copy", spoiled(FILM, bits), since=40)
    assert alike([video("a", FILM), copy, video("b", OTHER)]) == ((("a", "copy"),), ())
    assert near([copy, video("b", OTHER), video("a", FILM)]) == (("a", "copy"),)


def test_a_video_that_differs_in_one_bit_too_many_is_not_near() -> None:
    assert alike([video("a", FILM), video("copy", spoiled(FILM, NEAR + 1))]) == ((), ())


def test_two_thirds_of_each_make_a_near_copy_and_less_is_a_passage() -> None:
    assert alike([video("a", FILM), video("b", FILM[5:33])]).groups == (("a", "b"),)
    found = alike([video("a", FILM), video("b", FILM[5:25])])
    assert found == ((), (Passage("a", 2500, "b", 0, 9500),))


def test_what_stands_before_and_after_a_passage_joins_nobody_to_a_group() -> None:
    both = video("c", [*FILM[:12], *OTHER[:12]])
    found = alike([video("a", FILM), video("b", OTHER), both])
    assert found.groups == ()
    assert found.passages == (Passage("a", 0, "c", 0, 5500), Passage("b", 0, "c", 6000, 5500))


def test_a_passage_goes_on_over_a_gap_and_ends_where_it_is_long() -> None:
    with_gap = [*FILM[:8], *OTHER[:4], *FILM[12:16], *OTHER[4:24], *FILM[36:40]]
    found = alike([video("a", FILM), video("b", with_gap)])
    assert found.passages == (Passage("a", 0, "b", 0, 7500), Passage("a", 18000, "b", 18000, 1500))


def test_three_frames_at_one_distance_or_many_at_different_ones_are_no_passage() -> None:
    assert alike([video("a", FILM), video("b", [*OTHER[:20], *FILM[5:8]])]) == ((), ())
    assert alike([video("a", FILM), video("b", FILM[::-1])]).passages == ()


def test_a_video_of_few_frames_is_told_by_all_of_them() -> None:
    assert alike([video("a", FILM), video("b", FILM[3:5])]).passages == (Passage("a", 1500, "b", 0, 500),)
    assert alike([video("a", FILM), video("b", [FILM[3], OTHER[3]])]).passages == ()


def test_an_image_is_found_at_the_frame_that_is_nearest() -> None:
    (near_by,) = spoiled([FILM[9]], 3)
    frames = [*FILM[:5], spoiled([near_by], 8)[0], *FILM[6:]]
    image = Picture("i", hash=f"{near_by:016x}")
    assert alike([image, video("a", frames)]) == ((), (Passage("a", 4500, "i", None, 0),))


def test_plain_frames_are_like_nothing() -> None:
    assert alike([video("a", [0] * 9), video("b", [0] * 9), Picture("c", hash="0" * 16)]) == ((), ())
    assert alike([video("a", []), video("b", [])]) == ((), ())


def test_the_order_of_pictures_changes_nothing() -> None:
    pictures = [
        video("a", FILM),
        video("b", FILM[5:25]),
        video("c", spoiled(FILM, 2)),
        Picture("d", hash=f"{FILM[0]:016x}"),
    ]
    assert alike(pictures) == alike(pictures[::-1])
    assert len(alike(pictures).passages) == 4


def test_of_several_looks_the_one_that_saw_frames_counts() -> None:
    blind = Picture("a", 4, 3, facts=(("frames", "not looked at"),), maker="picture/1")
    failed = Picture("a", 4, 3, facts=(("frames", "none could be decoded"),))
    full = Picture("a", 4, 3, facts=(("frames", "40 looked at"),), frames=video("a", FILM).frames)
    for order in ([blind, failed, full], [full, failed, blind]):
        assert fullest(order) == (full,)
    assert fullest([blind, failed]) == fullest([failed, blind]) == (failed,)
    assert [unwatched(one) for one in (blind, failed, full, Picture("b"))] == [True, False, False, False]

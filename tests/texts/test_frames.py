"""A video's frames are hashed the same way each time; near copies lie near, what shows nothing is like nothing, and what is
broken, too large or endless is named.
"""

from __future__ import annotations

import io
import re
import runpy
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from corroborate import engine
from corroborate.errors import InputError
from corroborate.link.pictures import NEAR, Passage, alike
from corroborate.records import Picture
from corroborate.texts import Seen, frames, look
from filmed import cv2, film, numpy, scene

MEDIA = {"mp4": "video/mp4", "webm": "video/webm", "avi": "video/x-msvideo"}
ONE = film(1)
CLIP = film(1, 3, since=2.2, size=(480, 270), rate=30)
WEBM = film(1, kind="webm", code="VP80", size=(160, 90), rate=15)
MOTION_JPEG = film(1, kind="avi", code="MJPG", size=(640, 360))


def seen(data: bytes, kind: str = "mp4") -> Seen:
    return look(data, MEDIA[kind])


def kept(*looks: Seen) -> list[Picture]:
    return [Picture(f"r{place}", hash=one.hash, frames=one.frames) for place, one in enumerate(looks)]


def still(at: float, number: int = 1) -> Seen:
    held = io.BytesIO()
    Image.fromarray(scene(number, at, 640, 360)[:, :, ::-1]).save(held, "JPEG", quality=40)
    return look(held.getvalue(), "image/jpeg")


def test_frames_half_a_second_apart_are_hashed() -> None:
    found = seen(ONE)
    assert (found.width, found.height, found.length, found.fault) == (320, 180, 6000, "")
    assert dict(found.facts)["frames"] == "12 looked at"
    assert [at // frames.STEP for at, _ in found.frames] == list(range(12))
    assert all(re.fullmatch("[0-9a-f]{16}", hash) for _, hash in found.frames)


@pytest.mark.parametrize(("data", "kind"), [(WEBM, "webm"), (MOTION_JPEG, "avi"), (film(1, 5.5, since=0.3), "mp4")])
def test_a_video_packed_anew_or_trimmed_a_little_is_a_near_copy(data: bytes, kind: str) -> None:
    others = [seen(film(number)) for number in (2, 3)]
    found = alike(kept(seen(ONE), seen(data, kind), *others))
    assert found.groups == (("r0", "r1"),)
    assert found.passages == ()


def test_a_packed_frame_lies_far_nearer_than_it_must() -> None:
    """The least distance that is told, against the greatest that was seen: room for worse packing."""
    pairs = zip(seen(ONE).frames, seen(WEBM, "webm").frames, strict=True)
    assert max((int(a, 16) ^ int(b, 16)).bit_count() for (_, a), (_, b) in pairs) <= NEAR // 2


def test_a_clip_shares_a_passage_and_so_does_a_still_image() -> None:
    found = alike(kept(seen(film(1, 12)), seen(CLIP), still(4.1), seen(film(2)), still(4.1, 5)))
    assert found.groups == ()
    of_clip, of_still = [one for one in found.passages if one.one == "r0"]
    assert of_clip.other == "r1"
    assert abs(of_clip.at - of_clip.other_at - 2200) <= 2 * frames.STEP
    assert of_clip.length >= 2000
    assert of_still == Passage("r0", 4000, "r2", None, 0)
    assert {one.other for one in found.passages} == {"r1", "r2"}


def dark(at: float, width: int, height: int) -> Any:
    """Black, with the noise of a sensor in it that is another each time."""
    return numpy.random.default_rng(int(at * 1000)).integers(0, 6, (height, width, 3), numpy.uint8)


def test_what_shows_nothing_is_like_nothing() -> None:
    flat = [
        seen(film(dark, 3)),
        seen(film(lambda at, width, height: dark(at + 7, width, height), 3)),
        seen(film(lambda _, width, height: numpy.full((height, width, 3), 200, numpy.uint8), 3)),
    ]
    assert [one.frames for one in flat] == [()] * 3
    assert {dict(one.facts)["frames"] for one in flat} == {"6 looked at"}
    assert alike(kept(*flat)) == ((), ())


def test_a_black_beginning_makes_no_two_videos_alike() -> None:
    def after_black(number: int) -> bytes:
        return film(lambda at, *size: scene(number, at, *size) if at >= 4 else dark(at, *size), 8)

    found = [seen(after_black(number)) for number in (4, 5)]
    assert all(one.frames[0][0] >= 4000 for one in found)
    assert alike(kept(*found)) == ((), ())


def looked(job: tuple[str, bytes]) -> Seen:
    return look(job[1], job[0])


def outcomes(jobs: Sequence[tuple[str, bytes]]) -> list[Any]:
    """As reports are read in earnest: in a process that is bounded and confined."""
    return list(engine.each(looked, jobs, workers=1, isolate=True, timeout=16, memory=960_000_000))


def test_the_same_bytes_give_the_same_hashes_here_and_in_a_confined_process() -> None:
    broken = bytearray(ONE)
    for place in range(5_000, len(ONE) - 10_000, 997):
        broken[place] ^= 0x55
    jobs = [("video/mp4", ONE), ("video/mp4", bytes(broken)), ("video/webm", WEBM)]
    first, second = outcomes(jobs), outcomes(jobs)
    assert [one.value for one in first] == [one.value for one in second] == [looked(job) for job in jobs]
    assert all(one.value.frames for one in first)


def too_large(data: bytes) -> bytes:
    """Each picture of a film of JPEGs says that it has 30,000 × 30,000 pixels."""
    head = rb"(\xff\xc0\x00\x11\x08)...."
    return re.sub(head, lambda found: found[1] + struct.pack(">HH", 30_000, 30_000), data, flags=re.DOTALL)


def with_numbers(data: bytes, kind: bytes, at: int, *numbers: int) -> bytes:
    """An MP4 with other numbers in its box of this kind."""
    place = data.index(kind) + len(kind) + at
    return data[:place] + struct.pack(f">{len(numbers)}I", *numbers) + data[place + 4 * len(numbers) :]


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (too_large(MOTION_JPEG), "avi", "can be decoded"),
        (
            re.sub(rb"\x9d\x01\x2a....", b"\x9d\x01\x2a\xff\x3f\xff\x3f", WEBM, flags=re.DOTALL),
            "webm",
            "can be decoded",
        ),
        (WEBM[:200], "webm", "damaged"),
        (b"\0\0\1\xba" + bytes(2_000_000), "avi", "damaged"),
        (ONE[:-2_000], "mp4", "damaged"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hosts\n", "webm", "no video of a known kind"),
    ],
    ids=["30,000 × 30,000", "16,383 × 16,383", "a beginning", "nothing", "no end", "a list of others"],
)
def test_a_video_that_is_broken_or_too_large_fails_by_name(data: bytes, kind: str, why: str) -> None:
    (found,) = outcomes([(MEDIA[kind], data)])
    assert isinstance(found, engine.Failed)
    assert found.expected
    assert why in found.reason


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (with_numbers(ONE, b"tkhd", 76, 30_000 << 16, 30_000 << 16), "30,000 × 30,000"),
        (with_numbers(ONE, b"stsz", 4, 1, 2**31 - 1), "can be decoded"),
        (with_numbers(ONE, b"stsz", 4, 1, 20_000_000), "can be decoded"),
    ],
    ids=["claims 30,000 × 30,000", "endless", "twenty million frames"],
)
def test_what_a_video_says_of_itself_stays_where_its_frames_fail(data: bytes, why: str) -> None:
    (found,) = outcomes([("video/mp4", data)])
    assert found.value.length == 6000
    assert why in found.value.fault
    assert dict(found.value.facts)["frames"] == "none could be decoded"


def test_a_length_that_lies_and_a_clock_that_stands_change_little() -> None:
    long, still = with_numbers(ONE, b"mvhd", 16, 2**32 - 1), with_numbers(ONE, b"stts", 12, 0)
    found = [one.value for one in outcomes([("video/mp4", long), ("video/mp4", still)])]
    assert [len(one.frames) > 0 for one in found] == [True, True]
    assert len(found[1].frames) <= 150


def test_how_far_a_long_video_was_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_DECODED", 50 * 320 * 180)
    found = seen(ONE)
    assert dict(found.facts)["frames"] == "4 looked at, to second 1; what comes later is not looked at"
    assert found.frames == look(ONE, "video/mp4").frames
    monkeypatch.setattr(frames, "_DECODED", 10**12)
    monkeypatch.setattr(frames, "_MOST", 3)
    assert len(seen(ONE).frames) == 3


def test_many_tiny_frames_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_DECODED", 100 * frames._LEAST)
    found = seen(film(1, 12, size=(32, 32)))
    assert "to second 3" in dict(found.facts)["frames"]


def opens(playlist: bytes) -> bool:
    held = io.BytesIO(playlist)
    film = cv2.VideoCapture(held, cv2.CAP_FFMPEG, [])
    try:
        return film.isOpened() and film.grab()
    finally:
        film.release()


def test_a_confined_decoder_follows_no_list_to_another_file(tmp_path: Any) -> None:
    (tmp_path / "secret.avi").write_bytes(MOTION_JPEG)
    playlist = f"ffconcat version 1.0\nfile {tmp_path}/secret.avi\n".encode()
    (found,) = engine.each(opens, [playlist], workers=1, isolate=True, timeout=20, memory=10**9)
    assert found.value is False


def test_the_film_that_is_spoiled_by_chance_is_whole_to_begin_with() -> None:
    found = seen(runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "fuzz.py"))["_film"](), "avi")
    assert (found.width, found.height, [at for at, _ in found.frames]) == (48, 32, [0, 500, 1000, 1500])


def test_a_file_that_looks_for_a_place_that_there_is_not_is_answered() -> None:
    """What decodes it would crash on an exception."""
    held = frames._Held(b"abc")
    assert [held.seek(-1), held.seek(2**70), held.seek(0, 0x10000), held.seek(2)] == [-1, -1, -1, 2]


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "ready", lambda: False)
    for data, kind in ((ONE, "mp4"), (WEBM, "webm"), (WEBM[:200], "webm")):
        found = seen(data, kind)
        assert dict(found.facts)["frames"] == "not looked at; that needs the extra `videos`"
        assert (found.frames, found.fault, found.hash) == ((), "", "")
    assert (seen(ONE).width, seen(ONE).length) == (320, 6000)
    with pytest.raises(InputError):
        seen(ONE[:-2_000])

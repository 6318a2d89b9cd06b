"""A picture tells its size, its hash and what is written in it; near copies lie near; what is broken is refused."""

from __future__ import annotations

import io
import runpy
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from corroborate.errors import InputError
from corroborate.link.pictures import NEAR, near
from corroborate.records import Picture
from corroborate.texts.picture import look

MADE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "fuzz.py"))


def scene(number: int) -> Image.Image:
    """An invented picture: shapes at places that its number gives."""
    image = Image.new("RGB", (320, 240), (40 * number % 256, 90, 160))
    draw = ImageDraw.Draw(image)
    for step in range(12):
        x, y = (number * 97 + step * 71) % 300, (number * 53 + step * 37) % 220
        draw.ellipse(
            (x, y, x + 20 + 7 * (step + number) % 60, y + 30), fill=(20 * step, 255 - 20 * step, 11 * number % 256)
        )
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    held = io.BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def bits(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: saved(image, "JPEG", quality=30),
        lambda image: saved(image.resize((100, 75))),
        lambda image: saved(image.resize((900, 675)), "WEBP"),
        lambda image: saved(ImageEnhance.Brightness(image).enhance(1.2), "JPEG"),
        lambda image: saved(image.convert("L")),
    ],
    ids=["jpeg", "smaller", "larger", "lighter", "grey"],
)
def test_a_near_copy_lies_near(changed: Callable[[Image.Image], bytes]) -> None:
    for number in range(1, 6):
        copy = changed(scene(number))
        media = {b"\xff\xd8": "image/jpeg", b"RI": "image/webp"}.get(copy[:2], "image/png")
        assert bits(look(saved(scene(number)), "image/png").hash, look(copy, media).hash) <= NEAR


def test_other_pictures_lie_apart_and_groups_are_told() -> None:
    hashes = [look(saved(scene(number)), "image/png").hash for number in range(1, 13)]
    assert min(bits(a, b) for place, a in enumerate(hashes) for b in hashes[:place]) > NEAR
    copy = look(saved(scene(3), "JPEG", quality=20), "image/jpeg").hash
    pictures = [Picture(f"r{number:02}", hash=hash) for number, hash in enumerate([*hashes, copy])]
    assert near(pictures) == (("r02", "r12"),)
    assert near(reversed(pictures)) == near(pictures)


def test_what_is_written_in_a_picture_is_kept_as_words() -> None:
    seen = look(MADE["_picture"]("JPEG"), "image/jpeg")
    assert (seen.width, seen.height, seen.caption) == (48, 32, "Two people were killed")
    assert dict(seen.facts) == {"changed": "2031:03:08 10:00:00", "place": "35.500000, 36.000000"}
    video = look(MADE["_video"](), "video/mp4")
    assert (video.width, video.height, video.length) == (640, 480, 5000)
    assert dict(video.facts)["place"] == "+35.5+036.0"


def claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (claims(60_000, 60_000), "image/png"),
        (claims(12_000, 12_000), "image/png"),
        (claims(10, 10), "image/png"),
        (claims(0, 10), "image/png"),
        (saved(scene(1))[:400], "image/png"),
        (b"GIF89a", "image/gif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"),
        (b"\0\0\0\x18ftypmp42", "video/mp4"),
    ],
)
def test_a_picture_that_is_broken_or_too_large_is_refused(data: bytes, media: str) -> None:
    with pytest.raises(InputError):
        look(data, media)

"""Invented videos for tests: discs that wander over a ground, packed as asked, with what decodes videos."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

cv2: Any = pytest.importorskip("cv2", reason="the extra `videos` is not to be had here")
numpy: Any = pytest.importorskip("numpy")


def scene(number: int, at: float, width: int, height: int) -> Any:
    """What film `number` shows at a time, in seconds: rows of pixels, blue before green before red."""
    image = numpy.full((height, width, 3), (40 * number % 256, 90, 160), numpy.uint8)
    chance = random.Random(number)
    for _ in range(14):
        x, y, size, right, down = (chance.random() for _ in range(5))
        place = (int((x + (right - 0.5) * 0.15 * at) % 1 * width), int((y + (down - 0.5) * 0.15 * at) % 1 * height))
        cv2.circle(image, place, int(height * (0.04 + 0.12 * size)), [chance.randrange(256) for _ in range(3)], -1)
    return image


def film(
    shows: int | Callable[[float, int, int], Any],
    seconds: float = 6,
    *,
    kind: str = "mp4",
    code: str = "mp4v",
    size: tuple[int, int] = (320, 180),
    rate: int = 25,
    since: float = 0,
) -> bytes:
    """A video of film number `shows`, or of what that says is shown at a time in seconds, from second `since` on."""
    show = (lambda at, width, height: scene(shows, at, width, height)) if isinstance(shows, int) else shows
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"film.{kind}"
        writer = cv2.VideoWriter(str(place), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*code), rate, size)
        assert writer.isOpened()
        for number in range(round(rate * seconds)):
            writer.write(show(since + number / rate, *size))
        writer.release()
        return place.read_bytes()

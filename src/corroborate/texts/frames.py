"""A video's bytes go in; out come the hashes of some of its frames, half a second apart, and how far it was looked at.

What decodes video is large and has had many holes. So it is an extra, it is loaded here and nowhere else, and it runs only
where hostile bytes may meet a parser: in a bounded process, which also tells it to open nothing but what it is given
(`confine`). The same bytes give the same hashes on every run. One thread decodes, since several may mend a broken stream
in more than one way; and what is decoded is bounded by frames and pixels, never by a clock.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from corroborate.errors import InputError

EXTRA: Final = "videos"
NOT_LOOKED_AT: Final = "not looked at"
MEGABYTES: Final = 260  # of addresses that the decoder takes when it is loaded, beside all that it decodes
STEP: Final = 500  # milliseconds from one frame that is looked at to the next
_DECODED: Final = 2_500_000_000  # pixels of one video: five to nine seconds' work at 300 to 500 million a second
_LEAST: Final = 60_000  # pixels that any frame counts for, so that a million tiny ones come to an end
_PIXELS: Final = 36_000_000  # of one frame; 8K has 33 million
_MOST: Final = 1_200  # frames that are looked at: ten minutes
_BETWEEN: Final = 100  # frames that may pass unseen where a video's own clock stands still
_LATEST: Final = 2**40  # milliseconds; whatever is later is a clock that lies
_OTHER: Final = "get a whole copy of it, or one of another kind"
_SIGNS: Final = re.compile(
    rb"....(?:ftyp|moov|mdat|wide|free|skip|pnot)|\x1aE\xdf\xa3|RIFF....AVI |\0\0\x01[\xba\xb3]", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Watched:
    """What the frames of a video show: the size of the first, in pixels; (milliseconds, hash) pairs; in words, how far."""

    words: str
    width: int = 0
    height: int = 0
    frames: tuple[tuple[int, str], ...] = ()


class _Held(io.BytesIO):
    """Bytes in which a broken file may look for a place that there is not: OpenCV crashes where that is an exception."""

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        try:
            return super().seek(offset, whence)
        except (ValueError, OverflowError):
            return -1


def ready() -> bool:
    """Whether what decodes video is installed."""
    return importlib.util.find_spec("cv2") is not None


def watch(data: bytes, hash: Callable[[Any], str], width: int = 0, height: int = 0) -> Watched:
    """The frames of a video, as far as it is looked at; `hash` tells that of an image, "" where it shows nothing.

    `width` and `height` are what the file claims, where that is known before anything is decoded.

    Raises:
        InputError: it is broken, of a kind that is not decoded, or its frames are too large.

    """
    if not ready():
        return Watched(f"{NOT_LOOKED_AT}; that needs the extra `{EXTRA}`")
    _check(width, height)
    if not _SIGNS.match(data):
        raise InputError("it is no video of a known kind", do="check where it came from")
    cv2: Any = importlib.import_module("cv2")  # an extra, and slow to import
    held = _Held(data)
    film = cv2.VideoCapture(held, cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    try:
        return _watched(film, hash, cv2)
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            raise MemoryError from error
        raise InputError("the video is damaged", do="get a whole copy of it") from error
    finally:
        film.release()  # while what it reads from is still there
        del held


def _watched(film: Any, hash: Callable[[Any], str], cv2: Any) -> Watched:
    size = width, height = _size(film, cv2)
    left, due, passed, at, seen = _DECODED, 0, 0, 0, 0
    frames: list[tuple[int, str]] = []
    while left > 0 and seen < _MOST and film.grab():
        left -= max(math.prod(size), _LEAST)
        at, passed = _time(film.get(cv2.CAP_PROP_POS_MSEC), at), passed + 1
        if (at < due and passed < _BETWEEN) or (image := _image(film)) is None:
            continue
        due, passed, seen, size = (at // STEP + 1) * STEP, 0, seen + 1, image.size
        if shown := hash(image):
            frames.append((at, shown))
    if not seen:
        raise InputError("none of the video's frames can be decoded", do=_OTHER)
    far = "" if left > 0 and seen < _MOST else f", to second {at // 1000}; what comes later is {NOT_LOOKED_AT}"
    return Watched(f"{seen} looked at{far}", width, height, tuple(frames))


def _size(film: Any, cv2: Any) -> tuple[int, int]:
    if not film.isOpened():
        raise InputError("the video is damaged, or of a kind that is not decoded here", do=_OTHER)
    width, height = int(film.get(cv2.CAP_PROP_FRAME_WIDTH)), int(film.get(cv2.CAP_PROP_FRAME_HEIGHT))
    _check(width, height)
    return width, height


def _check(width: int, height: int) -> None:
    if width * height > _PIXELS:
        most = f"no more than {_PIXELS // 1_000_000} million are decoded"
        what = f"the video has frames of {width:,} × {height:,} pixels; {most}"
        raise InputError(what, do="it is kept; look at it with another program")


def _time(told: float, before: int) -> int:
    """When a frame is shown, in milliseconds; no clock runs backwards, or to the end of days."""
    return max(before, round(told)) if math.isfinite(told) and told < _LATEST else before


def _image(film: Any) -> Any:
    """The frame that was decoded last, as an image; None where nothing came of it."""
    from PIL import Image  # noqa: PLC0415 - slow to import, and texts do without

    got, frame = film.retrieve()
    if not got or len(frame.shape) != 3 or frame.shape[2] != 3:
        return None
    height, width, _ = frame.shape
    _check(width, height)
    return Image.frombuffer("RGB", (width, height), frame, "raw", "BGR", 0, 1)

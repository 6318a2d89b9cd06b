"""An image's or a video's bytes go in; out comes what it shows of itself without being shown: size, hash, what is written
in it, and its caption as a text.

The pixels are looked at once, here, to tell near copies apart: a perceptual hash of 64 bits (the signs of the lowest
frequencies of a cosine transform, after Zauner, "Implementation and benchmarking of perceptual image hash functions",
2010) changes little when a picture is scaled, packed anew or lightened. Nobody has to see them for that. What a file says
about itself (when, where, with which device) anybody may have written into it; it is kept as its words, and not believed.
Of a video, frames half a second apart are hashed the same way (`frames`), where what decodes them is installed; those of
one colour, or nearly, show nothing and have no hash.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import io
import math
import re
import statistics
import struct
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from corroborate.errors import InputError
from corroborate.texts import frames
from corroborate.texts.extracted import squeeze

MAKER: Final = "picture/2"
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "JPEG2000", "AVIF", "MPO")
_PIXELS: Final = 100_000_000
_SIDE: Final = 32
_FLAT: Final = 5  # of 255: a frame whose grey values differ less from one another shows packing's noise and no more
_LONGEST: Final = 2_000  # characters of one fact
_EXIF: Final = {271: "device maker", 272: "device", 305: "program", 306: "changed", 315: "by", 33432: "rights"}
_SHOT: Final = {36867: "taken", 36868: "digitised", 36881: "clock's offset"}
_IPTC: Final = {(2, 105): "headline", (2, 80): "by", (2, 90): "city", (2, 101): "country", (2, 110): "credit"}
_EPOCH: Final = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - the format's own, without a zone
_PLACE: Final = re.compile(rb"[+-]\d{1,3}(?:\.\d{1,10})?[+-]\d{1,3}(?:\.\d{1,10})?(?:[+-]\d{1,5}(?:\.\d{1,6})?)?/")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture shows of itself: see `records.Picture`. `caption` is what it says in words, "" for nothing; `fault` is why
    its frames could not be looked at, though the rest of it could.
    """

    width: int = 0
    height: int = 0
    length: int = 0
    hash: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    frames: tuple[tuple[int, str], ...] = ()
    fault: str = ""


def look(data: bytes, media: str) -> Seen:
    """What the image or video of this media type shows of itself.

    Raises:
        InputError: it is damaged, no such picture, or larger than is looked at.

    """
    seal = (("content credentials", "there are some (C2PA); they are not checked here"),) if _sealed(data) else ()
    seen = _image(data) if media.startswith("image/") else _video(data, media)
    return dataclasses.replace(seen, facts=tuple(sorted({*seen.facts, *seal})))


def _sealed(data: bytes) -> bool:
    return b"jumb" in data and b"c2pa" in data


def _image(data: bytes) -> Seen:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - slow to import, and texts do without

    Image.init()
    known: list[str] = [name for name in _FORMATS if name in Image.OPEN]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=known) as image:
                return _opened(image)
        except UnidentifiedImageError as error:
            raise InputError("it is no picture of a known kind", do="check where it came from") from error
        except Image.DecompressionBombError as error:
            raise InputError("the picture claims to be larger than any is", do="check where it came from") from error
        except MemoryError:
            raise
        except Exception as error:
            if isinstance(error, InputError):
                raise
            what = f"the picture is damaged ({type(error).__name__})"
            raise InputError(what, do="get a whole copy of it") from error


def _opened(image: Any) -> Seen:
    width, height = image.size
    if width * height > _PIXELS:
        what = (
            f"the picture has {width:,} × {height:,} pixels; no more than {_PIXELS // 1_000_000} million are looked at"
        )
        raise InputError(what, do="it is kept; look at it with another program")
    facts = dict(_facts(image))
    caption = squeeze(facts.pop("caption", ""))
    image.draft("L", (8 * _SIDE, 8 * _SIDE))  # a JPEG need not be unpacked to its full size
    return Seen(width, height, 0, _hash(image), tuple(facts.items()), caption)


def _hash(image: Any) -> str:
    return perceptual(_grey(image))


def _of_frame(image: Any) -> str:
    grey = _grey(image)
    return perceptual(grey) if statistics.pstdev(grey) >= _FLAT else ""


def _grey(image: Any) -> list[int]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    upright = ImageOps.exif_transpose(image) or image
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    small = upright.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return list(small.tobytes())


def perceptual(grey: Sequence[int]) -> str:
    """The hash of 32 × 32 grey values, row by row: 64 bits as 16 hex digits.

    >>> perceptual([255 - column * 8 for _ in range(32) for column in range(32)])
    '5500000000000000'
    """
    waves = _waves()
    rows = [[sum(map(float.__mul__, wave, line)) for wave in waves] for line in _lines(grey)]
    table = [[sum(wave[y] * rows[y][x] for y in range(_SIDE)) for x in range(8)] for wave in waves]
    values = [round(value, 3) for row in table for value in row]
    middle = sorted(values[1:])[31]
    bits = "".join("1" if value > middle and place else "0" for place, value in enumerate(values))
    return f"{int(bits, 2):016x}"


def _lines(grey: Sequence[int]) -> Iterator[list[float]]:
    yield from (list(map(float, grey[start : start + _SIDE])) for start in range(0, _SIDE * _SIDE, _SIDE))


@functools.cache
def _waves() -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(math.cos(math.pi * (2 * place + 1) * wave / (2 * _SIDE)) for place in range(_SIDE)) for wave in range(8)
    )


def _facts(image: Any) -> Iterator[tuple[str, str]]:
    """What is written in an image; a part that is damaged says nothing, and the rest does."""
    exif: Any = _tried(image.getexif) or {}
    shot = _tried(lambda: exif.get_ifd(0x8769)) or {}
    for table, names in ((exif, _EXIF), (shot, _SHOT)):
        yield from ((name, words) for tag, name in names.items() if (words := _words(table.get(tag))))
    place = _where(_tried(lambda: exif.get_ifd(0x8825)) or {})
    if place:
        yield "place", place
    told = _tried(lambda: _iptc(image)) or {}
    yield from ((name, words) for tag, name in _IPTC.items() if (words := _words(told.get(tag))))
    written = getattr(image, "text", None) or {}
    caption = _words(told.get((2, 120))) or _words(exif.get(270)) or _words(written.get("Description"))
    if caption:
        yield "caption", caption


def _tried(read: Any) -> Any:
    try:
        return read()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what is written in a picture may be anything
        return None


def _iptc(image: Any) -> Any:
    from PIL import IptcImagePlugin  # noqa: PLC0415 - as above

    return IptcImagePlugin.getiptcinfo(image)


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    return squeeze("".join(c if c.isprintable() else " " for c in value.encode("utf-8", "replace").decode()))[:_LONGEST]


def _where(gps: Any) -> str:
    """Latitude and longitude as decimal degrees, "" where they are not told."""
    found = [_degrees(gps.get(value), gps.get(side)) for side, value in ((1, 2), (3, 4))]
    return ", ".join(found) if all(found) else ""


def _degrees(value: Any, side: Any) -> str:
    parts = _tried(lambda: [float(part) for part in value])
    if not parts or len(parts) != 3 or not all(map(math.isfinite, parts)):
        return ""
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return f"{-degrees if _words(side)[:1] in ('S', 'W') else degrees:.6f}"


# Videos: the boxes of the MP4 family; what other kinds say of themselves is left to other programs.


def _video(data: bytes, media: str) -> Seen:
    boxed = media in ("video/mp4", "video/quicktime", "video/3gpp")
    told, fault = _movie(data) if boxed else Seen(), ""
    try:
        film = frames.watch(data, _of_frame, told.width, told.height)
    except InputError as error:
        if not boxed:
            raise
        film, fault = frames.Watched("none could be decoded"), str(error)
    return dataclasses.replace(
        told,
        width=told.width or film.width,
        height=told.height or film.height,
        facts=(*told.facts, ("frames", film.words)),
        frames=film.frames,
        fault=fault,
    )


def _movie(data: bytes) -> Seen:
    found = next(
        (held for kind, held in _boxes(memoryview(data)) if kind == b"moov"), None
    )  # the frames are not copied
    movie = bytes(found or b"")
    if found is None:
        raise InputError("the video is damaged: nothing in it says how long it is", do="get a whole copy of it")
    width = height = length = 0
    facts: dict[str, str] = {}
    for kind, held in _boxes(memoryview(movie)):
        if kind == b"mvhd":
            length, taken = _length(bytes(held))
            facts |= {"taken": taken} if taken else {}
        elif kind == b"trak":
            size = next((_size(bytes(inner)) for name, inner in _boxes(held) if name == b"tkhd"), (0, 0))
            width, height = max((width, height), size)
    place = _PLACE.search(movie)
    if place and (b"\xa9xyz" in movie or b"ISO6709" in movie):
        facts["place"] = place[0].decode("ascii").rstrip("/")
    return Seen(width, height, length, "", tuple(facts.items()))


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """The boxes that lie next to each other (ISO/IEC 14496-12): their kinds, and what they hold."""
    place = 0
    while place + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        head = 8
        if size == 1 and place + 16 <= len(data):
            (size,), head = struct.unpack(">Q", data[place + 8 : place + 16]), 16
        if size == 0:
            size = len(data) - place
        if size < head:
            return
        yield kind, data[place + head : place + size]
        place += size


def _length(held: bytes) -> tuple[int, str]:
    long = held[:1] == b"\x01"
    if len(held) < (32 if long else 20):
        return 0, ""
    made, scale, count = struct.unpack(">Q8xIQ" if long else ">I4xII", held[4:32] if long else held[4:20])
    length = min(count * 1000 // scale, 2**52) if scale else 0
    try:
        taken = (_EPOCH + dt.timedelta(seconds=made)).isoformat() if made else ""
    except OverflowError:
        taken = ""
    return length, taken


def _size(held: bytes) -> tuple[int, int]:
    if len(held) < 8:
        return 0, 0
    width, height = struct.unpack(">II", held[-8:])
    return width >> 16, height >> 16

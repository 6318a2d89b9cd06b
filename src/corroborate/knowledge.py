"""What the pure rooms are told about the world, loaded from `data/` once a process."""

from __future__ import annotations

import functools
import json
import lzma
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from corroborate import texts
from corroborate.actors import Actors
from corroborate.gazetteer import Gazetteer
from corroborate.language import Language
from corroborate.publish.atlas import Atlas
from corroborate.publish.land import World

_DATA: Final = resources.files("corroborate") / "data"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the pure rooms are told about the world."""

    language: Language
    gazetteer: Gazetteer
    actors: Actors
    abbreviations: frozenset[str]


@functools.cache
def knowledge() -> Knowledge:
    """Everything in `data/`, loaded once a process."""
    gazetteer = _gazetteer()
    return Knowledge(
        language=Language.parse("en", word_lists("en")),
        gazetteer=gazetteer,
        actors=Actors.from_toml((_DATA / "actors.toml").read_text("utf-8"), gazetteer.nations()),
        abbreviations=abbreviations(),
    )


@functools.cache
def world() -> World:
    """The countries' outlines, loaded once a process."""
    packed = (_DATA / "natural_earth" / "countries-10m.json.xz").read_bytes()
    return World(json.loads(lzma.decompress(packed)))


@functools.cache
def atlas() -> Atlas:
    """What maps are made of, for pages, with the files that draw them."""
    kept = [item for folder in ("leaflet", "pages") for item in (_DATA / folder).iterdir()]
    assets = {item.name: item.read_bytes() for item in kept if item.name.endswith((".js", ".css"))}
    return Atlas(world(), knowledge().gazetteer, assets)


def abbreviations() -> frozenset[str]:
    """Words that a full stop ends without ending a sentence."""
    return texts.abbreviations((_DATA / "abbreviations.txt").read_text("utf-8"))


def word_lists(code: str) -> dict[str, str]:
    """The files of one language, by name without suffix."""
    return _folder(_DATA / "languages" / code)


def _folder(folder: Traversable) -> dict[str, str]:
    return {
        item.name.removesuffix(".toml"): item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }


def _gazetteer() -> Gazetteer:
    folder = _DATA / "gazetteer"
    return Gazetteer.load(lambda name: (folder / name).read_bytes())

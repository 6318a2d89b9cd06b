"""Templates and values in, pages out: everything is escaped, unless this program made it as markup.

Values that nobody gave are an error and no empty place. Words are shown with what cannot be seen in them as a box, so that no
report can turn the direction of the words beside its own.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from corroborate.publish.markup import Html, data, sentence
from corroborate.publish.words import day, figures_of, period
from corroborate.web.marked import shown

_MEDIA: Final = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


def _static() -> dict[str, tuple[bytes, str]]:
    found = {}
    kept = resources.files("corroborate") / "data"
    for folder in (resources.files("corroborate.web") / "static", kept / "leaflet", kept / "pages"):
        for item in folder.iterdir():
            media = _MEDIA.get(item.name.rpartition(".")[2])
            if media:
                found[item.name] = (item.read_bytes(), media)
    return found


STATIC: Final = _static()
_STAMP: Final = hashlib.sha256(b"".join(data for _, (data, _) in sorted(STATIC.items()))).hexdigest()[:10]


def _finalize(value: object) -> object:
    if isinstance(value, Html):
        return Markup(str(value))  # noqa: S704 - markup that `publish.markup` made, with all words in it escaped
    return shown(value) if type(value) is str else value


_TEMPLATES: Final = Environment(
    loader=PackageLoader("corroborate.web"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finalize,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(day=day, period=period, figures_of=figures_of, stamp=_STAMP)
_TEMPLATES.filters["data"] = data  # within a block of data
_TEMPLATES.filters["sentence"] = lambda words: words if isinstance(words, Html) else sentence(shown(words))
_TEMPLATES.filters["json"] = partial(json.dumps, ensure_ascii=False)  # within an attribute, where it is escaped


def render(name: str, **values: Any) -> str:
    """A page."""
    return _TEMPLATES.get_template(name).render(**values)

"""Words in, HTML out that cannot be anything but those words: the one place where text becomes markup.

Everything that is not `Html` is escaped, in content and in attributes alike, so nobody has to remember to do it. What no
page should carry (NUL and other controls, bidirectional overrides that make words read as others) is shown as U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, TypeAlias

_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_QUEER: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNSAFE: Final = re.compile("[&<>\"']")
_HIDDEN: Final = re.compile(f"[{_QUEER}]")
_ODD: Final = re.compile(f"[&<>\"'{_QUEER}]")
_SHORT: Final = 60  # letters of words that are remembered
_EMPTY: Final = dict.fromkeys(("meta", "br", "link"), ">") | dict.fromkeys(
    ("circle", "line", "path", "rect", "polygon"), "/>"
)  # how those end that hold nothing; of SVG, an open tag would hold the next
_RIGHT: Final = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"  # letters that run from the right
_STRETCH: Final = re.compile(f"({_RIGHT}+(?:[ '’\\-]+{_RIGHT}+)*)")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


class Html(str):
    """Markup that this module made; a plain `str` is words."""

    __slots__ = ()


Child: TypeAlias = "str | Html | None"


def text(words: str) -> Html:
    r"""Words as markup.

    >>> text("<b>&'\x00\u202e")
    '&lt;b&gt;&amp;&#39;��'
    """
    if isinstance(words, Html):
        return words
    return _known(words) if len(words) <= _SHORT else _escaped(words)


def _escaped(words: str) -> Html:
    if not _ODD.search(words):
        return Html(words)
    return Html(_UNSAFE.sub(lambda m: _ESCAPES[m.group()], _HIDDEN.sub("\ufffd", words)))


_known = lru_cache(maxsize=1 << 14)(_escaped)  # names and headings come again and again


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. `cls` stands for class, an underscore for a hyphen; None and False leave an attribute out.

    >>> el("a", "1 < 2", Html("<br>"), href='#"', cls="ref", aria_label=None)
    '<a href="#&quot;" class="ref">1 &lt; 2<br></a>'
    """
    opened = name
    if attributes:
        told = [_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False]
        opened = name + "".join(told)
    if name in _EMPTY:
        return Html(f"<{opened}{_EMPTY[name]}")
    inside = "".join([child if child.__class__ is Html else text(child) for child in children if child])
    return Html(f"<{opened}>{inside}</{name}>")


@lru_cache(maxsize=1 << 12, typed=True)  # True is no 1 here
def _attribute(key: str, value: str | int | bool) -> str:
    named = _named(key)
    return named if value is True else f'{named}="{text(str(value))}"'


@lru_cache(maxsize=256)
def _named(key: str) -> str:
    return " class" if key == "cls" else " " + key.strip("_").replace("_", "-")


def joined(parts: Iterable[Child], between: str = "") -> Html:
    """Parts in a row, with words between them.

    >>> joined([Html("<i>a</i>"), "b", None], " & ")
    '<i>a</i> &amp; b'
    """
    return Html(text(between).join([part if part.__class__ is Html else text(part) for part in parts if part]))


def bdi(words: Child) -> Html:
    """Words from outside, or markup of them, that run in their own direction and turn nothing beside them."""
    return el("bdi", words)


def sentence(words: str) -> Html:
    """A sentence of ours in which names from outside stand: each stretch that runs from the right is turned by itself alone.

    >>> sentence("صدى: 12 killed")
    '<bdi>صدى</bdi>: 12 killed'
    """
    return joined(bdi(part) if n % 2 else part for n, part in enumerate(_STRETCH.split(words)))


def raw(words: str) -> Html:
    """Markup of the project's own, never words from outside."""
    return Html(words)


def data(value: Any) -> Html:
    r"""Values for a script to read, in a block of data that no words can end.

    >>> data({"a": "</script>"})
    '{"a": "\\u003c/script>"}'
    """
    made = _ENCODER.encode(value).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return Html(_HIDDEN.sub("\ufffd", made))

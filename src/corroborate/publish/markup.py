"""Words in, HTML out that cannot be anything but those words: the one place where text becomes markup.

Everything that is not `Html` is escaped, in content and in attributes alike, so nobody has to remember to do it. What no
page should carry (NUL and other controls, bidirectional overrides that make words read as others) is shown as U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import EllipsisType
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
    if words.__class__ is Html:
        return words
    return _known(words) if len(words) <= _SHORT else _escaped(words)


def _escaped(words: str) -> Html:
    if not _ODD.search(words):
        return Html(words)
    return Html(_UNSAFE.sub(lambda m: _ESCAPES[m.group()], _HIDDEN.sub("\ufffd", words)))


def _value(words: str) -> str:
    """Words as an attribute's value; they are seldom the same twice, and so are not remembered."""
    return _escaped(words) if _ODD.search(words) else words


_known = lru_cache(maxsize=1 << 14)(_escaped)  # names and headings come again and again


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. `cls` stands for class, an underscore for a hyphen; None and False leave an attribute out.

    >>> el("a", "1 < 2", Html("<br>"), href='#"', cls="ref", aria_label=None)
    '<a href="#&quot;" class="ref">1 &lt; 2<br></a>'
    """
    made = f"<{name}{_attributes(attributes)}"
    if name in _EMPTY:
        return Html(made + _EMPTY[name])
    made += ">"
    for child in children:
        if child:
            made += child if child.__class__ is Html else text(child)
    return Html(f"{made}</{name}>")


def _attributes(given: Mapping[str, str | int | bool | None]) -> str:
    made = ""
    for key, value in given.items():
        if value is not None and value is not False:
            made += _NAMED[key] if value is True else f'{_NAMED[key]}="{_value(str(value))}"'
    return made


def shape(name: str, /, **attributes: str | int | bool | EllipsisType) -> Callable[..., Html]:
    """What makes elements that are alike, from what they hold: their beginning is written once, since a great case has millions.

    Where an attribute is `...`, its value is given each time, before what the element holds.

    >>> cell, link = shape("td", cls="fig"), shape("a", href=..., cls="ref")
    >>> cell("1 < 2", None), link('#"', "C1")
    ('<td class="fig">1 &lt; 2</td>', '<a href="#&quot;" class="ref">C1</a>')
    """
    begun, end = [f"<{name}"], f"</{name}>"
    for key, value in attributes.items():
        if value is ...:
            begun[-1] += f'{_NAMED[key]}="'
            begun.append('"')
        else:
            begun[-1] += _attributes({key: value})
    begun[-1] += ">"
    first, *rest = begun
    return _filled(first, rest, end) if rest else _holding(first, end)


def _holding(begun: str, end: str) -> Callable[..., Html]:
    def made(*children: Child) -> Html:
        inside = begun
        for child in children:
            if child:
                inside += child if child.__class__ is Html else text(child)
        return Html(inside + end)

    return made


def _filled(begun: str, rest: Sequence[str], end: str) -> Callable[..., Html]:
    def made(*given: Child) -> Html:
        inside = begun
        for value, behind in zip(given, rest, strict=False):
            inside += _value(value or "") + behind
        for child in given[len(rest) :]:
            if child:
                inside += child if child.__class__ is Html else text(child)
        return Html(inside + end)

    return made


class _Names(dict[str, str]):
    """How attributes are written, with the space before them."""

    def __missing__(self, key: str) -> str:
        named = self[key] = " class" if key == "cls" else " " + key.strip("_").replace("_", "-")
        return named


_NAMED: Final = _Names()


def joined(parts: Iterable[Child], between: str = "") -> Html:
    """Parts in a row, with words between them.

    >>> joined([Html("<i>a</i>"), "b", None], " & ")
    '<i>a</i> &amp; b'
    """
    made = [part if part.__class__ is Html else text(part) for part in parts if part]
    return Html(text(between).join(made) if between else "".join(made))


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


def data_of(parts: Mapping[str, Html]) -> Html:
    """Several such values under their names, each of them made already.

    >>> data_of({"a": data(1), "b": data(None)})
    '{"a": 1, "b": null}'
    """
    return Html("{" + ", ".join(f"{data(name)}: {made}" for name, made in parts.items()) + "}")

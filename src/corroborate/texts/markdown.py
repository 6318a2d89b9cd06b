"""Markdown's characters go in; out come its words without the marks, and what its head of `key: value` lines says.

Links keep their words and lose their addresses; what stands as code stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corroborate.texts.extracted import Extracted, day, join, squeeze, subtag
from corroborate.texts.page import listed

_LARGE: Final = 5_000_000  # characters; a larger one is read as the plain text that Markdown also is
_HEAD: Final = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD: Final = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(\S[^\n]*)$", re.MULTILINE)


def read(words: str) -> Extracted:
    r"""The text of Markdown, one paragraph for each block and each point of a list.

    >>> read("# Toll\n\nTwo *fell*, [he](http://a.org) said:\n\n- one\n- two\n").content
    'Toll\n\nTwo fell, he said:\n\n- one\n\n- two'
    """
    if len(words) > _LARGE:
        return Extracted(
            words, notes=("too large to be read as Markdown; its marks stand in the text",), maker="text/1"
        )
    head = _HEAD.match(words)
    said = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(head[1])} if head else {}
    paragraphs = list(_paragraphs(words[head.end() :] if said and head else words))
    return Extracted(
        join(words for _, words in paragraphs),
        said.get("title") or next((squeeze(words) for sort, words in paragraphs if sort == "heading"), ""),
        subtag(said.get("language") or said.get("lang")),
        said.get("publisher"),
        said.get("address") or said.get("url"),
        day(said.get("published") or said.get("date")),
        maker="markdown/1",
    )


def _paragraphs(words: str) -> Iterator[tuple[str, str]]:
    """The blocks of a Markdown text, each with its sort ("heading" or another), in their order."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and plain text does without

    mark, sort, row = "", "", list[str]()
    for token in MarkdownIt("commonmark").enable("table").parse(words):
        match token.type:
            case "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else "- "
            case "heading_open" | "paragraph_open":
                sort = token.type.removesuffix("_open")
            case "tr_open":
                sort, row = "row", []
            case "tr_close":
                yield sort, " | ".join(filter(None, row))
            case "inline" if sort == "row":
                row.append(squeeze(_inline(token.children or [])))
            case "inline":
                yield from ((sort, mark + part) for part in _inline(token.children or []).split("\n"))
                mark = ""
            case "fence" | "code_block":
                yield from (("code", line) for line in token.content.split("\n"))
            case "html_block":
                yield from (("html", line) for line in listed(token.content))


def _inline(tokens: list[Any]) -> str:
    parts = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        parts.get(token.type, "" if token.type == "html_inline" else _inline(token.children or []) or token.content)
        for token in tokens
    )

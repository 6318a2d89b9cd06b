"""A web page's bytes go in; out come its main text, without menus and related items, and what it says of itself.

Which part of a page is its text is trafilatura's judgement; what a page says of itself is taken only from where pages
say it for machines, never guessed from addresses or from today's date. The parser drops what is nested too deeply,
so a plain listing of all the page's words stands beside its tree: where words are missing, the listing is the text.
"""

from __future__ import annotations

import html
import itertools
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from corroborate.texts.encoding import decode
from corroborate.texts.extracted import Extracted, day, join, squeeze, subtag

_LARGE: Final = 8_000_000  # characters; a larger page's tree would not fit a reader's memory
_ATTRIBUTES: Final = 500
_BARE: Final = 250  # characters; less main text than this is doubtful where the page holds far more
_UNTOLD: Final = "its main text could not be told from the rest"
_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE
)
_UNSEEN: Final = ("script", "style", "noscript", "template", "title", "textarea", "svg", "math", "iframe")
_BLOCKS: Final = re.compile(
    r"(?i)(?:address|article|aside|blockquote|body|br|caption|d[dlt]|details|div|fieldset|figcaption|figure|footer|form"
    r"|h[1-6r]|header|html|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul)\Z"
)
_NOT_SHOWN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_PALE: Final = re.compile(r"(?<![-\w])color\s*:\s*(?:white|#fff)", re.IGNORECASE)  # not shown, or on a dark ground
_TAG: Final = re.compile(r"<(?:(!--)|([!?])|(/?)([A-Za-z][^\s/>]*))")
_DATES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip


def read(data: bytes) -> Extracted:
    """The main text of a page with its title, publisher, address, day and language, as far as the page gives them.

    Raises:
        InputError: the bytes are no text.

    """
    declared = _CHARSET.search(data[:4096])
    words, notes = decode(data, declared[1].decode("ascii") if declared else None)
    listing = join(listed(words))
    if len(words) > _LARGE:
        return Extracted(listing, notes=(*notes, "too large to tell its main text from the rest"), maker="html/1")
    if _crowded(words):
        note = "one of its marks has more attributes than any page needs, so its main text was not told from the rest"
        return Extracted(listing, notes=(*notes, note), maker="html/1")
    tree = _tree(words)
    if tree is None:
        return Extracted(listing, notes=notes, maker="html/1")
    said, pale = _said(tree), list(_pale(tree))
    left_out = _without_hidden(tree)
    if left_out:
        listing = join(listed(_markup(tree)))
        notes = (*notes, f"words that the page does not show were left out, such as: {left_out[:80]}")
    content, doubts, maker = _content(tree, listing)
    doubts += _unshown(pale, content)
    if said.title and not _opens_with(content, said.title):
        content = join([said.title]) + "\n\n" + content
    return Extracted(
        content, said.title, said.language, said.publisher, said.address, said.published, (*notes, *doubts), maker
    )


def _content(tree: Any, listing: str) -> tuple[str, tuple[str, ...], str]:
    from lxml import etree  # noqa: PLC0415 - as below

    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    seen, whole = _letters(" ".join(tree.itertext())), _letters(listing)
    if 10 * seen < 9 * whole:
        return listing, ("nested too deeply to tell its main text from the rest",), "html/1"
    linked = sum(_letters(link.text_content()) for link in tree.iter("a"))
    main, maker = _main(tree)
    told = _letters(main)
    if told < _BARE and whole > 4 * told:
        return listing, (_UNTOLD,), "html/1"
    return main, (_UNTOLD,) if 20 * told >= 19 * whole and 2 * linked > whole else (), maker


def _crowded(page: str) -> bool:
    """Whether a tag has so many attributes that a parser, which compares each with each, would be at it for minutes."""
    return any(piece.count("=", 0, piece.find(">") % (len(piece) + 1)) > _ATTRIBUTES for piece in page.split("<"))


def _pale(tree: Any) -> Iterator[str]:
    """The words of elements that a page may not show; the first ones, since a page may hold thousands."""
    marked = (part for part in tree.iter() if _PALE.search(part.get("style") or ""))
    for part in itertools.islice(marked, 200):
        words = squeeze(" ".join(itertools.islice(part.itertext(), 50)))
        if len(words) >= 10:
            yield words[:200]


def _without_hidden(tree: Any) -> str:
    """Takes out of a page what it marks as not to be shown, and gives the first words of that: a reader of the page never saw
    them, so no figure may rest on them. The bytes are kept as they are.
    """
    marked = [
        part
        for part in tree.iter()
        if isinstance(part.tag, str)
        and part.tag not in ("html", "body")
        and (part.get("hidden") is not None or _NOT_SHOWN.search(part.get("style") or ""))
    ]
    words = (squeeze(" ".join(itertools.islice(part.itertext(), 50))) for part in marked)
    first = next((said for said in words if said), "")
    for part in marked:
        if part.getparent() is not None:
            part.drop_tree()
    return first


def _markup(tree: Any) -> str:
    from lxml import etree  # noqa: PLC0415 - as below

    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _unshown(pale: list[str], content: str) -> tuple[str, ...]:
    """A note where words that the page does not show stand in the text all the same."""
    flat = squeeze(content)
    found = next((words for words in pale if words[:80] in flat), None)
    return () if found is None else (f"words that the page may not show stand in it, such as: {found[:80]}",)


def _letters(words: str) -> int:
    return sum(map(len, words.split()))


def _opens_with(content: str, title: str) -> bool:
    return squeeze(title).casefold() in squeeze(content[: 2 * len(title) + 500]).casefold()


# The listing: every word of the page, without a tree.


def listed(page: str) -> Iterator[str]:
    """Every visible stretch of a page's words, block by block; linear in the page, however broken it is.

    >>> list(listed("<p>Two <b>fell</b>.<script>x<y</script><p>One &amp; all"))
    ['Two fell.', 'One & all']
    """
    block: list[str] = []
    position, found = 0, _TAG.search(page)
    while found:
        block.append(page[position : found.start()])
        if found[4] and _BLOCKS.match(found[4]):
            yield from _said_in(block)
            block = []
        position = _beyond(page, found)
        found = _TAG.search(page, position)
    yield from _said_in([*block, page[position:]])


def _said_in(block: list[str]) -> Iterator[str]:
    words = squeeze(html.unescape("".join(block)))
    if words:
        yield words


def _beyond(page: str, found: re.Match[str]) -> int:
    """Where the markup that begins at `found` ends: a comment, an element that shows nothing, or a tag."""
    if found[1]:
        end = page.find("-->", found.end())
        return end + 3 if end >= 0 else len(page)
    name = (found[4] or "").lower()
    end = page.find(">", found.end()) + 1 or len(page)
    if name not in _UNSEEN or found[3] or page[end - 2 : end] == "/>":
        return end
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(page, end)
    return closing.end() if closing else len(page)


# The tree: main text, and what the page says of itself.


def _tree(words: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - slow to import, and plain text does without
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(words.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _main(tree: Any) -> tuple[str, str]:
    import trafilatura  # noqa: PLC0415 - slow to import, and plain text does without

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    maker = f"html/1 trafilatura {trafilatura.__version__}"
    body = getattr(found, "body", None)
    return ("" if body is None else join(_paragraphs(body))), maker


def _paragraphs(body: Any) -> Iterator[str]:
    """The tree that trafilatura makes, of paragraphs, heads, lists, quotes and tables, one stretch of words for each."""
    for element in body:
        yield from _stretches(element)
        yield element.tail or ""


def _stretches(element: Any) -> Iterator[str]:
    match element.tag:
        case "list":
            yield from (f"- {words}" for item in element for words in [_flat(item)] if words)
        case "table":
            yield from (" | ".join(filter(None, map(_flat, row))) for row in element.iter("row"))
        case "quote" | "div" | "ab" | "section" if len(element):
            yield element.text or ""
            yield from _paragraphs(element)
        case _:
            yield from _broken(element)


def _flat(element: Any) -> str:
    return squeeze(" ".join(element.itertext()) if len(element.findall("lb")) else "".join(element.itertext()))


def _broken(element: Any) -> Iterator[str]:
    """An element's words, in a piece for each of its line breaks."""
    for breaks in element.iter("lb"):
        breaks.text = "\u2028"
    yield from "".join(element.itertext()).split("\u2028")


def _said(tree: Any) -> Extracted:
    metas = _metas(tree)
    linked = list(_linked(tree))
    article = _article(linked)
    heads = [squeeze(head.text_content()) for head in tree.iter("h1")]
    heads = [head for head in heads if head]
    title = metas.get("og:title") or (heads[0] if len(heads) == 1 else "") or squeeze(tree.findtext(".//title") or "")
    return Extracted(
        "",
        title,
        subtag(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
        metas.get("og:site_name") or _name(article.get("publisher")) or None,
        _address(tree, metas),
        _published(tree, metas, article),
    )


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = squeeze(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    whole = [squeeze(link) for link in (*links, metas.get("og:url")) if link]
    return next((link for link in whole if re.match(r"https?://[^\s/]", link, re.IGNORECASE)), None)


def _published(tree: Any, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    said = [metas.get(name) for name in _DATES]
    said.insert(1, str(article.get("datePublished") or ""))
    said += [time.get("datetime") for time in tree.iter("time") if time.get("itemprop") == "datePublished"]
    return next(filter(None, map(day, said)), None)


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's linked data (JSON-LD), in their order."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                found = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _objects(found)


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _article(linked: list[dict[str, Any]]) -> dict[str, Any]:
    """The one article among the objects; a page that lists several says nothing about itself."""
    articles = [item for item in linked if re.search(r"Article|Posting|Report\b", str(item.get("@type")))]
    return articles[0] if len(articles) == 1 else {}


def _name(publisher: Any) -> str:
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return squeeze(name) if isinstance(name, str) else ""

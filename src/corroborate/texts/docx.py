"""A Word document's bytes (DOCX) go in; out come its words as they stand once tracked changes are accepted.

The format is a ZIP of XML, read here without a library of its own: deleted words are out, inserted ones in, each row
of a table is a paragraph, notes stand at the end.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, Final

from corroborate.errors import InputError
from corroborate.texts import office
from corroborate.texts.extracted import Extracted, join, squeeze

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LEFT_OUT: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText", f"{_W}rPr", f"{_W}pPr",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)  # fmt: skip
_MARKS: Final = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_AGAIN: Final = "give it as a PDF or as plain text"


def read(data: bytes) -> Extracted:
    """The text of a DOCX file and its title.

    Raises:
        InputError: it is no DOCX, is damaged, or is larger than a document can be.

    """
    with office.opened(data, "Word", _AGAIN) as archive:
        return _read(archive)


def _read(archive: zipfile.ZipFile) -> Extracted:
    body = _part(archive, "word/document.xml")
    if body is None:
        raise InputError("the file holds no Word document", do=_AGAIN)
    notes: list[str] = []
    paragraphs = list(_paragraphs(body, notes))
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        part = _part(archive, name)
        if part is not None:
            paragraphs += _footnotes(part, notes)
    notes += office.unread(archive)
    return Extracted(join(paragraphs), _title(archive), notes=tuple(dict.fromkeys(notes)), maker="docx/1")


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    return office.part(archive, name, _AGAIN, (_STRICT, _W[1:-1].encode("ascii")))


def _paragraphs(element: Any, notes: list[str]) -> Iterator[str]:
    """The paragraphs in `element`, in their order; a table's rows are one paragraph each."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, notes)
        elif child.tag == f"{_W}tbl":
            yield from (_row(row, notes) for row in child.iter(f"{_W}tr"))
        elif child.tag == f"{_W}altChunk":
            notes.append("a document of another kind that is set into it was not read")
        elif child.tag not in _LEFT_OUT:
            yield from _paragraphs(child, notes)


def _row(row: Any, notes: list[str]) -> str:
    cells = (squeeze(" ".join(_paragraphs(cell, notes))) for cell in row if cell.tag != f"{_W}trPr")
    return " | ".join(filter(None, cells))


def _paragraph(paragraph: Any, notes: list[str]) -> Iterator[str]:
    boxes: list[Any] = []
    words = "".join(_words(paragraph, boxes, notes))
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    for line in words.split("\n"):
        yield f"- {line}" if listed and line.strip() else line
    for box in boxes:
        yield from _paragraphs(box, notes)


def _words(element: Any, boxes: list[Any], notes: list[str]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag in _LEFT_OUT:
            if child.tag in (f"{_W}del", f"{_W}moveFrom"):
                notes.append("words deleted by a tracked change were left out")
        elif _hidden(child):
            notes.append("words marked as hidden were left out")
        else:
            yield from _words(child, boxes, notes)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _footnotes(part: Any, notes: list[str]) -> Iterator[str]:
    for note in part:
        number = note.get(f"{_W}id")
        words = squeeze(" ".join(_paragraphs(note, notes)))
        if words and note.get(f"{_W}type") in (None, "normal"):
            yield f"[{number}] {words}"


def _title(archive: zipfile.ZipFile) -> str:
    try:
        core = _part(archive, "docProps/core.xml")
    except InputError:
        return ""
    return "" if core is None else squeeze(core.findtext("{http://purl.org/dc/elements/1.1/}title") or "")

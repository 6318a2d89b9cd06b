"""A table's bytes go in (CSV, TSV, XLSX); out comes its text: each row a paragraph, its cells parted by bars.

A cell is words and nothing else: a formula is never worked out. In a spreadsheet the value that was last shown stands in
the row, and the formulas stand at the end, each with its cell, since the figure that somebody saw and the way it came
about are both evidence. Hidden sheets, rows and columns are read and noted: what is hidden was still handed over.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from corroborate.errors import InputError
from corroborate.texts import office
from corroborate.texts.encoding import decode
from corroborate.texts.extracted import Extracted, join, squeeze

_AGAIN: Final = "save it as XLSX or CSV anew"
_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = (
    b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)  # fmt: skip
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WIDEST: Final = 10_000_000  # characters of one cell
_FORMULAS: Final = 20_000
_DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58})
_DATED: Final = re.compile(r"[dy]|mmm", re.IGNORECASE)


def delimited(data: bytes) -> Extracted:
    """The rows of a CSV or TSV file.

    Raises:
        InputError: it is no text, or a cell has no end.

    """
    words, notes = decode(data)
    csv.field_size_limit(_WIDEST)
    mark = _mark(words)
    try:
        rows = [_row(cells) for cells in csv.reader(words.splitlines(keepends=True), delimiter=mark)]
    except csv.Error as error:
        raise InputError(f"its rows cannot be told apart ({error})", do="save it as CSV in UTF-8") from error
    return Extracted(join(rows), notes=notes, maker="csv/1")


def _mark(words: str) -> str:
    """What parts the cells: of the usual marks the one that stands in the first rows as often in one as in the next."""
    lines = [line for line in words[:20_000].split("\n")[:20] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in "\t;|,"}
    steady = [mark for mark, found in counts.items() if found and min(found) > 0 and min(found) == max(found)]
    return steady[0] if steady else max(counts, key=lambda mark: (sum(counts[mark]), mark == ","))


def _row(cells: list[str]) -> str:
    return " | ".join(filter(None, map(squeeze, cells)))


def workbook(data: bytes) -> Extracted:
    """The rows of every sheet of an XLSX file, and its formulas.

    Raises:
        InputError: it is none, is damaged or locked, or unpacks to more than a table can be.

    """
    with office.opened(data, "Excel", _AGAIN) as archive:
        return _workbook(archive)


def _workbook(archive: zipfile.ZipFile) -> Extracted:
    book = _part(archive, "xl/workbook.xml")
    if book is None:
        raise InputError("the file holds no workbook", do=_AGAIN)
    shared, dates = _shared(archive), _dates(archive)
    start = dt.datetime(1904, 1, 1) if _is(book.find(f"{_NS}workbookPr"), "date1904") else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's clock has no zone
    notes: list[str] = []
    rows: list[str] = []
    formulas: list[str] = []
    for name, path, hidden in _sheets(archive, book):
        sheet = _part(archive, path)
        if sheet is None:
            notes.append(f"the sheet {name!r} is missing")
            continue
        if hidden:
            notes.append(f"the sheet {name!r} is hidden")
        rows.append(name)
        rows += _cells(sheet, name, _Look(shared, dates, start), formulas, notes)
    if formulas:
        rows += ["Formulas", *formulas[:_FORMULAS]]
        notes.append(f"{len(formulas)} cells hold formulas; what they last gave stands in the rows")
    notes += office.unread(archive)
    return Extracted(join(rows), notes=tuple(dict.fromkeys(notes)), maker="xlsx/1")


def _part(archive: zipfile.ZipFile, path: str) -> Any:
    return office.part(archive, path, _AGAIN, _STRICT)


def _is(element: Any, name: str) -> bool:
    return element is not None and element.get(name) in ("1", "true")


def _sheets(archive: zipfile.ZipFile, book: Any) -> Iterator[tuple[str, str, bool]]:
    """Each sheet's name, where it lies in the archive, and whether it is hidden."""
    links = office.part(archive, "xl/_rels/workbook.xml.rels", _AGAIN)
    targets = {link.get("Id"): link.get("Target") or "" for link in links} if links is not None else {}
    for number, sheet in enumerate(book.iter(f"{_NS}sheet"), 1):
        target = targets.get(sheet.get(_REL) or sheet.get(_REL_STRICT), f"worksheets/sheet{number}.xml")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in path:
            yield squeeze(sheet.get("name") or f"Sheet {number}"), path, sheet.get("state") in ("hidden", "veryHidden")


def _shared(archive: zipfile.ZipFile) -> list[str]:
    table = _part(archive, "xl/sharedStrings.xml")
    return [] if table is None else [_said(item) for item in table.iter(f"{_NS}si")]


def _said(item: Any) -> str:
    """The words of a string, without the marks for how they are spoken."""
    spoken = {words for ruby in item.iter(f"{_NS}rPh") for words in ruby.iter(f"{_NS}t")}
    return "".join(words.text or "" for words in item.iter(f"{_NS}t") if words not in spoken)


def _dates(archive: zipfile.ZipFile) -> frozenset[int]:
    """The styles that show a number as a day."""
    styles = _part(archive, "xl/styles.xml")
    if styles is None:
        return frozenset()
    own = {
        _number(form.get("numFmtId"))
        for form in styles.iter(f"{_NS}numFmt")
        if _DATED.search(re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.get("formatCode") or ""))
    }
    cells = styles.find(f"{_NS}cellXfs")
    forms = [] if cells is None else [_number(cell.get("numFmtId")) for cell in cells]
    return frozenset(place for place, form in enumerate(forms) if form in _DATES or form in own)


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else -1


class _Look:
    """How a sheet's cells are to be understood."""

    def __init__(self, shared: list[str], dates: frozenset[int], start: dt.datetime) -> None:
        self.shared, self.dates, self.start = shared, dates, start

    def value(self, cell: Any) -> str:
        kind, held = cell.get("t") or "n", cell.find(f"{_NS}v")
        if kind == "inlineStr":
            return _said(cell)
        words = "" if held is None else held.text or ""
        if kind == "s":
            place = _number(words)
            return self.shared[place] if 0 <= place < len(self.shared) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(words, words)
        return self._figure(words, _number(cell.get("s")) in self.dates) if kind == "n" else words

    def _figure(self, words: str, dated: bool) -> str:
        try:
            figure = float(words)
            if dated and 0 < figure < 2_958_466:
                when = self.start + dt.timedelta(days=figure)
                return when.strftime("%Y-%m-%d") if figure == int(figure) else when.strftime("%Y-%m-%d %H:%M")
            return str(int(figure)) if figure == int(figure) and abs(figure) < 2**53 else words
        except (ValueError, OverflowError):
            return words


def _cells(sheet: Any, name: str, look: _Look, formulas: list[str], notes: list[str]) -> Iterator[str]:
    shared: dict[str, str] = {}
    if any(_is(column, "hidden") for column in sheet.iter(f"{_NS}col")):
        notes.append(f"the sheet {name!r} has hidden columns")
    for row in sheet.iter(f"{_NS}row"):
        if _is(row, "hidden"):
            notes.append(f"the sheet {name!r} has hidden rows")
        cells = []
        for cell in row.iter(f"{_NS}c"):
            value = look.value(cell)
            cells.append(value)
            formula = _formula(cell, shared)
            if formula:
                formulas.append(f"{name}!{cell.get('r') or '?'}: {formula} gave {value or 'nothing'}")
        yield _row(cells)


def _formula(cell: Any, shared: dict[str, str]) -> str:
    held = cell.find(f"{_NS}f")
    if held is None:
        return ""
    group, words = held.get("si"), squeeze(held.text or "")
    if group is not None and words:
        shared[group] = words
    if group is not None and not words:
        words = f"{shared.get(group, '')} (as further up)".strip()
    return f"={words}"

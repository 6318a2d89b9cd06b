"""Tables in, one workbook out (XLSX): a sheet for each table, and one that says what their columns hold.

Office Open XML (ECMA-376), as little of it as spreadsheets need. Words are always strings, whatever they look like, and
those that a spreadsheet would take for a formula once somebody edits the cell are marked as quoted. The bytes depend on the
tables alone: no clock, no name of a program or user.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from corroborate.publish.tables import Cell, Row, Table, formula, legible

ROWS: Final = 1_048_575  # of a sheet, below its head
LETTERS: Final = 32_767  # of a cell
_CUT: Final = " […]"
_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can tell
_NAME: Final = 31  # characters of a sheet's name
_WIDTHS: Final = {"integer": 9, "number": 11, "boolean": 9, "day": 12, "time": 21, "string": 22}
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_STYLES: Final = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SHORT: Final = 32  # letters
_HEAD: Final = 1
_QUOTED: Final = 2


def workbook(tables: Sequence[Table], told: Sequence[str]) -> bytes:
    """The tables as a workbook, after a sheet that begins with the lines `told` and explains every column.

    A table with more rows than a sheet can have goes on in further sheets; a cell with more letters than one can have is cut, and
    says so.
    """
    sheets = [("about", _sheet((24, 24, 12, 90), _about(tables, told), frozen=False)), *_sheets(tables)]
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook([name for name, _ in sheets]),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": words for n, (_, words) in enumerate(sheets, 1)},
    }
    return zipped((name, words.encode("utf-8", "replace")) for name, words in parts.items())


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Named bytes as a ZIP whose bytes depend on them alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as made:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            made.writestr(info, data)
    return out.getvalue()


def _about(tables: Sequence[Table], told: Sequence[str]) -> Iterator[Row]:
    yield from ((line,) for line in told)
    yield (None,)
    yield "sheet", "column", "holds", "meaning"
    for table in tables:
        yield table.name, None, None, table.meaning
        for column in table.columns:
            words = f" ({', '.join(column.words)})" if column.words else ""
            yield None, column.name, column.kind, column.meaning + words


def _sheets(tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    for table in tables:
        head = tuple(column.name for column in table.columns)
        widths = tuple(_WIDTHS[column.kind] for column in table.columns)
        for start in range(0, max(1, len(table.rows)), ROWS):
            name = table.name if not start else f"{table.name} {start // ROWS + 1}"
            yield name[:_NAME], _sheet(widths, (head, *table.rows[start : start + ROWS]), frozen=True)


def _sheet(widths: Sequence[int], rows: Iterable[Row], *, frozen: bool) -> str:
    """A sheet; `frozen` keeps its first row in sight."""
    view = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
        if frozen
        else ""
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    made = [f'{_XML}<worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols><sheetData>']
    names = [_letters(n) for n in range(len(widths))]
    known: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        if frozen and number == 1:
            inside = [f'<c r="{n}1"{_words(str(value), _HEAD)}' for n, value in zip(names, row, strict=True)]
        else:
            inside = [
                f'<c r="{n}{number}"{(type(value) is str and known.get(value)) or _inside(value, known)}'
                for n, value in zip(names, row)  # noqa: B905
                if value is not None
            ]
        made.append(f'<row r="{number}">{"".join(inside)}</row>')
    made.append("</sheetData></worksheet>")
    return "".join(made)


def _inside(value: Cell, known: dict[str, str]) -> str:
    """What stands in a cell, after its place; `known` are short words, which come again and again and are written once."""
    if type(value) is not str:
        return f' t="b"><v>{value:d}</v></c>' if isinstance(value, bool) else f"><v>{value}</v></c>"
    made = _words(value, 0)
    if len(value) <= _SHORT:
        known[value] = made
    return made


def _words(value: str, style: int) -> str:
    words = legible(value)
    if len(words) > LETTERS:
        words = words[: LETTERS - len(_CUT)] + _CUT
    style = style or (_QUOTED if not words[:1].isalnum() and formula(words) else 0)
    styled = f' s="{style}"' if style else ""
    return f'{styled} t="inlineStr"><is><t xml:space="preserve">{_escaped(words)}</t></is></c>'


def _escaped(words: str) -> str:
    """Words for XML 1.0, which has no room for U+FFFE, U+FFFF and halves of characters."""
    shown = escape(words)
    return shown if shown.isprintable() else "".join("\ufffd" if _barred(letter) else letter for letter in shown)


def _barred(letter: str) -> bool:
    return letter in "\ufffe\uffff" or "\ud800" <= letter <= "\udfff"


def _letters(number: int) -> str:
    """The name of a column, from 0: A, B … Z, AA …"""
    words = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        words = chr(ord("A") + rest) + words
    return words


def _types(sheets: int) -> str:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{base}worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{base}sheet.main+xml"/>{parts}'
        f'<Override PartName="/xl/styles.xml" ContentType="{base}styles+xml"/></Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{sort}" Target="{target}"/>'
        for n, (sort, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _workbook(names: Iterable[str]) -> str:
    made = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{made}</sheets></workbook>'

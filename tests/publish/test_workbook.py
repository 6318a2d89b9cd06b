"""The workbook is read by openpyxl."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from corroborate.publish.tables import Column, Table
from corroborate.publish.workbook import LETTERS, ROWS, workbook

COLUMNS = (
    Column("id", "string", "its id"),
    Column("size", "integer", "how many"),
    Column("sure", "boolean", "whether"),
)
ROWS_OF = (("C1", 745, True), ("=cmd|' /c calc'!A0", None, False), ("007", 0, None), ("مدنيا\n<b>&", -3, True))
TABLE = Table("claims", "every claim", COLUMNS, ROWS_OF, ("id",))


def _read(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_table_is_a_sheet_after_one_that_explains_the_columns() -> None:
    read = _read(workbook([TABLE], ["The coast", "a floor"]))
    assert read.sheetnames == ["about", "claims"]
    assert [[cell.value for cell in row] for row in read["claims"]] == [["id", "size", "sure"], *map(list, ROWS_OF)]
    about = [[cell.value for cell in row][:4] for row in read["about"]]
    assert about[0][0] == "The coast"
    assert [None, "size", "integer", "how many"] in about


def test_words_are_strings_and_none_is_a_formula() -> None:
    sheet = _read(workbook([TABLE], []))["claims"]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 5
    assert [cell.quotePrefix for cell in sheet["A"]] == [False, False, True, False, False]
    assert [cell.data_type for cell in sheet["B"]][1:] == ["n"] * 4
    assert [cell.data_type for cell in sheet["C"]][1:] == ["b", "b", "n", "b"]


def test_the_same_tables_are_the_same_bytes_and_tell_no_time() -> None:
    data = workbook([TABLE], ["The coast"])
    assert data == workbook([TABLE], ["The coast"])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert not [name for name in parts.namelist() if name.startswith("docProps")]


@pytest.mark.parametrize("words", ["\x00\x07 bell", "\ufffe\uffff", "half \udcff", "a\tb\nc"])
def test_what_xml_cannot_hold_breaks_no_sheet(words: str) -> None:
    table = Table("t", "", (COLUMNS[0],), ((words,),), ("id",))
    value = _read(workbook([table], [words]))["t"]["A2"].value
    assert isinstance(value, str)
    assert "\x07" not in value


def test_a_cell_with_too_many_letters_says_that_it_is_cut() -> None:
    table = Table("t", "", (COLUMNS[0],), (("a" * 40_000,),), ("id",))
    value = _read(workbook([table], []))["t"]["A2"].value
    assert len(value) == LETTERS
    assert value.endswith(" […]")


def test_more_rows_than_a_sheet_can_have_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ROWS == 2**20 - 1
    monkeypatch.setattr("corroborate.publish.workbook.ROWS", 3)
    read = _read(workbook([TABLE], []))
    assert read.sheetnames == ["about", "claims", "claims 2"]
    assert [row[0].value for row in read["claims 2"]] == ["id", "مدنيا\n<b>&"]


def test_columns_beyond_z_are_named_as_spreadsheets_do() -> None:
    columns = tuple(Column(f"c{n}", "integer", "") for n in range(60))
    read = _read(workbook([Table("wide", "", columns, (tuple(range(60)),), ("c0",))], []))
    assert [cell.value for cell in read["wide"][2]] == list(range(60))

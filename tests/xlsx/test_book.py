"""XlsxWriter's workbook with what a clerk's values need beyond it: rows written at once, heights, styles."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.book import Book
from xlsx_addin.xlsx.cells import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.xlsx.book import PlainValue

TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=8)
VALUES = st.one_of(
    st.none(), st.integers(-(10**9), 10**9), TEXTS, st.sampled_from(["=1+1", "<r>a</r>", "<b", "@x", ""])
)


HEIGHTS = (24, 40)
"""Pixels of the rows, in turn."""


def heights(columns: Sequence[Sequence[PlainValue]]) -> list[int]:
    """A height for each row."""
    return [HEIGHTS[number % 2] for number in range(len(columns[0]) if columns else 0)]


def at_once(columns: Sequence[Sequence[PlainValue]]) -> bytes:
    """Rows from A3 on, all at once; the number 7 in the first column is bold."""
    book = Book(font="Times New Roman", size=11)
    plain, bold = book.add_format({"border": 1}), book.add_format({"bold": True})
    book.add_worksheet("Bảng").write_table(2, columns, [plain] * len(columns), {(0, 7): bold}, heights(columns))
    return book.content()


def one_by_one(columns: Sequence[Sequence[PlainValue]]) -> bytes:
    """The same, each cell by itself."""
    book = Book(font="Times New Roman", size=11)
    plain, bold = book.add_format({"border": 1}), book.add_format({"bold": True})
    sheet = book.add_worksheet("Bảng")
    for row, pixels in enumerate(heights(columns), start=2):
        sheet.set_row_pixels(row, pixels)
    for column, values in enumerate(columns):
        for row, value in enumerate(values, start=2):
            if value is None:
                sheet.write_blank(row, column, None, plain)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, bold if (column, value) == (0, 7) else plain)
            else:
                sheet.write_string(row, column, value, plain)
    return book.content()


def read(content: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Bảng"]
    return [
        (cell.coordinate, cell.value, cell.data_type, cell.font.bold, cell.border.top.style, cell.quotePrefix)
        for row in sheet.iter_rows()
        for cell in row
    ]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@given(rows=st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=6)))
def test_rows_at_once_read_as_cells_one_by_one(rows: list[tuple[PlainValue, ...]]) -> None:
    columns = list(zip(*rows, strict=True))
    assert read(at_once(columns)) == read(one_by_one(columns))


def test_the_part_of_rows_at_once_is_the_part_of_cells_one_by_one() -> None:
    columns: list[list[PlainValue]] = [[7, "b", "a"], [1, None, 7], ["=1+1", " c", "d\n"]]
    sheet = "xl/worksheets/sheet1.xml"
    assert part(at_once(columns), sheet) == part(one_by_one(columns), sheet)


def test_rows_at_once_stand_between_other_rows() -> None:
    book = Book(font="Times New Roman", size=11)
    sheet, style = book.add_worksheet("Bảng"), book.add_format()
    sheet.write_string(3, 0, "sau")
    sheet.write_table(1, [["a", "b"]], [style], {}, [20, 20])
    sheet.write_string(0, 0, "trước")
    found = openpyxl.load_workbook(io.BytesIO(book.content()))["Bảng"]
    assert [cell.value for cell in found["A"]] == ["trước", "a", "b", "sau"]


def test_no_columns_and_no_rows_write_nothing() -> None:
    assert read(at_once([])) == read(at_once([[], []])) == []


def test_columns_of_unequal_length_are_no_table() -> None:
    with pytest.raises(ValueError, match="shorter"):
        at_once([["a", "b", "c"], [1]])


def test_a_text_in_rows_at_once_that_no_cell_can_hold_is_refused() -> None:
    assert ("A3", "x" * LONGEST_TEXT) in [cell[:2] for cell in read(at_once([["x" * LONGEST_TEXT]]))]
    with pytest.raises(Refusal, match="Bảng"):
        at_once([["x" * (LONGEST_TEXT + 1)]])


def test_a_filter_has_arrows_on_the_columns_that_are_named() -> None:
    book = Book(font="Times New Roman", size=11)
    sheet = book.add_worksheet("Bảng")
    sheet.autofilter(0, 1, 5, 3)
    sheet.show_arrows([2])
    columns = openpyxl.load_workbook(io.BytesIO(book.content()))["Bảng"].auto_filter.filterColumn
    assert [(column.colId, column.hiddenButton) for column in columns] == [(0, True), (1, False), (2, True)]


@pytest.mark.parametrize(
    "formula",
    [
        "=IF(A1>0,SUM(B1:B9),0)",
        "{=SUM(A1:A9)}",
        "=XLOOKUP(A1,B:B,C:C)+SUM(D:D)",
        'COUNTIF(A:A,"SORT(")',
        "STDEV.S(A1:A9)/_xlfn.XOR(1)",
        "1+IFERROR(BETA.DIST(1),T.DIST.2T(2))",
        "A1",
    ],
)
@pytest.mark.parametrize("expand", [False, True])
def test_formulas_are_written_as_xlsxwriter_writes_them(formula: str, expand: bool) -> None:
    sheet = Book(font="Times New Roman", size=11).add_worksheet("Bảng")
    found = sheet._prepare_formula(formula, expand_future_functions=expand)
    assert found == Worksheet()._prepare_formula(formula, expand_future_functions=expand)


def test_the_part_with_the_texts_claims_no_count_that_equal_cells_would_make_wrong() -> None:
    assert "count" not in part(at_once([["a", "a", "b"]]), "xl/sharedStrings.xml").lower()

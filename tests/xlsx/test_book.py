"""XlsxWriter's workbook with what a clerk's values need beyond it: columns written at once, heights, styles."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.book import Book
from xlsx_addin.xlsx.cells import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format

    from xlsx_addin.xlsx.book import PlainValue

TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=8)
VALUES = st.one_of(
    st.none(), st.integers(-(10**9), 10**9), TEXTS, st.sampled_from(["=1+1", "<r>a</r>", "<b", "@x", ""])
)


def in_columns(columns: Sequence[Sequence[PlainValue]]) -> bytes:
    """Columns from B3 on, all at once; whole numbers in bold."""
    book = Book(font="Times New Roman", size=11)
    plain, bold = book.add_format({"border": 1}), book.add_format({"bold": True})

    def style_of(_place: int, value: PlainValue) -> Format:
        return bold if isinstance(value, int) else plain

    book.add_worksheet("Bảng").write_columns(2, 1, columns, style_of)
    return book.content()


def one_by_one(columns: Sequence[Sequence[PlainValue]]) -> bytes:
    """The same, each cell by itself."""
    book = Book(font="Times New Roman", size=11)
    plain, bold = book.add_format({"border": 1}), book.add_format({"bold": True})
    sheet = book.add_worksheet("Bảng")
    for column, values in enumerate(columns, start=1):
        for row, value in enumerate(values, start=2):
            if value is None:
                sheet.write_blank(row, column, None, plain)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, bold)
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
def test_columns_at_once_read_as_cells_one_by_one(rows: list[tuple[PlainValue, ...]]) -> None:
    columns = list(zip(*rows, strict=True))
    assert read(in_columns(columns)) == read(one_by_one(columns))


def test_cells_may_stand_on_both_sides_of_columns_written_at_once() -> None:
    book = Book(font="Times New Roman", size=11)
    sheet, style = book.add_worksheet("Bảng"), book.add_format()
    sheet.write_string(0, 3, "sau")
    sheet.write_columns(0, 1, [["a"], [7]], lambda _place, _value: style)
    sheet.write_string(0, 0, "trước")
    found = openpyxl.load_workbook(io.BytesIO(book.content()))["Bảng"]
    assert [cell.value for cell in found[1]] == ["trước", "a", 7, "sau"]


def test_the_dimension_covers_columns_written_at_once() -> None:
    assert '<dimension ref="B3:C4"/>' in part(in_columns([["a", "b"], [1, 2]]), "xl/worksheets/sheet1.xml")


def test_no_columns_and_no_rows_write_nothing() -> None:
    assert read(in_columns([])) == read(in_columns([[], []])) == []


def test_a_text_in_columns_that_no_cell_can_hold_is_refused() -> None:
    assert ("B3", "x" * LONGEST_TEXT) in [cell[:2] for cell in read(in_columns([["x" * LONGEST_TEXT]]))]
    with pytest.raises(Refusal, match="Bảng"):
        in_columns([["x" * (LONGEST_TEXT + 1)]])


def test_a_height_is_that_of_the_row_alone() -> None:
    book = Book(font="Times New Roman", size=11)
    sheet = book.add_worksheet("Bảng")
    for row, pixels in ((0, 40), (1, 24), (2, 40)):
        sheet.set_height(row, pixels)
    found = openpyxl.load_workbook(io.BytesIO(book.content()))["Bảng"]
    assert [found.row_dimensions[row].height for row in (1, 2, 3)] == [30, 18, 30]


def test_a_filter_has_arrows_on_the_columns_that_are_named() -> None:
    book = Book(font="Times New Roman", size=11)
    sheet = book.add_worksheet("Bảng")
    sheet.autofilter(0, 1, 5, 3)
    sheet.show_arrows([2])
    columns = openpyxl.load_workbook(io.BytesIO(book.content()))["Bảng"].auto_filter.filterColumn
    assert [(column.colId, column.hiddenButton) for column in columns] == [(0, True), (1, False), (2, True)]


def test_the_part_with_the_texts_claims_no_count_that_equal_cells_would_make_wrong() -> None:
    assert "count" not in part(in_columns([["a", "a", "b"]]), "xl/sharedStrings.xml").lower()

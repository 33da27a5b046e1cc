"""Where the summary goes: into the rectangle of its name, also a moved or an older one, and never beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin.words import console as words
from xlsx_addin.workbook.console import SUMMARY_COLUMN, SUMMARY_COLUMNS, SUMMARY_ROW, first_console_block
from xlsx_addin.workbook.console_place import placed_summary
from xlsx_addin.xlsx.cells import CellRange, NamedCells, SheetValues, referred_cells

if TYPE_CHECKING:
    from xlsx_addin.xlsx.blocks import WrittenValue

BLOCK = first_console_block()
CONSOLE = "Thẩm định"
OURS = CellRange(SUMMARY_ROW, SUMMARY_COLUMN, BLOCK.last_row, SUMMARY_COLUMN + SUMMARY_COLUMNS - 1)


@pytest.mark.parametrize("rows_above", [0, 3])
def test_our_own_rectangle_takes_all_of_it_where_it_stands(rows_above: int) -> None:
    cells = CellRange(OURS.first_row + rows_above, OURS.first_column, OURS.last_row + rows_above, OURS.last_column)
    [placed] = placed_summary(BLOCK, place=NamedCells(CONSOLE, cells), status=None, console=SheetValues(CONSOLE))
    assert (placed.row, placed.column, placed.rows) == (cells.first_row, BLOCK.column, BLOCK.rows)


@pytest.mark.parametrize("place", [None, NamedCells("Ghi chép", OURS)])
def test_without_one_on_the_console_nothing_is_written(place: NamedCells | None) -> None:
    assert placed_summary(BLOCK, place=place, status=None, console=SheetValues(CONSOLE)) == []


def test_an_older_rectangle_keeps_its_labels_and_nothing_of_an_earlier_run() -> None:
    block = BLOCK
    rows: list[list[WrittenValue]] = [list(row) for row in block.rows]
    for row in rows:
        if row[0] in (words.ERRORS, words.TOTAL):
            row[1] = 7
    block = type(block)(
        block.sheet, block.row, block.column, rows, block.formats, clear_below=False, head_rows=len(rows)
    )
    console = SheetValues(CONSOLE)
    for line, text in enumerate(["cũ", "trạng thái", "tạm tính", words.TOTAL, "Lỗi cần sửa", "Tốt"], start=7):
        console.set(line, 5, text)
        console.set(line, 6, 3.0)
        console.set(line, 7, "mô hình năm ngoái")
    place = NamedCells(CONSOLE, CellRange(7, 5, 12, 7))
    status = NamedCells(CONSOLE, CellRange(8, 5, 8, 5))
    [placed] = placed_summary(block, place=place, status=status, console=console)
    assert (placed.row, placed.column) == (7, 5)
    assert placed.rows == [
        [None, None, None],
        [block.rows[0][0], None, None],
        [block.rows[1][0], None, None],
        [words.TOTAL, 7, None],
        ["Lỗi cần sửa", 7, None],
        [None, None, None],
    ]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("='Thẩm định'!$E$5:$M$39", NamedCells("Thẩm định", CellRange(5, 5, 39, 13))),
        ("=Sheet1!$B$2", NamedCells("Sheet1", CellRange(2, 2, 2, 2))),
        ("='Đợt ''1'''!A1:XFD1048576", NamedCells("Đợt '1'", CellRange(1, 1, 1048576, 16384))),
        ("=#REF!", None),
        ("='Thẩm định'!#REF!", None),
        ("=OFFSET(Sheet1!$B$2,0,0)", None),
        ('="1.0.0"', None),
        ("", None),
    ],
)
def test_a_reference_is_one_rectangle_of_one_sheet_or_none(reference: str, expected: NamedCells | None) -> None:
    assert referred_cells(reference) == expected

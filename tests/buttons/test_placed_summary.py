"""Where the summary goes: into the rectangle of its name, also a moved one, and nowhere else."""

from __future__ import annotations

import pytest

from xlsx_addin.buttons.appraisal import placed_summary
from xlsx_addin.workbook.console import first_console_block
from xlsx_addin.xlsx.cells import CellRange, NamedCells, referred_cells

BLOCK = first_console_block()
CONSOLE = "Thẩm định"
OURS = CellRange(BLOCK.row, BLOCK.column, BLOCK.last_row, BLOCK.last_column)


@pytest.mark.parametrize("rows_above", [0, 3])
def test_our_own_rectangle_takes_all_of_it_where_it_stands(rows_above: int) -> None:
    cells = CellRange(OURS.first_row + rows_above, OURS.first_column, OURS.last_row + rows_above, OURS.last_column)
    [placed] = placed_summary(BLOCK, place=NamedCells(CONSOLE, cells))
    assert (placed.row, placed.column, placed.rows) == (cells.first_row, BLOCK.column, BLOCK.rows)


@pytest.mark.parametrize(
    "place",
    [None, NamedCells("Ghi chép", OURS), NamedCells(CONSOLE, CellRange(7, 5, 12, 7))],
    ids=["without a name", "elsewhere", "of another size"],
)
def test_without_one_on_the_console_nothing_is_written(place: NamedCells | None) -> None:
    assert placed_summary(BLOCK, place=place) == []


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

"""The changed cells of ``Đơn vị`` as few rectangles as may be, for a workbook that is open in Excel.

Each rectangle is one call to Excel, and a run may be stopped between any two; the next one must do the rest. So all new
rows go into one rectangle, which leaves none of them by half, and the version that a row holds is written after a
withdrawal that is lifted and before one that is set: a row that is withdrawn but does not hold the version which leaves
it out was withdrawn here.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.rows import same
from xlsx_addin.exchange.merging.merged_sheet import VERSION, CellChange, MergedSheet
from xlsx_addin.exchange.merging.three_way import STATE, WITHDRAWN
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import written
from xlsx_addin.workbook.headings import described_column
from xlsx_addin.workbook.number_formats import NUMBER_FORMATS
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, SheetBlock
from xlsx_addin.xlsx.cells import CellValue, DateSerial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def subject_blocks(sheet: MergedSheet) -> list[SheetBlock]:
    """Headings, then cells of rows that stood there, then all new rows at once.

    New rows take one block for every run of known columns beside one another: what the clerk keeps in other columns
    has formats of its own.
    """
    changes = list(sheet.changes_of_old_rows())
    headings = [change for change in changes if change.is_heading]
    old = [change for change in changes if not change.is_heading]
    return [
        *(replace(block, head_rows=1) for block in column_blocks(layout.SUBJECTS, headings, lambda _: GENERAL)),
        *column_blocks(layout.SUBJECTS, old, lambda change: _format(change.heading, [change.new]), _phase),
        *_new_blocks(sheet),
    ]


def column_blocks(
    sheet: str,
    changes: Iterable[CellChange],
    format_of: Callable[[CellChange], str],
    phase: Callable[[CellChange], int] = lambda _: 0,
) -> Iterator[SheetBlock]:
    """One block for every run of changed cells below one another in a column, and of one number format, in phases."""
    in_order = sorted(changes, key=lambda change: (phase(change), change.column, change.row))

    def run(numbered: tuple[int, CellChange]) -> tuple[int, int, str, int]:
        number, change = numbered
        return phase(change), change.column, format_of(change), change.row - number

    for (_, column, number_format, _), together in groupby(enumerate(in_order), key=run):
        cells = [change for _, change in together]
        rows = [(written(change.new, number_format),) for change in cells]
        yield SheetBlock(sheet, cells[0].row, column, rows, [number_format], clear_below=False)


def _phase(change: CellChange) -> int:
    if change.heading == VERSION:
        return 1
    return 2 if change.heading == STATE and same(change.new, WITHDRAWN) else 0


def _new_blocks(sheet: MergedSheet) -> Iterator[SheetBlock]:
    rows = sheet.new_rows
    if not rows:
        return
    headings, values = sheet.headings, sheet.sheet
    for _, neighbours in groupby(enumerate(sorted(headings)), key=lambda numbered: numbered[1] - numbered[0]):
        columns = [column for _, column in neighbours]
        formats = [_format(headings[column], (values.at(row, column) for row in rows)) for column in columns]
        cells = [
            [written(values.at(row, column), form) for column, form in zip(columns, formats, strict=True)]
            for row in rows
        ]
        yield SheetBlock(layout.SUBJECTS, rows.start, columns[0], cells, formats, clear_below=False)


def _format(heading: str, values: Iterable[CellValue | None]) -> str:
    """The column's own number format; where a column of texts gets a number, one that keeps it."""
    number_format = NUMBER_FORMATS[described_column(layout.SUBJECTS, heading).content]
    if number_format != TEXT:
        return number_format
    numbers = [value for value in values if isinstance(value, (float, bool))]
    if not numbers:
        return TEXT
    return NUMBER_FORMATS[layout.Content.MOMENT] if isinstance(numbers[0], DateSerial) else GENERAL

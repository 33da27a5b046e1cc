"""The changed cells of ``Đơn vị`` as few rectangles as may be, for a workbook that is open in Excel.

Each rectangle is one call to Excel. All new rows go into one, so that a run which is stopped between two calls leaves
none of them by half; the next run then finds the others still to be done.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from xlsx_addin.exchange.differences import cell_text
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.arrangement import described_column
from xlsx_addin.workbook.blocks import GENERAL, TEXT, SheetBlock
from xlsx_addin.workbook.cells import DateSerial
from xlsx_addin.workbook.results import NUMBER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsx_addin.exchange.merged_sheet import CellChange, MergedSheet
    from xlsx_addin.workbook.blocks import WrittenValue
    from xlsx_addin.workbook.cells import CellValue


def subject_blocks(sheet: MergedSheet, changes: Sequence[CellChange]) -> list[SheetBlock]:
    """Headings, then cells of rows that stood there, then all new rows at once.

    New rows take one block for every run of known columns beside one another: what the clerk keeps in other columns
    has formats of its own.
    """
    headings = [change for change in changes if change.is_heading]
    old = [change for change in changes if not change.is_heading and not sheet.is_new(change.row)]
    new = [change for change in changes if sheet.is_new(change.row)]
    return [*map(_heading_block, headings), *_scattered_blocks(old), *_new_blocks(sheet.headings, new)]


def _heading_block(change: CellChange) -> SheetBlock:
    rows = [(_written(change.new, GENERAL),)]
    return SheetBlock(layout.SUBJECTS, change.row, change.column, rows, [GENERAL], clear_below=False, head_rows=1)


def _scattered_blocks(changes: Iterable[CellChange]) -> Iterator[SheetBlock]:
    """One block for every run of changed cells below one another in a column, and of one number format."""
    by_column = sorted(changes, key=lambda change: (change.column, change.row))
    for column, in_column in groupby(by_column, key=lambda change: change.column):
        for run in _runs(in_column):
            number_format = _format(run[0].heading, [run[0].new])
            rows = [(_written(change.new, number_format),) for change in run]
            yield SheetBlock(layout.SUBJECTS, run[0].row, column, rows, [number_format], clear_below=False)


def _runs(changes: Iterable[CellChange]) -> list[list[CellChange]]:
    runs: list[list[CellChange]] = []
    for change in changes:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and change.row == last.row + 1
            and _format(change.heading, [change.new]) == _format(last.heading, [last.new])
        ):
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _new_blocks(headings: Mapping[int, str], changes: Sequence[CellChange]) -> Iterator[SheetBlock]:
    """``headings`` are those of all known columns, by column."""
    if not changes:
        return
    values = {(change.row, change.column): change.new for change in changes}
    rows = range(min(row for row, _ in values), max(row for row, _ in values) + 1)
    for columns in _neighbours(headings):
        formats = [_format(headings[column], (values.get((row, column)) for row in rows)) for column in columns]
        written = [
            [_written(values.get((row, column)), form) for column, form in zip(columns, formats, strict=True)]
            for row in rows
        ]
        yield SheetBlock(layout.SUBJECTS, rows.start, columns[0], written, formats, clear_below=False)


def _neighbours(columns: Iterable[int]) -> list[list[int]]:
    """The columns in runs of adjacent ones."""
    runs: list[list[int]] = []
    for column in sorted(columns):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _format(heading: str, values: Iterable[CellValue | None]) -> str:
    """The column's own number format; where a column of texts gets a number, one that keeps it."""
    number_format = NUMBER_FORMATS[described_column(layout.SUBJECTS, heading).content]
    if number_format != TEXT:
        return number_format
    numbers = [value for value in values if isinstance(value, (float, bool))]
    if not numbers:
        return TEXT
    return NUMBER_FORMATS[layout.Content.MOMENT] if isinstance(numbers[0], DateSerial) else GENERAL


def _written(value: CellValue | None, number_format: str) -> WrittenValue:
    if isinstance(value, (str, bool, float)) or value is None:
        return value
    return cell_text(value) if number_format == TEXT else (cell_text(value) or None)

"""The changed cells of ``Đơn vị`` as few rectangles as may be, for a workbook that is open in Excel."""

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
    from collections.abc import Iterable, Sequence

    from xlsx_addin.exchange.merged_sheet import CellChange
    from xlsx_addin.workbook.blocks import WrittenValue
    from xlsx_addin.workbook.cells import CellValue


def subject_blocks(changes: Sequence[CellChange]) -> list[SheetBlock]:
    """One block for every run of changed cells below one another in a column, and of one number format."""
    by_column = sorted(changes, key=lambda change: (change.column, change.row))
    blocks = []
    for column, in_column in groupby(by_column, key=lambda change: change.column):
        for run in _runs(in_column):
            number_format = _format(run)
            is_heading = run[0].is_heading
            blocks.append(
                SheetBlock(
                    layout.SUBJECTS,
                    run[0].row,
                    column,
                    [(_written(change.new, number_format),) for change in run],
                    [number_format],
                    clear_below=False,
                    head_rows=1 if is_heading else 0,
                )
            )
    return blocks


def _runs(changes: Iterable[CellChange]) -> list[list[CellChange]]:
    runs: list[list[CellChange]] = []
    for change in changes:
        follows = (
            runs
            and not runs[-1][-1].is_heading
            and change.row == runs[-1][-1].row + 1
            and _format([change]) == _format(runs[-1][-1:])
        )
        if follows:
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _format(run: Sequence[CellChange]) -> str:
    """The column's own number format; where a cell holds something else than the column is for, one that keeps it."""
    change = run[-1]
    number_format = NUMBER_FORMATS[described_column(layout.SUBJECTS, change.heading).content]
    is_number = isinstance(change.new, (float, bool))
    if number_format == TEXT and is_number:
        return NUMBER_FORMATS[layout.Content.MOMENT] if isinstance(change.new, DateSerial) else GENERAL
    return number_format


def _written(value: CellValue | None, number_format: str) -> WrittenValue:
    if isinstance(value, (str, bool, float)) or value is None:
        return value
    return cell_text(value) if number_format == TEXT else (cell_text(value) or None)

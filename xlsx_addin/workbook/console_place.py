"""Where the summary of a run goes on a console that is open: into the rectangle that bears its name, and nowhere else.

A row that the clerk put above it moves it. A console made by an older program has a smaller rectangle, beside which the
clerk's settings stand where the newer one would be; a sheet that somebody made by hand has none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.terms import Outcome, labels_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.stored import CONSOLE_LABELS
from xlsx_addin.workbook.console_places import COUNT, HIDDEN, LAST, OUTCOME, OUTCOMES, STATUS_ROW
from xlsx_addin.xlsx.blocks import GENERAL, SheetBlock

if TYPE_CHECKING:
    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import CellRange, NamedCells, SheetValues

_LABELS = {labels[0]: labels for labels in (*CONSOLE_LABELS.values(), *map(labels_of, Outcome))}


def placed_summary(
    block: SheetBlock, *, place: NamedCells | None, status: NamedCells | None, console: SheetValues
) -> list[SheetBlock]:
    """The summary as it may be written: none where no rectangle of the console bears its name.

    ``place`` is the rectangle ``TongHop``, ``status`` the cell ``TrangThai``, ``console`` what stands there now.
    """
    if place is None or fold(place.sheet) != fold(block.sheet):
        return []
    cells = place.cells
    if cells.size == (len(block.rows), len(block.formats)):
        return [replace(block, row=cells.first_row, column=cells.first_column)]
    status_row = cells.first_row if status is None or status.sheet != place.sheet else status.cells.first_row
    return [_older(block, cells, status_row, console)]


def _older(block: SheetBlock, cells: CellRange, status_row: int, console: SheetValues) -> SheetBlock:
    """An older rectangle: its own labels with their counts, the two sentences, and nothing of an earlier run."""
    height, width = cells.size
    rows: list[list[WrittenValue]] = [[None] * width for _ in range(height)]
    counts = _counts(block)
    for line in range(height):
        label = console.at(cells.first_row + line, cells.first_column)
        if isinstance(label, str) and fold(label) in counts and width > 1:
            rows[line][:2] = label, counts[fold(label)]
    line = status_row - cells.first_row if cells.first_row <= status_row <= cells.last_row else 0
    for offset, column in enumerate((HIDDEN, LAST)):
        if line + offset < height:
            rows[line + offset] = [block.rows[0][column], *[None] * (width - 1)]
    return SheetBlock(
        block.sheet,
        cells.first_row,
        cells.first_column,
        rows,
        [GENERAL] * width,
        clear_below=False,
        head_rows=height,
    )


def _counts(block: SheetBlock) -> dict[str, WrittenValue]:
    """The counts by their labels, also by those that they had before."""
    counts: dict[str, WrittenValue] = {}
    for row in block.rows[OUTCOMES.lines[0] - STATUS_ROW :]:
        label, count = row[OUTCOME], row[COUNT]
        if isinstance(label, str) and count is not None:
            counts |= {fold(name): count for name in _LABELS.get(label, (label,))}
    return counts

"""What merged cells hide: Excel keeps it and writes it down again, openpyxl forgets it on reading."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell.cell import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

HiddenValue = tuple[Any, str, str]
"""Value, openpyxl's type of it, and number format."""
HiddenCells = dict[tuple[int, int, int], HiddenValue]
"""By the worksheet's ``id``, row and column."""


def hidden_values(content: Any, stored: bytes) -> dict[tuple[str, int, int], HiddenValue]:
    """What the file holds under the merged areas of a workbook that openpyxl has read, by sheet, row and column."""
    if not any(worksheet.merged_cells.ranges for worksheet in content.worksheets):
        return {}
    raw = openpyxl.load_workbook(BytesIO(stored), read_only=True)  # in this mode openpyxl takes no notice of areas
    found: dict[tuple[str, int, int], HiddenValue] = {}
    for worksheet in content.worksheets:
        hidden = {
            place
            for area in worksheet.merged_cells.ranges
            for place in area.cells
            if place != (area.min_row, area.min_col)
        }
        for cells in raw[worksheet.title].rows if hidden else ():
            for cell in cells:
                if cell.value is not None and (cell.row, cell.column) in hidden:
                    found[worksheet.title, cell.row, cell.column] = (cell.value, cell.data_type, cell.number_format)
    return found


@contextmanager
def shown(content: Any, hidden: HiddenCells) -> Iterator[None]:
    """While a workbook is saved: its hidden cells stand in it like any others."""
    replaced = []
    for worksheet in content.worksheets:
        for (sheet, row, column), (value, kind, number_format) in hidden.items():
            if sheet == id(worksheet):
                replaced.append((worksheet._cells, (row, column), worksheet._cells.get((row, column))))
                cell = Cell(worksheet, row, column, value)
                cell.data_type, cell.number_format = kind, number_format
                worksheet._cells[row, column] = cell
    try:
        yield
    finally:
        for cells, place, before in replaced:
            cells[place] = before

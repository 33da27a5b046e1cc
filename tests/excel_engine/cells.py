"""Cells of an openpyxl sheet with the format they inherit from their row or column, as in Excel."""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import column_index_from_string

from tests.excel_engine.errors import ComError


def existing_cell(worksheet: Any, row: int, column: int) -> Any | None:
    """The cell, or None where the file has none; asking openpyxl for it would create it."""
    return worksheet._cells.get((row, column))


def is_hidden_by_merge(cell: Any | None) -> bool:
    """Whether the cell lies in a merged area without being its first one."""
    return isinstance(cell, MergedCell)


def cell_at(worksheet: Any, row: int, column: int) -> Any:
    """The cell, created with the format of its row or column where the file has none."""
    cell = existing_cell(worksheet, row, column)
    if cell is None:
        inherited = _inherited_style(worksheet, row, column)
        cell = worksheet.cell(row, column)
        if inherited is not None:
            cell._style = copy(inherited._style)
    return cell


def number_format_at(worksheet: Any, row: int, column: int) -> str:
    """The number format that holds for a cell, whether it exists or not."""
    holder = existing_cell(worksheet, row, column) or _inherited_style(worksheet, row, column)
    return "General" if holder is None else str(holder.number_format)


def refuse_locked(worksheet: Any, row: int, column: int) -> None:
    """Raise what Excel raises when a locked cell of a protected sheet is to change."""
    holder = existing_cell(worksheet, row, column) or _inherited_style(worksheet, row, column)
    if holder is None or holder.protection.locked:
        raise ComError("The cell or chart you're trying to change is on a protected sheet.")


def _inherited_style(worksheet: Any, row: int, column: int) -> Any | None:
    row_style = worksheet.row_dimensions.get(row)
    if row_style is not None and row_style.has_style:
        return row_style
    for letters, dimension in worksheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(letters)
        if first <= column <= (dimension.max or first):
            return dimension if dimension.has_style else None
    return None

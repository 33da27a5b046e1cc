"""Merged cells in a clerk's table: all but the first read as blank, though they do not look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.tables import Table
    from xlsx_addin.xlsx.cells import CellRange

_MOST_CELLS = 10_000
"""Cells of one merged range that are remembered one by one: no clerk merges more over data."""


def note_merged_cells(table: Table, findings: Findings) -> None:
    """Warn of each merged range that hides cells of a known column, and let what is missing there say why.

    A range without a value, one above the table, and one beside its columns hide nothing.
    """
    headings = {column: heading for heading, column in table.columns.items()}
    for cells in table.sheet.merged:
        hidden = _hidden(cells, table, headings)
        if not hidden:
            continue
        first = address(cells.first_row, cells.first_column)
        row, column = hidden[0]
        findings.add(
            ProblemCode.CELLS_MERGED,
            table.sheet.name,
            address(row, column),
            heading=headings[column],
            cells=f"{cells}",
            first=first,
        )
        for row, column in hidden:
            findings.merged[table.sheet.name, address(row, column)] = f"{cells}"


def _hidden(cells: CellRange, table: Table, headings: dict[int, str]) -> list[tuple[int, int]]:
    """The cells of known columns, below the headings, that a merged range with a value leaves blank."""
    first = (cells.first_row, cells.first_column)
    last_row = min(cells.last_row, cells.first_row + _MOST_CELLS // (cells.last_column - cells.first_column + 1))
    if cells.last_row <= table.heading_row or table.sheet.at(*first) is None:
        return []
    return [
        (row, column)
        for row in range(max(cells.first_row, table.heading_row + 1), last_row + 1)
        for column in range(cells.first_column, cells.last_column + 1)
        if column in headings and (row, column) != first
    ]

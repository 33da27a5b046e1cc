"""The tables of an old workbook, of any shape: where their headings stand, and which column of the template is theirs.

More is accepted here than an appraisal accepts: a table whose shape is too old to be read is still to be carried over.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import Arrangement, current_heading
from xlsx_addin.workbook.tables import SEARCHED_ROWS, heading_text, headings_of_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.workbook.layout import Column
    from xlsx_addin.xlsx.cells import CellValue, SheetValues


class HeadedColumn(NamedTuple):
    """A column of a sheet from its heading on: its number, its heading's row, and the heading, empty without one."""

    number: int
    heading_row: int
    heading: str

    def cells(self, sheet: SheetValues) -> Iterator[tuple[int, CellValue]]:
        """Rows under the heading's row, counted from 1, and values; 0 is a heading cell that says nothing readable."""
        for row, value in sheet.columns[self.number].items():
            if row > self.heading_row or (row == self.heading_row and not self.heading):
                yield row - self.heading_row, value


def headed_columns(sheet: SheetValues) -> list[HeadedColumn]:
    """Every column of a known sheet that holds anything from the headings on, left to right; none without headings.

    A column under a heading of two tables, one below the other, is there twice, as each of them reads it.
    """
    names_in: defaultdict[int, set[str]] = defaultdict(set)
    for columns in layout.TABLES[sheet.name] if sheet.name == layout.SCALE else (layout.COLUMNS[sheet.name],):
        row = _heading_row(sheet, columns)
        if row:
            names_in[row] |= {fold(heading) for column in columns for heading in column.headings}
    found: list[HeadedColumn] = []
    for number in sorted(sheet.columns):
        texts = {row: heading_text(sheet.at(row, number)) for row in names_in}
        known = [row for row, text in texts.items() if fold(text) in names_in[row]]
        others = [row for row, text in texts.items() if text] or sorted(texts)[:1]
        last = max(sheet.columns[number])
        found += [HeadedColumn(number, row, texts[row]) for row in known or others[:1] if row <= last]
    return found


def cells_of(sheet: SheetValues) -> Iterator[tuple[int, int, CellValue]]:
    """Row, column and value of every cell that is not blank."""
    for number, values in sheet.columns.items():
        for row, value in values.items():
            yield row, number, value


def values_above(sheet: SheetValues, columns: Sequence[HeadedColumn]) -> Iterator[tuple[int, int, CellValue]]:
    """Row, column and value of every cell that belongs to no column of a table: titles, notes."""
    first_rows: dict[int, int] = {}
    for column in columns:
        first_rows[column.number] = min(column.heading_row, first_rows.get(column.number, column.heading_row))
    for row, number, value in cells_of(sheet):
        if number not in first_rows or row < first_rows[number]:
            yield row, number, value


def target_columns(name: str, columns: Sequence[HeadedColumn], arrangement: Arrangement) -> list[int]:
    """The number of each column of a sheet in the template: under the heading that it has now, else right of all."""
    free = {fold(text): number for (_, number), text in arrangement.headings.items()}
    last = arrangement.last_column
    targets = []
    for column in columns:
        target = free.pop(fold(current_heading(name, column.heading)), None)
        if target is None:
            target = last = last + 1
        targets.append(target)
    return targets


def _heading_row(sheet: SheetValues, columns: Sequence[Column]) -> int:
    """The row of a table's headings; 0 where there is none.

    It is the row that an appraisal takes; where that finds none, the one with the most known headings.
    """
    names = {fold(heading): column for column in columns for heading in column.headings}
    required = {column for column in columns if column.required}
    best_row, most = 0, 0
    for row in range(1, SEARCHED_ROWS + 1):
        texts = map(fold, headings_of_row(sheet, row).values())
        found = {names[text] for text in texts if text in names}
        if required <= found:
            return row
        if len(found) > most:
            best_row, most = row, len(found)
    return best_row

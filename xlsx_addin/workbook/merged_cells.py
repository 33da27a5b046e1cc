"""Cells that nobody sees: of merged areas, and of rows that a filter or a hand has hidden (workbook §9).

Nobody can fill what a merged area hides, so no verdict comes from its row: it is read as blank, and what it lacks or
holds is told once, for each area and row. Hidden rows count like any other, and somebody is told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.vietnamese.normalise import is_blank
from xlsx_addin.words.problems import MERGED_HIDES, ProblemCode
from xlsx_addin.workbook.cell_text import code_of, shown
from xlsx_addin.workbook.layout import COLUMNS, Column
from xlsx_addin.workbook.tables import Table, filled_rows, find_table, has_any_heading
from xlsx_addin.xlsx.cells import CellRange, CellValue, SheetValues, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings


_NOTES = frozenset(column.heading for columns in COLUMNS.values() for column in columns if not column.decides)
"""Columns that decide nothing."""


class HiddenCells(NamedTuple):
    """The cells of known columns that one merged area hides in one row."""

    row: int
    area: CellRange
    headings: Mapping[str, int]
    """Heading and column of each, from left to right."""
    filled: Mapping[str, CellValue]
    """Of these, the ones that hold a value."""

    @property
    def deciding(self) -> list[str]:
        """The headings under which something is decided."""
        return [heading for heading in self.headings if heading not in _NOTES]


def hidden_cells(*tables: tuple[Table, Collection[int]], without: Collection[str] = ()) -> list[HiddenCells]:
    """What merged areas hide on a sheet, by area and row; nothing where all of an area is blank.

    Each table of the sheet comes with its rows that have data; ``without`` are known headings that nobody asks for.
    """
    sheet = tables[0][0].sheet
    areas = [area for area in sheet.merged if holds_value(area, sheet)]
    if not areas:
        return []
    with_data = [set(rows) for _, rows in tables]
    known = sorted(
        (column, name, rows)
        for (table, _), rows in zip(tables, with_data, strict=True)
        for name, column in table.columns.items()
        if name not in without
    )
    ordered = sorted(set().union(*with_data))
    found: list[HiddenCells] = []
    taken: set[tuple[int, int]] = set()
    for area in sorted(areas):
        columns = [each for each in known if area.first_column <= each[0] <= area.last_column]
        first, last = bisect_left(ordered, area.first_row), bisect_right(ordered, area.last_row)
        for row in ordered[first:last] if columns else ():
            here = {
                name: column
                for column, name, rows in columns
                if row in rows and (row, column) != (area.first_row, area.first_column) and (row, column) not in taken
            }
            taken.update((row, column) for column in here.values())
            if here:
                values = {name: sheet.at(row, column) for name, column in here.items()}
                filled = {name: value for name, value in values.items() if value is not None and not _is_blank(value)}
                found.append(HiddenCells(row, area, here, filled))
    return found


def note_hidden(table: Table, hidden: Iterable[HiddenCells], findings: Findings, code: str = "") -> None:
    """Tell of these hidden cells, each area and row once, and let nobody tell of them again.

    ``table`` is as it is read without them; under its heading ``code`` stands whose row it is.
    """
    sheet, codes = table.sheet.name, table.values(code) if code else {}
    for cells in hidden:
        is_error = bool(cells.deciding)
        at = cells.deciding[0] if is_error else next(iter(cells.headings))
        fault = ""
        if cells.filled:
            name, value = next(iter(cells.filled.items()))
            fault = MERGED_HIDES.format(value=shown(value), place=address(cells.row, cells.headings[name]))
        findings.add(
            ProblemCode.CELLS_MERGED if is_error else ProblemCode.NOTES_MERGED,
            sheet,
            address(cells.row, cells.headings[at]),
            [column_letters(column) for column in cells.headings.values()],
            row=cells.row,
            subject=code_of(codes[cells.row]) if cells.row in codes else None,
            heading=at,
            cells=f"{cells.area}",
            fault=fault,
        )
        findings.unreadable.update((sheet, cells.row, name) for name in cells.headings)


_MOST_NAMED = 10


def note_hidden_rows(sheet: SheetValues, rows: Collection[int], findings: Findings) -> None:
    """One warning that counts how many of these rows with data are hidden; none where none is."""
    hidden = sheet.hidden_rows.intersection(rows)
    if not hidden:
        return
    others = ranges((f"A{row}" for row in hidden), most=_MOST_NAMED)
    findings.add(ProblemCode.ROWS_HIDDEN, sheet.name, None, where=sheet.name, count=len(hidden), others=others)


def without_hidden(sheet: SheetValues, hidden: Sequence[HiddenCells]) -> SheetValues:
    """The sheet as it is read: hidden cells are blank."""
    columns = dict(sheet.columns)
    for cells in hidden:
        for name in cells.filled:
            column = cells.headings[name]
            if columns[column] is sheet.columns[column]:
                columns[column] = dict(columns[column])
            columns[column].pop(cells.row, None)
    return replace(sheet, columns=columns)


def as_seen(sheet: SheetValues, columns: Sequence[Column], findings: Findings) -> SheetValues:
    """A sheet with one table as it is read: without what merged areas hide, which is told.

    Of its ``columns`` one at least must stand there, or nothing is a table; none is missed.
    """
    if not sheet.merged or not has_any_heading(sheet, columns):
        return sheet
    table = find_table(sheet, [column._replace(required=False) for column in columns])
    hidden = hidden_cells((table, filled_rows(table, columns)))
    code = next(column.heading for column in columns if column.field == "code")
    table = table._replace(sheet=without_hidden(sheet, hidden))
    note_hidden(table, hidden, findings, code)
    return table.sheet


def holds_value(area: CellRange, sheet: SheetValues) -> bool:
    """Whether any cell of an area is not blank."""
    first = sheet.at(area.first_row, area.first_column)
    if first is not None and not _is_blank(first):
        return True
    inside = range(area.first_row, area.last_row + 1)
    for column, values in sheet.columns.items():
        if area.first_column <= column <= area.last_column:
            rows = inside if len(inside) <= len(values) else values
            if any(row in inside and row in values and not _is_blank(values[row]) for row in rows):
                return True
    return False


def _is_blank(value: CellValue) -> bool:
    return isinstance(value, str) and is_blank(value)

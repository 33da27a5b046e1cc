"""The sheets of a story's workbook: what stands on them, and what the clerk types into them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from xlsx_addin.xlsx.cells import CellValue, SheetValues


def rows_below(sheet: SheetValues) -> list[dict[str, CellValue]]:
    """The rows under the headings, by heading, without their blank cells."""
    headings = {column: sheet.at(layout.HEADING_ROW, column) for column in sorted(sheet.columns)}
    last = max((row for cells in sheet.columns.values() for row in cells), default=0)
    rows = [
        {str(name): value for column, name in headings.items() if (value := sheet.at(row, column)) is not None}
        for row in range(layout.HEADING_ROW + 1, last + 1)
    ]
    return [row for row in rows if row]


def type_into(sheet: SheetValues, code: str, heading: str, value: str | float | None, **beside: str) -> None:
    """Type into the cell of a row, found by its Mã and what else stands in it: under which heading, ``_`` for blanks.

    An empty text empties the cell.
    """
    columns = {str(sheet.at(layout.HEADING_ROW, column)): column for column in list(sheet.columns)}
    wanted = {name.replace("_", " "): text for name, text in beside.items()}
    for row, cell in list(sheet.columns[columns["Mã"]].items()):
        if cell == code and all((sheet.at(row, columns[name]) or "") == text for name, text in wanted.items()):
            column = columns[heading]
            sheet.columns.setdefault(column, {}).pop(row, None)
            if value not in (None, ""):
                sheet.set(row, column, value)


def text_of(value: object) -> str:
    """A value as ``Sai khác`` shows it."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if not (value.hour or value.minute) else f"{value:%d/%m/%Y %H:%M:%S}"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def day_of(value: object) -> str:
    """A text, or a serial date as a day."""
    if isinstance(value, float):
        moment = moment_of_serial(value)
        return "" if moment is None else f"{moment:%d/%m/%Y}"
    return "" if value is None else str(value)

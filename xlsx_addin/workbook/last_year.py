"""The sheet ``Năm trước``: what a new year keeps of the results of the one before, and shows beside its own.

It is no sheet of the template: only a workbook that was carried over into a new year has it, as plain values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import is_blank
from xlsx_addin.vietnamese.numbers import decimal_comma
from xlsx_addin.words.sheet_names import LAST_YEAR
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, code_of
from xlsx_addin.workbook.tables import Table, find_table, has_all_headings
from xlsx_addin.xlsx.cells import CellValue, SheetValues
from xlsx_addin.xlsx.serial_dates import decimal_of

if TYPE_CHECKING:
    from collections.abc import Mapping


_FIELDS = ("code", "name", "outcome", "total", "grade", "rank", "above")
_HEADINGS = [layout.heading(layout.RESULTS, field) for field in _FIELDS]
_CODE, _NAME, _OUTCOME, _TOTAL, _GRADE, _RANK, _ABOVE = _HEADINGS


def last_year_sheet(results: SheetValues) -> SheetValues | None:
    """Of a sheet ``Kết quả`` the columns that say how it ended; None where it is no such table or has no rows."""
    table = _table(results)
    if table is None:
        return None
    kept = SheetValues(LAST_YEAR)
    codes = sorted(table.values(_CODE))
    for column, heading in enumerate(_HEADINGS, start=1):
        kept.set(layout.HEADING_ROW, column, heading)
        cells = table.values(heading)
        for row, old_row in enumerate(codes, start=layout.FIRST_ROW):
            if old_row in cells:
                kept.set(row, column, cells[old_row])
    title = results.at(1, 1)
    if isinstance(title, str) and not is_blank(title):
        kept.set(1, 1, title)
    return kept if codes else None


def results_last_year(sheet: SheetValues | None) -> dict[str, str]:
    """How each subject ended, by its Mã: what a level above concluded, else grade and points; empty without either."""
    table = None if sheet is None else _table(sheet)
    if table is None:
        return {}
    columns = {heading: table.values(heading) for heading in _HEADINGS}
    ended = {}
    for row, value in columns[_CODE].items():
        code = code_of(value)
        if code:
            ended[code] = _ended({heading: cells.get(row) for heading, cells in columns.items()})
    return ended


def _ended(row: Mapping[str, CellValue | None]) -> str:
    above, grade, total = cell_text(row[_ABOVE]), cell_text(row[_GRADE]), row[_TOTAL]
    if above or not grade:
        return above.rpartition(": ")[2].rpartition(", ")[2]  # "Ban Thường vụ: Đủ điều kiện về mô hình, Khá"
    return f"{grade} {decimal_comma(decimal_of(total))}" if isinstance(total, float) else grade


def _table(sheet: SheetValues) -> Table | None:
    columns = [layout.declared(layout.RESULTS, field) for field in _FIELDS]
    return find_table(sheet, columns) if has_all_headings(sheet, columns) else None

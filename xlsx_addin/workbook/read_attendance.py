"""The rows of ``Thành phần``: who met, and who was absent (workbook §10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Attendee
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import ATTENDANCE, ATTENDANCE_COLUMNS
from xlsx_addin.workbook.layout.column import refuse_misdeclared
from xlsx_addin.workbook.tables import filled_rows, has_any_heading

if TYPE_CHECKING:
    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.sheets import Sheets

_FIELDS = [name for name in Attendee._fields if name != "row"]

refuse_misdeclared("Attendee", ((column.heading, column.field) for column in ATTENDANCE_COLUMNS), _FIELDS)


def read_attendance(sheets: Sheets, findings: Findings) -> list[Attendee]:
    """Every row that is not blank, in the order of the sheet; none without the sheet or while no table stands on it.

    Refusal where a table stands there without the column ``Họ và tên``. No subject depends on what is wrong there.
    """
    sheet = sheets.get(ATTENDANCE)
    if sheet is None or not has_any_heading(sheet, ATTENDANCE_COLUMNS):
        return []
    table = sheets.table(ATTENDANCE)
    reader = ColumnReader(table, findings)
    fields = {column.field: reader.column(column) for column in ATTENDANCE_COLUMNS}
    blanks = {"name": "", **Attendee._field_defaults}
    rows = filled_rows(table, ATTENDANCE_COLUMNS)
    return list(map(Attendee, rows, *([fields[name].get(row, blanks[name]) for row in rows] for name in _FIELDS)))

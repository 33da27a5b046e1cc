"""``Kết quả cấp trên``: the grades that the level above gave, as evidence for a head (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.terms import Grade
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.workbook.tables import find_table, has_any_heading
from xlsx_addin.workbook.values import ColumnReader

if TYPE_CHECKING:
    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.cells import SheetValues

_COLUMNS = (Column("Mã", Content.CODE, 11), Column("Xếp loại", Content.TEXT, 9))


def read_grades_from_above(sheet: SheetValues | None, findings: Findings) -> dict[str, Grade]:
    """Mã and grade of every graded row; empty without the sheet or while no table stands on it.

    A Mã that stands twice keeps the grade of its last row: results are appended as they come.
    """
    if sheet is None or not sheet.columns:
        return {}
    if not has_any_heading(sheet, _COLUMNS):
        return {}
    reader = ColumnReader(find_table(sheet, _COLUMNS), findings)
    codes = reader.code_texts("Mã")
    grades = reader.choices("Xếp loại", list(Grade))
    return {code: grades[row] for row, code in sorted(codes.items()) if row in grades}

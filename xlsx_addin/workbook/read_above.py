"""``Kết quả cấp trên``: what the level above decided; its grades are evidence for a head (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Columns, DecisionElsewhere
from xlsx_addin.terms import Grade
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.workbook.read_decisions import decisions, unit_codes
from xlsx_addin.workbook.stated_year import stated_year
from xlsx_addin.workbook.tables import find_table, has_any_heading

if TYPE_CHECKING:
    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.xlsx.cells import SheetValues

_NEEDED = (Column("Mã", Content.CODE, 11), Column("Xếp loại", Content.TEXT, 9))
_CONCLUSION = Column("Kết luận", Content.TEXT, 15, required=False)
_UNIT = Column("Đơn vị thẩm định", Content.TEXT, 11, required=False)


def read_decisions_from_above(sheet: SheetValues | None, year: int, findings: Findings) -> dict[str, DecisionElsewhere]:
    """Mã and decision of every row that holds one; empty without the sheet or while no table stands on it.

    What stands there for another year than the workbook's is left alone, with a warning.

    A Mã that stands twice keeps its last row, since results are appended as they come; a row with a grade goes before
    one without.
    """
    if sheet is None or not sheet.columns:
        return {}
    if not has_any_heading(sheet, _NEEDED):
        return {}
    table = find_table(sheet, (*_NEEDED, _CONCLUSION, _UNIT))
    reader = ColumnReader(table, findings)
    codes = reader.code_texts("Mã")
    grades = reader.choices("Xếp loại", list(Grade))
    conclusions, units = decisions(table, _CONCLUSION.heading), unit_codes(table, _UNIT.heading)
    columns = Columns(sheet.name, table.letters())
    found: dict[str, DecisionElsewhere] = {}
    for row, code in sorted(codes.items()):
        grade, conclusion = grades.get(row), conclusions.get(row)
        if grade is None and (conclusion is None or (code in found and found[code].grade is not None)):
            continue
        cell = columns.cell("Xếp loại" if conclusion is None else _CONCLUSION.heading, row)
        found[code] = DecisionElsewhere(
            is_above=True,
            unit=units.get(row, ""),
            conclusion=conclusion,
            grade=grade,
            cell=f"{sheet.name}!{cell}",
        )
    stated = stated_year(sheet)
    if found and stated not in (None, year):
        findings.add(ProblemCode.RESULTS_OF_OTHER_YEAR, sheet.name, None, other=stated, year=year)
        return {}
    return found

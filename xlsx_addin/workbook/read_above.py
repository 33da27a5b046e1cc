"""``Kết quả cấp trên``: what the level above decided; its grades are evidence for a head (R5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, declared
from xlsx_addin.workbook.read_decisions import decisions, results_passed_on, stated_levels, unit_codes
from xlsx_addin.workbook.stated_year import stated_year
from xlsx_addin.workbook.tables import find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.terms import Grade
    from xlsx_addin.xlsx.cells import SheetValues

_NEEDED = [replace(declared(RESULTS_FROM_ABOVE, field), required=True) for field in ("code", "grade")]
_BESIDE = [
    replace(declared(RESULTS_FROM_ABOVE, field), required=False) for field in ("outcome", "unit", "level", "above")
]
_CODE, _GRADE = (column.heading for column in _NEEDED)
_OUTCOME, _UNIT, _LEVEL, _FURTHER_ABOVE = (column.heading for column in _BESIDE)
"""The last one is what the level above had from a level above itself."""


def read_decisions_from_above(
    sheet: SheetValues | None, settings: Settings, grades_of_guidance: Sequence[Grade], findings: Findings
) -> dict[str, DecisionElsewhere]:
    """Mã and decision of every row that holds one; empty without the sheet or while no table stands on it.

    What stands there for another year than the workbook's is left alone, with a warning.

    A Mã that stands twice keeps its last row, since results are appended as they come; a row with a grade goes before
    one without. Where a row tells what a higher level decided (its own ``Kết quả cấp trên``), that stands (A21).
    """
    if sheet is None or not sheet.columns:
        return {}
    if not has_any_heading(sheet, _NEEDED):
        return {}
    table = find_table(sheet, (*_NEEDED, *_BESIDE))
    reader = ColumnReader(table, findings)
    codes = reader.code_texts(_CODE)
    grades = reader.choices(_GRADE, grades_of_guidance)
    conclusions, units = decisions(table, _OUTCOME), unit_codes(table, _UNIT)
    levels = stated_levels(table, _LEVEL)
    further = results_passed_on(table, _FURTHER_ABOVE, grades_of_guidance)
    found: dict[str, DecisionElsewhere] = {}
    for row, code in sorted(codes.items()):
        level, conclusion, grade = further.get(row) or (
            levels.get(row, settings.level.next_above),
            conclusions.get(row),
            grades.get(row),
        )
        if grade is None and (conclusion is None or (code in found and found[code].grade is not None)):
            continue
        said = _GRADE if conclusion is None else _OUTCOME
        found[code] = DecisionElsewhere(
            is_above=True,
            level=level,
            unit="" if row in further else units.get(row, ""),
            conclusion=conclusion,
            grade=grade,
            cell=f"{sheet.name}!{table.cell(_FURTHER_ABOVE if row in further else said, row)}",
        )
    stated = stated_year(sheet)
    if found and stated not in (None, settings.year):
        findings.add(ProblemCode.RESULTS_OF_OTHER_YEAR, sheet.name, None, other=stated, year=settings.year)
        return {}
    return found

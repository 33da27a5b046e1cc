"""The grades of ``Tiêu chí`` with their cut-offs; any fault of theirs refuses the scale for everybody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import CutOff
from xlsx_addin.terms import YesNo
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import GRADE_COLUMNS, SCALE, heading
from xlsx_addin.workbook.tables import filled_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Grade
    from xlsx_addin.workbook.tables import Table


_GRADE, _CUT_OFF, _IS_RECOGNISED = (heading(SCALE, field) for field in ("grade", "cut_off", "is_recognised"))


def read_grades(table: Table, guidance: Guidance, findings: Findings) -> tuple[list[CutOff], bool]:
    """The readable cut-offs, from the best grade to the worst, and whether the scale can be used with them."""
    reader = ColumnReader(table, findings)
    row_of, usable = _grade_rows(reader, guidance)
    usable &= _has_right_recognition(reader, row_of, guidance)
    is_one_hidden = any(
        name == table.sheet.name and heading == _GRADE and row not in reader.cells(_GRADE)
        for name, row, heading in findings.unreadable
    )
    cut_offs: list[CutOff] = []
    for grade in guidance.grades:
        if grade not in row_of:
            usable = False
            if not is_one_hidden:
                findings.add(ProblemCode.GRADE_MISSING, table.sheet.name, None, value=grade.value)
            continue
        points, is_sound = _cut_off(reader, grade, row_of[grade], guidance)
        usable &= is_sound
        if points is not None:
            cut_offs.append(CutOff(grade, points, table.cell(_CUT_OFF, row_of[grade])))
    return cut_offs, _are_falling(cut_offs, table.sheet.name, findings) and usable


def _grade_rows(reader: ColumnReader, guidance: Guidance) -> tuple[dict[Grade, int], bool]:
    """The first row of each grade, and whether every row names a grade of its own."""
    table = reader.table
    grades = reader.choices(_GRADE, guidance.grades, otherwise=ProblemCode.GRADE_UNKNOWN)
    row_of: dict[Grade, int] = {}
    rows = filled_rows(table, GRADE_COLUMNS)
    for row in rows:
        grade = grades.get(row)
        if grade is None:
            if not reader.is_unreadable(_GRADE, row):
                reader.add(ProblemCode.GRADE_UNKNOWN, _GRADE, row, "")
        elif grade in row_of:
            others = f"{table.sheet.name}!{table.cell(_GRADE, row_of[grade])}"
            reader.add(ProblemCode.GRADE_TWICE, _GRADE, row, grade.value, others=others)
        else:
            row_of[grade] = row
    return row_of, len(row_of) == len(rows)


def _cut_off(reader: ColumnReader, grade: Grade, row: int, guidance: Guidance) -> tuple[Decimal | None, bool]:
    """The lowest points of a grade, None where they cannot be read; and whether the scale can be used with them."""
    value = reader.table.values(_CUT_OFF).get(row)
    code = ProblemCode.CUT_OFF_UNUSABLE
    if value is None:
        if not reader.is_unreadable(_CUT_OFF, row):
            reader.add(code, _CUT_OFF, row, grade=grade.value, fault=words.FAULT_BLANK)
        return None, False
    fault = words.FAULT_NOT_NUMBER.format(value=shown(value))
    points = reader.numbers(_CUT_OFF, {row: value}, otherwise=code, grade=grade.value, fault=fault).get(row)
    if points is not None and grade == guidance.grades[-1] and points != 0:
        fault = words.FAULT_NOT_ZERO.format(value=plain(points))
        reader.add(code, _CUT_OFF, row, grade=grade.value, fault=fault)
        return points, False
    return points, points is not None


def _are_falling(cut_offs: Sequence[CutOff], sheet: str, findings: Findings) -> bool:
    """Whether each grade begins below the better one."""
    rising = [(higher, lower) for higher, lower in pairwise(cut_offs) if higher.points <= lower.points]
    for higher, lower in rising:
        findings.add(
            ProblemCode.CUT_OFFS_NOT_FALLING,
            sheet,
            higher.cell,
            grade=higher.grade.value,
            value=plain(higher.points),
            lower=lower.grade.value,
            others=f"{sheet}!{lower.cell}: {plain(lower.points)}",
        )
    return not rising


def _has_right_recognition(reader: ColumnReader, row_of: Mapping[Grade, int], guidance: Guidance) -> bool:
    """Whether the sheet recognises the grades that the guidance does."""
    values = reader.table.values(_IS_RECOGNISED)
    answers = reader.choices(
        _IS_RECOGNISED, list(YesNo), {row: values[row] for row in row_of.values() if row in values}
    )
    right = {row: YesNo.YES if guidance.recognises(grade) else YesNo.NO for grade, row in row_of.items()}
    wrong = {grade: row for grade, row in row_of.items() if answers.get(row) is not right[row]}
    for grade, row in wrong.items():
        if row in answers or (row not in values and not reader.is_unreadable(_IS_RECOGNISED, row)):
            reader.add(
                ProblemCode.RECOGNITION_DIFFERS,
                _IS_RECOGNISED,
                row,
                grade=grade.value,
                reading=right[row].value,
                guidance=guidance.short_title,
            )
    return not wrong

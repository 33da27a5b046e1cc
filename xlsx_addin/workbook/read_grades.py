"""The grades of ``Tiêu chí`` with their cut-offs; any fault of theirs refuses the scale for everybody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import CutOff
from xlsx_addin.terms import Grade, Kind, YesNo
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import CUT_OFF_COLUMNS, SCALE, grade_columns, headings
from xlsx_addin.workbook.tables import Table, filled_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance


_GRADE, _IS_RECOGNISED = headings(SCALE, "grade", "is_recognised")

CutOffs = dict[tuple["Kind", ...], list[CutOff]]
"""The readable cut-offs of each group of kinds, from the best grade to the worst."""


def read_grades(table: Table, guidance: Guidance, findings: Findings) -> tuple[CutOffs, bool]:
    """The readable cut-offs of each group of kinds, and whether the scale can be used with them.

    Every row is looked at, also one that cannot stand there: what is wrong with it is told at once.
    """
    reader = ColumnReader(table, findings)
    rows = filled_rows(table, grade_columns(guidance.groups))
    grades = reader.choices(_GRADE, guidance.grades, otherwise=ProblemCode.GRADE_UNKNOWN)
    row_of, usable = _grade_rows(reader, rows, grades)
    usable &= _have_right_recognition(reader, rows, grades, guidance)
    is_one_hidden = any(
        name == table.sheet.name and heading == _GRADE and row not in reader.cells(_GRADE)
        for name, row, heading in findings.unreadable
    )
    for grade in guidance.grades:
        if grade not in row_of:
            usable = False
            if not is_one_hidden:
                findings.add(ProblemCode.GRADE_MISSING, table.sheet.name, None, value=grade.value)
    found: CutOffs = {}
    for group in guidance.groups:
        found[group], is_sound = _cut_offs_of(CUT_OFF_COLUMNS[group].heading, reader, rows, grades, row_of, guidance)
        usable &= is_sound
    return found, usable


def _cut_offs_of(
    heading: str,
    reader: ColumnReader,
    rows: Sequence[int],
    grades: Mapping[int, Grade],
    row_of: Mapping[Grade, int],
    guidance: Guidance,
) -> tuple[list[CutOff], bool]:
    """The readable cut-offs of one column, and whether all of them can be used."""
    points = {
        row: found for row in rows if (found := _cut_off(heading, reader, row, grades.get(row), guidance)) is not None
    }
    are_whole = len(points) == len(rows)
    are_whole &= all(points.get(row) == 0 for row in rows if grades.get(row) == guidance.grades[-1])
    known = [(grade, row_of[grade]) for grade in guidance.grades if row_of.get(grade) in points]
    cut_offs = [CutOff(grade, points[row], reader.table.cell(heading, row)) for grade, row in known]
    return cut_offs, _are_falling(cut_offs, reader.table.sheet.name, reader.findings) and are_whole


def _grade_rows(
    reader: ColumnReader, rows: Sequence[int], grades: Mapping[int, Grade]
) -> tuple[dict[Grade, int], bool]:
    """The first row of each grade, and whether every row names a grade of its own."""
    table = reader.table
    row_of: dict[Grade, int] = {}
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


def _cut_off(heading: str, reader: ColumnReader, row: int, grade: Grade | None, guidance: Guidance) -> Decimal | None:
    """The lowest points that a row gives, None where they cannot be read; what is wrong with them is told."""
    code, name = ProblemCode.CUT_OFF_UNUSABLE, _name(reader, row, grade)
    points = reader.needed_number(code, heading, row, grade=name)
    if points is not None and points != 0 and grade == guidance.grades[-1]:
        reader.add(code, heading, row, grade=name, fault=words.FAULT_NOT_ZERO.format(value=plain(points)))
    return points


def _name(reader: ColumnReader, row: int, grade: Grade | None) -> str:
    """How a sentence calls the grade of a row, whatever stands there."""
    if grade is not None:
        return grade.value
    value = reader.table.values(_GRADE).get(row)
    return words.GRADE_NAMELESS if value is None else words.GRADE_QUOTED.format(text=shown(value))


def _are_falling(cut_offs: Sequence[CutOff], sheet: str, findings: Findings) -> bool:
    """Whether each grade begins below the better one."""
    rising = [(higher, lower) for higher, lower in pairwise(cut_offs) if higher.points <= lower.points]
    for higher, lower in rising:
        code, grade, value = ProblemCode.CUT_OFFS_NOT_FALLING, higher.grade.value, plain(higher.points)
        others = f"{sheet}!{lower.cell}: {plain(lower.points)}"
        findings.add(code, sheet, higher.cell, grade=grade, value=value, lower=lower.grade.value, others=others)
    return not rising


def _have_right_recognition(
    reader: ColumnReader, rows: Sequence[int], grades: Mapping[int, Grade], guidance: Guidance
) -> bool:
    """Whether each row of a grade says of it what the guidance does; of others only what cannot be read is told."""
    values = reader.table.values(_IS_RECOGNISED)
    answers = reader.choices(_IS_RECOGNISED, list(YesNo), {row: values[row] for row in rows if row in values})
    right = {row: YesNo.YES if guidance.recognises(grades[row]) else YesNo.NO for row in rows if row in grades}
    wrong = [row for row in right if answers.get(row) is not right[row]]
    for row in wrong:
        if not reader.is_unreadable(_IS_RECOGNISED, row):
            said = {"grade": grades[row].value, "reading": right[row].value, "guidance": guidance.short_title}
            reader.add(ProblemCode.RECOGNITION_DIFFERS, _IS_RECOGNISED, row, **said)
    return not wrong

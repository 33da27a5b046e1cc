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
from xlsx_addin.workbook.layout import GRADE_COLUMNS
from xlsx_addin.workbook.merged_cells import note_merged_cells
from xlsx_addin.workbook.tables import filled_rows
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Grade
    from xlsx_addin.workbook.tables import Table


def read_grades(table: Table, guidance: Guidance, findings: Findings) -> tuple[list[CutOff], bool]:
    """The readable cut-offs, from the best grade to the worst, and whether the scale can be used with them."""
    reading = _GradeReading(table, guidance, findings)
    return reading.cut_offs(), not reading.is_refused


class _GradeReading:
    def __init__(self, table: Table, guidance: Guidance, findings: Findings) -> None:
        self._grade_table = table
        note_merged_cells(table, findings)
        self._guidance = guidance
        self._findings = findings
        self.is_refused = False

    def cut_offs(self) -> list[CutOff]:
        table = self._grade_table
        rows = filled_rows(table, GRADE_COLUMNS)
        reader = ColumnReader(table, self._findings)
        row_of = self._grade_rows(reader, rows)
        self._check_recognition(reader, row_of)
        cut_offs: list[CutOff] = []
        for grade in self._guidance.grades:
            if grade not in row_of:
                self.is_refused = True
                self._findings.add(ProblemCode.GRADE_MISSING, table.sheet.name, None, value=grade.value)
                continue
            points = self._cut_off(reader, grade, row_of[grade])
            if points is not None:
                cell = f"{column_letters(table.columns['Từ điểm'])}{row_of[grade]}"
                cut_offs.append(CutOff(grade, points, cell))
        self._check_falling(cut_offs)
        return cut_offs

    def _grade_rows(self, reader: ColumnReader, rows: Sequence[int]) -> dict[Grade, int]:
        grades = reader.choices("Xếp loại", self._guidance.grades, otherwise=ProblemCode.GRADE_UNKNOWN)
        row_of: dict[Grade, int] = {}
        for row in rows:
            grade = grades.get(row)
            if grade is None:
                self.is_refused = True
                if (reader.table.sheet.name, row, "Xếp loại") not in self._findings.unreadable:
                    reader.add(ProblemCode.GRADE_UNKNOWN, "Xếp loại", row, "")
            elif grade in row_of:
                self.is_refused = True
                others = f"{reader.table.sheet.name}!{column_letters(reader.table.columns['Xếp loại'])}{row_of[grade]}"
                reader.add(ProblemCode.GRADE_TWICE, "Xếp loại", row, grade.value, others=others)
            else:
                row_of[grade] = row
        return row_of

    def _cut_off(self, reader: ColumnReader, grade: Grade, row: int) -> Decimal | None:
        value = reader.table.values("Từ điểm").get(row)
        code = ProblemCode.CUT_OFF_UNUSABLE
        if value is None:
            self.is_refused = True
            reader.add(code, "Từ điểm", row, grade=grade.value, fault=words.FAULT_BLANK)
            return None
        fault = words.FAULT_NOT_NUMBER.format(value=shown(value))
        points = reader.numbers("Từ điểm", {row: value}, otherwise=code, grade=grade.value, fault=fault).get(row)
        if points is None:
            self.is_refused = True
        elif grade == self._guidance.grades[-1] and points != 0:
            self.is_refused = True
            fault = words.FAULT_NOT_ZERO.format(value=plain(points))
            reader.add(code, "Từ điểm", row, grade=grade.value, fault=fault)
        return points

    def _check_falling(self, cut_offs: Sequence[CutOff]) -> None:
        sheet = self._grade_table.sheet.name
        for higher, lower in pairwise(cut_offs):
            if higher.points <= lower.points:
                self.is_refused = True
                self._findings.add(
                    ProblemCode.CUT_OFFS_NOT_FALLING,
                    sheet,
                    higher.cell,
                    grade=higher.grade.value,
                    value=plain(higher.points),
                    lower=lower.grade.value,
                    others=f"{sheet}!{lower.cell}: {plain(lower.points)}",
                )

    def _check_recognition(self, reader: ColumnReader, row_of: Mapping[Grade, int]) -> None:
        values = reader.table.values("Được công nhận")
        wanted_rows = {row: values[row] for row in row_of.values() if row in values}
        answers = reader.choices("Được công nhận", list(YesNo), wanted_rows)
        for grade, row in row_of.items():
            wanted = YesNo.YES if self._guidance.recognises(grade) else YesNo.NO
            if answers.get(row) is wanted:
                continue
            self.is_refused = True
            value = values.get(row)
            if row in answers or value is None:
                reader.add(
                    ProblemCode.RECOGNITION_DIFFERS,
                    "Được công nhận",
                    row,
                    grade=grade.value,
                    reading=wanted.value,
                    guidance=self._guidance.short_title,
                )

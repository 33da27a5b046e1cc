"""The rows of ``Đơn vị`` as subjects: every column is read as its declaration says, into the field that it names."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Columns, Subject
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import (
    LOWER_CONCLUSION_COLUMN,
    LOWER_GRADE_COLUMN,
    MERGED_COLUMNS,
    SOURCE_COLUMN,
    SUBJECT_COLUMNS,
    Content,
)
from xlsx_addin.workbook.layout.column import refuse_misdeclared
from xlsx_addin.workbook.merged_cells import note_merged_cells
from xlsx_addin.workbook.missing_columns import warn_of_missing_columns
from xlsx_addin.workbook.read_decisions import decisions, unit_codes
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.terms import Grade
    from xlsx_addin.workbook.tables import Table

_FROM_BELOW = tuple(column for column in MERGED_COLUMNS if column.field)
_FIELDS = [name for name in Subject._fields if name != "row"]

_BLANK_PROBLEMS = {
    "Mã": ProblemCode.CODE_MISSING,
    "Tên": ProblemCode.NAME_MISSING,
    "Loại đối tượng": ProblemCode.KIND_MISSING,
    "Đăng ký": ProblemCode.REGISTRATION_MISSING,
}
"""Columns that must not be blank, and the problem of a blank one."""

_BLANKS = {
    column.field: Subject._field_defaults.get(column.field, "" if column.content is Content.TEXT else None)
    for column in (*SUBJECT_COLUMNS, *_FROM_BELOW)
}
"""What a blank cell means to each field."""

refuse_misdeclared("Subject", ((column.heading, column.field) for column in (*SUBJECT_COLUMNS, *_FROM_BELOW)), _FIELDS)


def read_subjects(
    table: Table, findings: Findings, grades: Sequence[Grade], version: str | None = None
) -> tuple[list[Subject], Columns]:
    """Every row of ``Đơn vị`` that is not blank, in the order of the sheet, and where the columns stand.

    ``grades`` are those of the workbook's guidance.
    ``version`` is that of the package which made the workbook, None where it does not say.
    """
    reader = ColumnReader(table, findings, grades=grades)
    rows = sorted(set().union(*(reader.cells(column.heading) for column in SUBJECT_COLUMNS)))
    note_merged_cells(table, findings)
    warn_of_missing_columns(table, SUBJECT_COLUMNS, version, findings)
    # Mã stands first: it names the subject of every later problem.
    fields = {column.field: reader.column(column) for column in SUBJECT_COLUMNS} | _noted_by_merging(reader, set(rows))
    for column in SUBJECT_COLUMNS:
        if column.heading in _BLANK_PROBLEMS:
            _require(reader, rows, column.heading, fields[column.field], _BLANK_PROBLEMS[column.heading])
    subjects = map(Subject, rows, *(_in_rows(rows, fields[name], _BLANKS[name]) for name in _FIELDS))
    return list(subjects), Columns(table.sheet.name, table.letters())


def _noted_by_merging(reader: ColumnReader, rows: set[int]) -> dict[str, Mapping[int, object]]:
    """Fields and values of what merging wrote beside the subjects.

    Faults of the conclusions and sources are no problems: no outcome depends on them.
    """
    known = {row: value for row, value in reader.cells(LOWER_GRADE_COLUMN).items() if row in rows}
    return {
        "lower_grade": reader.choices(LOWER_GRADE_COLUMN, reader.grades, known),
        "lower_conclusion": decisions(reader.table, LOWER_CONCLUSION_COLUMN),
        "source": unit_codes(reader.table, SOURCE_COLUMN),
    }


def _in_rows(rows: list[int], values: Mapping[int, object], blank: object) -> Iterable[object]:
    if not values:
        return repeat(blank)
    get = values.get
    return [get(row, blank) for row in rows]


def _require(
    reader: ColumnReader, rows: list[int], heading: str, values: Mapping[int, object], code: ProblemCode
) -> None:
    sheet = reader.table.sheet.name
    letters = column_letters(reader.table.columns[heading])
    for row in rows:
        if row not in values and (sheet, row, heading) not in reader.findings.unreadable:
            reader.findings.add(code, sheet, f"{letters}{row}", row=row, subject=reader.codes.get(row))

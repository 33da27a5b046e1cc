"""The rows of ``Đơn vị`` as subjects, and those of ``Thành phần`` as people who met or were absent (workbook §10).

Every column is read as its declaration says, into the field that it names. One unit may stand on two rows of
``Đơn vị``: a row without Mã that holds nothing but what the row above it lacks (problems §3).
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Attendee, Columns, Subject
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import (
    ATTENDANCE,
    ATTENDANCE_COLUMNS,
    MERGED_COLUMNS,
    SUBJECT_COLUMNS,
    SUBJECTS,
    Content,
    heading,
    headings,
)
from xlsx_addin.workbook.layout.column import refuse_misdeclared
from xlsx_addin.workbook.merged_cells import hidden_cells, note_hidden, note_hidden_rows, without_hidden
from xlsx_addin.workbook.missing_columns import warn_of_missing_columns
from xlsx_addin.workbook.read_decisions import conclusions, unit_codes
from xlsx_addin.workbook.tables import Table, filled_rows, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.workbook.sheets import Sheets


_FROM_BELOW = tuple(column for column in MERGED_COLUMNS if column.field in Subject._fields)
_HEADINGS = [column.heading for column in SUBJECT_COLUMNS]
_FIELDS = [name for name in Subject._fields if name != "row"]

_CODE = heading(SUBJECTS, "code")
_BLANK_PROBLEMS = {
    "code": ProblemCode.CODE_MISSING,
    "name": ProblemCode.NAME_MISSING,
    "kind": ProblemCode.KIND_MISSING,
}
"""Fields that must not be blank, and the problem of a blank one."""

_BLANKS = {
    column.field: Subject._field_defaults.get(column.field, "" if column.content is Content.TEXT else None)
    for column in (*SUBJECT_COLUMNS, *_FROM_BELOW)
}
"""What a blank cell means to each field."""

refuse_misdeclared("Subject", ((column.heading, column.field) for column in (*SUBJECT_COLUMNS, *_FROM_BELOW)), _FIELDS)


def read_subjects(
    table: Table, findings: Findings, letter: Guidance, version: str | None = None
) -> tuple[list[Subject], Columns]:
    """Every row of ``Đơn vị`` that is not blank, in the order of the sheet, and where the columns stand.

    ``letter`` is the workbook's guidance.
    ``version`` is that of the package which made the workbook, None where it does not say.
    """
    reader = ColumnReader(table, findings, letter=letter)
    rows = sorted(set().union(*(reader.cells(column.heading) for column in SUBJECT_COLUMNS)))
    note_hidden_rows(table.sheet, rows, findings)
    hidden = hidden_cells((table, rows))
    if hidden:
        table = table._replace(sheet=without_hidden(table.sheet, hidden))
        note_hidden(table, hidden, findings, _CODE)
        reader = ColumnReader(table, findings, letter=letter)
    warn_of_missing_columns(table, SUBJECT_COLUMNS, version, findings)
    note_continued_rows(reader, rows)
    # Mã stands first: it names the subject of every later problem.
    fields = {column.field: reader.column(column) for column in SUBJECT_COLUMNS} | _noted_by_merging(
        reader, set(rows), letter
    )
    for field, code in _BLANK_PROBLEMS.items():
        name = heading(SUBJECTS, field)
        for row in rows:
            if row not in fields[field] and not reader.is_unreadable(name, row):
                reader.add(code, name, row)
    subjects = map(Subject, rows, *(_in_rows(rows, fields[name], _BLANKS[name]) for name in _FIELDS))
    return list(subjects), table.by_field((*SUBJECT_COLUMNS, *MERGED_COLUMNS))


def _noted_by_merging(reader: ColumnReader, rows: set[int], letter: Guidance) -> dict[str, Mapping[int, object]]:
    """Fields and values of what merging wrote beside the subjects.

    A conclusion that cannot be read is a warning: it is no known result. Faults of the sources are no problems.
    """
    grade, conclusion, source = headings(SUBJECTS, "lower_grade", "lower_conclusion", "source")
    known = {row: value for row, value in reader.cells(grade).items() if row in rows}
    concluded = conclusions(reader.table, conclusion)
    for row, outcome in concluded.items():
        if row in rows and outcome is None:
            reader.add(ProblemCode.LOWER_CONCLUSION_UNKNOWN, conclusion, row, reader.cells(conclusion)[row])
    return {
        "lower_grade": reader.choices(grade, letter.grades, known),
        "lower_conclusion": {row: said for row, said in concluded.items() if said and said.facts.is_decision},
        "source": unit_codes(reader.table, source),
    }


def _in_rows(rows: list[int], values: Mapping[int, object], blank: object) -> Iterable[object]:
    if not values:
        return repeat(blank)
    get = values.get
    return [get(row, blank) for row in rows]


def note_continued_rows(reader: ColumnReader, rows: Sequence[int]) -> None:
    """Tell of each row that seems to continue the one above, and of nothing that either of both lacks.

    ``rows`` are those that are not blank, in their order. Neither of both is whole, so both are spoilt. Further rows
    that hold only what all rows of the unit above them lack continue it too.
    """
    codes = reader.cells(_CODE)
    sheet, unreadable = reader.table.sheet.name, reader.findings.unreadable
    first_of: dict[int, int] = {}
    held: dict[int, set[str]] = {}
    for row in rows:
        first = first_of.get(row - 1, row - 1)
        if row in codes or first not in codes or (sheet, row, _CODE) in unreadable:
            continue
        filled = _filled(reader, row)
        above = held.get(first) or _filled(reader, first)
        if not filled.isdisjoint(above):
            continue
        _leave_blank(reader, row, filled)
        if first not in held:
            _leave_blank(reader, first, above)
        first_of[row] = first
        held[first] = above | filled
        reader.add(ProblemCode.ROW_CONTINUES, _CODE, row, others=first)
        reader.findings.share(first)


def _filled(reader: ColumnReader, row: int) -> set[str]:
    return {heading for heading in _HEADINGS if row in reader.cells(heading)}


def _leave_blank(reader: ColumnReader, row: int, filled: set[str]) -> None:
    """Let nobody tell of the blank cells of a row."""
    reader.findings.unreadable.update((reader.table.sheet.name, row, each) for each in _HEADINGS if each not in filled)


_ATTENDEE_FIELDS = [name for name in Attendee._fields if name != "row"]

refuse_misdeclared("Attendee", ((column.heading, column.field) for column in ATTENDANCE_COLUMNS), _ATTENDEE_FIELDS)


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
    return list(map(Attendee, rows, *(_in_rows(rows, fields[name], blanks[name]) for name in _ATTENDEE_FIELDS)))

"""The rows of ``Đơn vị`` as subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Columns, Subject
from xlsx_addin.terms import DossierState, Field, Grade, Kind, Level, Scope, YesNo
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import (
    LOWER_CONCLUSION_COLUMN,
    LOWER_GRADE_COLUMN,
    MERGED_COLUMNS,
    SOURCE_COLUMN,
    SUBJECT_COLUMNS,
)
from xlsx_addin.workbook.read_decisions import decisions, unit_codes
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.xlsx.cells import SheetValues

_FROM_BELOW = [
    column
    for column in MERGED_COLUMNS
    if column.heading in (SOURCE_COLUMN, LOWER_GRADE_COLUMN, LOWER_CONCLUSION_COLUMN)
]

_REQUIRED = {
    "Mã": ProblemCode.CODE_MISSING,
    "Tên": ProblemCode.NAME_MISSING,
    "Loại đối tượng": ProblemCode.KIND_MISSING,
    "Đăng ký": ProblemCode.REGISTRATION_MISSING,
}


def read_subjects(sheet: SheetValues, findings: Findings) -> tuple[list[Subject], Columns]:
    """Every row of ``Đơn vị`` that is not blank, in the order of the sheet, and where the columns stand."""
    table = find_table(sheet, (*SUBJECT_COLUMNS, *_FROM_BELOW))
    rows = sorted({row for column in SUBJECT_COLUMNS for row in table.values(column.heading)})
    reader = ColumnReader(table, findings)
    codes = reader.code_texts("Mã")
    columns = _read_columns(reader, codes, set(rows))
    for heading, code in _REQUIRED.items():
        _require(reader, rows, heading, columns[heading], code)
    subjects = list(
        map(
            Subject,
            rows,
            _in_rows(rows, columns["Mã"]),
            _in_rows(rows, columns["Tên"], ""),
            _in_rows(rows, columns["Loại đối tượng"]),
            _in_rows(rows, columns["Đăng ký"]),
            _in_rows(rows, columns["Ngày nhận báo cáo"]),
            _in_rows(rows, columns["Diện"], Scope.IN_SCOPE),
            _in_rows(rows, columns["Cấp thẩm định"]),
            _in_rows(rows, columns["Thuộc tổ chức"]),
            _in_rows(rows, columns["Người đứng đầu"], False),  # noqa: FBT003
            _in_rows(rows, columns["Ngày đăng ký"]),
            _in_rows(rows, columns["Tên mô hình"], ""),
            _in_rows(rows, columns["Sản phẩm cụ thể"], ""),
            _in_rows(rows, columns["Báo cáo kết hợp"], False),  # noqa: FBT003
            _in_rows(rows, columns["Đề nghị khen thưởng"], False),  # noqa: FBT003
            _in_rows(rows, columns["Điểm tự chấm"]),
            _in_rows(rows, columns["Tự xếp loại"]),
            _in_rows(rows, columns["Số QĐ công nhận sáng kiến"], ""),
            _in_rows(rows, columns["Ngày công nhận"]),
            _in_rows(rows, columns["Số QĐ khen thưởng đột xuất"], ""),
            _in_rows(rows, columns["Ngày khen thưởng"]),
            _in_rows(rows, columns["Chấp nhận quá hạn"], False),  # noqa: FBT003
            _in_rows(rows, columns["Lý do chấp nhận"], ""),
            _in_rows(rows, columns["Tình trạng hồ sơ"]),
            _in_rows(rows, columns[LOWER_GRADE_COLUMN]),
            _in_rows(rows, columns[LOWER_CONCLUSION_COLUMN]),
            _in_rows(rows, columns[SOURCE_COLUMN], ""),
        )
    )
    return subjects, Columns(sheet.name, table.letters())


def _read_columns(reader: ColumnReader, codes: dict[int, str], rows: set[int]) -> dict[str, Mapping[int, object]]:
    """Heading and the values under it, row by row; every known column is read, so that no fault goes unseen.

    Faults of the conclusions and sources that merging wrote are no problems: no outcome depends on them.
    """
    columns: dict[str, Mapping[int, object]] = {"Mã": codes}
    for heading in (
        "Tên",
        "Tên mô hình",
        "Sản phẩm cụ thể",
        "Số QĐ công nhận sáng kiến",
        "Số QĐ khen thưởng đột xuất",
        "Lý do chấp nhận",
        "Ghi chú",
    ):
        columns[heading] = reader.texts(heading)
    for heading in ("Người đứng đầu", "Đăng ký", "Báo cáo kết hợp", "Đề nghị khen thưởng", "Chấp nhận quá hạn"):
        columns[heading] = _yes(reader.choices(heading, list(YesNo)))
    for heading in ("Ngày đăng ký", "Ngày công nhận", "Ngày khen thưởng"):
        columns[heading] = _days(reader.moments(heading))
    columns["Loại đối tượng"] = reader.choices("Loại đối tượng", list(Kind))
    columns["Diện"] = reader.choices("Diện", list(Scope))
    columns["Cấp thẩm định"] = reader.choices("Cấp thẩm định", list(Level))
    columns["Thuộc tổ chức"] = reader.code_texts("Thuộc tổ chức")
    columns["Lĩnh vực"] = reader.choices("Lĩnh vực", list(Field))
    columns["Ngày nhận báo cáo"] = reader.moments("Ngày nhận báo cáo")
    columns["Điểm tự chấm"] = reader.numbers("Điểm tự chấm")
    columns["Tự xếp loại"] = reader.choices("Tự xếp loại", list(Grade))
    columns["Tình trạng hồ sơ"] = reader.choices("Tình trạng hồ sơ", list(DossierState))
    lower_grades = {row: value for row, value in reader.table.values(LOWER_GRADE_COLUMN).items() if row in rows}
    columns[LOWER_GRADE_COLUMN] = reader.choices(LOWER_GRADE_COLUMN, list(Grade), lower_grades)
    columns[LOWER_CONCLUSION_COLUMN] = decisions(reader.table, LOWER_CONCLUSION_COLUMN)
    columns[SOURCE_COLUMN] = unit_codes(reader.table, SOURCE_COLUMN)
    return columns


def _yes(values: Mapping[int, YesNo]) -> dict[int, bool]:
    return {row: value is YesNo.YES for row, value in values.items()}


def _days(values: Mapping[int, datetime]) -> dict[int, date]:
    return {row: value.date() for row, value in values.items()}


def _in_rows(rows: list[int], values: Mapping[int, object], otherwise: object = None) -> list[object]:
    get = values.get
    return [get(row, otherwise) for row in rows]


def _require(
    reader: ColumnReader, rows: list[int], heading: str, values: Mapping[int, object], code: ProblemCode
) -> None:
    sheet = reader.table.sheet.name
    letters = column_letters(reader.table.columns[heading])
    for row in rows:
        if row not in values and (sheet, row, heading) not in reader.findings.unreadable:
            reader.findings.add(code, sheet, f"{letters}{row}", row=row, subject=reader.codes.get(row))

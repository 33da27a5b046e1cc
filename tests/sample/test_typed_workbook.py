"""Typing into a workbook of the rehearsal: values land under their headings, in the rows of their codes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import write_workbook
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.typed_workbook import TypedWorkbook
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.xlsx.cells import CellValue


@pytest.fixture
def workbook(tmp_path: Path) -> TypedWorkbook:
    subjects = "| Mã | Ngày nhận báo cáo |\n| A01 | |\n| A02 | |"
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 20 | 20 | 30 |\n| A02 | 20 | 20 | 30 |"
    return TypedWorkbook(write_workbook(tmp_path / "so.xlsx", subjects=subjects, scores=scores, heading_row=4))


def column(workbook: TypedWorkbook, sheet: str, number: int) -> dict[int, CellValue]:
    return {row: value for row, value in workbook.read(sheet).columns[number].items() if row > 4}


def test_a_value_is_entered_under_its_heading(workbook: TypedWorkbook) -> None:
    workbook.enter("Đơn vị", "A02", "Ngày nhận báo cáo", date(2026, 12, 11))
    assert column(workbook, "Đơn vị", 13) == {6: date_serial(datetime(2026, 12, 11))}


def test_rows_and_score_sheets_are_added_below(workbook: TypedWorkbook) -> None:
    workbook.append("Đơn vị", {"Mã": "A03", "Tên": "Tổ xét nghiệm"})
    workbook.append_scores("A03", ["Bà Thảo", "Ông Lực"], [[20, 21, 30], [22, 23, 31.5]])
    assert column(workbook, "Đơn vị", 1) == {5: "A01", 6: "A02", 7: "A03"}
    assert [column(workbook, "Điểm", number)[8] for number in (1, 3, 4, 5, 6)] == ["A03", "Ông Lực", 22.0, 23.0, 31.5]


def test_a_removed_subject_takes_its_score_sheets_along(workbook: TypedWorkbook) -> None:
    workbook.remove("A01")
    assert (column(workbook, "Đơn vị", 1), column(workbook, "Điểm", 1)) == ({6: "A02"}, {6: "A02"})
    assert [verdict.subject.code for verdict in appraise_workbook(workbook).appraisal.verdicts] == ["A02"]


@pytest.mark.parametrize(("code", "heading"), [("A09", "Tên"), ("A01", "Tên gọi")])
def test_what_is_not_there_cannot_be_typed_into(workbook: TypedWorkbook, code: str, heading: str) -> None:
    with pytest.raises(KeyError):
        workbook.enter("Đơn vị", code, heading, "x")

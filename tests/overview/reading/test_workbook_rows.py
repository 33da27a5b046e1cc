"""A level's own workbook, appraised anew: what of it the database keeps, and what it never does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.workbooks import write_workbook
from xlsx_addin.overview.reading.workbook_rows import WorkbookRows, workbook_rows
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = """
| Mã | Tên            | Loại đối tượng | Lĩnh vực | Ngày nhận báo cáo | Quyết định   | Nguồn |
| A  | Phòng Nội vụ   | Tổ chức        | Khác     | 10/12/2026        |              | CB-01 |
| B  | Lê Thị Bình    | Cá nhân        | Khác     | 18/12/2026        | Đồng ý       |       |
| C  | Trần Văn Cường | Cá nhân        | Khác     | 10/12/2026        | Không đồng ý |       |
"""
SCORES = "| Mã | Người chấm | C1 | C2 | C3 |\n| A | Bà Thảo | 29 | 28 | 38 |\n| A | Ông Lực | 29 | 28 | 36 |"
UNITS = "| Mã | Tên | Địa chỉ thư |\n| CB-01 | Chi bộ Một | a@b.example |\n| DU-LB | Đảng ủy | c@d.example |"


def rows_of(path: Path, **tables: Any) -> WorkbookRows:
    given = {"subjects": SUBJECTS, "scores": SCORES, "sheets": {"Đầu mối": UNITS}, **tables}
    with FileWorkbook.open(write_workbook(path / "so.xlsx", settings={"Mã đơn vị": "DU-LB"}, **given)) as workbook:
        return workbook_rows(workbook)


def test_every_subject_with_its_outcome_and_the_spread_of_its_sheets(tmp_path: Path) -> None:
    first, second, third = rows_of(tmp_path).subjects
    assert (first.code, first.source, first.outcome, first.total, first.grade) == (
        "A",
        "CB-01",
        "qualified",
        "94.00",
        "Tốt",
    )
    assert (first.sheets, first.lowest, first.highest, first.crosses, first.equal, first.matches) == (
        2,
        "93.00",
        "95.00",
        False,
        False,
        True,
    )
    assert (second.lateness, second.decision, third.sheets) == ("late", "Đồng ý", 0)


def test_names_of_individuals_only_where_the_organ_agreed(tmp_path: Path) -> None:
    assert [row.name for row in rows_of(tmp_path).subjects] == ["Phòng Nội vụ", "Lê Thị Bình", None]


def test_of_the_units_below_code_and_name_alone(tmp_path: Path) -> None:
    assert rows_of(tmp_path).expected == [("CB-01", "Chi bộ Một")]


def test_the_day_of_reading_changes_nothing(tmp_path: Path) -> None:
    found = rows_of(tmp_path, subjects="| Mã | Ngày nhận báo cáo |\n| A | |", scores="")
    assert [row.outcome for row in found.subjects] == ["no_report"]
    blank = rows_of(
        tmp_path, subjects="| Mã | Đăng ký | Ngày nhận báo cáo |\n| A | | |\n| B | | 10/12/2026 |", scores=""
    )
    assert [row.outcome for row in blank.subjects] == ["awaiting_registration", "invalid"]
    assert [problem for problem in blank.problems if problem[0] == "DONVI-004"] == [("DONVI-004", "error", 1)]
    assert date.today().year < 9000  # noqa: DTZ011 - the appraisal is made after all deadlines


def test_the_last_run_is_the_latest_moment_of_the_journal(tmp_path: Path) -> None:
    headings = [column.heading for column in layout.JOURNAL_COLUMNS]
    days = ["@20/12/2026", "@24/12/2026", "@22/12/2026"]
    lines = [[day if heading == "Thời điểm" else "1" for heading in headings] for day in days]
    journal = "\n".join(f"| {' | '.join(line)} |" for line in [headings, *lines])
    assert rows_of(tmp_path, sheets={"Nhật ký": journal}).envelope["created"] == "2026-12-24T00:00:00+07:00"
    assert rows_of(tmp_path).envelope["created"] is None


def test_problems_are_counted_by_code(tmp_path: Path) -> None:
    found = rows_of(tmp_path, subjects="| Mã | Đăng ký |\n| A | x |\n| B | y |", scores="").problems
    assert [(severity, count) for _, severity, count in found if count == 2] == [("error", 2)]


def test_a_workbook_without_the_sheets_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "la.xlsx"
    openpyxl.Workbook().save(path)
    with FileWorkbook.open(path) as workbook, pytest.raises(Refusal, match="Thẩm định"):
        workbook_rows(workbook)

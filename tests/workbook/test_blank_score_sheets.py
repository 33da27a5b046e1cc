"""The rows that ``Lập phiếu`` adds to ``Điểm``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.workbooks import table, workbook_bytes
from xlsx_addin.buttons.blank_score_sheets import blank_score_sheets, score_sheet_blocks, scorers_of
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.blocks import TEXT
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from xlsx_addin.jobs.appraise import Job

SUBJECTS = """
| Mã  | Tên       | Ngày nhận báo cáo |
| PNV | Phòng NV  | 10/12/2026        |
| TYT | Trạm Y tế | 10/12/2026        |
| CHO | Chưa gửi  |                   |
"""
ATTENDANCE = """
Họ và tên  | Vai trò
Lê Thị Thu | Chủ trì
Hà Văn Hai | Thành viên
Vũ Ba      | Ghi biên bản
Mai Tư     | Mời dự
lê thị thu | Thành viên
"""


def job(scores: str = "") -> Job:
    content = workbook_bytes(subjects=SUBJECTS, scores=scores, sheets={"Thành phần": table(ATTENDANCE)})
    with FileWorkbook.open(content) as workbook:
        return appraise_workbook(workbook)


def missing(scores: str = "") -> list[tuple[str, str, str]]:
    done = job(scores)
    return [
        (each.code, each.name, each.scorer) for each in blank_score_sheets(done.appraisal, done.sheets.table("Điểm"))
    ]


def test_those_who_chair_or_are_members_score_each_once() -> None:
    assert scorers_of(job().appraisal) == ["Lê Thị Thu", "Hà Văn Hai"]


def test_every_subject_with_a_report_gets_a_row_for_every_scorer() -> None:
    assert missing() == [
        ("PNV", "Phòng NV", "Lê Thị Thu"),
        ("PNV", "Phòng NV", "Hà Văn Hai"),
        ("TYT", "Trạm Y tế", "Lê Thị Thu"),
        ("TYT", "Trạm Y tế", "Hà Văn Hai"),
    ]


def test_a_row_that_stands_there_is_not_laid_out_again_filled_in_or_not() -> None:
    scores = """
    | Mã  | Người chấm     | C1 | C2 | C3 |
    | PNV | Đ/c Lê Thị Thu | 30 | 30 | 40 |
    | TYT | Hà văn hai     |    |    |    |
    """

    assert missing(scores) == [("PNV", "Phòng NV", "Hà Văn Hai"), ("TYT", "Trạm Y tế", "Lê Thị Thu")]


def test_the_rows_go_below_everything_that_stands_there() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| PNV | Lê Thị Thu | 30 | 30 | 40 |"
    done = job(scores)
    scored = done.sheets.table("Điểm")
    last_row = max(row for column in scored.sheet.columns.values() for row in column)

    blocks = score_sheet_blocks(blank_score_sheets(done.appraisal, scored), scored)

    assert {block.row for block in blocks} == {last_row + 1}
    assert [tuple(row) for row in blocks[0].rows] == [("PNV",), ("TYT",), ("TYT",)]
    assert {block.formats[0] for block in blocks} == {TEXT}
    assert not any(block.clear_below for block in blocks)


def test_where_nothing_is_missing_nothing_is_written() -> None:
    done = job()

    assert score_sheet_blocks([], done.sheets.table("Điểm")) == []

"""Addresses that are none, and what electronic forms leave for the clerk: names, days and new subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.sent import workbook_file
from tests.workbooks import appraised
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


SUBJECTS = """
| Mã     | Tên          | Loại đối tượng | Ngày nhận báo cáo | Địa chỉ thư          |
| A      | Một          | Tổ chức        |                   | mot@x.example        |
| B      | Hai          | Tổ chức        |                   | hai tại x.example    |
| MOI-01 | Ba           | Tổ chức        | 10/12/2026        | a@x.example; b@x.org |
| MOI-X  | Bốn          | Tổ chức        | 10/12/2026        |                      |
"""
MEETING = """
| Họ và tên         | Chức vụ, đơn vị | Vai trò      | Có mặt | Địa chỉ thư  |
| Hoàng Văn Lực     |                 | Chủ trì      | Có     | @            |
| Đ/c hoàng văn lực |                 | Thành viên   | Có     |              |
| Hoàng Văn Lực     |                 | Ghi biên bản | Có     |              |
"""
PROGRESS = """
| Mã | Kết luận nhận      | Loại          | Nội dung gửi |
| A  | Đã nhận            | Phiếu báo cáo | Gửi báo cáo  |
| B  | Chờ đối chiếu mã   | Phiếu báo cáo | Gửi báo cáo  |
"""


def test_what_is_told_of_forms(tmp_path: Path) -> None:
    found = appraised(tmp_path, subjects=SUBJECTS, sheets={"Thành phần": MEETING, "Tiến độ": PROGRESS})
    forms = [problem for problem in found.problems if problem.code.code.startswith("PHIEU")]
    assert sorted((each.code.code, each.sheet, each.cell, each.message) for each in forms) == [
        (
            "PHIEU-001",
            "Thành phần",
            "E2",
            "Ô Thành phần!E2 (Địa chỉ thư): “@” không phải là địa chỉ thư điện tử.",
        ),
        (
            "PHIEU-001",
            "Đơn vị",
            "Z3",
            "Ô Đơn vị!Z3 (Địa chỉ thư): “hai tại x.example” không phải là địa chỉ thư điện tử.",
        ),
        (
            "PHIEU-002",
            "Thành phần",
            "A3",
            (
                "Ô Thành phần!A3: “Đ/c hoàng văn lực” và người ở dòng 2 trùng họ tên nên không lập phiếu điện tử cho "
                "cả hai."
            ),
        ),
        (
            "PHIEU-003",
            "Đơn vị",
            "M2",
            "Ô Đơn vị!M2: phiếu của Một ghi đã gửi báo cáo, nhưng Ngày nhận báo cáo còn trống.",
        ),
        ("PHIEU-004", "Đơn vị", "A4", "Ô Đơn vị!A4: Ba là đối tượng mới thêm từ phiếu."),
    ]


def test_each_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    senders = "| Mã | Tên | Địa chỉ thư |\n| CB-01 | A | cb1@x.example |\n| CB-02 | B | du.lb.@x.vn |"
    file = workbook_file(tmp_path, settings={"Địa chỉ cấp trên": "a@x..vn"}, sheets={"Đầu mối": senders})
    with FileWorkbook.open(file) as workbook:
        problems = appraise_workbook(workbook).appraisal.problems
    found = [problem for problem in problems if problem.code is ProblemCode.ADDRESS_MISTYPED]
    assert [(problem.sheet, problem.cell) for problem in found][1:] == [("Đầu mối", "C6")]
    assert found[0].sheet == "Thẩm định"
    assert "“a@x..vn”" in found[0].message

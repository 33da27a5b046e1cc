"""Columns of ``Đơn vị`` that may be missing, and when somebody is told (workbook §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised, assert_problems, assert_results
from xlsx_addin import __version__
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = ["Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo"]
OPTIONAL = [column.heading for column in layout.SUBJECT_COLUMNS if not column.required]


def subjects(*headings: str) -> list[list[str]]:
    """One subject in the five required columns, and some others in which nothing stands."""
    row = ["A1", "Phòng Nội vụ", "Tổ chức", "Có", "10/12/2026"]
    return [[*REQUIRED, *headings], [*row, *[""] * len(headings)]]


def test_five_columns_are_enough_and_nothing_is_said_of_the_others(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets={"Đơn vị": subjects()})
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject | outcome |\n| A1 | awaiting_appraisal |")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tên mô hinh", ["Tên mô hình"]),
        ("Ten mo hinh", ["Tên mô hình"]),
        ("Tên mô hìnhh", ["Tên mô hình"]),
        ("Tên môh ình", ["Tên mô hình"]),
        ("Tên mo hinh", []),  # two slips
        ("Tên mẫu hình", []),
        ("Điện thoại", []),  # no word of it is Diện
        ("Số điện", []),
        ("Diện đối tượng", ["Diện"]),
        ("DIỆN (thôn, tổ dân phố)", ["Diện"]),
        ("Dien", ["Diện"]),
        ("Dien thoai", []),
        ("Tên mô hình, cách làm sáng tạo", ["Tên mô hình"]),
        ("Ghi rõ tên mô hình", ["Tên mô hình"]),
        ("Sản phẩm", ["Sản phẩm cụ thể"]),
        ("Chức vụ, đơn vị công tác", ["Chức vụ", "Đơn vị công tác"]),
        ("Ghi chú quyết định", []),  # a column of its own, not Ghi chú or Quyết định
        ("Số nhà, đường", []),
        ("Tênmôhình2025", []),
    ],
)
def test_an_unknown_heading_near_to_a_missing_one_is_told_at_its_cell(
    tmp_path: Path, written: str, meant: list[str]
) -> None:
    appraisal = appraised(tmp_path, sheets={"Đơn vị": subjects(written)})
    found = [(problem.code.code, problem.cell, problem.message) for problem in appraisal.problems]
    assert [(code, cell) for code, cell, _ in found] == [("COT-001", "F1")] * len(meant)
    for heading, (_, _, message) in zip(meant, found, strict=True):
        assert f"(có phải là “{heading}”?)" in message


def test_in_a_workbook_made_from_the_template_each_column_of_its_version_is_missed(tmp_path: Path) -> None:
    kept = [heading for heading in OPTIONAL if heading not in ("Tên mô hình", "Chức vụ")]
    by_version = {
        version: [
            problem.message.partition("“")[2].partition("”")[0]
            for problem in appraised(tmp_path, sheets={"Đơn vị": subjects(*kept)}, version=version).problems
            if problem.code.code == "COT-002"
        ]
        for version in ("1.0.0", __version__)
    }
    assert by_version == {"1.0.0": ["Tên mô hình"], __version__: ["Tên mô hình", "Chức vụ"]}


def test_a_workbook_of_the_version_before_the_new_columns_is_read_without_a_word(tmp_path: Path) -> None:
    old = [column.heading for column in layout.SUBJECT_COLUMNS if column.since == layout.FIRST_VERSION]
    values = {"Mã": "A1", "Tên": "P", "Loại đối tượng": "Tổ chức", "Đăng ký": "Không"}
    rows = [old, [values.get(heading, "") for heading in old]]
    assert_problems(appraised(tmp_path, sheets={"Đơn vị": rows}, version="1.0.0"), "")


def test_blank_cells_of_a_column_that_is_there_are_still_told(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets={"Đơn vị": subjects("Tên mô hình", "Điểm tự chấm")})
    assert_problems(appraisal, "| code | cell |\n| DONVI-021 | F2 |\n| DONVI-019 | G2 |")

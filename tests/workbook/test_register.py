"""A whole workbook as a register: which sheets are needed, and the code of the data it was made from."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.edited_workbooks import edited, merged_bytes
from tests.workbooks import appraised, assert_problems, assert_results, cell_of, workbook_bytes, write_workbook
from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook.read_settings import read_settings
from xlsx_addin.workbook.register import data_code, read_sheets
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ["Thẩm định", "Đơn vị", "Tiêu chí", "Điểm"]
TABLES: dict[str, Any] = {
    "subjects": "| Mã | Ngày nhận báo cáo |\n| A | 10/12/2026 |\n| B | 10/12/2026 |",
    "scores": "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |",
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_missing_sheet_is_named(sheet: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"“{sheet}”"):
        appraised(tmp_path, sheets={sheet: None})


@pytest.mark.parametrize(
    ("sheet", "wrong"),
    [
        ("Thẩm định", "Tham dinh"),
        ("Đơn vị", "Đơn vi"),
        ("Tiêu chí", "Tiêu chí (2)"),
        ("Điểm", "Diem"),
        ("Điểm", "Điểm (2)"),
    ],
)
def test_the_nearest_sheet_is_named(sheet: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"“{sheet}”.*“{re.escape(wrong)}”"):
        appraised(tmp_path, sheets={sheet: None, wrong: "| x |"})


def test_a_required_sheet_is_never_offered_for_another(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        appraised(tmp_path, sheets={"Điểm": None})
    assert "có phải" not in str(refusal.value)


def test_other_sheets_are_not_looked_at(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        **TABLES,
        sheets={"Ghi chép": "| Mã | Tên |\n| #N/A | =X |", "Kết quả": "| lung tung |", "Nhật ký": "", "Sheet1": ""},
    )
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject | outcome |\n| A | qualified |\n| B | awaiting_appraisal |")


@pytest.mark.parametrize("content", ["", "| KẾT QUẢ CẤP TRÊN GỬI VỀ |\n| Chưa nhận kết quả nào của cấp trên. |"])
def test_a_sheet_for_results_from_above_may_be_empty(content: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, **TABLES, sheets={"Kết quả cấp trên": content})
    assert_problems(appraisal, "")


def test_the_last_result_from_above_counts(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Cấp thẩm định | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo |
    | T1 | Tổ chức        | Ban Thường vụ |               |                | Có      | 10/12/2026        |
    | T2 | Tổ chức        | Ban Thường vụ |               |                | Có      | 10/12/2026        |
    | H1 | Cá nhân        |               | T1            | Có             | Không   |                   |
    | H2 | Cá nhân        |               | T2            | Có             | Không   |                   |
    """
    from_above = """
    | Mã | Xếp loại |
    | T1 | Tốt      |
    | T2 | Đạt      |
    | T1 | Đạt      |
    | T2 | Khá      |
    """
    appraisal = appraised(tmp_path, subjects=subjects, from_above=from_above)
    assert_results(
        appraisal,
        """
        | subject | outcome            |
        | T1      | other_authority    |
        | T2      | other_authority    |
        | H1      | not_registered     |
        | H2      | alternative_ground |
        """,
    )


def test_a_result_from_above_that_cannot_be_read_decides_nothing_for_its_subject(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, **TABLES, from_above="| Mã | Xếp loại |\n| A | Giỏi |\n| #N/A | Tốt |\n| B | Kha |")
    assert_problems(
        appraisal,
        """
        | code        | severity | sheet            | cell | subject |
        | CAPTREN-002 | error    | Kết quả cấp trên | G2   | A       |
        | O-001       | error    | Kết quả cấp trên | B3   |         |
        | O-008       | warning  | Kết quả cấp trên | G4   | B       |
        """,
    )
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |\n| B | awaiting_appraisal |")


# --- the code of the data --------------------------------------------------------------------------------------------


def code_of(content: bytes) -> str:
    with FileWorkbook.open(content) as workbook:
        sheets = read_sheets(workbook)
        return data_code(sheets, read_settings(sheets, Findings()))


def test_the_code_is_sixteen_digits_in_four_groups() -> None:
    assert re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{4}", code_of(workbook_bytes(**TABLES)))


def test_the_same_data_have_the_same_code() -> None:
    assert code_of(workbook_bytes(**TABLES)) == code_of(workbook_bytes(**TABLES))


CHANGES: dict[str, dict[str, Any]] = {
    "a setting": {"settings": {"Tính cả ngày hạn": "Có"}},
    "the year": {"settings": {"Năm đánh giá": 2027}},
    "a subject's name": {"subjects": "| Mã | Tên |\n| A | Khác |\n| B | Đối tượng B |"},
    "a row more": {"subjects": "| Mã |\n| A |\n| B |\n| C |"},
    "a row less": {"subjects": "| Mã |\n| A |"},
    "a score": {"scores": "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 31 |"},
    "a number as text": {"scores": "| Mã | C1 | C2 | C3 |\n| A | '25 | 20 | 30 |"},
    "a maximum": {"scale": "| Mã tiêu chí | Điểm tối đa |\n| C1 | 30 |\n| C2 | 31 |\n| C3 | 39 |"},
    "a grade from above": {"from_above": "| Mã | Xếp loại |\n| A | Tốt |"},
    "a remark": {"scores": "| Mã | C1 | C2 | C3 | Nhận xét |\n| A | 25 | 20 | 30 | Tốt |"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_another_value_is_another_code(change: dict[str, Any]) -> None:
    assert code_of(workbook_bytes(**(TABLES | change))) != code_of(workbook_bytes(**TABLES))


SHOWN: dict[str, dict[str, Any]] = {
    "a date becomes a number": {"formats": {("Đơn vị", "M2"): "General"}},
    "a number becomes a date": {"formats": {("Điểm", "D2"): "dd/mm/yyyy"}},
    "a number becomes a percentage": {"formats": {("Điểm", "D2"): "0%"}},
    "a number becomes an elapsed time": {"formats": {("Điểm", "D2"): "[h]:mm"}},
    "a text becomes an error": {"values": {("Điểm", "D2"): "#N/A"}},
    "a time of day": {"values": {("Đơn vị", "M2"): datetime(2026, 12, 10, 0, 0, 1)}},
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN.keys())
def test_what_a_value_is_taken_for_is_part_of_the_code(change: dict[str, Any]) -> None:
    assert code_of(edited(workbook_bytes(**TABLES), **change)) != code_of(workbook_bytes(**TABLES))


@pytest.mark.parametrize("change", [{"formats": {("Điểm", "D2"): "0.00"}}, {"hidden": [("Đơn vị", 2)]}])
def test_looks_that_decide_nothing_are_none(change: dict[str, Any]) -> None:
    assert code_of(edited(workbook_bytes(**TABLES), **change)) == code_of(workbook_bytes(**TABLES))


def test_an_area_merged_over_a_value_is_part_of_the_code_and_an_empty_one_is_not() -> None:
    content = workbook_bytes(**TABLES)
    codes = {area: code_of(merged_bytes(content, {"Đơn vị": [area]})) for area in ("M2:M3", "M2:N3", "Z2:Z3")}
    assert len({code_of(content), *codes.values()}) == 3
    assert codes["Z2:Z3"] == code_of(content)


def test_minus_zero_and_fractions_of_a_millisecond_are_no_other_values() -> None:
    def with_values(score: float, seconds: float) -> str:
        values = {("Điểm", "D2"): score, ("Đơn vị", "M2"): 46366 + seconds / 86_400}
        return code_of(edited(workbook_bytes(**TABLES), values=values))

    assert with_values(0.0, 30) == with_values(-0.0, 30.0001) != with_values(0.0, 30.002)


def test_formatting_and_tool_sheets_do_not_change_the_code(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **TABLES)
    before = code_of(path.read_bytes())
    book = openpyxl.load_workbook(path)
    cell_of(book["Đơn vị"], "Tên", 2).font = openpyxl.styles.Font(bold=True)
    book["Đơn vị"].column_dimensions["B"].width = 60
    book["Điểm"].freeze_panes = "D2"
    book["Thẩm định"]["H1"] = "10 đối tượng"
    book.create_sheet("Kết quả")["A1"] = "KẾT QUẢ"
    book.save(path)
    assert code_of(path.read_bytes()) == before

"""The score form as a person sees it: the subjects, the own points alone, what is refused, the control total."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.exchange.forms.rounds import form_for, round_of
from xlsx_addin.exchange.forms.score_form import column_pixels

SCALE = """
| Mã tiêu chí | Nội dung   | Áp dụng           | Điểm tối đa |
| C1          | Tính mới   | Tất cả            | 40          |
| C2          | Phạm vi    | Tổ chức, tập thể  | 60          |
| C3          | Vai trò    | Cá nhân           | 60          |
"""
REPORTED = """
| Mã  | Tên              | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |
| PKT | Phòng Kinh tế    | Tổ chức        | Có      | 10/11/2026        |
| TQT | Trương Quốc Toản | Cá nhân        | Có      | 11/11/2026        |
"""


def sheet_of(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))["Phiếu"]


def table(sheet: Any) -> list[tuple[Any, ...]]:
    """The heading row and the rows of the subjects."""
    rows = list(sheet.iter_rows(values_only=True))
    first = next(number for number, row in enumerate(rows) if row[0] == "TT")
    return [rows[first], *(row for row in rows[first + 1 :] if isinstance(row[0], int))]


def test_a_scorer_sees_own_points_and_nobody_elses() -> None:
    head, *rows = table(sheet_of(form_for("Hoàng Văn Lực").content()))
    assert head == (
        "TT",
        "Mã",
        "Đối tượng, mô hình, sản phẩm",
        "C1\ntối đa 30",
        "C2\ntối đa 30",
        "C3\ntối đa 40",
        "Cộng",
        "Nhận xét",
    )
    assert [(row[1], row[2].split("\n")[0], *row[3:6], row[7]) for row in rows] == [
        ("PKT", "Phòng Kinh tế", 27, 26, 36, None),
        ("HND", "Hội Nông dân", None, None, None, None),
    ]


def test_a_criterion_that_does_not_apply_is_closed() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |"
    sheet = sheet_of(form_for("Bà Thảo", round_of(subjects=REPORTED, scale=SCALE, scores=scores)).content())
    _, *rows = table(sheet)
    assert [row[3:6] for row in rows] == [(None, None, "–"), (None, "–", None)]
    closed = [cell for row in sheet.iter_rows() for cell in row if cell.value == "–"]
    assert [cell.protection.locked for cell in closed] == [True, True]


def test_the_sum_is_blank_until_the_row_is_complete() -> None:
    sheet = sheet_of(form_for("Hoàng Văn Lực").content())
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert formulas == [
        '=IF(COUNT(D8:F8)<3,"",SUM(D8:F8))',
        '=IF(COUNT(D9:F9)<3,"",SUM(D9:F9))',
        '="đã chấm "&COUNT(G8:G9)&"/2 đối tượng"',
        "=SUM(G8:G9)",
    ]


def test_what_formulas_amount_to_is_stored() -> None:
    book = openpyxl.load_workbook(BytesIO(form_for("Hoàng Văn Lực").content()), data_only=True)
    last = {row[0]: row for row in book["Phiếu"].iter_rows(values_only=True)}["Tổng điểm đã ghi"]
    assert (last[3], last[6]) == ("đã chấm 1/2 đối tượng", 89)


@pytest.mark.parametrize("criteria", [1, 3, 4, 5, 8])
def test_the_columns_fill_the_page(criteria: int) -> None:
    widths = column_pixels(criteria)
    assert (len(widths), sum(widths)) == (criteria + 5, 960)

"""The sheet ``Xếp hạng``."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.ranking import ranking_block

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.xlsx.blocks import SheetBlock

RUN = AppraisalRun(datetime(2026, 12, 22, 14, 5), "văn thư", "4208-5960-0150-8448")

SUBJECTS = """
Mã  | Tên         | Loại đối tượng | Điểm tự chấm | Ngày nhận báo cáo
CN1 | Bà An       | Cá nhân        | 70           | 10/12/2026
TC1 | Trạm Y tế   | Tổ chức        | 88.5         | 16/12/2026
TC2 | Trường số 2 | Tổ chức        |              | 10/12/2026
TC3 | Phòng số 3  | Tổ chức        | 95           | 10/12/2026
TC4 | Ban số 4    | Tổ chức        | 60           | 10/12/2026
TT1 | Tổ chưa chấm| Tập thể        | 60           | 10/12/2026
"""
SCORES = """
Mã  | Người chấm | C1 | C2 | C3
TC3 | Bà Thu     | 29 | 28 | 35
TC2 | Bà Thu     | 30 | 30 | 32
TC1 | Ông Hai    | 30 | 30 | 38
TC1 | Bà Thu     | 29 | 29 | 36.5
TC4 | Bà Thu     | 10 | 10 | 10
CN1 | Bà Thu     | 25 | 25 | 25
"""


def block(appraisal: Appraisal) -> SheetBlock:
    return ranking_block(appraisal, RUN)


def test_the_headings_are_those_of_the_specification(tmp_path: Path) -> None:
    assert " · ".join(map(str, block(appraised(tmp_path, subjects=SUBJECTS)).rows[3])) == (
        "Hạng · Mã · Tên · Tên mô hình · Điểm · Xếp loại · Điểm tự chấm · Chênh lệch · Thấp nhất · Cao nhất · "
        "Số phiếu · Thời hạn · Kết quả cấp trên · Năm trước"
    )


def test_a_block_a_kind_in_order_of_rank(tmp_path: Path) -> None:
    points = Decimal("92.00")
    blank = (None,) * 12

    assert [tuple(row[:-1]) for row in block(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES)).rows[4:]] == [
        ("I. TỔ CHỨC – 4 mô hình có điểm, 3 đủ điều kiện (Tốt, Khá)", *blank),
        (1, "TC1", "Trạm Y tế", "Mô hình của TC1", Decimal("96.25"), "Tốt", Decimal("88.5"), Decimal("7.75"),
         Decimal("94.50"), Decimal("98.00"), 2, "Quá hạn 2 ngày", None),
        (2, "TC2", "Trường số 2", "Mô hình của TC2", points, "Tốt", None, None, points, points, 1, "Đúng hạn", None),
        (2, "TC3", "Phòng số 3", "Mô hình của TC3", points, "Tốt", Decimal(95), Decimal("-3.00"), points, points, 1,
         "Đúng hạn", None),
        (4, "TC4", "Ban số 4", "Mô hình của TC4", Decimal("30.00"), "Không đạt", Decimal(60), Decimal("-30.00"),
         Decimal("30.00"), Decimal("30.00"), 1, "Đúng hạn", None),
        ("III. CÁ NHÂN – 1 mô hình có điểm, 1 đủ điều kiện (Tốt, Khá)", *blank),
        (1, "CN1", "Bà An", "Mô hình của CN1", Decimal("75.00"), "Khá", Decimal(70), Decimal("5.00"),
         Decimal("75.00"), Decimal("75.00"), 1, "Đúng hạn", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("self_points", "points", "shown"),
    [("80.5", "76.025", "76.03 - 80.5 = -4.47"), ("80.555", "90", "90.00 - 80.56 = 9.44")],
)
def test_the_difference_adds_up_as_it_is_shown(self_points: str, points: str, shown: str, tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects=f"| Mã | Điểm tự chấm |\n| A | {self_points} |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | 100 |",
        scores=f"| Mã | C1 |\n| A | {points} |",
    )
    row = dict(zip(*(block(appraisal).rows[place] for place in (3, 5)), strict=True))
    stated, *rest = shown.replace("- ", "").replace("= ", "").split()
    self_score = f"{Decimal(str(row['Điểm tự chấm'])):.4}"
    assert [str(row["Điểm"]), self_score, str(row["Chênh lệch"])] == [stated, *rest]


def test_the_grade_of_the_level_above_stands_beside_ours(tmp_path: Path) -> None:
    above = """
    | Mã  | Kết luận                | Xếp loại |
    | CN1 | Đủ điều kiện về mô hình | Tốt      |
    """
    rows = block(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES, from_above=above)).rows

    assert [row[-2] for row in rows if row[1] == "CN1"] == ["Tốt"]


def test_a_kind_that_goes_on_over_the_page_has_its_name_again(tmp_path: Path) -> None:
    codes = [f"TC{number}" for number in range(1, 31)]
    sheet = block(
        appraised(
            tmp_path,
            subjects="\n".join(["Mã | Tên | Tên mô hình", *(f"{code} | Trạm {code} | Mô hình" for code in codes)]),
            scores="\n".join(
                ["Mã | Người chấm | C1 | C2 | C3", *(f"{code} | Bà Thu | 30 | 30 | 32" for code in codes)]
            ),
        )
    )
    names = {row: values[0] for row, values in enumerate(sheet.rows[4:], start=5) if isinstance(values[0], str)}

    assert names == {5: "I. TỔ CHỨC – 30 mô hình có điểm, 30 đủ điều kiện (Tốt, Khá)", 34: "I. TỔ CHỨC (tiếp theo)"}
    assert sheet.page_starts == [34]
    assert list(sheet.pixels) == [26, *[24] * 28, 26, *[24] * 2]


def test_where_nobody_has_points_one_sentence_says_so(tmp_path: Path) -> None:
    sheet = block(appraised(tmp_path, subjects=SUBJECTS))

    assert [row[0] for row in sheet.rows[4:]] == ["Chưa có mô hình nào có điểm."]
    assert sheet.rows[2][-1] is None


def test_while_score_sheets_belong_to_nobody_the_title_says_that_ranks_are_provisional(tmp_path: Path) -> None:
    title, *_ = block(appraised(tmp_path, subjects=SUBJECTS, scores=f"{SCORES}XYZ | Bà Thu | 1 | 1 | 1")).rows
    complete, *_ = block(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES)).rows

    assert (title[-1], complete[-1]) == (
        "1 phiếu chấm điểm không ghi đúng Mã của ai: thứ hạng còn tạm tính.",
        None,
    )


def test_a_conclusion_of_a_level_above_stands_also_without_a_grade(tmp_path: Path) -> None:
    from_above = "| Mã | Kết luận | Xếp loại |\n| TC1 | Đã rút hồ sơ | |\n| TC2 | Đủ điều kiện về mô hình | Khá |"
    rows = block(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES, from_above=from_above)).rows

    assert {row[1]: row[-2] for row in rows[5:8]} == {"TC1": "Đã rút hồ sơ", "TC2": "Khá", "TC3": None}

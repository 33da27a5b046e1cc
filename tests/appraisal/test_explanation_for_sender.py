"""The explanation of each outcome, as its sender reads it: no cell, no scorer, nobody else's subject."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import appraised_job
from tests.workbooks import appraised
from xlsx_addin.appraisal.explanation import Explaining

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal

UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"}
HEADINGS = "| Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |"
SCALE_WITH_MINIMUM = """
| Mã tiêu chí | Áp dụng | Điểm tối đa | Điểm tối thiểu |
| C1          | Tất cả  | 60          | 50             |
| C2          | Tất cả  | 40          |                |
"""


def told_of(appraisal: Appraisal) -> list[str]:
    explaining = Explaining(appraisal.register, for_sender=True)
    return [
        explaining.explain(verdict.subject, verdict.decision, verdict.circumstances, verdict.readings)
        for verdict in appraisal.verdicts
    ]


def explanations(folder: Path, subjects: str, scores: str = "", **tables: Any) -> list[str]:
    job = appraised_job(folder, subjects=subjects, scores=scores, settings=UNIT, **tables)
    return told_of(job.appraisal)


@pytest.mark.parametrize(
    ("heading", "value", "explanation"),
    [
        ("Tình trạng hồ sơ", "Đã rút", "Hồ sơ đã rút."),
        ("Diện", "Thôn, tổ dân phố", "Thuộc diện “Thôn, tổ dân phố”.\n[Mục 2.3 (R11)]"),
        (
            "Cấp thẩm định",
            "Ban Thường vụ",
            "Do cấp “Ban Thường vụ” thẩm định.\n[Mục 2.4 (R14); cách hiểu của chương trình: A34]",
        ),
        (
            "Điểm tự chấm",
            "nhiều",
            "Đảng ủy Lang Biang đang hoàn thiện dữ liệu của đối tượng này, sẽ gửi kết quả sau.",
        ),
        ("Ghi chú", "", "Đảng ủy Lang Biang đã nhận báo cáo, chưa chấm điểm."),
    ],
)
def test_one_that_is_not_appraised(tmp_path: Path, heading: str, value: str, explanation: str) -> None:
    assert explanations(tmp_path, f"| Mã | {heading} |\n| A01 | {value} |") == [explanation]


NO_DECISIONS = "(b) không ghi quyết định; (c) không ghi quyết định."


@pytest.mark.parametrize(
    ("row", "explanation"),
    [
        (
            "| A01 | Tổ chức | Không | |",
            "Không đăng ký.\n[Mục 3 (R15); cách hiểu của chương trình: A36]",
        ),
        (
            "| A01 | Cá nhân | Không | |",
            (
                f"Không đăng ký, không có căn cứ a, b, c. Cụ thể: (a) không ghi là người đứng đầu; {NO_DECISIONS}\n"
                "[Mục 3 (R15); cách hiểu của chương trình: A36]"
            ),
        ),
        (
            "| A01 | Tổ chức | | |",
            "Chưa ghi đăng ký; chờ đến hết ngày 14/12/2026, thứ Hai.\n[cách hiểu của chương trình: A36]",
        ),
        ("| A01 | Tổ chức | Có | |", "Chưa nhận được báo cáo; chờ đến hết ngày 14/12/2026, thứ Hai."),
    ],
)
def test_one_without_registration_or_report(tmp_path: Path, row: str, explanation: str) -> None:
    assert explanations(tmp_path, f"{HEADINGS}\n{row}") == [explanation]


def test_one_without_report_once_the_last_day_is_over(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects=f"{HEADINGS}\n| A01 | Tổ chức | Có | |", settings=UNIT, today=date(2026, 12, 15)
    )
    assert told_of(appraisal) == ["Không gửi báo cáo.\n[Mục 3 (R16); cách hiểu của chương trình: A6]"]


def test_grounds_that_stand_in_for_a_registration(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Loại đối tượng | Đăng ký | Thuộc tổ chức | Người đứng đầu | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng | Ngày nhận báo cáo |
    | A01 | Tổ chức        | Có      |               |                |                           |                |                            |                  | 10/12/2026        |
    | A02 | Cá nhân        | Không   | A01           | Có             | 12-QĐ                     | 20/11/2026     | 7-QĐ                       | 01/06/2026       |                   |
    | A03 | Cá nhân        | Không   | A04           | Có             |                           |                |                            |                  |                   |
    | A05 | Tổ chức        | Không   |               |                |                           |                |                            |                  |                   |
    | A06 | Cá nhân        | Không   | A05           | Có             |                           |                |                            |                  |                   |
    """  # noqa: E501 - one table
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 40 |"
    told = explanations(tmp_path, subjects, scores)
    assert [told[place] for place in (1, 2, 4)] == [
        (
            "Căn cứ a: là người đứng đầu tổ chức có mô hình đạt mức “Tốt” hoặc “Khá”. "
            "Căn cứ b: có đề tài, đề án, sáng kiến đã được công nhận trong năm (Quyết định số 12-QĐ, ngày 20/11/2026). "
            "Căn cứ c: có thành tích xuất sắc được cấp có thẩm quyền khen thưởng đột xuất "
            "(Quyết định số 7-QĐ, ngày 01/06/2026).\n[Đoạn 2, mục 1 (R5, R6, R7)]"
        ),
        ("Không đăng ký; là người đứng đầu tổ chức chưa có kết quả thẩm định.\n[Đoạn 2, mục 1 (R5)]"),
        (
            "Không đăng ký, không có căn cứ a, b, c. Cụ thể: "
            f"(a) là người đứng đầu tổ chức chưa có mô hình đạt mức “Tốt” hoặc “Khá”; {NO_DECISIONS}\n"
            "[Mục 3 (R15); cách hiểu của chương trình: A36]"
        ),
    ]


def test_what_another_level_concluded(tmp_path: Path) -> None:
    """As the workbook's own explanation says it, but without a cell of this workbook."""
    subjects = """
    | Mã       | Loại đối tượng | Cấp thẩm định | Nguồn | Kết luận cấp dưới              | Xếp loại cấp dưới | Ngày nhận báo cáo |
    | CB-01.A1 | Cá nhân        | Ban Thường vụ | CB-01 | Thuộc thẩm quyền cấp khác      |                   |                   |
    | CB-01.A2 | Cá nhân        | Ban Thường vụ | CB-01 | Thuộc thẩm quyền cấp khác      |                   |                   |
    | CB-01.A3 | Cá nhân        | Chi bộ        | CB-01 | Đủ điều kiện về mô hình        | Khá               |                   |
    | CB-01.A4 | Cá nhân        | Chi bộ        | CB-01 | Không thẩm định: không đăng ký |                   |                   |
    """  # noqa: E501 - one table
    from_above = """
    | Mã       | Kết luận                | Xếp loại | Đơn vị thẩm định |
    | CB-01.A1 | Đủ điều kiện về mô hình | Tốt      | BTV-LD           |
    | CB-01.A2 | Chờ thẩm định           |          | BTV-LD           |
    """
    above, of_above = "Do cấp “Ban Thường vụ” thẩm định.", "[Mục 2.4 (R14)]"
    below, of_below = "Do cấp “Chi bộ” thẩm định; không đề nghị khen thưởng.", "[Mục 2.4 (R12)]"
    assert explanations(tmp_path, subjects, from_above=from_above) == [
        f"{above} Ban Thường vụ (mã BTV-LD) kết luận: Đủ điều kiện về mô hình, mức “Tốt”.\n{of_above}",
        f"{above}\n{of_above}",
        f"{below} Chi bộ (mã CB-01) kết luận: Đủ điều kiện về mô hình, mức “Khá”.\n{of_below}",
        f"{below} Chi bộ (mã CB-01) kết luận: Không thẩm định: không đăng ký.\n{of_below}",
    ]


def test_the_result_of_a_level_above_goes_down_beside_ours(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31 |"
    from_above = "| Mã | Kết luận | Xếp loại |\n| A01 | Không đủ điều kiện về mô hình | Đạt |"
    [text] = explanations(tmp_path, "| Mã |\n| A01 |", scores, from_above=from_above)
    assert text == (
        "Trung bình 1 phiếu 91,00: mức “Tốt”. "
        "Ban Thường vụ kết luận: Không đủ điều kiện về mô hình, mức “Đạt”; đây là kết quả cuối cùng.\n[Mục 1 (R3)]"
    )


def test_points_and_grade(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31.5 |\n| A02 | 10 | 10 | 35 |\n| A02 | 10 | 10 | 34 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores) == [
        "Trung bình 1 phiếu 91,50: mức “Tốt”.\n[Mục 1 (R3)]",
        "Trung bình 2 phiếu 54,50: mức “Đạt”, dưới mức “Khá” (từ 70).\n[Mục 1 (R4)]",
    ]


def test_a_minimum_that_was_missed_and_a_cut_off_only_reached_by_rounding(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 |\n| A01 | 49 | 40 |\n| A02 | 55 | 34.999 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores, scale=SCALE_WITH_MINIMUM) == [
        "Trung bình 1 phiếu 89,00, nhưng C1 49,00 dưới tối thiểu 50: giữ mức “Đạt”.\n[Mục 1 (R4)]",
        (
            "Trung bình 1 phiếu 90,00: mức “Khá”. Số chưa làm tròn dưới 90 nên không lên mức “Tốt”.\n"
            "[Mục 1 (R3); cách hiểu của chương trình: A26]"
        ),
    ]


def test_who_else_has_the_same_printed_points_is_not_told(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31 |\n| A02 | 30 | 30 | 30.999 |"
    told = explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores)
    assert told == ["Trung bình 1 phiếu 91,00: mức “Tốt”.\n[Mục 1 (R3)]"] * 2


def test_points_while_the_scale_is_refused(tmp_path: Path) -> None:
    scale = SCALE_WITH_MINIMUM.replace("60", "  ")
    found = explanations(tmp_path, "| Mã |\n| A01 |", "| Mã | C1 | C2 |\n| A01 | 49 | 40 |", scale=scale)
    assert found == ["Đảng ủy Lang Biang đã chấm điểm, chưa xếp loại."]


def test_lateness_is_said_after_the_outcome(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Ngày nhận báo cáo | Chấp nhận quá hạn | Lý do chấp nhận |
    | A01 | 15/12/2026        |                   |                 |
    | A02 | 17/12/2026        | Có                | mưa lũ          |
    | A03 | 17/12/2026        | Có                |                 |
    | A04 | 17/12/2026        |                   |                 |
    """
    awaiting = "Đảng ủy Lang Biang đã nhận báo cáo, chưa chấm điểm."
    late = "Báo cáo ngày 17/12/2026"
    clause = "Mục 4 (R19)"
    assert explanations(tmp_path, subjects) == [
        (
            f"{awaiting} Báo cáo nhận đúng ngày 15/12/2026: chưa có ý kiến chấp nhận.\n"
            f"[{clause}; cách hiểu của chương trình: A6, A7]"
        ),
        f"{awaiting} {late}: đã chấp nhận, mưa lũ.\n[{clause}]",
        f"{awaiting} {late}: đã chấp nhận, chưa ghi lý do.\n[{clause}]",
        f"{awaiting} {late}: chưa có ý kiến chấp nhận.\n[{clause}; cách hiểu của chương trình: A7]",
    ]

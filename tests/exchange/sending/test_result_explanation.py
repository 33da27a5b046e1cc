"""The explanation of each outcome, as the unit that sent the subject reads it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from xlsx_addin.exchange.sending.result_explanation import returned_explanation

from tests.exchange.sent import appraised_job
from tests.workbooks import appraised

if TYPE_CHECKING:
    from pathlib import Path

UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"}
NOT_CONSIDERED = "không tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ (mục 3)"
RECOGNISED = "là mức đủ điều kiện xem xét xếp loại hoàn thành xuất sắc nhiệm vụ và khen thưởng (mục 1)"
NOT_RECOGNISED = "chưa đạt mức “Tốt” hoặc “Khá” (mục 1)"
HEADINGS = "| Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |"
SCALE_WITH_MINIMUM = """
| Mã tiêu chí | Áp dụng | Điểm tối đa | Điểm tối thiểu |
| C1          | Tất cả  | 60          | 50             |
| C2          | Tất cả  | 40          |                |
"""


def explanations(folder: Path, subjects: str, scores: str = "", **tables: Any) -> list[str]:
    job = appraised_job(folder, subjects=subjects, scores=scores, settings=UNIT, **tables)
    return [returned_explanation(verdict, job.appraisal.register) for verdict in job.appraisal.verdicts]


@pytest.mark.parametrize(
    ("heading", "value", "explanation"),
    [
        ("Tình trạng hồ sơ", "Đã rút", "Hồ sơ đã rút."),
        ("Diện", "Thôn, tổ dân phố", "Thuộc diện “Thôn, tổ dân phố”: không thẩm định (mục 2.3)."),
        (
            "Cấp thẩm định",
            "Ban Thường vụ",
            "Thuộc thẩm quyền thẩm định của cấp “Ban Thường vụ” (mục 2.4); Đảng ủy Lang Biang không thẩm định.",
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


@pytest.mark.parametrize(
    ("row", "explanation"),
    [
        ("| A01 | Tổ chức | Không | |", f"Không đăng ký: {NOT_CONSIDERED}."),
        (
            "| A01 | Cá nhân | Không | |",
            f"Không đăng ký và không thuộc trường hợp nào nêu tại mục 1, đoạn 2: {NOT_CONSIDERED}.",
        ),
        (
            "| A01 | Tổ chức | Có | |",
            (
                "Đảng ủy Lang Biang chưa nhận được báo cáo; hạn: chậm nhất hết ngày 14/12/2026, thứ Hai. "
                f"Không gửi báo cáo thì {NOT_CONSIDERED}."
            ),
        ),
    ],
)
def test_one_without_registration_or_report(tmp_path: Path, row: str, explanation: str) -> None:
    assert explanations(tmp_path, f"{HEADINGS}\n{row}") == [explanation]


def test_one_without_report_once_the_last_day_is_over(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects=f"{HEADINGS}\n| A01 | Tổ chức | Có | |", settings=UNIT, today=date(2026, 12, 15)
    )
    told = [returned_explanation(verdict, appraisal.register) for verdict in appraisal.verdicts]
    assert told == [f"Không gửi báo cáo: {NOT_CONSIDERED}."]


def test_grounds_that_stand_in_for_a_registration(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Loại đối tượng | Đăng ký | Thuộc tổ chức | Người đứng đầu | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng | Ngày nhận báo cáo |
    | A01 | Tổ chức        | Có      |               |                |                           |                |                            |                  | 10/12/2026        |
    | A02 | Cá nhân        | Không   | A01           | Có             | 12-QĐ                     | 20/11/2026     | 7-QĐ                       | 01/06/2026       |                   |
    | A03 | Cá nhân        | Không   | A04           | Có             |                           |                |                            |                  |                   |
    """  # noqa: E501 - one table
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 40 |"
    assert explanations(tmp_path, subjects, scores)[1:] == [
        (
            "Không đăng ký nhưng có cơ sở để đánh giá theo mục 1, đoạn 2: "
            "(a) là người đứng đầu tổ chức có mô hình đạt mức “Tốt” hoặc “Khá”; "
            "(b) có đề tài, đề án, sáng kiến đã được công nhận trong năm (Quyết định số 12-QĐ, ngày 20/11/2026); "
            "(c) có thành tích xuất sắc được cấp có thẩm quyền khen thưởng đột xuất "
            "(Quyết định số 7-QĐ, ngày 01/06/2026)."
        ),
        "Không đăng ký; là người đứng đầu tổ chức mà kết quả thẩm định của tổ chức đó chưa có (mục 1, đoạn 2).",
    ]


def test_what_another_level_decided(tmp_path: Path) -> None:
    """As the workbook's own explanation says it, but without a cell of this workbook."""
    subjects = """
    | Mã       | Loại đối tượng | Cấp thẩm định | Nguồn | Kết luận cấp dưới              | Xếp loại cấp dưới |
    | CB-01.A1 | Cá nhân        | Ban Thường vụ | CB-01 | Thuộc thẩm quyền cấp khác      |                   |
    | CB-01.A2 | Cá nhân        | Ban Thường vụ | CB-01 | Thuộc thẩm quyền cấp khác      |                   |
    | CB-01.A3 | Cá nhân        | Chi bộ        | CB-01 | Đủ điều kiện về mô hình        | Khá               |
    | CB-01.A4 | Cá nhân        | Chi bộ        | CB-01 | Không thẩm định: không đăng ký |                   |
    """
    from_above = """
    | Mã       | Kết luận                | Xếp loại | Đơn vị thẩm định |
    | CB-01.A1 | Đủ điều kiện về mô hình | Tốt      | BTV-LD           |
    | CB-01.A2 | Chờ thẩm định           |          | BTV-LD           |
    """
    above = "Thuộc thẩm quyền thẩm định của cấp “Ban Thường vụ” (mục 2.4); Đảng ủy Lang Biang không thẩm định."
    below = above.replace("Ban Thường vụ", "Chi bộ")
    assert explanations(tmp_path, subjects, from_above=from_above) == [
        f"{above} Ban Thường vụ (mã BTV-LD) đã thẩm định: Đủ điều kiện về mô hình, mức “Tốt”.",
        above,
        f"{below} Chi bộ (mã CB-01) đã thẩm định: Đủ điều kiện về mô hình, mức “Khá”.",
        f"{below} Chi bộ (mã CB-01) đã thẩm định: Không thẩm định: không đăng ký.",
    ]


def test_the_result_of_a_level_above_goes_down_beside_ours(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31 |"
    from_above = "| Mã | Kết luận | Xếp loại |\n| A01 | Không đủ điều kiện về mô hình | Đạt |"
    [text] = explanations(tmp_path, "| Mã |\n| A01 |", scores, from_above=from_above)
    assert text.endswith(
        " Ban Thường vụ đã thẩm định: Không đủ điều kiện về mô hình, mức “Đạt”; lấy kết quả này làm kết quả cuối cùng."
    )


def test_points_and_grade(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31.5 |\n| A02 | 10 | 10 | 35 |\n| A02 | 10 | 10 | 34 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores) == [
        f"Điểm trung bình 91,50 của 1 phiếu chấm điểm, đạt mức “Tốt” (từ 90 điểm); {RECOGNISED}.",
        f"Điểm trung bình 54,50 của 2 phiếu chấm điểm, đạt mức “Đạt” (từ 50 điểm); {NOT_RECOGNISED}.",
    ]


def test_a_minimum_that_was_missed_and_a_cut_off_only_reached_by_rounding(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 |\n| A01 | 49 | 40 |\n| A02 | 55 | 34.999 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores, scale=SCALE_WITH_MINIMUM) == [
        (
            "Điểm trung bình 89,00 của 1 phiếu chấm điểm; có tiêu chí dưới điểm tối thiểu của thang điểm "
            f"nên xếp cao nhất mức “Đạt”, {NOT_RECOGNISED}."
        ),
        (
            f"Điểm trung bình 90,00 của 1 phiếu chấm điểm, đạt mức “Khá” (từ 70 điểm); {RECOGNISED}. "
            "Số chưa làm tròn dưới 90 điểm nên không đạt mức “Tốt”."
        ),
    ]


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
    undecided = "đề nghị cấp có thẩm quyền xem xét, xác nhận."
    late = "Báo cáo nhận ngày 17/12/2026, quá hạn 3 ngày (hạn: chậm nhất hết ngày 14/12/2026, thứ Hai; mục 4);"
    on_the_day = "Báo cáo nhận đúng ngày hết hạn 15/12/2026 (hạn: chậm nhất hết ngày 14/12/2026, thứ Hai; mục 4);"
    assert explanations(tmp_path, subjects) == [
        f"{awaiting} {on_the_day} {undecided}",
        f"{awaiting} {late} cấp có thẩm quyền đã chấp nhận; lý do: mưa lũ.",
        f"{awaiting} {late} cấp có thẩm quyền đã chấp nhận, chưa ghi lý do.",
        f"{awaiting} {late} {undecided}",
    ]

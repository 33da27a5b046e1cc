"""The explanation of each outcome, as the unit that sent the subject reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import appraised_job
from xlsx_addin.exchange.sending.result_explanation import returned_explanation

if TYPE_CHECKING:
    from pathlib import Path

UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"}
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
        ("Diện", "Thôn, tổ dân phố", "Diện “Thôn, tổ dân phố”: không thẩm định (mục 2.3)."),
        (
            "Cấp thẩm định",
            "Ban Thường vụ",
            "Cấp thẩm định của đối tượng là “Ban Thường vụ”, khác cấp của Đảng ủy Lang Biang (Cấp ủy cơ sở) (mục 2.4).",
        ),
        (
            "Điểm tự chấm",
            "nhiều",
            (
                "Dữ liệu của đối tượng này tại Đảng ủy Lang Biang còn lỗi nên chưa thẩm định; "
                "Đảng ủy Lang Biang sẽ sửa rồi gửi lại kết quả."
            ),
        ),
        ("Ghi chú", "", "Đảng ủy Lang Biang đã nhận báo cáo, chưa chấm điểm."),
    ],
)
def test_one_that_is_not_appraised(tmp_path: Path, heading: str, value: str, explanation: str) -> None:
    assert explanations(tmp_path, f"| Mã | {heading} |\n| A01 | {value} |") == [explanation]


@pytest.mark.parametrize(
    ("row", "explanation"),
    [
        ("| A01 | Tổ chức | Không | |", "Không đăng ký: không tiến hành thẩm định (mục 3)."),
        (
            "| A01 | Cá nhân | Không | |",
            "Không đăng ký và không có căn cứ thay thế (mục 1, đoạn 2): không tiến hành thẩm định (mục 3).",
        ),
        ("| A01 | Tổ chức | Có | |", "Đảng ủy Lang Biang chưa nhận được báo cáo: không tiến hành thẩm định (mục 3)."),
    ],
)
def test_one_without_registration_or_report(tmp_path: Path, row: str, explanation: str) -> None:
    assert explanations(tmp_path, f"{HEADINGS}\n{row}") == [explanation]


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
            "Không đăng ký nhưng có căn cứ thay thế: (a) là người đứng đầu tổ chức có mô hình được công nhận; "
            "(b) đề tài, đề án hoặc sáng kiến được công nhận tại Quyết định 12-QĐ ngày 20/11/2026; "
            "(c) được khen thưởng đột xuất tại Quyết định 7-QĐ ngày 01/06/2026 (mục 1, đoạn 2)."
        ),
        "Không đăng ký; là người đứng đầu tổ chức mà kết quả của tổ chức đó chưa có (mục 1, đoạn 2).",
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
    above = "Cấp thẩm định của đối tượng là “Ban Thường vụ”, khác cấp của Đảng ủy Lang Biang (Cấp ủy cơ sở) (mục 2.4)."
    below = above.replace("Ban Thường vụ", "Chi bộ")
    assert explanations(tmp_path, subjects, from_above=from_above) == [
        f"{above} Cấp trên (BTV-LD) đã kết luận “Đủ điều kiện về mô hình”, xếp loại Tốt.",
        above,
        f"{below} Đơn vị gửi (CB-01) đã kết luận “Đủ điều kiện về mô hình”, xếp loại Khá.",
        f"{below} Đơn vị gửi (CB-01) đã kết luận “Không thẩm định: không đăng ký”.",
    ]


def test_points_and_grade(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A01 | 30 | 30 | 31.5 |\n| A02 | 10 | 10 | 35 |\n| A02 | 10 | 10 | 34 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores) == [
        "Điểm trung bình 91,50 của 1 phiếu đạt mức Tốt (từ 90 điểm), là mức được công nhận (R3, mục 1).",
        (
            "Điểm trung bình 54,50 của 2 phiếu đạt mức Đạt (từ 50 điểm), "
            "không thuộc mức được công nhận Tốt, Khá (R4, mục 1)."
        ),
    ]


def test_a_minimum_that_was_missed_and_a_cut_off_only_reached_by_rounding(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 |\n| A01 | 49 | 40 |\n| A02 | 55 | 34.999 |"
    assert explanations(tmp_path, "| Mã |\n| A01 |\n| A02 |", scores, scale=SCALE_WITH_MINIMUM) == [
        (
            "Điểm trung bình 89,00 của 1 phiếu; có tiêu chí dưới điểm tối thiểu nên chỉ xếp mức Đạt, "
            "không thuộc mức được công nhận Tốt, Khá (R4, mục 1)."
        ),
        (
            "Điểm trung bình 90,00 của 1 phiếu đạt mức Khá (từ 70 điểm), là mức được công nhận (R3, mục 1). "
            "Điểm chưa làm tròn nhỏ hơn 90, mức Tốt."
        ),
    ]


def test_points_while_the_scale_is_refused(tmp_path: Path) -> None:
    scale = SCALE_WITH_MINIMUM.replace("60", "  ")
    found = explanations(tmp_path, "| Mã |\n| A01 |", "| Mã | C1 | C2 |\n| A01 | 49 | 40 |", scale=scale)
    assert found == ["Đảng ủy Lang Biang đã chấm điểm; chưa xếp loại vì thang điểm còn phải sửa."]


def test_lateness_is_said_after_the_outcome(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Ngày nhận báo cáo | Chấp nhận quá hạn | Lý do chấp nhận |
    | A01 | 15/12/2026        |                   |                 |
    | A02 | 17/12/2026        | Có                | mưa lũ          |
    | A03 | 17/12/2026        | Có                |                 |
    | A04 | 17/12/2026        |                   |                 |
    """
    awaiting = "Đảng ủy Lang Biang đã nhận báo cáo, chưa chấm điểm."
    undecided = "việc chấp nhận do cấp có thẩm quyền xem xét."
    assert explanations(tmp_path, subjects) == [
        f"{awaiting} Báo cáo nhận đúng ngày hạn 15/12/2026 (mục 4), cần xác nhận; {undecided}",
        f"{awaiting} Báo cáo nhận ngày 17/12/2026, quá hạn 3 ngày (mục 4); đã được chấp nhận: mưa lũ.",
        f"{awaiting} Báo cáo nhận ngày 17/12/2026, quá hạn 3 ngày (mục 4); đã được chấp nhận.",
        f"{awaiting} Báo cáo nhận ngày 17/12/2026, quá hạn 3 ngày (mục 4); {undecided}",
    ]

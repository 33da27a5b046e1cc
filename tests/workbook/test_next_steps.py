"""What the clerk is told to do next, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workbooks import appraised
from xlsx_addin.workbook.console import UnsentUnit
from xlsx_addin.workbook.next_steps import OpenMatters, next_steps
from xlsx_addin.workbook.setting_places import place_of

if TYPE_CHECKING:
    from pathlib import Path

DONE = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy xã Lát", "Thang điểm": "Đã đối chiếu"}


def texts(folder: Path, matters: OpenMatters | None = None, **tables: Any) -> list[str]:
    return [step.text for step in next_steps(appraised(folder, **tables), matters or OpenMatters())]


def test_where_all_is_done_nothing_is_next(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 30 | 30 | 40 |"

    assert texts(tmp_path, settings=DONE, subjects="| Mã |\n| A |", scores=scores) == []


def test_blank_settings_come_first_with_a_link_to_the_first_of_them(tmp_path: Path) -> None:
    first, *_ = next_steps(appraised(tmp_path, settings={"Mã đơn vị": None}, subjects="| Mã |\n| A |"), OpenMatters())

    assert (first.text, first.sheet, first.cell) == (
        "Điền 2 ô còn trống ở “Sổ này”.",
        "Thẩm định",
        place_of("MaDonVi").cell,
    )


def test_errors_then_scores_then_late_reports_then_the_scale(tmp_path: Path) -> None:
    subjects = """
    | Mã | Đăng ký | Ngày nhận báo cáo |
    | A  | Rồi     | 10/12/2026        |
    | B  | Có      | 16/12/2026        |
    | C  | Có      | 10/12/2026        |
    | D  | Có      | 10/12/2026        |
    """
    scores = """
    | Mã | Người chấm | C1 | C2 | C3 |
    | B  | Một        | 30 | 30 | 40 |
    | B  | Hai        | 30 | 30 | 40 |
    | C  | Một        | 30 | 30 | 40 |
    """

    assert texts(tmp_path, settings=DONE | {"Thang điểm": None}, subjects=subjects, scores=scores) == [
        "Sửa 1 lỗi: 1 đối tượng chưa thẩm định được vì dữ liệu sai.",
        "Chấm tiếp 3 phiếu của 2 đối tượng: C, D.",
        "Trình cấp có thẩm quyền cho ý kiến 1 báo cáo gửi quá hạn.",
        "Đối chiếu thang điểm với bản giấy Hướng dẫn 09-HD/BTCTU.",
    ]


def test_before_any_score_the_subjects_with_a_report_are_named(tmp_path: Path) -> None:
    subjects = "| Mã |\n" + "".join(f"| A{number} |\n" for number in range(1, 6))

    assert texts(tmp_path, settings=DONE, subjects=subjects) == ["Chấm điểm 5 đối tượng đã có báo cáo: A1, A2, A3 …."]


def test_what_waits_between_the_levels(tmp_path: Path) -> None:
    matters = OpenMatters(waiting_codes=2, differences=3, unsent=[UnsentUnit("Chi bộ 1", "")], expected=27)

    assert texts(tmp_path, matters, settings=DONE) == [
        "Đối chiếu mã của 2 tệp đang chờ.",
        "Xử lý 3 chỗ sai khác.",
        "Đôn đốc 1/27 đơn vị chưa gửi hồ sơ (hạn: trước 15/12/2026, thứ Ba).",
    ]


def test_who_has_not_sent_is_led_to_where_its_telephone_stands(tmp_path: Path) -> None:
    matters = OpenMatters(unsent=[UnsentUnit("Chi bộ 1", "")], expected=2)
    [step] = next_steps(appraised(tmp_path, settings=DONE), matters)
    text = "Đôn đốc 1/2 đơn vị chưa gửi hồ sơ (hạn: trước 15/12/2026, thứ Ba)."
    assert (step.text, step.sheet) == (text, "Đầu mối")


def test_what_waits_of_forms(tmp_path: Path) -> None:
    matters = OpenMatters(waiting_codes=2, waiting_totals=3, waiting_reports=1, unregistered=4, awaited_forms=5)

    assert texts(tmp_path, matters, settings=DONE) == [
        "Đối chiếu mã của 2 tệp đang chờ.",
        "Đối chiếu tổng điểm của 3 phiếu.",
        "Hỏi lại đối tượng về 1 phiếu đang chờ.",
        "Ghi Đăng ký cho 4 đối tượng.",
        "Đôn đốc 5 phiếu chưa gửi lại.",
    ]


def test_score_sheets_that_belong_to_nobody_are_a_step_with_a_link_to_the_first(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 30 | 30 | 40 |\n| XYZ | 1 | 1 | 1 |\n|  | 1 | 1 | 1 |"
    _, step = next_steps(appraised(tmp_path, settings=DONE, subjects="| Mã |\n| A |", scores=scores), OpenMatters())

    assert step == ("Ghi đúng Mã cho 2 phiếu chấm điểm chưa rõ của ai: A3, A4.", "Điểm", "A3")

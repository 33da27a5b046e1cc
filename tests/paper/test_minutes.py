"""D4 Biên bản and D3: who met, what was counted, who is named, and what is left for ink."""

from __future__ import annotations

from typing import Any

import pytest

from tests.paper.papers import (
    MEETING,
    OFFICE,
    SCORES,
    SUBJECTS,
    dossier,
    dossier_of_second_letter,
    lines,
    only,
    tables_with,
    text,
)
from xlsx_addin.paper.documents import Code

SIX_SCORERS = "| Mã | Người chấm | C1 | C2 | C3 |\n" + "\n".join(
    f"| PNV | Người {number} | 2{number} | 25 | 35 |" for number in range(6)
)


def body(**tables: Any) -> str:
    return text(only(Code.MINUTES, dossier(**tables)))


def test_the_meeting_as_the_workbook_has_it() -> None:
    found = lines(only(Code.MINUTES, dossier()))
    first = found.index("- Thời gian: bắt đầu vào hồi 14 giờ 00 phút, ngày 18 tháng 12 năm 2026.")
    assert found[first : first + 11] == [
        "- Thời gian: bắt đầu vào hồi 14 giờ 00 phút, ngày 18 tháng 12 năm 2026.",
        "- Địa điểm: Phòng họp Đảng ủy.",
        (
            "- Nội dung: thẩm định mô hình mới, cách làm sáng tạo theo Công văn số 804-CV/HU, ngày 15/12/2022 của "
            "Huyện ủy Lạc Dương về thẩm định mô hình mới, cách làm sáng tạo và Hướng dẫn số 09-HD/BTCTU, ngày "
            "12/12/2022 của Ban Tổ chức Tỉnh ủy Lâm Đồng."
        ),
        "- Người chủ trì: đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy.",
        "- Người ghi biên bản: đồng chí Trần Thị Ngọc Hà, Ủy viên Ban Chấp hành.",
        "1. Thành phần",
        "1.1. Thành viên: có mặt 2 đồng chí; vắng mặt 1 đồng chí (đồng chí Lê Văn Sáng: đi công tác).",
        "- đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy;",
        "- đồng chí Hoàng Văn Lực, Ủy viên;",
        "1.2. Đại biểu mời dự: không có.",
        "2. Diễn biến",
    ]
    assert found[first + 11] == (
        "2.1. Đồng chí …………… báo cáo: có 5 đối tượng trong danh sách; 3 đối tượng thuộc thẩm quyền thẩm "
        "định đã gửi báo cáo; 1 đối tượng không đăng ký; 1 đối tượng có đăng ký nhưng không gửi báo cáo; 1 báo cáo gửi "
        "quá hạn; 1 báo cáo nhận đúng ngày hết hạn."
    )
    assert "Hội nghị kết thúc vào hồi 16 giờ 30 phút cùng ngày." in "\n".join(found)


def test_what_is_not_known_is_dotted() -> None:
    unknown = body(settings={}, sheets={})
    assert "- Thời gian: bắt đầu vào hồi …… giờ …… phút, ngày …… tháng …… năm ……." in unknown
    assert "- Người chủ trì: đồng chí ……………, ……………." in unknown
    assert "có mặt …… đồng chí; vắng mặt …… đồng chí." in unknown
    assert "1.2. Đại biểu mời dự: ……………" in unknown


def test_guests_are_listed_with_their_posts() -> None:
    guest = f"{MEETING}| Lê Thị Mai | Chủ tịch Hội Nông dân | Mời dự | Có | |\n"
    found = lines(only(Code.MINUTES, dossier(sheets={"Thành phần": guest})))
    place = found.index("1.2. Đại biểu mời dự:")
    assert found[place + 1 : place + 3] == ["- đồng chí Lê Thị Mai, Chủ tịch Hội Nông dân;", "2. Diễn biến"]


def test_who_scored_without_being_a_member_who_was_there_is_named() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n" + "\n".join(
        f"| PNV | {name} | 29 | 28 | 39 |" for name in ("Hoàng Văn Lực", "Lê Văn Sáng", "Người Lạ")
    )
    named = "Người chấm không có tên trong số thành viên có mặt: Lê Văn Sáng, Người Lạ."
    assert named in body(scores=scores)
    assert "Người chấm không có tên" not in body(scores=scores, sheets={})


def test_sheets_of_subjects_that_have_no_grade_are_counted_too() -> None:
    registered = SUBJECTS.replace(
        "| CDG | Công đoàn         | Tập thể        |               | Có ", "| CDG | Công đoàn | Tập thể | | Không "
    )
    made = dossier(subjects=registered, scores=f"{SCORES}| CDG | Hoàng Văn Lực | 1 | 1 | 1 |\n")
    assert "5 phiếu thu về" in text(only(Code.MINUTES, made))


def test_nobody_is_counted_whose_presence_is_not_said() -> None:
    unsaid = MEETING.replace("| Thành viên    | Có     |", "| Thành viên    |        |")
    assert "1.1. Thành viên: có mặt …… đồng chí; vắng mặt …… đồng chí." in body(sheets={"Thành phần": unsaid})


def test_grades_with_the_names_of_their_subjects() -> None:
    found = body()
    assert "- Đạt mức “Tốt”: 1 đối tượng, gồm 1 tổ chức (Phòng Nội vụ)." in found
    assert "- Đạt mức “Khá”: 1 đối tượng, gồm 1 tập thể (Hội Nông dân)." in found
    assert "- Đạt mức “Đạt”: 1 đối tượng, gồm 1 cá nhân (Rơ Ông K’Duyên, Phòng Nội vụ)." in found
    assert "- Đạt mức “Không đạt”: không có." in found


def test_a_single_subject_is_named_with_its_points() -> None:
    alone = "| Mã | Tên | Loại đối tượng |\n| A | Lê Thị Bình | Cá nhân |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 28 | 35 |"
    assert "gồm 1 cá nhân (đồng chí Lê Thị Bình: 92,00 điểm, mức “Tốt”)." in body(subjects=alone, scores=scores)


def test_of_more_than_ten_only_the_number_is_told() -> None:
    many = "\n".join(["| Mã | Tên |", *(f"| S{number} | Phòng {number} |" for number in range(11))])
    scores = "\n".join(["| Mã | C1 | C2 | C3 |", *(f"| S{number} | 29 | 28 | 35 |" for number in range(11))])
    found = body(subjects=many, scores=scores)
    assert "- Đạt mức “Tốt”: 11 đối tượng, gồm 11 tổ chức (Bảng tổng hợp điểm kèm theo)." in found


def test_without_points_there_is_no_table_of_scores() -> None:
    content = only(Code.MINUTES, dossier(scores=""))
    assert "2.3. Chưa có phiếu chấm điểm." in text(content)
    assert tables_with(content, "Điểm trung bình") == []


def test_each_scorer_has_a_column() -> None:
    [rows] = tables_with(only(Code.MINUTES, dossier()), "Điểm trung bình")
    assert rows[0][:6] == [
        "TT",
        "Tên; chức vụ, đơn vị công tác (mã)",
        "Người 1",
        "Người 2",
        "Số phiếu",
        "Điểm trung bình",
    ]
    assert rows[1:] == [
        ["I. TỔ CHỨC (1)"],
        ["1", "Phòng Nội vụ (PNV)", "96", "94", "2", "95,00", "80", "Khá", "Tốt", "1", ""],
        ["II. TẬP THỂ (1)"],
        ["2", "Hội Nông dân (HND)", "71", "", "1", "71,00", "80", "Khá", "Khá", "1", ""],
        ["III. CÁ NHÂN (1)"],
        ["3", "Rơ Ông K’Duyên, Phòng Nội vụ (RKD)", "55", "", "1", "55,00", "80", "Khá", "Đạt", "1", ""],
    ]
    assert "Người 1: Hoàng Văn Lực; Người 2: Lê Văn Sáng" in body()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_no_scorer_vanishes(count: int) -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n" + "\n".join(
        f"| PNV | Người {number} | 2{number} | 25 | 35 |" for number in range(count)
    )
    [rows] = tables_with(only(Code.MINUTES, dossier(scores=scores)), "Điểm trung bình")
    assert rows[0][2 : 2 + count] == [f"Người {number}" for number in range(1, count + 1)]
    assert rows[1][2 : 2 + count] == [str(80 + number) for number in range(count)]


def test_of_more_than_five_scorers_the_lowest_and_the_highest_are_shown() -> None:
    [rows] = tables_with(only(Code.MINUTES, dossier(scores=SIX_SCORERS)), "Điểm trung bình")
    assert rows[0][2:5] == ["Thấp nhất", "Cao nhất", "Số phiếu"]
    assert rows[1][2:5] == ["80", "85", "6"]


def test_a_mean_below_its_minimum_is_noted() -> None:
    scale = "| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |\n| C1 | 30 | 20 |\n| C2 | 30 | |\n| C3 | 40 | |"
    scores = "| Mã | C1 | C2 | C3 |\n| PNV | 19 | 30 | 40 |"
    [rows] = tables_with(only(Code.MINUTES, dossier(scale=scale, scores=scores)), "Điểm trung bình")
    assert rows[1][-1] == "tiêu chí C1 dưới điểm tối thiểu"


def test_a_minimum_is_compared_with_what_the_letter_makes_of_the_points() -> None:
    scores = "\n".join(
        f"| B | | {scorer} | {points} | 50 | |" for scorer, points in zip("XYZT", (0, 10, 10, 10), strict=True)
    )
    [rows] = tables_with(only(Code.MINUTES, dossier_of_second_letter(scores=scores)), "Điểm trung bình")
    assert rows[-1][-6:] == ["60,00", "80", "Bạc", "Khuyến khích", "1", ""]


def test_at_the_standing_committee_its_organ_meets() -> None:
    found = body(settings=OFFICE | {"Cấp thẩm định": "Ban Thường vụ"}, subjects=SUBJECTS)
    assert "CHỦ TRÌ CUỘC HỌP" in found
    assert "2.1. Đồng chí …………… báo cáo: có 5 đối tượng" in found
    assert "Cuộc họp kết thúc vào hồi" in found
    assert "T/M" not in found

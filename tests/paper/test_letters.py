"""D1 Phiếu đăng ký, D7 Tờ trình and D9 Công văn: fields, wording, and when there is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.paper.papers import OFFICE, TODAY, dossier, lines, only, progress, tables_with, text
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.paper.documents import Code, documents

COMMENDED = """
| Mã  | Tên            | Loại đối tượng | Đề nghị khen thưởng | Chức vụ    | Đơn vị công tác | Lĩnh vực             |
| RKD | Rơ Ông K’Duyên | Cá nhân        | Có                  | Trưởng tổ  | Trạm Y tế       | Chức trách, nhiệm vụ |
| PNV | Phòng Nội vụ   | Tổ chức        |                     |            |                 | Khác                 |

| Mã  | Tên            | Loại đối tượng | Cấp thẩm định |
| TTY | Trung tâm Y tế | Tổ chức        | Ban Thường vụ |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n| RKD | 29 | 28 | 39 |\n| PNV | 29 | 28 | 39 |"
UNITS = "| Mã | Tên |\n| CB-01 | Chi bộ 1 |\n| CB-02 | Chi bộ 2 |\n| DU-SM | Đảng ủy |"


def submission(**tables: Any) -> bytes:
    return only(Code.PROPOSAL, dossier(**{"subjects": COMMENDED, "scores": SCORES, **tables}))


def test_a_submission_counts_the_two_groups_apart() -> None:
    found = lines(submission())
    assert "Kính trình: Ban Thường vụ Đảng ủy xã Suối Mây (qua Ban Xây dựng Đảng)" in found
    first = next(place for place, line in enumerate(found) if line.startswith("1. "))
    assert found[first : first + 2] == [
        (
            "1. Công nhận kết quả thẩm định, xem xét xếp loại hoàn thành xuất sắc nhiệm vụ và khen thưởng đối với 1 "
            "đối tượng (Phụ lục 1, phần A; trích ngang: Phụ lục 2)."
        ),
        (
            "2. Thẩm định 1 đối tượng thuộc thẩm quyền của Ban Thường vụ Đảng ủy xã Suối Mây, gửi kèm báo cáo (Phụ "
            "lục 1, phần B)."
        ),
    ]
    assert "Kính đề nghị Ban Thường vụ Đảng ủy xã Suối Mây xem xét, quyết định." in found
    [rows] = tables_with(submission(), "Hạng")
    assert [row[:2] for row in rows[1:-1]] == [
        ["A. ĐÃ THẨM ĐỊNH, ĐỀ NGHỊ CÔNG NHẬN KẾT QUẢ (1)"],
        ["1", "Rơ Ông K’Duyên, Trưởng tổ, Trạm Y tế"],
        ["B. THUỘC THẨM QUYỀN THẨM ĐỊNH CỦA CẤP TRÊN (1)"],
        ["2", "Trung tâm Y tế"],
    ]
    assert "Phòng Nội vụ" not in text(submission())


def test_those_whom_the_level_above_appraises_stand_by_kind_under_a_heading_of_their_own() -> None:
    """Three organisations once stood under “CÁ NHÂN”, as whoever was last."""
    elsewhere = COMMENDED + "| TTD | Tổ văn hóa     | Tập thể        | Ban Thường vụ |\n"
    [rows] = tables_with(submission(subjects=elsewhere), "Hạng")
    assert [row[0] if len(row) == 1 else row[1] for row in rows[2:-1]] == [
        "Rơ Ông K’Duyên, Trưởng tổ, Trạm Y tế",
        "B. THUỘC THẨM QUYỀN THẨM ĐỊNH CỦA CẤP TRÊN (2)",
        "I. TỔ CHỨC (1)",
        "Trung tâm Y tế",
        "II. TẬP THỂ (1)",
        "Tổ văn hóa",
    ]


def test_a_submission_asks_for_those_late_reports_alone_that_nobody_has_accepted() -> None:
    late = COMMENDED.replace(
        "Đề nghị khen thưởng |", "Đề nghị khen thưởng | Ngày nhận báo cáo | Chấp nhận quá hạn |", 1
    )
    head, *others = late.strip().split("\n")
    rows = [line.replace("Có                  |", "Có | 18/12/2026 | {accepted} |") for line in others]
    rows = [line.replace("|                     |", "| | 18/12/2026 | |") for line in rows]
    body = "\n".join([head, *rows])
    assert "3. Xem xét, cho ý kiến việc chấp nhận 1 báo cáo" in text(submission(subjects=body.format(accepted="")))
    assert "chấp nhận" not in text(submission(subjects=body.format(accepted="Có")))


def test_nobody_on_whom_a_level_above_concluded_is_submitted() -> None:
    from_above = "| Mã | Kết luận | Xếp loại |\n| RKD | Đủ điều kiện về mô hình | Tốt |"
    body = text(submission(from_above=from_above))
    assert "1. Thẩm định 1 đối tượng" in body
    assert "Rơ Ông K’Duyên" not in body


def test_an_earlier_submission_says_kinh_gui() -> None:
    [document] = documents(Code.PROPOSAL, dossier(TODAY.replace(month=3), subjects=COMMENDED, scores=SCORES))
    assert document.fields.submitted_to == "Kính gửi"  # type: ignore[attr-defined]


def test_without_anything_to_submit_there_is_no_submission() -> None:
    assert list(documents(Code.PROPOSAL, dossier())) == []


def test_a_reminder_names_every_unit_that_has_not_sent() -> None:
    merged = "| Mã | Nguồn |\n| CB-02.A | CB-02 |"
    found = lines(only(Code.REMINDER, dossier(subjects=merged, scores="", sheets={"Đầu mối": UNITS})))
    assert "Kính gửi: Chi bộ 1" in found
    assert [line for line in found if "Chi bộ 2" in line or line == "- Đảng ủy."] == []
    assert any("chưa nhận được hồ sơ của đơn vị." in line for line in found)
    assert any("Đến nay đã quá hạn 8 ngày, đề nghị gửi ngay và nêu rõ lý do" in line for line in found)
    assert not any("đúng thời hạn" in line for line in found)


@pytest.mark.parametrize(
    ("verdict", "is_reminded"),
    [
        (ItemVerdict.ACCEPTED, False),  # an empty dossier leaves no row on Đơn vị
        (ItemVerdict.HELD, False),
        (ItemVerdict.BRANCHED, False),
        (ItemVerdict.MODIFIED, True),  # anybody can write a unit's code into a file
        (ItemVerdict.UNREADABLE, True),
    ],
)
def test_who_has_sent_is_what_the_tool_has_received(verdict: ItemVerdict, is_reminded: bool) -> None:
    made_from = dossier(sheets={"Đầu mối": "| Mã | Tên |\n| CB-01 | Chi bộ 1 |", "Tiến độ": progress("CB-01", verdict)})
    assert len(list(documents(Code.REMINDER, made_from))) == is_reminded


def test_before_the_deadline_a_reminder_asks_to_keep_it() -> None:
    made_from = dossier(TODAY.replace(day=10), sheets={"Đầu mối": UNITS})
    found = text(only(Code.REMINDER, made_from))
    assert "Thời hạn gửi: chậm nhất hết ngày 14/12/2026, thứ Hai." in found
    assert "về Đảng ủy Trường THPT Suối Mây đúng thời hạn. Theo mục 3 Công văn 804-CV/HU" in found
    assert "quá hạn" not in found
    assert "- Chi bộ 1," in found
    assert "- Chi bộ 2." in found


def test_when_all_have_sent_there_is_no_reminder() -> None:
    assert list(documents(Code.REMINDER, dossier())) == []


def test_a_registration_form_has_the_row_and_its_boxes() -> None:
    found = lines(only(Code.REGISTRATION, dossier(subjects=COMMENDED, scores="")))
    first = found.index("1. Tên tổ chức, tập thể, cá nhân: Rơ Ông K’Duyên")
    assert found[first : first + 8] == [
        "1. Tên tổ chức, tập thể, cá nhân: Rơ Ông K’Duyên",
        "2. Chức vụ, đơn vị công tác: Trưởng tổ, Trạm Y tế",
        "3. Loại đối tượng: Cá nhân",
        "4. Tên mô hình mới, cách làm sáng tạo: Mô hình của RKD",
        "5. Lĩnh vực: ☐ Lãnh đạo, chỉ đạo   ☒ Chức trách, nhiệm vụ   ☐ Khác",
        ("6. Sản phẩm cụ thể dự kiến (số liệu, chỉ tiêu hoặc hiệu quả tác động): Giảm 30% thời gian giải quyết hồ sơ"),
        "7. Thời gian thực hiện: từ ……/……/…… đến ……/……/……",
        "8. Đề nghị khen thưởng: ☒ Có   ☐ Không",
    ]
    organisation = found.index("1. Tên tổ chức, tập thể, cá nhân: Phòng Nội vụ")
    assert found[organisation + 1] == "2. Loại đối tượng: Tổ chức"
    assert not {"PHÒNG NỘI VỤ", "ĐẢNG CỘNG SẢN VIỆT NAM"} & set(found)
    assert "Suối Mây, ngày      tháng      năm 2026" in found


def test_a_body_of_the_party_registers_under_its_letterhead_on_the_day_that_the_row_has() -> None:
    subjects = """
    | Mã  | Tên             | Loại đối tượng | Ngày đăng ký | Tình trạng hồ sơ |
    | CB1 | Chi bộ Thôn Một | Tổ chức        | @20/02/2026  |                  |
    | CB2 | Chi bộ Thôn Hai | Tổ chức        | @20/02/2026  | Đã rút           |
    """
    found = text(only(Code.REGISTRATION, dossier(subjects=subjects, scores="")))
    assert "CHI BỘ THÔN MỘT\n*" in found
    assert "Suối Mây, ngày 20 tháng 02 năm 2026" in found
    assert "Thôn Hai" not in found


def test_without_a_registered_subject_there_is_one_empty_form() -> None:
    found = lines(only(Code.REGISTRATION, dossier(subjects="", scores="", settings=OFFICE)))
    assert found.count("PHIẾU ĐĂNG KÝ") == 1
    assert any(line.startswith("1. Tên tổ chức, tập thể, cá nhân: ……") for line in found)

"""D13, the answer to one subject: why it got what it got, and no word of anybody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.paper.papers import (
    CONFIRMED,
    OFFICE,
    SCORES,
    dossier,
    dossier_of_second_letter,
    filled,
    lines,
    tables_with,
)
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.refusal import Refusal

LATE = "Báo cáo ngày 16/12/2026: chưa có ý kiến chấp nhận."
THIRD = SCORES + "| PNV | Trần Văn Ba   | 28 | 27 | 39 |\n"


def answers(*codes: str, **tables: Any) -> list[bytes]:
    made_from = replace(dossier(**{"scores": THIRD, **tables}), asked_for=codes)
    return [filled(document) for document in documents(Code.ANSWERS, made_from)]


def body(code: str, **tables: Any) -> list[str]:
    [content] = answers(code, **tables)
    return lines(content)


def test_it_says_what_came_out_and_why() -> None:
    found = body("HND")
    assert found[found.index("1. Kết luận") :][:3] == [
        "1. Kết luận",
        "Đủ điều kiện về mô hình – 71,00 điểm, mức “Khá”, hạng 1/1 tập thể",
        f"Tên mô hình mới, cách làm sáng tạo: Mô hình của HND. Trung bình 1 phiếu 71,00: mức “Khá”. {LATE}",
    ]
    assert (
        "4. Thời hạn. Nhận báo cáo ngày 16/12/2026. Hạn: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4): quá hạn 2 "
        "ngày, chưa có ý kiến chấp nhận."
    ) in found
    assert "5. Kết quả của cấp trên. Đến ngày lập phiếu chưa có." in found
    assert (
        "6. Còn có thể làm thay đổi kết quả này: thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU; báo cáo gửi quá "
        "hạn chưa có ý kiến chấp nhận; chưa có quyết định của cấp có thẩm quyền."
    ) in found


def test_three_sheets_show_bounds_and_the_exact_total() -> None:
    [content] = answers("PNV")
    [table] = tables_with(content, "Thấp nhất")
    assert [row[1:] for row in table[1:]] == [
        ["30", "28,33", "28", "29"],
        ["30", "27,67", "27", "28"],
        ["40", "38,67", "38", "39"],
        ["100", "94,67", "94", "96"],
    ]
    assert table[-1][0] == "Tổng điểm (chính xác 284/3, ghi 94,67)"


def test_fewer_sheets_show_no_bounds_for_they_would_be_a_scorers_own() -> None:
    [content] = answers("PNV", scores=SCORES)
    assert tables_with(content, "Thấp nhất") == []
    [table] = tables_with(content, "Trung bình")
    assert [row[1:] for row in table[1:]] == [["30", "28,50"], ["30", "28,00"], ["40", "38,50"], ["100", "95,00"]]


def test_the_distance_to_each_better_grade_is_seen() -> None:
    found = body("HND")
    assert [line for line in found if line.startswith(("Không đạt\n", "Đạt\n", "Khá\n", "Tốt\n"))] == [
        "Không đạt\ndưới 50\n",
        "Đạt\ntừ 50\n",
        "Khá\ntừ 70\n71,00 điểm",
        "Tốt\ntừ 90\ncòn thiếu 19,00",
    ]


def test_the_grades_have_the_cut_offs_of_the_subjects_kind() -> None:
    made_from = replace(dossier_of_second_letter(), asked_for=("A", "B"))
    organisation, person = (lines(filled(document)) for document in documents(Code.ANSWERS, made_from))
    assert [line for line in organisation if line.startswith(("Bạc\n", "Vàng\n"))] == [
        "Bạc\ntừ 85\n87,00 điểm",
        "Vàng\ntừ 95\ncòn thiếu 8,00",
    ]
    assert [line for line in person if line.startswith(("Bạc\n", "Vàng\n"))] == [
        "Bạc\ntừ 80\n87,00 điểm",
        "Vàng\ntừ 90\ncòn thiếu 3,00",
    ]


def test_means_are_made_as_the_letter_makes_its_points() -> None:
    scores = (
        "| B | | Bà X | 45 | 42 | |\n| B | | Bà Y | 45 | 42 | |\n| B | | Bà Z | 5 | 50 | |\n| B | | Bà T | 50 | 50 | |"
    )
    made_from = replace(dossier_of_second_letter(scores=scores), asked_for=("B",))
    [content] = [filled(document) for document in documents(Code.ANSWERS, made_from)]
    assert "Đủ điều kiện về mô hình – 87,00 điểm, mức “Bạc”, hạng 1/1 cá nhân" in lines(content)
    [table] = tables_with(content, "Trung bình")
    assert [row[1:3] for row in table[1:]] == [["50", "45,00"], ["50", "46,00"], ["100", "87,00"]]


def test_it_names_no_scorer_no_cell_and_nobody_else() -> None:
    everything = "\n".join(body("HND"))
    others = ("Hoàng Văn Lực", "Lê Văn Sáng", "Phòng Nội vụ", "PNV", "Điểm!", "Đơn vị!", "Tiêu chí!")
    assert [word for word in others if word in everything] == []


def test_without_points_it_has_neither_table_nor_strip() -> None:
    found = body("CDG")
    assert found[found.index("1. Kết luận") :][1:6] == [
        "Không thẩm định: không gửi báo cáo",
        "Tên mô hình mới, cách làm sáng tạo: Mô hình của CDG. Không gửi báo cáo.",
        "2. Thời hạn. Chưa nhận được báo cáo. Hạn: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4).",
        "3. Kết quả của cấp trên. Đến ngày lập phiếu chưa có.",
        "4. Còn có thể làm thay đổi kết quả này: không có.",
    ]


def test_what_a_level_above_concluded_goes_first() -> None:
    above = "| Mã | Kết luận | Xếp loại |\n| HND | Không đủ điều kiện về mô hình | Đạt |"
    found = body("HND", from_above=above)
    told = "Ban Thường vụ Đảng ủy xã Suối Mây: Đạt"
    assert found[found.index("1. Kết luận") + 1] == told
    assert f"5. Kết quả của cấp trên. {told}." in found


def test_whom_the_committee_refused_is_told_so() -> None:
    subjects = """
    | Mã | Tên     | Loại đối tượng | Quyết định   | Ghi chú quyết định |
    | A  | Phòng A | Tổ chức        | Không đồng ý | thiếu minh chứng   |
    """
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 28 | 39 |"
    found = body("A", subjects=subjects, scores=scores, settings=OFFICE | CONFIRMED)
    assert found[found.index("1. Kết luận") + 1] == "Không được cấp có thẩm quyền công nhận: thiếu minh chứng"


def test_a_code_of_no_row_is_refused() -> None:
    with pytest.raises(Refusal, match="Không có đối tượng mang mã X1 ở trang tính Đơn vị"):
        answers("X1")


def test_it_is_made_on_request_alone() -> None:
    assert answers() == []

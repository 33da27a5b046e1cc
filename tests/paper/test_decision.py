"""D10, the decision with its list: of the rows that this level decides and agreed to, and of nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.paper.papers import CONFIRMED, OFFICE, dossier, filled, lines, tables_with
from xlsx_addin.paper.documents import Code, documents

if TYPE_CHECKING:
    from xlsx_addin.paper.documents import Document

DECIDED = {"Số văn bản quyết định": "Quyết định số 12-QĐ/ĐU", "Ngày quyết định": "21/12/2026"}
SUBJECTS = """
| Mã | Tên | Loại đối tượng | Thuộc tổ chức | Đăng ký | Đề nghị khen thưởng | Quyết định | Số QĐ công nhận sáng kiến | \
Ngày công nhận |
| A  | Phòng A   | Tổ chức |   | Có    |    | Đồng ý       |            |             |
| B  | Phòng B   | Tổ chức |   | Có    |    | Không đồng ý |            |             |
| C  | Phòng C   | Tổ chức |   | Có    | Có | Đồng ý       |            |             |
| D  | Đặng Dũng | Cá nhân | A | Có    |    | Đồng ý       |            |             |
| E  | Phòng E   | Tổ chức |   | Có    |    |              |            |             |
| F  | Lê Phúc   | Cá nhân | B | Không |    |              | 12/QĐ-UBND | @20/11/2026 |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n" + "\n".join(f"| {code} | 29 | 28 | 3{place} |" for place, code in enumerate("ABCDE"))


MODEL = "mô hình mới, cách làm sáng tạo"
LETTER = f"Công văn số 804-CV/HU, ngày 15/12/2022 của Huyện ủy Lạc Dương về thẩm định {MODEL}"
RESULT = "kết quả thẩm định mức “Tốt” 1, “Khá” 1"


def made(**settings: str) -> list[Document]:
    return list(documents(Code.DECISION, dossier(subjects=SUBJECTS, scores=SCORES, settings=OFFICE | settings)))


def body(**settings: str) -> list[str]:
    [document] = made(**settings)
    return lines(filled(document))


def test_it_recognises_whom_this_level_decides_on_and_agreed_to() -> None:
    found = body(**CONFIRMED, **DECIDED)
    assert found[found.index("QUYẾT ĐỊNH") :][:10] == [
        "QUYẾT ĐỊNH",
        "về công nhận kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026",
        "-----",
        f"- Căn cứ {LETTER};",
        "- Căn cứ Hướng dẫn số 09-HD/BTCTU, ngày 12/12/2022 của Ban Tổ chức Tỉnh ủy Lâm Đồng;",
        "- Căn cứ Biên bản họp thẩm định ngày 18/12/2026,",
        "ĐẢNG ỦY TRƯỜNG THPT SUỐI MÂY QUYẾT ĐỊNH",
        f"Điều 1. Công nhận 2 đối tượng đạt {RESULT}, đủ điều kiện về {MODEL} năm 2026 (danh sách kèm theo).",
        "Điều 2. Các tổ chức, tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
    ]
    [document] = made(**CONFIRMED, **DECIDED)
    [table] = tables_with(filled(document), "Tên; chức vụ, đơn vị")
    assert [row[1] for row in table[1:] if len(row) == 5] == ["Phòng A", "Đặng Dũng, Phòng A"]
    assert "Danh sách có 2 đối tượng." in found
    assert [line for line in found if "xếp loại" in line.lower() and "Xếp loại" not in line] == []  # A14


def test_its_number_is_ink_and_its_day_is_that_of_the_decision() -> None:
    found = body(**CONFIRMED, **DECIDED)
    assert "Số      -QĐ/ĐU" in found
    assert "Suối Mây, ngày 21 tháng 12 năm 2026" in found


@pytest.mark.parametrize(
    ("settings", "is_draft"),
    [
        (CONFIRMED | DECIDED, False),
        (CONFIRMED, True),
        (DECIDED, True),
        (CONFIRMED | {"Ngày quyết định": "21/12/2026"}, False),
    ],
)
def test_it_is_a_draft_until_it_has_its_day_and_the_scale_is_confirmed(
    settings: dict[str, str], is_draft: bool
) -> None:
    [document] = made(**settings)
    assert document.is_draft is is_draft


def test_without_anybody_agreed_to_there_is_none() -> None:
    assert list(documents(Code.DECISION, dossier())) == []


def test_the_highest_level_lists_whom_it_puts_forward_for_rating_and_commendation() -> None:
    above: dict[str, Any] = {
        "Cấp thẩm định": "Ban Thường vụ",
        "Tên đơn vị": "Ban Thường vụ Đảng ủy xã Suối Mây",
        "Tên cơ quan ban hành": "",
    }
    found = body(**CONFIRMED, **DECIDED, **above)
    assert "- Xét đề nghị của Ban Xây dựng Đảng," in found
    assert "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ SUỐI MÂY QUYẾT ĐỊNH" in found
    [document] = made(**CONFIRMED, **DECIDED, **above)
    [table] = tables_with(filled(document), "Đề nghị khen thưởng")
    assert [row[1:2] + row[4:] for row in table[1:] if len(row) == 8] == [
        ["Phòng C", "89,00 điểm, mức “Khá”", "Khá", "Có", ""],
        ["Phòng A", "87,00 điểm, mức “Khá”", "Khá", "", ""],
        ["Đặng Dũng", "90,00 điểm, mức “Tốt”", "Khá", "", ""],
        [
            "Lê Phúc",
            "Có cơ sở đánh giá (đoạn 2, mục 1)",
            "Khá",
            "",
            "Quyết định số 12/QĐ-UBND, ngày 20/11/2026 (có đề tài, đề án, sáng kiến đã được công nhận trong năm)",
        ],
    ]

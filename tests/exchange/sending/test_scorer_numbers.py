"""No scorer's name leaves the unit (envelope §2)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

from tests.exchange.sent import rows_of, submitted
from xlsx_addin.exchange.envelope.writer import envelope_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

SCORES = """
| Mã  | Tên      | Người chấm    | C1 | C2 | C3   | Nhận xét        |
| A01 | Bà Thảo  | Bà Thảo       | 28 | 27 | 38.5 | tốt             |
| A01 |          | Ông Lực       | 27 | 27 | 35   |                 |
| A02 |          | ' bà thảo     | 20 | 20 | 35   | theo Ông Lực    |
| A02 |          | Thảo          | 20 | 20 | 35   |                 |
"""
TWICE = """
| Mã  | Người chấm    | C1 | C2 | C3 |
| A01 | Ông Lực       | 28 | 27 | 38 |
| A01 | Ông Lực       | 27 | 27 | 35 |
| A02 | Trần Văn Bình | 20 | 20 | 35 |
| A02 | Đ/c Trần Văn Bình | 20 | 20 | 35 |
| A02 | 3             | 20 | 20 | 35 |
"""
NAMES = ("Thảo", "thảo", "Lực", "Bình")


def texts(envelope: Envelope) -> list[str]:
    """Every text of the file, the cover's among them."""
    book = openpyxl.load_workbook(io.BytesIO(envelope_bytes(envelope)))
    return [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    ]


def test_scorers_are_numbers_by_first_appearance(tmp_path: Path) -> None:
    rows = rows_of(submitted(tmp_path, scores=SCORES), "Điểm")
    assert [row["Người chấm"] for row in rows] == ["Người 1", "Người 2", "Người 1", "Người 3"]


def test_a_subjects_name_stays_and_remarks_are_blank(tmp_path: Path) -> None:
    rows = rows_of(submitted(tmp_path, scores=SCORES), "Điểm")
    assert rows[0]["Tên"] == "Bà Thảo"
    assert [row for row in rows if "Nhận xét" in row] == []


def test_no_name_stands_in_problems_explanations_or_on_the_cover(tmp_path: Path) -> None:
    envelope = submitted(tmp_path, scores=TWICE)
    assert [text for text in texts(envelope) if any(name in text for name in NAMES)] == []
    messages = [str(row["Nội dung"]) for row in rows_of(envelope, "Lỗi")]
    assert [message for message in messages if "Người 1 đã có phiếu" in message]
    assert [message for message in messages if "“Người 3” và “Người 2”" in message]
    [invalid] = [row for row in rows_of(envelope, "Kết quả") if row["Mã"] == "A01"]
    assert "Dữ liệu lỗi" in str(invalid["Kết luận"])


def test_a_number_that_stands_for_a_member_becomes_one_of_ours_and_no_message_is_spoilt(tmp_path: Path) -> None:
    envelope = submitted(tmp_path, scores=TWICE)
    assert [row["Người chấm"] for row in rows_of(envelope, "Điểm")][-1] == "Người 4"
    assert [text for text in texts(envelope) if "Người 4" in text] == ["Người 4"]


def test_a_name_in_legacy_letters_is_no_less_a_name(tmp_path: Path) -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | NguyÔn ThÞ Th¶o | 28 | 27 | 38 |"
    envelope = submitted(tmp_path, scores=scores)
    assert [text for text in texts(envelope) if any(name in text for name in ("Thảo", "Th¶o"))] == []


def test_a_scorer_who_is_called_like_a_heading_spoils_no_message(tmp_path: Path) -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | Điểm | 28 | 27 | 38 |\n| A01 | Điểm | 28 | 27 | 38 |"
    envelope = submitted(tmp_path, scores=scores)
    assert [row["Người chấm"] for row in rows_of(envelope, "Điểm")] == ["Người 1", "Người 1"]
    assert {row["Ô"] for row in rows_of(envelope, "Lỗi")} >= {"A6"}
    assert [str(row["Nội dung"]) for row in rows_of(envelope, "Lỗi") if "Điểm!A6" in str(row["Nội dung"])]


def test_addresses_of_subjects_stay_at_home(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Tên      | Loại đối tượng | Đăng ký | Địa chỉ thư        |
    | A01 | Khoa Nội | Tổ chức        | Có      | khoanoi@x.example  |
    """
    envelope = submitted(tmp_path, subjects=subjects, scores="")
    assert [text for text in texts(envelope) if "@x.example" in text] == []
    assert "Địa chỉ thư" in texts(envelope)


def test_a_subject_who_is_called_like_a_scorer_keeps_the_name_in_what_is_said_of_its_row(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Tên     | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Thuộc tổ chức | Điểm tự chấm |
    | A01 | Ông Lực | Cá nhân        | Có      | 10/12/2026        | X9            | 1            |
    | A02 | Ông Lực | Cá nhân        | Có      | 10/12/2026        | X9            | 1            |
    """
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | Ông Lực | 28 | 27 | 38 |"
    envelope = submitted(tmp_path, subjects=subjects, scores=scores)
    assert [row["Tên"] for row in rows_of(envelope, "Đơn vị")] == ["Ông Lực", "Ông Lực"]
    assert [row["Tên"] for row in rows_of(envelope, "Kết quả")] == ["Ông Lực", "Ông Lực"]
    assert [row["Người chấm"] for row in rows_of(envelope, "Điểm")] == ["Người 1"]
    messages = [str(row["Nội dung"]) for row in rows_of(envelope, "Lỗi") if row["Trang tính"] == "Đơn vị"]
    assert [message for message in messages if "Người 1" in message] == []

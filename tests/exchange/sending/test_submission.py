"""A submission: the clerk's sheets as they are, the tool's sheets as they were made, and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.sent import MOMENT, SETTINGS, appraised_job, rows_of, submitted
from tests.workbooks import score_rows
from xlsx_addin.exchange.envelope.envelope import Edition
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.sent_envelopes import submission
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest
from xlsx_addin.xlsx.cells import DateSerial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope


def test_the_manifest_says_who_sends_what_to_whom(tmp_path: Path) -> None:
    job = appraised_job(tmp_path)
    envelope = submission(job, Edition(2, "sha256:" + "0" * 64, MOMENT))
    assert envelope.manifest.pairs() == {
        "format": "1",
        "kind": "submission",
        "sender": "CB-01",
        "sender_name": "Chi bộ cơ sở Trạm Y tế",
        "recipient": "DU-LB",
        "level": "Cấp ủy cơ sở",
        "year": "2026",
        "guidance": "804-CV/HU",
        "guidance_digest": digest(load("804-CV/HU")),
        "scale_confirmed": "false",
        "version": "2",
        "created": "2026-12-14T08:30:00+07:00",
        "previous": "sha256:" + "0" * 64,
        "subjects": "3",
        "digest": envelope.digest,
    }


def test_cells_keep_their_addresses_so_that_a_problem_names_the_same_cell_on_both_sides(tmp_path: Path) -> None:
    job = appraised_job(
        tmp_path, subjects="| Mã | Đăng ký |\n| A01 | Có |\n|  |  |\n| A02 | Co |", scores="", heading_row=7
    )
    envelope = submission(job, Edition(1, "", MOMENT))
    subjects = envelope.sheets["Đơn vị"]
    assert (subjects.at(7, 1), subjects.at(8, 1), subjects.at(9, 1), subjects.at(10, 1)) == ("Mã", "A01", None, "A02")
    [problem] = rows_of(envelope, "Lỗi")
    assert (problem["Trang tính"], problem["Ô"], subjects.at(10, 8)) == ("Đơn vị", "H10", "Co")


def test_a_blank_level_is_written_out_as_the_senders(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Cấp thẩm định |
    | A01 |               |
    | A02 | Ban Thường vụ |
    | A03 | " "           |
    |     |               |
    | A05 | chi bo        |
    """
    envelope = submitted(tmp_path, subjects=subjects, scores="")
    assert [row.get("Cấp thẩm định") for row in rows_of(envelope, "Đơn vị")] == [
        "Cấp ủy cơ sở",
        "Ban Thường vụ",
        "Cấp ủy cơ sở",
        None,
        "chi bo",
    ]


def test_a_missing_column_for_the_level_is_added_after_the_last_one(tmp_path: Path) -> None:
    table = """
    | Mã  | Tên | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Riêng |
    | A01 | X   | Tổ chức        | Có      |                   | 5     |
    """
    envelope = submitted(tmp_path, sheets={"Đơn vị": table}, scores="", heading_row=1)
    assert rows_of(envelope, "Đơn vị", first_row=2) == [
        {"Mã": "A01", "Tên": "X", "Loại đối tượng": "Tổ chức", "Đăng ký": "Có", "Riêng": 5.0,
         "Cấp thẩm định": "Cấp ủy cơ sở"},
    ]  # fmt: skip


def test_values_are_sent_as_the_clerk_has_them(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Ngày nhận báo cáo | Tự xếp loại | Ghi chú          | Cột riêng |
    | 7   | 14/12/2026 08:30  | khá         | "hai\\r\\ndòng"  | TRUE      |
    | '08 | '14/12/2026       | Tốt         | "=1+1"           | 0.1       |
    """
    first, second = rows_of(submitted(tmp_path, subjects=subjects, scores=""), "Đơn vị")
    assert (first["Mã"], second["Mã"]) == (7.0, "08")
    assert isinstance(first["Ngày nhận báo cáo"], DateSerial)
    assert second["Ngày nhận báo cáo"] == "14/12/2026"
    assert (first["Tự xếp loại"], first["Ghi chú"], second["Ghi chú"]) == ("khá", "hai\ndòng", "=1+1")
    assert (first["Cột riêng"], second["Cột riêng"]) == ("TRUE", 0.1)


def test_a_cell_that_cannot_be_read_is_sent_as_words_that_say_so(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm | Ghi chú |\n| A01 | =A1+1 | #N/A |"
    [row] = rows_of(submitted(tmp_path, subjects=subjects, scores=""), "Đơn vị")
    assert (row["Điểm tự chấm"], row["Ghi chú"]) == ("(công thức chưa được tính)", "#N/A")


def test_what_stands_outside_the_tables_stays_at_home(tmp_path: Path) -> None:
    rows = score_rows("| Mã | C1 | C2 | C3 |\n| A01 | 1 | 2 | 3 |", ["C1", "C2", "C3"])
    rows[1] += ["", "ghi riêng"]
    envelope = submitted(tmp_path, subjects="| Mã |\n| A01 |", sheets={"Điểm": rows}, heading_row=5)
    everything = [
        cell for sheet in envelope.sheets.values() for cells in sheet.columns.values() for cell in cells.values()
    ]
    assert "ghi riêng" not in everything
    assert set(SETTINGS["Địa chỉ cấp trên"].split()).isdisjoint(map(str, everything))


@pytest.mark.parametrize(
    ("heading_row", "title"), [(1, "Mã"), (3, None), (4, "DANH SÁCH ĐỐI TƯỢNG"), (9, "DANH SÁCH ĐỐI TƯỢNG")]
)
def test_a_title_stands_where_there_is_room_for_one(tmp_path: Path, heading_row: int, title: str | None) -> None:
    envelope = submitted(tmp_path, heading_row=heading_row)
    assert envelope.sheets["Đơn vị"].at(1, 1) == title


def test_results_and_problems_are_those_of_the_click(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert [
        (row["Mã"], row["Kết luận"], row.get("Điểm"), row.get("Xếp loại")) for row in rows_of(envelope, "Kết quả")
    ] == [
        ("A01", "Đủ điều kiện về mô hình", 91.25, "Tốt"),
        ("A02", "Đủ điều kiện về mô hình", 75.0, "Khá"),
        ("A03", "Chờ báo cáo", None, None),
    ]
    assert [(row["Mức"], row["Trang tính"], row["Ô"]) for row in rows_of(envelope, "Lỗi")] == [
        ("Cảnh báo", "Đơn vị", "Q6"),
        ("Cảnh báo", "Điểm", "cả trang"),
    ]


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

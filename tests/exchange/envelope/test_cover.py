"""The cover: what people read, sign and file, built from the envelope's own sheets by whoever needs it."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.sent import converted_by_libreoffice, opened, submitted
from xlsx_addin.exchange.envelope.cover import cover_of
from xlsx_addin.exchange.envelope.writer import envelope_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

FAULTY = """
| Mã  | Tên                       | Điểm tự chấm |
| A01 | Khoa Nội                  | 80           |
| A02 | Khoa Ngoại                | tám mươi     |
"""


def lines(envelope: Envelope) -> list[str]:
    """The texts of each row of the cover, joined."""
    cover = openpyxl.load_workbook(io.BytesIO(envelope_bytes(envelope)))["Phiếu gửi"]
    rows = (" | ".join(str(cell) for cell in row if cell is not None) for row in cover.iter_rows(values_only=True))
    return [row for row in rows if row]


def test_it_says_from_whom_to_whom_what_and_with_which_code(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert lines(envelope) == [
        "CHI BỘ CƠ SỞ TRẠM Y TẾ | ĐẢNG CỘNG SẢN VIỆT NAM",
        "* | ………………, ngày 14 tháng 12 năm 2026",
        "PHIẾU GỬI HỒ SƠ THẨM ĐỊNH",
        "Mô hình mới, cách làm sáng tạo năm 2026 – lần gửi 1",
        "Kết quả tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.",
        "Kính gửi | Cấp ủy cấp trên (mã đơn vị DU-LB)",
        "Đơn vị gửi | Chi bộ cơ sở Trạm Y tế (mã đơn vị CB-01) – Cấp ủy cơ sở",
        "Văn bản hướng dẫn | 804-CV/HU",
        "Lập lúc | 08:30 ngày 14/12/2026",
        "Tên tệp | ThamDinh_2026_CB-01_v1.xlsx",
        "Số đối tượng | 3",
        "Kết luận | Tổ chức | Tập thể | Cá nhân | Cộng",
        "Chờ báo cáo | 0 | 0 | 1 | 1",
        "Đủ điều kiện về mô hình | 1 | 1 | 0 | 2",
        "Cộng | 1 | 1 | 1 | 3",
        "Xếp loại | Tổ chức | Tập thể | Cá nhân | Cộng",
        "Tốt | 1 | 0 | 0 | 1",
        "Khá | 0 | 1 | 0 | 1",
        "Đạt | 0 | 0 | 0 | 0",
        "Không đạt | 0 | 0 | 0 | 0",
        "Không còn lỗi; có 2 cảnh báo (xem trang tính Lỗi).",
        f"Mã xác nhận | {envelope.code}",
        "Mã này tính từ nội dung tệp. Khi cần đối chiếu, hai bên đọc mã cho nhau qua điện thoại.",
        "NGƯỜI LẬP PHIẾU | T/M CẤP ỦY",
        "(ký, ghi rõ họ tên) | (ký, ghi rõ họ tên)",
    ]


def test_errors_that_are_left_open_are_named(tmp_path: Path) -> None:
    found = lines(submitted(tmp_path, subjects=FAULTY, scores=""))
    first = found.index("Còn 1 lỗi chưa sửa, 0 cảnh báo (xem trang tính Lỗi):")
    assert found[first + 1].startswith("– Ô Đơn vị!P6 (Điểm tự chấm)")


def test_a_long_list_of_errors_does_not_push_the_signatures_off_the_page(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm |\n" + "\n".join(f"| A{number} | x |" for number in range(9))
    found = lines(submitted(tmp_path, subjects=subjects, scores=""))
    assert len([line for line in found if line.startswith("– ")]) == 5
    assert "… và 4 lỗi khác." in found


def test_an_unconfirmed_scale_is_the_only_provisional_one(tmp_path: Path) -> None:
    confirmed = lines(submitted(tmp_path, settings={"Thang điểm": "Đã đối chiếu"}))
    assert not [line for line in confirmed if "tạm tính" in line]


def test_whoever_receives_builds_the_same_cover(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert cover_of(opened(envelope_bytes(envelope))) == cover_of(envelope)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_it_prints_on_one_page(tmp_path: Path) -> None:
    long_name = "Đảng bộ cơ sở Trường Trung học phổ thông Dân tộc nội trú và các đơn vị trực thuộc khu vực Lang Biang"
    subjects = "| Mã | Điểm tự chấm |\n" + "\n".join(f"| A{number} | x |" for number in range(9))
    path = tmp_path / "gui.xlsx"
    path.write_bytes(
        envelope_bytes(submitted(tmp_path, subjects=subjects, scores="", settings={"Tên đơn vị": long_name}))
    )
    printed = converted_by_libreoffice(path, "pdf")
    text = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, text=True).stdout
    first_page = " ".join(text.split("\f")[0].split())
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in first_page
    assert first_page.endswith("(ký, ghi rõ họ tên) (ký, ghi rõ họ tên)")

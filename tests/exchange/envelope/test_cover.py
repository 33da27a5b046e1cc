"""The cover: what people read, sign and file, built from the envelope's own sheets by whoever needs it."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.sent import converted_by_libreoffice, opened, submitted
from xlsx_addin.appraisal.records import PaperSettings
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
    return lines_of(envelope_bytes(envelope))


def lines_of(content: bytes) -> list[str]:
    """The same of a file."""
    cover = openpyxl.load_workbook(io.BytesIO(content))["Phiếu gửi"]
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
        "Kính gửi | Ban Thường vụ cấp ủy cấp trên (qua Ban Xây dựng Đảng)",
        "Đơn vị gửi | Chi bộ cơ sở Trạm Y tế (mã CB-01; cấp thẩm định: Cấp ủy cơ sở)",
        (
            "Căn cứ | Công văn 804-CV/HU ngày 15/12/2022 của Huyện ủy Lạc Dương về thẩm định mô hình mới, cách làm "
            "sáng tạo"
        ),
        "Lập lúc | 08:30 ngày 14/12/2026",
        "Tên tệp | ThamDinh_2026_CB-01_v1.xlsx",
        "Số đối tượng | 3",
        "Kết quả thẩm định | Tổ chức | Tập thể | Cá nhân | Cộng",
        "Chờ báo cáo | 0 | 0 | 1 | 1",
        "Đủ điều kiện về mô hình | 1 | 1 | 0 | 2",
        "Cộng | 1 | 1 | 1 | 3",
        "Xếp loại | Tổ chức | Tập thể | Cá nhân | Cộng",
        "Tốt | 1 | 0 | 0 | 1",
        "Khá | 0 | 1 | 0 | 1",
        "Đạt | 0 | 0 | 0 | 0",
        "Không đạt | 0 | 0 | 0 | 0",
        "Dữ liệu không còn chỗ chưa hợp lệ; có 2 chỗ cần lưu ý (trang tính Lỗi).",
        f"Mã xác nhận | {envelope.code}",
        (
            "Mã này do chương trình lập từ nội dung tệp; nội dung thay đổi thì mã thay đổi. Khi cần đối chiếu, hai bên "
            "đọc mã cho nhau qua điện thoại."
        ),
        "NGƯỜI LẬP PHIẾU | T/M CHI BỘ",
    ]


@pytest.mark.parametrize(
    ("settings", "authority"),
    [
        ({}, "T/M CHI BỘ"),
        ({"Cấp thẩm định": "Chi bộ"}, "T/M CHI BỘ"),
        ({"Tên đơn vị": "Đảng ủy Ủy ban nhân dân xã Lạc Dương"}, "T/M ĐẢNG ỦY"),
        ({"Tên đơn vị": "Ban Thường vụ Đảng ủy xã", "Cấp thẩm định": "Ban Thường vụ"}, "T/M BAN THƯỜNG VỤ"),
    ],
)
def test_it_is_signed_in_the_name_of_the_body_that_sends(
    tmp_path: Path, settings: dict[str, str], authority: str
) -> None:
    """A chi bộ cơ sở is a cell, though it appraises as a cấp ủy cơ sở (A20)."""
    assert lines(submitted(tmp_path, settings=settings))[-1] == f"NGƯỜI LẬP PHIẾU | {authority}"


def test_place_letterhead_and_signature_are_those_of_the_office(tmp_path: Path) -> None:
    office = PaperSettings(
        superior_body="ĐẢNG BỘ XÃ LẠC DƯƠNG",
        issuing_body="ĐẢNG ỦY\nỦY BAN NHÂN DÂN XÃ",
        place="Lạc Dương",
        signing_authority="T/M ĐẢNG ỦY",
        signer_position="PHÓ BÍ THƯ",
        signer="K’Duyên",
    )
    content = envelope_bytes(submitted(tmp_path), "Ban Thường vụ Đảng ủy xã Lạc Dương", office)
    found = lines_of(content)
    assert found[:3] == [
        "ĐẢNG BỘ XÃ LẠC DƯƠNG | ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY ỦY BAN NHÂN DÂN XÃ",
        "* | Lạc Dương, ngày 14 tháng 12 năm 2026",
    ]
    assert "Kính gửi | Ban Thường vụ Đảng ủy xã Lạc Dương (qua Ban Xây dựng Đảng)" in found
    assert found[-3:] == ["NGƯỜI LẬP PHIẾU | T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "K’Duyên"]


def test_errors_that_are_left_open_are_named(tmp_path: Path) -> None:
    found = lines(submitted(tmp_path, subjects=FAULTY, scores=""))
    first = found.index("Dữ liệu còn 1 chỗ chưa hợp lệ, 0 chỗ cần lưu ý (trang tính Lỗi):")
    assert found[first + 1].startswith("– Ô Đơn vị!P6 (Điểm tự chấm)")


def test_a_long_list_of_errors_does_not_push_the_signatures_off_the_page(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm |\n" + "\n".join(f"| A{number} | x |" for number in range(9))
    found = lines(submitted(tmp_path, subjects=subjects, scores=""))
    assert len([line for line in found if line.startswith("– ")]) == 5
    assert "… và 4 chỗ khác chưa hợp lệ." in found


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
    assert first_page.endswith("NGƯỜI LẬP PHIẾU T/M ĐẢNG ỦY")

"""The cover: what people read, sign and file, built from the envelope's own sheets by whoever needs it."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.sending.test_result import returned
from tests.exchange.sent import MOMENT, appraised_job, converted_by_libreoffice, opened, submitted
from xlsx_addin.appraisal.records import PaperSettings
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.dispatch import Sent, send
from xlsx_addin.workbook.text_width import CELL_PADDING, line_count, line_pixels

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

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
    rows = (
        " | ".join(str(cell) for cell in row if cell is not None)
        for row in cover_sheet(content).iter_rows(values_only=True)
    )
    return [row for row in rows if row]


def cover_sheet(content: bytes) -> Worksheet:
    """The cover in a file."""
    return openpyxl.load_workbook(io.BytesIO(content))["Phiếu gửi"]


def test_it_says_from_whom_to_whom_what_and_with_which_code(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert lines(envelope) == [
        "CHI BỘ CƠ SỞ TRẠM Y TẾ | ĐẢNG CỘNG SẢN VIỆT NAM",
        "…………, ngày 14 tháng 12 năm 2026",
        "*",
        "PHIẾU GỬI HỒ SƠ THẨM ĐỊNH",
        "mô hình mới, cách làm sáng tạo năm 2026 (lần gửi 1)",
        "Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.",
        "Kính gửi: | Ban Thường vụ cấp ủy cấp trên (qua Ban Xây dựng Đảng)",
        "Đơn vị gửi: | Chi bộ cơ sở Trạm Y tế (mã CB‑01) – Cấp ủy cơ sở",
        "Hồ sơ: | 3 đối tượng, 3 phiếu chấm điểm; theo Công văn 804‑CV/HU",
        "Tệp: | ThamDinh_2026_CB-01_v1.xlsx, lập 08:30 ngày 14/12/2026",
        "Kết luận | Tổ chức | Tập thể | Cá nhân | Cộng",
        "Đủ điều kiện về mô hình | 1 | 1 | 0 | 2",
        "trong đó: Tốt | 1 | 0 | 0 | 1",
        "Khá | 0 | 1 | 0 | 1",
        "Chờ báo cáo | 0 | 0 | 1 | 1",
        "Cộng | 1 | 1 | 1 | 3",
        "Dữ liệu không còn chỗ chưa hợp lệ; có 2 chỗ cần lưu ý (trang tính Lỗi).",
        f"Mã xác nhận | {envelope.code}",
        "Mã tính từ nội dung tệp. Khi cần đối chiếu, hai bên đọc mã cho nhau qua điện thoại.",
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


def test_results_say_of_how_many_a_level_above_decided_too(tmp_path: Path) -> None:
    """The counts are this level's own; of these the grade above is the final one (A21)."""
    from_above = """
    | Mã        | Kết luận                | Điểm | Xếp loại | Đơn vị thẩm định |
    | CB-01.A01 | Đủ điều kiện về mô hình | 75   | Khá      | BTV-LD           |
    """
    said = (
        "1 đối tượng đã có kết quả của cấp trên, là kết quả cuối cùng: xem cột Kết quả cấp trên ở trang tính Kết quả."
    )
    found = lines(returned(tmp_path, from_above=from_above)["CB-01"])
    assert found[found.index("Cộng | 1 | 0 | 1 | 2") + 1] == said
    assert said not in lines(returned(tmp_path)["CB-01"])


OFFICE = PaperSettings(
    superior_body="ĐẢNG BỘ XÃ LẠC DƯƠNG",
    issuing_body="ĐẢNG ỦY\nỦY BAN NHÂN DÂN XÃ",
    place="Lạc Dương",
    signing_authority="T/M ĐẢNG ỦY",
    signer_position="PHÓ BÍ THƯ",
    signer="K’Duyên",
)
LONG_NAME = (
    "Đảng bộ Trường Trung học phổ thông Dân tộc nội trú liên huyện phía Nam và các điểm trường vùng sâu "
    "xã Đạ K’Nàng, Đưng K’Nớ"
)
"""Of 121 letters."""


def test_place_letterhead_and_signature_are_those_of_the_office(tmp_path: Path) -> None:
    found = lines_of(envelope_bytes(submitted(tmp_path), "Ban Thường vụ Đảng ủy xã Lạc Dương", OFFICE))
    assert found[:3] == [
        "ĐẢNG BỘ XÃ LẠC DƯƠNG | ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY\nỦY BAN NHÂN DÂN XÃ | Lạc Dương, ngày 14 tháng 12 năm 2026",
        "*",
    ]
    assert "Kính gửi: | Ban Thường vụ Đảng ủy xã Lạc Dương\n(qua Ban Xây dựng Đảng)" in found
    assert found[-3:] == ["NGƯỜI LẬP PHIẾU | T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "K’Duyên"]


def test_the_settings_of_a_workbook_reach_the_cover(tmp_path: Path) -> None:
    settings = {
        "Tên đảng bộ cấp trên": "ĐẢNG BỘ XÃ LẠC DƯƠNG",
        "Tên cơ quan ban hành": "ĐẢNG ỦY TRƯỜNG THPT LANG BIANG",
        "Địa danh": "Lạc Dương",
        "Quyền hạn ký": "T/M ĐẢNG ỦY",
        "Chức vụ người ký": "BÍ THƯ",
        "Người ký": "Lê Thị Bình",
    }
    sent = send(appraised_job(tmp_path, settings=settings), tmp_path / "gửi", moment=MOMENT)
    assert isinstance(sent, Sent)
    found = lines_of(sent.envelope.read_bytes())
    assert found[:2] == [
        "ĐẢNG BỘ XÃ LẠC DƯƠNG | ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY\nTRƯỜNG THPT LANG BIANG | Lạc Dương, ngày 14 tháng 12 năm 2026",
    ]
    assert found[-3:] == ["NGƯỜI LẬP PHIẾU | T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Thị Bình"]


def test_a_standing_committee_sends_under_the_name_of_its_committee(tmp_path: Path) -> None:
    """As its papers do: without a name of the issuing body, and no line ends within “đảng ủy”."""
    settings = {"Tên đơn vị": "Ban Thường vụ Đảng ủy đặc khu Phú Quý và các đảo", "Cấp thẩm định": "Ban Thường vụ"}
    first = lines_of(envelope_bytes(submitted(tmp_path, settings=settings)))[0]
    assert first.split(" | ")[0] == "ĐẢNG ỦY ĐẶC KHU\nPHÚ QUÝ VÀ CÁC ĐẢO"


def test_an_organ_of_the_committee_signs_in_its_own_name(tmp_path: Path) -> None:
    office = PaperSettings(signer_position="TRƯỞNG BAN", signer="K’Duyên")
    found = lines_of(envelope_bytes(submitted(tmp_path), "", office))
    assert found[-2:] == ["NGƯỜI LẬP PHIẾU | TRƯỞNG BAN", "K’Duyên"]


def test_a_long_place_has_a_line_of_its_own(tmp_path: Path) -> None:
    office = PaperSettings(place="Đặc khu Phú Quý và các đảo")
    assert lines_of(envelope_bytes(submitted(tmp_path), "", office))[1] == (
        "Đặc khu Phú Quý và các đảo,\nngày 14 tháng 12 năm 2026"
    )


def test_rows_are_as_high_as_long_names_need(tmp_path: Path) -> None:
    office = PaperSettings(superior_body=LONG_NAME.upper(), issuing_body=LONG_NAME.upper(), signer=LONG_NAME)
    sheet = cover_sheet(envelope_bytes(submitted(tmp_path, settings={"Tên đơn vị": LONG_NAME}), LONG_NAME, office))
    widths = [sheet.column_dimensions[letters].width * 7 + 5 for letters in "ABCDEFG"]
    merged = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
    found = 0
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
        room = sum(widths[cell.column - 1 : merged.get((cell.row, cell.column), cell.column)])
        lines = line_count(cell.value, room - CELL_PADDING, cell.font.size, bold=cell.font.bold)
        assert sheet.row_dimensions[cell.row].height * 96 / 72 >= lines * line_pixels(cell.font.size) - 1, cell.value
        found += lines > 2
    assert found == 5  # both bodies, the recipient, the sender, the signer


def test_errors_that_are_left_open_are_named(tmp_path: Path) -> None:
    found = lines(submitted(tmp_path, subjects=FAULTY, scores=""))
    first = found.index("Dữ liệu còn 1 chỗ chưa hợp lệ, 0 chỗ cần lưu ý (trang tính Lỗi):")
    assert found[first + 1].startswith("– Ô Đơn vị!P6 (Điểm tự chấm)")


def test_a_long_list_of_errors_does_not_push_the_signatures_off_the_page(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm |\n" + "\n".join(f"| A{number} | x |" for number in range(9))
    found = lines(submitted(tmp_path, subjects=subjects, scores=""))
    assert len([line for line in found if line.startswith("– ")]) == 2
    assert "… và 7 chỗ khác chưa hợp lệ." in found


def test_many_errors_of_one_cause_are_one_line_and_counted_each(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm |\n" + "\n".join(f"| A{number} | x |" for number in range(12))
    found = lines(submitted(tmp_path, subjects=subjects, scores=""))
    assert "Dữ liệu còn 12 chỗ chưa hợp lệ, 0 chỗ cần lưu ý (trang tính Lỗi):" in found
    assert len([line for line in found if line.startswith("– ")]) == 1
    assert not [line for line in found if "chỗ khác chưa hợp lệ" in line]


def test_an_unconfirmed_scale_is_the_only_provisional_one(tmp_path: Path) -> None:
    confirmed = lines(submitted(tmp_path, settings={"Thang điểm": "Đã đối chiếu"}))
    assert not [line for line in confirmed if "tạm tính" in line]


def test_whoever_receives_builds_the_same_cover(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert lines(opened(envelope_bytes(envelope))) == lines(envelope)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("subjects", [1, 60, 500])
def test_it_prints_on_one_page_with_the_signature(tmp_path: Path, subjects: int) -> None:
    """However many subjects there are, all outcomes among them, and however long the names."""
    outcomes = (
        "| Có    | 10/12/2026 |        |                      | A", "| Không |            |        |    | A",
        "| Có    |            |        |                      | A", "| Có    |            | Đã rút |    | A",
        "| Có    | 10/12/2026 |        | Doanh nghiệp tư nhân | A", "| Có    | x          |        |    | A",
    )  # fmt: skip
    rows = "\n".join(f"{outcomes[number % len(outcomes)]}{number} |" for number in range(subjects))
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A0 | Bà Thảo | 28 | 27 | 38 |"
    envelope = submitted(
        tmp_path,
        subjects=f"| Đăng ký | Ngày nhận báo cáo | Tình trạng hồ sơ | Diện | Mã |\n{rows}",
        scores=scores,
        settings={"Tên đơn vị": LONG_NAME},
    )
    path = tmp_path / "gui.xlsx"
    office = replace(OFFICE, superior_body=LONG_NAME.upper(), issuing_body=LONG_NAME.upper())
    book = openpyxl.load_workbook(io.BytesIO(envelope_bytes(envelope, LONG_NAME, office)))
    for name in book.sheetnames[1:]:
        del book[name]
    book.save(path)
    printed = converted_by_libreoffice(path, "pdf")
    text = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, text=True).stdout
    assert text.count("\f") == 1
    page = " ".join(text.split())
    assert page.startswith("ĐẢNG BỘ TRƯỜNG TRUNG HỌC")
    assert "NGƯỜI LẬP PHIẾU T/M ĐẢNG ỦY PHÓ BÍ THƯ K’Duyên" in page

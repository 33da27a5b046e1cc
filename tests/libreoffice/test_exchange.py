"""Sending and receiving in LibreOffice: the folders beside the workbook, and what comes back into it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import envelope, mail
from tests.libreoffice.command_line import as_libreoffice_gives
from xlsx_addin.words.console import STALE
from xlsx_addin.words.exchange_buttons import ASK_WITH_ERRORS, BACKED_UP, DRAFT_NOT_OPENED
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice.command_line import CommandLine
    from tests.libreoffice.office import Office, Rows

MENDED: dict[tuple[str, str], str | float] = {
    ("Đơn vị", "M37"): 46370.0,
    ("Điểm", "D59"): 30.0,
    ("Điểm", "F61"): 35.0,
    ("Điểm", "A65"): "HND-DS",
    ("Điểm", "C65"): "Người chấm thứ tư",
}
"""What stands where the sample has its errors, once they are mended."""
RECEIVED_SHEETS = ("Đơn vị", "Tiến độ", "Sai khác", "Kết quả cấp trên", "Nhật ký")
ASKED = (
    "Nhận các hồ sơ này vào sổ? Chương trình sẽ lưu một bản sao của sổ trước. Chọn Yes (Có) để nhận, No "
    "(Không) để dừng."
)


@pytest.fixture
def inbox(workbook: Path) -> Path:
    """An inbox with one mail of a unit that the sample expects."""
    folder = workbook.parent / "Hộp thư đến"
    folder.mkdir()
    sent = envelope(sender="CB-DS", sender_name="Chi bộ Trường Tiểu học Đạ Sar", recipient="DU-UBND-XA")
    (folder / "thư.eml").write_bytes(mail(sent, sender="Văn thư <chibo.thdasar@lacduong.example.vn>"))
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def received(office: Office) -> dict[str, Rows]:
    """All that the sheets hold which receiving changes."""
    return {sheet: office.rows(sheet) for sheet in RECEIVED_SHEETS}


def given(command_line: CommandLine, office: Office, inbox: Path) -> dict[str, Rows]:
    """The same, as the command line gives it for what is open."""
    output, archive = command_line.folder / "received.xlsx", command_line.folder / "archive"
    finished = command_line.run(
        "receive", command_line.stored(office), inbox, "-o", output, "--archive", archive, "--json"
    )
    assert finished.stdout, finished.stderr
    book = openpyxl.load_workbook(output)
    return {sheet: as_libreoffice_gives(book[sheet].iter_rows()) for sheet in RECEIVED_SHEETS}


def test_a_click_sends(window: Office, workbook: Path) -> None:
    for (sheet, cell), value in MENDED.items():
        window.ask("write", sheet=sheet, cell=cell, value=value)
    file = hashlib.sha256(workbook.read_bytes()).hexdigest()
    window.click("Gửi cấp trên")
    told = window.box()
    window.confirm()
    sent = workbook.parent / "Đã gửi"
    assert files(sent) == ["ThamDinh_2026_DU-UBND-XA_v1.eml", "ThamDinh_2026_DU-UBND-XA_v1.xlsx"]
    assert str(sent / "ThamDinh_2026_DU-UBND-XA_v1.xlsx") in told
    assert re.search(r"Mã xác nhận: \d{4}-\d{4}-\d{4}-\d{4}", told)
    envelope_sheet = openpyxl.load_workbook(sent / "ThamDinh_2026_DU-UBND-XA_v1.xlsx")["Đơn vị"]
    rows = as_libreoffice_gives(envelope_sheet.iter_rows())
    assert [row[:3] for row in rows[-33:]] == [row[:3] for row in window.rows("Đơn vị")[-33:]]
    code = re.search(r"Mã xác nhận: (\S+)", told)
    assert code is not None
    noted = dict(zip(*window.rows("Nhật ký")[layout.HEADING_ROW - 1 :], strict=True))
    assert (noted["STT"], noted["Việc"]) == (1, "Gửi cấp trên")
    assert noted["Ghi chú"] == f"Gửi BTV-LACDUONG lần 1, mã {code[1]}"
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == file


def test_a_workbook_without_a_journal_sends_as_well(window: Office, workbook: Path) -> None:
    for (sheet, cell), value in MENDED.items():
        window.ask("write", sheet=sheet, cell=cell, value=value)
    window.ask("remove", sheet="Nhật ký")
    window.click("Gửi cấp trên")
    told = window.box()
    window.confirm()
    assert "Mã xác nhận: " in told
    assert files(workbook.parent / "Đã gửi") == ["ThamDinh_2026_DU-UBND-XA_v1.eml", "ThamDinh_2026_DU-UBND-XA_v1.xlsx"]
    assert "Nhật ký" not in window.ask("sheets")


def test_while_there_are_errors_it_asks_and_after_no_nothing_is_sent(window: Office, workbook: Path) -> None:
    window.click("Gửi cấp trên")
    assert window.box() == ASK_WITH_ERRORS.format(errors=4)
    window.answer_no()
    assert window.ask("box") is None
    assert files(workbook.parent / "Đã gửi") == []


def test_with_errors_it_is_sent_once_the_clerk_says_yes(window: Office, workbook: Path) -> None:
    window.click("Gửi cấp trên")
    window.confirm()
    told = window.box()
    window.confirm()
    assert DRAFT_NOT_OPENED in told
    assert files(workbook.parent / "Đã gửi") == ["ThamDinh_2026_DU-UBND-XA_v1.eml", "ThamDinh_2026_DU-UBND-XA_v1.xlsx"]


def test_a_click_receives_what_the_command_line_receives(
    inbox: Path, window: Office, command_line: CommandLine, workbook: Path
) -> None:
    window.click("Thẩm định")
    window.confirm()
    file = hashlib.sha256(workbook.read_bytes()).hexdigest()
    before = received(window)
    expected = given(command_line, window, inbox)
    window.click("Nhận hồ sơ")
    asked = window.box()
    assert asked.startswith("Tìm thấy 1 tệp trong thư mục “Hộp thư đến”: sẽ nhận 1.\n")
    assert "\nTrang tính Đơn vị: thêm 2, thay đổi 0, rút 0 đối tượng.\n" in asked
    assert asked.endswith(ASKED)
    assert received(window) == before
    assert files(workbook.parent / "Sao lưu") == []
    assert "Tiến độ" in window.ask("hidden_sheets")
    window.confirm()
    told = window.box()
    window.confirm()
    assert window.ask("hidden_sheets") == ["Sai khác", "Kết quả cấp trên", "Danh mục", "xlwings.conf"]
    *before_it, noted = received(window).pop("Nhật ký")
    assert before_it == expected.pop("Nhật ký")  # the command adds no row
    assert noted[3] == "Nhận hồ sơ"
    assert {name: rows for name, rows in received(window).items() if name != "Nhật ký"} == expected
    assert window.status() == STALE
    [backup] = (workbook.parent / "Sao lưu").iterdir()
    assert re.fullmatch(r"Sổ của 'xã' & phường_\d{4}-\d\d-\d\d_\d{6}\.xlsm", backup.name)
    assert noted[-1] == f"1 tệp, nhận 1; sao lưu: {backup.name}"
    assert told.splitlines()[2:] == [
        *BACKED_UP.format(backup=backup).splitlines(),
        "Vui lòng lưu sổ (Ctrl+S), rồi bấm Thẩm định.",
    ]
    kept = openpyxl.load_workbook(backup)
    assert {sheet: as_libreoffice_gives(kept[sheet].iter_rows()) for sheet in RECEIVED_SHEETS} == before
    assert [name.partition("_v1_")[0] for name in files(workbook.parent / "Đã nhận")] == [
        "ThamDinh_2026_CB-DS",
        "ThamDinh_2026_CB-DS",  # and its plain copy
        "so-nhan.jsonl",
    ]
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == file


def test_after_no_nothing_is_written(inbox: Path, window: Office, workbook: Path) -> None:
    before = received(window)
    window.click("Nhận hồ sơ")
    window.box()
    window.answer_no()
    assert received(window) == before
    assert files(workbook.parent) == [f".~lock.{workbook.name}#", inbox.name, workbook.name]


def test_merging_leaves_alone_what_did_not_change(inbox: Path, headless: Office) -> None:
    headless.ask("enter", sheet="Đơn vị", cell="Y5", value='="Ghi chú của "&A5')
    headless.ask("run", macro="NutBam.NhanHoSo")
    rows = headless.rows("Đơn vị")
    assert rows[4][24] == '="Ghi chú của "&A5'
    assert [row[0] for row in rows[-2:]] == ["CB-DS.A01", "CB-DS.A02"]


def test_dates_in_added_columns_are_shown_as_dates(inbox: Path, headless: Office) -> None:
    headless.ask("run", macro="NutBam.NhanHoSo")
    [heading] = [n for n, text in enumerate(headless.rows("Đơn vị")[3]) if text == "Ngày nhận lần cuối"]
    assert headless.ask("shown", sheet="Đơn vị", cell=f"A{chr(ord('A') + heading - 26)}38") == "10/12/2026 08:00"

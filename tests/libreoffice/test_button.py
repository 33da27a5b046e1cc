"""The button in LibreOffice: a real click with a real mouse runs Python, and the cells change."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.template.small_workbook import BUTTONS
from xlsx_addin.words.console import STALE

if TYPE_CHECKING:
    from tests.libreoffice.office import Office

DONE = "Đã thẩm định 1 đối tượng."
FITS = "Kết quả khớp với dữ liệu."
STATUS = ("Thẩm định", "D4")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Where a picture of the screen goes: kept in the folder SCREENSHOTS where that is set."""
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_every_button_shows_its_caption(window: Office, picture: Path) -> None:
    for caption in BUTTONS:
        across, down = window.ask("place", caption=caption)
        assert 0 < across < 1400
        assert 0 < down < 900
    assert window.screen is not None
    window.screen.picture(picture / "button.png")


def test_a_click_appraises(window: Office, workbook: Path, picture: Path) -> None:
    before = digest(workbook)
    window.click("Thẩm định")
    assert window.box() == DONE
    assert window.screen is not None
    window.screen.picture(picture / "appraised.png")
    window.confirm()
    assert window.ask("values", sheet="Kết quả", cells="A6:C6") == [[1, "Đủ điều kiện", 42]]
    assert window.ask("values", sheet="Lỗi", cells="A6:D7") == [[1, "Lỗi", "Đơn vị", "F12"], ["", "", "", ""]]
    assert window.ask("values", sheet="Thẩm định", cells="D3:E3") == [["Tổng hợp", 42]]
    assert window.value(*STATUS) == FITS
    assert digest(workbook) == before


def test_a_second_click_takes_what_was_typed_meanwhile(window: Office) -> None:
    window.click("Thẩm định")
    window.box()
    window.confirm()
    window.type_into("Điểm", "B6", "50")
    window.ask("select", sheet="Thẩm định", cell="A1")
    window.click("Thẩm định")
    window.box()
    window.confirm()
    assert window.value("Kết quả", "C6") == 100
    assert window.ask("values", sheet="Nhật ký", cells="A6:B8") == [[1, "chạy"], [2, "chạy"], ["", ""]]


def test_typing_makes_the_results_old_once_they_are_looked_at(window: Office) -> None:
    window.click("Thẩm định")
    window.box()
    window.confirm()
    window.type_into("Điểm", "B6", "50")
    assert window.value(*STATUS) == FITS
    window.ask("select", sheet="Kết quả", cell="A1")
    assert window.value(*STATUS) == STALE
    assert window.ask("is_protected", sheet="Thẩm định")


def test_the_buttons_that_need_excel_say_what_to_do_instead(window: Office) -> None:
    window.click("Gửi cấp trên")
    assert window.box() == "Nút này chỉ chạy trong Excel. Trong LibreOffice, vui lòng dùng lệnh: xlsx-addin send."

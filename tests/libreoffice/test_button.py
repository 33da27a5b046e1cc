"""The buttons in LibreOffice: a real click with a real mouse runs Python, and the cells change."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.libreoffice.command_line import written
from tests.libreoffice.office import wait_for
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.words.console import STALE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice.command_line import Appraised, CommandLine
    from tests.libreoffice.office import Office

CLERKS_SCREEN = 1366, 768
FITS = "Kết quả đúng với dữ liệu hiện tại."


def press(office: Office) -> str:
    """Click "Thẩm định"; returns what the box says, once it is closed."""
    office.ask("select", sheet="Thẩm định", cell="A1")
    office.click("Thẩm định")
    told = office.box()
    office.confirm()
    return told


def test_every_button_can_be_seen_on_a_clerks_screen(window: Office) -> None:
    for button in BUTTONS:
        across, down = window.ask("place", caption=button.caption)
        assert 0 < across < CLERKS_SCREEN[0]
        assert 0 < down < CLERKS_SCREEN[1]


def test_a_click_writes_what_the_command_line_gives(
    appraised: Appraised, window: Office, command_line: CommandLine, workbook: Path
) -> None:
    file = hashlib.sha256(workbook.read_bytes()).hexdigest()
    sentence = command_line.sentence(window)
    assert press(window) == sentence
    assert written(window) == appraised.written
    assert window.status().endswith(FITS)
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == file


def test_a_second_click_takes_what_was_typed_meanwhile(window: Office, command_line: CommandLine) -> None:
    press(window)
    window.type_into("Điểm", "D5", "12")
    expected = command_line.appraise(window)
    press(window)
    assert written(window) == expected.written


def test_a_double_click_is_one_click_and_the_office_lives_on(
    appraised: Appraised, window: Office, command_line: CommandLine
) -> None:
    """The second click comes while the macro stores its copy; it entered the macro again, and froze LibreOffice."""
    sentence = command_line.sentence(window)
    window.ask("select", sheet="Thẩm định", cell="A1")
    window.double_click("Thẩm định")
    assert window.box() == sentence
    window.confirm()
    assert window.ask("box") is None
    assert written(window) == appraised.written
    assert press(window) == sentence


def test_a_click_scrolls_nothing_away_under_the_pointer(window: Office) -> None:
    window.ask("select", sheet="Thẩm định", cell="A1")
    before = window.ask("first_rows")
    press(window)
    assert window.ask("first_rows") == before


def test_rows_that_a_filter_hides_come_back_with_the_new_results(window: Office) -> None:
    press(window)
    window.ask("show_only_rows", sheet="Kết quả", cells="A4:Q37", column=1, text="VP-UBND")
    assert window.ask("hidden_rows", sheet="Kết quả", last=37) == list(range(6, 38))
    press(window)
    assert window.ask("hidden_rows", sheet="Kết quả", last=37) == []


def test_typing_makes_the_results_old_once_they_are_looked_at(window: Office) -> None:
    press(window)
    window.type_into("Điểm", "D5", "12")
    assert window.status().endswith(FITS)
    window.ask("select", sheet="Kết quả", cell="A1")
    assert window.status() == STALE
    assert window.ask("is_protected", sheet="Thẩm định")


def test_a_click_on_a_problems_cell_goes_to_it(window: Office) -> None:
    press(window)
    sheet, link = window.rows("Lỗi")[7][2:4]
    window.follow_link("Lỗi", "D8")
    cell = str(link).rstrip('")').rpartition('"')[2]
    wait_for(lambda: window.selected().replace("$", "").replace("'", "") == f"{sheet}.{cell}" or None)


def test_the_other_buttons_name_the_command_to_use(window: Office) -> None:
    commands = {
        "Trả kết quả": "return",
        "Đôn đốc": "remind",
        "Kiểm tra máy": "doctor",
    }
    for caption, command in commands.items():
        window.click(caption)
        assert window.box() == (
            f"Nút này chỉ chạy trong Excel. Trong LibreOffice, vui lòng dùng lệnh: xlsx-addin {command}."
        )
        window.confirm()


def test_laying_out_score_sheets_tells_what_to_type_instead(window: Office) -> None:
    before = window.rows("Điểm")
    window.click("Lập phiếu")
    assert window.box() == (
        "Nút này chỉ chạy trong Excel. Trong LibreOffice, vui lòng ghi Mã và Người chấm của từng phiếu vào trang tính "
        "Điểm."
    )
    window.confirm()
    assert window.rows("Điểm") == before

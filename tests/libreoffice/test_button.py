"""The buttons in LibreOffice: a real click with a real mouse runs Python, and the cells change."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.libreoffice.command_line import written
from tests.libreoffice.office import wait_for
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.words.console import BUTTON_NEW_YEAR, STALE
from xlsx_addin.words.results import NOTHING_CHANGED

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


def test_the_pages_of_the_ranking_are_those_of_the_file(window: Office, command_line: CommandLine) -> None:
    """Those of the click before are gone: a row of another height or place starts none."""
    window.ask("start_page", sheet="Xếp hạng", row=9)
    press(window)
    command_line.appraise(window)
    sheet = openpyxl.load_workbook(command_line.folder / "output.xlsx")["Xếp hạng"]
    heights = [sheet.row_dimensions[row].height for row in range(5, sheet.max_row + 1)]
    found = window.ask("pages", sheet="Xếp hạng", last=sheet.max_row)
    assert found["pixels"][4:] == [round(height / 0.75) for height in heights]
    assert found["starts"] == [each.id + 1 for each in sheet.row_breaks.brk] != []


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
    assert press(window) == f"{sentence}\n{NOTHING_CHANGED}"


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


def everything(office: Office) -> dict[str, object]:
    """All cells of all sheets, and which sheets are protected."""
    return {"protected": office.ask("protected_sheets"), **{name: office.rows(name) for name in office.ask("sheets")}}


def test_nothing_of_a_click_can_be_undone_step_by_step(window: Office) -> None:
    """Thirty times Ctrl+Z took the protection of eight sheets and mixed two runs."""
    assert window.screen is not None
    press(window)
    window.type_into("Điểm", "D5", "12")
    press(window)
    before = everything(window)
    assert window.ask("undo_steps") == []
    window.ask("select", sheet="Đơn vị", cell="Y6")
    window.screen.point_and_type("key", "--repeat", 30, "--delay", 20, "ctrl+z")
    assert everything(window) == before


def test_telling_that_results_are_old_leaves_the_clerk_what_can_be_undone(window: Office) -> None:
    press(window)
    window.type_into("Điểm", "D5", "12")
    steps = window.ask("undo_steps")
    assert len(steps) == 1
    window.ask("select", sheet="Kết quả", cell="A1")
    assert window.status() == STALE
    assert window.ask("undo_steps") == steps


LOOKED_AT = ("Kết quả", "Xếp hạng", "Lỗi")


@pytest.mark.parametrize(
    ("sheet", "changes"),
    [
        ("Điểm", [("A9:A9", "DeleteRows")] * 3),
        ("Đơn vị", [("A5:AD37", f"Sort{order}") for order in ("Descending", "Ascending", "Descending")]),
        ("Điểm", [(cell, "ClearContents") for cell in ("D5", "D6", "D7")]),
    ],
)
def test_results_are_old_after_what_no_event_tells(
    headless: Office, sheet: str, changes: list[tuple[str, str]]
) -> None:
    """LibreOffice tells no macro of rows that are deleted or sorted: whichever sheet is looked at then says it."""
    headless.ask("run", macro="NutBam.ThamDinh")
    for (cells, command), looked_at in zip(changes, LOOKED_AT, strict=True):
        headless.ask("select", sheet=looked_at, cell="A1")
        assert headless.status().endswith(FITS)
        headless.ask("select", sheet=sheet, cell=cells)
        headless.ask("dispatch", command=command)
        headless.ask("select", sheet=looked_at, cell="A1")
        assert headless.status() == STALE
        headless.ask("run", macro="NutBam.ThamDinh")
    headless.ask("select", sheet=LOOKED_AT[-1], cell="A1")
    assert headless.status().endswith(FITS)


def test_the_keyboard_is_not_left_on_a_button(window: Office) -> None:
    """The next Enter pressed another button."""
    assert window.screen is not None
    window.ask("select", sheet="Thẩm định", cell="C8")
    window.click("Thẩm định")
    window.box()
    window.confirm()
    window.screen.point_and_type("key", "Return", "Down")
    wait_for(lambda: window.selected() == "$'Thẩm định'.$C$9" or None)
    assert window.ask("box") is None


def test_every_button_does_its_work(window: Office) -> None:
    told = {}
    for button in BUTTONS:
        if button.caption == BUTTON_NEW_YEAR:
            continue  # it opens another workbook: below
        window.ask("select", sheet="Thẩm định", cell="A1")
        window.click(button.caption)
        told[button.caption] = window.box()
        window.confirm()
        if "Chọn Yes" in told[button.caption]:
            told[button.caption] = window.box()
            window.confirm()
    assert not [caption for caption, text in told.items() if "chỉ chạy trong Excel" in text or "dùng lệnh" in text]


def test_laying_out_score_sheets_writes_them_and_shows_them(window: Office) -> None:
    before = len(window.rows("Điểm"))
    window.click("Lập phiếu")
    assert window.box().startswith("Lập phiếu điện tử: ")
    window.answer_no()
    told = window.box()
    window.confirm()
    assert told.startswith("Đã thêm ")
    assert len(window.rows("Điểm")) > before
    assert window.selected().startswith("$Điểm.")
    assert window.ask("protected_sheets") == everything(window)["protected"]


def test_a_date_typed_into_a_text_cell_is_taken_and_a_day_that_never_was_is_not(window: Office) -> None:
    """The box refused for ever what it asked for."""
    assert window.screen is not None
    window.ask("format_as_text", sheet="Đơn vị", cell="M36")
    window.type_into("Đơn vị", "M36", "6/11/2026")
    assert window.ask("box") is None
    window.ask("select", sheet="Đơn vị", cell="M36")
    window.screen.point_and_type("type", "31/11/2026")
    window.screen.point_and_type("key", "Return")
    assert "Ngày chưa hợp lệ" in window.box()
    window.screen.point_and_type("key", "Escape")


def test_a_new_year_is_a_workbook_beside_that_opens(window: Office, workbook: Path) -> None:
    before = hashlib.sha256(workbook.read_bytes()).hexdigest()
    press(window)
    window.ask("select", sheet="Thẩm định", cell="A1")
    window.click("Năm mới")
    assert window.box().startswith("Lập sổ năm 2027 từ sổ năm 2026 này?")
    window.confirm()
    assert window.box().startswith("Đã lập sổ năm 2027: ")
    window.confirm()
    new = workbook.with_name(f"{workbook.stem}_2027.xlsm")
    assert str(new) in window.ask("open_files")
    window.ask("close_file", path=str(new))
    assert "Năm trước" in openpyxl.load_workbook(new, read_only=True).sheetnames
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == before

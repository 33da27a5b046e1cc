"""A click from start to end: a process of its own, with the engine in the place of Excel."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from tests.excel_engine.application import Alert
from tests.excel_engine.run_python import run_python

if TYPE_CHECKING:
    from pathlib import Path

CALLER = "import xlwings; book = xlwings.Book.caller()"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "Phòng Nội vụ & TĐKT (2026)" / "chấm điểm & 100% đợt 1.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write_row("A1", ["Mã", "DV01"])
        sheet.write_formula("A2", "=1+1", None, 2)
    return path


def test_a_click_works_on_the_workbook_that_was_clicked(workbook: Path) -> None:
    click = run_python(workbook, f"{CALLER}; book.sheets['Điểm']['B1:C1'].value = [book.name, 1]")
    assert (click.exit_code, click.popup, click.alerts) == (0, None, [])
    assert click.calls == Counter({("Điểm", "write"): 1})
    sheet = openpyxl.load_workbook(workbook, data_only=True)["Điểm"]
    assert [cell.value for cell in sheet[1]] == ["Mã", workbook.name, 1]
    assert sheet["A2"].value == 2


def test_python_is_started_with_the_arguments_of_runpython(workbook: Path) -> None:
    command = f"{CALLER}; import sys; cells = book.sheets[0]['A1:A8']; cells.number_format = '@'; "
    command += "cells.value = [[each] for each in sys.orig_argv]"
    click = run_python(workbook, command)
    sheet = openpyxl.load_workbook(workbook)["Điểm"]
    received = [str(row[0].value) for row in sheet.iter_rows(max_col=1)]
    assert received == click.arguments
    assert received[4] == f"--wb={workbook.name}"


def test_boxes_are_answered_and_reported(workbook: Path) -> None:
    command = f"{CALLER}; answer = book.app.alert('Ghi?', 'Thẩm định', 'yes_no'); book.app.alert(answer)"
    click = run_python(workbook, command, answers=["yes"])
    assert click.alerts == [Alert("Ghi?", "Thẩm định", "yes_no", None), Alert("yes", "", "ok", None)]


def test_what_is_left_on_the_screen_is_reported(workbook: Path) -> None:
    click = run_python(workbook, f"{CALLER}; book.app.status_bar = 'Đang chấm…'; book.app.screen_updating = False")
    assert (click.status_bar, click.screen_updating) == ("Đang chấm…", False)


def test_an_exception_becomes_a_popup_that_garbles_vietnamese(workbook: Path) -> None:
    click = run_python(workbook, "raise ValueError('Thẩm định')")
    assert click.exit_code == 1
    assert click.popup is not None
    assert "ValueError: Th\\u1ea9m đ\\u1ecbnh\r\n\r\nPress Ctrl+C" in click.popup


def test_a_warning_on_stderr_shows_nothing(workbook: Path) -> None:
    assert run_python(workbook, "import sys; sys.stderr.write('x')").popup is None


def test_a_file_beside_the_workbook_shadows_nothing_unless_its_folder_is_on_the_path(workbook: Path) -> None:
    (workbook.parent / "decimal.py").write_text("raise SystemExit(7)", encoding="utf-8")
    command = "import importlib, sys; sys.modules.pop('decimal', None); importlib.import_module('decimal')"
    assert run_python(workbook, command).exit_code == 0
    assert run_python(workbook, command, configuration={}).exit_code == 7


def test_the_workbooks_own_settings_go_first(workbook: Path) -> None:
    (workbook.parent / "decimal.py").write_text("raise SystemExit(7)", encoding="utf-8")
    content = openpyxl.load_workbook(workbook)
    content.create_sheet("xlwings.conf").append(["Add_Workbook_To_PythonPath", True])
    content.save(workbook)
    command = "import importlib, sys; sys.modules.pop('decimal', None); importlib.import_module('decimal')"
    assert run_python(workbook, command).exit_code == 7


def test_on_onedrive_the_calling_book_is_found_by_its_name(workbook: Path) -> None:
    click = run_python(workbook, f"{CALLER}; book.app.alert(book.name); book.fullname", is_on_onedrive=True)
    assert [alert.prompt for alert in click.alerts] == [workbook.name]
    assert click.popup is not None
    assert "Couldn't find your local OneDrive file" in click.popup
    assert "https://d.docs.live.net/0a1b2c3d/" in click.arguments[3]


def test_an_equals_sign_in_the_name_hides_the_calling_book(workbook: Path) -> None:
    renamed = workbook.rename(workbook.with_name("điểm=100.xlsx"))
    click = run_python(renamed, CALLER)
    assert click.exit_code == 1
    assert click.popup is not None
    assert "KeyError" in click.popup

"""The macros in Excel: what a clerk is told, what Python is asked, when results are called old."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pyopenvba.interpreter import VBARuntimeError

from tests.excel_engine.command_line import Call
from tests.template.macro_excel import MacroExcel, Windows
from tests.template.small_workbook import write_small_workbook
from xlsx_addin.words.console import STALE
from xlsx_addin.words.installation import CLICK_SHORTCUT

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = r"C:\app\python.exe"
NO_INTERPRETER = (
    "Máy này chưa có Python cho chương trình thẩm định (không thấy “{}”). Vui lòng chạy lại bộ cài đặt, rồi bấm lại."
)
STATUS = ("Thẩm định", "D4")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_workbook(tmp_path_factory.mktemp("excel") / "Sổ thẩm định.xlsm")


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def excel(workbook: Path, windows: Windows) -> MacroExcel:
    return MacroExcel(workbook, windows)


def test_excel_is_not_taken_for_libreoffice(excel: MacroExcel) -> None:
    assert excel.application.evaluate("IsLibreOffice()") is False


@pytest.mark.parametrize(
    ("macro", "function"),
    [
        ("ThamDinh", "tham_dinh"),
        ("GuiCapTren", "gui_cap_tren"),
        ("NhanHoSo", "nhan_ho_so"),
        ("TraKetQua", "tra_ket_qua"),
        ("DonDoc", "don_doc"),
        ("LapPhieu", "lap_phieu"),
        ("ToanCanh", "toan_canh"),
        ("KiemTraMay", "kiem_tra_may"),
    ],
)
def test_each_button_runs_its_function(excel: MacroExcel, windows: Windows, macro: str, function: str) -> None:
    excel.press(macro)
    assert windows.python == [f"{PYTHON} | False;;;;; | import xlsx_addin.buttons; xlsx_addin.buttons.{function}()"]
    assert windows.boxes == []


def test_the_interpreter_is_asked_once(excel: MacroExcel, windows: Windows) -> None:
    excel.press("ThamDinh")
    excel.press("GuiCapTren")
    assert windows.started == [f'"{PYTHON}" -P -c "import xlwings, xlsx_addin.buttons"']
    assert len(windows.python) == 2


def test_a_workbook_that_was_never_saved(excel: MacroExcel, windows: Windows) -> None:
    excel.application.workbook.path = ""
    excel.press("ThamDinh")
    assert windows.boxes == ["Sổ này chưa được lưu lần nào. Vui lòng lưu sổ vào máy (dạng .xlsm), rồi bấm lại."]
    assert windows.python == []


def test_no_interpreter_where_the_settings_say(excel: MacroExcel, windows: Windows) -> None:
    windows.files.clear()
    excel.press("ThamDinh")
    assert windows.boxes == [NO_INTERPRETER.format(PYTHON)]
    assert windows.python == []


@pytest.mark.parametrize("settings", [None, [], ['"SHOW CONSOLE","False"']])
def test_no_interpreter_set(excel: MacroExcel, windows: Windows, settings: list[str] | None) -> None:
    windows.user_settings = settings
    excel.press("ThamDinh")
    assert windows.boxes == [NO_INTERPRETER.format("python")]
    assert (windows.started, windows.python) == ([], [])


@pytest.mark.parametrize(
    "interpreter", ["python", "python.exe", r"app\python.exe", r"C:python.exe", r"\app\python.exe"]
)
def test_an_interpreter_that_depends_on_excels_current_folder_is_never_started(
    excel: MacroExcel, windows: Windows, interpreter: str
) -> None:
    """Anybody may have put a python.exe into the folder of the workbook."""
    windows.user_settings = [f'"INTERPRETER_WIN","{interpreter}"']
    windows.files.add(interpreter)
    excel.press("ThamDinh")
    assert windows.boxes == [NO_INTERPRETER.format(interpreter)]
    assert (windows.started, windows.python) == ([], [])


def test_variables_in_the_settings_are_filled_in(excel: MacroExcel, windows: Windows) -> None:
    windows.user_settings = [r'"INTERPRETER_WIN","%APP%\python.exe"']
    excel.press("ThamDinh")
    assert windows.boxes == []
    assert len(windows.python) == 1


def test_the_first_sign_of_life_comes_before_python(excel: MacroExcel, windows: Windows) -> None:
    excel.press("ThamDinh")
    assert windows.status_bar == ["Đang khởi động Python, vui lòng chờ…"]
    assert excel.application.application.vba_get("StatusBar") is False


def test_the_status_bar_is_given_back_also_where_nothing_ran(excel: MacroExcel, windows: Windows) -> None:
    windows.package_answers = False
    excel.press("ThamDinh")
    assert excel.application.application.vba_get("StatusBar") is False


def test_no_name_of_a_workbook_means_anything_to_cmd(excel: MacroExcel, windows: Windows) -> None:
    """Only the name stands on the command line, in quotes, where but the percent sign has a meaning."""
    excel.application.workbook.name = "a^&calc b.xlsm"
    excel.press("ThamDinh")
    assert windows.python == [f"{PYTHON} | False;;;;; | import xlsx_addin.buttons; xlsx_addin.buttons.tham_dinh()"]
    excel.application.workbook.name = "đạt %TEMP% điểm.xlsm"
    excel.press("ThamDinh")
    assert windows.boxes == [
        (
            "Tên tệp “đạt %TEMP% điểm.xlsm” có hai dấu “%” nên nút bấm không tìm được sổ. "
            "Vui lòng lưu sổ với tên khác, rồi bấm lại."
        )
    ]
    assert len(windows.python) == 1


def test_a_click_during_a_click_does_nothing(excel: MacroExcel, windows: Windows) -> None:
    windows.while_python_runs = lambda: excel.press("GuiCapTren")
    excel.press("ThamDinh")
    assert len(windows.python) == 1
    windows.while_python_runs = lambda: None
    excel.press("GuiCapTren")
    assert len(windows.python) == 2


@pytest.mark.parametrize("happened", ["renamed", "deleted"])
def test_without_the_log_of_runs_every_button_runs(excel: MacroExcel, windows: Windows, happened: str) -> None:
    if happened == "renamed":
        excel.application.workbook.sheet_named("Nhật ký").name = "Nhật ký cũ"
    else:
        del excel.application.workbook.sheets_[6]
    macros = (
        "LapPhieu",
        "ThamDinh",
        "LapVanBan",
        "GuiCapTren",
        "NhanHoSo",
        "TraKetQua",
        "DonDoc",
        "ToanCanh",
        "KiemTraMay",
    )
    for macro in macros:
        excel.press(macro)
    assert windows.boxes == []
    assert len(windows.python) == len(macros)


def test_the_package_is_not_installed(excel: MacroExcel, windows: Windows) -> None:
    windows.package_answers = False
    excel.press("ThamDinh")
    assert windows.boxes == [
        (
            f"Python “{PYTHON}” chưa có chương trình thẩm định, hoặc cài chưa đủ. "
            "Vui lòng chạy lại bộ cài đặt, rồi bấm lại."
        )
    ]
    assert windows.python == []


def test_excel_may_start_no_program(excel: MacroExcel, windows: Windows) -> None:
    windows.start_error = 70
    excel.press("ThamDinh")
    told = (
        f"Vui lòng mở lối tắt “{CLICK_SHORTCUT}” trên màn hình nền thay cho nút này, và báo cán bộ công nghệ thông tin."
    )
    assert windows.boxes == [f"Máy này không cho Excel khởi động Python (lỗi số 70). {told}"]
    assert windows.python == []


def test_an_interpreter_in_a_folder_with_vietnamese_letters_runs_by_its_short_name(
    excel: MacroExcel, windows: Windows, workbook: Path
) -> None:
    windows.user_settings = [r'"INTERPRETER_WIN","C:\Users\Nguyễn\python.exe"']
    windows.files = {r"C:\Users\Nguyễn\python.exe"}
    windows.short_path = r"C:\Users\NGUYN~1\python.exe"
    excel.press("ThamDinh")
    command = "import xlsx_addin.buttons; xlsx_addin.buttons.tham_dinh()"
    assert windows.python == [rf"C:\Users\NGUYN~1\python.exe | False;;;;; | {command}"]
    assert windows.boxes == []


def test_the_settings_of_a_user_whose_folder_has_vietnamese_letters_are_found(
    excel: MacroExcel, windows: Windows
) -> None:
    short = r"C:\Users\NGUYN~1\python.exe"
    windows.user_settings = ['"SHOW CONSOLE","False"', f'"INTERPRETER_WIN","{short}"', '"INTERPRETER_WIN","x"']
    windows.files = {short}
    excel.press("ThamDinh")
    assert windows.started == [f'"{short}" -P -c "import xlwings, xlsx_addin.buttons"']
    assert [command.partition(" | ")[0] for command in windows.python] == [short]


def test_the_workbooks_own_xlwings_builds_the_line_that_the_imitation_of_a_click_builds(
    workbook: Path, windows: Windows
) -> None:
    windows.variables["TEMP"] = r"C:\Temp"
    excel = MacroExcel(workbook, windows, own_xlwings=True)
    excel.press("ThamDinh")
    [line] = windows.python
    command = "import xlsx_addin.buttons; xlsx_addin.buttons.tham_dinh()"
    [log] = re.findall(r'2> "(.*?)"', line)
    call = Call(workbook.name, "", PYTHON, command, "False", "", 4242, log)
    without_application = [re.sub(r'--app="[^"]*"', "", each) for each in (line, call.command_line())]
    assert without_application[0] == without_application[1].replace("False;;;;;;", "False;;;;;")
    assert re.fullmatch(r"C:\\Temp\\xlwings-[0-9A-F-]{36}\.log", log)
    assert windows.boxes == []


def test_an_interpreter_in_such_a_folder_without_a_short_name_runs_by_its_full_path(
    excel: MacroExcel, windows: Windows
) -> None:
    """``-P``: nobody goes into its folder first, and Excel may be in one where anybody has put a module."""
    accented = r"C:\Users\Nguyễn\AppData\Local\xlsx_addin\python\Scripts\python.exe"
    windows.user_settings = [r'"INTERPRETER_WIN","%USERPROFILE%\AppData\Local\xlsx_addin\python\Scripts\python.exe"']
    windows.short_path = accented
    windows.files = {accented}
    excel.press("ThamDinh")
    command = "import xlsx_addin.buttons; xlsx_addin.buttons.tham_dinh()"
    [line] = windows.python
    search_path = r"import xlwings.utils;xlwings.utils.prepare_sys_path(\"False;;;;;\")"
    assert line.partition(" --wb=")[0] == f'"{accented}" -P -B -c "{search_path}; {command}"'
    assert re.fullmatch(r'"[^"]+\.xlsm" --from_xl=1 --app="[^"]*" --hwnd="\d+"', line.partition(" --wb=")[2])
    assert windows.boxes == []


def test_such_an_interpreter_that_ends_with_an_error_is_told(excel: MacroExcel, windows: Windows) -> None:
    accented = r"C:\Users\Nguyễn\python.exe"
    windows.user_settings = [f'"INTERPRETER_WIN","{accented}"']
    windows.short_path = accented
    windows.files = {accented}
    windows.exit_code = 1
    excel.press("ThamDinh")
    told = "chưa có chương trình thẩm định, hoặc cài chưa đủ. Vui lòng chạy lại bộ cài đặt, rồi bấm lại."
    assert windows.boxes == [f"Python “{accented}” {told}"]


def test_whatever_else_fails_is_one_vietnamese_sentence(excel: MacroExcel, windows: Windows) -> None:
    def fail() -> None:
        raise VBARuntimeError(9, "")

    windows.while_python_runs = fail
    excel.press("ThamDinh")
    told = "Vui lòng đóng sổ, mở lại rồi bấm lại; nếu vẫn lỗi, vui lòng báo cán bộ công nghệ thông tin."
    assert windows.boxes == [f"Nút này chưa chạy được (lỗi số 9). {told}"]


def appraised(excel: MacroExcel, windows: Windows) -> MacroExcel:
    """The workbook after a run: Python has written the status."""
    windows.while_python_runs = lambda: excel.application.run("WriteStatus", "Đã thẩm định.")
    excel.press("ThamDinh")
    assert excel.value(*STATUS) == "Đã thẩm định."
    return excel


def test_a_changed_score_makes_the_results_old_once_they_are_looked_at(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows).type_into("Điểm", "B6", 50)
    assert excel.value(*STATUS) == "Đã thẩm định."
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) == STALE
    assert excel.is_protected("Thẩm định")


@pytest.mark.parametrize(("sheet", "cell"), [("Đơn vị", "A6"), ("Tiêu chí", "A6"), ("Thẩm định", "B3")])
def test_so_does_each_thing_that_the_appraisal_reads(
    excel: MacroExcel, windows: Windows, sheet: str, cell: str
) -> None:
    appraised(excel, windows).go_to("Điểm")
    excel.application.workbook.sheet_named("Thẩm định").vba_get("Unprotect")
    excel.type_into(sheet, cell, "mới")
    excel.go_to("Thẩm định")
    assert excel.value(*STATUS) == STALE


def test_saving_says_it_too(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows).type_into("Điểm", "B6", 50)
    excel.before_save()
    assert excel.value(*STATUS) == STALE


def test_a_cell_beside_the_settings_does_not(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows)
    excel.application.workbook.sheet_named("Thẩm định").vba_get("Unprotect")
    excel.type_into("Thẩm định", "B20", "ghi chú")
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) == "Đã thẩm định."


def test_without_a_run_there_is_nothing_to_be_old(excel: MacroExcel) -> None:
    excel.type_into("Điểm", "B6", 50)
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) in {None, ""}


def test_a_new_run_makes_the_results_new(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows).type_into("Điểm", "B6", 50)
    excel.press("ThamDinh")
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) == "Đã thẩm định."


def test_a_run_that_was_refused_leaves_them_old(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows).type_into("Điểm", "B6", 50)
    windows.while_python_runs = lambda: None
    excel.press("ThamDinh")
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) == STALE


def test_a_copied_cell_can_still_be_pasted(excel: MacroExcel, windows: Windows) -> None:
    appraised(excel, windows).type_into("Điểm", "B6", 50)
    excel.application.application.vba_get("Range", ["A1"]).vba_get("Copy")
    excel.go_to("Kết quả")
    assert excel.value(*STATUS) == "Đã thẩm định."


def test_the_protection_keeps_what_it_allows(excel: MacroExcel) -> None:
    sheet = excel.application.workbook.sheet_named("Thẩm định")
    sheet.vba_get("Unprotect")
    sheet.vba_get("Protect", [], {"AllowFormattingColumns": True, "AllowFiltering": True})
    excel.application.run("WriteStatus", "mới")
    protection = sheet.vba_get("Protection")
    allowed = ("AllowFormattingCells", "AllowFormattingColumns", "AllowSorting", "AllowFiltering")
    assert [bool(protection.vba_get(name)) for name in allowed] == [False, True, False, True]
    assert excel.value(*STATUS) == "mới"

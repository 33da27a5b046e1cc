"""Every button through unchanged xlwings and pywin32, against a process that answers as Excel does.

The line that RunPython builds goes through Wine's cmd.exe; boxes are real, read and answered; what stands in the saved
workbook is compared with what the tests' own engine gives on Linux.
"""

from __future__ import annotations

import json
import re
import shutil
import string
import subprocess
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.buttons.exchange_books import SENDERS, YEAR, subject, write_book
from tests.excel_engine.errors import CALL_REJECTED, CELL_IS_BEING_EDITED
from tests.excel_engine.run_python import run_python
from tests.exchange.received import envelope, mail
from tests.windows.wine import SECONDS
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.words import boxes, examination, exchange_buttons, outside_click, results
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.windows.wine import Windows

STDOLE2 = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
IDL = Path(__file__).parent / "excel_com" / "excel.idl"
NAME = "Sổ mẫu & thử 100%.xlsm"
MOMENT = re.compile(r"\d{1,2}:\d{2} ngày \d{1,2}/\d{1,2}/\d{4}")
YES, NO, OK = 6, 7, 1
MOST_CALLS = 220
"""That a click on the sample makes into Excel, each from one process to another, once xlwings is loaded.

The rows of the ranking, each as high as its texts, take a dozen of them.

While it is loaded, xlwings asks thrice for the sheet of its own settings, cell by cell.
"""
IN_THE_MIDDLE_OF_WRITING = 170
IMPATIENT_CLICK = """
from xlsx_addin.buttons import macro
from xlsx_addin.excel import protection
from xlsx_addin.cli.main import run
macro._ATTEMPTS, protection.PAUSES = 50, (0.1,) * 3
run()
"""
"""A click from the desktop that gives a busy Excel up after a second, not after half a minute."""


def function(button: str) -> str:
    """What a button's macro hands to RunPython."""
    return f"import xlsx_addin.buttons; xlsx_addin.buttons.{button}()"


class Excel:
    """A running Excel, to which one gives orders."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self.hwnd = json.loads(process.stdout.readline())["hwnd"]

    def order(self, **order: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer

    def press(self, button: str, *answers: str) -> dict[str, Any]:
        """Click a button; whatever it does, xlwings sees success, and Excel is given back as it was."""
        click = self.order(press=function(button), answers=answers)
        assert (click["exit"], click["log"], click["dropped"]) == (0, "", [])
        assert (click["status_bar"], click["screen_updating"]) == (False, True)
        assert {box["title"] for box in click["boxes"]} == {boxes.TITLE}
        return click

    def close(self) -> None:
        """Save the workbooks and end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        assert self.process.wait(SECONDS) == 0


@pytest.fixture(scope="session")
def type_library(excel_windows: Windows) -> str:
    library = excel_windows.prefix / "drive_c" / "excel.tlb"
    subprocess.run(["x86_64-w64-mingw32-widl", "-t", "-L", STDOLE2, "-o", library, IDL], check=True)
    return excel_windows.windows(library)


@pytest.fixture
def folder(excel_windows: Windows) -> Iterator[Path]:
    """A folder of the clerk's, gone afterwards."""
    folder = excel_windows.home / "Documents" / "Thẩm định & 'đợt 1'"
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def opened(excel_windows: Windows, type_library: str) -> Any:
    """Open workbooks in one Excel; a context."""

    @contextmanager
    def opened(*paths: Path) -> Iterator[Excel]:
        project = r"C:\project"
        process = excel_windows.start(
            excel_windows.python,
            "-u",
            "-m",
            "tests.windows.excel_com.process",
            *(excel_windows.windows(path) for path in paths),
            PYTHONPATH=project,
            PRODUCT=project,
            EXCEL_TYPE_LIBRARY=type_library,
        )
        try:
            excel = Excel(process)
            yield excel
            excel.close()
        finally:
            process.kill()

    return opened


def text(click: dict[str, Any]) -> str:
    """What the only box says."""
    [box] = click["boxes"]
    return str(box["text"])


def says(box: str, words: str, **known: object) -> bool:
    """Whether a box begins with these words of the catalogue, whatever stands in their other places."""
    pattern = ""
    for before, name, *_ in string.Formatter().parse(words):
        pattern += re.escape(before)
        if name is not None:
            pattern += re.escape(str(known[name])) if name in known else ".*?"
    return re.match(pattern, box, re.DOTALL) is not None


def contents(path: Path) -> dict[str, dict[str, object]]:
    """All cells of a workbook; when the run was, and who ran it, are not compared."""
    found: dict[str, dict[str, object]] = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        found[sheet.title] = {
            cell.coordinate: MOMENT.sub("lúc ấy", cell.value) if isinstance(cell.value, str) else cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
    headings = {value: place[0] for place, value in found[layout.JOURNAL].items() if place[1:] == "4"}
    for place in list(found[layout.JOURNAL]):
        if place[0] in {headings["Thời điểm"], headings["Người thực hiện"]} and place[1:] != "4":
            del found[layout.JOURNAL][place]
    return found


def protections(path: Path) -> dict[str, dict[str, str]]:
    return {sheet.title: dict(sheet.protection) for sheet in openpyxl.load_workbook(path).worksheets}


def test_tham_dinh_writes_what_it_writes_on_linux_and_leaves_the_protection_as_it_was(
    opened: Any, folder: Path, tmp_path: Path
) -> None:
    path, on_linux = folder / NAME, tmp_path / NAME
    write_sample(path)
    shutil.copy(path, on_linux)
    before = protections(path)
    run_python(on_linux, function("tham_dinh"), environment={"LOCALAPPDATA": str(tmp_path)})
    with opened(path) as excel:
        loading = excel.order(press="pass")
        click = excel.press("tham_dinh")
    assert says(text(click), results.APPRAISED_WITH_PROBLEMS, subjects=33)
    assert contents(path) == contents(on_linux)
    assert protections(path) == before
    assert click["calls"]["Range.Value ="] <= 5  # one write a sheet
    assert sum(click["calls"].values()) - sum(loading["calls"].values()) <= MOST_CALLS, click["calls"]
    assert {sheet for sheet, _ in click["changes"]} == {
        layout.CONSOLE, layout.RESULTS, layout.RANKING, layout.PROBLEMS, layout.JOURNAL
    }  # fmt: skip


def test_the_shortcut_presses_the_button_of_the_workbook_that_is_open(opened: Any, folder: Path) -> None:
    path = folder / NAME
    write_sample(path)
    with opened(path) as excel:
        click = excel.order(start=["-P", "-m", "xlsx_addin", "click", "tham_dinh"])
    assert (click["exit"], click["dropped"]) == (0, [])
    assert says(text(click), results.APPRAISED_WITH_PROBLEMS, subjects=33)


def test_the_buttons_of_the_exchange_ask_and_write(opened: Any, folder: Path) -> None:
    path = write_book(folder / NAME, subject("PNV"), senders=SENDERS)
    inbox = folder / "Hộp thư đến"
    inbox.mkdir()
    sent = envelope("| Mã | Tên | Loại đối tượng |\n| A01 | Khoa Nội | Tổ chức |", year=YEAR)
    (inbox / "thư.eml").write_bytes(mail(sent, received=datetime(YEAR, 12, 10, 8)))
    with opened(path) as excel:
        assert [box["pressed"] for box in excel.press("nhan_ho_so", "no")["boxes"]] == [NO]
        assert not (folder / "Sao lưu").exists()
        received = excel.press("nhan_ho_so", "yes")
        assert [box["pressed"] for box in received["boxes"]] == [YES, OK]
        assert exchange_buttons.SAVE_THEN_APPRAISE in received["boxes"][1]["text"]
        gone = excel.press("gui_cap_tren", "yes")
        assert says(gone["boxes"][-1]["text"], exchange_buttons.SENT)
        assert says(text(excel.press("tra_ket_qua")), exchange_buttons.RETURNED, count=1)
        assert says(text(excel.press("don_doc")), exchange_buttons.REMINDED)
        assert says(text(excel.press("kiem_tra_may")), examination.HEADING)
    subjects = contents(path)[layout.SUBJECTS]
    assert {"PNV", "CB-01.A01"} <= set(subjects.values())
    assert len(list((folder / "Sao lưu").iterdir())) == 1
    assert {file.suffix for file in (folder / "Đã gửi").rglob("*") if file.is_file()} == {".xlsx", ".eml"}


@pytest.mark.parametrize("code", [CELL_IS_BEING_EDITED, CALL_REJECTED])
def test_a_busy_excel_is_said_to_be_busy(opened: Any, folder: Path, code: int) -> None:
    path = folder / NAME
    write_sample(path)
    before = contents(path)
    with opened(path) as excel:
        excel.order(reject=code)
        assert text(excel.press("tham_dinh")) == boxes.EXCEL_BUSY
        assert text(excel.order(start=["-P", "-m", "xlsx_addin", "click", "tham_dinh"])) == boxes.EXCEL_BUSY
        excel.order(reject=0)
    assert contents(path) == before


def test_an_excel_that_is_busy_between_two_calls_is_waited_for(opened: Any, folder: Path) -> None:
    """The clerk types a number while the shortcut writes."""
    path = folder / NAME
    write_sample(path)
    before = protections(path)
    with opened(path) as excel:
        excel.order(reject=CELL_IS_BEING_EDITED, after=IN_THE_MIDDLE_OF_WRITING, calls=4)
        click = excel.order(start=["-P", "-m", "xlsx_addin", "click", "tham_dinh"])
        assert says(text(click), results.APPRAISED_WITH_PROBLEMS, subjects=33)
    assert protections(path) == before


def test_cut_off_in_the_middle_it_says_what_was_written_and_the_next_click_protects_what_it_left_open(
    opened: Any, folder: Path
) -> None:
    path = folder / NAME
    write_sample(path)
    before = protections(path)
    with opened(path) as excel:
        excel.order(reject=CELL_IS_BEING_EDITED, after=IN_THE_MIDDLE_OF_WRITING)
        said = text(excel.order(start=["-P", "-c", IMPATIENT_CLICK, "click", "tham_dinh"]))
        assert said.startswith(boxes.EXCEL_BUSY)
        assert layout.RESULTS in said
        assert boxes.LEFT_OPEN.partition("{sheets}")[0] in said
        excel.order(reject=0)
        assert says(text(excel.press("tham_dinh")), results.APPRAISED_WITH_PROBLEMS, subjects=33)
    assert protections(path) == before


def test_a_workbook_that_excel_knows_by_an_address_is_appraised_and_asked_to_be_saved_here(
    opened: Any, folder: Path
) -> None:
    path = folder / NAME
    write_sample(path)
    with opened(path) as excel:
        excel.order(onedrive=True)
        assert says(text(excel.press("tham_dinh")), results.APPRAISED_WITH_PROBLEMS, subjects=33)
        assert says(text(excel.press("don_doc")), exchange_buttons.NOT_ON_THIS_MACHINE, name=NAME)


def test_errors_merged_cells_and_formats_far_below_are_read_as_on_linux(
    opened: Any, folder: Path, tmp_path: Path
) -> None:
    path, on_linux = folder / NAME, tmp_path / NAME
    write_sample(path)
    book = openpyxl.load_workbook(path, keep_vba=True)
    book["Điểm"]["D6"] = "=NA()"
    book["Điểm"].merge_cells("D7:D8")
    book["Điểm"]["Z9000"].number_format = "@"  # the used range then has more than 200,000 cells
    book.save(path)
    shutil.copy(path, on_linux)
    run_python(on_linux, function("tham_dinh"), environment={"LOCALAPPDATA": str(tmp_path)})
    with opened(path) as excel:
        assert says(text(excel.press("tham_dinh")), results.APPRAISED_WITH_PROBLEMS, subjects=33)
    assert contents(path) == contents(on_linux)


def test_a_password_is_refused_with_the_sheets_name(opened: Any, folder: Path) -> None:
    path = folder / NAME
    write_sample(path)
    with opened(path) as excel:
        excel.order(protect=layout.RESULTS, password="bí mật")  # noqa: S106 - a sheet's, of a test
        assert text(excel.press("tham_dinh")) == boxes.SHEET_LOCKED.format(sheet=layout.RESULTS)


def test_the_clicked_workbook_is_meant_though_another_is_in_front_and_another_excel_runs(
    opened: Any, folder: Path
) -> None:
    path, other, elsewhere = folder / NAME, folder / "Sổ khác.xlsm", folder / "Ở Excel khác.xlsm"
    for each in (path, other, elsewhere):
        write_sample(each)
    before = contents(other)
    with opened(elsewhere), opened(path, other) as excel:
        excel.order(activate=other.name)
        excel.press("tham_dinh")
        said = text(excel.order(start=["-P", "-m", "xlsx_addin", "click", "tham_dinh"]))
    assert any(says(said, words) for words in (results.APPRAISED_WITH_PROBLEMS, outside_click.SEVERAL_WORKBOOKS))
    assert layout.RESULTS in contents(path)
    assert contents(path)[layout.RESULTS] != before[layout.RESULTS]
    assert contents(elsewhere) == before


def test_without_a_workbook_of_ours_the_shortcut_says_so(opened: Any, folder: Path, excel_windows: Windows) -> None:
    path = folder / "Khác.xlsx"
    openpyxl.Workbook().save(path)
    with opened(path) as excel:
        click = excel.order(start=["-P", "-m", "xlsx_addin", "click", "tham_dinh"])
    assert text(click) == outside_click.NO_WORKBOOK.format(sheet=layout.CONSOLE)

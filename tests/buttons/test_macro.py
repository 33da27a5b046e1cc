"""A click never shows a traceback: one short box, success for xlwings, and the rest in the log."""

from __future__ import annotations

import atexit
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from tests.excel_engine.application import Alert
from tests.excel_engine.errors import ComError, cell_is_being_edited, rejected_call, retry_later
from tests.excel_engine.run_python import run_python
from xlsx_addin.buttons.macro import calling_book, run
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings

    from tests.excel_engine.fixtures import OpenExcel
    from xlsx_addin.buttons.open_workbook import OpenWorkbook

pytest_plugins = ("tests.excel_engine.fixtures",)

LABEL = "Thẩm định"
SAMPLE = "from tests.buttons import sample_buttons; sample_buttons."


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Dữ liệu"))
    return tmp_path / "Dữ liệu" / "xlsx_addin" / "logs" / "xlsx_addin.log"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Phòng Nội vụ & TĐKT" / "chấm điểm & 100%.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Kết quả").protect()
    return path


@pytest.fixture
def book(path: Path, open_excel: OpenExcel, log: Path) -> xlwings.Book:
    return open_excel(path)


def pressed(action: Callable[[OpenWorkbook], str | None], book: xlwings.Book) -> list[Alert]:
    """The boxes that the click shows."""
    run(LABEL, action, lambda: book)
    boxes: list[Alert] = book.app.api.alerts
    return boxes


def test_the_text_that_an_action_gives_back_is_shown(book: xlwings.Book, log: Path) -> None:
    assert pressed(lambda _: "Đã thẩm định 12 đối tượng.", book) == [
        Alert("Đã thẩm định 12 đối tượng.", words.TITLE, "ok", "info")
    ]
    assert f"INFO {LABEL}: 0.0 s, {book.name}" in log.read_text(encoding="utf-8")


def test_nothing_is_shown_where_there_is_nothing_to_say(book: xlwings.Book) -> None:
    assert pressed(lambda _: None, book) == []


def test_a_refusal_is_shown_as_it_is(book: xlwings.Book, log: Path) -> None:
    def refuse(_: OpenWorkbook) -> str:
        sentence = "Thiếu trang tính “Điểm”."
        raise Refusal(sentence)

    assert pressed(refuse, book) == [Alert("Thiếu trang tính “Điểm”.", words.TITLE, "ok", "critical")]
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", [ZeroDivisionError("chia"), SystemExit(3), KeyboardInterrupt(), MemoryError()])
def test_any_other_exception_becomes_a_code(book: xlwings.Book, log: Path, fault: BaseException) -> None:
    def fail(_: OpenWorkbook) -> str:
        raise fault

    [box] = pressed(fail, book)
    written = log.read_text(encoding="utf-8")
    code = written.split(f"ERROR {LABEL}: ")[1][:6]
    assert box == Alert(words.UNEXPECTED.format(label=LABEL, code=code, log=log), words.TITLE, "ok", "critical")
    assert type(fault).__name__ in written
    assert "in fail" in written


@pytest.mark.parametrize("rejection", [rejected_call, retry_later, cell_is_being_edited])
def test_a_busy_excel_is_said_to_be_busy(book: xlwings.Book, rejection: Callable[[], ComError]) -> None:
    def edit(_: OpenWorkbook) -> str:
        book.app.api.rejection = rejection
        return str(book.sheets[0]["A1"].value)

    assert [box.prompt for box in pressed(edit, book)] == [words.EXCEL_BUSY]


LEFT_OPEN = (
    "Excel bận nên chưa bảo vệ lại được trang tính: Kết quả. Vui lòng nhấn Enter hoặc đóng hộp thoại, rồi bấm Thẩm "
    "định lại: các trang tính này sẽ được bảo vệ như trước."
)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [("Xong.", f"Xong.\n\n{LEFT_OPEN}"), (None, LEFT_OPEN), (Refusal("Chưa ghi."), f"Chưa ghi.\n\n{LEFT_OPEN}")],
)
def test_a_sheet_that_could_not_be_protected_again_is_named_whatever_else_is_said(
    book: xlwings.Book, outcome: str | Refusal | None, told: str
) -> None:
    def leave_open(live: OpenWorkbook) -> str | None:
        assert isinstance(live, LiveWorkbook)
        live.left_open = ("Kết quả",)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    assert pressed(leave_open, book) == [Alert(told, words.TITLE, "ok", "critical")]


def test_the_screen_is_still_while_the_action_runs(book: xlwings.Book) -> None:
    def look(_: OpenWorkbook) -> str:
        return f"{book.app.screen_updating} {book.app.status_bar}"

    assert pressed(look, book)[0].prompt == f"False {words.WORKING.format(label=LABEL)}"
    assert (book.app.screen_updating, book.app.status_bar) == (True, False)


def test_a_screen_that_a_click_before_left_still_moves_again(book: xlwings.Book) -> None:
    """Excel was too busy to be told, and the clerk would see nothing change any more."""
    book.app.screen_updating = False
    pressed(lambda _: None, book)
    assert book.app.screen_updating is True


@pytest.mark.posix("on Windows a box says it, and would wait for a click")
def test_a_box_that_excel_refuses_goes_elsewhere(
    book: xlwings.Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_box(*_: object) -> str:
        raise OSError

    monkeypatch.setattr(type(book.app.impl), "alert", refuse_box)
    assert pressed(lambda _: "Xong.", book) == []
    assert capsys.readouterr().err == "Xong.\n"


def test_without_a_place_for_the_log_the_box_names_the_fault(
    book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file = tmp_path / "tệp"
    a_file.touch()
    monkeypatch.setenv("LOCALAPPDATA", str(a_file))
    monkeypatch.setattr("tempfile.tempdir", str(a_file))
    [box] = pressed(lambda _: str(1 / 0), book)
    assert "(ZeroDivisionError)" in box.prompt
    assert "nhật ký" not in box.prompt


def test_the_log_is_rotated(book: xlwings.Book, log: Path) -> None:
    log.parent.mkdir(parents=True)
    log.write_text("x" * 1_000_000, encoding="utf-8")
    pressed(lambda _: None, book)
    assert log.stat().st_size < 1000
    assert log.with_name("xlsx_addin.log.1").stat().st_size == 1_000_000


def test_each_click_leaves_its_own_line(book: xlwings.Book, log: Path) -> None:
    pressed(lambda _: None, book)
    pressed(lambda _: None, book)
    assert len(log.read_text(encoding="utf-8").splitlines()) == 2


def test_xlwings_neither_kills_excels_at_exit_nor_waits_for_ever(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows_engine = ModuleType("xlwings._xlwindows")
    vars(windows_engine).update(cleanup=print, N_COM_ATTEMPTS=0)
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows_engine)
    unregistered: list[object] = []
    monkeypatch.setattr(atexit, "unregister", unregistered.append)
    pressed(lambda _: None, book)
    assert unregistered == [print]
    assert vars(windows_engine)["N_COM_ATTEMPTS"] == 2000


def test_the_calling_book_is_the_one_whose_button_was_clicked(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert calling_book() == book
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=điểm=100.xlsm", "--from_xl=1"])
    with pytest.raises(Refusal) as refused:
        calling_book()
    assert str(refused.value) == words.EQUALS_SIGN_IN_NAME.format(file="điểm=100.xlsm")


@pytest.mark.posix("on Windows a box says it, and would wait for a click")
def test_where_no_book_is_found_the_box_is_shown_without_excel(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=điểm=100.xlsm", "--from_xl=1"])
    run(LABEL, lambda _: None, calling_book)
    assert capsys.readouterr().err == f"{words.EQUALS_SIGN_IN_NAME.format(file='điểm=100.xlsm')}\n"


# The whole way, as RunPython goes it


def test_a_button_of_the_workbook(path: Path, log: Path) -> None:
    click = run_python(path, f"{SAMPLE}appraise()")
    assert (click.exit_code, click.popup) == (0, None)
    assert [alert.prompt for alert in click.alerts] == ["Đã ghi 2 dòng."]
    assert (click.calls["", "save copy"], click.calls["Kết quả", "write"]) == (1, 1)
    assert (click.status_bar, click.screen_updating) == (False, True)
    sheet = openpyxl.load_workbook(path)["Kết quả"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["001", 91.5], ["=x", 90]]
    assert sheet.protection.sheet


def test_a_button_of_a_workbook_on_onedrive(path: Path, log: Path) -> None:
    click = run_python(path, f"{SAMPLE}appraise()", is_on_onedrive=True)
    assert [alert.prompt for alert in click.alerts] == ["Đã ghi 2 dòng."]


def test_a_button_that_fails_shows_no_popup_of_xlwings(path: Path, log: Path) -> None:
    click = run_python(path, f"{SAMPLE}fail()")
    assert (click.exit_code, click.popup) == (0, None)
    [box] = click.alerts
    assert str(log) in box.prompt
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_button_asks_before_it_writes(path: Path, log: Path) -> None:
    assert [alert.prompt for alert in run_python(path, f"{SAMPLE}ask()").alerts] == ["Ghi?"]
    agreed = run_python(path, f"{SAMPLE}ask()", answers=["yes"])
    assert [alert.prompt for alert in agreed.alerts] == ["Ghi?", "Đã ghi 2 dòng."]


def test_xlwings_is_loaded_only_when_a_button_is_clicked() -> None:
    command = "import sys, xlsx_addin.buttons.macro; sys.exit('xlwings' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_settings_are_checked_without_a_library_that_takes_longer_to_load_than_they_to_read() -> None:
    command = "import sys, xlsx_addin.buttons.macro, xlsx_addin.appraisal.records; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0

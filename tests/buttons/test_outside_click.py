"""A button pressed from outside Excel: the workbook that is meant is found, and the button's own entry point runs."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
import xlwings

from tests.excel_engine.application import Alert
from tests.excel_engine.errors import ComError, cell_is_being_edited, rejected_call, retry_later
from tests.windows_boxes import Box, boxes
from xlsx_addin.buttons import BUTTONS, outside_click
from xlsx_addin.buttons.macro import calling_book, run
from xlsx_addin.buttons.outside_click import attach, workbook_meant
from xlsx_addin.cli.installation import run_click
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.workbook import sample, write_sample
from xlsx_addin.words import boxes as box_words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.excel_engine.engine import Engine
    from xlsx_addin.buttons.open_workbook import OpenWorkbook

__all__ = ["boxes"]

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def app(excel_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> xlwings.App:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Dữ liệu"))
    return xlwings.App(add_book=False)


def workbook(folder: Path, name: str, sheet: str = layout.CONSOLE) -> Path:
    path = folder / name
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet(sheet)
    return path


def test_the_button_does_its_job_in_the_open_workbook(app: xlwings.App, tmp_path: Path) -> None:
    path = tmp_path / "Sổ của tôi.xlsm"
    write_sample(path)
    book = app.books.open(path)
    app.books.open(workbook(tmp_path, "Khác.xlsx", "Sheet1"))

    attach("tham_dinh")

    first = book.sheets[layout.RESULTS].range((layout.FIRST_ROW, 1), (layout.FIRST_ROW, 3)).options(ndim=2).value
    subject = sample()["subjects"][0]["row"]
    assert first == [[1.0, subject["Mã"], subject["Tên"]]]
    assert [box.prompt[:26] for box in app.api.alerts] == ["Đã thẩm định 33 đối tượng:"]


@pytest.mark.parametrize("name", BUTTONS)
def test_each_of_the_buttons_is_called_with_the_open_workbook_as_its_caller(
    app: xlwings.App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def button(book: OpenWorkbook) -> str:
        return f"{name}: {', '.join(book.sheet_names)}"

    monkeypatch.setitem(BUTTONS, name, lambda: run("Nút", button, calling_book))
    app.books.open(workbook(tmp_path, "Sổ.xlsx"))

    attach(name)

    assert app.api.alerts == [Alert(f"{name}: Thẩm định", box_words.TITLE, "ok", "info")]


@pytest.mark.parametrize("name", BUTTONS)
def test_each_of_the_buttons_names_a_function_of_its_wing(name: str) -> None:
    module, _, function = BUTTONS[name].work.partition(".")
    assert callable(getattr(import_module(f"xlsx_addin.buttons.{module}"), function))


@pytest.mark.parametrize("name", ["macro", "__doc__", "Tham_Dinh", ""])
def test_nothing_else_can_be_called_by_name(app: xlwings.App, tmp_path: Path, name: str) -> None:
    app.books.open(workbook(tmp_path, "Sổ.xlsx"))

    with pytest.raises(Refusal, match=f"Không có nút “{name}”. Các nút: lap_phieu, tham_dinh, gui_cap_tren"):
        attach(name)


def test_excel_is_not_running(excel_engine: Engine) -> None:
    with pytest.raises(Refusal, match="Excel chưa mở"):
        workbook_meant()


def test_a_system_on_which_no_excel_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlwings.engines, "active", None)

    with pytest.raises(Refusal, match="Excel chưa mở"):
        workbook_meant()


def test_an_excel_without_a_workbook(app: xlwings.App) -> None:
    with pytest.raises(Refusal, match="Không thấy sổ thẩm định nào"):
        workbook_meant()


def test_no_workbook_of_ours(app: xlwings.App, tmp_path: Path) -> None:
    app.books.open(workbook(tmp_path, "Khác.xlsx", "Sheet1"))

    with pytest.raises(Refusal, match="Không thấy sổ thẩm định nào"):
        workbook_meant()


def test_the_only_one_of_ours_is_meant_wherever_it_stands(app: xlwings.App, tmp_path: Path) -> None:
    app.books.open(workbook(tmp_path, "Sổ.xlsx"))
    app.books.open(workbook(tmp_path, "Khác.xlsx", "Sheet1"))
    xlwings.App(add_book=False).books.open(workbook(tmp_path, "Khác nữa.xlsx", "Sheet1"))

    assert workbook_meant().name == "Sổ.xlsx"


def test_among_several_the_one_in_front_is_meant(app: xlwings.App, tmp_path: Path) -> None:
    first = app.books.open(workbook(tmp_path, "Một.xlsx"))
    app.books.open(workbook(tmp_path, "Hai.xlsx"))

    assert workbook_meant().name == "Hai.xlsx"
    first.activate()
    assert workbook_meant().name == "Một.xlsx"


def test_several_and_none_in_front(app: xlwings.App, tmp_path: Path) -> None:
    for name in ("Một.xlsx", "Hai.xlsx"):
        app.books.open(workbook(tmp_path, name))
    app.books.open(workbook(tmp_path, "Khác.xlsx", "Sheet1"))

    with pytest.raises(Refusal, match=r"Đang mở nhiều sổ thẩm định: Một\.xlsx, Hai\.xlsx\. Vui lòng bấm vào sổ"):
        workbook_meant()


@pytest.mark.parametrize("rejection", [rejected_call, retry_later, cell_is_being_edited])
def test_a_cell_is_being_edited(
    app: xlwings.App, monkeypatch: pytest.MonkeyPatch, rejection: Callable[[], ComError]
) -> None:
    def reject() -> xlwings.Book:
        raise rejection()

    monkeypatch.setattr(outside_click, "workbook_meant", reject)

    with pytest.raises(Refusal, match="Excel đang chờ nhập xong một ô"):
        attach("tham_dinh")


def test_whatever_else_goes_wrong_is_said_in_a_box_with_a_code(
    app: xlwings.App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boxes: list[Box]
) -> None:
    """The shortcut starts pythonw, which has no standard error: a traceback would be seen by nobody."""
    monkeypatch.setattr(outside_click, "workbook_meant", lambda: dict[str, object]()["Sổ"])

    assert run_click(Namespace(button="tham_dinh")) == 2

    [(text, _, _)] = boxes
    log = (tmp_path / "Dữ liệu" / "xlsx_addin" / "logs" / "xlsx_addin.log").read_text(encoding="utf-8")
    assert text.startswith("Chưa thực hiện được “Thẩm định” do lỗi của chương trình.")
    assert f"ERROR Thẩm định: {text.partition('mã lỗi ')[2][:6]}" in log
    assert "KeyError: 'Sổ'" in log


@pytest.mark.posix("on Windows a box says it, and would wait for a click")
def test_the_command(excel_engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_click(Namespace(button="tham_dinh")) == 2
    assert capsys.readouterr().err == (
        "Excel chưa mở. Vui lòng mở sổ thẩm định bằng Excel rồi mở lại lối tắt (biểu tượng) trên màn hình nền.\n"
    )


def test_the_command_when_all_is_well(app: xlwings.App, tmp_path: Path) -> None:
    write_sample(tmp_path / "Sổ.xlsm")
    app.books.open(tmp_path / "Sổ.xlsm")

    assert run_click(Namespace(button="tham_dinh")) == 0
    assert len(app.api.alerts) == 1

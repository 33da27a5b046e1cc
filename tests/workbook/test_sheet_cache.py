"""A sheet that several ask for is read once, and keeps what stood there then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.workbook.sheet_cache import SheetCache
from xlsx_addin.xlsx.blocks import TEXT, SheetBlock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def live(tmp_path: Path, open_excel: OpenExcel) -> LiveWorkbook:
    with xlsxwriter.Workbook(tmp_path / "sổ.xlsx") as book:
        book.add_worksheet("Đơn vị").write_row("A1", ["Mã", "PNV"])
        book.add_worksheet("Điểm")
    return LiveWorkbook(open_excel(tmp_path / "sổ.xlsx"))


def test_each_sheet_is_read_once_however_its_name_is_written(live: LiveWorkbook, excel_engine: Engine) -> None:
    reader = SheetCache(live)
    assert reader.read("Đơn vị") is reader.read("đơn vị")
    reader.read("Điểm")
    live.replace(SheetBlock("Điểm", 1, 1, [["C1"]], [TEXT], clear_below=False))
    assert reader.read("Điểm").columns == {}
    assert excel_engine.calls["", "save copy"] == 1


def test_it_says_of_itself_what_the_workbook_says(live: LiveWorkbook) -> None:
    reader = SheetCache(live)
    assert (reader.sheet_names, reader.version) == (("Đơn vị", "Điểm"), None)
    assert reader.read("Đơn vị").columns == {1: {1: "Mã"}, 2: {1: "PNV"}}


def test_a_sheet_that_is_not_there(live: LiveWorkbook) -> None:
    with pytest.raises(KeyError):
        SheetCache(live).read("Sai khác")

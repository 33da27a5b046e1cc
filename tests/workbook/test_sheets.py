"""No sheet is read twice, and tables are looked for once a run: headings are read cell by cell in twenty rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from tests.workbooks import write_workbook
from xlsx_addin.cli.main import main
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.workbook import layout, tables
from xlsx_addin.workbook.sheets import SheetCache, Sheets
from xlsx_addin.xlsx.blocks import TEXT, SheetBlock
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel
    from xlsx_addin.xlsx.cells import SheetValues


ONE_TABLE_EACH = {"Đơn vị": 1, "Tiêu chí": 2, "Điểm": 1}


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the tables of each sheet are looked for."""
    counted: Counter[str] = Counter()
    refuse_doubles = tables._refuse_doubles

    def count(sheet: SheetValues, row: int, found: Mapping[str, list[int]]) -> None:
        counted[sheet.name] += 1  # the last step of every search that finds a table
        refuse_doubles(sheet, row, found)

    monkeypatch.setattr(tables, "_refuse_doubles", count)
    return counted


def test_an_appraisal_looks_once_for_each_table(tmp_path: Path, searches: Counter[str]) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A1 |")
    main(["appraise", str(path), "--json"])
    assert searches == ONE_TABLE_EACH


def test_writing_the_result_looks_for_no_table_again(tmp_path: Path, searches: Counter[str]) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A1 |")
    main(["appraise", str(path), "-o", str(tmp_path / "kq.xlsx")])
    assert searches == ONE_TABLE_EACH


def test_sending_looks_once_for_each_table_that_is_read_or_sent(tmp_path: Path, searches: Counter[str]) -> None:
    path = tmp_path / "mẫu.xlsm"
    write_sample(path)
    main(["send", str(path), "-o", str(tmp_path / "Đã gửi"), "--with-errors"])
    assert list(tmp_path.glob("Đã gửi/*.eml")) != []
    beside = ("Kết quả", "Lỗi", "Kết quả cấp trên", "Thành phần", "Tiến độ")
    # An appraisal asks Đầu mối for names alone, and goes on where the rest of it cannot be read; a dispatch does not.
    assert searches == {**ONE_TABLE_EACH, **dict.fromkeys(beside, 1), "Đầu mối": 2}


def test_a_copy_knows_the_tables_of_its_original(tmp_path: Path, searches: Counter[str]) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A1 |")
    with FileWorkbook.open(path) as workbook:
        original = Sheets({"Đơn vị": workbook.read("Đơn vị")})
        copy = workbook.read("Đơn vị")
    copied = Sheets()
    copied.put("Đơn vị", copy, original.tables("Đơn vị"))
    assert copied.table("Đơn vị").sheet is copy
    assert copied.table("Đơn vị").values("Mã") == {2: "A1"}
    assert searches == {"Đơn vị": 1}
    assert layout.TABLES.keys() >= {"Đơn vị", "Tiêu chí", "Điểm", "Kết quả", "Lỗi"}


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

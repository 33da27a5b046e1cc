"""Fixtures that open workbooks in the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
import xlwings

from tests.excel_engine.engine import Engine, switch_off, switch_on
from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import dropped
from tests.excel_engine.ranges import Range
from xlsx_addin.excel import protection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class OpenExcel(Protocol):
    """Opens a workbook; ``Book.caller()`` then gives the one that was opened last."""

    def __call__(self, path: Path) -> xlwings.Book: ...


@pytest.fixture
def excel_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine of this test, with no workbook open. Whoever calls Excel must leave no argument out in between.

    A busy Excel is asked again at once, and what a click notes on this machine is the test's own.
    """
    monkeypatch.setattr(protection, "PAUSES", (0.0,) * 3)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "máy này"))
    dropped.clear()
    yield switch_on()
    switch_off()
    assert dropped == [], "pywin32 keeps these from Excel: pass every argument up to the last one"


@pytest.fixture
def open_excel(excel_engine: Engine) -> OpenExcel:
    """Open workbooks in one Excel, in the order of the calls."""
    app = xlwings.App(add_book=False)

    def opened(path: Path) -> xlwings.Book:
        book = app.books.open(path)
        book.set_mock_caller()
        return book

    return opened


@pytest.fixture
def refuse_sheet(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """From now on Excel refuses every write to the sheet of that name, as it does where cells are merged."""

    def refuse_from_now_on(name: str) -> None:
        value: Any = vars(Range)["Value"]
        clear = Range.ClearContents

        def refused(cells: Range) -> None:
            if cells.Worksheet.Name == name:
                raise ComError("We can't do that to a merged cell.")

        def write_or_refuse(cells: Range, data: object) -> None:
            refused(cells)
            value.fset(cells, data)

        def clear_or_refuse(cells: Range) -> bool:
            refused(cells)
            return clear(cells)

        monkeypatch.setattr(Range, "Value", property(value.fget, write_or_refuse))
        monkeypatch.setattr(Range, "ClearContents", clear_or_refuse)

    return refuse_from_now_on

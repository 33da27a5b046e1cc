"""Fixtures that open workbooks in the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
import xlwings

from tests.excel_engine.engine import Engine, switch_off, switch_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class OpenExcel(Protocol):
    """Opens a workbook; ``Book.caller()`` then gives the one that was opened last."""

    def __call__(self, path: Path) -> xlwings.Book: ...


@pytest.fixture
def excel_engine() -> Iterator[Engine]:
    """The engine of this test, with no workbook open."""
    yield switch_on()
    switch_off()


@pytest.fixture
def open_excel(excel_engine: Engine) -> OpenExcel:
    """Open workbooks in one Excel, in the order of the calls."""
    app = xlwings.App(add_book=False)

    def opened(path: Path) -> xlwings.Book:
        book = app.books.open(path)
        book.set_mock_caller()
        return book

    return opened

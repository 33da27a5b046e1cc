"""The workbook that is open in Excel and the file that lies on the disk: one JSON, one data code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tools.oracle.books import content_of
from tools.oracle.random_books import random_book
from xlsx_addin.buttons.macro import run
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.report import appraisal_document
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tests.excel_engine.fixtures import OpenExcel
    from tools.oracle.books import Book

pytest_plugins = ("tests.excel_engine.fixtures",)

WORKBOOKS, BATCH = 60, 6


def said_of(workbook: Any, today: date) -> tuple[Any, str]:
    """The JSON document and the data code."""
    job = appraise_workbook(workbook, today)
    return appraisal_document(job.appraisal), job.run.data_code


def has_formulas(book: Book) -> bool:
    """Whether a cell of the book is a formula."""
    cells = [value for sheet in book.sheets.values() for value in sheet.values.values()]
    return any(isinstance(value, str) and value.startswith("=") for value in cells)


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in range(BATCH, WORKBOOKS, BATCH))]
)
def test_excel_and_the_file_say_the_same(first: int, tmp_path: Path, open_excel: OpenExcel) -> None:
    for seed in range(first, first + BATCH):
        book = random_book(seed)
        if has_formulas(book):
            continue  # Excel has worked them out where a file holds no result
        path = tmp_path / f"{seed}.xlsx"
        path.write_bytes(content_of(book))
        in_excel: list[tuple[dict[str, Any], str]] = []

        def click(workbook: Any, today: date = book.today, said: list[Any] = in_excel) -> None:
            said.append(said_of(workbook, today))

        run("Thẩm định", click, partial(open_excel, path))
        with FileWorkbook.open(path) as workbook:
            assert in_excel == [said_of(workbook, book.today)], seed

"""``demo``: what it leaves is what the button would leave."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.buttons.appraisal import appraise_live
from xlsx_addin.buttons.handed_copy import HandedCopy
from xlsx_addin.cli.appraisal import OUTPUT_NAME, SAMPLE_NAME
from xlsx_addin.cli.main import main
from xlsx_addin.sample.workbook import sample
from xlsx_addin.workbook.console import SUMMARY_NAME
from xlsx_addin.xlsx.blocks import CellLink
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MOMENT = datetime(2026, 12, 22, 14, 5)


def test_the_console_of_its_result_is_that_of_a_click(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.jobs.appraise.now", lambda: MOMENT)
    monkeypatch.setattr("xlsx_addin.jobs.appraise.today_in_vietnam", lambda: sample()["today"])
    main(["demo", str(tmp_path)])
    book = HandedCopy(tmp_path / SAMPLE_NAME, tmp_path / SAMPLE_NAME)
    appraise_live(book)
    [clicked] = [block for block in book.written if block.sheet == "Thẩm định"]
    with FileWorkbook.open(tmp_path / OUTPUT_NAME) as output:
        place, console = output.named_cells(SUMMARY_NAME), output.read("Thẩm định")
    assert place is not None
    assert (place.cells.first_row, place.cells.first_column) == (clicked.row, clicked.column)
    assert {
        (row, column): str(value.shown if isinstance(value, CellLink) else value)
        for row, values in enumerate(clicked.rows, start=clicked.row)
        for column, value in enumerate(values, start=clicked.column)
        if isinstance(value, (str, CellLink)) and value
    } == {
        (row, column): value
        for column, cells in console.columns.items()
        for row, value in cells.items()
        if isinstance(value, str)
        and clicked.row <= row <= clicked.last_row
        and clicked.column <= column <= clicked.last_column
    }

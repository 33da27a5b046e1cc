"""Workbooks of other makers: read as two independent readers read them, but where these are known to be wrong.

The corpus lies outside the project: ``FOREIGN_WORKBOOKS`` names its folder. The classes behind its files are tested
one by one in ``test_reader``, ``test_sheet`` and ``test_cell_value``.
"""

from __future__ import annotations

import datetime
import os
import re
import warnings
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
import python_calamine

from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula
from xlsx_addin.xlsx.reader import FileWorkbook

FOLDER = Path(os.environ.get("FOREIGN_WORKBOOKS", Path(__file__).parents[2].parent / "shared" / "corpus" / "sound"))
FILES = sorted(FOLDER.glob("*.xls*")) if FOLDER.is_dir() else []

Cells: TypeAlias = "dict[tuple[str, int, int], str]"
"""What a cell shows to a comparison: numbers to twelve digits, dates and error values by their kind alone."""

DATE, ERROR = "(date)", "(error)"

DIFFERENT = {
    # openpyxl and calamine leave a text blank that stands where a number would.
    "poi__test-data_spreadsheet_52575_main.xlsx": {("Tabelle1", 2, 1): "POI rocks!"},
}
"""By file, what our reader finds and both others do not."""


def _shown(value: object) -> str:
    if isinstance(value, str):
        if re.fullmatch("PT[0-9.HMS]+", value):
            return DATE  # how calamine gives an elapsed time
        return ERROR if value.startswith("#") and value.endswith(("!", "?", "/A")) else value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, DateSerial | datetime.date | datetime.time | datetime.timedelta):
        return DATE
    return f"{value:.12g}" if isinstance(value, int | float) else ERROR


def _own(path: Path) -> Cells:
    with FileWorkbook.open(path) as workbook:
        sheets = [workbook.read(name) for name in workbook.sheet_names]
    found: dict[tuple[str, int, int], CellValue] = {
        (sheet.name, row, column): value
        for sheet in sheets
        for column, values in sheet.columns.items()
        for row, value in values.items()
        if value is not Formula.WITHOUT_VALUE
    }
    return {place: ERROR if isinstance(value, ErrorValue) else _shown(value) for place, value in found.items()}


def _by_openpyxl(path: Path) -> Cells:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Its other mode drops the values under merged cells.
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return {
            (sheet.title, cell.row, cell.column): _shown(cell.value)
            for sheet in workbook.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in {None, ""}
        }


def _by_calamine(path: Path) -> Cells:
    workbook = python_calamine.load_workbook(path)
    found = {}
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        row_offset, column_offset = sheet.start or (0, 0)
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=row_offset + 1):
            for column, value in enumerate(values, start=column_offset + 1):
                if value != "":
                    found[name, row, column] = _shown(value)
    return found


@pytest.mark.skipif(not FILES, reason="no corpus of foreign workbooks here (FOREIGN_WORKBOOKS)")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sound_workbook_is_read_as_others_read_it(path: Path) -> None:
    own = _own(path)
    different = DIFFERENT.get(path.name, {})
    others = []
    for read in (_by_openpyxl, _by_calamine):
        try:
            others.append(read(path))
        except Exception:  # noqa: BLE001, S112 - a reader that gives up has no opinion
            continue

    assert others, "neither of the others reads it"
    assert any(own == other | different for other in others)

"""Our values as openpyxl tells them: what it reads of a file that we wrote is what we say it will."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin.renewal.old_workbook import OldWorkbook
from xlsx_addin.renewal.proof import prove
from xlsx_addin.resources import template_bytes
from xlsx_addin.template.build import build
from xlsx_addin.xlsx.cells import DateSerial, ErrorValue, SheetValues

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.xlsx.cells import CellValue

VALUES: list[CellValue] = [
    "Phòng Nội vụ",
    " hai  đầu\n",
    "a\r\nb",
    "\x0b\x00",
    "_x0041_",
    "_x005F_x0041_",
    "x005F_",
    "=1+1",
    "#N/A",
    "007",
    0.1,
    -0.0,
    7.0,
    123456789012345.0,
    89.99999999999999,
    1e300,
    True,
    False,
    DateSerial(46371),
    DateSerial(46371.354166666664),
    DateSerial(0.5),
    DateSerial(59),
    DateSerial(-1),
    DateSerial(3_000_000),
    ErrorValue("#N/A"),
    ErrorValue("#SPILL!"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_that_is_there_is_found(value: CellValue, tmp_path: Path) -> None:
    sheet = SheetValues("Khác", {1: {1: value, 3: "xong"}})
    path = tmp_path / "mới.xlsm"
    path.write_bytes(build(macros=True, extra_sheets=["Khác"], sheets={"Khác": sheet}))
    assert prove(path, OldWorkbook("1.0.0", kept={"Khác": sheet}), template_bytes()) == 2

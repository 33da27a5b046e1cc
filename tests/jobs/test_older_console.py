"""The summary that the macros of an older console copy into their own rectangle."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from xlsx_addin.cli.demo import write_sample
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.workbook.console import SUMMARY_NAME
from xlsx_addin.xlsx.cells import referred_cells
from xlsx_addin.xlsx.reader import FileWorkbook

OLDER = Path(__file__).parents[1] / "older" / "sample.xlsm"


def summary_place(path: Path) -> str:
    return str(openpyxl.load_workbook(path).defined_names[SUMMARY_NAME].attr_text)


def appraised(path: Path, output: Path, *, for_its_macros: bool) -> Path:
    with FileWorkbook.open(path) as workbook:
        job = appraise_workbook(workbook)
        write_appraised(output, workbook, job, taken_over_by=path if for_its_macros else None)
    return output


def test_it_has_the_shape_of_the_older_one_and_its_labels(tmp_path: Path) -> None:
    output = appraised(OLDER, tmp_path / "ra.xlsx", for_its_macros=True)
    older, own = (referred_cells(f"={summary_place(path)}") for path in (OLDER, output))
    assert older is not None
    assert own is not None
    assert (own.sheet, own.cells.size) == (SUMMARY_NAME, older.cells.size)
    rows = list(openpyxl.load_workbook(output)[SUMMARY_NAME].values)
    assert str(rows[1][0]).startswith("Thẩm định lúc ")
    assert {row[0]: row[1] for row in rows}["Lỗi cần sửa"] == 4


def test_a_person_gets_the_console_of_today(tmp_path: Path) -> None:
    output = appraised(OLDER, tmp_path / "ra.xlsx", for_its_macros=False)
    assert summary_place(output).startswith("'Thẩm định'!")


def test_so_does_a_console_of_today(tmp_path: Path) -> None:
    path = tmp_path / "mới.xlsm"
    write_sample(path)
    output = appraised(path, tmp_path / "ra.xlsx", for_its_macros=True)
    assert SUMMARY_NAME not in openpyxl.load_workbook(output).sheetnames
    assert summary_place(output) == summary_place(path)

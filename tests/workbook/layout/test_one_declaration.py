"""Renaming a column or a setting as a developer would, in a copy of the package; adding one is ``tests/recipes``.

What must follow without another line: reading, ``Kết quả``, merging, carrying over, the template with its help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.recipes.edited_package import RESULTS, EditedPackage
from tests.workbooks import cell_of, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

LAST_FIELD = '    decision_note: str = ""\n    mail_addresses: str = ""\n'
"""The last two of ``Subject``: other records have the second one too."""


@pytest.fixture
def package(tmp_path: Path) -> EditedPackage:
    return EditedPackage(tmp_path / "copy")


@pytest.mark.slow
def test_a_file_with_a_former_heading_is_read_merged_and_carried_over(package: EditedPackage, tmp_path: Path) -> None:
    """``Tên mô hình`` and ``Địa danh`` get other names; the file is of before."""
    package.replace("workbook/layout/subjects.py", '        "Tên mô hình",\n', '        "Tên giải pháp",\n')
    package.replace(
        "workbook/layout/subjects.py",
        '        field="model",\n',
        '        field="model",\n        former=("Tên mô hình",),\n',
    )
    package.replace("workbook/layout/settings.py", '"Địa danh"', '"Nơi ban hành"')
    package.replace(
        "workbook/layout/settings.py", 'hint="Tên xã, phường"', 'hint="Tên xã, phường", former=("Địa danh",)'
    )
    path = write_workbook(
        tmp_path / "so.xlsx",
        settings={"Địa danh": "Lạc Dương"},
        subjects="| Mã | Tên mô hình |\n| A1 | Một cửa |",
        version="1.1.0",
    )
    headings, row = package.json(path, code=RESULTS)
    assert dict(zip(headings, row, strict=True))["Tên giải pháp"] == "Một cửa"
    merging = """
from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
from xlsx_addin.exchange.merging.three_way import Key
from xlsx_addin.workbook.register import read_sheets
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: sheets = read_sheets(workbook)
sheet = MergedSheet(sheets.table("Đơn vị"))
sheet.set(Key("A1"), "Tên giải pháp", "Hai cửa")
print(json.dumps([[change.cell, change.heading, change.new] for change in sheet.changes()]))
"""
    assert package.json(path, code=merging) == [["J2", "Tên giải pháp", "Hai cửa"]]
    package.build_template()
    assert "đối chiếu" in package.run("new", tmp_path / "mới.xlsm", "--from", path)
    book = openpyxl.load_workbook(tmp_path / "mới.xlsm")
    assert cell_of(book["Đơn vị"], "Tên giải pháp", 5).value == "Một cửa"
    assert "Tên mô hình" not in [cell.value for cell in book["Đơn vị"][4]]
    _, _, cell = book.defined_names["DiaDanh"].value.partition("!")
    assert book["Văn bản"][cell.replace("$", "")].value == "Lạc Dương"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("workbook/layout/subjects.py", 'field="note"', 'field="notes"', "“Ghi chú” is declared to fill"),
        ("workbook/layout/subjects.py", 'field="note"', 'field="product"', "“Sản phẩm cụ thể” and “Ghi chú” on"),
        ("appraisal/records.py", LAST_FIELD, f"{LAST_FIELD}    other: str = ''\n", "declared to fill Subject.other"),
        ("workbook/layout/settings.py", '"symbol"', '"sign"', "“Ký hiệu cơ quan” is declared to fill Paper"),
    ],
)  # fmt: skip
def test_a_declaration_that_fits_no_field_does_not_start(
    package: EditedPackage, file: str, old: str, new: str, sentence: str
) -> None:
    package.replace(file, old, new)
    assert sentence in package.run(code="import xlsx_addin.workbook.register")

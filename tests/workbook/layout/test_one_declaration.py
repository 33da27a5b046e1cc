"""Adding a column or a setting, and renaming one, as a developer would: the package is copied and two files are edited.

What must follow without another line: reading, ``Kết quả``, merging, carrying over, the template with its help.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xlsx_addin
from tests.workbooks import cell_of, write_workbook

PACKAGE = Path(xlsx_addin.__file__).parent
LAST_COLUMN = '    Column(\n        "Địa chỉ thư",'
LAST_FIELD = '    decision_note: str = ""\n    mail_addresses: str = ""\n'
"""The last two of ``Subject``: other records have the second one too."""
NEW_COLUMN = """    Column(
        "Nơi áp dụng",
        Content.TEXT,
        20,
        "Nơi mô hình được áp dụng.",
        required=False,
        field="applied_at",
        since="1.1.0",
        results_width=12,
    ),
"""
NEW_SETTING = '            Setting("Số bản", "SoBan", "copies", "Số bản in của mỗi văn bản."),\n'


class Edited:
    """A copy of the package with some texts replaced, in which code can be run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKAGE, folder / "xlsx_addin", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "macros").symlink_to(PACKAGE.parent / "macros")

    def replace(self, file: str, old: str, new: str) -> Edited:
        path = self.folder / "xlsx_addin" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file} has {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), "utf-8")
        return self

    def build_template(self) -> None:
        """As after every change of the sheets."""
        self.run("build-template", self.folder / "workbook_template.xlsm")

    def run(
        self, *arguments: object, code: str = "from xlsx_addin.cli.main import main; sys.exit(main(sys.argv[1:]))"
    ) -> str:
        """Run code in the copy; its standard output, or its standard error where it prints nothing."""
        start = f"import sys; sys.path.insert(0, {str(self.folder)!r}); {code}"
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", "-c", start, *map(str, arguments)],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
        )  # fmt: skip
        return done.stdout or done.stderr

    def json(self, *arguments: object, code: str) -> Any:
        printed = self.run(*arguments, code=f"import json; from pathlib import Path; exec({code!r})")
        assert printed.startswith(("[", '"')), printed
        return json.loads(printed)


@pytest.fixture
def package(tmp_path: Path) -> Edited:
    return Edited(tmp_path / "copy")


@pytest.fixture
def with_column(package: Edited) -> Edited:
    package.replace("workbook/layout/subjects.py", LAST_COLUMN, NEW_COLUMN + LAST_COLUMN)
    return package.replace("appraisal/records.py", LAST_FIELD, f'{LAST_FIELD}    applied_at: str = ""\n')


RESULTS = """
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.workbook.tool_sheets import result_blocks
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: job = appraise_workbook(workbook)
block = next(block for block in result_blocks(job.appraisal, job.run) if block.sheet == "Kết quả")
print(json.dumps([[str(cell) for cell in row] for row in block.rows[3:]]))
"""
MERGED = """
from xlsx_addin.exchange.merging.three_way import merge_fields
taken, differences = merge_fields({}, {}, {sys.argv[1]: "Thôn 2", "Nguồn": "CB"})
print(json.dumps([taken, [difference.heading for difference in differences]]))
"""


@pytest.mark.slow
def test_a_text_column_is_read_shown_merged_carried_over_and_drawn(with_column: Edited, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã | Nơi áp dụng |\n| A1 | Thôn 2 |")
    headings, row = with_column.json(path, code=RESULTS)
    assert dict(zip(headings, row, strict=True))["Nơi áp dụng"] == "Thôn 2"
    assert with_column.json("Nơi áp dụng", code=MERGED) == [{"Nơi áp dụng": "Thôn 2"}, []]
    with_column.build_template()
    with_column.run("new", tmp_path / "mới.xlsm", "--from", path)
    sheet = openpyxl.load_workbook(tmp_path / "mới.xlsm")["Đơn vị"]
    cell = cell_of(sheet, "Nơi áp dụng", 5)
    assert cell.value == "Thôn 2"
    [check] = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref]
    assert check.prompt == "Nơi mô hình được áp dụng."
    before, after = (cell_of(sheet, heading, 4).column for heading in ("Ghi chú quyết định", "Địa chỉ thư"))
    assert before < cell.column < after


@pytest.mark.slow
def test_a_setting_is_read_carried_over_and_drawn(package: Edited, tmp_path: Path) -> None:
    package.replace(
        "workbook/layout/settings.py",
        '            Setting(\n                "Cơ quan tham mưu",',
        NEW_SETTING + '            Setting(\n                "Cơ quan tham mưu",',
    )
    package.replace(
        "appraisal/records.py", '    advisory_organ: str = ""\n', '    advisory_organ: str = ""\n    copies: str = ""\n'
    )
    path = write_workbook(tmp_path / "so.xlsx", settings={"Số bản": 3})
    read = """
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: job = appraise_workbook(workbook)
print(json.dumps(job.appraisal.register.settings.paper.copies))
"""
    assert package.json(path, code=read) == "3"
    package.build_template()
    package.run("new", tmp_path / "mới.xlsm", "--from", path)
    book = openpyxl.load_workbook(tmp_path / "mới.xlsm")
    sheet, _, cell = book.defined_names["SoBan"].value.partition("!")
    value = book[sheet.strip("'")][cell.replace("$", "")]
    assert (value.value, value.offset(column=-1).value) == (3, "Số bản")


@pytest.mark.slow
def test_a_file_with_a_former_heading_is_read_merged_and_carried_over(package: Edited, tmp_path: Path) -> None:
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
    package: Edited, file: str, old: str, new: str, sentence: str
) -> None:
    package.replace(file, old, new)
    assert sentence in package.run(code="import xlsx_addin.workbook.register")

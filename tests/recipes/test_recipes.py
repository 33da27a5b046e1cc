"""Each list of CONTRIBUTING is performed: a patch beside this file does to a copy of the package what the list says.

A list that forgets a file, or a patch that no longer fits, fails here. What must follow without another line is tried
in the copy, whose own tests of what the list names pass too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.recipes.edited_package import PATCHES, RESULTS, ROOT, EditedPackage
from tests.workbooks import cell_of, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix("a patch is applied by git; what is shown here does not depend on the system")

RECIPES = {
    "column": "a column of `Đơn vị`",
    "setting": "a setting",
    "problem": "a problem",
    "outcome": "an outcome",
    "letter": "a guidance",
    "document": "a document",
    "overview_sheet": "a sheet of the overview",
}
"""The patch of each list, by the list's heading."""
ELSEWHERE = {
    "problem": {
        "xlsx_addin/workbook/column_reader.py",
        "xlsx_addin/appraisal/score_sheet_checks.py",
        "xlsx_addin/workbook/read_scale.py",
    },
    "outcome": {
        "xlsx_addin/overview/measures/definitions.py",
        "xlsx_addin/words/overview_sheets.py",
        "xlsx_addin/paper/annexes.py",
        "xlsx_addin/words/returned.py",
        "tests/appraisal/outcome_table.py",
        "tests/letters/second_reading.py",
    },
    "document": {"tests/paper/test_shipped_templates.py"},
}
"""Files that a list names for other cases than that of its patch."""


@pytest.fixture
def package(tmp_path: Path) -> EditedPackage:
    return EditedPackage(tmp_path / "copy")


def files_of_list(heading: str) -> set[str]:
    """The files that a list names; of a page of the specification its section is named with it."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    _, _, rest = text.partition(f"### … {heading}\n")
    section = re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0]
    code = re.findall(r"`((?:xlsx_addin|tests|docs)/[\w./-]+\.(?:py|toml|json))`", section)
    pages = re.findall(r"\]\((docs/specification/\w+\.md)#", section)
    return {*code, *pages}


def files_of_patch(name: str) -> set[str]:
    text = (PATCHES / f"{name}.patch").read_text("utf-8")
    return set(re.findall(r"^diff --git a/.* b/(.*)$", text, re.MULTILINE))


@pytest.mark.parametrize("name", [name for name in RECIPES if name != "letter"])
def test_a_list_names_the_files_that_its_patch_changes(name: str) -> None:
    named = files_of_list(RECIPES[name])
    made = {file for file in files_of_patch(name) if not (ROOT / file).exists()}
    assert named - ELSEWHERE.get(name, set()) == files_of_patch(name) - made
    assert ELSEWHERE.get(name, set()) <= named


def test_a_letter_changes_no_file() -> None:
    assert [file for file in files_of_patch("letter") if (ROOT / file).exists()] == []


def test_every_patch_is_of_a_list() -> None:
    assert sorted(path.stem for path in PATCHES.glob("*.patch")) == sorted(RECIPES)


MERGED = """
from xlsx_addin.exchange.merging.three_way import merge_fields
taken, differences = merge_fields({}, {}, {sys.argv[1]: "Thôn 2", "Nguồn": "CB"})
print(json.dumps([taken, [difference.heading for difference in differences]]))
"""


@pytest.mark.slow
def test_a_column_is_read_shown_merged_carried_over_and_drawn(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("column")
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã | Nơi áp dụng |\n| A1 | Thôn 2 |")
    headings, row = package.json(path, code=RESULTS)
    assert dict(zip(headings, row, strict=True))["Nơi áp dụng"] == "Thôn 2"
    assert package.json("Nơi áp dụng", code=MERGED) == [{"Nơi áp dụng": "Thôn 2"}, []]
    package.build_template()
    package.run("new", tmp_path / "mới.xlsm", "--from", path)
    sheet = openpyxl.load_workbook(tmp_path / "mới.xlsm")["Đơn vị"]
    cell = cell_of(sheet, "Nơi áp dụng", 5)
    assert cell.value == "Thôn 2"
    [check] = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref]
    assert check.prompt == "Nơi mô hình được áp dụng."
    before, after = (cell_of(sheet, heading, 4).column for heading in ("Ghi chú quyết định", "Địa chỉ thư"))
    assert before < cell.column < after
    package.test("tests/test_documents.py", "tests/workbook/test_results.py")


@pytest.mark.slow
def test_a_setting_is_read_carried_over_and_drawn(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("setting")
    path = write_workbook(tmp_path / "so.xlsx", settings={"Số bản": 3})
    read = """
from datetime import date
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: job = appraise_workbook(workbook, date(2026, 12, 22))
print(json.dumps(job.appraisal.register.settings.paper.copies))
"""
    assert package.json(path, code=read) == "3"
    package.build_template()
    package.run("new", tmp_path / "mới.xlsm", "--from", path)
    book = openpyxl.load_workbook(tmp_path / "mới.xlsm")
    sheet, _, cell = book.defined_names["SoBan"].value.partition("!")
    value = book[sheet.strip("'")][cell.replace("$", "")]
    assert (value.value, value.offset(column=-1).value) == (3, "Số bản")
    package.test("tests/test_documents.py")


@pytest.mark.slow
def test_a_problem_is_found_where_it_is_and_not_beside_it(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("problem")
    subjects = "| Mã | Tên | Tên mô hình |\n| A1 | Phòng Nội vụ | phòng nội vụ |\n| A2 | Sở A | Một cửa |"
    path = write_workbook(tmp_path / "so.xlsx", subjects=subjects)
    found = """
from datetime import date
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: job = appraise_workbook(workbook, date(2026, 12, 22))
print(json.dumps([[each.code.code, each.subject] for each in job.appraisal.problems if each.subject]))
"""
    assert package.json(path, code=found) == [["DONVI-034", "A1"]]
    package.test(
        "tests/words/test_problems.py", "tests/jobs/test_appraise.py::test_every_code_of_the_catalogue_is_among_them"
    )


@pytest.mark.slow
def test_an_outcome_is_decided_explained_counted_and_printed(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("outcome")
    subjects = "| Mã | Ngày nhận báo cáo |\n| A1 | 20/12/2025 |\n| A2 | 10/12/2026 |"
    headings, *rows = package.json(write_workbook(tmp_path / "so.xlsx", subjects=subjects), code=RESULTS)
    first, second = (dict(zip(headings, row, strict=True)) for row in rows)
    assert (first["Kết luận"], second["Kết luận"]) == ("Chờ báo cáo của năm", "Chờ thẩm định")
    assert first["Giải thích"] == "Báo cáo nhận được là của năm trước.\n[Đơn vị\N{NO-BREAK SPACE}M2]"
    package.build_template()
    package.test(
        "tests/test_terms.py",
        "tests/test_documents.py::test_every_outcome_stands_with_its_label",
        "tests/test_published_schemas.py",
        "tests/words/test_stored.py",
        "tests/appraisal/test_lines.py::test_the_lines_in_their_order",
        "tests/jobs/test_appraise.py::test_errors_spoil_their_own_subjects_alone",
        "tests/overview/measures/test_figures.py::test_the_year_is_counted_as_the_oracle_counts_it",
        "tests/letters/test_own_template.py::test_every_verdict_is_the_letters",
        "tests/paper/test_document_set.py::test_the_set_of_a_grassroots_committee",
    )


@pytest.mark.slow
def test_a_letter_has_a_workbook_of_its_own(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("letter")
    package.build_template()
    assert "mới.xlsm" in package.run("new", tmp_path / "mới.xlsm", "--letter", "13-KH/TEST")
    names = openpyxl.load_workbook(tmp_path / "mới.xlsm").defined_names
    assert [name.value for name in names.values() if "KH/TEST" in name.value] == ['"13-KH/TEST"']
    unknown = "tests/cli/test_letters.py::test_an_unknown_letter_leaves_nothing_behind"
    package.test("tests/guidance/test_letter.py", unknown)


@pytest.mark.slow
def test_a_document_is_made(package: EditedPackage, tmp_path: Path) -> None:
    package.apply("document")
    path = write_workbook(tmp_path / "so.xlsx", settings={"Cấp thẩm định": "Chi bộ", "Mã đơn vị": "CB-1"}, subjects="""
    | Mã | Loại đối tượng |
    | A1 | Cá nhân        |
    """)  # fmt: skip
    package.run("paper", path, "--only", "D14", "--today", "2026-12-22")
    assert [file.name for file in (tmp_path / "Văn bản").glob("*.docx")] == ["DanhSachNiemYet_2026_CB-1.docx"]
    made = "test_documents.py", "test_document_set.py", "test_shipped_templates.py"
    only = "D14 or test_documents or makes_its_own"
    package.test("tests/test_documents.py", *(f"tests/paper/{test}" for test in made), "-k", only)


@pytest.mark.slow
def test_a_sheet_of_the_overview_is_drawn(package: EditedPackage) -> None:
    package.apply("overview_sheet")
    package.test(
        "tests/test_documents.py",
        "tests/overview/sheets/test_book.py::test_every_name_of_a_sheet_has_what_draws_it",
        "tests/overview/sheets/test_book.py::test_limits_that_bit_are_said_in_the_subtitle_and_counted",
    )

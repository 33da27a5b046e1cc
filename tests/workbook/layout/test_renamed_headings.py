"""Every column of ``Đơn vị`` renamed at once: old files are read, and all says the same, with the new headings.

The package is copied and each declaration there gets a new heading, the old one as ``former``. Then whatever stands in
its output differs from that of the package itself by the mark of the new headings alone.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from tests.recipes.edited_package import ROOT, EditedPackage
from tests.workbooks import vertical, write_workbook
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rehearsal import Rehearsal

pytest_plugins = ("tests.rehearsal",)

PACKAGE = ROOT / "xlsx_addin"
MARK = " (đổi)"
_OF_THE_RUN = re.compile(
    r"\d{4}(?:-\d{4}){3}|(?:sha256:)?[0-9a-f]{12,64}|(?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)?(?: ngày \d\d/\d\d/\d{4})?"
)
HEADINGS = [column.heading for column in layout.TABLES[layout.SUBJECTS][0]]


class _Renaming(ast.NodeTransformer):
    """Gives each declared column a marked heading."""

    def visit_Call(self, call: ast.Call) -> ast.Call:
        if isinstance(call.func, ast.Name) and call.func.id in {"Column", "_optional"}:
            old = ast.literal_eval(call.args[0])
            call.args[0] = ast.Constant(old + MARK)
            call.keywords.append(ast.keyword("former", ast.Tuple([ast.Constant(old)])))
        return call


def _literals(module: Path) -> set[str]:
    nodes = ast.walk(ast.parse(module.read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_heading_is_written_down_again() -> None:
    """Outside its declaration, but for sentences, the samples' data and the columns of a list of the overview's own."""
    headings = {column.heading for tables in layout.TABLES.values() for table in tables for column in table}
    elsewhere = {
        str(module.relative_to(PACKAGE))
        for module in PACKAGE.rglob("*.py")
        if _literals(module) & headings and module.parent.name not in {"layout", "words", "sample"}
    }
    assert elsewhere == {"overview/counting/unit_list.py", "terms.py"}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, EditedPackage]:
    """The package as it is, and with every column of ``Đơn vị`` renamed."""
    as_is, renamed = (EditedPackage(tmp_path_factory.mktemp(name) / "copy") for name in ("as_is", "renamed"))
    file = renamed.folder / "xlsx_addin/workbook/layout/subjects.py"
    file.write_text(ast.unparse(_Renaming().visit(ast.parse(file.read_text("utf-8")))), "utf-8")
    return {"as it is": as_is, "renamed": renamed}


def _same(packages: dict[str, EditedPackage], *arguments: object) -> Any:
    """What a command prints as JSON: with the renamed columns the same but for the mark."""
    printed = {name: package.run(*arguments) for name, package in packages.items()}
    assert printed["renamed"].replace(MARK, "") == printed["as it is"]
    return json.loads(printed["renamed"])


def _masked(text: str) -> str:
    """Without the mark, and without what follows from other bytes or from the clock: codes, digests, this minute."""
    return _OF_THE_RUN.sub("#", text.replace(MARK, ""))


def _cells(folder: Path) -> Iterator[tuple[tuple[str, str, int, int], str]]:
    """File, sheet, row and column of every cell in the workbooks of a folder, and its text."""
    for file in sorted(folder.rglob("*.xls[xm]"), key=lambda file: _masked(str(file))):
        workbook = CalamineWorkbook.from_path(file)
        for sheet in workbook.sheet_names:
            for row, values in enumerate(workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False), start=1):
                for column, value in enumerate(values, start=1):
                    if value != "":
                        yield (_masked(str(file.relative_to(folder))), sheet, row, column), str(value)


def _assert_same_files(folders: dict[str, Path], *, is_marked: bool = True) -> None:
    """The workbooks in both folders hold the same, but for the mark and what follows from other bytes."""
    found = {name: list(_cells(folder)) for name, folder in folders.items()}
    assert any(MARK in text for _, text in found["renamed"]) is is_marked
    masked = {name: [(place, _masked(text)) for place, text in cells] for name, cells in found.items()}
    assert [pair for pair in zip(*masked.values(), strict=True) if pair[0] != pair[1]] == []


UNREGISTERED_HEAD = {
    "Loại đối tượng": "Cá nhân",
    "Thuộc tổ chức": "T",
    "Người đứng đầu": "Có",
    "Đăng ký": "Không",
    "Ngày nhận báo cáo": "",
    "Điểm tự chấm": "",
    "Tự xếp loại": "",
}
FAULTS = vertical(
    {"Mã": "", "Tên": "Không mã"},
    {"Mã": "B", "Tên": ""},
    {"Mã": "C", "Loại đối tượng": ""},
    {"Mã": "D", "Đăng ký": ""},
    {"Mã": "A1"},
    {"Mã": "A1", "Tên": "Tên khác"},
    {"Mã": "E", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "KHONG-CO"},
    {"Mã": "F", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "E"},
    {"Mã": "G", "Loại đối tượng": "Cá nhân", "Người đứng đầu": "Có"},
    {"Mã": "H", "Cấp thẩm định": "Chi bộ"},
    {"Mã": "I", "Số QĐ công nhận sáng kiến": "1/QĐ"},
    {"Mã": "J", "Số QĐ công nhận sáng kiến": "1/QĐ", "Ngày công nhận": "01/02/2020"},
    {"Mã": "K", "Số QĐ khen thưởng đột xuất": "1/QĐ", "Ngày khen thưởng": "01/02/2020"},
    {"Mã": "L", "Ngày công nhận": "01/02/2026"},
    {"Mã": "M", "Ngày nhận báo cáo": "10/12/2020"},
    {"Mã": "N", "Ngày nhận báo cáo": "10/12/2030"},
    {"Mã": "O", "Ngày đăng ký": "11/12/2026"},
    {"Mã": "P", "Đăng ký": "Không"},
    {"Mã": "Q", "Báo cáo kết hợp": "Có"},
    {"Mã": "R", "Chấp nhận quá hạn": "Có"},
    {"Mã": "S", "Điểm tự chấm": "", "Tự xếp loại": "", "Tên mô hình": "", "Sản phẩm cụ thể": ""},
    {"Mã": "T", "Tên": "Cùng tên"},
    {"Mã": "U", "Tên": "Cùng tên"},
    {"Mã": "V", "Tên": "Cùng tên", "Nguồn": "CB-01", "Kết luận cấp dưới": "Đủ điều kiện về mô hình"},
    {"Mã": "W", "Xếp loại cấp dưới": "Giỏi", "Diện": "Thon, tổ dân phố", "Tình trạng hồ sơ": "Rút"},
    {"Mã": "X", "Điểm tự chấm": "tám", "Ngày nhận báo cáo": "hôm qua", "Quyết định": "Ừ", "Lĩnh vực": "Khac"},
    {"Mã": "Y", "Báo cáo kết hợp": "Có", "Ngày nhận báo cáo": "", "Điểm tự chấm": "80"},
    {"Mã": "Z", "Đăng ký": "Không", "Ngày đăng ký": "01/03/2026", "Ngày nhận báo cáo": ""},
    {"Mã": "H1", **UNREGISTERED_HEAD},
    {"Mã": "H2", **UNREGISTERED_HEAD},
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("year", [2026, 2022])
def test_reading_and_every_check_and_explanation(packages: dict[str, EditedPackage], tmp_path: Path, year: int) -> None:
    path = write_workbook(tmp_path / "so.xlsx", settings={"Năm đánh giá": year}, subjects=FAULTS, version="1.1.0")
    document = _same(packages, "appraise", path, "--json", "--today", "2027-01-31")
    found = {problem["code"] for problem in document["problems"]}
    wanted = {code.code for code in ProblemCode if code.code.startswith("DONVI-")}
    only_other_year = {"DONVI-015", "DONVI-004"} if year == 2022 else {"DONVI-016"}
    elsewhere = {
        "DONVI-030",  # a row without Mã: tests/workbook/test_read_subjects.py
        *("DONVI-032", "DONVI-033"),  # only under letters that say so: tests/letters/test_told_by_letter.py
    }
    assert wanted - found == only_other_year | elsewhere
    told = json.dumps(document["problems"], ensure_ascii=False)
    named = {"Thuộc tổ chức", "Tên mô hình"} | ({"Đăng ký"} if year != 2022 else set())
    assert {heading for heading in HEADINGS if heading + MARK in told} >= named


@pytest.mark.slow
def test_sending_receiving_merging_and_returning(
    packages: dict[str, EditedPackage], rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """Three levels that send, receive, merge and return."""
    renamed = packages["renamed"].run("demo", "--levels", tmp_path / "diễn tập")
    assert "40 bước" in renamed
    as_it_is = rehearsal.printed.replace(str(rehearsal.folder), "")
    assert _masked(renamed.replace(str(tmp_path / "diễn tập"), "")) == _masked(as_it_is)
    _assert_same_files({"as it is": rehearsal.folder, "renamed": tmp_path / "diễn tập"})


@pytest.mark.slow
@pytest.mark.parametrize("step", ["So_DU-UB.xlsm", "So_DU-UB_buoc_08.xlsx"])
def test_old_envelopes_are_merged_into_an_old_workbook(
    packages: dict[str, EditedPackage], rehearsal: Rehearsal, tmp_path: Path, step: str
) -> None:
    desk = rehearsal.folder / "DU-UB"
    folders = {name: tmp_path / name for name in packages}
    for name, package in packages.items():
        shutil.copytree(desk / "Đã nhận", folders[name] / "Đã nhận")
        arguments = ("--archive", folders[name] / "Đã nhận", "-o", folders[name] / "so.xlsx", "--json")
        package.run("receive", desk / step, desk / "Hộp thư đến", *arguments)
        assert (folders[name] / "so.xlsx").is_file()
    _assert_same_files(folders)


@pytest.mark.slow
def test_results_and_ranking(packages: dict[str, EditedPackage], rehearsal: Rehearsal, tmp_path: Path) -> None:
    book = max((rehearsal.folder / "DU-UB").glob("So_*.xlsx"))
    folders = {name: tmp_path / name for name in packages}
    for name, package in packages.items():
        folders[name].mkdir()
        package.run("appraise", book, "-o", folders[name] / "so.xlsx", "--today", "2026-12-31")
    _assert_same_files(folders)


@pytest.mark.slow
def test_the_overview(packages: dict[str, EditedPackage], rehearsal: Rehearsal, tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in packages}
    for name, package in packages.items():
        folders[name].mkdir()
        package.run("overview", rehearsal.folder, "-o", folders[name] / "so.xlsx", "--today", "2026-12-31")
        assert (folders[name] / "so.xlsx").is_file()
    _assert_same_files(folders, is_marked=False)

"""``appraise``, ``check``, ``new``, ``build-template`` and ``demo`` as typed (commands §2, commands §4)."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.cli.typed import CommandLine, assert_refused, content_of, typed
from tests.workbooks import Rows, appraise_file, cell_of, problem_rows, result_rows, vertical, write_workbook
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["typed"]

TODAY = ["--today", "2026-12-16"]
CLEAN: dict[str, Any] = {
    "subjects": "| Mã | Tên |\n| PNV | Phòng Nội vụ |\n| PTC | Phòng Tài chính |",
    "scores": "| Mã | C1 | C2 | C3 |\n| PNV | 28 | 28 | 36 |\n| PTC | 25 | 20 | 30 |",
}
WARNED = CLEAN | {"subjects": "| Mã | Tên mô hình |\n| PNV | |\n| PTC | Mô hình |"}
LONGEST = "ă" * 32_767
WRONG = CLEAN | {"scores": "| Mã | C1 | C2 | C3 |\n| PNV | 31 | 28 | 36 |\n| PTC | 25 | 20 | 30 |"}


# --- exit status and output ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["appraise", "check"])
@pytest.mark.parametrize(
    ("tables", "status"), [(CLEAN, 0), (WARNED, 0), (WRONG, 1)], ids=["nothing found", "a warning", "an error"]
)
def test_the_status_says_whether_there_are_errors(
    typed: CommandLine, tmp_path: Path, command: str, tables: dict[str, Any], status: int
) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **tables)
    for json_words in ([], ["--json"]):
        answer = typed(command, path, *TODAY, *json_words)
        assert (answer.status, answer.err) == (status, "")
        assert answer.out != ""


def test_json_is_one_document_and_nothing_else(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **WRONG)
    document = json.loads(typed("appraise", path, "--json", *TODAY).out)
    assert list(document) == ["guidance", "schema", "unassigned", "results", "problems"]
    assert [result["outcome"] for result in document["results"]] == ["invalid", "qualified"]
    assert [problem["code"] for problem in document["problems"]] == ["DIEM-003"]


def test_a_check_prints_guidance_and_problems_alone(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **WRONG)
    appraised = json.loads(typed("appraise", path, "--json", *TODAY).out)
    document = json.loads(typed("check", path, "--json", *TODAY).out)
    assert document == {"guidance": appraised["guidance"], "problems": appraised["problems"]}
    text = typed("check", path, *TODAY).out
    assert "DIEM-003" in text
    assert "Phòng Nội vụ" not in text


def test_today_is_the_day_that_is_given(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã | Ngày nhận báo cáo |\n| A | 10/12/2026 |")
    codes = [
        [problem["code"] for problem in json.loads(typed("check", path, "--json", "--today", day).out)["problems"]]
        for day in ("2026-12-09", "2026-12-10")
    ]
    assert codes == [["DONVI-013"], []]


@pytest.mark.parametrize("day", ["20261216", "2026-W51-3", "16/12/2026", "2026-12-16T00:00", "2026-12-32"])
@pytest.mark.parametrize("command", ["appraise", "check", "paper", "overview"])
def test_a_day_is_written_in_one_way(command: str, day: str, typed: CommandLine, tmp_path: Path) -> None:
    refused = typed(command, tmp_path / "so.xlsx", "--today", day)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err == f"“{day}” không phải là ngày dạng YYYY-MM-DD, ví dụ 2026-12-16.\n"


def test_the_ranking_for_people(typed: CommandLine, tmp_path: Path) -> None:
    text = typed("appraise", write_workbook(tmp_path / "so.xlsx", **CLEAN), *TODAY).out
    assert text.index("Phòng Nội vụ") < text.index("Phòng Tài chính")
    assert [word for word in ("92,00", "75,00", "Tốt", "Khá", "Đúng hạn") if word not in text] == []
    assert "tạm tính – thang điểm chưa đối chiếu với hướng dẫn 09-hd/btctu" in text.casefold()


def test_the_file_is_never_written(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **WRONG)
    before = content_of(tmp_path)
    typed("appraise", path)
    typed("check", path)
    assert content_of(tmp_path) == before


# --- what cannot be done ---------------------------------------------------------------------------------------------


def no_file(path: Path) -> None:
    assert not path.exists()


def folder(path: Path) -> None:
    path.mkdir()


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def text_file(path: Path) -> None:
    path.write_text("Mã;Tên\nA;Phòng A\n", "utf-8")


def truncated_zip(path: Path) -> None:
    write_workbook(path, **CLEAN)
    path.write_bytes(path.read_bytes()[:-40])


def another_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("thu.txt", "chào")


def encrypted_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))


def without_a_sheet(path: Path) -> None:
    write_workbook(path, **CLEAN, sheets={"Điểm": None, "Diem": [["x"]]})


def without_a_heading(path: Path) -> None:
    rows: Rows = [["Mã", "Tên", "Loai doi tuong", "Đăng ký", "Ngày nhận báo cáo"]]
    write_workbook(path, sheets={"Đơn vị": rows})


def with_an_unusable_year(path: Path) -> None:
    write_workbook(path, settings={"Năm đánh giá": 2021})


def with_an_unusable_level(path: Path) -> None:
    write_workbook(path, settings={"Cấp thẩm định": "Tỉnh ủy"})


def with_an_unusable_guidance(path: Path) -> None:
    write_workbook(path, settings={"Văn bản hướng dẫn": "805-CV/HU"})


UNUSABLE: dict[Callable[[Path], None], list[str]] = {
    no_file: ["so.xlsx"],
    folder: ["so.xlsx"],
    empty_file: ["so.xlsx"],
    text_file: ["so.xlsx"],
    truncated_zip: ["so.xlsx"],
    another_zip: ["so.xlsx"],
    encrypted_workbook: ["so.xlsx"],
    without_a_sheet: ["“Điểm”", "“Diem”"],
    without_a_heading: ["“Đơn vị”", "“Loại đối tượng”", "“Loai doi tuong”"],
    with_an_unusable_year: ["Thẩm định!C3", "2021"],
    with_an_unusable_level: ["Thẩm định!C4", "Tỉnh ủy"],
    with_an_unusable_guidance: ["Thẩm định!C5", "805-CV/HU", "804-CV/HU"],
}


@pytest.mark.parametrize("make", UNUSABLE, ids=[make.__name__ for make in UNUSABLE])
@pytest.mark.parametrize("words", [["appraise"], ["appraise", "--json"], ["check"], ["check", "--json"]], ids=" ".join)
def test_a_workbook_that_cannot_be_read(
    typed: CommandLine, tmp_path: Path, make: Callable[[Path], None], words: list[str]
) -> None:
    make(tmp_path / "so.xlsx")
    before = content_of(tmp_path)
    answer = typed(*words, tmp_path / "so.xlsx")
    assert_refused(answer)
    assert [word for word in UNUSABLE[make] if word not in answer.err] == []
    assert content_of(tmp_path) == before


@pytest.mark.parametrize("make", UNUSABLE, ids=[make.__name__ for make in UNUSABLE])
def test_nothing_is_written_when_nothing_can_be_done(
    typed: CommandLine, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "so.xlsx")
    (tmp_path / "co.xlsx").write_bytes(b"mine")
    before = content_of(tmp_path)
    assert_refused(typed("appraise", tmp_path / "so.xlsx", "-o", tmp_path / "ra.xlsx"))
    assert_refused(typed("appraise", tmp_path / "so.xlsx", "-o", tmp_path / "co.xlsx", "--force"))
    assert content_of(tmp_path) == before


# --- appraise -o -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tables", "status"), [(CLEAN, 0), (WRONG, 1)], ids=["clean", "with an error"])
def test_the_output_is_a_new_workbook(typed: CommandLine, tmp_path: Path, tables: dict[str, Any], status: int) -> None:
    path, output = write_workbook(tmp_path / "so.xlsx", **tables), tmp_path / "kết quả.xlsx"
    before = path.read_bytes()
    answer = typed("appraise", path, "-o", output, *TODAY)
    assert (answer.status, answer.err) == (status, "")
    assert "kết quả.xlsx" in answer.out
    assert path.read_bytes() == before
    assert sorted(content_of(tmp_path)) == ["kết quả.xlsx", "so.xlsx"]


def test_the_output_holds_results_and_problems(typed: CommandLine, tmp_path: Path) -> None:
    path, output = write_workbook(tmp_path / "so.xlsx", **WRONG), tmp_path / "ra.xlsx"
    typed("appraise", path, "-o", output, *TODAY)
    book = openpyxl.load_workbook(output)
    results = [[cell.value for cell in row] for row in book["Kết quả"].iter_rows(min_row=5, max_col=8)]
    assert results == [
        [1, "PNV", "Phòng Nội vụ", "Tổ chức", "Dữ liệu lỗi – chưa thẩm định", None, None, None],
        [2, "PTC", "Phòng Tài chính", "Tổ chức", "Đủ điều kiện về mô hình", 75, "Khá", 1],
    ]
    problems = [[cell.value for cell in row] for row in book["Lỗi"].iter_rows(min_row=5, max_col=5)]
    assert [row[:3] + row[4:] for row in problems] == [[1, "Lỗi", "Điểm", "PNV"]]
    assert "D2" in str(problems[0][3])
    assert cell_of(book["Nhật ký"], "Việc", 5).value == "Thẩm định"


def test_the_output_can_be_appraised_again_with_the_same_result(typed: CommandLine, tmp_path: Path) -> None:
    path, output = write_workbook(tmp_path / "so.xlsx", **WRONG), tmp_path / "ra.xlsx"
    typed("appraise", path, "-o", output, *TODAY)
    first, second = appraise_file(path), appraise_file(output)
    assert result_rows(second) == result_rows(first)
    assert problem_rows(second) == problem_rows(first)


@pytest.mark.parametrize(
    "subject",
    [
        {"Mã": LONGEST},
        {"Mã": "A", "Tên": LONGEST, "Nguồn": LONGEST},
        {"Mã": "A", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": LONGEST},
        {"Mã": "A", "Ngày nhận báo cáo": "16/12/2026", "Chấp nhận quá hạn": "Có", "Lý do chấp nhận": LONGEST},
    ],
    ids=lambda subject: list(subject)[-1],
)
def test_a_text_that_fills_a_cell_does_not_stop_the_others(
    typed: CommandLine, tmp_path: Path, subject: dict[str, str]
) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects=vertical(subject, {"Mã": "B", "Tên": LONGEST}), scores="")
    assert typed("appraise", path, *TODAY, "-o", tmp_path / "out.xlsx").status == 0
    results = openpyxl.load_workbook(tmp_path / "out.xlsx")["Kết quả"]
    assert LONGEST in [cell.value for row in results.iter_rows() for cell in row]


@pytest.mark.parametrize("sheet", ["Kết quả", "Lỗi", "Nhật ký", "Đầu mối", "Tiến độ", "Sai khác", "Kết quả cấp trên"])
def test_other_sheets_need_no_headings_for_an_output(typed: CommandLine, tmp_path: Path, sheet: str) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **CLEAN, sheets={sheet: "| Chưa có gì |\n| Xin xem sau |"})
    output = tmp_path / "ra.xlsx"
    answer = typed("appraise", path, "-o", output, *TODAY)
    assert (answer.status, answer.err) == (0, "")
    assert [row["outcome"] for row in result_rows(appraise_file(output))] == ["qualified", "qualified"]


def test_json_beside_an_output_is_still_one_document(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **CLEAN)
    answer = typed("appraise", path, "-o", tmp_path / "ra.xlsx", "--json", *TODAY)
    assert list(json.loads(answer.out)) == ["guidance", "schema", "unassigned", "results", "problems"]
    assert (tmp_path / "ra.xlsx").exists()


def test_an_output_that_exists_is_kept_without_force(typed: CommandLine, tmp_path: Path) -> None:
    path, output = write_workbook(tmp_path / "so.xlsx", **CLEAN), tmp_path / "ra.xlsx"
    output.write_bytes(b"mine")
    answer = typed("appraise", path, "-o", output, *TODAY)
    assert_refused(answer)
    assert [word for word in ("ra.xlsx", "--force") if word not in answer.err] == []
    assert output.read_bytes() == b"mine"
    assert typed("appraise", path, "-o", output, "--force", *TODAY).status == 0
    assert zipfile.is_zipfile(output)


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["plain", "forced"])
def test_the_file_itself_is_no_output(typed: CommandLine, tmp_path: Path, force: list[str]) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **CLEAN)
    before = content_of(tmp_path)
    assert_refused(typed("appraise", path, "-o", path, *force))
    assert_refused(typed("appraise", path, "-o", tmp_path / "." / "so.xlsx", *force))
    assert content_of(tmp_path) == before


@pytest.mark.not_under_wine("Wine says that it made a link and makes none; Windows itself asks for a right")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["plain", "forced"])
def test_nor_is_a_link_to_the_file(typed: CommandLine, tmp_path: Path, force: list[str]) -> None:
    path, link = write_workbook(tmp_path / "so.xlsx", **CLEAN), tmp_path / "link.xlsx"
    link.symlink_to(path)
    before = path.read_bytes()
    assert_refused(typed("appraise", path, "-o", link, *force))
    assert (link.is_symlink(), path.read_bytes()) == (True, before)


@pytest.mark.parametrize("name", ["ra.xlsm", "ra.xls", "ra.csv", "ra"])
def test_an_output_is_an_xlsx(typed: CommandLine, tmp_path: Path, name: str) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **CLEAN)
    assert_refused(typed("appraise", path, "-o", tmp_path / name))
    assert list(content_of(tmp_path)) == ["so.xlsx"]


def test_an_output_in_a_folder_that_is_not_there(typed: CommandLine, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", **CLEAN)
    assert_refused(typed("appraise", path, "-o", tmp_path / "không có" / "ra.xlsx"))
    assert list(content_of(tmp_path)) == ["so.xlsx"]


# --- new, build-template, demo ---------------------------------------------------------------------------------------


def test_a_new_workbook_is_the_template(typed: CommandLine, tmp_path: Path) -> None:
    answer = typed("new", tmp_path / "sổ mới.xlsm")
    assert (answer.status, answer.err) == (0, "")
    assert "sổ mới.xlsm" in answer.out
    assert (tmp_path / "sổ mới.xlsm").read_bytes() == template_bytes()


def test_a_new_workbook_never_overwrites(typed: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "so.xlsm").write_bytes(b"mine")
    assert_refused(typed("new", tmp_path / "so.xlsm"))
    assert content_of(tmp_path) == {"so.xlsm": b"mine"}


@pytest.mark.parametrize("name", ["so.xlsx", "so"])
def test_a_new_workbook_keeps_its_macros(typed: CommandLine, tmp_path: Path, name: str) -> None:
    assert_refused(typed("new", tmp_path / name))
    assert content_of(tmp_path) == {}


def test_a_new_workbook_can_be_filled_in_and_appraised(typed: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsm"
    typed("new", path)
    book = openpyxl.load_workbook(path)
    console = book["Thẩm định"]
    for row in console.iter_rows():
        for cell in row:
            if cell.value == "Năm đánh giá":
                console.cell(cell.row, cell.column + 1, 2026)
            if cell.value == "Cấp thẩm định":
                console.cell(cell.row, cell.column + 1, "Cấp ủy cơ sở")
    subjects = book["Đơn vị"]
    headings = {cell.value: cell.column for cell in subjects[4]}
    values = {"Mã": "A", "Tên": "Phòng A", "Loại đối tượng": "Tổ chức", "Đăng ký": "Không"}
    for heading, value in values.items():
        subjects.cell(5, headings[heading], value)
    filled = tmp_path / "đã điền.xlsx"
    book.save(filled)
    document = json.loads(typed("appraise", filled, "--json").out)
    assert document["guidance"]["scale_confirmed"] is False
    assert document["problems"] == []
    assert [result["outcome"] for result in document["results"]] == ["not_registered"]


def test_the_template_is_built_byte_for_byte_the_same(typed: CommandLine, tmp_path: Path) -> None:
    first, second = tmp_path / "một.xlsm", tmp_path / "hai.xlsm"
    assert typed("build-template", first).status == 0
    assert typed("build-template", second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_demonstration(typed: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "mẫu"
    answer = typed("demo", folder)
    assert answer.err == ""
    assert "tạm tính" in answer.out.casefold()
    files = sorted(folder.iterdir())
    assert {path.suffix for path in files} == {".xlsm", ".xlsx"}
    sample = next(path for path in files if path.suffix == ".xlsm")
    outcomes = {row["outcome"] for row in result_rows(appraise_file(sample))}
    assert outcomes == {
        "invalid", "withdrawn", "out_of_scope", "other_authority", "alternative_ground", "awaiting_organisation",
        "not_registered", "no_report", "awaiting_appraisal", "qualified", "not_qualified",
    }  # fmt: skip
    assert answer.status == 1


def test_a_sample_that_is_there_is_never_overwritten_without_force(typed: CommandLine, tmp_path: Path) -> None:
    typed("demo", tmp_path)
    sample = next(tmp_path.glob("*.xlsm"))
    sample.write_bytes(b"edited")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    answer = typed("demo", tmp_path)
    assert (answer.status, answer.out) == (2, "")
    assert sample.name in answer.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert typed("demo", tmp_path, "--force").status == 1
    assert sample.read_bytes() != b"edited"

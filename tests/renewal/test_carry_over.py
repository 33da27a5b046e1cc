"""``new --from``: everything of an old workbook stands in the fresh one, or nothing is written."""

from __future__ import annotations

import copy
import hashlib
import io
import shutil
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.template.package_checks import audit_problems, package_problems
from tests.template.vba_checks import read_project
from tests.workbooks import GRADES, cell_of, scale_rows, score_rows, subject_rows, write_workbook
from xlsx_addin import __version__
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.report import AppraisalDocument, appraisal_document
from xlsx_addin.resources import template_bytes
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.template.build import build
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import place_of, setting_places
from xlsx_addin.xlsx.cells import ErrorValue, SheetValues
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Fault: TypeAlias = Callable[[dict[str, SheetValues]], None]

OWN_SCALE = """
| Mã tiêu chí | Nội dung | Áp dụng | Điểm tối đa | Điểm tối thiểu |
| K1          | Mới      | Tất cả  | 20          | 5              |
| K2          | Hiệu quả | Tất cả  | 20          |                |
| K3          | Nhân rộng | Tất cả | 20          |                |
| K4          | Bền vững | Tất cả  | 20          |                |
| K5          | Lan tỏa  | Cá nhân | 20          |                |
"""
SUBJECTS = (
    "| Mã | Tên | Ghi riêng | 2025 |\n| '007 | Phòng Nội vụ | của tôi | 12.5 |\n|  |  |  |  |\n| 12 | A & B | #N/A |  |"
)
SCORES = "| Mã | K2 | K1 | Số phiếu | K5 |\n| '007 | 15 | 12.25 | 3 |  |\n| 12 | 9 | 8 | 4 | 7 |"


@pytest.fixture(scope="module")
def appraised_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu")
    path, appraised = folder / "mẫu.xlsm", folder / "cũ.xlsx"
    write_sample(path)
    with FileWorkbook.open(path) as workbook:
        write_appraised(appraised, workbook, appraise_workbook(workbook))
    return appraised


@pytest.fixture
def sample(appraised_sample: Path, tmp_path: Path) -> Path:
    """The sample after a click: with a journal."""
    return Path(shutil.copy(appraised_sample, tmp_path))


def foreign(folder: Path, **tables: Any) -> Path:
    """A workbook as another program writes it: headings in row 3, columns of its own, an own scale."""
    given_tables: dict[str, Any] = {"subjects": SUBJECTS, "scale": OWN_SCALE, "scores": SCORES, "heading_row": 3}
    return write_workbook(folder / "cũ.xlsx", **{**given_tables, **tables})


def renewed(old: Path) -> Path:
    """The new workbook."""
    new = old.with_name("mới.xlsm")
    carry_over(old, new)
    return new


@lru_cache(maxsize=4)
def opened_once(content: bytes) -> Any:
    """A file as openpyxl reads it; nobody changes what is given."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def by_heading(book: Path | Any, sheet: str, heading_row: int = layout.HEADING_ROW) -> dict[str, dict[int, object]]:
    """Heading, and values by the number of rows below it, as openpyxl reads them from a file or has read them."""
    opened: Any = opened_once(book.read_bytes()) if isinstance(book, Path) else book
    cells = opened[sheet]
    return {
        str(heading.value): {
            cell.row - heading_row: cell.value
            for (cell,) in cells.iter_rows(heading_row + 1, None, heading.column, heading.column)
            if cell.value is not None
        }
        for heading in cells[heading_row]
        if heading.value is not None
    }


def document(path: Path) -> AppraisalDocument:
    with FileWorkbook.open(path) as workbook:
        return appraisal_document(appraise_workbook(workbook).appraisal)


def parts(content: Path | bytes) -> dict[str, str]:
    """The digest of every part that belongs to macros and buttons."""
    with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as package:
        return {
            name: hashlib.sha256(package.read(name)).hexdigest()
            for name in package.namelist()
            if name.endswith((".bin", ".vml")) or "drawing" in name
        }


def test_the_sample_is_appraised_as_before(sample: Path) -> None:
    new = renewed(sample)
    assert document(new) == document(sample)
    for name in (*layout.CLERK_SHEETS, layout.JOURNAL):
        assert by_heading(new, name) == by_heading(sample, name)
    assert openpyxl.load_workbook(new)[layout.JOURNAL].cell(5, 4).value == "Thẩm định"


def test_macros_and_buttons_are_the_templates(sample: Path) -> None:
    assert parts(renewed(sample)) == parts(template_bytes())
    assert package_problems(sample.with_name("mới.xlsm")) == []


def test_a_sheet_of_the_clerks_own_gets_a_module_beside_the_templates(tmp_path: Path) -> None:
    project, template = (
        read_project(zipfile.ZipFile(file).read("xl/vbaProject.bin"))
        for file in (renewed(foreign(tmp_path)), io.BytesIO(template_bytes()))
    )
    assert project.documents[: len(template.documents)] == template.documents
    assert {name: project.sources[name] for name in template.sources} == template.sources
    assert package_problems(tmp_path / "mới.xlsm") == []


def test_a_table_of_another_shape_comes_into_the_templates_places(tmp_path: Path) -> None:
    old = foreign(tmp_path)
    new = renewed(old)
    before, after = by_heading(old, "Đơn vị", 3), by_heading(new, "Đơn vị")
    assert list(after) == [*(column.heading for column in layout.SUBJECT_COLUMNS), "Ghi riêng", "2025"]
    assert {heading: values for heading, values in after.items() if values} == {
        heading: values for heading, values in before.items() if values
    }
    assert after["Mã"] == {1: "007", 3: 12}
    assert after["Ghi riêng"] == {1: "của tôi", 3: "#N/A"}
    assert cell_of(openpyxl.load_workbook(new)["Đơn vị"], "Ghi riêng", 7).data_type == "e"


def test_a_clerks_own_criteria_head_the_score_columns(tmp_path: Path) -> None:
    old = foreign(tmp_path, grades=GRADES.replace("90", "85"))
    new = renewed(old)
    scores = by_heading(new, "Điểm")
    assert list(scores) == ["Mã", "Tên", "Người chấm", "K1", "K2", "K3", "K4", "K5", "Nhận xét", "Số phiếu"]
    assert scores["K1"] == {1: 12.25, 2: 8}
    assert scores["Số phiếu"] == {1: 3, 2: 4}
    assert by_heading(new, "Tiêu chí")["Mã tiêu chí"] == {1: "K1", 2: "K2", 3: "K3", 4: "K4", 5: "K5"}
    assert by_heading(new, "Tiêu chí")["Từ điểm"] == {1: 85, 2: 70, 3: 50, 4: 0}


def test_the_entry_checks_of_the_template_reach_a_clerks_own_criteria(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(renewed(foreign(tmp_path)))["Điểm"]
    checked = {str(rule.sqref)[0] for rule in sheet.data_validations.dataValidation if rule.type == "decimal"}
    assert checked == set("DEFGH")


def test_settings_are_carried_over_by_their_labels(tmp_path: Path) -> None:
    given_settings = {
        "Thang điểm": "Đã đối chiếu",
        "Tên đơn vị": "'=Đảng ủy “A”",
        "Mã đơn vị": "'0012",
        "Địa chỉ cấp trên": "#N/A",
    }
    book = openpyxl.load_workbook(renewed(foreign(tmp_path, settings=given_settings | {"Địa danh": "Lạc Dương"})))
    cells = {place.setting.name: book[place.sheet][place.cell] for place in setting_places()}
    assert {name: cell.value for name, cell in cells.items() if cell.value is not None} == {
        "Nam": 2026,
        "Cap": "Cấp ủy cơ sở",
        "MaDonVi": "0012",
        "TenDonVi": "=Đảng ủy “A”",
        "ThangDiem": "Đã đối chiếu",
        "DiaChiCapTren": "#N/A",
        "DiaDanh": "Lạc Dương",
    }
    assert cells["TenDonVi"].data_type == "s"
    assert cells["DiaChiCapTren"].data_type == "e"


HISTORY = {
    "Nhật ký": [column.heading for column in layout.JOURNAL_COLUMNS],
    "Tiến độ": [column.heading for column in layout.PROGRESS_COLUMNS],
    "Sai khác": [column.heading for column in layout.DIFFERENCE_COLUMNS],
    "Kết quả cấp trên": [column.heading for column in layout.RESULT_FROM_ABOVE_COLUMNS],
}


@pytest.mark.parametrize("name", HISTORY)
def test_history_that_no_click_can_make_again_is_carried_over(name: str, tmp_path: Path) -> None:
    headings = HISTORY[name]
    rows = [
        ["TIÊU ĐỀ CŨ"],
        ["lập lúc 8 giờ"],
        [],
        headings,
        *([f"'0{row}{heading}" for heading in headings] for row in "123"),
    ]
    old = foreign(tmp_path, sheets={name: [row + [""] * (len(headings) - len(row)) for row in rows]}, heading_row=1)
    new = renewed(old)
    assert by_heading(new, name) == by_heading(old, name)
    assert by_heading(new, name)[headings[0]] == {row: f"0{row}{headings[0]}" for row in (1, 2, 3)}
    sheet = openpyxl.load_workbook(new)[name]
    assert [sheet["A1"].value, sheet["A2"].value] == ["TIÊU ĐỀ CŨ", "lập lúc 8 giờ"]


def test_the_code_typed_against_a_held_item_is_among_it(tmp_path: Path) -> None:
    progress = "| STT | Mã | Mã đối chiếu | Kết luận nhận |\n| 1 | CB1 | '4821-0934-1177-2058 | Chờ xác nhận |"
    new = renewed(foreign(tmp_path, sheets={"Tiến độ": progress}, heading_row=1))
    assert by_heading(new, "Tiến độ")["Mã đối chiếu"] == {1: "4821-0934-1177-2058"}


def test_other_sheets_and_what_has_no_place_in_the_template_are_kept(tmp_path: Path) -> None:
    subjects = [["Cập nhật ngày 5/12"], [], *subject_rows(SUBJECTS, 2026)]
    for number, row in enumerate(subjects):
        subjects[number] = row + [""] * (30 - len(row))
    subjects[4][27] = "ngoài bảng"
    old = foreign(
        tmp_path,
        heading_row=1,
        sheets={
            "Đơn vị": subjects,
            "Tính thử": [["a", "1"], ["@14/12/2026", "'=SUM(A1)"]],
            "Danh mục": [["của tôi"]],
            "Thẩm định": [["SỔ CỦA PHÒNG", ""], ["Năm đánh giá", "2026"], ["Cấp thẩm định", "Chi bộ"]],
        },
    )
    report = carry_over(old, new := tmp_path / "mới.xlsm")
    book = openpyxl.load_workbook(new)
    assert book.sheetnames[-4:] == ["Thẩm định (sổ cũ)", "Đơn vị (sổ cũ)", "Tính thử", "Danh mục (sổ cũ)"]
    assert book["Thẩm định (sổ cũ)"]["A1"].value == "SỔ CỦA PHÒNG"
    assert book["Đơn vị (sổ cũ)"]["A1"].value == "Cập nhật ngày 5/12"
    assert [[cell.value for cell in row] for row in book["Tính thử"]["A1:B2"]] == [
        ["a", 1], [datetime(2026, 12, 14), "=SUM(A1)"],
    ]  # fmt: skip
    assert book["Tính thử"]["B2"].data_type == "s"
    assert book["Danh mục (sổ cũ)"]["A1"].value == "của tôi"
    under_last_heading = cell_of(book["Đơn vị"], "2025", 6)
    assert under_last_heading.offset(column=1).value == "ngoài bảng"
    assert "  Đơn vị: 1 ô, giữ ở trang tính “Đơn vị (sổ cũ)”" in report
    assert audit_problems(new) == []


def test_a_number_of_the_clerks_above_the_scores_is_kept(tmp_path: Path) -> None:
    """Where a template of today would draw its own count of blank cells."""
    old = foreign(tmp_path, heading_row=4, version="1.0.0")
    book = openpyxl.load_workbook(old)
    place = cell_of(book["Điểm"], "Nhận xét", 2).coordinate
    book["Điểm"][place] = 12
    book.save(old)
    report = carry_over(old, new := tmp_path / "mới.xlsm")
    assert openpyxl.load_workbook(new)["Điểm (sổ cũ)"][place].value == 12
    assert "  Điểm: 1 ô, giữ ở trang tính “Điểm (sổ cũ)”" in report


def test_a_workbook_too_old_to_be_appraised_is_still_carried_over(tmp_path: Path) -> None:
    subjects = "| Mã | Tên | Đã ghi danh |\n| A1 | Ánh | Có |"
    old = foreign(tmp_path, sheets={"Đơn vị": subjects, "Điểm": "| Mã | C1 |"}, heading_row=1)
    with pytest.raises(Refusal, match="thiếu tiêu đề cột “Loại đối tượng”"):
        document(old)
    after = by_heading(renewed(old), "Đơn vị")
    assert (after["Mã"], after["Đã ghi danh"], after["Đăng ký"]) == ({1: "A1"}, {1: "Có"}, {})


def test_without_a_scale_of_its_own_the_templates_stays(tmp_path: Path) -> None:
    after = by_heading(renewed(foreign(tmp_path, sheets={"Tiêu chí": None, "Điểm": None})), "Tiêu chí")
    assert after["Mã tiêu chí"] == {1: "C1", 2: "C2", 3: "C3"}


def test_more_subjects_than_the_template_has_room_for(tmp_path: Path) -> None:
    subjects = "| Mã | Tên |\n" + "\n".join(f"| A{number} | Tên |" for number in range(2500))
    sheet = openpyxl.load_workbook(renewed(foreign(tmp_path, subjects=subjects)))["Đơn vị"]
    assert sheet["A2504"].value == "A2499"
    assert all("2504" in str(rule.sqref) for rule in sheet.data_validations.dataValidation)


def test_the_report_counts_what_was_carried_over(sample: Path) -> None:
    assert carry_over(sample, sample.with_name("mới.xlsm")) == [
        f"Đã chuyển dữ liệu từ {sample} (phiên bản {__version__}) sang mẫu phiên bản {__version__}:",
        "  Cài đặt: 20 mục",
        "  Đơn vị: 33 dòng, 342 ô",
        "  Tiêu chí: 4 dòng, 30 ô",
        "  Điểm: 61 dòng, 364 ô",
        "  Nhật ký: 1 dòng, 11 ô",
        "  Đầu mối: 2 dòng, 10 ô",
        "  Thành phần: 5 dòng, 21 ô",
        "Đã đọc lại sổ mới bằng một chương trình khác (openpyxl) và đối chiếu từng ô: đủ 798 ô, không ô nào khác.",
        "Không chuyển Kết quả, Lỗi, Hướng dẫn, Xếp hạng, Danh mục: mẫu mới có sẵn, hoặc tự lập lại khi bấm Thẩm định.",
        "Công thức được chuyển bằng giá trị đã tính; định dạng, ghi chú ô và hình riêng không chuyển.",
    ]


# --- what is refused, with nothing written ----------------------------------------------------------------------------


def refused(old: Path, new: Path, *, year: int | None = None) -> str:
    before = sorted(new.parent.iterdir())
    with pytest.raises(Refusal) as refusal:
        carry_over(old, new, year=year)
    assert sorted(new.parent.iterdir()) == before
    return str(refusal.value)


def test_a_formula_without_a_value_is_refused_with_its_cell(tmp_path: Path) -> None:
    old = foreign(tmp_path, subjects="| Mã | Tên |\n| A1 | =B1 |", sheets={"Khác": [["=1+1"]]})
    assert refused(old, tmp_path / "mới.xlsm") == (
        "Không chuyển được vì có 2 ô là công thức chưa có kết quả: Đơn vị!B4, Khác!A3. Vui lòng mở sổ "
        "cũ bằng Excel, nhấn F9 để tính, lưu lại rồi làm lại."
    )


def test_a_formula_with_a_value_is_carried_over_as_its_value(tmp_path: Path) -> None:
    old = tmp_path / "cũ.xlsx"
    with xlsxwriter.Workbook(old) as book:
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_row(0, 0, ["Mã", "Tên"])
        sheet.write_formula(1, 0, '="0"&"7"', None, "07")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    after = by_heading(renewed(old), "Đơn vị")
    assert (after["Mã"], after["Tên"]) == ({1: "07"}, {1: "#N/A"})


def test_an_existing_file_is_never_written_over(sample: Path) -> None:
    new = sample.with_name("mới.xlsm")
    new.write_bytes(b"my work")
    assert "Đã có tệp “mới.xlsm”" in refused(sample, new)
    assert new.read_bytes() == b"my work"


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "khác.xlsx"
    with xlsxwriter.Workbook(old) as book:
        book.add_worksheet("Sheet1").write(0, 0, "Mã")
    assert refused(old, tmp_path / "mới.xlsm").startswith(
        "Tệp “khác.xlsx” không có trang tính nào trong số “Thẩm định”"
    )


def test_a_row_that_would_be_pushed_off_the_sheet_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "cũ.xlsx"
    with xlsxwriter.Workbook(old) as book:
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_row(0, 0, ["Mã", "Tên"])
        sheet.write_string(1_048_575, 1, "quá thấp")
    assert refused(old, tmp_path / "mới.xlsm").startswith(
        "Ô B1048576 của trang tính “Đơn vị” trong sổ cũ nằm quá xa phía dưới"
    )


def lose_a_value(sheets: dict[str, SheetValues]) -> None:
    del sheets["Đơn vị"].columns[2][7]


def change_a_number(sheets: dict[str, SheetValues]) -> None:
    sheets["Điểm"].columns[4][5] = 12.250000000000002


def turn_a_code_into_a_number(sheets: dict[str, SheetValues]) -> None:
    sheets["Đơn vị"].columns[1][5] = 7.0


def turn_an_error_into_text(sheets: dict[str, SheetValues]) -> None:
    sheets["Đơn vị"].columns[len(layout.SUBJECT_COLUMNS) + 1][7] = "#N/A"


def move_a_row(sheets: dict[str, SheetValues]) -> None:
    column = sheets["Đơn vị"].columns[1]
    column[6] = column.pop(7)


def swap_two_columns(sheets: dict[str, SheetValues]) -> None:
    columns = sheets["Điểm"].columns
    columns[4], columns[5] = columns[5], columns[4]


def invent_a_value(sheets: dict[str, SheetValues]) -> None:
    sheets["Đơn vị"].set(50, 3, "Tổ chức")


def setting_row(name: str) -> int:
    return place_of(name).row


def lose_a_setting(sheets: dict[str, SheetValues]) -> None:
    del sheets["Thẩm định"].columns[3][setting_row("Nam")]


def invent_a_setting(sheets: dict[str, SheetValues]) -> None:
    sheets["Thẩm định"].set(setting_row("ThangDiem"), 3, "Đã đối chiếu")


def lose_a_note(sheets: dict[str, SheetValues]) -> None:
    del sheets["Đơn vị (sổ cũ)"].columns[1][1]


def lose_from_another_sheet(sheets: dict[str, SheetValues]) -> None:
    sheets["Khác"].columns[1][1] = ErrorValue("#N/A")


FAULTS: dict[Fault, str] = {
    lose_a_value: "ô B6 của trang tính “Đơn vị”",
    change_a_number: "ô D4 của trang tính “Điểm”",
    turn_a_code_into_a_number: "ô A4 của trang tính “Đơn vị”",
    turn_an_error_into_text: "ô Z6 của trang tính “Đơn vị”",
    move_a_row: "ô A6 của trang tính “Đơn vị”",
    swap_two_columns: "của trang tính “Điểm”",
    invent_a_value: "ô C50 của trang tính “Đơn vị”",
    lose_a_setting: "mục cài đặt “Năm đánh giá”",
    invent_a_setting: "mục cài đặt “Thang điểm”",
    lose_a_note: "ô A1 của trang tính “Đơn vị”",
    lose_from_another_sheet: "ô A1 của trang tính “Khác”",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_writing_is_found_and_nothing_is_written(
    fault: Fault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subjects = [["Cập nhật ngày 5/12"], [], *subject_rows(SUBJECTS, 2026)]
    width = len(subjects[2])
    sheets = {
        "Đơn vị": [row + [""] * (width - len(row)) for row in subjects],
        "Tiêu chí": [[], [], *scale_rows(OWN_SCALE, GRADES)],
        "Điểm": [[], [], *score_rows(SCORES, ["K1", "K2", "K5"])],
        "Khác": [["một"]],
    }
    old = foreign(tmp_path, sheets=sheets, heading_row=1)

    def build_wrongly(*, additions: dict[str, SheetValues], **others: Any) -> bytes:
        wrong = copy.deepcopy(additions)
        fault(wrong)
        return build(additions=wrong, **others)

    monkeypatch.setattr("xlsx_addin.renewal.carry_over.build", build_wrongly)
    sentence = refused(old, tmp_path / "mới.xlsm")
    assert sentence.startswith("Không ghi sổ mới vì khi kiểm tra lại có")
    assert FAULTS[fault] in sentence


# --- any value survives ----------------------------------------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")
TEXTS = st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from(
    ["=1+1", "=SUM(A1)", "007", "0", "+84", "-5", "@", "'đầu", " hai  đầu ", "dòng một\ndòng hai", "a\r\nb", "\t", " ",
     "_x0041_", "x005F_", "#N/A", "TRUE", "1e5", "14/12/2026", "Đ\u00d0\u0301", '<&>"', "\x0b", "\x00"]
)  # fmt: skip
NUMBERS = st.floats(-1e15, 1e15).map(lambda number: float(f"{number:.15g}")) | st.sampled_from(
    [0.0, 0.1, 89.99999999999999, 123456789012345.0, 1e300, 5e-324, -0.5]
)
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
VALUES = st.none() | TEXTS | NUMBERS | MOMENTS | st.booleans()
ROWS = st.lists(st.lists(VALUES, min_size=4, max_size=4), min_size=1, max_size=12)


@settings(max_examples=examples(6), deadline=None)
@given(subjects=ROWS, scores=ROWS, heading_row=st.integers(0, 6), others=ROWS)
def test_any_value_survives(
    tmp_path_factory: pytest.TempPathFactory,
    subjects: list[list[object]],
    scores: list[list[object]],
    heading_row: int,
    others: list[list[object]],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    old, new = folder / "cũ.xlsx", folder / "mới.xlsm"
    with xlsxwriter.Workbook(old) as book:
        tables = {
            "Đơn vị": (["Ghi riêng", "Ghi chú", "Mã", "Ngày nhận báo cáo"], subjects),
            "Điểm": (["Mã", "C2", "Cột lạ", "Nhận xét"], scores),
            "Khác": (["a", "b", "c", "d"], others),
        }
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
        for name, (headings, rows) in tables.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(heading_row, 0, headings)
            for row, values in enumerate(rows, start=heading_row + 1):
                for column, value in enumerate(values):
                    write_exactly(sheet, row, column, value, moment)
    carry_over(old, new)
    before, after = openpyxl.load_workbook(old), openpyxl.load_workbook(new)
    for name in ("Đơn vị", "Điểm"):
        wanted, found = by_heading(before, name, heading_row + 1), by_heading(after, name)
        assert {heading: values for heading, values in found.items() if values or heading in wanted} == wanted
    assert list(before["Khác"].values) == list(after["Khác"].values)


def write_exactly(sheet: Any, row: int, column: int, value: object, moment: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, moment)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value)

"""What the macro of the button does with the workbook, LibreOffice running without a window."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.libreoffice.command_line import TOOL_SHEETS, written
from tests.libreoffice.office import Office
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.terms import Outcome
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE
from xlsx_addin.workbook.console import SUMMARY_NAME
from xlsx_addin.workbook.setting_places import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice.command_line import Appraised, CommandLine
    from tests.libreoffice.conftest import Python
    from tests.libreoffice.office import KeptOffice, Rows

HEADING_ROWS = 4
NEXT_FREE_ROW = 38
"""Of the sample's sheet Đơn vị."""
UNREADABLE_DATE = "M37"
"""An error in the sample's sheet Đơn vị."""


def press(office: Office) -> str:
    """Run the button's macro; returns what the status cell says then."""
    office.ask("run", macro="NutBam.ThamDinh")
    return office.status()


def sheets(office: Office) -> list[Rows]:
    """All that the tool sheets hold."""
    return [office.rows(sheet) for sheet in TOOL_SHEETS]


def test_libreoffice_is_known_as_such(headless: Office) -> None:
    assert headless.ask("run", macro="NenTang.IsLibreOffice") is True


def test_every_button_is_bound_to_its_macro(headless: Office) -> None:
    assert headless.ask("buttons") == {
        button.caption: f"vnd.sun.star.script:VBAProject.NutBam.{button.macro}?language=Basic&location=document"
        for button in BUTTONS
    }


def test_saving_leaves_the_buttons_where_they_are_and_as_large(
    headless: Office, kept_headless: KeptOffice, tmp_path: Path
) -> None:
    """They once grew at every save until they touched."""
    drawn = headless.ask("drawn_buttons")
    saved = tmp_path / "Sổ.xlsm"
    headless.ask("store_copy", path=str(saved))
    headless.close()
    again = kept_headless.alive()
    again.open(saved)
    kept = again.ask("drawn_buttons")
    assert list(kept) == list(drawn) == [button.caption for button in BUTTONS]
    moved_at_most = 15  # hundredths of a millimetre
    assert all(
        abs(before - after) <= moved_at_most
        for caption in drawn
        for before, after in zip(drawn[caption], kept[caption], strict=True)
    )


def test_points_are_shown_with_the_vietnamese_comma_and_in_the_formats_of_the_template(headless: Office) -> None:
    formats = [headless.ask("format_of", sheet="Kết quả", cell=cell) for cell in ("A5", "B5", "F5", "H5")]
    press(headless)
    assert headless.ask("shown", sheet="Kết quả", cell="F5") == "96,33"
    assert [headless.ask("format_of", sheet="Kết quả", cell=cell) for cell in ("A5", "B5", "F5", "H5")] == formats


def test_the_cells_hold_what_the_command_line_gives(appraised: Appraised, headless: Office) -> None:
    press(headless)
    assert written(headless) == appraised.written


def test_the_rows_are_the_verdicts_and_problems_of_the_json(appraised: Appraised, headless: Office) -> None:
    document, labels = appraised.document, {outcome.value: outcome.label for outcome in Outcome}
    press(headless)
    results, problems = (headless.rows(sheet)[HEADING_ROWS:] for sheet in ("Kết quả", "Lỗi"))
    assert [
        [
            code,
            kind,
            label,
            points,
            grade,
            rank,
            f"{explanation} {PROVISIONAL_SENTENCE.format(**drawn_letter_words())}",
        ]
        for _, code, _, kind, label, points, grade, rank, _, explanation, *_ in results
    ] == [
        [
            verdict["subject"],
            verdict["kind"],
            labels[verdict["outcome"]],
            float(verdict["total"]) if verdict["total"] else "",
            verdict["grade"] or "",
            verdict["rank"] or "",
            verdict["explanation"],
        ]
        for verdict in document["results"]
    ]
    assert [[*row[1:3], *row[4:]] for row in problems] == [
        [
            {"error": "Lỗi", "warning": "Cảnh báo"}[problem["severity"]],
            problem["sheet"],
            problem["subject"] or "",
            problem["message"],
            problem["fix"],
            problem["code"],
        ]
        for problem in sorted(document["problems"], key=lambda problem: str(problem["severity"]))
    ]


def test_a_problems_cell_is_a_link_and_nothing_else_a_formula(appraised: Appraised, headless: Office) -> None:
    problems = sorted(appraised.document["problems"], key=lambda problem: str(problem["severity"]))
    press(headless)
    links = [f'=HYPERLINK("#\'{found["sheet"]}\'!{found["cell"]}";"{found["cell"]}")' for found in problems]
    assert [row[3] for row in headless.rows("Lỗi")[HEADING_ROWS:]] == links
    assert headless.ask("formulas", sheet="Lỗi") == [f"D{row}" for row in range(5, 5 + len(links))]
    assert headless.ask("formulas", sheet="Kết quả") == []


def test_texts_stay_texts(headless: Office, command_line: CommandLine) -> None:
    for column, text in {"A": "001", "B": "=1+1", "C": "Cá nhân", "H": "Không"}.items():
        headless.ask("write", sheet="Đơn vị", cell=f"{column}{NEXT_FREE_ROW}", value=text)
    expected = command_line.appraise(headless)
    press(headless)
    assert written(headless) == expected.written
    assert headless.rows("Kết quả")[-1][1:4] == ["001", "=1+1", "Cá nhân"]
    assert headless.ask("formulas", sheet="Kết quả") == []


def test_what_an_earlier_run_left_is_gone_and_the_log_grows(headless: Office, command_line: CommandLine) -> None:
    press(headless)
    before = len(headless.rows("Lỗi"))
    headless.ask("write", sheet="Đơn vị", cell=UNREADABLE_DATE, value=46370.0)
    expected = command_line.appraise(headless)
    press(headless)
    assert written(headless) == expected.written
    assert len(headless.rows("Lỗi")) < before
    assert [row[0] for row in headless.rows("Nhật ký")[HEADING_ROWS:]] == [1, 2]


def arrows(path: Path) -> dict[str, list[str]]:
    """Of each sheet with a filter the headings, as letters of columns, that do not show its arrow."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [
            get_column_letter(column.colId + 1) for column in sheet.auto_filter.filterColumn if column.hiddenButton
        ]
        for sheet in book.worksheets
        if sheet.auto_filter.ref
    }


def test_only_the_headings_with_room_for_it_show_the_arrow_of_their_filter(
    headless: Office, command_line: CommandLine
) -> None:
    before = arrows(command_line.stored(headless))
    assert before["Lỗi"] == ["A", "D", "E", "F", "G", "H"]
    press(headless)
    assert arrows(command_line.stored(headless)) == before


def test_the_sheets_are_protected_again_as_they_were(headless: Office, command_line: CommandLine) -> None:
    def protections() -> dict[str, dict[str, str]]:
        book = openpyxl.load_workbook(command_line.stored(headless))
        return {sheet: dict(book[sheet].protection) for sheet in ("Thẩm định", *TOOL_SHEETS)}

    before = protections()
    assert {protection["sheet"] for protection in before.values()} == {"1"}
    press(headless)
    assert protections() == before


def test_the_file_is_not_written_and_nothing_else_stays(headless: Office, workbook: Path) -> None:
    folders = (workbook.parent, headless.temporary)
    files = [sorted(folder.rglob("*")) for folder in folders]
    content = hashlib.sha256(workbook.read_bytes()).hexdigest()
    press(headless)
    assert [sorted(folder.rglob("*")) for folder in folders] == files
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == content


@pytest.mark.parametrize(
    ("sheet", "name", "sentence"),
    [
        ("Điểm", "Điểm cũ", "Không tìm thấy trang tính “Điểm” (có phải là “Điểm cũ”?)."),
        ("Thẩm định", "Tham dinh", "Không tìm thấy trang tính “Thẩm định” (có phải là “Tham dinh”?)."),
    ],
)
def test_a_renamed_sheet_is_named_in_one_sentence(
    headless: Office, command_line: CommandLine, sheet: str, name: str, sentence: str
) -> None:
    headless.ask("rename", sheet=sheet, name=name)
    before = sheets(headless)
    assert (
        press(headless)
        == command_line.refusal(headless)
        == f"{sentence} Vui lòng đặt lại đúng tên trang tính rồi làm lại."
    )
    assert sheets(headless) == before


def test_a_broken_setting_is_named_in_one_sentence(headless: Office, command_line: CommandLine) -> None:
    year = place_of("Nam").cell
    headless.ask("write", sheet="Thẩm định", cell=year, value="hai nghìn")
    before = sheets(headless)
    assert press(headless) == command_line.refusal(headless)
    assert headless.status() == (
        f"Ô Thẩm định!{year} (Năm đánh giá): “hai nghìn” không dùng được. Vui lòng ghi năm có bốn chữ số, từ 2022."
    )
    assert sheets(headless) == before


def test_what_somebody_did_to_a_tool_sheet_is_mended(appraised: Appraised, headless: Office) -> None:
    headless.ask("write", sheet="Kết quả", cell="A4", value="Số")
    headless.ask("remove", sheet="Lỗi")
    press(headless)
    assert written(headless) == appraised.written
    assert headless.ask("sheets")[-1] == "Lỗi"  # as in Excel, behind all others


def test_a_sheet_with_a_password_is_named_and_nothing_is_written(headless: Office) -> None:
    headless.ask("lock", sheet="Lỗi", word="khóa")
    before = sheets(headless)
    assert press(headless) == (
        "Trang tính “Lỗi” được bảo vệ bằng mật khẩu nên không ghi được. "
        "Vui lòng bỏ bảo vệ trang tính này (Tools > Protect Sheet, Công cụ > Bảo vệ trang tính), rồi bấm lại."
    )
    assert sheets(headless) == before


def test_an_answer_that_cannot_be_carried_out_leaves_all_as_it_was(headless: Office, python: Python) -> None:
    python.answers("OK\\n\\nB\\tKết quả\\t0\\t1\\n")
    before = sheets(headless)
    assert press(headless) == (
        "Nút này chưa chạy được (lỗi số 9). "
        "Vui lòng đóng sổ, mở lại rồi bấm lại; nếu vẫn lỗi, vui lòng báo cán bộ công nghệ thông tin."
    )
    assert sheets(headless) == before
    assert headless.ask("is_protected", sheet="Kết quả")
    headless.ask("write", sheet="Điểm", cell="D5", value=12.0)
    assert headless.ask("undo_steps")  # they are noted again


def test_a_workbook_without_the_names_of_its_console_gets_its_other_sheets(headless: Office) -> None:
    headless.ask("forget_name", name=SUMMARY_NAME)
    press(headless)
    assert [row[1] for row in headless.rows("Kết quả")[HEADING_ROWS:]] == [
        row[0] for row in headless.rows("Đơn vị")[HEADING_ROWS:] if row
    ]


def test_a_workbook_that_was_never_saved_is_to_be_saved_first(
    kept_headless: KeptOffice, python: Python, workbook: Path
) -> None:
    office = kept_headless.alive()
    office.open(workbook, as_template=True)
    told = press(office)
    office.close()
    assert told == "Sổ này chưa được lưu lần nào. Vui lòng lưu sổ vào máy (dạng .xlsm), rồi bấm lại."


def test_without_python_one_sentence_says_so(headless: Office, python: Python) -> None:
    python.is_missing()
    told = f"Máy này chưa có Python cho chương trình thẩm định (không thấy “{python.program}”)."
    assert press(headless) == f"{told} Vui lòng chạy lại bộ cài đặt, rồi bấm lại."


def test_a_variable_before_the_interpreter_is_filled_in(installed: None, workbook: Path, tmp_path: Path) -> None:
    """``install`` writes one where the user's folder has letters that Excel cannot read."""
    home = tmp_path / "Nguyễn Thị Hồng"
    (home / ".xlwings").mkdir(parents=True)
    settings = '"LICENSE_KEY","x"\n"INTERPRETER_WIN","%LOCALAPPDATA%/xlsx_addin/python"\n'
    (home / ".xlwings" / "xlwings.conf").write_text(settings, encoding="ascii")
    variables = {"USERPROFILE": str(home), "LOCALAPPDATA": str(home / "Dữ liệu"), "XLSX_ADDIN_QUIET": "1"}
    office = Office(tmp_path, screen=None, environment={"XLSX_ADDIN_PYTHON": "", **variables})
    office.open(workbook)
    told = press(office)
    office.close()
    office.stop()
    assert f"(không thấy “{home}/Dữ liệu/xlsx_addin/python”)" in told


def test_without_the_package_one_sentence_says_so(headless: Office, python: Python) -> None:
    python.has_no_packages()
    told = f"Python “{python.program}” chưa có chương trình thẩm định, hoặc cài chưa đủ."
    assert press(headless) == f"{told} Vui lòng chạy lại bộ cài đặt, rồi bấm lại."


def test_a_package_beside_the_workbook_is_not_run(headless: Office, python: Python, workbook: Path) -> None:
    """Mail puts files of strangers into one folder; none of them may become the program."""
    python.has_no_packages()
    for folder in (workbook.parent, headless.temporary.parent):
        (folder / "xlsx_addin.py").write_text("import pathlib; pathlib.Path('ran').touch()", encoding="utf-8")
    assert "chưa có chương trình thẩm định" in press(headless)
    assert not (headless.temporary.parent / "ran").exists()
    (headless.temporary.parent / "xlsx_addin.py").unlink()

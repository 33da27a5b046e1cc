"""What the macro of the button does with the workbook, LibreOffice running without a window."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice.conftest import Python
    from tests.libreoffice.office import Office

TOOL_SHEETS = ("Thẩm định", "Kết quả", "Lỗi", "Nhật ký")


def appraise(office: Office) -> str:
    """Run the button's macro; returns what it says in the status cell."""
    office.ask("run", macro="NutBam.ThamDinh")
    return str(office.value("Thẩm định", "D4"))


def test_libreoffice_is_known_as_such(headless: Office) -> None:
    assert headless.ask("run", macro="NenTang.IsLibreOffice") is True


def test_every_button_is_bound_to_its_macro(headless: Office) -> None:
    assert headless.ask("buttons")["Thẩm định"] == (
        "vnd.sun.star.script:VBAProject.NutBam.ThamDinh?language=Basic&location=document"
    )


def test_the_results_come_into_the_sheets(headless: Office) -> None:
    assert appraise(headless) == "Kết quả khớp với dữ liệu."
    assert headless.ask("values", sheet="Kết quả", cells="A1:C6") == [
        ["KẾT QUẢ MỚI", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["STT", "Mức", "Trang tính"],
        [1, "Đủ điều kiện", 42],
    ]
    assert headless.value("Thẩm định", "E3") == 42


def test_texts_stay_texts_and_links_are_formulas(headless: Office) -> None:
    appraise(headless)
    assert headless.ask("values", sheet="Kết quả", cells="D6:E6") == [["=1+1", "001"]]
    assert headless.ask("formulas", sheet="Kết quả", cells="A1:E8") == []
    assert headless.ask("formulas", sheet="Lỗi", cells="A1:E8") == ["Lỗi.D6"]


def test_what_an_earlier_run_left_is_gone(headless: Office) -> None:
    appraise(headless)
    assert headless.ask("values", sheet="Lỗi", cells="A7:D7") == [["", "", "", ""]]


def test_the_sheets_are_protected_again(headless: Office) -> None:
    appraise(headless)
    assert [headless.ask("is_protected", sheet=sheet) for sheet in TOOL_SHEETS] == [True] * 4


def test_the_file_is_not_written_and_nothing_else_stays(headless: Office, workbook: Path) -> None:
    before = hashlib.sha256(workbook.read_bytes()).hexdigest()
    appraise(headless)
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == before
    assert list(headless.temporary.rglob("*.tmp.*")) == []


@pytest.fixture
def refused(headless: Office) -> Office:
    headless.ask("write", sheet="Điểm", cell="B6", value="-5")
    return headless


def test_a_refusal_is_said_and_changes_no_result(refused: Office) -> None:
    assert appraise(refused) == "Điểm ở ô B6 nhỏ hơn 0. Mời sửa rồi bấm lại."
    assert refused.value("Kết quả", "A1") == "Kết quả"
    assert refused.value("Lỗi", "B6") == "cũ"


def test_without_python_one_sentence_says_so(headless: Office, python: Python) -> None:
    python.is_missing()
    told = f"Máy này chưa có Python cho phần mềm thẩm định (không thấy “{python.program}”)."
    assert appraise(headless) == f"{told} Vui lòng chạy lại bộ cài đặt, rồi bấm lại."


def test_without_the_package_one_sentence_says_so(headless: Office, python: Python) -> None:
    python.has_no_packages()
    told = f"Python “{python.program}” chưa có phần mềm thẩm định, hoặc cài chưa đủ."
    assert appraise(headless) == f"{told} Vui lòng chạy lại bộ cài đặt, rồi bấm lại."


def test_a_package_beside_the_workbook_is_not_run(headless: Office, python: Python, workbook: Path) -> None:
    """Mail puts files of strangers into one folder; none of them may become the program."""
    python.has_no_packages()
    for folder in (workbook.parent, headless.temporary.parent):
        (folder / "xlsx_addin.py").write_text("import pathlib; pathlib.Path('ran').touch()", encoding="utf-8")
    assert "chưa có phần mềm thẩm định" in appraise(headless)
    assert not (headless.temporary.parent / "ran").exists()
    (headless.temporary.parent / "xlsx_addin.py").unlink()


def test_a_tool_sheet_without_its_heading_leaves_all_as_it_was(headless: Office) -> None:
    headless.ask("write", sheet="Nhật ký", cell="A5", value="Số")
    assert appraise(headless) == (
        "Nút này chưa chạy được (lỗi số 9). "
        "Vui lòng đóng sổ, mở lại rồi bấm lại; nếu vẫn lỗi, vui lòng báo người hỗ trợ."
    )
    assert headless.value("Kết quả", "A1") == "Kết quả"
    assert headless.value("Lỗi", "B6") == "cũ"
    assert headless.ask("is_protected", sheet="Kết quả")

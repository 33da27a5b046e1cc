"""The command behind the buttons in LibreOffice."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from xlsx_addin.cli.main import main, parser
from xlsx_addin.resources import template_bytes
from xlsx_addin.sample.workbook import sample, write_filled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "lu1.tmp.xlsm"
    write_filled(path, sample())
    return path


def press(copy: Path, button: str, *options: str) -> tuple[int, list[str]]:
    """Status, and the lines of the answer."""
    answer = copy.with_name("answer.txt")
    workbook = copy.with_name("Sổ.xlsm")
    status = main(["press", button, str(copy), "--workbook", str(workbook), "--answer", str(answer), *options])
    return status, answer.read_text("utf-8").split("\n")


def press_and_answer(copy: Path, button: str, letters: str) -> tuple[int, list[str]]:
    """The last run of a click, after one for each question, as the macro does it."""
    answers = ""
    for letter in letters:
        _, lines = press(copy, button, "--answers", answers)
        assert (lines[0], len(lines)) == ("HOI", 4)
        answers += lines[2] + letter
    return press(copy, button, "--answers", answers)


def test_it_answers_what_the_button_does(copy: Path) -> None:
    status, lines = press(copy, "tham_dinh")
    assert (status, lines[0]) == (0, "OK")
    assert lines[1].startswith("Đã thẩm định 33 đối tượng: ")
    written = [line.split("\t")[1] for line in lines if line.startswith("B\t")]
    assert sorted(set(written)) == ["Kết quả", "Lỗi", "Nhật ký", "Thẩm định", "Xếp hạng"]


def test_a_click_that_reads_no_mail_and_no_envelope_loads_nothing_for_them(copy: Path) -> None:
    """Also where ``Đầu mối`` names senders, so that it is asked what of them is still open."""
    arguments = [
        "press",
        "tham_dinh",
        copy,
        "--workbook",
        copy.with_name("Sổ.xlsm"),
        "--answer",
        copy.with_suffix(".txt"),
    ]
    loaded = "print([name for name in ('pydantic', 'lxml', 'email', 'socket') if name in sys.modules])"
    program = f"import sys; from xlsx_addin.cli.main import main; main(sys.argv[1:]); {loaded}"
    child = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, check=True)
    assert child.stdout.decode().strip() == "[]"


def test_a_question_is_answered_by_the_next_run(copy: Path) -> None:
    status, lines = press(copy, "gui_cap_tren")
    assert (status, lines[0]) == (0, "HOI")
    assert lines[1].startswith("Dữ liệu còn 4 lỗi.")
    assert not copy.with_name("Đã gửi").exists()
    assert press_and_answer(copy, "gui_cap_tren", "n") == (0, ["OK", "", ""])
    status, lines = press_and_answer(copy, "gui_cap_tren", "y")
    assert lines[1].startswith("Đã lập hồ sơ gửi ")
    assert len(list(copy.with_name("Đã gửi").iterdir())) == 2


def test_what_is_sent_leaves_its_results_behind(copy: Path) -> None:
    _, lines = press_and_answer(copy, "gui_cap_tren", "y")
    written = [line.split("\t")[1] for line in lines if line.startswith("B\t")]
    assert written == ["Kết quả", "Lỗi", "Xếp hạng", "Nhật ký", "Thẩm định"]


def test_the_same_content_is_sent_again_only_after_a_question(copy: Path) -> None:
    press_and_answer(copy, "gui_cap_tren", "y")
    _, lines = press(copy, "gui_cap_tren")
    assert lines[0] == "HOI"
    assert lines[1].startswith("Nội dung không khác lần 1 đã lập (mã xác nhận ")
    press_and_answer(copy, "gui_cap_tren", "n")
    assert len(list(copy.with_name("Đã gửi").iterdir())) == 2
    _, lines = press_and_answer(copy, "gui_cap_tren", "yy")
    assert lines[0] == "OK"
    assert len(list(copy.with_name("Đã gửi").iterdir())) == 4


def test_other_content_is_sent_without_that_question(copy: Path) -> None:
    press_and_answer(copy, "gui_cap_tren", "y")
    data = sample()
    data["subjects"][0]["row"]["Tên mô hình"] = "Một tên khác"
    write_filled(copy, data)
    _, lines = press_and_answer(copy, "gui_cap_tren", "y")
    assert lines[1].startswith("Đã lập hồ sơ gửi ")


def test_a_locked_sheet_is_told_and_nothing_is_to_be_written(copy: Path) -> None:
    status, lines = press(copy, "tham_dinh", "--locked", "Lỗi/Đầu mối/")
    assert (status, lines[0]) == (2, "LOI")
    assert lines[1].startswith("Trang tính “Lỗi” được bảo vệ bằng mật khẩu")
    assert lines[2:] == [""]


def test_what_nobody_foresaw_is_answered_too(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.buttons.appraisal.appraise_live", lambda _book: 1 / 0)
    status, lines = press(copy, "tham_dinh")
    assert (status, lines[0]) == (2, "LOI")
    assert "ZeroDivisionError" in lines[1]


def test_no_help_lists_it() -> None:
    assert "press" not in parser().format_help()


def test_blank_settings_lead_to_the_first_of_them(tmp_path: Path) -> None:
    blank = tmp_path / "lu2.tmp.xlsm"
    blank.write_bytes(template_bytes())
    status, lines = press(blank, "tham_dinh")
    assert (status, lines[0]) == (2, "LOI")
    assert lines[1].startswith("Trang tính Thẩm định còn trống: Năm đánh giá (ô C8), Cấp thẩm định (ô C9).")
    assert lines[2:] == ["S\tThẩm định\tC8", ""]

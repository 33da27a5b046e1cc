"""``letter`` checks a letter and says what it holds; ``new --letter`` makes the workbook for one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.typed import CommandLine, assert_refused, content_of, typed
from tests.letters import FIRST, file_of, laid_beside
from tests.letters.at_home import at_home
from xlsx_addin import guidance
from xlsx_addin.resources import template_bytes
from xlsx_addin.template.build import build
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["at_home", "typed"]


def test_a_letter_is_checked_and_told(typed: CommandLine) -> None:
    answer = typed("letter", file_of(FIRST), "--year", "2026")
    assert answer.status == 0
    assert "Mã: 12-KH/TEST. Tệp dùng được." in answer.out
    assert "  Xuất sắc: được công nhận (khoản 2); từ 80 điểm (tổ chức, tập thể, cá nhân)" in answer.out
    assert "  Chi bộ (tổ chức, tập thể, cá nhân): chậm nhất hết ngày 29/11 (khoản 6)" in answer.out
    assert "  7. Không thẩm định: không đăng ký: Khoản 5 (Q8)" in answer.out


@pytest.mark.parametrize("year", ["0", "2021", "9999", "10001", "hai"])
def test_a_year_in_which_nothing_is_appraised_is_refused(year: str, typed: CommandLine) -> None:
    answer = typed("letter", file_of(FIRST), "--year", year)
    assert_refused(answer)
    assert answer.err.startswith(f"Năm {year} không dùng được" if len(year) == 4 else f"“{year}” không phải là năm")


def test_an_example_can_be_begun_from_at_once(typed: CommandLine, tmp_path: Path) -> None:
    assert typed("letter", "--example", tmp_path / "mẫu").status == 0
    [file] = (tmp_path / "mẫu").glob("*.toml")
    assert typed("letter", file).status == 0
    assert_refused(typed("letter", "--example", tmp_path / "mẫu"))


def test_a_wrong_letter_is_refused_on_one_line(typed: CommandLine, tmp_path: Path) -> None:
    laid_beside(tmp_path, FIRST)
    [file] = (tmp_path / guidance.FOLDER_NAME).glob("*.toml")
    file.write_text(file.read_text("utf-8").replace("recognised = true", "recognised = false", 1), "utf-8")
    answer = typed("letter", file)
    assert_refused(answer)
    assert "12-KH_TEST.toml, dòng" in answer.err


@pytest.mark.parametrize("words", [["letter"], ["letter", "a.toml", "--example", "b"]])
def test_a_file_or_an_example_is_asked_for(words: list[str], typed: CommandLine) -> None:
    assert_refused(typed(*words))


def test_a_new_workbook_for_a_letter_has_the_letter_beside_it(typed: CommandLine, tmp_path: Path) -> None:
    new = tmp_path / "số" / "mới.xlsm"
    new.parent.mkdir()
    answer = typed("new", new, "--letter", file_of(FIRST))
    assert (answer.status, answer.err) == (0, "")
    assert new.read_bytes() == build(macros=True, letter=guidance.load(FIRST))
    assert sorted(content_of(new.parent)) == [
        "Văn bản hướng dẫn/12-KH_TEST.toml",
        "Văn bản hướng dẫn/12-KH_TEST.txt",
        "mới.xlsm",
    ]
    with FileWorkbook.open(new) as workbook:
        assert workbook.letter == FIRST
    again = typed("new", new.with_name("nữa.xlsm"), "--letter", "12-kh/test")
    assert again.status == 0
    assert new.with_name("nữa.xlsm").read_bytes() == new.read_bytes()


def test_what_was_built_once_is_taken_from_where_it_is_kept(
    typed: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("new", tmp_path / "một.xlsm", "--letter", file_of(FIRST))
    monkeypatch.setattr("xlsx_addin.template.build.build", None)
    assert typed("new", tmp_path / "hai.xlsm", "--letter", FIRST).status == 0
    assert (tmp_path / "hai.xlsm").read_bytes() == (tmp_path / "một.xlsm").read_bytes()


def test_what_was_kept_and_changed_is_built_again(typed: CommandLine, tmp_path: Path) -> None:
    typed("new", tmp_path / "một.xlsm", "--letter", file_of(FIRST))
    [kept] = (tmp_path / "state").rglob("*.xlsm")
    kept.write_bytes(b"x")
    assert typed("new", tmp_path / "hai.xlsm", "--letter", FIRST).status == 0
    assert (tmp_path / "hai.xlsm").read_bytes() == (tmp_path / "một.xlsm").read_bytes()


def test_the_packages_letter_gives_the_committed_template(typed: CommandLine, tmp_path: Path) -> None:
    assert typed("new", tmp_path / "một.xlsm", "--letter", "804-cv/hu").status == 0
    assert typed("new", tmp_path / "hai.xlsm").status == 0
    assert (tmp_path / "một.xlsm").read_bytes() == (tmp_path / "hai.xlsm").read_bytes() == template_bytes()


def test_an_unknown_letter_leaves_nothing_behind(typed: CommandLine, tmp_path: Path) -> None:
    answer = typed("new", tmp_path / "mới.xlsm", "--letter", "99-CV/TEST")
    assert_refused(answer)
    assert f"Đang có: {', '.join(guidance.available())}." in answer.err
    assert not (tmp_path / "mới.xlsm").exists()


def workbook_set_to(tmp_path: Path, letter: str, typed: CommandLine) -> Path:
    """A workbook made for the first letter and set to one by hand."""
    new = tmp_path / "sổ.xlsm"
    typed("new", new, "--letter", file_of(FIRST))
    book = openpyxl.load_workbook(new, keep_vba=True)
    sheet = book["Thẩm định"]
    for label, value in {"Năm đánh giá": 2026, "Cấp thẩm định": "Cấp ủy cơ sở", "Văn bản hướng dẫn": letter}.items():
        [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == label]
        sheet.cell(cell.row, cell.column + 1).value = value or None
    content = io.BytesIO()
    book.save(content)
    new.write_bytes(content.getvalue())
    return new


@pytest.mark.parametrize("letter", ["", "12-KH/TEST"])
def test_a_blank_setting_is_the_letter_that_the_workbook_was_made_for(
    letter: str, typed: CommandLine, tmp_path: Path
) -> None:
    answer = typed("appraise", workbook_set_to(tmp_path, letter, typed), "--json")
    assert '"guidance":{"id":"12-KH/TEST"' in answer.out


def test_another_letter_than_the_workbooks_own_is_refused_with_the_way_out(typed: CommandLine, tmp_path: Path) -> None:
    answer = typed("appraise", workbook_set_to(tmp_path, "804-CV/HU", typed))
    assert_refused(answer)
    assert "sổ này lập cho “12-KH/TEST”" in answer.err
    assert "new SỔ_MỚI.xlsm --letter 804-CV/HU" in answer.err


def test_a_workbook_whose_letter_is_not_here_says_where_to_put_it(typed: CommandLine, tmp_path: Path) -> None:
    new = workbook_set_to(tmp_path, "", typed)
    for file in (tmp_path / guidance.FOLDER_NAME).iterdir():
        file.unlink()
    answer = typed("appraise", new)
    assert_refused(answer)
    assert "“Văn bản hướng dẫn” cạnh sổ" in answer.err


def test_two_files_of_one_id_that_decide_differently_end_a_command_that_uses_it(
    typed: CommandLine, tmp_path: Path
) -> None:
    new = workbook_set_to(tmp_path, "", typed)
    own = tmp_path / "state" / "xlsx_addin"
    laid_beside(own, FIRST)
    assert typed("check", new).status == 0  # the same twice is no conflict
    other = own / guidance.FOLDER_NAME / "12-KH_TEST.toml"
    other.write_text(other.read_text("utf-8").replace("day = 30 }", "day = 29 }"), "utf-8")
    answer = typed("check", new)
    assert_refused(answer)
    assert "hai tệp khác nội dung quyết định" in answer.err
    fresh = tmp_path / "khác" / "804.xlsm"
    fresh.parent.mkdir()
    assert typed("new", fresh).status == 0  # nobody asks for that id


def test_a_mended_sentence_is_no_conflict(typed: CommandLine, tmp_path: Path) -> None:
    new = workbook_set_to(tmp_path, "", typed)
    own = tmp_path / "state" / "xlsx_addin"
    laid_beside(own, FIRST)
    other = own / guidance.FOLDER_NAME / "12-KH_TEST.toml"
    other.write_text(other.read_text("utf-8").replace("được xét danh hiệu", "được xem xét danh hiệu"), "utf-8")
    text = other.with_suffix(".txt")
    text.write_text(text.read_text("utf-8").replace("được xét danh hiệu", "được xem xét danh hiệu"), "utf-8")
    assert typed("check", new).status == 0

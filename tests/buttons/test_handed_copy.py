"""The workbook of a click in LibreOffice: read from a copy, nothing of it written, questions answered one run later."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from xlsx_addin.buttons.handed_copy import HandedCopy, Unanswered, question_code
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.workbook import sample, write_filled
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook.console import STATUS_NAME, SUMMARY_NAME
from xlsx_addin.xlsx.blocks import GENERAL, SheetBlock

if TYPE_CHECKING:
    from pathlib import Path


def handed(folder: Path, answers: str = "", locked: tuple[str, ...] = ()) -> HandedCopy:
    """The sample, handed over as the clerk's ``Sổ.xlsm``."""
    copy = folder / "lu1.tmp.xlsm"
    if not copy.exists():
        write_filled(copy, sample())
    return HandedCopy(copy, folder / "Sổ.xlsm", answers=answers, locked=locked)


def test_it_is_known_by_the_clerks_own_file_and_read_from_the_copy(tmp_path: Path) -> None:
    book = handed(tmp_path)
    assert (book.name, book.path) == ("Sổ.xlsm", tmp_path / "Sổ.xlsm")
    assert book.sheet_names[:3] == ("Thẩm định", "Đơn vị", "Tiêu chí")
    assert book.read("ĐƠN VỊ").at(5, 1) == sample()["subjects"][0]["row"]["Mã"]
    with pytest.raises(KeyError):
        book.read("Điểm cũ")


def test_the_names_of_the_console_are_found(tmp_path: Path) -> None:
    place, status = map(handed(tmp_path).named_cells, (SUMMARY_NAME, STATUS_NAME))
    assert place is not None
    assert status is not None
    assert place.sheet == status.sheet == "Thẩm định"
    assert (status.cells.first_row, status.cells.first_column) == (
        place.cells.first_row,
        place.cells.first_column + places.HIDDEN,
    )
    assert handed(tmp_path).named_cells("KhongCo") is None


def test_a_sheet_that_a_password_guards_is_refused_and_nothing_is_handed_in(tmp_path: Path) -> None:
    book = handed(tmp_path, locked=("lỗi",))
    blocks = [SheetBlock(sheet, 1, 1, [["x"]], [GENERAL], clear_below=False) for sheet in ("Kết quả", "Lỗi")]
    with pytest.raises(Refusal, match="“Lỗi” được bảo vệ bằng mật khẩu"):
        book.replace(*blocks)
    assert book.written == []


def test_a_question_ends_the_run_until_it_has_an_answer(tmp_path: Path) -> None:
    with pytest.raises(Unanswered) as asked:
        handed(tmp_path).ask("Ghi?")
    assert asked.value.question == "Ghi?"
    book = handed(tmp_path, answers=f"{question_code('Ghi?')}y{question_code('Gửi?')}n")
    assert book.ask("Ghi?")
    assert not book.ask("Gửi?")
    with pytest.raises(Unanswered):
        book.ask("Vẫn gửi?")


def test_an_answer_is_taken_for_its_question_alone(tmp_path: Path) -> None:
    answers = f"{question_code('Không còn ai làm?')}y{question_code('Nhận 1 tệp?')}n"
    assert not handed(tmp_path, answers).ask("Nhận 1 tệp?")  # the folder is free by now: the first is not asked again
    with pytest.raises(Unanswered):
        handed(tmp_path, answers).ask("Nhận 2 tệp?")


def test_the_click_has_one_moment_however_often_it_is_run(tmp_path: Path) -> None:
    book = handed(tmp_path)
    moment = datetime(2026, 12, 22, 7, 5, 9, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "lu1.tmp.xlsm", (moment, moment))
    assert book.clicked == datetime(2026, 12, 22, 14, 5, 9)


def test_a_copy_is_what_was_handed_over(tmp_path: Path) -> None:
    handed(tmp_path).save_copy(tmp_path / "Sao lưu.xlsm")
    assert (tmp_path / "Sao lưu.xlsm").read_bytes() == (tmp_path / "lu1.tmp.xlsm").read_bytes()
    with pytest.raises(Refusal):
        handed(tmp_path).save_copy(tmp_path / "Sao lưu.xlsm")

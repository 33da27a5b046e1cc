"""What a clerk is told only where the letter says so: a last day to register, an hour of a deadline, fewest sheets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.letters import SCALE_OF_SECOND, SECOND, file_of
from tests.workbooks import appraised, problem_rows
from xlsx_addin import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCORES = "| Mã | Tên | Người chấm | M | H | Nhận xét |"
CODES = ("DONVI-032", "DONVI-033", "DIEM-017")


@pytest.fixture(params=["wait", "warning"])
def too_few(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The second letter, which lets a subject with one score sheet wait, and the same with a warning instead."""
    file = file_of(SECOND)
    text = file.read_text("utf-8")
    assert text.count('too_few = "wait"') == 1
    folder = tmp_path / "văn bản"
    folder.mkdir()
    (folder / file.name).write_text(text.replace('too_few = "wait"', f'too_few = "{request.param}"'), "utf-8")
    (folder / file.name).with_suffix(".txt").write_bytes(file.with_suffix(".txt").read_bytes())
    with guidance.knowing_only(folder):
        yield request.param


def told(folder: Path, subjects: str, scores: str = SCORES) -> list[tuple[str, str, str, str, str]]:
    """Code, severity, sheet, cell and sentence of each of these problems."""
    settings = {"Văn bản hướng dẫn": SECOND, "Tính cả ngày hạn": "Có"}
    sheets = {"Tiêu chí": SCALE_OF_SECOND, "Điểm": scores}
    found = problem_rows(
        appraised(folder, today=date(2027, 1, 31), settings=settings, subjects=subjects, sheets=sheets)
    )
    return [
        (row["code"], row["severity"], row["sheet"], row["cell"], row["message"])
        for row in found
        if row["code"] in CODES
    ]


@pytest.mark.parametrize("too_few", ["wait"], indirect=True)
def test_a_registration_after_the_letters_last_day_is_told(tmp_path: Path, too_few: str) -> None:
    subjects = """
    | Mã | Loại đối tượng | Ngày đăng ký | Ngày nhận báo cáo | Tự xếp loại |
    | A  | Cá nhân        | 30/04/2026   | 10/12/2026        | Bạc         |
    | B  | Cá nhân        | 01/05/2026   | 10/12/2026        | Bạc         |
    | C  | Tổ chức        | 01/05/2026   | 10/12/2026        | Bạc         |
    """
    message = "Ô Đơn vị!I3: đăng ký ngày 01/05/2026, sau ngày cuối 30/04/2026 của Quyết định 7-QĐ/MAU."
    assert told(tmp_path, subjects) == [("DONVI-032", "warning", "Đơn vị", "I3", message)]


@pytest.mark.parametrize("too_few", ["wait"], indirect=True)
def test_a_report_on_the_day_of_the_hour_has_an_hour_itself(tmp_path: Path, too_few: str) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo | Tự xếp loại | Chấp nhận quá hạn | Lý do chấp nhận |
    | A  | 09/01/2027        | Bạc         |                   |                 |
    | B  | 10/01/2027        | Bạc         |                   |                 |
    | C  | 10/01/2027 16:00  | Bạc         |                   |                 |
    | D  | 10/01/2027        | Bạc         | Có                | Mưa lũ          |
    """
    message = "Ô Đơn vị!M3: báo cáo nhận ngày 10/01/2027, đúng ngày hết hạn lúc 17 giờ, nhưng chưa ghi giờ nhận."
    assert told(tmp_path, subjects) == [("DONVI-033", "error", "Đơn vị", "M3", message)]


def test_fewer_score_sheets_than_the_letter_asks_for_wait_or_are_told_once(tmp_path: Path, too_few: str) -> None:
    subjects = "| Mã | Tự xếp loại |\n| A | Bạc |\n| B | Bạc |\n| C | Bạc |\n| D | Bạc |"
    scores = f"""
    {SCORES}
    | A |  | Bà X | 40 | 40 |  |
    | A |  | Bà Y | 41 | 40 |  |
    | B |  | Bà X | 40 | 40 |  |
    | D |  | Bà X | 30 | 40 |  |
    """
    message = "Có đối tượng chưa đủ 2 phiếu chấm điểm theo Quyết định 7-QĐ/MAU: B (1 phiếu), D (1 phiếu)."
    one = [("DIEM-017", "warning", "Điểm", "", message)]
    assert told(tmp_path, subjects, scores) == (one if too_few == "warning" else [])

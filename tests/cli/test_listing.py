"""The ranking and the problems as text for a terminal."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised
from xlsx_addin.cli.listing import WIDTH, appraisal_listing, problem_listing, terminal_width

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = """
| Mã | Tên       | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |
| A  | Phòng Một | Tổ chức        | Có      | 10/12/2026        |
| B  | Phòng Hai | Tổ chức        | Có      | 17/12/2026        |
| C  | Ông Ba    | Cá nhân        | Có      | 10/12/2026        |
| D  | Bà Bốn    | Cá nhân        | Không   |                   |
| E  | Ông Năm   | Cá nhân        | Có      |                   |
"""
SCORES = """
| Mã | C1 | C2 | C3 |
| A  | 20 | 15 | 20 |
| B  | 28 | 28 | 36 |
| C  | 25 | 20 | 30 |
"""


def test_each_kind_is_ranked_from_the_best(tmp_path: Path) -> None:
    lines = appraisal_listing(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES)).splitlines()
    ranked = [" ".join(line.split()) for line in lines if re.match(r" +\d+ +\d+,\d\d ", line)]
    assert ranked == [
        "1 92,00 Tốt Quá hạn 3 ngày Phòng Hai (B)",
        "2 55,00 Đạt Đúng hạn Phòng Một (A)",
        "1 75,00 Khá Đúng hạn Ông Ba (C)",
    ]


def test_who_is_not_ranked_and_why(tmp_path: Path) -> None:
    text = appraisal_listing(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    unranked = " ".join(text[text.index("KHÔNG XẾP HẠNG") :].split())
    for words in ("Không thẩm định: không đăng ký", "Bà Bốn (D)", "Đơn vị H5", "không gửi báo cáo", "Ông Năm (E)"):
        assert words in unranked


def test_the_counts(tmp_path: Path) -> None:
    text = appraisal_listing(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    counts = text[text.index("TỔNG HỢP") : text.index("Không có lỗi")].splitlines()[2:]
    assert [" ".join(line.split()) for line in counts if line] == [
        "Không thẩm định: không đăng ký 1",
        "Không thẩm định: không gửi báo cáo 1",
        "Đủ điều kiện về mô hình 2",
        "Không đủ điều kiện về mô hình 1",
        "Quá hạn, kể cả ngày hết hạn 1",
    ]


def test_it_says_that_the_scale_is_provisional_until_it_is_confirmed(tmp_path: Path) -> None:
    words = "thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"
    assert words in appraisal_listing(appraised(tmp_path, subjects=SUBJECTS))
    confirmed = appraised(tmp_path, settings={"Thang điểm": "Đã đối chiếu"}, subjects=SUBJECTS)
    assert words not in appraisal_listing(confirmed)


def test_problems_with_what_to_do(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Tên mô hình | Đăng ký |\n| A | | Có |\n| B | Mô hình | |")
    text = " ".join(problem_listing(appraisal.problems).split())
    assert "1 lỗi, 1 cảnh báo" in text
    for problem in appraisal.problems:
        assert f"{problem.code.code} – {problem.message}" in text
        assert f"Cách sửa: {problem.fix}" in text


def test_no_problems(tmp_path: Path) -> None:
    assert problem_listing(appraised(tmp_path).problems) == "Không có lỗi, không có cảnh báo."


@pytest.mark.parametrize("width", [60, 80, 100, WIDTH])
def test_lines_fit_a_terminal_and_names_stay_whole(tmp_path: Path, width: int) -> None:
    names = [f"{'Phòng ' * 19}{number}" for number in range(3)]
    subjects = SUBJECTS + "".join(
        f"| X{number} | {name} | Hội | Có | 10/12/2026 |\n" for number, name in enumerate(names)
    )
    text = appraisal_listing(appraised(tmp_path, subjects=subjects, scores=SCORES), width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert [name for name in names if name not in " ".join(text.split())] == []


def test_what_goes_into_a_file_is_as_wide_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert terminal_width() == WIDTH
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert terminal_width() == 72


def test_while_score_sheets_belong_to_nobody_the_ranking_says_so(tmp_path: Path) -> None:
    listing = appraisal_listing(appraised(tmp_path, subjects=SUBJECTS, scores=f"{SCORES}| XYZ | 1 | 1 | 1 |"))

    assert "\n1 phiếu chấm điểm không ghi đúng Mã của ai: thứ hạng còn tạm tính.\n" in listing

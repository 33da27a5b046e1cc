"""``new --from OLD --letter NEW``: what both letters know stands in the new workbook, all else is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.letters import FIRST, file_of, laid_beside
from tests.letters.at_home import at_home
from tests.workbooks import write_workbook
from xlsx_addin import guidance
from xlsx_addin.guidance.strict import read_letter
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["at_home"]

SUBJECTS = """
| Mã | Loại đối tượng | Diện                 | Tự xếp loại | Ghi chú |
| A  | Tổ chức        | Thôn, tổ dân phố     | Tốt         | giữ     |
| B  | Cá nhân        | Doanh nghiệp tư nhân |             |         |
"""
SCORES = "| Mã | Người chấm | C1 | C2 | C3 |\n| A | Một | 28 | 27 | 36 |"


def values_of(path: Path, sheet: str) -> list[list[object]]:
    with FileWorkbook.open(path) as workbook:
        values = workbook.read(sheet)
    last = max((row for column in values.columns.values() for row in column), default=0)
    width = max(values.columns, default=0)
    return [
        [values.at(row, column) for column in range(1, width + 1)] for row in range(layout.HEADING_ROW + 1, last + 1)
    ]


def test_what_the_new_letter_has_no_place_for_is_listed_and_the_rest_is_there(tmp_path: Path) -> None:
    old, new = write_workbook(tmp_path / "cũ.xlsx", subjects=SUBJECTS, scores=SCORES), tmp_path / "mới.xlsm"
    report = carry_over(old, new, letter=read_letter(file_of(FIRST)))
    told = "\n".join(report)
    assert "Sổ mới lập cho Kế hoạch 12-KH/TEST" in told
    assert "Không chuyển, thuộc văn bản cũ: Tiêu chí." in told
    assert "thang điểm mới không có tiêu chí: C2, C3." in told
    assert "Không chuyển 2 ô vì văn bản mới không có lựa chọn đó" in told
    first, second = values_of(new, layout.SUBJECTS)[:2]
    assert (first[0], first[3], second[3]) == ("A", "Thôn, tổ dân phố", None)
    assert "Tốt" not in first
    assert "giữ" in first
    assert values_of(new, layout.SCORES)[0][:4] == ["A", None, "Một", 28]
    assert [row[8] for row in values_of(new, layout.SCALE)[:3]] == ["Xuất sắc", "Được", "Chưa được"]
    with FileWorkbook.open(new) as workbook:
        assert workbook.letter == FIRST


def test_a_workbook_of_another_letter_stays_of_that_letter(tmp_path: Path) -> None:
    laid_beside(tmp_path, FIRST)
    grades = """
    | Xếp loại  | Từ điểm | Được công nhận |
    | Xuất sắc  | 85      | Có             |
    | Được      | 50      | Không          |
    | Chưa được | 0       | Không          |
    """
    settings = {"Văn bản hướng dẫn": FIRST}
    old = write_workbook(tmp_path / "cũ.xlsx", settings=settings, grades=grades, subjects="| Mã |\n| A |")
    report = carry_over(old, tmp_path / "mới.xlsm")
    assert "văn bản này" not in "\n".join(report)
    with FileWorkbook.open(tmp_path / "mới.xlsm") as workbook:
        assert workbook.letter == FIRST
    assert [row[8:10] for row in values_of(tmp_path / "mới.xlsm", layout.SCALE)[:3]] == [
        ["Xuất sắc", 85], ["Được", 50], ["Chưa được", 0],
    ]  # fmt: skip


def test_the_first_letter_takes_a_workbook_back(tmp_path: Path) -> None:
    laid_beside(tmp_path, FIRST)
    old = tmp_path / "cũ.xlsm"
    carry_over(write_workbook(tmp_path / "a.xlsx", subjects=SUBJECTS), old, letter=read_letter(file_of(FIRST)))
    report = carry_over(old, tmp_path / "mới.xlsm", letter=guidance.load())
    assert "Sổ mới lập cho Công văn 804-CV/HU" in "\n".join(report)
    assert values_of(tmp_path / "mới.xlsm", layout.SUBJECTS)[0][3] == "Thôn, tổ dân phố"

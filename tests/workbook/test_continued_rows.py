"""One unit on two rows of ``Đơn vị`` (problems §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised, assert_problems, assert_results, problem_rows

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal

HEADINGS = ["Mã", "Tên", "Loại đối tượng", "Đăng ký", "Tên mô hình", "Ngày nhận báo cáo", "Ghi chú"]
FIRST = ["A", "Phòng Nội vụ", "Tổ chức", "Có", "", "", ""]
WHOLE = ["B", "Phòng Tài chính", "Tổ chức", "Có", "Mô hình", "10/12/2026", ""]
REST = ["", "", "", "", "Mô hình", "10/12/2026", "bổ sung"]


def of_rows(folder: Path, *rows: list[str]) -> Appraisal:
    return appraised(folder, sheets={"Đơn vị": [HEADINGS, *rows]})


def test_a_row_that_holds_only_what_the_one_above_lacks_is_one_finding(tmp_path: Path) -> None:
    appraisal = of_rows(tmp_path, WHOLE, FIRST, REST)
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-030 | error | Đơn vị | A4 | |")
    (problem,) = problem_rows(appraisal)
    assert problem["message"] == (
        "Ô Đơn vị!A4: dòng này không có Mã và chỉ ghi những cột mà dòng 3 để trống (phần tiếp của dòng 3?)."
    )
    assert_results(appraisal, "| subject | outcome |\n| B | awaiting_appraisal |\n| A | invalid |\n| | invalid |")
    assert all(problem["message"] in verdict.explanation for verdict in appraisal.verdicts[1:])


def test_a_note_below_a_whole_row_makes_neither_whole(tmp_path: Path) -> None:
    note = ["", "", "", "", "", "", "xem công văn kèm theo"]
    appraisal = of_rows(tmp_path, WHOLE, note)
    assert_problems(appraisal, "| code | cell |\n| DONVI-030 | A3 |")
    assert_results(appraisal, "| outcome |\n| invalid |\n| invalid |")


def test_what_cannot_be_read_on_the_rows_is_told_beside_it(tmp_path: Path) -> None:
    rest = ["", "", "", "", "Mô hình", "hôm qua", ""]
    assert_problems(of_rows(tmp_path, FIRST, rest), "| code | cell |\n| DONVI-030 | A3 |\n| O-003 | F3 |")


def test_a_unit_may_go_on_over_several_rows(tmp_path: Path) -> None:
    second, third = ["", "", "", "", "Mô hình", "", ""], ["", "", "", "", "", "10/12/2026", ""]
    appraisal = of_rows(tmp_path, FIRST, second, third, second)
    own = {row["code"] for row in problem_rows(appraisal) if row["cell"].endswith("5")}
    told = [(row["code"], row["cell"]) for row in problem_rows(appraisal) if row["code"] == "DONVI-030"]
    assert told == [("DONVI-030", "A3"), ("DONVI-030", "A4")]
    assert "DONVI-001" in own  # it says again what the second does


@pytest.mark.parametrize(
    "rows",
    [
        (FIRST, ["", "Phòng Tài chính", *REST[2:]]),  # another name
        (FIRST, ["B", *REST[1:]]),  # a code of its own
        (["", "", "", "", "", "", "ghi chú"], WHOLE),  # a note above a whole row
        (FIRST, [""] * 7, REST),  # a blank row between
        (["", *FIRST[1:]], REST),  # no code at all
    ],
)
def test_any_other_row_is_one_of_its_own(rows: tuple[list[str], ...], tmp_path: Path) -> None:
    assert "DONVI-030" not in {row["code"] for row in problem_rows(of_rows(tmp_path, *rows))}


def test_a_withdrawn_unit_on_two_rows_is_not_whole_either(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Tình trạng hồ sơ"]
    rows = [headings, [*FIRST, "Đã rút"], [*REST, ""]]
    appraisal = appraised(tmp_path, sheets={"Đơn vị": rows})
    assert_results(appraisal, "| outcome |\n| invalid |\n| invalid |")

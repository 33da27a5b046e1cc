"""The sheet ``Thành phần`` (workbook §10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.workbooks import appraised, assert_problems
from xlsx_addin.appraisal.records import Attendee
from xlsx_addin.terms import AttendanceRole

if TYPE_CHECKING:
    from pathlib import Path

ATTENDANCE = """
| Họ và tên | Chức vụ, đơn vị        | Vai trò      | Có mặt | Lý do vắng |
| K'Briu    | Bí thư Đảng ủy         | Chủ trì      | Có     |            |
| Thu Hà    | Văn phòng Đảng ủy      | Ghi biên bản | Có     |            |
|           |                        |              |        |            |
| Ha Bang   | Phó Bí thư             | Thành viên   | Không  | Đi học     |
| Bà Lan    |                        |              |        |            |
"""


def test_every_row_that_is_not_blank(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets={"Thành phần": ATTENDANCE})
    assert_problems(appraisal, "")
    assert appraisal.register.attendees == [
        Attendee(2, "K'Briu", "Bí thư Đảng ủy", AttendanceRole.CHAIR, is_present=True),
        Attendee(3, "Thu Hà", "Văn phòng Đảng ủy", AttendanceRole.SECRETARY, is_present=True),
        Attendee(5, "Ha Bang", "Phó Bí thư", AttendanceRole.MEMBER, is_present=False, absence_reason="Đi học"),
        Attendee(6, "Bà Lan"),
    ]


def test_a_wrong_choice_is_a_problem_at_its_cell_and_spoils_no_subject(tmp_path: Path) -> None:
    attendance = "| Họ và tên | Vai trò | Có mặt |\n| K'Briu | Chu tri | Có |\n| Thu Hà | Nghe | Vắng |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A1 |", sheets={"Thành phần": attendance})
    expected = """
    | code  | severity | sheet      | cell |
    | O-008 | warning  | Thành phần | B2   |
    | O-005 | error    | Thành phần | B3   |
    | O-005 | error    | Thành phần | C3   |
    """
    assert_problems(appraisal, expected)
    assert [verdict.outcome.value for verdict in appraisal.verdicts] == ["awaiting_appraisal"]
    assert [attendee.role for attendee in appraisal.register.attendees] == [AttendanceRole.CHAIR, None]


def test_without_the_sheet_or_without_a_table_on_it_nobody_is_known(tmp_path: Path) -> None:
    assert appraised(tmp_path).register.attendees == []
    assert appraised(tmp_path, sheets={"Thành phần": [["ghi sau"]]}).register.attendees == []

"""The rows of ``Đơn vị`` as subjects (workbook §5, problems §3)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests import grades, scopes
from tests.workbooks import appraised, assert_problems, assert_results, problem_rows, vertical
from xlsx_addin.appraisal.records import Subject
from xlsx_addin.terms import DossierState, Field, Kind, Level, OrganDecision, Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal


def test_every_column_of_a_row(tmp_path: Path) -> None:
    row = {
        "Mã": "N1",
        "Tên": "Bà H",
        "Loại đối tượng": "Cá nhân",
        "Diện": "Doanh nghiệp tư nhân",
        "Cấp thẩm định": "Chi bộ",
        "Thuộc tổ chức": "P",
        "Người đứng đầu": "Có",
        "Đăng ký": "Không",
        "Ngày đăng ký": "01/03/2026",
        "Tên mô hình": "Một cửa",
        "Lĩnh vực": "Khác",
        "Sản phẩm cụ thể": "Bớt 3 ngày",
        "Ngày nhận báo cáo": "16/12/2026 08:30",
        "Báo cáo kết hợp": "Có",
        "Đề nghị khen thưởng": "Có",
        "Điểm tự chấm": "91.5",
        "Tự xếp loại": "Tốt",
        "Số QĐ công nhận sáng kiến": "12/QĐ",
        "Ngày công nhận": "20/11/2026",
        "Số QĐ khen thưởng đột xuất": "77/QĐ",
        "Ngày khen thưởng": "02/09/2026",
        "Chấp nhận quá hạn": "Có",
        "Lý do chấp nhận": "Mưa lũ",
        "Tình trạng hồ sơ": "Đã rút",
        "Ghi chú": "Đủ",
        "Chức vụ": "Trưởng phòng",
        "Đơn vị công tác": "Phòng Nội vụ",
        "Quyết định": "Không đồng ý",
        "Ghi chú quyết định": "Bổ sung số liệu",
        "Nguồn": "CB-01",
        "Xếp loại cấp dưới": "Đạt",
        "Kết luận cấp dưới": "Không đủ điều kiện về mô hình",
    }
    appraisal = appraised(tmp_path, subjects=vertical({"Mã": "P"}, row))
    assert_problems(appraisal, "| code | cell |\n| DONVI-015 | H3 |")
    assert appraisal.verdicts[1].subject == Subject(
        row=3,
        code="N1",
        name="Bà H",
        kind=Kind.INDIVIDUAL,
        registered=False,
        received=datetime(2026, 12, 16, 8, 30),
        scope=scopes.PRIVATE_ENTERPRISE,
        level=Level.CELL,
        organisation="P",
        is_head=True,
        registered_on=date(2026, 3, 1),
        model="Một cửa",
        product="Bớt 3 ngày",
        merged_report=True,
        commendation=True,
        self_points=Decimal("91.5"),
        self_grade=grades.GOOD,
        initiative_number="12/QĐ",
        initiative_date=date(2026, 11, 20),
        award_number="77/QĐ",
        award_date=date(2026, 9, 2),
        late_accepted=True,
        late_reason="Mưa lũ",
        state=DossierState.WITHDRAWN,
        lower_grade=grades.PASS,
        lower_conclusion=Outcome.NOT_QUALIFIED,
        source="CB-01",
        model_field=Field.OTHER,
        note="Đủ",
        position="Trưởng phòng",
        workplace="Phòng Nội vụ",
        decision=OrganDecision.DISAGREED,
        decision_note="Bổ sung số liệu",
    )


def test_what_is_blank_has_its_default(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo"],
        ["A", "Phòng A", "Tập thể", "Không", ""],
    ]
    (verdict,) = appraised(tmp_path, sheets={"Đơn vị": rows}).verdicts
    assert verdict.subject == Subject(
        row=2, code="A", name="Phòng A", kind=Kind.COLLECTIVE, registered=False, received=None
    )


@pytest.mark.parametrize(
    ("heading", "code", "cell"),
    [
        ("Tên", "DONVI-002", "B3"),
        ("Loại đối tượng", "DONVI-003", "C3"),
        ("Đăng ký", "DONVI-004", "H3"),
    ],
)
def test_a_required_value_that_is_blank(heading: str, code: str, cell: str, tmp_path: Path) -> None:
    sound = {"Tên": "Phòng A", "Loại đối tượng": "Tổ chức", "Đăng ký": "Có"}[heading]
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | {sound} |\n| B | |")
    assert_problems(
        appraisal, f"| code | severity | sheet | cell | subject |\n| {code} | error | Đơn vị | {cell} | B |"
    )
    assert_results(appraisal, "| subject | outcome |\n| A | awaiting_appraisal |\n| B | invalid |")


def test_a_code_that_is_blank(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Tên |\n| A | Phòng A |\n| | Phòng B |")
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-001 | error | Đơn vị | A3 | |")
    assert_results(appraisal, "| subject | outcome |\n| A | awaiting_appraisal |\n| | invalid |")


def test_two_blank_codes_are_not_the_same_code(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Tên |\n| | Phòng A |\n| | Phòng B |")
    assert_problems(appraisal, "| code | cell |\n| DONVI-001 | A2 |\n| DONVI-001 | A3 |")


def test_an_unreadable_required_value_is_not_blank_as_well(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã | Tên | Loại đối tượng | Đăng ký |\n| A | #N/A | Hội | x |\n| 1.5 | B | Tổ chức | Có |"
    )
    assert_problems(
        appraisal,
        """
        | code  | cell | subject |
        | O-001 | B2   | A       |
        | O-005 | C2   | A       |
        | O-005 | H2   | A       |
        | O-011 | A3   |         |
        """,
    )


def test_results_stand_in_the_order_of_the_sheet(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã | Loại đối tượng |\n| Z | Cá nhân |\n| A | Tổ chức |\n| M | Cá nhân |"
    )
    assert_results(appraisal, "| subject |\n| Z |\n| A |\n| M |")


def test_the_lower_grade_must_be_a_grade(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Xếp loại cấp dưới |\n| A | Giỏi |\n| B | Kha |")
    assert_problems(appraisal, "| code | cell | subject |\n| O-005 | Z2 | A |\n| O-008 | Z3 | B |")


def test_a_conclusion_of_the_lower_level_that_cannot_be_read_is_a_warning_and_a_source_is_none(tmp_path: Path) -> None:
    subjects = """
    | Mã | Nguồn | Kết luận cấp dưới |
    | A  | #N/A  | Giỏi              |
    | B  | CB-01 | #N/A              |
    | C  | CB-01 | Chờ báo cáo       |
    | D  | CB-01 |                   |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal, "| code | severity | subject |\n| CAPTREN-003 | warning | A |\n| CAPTREN-003 | warning | B |"
    )
    assert [(verdict.subject.source, verdict.subject.lower_conclusion) for verdict in appraisal.verdicts] == [
        ("", None),
        ("CB-01", None),
        ("CB-01", None),
        ("CB-01", None),
    ]


def test_a_lower_grade_in_an_otherwise_blank_row_is_no_row(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Xếp loại cấp dưới |\n| A | |", sheets=None)
    assert_problems(appraisal, "")
    rows = [
        [
            "Mã",
            "Tên",
            "Loại đối tượng",
            "Đăng ký",
            "Ngày nhận báo cáo",
            "Tên mô hình",
            "Sản phẩm cụ thể",
            "Xếp loại cấp dưới",
        ],
        ["A", "Phòng A", "Tổ chức", "Có", "", "Mô hình", "Số liệu", ""],
        ["", "", "", "", "", "", "", "#N/A"],
    ]
    appraisal = appraised(tmp_path, sheets={"Đơn vị": rows})
    assert_results(appraisal, "| subject |\n| A |")
    assert_problems(appraisal, "")


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

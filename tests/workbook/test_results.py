"""What a click writes: ``Kết quả``, ``Lỗi``, the summary and one row of ``Nhật ký`` (workbook §8)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests import grades
from tests.workbooks import appraised, vertical
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.layout import RESULT_COLUMNS
from xlsx_addin.workbook.next_steps import OpenMatters
from xlsx_addin.workbook.number_formats import formats
from xlsx_addin.workbook.results import summarise
from xlsx_addin.workbook.tool_sheets import result_blocks
from xlsx_addin.xlsx.blocks import POINTS, CellLink

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.xlsx.blocks import SheetBlock

RUN = AppraisalRun(moment=datetime(2026, 12, 16, 8, 5), user="thu.ha", data_code="4821-0934-1177-2058")
PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"

SUBJECTS = vertical(
    {
        "Mã": "PNV",
        "Tên": "Phòng Nội vụ",
        "Ngày nhận báo cáo": "14/12/2026",
        "Điểm tự chấm": "95.5",
        "Tự xếp loại": "Tốt",
    },
    {
        "Mã": "CN1",
        "Tên": "Ông A",
        "Loại đối tượng": "Cá nhân",
        "Thuộc tổ chức": "PNV",
        "Người đứng đầu": "Có",
        "Đăng ký": "Không",
        "Ngày nhận báo cáo": "",
        "Điểm tự chấm": "",
        "Tự xếp loại": "",
    },
    {
        "Mã": "CN2",
        "Tên": "Bà B",
        "Loại đối tượng": "Cá nhân",
        "Ngày nhận báo cáo": "15/12/2026",
        "Điểm tự chấm": "60",
        "Tự xếp loại": "Đạt",
    },
    {
        "Mã": "CN3",
        "Tên": "Ông C",
        "Loại đối tượng": "Cá nhân",
        "Ngày nhận báo cáo": "18/12/2026",
        "Quyết định": "Đồng ý",
        "Chấp nhận quá hạn": "Có",
        "Lý do chấp nhận": "Mưa lũ",
    },
    {"Mã": "CN4", "Tên": "Bà D", "Loại đối tượng": "Cá nhân", "Đăng ký": "Có rồi", "Ngày nhận báo cáo": "20/12/2026"},
)
SCORES = """
| Mã  | C1 | C2 | C3     |
| PNV | 29 | 30 | 40     |
| PNV | 29 | 30 | 39.995 |
| CN2 | 20 | 15 | 20     |
| CN3 | 25 | 20 | 30     |
"""


@pytest.fixture
def appraisal(tmp_path: Path) -> Appraisal:
    return appraised(tmp_path, settings={"Tên đơn vị": "Đảng ủy xã Lát"}, subjects=SUBJECTS, scores=SCORES)


def block_of(appraisal: Appraisal, sheet: str) -> SheetBlock:
    return next(block for block in result_blocks(appraisal, RUN) if block.sheet == sheet)


def table_of(appraisal: Appraisal, sheet: str) -> list[dict[str, Any]]:
    """The rows under the headings of a tool sheet."""
    block = block_of(appraisal, sheet)
    headings = [str(heading) for heading in block.rows[3]]
    return [dict(zip(headings, row, strict=True)) for row in block.rows[4:]]


def test_three_sheets_are_rewritten(appraisal: Appraisal) -> None:
    assert [block.sheet for block in result_blocks(appraisal, RUN)] == ["Thẩm định", "Kết quả", "Lỗi", "Xếp hạng"]


def test_the_headings_of_the_results_are_those_of_the_specification(appraisal: Appraisal) -> None:
    assert " · ".join(map(str, block_of(appraisal, "Kết quả").rows[3])) == (
        "STT · Mã · Tên · Loại đối tượng · Kết luận · Điểm · Xếp loại · Hạng · Thời hạn · Giải thích · Tên mô hình · "
        "Kết quả cấp trên · Quyết định · Căn cứ · Số phiếu · Điểm tự chấm · Tự xếp loại"
    )


def test_the_headings_of_the_problems_are_those_of_the_specification(appraisal: Appraisal) -> None:
    headings = " · ".join(map(str, block_of(appraisal, "Lỗi").rows[3]))
    assert headings == "STT · Mức · Trang tính · Ô · Mã · Nội dung · Cách sửa · Mã lỗi"


SHOWN = (
    "STT", "Mã", "Tên", "Loại đối tượng", "Kết luận", "Điểm", "Xếp loại", "Hạng", "Thời hạn", "Tên mô hình",
    "Kết quả cấp trên", "Quyết định", "Căn cứ", "Số phiếu", "Điểm tự chấm", "Tự xếp loại",
)  # fmt: skip


def test_one_row_a_subject(appraisal: Appraisal) -> None:
    assert [tuple(row[heading] for heading in SHOWN) for row in table_of(appraisal, "Kết quả")] == [
        (1, "PNV", "Phòng Nội vụ", "Tổ chức", "Đủ điều kiện về mô hình", Decimal("99.00"), "Tốt", 1, "Đúng hạn",
         "Mô hình của PNV", None, None, "Mục 1 (R3)", 2, Decimal("95.5"), "Tốt"),
        (2, "CN1", "Ông A", "Cá nhân", "Có căn cứ thay thế", None, None, None, None,
         "Mô hình của CN1", None, None, "Đoạn 2, mục 1 (R5)", 0, None, None),
        (3, "CN2", "Bà B", "Cá nhân", "Không đủ điều kiện về mô hình", Decimal("55.00"), "Đạt", 2,
         "Đúng ngày hạn – cần xác nhận", "Mô hình của CN2", None, None, "Mục 1 (R4)", 1, Decimal(60), "Đạt"),
        (4, "CN3", "Ông C", "Cá nhân", "Đủ điều kiện về mô hình", Decimal("75.00"), "Khá", 1,
         "Quá hạn 4 ngày – đã chấp nhận", "Mô hình của CN3", None, "Đồng ý", "Mục 1 (R3)", 1, Decimal(80), "Khá"),
        (5, "CN4", "Bà D", "Cá nhân", "Dữ liệu lỗi – chưa thẩm định", None, None, None, "Quá hạn 6 ngày",
         "Mô hình của CN4", None, None, None, 0, Decimal(80), "Khá"),
    ]  # fmt: skip


def test_what_a_level_above_decided_stands_beside_the_result(tmp_path: Path) -> None:
    above = """
    | Mã | Kết luận                        | Xếp loại |
    | A1 | Đủ điều kiện về mô hình         | Khá      |
    | A2 | Không thẩm định: không đăng ký |          |
    | A3 | Chờ thẩm định                   |          |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A1 |\n| A2 |\n| A3 |\n| A4 |", from_above=above)
    assert [row["Kết quả cấp trên"] for row in table_of(appraisal, "Kết quả")] == [
        "Ban Thường vụ: Đủ điều kiện về mô hình, Khá", "Ban Thường vụ: Không thẩm định: không đăng ký", None, None,
    ]  # fmt: skip


def test_the_explanation_is_the_appraisals(appraisal: Appraisal) -> None:
    assert [row["Giải thích"] for row in table_of(appraisal, "Kết quả")] == [
        verdict.explanation for verdict in appraisal.verdicts
    ]


def test_points_are_a_number_rounded_half_up(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| A |\n| B |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 20 | 20 | 26.125 |\n| B | 0 | 0 | 0 |",
    )
    assert [row["Điểm"] for row in table_of(appraisal, "Kết quả")] == [Decimal("66.13"), Decimal("0.00")]


def test_results_of_a_level_without_a_deadline(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        settings={"Cấp thẩm định": "Chi bộ"},
        subjects="| Mã | Loại đối tượng | Ngày nhận báo cáo |\n| A | Cá nhân | 31/12/2026 |\n| B | Cá nhân | |",
    )
    assert [row["Thời hạn"] for row in table_of(appraisal, "Kết quả")] == ["Không quy định hạn", None]


def test_both_rows_of_a_doubled_code_and_a_row_without_one(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã | Tên | Loại đối tượng |\n| A | Một | Tổ chức |\n| A | Hai | Hội |\n| | Ba | Tổ chức |"
    )
    assert [
        (row["STT"], row["Mã"], row["Tên"], row["Loại đối tượng"], row["Kết luận"])
        for row in table_of(appraisal, "Kết quả")
    ] == [
        (1, "A", "Một", "Tổ chức", "Dữ liệu lỗi – chưa thẩm định"),
        (2, "A", "Hai", None, "Dữ liệu lỗi – chưa thẩm định"),
        (3, None, "Ba", "Tổ chức", "Dữ liệu lỗi – chưa thẩm định"),
    ]


def test_problems_link_to_their_cells(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Tên mô hình |\n| A | |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 25 | 31 | 30 |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | 31 |\n| C2 | 30 |\n| C3 | 40 |",
    )
    rows = table_of(appraisal, "Lỗi")
    assert [tuple(row[key] for key in ("STT", "Mức", "Trang tính", "Ô", "Mã", "Mã lỗi")) for row in rows] == [
        (1, "Lỗi", "Điểm", CellLink("Điểm", "E2"), "A", "DIEM-003"),
        (2, "Cảnh báo", "Đơn vị", CellLink("Đơn vị", "J2"), "A", "DONVI-021"),
        (3, "Cảnh báo", "Tiêu chí", "cả trang", None, "TIEUCHI-015"),
    ]
    assert [(row["Nội dung"], row["Cách sửa"]) for row in rows] == [
        (problem.message, problem.fix)
        for problem in sorted(appraisal.problems, key=lambda problem: problem.severity is Severity.WARNING)
    ]


def test_every_tool_sheet_says_that_it_is_provisional(appraisal: Appraisal) -> None:
    for block in result_blocks(appraisal, RUN):
        text = "\n".join(str(value) for row in block.rows for value in row if value is not None)
        assert PROVISIONAL.casefold() in text.casefold(), block.sheet


def test_a_confirmed_scale_says_nothing_of_it(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={"Thang điểm": "Đã đối chiếu"}, subjects=SUBJECTS, scores=SCORES)
    for block in result_blocks(appraisal, RUN):
        text = "\n".join(str(value) for row in block.rows for value in row if value is not None)
        assert "tạm tính" not in text.casefold(), block.sheet


def test_titles_say_what_when_and_of_which_data(appraisal: Appraisal) -> None:
    results, problems = block_of(appraisal, "Kết quả"), block_of(appraisal, "Lỗi")
    assert results.rows[0][0] == "KẾT QUẢ THẨM ĐỊNH NĂM 2026"
    assert problems.rows[0][0] == "LỖI VÀ CẢNH BÁO: 1 lỗi, 0 cảnh báo"
    for words in ("Đảng ủy xã Lát", "Cấp ủy cơ sở", "08:05", "16/12/2026", "4821-0934-1177-2058"):
        assert words in str(results.rows[1][0])


def test_a_clean_workbook_says_so(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |")
    block = block_of(appraisal, "Lỗi")
    assert (block.rows[0][0], len(block.rows)) == ("LỖI VÀ CẢNH BÁO: không có", 4)
    assert count_problems(appraisal.problems) == (0, 0)


def test_what_stood_below_is_cleared_and_codes_stay_text(appraisal: Appraisal) -> None:
    block = block_of(appraisal, "Kết quả")
    assert (block.row, block.column, block.head_rows, block.clear_below) == (1, 1, 4, True)
    assert formats(RESULT_COLUMNS)[:8] == ["0", "@", "@", "@", "@", POINTS, "@", "0"]


def test_the_summary_counts_outcomes_grades_and_late_reports(appraisal: Appraisal) -> None:
    summary = summarise(appraisal, RUN, OpenMatters())
    assert dict(summary.outcomes) == {
        Outcome.QUALIFIED: 2,
        Outcome.ALTERNATIVE_GROUND: 1,
        Outcome.NOT_QUALIFIED: 1,
        Outcome.INVALID: 1,
    }
    assert dict(summary.grades) == {
        (Kind.ORGANISATION, grades.GOOD): 1,
        (Kind.INDIVIDUAL, grades.PASS): 1,
        (Kind.INDIVIDUAL, grades.FAIR): 1,
    }
    assert (summary.subjects, summary.score_sheets, summary.errors, summary.warnings, summary.late) == (5, 4, 1, 0, 3)
    assert [(line.model, line.total, line.grade, line.rank) for line in summary.top] == [
        ("Mô hình của PNV", Decimal("99.00"), grades.GOOD, 1),
        ("Mô hình của CN3", Decimal("75.00"), grades.FAIR, 1),
        ("Mô hình của CN2", Decimal("55.00"), grades.PASS, 2),
    ]


@pytest.mark.parametrize(
    ("level", "last"),
    [("Cấp ủy cơ sở", "Bấm Lập văn bản, rồi Gửi cấp trên."), ("Ban Thường vụ", "Bấm Lập văn bản, rồi Trả kết quả.")],
)
def test_where_nothing_is_left_the_highest_level_sends_to_nobody_above(level: str, last: str, tmp_path: Path) -> None:
    done = appraised(tmp_path, settings={"Cấp thẩm định": level}, subjects="| Mã |\n| A |")
    assert summarise(done, RUN, OpenMatters()).nothing_left == f"Đã xong các việc trên. {last}"


def test_no_more_than_the_first_three_ranks_of_a_kind(tmp_path: Path) -> None:
    subjects = "| Mã |\n" + "".join(f"| A{number} |\n" for number in range(12))
    scores = "| Mã | C1 | C2 | C3 |\n" + "".join(f"| A{number} | {number} | 20 | 30 |\n" for number in range(12))
    top = summarise(appraised(tmp_path, subjects=subjects, scores=scores), RUN, OpenMatters()).top
    assert [(line.model, line.is_tied) for line in top] == [(f"Mô hình của A{number}", False) for number in (11, 10, 9)]

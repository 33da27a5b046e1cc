"""Score sheets against the subjects and the scale (problems §3, problems §4).

Every problem with a row that has it and a row beside it that does not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks import appraised, assert_problems, assert_results, problem_rows, vertical

SENTENCES = Path(__file__).with_name("sentences_of_score_sheets.txt")


def test_every_sentence_that_a_clerk_reads_of_a_score_sheet(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Nội dung  | Áp dụng | Điểm tối đa | Điểm tối thiểu |
    | C0          | Nêu gương | Cá nhân | 10          |                |
    | C1          | Tính mới  | Tất cả  | 20          |                |
    | C2          | Áp dụng   | Tất cả  | 30          |                |
    | C3          | Hiệu quả  | Tất cả  | 40          |                |
    """
    scores = """
    | Mã   | Người chấm | C1 | C2   | C3         | C0 |
    |      | Ông Ha     | 8  | 20   | 30         | 5  |
    | TC1  | Ông Ha     | 8  | 20   | 30         |    |
    | KHAC | Ông Ha     | 8  | 20   | 30         |    |
    | TC   |            | 8  | 20   | 30         |    |
    | TC   | Ông Ha     | 8  | 20   | 30         |    |
    | TC   | Ông Ha     | 8  | 20   | 30         |    |
    | TC   | ông ha     | 8  | 20   | 30         |    |
    | CN   | Ông Ha     | -1 | 30.5 |            |    |
    | TC   | Bà Hoa     | 8  | 20   | @12/09/2026 | 5 |
    | TC   | Bà Hai     | 8  | 20   | 30         | x  |
    | RUT  | Ông Ha     | 8  | 20   | 30         |    |
    """
    subjects = """
    | Mã  | Loại đối tượng | Tình trạng hồ sơ |
    | TC  | Tổ chức        |                  |
    | CN  | Cá nhân        |                  |
    | RUT | Tổ chức        | Đã rút           |
    """
    problems = problem_rows(appraised(tmp_path, subjects=subjects, scores=scores, scale=scale))
    told = [f"{problem['cell']} {problem['message']} → {problem['fix']}" for problem in problems]
    assert told == SENTENCES.read_text("utf-8").splitlines()


def test_a_code_of_two_kinds_has_no_kind_to_check_scores_by(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Nội dung  | Áp dụng | Điểm tối đa | Điểm tối thiểu |
    | C1          | Tính mới  | Tất cả  | 90          |                |
    | C2          | Nêu gương | Cá nhân | 10          |                |
    | C3          | Tập thể   | Tổ chức, tập thể | 10 |                |
    """
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Loại đối tượng |\n| A | Tổ chức |\n| A | Cá nhân |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 80 | 5 | |\n| A | 80 | | 5 |",
        scale=scale,
    )
    assert_problems(appraisal, "| code | cell |\n| DONVI-005 | A2 |\n| DONVI-005 | A3 |")


def test_a_score_sheet_of_nobody_is_an_error_with_the_nearest_code(tmp_path: Path) -> None:
    scores = """
    | Mã    | C1 | C2 | C3 |
    | DV01  | 25 | 20 | 30 |
    | DV-01 | 25 | 20 | 30 |
    | XYZ   | 25 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| DV01 |", scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-001 | error    | Điểm  | A3   | DV-01   |
        | DIEM-001 | error    | Điểm  | A4   | XYZ     |
        """,
    )
    assert ["“DV01”" in row["message"] for row in problem_rows(appraisal)] == [True, False]
    # DV-01 may be DV01's: the mean of the one that is known is not final (A35).
    assert_results(appraisal, "| subject | outcome | total |\n| DV01 | invalid | |")
    assert appraisal.unassigned == ["Điểm!A3", "Điểm!A4"]


def test_a_score_sheet_needs_a_code_and_a_scorer(tmp_path: Path) -> None:
    scores = """
    | Mã   | Người chấm | C1 | C2 | C3 |
    | A    | Ông Ha     | 25 | 20 | 30 |
    |      | Ông Ha     | 25 | 20 | 30 |
    | A    |            | 25 | 20 | 30 |
    | B    | #N/A       | 25 | 20 | 30 |
    | #REF! | Ông Ha    | 25 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-014 | warning  | Điểm  |      |         |
        | DIEM-011 | error    | Điểm  | A3   |         |
        | DIEM-002 | error    | Điểm  | C4   | A       |
        | O-001    | error    | Điểm  | C5   | B       |
        | O-001    | error    | Điểm  | A6   |         |
        """,
    )
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |\n| B | invalid |")


def test_one_scorer_has_one_sheet_a_subject(tmp_path: Path) -> None:
    scores = """
    | Mã | Người chấm | C1 | C2 | C3 |
    | A  | Ông Ha     | 25 | 20 | 30 |
    | B  | Ông Ha     | 25 | 20 | 30 |
    | A  | Bà K'Briu  | 25 | 20 | 30 |
    | A  | Ông Ha     | 26 | 20 | 30 |
    | A  | "Ông\\u00a0Ha " | 27 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-014 | warning  | Điểm  |      |         |
        | DIEM-004 | error    | Điểm  | A5   | A       |
        | DIEM-004 | error    | Điểm  | A6   | A       |
        """,
    )
    assert ["Điểm!A2" in row["message"] for row in problem_rows(appraisal)[1:]] == [True, True]
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |\n| B | qualified |")


def test_a_scorer_whose_tone_mark_stands_elsewhere_is_the_same_and_a_code_is_not(tmp_path: Path) -> None:
    scores = """
    | Mã  | Người chấm | C1 | C2 | C3 |
    | HÒA | Lê Hòa     | 25 | 20 | 30 |
    | HÒA | Lê Hoà     | 25 | 20 | 30 |
    | HOÀ | Lê Hòa     | 25 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã | Tên |\n| HÒA | Một |\n| HOÀ | Hai |", scores=scores)
    assert [(row["code"], row["cell"]) for row in problem_rows(appraisal)] == [("DIEM-014", ""), ("DIEM-004", "A3")]
    assert_results(appraisal, "| subject | outcome |\n| HÒA | invalid |\n| HOÀ | qualified |")


def test_a_scorer_written_in_two_ways_counts_twice_and_is_told_by_the_first_way(tmp_path: Path) -> None:
    scores = """
    | Mã | Người chấm | C1 | C2 | C3 |
    | A  | Ông Ha     | 25 | 20 | 30 |
    | B  | ông ha     | 25 | 20 | 30 |
    | A  | ông ha     | 25 | 20 | 30 |
    | A  | ÔNG HA     | 25 | 20 | 30 |
    | B  | Bà Hoa     | 25 | 20 | 30 |
    | B  | Bà Hai     | 25 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores)
    told = "chỉ khác cách ghi; Mã “A” đang được tính hai phiếu."
    assert [row["message"] for row in problem_rows(appraisal)] == [
        f"Ô Điểm!C4: “ông ha” và “Ông Ha” (ô Điểm!C2) {told}",
        f"Ô Điểm!C5: “ÔNG HA” và “Ông Ha” (ô Điểm!C2) {told}",
    ]
    assert [verdict.score_sheets for verdict in appraisal.verdicts] == [3, 3]


ATTENDANCE = """
| Họ và tên         | Vai trò      |
| Trần Văn Một      | Chủ trì      |
| Lê Thị Hai        | Thành viên   |
| Nguyễn Ba         | Mời dự       |
| Phạm Bốn          | Ghi biên bản |
| Võ Năm            |              |
| Cil Sáu           | Chủ toạ      |
"""


def scored_by(folder: Path, *scorers: str, attendance: str = ATTENDANCE) -> list[tuple[str, str, str]]:
    """What is told of scorers of as many subjects, each of whom they all score."""
    codes = range(len(scorers))
    rows = [f"| S{code} | {scorer} | 25 | 20 | 30 |" for code in codes for scorer in scorers]
    appraisal = appraised(
        folder,
        subjects="\n".join(["| Mã |", *(f"| S{code} |" for code in codes)]),
        scores="\n".join(["| Mã | Người chấm | C1 | C2 | C3 |", *rows]),
        sheets={"Thành phần": attendance},
    )
    found = [row for row in problem_rows(appraisal) if row["sheet"] == "Điểm"]
    return [(row["code"], row["cell"], row["message"]) for row in found]


def test_a_scorer_who_did_not_meet_is_told_once(tmp_path: Path) -> None:
    told = "không có ở trang tính Thành phần với vai trò Chủ trì, Thành viên hoặc Mời dự."
    assert scored_by(tmp_path, "Trần Văn Một", "Phạm Bốn", "Võ Năm", "Lê Thị Hải An") == [
        ("DIEM-015", "C3", f"Ô Điểm!C3: “Phạm Bốn” {told}"),
        ("DIEM-015", "C4", f"Ô Điểm!C4: “Võ Năm” {told}"),
        ("DIEM-015", "C5", f"Ô Điểm!C5: “Lê Thị Hải An” {told}"),
    ]


def test_a_scorer_who_is_listed_in_another_spelling_or_as_a_number_is_not_told(tmp_path: Path) -> None:
    assert scored_by(tmp_path, "đ/c TRẦN VĂN MỘT", "Bà Lê Thị  Hai", "nguyen ba", "Cil Sáu", "'3") == []


def test_a_scorer_who_was_absent_is_told_once(tmp_path: Path) -> None:
    attendance = """
    | Họ và tên     | Vai trò    | Có mặt | Lý do vắng  |
    | Trần Văn Một  | Chủ trì    | Có     |             |
    | Lê Thị Hai    | Thành viên | Không  | đi công tác |
    | Nguyễn Ba     | Thành viên |        |             |
    | Phạm Bốn      | Thành viên | Không  |             |
    | Phạm Bốn      | Mời dự     | Có     |             |
    """
    scorers = ("Trần Văn Một", "Lê Thị Hai", "Nguyễn Ba", "Phạm Bốn")
    assert scored_by(tmp_path, *scorers, attendance=attendance) == [
        ("DIEM-016", "C3", "Ô Điểm!C3: “Lê Thị Hai” chấm điểm, nhưng trang tính Thành phần (dòng 3) ghi vắng mặt."),
    ]


@pytest.mark.parametrize(
    "attendance", ["", "| Họ và tên | Vai trò |", "| Họ và tên | Vai trò |\n| Phạm Bốn | Ghi biên bản |"]
)
def test_where_nobody_is_listed_who_may_score_no_scorer_is_told(attendance: str, tmp_path: Path) -> None:
    assert scored_by(tmp_path, "Trần Văn Một", "Phạm Bốn", attendance=attendance) == []


def on_a_scale_of_ten(*scores: str) -> str:
    """Score sheets of one subject that score C2 so."""
    return "\n".join(["| Mã | C1 | C2 | C3 |", *(f"| A | 25 | {score} | 30 |" for score in scores)])


@pytest.mark.parametrize(
    ("scores", "is_suspected"),
    [
        (["10", "9.5", "0", "7", "8"], True),
        (["10", "9.5", "0", "7"], False),
        (["10", "9.5", "0", "7", "8", "10.5"], False),
        (["10.5", "9.5", "0", "7", "8", "9"], False),
        (["10", "9.5", "0", "7", ""], False),
        (["10", "9.5", "0", "7", "x"], False),
        (["x", "10", "", "9.5", "0", "7", "8"], True),
    ],
)
def test_a_criterion_that_may_have_been_scored_out_of_ten(
    scores: list[str], *, is_suspected: bool, tmp_path: Path
) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores=on_a_scale_of_ten(*scores))
    suspected = [row for row in problem_rows(appraisal) if row["code"] == "DIEM-013"]
    assert [row["cell"] for row in suspected] == (["E1"] if is_suspected else [])


def test_a_scale_of_ten_is_told_of_each_criterion_that_has_more(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Điểm tối đa |
    | C1          | 10          |
    | C2          |             |
    | C3          | 10.5        |
    | C4          | 70          |
    """
    scores = "\n".join(["| Mã | C1 | C2 | C3 | C4 |", *(f"| A | {score} | 6 | 7 | 8 |" for score in range(5))])
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scale=scale, scores=scores)
    suspected = [row for row in problem_rows(appraisal) if row["code"] == "DIEM-013"]
    assert [row["message"] for row in suspected] == [
        "Ô Điểm!F1: C3 tối đa 10,5 điểm mà cả 5 phiếu không quá 10; có thể đã chấm theo thang 10.",
        "Ô Điểm!G1: C4 tối đa 70 điểm mà cả 5 phiếu không quá 10; có thể đã chấm theo thang 10.",
    ]


def test_a_score_missing_on_a_sheet_that_has_another(tmp_path: Path) -> None:
    scores = """
    | Mã | C1 | C2 | C3 |
    | A  | 25 |    |    |
    | A  | 25 | 20 | 30 |
    | A  |    |    |    |
    | B  | 0  | 0  | 0  |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-014 | warning  | Điểm  |      |         |
        | DIEM-005 | error    | Điểm  | E2   | A       |
        | DIEM-005 | error    | Điểm  | F2   | A       |
        """,
    )


def test_a_score_for_all_is_missing_whoever_the_sheet_is_for(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| KHONG-CO | 25 | | 30 |")
    assert_problems(appraisal, "| code | cell |\n| DIEM-001 | A2 |\n| DIEM-005 | E2 |")


@pytest.mark.parametrize("value", ["ba mươi", "'x", "TRUE", "@12/09/2026", "'30 điểm"])
def test_a_score_that_is_no_number(value: str, tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã |\n| A |", scores=f"| Mã | C1 | C2 | C3 |\n| A | 25 | {value} | 30 |"
    )
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| DIEM-006 | error | Điểm | E2 | A |")


@pytest.mark.parametrize(("value", "code"), [("#N/A", "O-001"), ("=D2", "O-002")])
def test_a_score_that_is_an_excel_error_or_uncomputed(value: str, code: str, tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã |\n| A |", scores=f"| Mã | C1 | C2 | C3 |\n| A | {value} | 20 | 30 |"
    )
    assert_problems(appraisal, f"| code | severity | sheet | cell | subject |\n| {code} | error | Điểm | D2 | A |")


def test_a_sheet_with_an_excel_error_alone_is_filled_in(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | #N/A | | |")
    assert_problems(appraisal, "| code | cell |\n| O-001 | D2 |\n| DIEM-005 | E2 |\n| DIEM-005 | F2 |")


def test_a_score_lies_between_zero_and_the_maximum(tmp_path: Path) -> None:
    scores = """
    | Mã | C1    | C2    | C3   |
    | A  | 0     | 30    | 40   |
    | A  | -0.01 | 30.01 | 40.5 |
    | A  | -1    | '31   | 41   |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-010 | error    | Điểm  | D3   | A       |
        | DIEM-003 | error    | Điểm  | E3   | A       |
        | DIEM-003 | error    | Điểm  | F3   | A       |
        | DIEM-010 | error    | Điểm  | D4   | A       |
        | DIEM-003 | error    | Điểm  | E4   | A       |
        | O-007    | warning  | Điểm  | E4   | A       |
        | DIEM-003 | error    | Điểm  | F4   | A       |
        """,
    )
    assert "30,01" in problem_rows(appraisal)[1]["message"]


def test_a_score_that_only_floating_point_makes_too_great_is_sound(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 30.000000000000004 | 20 | 30 |"
    )
    assert_problems(appraisal, "")


SEPARATE_SCALE = """
| Mã tiêu chí | Áp dụng          | Điểm tối đa |
| C1          | Tất cả           | 40          |
| T2          | Tổ chức, tập thể | 60          |
| N2          | Cá nhân          | 60          |
"""


def test_a_score_for_a_criterion_that_does_not_apply(tmp_path: Path) -> None:
    scores = """
    | Mã | C1 | T2 | N2 |
    | TC | 30 | 50 |    |
    | TT | 30 | 50 | 0  |
    | CN | 30 | 50 | 50 |
    | N2 | 30 | 50 |    |
    """
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Loại đối tượng |\n| TC | Tổ chức |\n| TT | Tập thể |\n| CN | Cá nhân |\n| N2 | Cá nhân |",
        scale=SEPARATE_SCALE,
        scores=scores,
    )
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-007 | error    | Điểm  | F3   | TT      |
        | DIEM-007 | error    | Điểm  | E4   | CN      |
        | DIEM-007 | error    | Điểm  | E5   | N2      |
        | DIEM-005 | error    | Điểm  | F5   | N2      |
        """,
    )


def test_a_sheet_for_a_subject_that_is_not_appraised(tmp_path: Path) -> None:
    head = {"Loại đối tượng": "Cá nhân", "Người đứng đầu": "Có", "Đăng ký": "Không", "Ngày nhận báo cáo": ""}
    subjects = vertical(
        {"Mã": "L1"},
        {"Mã": "L2", "Tình trạng hồ sơ": "Đã rút"},
        {"Mã": "L3", "Diện": "Thôn, tổ dân phố"},
        {"Mã": "L4", "Cấp thẩm định": "Ban Thường vụ"},
        {"Mã": "L5", **head, "Thuộc tổ chức": "L10"},
        {"Mã": "L6", **head, "Thuộc tổ chức": "L9"},
        {"Mã": "L7", "Đăng ký": "Không", "Ngày nhận báo cáo": ""},
        {"Mã": "L8", "Ngày nhận báo cáo": ""},
        {"Mã": "L9"},
        {"Mã": "L10"},
    )
    scores = """
    | Mã  | C1 | C2 | C3 |
    | L2  | 25 | 20 | 30 |
    | L3  | 25 | 20 | 30 |
    | L4  | 25 | 20 | 30 |
    | L5  | 25 | 20 | 30 |
    | L6  | 25 | 20 | 30 |
    | L7  | 25 | 20 | 30 |
    | L8  | 25 | 20 | 30 |
    | L8  | 25 | 20 | 30 |
    | L10 | 25 | 20 | 30 |
    | L1  | 25 | 20 | 30 |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects, scores=scores),
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-009 | warning  | Điểm  | A2   | L2      |
        | DIEM-009 | warning  | Điểm  | A3   | L3      |
        | DIEM-009 | warning  | Điểm  | A4   | L4      |
        | DIEM-009 | warning  | Điểm  | A5   | L5      |
        | DIEM-009 | warning  | Điểm  | A6   | L6      |
        | DIEM-009 | warning  | Điểm  | A7   | L7      |
        | DIEM-009 | warning  | Điểm  | A8   | L8      |
        | DIEM-009 | warning  | Điểm  | A9   | L8      |
        """,
    )


def test_a_sheet_of_an_unregistered_report_that_2022_appraised_is_not_idle(tmp_path: Path) -> None:
    ground = {"Số QĐ khen thưởng đột xuất": "77/QĐ", "Ngày khen thưởng": "02/09/2022"}
    subjects = vertical(
        {"Mã": "A", "Loại đối tượng": "Cá nhân", "Đăng ký": "Không", **ground},
        {"Mã": "B", "Loại đối tượng": "Cá nhân", "Đăng ký": "Không", "Ngày nhận báo cáo": "", **ground},
    )
    appraisal = appraised(
        tmp_path,
        settings={"Năm đánh giá": 2022},
        subjects=subjects,
        scores="| Mã | C1 | C2 | C3 |\n| A | 15 | 20 | 20 |\n| B | 15 | 20 | 20 |",
    )
    assert_results(appraisal, "| subject | outcome |\n| A | alternative_ground |\n| B | alternative_ground |")
    assert_problems(
        appraisal,
        """
        | code      | sheet  | cell | subject |
        | DONVI-016 | Đơn vị | H2   | A       |
        | DIEM-009  | Điểm   | A3   | B       |
        """,
    )


def test_a_sheet_waits_without_a_warning_while_the_scale_is_refused(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | |",
        scores="| Mã | C1 |\n| A | 20 |",
    )
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-003 | D2 |")


def test_scores_are_checked_even_where_the_scale_is_refused(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | 30 |\n| C2 | |",
        scores="| Mã | C1 | C2 |\n| A | 31 | |",
    )
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-003 | D3 |\n| DIEM-003 | D2 |\n| DIEM-005 | E2 |")


def test_of_a_criterion_that_cannot_be_used_only_what_is_sure_is_told(tmp_path: Path) -> None:
    """Whom C1 is for and the maximum of C2 are not known, nor what C is; C3 is for organisations and collectives."""
    scale = """
    | Mã tiêu chí | Áp dụng          | Điểm tối đa |
    | C1          | Mọi người        | 30          |
    | C2          | Tất cả           |             |
    | C3          | Tổ chức, tập thể | 40          |
    """
    scores = """
    | Mã | C1 | C2  | C3 |
    | A  |    | 999 | 40 |
    | A  | 31 | -1  | 41 |
    | B  | -1 | 999 |    |
    | C  | 30 | 999 |    |
    """
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Loại đối tượng |\n| A | Tổ chức |\n| B | Cá nhân |\n| C | Hội |",
        scale=scale,
        scores=scores,
    )
    assert_problems(
        appraisal,
        """
        | code        | sheet    | cell |
        | O-005       | Đơn vị   | C4   |
        | TIEUCHI-005 | Tiêu chí | C2   |
        | TIEUCHI-003 | Tiêu chí | D3   |
        | DIEM-003    | Điểm     | D3   |
        | DIEM-010    | Điểm     | E3   |
        | DIEM-003    | Điểm     | F3   |
        | DIEM-010    | Điểm     | D4   |
        """,
    )

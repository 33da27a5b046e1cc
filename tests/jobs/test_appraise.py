"""The main job on a real workbook: everything at once, and nothing depends on where rows and columns stand."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.workbooks import (
    GRADES,
    SCALE,
    appraise_file,
    appraised,
    assert_problems,
    problem_rows,
    result_rows,
    scale_rows,
    score_rows,
    subject_rows,
    vertical,
    workbook_bytes,
    write_workbook,
)
from xlsx_addin.jobs.appraise import appraise_workbook, now
from xlsx_addin.terms import Outcome
from xlsx_addin.words.problems import ProblemCode, Severity
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbooks import Rows

# Every problem that a workbook of 2026 can have, row by row from row 2 on.
SUBJECTS = vertical(
    {"Mã": "", "Tên": "Không mã"},
    {"Mã": "KTEN", "Tên": ""},
    {"Mã": "KLOAI", "Loại đối tượng": ""},
    {"Mã": "KDK", "Đăng ký": ""},
    {"Mã": "TRUNG", "Tên": "Trùng một"},
    {"Mã": "TRUNG", "Tên": "Trùng hai"},
    {"Mã": "1.5"},
    {"Mã": "OLOI", "Tên": "#N/A", "Tên mô hình": "=A1"},
    {"Mã": "CHON", "Diện": "Xã", "Đăng ký": "Co", "Điểm tự chấm": "tám mươi"},
    {"Mã": "NGAY", "Ngày đăng ký": "hôm qua", "Ngày nhận báo cáo": "'14/12/2026", "Điểm tự chấm": "'80,5"},
    {"Mã": "CU", "Tên": "Phßng Néi vô", "Sản phẩm cụ thể": "@12/12/2026"},
    {"Mã": "KTC", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "XYZ"},
    {"Mã": "TCCN", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "KTC"},
    {"Mã": "DAU", "Loại đối tượng": "Cá nhân", "Người đứng đầu": "Có"},
    {"Mã": "CHIBO", "Loại đối tượng": "Tập thể", "Cấp thẩm định": "Chi bộ"},
    {"Mã": "QD", "Số QĐ công nhận sáng kiến": "12/QĐ", "Ngày khen thưởng": "02/09/2026"},
    {"Mã": "QDCU", "Số QĐ công nhận sáng kiến": "12/QĐ", "Ngày công nhận": "20/11/2025"},
    {"Mã": "BCNGOAI", "Ngày đăng ký": "01/03/2026", "Ngày nhận báo cáo": "20/12/2025"},
    {"Mã": "BCSAU", "Ngày nhận báo cáo": "17/12/2026", "Chấp nhận quá hạn": "Có"},
    {"Mã": "KDKBC", "Đăng ký": "Không", "Báo cáo kết hợp": "Có", "Điểm tự chấm": "", "Tự xếp loại": ""},
    {"Mã": "THIEU", "Tên mô hình": "", "Sản phẩm cụ thể": ""},
    {"Mã": "TOT"},
    {"Mã": "CUNG", "Tên": "Trùng tên"},
    {"Mã": "CB-01.A", "Tên": "trùng  tên", "Nguồn": "CB-01"},
    {"Mã": "TUCAI", "Đăng ký": "Không", "Ngày đăng ký": "01/02/2026", "Ngày nhận báo cáo": "", "Điểm tự chấm": "80"}
    | {"Lý do chấp nhận": "Đi công tác"},
)
SCORES = """
| Mã    | Người chấm | C1   | C2  | C3  | C4 | N1 |
| TOT   | Ông Ha     | 25   | 20  | 30  |    |    |
| XYZ1  | Ông Ha     | 25   | 20  | 30  |    |    |
|       | Ông Ha     | 25   | 20  | 30  |    |    |
| THIEU |            | 25   | 20  | 30  |    |    |
| THIEU | Bà K'Briu  | 25   |     | ba  |    | 5  |
| THIEU | Bà K'Briu  | 31   | -1  | 30  |    |    |
| KDKBC | Ông Ha     | 25   | 20  | 30  |    |    |
"""
SCALE_OF_INDIVIDUALS = SCALE + "| N1 | Cá nhân | Cá nhân | 5 | |"
EXPECTED = """
| code        | severity | sheet     | cell | subject |
| O-005       | error    | Đơn vị    | D10  | CHON    |
| CAIDAT-003  | warning  | Thẩm định |      |         |
| CAIDAT-002  | warning  | Thẩm định | C5   |         |
| CAIDAT-001  | error    | Thẩm định | C6   |         |
| CAIDAT-004  | error    | Thẩm định | C7   |         |
| CAIDAT-005  | warning  | Thẩm định | C8   |         |
| CAIDAT-008  | error    | Thẩm định | C9   |         |
| DONVI-001   | error    | Đơn vị    | A2   |         |
| DONVI-002   | error    | Đơn vị    | B3   | KTEN    |
| DONVI-003   | error    | Đơn vị    | C4   | KLOAI   |
| DONVI-004   | error    | Đơn vị    | H5   | KDK     |
| DONVI-005   | error    | Đơn vị    | A6   | TRUNG   |
| DONVI-005   | error    | Đơn vị    | A7   | TRUNG   |
| O-011       | error    | Đơn vị    | A8   |         |
| O-001       | error    | Đơn vị    | B9   | OLOI    |
| O-002       | error    | Đơn vị    | J9   | OLOI    |
| O-008       | warning  | Đơn vị    | H10  | CHON    |
| O-004       | error    | Đơn vị    | P10  | CHON    |
| O-003       | error    | Đơn vị    | I11  | NGAY    |
| O-006       | warning  | Đơn vị    | M11  | NGAY    |
| O-007       | warning  | Đơn vị    | P11  | NGAY    |
| O-009       | warning  | Đơn vị    | B12  | CU      |
| O-012       | warning  | Đơn vị    | L12  | CU      |
| O-010       | warning  | Đơn vị    | M2   |         |
| DONVI-006   | warning  | Đơn vị    | F13  | KTC     |
| DONVI-007   | error    | Đơn vị    | F14  | TCCN    |
| DONVI-008   | error    | Đơn vị    | G15  | DAU     |
| DONVI-009   | error    | Đơn vị    | E16  | CHIBO   |
| DONVI-010   | error    | Đơn vị    | R17  | QD      |
| DONVI-023   | warning  | Đơn vị    | U17  | QD      |
| DONVI-011   | warning  | Đơn vị    | S18  | QDCU    |
| DONVI-014   | warning  | Đơn vị    | I19  | BCNGOAI |
| DONVI-012   | warning  | Đơn vị    | M19  | BCNGOAI |
| DONVI-013   | warning  | Đơn vị    | M20  | BCSAU   |
| DONVI-018   | warning  | Đơn vị    | V20  | BCSAU   |
| DONVI-015   | warning  | Đơn vị    | H21  | KDKBC   |
| DONVI-017   | warning  | Đơn vị    | N21  | KDKBC   |
| DONVI-019   | warning  | Đơn vị    | P21  | KDKBC   |
| DONVI-020   | warning  | Đơn vị    | Q21  | KDKBC   |
| DONVI-021   | warning  | Đơn vị    | J22  | THIEU   |
| DONVI-022   | warning  | Đơn vị    | L22  | THIEU   |
| DONVI-024   | warning  | Đơn vị    | B24  | CUNG    |
| DONVI-024   | warning  | Đơn vị    | B25  | CB-01.A |
| DONVI-028   | error    | Đơn vị    | H26  | TUCAI   |
| DONVI-027   | error    | Đơn vị    | M26  | TUCAI   |
| DONVI-029   | warning  | Đơn vị    | M26  | TUCAI   |
| TIEUCHI-015 | warning  | Tiêu chí  |      |         |
| DIEM-008    | warning  | Điểm      | H1   |         |
| DIEM-001    | error    | Điểm      | A3   | XYZ1    |
| DIEM-011    | error    | Điểm      | A4   |         |
| DIEM-002    | error    | Điểm      | C5   | THIEU   |
| DIEM-005    | error    | Điểm      | E6   | THIEU   |
| DIEM-006    | error    | Điểm      | F6   | THIEU   |
| DIEM-007    | error    | Điểm      | G6   | THIEU   |
| DIEM-004    | error    | Điểm      | A7   | THIEU   |
| DIEM-003    | error    | Điểm      | D7   | THIEU   |
| DIEM-010    | error    | Điểm      | E7   | THIEU   |
| DIEM-009    | warning  | Điểm      | A8   | KDKBC   |
| DIEM-014    | warning  | Điểm      |      |         |
"""
ELSEWHERE = {
    ProblemCode.RESULTS_OF_OTHER_YEAR,  # on another sheet: test_read_above.py
    ProblemCode.RESULT_ABOVE_UNREADABLE,
    ProblemCode.LOWER_CONCLUSION_UNKNOWN,  # of a row that was received: test_read_subjects.py
    ProblemCode.SECOND_HEAD,  # of two sound rows: tests/cases/precedence.toml
    ProblemCode.ADDRESS_MISTYPED,  # on another sheet: test_form_problems.py
    ProblemCode.HEADING_UNKNOWN,  # a column must be missing: tests/workbook/test_missing_columns.py
    ProblemCode.COLUMN_MISSING,
    ProblemCode.ROW_CONTINUES,  # of a row without Mã: tests/workbook/test_read_subjects.py
    ProblemCode.SCORER_NOT_LISTED,  # on another sheet: tests/appraisal/test_score_sheet_checks.py
    ProblemCode.SCORER_ABSENT,
    ProblemCode.AWARD_OUTSIDE_YEAR,  # slips of a week, each on its own: tests/cases/slips.toml
    ProblemCode.CELLS_MERGED,  # of cells with a format or a merge: tests/jobs/test_file_and_open_workbook.py
    ProblemCode.NOTES_MERGED,
    ProblemCode.NUMBER_AS_PERCENT,
    ProblemCode.ROWS_HIDDEN,
    ProblemCode.CODE_WITH_SPACES,
    ProblemCode.NAME_TWICE,
    ProblemCode.SCALE_OF_TEN,
    ProblemCode.SCORER_NEARLY_TWICE,
    ProblemCode.SETTING_TWICE,
    ProblemCode.REGISTERED_LATE,  # of a letter that says so: tests/letters/test_told_by_letter.py
    ProblemCode.REPORT_HOUR_MISSING,
    ProblemCode.TOO_FEW_SCORE_SHEETS,
    ProblemCode.FORM_ADDRESS_MISTYPED,  # of what forms need or left: tests/workbook/test_form_problems.py
    ProblemCode.SCORERS_ALIKE,
    ProblemCode.FORM_WITHOUT_DAY,
    ProblemCode.NEW_SUBJECT_CODE,
    ProblemCode.REPORT_WITHOUT_REGISTRATION_ALLOWED,  # 2022 alone: tests/appraisal/test_subject_checks.py
    *(code for code in ProblemCode if code.code.startswith("TIEUCHI") and code is not ProblemCode.MAXIMA_NOT_HUNDRED),
}
"""Problems that cannot stand beside these: of another year, and all that refuse the scale (test_read_scale.py)."""


@pytest.fixture
def everything_wrong(tmp_path: Path) -> Path:
    return write_workbook(
        tmp_path / "so.xlsx",
        settings={"Mã đơn vị": "đảng ủy", "Thang điểm": "Rồi", "Giờ bắt đầu": "chín giờ", "Giờ kết thúc": "11h30"}
        | {"Văn bản in thêm": "Mọi thứ"},
        subjects=SUBJECTS,
        scale=SCALE_OF_INDIVIDUALS,
        scores=SCORES,
        version="0.9.0",
    )


def test_all_problems_are_reported_at_once(everything_wrong: Path) -> None:
    appraisal = appraise_file(everything_wrong, date(2026, 12, 16))
    rows = sorted(EXPECTED.strip().splitlines()[1:])
    found = [
        f"| {row['code']:11} | {row['severity']:8} | {row['sheet']:9} | {row['cell']:4} | {row['subject']:7} |"
        for row in problem_rows(appraisal)
    ]
    assert sorted(found) == rows


def test_every_code_of_the_catalogue_is_among_them(everything_wrong: Path) -> None:
    found = {problem.code for problem in appraise_file(everything_wrong, date(2026, 12, 16)).problems}
    assert set(ProblemCode) - found == ELSEWHERE


def test_problems_stand_in_the_order_of_the_workbook(everything_wrong: Path) -> None:
    problems = appraise_file(everything_wrong, date(2026, 12, 16)).problems
    sheets = [problem.sheet for problem in problems]
    assert sorted(sheets, key=["Thẩm định", "Đơn vị", "Tiêu chí", "Điểm"].index) == sheets
    rows = [int(re.sub(r"\D", "", problem.cell or "0")) for problem in problems if problem.sheet == "Đơn vị"]
    assert rows == sorted(rows)


def test_no_two_lines_say_the_same(everything_wrong: Path) -> None:
    lines = [(row["message"], row["cell"]) for row in problem_rows(appraise_file(everything_wrong))]
    assert len(set(lines)) == len(lines)


def test_every_message_names_its_cell(everything_wrong: Path) -> None:
    for problem in appraise_file(everything_wrong, date(2026, 12, 16)).problems:
        if problem.cell is not None and problem.code is not ProblemCode.DATES_MIXED:
            assert f"{problem.sheet}!{problem.cell}" in problem.message
        assert "{" not in problem.message + problem.fix


def test_errors_spoil_their_own_subjects_alone(everything_wrong: Path) -> None:
    results = result_rows(appraise_file(everything_wrong, date(2026, 12, 16)))
    assert {row["subject"]: row["outcome"] for row in results} == {
        "": "invalid",
        "KTEN": "invalid",
        "KLOAI": "invalid",
        "KDK": "invalid",
        "TRUNG": "invalid",
        "OLOI": "invalid",
        "CHON": "invalid",
        "NGAY": "invalid",
        "CU": "awaiting_appraisal",
        "KTC": "awaiting_appraisal",
        "TCCN": "invalid",
        "DAU": "invalid",
        "CHIBO": "invalid",
        "QD": "invalid",
        "QDCU": "awaiting_appraisal",
        "BCNGOAI": "awaiting_appraisal",
        "BCSAU": "awaiting_appraisal",
        "KDKBC": "not_registered",
        "THIEU": "invalid",
        "TOT": "qualified",
        "CUNG": "awaiting_appraisal",
        "CB-01.A": "awaiting_appraisal",
        "TUCAI": "invalid",
    }


def test_the_file_is_only_read(everything_wrong: Path) -> None:
    before = everything_wrong.read_bytes()
    appraise_file(everything_wrong)
    assert everything_wrong.read_bytes() == before
    assert list(everything_wrong.parent.iterdir()) == [everything_wrong]


# --- whole runs ------------------------------------------------------------------------------------------------------


def test_a_macro_workbook_is_read_as_well(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsm", subjects="| Mã |\n| A |")
    assert [row["subject"] for row in result_rows(appraise_file(path))] == ["A"]


def test_an_empty_workbook_is_appraised(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path)
    assert (result_rows(appraisal), problem_rows(appraisal)) == ([], [])


def test_without_a_day_it_is_the_day_in_vietnam(tmp_path: Path) -> None:
    today = datetime.now(timezone(timedelta(hours=7))).date()
    reports = [today, today + timedelta(days=2)]
    subjects = "| Mã | Ngày nhận báo cáo |\n" + "".join(
        f"| A{number} | {day:%d/%m/%Y} |\n" for number, day in enumerate(reports)
    )
    path = write_workbook(tmp_path / "so.xlsx", settings={"Năm đánh giá": today.year}, subjects=subjects)
    with FileWorkbook.open(path) as workbook:
        appraisal = appraise_workbook(workbook).appraisal
    assert [row["subject"] for row in problem_rows(appraisal) if row["code"] == "DONVI-013"] == ["A1"]


def test_the_run_knows_when_by_whom_and_of_which_data(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A |")
    before = now()
    with FileWorkbook.open(path) as workbook:
        run = appraise_workbook(workbook, date(2026, 12, 16)).run
    assert before <= run.moment <= now()
    assert run.moment.tzinfo is None
    assert re.fullmatch(r"\d{4}(-\d{4}){3}", run.data_code)


# --- nothing depends on where things stand ---------------------------------------------------------------------------

CHOSEN = {
    "Loại đối tượng": ["Tổ chức", "Tập thể", "Cá nhân"],
    "Diện": ["", "", "", "Thôn, tổ dân phố"],
    "Cấp thẩm định": ["", "", "", "Cấp ủy cơ sở", "Ban Thường vụ"],
    "Người đứng đầu": ["", "Có"],
    "Đăng ký": ["Có", "Có", "Không"],
    "Ngày nhận báo cáo": ["", "10/12/2026", "15/12/2026", "20/12/2026"],
    "Tình trạng hồ sơ": ["", "", "", "Đã rút"],
    "Đề nghị khen thưởng": ["", "Có"],
    "Ngày công nhận": ["", "20/11/2026", "20/11/2025"],
    "Tự xếp loại": ["", "Tốt", "Giỏi"],
}
one_subject = st.fixed_dictionaries({heading: st.sampled_from(values) for heading, values in CHOSEN.items()})
subjects_of_a_workbook = st.lists(one_subject, min_size=1, max_size=8)
score_sheets = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 32), st.integers(0, 30), st.integers(0, 40)), max_size=12
)


def generated(subjects: list[dict[str, str]], scores: list[tuple[int, int, int, int]]) -> dict[str, Rows]:
    """The sheets of a generated workbook; a score sheet may be for nobody, and a score above the maximum."""
    lines = [" | ".join(["Mã", "Thuộc tổ chức", "Số QĐ công nhận sáng kiến", *CHOSEN])]
    for number, subject in enumerate(subjects):
        head_of = f"S{(number + 1) % len(subjects)}" if subject["Người đứng đầu"] else ""
        decision = "12/QĐ" if subject["Ngày công nhận"] else ""
        lines.append(" | ".join([f"S{number}", head_of, decision, *(subject[heading] for heading in CHOSEN)]))
    points = [f"| S{code} | {first} | {second} | {third} |" for code, first, second, third in scores]
    return {
        "Đơn vị": subject_rows("\n".join(f"| {line} |" for line in lines), 2026),
        "Tiêu chí": scale_rows(SCALE, GRADES),
        "Điểm": score_rows("\n".join(["| Mã | C1 | C2 | C3 |", *points]), ["C1", "C2", "C3"]),
    }


def said(sheets: dict[str, Rows]) -> tuple[Any, Any]:
    """What is said of each subject, and which problems each has, without places."""
    appraisal = appraise_file(workbook_bytes(sheets=sheets), date(2027, 1, 31))
    left_out = {"explanation"}
    results = {
        row["subject"]: {key: value for key, value in row.items() if key not in left_out}
        for row in result_rows(appraisal)
    }
    problems = sorted((row["code"], row["sheet"], row["subject"]) for row in problem_rows(appraisal))
    return results, problems


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(subjects_of_a_workbook, score_sheets, st.randoms(use_true_random=False))
def test_shuffled_rows_and_columns_change_nothing_but_places(
    subjects: list[dict[str, str]], scores: list[tuple[int, int, int, int]], random: Any
) -> None:
    sheets = generated(subjects, scores)
    shuffled: dict[str, Rows] = {}
    for name, rows in sheets.items():
        order = list(range(len(rows[0])))
        random.shuffle(order)
        body = rows[1:]
        if name != "Tiêu chí":  # its two tables stand beside each other
            random.shuffle(body)
        shuffled[name] = [[row[place] for place in order] for row in [rows[0], *body]]
    assert said(shuffled) == said(sheets)


OUTCOMES = {
    "invalid", "withdrawn", "out_of_scope", "other_authority", "alternative_ground", "awaiting_organisation",
    "awaiting_registration", "not_registered", "no_report", "awaiting_appraisal", "qualified", "not_qualified",
}  # fmt: skip


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(subjects_of_a_workbook, score_sheets, st.sampled_from([2022, 2026]))
def test_every_subject_has_exactly_one_outcome_and_what_belongs_to_it(
    subjects: list[dict[str, str]], scores: list[tuple[int, int, int, int]], year: int
) -> None:
    content = workbook_bytes(settings={"Năm đánh giá": year}, sheets=generated(subjects, scores))
    appraisal = appraise_file(content, date(2027, 1, 31))
    results = result_rows(appraisal)
    errors = {row["subject"] for row in problem_rows(appraisal) if row["severity"] == "error"}
    assert [row["subject"] for row in results] == [f"S{number}" for number in range(len(subjects))]
    for subject, row in zip(subjects, results, strict=True):
        outcome = row["outcome"]
        appraised_lines = {"qualified", "not_qualified"}
        assert outcome in OUTCOMES
        assert outcome != "invalid" or row["subject"] in errors
        # On a row that is not this level's to appraise only some columns can spoil anything (appraisal §2.1).
        assert row["subject"] not in errors or outcome in {"invalid", "withdrawn", "out_of_scope", "other_authority"}
        assert (row["total"] != "", row["grade"] != "", row["rank"] != "") == (outcome in appraised_lines,) * 3
        assert (row["grade"] in {"Tốt", "Khá"}) == (outcome == "qualified")
        assert (row["grounds"] != "") == (outcome == "alternative_ground")
        is_due_here = subject["Cấp thẩm định"] != "Ban Thường vụ"
        assert (row["lateness"] != "") == (subject["Ngày nhận báo cáo"] != "" and year == 2026 and is_due_here)
        assert row["explanation"]
        assert outcome != "not_registered" or (subject["Đăng ký"] == "Không" and year == 2026)


GARBAGE = st.one_of(
    st.sampled_from(
        ["", "#N/A", "=A1", "TRUE", "@31/12/9999", "-1", "1e300", "1e-300", "0", "'", '" "', "'31/12/2026"]
    ),
    st.sampled_from(["Có", "co", "Tốt", "Chi bộ", "Tổ chức", "S0", "2022", "'007", "Phßng Néi vô", "'27,5", "'Ð"]),
    st.text(st.characters(blacklist_characters="|\n\r", blacklist_categories=["Cc", "Cs"]), max_size=12).map(
        "'{}".format
    ),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
)


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_stands_in_the_cells_it_is_appraised_or_refused(data: Any) -> None:
    sheets = {
        "Đơn vị": subject_rows("| Mã |\n| S0 |\n| S1 |\n| S2 |", 2026),
        "Tiêu chí": scale_rows(SCALE, GRADES),
        "Điểm": score_rows("| Mã | C1 | C2 | C3 |\n| S0 | 25 | 20 | 30 |\n| S1 | 25 | 20 | 30 |", ["C1", "C2", "C3"]),
    }
    for _ in range(data.draw(st.integers(1, 8))):
        rows = sheets[data.draw(st.sampled_from(sorted(sheets)))]
        row = data.draw(st.integers(1, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[0]) - 1))] = data.draw(GARBAGE)
    appraisal = appraise_file(workbook_bytes(sheets=sheets), date(2026, 12, 31))
    errors = [problem for problem in appraisal.problems if problem.severity is Severity.ERROR]
    assert len(appraisal.verdicts) == 3
    for verdict in appraisal.verdicts:
        on_its_row = [error for error in errors if error.sheet == "Đơn vị" and error.cell]
        spoilt = any(re.sub(r"\D", "", error.cell or "") == str(verdict.subject.row) for error in on_its_row)
        assert not spoilt or verdict.outcome is Outcome.INVALID
    places = [(problem.code, problem.sheet, problem.cell, problem.message) for problem in appraisal.problems]
    assert len(set(places)) == len(places)


def test_a_table_of_expected_problems_is_compared_as_a_whole(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Đăng ký |\n| A | |")
    with pytest.raises(AssertionError, match="DONVI-004"):
        assert_problems(appraisal, "")

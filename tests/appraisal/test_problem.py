"""Findings as they are noted: the sentence and its fix, the row that they spoil, the cells that only seem blank."""

from __future__ import annotations

from copy import deepcopy

from xlsx_addin.appraisal.problem import Findings, Problem, count_problems
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.words.problems import ProblemCode

WORDS = {**drawn_letter_words(), "column_model": "Tên mô hình"}


def noted(findings: Findings) -> list[tuple[str, str]]:
    """Message and fix of each problem."""
    return [(problem.message, problem.fix) for problem in findings.problems]


def test_a_problem_says_what_is_wrong_where_and_of_whom() -> None:
    findings = Findings(words=WORDS)
    findings.add(ProblemCode.MODEL_MISSING, "Đơn vị", "J3", row=3, subject="A01")
    assert findings.problems == [
        Problem(
            ProblemCode.MODEL_MISSING,
            "Đơn vị",
            "J3",
            "A01",
            "Ô Đơn vị!J3: đã đăng ký nhưng chưa ghi Tên mô hình.",
            "Ghi tên mô hình đã đăng ký.",
        )
    ]


def test_a_problem_of_two_rows_is_one_and_spoils_both() -> None:
    findings = Findings(words=WORDS)
    findings.add(ProblemCode.ROW_CONTINUES, "Đơn vị", "A13", row=13, others=12)
    findings.share(12)
    assert [(problem.cell, problem.also_row) for problem in findings.problems] == [("A13", 12)]
    assert findings.faulty_rows == {"Đơn vị": {12: {"A"}, 13: {"A"}}}


def test_only_an_error_of_a_single_row_spoils_one() -> None:
    findings = Findings(words=WORDS)
    findings.add(ProblemCode.MODEL_MISSING, "Đơn vị", "J3", row=3)  # a warning
    findings.add(ProblemCode.SCORER_MISSING, "Điểm", "C4", row=4)
    findings.add(ProblemCode.SCORER_MISSING, "Điểm", "C6", row=6)
    findings.add(ProblemCode.CODE_TWICE, "Đơn vị", "A1", value="A", others="Đơn vị!A2")
    assert findings.faulty_rows == {"Điểm": {4: {"C"}, 6: {"C"}}}


def test_an_endless_value_is_told_by_its_start() -> None:
    findings = Findings(words=WORDS)
    for length in (1000, 1001):
        findings.add(ProblemCode.CODE_TWICE, "Đơn vị", "A2", value="A", others="a" * length)
    others = [message.partition("trùng với ô ")[2] for message, _ in noted(findings)]
    assert others == ["a" * 1000 + ".", "a" * 999 + "…."]


def test_a_problem_on_a_hidden_row_says_so() -> None:
    findings = Findings(words=WORDS, hidden_rows={"Đơn vị": frozenset({3})})
    for sheet, cell in (("Đơn vị", "J3"), ("Đơn vị", "J4"), ("Điểm", "J3"), ("Đơn vị", None)):
        findings.add(ProblemCode.MODEL_MISSING, sheet, cell)
    assert [message for message, _ in noted(findings)] == [
        "Ô Đơn vị!J3: đã đăng ký nhưng chưa ghi Tên mô hình. Lưu ý: dòng đang bị ẩn.",
        "Ô Đơn vị!J4: đã đăng ký nhưng chưa ghi Tên mô hình.",
        "Ô Điểm!J3: đã đăng ký nhưng chưa ghi Tên mô hình.",
        "Ô Đơn vị!None: đã đăng ký nhưng chưa ghi Tên mô hình.",
    ]


def test_a_date_instead_of_a_number_says_so() -> None:
    findings = Findings(words=WORDS)
    for is_date in (True, False):
        findings.add(ProblemCode.SCORE_NOT_NUMBER, "Điểm", "D2", criterion="C1", value="12/09", is_date=is_date)
    wrong = "Ô Điểm!D2: điểm tiêu chí C1 “12/09” không phải là số."
    assert noted(findings) == [
        (
            f"{wrong} Ô đang định dạng ngày tháng nên số gõ vào thành ngày.",
            "Đổi định dạng ô sang General (Chung) rồi gõ lại số, ví dụ 27,5.",
        ),
        (wrong, "Gõ lại bằng số, ví dụ 27,5."),
    ]


def test_more_is_added_to_a_copy_alone() -> None:
    findings = Findings(unreadable={("Đơn vị", 2, "Tên")}, words=WORDS)
    findings.add(ProblemCode.SCORER_MISSING, "Điểm", "C4", row=4)
    before = deepcopy(findings)
    copied = findings.copy()
    assert copied == before
    copied.add(ProblemCode.SCORER_MISSING, "Điểm", "C5", row=5)
    copied.unreadable.add(("Đơn vị", 3, "Tên"))
    assert findings == before
    assert copied.faulty_rows == {"Điểm": {4: {"C"}, 5: {"C"}}}


def test_errors_and_warnings_are_counted_apart() -> None:
    findings = Findings(words=WORDS)
    for code in (ProblemCode.SCORER_MISSING, ProblemCode.MODEL_MISSING, ProblemCode.MODEL_MISSING):
        findings.add(code, "Đơn vị", "A2")
    assert count_problems(findings.problems) == (1, 2)
    assert count_problems([]) == (0, 0)

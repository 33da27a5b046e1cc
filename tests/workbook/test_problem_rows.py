"""What stands on ``Lỗi``, and in which order."""

from __future__ import annotations

from xlsx_addin.appraisal.problem import Problem
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.problem_rows import FOLDED_ABOVE, problem_rows, problems_on_row
from xlsx_addin.xlsx.blocks import CellLink

ERROR, WARNING = ProblemCode.CHOICE_UNKNOWN, ProblemCode.DATE_AS_TEXT


def problem(code: ProblemCode, cell: str | None, subject: str | None = "A", sheet: str = "Đơn vị") -> Problem:
    return Problem(code, sheet, cell, subject, f"Sai ở {cell}.", "Sửa.")


def test_errors_come_first_each_in_the_order_of_the_workbook() -> None:
    rows = problem_rows(
        [problem(WARNING, "M5"), problem(ERROR, "D6"), problem(WARNING, None, None), problem(ERROR, "C9", "B")]
    )

    assert rows == [
        (1, "Lỗi", "Đơn vị", CellLink("Đơn vị", "D6"), "A", "Sai ở D6.", "Sửa.", "O-005"),
        (2, "Lỗi", "Đơn vị", CellLink("Đơn vị", "C9"), "B", "Sai ở C9.", "Sửa.", "O-005"),
        (3, "Cảnh báo", "Đơn vị", CellLink("Đơn vị", "M5"), "A", "Sai ở M5.", "Sửa.", "O-006"),
        (4, "Cảnh báo", "Đơn vị", "cả trang", None, "Sai ở None.", "Sửa.", "O-006"),
    ]


def test_more_than_ten_warnings_of_one_code_and_column_are_one_row() -> None:
    dates = [problem(WARNING, f"M{row}", f"DV{row % 6}") for row in (*range(5, 12), *range(20, 25))]
    others = [problem(WARNING, "I5"), problem(WARNING, "M5", sheet="Điểm")]

    rows = problem_rows([*dates, *others])

    assert [row[3:6] for row in rows] == [
        (
            CellLink("Đơn vị", "M5", "M5 và 11 ô"),
            "6 đối tượng",
            "Sai ở M5. Cùng cảnh báo này ở 12 ô: M5:M11, M20:M24.",
        ),
        (CellLink("Đơn vị", "I5"), "A", "Sai ở I5."),
        (CellLink("Điểm", "M5"), "A", "Sai ở M5."),
    ]


def test_more_than_ten_errors_of_one_code_and_column_are_one_row_before_the_warnings() -> None:
    warning, other_column = problem(WARNING, "A2"), problem(ERROR, "C7", "B")
    errors = [problem(ERROR, f"D{row}", f"DV{row}") for row in range(5, 35)]

    assert [row[:6] for row in problem_rows([warning, *errors[:3], other_column, *errors[3:]])] == [
        (1, "Lỗi", "Đơn vị", CellLink("Đơn vị", "D5", "D5 và 29 ô"), "30 đối tượng",
         "Sai ở D5. Cùng lỗi này ở 30 ô: D5:D34."),
        (2, "Lỗi", "Đơn vị", CellLink("Đơn vị", "C7"), "B", "Sai ở C7."),
        (3, "Cảnh báo", "Đơn vị", CellLink("Đơn vị", "A2"), "A", "Sai ở A2."),
    ]  # fmt: skip


def test_a_row_says_how_many_problems_it_stands_for() -> None:
    folded = problem_rows([problem(ERROR, f"D{row}") for row in range(5, 1_505)])[0][3]
    assert isinstance(folded, CellLink)
    cells = [folded.shown, "D5", "cả trang", "D5 và vài ô", ""]

    assert [problems_on_row(cell) for cell in cells] == [1_500, 1, 1, 1, 1]


def test_ten_of_one_code_and_column_stand_one_by_one() -> None:
    ten = [
        problem(code, f"{column}{row}")
        for code, column in ((ERROR, "D"), (WARNING, "M"))
        for row in range(5, 5 + FOLDED_ABOVE)
    ]

    assert len(problem_rows(ten)) == len(ten)

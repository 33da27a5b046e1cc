"""The order of lists and their sub-headings, the writing of figures, and the count of every set."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.paper.papers import dossier
from xlsx_addin.paper import notation, order
from xlsx_addin.paper.census import TableRow, census, result_table
from xlsx_addin.terms import Kind

MIXED = """
| Mã | Tên               | Loại đối tượng |
| A  | Trần Thị Ngọc Hà  | Cá nhân        |
| B  | Lê Văn Bình       | Cá nhân        |
| C  | Đinh Văn An       | Cá nhân        |
| D  | Trường Tiểu học   | Tập thể        |
| E  | Đoàn Thanh niên   | Tập thể        |
| F  | Đài Truyền thanh  | Tập thể        |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n" + "\n".join(
    f"| {code} | {points} | 28 | 38 |"
    for code, points in {"A": 28, "B": 28, "C": 28, "D": 20, "E": 29, "F": 29}.items()
)


def test_kind_then_rank_then_name_and_people_by_given_name() -> None:
    verdicts = order.by_points(census(dossier(subjects=MIXED, scores=SCORES)).all)
    assert [verdict.subject.code for verdict in verdicts] == ["F", "E", "D", "C", "B", "A"]
    assert [verdict.rank for verdict in verdicts] == [1, 1, 3, 1, 1, 1]


def test_lists_without_points_keep_the_order_of_the_sheet() -> None:
    verdicts = order.by_sheet(census(dossier(subjects=MIXED, scores="")).all)
    assert [verdict.subject.code for verdict in verdicts] == ["D", "E", "F", "A", "B", "C"]


def test_sub_headings_close_up_and_a_single_kind_has_none() -> None:
    verdicts = order.by_points(census(dossier(subjects=MIXED, scores=SCORES)).all)
    assert [heading for heading, _ in order.parts_by_kind(verdicts)] == ["I. TẬP THỂ (3)", "II. CÁ NHÂN (3)"]
    alone = [verdict for verdict in verdicts if verdict.subject.kind is Kind.INDIVIDUAL]
    assert [heading for heading, _ in order.parts_by_kind(alone)] == [""]


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(277, 3), "92,33"), (Fraction(90), "90,00"), (Fraction(92335, 1000), "92,34")]
)
def test_points_are_rounded_half_up(value: Fraction, shown: str) -> None:
    assert notation.points(value) == shown


def test_counts_and_days_as_documents_write_them() -> None:
    assert [notation.count(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1.000", "1.234.567"]
    assert [notation.table_count(number) for number in (0, 7)] == ["–", "7"]
    assert notation.day(date(2026, 7, 4)) == "04/7/2026"
    assert notation.day(date(2026, 2, 14)) == "14/02/2026"


def number(shown: str) -> int:
    """A count of the table, where nothing is a dash."""
    return 0 if shown == notation.NONE else int(shown)


def kinds(row: TableRow) -> tuple[int, int, int]:
    return number(row.organisations), number(row.collectives), number(row.individuals)


def test_the_table_of_results_adds_up() -> None:
    subjects = MIXED + "| G | Không rõ | |\n| H | Đã rút | Tổ chức |\n\n| Mã | Tình trạng hồ sơ |\n| I | Đã rút |"
    counted = census(dossier(subjects=subjects, scores=SCORES))
    rows = result_table(counted)
    parts = [row for row in rows if not row.is_sum]
    [graded, everything] = [row for row in rows if row.is_sum]
    assert number(everything.total) == sum(number(row.total) for row in parts) == len(counted.all)
    assert kinds(everything) == tuple(sum(kinds(row)[place] for row in parts) for place in range(3))
    assert number(graded.total) == sum(number(row.total) for row in parts[:4])
    unknown = next(row for row in parts if row.label == "Dữ liệu chưa hợp lệ")
    assert (kinds(unknown), unknown.total) == ((0, 0, 0), "1")

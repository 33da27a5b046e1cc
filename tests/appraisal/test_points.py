"""Totals, grades and ranks against the same in plain fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import grades
from xlsx_addin.appraisal.points import (
    Points,
    appraise_points,
    complete_sum,
    hundredths,
    one_number,
    ranks,
    sheet_totals,
)
from xlsx_addin.appraisal.records import Criterion, CutOff, Scale, ScoreSheet
from xlsx_addin.guidance import load
from xlsx_addin.guidance.model import Aggregation, Method
from xlsx_addin.terms import CriterionScope, Grade, Kind
from xlsx_addin.vietnamese.numbers import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

CUT_OFFS = tuple(
    CutOff(grade, Decimal(points), f"J{row}")
    for row, (grade, points) in enumerate(zip(grades.ALL, (90, 70, 50, 0), strict=True), start=2)
)


def points_of(sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale) -> Points:
    """The points by the default guidance."""
    return appraise_points(sheets, kind, scale, load())


def scale_of(*criteria: tuple[str, CriterionScope, str | None]) -> Scale:
    """A scale of criteria (code, for whom, minimum) with maxima out of the way."""
    return Scale(
        tuple(
            Criterion(row, code, scope, Decimal(100), Decimal(minimum) if minimum is not None else None, "D")
            for row, (code, scope, minimum) in enumerate(criteria, start=2)
        ),
        CUT_OFFS,
    )


def sheets_of(*rows: tuple[str | None, ...]) -> list[ScoreSheet]:
    """Score sheets of one subject."""
    return [
        ScoreSheet(row, "A", f"Người chấm {row}", tuple(None if score is None else Decimal(score) for score in scores))
        for row, scores in enumerate(rows, start=2)
    ]


scores = st.decimals(min_value=0, max_value=40, places=6, allow_nan=False, allow_infinity=False)


@given(st.lists(st.tuples(scores, scores, scores), min_size=1, max_size=7))
def test_the_total_is_the_exact_mean_of_the_sums(rows: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    scale = scale_of(*((code, CriterionScope.ALL, None) for code in ("C1", "C2", "C3")))
    points = points_of(
        [ScoreSheet(row, "A", "x", row_scores) for row, row_scores in enumerate(rows)], Kind.INDIVIDUAL, scale
    )
    exact = sum((Fraction(score) for row in rows for score in row), Fraction(0)) / len(rows)
    assert points.total == exact
    assert points.grade is next(cut.grade for cut in CUT_OFFS if exact >= cut.points)
    assert (points.missed, points.held_down) == ((), False)


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=5), st.sampled_from(["0", "10", "20.000001", "39.5"]))
def test_a_mean_below_its_minimum_holds_the_grade_down(rows: list[tuple[Decimal, Decimal]], minimum: str) -> None:
    scale = scale_of(("C1", CriterionScope.ALL, minimum), ("C2", CriterionScope.ALL, None))
    raised = [(first, second + 60) for first, second in rows]
    points = points_of(
        [ScoreSheet(row, "A", "x", row_scores) for row, row_scores in enumerate(raised)], Kind.COLLECTIVE, scale
    )
    mean = sum((Fraction(first) for first, _ in raised), Fraction(0)) / len(raised)
    by_total = next(cut.grade for cut in CUT_OFFS if points.total >= cut.points)
    below = mean < Fraction(minimum)
    assert [(each.criterion.code, each.minimum, each.mean) for each in points.missed] == (
        [("C1", Decimal(minimum), mean)] if below else []
    )
    assert points.grade is (grades.PASS if below and by_total in {grades.GOOD, grades.FAIR} else by_total)
    assert points.held_down == (points.grade is not by_total)


@pytest.mark.parametrize(("kind", "total"), [(Kind.ORGANISATION, 70), (Kind.COLLECTIVE, 70), (Kind.INDIVIDUAL, 50)])
def test_only_criteria_that_apply_are_summed(kind: Kind, total: int) -> None:
    scale = scale_of(
        ("C", CriterionScope.ALL, None), ("T", CriterionScope.COLLECTIVE, None), ("N", CriterionScope.INDIVIDUAL, "60")
    )
    points = points_of(sheets_of(("20", "50", "30")), kind, scale)
    assert points.total == total
    assert [each.criterion.code for each in points.missed] == (["N"] if kind is Kind.INDIVIDUAL else [])


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        ([("90",)], grades.GOOD),
        ([("89.999999999999",)], grades.FAIR),
        ([("90",), ("90",), ("89.999999999999",)], grades.FAIR),
        ([("89.9",), ("90",), ("90.1",)], grades.GOOD),
        ([("70",), ("70",), ("70",)], grades.FAIR),
        ([("50",)], grades.PASS),
        ([("0",)], grades.FAIL),
    ],
)
def test_a_cut_off_is_reached_exactly_or_not_at_all(rows: list[tuple[str]], grade: Grade) -> None:
    assert points_of(sheets_of(*rows), Kind.INDIVIDUAL, scale_of(("C", CriterionScope.ALL, None))).grade is grade


def test_numbers_of_very_different_size_are_summed_exactly() -> None:
    points = points_of(
        sheets_of(("1e-300", "1"), ("1", "1e-300")),
        Kind.INDIVIDUAL,
        scale_of(("C1", CriterionScope.ALL, None), ("C2", CriterionScope.ALL, None)),
    )
    assert points.total == 1 + Fraction(1, 10**300)


@pytest.mark.parametrize(
    ("way", "of_three", "of_four"),
    [
        (Aggregation(method=Method.MEAN), Fraction(40, 3), Fraction(31, 2)),
        (Aggregation(method=Method.TRIMMED_MEAN, trimmed_from=4), Fraction(40, 3), 16),
        (Aggregation(method=Method.MEDIAN), 10, 16),
    ],
)
def test_one_number_is_made_of_several_as_the_letter_says(
    way: Aggregation, of_three: Fraction, of_four: Fraction
) -> None:
    three = [Decimal(10), Decimal(25), Decimal(5)]
    assert (one_number(three, way), one_number([*three, Decimal(22)], way)) == (of_three, of_four)


def test_each_score_sheet_has_a_total_of_its_own() -> None:
    scale = scale_of(("C1", CriterionScope.ALL, None), ("C2", CriterionScope.INDIVIDUAL, None))
    sheets = sheets_of(("0.1", "5"), ("20", None), ("0.2", "1e-300"))
    assert sheet_totals(sheets, Kind.ORGANISATION, scale) == [Decimal("0.1"), Decimal(20), Decimal("0.2")]
    assert sheet_totals(sheets, Kind.INDIVIDUAL, scale) == [
        Decimal("5.1"), Decimal(20), Decimal(f"0.2{'0' * 298}1"),
    ]  # fmt: skip


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=5))
def test_a_score_sheet_of_zeros_never_raises_a_total(rows: list[tuple[Decimal, Decimal]]) -> None:
    scale = scale_of(("C1", CriterionScope.ALL, "10"), ("C2", CriterionScope.ALL, None))
    sheets = [ScoreSheet(row, "A", "x", row_scores) for row, row_scores in enumerate(rows)]
    before = points_of(sheets, Kind.INDIVIDUAL, scale)
    after = points_of([*sheets, ScoreSheet(99, "A", "y", (Decimal(0), Decimal(0)))], Kind.INDIVIDUAL, scale)
    assert after.total <= before.total
    assert list(grades.ALL).index(after.grade) >= list(grades.ALL).index(before.grade)


@given(st.fractions(min_value=0, max_value=100))
def test_points_are_rounded_half_up_as_they_are_printed(points: Fraction) -> None:
    assert Fraction(hundredths(points), 100) == Fraction(half_up(points, 2))


@pytest.mark.parametrize(
    ("rows", "minimum", "would_differ"),
    [
        ([("89.995",)], None, True),
        ([("89.994",)], None, False),
        ([("90",)], None, False),
        ([("89.99",), ("90",)], None, True),
        ([("95.004",)], "95.01", False),
        ([("95.006",)], "95.01", True),
        ([("69.995",)], "75", False),  # both readings: at most Đạt
    ],
)
def test_whether_rounded_means_would_give_another_grade(
    rows: list[tuple[str]], minimum: str | None, *, would_differ: bool
) -> None:
    points = points_of(sheets_of(*rows), Kind.INDIVIDUAL, scale_of(("C", CriterionScope.ALL, minimum)))
    assert points.rounding_would_differ is would_differ


graded = st.lists(
    st.tuples(st.sampled_from(grades.ALL), st.fractions(min_value=0, max_value=100, max_denominator=12)), max_size=30
)


@given(graded)
def test_ranks_count_those_who_are_better(values: list[tuple[Grade, Fraction]]) -> None:
    def is_better(one: tuple[Grade, Fraction], other: tuple[Grade, Fraction]) -> bool:
        return one[0].place < other[0].place or (one[0] is other[0] and one[1] > other[1])

    by_row = dict(enumerate(values))
    assert ranks(by_row) == {row: 1 + sum(is_better(other, one) for other in values) for row, one in by_row.items()}


def of_one_grade(totals: dict[int, Fraction]) -> dict[int, tuple[Grade, Fraction]]:
    return {row: (grades.FAIR, total) for row, total in totals.items()}


def test_equal_totals_share_a_rank_and_the_next_one_is_skipped() -> None:
    totals = {5: Fraction(70), 6: Fraction(80), 7: Fraction(70), 8: Fraction(200, 3)}
    assert ranks(of_one_grade(totals)) == {6: 1, 5: 2, 7: 2, 8: 4}


def test_thirds_that_are_equal_are_equal() -> None:
    totals = {1: Fraction(200, 3), 2: Fraction(400, 6), 3: Fraction(66667, 1000)}
    assert ranks(of_one_grade(totals)) == {3: 1, 1: 2, 2: 2}


def test_a_grade_held_down_ranks_as_what_it_is() -> None:
    assert ranks({1: (grades.PASS, Fraction(95)), 2: (grades.FAIR, Fraction(71))}) == {2: 1, 1: 2}


@pytest.mark.parametrize(
    ("numbers", "total"),
    [(["27.5", "3"], "30.5"), ([], "0"), (["27.5", None], None), (["27.5", "NaN"], None)],
)
def test_a_sum_is_known_where_all_its_parts_are(numbers: list[str | None], total: str | None) -> None:
    known = [None if number is None else Decimal(number) for number in numbers]
    assert complete_sum(known) == (None if total is None else Decimal(total))

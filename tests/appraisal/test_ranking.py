"""Ranks within each kind, and who has the same printed points but another rank (appraisal §7)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests import grades
from xlsx_addin.appraisal.points import Points, hundredths
from xlsx_addin.appraisal.ranking import Ranking
from xlsx_addin.appraisal.records import Subject
from xlsx_addin.appraisal.trace import Decision
from xlsx_addin.terms import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.terms import Grade

ORGANISATION, COLLECTIVE, INDIVIDUAL = Kind


def points_of(total: Fraction, grade: Grade = grades.FAIR) -> Points:
    return Points(total, grade, (), held_down=False, hundredths=hundredths(total), rounding_would_differ=False)


def ranking_of(*rows: tuple[str | None, Kind | None, str | None]) -> Ranking:
    """The ranking of rows from 2 on: code, kind and points, None for one that is not graded."""
    subjects = [Subject(row, code, "", kind, registered=True) for row, (code, kind, _) in enumerate(rows, start=2)]
    decisions = {
        row: Decision((), Outcome.AWAITING_APPRAISAL, (), None)
        if total is None
        else Decision((), Outcome.QUALIFIED, ("R3",), points_of(Fraction(total)))
        for row, (*_, total) in enumerate(rows, start=2)
    }
    return Ranking(subjects, decisions)


def test_each_kind_is_ranked_by_itself_without_those_that_are_not_graded() -> None:
    ranking = ranking_of(
        ("A", ORGANISATION, "70"),
        ("B", INDIVIDUAL, "75"),
        ("C", ORGANISATION, None),
        ("D", ORGANISATION, "80"),
        ("E", COLLECTIVE, "71"),
        ("F", INDIVIDUAL, "76"),
        ("G", None, "90"),
    )
    assert ranking.rank_of == {5: 1, 2: 2, 6: 1, 7: 1, 3: 2}


def test_a_better_grade_goes_before_more_points() -> None:
    subjects = [Subject(row, str(row), "", INDIVIDUAL, registered=True) for row in (2, 3)]
    held_down, fair = points_of(Fraction(95), grades.PASS), points_of(Fraction(71))
    decisions = {
        2: Decision((), Outcome.NOT_QUALIFIED, ("R4",), held_down),
        3: Decision((), Outcome.QUALIFIED, ("R3",), fair),
    }
    assert Ranking(subjects, decisions).rank_of == {3: 1, 2: 2}


def told_of(ranking: Ranking, rows: int) -> list[Sequence[str]]:
    return [ranking.same_printed(row) for row in range(2, 2 + rows)]


def test_those_who_are_told_apart_by_points_that_are_not_printed_name_each_other() -> None:
    ranking = ranking_of(
        ("A", INDIVIDUAL, "71"),
        ("B", INDIVIDUAL, "70.999"),
        ("C", INDIVIDUAL, "71"),
        ("D", INDIVIDUAL, "71.004"),
        ("E", INDIVIDUAL, "71.01"),
        ("F", INDIVIDUAL, None),
    )
    assert ranking.rank_of == {6: 1, 5: 2, 2: 3, 4: 3, 3: 5}
    assert told_of(ranking, 6) == [("B", "D"), ("A", "C", "D"), ("B", "D"), ("A", "C", "B"), (), ()]


def test_who_shares_the_rank_too_or_is_of_another_kind_is_not_named() -> None:
    ranking = ranking_of(("A", INDIVIDUAL, "71"), ("B", INDIVIDUAL, "71"), ("C", ORGANISATION, "70.999"))
    assert told_of(ranking, 3) == [(), (), ()]


@pytest.mark.parametrize("others", [3, 4, 5])
def test_of_many_one_more_is_known_than_an_explanation_names(others: int) -> None:
    rows = [(f"B{number}", INDIVIDUAL, f"70.99{number}") for number in range(5, 5 + others)]
    named = ranking_of(("A", INDIVIDUAL, "71"), *rows).same_printed(2)
    assert named == ("B5", "B6", "B7", "B8")[:others]

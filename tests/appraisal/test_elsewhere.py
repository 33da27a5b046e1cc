"""A subject's known result: that of the highest level that concluded on it (appraisal §3, A21)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests import grades
from tests.appraisal.made import register_of
from xlsx_addin.appraisal.elsewhere import (
    KnownResult,
    known_result,
    result_above,
    result_below,
    result_here_or_below,
    told_elsewhere,
)
from xlsx_addin.appraisal.points import Points
from xlsx_addin.appraisal.records import DecisionElsewhere, Subject
from xlsx_addin.terms import Kind, Level, Outcome

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Register
    from xlsx_addin.terms import Grade

HERE = Points(Fraction(92), grades.GOOD, (), held_down=False, hundredths=9200, rounding_would_differ=False)

ABOVE = DecisionElsewhere(
    is_above=True,
    level=Level.STANDING_COMMITTEE,
    unit="BTV-LD",
    conclusion=Outcome.NO_REPORT,
    grade=None,
    cell="Kết quả cấp trên!E2",
)

SUBJECT = Subject(7, "A", "", Kind.ORGANISATION, registered=True, level=Level.CELL, source="CB-01")
GRADED_BELOW = SUBJECT._replace(lower_grade=grades.FAIR, lower_conclusion=Outcome.QUALIFIED)


def below(conclusion: Outcome | None, grade: Grade | None, cell: str) -> DecisionElsewhere:
    return DecisionElsewhere(
        is_above=False, level=Level.CELL, unit="CB-01", conclusion=conclusion, grade=grade, cell=cell
    )


BELOW = below(Outcome.QUALIFIED, grades.FAIR, "Đơn vị!AB7")


@pytest.fixture(scope="module")
def register() -> Register:
    """At the level of the grass roots; columns AA and AB hold what the level below concluded."""
    headings = "| Mã | Nguồn | Xếp loại cấp dưới | Kết luận cấp dưới |"
    return register_of(subjects=f"{headings}\n| A | | | |")


@pytest.fixture(scope="module")
def concluded(register: Register) -> Register:
    return replace(register, decisions_from_above={"A": ABOVE})


def test_a_level_above_concluded_by_code(concluded: Register) -> None:
    assert result_above(SUBJECT, concluded) == ABOVE
    assert result_above(SUBJECT._replace(code="B"), concluded) is None
    assert result_above(SUBJECT._replace(code=None), concluded) is None


@pytest.mark.parametrize(
    ("conclusion", "grade", "found"),
    [
        (None, None, None),
        (None, grades.FAIR, below(None, grades.FAIR, "Đơn vị!AA7")),
        (Outcome.QUALIFIED, grades.FAIR, BELOW),
        (Outcome.QUALIFIED, None, None),  # a graded outcome without its grade
        (Outcome.NOT_QUALIFIED, None, None),
        (Outcome.NOT_REGISTERED, None, below(Outcome.NOT_REGISTERED, None, "Đơn vị!AB7")),
    ],
)
def test_what_the_level_below_concluded(
    conclusion: Outcome | None, grade: Grade | None, found: DecisionElsewhere | None, register: Register
) -> None:
    assert result_below(SUBJECT._replace(lower_conclusion=conclusion, lower_grade=grade), register) == found


def test_the_result_of_this_level_goes_before_that_of_the_level_below(register: Register) -> None:
    own = KnownResult(Outcome.QUALIFIED, grades.GOOD, None)
    assert result_here_or_below(GRADED_BELOW, Outcome.QUALIFIED, HERE, register) == own


def test_the_result_of_the_level_below_is_known_of_what_is_not_ours_alone(register: Register) -> None:
    passed_on = KnownResult(Outcome.QUALIFIED, grades.FAIR, BELOW)
    assert result_here_or_below(GRADED_BELOW, Outcome.OTHER_AUTHORITY, None, register) == passed_on
    assert result_here_or_below(GRADED_BELOW, Outcome.AWAITING_APPRAISAL, None, register) is None
    assert result_here_or_below(SUBJECT, Outcome.OTHER_AUTHORITY, None, register) is None


def test_the_known_result_is_that_of_the_highest_level(register: Register, concluded: Register) -> None:
    final = KnownResult(Outcome.NO_REPORT, None, ABOVE)
    assert known_result(GRADED_BELOW, Outcome.QUALIFIED, HERE, concluded) == final
    assert known_result(GRADED_BELOW, Outcome.OTHER_AUTHORITY, None, concluded) == final
    own = KnownResult(Outcome.QUALIFIED, grades.GOOD, None)
    assert known_result(GRADED_BELOW, Outcome.QUALIFIED, HERE, register) == own


def test_what_a_level_above_said_and_cannot_be_read_leaves_no_result(concluded: Register) -> None:
    unreadable = replace(concluded, unreadable_above=frozenset({"A"}))
    assert known_result(SUBJECT, Outcome.QUALIFIED, HERE, unreadable) is None
    other = KnownResult(Outcome.QUALIFIED, grades.GOOD, None)
    assert known_result(SUBJECT._replace(code="B"), Outcome.QUALIFIED, HERE, unreadable) == other


@pytest.mark.parametrize("outcome", Outcome)
def test_a_conclusion_above_is_always_told(outcome: Outcome, concluded: Register) -> None:
    assert told_elsewhere(GRADED_BELOW, outcome, concluded) == ABOVE


@pytest.mark.parametrize("level", [None, *Level])
@pytest.mark.parametrize("outcome", Outcome)
def test_one_below_is_told_of_what_a_lower_level_appraises(
    outcome: Outcome, level: Level | None, register: Register
) -> None:
    told = told_elsewhere(GRADED_BELOW._replace(level=level), outcome, register)
    assert told == (BELOW if outcome is Outcome.OTHER_AUTHORITY and level is Level.CELL else None)

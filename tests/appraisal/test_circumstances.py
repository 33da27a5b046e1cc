"""What stands beside an outcome: whether the report was late (appraisal §8), and what other levels concluded (A21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests import grades
from tests.appraisal.made import register_of
from xlsx_addin.appraisal.circumstances import Circumstances, circumstances
from xlsx_addin.appraisal.deadline import Due
from xlsx_addin.appraisal.records import DecisionElsewhere, Subject
from xlsx_addin.terms import Kind, Lateness, Level, Outcome

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Register

NAMED_DAY = Due(datetime(2026, 12, 15), date(2026, 12, 15), has_hour=False)
DAY_AFTER = Due(datetime(2026, 12, 16), None, has_hour=False)
"""When the letter has a committee at the grass roots receive reports, strictly and with the day itself."""

ABOVE = DecisionElsewhere(
    is_above=True,
    level=Level.STANDING_COMMITTEE,
    unit="BTV-LD",
    conclusion=Outcome.QUALIFIED,
    grade=grades.FAIR,
    cell="Kết quả cấp trên!E2",
)


@pytest.fixture(scope="module")
def register() -> Register:
    return register_of()


def subject_of(day: int | None, level: Level | None = None) -> Subject:
    """A subject whose report came on this day of December 2026."""
    received = None if day is None else datetime(2026, 12, day, 16, 30)
    return Subject(2, "A", "", Kind.INDIVIDUAL, registered=True, received=received, level=level)


@pytest.mark.parametrize(
    ("day", "level", "late_from", "lateness", "days", "readings"),
    [
        (14, None, NAMED_DAY, Lateness.ON_TIME, 0, ()),
        (15, None, NAMED_DAY, Lateness.DEADLINE_DAY, 1, ("A6",)),
        (16, None, NAMED_DAY, Lateness.LATE, 2, ()),
        (16, Level.GRASSROOTS, NAMED_DAY, Lateness.LATE, 2, ()),
        (16, Level.CELL, NAMED_DAY, Lateness.LATE, 2, ()),
        (16, Level.STANDING_COMMITTEE, NAMED_DAY, None, None, ("A34",)),  # it is due there, on that level's day
        (None, Level.STANDING_COMMITTEE, NAMED_DAY, None, None, ()),
        (None, None, NAMED_DAY, None, None, ()),
        (16, None, None, None, None, ()),
        (16, Level.STANDING_COMMITTEE, None, None, None, ()),
    ],
)
def test_whether_a_report_was_late(
    day: int | None,
    level: Level | None,
    late_from: Due | None,
    lateness: Lateness | None,
    days: int | None,
    readings: tuple[str, ...],
    register: Register,
) -> None:
    beside = circumstances(subject_of(day, level), Outcome.QUALIFIED, register, late_from, ())
    assert beside == Circumstances(lateness, days, None, None, readings, ())


def test_where_the_named_day_itself_counts_none_is_decided_by_a_reading(register: Register) -> None:
    counting = replace(register, settings=replace(register.settings, deadline_day_counts=True))
    beside = circumstances(subject_of(16), Outcome.QUALIFIED, counting, DAY_AFTER, ())
    assert beside == Circumstances(Lateness.LATE, 1, None, None, ())


def test_where_the_letter_says_whose_day_it_is_nothing_is_read_into_it(register: Register) -> None:
    guidance = register.guidance
    settled = replace(guidance, own_readings=())
    beside = circumstances(
        subject_of(16, Level.STANDING_COMMITTEE), Outcome.OTHER_AUTHORITY, replace(register, guidance=settled),
        NAMED_DAY, (),
    )  # fmt: skip
    assert beside == Circumstances(None, None, None, None, ())


def test_what_a_level_above_concluded_and_who_has_the_same_points_stand_beside_it(register: Register) -> None:
    concluded = replace(register, decisions_from_above={"A": ABOVE})
    beside = circumstances(subject_of(14), Outcome.QUALIFIED, concluded, NAMED_DAY, ("B", "C"))
    assert beside == Circumstances(Lateness.ON_TIME, 0, ABOVE, ABOVE, (), ("B", "C"))


def test_what_the_level_below_concluded_is_told_but_is_not_above(register: Register) -> None:
    subject = subject_of(14, Level.CELL)._replace(lower_grade=grades.GOOD)
    beside = circumstances(subject, Outcome.OTHER_AUTHORITY, register, NAMED_DAY, ())
    assert beside.above is None
    assert beside.elsewhere is not None
    assert beside.elsewhere.is_above is False

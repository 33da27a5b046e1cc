"""Whether a report came in time (appraisal §8): a flag that depends on level, year and the day alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.appraisal.deadline import VIETNAM, Due, due, first_late_day, lateness, today
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.guidance import load
from xlsx_addin.terms import Lateness, Level

GUIDANCE = load()


def settings_for(year: int, level: Level, *, day_counts: bool = False) -> Settings:
    return Settings(year=year, level=level, guidance_id=GUIDANCE.id, deadline_day_counts=day_counts)


@pytest.mark.parametrize(
    ("year", "level", "strict", "counted"),
    [
        (2022, Level.CELL, None, None),
        (2022, Level.GRASSROOTS, None, None),
        (2022, Level.STANDING_COMMITTEE, date(2022, 12, 20), date(2022, 12, 21)),
        (2023, Level.CELL, None, None),
        (2023, Level.GRASSROOTS, date(2023, 12, 15), date(2023, 12, 16)),
        (2023, Level.STANDING_COMMITTEE, date(2023, 12, 20), date(2023, 12, 21)),
        (2026, Level.GRASSROOTS, date(2026, 12, 15), date(2026, 12, 16)),
        (2030, Level.STANDING_COMMITTEE, date(2030, 12, 20), date(2030, 12, 21)),
    ],
)
def test_the_first_day_that_is_too_late(year: int, level: Level, strict: date | None, counted: date | None) -> None:
    assert first_late_day(settings_for(year, level), GUIDANCE) == strict
    assert first_late_day(settings_for(year, level, day_counts=True), GUIDANCE) == counted


def due_at_grassroots(*, day_counts: bool) -> Due:
    found = due(settings_for(2026, Level.GRASSROOTS, day_counts=day_counts), GUIDANCE)
    assert found is not None
    return found


DAYS = st.dates(min_value=date(2026, 11, 1), max_value=date(2027, 2, 28))
TIMES = st.times()


@given(DAYS, TIMES, st.booleans())
def test_days_late_are_counted_from_the_last_day_in_time(day: date, clock: time, day_counts: bool) -> None:
    last_in_time = date(2026, 12, 15) if day_counts else date(2026, 12, 14)
    received = datetime.combine(day, clock)
    flag, days = lateness(received, due_at_grassroots(day_counts=day_counts))
    assert days == max(0, (day - last_in_time).days)
    if days == 0:
        assert flag is Lateness.ON_TIME
    elif day == date(2026, 12, 15):
        assert flag is Lateness.DEADLINE_DAY
    else:
        assert flag is Lateness.LATE


@given(DAYS, DAYS, st.booleans())
def test_a_later_day_is_never_less_late(one: date, other: date, day_counts: bool) -> None:
    when = due_at_grassroots(day_counts=day_counts)
    flags = [lateness(datetime.combine(day, time()), when) for day in sorted([one, other])]
    order = list(Lateness)
    assert (order.index(flags[0][0]), flags[0][1]) <= (order.index(flags[1][0]), flags[1][1])


@given(DAYS)
def test_counting_the_day_never_makes_a_report_later(day: date) -> None:
    received = datetime.combine(day, time())
    strict, counted = (lateness(received, due_at_grassroots(day_counts=day_counts)) for day_counts in (False, True))
    assert counted[1] == max(0, strict[1] - 1)
    assert counted[0] is not Lateness.DEADLINE_DAY


def test_days_are_those_of_vietnam() -> None:
    assert datetime(2026, 12, 14, 23, 59, tzinfo=VIETNAM).utcoffset() == timedelta(hours=7)
    assert today() in {datetime.now(VIETNAM).date(), (datetime.now(VIETNAM) - timedelta(seconds=5)).date()}

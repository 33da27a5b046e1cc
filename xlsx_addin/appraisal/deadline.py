"""Whether a report came in time (R19-R21, A6-A10). Lateness is a flag beside the outcome, never an outcome (A7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from xlsx_addin.terms import Lateness

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.guidance.model import Guidance

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Days are those of Asia/Ho_Chi_Minh, which has had no other offset since 1975."""


def today() -> date:
    """The day it is in Việt Nam."""
    return datetime.now(VIETNAM).date()


def first_late_day(settings: Settings, guidance: Guidance) -> date | None:
    """The first day that is too late for this workbook's level and year, None without a deadline.

    "Trước ngày" is strict: the named day itself is too late, unless the workbook counts it (A6).
    """
    named_day = guidance.deadline(settings.year, settings.level).day(settings.year)
    if named_day is None or not settings.deadline_day_counts:
        return named_day
    return named_day + timedelta(days=1)


def last_day_in_time(settings: Settings, guidance: Guidance) -> date | None:
    """The last day on which a report is in time, None without a deadline."""
    first_late = first_late_day(settings, guidance)
    return None if first_late is None else first_late - timedelta(days=1)


def deadline_clause(settings: Settings, guidance: Guidance) -> str:
    """Where the letter sets the deadline of this workbook's level and year."""
    return guidance.clause(guidance.deadline(settings.year, settings.level).rule)


def last_day_to_come(settings: Settings, guidance: Guidance) -> date:
    """Until when what is missing may still come: the last day in time, the year's last day where there is none."""
    return last_day_in_time(settings, guidance) or date(settings.year, 12, 31)


def lateness(received: datetime, first_late: date, *, deadline_day_counts: bool) -> tuple[Lateness, int]:
    """The flag and the days late, counted from the last day in time: 1 on the first late day."""
    days = (received.date() - first_late).days + 1
    if days <= 0:
        return Lateness.ON_TIME, 0
    if days == 1 and not deadline_day_counts:
        return Lateness.DEADLINE_DAY, 1
    return Lateness.LATE, days

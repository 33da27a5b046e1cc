"""Whether a report came in time (R19-R21, A6-A10). Lateness is a flag (A7) unless the letter says more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.model import Deadline, Guidance, Registration, first_whole_day
from xlsx_addin.terms import Kind, Lateness

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Days are those of Asia/Ho_Chi_Minh, which has had no other offset since 1975."""
_DAY = timedelta(days=1)


def today() -> date:
    """The day it is in Việt Nam."""
    return datetime.now(VIETNAM).date()


class Due(NamedTuple):
    """When reports are due."""

    late_from: datetime
    """The first moment that is too late."""
    to_confirm: date | None
    """The very day of a strict "before", on which a report is to be confirmed (A6), or the day of a deadline's hour."""
    has_hour: bool
    """Whether the letter names an hour: a report of that day without its hour is to be confirmed."""

    @property
    def first_late_day(self) -> date:
        """The first day that is too late from its beginning on."""
        return first_whole_day(self.late_from)

    @property
    def last_day(self) -> date:
        """The last day on which a report is in time."""
        return self.first_late_day - _DAY

    def is_strict_day(self, day: date) -> bool:
        """Whether it is the very day of a strict "before", which is too late by a reading of ours (A6)."""
        return not self.has_hour and day == self.to_confirm

    def lacks_hour(self, received: datetime) -> bool:
        """Whether a report came on the day of a deadline's hour, and nobody knows when."""
        return self.has_hour and received.date() == self.to_confirm and received.time() == time()


class Times(NamedTuple):
    """What the letter says of registering and reporting to one kind of subject."""

    registration: Registration
    due: Due | None
    last_day: date
    """Until when a missing report may still come."""
    may_still_report: bool
    last_day_to_register: date
    may_still_register: bool
    reading_of_today: str | None
    """The reading by which nothing may come any more on the deadline's very day (A6); None on every other day."""


def times_by_kind(settings: Settings, guidance: Guidance, today: date) -> dict[Kind | None, Times]:
    """What holds on a day for each kind of subject, and under None for one whose kind cannot be read."""
    return {kind: _times(settings, guidance, kind, today) for kind in (*Kind, None)}


def _times(settings: Settings, guidance: Guidance, kind: Kind | None, today: date) -> Times:
    when = due(settings, guidance, kind)
    last, to_register = (find(settings, guidance, kind) for find in (last_day_to_come, last_day_to_register))
    strict = when is not None and when.is_strict_day(today)
    return Times(
        registration=guidance.registration_of(settings.year, kind),
        due=when,
        last_day=last,
        may_still_report=today <= last,
        last_day_to_register=to_register,
        may_still_register=today <= to_register,
        reading_of_today=guidance.deadline_day.reading if strict else None,
    )


def due(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> Due | None:
    """When reports of a kind are due at this workbook's level in its year, None without a deadline.

    "Trước ngày" is strict: the named day itself is too late, unless the workbook counts it (A6).
    """
    entry = guidance.deadline(settings.year, settings.level, kind)
    return due_by(entry, settings.year, day_counts=settings.deadline_day_counts)


def due_by(entry: Deadline, year: int, *, day_counts: bool) -> Due | None:
    """When reports of a year are due by a letter's deadline, None where it is that there is none."""
    named, late_from = entry.named, entry.late_from(year, day_counts=day_counts)
    if named is None or late_from is None:
        return None
    has_hour = named.hour is not None
    is_strict = entry.before is not None and not day_counts
    return Due(late_from, named.of(year).date() if has_hour or is_strict else None, has_hour)


def first_late_day(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> date | None:
    """The first day that is wholly too late, None without a deadline."""
    found = due(settings, guidance, kind)
    return None if found is None else found.first_late_day


def last_day_in_time(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> date | None:
    """The last day on which a report is in time, None without a deadline."""
    found = due(settings, guidance, kind)
    return None if found is None else found.last_day


def deadline_clause(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> str:
    """Where the letter sets the deadline of this workbook's level and year."""
    return guidance.clause(guidance.deadline(settings.year, settings.level, kind).rule)


def last_day_to_come(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> date:
    """Until when what is missing may still come: the last day in time, the year's last day where there is none."""
    return last_day_in_time(settings, guidance, kind) or date(settings.year, 12, 31)


def last_day_to_register(settings: Settings, guidance: Guidance, kind: Kind | None = None) -> date:
    """Until when one may register: the letter's last day for that, else the last day for reports (A36)."""
    until = guidance.registration_of(settings.year, kind).until
    return until.of(settings.year).date() if until is not None else last_day_to_come(settings, guidance, kind)


def lateness(received: datetime, when: Due) -> tuple[Lateness, int]:
    """The flag and the days late, counted from the last moment in time: a day that has begun counts."""
    if received.tzinfo is not None:
        received = received.replace(tzinfo=None)
    if when.lacks_hour(received):
        return Lateness.DEADLINE_DAY, 1
    if received < when.late_from:
        return Lateness.ON_TIME, 0
    flag = Lateness.DEADLINE_DAY if when.is_strict_day(received.date()) else Lateness.LATE
    return flag, (received - when.late_from) // _DAY + 1

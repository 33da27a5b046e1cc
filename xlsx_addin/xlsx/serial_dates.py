"""Numbers and dates as a cell holds them: 15 digits, and days since 1899-12-30 (the 1900 date system)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import floor

from xlsx_addin.xlsx.cells import DateSerial

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's time has no zone
_FIRST_SERIAL = 61
"""1 March 1900: before it Excel counts a day that never was, and a smaller number is a time without a day."""
_LAST_SERIAL = 2958466
_MINUTES_A_DAY = 1440
_MILLISECOND = timedelta(milliseconds=1)
_MILLISECONDS_A_DAY = 86_400_000
_SLIP = 2
"""Milliseconds by which COM may miss a whole second."""


def date_serial(day: date) -> DateSerial:
    """Count the days since 1899-12-30; a day alone is its midnight.

    Exact to the second, and to the millisecond where the time is not a whole second.
    """
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    milliseconds = round((moment - EPOCH) / _MILLISECOND)
    beyond_second = (milliseconds + _SLIP) % 1000 - _SLIP
    if abs(beyond_second) <= _SLIP:
        milliseconds -= beyond_second
    return DateSerial(milliseconds / _MILLISECONDS_A_DAY)


def moment_of_serial(serial: float) -> datetime | None:
    """The day and time of a serial number of the 1900 system, to the second; None when it is no day.

    A fraction of a second is cut off, so that the last moment of a day stays on that day; what binary numbers lose of a
    whole second is first rounded away.
    """
    if not _FIRST_SERIAL <= serial < _LAST_SERIAL:
        return None
    return EPOCH + timedelta(seconds=floor(round(serial * 86400, 3)))


def time_of_serial(serial: float) -> time | None:
    """The time of day that a part of a day is, to the nearest minute; None where it is none."""
    minutes = round(serial * _MINUTES_A_DAY)
    return time(minutes // 60, minutes % 60) if 0 <= minutes < _MINUTES_A_DAY else None


def decimal_of(number: float) -> Decimal:
    """The number to 15 significant digits, as Excel shows it: 89.99999999999999 is 90."""
    return Decimal(f"{number:.15g}")

"""Dates as the serial numbers that a cell holds: days since 1899-12-30 (the 1900 date system)."""

from __future__ import annotations

from datetime import datetime, timedelta

from xlsx_addin.xlsx.cells import DateSerial

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's time has no zone
_MILLISECOND = timedelta(milliseconds=1)
_MILLISECONDS_A_DAY = 86_400_000
_SLIP = 2
"""Milliseconds by which COM may miss a whole second."""


def date_serial(moment: datetime) -> DateSerial:
    """Count the days since 1899-12-30.

    Exact to the second, and to the millisecond where the time is not a whole second.
    """
    milliseconds = round((moment - _EPOCH) / _MILLISECOND)
    beyond_second = (milliseconds + _SLIP) % 1000 - _SLIP
    if abs(beyond_second) <= _SLIP:
        milliseconds -= beyond_second
    return DateSerial(milliseconds / _MILLISECONDS_A_DAY)

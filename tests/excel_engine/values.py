"""Values on their way between a cell and xlwings, as pywin32 hands them over."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from tests.excel_engine.errors import ERROR_CODES, TimeError

ComValue: TypeAlias = "bool | int | float | Decimal | str | datetime | None"
"""What a cell hands over; an ``int`` is always the code of an error."""

_EARLIEST, _AFTER_THE_LATEST = 0, 2_958_466
"""What Excel shows as a date: up to 31 December 9999."""
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY_AFTER_THE_FALSE_LEAP_DAY = datetime(1900, 3, 1)
_CURRENCY_FORMAT = re.compile(r"\[\$[^\]\-]+|[$€£¥₫]")


def com_value(stored: object, number_format: str, *, is_error: bool) -> ComValue:
    """What Range.Value hands over for a stored value: no whole numbers, currency as Decimal of four places.

    Raises TimeError where the cell shows dates and its number is none: pywin32 then gives nothing of the whole range.
    """
    if isinstance(stored, str):
        return ERROR_CODES.get(stored, stored) if is_error else stored
    if stored is None or isinstance(stored, bool):
        return stored
    if isinstance(stored, (int, float)):
        if is_date_format(number_format):
            return _com_date(_moment(stored))
        if _CURRENCY_FORMAT.search(number_format):
            return Decimal(str(stored)).quantize(Decimal("0.0001"))
        return float(stored)
    return _com_date(stored)


def _moment(serial: float) -> object:
    if not _EARLIEST <= serial < _AFTER_THE_LATEST:
        raise TimeError
    return from_excel(serial)


def _com_date(stored: object) -> datetime:
    """Dates as COM counts them: from 1899-12-30, without the 29 February 1900 that Excel believes in."""
    if isinstance(stored, timedelta):
        return _EPOCH + stored
    if isinstance(stored, time):
        return datetime.combine(_EPOCH.date(), stored)
    if isinstance(stored, date) and not isinstance(stored, datetime):
        stored = datetime.combine(stored, time())
    if not isinstance(stored, datetime):
        message = f"a cell with {type(stored).__name__} is beyond this engine"
        raise NotImplementedError(message)
    return stored if stored >= _FIRST_DAY_AFTER_THE_FALSE_LEAP_DAY else stored - timedelta(days=1)


def prepared(value: object) -> ComValue:
    """What pywin32 makes of a Python value; it refuses what has no counterpart in COM."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, (str, bool, int, float, Decimal)):
        return value
    message = f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT"
    raise TypeError(message)

"""A cell as text, for people, and as the value that is written back into another sheet.

The one place where a cell becomes text. What programs compare has forms of its own: digests hash the canonical form
(``exchange/envelope/digest``), a code is read by ``code_of``.
"""

from __future__ import annotations

from xlsx_addin.vietnamese.normalise import SPACES_AND_INVISIBLE, normalise
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, WrittenValue
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber
from xlsx_addin.xlsx.serial_dates import decimal_of, moment_of_serial

_SHOWN = 60
_LOOKED_AT = 2_000
"""Of an endless text: many times what is shown, also where each letter is typed with its marks apart."""
_LONGEST_CODE = 10**15
"""Excel keeps 15 digits of a number; a longer code has lost some."""


def cell_text(value: CellValue | None, *, with_time: bool = True) -> str:
    """A cell's value in full, the same text for equal values; empty for a blank and for a formula without a value.

    A moment is its day with its time of day, unless that is midnight or the time is not wanted.
    """
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, ErrorValue):
        return value.text
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, PercentNumber):
        return f"{plain(decimal_of(value) * 100)}%"
    moment = moment_of_serial(value) if isinstance(value, DateSerial) else None
    if moment is None:
        return plain(decimal_of(value))
    day = vietnamese_date(moment.date())
    is_whole_day = not (moment.hour or moment.minute or moment.second)
    return day if is_whole_day or not with_time else f"{day} {moment:%H:%M:%S}"


def shown(value: CellValue) -> str:
    """A cell's value as a message quotes it: the start of a long text, the day of a moment."""
    if isinstance(value, str) and len(value) > _LOOKED_AT:
        value = value.strip(SPACES_AND_INVISIBLE)[:_LOOKED_AT]
    return quoted(cell_text(value, with_time=False), _SHOWN)


def code_of(value: CellValue) -> str | None:
    """A code: text as it stands, a whole number as its digits; None when it is neither."""
    if isinstance(value, str):
        return normalise(value)
    if type(value) is float or isinstance(value, PercentNumber):
        return str(int(value)) if value.is_integer() and abs(value) < _LONGEST_CODE else None
    return None


def code_text(value: CellValue | None) -> str:
    """A code as text, also where the cell holds something that is no code; empty for a blank."""
    if value is None:
        return ""
    return code_of(value) or cell_text(value, with_time=False)


def written(value: CellValue | None, number_format: str = GENERAL) -> WrittenValue:
    """A cell's value as it is written under a number format: in a column of texts as its text, an error as its own.

    A number shown as percent is written as what is seen: without its format it would be another one.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, PercentNumber):
        return cell_text(value)
    if number_format != TEXT and isinstance(value, (bool, float)):
        return value
    return cell_text(value) or None

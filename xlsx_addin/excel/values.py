"""Values on their way between the open Excel and our types."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.xlsx.blocks import TEXT, CellLink
from xlsx_addin.xlsx.cells import DateSerial, ErrorValue, error_or_text
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from datetime import date

    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import CellValue

_FIRST_ERROR_CODE = -2146828288
_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
"""Excel's error numbers. Of the last seven xlwings hands over the bare code."""

_PLAIN_WORDS = re.compile(r"[^\W\d_][^\d]*")


def cell_value(value: object) -> CellValue | None:
    """Read what a cell holds from what xlwings hands over with ``err_to_str``; None where it is blank.

    A whole number that is no truth value is the code of an error: real numbers come as floats. A text that reads
    like an error cannot be told from one.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return error_or_text(value)
    if isinstance(value, (bool, DateSerial)):
        return value
    if isinstance(value, datetime):
        return date_serial(value)
    if isinstance(value, int) and (error := _ERRORS.get(value - _FIRST_ERROR_CODE)):
        return ErrorValue(error)
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    message = f"xlwings handed over {value!r}"
    raise TypeError(message)


def written_value(value: WrittenValue, number_format: str | None) -> str | float | bool | date | None:
    """Give xlwings what makes the cell hold exactly this; ``number_format`` is None where it is not known.

    Excel reads a text as if it were typed, unless the cell's format is ``@`` or the text begins with an apostrophe,
    which it then takes away. A Decimal would turn the cell into currency.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        is_safe = number_format == TEXT or (_PLAIN_WORDS.fullmatch(value) and value.upper() not in {"TRUE", "FALSE"})
        return value if is_safe else f"'{value}"
    if isinstance(value, CellLink):
        return value.formula()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    return value

"""What Excel makes of a text that is written into a cell, which is what it makes of one that is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.excel_engine.errors import XLWINGS_ERRORS

DATE_FORMAT = "m/d/yyyy"
TIMED_DATE_FORMAT = "m/d/yyyy h:mm"

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+|(?=\.\d))(\.\d*)?(E[+-]?\d+)?", re.IGNORECASE)
_PERCENTAGE = re.compile(r"([+-]?\d+(?:\.\d*)?)\s*%")
_DATE = re.compile(r"(\d{1,4})[/-](\d{1,2})(?:[/-](\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Typed:
    """The value a cell ends up with, and the number format that a General cell takes on."""

    value: str | float | bool | datetime
    number_format: str | None = None
    is_quoted: bool = False
    is_formula: bool = False
    is_error: bool = False


def typed_in(text: str) -> Typed:
    """Read a text as Excel does in a cell that is not formatted as text: numbers, dates, formulas, errors.

    Through COM the order of day and month is American, whatever Windows is set to.
    """
    if text.startswith("'"):
        return Typed(text[1:], is_quoted=True)
    if text.startswith("="):
        return Typed(text, is_formula=True)
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped):
        return Typed(float(stripped.replace(",", "")))
    if match := _PERCENTAGE.fullmatch(stripped):
        return Typed(float(match[1]) / 100, "0.00%" if "." in match[1] else "0%")
    if stripped.upper() in {"TRUE", "FALSE"}:
        return Typed(stripped.upper() == "TRUE")
    if stripped.upper() in XLWINGS_ERRORS.values():
        return Typed(stripped.upper(), is_error=True)
    if match := _DATE.fullmatch(stripped):
        return _typed_date(text, *match.groups())
    if stripped[:1] in {"+", "-", "@"} and len(stripped) > 1:
        return Typed("=" + stripped, is_formula=True)
    return Typed(text)


def _typed_date(text: str, first: str, second: str, third: str | None) -> Typed:
    """A date where the three numbers make one, otherwise the text itself."""
    try:
        if len(first) == 4 and third:
            return Typed(_day(first, second, third), DATE_FORMAT)
        if third is None:
            return Typed(_day(str(datetime.now(tz=UTC).year), first, second), "d-mmm")
        return Typed(_day(third if len(third) > 2 else f"20{third:0>2}", first, second), DATE_FORMAT)
    except ValueError:
        return Typed(text)


def _day(year: str, month: str, day: str) -> datetime:
    return datetime(int(year), int(month), int(day))

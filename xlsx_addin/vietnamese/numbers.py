"""Numbers, dates and times as a Vietnamese reader writes them, and the JSON text of a total. All exact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""From Monday on, spelt as Decree 30/2020/NĐ-CP asks."""


def half_up(value: Fraction, places: int) -> str:
    """Round to that many decimals, a half up, and write it with a decimal point: "91.50".

    Up is toward the greater number below zero too: so a rounded difference is always that of the rounded numbers,
    wherever one of both has no more decimals than are shown.
    """
    scale = 10**places
    numerator, denominator = value.numerator, value.denominator
    rounded = (2 * numerator * scale + denominator) // (2 * denominator)
    sign = "-" if rounded < 0 else ""
    whole, rest = divmod(abs(rounded), scale)
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def decimal_comma(value: Decimal | Fraction | str, places: int = 2) -> str:
    """Round half up and write it with a decimal comma: "91,50". Text has a decimal point, as in the JSON."""
    return half_up(Fraction(value), places).replace(".", ",")


def plain(value: Decimal) -> str:
    """Write a finite number in full, no longer than it must be, with a decimal comma: "27,5", "30"."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits.replace(".", ",")


_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TENS: Final = 10
_TWENTY: Final = 20


def in_words(number: int) -> str:
    """Say a whole number from 0 to 99: "bốn", "mười hai", "hai mươi mốt"."""
    if not 0 <= number < _TENS * _TENS:
        raise ValueError(f"{number} is not from 0 to 99")
    tens, ones = divmod(number, _TENS)
    if tens == 0:
        return _DIGITS[ones]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return said
    last = {5: "lăm"} if number < _TWENTY else {1: "mốt", 5: "lăm"}
    return f"{said} {last.get(ones, _DIGITS[ones])}"


def vietnamese_date(day: date) -> str:
    """Write a date as "16/12/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def official_date(day: date) -> str:
    """Write a date as documents of state and Party do, a zero before days 1 to 9 and months 1 and 2: "04/7/2026"."""
    return f"{day.day:02}/{official_month(day)}/{day.year}"


def official_month(day: date) -> str:
    """Write the month's number with a zero before 1 and 2 alone: "02", "7"."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def vietnamese_moment(moment: datetime) -> str:
    """Write a time as "14:05 ngày 16/12/2026", in the moment's own time zone."""
    return f"{moment.hour:02}:{moment.minute:02} ngày {vietnamese_date(moment)}"


def date_and_weekday(day: date) -> str:
    """Write a date with its weekday: "19/12/2026, thứ Bảy"."""
    name = weekday(day)
    return f"{vietnamese_date(day)}, {name[0].lower()}{name[1:]}"


def weekday(day: date) -> str:
    """Name the day of the week: "Thứ Hai" to "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]

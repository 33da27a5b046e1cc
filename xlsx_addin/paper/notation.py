"""Numbers, dates and lists as Party documents write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.numbers import decimal_comma, official_date, official_month, plain, weekday

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

NONE = "–"
"""Stands for no one in a table of counts."""
FIXED_SPACE = "\u00a0"
day, month = official_date, official_month
"""How documents write a day and a month's number, a zero before days 1 to 9 and months 1 and 2 alone: "04/7/2026"."""


def points(value: Fraction | None) -> str:
    """Two decimals, half up, for show only: "92,33"; blank where nothing was scored."""
    return "" if value is None else decimal_comma(value)


def single_points(value: Decimal | None) -> str:
    """Points as they were given, no longer than they must be: "27,5", "30"."""
    return "" if value is None or value.is_nan() else plain(value)


def count(number: int) -> str:
    """A count with a dot between thousands: "1.000"."""
    return f"{number:,}".replace(",", ".")


def some(number: int) -> str:
    """A count for a part that is left out where there is none: then it is blank."""
    return count(number) if number else ""


def counts(numbers: Iterable[tuple[str, int]]) -> str:
    """Sentences, each with its count, in one line; those of which there are none are left out."""
    return listed(sentence.format(count=count(number)) for sentence, number in numbers if number)


def table_count(number: int) -> str:
    """A count in a table, where nothing is a dash."""
    return count(number) if number else NONE


def day_and_weekday(date_: date) -> str:
    """A day with its weekday, as the last one in time is told: "14/12/2026, thứ Hai"."""
    name = weekday(date_)
    return f"{day(date_)}, {name[0].lower()}{name[1:]}"


def listed(parts: Iterable[str], separator: str = ", ") -> str:
    """What is not blank, in one line."""
    return separator.join(part for part in parts if part)

"""Books of the oracle written as small tables of text, as ``tests.workbooks`` writes workbooks."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries

from tests.workbooks import (
    GRADES,
    RESULT_HEADINGS,
    SCALE,
    Rows,
    cell_value,
    completed,
    scale_rows,
    score_rows,
    subject_rows,
    table,
)
from tools.oracle.books import ABOVE, CRITERIA, PEOPLE, SCORES, SUBJECTS, Area, Book, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tools.oracle.books import Value


def small_book(
    *,
    subjects: str,
    scores: str = "",
    scale: str = SCALE,
    grades: str = GRADES,
    above: str | None = None,
    people: str | None = None,
    year: int = 2026,
    level: str = "Cấp ủy cơ sở",
    today: date = date(2027, 1, 31),
    merged: Iterable[str] = (),
    percent: Iterable[str] = (),
    hidden_rows: Iterable[str] = (),
) -> Book:
    """A book of these tables; merges, percents and rows are given as ``Đơn vị!D2:D3``, ``Điểm!D2``, ``Điểm!2``."""
    sheets = {
        SUBJECTS: subject_rows(subjects, year),
        CRITERIA: scale_rows(scale, grades),
        SCORES: score_rows(scores, [row[0] for row in table(scale)[1:] if row[0]]),
    }
    if above is not None:
        sheets[ABOVE] = completed(above, RESULT_HEADINGS, {})
    if people is not None:
        sheets[PEOPLE] = table(people)
    book = Book(year, level, False, today, {name: _sheet(name, rows) for name, rows in sheets.items()})
    for area in merged:
        name, cells = area.split("!")
        left, top, right, bottom = (int(number or 0) for number in range_boundaries(cells))
        book.sheets[name].merges.append(Area(top, left, bottom, right))
    for place in percent:
        name, cell = place.split("!")
        column, row, _, _ = (int(number or 0) for number in range_boundaries(cell))
        book.sheets[name].formats[row, column] = "0%"
    for place in hidden_rows:
        name, number = place.split("!")
        book.sheets[name].hidden_rows.add(int(number))
    return book


def _sheet(name: str, rows: Rows) -> Sheet:
    sheet = Sheet(name, rows[0])
    for number, row in enumerate(rows[1:], start=2):
        for column, text in enumerate(row, start=1):
            value = _value(text, rows[0][column - 1])
            if value is not None:
                sheet.values[number, column] = value
                sheet.last = number
    return sheet


def _value(text: str, heading: str) -> Value:
    value = cell_value(text, heading)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return Fraction(text)
    assert value is None or isinstance(value, (str, int))
    return value

"""Faults of single cells: wrong values, merges, percents and hidden rows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.oracle.books import ABOVE, CRITERIA, SCORES, SUBJECTS, Area, Sheet
from tools.oracle.cells import IDLE
from tools.oracle.planting import Planted, any_row, scored_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tools.oracle.books import Book, Value
    from tools.oracle.planting import Fault


PERCENT = ("0%", "0.00%", "0;[Red]-0%", "0* %", '"còn" 0%')
LIKE_PERCENT = ('0"%"', "0\\%", "0_%", "0*%", '0.00;"%"')
"""Formats that show a percent sign, or the room of one, and leave the number what it is."""
CURRENCY = ('#,##0.00 "₫"', '_-* #,##0.00 "₫"_-', "[$₫-42A] #,##0.00")


def cell_fault(kind: str, name: str, headings: tuple[str, ...], value: Value) -> Fault:
    """A cell of a random row gets a wrong value."""

    def plant(chance: Random, book: Book) -> Planted | None:
        sheet = book.sheets.get(name)
        row = None if sheet is None else any_row(chance, sheet)
        if sheet is None or row is None:
            return None
        sheet.put(row, chance.choice(headings), value)
        return Planted(kind, name, row)

    return plant


def score_fault(kind: str, heading: str, value: Value) -> Fault:
    """A cell of a filled score sheet gets a wrong value."""

    def plant(chance: Random, book: Book) -> Planted | None:
        row = scored_row(chance, book)
        if row is None or heading not in book.scores.headings:
            return None
        book.scores.put(row, heading, value)
        return Planted(kind, SCORES, row)

    return plant


def scale_fault(kind: str, heading: str, value: Value, row: int | None) -> Fault:
    """A cell of the scale gets a wrong value."""

    def plant(chance: Random, book: Book) -> Planted | None:
        place = row or chance.choice((2, 3))
        book.criteria.put(place, heading, value)
        return Planted(kind, CRITERIA, None if kind == "grade missing" else place)

    return plant


def merge_down(name: str, headings: tuple[str, ...], kind: str) -> Fault:
    """One value is merged over two or three rows."""

    def plant(chance: Random, book: Book) -> Planted | None:
        sheet = book.sheets.get(name)
        if sheet is None or sheet.merges:
            return None
        heading = chance.choice(headings)
        filled = [row for row in sheet.rows() if row < sheet.last and sheet.get(row, heading) is not None]
        if not filled:
            return None
        top = chance.choice(filled)
        bottom = min(sheet.last, top + chance.choice((1, 1, 2)))
        column = sheet.column(heading)
        sheet.merges.append(Area(top, column, bottom, column))
        if chance.random() < 0.8:  # Excel empties the cells that it hides, other programs do not
            for row in range(top + 1, bottom + 1):
                sheet.put(row, heading, None)
        return Planted(kind, name, top + 1) if _has_data(sheet, top + 1, column) else None

    return plant


def _has_data(sheet: Sheet, row: int, merged: int) -> bool:
    """Whether the row has data of its own beside the merged column; of a score sheet, a score."""
    columns = {
        SUBJECTS: range(1, len(sheet.headings) + 1),
        ABOVE: range(1, len(sheet.headings) + 1),
        SCORES: range(4, 6),
        CRITERIA: range(1, 8) if merged < 8 else range(9, 12),
    }
    return any(sheet.values.get((row, each)) is not None for each in columns[sheet.name] if each != merged)


def merge_wide(chance: Random, book: Book) -> Planted | None:
    """Some cells of one row are merged into one."""
    sheet = book.subjects
    row = any_row(chance, sheet)
    left = chance.randrange(1, len(sheet.headings) - 2)
    if sheet.merges or row is None or sheet.values.get((row, left)) is None:
        return None
    right = left + chance.choice((1, 2))
    sheet.merges.append(Area(row, left, row, right))
    is_idle = all(heading in IDLE for heading in sheet.headings[left:right])
    return Planted("idle cell under a merge" if is_idle else "cell under a merge", SUBJECTS, row)


def as_percent(name: str, headings: tuple[str, ...], row: int | None = None) -> Fault:
    """A number is shown as percent."""

    def plant(chance: Random, book: Book) -> Planted | None:
        sheet = book.sheets[name]
        heading = chance.choice(headings)
        rows = [row] if row else [each for each in sheet.rows() if not isinstance(sheet.get(each, heading), str)]
        rows = [each for each in rows if sheet.get(each, heading) is not None]
        if not rows:
            return None
        place = chance.choice(rows)
        sheet.formats[place, sheet.column(heading)] = chance.choice(PERCENT)
        return Planted("percent", name, place)

    return plant


def respelled(headings: tuple[str, ...], spelling: Callable[[str], str], kind: str | None) -> Fault:
    """A text of ``Đơn vị`` in another spelling; without a kind nothing must be told of it."""

    def plant(chance: Random, book: Book) -> Planted | None:
        heading = chance.choice(headings)
        rows = [row for row in book.subjects.rows() if isinstance(book.subjects.get(row, heading), str)]
        if not rows:
            return None
        row = chance.choice(rows)
        before = str(book.subjects.get(row, heading))
        book.subjects.put(row, heading, spelling(before))
        return Planted(kind, SUBJECTS, row) if kind and spelling(before).casefold() != before.casefold() else None

    return plant


def date_as_text(chance: Random, book: Book) -> Planted | None:
    """A date typed as text."""
    heading = chance.choice(("Ngày nhận báo cáo", "Ngày công nhận", "Ngày khen thưởng"))
    for row in book.subjects.rows():
        day = book.subjects.get(row, heading)
        if isinstance(day, date):
            book.subjects.put(row, heading, f"{day:{chance.choice(('%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y'))}}")
            return Planted("date as text", SUBJECTS, row)
    return None


def number_as_text(chance: Random, book: Book) -> Planted | None:
    """A score typed as text."""
    row = scored_row(chance, book)
    points = None if row is None else book.scores.get(row, "C2")
    if row is None or not isinstance(points, Fraction):
        return None
    book.scores.put(row, "C2", f"{float(points)}".replace(".", chance.choice((",", "."))))
    return Planted("number as text", SCORES, row)


def hide_rows(chance: Random, book: Book) -> Planted | None:
    """Some rows of an input sheet are hidden, as a filter hides them."""
    sheet = book.sheets[chance.choice((SUBJECTS, CRITERIA, SCORES))]
    rows = [row for row in sheet.rows() if sheet.values.get((row, 1)) is not None]
    if not rows:
        return None
    sheet.hidden_rows.update(chance.sample(rows, chance.randint(1, min(2, len(rows)))))
    return Planted("hidden rows", sheet.name)

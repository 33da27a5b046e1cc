"""What is taken out of a file: the rows as they travel from the child to the database, and how cells become them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from xlsx_addin.guidance import available, usable
from xlsx_addin.terms import Grade, Kind, OrganDecision, Outcome, labels_of
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.vietnamese.numbers import half_up
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, code_text
from xlsx_addin.workbook.column_reader import Choices, date_of_text, number_of_text
from xlsx_addin.xlsx.cells import CellValue, DateSerial
from xlsx_addin.xlsx.serial_dates import date_serial, decimal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from enum import Enum

    from xlsx_addin.workbook.sheets import Sheets

    Term = TypeVar("Term", bound=Enum)
    Read = TypeVar("Read")


class SubjectRow(NamedTuple):
    """One subject of one envelope or workbook; the fields are the columns of the table ``subject`` after the digest.

    Points are texts with two decimals, half up, for show; what is decided by them was decided exactly before.
    """

    line: int
    code: str | None = None
    source: str | None = None
    name: str | None = None
    kind: str | None = None
    registered: bool | None = None
    model: str | None = None
    field: str | None = None
    product: str | None = None
    received: float | None = None
    """Serial number of the 1900 system."""
    late_accepted: bool = False
    lateness: str | None = None
    """At the level that sent the row."""
    self_total: str | None = None
    self_grade: str | None = None
    outcome: str | None = None
    total: str | None = None
    grade: str | None = None
    lower_grade: str | None = None
    lower_outcome: str | None = None
    """``Kết luận cấp dưới``, whatever it concludes."""
    above_outcome: str | None = None
    above_grade: str | None = None
    sheets: int = 0
    lowest: str | None = None
    highest: str | None = None
    crosses: bool | None = None
    """Whether one score sheet reaches the lowest recognised grade and another does not; None below two sheets."""
    equal: bool | None = None
    """Whether all score sheets have the same total; None below two sheets."""
    matches: bool | None = None
    """Whether the total is the mean of the score sheets; None where there is none of both."""
    decision: str | None = None


_OUTCOMES = {fold(label): outcome for outcome in Outcome for label in labels_of(outcome)}


def choice(value: CellValue | None, terms: type[Term]) -> Term | None:
    """The term that a cell names, also without its diacritics; None where it names none."""
    if not isinstance(value, str):
        return None
    choices = _choices(terms)
    return choices.exact(value) or choices.bare(value)


@cache
def _choices(terms: type[Term]) -> Choices[Term]:
    return Choices(list(terms))


def label_of(term: Enum | Grade | None) -> str | None:
    """How a term is kept; None for none."""
    return None if term is None else str(term.value)


def grade_of(value: CellValue | None) -> Grade | None:
    """The grade of any known guidance that a cell names, also without its diacritics; None where it names none.

    Whether it is one of the envelope's own guidance is asked where grades are ranked.
    """
    if not isinstance(value, str):
        return None
    grades = _grades(available())
    return grades.exact(value) or grades.bare(value)


@cache
def _grades(_guidances: tuple[str, ...]) -> Choices[Grade]:
    named = {grade.value: grade for guidance in usable().values() for grade in guidance.grades}
    return Choices(list(named.values()))


def outcome_of(value: CellValue | None) -> Outcome | None:
    """The outcome that a cell of ``Kết luận`` names; None where it names none that this version knows."""
    return _OUTCOMES.get(fold(value)) if isinstance(value, str) else None


def text_of(value: CellValue | None) -> str | None:
    """A free text; None for a blank."""
    return cell_text(value, with_time=False) or None


def code_or_none(value: CellValue | None) -> str | None:
    """A code as text, also where the cell holds something that is none; None for a blank."""
    return code_text(value) or None


@lru_cache(maxsize=4096, typed=True)  # the same few scores stand in thousands of rows; a day is no number
def number_of(value: CellValue | None) -> Decimal | None:
    """The exact number of a cell, also where it is typed as text."""
    if type(value) is float:
        return decimal_of(value)
    return number_of_text(normalise(value)) if isinstance(value, str) else None


def serial_of(value: CellValue | None) -> float | None:
    """A day and time as a serial number, also where a day is typed as text."""
    if isinstance(value, DateSerial):
        return float(value)
    moment = date_of_text(normalise(value)) if isinstance(value, str) else None
    return None if moment is None else float(date_serial(moment))


@lru_cache(maxsize=4096)  # the same few hundred points stand in thousands of rows
def points(value: Decimal | Fraction | None) -> str | None:
    """Points with two decimals, half up; None where there are none, or more than any scale gives."""
    if value is None or not -100_000 < value < 100_000:
        return None
    return half_up(Fraction(value), 2)


def kept_name(name: str | None, kind: Kind | None, decision: str | None) -> str | None:
    """The name that may be kept: of an individual, or of who is unreadable, only once it is recognised."""
    is_public = kind is not None and kind is not Kind.INDIVIDUAL
    return name if is_public or decision == OrganDecision.AGREED.value else None


def column_of(values: Mapping[int, CellValue], read: Callable[[CellValue], Read]) -> dict[int, Read]:
    """What a column's cells mean, by row; the same text or number stands in many and is read once."""
    known: dict[CellValue, Read] = {}
    found = {}
    for row, value in values.items():
        if type(value) is str or type(value) is float:
            if value not in known:
                known[value] = read(value)
            found[row] = known[value]
        else:  # a day is equal to the number that it is, and is not one
            found[row] = read(value)
    return found


def cells_by_field(sheets: Sheets, name: str) -> dict[str, dict[int, CellValue]]:
    """The cells of a sheet that are not blank, by the fields of its columns and their rows."""
    table = sheets.table(name)
    return {column.field: table.values(column.heading) for column in layout.TABLES[name][0]}

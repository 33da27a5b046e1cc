"""Reading meaning into the cells of a column (workbook §9).

What cannot be read is an error, what was assumed is a warning; nothing is corrected, clamped or dropped.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

from xlsx_addin.terms import Labelled, YesNo, labels_of
from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.vietnamese.legacy import legacy_reading
from xlsx_addin.vietnamese.nearest import NearestNames
from xlsx_addin.vietnamese.normalise import (
    SPACES_AND_INVISIBLE,
    ZERO_WIDTH,
    fold,
    fold_spelling,
    normalise,
    without_diacritics,
)
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.words import problems as problem_words
from xlsx_addin.words.problems import ProblemCode, suggestion
from xlsx_addin.workbook.cell_text import code_of, shown
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, SCORES, SUBJECTS, Column, Content
from xlsx_addin.workbook.layout import heading as heading_of
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber
from xlsx_addin.xlsx.serial_dates import decimal_of, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.workbook.tables import Table

Term = TypeVar("Term", bound=Labelled)

_DATE_TEXT = re.compile(
    r"(?P<d1>[0-9]{1,2})/(?P<m1>[0-9]{1,2})/(?P<y1>[0-9]{4})"
    r"|(?P<d2>[0-9]{2})-(?P<m2>[0-9]{2})-(?P<y2>[0-9]{4})"
    r"|(?P<d3>[0-9]{2})\.(?P<m3>[0-9]{2})\.(?P<y3>[0-9]{4})"
    r"|(?P<y4>[0-9]{4})-(?P<m4>[0-9]{2})-(?P<d4>[0-9]{2})"
)
_TIME_TEXT = re.compile(r"(?P<hour>[0-9]{1,2}) ?(?::|h|giờ) ?(?P<minute>[0-9]{2})?(?: ?phút)?", re.IGNORECASE)
_LONGEST_LOOKED_AT = 1_000
"""No choice, number or day is typed with more letters, also where each has its marks apart."""
_SUBJECT_CODES = {heading_of(sheet, "code") for sheet in (SUBJECTS, SCORES, RESULTS_FROM_ABOVE)}
_NUMBER_TEXT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def date_of_text(text: str) -> datetime | None:
    """The day that a text in one of the accepted forms names."""
    match = _DATE_TEXT.fullmatch(text)
    if match is None:
        return None
    parts = {name[0]: int(value) for name, value in match.groupdict().items() if value is not None}
    try:
        return datetime(parts["y"], parts["m"], parts["d"])  # noqa: DTZ001 - days in cells are those of Việt Nam
    except ValueError:
        return None


def time_of_text(text: str) -> time | None:
    """The time of day that a text such as ``8:00``, ``8h30`` or ``8 giờ 30`` names."""
    match = _TIME_TEXT.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number_of_text(text: str) -> Decimal | None:
    """The number that a text with a decimal comma or point writes."""
    return Decimal(text.replace(",", ".")) if _NUMBER_TEXT.fullmatch(text) else None


def _is_short(text: str) -> bool:
    """Whether a text may be a choice, a number or a day: an endless one is somebody's paragraph, and not looked at."""
    return len(text) <= _LONGEST_LOOKED_AT or len(text.strip(SPACES_AND_INVISIBLE)) <= _LONGEST_LOOKED_AT


class Choices(Generic[Term]):
    """The choices of a column: matched after folding, and without diacritics as a second try."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.labels = [str(term.value) for term in terms]
        self._exact: dict[str, Term] = {fold_spelling(label): term for term in terms for label in labels_of(term)}
        self._bare: dict[str, Term] = {without_diacritics(key): term for key, term in self._exact.items()}
        self._nearest = NearestNames(self.labels)

    def exact(self, text: str) -> Term | None:
        """The choice that the text is."""
        return self._exact.get(fold_spelling(text))

    def bare(self, text: str) -> Term | None:
        """The choice that the text is but for its diacritics."""
        return self._bare.get(without_diacritics(fold(text)))

    def suggestion(self, text: str) -> str:
        """The words that name the nearest choice, empty when none is near."""
        return suggestion(self._nearest.find(text))


class ColumnReader:
    """Reads the columns of one table; what is wrong goes to ``findings``.

    ``letter`` is the workbook's guidance, for a column whose choices are one of its lists.
    """

    def __init__(self, table: Table, findings: Findings, *, letter: Guidance | None = None) -> None:
        self.table = table
        self.letter = letter
        self.findings = findings
        self.codes: Mapping[int, str] = {}
        """Whose row a cell stands on, once the codes are read: it names the subject of a problem."""
        self._cells: dict[str, Mapping[int, CellValue]] = {}

    def cells(self, heading: str) -> Mapping[int, CellValue]:
        """Row and value of every cell under a heading that is not blank."""
        if heading not in self._cells:
            self._cells[heading] = self.table.values(heading)
        return self._cells[heading]

    def add(
        self, code: ProblemCode, heading: str, row: int, value: CellValue | None = None, /, **words: object
    ) -> None:
        """Note a problem at the cell of a row under a heading; ``value`` is quoted as a message quotes a cell."""
        cell = self.table.cell(heading, row)
        if value is not None:
            words["value"] = shown(value)
        words.setdefault("heading", heading)
        self.findings.add(code, self.table.sheet.name, cell, row=row, subject=self.codes.get(row), **words)

    def unreadable(self, code: ProblemCode, heading: str, row: int, value: CellValue, **words: object) -> None:
        """Note a cell that is not blank but cannot be read; an Excel error is one whatever was expected."""
        if isinstance(value, ErrorValue):
            code, words = ProblemCode.CELL_ERROR, {}
        elif isinstance(value, Formula):
            code, words = ProblemCode.CELL_UNCOMPUTED, {}
        self.findings.unreadable.add((self.table.sheet.name, row, heading))
        self.add(code, heading, row, value, **words)

    def is_unreadable(self, heading: str, row: int) -> bool:
        """Whether the cell of a row cannot be read, and somebody was told: it only seems to be blank."""
        return (self.table.sheet.name, row, heading) in self.findings.unreadable

    def texts(self, heading: str, values: Mapping[int, CellValue] | None = None) -> dict[int, str]:
        """Row and text of a column of free text."""
        known: dict[str, str] = {}
        result: dict[int, str] = {}
        for row, value in (self.cells(heading) if values is None else values).items():
            if type(value) is str:
                text = known.get(value)
                if text is None:
                    text = normalise(value)
                    if text.isascii() or not self._warn_of_legacy(heading, row, text):
                        known[value] = text
                result[row] = text
            elif isinstance(value, DateSerial):
                self.add(ProblemCode.TEXT_HOLDS_DATE, heading, row, value)
                result[row] = shown(value)
            elif isinstance(value, (ErrorValue, Formula)):
                self.unreadable(ProblemCode.CELL_ERROR, heading, row, value)
            else:
                result[row] = shown(value)
        return result

    def code_texts(self, heading: str, values: Mapping[int, CellValue] | None = None) -> dict[int, str]:
        """Row and code of a column of codes; the codes of the column ``Mã`` name the subject of every later problem."""
        result: dict[int, str] = {}
        if heading in _SUBJECT_CODES:
            self.codes = result
        for row, value in (self.cells(heading) if values is None else values).items():
            code = code_of(value)
            if code is None:
                self.unreadable(ProblemCode.CODE_UNREADABLE, heading, row, value)
            else:
                result[row] = code
                if type(value) is str and (len(code) != len(value) or not code.isascii()):
                    self._check_code(heading, row, value, code)
        return result

    def _check_code(self, heading: str, row: int, value: str, code: str) -> None:
        """Warn of what cannot be seen in a code: spaces and invisible letters at its ends or inside."""
        self._warn_of_legacy(heading, row, code)
        if value != value.strip(SPACES_AND_INVISIBLE):
            where = problem_words.WHERE_AT_THE_ENDS
        elif set(code) & set(ZERO_WIDTH):
            where = problem_words.WHERE_INSIDE
        else:
            return
        self.add(ProblemCode.CODE_WITH_SPACES, heading, row, where=where, reading=shown(code))

    def choices(
        self,
        heading: str,
        terms: Sequence[Term],
        values: Mapping[int, CellValue] | None = None,
        *,
        otherwise: ProblemCode = ProblemCode.CHOICE_UNKNOWN,
    ) -> dict[int, Term]:
        """Row and choice of a column with a list of choices; ``otherwise`` is the problem of a value not in it."""
        choices = Choices(terms)
        known: dict[str, Term] = {}
        result: dict[int, Term] = {}
        for row, value in (self.cells(heading) if values is None else values).items():
            if type(value) is str and _is_short(value):
                term = known.get(value) or choices.exact(value)
                if term is not None:
                    result[row] = known[value] = term
                    continue
            term = self._inexact_choice(heading, row, value, choices, otherwise)
            if term is not None:
                result[row] = term
        return result

    def _inexact_choice(
        self, heading: str, row: int, value: CellValue, choices: Choices[Term], otherwise: ProblemCode
    ) -> Term | None:
        near = ""
        if isinstance(value, str) and _is_short(value):
            self._warn_of_legacy(heading, row, normalise(value))
            term = choices.bare(value)
            if term is not None:
                self.add(ProblemCode.CHOICE_WITHOUT_DIACRITICS, heading, row, value, reading=term.value)
                return term
            near = choices.suggestion(value)
        self.unreadable(otherwise, heading, row, value, suggestion=near, choices=" · ".join(choices.labels))
        return None

    def numbers(
        self,
        heading: str,
        values: Mapping[int, CellValue] | None = None,
        *,
        otherwise: ProblemCode = ProblemCode.NUMBER_UNREADABLE,
        **words: object,
    ) -> dict[int, Decimal]:
        """Row and exact number of a column of numbers."""
        known: dict[float, Decimal] = {}
        result: dict[int, Decimal] = {}
        for row, value in (self.cells(heading) if values is None else values).items():
            if type(value) is float:
                number = known.get(value)
                if number is None:
                    number = known[value] = decimal_of(value)
                result[row] = number
                continue
            if isinstance(value, PercentNumber):
                typed = {"reading": plain(decimal_of(value)), "typed": plain(decimal_of(value) * 100)}
                self.unreadable(ProblemCode.NUMBER_AS_PERCENT, heading, row, value, **typed)
                continue
            reading = number_of_text(normalise(value)) if type(value) is str and _is_short(value) else None
            if reading is None:
                self.unreadable(otherwise, heading, row, value, is_date=isinstance(value, DateSerial), **words)
            else:
                self.add(ProblemCode.NUMBER_AS_TEXT, heading, row, value, reading=plain(reading))
                result[row] = reading
        return result

    def needed_number(self, code: ProblemCode, heading: str, row: int, **words: object) -> Decimal | None:
        """The number in a cell that must not be blank; whatever is wrong with it is told as the problem ``code``."""
        value = self.cells(heading).get(row)
        if value is None:
            if not self.is_unreadable(heading, row):
                self.add(code, heading, row, **words, fault=problem_words.FAULT_BLANK)
            return None
        fault = problem_words.FAULT_NOT_NUMBER.format(value=shown(value))
        return self.numbers(heading, {row: value}, otherwise=code, **words, fault=fault).get(row)

    def moments(self, heading: str) -> dict[int, datetime]:
        """Row and moment of a column of dates; a date alone is its midnight."""
        result: dict[int, datetime] = {}
        from_text = []
        doubtful = []
        for row, value in self.cells(heading).items():
            if isinstance(value, DateSerial):
                moment = moment_of_serial(value)
                if moment is not None:
                    result[row] = moment
                    if moment.day <= 12:
                        doubtful.append(row)
                    continue
            elif type(value) is str and _is_short(value):
                moment = date_of_text(normalise(value))
                if moment is not None:
                    result[row] = moment
                    from_text.append(row)
                    self.add(ProblemCode.DATE_AS_TEXT, heading, row, value, reading=vietnamese_date(moment.date()))
                    continue
            self.unreadable(ProblemCode.DATE_UNREADABLE, heading, row, value)
        if from_text and doubtful:
            name = self.table.sheet.name
            typed, cells = ([self.table.cell(heading, row) for row in sorted(rows)] for rows in (from_text, doubtful))
            others, mixed = f"{name}!{ranges(typed)}", f"{name}!{ranges(cells)}"
            self.findings.add(ProblemCode.DATES_MIXED, name, cells[0], heading=heading, cells=mixed, others=others)
        return result

    def column(self, column: Column) -> Mapping[int, object]:
        """Row and what the column's declaration makes of its cell: a text, a code, a term, a truth value, a day."""
        if column.terms is YesNo:
            return {row: answer is YesNo.YES for row, answer in self.choices(column.heading, list(YesNo)).items()}
        if column.of_letter:
            return self.choices(column.heading, list(getattr(self.letter, column.of_letter, ())))
        if column.terms is not None:
            return self.choices(column.heading, list(column.terms))
        if column.content is Content.DATE:
            return {row: moment.date() for row, moment in self.moments(column.heading).items()}
        return _READERS[column.content](self, column.heading)

    def _warn_of_legacy(self, heading: str, row: int, text: str) -> bool:
        """Warn of a text typed for an old font; tells whether it is one."""
        reading = legacy_reading(text)
        if reading is not None:
            self.add(ProblemCode.LEGACY_ENCODING, heading, row, text, encoding=reading.encoding, reading=reading.text)
        return reading is not None


_READERS: dict[Content, Callable[[ColumnReader, str], Mapping[int, object]]] = {
    Content.CODE: ColumnReader.code_texts,
    Content.TEXT: ColumnReader.texts,
    Content.MOMENT: ColumnReader.moments,
    Content.NUMBER: ColumnReader.numbers,
}
"""How a column without a list is read."""

"""What one cell of a workbook file holds, worked out from what the file says of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta, timezone
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber
from xlsx_addin.xlsx.serial_dates import EPOCH
from xlsx_addin.xlsx.shared_strings import unescaped

if TYPE_CHECKING:
    from xlsx_addin.xlsx.styles import NumberStyles

ValueConverter: TypeAlias = Callable[[bytes], "CellValue | None"]
"""Turns the text of a cell's ``v``, UTF-8 and not empty, into its value; raises ``DamagedValue``."""

_XML_SPACE = " \t\r\n"
_NUMBER_CHARACTERS = frozenset(b"0123456789+-.eE")
_BOOLEANS = {b"1": True, b"true": True, b"0": False, b"false": False}
_TRUTHS = {("b", "1", "TRUE()"), ("b", "0", "FALSE()")}
"""How LibreOffice saves a truth value."""
_DURATION = re.compile(
    r"(-)?P(?=.)(?:([0-9]{1,9})D)?(?:T(?=.)(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]{1,9})?)S)?)?"
)
_VIETNAM = timezone(timedelta(hours=7))
_DAY = timedelta(days=1)
_DAYS_FROM_1900_TO_1904 = 1462
_TEXTS = frozenset({"str", "inlineStr"})
_MOST_DIGITS = 9  # of an index


class DamagedValue(Exception):  # noqa: N818 - named for what it says of the cell
    """What the cell says of itself contradicts its type."""


class StoredCell(NamedTuple):
    """What the file says of one cell."""

    kind: str
    """Its attribute ``t``, "" when absent."""
    style: str
    """Its attribute ``s``, "" when absent."""
    text: str | None
    """The text of its ``v``, None without one."""
    inline: str | None
    """The text of its ``is``, None without one."""
    formula: str | None
    """The text of its ``f``, None without one."""


class StoredValues:
    """Turns what the cells of one workbook store into values.

    ``strings`` are the shared strings, ``number_styles`` the styles that show a date, a time or a percentage. In a
    workbook of the 1904 date system a day has a serial number 1,462 smaller; serials below 1 are bare times and the
    same in both, and so is an elapsed time (``[h]:mm``), however long.
    """

    def __init__(self, *, strings: Sequence[str], number_styles: NumberStyles, is_date1904: bool) -> None:
        self._strings = strings
        self._styles = number_styles
        self._shift = _DAYS_FROM_1900_TO_1904 if is_date1904 else 0
        self._by_kind: dict[str, ValueConverter] = {
            "s": self._shared,
            "b": _boolean,
            "e": lambda text: ErrorValue(text.decode()),
            "d": _iso_date,
            "str": _text,
        }
        self._converters: dict[tuple[str, str], ValueConverter] = {}
        self.has_formula = False
        self.number_cell_styles: set[str] = set()
        """The styles of the cells with numbers, and before it whether any cell had a formula, since ``forget``."""

    def forget(self) -> None:
        """Note anew, for another sheet, what its cells hold beyond their values."""
        self.has_formula = False
        self.number_cell_styles = set()

    def converter(self, kind: str, style: str) -> ValueConverter:
        """The function for the text of cells of this type and style; raises ``DamagedValue``."""
        if kind in {"", "n"}:
            self.number_cell_styles.add(style or "0")
        converter = self._converters.get((kind, style))
        if converter is None:
            if kind in {"", "n"}:
                converter = self._number(style)
            elif kind in self._by_kind:
                converter = self._by_kind[kind]
            else:
                raise DamagedValue
            self._converters[kind, style] = converter
        return converter

    def value(self, cell: StoredCell) -> CellValue | None:
        """The value of a cell, None where it is blank; raises ``DamagedValue``."""
        text = cell.text
        if text is not None and cell.kind not in _TEXTS:
            text = text.strip(_XML_SPACE)
        if cell.formula is not None and (cell.kind, text, cell.formula.strip()) not in _TRUTHS:
            self.has_formula = True
        if cell.kind == "inlineStr":
            if cell.inline is not None:  # a value beside the inline text means nothing: Excel reads the text
                return cell.inline or None
            if text:
                return _text(text.encode())
        elif cell.inline is not None:
            raise DamagedValue
        elif text:
            return self.converter(cell.kind, cell.style)(text.encode())
        elif text is not None and cell.kind == "str":
            return None  # an empty text, not a missing one
        return None if cell.formula is None else Formula.WITHOUT_VALUE

    def _shared(self, index: bytes) -> str | None:
        if not index.isdigit() or len(index) > _MOST_DIGITS:
            raise DamagedValue
        try:
            return self._strings[int(index)] or None
        except IndexError:
            raise DamagedValue from None

    def _number(self, style: str) -> ValueConverter:
        style = style or "0"
        if not (style.isascii() and style.isdigit()) or len(style) > _MOST_DIGITS:
            raise DamagedValue
        if int(style) in self._styles.elapsed:
            return lambda number: DateSerial(_number(number))
        if int(style) in self._styles.percent:
            return lambda number: PercentNumber(_number(number))
        return self._date if int(style) in self._styles.calendar else _number

    def _date(self, number: bytes) -> DateSerial:
        serial = _number(number)
        return DateSerial(serial + self._shift if serial >= 1 else serial)


def _number(text: bytes) -> float:
    try:
        number = float(text)
    except ValueError:
        raise DamagedValue from None
    # float() also takes "nan" and "1_000"; a huge exponent makes it infinite.
    if not _NUMBER_CHARACTERS.issuperset(text) or math.isinf(number):
        raise DamagedValue
    return number


def _boolean(text: bytes) -> bool:
    try:
        return _BOOLEANS[text]
    except KeyError:
        raise DamagedValue from None


def _text(text: bytes) -> str | None:
    return unescaped(text.decode()) or None


def _iso_date(text: bytes) -> DateSerial:
    """The serial number of an ISO 8601 date, time, both, or duration; a time with a zone is converted to Vietnam's."""
    written = text.decode()
    duration = _DURATION.fullmatch(written)
    if duration is not None:
        return _duration(duration)
    is_time = ":" in written[:6]
    try:
        moment = datetime.combine(EPOCH, time.fromisoformat(written)) if is_time else datetime.fromisoformat(written)
        if moment.tzinfo is not None:
            moment = moment.astimezone(_VIETNAM).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise DamagedValue from None
    return DateSerial((moment - EPOCH) / _DAY)


def _duration(match: re.Match[str]) -> DateSerial:
    """Days of an elapsed time such as ``PT26H30M``."""
    sign, *amounts = match.groups()
    days, hours, minutes, seconds = (Fraction(amount or 0) for amount in amounts)
    length = days + hours / 24 + minutes / 1440 + seconds / 86_400
    return DateSerial(-length if sign else length)

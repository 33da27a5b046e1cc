"""Which cell styles show a date, a time or a percentage: in a workbook these are numbers with such a format."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.xlsx.guarded_xml import GuardedXml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.xlsx.package import Limits

_BUILT_IN_DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
# Quoted text, escaped characters, fill and width characters, and brackets (colour, condition, locale) but [h], [mm]…
_LITERALS = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_BUILT_IN_ELAPSED = "46"
_BUILT_IN_PERCENTAGES = frozenset({"9", "10"})
_LONGEST_REMEMBERED = 100_000
_DATE_LETTER = re.compile("[ymdhs]", re.IGNORECASE)


class StylesXml(GuardedXml):
    """Reads the part of the styles: the codes of number formats, and the number of the format of each cell style."""

    root = "styleSheet"

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a format or a style."""
        if name == "numFmt" and self.path[1:-1] == ["numFmts"]:
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self.path[1:-1] == ["cellXfs"]:
            self.formats.append(attributes.get("numFmtId", "0"))


class NumberStyles(NamedTuple):
    """The indexes of the cell styles that show another number than the cell holds."""

    calendar: frozenset[int] = frozenset()
    """A date or a time."""
    elapsed: frozenset[int] = frozenset()
    """Of these, the ones that show how much time passed (``[h]:mm``), which no calendar counts."""
    percent: frozenset[int] = frozenset()
    """A hundred times the number, with the sign of percent, in one of the format's sections at least."""


def read_number_styles(chunks: Iterable[bytes], limits: Limits) -> NumberStyles:
    """Read the part of the styles; raises ``Unreadable``. Workbooks of one maker, which share it, are read faster."""
    part = b"".join(chunks)
    return _remembered(part, limits) if len(part) <= _LONGEST_REMEMBERED else _number_styles(part, limits)


def _number_styles(part: bytes, limits: Limits) -> NumberStyles:
    styles = StylesXml(limits)
    styles.parse([part])
    dates = {number for number, code in styles.codes.items() if is_date_format(code)}
    dates |= _BUILT_IN_DATES - styles.codes.keys()
    elapsed = {number for number in dates if _ELAPSED.search(_without_literals(styles.codes.get(number, "")))}
    elapsed |= dates & {_BUILT_IN_ELAPSED} - styles.codes.keys()
    percentages = {number for number, code in styles.codes.items() if is_percent_format(code)}
    percentages |= _BUILT_IN_PERCENTAGES - styles.codes.keys()

    def of(numbers: set[str]) -> frozenset[int]:
        return frozenset(index for index, number in enumerate(styles.formats) if number in numbers)

    return NumberStyles(calendar=of(dates), elapsed=of(elapsed), percent=of(percentages - dates))


_remembered = lru_cache(maxsize=4)(_number_styles)


def is_date_format(code: str) -> bool:
    """Whether a number format such as ``dd/mm/yyyy;@`` shows a date or a time."""
    return bool(_DATE_LETTER.search(_without_literals(code)))


def is_percent_format(code: str) -> bool:
    r"""Whether a number format such as ``0.0%;@`` shows, in any section, a hundred times the number.

    A ``%`` in quotes, in brackets or after ``\``, ``_`` or ``*`` is an ornament: it leaves the number as it is.
    """
    return "%" in _without_literals(code)


def _without_literals(code: str) -> str:
    return _LITERALS.sub("", code)

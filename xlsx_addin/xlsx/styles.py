"""Which cell styles show a date, a time or a percentage: in a workbook these are numbers with such a format."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.xlsx.guarded_xml import elements

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


def read_formats(chunks: Iterable[bytes], limits: Limits) -> tuple[dict[str, str], list[str]]:
    """The codes of number formats, and the number of the format of each cell style; raises ``Unreadable``."""
    found = elements(chunks, {"numFmt", "xf"}, limits, root="styleSheet")
    of = [(path, attributes.get("numFmtId"), attributes.get("formatCode", "")) for path, attributes, _ in found]
    codes = {number or "": code for path, number, code in of if path == "numFmts/numFmt"}
    return codes, ["0" if number is None else number for path, number, _ in of if path == "cellXfs/xf"]


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
    codes, formats = read_formats([part], limits)
    dates = {number for number, code in codes.items() if is_date_format(code)}
    dates |= _BUILT_IN_DATES - codes.keys()
    elapsed = {number for number in dates if _ELAPSED.search(_without_literals(codes.get(number, "")))}
    elapsed |= dates & {_BUILT_IN_ELAPSED} - codes.keys()
    percentages = {number for number, code in codes.items() if is_percent_format(code)}
    percentages |= _BUILT_IN_PERCENTAGES - codes.keys()

    def of(numbers: set[str]) -> frozenset[int]:
        return frozenset(index for index, number in enumerate(formats) if number in numbers)

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

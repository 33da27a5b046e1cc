"""Whether an envelope is plain (envelope §1): what one sees on opening it must be what its digest covers.

A formula shows another figure tomorrow, and a number format another one today. What a plain open-and-save by Excel,
LibreOffice or Google Sheets writes is plain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from xlsx_addin.xlsx.extras import Extras

_LANGUAGE = r"(?:\[\$-[0-9A-F]{1,4}\])?"
_OF_NUMBERS = re.compile(rf"{_LANGUAGE}(?:General|Standard|@|(?:#,##)?0(?:\.00?)?)(?:;@)?", re.IGNORECASE)
_OF_DATES = re.compile(
    # Years, months, days and times; between them signs, and words in quotes that hold no digit.
    rf'{_LANGUAGE}(?=[^;]*[ymdhs])(?:[ymdhs]|\[(?:h+|m+|s+)\]|AM/PM|A/P|\.0+|[/:.,\- ]|\\[^0-9]|"[^"0-9]*")+(?:;@)?',
    re.IGNORECASE,
)
_BUILT_IN = frozenset(map(str, (*range(5), *range(14, 23), *range(27, 37), *range(45, 48), 49, *range(50, 59))))
"""General, 0, 0.00, #,##0, #,##0.00, @ and the dates: these have numbers, and no codes, in a file."""


def not_plain(extras: Extras) -> str:
    """Why a workbook of which the covered sheets were read is no plain envelope, in a sentence; "" where it is one."""
    if extras.has_macro:
        return words.NOT_PLAIN["macro"]
    if extras.has_link:
        return words.NOT_PLAIN["link"]
    if extras.formula_sheets:
        return words.NOT_PLAIN["formula"].format(sheet=extras.formula_sheets[0])
    for sheet, formats in extras.number_formats.items():
        if not all(map(is_plain_format, formats)):
            return words.NOT_PLAIN["format"].format(sheet=sheet)
    return ""


def is_plain_format(code: str) -> bool:
    """Whether a number under this format shows as itself, rounded at the most, or as the day or time that it is."""
    if code in _BUILT_IN:
        return True
    return any(shape.fullmatch(code.strip()) is not None for shape in (_OF_NUMBERS, _OF_DATES))

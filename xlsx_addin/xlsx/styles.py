"""Which cell styles show a date or a time: in a workbook a date is a number with such a format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.xlsx.guarded_xml import GuardedXml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.xlsx.package import Limits

_BUILT_IN_DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
# Quoted text, escaped characters, fill and width characters, and brackets (colour, condition, locale) but [h], [mm]…
_LITERALS = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_DATE_LETTER = re.compile("[ymdhs]", re.IGNORECASE)


class _StylesXml(GuardedXml):
    root = "styleSheet"

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and self.path[1:-1] == ["numFmts"]:
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self.path[1:-1] == ["cellXfs"]:
            self.formats.append(attributes.get("numFmtId", "0"))


def read_date_styles(chunks: Iterable[bytes], limits: Limits) -> frozenset[int]:
    """The indexes of the cell styles that show a date or a time; raises ``Unreadable``."""
    styles = _StylesXml(limits)
    styles.parse(chunks)
    shows_date = {number: is_date_format(code) for number, code in styles.codes.items()}
    return frozenset(
        index for index, number in enumerate(styles.formats) if shows_date.get(number, number in _BUILT_IN_DATES)
    )


def is_date_format(code: str) -> bool:
    """Whether a number format such as ``dd/mm/yyyy;@`` shows a date or a time."""
    return bool(_DATE_LETTER.search(_LITERALS.sub("", code)))

"""Values on their way into the open Excel."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.xlsx.blocks import TEXT, CellLink

if TYPE_CHECKING:
    from datetime import date

    from xlsx_addin.xlsx.blocks import WrittenValue

_PLAIN_WORDS = re.compile(r"[^\W\d_][^\d]*")


def written_value(value: WrittenValue, number_format: str | None) -> str | float | bool | date | None:
    """Give xlwings what makes the cell hold exactly this; ``number_format`` is None where it is not known.

    Excel reads a text as if it were typed, unless the cell's format is ``@`` or the text begins with an apostrophe,
    which it then takes away. A Decimal would turn the cell into currency.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        is_safe = number_format == TEXT or (_PLAIN_WORDS.fullmatch(value) and value.upper() not in {"TRUE", "FALSE"})
        return value if is_safe else f"'{value}"
    if isinstance(value, CellLink):
        return value.formula()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    return value

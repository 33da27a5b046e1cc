"""Values on their way into the open Excel."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal

from xlsx_addin.xlsx.blocks import TEXT, CellLink, WrittenValue

_PLAIN_WORDS = re.compile(r"[^\W\d_][^\d]*")


def written_value(value: WrittenValue, number_format: str | None) -> str | float | bool | datetime:
    """Give Excel what makes the cell hold exactly this; ``number_format`` is None where it is not known.

    Excel reads a text as if it were typed, unless the cell's format is ``@`` or the text begins with an apostrophe,
    which it then takes away. A Decimal would turn the cell into currency. pywin32 takes moments alone, no days, and
    reads one without a zone as one of this machine's zone: with that of Greenwich it stays what it is.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        is_safe = number_format == TEXT or (_PLAIN_WORDS.fullmatch(value) and value.upper() not in {"TRUE", "FALSE"})
        return value if is_safe else f"'{value}"
    if isinstance(value, CellLink):
        return value.formula()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, date):
        clock = value.time() if isinstance(value, datetime) else time()
        return datetime.combine(value, clock, tzinfo=UTC)
    return value

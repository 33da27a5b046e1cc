r"""Rows as CSV for DuckDB: every text quoted, nothing at all as ``\\N`` without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTHING = "\\N"
READ_OPTIONS = (
    "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '\\N', "
    "new_line = '\\n', allow_quoted_nulls = false, max_line_size = 16000000, buffer_size = 64000000"
)
"""How DuckDB's ``read_csv`` reads these lines, besides ``columns``."""


def csv_line(values: Iterable[object]) -> str:
    r"""One line; texts may hold quotes, line ends, NUL or ``\\N``."""
    return ",".join(map(_field, values)) + "\n"


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """All lines."""
    return "".join(map(csv_line, rows))


def _field(value: object) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)

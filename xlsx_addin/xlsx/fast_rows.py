"""Rows of the usual shape, cut out of a sheet's raw bytes: many times faster than a callback for every tag.

Most of a sheet is cells like ``<c r="B7" s="3" t="s"><v>12</v></c>`` in rows. One regular expression cuts them out;
what remains between them must be the tags of rows and nothing else, so nothing can have been missed or misread.
"""

from __future__ import annotations

import re
import sys
from typing import NamedTuple, TypeAlias

from xlsx_addin.xlsx.cell_value import DamagedValue, StoredCell, StoredValues, ValueConverter
from xlsx_addin.xlsx.cells import CellValue, column_number
from xlsx_addin.xlsx.guarded_xml import Unusual, plain_texts
from xlsx_addin.xlsx.shared_strings import unescaped

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""``XFD``."""

ColumnValues: TypeAlias = "dict[int, CellValue | None]"
"""Values by row; None for a blank cell, which must not stand twice either."""

# A cell is cut into its column, its row, and all the rest.
_CELL = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^<>/]*+(?:><v>[^<]*+</v></c>|/>|>'
    rb"(?:<f[^<>]*+(?:(?<=/)>|>[^<]*+</f>))?+(?:<v>[^<]*+</v>|<v ?/>|<is><t[^<>]*+>[^<]*+</t></is>)?+</c>))"
)
_ATTRIBUTES = re.compile(rb'(?: (?:s|t|cm|vm|ph)="[A-Za-z0-9]*+")*+ ?/?')
_ATTRIBUTE = re.compile(rb' ([a-z]+)="([A-Za-z0-9]*)"')
_CONTENT = re.compile(
    rb'(?:(<f)(?: [A-Za-z0-9]+="[^"<&]*+")*+(?: ?/>|>([^<]*+)</f>))?+'
    rb'(?:(<v)(?:>([^<]*+)</v>| ?/>)|(<is)><t(?: xml:space="preserve")?>([^<]*+)</t></is>)?+</c>'
)
# What stands between two cells, each time closed by a zero byte: nothing but space, or the end of a row, perhaps rows
# without cells, and the beginning of another row.
_ROW = rb'<row r="[1-9][0-9]{0,6}"(?: (?!xmlns)[A-Za-z0-9:]+="[^"<>&]*+")*+ ?'
_GAPS = re.compile(
    rb"(?:[ \t\r\n]*+(?:</row>[ \t\r\n]*+(?:%b(?:/>|>[ \t\r\n]*+</row>)[ \t\r\n]*+)*+%b>[ \t\r\n]*+)?+\0)*+"
    % (_ROW, _ROW)
)
_ROW_NUMBER = re.compile(rb'<row r="([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^<>]* hidden="(?:1|true)"')
_WITHOUT_TEXT = frozenset({"", "n", "s", "b"})
"""Types whose ``v`` holds nothing that XML could have escaped."""
_MOST_DIGITS = 7
_VALUE_END = b"</v></c>"
_CACHED_CELLS = 65_536
_LONGEST_KEY = 256
_NUMBER_BYTES = sys.getsizeof(1.5)


class Taken(NamedTuple):
    """The rows that were taken at once from raw bytes."""

    cells: int
    """Blank ones included."""
    rows: int
    last_row: int
    """The number of the last row, blank or not."""
    hidden_rows: set[int]
    """The numbers of the hidden ones."""


def take_rows(records: bytes, columns: PlainColumns, cells: PlainCells) -> Taken:
    """Take whole rows into ``columns``; raises ``Unusual`` where anything in them is not of the usual shape.

    What was stored by then is what the slow way stores again.
    """
    parts = _CELL.split(records)
    gaps = parts[::4]
    gaps[0] = b"</row>" + gaps[0]
    gaps[-1] += b'<row r="1">'
    gaps = list(filter(None, gaps))
    between = b"\0".join(gaps) + b"\0"
    if between.count(b"\0") != len(gaps) or not _GAPS.fullmatch(between):
        raise Unusual
    rows = _Rows()
    for letters, digits, rest in zip(parts[1::4], parts[2::4], parts[3::4], strict=True):
        columns[letters][rows[digits]] = cells[rest]
    cells.memory_bytes += _NUMBER_BYTES * len(rows)
    if len(cells) > _CACHED_CELLS:
        cells.clear()
    hidden_rows = set(map(int, _HIDDEN_ROW.findall(between))) if b' hidden="' in between else set()
    last_row = _ROW_NUMBER.match(records, records.rindex(b'<row r="'))
    return Taken(len(parts) // 4, between.count(b"<row ") - 1, int(last_row[1]) if last_row else 0, hidden_rows)


class PlainColumns(dict[bytes, ColumnValues]):
    """The columns by their letters, made as they appear."""

    def __init__(self, columns: dict[int, ColumnValues]) -> None:
        super().__init__()
        self._columns = columns

    def __missing__(self, letters: bytes) -> ColumnValues:
        number = column_number(letters.decode()) if len(letters) <= 3 else LAST_COLUMN + 1
        if number > LAST_COLUMN:
            raise Unusual
        column = self[letters] = self._columns.setdefault(number, {})
        return column


class _Rows(dict[bytes, int]):
    """Row numbers by their digits, so that the cells of one row share one object."""

    def __missing__(self, digits: bytes) -> int:
        row = int(digits) if len(digits) <= _MOST_DIGITS else 0
        if row > LAST_ROW or not row or digits.startswith(b"0"):
            raise Unusual
        self[digits] = row
        return row


class PlainCells(dict[bytes, "CellValue | None"]):
    """Values by the bytes of a cell after its reference: most cells of a sheet repeat an earlier one."""

    def __init__(self, values: StoredValues) -> None:
        super().__init__()
        self._values = values
        self._kinds: dict[bytes, tuple[str, str]] = {}
        """The attributes ``t`` and ``s``, "" where absent."""
        self._converters: dict[bytes, ValueConverter] = {}
        self.has_blanks = False
        """Whether a blank cell was among them."""
        self.singles = 0
        """Cells that were worked out one by one: with a formula, a text of their own, or a type seen first."""
        self.memory_bytes = 0
        """An estimate of what the values occupy, without the shared strings and the columns themselves."""

    def __missing__(self, rest: bytes) -> CellValue | None:
        attributes, _, content = rest.partition(b"><v>")
        converter = self._converters.get(attributes)
        try:
            if converter is None or content == _VALUE_END:
                value = self._any_value(rest)
            else:
                value = converter(content[: -len(_VALUE_END)])
        except DamagedValue:
            raise Unusual from None  # the slow way finds the same, and knows the cell
        if value is None:
            self.has_blanks = True
        elif not isinstance(value, str):
            self.memory_bytes += _NUMBER_BYTES
        if len(rest) <= _LONGEST_KEY:
            self[rest] = value
        return value

    def _any_value(self, rest: bytes) -> CellValue | None:
        self.singles += 1
        attributes, _, content = rest.partition(b">")
        if attributes not in self._kinds:
            pairs = _ATTRIBUTE.findall(attributes)
            known = dict(pairs)
            if not _ATTRIBUTES.fullmatch(attributes) or len(known) < len(pairs):
                raise Unusual
            self._kinds[attributes] = known.get(b"t", b"").decode(), known.get(b"s", b"").decode()
        kind, style = self._kinds[attributes]
        if attributes.endswith(b"/"):
            return None
        match = _CONTENT.fullmatch(content)
        if match is None:
            raise Unusual
        formula, formula_text, v, v_text, inline, inline_text = match.groups(b"")
        calculation, text, item = plain_texts([formula_text, v_text, inline_text])
        value = self._values.value(
            StoredCell(
                kind,
                style,
                text if v else None,
                unescaped(item) if inline else None,
                calculation if formula else None,
            )
        )
        if kind in {"str", "inlineStr"}:
            self.memory_bytes += sys.getsizeof(value)
        elif v and not formula and kind in _WITHOUT_TEXT:  # the next such cell goes straight to its converter
            self._converters[attributes] = self._values.converter(kind, style)
        return value

"""Finding a table on a sheet by its headings (workbook §3).

The heading row is the first of the first twenty rows that has every required heading; columns may stand in any
order; unknown columns are left alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.records import Columns
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.nearest import NearestNames
from xlsx_addin.vietnamese.normalise import SPACES_AND_INVISIBLE, fold_spelling, is_blank, normalise
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import suggestion
from xlsx_addin.xlsx.cells import CellValue, PercentNumber, SheetValues, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsx_addin.workbook.layout import Column

SEARCHED_ROWS = 20
_LONGEST_HEADING = 200
"""Letters of a text that may be a heading of ours."""


class ShapeRefusal(Refusal):
    """A sheet, a heading or a setting is missing without which the workbook cannot be read."""


class Table(NamedTuple):
    """A table on a sheet: where its headings stand, and which column (from 1) holds which known heading."""

    sheet: SheetValues
    heading_row: int
    columns: Mapping[str, int]
    known: frozenset[str]
    """The headings that it may have."""

    def values(self, heading: str) -> dict[int, CellValue]:
        """Row and value of every cell under a heading that is not blank; empty when there is no such column.

        KeyError for a heading that no table of this kind has.
        """
        if heading not in self.known:
            raise KeyError(heading)
        return values_below(self.sheet, self.columns.get(heading), self.heading_row)

    def cell(self, heading: str, row: int) -> str:
        """``F12``: the cell of a row under a heading; KeyError where there is no such column."""
        return f"{column_letters(self.columns[heading])}{row}"

    def by_field(self, columns: Iterable[Column]) -> Columns:
        """Where these columns stand, by their fields."""
        placed = {heading: column_letters(column) for heading, column in self.columns.items()}
        found = {column.field: (column.heading, placed.get(column.heading)) for column in columns}
        return Columns(self.sheet.name, self.heading_row, found)


def values_below(sheet: SheetValues, column: int | None, row: int) -> dict[int, CellValue]:
    """The cells of a column under a row that are not blank; white space and invisible letters alone are blank."""
    if column is None:
        return {}
    return {
        below: value
        for below, value in sheet.columns.get(column, {}).items()
        if below > row
        # A text that begins with a letter is not blank, which most of them tell at once.
        and (type(value) is not str or value[:1] not in SPACES_AND_INVISIBLE or not is_blank(value))
    }


def heading_text(value: CellValue | None) -> str:
    """What a heading cell says; a whole number says its digits, anything unreadable says nothing."""
    if isinstance(value, str):
        return normalise(value)
    if (type(value) is float or isinstance(value, PercentNumber)) and value.is_integer():
        return str(int(value))
    return ""


def headings_of_row(sheet: SheetValues, row: int) -> dict[int, str]:
    """Column and text of every heading cell of a row, from left to right."""
    return {column: text for column in sorted(sheet.columns) if (text := heading_text(sheet.at(row, column)))}


def filled_rows(table: Table, columns: Sequence[Column]) -> list[int]:
    """Rows of a table on which at least one of these columns is not blank."""
    return sorted({row for column in columns for row in table.values(column.heading)})


def find_table(sheet: SheetValues, known: Sequence[Column]) -> Table:
    """The table with these headings; Refusal names a missing heading and the nearest one found, or a double one."""
    names = _names(known)
    required = [column.heading for column in known if column.required]
    best: dict[str, list[int]] = {}
    best_row = 0
    for row in range(1, SEARCHED_ROWS + 1):
        found = _known_headings(sheet, row, names)
        if all(heading in found for heading in required):
            _refuse_doubles(sheet, row, found)
            first = {heading: columns[0] for heading, columns in found.items()}
            return Table(sheet, row, first, frozenset(names.values()))
        if len(found) > len(best):
            best, best_row = found, row
    missing = next(heading for heading in required if heading not in best)
    rows = [best_row] if best_row else range(1, SEARCHED_ROWS + 1)
    others = [text for row in rows for text in headings_of_row(sheet, row).values() if _key(text) not in names]
    raise ShapeRefusal(
        words.HEADING_MISSING.format(sheet=sheet.name, heading=missing, similar=similar(missing, others)),
    )


def has_any_heading(sheet: SheetValues, known: Sequence[Column]) -> bool:
    """Whether one of these headings stands where a table is looked for."""
    names = _names(known)
    return any(_known_headings(sheet, row, names) for row in range(1, SEARCHED_ROWS + 1))


def has_all_headings(sheet: SheetValues, known: Sequence[Column]) -> bool:
    """Whether every required one of these headings stands in one row where a table is looked for."""
    names = _names(known)
    required = {column.heading for column in known if column.required}
    return any(required <= _known_headings(sheet, row, names).keys() for row in range(1, SEARCHED_ROWS + 1))


def _names(known: Sequence[Column]) -> dict[str, str]:
    """What a heading may say, folded, and the column's heading: itself and those it had before."""
    former = {_key(text): column.heading for column in known for text in column.former}
    return former | {_key(column.heading): column.heading for column in known}


def _key(text: str) -> str:
    """A heading, folded; the same few stand on every sheet of every file."""
    return _remembered_key(text) if len(text) <= _LONGEST_HEADING else fold_spelling(text)


@lru_cache(maxsize=2_000)
def _remembered_key(text: str) -> str:
    return fold_spelling(text)


def _known_headings(sheet: SheetValues, row: int, names: Mapping[str, str]) -> dict[str, list[int]]:
    """The known headings of a row and the columns under which each stands, from left to right."""
    found: dict[str, list[int]] = {}
    for column, text in headings_of_row(sheet, row).items():
        heading = names.get(_key(text))
        if heading is not None:
            found.setdefault(heading, []).append(column)
    return found


def _refuse_doubles(sheet: SheetValues, row: int, found: Mapping[str, Sequence[int]]) -> None:
    doubles = [(columns[1], columns[0]) for columns in found.values() if len(columns) > 1]
    if doubles:
        second, first = min(doubles)
        text, cells = heading_text(sheet.at(row, second)), [address(row, column) for column in (first, second)]
        raise Refusal(words.HEADING_TWICE.format(sheet=sheet.name, heading=text, first=cells[0], second=cells[1]))


def similar(wrong: str, names: Iterable[str]) -> str:
    """The words that name the nearest similar name, empty when none is near."""
    return suggestion(NearestNames(names).find(wrong))

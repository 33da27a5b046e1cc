"""The proof that nothing was lost: the new workbook, read by another program, beside the old one, cell by cell.

And that nothing came beside it: whatever was not carried over is the template's own.

The other program is openpyxl (decision 16). It tells dates to the millisecond,
and it leaves the escapes of control characters in texts as they are stored; both sides are put that way.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.old_tables import cells_of, headed_columns, values_above
from xlsx_addin.renewal.old_workbook import HISTORY, OldWorkbook
from xlsx_addin.template.first_steps import step_cells
from xlsx_addin.template.papers_sheet import preview_cells
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import current_heading
from xlsx_addin.workbook.setting_places import VALUE_COLUMN, setting_places
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, SheetValues, address

if TYPE_CHECKING:
    from pathlib import Path


Told: TypeAlias = "tuple[str, object]"
"""A value as openpyxl tells it, after its type: ``s``, ``n``, ``b``, ``d`` or ``e``."""
ToldCells: TypeAlias = "dict[tuple[int, int], Told]"
"""The cells of one sheet by row and column that are not blank."""

_FIRST_HEAD_COLUMN = len(layout.SCORE_COLUMNS_BEFORE)
"""From this column on the clerk's own criteria head ``Điểm``, and what is worked out from them stands above."""
_OUTSIDE_THE_CALENDAR: Told = ("e", "#VALUE!")
"""What openpyxl makes of a date before 1900 or after 9999."""


def prove(new: Path, old: OldWorkbook, template: bytes) -> int:
    """Find every value of the old workbook in the new file, and none beside them; gives how many were compared.

    ``template`` is the content of the workbook that the new one was built like.

    Raises Refusal naming the first cell, or setting, that differs.
    """
    with new.open("rb") as file:
        sheets = _read_with_openpyxl(file)
    compared = _compare_settings(sheets, old)
    for name, sheet in old.tables.items():
        compared += _compare_table(name, sheet, sheets[name])
        if name in old.above:
            _compare_above(name, sheet, sheets[name], sheets.get(old.above[name], {}))
    for name, sheet in old.kept.items():
        wanted = {(row, column): told(value) for row, column, value in cells_of(sheet)}
        for row, column in wanted.keys() | sheets[name].keys():
            if wanted.get((row, column)) != sheets[name].get((row, column)):
                raise _different(sheet.name, row, column)
        compared += len(wanted)
    _compare_with_template(sheets, old, template)
    return compared


def told(value: CellValue) -> Told:
    """A value as openpyxl would tell it."""
    from openpyxl.utils.datetime import from_excel

    if isinstance(value, str):
        return "s", _as_stored(value)
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, DateSerial):
        try:
            return "d", from_excel(float(value))
        except (OverflowError, ValueError):
            return _OUTSIDE_THE_CALENDAR
    return ("e", value.text) if isinstance(value, ErrorValue) else ("n", value)


def _read_with_openpyxl(file: BinaryIO) -> dict[str, ToldCells]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of entry checks that it does not know, and dates outside the calendar
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            return {sheet.title: _cells(sheet) for sheet in book.worksheets}
        finally:
            book.close()


def _cells(sheet: Any) -> ToldCells:
    sheet.reset_dimensions()  # what the file says of its own size is not believed
    return {
        (cell.row, cell.column): (cell.data_type, _as_stored(cell.value) if cell.data_type == "s" else cell.value)
        for row in sheet.rows
        for cell in row
        if cell.value is not None
    }


def _as_stored(text: str) -> str:
    """A text with its escapes resolved: openpyxl drops one kind of them and leaves the others."""
    from openpyxl.utils.escape import unescape

    return str(unescape(text.replace("x005F_", "")))


def _compare_settings(sheets: dict[str, ToldCells], old: OldWorkbook) -> int:
    for part in layout.PARTS:
        cells = sheets[part.sheet]
        places = {value: place for place, value in cells.items()}
        for setting in part.settings:
            row, column = places["s", setting.label]
            value = old.settings[setting.label].value if setting.label in old.settings else None
            if cells.get((row, column + 1)) != (None if value is None else told(value)):
                raise Refusal(words.SETTING_DIFFERENT.format(label=setting.label))
    return len(old.settings)


def _compare_table(name: str, old: SheetValues, new: ToldCells) -> int:
    """Every cell of the old table under the same heading, as far below it, and no other cell there."""
    columns = headed_columns(old)
    if not columns:
        return 0
    places = _columns_by_heading(new)
    found: set[tuple[int, int]] = set()
    for column in columns:
        candidates = places[_heading_now(name, old.at(column.heading_row, column.number))]
        if not candidates:
            raise _different(name, column.heading_row, column.number)
        target = candidates.pop(0)
        for row, value in column.cells(old):
            place = layout.HEADING_ROW + row, target
            if new.get(place) != told(value):
                raise _different(name, column.heading_row + row, column.number)
            found.add(place)
    for row, number in new.keys() - found:
        if row > layout.HEADING_ROW:
            raise _different(name, row, number)
    return len(found)


def _compare_with_template(sheets: dict[str, ToldCells], old: OldWorkbook, content: bytes) -> None:
    """What the new workbook holds beside the settings and tables that were carried over stands in the template."""
    template = _read_with_openpyxl(BytesIO(content))
    settings = {(place.sheet, place.row, VALUE_COLUMN) for place in setting_places()}
    follows = {(layout.PAPERS, *cell) for cell in preview_cells()} | {(layout.CONSOLE, *cell) for cell in step_cells()}
    for name, cells in sheets.items():
        is_carried = name in old.tables and bool(headed_columns(old.tables[name]))
        if name in old.kept or (is_carried and name in HISTORY):
            continue
        for row, column in template[name].keys() | cells.keys():
            if is_carried and row >= layout.HEADING_ROW:
                continue
            if (name, row, column) in settings | follows or (
                name == layout.SCORES
                and (row == layout.HEADING_ROW or (row < layout.HEADING_ROW and column >= _FIRST_HEAD_COLUMN))
            ):
                continue
            if template[name].get((row, column)) != cells.get((row, column)):
                raise _different(name, row, column)


def _compare_above(name: str, old: SheetValues, new: ToldCells, rest: ToldCells) -> None:
    """What stood above the headings is kept in ``rest``, unless the template says the same above its own."""
    titles = {value for (row, _), value in new.items() if row < layout.HEADING_ROW}
    for row, number, value in values_above(old, headed_columns(old)):
        if rest.get((row, number)) != told(value) and told(value) not in titles:
            raise _different(name, row, number)


def _columns_by_heading(cells: ToldCells) -> defaultdict[str, list[int]]:
    """The columns of the new table, left to right, by their headings; those without one by an empty text."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted({number for row, number in cells if row >= layout.HEADING_ROW}):
        places[_heading(cells.get((layout.HEADING_ROW, number)))].append(number)
    return places


def _heading_now(name: str, heading: CellValue | None) -> str:
    """The text of an old table's heading, or of the one that its column has now."""
    text = _heading(None if heading is None else told(heading))
    return fold(current_heading(name, text)) if text else text


def _heading(value: Told | None) -> str:
    kind, content = value or ("", None)
    if kind == "s":
        return fold(normalise(str(content)))
    return str(int(content)) if kind == "n" and isinstance(content, (int, float)) and content == int(content) else ""


def _different(sheet: str, row: int, column: int) -> Refusal:
    return Refusal(words.DIFFERENT.format(sheet=sheet, cell=address(row, column)))

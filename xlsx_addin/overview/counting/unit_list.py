"""``--units``: the list of who is expected, in a workbook or a CSV file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.overview.reading.rows import code_or_none, text_of
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import overview as words
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.workbook.tables import filled_rows, find_table
from xlsx_addin.xlsx.cells import SheetValues
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    Column("Mã", Content.CODE, 16),
    Column("Tên", Content.TEXT, 36),
    Column("Thuộc", Content.CODE, 16),
    Column("Nhóm", Content.TEXT, 24, required=False),
    Column("Năm", Content.INTEGER, 8, required=False),
)


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit that is expected: whom it sends to, its group (empty where none is given), its year (None: every year)."""

    code: str
    name: str
    recipient: str
    group: str
    year: int | None


def read_unit_list(path: Path) -> list[ListedUnit]:
    """The rows of the list; Refusal where it cannot be read, lacks a heading, or names a unit twice for a year."""
    if path.suffix.lower() == ".csv":
        sheet = _csv_sheet(path)
    else:
        with FileWorkbook.open(path) as workbook:
            sheet = workbook.read(workbook.sheet_names[0])
    table = find_table(sheet, COLUMNS)
    cells = {column.heading: table.values(column.heading) for column in COLUMNS}
    units = []
    for row in filled_rows(table, COLUMNS):
        written = code_or_none(cells["Năm"].get(row))
        if written is not None and not (written.isascii() and written.isdigit()):
            raise Refusal(words.UNITS_YEAR.format(file=path.name, row=row, value=written))
        code, recipient = (code_or_none(cells[heading].get(row)) for heading in ("Mã", "Thuộc"))
        if not code or not recipient:
            raise Refusal(words.UNITS_INCOMPLETE.format(file=path.name, row=row))
        name, group = (text_of(cells[heading].get(row)) or "" for heading in ("Tên", "Nhóm"))
        units.append(ListedUnit(code, name, recipient, group, None if written is None else int(written)))
    seen: set[tuple[str, str, int | None]] = set()
    for unit in units:
        if (unit.recipient, unit.code, unit.year) in seen:
            raise Refusal(words.UNITS_TWICE.format(file=path.name, code=unit.code, recipient=unit.recipient))
        seen.add((unit.recipient, unit.code, unit.year))
    return units


def _csv_sheet(path: Path) -> SheetValues:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(words.UNITS_NOT_UTF8.format(file=path.name)) from None
    except OSError as error:
        raise Refusal(words.UNITS_UNREADABLE.format(file=path.name, reason=system_reason(error))) from None
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    sheet = SheetValues(path.name)
    for row, values in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        for column, value in enumerate(values, start=1):
            sheet.set(row, column, value)
    return sheet

"""A workbook of the oracle, cell by cell: what stands in it, what is merged, formatted or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value: TypeAlias = "str | int | Fraction | date | None"
Place: TypeAlias = "tuple[int, int]"
"""Row and column, from 1."""

LEVELS = ["Chi bộ", "Cấp ủy cơ sở", "Ban Thường vụ"]
GRADES = ["Tốt", "Khá", "Đạt", "Không đạt"]
RECOGNISED = ("Tốt", "Khá")
SUBJECTS, CRITERIA, SCORES, ABOVE, PEOPLE = "Đơn vị", "Tiêu chí", "Điểm", "Kết quả cấp trên", "Thành phần"
ERROR_VALUE = "#N/A"
_LITERAL = re.compile(r'"[^"]*"|[\\_*].')
"""What a number format shows as it is, or leaves room for."""


class Area(NamedTuple):
    """A merged range; its first cell is the one that can be seen."""

    top: int
    left: int
    bottom: int
    right: int

    def places(self) -> Iterator[Place]:
        """All cells, row by row."""
        return (
            (row, column) for row in range(self.top, self.bottom + 1) for column in range(self.left, self.right + 1)
        )


@dataclass
class Sheet:
    """A sheet whose headings stand in row 1."""

    name: str
    headings: list[str]
    values: dict[Place, Value] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    """Number formats, in Excel's own notation."""
    hidden_rows: set[int] = field(default_factory=set)
    last: int = 1

    def append(self, record: Mapping[str, Value]) -> int:
        """Write a row below the others and return its number."""
        row = self.last + 1
        for heading, value in record.items():
            self.put(row, heading, value)
        return row

    def column(self, heading: str) -> int:
        """The number of the column with that heading."""
        return self.headings.index(heading) + 1

    def put(self, row: int, heading: str, value: Value) -> None:
        """Write a cell."""
        self.values[row, self.column(heading)] = None if value == "" else value
        self.last = max(self.last, row)

    def get(self, row: int, heading: str) -> Value:
        """What the cell holds, whether or not anybody can see it; nothing where there is no such column."""
        if heading not in self.headings:
            return None
        return self.values.get((row, self.column(heading)))

    def rows(self) -> range:
        """The rows below the headings."""
        return range(2, self.last + 1)

    def address(self, row: int, heading: str) -> str:
        """The cell as people write it."""
        return f"{get_column_letter(self.column(heading))}{row}"

    def is_percent(self, row: int, heading: str) -> bool:
        """Whether the cell's format holds, in any section, a percent sign that Excel takes for one."""
        shown = _LITERAL.sub("", self.formats.get((row, self.column(heading)), ""))
        return "%" in shown

    def hiding(self) -> dict[Place, Area]:
        """The merge of each cell that a merge hides. A merge of blank cells hides nothing."""
        return {
            place: area
            for area in self.merges
            if any(self.values.get(each) is not None for each in area.places())
            for place in area.places()
            if place != (area.top, area.left)
        }


@dataclass
class Book:
    """A workbook and the day on which it is appraised."""

    year: int
    level: str
    day_counts: bool
    today: date
    sheets: dict[str, Sheet]

    @property
    def subjects(self) -> Sheet:
        return self.sheets[SUBJECTS]

    @property
    def criteria(self) -> Sheet:
        return self.sheets[CRITERIA]

    @property
    def scores(self) -> Sheet:
        return self.sheets[SCORES]


def content_of(book: Book) -> bytes:
    """The book as a workbook file."""
    workbook = openpyxl.Workbook()
    console: Any = workbook.active
    console.title = "Thẩm định"
    settings = {
        "Năm đánh giá": book.year,
        "Cấp thẩm định": book.level,
        "Tính cả ngày hạn": "Có" if book.day_counts else "Không",
    }
    for row, (label, value) in enumerate(settings.items(), start=3):
        console.cell(row, 2, label)
        console.cell(row, 3, value)
    for name, sheet in book.sheets.items():
        _write(workbook.create_sheet(name), sheet)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _write(target: Any, sheet: Sheet) -> None:
    for column, heading in enumerate(sheet.headings, start=1):
        target.cell(1, column, heading or None)
    for (row, column), value in sheet.values.items():
        if value is None:
            continue
        cell = target.cell(row, column)
        if isinstance(value, Fraction):
            cell.value = int(value) if value.denominator == 1 else float(value)
        elif isinstance(value, date):
            cell.value = datetime.combine(value, time())
            cell.number_format = "dd/mm/yyyy"
        else:
            cell.value = value
        if (row, column) in sheet.formats:
            cell.number_format = sheet.formats[row, column]
    for area in sheet.merges:
        # merge_cells() would empty the hidden cells, which other programs leave filled
        target.merged_cells.add(CellRange(None, area.left, area.top, area.right, area.bottom))
    for row in sheet.hidden_rows:
        target.row_dimensions[row].hidden = True

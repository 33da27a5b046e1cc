"""The columns of a table sheet at their places, and how their cells are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.template import design
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import Arrangement, described_column
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.workbook.number_formats import DRAWN_FORMATS, TYPED_FORMATS
from xlsx_addin.workbook.text_width import column_pixels as pixels_of
from xlsx_addin.xlsx.cells import column_letters
from xlsx_addin.xlsx.fast_rows import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Sheet

_GAP_PIXELS, _UNUSED_PIXELS = 20, 64

_TYPED_ON_TOOL_SHEETS = [
    layout.declared(layout.PROGRESS, "typed"),
    *(layout.declared(layout.DIFFERENCES, field) for field in ("settled", "taken")),
]
_BOLD = {
    layout.RESULTS: ("outcome", "grade"),
    layout.RESULTS_FROM_ABOVE: ("outcome", "grade"),
    layout.RANKING: ("rank", "total", "grade"),
}
_NOT_CENTRED = (Content.TEXT, Content.CODE)
_CENTRED_TEXTS = ("above", "kind", "grade", "self_grade", "severity", "lateness", "problem")
_INDENTED = ("explanation", "model")
_WRAPPED = (Content.TEXT, Content.CODE, Content.CHOICE, Content.MOMENT)
_SHEETS_PER_SUBJECT = 3
FROZEN_COLUMNS = {
    layout.SUBJECTS: 2,
    **dict.fromkeys((layout.SCORES, layout.RESULTS, layout.RANKING, layout.RESULTS_FROM_ABOVE), 3),
}


class TableOptions(NamedTuple):
    """What a table sheet is for."""

    rows: int = layout.TEMPLATE_ROWS
    """Subjects that the checks and colours have room for."""
    criteria: tuple[str, ...] = ()
    """Codes that head the score columns."""
    editable: bool = True
    """Whether it is worked in: entry checks and protection, which need the console and the lists of choices."""
    provisional: bool = False
    """Whether the foot of each printed page says that the scale is provisional."""

    def rows_of(self, sheet: str) -> int:
        """Rows that checks and colours reach; one subject has several score sheets and may have several problems."""
        return self.rows * (_SHEETS_PER_SUBJECT if sheet in (layout.SCORES, layout.PROBLEMS) else 1)


class PlacedColumn(NamedTuple):
    """A column at its place: the heading's row, the column's number (both from 1), its text and what it holds."""

    row: int
    number: int
    heading: str
    column: Column
    typed: bool

    @property
    def pixels(self) -> int:
        """Width on the screen."""
        return pixels_of(self.column.width)


class TableSheet(NamedTuple):
    """A table sheet while it is drawn: where its headings stand, its columns, and what it is for."""

    sheet: Sheet
    styles: Styles
    name: str
    arrangement: Arrangement
    columns: Sequence[PlacedColumn]
    options: TableOptions

    @property
    def heading_row(self) -> int:
        """The row of the highest headings, from 1."""
        return self.arrangement.first_row - 1

    @property
    def last_row(self) -> int:
        """The last row that checks and colours reach."""
        return self.heading_row + self.options.rows_of(self.name)


def placed_columns(sheet: str, arrangement: Arrangement, options: TableOptions) -> list[PlacedColumn]:
    """The sheet's columns from left to right; an empty gap between two tables is no column."""
    placed = []
    for (row, number), heading in sorted(arrangement.headings.items(), key=lambda item: item[0][1]):
        column = described_column(sheet, heading, options.criteria)
        merged = sheet == layout.SUBJECTS and column in layout.MERGED_COLUMNS
        typed = (sheet in layout.CLERK_SHEETS and not merged) or column in _TYPED_ON_TOOL_SHEETS
        placed.append(PlacedColumn(row, number, heading, column, typed))
    return placed


def column_pixels(sheet: str, arrangement: Arrangement, columns: Sequence[PlacedColumn]) -> list[int]:
    """Widths from column A to the last heading; a column without a heading is a gap."""
    widths = {placed.number: placed.pixels for placed in columns}
    gap = _GAP_PIXELS if sheet == layout.SCALE else _UNUSED_PIXELS
    return [widths.get(number, gap) for number in range(1, arrangement.last_column + 1)]


def expect_texts(sheet: Worksheet, columns: Iterable[PlacedColumn]) -> None:
    """Let Excel see nothing strange in a text such as 001 under the headings of codes and texts."""
    ranges = [
        f"{letters}{placed.row + 1}:{letters}{LAST_ROW}"
        for placed in columns
        if placed.column.content in (Content.CODE, Content.TEXT) and (letters := column_letters(placed.number))
    ]
    if ranges:
        sheet.ignore_errors({"number_stored_as_text": " ".join(ranges)})


def column_properties(sheet: str, column: Column) -> dict[str, Property]:
    """Alignment, wrapping and number format of a column's data cells."""
    clerk = sheet in layout.CLERK_SHEETS
    properties: dict[str, Property] = {"valign": "vcenter" if clerk else "top"}
    if column.content not in _NOT_CENTRED or column.field in _CENTRED_TEXTS:
        properties["align"] = "center"
    if sheet in (layout.RESULTS, layout.RANKING) and column.field in _INDENTED:
        properties |= {"align": "left", "indent": 1}  # else words run into those of the column before
    if column is layout.RANKING_COLUMNS[0]:
        properties |= {"align": "left", "indent": 1}  # a kind's name begins there too
    if not clerk and column.content is Content.CODE:
        properties["font_color"] = design.MUTED
    if column.content in _WRAPPED:
        properties["text_wrap"] = True
    if column.field in _BOLD.get(sheet, ()):
        properties["bold"] = True
    properties["num_format"] = (TYPED_FORMATS if clerk else DRAWN_FORMATS)[column.content]
    return properties

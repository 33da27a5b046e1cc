"""``Đơn vị``: one unit's record, a row each, by group and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS
from xlsx_addin.overview.measures.figures import MOST_ROWS, NOTHING, Figures
from xlsx_addin.overview.sheets.progress import unit_cells
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, SheetMaker, TableColumn, grouped
from xlsx_addin.template import design
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.xlsx.blocks import DAY

if TYPE_CHECKING:
    from xlsx_addin.overview.counting.units import Unit

_COLUMNS = (
    TableColumn(words.NUMBER, 46, COUNT, "center", colour=design.MUTED),
    TableColumn(words.CODE, 112, colour=design.MUTED, wraps=True),
    TableColumn(words.UNIT, 192, wraps=True),
    TableColumn(words.GROUP, 116, wraps=True),
    TableColumn(words.FIRST_RECEIPT, 88, DAY, "center"),
    TableColumn(words.DAYS_LATE, 82, COUNT, "right"),
    TableColumn(words.TIMES_SENT, 44, COUNT, "right"),
    TableColumn(words.IN_SCOPE, 54, COUNT, "right"),
    TableColumn(words.REGISTERED, 54, COUNT, "right"),
    TableColumn(words.REPORTED, 54, COUNT, "right"),
    TableColumn(words.REPORTED_LATE, 62, COUNT, "right"),
    TableColumn(words.APPRAISED, 56, COUNT, "right"),
)
"""Before the columns of the grades."""
_CHAIN = ("in_scope", "registered", "reported", "late", "appraised")
_LAST_COLUMNS = (
    TableColumn(words.SELF_HIGHER, 64, COUNT, "right"),
    TableColumn(words.OPEN, 56, COUNT, "right"),
)


def draw(maker: SheetMaker) -> None:
    """The table."""
    figures = maker.figures
    grades = figures.guidance.grades
    columns = (*_COLUMNS, *(TableColumn(grade.value, 52, COUNT, "right") for grade in grades), *_LAST_COLUMNS)
    subtitle, units = words.UNITS_SUBTITLE, figures.units_of_year
    if names.SHEET_UNITS in maker.overview.left_out:
        limit = grouped(MOST_ROWS[names.SHEET_UNITS])
        subtitle = words.UNITS_TOO_MANY.format(total=grouped(len(units)), limit=limit)
        units = []
    maker.head(words.UNITS_TITLE.format(year=figures.year), subtitle, [column.pixels for column in columns])
    rows = [[number, *_values(figures, unit, len(grades))] for number, unit in enumerate(units, start=1)]
    last = maker.table(HEADING_ROW, columns, rows)
    maker.sheet.freeze_panes(HEADING_ROW + 1, 3)
    maker.sheet.autofilter(HEADING_ROW, 0, max(last, HEADING_ROW + 1), len(columns) - 1)
    maker.page()


def _values(figures: Figures, unit: Unit, grades: int) -> list[object]:
    state = unit.years.get(figures.year)
    version = None if state is None or state.submission is None else state.submission.version
    counts = figures.by_unit.get(unit.number, NOTHING)
    measures = (*_CHAIN, *GRADE_COLUMNS[:grades], "self_higher")
    open_ones = counts["awaiting"] + counts["invalid"]
    return [*unit_cells(figures, unit), version, *(counts[measure] for measure in measures), open_ones]

"""``Đơn vị``: one unit's record, a row each, by group and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS
from xlsx_addin.overview.measures.figures import MOST_UNITS, NOTHING
from xlsx_addin.overview.sheets.progress import days_cell, receipt_cell
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, TableColumn, grouped
from xlsx_addin.template import design
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.xlsx.blocks import DAY

if TYPE_CHECKING:
    from xlsx_addin.overview.measures.figures import MeasureCounts
    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

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
_LAST_COLUMNS = (
    TableColumn(words.SELF_HIGHER, 64, COUNT, "right"),
    TableColumn(words.OPEN, 56, COUNT, "right"),
)


def left_out(overview: Overview) -> int:
    """All units, where there are too many: ``Đơn vị`` then lists none, and ``Xếp loại`` has the groups."""
    figures = overview.figures
    total = sum(figures.year in unit.years or unit.number in figures.by_unit for unit in figures.units.units)
    return total if total > MOST_UNITS else 0


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """The table."""
    figures = maker.overview.figures
    grades = figures.guidance.grades
    columns = (*_COLUMNS, *(TableColumn(grade.value, 52, COUNT, "right") for grade in grades), *_LAST_COLUMNS)
    subtitle = words.UNITS_SUBTITLE
    if left_out(maker.overview):
        subtitle = words.UNITS_TOO_MANY.format(total=grouped(left_out(maker.overview)), limit=grouped(MOST_UNITS))
    maker.head(sheet, words.UNITS_TITLE.format(year=figures.year), subtitle, [column.pixels for column in columns])
    maker.headings(sheet, HEADING_ROW, columns)
    row = HEADING_ROW
    if not left_out(maker.overview):
        for unit in figures.units.units:
            if figures.year not in unit.years and unit.number not in figures.by_unit:
                continue
            row += 1
            state = unit.years.get(figures.year)
            submission = None if state is None else state.submission
            is_own = state is None  # the unit that keeps the workbook: nobody waits for it
            maker.row(
                sheet,
                row,
                columns,
                [
                    row - HEADING_ROW,
                    unit.code,
                    unit.name,
                    figures.units.groups[unit.group],
                    None if is_own else receipt_cell(unit, figures.year),
                    days_cell(unit, figures.year),
                    None if submission is None else submission.version,
                    *_counts(figures.by_unit.get(unit.number, NOTHING), len(grades)),
                ],
            )
    sheet.freeze_panes(HEADING_ROW + 1, 3)
    sheet.autofilter(HEADING_ROW, 0, max(row, HEADING_ROW + 1), len(columns) - 1)
    maker.page(sheet)


def _counts(counts: MeasureCounts, grades: int) -> list[int]:
    chain = [counts[name] for name in ("in_scope", "registered", "reported", "late", "appraised")]
    graded = [counts[column] for column in GRADE_COLUMNS[:grades]]
    return [*chain, *graded, counts["self_higher"], counts["awaiting"] + counts["invalid"]]

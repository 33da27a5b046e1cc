"""``Xếp loại``: grades by kind and by group, each count with the one that it is a part of beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS, rate
from xlsx_addin.overview.measures.figures import NOTHING
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, PERCENT_TENTH, TableColumn
from xlsx_addin.terms import Kind
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.overview.measures.figures import Figures, MeasureCounts
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.terms import Grade
    from xlsx_addin.xlsx.book import Sheet

_NUMBER = 92
_CHAIN = ("in_scope", "registered", "reported", "appraised")
_COLUMNS = (
    TableColumn("", 330, wraps=True),
    *(
        TableColumn(heading, _NUMBER, COUNT, "right")
        for heading in (words.IN_SCOPE, words.REGISTERED, words.REPORTED, words.APPRAISED)
    ),
)
"""Before the columns of the grades."""
_SHARE = TableColumn(words.QUALIFIED_SHARE, 104, PERCENT_TENTH, "right", bold=True)
FIRST_GRADE = 5
"""Column of the first grade, from 0: the charts are drawn from it."""


def kinds_shown(figures: Figures) -> list[tuple[str, MeasureCounts]]:
    """Every kind with its counts; at the end those of which the kind cannot be read, where there are any."""
    shown = [(kind.value, figures.kinds.get(kind.value, NOTHING)) for kind in Kind]
    unknown = [counts for kind, counts in figures.kinds.items() if kind not in {kind.value for kind in Kind}]
    return [*shown, *((words.UNKNOWN_KIND, counts) for counts in unknown)]


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """Both tables."""
    figures = maker.overview.figures
    grades = figures.guidance.grades
    columns = (*_COLUMNS, *(TableColumn(grade.value, _NUMBER, COUNT, "right") for grade in grades))
    with_share = (*columns, _SHARE)
    pixels = [column.pixels for column in with_share]
    maker.head(sheet, words.GRADES_TITLE.format(year=figures.year), words.GRADES_SUBTITLE, pixels)
    maker.section(sheet, HEADING_ROW, words.BY_KIND)
    row = HEADING_ROW + 1
    maker.headings(sheet, row, [with_share[0]._replace(heading=words.KIND), *with_share[1:]])
    kinds = kinds_shown(figures)
    maker.grade_places["kinds"] = row + 1, row + len(Kind)
    for name, counts in kinds:
        row += 1
        maker.row(sheet, row, with_share, [*_values(name, counts, grades), rate(counts, "qualified")])
    row += 1
    total = figures.all_years[figures.year]
    _total_row(maker, sheet, row, [*_values(words.TOTAL, total, grades), rate(total, "qualified")], with_share)
    row += 2
    maker.section(sheet, row, words.BY_GROUP)
    row += 1
    maker.headings(sheet, row, [columns[0]._replace(heading=words.GROUP), *columns[1:]])
    for key, name in figures.units.groups.items():
        row += 1
        maker.row(sheet, row, columns, _values(name, figures.groups[key], grades))
    row += 1
    _total_row(maker, sheet, row, _values(words.TOTAL, total, grades), columns)
    maker.note(sheet, row + 1, words.GRADES_NOTE, len(pixels), sum(pixels))
    maker.page(sheet, repeated=2)


def _values(name: str, counts: MeasureCounts, grades: Sequence[Grade]) -> list[object]:
    return [
        name,
        *(counts[measure] for measure in _CHAIN),
        *(counts[column] for column in GRADE_COLUMNS[: len(grades)]),
    ]


def _total_row(
    maker: SheetMaker, sheet: Sheet, row: int, values: list[object], columns: tuple[TableColumn, ...]
) -> None:
    maker.row(sheet, row, [column._replace(bold=True) for column in columns], values)

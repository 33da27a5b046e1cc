"""``Xếp loại``: grades by kind and by group, each count with the one that it is a part of beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance import default_grades
from xlsx_addin.overview.measures.declared import GRADE_COLUMNS, rate
from xlsx_addin.overview.measures.figures import NOTHING
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, PERCENT_TENTH, Column
from xlsx_addin.terms import Kind
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from xlsx_addin.overview.measures.figures import Counts, Figures
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

_NUMBER = 92
_COLUMNS = (
    Column("", 330, wraps=True),
    *(
        Column(heading, _NUMBER, COUNT, "right")
        for heading in (words.IN_SCOPE, words.REGISTERED, words.REPORTED, words.APPRAISED)
    ),
    *(Column(grade.value, _NUMBER, COUNT, "right") for grade in default_grades()),
)
_WITH_SHARE = (*_COLUMNS, Column(words.QUALIFIED_SHARE, 104, PERCENT_TENTH, "right", bold=True))
FIRST_GRADE = 5
"""Column of the first grade, from 0: the charts are drawn from it."""


def kinds_shown(figures: Figures) -> list[tuple[str, Counts]]:
    """Every kind with its counts; at the end those of which the kind cannot be read, where there are any."""
    shown = [(kind.value, figures.kinds.get(kind.value, NOTHING)) for kind in Kind]
    unknown = [counts for kind, counts in figures.kinds.items() if kind not in {kind.value for kind in Kind}]
    return [*shown, *((words.UNKNOWN_KIND, counts) for counts in unknown)]


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """Both tables."""
    figures = maker.overview.figures
    maker.widths(sheet, [column.pixels for column in _WITH_SHARE])
    maker.head(sheet, words.GRADES_TITLE.format(year=figures.year), words.GRADES_SUBTITLE, len(_WITH_SHARE))
    maker.section(sheet, HEADING_ROW, words.BY_KIND)
    row = HEADING_ROW + 1
    maker.headings(sheet, row, [_WITH_SHARE[0]._replace(heading=words.KIND), *_WITH_SHARE[1:]])
    kinds = kinds_shown(figures)
    maker.grade_places["kinds"] = row + 1, row + len(Kind)
    for name, counts in kinds:
        row += 1
        maker.row(sheet, row, _WITH_SHARE, [*_values(name, counts), rate(counts, "qualified")])
    row += 1
    total = figures.all_years[figures.year]
    _total_row(maker, sheet, row, [*_values(words.TOTAL, total), rate(total, "qualified")], _WITH_SHARE)
    row += 2
    maker.section(sheet, row, words.BY_GROUP)
    row += 1
    maker.headings(sheet, row, [_COLUMNS[0]._replace(heading=words.GROUP), *_COLUMNS[1:]])
    for key, name in figures.units.groups.items():
        row += 1
        maker.row(sheet, row, _COLUMNS, _values(name, figures.groups[key]))
    row += 1
    _total_row(maker, sheet, row, _values(words.TOTAL, total), _COLUMNS)
    maker.note(sheet, row + 1, words.GRADES_NOTE, len(_WITH_SHARE), sum(column.pixels for column in _WITH_SHARE))
    maker.page(sheet, repeated=2)


def _values(name: str, counts: Counts) -> list[object]:
    chain = [counts[measure] for measure in ("in_scope", "registered", "reported", "appraised")]
    return [name, *chain, *(counts[column] for column in GRADE_COLUMNS.values())]


def _total_row(maker: SheetMaker, sheet: Sheet, row: int, values: list[object], columns: tuple[Column, ...]) -> None:
    maker.row(sheet, row, [column._replace(bold=True) for column in columns], values)

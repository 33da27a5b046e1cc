"""``Xếp loại``: grades by kind and by group, each count with the one that it is a part of beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS, rate
from xlsx_addin.overview.measures.figures import NOTHING, Figures, MeasureCounts
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, MUTED, PERCENT_TENTH, SheetMaker, TableColumn
from xlsx_addin.terms import Kind
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from collections.abc import Sequence


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
KIND_ROWS = HEADING_ROW + 2, HEADING_ROW + 1 + len(Kind)
FIRST_GRADE = 5
"""First and last row of the kinds and column of the first grade, from 0: a chart is drawn from them."""


def kinds_shown(figures: Figures) -> list[tuple[str, MeasureCounts]]:
    """Every kind with its counts; at the end those of which the kind cannot be read, where there are any."""
    shown = [(kind.value, figures.kinds.get(kind.value, NOTHING)) for kind in Kind]
    unknown = [counts for kind, counts in figures.kinds.items() if kind not in {kind.value for kind in Kind}]
    return [*shown, *((words.UNKNOWN_KIND, counts) for counts in unknown)]


def draw(maker: SheetMaker) -> None:
    """Both tables."""
    figures = maker.figures
    grades = figures.guidance.grades
    columns = (*_COLUMNS, *(TableColumn(grade.value, _NUMBER, COUNT, "right") for grade in grades), _SHARE)
    pixels = [column.pixels for column in columns]
    maker.head(words.GRADES_TITLE.format(year=figures.year), words.GRADES_SUBTITLE, pixels)
    maker.section(HEADING_ROW, words.BY_KIND)
    row = _draw_table(maker, KIND_ROWS[0] - 1, words.KIND, columns, kinds_shown(figures))
    maker.section(row + 2, words.BY_GROUP)
    groups = [(name, figures.groups[key]) for key, name in figures.units.groups.items()]
    row = _draw_table(maker, row + 3, words.GROUP, columns[:-1], groups)
    maker.notes(row, [words.GRADES_NOTE], pixels, **MUTED)
    maker.page(repeated=2)


def _draw_table(
    maker: SheetMaker,
    row: int,
    heading: str,
    columns: Sequence[TableColumn],
    lines: Sequence[tuple[str, MeasureCounts]],
) -> int:
    """The lines and their total; the last row."""
    measures = [*_CHAIN, *GRADE_COLUMNS[: len(maker.figures.guidance.grades)]]
    columns = [columns[0]._replace(heading=heading), *columns[1:]]

    def values(name: str, counts: MeasureCounts) -> list[object]:
        found: list[object] = [name, *(counts[measure] for measure in measures), rate(counts, "qualified")]
        return found[: len(columns)]

    row = maker.table(row, columns, [values(*line) for line in lines])
    total = values(words.TOTAL, maker.figures.all_years[maker.figures.year])
    return maker.rows(row, [column._replace(bold=True) for column in columns], [total])

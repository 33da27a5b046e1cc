"""What stands above the headings of ``Điểm``, in the template's places, worked out from the sheets themselves.

Over each criterion's code its name, its bands and its maximum; besides, how many score sheets are complete and how
many cells still wait. The workbook says all of it by formulas: it is no clerk's word, and no part of the data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import CriterionScope, Kind
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.stored import SCORE_SHEETS, SCORE_SHEETS_COMPLETE
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.tables import Table, headings_of_row
from xlsx_addin.xlsx.cells import CellValue, Formula, SheetValues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsx_addin.workbook.sheets import Sheets

NAME_ROW, BANDS_ROW, MAXIMUM_ROW = 1, 2, 3
COUNT_HEADING, LEFT_HEADING = layout.headings(layout.SCORES, "scorer", "comment")
"""Over these columns stand the complete score sheets and the cells that still wait, in the row of the bands."""

IN_SCORE_HEAD = (layout.SCORES, layout.SCALE, layout.SUBJECTS)
"""The sheets that the head is worked out from."""

Place = tuple[int, int]


class ScoreHead(NamedTuple):
    """The columns of the criteria by code, and what each cell of the head says."""

    criteria: Mapping[str, int]
    values: Mapping[Place, CellValue | None]
    first_row: int
    caption: Place
    is_drawn: bool
    """Whether the program that made the workbook drew a head, with its caption; else its places are the clerk's."""

    def may_take(self, place: Place, value: CellValue | None) -> bool:
        """Whether the cell is blank, or the head says this there, or did before a program added rows uncalculated."""
        if value is None or value == self.values[place]:
            return True
        if value is Formula.WITHOUT_VALUE and self.values[place] is None:  # so the head says nothing
            return True
        if not self.is_drawn:
            return False
        if value is Formula.WITHOUT_VALUE:  # it gives an empty text, or another program has saved the file
            return True
        if place[0] == BANDS_ROW and place[1] not in self.criteria.values():
            is_count = type(value) is float and value >= 0 and value.is_integer()
            return _is_sentence(value) if isinstance(self.values[place], str) else is_count
        return False


def score_head(sheets: Sheets, source: SheetValues | None = None) -> ScoreHead | None:
    """The head of ``Điểm``; None where there is no room for one, or a sheet it speaks of has not its headings.

    ``source`` is the sheet ``Điểm`` that these are filled with, where they are a new workbook's.
    """
    try:
        scores, scale, subjects = (sheets.table(name) for name in IN_SCORE_HEAD)
    except (Refusal, LookupError):
        return None
    criteria = _criterion_rows(scale)
    columns = _criterion_columns(scores, criteria)
    if scores.heading_row != layout.HEADING_ROW or not columns or COUNT_HEADING not in scores.columns:
        return None
    values: dict[Place, CellValue | None] = {}
    for row, field in ((NAME_ROW, "content"), (BANDS_ROW, "bands"), (MAXIMUM_ROW, "maximum")):
        said = scale.values(layout.heading(layout.SCALE, field))
        for code, column in columns.items():
            value = said.get(criteria[fold(code)])
            values[row, column] = value if row != MAXIMUM_ROW or type(value) is float else None
    scopes = scale.values(layout.heading(layout.SCALE, "applies"))
    of_criteria = [(column, scopes.get(criteria[fold(code)])) for code, column in columns.items()]
    rows, waiting = _waiting(scores, subjects, of_criteria)
    complete = SCORE_SHEETS_COMPLETE[0].format(done=rows - len(waiting), rows=rows)
    values[BANDS_ROW, scores.columns[COUNT_HEADING]] = complete
    if LEFT_HEADING in scores.columns:
        values[BANDS_ROW, scores.columns[LEFT_HEADING]] = float(sum(waiting.values()))
    caption = NAME_ROW, scores.columns[COUNT_HEADING]
    said_there = (scores.sheet if source is None else source).at(*caption)
    is_drawn = isinstance(said_there, str) and fold(said_there) in map(fold, SCORE_SHEETS)
    return ScoreHead(columns, values, scores.heading_row + 1, caption, is_drawn)


def _is_sentence(value: CellValue) -> bool:
    patterns = (text.format(done="[0-9]+", rows="[0-9]+") for text in SCORE_SHEETS_COMPLETE)
    return isinstance(value, str) and any(re.fullmatch(pattern, value) for pattern in patterns)


def _criterion_rows(scale: Table) -> dict[str, int]:
    """The first row of ``Tiêu chí`` with each code, folded."""
    rows: dict[str, int] = {}
    for row, value in sorted(scale.values(layout.heading(layout.SCALE, "code")).items()):
        if code := code_of(value):
            rows.setdefault(fold(code), row)
    return rows


def _criterion_columns(scores: Table, criteria: Mapping[str, int]) -> dict[str, int]:
    """The code of each criterion that has a column on ``Điểm``, as its heading says it, and that column."""
    headings = headings_of_row(scores.sheet, scores.heading_row)
    known = set(scores.columns.values())
    return {text: column for column, text in headings.items() if fold(text) in criteria and column not in known}


def _waiting(
    scores: Table, subjects: Table, criteria: Iterable[tuple[int, CellValue | None]]
) -> tuple[int, Mapping[int, int]]:
    """How many rows of ``Điểm`` have a Mã, and the blank cells of those that are not complete, by row.

    ``criteria`` are the columns with whom each is for; of one whose scope cannot be read nobody is spared.
    """
    kinds, codes = map(subjects.values, layout.headings(layout.SUBJECTS, "kind", "code"))
    individuals = {code_of(code) for row, code in codes.items() if kinds.get(row) == Kind.INDIVIDUAL.value}
    cells = [(scores.sheet.columns.get(column, {}), scope) for column, scope in criteria]
    rows = scores.values(layout.heading(layout.SCORES, "code"))
    waiting: dict[int, int] = {}
    for row, code in rows.items():
        others = CriterionScope.COLLECTIVE if code_of(code) in individuals else CriterionScope.INDIVIDUAL
        blank = sum(row not in filled for filled, scope in cells if scope != others.value)
        if blank:
            waiting[row] = blank
    return len(rows), waiting


def without_score_head(sheets: Sheets) -> None:
    """Take the head out of ``Điểm`` where it says what the sheets say: what is left above is a clerk’s own."""
    head = score_head(sheets)
    if head is None:
        return
    sheet = sheets[layout.SCORES]
    for row, column in head.values:
        value = sheet.at(row, column)
        if value is not None and head.may_take((row, column), value):
            del sheet.columns[column][row]
    for column in [column for column, values in sheet.columns.items() if not values]:
        del sheet.columns[column]

"""Where the headings of a table sheet stand: in the template's places, or wherever another workbook has them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.workbook.tables import has_all_headings, headings_of_row

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from xlsx_addin.workbook.sheets import Sheets

SCALE_GAP = 1
"""Empty columns between the criteria and the grades on ``Tiêu chí``."""

CRITERION_WIDTH, NARROW_CRITERION_WIDTH = 17.6, 13.0
"""Over its scores stands the name of a criterion; from five on they are narrower, and the sheet scrolls."""
_MOST_WIDE_CRITERIA = 4
UNKNOWN_WIDTH = 16.0


class Arrangement(NamedTuple):
    """The headings of one sheet by (row, column), both counted from 1, with their texts as they stand there."""

    headings: Mapping[tuple[int, int], str]

    @property
    def first_row(self) -> int:
        """The first row that may hold data: the one under the highest heading."""
        return min(row for row, _ in self.headings) + 1

    @property
    def last_column(self) -> int:
        """The last column with a heading."""
        return max(column for _, column in self.headings)


def template_arrangement(sheet: str, criteria: Sequence[str] = ()) -> Arrangement:
    """The places of the template for the letter that is drawn.

    ``criteria`` are the codes that head the score columns of ``Điểm``.
    """
    columns = layout.COLUMNS[sheet]
    if sheet == layout.SCALE:
        columns = (*layout.CRITERION_COLUMNS, *layout.grade_columns(drawn().groups))
    headings: list[str | None] = [column.heading for column in columns]
    if sheet == layout.SCALE:
        headings[len(layout.CRITERION_COLUMNS) : len(layout.CRITERION_COLUMNS)] = [None] * SCALE_GAP
    if sheet == layout.SCORES:
        before = len(layout.SCORE_COLUMNS_BEFORE)
        headings[before:before] = criteria
    return Arrangement(
        {
            (layout.HEADING_ROW, column): heading
            for column, heading in enumerate(headings, start=1)
            if heading is not None
        }
    )


def arrangements(sheets: Sheets, optional: Container[str] = ()) -> dict[str, Arrangement]:
    """Where the headings of each sheet stand, known or not; an ``optional`` sheet need not have any.

    Refusal where another sheet lacks a required heading.
    """
    return {
        name: arrangement(sheets, name)
        for name, sheet in sheets.items()
        if name not in optional or has_all_headings(sheet, layout.COLUMNS[name])
    }


def arrangement(sheets: Sheets, name: str) -> Arrangement:
    """Where the headings of one sheet stand, known or not; Refusal where it lacks a required one."""
    rows = {table.heading_row for table in sheets.tables(name)}
    return Arrangement(
        {(row, column): text for row in rows for column, text in headings_of_row(sheets[name], row).items()}
    )


def known_column(sheet: str, heading: str) -> Column | None:
    """The column of the layout that a heading names (trimmed, NFC, case folded), None for one of the clerk's own."""
    wanted = _folded(heading)
    columns = chain.from_iterable(layout.TABLES[sheet])
    return next((column for column in columns if wanted in map(_folded, column.headings)), None)


def current_heading(sheet: str, heading: str) -> str:
    """The heading that a column has now where this is a former one of it; any other heading as it stands."""
    column = known_column(sheet, heading)
    return heading if column is None or _folded(column.heading) == _folded(heading) else column.heading


def described_column(sheet: str, heading: str, criteria: Sequence[str] = ()) -> Column:
    """What a heading's column holds; a criterion's column holds points, an unknown column text."""
    column = known_column(sheet, heading)
    if column is not None:
        return column
    if sheet == layout.SCORES and _folded(heading) in {_folded(code) for code in criteria}:
        return Column(heading, Content.NUMBER, criterion_width(len(criteria)), required=False)
    return Column(heading, Content.TEXT, UNKNOWN_WIDTH, required=False)


def criterion_width(criteria: int) -> float:
    """The width in characters of each column of scores, where there are so many criteria."""
    return CRITERION_WIDTH if criteria <= _MOST_WIDE_CRITERIA else NARROW_CRITERION_WIDTH


@lru_cache(maxsize=1000)
def _folded(heading: str) -> str:
    return unicodedata.normalize("NFC", heading.strip()).casefold()

"""The rows of ``Điểm`` as score sheets, and which of its columns are criteria."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Columns, Criterion, ScoreSheet
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.nearest import NearestNames
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode, suggestion
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import SCORE_COLUMNS_AFTER, SCORE_COLUMNS_BEFORE, SCORES, heading, headings
from xlsx_addin.workbook.merged_cells import HiddenCells, hidden_cells, note_hidden, note_hidden_rows, without_hidden
from xlsx_addin.workbook.tables import Table, headings_of_row
from xlsx_addin.xlsx.cells import CellValue, address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings

_KNOWN = (*SCORE_COLUMNS_BEFORE, *SCORE_COLUMNS_AFTER)
_CODE, _SCORER, _COMMENT = headings(SCORES, "code", "scorer", "comment")
_NEVER_ASKED = frozenset({heading(SCORES, "name")})
_UNREADABLE = Decimal("NaN")


class ScoreTable:
    """The table of score sheets: its known columns, and every other heading with its column."""

    def __init__(self, table: Table) -> None:
        self.table = table
        known = {fold(heading) for column in _KNOWN for heading in column.headings}
        self._others: dict[str, list[tuple[int, str]]] = {}
        for column, text in headings_of_row(table.sheet, table.heading_row).items():
            key = fold(text)
            if key not in known:
                self._others.setdefault(key, []).append((column, text))

    def other_headings(self) -> list[str]:
        """The headings that are not known: those of criteria, and of columns that are none."""
        return [places[0][1] for places in self._others.values()]

    def column_of(self, criterion: str) -> int | None:
        """The column whose heading is the criterion's code, None without one; Refusal when it stands twice."""
        places = self._others.get(fold(criterion), [])
        if len(places) > 1:
            row = self.table.heading_row
            first, second = (address(row, column) for column, _ in places[:2])
            raise Refusal(
                words.HEADING_TWICE.format(sheet=self.table.sheet.name, heading=criterion, first=first, second=second)
            )
        return places[0][0] if places else None

    def warn_of_other_columns(self, criteria: Sequence[str], findings: Findings) -> None:
        """Warn of every column that is no criterion."""
        codes = {fold(code) for code in criteria}
        nearest = NearestNames(criteria)
        for column, text in (place for key, places in self._others.items() if key not in codes for place in places):
            cell, near = address(self.table.heading_row, column), suggestion(nearest.find(text))
            findings.add(ProblemCode.COLUMN_NOT_CRITERION, self.table.sheet.name, cell, value=text, suggestion=near)


def read_scores(
    scores: ScoreTable, criteria: Sequence[Criterion], findings: Findings
) -> tuple[list[ScoreSheet], Columns]:
    """Every row of ``Điểm`` with a score; ``criteria`` are those of the scale, in its order.

    A row without a single score is a score sheet not yet filled in: it is ignored and raises no problem. One whose
    scores a merged area may hide is none of these: it is read, and told of.
    """
    table = scores.table
    # A code that stands twice is not scored on, but what stands under it makes a score sheet all the same.
    columns = {each.code: column for each in criteria if (column := scores.column_of(each.code)) is not None}
    twice = columns.keys() - {each.code for each in criteria if each.letters is not None}
    points_table = table._replace(columns={**table.columns, **columns}, known=table.known | columns.keys())
    hidden = _hidden(points_table, columns)
    if hidden:
        points_table = points_table._replace(sheet=without_hidden(table.sheet, hidden))
    cells = {code: points_table.values(code) for code in columns}
    shown = {row for values in cells.values() for row in values}
    rows = sorted(shown | {each.row for each in hidden})
    note_hidden_rows(table.sheet, rows, findings)
    note_hidden(points_table, hidden, findings, _CODE)
    reader = ColumnReader(points_table, findings)
    filled = set(rows)
    codes = reader.code_texts(_CODE, _only(filled, points_table.values(_CODE)))
    scorers = reader.texts(_SCORER, _only(filled, points_table.values(_SCORER)))
    reader.texts(_COMMENT, _only(filled, points_table.values(_COMMENT)))
    points: list[list[Decimal | None]] = []
    for criterion in criteria:
        code = criterion.code
        if criterion.letters is None:
            points.append([None] * len(rows))
            continue
        numbers = reader.numbers(code, cells[code], otherwise=ProblemCode.SCORE_NOT_NUMBER, criterion=code)
        unreadable = {row: _UNREADABLE for row in cells[code] if row not in numbers}
        unreadable.update((each.row, _UNREADABLE) for each in hidden if code in each.headings)
        held = numbers | unreadable if unreadable else numbers
        points.append([held.get(row) for row in rows])
    _check_unscored({code: cells[code] for code in columns if code in twice}, reader)
    by_row = zip(*points, strict=True) if points else iter(())
    seen_above = {each.row: _code_of_area(points_table, each) for each in hidden if _CODE in each.headings}
    sheets = [
        ScoreSheet(row, codes.get(row), scorers.get(row, ""), scores_of_row, seen_above.get(row))
        for row, scores_of_row in zip(rows, by_row, strict=True)
    ]
    return sheets, table.by_field(_KNOWN)


def _check_unscored(cells: Mapping[str, Mapping[int, CellValue]], reader: ColumnReader) -> None:
    """Tell what no maximum could make right under a code that stands twice: a text, a number below 0."""
    for criterion, values in cells.items():
        numbers = reader.numbers(criterion, values, otherwise=ProblemCode.SCORE_NOT_NUMBER, criterion=criterion)
        for row, number in numbers.items():
            if number < 0:
                reader.add(ProblemCode.SCORE_BELOW_ZERO, criterion, row, criterion=criterion, value=plain(number))


def _hidden(table: Table, criteria: Collection[str]) -> list[HiddenCells]:
    """What merged areas hide on score sheets: on rows with a score, and where they may hide the only ones.

    They may where a hidden cell holds a value, and where an area with a value lies over a score of a named sheet.
    """
    if not table.sheet.merged:
        return []
    codes, scorers = table.values(_CODE), table.values(_SCORER)
    rows = {row for heading in (*criteria, _CODE, _SCORER, _COMMENT) for row in table.values(heading)}
    found = hidden_cells((table, rows), without=_NEVER_ASKED)
    covered = {(each.row, heading) for each in found for heading in each.headings}
    seen = {row for heading in criteria for row in table.values(heading) if (row, heading) not in covered}
    filled = {each.row for each in found if each.filled}
    named = {each.row for each in found if not each.headings.keys().isdisjoint(criteria)}
    named &= {row for row in codes if (row, _CODE) not in covered} | {
        row for row in scorers if (row, _SCORER) not in covered
    }
    return [each for each in found if each.row in seen | filled | named]


def _code_of_area(table: Table, cells: HiddenCells) -> str | None:
    """The code in the first cell of an area that hides the cell of Mã from above."""
    area = cells.area
    if cells.headings.get(_CODE) != area.first_column or area.first_row <= table.heading_row:
        return None
    value = table.sheet.at(area.first_row, area.first_column)
    return None if value is None else code_of(value)


def _only(rows: set[int], values: Mapping[int, CellValue]) -> dict[int, CellValue]:
    return {row: value for row, value in values.items() if row in rows}

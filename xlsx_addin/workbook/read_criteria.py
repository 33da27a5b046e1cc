"""The criteria of ``Tiêu chí``, and for which kinds of subject a fault of theirs refuses the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Criterion
from xlsx_addin.terms import CriterionScope, Kind
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import CRITERION_COLUMNS, SCALE, headings
from xlsx_addin.workbook.tables import Table, filled_rows, similar
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.read_scores import ScoreTable

ALL_KINDS = frozenset(Kind)


_CODE, _APPLIES, _MAXIMUM, _MINIMUM = headings(SCALE, "code", "applies", "maximum", "minimum")
_TEXTS = headings(SCALE, "content", "bands", "source")


def read_criteria(table: Table, scores: ScoreTable, findings: Findings) -> tuple[list[Criterion], frozenset[Kind]]:
    """Every criterion, in the order of the sheet, and the kinds of subject for which the scale cannot be used.

    A criterion without a code, or with another one's, is never scored on.
    """
    reader = ColumnReader(table, findings)
    rows = filled_rows(table, CRITERION_COLUMNS)
    codes = reader.code_texts(_CODE)
    for text in _TEXTS:
        reader.texts(text)
    scopes = _scopes(reader, rows)
    refused = set(ALL_KINDS if len(scopes) < len(rows) else ())

    def refuse(row: int) -> None:
        """Refuse the scale for the kinds that a criterion is for; for all when that cannot be read."""
        applies = scopes.get(row)
        refused.update(kind for kind in Kind if applies is None or applies.covers(kind))

    maxima = _points(reader, rows, _MAXIMUM, codes, refuse)
    minima = _points(reader, rows, _MINIMUM, codes, refuse)
    columns = _columns(reader, rows, codes, scores, refuse)
    criteria = []
    for row in rows:
        code, maximum, minimum = codes.get(row, ""), maxima.get(row), minima.get(row)
        if not _is_sound_range(reader, row, code, maximum, minimum):
            refuse(row)
        column = columns.get(row)
        letters = column_letters(column) if column is not None else None
        usable = maximum if maximum is not None and maximum > 0 else None
        cell = reader.table.cell(_MINIMUM, row) if minimum is not None else ""
        criteria.append(Criterion(row, code, scopes.get(row), usable, minimum, letters, cell))
    return criteria, frozenset(refused)


def _columns(
    reader: ColumnReader,
    rows: Sequence[int],
    codes: Mapping[int, str],
    scores: ScoreTable,
    refuse: Callable[[int], None],
) -> dict[int, int]:
    """Row and column in ``Điểm`` of every criterion with a code of its own; others refuse the scale."""
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        if row in codes:
            rows_of.setdefault(fold(codes[row]), []).append(row)
        else:
            refuse(row)
            if not reader.is_unreadable(_CODE, row):
                reader.add(ProblemCode.CRITERION_CODE_MISSING, _CODE, row)
    columns: dict[int, int] = {}
    for first, *others in rows_of.values():
        column = scores.column_of(codes[first])
        if column is None:
            refuse(first)
            near = similar(codes[first], scores.other_headings())
            reader.add(ProblemCode.CRITERION_WITHOUT_COLUMN, _CODE, first, codes[first], suggestion=near)
        for row in others:
            refuse(row)
            refuse(first)
            cell = f"{reader.table.sheet.name}!{reader.table.cell(_CODE, first)}"
            reader.add(ProblemCode.CRITERION_CODE_TWICE, _CODE, row, codes[row], others=cell)
        if column is not None and not others:
            columns[first] = column
    return columns


def _scopes(reader: ColumnReader, rows: Sequence[int]) -> dict[int, CriterionScope]:
    """Whom each criterion is for, as far as it can be read; for all where the cell is blank."""
    scopes = reader.choices(_APPLIES, list(CriterionScope), otherwise=ProblemCode.CRITERION_SCOPE_UNKNOWN)
    filled = reader.table.values(_APPLIES)
    blank = {row for row in rows if row not in filled and not reader.is_unreadable(_APPLIES, row)}
    return {row: scopes.get(row, CriterionScope.ALL) for row in rows if row in scopes or row in blank}


def _points(
    reader: ColumnReader, rows: Sequence[int], column: str, codes: Mapping[int, str], refuse: Callable[[int], None]
) -> dict[int, Decimal]:
    """Readable maxima or minima; an unreadable one, and a blank maximum, refuse the scale."""
    is_maximum = column == _MAXIMUM
    code = ProblemCode.MAXIMUM_UNUSABLE if is_maximum else ProblemCode.MINIMUM_UNUSABLE
    numbers: dict[int, Decimal] = {}
    for row in rows:
        if is_maximum or row in reader.cells(column) or reader.is_unreadable(column, row):
            number = reader.needed_number(code, column, row, criterion=codes.get(row, ""))
            if number is None:
                refuse(row)
            else:
                numbers[row] = number
    return numbers


def _is_sound_range(
    reader: ColumnReader, row: int, code: str, maximum: Decimal | None, minimum: Decimal | None
) -> bool:
    faults = []
    if maximum is not None and maximum <= 0:
        fault = words.FAULT_NOT_POSITIVE.format(value=plain(maximum))
        faults.append((ProblemCode.MAXIMUM_UNUSABLE, _MAXIMUM, fault))
    if minimum is not None and minimum < 0:
        fault = words.FAULT_NEGATIVE.format(value=plain(minimum))
        faults.append((ProblemCode.MINIMUM_UNUSABLE, _MINIMUM, fault))
    elif minimum is not None and maximum is not None and 0 < maximum < minimum:
        fault = words.FAULT_OUTSIDE.format(maximum=plain(maximum), value=plain(minimum))
        faults.append((ProblemCode.MINIMUM_UNUSABLE, _MINIMUM, fault))
    for problem, column, fault in faults:
        reader.add(problem, column, row, criterion=code, fault=fault)
    return not faults

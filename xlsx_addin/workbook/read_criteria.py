"""The criteria of ``Tiêu chí``, and for which kinds of subject a fault of theirs refuses the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Criterion
from xlsx_addin.terms import CriterionScope, Kind
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.column_reader import ColumnReader
from xlsx_addin.workbook.layout import CRITERION_COLUMNS
from xlsx_addin.workbook.merged_cells import note_merged_cells
from xlsx_addin.workbook.tables import filled_rows, similar
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.read_scores import ScoreTable
    from xlsx_addin.workbook.tables import Table

ALL_KINDS = frozenset(Kind)


def read_criteria(table: Table, scores: ScoreTable, findings: Findings) -> tuple[list[Criterion], frozenset[Kind]]:
    """Every criterion, in the order of the sheet, and the kinds of subject for which the scale cannot be used.

    A criterion without a code, or with another one's, is never scored on.
    """
    reading = _CriterionReading(table, scores, findings)
    return reading.criteria(), frozenset(reading.refused)


class _CriterionReading:
    def __init__(self, table: Table, scores: ScoreTable, findings: Findings) -> None:
        self._criterion_table = table
        note_merged_cells(table, findings)
        self._scores = scores
        self._findings = findings
        self.refused: set[Kind] = set()

    def criteria(self) -> list[Criterion]:
        table = self._criterion_table
        rows = filled_rows(table, CRITERION_COLUMNS)
        reader = ColumnReader(table, self._findings)
        codes = reader.code_texts("Mã tiêu chí")
        for heading in ("Nội dung", "Khung điểm", "Nguồn"):
            reader.texts(heading)
        scopes = self._scopes(reader, rows)
        maxima = self._points(reader, rows, "Điểm tối đa", codes, scopes)
        minima = self._points(reader, rows, "Điểm tối thiểu", codes, scopes)
        columns = self._columns(reader, rows, codes, scopes)
        criteria = []
        for row in rows:
            code, applies = codes.get(row, ""), scopes.get(row)
            maximum, minimum = maxima.get(row), minima.get(row)
            self._check_range(reader, row, code, applies, maximum, minimum)
            column = columns.get(row)
            letters = column_letters(column) if column is not None else None
            usable = maximum if maximum is not None and maximum > 0 else None
            criteria.append(Criterion(row, code, applies, usable, minimum, letters))
        return criteria

    def _columns(
        self,
        reader: ColumnReader,
        rows: Sequence[int],
        codes: Mapping[int, str],
        scopes: Mapping[int, CriterionScope],
    ) -> dict[int, int]:
        """Row and column in ``Điểm`` of every criterion with a code of its own; others refuse the scale."""
        rows_of: dict[str, list[int]] = {}
        for row in rows:
            if row in codes:
                rows_of.setdefault(fold(codes[row]), []).append(row)
            else:
                self._refuse_code_missing(reader, row, scopes.get(row))
        columns: dict[int, int] = {}
        for same in rows_of.values():
            first = same[0]
            column = self._column_of(reader, first, codes[first], scopes.get(first))
            for row in same[1:]:
                self._refuse(scopes.get(row))
                self._refuse(scopes.get(first))
                others = self._cell("Mã tiêu chí", first)
                reader.add(ProblemCode.CRITERION_CODE_TWICE, "Mã tiêu chí", row, codes[row], others=others)
            if column is not None and len(same) == 1:
                columns[first] = column
        return columns

    def _cell(self, heading: str, row: int) -> str:
        table = self._criterion_table
        return f"{table.sheet.name}!{column_letters(table.columns[heading])}{row}"

    def _refuse(self, applies: CriterionScope | None) -> None:
        """Refuse the scale for the kinds that a criterion is for; for all when that cannot be read."""
        self.refused |= {kind for kind in Kind if applies is None or applies.covers(kind)}

    def _refuse_code_missing(self, reader: ColumnReader, row: int, applies: CriterionScope | None) -> None:
        self._refuse(applies)
        if (reader.table.sheet.name, row, "Mã tiêu chí") not in self._findings.unreadable:
            reader.add(ProblemCode.CRITERION_CODE_MISSING, "Mã tiêu chí", row)

    def _scopes(self, reader: ColumnReader, rows: Sequence[int]) -> dict[int, CriterionScope]:
        scopes = reader.choices("Áp dụng", list(CriterionScope), otherwise=ProblemCode.CRITERION_SCOPE_UNKNOWN)
        filled = reader.table.values("Áp dụng")
        for row in rows:
            if row not in filled:
                scopes[row] = CriterionScope.ALL
            elif row not in scopes:
                self.refused |= ALL_KINDS
        return scopes

    def _points(
        self,
        reader: ColumnReader,
        rows: Sequence[int],
        heading: str,
        codes: Mapping[int, str],
        scopes: Mapping[int, CriterionScope],
    ) -> dict[int, Decimal]:
        """Readable maxima or minima; an unreadable one, and a blank maximum, refuse the scale."""
        is_maximum = heading == "Điểm tối đa"
        code = ProblemCode.MAXIMUM_UNUSABLE if is_maximum else ProblemCode.MINIMUM_UNUSABLE
        values = reader.table.values(heading)
        numbers: dict[int, Decimal] = {}
        for row in rows:
            criterion = codes.get(row, "")
            value = values.get(row)
            if value is None:
                if is_maximum:
                    self._refuse(scopes.get(row))
                    reader.add(code, heading, row, criterion=criterion, fault=words.FAULT_BLANK)
                continue
            fault = words.FAULT_NOT_NUMBER.format(value=shown(value))
            read = reader.numbers(heading, {row: value}, otherwise=code, criterion=criterion, fault=fault)
            if row in read:
                numbers[row] = read[row]
            else:
                self._refuse(scopes.get(row))
        return numbers

    def _column_of(self, reader: ColumnReader, row: int, code: str, applies: CriterionScope | None) -> int | None:
        column = self._scores.column_of(code)
        if column is None:
            self._refuse(applies)
            near = similar(code, self._scores.other_headings())
            reader.add(ProblemCode.CRITERION_WITHOUT_COLUMN, "Mã tiêu chí", row, code, suggestion=near)
        return column

    def _check_range(
        self,
        reader: ColumnReader,
        row: int,
        code: str,
        applies: CriterionScope | None,
        maximum: Decimal | None,
        minimum: Decimal | None,
    ) -> None:
        if maximum is not None and maximum <= 0:
            self._refuse(applies)
            fault = words.FAULT_NOT_POSITIVE.format(value=plain(maximum))
            reader.add(ProblemCode.MAXIMUM_UNUSABLE, "Điểm tối đa", row, criterion=code, fault=fault)
        if minimum is not None and minimum < 0:
            self._refuse(applies)
            fault = words.FAULT_NEGATIVE.format(value=plain(minimum))
            reader.add(ProblemCode.MINIMUM_UNUSABLE, "Điểm tối thiểu", row, criterion=code, fault=fault)
        elif minimum is not None and maximum is not None and 0 < maximum < minimum:
            self._refuse(applies)
            fault = words.FAULT_OUTSIDE.format(maximum=plain(maximum), value=plain(minimum))
            reader.add(ProblemCode.MINIMUM_UNUSABLE, "Điểm tối thiểu", row, criterion=code, fault=fault)

"""The criteria and the grades of ``Tiêu chí`` as a scale, and for which kinds it is refused (contract, section 2)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Criterion, CutOff, Scale
from xlsx_addin.appraisal.terms import CriterionScope, Grade, Kind, YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cells import column_letters
from xlsx_addin.workbook.layout import CRITERION_COLUMNS, GRADE_COLUMNS
from xlsx_addin.workbook.tables import Table, find_table, similar
from xlsx_addin.workbook.values import ColumnReader, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.workbook.cells import SheetValues
    from xlsx_addin.workbook.layout import Column
    from xlsx_addin.workbook.read_scores import ScoreTable

COLLECTIVES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVE})
INDIVIDUALS = frozenset({Kind.INDIVIDUAL})
ALL_KINDS = frozenset(Kind)

_HUNDRED = Decimal(100)


def kinds_words(kinds: Iterable[Kind]) -> str:
    """How a sentence names these kinds."""
    named = frozenset(kinds)
    if named == ALL_KINDS:
        return words.KINDS_ALL
    return words.KINDS_INDIVIDUAL if named == INDIVIDUALS else words.KINDS_COLLECTIVE


def read_scale(
    sheet: SheetValues, scores: ScoreTable, present: frozenset[Kind], guidance: Guidance, findings: Findings
) -> Scale:
    """Read the scale; ``present`` are the kinds of subject in the workbook."""
    reading = _ScaleReading(sheet, scores, guidance, findings)
    criteria = reading.criteria()
    cut_offs = reading.cut_offs()
    reading.check_sums(criteria, cut_offs, present)
    return Scale(tuple(criteria), tuple(cut_offs), frozenset(reading.refused))


class _ScaleReading:
    def __init__(self, sheet: SheetValues, scores: ScoreTable, guidance: Guidance, findings: Findings) -> None:
        self._criterion_table = find_table(sheet, CRITERION_COLUMNS)
        self._grade_table = find_table(sheet, GRADE_COLUMNS)
        self._scores = scores
        self._guidance = guidance
        self._findings = findings
        self.refused: set[Kind] = set()

    # --- criteria ------------------------------------------------------------------------------------------------

    def criteria(self) -> list[Criterion]:
        """Every criterion, in the order of the sheet; one without a code, or with another one's, is never scored on."""
        table = self._criterion_table
        rows = _filled_rows(table, CRITERION_COLUMNS)
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
            criteria.append(Criterion(row, code, applies, maximum, minimum, letters))
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

    # --- grades --------------------------------------------------------------------------------------------------

    def cut_offs(self) -> list[CutOff]:
        """The readable cut-offs, from the best grade to the worst."""
        table = self._grade_table
        rows = _filled_rows(table, GRADE_COLUMNS)
        reader = ColumnReader(table, self._findings)
        row_of = self._grade_rows(reader, rows)
        self._check_recognition(reader, row_of)
        cut_offs: list[CutOff] = []
        for grade in Grade:
            if grade not in row_of:
                self.refused |= ALL_KINDS
                self._findings.add(ProblemCode.GRADE_MISSING, table.sheet.name, None, value=grade.value)
                continue
            points = self._cut_off(reader, grade, row_of[grade])
            if points is not None:
                cell = f"{column_letters(table.columns['Từ điểm'])}{row_of[grade]}"
                cut_offs.append(CutOff(grade, points, cell))
        self._check_falling(cut_offs)
        return cut_offs

    def _grade_rows(self, reader: ColumnReader, rows: Sequence[int]) -> dict[Grade, int]:
        grades = reader.choices("Xếp loại", list(Grade), otherwise=ProblemCode.GRADE_UNKNOWN)
        row_of: dict[Grade, int] = {}
        for row in rows:
            grade = grades.get(row)
            if grade is None:
                self.refused |= ALL_KINDS
                if (reader.table.sheet.name, row, "Xếp loại") not in self._findings.unreadable:
                    reader.add(ProblemCode.GRADE_UNKNOWN, "Xếp loại", row, "")
            elif grade in row_of:
                self.refused |= ALL_KINDS
                others = f"{reader.table.sheet.name}!{column_letters(reader.table.columns['Xếp loại'])}{row_of[grade]}"
                reader.add(ProblemCode.GRADE_TWICE, "Xếp loại", row, grade.value, others=others)
            else:
                row_of[grade] = row
        return row_of

    def _cut_off(self, reader: ColumnReader, grade: Grade, row: int) -> Decimal | None:
        value = reader.table.values("Từ điểm").get(row)
        code = ProblemCode.CUT_OFF_UNUSABLE
        if value is None:
            self.refused |= ALL_KINDS
            reader.add(code, "Từ điểm", row, grade=grade.value, fault=words.FAULT_BLANK)
            return None
        fault = words.FAULT_NOT_NUMBER.format(value=shown(value))
        points = reader.numbers("Từ điểm", {row: value}, otherwise=code, grade=grade.value, fault=fault).get(row)
        if points is None:
            self.refused |= ALL_KINDS
        elif grade is Grade.FAIL and points != 0:
            self.refused |= ALL_KINDS
            fault = words.FAULT_NOT_ZERO.format(value=plain(points))
            reader.add(code, "Từ điểm", row, grade=grade.value, fault=fault)
        return points

    def _check_falling(self, cut_offs: Sequence[CutOff]) -> None:
        sheet = self._grade_table.sheet.name
        for higher, lower in pairwise(cut_offs):
            if higher.points <= lower.points:
                self.refused |= ALL_KINDS
                self._findings.add(
                    ProblemCode.CUT_OFFS_NOT_FALLING,
                    sheet,
                    higher.cell,
                    grade=higher.grade.value,
                    value=plain(higher.points),
                    lower=lower.grade.value,
                    others=f"{sheet}!{lower.cell}: {plain(lower.points)}",
                )

    def _check_recognition(self, reader: ColumnReader, row_of: Mapping[Grade, int]) -> None:
        values = reader.table.values("Được công nhận")
        wanted_rows = {row: values[row] for row in row_of.values() if row in values}
        answers = reader.choices("Được công nhận", list(YesNo), wanted_rows)
        for grade, row in row_of.items():
            wanted = YesNo.YES if self._guidance.recognises(grade) else YesNo.NO
            if answers.get(row) is wanted:
                continue
            self.refused |= ALL_KINDS
            value = values.get(row)
            if row in answers or value is None:
                reader.add(
                    ProblemCode.RECOGNITION_DIFFERS,
                    "Được công nhận",
                    row,
                    grade=grade.value,
                    reading=wanted.value,
                    guidance=self._guidance.short_title,
                )

    # --- both ----------------------------------------------------------------------------------------------------

    def check_sums(self, criteria: Sequence[Criterion], cut_offs: Sequence[CutOff], present: frozenset[Kind]) -> None:
        """The maxima that apply must exist, reach the highest cut-off and should sum to 100."""
        groups = [COLLECTIVES, INDIVIDUALS]
        sums = {group: _sum_of_maxima(criteria, group) for group in groups}
        if sums[COLLECTIVES] == sums[INDIVIDUALS]:
            groups = [ALL_KINDS]
            sums = {ALL_KINDS: sums[COLLECTIVES]}
        for group in groups:
            total = sums[group]
            if not any(criterion.applies is None or criterion.covers(kind) for criterion in criteria for kind in group):
                if group & present:
                    self.refused |= group
                    self._add_for_sheet(ProblemCode.NO_CRITERION, kinds=kinds_words(group))
            elif total is not None:
                self._check_sum(total, cut_offs, group)

    def _check_sum(self, total: Decimal, cut_offs: Sequence[CutOff], group: frozenset[Kind]) -> None:
        if total != _HUNDRED:
            self._add_for_sheet(ProblemCode.MAXIMA_NOT_HUNDRED, kinds=kinds_words(group), value=plain(total))
        highest = max(cut_offs, key=lambda cut: cut.points, default=None)
        if highest is not None and highest.points > total:
            self.refused |= group
            self._findings.add(
                ProblemCode.CUT_OFF_OUT_OF_REACH,
                self._grade_table.sheet.name,
                highest.cell,
                grade=highest.grade.value,
                value=plain(highest.points),
                others=plain(total),
                kinds=kinds_words(group),
            )

    def _add_for_sheet(self, code: ProblemCode, **values: object) -> None:
        self._findings.add(code, self._criterion_table.sheet.name, None, row=None, subject=None, **values)


def _sum_of_maxima(criteria: Sequence[Criterion], kinds: frozenset[Kind]) -> Decimal | None:
    """The sum over the criteria for these kinds, None when a maximum, or whom it is for, cannot be used."""
    total = Decimal(0)
    for criterion in criteria:
        if criterion.applies is not None and not any(criterion.covers(kind) for kind in kinds):
            continue
        if criterion.applies is None or criterion.maximum is None or criterion.maximum <= 0:
            return None
        total += criterion.maximum
    return total


def _filled_rows(table: Table, columns: Sequence[Column]) -> list[int]:
    return sorted({row for column in columns for row in table.values(column.heading)})

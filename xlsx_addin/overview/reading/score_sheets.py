"""The totals of the score sheets by subject, exact: how far they lie apart. Who scored is not looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.points import complete_sum, one_number
from xlsx_addin.guidance.model import Aggregation, Method
from xlsx_addin.overview.reading.rows import choice, code_or_none, column_of, grade_of, number_of, points, text_of
from xlsx_addin.terms import CriterionScope, Kind, YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.tables import find_table, headings_of_row, values_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Register
    from xlsx_addin.xlsx.cells import SheetValues

_TOLERANCE = Decimal("0.005")
"""A total on ``Kết quả`` is rounded to two decimals."""
_SCOPES = {fold(scope.value): scope for scope in CriterionScope}


@dataclass(frozen=True, slots=True)
class Spread:
    """The totals of one subject's score sheets."""

    sheets: int
    total: Decimal | None = None
    """Of those of them that count together; None where a score is missing or cannot be read."""
    parts: int = 1
    """How many of them count: the total is so many times what the letter makes of them."""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    crosses: bool | None = None
    equal: bool | None = None

    @property
    def mean(self) -> Fraction | None:
        """What the letter makes of the totals, exact; None where a score is missing or cannot be read."""
        return None if self.total is None else Fraction(self.total) / self.parts

    def kept(self) -> dict[str, Any]:
        """What the database keeps of it."""
        return {
            "sheets": self.sheets,
            "lowest": points(self.lowest),
            "highest": points(self.highest),
            "crosses": self.crosses,
            "equal": self.equal,
        }

    def matches(self, mean: Decimal | None) -> bool | None:
        """Whether a rounded mean is theirs; None where one of both is missing."""
        if mean is None or self.total is None:
            return None
        # Points have few digits: products and sums of them are exact.
        return abs(mean * self.parts - self.total) <= _TOLERANCE * self.parts


def spread_of(
    totals: Sequence[Decimal | None], recognised_from: Decimal | None, way: Aggregation | None = None
) -> Spread:
    """The spread of these totals, None for one that is incomplete; ``way`` is the letter's, by default the mean."""
    sums = [total for total in totals if total is not None]
    if not sums or len(sums) < len(totals):
        return Spread(len(totals))
    lowest, highest = min(sums), max(sums)
    total, parts = sum(sums, Decimal()), len(sums)
    if way is not None and way.method_of(parts) is not Method.MEAN:
        number = one_number(sums, way)
        total, parts = Decimal(number.numerator), number.denominator
    if len(sums) == 1:
        return Spread(1, total, parts, lowest, highest)
    crosses = None if recognised_from is None else lowest < recognised_from <= highest
    return Spread(len(sums), total, parts, lowest, highest, crosses, lowest == highest)


def spreads_of_register(register: Register) -> dict[str, Spread]:
    """The spreads of a workbook's subjects, by their codes."""
    kinds = {subject.code: subject.kind for subject in register.subjects if subject.kind is not None}
    scale, letter = register.scale, register.guidance
    recognised_from = {
        kind: min((cut.points for cut in scale.cut_offs_of(kind) if letter.recognises(cut.grade)), default=None)
        for kind in Kind
    }
    totals: defaultdict[str, list[Decimal | None]] = defaultdict(list)
    for sheet in register.score_sheets:
        kind = kinds.get(sheet.code)
        if sheet.code is None or kind is None:
            continue
        totals[sheet.code].append(complete_sum([sheet.scores[place] for place in scale.places_of[kind]]))
    way = letter.aggregation
    return {code: spread_of(of_code, recognised_from.get(kinds[code]), way) for code, of_code in totals.items()}


def spreads_of_sheets(
    sheets: Mapping[str, SheetValues], kinds: Mapping[str, Kind], way: Aggregation | None = None
) -> dict[str, Spread]:
    """The spreads of an envelope's subjects, by their codes; ``kinds`` are the subjects' own, ``way`` the letter's."""
    criteria = _criteria(sheets[layout.SCALE])
    table = find_table(sheets[layout.SCORES], layout.COLUMNS[layout.SCORES])
    columns = {fold(text): number for number, text in headings_of_row(table.sheet, table.heading_row).items()}
    codes = column_of(table.values(layout.heading(layout.SCORES, "code")), code_or_none)
    cells = [(scope, values_below(table.sheet, columns.get(fold(code)), table.heading_row)) for code, scope in criteria]
    totals: defaultdict[str, list[Decimal | None]] = defaultdict(list)
    for row, code in codes.items():
        kind = kinds.get(code or "")
        if code is None or kind is None or not any(row in values for _, values in cells):
            continue
        totals[code].append(complete_sum([number_of(values.get(row)) for scope, values in cells if scope.covers(kind)]))
    recognised_from = _recognised_from(sheets[layout.SCALE])
    return {code: spread_of(of_code, recognised_from.get(kinds[code]), way) for code, of_code in totals.items()}


def _criteria(sheet: SheetValues) -> list[tuple[str, CriterionScope]]:
    table = find_table(sheet, layout.CRITERION_COLUMNS)
    codes, scopes = (table.values(layout.heading(layout.SCALE, field)) for field in ("code", "applies"))
    return [
        (code, _SCOPES.get(fold(text_of(scopes.get(row)) or ""), CriterionScope.ALL))
        for row, value in sorted(codes.items())
        if (code := code_or_none(value)) is not None
    ]


def _recognised_from(sheet: SheetValues) -> dict[Kind, Decimal]:
    """The lowest cut-off of a recognised grade, for each kind that has one."""
    _, columns = layout.TABLES[layout.SCALE]
    table = find_table(sheet, columns)
    grades, recognised = (table.values(layout.heading(layout.SCALE, field)) for field in ("grade", "is_recognised"))
    rows = [
        row
        for row, value in grades.items()
        if grade_of(value) is not None and choice(recognised.get(row), YesNo) is YesNo.YES
    ]
    found: dict[Kind, Decimal] = {}
    for kinds, column in layout.CUT_OFF_COLUMNS.items():
        cells = table.values(column.heading)
        cut_offs = [number for row in rows if (number := number_of(cells.get(row))) is not None]
        if cut_offs:
            found |= dict.fromkeys(kinds, min(cut_offs))
    return found

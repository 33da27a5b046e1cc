"""``Kết quả cấp trên``: what the level above decided; its grades are evidence for a head (R5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.records import DecisionElsewhere, Settings
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.column_reader import Choices, ColumnReader
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, TABLES, declared
from xlsx_addin.workbook.merged_cells import as_seen
from xlsx_addin.workbook.read_decisions import decisions, open_conclusions, results_passed_on, stated_levels, unit_codes
from xlsx_addin.workbook.stated_year import stated_year
from xlsx_addin.workbook.tables import Table, find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.terms import Grade, Level
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_NEEDED = [replace(declared(RESULTS_FROM_ABOVE, field), required=True) for field in ("code", "grade")]
_BESIDE = [
    replace(declared(RESULTS_FROM_ABOVE, field), required=False) for field in ("outcome", "unit", "level", "above")
]
_CODE, _GRADE = (column.heading for column in _NEEDED)
_OUTCOME, _UNIT, _LEVEL, _FURTHER_ABOVE = (column.heading for column in _BESIDE)
"""The last one is what the level above had from a level above itself."""


class FromAbove(NamedTuple):
    """What the levels above concluded."""

    concluded: Mapping[str, DecisionElsewhere]
    """Mã and the conclusion of the highest level that is final."""
    unreadable: frozenset[str] = frozenset()
    """Mã of rows whose grade or conclusion cannot be read: an error is told at each."""


NOTHING_FROM_ABOVE = FromAbove({})


def read_from_above(
    sheet: SheetValues | None, settings: Settings, grades_of_guidance: Sequence[Grade], findings: Findings
) -> FromAbove:
    """What every row concludes; nothing without the sheet or while no table stands on it.

    What stands there for another year than the workbook's is left alone, with a warning.

    Of two rows with one Mã the higher level's counts, of one level the later; a conclusion that is not final is none.
    Where a row tells what a higher level concluded (its own ``Kết quả cấp trên``), that stands (A21).
    """
    if sheet is None or not sheet.columns or not has_any_heading(sheet, _NEEDED):
        return NOTHING_FROM_ABOVE
    table = find_table(sheet, (*_NEEDED, *_BESIDE))
    stated = stated_year(sheet)
    if stated not in (None, settings.year):
        if table.values(_CODE):
            findings.add(ProblemCode.RESULTS_OF_OTHER_YEAR, sheet.name, None, other=stated, year=settings.year)
        return NOTHING_FROM_ABOVE
    seen = replace(table, sheet=as_seen(sheet, TABLES[RESULTS_FROM_ABOVE][0], findings))
    return _Rows(seen, settings, grades_of_guidance, findings).read()


class _Rows:
    """The rows of one sheet of results from above."""

    def __init__(self, table: Table, settings: Settings, grades: Sequence[Grade], findings: Findings) -> None:
        self._table = table
        self._settings = settings
        self._findings = findings
        self._hidden = frozenset(findings.faulty_rows.get(table.sheet.name, ()))
        """The rows of which a merged area hides something that decides."""
        self._reader = ColumnReader(table, findings)
        self._codes = self._reader.code_texts(_CODE)
        self._said = table.values(_OUTCOME)
        self._conclusions = decisions(table, _OUTCOME)
        self._open = open_conclusions(table, _OUTCOME)
        self._graded = table.values(_GRADE)
        self._choices = Choices(grades)
        self._levels, self._units = stated_levels(table, _LEVEL), unit_codes(table, _UNIT)
        self._further = results_passed_on(table, _FURTHER_ABOVE, grades)

    def read(self) -> FromAbove:
        found: dict[str, DecisionElsewhere] = {}
        unreadable: set[str] = set()
        for row, code in sorted(self._codes.items()):
            if row in self._hidden:  # that is told already
                unreadable.add(code)
                continue
            fault = self._fault(row)
            if fault is not None:
                unreadable.add(code)
                self._tell(fault, row, code)
                continue
            decision = self._decision(row)
            if decision is not None and _rank(decision) >= _rank(found.get(code)):
                found[code] = decision
        return FromAbove(found, frozenset(unreadable))

    def _fault(self, row: int) -> str | None:
        """The heading of a cell that cannot be read, None where the row can; one that is not final is asked nothing."""
        if row in self._further:
            return _FURTHER_ABOVE if self._further[row] is None else None
        if row in self._open:
            return None
        if row in self._said and row not in self._conclusions:
            return _OUTCOME
        if row in self._graded:
            return None if self._grade(self._graded[row]) is not None else _GRADE
        conclusion = self._conclusions.get(row)
        return _GRADE if conclusion is not None and conclusion.facts.is_graded else None

    def _grade(self, value: CellValue | None) -> Grade | None:
        if not isinstance(value, str):
            return None
        return self._choices.exact(value) or self._choices.bare(value)

    def _decision(self, row: int) -> DecisionElsewhere | None:
        further = self._further.get(row)
        if further is not None:
            level: Level | None = further.level
            conclusion, grade, heading = further.conclusion, further.grade, _FURTHER_ABOVE
        elif row in self._open:
            return None
        else:
            level = self._levels.get(row, self._settings.level.next_above)
            held = self._graded.get(row)
            conclusion, grade = self._conclusions.get(row), self._grade(held)
            if isinstance(held, str) and grade is not None and self._choices.exact(held) is None:
                self._reader.add(ProblemCode.CHOICE_WITHOUT_DIACRITICS, _GRADE, row, held, reading=grade.value)
            heading = _GRADE if conclusion is None else _OUTCOME
        if conclusion is None and grade is None:
            return None
        unit = "" if further is not None else self._units.get(row, "")
        cell = f"{self._table.sheet.name}!{self._table.cell(heading, row)}"
        return DecisionElsewhere(is_above=True, level=level, unit=unit, conclusion=conclusion, grade=grade, cell=cell)

    def _tell(self, heading: str, row: int, code: str) -> None:
        value = self._table.values(heading).get(row)
        unit = self._units.get(row)
        self._findings.add(
            ProblemCode.RESULT_ABOVE_UNREADABLE,
            self._table.sheet.name,
            self._table.cell(heading, row),
            row=row,
            subject=code,
            heading=heading,
            value=code,
            held=words.RESULT_ABOVE_BLANK if value is None else words.RESULT_ABOVE_HELD.format(value=shown(value)),
            unit=words.UNIT_ABOVE.format(unit=unit) if unit else words.SUPERIOR,
        )


def _rank(decision: DecisionElsewhere | None) -> int:
    """How high the level is that concluded; one that is not stated is the lowest above, nobody lower still."""
    if decision is None:
        return -1
    return decision.level.rank if decision.level is not None else 0

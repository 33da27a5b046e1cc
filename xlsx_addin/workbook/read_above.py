"""``Kết quả cấp trên``: what the level above decided; its grades are evidence for a head (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.records import DecisionElsewhere, Settings
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.column_reader import Choices, ColumnReader
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, TABLES, declared
from xlsx_addin.workbook.merged_cells import as_seen
from xlsx_addin.workbook.read_decisions import PassedOn, conclusions, results_passed_on, stated_levels, unit_codes
from xlsx_addin.workbook.stated_year import stated_year
from xlsx_addin.workbook.tables import Table, find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.terms import Grade, Level
    from xlsx_addin.xlsx.cells import SheetValues

_NEEDED = [declared(RESULTS_FROM_ABOVE, field)._replace(required=True) for field in ("code", "grade")]
_BESIDE = [
    declared(RESULTS_FROM_ABOVE, field)._replace(required=False) for field in ("outcome", "unit", "level", "above")
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
    seen = table._replace(sheet=as_seen(sheet, TABLES[RESULTS_FROM_ABOVE][0], findings))
    return _Rows(seen, settings, grades_of_guidance, findings).read()


class _Rows:
    """The rows of one sheet of results from above."""

    def __init__(self, table: Table, settings: Settings, grades: Sequence[Grade], findings: Findings) -> None:
        self._table = table
        self._settings = settings
        self._hidden = frozenset(findings.faulty_rows.get(table.sheet.name, ()))
        """The rows of which a merged area hides something that decides."""
        self._reader = ColumnReader(table, findings)
        self._codes = self._reader.code_texts(_CODE)
        self._said = conclusions(table, _OUTCOME)
        self._graded = table.values(_GRADE)
        self._choices = Choices(grades)
        self._levels, self._units = stated_levels(table, _LEVEL), unit_codes(table, _UNIT)
        self._further = results_passed_on(table, _FURTHER_ABOVE, grades)

    def read(self) -> FromAbove:
        found: dict[str, DecisionElsewhere] = {}
        unreadable: set[str] = set()
        for row, code in sorted(self._codes.items()):
            concluded = "" if row in self._hidden else self._concluded(row)
            if isinstance(concluded, str):
                unreadable.add(code)
                if concluded:  # of what is hidden it is told already
                    self._tell(concluded, row, code)
            elif concluded is not None and _rank(concluded) >= _rank(found.get(code)):
                found[code] = concluded
        return FromAbove(found, frozenset(unreadable))

    def _concluded(self, row: int) -> DecisionElsewhere | str | None:
        """What a row concludes, None where that is not final or nothing; the heading of a cell that cannot be read."""
        if row in self._further:
            said: PassedOn | str | None = self._further[row] or _FURTHER_ABOVE
            unit, heading = "", _FURTHER_ABOVE
        else:
            said, unit = self._own(row), self._units.get(row, "")
            heading = _GRADE if self._said.get(row) is None else _OUTCOME
        if said is None or isinstance(said, str):
            return said
        cell = f"{self._table.sheet.name}!{self._table.cell(heading, row)}"
        return DecisionElsewhere(is_above=True, unit=unit, cell=cell, **said._asdict())

    def _own(self, row: int) -> PassedOn | str | None:
        """The same of a row that tells of no level further above."""
        conclusion, held = self._said.get(row), self._graded.get(row)
        if row in self._said and conclusion is None:
            return _OUTCOME
        if conclusion is not None and not conclusion.facts.is_decision:
            return None
        exact = self._choices.exact(held) if isinstance(held, str) else None
        grade = self._choices.bare(held) if isinstance(held, str) and exact is None else exact
        if grade is None:
            is_awaited = held is not None or (conclusion is not None and conclusion.facts.is_graded)
            found = None if conclusion is None else PassedOn(self._level(row), conclusion, None)
            return _GRADE if is_awaited else found
        if exact is None:
            self._reader.add(ProblemCode.CHOICE_WITHOUT_DIACRITICS, _GRADE, row, held, reading=grade.value)
        return PassedOn(self._level(row), conclusion, grade)

    def _level(self, row: int) -> Level | None:
        return self._levels.get(row, self._settings.level.next_above)

    def _tell(self, heading: str, row: int, code: str) -> None:
        value, unit = self._table.values(heading).get(row), self._units.get(row)
        held = words.RESULT_ABOVE_BLANK if value is None else words.RESULT_ABOVE_HELD.format(value=shown(value))
        said = {"value": code, "held": held, "unit": words.UNIT_ABOVE.format(unit=unit) if unit else words.SUPERIOR}
        self._reader.add(ProblemCode.RESULT_ABOVE_UNREADABLE, heading, row, **said)


def _rank(decision: DecisionElsewhere | None) -> int:
    """How high the level is that concluded; one that is not stated is the lowest above, nobody lower still."""
    if decision is None:
        return -1
    return decision.level.rank if decision.level is not None else 0

"""What other levels concluded, as receiving wrote it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Grade, Level, Outcome, labels_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook.cell_text import code_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import DecisionElsewhere
    from xlsx_addin.workbook.tables import Table
    from xlsx_addin.xlsx.cells import CellValue

_OUTCOMES = {fold(label): outcome for outcome in Outcome for label in labels_of(outcome)}
_DECISIONS = {label: outcome for label, outcome in _OUTCOMES.items() if outcome.facts.is_decision}
_LEVELS = {fold(label): level for level in Level for label in labels_of(level)}
_COLON, _COMMA = ": ", ", "


def conclusions(table: Table, heading: str) -> dict[int, Outcome | None]:
    """Row and outcome of every cell under a heading that is not blank; None where it is no label of an outcome."""
    values = table.values(heading)
    known: dict[CellValue, Outcome | None] = {
        value: _OUTCOMES.get(fold(value)) for value in set(values.values()) if isinstance(value, str)
    }
    return {row: known.get(value) for row, value in values.items()}


def passed_on(decision: DecisionElsewhere) -> str | None:
    """How a result of a level above is written down in one cell, such as ``Ban Thường vụ: Đủ điều kiện…, Tốt``."""
    if decision.level is None:
        return None
    said = [decision.conclusion.label] if decision.conclusion is not None else []
    said += [decision.grade.value] if decision.grade is not None else []
    return f"{decision.level.value}{_COLON}{_COMMA.join(said)}"


class PassedOn(NamedTuple):
    """What ``passed_on`` wrote, read back; without a level where the workbook does not say which."""

    level: Level | None
    conclusion: Outcome | None
    grade: Grade | None


def results_passed_on(table: Table, heading: str, grades: Sequence[Grade]) -> dict[int, PassedOn | None]:
    """Row and result of every cell under a heading that is not blank; None where ``passed_on`` did not write it."""
    known = {fold(grade.value): grade for grade in grades}
    return {row: _read_back(value, known) for row, value in table.values(heading).items()}


def _read_back(value: object, grades: Mapping[str, Grade]) -> PassedOn | None:
    if not isinstance(value, str):
        return None
    level_label, _, rest = value.partition(_COLON)
    level = _LEVELS.get(fold(level_label))
    if level is None:
        return None
    if fold(rest) in grades:
        return PassedOn(level, None, grades[fold(rest)])
    if fold(rest) in _DECISIONS:
        return PassedOn(level, _DECISIONS[fold(rest)], None)
    label, _, grade = rest.rpartition(_COMMA)
    if fold(label) in _DECISIONS and fold(grade) in grades:
        return PassedOn(level, _DECISIONS[fold(label)], grades[fold(grade)])
    return None


def stated_levels(table: Table, heading: str) -> dict[int, Level]:
    """Row and level of every cell under a heading that names a level."""
    values = table.values(heading).items()
    return {row: _LEVELS[fold(value)] for row, value in values if isinstance(value, str) and fold(value) in _LEVELS}


def unit_codes(table: Table, heading: str) -> dict[int, str]:
    """Row and unit's code of every cell under a heading that holds a code."""
    codes = {row: code_of(value) for row, value in table.values(heading).items()}
    return {row: code for row, code in codes.items() if code}

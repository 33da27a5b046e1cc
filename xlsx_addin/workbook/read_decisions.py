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

_DECISIONS = {fold(label): outcome for outcome in Outcome if outcome.is_decision for label in labels_of(outcome)}
_OTHERS = {fold(label) for outcome in Outcome if not outcome.is_decision for label in labels_of(outcome)}
_LEVELS = {fold(label): level for level in Level for label in labels_of(level)}
_COLON, _COMMA = ": ", ", "


def decisions(table: Table, heading: str) -> dict[int, Outcome]:
    """Row and outcome of every cell under a heading that holds the label of a decision."""
    known: dict[str, Outcome | None] = {}
    found = {}
    for row, value in table.values(heading).items():
        if not isinstance(value, str):
            continue
        if value not in known:
            known[value] = _DECISIONS.get(fold(value))
        outcome = known[value]
        if outcome is not None:
            found[row] = outcome
    return found


def unknown_conclusions(table: Table, heading: str) -> dict[int, CellValue]:
    """Row and value of every cell under a heading that is not blank and no label of an outcome at all."""
    values = table.values(heading).items()
    known = _OTHERS | _DECISIONS.keys()
    return {row: value for row, value in values if not (isinstance(value, str) and fold(value) in known)}


def open_conclusions(table: Table, heading: str) -> set[int]:
    """Rows of the cells under a heading that hold the label of an outcome which is not final."""
    values = table.values(heading).items()
    return {row for row, value in values if isinstance(value, str) and fold(value) in _OTHERS}


def passed_on(decision: DecisionElsewhere) -> str | None:
    """How a result of a level above is written down in one cell, such as ``Ban Thường vụ: Đủ điều kiện…, Tốt``."""
    if decision.level is None:
        return None
    said = [decision.conclusion.label] if decision.conclusion is not None else []
    said += [decision.grade.value] if decision.grade is not None else []
    return f"{decision.level.value}{_COLON}{_COMMA.join(said)}"


class PassedOn(NamedTuple):
    """What ``passed_on`` wrote, read back."""

    level: Level
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

"""What other levels decided, as receiving wrote it down; whatever is none of our words says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook.column_reader import code_of

if TYPE_CHECKING:
    from xlsx_addin.workbook.tables import Table

_DECISIONS = {fold(outcome.label): outcome for outcome in Outcome if outcome.is_decision}


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


def unit_codes(table: Table, heading: str) -> dict[int, str]:
    """Row and unit's code of every cell under a heading that holds a code."""
    codes = {row: code_of(value) for row, value in table.values(heading).items()}
    return {row: code for row, code in codes.items() if code}

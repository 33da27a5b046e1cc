"""The measures, declared once: how each is counted over the top rows, and which rates are made of them.

A subject that was appraised had a report, and one with a report in a year that asks for no registration (or whose grade
came from elsewhere) is taken for registered: so no count of the chain exceeds the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance.model import MOST_GRADES
from xlsx_addin.terms import Lateness, OrganDecision, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASSES = (
    "appraised",
    "awaiting",
    "no_report",
    "late_report",
    "not_registered",
    "alternative_ground",
    "other_authority",
    "invalid",
    "withdrawn",
    "out_of_scope",
)
"""Every subject is in exactly one; together they are the total. Who waits for a report becomes ``no_report`` as time
passes: envelopes keep what held when they were made."""

if {outcome.shown.counted_as for outcome in Outcome} != set(CLASSES):
    raise ValueError("some outcome is counted in no class, or some class counts no outcome")
APPRAISED, INVALID = Outcome.QUALIFIED.shown.counted_as, Outcome.INVALID.shown.counted_as
GRADE_COLUMNS = tuple(f"grade_{number}" for number in range(1, MOST_GRADES + 1))
"""Counts of the grades by their rank, from the best on: what they are called is for the guidance to say."""


_LATE = f"lateness = '{Lateness.LATE.value}'"

COUNTED: dict[str, str] = {
    "total": "TRUE",
    "in_scope": "in_scope",
    "registered": "registered",
    "reported": "reported",
    "timed": "lateness IS NOT NULL",
    "late": _LATE,
    "late_open": f"{_LATE} AND NOT late_accepted",
    "deadline_day_open": f"lateness = '{Lateness.DEADLINE_DAY.value}' AND NOT late_accepted",
    **{name: f"class = '{name}'" for name in CLASSES},
    **{column: f"appraised AND rank = {rank}" for rank, column in enumerate(GRADE_COLUMNS)},
    "qualified": "qualified",
    "agreed": f"qualified AND decision = '{OrganDecision.AGREED.value}'",
    "refused": f"qualified AND decision = '{OrganDecision.DISAGREED.value}'",
    "undecided": "qualified AND decision IS NULL",
    "compared": "self_rank IS NOT NULL AND rank IS NOT NULL",
    "self_higher": "self_rank < rank",
    "self_equal": "self_rank = rank",
    "several_sheets": '"equal" IS NOT NULL',
    "equal_sheets": '"equal"',
    "crossing_sheets": "crosses",
    "mismatched": "NOT matches",
}
"""Name and condition over the table ``top``."""


RATES = {
    "registered": "in_scope",
    "reported": "registered",
    "late": "timed",
    "appraised": "reported",
    "qualified": "appraised",
    "agreed": "qualified",
    "self_higher": "compared",
    "equal_sheets": "several_sheets",
    "crossing_sheets": "several_sheets",
}
"""The counts that are told as shares, and the count that each is a part of."""

SMALLEST_DENOMINATOR = 5
"""Below it a share says nothing."""


def rate(counts: Mapping[str, int], name: str) -> float | None:
    """A share of these counts; None where its denominator is below five."""
    return share(counts[name], counts[RATES[name]])


def share(numerator: int, denominator: int) -> float | None:
    """A share; None where its denominator is below five."""
    return None if denominator < SMALLEST_DENOMINATOR else numerator / denominator

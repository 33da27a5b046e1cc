"""What comes out of an appraisal: a verdict for every subject, with the trace that led to it, and every problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.terms import Grade, Ground, Lateness, OrganPower, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from xlsx_addin.appraisal.circumstances import Circumstances
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import DecisionElsewhere, Register, ScoreSheet, Subject
    from xlsx_addin.appraisal.trace import Decision


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the appraisal says of one subject: exactly one outcome (appraisal §2), and the trace that led to it."""

    subject: Subject
    decision: Decision
    circumstances: Circumstances
    explanation: str
    rules: tuple[str, ...]
    readings: tuple[str, ...]
    """The readings of ours by which outcome, grade or flag came out so and not otherwise."""
    sheets: Sequence[ScoreSheet]
    """Its score sheets; none where another row has the same Mã."""
    rank: int | None
    power: OrganPower | None
    """Whether this level's organ decides or proposes (R24)."""

    @property
    def outcome(self) -> Outcome:
        """The one outcome."""
        return self.decision.outcome

    @property
    def score_sheets(self) -> int:
        """How many score sheets it has."""
        return len(self.sheets)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that hold, on line 5."""
        return self.decision.grounds

    @property
    def total(self) -> Fraction | None:
        """The exact mean of the score sheets' sums; stands on lines 10 and 11 only, as do grade and rank."""
        points = self.decision.points
        return None if points is None else points.total

    @property
    def grade(self) -> Grade | None:
        """The grade that the points reach."""
        points = self.decision.points
        return None if points is None else points.grade

    @property
    def lateness(self) -> Lateness | None:
        """Whether the report came in time; None without report or deadline, or on a row that is due elsewhere (A34)."""
        return self.circumstances.lateness

    @property
    def days_late(self) -> int | None:
        """Days counted from the last day in time."""
        return self.circumstances.days_late

    @property
    def is_late(self) -> bool:
        """Whether the report of an own row was not in time: overdue, or received on the very day (A6)."""
        return self.outcome.facts.is_own and self.lateness in (Lateness.LATE, Lateness.DEADLINE_DAY)

    @property
    def awaits_late_opinion(self) -> bool:
        """Whether such a report has not been accepted yet (A7)."""
        return self.is_late and not self.subject.late_accepted

    @property
    def above(self) -> DecisionElsewhere | None:
        """What the highest level above that concluded on the subject said (A21), None where none did."""
        return self.circumstances.above


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The verdicts in the order of ``Đơn vị``, every problem in the order of the workbook, and the deadline."""

    register: Register
    verdicts: Sequence[Verdict]
    problems: Sequence[Problem]
    first_late_day: date | None
    """The first day that is too late, None without a deadline."""
    unassigned: Sequence[str] = ()
    """``Điểm!A3``: the Mã of each score sheet that belongs to nobody. While any stands, ranks are provisional (A35)."""

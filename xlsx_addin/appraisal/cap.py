"""The share that a letter does not want exceeded: counted and told, never a block and never a choice of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.model import Cap, CapBase, CapCounted, Guidance
from xlsx_addin.terms import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Verdict

_HUNDRED = 100


class Exceeded(NamedTuple):
    """A share above the letter's."""

    cap: Cap
    counted: int
    base: int


def exceeded_cap(verdicts: Sequence[Verdict], guidance: Guidance) -> Exceeded | None:
    """What exceeds the letter's share; None where nothing does, or the letter names none."""
    cap = guidance.cap
    if cap is None:
        return None
    own = [verdict for verdict in verdicts if verdict.outcome.facts.is_own and verdict.outcome is not Outcome.INVALID]
    graded = [verdict for verdict in own if verdict.grade is not None]
    if cap.counted is CapCounted.BEST_GRADE:
        counted = sum(verdict.grade == guidance.grades[0] for verdict in graded)
    else:
        counted = sum(verdict.outcome is Outcome.QUALIFIED for verdict in graded)
    base = {
        CapBase.IN_SCOPE: len(own),
        CapBase.REPORTED: sum(verdict.subject.received is not None for verdict in own),
        CapBase.APPRAISED: len(graded),
    }[cap.base]
    return Exceeded(cap, counted, base) if counted * _HUNDRED > cap.percent * base else None

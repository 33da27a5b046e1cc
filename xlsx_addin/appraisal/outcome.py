"""The outcome of each subject: the first line of the table that holds (appraisal §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.case import Case, Docket
from xlsx_addin.appraisal.lines import LINES
from xlsx_addin.appraisal.trace import NO, Asked, AskedLine, Decision, holding_grounds
from xlsx_addin.terms import Kind, OrganPower, Outcome

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Subject
    from xlsx_addin.guidance.model import Authority

_FAVOURABLE = (Outcome.ALTERNATIVE_GROUND, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED)
"""Outcomes with which an organ decides or proposes: lines 5, 10 and 11."""


def decide(docket: Docket) -> Docket:
    """The same docket with a decision on every subject.

    Organisations and collectives come first, since heads depend on theirs (R5).
    """
    for subject in sorted(docket.register.subjects, key=lambda subject: subject.kind is Kind.INDIVIDUAL):
        docket.decided[subject.row] = _first_that_holds(Case(subject, docket))
    return docket


def _first_that_holds(case: Case) -> Decision:
    left: list[AskedLine] = []
    for number, outcome, holds, asks in LINES:
        asked = holds(case)
        if asked is not NO:
            left.append(AskedLine(number, outcome, asks, asked))
        if asked.holds:
            points = case.points if outcome.facts.is_graded else None
            return Decision(tuple(left), outcome, _rules(outcome, asked, case), points)
    raise AssertionError("the last line holds for every subject")


def _rules(outcome: Outcome, asked: Asked, case: Case) -> tuple[str, ...]:
    """The numbers of the rules that led to a decision."""
    guidance, level = case.guidance, case.subject.level
    if outcome is Outcome.OTHER_AUTHORITY and level is not None:
        return (guidance.authority(level).rule,)
    if outcome is Outcome.ALTERNATIVE_GROUND:
        held = holding_grounds(asked)
        return tuple(entry.rule for entry in guidance.grounds if entry.ground in held)
    return guidance.rules_of(outcome)


def organ_power(decision: Decision, subject: Subject, authority: Authority) -> OrganPower | None:
    """Whether the organ of a level decides or proposes (R24), where no level above concluded; None where neither."""
    if decision.outcome not in _FAVOURABLE:
        return None
    return authority.power_for_commendation if subject.commendation else authority.power

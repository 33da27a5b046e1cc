"""The outcome of each subject: the first line of the table that holds (appraisal §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.case import Case, Docket
from xlsx_addin.appraisal.lines import LINES
from xlsx_addin.appraisal.trace import NO, AskedLine, Decision
from xlsx_addin.terms import Kind, OrganPower, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsx_addin.appraisal.records import Register, ScoreSheet, Settings, Subject
    from xlsx_addin.appraisal.subject_index import SubjectIndex
    from xlsx_addin.appraisal.trace import Faults
    from xlsx_addin.guidance.model import Guidance

_FAVOURABLE = (Outcome.ALTERNATIVE_GROUND, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED)
"""Outcomes with which an organ decides or proposes: lines 5, 10 and 11."""


def decide(
    register: Register,
    index: SubjectIndex,
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    faults: Mapping[int, Faults],
    today: date,
) -> dict[int, Decision]:
    """Decide every subject: row of ``Đơn vị`` -> decision.

    ``sheets_of`` holds the score sheets by Mã, ``faults`` what keeps a row's subject from being appraised.
    Organisations and collectives come first, since heads depend on theirs (R5).
    """
    docket = Docket(register, index, sheets_of, faults, today)
    for subject in sorted(register.subjects, key=lambda subject: subject.kind is Kind.INDIVIDUAL):
        docket.decided[subject.row] = _first_that_holds(Case(subject, docket))
    return docket.decided


def _first_that_holds(case: Case) -> Decision:
    asked_lines: list[AskedLine] = []
    for line in LINES:
        asked = line.holds(case)
        if asked is not NO:
            asked_lines.append(AskedLine(line.number, line.outcome, line.asks, asked))
        if asked.holds:
            return Decision(tuple(asked_lines))
    raise AssertionError("the last line holds for every subject")


def rules_of(decision: Decision, subject: Subject, guidance: Guidance) -> tuple[str, ...]:
    """The numbers of the rules that led to a decision."""
    if decision.outcome is Outcome.OTHER_AUTHORITY and subject.level is not None:
        return (guidance.authority_rule(subject.level),)
    if decision.outcome is Outcome.ALTERNATIVE_GROUND:
        return tuple(guidance.ground(ground).rule for ground in decision.grounds)
    return guidance.rules_of(decision.outcome)


def organ_power(
    decision: Decision, subject: Subject, settings: Settings, guidance: Guidance, *, is_concluded_above: bool
) -> OrganPower | None:
    """Whether this level's organ decides or proposes (R24); None where neither, or where a level above concluded."""
    if decision.outcome not in _FAVOURABLE or is_concluded_above:
        return None
    authority = guidance.authority(settings.level)
    return authority.power_for_commendation if subject.commendation else authority.power

"""The JSON documents that other programs read (commands §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.vietnamese.numbers import half_up
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE

if TYPE_CHECKING:
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.verdict import Appraisal, Verdict

SCHEMA = 2
"""Counts the versions of the document of ``appraise``."""


def appraisal_document(appraisal: Appraisal) -> dict[str, Any]:
    """What ``appraise --json`` prints; ``results`` stand in the order of the sheet."""
    suffix = (
        ""
        if appraisal.register.settings.scale_confirmed
        else " " + PROVISIONAL_SENTENCE.format(basis=appraisal.register.guidance.basis.short_title)
    )
    return {
        "guidance": _guidance(appraisal),
        "schema": SCHEMA,
        "unassigned": list(appraisal.unassigned),
        "results": [_result(verdict, suffix) for verdict in appraisal.verdicts],
        "problems": [_problem(problem) for problem in appraisal.problems],
    }


def check_document(appraisal: Appraisal) -> dict[str, Any]:
    """What ``check --json`` prints: ``guidance`` and ``problems``."""
    return {"guidance": _guidance(appraisal), "problems": [_problem(problem) for problem in appraisal.problems]}


def _guidance(appraisal: Appraisal) -> dict[str, Any]:
    settings = appraisal.register.settings
    deadline = appraisal.first_late_day
    return {
        "id": appraisal.register.guidance.id,
        "year": settings.year,
        "level": settings.level.value,
        "deadline": deadline.isoformat() if deadline is not None else None,
        "scale_confirmed": settings.scale_confirmed,
    }


def _result(verdict: Verdict, suffix: str) -> dict[str, Any]:
    subject = verdict.subject
    return {
        "subject": subject.code,
        "kind": subject.kind.value if subject.kind is not None else None,
        "outcome": verdict.outcome.value,
        "total": half_up(verdict.total, 2) if verdict.total is not None else None,
        "grade": verdict.grade.value if verdict.grade is not None else None,
        "rank": verdict.rank,
        "lateness": verdict.lateness.value if verdict.lateness is not None else None,
        "days_late": verdict.days_late,
        "grounds": [ground.value for ground in verdict.grounds],
        "rules": list(verdict.rules),
        "readings": list(verdict.readings),
        "authority": verdict.power.value if verdict.power is not None else None,
        "explanation": verdict.explanation + suffix,
        "above": _above(verdict),
        "decision": subject.decision.value if subject.decision is not None else None,
    }


def _above(verdict: Verdict) -> dict[str, Any] | None:
    """What the highest level above that concluded on the subject said; null where none did."""
    if verdict.above is None:
        return None
    level, outcome, grade = verdict.above.level, verdict.above.conclusion, verdict.above.grade
    return {
        "level": level.value if level is not None else None,
        "outcome": outcome.value if outcome is not None else None,
        "grade": grade.value if grade is not None else None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code.code,
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "subject": problem.subject,
        "message": problem.message,
        "fix": problem.fix,
    }

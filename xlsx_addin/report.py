"""The JSON documents that other programs read (commands §3), their shape first.

The schemas in docs/specification are made of these types (``python -m tools.published_schemas``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NotRequired

# Not typing's own, of which pydantic can make no schema before Python 3.12.
from typing_extensions import TypedDict

from xlsx_addin.terms import Ground, Kind, Lateness, Level, OrganDecision, OrganPower, Outcome
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE
from xlsx_addin.words.problems import Severity

if TYPE_CHECKING:
    from enum import Enum

    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.verdict import Appraisal, Verdict

SCHEMA = 2
"""Counts the versions of the document of ``appraise``."""


class Narrowed:
    """What a schema says of a text beyond that it is one; nothing else asks for it."""

    def __init__(self, **keywords: Any) -> None:
        self._keywords = keywords

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """The schema of the text, narrowed."""
        return {**handler(core_schema), **self._keywords}


def _one_of(labels: type[Enum]) -> Narrowed:
    return Narrowed(enum=[member.value for member in labels])


Day = Annotated[str, Narrowed(format="date")]
RuleNumber = Annotated[str, Narrowed(pattern=r"^[A-Z]+[1-9]\d*$")]
ReadingNumber = Annotated[str, Narrowed(pattern=r"^[A-Z]+[1-9]\d*$")]
CellAddress = Annotated[str, Narrowed(pattern=r"^[A-Z]{1,3}[1-9]\d*$")]
LevelName = Annotated[str, _one_of(Level)]
OutcomeName = Annotated[str, _one_of(Outcome)]


class GuidanceDocument(TypedDict):
    """By which letter, for which year and level; ``deadline`` is the first day that is too late."""

    id: str
    year: int
    level: LevelName
    deadline: Day | None
    scale_confirmed: bool


class AboveDocument(TypedDict):
    """What the highest level above concluded."""

    level: LevelName | None
    outcome: OutcomeName | None
    grade: str | None


class ResultDocument(TypedDict):
    """The verdict on one row of ``Đơn vị``."""

    subject: str | None
    kind: Annotated[str, _one_of(Kind)] | None
    outcome: OutcomeName
    total: Annotated[str, Narrowed(pattern=r"^\d+\.\d\d$")] | None
    grade: str | None
    rank: int | None
    lateness: Annotated[str, _one_of(Lateness)] | None
    days_late: int | None
    grounds: list[Annotated[str, _one_of(Ground)]]
    rules: list[RuleNumber]
    readings: list[ReadingNumber]
    authority: Annotated[str, _one_of(OrganPower)] | None
    explanation: str
    above: AboveDocument | None
    decision: Annotated[str, _one_of(OrganDecision)] | None


class ProblemDocument(TypedDict):
    """One finding; ``cell`` is null for a whole sheet."""

    code: Annotated[str, Narrowed(pattern=r"^[A-Z]+-\d{3}$")]
    severity: Annotated[str, _one_of(Severity)]
    sheet: str
    cell: CellAddress | None
    subject: str | None
    message: str
    fix: str


class AppraisalDocument(TypedDict):
    """What ``appraise --json`` prints."""

    guidance: GuidanceDocument
    schema: int
    unassigned: list[str]
    results: list[ResultDocument]
    problems: list[ProblemDocument]


class CodeDocument(TypedDict):
    """The data code on a paper, that of the workbook, and whether they are the same."""

    printed: str
    workbook: str
    fits: bool


class CheckDocument(TypedDict):
    """What ``check --json`` prints; ``code`` with ``--code`` alone."""

    guidance: GuidanceDocument
    problems: list[ProblemDocument]
    code: NotRequired[CodeDocument]


def appraisal_document(appraisal: Appraisal) -> AppraisalDocument:
    """What ``appraise --json`` prints; ``results`` stand in the order of the sheet."""
    provisional = " " + PROVISIONAL_SENTENCE.format(basis=appraisal.register.guidance.basis.short_title)
    suffix = "" if appraisal.register.settings.scale_confirmed else provisional
    return {
        "guidance": _guidance(appraisal),
        "schema": SCHEMA,
        "unassigned": list(appraisal.unassigned),
        "results": [_result(verdict, suffix) for verdict in appraisal.verdicts],
        "problems": [_problem(problem) for problem in appraisal.problems],
    }


def check_document(appraisal: Appraisal) -> CheckDocument:
    """What ``check --json`` prints: ``guidance`` and ``problems``."""
    return {"guidance": _guidance(appraisal), "problems": [_problem(problem) for problem in appraisal.problems]}


def _guidance(appraisal: Appraisal) -> GuidanceDocument:
    settings = appraisal.register.settings
    deadline = appraisal.first_late_day
    return {
        "id": appraisal.register.guidance.id,
        "year": settings.year,
        "level": settings.level.value,
        "deadline": deadline.isoformat() if deadline is not None else None,
        "scale_confirmed": settings.scale_confirmed,
    }


def _result(verdict: Verdict, suffix: str) -> ResultDocument:
    subject, points = verdict.subject, verdict.decision.points
    return {
        "subject": subject.code,
        "kind": subject.kind.value if subject.kind is not None else None,
        "outcome": verdict.outcome.value,
        "total": "{}.{:02}".format(*divmod(points.hundredths, 100)) if points is not None else None,
        "grade": points.grade.value if points is not None else None,
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


def _above(verdict: Verdict) -> AboveDocument | None:
    """What the highest level above that concluded on the subject said; null where none did."""
    if verdict.above is None:
        return None
    level, outcome, grade = verdict.above.level, verdict.above.conclusion, verdict.above.grade
    return {
        "level": level.value if level is not None else None,
        "outcome": outcome.value if outcome is not None else None,
        "grade": grade.value if grade is not None else None,
    }


def _problem(problem: Problem) -> ProblemDocument:
    return {
        "code": problem.code.code,
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "subject": problem.subject,
        "message": problem.message,
        "fix": problem.fix,
    }

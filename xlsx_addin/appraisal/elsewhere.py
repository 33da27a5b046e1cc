"""What other levels concluded on a subject, and its known result: that of the highest level that concluded (A21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.records import DecisionElsewhere, Register, Subject
from xlsx_addin.terms import Grade, Outcome

if TYPE_CHECKING:
    from xlsx_addin.appraisal.points import Points


class KnownResult(NamedTuple):
    """The result of the highest level that concluded on a subject; a conclusion without a grade is one too."""

    conclusion: Outcome | None
    grade: Grade | None
    elsewhere: DecisionElsewhere | None
    """Where it is another level's, None where it is the one here."""


def result_above(subject: Subject, register: Register) -> DecisionElsewhere | None:
    """What the highest level above that concluded on the subject said; None where none did."""
    return register.decisions_from_above.get(subject.code or "")


def known_result(subject: Subject, outcome: Outcome, points: Points | None, register: Register) -> KnownResult | None:
    """The subject's known result, None where none is known (appraisal §3).

    ``outcome`` and ``points`` are what this level says of it. What a level above said and cannot be read leaves none.
    """
    if subject.code in register.unreadable_above:
        return None
    found = result_above(subject, register)
    if found is not None:
        return KnownResult(found.conclusion, found.grade, found)
    return result_here_or_below(subject, outcome, points, register)


def result_here_or_below(
    subject: Subject, outcome: Outcome, points: Points | None, register: Register
) -> KnownResult | None:
    """The result of this level, or of a subject for another level to appraise that of the level below."""
    if points is not None:
        return KnownResult(outcome, points.grade, None)
    found = result_below(subject, register) if outcome is Outcome.OTHER_AUTHORITY else None
    return None if found is None else KnownResult(found.conclusion, found.grade, found)


def result_below(subject: Subject, register: Register) -> DecisionElsewhere | None:
    """What the level below concluded and sent up; a graded outcome without its grade is no result."""
    conclusion, grade = subject.lower_conclusion, subject.lower_grade
    if grade is None and (conclusion is None or conclusion.facts.is_graded):
        return None
    columns = register.subject_columns
    field = "lower_grade" if conclusion is None else "lower_conclusion"
    return DecisionElsewhere(
        is_above=False,
        level=subject.level,
        unit=subject.source,
        conclusion=conclusion,
        grade=grade,
        cell=f"{columns.sheet}!{columns.cell(field, subject.row)}",
    )


def told_elsewhere(subject: Subject, outcome: Outcome, register: Register) -> DecisionElsewhere | None:
    """What an explanation tells of another level's conclusion beside this level's outcome.

    A level above that concluded on the subject is always told, since its result is the final one. Of a subject that is
    for a lower level to appraise, that level's conclusion is.
    """
    above = result_above(subject, register)
    if above is not None or outcome is not Outcome.OTHER_AUTHORITY:
        return above
    if subject.level is None or subject.level.rank >= register.settings.level.rank:
        return None
    return result_below(subject, register)

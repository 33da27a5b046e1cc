"""What other levels decided on a subject, and its known result: that of the highest level that appraised it (A21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.points import Points
    from xlsx_addin.appraisal.records import Register, Subject
    from xlsx_addin.terms import Grade


def result_above(subject: Subject, register: Register) -> DecisionElsewhere | None:
    """What the highest level above that graded the subject decided; None where none did."""
    above = register.decisions_from_above.get(subject.code or "")
    return above if above is not None and above.grade is not None else None


def known_grade(subject: Subject, outcome: Outcome, points: Points | None, register: Register) -> Grade | None:
    """The grade of the highest level that appraised the subject, None where none is known (A21).

    ``outcome`` and ``points`` are what this level says of it.
    """
    above = result_above(subject, register)
    if above is not None:
        return above.grade
    if points is not None:
        return points.grade
    return subject.lower_grade if outcome is Outcome.OTHER_AUTHORITY else None


def decision_elsewhere(subject: Subject, outcome: Outcome, register: Register) -> DecisionElsewhere | None:
    """What an explanation tells of another level's decision beside this level's outcome.

    A level above that graded the subject is always told, since its result is the final one. Of a subject that is for
    another level to appraise, any decision is told: the one from above where there is one, else the lower level's.
    """
    if outcome is not Outcome.OTHER_AUTHORITY:
        return result_above(subject, register)
    above = register.decisions_from_above.get(subject.code or "")
    if above is not None:
        return above
    if subject.level is None or subject.level.rank >= register.settings.level.rank:
        return None
    if subject.lower_conclusion is None and subject.lower_grade is None:
        return None
    columns = register.subject_columns
    field = "lower_grade" if subject.lower_conclusion is None else "lower_conclusion"
    return DecisionElsewhere(
        is_above=False,
        level=subject.level,
        unit=subject.source,
        conclusion=subject.lower_conclusion,
        grade=subject.lower_grade,
        cell=f"{columns.sheet}!{columns.cell(field, subject.row)}",
    )


def decision_words(decision: DecisionElsewhere, outcome: Outcome) -> str:
    """The sentence that tells what another level decided; of a result beside ours it says which of the two stands."""
    sentence = words.DECIDED_ELSEWHERE
    if decision.is_above and outcome.facts.is_graded:
        sentence = words.DECIDED_ABOVE_TOO
    level = decision.level.value if decision.level is not None else words.LEVEL_ABOVE
    return sentence.format(
        level=level,
        unit=words.UNIT_IN_BRACKETS.format(unit=quoted(decision.unit)) if decision.unit else "",
        decision=_conclusion_and_grade(decision),
    )


def _conclusion_and_grade(decision: DecisionElsewhere) -> str:
    grade = decision.grade.value if decision.grade is not None else ""
    if decision.conclusion is None:
        return words.GRADE_ALONE.format(grade=grade)
    sentence = words.DECISION_WITH_GRADE if decision.grade is not None else words.DECISION
    return sentence.format(conclusion=decision.conclusion.label, grade=grade)

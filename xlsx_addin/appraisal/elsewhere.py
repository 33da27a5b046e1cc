"""What another level decided on a subject that is for it to appraise (A21), and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Register, Subject


def decision_elsewhere(subject: Subject, register: Register) -> DecisionElsewhere | None:
    """The decision of the level above where there is one (A21); else, for a lower level's subject, that level's."""
    above = register.decisions_from_above.get(subject.code or "")
    if above is not None:
        return above
    if subject.level is None or subject.level.rank >= register.settings.level.rank:
        return None
    if subject.lower_conclusion is None and subject.lower_grade is None:
        return None
    columns = register.subject_columns
    heading = "Xếp loại cấp dưới" if subject.lower_conclusion is None else "Kết luận cấp dưới"
    return DecisionElsewhere(
        is_above=False,
        unit=subject.source,
        conclusion=subject.lower_conclusion,
        grade=subject.lower_grade,
        cell=f"{columns.sheet}!{columns.cell(heading, subject.row)}",
    )


def decision_words(decision: DecisionElsewhere, *, above: str, below: str) -> str:
    """One of two sentences, with ``unit`` and ``decision`` filled in, and ``cell`` where it names it."""
    return (above if decision.is_above else below).format(
        unit=words.UNIT_IN_BRACKETS.format(unit=quoted(decision.unit)) if decision.unit else "",
        decision=_conclusion_and_grade(decision),
        cell=decision.cell,
    )


def _conclusion_and_grade(decision: DecisionElsewhere) -> str:
    grade = decision.grade.value if decision.grade is not None else ""
    if decision.conclusion is None:
        return words.GRADE_ALONE.format(grade=grade)
    sentence = words.DECISION_WITH_GRADE if decision.grade is not None else words.DECISION
    return sentence.format(conclusion=decision.conclusion.label, grade=grade)

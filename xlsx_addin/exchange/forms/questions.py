"""What a report form asks: each question with its label and the column of ``Đơn vị`` that its answer fills."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Field, FormPurpose, Kind, YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import forms as words
from xlsx_addin.workbook.layout import SUBJECTS, heading, headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.exchange.forms.manifest import FormManifest


def choice_labels(terms: type[Enum]) -> tuple[str, ...]:
    """What may be chosen, in its order."""
    return tuple(str(term.value) for term in terms)


_PURPOSES = {fold(purpose.value): purpose for purpose in FormPurpose}
PURPOSE = words.PURPOSE
"""Heads the answer to the first question, which fills no column of its own."""
NAME, KIND, SELF_POINTS, SELF_GRADE = headings(SUBJECTS, "name", "kind", "self_points", "self_grade")


class Part(Enum):
    """The parts of the form, in their order."""

    HEAD = ""
    SUBJECT = words.PART_SUBJECT
    MODEL = words.PART_MODEL
    SELF = words.PART_SELF
    REST = words.PART_REST


class Answer(Enum):
    """What kind of answer is asked for."""

    TEXT = "text"
    CHOICE = "choice"
    GRADE = "grade"
    DATE = "date"


class Question(NamedTuple):
    """One question; ``heading`` is the column that its answer fills, ``lines`` the room for it."""

    part: Part
    label: str
    heading: str
    answer: Answer = Answer.TEXT
    choices: tuple[str, ...] = ()
    of_individuals: bool = False
    lines: int = 1


def _question(part: Part, field: str, answer: Answer = Answer.TEXT, **more: object) -> Question:
    column = heading(SUBJECTS, field)
    return Question(part, str(more.pop("label", column)), column, answer, **more)  # type: ignore[arg-type]


_YES_NO = choice_labels(YesNo)
QUESTIONS = (
    _question(Part.SUBJECT, "position", of_individuals=True),
    _question(Part.SUBJECT, "workplace", of_individuals=True),
    _question(Part.MODEL, "model", lines=2),
    _question(Part.MODEL, "model_field", Answer.CHOICE, choices=choice_labels(Field)),
    _question(Part.MODEL, "product", lines=3),
    _question(Part.SELF, "self_grade", Answer.GRADE),
    _question(Part.REST, "commendation", Answer.CHOICE, choices=_YES_NO),
    _question(Part.REST, "merged_report", Answer.CHOICE, choices=_YES_NO, label=words.MERGED_REPORT),
    _question(Part.REST, "initiative_number", of_individuals=True),
    _question(Part.REST, "initiative_date", Answer.DATE, of_individuals=True, label=words.INITIATIVE_DATE),
    _question(Part.REST, "award_number", of_individuals=True),
    _question(Part.REST, "award_date", Answer.DATE, of_individuals=True, label=words.AWARD_DATE),
    _question(Part.REST, "note", lines=2),
)
_OF_NEW = (
    Question(Part.SUBJECT, KIND, KIND, Answer.CHOICE, choice_labels(Kind)),
    Question(Part.SUBJECT, NAME, NAME),
)


def purpose_of(text: str) -> FormPurpose | None:
    """What a form is sent for; None where the answer is blank or none of the choices."""
    return _PURPOSES.get(fold(text))


def prefilled(form: FormManifest) -> list[str]:
    """The columns of which a form carries what stands there already: the base of the first merge."""
    return [*(question.heading for question in asked(form)), *([SELF_POINTS] if form.criteria else [])]


def asked(form: FormManifest) -> Iterator[Question]:
    """The questions of one form, in their order; the first one decides the state of the row."""
    purposes = choice_labels(FormPurpose)[: 2 if form.is_new_subject else None]
    yield Question(Part.HEAD, PURPOSE, PURPOSE, Answer.CHOICE, purposes)
    if form.is_new_subject:
        yield from _OF_NEW
    is_individual = form.subject_kind in (Kind.INDIVIDUAL, None)
    for question in QUESTIONS:
        if (is_individual or not question.of_individuals) and (form.criteria or question.part is not Part.SELF):
            yield question

"""D1 Phiếu đăng ký: one page a registered subject, or one empty form where nobody has registered yet (A12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Subject
from xlsx_addin.paper import letterhead
from xlsx_addin.paper.letterhead import DocumentFields, in_lines
from xlsx_addin.paper.naming import Naming
from xlsx_addin.terms import Field, Kind, Level, Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_forms as form_words

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier

_NOBODY = Subject(row=0, code=None, name="", kind=None, registered=None)
"""Whose form is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One page; only an individual has a line with post and workplace."""

    is_first: bool
    body_name: str
    """The subject's own name in the letterhead where it is a body of the Party; others' forms have none."""
    place_and_date: str
    name: str
    is_individual: bool
    post: str
    kind: str
    model: str
    product: str
    box_leadership: str
    box_duties: str
    box_other: str
    box_commended: str
    box_not_commended: str
    confirmed_by: str
    signed_as: str
    signer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFields(DocumentFields):
    """The fields of all forms together."""

    unit: str
    forms: tuple[Form, ...]


def registration_fields(dossier: Dossier) -> RegistrationFields:
    """The forms of all registered subjects, in the order of the sheet."""
    naming = Naming(dossier)
    outside = (Outcome.WITHDRAWN, Outcome.OUT_OF_SCOPE)
    registered = [
        verdict.subject
        for verdict in dossier.appraisal.verdicts
        if verdict.subject.registered and verdict.outcome not in outside
    ]
    return RegistrationFields(
        **letterhead.document_fields(dossier, letterhead.committee(dossier), "", has_points=False),
        unit=dossier.settings.unit_name or words.DOTS,
        forms=tuple(
            _form(dossier, naming, subject, is_first=not place) for place, subject in enumerate(registered or [_NOBODY])
        ),
    )


def _form(dossier: Dossier, naming: Naming, subject: Subject, *, is_first: bool) -> Form:
    is_individual = subject is _NOBODY or subject.kind is Kind.INDIVIDUAL
    by_head = is_individual and dossier.settings.level is not Level.CELL
    has_head = not is_individual and letterhead.is_party_body(subject.name)
    return Form(
        is_first=is_first,
        body_name=in_lines(subject.name.upper(), bold=True) if has_head else "",
        place_and_date=letterhead.place_and_day(dossier, subject.registered_on),
        name=form_words.BLANK_LINE if subject is _NOBODY else subject.name,
        is_individual=is_individual,
        post=naming.post_and_workplace(subject) or form_words.BLANK_LINE,
        kind=form_words.BLANK_LINE if subject.kind is None else subject.kind.value,
        model=subject.model or form_words.BLANK_LINE,
        product=subject.product or form_words.BLANK_LINE,
        box_leadership=_box(marked=subject.model_field is Field.LEADERSHIP),
        box_duties=_box(marked=subject.model_field is Field.DUTIES),
        box_other=_box(marked=subject.model_field is Field.OTHER),
        box_commended=_box(marked=subject.commendation),
        box_not_commended=_box(marked=False),
        confirmed_by=form_words.CONFIRMED_BY_HEAD if by_head else form_words.CONFIRMED_BY_COMMITTEE,
        signed_as=form_words.REGISTRANT if is_individual else form_words.REPRESENTATIVE,
        signer_name=subject.name if is_individual and subject is not _NOBODY else form_words.DOTTED_NAME,
    )


def _box(*, marked: bool) -> str:
    return form_words.MARKED_BOX if marked else form_words.BOX

"""D12 Danh sách đăng ký of a year; with a letter of its own where there is a level above to send it to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead, order
from xlsx_addin.paper.annexes import Annex
from xlsx_addin.paper.census import census, kinds_in_words
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.listing import ListRow, by_kind
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, day, some
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_letters as letter_words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationListFields(DocumentFields):
    """The fields of the list of registrations and of its letter."""

    addressee: str
    """Whom the letter goes to; empty where no level above is set: then the list stands by itself."""
    parts: str
    """How many of each kind."""
    missing: str
    """How many of the list have not registered yet."""
    list: Annex
    recipients: tuple[str, ...]


def registration_list_fields(dossier: Dossier) -> RegistrationListFields | None:
    """List the registrations; None before the first one."""
    counted = census(dossier)
    if not counted.registered:
        return None
    author, superior = letterhead.committee(dossier), dossier.settings.superior_name
    registered = order.by_sheet(counted.registered)
    return RegistrationListFields(
        **letterhead.document_fields(dossier, author, "CV" if superior else "", letter_words.LETTER, has_points=False),
        addressee=superior,
        parts=kinds_in_words(registered),
        missing=some(len(counted.not_registered_yet)),
        list=Annex(
            label=words.ONLY_ANNEX,
            count=count(len(registered)),
            rows=by_kind(registered, partial(_row, Naming(dossier)), ListRow),
        ),
        recipients=letterhead.recipients_list(dossier, words.AS_ABOVE if superior else ""),
    )


def _row(naming: Naming, number: int, verdict: Verdict) -> ListRow:
    subject = verdict.subject
    return ListRow(
        number=str(number),
        name=naming.in_full(subject),
        model=subject.model,
        field="" if subject.model_field is None else subject.model_field.value,
        product=subject.product,
        registered="" if subject.registered_on is None else day(subject.registered_on),
    )

"""Who answers forms in this workbook, from which addresses, and what they are asked today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import FormKind, ReceivedKind
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.mail_address import addresses_of
from xlsx_addin.terms import MAY_SCORE, Kind
from xlsx_addin.vietnamese.normalise import fold, fold_person
from xlsx_addin.vietnamese.numbers import plain

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Register, Subject
    from xlsx_addin.exchange.forms.manifest import FormManifest


class People:
    """The subjects and scorers of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._subjects: dict[str, Subject] = {
            subject.code: subject for subject in register.subjects if subject.code and not subject.source
        }
        self._scorers: dict[str, set[str]] = {}
        for attendee in register.attendees:
            if attendee.name and attendee.role in MAY_SCORE:
                own = self._scorers.setdefault(fold_person(attendee.name), set())
                own.update(addresses_of(attendee.mail_addresses))

    def expected(self) -> list[ProgressRow]:
        """Who has an address: scorers, then subjects; each as a row of ``Tiến độ`` of which nothing came."""
        scorers = {
            fold_person(attendee.name): ProgressRow("", attendee.name, kind=ReceivedKind.SCORE)
            for attendee in self._register.attendees
            if attendee.name and attendee.role in MAY_SCORE and addresses_of(attendee.mail_addresses)
        }
        subjects = [
            ProgressRow(subject.code or "", subject.name, kind=ReceivedKind.REPORT)
            for subject in self._subjects.values()
            if addresses_of(subject.mail_addresses)
        ]
        return [*scorers.values(), *subjects]

    def addresses(self, form: FormManifest, subject: str) -> set[str]:
        """Where the mails of a form's own person come from; ``subject`` is the Mã of its row here."""
        if form.kind is FormKind.SCORE:
            return self._scorers.get(fold_person(form.scorer), set())
        found = self._subjects.get(subject)
        return set() if found is None else set(addresses_of(found.mail_addresses))

    def rows_like(self, name: str, kind: Kind) -> list[str]:
        """The Mã of the own rows with this name and kind."""
        return [
            code
            for code, subject in self._subjects.items()
            if subject.kind is kind and fold(subject.name) == fold(name)
        ]

    def is_decided(self, subject: str) -> bool:
        """Whether the competent organ has decided on a subject, or on all of them."""
        found = self._subjects.get(subject)
        return self._register.settings.paper.decision_day is not None or (
            found is not None and found.decision is not None
        )

    def changed_criteria(self, form: FormManifest) -> list[str]:
        """The codes of the criteria that are not today what the form asks; none for a subject not listed yet."""
        if form.is_new_subject or not form.criteria:
            return []
        today = {
            each.code: ("" if each.maximum is None else plain(each.maximum), each.applies)
            for each in self._register.scale.criteria
            if form.kind is FormKind.SCORE or (form.subject_kind is not None and each.covers(form.subject_kind))
        }
        asked = {each.code: (each.maximum, each.applies) for each in form.criteria}
        if form.kind is FormKind.REPORT:  # it does not say whom else a criterion is for
            scopes = {code: applies for code, (_, applies) in asked.items()}
            today = {code: (maximum, scopes.get(code, applies)) for code, (maximum, applies) in today.items()}
        return sorted(code for code in today.keys() | asked.keys() if today.get(code) != asked.get(code))

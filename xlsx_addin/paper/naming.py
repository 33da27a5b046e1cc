"""How documents name a subject: exactly as ``Đơn vị`` does, with post and workplace beside an individual's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.elsewhere import known_result
from xlsx_addin.paper.notation import listed
from xlsx_addin.terms import Kind
from xlsx_addin.words import paper as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Subject
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier


class Naming:
    """The subjects of one dossier, ready to be named."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._names = {subject.code: subject.name for subject in dossier.appraisal.register.subjects if subject.code}
        self._verdicts = {verdict.subject.code: verdict for verdict in dossier.appraisal.verdicts}
        self._units = {recipient.code: recipient.name for recipient in dossier.recipients if recipient.name}

    def organisation(self, subject: Subject) -> str:
        """The name of the organisation that a subject belongs to; its code where it is not in the workbook."""
        code = subject.organisation
        return "" if code is None else self._names.get(code, code)

    def is_known(self, code: str | None) -> bool:
        """Whether a row of ``Đơn vị`` has this Mã."""
        return code in self._names

    def workplace(self, subject: Subject) -> str:
        """Đơn vị công tác of an individual, or the organisation's name; empty for others."""
        if subject.kind is not Kind.INDIVIDUAL:
            return ""
        return subject.workplace or self._names.get(subject.organisation or "", "")

    def post_and_workplace(self, subject: Subject) -> str:
        """Chức vụ and đơn vị công tác of an individual; empty for others."""
        post = subject.position if subject.kind is Kind.INDIVIDUAL else ""
        return listed((post, self.workplace(subject)))

    def in_full(self, subject: Subject) -> str:
        """The name, and an individual's post and workplace."""
        return listed((subject.name, self.post_and_workplace(subject)))

    def spoken(self, subject: Subject) -> str:
        """The name within a sentence: an individual is a comrade."""
        return words.COMRADE.format(name=subject.name) if subject.kind is Kind.INDIVIDUAL else subject.name

    def above(self, verdict: Verdict) -> str:
        """What the level above said of the subject (A21); empty where it has said nothing."""
        found = verdict.above
        if found is None:
            return ""
        unit = self._superior(found.unit)
        if found.grade is not None:
            return words.RANK_ABOVE.format(unit=unit, grade=found.grade.value)
        conclusion = found.conclusion.label if found.conclusion is not None else ""
        return words.CONCLUSION_ABOVE.format(unit=unit, conclusion=conclusion)

    def _superior(self, code: str) -> str:
        settings = self._dossier.settings
        is_known = not code or code == settings.superior_code
        return (settings.superior_name if is_known else "") or self._units.get(code, code) or words.LEVEL_ABOVE

    def known_grade(self, code: str | None) -> str:
        """The grade of a subject's known result (A21); empty where none is known, or one without a grade."""
        verdict = self._verdicts.get(code)
        if verdict is None:
            return ""
        result = known_result(
            verdict.subject, verdict.outcome, verdict.decision.points, self._dossier.appraisal.register
        )
        return "" if result is None or result.grade is None else result.grade.value

    def unit(self, code: str) -> str:
        """A unit below by its name on ``Đầu mối``; by its code where it has none there."""
        return self._units.get(code, code)

    def sender(self, subject: Subject) -> str:
        """Who sent the report: the unit that it came from, else where the subject works, else itself."""
        return self.unit(subject.source) if subject.source else self.workplace(subject) or subject.name

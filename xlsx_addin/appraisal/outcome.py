"""The outcome of each subject: the first line that holds (appraisal §2; R1-R17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.competence import belongs_elsewhere
from xlsx_addin.appraisal.deadline import may_still_come
from xlsx_addin.appraisal.elsewhere import known_grade, result_above
from xlsx_addin.appraisal.points import Points, appraise_points
from xlsx_addin.terms import DossierState, Ground, Kind, Outcome, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject
    from xlsx_addin.appraisal.subject_index import SubjectIndex
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Grade


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome with what led to it."""

    outcome: Outcome
    grounds: tuple[Ground, ...] = ()
    points: Points | None = None
    """Stands on lines 10 and 11 only."""
    organisation: Subject | None = None
    """The row that Thuộc tổ chức names, where it matters."""
    organisation_outcome: Outcome | None = None
    organisation_grade: Grade | None = None
    """The organisation's known result (A21)."""
    organisation_is_graded_here: bool = False
    """Whether that result is this level's own."""


def rules_of(decision: Decision, subject: Subject, guidance: Guidance) -> tuple[str, ...]:
    """The numbers of the rules that led to a decision."""
    if decision.outcome is Outcome.OTHER_AUTHORITY and subject.level is not None:
        return (guidance.authority_rule(subject.level),)
    if decision.outcome is Outcome.ALTERNATIVE_GROUND:
        return tuple(guidance.ground(ground).rule for ground in decision.grounds)
    return guidance.rules_of(decision.outcome)


def decide(
    register: Register,
    index: SubjectIndex,
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    invalid_rows: frozenset[int],
    today: date,
) -> dict[int, Decision]:
    """Decide every subject: row of ``Đơn vị`` -> decision.

    ``sheets_of`` holds the score sheets by Mã, ``invalid_rows`` the rows of subjects with an error.
    Organisations and collectives come first, since heads depend on theirs (R5).
    """
    deciding = _Deciding(register, index, sheets_of, invalid_rows, today)
    for subject in sorted(register.subjects, key=lambda subject: subject.kind is Kind.INDIVIDUAL):
        deciding.decide(subject)
    return deciding.decided


class _Deciding:
    def __init__(
        self,
        register: Register,
        index: SubjectIndex,
        sheets_of: Mapping[str, Sequence[ScoreSheet]],
        invalid_rows: frozenset[int],
        today: date,
    ) -> None:
        self._register = register
        self._index = index
        self._sheets_of = sheets_of
        self._invalid_rows = invalid_rows
        self._registration_required = register.guidance.registration_required(register.settings.year)
        self._may_still_report = may_still_come(register.settings, register.guidance, today)
        self.decided: dict[int, Decision] = {}
        """Row of ``Đơn vị`` and its decision, of those decided so far."""

    def decide(self, subject: Subject) -> None:
        self.decided[subject.row] = self._decide(subject)

    def _decide(self, subject: Subject) -> Decision:
        if subject.row in self._invalid_rows:
            return Decision(Outcome.INVALID)
        if subject.state is DossierState.WITHDRAWN:
            return Decision(Outcome.WITHDRAWN)
        if subject.scope is not Scope.IN_SCOPE:
            return Decision(Outcome.OUT_OF_SCOPE)
        if belongs_elsewhere(subject, self._register.settings):
            return Decision(Outcome.OTHER_AUTHORITY)
        if not subject.registered:
            return self._decide_unregistered(subject)
        return self._decide_registered(subject)

    def _decide_unregistered(self, subject: Subject) -> Decision:
        """Lines 5 to 7; where registration is not required, an unregistered report is appraised (A11)."""
        appraised_anyway = not self._registration_required and subject.received is not None
        if appraised_anyway:
            decision = self._decide_registered(subject)
            if decision.outcome is Outcome.QUALIFIED:
                return decision
        substitute = self._substitute(subject, may_await=not appraised_anyway)
        if substitute is not None:
            return substitute
        if self._registration_required:
            return Decision(Outcome.NOT_REGISTERED)
        return self._decide_registered(subject)

    def _substitute(self, subject: Subject, *, may_await: bool) -> Decision | None:
        """What stands in for a registration of an individual: a ground, or waiting for the organisation (R5-R7)."""
        if subject.kind is not Kind.INDIVIDUAL:
            return None
        grounds = []
        organisation, outcome, grade, is_own = self._headed_organisation(subject)
        if grade is not None and self._register.guidance.recognises(grade):
            grounds.append(Ground.ORGANISATION)
        year = self._register.settings.year
        if subject.initiative_number and subject.initiative_date and subject.initiative_date.year == year:
            grounds.append(Ground.INITIATIVE)
        if subject.award_number and subject.award_date and subject.award_date.year == year:
            grounds.append(Ground.COMMENDATION)
        if grounds:
            return Decision(
                Outcome.ALTERNATIVE_GROUND,
                tuple(grounds),
                organisation=organisation,
                organisation_outcome=outcome,
                organisation_grade=grade,
                organisation_is_graded_here=is_own,
            )
        awaited = subject.is_head and (outcome is None or (grade is None and outcome.facts.awaits_result))
        if awaited and may_await:
            return Decision(Outcome.AWAITING_ORGANISATION, organisation=organisation, organisation_outcome=outcome)
        return None

    def _headed_organisation(self, subject: Subject) -> tuple[Subject | None, Outcome | None, Grade | None, bool]:
        """The organisation that the subject heads: its row, outcome and known grade, and whether that is our own.

        Without a row it is not in this workbook, or the subject heads none.
        """
        if not subject.is_head or subject.organisation is None:
            return None, None, None, False
        named = self._index.by_code.get(subject.organisation)
        if not named:
            return None, None, None, False
        organisation = named[0]
        decision = self.decided[organisation.row]
        grade = known_grade(organisation, decision.outcome, decision.points, self._register)
        is_own = decision.points is not None and result_above(organisation, self._register) is None
        return organisation, decision.outcome, grade, is_own

    def _decide_registered(self, subject: Subject) -> Decision:
        """Lines 8 to 11."""
        if subject.received is None:
            return Decision(Outcome.AWAITING_REPORT if self._may_still_report else Outcome.NO_REPORT)
        sheets = self._sheets_of.get(subject.code or "", ())
        if not sheets or subject.kind is None or subject.kind in self._register.scale.refused:
            return Decision(Outcome.AWAITING_APPRAISAL)
        points = appraise_points(sheets, subject.kind, self._register.scale, self._register.guidance)
        if self._register.guidance.recognises(points.grade):
            return Decision(Outcome.QUALIFIED, points=points)
        return Decision(Outcome.NOT_QUALIFIED, points=points)

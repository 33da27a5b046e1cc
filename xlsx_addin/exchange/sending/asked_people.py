"""Who is to answer a form now (forms §5): subjects that have not reported, and scorers whose sheets are not complete.

What draws the forms is not loaded here: every appraisal counts for the console who is awaited.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from xlsx_addin.mail_address import addresses_of
from xlsx_addin.terms import AttendanceRole, Outcome
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.layout import SCORES, headings
from xlsx_addin.xlsx.cells import CellValue, DateSerial, PercentNumber, column_number
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Attendee, Criterion, Subject
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.jobs.appraise import Job

Person = TypeVar("Person", "Subject", "Attendee")
_ALWAYS_SCORE = (AttendanceRole.CHAIR, AttendanceRole.MEMBER)


class AskedPeople:
    """The subjects and scorers of one workbook to whom forms go."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._register = job.appraisal.register
        self._sheets_with_errors: dict[str, set[str]] = {}
        for problem in job.appraisal.problems:
            if problem.severity is Severity.ERROR and problem.subject is not None:
                self._sheets_with_errors.setdefault(problem.subject, set()).add(problem.sheet)
        self._codes = Counter(subject.code for subject in self._register.subjects)

    def reporting(self, *, again: bool = False) -> list[Subject]:
        """Own subjects from which no report has come, or all of them that may send one."""
        return [
            verdict.subject
            for verdict in self._job.appraisal.verdicts
            if self._may_report(verdict) and (again or verdict.subject.received is None)
        ]

    def scoring(self, *, again: bool = False) -> list[Attendee]:
        """Those whose score sheets are not complete, while nothing is decided."""
        is_refused = any(subject.kind in self._register.scale.refused for subject in self.scored)
        if not self.scored or self._register.settings.paper.decision_day is not None or is_refused:
            return []
        alike = set(self.alike)
        scorers = [scorer for scorer in self._who_scores() if scorer.name not in alike]
        return [scorer for scorer in scorers if again or not self._has_completed(scorer)]

    @property
    def awaited(self) -> tuple[list[Subject], list[Attendee]]:
        """Those with an address whose forms have not come back; who does not register is asked no more."""
        subjects = [subject for subject in self.reporting() if subject.registered is not False]
        return _with_address(subjects), _with_address(self.scoring())

    @cached_property
    def scored(self) -> list[Subject]:
        """The subjects that are scored at this level, in their order."""
        return [each.subject for each in self._job.appraisal.verdicts if each.subject.code and self._is_scored(each)]

    @property
    def alike(self) -> list[str]:
        """The scorers who cannot be told apart by their names; none of them gets a form."""
        names = [each.name for each in self._who_scores()]
        folded = [fold_person(name) for name in names]
        return [name for name, key in zip(names, folded, strict=True) if folded.count(key) > 1]

    def given_by(self, scorer: Attendee) -> Mapping[str, Mapping[str, CellValue]]:
        """What stands on ``Điểm`` of a scorer: by Mã, by criterion."""
        return self._given.get(fold_person(scorer.name), {})

    def criteria_of(self, subject: Subject) -> list[Criterion]:
        """The criteria that apply to a subject."""
        kind = subject.kind
        return [each for each in self._register.scale.criteria if kind is not None and each.covers(kind)]

    def _is_scored(self, verdict: Verdict) -> bool:
        """Whether the subject is scored here; half a score sheet makes it invalid, and is to be completed."""
        if verdict.outcome is not Outcome.INVALID:
            return verdict.outcome.facts.is_scored
        errors = self._sheets_with_errors.get(verdict.subject.code or "", set())
        return verdict.subject.received is not None and errors == {SCORES}

    def _may_report(self, verdict: Verdict) -> bool:
        subject = verdict.subject
        if not (verdict.outcome.facts.is_own and not subject.source and subject.name and subject.kind):
            return False
        return subject.code is not None and self._codes[subject.code] == 1

    def _who_scores(self) -> list[Attendee]:
        """Chair and members, and guests who have an address: the letter lets organs be invited (R25)."""
        return [
            attendee
            for attendee in self._register.attendees
            if attendee.name
            and (attendee.role in _ALWAYS_SCORE or (attendee.role is AttendanceRole.GUEST and attendee.mail_addresses))
        ]

    def _has_completed(self, scorer: Attendee) -> bool:
        own = self.given_by(scorer)
        return all(
            _is_sound(own.get(subject.code or "", {}).get(each.code), each)
            for subject in self.scored
            for each in self.criteria_of(subject)
        )

    @cached_property
    def _given(self) -> dict[str, dict[str, dict[str, CellValue]]]:
        """What stands on ``Điểm``: by the person, by Mã, by criterion."""
        table = self._job.sheets.table(SCORES)
        codes, scorers = map(table.values, headings(SCORES, "code", "scorer"))
        found: dict[str, dict[str, dict[str, CellValue]]] = {}
        columns = {each.code: self._values(each) for each in self._register.scale.criteria if each.letters}
        for row, value in codes.items():
            code, scorer = code_of(value), scorers.get(row)
            if code is None or not isinstance(scorer, str):
                continue
            points = {name: cell for name, cells in columns.items() if (cell := cells.get(row)) is not None}
            found.setdefault(fold_person(scorer), {}).setdefault(code, points)
        return found

    def _values(self, criterion: Criterion) -> dict[int, CellValue]:
        cells = self._job.sheets[SCORES].columns.get(column_number(criterion.letters or ""), {})
        return {row: value for row, value in cells.items() if can_be_shown(value) and not isinstance(value, DateSerial)}


def _with_address(people: Sequence[Person]) -> list[Person]:
    return [person for person in people if addresses_of(person.mail_addresses)]


def can_be_shown(value: CellValue) -> bool:
    """Whether a form can carry the value so that it comes back as it was."""
    if isinstance(value, DateSerial):
        return moment_of_serial(value) is not None
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, float) and not isinstance(value, PercentNumber)


def _is_sound(value: CellValue | None, criterion: Criterion) -> bool:
    """Whether there are points that the criterion allows."""
    return isinstance(value, float) and criterion.maximum is not None and 0 <= value <= criterion.maximum

"""What is wrong with a row of ``Đơn vị`` beyond its single cells (problems §3, problems §4)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.competence import is_ours
from xlsx_addin.appraisal.deadline import times_by_kind
from xlsx_addin.guidance.model import LateEffect, alternatives
from xlsx_addin.terms import Ground, Kind
from xlsx_addin.vietnamese.normalise import fold_name
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words.problems import COLUMN_AND_CELL, KIND_BLANK, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Register, Subject
    from xlsx_addin.appraisal.subject_index import SubjectIndex

_DECISIONS = (
    (Ground.INITIATIVE, "initiative_number", "initiative_date", ProblemCode.DECISION_OUTSIDE_YEAR),
    (Ground.COMMENDATION, "award_number", "award_date", ProblemCode.AWARD_OUTSIDE_YEAR),
)
"""Each decision's ground, number and day, and the problem of a day outside the year."""

_MOST_OTHERS = 5
"""Cells named in one message."""


def check_subjects(register: Register, index: SubjectIndex, findings: Findings, today: date) -> None:
    """Check the rows of ``Đơn vị`` against each other, the year and ``today``; what is wrong goes into ``findings``."""
    _SubjectChecks(register, index, findings, today).run()


class _SubjectChecks:
    def __init__(self, register: Register, index: SubjectIndex, findings: Findings, today: date) -> None:
        self._register = register
        self._index = index
        self._findings = findings
        self._today = today
        self._times = times_by_kind(register.settings, register.guidance, today)
        self._year = register.settings.year
        self._kinds_of = {entry.level: entry.kinds for entry in register.guidance.authorities}
        self._first_day = date(self._year, 1, 1)
        self._last_day = date(self._year + 1, 1, 31)

    def run(self) -> None:
        self._check_namesakes()
        for subject in self._register.subjects:
            self._check_identity(subject)
            self._check_registration(subject)
            self._check_decisions(subject)
            self._check_registration_day(subject)
            if subject.received is not None:
                self._check_report(subject, subject.received.date())
            if is_ours(subject, self._register.settings):
                self._check_contradictions(subject)
                if subject.received is not None:
                    self._check_self_assessment(subject)
            if subject.registered and not subject.model and self._lacks(subject, "model"):
                self._add(ProblemCode.MODEL_MISSING, subject, "model")
            if subject.registered and not subject.product and self._lacks(subject, "product"):
                self._add(ProblemCode.PRODUCT_MISSING, subject, "product")
            if subject.merged_report and not subject.commendation and self._is_blank(subject, "commendation"):
                self._add(ProblemCode.MERGED_WITHOUT_COMMENDATION, subject, "merged_report")
            if subject.late_accepted and not subject.late_reason and self._is_blank(subject, "late_reason"):
                self._add(ProblemCode.ACCEPTANCE_WITHOUT_REASON, subject, "late_accepted")

    def _must_register(self, subject: Subject) -> bool:
        return self._times[subject.kind].registration.required

    def _add(self, code: ProblemCode, subject: Subject, place: str, /, **values: object) -> None:
        columns = self._register.subject_columns
        cell = columns.cell(place, subject.row)
        self._findings.add(code, columns.sheet, cell, row=subject.row, subject=subject.code, **values)

    def _is_blank(self, subject: Subject, field: str) -> bool:
        """Whether a value is missing because its cell is blank, not because it could not be read."""
        columns = self._register.subject_columns
        return (columns.sheet, subject.row, columns.heading(field)) not in self._findings.unreadable

    def _lacks(self, subject: Subject, field: str) -> bool:
        """Whether a cell is blank that is there; of a column that is missing nobody is told row by row."""
        return field in self._register.subject_columns and self._is_blank(subject, field)

    def _cell(self, field: str, row: int) -> str:
        columns = self._register.subject_columns
        return f"{columns.sheet}!{columns.cell(field, row)}"

    def _check_identity(self, subject: Subject) -> None:
        if subject.code is not None and len(self._index.by_code[subject.code]) > 1:
            others = (other for other in self._index.by_code[subject.code] if other.row != subject.row)
            self._add(ProblemCode.CODE_TWICE, subject, "code", value=subject.code, others=self._cells("code", others))
        if subject.organisation is not None:
            self._check_organisation(subject, subject.organisation)
        elif subject.is_head and self._is_blank(subject, "organisation"):
            self._add(ProblemCode.HEAD_WITHOUT_ORGANISATION, subject, "is_head")
        level = subject.level or self._register.settings.level
        if subject.level is None and not self._is_blank(subject, "level"):
            return
        if subject.kind is not None and subject.kind not in self._kinds_of[level]:
            guidance = self._register.guidance
            levels = [f"“{each.value}”" for each, kinds in self._kinds_of.items() if subject.kind in kinds]
            values = {"clause": guidance.clause(guidance.authority(level).rule), "levels": alternatives(levels)}
            field = "kind" if subject.level is None else "level"
            said = {"kind": subject.kind.value, "level": level.value, **values}
            self._add(ProblemCode.KIND_NOT_OF_LEVEL, subject, field, **said)

    def _check_registration(self, subject: Subject) -> None:
        """A blank waits until the last day in time (appraisal §2.6), but not where a report came already."""
        if subject.registered is not None or not self._must_register(subject):
            return
        if not self._is_blank(subject, "registered"):
            return
        is_over = subject.received is not None or not self._times[subject.kind].may_still_register
        if is_ours(subject, self._register.settings) and is_over:
            self._add(ProblemCode.REGISTRATION_MISSING, subject, "registered")

    def _check_namesakes(self) -> None:
        """The same Tên and Loại đối tượng twice: told, never joined (problems §6, envelope §12)."""
        same: defaultdict[tuple[str, Kind | None], list[Subject]] = defaultdict(list)
        for subject in self._register.subjects:
            if subject.name and subject.state is None:
                same[fold_name(subject.name), subject.kind].append(subject)
        for namesakes in same.values():
            if len(namesakes) > 1:
                self._warn_of_namesakes(namesakes)

    def _warn_of_namesakes(self, namesakes: Sequence[Subject]) -> None:
        """Each row of a name that other sources have names theirs; a later row of one source names the first."""
        by_source: defaultdict[str, list[Subject]] = defaultdict(list)
        for subject in namesakes:
            by_source[subject.source].append(subject)
        for source, subjects in by_source.items():
            others = chain.from_iterable(group for other, group in by_source.items() if other != source)
            shown = self._cells("name", others)
            for place, subject in enumerate(subjects):
                kind = KIND_BLANK if subject.kind is None else subject.kind.value
                if shown:
                    self._add(ProblemCode.SAME_SUBJECT, subject, "name", value=subject.name, kind=kind, others=shown)
                if place and subject.code != subjects[0].code:
                    first = self._cell("name", subjects[0].row)
                    self._add(ProblemCode.NAME_TWICE, subject, "name", value=subject.name, kind=kind, others=first)

    def _cells(self, field: str, subjects: Iterable[Subject]) -> str:
        """The cells of some subjects; of many the first, and no more of them are looked at."""
        first = islice(subjects, _MOST_OTHERS + 1)
        return listed([self._cell(field, subject.row) for subject in first], _MOST_OTHERS, ", …")

    def _check_organisation(self, subject: Subject, code: str) -> None:
        named = self._index.by_code.get(code)
        if not named:
            suggestion = self._index.suggestion(code)
            self._add(ProblemCode.ORGANISATION_UNKNOWN, subject, "organisation", value=code, suggestion=suggestion)
        elif code in self._index.individuals:
            others = self._cells("code", named)
            self._add(ProblemCode.ORGANISATION_IS_INDIVIDUAL, subject, "organisation", value=code, others=others)

    def _check_decisions(self, subject: Subject) -> None:
        heading = self._register.subject_columns.heading
        for ground, number_field, date_field, code in _DECISIONS:
            number: str = getattr(subject, number_field)
            day: date | None = getattr(subject, date_field)
            if not number and day is None:
                continue
            if number and day is None and self._is_blank(subject, date_field):
                values = {"heading": heading(number_field), "date_heading": heading(date_field)}
                self._add(ProblemCode.DECISION_WITHOUT_DATE, subject, number_field, **values)
            entry = self._register.guidance.ground(ground)
            counts = entry is not None and day is not None and entry.counts(day, self._year)
            if day is not None and not counts and day.year != self._year:
                self._add(code, subject, date_field, value=vietnamese_date(day), year=self._year)
            if day is not None and not number and self._is_blank(subject, number_field):
                self._add(ProblemCode.DECISION_WITHOUT_NUMBER, subject, date_field, heading=heading(date_field))

    def _check_report(self, subject: Subject, day: date) -> None:
        shown = vietnamese_date(day)
        if not self._first_day <= day <= self._last_day:
            years = {"year": self._year, "next_year": self._year + 1}
            self._add(ProblemCode.REPORT_OUTSIDE_YEAR, subject, "received", value=shown, **years)
        if day > self._today:
            values = {"value": shown, "today": vietnamese_date(self._today)}
            self._add(ProblemCode.REPORT_IN_FUTURE, subject, "received", **values)
        if subject.registered_on is not None and subject.registered_on > day:
            registered, received = vietnamese_date(subject.registered_on), self._cell("received", subject.row)
            values = {"value": registered, "others": f"{shown} ({received})"}
            self._add(ProblemCode.REGISTERED_AFTER_REPORT, subject, "registered_on", **values)
        self._check_hour(subject, shown)
        is_blank = subject.registered is None and self._is_blank(subject, "registered")
        if subject.registered is False or (is_blank and not self._must_register(subject)):
            self._check_unregistered_report(subject)

    def _check_hour(self, subject: Subject, shown: str) -> None:
        """On the day of a deadline's hour nobody knows without the hour whether a report is shut out (line 8c)."""
        when = self._times[subject.kind].due
        if self._register.guidance.late_report.effect is not LateEffect.NOT_APPRAISED or subject.late_accepted:
            return
        if when is not None and subject.received is not None and when.lacks_hour(subject.received):
            self._add(ProblemCode.REPORT_HOUR_MISSING, subject, "received", value=shown, reading=when.late_from.hour)

    def _check_registration_day(self, subject: Subject) -> None:
        """A registration after the letter's last day is told, and counts."""
        times, day = self._times[subject.kind], subject.registered_on
        if times.registration.until is not None and day is not None and day > times.last_day_to_register:
            values = {"value": vietnamese_date(day), "reading": vietnamese_date(times.last_day_to_register)}
            self._add(ProblemCode.REGISTERED_LATE, subject, "registered_on", **values)

    def _check_contradictions(self, subject: Subject) -> None:
        """Where the row says two things of which one cannot be (problems §3)."""
        if subject.registered is False and subject.registered_on is not None:
            others = self._cell("registered_on", subject.row)
            self._add(ProblemCode.REGISTRATION_DENIED_AND_DATED, subject, "registered", others=others)
        if subject.received is not None or not self._is_blank(subject, "received"):
            return
        may_be_accepted = subject.late_accepted is not False and self._is_blank(subject, "late_accepted")
        says_so = {
            "merged_report": subject.merged_report,
            "late_accepted": subject.late_accepted,
            "late_reason": subject.late_reason and may_be_accepted,
        }
        self._add_of_others(ProblemCode.REPORT_DAY_MISSING, subject, [field for field in says_so if says_so[field]])
        if not self._times[subject.kind].may_still_report:
            given = [field for field in ("self_points", "self_grade") if getattr(subject, field) is not None]
            self._add_of_others(ProblemCode.SELF_ASSESSED_WITHOUT_REPORT, subject, given)

    def _add_of_others(self, code: ProblemCode, subject: Subject, fields: Sequence[str]) -> None:
        """Note at the blank day of the report what the row says in these fields, if there are any."""
        columns, row = self._register.subject_columns, subject.row
        if fields:
            said = [
                COLUMN_AND_CELL.format(heading=columns.heading(each), cell=self._cell(each, row)) for each in fields
            ]
            self._add(code, subject, "received", others=listed(said))

    def _check_self_assessment(self, subject: Subject) -> None:
        if subject.self_points is None and self._lacks(subject, "self_points"):
            self._add(ProblemCode.SELF_POINTS_MISSING, subject, "self_points")
        if subject.self_grade is None and self._lacks(subject, "self_grade"):
            self._add(ProblemCode.SELF_GRADE_MISSING, subject, "self_grade")

    def _check_unregistered_report(self, subject: Subject) -> None:
        if self._must_register(subject):
            others = self._cell("received", subject.row)
            self._add(ProblemCode.REPORT_WITHOUT_REGISTRATION, subject, "registered", others=others)
        else:
            self._add(ProblemCode.REPORT_WITHOUT_REGISTRATION_ALLOWED, subject, "registered", year=self._year)

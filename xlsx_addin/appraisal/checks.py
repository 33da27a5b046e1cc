"""What is wrong with a row of ``Đơn vị`` or a score sheet beyond its single cells (problems §3, problems §4)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from xlsx_addin.terms import CriterionScope, Kind, Level
from xlsx_addin.vietnamese.nearest import NearestNames
from xlsx_addin.vietnamese.normalise import fold_name, fold_person
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words.problems import KIND_BLANK, SUGGESTION, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Criterion, Register, ScoreSheet, Subject

_DECISIONS = (
    (
        "Số QĐ công nhận sáng kiến",
        "Ngày công nhận",
        "initiative_number",
        "initiative_date",
        ProblemCode.DECISION_OUTSIDE_YEAR,
    ),
    ("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng", "award_number", "award_date", ProblemCode.AWARD_OUTSIDE_YEAR),
)

_TEN = 10
_FEWEST_FOR_A_HABIT = 5
"""Score sheets without a score above 10, from which on a scale of ten is suspected."""

_MOST_OTHERS = 5
"""Cells named in one message."""


class SubjectIndex:
    """Subjects by their Mã; a Mã that stands twice names several."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.by_code: dict[str, list[Subject]] = defaultdict(list)
        self.individuals: set[str] = set()
        """Mã under which an individual stands."""
        for subject in subjects:
            if subject.code is not None:
                self.by_code[subject.code].append(subject)
                if subject.kind is Kind.INDIVIDUAL:
                    self.individuals.add(subject.code)

    @cached_property
    def _nearest(self) -> NearestNames:
        return NearestNames(list(self.by_code))

    def suggestion(self, wrong: str) -> str:
        """The words that name the nearest Mã, empty when none is near."""
        name = self._nearest.find(wrong)
        return "" if name is None else SUGGESTION.format(name=name)


class SubjectChecks:
    """All checks of the rows of ``Đơn vị`` against each other, the year and the day it is."""

    def __init__(self, register: Register, index: SubjectIndex, findings: Findings, today: date) -> None:
        self._register = register
        self._index = index
        self._findings = findings
        self._today = today
        self._year = register.settings.year
        self._first_day = date(self._year, 1, 1)
        self._last_day = date(self._year + 1, 1, 31) if self._year < date.max.year else date.max
        self._registration_required = register.guidance.registration_required(self._year)

    def run(self) -> None:
        """Check every subject."""
        self._check_namesakes()
        for subject in self._register.subjects:
            self._check_identity(subject)
            self._check_decisions(subject)
            if subject.received is not None:
                self._check_report(subject, subject.received.date())
            if subject.registered and not subject.model and self._lacks(subject, "Tên mô hình"):
                self._add(ProblemCode.MODEL_MISSING, subject, "Tên mô hình")
            if subject.registered and not subject.product and self._lacks(subject, "Sản phẩm cụ thể"):
                self._add(ProblemCode.PRODUCT_MISSING, subject, "Sản phẩm cụ thể")
            if subject.merged_report and not subject.commendation and self._is_blank(subject, "Đề nghị khen thưởng"):
                self._add(ProblemCode.MERGED_WITHOUT_COMMENDATION, subject, "Báo cáo kết hợp")
            if subject.late_accepted and not subject.late_reason and self._is_blank(subject, "Lý do chấp nhận"):
                self._add(ProblemCode.ACCEPTANCE_WITHOUT_REASON, subject, "Chấp nhận quá hạn")

    def _add(self, code: ProblemCode, subject: Subject, place: str, /, **values: object) -> None:
        columns = self._register.subject_columns
        cell = columns.cell(place, subject.row, "Mã")
        self._findings.add(code, columns.sheet, cell, row=subject.row, subject=subject.code, **values)

    def _is_blank(self, subject: Subject, heading: str) -> bool:
        """Whether a value is missing because its cell is blank, not because it could not be read."""
        return (self._register.subject_columns.sheet, subject.row, heading) not in self._findings.unreadable

    def _lacks(self, subject: Subject, heading: str) -> bool:
        """Whether a cell is blank that is there; of a column that is missing nobody is told row by row."""
        return heading in self._register.subject_columns and self._is_blank(subject, heading)

    def _cell(self, heading: str, row: int) -> str:
        columns = self._register.subject_columns
        return f"{columns.sheet}!{columns.cell(heading, row, 'Mã')}"

    def _check_identity(self, subject: Subject) -> None:
        if subject.code is not None and len(self._index.by_code[subject.code]) > 1:
            others = (other for other in self._index.by_code[subject.code] if other.row != subject.row)
            self._add(ProblemCode.CODE_TWICE, subject, "Mã", value=subject.code, others=self._cells("Mã", others))
        if subject.organisation is not None:
            self._check_organisation(subject, subject.organisation)
        elif subject.is_head and self._is_blank(subject, "Thuộc tổ chức"):
            self._add(ProblemCode.HEAD_WITHOUT_ORGANISATION, subject, "Người đứng đầu")
        level = subject.level or self._register.settings.level
        if subject.level is None and not self._is_blank(subject, "Cấp thẩm định"):
            return
        if level is Level.CELL and subject.kind in {Kind.ORGANISATION, Kind.COLLECTIVE}:
            heading = "Loại đối tượng" if subject.level is None else "Cấp thẩm định"
            self._add(ProblemCode.COLLECTIVE_AT_CELL_LEVEL, subject, heading, kind=subject.kind.value)

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
            shown = self._cells("Tên", others)
            for place, subject in enumerate(subjects):
                kind = KIND_BLANK if subject.kind is None else subject.kind.value
                if shown:
                    self._add(ProblemCode.SAME_SUBJECT, subject, "Tên", value=subject.name, kind=kind, others=shown)
                if place and subject.code != subjects[0].code:
                    first = self._cell("Tên", subjects[0].row)
                    self._add(ProblemCode.NAME_TWICE, subject, "Tên", value=subject.name, kind=kind, others=first)

    def _cells(self, heading: str, subjects: Iterable[Subject]) -> str:
        """The cells of some subjects; of many the first, and no more of them are looked at."""
        first = islice(subjects, _MOST_OTHERS + 1)
        return listed([self._cell(heading, subject.row) for subject in first], _MOST_OTHERS, ", …")

    def _check_organisation(self, subject: Subject, code: str) -> None:
        named = self._index.by_code.get(code)
        if not named:
            suggestion = self._index.suggestion(code)
            self._add(ProblemCode.ORGANISATION_UNKNOWN, subject, "Thuộc tổ chức", value=code, suggestion=suggestion)
        elif code in self._index.individuals:
            others = self._cells("Mã", named)
            self._add(ProblemCode.ORGANISATION_IS_INDIVIDUAL, subject, "Thuộc tổ chức", value=code, others=others)

    def _check_decisions(self, subject: Subject) -> None:
        for heading, date_heading, number_field, date_field, code in _DECISIONS:
            number: str = getattr(subject, number_field)
            day: date | None = getattr(subject, date_field)
            if number and day is None and self._is_blank(subject, date_heading):
                self._add(
                    ProblemCode.DECISION_WITHOUT_DATE, subject, heading, heading=heading, date_heading=date_heading
                )
            if day is not None and day.year != self._year:
                self._add(
                    code,
                    subject,
                    date_heading,
                    value=vietnamese_date(day),
                    year=self._year,
                )
            if day is not None and not number and self._is_blank(subject, heading):
                self._add(ProblemCode.DECISION_WITHOUT_NUMBER, subject, date_heading, heading=date_heading)

    def _check_report(self, subject: Subject, day: date) -> None:
        shown = vietnamese_date(day)
        if not self._first_day <= day <= self._last_day:
            self._add(
                ProblemCode.REPORT_OUTSIDE_YEAR,
                subject,
                "Ngày nhận báo cáo",
                value=shown,
                year=self._year,
                next_year=self._year + 1,
            )
        if day > self._today:
            self._add(
                ProblemCode.REPORT_IN_FUTURE,
                subject,
                "Ngày nhận báo cáo",
                value=shown,
                today=vietnamese_date(self._today),
            )
        if subject.registered_on is not None and subject.registered_on > day:
            self._add(
                ProblemCode.REGISTERED_AFTER_REPORT,
                subject,
                "Ngày đăng ký",
                value=vietnamese_date(subject.registered_on),
                others=f"{shown} ({self._cell('Ngày nhận báo cáo', subject.row)})",
            )
        if subject.registered is False:
            self._check_unregistered_report(subject)
        if subject.self_points is None and self._lacks(subject, "Điểm tự chấm"):
            self._add(ProblemCode.SELF_POINTS_MISSING, subject, "Điểm tự chấm")
        if subject.self_grade is None and self._lacks(subject, "Tự xếp loại"):
            self._add(ProblemCode.SELF_GRADE_MISSING, subject, "Tự xếp loại")

    def _check_unregistered_report(self, subject: Subject) -> None:
        if self._registration_required:
            others = self._cell("Ngày nhận báo cáo", subject.row)
            self._add(ProblemCode.REPORT_WITHOUT_REGISTRATION, subject, "Đăng ký", others=others)
        else:
            self._add(ProblemCode.REPORT_WITHOUT_REGISTRATION_ALLOWED, subject, "Đăng ký", year=self._year)


class ScoreSheetChecks:
    """All checks of the score sheets against the subjects and the scale."""

    def __init__(self, register: Register, index: SubjectIndex, findings: Findings) -> None:
        self._register = register
        self._index = index
        self._findings = findings
        self._columns = register.score_columns
        self._first_of_scorer: dict[tuple[str, str], int] = {}
        self._persons: dict[str, str] = {}
        self._first_of_person: dict[tuple[str, str], ScoreSheet] = {}
        self._maxima = {kind: _maxima(register.scale.criteria, kind) for kind in (*Kind, None)}

    def run(self) -> None:
        """Check every score sheet."""
        self._check_scale_of_ten()
        unreadable = {row for sheet, row, _ in self._findings.unreadable if sheet == self._columns.sheet}
        kind_of = {code: _only_kind(subjects) for code, subjects in self._index.by_code.items()}
        for sheet in self._register.score_sheets:
            self._check_identity(sheet)
            kind = kind_of.get(sheet.code) if sheet.code is not None else None
            if sheet.row in unreadable or not self._has_sound_scores(sheet, kind):
                for criterion, score in zip(self._register.scale.criteria, sheet.scores, strict=True):
                    if criterion.letters is not None:
                        self._check_score(sheet, criterion, score, kind)

    def _has_sound_scores(self, sheet: ScoreSheet, kind: Kind | None) -> bool:
        """Whether every criterion applies and has a score within its bounds: the common case, decided quickly."""
        maxima = self._maxima[kind]
        return maxima is not None and all(
            score is not None and 0 <= score <= maximum for score, maximum in zip(sheet.scores, maxima, strict=True)
        )

    def _add(self, code: ProblemCode, sheet: ScoreSheet, cell: str | None, **values: object) -> None:
        self._findings.add(code, self._columns.sheet, cell, row=sheet.row, subject=sheet.code, **values)

    def _is_blank(self, sheet: ScoreSheet, heading: str) -> bool:
        return (self._columns.sheet, sheet.row, heading) not in self._findings.unreadable

    def _check_identity(self, sheet: ScoreSheet) -> None:
        if sheet.code is None:
            if self._is_blank(sheet, "Mã"):
                self._add(ProblemCode.SHEET_CODE_MISSING, sheet, self._columns.cell("Mã", sheet.row))
        elif sheet.code not in self._index.by_code:
            suggestion = self._index.suggestion(sheet.code)
            self._add(
                ProblemCode.SUBJECT_UNKNOWN,
                sheet,
                self._columns.cell("Mã", sheet.row),
                value=sheet.code,
                suggestion=suggestion,
            )
        if not sheet.scorer:
            if self._is_blank(sheet, "Người chấm"):
                self._add(ProblemCode.SCORER_MISSING, sheet, self._columns.cell("Người chấm", sheet.row))
        elif sheet.code is not None:
            first = self._first_of_scorer.setdefault((sheet.code, sheet.scorer), sheet.row)
            if first != sheet.row:
                others = f"{self._columns.sheet}!{self._columns.cell('Mã', first)}"
                self._add(
                    ProblemCode.SCORE_SHEET_TWICE,
                    sheet,
                    self._columns.cell("Mã", sheet.row),
                    scorer=sheet.scorer,
                    value=sheet.code,
                    others=others,
                )
            else:
                self._check_person(sheet, sheet.code)

    def _check_person(self, sheet: ScoreSheet, code: str) -> None:
        """Warn of a scorer who differs from an earlier one of the subject only in the way the name is written."""
        person = self._persons.get(sheet.scorer)
        if person is None:
            person = self._persons[sheet.scorer] = fold_person(sheet.scorer)
        first = self._first_of_person.setdefault((code, person), sheet)
        if first is not sheet:
            self._add(
                ProblemCode.SCORER_NEARLY_TWICE,
                sheet,
                self._columns.cell("Người chấm", sheet.row),
                scorer=sheet.scorer,
                other=first.scorer,
                value=code,
                others=f"{self._columns.sheet}!{self._columns.cell('Người chấm', first.row)}",
            )

    def _check_scale_of_ten(self) -> None:
        """Warn of a criterion that may have been scored from 0 to 10 though its maximum is higher."""
        for place, criterion in enumerate(self._register.scale.criteria):
            if criterion.letters is None or criterion.maximum is None or criterion.maximum <= _TEN:
                continue
            count = 0
            for sheet in self._register.score_sheets:
                score = sheet.scores[place]
                if score is not None and not score.is_nan():
                    if score > _TEN:
                        break
                    count += 1
            else:
                if count >= _FEWEST_FOR_A_HABIT:
                    self._findings.add(
                        ProblemCode.SCALE_OF_TEN,
                        self._columns.sheet,
                        self._columns.heading_cell(criterion.code),
                        criterion=criterion.code,
                        maximum=plain(criterion.maximum),
                        count=count,
                    )

    def _check_score(self, sheet: ScoreSheet, criterion: Criterion, score: Decimal | None, kind: Kind | None) -> None:
        applies: bool | None = criterion.applies is CriterionScope.ALL or None
        if kind is not None and criterion.applies is not None:
            applies = criterion.applies.covers(kind)
        cell = f"{criterion.letters}{sheet.row}"
        if score is None:
            if applies:
                self._add(ProblemCode.SCORE_MISSING, sheet, cell, criterion=criterion.code)
        elif score.is_nan():
            return
        elif applies is False and kind is not None:
            self._add(ProblemCode.SCORE_NOT_APPLICABLE, sheet, cell, criterion=criterion.code, kind=kind.value.lower())
        elif score < 0:
            self._add(ProblemCode.SCORE_BELOW_ZERO, sheet, cell, criterion=criterion.code, value=plain(score))
        elif criterion.maximum is not None and score > criterion.maximum:
            self._add(
                ProblemCode.SCORE_ABOVE_MAXIMUM,
                sheet,
                cell,
                criterion=criterion.code,
                value=plain(score),
                maximum=plain(criterion.maximum),
            )


def _only_kind(subjects: Sequence[Subject]) -> Kind | None:
    """The kind of the subjects that bear one Mã, None when they differ or it cannot be read."""
    kinds = {subject.kind for subject in subjects}
    return kinds.pop() if len(kinds) == 1 else None


def _maxima(criteria: Sequence[Criterion], kind: Kind | None) -> list[Decimal] | None:
    """The maximum of each criterion, None when one of them has none, has no column or does not apply to the kind."""
    maxima = [
        criterion.maximum
        for criterion in criteria
        if kind is not None and criterion.covers(kind) and criterion.letters is not None
    ]
    sound = [maximum for maximum in maxima if maximum is not None]
    return sound if len(sound) == len(criteria) else None

"""Why a verdict is as it is: one or two Vietnamese sentences naming the clause and the cells or values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.elsewhere import decision_elsewhere, decision_words
from xlsx_addin.terms import Ground, Kind, Lateness, Outcome
from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.vietnamese.numbers import half_up, plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsx_addin.appraisal.outcome import Decision
    from xlsx_addin.appraisal.points import Points
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject
    from xlsx_addin.terms import Grade

_ORGANISATION_AWAITED = {
    None: words.ORGANISATION_NOT_HERE,
    Outcome.INVALID: words.ORGANISATION_INVALID,
    Outcome.AWAITING_APPRAISAL: words.ORGANISATION_AWAITING,
    Outcome.OTHER_AUTHORITY: words.ORGANISATION_ELSEWHERE,
}

_SHOWN_SCALE = 100
"""Points are shown with two decimals; with these denominators they are shown exactly."""


class Explaining:
    """Writes the explanations of one appraisal."""

    def __init__(self, register: Register, first_late_day: date | None) -> None:
        self._register = register
        self._settings = register.settings
        self._columns = register.subject_columns
        self._score_code = register.score_columns.cell("Mã", 0) or ""
        self._score_letters = self._score_code.removesuffix("0")
        self._deadline = self._deadline_words(first_late_day)
        self._graded = self._graded_words()
        self._exact_cut_offs = [(cut, Fraction(cut.points)) for cut in register.scale.cut_offs]
        self._registration_required = register.guidance.registration_required(self._settings.year)

    def explain(
        self,
        subject: Subject,
        decision: Decision,
        sheets: Sequence[ScoreSheet],
        errors: Sequence[Problem],
        lateness: tuple[Lateness, int] | None,
    ) -> str:
        """The explanation of one verdict; ``errors`` are those that made it invalid."""
        sentences = [self._outcome(subject, decision, sheets, errors)]
        if decision.outcome is Outcome.OTHER_AUTHORITY:
            sentences += self._decided_elsewhere(subject)
        if decision.outcome in {Outcome.AWAITING_APPRAISAL, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED}:
            sentences += self._circumstances(subject)
        if lateness is not None and lateness[0] is not Lateness.ON_TIME:
            sentences.append(self._late(subject, *lateness))
        return " ".join(sentences)

    def _cell(self, heading: str, subject: Subject) -> str:
        return f"{self._columns.sheet}!{self._columns.cell(heading, subject.row, 'Mã')}"

    def _outcome(
        self, subject: Subject, decision: Decision, sheets: Sequence[ScoreSheet], errors: Sequence[Problem]
    ) -> str:
        match decision.outcome:
            case Outcome.INVALID:
                return self._invalid(errors)
            case Outcome.WITHDRAWN:
                return words.WITHDRAWN.format(state=self._cell("Tình trạng hồ sơ", subject))
            case Outcome.OUT_OF_SCOPE:
                return words.OUT_OF_SCOPE.format(scope=self._cell("Diện", subject), value=subject.scope.value)
            case Outcome.OTHER_AUTHORITY:
                return self._other_authority(subject)
            case Outcome.ALTERNATIVE_GROUND:
                required = self._registration_required
                sentence = words.ALTERNATIVE_GROUND if required else words.ALTERNATIVE_GROUND_NOT_REQUIRED
                grounds = "; ".join(self._ground(ground, subject, decision) for ground in decision.grounds)
                return sentence.format(registered=self._cell("Đăng ký", subject), grounds=grounds)
            case Outcome.AWAITING_ORGANISATION:
                return self._awaiting_organisation(subject, decision)
            case Outcome.NOT_REGISTERED:
                individual = subject.kind is Kind.INDIVIDUAL
                sentence = words.NOT_REGISTERED_INDIVIDUAL if individual else words.NOT_REGISTERED
                return sentence.format(registered=self._cell("Đăng ký", subject))
            case Outcome.NO_REPORT:
                return words.NO_REPORT.format(received=self._cell("Ngày nhận báo cáo", subject))
            case Outcome.AWAITING_APPRAISAL | Outcome.QUALIFIED | Outcome.NOT_QUALIFIED:
                return self._appraised(subject, decision.points, sheets)

    def _invalid(self, errors: Sequence[Problem]) -> str:
        if len(errors) == 1:
            return words.INVALID_ONE.format(message=errors[0].message)
        by_sheet: dict[str, list[str]] = {}
        for error in errors:
            if error.cell is not None:
                by_sheet.setdefault(error.sheet, []).append(error.cell)
        cells = "; ".join(f"{sheet}!{ranges(dict.fromkeys(cells))}" for sheet, cells in by_sheet.items())
        return words.INVALID_MANY.format(count=len(errors), cells=cells)

    def _other_authority(self, subject: Subject) -> str:
        level, own = subject.level, self._settings.level
        lower = level is not None and level.rank < own.rank
        sentence = words.OTHER_AUTHORITY_LOWER if lower else words.OTHER_AUTHORITY
        if level is None:
            raise ValueError("a subject of the workbook's own level belongs to no other authority")
        rule = self._register.guidance.authority_rule(level)
        cell = self._cell("Cấp thẩm định", subject)
        return sentence.format(level=cell, value=level.value, own=own.value, rule=rule)

    def _decided_elsewhere(self, subject: Subject) -> list[str]:
        found = decision_elsewhere(subject, self._register)
        if found is None:
            return []
        return [decision_words(found, above=words.DECIDED_ABOVE, below=words.DECIDED_BELOW)]

    def _organisation_name(self, subject: Subject, decision: Decision) -> str:
        named = decision.organisation.name if decision.organisation is not None else subject.organisation
        return quoted(named or "")

    def _ground(self, ground: Ground, subject: Subject, decision: Decision) -> str:
        if ground is Ground.ORGANISATION:
            cells = [self._cell("Thuộc tổ chức", subject), self._cell("Người đứng đầu", subject)]
            if decision.organisation is not None:
                cells.append(self._cell("Mã", decision.organisation))
            here = decision.organisation_outcome is Outcome.QUALIFIED
            sentence = words.GROUND_ORGANISATION if here else words.GROUND_ORGANISATION_ELSEWHERE
            grade = decision.organisation_grade.value if decision.organisation_grade is not None else ""
            name = self._organisation_name(subject, decision)
            return sentence.format(name=name, cells=", ".join(cells), grade=grade)
        initiative = ground is Ground.INITIATIVE
        sentence = words.GROUND_INITIATIVE if initiative else words.GROUND_COMMENDATION
        number = subject.initiative_number if initiative else subject.award_number
        day = subject.initiative_date if initiative else subject.award_date
        headings = (
            ("Số QĐ công nhận sáng kiến", "Ngày công nhận")
            if initiative
            else ("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng")
        )
        cells = [self._cell(heading, subject) for heading in headings]
        return sentence.format(number=quoted(number), day=vietnamese_date(day) if day else "", cells=", ".join(cells))

    def _awaiting_organisation(self, subject: Subject, decision: Decision) -> str:
        reason = _ORGANISATION_AWAITED[decision.organisation_outcome].format(code=quoted(subject.organisation or ""))
        return words.AWAITING_ORGANISATION.format(
            registered=self._cell("Đăng ký", subject),
            name=self._organisation_name(subject, decision),
            cells=f"{self._cell('Thuộc tổ chức', subject)}, {self._cell('Người đứng đầu', subject)}",
            reason=reason,
        )

    def _appraised(self, subject: Subject, points: Points | None, sheets: Sequence[ScoreSheet]) -> str:
        cells = self._sheet_cells(sheets)
        if points is None:
            if not sheets:
                received = self._cell("Ngày nhận báo cáo", subject)
                return words.AWAITING_SHEETS.format(received=received, code=quoted(subject.code or ""))
            return words.AWAITING_SCALE.format(count=len(sheets), cells=cells)
        total, grade = half_up(points.total, 2).replace(".", ","), points.grade
        if points.held_down:
            criteria = ", ".join(criterion.code for criterion in points.below_minimum)
            return words.HELD_BELOW_MINIMUM.format(
                total=total, count=len(sheets), cells=cells, criteria=criteria, grade=grade.value
            )
        sentence = self._graded[grade].format(total=total, count=len(sheets), cells=cells)
        return " ".join([sentence, *self._rounding(points.total)])

    def _graded_words(self) -> dict[Grade, str]:
        """Grade and the sentence that gives it, with the points and the score sheets still to be filled in."""
        guidance = self._register.guidance
        return {
            cut.grade: words.GRADED.format(
                total="{total}",
                count="{count}",
                cells="{cells}",
                grade=cut.grade.value,
                cut_off=plain(cut.points),
                cut_off_cell=f"Tiêu chí!{cut.cell}",
                recognition=words.RECOGNISED if guidance.recognises(cut.grade) else words.NOT_RECOGNISED,
            )
            for cut in self._register.scale.cut_offs
        }

    def _rounding(self, total: Fraction) -> list[str]:
        """Say so where the shown points reach a cut-off that the exact ones do not (A26)."""
        if total.denominator <= _SHOWN_SCALE and _SHOWN_SCALE % total.denominator == 0:
            return []
        shown = Fraction(half_up(total, 2))
        return [
            words.ROUNDED_UP_TO_CUT_OFF.format(cut_off=plain(cut.points), grade=cut.grade.value)
            for cut, points in self._exact_cut_offs
            if total < points <= shown
        ]

    def _sheet_cells(self, sheets: Sequence[ScoreSheet]) -> str:
        letters, sheet_name = self._score_letters, self._register.score_columns.sheet
        if len(sheets) > 1 and sheets[-1].row - sheets[0].row == len(sheets) - 1:
            return f"{sheet_name}!{letters}{sheets[0].row}:{letters}{sheets[-1].row}"
        return f"{sheet_name}!{ranges(f'{letters}{sheet.row}' for sheet in sheets)}"

    def _circumstances(self, subject: Subject) -> list[str]:
        sentences = []
        if not subject.registered:
            registered = self._cell("Đăng ký", subject)
            sentences.append(words.REGISTRATION_NOT_REQUIRED.format(year=self._settings.year, registered=registered))
        if subject.level is not None and subject.level is not self._settings.level:
            commendation = self._cell("Đề nghị khen thưởng", subject)
            sentences.append(words.COMMENDATION_FROM_BELOW.format(commendation=commendation))
        if subject.merged_report:
            sentences.append(words.MERGED_REPORT.format(merged=self._cell("Báo cáo kết hợp", subject)))
        return sentences

    def _deadline_words(self, first_late_day: date | None) -> str:
        named_day = self._register.guidance.deadline(self._settings.year, self._settings.level).day(self._settings.year)
        if named_day is None or first_late_day is None:
            return ""
        sentence = words.DEADLINE_THROUGH if self._settings.deadline_day_counts else words.DEADLINE_BEFORE
        return sentence.format(day=vietnamese_date(named_day))

    def _late(self, subject: Subject, flag: Lateness, days: int) -> str:
        sentence = words.DEADLINE_DAY if flag is Lateness.DEADLINE_DAY else words.LATE
        return sentence.format(
            day=vietnamese_date(subject.received.date()) if subject.received else "",
            received=self._cell("Ngày nhận báo cáo", subject),
            days=days,
            deadline=self._deadline,
            acceptance=self._acceptance(subject),
        )

    def _acceptance(self, subject: Subject) -> str:
        if not subject.late_accepted:
            return words.NOT_ACCEPTED
        accepted = self._cell("Chấp nhận quá hạn", subject)
        if not subject.late_reason:
            return words.ACCEPTED_WITHOUT_REASON.format(accepted=accepted)
        return words.ACCEPTED.format(reason=quoted(subject.late_reason), accepted=accepted)

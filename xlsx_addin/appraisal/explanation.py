"""Why a verdict is as it is: sentences that name the clause and the values, and last the cells where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import deadline_clause, deadline_words
from xlsx_addin.appraisal.elsewhere import decision_elsewhere, decision_words
from xlsx_addin.terms import Ground, Kind, Lateness, Outcome
from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.vietnamese.numbers import half_up, plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations as words
from xlsx_addin.words.sheet_names import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from xlsx_addin.appraisal.outcome import Decision
    from xlsx_addin.appraisal.points import Points
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Grade

_SHOWN_SCALE = 100
"""Points are shown with two decimals; with these denominators they are shown exactly."""


class Explaining:
    """Writes the explanations of one appraisal; ``today`` is the day in Việt Nam."""

    def __init__(self, register: Register, today: date) -> None:
        self._register = register
        self._guidance = register.guidance
        self._settings = register.settings
        self._columns = register.subject_columns
        self._today = vietnamese_date(today)
        self._score_letters = register.score_columns.letters("code")
        self._deadline = deadline_words(self._settings, self._guidance)
        self._deadline_clause = deadline_clause(self._settings, self._guidance)
        self._graded = self._graded_words()
        self._cut_off_cells = {cut.grade: cut.cell for cut in register.scale.cut_offs}
        self._exact_cut_offs = [(cut, cut.points.as_integer_ratio()) for cut in register.scale.cut_offs]
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
        places = _Places(self._columns.sheet)
        sentences = [self._outcome(subject, decision, sheets, errors, places)]
        elsewhere = decision_elsewhere(subject, decision.outcome, self._register)
        if elsewhere is not None:
            sentences.append(decision_words(elsewhere, decision.outcome))
            places.others.append(elsewhere.cell)
        if decision.outcome.facts.is_graded or decision.outcome is Outcome.AWAITING_APPRAISAL:
            sentences += self._circumstances(subject, places)
        if lateness is not None and lateness[0] is not Lateness.ON_TIME:
            sentences.append(self._late(subject, *lateness, places))
        told = places.written()
        if told:
            sentences.append(words.RELATED_CELLS.format(cells=told))
        return " ".join(sentences)

    def _note(self, places: _Places, subject: Subject, *fields: str) -> None:
        for field in fields:
            places.note(self._columns.cell(field, subject.row))

    def _outcome(
        self,
        subject: Subject,
        decision: Decision,
        sheets: Sequence[ScoreSheet],
        errors: Sequence[Problem],
        places: _Places,
    ) -> str:
        match decision.outcome:
            case Outcome.INVALID:
                return _invalid(errors)
            case Outcome.WITHDRAWN:
                self._note(places, subject, "state")
                return words.WITHDRAWN
            case Outcome.OUT_OF_SCOPE:
                self._note(places, subject, "scope")
                return words.OUT_OF_SCOPE.format(scope=subject.scope.value, clause=self._clause(decision))
            case Outcome.OTHER_AUTHORITY:
                return self._other_authority(subject, places)
            case Outcome.ALTERNATIVE_GROUND:
                return self._alternative_ground(subject, decision, places)
            case Outcome.AWAITING_ORGANISATION:
                return self._awaiting_organisation(subject, decision, places)
            case Outcome.NOT_REGISTERED:
                return self._not_registered(subject, decision, places)
            case Outcome.AWAITING_REPORT | Outcome.NO_REPORT:
                return self._without_report(subject, decision, places)
            case Outcome.AWAITING_APPRAISAL | Outcome.QUALIFIED | Outcome.NOT_QUALIFIED:
                return self._appraised(subject, decision.points, sheets, places)

    def _clause(self, decision: Decision) -> str:
        """The clause of the rule that led to an outcome."""
        return self._guidance.clause(self._guidance.rules_of(decision.outcome)[0])

    def _other_authority(self, subject: Subject, places: _Places) -> str:
        level, own = subject.level, self._settings.level
        if level is None:
            raise ValueError("a subject of the workbook's own level belongs to no other authority")
        lower = level.rank < own.rank
        self._note(places, subject, "level", *(["commendation"] if lower else []))
        sentence = words.OTHER_AUTHORITY_LOWER if lower else words.OTHER_AUTHORITY
        clause = self._guidance.clause(self._guidance.authority_rule(level))
        return sentence.format(level=level.value, own=own.value, clause=clause)

    def _alternative_ground(self, subject: Subject, decision: Decision, places: _Places) -> str:
        self._note(places, subject, "registered")
        sentence = words.ALTERNATIVE_GROUND if self._registration_required else words.ALTERNATIVE_GROUND_NOT_REQUIRED
        return sentence.format(
            clauses=self._guidance.ground_clauses(decision.grounds),
            grounds="; ".join(self._ground(ground, subject, decision, places) for ground in decision.grounds),
        )

    def _ground(self, ground: Ground, subject: Subject, decision: Decision, places: _Places) -> str:
        said = self._guidance.ground(ground).words
        if ground is Ground.ORGANISATION:
            self._note(places, subject, "organisation", "is_head")
            if decision.organisation is not None:
                self._note(places, decision.organisation, "code")
            grade = decision.organisation_grade.value if decision.organisation_grade is not None else ""
            here = decision.organisation_is_graded_here
            sentence = words.GROUND_ORGANISATION if here else words.GROUND_ORGANISATION_ELSEWHERE
            name = _organisation_name(subject, decision)
            return sentence.format(letter=ground.value, words=said, name=name, grade=grade)
        initiative = ground is Ground.INITIATIVE
        number = subject.initiative_number if initiative else subject.award_number
        day = subject.initiative_date if initiative else subject.award_date
        if initiative:
            self._note(places, subject, "initiative_number", "initiative_date")
        else:
            self._note(places, subject, "award_number", "award_date")
        shown = vietnamese_date(day) if day else ""
        return words.GROUND_DECISION.format(letter=ground.value, words=said, number=quoted(number), day=shown)

    def _awaiting_organisation(self, subject: Subject, decision: Decision, places: _Places) -> str:
        self._note(places, subject, "registered", "organisation", "is_head")
        if decision.organisation_outcome is None:
            reason = words.ORGANISATION_NOT_HERE.format(code=quoted(subject.organisation or ""))
        else:
            reason = words.ORGANISATION_AWAITED[decision.organisation_outcome]
        return words.AWAITING_ORGANISATION.format(
            words=self._guidance.ground(Ground.ORGANISATION).words,
            name=_organisation_name(subject, decision),
            reason=reason,
            clause=self._clause(decision),
        )

    def _not_registered(self, subject: Subject, decision: Decision, places: _Places) -> str:
        self._note(places, subject, "registered")
        individual = subject.kind is Kind.INDIVIDUAL
        sentence = words.NOT_REGISTERED_INDIVIDUAL if individual else words.NOT_REGISTERED
        return sentence.format(
            clauses=self._guidance.ground_clauses(tuple(Ground)),
            clause=self._clause(decision),
            not_considered=self._guidance.phrases.not_considered,
        )

    def _without_report(self, subject: Subject, decision: Decision, places: _Places) -> str:
        self._note(places, subject, "received")
        sentence = words.AWAITING_REPORT if decision.outcome is Outcome.AWAITING_REPORT else words.NO_REPORT
        (rule,) = self._guidance.rules_of(Outcome.NO_REPORT)
        return sentence.format(
            today=self._today,
            deadline=self._deadline,
            clause=self._guidance.clause(rule),
            not_considered=self._guidance.phrases.not_considered,
        )

    def _appraised(self, subject: Subject, points: Points | None, sheets: Sequence[ScoreSheet], places: _Places) -> str:
        if sheets:
            places.others.append(self._sheet_cells(sheets))
        if points is None:
            if not sheets:
                self._note(places, subject, "received")
                return words.AWAITING_SHEETS.format(code=quoted(subject.code or ""))
            return words.AWAITING_SCALE.format(count=len(sheets))
        total, grade = half_up(points.total, 2).replace(".", ","), points.grade
        if points.held_down:
            criteria = ", ".join(criterion.code for criterion in points.below_minimum)
            return words.HELD_BELOW_MINIMUM.format(
                total=total,
                count=len(sheets),
                criteria=criteria,
                grade=grade.value,
                recognition=recognition_words(grade, self._guidance),
            )
        places.others.append(f"{SCALE}!{self._cut_off_cells[grade]}")
        sentence = self._graded[grade].format(total=total, count=len(sheets))
        return " ".join([sentence, *self._rounding(points.total)])

    def _graded_words(self) -> dict[Grade, str]:
        """Grade and the sentence that gives it, with the points and the score sheets still to be filled in."""
        return {
            cut.grade: words.GRADED.format(
                total="{total}",
                count="{count}",
                grade=cut.grade.value,
                cut_off=plain(cut.points),
                recognition=recognition_words(cut.grade, self._guidance),
            )
            for cut in self._register.scale.cut_offs
        }

    def _rounding(self, total: Fraction) -> list[str]:
        """Say so where the shown points reach a cut-off that the exact ones do not (A26)."""
        if total.denominator <= _SHOWN_SCALE and _SHOWN_SCALE % total.denominator == 0:
            return []
        shown = int(half_up(total, 2).replace(".", ""))
        return [
            words.ROUNDED_UP_TO_CUT_OFF.format(cut_off=plain(cut.points), grade=cut.grade.value)
            for cut, (numerator, denominator) in self._exact_cut_offs
            # total < cut-off <= shown, in whole numbers
            if total.numerator * denominator < numerator * total.denominator
            and numerator * _SHOWN_SCALE <= shown * denominator
        ]

    def _sheet_cells(self, sheets: Sequence[ScoreSheet]) -> str:
        letters, sheet_name = self._score_letters, self._register.score_columns.sheet
        if len(sheets) > 1 and sheets[-1].row - sheets[0].row == len(sheets) - 1:
            return f"{sheet_name}!{letters}{sheets[0].row}:{letters}{sheets[-1].row}"
        return f"{sheet_name}!{ranges(f'{letters}{sheet.row}' for sheet in sheets)}"

    def _circumstances(self, subject: Subject, places: _Places) -> list[str]:
        sentences = []
        guidance = self._guidance
        if not subject.registered:
            self._note(places, subject, "registered")
            sentences.append(words.REGISTRATION_NOT_REQUIRED.format(year=self._settings.year, kind=guidance.kind))
        if subject.level is not None and subject.level is not self._settings.level:
            self._note(places, subject, "commendation")
            clause = guidance.clause(guidance.authority_rule(self._settings.level))
            sentences.append(words.COMMENDATION_FROM_BELOW.format(clause=clause))
        if subject.merged_report:
            self._note(places, subject, "merged_report")
            clause = guidance.clause(guidance.citations.merged_report)
            sentences.append(words.MERGED_REPORT.format(clause=clause))
        return sentences

    def _late(self, subject: Subject, flag: Lateness, days: int, places: _Places) -> str:
        self._note(places, subject, "received", *(["late_accepted"] if subject.late_accepted else []))
        sentence = words.DEADLINE_DAY if flag is Lateness.DEADLINE_DAY else words.LATE
        return sentence.format(
            day=vietnamese_date(subject.received.date()) if subject.received else "",
            days=days,
            deadline=self._deadline,
            clause=self._deadline_clause,
            acceptance=acceptance_words(subject),
        )


class _Places:
    """The cells that an explanation rests on: those of ``Đơn vị``, each once, and then those of other sheets."""

    __slots__ = ("_cells", "_sheet", "others")

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._cells: dict[str, None] = {}
        self.others: list[str] = []

    def note(self, cell: str) -> None:
        """Note a cell of ``Đơn vị``."""
        self._cells[cell] = None

    def written(self) -> str:
        """All cells in one text, sheet by sheet; empty where none was noted."""
        own = [f"{self._sheet}!{', '.join(self._cells)}"] if self._cells else []
        return "; ".join([*own, *self.others])


def recognition_words(grade: Grade, guidance: Guidance) -> str:
    """What a grade means by the letter: never more than the condition of a model (A14)."""
    if guidance.recognises(grade):
        clause = guidance.clause(guidance.citations.qualified)
        return words.RECOGNISED.format(benefit=guidance.phrases.benefit, clause=clause)
    clause = guidance.clause(guidance.citations.not_qualified)
    return words.NOT_RECOGNISED.format(recognised=guidance.recognised_words, clause=clause)


def acceptance_words(subject: Subject) -> str:
    """What is said of the acceptance of a late report (A7)."""
    if not subject.late_accepted:
        return words.NOT_ACCEPTED
    if not subject.late_reason:
        return words.ACCEPTED_WITHOUT_REASON
    return words.ACCEPTED.format(reason=quoted(subject.late_reason))


def _organisation_name(subject: Subject, decision: Decision) -> str:
    """The name of the organisation that the subject heads, its Mã where no name is known."""
    name = decision.organisation.name if decision.organisation is not None else ""
    return quoted(name or subject.organisation or "")


def _invalid(errors: Sequence[Problem]) -> str:
    if len(errors) == 1:
        return words.INVALID_ONE.format(message=errors[0].message)
    by_sheet: dict[str, list[str]] = {}
    for error in errors:
        if error.cell is not None:
            by_sheet.setdefault(error.sheet, []).append(error.cell)
    cells = "; ".join(f"{sheet}!{ranges(cells)}" for sheet, cells in by_sheet.items())
    return words.INVALID_MANY.format(count=len(errors), cells=cells)

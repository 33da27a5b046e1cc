"""What is wrong with a score sheet beyond its single cells (problems §3, problems §4)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from xlsx_addin.terms import MAY_SCORE, CriterionScope, Kind
from xlsx_addin.vietnamese.normalise import fold_person, place_tones
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.words.sheet_names import ATTENDANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Attendee, Criterion, Register, ScoreSheet, Subject
    from xlsx_addin.appraisal.subject_index import SubjectIndex

_ZERO = Decimal(0)
_TEN = 10
_FEWEST_FOR_A_HABIT = 5
"""Score sheets without a score above 10, from which on a scale of ten is suspected."""


def check_score_sheets(register: Register, index: SubjectIndex, findings: Findings) -> None:
    """Check the score sheets against the subjects and the scale; what is wrong goes into ``findings``."""
    _ScoreSheetChecks(register, index, findings).run()


class _ScoreSheetChecks:
    def __init__(self, register: Register, index: SubjectIndex, findings: Findings) -> None:
        self._register = register
        self._index = index
        self._findings = findings
        self._columns = register.score_columns
        self._first_of_scorer: dict[tuple[str, str], int] = {}
        self._spelling = cache(place_tones)
        self._person = cache(fold_person)
        """Few score many subjects: each name is read once."""
        self._first_of_person: dict[tuple[str, str], ScoreSheet] = {}
        self._maxima = {kind: _maxima(register.scale.criteria, kind) for kind in (*Kind, None)}

    def run(self) -> None:
        self._check_scale_of_ten()
        self._check_scorers_were_there()
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
        if maxima is None:
            return False
        for score, maximum in zip(sheet.scores, maxima, strict=True):
            if score is None or not _ZERO <= score <= maximum:
                return False
        return True

    def _add(self, code: ProblemCode, sheet: ScoreSheet, cell: str | None, **values: object) -> None:
        self._findings.add(code, self._columns.sheet, cell, row=sheet.row, subject=sheet.code, **values)

    def _is_blank(self, sheet: ScoreSheet, field: str) -> bool:
        return (self._columns.sheet, sheet.row, self._columns.heading(field)) not in self._findings.unreadable

    def _check_identity(self, sheet: ScoreSheet) -> None:
        if sheet.code is None:
            if self._is_blank(sheet, "code"):
                self._add(ProblemCode.SHEET_CODE_MISSING, sheet, self._columns.cell("code", sheet.row))
        elif sheet.code not in self._index.by_code:
            cell, suggestion = self._columns.cell("code", sheet.row), self._index.suggestion(sheet.code)
            self._add(ProblemCode.SUBJECT_UNKNOWN, sheet, cell, value=sheet.code, suggestion=suggestion)
        if not sheet.scorer:
            if self._is_blank(sheet, "scorer"):
                self._add(ProblemCode.SCORER_MISSING, sheet, self._columns.cell("scorer", sheet.row))
        elif sheet.code is not None:
            first = self._first_of_scorer.setdefault((sheet.code, self._spelling(sheet.scorer)), sheet.row)
            if first != sheet.row:
                cell, other = (self._columns.cell("code", row) for row in (sheet.row, first))
                values = {"value": sheet.code, "others": f"{self._columns.sheet}!{other}"}
                self._add(ProblemCode.SCORE_SHEET_TWICE, sheet, cell, scorer=sheet.scorer, **values)
            else:
                self._check_person(sheet, sheet.code)

    def _check_scorers_were_there(self) -> None:
        """Warn, once a scorer, of one who is not among those who met and may score, or who was absent.

        Where nobody is listed, nobody is told.
        """
        unreadable = {row for sheet, row, _ in self._findings.unreadable if sheet == ATTENDANCE}
        listed: dict[str, Attendee] = {}
        for attendee in self._register.attendees:
            if attendee.name and (attendee.role in MAY_SCORE or attendee.row in unreadable):
                person = self._person(attendee.name)
                if person not in listed or attendee.is_present is not False:  # of two of one name, who was there
                    listed[person] = attendee
        if not listed:
            return
        told: set[str] = set()
        for sheet in self._register.score_sheets:
            person = self._person(sheet.scorer)
            # A scorer may be given as the number of a member: then no name can be compared.
            if not sheet.scorer or person.isdigit() or person in told:
                continue
            told.add(person)
            cell, found = self._columns.cell("scorer", sheet.row), listed.get(person)
            if found is None:
                self._add(ProblemCode.SCORER_NOT_LISTED, sheet, cell, scorer=sheet.scorer)
            elif found.is_present is False:
                self._add(ProblemCode.SCORER_ABSENT, sheet, cell, scorer=sheet.scorer, others=found.row)

    def _check_person(self, sheet: ScoreSheet, code: str) -> None:
        """Warn of a scorer who differs from an earlier one of the subject only in the way the name is written."""
        first = self._first_of_person.setdefault((code, self._person(sheet.scorer)), sheet)
        if first is not sheet:
            cell, other = (self._columns.cell("scorer", row) for row in (sheet.row, first.row))
            values = {"other": first.scorer, "value": code, "others": f"{self._columns.sheet}!{other}"}
            self._add(ProblemCode.SCORER_NEARLY_TWICE, sheet, cell, scorer=sheet.scorer, **values)

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
                    sheet_name, cell = self._columns.sheet, f"{criterion.letters}{self._columns.heading_row}"
                    code, maximum = criterion.code, plain(criterion.maximum)
                    self._findings.add(
                        ProblemCode.SCALE_OF_TEN, sheet_name, cell, criterion=code, maximum=maximum, count=count
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
            values = {"value": plain(score), "maximum": plain(criterion.maximum)}
            self._add(ProblemCode.SCORE_ABOVE_MAXIMUM, sheet, cell, criterion=criterion.code, **values)


def _only_kind(subjects: Sequence[Subject]) -> Kind | None:
    """The kind of the subjects that bear one Mã, None when they differ or it cannot be read."""
    kinds = {subject.kind for subject in subjects}
    return kinds.pop() if len(kinds) == 1 else None


def _maxima(criteria: Sequence[Criterion], kind: Kind | None) -> list[Decimal] | None:
    """The maximum of each criterion, None when one of them has none, has no column or does not apply to the kind."""
    maxima = [
        each.maximum
        for each in criteria
        if kind is not None and each.covers(kind) and each.letters is not None and each.maximum is not None
    ]
    return maxima if len(maxima) == len(criteria) else None

"""What was answered on a form, the same however the file was saved: values, digest, control total."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.envelope.manifest import pair_sheet
from xlsx_addin.exchange.forms.questions import KIND, NAME, PURPOSE, SELF_POINTS, purpose_of
from xlsx_addin.terms import FormPurpose, Kind
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import form_reading as words
from xlsx_addin.words import forms as form_words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.layout import SCORES, heading
from xlsx_addin.xlsx.cells import CellValue, DateSerial
from xlsx_addin.xlsx.serial_dates import decimal_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.exchange.forms.manifest import AskedSubject, FormManifest

AnswerRow: TypeAlias = "dict[str, CellValue]"
"""Question and answer of what is not blank."""

CODE, REMARK = heading(SCORES, "code"), heading(SCORES, "comment")
_SELF = f"{form_words.SELF_SCORE} "
_KINDS = {fold(kind.value): kind for kind in Kind}


def self_score(criterion: str) -> str:
    """The question under which a criterion's self-score stands."""
    return _SELF + criterion


@dataclass(frozen=True)
class FormAnswer:
    """The answers of one form.

    ``rows`` are one row of questions and answers for a report form, and for a score form a row with ``Mã`` for each
    subject that still stands on it.
    """

    manifest: FormManifest
    rows: Sequence[AnswerRow]
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def digest(self) -> str:
        """The digest of the answers together with the form's manifest."""
        given = {question: value for question, value in self.pairs() if value is not None}
        return digest_of([pair_sheet("answers", given)], self.manifest.pairs())

    def pairs(self) -> Iterator[tuple[str, CellValue | None]]:
        """Each question with its answer, in the order of the form; what a score form lost stands as handed out."""
        if self.manifest.kind is FormKind.REPORT:
            yield from sorted(self._report.items())
            return
        given = {str(row[CODE]): row for row in self.rows}
        for subject in self.manifest.subjects:
            for column in self.score_headings:
                value = given.get(subject.code, self.handed_out(subject)).get(column)
                yield json.dumps([subject.code, column], ensure_ascii=False), value

    @property
    def score_headings(self) -> list[str]:
        """The columns of ``Điểm`` that a score form fills."""
        return [*(criterion.code for criterion in self.manifest.criteria), REMARK]

    def handed_out(self, subject: AskedSubject) -> AnswerRow:
        """What stood in a subject's row when the form was handed out."""
        codes = [criterion.code for criterion in self.manifest.criteria]
        return {code: value for code, value in zip(codes, subject.own, strict=False) if value is not None}

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered: all stands as it was handed out."""
        if self.manifest.kind is FormKind.REPORT:
            row, known = self._report, self.manifest.known
            return all(cell_text(row.get(key)) == cell_text(known.get(key)) for key in {*row, *known} - {SELF_POINTS})
        blank = FormAnswer(self.manifest, ())
        return blank.digest == self.digest

    @property
    def purpose(self) -> FormPurpose | None:
        """The answer to the first question; None where it is blank or none of the choices."""
        return purpose_of(cell_text(self._report.get(PURPOSE)))

    @property
    def new_subject(self) -> tuple[str, Kind] | None:
        """Name and kind that a new subject gives itself; None where one of them is missing."""
        kind = _KINDS.get(fold(cell_text(self._report.get(KIND))))
        name = " ".join(cell_text(self._report.get(NAME)).split())
        return None if kind is None or not name else (name, kind)

    @property
    def fields(self) -> dict[str, CellValue]:
        """The values for the columns of ``Đơn vị``; the self-score is one only where every criterion has its points."""
        found = {key: value for key, value in self._report.items() if key != PURPOSE and not key.startswith(_SELF)}
        points = self._self_points()
        if points is not None:
            found[SELF_POINTS] = points
        return found

    @property
    def is_self_scored(self) -> bool:
        """Whether the self-score counts."""
        return self._self_points() is not None

    @property
    def _report(self) -> AnswerRow:
        return self.rows[0] if self.rows and self.manifest.kind is FormKind.REPORT else {}

    def _self_points(self) -> float | None:
        if self.manifest.kind is not FormKind.REPORT or not self.manifest.criteria:
            return None
        given = [(criterion, self._report.get(self_score(criterion.code))) for criterion in self.manifest.criteria]
        if not all(_is_points(value, criterion.most) for criterion, value in given):
            return None
        return float(sum((decimal_of(value) for _, value in given if isinstance(value, float)), Decimal(0)))

    @property
    def doubts(self) -> list[str]:
        """What is doubtful: what reading noted, a question left open, a self-score that is not complete."""
        found = list(self.notes)
        if self.manifest.kind is FormKind.SCORE:
            return found
        stated = cell_text(self._report.get(PURPOSE))
        if self.purpose is None:
            unknown = words.PURPOSE_UNKNOWN.format(purpose=quoted(normalise(stated)))
            found.append(unknown if stated else words.NO_PURPOSE)
        values = {each.code: self._report.get(self_score(each.code)) for each in self.manifest.criteria}
        most = {each.code: each.most for each in self.manifest.criteria}
        wrong = [code for code, value in values.items() if value is not None and not _is_points(value, most[code])]
        missing = [code for code, value in values.items() if value is None]
        if wrong:
            found.append(words.SELF_WRONG.format(codes=", ".join(wrong)))
        elif missing and len(missing) < len(values):
            found.append(words.SELF_INCOMPLETE.format(codes=", ".join(missing)))
        return found

    @property
    def total(self) -> Decimal:
        """“Tổng điểm đã ghi”: the sum of the rows that have points for every criterion that applies."""
        subjects = {subject.code: subject for subject in self.manifest.subjects}
        total = Decimal(0)
        for row in self.rows:
            subject = subjects.get(str(row.get(CODE)))
            asked = [] if subject is None else [each.code for each in self.manifest.criteria if subject.asks(each)]
            values = [row.get(code) for code in asked]
            numbers = [decimal_of(value) for value in values if isinstance(value, float)]
            if asked and len(numbers) == len(asked):
                total += sum(numbers, Decimal(0))
        return total


def _is_points(value: CellValue | None, most: float) -> bool:
    return isinstance(value, float) and not isinstance(value, DateSerial) and 0 <= value <= most

"""The answers on a report form: each label once, in one column, and its answer the first value to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.forms.answers import self_score
from xlsx_addin.exchange.forms.page import points_text
from xlsx_addin.exchange.forms.questions import NAME, asked
from xlsx_addin.exchange.forms.seen import SheetReading, first_line, seen_code, squeezed
from xlsx_addin.words import form_reading as words
from xlsx_addin.words import forms as form_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.forms.answers import AnswerRow
    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.xlsx.cells import CellValue, SheetValues


def read_report(sheet: SheetValues, manifest: FormManifest) -> SheetReading:
    """The one row of answers of a report form."""
    fixed = {}
    if not manifest.is_new_subject and manifest.subject_kind is not None:
        shown = form_words.CODE_AND_KIND_SHOWN.format(code=manifest.subject, kind=manifest.subject_kind.value)
        fixed = {NAME: manifest.subject_name, form_words.CODE_AND_KIND: shown}
    questions = list(asked(manifest))
    labels = _labels(sheet, [*fixed, *(each.label for each in questions)])
    for label in (*fixed, *(each.label for each in questions)):
        if len(labels.places.get(first_line(label), [])) != 1:
            return SheetReading(reason=words.LABEL_LOST.format(label=label))
    for label, expected in fixed.items():
        if first_line(_answers(sheet, labels, label)[0]) != first_line(expected):
            return SheetReading(reason=words.NAME_CHANGED.format(name=manifest.subject_name))
    answers = {question: _answers(sheet, labels, question.label) for question in questions}
    row: AnswerRow = {question.heading: found[0] for question, found in answers.items() if found[0] is not None}
    notes = [words.TWO_ANSWERS.format(label=each.label) for each, found in answers.items() if len(found) > 1]
    reason = _read_self_scores(sheet, manifest, row) if manifest.criteria else ""
    return SheetReading(reason=reason) if reason else SheetReading([row], tuple(notes))


class _Labels:
    """Where the labels stand: all in one column, that with the most of them."""

    def __init__(self, column: int, places: dict[str, list[int]]) -> None:
        self.column = column
        self.places = places


def _labels(sheet: SheetValues, labels: Iterable[str]) -> _Labels:
    wanted = set(map(first_line, labels))
    best = _Labels(0, {})
    for column in sorted(sheet.columns):
        places: dict[str, list[int]] = {}
        for row, value in sorted(sheet.columns[column].items()):
            line = first_line(value)
            if line in wanted:
                places.setdefault(line, []).append(row)
        if len(places) > len(best.places):
            best = _Labels(column, places)
    return best


def _answers(sheet: SheetValues, labels: _Labels, label: str) -> list[CellValue | None]:
    """The values to the right of a label, the nearest first; a blank where there are none."""
    [row] = labels.places[first_line(label)]
    right = [sheet.at(row, column) for column in sorted(sheet.columns) if column > labels.column]
    return [value for value in right if value is not None] or [None]


def _read_self_scores(sheet: SheetValues, manifest: FormManifest, answers: AnswerRow) -> str:
    """Put the self-scores among the answers; why that cannot be done, empty where it was."""
    heads = {squeezed(name): name for name in (form_words.CRITERION_CODE, form_words.MAXIMUM, form_words.SELF_SCORE)}
    found: list[tuple[int, dict[str, int]]] = []
    for row in sorted({row for cells in sheet.columns.values() for row in cells}):
        named = [(heads.get(squeezed(sheet.at(row, column))), column) for column in sorted(sheet.columns)]
        places = [(name, column) for name, column in named if name is not None]
        if len(places) == len(dict(places)) == len(heads):
            found.append((row, dict(places)))
    if len(found) != 1:
        return words.LABEL_LOST.format(label=form_words.SELF_SCORE)
    heading_row, columns = found[0]
    codes = sheet.columns[columns[form_words.CRITERION_CODE]]
    for criterion in manifest.criteria:
        rows = [
            row for row, value in codes.items() if row > heading_row and seen_code(value) == seen_code(criterion.code)
        ]
        maximum = sheet.at(rows[0], columns[form_words.MAXIMUM]) if len(rows) == 1 else None
        if not isinstance(maximum, float) or points_text(maximum) != criterion.maximum:
            return words.CRITERION_CHANGED.format(code=criterion.code)
        value = sheet.at(rows[0], columns[form_words.SELF_SCORE])
        if value is not None:
            answers[self_score(criterion.code)] = value
    return ""

"""The answers on the sheet of a form, found by what a person sees there.

On a report form each label stands once, in one column, and its answer is the first value to the right. On a score form
columns are found by their headings, rows by Mã, and beside each Mã stands its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.forms.answers import CODE, REMARK, AnswerRow, self_score
from xlsx_addin.exchange.forms.page import points_text
from xlsx_addin.exchange.forms.questions import NAME, asked
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import form_reading as words
from xlsx_addin.words import forms as form_words
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.xlsx.cells import CellValue, DateSerial, SheetValues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsx_addin.exchange.forms.manifest import FormManifest


class SheetReading(NamedTuple):
    """The answers on one sheet; ``reason`` says why these are none, empty where they are."""

    rows: Sequence[AnswerRow] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""


def first_line(value: CellValue | None) -> str:
    """The first line of a text: under a label stand its choices, under a name model and product."""
    return " ".join(fold(value.split("\n")[0]).split()) if isinstance(value, str) else ""


def squeezed(value: CellValue | None) -> str:
    """A text on one line."""
    return " ".join(fold(value).split()) if isinstance(value, str) else ""


_SEARCHED_ROWS = 200


class _Head(NamedTuple):
    """The heading row and what stands under which column."""

    row: int
    columns: Mapping[str, int]


def read_scores(sheet: SheetValues, manifest: FormManifest) -> SheetReading:
    """The rows of a score form, one a subject that still stands on it."""
    head, reason = _head(sheet, manifest)
    if head is None:
        return SheetReading(reason=reason)
    found, reason = _rows(sheet, manifest, head)
    if reason:
        return SheetReading(reason=reason)
    rows: list[AnswerRow] = []
    for subject in manifest.subjects:
        if subject.code not in found:
            continue
        row: AnswerRow = {CODE: subject.code}
        for criterion in manifest.criteria:
            value = sheet.at(found[subject.code], head.columns[criterion.code])
            if value is not None and value != form_words.NOT_APPLICABLE:
                row[criterion.code] = value
        remark = sheet.at(found[subject.code], head.columns[REMARK]) if REMARK in head.columns else None
        if remark is not None:
            row[REMARK] = remark
        rows.append(row)
    gone = [subject.code for subject in manifest.subjects if subject.code not in found]
    notes = (words.ROWS_GONE.format(codes=", ".join(gone)),) if gone else ()
    return SheetReading(rows, notes)


def _head(sheet: SheetValues, manifest: FormManifest) -> tuple[_Head | None, str]:
    """The row with Mã, the subjects' heading and the most criteria, each of them once; else why there is none."""
    criteria = {
        squeezed(form_words.SCORE_HEADING.format(code=each.code, maximum=each.maximum)): each.code
        for each in manifest.criteria
    }
    others = {squeezed(form_words.CODE): CODE, squeezed(form_words.SUBJECT): form_words.SUBJECT}
    wanted = {**criteria, **others, squeezed(form_words.REMARK): REMARK}
    best: tuple[int, int, dict[str, list[int]]] = (0, 0, {})
    for row in sorted({row for cells in sheet.columns.values() for row in cells})[:_SEARCHED_ROWS]:
        places: dict[str, list[int]] = {}
        for column in sorted(sheet.columns):
            text = squeezed(sheet.at(row, column))
            if text in wanted:
                places.setdefault(wanted[text], []).append(column)
        hits = sum(code in places for code in criteria.values())
        if CODE in places and hits > best[0]:
            best = hits, row, places
    _, row, places = best
    needed = [*criteria.values(), CODE, form_words.SUBJECT]
    lost = [name for name in needed if name not in places]
    if lost:
        return None, words.HEADING_LOST.format(headings=", ".join(lost))
    twice = [name for name in needed if len(places[name]) > 1]
    if twice:
        return None, words.HEADING_TWICE.format(heading=twice[0])
    columns = {name: found[0] for name, found in places.items() if len(found) == 1}
    return _Head(row, columns), ""


def _rows(sheet: SheetValues, manifest: FormManifest, head: _Head) -> tuple[dict[str, int], str]:
    """Mã and row of each subject that stands there; else what is not as it was handed out."""
    # A program that saves the file may turn the text 12 into a number.
    subjects = {code_text(subject.code): subject for subject in manifest.subjects}
    criteria = [head.columns[criterion.code] for criterion in manifest.criteria]
    found: dict[str, int] = {}
    twice: list[str] = []
    for row in sorted({row for cells in sheet.columns.values() for row in cells if row > head.row}):
        value = sheet.at(row, head.columns[CODE])
        subject = subjects.get(code_text(value))
        if subject is None:
            given = [sheet.at(row, column) for column in criteria]
            if any(isinstance(each, float) and not isinstance(each, DateSerial) for each in given):
                return {}, words.FOREIGN_CODE.format(row=row, code=code_text(value))
            continue
        if first_line(sheet.at(row, head.columns[form_words.SUBJECT])) != first_line(subject.name):
            return {}, words.NAME_BESIDE.format(row=row, code=subject.code, name=subject.name)
        if subject.code in found:
            twice.append(subject.code)
        found[subject.code] = row
    return found, words.CODE_TWICE.format(codes=", ".join(dict.fromkeys(twice))) if twice else ""


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


class _Labels(NamedTuple):
    """Where the labels stand: all in one column, that with the most of them."""

    column: int
    places: dict[str, list[int]]


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
            row for row, value in codes.items() if row > heading_row and code_text(value) == code_text(criterion.code)
        ]
        maximum = sheet.at(rows[0], columns[form_words.MAXIMUM]) if len(rows) == 1 else None
        if not isinstance(maximum, float) or points_text(maximum) != criterion.maximum:
            return words.CRITERION_CHANGED.format(code=criterion.code)
        value = sheet.at(rows[0], columns[form_words.SELF_SCORE])
        if value is not None:
            answers[self_score(criterion.code)] = value
    return ""

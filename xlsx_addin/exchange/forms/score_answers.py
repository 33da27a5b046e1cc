"""The answers on a score form: columns by their headings, rows by Mã, and beside each Mã its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.forms.answers import CODE, REMARK
from xlsx_addin.exchange.forms.seen import SheetReading, first_line, seen_code, squeezed
from xlsx_addin.words import form_reading as words
from xlsx_addin.words import forms as form_words
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.xlsx.cells import DateSerial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.exchange.forms.answers import AnswerRow
    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

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
    subjects = {seen_code(subject.code): subject for subject in manifest.subjects}
    criteria = [head.columns[criterion.code] for criterion in manifest.criteria]
    found: dict[str, int] = {}
    twice: list[str] = []
    for row in sorted({row for cells in sheet.columns.values() for row in cells if row > head.row}):
        value = sheet.at(row, head.columns[CODE])
        subject = subjects.get(seen_code(value))
        if subject is None:
            if any(_is_number(sheet.at(row, column)) for column in criteria):
                return {}, words.FOREIGN_CODE.format(row=row, code=code_text(value))
            continue
        if first_line(sheet.at(row, head.columns[form_words.SUBJECT])) != first_line(subject.name):
            return {}, words.NAME_BESIDE.format(row=row, code=subject.code, name=subject.name)
        if subject.code in found:
            twice.append(subject.code)
        found[subject.code] = row
    return found, words.CODE_TWICE.format(codes=", ".join(dict.fromkeys(twice))) if twice else ""


def _is_number(value: CellValue | None) -> bool:
    return isinstance(value, float) and not isinstance(value, DateSerial)

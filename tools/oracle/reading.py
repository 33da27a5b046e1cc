"""A workbook read and decided, with all that is told of it."""

from __future__ import annotations

from tools.oracle.books import CRITERIA, SCORES, SUBJECTS, Book
from tools.oracle.decision import APPRAISED, Reading
from tools.oracle.findings import Finding
from tools.oracle.row_checks import check_heads, check_rows
from tools.oracle.scale import columns_of_nothing, read_scale
from tools.oracle.score_sheets import (
    fewer_than_most,
    likely_owner,
    no_members,
    read_score_sheets,
    scale_of_ten,
)
from tools.oracle.subjects import (
    read_above,
    read_subjects,
)


def read(book: Book) -> Reading:
    """Read and decide a workbook."""
    subjects = read_subjects(book)
    scale = read_scale(book, {subject.kind for subject in subjects if subject.kind})
    kinds = {subject.code: subject.kind for subject in subjects if subject.code}
    sheets, told = read_score_sheets(book, scale, kinds)
    reading = Reading(book, subjects, sheets, scale, told)
    reading.told += [*scale.told, *columns_of_nothing(book, scale), *read_above(book, subjects)]
    check_rows(book, subjects)
    for subject in subjects:
        subject.is_broken = any(sheet.errors for sheet in reading.sheets_of(subject))
    _assign(reading, kinds)
    reading.outcomes = [reading.outcome(subject) for subject in subjects]
    check_heads([subject for subject in subjects if reading.reaches_line_5(subject)])
    for subject in subjects:
        reading.told += subject.row.told
    reading.told += _told_of_sheets(reading)
    reading.told += _told_of_hidden_rows(reading)
    return reading


def _assign(reading: Reading, kinds: dict[str, str]) -> None:
    """Name the score sheets that belong to nobody, and hold back their likely owners."""
    codes = set(kinds)
    ownerless = [sheet for sheet in reading.sheets if sheet.code not in codes]
    candidates = {
        subject.code for subject in reading.subjects if reading.outcome(subject) in APPRAISED and subject.code
    }
    owners = {likely_owner(sheet, reading.sheets, reading.book, candidates, codes) for sheet in ownerless}
    reading.unassigned = [f"{SCORES}!{sheet.cell}" for sheet in ownerless]
    for subject in reading.subjects:
        subject.is_broken = subject.is_broken or bool(subject.code and subject.code in owners)


def _told_of_sheets(reading: Reading) -> list[Finding]:
    told = scale_of_ten(reading.book, reading.scale, reading.sheets) + no_members(reading.book, reading.sheets)
    counting = []
    codes = [subject.code for subject in reading.subjects]
    for subject, outcome in zip(reading.subjects, reading.outcomes, strict=True):
        appraised_anyway = outcome == "alternative_ground" and reading.sent_anyway(subject)
        if outcome in ("invalid", *APPRAISED):
            counting += [subject.code] if codes.count(subject.code) == 1 else []
        elif not appraised_anyway:
            told += [
                Finding("sheet not appraised", SCORES, sheet.cell, sheet.row, subject.code)
                for sheet in reading.sheets_of(subject)
            ]
    return told + fewer_than_most(reading.sheets, counting)


def _told_of_hidden_rows(reading: Reading) -> list[Finding]:
    """One warning for each input sheet; a score sheet that is not filled in counts for nothing."""
    told = []
    for name in (SUBJECTS, CRITERIA, SCORES):
        sheet = reading.book.sheets[name]
        filled = {row for (row, _), value in sheet.values.items() if value is not None}
        if sheet.hidden_rows & (filled if name != SCORES else {each.row for each in reading.sheets}):
            told.append(Finding("hidden rows", name))
    return told

"""A whole workbook read into a register: the same from a file and from the open Excel."""

from __future__ import annotations

import hashlib
import json
from array import array
from dataclasses import fields
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.appraisal.records import Register, Settings
from xlsx_addin.code_digits import grouped
from xlsx_addin.guidance import load, look_beside
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import reading as words
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.workbook.form_problems import check_addresses, check_forms
from xlsx_addin.workbook.layout import (
    ATTENDANCE,
    COLUMN_WORDS,
    PAPERS,
    PROGRESS,
    REQUIRED_SHEETS,
    RESULTS_FROM_ABOVE,
    SCALE,
    SCORES,
    SENDERS,
    SUBJECTS,
    declared,
)
from xlsx_addin.workbook.merged_cells import holds_value
from xlsx_addin.workbook.read_above import read_from_above
from xlsx_addin.workbook.read_scale import read_scale
from xlsx_addin.workbook.read_scores import ScoreTable, read_scores
from xlsx_addin.workbook.read_settings import read_settings
from xlsx_addin.workbook.read_subjects import read_attendance, read_subjects
from xlsx_addin.workbook.sheets import Sheets, Workbook, known_sheets
from xlsx_addin.workbook.tables import (
    SEARCHED_ROWS,
    ShapeRefusal,
    find_table,
    has_all_headings,
    headings_of_row,
    similar,
)
from xlsx_addin.xlsx.cells import DateSerial, PercentNumber, SheetValues

if TYPE_CHECKING:
    from collections.abc import Mapping


_MILLISECONDS_A_DAY = 86_400_000


def read_sheets(workbook: Workbook) -> Sheets:
    """The sheets that an appraisal reads, under their known names; Refusal names a missing required one."""
    look_beside(workbook.path)
    real = {fold(name): name for name in workbook.sheet_names}
    for name in REQUIRED_SHEETS:
        if fold(name) not in real:
            others = [other for key, other in real.items() if key not in {fold(known) for known in REQUIRED_SHEETS}]
            raise ShapeRefusal(words.SHEET_MISSING.format(name=name, similar=similar(name, others)))
    found = known_sheets(workbook, (*REQUIRED_SHEETS, RESULTS_FROM_ABOVE, PAPERS, ATTENDANCE, SENDERS, PROGRESS))
    asked = {name: sheet for name, sheet in found.items() if sheet.columns or name != PROGRESS}
    return Sheets(asked, version=workbook.version, letter=workbook.letter)


def read_register(sheets: Sheets) -> Register:
    """Read settings, subjects, scale and score sheets; Refusal when the workbook cannot be read at all."""
    findings = Findings(hidden_rows={name: sheets[name].hidden_rows for name in (SUBJECTS, SCALE, SCORES)})
    settings = read_settings(sheets, findings, sheets.letter)
    check_addresses(sheets, findings)
    guidance = load(settings.guidance_id)
    findings.words = {**letter_words(guidance), **COLUMN_WORDS}
    subjects, subject_columns = read_subjects(sheets.table(SUBJECTS), findings, guidance, sheets.version)
    scores = ScoreTable(sheets.table(SCORES))
    present = frozenset(subject.kind for subject in subjects if subject.kind is not None)
    scale = read_scale(sheets.tables(SCALE), scores, present, guidance, findings)
    scores.warn_of_other_columns([criterion.code for criterion in scale.criteria], findings)
    score_sheets, score_columns = read_scores(scores, scale.criteria, findings)
    attendees = read_attendance(sheets, findings)
    check_forms(sheets, subjects, subject_columns, attendees, findings)
    above = read_from_above(sheets.get(RESULTS_FROM_ABOVE), settings, guidance.grades, findings)
    return Register(
        settings=settings,
        guidance=guidance,
        subjects=subjects,
        scale=scale,
        score_sheets=score_sheets,
        subject_columns=subject_columns,
        score_columns=score_columns,
        findings=findings,
        decisions_from_above=above.concluded,
        unreadable_above=above.unreadable,
        attendees=attendees,
        unit_names=unit_names(sheets, settings),
    )


_SENDER_CODE, _SENDER_NAME = declared(SENDERS, "code"), declared(SENDERS, "name")._replace(required=False)


def unit_names(sheets: Mapping[str, SheetValues], settings: Settings) -> dict[str, str]:
    """Code and name of the units that have a name; of a code that stands twice the first name counts."""
    found: dict[str, str] = {}
    if settings.superior_code and settings.superior_name:
        found[settings.superior_code] = settings.superior_name
    sheet = sheets.get(SENDERS)
    if sheet is None or not has_all_headings(sheet, [_SENDER_CODE]):
        return found
    try:
        table = find_table(sheet, [_SENDER_CODE, _SENDER_NAME])
    except Refusal:  # which the buttons of the exchange refuse; for a name alone nobody's appraisal stops
        return found
    names = table.values(_SENDER_NAME.heading)
    for row, value in sorted(table.values(_SENDER_CODE.heading).items()):
        name = code_text(names.get(row))
        if name:
            found.setdefault(code_text(value), name)
    return found


def data_code(sheets: Mapping[str, SheetValues], settings: Settings) -> str:
    """A code of what an appraisal was made from, but for its day: sixteen digits in four groups.

    Any changed value, row or setting changes it, also a date or a percentage that becomes a plain number and an area
    that is merged over a value; other formats, the digits beyond the fifteenth, what is finer than a millisecond,
    and what documents alone are made with do not. A file and the open workbook give the same.
    """
    digest = hashlib.sha256()
    for name in (SUBJECTS, SCALE, SCORES, RESULTS_FROM_ABOVE):
        first = _first_row(name, sheets.get(name))
        for column, values in sorted(sheets[name].columns.items() if name in sheets else ()):
            rows = sorted(row for row in values if row >= first)
            if not rows:
                continue
            digest.update(f"{name}\x1f{column}\x1f{len(rows)}\x1f".encode() + array("I", rows).tobytes())
            held = map(values.get, rows)
            texts = [_number_code(value) if isinstance(value, float) else repr(value) for value in held]
            digest.update("\x1f".join(texts).encode("utf-8", "surrogatepass"))
        if name in sheets:
            areas = sorted(area for area in sheets[name].merged if area.last_row >= first)
            digest.update("".join(f"\x1e{area}" for area in areas if holds_value(area, sheets[name])).encode())
    kept = {field.name: getattr(settings, field.name) for field in fields(settings)}
    kept = {name: value for name, value in kept.items() if name not in {"superior_name", "paper"}}
    as_json = json.dumps({**kept, "level": settings.level.value}, ensure_ascii=False, separators=(",", ":"))
    digest.update(as_json.encode("utf-8", "surrogatepass"))
    return grouped(int.from_bytes(digest.digest(), "big"))


def _number_code(number: float) -> str:
    """A number to 15 digits, marked where another one is shown; a moment to the millisecond, as Excel keeps times."""
    if isinstance(number, DateSerial):
        return f"d{round(number * _MILLISECONDS_A_DAY)}"
    text = f"{number + 0.0:.15g}"  # minus zero is zero
    return f"%{text}" if isinstance(number, PercentNumber) else text


def _first_row(name: str, sheet: SheetValues | None) -> int:
    """The first row of a sheet that counts.

    What stands above the headings of ``Điểm`` is worked out from the rest. Of ``Kết quả cấp trên`` the headings do not
    count either: a sheet without results is as good as none.
    """
    if sheet is None or name not in (SCORES, RESULTS_FROM_ABOVE):
        return 1
    codes = set(declared(name, "code").headings)
    headings = (row for row in range(1, SEARCHED_ROWS + 1) if codes & set(headings_of_row(sheet, row).values()))
    return next(headings, 0) + (name == RESULTS_FROM_ABOVE) or 1

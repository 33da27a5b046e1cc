"""The console ``Thẩm định``: where its settings stand, and the one rectangle that a click rewrites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.guidance import default_grades
from xlsx_addin.guidance.wording import default_letter_words
from xlsx_addin.terms import OUTCOMES_BY_NEWS, Grade, Kind, Outcome
from xlsx_addin.words import console as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.text_width import CELL_PADDING, text_pixels
from xlsx_addin.xlsx.blocks import GENERAL, SheetBlock
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from xlsx_addin.xlsx.blocks import WrittenValue

SUMMARY_NAME = "TongHop"
"""Defined name of the rectangle that the tool writes."""
STATUS_NAME = "TrangThai"
"""Defined name of the cell, inside that rectangle, that says whether the result still fits the data."""

SETTINGS_ROW = 5
LABEL_COLUMN, VALUE_COLUMN = 2, 3

SUMMARY_ROW, SUMMARY_COLUMN = 7, 5
OUTCOMES_SHOWN = OUTCOMES_BY_NEWS
TOP_LINES = 10
NAME_PIXELS, TYPE_SIZE = 244, 10.5
"""Width of the cell that shows a name among the top lines, and the console's type in points."""

STATUS_LINE, PROVISIONAL_LINE, HEADING_LINE = 1, 2, 3
FIRST_LINE = HEADING_LINE + 1
LATE_LINE = FIRST_LINE + len(OUTCOMES_SHOWN)
GRADES_LINE = LATE_LINE
SUMMARY_LINES = GRADES_LINE + 1 + len(Kind)
OUTCOME, COUNT, GAP, NAME, KIND, POINTS, GRADE, RANK = range(8)
"""Columns of the rectangle, counted from 0."""
SUMMARY_COLUMNS = RANK + 1

LAST_ROW = SUMMARY_ROW + SUMMARY_LINES - 1
"""The last row of what is seen at once, and printed."""
PAPER_ROW = LAST_ROW + 4
"""The first of the settings for documents, under their section's heading."""


@dataclass(frozen=True, slots=True)
class TopLine:
    """One of the best subjects: ``total`` are the points as shown, ``rank`` is among its kind."""

    name: str
    kind: Kind
    total: Decimal
    grade: Grade
    rank: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run found, for the console."""

    unit_name: str
    year: int
    level: str
    guidance: str
    basis: str
    """The document that the scale is compared with."""
    moment: datetime
    """When it ran, in local time."""
    subjects: int
    score_sheets: int
    errors: int
    warnings: int
    outcomes: Mapping[Outcome, int]
    late: int
    grade_order: Sequence[Grade]
    """The grades of the guidance, from the best to the worst."""
    grades: Mapping[tuple[Kind, Grade], int]
    top: Sequence[TopLine]
    """The best first; more than ten are not shown."""
    provisional: bool
    data_code: str
    """Shortened digest of the input, as the journal shows it."""


def setting_cells() -> dict[str, str]:
    """Address of each setting's value cell on the template's console, by the setting's defined name."""
    return {setting.name: address(row, VALUE_COLUMN) for row, setting in setting_rows()}


def setting_rows() -> Iterator[tuple[int, layout.Setting]]:
    """Row and setting of every setting of the template: those of the appraisal, and lower those of documents."""
    yield from enumerate(layout.CONSOLE_SETTINGS, start=SETTINGS_ROW)
    yield from enumerate(layout.PAPER_SETTINGS, start=PAPER_ROW)


def settings_blocks(values: Mapping[str, WrittenValue]) -> list[SheetBlock]:
    """The settings' value cells for a new file; ``values`` by defined name, a missing one is blank."""
    return [
        _settings_block(row, [(values.get(setting.name),) for setting in settings])
        for row, settings in ((SETTINGS_ROW, layout.CONSOLE_SETTINGS), (PAPER_ROW, layout.PAPER_SETTINGS))
    ]


def _settings_block(row: int, rows: Sequence[Sequence[WrittenValue]]) -> SheetBlock:
    return SheetBlock(layout.CONSOLE, row, VALUE_COLUMN, rows, [GENERAL], clear_below=False, head_rows=len(rows))


def console_block(summary: Summary) -> SheetBlock:
    """The rectangle ``TongHop`` after a run, written at once; every cell keeps the sheet's own number format."""
    lines = _blank_lines()
    lines[0][OUTCOME] = words.LAST_RUN.format(
        time=f"{summary.moment:%H:%M}",
        day=f"{summary.moment:%d/%m/%Y}",
        subjects=summary.subjects,
        score_sheets=summary.score_sheets,
    )
    lines[STATUS_LINE][OUTCOME] = status_text(summary.errors, summary.warnings)
    lines[PROVISIONAL_LINE][OUTCOME] = (PROVISIONAL if summary.provisional else words.CONFIRMED_SCALE).format(
        basis=summary.basis
    )
    _write_labels(lines, summary.grade_order)
    _write_counts(lines, summary)
    lines[HEADING_LINE][NAME:] = [words.TOP, words.KIND, words.POINTS, words.GRADE, words.RANK]
    for line, top in zip(lines[FIRST_LINE:], summary.top[:TOP_LINES], strict=False):
        line[NAME:] = [_shortened(top.name), top.kind.value, top.total, top.grade.value, top.rank]
    return _block(lines)


def first_console_block() -> SheetBlock:
    """The rectangle before any run: what to do, in three steps."""
    lines = _blank_lines()
    lines[0][OUTCOME] = words.NEVER_RUN
    lines[PROVISIONAL_LINE][OUTCOME] = PROVISIONAL.format(**default_letter_words())
    _write_labels(lines, default_grades())
    lines[HEADING_LINE][NAME] = words.THREE_STEPS
    for line, step in zip(lines[FIRST_LINE:], (*words.STEPS, words.STEPS_NOTE), strict=False):
        line[NAME] = step
    return _block(lines)


def status_text(errors: int, warnings: int) -> str:
    """The sentence of ``TrangThai`` just after a run."""
    if errors or warnings:
        return words.FITS_WITH_PROBLEMS.format(errors=errors, warnings=warnings)
    return words.FITS_WITHOUT_PROBLEMS


def _blank_lines() -> list[list[WrittenValue]]:
    return [[None] * SUMMARY_COLUMNS for _ in range(SUMMARY_LINES)]


def _block(lines: list[list[WrittenValue]]) -> SheetBlock:
    formats = [GENERAL] * SUMMARY_COLUMNS
    return SheetBlock(
        layout.CONSOLE, SUMMARY_ROW, SUMMARY_COLUMN, lines, formats, clear_below=False, head_rows=len(lines)
    )


def _write_labels(lines: list[list[WrittenValue]], grades: Sequence[Grade]) -> None:
    lines[HEADING_LINE][OUTCOME], lines[HEADING_LINE][COUNT] = words.OUTCOMES, words.SUBJECTS
    labels = [*(outcome.label for outcome in OUTCOMES_SHOWN), words.LATE, words.ERRORS, words.WARNINGS]
    for line, label in zip(lines[FIRST_LINE:], labels, strict=False):
        line[OUTCOME] = label
    lines[GRADES_LINE][NAME:] = [words.GRADES_BY_KIND, *_filled([grade.value for grade in grades])]
    for line, kind in zip(lines[GRADES_LINE + 1 :], Kind, strict=True):
        line[NAME] = kind.value


def _filled(values: Sequence[WrittenValue]) -> list[WrittenValue]:
    """One value a grade, and blanks in the columns that a guidance of fewer grades leaves."""
    return [*values, *[None] * (SUMMARY_COLUMNS - KIND - len(values))]


def _write_counts(lines: list[list[WrittenValue]], summary: Summary) -> None:
    counts = [*(summary.outcomes.get(outcome, 0) for outcome in OUTCOMES_SHOWN)]
    for line, count in zip(lines[FIRST_LINE:], (*counts, summary.late, summary.errors, summary.warnings), strict=False):
        line[COUNT] = count
    lines[-1][OUTCOME] = words.DATA_CODE.format(code=summary.data_code)
    for line, kind in zip(lines[GRADES_LINE + 1 :], Kind, strict=True):
        line[KIND:] = _filled([summary.grades.get((kind, grade), 0) for grade in summary.grade_order])


def _shortened(name: str) -> str:
    """The name, or as much of it as its cell shows."""
    shown = name
    while text_pixels(shown, TYPE_SIZE) > NAME_PIXELS - CELL_PADDING:
        name = name[:-1].rstrip()
        shown = name + words.CUT_SHORT
    return shown

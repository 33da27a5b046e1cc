"""What a click writes on the console ``Thẩm định``: one rectangle, ``TongHop``."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.terms import Grade, Kind, Outcome
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.words import console as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import place_of
from xlsx_addin.workbook.text_width import CELL_PADDING, text_pixels
from xlsx_addin.xlsx.blocks import GENERAL, CellLink, SheetBlock, WrittenValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal


SUMMARY_NAME = "TongHop"
"""Defined name of the rectangle that the tool writes."""
STATUS_NAME = "TrangThai"
"""Defined name of the hidden cell, inside that rectangle, that says whether the result still fits the data."""


class TopLine(NamedTuple):
    """One of the best models: ``total`` are the points as shown, ``rank`` is among its kind."""

    model: str
    kind: Kind
    total: Decimal
    grade: Grade
    rank: int
    is_tied: bool = False
    """Whether another of its kind has the same rank."""


class NextStep(NamedTuple):
    """Something that the clerk does next, and the sheet where it is done; ``cell`` is where the link leads."""

    text: str
    sheet: str
    cell: str = "A1"

    @property
    def link(self) -> CellLink:
        """What stands at its right end."""
        return CellLink(self.sheet, self.cell, words.SHORT_NAMES.get(self.sheet, self.sheet))

    def line(self, number: int) -> str:
        """Its text with its number, as much of it as there is room for."""
        text = words.STEP.format(number=number, text=self.text)
        return shortened(text, places.FIRST, places.POINTS, bold=number == 1)


class UnsentUnit(NamedTuple):
    """A unit below from which nothing has come."""

    name: str
    telephone: str


class Summary(NamedTuple):
    """What one run found, for the console."""

    moment: datetime
    """When it ran, in local time."""
    subjects: int
    score_sheets: int
    errors: int
    warnings: int
    outcomes: Mapping[Outcome, int]
    known_outcomes: Sequence[Outcome]
    """Those that a subject can have by the letter: of the others the console shows nothing."""
    late: int
    grade_order: Sequence[Grade]
    """The grades of the guidance, from the best to the worst."""
    grades: Mapping[tuple[Kind, Grade], int]
    top: Sequence[TopLine]
    """By kind, in the order of the kinds, and in a kind the best first."""
    steps: Sequence[NextStep]
    """In the order in which they are to be done; more than five are not shown."""
    unsent: Sequence[UnsentUnit]
    expected: int
    """Units that are expected to send."""
    provisional: bool
    basis: str
    """The document that the scale is compared with."""
    data_code: str
    """Shortened digest of the input, as the journal shows it."""
    nothing_left: str = words.NOTHING_LEFT
    """What stands in the place of the steps where there is none."""
    note: str = ""
    """What must be asked before the letter is used in this year."""
    unassigned: int = 0
    """Score sheets that belong to nobody: ranks are provisional while there are any (A35)."""
    far_from_self: int = 0
    """Subjects whose points are ten or more away from their self-score."""
    far_apart: int = 0
    """Subjects whose score sheets are ten or more apart."""


class _Lines:
    """The rectangle while it is filled: cells by the sheet's rows and the rectangle's columns."""

    def __init__(self) -> None:
        rows = range(places.STATUS_ROW, places.FOOT_ROW + 1)
        self.rows: list[list[WrittenValue]] = [[None] * places.SUMMARY_COLUMNS for _ in rows]

    def write(self, row: int, column: int, *values: WrittenValue) -> None:
        """Write values side by side from a cell on."""
        self.rows[row - places.STATUS_ROW][column : column + len(values)] = values


def summary_block(lines: Sequence[Sequence[WrittenValue]]) -> SheetBlock:
    """The whole rectangle with these lines; every cell keeps the sheet's own number format."""
    return SheetBlock(
        layout.CONSOLE,
        places.STATUS_ROW,
        places.SUMMARY_COLUMN,
        lines,
        [GENERAL] * places.SUMMARY_COLUMNS,
        clear_below=False,
        head_rows=len(lines),
    )


def console_block(summary: Summary) -> SheetBlock:
    """The rectangle ``TongHop`` after a run, written at once."""
    lines = _Lines()
    lines.write(places.STATUS_ROW, places.HIDDEN, status_text(summary))
    lines.write(places.STATUS_ROW, places.LAST, _provisional_text(summary))
    _write_labels(lines, summary.grade_order, summary.known_outcomes)
    column = places.outcome_column(summary.known_outcomes)
    for row, outcome in zip(column.outcomes.lines, column.shown, strict=True):
        lines.write(row, places.COUNT, summary.outcomes.get(outcome, 0))
    counts = {
        words.TOTAL: summary.subjects,
        words.LATE: summary.late,
        words.ERRORS: summary.errors,
        words.WARNINGS: summary.warnings,
    }
    for row, label in enumerate(column.counted, start=column.counts.first):
        lines.write(row, places.COUNT, counts[label])
    _write_steps(lines, summary.steps or (NextStep(summary.nothing_left, layout.RESULTS),))
    _write_top(lines, summary)
    for row, kind in zip(places.BAND.lines, Kind, strict=False):
        lines.write(row, places.HIDDEN + 1, *(summary.grades.get((kind, grade), 0) for grade in summary.grade_order))
    _write_unsent(lines, summary)
    lines.write(places.NOTE_ROW, places.HIDDEN, summary.note or None)
    lines.write(places.FOOT_ROW, places.LAST, words.DATA_CODE.format(code=summary.data_code))
    return summary_block(lines.rows)


def first_console_block() -> SheetBlock:
    """The rectangle before any run: what to do, step by step."""
    lines = _Lines()
    letter = drawn_letter_words()
    lines.write(places.STATUS_ROW, places.HIDDEN, words.NEVER_RUN)
    lines.write(places.STATUS_ROW, places.LAST, PROVISIONAL.format(**letter))
    _write_labels(lines, drawn().grades, drawn().known_outcomes)
    column = places.outcome_column(drawn().known_outcomes)
    for row in (*column.outcomes.lines, *range(column.counts.first, column.counts.last + 1)):
        lines.write(row, places.COUNT, words.NONE_YET)
    _write_steps(lines, first_day_steps())
    for row in list(places.TOP.lines):
        lines.write(row, places.NAME, words.NONE_YET)
    lines.write(places.BAND.first, places.FIRST, words.UNSENT_YET)
    lines.write(places.BAND.lines[0], places.FIRST, words.UNSENT_LATER)
    further = drawn().further_use
    lines.write(places.NOTE_ROW, places.HIDDEN, None if further is None else further.short)
    return summary_block(lines.rows)


def first_day_steps() -> list[NextStep]:
    """What is to be done before the first run, the settings first."""
    sheets = (layout.CONSOLE, layout.SUBJECTS, layout.SCALE, layout.PAPERS, layout.SCORES)
    cells = (place_of("Nam").cell, "A5", "A5", "A1", "A5")
    steps = [text.format(**drawn_letter_words()) for text in words.FIRST_STEPS]
    return [NextStep(*step) for step in zip(steps, sheets, cells, strict=True)]


def status_text(summary: Summary) -> str:
    """The sentence of ``TrangThai`` just after a run."""
    said = words.LAST_RUN.format(
        moment=vietnamese_moment(summary.moment), subjects=summary.subjects, score_sheets=summary.score_sheets
    )
    if words.WARNINGS in places.outcome_column(summary.known_outcomes).counted or not summary.warnings:
        return said
    return f"{said.removesuffix(words.FITS)}{words.WARNINGS_BESIDE.format(count=summary.warnings)} {words.FITS}"


def _provisional_text(summary: Summary) -> str:
    """What is not final yet: score sheets that belong to nobody, and the scale."""
    if summary.unassigned:
        sentence = words.UNASSIGNED_AND_PROVISIONAL if summary.provisional else words.UNASSIGNED
        return sentence.format(count=summary.unassigned)
    return (PROVISIONAL if summary.provisional else words.CONFIRMED_SCALE).format(basis=summary.basis)


def _write_labels(lines: _Lines, grades: Sequence[Grade], known: Sequence[Outcome]) -> None:
    column = places.outcome_column(known)
    lines.write(column.outcomes.first, places.OUTCOME, words.OUTCOMES, words.NUMBER)
    for row, outcome in zip(column.outcomes.lines, column.shown, strict=True):
        lines.write(row, places.OUTCOME, outcome.label)
    for row, label in enumerate(column.counted, start=column.counts.first):
        lines.write(row, places.OUTCOME, label)
    lines.write(places.NEXT.first, places.FIRST, words.NEXT)
    lines.write(places.TOP.first, places.FIRST, words.TOP)
    ranking = CellLink(layout.RANKING, "A1", layout.RANKING)
    lines.write(places.TOP.first, places.LINK, ranking, words.POINTS, words.GRADE)
    for row, kind in zip(places.TOP.lines[:: places.TOP_LINES], Kind, strict=True):
        lines.write(row, places.FIRST, kind.value)
    lines.write(places.BAND.first, places.HIDDEN + 1, *(grade.value for grade in grades))
    for row, kind in zip(places.BAND.lines, Kind, strict=False):
        lines.write(row, places.HIDDEN, kind.value)


def _write_steps(lines: _Lines, steps: Sequence[NextStep]) -> None:
    for number, (row, step) in enumerate(zip(places.NEXT.lines, steps, strict=False), start=1):
        lines.write(row, places.FIRST, step.line(number))
        lines.write(row, places.LAST, step.link)


def _write_top(lines: _Lines, summary: Summary) -> None:
    """The best of each kind, always in the same rows, and how many stand far from what they were expected to have."""
    of_kind = {kind: list(group) for kind, group in groupby(summary.top, key=lambda line: line.kind)}
    for first, kind in zip(places.TOP.lines[:: places.TOP_LINES], Kind, strict=True):
        best = of_kind.get(kind, [])[: places.TOP_LINES]
        for row, line in enumerate(best, start=first):
            rank: WrittenValue = words.TIED.format(rank=line.rank) if line.is_tied else line.rank
            lines.write(row, places.RANK, rank, shortened(line.model, places.NAME, places.LINK))
            lines.write(row, places.POINTS, line.total, line.grade.value)
        for row in range(first + len(best), first + places.TOP_LINES):
            lines.write(row, places.NAME, words.NONE_YET)
    if summary.far_from_self or summary.far_apart:
        far = words.FAR.format(self=summary.far_from_self, apart=summary.far_apart)
        lines.write(places.APART.first, places.FIRST, far)
        lines.write(places.APART.first, places.LAST, CellLink(layout.RANKING, "A1", layout.RANKING))


def _write_unsent(lines: _Lines, summary: Summary) -> None:
    """Who has not sent, with the telephone; where there is no room for all, a line counts the rest.

    As long as nothing has come the link leads to those who are expected: ``Tiến độ`` has no row yet.
    """
    if not summary.expected:
        return
    heading = words.UNSENT.format(count=len(summary.unsent), expected=summary.expected)
    lines.write(places.BAND.first, places.FIRST, heading)
    asked = layout.SENDERS if len(summary.unsent) == summary.expected else layout.PROGRESS
    lines.write(places.BAND.first, places.LAST, CellLink(asked, "A1", asked))
    for row, unit in zip(places.BAND.lines, summary.unsent[: places.UNSENT_LINES], strict=False):
        lines.write(row, places.FIRST, shortened(unit.name, places.FIRST, places.LINK))
        lines.write(row, places.LAST, unit.telephone)
    rest = len(summary.unsent) - places.UNSENT_LINES
    if rest > 0:
        lines.write(places.BAND.lines[places.UNSENT_LINES], places.FIRST, words.MORE_UNSENT.format(count=rest))


def shortened(text: str, first: int, last: int, *, bold: bool = False) -> str:
    """The text, or as many whole words of it as the rectangle's columns show, both included."""
    pixels = sum(places.COLUMN_PIXELS[places.SUMMARY_COLUMN - 1 + first : places.SUMMARY_COLUMN + last])
    shown, kept = text, text
    while text_pixels(shown, places.TYPE_SIZE, bold=bold) > pixels - CELL_PADDING and kept:
        kept = kept.rpartition(" ")[0] or kept[:-1]
        shown = kept.rstrip(" ,;–-") + words.CUT_SHORT
    return shown

"""The console ``Thẩm định``: where its settings stand, and the one rectangle that a click rewrites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.model import MOST_GRADES
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.terms import OUTCOMES_BY_NEWS, Kind, Outcome
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.words import console as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.text_width import CELL_PADDING, text_pixels
from xlsx_addin.xlsx.blocks import GENERAL, CellLink, SheetBlock
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from xlsx_addin.terms import Grade
    from xlsx_addin.xlsx.blocks import WrittenValue

SUMMARY_NAME = "TongHop"
"""Defined name of the rectangle that the tool writes."""
STATUS_NAME = "TrangThai"
"""Defined name of the cell, inside that rectangle, that says whether the result still fits the data."""

TYPE_SIZE = 11
COLUMN_PIXELS = (8, 132, 255, 12, 219, 50, 12, 58, 36, 196, 82, 52, 68)
"""Columns A to M: settings, counts, and what is next and best."""
LABEL_COLUMN, VALUE_COLUMN = 2, 3
SUMMARY_COLUMN = 5
OUTCOME, COUNT, GAP, FIRST, RANK, NAME, LINK, POINTS, LAST = range(9)
"""Columns of the rectangle, counted from 0."""
SUMMARY_COLUMNS = LAST + 1

STATUS_ROW, PROVISIONAL_ROW, HEADING_ROW = 5, 6, 7
SUMMARY_ROW = STATUS_ROW
FIRST_COUNT_ROW = HEADING_ROW + 1
OUTCOMES_SHOWN = OUTCOMES_BY_NEWS
TOTAL_ROW = FIRST_COUNT_ROW + len(OUTCOMES_SHOWN)
LATE_ROW, ERRORS_ROW, WARNINGS_ROW = range(TOTAL_ROW + 1, TOTAL_ROW + 4)
FIRST_STEP_ROW, STEPS = HEADING_ROW + 1, 4
TOP_HEADING_ROW = FIRST_STEP_ROW + STEPS + 1
FIRST_TOP_ROW, TOP_LINES = TOP_HEADING_ROW + 1, 10
GRADES_HEADING_ROW = WARNINGS_ROW + 1
FIRST_GRADE_ROW = GRADES_HEADING_ROW + 1
DATA_CODE_ROW = FIRST_GRADE_ROW + MOST_GRADES + 1
NOTE_ROW = DATA_CODE_ROW + 1
UNSENT_HEADING_ROW = NOTE_ROW + 1
FIRST_UNSENT_ROW, UNSENT_LINES = UNSENT_HEADING_ROW + 1, 9
LAST_ROW = FIRST_UNSENT_ROW + UNSENT_LINES - 1
"""The last row of the rectangle."""


class SettingsPart(NamedTuple):
    """A part of the settings: its heading's row, its heading, and its settings by their defined names, in order."""

    row: int
    heading: str
    names: tuple[str, ...]


_ROWS_TAKEN = {"TenDonVi": 4, "TenCapTren": 4, "TenDangBoCapTren": 4, "TenCoQuan": 5}
"""Settings whose value takes several rows of the grid, merged, as many as 120 letters need; the others take one."""

SETTINGS_PARTS = (
    SettingsPart(
        HEADING_ROW,
        words.THIS_WORKBOOK,
        ("Nam", "Cap", "MaDonVi", "TenDonVi", "ThangDiem", "TinhCaNgayHan", "HuongDan"),
    ),
    SettingsPart(HEADING_ROW + 11, words.LEVEL_ABOVE, ("MaCapTren", "TenCapTren", "DiaChiCapTren")),
    SettingsPart(
        GRADES_HEADING_ROW,
        words.LETTERHEAD,
        (
            "TenDangBoCapTren",
            "TenCoQuan",
            "KyHieu",
            "DiaDanh",
            "CoQuanThamMuu",
            "QuyenHanKy",
            "ChucVuKy",
            "NguoiKy",
        ),
    ),
    SettingsPart(
        GRADES_HEADING_ROW + 16,
        words.MEETING,
        ("NgayHop", "GioBatDau", "GioKetThuc", "DiaDiemHop", "SoQuyetDinh", "NgayQuyetDinh", "InThem"),
    ),
)


class SettingPlace(NamedTuple):
    """Where a setting stands: its first row, and how many rows its value takes."""

    row: int
    rows: int
    setting: layout.Setting


def setting_places() -> Iterator[SettingPlace]:
    """Every setting of the template, from the top to the bottom; one that no part names stands in the last."""
    by_name = {setting.name: setting for setting in layout.SETTINGS}
    others = by_name.keys() - {name for part in SETTINGS_PARTS for name in part.names}
    for part in SETTINGS_PARTS:
        row = part.row + 1
        added = [name for name in by_name if name in others] if part is SETTINGS_PARTS[-1] else []
        for name in (*part.names, *added):
            rows = _ROWS_TAKEN.get(name, 1)
            yield SettingPlace(row, rows, by_name[name])
            row += rows


LAST_PRINTED_ROW = max(LAST_ROW, *(place.row + place.rows - 1 for place in setting_places()))
"""The last row of the console: that of the last setting, or of the rectangle."""


def setting_cells() -> dict[str, str]:
    """Address of each setting's value cell on the template's console, by the setting's defined name."""
    return {place.setting.name: address(place.row, VALUE_COLUMN) for place in setting_places()}


def settings_blocks(values: Mapping[str, WrittenValue]) -> list[SheetBlock]:
    """The settings' value cells for a new file; ``values`` by defined name, a missing one is blank."""
    return [
        SheetBlock(
            layout.CONSOLE,
            place.row,
            VALUE_COLUMN,
            [(values.get(place.setting.name),)],
            [GENERAL],
            clear_below=False,
            head_rows=1,
        )
        for place in setting_places()
    ]


@dataclass(frozen=True, slots=True)
class TopLine:
    """One of the best models: ``total`` are the points as shown, ``rank`` is among its kind."""

    model: str
    kind: Kind
    total: Decimal
    grade: Grade
    rank: int


class NextStep(NamedTuple):
    """Something that the clerk does next, and the sheet where it is done; ``cell`` is where the link leads."""

    text: str
    sheet: str
    cell: str = "A1"


class UnsentUnit(NamedTuple):
    """A unit below from which nothing has come."""

    name: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Summary:
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
    """By kind, in the order of the kinds, and in a kind the best first; no more than ten."""
    steps: Sequence[NextStep]
    """In the order in which they are to be done; more than four are not shown."""
    unsent: Sequence[UnsentUnit]
    expected: int
    """Units that are expected to send."""
    provisional: bool
    basis: str
    """The document that the scale is compared with."""
    data_code: str
    """Shortened digest of the input, as the journal shows it."""
    note: str = ""
    """What must be asked before the letter is used in this year."""
    unassigned: int = 0
    """Score sheets that belong to nobody: ranks are provisional while there are any (A35)."""


class _Lines:
    """The rectangle while it is filled: cells by the sheet's rows and the rectangle's columns."""

    def __init__(self) -> None:
        self._lines: list[list[WrittenValue]] = [[None] * SUMMARY_COLUMNS for _ in range(SUMMARY_ROW, LAST_ROW + 1)]

    def write(self, row: int, column: int, *values: WrittenValue) -> None:
        """Write values side by side from a cell on."""
        self._lines[row - SUMMARY_ROW][column : column + len(values)] = values

    def block(self) -> SheetBlock:
        """The whole rectangle; every cell keeps the sheet's own number format."""
        return SheetBlock(
            layout.CONSOLE,
            SUMMARY_ROW,
            SUMMARY_COLUMN,
            self._lines,
            [GENERAL] * SUMMARY_COLUMNS,
            clear_below=False,
            head_rows=len(self._lines),
        )


def console_block(summary: Summary) -> SheetBlock:
    """The rectangle ``TongHop`` after a run, written at once."""
    lines = _Lines()
    lines.write(STATUS_ROW, OUTCOME, status_text(summary))
    lines.write(PROVISIONAL_ROW, OUTCOME, _provisional_text(summary))
    _write_labels(lines, summary.grade_order, summary.known_outcomes)
    counts = [
        summary.outcomes.get(outcome, 0) if outcome in summary.known_outcomes else None for outcome in OUTCOMES_SHOWN
    ]
    for row, count in enumerate(
        (*counts, summary.subjects, summary.late, summary.errors, summary.warnings), start=FIRST_COUNT_ROW
    ):
        lines.write(row, COUNT, count)
    _write_steps(lines, summary.steps or (NextStep(words.NOTHING_LEFT, layout.RESULTS),))
    _write_top(lines, summary.top)
    for row, grade in enumerate(summary.grade_order, start=FIRST_GRADE_ROW):
        lines.write(row, LINK, *(summary.grades.get((kind, grade), 0) for kind in Kind))
    lines.write(DATA_CODE_ROW, FIRST, words.DATA_CODE.format(code=summary.data_code))
    lines.write(NOTE_ROW, OUTCOME, summary.note or None)
    _write_unsent(lines, summary)
    return lines.block()


def first_console_block() -> SheetBlock:
    """The rectangle before any run: what to do, in four steps."""
    lines = _Lines()
    letter = drawn_letter_words()
    lines.write(STATUS_ROW, OUTCOME, words.NEVER_RUN)
    lines.write(PROVISIONAL_ROW, OUTCOME, PROVISIONAL.format(**letter))
    _write_labels(lines, drawn().grades, drawn().known_outcomes)
    places = (layout.CONSOLE, layout.SUBJECTS, layout.SCALE, layout.SCORES)
    cells = (address(HEADING_ROW + 1, VALUE_COLUMN), "A5", "A5", "A5")
    steps = [text.format(**letter) for text in words.FIRST_STEPS]
    _write_steps(lines, [NextStep(*step) for step in zip(steps, places, cells, strict=True)])
    lines.write(FIRST_TOP_ROW, FIRST, words.NO_RESULT)
    further = drawn().further_use
    lines.write(NOTE_ROW, OUTCOME, None if further is None else further.short)
    return lines.block()


def status_text(summary: Summary) -> str:
    """The sentence of ``TrangThai`` just after a run."""
    return words.LAST_RUN.format(
        moment=vietnamese_moment(summary.moment), subjects=summary.subjects, score_sheets=summary.score_sheets
    )


def _provisional_text(summary: Summary) -> str:
    """What is not final yet: score sheets that belong to nobody, and the scale."""
    scale = (PROVISIONAL if summary.provisional else words.CONFIRMED_SCALE).format(basis=summary.basis)
    return f"{words.UNASSIGNED.format(count=summary.unassigned)} {scale}" if summary.unassigned else scale


def _write_labels(lines: _Lines, grades: Sequence[Grade], known: Sequence[Outcome]) -> None:
    lines.write(HEADING_ROW, OUTCOME, words.OUTCOMES, words.NUMBER)
    outcomes = [outcome.label if outcome in known else None for outcome in OUTCOMES_SHOWN]
    labels = [*outcomes, words.TOTAL, words.LATE, words.ERRORS, words.WARNINGS]
    for row, label in enumerate(labels, start=FIRST_COUNT_ROW):
        lines.write(row, OUTCOME, label)
    lines.write(HEADING_ROW, FIRST, words.NEXT)
    lines.write(TOP_HEADING_ROW, FIRST, words.TOP)
    lines.write(TOP_HEADING_ROW, LINK, CellLink(layout.RANKING, "A1", layout.RANKING), words.POINTS, words.GRADE)
    lines.write(GRADES_HEADING_ROW, OUTCOME, words.GRADES_BY_KIND)
    lines.write(GRADES_HEADING_ROW, LINK, *(kind.value for kind in Kind))
    for row, grade in enumerate(grades, start=FIRST_GRADE_ROW):
        lines.write(row, FIRST, grade.value)


def _write_steps(lines: _Lines, steps: Sequence[NextStep]) -> None:
    for number, step in enumerate(steps[:STEPS], start=1):
        row = FIRST_STEP_ROW + number - 1
        text = words.STEP.format(number=number, text=step.text)
        lines.write(row, FIRST, shortened(text, sum(_pixels(FIRST, POINTS)), bold=number == 1))
        lines.write(row, LAST, CellLink(step.sheet, step.cell, words.SHORT_NAMES.get(step.sheet, step.sheet)))


def _write_top(lines: _Lines, top: Sequence[TopLine]) -> None:
    kind = None
    for row, line in enumerate(top[:TOP_LINES], start=FIRST_TOP_ROW):
        lines.write(row, FIRST, line.kind.value if line.kind is not kind else None, line.rank)
        lines.write(row, NAME, shortened(line.model, sum(_pixels(NAME, LINK))))
        lines.write(row, POINTS, line.total, line.grade.value)
        kind = line.kind


def _write_unsent(lines: _Lines, summary: Summary) -> None:
    """Who has not sent, with the telephone; where there is no room for all, the last line counts the rest."""
    if not summary.expected:
        return
    heading = words.UNSENT.format(count=len(summary.unsent), expected=summary.expected)
    lines.write(UNSENT_HEADING_ROW, OUTCOME, heading)
    shown = summary.unsent if len(summary.unsent) <= UNSENT_LINES else summary.unsent[: UNSENT_LINES - 1]
    for row, unit in enumerate(shown, start=FIRST_UNSENT_ROW):
        lines.write(row, OUTCOME, shortened(unit.name, sum(_pixels(OUTCOME, NAME))))
        lines.write(row, LAST, unit.telephone)
    if len(shown) < len(summary.unsent):
        rest = words.MORE_UNSENT.format(count=len(summary.unsent) - len(shown))
        lines.write(FIRST_UNSENT_ROW + len(shown), OUTCOME, rest)


def _pixels(first: int, last: int) -> Sequence[int]:
    """The widths of some columns of the rectangle, both included."""
    return COLUMN_PIXELS[SUMMARY_COLUMN - 1 + first : SUMMARY_COLUMN + last]


def shortened(text: str, pixels: int, *, bold: bool = False) -> str:
    """The text, or as many whole words of it as so many pixels show."""
    shown, kept = text, text
    while text_pixels(shown, TYPE_SIZE, bold=bold) > pixels - CELL_PADDING and kept:
        kept = kept.rpartition(" ")[0] or kept[:-1]
        shown = kept.rstrip(" ,;–-") + words.CUT_SHORT
    return shown

"""Where things stand on the console ``Thẩm định``: three columns of parts over a band, one screen and one page.

A sheet is a flow: parts one below the other in a declared room, refused at import where they do not fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.model import MOST_GRADES
from xlsx_addin.terms import OUTCOMES_BY_NEWS, Kind, Outcome
from xlsx_addin.words import console as words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Collection


class SheetRows(NamedTuple):
    """Rows of a sheet that belong together: the first, which is the heading, and how many."""

    first: int
    rows: int

    @property
    def last(self) -> int:
        """The last row."""
        return self.first + self.rows - 1

    @property
    def lines(self) -> range:
        """The rows under the heading."""
        return range(self.first + 1, self.first + self.rows)


def flowed(name: str, room: SheetRows, *rows: int) -> tuple[SheetRows, ...]:
    """The parts of so many rows each, one below the other from the top of the room on.

    ValueError, with the number that is over, where they need more rows than the room has: so it does not start.
    """
    over = sum(rows) - room.rows
    if over > 0:
        raise ValueError(f"{name}: {sum(rows)} rows in a room of {room.rows}, {over} too many")
    return tuple(SheetRows(room.first + sum(rows[:number]), each) for number, each in enumerate(rows))


TYPE_SIZE = 11
COLUMN_PIXELS = (8, 122, 249, 14, 219, 42, 14, 64, 34, 58, 228, 56, 72)
"""Columns A to M: settings, counts, and what is next and best."""
HIDDEN_COLUMNS = 1 + MOST_GRADES
"""Behind them, hidden and unprinted: the sentence on the last run, and the numbers of the chart."""

OUTCOME, COUNT, GAP, FIRST, RANK, NAME, LINK, POINTS, LAST, HIDDEN = range(10)
"""Columns of the rectangle that the tool writes, counted from 0."""
SUMMARY_COLUMN = len(COLUMN_PIXELS) - LAST
"""The rectangle's first column on the sheet."""
SUMMARY_COLUMNS = HIDDEN + HIDDEN_COLUMNS

TITLE_ROW, RULE_ROW, CAPTION_ROW, BUTTONS_ROW, STATUS_ROW, SPACE_ROW = range(1, 7)
GRID = SheetRows(first=SPACE_ROW + 1, rows=18)
BAND = SheetRows(first=GRID.last + 2, rows=5)
"""Under the grid and a thin row."""
FOOT_ROW = BAND.last + 1
NOTE_ROW = SPACE_ROW
"""Of the hidden cell with what must be asked before the letter is used in this year; the foot shows it."""

_COUNTED = (words.TOTAL, words.LATE, words.ERRORS, words.WARNINGS)
_TOLD_ABOVE = (words.WARNINGS, words.TOTAL)
"""What the sentence on the last run tells where outcomes need its row, in the order in which they leave."""
STEPS, TOP_LINES, UNSENT_LINES = 5, 3, 2
"""Steps; models of a kind; units that have not sent, before a line for the rest."""

SETTINGS = flowed("settings of the console", GRID, *(1 + part.rows for part in layout.PARTS_OF[layout.CONSOLE]))
"""The parts of the settings; a new one that only documents need belongs on ``Văn bản``."""
NEXT, _, TOP, APART = flowed("steps and models of the console", GRID, 1 + STEPS, 1, 1 + len(Kind) * TOP_LINES, 1)
LEVEL_ROW = SETTINGS[1].first
"""A row for the three columns together: where ``Cấp trên`` has its heading the others have a little air."""


class OutcomeColumn(NamedTuple):
    """The column of the outcomes that a letter knows: which, and where they and the counts below them stand."""

    shown: tuple[Outcome, ...]
    outcomes: SheetRows
    counts: SheetRows
    counted: tuple[str, ...]


def outcome_column(known: Collection[Outcome]) -> OutcomeColumn:
    """Where these outcomes need the row of the warnings, then that of the sum, the last run tells them instead.

    ValueError, with the number that is over, where there are more than that.
    """
    shown = tuple(outcome for outcome in OUTCOMES_BY_NEWS if outcome in known)
    over = 1 + len(shown) + len(_COUNTED) - GRID.rows
    told_above = _TOLD_ABOVE[: max(0, over)]
    counted = tuple(label for label in _COUNTED if label not in told_above)
    outcomes, counts = flowed("outcomes of the console", GRID, 1 + len(shown), len(counted))
    return OutcomeColumn(shown, outcomes, counts, counted)


FULLEST = outcome_column(OUTCOMES_BY_NEWS)
"""That of a letter that knows every outcome: one that has no room does not start."""

"""``Tiến độ``: who has not sent and who was late; beside it the days around the deadline, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.figures import FIRST_DAY, LAST_DAY, MOST_ROWS, Figures
from xlsx_addin.overview.sheets.table import ATTENTION, COUNT, HEADING_ROW, MUTED, PERCENT, StyledValue, TableColumn
from xlsx_addin.template import design
from xlsx_addin.terms import Lateness
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.xlsx.blocks import MOMENT

if TYPE_CHECKING:
    from xlsx_addin.overview.counting.units import Unit
    from xlsx_addin.overview.sheets.table import SheetMaker

_COLUMNS = (
    TableColumn(words.NUMBER, 46, COUNT, "center", colour=design.MUTED),
    TableColumn(words.CODE, 110, colour=design.MUTED, wraps=True),
    TableColumn(words.UNIT, 324, wraps=True),
    TableColumn(words.GROUP, 190, wraps=True),
    TableColumn(words.FIRST_RECEIPT, 126, MOMENT, "center"),
    TableColumn(words.DAYS_LATE, 82, COUNT, "right"),
)
DAYS_COLUMN = len(_COLUMNS) + 1
DAY_ROWS = HEADING_ROW + 1, HEADING_ROW + 1 + LAST_DAY - FIRST_DAY
"""Column and first and last row of the days, from 0; beside them the years: a chart is drawn from them."""
_GAP = 24
_DAY_WIDTH, _YEAR_WIDTH = 92, 62
_YEARS = 3


def years_shown(figures: Figures) -> list[int]:
    """The years of which the days around the deadline are known."""
    return [year for year in figures.years if figures.progress(year)][-_YEARS:]


def in_order(figures: Figures) -> list[Unit]:
    """The units expected or heard of in the year: those that have not sent, then by days late, then group and code."""

    def key(unit: Unit) -> tuple[int, int, int]:
        state = unit.years[figures.year]
        return state.submission is not None, -max(0, state.days or 0), unit.number

    return sorted(figures.heard_of, key=key)


def unit_cells(figures: Figures, unit: Unit) -> list[object]:
    """Code, name and group of a unit; when its first envelope of the year came, or that none did; its days late."""
    state = unit.years.get(figures.year)
    receipt: object = None  # of the unit that keeps the workbook: nobody waits for it
    if state is not None and state.submission is None:
        receipt = StyledValue(words.NOT_SENT, ATTENTION)
    elif state is not None:
        receipt = state.received or StyledValue(words.UNKNOWN_TIME, MUTED)
    days = days_late(unit, figures.year)
    late = None if days is None else StyledValue(days, ATTENTION)
    return [unit.code, unit.name, figures.units.groups[unit.group], receipt, late]


def days_late(unit: Unit, year: int) -> int | str | None:
    """Days late; the mark of the deadline's very day; None where it was in time or nobody can tell."""
    state = unit.years.get(year)
    if state is None or state.lateness is None or state.lateness is Lateness.ON_TIME:
        return None
    return words.DEADLINE_DAY if state.lateness is Lateness.DEADLINE_DAY else state.days


def draw(maker: SheetMaker) -> None:
    """The list, and the table that the chart of page 1 is drawn from."""
    figures = maker.figures
    years = years_shown(figures)
    widths = [column.pixels for column in _COLUMNS] + [_GAP, _DAY_WIDTH, *[_YEAR_WIDTH] * len(years)]
    maker.head(words.PROGRESS_TITLE.format(year=figures.year), _subtitle(maker), widths)
    units = in_order(figures)[: MOST_ROWS[names.SHEET_PROGRESS]]
    rows = [[number, *unit_cells(figures, unit)] for number, unit in enumerate(units, start=1)]
    maker.table(HEADING_ROW, _COLUMNS, rows)
    if years:
        _draw_days(maker, years)
    maker.sheet.freeze_panes(HEADING_ROW + 1, 0)
    maker.sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + max(1, len(units)), len(_COLUMNS) - 1)
    maker.page()


def _draw_days(maker: SheetMaker, years: list[int]) -> None:
    figures, first = maker.figures, DAYS_COLUMN
    columns = [TableColumn(words.DAY, _DAY_WIDTH, align="center")]
    columns += [TableColumn(str(year), _YEAR_WIDTH, PERCENT, "right") for year in years]
    for place, column in enumerate(columns, start=first):
        maker.sheet.write_string(HEADING_ROW, place, column.heading, maker.styles.heading())
    shares = [figures.progress(year) for year in years]
    for offset, day in enumerate(range(FIRST_DAY, LAST_DAY + 1)):
        row = DAY_ROWS[0] + offset
        label = words.DEADLINE if day == 0 else f"{day:+d}".replace("-", "−")
        maker.write(row, first, label, align="center", valign="top")
        for place, of_year in enumerate(shares, start=first + 1):
            share = of_year[offset]
            if share is None:  # a text would be drawn as nothing sent
                maker.sheet.write_blank(row, place, None, maker.cell_style())
            else:
                maker.write(row, place, share, num_format=PERCENT, align="right", valign="top")


def _subtitle(maker: SheetMaker) -> str:
    sent = maker.figures.sent[maker.figures.year]
    parts = [words.PROGRESS_SUBTITLE]
    if not sent.expected:
        parts.append(words.PROGRESS_WITHOUT_LIST)
    if sent.untimed:
        parts.append(words.PROGRESS_UNTIMED.format(count=sent.untimed))
    if names.SHEET_PROGRESS in maker.overview.left_out:
        parts.append(words.CUT.format(shown=MOST_ROWS[names.SHEET_PROGRESS], total=len(maker.figures.heard_of)))
    return "  ·  ".join(parts)

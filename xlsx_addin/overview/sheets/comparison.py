"""``Đối chiếu``: self-grade against grade, and units whose scoring is worth another look. No unit is ranked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import rate, share
from xlsx_addin.overview.measures.figures import ALL_QUALIFIED, MOST_SIGNALS, SIGNAL_SUBJECTS, SIGNALS
from xlsx_addin.overview.sheets.table import (
    COUNT,
    HEADING_ROW,
    PERCENT,
    StyledValue,
    TableColumn,
    grade_words,
    grouped,
    percent,
    put,
)
from xlsx_addin.template import design
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.overview.measures.figures import Signal
    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

_PIXELS = (46, 96, 268, 172, 78, 82, 82, 82, 82, 22, 148, 92)
_ATTENTION: dict[str, Any] = {"bold": True, "font_color": design.ATTENTION}
_HIGHER: dict[str, Any] = {"bg_color": "#FFF3D6"}
_NUMBER: dict[str, Any] = {"num_format": COUNT, "align": "right", "valign": "top"}
_LAST = len(_PIXELS) - 1
_MATRIX_FIRST = 4
"""Column of the first grade of the matrix."""


def left_out(overview: Overview) -> int:
    """Units with a signal that ``Đối chiếu`` has no room for."""
    return max(0, len(overview.figures.signals) - MOST_SIGNALS)


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """Matrix and bins side by side, the units below."""
    figures = maker.overview.figures
    maker.head(sheet, words.COMPARISON_TITLE.format(year=figures.year), words.COMPARISON_SUBTITLE, _PIXELS)
    maker.section(sheet, HEADING_ROW, words.MATRIX_HEADING)
    maker.section(sheet, HEADING_ROW, words.BINS_HEADING, first=10)
    row = _draw_matrix(maker, sheet, HEADING_ROW + 1)
    row = max(row, _draw_bins(maker, sheet, HEADING_ROW + 1))
    _draw_signals(maker, sheet, row + 1)
    maker.page(sheet, repeated=2)


def _draw_matrix(maker: SheetMaker, sheet: Sheet, row: int) -> int:
    figures = maker.overview.figures
    grades = figures.guidance.grades
    heading = maker.styles.heading()
    sheet.merge_range(row, 0, row, _MATRIX_FIRST - 1, words.SELF_GRADE, heading)
    for place, text in enumerate((*(grade.value for grade in grades), words.TOTAL_OF_ROW)):
        sheet.write_string(row, _MATRIX_FIRST + place, text, heading)
    sheet.set_row_pixels(row, 22)
    for down, self_grade in enumerate(grades):
        row += 1
        sheet.merge_range(row, 0, row, _MATRIX_FIRST - 1, self_grade.value, maker.cell_style(valign="top"))
        counts = [figures.matrix.get((self_grade.value, grade.value), 0) for grade in grades]
        for across, count in enumerate(counts):
            look = {"bold": True} if down == across else (_HIGHER if down < across else {})
            maker.write(sheet, row, _MATRIX_FIRST + across, count, **_NUMBER, **look)
        maker.write(sheet, row, _MATRIX_FIRST + len(grades), sum(counts), **_NUMBER, bold=True)
        sheet.set_row_pixels(row, 22)
    counts_of_year = figures.all_years[figures.year]
    compared, higher = counts_of_year["compared"], counts_of_year["self_higher"]
    equal = counts_of_year["self_equal"]
    note = words.MATRIX_NOTE.format(
        count=grouped(higher),
        higher=percent(share(higher, compared)),
        equal=percent(share(equal, compared)),
        lower=percent(share(compared - higher - equal, compared)),
    )
    style = maker.styles.of(font_size=design.TABLE_SIZE, italic=True, font_color=design.MUTED)
    sheet.write_string(row + 1, 0, note, style)
    return row + 1


def _draw_bins(maker: SheetMaker, sheet: Sheet, row: int) -> int:
    figures = maker.overview.figures
    for place, text in enumerate(words.BIN_COLUMNS, start=_LAST - 1):
        sheet.write_string(row, place, text, maker.styles.heading())
    for offset, (label, count) in enumerate(zip(words.BINS, figures.bins, strict=True), start=1):
        maker.write(sheet, row + offset, _LAST - 1, label, valign="top")
        # A dash that is a text has no bar: LibreOffice draws a short one even for 0.
        maker.write(sheet, row + offset, _LAST, count or None, **_NUMBER)
        sheet.set_row_pixels(row + offset, 22)
    bars = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": "#EFE3CB",
        "bar_border_color": "#EFE3CB",
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": max(1, *figures.bins),
        "data_bar_2010": True,
        "bar_axis_position": "none",
    }
    sheet.conditional_format(row + 1, _LAST, row + len(words.BINS), _LAST, bars)
    return row + len(words.BINS)


def _columns(guidance: Guidance) -> list[TableColumn]:
    headings = [heading.format(**grade_words(guidance)) for heading in words.SIGNAL_COLUMNS]
    shares = [TableColumn(heading, _PIXELS[5], PERCENT, "right") for heading in headings[1:5]]
    return [
        TableColumn(words.NUMBER, _PIXELS[0], COUNT, "center", colour=design.MUTED),
        TableColumn(words.CODE, _PIXELS[1], colour=design.MUTED, wraps=True),
        TableColumn(words.UNIT, _PIXELS[2], wraps=True),
        TableColumn(words.GROUP, _PIXELS[3], wraps=True),
        TableColumn(headings[0], _PIXELS[4], COUNT, "right"),
        *shares,
    ]


def _draw_signals(maker: SheetMaker, sheet: Sheet, row: int) -> None:
    figures = maker.overview.figures
    maker.section(sheet, row, words.SIGNALS_HEADING.format(subjects=SIGNAL_SUBJECTS))
    if left_out(maker.overview):
        cut = words.CUT.format(shown=grouped(MOST_SIGNALS), total=grouped(len(figures.signals)))
        sheet.write_string(row, _LAST - 1, cut, maker.styles.subtitle())
    row += 1
    if not figures.signals:
        sheet.write_string(row, 0, words.NO_SIGNALS, maker.styles.subtitle())
        return
    columns = _columns(figures.guidance)
    maker.headings(sheet, row, columns)
    sheet.merge_range(row, len(columns), row, _LAST, words.SIGNAL_COLUMNS[5], maker.styles.heading())
    for number, signal in enumerate(figures.signals[:MOST_SIGNALS], start=1):
        row += 1
        group = figures.units.groups[signal.unit.group]
        values = [number, signal.unit.code, signal.unit.name, group, signal.counts["appraised"], *_shares(signal)]
        maker.row(sheet, row, columns, values)
        reasons = "; ".join(words.SIGNALS[reason] for reason in signal.reasons)
        style = maker.cell_style(font_color=design.ATTENTION, valign="top")
        put(sheet, row, len(columns), reasons, style, _LAST)


def _shares(signal: Signal) -> list[object]:
    names = [*SIGNALS, ALL_QUALIFIED]
    values = [rate(signal.counts, "qualified" if name == ALL_QUALIFIED else name) for name in names]
    return [
        StyledValue(value, _ATTENTION) if name in signal.reasons else value
        for name, value in zip(names, values, strict=True)
    ]

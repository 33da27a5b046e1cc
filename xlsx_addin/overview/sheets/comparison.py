"""``Đối chiếu``: self-grade against grade, and units whose scoring is worth another look. No unit is ranked."""

from __future__ import annotations

from typing import Any

from xlsx_addin.overview.measures.definitions import rate, share
from xlsx_addin.overview.measures.figures import ALL_QUALIFIED, MOST_ROWS, SIGNAL_SUBJECTS, SIGNALS, Figures, Signal
from xlsx_addin.overview.sheets import table
from xlsx_addin.overview.sheets.table import SheetMaker, StyledValue, TableColumn, grade_words, grouped, percent
from xlsx_addin.template import design
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

_PIXELS = (46, 96, 268, 172, 78, 82, 82, 82, 82, 22, 148, 92)
_HIGHER: dict[str, Any] = {"bg_color": "#FFF3D6"}
_NUMBER: dict[str, Any] = {"num_format": table.COUNT, "align": "right", "valign": "top"}
_LAST = len(_PIXELS) - 1
_MATRIX_FIRST = 4
"""Column of the first grade of the matrix."""


def draw(maker: SheetMaker) -> None:
    """Matrix and bins side by side, the units below."""
    maker.head(words.COMPARISON_TITLE.format(year=maker.figures.year), words.COMPARISON_SUBTITLE, _PIXELS)
    maker.section(table.HEADING_ROW, words.MATRIX_HEADING)
    maker.section(table.HEADING_ROW, words.BINS_HEADING, first=10)
    row = _draw_matrix(maker, table.HEADING_ROW + 1)
    row = max(row, _draw_bins(maker, table.HEADING_ROW + 1))
    _draw_signals(maker, row + 1)
    maker.page(repeated=2)


def _draw_matrix(maker: SheetMaker, row: int) -> int:
    figures = maker.figures
    grades = figures.guidance.grades
    heading = maker.styles.heading()
    maker.sheet.merge_range(row, 0, row, _MATRIX_FIRST - 1, words.SELF_GRADE, heading)
    for place, text in enumerate((*(grade.value for grade in grades), words.TOTAL_OF_ROW)):
        maker.sheet.write_string(row, _MATRIX_FIRST + place, text, heading)
    maker.sheet.set_row_pixels(row, 22)
    for down, self_grade in enumerate(grades):
        row += 1
        maker.sheet.merge_range(row, 0, row, _MATRIX_FIRST - 1, self_grade.value, maker.cell_style(valign="top"))
        counts = [figures.matrix.get((self_grade.value, grade.value), 0) for grade in grades]
        for across, count in enumerate(counts):
            look = {"bold": True} if down == across else (_HIGHER if down < across else {})
            maker.write(row, _MATRIX_FIRST + across, count, **_NUMBER, **look)
        maker.write(row, _MATRIX_FIRST + len(grades), sum(counts), **_NUMBER, bold=True)
        maker.sheet.set_row_pixels(row, 22)
    counted = figures.all_years[figures.year]
    compared, higher, equal = (counted[name] for name in ("compared", "self_higher", "self_equal"))
    note = words.MATRIX_NOTE.format(
        count=grouped(higher),
        higher=percent(share(higher, compared)),
        equal=percent(share(equal, compared)),
        lower=percent(share(compared - higher - equal, compared)),
    )
    maker.sheet.write_string(row + 1, 0, note, maker.styles.subtitle())
    return row + 1


def _draw_bins(maker: SheetMaker, row: int) -> int:
    for place, text in enumerate(words.BIN_COLUMNS, start=_LAST - 1):
        maker.sheet.write_string(row, place, text, maker.styles.heading())
    for offset, (label, count) in enumerate(zip(words.BINS, maker.figures.bins, strict=True), start=1):
        maker.write(row + offset, _LAST - 1, label, valign="top")
        # A dash that is a text has no bar: LibreOffice draws a short one even for 0.
        maker.write(row + offset, _LAST, count or None, **_NUMBER)
        maker.sheet.set_row_pixels(row + offset, 22)
    bars = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": "#EFE3CB",
        "bar_border_color": "#EFE3CB",
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": max(1, *maker.figures.bins),
        "data_bar_2010": True,
        "bar_axis_position": "none",
    }
    maker.sheet.conditional_format(row + 1, _LAST, row + len(words.BINS), _LAST, bars)
    return row + len(words.BINS)


def _draw_signals(maker: SheetMaker, row: int) -> None:
    figures = maker.figures
    signals = figures.signals[: MOST_ROWS[names.SHEET_COMPARISON]]
    maker.section(row, words.SIGNALS_HEADING.format(subjects=SIGNAL_SUBJECTS))
    if names.SHEET_COMPARISON in maker.overview.left_out:
        cut = words.CUT.format(shown=grouped(len(signals)), total=grouped(len(figures.signals)))
        maker.sheet.write_string(row, _LAST - 1, cut, maker.styles.subtitle())
    appraised, *shares, reasons = (heading.format(**grade_words(figures.guidance)) for heading in words.SIGNAL_COLUMNS)
    columns = [
        TableColumn(words.NUMBER, _PIXELS[0], table.COUNT, "center", colour=design.MUTED),
        TableColumn(words.CODE, _PIXELS[1], colour=design.MUTED, wraps=True),
        TableColumn(words.UNIT, _PIXELS[2], wraps=True),
        TableColumn(words.GROUP, _PIXELS[3], wraps=True),
        TableColumn(appraised, _PIXELS[4], table.COUNT, "right"),
        *(TableColumn(heading, _PIXELS[5], table.PERCENT, "right") for heading in shares),
    ]
    rows = [[number, *_values(figures, signal)] for number, signal in enumerate(signals, start=1)]
    maker.table(row + 1, columns, rows, words.NO_SIGNALS)
    if signals:
        maker.sheet.merge_range(row + 1, len(columns), row + 1, _LAST, reasons, maker.styles.heading())
    style = maker.cell_style(font_color=design.ATTENTION, valign="top")
    for place, signal in enumerate(signals, start=row + 2):
        maker.put(place, len(columns), "; ".join(words.SIGNALS[name] for name in signal.reasons), style, _LAST)


def _values(figures: Figures, signal: Signal) -> list[object]:
    unit = signal.unit
    rates = {name: rate(signal.counts, name) for name in SIGNALS} | {ALL_QUALIFIED: rate(signal.counts, "qualified")}
    shares = [StyledValue(value, table.ATTENTION) if name in signal.reasons else value for name, value in rates.items()]
    return [unit.code, unit.name, figures.units.groups[unit.group], signal.counts["appraised"], *shares]

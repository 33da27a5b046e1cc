"""The three kinds of charts: native ones, drawn from tables that everybody can see, readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS
from xlsx_addin.overview.sheets import grades, progress
from xlsx_addin.template import design
from xlsx_addin.terms import Kind
from xlsx_addin.words import overview as names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.chart import Chart

    from xlsx_addin.overview.measures.figures import MeasureCounts
    from xlsx_addin.overview.sheets.table import SheetMaker

_BEST, _BETWEEN, _WORST = design.GOOD, (design.GOOD_PALE, design.GOLD, "#EADFC0", "#C9CCD1"), design.MUTED
"""From the best grade to the worst: a letter has two to six of them."""
_SIZE = 10.5
_SMALLEST_LABELLED = 0.04
"""Share of a bar below which its number would not fit."""
_AGES = (
    {"color": design.RED, "width": 3},
    {"color": "#7F8389", "width": 2.25, "dash_type": "dash"},
    {"color": "#A9ABAF", "width": 1.75, "dash_type": "round_dot"},
)
"""Lines of the newest year and of the two before it."""
_RATES: tuple[dict[str, Any], ...] = (
    {"color": design.INK, "width": 2.25},
    {"color": design.GOLD, "width": 2.25, "dash_type": "dash"},
    {"color": design.RED, "width": 2.25},
)


def _face(**properties: Any) -> dict[str, Any]:
    return {"name": design.FONT, "size": _SIZE, "color": design.INK, "bold": False, **properties}


_SHARES = {
    "min": 0,
    "max": 1,
    "major_unit": 0.25,
    "num_format": "0%",
    "num_font": _face(),
    "line": {"none": True},
    "major_tick_mark": "none",
    "major_gridlines": {"visible": True, "line": {"color": design.HAIRLINE, "width": 0.75}},
}
"""The axis of shares."""


def grade_chart(maker: SheetMaker) -> Chart:
    """Grades by kind as bars of one length, from ``Xếp loại``."""
    chart = maker.sheet.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    kinds = [counts for _, counts in grades.kinds_shown(maker.figures)][: len(Kind)]
    shown = maker.figures.guidance.grades
    colours = (_BEST, *_BETWEEN[: len(shown) - 2], _WORST)
    first, last = grades.KIND_ROWS
    for place, (grade, colour) in enumerate(zip(shown, colours, strict=True)):
        column = grades.FIRST_GRADE + place
        font = _face(color=design.WHITE if colour in (_BEST, _WORST) else design.INK)
        chart.add_series(
            {
                "name": grade.value,
                "categories": [names.SHEET_GRADES, first, 0, last, 0],
                "values": [names.SHEET_GRADES, first, column, last, column],
                "fill": {"color": colour},
                "border": {"color": design.WHITE, "width": 1},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "position": "center",
                    "num_format": "#,##0;;",
                    "font": font,
                    "custom": [{"delete": True} if _is_small(counts, place) else {"font": font} for counts in kinds],
                },
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": _face(size=11), "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": 1})
    return _plain(chart)


def _is_small(counts: MeasureCounts, place: int) -> bool:
    total = counts["appraised"]
    return not total or counts[GRADE_COLUMNS[place]] / total < _SMALLEST_LABELLED


def progress_chart(maker: SheetMaker, years: Sequence[int]) -> Chart:
    """Cumulative shares by day, from ``Tiến độ``: the newest year drawn thick."""
    chart = maker.sheet.book.add_chart({"type": "line"})
    first, last = progress.DAY_ROWS
    for column, year in enumerate(years, start=progress.DAYS_COLUMN + 1):
        chart.add_series(
            {
                "name": str(year),
                "categories": [names.SHEET_PROGRESS, first, progress.DAYS_COLUMN, last, progress.DAYS_COLUMN],
                "values": [names.SHEET_PROGRESS, first, column, last, column],
                "line": _AGES[min(max(years) - year, len(_AGES) - 1)],
                "marker": {"type": "none"},
            }
        )
    chart.set_y_axis(_SHARES)
    axis = {"num_font": _face(size=9.5), "line": {"color": design.MUTED}, "major_tick_mark": "none", "interval_unit": 1}
    chart.set_x_axis(axis)
    return _plain(chart)


def rates_chart(maker: SheetMaker, heading_row: int, rows: Mapping[str, int], legend: str) -> Chart:
    """Rates over the years, from ``Qua các năm``: ``rows`` are the names and where their rates stand.

    Only the last point is labelled; ``legend`` is the side on which the names stand.
    """
    chart = maker.sheet.book.add_chart({"type": "line"})
    count = len(maker.figures.years)
    for look, (name, row) in zip(_RATES, rows.items(), strict=False):
        above = "below" if look is _RATES[0] else "above"
        colour = {"color": look["color"]}
        labels = [*[{"delete": True}] * (count - 1), {"position": above, "font": _face(**colour)}]
        chart.add_series(
            {
                "name": name,
                "categories": [names.SHEET_YEARS, heading_row, 1, heading_row, count],
                "values": [names.SHEET_YEARS, row, 1, row, count],
                "line": look,
                "marker": {"type": "circle", "size": 6, "fill": colour, "border": colour},
                "data_labels": {
                    "value": True,
                    "num_format": "0%",
                    "position": above,
                    "font": _face(**colour),
                    "custom": labels,
                },
            }
        )
    chart.set_y_axis(_SHARES)
    chart.set_x_axis({"num_font": _face(size=11), "line": {"color": design.MUTED}, "major_tick_mark": "none"})
    return _plain(chart, legend)


def _plain(chart: Chart, legend: str = "bottom") -> Chart:
    chart.set_legend({"position": legend, "font": _face()})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": design.WHITE}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.show_blanks_as("gap")
    return chart
